// The difference of two documents: inputs by their places, figures by their paths, the grade; and what-if.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "station.hpp"

using assay::Attachment;
using assay::Difference;
using assay::FigureChange;
using assay::InputChange;
using assay::Language;
using assay::Replacement;
using station::document;
using station::Parts;

namespace {

using Lines = std::vector<std::string>;
using Files = std::vector<Attachment>;
using Values = std::vector<Replacement>;

std::string line(const std::string& place, const std::string& before, const std::string& after) {
  return place + ": " + (before.empty() ? "-" : before) + " > " + (after.empty() ? "-" : after);
}

Lines inputs(const Difference& difference) {
  Lines lines;
  for (const InputChange& each : difference.inputs) lines.push_back(line(each.pointer, each.before, each.after));
  return lines;
}

Lines figures(const Difference& difference) {
  Lines lines;
  for (const FigureChange& each : difference.figures) lines.push_back(line(each.path, each.before, each.after));
  return lines;
}

Difference compare(const std::string& before, const std::string& after, const Files& files = {},
                   const Files& files_after = {}) {
  return assay::difference(assay::evaluate_json(before, files), assay::evaluate_json(after, files_after));
}

bool differ(const Difference& difference) { return !difference.inputs.empty() || !difference.figures.empty(); }

// The text with one part replaced, which must stand there once.
std::string with(std::string text, const std::string& part, const std::string& other) {
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(part, at + 1) == std::string::npos);
  return text.replace(at, part.size(), other);
}

// A policy of its own, as a document holds it: weights 60 + 40.
const std::string own_policy = R"({"id": "own", "parties": [{"id": "a", "max": 60}, {"id": "b", "max": 40}],
  "rounding": {"total": {"mode": "half_up", "places": 2}}, "bands": [{"id": "high", "name": "高", "from": 50}, {"id": "low", "from": 0}]})";
const std::string own_scores = R"({"a": {"points": 30}, "b": {"points": 20}})";

// What a change of a total from one text to another shows where no party is on hold.
Lines totals(const std::string& before, const std::string& after) {
  Lines lines;
  for (const char* path : {"subtotal", "total", "total_low", "total_high"}) lines.push_back(line(path, before, after));
  return lines;
}

Lines sorted(Lines lines) {
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("one point less is one input, and the figures that it made") {
  // 8.87 + 20.00 + 14.90 + 46.22 = 89.99, below 90.
  const Difference found = compare(document(), with(document(), "46.23", "46.22"));
  CHECK(inputs(found) == Lines{"/scores/third_party/points: 46.23 > 46.22"});
  Lines expected = totals("90.00", "89.99");
  expected.push_back("grade: excellent > good");
  expected.push_back("parties/third_party/points: 46.23 > 46.22");
  CHECK(sorted(figures(found)) == sorted(expected));
  CHECK(found.grade_changed());
  CHECK(found.total_before == "90.00");
  CHECK(found.total_after == "89.99");
  CHECK(found.grade_before == "excellent");
  CHECK(found.grade_after == "good");
}

TEST_CASE("layout, the order of lists and defaults that are spelt out make no difference") {
  const Difference found = compare(document(), document({.agreement = R"({"posts": {"certified": "110", "all": "220"},
      "areas": [{"id": "west"}, {"areas": [{"id": "east_2"}, {"id": "east_1"}], "id": "east"}], "indicators":
      [{"target": "900", "kind": "count", "direction": "at_least", "name": "入户探访", "id": "visits", "unit": "人次"}]})"}));
  CHECK(inputs(found) == Lines{});
  CHECK(figures(found) == Lines{});
  CHECK(!found.grade_changed());
}

TEST_CASE("other digits of the same number are another input") {
  const Difference found = compare(document(), with(document(), "14.90", "14.900"));
  CHECK(inputs(found) == Lines{"/scores/supervision_centre/points: 14.90 > 14.900"});
  // The total is rounded to two places, so that only what comes before it shows them.
  CHECK(figures(found) == Lines{"parties/supervision_centre/points: 14.90 > 14.900", "subtotal: 90.00 > 90.000"});
}

TEST_CASE("what is said of no amount is told apart, and so is what an evaluation does not have") {
  const std::string given = document({.outputs = R"({"indicators": {"visits": {"east": 365, "west": 253}}})"});
  const auto west = [&](const std::string& value) {
    return sorted(figures(compare(given, with(given, "253", value))));
  };
  const auto has = [](const Lines& lines, const std::string& expected) {
    return std::find(lines.begin(), lines.end(), expected) != lines.end();
  };
  CHECK(has(west("null"), "indicators/visits/areas/west/actual: 253 > null"));
  CHECK(has(west("\"/\""), "indicators/visits/areas/west/actual: 253 > /"));
  CHECK(has(west("\"n/a\""), "indicators/visits/areas/west/actual: 253 > n/a"));
  CHECK(has(west("null"), "indicators/visits/actual: 618 > null"));  // 365 + 253, and nothing without one of them
  CHECK(has(west("\"n/a\""), "indicators/visits/actual: 618 > 365"));

  const Difference more =
      compare(given, with(given, "\"target\": 900}", "\"target\": 900}, {\"id\": \"calls\", \"target\": 5}"));
  CHECK(inputs(more) ==
        Lines{"/agreement/indicators/calls/id: - > calls", "/agreement/indicators/calls/target: - > 5"});
  CHECK(has(figures(more), "indicators/calls/target: - > 5"));
  CHECK(has(figures(more), "indicators/calls/actual: - > null"));
  const Difference less =
      compare(with(given, "\"target\": 900}", "\"target\": 900}, {\"id\": \"calls\", \"target\": 5}"), given);
  CHECK(inputs(less) ==
        Lines{"/agreement/indicators/calls/id: calls > -", "/agreement/indicators/calls/target: 5 > -"});
  CHECK(has(figures(less), "indicators/calls/actual: null > -"));
}

TEST_CASE("what stands in a list is named by what tells it apart") {
  const std::string before = document(
      {.policy = own_policy,
       .agreement = "",
       .outputs = "",
       .scores = own_scores,
       .findings =
           R"([{"party": "a", "kind": "concern", "text": "one"}, {"party": "b", "kind": "concern", "text": "two"},
        {"party": "a", "kind": "concern", "text": "three"}])",
       .claims = R"([{"figure": "total", "printed": "50"}, {"quantity": "pages", "printed": "7", "where": "cover"}])"});
  CHECK(inputs(compare(before, with(before, "\"max\": 60}, {\"id\": \"b\", \"max\": 40}",
                                    "\"max\": 55}, {\"id\": \"b\", \"max\": 45}"))) ==
        Lines{"/policy/parties/a/max: 60 > 55", "/policy/parties/b/max: 40 > 45"});
  CHECK(inputs(compare(before, with(before, "\"from\": 50", "\"from\": 49"))) ==
        Lines{"/policy/bands/high/from: 50 > 49"});
  CHECK(inputs(compare(before, with(before, "\"three\"", "\"four\""))) == Lines{"/findings/a#2/text: three > four"});
  CHECK(inputs(compare(before, with(before, "\"7\"", "\"8\""))) == Lines{"/claims/pages/printed: 7 > 8"});
  // The first of the two is gone: the other is now the only one of that party.
  CHECK(inputs(compare(before, with(before, R"({"party": "a", "kind": "concern", "text": "one"}, )", ""))) ==
        Lines{"/findings/a/text: one > three", "/findings/a#2/party: a > -", "/findings/a#2/kind: concern > -",
              "/findings/a#2/text: three > -"});
}

TEST_CASE("an id that reads as the name of a second one is neither") {
  const auto areas = [](const std::string& list) {
    return document({.agreement = R"({"areas": [)" + list + R"(], "indicators": [{"id": "visits", "target": 900}]})",
                     .outputs = "",
                     .claims = R"([{"quantity": "x", "printed": "1"}, {"quantity": "x#2", "printed": "2"},
        {"quantity": "x", "printed": "3"}])"});
  };
  const std::string before = areas(R"({"id": "east"})");
  CHECK(!differ(compare(before, before)));
  CHECK(inputs(compare(before, with(before, "\"3\"", "\"4\""))) == Lines{"/claims/x#3/printed: 3 > 4"});
  CHECK(inputs(compare(before, with(before, "\"2\"", "\"5\""))) == Lines{"/claims/x#2/printed: 2 > 5"});
}

TEST_CASE("ties are counted, since their order counts") {
  const auto ties = [](const std::string& list) {
    return document(
        {.policy = with(own_policy, "\"id\": \"own\"", "\"id\": \"own\", \"ranking\": {\"ties\": [" + list + "]}"),
         .agreement = "",
         .outputs = "",
         .scores = own_scores});
  };
  const std::string a = R"({"figure": "parties/a/points"})", b = R"({"figure": "parties/b/points"})";
  CHECK(inputs(compare(ties(a + ", " + b), ties(b + ", " + a))) ==
        Lines{"/policy/ranking/ties/0/figure: parties/a/points > parties/b/points",
              "/policy/ranking/ties/1/figure: parties/b/points > parties/a/points"});
}

TEST_CASE("a source or a reason beside a value does not move it") {
  const auto outputs = [](const std::string& west) {
    return document({.outputs = R"({"indicators": {"visits": {"east": 365, "west": )" + west + "}}}"});
  };
  CHECK(inputs(compare(outputs("253"), outputs(R"({"value": 253, "source": "table 1"})"))) ==
        Lines{"/outputs/indicators/visits/west/source: - > table 1"});
  CHECK(inputs(compare(outputs("253"), outputs(R"({"value": 254, "note": "counted again"})"))) ==
        Lines{"/outputs/indicators/visits/west: 253 > 254", "/outputs/indicators/visits/west/note: - > counted again"});

  // The cell of a whole, alone and beside its areas.
  CHECK(inputs(compare(document(), with(document(), "900", R"({"*": 900, "east": "/", "west": "/"})"))) ==
        Lines{"/agreement/indicators/visits/target/east: - > /", "/agreement/indicators/visits/target/west: - > /"});

  // Marks and facts.
  const std::string policy =
      with(own_policy, R"({"id": "a", "max": 60})", R"({"id": "a", "max": 60, "criteria": [{"id": "c", "max": 60}]})");
  const auto judged = [&](const std::string& mark, const std::string& facts) {
    std::string text = document(
        {.policy = with(policy, "\"id\": \"own\"", R"("id": "own", "knock_outs": [{"id": "fraud", "band": "low"}])"),
         .agreement = "",
         .outputs = "",
         .scores = R"({"a": {"criteria": {"c": )" + mark + R"(}}, "b": {"points": 20}})"});
    return text.insert(1, "\"facts\": {\"fraud\": " + facts + "}, ");
  };
  CHECK(inputs(compare(judged("30", "false"), judged(R"({"points": 31, "reason": "seen"})", "false"))) ==
        Lines{"/scores/a/criteria/c: 30 > 31", "/scores/a/criteria/c/reason: - > seen"});
  CHECK(inputs(compare(judged("30", "false"), judged("30", R"({"holds": true, "reason": "found"})"))) ==
        Lines{"/facts/fraud: false > true", "/facts/fraud/reason: - > found"});
}

TEST_CASE("labels that read as the parts of a cell are labels") {
  const auto leavers = [](const std::string& map) {
    return document({.agreement = "", .outputs = R"({"staffing": {"leavers": )" + map + "}}"});
  };
  CHECK(inputs(compare(leavers(R"({"value": 1, "reason": 2})"), leavers(R"({"value": 3, "reason": 2})"))) ==
        Lines{"/outputs/staffing/leavers/value: 1 > 3"});
}

TEST_CASE("shipped policies are compared by name, and by what they say where the names differ") {
  CHECK(!differ(compare(document(), document())));

  // What guangzhou-2023 says, as the document's own: only its name differs. Its remarks stay with it.
  assay::EvaluatedDocument named = assay::evaluate_json(document()), own = named;
  own.document.policy_name.clear();
  const Difference only_the_name = assay::difference(named, own);
  CHECK(inputs(only_the_name) == Lines{"/policy: guangzhou-2023 > -"});
  CHECK(inputs(assay::difference(own, named)) == Lines{"/policy: - > guangzhou-2023"});

  own.document.policy.parties[3].max = station::number("55.0");
  CHECK(inputs(assay::difference(named, own)) ==
        Lines{"/policy: guangzhou-2023 > -", "/policy/parties/third_party/max: 55 > 55.0"});
}

TEST_CASE("rows of a file are inputs, named by row and column") {
  const auto with_table = [](const std::string& table) {
    return document(
        {.agreement = R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [{"id": "visits", "target": 9}]})",
         .outputs = "{\"tables\": [{\"where\": \"annex 1\", " + table + "}]}"});
  };
  const std::string in_file = with_table(R"("csv": "annex.csv")");
  const Files files = {{"annex.csv", ",visits\neast,365\nwest,253\n"}};
  const std::string inside = with_table(R"("rows": [["", "visits"], ["east", "365"], ["west", "253"]])");
  CHECK(inputs(compare(in_file, inside, files)) == Lines{"/outputs/tables/annex 1/csv: annex.csv > -"});
  CHECK(figures(compare(in_file, inside, files)) == Lines{});

  const Difference found = compare(in_file, in_file, files, {{"annex.csv", ",visits\neast,365\nwest,254\n"}});
  CHECK(inputs(found) == Lines{"/outputs/tables/annex 1/rows/west/visits: 253 > 254"});
  CHECK(figures(found).at(0) == "indicators/visits/areas/west/actual: 253 > 254");

  CHECK(inputs(compare(inside, with(inside, R"(["east", "365"], ["west", "253"])",
                                    R"(["west", "253"], ["east", "365"])"))) == Lines{});
  CHECK(inputs(compare(inside, with(inside, R"(["east", "365"], )", ""))) ==
        Lines{"/outputs/tables/annex 1/rows/east/0: east > -", "/outputs/tables/annex 1/rows/east/visits: 365 > -"});
}

TEST_CASE("the midterm document is an input too") {
  const std::string agreement = R"({"indicators": [{"id": "visits", "target": 900}]})";
  const auto stage = [&](const std::string& name, const std::string& visits) {
    return document({.project = R"({"id": "p", "stage": ")" + name + "\"}",
                     .agreement = agreement,
                     .outputs = R"({"indicators": {"visits": )" + visits + "}}"});
  };
  const std::string final = stage("final", "1078").insert(1, R"("midterm": "m.json", )");
  const Difference found =
      compare(final, final, {{"m.json", stage("midterm", "500")}}, {{"m.json", stage("midterm", "600")}});
  CHECK(inputs(found) == Lines{"/midterm/outputs/indicators/visits: 500 > 600"});
  const Lines all = figures(found);
  CHECK(std::find(all.begin(), all.end(), "midterm/indicators/visits/actual: 500 > 600") != all.end());
  CHECK(std::find(all.begin(), all.end(), "progress/indicators/visits: 578 > 478") != all.end());
}

TEST_CASE("while a party is on hold there is neither total nor grade") {
  const std::string policy = with(own_policy, R"("max": 40)", R"("max": 40, "missing": "hold")");
  const std::string before =
      document({.policy = policy, .agreement = "", .outputs = "", .scores = R"({"a": {"points": 30}})"});
  const Difference found =
      compare(before, document({.policy = policy, .agreement = "", .outputs = "", .scores = own_scores}));
  CHECK(found.total_before == "");
  CHECK(found.grade_before == "");
  CHECK(found.total_after == "50.00");
  CHECK(found.grade_after == "high");
  CHECK(found.grade_name_after == "高");
  CHECK(found.grade_changed());
  CHECK(inputs(found) == Lines{"/scores/b/points: - > 20"});
  // From a alone: 30 at least, and 30 + 40 at most.
  const Lines all = figures(found);
  for (const char* expected : {"parties/b/points: null > 20", "total: null > 50.00", "grade: null > high",
                               "total_low: 30.00 > 50.00", "total_high: 70.00 > 50.00"}) {
    CAPTURE(expected);
    CHECK(std::find(all.begin(), all.end(), expected) != all.end());
  }
  CHECK(assay::write_difference_report(found, Language::en)
            .starts_with("The grade changes from undecided to high; the total changes from undecided to 50.00\n"));
  CHECK(
      assay::write_difference_report(found, Language::zh).starts_with("等级由 未定 变为 高；总分由 未定 变为 50.00\n"));
}

// ---- the examples ----

TEST_CASE("no example differs from itself, and each pair differs the same both ways") {
  Files files;
  Lines texts;
  for (const auto& entry : std::filesystem::directory_iterator(ASSAY_SOURCE_DIR "/capi/examples")) {
    const std::string name = entry.path().filename().string();
    files.push_back({name, station::file("capi/examples/" + name)});
    if (entry.path().extension() == ".json") texts.push_back(files.back().bytes);
  }
  REQUIRE(texts.size() >= 7);
  std::vector<assay::EvaluatedDocument> examples;
  for (const std::string& text : texts) examples.push_back(assay::evaluate_json(text, files));
  for (const assay::EvaluatedDocument& a : examples) {
    CAPTURE(a.document.project.id);
    CHECK(!differ(assay::difference(a, a)));
    const assay::EvaluatedDocument& b = examples[0];
    const Difference forth = assay::difference(a, b);
    Difference back = assay::difference(b, a);
    for (InputChange& each : back.inputs) std::swap(each.before, each.after);
    for (FigureChange& each : back.figures) std::swap(each.before, each.after);
    CHECK(sorted(inputs(forth)) == sorted(inputs(back)));
    CHECK(sorted(figures(forth)) == sorted(figures(back)));
  }
}

// ---- values replaced ----

TEST_CASE("a value is replaced where it stands, and nothing else is touched") {
  const std::string json =
      " { \"a\" : [ 1 , {\"b\":\"x]\\\"}\"},true,-1.50\n] ,\"c/d~\":{ } , \"\":null, \"e\\u0062\": 7 }\n";
  const auto replaced = [&](const std::string& pointer, const std::string& value) {
    return assay::replace_values(json, Values{{pointer, value}});
  };
  CHECK(replaced("/a/0", "22") == with(json, "[ 1 ,", "[ 22 ,"));
  CHECK(replaced("/a/1", "[]") == with(json, "{\"b\":\"x]\\\"}\"}", "[]"));
  CHECK(replaced("/a/1/b", "null") == with(json, "\"x]\\\"}\"", "null"));
  CHECK(replaced("/a/2", "{\"k\": 1}") == with(json, "true", "{\"k\": 1}"));
  CHECK(replaced("/a/3", "0") == with(json, "-1.50", "0"));
  CHECK(replaced("/a", "1") == with(json, "[ 1 , {\"b\":\"x]\\\"}\"},true,-1.50\n]", "1"));
  CHECK(replaced("/c~1d~0", "1") == with(json, "{ }", "1"));
  CHECK(replaced("/", "\"/\"") == with(json, "null", "\"/\""));
  CHECK(replaced("/eb", "8") == with(json, "7", "8"));
  CHECK(replaced("", "[1]") == " [1]\n");
  CHECK(assay::replace_values("3", Values{{"", "4"}}) == "4");
  CHECK(assay::replace_values(json, {}) == json);

  // Several, in any order.
  const std::string expected = with(with(json, "[ 1 ,", "[ \"1\" ,"), "7", "[[]]");
  CHECK(assay::replace_values(json, Values{{"/a/0", "\"1\""}, {"/eb", "[[]]"}}) == expected);
  CHECK(assay::replace_values(json, Values{{"/eb", "[[]]"}, {"/a/0", "\"1\""}}) == expected);
}

TEST_CASE("a replacement of nothing, by nothing or inside another is refused") {
  const std::string json = R"({"a": [10, {"b": 2}], "c": "text"})";
  const auto refused = [&](const Values& values) {
    Lines lines;
    for (const assay::Diagnostic& each : station::problems_of([&] { assay::replace_values(json, values); })) {
      lines.push_back(std::string(name(each.code)) + ' ' + each.pointer);
    }
    return lines;
  };
  for (const char* pointer : {"/b", "/a/2", "/a/-", "/a/00", "/a/+1", "/a/1.0", "/a/1/b/", "/a/1/c", "/c/0", "a", "/A",
                              "/a/", "//a", "/c~2", "#/a"}) {
    CHECK(refused({{pointer, "1"}}) == Lines{std::string("unknown_pointer ") + pointer});
  }
  for (const char* value : {"", " ", "x", "1 2", "{", "01", "\"", "'1'", "nul", "1,", "\"a\": 1", "\xFF", "1e"}) {
    CAPTURE(value);
    CHECK(refused({{"/c", value}}) == Lines{"not_a_value /c"});
  }
  CHECK(refused({{"/a/1", "3"}, {"/a/1/b", "3"}}) == Lines{"not_a_value /a/1/b"});
  CHECK(refused({{"/a/1/b", "3"}, {"/a", "3"}}) == Lines{"not_a_value /a/1/b"});
  CHECK(refused({{"/c", "3"}, {"/c", "4"}}) == Lines{"not_a_value /c"});
  CHECK(refused({{"", "3"}, {"/c", "4"}}) == Lines{"not_a_value /c"});
  CHECK(refused({{"/x", "3"}, {"/c", "y"}, {"/a/0", "1"}}) == Lines{"unknown_pointer /x", "not_a_value /c"});

  const auto no_json = station::problems_of([] { assay::replace_values("{", Values{{"", "1"}}); });
  REQUIRE(no_json.size() == 1);
  CHECK(no_json[0].code == assay::Code::json_syntax);
  CHECK(no_json[0].line == 1);

  // What is no UTF-8 comes back as what is.
  const auto odd = station::problems_of([&] { assay::replace_values(json, Values{{"/\xFF\n", "1"}}); });
  REQUIRE(odd.size() == 1);
  CHECK(odd[0].pointer == "/\uFFFD\n");
}

TEST_CASE("a key that stands there twice is left to reading to refuse") {
  const std::string twice = with(document(), "\"third_party\"", "\"oversight\"");
  const std::string replaced = assay::replace_values(twice, Values{{"/scores/oversight/points", "\"1\""}});
  const auto found = station::problems_of([&] { assay::read_document(replaced); });
  CHECK(std::any_of(found.begin(), found.end(),
                    [](const assay::Diagnostic& each) { return each.code == assay::Code::duplicate_key; }));
}

TEST_CASE("what-if is the difference that the replaced values make") {
  const Difference what_if = assay::what_if(document(), Values{{"/scores/third_party/points", "46.75"}});
  // 90.00 + (46.75 - 46.23) = 90.52
  CHECK(what_if.total_after == "90.52");
  CHECK(!what_if.grade_changed());
  const Difference by_hand = compare(document(), with(document(), "46.23", "46.75"));
  CHECK(assay::write_difference(what_if) == assay::write_difference(by_hand));
  CHECK(!differ(assay::what_if(document(), {})));

  // Any input, also where the files stand that it goes by.
  const std::string tabled =
      document({.agreement = R"({"areas": [{"id": "west"}], "indicators": [{"id": "visits", "target": 9}]})",
                .outputs = R"({"tables": [{"csv": "annex.csv"}]})"});
  const Difference target = assay::what_if(tabled, Values{{"/agreement/indicators/0/target", "10"}},
                                           Files{{"annex.csv", ",visits\nwest,5\n"}});
  CHECK(inputs(target) == Lines{"/agreement/indicators/visits/target: 9 > 10"});
  // 5 of 9 is 55.56 percent, 5 of 10 is 50.00.
  const Lines all = figures(target);
  CHECK(std::find(all.begin(), all.end(), "indicators/visits/attainment: 55.56 > 50.00") != all.end());
}

TEST_CASE("problems of what-if have the lines of a text that its caller has seen, or none") {
  const auto of = [](const std::string& json, const Values& values) {
    return station::problems_of([&] { assay::what_if(json, values); });
  };
  const auto before = of(with(document(), "46.23", "56.23"), {{"/scores/oversight/points", "9"}});
  REQUIRE(before.size() == 1);
  CHECK(before[0].pointer == "/scores/third_party/points");
  CHECK(before[0].line != 0);
  const auto after = of(document(), {{"/scores/third_party/points", "\"56.23\""}, {"/scores/oversight", "{}"}});
  REQUIRE(after.size() == 2);
  for (const assay::Diagnostic& each : after) {
    CHECK(each.line == 0);
    CHECK(each.column == 0);
  }
  CHECK(after[1].pointer == "/scores/third_party/points");
  CHECK(after[1].code == assay::Code::score_above_maximum);
}

// ---- outward forms ----

TEST_CASE("a difference as JSON leaves out what is absent") {
  Difference difference;
  difference.inputs = {{"/a~1b/c", "1", "\"2\""}, {"/new", "", "x"}};
  difference.figures = {{"total", "null", "7.0"}, {"gone", "n/a", ""}};
  difference.total_after = "7.0";
  difference.grade_after = "low";
  CHECK(assay::write_difference(difference) == R"({
  "assay": 1,
  "grade_changed": true,
  "total": {
    "after": "7.0"
  },
  "grade": {
    "after": "low"
  },
  "inputs": [
    {
      "pointer": "/a~1b/c",
      "before": "1",
      "after": "\"2\""
    },
    {
      "pointer": "/new",
      "after": "x"
    }
  ],
  "figures": [
    {
      "path": "total",
      "before": "null",
      "after": "7.0"
    },
    {
      "path": "gone",
      "before": "n/a"
    }
  ]
}
)");
}

TEST_CASE("a difference as text says first whether the grade changed, and both totals") {
  Difference difference;
  difference.inputs = {{"/scores/a/points", "30", "9.5"}, {"/project/name", "", "小站"}};
  difference.figures = {{"total", "50.00", "29.50"}, {"grade", "high", "low"}};
  difference.total_before = "50.00";
  difference.total_after = "29.50";
  difference.grade_before = "high";
  difference.grade_after = "low";
  difference.grade_name_before = "高";
  CHECK(assay::write_difference_report(difference, Language::zh) == R"(等级由 高 变为 low；总分由 50.00 变为 29.50

输入
位置              原值    现值
------------------------------
/scores/a/points  30      9.5
/project/name     （无）  小站

数值
数      原值   现值
-------------------
total  50.00  29.50
grade   high    low
)");
  CHECK(assay::write_difference_report(difference, Language::en) ==
        R"(The grade changes from high to low; the total changes from 50.00 to 29.50

Inputs
place             before  after
-------------------------------
/scores/a/points  30      9.5
/project/name     (none)  小站

Figures
figure  before  after
---------------------
total    50.00  29.50
grade     high    low
)");

  const Difference none = compare(document(), document());
  CHECK(assay::write_difference_report(none, Language::zh) == R"(等级不变：优秀；总分不变：90.00

输入没有不同。

数值没有不同。
)");
  CHECK(assay::write_difference_report(none, Language::en) == R"(The grade stays excellent; the total stays 90.00

No input differs.

No figure differs.
)");
}

TEST_CASE("of long texts the report shows where they part, on one line and in whole characters") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "服务";
  Difference difference;
  difference.inputs = {{"/findings/a/text", text + "好\n了", text + "差"}, {"/project/note", "x" + text, ""}};
  const std::string report = assay::write_difference_report(difference, Language::en);
  CHECK(report.find("…服务服务服务服务好 了") != std::string::npos);  // 24 bytes, eight characters, before they part
  CHECK(report.find("…服务服务服务服务差\n") != std::string::npos);
  // Of 60 bytes from the start, the last two are not yet a character: 1 + 19 × 3 = 58.
  CHECK(report.find("  x服务服务服务服务服务服务服务服务服务服…") != std::string::npos);
  CHECK(report.find("服务服务服务服务服务服务服务服务服务服务") == std::string::npos);
}
