// One constraint: whether it can hold, and what it asks of one of its cells while the others stay what they are.
//
// A constraint says left − right ∈ C, where C is {0}, (−∞, 0] and so on, as its comparator says; its cells vary
// independently, so that sums of intervals are exact. All but one cell make up such a sum each side; the values of the
// one that is left follow by moving the rest to the other side.
#pragma once

#include <cstddef>
#include <optional>

#include "audit/network.hpp"

namespace assay::audit_detail {

// A sum of intervals out of which one can be taken again, without adding up the others.
class IntervalSum {
 public:
  void add(const Interval& interval);
  void remove(const Interval& interval);  // one that was added
  Interval interval() const;

 private:
  // The ends that are bounded, added up; the sum is open where any end is, and without end where any is.
  struct Side {
    Ratio value;
    std::size_t open = 0;
    std::size_t endless = 0;

    void add(const End& end);
    void remove(const End& end);
    End end() const;
  };

  Side low_, high_;
};

enum class Part : std::uint8_t { left, percent_of, right };

struct Sums {
  IntervalSum left, percent_of, right;

  IntervalSum& of(Part part) noexcept;
};

// What a cell adds to a form.
Interval contribution(const Interval& values, const Ratio& times);

IntervalSum add_up(const NetworkForm& form, const Network& network);
Sums add_up(const Constraint& constraint, const Network& network);

// Whether some values of the sums satisfy the constraint. A percentage is of what is above zero: of nothing there is
// none, so that a constraint whose whole can only be zero cannot hold.
bool can_hold(const Constraint& constraint, const Sums& sums);

// How many times a cell stands in each part.
struct Multiples {
  Ratio left, percent_of, right;
};

// A cell in two parts of a percentage moves both at once: no sum of the others says what it must be.
bool is_tangled(const Constraint& constraint, const Multiples& cell);

// The values of the cell that some values of the others satisfy the constraint with; nothing where there are none. The
// sums are without the cell, which is not tangled.
std::optional<Interval> solve(const Constraint& constraint, const Sums& others, const Multiples& cell);

// The values of both; nothing where there are none.
std::optional<Interval> common(const Interval& a, const Interval& b);

// The multiples of the step among the values, or the values where there is no step; nothing where there are none.
std::optional<Possible> in_steps(const Interval& values, const std::optional<Decimal>& step);

}  // namespace assay::audit_detail
