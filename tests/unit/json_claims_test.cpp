// Reading and writing what a document says of a report's numbers: every key of claims and of the rules of audits, and
// each text and each value that is refused, with its place and its sentence.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::AuditRules;
using assay::Claim;
using assay::ClaimRelation;
using assay::Comparator;
using assay::Date;
using assay::Diagnostic;
using assay::Document;
using assay::LinearForm;
using assay::RoundingMode;
using assay::Silence;
using station::number;

namespace {

// The station with these claims, and these rules.
std::string text_of(const std::string& claims, const std::string& audit = "{}") {
  return station::document({.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-07-31"}})",
                            .claims = claims + ",\n \"audit\": " + audit});
}

Claim claim(const std::string& keys) {
  return assay::read_document(text_of(R"([{"quantity": "q", "printed": "1")" + keys + "}]")).claims.at(0);
}

AuditRules rules(const std::string& text) { return assay::read_document(text_of("[]", text)).audit; }

ClaimRelation relation(const std::string& keys) {
  return rules(R"({"relations": [{"left": "a", "is": "equals", "right": "b")" + keys + "}]}").relations.at(0);
}

// A document that is refused with one problem, at its mark "@".
struct Refused {
  std::string problem;  // its name and pointer
  std::string text;
  std::string zh, en;  // what the sentences hold
};

void check_refused(const std::vector<Refused>& list) {
  for (const Refused& refused : list) {
    const station::Marked marked = station::marked(refused.text);
    CAPTURE(marked.text);
    REQUIRE(marked.places.size() == 1);
    const auto found = station::problems_of([&] { assay::read_document(marked.text); });
    std::vector<std::string> all;
    for (const Diagnostic& each : found) all.push_back(std::string(name(each.code)) + ' ' + each.pointer);
    CHECK(all == std::vector<std::string>{refused.problem});
    if (found.size() == 1) station::check_says(found[0], marked.places[0], refused.zh, refused.en);
  }
}

std::string claims_with(const std::string& keys) {
  return text_of(R"([{"quantity": "q", "printed": "1", )" + keys + "}]");
}
std::string figure_of(const std::string& path) {
  return text_of(R"([{"figure": @")" + path + R"(", "printed": "1"}])");
}
std::string relation_with(const std::string& keys) { return text_of("[]", R"({"relations": [)" + keys + "]}"); }
std::string silenced_with(const std::string& keys) { return text_of("[]", R"({"silenced": [)" + keys + "]}"); }

// "code pointer" of every problem of a value that was built by calls.
std::vector<std::string> problems(const Document& document) {
  std::vector<std::string> all;
  for (const Diagnostic& each : station::problems_of([&] { assay::evaluate(document); })) {
    all.push_back(std::string(name(each.code)) + ' ' + each.pointer);
  }
  return all;
}

}  // namespace

TEST_CASE("a claim says where it stands, how it was counted, and how it was rounded") {
  Claim expected{.figure = "", .quantity = "q", .printed = "1"};
  CHECK(claim("") == expected);
  expected.where = "附件1";
  expected.place = {7, 14};
  expected.scope = "片区一";
  expected.reading = "去重后";
  expected.unit = "人次";
  expected.date = Date{2024, 7, 31};
  expected.step = number("0.50");
  expected.mode = RoundingMode::down;
  CHECK(claim(R"(, "where": "附件1", "line": 7, "column": 14, "scope": "片区一", "reading": "去重后", "unit": "人次",
    "date": "2024-07-31", "step": "0.50", "rounding": "down")") == expected);
  CHECK(claim(R"(, "line": 7)").place == assay::TextPlace{7, 0});
  const std::vector<RoundingMode> modes = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down,
                                           RoundingMode::down,    RoundingMode::up,        RoundingMode::floor,
                                           RoundingMode::ceiling};
  for (const RoundingMode mode : modes) {
    CHECK(claim(R"(, "rounding": ")" + std::string(name(mode)) + '"').mode == mode);
  }
}

TEST_CASE("rules of an audit are empty where the document has none") {
  CHECK(assay::read_document(station::document()).audit == AuditRules{});
  CHECK(rules("{}") == AuditRules{});
  CHECK(rules(R"({"relations": [], "silenced": []})") == AuditRules{});
  CHECK(rules(R"({"rounding": "half_even"})").rounding == RoundingMode::half_even);
}

TEST_CASE("a relation of claims has forms as an agreement's have, of quantities too") {
  CHECK(relation("") ==
        ClaimRelation{{"", "", {{{"a", 1}}, 0}, Comparator::equals, {{{"b", 1}}, 0}, false}, LinearForm{}});
  CHECK(relation(R"(, "id": "r", "name": "in words", "each_scope": true)").relation.id == "r");
  CHECK(relation(R"(, "id": "r", "name": "in words", "each_scope": true)").relation.name == "in words");
  CHECK(relation(R"(, "id": "r", "name": "in words", "each_scope": true)").relation.each_area);
  CHECK(relation(R"(, "percent_of": [{"figure": "indicators/visits/target", "times": "2.0"}, "c@east", 1.50, 2])")
            .percent_of == LinearForm{{{"indicators/visits/target", number("2.0")}, {"c@east", 1}}, number("3.50")});
}

TEST_CASE("what is silenced has a reason, and may be about one figure or quantity") {
  CHECK(rules(R"({"silenced": [{"code": "reading_differs", "reason": "two\ncounts", "about": "persons"},
                               {"code": "figure_mismatch", "reason": "r"}]})")
            .silenced ==
        std::vector<Silence>{{"reading_differs", "two\ncounts", "persons"}, {"figure_mismatch", "r", ""}});
}

TEST_CASE("every code of a finding can be silenced by its name") {
  for (const assay::Code code : {assay::Code::figure_mismatch, assay::Code::mixed_rounding,
                                 assay::Code::template_unmatched, assay::Code::relation_unchecked}) {
    const std::string code_name(name(code));
    CHECK(rules(R"({"silenced": [{"code": ")" + code_name + R"(", "reason": "r"}]})").silenced.at(0).code == code_name);
  }
}

TEST_CASE("claims may speak of targets that were met and of the spans of the project") {
  const std::string claims = R"([{"figure": "indicators/visits/met", "printed": "met"},
    {"figure": "indicators/*/met", "printed": "all met"}, {"figure": "spans/assessed/months", "printed": "11个月"},
    {"figure": "spans/assessed/days", "printed": "328天"}])";
  CHECK(assay::read_document(text_of(claims)).claims.size() == 4);
}

TEST_CASE("what is written of claims and rules is read back as the same value and the same bytes") {
  const std::string claims =
      R"([{"quantity": "q", "printed": "1", "line": 7, "column": 14, "scope": "s", "reading": "r",
    "unit": "u", "date": "2024-07-31", "step": "0.50", "rounding": "ceiling", "source": "p. 1"},
    {"figure": "indicators/*/met", "printed": "", "line": 3}])";
  for (
      const std::string audit :
      {"{}", R"({"note": "n"})", R"({"rounding": "up"})",
       R"({"relations": [{"left": 0, "is": "below", "right": {"figure": "a", "times": 1, "note": "once"},
          "percent_of": {"figure": "b", "times": 1, "source": "p. 2"}, "each_scope": true, "note": "n"}]})",
       R"({"relations": [{"id": "r", "left": ["a", -1.50], "is": "at_least", "right": [{"figure": "b", "times": "2.0"}],
          "percent_of": ["c", {"figure": "d", "times": -1, "note": "less"}, 4]}],
          "silenced": [{"code": "annex_absent", "reason": "a draft", "note": "n"}], "source": "s"})"}) {
    const Document value = assay::read_document(text_of(claims, audit));
    const std::string written = assay::write_document(value);
    CAPTURE(written);
    const Document back = assay::read_document(written);
    CHECK(back.claims == value.claims);
    CHECK(back.audit == value.audit);
    CHECK(back.remarks == value.remarks);
    CHECK(assay::write_document(back) == written);
  }
  const std::string written = assay::write_document(assay::read_document(text_of(claims)));
  CHECK(written.find("\"printed\": \"1\",\n      \"line\": 7,\n      \"column\": 14,\n      \"scope\": \"s\"") !=
        std::string::npos);
  CHECK(written.find("\"audit\"") == std::string::npos);
}

TEST_CASE("a claim is refused where its place, date, step or rounding cannot be") {
  check_refused({
      {"invalid_claim /claims/0/line", claims_with(R"("line": @0)"), "line 有误：应从 1 起数", "line of a claim"},
      {"invalid_claim /claims/0/line", claims_with(R"("line": @-3, "column": 2)"), "从 1 起", "it counts from 1"},
      {"invalid_claim /claims/0/column", claims_with(R"("line": 3, "column": @0)"), "column", "counts from 1"},
      {"invalid_claim /claims/0/column", claims_with(R"("column": @2)"), "缺少 line", "there is no line"},
      {"wrong_type /claims/0/line", claims_with(R"("line": @"3")"), "较小的整数", "a small whole number"},
      {"wrong_type /claims/0/line", claims_with(R"("line": @1.5, "column": 2)"), "较小的整数", "a small whole number"},
      {"invalid_claim /claims/0/step", claims_with(R"("step": @"0.00")"), "step 有误：应大于 0", "it is above 0"},
      {"invalid_claim /claims/0/step", claims_with(R"("step": @-1)"), "应大于 0", "step of a claim is wrong"},
      {"number_syntax /claims/0/step", claims_with(R"("step": @"1/2")"), "1/2", "1/2"},
      {"invalid_date /claims/0/date", claims_with(R"("date": @"2024-02-30")"), "2024-02-30", "no date"},
      {"unknown_word /claims/0/rounding", claims_with(R"("rounding": @"half-up")"), "half_up", "the nearest is"},
      {"wrong_type /claims/0/rounding", claims_with(R"("rounding": @{"mode": "up", "places": 2})"), "字符串",
       "a string"},
      {"invalid_text /claims/0/reading", claims_with(R"("reading": @"a\nb")"), "控制字符", "control characters"},
      {"wrong_type /claims/0/scope", claims_with(R"("scope": @1)"), "字符串", "a string"},
      {"unknown_key /claims/0/readings", claims_with(R"(@"readings": "r")"), "reading", "reading"},
  });
}

TEST_CASE("a claim names a figure, an indicator or a span that exists") {
  check_refused({
      {"unknown_figure /claims/0/figure", figure_of("indicators/visit/met"), "indicators/visit/met", "visit/met"},
      {"unknown_figure /claims/0/figure", figure_of("indicators/visits/areas/west/met"), "west", "west"},
      {"unknown_figure /claims/0/figure", figure_of("indicators//met"), "indicators//met", "indicators//met"},
      {"unknown_figure /claims/0/figure", figure_of("indicators/met"), "indicators/met", "indicators/met"},
      {"unknown_figure /claims/0/figure", figure_of("spans/assessed/weeks"), "weeks", "weeks"},
      {"unknown_figure /claims/0/figure", figure_of("spans/term/days"), "spans/term/days", "spans/term/days"},
  });
  check_refused({{"unknown_figure /claims/1/figure",
                  station::document({.project = R"({"term": {"from": "2023-09-08", "to": "2024-09-07"}})",
                                     .claims = R"([{"figure": "spans/term/days", "printed": "366天"},
                                       {"figure": @"spans/assessed/days", "printed": "1"}])"}),
                  "assessed", "assessed"}});
  // What a finding is about is a figure of the table.
  const std::string finding =
      R"([{"party": "purchaser", "kind": "concern", "text": "t", "about": @"indicators/*/met"}])";
  check_refused({{"unknown_figure /findings/0/about", station::document({.findings = finding}), "*", "*"}});
}

TEST_CASE("names that claims use are not missed where what they name could not be read") {
  const auto all = [](const std::string& text) {
    std::vector<std::string> found;
    for (const Diagnostic& each : station::problems_of([&] { assay::read_document(text); })) {
      found.push_back(std::string(name(each.code)) + ' ' + each.pointer);
    }
    return found;
  };
  const std::string claims =
      R"([{"figure": "spans/term/months", "printed": "12"}, {"figure": "indicators/calls/met", "printed": "m"}])";
  CHECK(all(station::document({.project = R"({"term": {"from": "2023-09-08"}})",
                               .agreement = R"({"indicators": [{"id": 3, "target": 1}]})",
                               .outputs = "",
                               .claims = claims})) ==
        std::vector<std::string>{"missing_key /project/term", "wrong_type /agreement/indicators/0/id"});
}

TEST_CASE("rules of an audit are refused where they say nothing") {
  const std::string sides = R"("left": "a", "is": "equals", "right": "b")";
  check_refused({
      {"unknown_word /audit/rounding", text_of("[]", R"({"rounding": @"nearest"})"), "half_up", "half_up"},
      {"unknown_key /audit/silence", text_of("[]", R"({@"silence": []})"), "silenced", "silenced"},
      {"wrong_type /audit", text_of("[]", "@[]"), "对象", "an object"},
      {"missing_key /audit/relations/0", relation_with(R"(@{"left": "a", "is": "equals"})"), "right", "right"},
      {"unknown_key /audit/relations/0/each_area", relation_with("{" + sides + R"(, @"each_area": true})"),
       "each_scope", "each_scope"},
      {"wrong_type /audit/relations/0/percent_of", relation_with("{" + sides + R"(, "percent_of": @900})"),
       "含有数值或量的式子", "a form that names a figure or a quantity"},
      {"wrong_type /audit/relations/0/percent_of", relation_with("{" + sides + R"(, "percent_of": @[]})"), "数组",
       "an array"},
      {"invalid_id /audit/relations/0/id", relation_with("{" + sides + R"(, "id": @"a b"})"), "a b", "a b"},
      {"duplicate_relation /audit/relations/1/id",
       relation_with("{" + sides + R"(, "id": "r"}, {)" + sides + R"(, "id": @"r"})"), "r", "r"},
      {"invalid_text /audit/relations/0/right", relation_with(R"({"left": 1, "is": "below", "right": @"a\tb"})"),
       "控制字符", "control characters"},
      {"unknown_finding /audit/silenced/0/code", silenced_with(R"({"code": @"reading_differ", "reason": "r"})"),
       "最接近的是“reading_differs”", "the nearest is \"reading_differs\""},
      {"unknown_finding /audit/silenced/0/code", silenced_with(R"({"code": @"unknown_figure", "reason": "r"})"),
       "unknown_figure", "unknown_figure"},
      {"unknown_finding /audit/silenced/0/code", silenced_with(R"({"code": @"internal", "reason": "r"})"), "internal",
       "internal"},
      {"missing_key /audit/silenced/0", silenced_with(R"(@{"code": "annex_absent", "reason": ""})"), "reason",
       "reason"},
      {"missing_key /audit/silenced/0", silenced_with(R"(@{"code": "annex_absent"})"), "reason", "reason"},
      {"missing_key /audit/silenced/0", silenced_with(R"(@{"reason": "r"})"), "code", "code"},
      {"wrong_type /audit/silenced/0/code", silenced_with(R"({"code": @800, "reason": "r"})"), "字符串", "a string"},
  });
}

TEST_CASE("claims and rules built by calls are checked as those that were read") {
  Document document = assay::read_document(station::document());
  CHECK(problems(document).empty());
  document.claims = {{.figure = "", .quantity = "q", .printed = "1", .scope = "\x01", .unit = "\xff"},
                     {.figure = "",
                      .quantity = "q",
                      .printed = "1",
                      .place = {0, 4},
                      .date = Date{2024, 2, 30},
                      .step = number("0.0")},
                     {.figure = "indicators/visits/met", .printed = "met"},
                     {.figure = "spans/term/months", .printed = "12"}};
  document.audit.relations = {{{"a b", "\n", {{{"\n", 1}}, 0}}, {{{"\x7f", 1}}, 0}}, {{"r"}, {}}, {{"r"}, {}}};
  document.audit.silenced = {{"figure_mismatch", ""}, {"", "\x01", "\n"}};
  CHECK(problems(document) ==
        std::vector<std::string>{"invalid_text /claims/0/scope", "invalid_text /claims/0/unit",
                                 "invalid_date /claims/1/date", "invalid_claim /claims/1/column",
                                 "invalid_claim /claims/1/step", "invalid_id /audit/relations/0/id",
                                 "invalid_text /audit/relations/0/name", "invalid_text /audit/relations/0/left",
                                 "invalid_text /audit/relations/0/percent_of",
                                 "duplicate_relation /audit/relations/2/id", "missing_key /audit/silenced/0",
                                 "unknown_finding /audit/silenced/1/code", "invalid_text /audit/silenced/1/reason",
                                 "invalid_text /audit/silenced/1/about", "unknown_figure /claims/3/figure"});
}
