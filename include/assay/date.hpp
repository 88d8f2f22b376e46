// Civil dates and spans of them, both ends included. No clock and no time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// Four bytes, since records have two of them. A number that does not fit becomes 0, which no date has.
struct Date {
  std::int16_t year = 1;  // 1…9999, proleptic Gregorian
  std::int8_t month = 1;  // 1…12
  std::int8_t day = 1;    // 1…31

  constexpr Date() noexcept = default;
  constexpr Date(int y, int m, int d) noexcept
      : year(static_cast<std::int16_t>(y < 0 || y > 9999 ? 0 : y)),
        month(static_cast<std::int8_t>(m < 0 || m > 99 ? 0 : m)),
        day(static_cast<std::int8_t>(d < 0 || d > 99 ? 0 : d)) {}

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
