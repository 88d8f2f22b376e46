// Reading the parts of a document: the forms that an agreement and outputs may take, and each combination that reading
// refuses, with its place and its sentence.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Decimal;
using assay::Diagnostic;
using assay::Indicator;
using assay::Language;
using assay::Outputs;
using assay::Particulars;
using assay::Post;
using assay::Record;
using assay::Relation;
using assay::Span;
using station::number;

namespace {

const Span september{{2023, 9, 1}, {2023, 9, 30}}, october{{2023, 10, 1}, {2023, 10, 31}};

Indicator indicator(const std::string& keys) {
  return assay::read_agreement(R"({"indicators": [{"id": "visits")" + keys + "}]}").indicators.at(0);
}

Post post(const std::string& value) {
  return assay::read_agreement(R"({"posts": {"all": )" + value + "}}").posts.at(0);
}

Relation relation(const std::string& left) {
  return assay::read_agreement(R"({"relations": [{"id": "r", "left": )" + left + R"(, "is": "below", "right": 0}]})")
      .relations.at(0);
}

Cells visits(const std::string& actual) {
  return assay::read_outputs(R"({"indicators": {"visits": )" + actual + "}}").indicators.at(0).cells;
}

Particulars reported(int value) {
  Particulars particulars;
  particulars.reported = value;
  return particulars;
}

// A part that is refused with one problem, at its mark "@".
struct Refused {
  std::string problem;  // its name and pointer
  std::string text;
  std::string zh, en;  // what the sentences hold
};

template <typename Read>
void check_refused(Read read, const std::vector<Refused>& list) {
  for (const Refused& refused : list) {
    const station::Marked marked = station::marked(refused.text);
    CAPTURE(marked.text);
    REQUIRE(marked.places.size() == 1);
    const std::vector<Diagnostic> found = station::problems_of([&] { read(marked.text); });
    REQUIRE_FALSE(found.empty());
    CHECK(found.size() == 1);
    CHECK(std::string(name(found[0].code)) + ' ' + found[0].pointer == refused.problem);
    station::check_says(found[0], marked.places[0], refused.zh, refused.en);
  }
}

std::string indicator_text(const std::string& keys) {
  return R"({"indicators": [{"id": "visits", "target": 1)" + keys + "}]}";
}

std::string visits_text(const std::string& actual) { return R"({"indicators": {"visits": )" + actual + "}}"; }

std::string person_text(const std::string& keys) {
  return R"({"staffing": {"roster": {"persons": [{"id": "wang")" + keys + "}]}}}";
}

std::string policy_text(const std::string& keys) {
  return R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}])" + keys + "}";
}

}  // namespace

// --------------------------------------------------------------------------------------------------- what is read

TEST_CASE("rules that a policy leaves out are those that its type states") {
  const assay::Policy policy = assay::read_policy(policy_text("")), defaults;
  CHECK_FALSE(policy.deviation);
  CHECK(policy.missing_parts == defaults.missing_parts);
  CHECK(policy.counting == defaults.counting);
  CHECK(policy.unverified == defaults.unverified);
  CHECK(policy.straddling == defaults.straddling);
  CHECK(policy.month_end == defaults.month_end);
  CHECK(policy.staffing == defaults.staffing);
  CHECK(policy.registry == defaults.registry);
  CHECK(assay::read_policy(policy_text(R"(, "deviation": {"above": 200})")).deviation ==
        assay::DeviationRule{std::nullopt, Decimal(200), assay::DeviationFrom::target});
}

TEST_CASE("a target may be left out: periods, tables or narratives may have it") {
  CHECK(indicator("").target.empty());
  CHECK(indicator(R"(, "kind": "narrative")").target.empty());
  CHECK(indicator(R"(, "periods": [{"from": "2023-09-08", "to": "2024-03-07", "target": {"east": 1, "west": "/"}}])")
            .periods ==
        std::vector<assay::PeriodTarget>{{{{2023, 9, 8}, {2024, 3, 7}}, {{"east", 1}, {"west", Amount::none()}}}});
}

TEST_CASE("a proration is a word, or a fraction") {
  using enum assay::ProrationRule;
  CHECK(indicator("").proration.rule == none);
  CHECK(indicator(R"(, "proration": "none")").proration.rule == none);
  CHECK(indicator(R"(, "proration": "months_touched")").proration.rule == months_touched);
  CHECK(indicator(R"(, "proration": "whole_months")").proration.rule == whole_months);
  CHECK(indicator(R"(, "proration": "days")").proration.rule == days);
  CHECK(indicator(R"(, "proration": "instalments")").proration.rule == instalments);
  CHECK(indicator(R"(, "proration": {"n": 11, "d": "12.0"})").proration ==
        assay::Proration{fraction, 11, number("12.0")});
}

TEST_CASE("posts are a number, or posts × months") {
  CHECK(post("220") == Post{"all", 220, {}, {}});
  CHECK(post(R"({"value": "220.0", "note": "n"})") == Post{"all", number("220.0"), {}, {}});
  CHECK(post(R"({"posts": 20, "months": 11})") == Post{"all", 0, Decimal(20), Decimal(11)});
}

TEST_CASE("a linear form is a term or a list of terms; its constants add up") {
  CHECK(relation(R"("total")").left == assay::LinearForm{{{"total", 1}}, 0});
  CHECK(relation("1.50").left == assay::LinearForm{{}, number("1.50")});
  CHECK(relation("[]").left == assay::LinearForm{});
  CHECK(relation(R"({"figure": "total", "times": "-2.0"})").left == assay::LinearForm{{{"total", number("-2.0")}}, 0});
  // 1.50 + 2 = 3.50; a string is a path, even one of digits.
  CHECK(relation(R"([1.50, "a", 2, {"figure": "b", "times": 3}, "7"])").left ==
        assay::LinearForm{{{"a", 1}, {"b", 3}, {"7", 1}}, number("3.50")});
}

TEST_CASE("an amount is a plain value, or tells how it was counted") {
  Particulars both;
  both.reported = 41;
  both.verified = number("40.0");
  both.evidence = "log";
  both.reason = "one twice";
  CHECK(visits(R"({"reported": 41, "verified": "40.0", "evidence": "log", "reason": "one twice"})") ==
        Cells{{"*", {}, {}, both}});
  Particulars parts;
  parts.numerator = 9;
  parts.denominator = 10;
  parts.printed = "90%";
  CHECK(visits(R"({"west": {"n": 9, "d": 10, "printed": "90%"}})") == Cells{{"west", {}, {}, parts}});
  Particulars printed;
  printed.printed = "约12";
  printed.evidence = "log";
  CHECK(visits(R"({"value": 12, "printed": "约12", "evidence": "log"})") == Cells{{"*", 12, {}, printed}});
  // One of n and d is read; that it is half a ratio is for the plan to say.
  CHECK(visits(R"({"n": 9})")[0].particulars->numerator == Decimal(9));
}

TEST_CASE("records stand by their period: a month, a day, a span of days") {
  const Span day{{2024, 2, 29}, {2024, 2, 29}}, span{{2023, 9, 8}, {2023, 9, 30}},
      february{{2024, 2, 1}, {2024, 2, 29}};
  CHECK(visits(R"({"records": {"2023-09": 12, "2024-02-29": "/", "2023-09-08/2023-09-30": null, "2024-02": "1.5"}})") ==
        Cells{{"*",
               {},
               {{september, 12, {}}, {day, Amount::none(), {}}, {span, {}, {}}, {february, number("1.5"), {}}},
               {}}});
  CHECK(visits(R"({"east": {"records": {"2023-09": {"reported": 3}}}, "west": 5})") ==
        Cells{{"east", {}, {{september, {}, reported(3)}}, {}}, {"west", 5}});
  CHECK(visits(R"({"records": {}})") == Cells{{"*", {}, {}, {}}});
}

TEST_CASE("records may be a list, in which periods recur") {
  CHECK(visits(R"({"records": [{"period": "2023-09", "value": 1}, {"reported": 2, "period": "2023-09"}]})") ==
        Cells{{"*", {}, {{september, 1, {}}, {september, {}, reported(2)}}, {}}});
  // The same records in either form are the same value.
  CHECK(visits(R"({"records": [{"period": "2023-09", "value": 1}, {"period": "2023-10", "value": 2}]})") ==
        visits(R"({"records": {"2023-09": 1, "2023-10-01/2023-10-31": 2}})"));
}

TEST_CASE("the order of records is that of the document") {
  CHECK(visits(R"({"records": {"2023-10": 1, "note": "n", "2023-09": 2}})") ==
        Cells{{"*", {}, {{october, 1, {}}, {september, 2, {}}}, {}}});
}

TEST_CASE("a roster says who was there, by month or by dates") {
  const auto persons = [](const std::string& keys) {
    return assay::read_outputs(person_text(keys)).staffing->roster->persons.at(0);
  };
  const assay::Roster roster =
      *assay::read_outputs(R"({"staffing": {"roster": {"step": "0.25", "presence": "half_months", "persons": []}}})")
           .staffing->roster;
  CHECK(roster.step == number("0.25"));
  CHECK(roster.presence == assay::PresenceRule::half_months);
  CHECK(*assay::read_outputs(R"({"staffing": {"roster": {}}})").staffing->roster == assay::Roster{});

  assay::Person wang;
  wang.id = "wang";
  wang.name = "王 某";
  wang.certificate = "level 2";
  wang.categories = {"case", "group"};
  wang.from = assay::Date{2023, 9, 8};
  wang.to = assay::Date{2024, 2, 29};
  wang.years = number("3.5");
  wang.leaving = "moved on";
  wang.head = true;
  CHECK(persons(R"(, "name": "王 某", "certificate": "level 2", "categories": ["case", "group"], "from": "2023-09-08",
    "to": "2024-02-29", "years": {"value": "3.5"}, "leaving": "moved on", "head": true)") == wang);
  // A span of months stands for each of them, over the end of a year too.
  CHECK(persons(R"(, "months": {"2023-11/2024-01": 1, "2024-02": "0.5"})").months ==
        std::vector<assay::MonthPresent>{
            {{2023, 11, 1}, 1}, {{2023, 12, 1}, 1}, {{2024, 1, 1}, 1}, {{2024, 2, 1}, number("0.5")}});
}

TEST_CASE("rows of a table are texts, numbers as they were written") {
  const Outputs outputs = assay::read_outputs(
      R"({"tables": [{"where": "annex 1", "printed": ["合计"], "period": "2023-09", "rows": [["", "visits"], ["west", 1.50], [null, "1,5", -0], []]}]})");
  CHECK(outputs.tables ==
        std::vector<assay::Table>{
            {"annex 1", september, {"合计"}, "", {{"", "visits"}, {"west", "1.50"}, {"", "1,5", "-0"}, {}}}});
}

// ------------------------------------------------------------------------------------------------ what is refused

TEST_CASE("refused: rules of a policy") {
  check_refused(
      assay::read_policy,
      {{"missing_one_of /deviation", policy_text(R"(, "deviation": @{"from": "target"})"), "缺少键“below”或“above”",
        "the key \"below\" or \"above\" is missing"},
       {"invalid_thresholds /deviation", policy_text(R"(, "deviation": @{"below": "100.0", "above": 99})"),
        "偏差阈值 100.0 与 99", "the thresholds of deviation 100.0 and 99"},
       {"invalid_thresholds /deviation", policy_text(R"(, "deviation": @{"above": 0})"), "偏差阈值 — 与 0",
        "the thresholds of deviation — and 0"},
       {"number_syntax /deviation/below", policy_text(R"(, "deviation": {"below": @"100%"})"), "“100%”", "\"100%\""},
       {"unknown_word /deviation/from", policy_text(R"(, "deviation": {"below": 1, "from": @"targets"})"),
        "target, prorated_target；最接近的是“target”", "target, prorated_target; the nearest is \"target\""},
       {"unknown_word /missing_parts", policy_text(R"(, "missing_parts": @"sum")"), "require_all, sum_given, interval",
        "require_all, sum_given, interval"},
       {"unknown_word /counting", policy_text(R"(, "counting": @"both")"), "verified, reported", "verified, reported"},
       {"unknown_word /unverified", policy_text(R"(, "unverified": @"zero")"), "counts, missing", "counts, missing"},
       {"unknown_word /straddling", policy_text(R"(, "straddling": @"split")"), "refused, counts, excluded",
        "refused, counts, excluded"},
       {"unknown_word /month_end", policy_text(R"(, "month_end": @"after")"), "with_last_day, before_last_day",
        "with_last_day, before_last_day"},
       {"unknown_word /staffing/retained", policy_text(R"(, "staffing": {"retained": @"some"})"),
        "any_part, full_months", "any_part, full_months"},
       {"unknown_word /staffing/retention_base", policy_text(R"(, "staffing": {"retention_base": @"all"})"),
        "posts, head_count_end, head_count_start, everyone", "posts, head_count_end, head_count_start, everyone"},
       {"negative_count /staffing/experienced_years", policy_text(R"(, "staffing": {"experienced_years": @-1})"),
        "“experienced_years”为 -1", "\"experienced_years\" is -1"},
       {"wrong_type /register/overlap", policy_text(R"(, "register": {"overlap": @"yes"})"), "应为真假值，实为字符串",
        "expected true or false, found a string"},
       {"duplicate_category /register/categories/1/name",
        policy_text(R"(, "register": {"categories": [{"id": "old"}, {"name": @"old"}]})"), "类别“old”重复",
        "the category \"old\" stands here twice"},
       {"invalid_id /register/categories/0/id", policy_text(R"(, "register": {"categories": [{"id": @"a b"}]})"),
        "“a b”", "\"a b\" cannot be an id"},
       {"missing_one_of /register/categories/0", policy_text(R"(, "register": {"categories": [@{}]})"),
        "缺少键“id”或“name”", "the key \"id\" or \"name\" is missing"}});
}

TEST_CASE("refused: terms of an indicator") {
  check_refused(
      assay::read_agreement,
      {{"unknown_word /indicators/0/kind", indicator_text(R"(, "kind": @"counts")"),
        "count, stock, distinct, ratio, money, narrative", "the nearest is \"count\""},
       {"unknown_word /indicators/0/direction", indicator_text(R"(, "direction": @"more")"),
        "at_least, at_most, exactly, within", "at_least, at_most, exactly, within"},
       {"unknown_word /indicators/0/proration", indicator_text(R"(, "proration": @"monthly")"),
        "none, months_touched, whole_months, days, instalments",
        "none, months_touched, whole_months, days, instalments"},
       {"missing_key /indicators/0/proration", indicator_text(R"(, "proration": @{"n": 11})"), "缺少键“d”",
        "the key \"d\" is missing"},
       {"unknown_word /indicators/0/prefer", indicator_text(R"(, "prefer": @"neither")"), "own, areas", "own, areas"},
       {"wrong_type /indicators/0/one_off", indicator_text(R"(, "one_off": @1)"), "应为真假值",
        "expected true or false"},
       {"missing_key /indicators/0/bounds", indicator_text(R"(, "bounds": @{"from": 1})"), "缺少键“to”",
        "the key \"to\" is missing"},
       {"missing_key /indicators/0/periods/0",
        indicator_text(R"(, "periods": [@{"from": "2023-09-08", "to": "2024-03-07"}])"), "缺少键“target”",
        "the key \"target\" is missing"},
       {"invalid_date /indicators/0/periods/0/to",
        indicator_text(R"(, "periods": [{"from": "2023-09-08", "to": @"2024-02-30", "target": 1}])"), "“2024-02-30”",
        "\"2024-02-30\""},
       {"missing_key /indicators/0/amendments/0", indicator_text(R"(, "amendments": [@{"target": 1}])"), "缺少键“date”",
        "the key \"date\" is missing"},
       {"unknown_key /indicators/0/amendments/0/why",
        indicator_text(R"(, "amendments": [{"date": "2024-01-01", "target": 1, @"why": "more"}])"), "“why”", "\"why\""},
       {"wrong_type /indicators/0/periods", indicator_text(R"(, "periods": @{})"), "应为数组，实为对象",
        "expected an array, found an object"},
       {"missing_key /posts/all", R"({"posts": {"all": @{"posts": 20}}})", "缺少键“months”",
        "the key \"months\" is missing"},
       {"missing_key /posts/all", R"({"posts": {"all": @{"months": 11}}})", "缺少键“posts”",
        "the key \"posts\" is missing"},
       {"mixed_amount /posts/all/months", R"({"posts": {"all": {"value": 220, "months": @11}}})",
        "“months”不能与“value”一起给出", "\"months\" cannot be given beside \"value\""},
       {"mixed_amount /posts/all/value", R"({"posts": {"all": {"posts": 20, "months": 11, "value": @220}}})",
        "“value”不能与“posts”一起给出", "\"value\" cannot be given beside \"posts\""},
       {"missing_key /relations/0", R"({"relations": [@{"id": "r", "left": 0, "is": "below"}]})", "缺少键“right”",
        "the key \"right\" is missing"},
       {"unknown_word /relations/0/is", R"({"relations": [{"id": "r", "left": 0, "is": @"<", "right": 0}]})",
        "at_most, below, equals, at_least, above", "at_most, below, equals, at_least, above"},
       {"wrong_type /relations/0/left", R"({"relations": [{"id": "r", "left": @null, "is": "below", "right": 0}]})",
        "数的路径、数或对象", "the path of a figure, a number or an object"},
       {"wrong_type /relations/0/left/1",
        R"({"relations": [{"id": "r", "left": [1, @[2]], "is": "below", "right": 0}]})", "数的路径、数或对象",
        "the path of a figure, a number or an object"},
       {"missing_key /relations/0/right",
        R"({"relations": [{"id": "r", "left": 0, "is": "below", "right": @{"figure": "total"}}]})", "缺少键“times”",
        "the key \"times\" is missing"},
       {"missing_one_of /relations/0", R"({"relations": [@{"left": 0, "is": "below", "right": 0}]})",
        "缺少键“id”或“name”", "the key \"id\" or \"name\" is missing"}});
}

TEST_CASE("refused: an amount in two ways, at the second of them") {
  check_refused(
      [](const std::string& text) { assay::read_outputs(text); },
      {{"mixed_amount /indicators/visits/reported", visits_text(R"({"value": 1, "reported": @2})"),
        "“reported”不能与“value”一起给出", "\"reported\" cannot be given beside \"value\""},
       {"mixed_amount /indicators/visits/value", visits_text(R"({"verified": 2, "value": @1})"),
        "“value”不能与“verified”一起给出", "\"value\" cannot be given beside \"verified\""},
       {"mixed_amount /indicators/visits/n", visits_text(R"({"value": 1, "n": @2})"), "“n”不能与“value”",
        "\"n\" cannot be given beside \"value\""},
       {"mixed_amount /indicators/visits/d", visits_text(R"({"reported": 1, "d": @2})"), "“d”不能与“reported”",
        "\"d\" cannot be given beside \"reported\""},
       {"mixed_amount /indicators/visits/verified", visits_text(R"({"n": 1, "d": 2, "verified": @2})"),
        "“verified”不能与“n”", "\"verified\" cannot be given beside \"n\""},
       {"mixed_amount /indicators/visits/records", visits_text(R"({"value": 1, "records": @{"2023-09": 1}})"),
        "“records”不能与“value”", "\"records\" cannot be given beside \"value\""},
       {"mixed_amount /indicators/visits/reported", visits_text(R"({"records": {"2023-09": 1}, "reported": @1})"),
        "“reported”不能与“records”", "\"reported\" cannot be given beside \"records\""},
       {"mixed_amount /indicators/visits/evidence", visits_text(R"({"records": {"2023-09": 1}, "evidence": @"log"})"),
        "“evidence”不能与“records”", "\"evidence\" cannot be given beside \"records\""},
       {"mixed_amount /indicators/visits/west/d", visits_text(R"({"west": {"records": {"2023-09": 1}, "d": @1}})"),
        "“d”不能与“records”", "\"d\" cannot be given beside \"records\""},
       {"mixed_amount /indicators/visits/records/2023-09/n",
        visits_text(R"({"records": {"2023-09": {"value": 1, "n": @1}}})"), "“n”不能与“value”",
        "\"n\" cannot be given beside \"value\""},
       {"missing_key /indicators/visits", visits_text(R"(@{"printed": "12"})"), "缺少键“value”",
        "the key \"value\" is missing"},
       {"missing_key /indicators/visits/west", visits_text(R"({"west": @{"note": "n"}})"), "缺少键“value”",
        "the key \"value\" is missing"},
       {"mixed_cell /indicators/visits/records", visits_text(R"({"west": 1, "records": @{"2023-09": 1}})"),
        "“records”不能与片区“west”", "\"records\" is a key of a cell and cannot stand beside the area \"west\""}});
}

TEST_CASE("refused: records") {
  check_refused(
      [](const std::string& text) { assay::read_outputs(text); },
      {{"wrong_type /indicators/visits/records", visits_text(R"({"records": @12})"), "应为对象或数组，实为数",
        "expected an object or an array, found a number"},
       {"invalid_period /indicators/visits/records/2023-13", visits_text(R"({"records": {"2023-13": @1}})"),
        "“2023-13”不是时段", "\"2023-13\" is no period"},
       {"invalid_period /indicators/visits/records/2023-02-29", visits_text(R"({"records": {"2023-02-29": @1}})"),
        "“2023-02-29”不是时段", "\"2023-02-29\" is no period"},
       {"invalid_period /indicators/visits/records/2024-03-15~12024-03-01",
        visits_text(R"({"records": {"2024-03-15/2024-03-01": @1}})"), "“2024-03-15/2024-03-01”",
        "\"2024-03-15/2024-03-01\""},
       {"invalid_period /indicators/visits/records/0/period",
        visits_text(R"({"records": [{"value": 1, "period": @"Sept 2023"}]})"), "“Sept 2023”", "\"Sept 2023\""},
       {"duplicate_key /indicators/visits/records/2023-09",
        visits_text(R"({"records": {"2023-09": 1, "2023-10": 1, @"2023-09": 1}})"), "键“2023-09”重复",
        "the key \"2023-09\" stands here twice"},
       {"duplicate_key /indicators/visits/records/2023-09",
        visits_text(R"({"records": {"2023-09": 1, @"2023-0\u0039": {"value": 1}}})"), "键“2023-09”重复",
        "the key \"2023-09\" stands here twice"},
       {"duplicate_key /indicators/visits/records/note",
        visits_text(R"({"records": {"note": "a", "2023-09": 1, @"note": "a"}})"), "键“note”重复",
        "the key \"note\" stands here twice"},
       {"missing_key /indicators/visits/records/0", visits_text(R"({"records": [@{"value": 1}]})"), "缺少键“period”",
        "the key \"period\" is missing"},
       {"missing_key /indicators/visits/records/0", visits_text(R"({"records": [@{"period": "2023-09"}]})"),
        "缺少键“value”", "the key \"value\" is missing"},
       {"wrong_type /indicators/visits/records/0", visits_text(R"({"records": [@12]})"), "应为对象，实为数",
        "expected an object, found a number"},
       {"unknown_key /indicators/visits/records/2023-09/printed",
        visits_text(R"({"records": {"2023-09": {"value": 1, @"printed": "1"}}})"), "“printed”", "\"printed\""},
       {"unknown_key /indicators/visits/records/2023-09/period",
        visits_text(R"({"records": {"2023-09": {"value": 1, @"period": "2023-09"}}})"), "“period”", "\"period\""},
       {"number_syntax /indicators/visits/records/2023-09", visits_text(R"({"records": {"2023-09": @"12次"}})"),
        "“12次”", "\"12次\" is not a number"},
       {"number_syntax /indicators/visits/records/2023-09", visits_text(R"({"records": {"2023-09": @"01"}})"), "“01”",
        "\"01\" is not a number"}});
}

TEST_CASE("refused: a roster") {
  check_refused(
      [](const std::string& text) { assay::read_outputs(text); },
      {{"unknown_word /staffing/roster/presence", R"({"staffing": {"roster": {"presence": @"weeks"}}})",
        "days, whole_months, months_touched, half_months", "days, whole_months, months_touched, half_months"},
       {"number_syntax /staffing/roster/step", R"({"staffing": {"roster": {"step": @"1/2"}}})", "“1/2”", "\"1/2\""},
       {"invalid_period /staffing/roster/persons/0/months/2023-13", person_text(R"(, "months": {"2023-13": @1})"),
        "“2023-13”", "\"2023-13\""},
       {"invalid_period /staffing/roster/persons/0/months/2023-09-08", person_text(R"(, "months": {"2023-09-08": @1})"),
        "“2023-09-08”", "\"2023-09-08\""},
       {"invalid_period /staffing/roster/persons/0/months/2024-01~12023-12",
        person_text(R"(, "months": {"2024-01/2023-12": @1})"), "“2024-01/2023-12”", "\"2024-01/2023-12\""},
       {"invalid_period /staffing/roster/persons/0/months/2024-01~1", person_text(R"(, "months": {"2024-01/": @1})"),
        "“2024-01/”", "\"2024-01/\""},
       {"number_syntax /staffing/roster/persons/0/months/2023-09", person_text(R"(, "months": {"2023-09": @"all"})"),
        "“all”", "\"all\""},
       {"wrong_type /staffing/roster/persons/0/categories/1", person_text(R"(, "categories": ["case", @1])"),
        "应为字符串", "expected a string"},
       {"missing_one_of /staffing/roster/persons/0", R"({"staffing": {"roster": {"persons": [@{}]}}})",
        "缺少键“id”或“name”", "the key \"id\" or \"name\" is missing"}});
}

TEST_CASE("refused: months of a roster beyond any length of time") {
  // The months of 9999 years are 119 988. Eight persons have 959 904, nine more than 2^20 = 1 048 576.
  std::string persons;
  for (int i = 0; i < 9; ++i) {
    persons += (i == 0 ? "{" : ", {") + ("\"id\": \"p" + std::to_string(i)) + R"(", "months": {"0001-01/9999-12": )" +
               (i == 8 ? "@" : "") + "1}}";
  }
  check_refused(
      [](const std::string& text) { assay::read_outputs(text); },
      {{"invalid_period /staffing/roster/persons/8/months/0001-01~19999-12",
        "{\"staffing\": {\"roster\": {\"persons\": [" + persons + "]}}}", "“0001-01/9999-12”", "\"0001-01/9999-12\""}});
}

TEST_CASE("refused: narratives, deviations, tables, register, surveys") {
  check_refused(
      [](const std::string& text) { assay::read_outputs(text); },
      {{"unknown_word /narratives/story/judged", R"({"narratives": {"story": {"judged": @"done"}}})",
        "open, met, partly, not_met", "open, met, partly, not_met"},
       {"missing_key /narratives/story/amounts/fund",
        R"({"narratives": {"story": {"amounts": {"fund": @{"unit": "元"}}}}})", "缺少键“value”",
        "the key \"value\" is missing"},
       {"unknown_key /deviations/visits/measures", R"({"deviations": {"visits": {@"measures": "m"}}})",
        "最接近的是“measure”", "the nearest known key is \"measure\""},
       {"missing_one_of /tables/0", R"({"tables": [@{"where": "annex"}]})", "缺少键“rows”或“csv”",
        "the key \"rows\" or \"csv\" is missing"},
       {"wrong_type /tables/0/rows/0/1", R"({"tables": [{"rows": [["", @true]]}]})", "字符串、数或 null",
        "a string, a number or null"},
       {"wrong_type /tables/0/rows/0", R"({"tables": [{"rows": [@"a,b"]}]})", "应为数组", "expected an array"},
       {"invalid_period /tables/0/period", R"({"tables": [{"period": @"2023", "rows": []}]})", "“2023”", "\"2023\""},
       {"mixed_table /tables/0/csv", R"({"tables": [{"rows": [], "csv": @"annex.csv"}]})", "“rows”与“csv”",
        "rows or csv, one of the two"},
       {"missing_attachment /tables/0/csv", R"({"tables": [{"csv": @"annex.csv"}]})", "文件“annex.csv”",
        "the file \"annex.csv\""},
       {"unknown_key /register/on_file/person", R"({"register": {"on_file": {@"person": 1}}})", "最接近的是“persons”",
        "the nearest known key is \"persons\""},
       {"wrong_type /register/contacts/0", R"({"register": {"contacts": [@1]}})", "应为字符串", "expected a string"},
       {"missing_key /register/on_file/persons/west",
        R"({"register": {"on_file": {"persons": {"west": @{"note": "n"}}}}})", "缺少键“value”",
        "the key \"value\" is missing"},
       {"missing_one_of /surveys/0", R"({"surveys": [@{"valid": 1}]})", "缺少键“id”或“name”",
        "the key \"id\" or \"name\" is missing"},
       {"wrong_type /surveys/0/options/0/satisfied",
        R"({"surveys": [{"id": "s", "options": [{"id": "o", "satisfied": @1}]}]})", "应为真假值",
        "expected true or false"},
       {"number_syntax /surveys/0/questions/0/tally/o",
        R"({"surveys": [{"id": "s", "questions": [{"id": "q", "tally": {"o": @"6O"}}]}]})", "“6O”", "\"6O\""}});
}
