// A difference as text: whether the grade changed, then what differs, side by side.
#include <algorithm>
#include <cstddef>

#include "assay/difference.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay {

namespace {

using report::Align;
using report::Table;

// In a cell; of long texts a part is shown.
constexpr std::size_t most_bytes = 60;

bool is_inside_code_point(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// Where the shown part of two texts begins: with them, or a little before they part where that is far inside.
std::size_t start_of(const std::string& before, const std::string& after) {
  constexpr std::size_t context = 24;
  const auto parting = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first;
  auto start = static_cast<std::size_t>(parting - before.begin());
  if (start <= most_bytes / 2 || std::max(before.size(), after.size()) <= most_bytes) return 0;
  start -= context;
  while (is_inside_code_point(before, start)) --start;
  return start;
}

std::string part_of(const std::string& text, std::size_t start) {
  std::size_t end = std::min(start + most_bytes, text.size());
  while (is_inside_code_point(text, end)) --end;
  return (start == 0 ? "" : "…") + report::one_line(text.substr(start, end - start)) + (end == text.size() ? "" : "…");
}

class DifferencePage {
 public:
  DifferencePage(const Difference& difference, Language language) : difference_(difference), language_(language) {}

  std::string write() {
    write_result();
    write_table(say("输入", "Inputs"), say("位置", "place"), Align::left, difference_.inputs, &InputChange::pointer,
                say("输入没有不同。", "No input differs."));
    write_table(say("数值", "Figures"), say("数", "figure"), Align::right, difference_.figures, &FigureChange::path,
                say("数值没有不同。", "No figure differs."));
    return std::move(out_);
  }

 private:
  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language_ == Language::zh ? zh : en);
  }
  void line(const std::string& text) { out_ += text + '\n'; }

  std::string grade(const std::string& id, const std::string& name) const {
    if (id.empty()) return say("未定", "undecided");
    return language_ == Language::zh && !name.empty() ? name : id;
  }

  std::string total(const std::string& total) const { return total.empty() ? say("未定", "undecided") : total; }

  void write_result() {
    const std::string grade_before = grade(difference_.grade_before, difference_.grade_name_before);
    const std::string grade_after = grade(difference_.grade_after, difference_.grade_name_after);
    const std::string total_before = total(difference_.total_before), total_after = total(difference_.total_after);
    line((difference_.grade_changed()
              ? say("等级由 ", "The grade changes from ") + grade_before + say(" 变为 ", " to ") + grade_after
              : say("等级不变：", "The grade stays ") + grade_after) +
         say("；", "; ") +
         (total_before != total_after
              ? say("总分由 ", "the total changes from ") + total_before + say(" 变为 ", " to ") + total_after
              : say("总分不变：", "the total stays ") + total_after));
  }

  template <typename Change>
  void write_table(const std::string& title, const std::string& head, Align align, const std::vector<Change>& changes,
                   std::string Change::*place, const std::string& if_none) {
    line("");
    if (changes.empty()) return line(if_none);
    line(title);
    Table table({Align::left, align, align});
    table.row({head, say("原值", "before"), say("现值", "after")});
    table.rule();
    for (const Change& change : changes) {
      const std::size_t start = start_of(change.before, change.after);
      table.row({report::one_line(change.*place), cell(change.before, start), cell(change.after, start)});
    }
    out_ += table.print();
  }

  std::string cell(const std::string& text, std::size_t start) const {
    return text.empty() ? say("（无）", "(none)") : part_of(text, start);
  }

  const Difference& difference_;
  const Language language_;
  std::string out_;
};

}  // namespace

std::string write_difference_report(const Difference& difference, Language language) {
  return DifferencePage(difference, language).write();
}

}  // namespace assay
