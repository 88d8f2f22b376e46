#include <algorithm>

#include "assay/printed.hpp"
#include "number/multiple.hpp"
#include "number/printed_words.hpp"

namespace assay {

namespace {

// 10^exponent; the exponent of a printed number may be any that a Decimal has digits or places for.
Ratio power_of_ten(int exponent) {
  const Ratio power = Decimal::from_parts(0, 1, exponent < 0 ? -exponent : 0);
  if (exponent < 0) return power;
  Ratio result = 1;
  for (; exponent > 0; --exponent) result = result * Ratio(10);
  return result;
}

// The power of ten of the last digit that is not zero, at least `last`: 1 of 20, 5 of 50万. Of zero it is `last`.
int significant_place(const Decimal& value, int last) {
  if (value.is_zero()) return last;
  int place = last;
  for (Ratio power = power_of_ten(last + 1); number::is_multiple(value / power, 1); power = power * Ratio(10)) ++place;
  return place;
}

bool is_whole(const Printed& printed) noexcept { return printed.shown == 0 && printed.scale == 0; }

// Where a whole number is shown without 万 or 亿, its zeros at the end may only fill places.
int hedged_place(const Printed& printed) {
  return is_whole(printed) ? significant_place(printed.value, 0) : printed.last_place();
}

// What rounds to the number; its scale may be larger than a Rounding's places reach.
Interval rounded_to(const Printed& printed, RoundingMode mode) {
  const Ratio scale = power_of_ten(printed.scale);
  const Decimal typed = round(Ratio(printed.value) / scale, {RoundingMode::down, printed.shown});
  return unrounded(typed, {mode, printed.shown}) * scale;
}

[[noreturn]] void refuse(const Printed& printed, const std::optional<Decimal>& step) {
  throw Error(Diagnostic{Code::no_possible_value, "", {printed.raw, step ? step->to_string() : ""}});
}

// All values between two ends that may be reversed or equal.
Interval between(const Printed& printed, End low, End high) {
  if (low.value > high.value || (low.value == high.value && !(low.closed && high.closed))) refuse(printed, {});
  return {std::move(low), std::move(high)};
}

Interval values_of(const Printed& printed, std::optional<RoundingMode> mode) {
  const Ratio value = printed.value;
  switch (printed.hedge) {
    case Hedge::none: break;
    case Hedge::about: {
      // Nobody says about of a whole number and means that one alone.
      const Ratio half = std::max(power_of_ten(hedged_place(printed)) / Ratio(2), Ratio(is_whole(printed) ? 1 : 0));
      return {End{value - half}, End{value + half}};
    }
    case Hedge::nearly: return {End{value - power_of_ten(hedged_place(printed)), false}, End{value}};
    case Hedge::over: {
      const Ratio most = power_of_ten(significant_place(printed.value, printed.last_place()));
      return {End{value, false}, End{value + most, false}};
    }
    case Hedge::above: return {End{value, false}, End::none()};
    case Hedge::at_least: return {End{value}, End::none()};
    case Hedge::below: return between(printed, End{0}, End{value, false});
    case Hedge::at_most: return between(printed, End{0}, End{value});
  }
  if (mode) return rounded_to(printed, *mode);
  const Ratio ulp = power_of_ten(printed.last_place());
  return {End{value - ulp, false}, End{value + ulp, false}};
}

}  // namespace

bool Possible::contains(const Ratio& value) const {
  return values.contains(value) && (!step || number::is_multiple(value, *step));
}

std::optional<Decimal> counting_step(const Printed& printed) {
  if (!printed.has_value || printed.shown != 0 || printed.scale != 0) return std::nullopt;
  if (printed.unit.empty()) return 1;
  const number::Unit* unit = word_at(number::units, printed.unit);
  if (!unit || unit->word != printed.unit || unit->kind != number::UnitKind::counted) return std::nullopt;
  return 1;
}

Possible stands_for(const Printed& printed, std::optional<RoundingMode> mode, std::optional<Decimal> step) {
  if (!printed.has_value) refuse(printed, {});
  const Interval values = values_of(printed, mode);
  if (!step) return {values};
  const auto in_steps = [&](const End& end) { return End{end.value / *step, end.closed}; };
  End low = values.low(), high = values.high();
  if (low.bounded) low = {number::first_whole(in_steps(low)) * *step};
  if (high.bounded) high = {number::last_whole(in_steps(high)) * *step};
  if (low.bounded && high.bounded && low.value > high.value) refuse(printed, step);
  return {Interval(low, high), step};
}

}  // namespace assay
