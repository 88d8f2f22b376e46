// Sentences with holes.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "assay/printed.hpp"
#include "audit/template_line.hpp"
#include "model/words.hpp"

namespace assay::audit_detail {

namespace {

using detail::Element;
using detail::ElementKind;
using detail::Hole;
using detail::Pattern;

// Each asks for a place in the report for itself, and matching goes one deeper with each.
constexpr std::size_t most_elements = 200;

class PatternReader {
 public:
  PatternReader(const Slice& line, bool with_holes, TemplateProblems& problems)
      : line_(line), with_holes_(with_holes), problems_(problems) {}

  Pattern read() {
    const std::size_t before = problems_.list.size();
    for (at_ = 0; at_ < line_.size() && problems_.list.size() == before;) step();
    end_words();
    std::vector<Element>& elements = pattern_.elements;
    const auto is_skip = [](const Element& element) { return element.kind == ElementKind::skip; };
    while (!elements.empty() && is_skip(elements.back())) elements.pop_back();
    while (!elements.empty() && is_skip(elements.front())) elements.erase(elements.begin());
    if (problems_.list.size() == before) check();
    return std::move(pattern_);
  }

 private:
  char32_t here(std::size_t ahead = 0) const { return at_ + ahead < line_.size() ? line_.text[at_ + ahead] : U'\0'; }

  void step() {
    if (here() == U'【') return read_hole_here();
    if (here() == U'】') return problem("“】”之前没有“【”", "a 】 without its 【");
    if (here() == U'(' && read_alternatives()) return;
    const bool dots = here() == U'.' && here(1) == U'.' && here(2) == U'.';
    if (here() == U'…' || dots) {
      end_words();
      at_ += dots ? 3 : 1;
      if (pattern_.elements.empty() || pattern_.elements.back().kind != ElementKind::skip) {
        pattern_.elements.push_back({ElementKind::skip, {}, 0});
      }
      return;
    }
    if (here() != U' ') words_ += here();
    ++at_;
  }

  void read_hole_here() {
    const std::size_t end = line_.text.find(U'】', at_);
    const std::size_t again = line_.text.find(U'【', at_ + 1);
    if (end == line_.text.npos || again < end) return problem("“【”没有收尾", "a 【 is not closed");
    if (!with_holes_) return problem("忽略的文字里不能有“【】”", "what is ignored has no holes");
    end_words();
    const Slice inside = line_.part(at_ + 1, end - at_ - 1);
    Hole hole = read_hole(inside, false, problems_);
    const ElementKind kind = hole.is_number ? ElementKind::number : ElementKind::any_words;
    if (!pattern_.elements.empty() && pattern_.elements.back().kind == kind) {
      return problem("两个“【】”之间要有文字", "words are missing between two holes");
    }
    pattern_.elements.push_back({kind, {}, pattern_.holes.size()});
    pattern_.sample += folded(inside.part(0, inside.text.find(U'|')).raw);
    pattern_.holes.push_back(std::move(hole));
    at_ = end + 1;
  }

  // Parentheses are alternatives where they hold a "|"; others are words.
  bool read_alternatives() {
    const std::size_t bar = line_.text.find_first_of(U"|()【", at_ + 1);
    if (bar == line_.text.npos || line_.text[bar] != U'|') return false;
    const std::size_t end = line_.text.find_first_of(U"()【", bar);
    if (end == line_.text.npos || line_.text[end] != U')') {
      problem("可选的文字没有收尾，或者里面还有括号", "alternatives are not closed, or hold another parenthesis");
      return true;
    }
    end_words();
    Element element{ElementKind::words, {}, 0};
    for (std::size_t from = at_ + 1; from <= end;) {
      const std::size_t to = std::min(line_.text.find(U'|', from), end);
      element.words.push_back(folded(line_.raw.substr(from, to - from)));
      from = to + 1;
    }
    pattern_.sample += element.words.front();
    pattern_.elements.push_back(std::move(element));
    at_ = end + 1;
    return true;
  }

  void end_words() {
    if (words_.empty()) return;
    pattern_.sample += words_;
    pattern_.elements.push_back({ElementKind::words, {std::exchange(words_, {})}, 0});
  }

  void check() {
    const bool has_words = std::any_of(pattern_.elements.begin(), pattern_.elements.end(), [](const Element& element) {
      const auto is_empty = [](const std::u32string& words) { return words.empty(); };
      return element.kind == ElementKind::words && std::none_of(element.words.begin(), element.words.end(), is_empty);
    });
    at_ = 0;
    if (!has_words) return problem("要有报告里必有的文字", "words are missing that the report is sure to have");
    if (pattern_.elements.size() > most_elements) problem("这一行的部分太多", "the line has too many parts");
  }

  void problem(std::string zh, std::string en) {
    problems_.add(Code::template_syntax, line_.part(std::min(at_, line_.size())).place(), std::move(zh), std::move(en));
    at_ = line_.size();
  }

  const Slice& line_;
  const bool with_holes_;
  TemplateProblems& problems_;
  Pattern pattern_;
  std::u32string words_;
  std::size_t at_ = 0;
};

// Takes the part before the next ";" off the front.
Slice take_part(Slice& rest) {
  const std::size_t end = rest.text.find(U';');
  const Slice part = rest.part(0, end).trimmed();
  rest = end == rest.text.npos ? rest.part(rest.size()) : rest.part(end + 1);
  return part;
}

// half_up or 四舍五入.
std::optional<RoundingMode> rounding_of(const std::string& name) {
  const auto word = std::find(model::rounding_words.begin(), model::rounding_words.end(), name);
  if (word == model::rounding_words.end()) return rounding_mode(name);
  return static_cast<RoundingMode>(word - model::rounding_words.begin());
}

// All of them, with what parts them.
std::string rounding_names(Language language, std::string_view between) {
  std::string names;
  for (std::size_t mode = 0; mode < model::rounding_words.size(); ++mode) {
    if (mode != 0) names += between;
    names += model::words(static_cast<RoundingMode>(mode), language);
  }
  return names;
}

void read_key(Slice part, Hole& hole, TemplateProblems& problems) {
  const Slice whole = part;
  const auto problem = [&](std::string zh, std::string en) {
    problems.add(Code::template_syntax, whole.place(), std::move(zh), std::move(en));
  };
  if (take_keyword(part, U"范围", U"scope")) {
    hole.scope = part.written();
  } else if (take_keyword(part, U"口径", U"reading")) {
    hole.reading = part.written();
  } else if (take_keyword(part, U"单位", U"unit")) {
    hole.unit_given = part.written();
  } else if (take_keyword(part, U"日期", U"date")) {
    hole.date = parse_date(to_utf8(part.text));
    if (!hole.date) problem("日期要写成 2024-08-23", "a date is written as 2024-08-23");
  } else if (take_keyword(part, U"步长", U"step")) {
    const NumberResult step = try_parse(to_utf8(part.text));
    if (!step || step.value <= Decimal(0)) return problem("步长要是正数", "a step is a number above 0");
    hole.step = step.value;
  } else if (take_keyword(part, U"取整", U"rounding")) {
    hole.mode = rounding_of(to_utf8(part.text));
    if (hole.mode) return;
    problem("没有“" + part.written() + "”这种取整，可用的是" + rounding_names(Language::zh, "、"),
            "there is no rounding \"" + part.written() + "\", but " + rounding_names(Language::en, ", "));
  } else {
    problem("“" + whole.written() + "”不是范围、口径、单位、日期、步长或取整",
            "\"" + whole.written() + "\" is no scope, reading, unit, date, step or rounding");
  }
}

}  // namespace

bool has_square_hole(std::u32string_view line) {
  for (std::size_t open = line.find(U'['); open != line.npos; open = line.find(U'[', open + 1)) {
    const std::size_t bar = line.find_first_of(U"|[]()【】", open + 1);
    if (bar == line.npos || line[bar] != U'|') continue;
    const std::size_t close = line.find_first_of(U"[]()【】", bar + 1);
    if (close != line.npos && line[close] == U']') return true;
  }
  return false;
}

Pattern read_pattern(const Slice& line, bool with_holes, TemplateProblems& problems) {
  return PatternReader(line, with_holes, problems).read();
}

Hole read_hole(const Slice& inside, bool may_be_empty, TemplateProblems& problems) {
  Hole hole;
  const std::size_t bar = inside.text.find(U'|');
  const Slice sample = inside.part(0, bar).trimmed();
  Slice rest = bar == inside.text.npos ? inside.part(inside.size()) : inside.part(bar + 1);
  const Slice binding = take_part(rest);
  hole.place = binding.place();
  hole.binding = binding.written();
  if (binding.size() == 0) {
    problems.add(Code::template_syntax, inside.place(), "“【】”里要写成“样例｜名称”",
                 "a hole is written as \"sample|name\"");
  } else if (sample.size() == 0 && !may_be_empty) {
    problems.add(Code::template_syntax, inside.place(), "“【】”里没有样例", "a hole has no sample");
  }
  try {
    const std::string unit = read_printed(to_utf8(folded(sample.raw))).unit;
    if (unit != "%") hole.unit = folded(unit);
  } catch (const Error&) {
    hole.is_number = false;
  }
  while (rest.size() != 0) read_key(take_part(rest), hole, problems);
  return hole;
}

}  // namespace assay::audit_detail
