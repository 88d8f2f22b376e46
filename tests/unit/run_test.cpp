// Run: attainment, roll-ups, staffing, scores, total and grade, each figure checked against arithmetic done by hand.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "station.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Evaluation;
using assay::GradeOn;
using assay::Language;
using assay::Outputs;
using assay::Plan;
using assay::Points;
using assay::Policy;
using assay::Presence;
using assay::RawScore;
using assay::Rounding;
using assay::RoundingMode;
using assay::Scores;
using assay::Staffing;
using station::number;
using station::text;

namespace {

const Amount missing, slash = Amount::none(), not_applicable = Amount::not_applicable();

Evaluation with_visits(Cells visits) {
  return station::evaluate(station::policy(), station::agreement(), station::outputs(std::move(visits)),
                           station::scores());
}

// An amount in an evaluation, in the signs of a document.
std::string amount(const Evaluation& evaluation, const std::string& path) {
  const auto node = evaluation.plan().find(path).value();
  switch (evaluation.presence(node)) {
    case Presence::given: return evaluation.text(node);
    case Presence::none: return "/";
    case Presence::not_applicable: return "n/a";
    case Presence::missing: break;
  }
  return "missing";
}

// One party that gives everything, so that its points are the total.
Policy one_party() {
  Policy policy = station::policy();
  policy.parties = {{"party", "", 100}};
  return policy;
}

std::string grade(const Policy& policy, const char* total) {
  return station::evaluate(policy, {}, {}, {{"party", Points{number(total)}}}).grade().id;
}

// The raw scores of the issue, in its order: purchaser, oversight, supervision centre, third party.
Scores raw_scores() {
  return {{"purchaser", RawScore{100}},
          {"oversight", RawScore{number("88.7")}},
          {"supervision_centre", RawScore{number("99.33")}},
          {"third_party", RawScore{number("84.05")}}};
}

}  // namespace

TEST_CASE("attainment is actual ÷ target × 100, by area and for the whole, and not capped") {
  assay::Agreement agreement = station::agreement();
  agreement.indicators[0].target = {{"east_1", 400}, {"east_2", 300}, {"west", 200}};
  const Evaluation evaluation = station::evaluate(station::policy(), agreement, station::outputs(), station::scores());
  CHECK(text(evaluation, "indicators/visits/areas/east_1/attainment") == "91.25");   // 365 / 400
  CHECK(text(evaluation, "indicators/visits/areas/east_2/attainment") == "153.33");  // 460 / 300 = 1.5333…
  CHECK(text(evaluation, "indicators/visits/areas/east/attainment") == "117.86");    // 825 / 700 = 1.178571…
  CHECK(text(evaluation, "indicators/visits/areas/west/attainment") == "126.50");    // 253 / 200
  CHECK(text(evaluation, "indicators/visits/attainment") == "119.78");               // 1078 / 900 = 1.19777…
  const auto node = evaluation.plan().find("indicators/visits/attainment").value();
  CHECK(evaluation.exact(node)->to_string() == "1078/9");
}

TEST_CASE("amounts roll up as sums, at every level") {
  const Evaluation evaluation = with_visits({{"east_1", 365}, {"east_2", 460}, {"west", 253}});
  CHECK(text(evaluation, "indicators/visits/areas/east/actual") == "825");
  CHECK(text(evaluation, "indicators/visits/actual") == "1078");
  CHECK(text(with_visits({{"east", 825}, {"west", number("253.0")}}), "indicators/visits/actual") == "1078.0");
  CHECK(text(with_visits(assay::whole(1078)), "indicators/visits/actual") == "1078");
  CHECK(text(with_visits({{"*", 1078}}), "indicators/visits/actual") == "1078");
}

TEST_CASE("a sum needs every area that applies, at both levels") {
  // Two areas side by side, by what is known of them. Areas that do not apply are left out; of the others all must have
  // an amount, and "/" twice is "/". Each number is 3.
  const std::map<std::pair<std::string, std::string>, std::string> sums = {{{"missing", "missing"}, "missing"},
                                                                           {{"missing", "/"}, "missing"},
                                                                           {{"missing", "n/a"}, "missing"},
                                                                           {{"missing", "3"}, "missing"},
                                                                           {{"/", "missing"}, "missing"},
                                                                           {{"/", "/"}, "/"},
                                                                           {{"/", "n/a"}, "/"},
                                                                           {{"/", "3"}, "missing"},
                                                                           {{"n/a", "missing"}, "missing"},
                                                                           {{"n/a", "/"}, "/"},
                                                                           {{"n/a", "n/a"}, "n/a"},
                                                                           {{"n/a", "3"}, "3"},
                                                                           {{"3", "missing"}, "missing"},
                                                                           {{"3", "/"}, "missing"},
                                                                           {{"3", "n/a"}, "3"},
                                                                           {{"3", "3"}, "6"}};
  const std::map<std::string, Amount> states = {{"missing", missing}, {"/", slash}, {"n/a", not_applicable}, {"3", 3}};

  for (const auto& [first, first_amount] : states) {
    for (const auto& [second, second_amount] : states) {
      for (const auto& [third, third_amount] : states) {
        const std::string parts = first + ", " + second + ", " + third;
        CAPTURE(parts);
        const Evaluation evaluation =
            with_visits({{"east_1", first_amount}, {"east_2", second_amount}, {"west", third_amount}});
        const std::string east = sums.at({first, second});
        CHECK(amount(evaluation, "indicators/visits/areas/east/actual") == east);
        // The whole is the sum of east and west by the same table; where east is 6, 6 + 3 = 9 and 6 alone is 6.
        std::string whole = sums.at({east == "6" ? "3" : east, third});
        if (east == "6" && whole == "6") whole = "9";
        if (east == "6" && whole == "3") whole = "6";
        CHECK(amount(evaluation, "indicators/visits/actual") == whole);
        // And the attainment of 900: a percentage exists only where the whole has an amount.
        const auto attainment = evaluation.plan().find("indicators/visits/attainment").value();
        const bool has_amount = whole == "3" || whole == "6" || whole == "9";
        CHECK((evaluation.presence(attainment) == Presence::given) == has_amount);
        CHECK(name(evaluation.outcome(attainment)) == (has_amount       ? "ratio"
                                                       : whole == "n/a" ? "not_applicable"
                                                                        : "no_actual"));
      }
    }
  }
}

TEST_CASE("an area's own value stands where the areas inside it are silent") {
  const Evaluation evaluation = with_visits({{"east", 825}, {"west", 253}});
  CHECK(amount(evaluation, "indicators/visits/areas/east_1/actual") == "missing");
  CHECK(amount(evaluation, "indicators/visits/areas/east/actual") == "825");
  CHECK(amount(with_visits({{"east", slash}, {"west", slash}}), "indicators/visits/actual") == "/");
  CHECK(amount(with_visits(assay::whole(slash)), "indicators/visits/actual") == "/");
  CHECK(amount(with_visits({}), "indicators/visits/actual") == "missing");
}

TEST_CASE("staffing: surplus and vacancy by category, retention, share of experienced staff") {
  Outputs outputs;
  outputs.staffing = Staffing{};
  outputs.staffing->worked = {{"certified", 216}, {"all", number("220.5")}};
  outputs.staffing->experienced = 181;
  outputs.staffing->retained = 16;
  outputs.staffing->retention_base = 20;
  outputs.staffing->head_count = 20;
  const Evaluation evaluation = station::evaluate(station::policy(), station::agreement(), outputs, station::scores());
  CHECK(text(evaluation, "staffing/net/all") == "0.5");        // 220.5 − 220
  CHECK(text(evaluation, "staffing/net/certified") == "106");  // 216 − 110
  CHECK(text(evaluation, "staffing/retention") == "80.00");    // 16 / 20
  CHECK(text(evaluation, "staffing/head_count") == "20");
  // 181 / 220.5 = 362 / 441 = 0.820861…
  CHECK(text(evaluation, "staffing/experienced_share") == "82.09");
  CHECK(evaluation.exact(evaluation.plan().experienced_share())->to_string() == "36200/441");

  Policy truncating = station::policy();
  truncating.rounding.rate = Rounding{RoundingMode::down, 2};
  CHECK(text(station::evaluate(truncating, station::agreement(), outputs, station::scores()),
             "staffing/experienced_share") == "82.08");

  // A vacancy is negative.
  outputs.staffing->worked = {{"certified", 100}};
  CHECK(text(station::evaluate(station::policy(), station::agreement(), outputs, station::scores()),
             "staffing/net/certified") == "-10");
}

TEST_CASE("a staffing figure without its numbers has no value") {
  const auto evaluation_of = [](Staffing staffing) {
    Outputs outputs;
    outputs.staffing = std::move(staffing);
    return station::evaluate(station::policy(), station::agreement(), outputs, station::scores());
  };
  const auto has = [](const Evaluation& evaluation, std::string_view path) {
    return evaluation.presence(evaluation.plan().find(path).value()) == Presence::given;
  };
  Staffing staffing;
  for (const std::string path :
       {"staffing/worked/all", "staffing/net/all", "staffing/retention", "staffing/experienced_share"}) {
    CHECK_FALSE(has(evaluation_of(staffing), path));
  }
  CHECK(has(evaluation_of(staffing), "staffing/required/all"));

  staffing.retained = 16;
  staffing.experienced = 181;
  CHECK_FALSE(has(evaluation_of(staffing), "staffing/retention"));
  CHECK_FALSE(has(evaluation_of(staffing), "staffing/experienced_share"));

  staffing.retention_base = 0;  // a rate of nothing does not exist
  staffing.worked = {{"all", 0}};
  CHECK_FALSE(has(evaluation_of(staffing), "staffing/retention"));
  CHECK_FALSE(has(evaluation_of(staffing), "staffing/experienced_share"));
  CHECK(text(evaluation_of(staffing), "staffing/net/all") == "-220");

  // Without a category of everybody, there is nothing to take a share of.
  assay::Agreement agreement = station::agreement();
  agreement.posts = {{"certified", 110}};
  staffing.worked = {{"certified", 216}};
  const Evaluation evaluation = station::evaluate(station::policy(), agreement, {{}, staffing}, station::scores());
  CHECK_FALSE(has(evaluation, "staffing/experienced_share"));
}

TEST_CASE("an indicator is mentioned in an area where it has a target or an actual of any state") {
  const Evaluation evaluation = with_visits({{"east_1", slash}, {"west", not_applicable}});
  const auto mentions = [&](std::size_t area) { return evaluation.mentions(0, area); };
  CHECK(mentions(0));        // east_1
  CHECK_FALSE(mentions(1));  // east_2, of which nothing was said
  CHECK_FALSE(mentions(2));  // east, whose sum is missing with it
  CHECK(mentions(3));        // west
  CHECK(mentions(4));        // the whole has a target
}

TEST_CASE("points given directly are taken as they are") {
  CHECK(text(station::evaluate(station::policy(), {}, {}, station::scores()), "total") == "90.00");
  // A step for party points rounds weighted raw scores, not points that a party wrote itself.
  const Evaluation evaluation = station::evaluate(one_party(), {}, {}, {{"party", Points{number("88.875")}}});
  CHECK(text(evaluation, "parties/party/points") == "88.875");
  CHECK(text(evaluation, "total") == "88.88");
  CHECK(evaluation.exact(evaluation.plan().total())->to_string() == "88.875");
}

// 100 × 20 % = 20; 88.7 × 10 % = 8.87; 99.33 × 15 % = 14.8995; 84.05 × 55 % = 46.2275; together 89.997.
TEST_CASE("raw scores, points rounded, then added: 20.00 + 8.87 + 14.90 + 46.23 = 90.00, excellent") {
  Policy policy = station::policy();
  policy.rounding = {{}, {}, station::half_up_2, {}};
  const Evaluation evaluation = station::evaluate(policy, {}, {}, raw_scores());
  CHECK(text(evaluation, "parties/purchaser/points") == "20.00");
  CHECK(text(evaluation, "parties/oversight/points") == "8.87");
  CHECK(text(evaluation, "parties/supervision_centre/points") == "14.90");
  CHECK(text(evaluation, "parties/third_party/points") == "46.23");
  CHECK(text(evaluation, "total") == "90.00");
  CHECK(evaluation.grade().id == "excellent");
  CHECK(evaluation.exact(evaluation.plan().points(3))->to_string() == "46.2275");
  // The shipped policy rounds the points as well; grading its total before its own rounding changes nothing.
  policy = station::policy();
  policy.grade_on = GradeOn::exact_total;
  CHECK(station::evaluate(policy, {}, {}, raw_scores()).grade().id == "excellent");
}

TEST_CASE("raw scores, points not rounded, graded on the exact total: 89.997, good") {
  Policy policy = station::policy();
  policy.rounding.party_points.reset();
  policy.grade_on = GradeOn::exact_total;
  const Evaluation evaluation = station::evaluate(policy, {}, {}, raw_scores());
  CHECK(evaluation.exact(evaluation.plan().total())->to_string() == "89.997");
  CHECK(evaluation.grade().id == "good");
  CHECK(text(evaluation, "total") == "90.00");  // what is printed, not what is graded
  // Without a step for the total either, the total is that quotient itself.
  policy.rounding.total.reset();
  const Evaluation unrounded = station::evaluate(policy, {}, {}, raw_scores());
  CHECK(text(unrounded, "total") == "89.997");
  CHECK(unrounded.value(unrounded.plan().total()) == nullptr);
  CHECK(unrounded.grade().id == "good");
}

TEST_CASE("raw scores, points not rounded, graded on the total rounded once: 90.00, excellent") {
  Policy policy = station::policy();
  policy.rounding.party_points.reset();
  const Evaluation evaluation = station::evaluate(policy, {}, {}, raw_scores());
  CHECK(text(evaluation, "total") == "90.00");
  CHECK(evaluation.grade().id == "excellent");
}

TEST_CASE("a raw score may be out of any maximum") {
  Policy policy = station::policy();
  policy.rounding = {};
  Scores scores = station::scores();
  scores[0] = {"oversight", RawScore{1, 3}};  // ⅓ of 10 points: 10/3
  const Evaluation evaluation = station::evaluate(policy, {}, {}, scores);
  const Plan plan = evaluation.plan();
  CHECK(text(evaluation, "parties/oversight/points") == "10/3");
  CHECK(evaluation.value(plan.points(0)) == nullptr);
  CHECK(evaluation.presence(plan.points(0)) == Presence::given);
  // 10/3 + 20.00 + 14.90 + 46.23 = 81.13 + 10/3 = (243.39 + 10) / 3 = 25339/300
  CHECK(text(evaluation, "total") == "25339/300");
  CHECK(evaluation.grade().id == "good");
  // 2.5 of 5 is half of 10.
  scores[0] = {"oversight", RawScore{number("2.5"), 5}};
  CHECK(text(station::evaluate(policy, {}, {}, scores), "parties/oversight/points") == "5");
  // Rounded: 3.33 + 81.13 = 84.46.
  scores[0] = {"oversight", RawScore{1, 3}};
  CHECK(text(station::evaluate(station::policy(), {}, {}, scores), "total") == "84.46");
}

TEST_CASE("以上 includes the number itself (Civil Code art. 1259): bands are closed below") {
  const Policy policy = one_party();
  CHECK(grade(policy, "100") == "excellent");
  CHECK(grade(policy, "90.01") == "excellent");
  CHECK(grade(policy, "90") == "excellent");
  CHECK(grade(policy, "90.00") == "excellent");
  CHECK(grade(policy, "89.99") == "good");
  CHECK(grade(policy, "80.00") == "good");
  CHECK(grade(policy, "79.99") == "pass");
  CHECK(grade(policy, "60.00") == "pass");
  CHECK(grade(policy, "59.99") == "fail");
  CHECK(grade(policy, "0.01") == "fail");
  CHECK(grade(policy, "0") == "fail");
}

TEST_CASE("a boundary is met by the total that is graded, to the last digit") {
  Policy policy = one_party();
  CHECK(grade(policy, "89.995") == "excellent");  // rounded once: 90.00
  CHECK(grade(policy, "89.9949") == "good");      // 89.99, and never by way of 89.995
  policy.grade_on = GradeOn::exact_total;
  CHECK(grade(policy, "89.995") == "good");
  CHECK(grade(policy, "89.999999999999999999999999999999999999") == "good");
  CHECK(grade(policy, "90.000000000000000000000000000000000000") == "excellent");
  policy.rounding.total.reset();  // nothing rounds, so both totals are the same
  CHECK(grade(policy, "89.999999999999999999999999999999999999") == "good");
  policy.grade_on = GradeOn::rounded_total;
  CHECK(grade(policy, "89.999999999999999999999999999999999999") == "good");
  policy.rounding.total = Rounding{RoundingMode::down, 0};  // 去尾
  CHECK(grade(policy, "89.99") == "good");
  CHECK(grade(policy, "90.99") == "excellent");
}

TEST_CASE("the lowest band takes everything below it too") {
  Policy policy = one_party();
  policy.bands = {{"pass", "", 60, {}}, {"fail", "", 30, {}}};
  CHECK(grade(policy, "30") == "fail");
  CHECK(grade(policy, "29.99") == "fail");
  CHECK(grade(policy, "0") == "fail");
  policy.bands = {{"everything", "", 60, {}}};
  CHECK(grade(policy, "0") == "everything");
}

TEST_CASE("boundaries and weights are data") {
  Policy policy = one_party();
  policy.scale = 1000;
  policy.parties[0].max = 1000;
  policy.bands = {{"a", "", number("850.5"), {}}, {"b", "", -10, {}}};
  CHECK(grade(policy, "850.5") == "a");
  CHECK(grade(policy, "850.49") == "b");
}

TEST_CASE("the grade is a figure with a band for its value") {
  const Evaluation evaluation = station::evaluate(station::policy(), {}, {}, station::scores());
  const auto node = evaluation.plan().grade();
  CHECK(evaluation.presence(node) == Presence::given);
  CHECK(evaluation.text(node) == "excellent");
  CHECK(evaluation.value(node) == nullptr);
  CHECK_FALSE(evaluation.exact(node));
  CHECK(evaluation.grade().name == "优秀");
}

TEST_CASE("a number that outgrows its bounds names its figure") {
  const auto overflow = [](const assay::Agreement& agreement, const Outputs& outputs) {
    const auto found =
        station::problems_of([&] { station::evaluate(station::policy(), agreement, outputs, station::scores()); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == Code::figure_overflow);
    return found[0].message(Language::en);
  };
  const assay::Decimal most = number(std::string(38, '9'));
  CHECK(overflow(station::agreement(), station::outputs({{"east_1", most}, {"east_2", number("0.1")}})) ==
        "a number outgrew its bounds in \"indicators/visits/areas/east/actual\"");
  CHECK(overflow(station::agreement(), station::outputs({{"east_1", most}, {"east_2", 0}, {"west", number("0.1")}})) ==
        "a number outgrew its bounds in \"indicators/visits/actual\"");
  assay::Agreement agreement = station::agreement();
  agreement.indicators[0].target = assay::whole(number("0.0000000001"));
  CHECK(overflow(agreement, station::outputs(assay::whole(most))) ==
        "a number outgrew its bounds in \"indicators/visits/attainment\"");
  agreement = station::agreement();
  agreement.posts[1].required = number("0.1");
  Outputs outputs;
  outputs.staffing = Staffing{};
  outputs.staffing->worked = {{"certified", most}};
  CHECK(overflow(agreement, outputs) == "a number outgrew its bounds in \"staffing/net/certified\"");

  Policy policy = one_party();  // at 37 places a total of 100 has 40 digits, and its zeros drop; 33.3… has 39
  policy.rounding.total = Rounding{RoundingMode::down, 37};
  CHECK(station::evaluate(policy, {}, {}, {{"party", Points{100}}}).grade().id == "excellent");
  policy.rounding.party_points.reset();
  const auto found = station::problems_of([&] { station::evaluate(policy, {}, {}, {{"party", RawScore{1, 3}}}); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].message(Language::zh) == "计算“total”时数值超出范围");
}

TEST_CASE("an evaluation is written into again") {
  const Plan plan(station::policy(), station::agreement());
  const assay::Inputs first = plan.bind(station::outputs(), station::scores());
  const assay::Inputs second =
      plan.bind(station::outputs({{"east_1", slash}, {"east_2", missing}, {"west", not_applicable}}), raw_scores());
  Evaluation reused;
  for (const assay::Inputs* inputs : {&first, &second, &first, &first, &second}) {
    plan.run(*inputs, reused);
    CHECK(station::table(reused) == station::table(plan.run(*inputs)));
  }
  // Also by another plan, with other figures.
  const Plan other(one_party(), {});
  const assay::Inputs points = other.bind({}, {{"party", Points{75}}});
  other.run(points, reused);
  CHECK(reused.plan().figure_count() == 13);  // 4 totals, 2 rates, 1 party × 2, and 5 of the total
  CHECK(station::table(reused) == station::table(other.run(points)));
  plan.run(second, reused);
  CHECK(station::table(reused) == station::table(plan.run(second)));
}

TEST_CASE("an evaluation that met an overflow is written into again") {
  const Plan plan(station::policy(), station::agreement());
  const assay::Inputs good = plan.bind(station::outputs(), station::scores());
  const assay::Inputs bad = plan.bind(
      station::outputs({{"east_1", number(std::string(38, '9'))}, {"east_2", number("0.1")}}), station::scores());
  Evaluation reused;
  CHECK_THROWS_AS(plan.run(bad, reused), assay::Error);
  plan.run(good, reused);
  CHECK(station::table(reused) == station::table(plan.run(good)));
  CHECK_THROWS_AS(plan.run(bad, reused), assay::Error);
  plan.run(good, reused);
  CHECK(station::table(reused) == station::table(plan.run(good)));
}

TEST_CASE("inputs belong to the plan that bound them") {
  const Plan plan(station::policy(), station::agreement()), twin(station::policy(), station::agreement());
  const assay::Inputs inputs = twin.bind(station::outputs(), station::scores());
  const auto found = station::problems_of([&] { plan.run(inputs); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == Code::foreign_inputs);
  CHECK(station::problems_of([&] { plan.run(assay::Inputs()); })[0].code == Code::foreign_inputs);
}

TEST_CASE("an evaluation outlives its plan and its document") {
  Evaluation evaluation =
      station::evaluate(station::policy(), station::agreement(), station::outputs(), station::scores());
  CHECK(evaluation.plan().path(evaluation.plan().total()) == "total");
  const Evaluation from_document = assay::evaluate(assay::read_document(station::document()));
  CHECK(text(from_document, "indicators/visits/attainment") == "119.78");
  CHECK(text(from_document, "total") == "90.00");
}
