// Points, total and grade, what acted on them and what they are paid; and how many findings there are.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "model/text.hpp"
#include "report/lookup.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

namespace {

// The table of scores: the parties, below each its criteria, and what makes the total of their points. A column of
// remarks stands only where there is one.
class ScoreTable {
 public:
  explicit ScoreTable(Page& page) : page_(page) {}

  void print() {
    const auto scores = scores_by_party(page_.document);
    const std::vector<Party>& parties = page_.plan.policy().parties;
    for (std::size_t p = 0; p < parties.size(); ++p) {
      const auto score = scores.find(parties[p].id);
      add_party(p, PartyScore(page_.evaluation, p, score == scores.end() ? nullptr : score->second));
    }
    rows_.emplace_back();
    add_total();
    page_.title(page_.say("评分", "Scores"));
    std::vector<Align> align = {Align::left, Align::right, Align::right, Align::right};
    std::vector<std::string> head = {page_.say("评分方", "party"), page_.say("分值", "maximum"),
                                     page_.say("原始分", "raw score"), page_.say("得分", "points")};
    if (has_remarks_) {
      align.push_back(Align::left);
      head.push_back(page_.say("说明", "remarks"));
    }
    Table table(std::move(align));
    table.row(std::move(head));
    table.rule();
    for (std::vector<std::string>& row : rows_) row.empty() ? table.rule() : table.row(std::move(row));
    page_.out += table.print();
  }

 private:
  void row(std::string label, std::string maximum, std::string raw, std::string points, std::string remark) {
    has_remarks_ = has_remarks_ || !remark.empty();
    rows_.push_back({std::move(label), std::move(maximum), std::move(raw), std::move(points)});
    if (!remark.empty()) rows_.back().push_back(std::move(remark));
  }

  void add_party(std::size_t p, const PartyScore& score) {
    const Party& party = page_.plan.policy().parties[p];
    std::string remark;
    if (score.is_missing()) page_.join(remark, missing(party));
    if (score.is_grown()) {
      page_.join(remark, page_.say("分值原为 ", "maximum grown from ") + party.max.to_string());
    }
    if (const auto maximum = score.reduced_maximum(score.path())) {
      page_.join(remark, page_.say("适用部分 ", "") + page_.amount(score.path() + "/sum") + " / " +
                             page_.amount(*maximum) + page_.say("，按满分折算", " of what applies, scaled up"));
    }
    row(page_.label(party.id, party.name), page_.amount(page_.plan.max(p)), raw_score(score),
        page_.amount(page_.plan.points(p)), std::move(remark));
    // By sheet, criteria have no points of their own: the sheets show them.
    if (page_.evaluation.find(score.path() + "/sum")) add_criteria(score, party.criteria, 1);
  }

  std::string missing(const Party& party) const {
    switch (party.missing) {
      case MissingParty::hold: return page_.say("缺评分，待定", "no score: on hold");
      case MissingParty::zero: return page_.say("缺评分，按 0 分计", "no score: counts as zero");
      case MissingParty::renormalise:
        return page_.say("缺评分，其 ", "no score: its ") + party.max.to_string() +
               page_.say(" 分按比例分给其他评分方", " shared out among the others");
      case MissingParty::value:
        return page_.say("缺评分，按办法规定的 ", "no score: counts with the ") + party.missing_points->to_string() +
               page_.say(" 分计", " points that the policy states");
      case MissingParty::refuse: break;
    }
    return "";
  }

  std::string raw_score(const PartyScore& score) const {
    if (const RawScore* raw = score.raw_score()) return raw->raw.to_string() + " / " + raw->of.to_string();
    return score.full() ? page_.amount(score.path() + "/raw") + " / " + score.full()->to_string() : "";
  }

  // Points of a criterion are part of the raw score, and stand in its column.
  void add_criteria(const PartyScore& score, const std::vector<Criterion>& criteria, std::size_t depth) {
    for (const Criterion& criterion : criteria) {
      const std::string path = score.criterion_path(criterion.id);
      const std::string points = page_.amount(path + "/points");
      const PartyScore::Said said = score.said(criterion.id);
      std::string remark;
      if (!said.tier.empty()) page_.join(remark, tier(criterion, said.tier));
      if (page_.evaluation.find(path + "/suggested")) {
        page_.join(remark, page_.say("按数计算 ", "computed ") + page_.amount(path + "/suggested"));
      }
      if (!said.reason.empty())
        page_.join(remark, page_.say("原因：", "reason: ") + one_line(std::string(said.reason)));
      row(std::string(depth * 2, ' ') + page_.label(criterion.id, criterion.name), "",
          page_.has(path + "/points") ? points + " / " + criterion.max.to_string() : points, "", std::move(remark));
      add_criteria(score, criterion.criteria, depth + 1);
    }
  }

  std::string tier(const Criterion& criterion, std::string_view id) const {
    for (const Tier& tier : criterion.tiers) {
      if (tier.id == id) return page_.label(tier.id, tier.name);
    }
    return std::string(id);
  }

  void add_total() {
    const Plan& plan = page_.plan;
    const std::string scale = plan.policy().scale.to_string();
    const bool adjusted = is_adjusted(page_.evaluation);
    if (adjusted || plan.policy().rounding.subtotal) {
      row(page_.say("小计", "subtotal"), scale, "", page_.amount(plan.subtotal()), "");
    }
    const auto add = [&](std::string_view zh, std::string_view en, const std::string& sign, const std::string& path) {
      if (page_.has(path)) row(page_.say(zh, en), "", "", sign + page_.amount(path), "");
    };
    add("扣分", "deductions", "-", "adjustments/deductions");
    add("加分", "bonuses", "+", "adjustments/bonuses");
    row(page_.say("总分", "total"), scale, "", page_.amount(plan.total()), adjusted ? bound() : "");
  }

  // Which end of the scale kept the total from being what the rows above it add up to.
  std::string bound() const {
    const auto shown = [&](std::string_view path) {
      const auto node = page_.evaluation.find(path);
      const Decimal* const value = node ? page_.evaluation.value(*node) : nullptr;
      if (value != nullptr) return Ratio(*value);
      return node ? page_.evaluation.exact(*node).value_or(Ratio()) : Ratio();
    };
    const AdjustmentRules& rules = *page_.plan.policy().adjustments;
    const std::optional<Ratio> total = page_.evaluation.exact(page_.plan.total());
    const Ratio sum = shown("subtotal") - shown("adjustments/deductions") + shown("adjustments/bonuses");
    if (!total || sum == *total) return "";
    return sum > *total ? page_.say("不超过 ", "at most ") + page_.plan.policy().scale.to_string()
                        : page_.say("不低于 ", "at least ") + rules.floor.to_string();
  }

  Page& page_;
  std::vector<std::vector<std::string>> rows_;  // empty for a rule
  bool has_remarks_ = false;
};

std::string total(const Page& page) {
  const Node node = page.plan.total();
  if (!page.has(node)) {
    return page.say("总分待定，在 ", "Total on hold, from ") + page.amount(page.plan.total_low()) +
           page.say(" 至 ", " to ") + page.amount(page.plan.total_high()) + page.say(" 之间", "");
  }
  const std::string total = page.amount(node);
  std::string text = page.say("总分 ", "Total ") + total;
  const Decimal* rounded = page.evaluation.value(node);
  const std::optional<Ratio> exact = page.evaluation.exact(node);
  if (rounded != nullptr && *exact != Ratio(*rounded)) {
    text += page.say("（修约前 ", " (before rounding ") + exact->to_string() + page.say("）", ")");
  } else if (rounded == nullptr && total != exact->to_string()) {
    // The grade hangs on it, and two places may not show why.
    text += page.say("（准确值 ", " (exactly ") + exact->to_string() + page.say("）", ")");
  }
  return text;
}

std::string grade(const Page& page) {
  if (page.has(page.plan.grade())) return page.say("等级 ", "Grade ") + page.grade(page.evaluation.grade().id);
  std::vector<std::string> bands;
  for (const Band& band : page.evaluation.reachable_grades()) bands.push_back(band.id);
  return (bands.size() == 1 ? page.say("等级 ", "Grade ") : page.say("等级可能是 ", "Grade may be ")) +
         page.grades(bands);
}

// What a knock-out does, and why it holds.
std::string knock_out_line(const Page& page, const KnockedOut& hit) {
  const KnockOut& rule = *hit.knock_out;
  std::string text = page.say("一票否决：", "Knock-out: ") + page.label(rule.id, rule.name);
  if (rule.when) {
    const std::string path = "knock_outs/" + rule.id;
    text += page.say("（", " (") + page.amount(path + "/left") + ' ' + std::string(model::sign(rule.when->comparator)) +
            ' ' + page.amount(path + "/right") + page.say("）", ")");
  }
  text += rule.effect == KnockOutEffect::cap ? page.say("，等级不高于 ", ", grade no better than ")
                                             : page.say("，等级定为 ", ", grade fixed at ");
  text += page.grade(rule.band);
  if (!hit.reason.empty()) text += page.say("；原因：", "; reason: ") + one_line(std::string(hit.reason));
  return text;
}

void write_knock_outs(Page& page) {
  const std::vector<KnockedOut> hits = knocked_out(page.document, page.evaluation);
  if (hits.empty()) return;
  if (page.has(page.plan.grade())) {
    const std::string& of_total = page.evaluation.band_of_total().id;
    const std::string& grade = page.evaluation.grade().id;
    std::string names;
    for (const KnockedOut& hit : hits) {
      names += names.empty() ? "" : page.say("、", ", ");
      names += page.say("“", "\"") + page.label(hit.knock_out->id, hit.knock_out->name) + page.say("”", "\"");
    }
    page.line(page.say("总分等级 ", "The total earns ") + page.grade(of_total) + page.say("，因", "; for ") + names +
              (of_total == grade ? page.say("而不变", " it stays so")
                                 : page.say("按 ", " it counts as ") + page.grade(grade) + page.say(" 计", "")));
  }
  for (const KnockedOut& hit : hits) page.line(knock_out_line(page, hit));
}

void write_passes(Page& page) {
  const std::string& line = page.plan.policy().pass;
  if (line.empty()) return;
  const std::optional<bool> passes = page.evaluation.passes();
  page.line(page.say("是否通过：", "Passes: ") +
            (!passes   ? page.say("待定", "open")
             : *passes ? page.say("通过", "yes")
                       : page.say("不通过", "no")) +
            page.say("（通过线：", " (line: ") + page.grade(line) + page.say("）", ")"));
}

}  // namespace

void write_scores(Page& page) { ScoreTable(page).print(); }

// Each deduction and bonus as it was made.
void write_adjustments(Page& page) {
  const std::vector<Adjustment>& made = page.document.adjustments;
  if (made.empty()) return;
  page.title(page.say("加减分", "Deductions and bonuses"));
  Table table({Align::left, Align::right, Align::left});
  table.row({page.say("事项", "item"), page.say("分数", "points"), page.say("原因", "reason")});
  table.rule();
  const std::vector<AdjustmentItem>& items = page.plan.policy().adjustments->items;
  for (std::size_t k = 0; k < made.size(); ++k) {
    const auto item =
        std::find_if(items.begin(), items.end(), [&](const AdjustmentItem& each) { return each.id == made[k].item; });
    const AdjustmentKind kind = item == items.end() ? made[k].kind : item->kind;
    const bool bonus = kind == AdjustmentKind::bonus;
    table.row({item == items.end() ? bonus ? page.say("加分", "bonus") : page.say("扣分", "deduction")
                                   : page.label(item->id, item->name),
               (bonus ? "+" : "-") + page.amount("adjustments/" + std::to_string(k) + "/points"),
               one_line(made[k].reason)});
  }
  page.out += table.print();
}

void write_result(Page& page) {
  std::string result = total(page) + "  " + grade(page);
  if (page.plan.policy().rounding.total) {
    result += page.plan.policy().grade_on == GradeOn::rounded_total
                  ? page.say("（按修约后的总分）", " (on the rounded total)")
                  : page.say("（按修约前的总分）", " (on the exact total)");
  }
  page.title(result);
  write_knock_outs(page);
  write_passes(page);
}

void write_payment(Page& page) {
  if (!page.plan.policy().payment) return;
  page.title(page.say("经费支付", "Payment"));
  Table table({Align::left, Align::right});
  const auto row = [&](std::string_view zh, std::string_view en, const std::string& sign, const std::string& path) {
    if (page.evaluation.find(path)) table.row({page.say(zh, en), (page.has(path) ? sign : "") + page.amount(path)});
  };
  row("末期款（元）", "instalment (yuan)", "", "payment/instalment");
  table.row({page.say("按等级支付", "share for the grade"), page.percent("payment/share")});
  row("按等级应付（元）", "due for the grade (yuan)", "", "payment/due");
  row("缺岗", "vacancies", "", "payment/vacancies");
  row("缺岗扣减（元）", "deduction for them (yuan)", "-", "payment/deduction");
  row("应付（元）", "to be paid (yuan)", "", "payment/amount");
  page.out += table.print();
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
