// Free quantities: whether several places print one value, and whether relations between quantities can hold.
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "audit/forms.hpp"
#include "audit/work.hpp"
#include "model/text.hpp"

namespace assay::audit_detail {

namespace {

// Claims that can all stand for one value, the one that says most about it first.
struct Cluster {
  std::vector<std::size_t> claims;
  Interval common;

  std::size_t first() const { return claims.front(); }
};

// Claims of one key, scope, date and reading.
struct Quantity {
  std::string scope;
  std::vector<Cluster> clusters;

  std::size_t first() const { return clusters.front().first(); }
};

// Whether an interval says more than another.
bool is_narrower(const Interval& a, const Interval& b) {
  const auto bounded = [](const Interval& each) { return each.low().bounded && each.high().bounded; };
  if (!bounded(a) || !bounded(b)) return bounded(a) && !bounded(b);
  return a.high().value - a.low().value < b.high().value - b.low().value;
}

// More different values of one quantity than this are a list, not a slip: the last cluster holds the rest.
constexpr std::size_t max_clusters = 8;

void collect_areas(const std::vector<Area>& areas, std::set<std::string_view>& names) {
  for (const Area& area : areas) {
    names.insert(area.id);
    names.insert(area.name);
    collect_areas(area.areas, names);
  }
}

class Quantities {
 public:
  explicit Quantities(Work& work) : work_(work), forms_(work) {
    areas_ = {"", "*", "全站"};
    collect_areas(work.document.agreement.areas, areas_);
  }

  void run() {
    for (const std::vector<ClaimRelation>* relations : std::initializer_list<const std::vector<ClaimRelation>*>{
             &work_.document.audit.relations, &work_.audit.report.relations}) {
      for (const ClaimRelation& relation : *relations) {
        if (relation.percent_of.terms.empty()) continue;
        for (const Term& term : relation.relation.right.terms) percentages_.insert(key_of(term.figure));
      }
    }
    for (std::size_t c = 0; c < work_.audit.claims.size(); ++c) {
      if (!work_.claim(c).claim.quantity.empty()) place(c);
    }
    for (const auto& [key, quantities] : by_key_) {
      for (const Quantity& quantity : quantities) {
        for (const Cluster& cluster : quantity.clusters) cluster_of_.emplace(cluster.first(), &cluster);
      }
      for (const Quantity& quantity : quantities) compare_places(quantity);
      compare_readings(quantities);
    }
    for (const ClaimRelation& relation : work_.document.audit.relations) check(relation);
    for (const ClaimRelation& relation : work_.audit.report.relations) check(relation);
    for (CheckedClaim& claim : work_.audit.claims) {
      if (!claim.claim.quantity.empty() && claim.state == ClaimState::not_checkable && !claim.missing) {
        claim.missing = Diagnostic{Code::printed_once, "", {claim.claim.quantity}};
      }
    }
  }

 private:
  // --- one quantity in several places

  void place(std::size_t c) {
    CheckedClaim& claim = work_.claim(c);
    if (claim.missing || !claim.printed.has_value) return;
    Printed printed = claim.printed;
    if (printed.unit.empty()) printed.unit = claim.claim.unit;
    if (!work_.read(c, claim.claim.step                              ? claim.claim.step
                       : percentages_.contains(claim.claim.quantity) ? std::nullopt
                                                                     : counting_step(printed)))
      return;
    const Claim& own = claim.claim;
    const std::string same =
        own.quantity + '\n' + own.scope + '\n' + own.reading + '\n' + (own.date ? to_string(*own.date) : std::string());
    const auto [key, is_new_key] = index_.try_emplace(own.quantity, by_key_.size());
    if (is_new_key) by_key_.push_back({own.quantity, {}});
    std::vector<Quantity>& quantities = by_key_[key->second].second;
    const auto [found, is_new] = by_identity_.try_emplace(same, quantities.size());
    if (is_new) {
      quantities.push_back({own.scope, {{{c}, values(c)}}});
      by_scope_[own.quantity + '\n' + own.scope].emplace_back(key->second, found->second);
      return;
    }
    std::vector<Cluster>& clusters = quantities[found->second].clusters;
    for (Cluster& cluster : clusters) {
      if (!cluster.common.overlaps(values(c))) continue;
      cluster.common = intersection(cluster.common, values(c));
      cluster.claims.push_back(c);
      if (is_narrower(values(c), values(cluster.first()))) std::swap(cluster.claims.front(), cluster.claims.back());
      return;
    }
    if (clusters.size() == max_clusters) return clusters.back().claims.push_back(c);
    clusters.push_back({{c}, values(c)});
  }

  const Interval& values(std::size_t c) { return work_.claim(c).stands_for->values; }

  bool equal(std::size_t a, std::size_t b) {
    return work_.holds({{{{work_.cell_of(a), 1}}, 0}, {}, Comparator::equals, {{{work_.cell_of(b), 1}}, 0}});
  }

  void compare_places(const Quantity& quantity) {
    for (const Cluster& cluster : quantity.clusters) {
      for (std::size_t k = 1; k < cluster.claims.size(); ++k) {
        equal(cluster.first(), cluster.claims[k]);
        for (const std::size_t c : {cluster.first(), cluster.claims[k]}) mark(work_.claim(c), true);
      }
    }
    for (std::size_t a = 0; a < quantity.clusters.size(); ++a) {
      for (std::size_t b = a + 1; b < quantity.clusters.size(); ++b) {
        const Cluster &one = quantity.clusters[a], &other = quantity.clusters[b];
        if (counts_otherwise(work_.claim(one.first()), work_.claim(other.first()))) {
          confirm(one.first(), other.first());
          continue;
        }
        equal(one.first(), other.first());
        conflict(one.claims, other.claims);
      }
    }
  }

  void conflict(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other) {
    AuditFinding finding;
    finding.severity = Severity::warning;
    for (const auto* cluster : {&one, &other}) {
      for (const std::size_t c : *cluster) {
        mark(work_.claim(c), false);
        finding.claims.push_back(c);
      }
    }
    const CheckedClaim &a = work_.claim(one.front()), &b = work_.claim(other.front());
    const Label label = label_of_claim(work_.document, a.claim);
    finding.about = a.claim.quantity;
    finding.problem = {Code::quantity_conflict,
                       "",
                       {label.zh, label.en, a.claim.printed, b.claim.printed,
                        gap_text(a.stands_for->values.gap(b.stands_for->values))}};
    work_.fail(std::move(finding), work_.last_check());
  }

  // Quantities of one key that are counted in different ways, and come to different values. An area's amount is another
  // one than the whole's by nature.
  void compare_readings(const std::vector<Quantity>& quantities) {
    for (std::size_t a = 0; a < quantities.size() && a < max_clusters; ++a) {
      for (std::size_t b = a + 1; b < quantities.size() && b < max_clusters; ++b) {
        const Quantity &one = quantities[a], &other = quantities[b];
        if (one.scope != other.scope && areas_.contains(one.scope) && areas_.contains(other.scope)) continue;
        if (!values(one.first()).overlaps(values(other.first()))) confirm(one.first(), other.first());
      }
    }
  }

  void confirm(std::size_t one, std::size_t other) {
    const CheckedClaim &a = work_.claim(one), &b = work_.claim(other);
    const Label label = label_of_claim(work_.document, a.claim);
    work_.add(finding_of(Severity::note, Code::reading_differs,
                         {label.zh, label.en, a.claim.printed, reading_of(a.claim), b.claim.printed,
                          reading_of(b.claim), gap_text(a.stands_for->values.gap(b.stands_for->values))},
                         {one, other}, a.claim.quantity));
  }

  // --- relations

  void check(const ClaimRelation& relation) {
    if (!relation.relation.each_area) return check_in(relation, "");
    std::vector<std::string> scopes;
    std::set<std::string> known;
    for (const Term& term : relation.relation.left.terms) {
      const auto key = index_.find(term.figure);
      if (key == index_.end()) continue;
      for (const Quantity& quantity : by_key_[key->second].second) {
        if (known.insert(quantity.scope).second) scopes.push_back(quantity.scope);
      }
    }
    for (const std::string& scope : scopes) {
      if (prints_all(relation, scope)) check_in(relation, scope);
    }
  }

  bool prints_all(const ClaimRelation& relation, const std::string& scope) {
    for (const LinearForm* form : {&relation.relation.left, &relation.percent_of, &relation.relation.right}) {
      for (const Term& term : form->terms) {
        if (!figure_of(term.figure) && !claim_of(term.figure, scope)) return false;
      }
    }
    return true;
  }

  static std::string key_of(const std::string& name) { return name.substr(0, name.rfind('@')); }

  // A figure that has a number.
  std::optional<Node> figure_of(const std::string& path) const {
    const std::optional<Node> node = work_.evaluation.find(path);
    return node && work_.evaluation.exact(*node) ? node : std::nullopt;
  }

  // The claim that stands for a quantity: the one that says no reading or date, or the only one.
  std::optional<std::size_t> claim_of(const std::string& name, const std::string& scope) const {
    const std::size_t at = name.rfind('@');
    const auto found = by_scope_.find(key_of(name) + '\n' + (at == std::string::npos ? scope : name.substr(at + 1)));
    if (found == by_scope_.end()) return std::nullopt;
    const auto quantity = [&](std::size_t k) -> const Quantity& {
      const auto& [key_index, number] = found->second[k];
      return by_key_[key_index].second[number];
    };
    for (std::size_t k = 0; k < found->second.size(); ++k) {
      if (!says_how_it_counts(work_.audit.claims[quantity(k).first()].claim)) return quantity(k).first();
    }
    return found->second.size() == 1 ? std::optional(quantity(0).first()) : std::nullopt;
  }

  void check_in(const ClaimRelation& relation, const std::string& scope) {
    std::vector<std::size_t> claims;
    std::vector<std::string> missing;
    Constraint constraint;
    constraint.comparator = relation.relation.comparator;
    constraint.left = form_of(relation.relation.left, scope, claims, missing);
    if (!relation.percent_of.terms.empty()) {
      constraint.percent_of = form_of(relation.percent_of, scope, claims, missing);
    }
    constraint.right = form_of(relation.relation.right, scope, claims, missing);
    const std::string name = name_of(relation, scope);
    if (!missing.empty()) {
      if (claims.empty()) return;  // nothing of it is in this report
      std::string list;
      for (const std::string& each : missing) list += (list.empty() ? "" : ", ") + each;
      return leave_unchecked(name, list, std::move(claims));
    }
    const std::optional<Interval> left = left_of(constraint);
    if (!left) {
      if (work_.values(*constraint.percent_of) != Interval(Ratio(0))) {
        return leave_unchecked(name, "÷ 0", std::move(claims));
      }
      for (const std::size_t c : claims) mark(work_.claim(c), false);
      return work_.add(finding_of(Severity::error, Code::percentage_without_target,
                                  {name, name, work_.values(constraint.right).to_string(), "0"}, std::move(claims),
                                  name));
    }
    const Interval right = work_.values(constraint.right);
    expect(constraint, relation.relation.right, scope, *left);
    const bool one_count = std::all_of(claims.begin(), claims.end(), [&](std::size_t c) {
      const Claim &first = work_.claim(claims.front()).claim, &own = work_.claim(c).claim;
      return own.reading == first.reading && own.date == first.date;
    });
    bool holds = one_count ? work_.holds(constraint) : work_.would_hold(constraint);
    if (holds && one_count) holds = holds_for_others(constraint, claims);
    for (const std::size_t c : claims) mark(work_.claim(c), holds);
    if (holds) return;
    if (!one_count) return confirm(std::move(claims), *left, right);
    AuditFinding finding;
    finding.severity = Severity::error;
    finding.claims = std::move(claims);
    finding.about = name;
    finding.problem = {
        Code::relation_fails,
        "",
        {name, left->to_string(), std::string(model::sign(relation.relation.comparator)), right.to_string()}};
    work_.fail(std::move(finding), work_.last_check());
  }

  // Whether the relation holds for every place that prints one of its quantities.
  bool holds_for_others(const Constraint& constraint, std::vector<std::size_t>& claims) {
    const std::vector<std::size_t> firsts = claims;
    for (const std::size_t first : firsts) {
      const Possible& own = *work_.claim(first).stands_for;
      for (const std::size_t other : cluster_of_.at(first)->claims) {
        if (*work_.claim(other).stands_for == own) continue;
        Constraint instead = constraint;
        const std::size_t from = work_.cell_of(first), to = work_.cell_of(other);
        for (NetworkForm* form : {&instead.left, instead.percent_of ? &*instead.percent_of : nullptr, &instead.right}) {
          if (form == nullptr) continue;
          for (NetworkTerm& term : form->terms) term.cell = term.cell == from ? to : term.cell;
        }
        if (work_.holds(std::move(instead))) continue;
        claims.push_back(other);
        return false;
      }
    }
    return true;
  }

  void leave_unchecked(const std::string& name, const std::string& why, std::vector<std::size_t> claims) {
    for (const std::size_t c : claims) {
      CheckedClaim& claim = work_.claim(c);
      if (claim.state == ClaimState::not_checkable) {
        claim.missing = Diagnostic{Code::relation_unchecked, "", {name, why}};
      }
    }
    work_.add(finding_of(Severity::note, Code::relation_unchecked, {name, why}, std::move(claims), name));
  }

  // A relation between amounts that are counted in different ways: the last one, and what the others make.
  void confirm(std::vector<std::size_t> claims, const Interval& left, const Interval& right) {
    std::rotate(claims.begin(), claims.end() - 1, claims.end());
    const Claim &last = work_.claim(claims.front()).claim, &first = work_.claim(claims[1]).claim;
    const Label label = label_of_claim(work_.document, last);
    AuditFinding finding;
    finding.severity = Severity::note;
    finding.about = last.quantity;
    finding.problem = {Code::reading_differs,
                       "",
                       {label.zh, label.en, last.printed, reading_of(last), left.to_string(), reading_of(first),
                        gap_text(left.gap(right))}};
    finding.claims = std::move(claims);
    work_.add(std::move(finding));
  }

  std::optional<Interval> left_of(const Constraint& constraint) const {
    const Interval left = work_.values(constraint.left);
    if (!constraint.percent_of) return left;
    const Interval whole = work_.values(*constraint.percent_of);
    if (whole.contains(Ratio(0))) return std::nullopt;
    return left * Interval(Ratio(100)) / whole;
  }

  // What the right side is expected to be, where it is one printed number.
  void expect(const Constraint& constraint, const LinearForm& right, const std::string& scope, const Interval& left) {
    if (constraint.comparator != Comparator::equals || right.terms.size() != 1 || !right.constant.is_zero()) return;
    if (right.terms[0].times != Decimal(1) || figure_of(right.terms[0].figure)) return;
    CheckedClaim& claim = work_.claim(*claim_of(right.terms[0].figure, scope));
    if (claim.expected) return;
    claim.expected = left;
    if (!left.overlaps(claim.stands_for->values)) claim.gap = left.gap(claim.stands_for->values);
    if (left.is_single()) claim.modes = fingerprint(left.low().value, claim.printed);
  }

  NetworkForm form_of(const LinearForm& form, const std::string& scope, std::vector<std::size_t>& claims,
                      std::vector<std::string>& missing) {
    NetworkForm result{{}, Interval(Ratio(form.constant))};
    for (const Term& term : form.terms) {
      if (const std::optional<Node> node = figure_of(term.figure)) {
        FigureForm figure = forms_.of(*node);
        if (figure.percent_of) figure = {{{}, Interval(*work_.evaluation.exact(*node))}, {}};
        add_times(result, figure.form, Ratio(term.times));
      } else if (const std::optional<std::size_t> claim = claim_of(term.figure, scope)) {
        if (std::find(claims.begin(), claims.end(), *claim) == claims.end()) claims.push_back(*claim);
        add_times(result, {{{work_.cell_of(*claim), 1}}, 0}, Ratio(term.times));
      } else {
        missing.push_back(term.figure);
      }
    }
    return result;
  }

  static std::string name_of(const ClaimRelation& relation, const std::string& scope) {
    const Relation& own = relation.relation;
    std::string name = !own.name.empty() ? own.name : own.id;
    if (name.empty()) {
      name = text_of(own.left);
      if (!relation.percent_of.terms.empty()) name += " ÷ " + text_of(relation.percent_of) + " × 100";
      name += " " + std::string(model::sign(own.comparator)) + " " + text_of(own.right);
    }
    return scope.empty() ? name : name + " @" + scope;
  }

  static std::string text_of(const LinearForm& form) {
    std::string text;
    for (const Term& term : form.terms) {
      const bool minus = term.times.is_negative();
      text += text.empty() ? (minus ? "−" : "") : minus ? " − " : " + ";
      const Decimal times = minus ? -term.times : term.times;
      if (times != Decimal(1)) text += times.to_string() + " × ";
      text += term.figure;
    }
    if (!form.constant.is_zero() || text.empty()) text += (text.empty() ? "" : " + ") + form.constant.to_string();
    return text;
  }

  Work& work_;
  Forms forms_;
  std::set<std::string_view> areas_;
  std::vector<std::pair<std::string, std::vector<Quantity>>> by_key_;  // in the order of their first claims
  std::unordered_map<std::string, std::size_t> index_;
  std::unordered_map<std::string, std::size_t> by_identity_;
  std::unordered_map<std::size_t, const Cluster*> cluster_of_;  // by its first claim
  std::set<std::string> percentages_;                           // keys
  // Quantities by key and scope: the numbers of their key and of theirs under it.
  std::unordered_map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> by_scope_;
};

}  // namespace

void check_quantities(Work& work) { Quantities(work).run(); }

}  // namespace assay::audit_detail
