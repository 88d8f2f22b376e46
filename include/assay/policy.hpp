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

#include "assay/adjustments.hpp"
#include "assay/criteria.hpp"
#include "assay/decimal.hpp"
#include "assay/rounding.hpp"

namespace assay {

// What a party is that gave no score. Where nobody gives any, each is refused.
enum class MissingParty : std::uint8_t {
  refuse,
  hold,         // the total is missing; its lowest and highest value are known, and the grades within reach
  zero,         // no points
  renormalise,  // the other parties' weights grow in proportion to total the scale
  value,        // the points that the policy states
};

std::string_view name(MissingParty missing) noexcept;

// A party gives at most `max` points out of the scale: its weight.
struct Party {
  std::string id;
  std::string name = {};
  Decimal max;
  std::vector<Criterion> criteria = {};  // its raw score is out of what they total
  Panel panel = {};                      // for sheets of several assessors
  MissingParty missing = MissingParty::refuse;
  std::optional<Decimal> missing_points = {};  // of MissingParty::value

  friend bool operator==(const Party&, const Party&) = default;
};

// A grade band, closed below: 以上 includes the number itself (Civil Code art. 1259). `to` is the upper end of a
// published table, kept so that its gaps can be refused: open, or closed where the policy declares a step of the score.
// Left out, the band ends where the one above begins. The lowest band takes everything below it too, the highest
// everything above.
struct Band {
  std::string id;
  std::string name = {};
  Decimal from;
  std::optional<Decimal> to = {};

  friend bool operator==(const Band&, const Band&) = default;
};

// The points at which an evaluation rounds. A step that is absent is exact. What a document gives is never rounded.
struct RoundingSchedule {
  std::optional<Rounding> attainment;         // percentages of targets
  std::optional<Rounding> rate = {};          // other ratios: retention, satisfaction, actuals of ratio indicators
  std::optional<Rounding> party_points = {};  // points weighted from a raw score; points given directly stay as given
  std::optional<Rounding> total = {};         // the subtotal after its adjustments
  std::optional<Rounding> criterion = {};     // points computed from a figure or combined from several assessors
  std::optional<Rounding> sheet = {};         // one assessor's points out of the full maximum
  std::optional<Rounding> raw_score = {};     // what criteria and sheets make of a party's raw score
  std::optional<Rounding> subtotal = {};      // the sum of the parties' points
  std::optional<Rounding> payment = {};       // the amount paid
  // A score below its maximum is never rounded up to it: 99.995 of 100 becomes 99.99. It concerns every step but `rate`
  // and `payment`.
  bool exact_maximum_only = false;

  friend bool operator==(const RoundingSchedule&, const RoundingSchedule&) = default;
};

// Which total the bands see: after its rounding step, or before it (earlier steps have still rounded).
enum class GradeOn : std::uint8_t { rounded_total, exact_total };

std::string_view name(GradeOn grade_on) noexcept;

// Thresholds in percent beyond which an attainment, before rounding, asks for a reason and a measure. Without them none
// is asked for.
enum class DeviationFrom : std::uint8_t { target, prorated_target };

std::string_view name(DeviationFrom from) noexcept;

struct DeviationRule {
  std::optional<Decimal> below;       // an attainment below it
  std::optional<Decimal> above = {};  // an attainment above it
  DeviationFrom from = DeviationFrom::target;

  friend bool operator==(const DeviationRule&, const DeviationRule&) = default;
};

// What a whole is where some of its parts are missing.
enum class MissingParts : std::uint8_t {
  require_all,  // it has no value
  sum_given,    // what is there, with a note
  interval,     // no value, but a lowest and a highest one where the indicator states bounds
};

std::string_view name(MissingParts parts) noexcept;

// Which amount counts where one was reported and one verified.
enum class Counting : std::uint8_t { verified, reported };

std::string_view name(Counting counting) noexcept;

// What a reported amount is that nobody verified, where verified amounts count.
enum class Unverified : std::uint8_t { counts, missing };

std::string_view name(Unverified unverified) noexcept;

// A record partly outside the assessed span. What lies outside the term is no part of a record's span: a month in which
// the term begins is one from that day on.
enum class Straddling : std::uint8_t { refused, counts, excluded };

std::string_view name(Straddling straddling) noexcept;

// Where a month is counted from a day that the month after does not have: whether the month from 31 January ends with
// the last day of February (as Civil Code art. 202 lets a period end that has no corresponding day) or on the day
// before.
enum class MonthEnd : std::uint8_t { with_last_day, before_last_day };

std::string_view name(MonthEnd month_end) noexcept;

// Who is retained (稳岗): present in every assessed month, in any part of it or the whole of it, and in post at the
// end. And what their number is divided by.
enum class Retained : std::uint8_t { any_part, full_months };
enum class RetentionBase : std::uint8_t { posts, head_count_end, head_count_start, everyone };

std::string_view name(Retained retained) noexcept;
std::string_view name(RetentionBase base) noexcept;

// How a roster is read. Without years, experienced staff are not told apart.
struct StaffingRules {
  std::optional<Decimal> experienced_years;  // at least
  Retained retained = Retained::any_part;
  RetentionBase retention_base = RetentionBase::head_count_end;

  friend bool operator==(const StaffingRules&, const StaffingRules&) = default;
};

// A category of the register.
struct Category {
  std::string id;
  std::string name = {};

  friend bool operator==(const Category&, const Category&) = default;
};

// The categories by which a register counts; one person may be in several where they overlap.
struct RegisterRules {
  std::vector<Category> categories;
  bool overlap = true;

  friend bool operator==(const RegisterRules&, const RegisterRules&) = default;
};

// How several evaluations are ranked (ranking.hpp): by the value that the bands see, then by figures, in this order.
struct TieRule {
  std::string figure;
  bool lowest_first = false;

  friend bool operator==(const TieRule&, const TieRule&) = default;
};

// Ranks after a tie: 1, 1, 3 or 1, 1, 2.
enum class Ranks : std::uint8_t { competition, dense };

std::string_view name(Ranks ranks) noexcept;

struct RankingRules {
  std::vector<TieRule> ties = {};
  Ranks ranks = Ranks::competition;

  friend bool operator==(const RankingRules&, const RankingRules&) = default;
};

struct Policy {
  std::string id;
  std::string name = {};
  std::string source = {};  // what it is based on
  std::string note = {};
  Decimal scale = 100;  // what the weights total
  std::vector<Party> parties = {};
  RoundingSchedule rounding = {};
  GradeOn grade_on = GradeOn::rounded_total;
  std::vector<Band> bands = {};  // highest first
  std::optional<DeviationRule> deviation = {};
  MissingParts missing_parts = MissingParts::require_all;
  Counting counting = Counting::verified;
  Unverified unverified = Unverified::counts;
  Straddling straddling = Straddling::refused;
  MonthEnd month_end = MonthEnd::with_last_day;
  StaffingRules staffing = {};
  RegisterRules registry = {};       // `register` in a document
  std::optional<Decimal> step = {};  // of the value that the bands see: one that is no multiple of it is refused
  std::string pass = {};             // id of the lowest band that passes; empty where the policy draws no line
  std::optional<AdjustmentRules> adjustments = {};
  std::vector<KnockOut> knock_outs = {};
  std::optional<PaymentRules> payment = {};
  RankingRules ranking = {};

  friend bool operator==(const Policy&, const Policy&) = default;
};

}  // namespace assay
