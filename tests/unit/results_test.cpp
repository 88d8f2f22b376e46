// The results in JSON: what they hold of each kind of figure, and what they leave out.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using station::document;

namespace {

// The results without their layout.
std::string results(const std::string& text, const std::vector<assay::Attachment>& files = {}) {
  const assay::EvaluatedDocument evaluated = assay::evaluate_json(text, files);
  std::string packed;
  bool start_of_line = false;
  for (const char c : assay::write_evaluation(evaluated.document, evaluated.evaluation)) {
    if (c == '\n') {
      start_of_line = true;
    } else if (!start_of_line || c != ' ') {
      packed += c;
      start_of_line = false;
    }
  }
  return packed;
}

bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE(part << " is not in " << text);
  return found;
}

const std::string plain_policy =
    R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "any", "from": 0}],
    "rounding": {"attainment": {"mode": "half_up", "places": 2}, "rate": {"mode": "half_up", "places": 2}},
    "missing_parts": "interval", "register": {"categories": [{"id": "old", "name": "老人"}]}})";
const std::string plain_scores = R"({"a": {"points": 80}})";

}  // namespace

TEST_CASE("a plain document has none of the keys of what it does not use") {
  const std::string text = results(document());
  for (const std::string key :
       {"kind",    "direction", "upper",           "numerator",  "proration",    "agreed",  "periods",  "judged",
        "amounts", "deviation", "reported\": \"1", "adjustment", "months",       "persons", "vacancy",  "certificates",
        "leavers", "head\"",    "register",        "surveys",    "verification", "midterm", "progress", "notes"}) {
    CAPTURE(key);
    CHECK(text.find("\"" + key) == std::string::npos);
  }
  // 825 of 900 parts of east and 253 of west: two areas; east itself is made of two.
  CHECK(holds(text, R"("coverage": {"expected": "2","reported": "2","missing": "0","not_applicable": "0"})"));
  CHECK(holds(text, R"("outcome": "ratio","met": true,"attainment": "119.78","attainment_exact": "1078/9")"));
}

TEST_CASE("an indicator with a proration, an amendment and an adjustment") {
  // In force is 100. 98 of it; of 100 × 11/12 = 275/3 that is 1176/11 = 106.9090… percent, which meets it.
  const std::string text = results(document({.project = R"({"term": {"from": "2023-09-08", "to": "2024-09-07"},
      "assessed": {"from": "2023-09-08", "to": "2024-07-31"}})",
                                             .agreement = R"({"indicators": [{"id": "i", "target": 90,
      "proration": "months_touched", "amendments": [{"date": "2024-01-01", "reason": "r", "target": 100}]}]})",
                                             .outputs = R"({"indicators": {"i": {"reported": 99, "verified": 98}},
      "deviations": {"i": {"reason": "why", "measure": "what"}}})"}));
  CHECK(holds(text,
              R"({"id": "i","target": "100","actual": "98","reported": "99","verified": "98",)"
              R"("adjustment": "-1","adjustment_effect": "-1.00","adjustment_effect_exact": "-1","outcome": "ratio",)"
              R"("met": false,"attainment": "98.00","attainment_exact": "98",)"
              R"("proration": {"rule": "months_touched","fraction": "11/12","prorated_target_exact": "275/3",)"
              R"("attainment": "106.91","attainment_exact": "1176/11","met": true})"));
  CHECK(holds(text,
              R"("agreed": [{"target": "90"},{"date": "2024-01-01","reason": "r","target": "100","in_force": true}])"));
  CHECK(holds(text, R"("deviation": {"reason": "why","measure": "what"})"));
  CHECK(holds(text, R"("verification": {"reported": "1","verified": "1","rate": "100.00","rate_exact": "100"})"));
}

TEST_CASE("earlier targets stay visible: of areas, and the upper ends of ranges") {
  const std::string text = results(document({.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-07-31"}})",
                                             .agreement = R"({"areas": [{"id": "a"}, {"id": "b"}], "indicators": [
      {"id": "i", "target": {"a": 1, "b": 2}, "amendments": [{"date": "2024-01-01", "target": {"a": 2, "b": 1}}]},
      {"id": "r", "direction": "within", "target": 5, "upper": 9,
       "amendments": [{"date": "2024-01-01", "target": 5, "upper": 20}]}]})",
                                             .outputs = R"({"indicators": {"i": 3, "r": 12}})"}));
  CHECK(holds(text, R"("agreed": [{"target": "3","targets": [{"id": "a","target": "1"},{"id": "b","target": "2"}]},)"
                    R"({"date": "2024-01-01","target": "3","targets": [{"id": "a","target": "2"},)"
                    R"({"id": "b","target": "1"}],"in_force": true}])"));
  CHECK(holds(text, R"("agreed": [{"target": "5","upper": "9"},)"
                    R"({"date": "2024-01-01","target": "5","upper": "20","in_force": true}])"));
}

TEST_CASE("kinds, directions, ranges and what is missing in part") {
  // Of the sum 40 is there, and 0 to 10 is missing: 40 to 50 of 80, 50 to 62.5 percent. 27 of 28 are 675/7 percent.
  const std::string text =
      results(document({.policy = plain_policy,
                        .agreement = R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [
      {"id": "sum", "target": 80, "bounds": {"from": 0, "to": 10}}, {"id": "rate", "kind": "ratio", "target": "/"},
      {"id": "range", "direction": "within", "target": 1, "upper": 3}, {"id": "fund", "kind": "narrative"}]})",
                        .outputs = R"({"indicators": {"sum": {"east": 40}, "rate": {"n": 27, "d": 28},
      "range": 2}, "narratives": {"fund": {"text": "t", "judged": "met", "amounts": {"raised": {"value": "1.50", "unit": "yuan"}}}}})",
                        .scores = plain_scores}));
  CHECK(holds(text, R"("target": "80","actual_presence": "missing","actual_low": "40","actual_high": "50",)"
                    R"("outcome": "no_actual","attainment_low": "50.00","attainment_low_exact": "50",)"
                    R"("attainment_high": "62.50","attainment_high_exact": "62.5",)"
                    R"("coverage": {"expected": "2","reported": "1","missing": "1","not_applicable": "0",)"
                    R"("missing_areas": ["west"]})"));
  CHECK(holds(
      text,
      R"("kind": "ratio","target_presence": "none","actual": "96.43","actual_exact": "675/7","numerator": "27","denominator": "28")"));
  CHECK(holds(text,
              R"("direction": "within","target": "1","upper": "3","actual": "2","outcome": "in_range","met": true)"));
  // A narrative has no coverage: no area is expected to report a number.
  CHECK(holds(text, R"("outcome": "narrative","met": true,"judged": "met","text": "t",)"
                    R"("amounts": [{"id": "raised","value": "1.50","unit": "yuan"}])"));
}

TEST_CASE("a roster by month and by person") {
  // 2 posts in 2 months: 1.5 in the first, 2 in the second; 3.5 worked of 4.
  const std::string text = results(document({.project = R"({"assessed": {"from": "2024-01-01", "to": "2024-02-29"}})",
                                             .agreement = R"({"posts": {"all": {"posts": 2, "months": 2}}})",
                                             .outputs = R"({"staffing": {"roster": {"persons": [
      {"id": "a", "certificate": "c", "years": 6, "head": true, "months": {"2024-01": 1, "2024-02": 1}},
      {"id": "b", "months": {"2024-01": "0.5", "2024-02": 1}}]}}})"}));
  CHECK(holds(text, R"("posts": [{"id": "all","posts": "2","months": "2","required": "4","worked": "3.5",)"
                    R"("vacancy": "0.5","surplus": "0","net": "-0.5"}])"));
  CHECK(holds(
      text, R"("months": [{"id": "2024-01","posts": [{"id": "all","worked": "1.5","vacancy": "0.5","surplus": "0"}]},)"
            R"({"id": "2024-02","posts": [{"id": "all","worked": "2","vacancy": "0","surplus": "0"}]}])"));
  CHECK(holds(text, R"({"id": "b","worked": "1.5","months": {"2024-01": "0.5","2024-02": "1"}})"));
  CHECK(holds(text, R"("certificates": [{"id": "c","persons": "1"}],"head": {"certificate": "c","years": "6"})"));
}

TEST_CASE("register, surveys and relations") {
  // 30 of 40 on file; 8 of 10 satisfied; 12 of 20 came back. 30 is not above 30.
  const std::string text = results(document({.policy = plain_policy,
                                             .agreement = R"({"indicators": [], "relations": [
      {"id": "more", "left": "register/on_file/persons", "is": "above", "right": 30},
      {"id": "fewer", "left": "register/on_file/persons", "is": "at_most", "right": [{"figure": "register/registered/persons", "times": 2}, -50]}]})",
                                             .outputs = R"({"register": {"categories": {"old": {"persons": 30}},
        "on_file": {"persons": 30}, "registered": {"persons": 40}},
      "surveys": [{"id": "s", "issued": 20, "valid": 10, "invalid": 2, "options": [{"id": "good", "satisfied": true}, {"id": "poor"}],
        "questions": [{"id": "q", "tally": {"good": 8, "poor": 2}}]}]})",
                                             .scores = plain_scores}));
  CHECK(holds(
      text, R"("register": {"categories": [{"id": "old","name": "老人","persons": "30"}],"on_file": {"persons": "30"},)"
            R"("registered": {"persons": "40"},"coverage": {"persons": "75.00","persons_exact": "75"}})"));
  CHECK(holds(text, R"("response_rate": "60.00","response_rate_exact": "60","answers": "10","satisfied": "8",)"
                    R"("satisfaction": "80.00","satisfaction_exact": "80","questions": [{"id": "q",)"));
  CHECK(holds(text, R"({"id": "more","is": "above","left": "30","right": "30","holds": false})"));
  CHECK(holds(text, R"({"id": "fewer","is": "at_most","left": "30","right": "30","holds": true})"));
  // In both languages, whatever was asked for.
  CHECK(holds(
      text,
      R"("notes": [{"code": "relation_broken","pointer": "/agreement/relations/0",)"
      R"("figures": ["relations/more/left","relations/more/right","register/on_file/persons"],"message": {"zh": ")"));
  CHECK(holds(text, R"x("en": "\"more\" does not hold: )x"));
}

TEST_CASE("relations that staffing and a register have by themselves, and by area") {
  // Certified 100 of 90. 30 persons in 40 households in the east, 50 in 20 in the west: 80 in 60. On file 90 of 100, in
  // the east 45 of 60; every category is counted, and 80 is less than the 90 on file.
  const std::string text =
      results(document({.policy = plain_policy,
                        .agreement = R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [],
      "posts": {"all": 80, "certified": 80}})",
                        .outputs = R"({"staffing": {"worked": {"all": 90, "certified": 100}},
      "register": {"categories": {"old": {"persons": {"east": 30, "west": 50}, "households": {"east": 40, "west": 20}}},
        "on_file": {"persons": {"*": 90, "east": 45}}, "registered": {"persons": {"*": 100, "east": 60}}}})",
                        .scores = plain_scores}));
  CHECK(holds(text, R"("relations": [{"id": "certified-within-all","name": "持证社工实到岗不多于全部社工",)"
                    R"("is": "at_most","left": "100","right": "90","holds": false},)"
                    R"({"id": "register-persons-households-old","name": "老人：人数不少于户数","is": "at_least",)"
                    R"("left": "80","right": "60","holds": true,"areas": [)"
                    R"({"id": "east","left": "30","right": "40","holds": false},)"
                    R"({"id": "west","left": "50","right": "20","holds": true}]},)"
                    R"({"id": "register-categories-persons","name": "各类别人数之和不少于建档人数",)"
                    R"("is": "at_least","left": "80","right": "90","holds": false,)"
                    R"("areas": [{"id": "east","left": "30","right": "45","holds": false}]}])"));
  CHECK(holds(text, R"("coverage": {"persons": "90.00","persons_exact": "90",)"
                    R"("areas": [{"id": "east","persons": "75.00","persons_exact": "75"}]})"));
}

TEST_CASE("a relation is not broken because another one that names its side is") {
  const std::string text = results(document({.agreement = R"({"indicators": [{"id": "i", "target": 5}], "relations": [
      {"id": "few", "left": "indicators/i/actual", "is": "at_most", "right": 9},
      {"id": "many", "left": "relations/few/left", "is": "above", "right": "relations/few/right"}]})",
                                             .outputs = R"({"indicators": {"i": 7}})"}));
  CHECK(holds(text, R"("relations": [{"id": "few","is": "at_most","left": "7","right": "9","holds": true},)"
                    R"({"id": "many","is": "above","left": "7","right": "9","holds": false}])"));
}

TEST_CASE("the midterm's figures and the progress since") {
  const auto at = [](const std::string& stage, const std::string& visits) {
    return document({.project = R"({"id": "p", "stage": ")" + stage + "\"}",
                     .agreement = R"({"indicators": [{"id": "visits", "target": 720}]})",
                     .outputs = R"({"indicators": {"visits": )" + visits + "}}"});
  };
  std::string final_one = at("final", "738");
  final_one.insert(1, R"("midterm": "m.json", )");
  const std::string text = results(final_one, {{"m.json", at("midterm", "320")}});
  CHECK(holds(text, R"("midterm": {"indicators/visits/target": "720","indicators/visits/actual": "320",)"));
  CHECK(holds(text, R"("progress": {"indicators/visits": "418")"));
}
