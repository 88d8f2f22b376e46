// An audit put together by hand, with one of everything that an audit can hold, and the document it is said to be of:
// visits are 365 + 460 + 253 = 1078 of 900, which is 119.777… %, and 8.87 + 20.00 + 14.90 + 46.23 = 90.00.
#pragma once

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

namespace audits {

using station::number;

inline assay::EvaluatedDocument evaluated() {
  return assay::evaluate_json(station::document({.claims = R"([
    {"figure": "indicators/visits/attainment", "printed": "119.77%", "where": "附件1", "line": 12, "column": 5},
    {"quantity": "persons", "printed": "1,024人", "reading": "files", "date": "2024-07-31"}])"}));
}

inline assay::CheckedClaim checked(assay::Claim claim, const char* value, assay::ClaimState state) {
  assay::CheckedClaim checked{.claim = std::move(claim), .printed = {}};
  checked.printed.raw = checked.claim.printed;
  checked.printed.value = number(value);
  checked.state = state;
  return checked;
}

inline assay::Interval open(const char* low, const char* high) {
  return {{assay::Ratio(number(low)), false}, {assay::Ratio(number(high)), false}};
}

inline assay::Modes modes(std::initializer_list<assay::RoundingMode> list) {
  assay::Modes modes;
  for (const assay::RoundingMode mode : list) modes.insert(mode);
  return modes;
}

// Claims 0 and 1 are the document's own; 2 stands in a text; 3 is words that no number is.
inline std::vector<assay::CheckedClaim> claims(const assay::EvaluatedDocument& station) {
  using assay::ClaimState;
  assay::CheckedClaim attainment = checked(station.document.claims[0], "119.77", ClaimState::inconsistent);
  attainment.stands_for = assay::Possible{open("119.76", "119.78")};
  attainment.expected = assay::Interval(assay::Ratio(number("1078")) / assay::Ratio(number("9")));
  attainment.gap = assay::Ratio(number("0.01"));
  attainment.modes = assay::Fingerprint{modes({assay::RoundingMode::down, assay::RoundingMode::floor}),
                                        modes({assay::RoundingMode::half_down}), true};
  attainment.numerators = assay::WholeRange{1077, 1078};
  attainment.denominators = assay::WholeRange{900, 900};
  assay::CheckedClaim persons = checked(station.document.claims[1], "1024", ClaimState::consistent);
  persons.stands_for = assay::Possible{assay::Interval(1024), assay::Decimal(1)};
  assay::CheckedClaim again = checked(
      {.figure = "", .quantity = "persons", .printed = "1020人以上\f", .place = {40, 9}, .scope = "east", .unit = "人"},
      "1020", ClaimState::inconsistent);
  again.stands_for = assay::Possible{{{assay::Ratio(1020), true}, assay::End::none()}, assay::Decimal(1)};
  assay::CheckedClaim words{.claim = {.figure = "indicators/*/met", .printed = "all met", .place = {41, 0}},
                            .printed = {}};
  words.printed.has_value = false;
  words.missing = assay::Diagnostic{assay::Code::unknown_figure, "", {"indicators/calls/target"}};
  words.holds_by = {"term", "assessed"};
  return {attainment, persons, again, words};
}

inline assay::Suspect suspect(std::size_t claim, const char* printed, assay::Possible values,
                              std::vector<assay::Decimal> candidates, const char* slip) {
  return {.claim = claim, .printed = printed, .values = values, .candidates = std::move(candidates), .slip = slip};
}

// An error, a warning, two notes and one that is silenced.
inline assay::Audit audit(const assay::EvaluatedDocument& station) {
  using assay::Code;
  using assay::Severity;
  assay::Audit audit;
  audit.claims = claims(station);
  assay::AuditFinding error{.severity = Severity::error,
                            .problem = {Code::persons_below_households, "", {"east", "3", "5"}},
                            .claims = {1, 2},
                            .about = "persons"};
  error.slips = {{{suspect(1, "1,024人", {assay::Interval(1020), assay::Decimal(1)}, {1020}, "digit")}, 1},
                 {{suspect(1, "1,024人", {open("1", "9"), assay::Decimal(1)}, {}, ""),
                   {.pointer = "/outputs/indicators/visits/west",
                    .printed = "253",
                    .values = {assay::Interval(352), {}},
                    .candidates = {352, 235, 25, 2530, number("25.3"), 523},
                    .slip = "swap"}},
                  7}};
  error.gave_up = true;
  const assay::AuditFinding warning{
      .severity = Severity::warning,
      .problem = {Code::figure_mismatch, "/claims/0", {"visits", "119.77%", "(119.76, 119.78)", "1078/9", "0.01"}},
      .claims = {0},
      .figures = {*station.evaluation.find("indicators/visits/attainment")},
      .about = "indicators/visits/attainment"};
  const assay::AuditFinding note{
      .severity = Severity::note, .problem = {Code::annex_repeated, "", {"附件\f3", "2"}}, .claims = {}};
  const assay::AuditFinding unmatched{.severity = Severity::note,
                                      .problem = {Code::template_unmatched, "", {"8", "line eight", "near\teight"}},
                                      .claims = {}};
  const assay::AuditFinding silenced{.severity = Severity::warning,
                                     .problem = {Code::reading_differs, "", {"persons", "1,024", "", "1020", "", "4"}},
                                     .claims = {2},
                                     .about = "persons",
                                     .silenced = "two counts,\non purpose"};
  audit.findings = {error, warning, note, unmatched, silenced};
  audit.rounding = {modes({assay::RoundingMode::half_up, assay::RoundingMode::half_even}), 3, {0}};
  audit.report.annexes = {{"附件3", {50, 1}, {{60, 1}, {70, 1}}}};
  audit.report.unmatched = {{{8, 1}, "line eight", "near\teight", {45, 2}}, {{9, 1}, "line nine"}};
  audit.report.unclaimed = {{{44, 3}, "47万", "about\f47万"}, {{45, 0}, "7"}};
  return audit;
}

}  // namespace audits
