// The numbers of a report that nothing claimed.
#pragma once

#include <vector>

#include "assay/template.hpp"
#include "audit/report_text.hpp"

namespace assay::audit_detail {

// In the order of the text, without those that overlap what is settled; numbers of lists, headings, annexes and
// official documents, dates and years are none.
std::vector<UnclaimedNumber> find_unclaimed(const ReportText& report, std::vector<bool> settled);

}  // namespace assay::audit_detail
