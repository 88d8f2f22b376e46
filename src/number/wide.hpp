// Integers wider than 64 bits, for the number room only: __int128 where products fit, Boost cpp_int where they do not.
#pragma once

#include "boost.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "assay/decimal.hpp"
#include "assay/ratio.hpp"

namespace assay::number {

__extension__ using Int128 = __int128;
__extension__ using Uint128 = unsigned __int128;
using BigInt = boost::multiprecision::cpp_int;

inline constexpr std::array<Uint128, 39> powers_of_ten = [] {
  std::array<Uint128, 39> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

inline constexpr Uint128 max_coefficient = powers_of_ten[38] - 1;

inline int bit_width(Uint128 value) noexcept {
  const auto high = static_cast<std::uint64_t>(value >> 64);
  return static_cast<int>(high != 0 ? 64 + std::bit_width(high) : std::bit_width(static_cast<std::uint64_t>(value)));
}

// 10^exponent, or 0 where it does not fit 128 bits.
inline Uint128 power_of_ten(int exponent) noexcept {
  return exponent < static_cast<int>(powers_of_ten.size()) ? powers_of_ten[static_cast<std::size_t>(exponent)] : 0;
}

// Whether the product of values of these widths fits 128 bits for certain.
inline bool product_fits(int bits_a, int bits_b) noexcept { return bits_a + bits_b <= 128; }

// Most quotients have 64-bit parts; the 128-bit division routine costs several times more.
inline Uint128 divide(Uint128 a, Uint128 b, Uint128& remainder) noexcept {
  if ((a >> 64) == 0 && (b >> 64) == 0) {
    const auto x = static_cast<std::uint64_t>(a), y = static_cast<std::uint64_t>(b);
    remainder = x % y;
    return x / y;
  }
  const Uint128 quotient = a / b;
  remainder = a - quotient * b;
  return quotient;
}

template <typename Wide>
Wide widen(Uint128 value) {
  Wide result = static_cast<std::uint64_t>(value >> 64);
  result <<= 64;
  result |= static_cast<std::uint64_t>(value);
  return result;
}

// The last 128 bits of a Boost integer that is not negative.
template <typename Wide>
Uint128 low_bits(const Wide& value) {
  constexpr auto mask = std::numeric_limits<std::uint64_t>::max();
  const Wide low = value & mask, high = (value >> 64) & mask;
  return (static_cast<Uint128>(static_cast<std::uint64_t>(high)) << 64) | static_cast<std::uint64_t>(low);
}

}  // namespace assay::number

namespace assay::detail {

struct DecimalAccess {
  using Int128 = number::Int128;
  using Uint128 = number::Uint128;

  static Int128 coefficient(const Decimal& value) noexcept {
    return static_cast<Int128>((static_cast<Uint128>(static_cast<std::uint64_t>(value.high_)) << 64) | value.low_);
  }
  static Uint128 magnitude(const Decimal& value) noexcept {
    const Int128 signed_value = coefficient(value);
    return signed_value < 0 ? -static_cast<Uint128>(signed_value) : static_cast<Uint128>(signed_value);
  }
  // The caller has checked the bounds. Two's complement has no −0, so a negative zero is just zero.
  static Decimal of_int64(std::int64_t coefficient, int scale) noexcept {
    Decimal result(coefficient);
    result.scale_ = scale;
    return result;
  }

  static Decimal make(Uint128 magnitude, bool negative, int scale) noexcept {
    const Uint128 bits = negative ? -magnitude : magnitude;
    Decimal result;
    result.high_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(bits >> 64));
    result.low_ = static_cast<std::uint64_t>(bits);
    result.scale_ = scale;
    return result;
  }

  // Brings magnitude × 10^−scale within the bounds of Decimal: zeros are appended below the smallest scale, trailing
  // zeros drop where digits or places are too many, and nothing else is given up.
  static NumberResult fit(Uint128 magnitude, bool negative, int scale) noexcept;

  // The same for a Boost integer; beyond 128 bits one zero drops at a time, which only rare results need.
  template <typename Wide>
  static NumberResult fit_wide(Wide magnitude, bool negative, int scale) {
    while (magnitude != 0 && msb(magnitude) > 126) {
      if (magnitude % 10 != 0 || scale == Decimal::min_scale) return {{}, Code::number_overflow};
      magnitude /= 10;
      --scale;
    }
    return fit(number::low_bits(magnitude), negative, scale);
  }
};

struct RatioAccess {
  static const Integer256& numerator(const Ratio& value) noexcept { return value.numerator_; }
  static const Integer256& denominator(const Ratio& value) noexcept { return value.denominator_; }
  static Integer256& numerator(Ratio& value) noexcept { return value.numerator_; }
  static Integer256& denominator(Ratio& value) noexcept { return value.denominator_; }
};

}  // namespace assay::detail
