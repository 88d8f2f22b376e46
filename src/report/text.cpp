// The text report. Every number is read from the table of figures; none is computed here.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "assay/report.hpp"
#include "report/width.hpp"

namespace assay {

namespace {

using report::Align;
using report::Table;

// Areas stand as columns where so few of them have amounts, and as rows otherwise.
constexpr std::size_t most_area_columns = 6;

class TextReport {
 public:
  TextReport(const Document& document, const Evaluation& evaluation, Language language)
      : document_(document), evaluation_(evaluation), plan_(evaluation.plan()), zh_(language == Language::zh) {}

  std::string write() {
    write_head();
    if (!plan_.agreement().indicators.empty()) write_indicators();
    if (document_.outputs.staffing || !plan_.agreement().posts.empty()) write_staffing();
    write_scores();
    write_result();
    if (!document_.findings.empty()) write_findings();
    return std::move(out_);
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const { return std::string(zh_ ? zh : en); }

  // The document's name for something, or its id in English, where the name may be Chinese.
  std::string label(const std::string& id, const std::string& name) const { return zh_ && !name.empty() ? name : id; }

  void line(const std::string& text) { out_ += text + '\n'; }

  void title(const std::string& text) {
    if (!out_.empty()) out_ += '\n';
    line(text);
  }

  void write_head() {
    const Project& project = document_.project;
    std::string head = project.name.empty() ? project.id : project.name;
    if (project.stage) {
      head += (head.empty() ? "" : "  ") + (*project.stage == Stage::final ? say("末期评估", "final evaluation")
                                                                           : say("中期评估", "midterm evaluation"));
    }
    if (!head.empty()) line(head);
    const auto span = [&](std::string_view zh, std::string_view en, const std::optional<Span>& value) {
      if (value) line(say(zh, en) + to_string(value->from) + say(" 至 ", " to ") + to_string(value->to));
    };
    if (project.date) line(say("评估日期：", "Date: ") + to_string(*project.date));
    span("协议期：", "Term: ", project.term);
    span("考核期：", "Assessed period: ", project.assessed);
    if (project.budget) line(say("服务经费：", "Budget: ") + project.budget->to_string() + say(" 元", " yuan"));
    const Policy& policy = plan_.policy();
    if (!policy.id.empty() || !policy.name.empty()) line(say("评估办法：", "Policy: ") + label(policy.id, policy.name));
    line(say("修约：", "Rounding: ") + schedule());
  }

  std::string schedule() const {
    const RoundingSchedule& rounding = plan_.policy().rounding;
    std::string text;
    const auto step = [&](std::string_view zh, std::string_view en, const std::optional<Rounding>& value) {
      text += (text.empty() ? "" : say("；", "; ")) + say(zh, en) + ' ';
      text += !value ? say("不修约", "exact")
                     : mode(value->mode) + ' ' + std::to_string(value->places) +
                           say(" 位", value->places == 1 ? " place" : " places");
    };
    step("完成百分比", "attainment", rounding.attainment);
    step("其他百分比", "rates", rounding.rate);
    step("各方得分", "party points", rounding.party_points);
    step("总分", "total", rounding.total);
    return text;
  }

  std::string mode(RoundingMode mode) const {
    constexpr std::array<std::string_view, 7> zh = {"四舍五入", "四舍六入五成双", "五舍六入", "去尾",
                                                    "进一",     "向下取整",       "向上取整"};
    return say(zh[static_cast<std::size_t>(mode)], name(mode));
  }

  // --- indicators

  void write_indicators() {
    title(say("指标完成情况", "Indicators"));
    const std::vector<std::uint32_t> columns = area_columns();
    std::vector<Align> align = {Align::left, Align::left, Align::right, Align::right, Align::right};
    std::vector<std::string> head = {say("指标", "indicator"), say("单位", "unit"), say("协议量", "target"),
                                     say("完成量", "actual"), say("百分比", "attainment")};
    for (const std::uint32_t a : columns) {
      align.push_back(Align::right);
      head.push_back(label(plan_.areas()[a].id, plan_.areas()[a].name));
    }
    Table table(std::move(align));
    table.row(std::move(head));
    table.rule();
    const std::string* group = nullptr;
    for (std::size_t i = 0; i < plan_.agreement().indicators.size(); ++i) {
      const Indicator& indicator = plan_.agreement().indicators[i];
      if ((group == nullptr && !indicator.group.empty()) || (group != nullptr && *group != indicator.group)) {
        table.heading(indicator.group.empty() ? "[—]" : "[" + indicator.group + "]");
      }
      group = &indicator.group;
      const std::uint32_t whole = plan_.listed_areas()[0];
      std::vector<std::string> row = amounts(i, whole, label(indicator.id, indicator.name), indicator.unit);
      for (const std::uint32_t a : columns) row.push_back(amount(plan_.actual(i, a)));
      table.row(std::move(row));
      if (columns.empty()) add_area_rows(table, i);
    }
    out_ += table.print();
  }

  void add_area_rows(Table& table, std::size_t i) const {
    for (const std::uint32_t a : plan_.listed_areas().subspan(1)) {
      if (!evaluation_.mentions(i, a)) continue;
      const PlannedArea& area = plan_.areas()[a];
      table.row(amounts(i, a, std::string(area.depth * 2, ' ') + label(area.id, area.name), ""));
    }
  }

  std::vector<std::string> amounts(std::size_t i, std::uint32_t a, std::string name, std::string unit) const {
    return {std::move(name), std::move(unit), amount(plan_.target(i, a)), amount(plan_.actual(i, a)),
            attainment(plan_.attainment(i, a))};
  }

  // The areas that have actuals, where they are few and none has a target of its own; else none.
  std::vector<std::uint32_t> area_columns() const {
    std::vector<std::uint32_t> columns;
    for (const std::uint32_t a : plan_.listed_areas().subspan(1)) {
      bool any = false;
      for (std::size_t i = 0; i < plan_.agreement().indicators.size(); ++i) {
        if (evaluation_.presence(plan_.target(i, a)) != Presence::none) return {};
        any = any || evaluation_.mentions(i, a);
      }
      if (any) columns.push_back(a);
    }
    if (columns.size() > most_area_columns) columns.clear();
    return columns;
  }

  std::string amount(Node node) const {
    switch (evaluation_.presence(node)) {
      case Presence::given: return evaluation_.text(node);
      case Presence::none: return "/";
      case Presence::not_applicable: return "n/a";
      case Presence::missing: return "—";
    }
    return "";
  }

  std::string attainment(Node node) const {
    switch (evaluation_.outcome(node)) {
      case Outcome::ratio: return percent(node);
      case Outcome::not_applicable: return "n/a";
      case Outcome::no_target: return "/";
      case Outcome::no_actual: return say("无完成量", "no actual");
      case Outcome::met_by_definition: return say("协议量 0，已满足", "target 0, met");
      case Outcome::over_zero_target: return say("协议量 0", "target 0");
    }
    return "";
  }

  std::string percent(Node node) const {
    return evaluation_.presence(node) == Presence::given ? evaluation_.text(node) + "%" : "—";
  }

  // --- staffing

  void write_staffing() {
    title(say("人员到岗", "Staffing"));
    if (!plan_.agreement().posts.empty()) {
      Table table({Align::left, Align::right, Align::right, Align::right});
      table.row({say("类别", "category"), say("应到岗人次", "post-months required"), say("实到岗人次", "worked"),
                 say("超配(+)/缺岗(-)", "net")});
      table.rule();
      for (std::size_t p = 0; p < plan_.agreement().posts.size(); ++p) {
        const Decimal* net = evaluation_.value(plan_.net(p));
        table.row({category(plan_.agreement().posts[p].category), amount(plan_.required(p)), amount(plan_.worked(p)),
                   net == nullptr ? "—" : (*net > Decimal(0) ? "+" : "") + net->to_string()});
      }
      out_ += table.print();
    }
    if (!document_.outputs.staffing) return;
    const Staffing& staffing = *document_.outputs.staffing;
    const auto fact = [&](std::string_view zh, std::string_view en, const std::string& value) {
      line(say(zh, en) + value);
    };
    if (evaluation_.presence(plan_.retained()) == Presence::given) {
      fact("稳岗率：", "Retention: ",
           amount(plan_.retained()) + " / " + amount(plan_.retention_base()) + " = " + percent(plan_.retention()));
    }
    if (evaluation_.presence(plan_.experienced()) == Presence::given) {
      const std::optional<std::size_t> all = post("all");
      fact("有经验社工占比：", "Experienced staff: ",
           amount(plan_.experienced()) + " / " + (all ? amount(plan_.worked(*all)) : "—") + " = " +
               percent(plan_.experienced_share()));
    }
    if (evaluation_.presence(plan_.head_count()) == Presence::given) {
      fact("期末在岗人数：", "Head count at the end: ", amount(plan_.head_count()));
    }
    if (!staffing.certificates.empty()) fact("持证：", "Certificates: ", counts(staffing.certificates));
    if (!staffing.leavers.empty()) fact("离开：", "Leavers: ", counts(staffing.leavers));
    if (!staffing.head_certificate.empty() || staffing.head_years) {
      std::string head = staffing.head_certificate;
      if (staffing.head_years) {
        head += (head.empty() ? "" : say("，", ", ")) + staffing.head_years->to_string() + say(" 年", " years");
      }
      fact("项目负责人：", "Person in charge: ", head);
    }
  }

  // The two usual categories have words of their own.
  std::string category(const std::string& id) const {
    if (id == "all") return say("全部社工", id);
    return id == "certified" ? say("持证社工", id) : id;
  }

  std::optional<std::size_t> post(std::string_view category) const {
    const std::vector<Post>& posts = plan_.agreement().posts;
    const auto found = std::find_if(posts.begin(), posts.end(), [&](const Post& p) { return p.category == category; });
    return found == posts.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - posts.begin()));
  }

  std::string counts(const std::vector<Count>& counts) const {
    std::string text;
    for (const Count& count : counts)
      text += (text.empty() ? "" : say("，", ", ")) + count.label + ' ' + count.value.to_string();
    return text;
  }

  // --- scores

  void write_scores() {
    title(say("评分", "Scores"));
    Table table({Align::left, Align::right, Align::right, Align::right});
    table.row({say("评分方", "party"), say("分值", "maximum"), say("原始分", "raw score"), say("得分", "points")});
    table.rule();
    std::unordered_map<std::string_view, const Score*> scores;
    for (const Score& score : document_.scores) scores.emplace(score.party, &score);
    for (std::size_t p = 0; p < plan_.policy().parties.size(); ++p) {
      const Party& party = plan_.policy().parties[p];
      table.row({label(party.id, party.name), party.max.to_string(), raw_score(*scores.at(party.id)),
                 evaluation_.text(plan_.points(p))});
    }
    table.rule();
    table.row({say("总分", "total"), plan_.policy().scale.to_string(), "", evaluation_.text(plan_.total())});
    out_ += table.print();
  }

  static std::string raw_score(const Score& score) {
    const auto* raw = std::get_if<RawScore>(&score.award);
    return raw == nullptr ? "" : raw->raw.to_string() + " / " + raw->of.to_string();
  }

  void write_result() {
    std::string result = say("总分 ", "Total ") + evaluation_.text(plan_.total());
    const Decimal* rounded = evaluation_.value(plan_.total());
    const std::optional<Ratio> exact = evaluation_.exact(plan_.total());
    if (rounded != nullptr && *exact != Ratio(*rounded)) {
      result += say("（修约前 ", " (before rounding ") + exact->to_string() + say("）", ")");
    }
    const Band& grade = evaluation_.grade();
    result += say("  等级 ", "  Grade ") + label(grade.id, grade.name);
    if (plan_.policy().rounding.total) {
      result += plan_.policy().grade_on == GradeOn::rounded_total ? say("（按修约后的总分）", " (on the rounded total)")
                                                                  : say("（按修约前的总分）", " (on the exact total)");
    }
    title(result);
  }

  // --- findings

  void write_findings() {
    title(say("评估意见（条）", "Findings"));
    Table table({Align::left, Align::right, Align::right, Align::right});
    table.row({say("评分方", "party"), say("值得肯定", "commendations"), say("需要关注", "concerns"),
               say("建议", "recommendations")});
    table.rule();
    std::unordered_map<std::string_view, std::array<std::size_t, 3>> counts;
    for (const Finding& finding : document_.findings) ++counts[finding.party][static_cast<std::size_t>(finding.kind)];
    for (const Party& party : plan_.policy().parties) {
      const std::array<std::size_t, 3>& kinds = counts[party.id];
      table.row(
          {label(party.id, party.name), std::to_string(kinds[0]), std::to_string(kinds[1]), std::to_string(kinds[2])});
    }
    out_ += table.print();
  }

  const Document& document_;
  const Evaluation& evaluation_;
  const Plan plan_;
  const bool zh_;
  std::string out_;
};

}  // namespace

std::string write_report(const Document& document, const Evaluation& evaluation, Language language) {
  return TextReport(document, evaluation, language).write();
}

}  // namespace assay
