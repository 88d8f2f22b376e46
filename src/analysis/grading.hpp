// What a total earns: the exact total after its adjustments, and the grade that it has. The rules are those of the
// evaluation; outputs, circumstances and knock-outs stay what they are.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/parts.hpp"
#include "evaluate/score_rules.hpp"

namespace assay::analysis {

// Grades are numbers of bands, best first. The evaluation has a total.
class Grading {
 public:
  explicit Grading(const Subject& subject);

  const Policy& policy() const noexcept { return subject_.plan.policy; }

  // The total that a subtotal makes, nothing rounded.
  template <typename Number>
  Number total(const Number& subtotal) const {
    if (!is_adjusted_) return subtotal;
    return rules::adjust(subtotal, Number(deductions_), Number(bonuses_), *policy().adjustments, policy().scale);
  }

  // What was adjusted: bonuses without deductions.
  Ratio shift() const { return bonuses_ - deductions_; }

  // The policy's total step, and what the total is rounded by before the bands see it: nothing where they see it exact.
  const std::optional<Rounding>& total_step() const noexcept;
  std::optional<Rounding> seen() const noexcept;

  // The grade of an exact total that the bands see rounded so. A higher total has no worse one.
  std::size_t grade(const Ratio& total, const std::optional<Rounding>& rounding) const;

  // The grades that exact totals of an interval have, seen as the policy says.
  std::vector<std::size_t> grades(const Interval& totals) const;

 private:
  End beginning(const Band& band) const;
  std::size_t knocked_out(std::size_t band) const;

  const Subject& subject_;
  bool is_adjusted_ = false;
  Ratio deductions_, bonuses_;
};

}  // namespace assay::analysis
