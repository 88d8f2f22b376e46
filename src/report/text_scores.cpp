// Points, total and grade, and how many findings there are.
#include <array>
#include <unordered_map>

#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

namespace {

std::string raw_score(const Score& score) {
  const auto* raw = std::get_if<RawScore>(&score.award);
  return raw == nullptr ? "" : raw->raw.to_string() + " / " + raw->of.to_string();
}

}  // namespace

void write_scores(Page& page) {
  page.title(page.say("评分", "Scores"));
  Table table({Align::left, Align::right, Align::right, Align::right});
  table.row({page.say("评分方", "party"), page.say("分值", "maximum"), page.say("原始分", "raw score"),
             page.say("得分", "points")});
  table.rule();
  std::unordered_map<std::string_view, const Score*> scores;
  for (const Score& score : page.document.scores) scores.emplace(score.party, &score);
  for (std::size_t p = 0; p < page.plan.policy().parties.size(); ++p) {
    const Party& party = page.plan.policy().parties[p];
    table.row({page.label(party.id, party.name), party.max.to_string(), raw_score(*scores.at(party.id)),
               page.amount(page.plan.points(p))});
  }
  table.rule();
  table.row({page.say("总分", "total"), page.plan.policy().scale.to_string(), "", page.amount(page.plan.total())});
  page.out += table.print();
}

void write_result(Page& page) {
  const std::string total = page.amount(page.plan.total());
  std::string result = page.say("总分 ", "Total ") + total;
  const Decimal* rounded = page.evaluation.value(page.plan.total());
  const std::optional<Ratio> exact = page.evaluation.exact(page.plan.total());
  if (rounded != nullptr && *exact != Ratio(*rounded)) {
    result += page.say("（修约前 ", " (before rounding ") + exact->to_string() + page.say("）", ")");
  } else if (rounded == nullptr && total != exact->to_string()) {
    // The grade hangs on it, and two places may not show why.
    result += page.say("（准确值 ", " (exactly ") + exact->to_string() + page.say("）", ")");
  }
  const Band& grade = page.evaluation.grade();
  result += page.say("  等级 ", "  Grade ") + page.label(grade.id, grade.name);
  if (page.plan.policy().rounding.total) {
    result += page.plan.policy().grade_on == GradeOn::rounded_total
                  ? page.say("（按修约后的总分）", " (on the rounded total)")
                  : page.say("（按修约前的总分）", " (on the exact total)");
  }
  page.title(result);
}

void write_findings(Page& page) {
  if (page.document.findings.empty()) return;
  page.title(page.say("评估意见（条）", "Findings"));
  Table table({Align::left, Align::right, Align::right, Align::right});
  table.row({page.say("评分方", "party"), page.say("值得肯定", "commendations"), page.say("需要关注", "concerns"),
             page.say("建议", "recommendations")});
  table.rule();
  std::unordered_map<std::string_view, std::array<std::size_t, 3>> counts;
  for (const Finding& finding : page.document.findings) ++counts[finding.party][static_cast<std::size_t>(finding.kind)];
  for (const Party& party : page.plan.policy().parties) {
    const std::array<std::size_t, 3>& kinds = counts[party.id];
    table.row({page.label(party.id, party.name), std::to_string(kinds[0]), std::to_string(kinds[1]),
               std::to_string(kinds[2])});
  }
  page.out += table.print();
}

}  // namespace assay::report
