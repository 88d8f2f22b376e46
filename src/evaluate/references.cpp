// What findings and claims name: parties, and figures or quantities.
#include "evaluate/plan_data.hpp"
#include "evaluate/tail.hpp"

namespace assay::detail {

namespace {

using model::Place;

// Whether the ids that a path uses could all be read.
bool is_checkable(std::string_view path, const PlanData& plan, const model::Incomplete& incomplete) {
  if (path.starts_with("indicators/")) {
    const bool laid_out = plan.layout.indicators.size() == plan.agreement.indicators.size();
    return laid_out && !incomplete.indicator_ids && plan.areas_are_whole;
  }
  if (path.starts_with("staffing/")) return !incomplete.post_ids;
  return !path.starts_with("parties/") || !incomplete.party_ids;
}

// What depends on the outputs is only there where they could be read.
bool is_of_tail(std::string_view path) {
  for (const std::string_view room : {"register/", "surveys/", "relations/", "verification/", "midterm/", "progress/",
                                      "parties/", "adjustments/", "knock_outs/", "payment/"}) {
    if (path.starts_with(room)) return true;
  }
  return path.starts_with("staffing/");
}

// What claims alone may name: indicators/ID/met, indicators/*/met, spans/{term,assessed}/{months,days}.
bool is_claimed_words(std::string_view path, const PlanData& plan) {
  constexpr std::string_view room = "indicators/", met = "/met";
  if (!path.starts_with(room) || !path.ends_with(met) || path.size() <= room.size() + met.size()) return false;
  const std::string_view id = path.substr(room.size(), path.size() - room.size() - met.size());
  return id == "*" || plan.indicator_index.contains(id);
}

bool is_claimed_span(std::string_view path, const Project& project, const model::Incomplete& incomplete) {
  const bool is_term = path == "spans/term/months" || path == "spans/term/days";
  const bool is_assessed = path == "spans/assessed/months" || path == "spans/assessed/days";
  return (is_term && (project.term || incomplete.spans)) || (is_assessed && (project.assessed || incomplete.spans));
}

}  // namespace

void check_references(const Document& document, const Inputs& inputs, const model::Incomplete& incomplete,
                      model::Diagnostics& problems) {
  const PlanData& plan = PlanAccess::data(inputs);
  const Tail& tail = PlanAccess::tail(inputs);
  const bool outputs_readable = problems.empty();
  const auto check_figure = [&](const std::string& figure, const Place& place) {
    if (figure.empty() || !is_checkable(figure, plan, incomplete) || plan.find(figure) || tail.index.contains(figure)) {
      return;
    }
    if (!outputs_readable && is_of_tail(figure)) return;
    problems.push_back({Code::unknown_figure, place.pointer(), {figure}});
  };
  const Place findings("/findings"), claims("/claims");
  for (std::size_t i = 0; i < document.findings.size(); ++i) {
    const Finding& finding = document.findings[i];
    const Place place(findings, i);
    const bool readable = !incomplete.party_ids && (!finding.party.empty() || !incomplete.references);
    if (readable && !plan.party_index.contains(finding.party)) {
      report_unknown(Code::unknown_party, Place(place, "party"), finding.party, plan.party_index, problems);
    }
    check_figure(finding.about, Place(place, "about"));
  }
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    const Claim& claim = document.claims[i];
    const Place place(claims, i);
    if (!is_claimed_words(claim.figure, plan) && !is_claimed_span(claim.figure, document.project, incomplete)) {
      check_figure(claim.figure, Place(place, "figure"));
    }
    if (!claim.figure.empty() && !claim.quantity.empty()) {
      problems.push_back({Code::mixed_claim, Place(place, "quantity").pointer(), {}});
    } else if (claim.figure.empty() && claim.quantity.empty() && !incomplete.references) {
      problems.push_back({Code::missing_one_of, place.pointer(), {"figure", "quantity"}});
    }
  }
}

}  // namespace assay::detail
