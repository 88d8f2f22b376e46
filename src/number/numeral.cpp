#include "number/numeral.hpp"

#include <algorithm>

namespace assay::number {

namespace {

constexpr std::uint64_t power(int exponent) noexcept {
  std::uint64_t result = 1;
  for (; exponent > 0; --exponent) result *= 10;
  return result;
}

class NumeralReader {
 public:
  explicit NumeralReader(std::span<const Symbol> symbols) : symbols_(symbols) {}

  std::optional<Numeral> read() {
    Numeral result;
    if (is_digits()) {
      if (!read_digits(result.whole)) return std::nullopt;
    } else {
      const std::optional<std::uint64_t> value = read_value();
      if (!value) return std::nullopt;
      result.whole = std::to_string(*value);
      result.scale = scale_;
    }
    if (!has_lower_ && is(at_, Kind::han_point) && is_plain_digit(at_ + 1)) read_fraction(result);
    // What is left of a longer row means that it is no numeral: 三四十, 一百二三十.
    if (at_ < symbols_.size() && is_numeral(symbols_[at_].kind)) return std::nullopt;
    result.end = at_;
    return result;
  }

 private:
  bool is(std::size_t at, Kind kind) const { return at < symbols_.size() && symbols_[at].kind == kind; }
  bool is_plain_digit(std::size_t at) const { return is(at, Kind::han_digit); }
  bool is_zero(std::size_t at) const { return is_plain_digit(at) && symbols_[at].value == 0; }
  bool is_counted_digit(std::size_t at) const { return (is_plain_digit(at) && !is_zero(at)) || is(at, Kind::two); }
  bool is_big(std::size_t at, int value) const { return is(at, Kind::big) && symbols_[at].value == value; }

  // 二〇二四: digits in a row. A zero before one digit (零五) stands for itself too; 零 alone is zero.
  bool is_digits() const { return is_plain_digit(at_) && (is_plain_digit(at_ + 1) || is_zero(at_)); }

  bool read_digits(std::string& to) {
    for (; is_plain_digit(at_); ++at_) to += static_cast<char>('0' + symbols_[at_].value);
    return to.size() != 2 || to.find('0') != to.npos;
  }

  // Below 10000. At the end of the numeral a digit without a power is one of the next lower power: 两千八.
  std::optional<std::uint64_t> read_section(int above) {
    std::uint64_t value = 0;
    int last = 4;  // the power read last; `above` stands for 万 or 亿 before the section
    bool zero = false, any = false;
    for (;; any = true) {
      if (is_zero(at_) && (any || above != 0) && !zero) {
        zero = true;
        ++at_;
        continue;
      }
      const bool digit = is_counted_digit(at_);
      if (is(at_ + (digit ? 1 : 0), Kind::power)) {
        const int next = symbols_[at_ + (digit ? 1 : 0)].value;
        // 十五 needs no 一 before it, nor does 一百十五.
        if (next >= last || (!digit && next != 1)) return std::nullopt;
        value += (digit ? symbols_[at_].value : 1u) * power(next);
        last = next;
        at_ += digit ? 2 : 1;
        zero = false;
        continue;
      }
      if (!digit) break;
      const std::uint64_t ones = symbols_[at_].value;
      ++at_;
      const int before = last < 4 ? last : above;  // the power that the digit stands behind
      const bool lower = before > 1 && !zero;
      if (lower && is(at_, Kind::big)) return value == 0 ? std::optional(ones) : std::nullopt;
      has_lower_ = lower;
      if (lower && last == 4) {
        lower_ = ones * power(above - 1);
        return 0;
      }
      return value + ones * (lower ? power(before - 1) : 1);
    }
    if (zero || value == 0) return std::nullopt;
    return value;
  }

  bool starts_section(std::size_t at) const {
    return is_counted_digit(at) || is_zero(at) || (is(at, Kind::power) && symbols_[at].value == 1);
  }

  // [section 万] [section], below 10^8.
  std::optional<std::uint64_t> read_group(int above) {
    const std::optional<std::uint64_t> first = read_section(above);
    if (!first || lower_ != 0 || !is_big(at_, 4)) return first;
    ++at_;
    scale_ = 4;
    const std::uint64_t upper = *first * power(4);
    if (!starts_section(at_)) return upper;
    const std::optional<std::uint64_t> second = read_section(4);
    scale_ = 0;
    return second ? std::optional(upper + *second) : std::nullopt;
  }

  // [group 亿] [group]
  std::optional<std::uint64_t> read_value() {
    const std::optional<std::uint64_t> first = read_group(0);
    if (!first) return std::nullopt;
    if (!is_big(at_, 8)) return *first + lower_;
    if (lower_ != 0) return std::nullopt;  // 一万五亿
    ++at_;
    scale_ += 8;
    const std::uint64_t upper = *first * power(8);
    if (!starts_section(at_)) return upper;
    scale_ = 0;
    const std::optional<std::uint64_t> second = read_group(8);
    return second ? std::optional(upper + *second + lower_) : std::nullopt;
  }

  // 三点一四, 一点二亿; no 万 or 亿 follows where one stands before the point: 九百万点八.
  void read_fraction(Numeral& to) {
    for (++at_; is_plain_digit(at_); ++at_) to.fraction += static_cast<char>('0' + symbols_[at_].value);
    if (to.scale != 0) {
      to.scale = 0;
      return;
    }
    if (is_big(at_, 4)) {
      to.scale += 4;
      ++at_;
    }
    if (is_big(at_, 8)) {
      to.scale += 8;
      ++at_;
    }
    to.power = to.scale;
  }

  std::span<const Symbol> symbols_;
  std::size_t at_ = 0;
  int scale_ = 0;
  bool has_lower_ = false;   // ends as 一万五 or 两千八 do
  std::uint64_t lower_ = 0;  // 5000 of 一万五, which its section cannot hold
};

}  // namespace

std::optional<Numeral> read_numeral(std::span<const Symbol> symbols) { return NumeralReader(symbols).read(); }

}  // namespace assay::number
