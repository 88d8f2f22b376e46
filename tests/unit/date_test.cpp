// Civil dates: what the calendar has, and how a date is written.
#include <doctest/doctest.h>

#include <assay/date.hpp>

using assay::Date;
using assay::exists;
using assay::parse_date;

TEST_CASE("a date exists where the Gregorian calendar has it") {
  CHECK(exists({2024, 8, 23}));
  CHECK(exists({2024, 2, 29}));  // every fourth year,
  CHECK_FALSE(exists({2023, 2, 29}));
  CHECK_FALSE(exists({1900, 2, 29}));  // but not every hundredth,
  CHECK(exists({2000, 2, 29}));        // and yet every four hundredth
  CHECK_FALSE(exists({2024, 2, 30}));
  CHECK(exists({2024, 4, 30}));
  CHECK_FALSE(exists({2024, 4, 31}));
  CHECK(exists({2024, 12, 31}));
  CHECK_FALSE(exists({2024, 12, 32}));
  CHECK_FALSE(exists({2024, 13, 1}));
  CHECK_FALSE(exists({2024, 0, 1}));
  CHECK_FALSE(exists({2024, 1, 0}));
  CHECK_FALSE(exists({2024, -1, 1}));
  CHECK(exists({1, 1, 1}));
  CHECK_FALSE(exists({0, 1, 1}));
  CHECK(exists({9999, 12, 31}));
  CHECK_FALSE(exists({10000, 1, 1}));
}

TEST_CASE("a date is written year, month, day, in ten characters") {
  CHECK(parse_date("2023-09-08") == Date{2023, 9, 8});
  CHECK(to_string(Date{2023, 9, 8}) == "2023-09-08");
  CHECK(to_string(Date{1, 2, 3}) == "0001-02-03");
  CHECK(parse_date("0001-02-03") == Date{1, 2, 3});
  for (const std::string text : {"", "2023-9-8", "2023/09/08", "20230908", "2023-09-08 ", " 2023-09-08", "23-09-08",
                                 "2023-02-29", "2023-13-01", "2023-00-10", "0000-01-01", "2023-09-0８",
                                 "２０２３-09-08", "2023-09-08T00:00", "-023-09-08", "2023-09-+8", "2023年9月8日"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("dates are in the order of time") {
  CHECK(Date{2023, 9, 8} < Date{2024, 7, 31});
  CHECK(Date{2024, 7, 31} < Date{2024, 9, 7});
  CHECK(Date{2024, 9, 7} < Date{2024, 9, 8});
  CHECK(Date{2024, 9, 7} == Date{2024, 9, 7});
}
