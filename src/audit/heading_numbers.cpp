#include "audit/heading_numbers.hpp"

namespace assay::audit_detail {

namespace {

bool is_numeral(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}
bool is_bullet(char32_t c) { return std::u32string_view(U"-•·●■◆").find(c) != std::u32string_view::npos; }

// How many characters from there on are such.
template <typename Kind>
std::size_t run(std::u32string_view text, std::size_t from, Kind is_kind) {
  std::size_t end = from;
  while (end < text.size() && is_kind(text[end])) ++end;
  return end - from;
}

}  // namespace

HeadingNumber heading_number(const ReportText& report, const ReportLine& line) {
  const std::u32string_view text = report.line(line);
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
  const auto spaced = [&](std::size_t i) { return i >= text.size() || report.spaced[line.begin + i]; };
  const std::size_t bullet = is_bullet(at(0)) && spaced(1) ? 1 : 0;
  const bool opened = at(bullet) == U'(';
  const std::size_t from = bullet + (opened ? 1 : 0);
  // A year or an amount is no number of a list.
  constexpr std::size_t most_digits = 3;
  const std::size_t digits = run(text, from, is_digit), numerals = run(text, from, is_numeral);
  const std::size_t length = digits + numerals, end = from + length;
  const auto label = std::u32string(text.substr(from, length));
  if (length != 0 && length <= most_digits) {
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

}  // namespace assay::audit_detail
