// Tables for a terminal: columns that align where East Asian wide and full-width characters take two cells and
// combining marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::report {

// How many cells a text takes; valid UTF-8 without control characters.
std::size_t display_width(std::string_view text) noexcept;

enum class Align { left, right };

// Rows of cells in columns as wide as their widest cell.
class Table {
 public:
  explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}

  // At most one cell a column; columns left out are empty.
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  // A rule across the table.
  void rule() { rows_.emplace_back(); }

  // A line of its own that widens no column.
  void heading(std::string text) { rows_.push_back({"\n" + std::move(text)}); }

  std::string print() const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;  // empty for a rule; a first cell that starts a line is a heading
};

}  // namespace assay::report
