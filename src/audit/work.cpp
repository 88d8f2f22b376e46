// The network of an audit: cells for claims and places, checks and what they become.
#include "audit/work.hpp"

#include <algorithm>
#include <utility>

namespace assay::audit_detail {

namespace {

// Of one finding; what is less likely than these helps nobody.
constexpr std::size_t max_slips = 5;

}  // namespace

Possible Work::possible_of(const CheckedClaim& claim, const std::optional<Decimal>& step) const {
  const std::optional<RoundingMode> mode = claim.claim.mode ? claim.claim.mode : document.audit.rounding;
  return stands_for(claim.printed, mode, step);
}

bool Work::read(std::size_t index, const std::optional<Decimal>& step) {
  CheckedClaim& claim = audit.claims[index];
  try {
    try {
      claim.stands_for = possible_of(claim, step);
      return true;
    } catch (const Error& error) {
      if (!step || error.diagnostics().front().code != Code::no_possible_value) throw;
    }
    claim.stands_for = possible_of(claim, std::nullopt);
  } catch (const Error& error) {
    claim.missing = error.diagnostics().front();
    return false;
  }
  mark(claim, false);
  const Label label = label_of_claim(document, claim.claim);
  add(finding_of(claim.claim.step ? Severity::error : Severity::warning, Code::off_step,
                 {label.zh, label.en, claim.claim.printed, step->to_string()}, {index},
                 claim.claim.figure.empty() ? claim.claim.quantity : claim.claim.figure));
  return true;
}

std::size_t Work::cell_of(std::size_t index) {
  const auto [found, is_new] = claim_cells_.try_emplace(index, network_.cells.size());
  if (!is_new) return found->second;
  const CheckedClaim& claim = audit.claims[index];
  const Possible& possible = *claim.stands_for;
  const Interval any =
      claim.printed.value.is_negative() ? Interval(End::none(), End::none()) : Interval(End{0, true}, End::none());
  network_.cells.push_back({claim.claim.printed,
                            claim.printed.value,
                            possible,
                            {any, possible.step},
                            claim.printed.shown,
                            claim.printed.scale});
  origins_.push_back({index, {}});
  return found->second;
}

std::size_t Work::cell_at(std::uint32_t place, const std::string& pointer, const Decimal& value,
                          const std::optional<Possible>& possible, const std::optional<Decimal>& step) {
  const auto [found, is_new] = place_cells_.try_emplace(place, network_.cells.size());
  if (!is_new) return found->second;
  const int shown = value.scale() > 0 ? value.scale() : 0;
  const Interval any = value.is_negative() ? Interval(End::none(), End::none()) : Interval(End{0, true}, End::none());
  network_.cells.push_back(
      {value.to_string(), value, possible ? *possible : Possible{Ratio(value), {}}, {any, step}, shown, 0});
  origins_.push_back({{}, pointer});
  return found->second;
}

bool Work::holds(Constraint constraint) {
  network_.constraints.push_back(std::move(constraint));
  return is_satisfiable(network_.constraints.back(), network_);
}

void Work::fail(AuditFinding finding, std::size_t check) {
  findings_of_.emplace(check, audit.findings.size());
  add(std::move(finding));
}

// Numbers of as many digits as a Decimal holds leave no room to look around them.
std::vector<Trouble> Work::troubles() const {
  try {
    return find_slips(network_);
  } catch (const Error&) {
    std::vector<Trouble> given_up;
    for (std::size_t c = 0; c < network_.constraints.size(); ++c) {
      if (findings_of_.contains(c)) given_up.push_back({{c}, {}, true});
    }
    return given_up;
  }
}

void Work::explain(AuditFinding& finding, Trouble& trouble) const {
  finding.gave_up = finding.gave_up || trouble.gave_up;
  for (SlipSet& set : trouble.slips) {
    if (finding.slips.size() == max_slips) break;
    Slip slip;
    slip.cost = set.cost;
    for (SlipCell& cell : set.cells) {
      const Origin& origin = origins_[cell.cell];
      slip.suspects.push_back({origin.claim, origin.pointer, network_.cells[cell.cell].printed, std::move(cell.values),
                               std::move(cell.candidates), std::move(cell.slip)});
    }
    finding.slips.push_back(std::move(slip));
  }
}

AuditFinding finding_of(Severity severity, Code code, std::vector<std::string> values, std::vector<std::size_t> claims,
                        std::string about) {
  AuditFinding finding;
  finding.severity = severity;
  finding.problem.code = code;
  finding.problem.values = std::move(values);
  finding.claims = std::move(claims);
  finding.about = std::move(about);
  return finding;
}

Diagnostic absent(std::string zh, std::string en) {
  return {Code::figure_without_value, "", {std::move(zh), std::move(en)}};
}

Diagnostic absent(Presence why) {
  switch (why) {
    case Presence::none: return absent("没有约定或没有填报", "none was agreed or reported");
    case Presence::not_applicable: return absent("不适用", "not applicable");
    case Presence::missing:
    case Presence::given: break;
  }
  return absent("缺数据", "missing");
}

void mark(CheckedClaim& claim, bool consistent) {
  if (claim.state != ClaimState::inconsistent) {
    claim.state = consistent ? ClaimState::consistent : ClaimState::inconsistent;
  }
  claim.missing.reset();
}

void add_times(NetworkForm& form, const NetworkForm& other, const Ratio& times) {
  form.constant = form.constant + other.constant * times;
  for (const NetworkTerm& term : other.terms) {
    // Cells come in the order in which they were made, so that one that stands already is rarely far from the end.
    const auto at = std::lower_bound(form.terms.begin(), form.terms.end(), term.cell,
                                     [](const NetworkTerm& own, std::size_t cell) { return own.cell < cell; });
    if (at != form.terms.end() && at->cell == term.cell) {
      at->times = at->times + term.times * times;
      if (at->times.is_zero()) form.terms.erase(at);
    } else {
      form.terms.insert(at, {term.cell, term.times * times});
    }
  }
}

bool counts_otherwise(const CheckedClaim& a, const CheckedClaim& b) {
  const auto unit_of = [](const CheckedClaim& claim) {
    return claim.claim.unit.empty() ? claim.printed.unit : claim.claim.unit;
  };
  const std::string one = unit_of(a), other = unit_of(b);
  const bool units = !one.empty() && !other.empty() && one != other;
  return units || a.claim.reading != b.claim.reading || a.claim.date != b.claim.date || a.claim.scope != b.claim.scope;
}

bool says_how_it_counts(const Claim& claim) { return !claim.reading.empty() || claim.date; }

std::string reading_of(const Claim& claim) {
  std::string text = claim.reading;
  const auto append = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  };
  append(claim.scope);
  if (claim.date) append(to_string(*claim.date));
  append(claim.unit);
  return text.empty() ? "—" : text;
}

std::string gap_text(const Ratio& gap) { return gap.is_zero() ? ">0" : gap.to_string(); }

std::string text_of(const Possible& possible) { return possible.values.to_string(); }

std::string text_of(const Interval& expected, const Printed& printed) {
  if (!expected.is_single() || expected.low().value.to_decimal()) return expected.to_string();
  const int places = std::clamp(printed.shown + 3, 0, Decimal::max_scale);
  const NumberResult digits = try_round(expected.low().value, {RoundingMode::down, places});
  return digits ? digits.value.to_string() + "…" : expected.to_string();
}

}  // namespace assay::audit_detail
