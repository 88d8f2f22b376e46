// Relations between what a report prints: A + 2 × B ≤ C, A ÷ B × 100 = P.
#include <array>
#include <optional>
#include <utility>

#include "audit/template_line.hpp"

namespace assay::audit_detail {

namespace {

using detail::NamedForm;
using detail::NamedRelation;
using detail::NamedTerm;

struct Sign {
  std::u32string_view text;
  Comparator comparator;
};
constexpr std::array<Sign, 7> signs = {{{U"<=", Comparator::at_most},
                                        {U">=", Comparator::at_least},
                                        {U"≤", Comparator::at_most},
                                        {U"≥", Comparator::at_least},
                                        {U"<", Comparator::below},
                                        {U">", Comparator::above},
                                        {U"=", Comparator::equals}}};

Comparator mirrored(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_most: return Comparator::at_least;
    case Comparator::below: return Comparator::above;
    case Comparator::at_least: return Comparator::at_most;
    case Comparator::above: return Comparator::below;
    case Comparator::equals: break;
  }
  return Comparator::equals;
}

bool is_times(char32_t c) { return c == U'×' || c == U'*'; }

class RelationReader {
 public:
  RelationReader(const Slice& line, TemplateProblems& problems) : line_(line), problems_(problems) {}

  NamedRelation read() {
    NamedRelation relation;
    relation.text = line_.written();
    for (std::size_t at = 0; at < line_.size(); ++at) {
      for (const Sign& sign : signs) {
        if (!line_.text.substr(at).starts_with(sign.text)) continue;
        relation.comparator = sign.comparator;
        read_sides(line_.part(0, at), line_.part(at + sign.text.size()), relation);
        return relation;
      }
    }
    problem(line_, "要有 =、≤、<、≥ 或 >", "one of =, ≤, <, ≥ and > is missing");
    return relation;
  }

 private:
  // A percentage may stand on either side; the relation keeps it on the left.
  void read_sides(Slice left, Slice right, NamedRelation& relation) {
    std::optional<std::size_t> over = find_over(left.text);
    if (!over && find_over(right.text)) {
      std::swap(left, right);
      relation.comparator = mirrored(relation.comparator);
      over = find_over(left.text);
    }
    if (over) {
      Slice whole = left.part(*over + 1).trimmed();
      const std::size_t times = whole.text.find_last_of(U"×*");
      if (times == whole.text.npos || whole.part(times + 1).trimmed().text != U"100") {
        return problem(whole, "相除之后要乘 100", "a quotient is taken × 100");
      }
      relation.percent_of = read_form(whole.part(0, times));
      left = left.part(0, *over);
    }
    relation.left = read_form(left);
    relation.right = read_form(right);
  }

  static std::optional<std::size_t> find_over(std::u32string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == U'÷') return at;
      // Paths and names hold "/" too.
      if (text[at] == U'/' && at > 0 && text[at - 1] == U' ' && at + 1 < text.size() && text[at + 1] == U' ') return at;
    }
    return std::nullopt;
  }

  NamedForm read_form(const Slice& side) {
    NamedForm form;
    std::size_t from = 0;
    bool negative = false;
    for (std::size_t at = 0; at <= side.size(); ++at) {
      if (at < side.size() && !is_operator(side.text, at)) continue;
      const Slice term = side.part(from, at - from).trimmed();
      // A sign may stand before the first term.
      if (term.size() != 0 || from != 0 || at == side.size()) add_term(term, negative, form);
      if (at < side.size()) negative = side.text[at] != U'+';
      from = at + 1;
    }
    return form;
  }

  // Ids hold "-" too: it is a minus where white space is on a side of it.
  static bool is_operator(std::u32string_view text, std::size_t at) {
    if (text[at] == U'+' || text[at] == U'−') return true;
    const bool spaced = at == 0 || text[at - 1] == U' ' || (at + 1 < text.size() && text[at + 1] == U' ');
    return text[at] == U'-' && spaced;
  }

  void add_term(const Slice& term, bool negative, NamedForm& form) {
    std::size_t times = 0;
    while (times < term.size() && !is_times(term.text[times])) ++times;
    NumberResult number = try_parse(to_utf8(term.part(0, times).trimmed().text));
    if (number && negative) number.value = -number.value;
    if (number && times == term.size()) {
      const NumberResult sum = try_add(form.constant, number.value);
      if (!sum) return problem(term, "数字太大", "the number is too large");
      form.constant = sum.value;
      return;
    }
    Slice name = number ? term.part(times + 1).trimmed() : term;
    // "name × 2" is the same; the last sign parts it, since paths hold "*" too.
    const std::size_t last = term.text.find_last_of(U"×*");
    if (!number && last != term.text.npos) {
      number = try_parse(to_utf8(term.part(last + 1).trimmed().text));
      if (number && negative) number.value = -number.value;
      if (number) name = term.part(0, last).trimmed();
    }
    if (name.size() == 0) return problem(term, "缺少一项", "a term is missing");
    const bool many = name.text.find(U'×') != name.text.npos || name.text.find(U'÷') != name.text.npos;
    if (many) return problem(name, "一项只能是“数字 × 名称”", "a term is \"number × name\"");
    const Decimal one = negative ? -1 : 1;
    form.terms.push_back({name.place(), name.written(), number ? number.value : one});
  }

  void problem(const Slice& at, std::string zh, std::string en) {
    problems_.add(Code::template_relation, at.place(), std::move(zh), std::move(en));
  }

  const Slice& line_;
  TemplateProblems& problems_;
};

}  // namespace

NamedRelation read_named_relation(const Slice& line, TemplateProblems& problems) {
  return RelationReader(line, problems).read();
}

}  // namespace assay::audit_detail
