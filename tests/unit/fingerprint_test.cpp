// Which rounding made a printed number, and which whole numbers are behind a percentage.
#include <doctest/doctest.h>

#include <assay/audit.hpp>

#include <initializer_list>
#include <string>
#include <vector>

using assay::Decimal;
using assay::End;
using assay::Fingerprint;
using assay::fingerprint;
using assay::group_fingerprint;
using assay::GroupFingerprint;
using assay::Interval;
using assay::Modes;
using assay::Ratio;
using assay::read_printed;
using assay::RoundingMode;
using assay::unrounded;
using assay::whole_denominators;
using assay::whole_numerators;
using assay::WholeRange;
using enum assay::RoundingMode;

namespace {

Modes modes(std::initializer_list<RoundingMode> of) {
  Modes result;
  for (const RoundingMode mode : of) result.insert(mode);
  return result;
}

Decimal number(std::string_view text) { return Decimal::parse(text); }
Ratio percent(std::string_view numerator, std::string_view denominator) {
  return Ratio(number(numerator)) * Ratio(100) / Ratio(number(denominator));
}
Fingerprint of(const Ratio& exact, std::string_view printed) { return fingerprint(exact, read_printed(printed)); }

std::string range(const std::optional<WholeRange>& whole) {
  return whole ? whole->first.to_string() + " to " + whole->last.to_string() : "none";
}

const Modes nearest = modes({half_up, half_even, half_down});

}  // namespace

TEST_CASE("percentages of the real report tell how they were rounded") {
  // 1078/900 = 119.777…, 108/105 = 102.857…: cut off, they would be 119.77 and 102.85.
  const Modes not_cut = modes({half_up, half_even, half_down, up, ceiling});
  CHECK(of(percent("1078", "900"), "119.78%") == Fingerprint{not_cut, {}, true});
  CHECK(of(percent("108", "105"), "102.86%") == Fingerprint{not_cut, {}, true});
  // 611.583…, 135.333…, 291.333…: rounded up, they would end in 9, 4 and 4.
  const Modes not_up = modes({half_up, half_even, half_down, down, floor});
  CHECK(of(percent("7339", "1200"), "611.58%") == Fingerprint{not_up, {}, true});
  CHECK(of(percent("406", "300"), "135.33%") == Fingerprint{not_up, {}, true});
  CHECK(of(percent("874", "300"), "291.33%") == Fingerprint{not_up, {}, true});
  // 82.086…: nearest would be 82.09.
  CHECK(of(percent("181", "220.5"), "82.08%") == Fingerprint{modes({down, floor}), {}, true});
  // 98.00 is what every mode prints.
  CHECK(of(percent("98", "100"), "98.00%") == Fingerprint{Modes::all(), {}, false});
}

TEST_CASE("no single mode makes the whole report, and 82.08 is what the largest set leaves out") {
  const std::vector<Fingerprint> report = {
      of(percent("98", "100"), "98.00%"),     of(percent("1078", "900"), "119.78%"),
      of(percent("181", "220.5"), "82.08%"),  of(percent("108", "105"), "102.86%"),
      of(percent("7339", "1200"), "611.58%"), of(percent("406", "300"), "135.33%"),
      of(percent("874", "300"), "291.33%")};
  CHECK(group_fingerprint(report) == GroupFingerprint{nearest, 6, {2}});
}

TEST_CASE("a group without numbers that can tell could have any mode") {
  CHECK(group_fingerprint({}) == GroupFingerprint{Modes::all(), 0, {}});
  CHECK(group_fingerprint({of(98, "98.00")}) == GroupFingerprint{Modes::all(), 0, {}});
  // 1.25 to 1.3 and 1.35 to 1.4: half_up and the modes that never go down.
  CHECK(group_fingerprint({of(number("1.25"), "1.3"), of(number("1.35"), "1.4")}) ==
        GroupFingerprint{modes({half_up, up, ceiling}), 2, {}});
  // One for each side: the first in the order of the modes, and those that explain the same.
  CHECK(group_fingerprint({of(number("1.29"), "1.2"), of(number("1.21"), "1.3")}) ==
        GroupFingerprint{modes({down, floor}), 2, {1}});
  // 8.53459 printed as 8.54 by no single rounding but up.
  CHECK(group_fingerprint({of(number("8.53449"), "8.54"), of(number("2.111"), "2.11")}) ==
        GroupFingerprint{modes({half_up, half_even, half_down, down, floor}), 2, {0}});
}

TEST_CASE("rounding twice goes where rounding once does not") {
  // 8.53459 → 8.535 → 8.54; from 8.535 half_even goes to the even 8.54 too, half_down does not go on.
  const Fingerprint twice = of(number("8.53459"), "8.54");
  CHECK(twice.once == modes({up, ceiling}));
  CHECK(twice.twice == modes({half_up, half_even}));
  CHECK(twice.votes);
  CHECK(of(number("8.53459"), "8.53").once == modes({half_up, half_even, half_down, down, floor}));
  CHECK(of(number("8.53459"), "8.53").twice.empty());
  // 0.4496 → 0.45, from where half_up goes to 0.5 and half_even to the even 0.4; 0.4446 reaches 0.445 at most.
  CHECK(of(number("0.4496"), "0.5").twice == modes({half_up}));
  CHECK(of(number("0.4446"), "0.5").twice == Modes());
}

TEST_CASE("signs, scales and hedges of fingerprints") {
  // −1.25: floor and up go away from zero.
  CHECK(of(number("-1.25"), "-1.3").once == modes({half_up, up, floor}));
  CHECK(of(number("-1.25"), "-1.2").once == modes({half_even, half_down, down, ceiling}));
  // In units of 万: 466 000 is 46.6万.
  CHECK(of(466000, "47万").once == modes({half_up, half_even, half_down, up, ceiling}));
  CHECK(of(466000, "46.6万").votes == false);
  CHECK(of(3499999999999, "3万亿").once == modes({half_up, half_even, half_down, down, floor}));
  CHECK(of(466000, "约47万") == Fingerprint{});
  CHECK(of(0, "/") == Fingerprint{});
  // A slip: no mode prints it, so that it tells nothing about modes.
  CHECK(of(percent("1078", "900"), "118.78%") == Fingerprint{});
}

TEST_CASE("whole numerators and denominators of a percentage") {
  // 119.78 over 900, half up: from 1077.975 on, below 1078.065.
  const Interval printed = unrounded(number("119.78"), {half_up, 2});
  CHECK(range(whole_numerators(printed, 900)) == "1078 to 1078");
  // 107800/119.785 = 899.945…, 107800/119.775 = 900.02…
  CHECK(range(whole_denominators(printed, 1078)) == "900 to 900");
  // 80 % of 20 as it may be after any rounding to whole percents: 15.8 < n < 16.2.
  CHECK(range(whole_numerators(Interval(End{79, false}, End{81, false}), 20)) == "16 to 16");
  // 51 % of 47万 is 239 700; of 24 there are 12 (50 %) and 13 (54.2 %), none at 51 %.
  CHECK(range(whole_numerators(unrounded(51, {half_up, 0}), 24)) == "none");
  // Open ends leave out what closed ones keep: 50 % to 51 % of 200.
  CHECK(range(whole_numerators(Interval(End{50}, End{51}), 200)) == "100 to 102");
  CHECK(range(whole_numerators(Interval(End{50, false}, End{51, false}), 200)) == "101 to 101");
  CHECK(range(whole_denominators(Interval(End{50}, End{100}), 10)) == "10 to 20");
  CHECK(range(whole_denominators(Interval(End{50, false}, End{100, false}), 10)) == "11 to 19");
  // Half post-months: 82.08 cut off, of 220.5: 180.9864 to 181.0084….
  CHECK(range(whole_numerators(unrounded(number("82.08"), {down, 2}), number("220.5"))) == "181 to 181");
}

TEST_CASE("no list of whole numbers without end") {
  CHECK(range(whole_numerators(Interval(End{50}, End::none()), 200)) == "none");
  CHECK(range(whole_numerators(Interval(End::none(), End{50}), 200)) == "0 to 100");  // numbers of things
  CHECK(range(whole_numerators(Interval(End{-1, false}, End{1, false}), 200)) == "0 to 1");
  CHECK(range(whole_numerators(Interval(50), 0)) == "none");
  CHECK(range(whole_denominators(Interval(End{0}, End{1}), 5)) == "none");
  CHECK(range(whole_denominators(Interval(End{0, false}, End{1}), 5)) == "none");
  CHECK(range(whole_denominators(Interval(End{50}, End::none()), 10)) == "1 to 20");
  CHECK(range(whole_denominators(Interval(0), 0)) == "none");
  CHECK(range(whole_denominators(Interval(End{-100}, End{-50}), -10)) == "10 to 20");
}
