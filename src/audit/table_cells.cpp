// Cells of a table by the labels of their rows and columns.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "audit/report_tables.hpp"

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
  bool is_label(std::size_t row, std::size_t column) const { return is_words(at(row, column)); }

  std::vector<Header> headers(std::u32string_view label) const;
  bool begins_header(std::size_t row, const Header& before) const;
  bool is_row(std::u32string_view label, std::size_t row, std::size_t column) const;
  bool belongs(const Header& header, std::size_t row, std::size_t label_column) const;
  bool lines_up(const Header& header, std::size_t row) const;

 private:
  bool fits(std::size_t top, std::size_t low, std::size_t row) const;
  bool keeps_spans(std::size_t top, std::size_t low) const;
  bool is_all_words(std::size_t row) const;

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

// Whether the column is of the row that the label stands for: it is right of the label, and neither the label nor the
// header above it begins again before the column, since then another table stands beside.
bool Grid::belongs(const Header& header, std::size_t row, std::size_t label_column) const {
  for (std::size_t column = label_column + 1; column < header.column; ++column) {
    if (at(row, column) == at(row, label_column)) return false;
    for (const std::size_t above : {header.top, header.row}) {
      const std::u32string_view words = at(above, label_column);
      if (!words.empty() && at(above, column) == words) return false;
    }
  }
  return true;
}

// Whether the cells of the row stand below those of the header. Texts of word processors and PDFs leave out the cells
// that a merged one covers; all that follow then stand further left than they should. Empty cells at the end of a row
// may be missing.
bool Grid::lines_up(const Header& header, std::size_t row) const {
  if (header.top != header.row) return fits(header.top, header.row, row);
  return fits(header.row, header.row, row) || (is_all_words(header.row + 1) && fits(header.row, header.row + 1, row)) ||
         (header.row > 0 && is_all_words(header.row - 1) && fits(header.row - 1, header.row, row));
}

bool Grid::fits(std::size_t top, std::size_t low, std::size_t row) const {
  if (top != low && !keeps_spans(top, low)) return false;
  for (std::size_t column = std::min(columns(top), columns(low)); column < columns(row); ++column) {
    if (!at(row, column).empty() && at(top, column).empty() && at(low, column).empty()) return false;
  }
  return true;
}

// Whether the upper row has a cell for each of the lower one, or where it ends earlier shows that it only lacks empty
// ones: it has others of those, or nothing but the last label can span.
bool Grid::keeps_spans(std::size_t top, std::size_t low) const {
  std::size_t last = columns(low), end = columns(top);
  while (last > 0 && at(low, last - 1).empty()) --last;
  if (last <= end) return true;
  while (end > 0 && at(top, end - 1).empty()) --end;
  bool spans = false, kept = false;
  for (std::size_t column = 0, label = end; column + 1 < end; ++column) {
    if (!at(top, column).empty()) label = column;
    kept = kept || (label < column && at(top, column).empty() && !at(low, column).empty());
    spans = spans || !at(low, column).empty();
  }
  return kept || !spans;
}

bool Grid::is_all_words(std::size_t row) const {
  if (row >= rows()) return false;
  for (std::size_t column = 0; column < columns(row); ++column) {
    if (!at(row, column).empty() && !is_label(row, column)) return false;
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

AddressedCells find_cells(const ReportText& report, const ReportTable& table, const CellAddress& address,
                          const IsPlace& is_place) {
  const Grid grid(report, table);
  std::vector<Header> headers = grid.headers(address.column.words);
  if (address.column.pick != 0) pick(headers, address.column.pick);
  AddressedCells found;
  const bool by_place = address.any_row || is_place(address.row);
  // Headers of one row together, since which of them is meant has to be plain.
  for (std::size_t first = 0, next = 0; first < headers.size(); first = next) {
    while (next < headers.size() && headers[next].row == headers[first].row) ++next;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> columns;  // by row and column of the label
    for (std::size_t h = first; h < next; ++h) {
      const Header& header = headers[h];
      for (std::size_t row = header.row + 1; row < grid.rows() && !grid.begins_header(row, header); ++row) {
        bool has_place = false;  // between the column at hand and the header's
        for (std::size_t column = std::min(header.column, grid.columns(row)); column-- > 0;) {
          const bool is_here = by_place && grid.is_label(row, column) && is_place(grid.at(row, column));
          const bool named = address.any_row ? is_here : grid.is_row(address.row, row, column);
          // Of several places the nearest is the row's.
          if (named && !(is_here && has_place) && grid.belongs(header, row, column)) {
            if (grid.lines_up(header, row)) {
              std::vector<std::size_t>& own = columns[{row, column}];
              if (own.empty() || own.back() != header.column) own.push_back(header.column);
            } else if (!found.uneven) {
              found.uneven = table.rows[row][column];
            }
          }
          has_place = has_place || is_here;
        }
      }
    }
    for (const auto& [label, own] : columns) {
      const std::vector<ReportCell>& cells = table.rows[label.first];
      if (own.size() > 1) {
        if (found.alike == 0) found.first_alike = table.rows[headers[first].row][headers[first].column];
        found.alike = std::max(found.alike, next - first);
      } else if (own.front() < cells.size()) {
        found.cells.push_back({cells[own.front()], cells[label.second]});
      }
    }
  }
  return found;
}

}  // namespace assay::audit_detail
