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

  // Whether digits on both sides of a blank or of the end of a line are one number. Mostly they are two; where none of
  // two fits, the end of the line may have cut one.
  enum class Cuts : bool { part, join };

  // Where a number that starts here, with a hedge or without, may end: the longest first, and those that join what is
  // cut behind the others; none where none starts. No number starts or ends inside a run of digits. With a unit it may
  // end after that unit too.
  std::vector<std::size_t> ends(std::size_t begin, std::u32string_view unit, Cuts cuts) const;

  // Whether what stands before or behind makes it a part of a longer number, or one of a range, a ratio or a list:
  // 35-40, 2/3, 三分之二, 1，078, 十来.
  bool is_part_before(std::size_t begin) const;
  bool is_part_behind(std::size_t end) const;

  // From where to where a number goes that stands there, with the hedges around it that it leaves out: "约" before it,
  // "多", "以上" behind it or behind its unit; and with 万 and 亿 behind it where they are none of its unit.
  struct Extent {
    std::size_t begin, end;
  };
  Extent with_words_around(std::size_t begin, std::size_t end, bool with_scale) const;

 private:
  char32_t at(std::size_t i) const { return i < report_.size() ? report_.text[i] : row_mark; }
  bool joined(std::size_t i, Cuts cuts) const {
    return i < report_.size() && (joined_[i] || (cuts == Cuts::join && cut_[i]));
  }
  bool starts_line(std::size_t i) const { return i > 0 && report_.places[i].line != report_.places[i - 1].line; }
  void join_characters();
  void find_cuts();
  bool is_joined_comma(std::size_t i, std::size_t run) const;
  bool is_before_group(std::size_t i) const;
  bool joins_numbers(std::size_t mark) const;
  std::vector<std::size_t> ends_of(std::size_t begin, std::u32string_view unit, Cuts cuts) const;
  bool is_before(std::size_t end, std::u32string_view words) const;
  std::size_t hedge_at(std::size_t begin) const;
  std::size_t hedge_behind(std::size_t end, bool is_behind_unit) const;
  bool is_hedge_before(std::size_t end, std::u32string_view hedge) const;

  const ReportText& report_;
  std::vector<bool> joined_;                   // one number with the character before
  std::vector<bool> cut_;                      // may be one number with the character before
  std::vector<bool> numbering_;                // of lists and headings
  std::vector<std::u32string> hedges_before_;  // of words that end alike the longer first
  std::vector<std::u32string> hedges_behind_;
};

}  // namespace assay::audit_detail
