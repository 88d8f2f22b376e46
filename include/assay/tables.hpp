// Tables as people keep them: a header row and a header column, areas against indicators.
//
// The first cell of the first row is not read. Either the rows are areas and the columns indicators, or the reverse:
// whichever fits more of the labels. Both are matched by id or name, as they are written. Beside areas there may be a
// row (or column) for the whole: *, 完成量 or actual; and one for the target: 协议, 协议量, 指标要求 or target, which
// gives the indicator its target for the whole. A target that the agreement states too is the same number. An empty
// cell or null says nothing; others are read as cells of a document are: a number, "/" or "n/a".
//
// A row or column whose label begins with 印: (or "printed:"), or stands in `printed`, is what the table prints and not
// data: it becomes claims, but for cells that are empty, "/" or "n/a". 合计, total and the words of the whole print the
// actual of the whole, 百分比, 完成百分比 and attainment its attainment, a target's word the target, and an area's
// label the actual of that area. In a printed line of an indicator every cell is printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/date.hpp"

namespace assay {

struct Table {
  std::string where;                // where it stands
  std::optional<Span> period = {};  // its amounts are records of that span, and what it prints of them free quantities
  std::vector<std::string> printed = {};
  std::string csv = {};  // the name of a CSV file beside the document that holds the rows; then they are read
  std::vector<std::vector<std::string>> rows = {};  // numbers as their text; "" is missing

  friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace assay
