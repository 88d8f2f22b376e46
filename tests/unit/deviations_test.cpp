// Deviations: attainments beyond the policy's thresholds ask for a reason and a measure.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Code;
using assay::Document;
using assay::Evaluation;
using sections::Lines;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;

namespace {

// Asked for below 100 % and above 200 %.
Document with(const assay::Indicator& x, const assay::Amount& actual, std::vector<assay::Deviation> given = {}) {
  Document document = document_of(x, assay::whole(actual));
  document.policy.deviation = assay::DeviationRule{100, 200};
  document.outputs.deviations = std::move(given);
  return document;
}

Lines said(const Document& document) { return sections::notes(assay::evaluate(document), Code::unexplained_deviation); }

std::string said_zh(const Document& document) {
  for (const assay::Note& note : assay::evaluate(document).notes()) {
    if (note.problem.code == Code::unexplained_deviation) return note.problem.message(assay::Language::zh);
  }
  return "";
}

}  // namespace

TEST_CASE("611.58 % and 496 % of a target, and less than it, ask for a reason and a measure") {
  // 7339 ÷ 1200 = 6.115833…
  CHECK(said(with(indicator("calls", assay::whole(1200)), 7339)) ==
        Lines{"/agreement/indicators/0: the attainment 611.58% of \"calls\" is beyond the threshold 200% and lacks a "
              "reason "
              "and a measure (indicators/calls/attainment)"});
  CHECK(said_zh(with(indicator("calls", assay::whole(1200)), 7339)) ==
        "指标“calls”的完成百分比 611.58% 超出阈值 200%，缺少偏差原因和改进措施");
  // 248 ÷ 50 = 4.96
  CHECK(said(with(indicator("groups", assay::whole(50)), 248)) ==
        Lines{"/agreement/indicators/0: the attainment 496.00% of \"groups\" is beyond the threshold 200% and lacks a "
              "reason "
              "and a measure (indicators/groups/attainment)"});
  // 98 ÷ 100
  CHECK(
      said(with(indicator("cases", assay::whole(100)), 98)) ==
      Lines{
          "/agreement/indicators/0: the attainment 98.00% of \"cases\" is beyond the threshold 100% and lacks a reason "
          "and a measure (indicators/cases/attainment)"});
}

TEST_CASE("the thresholds themselves are not beyond them, and nothing is rounded before") {
  CHECK(said(with(indicator("x", assay::whole(100)), 100)).empty());
  CHECK(said(with(indicator("x", assay::whole(100)), 200)).empty());
  // 199999 of 200000 shows as 100.00 %, and is less; 400001 of 200000 shows as 200.00 %, and is more.
  CHECK(said(with(indicator("x", assay::whole(200000)), 199999)).size() == 1);
  CHECK(said(with(indicator("x", assay::whole(200000)), 400001)).size() == 1);
}

TEST_CASE("what was explained is not asked for again: the reason, the measure, or both") {
  const assay::Indicator x = indicator("x", assay::whole(100));
  const auto missing = [&](const std::string& reason, const std::string& measure) {
    const Document document = with(x, 98, {{"x", reason, measure}});
    CHECK(assay::evaluate(document).notes().size() == said(document).size());
    return said_zh(document);
  };
  CHECK(missing("疫情", "增派人手").empty());
  CHECK(missing("疫情", "") == "指标“x”的完成百分比 98.00% 超出阈值 100%，缺少改进措施");
  CHECK(missing("", "增派人手") == "指标“x”的完成百分比 98.00% 超出阈值 100%，缺少偏差原因");
  CHECK(missing("", "") == "指标“x”的完成百分比 98.00% 超出阈值 100%，缺少偏差原因和改进措施");
}

TEST_CASE("the policy says from which target: 98 of 100 is below it, and above eleven twelfths of it") {
  assay::Indicator x = indicator("x", assay::whole(100));
  x.proration = {assay::ProrationRule::months_touched};
  Document document = with(x, 98);
  CHECK(said(document).size() == 1);
  document.policy.deviation->from = assay::DeviationFrom::prorated_target;
  CHECK(said(document).empty());                            // 106.91 %
  document.outputs.indicators[0].cells = assay::whole(90);  // 90 ÷ 91.666… = 98.1818…
  CHECK(said(document) == Lines{"/agreement/indicators/0: the attainment 98.18% of \"x\" is beyond the threshold 100% "
                                "and lacks a reason and a "
                                "measure (indicators/x/prorated_attainment)"});
  // What is not prorated is measured against its target.
  document.agreement.indicators[0].proration = {};
  document.outputs.indicators[0].cells = assay::whole(98);
  CHECK(said(document).size() == 1);
}

TEST_CASE("a policy with one threshold asks on that side only, and one without any asks nothing") {
  Document low = with(indicator("x", assay::whole(100)), 98), high = with(indicator("x", assay::whole(100)), 496);
  low.policy.deviation->below.reset();
  high.policy.deviation->above.reset();
  CHECK(said(low).empty());
  CHECK(said(high).empty());
  low.policy.deviation.reset();
  CHECK(said(low).empty());
}

TEST_CASE("without a percentage nothing is asked") {
  for (const assay::Amount& actual : {assay::Amount(), assay::Amount::none(), assay::Amount::not_applicable()}) {
    CHECK(said(with(indicator("x", assay::whole(100)), actual)).empty());
  }
  CHECK(said(with(indicator("x", assay::whole(0)), 1024)).empty());
  CHECK(said(with(indicator("x", assay::whole(assay::Amount::none())), 90)).empty());
  // In the range is 100 %.
  assay::Indicator range = indicator("x", assay::whole(10), assay::IndicatorKind::count, assay::Direction::within);
  range.upper = assay::whole(15);
  CHECK(said(with(range, 12)).empty());
}

TEST_CASE("thresholds are above 0 and in order, and at least one is given") {
  const auto with_rule = [](assay::DeviationRule rule) {
    Document document = sections::document();
    document.policy.deviation = rule;
    return document;
  };
  const std::string at = "invalid_thresholds /policy/deviation";
  check_refused(with_rule({200, 100}), at, "偏差阈值 200 与 100 不可用：应大于 0，下限不高于上限",
                "the thresholds of deviation 200 and 100 cannot be used: both are above 0, and the lower one is not "
                "above the other");
  check_refused(with_rule({0, {}}), at, "偏差阈值 0 与 — 不可用：应大于 0，下限不高于上限",
                "the thresholds of deviation 0 and — cannot be used: both are above 0, and the lower one is not above "
                "the other");
  check_refused(with_rule({{}, number("-0.5")}), at, "偏差阈值 — 与 -0.5 不可用：应大于 0，下限不高于上限",
                "the thresholds of deviation — and -0.5 cannot be used: both are above 0, and the lower one is not "
                "above the other");
  check_refused(with_rule({{}, {}}), at, "偏差阈值 — 与 — 不可用：应大于 0，下限不高于上限",
                "the thresholds of deviation — and — cannot be used: both are above 0, and the lower one is not above "
                "the other");
  CHECK(sections::problems(with_rule({100, 100})).empty());
}

TEST_CASE("an explanation is of an indicator that is agreed, once, in plain text") {
  const assay::Indicator x = indicator("visits", assay::whole(100));
  check_refused(with(x, 98, {{"visit", "a", "b"}}), "unknown_indicator /outputs/deviations/visit",
                "协议中没有指标“visit”，最接近的是“visits”",
                "no indicator \"visit\" is agreed; the nearest is \"visits\"");
  check_refused(with(x, 98, {{"visits", "a", ""}, {"visits", "b", ""}}), "duplicate_entry /outputs/deviations/visits",
                "“visits”重复", "\"visits\" stands here twice");
  check_refused(with(x, 98, {{"visits", "a\x01", ""}}), "invalid_text /outputs/deviations/visits/reason",
                "文字不是合法的 UTF-8，或含有控制字符", "the text is not valid UTF-8 or holds control characters");
}

TEST_CASE("what deviations are measured from has names") {
  CHECK(name(assay::DeviationFrom::target) == "target");
  CHECK(name(assay::DeviationFrom::prorated_target) == "prorated_target");
}
