// The same inputs under several schedules of rounding: total, grade, and the first figure where they part.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using assay::Document;
using assay::GradeOn;
using assay::NamedSchedule;
using assay::Points;
using assay::RawScore;
using assay::Rounding;
using assay::RoundingMode;
using assay::Sheet;
using assay::Sheets;
using station::number;

namespace {

using Lines = std::vector<std::string>;

// 8.87 + 20.00 + 14.90 and 55 % of 84.05, which is 46.2275.
Document weighted() {
  Document document;
  document.policy = station::policy();
  document.scores = station::scores();
  document.scores[3].award = RawScore{number("84.05"), 100};
  return document;
}

// One that rounds at these steps alone.
assay::RoundingSchedule schedule(std::optional<Rounding> attainment, std::optional<Rounding> party_points,
                                 std::optional<Rounding> total, bool exact_maximum_only = false) {
  assay::RoundingSchedule schedule;
  schedule.attainment = attainment;
  schedule.party_points = party_points;
  schedule.total = total;
  schedule.exact_maximum_only = exact_maximum_only;
  return schedule;
}

// Each as "id total total_exact grade", and "; path value instead of policy's" where they part.
Lines compared(const Document& document, const std::optional<std::vector<NamedSchedule>>& schedules = {}) {
  Lines found;
  for (const assay::ScheduleResult& result : analyze(document, {.hypotheses = {}, .schedules = schedules}).schedules) {
    found.push_back(result.schedule.id + ' ' + result.total + ' ' + result.total_exact + ' ' + result.grade);
    if (result.parts_at.empty()) continue;
    found.back() += "; " + result.parts_at + ' ' + result.value + " instead of " + result.policy_value;
  }
  return found;
}

}  // namespace

TEST_CASE("what is rounded when decides the grade") {
  CHECK(compared(weighted()) ==
        Lines{"policy 90.00 90 excellent",
              "exact 89.9975 89.9975 good; parties/third_party/points 46.2275 instead of 46.23",
              "total_once 90.00 89.9975 excellent; parties/third_party/points 46.2275 instead of 46.23",
              "half_even 90.00 90 excellent",
              "down 89.99 89.99 good; parties/third_party/points 46.22 instead of 46.23",
              "exact_total 90.00 90 excellent"});
}

TEST_CASE("points that were given are never rounded, so that only percentages part") {
  Document document = weighted();
  document.scores = station::scores();
  document.agreement = station::agreement();
  document.outputs = station::outputs();  // 1078 of 900
  CHECK(compared(document) ==
        Lines{"policy 90.00 90 excellent",
              "exact 90.00 90 excellent; indicators/visits/attainment 1078/9 instead of 119.78",
              "total_once 90.00 90 excellent; indicators/visits/attainment 1078/9 instead of 119.78",
              "half_even 90.00 90 excellent",
              "down 90.00 90 excellent; indicators/visits/attainment 119.77 instead of 119.78",
              "exact_total 90.00 90 excellent"});
}

TEST_CASE("the first figure is the first that is computed, and not the first by number") {
  // (84.05 + 84.06) ÷ 2 = 84.055 → 84.06 by the policy, 84.05 cut off. The figure of a party's points has a smaller
  // number, but is computed from it.
  Document document = weighted();
  document.policy.rounding.raw_score = station::half_up_2;
  Sheet one{"a"}, two{"b"};
  one.raw = number("84.05");
  two.raw = number("84.06");
  document.scores[3].award = Sheets{{one, two}, 100};
  // 84.06 × 55 % = 46.233, 84.055 × 55 % = 46.23025.
  const Lines found = compared(document);
  CHECK(found[1] == "exact 90.00025 90.00025 excellent; parties/third_party/raw 84.055 instead of 84.06");
  CHECK(found[4] == "down 89.99 89.99 good; parties/third_party/raw 84.05 instead of 84.06");
  // What hangs on the grade comes after it.
  document = weighted();
  document.project.budget = number("1000");
  document.policy.rounding.party_points.reset();
  document.policy.payment = assay::PaymentRules{.instalment = 10, .shares = {{"good", 90}}};
  CHECK(compared(document)[5] == "exact_total 90.00 89.9975 good; grade good instead of excellent");
}

TEST_CASE("the usual schedules are made from the policy's own") {
  assay::Policy policy = station::policy();
  policy.rounding.exact_maximum_only = true;
  policy.rounding.total = Rounding{RoundingMode::up, 1};
  policy.rounding.rate.reset();
  policy.grade_on = GradeOn::exact_total;
  const std::vector<NamedSchedule> usual = usual_schedules(policy);
  REQUIRE(usual.size() == 6);
  Lines ids;
  for (const NamedSchedule& each : usual) ids.push_back(each.id);
  CHECK(ids == Lines{"policy", "exact", "total_once", "half_even", "down", "exact_total"});
  CHECK(usual[0].rounding == policy.rounding);
  CHECK(usual[0].grade_on == GradeOn::exact_total);
  CHECK(usual[1].rounding == assay::RoundingSchedule{});
  CHECK(usual[2].rounding == schedule({}, {}, Rounding{RoundingMode::half_up, 1}, true));
  CHECK(usual[2].grade_on == GradeOn::rounded_total);
  const Rounding even{RoundingMode::half_even, 2};
  CHECK(usual[3].rounding == schedule(even, even, Rounding{RoundingMode::half_even, 1}, true));
  CHECK(usual[4].rounding.total == Rounding{RoundingMode::down, 1});
  CHECK(usual[5].rounding == policy.rounding);
  policy.rounding.total.reset();
  CHECK(usual_schedules(policy)[2].rounding.total == station::half_up_2);
}

TEST_CASE("every step that a schedule may have is rounded by its mode") {
  const Rounding places{RoundingMode::up, 3};
  assay::Policy policy;
  policy.rounding = {places, places, places, places, places, places, places, places, places};
  const Rounding down{RoundingMode::down, 3};
  CHECK(usual_schedules(policy)[4].rounding ==
        assay::RoundingSchedule{down, down, down, down, down, down, down, down, down});
}

TEST_CASE("a schedule whose total is off the policy's step has neither total nor grade") {
  Document document = weighted();
  document.policy.step = 1;
  CHECK(compared(document) == Lines{"policy 90.00 90 excellent", "exact   ",
                                    "total_once 90.00 89.9975 excellent; parties/third_party/points 46.2275 instead of "
                                    "46.23",
                                    "half_even 90.00 90 excellent", "down   ", "exact_total 90.00 90 excellent"});
}

TEST_CASE("schedules of one's own are held against the policy's") {
  const NamedSchedule tenths{"tenths", schedule({}, {}, Rounding{RoundingMode::floor, 1}), GradeOn::rounded_total};
  CHECK(compared(weighted(), std::vector{tenths}) ==
        Lines{"tenths 89.9 89.9975 good; parties/third_party/points 46.2275 instead of 46.23"});
  CHECK(compared(weighted(), std::vector<NamedSchedule>{}) == Lines{});
  const NamedSchedule unreadable{"unreadable", schedule({}, {}, Rounding{RoundingMode::floor, 99}),
                                 GradeOn::rounded_total};
  const auto found = station::problems_of([&] { compared(weighted(), std::vector{unreadable}); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == assay::Code::places_out_of_range);
}

TEST_CASE("while a party is on hold schedules have no total, and still part") {
  Document document = weighted();
  document.policy.parties[0].missing = assay::MissingParty::hold;
  document.scores.erase(document.scores.begin());
  const Lines found = compared(document);
  CHECK(found[0] == "policy   ");
  CHECK(found[1] == "exact   ; parties/third_party/points 46.2275 instead of 46.23");
}
