// What the report's text shows beside its numbers: annexes, lines of the template that found nothing, numbers that
// cannot be read.
#include <utility>

#include "audit/work.hpp"

namespace assay::audit_detail {

void check_text(Work& work) {
  for (const Annex& annex : work.audit.report.annexes) {
    if (annex.titled.empty()) {
      work.add(finding_of(Severity::warning, Code::annex_absent, {annex.name}, {}, annex.name));
    } else if (annex.titled.size() > 1) {
      work.add(finding_of(Severity::note, Code::annex_repeated, {annex.name, std::to_string(annex.titled.size())}, {},
                          annex.name));
    }
  }
  for (const UnmatchedLine& line : work.audit.report.unmatched) {
    work.add(finding_of(Severity::note, Code::template_unmatched,
                        {std::to_string(line.line.line), line.text, line.nearest}, {}, line.text));
  }
  for (std::size_t c = 0; c < work.audit.claims.size(); ++c) {
    const CheckedClaim& claim = work.claim(c);
    if (!claim.missing || claim.missing->code != Code::printed_syntax) continue;
    const Label label = label_of_claim(work.document, claim.claim);
    const std::vector<std::string>& why = claim.missing->values;  // the text, why in Chinese, why in English
    work.add(finding_of(Severity::note, Code::claim_unreadable,
                        {label.zh, label.en, claim.claim.printed, why[1], why[2]}, {c},
                        claim.claim.figure.empty() ? claim.claim.quantity : claim.claim.figure));
  }
}

}  // namespace assay::audit_detail
