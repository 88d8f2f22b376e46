// Criteria, panels and missing parties of a policy: what may make a party's score, and what is refused before any score
// is looked at.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "station.hpp"

using assay::Code;
using assay::Combination;
using assay::ComputedPoints;
using assay::Criterion;
using assay::Decimal;
using assay::Diagnostic;
using assay::Language;
using assay::MissingParty;
using assay::Panel;
using assay::Party;
using assay::Policy;
using assay::ScoreStep;
using assay::ScoringRule;
using assay::Tier;
using station::number;

namespace {

std::vector<Diagnostic> problems(const Policy& policy) {
  return station::problems_of([&] { assay::Plan(policy, station::agreement()); });
}

// The third party of the station, which gives at most 55, with these criteria, and what the policy has at their place.
const std::string third_party = "/policy/parties/3";

Policy with(const Party& party) {
  Policy policy = station::policy();
  policy.parties[3] = party;
  return policy;
}

Party party(std::vector<Criterion> criteria) { return {"third_party", "", 55, std::move(criteria)}; }

Party party(const Panel& panel) { return {"third_party", "", 55, {}, panel}; }

Party party(MissingParty missing, std::optional<Decimal> points = {}) {
  return {"third_party", "", 55, {}, {}, missing, points};
}

Criterion judged(std::string id, Decimal max, std::vector<Tier> tiers = {}) {
  return {std::move(id), "", max, {}, std::move(tiers)};
}

Criterion computed(std::string id, Decimal max, ComputedPoints rule) {
  rule.figure = "indicators/visits/attainment";
  return {std::move(id), "", max, {}, {}, std::move(rule)};
}

Criterion by_steps(std::vector<ScoreStep> steps) {
  return computed("visits", 3, {"", ScoringRule::steps, 100, {}, std::move(steps)});
}

Criterion whole(std::string id, Decimal max, std::vector<Criterion> parts) {
  return {std::move(id), "", max, std::move(parts)};
}

// A tree of one criterion in each level.
Criterion nested(int levels) {
  Criterion criterion = judged("level_" + std::to_string(levels), 10);
  for (int level = levels - 1; level > 0; --level) {
    criterion = whole("level_" + std::to_string(level), 10, {criterion});
  }
  return criterion;
}

// That a party is refused for one problem, at a place below its own.
void check_refused(const Party& party, Code code, const std::string& place, const std::string& zh,
                   const std::string& en) {
  CAPTURE(zh);
  const auto found = problems(with(party));
  REQUIRE(found.size() == 1);
  CHECK(name(found[0].code) == name(code));
  CHECK(found[0].pointer == third_party + place);
  CHECK(found[0].message(Language::zh) == zh);
  CHECK(found[0].message(Language::en) == en);
}

// Each code and place, without the place of the party.
std::vector<std::string> places(const Party& party) {
  std::vector<std::string> result;
  for (const Diagnostic& each : problems(with(party))) {
    result.push_back(std::string(name(each.code)) + ' ' + each.pointer.substr(third_party.size()));
  }
  return result;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("criteria are judged in points or in words, or computed, and have parts") {
  const std::vector<Tier> tiers = {{"good", "好", 20}, {"fair", "一般", 12}, {"poor", "差", 0}};
  Criterion both = judged("groups", 20, tiers);  // words may be judged beside a suggestion
  both.computed = ComputedPoints{"indicators/visits/attainment"};
  const std::vector<Criterion> criteria = {
      whole("service", 60, {computed("households", number("40.0"), {}), both}),
      whole("management", 37, {judged("finance", 17), judged("files", 20, tiers)}),
      computed("complaints", 20, {"", ScoringRule::reversed, 0}),
      by_steps({{100, 3, {}}, {80, 2, 100}, {60, 1, number("80.00")}, {0, 0, 60}})};
  // 60 + 37 + 20 + 3 = 120: a raw score is out of what they total, whatever that is.
  CHECK(problems(with(party(criteria))).empty());
  CHECK(problems(with(party({nested(8)}))).empty());
}

TEST_CASE("the id of a criterion stands once among all of its party") {
  check_refused(party({whole("service", 60, {judged("visits", 40), judged("groups", 20)}), judged("visits", 40)}),
                Code::duplicate_criterion, "/criteria/1/id", "评分项“visits”重复",
                "the criterion \"visits\" stands in the tree twice");
  check_refused(party({whole("visits", 60, {judged("visits", 60)})}), Code::duplicate_criterion,
                "/criteria/0/criteria/0/id", "评分项“visits”重复", "the criterion \"visits\" stands in the tree twice");
  // Another party may judge the same.
  Policy policy = with(party({judged("visits", 40)}));
  policy.parties[0].criteria = {judged("visits", 40)};
  CHECK(problems(policy).empty());

  Criterion named = judged("visits", 40);
  named.name = "入户\n探访";
  CHECK(places(party({judged("a/b", 40), named})) ==
        Places{"invalid_id /criteria/0/id", "invalid_text /criteria/1/name"});
}

TEST_CASE("a criterion is worth something") {
  check_refused(party({judged("visits", 0)}), Code::non_positive_criterion, "/criteria/0/max",
                "评分项“visits”的满分为 0，应大于 0", "the maximum 0 of the criterion \"visits\" is not above 0");
  // 45 − 5 = 40, so that the total is no second problem.
  check_refused(party({whole("service", 40, {judged("visits", 45), judged("waste", -5)})}),
                Code::non_positive_criterion, "/criteria/0/criteria/1/max", "评分项“waste”的满分为 -5，应大于 0",
                "the maximum -5 of the criterion \"waste\" is not above 0");
}

TEST_CASE("the parts of a criterion total its maximum exactly") {
  check_refused(party({whole("service", 60, {judged("visits", 40), judged("groups", number("19.95"))})}),
                Code::criteria_total, "/criteria/0/criteria",
                "评分项“service”各部分的满分合计 59.95，应为 60（差 -0.05）",
                "the maxima of the parts of \"service\" total 59.95 instead of 60 (difference -0.05)");
  check_refused(party({whole("all", 60, {whole("service", 60, {judged("visits", 60), judged("groups", 1)})})}),
                Code::criteria_total, "/criteria/0/criteria/0/criteria",
                "评分项“service”各部分的满分合计 61，应为 60（差 +1）",
                "the maxima of the parts of \"service\" total 61 instead of 60 (difference +1)");
  const Decimal most = number(std::string(38, '9'));
  CHECK(places(party(
            {whole("service", most, {judged("visits", most), judged("groups", number("0.1")), judged("files", 1)})})) ==
        Places{"number_overflow /criteria/0/criteria"});
}

TEST_CASE("criteria are nested eight deep at most") {
  std::string ninth = "/criteria/0";
  for (int level = 2; level <= 9; ++level) ninth += "/criteria/0";
  check_refused(party({nested(9)}), Code::criteria_too_deep, ninth, "评分项嵌套超过 8 层",
                "criteria are nested deeper than 8 levels");
  CHECK(places(party({nested(10)})) == Places{"criteria_too_deep " + ninth});
}

TEST_CASE("parts stand alone, and steps go with the rule of steps") {
  const std::string zh = "评分项“service”的写法有冲突：有分项的没有 tiers 和 computed，只有规则 steps 有分档";
  const std::string en =
      "the criterion \"service\" mixes what stands alone: with parts it has neither tiers nor computed, and only the "
      "rule steps has steps";
  Criterion criterion = whole("service", 60, {judged("visits", 60)});
  criterion.tiers = {{"good", "", 60}};
  check_refused(party({criterion}), Code::mixed_criterion, "/criteria/0/criteria", zh, en);
  criterion.computed = ComputedPoints{"indicators/visits/attainment"};
  check_refused(party({criterion}), Code::mixed_criterion, "/criteria/0/criteria", zh, en);
  criterion.tiers.clear();
  check_refused(party({criterion}), Code::mixed_criterion, "/criteria/0/criteria", zh, en);

  for (const ScoringRule rule : {ScoringRule::proportional, ScoringRule::reversed, ScoringRule::pass}) {
    check_refused(party({computed("service", 60, {"", rule, 100, {}, {{0, 60, {}}}})}), Code::mixed_criterion,
                  "/criteria/0/computed/steps", zh, en);
  }
  check_refused(party({by_steps({})}), Code::missing_key, "/criteria/0/computed", "缺少键“steps”",
                "the key \"steps\" is missing");
}

TEST_CASE("tiers are words of their own, and worth no more than their criterion") {
  for (const std::string word : {"5", "-1", "4.5", "n/a", "/", "99999999999999999999999999999999999999999"}) {
    check_refused(party({judged("files", 20, {{"good", "", 20}, {word, "", 1}})}), Code::invalid_tier,
                  "/criteria/0/tiers/1/id", "“" + word + "”不能作评分用的档次：它会读作分数、不适用或未约定",
                  "\"" + word + "\" cannot be a tier: it reads as points, or as what has none");
  }
  // What only resembles a number is a word; what cannot be an id is no tier either.
  CHECK(problems(with(party({judged("files", 20, {{"５", "", 5}, {"5分", "", 5}, {"+5", "", 5}})}))).empty());
  CHECK(places(party({judged("files", 20, {{"very good", "", 20}, {"fair", "a\tb", 12}, {"3", "a\tb", 3}})})) ==
        Places{"invalid_id /criteria/0/tiers/0/id", "invalid_text /criteria/0/tiers/1/name",
               "invalid_tier /criteria/0/tiers/2/id", "invalid_text /criteria/0/tiers/2/name"});

  check_refused(party({judged("files", 20, {{"good", "", 20}, {"fair", "", 12}, {"good", "", 5}})}),
                Code::duplicate_rule, "/criteria/0/tiers/2/id", "评估办法中“good”的规则重复",
                "the policy has a rule for \"good\" twice");
  check_refused(party({judged("files", 20, {{"good", "", number("20.01")}})}), Code::invalid_rule_points,
                "/criteria/0/tiers/0/points", "评分项“files”的 20.01 分不在 0 到满分 20 之间",
                "the points 20.01 of \"files\" are not from 0 to its maximum 20");
  check_refused(party({judged("files", 20, {{"poor", "", -1}})}), Code::invalid_rule_points,
                "/criteria/0/tiers/0/points", "评分项“files”的 -1 分不在 0 到满分 20 之间",
                "the points -1 of \"files\" are not from 0 to its maximum 20");
}

TEST_CASE("steps descend, meet, and give no more than their criterion") {
  check_refused(party({by_steps({{60, 1, {}}, {80, 2, {}}})}), Code::step_order, "/criteria/0/computed/steps/1/from",
                "评分项“visits”分档的界限 80 与下限 60 次序不对：各档应由高到低，上限高于下限",
                "the bound 80 of a step of \"visits\" is out of order with the lower bound 60: steps descend, and end "
                "above where they begin");
  check_refused(party({by_steps({{80, 2, 80}})}), Code::step_order, "/criteria/0/computed/steps/0/to",
                "评分项“visits”分档的界限 80 与下限 80 次序不对：各档应由高到低，上限高于下限",
                "the bound 80 of a step of \"visits\" is out of order with the lower bound 80: steps descend, and end "
                "above where they begin");
  CHECK(places(party({by_steps({{80, 2, {}}, {80, 1, {}}})})) ==
        Places{"step_order /criteria/0/computed/steps/1/from"});
  // An end that is below its own beginning is one slip, though it is far from the next step too.
  CHECK(places(party({by_steps({{80, 2, {}}, {60, 1, 8}})})) == Places{"step_order /criteria/0/computed/steps/1/to"});

  // [80, 100) as 80–99 leaves 99.5 without points; as 80–101 it gives 100 two of them.
  check_refused(party({by_steps({{100, 3, {}}, {80, 2, 99}})}), Code::step_gap, "/criteria/0/computed/steps/1/to",
                "评分项“visits”的分档不相接：一档止于 99（不含），上一档始于 100",
                "the steps of \"visits\" do not meet: one ends before 99, and the one above it begins at 100");
  check_refused(party({by_steps({{100, 3, {}}, {80, 2, 101}})}), Code::step_gap, "/criteria/0/computed/steps/1/to",
                "评分项“visits”的分档不相接：一档止于 101（不含），上一档始于 100",
                "the steps of \"visits\" do not meet: one ends before 101, and the one above it begins at 100");

  CHECK(places(party({by_steps({{100, number("3.1"), {}}, {80, -2, {}}})})) ==
        Places{"invalid_rule_points /criteria/0/computed/steps/0/points",
               "invalid_rule_points /criteria/0/computed/steps/1/points"});
  // Fewer of something may be better: points need not descend.
  CHECK(problems(with(party({by_steps({{10, 0, {}}, {5, 1, 10}, {0, 3, 5}})}))).empty());
}

TEST_CASE("what earns all points is above zero where it divides") {
  const auto full = [](ScoringRule rule, const Decimal& at) { return party({computed("visits", 40, {"", rule, at})}); };
  check_refused(full(ScoringRule::proportional, 0), Code::invalid_full, "/criteria/0/computed/full",
                "评分项“visits”不能以 0 为满分的起点：规则 proportional 要大于 0，reversed 要不小于 0",
                "\"visits\" cannot be full at 0: the rule proportional needs more than 0, and reversed no less");
  CHECK(places(full(ScoringRule::proportional, -100)) == Places{"invalid_full /criteria/0/computed/full"});
  CHECK(places(full(ScoringRule::reversed, number("-0.1"))) == Places{"invalid_full /criteria/0/computed/full"});
  // No complaint at all: full ÷ figure needs no full above zero. A figure is only compared with that of pass.
  CHECK(problems(with(full(ScoringRule::reversed, 0))).empty());
  CHECK(problems(with(full(ScoringRule::pass, -1))).empty());
}

TEST_CASE("a panel drops where it trims, and needs a sheet") {
  const auto trimmed = [](int highest, int lowest, int at_least) {
    return party(Panel{Combination::trimmed_mean, {}, highest, lowest, {}, at_least});
  };
  CHECK(problems(with(trimmed(1, 1, 3))).empty());
  CHECK(problems(with(trimmed(0, 2, 3))).empty());
  CHECK(problems(with(party(Panel{Combination::median, {}, 0, 0, {}, 5}))).empty());
  check_refused(trimmed(0, 0, 5), Code::invalid_panel, "/panel/combination",
                "评分方“third_party”的 panel 不能这样写“combination”：只有 trimmed_mean "
                "去掉最高最低，至少去掉一个，且不为负；at_least 不小于 1",
                "the panel of \"third_party\" cannot have this \"combination\": only trimmed_mean drops, at least one "
                "and no negative number, and at_least is above 0");
  CHECK(places(trimmed(-1, 2, 5)) == Places{"invalid_panel /panel/drop_highest"});
  CHECK(places(trimmed(2, -1, 0)) == Places{"invalid_panel /panel/drop_lowest", "invalid_panel /panel/at_least"});
  CHECK(places(trimmed(1, 1, 0)) == Places{"invalid_panel /panel/at_least"});
  // How many sheets must be there to leave one is seen when they are: the panel need not say it.
  CHECK(problems(with(trimmed(1, 1, 1))).empty());

  for (const Combination combination :
       {Combination::mean, Combination::weighted_mean, Combination::median, Combination::consensus}) {
    CAPTURE(name(combination));
    CHECK(problems(with(party(Panel{combination}))).empty());
    CHECK(places(party(Panel{combination, {}, 1, 1, {}, 5})) ==
          Places{"invalid_panel /panel/drop_highest", "invalid_panel /panel/drop_lowest"});
    CHECK(places(party(Panel{combination, {}, 0, 0, {}, 0})) == Places{"invalid_panel /panel/at_least"});
  }
}

TEST_CASE("points for a missing party stand with the rule that takes them, and are its points") {
  CHECK(problems(with(party(MissingParty::value, number("33.00")))).empty());
  CHECK(problems(with(party(MissingParty::value, 0))).empty());
  CHECK(problems(with(party(MissingParty::value, 55))).empty());
  check_refused(party(MissingParty::value), Code::missing_key, "", "缺少键“missing_points”",
                "the key \"missing_points\" is missing");
  for (const MissingParty missing :
       {MissingParty::refuse, MissingParty::hold, MissingParty::zero, MissingParty::renormalise}) {
    CAPTURE(name(missing));
    CHECK(problems(with(party(missing))).empty());
    check_refused(party(missing, 33), Code::missing_points_refused, "/missing_points",
                  "评分方“third_party”缺分时不取给定的分，不能有 missing_points",
                  "the party \"third_party\" has missing_points, which need \"value\" as its rule for a missing score");
  }
  check_refused(party(MissingParty::value, number("55.5")), Code::score_above_maximum, "/missing_points",
                "评分方“third_party”的 55.5 分超过上限 55（多 0.5）",
                "55.5 from the party \"third_party\" is above the maximum 55 by 0.5");
  check_refused(party(MissingParty::value, -1), Code::negative_score, "/missing_points",
                "评分方“third_party”的评分 -1 小于 0", "the score -1 of the party \"third_party\" is below 0");
}
