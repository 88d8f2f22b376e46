#include "audit/occurrences.hpp"

#include <algorithm>

namespace assay::audit_detail {

namespace {

template <typename Visit>
void each_term(const Network& network, Visit visit) {
  for (std::size_t c = 0; c < network.constraints.size(); ++c) {
    const Constraint& constraint = network.constraints[c];
    for (const NetworkTerm& term : constraint.left.terms) visit(c, Part::left, term);
    if (constraint.percent_of) {
      for (const NetworkTerm& term : constraint.percent_of->terms) visit(c, Part::percent_of, term);
    }
    for (const NetworkTerm& term : constraint.right.terms) visit(c, Part::right, term);
  }
}

}  // namespace

Occurrences::Occurrences(const Network& network) : first_(network.cells.size() + 1) {
  each_term(network, [&](std::size_t, Part, const NetworkTerm& term) { ++first_[term.cell + 1]; });
  for (std::size_t cell = 0; cell < network.cells.size(); ++cell) first_[cell + 1] += first_[cell];
  all_.resize(first_.back());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  each_term(network, [&](std::size_t constraint, Part part, const NetworkTerm& term) {
    all_[next[term.cell]++] = {constraint, part, &term.times};
  });
}

std::span<const Occurrence> Occurrences::of(std::size_t cell, std::size_t constraint) const {
  const std::span<const Occurrence> own = of(cell);
  const auto first = std::partition_point(own.begin(), own.end(),
                                          [&](const Occurrence& each) { return each.constraint < constraint; });
  const auto last =
      std::partition_point(first, own.end(), [&](const Occurrence& each) { return each.constraint == constraint; });
  return {first, last};
}

}  // namespace assay::audit_detail
