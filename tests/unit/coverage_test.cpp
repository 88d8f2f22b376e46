// Coverage: how many areas were expected, reported, missing and not applicable; and what a whole is where some of its
// areas are missing, by the policy.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Bounds;
using assay::Cells;
using assay::Code;
using assay::Direction;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::MissingParts;
using sections::Lines;
using sections::notes;
using sections::text;
using station::amount;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;

namespace {

const Amount none = Amount::none(), absent = Amount::not_applicable();

// "expected reported missing not_applicable" of the whole, or of an area.
std::string coverage(const Evaluation& e, const std::string& of = "") {
  std::string result;
  for (const std::string part : {"expected", "reported", "missing", "not_applicable"}) {
    result += (result.empty() ? "" : " ") + amount(e, "indicators/x/" + of + "coverage/" + part);
  }
  return result;
}

Document with(const Cells& actual, MissingParts missing_parts, Indicator x = indicator("x", assay::whole(100))) {
  Document document = document_of(x, actual);
  document.policy.missing_parts = missing_parts;
  return document;
}

Evaluation of(const Cells& actual, MissingParts missing_parts = MissingParts::require_all) {
  return assay::evaluate(with(actual, missing_parts));
}

Indicator bounded(int from, int to, Direction direction = Direction::at_least) {
  Indicator x = indicator("x", assay::whole(100), IndicatorKind::count, direction);
  x.bounds = Bounds{from, to};
  return x;
}

}  // namespace

TEST_CASE("every roll-up counts its areas: each that reports for itself, and those inside it where it does not") {
  const Evaluation e = of({{"east_1", 10}, {"east_2", absent}, {"west", Amount()}});
  CHECK(coverage(e, "areas/east/") == "2 1 0 1");
  CHECK(coverage(e) == "3 1 1 1");
  CHECK(coverage(of({{"east_1", 10}, {"east_2", 5}, {"west", 7}})) == "3 3 0 0");
  CHECK(coverage(of({{"east", 15}, {"west", 7}})) == "2 2 0 0");  // east speaks for itself
  CHECK(coverage(of({{"east", 15}, {"west", 7}}), "areas/east/") == "1 1 0 0");
  CHECK(coverage(of({{"east_1", 10}, {"west", none}})) == "3 1 2 0");  // "/" reported none: it is missing
  CHECK(coverage(of(assay::whole(22))) == "1 1 0 0");
  CHECK(coverage(of(assay::whole(absent))) == "1 0 0 1");
  CHECK(coverage(of({})) == "3 0 3 0");
  // An area without areas inside has no coverage, nor has a whole without areas.
  CHECK(coverage(e, "areas/west/") == "no such figure no such figure no such figure no such figure");
  Document document = with(assay::whole(5), MissingParts::require_all);
  document.agreement.areas.clear();
  CHECK(coverage(assay::evaluate(document)) == "no such figure no such figure no such figure no such figure");
}

TEST_CASE("all are required by default: with one missing there is no sum") {
  const Evaluation e = of({{"east_1", 10}, {"east_2", 5}});
  CHECK(text(e, "indicators/x/areas/east/actual") == "15");
  CHECK(amount(e, "indicators/x/actual") == "missing");
  CHECK(e.notes().empty());
  CHECK(assay::Policy{}.missing_parts == MissingParts::require_all);
}

TEST_CASE("the sum of what is there stands with a note that counts what is not") {
  const Evaluation e = of({{"east_1", 10}, {"west", 7}}, MissingParts::sum_given);
  CHECK(text(e, "indicators/x/areas/east/actual") == "10");
  CHECK(text(e, "indicators/x/actual") == "17");
  CHECK(text(e, "indicators/x/attainment") == "17.00");
  // Said once, where the missing one is: in east.
  CHECK(notes(e, Code::partial_sum) ==
        Lines{"/outputs/indicators/x/east: the sum of \"x\" in \"east\" lacks 1 of 2 areas "
              "(indicators/x/areas/east/actual) (indicators/x/areas/east/coverage/missing)"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) == "指标“x”在“east”的合计缺 2 个片区中的 1 个");
  // West is missing too: east lacks one of two, the whole two of three.
  CHECK(notes(of({{"east_1", 10}}, MissingParts::sum_given), Code::partial_sum) ==
        Lines{"/outputs/indicators/x/east: the sum of \"x\" in \"east\" lacks 1 of 2 areas "
              "(indicators/x/areas/east/actual) (indicators/x/areas/east/coverage/missing)",
              "/outputs/indicators/x: the sum of \"x\" in \"*\" lacks 2 of 3 areas (indicators/x/actual) "
              "(indicators/x/coverage/missing)"});
  // "/" beside numbers lacks like missing; what does not apply lacks nothing.
  CHECK(notes(of({{"east", 10}, {"west", none}}, MissingParts::sum_given), Code::partial_sum).size() == 1);
  CHECK(of({{"east", 10}, {"west", absent}}, MissingParts::sum_given).notes().empty());
  // Of nothing there is no sum.
  CHECK(amount(of({}, MissingParts::sum_given), "indicators/x/actual") == "missing");
  CHECK(amount(of({{"east", none}, {"west", none}}, MissingParts::sum_given), "indicators/x/actual") == "/");
}

TEST_CASE("a ratio sums the parts that are there as well") {
  Document document = with({station::cell("east", station::parts(45, 50))}, MissingParts::sum_given,
                           indicator("x", assay::whole(100), IndicatorKind::ratio));
  const Evaluation e = assay::evaluate(document);
  CHECK(sections::exact(e, "indicators/x/actual") == "90");
  CHECK(notes(e, Code::partial_sum).size() == 1);
  document.policy.missing_parts = MissingParts::require_all;
  CHECK(amount(assay::evaluate(document), "indicators/x/actual") == "missing");
}

TEST_CASE("an interval: each missing area between its bounds, and no value in between") {
  // East 10 + (0…5), west 0…5: 10…20 of 100.
  const Evaluation e = assay::evaluate(with({{"east_1", 10}}, MissingParts::interval, bounded(0, 5)));
  CHECK(amount(e, "indicators/x/actual") == "missing");
  CHECK(amount(e, "indicators/x/attainment") == "missing");
  CHECK(text(e, "indicators/x/areas/east/actual_low") == "10");
  CHECK(text(e, "indicators/x/areas/east/actual_high") == "15");
  CHECK(text(e, "indicators/x/actual_low") == "10");
  CHECK(text(e, "indicators/x/actual_high") == "20");
  CHECK(text(e, "indicators/x/attainment_low") == "10.00");
  CHECK(text(e, "indicators/x/attainment_high") == "20.00");
  // "/" was not reported either, in each of the two areas inside; what does not apply adds nothing; what is known is
  // both.
  const Evaluation known =
      assay::evaluate(with({{"east", none}, {"west", absent}}, MissingParts::interval, bounded(2, 5)));
  CHECK(text(known, "indicators/x/actual_low") == "4");
  CHECK(text(known, "indicators/x/actual_high") == "10");
  CHECK(amount(known, "indicators/x/areas/west/actual_low") == "n/a");
  const Evaluation all = assay::evaluate(with(assay::whole(22), MissingParts::interval, bounded(0, 5)));
  CHECK(text(all, "indicators/x/actual_low") == "22");
  CHECK(text(all, "indicators/x/attainment_high") == "22.00");
}

TEST_CASE("the most spent attains least: bounds of an at-most indicator") {
  // 40 + (10…60) = 50…100 of at most 100: 100 ÷ 100 at least, 100 ÷ 50 at most.
  const Evaluation e =
      assay::evaluate(with({{"east", 40}}, MissingParts::interval, bounded(10, 60, Direction::at_most)));
  CHECK(text(e, "indicators/x/attainment_low") == "100.00");
  CHECK(text(e, "indicators/x/attainment_high") == "200.00");
  // Of a range there is a lowest and a highest amount, and no such attainment.
  Indicator range = bounded(0, 5, Direction::within);
  range.upper = assay::whole(120);
  const Evaluation within = assay::evaluate(with({{"east", 40}}, MissingParts::interval, range));
  CHECK(text(within, "indicators/x/actual_high") == "45");
  CHECK_FALSE(within.find("indicators/x/attainment_low"));
}

TEST_CASE("bounds are in the unit in which amounts are written") {
  Indicator x = bounded(0, 5);
  x.kind = IndicatorKind::money;
  x.scale = 10000;  // 万元
  const Evaluation e = assay::evaluate(with({{"east", number("1.5")}}, MissingParts::interval, x));
  CHECK(text(e, "indicators/x/actual_low") == "15000");
  CHECK(text(e, "indicators/x/actual_high") == "65000");  // 1.5 + 5 = 6.5 万元
}

TEST_CASE("without bounds, or by another policy, there is no interval") {
  const Evaluation e = of({{"east", 40}}, MissingParts::interval);
  CHECK(amount(e, "indicators/x/actual") == "missing");
  CHECK_FALSE(e.find("indicators/x/actual_low"));
  CHECK_FALSE(
      assay::evaluate(with({{"east", 40}}, MissingParts::require_all, bounded(0, 5))).find("indicators/x/actual_low"));
}

TEST_CASE("bounds are in order, and of kinds that add up") {
  const std::string at = "/agreement/indicators/0/bounds";
  check_refused(with({}, MissingParts::interval, bounded(5, 4)), "invalid_bounds " + at,
                "指标“x”的界限 5 至 4 次序不对", "the bounds of \"x\", 5 and 4, are out of order");
  CHECK(sections::problems(with({}, MissingParts::interval, bounded(5, 5))).empty());
  const auto refused = [&](IndicatorKind kind, const std::string& zh, const std::string& en) {
    Indicator x = bounded(0, 5);
    x.kind = kind;
    if (kind == IndicatorKind::narrative) x.target.clear();
    check_refused(with({}, MissingParts::interval, x), "bounds_refused " + at,
                  "指标“x”是" + zh + "，不能用界限代替缺报的部分",
                  "\"x\" is " + en + ", and bounds cannot stand for its missing parts");
  };
  refused(IndicatorKind::ratio, "比率", "a ratio");
  refused(IndicatorKind::distinct, "去重人数（同一人可在几处出现）", "a number of distinct persons, who may recur");
  refused(IndicatorKind::narrative, "文字指标", "narrative");
}

TEST_CASE("a bound that outgrows a number names its figure") {
  Indicator x = bounded(0, 5);
  x.scale = 10000000;
  x.bounds->to = number(std::string(38, '9'));
  const auto found = station::problems_of([&] { assay::evaluate(with({}, MissingParts::interval, x)); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].message(assay::Language::en) ==
        "a number outgrew its bounds in \"indicators/x/areas/east_1/actual_high\"");
}

TEST_CASE("policies for missing parts have names") {
  CHECK(name(MissingParts::require_all) == "require_all");
  CHECK(name(MissingParts::sum_given) == "sum_given");
  CHECK(name(MissingParts::interval) == "interval");
}
