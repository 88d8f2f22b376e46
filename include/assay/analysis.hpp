// Analysis: how sure a grade is, and what would change it.
//
// Everything here is exact. What is said of a total is said of the scores as they stand: outputs, circumstances and
// knock-outs stay what they are. Where the total is missing, since a party is on hold, only the schedules are compared.
//
// The exact total is the sum of unrounded points; "rounded once" is that sum after the policy's total step alone. The
// grades of a verdict follow what the policy's bands see: the total rounded once, or the exact total (grade_on).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/interval.hpp"

namespace assay {

// What printed points may have been before they were printed.
enum class Reading : std::uint8_t {
  direct,    // awarded as printed: exact
  rounded,   // rounded from something finer, by a mode
  weighted,  // a raw score on a grid of places, weighted and rounded by a mode
};

std::string_view name(Reading reading) noexcept;

// Points of a party given as points are read so; a raw score that the document gives, and what sheets make, are exact
// under every hypothesis. `down` is truncation.
struct Hypothesis {
  Reading reading = Reading::direct;
  RoundingMode mode = RoundingMode::half_up;
  int raw_places = 2;    // of weighted: the grid of raw scores
  Decimal raw_of = 100;  // of weighted: their maximum

  // "direct", "rounded/half_up", "weighted/half_even/2".
  std::string id() const;

  friend bool operator==(const Hypothesis&, const Hypothesis&) = default;
};

// direct, then rounded and weighted (two places of 100) by half_up, half_even, half_down and down.
std::vector<Hypothesis> usual_hypotheses();

enum class Certainty : std::uint8_t { decided, undecided, contradicted };

std::string_view name(Certainty certainty) noexcept;

struct Verdict {
  Hypothesis hypothesis;
  Certainty certainty = Certainty::decided;
  std::optional<Interval> total;           // the exact total, adjusted; nothing where contradicted
  std::vector<std::string> grades;         // ids of bands within reach, best first
  std::vector<std::string> contradicting;  // parties whose points nothing on the grid prints
};

// How many combinations of raw scores on the grid print as published, and how many of them lead to each grade, after
// what knock-outs do to it. The total is rounded once by the policy's total step or, where it has none, by the mode of
// the hypothesis to the most places that any party's points are printed with. Counted by sums in equal steps, never one
// by one; nothing where the sums would be more than max_sums, or the combinations more than 38 digits count.
struct GradeCount {
  std::string grade;
  Decimal by_exact_total;
  Decimal by_rounded_once;
};
struct Combinations {
  Hypothesis hypothesis;  // of Reading::weighted
  std::optional<Decimal> all;
  std::vector<GradeCount> grades;  // best first, those that none leads to as zeros
};
inline constexpr std::size_t max_sums = std::size_t{1} << 20;

// From the value that the bands see to where a neighbouring band begins, or to where the present one does: value −
// boundary. Above zero or zero for the present band, below zero for the better one.
struct Distance {
  std::string grade;  // the band that begins there
  Decimal boundary;
  Ratio difference;
};

// A score that the document gives: points or a raw score of a party, or what one assessor gave for a criterion.
struct ScorePlace {
  std::string party;
  std::string assessor;   // empty where it is the party's
  std::string criterion;  // empty where it is a whole score
  std::string pointer;
  Decimal value;
  Decimal max;
};

// Why no move of a score changes the grade for the better, or for the worse.
enum class Bound : std::uint8_t { none, already_there, out_of_reach };

std::string_view name(Bound bound) noexcept;

// The least value on the score's grid with which the grade is at least this band, the others unchanged.
struct Need {
  std::string grade;
  std::optional<Decimal> least;  // nothing where its maximum does not reach it
};

// What moving one score does, on the grid of the digits that it shows. A move is the change with its sign.
struct ScoreSensitivity {
  ScorePlace place;
  Decimal grid;  // 0.01 for 8.87
  std::optional<Decimal> raise, lower;
  std::string raised_to, lowered_to;  // the grade then
  Bound raise_bound = Bound::none, lower_bound = Bound::none;
  std::vector<Need> needs;  // by band, best first
};

// A weight as a share of the scale, the others scaled in proportion. Points are what they would be without rounding.
struct BreakEven {
  Ratio share;
  std::string grade;  // on the other side of it
};
struct WeightSensitivity {
  std::string party;
  Ratio share;                         // now
  Interval keeps;                      // shares within [0, 1] that keep the grade of the exact total
  std::vector<BreakEven> break_evens;  // ends of `keeps` inside [0, 1], lower first
  bool on_boundary = false;  // the exact total stands where a band begins: every break-even is the present share
  bool indifferent = false;  // the total does not depend on the weight
};

// The same inputs under another schedule.
struct NamedSchedule {
  std::string id;
  RoundingSchedule rounding;
  GradeOn grade_on = GradeOn::rounded_total;
};
struct ScheduleResult {
  NamedSchedule schedule;
  std::string total, total_exact, grade;
  std::string parts_at;  // path of the first figure that differs from the policy's own; empty where none does
  std::string value, policy_value;  // of that figure
};

// The policy's own first, then: exact (no step rounds), total_once (the total half up at its places, or 2), half_even
// (the policy's steps by GB/T 8170), down, exact_total (graded on the total before its step).
std::vector<NamedSchedule> usual_schedules(const Policy& policy);

struct AnalysisOptions {
  std::vector<Hypothesis> hypotheses = usual_hypotheses();
  std::optional<std::vector<NamedSchedule>> schedules = {};  // the usual ones
};

struct Analysis {
  std::vector<Verdict> verdicts;
  std::vector<Combinations> combinations;  // of the hypotheses that are weighted
  std::vector<Distance> distances;
  std::vector<ScoreSensitivity> scores;
  std::vector<WeightSensitivity> weights;
  std::vector<ScheduleResult> schedules;
};

// Throws Error as evaluate does.
Analysis analyze(const Document& document, const AnalysisOptions& options = {});

}  // namespace assay
