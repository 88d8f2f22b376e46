#include "audit/annexes.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "audit/heading_numbers.hpp"

namespace assay::audit_detail {

namespace {

constexpr std::u32string_view word = U"附件";

bool is_separator(char32_t c) { return c == U':' || c == U'.' || c == U'、'; }

// The characters of "附件1：" that a line begins with; 0 where it does not.
std::size_t leading_number(std::u32string_view text) {
  if (!text.starts_with(word)) return 0;
  std::size_t size = word.size();
  while (size < text.size() && is_digit(text[size])) ++size;
  if (size == word.size()) return 0;
  while (size < text.size() && is_separator(text[size])) ++size;
  return size;
}

// The characters of a line before the name of the annex of this number: "1.", "- 1.", "附件1："; 0 where it is no such
// line.
std::size_t numbering(const ReportText& report, const ReportLine& line, const std::u32string& number) {
  const HeadingNumber heading = heading_number(report, line);
  if (heading.label == number) return heading.size;
  const std::u32string_view text = report.line(line);
  const std::size_t size = leading_number(text), digits = word.size() + number.size();
  const bool same = size >= digits && text.substr(word.size(), number.size()) == number;
  return same && (size == digits || is_separator(text[digits])) ? size : 0;
}

std::u32string number_text(std::size_t number) { return to_code_points(std::to_string(number)); }

// Without the stop that ends an entry of a list.
std::size_t end_of_name(std::u32string_view text) {
  std::size_t end = text.size();
  while (end > 0 && std::u32string_view(U";。,.").find(text[end - 1]) != std::u32string_view::npos) --end;
  return end;
}

}  // namespace

const AnnexPart* Annexes::part_at(std::size_t at) const {
  const auto after = std::upper_bound(parts.begin(), parts.end(), at,
                                      [](std::size_t i, const AnnexPart& part) { return i < part.begin; });
  return after == parts.begin() ? nullptr : &*std::prev(after);
}

Annexes find_annexes(const ReportText& report) {
  Annexes annexes;
  std::vector<std::u32string> names;
  std::size_t next = 0;
  const auto add = [&](ReportLine line) {
    const std::size_t size = numbering(report, line, number_text(names.size() + 1));
    const std::size_t length = end_of_name(report.line(line));
    if (line.is_row || size == 0 || size >= length) return false;
    names.emplace_back(report.line(line).substr(size, length - size));
    const std::size_t from = line.begin + size;
    annexes.listed.push_back({report.words(from, line.begin + length), report.places[from], {}});
    return true;
  };
  for (; next < report.lines.size() && names.empty(); ++next) {
    ReportLine line = report.lines[next];
    std::u32string_view text = report.line(line);
    if (line.is_row || !text.starts_with(U"附件:")) continue;
    line.begin += word.size() + 1;
    std::size_t entry = next + 1;
    if (line.begin < line.end && !add(line)) continue;
    while (entry < report.lines.size() && add(report.lines[entry])) ++entry;
    if (!names.empty()) next = entry - 1;
  }
  std::unordered_map<std::u32string_view, std::size_t> by_name;
  for (std::size_t i = 0; i < names.size(); ++i) by_name.try_emplace(names[i], i);
  for (; next < report.lines.size() && !names.empty(); ++next) {
    const ReportLine& line = report.lines[next];
    if (line.is_row) continue;
    const std::u32string_view text = report.line(line);
    const auto annex = by_name.find(text.substr(leading_number(text)));
    if (annex == by_name.end()) continue;
    annexes.listed[annex->second].titled.push_back(report.places[line.begin]);
    if (!annexes.parts.empty()) annexes.parts.back().end = line.begin;
    annexes.parts.push_back({annex->second, line.begin, report.size()});
  }
  return annexes;
}

}  // namespace assay::audit_detail
