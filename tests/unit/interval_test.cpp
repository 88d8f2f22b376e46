// Intervals: which exact values a printed number can mean, and what sums and products of such numbers can be.
#include <doctest/doctest.h>

#include <assay/interval.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>
#include <string>
#include <vector>

using assay::Code;
using assay::Decimal;
using assay::End;
using assay::Error;
using assay::Interval;
using assay::Language;
using assay::Ratio;
using assay::reaches;
using assay::Rounding;
using assay::RoundingMode;
using assay::unrounded;
using enum assay::RoundingMode;

namespace {

constexpr RoundingMode all_modes[] = {half_up, half_even, half_down, down, up, floor, ceiling};

Decimal number(std::string_view text) { return Decimal::parse(text); }
Ratio over(int a, int b) { return Ratio(a) / Ratio(b); }

// As intervals are written: "[8.865, 8.875)", "[20, ∞)".
Interval interval(const std::string& text) {
  const std::size_t comma = text.find(", ");
  const std::string low = text.substr(1, comma - 1), high = text.substr(comma + 2, text.size() - comma - 3);
  const auto end = [](const std::string& value, bool closed) {
    return value == "∞" || value == "-∞" ? End::none() : End{Ratio(number(value)), closed};
  };
  return {end(low, text.front() == '['), end(high, text.back() == ']')};
}

std::string unrounded_text(std::string_view value, RoundingMode mode, int places) {
  return unrounded(number(value), {mode, places}).to_string();
}

// The sentence that a call is refused with.
template <typename Call>
std::string empty(Call call) {
  try {
    call();
  } catch (const Error& error) {
    CHECK(error.diagnostics().size() == 1);
    CHECK(error.diagnostics()[0].code == Code::empty_interval);
    return error.diagnostics()[0].message(Language::en);
  }
  return "not refused";
}

// ------------------------------------------------------------------------------- brute force on small grids
//
// Every interval with whole ends from −1 to 2, open and closed, and as its members the quarters in it. The results of
// all pairs of members are what an operation can give on its grid: sums and differences of such members meet every half
// that the exact result holds, the smaller and the larger of two meet every quarter.

struct Quarters {
  Interval interval;
  std::vector<int> members;
};

std::vector<Quarters> small_intervals() {
  std::vector<Quarters> result;
  for (int low = -1; low <= 2; ++low) {
    for (int high = low; high <= 2; ++high) {
      for (const bool low_closed : {true, false}) {
        for (const bool high_closed : {true, false}) {
          std::vector<int> members;
          for (int q = 4 * low; q <= 4 * high; ++q) {
            if ((q != 4 * low || low_closed) && (q != 4 * high || high_closed)) members.push_back(q);
          }
          if (members.empty()) {
            CHECK_THROWS_AS(Interval(End{low, low_closed}, End{high, high_closed}), Error);
          } else {
            result.push_back({Interval(End{low, low_closed}, End{high, high_closed}), members});
          }
        }
      }
    }
  }
  return result;
}

// Multiples of `grain` quarters from −5 to 5 that an interval holds.
std::set<int> grid_of(const Interval& interval, int grain) {
  std::set<int> result;
  for (int q = -20; q <= 20; q += grain) {
    if (interval.contains(over(q, 4))) result.insert(q);
  }
  return result;
}

std::set<int> results(const Quarters& a, const Quarters& b, int grain, const std::function<int(int, int)>& operation) {
  std::set<int> result;
  for (const int x : a.members) {
    for (const int y : b.members) {
      if (const int q = operation(x, y); q % grain == 0) result.insert(q);
    }
  }
  return result;
}

// ---------------------------------------------------------------------------- sides without an end, by samples
//
// Every interval with ends at −1, 0 and 1 or without an end, and samples of it: its quarters, values a thousandth
// inside its ends, and millions where it has none.

struct Samples {
  Interval interval;
  std::vector<Ratio> members;
};

std::vector<Samples> sampled_intervals() {
  std::vector<End> lows{End::none()}, highs{End::none()};
  for (const int value : {-1, 0, 1}) {
    for (const bool closed : {true, false}) {
      lows.push_back({value, closed});
      highs.push_back({value, closed});
    }
  }
  std::vector<Samples> result;
  for (const End& low : lows) {
    for (const End& high : highs) {
      if (low.bounded && high.bounded &&
          (low.value > high.value || (low.value == high.value && !(low.closed && high.closed)))) {
        continue;
      }
      Samples samples{Interval(low, high), {}};
      const auto take = [&](const Ratio& value) {
        if (samples.interval.contains(value)) samples.members.push_back(value);
      };
      for (int q = -8; q <= 8; ++q) take(over(q, 4));
      for (const int end : {-1, 0, 1}) {
        take(over(1000 * end - 1, 1000));
        take(over(1000 * end + 1, 1000));
      }
      take(-1000000);
      take(1000000);
      result.push_back(samples);
    }
  }
  return result;
}

// Whether the interval holds all results of the samples, and none reaches further than some result comes near: a closed
// end is a result, an open one lies within a fiftieth of one, and where there is no end a result is beyond 500.
std::string exactness(const Interval& found, const std::vector<Ratio>& results) {
  const auto any = [&](auto is_so) { return std::any_of(results.begin(), results.end(), is_so); };
  const auto near = [&](const End& end, const Ratio& beyond, bool low) {
    if (!end.bounded) return any([&](const Ratio& r) { return low ? r < beyond : r > beyond; });
    if (end.closed) return any([&](const Ratio& r) { return r == end.value; });
    return any([&](const Ratio& r) { return r - end.value < over(1, 50) && end.value - r < over(1, 50); });
  };
  if (any([&](const Ratio& r) { return !found.contains(r); })) return "a result is missing";
  if (!near(found.low(), -500, true)) return "the low end is too low";
  if (!near(found.high(), 500, false)) return "the high end is too high";
  return "exact";
}

}  // namespace

TEST_CASE("an interval holds what lies between its ends, and an end where it is closed") {
  const Interval reading(End{Ratio(number("8.865")), true}, End{Ratio(number("8.875")), false});
  CHECK(reading.to_string() == "[8.865, 8.875)");
  CHECK(reading.contains(number("8.865")));
  CHECK(reading.contains(number("8.8749999")));
  CHECK_FALSE(reading.contains(number("8.875")));
  CHECK_FALSE(reading.contains(number("8.8649999")));
  CHECK_FALSE(reading.is_single());
  CHECK(reading == interval("[8.865, 8.875)"));
  CHECK(reading != interval("[8.865, 8.875]"));
  CHECK(reading != interval("(8.865, 8.875)"));

  const Interval third(over(1, 3));
  CHECK(third.is_single());
  CHECK(third.to_string() == "1/3");
  CHECK(third.contains(over(2, 6)));
  CHECK(Interval(90) == Interval(Ratio(number("90.00"))));
  CHECK(Interval() == Interval(0));
}

TEST_CASE("no interval is empty") {
  CHECK(empty([] { Interval({2, true}, {1, true}); }) == "no value lies in [2, 1]");
  CHECK(empty([] { Interval({2, true}, {2, false}); }) == "no value lies in [2, 2)");
  CHECK(empty([] { Interval({2, false}, {2, false}); }) == "no value lies in (2, 2)");
  CHECK(empty([] { intersection(interval("[0, 1]"), interval("(1, 2]")); }) == "no value lies in (1, 1]");
  try {
    unrounded(number("8.875"), {half_up, 2});
    FAIL("nothing rounds to 8.875 at two places");
  } catch (const Error& error) {
    REQUIRE(error.diagnostics()[0].code == Code::empty_interval);
    CHECK(error.diagnostics()[0].message(Language::en) == "no value of 2 places lies in (8.87, 8.88)");
    CHECK(error.diagnostics()[0].message(Language::zh) == "(8.87, 8.88) 内没有小数为 2 位的值");
  }
}

TEST_CASE("points of the real station, each rounded half up from something finer, may be 89.98 up to 90.015") {
  // 8.87 + 14.90 + 46.23 and a purchaser's 20.00 that was at most 20: their halves of a hundredth add up to
  // −4 × 0.005 + 90 = 89.98 and, without the purchaser's, to 90 + 3 × 0.005 = 90.015, where three ends are open.
  const Rounding two{half_up, 2};
  const Interval others =
      unrounded(number("8.87"), two) + unrounded(number("14.90"), two) + unrounded(number("46.23"), two);
  const Interval purchaser = min(unrounded(number("20.00"), two), 20);
  CHECK(purchaser.to_string() == "[19.995, 20]");
  CHECK((others + purchaser).to_string() == "[89.98, 90.015)");
  // 去尾: [8.87, 8.88) and so on; the purchaser gave 20 exactly.
  const Rounding cut{down, 2};
  const Interval truncated = unrounded(number("8.87"), cut) + unrounded(number("14.90"), cut) +
                             unrounded(number("46.23"), cut) + min(unrounded(number("20.00"), cut), 20);
  CHECK(truncated.to_string() == "[90, 90.03)");
}

TEST_CASE("what rounds to a number, by mode") {
  CHECK(unrounded_text("8.87", half_up, 2) == "[8.865, 8.875)");
  CHECK(unrounded_text("8.87", half_down, 2) == "(8.865, 8.875]");
  CHECK(unrounded_text("8.87", half_even, 2) == "(8.865, 8.875)");  // 887 is odd: both ties go to its neighbours
  CHECK(unrounded_text("8.88", half_even, 2) == "[8.875, 8.885]");
  CHECK(unrounded_text("8.87", down, 2) == "[8.87, 8.88)");
  CHECK(unrounded_text("8.87", up, 2) == "(8.86, 8.87]");
  CHECK(unrounded_text("8.87", floor, 2) == "[8.87, 8.88)");
  CHECK(unrounded_text("8.87", ceiling, 2) == "(8.86, 8.87]");
  // The magnitude is rounded, but by floor and ceiling.
  CHECK(unrounded_text("-8.87", half_up, 2) == "(-8.875, -8.865]");
  CHECK(unrounded_text("-8.87", down, 2) == "(-8.88, -8.87]");
  CHECK(unrounded_text("-8.87", floor, 2) == "[-8.87, -8.86)");
  CHECK(unrounded_text("0", half_up, 0) == "(-0.5, 0.5)");
  CHECK(unrounded_text("0", down, 0) == "(-1, 1)");
  CHECK(unrounded_text("0", up, 0) == "0");
  CHECK(unrounded_text("0", floor, 0) == "[0, 1)");
  // The digits that a number shows do not matter, nor whether the places are behind the point.
  CHECK(unrounded_text("8.9", half_even, 2) == "[8.895, 8.905]");
  CHECK(unrounded_text("8.8700", half_up, 2) == "[8.865, 8.875)");
  CHECK(unrounded_text("29000", half_up, -3) == "[28500, 29500)");
  CHECK(unrounded_text("29000", half_even, -3) == "(28500, 29500)");
  CHECK(unrounded_text("30000", half_even, -4) == "(25000, 35000)");
  // 38 digits leave no room for the two zeros that make this an even number of hundredths.
  CHECK(unrounded(number(std::string(38, '9')), {half_even, 2}).low().closed);
  CHECK_THROWS_AS(unrounded(1, {half_up, 38}), Error);
}

TEST_CASE("membership in what rounds to a number, for all modes on a grid") {
  // k/1000 to 2, 1 and 0 places; k/100 to 1 and k/10 to 0, so that the ties of those are met far from zero too.
  struct Grid {
    int denominator, places;
  };
  for (const RoundingMode mode : all_modes) {
    for (const Grid& grid : {Grid{1000, 2}, Grid{1000, 1}, Grid{1000, 0}, Grid{100, 1}, Grid{10, 0}}) {
      CAPTURE(name(mode));
      CAPTURE(grid.denominator);
      CAPTURE(grid.places);
      const Rounding rounding{mode, grid.places};
      std::vector<Ratio> values;
      std::vector<Decimal> rounded;
      for (int k = -250; k <= 250; ++k) {
        values.push_back(over(k, grid.denominator));
        rounded.push_back(round(values.back(), rounding));
      }
      std::size_t wrong = 0;
      for (std::size_t r = 0; r < rounded.size(); ++r) {
        if (r > 0 && rounded[r] == rounded[r - 1]) continue;
        const Interval reading = unrounded(rounded[r], rounding);
        for (std::size_t i = 0; i < values.size(); ++i) {
          wrong += reading.contains(values[i]) == (rounded[i] == rounded[r]) ? 0 : 1;
        }
      }
      CHECK(wrong == 0);
    }
  }
}

TEST_CASE("from where on values round to at least a bound") {
  const auto text = [](const End& end) { return (end.closed ? "from " : "above ") + end.value.to_string(); };
  CHECK(text(reaches(90, {half_up, 2})) == "from 89.995");
  CHECK(text(reaches(90, {half_down, 2})) == "above 89.995");
  CHECK(text(reaches(90, {half_even, 2})) == "from 89.995");  // 9000 is even
  CHECK(text(reaches(89, {half_even, 0})) == "above 88.5");
  CHECK(text(reaches(90, {down, 2})) == "from 90");
  CHECK(text(reaches(90, {up, 2})) == "above 89.99");
  CHECK(text(reaches(-90, {down, 0})) == "above -91");
  // 89.996 is no result of the rounding: 90.00 is the first that is not below it.
  CHECK(text(reaches(number("89.996"), {half_up, 2})) == "from 89.995");
  CHECK(text(reaches(over(1, 3), {half_up, 1})) == "from 0.35");
}

TEST_CASE("values round to at least a bound exactly from there on, for all modes on a grid") {
  for (const RoundingMode mode : all_modes) {
    for (const int places : {2, 1, 0}) {
      CAPTURE(name(mode));
      CAPTURE(places);
      const Rounding rounding{mode, places};
      const int denominator = places == 2 ? 1000 : places == 1 ? 100 : 10;
      std::vector<Ratio> values;
      std::vector<Decimal> rounded;
      for (int k = -250; k <= 250; ++k) {
        values.push_back(over(k, denominator));
        rounded.push_back(round(values.back(), rounding));
      }
      std::size_t wrong = 0;
      for (int bound = -45; bound <= 45; ++bound) {  // on the results, and at three places between two of them
        const Decimal from = number("0.25") * bound * Decimal::from_parts(0, 1, places);
        const End end = reaches(from, rounding);
        for (std::size_t i = 0; i < values.size(); ++i) {
          const bool reached = end.closed ? values[i] >= end.value : values[i] > end.value;
          wrong += reached == (rounded[i] >= from) ? 0 : 1;
        }
      }
      CHECK(wrong == 0);
    }
  }
}

TEST_CASE("operations give exactly what values that vary independently can give") {
  const std::vector<Quarters> intervals = small_intervals();
  CHECK(intervals.size() == 28);  // 6 pairs of different ends four times, 4 single values
  for (const Quarters& a : intervals) {
    for (const Quarters& b : intervals) {
      CAPTURE(a.interval.to_string());
      CAPTURE(b.interval.to_string());
      CHECK(grid_of(a.interval + b.interval, 2) == results(a, b, 2, [](int x, int y) { return x + y; }));
      CHECK(grid_of(a.interval - b.interval, 2) == results(a, b, 2, [](int x, int y) { return x - y; }));
      CHECK(grid_of(min(a.interval, b.interval), 1) == results(a, b, 1, [](int x, int y) { return std::min(x, y); }));
      CHECK(grid_of(max(a.interval, b.interval), 1) == results(a, b, 1, [](int x, int y) { return std::max(x, y); }));
      std::set<int> both;
      for (const int x : grid_of(a.interval, 1)) {
        if (b.interval.contains(over(x, 4))) both.insert(x);
      }
      CHECK(a.interval.overlaps(b.interval) == !both.empty());
      if (both.empty()) {
        CHECK_THROWS_AS(intersection(a.interval, b.interval), Error);
      } else {
        CHECK(grid_of(intersection(a.interval, b.interval), 1) == both);
      }
    }
  }
}

TEST_CASE("a factor turns an interval where it is negative, and makes a single zero of it where it is zero") {
  for (const Quarters& a : small_intervals()) {
    CAPTURE(a.interval.to_string());
    for (const int factor : {-2, -1, 0, 1, 2}) {
      CAPTURE(factor);
      std::set<int> expected;
      for (const int x : a.members) expected.insert(x * factor);
      // A grid as coarse as the factor makes that of the members.
      CHECK(grid_of(a.interval * factor, std::max(std::abs(factor), 1)) == expected);
    }
  }
  CHECK((interval("(0, 1)") * 0).is_single());
  CHECK((interval("[1, 2)") * over(-1, 3)).to_string() == "(-2/3, -1/3]");
}

TEST_CASE("a side without an end goes on forever") {
  const Interval from_20(End{20}, End::none());
  CHECK(from_20.to_string() == "[20, ∞)");
  CHECK(from_20.contains(20));
  CHECK(from_20.contains(1000000000));
  CHECK_FALSE(from_20.contains(over(199, 10)));
  CHECK_FALSE(from_20.is_single());
  CHECK(Interval(End::none(), End{0, false}).to_string() == "(-∞, 0)");
  const Interval all(End::none(), End::none());
  CHECK(all.to_string() == "(-∞, ∞)");
  CHECK_FALSE(all.is_single());
  // What stands beside "no end" does not matter.
  CHECK(Interval(End{20}, End{7, true, false}) == from_20);

  CHECK((from_20 + 1).to_string() == "[21, ∞)");
  CHECK((interval("[0, 5)") - from_20).to_string() == "(-∞, -15)");
  CHECK((from_20 * over(-1, 2)).to_string() == "(-∞, -10]");
  CHECK(from_20 * 0 == Interval(0));
  CHECK(min(from_20, 30).to_string() == "[20, 30]");
  CHECK(max(from_20, 30).to_string() == "[30, ∞)");
  CHECK(intersection(from_20, interval("(-∞, 25)")).to_string() == "[20, 25)");
  CHECK(intersection(from_20, all) == from_20);
  CHECK(from_20.overlaps(interval("(0, 20]")));
  CHECK_FALSE(from_20.overlaps(interval("(-∞, 20)")));
}

TEST_CASE("the gap between two intervals") {
  CHECK(Interval(1078).gap(1069) == Ratio(9));
  CHECK(Interval(1069).gap(1078) == Ratio(9));
  CHECK(interval("[0, 1)").gap(interval("[1, 2]")).is_zero());  // they touch
  CHECK(interval("[0, 1]").gap(interval("[0.5, 2]")).is_zero());
  CHECK(interval("[8.865, 8.875)").gap(interval("(8.885, ∞)")) == Ratio(number("0.01")));
  CHECK(interval("[20, ∞)").gap(interval("(-∞, 18)")) == Ratio(2));
  CHECK(interval("[20, ∞)").gap(interval("(-∞, 21)")).is_zero());
}

TEST_CASE("products and quotients of intervals, by hand") {
  CHECK((interval("[2, 3)") * interval("(4, 5]")).to_string() == "(8, 15)");
  CHECK((interval("[-2, 3)") * interval("[-5, 4]")).to_string() == "(-15, 12)");  // (−2)(−5) = 10 is inside
  CHECK((interval("[0, 1)") * interval("[2, ∞)")).to_string() == "[0, ∞)");
  CHECK((interval("(0, 1)") * interval("[2, ∞)")).to_string() == "(0, ∞)");
  CHECK((interval("(0, 1)") * interval("[0, 5)")).to_string() == "[0, 5)");
  CHECK(Interval(0) * interval("(-∞, ∞)") == Interval(0));
  CHECK((interval("(-∞, 0)") * interval("(-∞, -1]")).to_string() == "(0, ∞)");
  CHECK((interval("[1, 2]") / interval("(0, 4]")).to_string() == "[0.25, ∞)");
  CHECK((interval("[1, 2]") / interval("[4, ∞)")).to_string() == "(0, 0.5]");
  CHECK((interval("[1, 2]") / interval("[-4, -2)")).to_string() == "(-1, -0.25]");
  CHECK((interval("[-1, 2]") / interval("(-∞, 0)")).to_string() == "(-∞, ∞)");
  // 181 of 220.5 rounded to halves: 181/220.75 to 181/220.25 in hundredths.
  const Interval posts = interval("[220.25, 220.75)");
  CHECK((Interval(18100) / posts).to_string() == "(72400/883, 72400/881]");
  for (const char* zero : {"[0, 1]", "[-1, 1]", "(-∞, 0]", "(-1, ∞)"}) {
    CAPTURE(zero);
    CHECK_THROWS_AS(Interval(1) / interval(zero), Error);
  }
}

TEST_CASE("operations on intervals with and without ends give exactly what their values can give") {
  const std::vector<Samples> intervals = sampled_intervals();
  CHECK(intervals.size() == 28);  // 3 single values, 3 pairs of ends four times, 12 half lines, the line
  const auto results = [](const Samples& a, const Samples& b, auto operation) {
    std::vector<Ratio> values;
    for (const Ratio& x : a.members) {
      for (const Ratio& y : b.members) values.push_back(operation(x, y));
    }
    return values;
  };
  for (const Samples& a : intervals) {
    for (const Samples& b : intervals) {
      CAPTURE(a.interval.to_string());
      CAPTURE(b.interval.to_string());
      CHECK(exactness(a.interval + b.interval, results(a, b, std::plus<>())) == "exact");
      CHECK(exactness(a.interval - b.interval, results(a, b, std::minus<>())) == "exact");
      CHECK(exactness(a.interval * b.interval, results(a, b, std::multiplies<>())) == "exact");
      const auto smaller = [](const Ratio& x, const Ratio& y) { return std::min(x, y); };
      const auto larger = [](const Ratio& x, const Ratio& y) { return std::max(x, y); };
      CHECK(exactness(min(a.interval, b.interval), results(a, b, smaller)) == "exact");
      CHECK(exactness(max(a.interval, b.interval), results(a, b, larger)) == "exact");
      if (b.interval.contains(0)) {
        CHECK_THROWS_AS(a.interval / b.interval, Error);
      } else {
        CHECK(exactness(a.interval / b.interval, results(a, b, std::divides<>())) == "exact");
      }
    }
  }
}
