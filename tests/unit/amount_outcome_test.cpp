// Amounts that are there, amounts that are not, and what a target and an actual give together.
#include <doctest/doctest.h>

#include <assay/amount.hpp>
#include <assay/evaluation.hpp>
#include <assay/outcome.hpp>
#include <assay/plan.hpp>

#include <set>
#include <string>
#include <type_traits>

#include "station.hpp"

using assay::Amount;
using assay::Outcome;
using assay::outcome_of;
using assay::Presence;
using enum assay::Outcome;

static_assert(!std::is_constructible_v<Amount, double>);
static_assert(!std::is_constructible_v<Amount, bool>);

TEST_CASE("missing, not agreed, not applicable and zero are four different amounts") {
  const Amount amounts[] = {Amount(), Amount::none(), Amount::not_applicable(), Amount(0)};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) CHECK((amounts[i] == amounts[j]) == (i == j));
  }
  CHECK(amounts[3].given());
  CHECK_FALSE(amounts[0].given());
  CHECK(Amount(20) != Amount(station::number("20.00")));  // shown digits count
  CHECK(assay::whole(900) == assay::Cells{{"*", 900}});
}

TEST_CASE("the table of outcomes: every state of a target with every state of an actual") {
  const Amount missing, none = Amount::none(), not_applicable_amount = Amount::not_applicable();
  const Amount actuals[] = {not_applicable_amount,  missing, none, 0, station::number("0.00"), 5,
                            station::number("12.5")};
  struct Row {
    std::string label;
    Amount target;
    Outcome outcomes[7];
  };
  // Of the direction at_least; directions_test.cpp has the others.
  // Typed from architecture.md, not from the header: the first that holds of n/a on either side, target "/", actual
  // missing or "/", both zero, target zero, else a ratio.
  const Row rows[] = {
      {"n/a",
       not_applicable_amount,
       {not_applicable, not_applicable, not_applicable, not_applicable, not_applicable, not_applicable,
        not_applicable}},
      {"/", none, {not_applicable, no_target, no_target, no_target, no_target, no_target, no_target}},
      {"0",
       0,
       {not_applicable, no_actual, no_actual, met_by_definition, met_by_definition, over_zero_target,
        over_zero_target}},
      {"0.0",
       station::number("0.0"),
       {not_applicable, no_actual, no_actual, met_by_definition, met_by_definition, over_zero_target,
        over_zero_target}},
      {"10", 10, {not_applicable, no_actual, no_actual, ratio, ratio, ratio, ratio}},
  };
  const char* const percentages[7] = {"", "", "", "0.00", "0.00", "50.00", "125.00"};  // of the target 10

  for (const Row& row : rows) {
    assay::Agreement agreement;
    agreement.indicators = {{"visits", "", "", "", assay::whole(row.target)}};
    for (std::size_t i = 0; i < 7; ++i) {
      CAPTURE(row.label);
      CAPTURE(i);
      CHECK(outcome_of(row.target, actuals[i]) == row.outcomes[i]);

      // The same in an evaluation: a percentage exists for a ratio alone.
      const auto evaluation = station::evaluate(station::policy(), agreement,
                                                station::outputs(assay::whole(actuals[i])), station::scores());
      const auto node = evaluation.plan().find("indicators/visits/attainment").value();
      CHECK(evaluation.outcome(node) == row.outcomes[i]);
      CHECK((evaluation.presence(node) == Presence::given) == (row.outcomes[i] == ratio));
      CHECK((evaluation.value(node) != nullptr) == (row.outcomes[i] == ratio));
      CHECK(evaluation.exact(node).has_value() == (row.outcomes[i] == ratio));
      CHECK(evaluation.text(node) == (row.outcomes[i] == ratio ? percentages[i] : ""));
    }
  }
}

TEST_CASE("an attainment without a value says why: what its target or its actual says") {
  const auto presence = [](Amount target, Amount actual) {
    assay::Agreement agreement;
    agreement.indicators = {{"visits", "", "", "", assay::whole(target)}};
    const auto evaluation =
        station::evaluate(station::policy(), agreement, station::outputs(assay::whole(actual)), station::scores());
    return evaluation.presence(evaluation.plan().find("indicators/visits/attainment").value());
  };
  const Amount missing, none = Amount::none(), absent = Amount::not_applicable();
  for (const Amount& actual : {absent, missing, none, Amount(5)})
    CHECK(presence(absent, actual) == Presence::not_applicable);
  CHECK(presence(none, absent) == Presence::not_applicable);
  for (const Amount& actual : {missing, none, Amount(5)}) CHECK(presence(none, actual) == Presence::none);
  CHECK(presence(0, 0) == Presence::not_applicable);
  CHECK(presence(0, 5) == Presence::not_applicable);
  CHECK(presence(10, absent) == Presence::not_applicable);
  CHECK(presence(10, missing) == Presence::missing);
  CHECK(presence(10, none) == Presence::none);
  CHECK(presence(10, 0) == Presence::given);
}

TEST_CASE("a negative actual is a number like others") {
  // A correction of an earlier period: −1 of 10 is −10.00 %.
  CHECK(outcome_of(10, -1) == ratio);
  CHECK(outcome_of(0, -1) == over_zero_target);
  assay::Agreement agreement;
  agreement.indicators = {{"visits", "", "", "", assay::whole(10)}};
  const auto evaluation =
      station::evaluate(station::policy(), agreement, station::outputs(assay::whole(-1)), station::scores());
  CHECK(station::text(evaluation, "indicators/visits/attainment") == "-10.00");
}

TEST_CASE("states and outcomes have names of their own") {
  CHECK(name(Presence::missing) == "missing");
  CHECK(name(Presence::none) == "none");
  CHECK(name(Presence::not_applicable) == "not_applicable");
  CHECK(name(Presence::given) == "given");
  CHECK(name(ratio) == "ratio");
  CHECK(name(not_applicable) == "not_applicable");
  CHECK(name(no_target) == "no_target");
  CHECK(name(no_actual) == "no_actual");
  CHECK(name(met_by_definition) == "met_by_definition");
  CHECK(name(over_zero_target) == "over_zero_target");
  CHECK(name(zero_actual) == "zero_actual");
  CHECK(name(in_range) == "in_range");
  CHECK(name(narrative) == "narrative");
  CHECK(name(assay::Met::open) == "open");
  CHECK(name(assay::Met::no) == "no");
  CHECK(name(assay::Met::yes) == "yes");
}
