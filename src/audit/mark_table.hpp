// Lines of a template for the cells of a table, whose numbers figures could print.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "audit/mark_names.hpp"
#include "audit/report_tables.hpp"

namespace assay::audit_detail {

// What a table's label names: an area, or the whole (合计).
struct LabelledArea {
  std::u32string label;  // folded
  std::size_t area;
};

// `name` is what the template calls the table; rows of no area speak of this one. Cells that no address tells from
// others are left out.
std::vector<std::string> mark_table(const ReportText& report, const ReportTable& table, const std::string& name,
                                    const KnownNumbers& known, const std::vector<LabelledArea>& areas,
                                    std::size_t area);

}  // namespace assay::audit_detail
