// Scores on a boundary of a band, one step of the grid below it and one above, under every mode and schedule. What is
// expected is worked out in whole ten-thousandths of a point.
#include <cstdint>
#include <optional>
#include <string>

#include "station.hpp"

namespace {

using assay::Decimal;
using assay::GradeOn;
using assay::Points;
using assay::Policy;
using assay::RawScore;
using assay::Rounding;
using assay::RoundingMode;

constexpr RoundingMode modes[] = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down,
                                  RoundingMode::down,    RoundingMode::up,        RoundingMode::floor,
                                  RoundingMode::ceiling};

// Ten-thousandths of a point (none is negative) rounded to hundredths.
std::int64_t to_hundredths(std::int64_t value, RoundingMode mode) {
  const std::int64_t below = value / 100 * 100, rest = value % 100;
  const bool odd = value / 100 % 2 == 1;
  bool up = false;
  switch (mode) {
    case RoundingMode::half_up: up = rest >= 50; break;
    case RoundingMode::half_even: up = rest > 50 || (rest == 50 && odd); break;
    case RoundingMode::half_down: up = rest > 50; break;
    case RoundingMode::down:
    case RoundingMode::floor: break;
    case RoundingMode::up:
    case RoundingMode::ceiling: up = rest > 0; break;
  }
  return below + (up ? 100 : 0);
}

std::string band(std::int64_t total) {
  return total >= 900000 ? "excellent" : total >= 800000 ? "good" : total >= 600000 ? "pass" : "fail";
}

}  // namespace

TEST_CASE("a score on each boundary, one step below and one above, under every mode and schedule") {
  // 38 points directly, and a raw score of two places that 55 points hang on: one hundredth of it is 55
  // ten-thousandths.
  std::size_t cases = 0, decided_by_rounding = 0;
  for (const RoundingMode mode : modes) {
    for (unsigned steps = 0; steps < 8; ++steps) {
      for (const GradeOn grade_on : {GradeOn::rounded_total, GradeOn::exact_total}) {
        Policy policy = station::policy();
        policy.parties = {{"street", "", 45}, {"panel", "", 55}};
        const auto step = [&](unsigned bit) { return steps & bit ? std::optional(Rounding{mode, 2}) : std::nullopt; };
        policy.rounding = {};
        policy.rounding.party_points = step(1);
        policy.rounding.subtotal = step(2);
        policy.rounding.total = step(4);
        policy.grade_on = grade_on;
        const assay::Plan plan(policy, {});
        for (const std::int64_t boundary : {900000, 800000, 600000}) {
          const std::int64_t first = (boundary - 380000 + 54) / 55;  // the least raw score whose exact total reaches it
          for (const std::int64_t raw : {first - 1, first, first + 1}) {
            const auto rounded = [&](std::int64_t value, unsigned bit) {
              return steps & bit ? to_hundredths(value, mode) : value;
            };
            const std::int64_t before = rounded(380000 + rounded(raw * 55, 1), 2);
            const std::int64_t seen = grade_on == GradeOn::exact_total ? before : rounded(before, 4);
            const Decimal given = Decimal::from_parts(0, static_cast<std::uint64_t>(raw), 2);
            CAPTURE(name(mode));
            CAPTURE(steps);
            CAPTURE(raw);
            const auto e = plan.run(plan.bind({}, {{"street", Points{38}}, {"panel", RawScore{given}}}));
            CHECK(e.grade().id == band(seen));
            ++cases;
            decided_by_rounding += band(seen) == band(380000 + raw * 55) ? 0 : 1;
          }
        }
      }
    }
  }
  CHECK(cases == 7 * 8 * 2 * 9);
  CHECK(decided_by_rounding > 0);  // or nothing of the schedule was tested
}

TEST_CASE("points on each boundary, one hundredth below and one above") {
  const assay::Plan plan(station::policy(), {});
  for (const std::int64_t boundary : {9000, 8000, 6000}) {
    for (const std::int64_t total : {boundary - 1, boundary, boundary + 1}) {
      const Decimal third = Decimal::from_parts(0, static_cast<std::uint64_t>(total - 4000), 2);
      const auto e = plan.run(plan.bind({}, {{"oversight", Points{8}},
                                             {"purchaser", Points{18}},
                                             {"supervision_centre", Points{14}},
                                             {"third_party", Points{third}}}));
      CHECK(e.grade().id == band(total * 100));
    }
  }
}
