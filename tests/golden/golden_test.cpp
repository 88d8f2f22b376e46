// The real station: its results and reports byte for byte as committed, and every number that its report prints against
// the figure that it names.
//
// The committed files are no mere copies: check_golden.py computes them again from the document, in Python.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <set>
#include <string>

#include "../unit/station.hpp"

using assay::Claim;
using assay::EvaluatedDocument;
using assay::Evaluation;
using assay::Language;

namespace {

EvaluatedDocument station_2024() { return assay::evaluate_json(station::file("capi/examples/huadi-2024.json")); }

std::string golden(const std::string& name) { return station::file("tests/golden/huadi-2024" + name); }

// What the evaluation has for a claim: its text, with the sign of a percentage; the name of a grade.
std::string computed(const Evaluation& evaluation, const Claim& claim) {
  const assay::Plan plan = evaluation.plan();
  const auto node = plan.find(claim.figure).value();
  if (node == plan.grade()) return evaluation.grade().name;
  const assay::Operation operation = plan.operation(node);
  const bool percentage = operation == assay::Operation::attain || operation == assay::Operation::rate;
  if (evaluation.presence(node) != assay::Presence::given)
    return operation == assay::Operation::attain ? std::string(name(evaluation.outcome(node))) : "none";
  return evaluation.text(node) + (percentage ? "%" : "");
}

// The claims that differ from their figures, as "figure: printed, computed".
std::set<std::string> differences(const assay::Document& document, const Evaluation& evaluation) {
  std::set<std::string> result;
  for (const Claim& claim : all_claims(document)) {
    if (claim.figure.empty() || claim.figure.starts_with("spans/")) continue;  // what no figure is
    if (claim.printed == computed(evaluation, claim)) continue;
    result.insert(claim.figure + ": " + claim.printed + ", " + computed(evaluation, claim));
  }
  return result;
}

}  // namespace

TEST_CASE("results and reports of the real station are the committed bytes") {
  const EvaluatedDocument evaluated = station_2024();
  CHECK(assay::write_evaluation(evaluated.document, evaluated.evaluation) == golden(".json"));
  CHECK(assay::write_report(evaluated.document, evaluated.evaluation, Language::zh) == golden(".zh.txt"));
  CHECK(assay::write_report(evaluated.document, evaluated.evaluation, Language::en) == golden(".en.txt"));
}

TEST_CASE("the report agrees with its own figures, but for five slips and shorthands that are known") {
  const EvaluatedDocument evaluated = station_2024();
  CHECK(all_claims(evaluated.document).size() > 60);
  CHECK(differences(evaluated.document, evaluated.evaluation) ==
        std::set<std::string>{
            // 建档: agreed 0, delivered 1024; a percentage of a zero target does not exist.
            "indicators/files/attainment: 0.00%, over_zero_target",
            // 365 + 460 + 253 = 1078; the note beside the table says 1069.
            "indicators/visits/actual: 1069, 1078",
            // Printed in units of ten thousand, and as about so many.
            "indicators/registered_population/actual: 2.8万, 28000",
            "indicators/resources_raised/actual: 约47万, 470000",
            // 181 / 220.5 = 82.0861…: 82.09 half up.
            "staffing/experienced_share: 82.08%, 82.09%",
        });
}

TEST_CASE("the printed share of experienced staff is the truncated one (去尾)") {
  assay::Document document = station_2024().document;
  document.policy.rounding.rate = assay::Rounding{assay::RoundingMode::down, 2};
  const std::set<std::string> left = differences(document, assay::evaluate(document));
  CHECK(left.size() == 4);
  CHECK_FALSE(left.contains("staffing/experienced_share: 82.08%, 82.09%"));
}

TEST_CASE("the real station written as a document and read back has the same results") {
  const EvaluatedDocument evaluated = station_2024();
  const EvaluatedDocument again = assay::evaluate_json(assay::write_document(evaluated.document));
  CHECK(again.document == evaluated.document);
  CHECK(assay::write_evaluation(again.document, again.evaluation) == golden(".json"));
}
