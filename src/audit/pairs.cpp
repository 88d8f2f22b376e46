#include "audit/pairs.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace assay::audit_detail {

Indexes in_both(const Indexes& a, const Indexes& b) {
  Indexes both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

Indexes without(const Indexes& a, const Indexes& b) {
  Indexes rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
  return rest;
}

SlipCell slip_cell(std::size_t cell, const Remedy& remedy) {
  SlipCell slip{cell, remedy.values, {}, std::string(remedy.slip())};
  for (const Candidate& candidate : remedy.candidates) slip.candidates.push_back(candidate.typed.value());
  return slip;
}

std::optional<SlipSet> Pairs::find(std::size_t first, std::size_t second) {
  ++trials_;
  const Indexes of_first = remedies_.constraints_of(first), of_second = remedies_.constraints_of(second);
  const Indexes shared = in_both(of_first, of_second);
  if (shared.empty()) {
    const std::optional<Remedy>& a = remedies_.alone(first);
    if (!a) return std::nullopt;
    const std::optional<Remedy>& b = remedies_.alone(second);
    if (!b) return std::nullopt;
    return SlipSet{{slip_cell(first, *a), slip_cell(second, *b)}, a->cost() + b->cost()};
  }
  const std::optional<Demand> a = remedies_.demand(first, without(of_first, shared));
  if (!a) return std::nullopt;
  const std::optional<Demand> b = remedies_.demand(second, without(of_second, shared));
  if (!b) return std::nullopt;
  std::optional<SlipSet> forward = depending({first, *a}, {second, *b}, shared);
  std::optional<SlipSet> backward = depending({second, *b}, {first, *a}, shared);
  if (backward) std::swap(backward->cells[0], backward->cells[1]);
  if (!forward) return backward;
  return backward && backward->cost < forward->cost ? backward : forward;
}

// The numbers of one that a slip leads to are tried; the other is solved for.
std::optional<SlipSet> Pairs::depending(const Partner& tried, const Partner& solved, const Indexes& shared) {
  const std::optional<Remedy> numbers = remedies_.remedy(tried.cell, tried.demand);
  if (!numbers) return std::nullopt;
  std::optional<Remedy> best;
  Remedy number_of_best;
  int best_cost = 0;
  for (const Candidate& candidate : numbers->candidates) {
    if (best && candidate.slip.cost >= best_cost) break;  // the cheapest come first
    ++trials_;
    if (is_over()) break;
    const std::optional<Assumed> number = assume(tried, candidate);
    if (!number) continue;
    std::optional<Remedy> remedy = solve_for(solved, shared, *number);
    if (!remedy || (best && candidate.slip.cost + remedy->cost() >= best_cost)) continue;
    best_cost = candidate.slip.cost + remedy->cost();
    best = std::move(remedy);
    number_of_best = {{number->values, network_.cells[tried.cell].any.step}, {candidate}};
  }
  if (!best) return std::nullopt;
  // What the first could be besides, while the other is what it would most likely be.
  Remedy first = std::move(number_of_best);
  if (!best->candidates.empty()) {
    if (const std::optional<Assumed> other = assume(solved, best->candidates.front())) {
      if (std::optional<Remedy> remedy = solve_for(tried, shared, *other)) first = std::move(*remedy);
    }
  }
  SlipSet set{{slip_cell(tried.cell, first), slip_cell(solved.cell, *best)}, best_cost};
  if (best_cost > exchanged.cost && is_exchange(set)) {
    for (SlipCell& cell : set.cells) cell.slip = exchanged.name;
    set.cost = exchanged.cost;
  }
  return set;
}

bool Pairs::is_exchange(const SlipSet& set) const {
  const SlipCell &a = set.cells[0], &b = set.cells[1];
  return !a.candidates.empty() && !b.candidates.empty() && a.candidates.front() == network_.cells[b.cell].value &&
         b.candidates.front() == network_.cells[a.cell].value;
}

std::optional<Assumed> Pairs::assume(const Partner& partner, const Candidate& candidate) const {
  const Standing standing(network_.cells[partner.cell]);
  const std::optional<Interval> values = common(standing.of(candidate.typed), partner.demand.values);
  return values ? std::optional(Assumed{partner.cell, *values}) : std::nullopt;
}

std::optional<Remedy> Pairs::solve_for(const Partner& partner, const Indexes& shared, const Assumed& other) {
  const std::optional<Demand> asked = remedies_.demand(partner.cell, shared, other);
  if (!asked) return std::nullopt;
  const std::optional<Interval> values = common(asked->values, partner.demand.values);
  if (!values) return std::nullopt;
  Demand both{*values, partner.demand.tangled};
  both.tangled.insert(both.tangled.end(), asked->tangled.begin(), asked->tangled.end());
  return remedies_.remedy(partner.cell, both, other);
}

}  // namespace assay::audit_detail
