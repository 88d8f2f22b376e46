#include "model/calendar.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace assay::model {

namespace {

constexpr std::int64_t epoch = 719163;  // the day number of 1970-01-01, from which sys_days count

// The day number of the last of so many months counted from a date; the day before it for none.
std::int64_t end_of_months(const Date& from, std::int64_t months, MonthEnd rule) noexcept {
  const std::int64_t number = month_number(from) + months;
  const int year = static_cast<int>(number / 12), month = static_cast<int>(number % 12) + 1;
  const int last = days_in_month(year, month);
  if (from.day <= last) return day_number({year, month, from.day}) - 1;
  return day_number({year, month, last}) - (rule == MonthEnd::with_last_day ? 0 : 1);
}

}  // namespace

int days_in_month(int year, int month) noexcept {
  using namespace std::chrono;
  const year_month_day_last last =
      std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::int64_t day_number(const Date& date) noexcept {
  using namespace std::chrono;
  const year_month_day day(year(date.year), month(static_cast<unsigned>(date.month)),
                           std::chrono::day(static_cast<unsigned>(date.day)));
  return sys_days(day).time_since_epoch().count() + epoch;
}

Date date_of(std::int64_t day_number) noexcept {
  using namespace std::chrono;
  const year_month_day day(sys_days(days(day_number - epoch)));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::int64_t month_number(const Date& date) noexcept { return std::int64_t{date.year} * 12 + date.month - 1; }

bool is_span(const Span& span) noexcept { return exists(span.from) && exists(span.to) && span.from <= span.to; }

std::int64_t days_of(const Span& span) noexcept { return day_number(span.to) - day_number(span.from) + 1; }

std::int64_t months_touched(const Span& span) noexcept { return month_number(span.to) - month_number(span.from) + 1; }

std::int64_t whole_months(const Span& span, MonthEnd rule) noexcept {
  const std::int64_t end = day_number(span.to);
  std::int64_t months = months_touched(span);
  while (end_of_months(span.from, months, rule) > end) --months;
  return months;
}

bool is_whole_months(const Span& span, MonthEnd rule) noexcept {
  return end_of_months(span.from, whole_months(span, rule), rule) == day_number(span.to);
}

bool contains(const Span& outer, const Span& inner) noexcept {
  return outer.from <= inner.from && inner.to <= outer.to;
}

bool overlap(const Span& a, const Span& b) noexcept { return a.from <= b.to && b.from <= a.to; }

Span intersection(const Span& a, const Span& b) noexcept { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }

Span month_of(const Date& date) noexcept {
  return {{date.year, date.month, 1}, {date.year, date.month, days_in_month(date.year, date.month)}};
}

std::optional<Span> parse_period(std::string_view text) noexcept {
  constexpr std::size_t month_size = 7, day_size = 10;
  if (text.size() == month_size) {
    std::array<char, day_size> first = {0, 0, 0, 0, 0, 0, 0, '-', '0', '1'};
    std::copy(text.begin(), text.end(), first.begin());
    const std::optional<Date> date = parse_date({first.data(), first.size()});
    return date ? std::optional(month_of(*date)) : std::nullopt;
  }
  if (text.size() == day_size) {
    const std::optional<Date> date = parse_date(text);
    return date ? std::optional(Span{*date, *date}) : std::nullopt;
  }
  if (text.size() != 2 * day_size + 1 || text[day_size] != '/') return std::nullopt;
  const std::optional<Date> from = parse_date(text.substr(0, day_size)), to = parse_date(text.substr(day_size + 1));
  return from && to && *from <= *to ? std::optional(Span{*from, *to}) : std::nullopt;
}

std::string period_text(const Span& span) {
  const std::string from = to_string(span.from);
  if (span == month_of(span.from)) return from.substr(0, from.size() - 3);
  return span.from == span.to ? from : from + '/' + to_string(span.to);
}

}  // namespace assay::model
