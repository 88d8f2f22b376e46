// Interval: the exact set of values between two ends, each of which belongs to it (closed) or not (open).
//
// It is what a printed number can mean: 8.87 rounded half up to two places was any of [8.865, 8.875). Never empty; a
// single value is an interval whose ends are equal and closed. A side without an end goes on forever (以上). Operations
// give the exact set of results, for operands that vary independently.
#pragma once

#include <string>

#include "assay/ratio.hpp"
#include "assay/rounding.hpp"

namespace assay {

struct End {
  Ratio value;
  bool closed = true;
  bool bounded = true;  // false: there is no end on this side; then the value is 0 and not closed

  static End none() { return {Ratio(), false, false}; }

  friend bool operator==(const End&, const End&) = default;
};

class Interval {
 public:
  Interval() = default;  // 0
  Interval(Ratio value) : low_{value, true}, high_{std::move(value), true} {}
  template <detail::Integer T>
  Interval(T value) : Interval(Ratio(value)) {}
  // Throws Code::empty_interval where no value lies between the ends.
  Interval(End low, End high);

  const End& low() const noexcept { return low_; }
  const End& high() const noexcept { return high_; }
  bool is_single() const { return low_.bounded && high_.bounded && low_.value == high_.value; }
  bool contains(const Ratio& value) const;
  bool overlaps(const Interval& other) const;

  // How far apart the two are: from the high end of one to the low end of the other; 0 where they overlap or touch.
  Ratio gap(const Interval& other) const;

  // "[89.98, 90.015)"; a single value as the value alone; without an end "[20, ∞)", "(-∞, ∞)".
  std::string to_string() const;

  friend Interval operator+(const Interval& a, const Interval& b);
  friend Interval operator-(const Interval& a, const Interval& b);
  friend Interval operator*(const Interval& a, const Ratio& factor);
  template <detail::Integer T>
  friend Interval operator*(const Interval& a, T factor) {
    return a * Ratio(factor);
  }
  friend Interval operator*(const Interval& a, const Interval& b);
  // Throws Code::division_by_zero where 0 lies in the divisor.
  friend Interval operator/(const Interval& a, const Interval& b);
  friend bool operator==(const Interval&, const Interval&) = default;

 private:
  End low_, high_;
};

// The smallest and the largest of both, value by value.
Interval min(const Interval& a, const Interval& b);
Interval max(const Interval& a, const Interval& b);

// The values of the first that lie in the second; throws Code::empty_interval where there are none.
Interval intersection(const Interval& a, const Interval& b);

// All values that round to this one, which shows as many places as the rounding keeps: [8.865, 8.875). Empty where the
// value is no result of that rounding: Code::empty_interval.
Interval unrounded(const Decimal& value, Rounding rounding);

// The smallest end from which on values round to at least `from`: below it they do not. `from` need not be a result of
// the rounding.
End reaches(const Ratio& from, Rounding rounding);

}  // namespace assay
