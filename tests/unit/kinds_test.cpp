// Kinds of indicators: how amounts of areas and of periods make those of a whole, and what may not be added.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Direction;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::Particulars;
using assay::Prefer;
using sections::exact;
using sections::Lines;
using sections::notes;
using sections::text;
using station::amount;
using station::cell;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;
using station::parts;
using station::record;

namespace {

const Amount none = Amount::none(), absent = Amount::not_applicable();
const std::string at = "/outputs/indicators/x";

Evaluation of(IndicatorKind kind, const Cells& actual) {
  return assay::evaluate(document_of(indicator("x", assay::whole(100), kind), actual));
}

// January and February of an area.
assay::Cell months(const std::string& area, Amount january, Amount february) {
  return cell(area,
              std::vector{record({2024, 1, 1}, {2024, 1, 31}, january), record({2024, 2, 1}, {2024, 2, 29}, february)});
}

// A survey of which 90 of 110 answers are satisfied: 81.8181… %.
assay::Survey residents() {
  assay::Survey survey;
  survey.id = "residents";
  survey.valid = 110;
  survey.options = {{"yes", "", {}, true}, {"no", "", {}, false}};
  survey.questions = {{"q", "", {{"yes", 90}, {"no", 20}}}};
  return survey;
}

}  // namespace

TEST_CASE("counts and money add up over areas and over time") {
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::money}) {
    const Evaluation e = of(kind, {months("east_1", 10, 12), months("east_2", 1, 2), {"west", 30}});
    CHECK(text(e, "indicators/x/areas/east_1/actual") == "22");
    CHECK(text(e, "indicators/x/areas/east/actual") == "25");  // 22 + 3
    CHECK(text(e, "indicators/x/actual") == "55");             // 25 + 30
  }
}

TEST_CASE("a stock is what the last record says, and adds up over areas") {
  const Evaluation e = of(IndicatorKind::stock, {months("east_1", 10, 12), months("east_2", 2, 1), {"west", 30}});
  CHECK(text(e, "indicators/x/areas/east_1/actual") == "12");
  CHECK(text(e, "indicators/x/areas/east/actual") == "13");  // 12 + 1
  CHECK(text(e, "indicators/x/actual") == "43");             // 13 + 30
  // In whatever order the records stand.
  CHECK(text(of(IndicatorKind::stock, {cell("*", std::vector{record({2024, 2, 1}, {2024, 2, 29}, 12),
                                                             record({2024, 1, 1}, {2024, 1, 31}, 10)})}),
             "indicators/x/actual") == "12");
  // What nobody knew at the end is not what was known before.
  CHECK(amount(of(IndicatorKind::stock, {months("*", 10, Amount())}), "indicators/x/actual") == "missing");
}

TEST_CASE("a stock has one last record, in whatever order they stand") {
  const auto january = record({2024, 1, 1}, {2024, 1, 31}, 10), last_day = record({2024, 1, 31}, {2024, 1, 31}, 12),
             february = record({2024, 2, 1}, {2024, 2, 29}, 13);
  const Indicator x = indicator("x", assay::whole(100), IndicatorKind::stock);
  for (const auto& records : {std::vector{january, last_day}, std::vector{last_day, january}}) {
    check_refused(document_of(x, {cell("west", records)}), "ambiguous_stock " + at + "/west/records",
                  "存量指标“x”在“west”有两条记录都止于 2024-01-31",
                  "two records of the stock \"x\" in \"west\" end on 2024-01-31");
  }
  // Two that are not the last say nothing about the end.
  for (const auto& records : {std::vector{january, last_day, february}, std::vector{february, january, last_day},
                              std::vector{january, february, last_day}}) {
    CHECK(text(assay::evaluate(document_of(x, {cell("*", records)})), "indicators/x/actual") == "13");
  }
}

TEST_CASE("distinct persons are never added: a whole has a number of its own, or none") {
  // 30 and 40 persons in two areas may be the same.
  const Indicator x = indicator("x", assay::whole(100), IndicatorKind::distinct);
  const Evaluation e = assay::evaluate(document_of(x, {{"*", 50}, {"east", 30}, {"west", 40}}));
  CHECK(text(e, "indicators/x/actual") == "50");
  CHECK(text(e, "indicators/x/areas/west/actual") == "40");
  CHECK(e.notes().empty());  // and 50 ≠ 30 + 40 is no difference

  check_refused(document_of(x, {{"east", 30}, {"west", 40}}), "areas_not_summable " + at,
                "指标“x”是去重人数（同一人可在几处出现），各片区的数不能相加；请给出“*”自己的完成量",
                "\"x\" is a number of distinct persons, who may recur, and numbers of its areas do not add up; give "
                "\"*\" a value of its own");
  check_refused(document_of(x, {{"*", 50}, {"east_1", 30}, {"west", 40}}), "areas_not_summable " + at,
                "指标“x”是去重人数（同一人可在几处出现），各片区的数不能相加；请给出“east”自己的完成量",
                "\"x\" is a number of distinct persons, who may recur, and numbers of its areas do not add up; give "
                "\"east\" a value of its own");
  check_refused(document_of(x, {{"*", 50}, months("west", 30, 40)}), "records_not_summable " + at + "/west/records",
                "指标“x”是去重人数（同一人可在几处出现），“west”的多条记录不能相加",
                "\"x\" is a number of distinct persons, who may recur, and the records of \"west\" do not add up");
  // One record is one number.
  CHECK(text(of(IndicatorKind::distinct, {cell("*", std::vector{record({2023, 9, 8}, {2024, 7, 31}, 50)})}),
             "indicators/x/actual") == "50");
  // Areas that say nothing ask for nothing.
  CHECK(amount(of(IndicatorKind::distinct, {{"east", none}, {"west", absent}}), "indicators/x/actual") == "missing");
}

TEST_CASE("a ratio rolls up as Σ numerators ÷ Σ denominators, never as a mean of percentages") {
  // 45 of 50 and 10 of 100: 55 ÷ 150 = 36.66… %. The mean of 90 % and 10 % would be 50 %.
  const Evaluation e = of(IndicatorKind::ratio, {cell("east", parts(45, 50)), cell("west", parts(10, 100))});
  CHECK(exact(e, "indicators/x/areas/east/actual") == "90");
  CHECK(text(e, "indicators/x/numerator") == "55");
  CHECK(text(e, "indicators/x/denominator") == "150");
  CHECK(exact(e, "indicators/x/actual") == "110/3");
  CHECK(text(e, "indicators/x/attainment") == "36.67");  // of 100
  // Over time as well: (45 + 10) ÷ (50 + 100).
  const Evaluation in_time =
      of(IndicatorKind::ratio, {cell("*", std::vector{record({2024, 1, 1}, {2024, 1, 31}, parts(45, 50)),
                                                      record({2024, 2, 1}, {2024, 2, 29}, parts(10, 100))})});
  CHECK(exact(in_time, "indicators/x/actual") == "110/3");
}

TEST_CASE("a ratio is multiplied by its scale, 100 where it states none") {
  Indicator x = indicator("x", assay::whole(1), IndicatorKind::ratio);
  const Cells third = {cell("*", parts(1, 3))};
  CHECK(exact(assay::evaluate(document_of(x, third)), "indicators/x/actual") == "100/3");
  x.scale = 1;
  CHECK(exact(assay::evaluate(document_of(x, third)), "indicators/x/actual") == "1/3");
  x.scale = 1000;  // ‰
  CHECK(exact(assay::evaluate(document_of(x, third)), "indicators/x/actual") == "1000/3");
  // A percentage that was given as such is not multiplied.
  CHECK(text(assay::evaluate(document_of(x, assay::whole(7))), "indicators/x/actual") == "7");
}

TEST_CASE("a ratio of nothing does not exist; the parts of others are not harmed by it") {
  CHECK(amount(of(IndicatorKind::ratio, {cell("*", parts(0, 0))}), "indicators/x/actual") == "n/a");
  CHECK(amount(of(IndicatorKind::ratio, {cell("*", parts(5, 0))}), "indicators/x/attainment") == "n/a");
  // 0 of 0 in east, 10 of 20 in west.
  const Evaluation e = of(IndicatorKind::ratio, {cell("east", parts(0, 0)), cell("west", parts(10, 20))});
  CHECK(amount(e, "indicators/x/areas/east/actual") == "n/a");
  CHECK(exact(e, "indicators/x/actual") == "50");
}

TEST_CASE("a ratio of which an area is silent has no value, as a sum has none") {
  const auto whole = [](const Amount& east) {
    const Evaluation e = of(IndicatorKind::ratio, {{"east", east}, cell("west", parts(10, 20))});
    CHECK(amount(e, "indicators/x/numerator") == amount(e, "indicators/x/denominator"));
    return amount(e, "indicators/x/actual");
  };
  CHECK(whole(Amount()) == "missing");
  CHECK(whole(none) == "missing");  // "/" beside a number is no zero
  CHECK(amount(of(IndicatorKind::ratio, {{"east", none}, {"west", none}}), "indicators/x/actual") == "/");
  CHECK(amount(of(IndicatorKind::ratio, {{"east", absent}, {"west", absent}}), "indicators/x/actual") == "n/a");
  // What does not apply is left out: 10 of 20 alone.
  CHECK(exact(of(IndicatorKind::ratio, {{"east", absent}, cell("west", parts(10, 20))}), "indicators/x/actual") ==
        "50");
}

TEST_CASE("a ratio without its parts does not roll up, and has both of them or none") {
  const Indicator x = indicator("x", assay::whole(100), IndicatorKind::ratio);
  check_refused(document_of(x, {{"east", 90}, cell("west", parts(10, 100))}), "ratio_without_parts " + at + "/east",
                "比率指标“x”在“east”没有 n 和 d，无法汇总到“*”",
                "the ratio \"x\" has no n and d in \"east\", so it cannot roll up to \"*\"");
  // Under a whole of its own it need not.
  Indicator own = x;
  own.prefer = Prefer::own;
  CHECK(text(assay::evaluate(document_of(own, {{"*", 80}, {"east", 90}})), "indicators/x/actual") == "80");

  Particulars half;
  half.numerator = 5;
  check_refused(document_of(x, {cell("west", half)}), "incomplete_ratio " + at + "/west",
                "指标“x”在“west”只有 n 和 d 之一", "\"x\" has one of n and d in \"west\", not both");
  half.numerator.reset();
  half.denominator = 5;
  check_refused(document_of(x, {cell("*", half)}), "incomplete_ratio " + at, "指标“x”在“*”只有 n 和 d 之一",
                "\"x\" has one of n and d in \"*\", not both");
  check_refused(document_of(x, {cell("*", parts(-1, 5))}), "negative_count " + at + "/n", "“n”为 -1，应不小于 0",
                "\"n\" is -1; a count is not negative");
  check_refused(document_of(x, {cell("*", parts(1, -5))}), "negative_count " + at + "/d", "“d”为 -5，应不小于 0",
                "\"d\" is -5; a count is not negative");
  check_refused(document_of(x, {months("*", 90, Amount())}), "wrong_kind " + at + "/records/2024-01",
                "指标“x”是比率，不能用“value”给出完成量",
                "\"x\" is a ratio, and its actual cannot be given as \"value\"");
}

TEST_CASE("parts of a ratio are of ratios only") {
  const auto refused = [](IndicatorKind kind, const std::string& zh, const std::string& en) {
    Indicator x = indicator("x", kind == IndicatorKind::narrative ? Cells{} : assay::whole(100), kind);
    x.one_off = true;  // which is no reason here
    check_refused(document_of(x, {cell("*", parts(1, 2))}), "wrong_kind " + at,
                  "指标“x”是" + zh + "，不能用“n”给出完成量",
                  "\"x\" is " + en + ", and its actual cannot be given as \"n\"");
  };
  refused(IndicatorKind::count, "计数", "a count");
  refused(IndicatorKind::stock, "存量", "a stock");
  refused(IndicatorKind::money, "金额", "money");
  refused(IndicatorKind::distinct, "去重人数（同一人可在几处出现）", "a number of distinct persons, who may recur");
  refused(IndicatorKind::narrative, "文字指标", "narrative");
}

TEST_CASE("a narrative has no numbers") {
  const Indicator x = indicator("x", {}, IndicatorKind::narrative);
  const auto refused = [&](const assay::Cell& actual, const std::string& pointer, const std::string& key) {
    check_refused(document_of(x, {actual}), "wrong_kind " + at + pointer,
                  "指标“x”是文字指标，不能用“" + key + "”给出完成量",
                  "\"x\" is narrative, and its actual cannot be given as \"" + key + "\"");
  };
  refused({"*", 5}, "", "value");
  refused({"west", 5}, "/west", "value");
  refused(cell("*", station::checked(5, 4)), "", "reported");
  refused(cell("*", std::vector{record({2024, 1, 1}, {2024, 1, 31}, 5)}), "/records", "records");

  Indicator with_target = x;
  with_target.target = assay::whole(5);
  check_refused(document_of(with_target), "narrative_target /agreement/indicators/0/target",
                "指标“x”是文字指标，没有数字的协议量", "\"x\" is narrative and has no number as its target");
  const auto refused_key = [&](auto change, const std::string& key) {
    Indicator changed = x;
    change(changed);
    Document document = document_of(changed);
    document.outputs.surveys = {residents()};
    check_refused(document, "key_refused /agreement/indicators/0/" + key, "指标“x”是文字指标，不能有“" + key + "”",
                  "\"x\" is narrative and cannot have \"" + key + "\"");
  };
  refused_key([](Indicator& i) { i.direction = Direction::at_most; }, "direction");
  refused_key([](Indicator& i) { i.periods = {{{{2024, 1, 1}, {2024, 1, 31}}, assay::whole(none)}}; }, "periods");
  refused_key([](Indicator& i) { i.amendments = {{{2024, 1, 1}, "", assay::whole(none)}}; }, "amendments");
  refused_key([](Indicator& i) { i.from = "surveys/residents/satisfaction"; }, "from");
  refused_key([](Indicator& i) { i.scale = 10; }, "scale");
  // What is not one is not judged.
  Document counted = document_of(indicator("x", assay::whole(1)));
  counted.outputs.narratives = {{"x", "told"}};
  check_refused(counted, "not_narrative /outputs/narratives/x", "指标“x”不是文字指标", "\"x\" is not narrative");
}

TEST_CASE("a declared scale: 12.5 万元 are 125000 元, in targets, actuals and records alike") {
  Indicator x = indicator("x", assay::whole(10), IndicatorKind::money);
  x.scale = 10000;
  const Evaluation e = assay::evaluate(document_of(x, {{"east", number("12.5")}, months("west", number("0.5"), 1)}));
  CHECK(text(e, "indicators/x/target") == "100000");
  CHECK(text(e, "indicators/x/areas/east/actual") == "125000");
  CHECK(text(e, "indicators/x/areas/west/actual") == "15000");
  CHECK(text(e, "indicators/x/attainment") == "140.00");

  const std::string scale = "/agreement/indicators/0/scale";
  for (const char* wrong : {"0", "-1"}) {
    x.scale = number(wrong);
    check_refused(document_of(x), "invalid_scale " + scale, std::string("指标“x”的 scale 为 ") + wrong + "，应大于 0",
                  std::string("the scale ") + wrong + " of \"x\" is not above 0");
  }
  Indicator persons = indicator("x", assay::whole(10), IndicatorKind::distinct);
  persons.scale = 10;
  check_refused(document_of(persons), "key_refused " + scale, "指标“x”是去重人数（同一人可在几处出现），不能有“scale”",
                "\"x\" is a number of distinct persons, who may recur and cannot have \"scale\"");
  // 10^38 − 1 times ten million is no number; times a million it is, its scale reaching to −6.
  x.scale = 1000000;
  CHECK(sections::problems(document_of(x, assay::whole(number(std::string(38, '9'))))).empty());
  x.scale = 10000000;
  CHECK(sections::problems(document_of(x, assay::whole(number(std::string(38, '9'))))) ==
        Lines{"number_overflow " + at + ": " + std::string(38, '9') + " does not fit 38 digits and 37 places"});
}

TEST_CASE("an amount is given in one way") {
  const Indicator x = indicator("x", assay::whole(100));
  const auto refused = [&](const assay::Cell& actual, const std::string& pointer, const std::string& one,
                           const std::string& other) {
    check_refused(document_of(x, {actual}), "mixed_amount " + at + pointer,
                  "“" + one + "”不能与“" + other + "”一起给出",
                  "\"" + one + "\" cannot be given beside \"" + other + "\"");
  };
  assay::Cell both = cell("*", station::checked(5, 4));
  both.amount = 5;
  refused(both, "", "reported, verified", "value");
  const std::vector records{record({2024, 1, 1}, {2024, 1, 31}, 5)};
  both = cell("*", records);
  both.amount = 5;
  refused(both, "/records", "records", "value");
  const auto beside_records = [&](auto change, const std::string& key) {
    Particulars more;
    change(more);
    assay::Cell actual = cell("*", records);
    actual.particulars = more;
    refused(actual, "/records", "records", key);
  };
  beside_records([](Particulars& p) { p.reported = 1; }, "reported");
  beside_records([](Particulars& p) { p.verified = 1; }, "verified");
  beside_records([](Particulars& p) { p.numerator = 1; }, "n");
  beside_records([](Particulars& p) { p.denominator = 1; }, "d");
  beside_records([](Particulars& p) { p.evidence = "list"; }, "evidence");
  beside_records([](Particulars& p) { p.reason = "double"; }, "reason");
  // What is printed may stand beside anything.
  assay::Cell printed = cell("*", records);
  Particulars more;
  more.printed = "5";
  printed.particulars = more;
  CHECK(text(assay::evaluate(document_of(x, {printed})), "indicators/x/actual") == "5");

  assay::Cell ratio = cell("*", parts(1, 2));
  ratio.amount = 50;
  check_refused(document_of(indicator("x", assay::whole(100), IndicatorKind::ratio), {ratio}), "mixed_amount " + at,
                "“n, d”不能与“value”一起给出", "\"n, d\" cannot be given beside \"value\"");
  // A target has neither records nor particulars.
  Indicator odd = x;
  odd.target = {cell("*", records)};
  check_refused(document_of(odd), "mixed_amount /agreement/indicators/0/target", "“target”不能与“records”一起给出",
                "\"target\" cannot be given beside \"records\"");
}

TEST_CASE("a value beside those of its areas: the indicator says which counts, and the difference is said") {
  Indicator x = indicator("x", assay::whole(100));
  const Cells both = {{"*", 98}, {"east", 60}, {"west", 35}};
  check_refused(document_of(x, both), "value_conflict " + at + "/*",
                "指标“x”在“*”既有自己的完成量，又有其片区的完成量；只能给出一种",
                "\"x\" has a value of its own in \"*\" and values of areas inside it; give one or the other");
  x.prefer = Prefer::own;
  Evaluation e = assay::evaluate(document_of(x, both));
  CHECK(text(e, "indicators/x/actual") == "98");
  const std::string said =
      at + ": the value 98 of \"x\" in \"*\" differs from that of its areas, 95, by 3 (indicators/x/actual)";
  CHECK(notes(e, Code::value_difference) == Lines{said});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) == "指标“x”在“*”自己的完成量 98 与各片区 95 相差 3");
  x.prefer = Prefer::areas;
  e = assay::evaluate(document_of(x, both));
  CHECK(text(e, "indicators/x/actual") == "95");
  CHECK(notes(e, Code::value_difference) == Lines{said});
  // 60 + 38 = 98: no difference, nothing to say.
  CHECK(assay::evaluate(document_of(x, {{"*", 98}, {"east", 60}, {"west", 38}})).notes().empty());
  // What is missing inside may be the difference.
  x.prefer = Prefer::own;
  CHECK(assay::evaluate(document_of(x, {{"*", 98}, {"east", 60}})).notes().empty());
  // At two levels: east says 60, its areas 50; the whole says 98, its areas 60 + 35.
  e = assay::evaluate(document_of(x, {{"*", 98}, {"east", 60}, {"east_1", 20}, {"east_2", 30}, {"west", 35}}));
  CHECK(notes(e, Code::value_difference).size() == 2);
  x.prefer = Prefer::areas;
  e = assay::evaluate(document_of(x, {{"*", 98}, {"east", 60}, {"east_1", 20}, {"east_2", 30}, {"west", 35}}));
  CHECK(text(e, "indicators/x/actual") == "85");  // 20 + 30 + 35
  CHECK(notes(e, Code::value_difference).size() == 2);
}

TEST_CASE("a ratio beside those of its areas is compared with Σn ÷ Σd") {
  // Areas: 55 ÷ 150 = 36.66… %.
  Indicator x = indicator("x", assay::whole(100), IndicatorKind::ratio);
  const Cells areas = {cell("east", parts(45, 50)), cell("west", parts(10, 100))};
  Cells lone = areas, with_parts = areas;
  lone.push_back({"*", 40});
  with_parts.push_back(cell("*", parts(40, 100)));
  for (const Prefer prefer : {Prefer::own, Prefer::areas}) {
    x.prefer = prefer;
    for (const Cells& cells : {lone, with_parts}) {
      const Evaluation e = assay::evaluate(document_of(x, cells));
      CHECK(exact(e, "indicators/x/actual") == (prefer == Prefer::own ? "40" : "110/3"));
      CHECK(notes(e, Code::value_difference) ==  // 40 − 110/3
            Lines{at + ": the value 40 of \"x\" in \"*\" differs from that of its areas, 110/3, by 10/3 "
                       "(indicators/x/actual)"});
    }
  }
}

TEST_CASE("an indicator may take its actual from a survey, exactly") {
  Indicator x = indicator("x", assay::whole(80), IndicatorKind::ratio);
  x.from = "surveys/residents/satisfaction";
  Document document = document_of(x);
  document.outputs.surveys = {residents()};
  const Evaluation e = assay::evaluate(document);
  CHECK(exact(e, "indicators/x/actual") == "900/11");           // 90 ÷ 110 × 100 = 81.8181…
  CHECK(exact(e, "indicators/x/attainment") == "1125/11");      // ÷ 80
  CHECK(text(e, "indicators/x/coverage/reported") == "1");      // the whole's own
  CHECK(text(e, "surveys/residents/satisfaction") == "81.82");  // rounded where it is shown
  // Against 81.82 it is not met: nothing was rounded before.
  document.agreement.indicators[0].target = assay::whole(number("81.82"));
  const Evaluation strict = assay::evaluate(document);
  CHECK(strict.met(strict.find("indicators/x/attainment").value()) == assay::Met::no);
  // Whatever its kind.
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::stock, IndicatorKind::distinct}) {
    document.agreement.indicators[0].kind = kind;
    CHECK(exact(assay::evaluate(document), "indicators/x/actual") == "900/11");
  }
}

TEST_CASE("what comes from a survey is neither given beside it nor bounded") {
  Indicator x = indicator("x", assay::whole(80), IndicatorKind::stock);
  x.from = "surveys/residents/satisfaction";
  Document document = document_of(x, assay::whole(5));
  document.outputs.surveys = {residents()};
  const std::string zh = "指标“x”的完成量取自“surveys/residents/satisfaction”，不能另外给出";
  const std::string en = "the actual of \"x\" comes from \"surveys/residents/satisfaction\" and is not given beside it";
  check_refused(document, "from_and_outputs " + at, zh, en);
  document.outputs.indicators.clear();
  assay::Table table;
  table.rows = {{"", "x"}, {"west", "5"}};
  document.outputs.tables = {table};
  check_refused(document, "from_and_outputs /outputs/tables/0/rows/1/1", zh, en);
  document.outputs.tables.clear();
  document.agreement.indicators[0].from = "surveys/nobody/satisfaction";
  check_refused(document, "unknown_figure /agreement/indicators/0/from", "没有名为“surveys/nobody/satisfaction”的数",
                "no figure is named \"surveys/nobody/satisfaction\"");
  // It is there, so bounds do not stand for it.
  document.agreement.indicators[0].from = x.from;
  document.agreement.indicators[0].bounds = assay::Bounds{0, 100};
  document.policy.missing_parts = assay::MissingParts::interval;
  const Evaluation e = assay::evaluate(document);
  CHECK(exact(e, "indicators/x/actual_low") == "900/11");
  CHECK(exact(e, "indicators/x/attainment_high") == "1125/11");
}

TEST_CASE("kinds and preferences have names") {
  CHECK(name(IndicatorKind::count) == "count");
  CHECK(name(IndicatorKind::stock) == "stock");
  CHECK(name(IndicatorKind::distinct) == "distinct");
  CHECK(name(IndicatorKind::ratio) == "ratio");
  CHECK(name(IndicatorKind::money) == "money");
  CHECK(name(IndicatorKind::narrative) == "narrative");
  CHECK(name(Prefer::neither) == "neither");
  CHECK(name(Prefer::own) == "own");
  CHECK(name(Prefer::areas) == "areas");
}
