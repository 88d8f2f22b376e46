#include "analysis/combinations.hpp"

#include <algorithm>
#include <numeric>

namespace assay::analysis {

namespace {

__extension__ using Count = unsigned __int128;

Decimal decimal(Count count) {
  return Decimal::from_parts(static_cast<std::int64_t>(static_cast<std::uint64_t>(count >> 64)),
                             static_cast<std::uint64_t>(count), 0);
}

constexpr Count max_count = [] {  // what a Decimal holds
  Count count = 1;
  for (int digit = 0; digit < Decimal::max_digits; ++digit) count *= 10;
  return count - 1;
}();

// A value as a number of units of 10^-places; nothing where it is none of 64 bits.
std::optional<std::uint64_t> units(const Ratio& value, int places) {
  const NumberResult whole = try_round(value, {RoundingMode::down, places});
  if (!whole || whole.value.scale() != places || whole.value.coefficient_high() != 0) return std::nullopt;
  return whole.value.coefficient_low();
}

// The sums from the least one on, in equal steps, and how many combinations make each.
struct Sums {
  Ratio least;
  Ratio step;
  Count all = 1;
  std::vector<Count> counts;
};

// What one party adds: its weight in common units for every step of the grid, so many times or fewer.
struct Addend {
  std::uint64_t weight;
  std::uint64_t steps;
};

// A window of so many sums moves over the counts: as many combinations as before make each of them, for every raw score
// of the party.
void add(const Addend& addend, std::vector<Count>& counts) {
  const std::size_t weight = addend.weight, width = weight * (addend.steps + 1);
  for (std::size_t s = weight; s < counts.size(); ++s) counts[s] += counts[s - weight];
  for (std::size_t s = counts.size(); s-- > width;) counts[s] -= counts[s - width];
}

// Nothing where they are too many to be counted.
std::optional<Sums> sums_of(const GridSums& parts, const Hypothesis& hypothesis) {
  int places = Decimal::min_scale;
  for (const GridScores& party : parts.parties) {
    if (const auto shortest = Ratio(party.max).to_decimal()) places = std::max(places, shortest->scale());
  }
  const Ratio of(hypothesis.raw_of);
  Sums sums;
  std::vector<Addend> addends;
  std::uint64_t unit = 0;
  Ratio raw;
  for (const GridScores& party : parts.parties) {
    raw = raw + rules::award(Ratio(party.first), of, Ratio(party.max));
    const auto steps = units(Ratio(party.last) - Ratio(party.first), hypothesis.raw_places);
    const auto weight = units(Ratio(party.max), places);
    if (!steps || *steps >= max_sums || !weight) return std::nullopt;
    if (sums.all > max_count / (*steps + 1)) return std::nullopt;
    sums.all *= *steps + 1;
    if (*steps == 0) continue;
    addends.push_back({*weight, *steps});
    unit = std::gcd(unit, *weight);
  }
  std::uint64_t last = 0;
  for (Addend& addend : addends) {
    addend.weight /= unit;
    if (addend.weight > (max_sums - 1 - last) / addend.steps) return std::nullopt;
    last += addend.weight * addend.steps;
  }
  sums.least = parts.fixed + raw * parts.growth;
  sums.step = rules::award(Ratio(Decimal::from_parts(0, 1, hypothesis.raw_places)), of,
                           Ratio(Decimal::from_parts(0, unit, places))) *
              parts.growth;
  sums.counts.assign(last + 1, 0);
  sums.counts[0] = 1;
  for (const Addend& addend : addends) add(addend, sums.counts);
  return sums;
}

// Where the sums begin that have this grade or a better one, before `end`.
std::size_t first_of(std::size_t grade, std::size_t end, const Sums& sums, const Grading& grading,
                     const std::optional<Rounding>& rounding) {
  std::size_t begin = 0;
  while (begin != end) {
    const std::size_t sum = begin + (end - begin) / 2;
    const Ratio total = grading.total(sums.least + sums.step * Ratio(sum));
    if (grading.grade(total, rounding) > grade)
      begin = sum + 1;
    else
      end = sum;
  }
  return begin;
}

// By band; a higher sum has no worse grade.
std::vector<Count> by_grade(const Sums& sums, const Grading& grading, const std::optional<Rounding>& rounding) {
  std::vector<Count> result(grading.policy().bands.size());
  std::size_t end = sums.counts.size();
  for (std::size_t grade = 0; grade < result.size() && end != 0; ++grade) {
    const std::size_t begin = first_of(grade, end, sums, grading, rounding);
    result[grade] = std::accumulate(sums.counts.begin() + static_cast<std::ptrdiff_t>(begin),
                                    sums.counts.begin() + static_cast<std::ptrdiff_t>(end), Count{0});
    end = begin;
  }
  return result;
}

}  // namespace

Combinations count(const GridSums& parts, const Grading& grading, const Hypothesis& hypothesis,
                   const std::optional<Rounding>& once) {
  Combinations result{hypothesis, {}, {}};
  const std::optional<Sums> sums = sums_of(parts, hypothesis);
  if (!sums) return result;
  result.all = decimal(sums->all);
  const std::vector<Count> exact = by_grade(*sums, grading, {}), rounded = by_grade(*sums, grading, once);
  for (std::size_t b = 0; b < exact.size(); ++b) {
    result.grades.push_back({grading.policy().bands[b].id, decimal(exact[b]), decimal(rounded[b])});
  }
  return result;
}

}  // namespace assay::analysis
