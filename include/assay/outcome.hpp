// What a target and an actual give together: the one table of outcomes.
//
//   actual →          n/a              missing       "/"           0                   another number
//   target ↓
//   n/a               not_applicable   not_applicable not_applicable not_applicable    not_applicable
//   "/"               not_applicable   no_target     no_target     no_target           no_target
//   0                 not_applicable   no_actual     no_actual     met_by_definition   over_zero_target
//   above 0           not_applicable   no_actual     no_actual     ratio               ratio
//
// That is the table of the directions at_least and exactly. In the others only the last two columns differ:
//
//   at_most, target 0                                              met_by_definition   over_zero_target
//   at_most, target above 0                                        zero_actual         ratio
//   within, in the range                                           in_range            in_range
//   within, below it                                               ratio               over_zero_target (target 0, and
//                                                                                      so below 0), else ratio
//   within, above it                                               over_zero_target (upper 0), else ratio
//
// A percentage exists for `ratio`, and as 100 for `in_range`: a percentage of a zero target does not exist, and an
// absent amount is not zero. A narrative indicator is `narrative` whatever else is given. A missing or negative target
// never comes here; Plan refuses it.
#pragma once

#include <cstdint>
#include <string_view>

#include "assay/agreement.hpp"
#include "assay/amount.hpp"

namespace assay {

enum class Outcome : std::uint8_t {
  ratio,              // attainment by the direction's rule (agreement.hpp)
  not_applicable,     // either side does not apply
  no_target,          // none was agreed
  no_actual,          // agreed, but nothing was reported or it is missing
  met_by_definition,  // nothing agreed as the number 0, nothing delivered
  over_zero_target,   // delivered although the agreed number is 0
  zero_actual,        // at most so many agreed, and nothing delivered: met, but target ÷ 0 does not exist
  in_range,           // within the agreed range
  narrative,          // judged, not counted
};

std::string_view name(Outcome outcome) noexcept;

// Whether the target is met, decided on the exact values. Open where there is nothing to decide on, and for a narrative
// that is open or partly met.
enum class Met : std::uint8_t { open, no, yes };

std::string_view name(Met met) noexcept;

// Of the directions at_least and exactly.
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
