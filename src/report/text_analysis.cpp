// The analysis as text: what a signing officer needs in its first line, then each part as a table.
#include <algorithm>
#include <array>

#include "assay/analysis.hpp"
#include "assay/report.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay {

namespace report {

namespace {

constexpr Align left = Align::left, right = Align::right;

class AnalysisPage {
 public:
  AnalysisPage(Page& page, const Analysis& analysis) : page_(page), analysis_(analysis) {}

  void write() {
    write_summary();
    write_verdicts();
    write_combinations();
    write_distances();
    write_scores();
    write_weights();
    write_schedules();
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const { return page_.say(zh, en); }

  Table table(std::vector<Align> columns, std::vector<std::string> head) const {
    Table table(std::move(columns));
    table.row(std::move(head));
    table.rule();
    return table;
  }

  // --- the first line

  void write_summary() {
    const Evaluation& evaluation = page_.evaluation;
    const Plan& plan = page_.plan;
    if (!page_.has(plan.total())) {
      std::vector<std::string> bands;
      for (const Band& band : evaluation.reachable_grades()) bands.push_back(band.id);
      page_.line(say("有评分方尚未评分，总分在 ", "A party is on hold: the total lies from ") +
                 page_.amount(plan.total_low()) + say(" 至 ", " to ") + page_.amount(plan.total_high()) +
                 say(" 之间，等级", ", and the grade ") +
                 (bands.size() == 1 ? say("是 ", "is ") : say("可能是 ", "may be ")) + page_.grades(bands) +
                 say("。", "."));
      return;
    }
    const std::string sum = page_.amount(plan.subtotal()), total = page_.amount(plan.total());
    std::string text = say("公布得分合计 ", "The published points total ") + sum;
    const auto shown = [&](Node node) {
      const Decimal* rounded = evaluation.value(node);
      return rounded != nullptr ? Ratio(*rounded) : *evaluation.exact(node);
    };
    if (shown(plan.total()) != shown(plan.subtotal())) text += say("，总分 ", ", total ") + total;
    text += say("，等级 ", ", grade ") + page_.grade(evaluation.grade().id);
    page_.line(text + certainty(evaluation.grade().id) + say("。", "."));
  }

  // Under which reading the grade could be another one.
  std::string certainty(const std::string& grade) const {
    const std::vector<Verdict>& verdicts = analysis_.verdicts;
    if (verdicts.empty()) return "";
    const auto differs = [&](const Verdict& verdict) {
      return verdict.certainty == Certainty::undecided ||
             (verdict.certainty == Certainty::decided && verdict.grades.front() != grade);
    };
    auto named = std::find_if(verdicts.begin(), verdicts.end(),
                              [](const Verdict& verdict) { return verdict.certainty == Certainty::undecided; });
    if (named == verdicts.end()) named = std::find_if(verdicts.begin(), verdicts.end(), differs);
    if (named != verdicts.end()) {
      std::string text = say("；若各方得分是", "; if the points of the parties were ") + came_about(named->hypothesis) +
                         (named->hypothesis.reading == Reading::direct ? say("的", "") : say("而来", "")) +
                         say("，实际总分", ", the actual total ") + within(*named->total);
      text += (named->grades.size() == 1 ? say("，等级是 ", ", and the grade is ")
                                         : say("，等级可能是 ", ", and the grade may be ")) +
              page_.grades(named->grades);
      const auto others = std::count_if(verdicts.begin(), verdicts.end(), differs) - 1;
      if (others == 0) return text;
      return text + say("；另有 ", "; ") + std::to_string(others) +
             say(" 种读法下等级也可能不同",
                 others == 1 ? " other reading could change it too" : " other readings could change it too");
    }
    const auto contradicted = std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
      return verdict.certainty == Certainty::contradicted;
    });
    if (contradicted == 0) return say("；按各种读法都是这个等级", "; every reading gives this grade");
    if (contradicted == std::ssize(verdicts)) {
      return say("；没有一种读法与公布得分相符", "; no reading agrees with the published points");
    }
    return say("；按与公布得分相符的各种读法都是这个等级",
               "; every reading that agrees with the published points gives this grade");
  }

  // "由更细的分数四舍五入"
  std::string came_about(const Hypothesis& hypothesis) const {
    switch (hypothesis.reading) {
      case Reading::direct: return say("直接给出", "awarded directly");
      case Reading::rounded:
        return say("由更细的分数", "rounded (") + page_.mode(hypothesis.mode) + say("", ") from something finer");
      case Reading::weighted:
        return say("由满分 ", "weighted from raw scores of ") +
               (page_.language == Language::zh ? hypothesis.raw_of.to_string() : places(hypothesis)) +
               say("、", " out of ") +
               (page_.language == Language::zh ? places(hypothesis) : hypothesis.raw_of.to_string()) +
               say("的原始分加权后", " and rounded (") + page_.mode(hypothesis.mode) + say("", ")");
    }
    return "";
  }

  std::string places(const Hypothesis& hypothesis) const {
    return std::to_string(hypothesis.raw_places) + say(" 位小数", hypothesis.raw_places == 1 ? " place" : " places");
  }

  std::string within(const Interval& interval) const {
    return interval.is_single() ? say("是 ", "is ") + interval.to_string()
                                : say("在 ", "lies in ") + interval.to_string() + say(" 之间", "");
  }

  // --- the tables

  void write_verdicts() {
    if (analysis_.verdicts.empty()) return;
    page_.title(say("公布得分的读法", "Readings of the published points"));
    Table rows = table({left, left, left, left}, {say("得分的由来", "the points were"), say("准确总分", "exact total"),
                                                  say("等级", "grade"), say("结论", "verdict")});
    for (const Verdict& verdict : analysis_.verdicts) {
      rows.row({came_about(verdict.hypothesis), verdict.total ? verdict.total->to_string() : "—",
                verdict.grades.empty() ? "—" : page_.grades(verdict.grades), certainty(verdict)});
    }
    page_.out += rows.print();
  }

  std::string certainty(const Verdict& verdict) const {
    switch (verdict.certainty) {
      case Certainty::decided: return say("确定", "decided");
      case Certainty::undecided: return say("未定", "undecided");
      case Certainty::contradicted: break;
    }
    std::string parties;
    for (const std::string& party : verdict.contradicting) page_.join(parties, party_label(party));
    return say("矛盾：", "contradicted: ") + parties;
  }

  std::string party_label(const std::string& id) const {
    for (const Party& party : page_.plan.policy().parties) {
      if (party.id == id) return page_.label(party.id, party.name);
    }
    return id;
  }

  // Grades that no combination leads to are left out.
  void write_combinations() {
    if (analysis_.combinations.empty()) return;
    page_.title(say("与公布得分相符的原始分组合", "Raw scores that print as published"));
    Table rows =
        table({left, right, left, right, right},
              {say("得分的由来", "the points were"), say("组合数", "combinations"), say("等级", "grade"),
               say("按准确总分", "by the exact total"), say("按只修约一次的总分", "by the total rounded once")});
    for (const Combinations& combinations : analysis_.combinations) {
      const std::string reading = came_about(combinations.hypothesis);
      if (!combinations.all) {
        rows.row({reading, say("过多，未计数", "too many to count")});
        continue;
      }
      std::vector<std::string> head = {reading, combinations.all->to_string()};
      for (const GradeCount& count : combinations.grades) {
        if (count.by_exact_total.is_zero() && count.by_rounded_once.is_zero()) continue;
        head.insert(head.end(),
                    {page_.grade(count.grade), count.by_exact_total.to_string(), count.by_rounded_once.to_string()});
        rows.row(std::move(head));
        head = {"", ""};
      }
      if (combinations.all->is_zero()) rows.row(std::move(head));
    }
    page_.out += rows.print();
  }

  void write_distances() {
    if (analysis_.distances.empty()) return;
    page_.title(say("与等级界的距离", "Distance to the grades"));
    Table rows = table({left, right, right},
                       {say("等级", "grade"), say("起点", "begins at"), say("总分与起点之差", "total less that")});
    for (const Distance& distance : analysis_.distances) {
      rows.row({page_.grade(distance.grade), distance.boundary.to_string(), with_sign(distance.difference)});
    }
    page_.out += rows.print();
  }

  static std::string with_sign(const Ratio& value) {
    return (value.is_zero() || value.is_negative() ? "" : "+") + value.to_string();
  }

  void write_scores() {
    if (analysis_.scores.empty()) return;
    page_.title(say("改变等级所需的最小变动", "Smallest changes of the grade"));
    std::vector<Align> align = {left, right, right, right, left, left};
    std::vector<std::string> head = {say("分数", "score"),          say("现为", "now"),
                                     say("满分", "maximum"),        say("最小单位", "step"),
                                     say("提高等级", "for better"), say("降低等级", "for worse")};
    // By band; any score reaches the lowest.
    const std::vector<Need>& bands = analysis_.scores.front().needs;
    for (std::size_t k = 0; k + 1 < bands.size(); ++k) {
      align.push_back(right);
      head.push_back(page_.grade(bands[k].grade) + say(" 至少需", " needs"));
    }
    Table rows = table(std::move(align), std::move(head));
    for (const ScoreSensitivity& score : analysis_.scores) {
      std::vector<std::string> row = {place(score.place),
                                      score.place.value.to_string(),
                                      score.place.max.to_string(),
                                      score.grid.is_zero() ? say("按档", "tiers") : score.grid.to_string(),
                                      move(score.raise, score.raised_to, score.raise_bound, true),
                                      move(score.lower, score.lowered_to, score.lower_bound, false)};
      for (std::size_t k = 0; k + 1 < score.needs.size(); ++k) {
        row.push_back(score.needs[k].least ? score.needs[k].least->to_string() : "—");
      }
      rows.row(std::move(row));
    }
    page_.out += rows.print();
  }

  std::string place(const ScorePlace& place) const {
    std::string text = party_label(place.party);
    if (!place.assessor.empty()) text += " / " + place.assessor;
    if (!place.criterion.empty()) text += " / " + criterion_label(place);
    return text;
  }

  std::string criterion_label(const ScorePlace& place) const {
    for (const Party& party : page_.plan.policy().parties) {
      const Criterion* const found = party.id == place.party ? find(party.criteria, place.criterion) : nullptr;
      if (found != nullptr) return page_.label(found->id, found->name);
    }
    return place.criterion;
  }

  static const Criterion* find(const std::vector<Criterion>& criteria, const std::string& id) {
    for (const Criterion& criterion : criteria) {
      if (criterion.id == id) return &criterion;
      if (const Criterion* const part = find(criterion.criteria, id)) return part;
    }
    return nullptr;
  }

  // A change and the grade that it leads to, or why there is none.
  std::string move(const std::optional<Decimal>& by, const std::string& grade, Bound bound, bool up) const {
    if (by) return with_sign(Ratio(*by)) + " → " + page_.grade(grade);
    switch (bound) {
      case Bound::already_there: return up ? say("已是最高", "already the best") : say("已是最低", "already the worst");
      case Bound::out_of_reach:
        return up ? say("到满分也不变", "not even at its maximum") : say("到 0 分也不变", "not even at zero");
      case Bound::none: break;
    }
    return "—";
  }

  void write_weights() {
    if (analysis_.weights.empty()) return;
    page_.title(
        say("权重（占总分的比例，其他权重按比例变动）", "Weights (as shares of the scale, the others in proportion)"));
    Table rows = table({left, right, left, left, left},
                       {say("评分方", "party"), say("现为", "now"), say("等级不变的范围", "keeps the grade"),
                        say("临界", "break-even"), ""});
    for (const WeightSensitivity& weight : analysis_.weights) {
      std::string ends;
      for (const BreakEven& end : weight.break_evens) {
        page_.join(ends, end.share.to_fraction() + " → " + page_.grade(end.grade));
      }
      std::vector<std::string> row = {party_label(weight.party), weight.share.to_string(), weight.keeps.to_string(),
                                      ends.empty() ? "—" : ends};
      if (weight.indifferent) {
        row.push_back(say("总分与这一权重无关", "the total does not depend on it"));
      } else if (weight.on_boundary) {
        row.push_back(say("总分正在等级界上，临界就是现权重",
                          "the total stands on a boundary: the break-even is the present weight"));
      }
      rows.row(std::move(row));
    }
    page_.out += rows.print();
  }

  void write_schedules() {
    if (analysis_.schedules.empty()) return;
    page_.title(say("不同修约办法", "Rounding schedules compared"));
    Table rows =
        table({left, right, right, left, left, right, right},
              {say("办法", "schedule"), say("总分", "total"), say("修约前", "before rounding"), say("等级", "grade"),
               say("从何处起不同", "parts at"), say("此处为", "there"), say("原办法为", "by the policy")});
    for (const ScheduleResult& result : analysis_.schedules) {
      rows.row({schedule_label(result.schedule.id), dash(result.total), dash(result.total_exact),
                result.grade.empty() ? "—" : page_.grade(result.grade), result.parts_at, result.value,
                result.policy_value});
    }
    page_.out += rows.print();
  }

  static std::string dash(const std::string& text) { return text.empty() ? "—" : text; }

  std::string schedule_label(const std::string& id) const {
    using Label = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Label, 6> zh = {{{"policy", "办法规定"},
                                          {"exact", "各步都不修约"},
                                          {"total_once", "只修约总分"},
                                          {"half_even", "四舍六入五成双"},
                                          {"down", "去尾"},
                                          {"exact_total", "按修约前的总分定级"}}};
    const auto found = std::find_if(zh.begin(), zh.end(), [&](const Label& label) { return label.first == id; });
    return page_.label(id, found == zh.end() ? id : std::string(found->second));
  }

  Page& page_;
  const Analysis& analysis_;
};

}  // namespace

}  // namespace report

std::string write_analysis_report(const Document& document, const Evaluation& evaluation, const Analysis& analysis,
                                  Language language) {
  report::Page page(document, evaluation, language);
  report::AnalysisPage(page, analysis).write();
  return std::move(page.out);
}

}  // namespace assay
