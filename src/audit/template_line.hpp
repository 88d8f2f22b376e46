// A line of a template while it is read: its words as written and folded, character by character, with their places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"
#include "audit/report_text.hpp"
#include "audit/template_data.hpp"

namespace assay::audit_detail {

// A part of a line. Folded characters stand one for one for those as written; white space is kept.
struct Slice {
  std::u32string_view raw;
  std::u32string_view text;
  std::uint32_t line = 0;
  std::uint32_t column = 1;

  std::size_t size() const noexcept { return text.size(); }
  TextPlace place() const noexcept { return {line, column}; }
  Slice part(std::size_t from, std::size_t length = std::u32string_view::npos) const;
  Slice trimmed() const;
  std::string written() const { return to_utf8(raw); }
};

// Takes the word and a colon off the front of the line, "关系：" or "relation:", whichever of the two it begins with.
bool take_keyword(Slice& line, std::u32string_view zh, std::u32string_view en);

// Every problem of a template, with its place.
class TemplateProblems {
 public:
  void add(Code code, TextPlace place, std::string zh, std::string en) {
    list.push_back({code, "", {std::move(zh), std::move(en)}, place.line, place.column});
  }

  std::vector<Diagnostic> list;
};

// A pattern with holes, or without where it says what to ignore. What is wrong with it goes to the problems.
detail::Pattern read_pattern(const Slice& line, bool with_holes, TemplateProblems& problems);

// Whether the folded line has what looks like a hole, but in square brackets: [2867|电访].
bool has_square_hole(std::u32string_view line);

// What stands between 【 and 】.
detail::Hole read_hole(const Slice& inside, bool may_be_empty, TemplateProblems& problems);

// What follows "表：".
detail::CellAddress read_address(const Slice& line, TemplateProblems& problems);

// What follows "关系：".
detail::NamedRelation read_named_relation(const Slice& line, TemplateProblems& problems);

}  // namespace assay::audit_detail
