// The rules of scoring, one place for each, over any exact number domain.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "assay/adjustments.hpp"
#include "assay/criteria.hpp"
#include "assay/rounding.hpp"
#include "evaluate/rules.hpp"

namespace assay::rules {

// Whether two values stand to each other as the comparator says.
template <typename Number>
bool holds(const Number& left, Comparator comparator, const Number& right) {
  switch (comparator) {
    case Comparator::at_most: return left <= right;
    case Comparator::below: return left < right;
    case Comparator::equals: return left == right;
    case Comparator::at_least: return left >= right;
    case Comparator::above: return left > right;
  }
  return true;
}

// The points that a criterion's rule makes of a figure; see criteria.hpp.
template <typename Number>
Number score(const ComputedPoints& computed, const Number& figure, const Number& max) {
  const Number zero(0), full(computed.full);
  switch (computed.rule) {
    case ScoringRule::proportional: return std::clamp<Number>(figure * max / full, zero, max);
    case ScoringRule::reversed: return figure <= full ? max : full * max / figure;
    case ScoringRule::steps: {
      const std::span<const ScoreStep> steps(computed.steps);
      return Number(steps[step_at(steps, figure)].points);
    }
    case ScoringRule::pass: return holds(figure, computed.comparator, full) ? max : zero;
  }
  return zero;
}

// What a panel makes of its assessors' points: at least one, more than it drops. Weights are of weighted_mean.
template <typename Number>
Number combine(const Panel& panel, std::vector<Number>& points, std::span<const Number> weights) {
  const auto mean = [&](std::size_t from, std::size_t to) {
    Number sum = points[from];
    for (std::size_t k = from + 1; k < to; ++k) sum = sum + points[k];
    return sum / Number(to - from);
  };
  switch (panel.combination) {
    case Combination::mean: return mean(0, points.size());
    case Combination::weighted_mean: {
      Number sum(0), weight(0);
      for (std::size_t k = 0; k < points.size(); ++k) {
        sum = sum + points[k] * weights[k];
        weight = weight + weights[k];
      }
      return sum / weight;
    }
    case Combination::median:
      std::sort(points.begin(), points.end());
      return mean((points.size() - 1) / 2, points.size() / 2 + 1);
    case Combination::trimmed_mean:
      std::sort(points.begin(), points.end());
      return mean(static_cast<std::size_t>(panel.drop_lowest),
                  points.size() - static_cast<std::size_t>(panel.drop_highest));
    case Combination::consensus: return points.front();
  }
  return points.front();
}

// The total before its rounding step. `rules` bounds it where something was adjusted.
template <typename Number>
Number adjust(const Number& subtotal, const Number& deductions, const Number& bonuses, const AdjustmentRules& rules,
              const Decimal& scale) {
  using std::max;
  using std::min;
  const Number total = max(subtotal - deductions + bonuses, Number(rules.floor));
  return rules.may_exceed_scale ? total : min(total, Number(scale));
}

// A score rounded by a step; one below its maximum stays below it where the schedule says so.
inline NumberResult try_round_score(const Ratio& score, const Ratio& maximum, Rounding rounding,
                                    bool exact_maximum_only) {
  const NumberResult rounded = try_round(score, rounding);
  if (!exact_maximum_only || !rounded || score >= maximum || Ratio(rounded.value) < maximum) return rounded;
  return try_round(score, {RoundingMode::floor, rounding.places});
}

}  // namespace assay::rules
