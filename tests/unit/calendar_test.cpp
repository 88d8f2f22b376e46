// Months and days of spans. The expected counts come from stepping through the days one by one by the rule of leap
// years alone, and from worked examples.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "model/calendar.hpp"

using assay::Date;
using assay::MonthEnd;
using assay::Span;
using namespace assay::model;

namespace {

// The day after, by the lengths of the months as every child knows them.
Date next_day(Date date) {
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (++date.day > days[date.month - 1]) {
    date.day = 1;
    if (++date.month > 12) {
      date.month = 1;
      ++date.year;
    }
  }
  return date;
}

Span span(std::string_view from, std::string_view to) { return {*assay::parse_date(from), *assay::parse_date(to)}; }

}  // namespace

TEST_CASE("days are numbered from 0001-01-01, one by one") {
  std::int64_t number = 1;
  bool right = true;
  // All days to 2500, which has every kind of century.
  for (Date date{1, 1, 1}; date.year < 2500; date = next_day(date), ++number) {
    right = right && day_number(date) == number && date_of(number) == date;
  }
  CHECK(right);
  CHECK(number == 912'742);  // 2499 × 365 + 624 − 24 + 6 days before it, and one
  CHECK(date_of(day_number({9999, 12, 31})) == Date{9999, 12, 31});
}

TEST_CASE("months have their days") {
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2023, 2) == 28);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(2024, 4) == 30);
  CHECK(days_in_month(2024, 12) == 31);
  CHECK(month_of({2024, 2, 11}) == span("2024-02-01", "2024-02-29"));
}

TEST_CASE("the assessed span of the report touches eleven months, holds ten whole ones and 328 of 366 days") {
  const Span assessed = span("2023-09-08", "2024-07-31"), term = span("2023-09-08", "2024-09-07");
  for (const MonthEnd rule : {MonthEnd::with_last_day, MonthEnd::before_last_day}) {
    CHECK(whole_months(assessed, rule) == 10);
    CHECK_FALSE(is_whole_months(assessed, rule));
    CHECK(whole_months(term, rule) == 12);
    CHECK(is_whole_months(term, rule));
  }
  CHECK(months_touched(assessed) == 11);
  CHECK(months_touched(term) == 13);
  CHECK(days_of(assessed) == 328);
  CHECK(days_of(term) == 366);  // with 29 February 2024
  CHECK(days_of(span("2022-09-08", "2023-09-07")) == 365);
  CHECK(days_of(span("2024-07-31", "2024-07-31")) == 1);
}

TEST_CASE("a month ends the day before the one like its first") {
  const auto months = [](std::string_view from, std::string_view to) {
    return whole_months(span(from, to), MonthEnd::with_last_day);
  };
  CHECK(months("2024-01-01", "2024-01-30") == 0);
  CHECK(months("2024-01-01", "2024-01-31") == 1);
  CHECK(months("2024-01-01", "2024-12-31") == 12);
  CHECK(months("2023-09-08", "2023-10-06") == 0);
  CHECK(months("2023-09-08", "2023-10-07") == 1);
  CHECK(months("2023-12-15", "2024-01-14") == 1);
  CHECK(months("2024-02-29", "2024-03-28") == 1);
  CHECK(months("9999-12-01", "9999-12-31") == 1);
}

TEST_CASE("a rule says where a month ends that has no day like the first one") {
  struct Case {
    std::string_view from, to;
    int with_last_day, before_last_day;
  };
  // The month from 31 January 2023 ends on 28 February, or on the 27th; that from 31 March on 30 April, or on the 29th.
  // February 2024 has a 29th, so that from 29 January ends on the 28th by both rules.
  for (const Case& c : std::vector<Case>{{"2023-01-31", "2023-02-26", 0, 0},
                                         {"2023-01-31", "2023-02-27", 0, 1},
                                         {"2023-01-31", "2023-02-28", 1, 1},
                                         {"2023-01-31", "2023-03-29", 1, 1},
                                         {"2023-01-31", "2023-03-30", 2, 2},
                                         {"2023-01-30", "2023-02-27", 0, 1},
                                         {"2023-01-29", "2023-02-27", 0, 1},
                                         {"2023-01-28", "2023-02-27", 1, 1},
                                         {"2024-01-29", "2024-02-27", 0, 0},
                                         {"2024-01-29", "2024-02-28", 1, 1},
                                         {"2023-03-31", "2023-04-29", 0, 1},
                                         {"2023-03-31", "2023-04-30", 1, 1},
                                         {"2024-02-29", "2025-02-27", 11, 12},
                                         {"2024-02-29", "2025-02-28", 12, 12}}) {
    CAPTURE(c.from);
    CAPTURE(c.to);
    CHECK(whole_months(span(c.from, c.to), MonthEnd::with_last_day) == c.with_last_day);
    CHECK(whole_months(span(c.from, c.to), MonthEnd::before_last_day) == c.before_last_day);
  }
  CHECK(is_whole_months(span("2023-01-31", "2023-02-28"), MonthEnd::with_last_day));
  CHECK_FALSE(is_whole_months(span("2023-01-31", "2023-02-28"), MonthEnd::before_last_day));
  CHECK(is_whole_months(span("2023-01-31", "2023-02-27"), MonthEnd::before_last_day));
}

TEST_CASE("spans counted day by day agree") {
  int spans = 0;
  for (Date from{2023, 1, 1}; from < Date{2024, 6, 1}; from = next_day(from)) {
    // A step through the days from each start: a month is over whenever the next day is like the first one, or, by the
    // rule of the last day, is the first of the month after one that has no such day.
    std::int64_t days = 0, touched = 1, whole = 0;
    for (Date to = from; to < Date{2025, 4, 1}; to = next_day(to)) {
      ++days;
      const Date next = next_day(to);
      const bool skipped = next.day == 1 && to.day < from.day;
      const bool like_first = next.day == from.day;
      if (like_first || skipped) ++whole;
      const Span s{from, to};
      if (days % 97 == 0 || like_first || skipped) {  // enough of them: every end of a month, and some between
        ++spans;
        const bool right = days_of(s) == days && months_touched(s) == touched &&
                           whole_months(s, MonthEnd::with_last_day) == whole &&
                           is_whole_months(s, MonthEnd::with_last_day) == (like_first || skipped);
        if (!right) {
          CAPTURE(to_string(from));
          CAPTURE(to_string(to));
          CHECK(right);
        }
      }
      if (next.day == 1) ++touched;
    }
  }
  CHECK(spans > 5000);
}

TEST_CASE("spans contain and overlap by their days, both ends included") {
  const Span year = span("2024-01-01", "2024-12-31"), march = span("2024-03-01", "2024-03-31");
  CHECK(contains(year, march));
  CHECK(contains(march, march));
  CHECK_FALSE(contains(march, year));
  CHECK_FALSE(contains(march, span("2024-03-15", "2024-04-01")));
  CHECK_FALSE(contains(march, span("2024-02-29", "2024-03-02")));

  CHECK(overlap(march, year));
  CHECK(overlap(march, span("2024-03-31", "2024-04-30")));
  CHECK(overlap(span("2024-02-01", "2024-03-01"), march));
  CHECK_FALSE(overlap(march, span("2024-04-01", "2024-04-30")));
  CHECK_FALSE(overlap(span("2024-02-01", "2024-02-29"), march));

  CHECK(intersection(march, year) == march);
  CHECK(intersection(march, span("2024-03-31", "2024-04-30")) == span("2024-03-31", "2024-03-31"));
  CHECK(intersection(span("2024-02-15", "2024-03-10"), march) == span("2024-03-01", "2024-03-10"));
}

TEST_CASE("a period is a month, a day or a span") {
  CHECK(parse_period("2024-03") == span("2024-03-01", "2024-03-31"));
  CHECK(parse_period("2024-02") == span("2024-02-01", "2024-02-29"));
  CHECK(parse_period("2024-03-05") == span("2024-03-05", "2024-03-05"));
  CHECK(parse_period("2024-03-01/2024-03-15") == span("2024-03-01", "2024-03-15"));
  CHECK(parse_period("2023-12-31/2024-01-01") == span("2023-12-31", "2024-01-01"));
  for (const std::string_view text :
       {"", "2024", "2024-3", "2024-13", "2024-00", "2024-02-30", "2024/03", "2024-03/2024-04", "2024-03-15/2024-03-01",
        "2024-03-01/2024-03-32", "2024-03-01-2024-03-15", "2024-03-01/", "2024年3月", "0000-01", "２０２４-03"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
}

TEST_CASE("a period is written as the shortest that says it, and read back") {
  for (const std::string_view text :
       {"2024-03", "2024-03-05", "2024-03-01/2024-03-15", "2024-03-01/2024-04-30", "2023-02", "0001-01", "9999-12"}) {
    CHECK(period_text(*parse_period(text)) == text);
  }
  CHECK(period_text(span("2024-02-01", "2024-02-29")) == "2024-02");
  CHECK(period_text(span("2024-02-01", "2024-02-28")) == "2024-02-01/2024-02-28");
  CHECK(period_text(*parse_period("2024-03-05/2024-03-05")) == "2024-03-05");
}
