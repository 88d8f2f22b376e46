#include "assay/interval.hpp"

#include <optional>
#include <utility>

namespace assay {

namespace {

// Of two low or two high ends, the one that reaches further out: no end at all, and at one value a closed one.
const End& outer_low(const End& a, const End& b) {
  if (!a.bounded || !b.bounded) return a.bounded ? b : a;
  if (a.value != b.value) return a.value < b.value ? a : b;
  return a.closed ? a : b;
}
const End& outer_high(const End& a, const End& b) {
  if (!a.bounded || !b.bounded) return a.bounded ? b : a;
  if (a.value != b.value) return a.value > b.value ? a : b;
  return a.closed ? a : b;
}

// The other one.
const End& inner_low(const End& a, const End& b) { return &outer_low(a, b) == &a ? b : a; }
const End& inner_high(const End& a, const End& b) { return &outer_high(a, b) == &a ? b : a; }

End sum(const End& a, const End& b) {
  if (!a.bounded || !b.bounded) return End::none();
  return {a.value + b.value, a.closed && b.closed};
}
End negated(const End& end) { return {-end.value, end.closed, end.bounded}; }

int sign_of(const Ratio& value) { return value.is_zero() ? 0 : value.is_negative() ? -1 : 1; }

// A corner of the rectangle that two intervals span: the product of an end of one and an end of the other. It may be
// infinite: then `infinite` is its sign, else 0.
struct Corner {
  End end;
  int infinite = 0;
};

// The sides are −1 for a low end and 1 for a high one. Zero times anything is zero, which belongs to the product where
// zero belongs to the operand; zero times infinity too, since what lies between is reached by the other corners.
Corner corner(const End& a, int a_side, const End& b, int b_side) {
  const bool a_zero = a.bounded && a.value.is_zero(), b_zero = b.bounded && b.value.is_zero();
  if (a_zero || b_zero) return {{Ratio(), (a_zero && a.closed) || (b_zero && b.closed)}};
  if (a.bounded && b.bounded) return {{a.value * b.value, a.closed && b.closed}};
  return {End::none(), (a.bounded ? sign_of(a.value) : a_side) * (b.bounded ? sign_of(b.value) : b_side)};
}

// The reciprocals of an interval without zero: each end is the reciprocal of the other one, where an open end at zero
// and no end at all are each other's.
End reciprocal(const End& end) {
  if (!end.bounded) return {Ratio(), false};
  if (end.value.is_zero()) return End::none();
  return {Ratio(1) / end.value, end.closed};
}

bool is_empty(const End& low, const End& high) {
  if (!low.bounded || !high.bounded) return false;
  return low.value > high.value || (low.value == high.value && !(low.closed && high.closed));
}

std::string low_text(const End& end) { return end.bounded ? (end.closed ? "[" : "(") + end.value.to_string() : "(-∞"; }
std::string high_text(const End& end) { return end.bounded ? end.value.to_string() + (end.closed ? "]" : ")") : "∞)"; }

// How far the values that round to a result lie from it, in halves of its last place: towards zero, where the end that
// is a tie belongs to it or not, and away from zero. `floor` and `ceiling` see every result as a positive one.
struct Reach {
  int inwards;
  bool inwards_closed;
  int outwards;
  bool outwards_closed;
};

Reach reach_of(RoundingMode mode, bool is_even) noexcept {
  switch (mode) {
    case RoundingMode::half_up: return {1, true, 1, false};
    case RoundingMode::half_down: return {1, false, 1, true};
    case RoundingMode::half_even: return {1, is_even, 1, is_even};
    case RoundingMode::down:
    case RoundingMode::floor: return {0, true, 2, false};
    case RoundingMode::up:
    case RoundingMode::ceiling: return {2, false, 0, true};
  }
  return {0, true, 0, true};
}

}  // namespace

Interval::Interval(End low, End high)
    : low_(low.bounded ? std::move(low) : End::none()), high_(high.bounded ? std::move(high) : End::none()) {
  if (is_empty(low_, high_)) throw Error(Diagnostic{Code::empty_interval, "", {low_text(low_), high_text(high_)}});
}

bool Interval::contains(const Ratio& value) const {
  return (!low_.bounded || (low_.closed ? low_.value <= value : low_.value < value)) &&
         (!high_.bounded || (high_.closed ? value <= high_.value : value < high_.value));
}

bool Interval::overlaps(const Interval& other) const {
  return !is_empty(inner_low(low_, other.low_), inner_high(high_, other.high_));
}

Ratio Interval::gap(const Interval& other) const {
  if (high_.bounded && other.low_.bounded && high_.value < other.low_.value) return other.low_.value - high_.value;
  if (other.high_.bounded && low_.bounded && other.high_.value < low_.value) return low_.value - other.high_.value;
  return {};
}

std::string Interval::to_string() const {
  return is_single() ? low_.value.to_string() : low_text(low_) + ", " + high_text(high_);
}

Interval operator+(const Interval& a, const Interval& b) { return {sum(a.low_, b.low_), sum(a.high_, b.high_)}; }

Interval operator-(const Interval& a, const Interval& b) {
  return {sum(a.low_, negated(b.high_)), sum(a.high_, negated(b.low_))};
}

Interval operator*(const Interval& a, const Ratio& factor) {
  if (factor.is_zero()) return {};  // no end is open: every value gives zero
  const End low{a.low_.value * factor, a.low_.closed, a.low_.bounded};
  const End high{a.high_.value * factor, a.high_.closed, a.high_.bounded};
  return factor.is_negative() ? Interval(high, low) : Interval(low, high);
}

Interval operator*(const Interval& a, const Interval& b) {
  std::optional<End> low, high;
  for (const int a_side : {-1, 1}) {
    for (const int b_side : {-1, 1}) {
      const auto [end, infinite] = corner(a_side < 0 ? a.low_ : a.high_, a_side, b_side < 0 ? b.low_ : b.high_, b_side);
      if (infinite <= 0) low = low ? outer_low(*low, end) : end;
      if (infinite >= 0) high = high ? outer_high(*high, end) : end;
    }
  }
  // Where every corner is infinite, so are both sides.
  return {low.value_or(End::none()), high.value_or(End::none())};
}

Interval operator/(const Interval& a, const Interval& b) {
  if (b.contains(0)) throw Error(Diagnostic{Code::division_by_zero, "", {a.to_string()}});
  return a * Interval(reciprocal(b.high_), reciprocal(b.low_));
}

// The smaller of two values is as low as one operand's low end where that one attains it, whatever the other does; it
// is as high as the lower of the high ends only where the other operand reaches that far too. `max` is its mirror
// image.
Interval min(const Interval& a, const Interval& b) {
  return {outer_low(a.low(), b.low()), inner_high(a.high(), b.high())};
}

Interval max(const Interval& a, const Interval& b) {
  return {inner_low(a.low(), b.low()), outer_high(a.high(), b.high())};
}

Interval intersection(const Interval& a, const Interval& b) {
  return {inner_low(a.low(), b.low()), inner_high(a.high(), b.high())};
}

Interval unrounded(const Decimal& value, Rounding rounding) {
  const Decimal result = round(value, rounding);
  if (result != value) {
    const Decimal below = round(value, {RoundingMode::floor, rounding.places});
    const Decimal above = round(value, {RoundingMode::ceiling, rounding.places});
    throw Error(Diagnostic{
        Code::empty_interval, "", {"(" + below.to_string(), above.to_string() + ")", std::to_string(rounding.places)}});
  }
  // A result that shows fewer places than the rounding keeps has dropped zeros.
  const bool is_even = result.scale() < rounding.places || (result.coefficient_low() & 1) == 0;
  const bool by_magnitude = rounding.mode != RoundingMode::floor && rounding.mode != RoundingMode::ceiling;
  const Reach reach = reach_of(rounding.mode, is_even);
  const Ratio half = Ratio(Decimal::from_parts(0, 1, rounding.places)) / Ratio(2);
  const auto inwards = [&](int sign) {
    return End{Ratio(result) - half * Ratio(sign * reach.inwards), reach.inwards_closed};
  };
  const auto outwards = [&](int sign) {
    return End{Ratio(result) + half * Ratio(sign * reach.outwards), reach.outwards_closed};
  };
  if (by_magnitude && result.is_zero()) return {outwards(-1), outwards(1)};
  if (by_magnitude && result.is_negative()) return {outwards(-1), inwards(-1)};
  return {inwards(1), outwards(1)};
}

End reaches(const Ratio& from, Rounding rounding) {
  // What rounds to at least `from` rounds to at least the first result that is not below it.
  return unrounded(round(from, {RoundingMode::ceiling, rounding.places}), rounding).low();
}

}  // namespace assay
