// The head of the report: the project and the policy.
#include "report/text.hpp"

namespace assay::report {

namespace {

std::string schedule(const Page& page) {
  const RoundingSchedule& rounding = page.plan.policy().rounding;
  std::string text;
  const auto step = [&](std::string_view zh, std::string_view en, const std::optional<Rounding>& value) {
    text += (text.empty() ? "" : page.say("；", "; ")) + page.say(zh, en) + ' ';
    text += !value ? page.say("不修约", "exact")
                   : page.mode(value->mode) + ' ' + std::to_string(value->places) +
                         page.say(" 位", value->places == 1 ? " place" : " places");
  };
  // Steps that few policies have are named only where they round.
  const auto step_if = [&](std::string_view zh, std::string_view en, const std::optional<Rounding>& value) {
    if (value) step(zh, en, value);
  };
  step("完成百分比", "attainment", rounding.attainment);
  step("其他百分比", "rates", rounding.rate);
  step_if("评分项", "criteria", rounding.criterion);
  step_if("评分表", "sheets", rounding.sheet);
  step_if("原始分", "raw scores", rounding.raw_score);
  step("各方得分", "party points", rounding.party_points);
  step_if("小计", "subtotal", rounding.subtotal);
  step("总分", "total", rounding.total);
  step_if("付款", "payment", rounding.payment);
  if (rounding.exact_maximum_only) text += page.say("；不满分的不进为满分", "; nothing rounds up to its maximum");
  return text;
}

}  // namespace

void write_head(Page& page) {
  const Project& project = page.document.project;
  std::string head = project.name.empty() ? project.id : project.name;
  if (project.stage) {
    head += (head.empty() ? "" : "  ") + (*project.stage == Stage::final ? page.say("末期评估", "final evaluation")
                                                                         : page.say("中期评估", "midterm evaluation"));
  }
  if (!head.empty()) page.line(head);
  const auto span = [&](std::string_view zh, std::string_view en, const std::optional<Span>& value) {
    if (value) page.line(page.say(zh, en) + to_string(value->from) + page.say(" 至 ", " to ") + to_string(value->to));
  };
  if (project.date) page.line(page.say("评估日期：", "Date: ") + to_string(*project.date));
  span("协议期：", "Term: ", project.term);
  span("考核期：", "Assessed period: ", project.assessed);
  if (project.budget)
    page.line(page.say("服务经费：", "Budget: ") + project.budget->to_string() + page.say(" 元", " yuan"));
  const Policy& policy = page.plan.policy();
  if (!policy.id.empty() || !policy.name.empty())
    page.line(page.say("评估办法：", "Policy: ") + page.label(policy.id, policy.name));
  page.line(page.say("修约：", "Rounding: ") + schedule(page));
}

}  // namespace assay::report
