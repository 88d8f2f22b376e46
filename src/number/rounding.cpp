#include "assay/rounding.hpp"

#include <array>

#include "number/ratio_parts.hpp"

namespace assay {

using detail::DecimalAccess;
using number::BigInt;
using number::Uint128;

namespace {

constexpr std::array<std::string_view, 7> mode_names = {"half_up", "half_even", "half_down", "down",
                                                        "up",      "floor",     "ceiling"};

enum class Remainder { zero, below_half, half, above_half };

// remainder is in [0, divisor).
template <typename Integer>
Remainder classify(const Integer& remainder, const Integer& divisor) {
  if (remainder == 0) return Remainder::zero;
  const Integer complement = divisor - remainder;
  return remainder < complement   ? Remainder::below_half
         : remainder > complement ? Remainder::above_half
                                  : Remainder::half;
}

// Whether the truncated magnitude moves one step away from zero.
bool away_from_zero(RoundingMode mode, Remainder remainder, bool negative, bool odd) noexcept {
  if (remainder == Remainder::zero) return false;
  switch (mode) {
    case RoundingMode::half_up: return remainder >= Remainder::half;
    case RoundingMode::half_even: return remainder > Remainder::half || (remainder == Remainder::half && odd);
    case RoundingMode::half_down: return remainder > Remainder::half;
    case RoundingMode::down: return false;
    case RoundingMode::up: return true;
    case RoundingMode::floor: return negative;
    case RoundingMode::ceiling: return !negative;
  }
  return false;
}

NumberResult divide_rounded(Uint128 dividend, Uint128 divisor, bool negative, Rounding rounding) noexcept {
  Uint128 rest = 0;
  Uint128 quotient = number::divide(dividend, divisor, rest);
  quotient += away_from_zero(rounding.mode, classify(rest, divisor), negative, (quotient & 1) != 0) ? 1 : 0;
  return DecimalAccess::fit(quotient, negative, rounding.places);
}

NumberResult places_out_of_range() noexcept { return {{}, Code::places_out_of_range}; }

bool in_range(int places) noexcept { return places >= Decimal::min_scale && places <= Decimal::max_scale; }

template <typename Value>
Decimal round_or_throw(const Value& value, Rounding rounding) {
  const NumberResult result = try_round(value, rounding);
  if (result) return result.value;
  if (result.code == Code::places_out_of_range)
    throw Error(Diagnostic{result.code, "", {std::to_string(rounding.places)}});
  throw Error(Diagnostic{result.code, "", {value.to_string()}});
}

}  // namespace

std::string_view name(RoundingMode mode) noexcept { return mode_names[static_cast<std::size_t>(mode)]; }

std::optional<RoundingMode> rounding_mode(std::string_view name) noexcept {
  for (std::size_t i = 0; i < mode_names.size(); ++i) {
    if (mode_names[i] == name) return static_cast<RoundingMode>(i);
  }
  return std::nullopt;
}

NumberResult try_round(const Ratio& value, Rounding rounding) {
  if (!in_range(rounding.places)) return places_out_of_range();
  const bool negative = value.is_negative();
  const Uint128 power = number::power_of_ten(rounding.places < 0 ? -rounding.places : rounding.places);
  if (number::is_small(value)) {
    const number::SmallRatio small(value);
    const Uint128 scaled = rounding.places < 0 ? small.denominator : small.numerator;
    if (number::product_fits(number::bit_width(scaled), number::bit_width(power))) {
      return rounding.places < 0 ? divide_rounded(small.numerator, small.denominator * power, negative, rounding)
                                 : divide_rounded(small.numerator * power, small.denominator, negative, rounding);
    }
  }
  BigInt dividend = abs(number::big_numerator(value)), divisor = number::big_denominator(value);
  (rounding.places < 0 ? divisor : dividend) *= number::widen<BigInt>(power);
  BigInt quotient, rest;
  divide_qr(dividend, divisor, quotient, rest);
  if (away_from_zero(rounding.mode, classify(rest, divisor), negative, bit_test(quotient, 0))) ++quotient;
  return DecimalAccess::fit_wide<BigInt>(quotient, negative, rounding.places);
}

NumberResult try_round(const Decimal& value, Rounding rounding) noexcept {
  if (!in_range(rounding.places)) return places_out_of_range();
  Uint128 magnitude = DecimalAccess::magnitude(value);
  int scale = value.scale();
  if (rounding.places >= scale) {  // exact: show as many of the places as 38 digits reach
    for (; scale < rounding.places && magnitude <= number::max_coefficient / 10; ++scale) magnitude *= 10;
    return {DecimalAccess::make(magnitude, value.is_negative(), scale)};
  }
  const Uint128 divisor = number::power_of_ten(scale - rounding.places);
  if (divisor != 0) return divide_rounded(magnitude, divisor, value.is_negative(), rounding);
  // More than 38 digits are cut off: any coefficient is below half of that.
  const Remainder remainder = magnitude == 0 ? Remainder::zero : Remainder::below_half;
  const bool away = away_from_zero(rounding.mode, remainder, value.is_negative(), false);
  return {DecimalAccess::make(away ? 1 : 0, value.is_negative(), rounding.places)};
}

Decimal round(const Ratio& value, Rounding rounding) { return round_or_throw(value, rounding); }
Decimal round(const Decimal& value, Rounding rounding) { return round_or_throw(value, rounding); }

}  // namespace assay
