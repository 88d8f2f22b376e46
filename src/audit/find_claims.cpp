// Finding the claims of a report with a template: its scopes, its lines one by one, its relations, and what is left.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "assay/error.hpp"
#include "assay/template.hpp"
#include "audit/annexes.hpp"
#include "audit/bind_names.hpp"
#include "audit/match.hpp"
#include "audit/number_shapes.hpp"
#include "audit/report_tables.hpp"
#include "audit/report_text.hpp"
#include "audit/scope_ranges.hpp"
#include "audit/template_data.hpp"
#include "audit/unclaimed.hpp"
#include "audit/unmatched.hpp"

namespace assay {

namespace audit_detail {

namespace {

using detail::CellAddress;
using detail::Hole;
using detail::Pattern;
using detail::TemplateData;
using detail::TemplateLine;

class ClaimFinder {
 public:
  ClaimFinder(const TemplateData& form, std::string_view report, const Document& document, const Evaluation& evaluation)
      : form_(form),
        report_(report),
        numbers_(report_),
        words_(report_),
        names_(form, document, evaluation),
        tables_(find_tables(report_)),
        annexes_(find_annexes(report_)),
        anchors_(report_, words_),
        unmatched_(report_),
        settled_(report_.size()) {}

  ReportClaims find() {
    for (const detail::Scope& scope : form_.scopes) add_scope(scope);
    for (const detail::Alias& alias : form_.aliases) {
      if (!names_.names_something(alias.name)) refuse(alias.place, alias.name, names_.nearest_named(alias.name));
    }
    for (const TemplateLine& line : form_.lines) check_names(line);
    add_relations();
    refuse_problems();
    // "片区1" is a name and no number.
    for (const detail::Alias& alias : form_.aliases) {
      for (const std::size_t at : words_.of(alias.label, whole())) settle({at, at + alias.label.size()});
    }
    Matcher matcher(report_, numbers_, words_);
    for (const TemplateLine& line : form_.lines) {
      const std::vector<TextRange>& ranges = scopes_[line.scope].ranges;
      if (ranges.empty()) continue;
      if (const auto* ignored = std::get_if<detail::Ignored>(&line.what)) {
        for (const Match& match : matcher.find(ignored->pattern, ranges)) settle(match.whole);
      } else if (const auto* pattern = std::get_if<Pattern>(&line.what)) {
        find_pattern(line, *pattern, matcher.find(*pattern, ranges));
      } else {
        find_cell(line, std::get<CellAddress>(line.what));
      }
    }
    refuse_problems();
    return finish();
  }

 private:
  struct ScopeRanges {
    NamedScope named;
    std::vector<TextRange> ranges;
  };
  struct PlacedClaim {
    std::size_t at;
    Claim claim;
  };

  TextRange whole() const { return {0, report_.size()}; }

  void add_scope(const detail::Scope& scope) {
    ScopeRanges& own = scopes_.emplace_back();
    own.named = names_.scope(scope.name);
    own.ranges = anchors_.ranges(scope);
    if (!own.ranges.empty()) return;
    const bool has_first = !anchors_.of(scope.first).empty();
    unmatched_.add({scope.place, scope.text}, has_first ? scope.last : scope.first, {whole()});
  }

  // Names are looked up before anything is looked for, so that a template that holds a wrong one is refused whatever
  // the report says.
  void check_names(const TemplateLine& line) {
    const NamedScope& scope = scopes_[line.scope].named;
    const auto check = [&](const Hole& hole, const NamedScope& own) {
      const std::optional<Binding> bound = bind(hole, own);
      const bool is_label = own.area.empty() && !own.name.empty();
      if (bound && bound->in_scope && is_label && !hole.scope) refuse_label(form_.scopes[line.scope]);
    };
    if (const auto* pattern = std::get_if<Pattern>(&line.what)) {
      for (const Hole& hole : pattern->holes) check(hole, scope);
    } else if (const auto* address = std::get_if<CellAddress>(&line.what)) {
      check(address->hole, row_scope(address->row, scope));
    }
  }

  std::optional<Binding> bind(const Hole& hole, const NamedScope& scope) {
    std::optional<Binding> bound = names_.bind(hole.binding, hole.scope ? names_.scope(*hole.scope) : scope);
    if (!bound) refuse(hole.place, hole.binding, names_.nearest(hole.binding));
    return bound;
  }

  void refuse(TextPlace place, const std::string& name, std::string nearest) {
    refuse({Code::template_name, "", {name, std::move(nearest)}, place.line, place.column});
  }

  // A figure below a heading that names no area would be taken for the whole's.
  void refuse_label(const detail::Scope& scope) {
    const std::string area = names_.nearest_area(scope.name);
    std::string zh = "“" + scope.name + "”不是片区，下面的指标和得分不知道是谁的";
    std::string en = "\"" + scope.name + "\" is no area, so that the figures below it are nobody's";
    if (!area.empty()) zh += "；最接近的片区是“" + area + "”", en += "; the nearest area is \"" + area + "\"";
    zh += "；只限定范围时，等号前留空";
    en += "; leave the name empty where only the range counts";
    refuse({Code::template_scope, "", {std::move(zh), std::move(en)}, scope.place.line, scope.place.column});
  }

  void refuse(const Diagnostic& problem) {
    if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) problems_.push_back(problem);
  }

  void refuse_problems() {
    if (problems_.empty()) return;
    std::stable_sort(problems_.begin(), problems_.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    throw Error(std::move(problems_));
  }

  // The scope of a row: an area where its label is one, else that of the line.
  NamedScope row_scope(std::u32string_view label, const NamedScope& of_line) const {
    std::optional<NamedScope> own = names_.row_scope(label);
    return own && !own->area.empty() ? std::move(*own) : of_line;
  }

  void settle(TextRange range) {
    std::fill(settled_.begin() + static_cast<std::ptrdiff_t>(range.begin),
              settled_.begin() + static_cast<std::ptrdiff_t>(range.end), true);
  }

  void find_pattern(const TemplateLine& line, const Pattern& pattern, const std::vector<Match>& matches) {
    const ScopeRanges& scope = scopes_[line.scope];
    for (const Match& match : matches) {
      for (std::size_t i = 0; i < pattern.holes.size(); ++i) {
        TextRange range = match.holes[i];
        if (pattern.holes[i].is_number) {
          // Where the unit is 万元 or 亿元, 万 or 亿 is none of the number's.
          const bool with_scale = !pattern.holes[i].unit_given.starts_with("万") &&
                                  !pattern.holes[i].unit_given.starts_with("亿");
          const NumberShapes::Extent extent = numbers_.with_words_around(range.begin, range.end, with_scale);
          range = {extent.begin, extent.end};
        }
        const AnnexPart* annex = annexes_.part_at(range.begin);
        add_claim(
            pattern.holes[i], scope.named, range,
            annex == nullptr ? std::string(report_.heading(range.begin)) : "附件" + std::to_string(annex->annex + 1));
      }
    }
    if (matches.empty()) unmatched_.add({line.place, line.text}, pattern.sample, scope.ranges);
  }

  void add_claim(const Hole& hole, const NamedScope& scope, TextRange range, std::string where) {
    const std::optional<Binding> bound = bind(hole, scope);
    if (!bound) return;
    settle(range);
    Claim claim;
    claim.figure = bound->figure;
    claim.quantity = bound->quantity;
    claim.printed = report_.words(range.begin, range.end);
    claim.where = std::move(where);
    claim.place = report_.places[range.begin];
    const NamedScope given = hole.scope ? names_.scope(*hole.scope) : NamedScope();
    // A figure of an area says so in its path; sections of the report are no other count of the whole.
    if (!bound->quantity.empty()) claim.scope = hole.scope ? given.name : scope.name;
    if (bound->quantity.empty() && given.area.empty()) claim.scope = given.name;
    // What is met has no path of its own in an area.
    const NamedScope& effective = hole.scope ? given : scope;
    if (bound->figure.ends_with("/met") && !effective.area.empty()) claim.scope = effective.name;
    claim.reading = hole.reading;
    claim.unit = hole.unit_given;
    claim.date = hole.date;
    claim.step = hole.step;
    claim.mode = hole.mode;
    claims_.push_back({range.begin, std::move(claim)});
  }

  void find_cell(const TemplateLine& line, const CellAddress& address) {
    const ScopeRanges& scope = scopes_[line.scope];
    const std::vector<const ReportTable*> tables = tables_of(address, scope.ranges);
    const auto is_place = [&](std::u32string_view label) { return names_.row_scope(label).has_value(); };
    AddressedCells all;
    for (const ReportTable* table : tables) {
      AddressedCells own = find_cells(report_, *table, address, is_place);
      for (const AddressedCell& addressed : own.cells) claim_cell(address, addressed, scope.named);
      all.cells.insert(all.cells.end(), own.cells.begin(), own.cells.end());
      if (!all.uneven) all.uneven = own.uneven;
      if (all.alike == 0) all.alike = own.alike, all.first_alike = own.first_alike;
    }
    say_unmatched(line, address, tables, all);
  }

  void claim_cell(const CellAddress& address, const AddressedCell& addressed, const NamedScope& scope) {
    settle({addressed.label.begin, addressed.label.end});
    const TextRange cell{addressed.cell.begin, addressed.cell.end};
    if (cell.begin == cell.end) return;
    const std::u32string label =
        report_.text.substr(addressed.label.begin, addressed.label.end - addressed.label.begin);
    const std::string row =
        address.any_row ? report_.words(addressed.label.begin, addressed.label.end) : address.row_text;
    add_claim(address.hole, row_scope(address.any_row ? label : address.row, scope), cell,
              address.table_text + ' ' + row + ' ' + address.column_text);
  }

  // Also where other rows were found: what is left out is said.
  void say_unmatched(const TemplateLine& line, const CellAddress& address,
                     const std::vector<const ReportTable*>& tables, const AddressedCells& all) {
    const UnmatchedLine own{line.place, line.text};
    if (all.uneven) {
      unmatched_.add(own, "表中各行的格数不同，合并的格子没有留出空格", "the rows of the table differ in length",
                     report_.places[all.uneven->begin]);
    } else if (all.alike != 0) {
      const std::string count = std::to_string(all.alike);
      unmatched_.add(own, "有 " + count + " 列是这个标签，用 #1 到 #" + count + " 选一列",
                     count + " columns have the label, #1 to #" + count + " chooses one",
                     report_.places[all.first_alike->begin]);
    } else if (tables_.empty()) {
      unmatched_.add(own, "报告里没有表格，表格是格与格之间有制表符的行",
                     "the report has no tables, which are lines with tabs between cells", {});
    } else if (tables.empty()) {
      unmatched_.add(own, address.table.words, scopes_[line.scope].ranges);
    } else if (all.cells.empty()) {
      unmatched_.add(own, address, tables);
    }
  }

  std::vector<const ReportTable*> tables_of(const CellAddress& address, const std::vector<TextRange>& ranges) const {
    const bool listed = address.annex != 0 && address.annex <= annexes_.listed.size();
    std::vector<const ReportTable*> result;
    for (const ReportTable& table : tables_) {
      const bool inside = std::any_of(ranges.begin(), ranges.end(), [&](const TextRange& range) {
        return range.begin <= table.begin && table.begin < range.end;
      });
      if (!inside) continue;
      const AnnexPart* part = annexes_.part_at(table.begin);
      const bool named =
          listed ? part != nullptr && part->annex + 1 == address.annex : is_titled(report_, table, address.table.words);
      if (named) result.push_back(&table);
    }
    if (address.table.pick == 0) return result;
    if (address.table.pick > result.size()) return {};
    return {result[address.table.pick - 1]};
  }

  LinearForm form_of(const detail::NamedForm& named) {
    LinearForm form;
    form.constant = named.constant;
    for (const detail::NamedTerm& term : named.terms) {
      if (std::optional<std::string> name = names_.term(term.name)) {
        form.terms.push_back({std::move(*name), term.times});
      } else {
        refuse(term.place, term.name, names_.nearest(term.name));
      }
    }
    return form;
  }

  void add_relations() {
    for (const detail::NamedRelation& named : form_.relations) {
      ClaimRelation& relation = result_.relations.emplace_back();
      relation.relation.name = named.text;
      relation.relation.left = form_of(named.left);
      relation.relation.comparator = named.comparator;
      relation.relation.right = form_of(named.right);
      relation.relation.each_area = named.each_area;
      relation.percent_of = form_of(named.percent_of);
    }
  }

  // Two lines of a template may find the same; it is claimed once.
  ReportClaims finish() {
    std::stable_sort(claims_.begin(), claims_.end(),
                     [](const PlacedClaim& a, const PlacedClaim& b) { return a.at < b.at; });
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      bool is_new = true;
      for (std::size_t k = i; k-- > 0 && claims_[k].at == claims_[i].at;) {
        is_new = is_new && claims_[k].claim != claims_[i].claim;
      }
      if (is_new) result_.claims.push_back(claims_[i].claim);
    }
    result_.unmatched = unmatched_.take();
    result_.annexes = annexes_.listed;
    result_.unclaimed = find_unclaimed(report_, std::move(settled_));
    return std::move(result_);
  }

  const TemplateData& form_;
  const ReportText report_;
  const NumberShapes numbers_;
  const WordIndex words_;
  const Names names_;
  const std::vector<ReportTable> tables_;
  const Annexes annexes_;
  const Anchors anchors_;
  Unmatched unmatched_;
  std::vector<ScopeRanges> scopes_;
  std::vector<bool> settled_;  // claimed or ignored, by character
  std::vector<PlacedClaim> claims_;
  std::vector<Diagnostic> problems_;
  ReportClaims result_;
};

}  // namespace

}  // namespace audit_detail

ReportClaims find_claims(const Template& form, std::string_view report, const Document& document,
                         const Evaluation& evaluation) {
  return audit_detail::ClaimFinder(form.data(), report, document, evaluation).find();
}

}  // namespace assay
