// Policy: who weighs an evaluation, what is rounded when, which grade a total earns; all of it data, and checked.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "station.hpp"

using assay::Code;
using assay::Diagnostic;
using assay::Language;
using assay::Policy;
using station::number;

namespace {

std::vector<Diagnostic> problems(const Policy& policy) {
  return station::problems_of([&] { assay::Plan(policy, {}); });
}

// A policy whose bands are a published table.
Policy with_bands(std::vector<assay::Band> bands) {
  Policy policy = station::policy();
  policy.bands = std::move(bands);
  return policy;
}

// The one problem of a policy, as "name pointer: sentence".
std::string problem(const Policy& policy) {
  const auto found = problems(policy);
  REQUIRE(found.size() == 1);
  return std::string(name(found[0].code)) + ' ' + found[0].pointer + ": " + found[0].message(Language::en);
}

}  // namespace

TEST_CASE("each policy ships as the file that the sources hold") {
  const std::vector<std::string_view> names = {"expenditure-self-evaluation", "guangzhou-2023", "organisation-rating"};
  std::vector<std::string_view> shipped = assay::shipped_policy_names();
  std::sort(shipped.begin(), shipped.end());
  CHECK(shipped == names);
  for (const std::string_view name : names) {
    const std::string text = station::file("src/model/policies/" + std::string(name) + ".json");
    REQUIRE_FALSE(text.empty());
    CHECK(assay::shipped_policy(name) == assay::read_policy(text));
    CHECK(assay::shipped_policy(name).id == name);
  }
}

TEST_CASE("guangzhou-2023 has the weights and bands that the real report names") {
  const Policy shipped = assay::shipped_policy("guangzhou-2023");
  CHECK(shipped.id == "guangzhou-2023");
  CHECK(shipped.scale == number("100"));
  // 监督方 10、购买方 20、市督导中心 15、第三方 55.
  const Policy typed = station::policy();
  REQUIRE(shipped.parties.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(shipped.parties[i].id == typed.parties[i].id);
    CHECK(shipped.parties[i].max == typed.parties[i].max);
  }
  // 90 以上优秀、80–90 良好、60–80 合格、60 以下不合格.
  CHECK(shipped.bands == typed.bands);
  CHECK(shipped.rounding == typed.rounding);
  CHECK(shipped.grade_on == assay::GradeOn::rounded_total);
  CHECK(problems(shipped).empty());
}

TEST_CASE("a policy that does not ship is refused with the nearest that does") {
  const auto found = station::problems_of([] { assay::shipped_policy("guangzhou-2024"); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == Code::unknown_policy);
  CHECK(found[0].message(Language::en) ==
        "no policy named \"guangzhou-2024\" is shipped; the nearest is \"guangzhou-2023\"");
  CHECK(found[0].message(Language::zh) == "没有名为“guangzhou-2024”的评估办法，最接近的是“guangzhou-2023”");
}

TEST_CASE("weights total the scale exactly") {
  Policy policy = station::policy();
  policy.parties[0].max = 9;  // 9 + 20 + 15 + 55 = 99
  CHECK(problem(policy) == "weights_total /policy/parties: the weights total 99 instead of 100 (difference -1)");
  policy.parties[0].max = number("10.05");
  CHECK(problem(policy) == "weights_total /policy/parties: the weights total 100.05 instead of 100 (difference +0.05)");
  policy.parties[0].max = number("9.95");
  policy.parties[1].max = number("20.05");
  CHECK(problems(policy).empty());
}

TEST_CASE("a scale of 1000 is as good as one of 100") {
  Policy policy = station::policy();
  policy.scale = 1000;
  CHECK(problem(policy) == "weights_total /policy/parties: the weights total 100 instead of 1000 (difference -900)");
  for (assay::Party& party : policy.parties) party.max = party.max * 10;
  CHECK(problems(policy).empty());
}

TEST_CASE("weights whose sum outgrows a number are refused") {
  Policy policy = station::policy();
  policy.parties = {{"a", "", number(std::string(38, '9'))}, {"b", "", number("0.1")}};
  const auto found = problems(policy);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == Code::number_overflow);
  CHECK(found[0].pointer == "/policy/parties");
}

TEST_CASE("each party weighs something") {
  Policy policy = station::policy();
  policy.parties.push_back({"village", "", 0});
  CHECK(problem(policy) ==
        "non_positive_weight /policy/parties/4/max: the party \"village\" weighs 0; a weight is above 0");
  policy.parties[4].max = -5;
  policy.parties[0].max = 15;  // 15 + 20 + 15 + 55 − 5 = 100
  CHECK(problem(policy) ==
        "non_positive_weight /policy/parties/4/max: the party \"village\" weighs -5; a weight is above 0");
}

TEST_CASE("parties and bands are there, and have ids of their own") {
  Policy policy = station::policy();
  policy.parties.clear();
  CHECK(problem(policy) == "no_parties /policy: the policy has no parties");

  policy = station::policy();
  policy.bands.clear();
  CHECK(problem(policy) == "no_bands /policy: the policy has no grade bands");

  policy = station::policy();
  policy.parties[3].id = "oversight";
  CHECK(problem(policy) == "duplicate_party /policy/parties/3/id: the party \"oversight\" stands here twice");

  policy = station::policy();
  policy.bands[1].id = "excellent";
  CHECK(problem(policy) == "duplicate_band /policy/bands/1/id: the grade band \"excellent\" stands here twice");

  policy = station::policy();
  policy.parties[2].id = "督导 中心";
  policy.bands[3].id = "a/b";
  policy.id = "guangzhou.2023";
  const auto found = problems(policy);
  REQUIRE(found.size() == 3);
  CHECK(found[0].pointer == "/policy/id");
  CHECK(found[1].pointer == "/policy/parties/2/id");
  CHECK(found[2].pointer == "/policy/bands/3/id");
  for (const Diagnostic& each : found) CHECK(each.code == Code::invalid_id);
}

TEST_CASE("categories of the register have ids of their own") {
  Policy policy = station::policy();
  policy.registry.categories = {{"old", "高龄"}, {"alone", "独居"}, {"old", "低保"}};
  const auto found = problems(policy);
  REQUIRE(found.size() == 1);
  CHECK(problem(policy) ==
        "duplicate_category /policy/register/categories/2/id: the category \"old\" stands here twice");
  CHECK(found[0].message(Language::zh) == "类别“old”重复");
}

TEST_CASE("names hold no control characters") {
  Policy policy = station::policy();
  policy.name = "a\x1b[31m";
  policy.parties[0].name = "a\nb";
  policy.bands[0].name = "a\tb";
  const auto found = problems(policy);
  REQUIRE(found.size() == 3);
  CHECK(found[0].pointer == "/policy/name");
  CHECK(found[1].pointer == "/policy/parties/0/name");
  CHECK(found[2].pointer == "/policy/bands/0/name");
  for (const Diagnostic& each : found) CHECK(each.code == Code::invalid_text);
}

TEST_CASE("a published table of bands may have ends, where they meet") {
  CHECK(problems(with_bands({{"excellent", "", 90, {}},
                             {"good", "", 80, 90},
                             {"pass", "", 60, number("80.00")},
                             {"fail", "", 0, 60}}))
            .empty());
  CHECK(problems(with_bands({{"excellent", "", 90, number("100.01")}, {"fail", "", 0, 90}})).empty());
  CHECK(problems(with_bands({{"everything", "", 0, {}}})).empty());
}

TEST_CASE("a gap between bands is refused with its exact interval") {
  // Shenzhen's published table: 90–100, 80–89, 60–79, 0–59. Nobody says what 89.5 is, nor, its ends being open, 100.
  const auto found = problems(
      with_bands({{"excellent", "", 90, 100}, {"good", "", 80, 89}, {"pass", "", 60, 79}, {"fail", "", 0, 59}}));
  REQUIRE(found.size() == 4);
  CHECK(found[0].code == Code::band_ceiling);
  CHECK(found[0].pointer == "/policy/bands/0/to");
  CHECK(found[0].message(Language::en) ==
        "the highest band \"excellent\" ends before 100, so the full score 100 has no grade");
  CHECK(found[1].code == Code::band_gap);
  CHECK(found[1].pointer == "/policy/bands/1/to");
  CHECK(found[1].message(Language::en) == "no band holds [89, 90), between \"good\" and \"excellent\"");
  CHECK(found[1].message(Language::zh) == "等级“good”与“excellent”之间空缺 [89, 90)");
  CHECK(found[2].message(Language::en) == "no band holds [79, 80), between \"pass\" and \"good\"");
  CHECK(found[3].message(Language::en) == "no band holds [59, 60), between \"fail\" and \"pass\"");

  CHECK(problem(with_bands({{"excellent", "", 90, {}}, {"good", "", 0, number("89.5")}})) ==
        "band_gap /policy/bands/1/to: no band holds [89.5, 90), between \"good\" and \"excellent\"");
}

TEST_CASE("bands that overlap are refused with the interval that both claim") {
  CHECK(problem(with_bands({{"excellent", "", 90, {}}, {"good", "", 80, 92}, {"fail", "", 0, {}}})) ==
        "band_overlap /policy/bands/1/to: \"good\" and \"excellent\" overlap on [90, 92)");
}

TEST_CASE("bands descend, and end above where they begin") {
  CHECK(problem(with_bands({{"good", "", 80, {}}, {"excellent", "", 90, {}}})) ==
        "band_order /policy/bands/1/from: the bound 90 of \"excellent\" is out of order with the lower bound 80 of "
        "\"good\": bands descend, and end above where they begin");
  // Two bands cannot begin at one place, however it is written.
  CHECK(problems(with_bands({{"good", "", 80, {}}, {"fair", "", number("80.0"), {}}}))[0].code == Code::band_order);
  const auto backwards = problems(with_bands({{"good", "", 80, 80}}));
  REQUIRE(backwards.size() == 1);
  CHECK(backwards[0].code == Code::band_order);
  CHECK(backwards[0].pointer == "/policy/bands/0/to");
}

TEST_CASE("the full score has a grade") {
  CHECK(problem(with_bands({{"excellent", "", 90, number("99.5")}, {"good", "", 0, {}}})) ==
        "band_ceiling /policy/bands/0/to: the highest band \"excellent\" ends before 99.5, so the full score 100 has "
        "no grade");
}

TEST_CASE("whole points leave no gap between 89 and 90") {
  const auto with_step = [](std::vector<assay::Band> bands, const assay::Decimal& step) {
    Policy policy = with_bands(std::move(bands));
    policy.step = step;
    return policy;
  };
  const std::vector<assay::Band> shenzhen = {
      {"excellent", "", 90, 100}, {"good", "", 80, 89}, {"pass", "", 60, 79}, {"fail", "", 0, 59}};
  CHECK(problems(with_step(shenzhen, 1)).empty());
  // Half points do: nobody says what 89.5, 79.5 and 59.5 are.
  const auto halves = problems(with_step(shenzhen, number("0.5")));
  REQUIRE(halves.size() == 3);
  CHECK(halves[0].code == Code::band_gap);
  CHECK(halves[0].pointer == "/policy/bands/1/to");
  CHECK(halves[0].message(Language::en) == "no band holds [89.5, 90), between \"good\" and \"excellent\"");
  CHECK(halves[2].message(Language::zh) == "等级“fail”与“pass”之间空缺 [59.5, 60)");
  // An end belongs to its band: both claim 90.
  CHECK(problem(with_step({{"excellent", "", 90, {}}, {"good", "", 0, 90}}, 1)) ==
        "band_overlap /policy/bands/1/to: \"good\" and \"excellent\" overlap on [90, 91)");
  CHECK(problem(with_step({{"excellent", "", 90, {}}, {"good", "", 0, 87}}, 1)) ==
        "band_gap /policy/bands/1/to: no band holds [88, 90), between \"good\" and \"excellent\"");
  // A band of one score, and a table without its last score. The bonus points of another reach 110.
  CHECK(problems(with_step({{"full", "", 100, 100}, {"else", "", 0, 99}}, 1)).empty());
  CHECK(problems(with_step({{"excellent", "", 90, 110}, {"good", "", 0, number("89.9")}}, number("0.1"))).empty());
  CHECK(problem(with_step({{"excellent", "", 90, 99}, {"good", "", 0, 89}}, 1)) ==
        "band_ceiling /policy/bands/0/to: the highest band \"excellent\" ends before 100, so the full score 100 has no "
        "grade");
  CHECK(problem(with_step({{"excellent", "", 90, {}}, {"good", "", 80, 79}, {"fail", "", 0, {}}}, 1)) ==
        "band_order /policy/bands/1/to: the bound 79 of \"good\" is out of order with the lower bound 80 of \"good\": "
        "bands descend, and end above where they begin");
}

TEST_CASE("bands begin and end on the step of the score") {
  Policy policy = with_bands({{"excellent", "", number("89.5"), 100}, {"good", "", 60, 89}, {"fail", "", 0, 59}});
  policy.step = 1;
  // One slip: where 89.5 is no score, 89 may or may not meet what was meant.
  CHECK(
      problem(policy) ==
      "band_off_step /policy/bands/0/from: the bound 89.5 of \"excellent\" is no multiple of 1, the step of the score");
  CHECK(problems(policy)[0].message(Language::zh) == "等级“excellent”的界限 89.5 不是分数步长 1 的倍数");
  policy.bands[0].from = 90;
  policy.bands[1].to = number("89.9");
  CHECK(problem(policy) ==
        "band_off_step /policy/bands/1/to: the bound 89.9 of \"good\" is no multiple of 1, the step of the score");
  policy.bands[1].to = number("89.00");
  CHECK(problems(policy).empty());
  // 60 and 90 are multiples of 0.3, as 200 and 300 times; 89.7 + 0.3 = 90.
  policy.step = number("0.3");
  policy.bands = {{"excellent", "", 90, {}}, {"good", "", 60, number("89.7")}, {"fail", "", 0, {}}};
  CHECK(problems(policy).empty());

  policy.step = 0;
  CHECK(problem(policy) == "invalid_score_step /policy/step: the step 0 of the score cannot be used: it is above 0");
  policy.step = number("-0.5");
  CHECK(problems(policy)[0].message(Language::zh) == "分数的步长 -0.5 不可用：应大于 0");
  CHECK(problems(policy).size() == 1);
}

TEST_CASE("the line that passes is a band") {
  Policy policy = station::policy();
  policy.pass = "pass";
  CHECK(problems(policy).empty());
  policy.pass = "past";
  CHECK(problem(policy) == "unknown_band /policy/pass: the policy has no grade band \"past\"; the nearest is \"pass\"");
  CHECK(problems(policy)[0].message(Language::zh) == "评估办法中没有等级“past”，最接近的是“pass”");
}

TEST_CASE("adjustments have items of their own, and no negative bounds") {
  Policy policy = station::policy();
  policy.adjustments.emplace();
  policy.adjustments->items = {{"late", "迟交", assay::AdjustmentKind::deduction, number("5")},
                               {"award", "获奖", assay::AdjustmentKind::bonus, number("0")}};
  policy.adjustments->deduction_cap = 10;
  policy.adjustments->bonus_cap = 0;
  CHECK(problems(policy).empty());

  policy.adjustments->items[1].id = "late";
  CHECK(problem(policy) == "duplicate_rule /policy/adjustments/items/1/id: the policy has a rule for \"late\" twice");
  policy.adjustments->items[1].id = "an award";
  CHECK(problems(policy)[0].code == Code::invalid_id);
  CHECK(problems(policy)[0].pointer == "/policy/adjustments/items/1/id");

  policy.adjustments->items = {{"late", "", assay::AdjustmentKind::deduction, -5}};
  policy.adjustments->deduction_cap = number("-0.5");
  policy.adjustments->bonus_cap = -1;
  policy.adjustments->floor = -2;
  const auto found = problems(policy);
  REQUIRE(found.size() == 4);
  CHECK(found[0].pointer == "/policy/adjustments/items/0/cap");
  CHECK(found[1].pointer == "/policy/adjustments/deduction_cap");
  CHECK(found[2].pointer == "/policy/adjustments/bonus_cap");
  CHECK(found[3].pointer == "/policy/adjustments/floor");
  for (const Diagnostic& each : found) CHECK(each.code == Code::invalid_limit);
  CHECK(found[1].message(Language::en) ==
        "\"deduction_cap\" cannot be -0.5: it is not below 0, and an instalment not above 100");
  CHECK(found[0].message(Language::zh) == "“cap”的值 -5 不可用：应不小于 0，instalment 还应不大于 100");
}

TEST_CASE("a knock-out leads to a band") {
  Policy policy = station::policy();
  policy.knock_outs = {{"fraud", "弄虚作假", assay::KnockOutEffect::force, "fail"},
                       {"accident", "安全事故", assay::KnockOutEffect::cap, "pass"}};
  CHECK(problems(policy).empty());
  policy.knock_outs[1].band = "passed";
  CHECK(problem(policy) ==
        "unknown_band /policy/knock_outs/1/band: the policy has no grade band \"passed\"; the nearest is \"pass\"");
  policy.knock_outs[1] = {"fraud", "", assay::KnockOutEffect::cap, "pass"};
  CHECK(problem(policy) == "duplicate_rule /policy/knock_outs/1/id: the policy has a rule for \"fraud\" twice");
  policy.knock_outs[1] = {"", "安全\n事故", assay::KnockOutEffect::cap, "pass"};
  const auto found = problems(policy);
  REQUIRE(found.size() == 2);
  CHECK(found[0].code == Code::invalid_id);
  CHECK(found[0].pointer == "/policy/knock_outs/1/id");
  CHECK(found[1].code == Code::invalid_text);
  CHECK(found[1].pointer == "/policy/knock_outs/1/name");
}

TEST_CASE("a payment is a percentage by grade, and takes nothing back for nobody") {
  Policy policy = station::policy();
  policy.payment.emplace();
  policy.payment->instalment = 20;
  policy.payment->shares = {{"excellent", 100}, {"good", number("90.5")}, {"pass", 80}, {"fail", 0}};
  policy.payment->per_vacancy = 5000;
  CHECK(problems(policy).empty());

  policy.payment->shares[3].band = "failed";
  CHECK(problem(policy) ==
        "unknown_band /policy/payment/shares/3/band: the policy has no grade band \"failed\"; the nearest is \"fail\"");
  policy.payment->shares[3].band = "pass";
  CHECK(problem(policy) == "duplicate_rule /policy/payment/shares/3/band: the policy has a rule for \"pass\" twice");
  policy.payment->shares[3] = {"fail", number("-0.1")};
  policy.payment->per_vacancy = -5000;
  policy.payment->instalment = number("100.01");
  const auto found = problems(policy);
  REQUIRE(found.size() == 3);
  CHECK(found[0].pointer == "/policy/payment/instalment");
  CHECK(found[0].message(Language::zh) == "“instalment”的值 100.01 不可用：应不小于 0，instalment 还应不大于 100");
  CHECK(found[1].pointer == "/policy/payment/per_vacancy");
  CHECK(found[2].pointer == "/policy/payment/shares/3/percent");
  for (const Diagnostic& each : found) CHECK(each.code == Code::invalid_limit);
  policy.payment->shares[3].percent = 120;  // a grade may be paid more than the instalment
  policy.payment->per_vacancy = 0;
  policy.payment->instalment = -1;
  CHECK(problem(policy) ==
        "invalid_limit /policy/payment/instalment: \"instalment\" cannot be -1: it is not below 0, and an instalment "
        "not above 100");
}

TEST_CASE("what could not be read is not missed a second time") {
  const auto places = [](const std::string& rules) {
    std::vector<std::string> result;
    for (const Diagnostic& each : station::problems_of(
             [&] { assay::read_policy(R"({"parties": [{"id": "a", "max": 100, "criteria": [)" + rules + "}"); })) {
      result.push_back(std::string(name(each.code)) + ' ' + each.pointer);
    }
    return result;
  };
  // The band that passes and is paid may be the one whose id is no text.
  CHECK(places(R"(]}], "bands": [{"id": 1, "from": 60}, {"id": "no", "from": 0}], "pass": "yes",
      "payment": {"shares": [{"band": "yes", "percent": 100}]})") ==
        std::vector<std::string>{"wrong_type /bands/0/id"});
  // 60 and what cannot be read may be 100.
  CHECK(places(R"({"id": "v", "max": 100, "criteria": [{"id": "w", "max": 60}, {"id": "x", "max": "4O"}]}]}],
      "bands": [{"id": "no", "from": 0}])") ==
        std::vector<std::string>{"number_syntax /parties/0/criteria/0/criteria/1/max"});
}

TEST_CASE("places of a rounding step run from -6 to 37") {
  Policy policy = station::policy();
  policy.rounding = {assay::Rounding{assay::RoundingMode::down, 38}, assay::Rounding{assay::RoundingMode::down, -7},
                     assay::Rounding{assay::RoundingMode::down, 37}, assay::Rounding{assay::RoundingMode::down, -6}};
  const auto found = problems(policy);
  REQUIRE(found.size() == 2);
  CHECK(found[0].code == Code::places_out_of_range);
  CHECK(found[0].pointer == "/policy/rounding/attainment/places");
  CHECK(found[0].message(Language::en) == "38 is not a whole number of places from -6 to 37");
  CHECK(found[1].pointer == "/policy/rounding/rate/places");

  policy = station::policy();
  const assay::Rounding too_many{assay::RoundingMode::half_up, 38};
  policy.rounding.criterion = policy.rounding.sheet = policy.rounding.raw_score = too_many;
  policy.rounding.subtotal = policy.rounding.payment = too_many;
  std::vector<std::string> steps;
  for (const Diagnostic& each : problems(policy)) {
    CHECK(each.code == Code::places_out_of_range);
    steps.push_back(each.pointer);
  }
  CHECK(steps == std::vector<std::string>{"/policy/rounding/criterion/places", "/policy/rounding/sheet/places",
                                          "/policy/rounding/raw_score/places", "/policy/rounding/subtotal/places",
                                          "/policy/rounding/payment/places"});
}

TEST_CASE("which total the bands see has a name") {
  CHECK(name(assay::GradeOn::rounded_total) == "rounded_total");
  CHECK(name(assay::GradeOn::exact_total) == "exact_total");
}
