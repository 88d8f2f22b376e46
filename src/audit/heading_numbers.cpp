#include "audit/heading_numbers.hpp"

#include <algorithm>

namespace assay::audit_detail {

namespace {

bool is_bullet(char32_t c) { return is_one_of(c, U"-•·●■◆"); }

// How many characters from there on are such.
template <typename Kind>
std::size_t run(std::u32string_view text, std::size_t from, Kind is_kind) {
  std::size_t end = from;
  while (end < text.size() && is_kind(text[end])) ++end;
  return end - from;
}

// The number that the folded text begins with; spaced says whether white space stands before a character of it.
template <typename Spaced>
HeadingNumber read_number(std::u32string_view text, Spaced spaced) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
  const std::size_t bullet = is_bullet(at(0)) && spaced(1) ? 1 : 0;
  const bool opened = at(bullet) == U'(';
  const std::size_t from = bullet + (opened ? 1 : 0);
  // A year or an amount is no number of a list.
  constexpr std::size_t most_digits = 2, most_numerals = 3;
  const std::size_t digits = run(text, from, is_digit), numerals = run(text, from, is_numeral);
  const std::size_t length = digits + numerals, end = from + length;
  const auto label = std::u32string(text.substr(from, length));
  if (length != 0 && digits <= most_digits && numerals <= most_numerals) {
    if (at(end) == U')') {
      if (numerals != 0 && opened) return {end + 1, 1, U"（" + label + U"）"};
      if (digits != 0) return {end + 1, 3, opened ? U"（" + label + U"）" : label + U"）"};
    }
    // "一、二级" goes on counting; "1.5" is an amount.
    if (!opened && numerals != 0 && at(end) == U'、' && !is_numeral(at(end + 1))) return {end + 1, 0, label};
    const bool stops = at(end) == U'.' || at(end) == U'、';
    if (!opened && digits != 0 && stops && (!is_digit(at(end + 1)) || spaced(end + 1))) return {end + 1, 2, label};
  }
  return {bullet, 0, {}};
}

}  // namespace

bool is_heading_number(std::u32string_view words) {
  return !words.empty() && read_number(words, [&](std::size_t i) { return i >= words.size(); }).size == words.size();
}

HeadingNumber heading_number(const ReportText& report, const ReportLine& line) {
  const std::u32string_view text = report.line(line);
  // "90." and "90. 00" are numbers that white space has cut.
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char32_t c) { return is_digit(c) || c == U'.'; });
  if (is_plain) return {};
  return read_number(text, [&](std::size_t i) { return i >= text.size() || report.spaced[line.begin + i]; });
}

}  // namespace assay::audit_detail
