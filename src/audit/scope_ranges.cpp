#include "audit/scope_ranges.hpp"

#include <algorithm>
#include <iterator>

#include "audit/heading_numbers.hpp"
#include "audit/report_tables.hpp"

namespace assay::audit_detail {

namespace {

bool begins_with_number(std::u32string_view words) {
  const ReportText alone(to_utf8(words));
  return !alone.heading(0).empty();
}

}  // namespace

std::vector<std::size_t> Anchors::of(std::u32string_view words) const {
  const bool is_heading = begins_with_number(words);
  std::vector<std::size_t> found = words_.of(words, {0, report_.size()});
  std::erase_if(found, [&](std::size_t at) { return !is_anchor(at, words.size(), is_heading); });
  return found;
}

std::vector<TextRange> Anchors::ranges(const detail::Scope& scope) const {
  if (scope.first.empty()) return {{0, report_.size()}};
  const std::vector<std::size_t> firsts = of(scope.first), lasts = scope.last.empty() ? firsts : of(scope.last);
  std::vector<TextRange> found;
  std::size_t next = 0;
  for (const std::size_t first : firsts) {
    if (first < next) continue;
    const auto end = std::lower_bound(lasts.begin(), lasts.end(), first + scope.first.size());
    if (end == lasts.end() && !scope.last.empty()) break;
    next = end == lasts.end() ? report_.size() : *end;
    found.push_back({first, next});
  }
  return found;
}

bool Anchors::is_anchor(std::size_t at, std::size_t size, bool is_heading) const {
  if (!stands_whole(report_.text, at, size)) return false;
  const auto after = std::upper_bound(report_.lines.begin(), report_.lines.end(), at,
                                      [](std::size_t place, const ReportLine& line) { return place < line.begin; });
  if (after == report_.lines.begin()) return true;
  const ReportLine& line = *std::prev(after);
  if (is_of_contents(line)) return false;
  const bool behind_bullet = at == line.begin + 1 && line.numbering > 1 && report_.spaced[at];
  return !is_heading || at == line.begin || behind_bullet || report_.begins_sentence(at);
}

bool Anchors::is_of_contents(const ReportLine& line) const {
  constexpr std::size_t most_digits = 3;
  const std::u32string_view text = report_.line(line);
  std::size_t begin = text.size();
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  if (begin == 0 || begin == text.size() || text.size() - begin > most_digits) return false;
  const bool spaced = report_.spaced[line.begin + begin];
  std::size_t end = begin, dots = 0;
  while (end > 0 && std::u32string_view(U".…·•\t").find(text[end - 1]) != std::u32string_view::npos) {
    --end;
    dots += text[end] == U'…' ? 2 : text[end] == cell_mark ? 0 : 1;
  }
  if (dots > 1) return true;
  const std::size_t number = heading_number(report_, line).label.empty() ? 0 : heading_number(report_, line).size;
  return spaced && number != 0 && number < end &&
         text.substr(0, end).find_first_of(U",。;:\t") == std::u32string_view::npos;
}

}  // namespace assay::audit_detail
