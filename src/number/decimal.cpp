#include "number/wide.hpp"

#include <algorithm>

namespace assay {

using detail::DecimalAccess;
using number::Uint128;

namespace detail {

NumberResult DecimalAccess::fit(Uint128 magnitude, bool negative, int scale) noexcept {
  while (scale < Decimal::min_scale) {
    if (magnitude > number::max_coefficient / 10) return {{}, Code::number_overflow};
    magnitude *= 10;
    ++scale;
  }
  while (magnitude > number::max_coefficient || scale > Decimal::max_scale) {
    if (magnitude % 10 != 0 || scale == Decimal::min_scale) return {{}, Code::number_overflow};
    magnitude /= 10;
    --scale;
  }
  return {make(magnitude, negative, scale)};
}

}  // namespace detail

namespace {

// 10^81 is the largest magnitude that two aligned coefficients reach (38 digits and 43 places apart): 320 bits hold
// it without allocation, so that the try_ functions stay noexcept.
using Aligned = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<
    320, 320, boost::multiprecision::signed_magnitude, boost::multiprecision::unchecked, void>>;

Aligned aligned(Uint128 magnitude, int power) {
  auto value = number::widen<Aligned>(magnitude);
  for (; power > 0; power -= 18) value *= static_cast<std::uint64_t>(number::power_of_ten(std::min(power, 18)));
  return value;
}

// |magnitude| × 10^power where it stays below 2^127, so that signed sums of two cannot wrap.
bool scale_up(Uint128& magnitude, int power) noexcept {
  if (power == 0 || magnitude == 0) return true;
  const Uint128 factor = number::power_of_ten(power);
  if (factor == 0 || number::bit_width(magnitude) + number::bit_width(factor) > 127) return false;
  magnitude *= factor;
  return true;
}

// What most amounts are: 64 bits of coefficient.
bool is_small(const Decimal& value) noexcept {
  return value.coefficient_high() == static_cast<std::int64_t>(value.coefficient_low()) >> 63;
}

NumberResult sum(const Decimal& a, const Decimal& b, bool negate_b) noexcept {
  if (a.scale() == b.scale() && is_small(a) && is_small(b)) {
    const auto x = static_cast<std::int64_t>(a.coefficient_low()), y = static_cast<std::int64_t>(b.coefficient_low());
    std::int64_t result = 0;
    if (!(negate_b ? __builtin_sub_overflow(x, y, &result) : __builtin_add_overflow(x, y, &result))) {
      return {DecimalAccess::of_int64(result, a.scale())};
    }
  }
  const int scale = std::max(a.scale(), b.scale());
  Uint128 x = DecimalAccess::magnitude(a), y = DecimalAccess::magnitude(b);
  const bool negative_a = a.is_negative(), negative_b = b.is_negative() != negate_b;
  const int up_a = scale - a.scale(), up_b = scale - b.scale();
  const Uint128 x0 = x, y0 = y;
  if (scale_up(x, up_a) && scale_up(y, up_b)) {
    // Both are below 2^127, so neither the sum nor the difference wraps.
    if (negative_a == negative_b) return DecimalAccess::fit(x + y, negative_a, scale);
    return x >= y ? DecimalAccess::fit(x - y, negative_a, scale) : DecimalAccess::fit(y - x, negative_b, scale);
  }
  const Aligned p = aligned(x0, up_a), q = aligned(y0, up_b);
  if (negative_a == negative_b) return DecimalAccess::fit_wide<Aligned>(p + q, negative_a, scale);
  return p >= q ? DecimalAccess::fit_wide<Aligned>(p - q, negative_a, scale)
                : DecimalAccess::fit_wide<Aligned>(q - p, negative_b, scale);
}

int compare_magnitudes(const Decimal& a, const Decimal& b) noexcept {
  Uint128 x = DecimalAccess::magnitude(a), y = DecimalAccess::magnitude(b);
  const int scale = std::max(a.scale(), b.scale());
  const Uint128 x0 = x, y0 = y;
  if (scale_up(x, scale - a.scale()) && scale_up(y, scale - b.scale())) return x < y ? -1 : x > y ? 1 : 0;
  const Aligned p = aligned(x0, scale - a.scale()), q = aligned(y0, scale - b.scale());
  return p < q ? -1 : p > q ? 1 : 0;
}

int compare(const Decimal& a, const Decimal& b) noexcept {
  if (a.is_negative() != b.is_negative()) return a.is_negative() ? -1 : 1;
  const int magnitude = compare_magnitudes(a, b);
  return a.is_negative() ? -magnitude : magnitude;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

Decimal value_or_throw(const NumberResult& result, const Decimal& a, const char* operation, const Decimal& b) {
  if (result) return result.value;
  throw Error(Diagnostic{result.code, "", {a.to_string() + operation + b.to_string()}});
}

}  // namespace

NumberResult try_parse(std::string_view text) noexcept {
  std::size_t at = 0;
  const auto syntax = [&] { return NumberResult{{}, Code::number_syntax, at}; };
  const bool negative = at < text.size() && text[at] == '-';
  if (negative) ++at;
  const std::size_t whole = at;
  if (at == text.size() || !is_digit(text[at])) return syntax();
  while (at < text.size() && is_digit(text[at])) {
    if (at == whole + 1 && text[whole] == '0') return syntax();  // no leading zeros
    ++at;
  }
  const std::size_t whole_end = at;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (at == text.size() || !is_digit(text[at])) return syntax();
    while (at < text.size() && is_digit(text[at])) ++at;
  }
  if (at != text.size()) return syntax();

  const std::size_t places = at == whole_end ? 0 : at - whole_end - 1;
  // The last digits that are dropped are zeros, and no more of them than the bounds ask for.
  std::size_t first = whole;  // the first digit that is not a leading zero
  while (first < at && (text[first] == '0' || text[first] == '.')) ++first;
  if (first == at) {
    return {DecimalAccess::make(0, false, static_cast<int>(std::min<std::size_t>(places, Decimal::max_scale)))};
  }
  const std::size_t digits = at - first - (first < whole_end && places != 0 ? 1 : 0);
  std::size_t drop = digits > Decimal::max_digits ? digits - Decimal::max_digits : 0;
  if (places > Decimal::max_scale) drop = std::max(drop, places - Decimal::max_scale);
  if (drop > places + static_cast<std::size_t>(-Decimal::min_scale)) return {{}, Code::number_overflow};
  std::size_t end = at;
  for (std::size_t dropped = 0; dropped < drop; --end) {
    const char c = text[end - 1];
    if (c == '.') continue;
    if (c != '0') return {{}, Code::number_overflow};
    ++dropped;
  }
  Uint128 magnitude = 0;
  std::uint64_t chunk = 0;
  int chunk_digits = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (text[i] == '.') continue;
    chunk = chunk * 10 + static_cast<std::uint64_t>(text[i] - '0');
    if (++chunk_digits == 18) {
      magnitude = magnitude * number::powers_of_ten[18] + chunk;
      chunk = 0;
      chunk_digits = 0;
    }
  }
  magnitude = magnitude * number::powers_of_ten[static_cast<std::size_t>(chunk_digits)] + chunk;
  // Both may be as long as the text; what is left is a scale.
  const int scale = places >= drop ? static_cast<int>(places - drop) : -static_cast<int>(drop - places);
  return {DecimalAccess::make(magnitude, negative, scale)};
}

Decimal Decimal::parse(std::string_view text) {
  const NumberResult result = try_parse(text);
  if (result) return result.value;
  throw Error(Diagnostic{result.code, "", {std::string(text)}});
}

Decimal Decimal::from_parts(std::int64_t high, std::uint64_t low, int scale) {
  Decimal value;
  value.high_ = high;
  value.low_ = low;
  value.scale_ = scale;
  if (scale < min_scale || scale > max_scale || DecimalAccess::magnitude(value) > number::max_coefficient) {
    throw Error(
        Diagnostic{Code::number_overflow,
                   "",
                   {std::to_string(high) + " * 2^64 + " + std::to_string(low) + ", scale " + std::to_string(scale)}});
  }
  return value;
}

std::size_t Decimal::print(char* out) const noexcept {
  char digits[max_text];
  char* const last = digits + max_text;
  char* first = last;
  Uint128 magnitude = DecimalAccess::magnitude(*this);
  while ((magnitude >> 64) != 0) {  // eighteen digits at a time, so that the rest is 64-bit work
    Uint128 remainder = 0;
    magnitude = number::divide(magnitude, number::powers_of_ten[18], remainder);
    auto chunk = static_cast<std::uint64_t>(remainder);
    for (int i = 0; i < 18; ++i, chunk /= 10) *--first = static_cast<char>('0' + chunk % 10);
  }
  auto rest = static_cast<std::uint64_t>(magnitude);
  do {
    *--first = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);

  char* to = out;
  if (is_negative()) *to++ = '-';
  const auto count = static_cast<int>(last - first);
  if (scale_ <= 0) {
    to = std::copy(first, last, to);
    if (!is_zero()) to = std::fill_n(to, -scale_, '0');
  } else if (count > scale_) {
    to = std::copy(first, last - scale_, to);
    *to++ = '.';
    to = std::copy(last - scale_, last, to);
  } else {
    *to++ = '0';
    *to++ = '.';
    to = std::fill_n(to, scale_ - count, '0');
    to = std::copy(first, last, to);
  }
  return static_cast<std::size_t>(to - out);
}

std::string Decimal::to_string() const {
  char text[max_text];
  return std::string(text, print(text));
}

NumberResult try_add(const Decimal& a, const Decimal& b) noexcept { return sum(a, b, false); }

NumberResult try_subtract(const Decimal& a, const Decimal& b) noexcept { return sum(a, b, true); }

NumberResult try_multiply(const Decimal& a, const Decimal& b) noexcept {
  const Uint128 x = DecimalAccess::magnitude(a), y = DecimalAccess::magnitude(b);
  const bool negative = a.is_negative() != b.is_negative();
  const int scale = a.scale() + b.scale();
  if (number::product_fits(number::bit_width(x), number::bit_width(y)))
    return DecimalAccess::fit(x * y, negative, scale);
  return DecimalAccess::fit_wide<Aligned>(aligned(x, 0) * aligned(y, 0), negative, scale);
}

Decimal operator+(const Decimal& a, const Decimal& b) { return value_or_throw(try_add(a, b), a, " + ", b); }
Decimal operator-(const Decimal& a, const Decimal& b) { return value_or_throw(try_subtract(a, b), a, " - ", b); }
Decimal operator*(const Decimal& a, const Decimal& b) { return value_or_throw(try_multiply(a, b), a, " × ", b); }

Decimal operator-(const Decimal& a) noexcept {
  return DecimalAccess::make(DecimalAccess::magnitude(a), !a.is_negative(), a.scale());
}

bool operator==(const Decimal& a, const Decimal& b) noexcept { return compare(a, b) == 0; }

std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept { return compare(a, b) <=> 0; }

}  // namespace assay

std::size_t std::hash<assay::Decimal>::operator()(const assay::Decimal& value) const noexcept {
  auto magnitude = assay::detail::DecimalAccess::magnitude(value);
  int scale = value.scale();
  if (magnitude == 0) return 0;
  while (magnitude % 10 == 0) {
    magnitude /= 10;
    --scale;
  }
  std::uint64_t mixed = static_cast<std::uint64_t>(magnitude);
  mixed ^= static_cast<std::uint64_t>(magnitude >> 64) * 0x9e3779b97f4a7c15u;
  mixed ^= static_cast<std::uint64_t>(static_cast<std::int64_t>(scale)) * 0xbf58476d1ce4e5b9u;
  mixed ^= value.is_negative() ? 0x94d049bb133111ebu : 0;
  mixed ^= mixed >> 31;
  return static_cast<std::size_t>(mixed * 0x9e3779b97f4a7c15u);
}
