// Decimal: an exact decimal number that keeps the digits it was shown with ("20.00" stays "20.00").
//
// A value is coefficient × 10^−scale with |coefficient| ≤ 10^38 − 1 and scale −6…37, so that SQL and Arrow
// decimal128(38, s) hold it. It is trivially copyable, never a binary float, and has no −0.
//   +, −   keep the larger scale            ×   adds the scales
//   /      gives a Ratio (ratio.hpp)        round (rounding.hpp) gives a Decimal again
// Trailing zeros drop only to make a result fit; a result that still does not fit is an error, never a wrap.
// Operators and parse throw Error; the try_ forms return a code and do not throw. Nothing here allocates except
// to_string and what is thrown. Safe to use from many threads.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "assay/error.hpp"

namespace assay {

namespace detail {
struct DecimalAccess;
template <typename T>
concept Integer =
    std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
    !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t> && sizeof(T) <= 8;
}  // namespace detail

class Decimal {
 public:
  static constexpr int max_digits = 38;
  static constexpr int min_scale = -6;
  static constexpr int max_scale = 37;
  // The longest printed form: a sign, 38 digits and 6 zeros.
  static constexpr std::size_t max_text = 45;

  constexpr Decimal() noexcept = default;

  template <detail::Integer T>
  constexpr Decimal(T value) noexcept  // every integer of up to 64 bits is a Decimal of scale 0
      : high_(value < T{0} ? -1 : 0), low_(static_cast<std::uint64_t>(value)) {}

  // Binary floats, truth values and characters are not numbers here.
  template <typename T>
  requires std::floating_point<T> ||(std::integral<T> && !detail::Integer<T>)Decimal(T) = delete;

  // -?(0|[1-9][0-9]*)(\.[0-9]+)? over ASCII, nothing else: no exponent, sign +, group mark, space or full-width digit.
  // Throws Error with Code::number_syntax or Code::number_overflow.
  static Decimal parse(std::string_view text);

  // A coefficient as a 128-bit two's complement number in two halves, and its scale: the form of the C ABI.
  // Throws Code::number_overflow outside the bounds above.
  static Decimal from_parts(std::int64_t high, std::uint64_t low, int scale);
  constexpr std::int64_t coefficient_high() const noexcept { return high_; }
  constexpr std::uint64_t coefficient_low() const noexcept { return low_; }
  constexpr int scale() const noexcept { return scale_; }

  constexpr bool is_zero() const noexcept { return high_ == 0 && low_ == 0; }
  constexpr bool is_negative() const noexcept { return high_ < 0; }

  // Plain digits, as many after the point as the scale says; a negative scale prints as zeros before the point.
  std::string to_string() const;

  // Writes the same text without a terminator and returns its length, at most max_text; needs room for max_text.
  std::size_t print(char* out) const noexcept;

  // Equal in value and in shown digits.
  friend constexpr bool same_digits(const Decimal& a, const Decimal& b) noexcept {
    return a.high_ == b.high_ && a.low_ == b.low_ && a.scale_ == b.scale_;
  }

  // By value: 20 == 20.00. Weak, since equal values may show different digits.
  friend bool operator==(const Decimal& a, const Decimal& b) noexcept;
  friend std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a) noexcept;

 private:
  friend struct detail::DecimalAccess;

  std::int64_t high_ = 0;  // two's complement, high half
  std::uint64_t low_ = 0;
  std::int32_t scale_ = 0;
};

// What a try_ function found: a value where code is Code::ok, else the code and, for parsing, the byte at which the
// text stops being a number.
struct NumberResult {
  Decimal value;
  Code code = Code::ok;
  std::size_t offset = 0;

  explicit operator bool() const noexcept { return code == Code::ok; }
};

NumberResult try_parse(std::string_view text) noexcept;
NumberResult try_add(const Decimal& a, const Decimal& b) noexcept;
NumberResult try_subtract(const Decimal& a, const Decimal& b) noexcept;
NumberResult try_multiply(const Decimal& a, const Decimal& b) noexcept;

}  // namespace assay

// Equal values hash alike, whatever digits they show.
template <>
struct std::hash<assay::Decimal> {
  std::size_t operator()(const assay::Decimal& value) const noexcept;
};
