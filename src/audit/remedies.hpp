// What a cell would have to be for constraints to hold, and how it may have come to be what it is.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "audit/candidates.hpp"
#include "audit/occurrences.hpp"

namespace assay::audit_detail {

// A cell that is taken to hold other values than it does.
struct Assumed {
  std::size_t cell;
  Interval values;
};

// What constraints ask of a cell: the values that they allow, and those constraints that can only be tried.
struct Demand {
  Interval values;
  std::vector<std::size_t> tangled = {};
};

struct Remedy {
  Possible values;
  std::vector<Candidate> candidates;

  int cost() const noexcept { return candidates.empty() ? other_value.cost : candidates.front().slip.cost; }
  std::string_view slip() const noexcept {
    return candidates.empty() ? other_value.name : candidates.front().slip.name;
  }
};

class Remedies {
 public:
  explicit Remedies(const Network& network) : network_(network), occurrences_(network) {}

  // Each once, in their order.
  std::vector<std::size_t> constraints_of(std::size_t cell) const;

  // In all of them.
  bool stands_in(std::size_t cell, std::span<const std::size_t> constraints) const;

  // Nothing where the constraints cannot all hold, whatever the cell is.
  std::optional<Demand> demand(std::size_t cell, std::span<const std::size_t> constraints,
                               const std::optional<Assumed>& assumed = {});

  // Nothing where none of the demanded values can stand in the cell.
  std::optional<Remedy> remedy(std::size_t cell, const Demand& demand, const std::optional<Assumed>& assumed = {});

  // What the cell would have to be for all its constraints to hold. Remembered.
  const std::optional<Remedy>& alone(std::size_t cell);

 private:
  const Sums& sums(std::size_t constraint);
  void replace(Sums& sums, std::size_t constraint, std::size_t cell, const std::optional<Interval>& values) const;
  bool holds(std::size_t constraint, const Assumed& change, const std::optional<Assumed>& assumed);

  const Network& network_;
  Occurrences occurrences_;
  std::unordered_map<std::size_t, Sums> sums_;  // by constraint, of those that were looked at
  std::unordered_map<std::size_t, std::optional<Remedy>> alone_;
};

}  // namespace assay::audit_detail
