// An audit as JSON: every part from an audit put together by hand.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>

#include "audits.hpp"

namespace {

// Without the indentation, a line feed or not.
std::string packed(const std::string& json) {
  std::string text;
  bool start_of_line = false;
  for (const char c : json) {
    if (c == '\n') {
      start_of_line = true;
    } else if (!start_of_line || c != ' ') {
      text += c;
      start_of_line = false;
    }
  }
  return text;
}

std::string json(const assay::Audit& audit) {
  const assay::EvaluatedDocument station = audits::evaluated();
  return packed(assay::write_audit(station.document, station.evaluation, audit));
}

std::string json() { return json(audits::audit(audits::evaluated())); }

bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE(part << " is not in " << text);
  return found;
}

std::string message(assay::Code code, std::vector<std::string> values) {
  const assay::Diagnostic problem{code, "", std::move(values)};
  std::string text;
  for (const char c : problem.message(assay::Language::zh) + '\n' + problem.message(assay::Language::en)) {
    text += c == '"' ? "\\\"" : c == '\n' ? R"(","en": ")" : std::string(1, c);
  }
  return R"("message": {"zh": ")" + text + "\"}";
}

}  // namespace

TEST_CASE("an audit of nothing has all of its parts, empty") {
  CHECK(json(assay::Audit{}) ==
        R"({"assay": 1,"summary": {"errors": 0,"warnings": 0,"notes": 0,"silenced": 0,"claims": 0,"consistent": 0,)"
        R"("inconsistent": 0,"not_checkable": 0},"findings": [],"claims": [],)"
        R"("rounding": {"modes": [],"voting": 0,"outliers": []},"annexes": [],"unmatched": [],"unclaimed": []})");
}

TEST_CASE("the summary counts what is reported by severity, what is silenced, and claims by state") {
  CHECK(holds(json(), R"("summary": {"errors": 1,"warnings": 1,"notes": 2,"silenced": 1,"claims": 4,"consistent": 1,)"
                      R"("inconsistent": 2,"not_checkable": 1},)"));
}

TEST_CASE("a finding has its code, its sentence in both languages, its places and its figures") {
  CHECK(holds(json(),
              R"({"code": 800,"name": "figure_mismatch","severity": "warning",)" +
                  message(assay::Code::figure_mismatch, {"visits", "119.77%", "(119.76, 119.78)", "1078/9", "0.01"}) +
                  R"(,"about": "indicators/visits/attainment","pointer": "/claims/0","places": [{"claim": 0,)"
                  R"("where": "附件1","line": 12,"column": 5,"pointer": "/claims/0","printed": "119.77%"}],)"
                  R"("figures": ["indicators/visits/attainment"]})"));
  // A claim that is not the document's has no pointer; a page break is escaped.
  CHECK(holds(json(), R"({"claim": 2,"line": 40,"column": 9,"printed": "1020人以上\u000c"})"));
  assay::Audit of_text = audits::audit(audits::evaluated());
  of_text.claims[0].claim.place.line = 13;
  CHECK(holds(json(of_text), R"({"claim": 0,"where": "附件1","line": 13,"column": 5,"printed": "119.77%"})"));
  CHECK(holds(json(), R"("figures": [],"silenced": "two counts,\non purpose"})"));
}

TEST_CASE("likely slips stand with their finding: claims or places of the document, and what they should be") {
  CHECK(holds(json(),
              R"("slips": [{"cost": 1,"suspects": [{"claim": 1,"printed": "1,024人","values": {"low": "1020",)"
              R"("low_closed": true,"high": "1020","high_closed": true,"step": "1"},"candidates": ["1020"],)"
              R"("slip": "digit"}]},{"cost": 7,"suspects": [{"claim": 1,"printed": "1,024人","values": {"low": "1",)"
              R"("low_closed": false,"high": "9","high_closed": false,"step": "1"},"candidates": []},)"
              R"({"pointer": "/outputs/indicators/visits/west","printed": "253","values": {"low": "352",)"
              R"("low_closed": true,"high": "352","high_closed": true},"candidates": ["352","235","25","2530","25.3",)"
              R"("523"],"slip": "swap"}]}],"gave_up": true})"));
}

TEST_CASE("a claim says what it stands for, what was expected and how it can have been rounded") {
  // 1078/9 = 119.777…: truncated to 119.77.
  CHECK(holds(json(), R"({"figure": "indicators/visits/attainment","printed": "119.77%","value": "119.77",)"
                      R"("where": "附件1","line": 12,"column": 5,"state": "inconsistent","stands_for": )"
                      R"({"low": "119.76","low_closed": false,"high": "119.78","high_closed": false},"expected": )"
                      R"({"low": "1078/9","low_closed": true,"high": "1078/9","high_closed": true},"gap": "0.01",)"
                      R"("modes": {"once": ["down","floor"],"twice": ["half_down"],"votes": true},"numerators": )"
                      R"({"first": "1077","last": "1078"},"denominators": {"first": "900","last": "900"}})"));
  // No end above: 以上.
  CHECK(holds(json(), R"({"quantity": "persons","printed": "1020人以上\u000c","value": "1020","line": 40,"column": 9,)"
                      R"("scope": "east","unit": "人","state": "inconsistent","stands_for": {"low": "1020",)"
                      R"("low_closed": true,"step": "1"}})"));
  CHECK(holds(json(), R"({"quantity": "persons","printed": "1,024人","value": "1024","reading": "files",)"
                      R"("date": "2024-07-31","state": "consistent",)"));
}

TEST_CASE("a claim that cannot be checked says what is missing, and words say by which readings they hold") {
  CHECK(holds(json(), R"({"figure": "indicators/*/met","printed": "all met","line": 41,"state": "not_checkable",)"
                      R"("missing": {"code": 530,"name": "unknown_figure",)" +
                          message(assay::Code::unknown_figure, {"indicators/calls/target"}) +
                          R"(},"holds_by": ["term","assessed"]})"));
}

TEST_CASE("what is of the whole report stands at the end") {
  CHECK(holds(
      json(),
      R"(],"rounding": {"modes": ["half_up","half_even"],"voting": 3,"outliers": [0]},"annexes": [{"name": "附件3",)"
      R"("line": 50,"column": 1,"titled": [{"line": 60,"column": 1},{"line": 70,"column": 1}]}],"unmatched": )"
      R"([{"line": 8,"column": 1,"text": "line eight","nearest": {"text": "near\u0009eight","line": 45,)"
      R"("column": 2}},{"line": 9,"column": 1,"text": "line nine"}],"unclaimed": [{"printed": "47万","line": 44,)"
      R"("column": 3,"context": "about\u000c47万"},{"printed": "7","line": 45}]})"));
}
