// Tables of a report, runs of lines with tabs, and their cells by row and column label.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
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
  std::optional<ReportLine> title = {};  // the line right above, where it is none of a table
};

std::vector<ReportTable> find_tables(const ReportText& report);

// One cell that an address names, and the label of its row.
struct AddressedCell {
  ReportCell cell;
  ReportCell label;
};

// All cells that the labels name; empty where no column or no row is such. With `label` as the row: of every row with
// any words for a label.
std::vector<AddressedCell> find_cells(const ReportText& report, const ReportTable& table,
                                      const detail::CellAddress& address);

}  // namespace assay::audit_detail
