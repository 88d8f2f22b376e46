// Which way of rounding made the report's numbers, and those that it did not make.
#include <utility>

#include "audit/work.hpp"

namespace assay::audit_detail {

namespace {

std::string names_of(Modes modes) {
  std::string text;
  for (const RoundingMode mode : rounding_modes) {
    if (modes.contains(mode)) text += (text.empty() ? "" : "/") + std::string(name(mode));
  }
  return text;
}

bool is_of_policy(const Work& work, const CheckedClaim& claim) {
  const std::optional<Node> node = work.evaluation.find(claim.claim.figure);
  const Decimal* value = node ? work.evaluation.value(*node) : nullptr;
  return value != nullptr && same_digits(*value, claim.printed.value);
}

}  // namespace

void check_rounding(Work& work) {
  std::vector<std::size_t> voters;
  std::vector<Fingerprint> votes;
  for (std::size_t c = 0; c < work.audit.claims.size(); ++c) {
    const CheckedClaim& claim = work.claim(c);
    if (!claim.modes || !claim.modes->votes || claim.claim.mode || claim.state != ClaimState::consistent) continue;
    voters.push_back(c);
    votes.push_back(*claim.modes);
  }
  GroupFingerprint& group = work.audit.rounding;
  group = group_fingerprint(votes);
  // What prints as the policy's own step rounds it is as it should be.
  std::erase_if(group.outliers, [&](std::size_t outlier) { return is_of_policy(work, work.claim(voters[outlier])); });
  for (std::size_t& outlier : group.outliers) {
    outlier = voters[outlier];
    const CheckedClaim& claim = work.claim(outlier);
    const Label label = label_of_claim(work.document, claim.claim);
    AuditFinding finding;
    finding.severity = Severity::warning;
    finding.claims = {outlier};
    finding.about = claim.claim.figure.empty() ? claim.claim.quantity : claim.claim.figure;
    if (const auto node = work.evaluation.find(claim.claim.figure)) finding.figures = {*node};
    finding.problem = {
        Code::mixed_rounding,
        "",
        {label.zh, label.en, claim.claim.printed, text_of(*claim.expected, claim.printed), names_of(claim.modes->once),
         std::to_string(group.voting - group.outliers.size()), names_of(group.modes)}};
    work.add(std::move(finding));
  }
}

}  // namespace assay::audit_detail
