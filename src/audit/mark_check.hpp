// Whether lines of a draft find what they were made from: each is read as a template reads it, and looked for.
#pragma once

#include <string>
#include <vector>

#include "audit/mark_names.hpp"
#include "audit/match.hpp"

namespace assay::audit_detail {

class MarkCheck {
 public:
  // The report outlives it.
  explicit MarkCheck(const ReportText& report) : report_(report), shapes_(report), words_(report) {}

  // Whether the pattern matches within the range, and at every place prints the numbers that its holes name.
  bool finds(const std::string& pattern, const std::vector<const KnownNumber*>& holes, TextRange range);

  // Whether the line addresses this cell of the table, as these words say it.
  static bool addresses(const std::string& line, const detail::CellAddress& address);

 private:
  const ReportText& report_;
  const NumberShapes shapes_;
  const WordIndex words_;
  Matcher matcher_{report_, shapes_, words_};
};

}  // namespace assay::audit_detail
