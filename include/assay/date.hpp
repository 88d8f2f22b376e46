// Civil dates and spans of them, both ends included. No clock and no time zone.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct Date {
  int year = 1;   // 1…9999, proleptic Gregorian
  int month = 1;  // 1…12
  int day = 1;    // 1…31

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Whether the calendar has this date: 2023-02-29 does not exist.
bool exists(const Date& date) noexcept;

// "YYYY-MM-DD" of a date that exists, else nothing.
std::optional<Date> parse_date(std::string_view text) noexcept;
std::string to_string(const Date& date);

// From the first day to the last, both included.
struct Span {
  Date from;
  Date to;

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace assay
