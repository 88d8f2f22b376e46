// Ranking: by the value that the bands see, ties by the figures that the policy names, what is still equal shares a
// rank.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using assay::Code;
using assay::Evaluation;
using assay::GradeOn;
using assay::Points;
using assay::Policy;
using assay::Ranks;
using assay::RawScore;
using assay::Scores;
using station::number;

namespace {

using Lines = std::vector<std::string>;

// Two parties of 40 and 60 points; the total is rounded half up to two places.
Policy policy() {
  Policy policy;
  policy.parties = {{"residents", "", 40}, {"experts", "", 60}};
  policy.rounding.total = station::half_up_2;
  policy.bands = {{"high", "", 90}, {"low", "", 0}};
  return policy;
}

struct Given {
  std::string_view residents, experts;
};

Evaluation evaluation(const Policy& policy, const Given& given) {
  return station::evaluate(
      policy, {}, {}, {{"residents", Points{number(given.residents)}}, {"experts", Points{number(given.experts)}}});
}

// Each as "rank index decided_by", best first.
Lines ranked(const std::vector<Evaluation>& evaluations) {
  std::vector<const Evaluation*> all;
  for (const Evaluation& each : evaluations) all.push_back(&each);
  Lines found;
  for (const assay::Ranked& each : assay::rank(all)) {
    found.push_back(std::to_string(each.rank) + ' ' + std::to_string(each.index) +
                    (each.decided_by.empty() ? "" : ' ' + each.decided_by));
  }
  return found;
}
Lines ranked(const Policy& policy, std::initializer_list<Given> given) {
  std::vector<Evaluation> evaluations;
  for (const Given& each : given) evaluations.push_back(evaluation(policy, each));
  return ranked(evaluations);
}

// What ranking is refused for, each as "code pointer".
Lines refused(const std::vector<Evaluation>& evaluations) {
  Lines found;
  for (const assay::Diagnostic& problem : station::problems_of([&] { ranked(evaluations); })) {
    found.push_back(std::string(name(problem.code)) + ' ' + problem.pointer);
  }
  return found;
}

}  // namespace

TEST_CASE("the best total comes first, and equals share a rank in the order in which they were given") {
  const auto given = {Given{"30", "50"}, Given{"40", "50"}, Given{"35", "55"}, Given{"39", "60"}, Given{"20", "50"}};
  // Totals 80, 90, 90, 99, 70.
  CHECK(ranked(policy(), given) == Lines{"1 3", "2 1", "2 2", "4 0", "5 4"});
  Policy dense = policy();
  dense.ranking.ranks = Ranks::dense;
  CHECK(ranked(dense, given) == Lines{"1 3", "2 1", "2 2", "3 0", "4 4"});
}

TEST_CASE("many equals stand in the order in which they were given") {
  const std::vector<Evaluation> equals(40, evaluation(policy(), {"30", "50"}));
  Lines expected;
  for (int k = 0; k < 40; ++k) expected.push_back("1 " + std::to_string(k));
  CHECK(ranked(equals) == expected);
}

TEST_CASE("nothing to rank is no ranking") {
  CHECK(ranked(policy(), {}) == Lines{});
  CHECK(ranked(policy(), {{"1", "1"}}) == Lines{"1 0"});
}

TEST_CASE("ties are decided by the figures of the policy in their order, the highest first or the lowest") {
  Policy with_ties = policy();
  with_ties.ranking.ties = {{"parties/experts/points"}};
  // All total 80; the experts gave 50, 55, 50, 45.
  const auto given = {Given{"30", "50"}, Given{"25", "55"}, Given{"30", "50"}, Given{"35", "45"}};
  CHECK(ranked(with_ties, given) == Lines{"1 1", "2 0 parties/experts/points", "2 2", "4 3 parties/experts/points"});
  with_ties.ranking.ties[0].lowest_first = true;
  CHECK(ranked(with_ties, given) == Lines{"1 3", "2 0 parties/experts/points", "2 2", "4 1 parties/experts/points"});
  // Those that the first figure leaves equal are decided by the second: among totals of 80 the subtotal, 82 before a
  // deduction of 2, comes first.
  assay::AdjustmentRules rules;
  with_ties.adjustments = rules;
  with_ties.ranking.ties = {{"adjustments/deductions"}, {"parties/residents/points", true}};
  assay::Plan plan(with_ties, {});
  const auto deducted = [&](std::string_view residents, std::string_view experts) {
    const Scores scores = {{"residents", Points{number(residents)}}, {"experts", Points{number(experts)}}};
    return plan.run(plan.bind({}, scores, {.adjustments = {{"", assay::AdjustmentKind::deduction, 2, "late"}}}));
  };
  CHECK(ranked({evaluation(with_ties, {"25", "55"}), evaluation(with_ties, {"20", "60"}), deducted("30", "52")}) ==
        Lines{"1 2", "2 1 adjustments/deductions", "3 0 parties/residents/points"});
}

TEST_CASE("a tie figure that an evaluation does not have counts as last, whichever way the rule goes") {
  Policy with_ties = policy();
  with_ties.adjustments = assay::AdjustmentRules{};
  const Scores scores = {{"residents", Points{30}}, {"experts", Points{52}}};
  for (const bool lowest_first : {false, true}) {
    with_ties.ranking.ties = {{"adjustments/deductions", lowest_first}};
    const assay::Plan plan(with_ties, {});
    const Evaluation deducted =
        plan.run(plan.bind({}, scores, {.adjustments = {{"", assay::AdjustmentKind::deduction, 2, "late"}}}));
    CHECK(ranked({evaluation(with_ties, {"30", "50"}), deducted}) == Lines{"1 1", "2 0 adjustments/deductions"});
  }
}

TEST_CASE("totals are compared as the bands see them, tie figures exactly") {
  // 2 ÷ 3 of 60 is 40 either way; 59.994 and 59.996 of 60 points round to totals that differ, 59.996 and 60 do not.
  const auto of = [](const Policy& policy, std::string_view raw) {
    const Scores scores = {{"residents", Points{0}}, {"experts", RawScore{number(raw), 60}}};
    return station::evaluate(policy, {}, {}, scores);
  };
  Policy own = policy();
  const auto all = [&] { return std::vector{of(own, "59.996"), of(own, "60"), of(own, "59.994")}; };
  CHECK(ranked(all()) == Lines{"1 0", "1 1", "3 2"});
  own.ranking.ties = {{"total"}};  // which is taken before its rounding
  CHECK(ranked(all()) == Lines{"1 1", "2 0 total", "3 2"});
  own.ranking.ties.clear();
  own.grade_on = GradeOn::exact_total;
  CHECK(ranked(all()) == Lines{"1 1", "2 0", "3 2"});
}

TEST_CASE("evaluations are ranked together only by one policy: every one that differs from the first is named") {
  const Given given{"30", "50"};
  Policy other_bands = policy(), other_scale = policy(), other_seen = policy(), other_ties = policy(), same = policy();
  other_bands.bands[0].from = 85;
  other_scale.scale = 1000;
  other_scale.parties[0].max = 940;
  other_seen.grade_on = GradeOn::exact_total;
  other_ties.ranking.ranks = Ranks::dense;
  // Nothing of this is compared: what is ranked are the totals.
  same.id = "another";
  same.rounding.total.reset();
  same.parties[0].id = "residents";
  CHECK(refused({evaluation(policy(), given), evaluation(other_bands, given), evaluation(same, given),
                 evaluation(other_scale, given), evaluation(other_seen, given), evaluation(other_ties, given)}) ==
        Lines{"different_policies /1", "different_policies /3", "different_policies /4", "different_policies /5"});
}

TEST_CASE("an evaluation without a total has no rank") {
  Policy holds = policy();
  holds.parties[0].missing = assay::MissingParty::hold;
  const Evaluation undecided = station::evaluate(holds, {}, {}, {{"experts", Points{60}}});
  CHECK(refused({evaluation(holds, {"30", "50"}), undecided}) == Lines{"undecided_total /1"});
  CHECK(refused({undecided}) == Lines{"undecided_total /0"});
}
