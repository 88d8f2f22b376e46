// Criteria (评分细则): what a party's raw score is made of, and how several assessors' sheets make one.
//
// Criteria form a tree; the maxima of the parts of a criterion total its own. A leaf is judged in points, judged in
// words (tiers), or computed from a figure. A criterion that does not apply ("n/a", or an attainment without a target)
// is left out, and the rest is rescaled to the full maximum; where all assessors say so of it, it does not apply. A
// figure that is missing, or a party of whose criteria none applies, leaves the total open as a party on hold does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/amount.hpp"
#include "assay/decimal.hpp"
#include "assay/relation.hpp"

namespace assay {

// How a figure becomes points. Where a percentage does not exist but whether its target is met is known (a target of
// zero), a met target earns all points and one that is not met none, whatever the rule.
enum class ScoringRule : std::uint8_t {
  proportional,  // figure ÷ full × max, from 0 to max
  reversed,      // full ÷ figure × max for "no more than", max where the figure is not above full
  steps,         // the points of the step that the figure reaches
  pass,          // all points where the figure stands to `full` as the comparator says, else none
};

std::string_view name(ScoringRule rule) noexcept;

// Which value of the figure the rule sees: after its own rounding step, or before it.
enum class FigureValue : std::uint8_t { rounded, exact };

std::string_view name(FigureValue value) noexcept;

// Closed below, as bands are; the lowest takes everything below it too. `to` is the open upper end of a published
// table, kept so that its gaps can be refused.
struct ScoreStep {
  Decimal from;
  Decimal points;
  std::optional<Decimal> to = {};

  friend bool operator==(const ScoreStep&, const ScoreStep&) = default;
};

struct ComputedPoints {
  std::string figure;  // path of a figure that no score makes: of indicators, staffing, register, surveys
  ScoringRule rule = ScoringRule::proportional;
  Decimal full = 100;
  Comparator comparator = Comparator::at_least;  // of pass
  std::vector<ScoreStep> steps = {};             // highest first
  FigureValue value = FigureValue::rounded;

  friend bool operator==(const ComputedPoints&, const ComputedPoints&) = default;
};

// A word that assessors may give, and its points.
struct Tier {
  std::string id;
  std::string name = {};
  Decimal points;

  friend bool operator==(const Tier&, const Tier&) = default;
};

struct Criterion {
  std::string id;  // unique among all criteria of its party
  std::string name = {};
  Decimal max;
  std::vector<Criterion> criteria = {};
  std::vector<Tier> tiers = {};
  Rare<ComputedPoints> computed = {};  // points judged beside it count, and the computed ones are kept

  friend bool operator==(const Criterion&, const Criterion&) = default;
};

inline constexpr int max_criteria_depth = 8;

// How assessors' points become one. A median of an even number is the mean of the two in the middle. Trimming drops by
// value: of equal points it does not matter which are dropped. Consensus: all that count say the same of each
// criterion.
enum class Combination : std::uint8_t { mean, weighted_mean, median, trimmed_mean, consensus };

std::string_view name(Combination combination) noexcept;

// What is combined: each criterion, whose results are then summed, or the sums of whole sheets.
enum class CombinedBy : std::uint8_t { criterion, sheet };

std::string_view name(CombinedBy by) noexcept;

// What a sheet, or a point of one, is that nobody handed in: refused, left out, or zero. By sheet, one that lacks a
// point is left out as a whole.
enum class MissingSheet : std::uint8_t { refuse, ignore, zero };

std::string_view name(MissingSheet missing) noexcept;

struct Panel {
  Combination combination = Combination::mean;
  CombinedBy by = CombinedBy::criterion;
  int drop_highest = 0;  // of trimmed_mean
  int drop_lowest = 0;
  MissingSheet missing = MissingSheet::refuse;
  int at_least = 1;  // sheets that must count, before any is dropped; never fewer than are dropped and one more

  friend bool operator==(const Panel&, const Panel&) = default;
};

}  // namespace assay
