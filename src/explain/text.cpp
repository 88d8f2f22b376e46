// A derivation as text: one line for each figure and place, indented by its depth.
#include <string>

#include "assay/explain.hpp"
#include "model/words.hpp"

namespace assay {

namespace {

class Text {
 public:
  explicit Text(Language language) : language_(language) {}

  void add(const DerivationLine& line) {
    out_.append(2 * std::size_t{line.depth}, ' ');
    out_ += line.name;
    if (line.figure) {
      add_figure(line);
    } else {
      add_place(line);
    }
    out_ += '\n';
  }

  std::string take() { return std::move(out_); }

 private:
  std::string_view say(std::string_view zh, std::string_view en) const { return language_ == Language::zh ? zh : en; }

  void add_figure(const DerivationLine& line) {
    if (line.presence != Presence::given) {
      out_ += say("：", ": ");
      if (line.repeated) {  // above, it says why
        out_ += say("没有数", "no value");
      } else {
        out_ += line.by_zero ? say("没有数：除数为 0", "no value: the divisor is 0") : why(line);
      }
    } else {
      add_value(line);
    }
    if (line.repeated) out_ += say("（见上）", " (see above)");
    if (line.cut) out_ += say("（以下略）", " (its inputs are left out)");
  }

  // "= 1078/900 × 100 = 1078/9 → half_up, 2 places → 119.78", without what would only say the same again.
  void add_value(const DerivationLine& line) {
    const std::string& before = line.exact.empty() ? line.value : line.exact;
    if (!line.formula.empty() && line.formula != before) {
      out_ += " = " + line.formula;
      out_ += line.compares ? " → " : " = ";
    } else {
      out_ += " = ";
    }
    out_ += before;
    if (line.exact.empty()) return;
    if (line.rounding) {
      out_ += " → ";
      out_ += model::words(line.rounding->mode, language_);
      out_ += say("，", ", ");
      out_ += std::to_string(line.rounding->places);
      out_ += say(" 位小数", line.rounding->places == 1 ? " place" : " places");
    }
    out_ += " → " + line.value;
  }

  void add_place(const DerivationLine& line) {
    if (line.presence != Presence::given) {
      out_ += say("：", ": ");
      out_ += why(line);
    } else if (!line.value.empty()) {
      out_ += say("：", ": ");
      out_ += line.value;
    }
    if (!line.policy.empty()) {
      out_ += say("（随附的评估办法 ", " (the shipped policy ");
      out_ += line.policy;
      out_ += say("）", ")");
    }
    if (line.source.empty()) return;
    out_ += say("（", " (");
    for (const char c : line.source) out_ += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    out_ += say("）", ")");
  }

  // Why there is no number.
  std::string_view why(const DerivationLine& line) const {
    switch (line.outcome.value_or(Outcome::ratio)) {
      case Outcome::no_target: return say("没有数：没有约定目标", "no value: no target was agreed");
      case Outcome::no_actual: return say("没有数：没有完成量", "no value: there is no actual");
      case Outcome::met_by_definition:
        return say("没有数：目标为 0，完成量也为 0，视为达成", "no value: target and actual are 0, which meets it");
      case Outcome::over_zero_target:
        return say("没有数：目标为 0，没有百分比", "no value: a target of 0 has no percentage");
      case Outcome::zero_actual:
        return say("没有数：完成量为 0，达成，但没有百分比", "no value: an actual of 0 meets it and has no percentage");
      case Outcome::narrative: return say("没有数：文字指标", "no value: it is judged in words");
      case Outcome::ratio:
      case Outcome::not_applicable:
      case Outcome::in_range: break;
    }
    switch (line.presence) {
      case Presence::missing: return say("没有数：缺数据", "no value: data is missing");
      case Presence::none: return say("没有数：没有约定，或没有报告", "no value: none was agreed, or none reported");
      case Presence::not_applicable: return say("没有数：不适用", "no value: it does not apply");
      case Presence::given: break;
    }
    return "";
  }

  const Language language_;
  std::string out_;
};

}  // namespace

std::string write_derivation_report(const std::vector<DerivationLine>& lines, Language language) {
  Text text(language);
  for (const DerivationLine& line : lines) text.add(line);
  return text.take();
}

}  // namespace assay
