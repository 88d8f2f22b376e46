// An audit from end to end: claims are read, each part adds its findings, and the worst come first.
#include "assay/audit.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "audit/work.hpp"

namespace assay {

namespace {

using audit_detail::Work;

// Words have no number to read.
bool is_words(const Claim& claim) { return claim.figure == "grade" || claim.figure.ends_with("/met"); }

// A figure of an indicator in an area is another figure.
void move_into_area(Claim& claim, const Plan& plan) {
  constexpr std::string_view room = "indicators/";
  const std::size_t end = claim.figure.find('/', room.size());
  if (claim.scope.empty() || !claim.figure.starts_with(room) || end == std::string::npos) return;
  if (claim.figure.find("/areas/") != std::string::npos || claim.figure.ends_with("/met")) return;
  for (const PlannedArea& area : plan.areas()) {
    if (area.name.empty() || (area.id != claim.scope && area.name != claim.scope)) continue;
    claim.figure.insert(end, "/areas/" + area.id);
    return;
  }
}

CheckedClaim read(Claim claim) {
  CheckedClaim checked;
  checked.claim = std::move(claim);
  checked.printed.raw = checked.claim.printed;
  checked.printed.has_value = false;
  if (is_words(checked.claim)) return checked;
  try {
    checked.printed = read_printed(checked.claim.printed);
    // A unit beside the number belongs to it: 47, and 万元 in the head of the table.
    if (checked.printed.has_value && checked.printed.unit.empty() && !checked.claim.unit.empty()) {
      checked.printed = read_printed(checked.claim.printed + checked.claim.unit);
    }
  } catch (const Error& error) {
    if (!checked.printed.has_value) checked.missing = error.diagnostics().front();
  }
  return checked;
}

// The first place that a finding speaks of: in the text, else in the order of the claims.
std::tuple<std::uint32_t, std::uint32_t, std::size_t> place_of(const Audit& audit, const AuditFinding& finding) {
  if (finding.claims.empty()) return {~std::uint32_t{0}, 0, 0};
  const TextPlace& place = audit.claims[finding.claims.front()].claim.place;
  return {place.line, place.column, finding.claims.front()};
}

// One that the document asks not to be told of keeps its reason.
void silence(const Document& document, Audit& audit) {
  for (AuditFinding& finding : audit.findings) {
    for (const Silence& each : document.audit.silenced) {
      const bool about = each.about.empty() || each.about == finding.about;
      if (finding.silenced.empty() && about && each.code == name(finding.problem.code)) finding.silenced = each.reason;
    }
  }
}

bool before(const Audit& audit, const AuditFinding& a, const AuditFinding& b) {
  const auto rank = [&](const AuditFinding& finding) {
    return std::tuple(!finding.silenced.empty(), finding.severity, place_of(audit, finding));
  };
  return rank(a) < rank(b);
}

Audit run(const Document& document, const Evaluation& evaluation, std::vector<Claim> claims, ReportClaims report,
          bool of_document) {
  Audit audit;
  audit.report = std::move(report);
  audit.claims.reserve(claims.size());
  const Plan plan = evaluation.plan();
  for (Claim& claim : claims) {
    move_into_area(claim, plan);
    audit.claims.push_back(read(std::move(claim)));
  }
  Work work(document, evaluation, audit);
  audit_detail::check_figures(work);
  audit_detail::check_grade(work);
  audit_detail::check_words(work);
  audit_detail::check_spans(work);
  audit_detail::check_quantities(work);
  audit_detail::check_rules(work);
  audit_detail::check_rounding(work);
  audit_detail::check_text(work);
  silence(document, audit);
  const auto in_order = [&](const AuditFinding& a, const AuditFinding& b) { return before(audit, a, b); };
  work.look_for_slips(in_order);
  if (of_document) {
    // The document's own claims come first among all that it makes.
    for (AuditFinding& finding : audit.findings) {
      if (finding.problem.pointer.empty() && !finding.claims.empty() &&
          finding.claims.front() < document.claims.size()) {
        finding.problem.pointer = "/claims/" + std::to_string(finding.claims.front());
      }
    }
  }
  std::stable_sort(audit.findings.begin(), audit.findings.end(), in_order);
  return audit;
}

}  // namespace

Audit audit(const Document& document, const Evaluation& evaluation) {
  return run(document, evaluation, all_claims(document), {}, true);
}

Audit audit(const Document& document, const Evaluation& evaluation, ReportClaims report) {
  std::vector<Claim> claims = std::exchange(report.claims, {});
  return run(document, evaluation, std::move(claims), std::move(report), false);
}

bool has_discrepancies(const Audit& audit) noexcept {
  return std::any_of(audit.findings.begin(), audit.findings.end(), [](const AuditFinding& finding) {
    return finding.severity != Severity::note && finding.silenced.empty();
  });
}

std::string_view name(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "";
}

std::string_view name(ClaimState state) noexcept {
  switch (state) {
    case ClaimState::consistent: return "consistent";
    case ClaimState::inconsistent: return "inconsistent";
    case ClaimState::not_checkable: return "not_checkable";
  }
  return "";
}

}  // namespace assay
