// The list of annexes at the end of a report (附件：) and the lines that are their titles.
#pragma once

#include <cstddef>
#include <vector>

#include "assay/template.hpp"
#include "audit/report_text.hpp"

namespace assay::audit_detail {

// From a title to the next one, or to the end of the report.
struct AnnexPart {
  std::size_t annex;  // by index
  std::size_t begin, end;
};

struct Annexes {
  std::vector<Annex> listed = {};
  std::vector<AnnexPart> parts = {};  // in the order of the text

  // The part that holds this character; null outside.
  const AnnexPart* part_at(std::size_t at) const;
};

Annexes find_annexes(const ReportText& report);

}  // namespace assay::audit_detail
