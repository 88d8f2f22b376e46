// Where in a report a scope heading of a template looks: the ranges between its first words and its last.
//
// Words that begin with a heading number (1. 一、 （一）) are a heading, and count only where a line or sentence
// begins. Lines of a table of contents are no headings: dots and a page number, or a heading number and a page number.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "audit/match.hpp"
#include "audit/report_text.hpp"
#include "audit/template_data.hpp"

namespace assay::audit_detail {

class Anchors {
 public:
  // Both outlive it.
  Anchors(const ReportText& report, const WordIndex& words) : report_(report), words_(words) {}

  // Where the words stand as an anchor.
  std::vector<std::size_t> of(std::u32string_view words) const;

  // Each range begins at the first words and ends at the next last ones; without last words at the next first ones, or
  // with the report. None where either stands nowhere.
  std::vector<TextRange> ranges(const detail::Scope& scope) const;

 private:
  bool is_anchor(std::size_t at, std::size_t size, bool is_heading) const;
  bool is_of_contents(const ReportLine& line) const;

  const ReportText& report_;
  const WordIndex& words_;
};

}  // namespace assay::audit_detail
