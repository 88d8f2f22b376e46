// Resolves tables as people keep them (assay/tables.hpp): which line is which area or indicator, what the cells say and
// what the table prints.
//
// A line is a row or a column. Each problem is reported once: by the function that reads what it is about.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "assay/document.hpp"
#include "model/check.hpp"

namespace assay::model {

enum class LineRole : std::uint8_t {
  skipped,  // its label is a problem, and reported
  area,     // or the whole
  target,
  printed_area,  // the actual of the area, or the total of the whole
  printed_attainment,
  printed_target,
};

// A line on the side of the areas.
struct AreaLine {
  LineRole role = LineRole::skipped;
  std::uint32_t area = 0;  // 0 is the whole; areas from 1, as the agreement lists them, each before those inside it

  friend auto operator<=>(const AreaLine&, const AreaLine&) = default;
};

inline constexpr std::uint32_t no_indicator = std::numeric_limits<std::uint32_t>::max();

// A line on the side of the indicators. What stands in a printed one is printed, whatever the line that it meets.
struct IndicatorLine {
  std::uint32_t indicator = no_indicator;  // its number in the agreement; none where its label is a problem
  bool printed = false;

  friend auto operator<=>(const IndicatorLine&, const IndicatorLine&) = default;
};

// What the lines of one table are. Line 0 of either side is the labels of the other.
struct TableMap {
  bool areas_are_rows = true;
  std::vector<AreaLine> areas;
  std::vector<IndicatorLine> indicators;

  // Whether a line was skipped: then checks that need every value would repeat its problem in other words.
  bool incomplete = false;
};

// One for each table. Reports labels, shapes, periods and texts; labels that may be those of what could not be read
// are skipped without a word.
std::vector<TableMap> map_tables(const Agreement& agreement, const std::vector<Table>& tables,
                                 const Incomplete& incomplete, Diagnostics& problems);

// Gives indicators the targets of their whole that the tables state. A target that the agreement states too is the same
// number, or Code::table_target_conflict. Where a target cannot be read, or may stand in a line whose problem is
// reported, an indicator without one gets "/", so that it is not reported as missing too.
void fill_targets(Agreement& agreement, const std::vector<Table>& tables, const std::vector<TableMap>& maps,
                  Diagnostics& problems);

// What one cell says, absent or not.
struct TableActual {
  std::size_t table, row, column;  // its place
  std::uint32_t indicator;
  std::uint32_t area;  // as AreaLine's
  Amount amount;
};

// Calls `take` with the actuals of all tables, row by row. An empty cell says nothing.
void for_each_actual(const std::vector<Table>& tables, const std::vector<TableMap>& maps, Diagnostics& problems,
                     const std::function<void(const TableActual&)>& take);

// The places of the cells that give a target of the whole: `take` has its indicator and the cell's pointer.
void for_each_target(const std::vector<Table>& tables, const std::vector<TableMap>& maps,
                     const std::function<void(std::uint32_t, std::string)>& take);

// What the tables print, row by row; nothing where a printed cell is empty or absent ("/" or "n/a"). A total or an
// attainment of a table with a period is no figure: it is a free quantity, the figure's path and the period.
std::vector<Claim> table_claims(const Agreement& agreement, const std::vector<Table>& tables,
                                const std::vector<TableMap>& maps);

// The pointer of a cell, which is that of the file's name where a file holds the rows.
std::string cell_pointer(const std::vector<Table>& tables, std::size_t table, std::size_t row, std::size_t column);

}  // namespace assay::model
