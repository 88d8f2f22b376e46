// Raising one score never lowers the total or the grade.
//
// Why: with "n/a" standing where it stood, every step from a mark to the grade is monotone. Order statistics are, and
// so are their means, which is all that means, weighted means, medians and trimmed means take; weights and maxima are
// above zero; rounding by any mode is monotone, and so is holding what is below a maximum below it; deductions, bonuses
// and knock-outs hang on nothing that a score makes. What a panel drops is decided by values of one scale: by criterion
// the points of that criterion, by sheet the sheets' sums after each was brought to the full maximum.
//
// That last is what a drop rule has to see to. Dropped by their points as given, sheets with different maxima would
// change places and take the total down; the last case shows one.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../unit/station.hpp"
#include "random.hpp"

using assay::Agreement;
using assay::Amount;
using assay::Combination;
using assay::CombinedBy;
using assay::Criterion;
using assay::Decimal;
using assay::Evaluation;
using assay::Mark;
using assay::Outputs;
using assay::Party;
using assay::Plan;
using assay::Points;
using assay::Policy;
using assay::Ratio;
using assay::RawScore;
using assay::Rounding;
using assay::RoundingMode;
using assay::Score;
using assay::Scores;
using assay::Sheet;
using assay::Sheets;
using random_case::Random;

namespace {

constexpr std::uint64_t seed = 20240823;

struct Leaf {
  std::string id;
  Decimal max;
};

void list_leaves(const std::vector<Criterion>& criteria, std::vector<Leaf>& leaves) {
  for (const Criterion& criterion : criteria) {
    if (criterion.criteria.empty()) leaves.push_back({criterion.id, criterion.max});
    list_leaves(criterion.criteria, leaves);
  }
}

std::vector<Leaf> leaves_of(const Party& party) {
  std::vector<Leaf> leaves;
  list_leaves(party.criteria, leaves);
  return leaves;
}

// --- what is raised

// A number that the document gives as a score, and its maximum.
struct Raisable {
  Decimal* value;
  Decimal max;
};

void list_raisable(const Party& party, Score& score, std::vector<Raisable>& list) {
  if (auto* points = std::get_if<Points>(&score.award)) list.push_back({&points->points, party.max});
  if (auto* raw = std::get_if<RawScore>(&score.award)) list.push_back({&raw->raw, raw->of});
  auto* sheets = std::get_if<Sheets>(&score.award);
  if (sheets == nullptr) return;
  const std::vector<Leaf> leaves = leaves_of(party);
  for (Sheet& sheet : sheets->sheets) {
    if (sheet.raw.given()) list.push_back({&sheet.raw.value, sheets->of});
    for (Mark& mark : sheet.marks) {
      const auto leaf =
          std::find_if(leaves.begin(), leaves.end(), [&](const Leaf& each) { return each.id == mark.criterion; });
      if (mark.points.given()) list.push_back({&mark.points.value, leaf->max});
    }
  }
}

std::vector<Raisable> raisable(const Policy& policy, Scores& scores) {
  std::vector<Raisable> list;
  for (std::size_t p = 0; p < scores.size(); ++p) list_raisable(policy.parties[p], scores[p], list);
  return list;
}

// The total as it is shown and before its rounding, and how far the grade is from the best.
struct Result {
  Ratio shown, exact;
  std::size_t below_best;
};

Result result_of(const Plan& plan, const Policy& policy, const Outputs& outputs, const Scores& scores) {
  const Evaluation evaluation = plan.run(plan.bind(outputs, scores));
  const auto band = std::find(policy.bands.begin(), policy.bands.end(), evaluation.grade());
  const Ratio exact = *evaluation.exact(plan.total());
  const Decimal* rounded = evaluation.value(plan.total());
  return {rounded != nullptr ? Ratio(*rounded) : exact, exact, static_cast<std::size_t>(band - policy.bands.begin())};
}

// Raises each score in its turn by a step of its grid, the others as they are. Returns how many there were to raise.
int check_monotone(const Policy& policy, const Agreement& agreement, const Outputs& outputs, Scores scores,
                   const Decimal& step) {
  const Plan plan(policy, agreement);
  const Result before = result_of(plan, policy, outputs, scores);
  int raised = 0;
  for (const Raisable& score : raisable(policy, scores)) {
    const Decimal given = *score.value;
    if (given + step > score.max) continue;
    *score.value = given + step;
    ++raised;
    const Result after = result_of(plan, policy, outputs, scores);
    CHECK(after.shown >= before.shown);
    CHECK(after.exact >= before.exact);
    CHECK(after.below_best <= before.below_best);
    *score.value = given;
  }
  return raised;
}

// --- random scores, multiples of a step

Decimal random_points(Random& random, const Decimal& max, const Decimal& step) {
  const Decimal steps = assay::round(Ratio(max) / Ratio(step), {RoundingMode::down, 0});
  const std::size_t most = static_cast<std::size_t>(std::stoll(steps.to_string()));
  // Often near the top, where maxima and the highest bands are.
  const std::size_t from = random.chance(50) ? most - most / 10 : 0;
  return Decimal(static_cast<std::int64_t>(from + random.below(most - from + 1))) * step;
}

Sheets random_sheets(Random& random, const Party& party, int assessors, const Decimal& step, int percent_n_a) {
  Sheets sheets{{}, 100};
  const std::vector<Leaf> leaves = leaves_of(party);
  for (int a = 0; a < assessors; ++a) {
    Sheet sheet{.assessor = "assessor_" + std::to_string(a), .weight = random.between(1, 3)};
    if (leaves.empty()) sheet.raw = random_points(random, sheets.of, step);
    const std::size_t certain = leaves.empty() ? 0 : random.below(leaves.size());  // no sheet without points
    for (std::size_t l = 0; l < leaves.size(); ++l) {
      const bool applies = l == certain || !random.chance(percent_n_a);
      sheet.marks.push_back(
          {leaves[l].id, applies ? Amount(random_points(random, leaves[l].max, step)) : Amount::not_applicable()});
    }
    sheets.sheets.push_back(std::move(sheet));
  }
  return sheets;
}

Score random_score(Random& random, const Party& party, const Decimal& step) {
  switch (random.below(3)) {
    case 0: return {party.id, Points{random_points(random, party.max, step)}};
    case 1: return {party.id, RawScore{random_points(random, 100, step), 100}};
    default: return {party.id, random_sheets(random, party, random.between(1, 4), step, 20)};
  }
}

Scores random_scores(Random& random, const Policy& policy, const Decimal& step) {
  Scores scores;
  for (const Party& party : policy.parties) scores.push_back(random_score(random, party, step));
  return scores;
}

const Decimal hundredth = Decimal::parse("0.01");

// What a document of expenditure-self-evaluation has to name, some of it not applicable.
std::pair<Agreement, Outputs> self_evaluated(Random& random, const Policy& policy) {
  Agreement agreement;
  Outputs outputs;
  for (const Leaf& leaf : leaves_of(policy.parties[0])) {
    const bool applies = leaf.id == "budget_execution" || random.chance(80);
    agreement.indicators.push_back(
        {.id = leaf.id, .target = assay::whole(applies ? Amount(100) : Amount::not_applicable())});
    if (random.chance(30)) agreement.indicators.back().direction = assay::Direction::at_most;
    outputs.indicators.push_back({leaf.id, assay::whole(applies ? Amount(random.between(50, 150)) : Amount())});
  }
  return {agreement, outputs};
}

// Steps of the schedule that a policy has at random, each by a mode and places of its own.
assay::RoundingSchedule random_schedule(Random& random) {
  const auto step = [&]() -> std::optional<Rounding> {
    static constexpr RoundingMode modes[] = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down,
                                             RoundingMode::down,    RoundingMode::up,        RoundingMode::floor,
                                             RoundingMode::ceiling};
    if (random.chance(40)) return std::nullopt;
    return Rounding{random.pick(modes), random.between(0, 2)};
  };
  return {.attainment = {},
          .party_points = step(),
          .total = step(),
          .criterion = step(),
          .sheet = step(),
          .raw_score = step(),
          .subtotal = step(),
          .exact_maximum_only = random.chance(30)};
}

Policy random_panel_policy(Random& random) {
  static constexpr Combination combinations[] = {Combination::trimmed_mean, Combination::trimmed_mean,
                                                 Combination::mean, Combination::weighted_mean, Combination::median};
  Policy policy;
  policy.parties = {{"panel", "", 60}, {"street", "", 40}};
  Party& panel = policy.parties[0];
  // Maxima far apart, so that what does not apply makes sheets of very different size.
  static constexpr int maxima[] = {5, 10, 40, 70};
  for (int c = random.between(0, 4); c > 0; --c) {
    panel.criteria.push_back({.id = "c" + std::to_string(c), .max = random.pick(maxima)});
  }
  panel.panel.combination = random.pick(combinations);
  panel.panel.by = random.chance(50) ? CombinedBy::sheet : CombinedBy::criterion;
  if (panel.panel.combination == Combination::trimmed_mean) {
    panel.panel.drop_highest = random.between(0, 2);
    panel.panel.drop_lowest = random.between(panel.panel.drop_highest == 0 ? 1 : 0, 2);
  }
  policy.rounding = random_schedule(random);
  policy.grade_on = random.chance(50) ? assay::GradeOn::exact_total : assay::GradeOn::rounded_total;
  policy.bands = {{"best", "", 90}, {"good", "", 75}, {"fair", "", 50}, {"weak", "", 25}, {"poor", "", 0}};
  return policy;
}

// By criterion a point that does not apply leaves fewer sheets than a panel may need.
bool is_refused(const Policy& policy, const Scores& scores) {
  try {
    static_cast<void>(Plan(policy, {}).bind({}, scores));
    return false;
  } catch (const assay::Error& error) {
    REQUIRE(error.diagnostics()[0].code == assay::Code::too_few_sheets);
    return true;
  }
}

}  // namespace

TEST_CASE("raising a score by the policy of Guangzhou lowers neither total nor grade") {
  const Policy policy = assay::shipped_policy("guangzhou-2023");
  Random random(seed);
  for (int n = 0; n < 40; ++n) {
    CAPTURE(n);
    check_monotone(policy, {}, {}, random_scores(random, policy, hundredth), hundredth);
  }
  // The station itself: 90.00 on the edge, one hundredth more for each party.
  CHECK(check_monotone(policy, {}, {}, station::scores(), hundredth) == 3);  // the purchaser gave its 20 of 20
}

TEST_CASE("raising a score of the self-evaluation form lowers neither total nor grade") {
  const Policy policy = assay::shipped_policy("expenditure-self-evaluation");
  Random random(seed);
  for (int n = 0; n < 20; ++n) {
    CAPTURE(n);
    const auto [agreement, outputs] = self_evaluated(random, policy);
    check_monotone(policy, agreement, outputs, random_scores(random, policy, hundredth), hundredth);
    // One unnamed sheet, some of whose points take the place of computed ones.
    Sheets judged = random_sheets(random, policy.parties[0], 1, hundredth, 30);
    judged.sheets[0].assessor.clear();
    check_monotone(policy, agreement, outputs, {{"self", judged}}, hundredth);
  }
}

TEST_CASE("raising a score of the rating out of 1000 lowers neither total nor grade") {
  const Policy policy = assay::shipped_policy("organisation-rating");
  Random random(seed);
  for (int n = 0; n < 40; ++n) {
    CAPTURE(n);
    check_monotone(policy, {}, {}, {{"experts", Points{random_points(random, 1000, 1)}}}, 1);
    check_monotone(policy, {}, {}, {{"experts", RawScore{random_points(random, 1000, 1), 1000}}}, 1);
    // The mean of n whole totals is whole where each is a multiple of n.
    const int assessors = random.between(1, 5);
    Sheets sheets{{}, 1000};
    for (int a = 0; a < assessors; ++a) {
      sheets.sheets.push_back({.assessor = std::to_string(a), .raw = random_points(random, 1000, assessors)});
    }
    check_monotone(policy, {}, {}, {{"experts", sheets}}, assessors);
  }
}

TEST_CASE("raising a mark lowers neither total nor grade, whatever a panel drops and a schedule rounds") {
  Random random(seed);
  int raised = 0;
  for (int n = 0; n < 400; ++n) {
    CAPTURE(n);
    const Policy policy = random_panel_policy(random);
    const Decimal step = Decimal::parse(random.chance(50) ? "0.5" : "0.25");
    const Scores scores = {{"panel", random_sheets(random, policy.parties[0], random.between(1, 6), step, 25)},
                           {"street", Points{random_points(random, 40, step)}}};
    if (!is_refused(policy, scores)) raised += check_monotone(policy, {}, {}, scores, step);
  }
  CHECK(raised > 1000);
}

TEST_CASE("sheets of different maxima are dropped after they are brought to one scale") {
  // The lowest of two sheets is dropped. The first has no use for `large`: 16 of 20, which is 80 of 100. The second
  // gave 3 + 12 = 15 of 100. Then it gives 14 for `large`, which makes 17, and is still the lower one.
  Policy policy;
  policy.parties = {{"panel", "", 100, {{"small", "", 20}, {"large", "", 80}}}};
  policy.parties[0].panel = {.combination = Combination::trimmed_mean, .by = CombinedBy::sheet, .drop_lowest = 1};
  policy.bands = {{"high", "", 60}, {"low", "", 0}};
  const auto scores = [](int large) -> Scores {
    return {{"panel", Sheets{{{.assessor = "first", .marks = {{"small", 16}, {"large", Amount::not_applicable()}}},
                              {.assessor = "second", .marks = {{"small", 3}, {"large", large}}}}}}};
  };
  const Plan plan(policy, {});
  for (const int large : {12, 14}) {
    const Evaluation evaluation = plan.run(plan.bind({}, scores(large)));
    CHECK(*evaluation.exact(plan.total()) == Ratio(80));
    CHECK(evaluation.grade().id == "high");
  }

  // Had the points as given decided, the second would be dropped at 15, below 16, and the first at 16, below 17: the
  // higher mark takes the total from 80 to 17.
  const auto dropped_as_given = [](int second) {
    const std::pair<int, Ratio> sheets[] = {{16, Ratio(80)}, {second, Ratio(second)}};
    return std::max_element(std::begin(sheets), std::end(sheets),
                            [](const auto& a, const auto& b) { return a.first < b.first; })
        ->second;
  };
  CHECK(dropped_as_given(3 + 12) == Ratio(80));
  CHECK(dropped_as_given(3 + 14) == Ratio(17));
}
