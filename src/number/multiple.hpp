// Whether a value lies on a grid of steps: scores of whole points, presence by half months.
#pragma once

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

}  // namespace assay::number
