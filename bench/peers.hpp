// The same work by hand over an integer type, as somebody would write it who knows the bounds of his numbers: a
// coefficient and a scale. The peers take shortcuts that the library may not: nothing is checked for overflow, texts
// are taken to be well formed, and a quotient is rounded at once instead of being kept exact.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace assay_bench {

__extension__ using Int128 = __int128;
using BoostInteger = boost::multiprecision::cpp_int;

template <typename Integer>
struct Scaled {
  Integer coefficient{};
  int scale = 0;
};

template <typename Integer>
const Integer& power_of_ten(int exponent) {
  static const auto powers = [] {
    std::array<Integer, 39> result;
    result[0] = 1;
    for (std::size_t i = 1; i < result.size(); ++i) result[i] = result[i - 1] * 10;
    return result;
  }();
  return powers[static_cast<std::size_t>(exponent)];
}

inline void divide(const Int128& dividend, const Int128& divisor, Int128& quotient, Int128& rest) {
  quotient = dividend / divisor;
  rest = dividend - quotient * divisor;
}
inline void divide(const BoostInteger& dividend, const BoostInteger& divisor, BoostInteger& quotient,
                   BoostInteger& rest) {
  divide_qr(dividend, divisor, quotient, rest);
}

template <typename Integer>
Integer divide_half_up(Integer dividend, Integer divisor) {
  const bool negative = (dividend < 0) != (divisor < 0);
  if (dividend < 0) dividend = -dividend;
  if (divisor < 0) divisor = -divisor;
  Integer quotient, rest;
  divide(dividend, divisor, quotient, rest);
  rest *= 2;
  if (rest >= divisor) quotient += 1;
  if (negative) quotient = -quotient;
  return quotient;
}

template <typename Integer>
Scaled<Integer> parse(std::string_view text) {
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  Scaled<Integer> result;
  std::uint64_t chunk = 0;  // up to eighteen digits at a time in one machine word
  int digits = 0;
  bool after_point = false;
  for (const char c : text) {
    if (c == '.') {
      after_point = true;
      continue;
    }
    chunk = chunk * 10 + static_cast<std::uint64_t>(c - '0');
    if (after_point) ++result.scale;
    if (++digits == 18) {
      result.coefficient = result.coefficient * power_of_ten<Integer>(18) + chunk;
      chunk = 0;
      digits = 0;
    }
  }
  if (digits != 0) {
    if (result.coefficient != 0) result.coefficient *= power_of_ten<Integer>(digits);
    result.coefficient += chunk;
  }
  if (negative) result.coefficient = -result.coefficient;
  return result;
}

// Writes the text without a terminator and returns its length.
template <typename Integer>
std::size_t print(const Scaled<Integer>& value, char* out) {
  char digits[64];
  char* const last = digits + sizeof digits;
  char* first = last;
  Integer rest = value.coefficient;
  const bool negative = rest < 0;
  if (negative) rest = -rest;
  while (rest > std::numeric_limits<std::uint64_t>::max()) {
    Integer quotient, chunk;
    divide(rest, power_of_ten<Integer>(18), quotient, chunk);
    auto low = static_cast<std::uint64_t>(chunk);
    for (int i = 0; i < 18; ++i, low /= 10) *--first = static_cast<char>('0' + low % 10);
    rest = quotient;
  }
  for (auto low = static_cast<std::uint64_t>(rest); low != 0; low /= 10) *--first = static_cast<char>('0' + low % 10);
  while (last - first <= value.scale) *--first = '0';

  char* to = out;
  if (negative) *to++ = '-';
  to = std::copy(first, last - value.scale, to);
  if (value.scale > 0) {
    *to++ = '.';
    to = std::copy(last - value.scale, last, to);
  }
  return static_cast<std::size_t>(to - out);
}

template <typename Integer>
Scaled<Integer> add(const Scaled<Integer>& a, const Scaled<Integer>& b) {
  if (a.scale == b.scale) return {a.coefficient + b.coefficient, a.scale};
  if (a.scale < b.scale) return {a.coefficient * power_of_ten<Integer>(b.scale - a.scale) + b.coefficient, b.scale};
  return {a.coefficient + b.coefficient * power_of_ten<Integer>(a.scale - b.scale), a.scale};
}

template <typename Integer>
Scaled<Integer> subtract(const Scaled<Integer>& a, const Scaled<Integer>& b) {
  if (a.scale == b.scale) return {a.coefficient - b.coefficient, a.scale};
  if (a.scale < b.scale) return {a.coefficient * power_of_ten<Integer>(b.scale - a.scale) - b.coefficient, b.scale};
  return {a.coefficient - b.coefficient * power_of_ten<Integer>(a.scale - b.scale), a.scale};
}

template <typename Integer>
Scaled<Integer> multiply(const Scaled<Integer>& a, const Scaled<Integer>& b) {
  return {a.coefficient * b.coefficient, a.scale + b.scale};
}

// a × 10^more ÷ b, half up at two places.
template <typename Integer>
Scaled<Integer> divide(const Scaled<Integer>& a, const Scaled<Integer>& b, int more = 0) {
  const int shift = 2 + more + b.scale - a.scale;
  if (shift >= 0) return {divide_half_up<Integer>(a.coefficient * power_of_ten<Integer>(shift), b.coefficient), 2};
  return {divide_half_up<Integer>(a.coefficient, b.coefficient * power_of_ten<Integer>(-shift)), 2};
}

}  // namespace assay_bench
