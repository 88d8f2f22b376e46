// What one score must be for each grade, and the smallest move of it that changes the grade.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using assay::Bound;
using assay::Combination;
using assay::CombinedBy;
using assay::Decimal;
using assay::Document;
using assay::GradeOn;
using assay::Mark;
using assay::Party;
using assay::Points;
using assay::RawScore;
using assay::RoundingMode;
using assay::ScoreSensitivity;
using assay::Sheet;
using assay::Sheets;
using station::number;
using station::published;

namespace {

using Lines = std::vector<std::string>;

// One party that gives all of 100, nothing rounded.
Document one_party(decltype(assay::Score::award) award, std::vector<assay::Band> bands) {
  Document document;
  document.policy.parties = {{"all", "", 100}};
  document.policy.bands = std::move(bands);
  document.scores = {{"all", std::move(award)}};
  return document;
}

const std::vector<assay::Band> high_low = {{"high", "", 90}, {"low", "", 0}};

std::string place(const ScoreSensitivity& score) {
  std::string text = score.place.party;
  if (!score.place.assessor.empty()) text += '/' + score.place.assessor;
  if (!score.place.criterion.empty()) text += '/' + score.place.criterion;
  return text + ' ' + score.place.value.to_string() + " of " + score.place.max.to_string() + " by " +
         score.grid.to_string();
}

// "+0.01 → excellent", or why there is none.
std::string move(const std::optional<Decimal>& by, const std::string& grade, Bound bound) {
  CHECK(by.has_value() == (bound == Bound::none));
  CHECK(by.has_value() == !grade.empty());
  if (!by) return std::string(name(bound));
  return (by->is_negative() ? "" : "+") + by->to_string() + " → " + grade;
}

// Each as "party/assessor/criterion value of max by grid: raise, lower".
Lines moves(const Document& document) {
  Lines found;
  for (const ScoreSensitivity& score : analyze(document).scores) {
    found.push_back(place(score) + ": " + move(score.raise, score.raised_to, score.raise_bound) + ", " +
                    move(score.lower, score.lowered_to, score.lower_bound));
  }
  return found;
}

// Each as "party/assessor/criterion value of max by grid: least for each band, best first", "-" where none reaches it.
Lines needs(const Document& document) {
  Lines found;
  for (const ScoreSensitivity& score : analyze(document).scores) {
    found.push_back(place(score) + ':');
    for (const assay::Need& need : score.needs) found.back() += ' ' + (need.least ? need.least->to_string() : "-");
  }
  return found;
}

Sheet sheet(std::string assessor, std::string_view raw) {
  Sheet sheet{std::move(assessor)};
  sheet.raw = number(raw);
  return sheet;
}
Sheet sheet(std::string assessor, std::vector<Mark> marks) {
  Sheet sheet{std::move(assessor)};
  sheet.marks = std::move(marks);
  return sheet;
}

}  // namespace

TEST_CASE("on the boundary the last digit of any score decides, and each grade needs the rest of the total") {
  const Document document = published("46.23");
  CHECK(moves(document) == Lines{"oversight 8.87 of 10 by 0.01: already_there, -0.01 → good",
                                 "purchaser 20.00 of 20 by 0.01: already_there, -0.01 → good",
                                 "supervision_centre 14.90 of 15 by 0.01: already_there, -0.01 → good",
                                 "third_party 46.23 of 55 by 0.01: already_there, -0.01 → good"});
  // Without the score the total is 81.13, 70.00, 75.10, 43.77.
  CHECK(needs(document) == Lines{"oversight 8.87 of 10 by 0.01: 8.87 0.00 0.00 0.00",
                                 "purchaser 20.00 of 20 by 0.01: 20.00 10.00 0.00 0.00",
                                 "supervision_centre 14.90 of 15 by 0.01: 14.90 4.90 0.00 0.00",
                                 "third_party 46.23 of 55 by 0.01: 46.23 36.23 16.23 0.00"});
  CHECK(analyze(document).scores[3].place.pointer == "/scores/third_party/points");
}

TEST_CASE("below the boundary a party that gave all of its points has nothing to raise") {
  // 89.99: one hundredth is missing.
  CHECK(moves(published("46.22")) == Lines{"oversight 8.87 of 10 by 0.01: +0.01 → excellent, out_of_reach",
                                           "purchaser 20.00 of 20 by 0.01: out_of_reach, -10.00 → pass",
                                           "supervision_centre 14.90 of 15 by 0.01: +0.01 → excellent, -10.00 → pass",
                                           "third_party 46.22 of 55 by 0.01: +0.01 → excellent, -10.00 → pass"});
  CHECK(needs(published("46.22"))[1] == "purchaser 20.00 of 20 by 0.01: - 10.01 0.00 0.00");
  // In the worst band nothing is worse, and a move may skip bands: 43.77 + 5 + 45 = 93.77 from 48.77.
  Document document = published("5");
  CHECK(moves(document)[3] == "third_party 5 of 55 by 1: +12 → pass, already_there");
  document.policy.bands.erase(document.policy.bands.begin() + 1, document.policy.bands.begin() + 3);
  CHECK(moves(document)[3] == "third_party 5 of 55 by 1: +42 → excellent, already_there");
}

TEST_CASE("the grid is that of the digits shown") {
  // 43.77 + 46.225 = 89.995, which the total's step makes 90.00.
  CHECK(needs(published("46.230"))[3] == "third_party 46.230 of 55 by 0.001: 46.225 36.225 16.225 0.000");
  CHECK(needs(published("46.5"))[3] == "third_party 46.5 of 55 by 0.1: 46.3 36.3 16.3 0.0");
  CHECK(needs(published("47"))[3] == "third_party 47 of 55 by 1: 47 37 17 0");
  Document document = published("0");
  document.scores[3].award = Points{Decimal::from_parts(0, 5, -1)};  // 50, of which only the tens are said
  CHECK(needs(document)[3] == "third_party 50 of 55 by 1: 47 37 17 0");
  // Nobody scores on a grid that is too fine to number, so that nothing is said of such a score.
  document.scores[3].award = Points{number("46.23000000000000000000")};
  CHECK(needs(document).size() == 3);
}

TEST_CASE("a number on the way that needs more digits than there are leaves its score out") {
  // With 50 from `plain` the subtotal would have 2 + 37 digits, with 3 it has 38.
  Document document;
  document.policy.parties = {{"fine", "", 50}, {"plain", "", 50}};
  document.policy.bands = high_low;
  document.scores = {{"fine", Points{number("1.0000000000000000000000000000000000001")}}, {"plain", Points{3}}};
  CHECK(moves(document) == Lines{});
  document.scores[0].award = Points{number("1.1")};
  CHECK(moves(document).size() == 2);
}

TEST_CASE("a raw score goes through its weight and the schedule") {
  Document document = published("0");
  document.scores[3].award = RawScore{number("84.05"), 100};
  // 84.05 × 55 % = 46.2275 → 46.23; 84.04 × 55 % = 46.222 → 46.22.
  CHECK(moves(document)[3] == "third_party 84.05 of 100 by 0.01: already_there, -0.01 → good");
  CHECK(analyze(document).scores[3].place.pointer == "/scores/third_party/raw");
  // 36.225 points are needed for 80: 65.86 × 55 % = 36.223, 65.87 × 55 % = 36.2285.
  CHECK(needs(document)[3] == "third_party 84.05 of 100 by 0.01: 84.05 65.87 29.50 0.00");
  // Nothing rounded, 46.23 ÷ 55 % = 84.0545… and 36.23 ÷ 55 % = 65.8727…
  document.policy.rounding = {};
  CHECK(moves(document)[3] == "third_party 84.05 of 100 by 0.01: +0.01 → excellent, -18.18 → pass");
}

TEST_CASE("a maximum that is not on the grid is within reach") {
  const Document document = one_party(RawScore{number("12.3"), number("12.345")}, {{"full", "", 100}, {"less", "", 0}});
  CHECK(moves(document) == Lines{"all 12.3 of 12.345 by 0.1: +0.045 → full, already_there"});
  CHECK(needs(document) == Lines{"all 12.3 of 12.345 by 0.1: 12.345 0.0"});
  // 12 of 12.345 is 97.2…: the last point of the grid counts beside the maximum.
  CHECK(needs(one_party(RawScore{5, number("12.345")}, {{"nearly", "", 97}, {"less", "", 0}})) ==
        Lines{"all 5 of 12.345 by 1: 12 0"});
}

TEST_CASE("knock-outs leave some grades to no score") {
  Document document = published("46.75");
  document.policy.knock_outs = {{"late", "", assay::KnockOutEffect::cap, "good"},
                                {"fraud", "", assay::KnockOutEffect::force, "pass"}};
  document.facts = {{"late", true}};
  CHECK(moves(document)[3] == "third_party 46.75 of 55 by 0.01: already_there, -10.53 → pass");
  CHECK(needs(document)[3] == "third_party 46.75 of 55 by 0.01: - 36.23 16.23 0.00");
  document.facts = {{"fraud", true}};
  CHECK(moves(document)[3] == "third_party 46.75 of 55 by 0.01: already_there, already_there");
  CHECK(needs(document)[3] == "third_party 46.75 of 55 by 0.01: - - 0.00 0.00");
}

TEST_CASE("a score that makes a total off the policy's step makes no grade") {
  Document document;
  document.policy.parties = {{"a", "", 55}, {"b", "", 45}};
  document.policy.bands = {{"excellent", "", 90}, {"good", "", 80}, {"pass", "", 60}, {"fail", "", 0}};
  document.policy.step = 1;
  document.scores = {{"a", Points{number("45.00")}}, {"b", Points{45}}};
  CHECK(moves(document)[0] == "a 45.00 of 55 by 0.01: already_there, -1.00 → good");
  CHECK(needs(document)[0] == "a 45.00 of 55 by 0.01: 45.00 35.00 15.00 0.00");
  // 55 % of a raw score is a whole number for 0, 20, 40, 60, 80 and 100 alone: totals of 44, 55, 66, 77, 88 and 99.
  document.scores = {{"a", RawScore{60, 100}}, {"b", Points{44}}};
  CHECK(moves(document)[0] == "a 60 of 100 by 1: +20 → good, -40 → fail");
  CHECK(needs(document)[0] == "a 60 of 100 by 1: 100 80 40 0");
  // Bands of 78 and 87 begin between two of these.
  document.policy.bands[1].from = 87;
  document.policy.bands[2].from = 78;
  CHECK(moves(document)[0] == "a 60 of 100 by 1: +20 → good, already_there");
  CHECK(needs(document)[0] == "a 60 of 100 by 1: 100 80 80 0");
  // With 44.5 they are 50, 61, 72, 83 and 94, for 10, 30, 50, 70 and 90.
  document.scores = {{"a", RawScore{10, 100}}, {"b", Points{number("44.5")}}};
  CHECK(needs(document) == Lines{"a 10 of 100 by 1: 90 90 70 10", "b 44.5 of 45 by 0.1: - - - 0.5"});
}

TEST_CASE("of several assessors one whose score is dropped moves nothing") {
  // The mean of 89, 90 and 91 is 90.
  Document document = one_party(Sheets{{sheet("expert_a", "88"), sheet("expert_b", "89"), sheet("expert_c", "90"),
                                        sheet("expert_d", "91"), sheet("expert_e", "99")},
                                       100},
                                high_low);
  document.policy.parties[0].panel = {.combination = Combination::trimmed_mean, .drop_highest = 1, .drop_lowest = 1};
  // The highest at 90 would leave 91 as the highest: 89, 90, 90 remain.
  CHECK(moves(document) == Lines{"all/expert_a 88 of 100 by 1: already_there, out_of_reach",
                                 "all/expert_b 89 of 100 by 1: already_there, -1 → low",
                                 "all/expert_c 90 of 100 by 1: already_there, -1 → low",
                                 "all/expert_d 91 of 100 by 1: already_there, -1 → low",
                                 "all/expert_e 99 of 100 by 1: already_there, -9 → low"});
  CHECK(analyze(document).scores[4].place.pointer == "/scores/all/sheets/4/raw");
}

TEST_CASE("marks by criterion move one by one, but for those that do not count") {
  Document document = one_party(Sheets{{sheet("a", {{"plan", 35}, {"work", number("56.0")}}),
                                        sheet("b", {{"plan", assay::Amount::not_applicable()}, {"work", 54}}),
                                        Sheet{"c", 1, true, false, "a relative"}}},
                                high_low);
  Party& party = document.policy.parties[0];
  party.criteria = {{"plan", "", 40}, {"all_work", "", 60, {{"work", "", 60}}}};
  // 35 + (56 + 54) ÷ 2 = 90.
  CHECK(moves(document) == Lines{"all/a/plan 35 of 40 by 1: already_there, -1 → low",
                                 "all/a/work 56.0 of 60 by 0.1: already_there, -0.1 → low",
                                 "all/b/work 54 of 60 by 1: already_there, -1 → low"});
  CHECK(analyze(document).scores[1].place.pointer == "/scores/all/sheets/0/criteria/work");
  // By sheet: 91, and 54 rescaled to 100, which is 90; their mean is 90.5.
  party.panel.by = CombinedBy::sheet;
  // b at 53 would be 88.33…, and the mean 89.66…
  CHECK(moves(document) == Lines{"all/a/plan 35 of 40 by 1: already_there, -2 → low",
                                 "all/a/work 56.0 of 60 by 0.1: already_there, -1.1 → low",
                                 "all/b/work 54 of 60 by 1: already_there, -1 → low"});
  // One sheet without a name.
  document.scores[0].award = Sheets{{sheet("", {{"plan", 35}, {"work", 55}})}};
  CHECK(moves(document) ==
        Lines{"all/plan 35 of 40 by 1: already_there, -1 → low", "all/work 55 of 60 by 1: already_there, -1 → low"});
  CHECK(analyze(document).scores[0].place.pointer == "/scores/all/criteria/plan");
}

TEST_CASE("who must agree moves together") {
  Document document = one_party(Sheets{{sheet("a", "90"), sheet("b", "90.0")}, 100}, high_low);
  document.policy.parties[0].panel.combination = Combination::consensus;
  CHECK(moves(document) == Lines{"all 90 of 100 by 1: already_there, -1 → low"});
  CHECK(analyze(document).scores[0].place.pointer == "/scores/all/sheets/0/raw");
}

TEST_CASE("what is judged in words takes the points of its tiers") {
  Document document = one_party(Sheets{{sheet("", {{"plan", {}, "fair"}, {"work", 60}})}}, high_low);
  document.policy.parties[0].criteria = {
      {"plan", "", 40, {}, {{"none", "", 0}, {"good", "", 35}, {"fair", "", 20}, {"poor", "", 10}}}, {"work", "", 60}};
  CHECK(moves(document)[0] == "all/plan 20 of 40 by 0: +15 → high, already_there");
  CHECK(needs(document)[0] == "all/plan 20 of 40 by 0: 35 0");
  // Points beside it move as ever: 70 are needed, and 60 is the most.
  CHECK(moves(document)[1] == "all/work 60 of 60 by 1: out_of_reach, already_there");
}

TEST_CASE("what a figure computes is no score to move, but points judged beside it are") {
  Document document = one_party(Sheets{{sheet("", {{"visits", 35}, {"work", 55}})}}, high_low);
  document.agreement = station::agreement();
  document.outputs = station::outputs();  // 1078 of 900: all 40 points
  assay::ComputedPoints computed;
  computed.figure = "indicators/visits/attainment";
  assay::Criterion visits{"visits", "", 40};
  visits.computed = computed;
  document.policy.parties[0].criteria = {visits, {"work", "", 60}};
  CHECK(moves(document) ==
        Lines{"all/visits 35 of 40 by 1: already_there, -1 → low", "all/work 55 of 60 by 1: already_there, -1 → low"});
  document.scores[0].award = Sheets{{sheet("", {{"work", 55}})}};
  CHECK(moves(document) == Lines{"all/work 55 of 60 by 1: already_there, -6 → low"});
  document.policy.parties[0].criteria = {visits};
  document.scores.clear();
  CHECK(moves(document) == Lines{});
  CHECK(analyze(document).distances.size() == 1);
}

TEST_CASE("nothing is said of parties that gave no score, nor of any while the total is open") {
  Document document = published("46.23");
  document.scores.erase(document.scores.begin());
  Party& oversight = document.policy.parties[0];
  oversight.missing = assay::MissingParty::zero;
  CHECK(moves(document).size() == 3);
  CHECK(needs(document)[2] == "third_party 46.23 of 55 by 0.01: - 45.10 25.10 0.00");
  // The others grow by 100/90: 22.22, 16.56 and 51.37 total 90.15. 46.09 would make 51.21, one hundredth too little.
  oversight.missing = assay::MissingParty::renormalise;
  CHECK(moves(document).size() == 3);
  CHECK(moves(document)[2] == "third_party 46.23 of 55 by 0.01: already_there, -0.14 → good");
  oversight.missing = assay::MissingParty::hold;
  CHECK(moves(document) == Lines{});
  CHECK(analyze(document).distances.empty());
  CHECK(analyze(document).weights.empty());
  CHECK(analyze(document).verdicts.empty());
  CHECK(analyze(document).schedules.size() == 6);
}

TEST_CASE("what a document is refused for refuses its analysis") {
  Document document = published("55.01");
  const auto found = station::problems_of([&] { assay::analyze(document); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == assay::Code::score_above_maximum);
  document = published("46.23");
  document.policy.step = 1;
  document.scores[0].award = Points{number("8.86")};  // 89.99
  const auto off_step = station::problems_of([&] { assay::analyze(document); });
  REQUIRE(off_step.size() == 1);
  CHECK(off_step[0].code == assay::Code::total_off_step);
}
