// Which rounding made a printed number, and which whole numbers behind a percentage print so.
#include <algorithm>

#include "assay/audit.hpp"
#include "number/multiple.hpp"

namespace assay {

namespace {

constexpr int most_places_more = 3;

// Both in units of the 万 or 亿 that is printed, so that the places are those typed.
bool prints_once(const Ratio& exact, const Ratio& typed, RoundingMode mode, int places) {
  const NumberResult rounded = try_round(exact, {mode, places});
  return rounded && Ratio(rounded.value) == typed;
}

bool prints_twice(const Ratio& exact, const Ratio& typed, RoundingMode mode, int places) {
  for (int more = 1; more <= most_places_more; ++more) {
    const NumberResult first = try_round(exact, {mode, places + more});
    if (first && prints_once(first.value, typed, mode, places)) return true;
  }
  return false;
}

// The whole numbers between two ends that are at least `least`.
std::optional<WholeRange> whole_between(const End& low, const End& high, int least) {
  const End from = low.bounded && low.value >= Ratio(least) ? low : End{least};
  const WholeRange range{number::first_whole(from), number::last_whole(high)};
  return range.first <= range.last ? std::optional(range) : std::nullopt;
}

}  // namespace

Fingerprint fingerprint(const Ratio& exact, const Printed& printed) {
  Fingerprint result;
  if (!printed.has_value || printed.hedge != Hedge::none) return result;
  Ratio unit = 1;
  for (int i = 0; i < printed.scale; ++i) unit = unit * Ratio(10);
  const Ratio of_units = exact / unit, typed = Ratio(printed.value) / unit;
  for (const RoundingMode mode : rounding_modes) {
    if (prints_once(of_units, typed, mode, printed.shown)) {
      result.once.insert(mode);
    } else if (prints_twice(of_units, typed, mode, printed.shown)) {
      result.twice.insert(mode);
    }
  }
  const NumberResult cut = try_round(of_units, {RoundingMode::down, printed.shown});
  const bool ends_within = cut && Ratio(cut.value) == of_units;
  result.votes = !ends_within && !(result.once.empty() && result.twice.empty());
  return result;
}

GroupFingerprint group_fingerprint(const std::vector<Fingerprint>& fingerprints) {
  GroupFingerprint result{Modes::all()};
  std::array<std::size_t, rounding_modes.size()> explained{};
  for (const Fingerprint& one : fingerprints) {
    if (!one.votes) continue;
    ++result.voting;
    for (std::size_t i = 0; i < rounding_modes.size(); ++i)
      explained[i] += one.once.contains(rounding_modes[i]) ? 1 : 0;
  }
  // Of modes that explain equally many, the first in the order of RoundingMode and those that explain the same numbers:
  // one that explained others beside them would explain more.
  const auto most = std::max_element(explained.begin(), explained.end());
  if (*most == 0 && result.voting != 0) result.modes = {};
  const RoundingMode best = rounding_modes[static_cast<std::size_t>(most - explained.begin())];
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const Fingerprint& one = fingerprints[i];
    if (!one.votes) continue;
    if (one.once.contains(best)) {
      result.modes = result.modes & one.once;
    } else {
      result.outliers.push_back(i);
    }
  }
  return result;
}

std::optional<WholeRange> whole_numerators(const Interval& percent, const Ratio& denominator) {
  if (denominator.is_zero()) return std::nullopt;
  const Interval numerators = percent * (denominator / Ratio(100));
  if (!numerators.high().bounded) return std::nullopt;
  return whole_between(numerators.low(), numerators.high(), 0);
}

std::optional<WholeRange> whole_denominators(const Interval& percent, const Ratio& numerator) {
  // 0 over anything is 0; else the denominator is positive, so that numerator and percentage have one sign.
  if (numerator.is_zero()) return std::nullopt;
  const Interval quotient = percent * (numerator.is_negative() ? Ratio(-1) : Ratio(1));
  const Ratio hundredfold = Ratio(100) * (numerator.is_negative() ? -numerator : numerator);
  // Percentages down to zero would need denominators without end.
  if (!quotient.low().bounded || quotient.low().value.is_negative() || quotient.contains(0)) return std::nullopt;
  const Interval denominators = hundredfold / quotient;
  if (!denominators.high().bounded) return std::nullopt;
  return whole_between(denominators.low(), denominators.high(), 1);
}

}  // namespace assay
