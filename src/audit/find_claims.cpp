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
        unmatched_(report_),
        settled_(report_.size()) {}

  ReportClaims find() {
    for (const detail::Scope& scope : form_.scopes) add_scope(scope);
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
    if (scope.first.empty()) {
      own.ranges = {whole()};
      return;
    }
    std::size_t next = 0;
    for (const std::size_t first : words_.of(scope.first, whole())) {
      if (first < next) continue;
      const std::size_t after = first + scope.first.size();
      std::size_t end = report_.size();
      if (!scope.last.empty()) end = report_.text.find(scope.last, after);
      if (end == report_.text.npos) break;
      own.ranges.push_back({first, end});
      next = end;
    }
    if (!own.ranges.empty()) return;
    const bool has_first = !words_.of(scope.first, whole()).empty();
    unmatched_.add({scope.place, scope.text}, has_first ? scope.last : scope.first, {whole()});
  }

  // Names are looked up before anything is looked for, so that a template that holds a wrong one is refused whatever
  // the report says.
  void check_names(const TemplateLine& line) {
    const NamedScope& scope = scopes_[line.scope].named;
    if (const auto* pattern = std::get_if<Pattern>(&line.what)) {
      for (const Hole& hole : pattern->holes) bind(hole, scope);
    } else if (const auto* address = std::get_if<CellAddress>(&line.what)) {
      bind(address->hole, row_scope(address->row, scope));
    }
  }

  std::optional<Binding> bind(const Hole& hole, const NamedScope& scope) {
    std::optional<Binding> bound = names_.bind(hole.binding, hole.scope ? names_.scope(*hole.scope) : scope);
    if (!bound) refuse(hole.place, hole.binding);
    return bound;
  }

  void refuse(TextPlace place, const std::string& name) {
    const Diagnostic problem{Code::template_name, "", {name, names_.nearest(name)}, place.line, place.column};
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
          const NumberShapes::Extent extent = numbers_.with_hedges(range.begin, range.end);
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
    bool found = false;
    for (const ReportTable* table : tables) {
      for (const AddressedCell& addressed : find_cells(report_, *table, address)) {
        const std::u32string_view label =
            std::u32string_view(report_.text)
                .substr(addressed.label.begin, addressed.label.end - addressed.label.begin);
        if (address.any_row && !names_.row_scope(label)) continue;
        found = true;
        settle({addressed.label.begin, addressed.label.end});
        const TextRange cell{addressed.cell.begin, addressed.cell.end};
        if (cell.begin == cell.end) continue;
        const std::string row =
            address.any_row ? report_.words(addressed.label.begin, addressed.label.end) : address.row_text;
        add_claim(address.hole, row_scope(address.any_row ? label : address.row, scope.named), cell,
                  address.table_text + ' ' + row + ' ' + address.column_text);
      }
    }
    if (found) return;
    if (tables.empty()) {
      unmatched_.add({line.place, line.text}, address.table.words, scope.ranges);
    } else {
      unmatched_.add({line.place, line.text}, address, tables);
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
          listed ? part != nullptr && part->annex + 1 == address.annex
                 : table.title && report_.line(*table.title).find(address.table.words) != std::u32string_view::npos;
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
        refuse(term.place, term.name);
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
