// Tables of a report, runs of lines with tabs, and their cells by row and column label.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "audit/report_text.hpp"
#include "audit/template_data.hpp"

namespace assay::audit_detail {

// Indexes into the folded text.
struct ReportCell {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ReportTable {
  std::vector<std::vector<ReportCell>> rows;
  std::size_t begin = 0;
  std::optional<ReportLine> title = {};  // the line above, where it is none of a table
  std::vector<ReportLine> above = {};    // the lines that may hold its title, the nearest first
};

// Words, not an amount.
bool is_words(std::u32string_view text);

// A table goes on over blank lines and page numbers where a row of as many cells goes on with a label and amounts, or
// repeats the header.
std::vector<ReportTable> find_tables(const ReportText& report);

// Whether the words stand above the table, a line of its unit or three short lines below them at most.
bool is_titled(const ReportText& report, const ReportTable& table, std::u32string_view words);

// Whether words at this place of a text do not begin or end inside a number: 表1 is not in 表11.
bool stands_whole(std::u32string_view text, std::size_t at, std::size_t size);

// One cell that an address names, and the label of its row.
struct AddressedCell {
  ReportCell cell;
  ReportCell label;
};

// What an address names in a table, and why it may name less than it says.
struct AddressedCells {
  std::vector<AddressedCell> cells = {};
  // A row that the labels name, but whose cells do not stand below those of the header.
  std::optional<ReportCell> uneven = {};
  // How many columns of one header have the column's label, where nothing says which is meant, and the first.
  std::size_t alike = 0;
  std::optional<ReportCell> first_alike = {};
};

// Whether a label names an area, or the whole.
using IsPlace = std::function<bool(std::u32string_view)>;

// All cells that the labels name; none where no column or no row is such. With any row: those of places.
AddressedCells find_cells(const ReportText& report, const ReportTable& table, const detail::CellAddress& address,
                          const IsPlace& is_place);

}  // namespace assay::audit_detail
