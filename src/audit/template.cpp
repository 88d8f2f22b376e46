// Reading a template: which line is what. Patterns, addresses of cells and relations are read in files of their own.
#include "assay/template.hpp"

#include <string>
#include <unordered_map>
#include <utility>

#include "audit/template_line.hpp"

namespace assay {

namespace audit_detail {

Slice Slice::part(std::size_t from, std::size_t length) const {
  return {raw.substr(from, length), text.substr(from, length), line, column + static_cast<std::uint32_t>(from)};
}

Slice Slice::trimmed() const {
  std::size_t begin = 0, end = size();
  while (begin < end && text[begin] == U' ') ++begin;
  while (begin < end && text[end - 1] == U' ') --end;
  return part(begin, end - begin);
}

bool take_keyword(Slice& line, std::u32string_view zh, std::u32string_view en) {
  for (const std::u32string_view word : {zh, en}) {
    if (!line.text.starts_with(word)) continue;
    const Slice rest = line.part(word.size()).trimmed();
    if (!rest.text.starts_with(U':')) continue;
    line = rest.part(1).trimmed();
    return true;
  }
  return false;
}

namespace {

using detail::Alias;
using detail::Scope;
using detail::TemplateData;

// Takes words in quotes off the front; nothing where there are none.
bool take_quoted(Slice& rest, Slice& words, TemplateProblems& problems) {
  constexpr std::u32string_view opening = U"「『“\"", closing = U"」』”\"";
  const std::size_t kind = rest.text.empty() ? opening.npos : opening.find(rest.text[0]);
  if (kind == opening.npos) return false;
  const std::size_t end = rest.text.find(closing[kind], 1);
  if (end == rest.text.npos) {
    problems.add(Code::template_scope, rest.place(), "引号没有收尾", "a quote is not closed");
    rest = rest.part(rest.size());
    return false;
  }
  words = rest.part(1, end - 1);
  rest = rest.part(end + 1).trimmed();
  return true;
}

class TemplateReader {
 public:
  TemplateData read(std::string_view text) {
    std::uint32_t number = 0;
    for (const std::u32string& raw : read_lines(text)) {
      std::u32string folded_line;
      for (const char32_t c : raw) folded_line += fold(c);
      read_line(Slice{raw, folded_line, ++number, 1}.trimmed());
    }
    if (!problems_.list.empty()) throw Error(std::move(problems_.list));
    return std::move(data_);
  }

 private:
  void read_line(Slice line) {
    const Slice whole = line;
    if (line.text.starts_with(U"##")) return read_scope(whole);
    if (line.text.empty()) return;
    if (line.text[0] == U'#') line = line.part(1).trimmed();
    // Who forgot a sign means a heading, and would have its lines looked for everywhere.
    if (take_keyword(line, U"范围", U"scope")) {
      return problems_.add(Code::template_syntax, whole.place(),
                           "范围要写成“## 范围：名称 = 「起始文字」…「结束文字」”",
                           "a scope is written as \"## scope: name = \"first words\"…\"last words\"\"");
    }
    if (whole.text[0] == U'#') return;
    if (take_keyword(line, U"名称", U"name")) return read_alias(line);
    if (take_keyword(line, U"忽略", U"ignore")) {
      return add(whole, detail::Ignored{read_pattern(line, false, problems_)});
    }
    if (take_keyword(line, U"关系", U"relation")) return read_relation(line, false);
    if (take_keyword(line, U"关系(各范围)", U"relation (each scope)")) return read_relation(line, true);
    if (take_keyword(line, U"表", U"table")) return add(whole, read_address(line, problems_));
    if (has_square_hole(line.text)) {
      return problems_.add(Code::template_syntax, whole.place(), "“[样例|名称]”要写成“【样例｜名称】”",
                           "\"[sample|name]\" is written as \"【sample|name】\"");
    }
    // Prose without a hole is there for who reads the template.
    if (line.text.find_first_of(U"【】") != line.text.npos) add(whole, read_pattern(line, true, problems_));
  }

  template <typename What>
  void add(const Slice& line, What what) {
    data_.lines.push_back({line.place(), line.written(), data_.scopes.size() - 1, std::move(what)});
  }

  void read_alias(const Slice& line) {
    const std::size_t equals = line.text.find(U'=');
    const Slice label = line.part(0, equals).trimmed();
    const Slice name = equals == line.text.npos ? line.part(line.size()) : line.part(equals + 1).trimmed();
    if (label.size() == 0 || name.size() == 0) {
      return problems_.add(Code::template_syntax, line.place(), "名称要写成“报告里的叫法 = 文档里的名称”",
                           "a name is written as \"label in the report = name in the document\"");
    }
    std::u32string words = folded(label.raw);
    const auto [before, is_new] = alias_lines_.try_emplace(words, line.line);
    if (!is_new) {
      const std::string first = std::to_string(before->second);
      return problems_.add(Code::template_syntax, line.place(),
                           "“" + label.written() + "”在第 " + first + " 行已经有名称",
                           "\"" + label.written() + "\" has a name already, in line " + first);
    }
    data_.aliases.push_back({std::move(words), name.written(), name.place()});
  }

  void read_relation(const Slice& line, bool each_area) {
    data_.relations.push_back(read_named_relation(line, problems_));
    data_.relations.back().each_area = each_area;
  }

  void read_scope(const Slice& whole) {
    const auto problem = [&](const Slice& at, std::string zh, std::string en) {
      problems_.add(Code::template_scope, at.place(), std::move(zh), std::move(en));
    };
    Slice line = whole.part(2).trimmed();
    if (!take_keyword(line, U"范围", U"scope")) {
      return problem(whole, "以 ## 开头的行要写成“## 范围：…”", "a line that begins with ## is \"## scope: …\"");
    }
    Scope& scope = data_.scopes.emplace_back();
    scope.place = whole.place();
    scope.text = whole.written();
    const std::size_t equals = line.text.find(U'=');
    scope.name = line.part(0, equals).trimmed().written();
    if (equals == line.text.npos) return;
    Slice rest = line.part(equals + 1).trimmed(), first, last;
    const std::size_t before = problems_.list.size();
    if (!take_quoted(rest, first, problems_)) {
      if (problems_.list.size() == before) {
        problem(rest, "等号之后要有引号里的起始文字", "words in quotes are expected after the equals sign");
      }
      return;
    }
    scope.first = folded(first.raw);
    if (scope.first.empty()) problem(first, "起始文字是空的", "the first words are empty");
    while (!rest.text.empty() && (rest.text[0] == U'…' || rest.text[0] == U'.')) rest = rest.part(1).trimmed();
    if (take_quoted(rest, last, problems_)) {
      scope.last = folded(last.raw);
      if (scope.last.empty()) problem(last, "结束文字是空的", "the last words are empty");
    }
    if (rest.size() != 0) problem(rest, "引号之后还有文字", "text stands after the quotes");
  }

  TemplateData data_;
  std::unordered_map<std::u32string, std::uint32_t> alias_lines_;  // by label
  TemplateProblems problems_;
};

}  // namespace

}  // namespace audit_detail

Template::Template(std::shared_ptr<const detail::TemplateData> data) noexcept : data_(std::move(data)) {}

Template Template::read(std::string_view text) {
  return Template(std::make_shared<const detail::TemplateData>(audit_detail::TemplateReader().read(text)));
}

}  // namespace assay
