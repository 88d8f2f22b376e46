#include "json/parts.hpp"

namespace assay::json {

namespace {

std::optional<Rounding> read_rounding(Reader& reader, ValueId id) {
  std::optional<RoundingMode> mode;
  std::optional<int> places;
  reader.object(id, {{"mode",
                      [&](ValueId at) {
                        using enum RoundingMode;
                        mode = reader.choice(at, {half_up, half_even, half_down, down, up, floor, ceiling});
                      },
                      true},
                     {"places", [&](ValueId at) { places = reader.places(at); }, true}});
  if (!mode || !places) return std::nullopt;
  return Rounding{*mode, *places};
}

}  // namespace

RoundingSchedule read_schedule(Reader& reader, ValueId id) {
  RoundingSchedule schedule;
  const auto step = [&](std::optional<Rounding>& rounding) {
    return [&](ValueId at) { rounding = read_rounding(reader, at); };
  };
  reader.object(id, {{"attainment", step(schedule.attainment)},
                     {"rate", step(schedule.rate)},
                     {"criterion", step(schedule.criterion)},
                     {"sheet", step(schedule.sheet)},
                     {"raw_score", step(schedule.raw_score)},
                     {"party_points", step(schedule.party_points)},
                     {"subtotal", step(schedule.subtotal)},
                     {"total", step(schedule.total)},
                     {"payment", step(schedule.payment)},
                     {"exact_maximum_only", [&](ValueId at) {
                        schedule.exact_maximum_only = reader.flag(at).value_or(schedule.exact_maximum_only);
                      }}});
  return schedule;
}

}  // namespace assay::json
