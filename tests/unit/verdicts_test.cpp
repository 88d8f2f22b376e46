// How sure a grade is: what printed points may have been, and how many raw scores print so.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using assay::AnalysisOptions;
using assay::Band;
using assay::Certainty;
using assay::Code;
using assay::Combinations;
using assay::Decimal;
using assay::Document;
using assay::GradeCount;
using assay::GradeOn;
using assay::Hypothesis;
using assay::Party;
using assay::Points;
using assay::RawScore;
using assay::Reading;
using assay::RoundingMode;
using assay::Verdict;
using station::number;

namespace {

const Hypothesis direct{};
Hypothesis rounded(RoundingMode mode) { return {Reading::rounded, mode}; }
Hypothesis weighted(RoundingMode mode, int places = 2, Decimal of = 100) {
  return {Reading::weighted, mode, places, of};
}

// The station's policy and scores: 8.87 + 20.00 + 14.90 + 46.23 = 90.00 of 10 + 20 + 15 + 55.
Document published() {
  Document document;
  document.policy = station::policy();
  document.scores = station::scores();
  return document;
}

// Two parties of 40 and 60, nothing rounded, with bands from 90 and below.
Document two_parties(assay::Scores scores) {
  Document document;
  document.policy.parties = {{"small", "", 40}, {"large", "", 60}};
  document.policy.bands = {{"high", "", 90}, {"low", "", 0}};
  document.scores = std::move(scores);
  return document;
}

// One party that gives all of 100.
Document one_party(std::string_view points) {
  Document document;
  document.policy.parties = {{"all", "", 100}};
  document.policy.bands = {{"high", "", 90}, {"low", "", 0}};
  document.scores = {{"all", Points{number(points)}}};
  return document;
}

assay::Analysis analyze(const Document& document, std::vector<Hypothesis> hypotheses) {
  AnalysisOptions options;
  options.hypotheses = std::move(hypotheses);
  options.schedules.emplace();
  return assay::analyze(document, options);
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& each : list) text += ' ' + each;
  return text;
}

// "undecided [89.98, 90.015) excellent good"
std::string text(const Verdict& verdict) {
  return std::string(name(verdict.certainty)) + (verdict.total ? ' ' + verdict.total->to_string() : std::string()) +
         joined(verdict.grades) + joined(verdict.contradicting);
}
std::string verdict(const Document& document, const Hypothesis& hypothesis) {
  return text(analyze(document, {hypothesis}).verdicts.at(0));
}

// "420: excellent 137 283, good 283 137": all, and by grade those with that exact total, and rounded once. Grades that
// none leads to are left out.
std::string text(const Combinations& combinations) {
  if (!combinations.all) return combinations.grades.empty() ? "too many" : "grades without a number of all";
  std::string text = combinations.all->to_string() + ':';
  for (const GradeCount& count : combinations.grades) {
    if (count.by_exact_total.is_zero() && count.by_rounded_once.is_zero()) continue;
    text += (text.back() == ':' ? " " : ", ") + count.grade + ' ' + count.by_exact_total.to_string() + ' ' +
            count.by_rounded_once.to_string();
  }
  return text;
}
std::string combinations(const Document& document, const Hypothesis& hypothesis) {
  return text(analyze(document, {hypothesis}).combinations.at(0));
}

std::uint64_t choose(std::uint64_t n, std::uint64_t k) {
  std::uint64_t result = 1;
  for (std::uint64_t i = 1; i <= k; ++i) result = result * (n - k + i) / i;
  return result;
}

}  // namespace

TEST_CASE("a hypothesis is named by how it reads points") {
  std::vector<std::string> ids;
  for (const Hypothesis& hypothesis : assay::usual_hypotheses()) ids.push_back(hypothesis.id());
  CHECK(ids == std::vector<std::string>{"direct", "rounded/half_up", "rounded/half_even", "rounded/half_down",
                                        "rounded/down", "weighted/half_up/2", "weighted/half_even/2",
                                        "weighted/half_down/2", "weighted/down/2"});
  CHECK(assay::usual_hypotheses().back() == weighted(RoundingMode::down));
  CHECK(weighted(RoundingMode::ceiling, 0).id() == "weighted/ceiling/0");
  CHECK(name(Certainty::contradicted) == "contradicted");
  CHECK(name(assay::Bound::already_there) == "already_there");
}

TEST_SUITE("the published points of the station") {
  // Half a hundredth below and above each party's points, but for the 20.00 of 20, which nothing above prints:
  // 8.865 + 19.995 + 14.895 + 46.225 = 89.98 and 8.875 + 20 + 14.905 + 46.235 = 90.015. The total step rounds half up,
  // so that 90 begins at 89.995.
  TEST_CASE("are excellent as they stand, and hang on how they were rounded") {
    CHECK(verdict(published(), direct) == "decided 90 excellent");
    CHECK(verdict(published(), rounded(RoundingMode::half_up)) == "undecided [89.98, 90.015) excellent good");
    CHECK(verdict(published(), rounded(RoundingMode::half_down)) == "undecided (89.98, 90.015] excellent good");
    // 8.87 and 46.23 end in an odd digit: no tie goes to them.
    CHECK(verdict(published(), rounded(RoundingMode::half_even)) == "undecided (89.98, 90.015) excellent good");
  }

  TEST_CASE("were no less where digits were cut off") {
    CHECK(verdict(published(), rounded(RoundingMode::down)) == "decided [90, 90.03) excellent");
    // What was rounded up was up to a hundredth less, each: 90 − 0.04 is not among it.
    CHECK(verdict(published(), rounded(RoundingMode::up)) == "undecided (89.96, 90] excellent good");
  }

  // By hand for half up: a hundredth of a point is a tenth of a raw score of the party with 10, which has 88.65 to
  // 88.74: 10 of them. Of 20, 19.995 is 99.975, so that 99.98, 99.99 and 100 print 20.00: 3. Of 15, 14.895 is 99.3 and
  // 14.905 is 99.3667: 99.30 to 99.36, 7. Of 55, 46.225 is 84.0455 and 46.235 is 84.0636: 84.05 and 84.06, 2. The least
  // sum is 8.865 + 19.996 + 14.895 + 46.2275 = 89.9835, the greatest 8.874 + 20 + 14.904 + 46.233 = 90.011.
  TEST_CASE("weighted from raw scores of two places are fewer totals") {
    CHECK(verdict(published(), weighted(RoundingMode::half_up)) == "undecided [89.9835, 90.011] excellent good");
    CHECK(verdict(published(), weighted(RoundingMode::down)) == "decided [90.004, 90.026] excellent");
  }

  // 10 · 3 · 7 · 2. The numbers below 90 are those of an enumeration with fractions in Python, which
  // property/analysis_oracle.py makes again.
  TEST_CASE("come from combinations of raw scores, most of which total less than 90") {
    CHECK(combinations(published(), weighted(RoundingMode::half_up)) == "420: excellent 137 283, good 283 137");
    CHECK(combinations(published(), weighted(RoundingMode::half_even)) == "378: excellent 134 269, good 244 109");
    CHECK(combinations(published(), weighted(RoundingMode::half_down)) == "360: excellent 159 285, good 201 75");
    CHECK(combinations(published(), weighted(RoundingMode::down)) == "120: excellent 120 120");
    const assay::Analysis analysis = analyze(published(), {weighted(RoundingMode::half_up)});
    std::vector<std::string> listed;
    for (const GradeCount& count : analysis.combinations.at(0).grades) listed.push_back(count.grade);
    CHECK(listed == std::vector<std::string>{"excellent", "good", "pass", "fail"});
  }

  TEST_CASE("on a grid of whole raw scores nothing prints most of them") {
    // Of 10 a whole raw score is worth 0.1, of 15 it is 0.15 and of 55 it is 0.55: 14.90 and 46.23 are between two.
    const assay::Analysis analysis = analyze(published(), {direct, weighted(RoundingMode::half_up, 0)});
    CHECK(text(analysis.verdicts.at(1)) == "contradicted oversight supervision_centre third_party");
    CHECK_FALSE(analysis.verdicts.at(1).total);
    REQUIRE(analysis.combinations.size() == 1);
    CHECK(text(analysis.combinations[0]) == "0:");
    CHECK(analysis.combinations[0].grades.size() == 4);
  }
}

TEST_SUITE("what points were before they were printed") {
  TEST_CASE("follows from the places that they show") {
    CHECK(verdict(one_party("90"), rounded(RoundingMode::half_up)) == "undecided [89.5, 90.5) high low");
    CHECK(verdict(one_party("90.0"), rounded(RoundingMode::half_up)) == "undecided [89.95, 90.05) high low");
    CHECK(verdict(one_party("90.00"), rounded(RoundingMode::down)) == "decided [90, 90.01) high");
  }

  TEST_CASE("lies between zero and the party's maximum") {
    CHECK(verdict(one_party("100.0"), rounded(RoundingMode::half_up)) == "decided [99.95, 100] high");
    CHECK(verdict(one_party("0.0"), rounded(RoundingMode::half_up)) == "decided [0, 0.05) low");
    CHECK(verdict(one_party("0.0"), rounded(RoundingMode::ceiling)) == "decided 0 low");
  }

  TEST_CASE("where only the maximum makes the maximum") {
    Document document = one_party("100.0");
    document.policy.rounding.exact_maximum_only = true;
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided 100 high");
    CHECK(verdict(document, weighted(RoundingMode::half_up)) == "decided 100 high");
    // 99.95 to 100 would round up to the maximum, and print as 99.9 instead.
    document.scores = {{"all", Points{number("99.9")}}};
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [99.85, 100) high");
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "15: high 15 15");  // 99.85 to 99.99
    document.scores = {{"all", Points{number("99.8")}}};
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [99.75, 99.85) high");
  }

  TEST_CASE("where the maximum is no result of the step") {
    // 33.45 of 33.45: it prints as 33.5, which is above it, but cannot be printed so; what rounds up to 33.5 is cut.
    Document document = one_party("33.4");
    document.policy.parties = {{"all", "", number("33.45")}};
    document.policy.scale = number("33.45");
    document.policy.bands = {{"any", "", 0}};
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [33.35, 33.45) any");
    CHECK(verdict(document, rounded(RoundingMode::half_down)) == "decided (33.35, 33.45] any");
    CHECK(verdict(document, rounded(RoundingMode::up)) == "decided (33.3, 33.4] any");
    document.policy.rounding.exact_maximum_only = true;
    CHECK(verdict(document, rounded(RoundingMode::up)) == "decided (33.3, 33.45) any");
  }
}

TEST_SUITE("what is no printed point stays exact") {
  TEST_CASE("raw scores count unrounded, under every hypothesis") {
    // 88.89 of 100 is 53.334 of 60, which a step of one place would round to 53.3.
    Document document = two_parties({{"small", Points{36}}, {"large", RawScore{number("88.89")}}});
    document.policy.rounding.party_points = {RoundingMode::half_up, 1};
    CHECK(verdict(document, direct) == "decided 89.334 low");
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [88.834, 89.834) low");
    CHECK(verdict(document, rounded(RoundingMode::up)) == "decided (88.334, 89.334] low");
    // Of 40 a whole raw score is worth 0.4: 89 is 35.6, 91 is 36.4.
    CHECK(verdict(document, weighted(RoundingMode::half_up, 0)) == "decided [88.934, 89.734] low");
  }

  TEST_CASE("and so do sheets") {
    // 80 and 85 of 100 make 82.5, which is 49.5 of 60.
    Document document =
        two_parties({{"small", Points{40}},
                     {"large", assay::Sheets{{{.assessor = "first", .raw = 80}, {.assessor = "second", .raw = 85}}}}});
    document.policy.rounding.party_points = {RoundingMode::half_up, 0};
    CHECK(verdict(document, direct) == "decided 89.5 low");
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89, 89.5] low");
  }

  TEST_CASE("without printed points there is one combination") {
    const Document document = two_parties({{"small", RawScore{100}}, {"large", RawScore{number("83.33")}}});
    CHECK(verdict(document, weighted(RoundingMode::half_up)) == "decided 89.998 low");
    // Nothing that was printed says to how many places a total would be rounded.
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "1: low 1 1");
  }
}

TEST_SUITE("a party that is missing") {
  TEST_CASE("and left out lets the others' points grow") {
    // The weight of 60 grows to 100: 53.6 becomes 89.333…, and half a tenth becomes a twelfth.
    Document document = two_parties({{"large", Points{number("53.6")}}});
    document.policy.parties[0].missing = assay::MissingParty::renormalise;
    CHECK(verdict(document, direct) == "decided 268/3 low");
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89.25, 1073/12) low");
    // A raw score of one place is worth 0.06 before: 53.58 and 53.64, then 89.3 and 89.4.
    CHECK(verdict(document, weighted(RoundingMode::half_up, 1)) == "decided [89.3, 89.4] low");
    CHECK(combinations(document, weighted(RoundingMode::half_up, 1)) == "2: low 2 2");
  }

  TEST_CASE("and counts as stated points") {
    Document document = two_parties({{"large", Points{number("59.5")}}});
    document.policy.parties[0].missing = assay::MissingParty::value;
    document.policy.parties[0].missing_points = number("30.5");
    CHECK(verdict(document, rounded(RoundingMode::down)) == "decided [90, 90.1) high");
    document.policy.parties[0].missing = assay::MissingParty::zero;
    document.policy.parties[0].missing_points.reset();
    CHECK(verdict(document, rounded(RoundingMode::down)) == "decided [59.5, 59.6) low");
  }

  TEST_CASE("and on hold leaves no total to be sure of") {
    Document document = two_parties({{"large", Points{number("53.6")}}});
    document.policy.parties[0].missing = assay::MissingParty::hold;
    const assay::Analysis analysis = analyze(document, {direct, weighted(RoundingMode::half_up)});
    CHECK(analysis.verdicts.empty());
    CHECK(analysis.combinations.empty());
  }
}

TEST_SUITE("adjustments move the total") {
  Document adjusted(std::string_view points, std::vector<assay::Adjustment> adjustments) {
    Document document = one_party(points);
    document.policy.adjustments.emplace();
    document.adjustments = std::move(adjustments);
    return document;
  }
  using assay::AdjustmentKind;

  TEST_CASE("as they stand") {
    CHECK(verdict(adjusted("92.0", {{"", AdjustmentKind::deduction, number("2.5"), ""},
                                    {"", AdjustmentKind::bonus, number("0.5"), ""}}),
                  rounded(RoundingMode::half_up)) == "undecided [89.95, 90.05) high low");
  }

  TEST_CASE("not above the scale, which is then reached") {
    Document document = adjusted("99.5", {{"", AdjustmentKind::bonus, number("0.5"), ""}});
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [99.95, 100] high");
    document.policy.adjustments->may_exceed_scale = true;
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [99.95, 100.05) high");
  }

  TEST_CASE("not below the floor") {
    Document document = adjusted("1.0", {{"", AdjustmentKind::deduction, 1, ""}});
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [0, 0.05) low");
    document.adjustments[0].points = 5;
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided 0 low");
    // Every raw score of 0.95 to 1.04 makes the same total.
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "10: low 10 10");
  }
}

TEST_SUITE("the grades within reach") {
  TEST_CASE("are those of the total that the bands see") {
    Document document = one_party("89.9");
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89.85, 89.95) low");
    document.policy.rounding.total = {RoundingMode::half_up, 0};
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89.85, 89.95) high");
    document.policy.grade_on = GradeOn::exact_total;
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89.85, 89.95) low");
  }

  TEST_CASE("need a value in the band, not an end beside it") {
    // 89.5 is not among them, and 90 is.
    CHECK(verdict(one_party("89"), rounded(RoundingMode::half_up)) == "decided [88.5, 89.5) low");
    CHECK(verdict(one_party("90"), rounded(RoundingMode::down)) == "decided [90, 91) high");
    CHECK(verdict(one_party("89"), rounded(RoundingMode::down)) == "decided [89, 90) low");
    CHECK(verdict(one_party("90"), rounded(RoundingMode::up)) == "undecided (89, 90] high low");
    Document document = one_party("90");
    document.policy.rounding.total = {RoundingMode::up, 0};
    CHECK(verdict(document, rounded(RoundingMode::up)) == "decided (89, 90] high");
    document.policy.rounding.total = {RoundingMode::half_down, 0};  // 89.5 rounds to 89
    document.scores = {{"all", Points{number("89.5")}}};
    CHECK(verdict(document, direct) == "decided 89.5 low");
    CHECK(verdict(document, rounded(RoundingMode::down)) == "undecided [89.5, 89.6) high low");
  }

  TEST_CASE("leave out a band that no rounded total falls in") {
    Document document = one_party("90");
    document.policy.bands = {{"high", "", 90}, {"between", "", number("89.5")}, {"low", "", 0}};
    CHECK(verdict(document, rounded(RoundingMode::half_even)) == "undecided [89.5, 90.5] high between");
    document.policy.rounding.total = {RoundingMode::floor, 0};
    CHECK(verdict(document, rounded(RoundingMode::half_even)) == "undecided [89.5, 90.5] high low");
  }

  TEST_CASE("where only the scale itself is seen as the scale") {
    Document document = one_party("99.9");
    document.policy.bands = {{"full", "", 100}, {"less", "", 0}};
    document.policy.rounding.total = {RoundingMode::half_up, 0};
    CHECK(verdict(document, direct) == "decided 99.9 full");
    document.policy.rounding.exact_maximum_only = true;
    CHECK(verdict(document, direct) == "decided 99.9 less");
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [99.85, 100) less");
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "15: less 15 15");
    document.scores = {{"all", Points{100}}};
    CHECK(verdict(document, rounded(RoundingMode::down)) == "decided 100 full");
  }

  TEST_CASE("are of sums that there are, on a grid") {
    // A whole raw score of 100 is a whole point of 100: nothing but 90 prints as 90.
    CHECK(verdict(one_party("90"), weighted(RoundingMode::half_up, 0)) == "decided 90 high");
    // It is 0.4 points of 40, so that 89, 90 and 91 print as 36, and 0.6 points of 60, so that 90 alone prints as 54.
    // Of the totals 89.6, 90 and 90.4 none is in the band between.
    Document document = two_parties({{"small", Points{36}}, {"large", Points{54}}});
    document.policy.bands = {{"high", "", 90}, {"between", "", number("89.9")}, {"low", "", 0}};
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "undecided [89, 91) high between low");
    CHECK(verdict(document, weighted(RoundingMode::half_up, 0)) == "undecided [89.6, 90.4] high low");
  }

  TEST_CASE("are what knock-outs make of them") {
    Document document = published();
    document.policy.knock_outs = {{"accident", "", assay::KnockOutEffect::cap, "good"}};
    document.facts = {{"accident", true, ""}};
    CHECK(verdict(document, direct) == "decided 90 good");
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89.98, 90.015) good");
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "420: good 420 420");
    document.facts[0].holds = false;
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "undecided [89.98, 90.015) excellent good");
    document.facts[0].holds = true;
    document.policy.knock_outs[0].effect = assay::KnockOutEffect::force;
    document.policy.knock_outs[0].band = "fail";
    CHECK(verdict(document, rounded(RoundingMode::half_up)) == "decided [89.98, 90.015) fail");
  }
}

TEST_SUITE("combinations") {
  // Four parties of 25 that print 20: raw scores from 78 to 81.99, 400 each, every step worth 0.0025. The total is at
  // least 80 where the steps above the least, 0 to 399 each, sum up to 800 or more. As many sum up to 796 or less, by
  // symmetry about 798; those are counted by inclusion and exclusion: C(800, 4) sums of any steps, but for 4 · C(400,
  // 4) in which one step is 400 or more.
  TEST_CASE("of more than a billion are counted") {
    Document document;
    document.policy.parties = {{"north", "", 25}, {"east", "", 25}, {"south", "", 25}, {"west", "", 25}};
    document.policy.bands = {{"high", "", 80}, {"low", "", 0}};
    for (const Party& party : document.policy.parties) document.scores.push_back({party.id, Points{20}});
    const Combinations found = analyze(document, {weighted(RoundingMode::half_up)}).combinations.at(0);
    const std::uint64_t all = 25600000000, high = choose(800, 4) - 4 * choose(400, 4);
    REQUIRE(found.all);
    CHECK(*found.all == Decimal(all));
    REQUIRE(found.grades.size() == 2);
    CHECK(found.grades[0].by_exact_total == Decimal(high));
    CHECK(found.grades[1].by_exact_total == Decimal(all - high));
    // No total step: half up at no places, as the points were printed. 79.5 is 200 sums lower, 600 steps or more; as
    // many have 996 or less, of which one or two steps may be 400 or more.
    const std::uint64_t once = choose(1000, 4) - 4 * choose(600, 4) + 6 * choose(200, 4);
    CHECK(found.grades[0].by_rounded_once == Decimal(once));
  }

  // 800^8 is beyond 64 bits.
  TEST_CASE("of more digits than a machine counts with add up") {
    Document document;
    for (int p = 0; p < 8; ++p) {
      document.policy.parties.push_back({"party_" + std::to_string(p), "", number("12.5")});
      document.scores.push_back({document.policy.parties.back().id, Points{6}});
    }
    document.policy.bands = {{"high", "", 48}, {"low", "", 0}};
    const Combinations found = analyze(document, {weighted(RoundingMode::half_up)}).combinations.at(0);
    REQUIRE(found.all);
    CHECK(found.all->to_string() == "167772160000000000000000");
    CHECK(found.grades.at(0).by_exact_total + found.grades.at(1).by_exact_total == *found.all);
    // Symmetric about 47.995, which is the mean: what is 48 or more is less than half.
    CHECK(found.grades[0].by_exact_total < found.grades[1].by_exact_total);
  }

  TEST_CASE("that make too many sums, or are too many, are not counted, and the totals between them stand") {
    // 50000001 and 49999999 have no common divisor: with 200 raw scores of each party that print as 45 there would be
    // 2 · 10^10 steps from the least sum to the greatest.
    Document document;
    document.policy.parties = {{"more", "", number("50.000001")}, {"less", "", number("49.999999")}};
    document.policy.bands = {{"high", "", 90}, {"low", "", 0}};
    document.scores = {{"more", Points{45}}, {"less", Points{45}}};
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "too many");
    const Verdict found = analyze(document, {weighted(RoundingMode::half_up)}).verdicts.at(0);
    CHECK(found.certainty == Certainty::undecided);
    CHECK(found.grades == std::vector<std::string>{"high", "low"});

    // 20 parties of 5 that print 4: 2000 raw scores each, 2000^20 combinations, more than 38 digits count.
    document = {};
    for (int p = 0; p < 20; ++p) {
      document.policy.parties.push_back({"party_" + std::to_string(p), "", 5});
      document.scores.push_back({document.policy.parties.back().id, Points{4}});
    }
    document.policy.bands = {{"high", "", 90}, {"low", "", 0}};
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "too many");
    // 3.5 to 4.4995, twenty times.
    CHECK(verdict(document, weighted(RoundingMode::half_up)) == "decided [70, 89.99] low");
  }

  TEST_CASE("see a total rounded once by the policy's step, else at the places of the points") {
    // 89.95 to 90.04, ten raw scores; five of them are below 90.
    Document document = one_party("90.0");
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "10: high 5 10, low 5 0");
    document.policy.rounding.total = {RoundingMode::down, 1};
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "10: high 5 5, low 5 5");
    CHECK(verdict(document, weighted(RoundingMode::half_up)) == "undecided [89.95, 90.04] high low");
    // 89.95 to 89.99 are rounded up to 90, which is what the bands see.
    document.policy.rounding.total = {RoundingMode::up, 1};
    CHECK(combinations(document, weighted(RoundingMode::half_up)) == "10: high 5 10, low 5 0");
    CHECK(verdict(document, weighted(RoundingMode::half_up)) == "decided [89.95, 90.04] high");
    document.policy.grade_on = GradeOn::exact_total;
    CHECK(verdict(document, weighted(RoundingMode::half_up)) == "undecided [89.95, 90.04] high low");
  }

  TEST_CASE("stand for a raw maximum of any size") {
    // Of 5 a whole raw score is 20 points.
    CHECK(verdict(one_party("80"), weighted(RoundingMode::half_up, 0, 5)) == "decided 80 low");
    CHECK(verdict(one_party("81"), weighted(RoundingMode::half_up, 0, 5)) == "contradicted all");
    // Of 100.5 it is 0.995 points: 100 is the last, and prints as 100.
    CHECK(verdict(one_party("100"), weighted(RoundingMode::half_up, 0, number("100.5"))) == "decided 20000/201 high");
  }

  TEST_CASE("of a grid that is none are refused") {
    const auto refused = [](const Hypothesis& hypothesis) {
      return station::problems_of([&] { analyze(published(), {hypothesis}); });
    };
    auto problems = refused(weighted(RoundingMode::half_up, 2, 0));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == Code::invalid_argument);
    CHECK(problems[0].values == std::vector<std::string>{"raw_of", "0"});
    problems = refused(weighted(RoundingMode::half_up, 38));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == Code::places_out_of_range);
    CHECK(refused({Reading::direct, RoundingMode::half_up, 38, 0}).empty());  // it has no grid
  }
}
