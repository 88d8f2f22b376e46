// Whole steps: whether a value lies on a grid of them (scores of whole points, presence by half months), and which of
// them lie between two ends.
#pragma once

#include "assay/interval.hpp"
#include "assay/ratio.hpp"
#include "assay/rounding.hpp"

namespace assay::number {

// The step is not zero. A value of more steps than a Decimal can count is on no grid. Allocates nothing for everyday
// values.
inline bool is_multiple(const Ratio& value, const Decimal& step) {
  const Ratio steps = value / step;
  const NumberResult whole = try_round(steps, {RoundingMode::down, 0});
  return whole && Ratio(whole.value) == steps;
}

// The first whole number from a low end on, and the last one up to a high end. The ends are bounded; a whole number of
// more digits than a Decimal has is Code::number_overflow.
inline Decimal first_whole(const End& low) {
  const Decimal whole = round(low.value, {RoundingMode::ceiling, 0});
  return !low.closed && Ratio(whole) == low.value ? whole + 1 : whole;
}
inline Decimal last_whole(const End& high) {
  const Decimal whole = round(high.value, {RoundingMode::floor, 0});
  return !high.closed && Ratio(whole) == high.value ? whole - 1 : whole;
}

}  // namespace assay::number
