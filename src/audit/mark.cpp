// A draft of a template from a report and its document: every sentence on a line of its own, holes around the numbers
// that a figure could print, the lines of each table below it.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/template.hpp"
#include "audit/annexes.hpp"
#include "audit/heading_numbers.hpp"
#include "audit/mark_check.hpp"
#include "audit/mark_names.hpp"
#include "audit/mark_sentence.hpp"
#include "audit/mark_table.hpp"
#include "audit/report_tables.hpp"
#include "audit/report_text.hpp"
#include "audit/template_line.hpp"

namespace assay::audit_detail {

namespace {

// What a template would have as a heading of its own, also in a comment.
bool is_scope(std::u32string_view words) { return words.starts_with(U"范围:") || words.starts_with(U"scope:"); }

// A line that a template would not take for words of the report.
bool is_directive(std::string_view line) {
  const std::u32string words = folded(line);
  for (const std::u32string_view start :
       {U"#", U"名称:", U"name:", U"忽略:", U"ignore:", U"关系", U"relation", U"表:", U"table:"}) {
    if (words.starts_with(start)) return true;
  }
  return is_scope(words) || has_square_hole(words);
}

class Marker {
 public:
  Marker(std::string_view report, const Document& document, const Evaluation& evaluation)
      : report_(report), raw_(read_lines(report)), known_(document, evaluation), areas_(evaluation) {
    const auto areas = evaluation.plan().areas();
    for (const std::string_view label : {"合计", "总计", "total"}) labels_.push_back({folded(label), areas_.whole()});
    for (std::size_t a = 0; a < areas_.whole(); ++a) {
      labels_.push_back({folded(areas[a].id), a});
      labels_.push_back({folded(areas_.name(a)), a});
    }
  }

  std::string run() {
    text_ = "# 草稿，由文档里已知的数标出：【】里是原文的数和它的名称。请核对每一处，补上没有标出的。\n";
    find_headings();
    name_tables();
    std::size_t line = 0;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      if (line == report_.lines.size() || report_.lines[line].number != i + 1) {
        text_ += '\n';
        continue;
      }
      const ReportLine& own = report_.lines[line++];
      if (own.is_row) {
        write(to_utf8(raw_[i]));
        mark_table_that_ends(own);
      } else {
        mark_line(own, raw_[i]);
      }
    }
    return std::move(text_);
  }

 private:
  // --- headings, and the areas that they name

  // From one heading up to another, which is empty at the end of the report. Behind the section of an area comes one of
  // the whole, so that what is said there is not found in the areas.
  struct Section {
    std::size_t area;
    std::string first, last;
    TextRange range;
  };

  void find_headings() {
    Section* open = nullptr;
    std::size_t open_level = 0;
    for (const ReportLine& line : report_.lines) {
      if (line.is_row) continue;
      const HeadingNumber heading = heading_number(report_, line);
      if (heading.label.empty() || report_.line(line).find_first_of(U"。;；,，「」") != std::u32string_view::npos)
        continue;
      const std::string words = report_.words(line.begin, line.end);
      const std::size_t area = areas_.in(report_.line(line));
      const bool ends = open != nullptr && open->area != areas_.whole() && heading.level <= open_level;
      if (area == areas_.whole() && !ends) continue;
      if (open != nullptr) {
        open->last = words;
        open->range.end = line.begin;
      }
      open = &sections_.emplace(line.number, Section{area, words, {}, {line.begin, report_.size()}}).first->second;
      open_level = heading.level;
    }
  }

  void begin_line(const ReportLine& line) {
    const auto section = sections_.find(line.number);
    if (section == sections_.end()) return;
    const Section& own = section->second;
    area_ = own.area;
    range_ = own.range;
    text_ += "## 范围：" + (area_ == areas_.whole() ? std::string() : areas_.name(area_)) + " = 「" + own.first + "」" +
             (own.last.empty() ? "" : "…「" + own.last + "」") + '\n';
  }

  // --- sentences

  void mark_line(const ReportLine& line, const std::u32string& raw) {
    begin_line(line);
    if (line.numbering != 0) sentences_.end();
    std::size_t begin = 0;
    // The number of a heading or item stands before its first sentence.
    for (std::size_t skipped = 0; skipped < line.numbering && begin < raw.size(); ++begin) {
      if (!is_space(raw[begin])) ++skipped;
    }
    std::string numbering = to_utf8(std::u32string_view(raw).substr(0, begin));
    while (begin < raw.size()) {
      std::size_t end = begin;
      while (end < raw.size() && !ends_sentence(fold(raw[end]))) ++end;
      const bool ended = end < raw.size();
      // What closes a quotation stays with its sentence.
      while (end < raw.size() && (ends_sentence(fold(raw[end])) || fold(raw[end]) == U')' || raw[end] == U'”')) ++end;
      mark_sentence(to_utf8(std::u32string_view(raw).substr(begin, end - begin)), std::exchange(numbering, {}));
      if (ended) sentences_.end();
      begin = end;
    }
  }

  // Whether a number of it has a name.
  bool mark_sentence(const std::string& sentence, const std::string& numbering) {
    const MarkedSentence marked = sentences_.mark(sentence, area_);
    const std::string pattern = without_signs(numbering, true) + marked.text;
    if (!marked.holes.empty() && !is_directive(pattern) && check_.finds(pattern, marked.holes, range_)) {
      text_ += marked.comments + pattern + '\n';
    } else {
      text_ += marked.instead;
      write(numbering + sentence);
    }
    return !marked.instead.empty();
  }

  // Words without holes: a line that reads as one of the template's own becomes a comment.
  void write(const std::string& line) {
    text_ += is_scope(folded(line)) ? "# … " : is_directive(line) ? "# " : "";
    text_ += without_signs(line, false) + '\n';
  }

  // --- tables

  // What a template calls each: by its annex, or by the words right above it, which may stand above others too.
  void name_tables() {
    const std::vector<ReportTable> tables = find_tables(report_);
    const Annexes annexes = find_annexes(report_);
    for (const ReportTable& table : tables) {
      const AnnexPart* part = annexes.part_at(table.begin);
      const std::u32string_view title = table.title ? report_.line(*table.title) : std::u32string_view();
      std::size_t number = 0, count = 0;
      for (const ReportTable& other : tables) {
        const AnnexPart* others = annexes.part_at(other.begin);
        const bool same =
            part != nullptr ? others != nullptr && others->annex == part->annex : is_titled(report_, other, title);
        count += same ? 1 : 0;
        if (&other == &table) number = count;
      }
      // Without words above it, a table cannot be named.
      std::string name = part != nullptr ? "附件" + std::to_string(part->annex + 1) : to_utf8(title);
      if (count > 1) name += '#' + std::to_string(number);
      tables_.push_back({table, part == nullptr && title.empty() ? std::string() : std::move(name)});
    }
  }

  void mark_table_that_ends(const ReportLine& row) {
    const auto ends_here = [&](const NamedTable& each) { return each.table.rows.back().back().end == row.end; };
    const auto found = std::find_if(tables_.begin(), tables_.end(), ends_here);
    if (found == tables_.end()) return;
    sentences_.end();
    if (found->name.empty()) {
      text_ += "# 上面的表没有标题，模板不能指明它的格子：请在表的上一行写上标题，再标一次。\n";
    } else {
      add_aliases(found->table);
      for (const std::string& line : mark_table(report_, found->table, found->name, known_, labels_, area_)) {
        text_ += line + '\n';
      }
    }
    for (const auto& cells : found->table.rows) {
      for (const ReportCell& cell : cells) mark_cell(report_.words(cell.begin, cell.end));
    }
  }

  // Words in a cell that hold numbers; a label or a number alone is addressed, or nothing.
  void mark_cell(const std::string& words) {
    const std::vector<FoundNumber> numbers = find_printed(words);
    const auto is_all = [&](const FoundNumber& each) { return each.size == words.size(); };
    if (numbers.empty() || std::any_of(numbers.begin(), numbers.end(), is_all)) return;
    const std::size_t before = text_.size();
    if (!mark_sentence(words, {})) text_.resize(before);
    sentences_.end();
  }

  // Says which labels of the table name areas in other digits.
  void add_aliases(const ReportTable& table) {
    for (const auto& row : table.rows) {
      for (const ReportCell& cell : row) {
        const std::u32string label = report_.text.substr(cell.begin, cell.end - cell.begin);
        const auto is_known = [&](const LabelledArea& each) { return each.label == label; };
        if (label.empty() || std::any_of(labels_.begin(), labels_.end(), is_known)) continue;
        const std::optional<std::size_t> area = areas_.in_other_digits(label);
        if (!area) continue;
        text_ += "名称：" + report_.words(cell.begin, cell.end) + " = " + areas_.name(*area) + '\n';
        labels_.push_back({label, *area});
      }
    }
  }

  struct NamedTable {
    ReportTable table;
    std::string name;  // empty where a template has none for it
  };

  const ReportText report_;
  const std::vector<std::u32string> raw_;
  const KnownNumbers known_;
  const AreaNames areas_;
  SentenceMarks sentences_{known_, areas_};
  MarkCheck check_{report_};
  std::map<std::uint32_t, Section> sections_;  // by the line of their heading
  std::vector<NamedTable> tables_;
  std::vector<LabelledArea> labels_;
  // Of the section at hand.
  std::size_t area_ = areas_.whole();
  TextRange range_{0, report_.size()};
  std::string text_;
};

}  // namespace

}  // namespace assay::audit_detail

std::string assay::mark_report(std::string_view report, const Document& document, const Evaluation& evaluation) {
  return audit_detail::Marker(report, document, evaluation).run();
}
