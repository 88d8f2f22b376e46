// Lines of a template that match nowhere, and what in the report comes nearest to them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "assay/template.hpp"
#include "audit/match.hpp"
#include "audit/report_tables.hpp"
#include "audit/report_text.hpp"
#include "audit/sentences.hpp"
#include "audit/template_data.hpp"

namespace assay::audit_detail {

class Unmatched {
 public:
  explicit Unmatched(const ReportText& report) : report_(report) {}

  // With the sentence inside the ranges that is most like the words.
  void add(UnmatchedLine line, std::u32string_view words, const std::vector<TextRange>& ranges);
  // With the label in the tables most like the one that they lack: the column's, or the row's. There is a table.
  void add(UnmatchedLine line, const detail::CellAddress& address, const std::vector<const ReportTable*>& tables);

  // With why the report cannot be read so, and where.
  void add(UnmatchedLine line, std::string_view zh, std::string_view en, TextPlace place);

  // In the order of the template.
  std::vector<UnmatchedLine> take();

 private:
  const ReportText& report_;
  std::optional<Sentences> sentences_;  // once they are needed
  std::vector<UnmatchedLine> lines_;
};

}  // namespace assay::audit_detail
