// The parts of an analysis, each in a file of its own. They read the table of figures, and run again what follows from
// the scores; none has a rule of its own.
#pragma once

#include <span>
#include <vector>

#include "assay/analysis.hpp"
#include "evaluate/plan_data.hpp"

namespace assay::analysis {

// The document as it was evaluated.
struct Subject {
  const Document& document;
  const detail::PlanData& plan;
  const Inputs& inputs;
  const Evaluation& evaluation;
};

std::vector<Verdict> verdicts(const Subject& subject, std::span<const Hypothesis> hypotheses,
                              std::vector<Combinations>& combinations);
std::vector<Distance> distances(const Subject& subject);
std::vector<ScoreSensitivity> score_sensitivities(const Subject& subject);
std::vector<WeightSensitivity> weight_sensitivities(const Subject& subject);
std::vector<ScheduleResult> compare_schedules(const Subject& subject, std::span<const NamedSchedule> schedules);

}  // namespace assay::analysis
