// Proration: which part of a target is due by the end of the assessed span, by each rule, and both completions.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Direction;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::ProrationRule;
using assay::Span;
using sections::exact;
using sections::text;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;

namespace {

// The station is assessed from 2023-09-08 to 2024-07-31 of a term to 2024-09-07: eleven calendar months are touched,
// ten whole ones lie in it, and 328 of 366 days.
Indicator cases(ProrationRule rule) {
  Indicator x = indicator("cases", assay::whole(100));
  x.proration = {rule};
  return x;
}

Evaluation of(const Indicator& x, const assay::Amount& actual = 98) {
  return assay::evaluate(document_of(x, assay::whole(actual)));
}

const std::string at = "/agreement/indicators/0/proration";

}  // namespace

TEST_CASE("98 of 100 is 98.00 %, and 106.91 % of eleven twelfths, 109.35 % of 328 days in 366") {
  const Evaluation touched = of(cases(ProrationRule::months_touched));
  CHECK(exact(touched, "indicators/cases/proration") == "11/12");
  CHECK(exact(touched, "indicators/cases/prorated_target") == "275/3");        // 1100 ÷ 12 = 91.666…
  CHECK(text(touched, "indicators/cases/attainment") == "98.00");              // the whole term's
  CHECK(text(touched, "indicators/cases/prorated_attainment") == "106.91");    // 98 × 3 ÷ 275 = 1.069090…
  CHECK(exact(touched, "indicators/cases/prorated_attainment") == "1176/11");  // 29400 ÷ 275

  const Evaluation days = of(cases(ProrationRule::days));
  CHECK(exact(days, "indicators/cases/proration") == "164/183");  // 328 ÷ 366
  CHECK(text(days, "indicators/cases/attainment") == "98.00");
  CHECK(text(days, "indicators/cases/prorated_attainment") == "109.35");  // 98 × 366 ÷ 32800 = 1.093536…

  const Evaluation whole = of(cases(ProrationRule::whole_months));
  CHECK(exact(whole, "indicators/cases/proration") == "5/6");              // 10 ÷ 12
  CHECK(text(whole, "indicators/cases/prorated_attainment") == "117.60");  // 98 × 12 ÷ 1000 = 1.176

  // Met of each target: 98 is less than 100 and more than 91.66….
  CHECK(touched.met(touched.find("indicators/cases/attainment").value()) == assay::Met::no);
  CHECK(touched.met(touched.find("indicators/cases/prorated_attainment").value()) == assay::Met::yes);
}

TEST_CASE("a given fraction is taken as it is") {
  Indicator x = cases(ProrationRule::fraction);
  x.proration.numerator = number("11");
  x.proration.denominator = 12;
  CHECK(text(of(x), "indicators/cases/prorated_attainment") == "106.91");
  x.proration.numerator = number("0.5");
  x.proration.denominator = 1;
  CHECK(text(of(x), "indicators/cases/prorated_target") == "50");
  CHECK(text(of(x), "indicators/cases/prorated_attainment") == "196.00");  // 98 ÷ 50
  x.proration.numerator = 1;                                               // all of it
  CHECK(text(of(x), "indicators/cases/prorated_attainment") == "98.00");
  // It needs no spans.
  Document document = document_of(x, assay::whole(98));
  document.project.term.reset();
  document.project.assessed.reset();
  CHECK(text(assay::evaluate(document), "indicators/cases/prorated_attainment") == "98.00");
}

TEST_CASE("instalments that end within the assessed span are due") {
  Indicator x = indicator("cases", {});
  x.proration = {ProrationRule::instalments};
  x.periods = {{{{2023, 9, 8}, {2023, 12, 31}}, assay::whole(20)},
               {{{2024, 1, 1}, {2024, 7, 31}}, assay::whole(50)},
               {{{2024, 8, 1}, {2024, 9, 7}}, assay::whole(30)}};
  const Evaluation e = of(x);
  CHECK(text(e, "indicators/cases/target") == "100");
  CHECK(exact(e, "indicators/cases/proration") == "0.7");  // (20 + 50) ÷ 100
  CHECK(text(e, "indicators/cases/prorated_target") == "70");
  CHECK(text(e, "indicators/cases/prorated_attainment") == "140.00");  // 98 ÷ 70
  // One that ends a day later is not due: 20 ÷ 100, 98 ÷ 20 = 490 %.
  x.periods[1].period.to = {2024, 8, 1};
  x.periods[2].period.from = {2024, 8, 2};
  CHECK(text(of(x), "indicators/cases/prorated_attainment") == "490.00");
  // None is due yet: there is no percentage of 0.
  x.periods = {{{{2023, 9, 8}, {2024, 9, 7}}, assay::whole(100)}};
  CHECK(text(of(x), "indicators/cases/prorated_target") == "0");
  const Evaluation none = of(x);
  CHECK(none.outcome(none.find("indicators/cases/prorated_attainment").value()) == assay::Outcome::over_zero_target);
}

TEST_CASE("by area, and in every direction, the prorated target takes the place of the target") {
  // Half of it: east 20 ÷ 2 = 10, west 60 ÷ 2 = 30.
  Indicator x = indicator("x", {{"east", 20}, {"west", 60}}, IndicatorKind::money, Direction::at_most);
  x.proration = {ProrationRule::fraction, 1, 2};
  Evaluation e = assay::evaluate(document_of(x, {{"east", 8}, {"west", 40}}));
  CHECK(text(e, "indicators/x/areas/east/prorated_attainment") == "125.00");  // 10 ÷ 8
  CHECK(text(e, "indicators/x/areas/west/prorated_attainment") == "75.00");   // 30 ÷ 40
  CHECK(text(e, "indicators/x/prorated_attainment") == "83.33");              // 40 ÷ 48
  CHECK(text(e, "indicators/x/attainment") == "166.67");                      // 80 ÷ 48
  // A range halves at both ends: 10 … 20 becomes 5 … 10, and 12 is above it.
  Indicator range = indicator("x", assay::whole(10), IndicatorKind::count, Direction::within);
  range.upper = assay::whole(20);
  range.proration = {ProrationRule::fraction, 1, 2};
  e = of(range, 12);
  CHECK(text(e, "indicators/x/prorated_upper") == "10");
  CHECK(text(e, "indicators/x/attainment") == "100.00");
  CHECK(text(e, "indicators/x/prorated_attainment") == "83.33");  // 10 ÷ 12
  // Where none was agreed, none is due.
  Indicator none = cases(ProrationRule::days);
  none.target = assay::whole(assay::Amount::none());
  CHECK(station::amount(of(none), "indicators/cases/prorated_target") == "/");
  CHECK(station::amount(of(none), "indicators/cases/prorated_attainment") == "/");
}

TEST_CASE("more calendar months may be touched than the term has; never more than all of it is due") {
  // From the 8th to the 7th a year later, thirteen calendar months are touched.
  Document document = document_of(cases(ProrationRule::months_touched), assay::whole(98));
  document.project.assessed = document.project.term;
  CHECK(exact(assay::evaluate(document), "indicators/cases/proration") == "1");
}

TEST_CASE("the policy says how a month ends that has no such day") {
  // A month from 31 January ends with 29 February, or on the 28th: then the 29th is a day too much for one month.
  Document document = document_of(cases(ProrationRule::whole_months), assay::whole(98));
  document.project.term = Span{{2024, 1, 31}, {2024, 3, 30}};  // two months either way
  document.project.assessed = Span{{2024, 1, 31}, {2024, 2, 28}};
  document.policy.month_end = assay::MonthEnd::before_last_day;
  CHECK(exact(assay::evaluate(document), "indicators/cases/proration") == "0.5");
  document.policy.month_end = assay::MonthEnd::with_last_day;
  CHECK(exact(assay::evaluate(document), "indicators/cases/proration") == "0");
  document.project.assessed->to = {2024, 2, 29};
  CHECK(exact(assay::evaluate(document), "indicators/cases/proration") == "0.5");
}

TEST_CASE("stocks, ratios, narratives and what is done once refuse to be prorated, each for its reason") {
  const auto refused = [](IndicatorKind kind, bool one_off, ProrationRule rule, const std::string& zh,
                          const std::string& en) {
    Indicator x = indicator("x", kind == IndicatorKind::narrative ? assay::Cells{} : assay::whole(10), kind);
    x.one_off = one_off;
    x.proration = {rule};
    x.periods = {{{{2023, 9, 8}, {2024, 9, 7}}, assay::whole(10)}};
    if (kind == IndicatorKind::narrative) x.periods.clear();
    check_refused(document_of(x), "proration_refused " + at, "指标“x”是" + zh + "，协议量不能按时间折算",
                  "\"x\" is " + en + ", and its target is not prorated");
  };
  for (const ProrationRule rule : {ProrationRule::months_touched, ProrationRule::whole_months, ProrationRule::days,
                                   ProrationRule::instalments, ProrationRule::fraction}) {
    CAPTURE(name(rule));
    refused(IndicatorKind::stock, false, rule, "存量", "a stock");
    refused(IndicatorKind::ratio, false, rule, "比率", "a ratio");
    refused(IndicatorKind::narrative, false, rule, "文字指标", "narrative");
    for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::money, IndicatorKind::distinct}) {
      refused(kind, true, rule, "一次性指标", "done once");
    }
  }
  // Distinct persons of periods do not add up.
  refused(IndicatorKind::distinct, false, ProrationRule::instalments, "去重人数（同一人可在几处出现）",
          "a number of distinct persons, who may recur");
  // What is not prorated may be any of them.
  Indicator once = indicator("x", assay::whole(1));
  once.one_off = true;
  CHECK(text(of(once, 1), "indicators/x/attainment") == "100.00");
}

TEST_CASE("a rule says which spans it needs") {
  const auto without = [](ProrationRule rule, bool term, bool assessed) {
    Document document = document_of(cases(rule));
    if (!term) document.project.term.reset();
    if (!assessed) document.project.assessed.reset();
    return document;
  };
  for (const ProrationRule rule : {ProrationRule::months_touched, ProrationRule::whole_months, ProrationRule::days}) {
    check_refused(without(rule, false, true), "missing_spans " + at, "“cases”需要 project 中的 term",
                  "\"cases\" needs term of the project");
    check_refused(without(rule, true, false), "missing_spans " + at, "“cases”需要 project 中的 assessed",
                  "\"cases\" needs assessed of the project");
    check_refused(without(rule, false, false), "missing_spans " + at, "“cases”需要 project 中的 term, assessed",
                  "\"cases\" needs term, assessed of the project");
  }
  Document instalments = without(ProrationRule::instalments, false, false);
  instalments.agreement.indicators[0].periods = {{{{2023, 9, 8}, {2024, 9, 7}}, assay::whole(100)}};
  check_refused(instalments, "missing_spans " + at, "“cases”需要 project 中的 assessed",
                "\"cases\" needs assessed of the project");
  // Without a term, instalments are as due.
  instalments.project.assessed = Span{{2023, 9, 8}, {2024, 9, 7}};
  CHECK(exact(assay::evaluate(instalments), "indicators/cases/proration") == "1");
}

TEST_CASE("months need a term of whole months; the assessed span lies in the term") {
  Document document = document_of(cases(ProrationRule::months_touched));
  document.project.term->to = {2024, 9, 8};  // twelve months and a day
  check_refused(document, "term_not_months " + at,
                "协议期 2023-09-08 至 2024-09-08 不是整月数，不能按月折算；可按天数折算或给出分数",
                "the term from 2023-09-08 to 2024-09-08 is no whole number of months, so nothing is prorated by "
                "months; prorate by days or give a fraction");
  document.agreement.indicators[0].proration.rule = ProrationRule::days;
  CHECK(exact(assay::evaluate(document), "indicators/cases/proration") == "328/367");

  document = document_of(cases(ProrationRule::none));
  document.project.assessed->to = {2024, 9, 8};
  check_refused(document, "assessed_outside_term /project/assessed",
                "考核期 2023-09-08 至 2024-09-08 不在协议期 2023-09-08 至 2024-09-07 之内",
                "the assessed span from 2023-09-08 to 2024-09-08 is not within the term from 2023-09-08 to "
                "2024-09-07");
}

TEST_CASE("a fraction is above 0 and not above 1; instalments are there and are not all 0") {
  const auto with = [](const char* n, const char* d) {
    Indicator x = cases(ProrationRule::fraction);
    x.proration.numerator = number(n);
    x.proration.denominator = number(d);
    return document_of(x);
  };
  for (const auto& [n, d] : std::vector<std::pair<const char*, const char*>>{
           {"0", "12"}, {"-1", "12"}, {"13", "12"}, {"1", "0"}, {"1", "-2"}, {"-1", "-2"}}) {
    const std::string fraction = std::string(n) + "/" + d;
    check_refused(with(n, d), "invalid_fraction " + at, "折算分数 " + fraction + " 不可用：应大于 0，不大于 1",
                  "the fraction " + fraction + " cannot be used: it is above 0 and not above 1");
  }
  Indicator x = cases(ProrationRule::instalments);
  const std::string zh = "指标“cases”按分期折算，却没有各时段的协议量";
  const std::string en = "\"cases\" is prorated by instalments and has no targets of periods";
  check_refused(document_of(x), "no_instalments " + at, zh, en);
  x.target.clear();
  x.periods = {{{{2023, 9, 8}, {2024, 9, 7}}, assay::whole(0)}};
  check_refused(document_of(x), "no_instalments " + at, zh, en);
}

TEST_CASE("rules of proration and of month ends have names") {
  CHECK(name(ProrationRule::none) == "none");
  CHECK(name(ProrationRule::months_touched) == "months_touched");
  CHECK(name(ProrationRule::whole_months) == "whole_months");
  CHECK(name(ProrationRule::days) == "days");
  CHECK(name(ProrationRule::instalments) == "instalments");
  CHECK(name(ProrationRule::fraction) == "fraction");
  CHECK(name(assay::MonthEnd::with_last_day) == "with_last_day");
  CHECK(name(assay::MonthEnd::before_last_day) == "before_last_day");
}

TEST_CASE("instalments of areas are those of their own periods") {
  // East is due wholly in the first half, west in the second: 5 of 5 is met there, and nothing is due here.
  Indicator x = cases(ProrationRule::instalments);
  x.target = {};
  x.periods = {{{{2023, 9, 8}, {2024, 3, 7}}, {assay::Cell{"east", 5}, assay::Cell{"west", 0}}},
               {{{2024, 3, 8}, {2024, 9, 7}}, {assay::Cell{"east", 0}, assay::Cell{"west", 5}}}};
  Document document = document_of(x, {assay::Cell{"east", 5}, assay::Cell{"west", 0}});
  document.agreement.areas = {{"east", "", {}}, {"west", "", {}}};
  const Evaluation e = assay::evaluate(document);
  CHECK(exact(e, "indicators/cases/prorated_target") == "5");  // of 10
  CHECK(text(e, "indicators/cases/areas/east/prorated_attainment") == "100.00");
  CHECK(e.outcome(*e.find("indicators/cases/areas/west/prorated_attainment")) == assay::Outcome::met_by_definition);
}
