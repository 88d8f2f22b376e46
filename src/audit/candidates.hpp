// The numbers that could stand in a cell instead, out of the values that it would have to have.
#pragma once

#include <vector>

#include "audit/network.hpp"
#include "audit/slip_cost.hpp"

namespace assay::audit_detail {

struct Candidate {
  TypedNumber typed;
  SlipKind slip;
};

// What a text in the cell's place stands for: as much around its value as the printed one around its own, by the place
// of the last digit: 约4.7万 is ±500 where 约47万 is ±5000. 20多 and 约470 go by their last digit that is not zero.
class Standing {
 public:
  explicit Standing(const NetworkCell& cell);

  const TypedNumber& printed() const noexcept { return printed_; }
  bool is_exact() const { return below_.bounded && below_ == above_; }  // for one value
  Interval of(const TypedNumber& typed) const;

 private:
  int place(const TypedNumber& typed) const noexcept;

  TypedNumber printed_;
  End below_, above_;    // from the number's value to the ends
  bool is_rounded_;      // by its last place
  bool begins_at_zero_;  // 不足20, as 不足30 does
};

// Every number that stands for one of the values where at most ten do, and else, or where digits are cut off, those
// that a small slip leads to; the smallest slip first, then the nearest.
std::vector<Candidate> candidates(const NetworkCell& cell, const Possible& values);

}  // namespace assay::audit_detail
