// Two cells whose change, together, satisfies every constraint that one of them stands in.
//
// Cells that share no constraint are what each would have to be alone. Two cells of one constraint depend on each
// other: the numbers that a small slip leads to are tried for one, and the other is solved for.
#pragma once

#include <optional>
#include <vector>

#include "audit/remedies.hpp"

namespace assay::audit_detail {

using Indexes = std::vector<std::size_t>;

// Of sorted ones.
Indexes in_both(const Indexes& a, const Indexes& b);
Indexes without(const Indexes& a, const Indexes& b);

SlipCell slip_cell(std::size_t cell, const Remedy& remedy);

class Pairs {
 public:
  Pairs(const Network& network, Remedies& remedies) : network_(network), remedies_(remedies) {}

  // Numbers are tried until so many more have been; from then on what is found may be incomplete.
  void allow(std::size_t trials) noexcept { last_trial_ = trials_ + trials; }
  bool is_over() const noexcept { return trials_ >= last_trial_; }
  std::size_t trials() const noexcept { return trials_; }

  std::optional<SlipSet> find(std::size_t first, std::size_t second);

 private:
  // A cell and what its constraints without the other ask of it.
  struct Partner {
    std::size_t cell;
    Demand demand;
  };

  std::optional<SlipSet> depending(const Partner& tried, const Partner& solved, const Indexes& shared);
  // Whether the likeliest number of each is what stands in the other.
  bool is_exchange(const SlipSet& set) const;
  std::optional<Assumed> assume(const Partner& partner, const Candidate& candidate) const;
  std::optional<Remedy> solve_for(const Partner& partner, const Indexes& shared, const Assumed& other);

  const Network& network_;
  Remedies& remedies_;
  std::size_t trials_ = 0, last_trial_ = 0;
};

}  // namespace assay::audit_detail
