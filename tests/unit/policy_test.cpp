// Policy: who weighs an evaluation, what is rounded when, which grade a total earns; all of it data, and checked.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

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

TEST_CASE("guangzhou-2023 ships as the file that the sources hold") {
  CHECK(assay::shipped_policy_names() == std::vector<std::string_view>{"guangzhou-2023"});
  const std::string text = station::file("src/model/policies/guangzhou-2023.json");
  REQUIRE_FALSE(text.empty());
  CHECK(assay::shipped_policy("guangzhou-2023") == assay::read_policy(text));
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
}

TEST_CASE("which total the bands see has a name") {
  CHECK(name(assay::GradeOn::rounded_total) == "rounded_total");
  CHECK(name(assay::GradeOn::exact_total) == "exact_total");
}
