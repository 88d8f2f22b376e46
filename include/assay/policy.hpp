// Policy (评估办法): who weighs an evaluation, what is rounded when, and which grade a total earns. All of it is data.
//
// Plan checks it: weights total the scale exactly, bands descend without gap or overlap. A rule that a city has not
// published is a setting of its policy, with a default stated here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/decimal.hpp"
#include "assay/rounding.hpp"

namespace assay {

// A party gives at most `max` points out of the scale: its weight.
struct Party {
  std::string id;
  std::string name;
  Decimal max;

  friend bool operator==(const Party&, const Party&) = default;
};

// A grade band, closed below: 以上 includes the number itself (Civil Code art. 1259). `to` is the open upper end of a
// published table, kept so that its gaps can be refused; left out, the band ends where the one above begins. The lowest
// band takes everything below it too.
struct Band {
  std::string id;
  std::string name;
  Decimal from;
  std::optional<Decimal> to;

  friend bool operator==(const Band&, const Band&) = default;
};

// The points at which an evaluation rounds. A step that is absent is exact.
struct RoundingSchedule {
  std::optional<Rounding> attainment;    // percentages of targets
  std::optional<Rounding> rate;          // percentages of staffing: retention, share of experienced staff
  std::optional<Rounding> party_points;  // points weighted from a raw score; points given directly stay as given
  std::optional<Rounding> total;         // the sum of the parties' points

  friend bool operator==(const RoundingSchedule&, const RoundingSchedule&) = default;
};

// Which total the bands see: after its rounding step, or before it (earlier steps have still rounded).
enum class GradeOn : std::uint8_t { rounded_total, exact_total };

std::string_view name(GradeOn grade_on) noexcept;

struct Policy {
  std::string id;
  std::string name;
  std::string source;  // what it is based on
  std::string note;
  Decimal scale = 100;  // what the weights total
  std::vector<Party> parties;
  RoundingSchedule rounding;
  GradeOn grade_on = GradeOn::rounded_total;
  std::vector<Band> bands;  // highest first

  friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace assay
