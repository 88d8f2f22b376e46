// The audit as text: what a signing officer needs in its first line, then the findings, worst first, each with its
// places and the likely slip, and what stands behind them.
#include <algorithm>
#include <array>

#include "assay/audit.hpp"
#include "assay/report.hpp"
#include "audit/labels.hpp"
#include "model/text.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay {

namespace report {

namespace {

constexpr Align left = Align::left, right = Align::right;

// Text of a report, which may hold page breaks and worse, on one line of a terminal.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, std::max<std::size_t>(1, model::utf8_length(text.substr(at))));
    result += model::is_valid_label(character) ? character : " ";
    at += character.size();
  }
  return result;
}

class AuditPage {
 public:
  AuditPage(Page& page, const Audit& audit) : page_(page), audit_(audit) {}

  void write(bool unclaimed) {
    write_summary();
    write_findings(Severity::error, say("错误（不可能成立）", "Errors (cannot be true)"));
    write_findings(Severity::warning, say("警告（在所述假定下自相矛盾）", "Warnings (inconsistent as assumed)"));
    write_findings(Severity::note, say("提示（请确认）", "Notes (to be confirmed)"));
    write_rounding();
    write_silenced();
    write_unmatched();
    write_unchecked();
    if (unclaimed) write_unclaimed();
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const { return page_.say(zh, en); }
  // A line of its own below a finding.
  void below(const std::string& text) { page_.line("   " + text); }
  // In English, one thing or several.
  std::string counted(std::size_t number, std::string_view zh, std::string_view one, std::string_view several) const {
    return std::to_string(number) + say(zh, number == 1 ? one : several);
  }
  std::string sentence(const Diagnostic& problem) const { return plain(problem.message(page_.language)); }
  std::string sentence_with_code(const Diagnostic& problem) const {
    return sentence(problem) + " [" + std::to_string(static_cast<int>(problem.code)) + ' ' +
           std::string(name(problem.code)) + ']';
  }

  static bool is_reported(const AuditFinding& finding, Severity severity) {
    return finding.silenced.empty() && finding.severity == severity;
  }
  // They have a section of their own.
  static bool is_unmatched(const AuditFinding& finding) { return finding.problem.code == Code::template_unmatched; }

  // --- the first line

  void write_summary() {
    const auto of = [&](Severity severity) {
      return static_cast<std::size_t>(
          std::count_if(audit_.findings.begin(), audit_.findings.end(),
                        [&](const AuditFinding& finding) { return is_reported(finding, severity); }));
    };
    const std::size_t claims = audit_.claims.size();
    const auto unchecked = static_cast<std::size_t>(
        std::count_if(audit_.claims.begin(), audit_.claims.end(),
                      [](const CheckedClaim& claim) { return claim.state == ClaimState::not_checkable; }));
    const std::size_t errors = of(Severity::error), warnings = of(Severity::warning), notes = of(Severity::note);
    const std::size_t silenced = audit_.findings.size() - errors - warnings - notes;
    std::string text =
        say("共 ", "") +
        (page_.language == Language::zh
             ? std::to_string(claims) + " 个数字，核对了 " + std::to_string(claims - unchecked) + " 个："
             : std::to_string(claims - unchecked) + " of " + counted(claims, "", " number", " numbers") + " checked: ");
    if (errors + warnings + notes == 0) {
      text += claims == unchecked ? say("没有可以核对的", "nothing could be checked")
                                  : say("没有发现矛盾", "no contradiction found");
    } else {
      text += say("错误 ", "") + counted(errors, " 项", " error", " errors") + say("，警告 ", ", ") +
              counted(warnings, " 项", " warning", " warnings") + say("，提示 ", ", ") +
              counted(notes, " 项", " note", " notes");
    }
    if (silenced != 0) {
      text +=
          say("；另有 ", "; ") + counted(silenced, " 项按说明不报", " finding is silenced", " findings are silenced");
    }
    page_.line(text + say("。", "."));
  }

  // --- findings

  void write_findings(Severity severity, const std::string& title) {
    std::size_t number = 0;
    for (const AuditFinding& finding : audit_.findings) {
      if (!is_reported(finding, severity) || is_unmatched(finding)) continue;
      if (number++ == 0) page_.title(title);
      page_.line(std::to_string(number) + ". " + sentence_with_code(finding.problem));
      for (const std::size_t claim : finding.claims) write_place(audit_.claims[claim]);
      for (const Slip& slip : finding.slips) {
        write_slip(slip,
                   &slip == &finding.slips.front() ? say("疑似录入错误：", "likely slip: ") : say("或者：", "or: "));
      }
      if (finding.gave_up) {
        below(say("查找录入错误到限度为止，可能还有别的解释",
                  "the search for slips stopped at its bound: there may be other explanations"));
      }
    }
  }

  void write_place(const CheckedClaim& checked) {
    below(place(checked.claim) + say("：", ": ") + quoted(checked.claim.printed));
    if (checked.state != ClaimState::inconsistent) return;
    const auto print = [&](const std::optional<WholeRange>& range, std::string_view zh, std::string_view en) {
      if (!range) return;
      below("   " + say(zh, en) + range->first.to_string() +
            (range->first == range->last ? "" : say(" 至 ", " to ") + range->last.to_string()));
    };
    print(checked.numerators, "分母不变时，印得出它的整数分子：",
          "over the same denominator, whole numerators that print so: ");
    print(checked.denominators, "分子不变时，印得出它的整数分母：",
          "under the same numerator, whole denominators that print so: ");
  }

  // Slips are alternatives, the likeliest first.
  void write_slip(const Slip& slip, std::string text) {
    for (std::size_t i = 0; i < slip.suspects.size(); ++i) {
      const Suspect& suspect = slip.suspects[i];
      if (i != 0) text += say("；同时 ", "; and ");
      text +=
          where(suspect) + say(" 的", ", ") + quoted(suspect.printed) + say("应为 ", " should be ") + values(suspect);
    }
    below(text);
  }

  std::string where(const Suspect& suspect) const {
    return suspect.claim ? place(audit_.claims[*suspect.claim].claim)
                         : say("文档 ", "the document's ") + suspect.pointer;
  }

  // The values that would satisfy every check, with how the likeliest came to be what is printed.
  std::string values(const Suspect& suspect) const {
    if (suspect.candidates.empty()) {
      if (suspect.values.values.is_single()) return suspect.values.values.to_string();
      const std::string step =
          suspect.values.step ? say(" 内 ", ", a multiple of ") + suspect.values.step->to_string() + say(" 的倍数", "")
                              : say(" 之内的值", "");
      return say("", "in ") + suspect.values.values.to_string() + step;
    }
    constexpr std::size_t most = 5;
    std::string text = suspect.candidates[0].to_string();
    const std::string how = slip_words(suspect.slip);
    if (!how.empty()) text += say("（", " (") + how + say("）", ")");
    for (std::size_t i = 1; i < std::min(most, suspect.candidates.size()); ++i) {
      text += say(" 或 ", " or ") + suspect.candidates[i].to_string();
    }
    return text + (suspect.candidates.size() > most ? say(" 等", ", among others") : "");
  }

  std::string slip_words(const std::string& slip) const {
    struct Words {
      std::string_view slip, zh, en;
    };
    constexpr std::array<Words, 9> all = {{{"digit", "错一位数字", "one digit differs"},
                                           {"swap", "相邻两位颠倒", "two digits swapped"},
                                           {"lost_digit", "漏了一位", "a digit lost"},
                                           {"extra_digit", "多了一位", "a digit too many"},
                                           {"point", "小数点错位", "the point moved"},
                                           {"unit", "单位或万、亿有误", "the unit shifted"},
                                           {"sign", "正负号有误", "the sign is wrong"},
                                           {"digits", "错两位数字", "two digits differ"},
                                           {"exchanged", "两处的数互换", "the two exchanged"}}};
    const auto found = std::find_if(all.begin(), all.end(), [&](const Words& words) { return words.slip == slip; });
    return found == all.end() ? "" : say(found->zh, found->en);
  }

  // --- what stands behind the findings

  std::string modes(Modes modes) const {
    std::string list;
    for (const RoundingMode mode : rounding_modes) {
      if (modes.contains(mode)) page_.join(list, page_.mode(mode));
    }
    return list.empty() ? "—" : list;
  }

  void write_rounding() {
    const GroupFingerprint& group = audit_.rounding;
    if (group.voting == 0) return;
    page_.title(say("取整方式", "Rounding"));
    const std::size_t agreeing = group.voting - group.outliers.size();
    if (group.outliers.empty()) {
      page_.line(say("能看出取整方式的 ", "") +
                 counted(group.voting, " 个数字都合：",
                         " number tells how it was rounded: ", " numbers tell how they were rounded, and all fit: ") +
                 modes(group.modes));
      return;
    }
    page_.line(say("没有一种取整方式能印出全部。能看出取整方式的 ", "No way of rounding prints all. Of ") +
               counted(group.voting, " 个数字中，", " number that tells, ", " numbers that tell, ") +
               std::to_string(agreeing) + say(" 个合：", agreeing == 1 ? " fits: " : " fit: ") + modes(group.modes) +
               say("。其余：", ". The others:"));
    Table rows = table({left, left, left, right, left, left},
                       {say("位置", "place"), say("数值", "number"), say("印作", "printed"), say("精确值", "exact"),
                        say("一次取整印得出", "printed by rounding once"), say("两次取整印得出", "or twice")});
    for (const std::size_t index : group.outliers) {
      const CheckedClaim& checked = audit_.claims[index];
      rows.row({place(checked.claim), speaks_of(checked.claim), plain(checked.claim.printed),
                checked.expected ? checked.expected->to_string() : "—",
                modes(checked.modes ? checked.modes->once : Modes()),
                modes(checked.modes ? checked.modes->twice : Modes())});
    }
    page_.out += rows.print();
  }

  void write_silenced() {
    bool any = false;
    for (const AuditFinding& finding : audit_.findings) {
      if (finding.silenced.empty()) continue;
      if (!any) page_.title(say("按说明不报", "Silenced"));
      any = true;
      page_.line(sentence_with_code(finding.problem));
      for (const std::size_t claim : finding.claims) write_place(audit_.claims[claim]);
      below(say("原因：", "because: ") + plain(finding.silenced));
    }
  }

  // The lines that a silenced finding names are not said a second time.
  void write_unmatched() {
    std::vector<std::string> silenced;
    for (const AuditFinding& finding : audit_.findings) {
      if (!finding.silenced.empty() && is_unmatched(finding)) silenced.push_back(finding.problem.values.front());
    }
    bool any = false;
    for (const UnmatchedLine& line : audit_.report.unmatched) {
      const std::string number = std::to_string(line.line.line);
      if (std::find(silenced.begin(), silenced.end(), number) != silenced.end()) continue;
      if (!any) page_.title(say("模板中没有找到的行", "Lines of the template that match nowhere"));
      any = true;
      page_.line(say("模板第 ", "line ") + number + say(" 行：", ": ") + plain(line.text));
      if (line.nearest.empty()) continue;
      below(say("最接近的是 ", "the nearest is ") + position(line.place) + say("：", ": ") + quoted(line.nearest));
    }
  }

  void write_unchecked() {
    Table rows =
        table({left, left, left, left, left}, {say("行:列", "line"), say("数值", "number"), say("印作", "printed"),
                                               say("缺少什么", "what is missing"), say("位置", "place")});
    bool any = false;
    for (const CheckedClaim& checked : audit_.claims) {
      if (checked.state != ClaimState::not_checkable) continue;
      any = true;
      rows.row({position(checked.claim.place), speaks_of(checked.claim), plain(checked.claim.printed),
                checked.missing ? sentence(*checked.missing) : "—", plain(checked.claim.where)});
    }
    if (!any) return;
    page_.title(say("不能核对的数字", "What cannot be checked"));
    page_.out += rows.print();
  }

  void write_unclaimed() {
    const std::vector<UnclaimedNumber>& numbers = audit_.report.unclaimed;
    if (numbers.empty()) return;
    page_.title(say("模板没有提到的数字", "Numbers that the template does not speak of"));
    Table rows = table({left, right, left},
                       {say("行:列", "line"), say("印作", "printed"), say("上下文", "the words around it")});
    for (const UnclaimedNumber& number : numbers) {
      rows.row({position(number.place), plain(number.printed), plain(number.context)});
    }
    page_.out += rows.print();
  }

  // --- words

  Table table(std::vector<Align> columns, std::vector<std::string> head) const {
    Table table(std::move(columns));
    table.row(std::move(head));
    table.rule();
    return table;
  }

  std::string quoted(const std::string& text) const { return say("“", "\"") + plain(text) + say("”", "\""); }

  static std::string position(const TextPlace& place) {
    if (place.line == 0) return "—";
    return std::to_string(place.line) + (place.column == 0 ? "" : ':' + std::to_string(place.column));
  }

  // "12:5 附件1"; what the claim speaks of where it says nothing of its place.
  std::string place(const Claim& claim) const {
    if (claim.place.line == 0) return claim.where.empty() ? speaks_of(claim) : plain(claim.where);
    return position(claim.place) + (claim.where.empty() ? "" : ' ' + plain(claim.where));
  }

  std::string speaks_of(const Claim& claim) const {
    const audit_detail::Label label = audit_detail::label_of_claim(page_.document, claim);
    return plain(say(label.zh, label.en));
  }

  Page& page_;
  const Audit& audit_;
};

}  // namespace

}  // namespace report

std::string write_audit_report(const Document& document, const Evaluation& evaluation, const Audit& audit,
                               Language language, bool unclaimed) {
  report::Page page(document, evaluation, language);
  report::AuditPage(page, audit).write(unclaimed);
  return std::move(page.out);
}

}  // namespace assay
