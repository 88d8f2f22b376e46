// The list of annexes at the end of a report (附件：) and the lines that are their titles: those that say the same, but
// for a last parenthesis, and those that begin with 附件N and say nothing else or what begins alike.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "assay/template.hpp"
#include "audit/report_text.hpp"

namespace assay::audit_detail {

// From a title to the next one, or to the end of the report.
struct AnnexPart {
  std::size_t annex;  // by index
  std::size_t begin, end;
};

// The number that words begin with, 附件1 or 附件一, and its characters; 0 where they do not.
struct AnnexReference {
  std::size_t number = 0;
  std::size_t size = 0;
};
AnnexReference annex_reference(std::u32string_view words);

struct Annexes {
  std::vector<Annex> listed = {};
  std::vector<AnnexPart> parts = {};  // in the order of the text

  // The part that holds this character; null outside.
  const AnnexPart* part_at(std::size_t at) const;
};

Annexes find_annexes(const ReportText& report);

}  // namespace assay::audit_detail
