// Where each cell of a network stands: the constraints by cell, built once in one pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "audit/solve.hpp"

namespace assay::audit_detail {

struct Occurrence {
  std::size_t constraint;
  Part part;
  const Ratio* times;
};

// The network outlives it.
class Occurrences {
 public:
  explicit Occurrences(const Network& network);

  // By constraint, in their order.
  std::span<const Occurrence> of(std::size_t cell) const {
    return std::span(all_).subspan(first_[cell], first_[cell + 1] - first_[cell]);
  }
  std::span<const Occurrence> of(std::size_t cell, std::size_t constraint) const;

 private:
  std::vector<Occurrence> all_;
  std::vector<std::size_t> first_;  // by cell, and the end
};

}  // namespace assay::audit_detail
