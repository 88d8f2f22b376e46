// Reading documents: what each key becomes, and what is refused rather than guessed, lost or repaired.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "everything.hpp"
#include "station.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Diagnostic;
using assay::Document;
using assay::Language;
using station::document;
using station::number;
using station::Parts;

namespace {

std::vector<Diagnostic> problems(const std::string& text) {
  return station::problems_of([&] { assay::read_document(text); });
}

// "name pointer" of each problem.
std::vector<std::string> summary(const std::vector<Diagnostic>& found) {
  std::vector<std::string> result;
  for (const Diagnostic& each : found) result.push_back(std::string(name(each.code)) + ' ' + each.pointer);
  return result;
}

// The problems of a document with marks "@" stand at the marks, in the order of the text.
std::vector<std::string> problems_at_marks(const std::string& with_marks) {
  const station::Marked marked = station::marked(with_marks);
  const auto found = problems(marked.text);
  CHECK(found.size() == marked.places.size());
  for (std::size_t i = 0; i < std::min(found.size(), marked.places.size()); ++i) {
    CAPTURE(found[i].pointer);
    CHECK(found[i].line == marked.places[i].line);
    CHECK(found[i].column == marked.places[i].column);
  }
  return summary(found);
}

Cells visits(const std::string& cells) {
  return assay::read_document(document({.outputs = "{\"indicators\": {\"visits\": " + cells + "}}"}))
      .outputs.indicators.at(0)
      .cells;
}

std::string visits_problem(const std::string& cells) {
  const auto found = problems(document({.outputs = "{\"indicators\": {\"visits\": " + cells + "}}"}));
  return found.size() == 1 ? summary(found)[0] : std::to_string(found.size()) + " problems";
}

using List = std::vector<std::string>;

const Amount slash = Amount::none(), not_applicable = Amount::not_applicable(), missing;

}  // namespace

// ------------------------------------------------------------------------------------------------ what is read

TEST_CASE("every key of the format becomes its value") {
  const Document read = assay::read_document(station::everything_text), expected = station::everything();
  CHECK(read.project == expected.project);
  CHECK(read.policy == expected.policy);
  CHECK(read.policy_name.empty());
  CHECK(read.agreement == expected.agreement);
  CHECK(read.outputs == expected.outputs);
  CHECK(read.scores == expected.scores);
  CHECK(read.adjustments == expected.adjustments);
  CHECK(read.facts == expected.facts);
  CHECK(read.findings == expected.findings);
  CHECK(read.claims == expected.claims);
  CHECK(read.audit == expected.audit);
}

TEST_CASE("source and note of any object become remarks at its pointer") {
  auto read = assay::read_document(station::everything_text).remarks, expected = station::everything().remarks;
  const auto by_pointer = [](const assay::Remark& a, const assay::Remark& b) { return a.pointer < b.pointer; };
  std::sort(read.begin(), read.end(), by_pointer);
  std::sort(expected.begin(), expected.end(), by_pointer);
  REQUIRE(read.size() == expected.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CAPTURE(expected[i].pointer);
    CHECK(read[i] == expected[i]);
  }
}

TEST_CASE("the smallest document has a version, a policy and scores") {
  const Document read = assay::read_document(document({.agreement = "", .outputs = ""}));
  CHECK(read.policy_name == "guangzhou-2023");
  CHECK(read.policy == assay::shipped_policy("guangzhou-2023"));
  CHECK(read.agreement == assay::Agreement{});
  CHECK(read.outputs == assay::Outputs{});
  CHECK(read.scores == station::scores());
  CHECK(read.project == assay::Project{});
}

TEST_CASE("a number is a JSON number or a string, and is read from its text") {
  for (const std::string text :
       {"0", "1078", "20.00", "8.870", "-1.5", "0.1", "0.30000000000000004", "12345678901234567890123456789012345678",
        "-0.1234567890123456789012345678901234567", "99999999999999999999999999999999999999"}) {
    CAPTURE(text);
    for (const std::string& form : {std::string(text), '"' + std::string(text) + '"'}) {
      const Cells cells = visits(form);
      CHECK(cells == assay::whole(number(text)));
      CHECK(cells[0].amount.value.to_string() == text);
    }
  }
  CHECK(visits("-0") == assay::whole(0));
  CHECK(visits("\"-0.0\"") == assay::whole(number("0.0")));
  CHECK(visits("1" + std::string(38, '0'))[0].amount.value.to_string() == "1" + std::string(38, '0'));
}

TEST_CASE("what is not plain digits is no number") {
  for (const std::string text :
       {"1e5",       "1E5",    "1.5e3",  "1e-2",     "0e0",     "\"1e5\"", "\"１２\"", "\"+1\"",
        "\"1,000\"", "\"\"",   "\" 1\"", "\"1 \"",   "\"12%\"", "\"—\"",   "\"N/A\"",  "\"//\"",
        "\"1.\"",    "\".5\"", "\"01\"", "\"0x10\"", "\"NaN\"", "\"null\""}) {
    CAPTURE(text);
    CHECK(visits_problem(text) == "number_syntax /outputs/indicators/visits");
  }
  // An exponent beyond any float's is an exponent still; one that no parser could count is refused with the text.
  CHECK(visits_problem("1e400") == "number_syntax /outputs/indicators/visits");
  CHECK(visits_problem("1e-400") == "number_syntax /outputs/indicators/visits");
  CHECK(problems(document({.outputs = R"({"indicators": {"visits": 1e99999999999}})"}))[0].message(Language::en) ==
        "this cannot be read as JSON: the exponent is too large");
  for (const std::string& text :
       {"1" + std::string(38, '1'), "0." + std::string(37, '0') + "1", "\"1" + std::string(44, '0') + "\""}) {
    CAPTURE(text);
    CHECK(visits_problem(text) == "number_overflow /outputs/indicators/visits");
  }
  for (const std::string text : {"true", "false", "[]", "[1]"}) {
    CAPTURE(text);
    CHECK(visits_problem(text) == "wrong_type /outputs/indicators/visits");
  }
}

TEST_CASE("a cell is a number, \"/\", null, \"n/a\", or an object with value") {
  CHECK(visits("1078") == assay::whole(1078));
  CHECK(visits("\"/\"") == assay::whole(slash));
  CHECK(visits("\"n/a\"") == assay::whole(not_applicable));
  CHECK(visits("null") == assay::whole(missing));
  CHECK(visits(R"({"value": 1078})") == assay::whole(1078));
  CHECK(visits(R"({"value": "/", "source": "s", "note": "n"})") == assay::whole(slash));
  CHECK(visits(R"({"value": null})") == assay::whole(missing));
  CHECK(visits_problem(R"({"value": true})") == "wrong_type /outputs/indicators/visits/value");
  CHECK(visits_problem(R"({"value": {"value": 1}})") == "wrong_type /outputs/indicators/visits/value");
}

TEST_CASE("an object with none of a cell's keys is a map of areas") {
  CHECK(visits(R"({"west": 253, "east": "/"})") == Cells{{"west", 253}, {"east", slash}});
  CHECK(visits(R"({"west": {"value": 253, "note": "n"}, "east_1": null, "note": "n"})") ==
        Cells{{"west", 253}, {"east_1", missing}});
  CHECK(visits(R"({"*": 1078})") == Cells{{"*", 1078}});
  CHECK(visits(R"({"*": {"value": 1078}})") == Cells{{"*", 1078}});
  CHECK(visits("{}").empty());
  CHECK(visits(R"({"note": "not counted by area"})").empty());
  // Mixing the two is refused, whichever comes first.
  CHECK(visits_problem(R"({"value": 1, "west": 2})") == "mixed_cell /outputs/indicators/visits/value");
  CHECK(visits_problem(R"({"west": 2, "value": 1})") == "mixed_cell /outputs/indicators/visits/value");
  CHECK(visits_problem(R"({"*": 2, "verified": 1})") == "mixed_cell /outputs/indicators/visits/verified");
}

TEST_CASE("an id that is left out is the name") {
  const Document read = assay::read_document(document(
      {.agreement = R"({"areas": [{"name": "片区一"}], "indicators": [{"name": "入户探访", "target": {"片区一": 9}}]})",
       .outputs = R"({"indicators": {"入户探访": {"片区一": 1}}})"}));
  CHECK(read.agreement.areas[0] == assay::Area{"片区一", "片区一", {}});
  CHECK(read.agreement.indicators[0].id == "入户探访");
}

TEST_CASE("a raw score is out of 100 unless it says otherwise") {
  const Document read =
      assay::read_document(document({.scores = R"({"oversight": {"raw": 88.7}, "purchaser": {"raw": 4, "of": 5},
    "supervision_centre": {"of": "3", "raw": "1"}, "third_party": {"points": 0}})"}));
  CHECK(read.scores == assay::Scores{{"oversight", assay::RawScore{number("88.7"), 100}},
                                     {"purchaser", assay::RawScore{4, 5}},
                                     {"supervision_centre", assay::RawScore{1, 3}},
                                     {"third_party", assay::Points{0}}});
}

TEST_CASE("a party scores in one way: points, or a raw score out of something") {
  const auto purchaser = [](const std::string& score) {
    return problems_at_marks(document({.scores = R"({"oversight": {"points": 1}, "supervision_centre": {"points": 1},
      "third_party": {"points": 1}, "purchaser": )" +
                                                 score + "}"}));
  };
  CHECK(purchaser(R"({"points": 1, "raw": @2})") == List{"mixed_score /scores/purchaser/raw"});
  CHECK(purchaser(R"({"points": 1, "of": @20})") == List{"mixed_score /scores/purchaser/of"});
  CHECK(purchaser(R"({"raw": @2, "of": 3, "points": 1})") == List{"mixed_score /scores/purchaser/raw"});
}

TEST_CASE("places of a rounding step are a whole number from -6 to 37, and no string") {
  const auto with_places = [](const std::string& places) {
    return document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}],
      "rounding": {"total": {"mode": "floor", "places": )" +
                               places + "}}}",
                     .agreement = "",
                     .outputs = "",
                     .scores = R"({"a": {"points": 1}})"});
  };
  for (const std::string places : {"2", "2.0"}) {
    CHECK(assay::read_document(with_places(places)).policy.rounding.total ==
          assay::Rounding{assay::RoundingMode::floor, 2});
  }
  CHECK(assay::read_document(with_places("-6")).policy.rounding.total->places == -6);
  CHECK(problems_at_marks(with_places("@\"2\"")) == List{"wrong_type /policy/rounding/total/places"});
  for (const std::string places : {"@2.5", "@38", "@-7", "@99999999999999999999"}) {
    CHECK(problems_at_marks(with_places(places)) == List{"places_out_of_range /policy/rounding/total/places"});
  }
}

TEST_CASE("strings may be escaped as JSON escapes them") {
  const Document read =
      assay::read_document(document({.project = R"({"name": "\u5e7f\u5dde \"\ud83d\ude00\" \/ \\"})"}));
  CHECK(read.project.name == "广州 \"😀\" / \\");
}

// ------------------------------------------------------------------------------------------- what is refused

TEST_CASE("a key stands in an object once, however it is written") {
  CHECK(problems_at_marks(document({.project = R"({"name": "甲", @"name": "甲", @"n\u0061me": "乙"})"})) ==
        List{"duplicate_key /project/name", "duplicate_key /project/name"});
  CHECK(problems_at_marks(document({.project = R"({"note": "甲", @"note": "甲"})"})) ==
        List{"duplicate_key /project/note"});
  CHECK(problems_at_marks(document({.outputs = R"({"indicators": {"visits": {"west": 1, @"west": 1}}})"})) ==
        List{"duplicate_key /outputs/indicators/visits/west"});
  CHECK(problems_at_marks(document({.outputs = R"({"staffing": {"worked": {"all": 1, @"all": 1}}})"})) ==
        List{"duplicate_key /outputs/staffing/worked/all"});
  CHECK(problems_at_marks("{\"assay\": 1, @\"assay\": 1, \"policy\": \"guangzhou-2023\", \"scores\": " +
                          Parts().scores + "}") == List{"duplicate_key /assay"});
  // The same among many keys.
  std::string leavers;
  for (int i = 0; i < 40; ++i) leavers += "\"reason " + std::to_string(i) + "\": 1, ";
  CHECK(problems_at_marks(document({.outputs = "{\"staffing\": {\"leavers\": {" + leavers + "@\"reason 7\": 2}}}"})) ==
        List{"duplicate_key /outputs/staffing/leavers/reason 7"});
}

TEST_CASE("unknown keys are refused in every object, with the nearest that is known there") {
  struct Unknown {
    Parts parts;
    std::string pointer;
    std::string nearest;
  };
  const std::string policy_start = R"({"parties": [{"id": "a", "max": 100)",
                    policy_end = R"(], "bands": [{"id": "b", "from": 0}]})";
  const std::string one_score = R"({"a": {"points": 1}})";
  for (const auto& [parts, pointer, nearest] : std::vector<Unknown>{
           {{.project = R"({"naem": 1})"}, "/project/naem", "name"},
           {{.project = R"({"term": {"from": "2023-09-08", "to": "2024-09-07", "form": 1}})"},
            "/project/term/form",
            "from"},
           {{.policy = policy_start + R"(, "mxa": 1})" + policy_end,
           .agreement = "",
           .outputs = "",
           .scores = one_score},
            "/policy/parties/0/mxa",
            "max"},
           {{.policy = R"({"party": [], "parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}]})",
           .agreement = "",
           .outputs = "",
           .scores = one_score},
            "/policy/party",
            "parties"},
           {{.agreement = R"({"area": []})", .outputs = ""}, "/agreement/area", "areas"},
           {{.agreement = R"({"areas": [{"id": "a", "area": []}]})", .outputs = ""},
            "/agreement/areas/0/area",
            "areas"},
           {{.agreement = R"({"indicators": [{"id": "a", "target": 1, "units": "人"}]})", .outputs = ""},
            "/agreement/indicators/0/units",
            "unit"},
           {{.outputs = R"({"staff": {}})"}, "/outputs/staff", "staffing"},
           {{.outputs = R"({"staffing": {"worker": {}}})"}, "/outputs/staffing/worker", "worked"},
           {{.outputs = R"({"staffing": {"head": {"year": 1}}})"}, "/outputs/staffing/head/year", "years"},
           {{.findings = R"([{"party": "oversight", "kind": "concern", "text": "t", "scop": "s"}])"},
            "/findings/0/scop",
            "scope"},
           {{.claims = R"([{"figure": "total", "printed": "1", "were": "s"}])"}, "/claims/0/were", "where"},
       }) {
    const std::string place = pointer;
    CAPTURE(place);
    const auto found = problems(document(parts));
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == Code::unknown_key);
    CHECK(found[0].pointer == pointer);
    CHECK(found[0].message(Language::en).ends_with("; the nearest known key is \"" + nearest + "\""));
  }
}

TEST_CASE("a key that is missing is missed at its parent") {
  CHECK(problems_at_marks("@@@{}") == List{"missing_key ", "missing_key ", "missing_key "});  // assay, policy, scores
  CHECK(problems_at_marks(document({.project = R"({"term": @{"from": "2023-09-08"}})"})) ==
        List{"missing_key /project/term"});
  CHECK(problems_at_marks(document({.agreement = R"({"areas": [@{"areas": []}]})", .outputs = ""})) ==
        List{"missing_one_of /agreement/areas/0"});
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [@{"id": "visits"}]})", .outputs = ""})) ==
        List{"missing_target /agreement/indicators/0"});
  CHECK(problems_at_marks(document({.claims = R"([@{"printed": "1"}, @{"figure": "total"}])"})) ==
        List{"missing_one_of /claims/0", "missing_key /claims/1"});
  CHECK(problems_at_marks(document({.findings = R"([@@@{}])"})) ==
        List{"missing_key /findings/0", "missing_key /findings/0", "missing_key /findings/0"});
  CHECK(
      problems_at_marks(document(
          {.scores =
               R"({"oversight": @{}, "purchaser": @{"of": 5}, "supervision_centre": {"points": 1}, "third_party": {"points": 1}})"})) ==
      List{"missing_one_of /scores/oversight", "missing_one_of /scores/purchaser"});
}

TEST_CASE("a value of another type is refused, with both types") {
  struct Wrong {
    Parts parts;
    std::string pointer;
    std::string sentence;
  };
  for (const auto& [parts, pointer, sentence] : std::vector<Wrong>{
           {{.version = "true"}, "/assay", "expected a number, found true or false"},
           {{.version = "null"}, "/assay", "expected a number, found null"},
           {{.version = R"("1")"}, "/assay", "expected a number, found a string"},
           {{.project = "null"}, "/project", "expected an object, found null"},
           {{.project = R"({"name": 5})"}, "/project/name", "expected a string, found a number"},
           {{.project = R"({"date": 20240823})"}, "/project/date", "expected a string, found a number"},
           {{.project = R"({"roles": []})"}, "/project/roles", "expected an object, found an array"},
           {{.agreement = R"({"areas": {}})", .outputs = ""}, "/agreement/areas", "expected an array, found an object"},
           {{.agreement = R"({"posts": {"all": null}})", .outputs = ""},
            "/agreement/posts/all",
            "expected a number, found null"},
           {{.outputs = R"({"indicators": []})"}, "/outputs/indicators", "expected an object, found an array"},
           {{.findings = "{}"}, "/findings", "expected an array, found an object"},
           {{.claims = "[1]"}, "/claims/0", "expected an object, found a number"},
           {{.claims = R"([{"figure": "total", "printed": 90.00}])"},
            "/claims/0/printed",
            "expected a string, found a number"},
       }) {
    const std::string place = pointer;
    CAPTURE(place);
    const auto found = problems(document(parts));
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == Code::wrong_type);
    CHECK(found[0].pointer == pointer);
    CHECK(found[0].message(Language::en) == sentence);
  }
  CHECK(summary(problems("[]")) == List{"wrong_type "});
  CHECK(summary(problems("\"assay\"")) == List{"wrong_type "});
}

TEST_CASE("dates exist and spans end after they begin") {
  const auto project = [](const std::string& text) { return summary(problems(document({.project = text}))); };
  CHECK(project(R"({"date": "2023-02-29"})") == List{"invalid_date /project/date"});
  CHECK(project(R"({"date": "2024/08/23"})") == List{"invalid_date /project/date"});
  CHECK(project(R"({"term": {"from": "2024-13-01", "to": "2023-09-31"}})") ==
        List{"invalid_date /project/term/from", "invalid_date /project/term/to"});
  CHECK(project(R"({"assessed": {"from": "2024-07-31", "to": "2024-07-30"}})") ==
        List{"reversed_span /project/assessed"});
  CHECK(project(R"({"assessed": {"from": "2024-07-31", "to": "2024-07-31"}})").empty());
}

TEST_CASE("findings and claims speak of parties and figures that exist") {
  CHECK(problems_at_marks(document(
            {.findings =
                 R"([{"party": @"oversite", "kind": "concern", "text": "t", "about": @"indicators/visits"}])"})) ==
        List{"unknown_party /findings/0/party", "unknown_figure /findings/0/about"});
  CHECK(
      problems(
          document(
              {.findings =
                   R"([{"party": "oversight", "kind": "concern", "text": "t", "about": "indicators/visits/areas/west/actual"}])"}))
          .empty());
  CHECK(
      problems(
          document(
              {.claims =
                   R"([{"figure": "staffing/net/all", "printed": "0.5"}, {"quantity": "anything", "printed": "11"}])"}))
          .empty());
  CHECK(problems_at_marks(document({.claims = R"([{"figure": @"staffing/net", "printed": "0.5"}])"})) ==
        List{"unknown_figure /claims/0/figure"});
}

TEST_CASE("labels hold no control characters; longer texts may have lines") {
  CHECK(problems_at_marks(document({.project = R"({"name": @"a\nb"})"})) == List{"invalid_text /project/name"});
  CHECK(problems_at_marks(document({.project = R"({"name": @"a\u0000b"})"})) == List{"invalid_text /project/name"});
  CHECK(problems_at_marks(
            document({.project = R"({"name": @"a\u0085b", "note": "a\nb\tc\r", "source": @"a\u001b[1m"})"})) ==
        List{"invalid_text /project/name", "invalid_text /project/source"});
  CHECK(problems_at_marks(document(
            {.findings = R"([{"party": "oversight", "kind": "concern", "text": "a\nb", "scope": @"a\nb"}])"})) ==
        List{"invalid_text /findings/0/scope"});
}

TEST_CASE("lines and columns are counted in code points, past escapes and line ends of any kind") {
  CHECK(problems_at_marks("{\"assay\": 1,\r\n\t\"project\": {\"name\": \"广州😀\", @\"oops\": 1},\n\n \"policy\": "
                          "\"guangzhou-2023\",\n \"scores\": " +
                          Parts().scores + "}") == List{"unknown_key /project/oops"});
  CHECK(problems_at_marks(
            document({.project = R"({"name": "\"\\\"{[,", @"oo\"ps": {"a": [1, {"b": "]"}]}, "stage": @"x"})"})) ==
        List{"unknown_key /project/oo\"ps", "unknown_word /project/stage"});
  CHECK(problems_at_marks(document({.project = R"({@"a/b~c": 1})"})) == List{"unknown_key /project/a~1b~0c"});
}

TEST_CASE("every problem of a document comes back at once, in the order of the text") {
  const std::string text = R"({
  "assay": @3,
  "project": {"name": "小站", "date": @"2024-02-30", @"nmae": "小站"},
  "policy": {
    "parties": @[{"id": "a", "max": 40}, {"id": "b", "max": @"６0"}, {"id": @"a", "max": @-1}],
    "rounding": {"total": {"mode": @"half", "places": @99}},
    "bands": [{"id": "yes", "from": 60}, {"id": "no", "from": 0, "to": @59}]
  },
  "agreement": {
    "areas": [{"id": "east"}, {"id": @"w.st"}],
    "indicators": [{"id": "visits", "target": @-900}, {"id": @"visits", "target": 1}],
    "posts": {"all": @-220}
  },
  "outputs": {
    "indicators": {"visits": {"east": @"1,078", "north": @1}, "calls": @1},
    "staffing": {"worked": {"nobody": @1}, "retained": @-1}
  },
  "scores": {"a": {"points": @41}, "b": @{}, "c": @{"points": 1}},
  "findings": [{"party": @"d", "kind": "concern", "text": "t", "about": @"totl"}],
  "claims": [{"figure": @"grade/id", "printed": @1}]
}
)";
  // The weights cannot be totalled, since one of them is no number; that is not reported a second time.
  const std::string readable = std::string(text).erase(text.find("@["), 1);
  CHECK(problems_at_marks(readable) == List{"unknown_version /assay",
                                            "invalid_date /project/date",
                                            "unknown_key /project/nmae",
                                            "number_syntax /policy/parties/1/max",
                                            "duplicate_party /policy/parties/2/id",
                                            "non_positive_weight /policy/parties/2/max",
                                            "unknown_word /policy/rounding/total/mode",
                                            "places_out_of_range /policy/rounding/total/places",
                                            "band_gap /policy/bands/1/to",
                                            "invalid_id /agreement/areas/1/id",
                                            "negative_target /agreement/indicators/0/target",
                                            "duplicate_indicator /agreement/indicators/1/id",
                                            "negative_post /agreement/posts/all",
                                            "number_syntax /outputs/indicators/visits/east",
                                            "unknown_area /outputs/indicators/visits/north",
                                            "unknown_indicator /outputs/indicators/calls",
                                            "unknown_post /outputs/staffing/worked/nobody",
                                            "negative_count /outputs/staffing/retained",
                                            "score_above_maximum /scores/a/points",
                                            "missing_one_of /scores/b",
                                            "unknown_party /scores/c",
                                            "unknown_party /findings/0/party",
                                            "unknown_figure /findings/0/about",
                                            "unknown_figure /claims/0/figure",
                                            "wrong_type /claims/0/printed"});
}

// ------------------------------------------------------------------------------- one slip is reported once

TEST_CASE("one slip is reported once: an element that is no object") {
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [@5, {"id": "visits", "target": 1}]})",
                                    .outputs = ""})) == List{"wrong_type /agreement/indicators/0"});
  CHECK(problems_at_marks(document({.agreement = R"({"areas": [@5, {"id": "east"}]})", .outputs = ""})) ==
        List{"wrong_type /agreement/areas/0"});
  CHECK(problems_at_marks(
            document({.policy = R"({"parties": [@5, {"id": "a", "max": 100}], "bands": [@5, {"id": "b", "from": 0}]})",
                      .agreement = "",
                      .outputs = "",
                      .scores = R"({"a": {"points": 1}})"})) ==
        List{"wrong_type /policy/parties/0", "wrong_type /policy/bands/0"});
  CHECK(problems_at_marks(document({.findings = "[@5]", .claims = "[@5]"})) ==
        List{"wrong_type /findings/0", "wrong_type /claims/0"});
  CHECK(
      problems_at_marks(document(
          {.scores =
               R"({"oversight": @5, "purchaser": {"points": 1}, "supervision_centre": {"points": 1}, "third_party": {"points": 1}})"})) ==
      List{"wrong_type /scores/oversight"});
}

TEST_CASE("one slip is reported once: an element without id and name") {
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [@{"target": 1}]})", .outputs = ""})) ==
        List{"missing_one_of /agreement/indicators/0"});
  CHECK(problems_at_marks(document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [@{"from": 0}]})",
                                    .agreement = "",
                                    .outputs = "",
                                    .scores = R"({"a": {"points": 1}})"})) == List{"missing_one_of /policy/bands/0"});
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": @5, "target": 1}]})", .outputs = ""})) ==
        List{"wrong_type /agreement/indicators/0/id"});
  CHECK(problems_at_marks(
            document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"name": @null, "from": 0}]})",
                      .agreement = "",
                      .outputs = "",
                      .scores = R"({"a": {"points": 1}})"})) == List{"wrong_type /policy/bands/0/name"});
}

TEST_CASE("one slip is reported once: a label with control characters") {
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": "v", "unit": @"a\nb", "target": 1}]})",
                                    .outputs = ""})) == List{"invalid_text /agreement/indicators/0/unit"});
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": "v", "group": @"a\nb", "target": 1}]})",
                                    .outputs = ""})) == List{"invalid_text /agreement/indicators/0/group"});
  CHECK(problems_at_marks(document({.agreement = R"({"areas": [{"id": "v", "name": @"a\nb"}]})", .outputs = ""})) ==
        List{"invalid_text /agreement/areas/0/name"});
  CHECK(problems_at_marks(document(
            {.policy = R"({"name": @"a\nb", "parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}]})",
             .agreement = "",
             .outputs = "",
             .scores = R"({"a": {"points": 1}})"})) == List{"invalid_text /policy/name"});
  CHECK(problems_at_marks(document({.outputs = R"({"staffing": {"head": {"certificate": @"a\nb"}}})"})) ==
        List{"invalid_text /outputs/staffing/head/certificate"});
}

TEST_CASE("one slip is reported once: a number that cannot be read") {
  // 300 + 600 = 900, were it written in digits that are read; no sum of areas is compared with it.
  CHECK(problems_at_marks(
            document({.agreement = R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [{"id": "visits",
      "target": {"*": 900, "east": @"３00", "west": 600}}]})",
                      .outputs = ""})) == List{"number_syntax /agreement/indicators/0/target/east"});
  CHECK(problems_at_marks(
            document({.agreement = R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [{"id": "visits",
      "target": {"east": @"３00", "west": "/"}}]})",
                      .outputs = ""})) == List{"number_syntax /agreement/indicators/0/target/east"});
  CHECK(problems_at_marks(document(
            {.policy = R"({"scale": @"１00", "parties": [{"id": "a", "max": 90}], "bands": [{"id": "b", "from": 0}]})",
             .agreement = "",
             .outputs = "",
             .scores = R"({"a": {"points": 1}})"})) == List{"number_syntax /policy/scale"});
  CHECK(
      problems_at_marks(document(
          {.policy =
               R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": @"９0"}, {"id": "c", "from": 80, "to": 90}]})",
           .agreement = "",
           .outputs = "",
           .scores = R"({"a": {"points": 1}})"})) == List{"number_syntax /policy/bands/0/from"});
  CHECK(
      problems_at_marks(document(
          {.scores =
               R"({"oversight": {"points": @"８.87"}, "purchaser": {"raw": @"１"}, "supervision_centre": {"raw": 1, "of": @"x"}, "third_party": {"points": 1}})"})) ==
      List{"number_syntax /scores/oversight/points", "number_syntax /scores/purchaser/raw",
           "number_syntax /scores/supervision_centre/of"});
}

TEST_CASE("one slip is reported once: a term of an indicator") {
  // Nothing is said of outputs and figures that depend on the term that cannot be read.
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": "closed", "kind": @"rate"}]})",
                                    .outputs = R"({"indicators": {"closed": {"n": 9, "d": 10}}})"})) ==
        List{"unknown_word /agreement/indicators/0/kind"});
  CHECK(problems_at_marks(document(
            {.agreement = R"({"indicators": [{"id": "size", "direction": @"between", "target": 5, "upper": 9}]})",
             .outputs = "",
             .claims = R"([{"figure": "indicators/size/upper", "printed": "9"}])"})) ==
        List{"unknown_word /agreement/indicators/0/direction"});
  CHECK(problems_at_marks(
            document({.agreement = R"({"indicators": [{"id": "lessons", "periods": @5, "proration": "instalments"}]})",
                      .outputs = ""})) == List{"wrong_type /agreement/indicators/0/periods"});
  CHECK(problems_at_marks(document(
            {.agreement =
                 R"({"areas": [{"id": "east"}], "indicators": [{"id": "visits", "target": 5, "prefer": @"its"}]})",
             .outputs = R"({"indicators": {"visits": {"*": 2, "east": 1}}})"})) ==
        List{"unknown_word /agreement/indicators/0/prefer"});
  CHECK(
      problems_at_marks(document({.project = R"({"term": @5, "assessed": {"from": "2023-09-08", "to": "2024-03-07"}})",
                                  .agreement = R"({"indicators": [{"id": "v", "target": 5, "proration": "days"}]})",
                                  .outputs = ""})) == List{"wrong_type /project/term"});
}

TEST_CASE("one slip is reported once: outputs") {
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": "closed", "kind": "ratio", "target": 90}]})",
                                    .outputs = R"({"indicators": {"closed": {"n": @"９", "d": 10}}})"})) ==
        List{"number_syntax /outputs/indicators/closed/n"});
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": "visits"}]})",
                                    .outputs = R"({"tables": @{}})"})) == List{"wrong_type /outputs/tables"});
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"id": "visits"}]})",
                                    .outputs = R"({"tables": [{"csv": @"annex.csv"}]})"})) ==
        List{"missing_attachment /outputs/tables/0/csv"});
  CHECK(
      problems_at_marks(document(
          {.outputs =
               R"({"surveys": [{"id": "phone", "valid": 9, "options": [{"id": @5}], "questions": [{"id": "q", "tally": {"yes": 3}}]}]})"})) ==
      List{"wrong_type /outputs/surveys/0/options/0/id"});
  const std::string project = R"({"assessed": {"from": "2023-09-08", "to": "2024-03-07"}})";
  CHECK(
      problems_at_marks(document(
          {.project = project,
           .outputs =
               R"({"staffing": {"roster": {"persons": [{"id": "wang", "months": {"2023-13": @1}}, @5, {"id": "li", "from": @"x"}]}}})"})) ==
      List{"invalid_period /outputs/staffing/roster/persons/0/months/2023-13",
           "wrong_type /outputs/staffing/roster/persons/1", "invalid_date /outputs/staffing/roster/persons/2/from"});
  CHECK(
      problems_at_marks(document(
          {.project = project,
           .outputs =
               R"({"staffing": {"roster": {"step": @"1/4", "persons": [{"id": "wang", "months": {"2023-10": "0.25"}}]}}})"})) ==
      List{"number_syntax /outputs/staffing/roster/step"});
  CHECK(problems_at_marks(
            document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}],
      "register": {"categories": [@5]}})",
                      .outputs = R"({"register": {"categories": {"old": {"persons": 3}}}})",
                      .scores = R"({"a": {"points": 1}})"})) == List{"wrong_type /policy/register/categories/0"});
}

TEST_CASE("a problem of a record stands at the record, in whichever form the document has it") {
  const auto with_records = [](const std::string& visits) {
    return problems_at_marks(document({.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-03-07"}})",
                                       .outputs = R"({"indicators": {"visits": )" + visits + "}}"}));
  };
  CHECK(with_records(R"({"records": {"2023-10": 1, "2023-11": {"value": 1, "evidence": @"a\nb"}}})") ==
        List{"invalid_text /outputs/indicators/visits/records/2023-11/evidence"});
  CHECK(with_records(R"({"*": {"records": {"2023-11-01/2023-11-30": {"value": 1, "evidence": @"a\nb"}}}})") ==
        List{"invalid_text /outputs/indicators/visits/*/records/2023-11-01~12023-11-30/evidence"});
  CHECK(
      with_records(
          R"({"west": {"records": [{"period": "2023-10", "value": 1}, {"period": "2023-11", "value": 1, "evidence": @"a\nb"}]}})") ==
      List{"invalid_text /outputs/indicators/visits/west/records/1/evidence"});
}

TEST_CASE("one slip is reported once: a policy that cannot be read") {
  CHECK(
      problems_at_marks(document(
          {.policy = "@5",
           .findings =
               R"([{"party": "oversight", "kind": "concern", "text": "t", "about": "parties/oversight/points"}])"})) ==
      List{"wrong_type /policy"});
  CHECK(problems_at_marks("@" + document({.policy = ""})) == List{"missing_key "});
  CHECK(problems_at_marks(document({.policy = R"(@"guangzhou-2032")"})) == List{"unknown_policy /policy"});
  CHECK(problems_at_marks(document({.agreement = "@[]"})) == List{"wrong_type /agreement"});
}

TEST_CASE("pointers and places count the elements that could not be read") {
  CHECK(problems_at_marks(
            document({.agreement = R"({"areas": [@5, {"id": "east"}, {"id": @"east"}]})", .outputs = ""})) ==
        List{"wrong_type /agreement/areas/0", "duplicate_area /agreement/areas/2/id"});
  CHECK(
      problems_at_marks(document(
          {.policy =
               R"({"parties": [@5, {"id": "a", "max": 100}, {"id": "b", "max": @0}], "bands": [{"id": "b", "from": 0}]})",
           .agreement = "",
           .outputs = "",
           .scores = R"({"a": {"points": 1}, "b": {"points": 0}})"})) ==
      List{"wrong_type /policy/parties/0", "non_positive_weight /policy/parties/2/max"});
  CHECK(problems_at_marks(document({.agreement = R"({"areas": [@{"areas": []}, {"id": @"a/b"}]})", .outputs = ""})) ==
        List{"missing_one_of /agreement/areas/0", "invalid_id /agreement/areas/1/id"});
}

TEST_CASE("a role with control characters is reported at its own place, and so are the problems after it") {
  CHECK(problems_at_marks(document({.project = R"({"roles": {"a\u0007b": @"x"}, @"oops": 1, "stage": @"y"})"})) ==
        List{"invalid_id /project/roles/a\x07"
             "b",
             "unknown_key /project/oops", "unknown_word /project/stage"});
}

TEST_CASE("an id taken from a name is refused at the name") {
  // The pointer names a value that is there.
  CHECK(problems_at_marks(document({.agreement = R"({"indicators": [{"name": @"a b", "target": 1}]})",
                                    .outputs = ""})) == List{"invalid_id /agreement/indicators/0/name"});
}

// --------------------------------------------------------------------------------------- what is not JSON

TEST_CASE("a text that is not JSON is reported alone, at the place where it stops being JSON") {
  for (const std::string text : {"@",
                                 " \n @",
                                 "{@",
                                 "{\"assay\": 1@",
                                 "{\"assay\": 1,@}",
                                 "{\"assay\": 1 @\"policy\": 2}",
                                 "[1, 2@}",
                                 "{@'a': 1}",
                                 "{@a: 1}",
                                 "{\"a\": @NaN}",
                                 "{\"a\": -@Infinity}",
                                 "{\"a\": @+1}",
                                 "{\"a\": 0@1}",
                                 "{\"a\": @.5}",
                                 "{\"a\": 1.@}",
                                 "{\"a\": @tru}",
                                 "{} @{}",
                                 "{}@,",
                                 "@// comment\n{}",
                                 "{\"a\": @/* comment */ 1}",
                                 "[1,@]",
                                 "\"广州@\n\""}) {
    CAPTURE(text);
    const station::Marked marked = station::marked(text);
    const auto found = problems(marked.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == Code::json_syntax);
    CHECK(found[0].pointer.empty());
    CHECK(found[0].line == marked.places[0].line);
    CHECK(found[0].column == marked.places[0].column);
  }
}

TEST_CASE("a control character stands in no string, an escape is one of JSON's") {
  for (const std::string text :
       {"{\"a@\nb\": 1}", "{\"a\": \"@\tb\"}", "{\"a\": \"\\@x41\"}", "{\"a\": \"\\u00@g0\"}"}) {
    CAPTURE(text);
    const station::Marked marked = station::marked(text);
    const auto found = problems(marked.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == Code::json_syntax);
    CHECK(found[0].line == marked.places[0].line);
    CHECK(found[0].column == marked.places[0].column);
  }
  CHECK(problems(std::string("{}\0", 3))[0].code == Code::json_syntax);
}

TEST_CASE("a byte order mark is named, since nobody sees it") {
  const auto found = problems("\xEF\xBB\xBF" + document());
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == Code::json_syntax);
  CHECK(found[0].message(Language::en) == "this cannot be read as JSON: the text begins with a byte order mark");
  CHECK(found[0].message(Language::zh).find("字节顺序标记") != std::string::npos);
  CHECK(found[0].line == 1);
  CHECK(found[0].column == 1);
}

TEST_CASE("what is not UTF-8 is refused, wherever it stands") {
  for (const std::string bytes : {"\xff", "\xc3", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xed\xbf\xbf",
                                  "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\x80", "\xe5\xb9"}) {
    for (const std::string& with_mark : {"{\"assay\": 1,\n \"project\": {\"name\": \"广@" + bytes + "\"}}",
                                         "{\"assay\": 1,\n \"@" + bytes + "\": 1}"}) {
      CAPTURE(with_mark);
      const station::Marked marked = station::marked(with_mark);
      const auto found = problems(marked.text);
      REQUIRE(found.size() == 1);
      CHECK(found[0].code == Code::json_encoding);
      CHECK(found[0].line == marked.places[0].line);
      CHECK(found[0].column == marked.places[0].column);
    }
  }
}

TEST_CASE("a surrogate without its other half is refused") {
  for (const std::string escape : {R"(\ud83d)", R"(\ude00)", R"(\ud83dx)", R"(\ud83d\n)", R"(\ud83d\u0041)",
                                   R"(\ud83d\ud83d)", R"(\ude00\ud83d)"}) {
    for (const std::string& text : {"{\"project\": {\"name\": \"" + escape + "\"}}", "{\"" + escape + "\": 1}"}) {
      CAPTURE(text);
      const auto found = problems(text);
      REQUIRE(found.size() == 1);
      CHECK(found[0].code == Code::json_encoding);
      CHECK(found[0].line == 1);
    }
  }
}

// ------------------------------------------------------------------------------------- parts standing alone

TEST_CASE("a part stands alone as it stands in a document") {
  const Document whole = assay::read_document(document());
  CHECK(assay::read_agreement(Parts().agreement) == whole.agreement);
  CHECK(assay::read_outputs(Parts().outputs) == whole.outputs);
  CHECK(assay::read_scores(Parts().scores) == whole.scores);
  CHECK(assay::read_outputs("{}") == assay::Outputs{});
  CHECK(assay::read_scores("{}").empty());
  CHECK(assay::read_agreement("{}") == assay::Agreement{});
  // source and note are allowed.
  CHECK(assay::read_scores(R"({"a": {"points": 1, "note": "n"}, "source": "s"})") ==
        assay::Scores{{"a", assay::Points{1}}});
  CHECK(assay::read_outputs(R"({"note": "n", "indicators": {"source": "s"}})") == assay::Outputs{});
}

TEST_CASE("pointers of a part start at the part, and its text has lines of its own") {
  const auto at_mark = [](auto read, const std::string& with_mark) {
    const station::Marked marked = station::marked(with_mark);
    const auto found = station::problems_of([&] { read(marked.text); });
    REQUIRE(found.size() == 1);
    REQUIRE(marked.places.size() == 1);
    CHECK(found[0].line == marked.places[0].line);
    CHECK(found[0].column == marked.places[0].column);
    return summary(found)[0];
  };
  CHECK(at_mark(assay::read_policy,
                "{\"parties\":\n  @[{\"id\": \"a\", \"max\": 99}], \"bands\": [{\"id\": \"b\", \"from\": 0}]}") ==
        "weights_total /parties");
  CHECK(at_mark(assay::read_policy, R"(@{"parties": [{"id": "a", "max": 100}]})") == "missing_key ");
  CHECK(at_mark(assay::read_policy,
                R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 9, "to": @9}]})") ==
        "band_order /bands/0/to");
  CHECK(at_mark(assay::read_agreement, R"({"indicators": [{"id": "visits", "target": @"x"}]})") ==
        "number_syntax /indicators/0/target");
  CHECK(at_mark(assay::read_outputs, R"({"indicators": {"visits": {"a": 1, "n": @2}}})") ==
        "mixed_cell /indicators/visits/n");
  CHECK(at_mark(assay::read_scores, R"({"a": {"points": 1, "raw": @1}})") == "mixed_score /a/raw");
  CHECK(at_mark(assay::read_scores, R"({"a": @[]})") == "wrong_type /a");
  CHECK(at_mark(assay::read_policy, "@") == "json_syntax ");
  CHECK(at_mark(assay::read_outputs, "@5") == "wrong_type ");
}

TEST_CASE("a plan checks what spans parts") {
  // An area that no agreement defines is no problem of outputs standing alone.
  const assay::Outputs outputs = assay::read_outputs(R"({"indicators": {"visits": {"north": 1}}})");
  const assay::Plan plan(station::policy(), assay::read_agreement(Parts().agreement));
  CHECK(summary(station::problems_of([&] { plan.bind(outputs, station::scores()); })) ==
        List{"unknown_area /outputs/indicators/visits/north"});
}
