// The rules of evaluation, one place for each, over any exact number domain.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "assay/agreement.hpp"
#include "assay/amount.hpp"
#include "assay/outcome.hpp"

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

// What parts make together. Parts that do not apply are left out; of those that apply, all must have a value, or the
// whole has none: a part that is missing is not zero. Otherwise the sum of those that were given stands.
template <typename Number>
class RollUp {
 public:
  explicit RollUp(bool require_all = true) noexcept : require_all_(require_all) {}

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
    if (given_ && !require_all_) return Presence::given;
    if (missing_ || (none_ && given_)) return Presence::missing;
    if (given_) return Presence::given;
    if (none_) return Presence::none;
    return not_applicable_ ? Presence::not_applicable : Presence::missing;
  }

  // Whether a part was given, and the sum of those that were.
  bool any() const noexcept { return given_; }
  const Number& sum() const noexcept { return sum_; }

 private:
  Number sum_{};
  bool require_all_;
  bool given_ = false, none_ = false, missing_ = false, not_applicable_ = false;
};

// What a roll-up of decimals comes to.
inline Amount amount_of(const RollUp<Decimal>& roll_up) {
  const Presence presence = roll_up.presence();
  return presence == Presence::given ? Amount(roll_up.sum()) : Amount::absent(presence);
}

// What an actual is worth against its target: the outcome, whether the target is met, and the attainment in percent
// where there is one. The table stands in outcome.hpp, the rules of the directions in agreement.hpp.
template <typename Number>
struct Judged {
  Outcome outcome = Outcome::no_target;
  Met met = Met::open;
  std::optional<Number> attainment;
};

// Target and actual were both given; `upper` is of a range.
template <typename Number>
Judged<Number> judge(Direction direction, const Number& target, const Number& upper, const Number& actual) {
  const Number zero(0);
  const auto met = [](bool is_met) { return is_met ? Met::yes : Met::no; };
  switch (direction) {
    case Direction::at_least:
    case Direction::exactly: {
      const Met is_met = met(direction == Direction::exactly ? actual == target : actual >= target);
      if (target != zero) return {Outcome::ratio, is_met, attain(actual, target)};
      return {actual == zero ? Outcome::met_by_definition : Outcome::over_zero_target, is_met, {}};
    }
    case Direction::at_most:
      if (actual == zero) {
        return {target == zero ? Outcome::met_by_definition : Outcome::zero_actual, met(actual <= target), {}};
      }
      if (target == zero) return {Outcome::over_zero_target, met(actual <= target), {}};
      return {Outcome::ratio, met(actual <= target), attain(target, actual)};
    case Direction::within:
      if (actual < target && target == zero) return {Outcome::over_zero_target, Met::no, {}};
      if (actual < target) return {Outcome::ratio, Met::no, attain(actual, target)};
      if (actual <= upper) return {Outcome::in_range, Met::yes, Number(100)};
      if (upper == zero) return {Outcome::over_zero_target, Met::no, {}};
      return {Outcome::ratio, Met::no, attain(upper, actual)};
  }
  return {};
}

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
