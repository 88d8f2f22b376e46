#include "audit/slip_cost.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "assay/rounding.hpp"

namespace assay::audit_detail {

namespace {

constexpr SlipKind swap{"swap", 1}, alike_digit{"digit", 2}, digit{"digit", 3}, lost_digit{"lost_digit", 4},
    extra_digit{"extra_digit", 4}, moved_point{"point", 5}, unit{"unit", 6}, sign{"sign", 7}, two_digits{"digits", 8};

// Powers of ten between what people take for one another: percent, 万, 亿.
constexpr std::array<int, 3> unit_shifts = {2, 4, 8};

// Longer numbers are none that a person types.
constexpr std::size_t longest = 24;

bool are_alike(char a, char b) noexcept {
  constexpr std::array<std::string_view, 5> pairs = {"17", "38", "06", "56", "69"};
  return std::any_of(pairs.begin(), pairs.end(), [&](std::string_view pair) {
    return (a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0]);
  });
}

// Of nothing, 万, 亿 or 万亿.
bool is_scale(int scale) noexcept { return scale == 0 || scale == 4 || scale == 8 || scale == 12; }

std::size_t whole_digits(const std::string& digits) noexcept { return std::min(digits.find('.'), digits.size()); }

bool is_number(const std::string& digits) noexcept {
  return digits.size() <= longest && static_cast<bool>(try_parse(digits));
}

std::string without_point(std::string digits) {
  std::erase(digits, '.');
  return digits;
}

// Without zeros in front, which a moved point needs or does not.
std::string significant(const std::string& digits) {
  const std::string all = without_point(digits);
  return all.substr(std::min(all.find_first_not_of('0'), all.size()));
}

// All digits with the point behind so many of them, with the zeros that this takes.
std::string with_point(std::string all, int before) {
  if (before <= 0) {
    all.insert(0, static_cast<std::size_t>(1 - before), '0');
    before = 1;
  }
  const auto at = static_cast<std::size_t>(before);
  if (at > all.size()) all.append(at - all.size(), '0');
  const std::string whole = all.substr(0, at);
  const std::size_t first = std::min(whole.find_first_not_of('0'), at - 1);
  return at == all.size() ? whole.substr(first) : whole.substr(first) + '.' + all.substr(at);
}

std::string moved(const std::string& digits, int places) {
  return with_point(without_point(digits), static_cast<int>(whole_digits(digits)) + places);
}

// Whether the longer is the shorter and one digit more; one digit after the point takes the point with it.
bool is_one_digit_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() == shorter.size() + 2 && longer.find('.') == shorter.size()) return longer.starts_with(shorter);
  if (longer.size() != shorter.size() + 1) return false;
  const auto [more, less] = std::mismatch(longer.begin(), longer.end(), shorter.begin(), shorter.end());
  return *more != '.' && std::equal(more + 1, longer.end(), less, shorter.end());
}

struct Differences {
  std::size_t count = 0, first = 0, second = 0;
};

// Where digits of equally long texts differ; nothing where the point does.
std::optional<Differences> differences(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return std::nullopt;
  Differences found;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (a[i] == '.' || b[i] == '.') return std::nullopt;
    (found.count == 0 ? found.first : found.second) = i;
    ++found.count;
  }
  return found;
}

bool is_swap(const std::string& a, const std::string& b, const Differences& at) {
  const bool neighbours = at.second == at.first + 1 || (at.second == at.first + 2 && a[at.first + 1] == '.');
  return at.count == 2 && neighbours && a[at.first] == b[at.second] && a[at.second] == b[at.first];
}

bool is_times(const Ratio& a, const Ratio& b, int shift) {
  const Ratio factor = power_of_ten(shift);
  return a * factor == b || b * factor == a;
}

bool is_moved_point(const TypedNumber& truth, const TypedNumber& printed) {
  if (truth.scale != printed.scale || significant(truth.digits) != significant(printed.digits)) return false;
  const bool one_has_none = (truth.shown() == 0) != (printed.shown() == 0);
  return one_has_none || is_times(truth.value(), printed.value(), 1);
}

}  // namespace

Ratio power_of_ten(int exponent) {
  Ratio power = 1;
  for (int i = std::abs(exponent); i > 0; --i) power = power * Ratio(10);
  return exponent < 0 ? Ratio(1) / power : power;
}

std::optional<TypedNumber> TypedNumber::of(const Ratio& value, int shown, int scale) {
  const Ratio before = value.is_negative() ? -value : value;
  const Ratio mantissa = scale == 0 ? before : before / power_of_ten(scale);
  const NumberResult typed = try_round(mantissa, {RoundingMode::down, shown});
  if (!typed || Ratio(typed.value) != mantissa) return std::nullopt;
  return TypedNumber{typed.value.to_string(), value.is_negative(), scale};
}

Decimal TypedNumber::value() const {
  Decimal value = Decimal::parse(digits);
  if (scale != 0) value = round(Ratio(value) * power_of_ten(scale), {RoundingMode::down, std::max(0, -last_place())});
  return negative ? -value : value;
}

int TypedNumber::shown() const noexcept {
  const std::size_t whole = whole_digits(digits);
  return whole == digits.size() ? 0 : static_cast<int>(digits.size() - whole) - 1;
}

int TypedNumber::last_digit_place() const noexcept {
  int place = last_place();
  for (std::size_t i = digits.size(); i > 0; --i) {
    if (digits[i - 1] == '.') continue;
    if (digits[i - 1] != '0') return place;
    ++place;
  }
  return last_place();
}

SlipKind slip_between(const TypedNumber& truth, const TypedNumber& printed) {
  if (truth.negative != printed.negative) {
    return truth.value() == -printed.value() ? sign : other_value;
  }
  const std::string &t = truth.digits, &p = printed.digits;
  std::optional<Differences> at;
  if (truth.scale == printed.scale) {
    at = differences(t, p);
    if (at && is_swap(t, p, *at)) return swap;
    if (at && at->count == 1) return are_alike(t[at->first], p[at->first]) ? alike_digit : digit;
    if (is_one_digit_more(t, p)) return lost_digit;
    if (is_one_digit_more(p, t)) return extra_digit;
    if (is_moved_point(truth, printed)) return moved_point;
  }
  const Ratio true_value(truth.value()), value(printed.value());
  for (const int shift : unit_shifts) {
    if (is_times(true_value, value, shift)) return unit;
  }
  return at && at->count == 2 ? two_digits : other_value;
}

std::vector<TypedNumber> near(const TypedNumber& printed) {
  std::vector<TypedNumber> found;
  const std::string& text = printed.digits;
  if (text.size() > longest) return found;
  const auto add = [&](std::string digits, int scale, bool negative) {
    if (is_number(digits)) found.push_back({std::move(digits), negative, scale});
  };
  const auto edit = [&](auto change) {
    std::string digits = text;
    change(digits);
    add(std::move(digits), printed.scale, printed.negative);
  };
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] != '.'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(i)) continue;
    const std::size_t next = is_digit(i + 1) ? i + 1 : i + 2;
    if (is_digit(next)) edit([&](std::string& digits) { std::swap(digits[i], digits[next]); });
    edit([&](std::string& digits) { digits.erase(i, 1); });
    for (char other = '0'; other <= '9'; ++other) {
      if (other != text[i]) edit([&](std::string& digits) { digits[i] = other; });
      edit([&](std::string& digits) { digits.insert(i, 1, other); });
    }
  }
  const bool has_point = printed.shown() != 0;
  const std::size_t whole = whole_digits(text);
  for (char last = '0'; last <= '9'; ++last) {
    edit([&](std::string& digits) { digits.push_back(last); });
    edit([&](std::string& digits) { has_point ? digits.insert(whole, 1, last) : digits.append({'.', last}); });
  }
  if (printed.shown() == 1) edit([&](std::string& digits) { digits.resize(whole); });
  if (has_point) {
    add(significant(text), printed.scale, printed.negative);
  } else {
    for (std::size_t at = 0; at < whole; ++at) {
      add(with_point(text, static_cast<int>(at)), printed.scale, printed.negative);
    }
  }
  for (const int places : {1, -1}) add(moved(text, places), printed.scale, printed.negative);
  for (const int shift : unit_shifts) {
    for (const int places : {shift, -shift}) {
      add(moved(text, places), printed.scale, printed.negative);
      if (is_scale(printed.scale + places)) add(text, printed.scale + places, printed.negative);
    }
  }
  add(text, printed.scale, !printed.negative);
  return found;
}

}  // namespace assay::audit_detail
