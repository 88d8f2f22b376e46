// The analysis of one document: evaluated once, then looked at part by part.
#include "analysis/parts.hpp"
#include "assay/evaluation.hpp"

namespace assay {

using detail::PlanAccess;

Analysis analyze(const Document& document, const AnalysisOptions& options) {
  model::Diagnostics problems;
  const detail::Prepared prepared = detail::prepare_document(document, {}, problems);
  if (!problems.empty()) throw Error(problems.take());
  Evaluation evaluation;
  PlanAccess::run(prepared.plan, prepared.inputs, evaluation);

  const analysis::Subject subject{document, *prepared.plan, prepared.inputs, evaluation};
  Analysis result;
  if (evaluation.presence(prepared.plan->layout.total()) == Presence::given) {
    result.verdicts = analysis::verdicts(subject, options.hypotheses, result.combinations);
    result.distances = analysis::distances(subject);
    result.scores = analysis::score_sensitivities(subject);
    result.weights = analysis::weight_sensitivities(subject);
  }
  result.schedules = analysis::compare_schedules(
      subject, options.schedules ? *options.schedules : usual_schedules(prepared.plan->policy));
  return result;
}

}  // namespace assay
