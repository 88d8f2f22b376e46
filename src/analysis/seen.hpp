// Values of an evaluation as others see them: after their own rounding step, or what the bands see of the total.
#pragma once

#include "assay/evaluation.hpp"

namespace assay::analysis {

// After the figure's own rounding step. It has a value.
inline Ratio shown(const Evaluation& evaluation, Node node) {
  const Decimal* decimal = evaluation.value(node);
  return decimal != nullptr ? Ratio(*decimal) : *evaluation.exact(node);
}

// The total after its step or before it, as the policy's bands see it. It has a value.
inline Ratio seen_total(const Policy& policy, const Evaluation& evaluation, Node total) {
  return policy.grade_on == GradeOn::exact_total ? *evaluation.exact(total) : shown(evaluation, total);
}

}  // namespace assay::analysis
