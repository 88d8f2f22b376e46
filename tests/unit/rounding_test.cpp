// Rounding: the only way from an exact quotient to a decimal, once, at a declared point.
#include <doctest/doctest.h>

#include <assay/ratio.hpp>
#include <assay/rounding.hpp>

#include <set>
#include <string>

using assay::Code;
using assay::Decimal;
using assay::Error;
using assay::Ratio;
using assay::Rounding;
using enum assay::RoundingMode;

namespace {

Decimal number(std::string_view text) { return Decimal::parse(text); }

// As a number and as a quotient; both must agree.
std::string rounded(std::string_view text, Rounding rounding) {
  const std::string decimal = round(number(text), rounding).to_string();
  CHECK(round(Ratio(number(text)), rounding).to_string() == decimal);
  return decimal;
}

std::string percentage(std::string_view part, std::string_view whole, Rounding rounding) {
  return round(Ratio(number(part)) * Ratio(100) / Ratio(number(whole)), rounding).to_string();
}

}  // namespace

TEST_CASE("the seven modes of the General Decimal Arithmetic specification") {
  struct Row {
    assay::RoundingMode mode;
    const char* results[8];
  };
  const std::string values[8] = {"1.1", "1.5", "2.5", "1.9", "-1.1", "-1.5", "-2.5", "-1.9"};
  for (const Row& row : {
           Row{half_up, {"1", "2", "3", "2", "-1", "-2", "-3", "-2"}},    // 四舍五入, ties away from zero
           Row{half_even, {"1", "2", "2", "2", "-1", "-2", "-2", "-2"}},  // GB/T 8170
           Row{half_down, {"1", "1", "2", "2", "-1", "-1", "-2", "-2"}},
           Row{down, {"1", "1", "2", "1", "-1", "-1", "-2", "-1"}},  // 去尾
           Row{up, {"2", "2", "3", "2", "-2", "-2", "-3", "-2"}},
           Row{floor, {"1", "1", "2", "1", "-2", "-2", "-3", "-2"}},
           Row{ceiling, {"2", "2", "3", "2", "-1", "-1", "-2", "-1"}},
       }) {
    for (std::size_t i = 0; i < 8; ++i) {
      CAPTURE(name(row.mode));
      CAPTURE(values[i]);
      CHECK(rounded(values[i], {row.mode, 0}) == row.results[i]);
    }
  }
}

TEST_CASE("a whole number is not moved by any mode") {
  for (const auto mode : {half_up, half_even, half_down, down, up, floor, ceiling}) {
    CAPTURE(name(mode));
    CHECK(rounded("-2.000", {mode, 0}) == "-2");
    CHECK(rounded("0.00", {mode, 0}) == "0");
    CHECK(rounded("7", {mode, 2}) == "7.00");
  }
}

TEST_CASE("the percentages that the real report prints") {
  const Rounding two{half_up, 2};
  CHECK(percentage("7339", "1200", two) == "611.58");
  CHECK(percentage("1078", "900", two) == "119.78");
  CHECK(percentage("98", "100", two) == "98.00");
  CHECK(percentage("406", "300", two) == "135.33");
  CHECK(percentage("108", "105", two) == "102.86");
  CHECK(percentage("874", "300", two) == "291.33");
  CHECK(percentage("119", "40", two) == "297.50");
  CHECK(percentage("6944", "1400", two) == "496.00");
  CHECK(percentage("16", "20", two) == "80.00");
  // 181/220.5 = 82.0861…: only 去尾 gives the printed 82.08.
  CHECK(percentage("181", "220.5", two) == "82.09");
  CHECK(percentage("181", "220.5", {half_even, 2}) == "82.09");
  CHECK(percentage("181", "220.5", {down, 2}) == "82.08");
  // Only nearest modes give 119.78 and 102.86 as well as 611.58, 135.33 and 291.33.
  CHECK(percentage("1078", "900", {down, 2}) == "119.77");
  CHECK(percentage("7339", "1200", {up, 2}) == "611.59");
}

TEST_CASE("exact ties are seen as ties") {
  // 100 · 3 / 2400 = 0.125. A division by a reciprocal gave 0.12499… here.
  CHECK(percentage("3", "2400", {half_up, 2}) == "0.13");
  CHECK(percentage("3", "2400", {half_even, 2}) == "0.12");
  CHECK(percentage("3", "2400", {half_down, 2}) == "0.12");
  // 84.05 × 15 % = 12.6075, which a binary float holds as 12.6074999….
  CHECK(round(Ratio(number("84.05")) * Ratio(15) / Ratio(100), {half_up, 3}).to_string() == "12.608");
  CHECK(rounded("0.15", {half_even, 1}) == "0.2");
  CHECK(rounded("0.25", {half_even, 1}) == "0.2");
}

TEST_CASE("one rounding only (GB/T 8170): 8.53459 is 8.53, never by way of 8.535") {
  CHECK(rounded("8.53459", {half_up, 2}) == "8.53");
  CHECK(rounded("8.53459", {half_even, 2}) == "8.53");
  const Decimal twice = round(round(number("8.53459"), {half_up, 3}), {half_up, 2});
  CHECK(twice.to_string() == "8.54");  // what the standard forbids
}

TEST_CASE("the result shows exactly the places that were asked for") {
  CHECK(rounded("3", {half_up, 2}) == "3.00");
  CHECK(rounded("2.50", {half_up, 4}) == "2.5000");
  CHECK(round(Ratio(1) / Ratio(3), {half_up, 37}).to_string() == "0." + std::string(37, '3'));
  CHECK(rounded("-0.001", {half_up, 2}) == "0.00");  // no −0
  CHECK(rounded("-0.001", {floor, 2}) == "-0.01");
  // 38 digits do not reach for 37 places of a number with 37 digits before the point: zeros drop.
  const std::string digits_37(37, '7');
  CHECK(rounded(digits_37, {half_up, 37}) == digits_37 + ".0");
}

TEST_CASE("negative places keep tens, thousands, up to millions") {
  CHECK(rounded("28449", {half_up, -3}) == "28000");
  CHECK(rounded("28500", {half_up, -3}) == "29000");
  CHECK(rounded("28500", {half_even, -3}) == "28000");
  CHECK(rounded("1499999", {half_up, -6}) == "1000000");
  CHECK(rounded("1", {ceiling, -6}) == "1000000");
  CHECK(rounded("1", {down, -6}) == "0");
  CHECK(rounded("0.0000000000000000000000000000000000001", {up, -6}) == "1000000");
  CHECK(rounded("0.0000000000000000000000000000000000001", {half_up, -6}) == "0");
}

TEST_CASE("places run from −6 to 37") {
  for (const int places : {-7, 38, 1000, -1000}) {
    CAPTURE(places);
    CHECK(try_round(Ratio(1), {half_up, places}).code == Code::places_out_of_range);
    CHECK(try_round(Decimal(1), {half_up, places}).code == Code::places_out_of_range);
    CHECK_THROWS_AS(round(Ratio(1), {half_up, places}), Error);
    CHECK_THROWS_AS(round(Decimal(1), {half_up, places}), Error);
  }
}

TEST_CASE("a rounded value that outgrows 38 digits is an error") {
  const std::string nines(38, '9');
  // 99…9.5 is no 38-digit number; as a quotient it is.
  const Ratio value = Ratio(number(nines)) + Ratio(number("0.5"));
  CHECK(round(value, {half_up, 0}).to_string() == "1" + std::string(38, '0'));  // zeros drop
  CHECK(round(value, {down, 0}).to_string() == nines);
  CHECK(try_round(value, {down, 1}).code == Code::number_overflow);
  CHECK(try_round(value * Ratio(100), {down, 0}).code == Code::number_overflow);
  CHECK_THROWS_AS(round(value, {down, 1}), Error);
}

TEST_CASE("the modes are known by the names of the specification") {
  std::set<std::string_view> names;
  for (const auto mode : {half_up, half_even, half_down, down, up, floor, ceiling}) {
    CHECK(assay::rounding_mode(name(mode)) == mode);
    names.insert(name(mode));
  }
  CHECK(names == std::set<std::string_view>{"half_up", "half_even", "half_down", "down", "up", "floor", "ceiling"});
  CHECK_FALSE(assay::rounding_mode("half-up"));
  CHECK_FALSE(assay::rounding_mode("HALF_UP"));
  CHECK_FALSE(assay::rounding_mode(""));
}
