// How far the total stands from where bands begin.
#include "analysis/parts.hpp"
#include "analysis/seen.hpp"
#include "evaluate/rules.hpp"

namespace assay::analysis {

std::vector<Distance> distances(const Subject& subject) {
  const std::vector<Band>& bands = subject.plan.policy.bands;
  const Ratio total = seen_total(subject.plan.policy, subject.evaluation, subject.plan.layout.total());
  const std::size_t band = rules::step_at(std::span<const Band>(bands), total);
  std::vector<Distance> found;
  const auto add = [&](const Band& to) { found.push_back({to.id, to.from, total - Ratio(to.from)}); };
  // The lowest band takes everything below it too, so that nothing begins or ends at its own number.
  if (band + 1 < bands.size()) add(bands[band]);
  if (band > 0) add(bands[band - 1]);
  return found;
}

}  // namespace assay::analysis
