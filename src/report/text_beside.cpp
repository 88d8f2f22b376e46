// What stands beside the table of indicators: amendments, narratives, coverage, verification, deviations, the midterm.
#include "report/lookup.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

namespace {

// A section of one table, which is left out where it gets no row.
class Section {
 public:
  Section(Page& page, std::string title, std::vector<Align> columns, std::vector<std::string> head)
      : page_(page), title_(std::move(title)), table_(std::move(columns)) {
    table_.row(std::move(head));
    table_.rule();
  }

  void row(std::vector<std::string> cells) {
    table_.row(std::move(cells));
    empty_ = false;
  }

  // Whether there was anything to print.
  bool print() {
    if (empty_) return false;
    page_.title(title_);
    page_.out += table_.print();
    return true;
  }

 private:
  Page& page_;
  std::string title_;
  Table table_;
  bool empty_ = true;
};

constexpr Align left = Align::left, right = Align::right;

// Each indicator with its number, and each area, the whole first.
template <typename Body>
void for_each_indicator(const Page& page, Body body) {
  const std::vector<Indicator>& indicators = page.plan.agreement().indicators;
  for (std::size_t i = 0; i < indicators.size(); ++i) body(i, indicators[i]);
}
template <typename Body>
void for_each_cell(const Page& page, Body body) {
  for_each_indicator(page, [&](std::size_t i, const Indicator& indicator) {
    for (const std::uint32_t a : page.plan.listed_areas()) body(i, a, indicator);
  });
}

// The upper end of a range of the whole, as it was agreed.
std::string upper_of(const Cells& upper) {
  const bool whole = upper.size() == 1 && upper[0].area == "*" && upper[0].amount.given();
  return whole ? "–" + upper[0].amount.value.to_string() : "";
}

// The areas that an indicator lacks, as many as a line can hold.
std::string missing_labels(const Page& page, std::size_t i) {
  constexpr std::size_t most = 10;
  const std::vector<std::uint32_t> areas = missing_areas(page.evaluation, i);
  std::string text;
  for (std::size_t k = 0; k < areas.size() && k < most; ++k) {
    text += (k == 0 ? "" : page.say("、", ", ")) + page.area_label(areas[k]);
  }
  return areas.size() > most ? text + page.say("等", ", …") : text;
}

}  // namespace

std::string judgement(const Page& page, Judgement judged) {
  switch (judged) {
    case Judgement::open: return page.say("未判定", "open");
    case Judgement::met: return page.say("达成", "met");
    case Judgement::partly: return page.say("部分达成", "partly met");
    case Judgement::not_met: return page.say("未达成", "not met");
  }
  return "";
}

void write_amendments(Page& page) {
  Section section(page, page.say("补充协议", "Amendments"), {left, left, right, left, left},
                  {page.say("指标", "indicator"), page.say("自", "from"), page.say("协议量", "target"), "",
                   page.say("原因", "reason")});
  for_each_indicator(page, [&](std::size_t i, const Indicator& indicator) {
    if (indicator.amendments.empty()) return;
    const std::size_t in_force = agreed_in_force(page.plan, i);
    for (std::size_t k = 0; k <= indicator.amendments.size(); ++k) {
      const Amendment* amendment = k == 0 ? nullptr : &indicator.amendments[k - 1];
      section.row({k == 0 ? page.label(indicator) : "",
                   amendment == nullptr ? page.say("原协议", "original") : to_string(amendment->date),
                   page.amount("indicators/" + indicator.id + "/agreed/" + std::to_string(k)) +
                       upper_of(k == 0 ? indicator.upper : amendment->upper),
                   k == in_force ? page.say("现行", "in force") : "",
                   amendment == nullptr ? "" : one_line(amendment->reason)});
    }
  });
  section.print();
}

void write_narratives(Page& page) {
  const auto particulars = particulars_of(page.document.outputs);
  Section section(page, page.say("文字指标", "Narrative indicators"), {left, left, left},
                  {page.say("指标", "indicator"), page.say("判定", "judged"), page.say("数额", "amounts")});
  for_each_indicator(page, [&](std::size_t i, const Indicator& indicator) {
    if (indicator.kind != IndicatorKind::narrative) return;
    std::string amounts;
    const auto found = particulars.find(indicator.id);
    if (found != particulars.end() && found->second.narrative != nullptr) {
      for (const NamedAmount& amount : found->second.narrative->amounts) {
        page.join(amounts, amount.name + ' ' + page.amount("indicators/" + indicator.id + "/amounts/" + amount.name) +
                               (amount.unit.empty() ? "" : ' ' + amount.unit));
      }
    }
    section.row({page.label(indicator), judgement(page, page.evaluation.judgement(i)), amounts});
  });
  section.print();
}

// Where some parts came and others did not. Where none came, the table of indicators says so.
void write_coverage(Page& page) {
  Section section(page, page.say("片区报送", "Coverage"), {left, left, right, right, right, right, left},
                  {page.say("指标", "indicator"), page.say("范围", "area"), page.say("应报", "expected"),
                   page.say("已报", "reported"), page.say("缺报", "missing"), page.say("不适用", "n/a"),
                   page.say("缺报片区", "missing areas")});
  for_each_cell(page, [&](std::size_t i, std::uint32_t a, const Indicator& indicator) {
    const auto part = [&](std::string_view name) { return page.plan.figure(i, a, "coverage/" + std::string(name)); };
    const auto expected = part("expected"), reported = part("reported"), missing = part("missing");
    const auto not_applicable = part("not_applicable");
    if (!expected || !reported || !missing || !not_applicable) return;
    const auto some = [&](Node node) {
      const Decimal* value = page.evaluation.value(node);
      return value != nullptr && !value->is_zero();
    };
    if (!some(*reported) || !some(*missing)) return;
    section.row({page.label(indicator), page.area_label(a), page.amount(*expected), page.amount(*reported),
                 page.amount(*missing), page.amount(*not_applicable),
                 a == page.plan.listed_areas()[0] ? missing_labels(page, i) : ""});
  });
  section.print();
}

void write_verification(Page& page) {
  if (!page.has("verification/rate")) return;
  page.title(page.say("核实", "Verification"));
  page.line(page.say("核实率：", "Verified: ") + page.amount("verification/verified") + " / " +
            page.amount("verification/reported") + " = " + page.percent("verification/rate"));
  Table table({left, left, right, right, right, right});
  table.row({page.say("指标", "indicator"), page.say("范围", "area"), page.say("报告", "reported"),
             page.say("核实", "verified"), page.say("调整", "adjustment"), page.say("百分点", "points of attainment")});
  table.rule();
  bool any = false;
  for_each_cell(page, [&](std::size_t i, std::uint32_t a, const Indicator& indicator) {
    const std::string path = indicator_path(page.plan, i, a);
    const auto adjustment = page.evaluation.find(path + "/adjustment");
    if (!adjustment) return;
    const std::optional<Ratio> effect = page.evaluation.exact(*adjustment);
    if (!effect || effect->is_zero()) return;
    any = true;
    const auto points = page.evaluation.find(path + "/adjustment_effect");
    table.row({page.label(indicator), page.area_label(a), page.amount(path + "/reported"),
               page.amount(path + "/verified"), page.signed_amount(*adjustment),
               points ? page.signed_amount(*points) : ""});
  });
  if (any) page.out += table.print();
}

void write_deviations(Page& page) {
  const auto particulars = particulars_of(page.document.outputs);
  Section section(page, page.say("偏差说明", "Deviations"), {left, left, left},
                  {page.say("指标", "indicator"), page.say("偏差原因", "reason"), page.say("改进措施", "measure")});
  for_each_indicator(page, [&](std::size_t, const Indicator& indicator) {
    const auto found = particulars.find(indicator.id);
    if (found == particulars.end() || found->second.deviation == nullptr) return;
    const Deviation& deviation = *found->second.deviation;
    const auto given = [](const std::string& text) { return text.empty() ? "—" : one_line(text); };
    section.row({page.label(indicator), given(deviation.reason), given(deviation.measure)});
  });
  section.print();
}

void write_progress(Page& page) {
  Section section(page, page.say("与中期比较", "Since midterm"), {left, right, right, right},
                  {page.say("指标", "indicator"), page.say("中期", "midterm"), page.say("本期", "now"),
                   page.say("变化", "change")});
  const auto row = [&](const std::string& label, const std::string& path, Node now, const std::string& change,
                       const std::string& unit) {
    const auto node = page.evaluation.find("progress/" + change);
    if (!node || !page.has(*node)) return;
    section.row({label, page.amount("midterm/" + path) + unit, page.amount(now) + unit, page.signed_amount(*node)});
  };
  for_each_indicator(page, [&](std::size_t i, const Indicator& indicator) {
    const std::uint32_t whole = page.plan.listed_areas()[0];
    const std::string path = indicator_path(page.plan, i, whole);
    row(page.label(indicator), path + "/actual", page.plan.actual(i, whole), path, "");
  });
  const auto figure = [&](std::string_view zh, std::string_view en, Node now, const std::string& unit) {
    const std::string path = page.plan.path(now);
    row(page.say(zh, en), path, now, path, unit);
  };
  figure("稳岗率", "retention", page.plan.retention(), "%");
  figure("有经验社工占比", "experienced staff", page.plan.experienced_share(), "%");
  figure("总分", "total", page.plan.total(), "");
  section.print();
}

void write_notes(Page& page) {
  if (page.notes.empty()) return;
  page.title(page.say("提示", "Notes"));
  for (const Note& note : page.notes) {
    page.line("- " + one_line(note.problem.message(page.language)) + page.say("（", " (") +
              one_line(note.problem.pointer) + page.say("）", ")"));
  }
}

}  // namespace assay::report
