// Targets: of the whole term, of areas, of periods, and as amended, in any of these together. agreement_test.cpp has
// what concerns areas alone.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amendment;
using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Direction;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::PeriodTarget;
using assay::Span;
using sections::inputs;
using sections::Lines;
using sections::notes;
using sections::text;
using station::amount;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;

namespace {

const Amount none = Amount::none();
const Span first_half{{2023, 9, 8}, {2024, 3, 7}}, second_half{{2024, 3, 8}, {2024, 9, 7}};
const std::string at = "/agreement/indicators/0";

Indicator with_periods(std::vector<PeriodTarget> periods, Cells target = {},
                       IndicatorKind kind = IndicatorKind::count) {
  Indicator x = indicator("x", std::move(target), kind);
  x.periods = std::move(periods);
  return x;
}

// 100, from New Year 120, from August (after the assessed span) 90.
Indicator amended() {
  Indicator x = indicator("x", assay::whole(100));
  x.amendments = {{{2024, 1, 1}, "another street", assay::whole(120)}, {{2024, 8, 1}, "", assay::whole(90)}};
  return x;
}

Evaluation of(const Indicator& x) { return assay::evaluate(document_of(x)); }

}  // namespace

TEST_CASE("targets of periods add up to that of the term; those of a stock end with its last") {
  const std::vector<PeriodTarget> halves = {{first_half, assay::whole(40)}, {second_half, assay::whole(60)}};
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::money}) {
    const Evaluation e = of(with_periods(halves, {}, kind));
    CHECK(text(e, "indicators/x/target") == "100");
    CHECK(text(e, "indicators/x/periods/0/target") == "40");
    CHECK(text(e, "indicators/x/periods/1/target") == "60");
  }
  CHECK(text(of(with_periods(halves, {}, IndicatorKind::stock)), "indicators/x/target") == "60");
  // Where a period agreed none, the others stand.
  CHECK(text(of(with_periods({{first_half, assay::whole(none)}, {second_half, assay::whole(60)}})),
             "indicators/x/target") == "60");
  CHECK(amount(of(with_periods({{first_half, assay::whole(none)}, {second_half, assay::whole(none)}})),
               "indicators/x/target") == "/");
}

TEST_CASE("targets by period and area: each area has the sum of its periods, the whole that of its areas") {
  const Evaluation e =
      of(with_periods({{first_half, {{"east", 10}, {"west", 30}}}, {second_half, {{"east", 20}, {"west", 40}}}}));
  CHECK(text(e, "indicators/x/areas/east/target") == "30");
  CHECK(text(e, "indicators/x/areas/west/target") == "70");
  CHECK(text(e, "indicators/x/target") == "100");
  CHECK(text(e, "indicators/x/periods/0/target") == "40");
  // A period of the whole beside one by areas leaves the areas short of it.
  check_refused(
      document_of(with_periods({{first_half, {{"east", 10}, {"west", 30}}}, {second_half, assay::whole(60)}})),
      "target_conflict " + at + "/target", "指标“x”在“*”的协议量 100 与其各片区合计 40 相差 60",
      "the target 100 of \"x\" in \"*\" differs from the sum 40 of its areas by 60");
}

TEST_CASE("a target of the term beside those of its periods agrees with them") {
  const std::vector<PeriodTarget> halves = {{first_half, assay::whole(40)}, {second_half, assay::whole(60)}};
  CHECK(text(of(with_periods(halves, assay::whole(number("100.0")))), "indicators/x/target") == "100.0");
  check_refused(document_of(with_periods(halves, assay::whole(101))), "periods_conflict " + at + "/target",
                "指标“x”在“*”的协议量 101 与其各时段 100 相差 1",
                "the target 101 of \"x\" in \"*\" differs from that of its periods, 100, by 1");
  // In an area as well: 10 + 20 is not 31.
  check_refused(document_of(with_periods(
                    {{first_half, {{"east", 10}, {"west", 30}}}, {second_half, {{"east", 20}, {"west", 40}}}},
                    {{"east", 31}, {"west", 70}})),
                "periods_conflict " + at + "/target", "指标“x”在“east”的协议量 31 与其各时段 30 相差 1",
                "the target 31 of \"x\" in \"east\" differs from that of its periods, 30, by 1");
}

TEST_CASE("targets of ratios and of distinct persons add up over nothing") {
  const std::vector<PeriodTarget> halves = {{first_half, assay::whole(40)}, {second_half, assay::whole(60)}};
  const auto refused = [&](const Indicator& x, const std::string& key, const std::string& zh, const std::string& en) {
    check_refused(document_of(x), "targets_not_summable " + at + key,
                  "指标“x”是" + zh + "，各部分的协议量不能相加；请给出“*”自己的协议量",
                  "\"x\" is " + en + ", and targets of its parts do not add up; give \"*\" a target of its own");
  };
  const std::vector<std::tuple<IndicatorKind, std::string, std::string>> kinds = {
      {IndicatorKind::ratio, "比率", "a ratio"},
      {IndicatorKind::distinct, "去重人数（同一人可在几处出现）", "a number of distinct persons, who may recur"}};
  for (const auto& [kind, zh, en] : kinds) {
    refused(with_periods(halves, {}, kind), "/periods", zh, en);
    refused(indicator("x", {{"east", 80}, {"west", 90}}, kind), "/target", zh, en);
    // With one of its own the parts may be anything.
    CHECK(text(of(with_periods(halves, assay::whole(95), kind)), "indicators/x/target") == "95");
    CHECK(text(of(indicator("x", {{"*", 85}, {"east", 80}, {"west", 90}}, kind)), "indicators/x/target") == "85");
    // What was not agreed anywhere was not agreed.
    CHECK(amount(of(indicator("x", {{"east", none}, {"west", none}}, kind)), "indicators/x/target") == "/");
  }
}

TEST_CASE("periods are in order, do not overlap, and lie in the term") {
  const auto with = [](Span first, Span second) {
    return document_of(with_periods({{first, assay::whole(40)}, {second, assay::whole(60)}}));
  };
  check_refused(with(first_half, {{2024, 3, 7}, {2024, 9, 7}}), "overlapping_periods " + at + "/periods/1",
                "时段 2024-03-07 至 2024-09-07 与前一时段重叠或次序不对",
                "the period from 2024-03-07 to 2024-09-07 overlaps the one before it or is out of order");
  check_refused(with(second_half, first_half), "overlapping_periods " + at + "/periods/1",
                "时段 2023-09-08 至 2024-03-07 与前一时段重叠或次序不对",
                "the period from 2023-09-08 to 2024-03-07 overlaps the one before it or is out of order");
  check_refused(with(first_half, {{2024, 3, 8}, {2024, 9, 8}}), "period_outside_term " + at + "/periods/1",
                "时段 2024-03-08 至 2024-09-08 不在协议期之内",
                "the period from 2024-03-08 to 2024-09-08 is not within the term");
  check_refused(with(first_half, {{2024, 9, 7}, {2024, 3, 8}}), "reversed_span " + at + "/periods/1",
                "时段在开始（2024-09-07）之前结束（2024-03-08）",
                "the span ends (2024-03-08) before it begins (2024-09-07)");
  check_refused(with(first_half, {{2024, 4, 31}, {2024, 9, 7}}), "invalid_date " + at + "/periods/1/from",
                "“2024-04-31”不是存在的日期（年-月-日，如 2024-08-23）",
                "\"2024-04-31\" is no date that exists (YYYY-MM-DD)");
  // They may leave out some of it.
  CHECK(sections::problems(with(first_half, {{2024, 5, 1}, {2024, 5, 31}})).empty());
}

TEST_CASE("the amendment in force at the end of the assessed span gives the target, and the others stay visible") {
  const Evaluation e = assay::evaluate(document_of(amended(), assay::whole(108)));
  CHECK(text(e, "indicators/x/target") == "120");
  CHECK(text(e, "indicators/x/attainment") == "90.00");  // 108 ÷ 120
  CHECK(text(e, "indicators/x/agreed/0") == "100");
  CHECK(text(e, "indicators/x/agreed/1") == "120");
  CHECK(text(e, "indicators/x/agreed/2") == "90");
  CHECK(inputs(e, "indicators/x/target") == Lines{at + "/amendments/0/target"});
  CHECK(notes(e, Code::target_amended) ==
        Lines{at + "/amendments/0: the target of \"x\" changed on 2024-01-01 from 100 to 120; reason: another street "
                   "(indicators/x/agreed/0) (indicators/x/agreed/1)"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) ==
        "指标“x”的协议量自 2024-01-01 起由 100 改为 120，原因：another street");
}

TEST_CASE("an amendment holds from its date on") {
  const auto target = [](assay::Date end) {
    Document document = document_of(amended());
    document.project.assessed->to = end;
    const Evaluation e = assay::evaluate(document);
    return text(e, "indicators/x/target") + " of " + std::to_string(e.notes().size());
  };
  CHECK(target({2023, 12, 31}) == "100 of 0");
  CHECK(target({2024, 1, 1}) == "120 of 1");
  CHECK(target({2024, 7, 31}) == "120 of 1");
  CHECK(target({2024, 8, 1}) == "90 of 2");
}

TEST_CASE("an amendment may give targets by area, where there was one for the whole, and may end a target") {
  Indicator x = amended();
  x.amendments[0].target = {{"east", 50}, {"west", 80}};
  Evaluation e = of(x);
  CHECK(text(e, "indicators/x/areas/west/target") == "80");
  CHECK(text(e, "indicators/x/target") == "130");
  CHECK(text(e, "indicators/x/agreed/1") == "130");
  CHECK(inputs(e, "indicators/x/areas/west/target") == Lines{at + "/amendments/0/target/west"});
  x.amendments[0].target = assay::whole(none);
  e = of(x);
  CHECK(amount(e, "indicators/x/target") == "/");
  CHECK(e.notes()[0].problem.message(assay::Language::en) ==
        "the target of \"x\" changed on 2024-01-01 from 100 to /; reason: another street");
}

TEST_CASE("targets by period, area and amendment at once") {
  Indicator x = with_periods({{first_half, {{"east", 10}, {"west", 30}}}, {second_half, {{"east", 20}, {"west", 40}}}});
  x.amendments = {{{2024, 1, 1}, "", {{"east", 60}, {"west", 80}}}};
  x.proration = {assay::ProrationRule::instalments};
  Document document = document_of(x, {{"east", 35}, {"west", 60}});
  const Evaluation e = assay::evaluate(document);
  CHECK(text(e, "indicators/x/agreed/0") == "100");  // of the periods
  CHECK(text(e, "indicators/x/agreed/1") == "140");
  CHECK(text(e, "indicators/x/target") == "140");
  // The first half ends within the assessed span: 40 ÷ 100 of what is agreed now.
  CHECK(sections::exact(e, "indicators/x/proration") == "0.4");
  CHECK(text(e, "indicators/x/areas/east/prorated_target") == "24");
  CHECK(text(e, "indicators/x/prorated_target") == "56");
  CHECK(text(e, "indicators/x/prorated_attainment") == "169.64");  // 95 ÷ 56 = 1.696428…
  // Before the amendment holds, the target is that of the periods.
  document.project.assessed->to = {2023, 12, 31};
  CHECK(text(assay::evaluate(document), "indicators/x/target") == "100");
}

TEST_CASE("an amended range keeps its upper end until an amendment gives another") {
  Indicator x = indicator("x", assay::whole(10), IndicatorKind::count, Direction::within);
  x.upper = assay::whole(20);
  x.amendments = {{{2023, 10, 1}, "", assay::whole(12), assay::whole(25)}, {{2024, 1, 1}, "", assay::whole(14)}};
  Evaluation e = assay::evaluate(document_of(x, assay::whole(24)));
  CHECK(text(e, "indicators/x/target") == "14");
  CHECK(text(e, "indicators/x/upper") == "25");
  CHECK(inputs(e, "indicators/x/upper") == Lines{at + "/amendments/0/upper"});
  CHECK(text(e, "indicators/x/attainment") == "100.00");
  x.amendments[0].upper.clear();
  e = assay::evaluate(document_of(x, assay::whole(24)));
  CHECK(inputs(e, "indicators/x/upper") == Lines{at + "/upper"});
  CHECK(text(e, "indicators/x/attainment") == "83.33");  // 20 ÷ 24
}

TEST_CASE("amendments are in the order of their dates, which exist, and have a target") {
  Indicator x = amended();
  x.amendments[1].date = x.amendments[0].date;
  check_refused(document_of(x), "amendment_order " + at + "/amendments/1/date",
                "补充协议的日期 2024-01-01 不在前一份（2024-01-01）之后",
                "the amendment of 2024-01-01 does not come after the one before it (2024-01-01)");
  x.amendments[1].date = {2024, 2, 30};
  check_refused(document_of(x), "invalid_date " + at + "/amendments/1/date",
                "“2024-02-30”不是存在的日期（年-月-日，如 2024-08-23）",
                "\"2024-02-30\" is no date that exists (YYYY-MM-DD)");
  x = amended();
  x.amendments[1].target.clear();  // also of one that is not in force yet
  check_refused(document_of(x), "missing_target " + at + "/amendments/1", "指标“x”没有协议量；未约定的写“/”",
                "the indicator \"x\" has no target; write \"/\" where none was agreed");
  x = amended();
  x.amendments[0].reason = "a\x01";
  CHECK(sections::problems(document_of(x)).size() == 1);
  // Which of them holds needs an assessed span.
  Document document = document_of(amended());
  document.project.assessed.reset();
  check_refused(document, "missing_spans " + at + "/amendments", "“x”需要 project 中的 assessed",
                "\"x\" needs assessed of the project");
}

TEST_CASE("problems of a part are its own: nothing else is said of what follows from them") {
  Indicator x = with_periods({{first_half, {{"eest", 10}, {"west", 30}}}, {second_half, {{"east", 20}, {"west", 40}}}});
  CHECK(sections::problems(document_of(x)) ==
        Lines{"unknown_target_area " + at +
              "/periods/0/target/eest: no area \"eest\" is defined; the nearest is "
              "\"east\""});
  x = amended();
  x.amendments[0].target = {{"east", -1}, {"west", 5}};
  CHECK(sections::problems(document_of(x)) ==
        Lines{"negative_target " + at + "/amendments/0/target/east: the target -1 of \"x\" is negative"});
  // A null is no target, and nothing is missing beside it.
  CHECK(sections::problems(document_of(indicator("x", {{"east", Amount()}, {"west", 5}}))) ==
        Lines{"missing_target " + at +
              "/target/east: the indicator \"x\" has no target; write \"/\" where none was "
              "agreed"});
}

TEST_CASE("sums of targets that outgrow a number are refused") {
  const assay::Decimal most = number(std::string(38, '9'));
  CHECK(sections::problems(document_of(indicator("x", {{"east", most}, {"west", number("0.1")}}))) ==
        Lines{"number_overflow " + at + "/target: Σ x does not fit 38 digits and 37 places"});
  CHECK(sections::problems(document_of(
            with_periods({{first_half, assay::whole(most)}, {second_half, assay::whole(number("0.1"))}}))) ==
        Lines{"number_overflow " + at + "/periods: Σ x does not fit 38 digits and 37 places"});
}

TEST_CASE("an amendment needs a target that it amends") {
  Indicator x = station::indicator("x", {});
  x.amendments = {{{2024, 1, 1}, "first", assay::whole(20)}};
  station::check_refused(station::document_of(x, assay::whole(1)), "missing_target /agreement/indicators/0",
                         "指标“x”没有协议量；未约定的写“/”",
                         "the indicator \"x\" has no target; write \"/\" where none was agreed");
}
