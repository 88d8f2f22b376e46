// Directions: what every state of a target and every state of an actual give together, in each direction, for each kind
// of indicator and however the amounts were given. The tables below are typed from the rules (agreement.hpp for
// attainment and met, outcome.hpp for the outcomes), with each percentage worked out beside it.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Cells;
using assay::Direction;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::Met;
using assay::Outcome;
using assay::Presence;
using station::check_refused;
using station::document_of;
using station::number;
using enum assay::Outcome;

namespace {

constexpr Met yes = Met::yes, no = Met::no, open = Met::open;
const Amount missing, none = Amount::none(), absent = Amount::not_applicable();

struct Expected {
  Outcome outcome;
  Met met;
  std::string percent;  // at two places; empty where there is none
};

// The states of an actual, in the order of the columns.
const std::vector<Amount> actuals = {absent, missing, none, 0, 5, 10, 20};

struct Row {
  Direction direction;
  Amount target, upper;
  std::vector<Expected> expected;  // by actual
};

// Where there is no number on one side, no direction has anything to say.
std::vector<Expected> without_target(Outcome outcome) {
  return {{not_applicable, open, ""}, {outcome, open, ""}, {outcome, open, ""}, {outcome, open, ""},
          {outcome, open, ""},        {outcome, open, ""}, {outcome, open, ""}};
}
std::vector<Expected> with_target(Expected zero, Expected five, Expected ten, Expected twenty) {
  return {{not_applicable, open, ""}, {no_actual, open, ""}, {no_actual, open, ""}, zero, five, ten, twenty};
}

std::vector<Row> table() {
  std::vector<Row> rows;
  for (const Direction direction : {Direction::at_least, Direction::at_most, Direction::exactly, Direction::within}) {
    rows.push_back({direction, absent, absent, without_target(not_applicable)});
    rows.push_back({direction, none, none, without_target(no_target)});
  }
  const Expected met_at_zero{met_by_definition, yes, ""};
  const auto add = [&](Direction direction, Amount target, Amount upper, std::vector<Expected> expected) {
    rows.push_back({direction, target, upper, std::move(expected)});
  };
  // actual ÷ target: 0 ÷ 10, 5 ÷ 10, 10 ÷ 10, 20 ÷ 10. Met from 10 on.
  add(Direction::at_least, 10, {},
      with_target({ratio, no, "0.00"}, {ratio, no, "50.00"}, {ratio, yes, "100.00"}, {ratio, yes, "200.00"}));
  // More than nothing agreed: met, but not a percentage.
  add(Direction::at_least, 0, {},
      with_target(met_at_zero, {over_zero_target, yes, ""}, {over_zero_target, yes, ""}, {over_zero_target, yes, ""}));
  // actual ÷ target as well, met at 10 alone.
  add(Direction::exactly, 10, {},
      with_target({ratio, no, "0.00"}, {ratio, no, "50.00"}, {ratio, yes, "100.00"}, {ratio, no, "200.00"}));
  add(Direction::exactly, 0, {},
      with_target(met_at_zero, {over_zero_target, no, ""}, {over_zero_target, no, ""}, {over_zero_target, no, ""}));
  // target ÷ actual: 10 ÷ 5, 10 ÷ 10, 10 ÷ 20; 10 ÷ 0 does not exist, and 0 of at most 10 is met.
  add(Direction::at_most, 10, {},
      with_target({zero_actual, yes, ""}, {ratio, yes, "200.00"}, {ratio, yes, "100.00"}, {ratio, no, "50.00"}));
  // Anything is more than at most nothing.
  add(Direction::at_most, 0, {},
      with_target(met_at_zero, {over_zero_target, no, ""}, {over_zero_target, no, ""}, {over_zero_target, no, ""}));
  // 10 to 15: below it actual ÷ 10, in it 100, above it 15 ÷ 20.
  add(Direction::within, 10, 15,
      with_target({ratio, no, "0.00"}, {ratio, no, "50.00"}, {in_range, yes, "100.00"}, {ratio, no, "75.00"}));
  // A range of one number is that number.
  add(Direction::within, 10, 10,
      with_target({ratio, no, "0.00"}, {ratio, no, "50.00"}, {in_range, yes, "100.00"}, {ratio, no, "50.00"}));
  // 0 to 15: 0 is in it like others; 15 ÷ 20 above it.
  add(Direction::within, 0, 15,
      with_target({in_range, yes, "100.00"}, {in_range, yes, "100.00"}, {in_range, yes, "100.00"},
                  {ratio, no, "75.00"}));
  // 0 to 0: 0 ÷ 5 would be 0 %, but of a range that allows nothing there is no percentage.
  add(Direction::within, 0, 0,
      with_target({in_range, yes, "100.00"}, {over_zero_target, no, ""}, {over_zero_target, no, ""},
                  {over_zero_target, no, ""}));
  return rows;
}

Indicator indicator(IndicatorKind kind, const Row& row, const std::string& area) {
  Indicator result = station::indicator("x", assay::whole(row.target), kind, row.direction);
  if (row.direction == Direction::within) result.upper = assay::whole(row.upper);
  if (area != "*") {  // in one area that makes up the whole, which has the same target
    result.target.push_back({area, row.target});
    if (row.direction == Direction::within) result.upper.push_back({area, row.upper});
  }
  return result;
}

void check(const Evaluation& evaluation, const std::string& path, const Expected& expected) {
  CAPTURE(path);
  const auto node = evaluation.find(path).value();
  CHECK(name(evaluation.outcome(node)) == name(expected.outcome));
  CHECK(name(evaluation.met(node)) == name(expected.met));
  CHECK(evaluation.text(node) == expected.percent);
  CHECK((evaluation.presence(node) == Presence::given) == !expected.percent.empty());
  CHECK(evaluation.exact(node).has_value() == !expected.percent.empty());
}

// The ways in which a cell may give an amount that is there.
std::vector<Cells> ways(IndicatorKind kind, const Amount& actual, const std::string& area) {
  std::vector<Cells> result = {{{area, actual}}};
  result.push_back({station::cell(area, std::vector{station::record({2024, 1, 1}, {2024, 1, 31}, actual)})});
  if (!actual.given()) return result;
  if (kind == IndicatorKind::ratio) {
    result.pop_back();  // records of a ratio have parts
    // 5 of 100 is 5 %, and Σn ÷ Σd of (2, 60) and (3, 40) as well.
    result.push_back({station::cell(area, station::parts(actual.value, 100))});
    result.push_back(
        {station::cell(area, std::vector{station::record({2024, 1, 1}, {2024, 1, 31}, station::parts(actual.value, 60)),
                                         station::record({2024, 2, 1}, {2024, 2, 29}, station::parts(0, 40))})});
  } else {
    result.push_back({station::cell(area, station::checked(99, actual.value))});
  }
  return result;
}

}  // namespace

TEST_CASE("every state of a target with every state of an actual, in every direction, for every kind with numbers") {
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::stock, IndicatorKind::distinct,
                                   IndicatorKind::ratio, IndicatorKind::money}) {
    CAPTURE(name(kind));
    for (const Row& row : table()) {
      CAPTURE(name(row.direction));
      CAPTURE(row.target.value.to_string());
      for (std::size_t a = 0; a < actuals.size(); ++a) {
        CAPTURE(a);
        for (const Cells& cells : ways(kind, actuals[a], "*")) {
          check(assay::evaluate(document_of(indicator(kind, row, "*"), cells)), "indicators/x/attainment",
                row.expected[a]);
        }
      }
    }
  }
}

TEST_CASE("the same of an area, and of a whole that rolls up from it") {
  for (const IndicatorKind kind :
       {IndicatorKind::count, IndicatorKind::stock, IndicatorKind::ratio, IndicatorKind::money}) {
    CAPTURE(name(kind));
    for (const Row& row : table()) {
      CAPTURE(name(row.direction));
      CAPTURE(row.target.value.to_string());
      for (std::size_t a = 0; a < actuals.size(); ++a) {
        CAPTURE(a);
        for (const Cells& cells : ways(kind, actuals[a], "west")) {
          const bool lone_ratio = kind == IndicatorKind::ratio && cells[0].amount.given();
          if (lone_ratio) continue;  // it does not roll up
          Document document = document_of(indicator(kind, row, "west"), cells);
          document.agreement.areas = {{"west", "", {}}};
          const Evaluation evaluation = assay::evaluate(document);
          check(evaluation, "indicators/x/areas/west/attainment", row.expected[a]);
          check(evaluation, "indicators/x/attainment", row.expected[a]);
        }
      }
    }
  }
}

TEST_CASE("a narrative is judged, whatever its target and its actual say") {
  const std::vector<std::pair<assay::Judgement, Met>> judgements = {{assay::Judgement::open, open},
                                                                    {assay::Judgement::met, yes},
                                                                    {assay::Judgement::partly, open},
                                                                    {assay::Judgement::not_met, no}};
  for (const Cells& target : {Cells{}, assay::whole(none), assay::whole(absent)}) {
    for (const Amount& actual : {absent, missing, none}) {
      for (const auto& [judged, met] : judgements) {
        Document document =
            document_of(station::indicator("x", target, IndicatorKind::narrative), assay::whole(actual));
        document.outputs.narratives = {{"x", "told", judged, {}}};
        const Evaluation evaluation = assay::evaluate(document);
        check(evaluation, "indicators/x/attainment", {narrative, met, ""});
        CHECK(evaluation.judgement(0) == judged);
      }
    }
  }
  // Nobody has judged it.
  check(assay::evaluate(document_of(station::indicator("x", {}, IndicatorKind::narrative))), "indicators/x/attainment",
        {narrative, open, ""});
}

TEST_CASE("met is decided on the exact values: 100.00 % may not be met, and 99.99 % is not rounded up to it") {
  // 199999 of 200000 is 99.9995 %, which half up shows as 100.00.
  const Evaluation e =
      assay::evaluate(document_of(station::indicator("x", assay::whole(200000)), assay::whole(199999)));
  check(e, "indicators/x/attainment", {ratio, no, "100.00"});
  // At most 200000, and 200001 spent: 200000 ÷ 200001 = 99.9995…, shown as 100.00.
  check(assay::evaluate(
            document_of(station::indicator("x", assay::whole(200000), IndicatorKind::money, Direction::at_most),
                        assay::whole(200001))),
        "indicators/x/attainment", {ratio, no, "100.00"});
  // Two thirds against a target of 66.67: 66.666… is below it; against 66.66 above it.
  const auto third = [](const char* target) {
    return assay::evaluate(document_of(station::indicator("x", assay::whole(number(target)), IndicatorKind::ratio),
                                       {station::cell("*", station::parts(2, 3))}));
  };
  CHECK(third("66.67").met(third("66.67").find("indicators/x/attainment").value()) == no);
  CHECK(third("66.66").met(third("66.66").find("indicators/x/attainment").value()) == yes);
}

TEST_CASE("amounts below zero, as corrections make them, have an outcome in every direction") {
  const auto of = [](Direction direction, Amount target, Amount upper) {
    Indicator x = station::indicator("x", assay::whole(target), IndicatorKind::count, direction);
    if (direction == Direction::within) x.upper = assay::whole(upper);
    return assay::evaluate(document_of(x, assay::whole(-5)));
  };
  const std::string path = "indicators/x/attainment";
  check(of(Direction::at_least, 10, {}), path, {ratio, no, "-50.00"});      // −5 ÷ 10
  check(of(Direction::at_least, 0, {}), path, {over_zero_target, no, ""});  // there is no percentage of 0
  check(of(Direction::exactly, 10, {}), path, {ratio, no, "-50.00"});
  check(of(Direction::at_most, 10, {}), path, {ratio, yes, "-200.00"});  // 10 ÷ −5
  check(of(Direction::at_most, 0, {}), path, {over_zero_target, yes, ""});
  check(of(Direction::within, 10, 15), path, {ratio, no, "-50.00"});
  check(of(Direction::within, 0, 15), path, {over_zero_target, no, ""});  // below a range from 0 on
  check(of(Direction::within, 0, 0), path, {over_zero_target, no, ""});
}

TEST_CASE("the upper end of a range is there, is not below the lower one, and belongs to ranges alone") {
  Indicator x = station::indicator("x", assay::whole(10), IndicatorKind::count, Direction::within);
  const std::string at = "/agreement/indicators/0";
  check_refused(document_of(x), "missing_upper " + at, "指标“x”的方向为 within，在“*”缺少上限 upper",
                "\"x\" is to be within a range and has no upper end in \"*\"");
  x.upper = assay::whole(none);
  check_refused(document_of(x), "missing_upper " + at, "指标“x”的方向为 within，在“*”缺少上限 upper",
                "\"x\" is to be within a range and has no upper end in \"*\"");
  x.upper = assay::whole(number("9.9"));
  check_refused(document_of(x), "range_order " + at + "/upper", "指标“x”在“*”的上限 9.9 低于下限 10",
                "the range of \"x\" in \"*\" ends at 9.9, below its start 10");
  x.upper = assay::whole(-1);
  check_refused(document_of(x), "negative_target " + at + "/upper", "指标“x”的协议量 -1 为负",
                "the target -1 of \"x\" is negative");
  // By area: east 4 to 6, west 6 to 5.
  x.target = {{"east", 4}, {"west", 6}};
  x.upper = {{"east", 6}, {"west", 5}};
  check_refused(document_of(x), "range_order " + at + "/upper", "指标“x”在“west”的上限 5 低于下限 6",
                "the range of \"x\" in \"west\" ends at 5, below its start 6");
  // 4 + 6 = 10 up to 6 + 8 = 14.
  x.upper = {{"east", 6}, {"west", 8}};
  CHECK(station::amount(assay::evaluate(document_of(x)), "indicators/x/upper") == "14");
  // An area of a range has both ends.
  x.upper = assay::whole(14);
  CHECK(sections::problems(document_of(x)) ==
        sections::Lines{"missing_upper " + at + ": \"x\" is to be within a range and has no upper end in \"east\"",
                        "missing_upper " + at + ": \"x\" is to be within a range and has no upper end in \"west\""});

  for (const Direction direction : {Direction::at_least, Direction::at_most, Direction::exactly}) {
    Indicator other = station::indicator("x", assay::whole(10), IndicatorKind::count, direction);
    other.upper = assay::whole(15);
    check_refused(document_of(other), "unexpected_upper " + at + "/upper", "指标“x”的方向不是 within，不能有上限 upper",
                  "\"x\" is not to be within a range and cannot have an upper end");
    other.upper.clear();
    other.amendments = {{{2024, 1, 1}, "", assay::whole(10), assay::whole(15)}};
    check_refused(document_of(other), "unexpected_upper " + at + "/amendments/0/upper",
                  "指标“x”的方向不是 within，不能有上限 upper",
                  "\"x\" is not to be within a range and cannot have an upper end");
  }
}

TEST_CASE("directions have names") {
  CHECK(name(Direction::at_least) == "at_least");
  CHECK(name(Direction::at_most) == "at_most");
  CHECK(name(Direction::exactly) == "exactly");
  CHECK(name(Direction::within) == "within");
}
