// The audit of the real station's report with the shipped template: what it says is the list that was worked out by
// hand from the printed numbers (huadi-2024.audit.expected.json, with the reason of each), none missing and none more.
//
// station-report.txt prints the same numbers in words of its own, so that template and list are held everywhere. The
// report itself is no part of the source: it is read where it lies beside the checkout, or where ASSAY_REFERENCE says.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/station.hpp"
#include "json/tree.hpp"

using assay::Audit;
using assay::AuditFinding;
using assay::CheckedClaim;
using assay::ClaimState;
using assay::EvaluatedDocument;

namespace {

EvaluatedDocument station_2024() { return assay::evaluate_json(station::file("capi/examples/huadi-2024.json")); }

std::string own_report() { return station::file("tests/golden/station-report.txt"); }

// Empty where there is none.
std::string printed_report() {
  const char* given = std::getenv("ASSAY_REFERENCE");
  std::ifstream stream(given != nullptr ? given : ASSAY_SOURCE_DIR "/../shared/reference/huadi-2024-report.txt",
                       std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Audit audit_of(const std::string& report) {
  const EvaluatedDocument evaluated = station_2024();
  const auto form = assay::Template::read(station::file("capi/examples/station-report.template.txt"));
  return audit(evaluated.document, evaluated.evaluation,
               find_claims(form, report, evaluated.document, evaluated.evaluation));
}

// "warning printed_conflict indicators/visits/actual: 1069, 1078", the printed numbers in no order, each once.
std::string line_of(std::string_view severity, std::string_view code, std::string_view about,
                    std::vector<std::string> printed) {
  std::sort(printed.begin(), printed.end());
  printed.erase(std::unique(printed.begin(), printed.end()), printed.end());
  std::string line = std::string(severity) + ' ' + std::string(code) + ' ' + std::string(about) + ':';
  for (const std::string& each : printed) line += (line.back() == ':' ? " " : ", ") + each;
  return line;
}

std::vector<std::string> found(const Audit& audit) {
  std::vector<std::string> lines;
  for (const AuditFinding& finding : audit.findings) {
    std::vector<std::string> printed;
    for (const std::size_t claim : finding.claims) printed.push_back(audit.claims[claim].claim.printed);
    lines.push_back(line_of(name(finding.severity), name(finding.problem.code), finding.about, std::move(printed)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> expected() {
  const std::string text = station::file("tests/golden/huadi-2024.audit.expected.json");
  const assay::json::Tree tree(text);
  std::vector<std::string> lines;
  for_each_child(tree, 0, [&](assay::json::ValueId list) {
    if (tree.key(list) != "findings") return;
    for_each_child(tree, list, [&](assay::json::ValueId finding) {
      std::string severity, code, about, reason;
      std::vector<std::string> printed;
      for_each_child(tree, finding, [&](assay::json::ValueId member) {
        const std::string_view key = tree.key(member);
        if (key == "severity") severity = tree.text(member);
        if (key == "code") code = tree.text(member);
        if (key == "about") about = tree.text(member);
        if (key == "reason") reason = tree.text(member);
        if (key != "printed") return;
        for_each_child(tree, member, [&](assay::json::ValueId each) { printed.emplace_back(tree.text(each)); });
      });
      CHECK_FALSE(reason.empty());
      lines.push_back(line_of(severity, code, about, std::move(printed)));
    });
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> without(std::vector<std::string> lines, std::string_view start) {
  CHECK(std::erase_if(lines, [&](const std::string& line) { return line.starts_with(start); }) == 1);
  return lines;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

void check_report(const std::string& report) {
  const Audit audit = audit_of(report);
  CHECK(found(audit) == expected());
  CHECK(has_discrepancies(audit));

  // Every line of the template finds something, and every number of the report is claimed or ignored.
  for (const auto& line : audit.report.unmatched) FAIL_CHECK(line.text);
  for (const auto& number : audit.report.unclaimed) FAIL_CHECK(number.printed << " " << number.context);

  // 119.78 and 102.86 are not cut off, 611.58, 135.33 and 291.33 are not rounded up; each stands twice.
  using assay::RoundingMode;
  for (const RoundingMode mode : {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down}) {
    CHECK(audit.rounding.modes.contains(mode));
  }
  for (const RoundingMode mode : {RoundingMode::down, RoundingMode::up, RoundingMode::floor, RoundingMode::ceiling}) {
    CHECK_FALSE(audit.rounding.modes.contains(mode));
  }
  CHECK(audit.rounding.voting == 11);  // and 82.08

  std::size_t months = 0, words = 0;
  for (const CheckedClaim& claim : audit.claims) {
    CAPTURE(claim.claim.figure);
    CAPTURE(claim.claim.printed);
    // From 8 September to 31 July: eleven months touched, ten whole ones.
    if (claim.claim.figure == "spans/assessed/months") {
      CHECK(claim.state == ClaimState::consistent);
      CHECK(claim.holds_by == std::vector<std::string>{"months_touched"});
      ++months;
    }
    if (claim.claim.figure == "indicators/*/met" && claim.claim.reading == "assessed") {
      CHECK(claim.state == ClaimState::consistent);
      ++words;
    }
    // What is not checked says why.
    if (claim.state == ClaimState::not_checkable) CHECK(claim.missing.has_value());
  }
  CHECK(months == 3);
  CHECK(words == 1);
}

}  // namespace

TEST_CASE("a report with the real one's numbers gets the findings that were worked out by hand") {
  check_report(own_report());
}

TEST_CASE("a number that is put right takes its finding with it, and no other") {
  CHECK(found(audit_of(replaced(own_report(), "1069人次", "1078人次"))) ==
        without(expected(), "warning printed_conflict indicators/visits/actual:"));
  // 181 / 220.5 = 82.0861…
  CHECK(found(audit_of(replaced(own_report(), "82.08%", "82.09%"))) ==
        without(expected(), "warning mixed_rounding staffing/experienced_share:"));
}

TEST_CASE("a planted slip is one finding more, and the slip that explains it comes first") {
  // Area 2's calls: 2867 in the table, two digits exchanged in the sentence about it.
  const Audit audit = audit_of(replaced(own_report(), "电访 2867 次", "电访 2876 次"));
  std::vector<std::string> more;
  const std::vector<std::string> before = expected(), after = found(audit);
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(more));
  REQUIRE(more.size() == 1);
  CHECK(after.size() == before.size() + 1);
  CHECK(more[0].find("indicators/phone_calls/areas/area_2/actual") != std::string::npos);
  const auto finding = std::find_if(audit.findings.begin(), audit.findings.end(), [](const AuditFinding& each) {
    return each.about == "indicators/phone_calls/areas/area_2/actual";
  });
  REQUIRE(finding != audit.findings.end());
  REQUIRE_FALSE(finding->slips.empty());
  REQUIRE(finding->slips[0].suspects.size() == 1);
  const assay::Suspect& suspect = finding->slips[0].suspects[0];
  CHECK(suspect.printed == "2876");
  REQUIRE_FALSE(suspect.candidates.empty());
  CHECK(suspect.candidates[0] == station::number("2867"));
}

TEST_SUITE("printed") {
  TEST_CASE("the real report gets the findings that were worked out by hand") {
    const std::string report = printed_report();
    if (report.empty()) {
      MESSAGE("the printed report is not beside this checkout");
      return;
    }
    check_report(report);
  }
}
