// Where the patterns of a template match in a report.
//
// A pattern is tried wherever its first words stand, from left to right, and matches of one do not overlap. What failed
// once at a place is not tried there again, so that the time is at worst the length of the pattern times that of the
// report, whatever both hold. Only where a pattern matches nowhere it is tried with the numbers joined that blanks and
// ends of lines may have cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/number_shapes.hpp"
#include "audit/report_text.hpp"
#include "audit/template_data.hpp"

namespace assay::audit_detail {

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Match {
  TextRange whole;
  std::vector<TextRange> holes;  // by hole
};

// Where words stand in a report, found by the rarest of their characters.
class WordIndex {
 public:
  explicit WordIndex(const ReportText& report);

  // Every place between the two that the words begin at and end by.
  std::vector<std::size_t> of(std::u32string_view words, TextRange within) const;

 private:
  const ReportText& report_;
  std::unordered_map<char32_t, std::vector<std::uint32_t>> places_;
};

class Matcher {
 public:
  Matcher(const ReportText& report, const NumberShapes& numbers, const WordIndex& words)
      : report_(report), numbers_(numbers), words_(words) {}

  std::vector<Match> find(const detail::Pattern& pattern, const std::vector<TextRange>& ranges);

 private:
  std::vector<Match> find(const std::vector<TextRange>& ranges, NumberShapes::Cuts cuts);
  bool match_number(std::size_t element, std::size_t at);
  bool is_shown(std::size_t element) const;
  bool match(std::size_t element, std::size_t at);
  bool match_skip(std::size_t element, std::size_t at);
  bool match_words(std::size_t element, std::size_t at);
  bool has_failed(std::size_t element, std::size_t at) const;
  void fail(std::size_t element, std::size_t at);
  bool may_match(const detail::Pattern& pattern, TextRange range) const;

  const ReportText& report_;
  const NumberShapes& numbers_;
  const WordIndex& words_;

  // Of the pattern at hand.
  const detail::Pattern* pattern_ = nullptr;
  NumberShapes::Cuts cuts_ = NumberShapes::Cuts::part;
  std::size_t end_ = 0;        // of the range
  std::size_t match_end_ = 0;  // of the match, once there is one
  std::vector<TextRange> holes_;
  TextRange line_words_;               // that a hole took which nothing follows
  std::vector<std::uint64_t> failed_;  // by element and place, one bit each
  std::vector<std::size_t> touched_;   // words of `failed_` that hold any
};

}  // namespace assay::audit_detail
