// Words against numbers: that a target was met, how long a span is, which grade it came to.
#include <algorithm>
#include <string_view>
#include <utility>

#include "audit/work.hpp"
#include "evaluate/rules.hpp"
#include "model/calendar.hpp"

namespace assay::audit_detail {

namespace {

// A way to understand what a report says, and whether it is true then.
struct Reading {
  std::string_view id;
  Label words;
  bool holds = false;
  std::string fails = {};  // where it does not
};

std::string joined(const std::vector<Reading>& readings, bool holds, bool chinese) {
  std::string text;
  for (const Reading& reading : readings) {
    if (reading.holds != holds) continue;
    text += (text.empty() ? "" : chinese ? "、" : ", ") + (chinese ? reading.words.zh : reading.words.en);
  }
  return text;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" /-") == std::string_view::npos || text == "—" || text == "／";
}

// 未完成, 没有达到, 不达标; but 不少于 and 不低于 affirm.
bool is_denied(std::string_view text) {
  const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  if (has("未") || has("没") || has("not ")) return true;
  return has("不") && !has("不少于") && !has("不低于") && !has("不小于");
}

// --- targets

class Targets {
 public:
  explicit Targets(Work& work) : work_(work) {}

  void check(std::size_t c, std::string_view id) {
    CheckedClaim& claim = work_.claim(c);
    if (is_blank(claim.claim.printed)) {
      claim.missing = Diagnostic{Code::claim_without_value, "", {claim.claim.printed, "?"}};
      return;
    }
    const std::string area = area_of(claim.claim.scope);
    const bool denied = is_denied(claim.claim.printed);
    std::vector<Reading> readings = {{"term", {"对照整个协议期的目标", "the target of the term"}},
                                     {"assessed", {"对照考核期应完成的量", "what was due in the assessed period"}}};
    bool decided = false;
    for (Reading& reading : readings) decided = read(reading, id, area, denied) || decided;
    if (!decided) {
      claim.missing = absent("没有可以判断的目标", "no target to decide on");
      return;
    }
    for (const Reading& reading : readings) {
      if (reading.holds) claim.holds_by.emplace_back(reading.id);
    }
    const auto stated = std::find_if(readings.begin(), readings.end(),
                                     [&](const Reading& reading) { return reading.id == claim.claim.reading; });
    const bool all = claim.holds_by.size() == readings.size();
    const bool holds = stated == readings.end() ? all : stated->holds;
    mark(claim, holds);
    if (holds) return;
    if (claim.holds_by.empty()) {
      return work_.add(finding_of(Severity::warning, Code::words_fail, {claim.claim.printed, readings[1].fails}, {c},
                                  claim.claim.figure));
    }
    work_.add(finding_of(Severity::note, Code::words_by_reading,
                         {claim.claim.printed, joined(readings, true, true), joined(readings, false, true),
                          joined(readings, true, false), joined(readings, false, false),
                          readings[0].holds ? readings[1].fails : readings[0].fails},
                         {c}, claim.claim.figure));
  }

 private:
  // The id of an area that is meant by its id or name; empty for the whole.
  std::string area_of(const std::string& scope) const {
    for (const PlannedArea& area : work_.evaluation.plan().areas()) {
      if (!area.name.empty() && (area.id == scope || area.name == scope)) return area.id;
    }
    return {};
  }

  // Whether there is anything to decide on. What is denied holds where a target was missed.
  bool read(Reading& reading, std::string_view id, const std::string& area, bool denied) const {
    std::string met, missed;
    for (const Indicator& indicator : work_.document.agreement.indicators) {
      if (id != "*" && id != indicator.id) continue;
      const std::string path = "indicators/" + indicator.id + (area.empty() ? "" : "/areas/" + area);
      std::optional<Node> node = work_.evaluation.find(path + "/attainment");
      if (reading.id == "assessed") {
        if (const auto prorated = work_.evaluation.find(path + "/prorated_attainment")) node = prorated;
      }
      if (!node || work_.evaluation.met(*node) == Met::open) continue;
      std::string& list = work_.evaluation.met(*node) == Met::yes ? met : missed;
      const std::string value = work_.evaluation.text(*node);
      list += (list.empty() ? "" : ", ") + indicator.id + (value.empty() ? "" : " " + value + "%");
    }
    reading.holds = denied ? !missed.empty() : missed.empty();
    reading.fails = denied ? met : missed;
    return !met.empty() || !missed.empty();
  }

  Work& work_;
};

// --- spans

// What a rule of counting makes of a span.
struct SpanCount {
  std::string_view id;
  Label words;
  std::int64_t count;
};

std::vector<SpanCount> counts_of(const Span& span, MonthEnd rule, bool days) {
  const std::int64_t all = model::days_of(span);
  if (days) {
    return {{"days", {"首尾都算的天数", "days, both ends included"}, all},
            {"days_between", {"首尾之间的天数", "days between the ends"}, all - 1}};
  }
  return {{"months_touched", {"触及的月份", "months touched"}, model::months_touched(span)},
          {"whole_months", {"整月", "whole months"}, model::whole_months(span, rule)}};
}

// --- grades

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool names(const Band& band, std::string_view printed) { return band.id == printed || band.name == printed; }

}  // namespace

void check_words(Work& work) {
  constexpr std::string_view room = "indicators/", end = "/met";
  Targets targets(work);
  for (std::size_t c = 0; c < work.audit.claims.size(); ++c) {
    const std::string& path = work.claim(c).claim.figure;
    if (!path.starts_with(room) || !path.ends_with(end) || path.size() <= room.size() + end.size()) continue;
    targets.check(c, std::string_view(path).substr(room.size(), path.size() - room.size() - end.size()));
  }
}

void check_spans(Work& work) {
  for (std::size_t c = 0; c < work.audit.claims.size(); ++c) {
    CheckedClaim& claim = work.claim(c);
    const std::string& path = claim.claim.figure;
    if (!path.starts_with("spans/") || claim.missing) continue;
    if (!claim.printed.has_value) {
      claim.missing = Diagnostic{Code::claim_without_value, "", {claim.claim.printed, "?"}};
      continue;
    }
    const std::optional<Span>& span =
        path.starts_with("spans/term/") ? work.document.project.term : work.document.project.assessed;
    if (!span) {
      claim.missing = absent("没有给出起止日期", "its dates are not given");
      continue;
    }
    if (!work.read(c, 1)) continue;
    const std::vector<SpanCount> counts = counts_of(*span, work.document.policy.month_end, path.ends_with("/days"));
    std::string zh, en;
    for (const SpanCount& each : counts) {
      if (claim.stands_for->contains(Ratio(each.count))) claim.holds_by.emplace_back(each.id);
      zh += (zh.empty() ? "" : "，") + each.words.zh + " " + std::to_string(each.count);
      en += (en.empty() ? "" : ", ") + each.words.en + " " + std::to_string(each.count);
    }
    mark(claim, !claim.holds_by.empty());
    if (!claim.holds_by.empty()) continue;
    const Label label = label_of_claim(work.document, claim.claim);
    work.add(finding_of(Severity::warning, Code::span_mismatch, {label.zh, label.en, claim.claim.printed, zh, en}, {c},
                        path));
  }
}

// Each grade goes with the total that is counted in the same way. Where the report's total is the evaluation's, or it
// prints none, the grade is the evaluation's; else that of what is printed.
void check_grade(Work& work) {
  const Evaluation& evaluation = work.evaluation;
  const std::span<const Band> bands(work.document.policy.bands);
  for (std::size_t c = 0; c < work.audit.claims.size(); ++c) {
    CheckedClaim& claim = work.claim(c);
    if (claim.claim.figure != "grade") continue;
    const std::string_view printed = trimmed(claim.claim.printed);
    if (is_blank(printed)) {
      claim.missing =
          Diagnostic{Code::claim_without_value, "", {claim.claim.printed, evaluation.text(evaluation.plan().grade())}};
      continue;
    }
    const CheckedClaim* total = nullptr;
    for (const CheckedClaim& each : work.audit.claims) {
      if (each.claim.figure != "total" || !each.stands_for || each.claim.reading != claim.claim.reading) continue;
      if (each.claim.date == claim.claim.date && each.claim.scope == claim.claim.scope) total = &each;
    }
    if (total == nullptr && says_how_it_counts(claim.claim)) {
      claim.missing = absent("没有同一口径的总分", "no total of that reading is printed");
      continue;
    }
    if (std::none_of(bands.begin(), bands.end(), [&](const Band& band) { return names(band, printed); })) {
      claim.missing =
          Diagnostic{Code::printed_syntax, "", {claim.claim.printed, "不是等级的名称", "it names no grade", "0"}};
      continue;
    }
    const bool of_evaluation = total == nullptr || total->state == ClaimState::consistent;
    std::span<const Band> possible = evaluation.reachable_grades();
    if (!of_evaluation) {
      // From the band of the highest value down to that of the lowest; what lies at an open end is not reached.
      const Interval& values = total->stands_for->values;
      const std::size_t worst = values.low().bounded ? rules::step_at(bands, values.low().value) : bands.size() - 1;
      std::size_t best = values.high().bounded ? rules::step_at(bands, values.high().value) : 0;
      if (values.high().bounded && !values.high().closed && Ratio(bands[best].from) == values.high().value) ++best;
      best = std::min(best, worst);
      possible = bands.subspan(best, worst - best + 1);
    }
    const bool holds =
        std::any_of(possible.begin(), possible.end(), [&](const Band& band) { return names(band, printed); });
    mark(claim, holds);
    if (holds) continue;
    const Band& band = possible.front();
    AuditFinding finding = finding_of(
        Severity::error, Code::grade_mismatch,
        {claim.claim.printed, of_evaluation ? evaluation.text(evaluation.plan().total()) : total->claim.printed,
         band.name.empty() ? band.id : band.name, band.id},
        {c}, "grade");
    finding.figures = {evaluation.plan().grade()};
    if (total != nullptr) finding.claims.push_back(static_cast<std::size_t>(total - work.audit.claims.data()));
    work.add(std::move(finding));
  }
}

}  // namespace assay::audit_detail
