// What a target and an actual give together: the one table of outcomes.
//
//   actual →          n/a              missing       "/"           0                   another number
//   target ↓
//   n/a               not_applicable   not_applicable not_applicable not_applicable    not_applicable
//   "/"               not_applicable   no_target     no_target     no_target           no_target
//   0                 not_applicable   no_actual     no_actual     met_by_definition   over_zero_target
//   above 0           not_applicable   no_actual     no_actual     ratio               ratio
//
// A percentage exists for `ratio` alone: a percentage of a zero target does not exist, and an absent amount is not
// zero. A missing or negative target never comes here; Plan refuses it.
#pragma once

#include <cstdint>
#include <string_view>

#include "assay/amount.hpp"

namespace assay {

enum class Outcome : std::uint8_t {
  ratio,              // attainment = actual ÷ target × 100
  not_applicable,     // either side does not apply
  no_target,          // none was agreed
  no_actual,          // agreed, but nothing was reported or it is missing
  met_by_definition,  // nothing agreed as the number 0, nothing delivered
  over_zero_target,   // delivered although the agreed number is 0
};

std::string_view name(Outcome outcome) noexcept;

constexpr Outcome outcome_of(const Amount& target, const Amount& actual) noexcept {
  if (target.presence == Presence::not_applicable || actual.presence == Presence::not_applicable) {
    return Outcome::not_applicable;
  }
  if (target.presence != Presence::given) return Outcome::no_target;
  if (actual.presence != Presence::given) return Outcome::no_actual;
  if (!target.value.is_zero()) return Outcome::ratio;
  return actual.value.is_zero() ? Outcome::met_by_definition : Outcome::over_zero_target;
}

}  // namespace assay
