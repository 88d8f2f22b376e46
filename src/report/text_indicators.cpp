// The table of indicators.
#include <algorithm>
#include <utility>

#include "report/lookup.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

namespace {

// Areas stand as columns where so few of them have amounts, and as rows otherwise.
constexpr std::size_t most_area_columns = 6;

class IndicatorTable {
 public:
  explicit IndicatorTable(Page& page)
      : page_(page),
        plan_(page.plan),
        indicators_(page.plan.agreement().indicators),
        whole_(page.plan.listed_areas()[0]),
        columns_(area_columns()),
        prorated_(any([](const Indicator& i) { return i.proration.rule != ProrationRule::none; })),
        directed_(any([](const Indicator& i) { return i.direction != Direction::at_least; }) || rounding_hides()) {}

  // Whether a percentage is shown as 100 or more of a target that is not met.
  bool rounding_hides() const {
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
      const Node node = page_.plan.attainment(i, page_.plan.listed_areas()[0]);
      const Decimal* const shown = page_.evaluation.value(node);
      if (shown != nullptr && *shown >= Decimal(100) && page_.evaluation.met(node) == Met::no) return true;
    }
    return false;
  }

  void write() {
    page_.title(page_.say("指标完成情况", "Indicators"));
    std::vector<Align> align = {Align::left, Align::left, Align::right, Align::right, Align::right};
    std::vector<std::string> head = {page_.say("指标", "indicator"), page_.say("单位", "unit"),
                                     page_.say("协议量", "target"), page_.say("完成量", "actual"),
                                     page_.say("百分比", "attainment")};
    const auto column = [&](std::string text) {
      align.push_back(Align::right);
      head.push_back(std::move(text));
    };
    if (prorated_) {
      column(page_.say("折算协议量", "prorated target"));
      column(page_.say("折算百分比", "prorated attainment"));
    }
    // A percentage below 100 may be what was agreed; where all agreed on at least so much, it says all.
    if (directed_) column(page_.say("达标", "met"));
    for (const std::uint32_t a : columns_) column(page_.area_label(a));
    Table table(std::move(align));
    table.row(std::move(head));
    table.rule();
    const std::string* group = nullptr;
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
      const Indicator& indicator = indicators_[i];
      if ((group == nullptr && !indicator.group.empty()) || (group != nullptr && *group != indicator.group)) {
        table.heading(indicator.group.empty() ? "[—]" : "[" + indicator.group + "]");
      }
      group = &indicator.group;
      std::vector<std::string> row = cells(i, whole_, page_.label(indicator), indicator.unit);
      for (const std::uint32_t a : columns_) row.push_back(actual(i, a));
      table.row(std::move(row));
      if (columns_.empty()) add_area_rows(table, i);
    }
    page_.out += table.print();
    write_prorations();
    write_ratios();
  }

 private:
  template <typename Test>
  bool any(Test test) const {
    return std::any_of(indicators_.begin(), indicators_.end(), test);
  }

  // The areas that have actuals, where they are few and none has a target of its own; else none.
  std::vector<std::uint32_t> area_columns() const {
    std::vector<std::uint32_t> columns;
    for (const std::uint32_t a : inner_areas(plan_)) {
      bool mentioned = false;
      for (std::size_t i = 0; i < indicators_.size(); ++i) {
        if (page_.evaluation.presence(plan_.target(i, a)) != Presence::none) return {};
        mentioned = mentioned || page_.evaluation.mentions(i, a);
      }
      if (mentioned) columns.push_back(a);
    }
    if (columns.size() > most_area_columns) columns.clear();
    return columns;
  }

  void add_area_rows(Table& table, std::size_t i) const {
    for (const std::uint32_t a : inner_areas(plan_)) {
      if (!page_.evaluation.mentions(i, a)) continue;
      table.row(cells(i, a, std::string(plan_.areas()[a].depth * 2, ' ') + page_.area_label(a), ""));
    }
  }

  std::vector<std::string> cells(std::size_t i, std::uint32_t a, std::string name, std::string unit) const {
    std::vector<std::string> row = {std::move(name), std::move(unit),
                                    target(i, plan_.target(i, a), plan_.figure(i, a, "upper")), actual(i, a),
                                    attainment(i, a)};
    if (prorated_) {
      const auto lower = plan_.figure(i, a, "prorated_target"), attained = plan_.figure(i, a, "prorated_attainment");
      row.push_back(lower ? target(i, *lower, plan_.figure(i, a, "prorated_upper")) : "");
      row.push_back(attained ? outcome(i, *attained) : "");
    }
    if (directed_) row.push_back(met(plan_.attainment(i, a)));
    return row;
  }

  // With the direction, where it is not at least: "≤ 5", "= 2", "60–70".
  std::string target(std::size_t i, Node node, std::optional<Node> upper) const {
    const std::string text = page_.amount(node);
    if (!page_.has(node)) return text;
    switch (indicators_[i].direction) {
      case Direction::at_least: break;
      case Direction::at_most: return "≤ " + text;
      case Direction::exactly: return "= " + text;
      case Direction::within: return text + "–" + (upper ? page_.amount(*upper) : "");
    }
    return text;
  }

  std::string actual(std::size_t i, std::uint32_t a) const {
    const std::string between = range(i, a, "actual_low", "actual_high");
    return between.empty() ? page_.amount(plan_.actual(i, a)) : between;
  }

  std::string attainment(std::size_t i, std::uint32_t a) const {
    const std::string between = range(i, a, "attainment_low", "attainment_high");
    return between.empty() ? outcome(i, plan_.attainment(i, a)) : between + "%";
  }

  // Between which a figure lies whose parts are missing in part; empty where that is not known, or it has a value.
  std::string range(std::size_t i, std::uint32_t a, std::string_view low, std::string_view high) const {
    const auto from = plan_.figure(i, a, low), to = plan_.figure(i, a, high);
    if (!from || !to || !page_.has(*from) || !page_.has(*to) || page_.has(plan_.actual(i, a))) return "";
    return page_.amount(*from) + "–" + page_.amount(*to);
  }

  std::string outcome(std::size_t i, Node node) const {
    switch (page_.evaluation.outcome(node)) {
      case Outcome::ratio: return page_.percent(node);
      case Outcome::not_applicable: return "n/a";
      case Outcome::no_target: return "/";
      case Outcome::no_actual: return page_.say("无完成量", "no actual");
      case Outcome::met_by_definition: return page_.say("协议量 0，已满足", "target 0, met");
      case Outcome::over_zero_target: return page_.say("协议量 0", "target 0");
      case Outcome::zero_actual: return page_.say("完成量 0，已满足", "actual 0, met");
      case Outcome::in_range: return page_.say("范围内", "in range");
      case Outcome::narrative: return judgement(page_, page_.evaluation.judgement(i));
    }
    return "";
  }

  std::string met(Node attained) const {
    switch (page_.evaluation.met(attained)) {
      case Met::open: return "—";
      case Met::no: return page_.say("否", "no");
      case Met::yes: return page_.say("是", "yes");
    }
    return "";
  }

  // By which rule and to which part of the term targets are prorated: one line for each rule and part. The table shows
  // which ones are where there is only one.
  void write_prorations() {
    std::vector<std::pair<std::string, std::string>> lines;  // what is done, and to which indicators
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
      const auto node = page_.evaluation.find(indicator_path(plan_, i, whole_) + "/proration");
      if (!node || !page_.has(*node)) continue;
      const std::string how = rule(indicators_[i].proration.rule) + ' ' + page_.evaluation.exact(*node)->to_fraction();
      auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& known) { return known.first == how; });
      if (line == lines.end()) line = lines.insert(lines.end(), {how, ""});
      page_.join(line->second, page_.label(indicators_[i]));
    }
    for (const auto& [how, which] : lines) {
      page_.line(page_.say("折算：", "Prorated: ") + how + (lines.size() == 1 ? "" : page_.say("：", ": ") + which));
    }
  }

  std::string rule(ProrationRule rule) const {
    switch (rule) {
      case ProrationRule::none: return "";
      case ProrationRule::months_touched: return page_.say("按涉及的月数", "by months touched");
      case ProrationRule::whole_months: return page_.say("按整月数", "by whole months");
      case ProrationRule::days: return page_.say("按天数", "by days");
      case ProrationRule::instalments: return page_.say("按分期协议量", "by instalments");
      case ProrationRule::fraction: return page_.say("按给定比例", "by the given part");
    }
    return "";
  }

  // What a ratio was made from.
  void write_ratios() {
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
      const auto n = plan_.figure(i, whole_, "numerator"), d = plan_.figure(i, whole_, "denominator");
      if (!n || !d || !page_.has(*n) || !page_.has(*d)) continue;
      page_.line(page_.label(indicators_[i]) + page_.say("：", ": ") + page_.amount(*n) + " / " + page_.amount(*d));
    }
  }

  Page& page_;
  const Plan& plan_;
  const std::vector<Indicator>& indicators_;
  const std::uint32_t whole_;
  const std::vector<std::uint32_t> columns_;
  const bool prorated_;
  const bool directed_;
};

}  // namespace

void write_indicators(Page& page) {
  if (!page.plan.agreement().indicators.empty()) IndicatorTable(page).write();
}

}  // namespace assay::report
