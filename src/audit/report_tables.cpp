#include "audit/report_tables.hpp"

#include <algorithm>
#include <utility>

namespace assay::audit_detail {

namespace {

// Of a page, as far as the text has not dropped it.
bool is_lone_number(std::u32string_view line) {
  constexpr std::size_t most_digits = 4;
  return line.size() <= most_digits && std::all_of(line.begin(), line.end(), is_digit);
}

bool is_unit_line(std::u32string_view line) {
  while (line.starts_with(U'(')) line.remove_prefix(1);
  return line.starts_with(U"单位:") || line.starts_with(U"填表") || line.starts_with(U"计量单位");
}

std::vector<ReportCell> cells_of(const ReportText& report, const ReportLine& line) {
  std::vector<ReportCell> row;
  for (std::size_t begin = line.begin; begin <= line.end;) {
    const std::size_t end = std::min(report.text.find(cell_mark, begin), line.end);
    row.push_back({begin, end});
    begin = end + 1;
  }
  return row;
}

// Whether the row goes on with the table, blank lines or page numbers between. Words alone or numbers alone begin
// another one, but for a header that the next page repeats.
bool goes_on(const ReportText& report, const ReportTable& table, const std::vector<ReportCell>& row) {
  if (row.size() != table.rows.back().size() && row.size() != table.rows.front().size()) return false;
  const auto words = [&](const ReportCell& cell) {
    return std::u32string_view(report.text).substr(cell.begin, cell.end - cell.begin);
  };
  const auto is_amount = [&](const ReportCell& cell) { return cell.begin != cell.end && !is_words(words(cell)); };
  const auto is_label = [&](const ReportCell& cell) { return is_words(words(cell)); };
  if (std::any_of(row.begin(), row.end(), is_amount) && std::any_of(row.begin(), row.end(), is_label)) return true;
  const std::vector<ReportCell>& header = table.rows.front();
  const auto same = [&](const ReportCell& a, const ReportCell& b) { return words(a) == words(b); };
  return std::equal(row.begin(), row.end(), header.begin(), header.end(), same);
}

// The lines above the table that begins at the line of this index: the one right above, and as long as they are short
// those above that. A line of its unit says nothing.
void add_titles(const ReportText& report, std::size_t first, ReportTable& table) {
  constexpr std::size_t most_between = 3, longest = 20;
  std::size_t between = 0;
  for (std::size_t i = first; i-- > 0 && !report.lines[i].is_row && between <= most_between;) {
    const std::u32string_view words = report.line(report.lines[i]);
    if (is_lone_number(words)) continue;
    const bool is_sentence = words.find(U'。') != words.npos;
    if (is_sentence && !table.above.empty()) return;
    table.above.push_back(report.lines[i]);
    if (is_unit_line(words)) continue;
    if (!table.title) table.title = report.lines[i];
    if (is_sentence || words.size() > longest) return;
    ++between;
  }
}

}  // namespace

bool is_words(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) {
    const char32_t small = c | 0x20;
    return (c > 0x7F && c != U'—') || (small >= U'a' && small <= U'z');
  });
}

std::vector<ReportTable> find_tables(const ReportText& report) {
  std::vector<ReportTable> tables;
  std::size_t last = 0;  // the line of the table's last row
  for (std::size_t i = 0; i < report.lines.size(); ++i) {
    const ReportLine& line = report.lines[i];
    if (!line.is_row) continue;
    std::vector<ReportCell> row = cells_of(report, line);
    bool own = tables.empty();
    if (!own && (last + 1 != i || report.lines[last].number + 1 != line.number)) {
      std::size_t between = last + 1;
      while (between < i && is_lone_number(report.line(report.lines[between]))) ++between;
      own = between < i || !goes_on(report, tables.back(), row);
    }
    if (own) {
      ReportTable& table = tables.emplace_back();
      table.begin = line.begin;
      add_titles(report, i, table);
    }
    tables.back().rows.push_back(std::move(row));
    last = i;
  }
  return tables;
}

bool stands_whole(std::u32string_view text, std::size_t at, std::size_t size) {
  const std::size_t end = at + size;
  if (size == 0) return true;
  if (at > 0 && is_digit(text[at]) && is_digit(text[at - 1])) return false;
  return end >= text.size() || !is_digit(text[end - 1]) || !is_digit(text[end]);
}

bool is_titled(const ReportText& report, const ReportTable& table, std::u32string_view words) {
  return std::any_of(table.above.begin(), table.above.end(), [&](const ReportLine& line) {
    const std::u32string_view text = report.line(line);
    for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
      if (stands_whole(text, at, words.size())) return true;
    }
    return false;
  });
}

}  // namespace assay::audit_detail
