// Staffing (到岗): who worked how much, as totals of the assessed period or as a monthly roster.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/date.hpp"
#include "assay/decimal.hpp"

namespace assay {

struct Count {
  std::string label;
  Decimal value;

  friend bool operator==(const Count& a, const Count& b) { return a.label == b.label && same_digits(a.value, b.value); }
};

// How dates in post become a part of a month. No rule is published: it is stated with the roster.
enum class PresenceRule : std::uint8_t {
  days,            // days in post ÷ days of the month
  whole_months,    // 1 for a month in post from its first day to its last, else 0
  months_touched,  // 1 for a month with any day in post
  half_months,     // a half for each of 1st–15th and 16th–end that was in post throughout
};

std::string_view name(PresenceRule rule) noexcept;

// The part of one month that a person was in post: 0…1, a multiple of the roster's step.
struct MonthPresent {
  Date month;  // its first day
  Decimal part;

  friend bool operator==(const MonthPresent& a, const MonthPresent& b) {
    return a.month == b.month && same_digits(a.part, b.part);
  }
};

// A social worker on the roster, present by month or by dates.
struct Person {
  std::string id;
  std::string name = {};
  std::string certificate = {};              // its level; empty for none. Who has one is `certified`
  std::vector<std::string> categories = {};  // of posts, beside `all` and `certified`
  std::vector<MonthPresent> months = {};
  std::optional<Date> from = {};      // the first day in post, for dates
  std::optional<Date> to = {};        // the last day in post; left out, still in post
  std::optional<Decimal> years = {};  // of experience
  std::string leaving = {};           // the reason of leaving; empty for who did not leave
  bool head = false;                  // the person in charge

  friend bool operator==(const Person&, const Person&) = default;
};

struct Roster {
  Decimal step;  // of the parts of a month; 0.5 by default
  PresenceRule presence = PresenceRule::days;
  std::vector<Person> persons = {};

  Roster() : step(Decimal::from_parts(0, 5, 1)) {}
  friend bool operator==(const Roster&, const Roster&) = default;
};

// Rates that need a number that was not given have no value. With a roster the totals come from it, and are refused
// beside it.
struct Staffing {
  std::vector<Count> worked = {};           // post-months worked by category, as in Agreement::posts; halves exist
  std::optional<Decimal> experienced = {};  // post-months worked by experienced staff; their share is of worked `all`
  std::optional<Decimal> retained = {};     // persons continuously in post
  std::optional<Decimal> retention_base = {};  // what the retention rate (稳岗率) divides by: posts or head count
  std::optional<Decimal> head_count = {};      // persons in post at the end
  std::vector<Count> certificates = {};        // persons by certificate level at the end
  std::vector<Count> leavers = {};             // persons by reason of leaving
  std::string head_certificate = {};           // of the person in charge
  std::optional<Decimal> head_years = {};      // experience of the person in charge, in years
  std::optional<Roster> roster = {};

  friend bool operator==(const Staffing&, const Staffing&) = default;
};

}  // namespace assay
