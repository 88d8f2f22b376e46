// The rules of evaluation, one place for each, over any exact number domain.
#pragma once

#include <cstddef>
#include <span>

#include "assay/amount.hpp"

namespace assay::rules {

// A share in percent: attainment (完成百分比) of a target, or a rate of a whole. Not capped. `whole` is not zero.
template <typename Number>
Number attain(const Number& part, const Number& whole) {
  return part * Number(100) / whole;
}

// Why a percentage of a part and a whole does not exist, where it does not: the whole is zero, or one of them has no
// value. The whole speaks first, as a target does.
constexpr Presence absence(const Amount& part, const Amount& whole) noexcept {
  if (part.presence == Presence::not_applicable || whole.presence == Presence::not_applicable) {
    return Presence::not_applicable;
  }
  if (whole.presence != Presence::given) return whole.presence;
  return part.presence != Presence::given ? part.presence : Presence::not_applicable;
}

// Amounts roll up as sums. Parts that do not apply are left out; of those that apply, all must have a value, or the
// whole has none: a part that is missing is not zero.
template <typename Number>
class RollUp {
 public:
  void add(Presence presence, const Number& part) {
    switch (presence) {
      case Presence::given:
        sum_ = given_ ? sum_ + part : part;
        given_ = true;
        break;
      case Presence::none: none_ = true; break;
      case Presence::missing: missing_ = true; break;
      case Presence::not_applicable: not_applicable_ = true; break;
    }
  }

  Presence presence() const noexcept {
    if (missing_ || (none_ && given_)) return Presence::missing;
    if (given_) return Presence::given;
    if (none_) return Presence::none;
    return not_applicable_ ? Presence::not_applicable : Presence::missing;
  }

  // Of the parts that were given.
  const Number& sum() const noexcept { return sum_; }

 private:
  Number sum_{};
  bool given_ = false, none_ = false, missing_ = false, not_applicable_ = false;
};

// A raw score out of its maximum becomes points out of the party's share.
template <typename Number>
Number award(const Number& raw, const Number& of, const Number& max) {
  return raw * max / of;
}

// The index of the first step at or below the value. Steps descend and are closed below (以上 includes the number
// itself, Civil Code art. 1259); the lowest takes everything below it too.
template <typename Number, typename Step>
std::size_t step_at(std::span<const Step> steps, const Number& value) {
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    if (value >= Number(steps[i].from)) return i;
  }
  return steps.size() - 1;
}

}  // namespace assay::rules
