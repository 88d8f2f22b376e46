#include "audit/remedies.hpp"

#include <algorithm>
#include <utility>

namespace assay::audit_detail {

std::vector<std::size_t> Remedies::constraints_of(std::size_t cell) const {
  std::vector<std::size_t> constraints;
  for (const Occurrence& occurrence : occurrences_.of(cell)) {
    if (constraints.empty() || constraints.back() != occurrence.constraint) {
      constraints.push_back(occurrence.constraint);
    }
  }
  return constraints;
}

bool Remedies::stands_in(std::size_t cell, std::span<const std::size_t> constraints) const {
  return std::all_of(constraints.begin(), constraints.end(),
                     [&](std::size_t constraint) { return !occurrences_.of(cell, constraint).empty(); });
}

const Sums& Remedies::sums(std::size_t constraint) {
  const auto found = sums_.find(constraint);
  if (found != sums_.end()) return found->second;
  return sums_.emplace(constraint, add_up(network_.constraints[constraint], network_)).first->second;
}

// Takes the cell out of the sums, and puts other values in its place where there are any.
void Remedies::replace(Sums& sums, std::size_t constraint, std::size_t cell,
                       const std::optional<Interval>& values) const {
  for (const Occurrence& occurrence : occurrences_.of(cell, constraint)) {
    IntervalSum& sum = sums.of(occurrence.part);
    sum.remove(contribution(network_.cells[cell].possible.values, *occurrence.times));
    if (values) sum.add(contribution(*values, *occurrence.times));
  }
}

std::optional<Demand> Remedies::demand(std::size_t cell, std::span<const std::size_t> constraints,
                                       const std::optional<Assumed>& assumed) {
  Demand demand{network_.cells[cell].any.values};
  for (const std::size_t c : constraints) {
    const Constraint& constraint = network_.constraints[c];
    Multiples multiples;
    for (const Occurrence& occurrence : occurrences_.of(cell, c)) {
      Ratio& times = occurrence.part == Part::left         ? multiples.left
                     : occurrence.part == Part::percent_of ? multiples.percent_of
                                                           : multiples.right;
      times = times + *occurrence.times;
    }
    if (is_tangled(constraint, multiples)) {
      demand.tangled.push_back(c);
      continue;
    }
    Sums others = sums(c);
    replace(others, c, cell, std::nullopt);
    if (assumed) replace(others, c, assumed->cell, assumed->values);
    const std::optional<Interval> solution = solve(constraint, others, multiples);
    const std::optional<Interval> values = solution ? common(*solution, demand.values) : std::nullopt;
    if (!values) return std::nullopt;
    demand.values = *values;
  }
  return demand;
}

bool Remedies::holds(std::size_t constraint, const Assumed& change, const std::optional<Assumed>& assumed) {
  Sums changed = sums(constraint);
  replace(changed, constraint, change.cell, change.values);
  if (assumed) replace(changed, constraint, assumed->cell, assumed->values);
  return can_hold(network_.constraints[constraint], changed);
}

std::optional<Remedy> Remedies::remedy(std::size_t cell, const Demand& demand, const std::optional<Assumed>& assumed) {
  const NetworkCell& printed = network_.cells[cell];
  const std::optional<Possible> values = in_steps(demand.values, printed.any.step);
  if (!values) return std::nullopt;
  Remedy remedy{*values, candidates(printed, *values)};
  // A number that stands for itself alone is a decimal, which a third is not.
  const bool is_exact = printed.possible.values.is_single() && values->values.is_single();
  if (is_exact && remedy.candidates.empty()) return std::nullopt;
  if (demand.tangled.empty()) return remedy;
  const Standing standing(printed);
  std::erase_if(remedy.candidates, [&](const Candidate& candidate) {
    const std::optional<Interval> own = common(standing.of(candidate.typed), values->values);
    for (const std::size_t c : demand.tangled) {
      if (!own || !holds(c, {cell, *own}, assumed)) return true;
    }
    return false;
  });
  if (remedy.candidates.empty()) return std::nullopt;
  // Nothing says more than what was tried: from the least of it to the greatest.
  Interval tried = Interval(remedy.candidates.front().typed.value());
  for (const Candidate& candidate : remedy.candidates) {
    const Interval value(candidate.typed.value());
    tried = {min(tried, value).low(), max(tried, value).high()};
  }
  remedy.values.values = tried;
  return remedy;
}

const std::optional<Remedy>& Remedies::alone(std::size_t cell) {
  const auto found = alone_.find(cell);
  if (found != alone_.end()) return found->second;
  const std::optional<Demand> asked = demand(cell, constraints_of(cell));
  return alone_.emplace(cell, asked ? remedy(cell, *asked) : std::nullopt).first->second;
}

}  // namespace assay::audit_detail
