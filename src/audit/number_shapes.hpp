// Where numbers stand in a report's folded text, by their shape alone: whether one can be read, and what it says, is
// printed.hpp's to tell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "audit/report_text.hpp"

namespace assay::audit_detail {

class NumberShapes {
 public:
  // Linear in the report.
  explicit NumberShapes(const ReportText& report);

  // Where a number that starts here, with a hedge or without, may end: the longest first, none where none starts. No
  // number starts or ends inside a run of digits. With a unit it may end after that unit too.
  std::vector<std::size_t> ends(std::size_t begin, std::u32string_view unit) const;

  // From where to where a number goes that stands there, with the hedges around it that it leaves out: "约" before it,
  // "多", "以上" behind it or behind its unit.
  struct Extent {
    std::size_t begin, end;
  };
  Extent with_hedges(std::size_t begin, std::size_t end) const;

 private:
  char32_t at(std::size_t i) const { return i < report_.size() ? report_.text[i] : row_mark; }
  bool joined(std::size_t i) const { return i < report_.size() && joined_[i]; }
  std::size_t hedge_at(std::size_t begin) const;
  bool is_hedge_before(std::size_t end, std::u32string_view hedge) const;

  const ReportText& report_;
  std::vector<bool> joined_;                   // one number with the character before
  std::vector<std::u32string> hedges_before_;  // of words that end alike the longer first
  std::vector<std::u32string> hedges_behind_;
};

}  // namespace assay::audit_detail
