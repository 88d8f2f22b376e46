#include "audit/report_tables.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace assay::audit_detail {

namespace {

using detail::CellAddress;

// A column's header: its cell, and the row where the header begins, which is the one above under a second level.
struct Header {
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t top = 0;

  friend auto operator<=>(const Header&, const Header&) = default;
};

class Grid {
 public:
  Grid(const ReportText& report, const ReportTable& table) : report_(report), table_(table) {}

  std::size_t rows() const { return table_.rows.size(); }
  std::size_t columns(std::size_t row) const { return table_.rows[row].size(); }
  std::u32string_view at(std::size_t row, std::size_t column) const {
    if (column >= columns(row)) return {};
    const ReportCell& cell = table_.rows[row][column];
    return std::u32string_view(report_.text).substr(cell.begin, cell.end - cell.begin);
  }
  // Words, not an amount.
  bool is_label(std::size_t row, std::size_t column) const {
    const std::u32string_view words = at(row, column);
    return std::any_of(words.begin(), words.end(), [](char32_t c) {
      const char32_t small = c | 0x20;
      return (c > 0x7F && c != U'—') || (small >= U'a' && small <= U'z');
    });
  }

  std::vector<Header> headers(std::u32string_view label) const;
  bool begins_header(std::size_t row, const Header& before) const;
  bool is_row(std::u32string_view label, std::size_t row, std::size_t column) const;
  bool belongs(const Header& header, std::size_t label_column, const std::vector<Header>& headers) const;

 private:
  template <typename Use>
  void each_cell(std::u32string_view words, Use use) const {
    for (std::size_t row = 0; row < rows(); ++row) {
      for (std::size_t column = 0; column < columns(row); ++column) {
        if (at(row, column) == words) use(row, column);
      }
    }
  }

  const ReportText& report_;
  const ReportTable& table_;
};

// The cells with this label, as a whole or as UPPER/LABEL in a header of two levels: the upper label spans to the
// right, to the next cell that holds something else.
std::vector<Header> Grid::headers(std::u32string_view label) const {
  std::set<Header> found;
  each_cell(label, [&](std::size_t row, std::size_t column) { found.insert({row, column, row}); });
  for (std::size_t slash = label.find(U'/'); slash != label.npos; slash = label.find(U'/', slash + 1)) {
    const std::u32string_view upper = label.substr(0, slash), lower = label.substr(slash + 1);
    if (upper.empty() || lower.empty()) continue;
    each_cell(upper, [&](std::size_t row, std::size_t column) {
      if (row + 1 == rows()) return;
      const std::size_t widest = std::max(columns(row), columns(row + 1));
      do {
        if (at(row + 1, column) == lower) found.insert({row + 1, column, row});
        ++column;
      } while (column < widest && (at(row, column).empty() || at(row, column) == upper));
    });
  }
  return {found.begin(), found.end()};
}

// Whether the row begins another header: it holds the column's label again in that column, or, without any amount, a
// label of this header in its column or the column's own anywhere.
bool Grid::begins_header(std::size_t row, const Header& before) const {
  const std::u32string_view label = at(before.row, before.column);
  if (at(row, before.column) == label) return true;
  bool has_label = false;
  for (std::size_t column = 0; column < columns(row); ++column) {
    const std::u32string_view words = at(row, column);
    if (words.empty()) continue;
    if (!is_label(row, column)) return false;
    has_label = has_label || words == label || words == at(before.row, column) || words == at(before.top, column);
  }
  return has_label;
}

// The row's label as a whole or as UPPER/LABEL: the upper one stands further left, with nothing between it and the row.
bool Grid::is_row(std::u32string_view label, std::size_t row, std::size_t column) const {
  const std::u32string_view words = at(row, column);
  if (words == label) return true;
  if (words.empty() || label.size() < words.size() + 2 || !label.ends_with(words)) return false;
  const std::size_t slash = label.size() - words.size() - 1;
  if (label[slash] != U'/') return false;
  for (std::size_t left = 0; left < column; ++left) {
    std::size_t above = row;
    while (above > 0 && at(above, left).empty()) --above;
    if (at(above, left) == label.substr(0, slash)) return true;
  }
  return false;
}

// Whether the column is that of a row's label: the first one right of it, unless the header above the label begins
// again before it, since then another table stands beside.
bool Grid::belongs(const Header& header, std::size_t label_column, const std::vector<Header>& headers) const {
  for (const Header& other : headers) {
    if (other.row == header.row && other.column > label_column && other.column < header.column) return false;
  }
  for (const std::size_t row : {header.top, header.row}) {
    const std::u32string_view above = at(row, label_column);
    for (std::size_t column = label_column + 1; !above.empty() && column < header.column; ++column) {
      if (at(row, column) == above) return false;
    }
  }
  return true;
}

// The N-th of each row that is such a header.
void pick(std::vector<Header>& headers, std::size_t number) {
  std::vector<Header> picked;
  std::size_t count = 0;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    count = i > 0 && headers[i - 1].row == headers[i].row ? count + 1 : 1;
    if (count == number) picked.push_back(headers[i]);
  }
  headers = std::move(picked);
}

}  // namespace

std::vector<ReportTable> find_tables(const ReportText& report) {
  std::vector<ReportTable> tables;
  const ReportLine* before = nullptr;
  for (const ReportLine& line : report.lines) {
    if (line.is_row) {
      if (before == nullptr || !before->is_row || before->number + 1 != line.number) {
        ReportTable& table = tables.emplace_back();
        table.begin = line.begin;
        if (before != nullptr && !before->is_row) table.title = *before;
      }
      std::vector<ReportCell>& row = tables.back().rows.emplace_back();
      for (std::size_t begin = line.begin; begin <= line.end;) {
        const std::size_t end = std::min(report.text.find(cell_mark, begin), line.end);
        row.push_back({begin, end});
        begin = end + 1;
      }
    }
    before = &line;
  }
  return tables;
}

std::vector<AddressedCell> find_cells(const ReportText& report, const ReportTable& table, const CellAddress& address) {
  const Grid grid(report, table);
  std::vector<Header> headers = grid.headers(address.column.words);
  if (address.column.pick != 0) pick(headers, address.column.pick);
  std::vector<AddressedCell> found;
  for (const Header& header : headers) {
    for (std::size_t row = header.row + 1; row < grid.rows() && !grid.begins_header(row, header); ++row) {
      const std::vector<ReportCell>& cells = table.rows[row];
      for (std::size_t column = 0; column < header.column && header.column < cells.size(); ++column) {
        const bool named = address.any_row ? grid.is_label(row, column) : grid.is_row(address.row, row, column);
        if (named && grid.belongs(header, column, headers)) found.push_back({cells[header.column], cells[column]});
      }
    }
  }
  return found;
}

}  // namespace assay::audit_detail
