// Agreement (协议): what was promised for the term — indicators with targets, by area and period, and posts to fill.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/amount.hpp"
#include "assay/date.hpp"
#include "assay/relation.hpp"

namespace assay {

// An area (片区) or a service point (社工点), which is an area inside an area. Any depth up to max_area_depth.
struct Area {
  std::string id;  // unique in the whole tree
  std::string name = {};
  std::vector<Area> areas = {};

  friend bool operator==(const Area&, const Area&) = default;
};

inline constexpr int max_area_depth = 16;

// What kind of quantity an indicator is, which decides how amounts of parts make that of a whole.
//
//   kind        over areas                    over records in time            its target over areas and periods
//   count       sum                           sum                             sum
//   stock       sum                           the last one                    sum over areas, last over periods
//   distinct    never: the whole needs a      never: one record at most       never
//               value of its own
//   ratio       Σ numerators ÷ Σ denominators, over both                      never
//   money       sum                           sum                             sum
//   narrative   has no number; it is judged (outputs.hpp), and may hold named amounts
enum class IndicatorKind : std::uint8_t { count, stock, distinct, ratio, money, narrative };

std::string_view name(IndicatorKind kind) noexcept;

// Which side of its target an actual should be on. It decides attainment, a percentage that nothing caps, and whether
// the target is met, which is decided on the exact values and apart from the percentage:
//
//   direction   attainment                                          met
//   at_least    actual ÷ target                                     actual ≥ target
//   at_most     target ÷ actual                                     actual ≤ target
//   exactly     actual ÷ target                                     actual = target
//   within      below the range actual ÷ target, above it           target ≤ actual ≤ upper
//               upper ÷ actual, inside it 100 %
enum class Direction : std::uint8_t { at_least, at_most, exactly, within };

std::string_view name(Direction direction) noexcept;

// Which part of a target for the whole term is due in the assessed span. The term begins with the span or before it,
// and ends with it or after it.
enum class ProrationRule : std::uint8_t {
  none,            // the target of the whole term
  months_touched,  // calendar months that the assessed span touches ÷ months of the term; never above 1
  whole_months,    // whole months of the assessed span ÷ months of the term
  days,            // days of the assessed span ÷ days of the term, all included
  instalments,     // the targets of the periods within the assessed span ÷ those of all periods, by area where
                   // periods have targets of areas
  fraction,        // as given
};

std::string_view name(ProrationRule rule) noexcept;

// Months of the term are whole months counted from its first day: a term of 13 months and a day has no such number and
// is refused. Where a month has no such day, the policy says when the month counted from it ends (MonthEnd).
struct Proration {
  ProrationRule rule = ProrationRule::none;
  Decimal numerator = 1;  // of `fraction`, which is above 0 and not above 1
  Decimal denominator = 1;

  friend bool operator==(const Proration& a, const Proration& b) {
    return a.rule == b.rule && same_digits(a.numerator, b.numerator) && same_digits(a.denominator, b.denominator);
  }
};

// A change of the target (补充协议). In force is the latest one whose date is not after the end of the assessed span;
// before the first one the indicator's own target is. The others stay visible as figures `agreed/0`, `agreed/1`, ….
struct Amendment {
  Date date;  // from which it holds
  std::string reason = {};
  Cells target = {};
  Cells upper = {};  // of a range

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

// The target of a part of the term. Periods do not overlap. A target for the whole term beside them agrees with them.
struct PeriodTarget {
  Span period;
  Cells target = {};

  friend bool operator==(const PeriodTarget&, const PeriodTarget&) = default;
};

// What counts where an area has an actual of its own and the areas inside it have theirs.
enum class Prefer : std::uint8_t { neither, own, areas };

std::string_view name(Prefer prefer) noexcept;

// Between which a part lies that was not reported, both included.
struct Bounds {
  Decimal from;
  Decimal to;

  friend bool operator==(const Bounds& a, const Bounds& b) {
    return same_digits(a.from, b.from) && same_digits(a.to, b.to);
  }
};

// One promised quantity (指标). Its target (协议量) is one cell for the whole, or cells by area. A target is never
// missing: where none was agreed it is "/". A list that names one area names its siblings too; a whole without a target
// of its own takes the sum of its areas, and where both are numbers they agree.
struct Indicator {
  std::string id;
  std::string name = {};
  std::string unit = {};   // a label: 个, 节, 次, 场, 人次, 人, 户, 元
  std::string group = {};  // the heading under which a report lists it
  Cells target = {};
  IndicatorKind kind = IndicatorKind::count;
  Direction direction = Direction::at_least;
  Cells upper = {};  // the upper end of a range, as the target is its lower one
  // By what amounts are multiplied as they are read: 10000 where 万元 are written of 元. A ratio's n ÷ d is multiplied
  // by it instead, 100 where it is left out: a percentage.
  std::optional<Decimal> scale = {};
  std::vector<PeriodTarget> periods = {};
  std::vector<Amendment> amendments = {};  // in the order of their dates
  Proration proration = {};
  bool one_off = false;  // done once, or not: it is never prorated
  Prefer prefer = Prefer::neither;
  Rare<Bounds> bounds = {};  // of an area's part that is missing, for MissingParts::interval
  std::string from = {};     // the path of a figure of surveys, register or roster that is its actual

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

// Post-months (人次) required over the assessed period, by category: given, or posts × months. The category `all` is
// everybody, `certified` who holds a certificate.
struct Post {
  std::string category;
  Decimal required;                   // not looked at where posts and months are given
  std::optional<Decimal> posts = {};  // to be filled at any time; vacancies by month need it
  std::optional<Decimal> months = {};

  friend bool operator==(const Post&, const Post&) = default;
};

struct Agreement {
  std::vector<Area> areas = {};
  std::vector<Indicator> indicators = {};
  std::vector<Post> posts = {};
  std::vector<Relation> relations = {};  // that the figures should satisfy

  friend bool operator==(const Agreement&, const Agreement&) = default;
};

}  // namespace assay
