// Scoring: criteria, sheets of several assessors, adjustments, knock-outs, missing parties, rounding, payment. Every
// expectation is worked out beside it.
#include "station.hpp"

namespace {

using assay::Amount;
using assay::Code;
using assay::Combination;
using assay::CombinedBy;
using assay::Comparator;
using assay::ComputedPoints;
using assay::Criterion;
using assay::Decimal;
using assay::Evaluation;
using assay::Mark;
using assay::MissingParty;
using assay::MissingSheet;
using assay::Outputs;
using assay::Party;
using assay::Plan;
using assay::Points;
using assay::Policy;
using assay::Presence;
using assay::RawScore;
using assay::Rounding;
using assay::RoundingMode;
using assay::Scores;
using assay::ScoringRule;
using assay::Sheet;
using assay::Sheets;
using station::number;
using station::text;

// 60 points from the panel by two criteria of 70 and 30, 40 from the street directly. Nothing rounds.
Policy policy() {
  Policy policy;
  policy.parties = {{"panel", "", 60, {{"service", "", 70}, {"files", "", 30}}}, {"street", "", 40}};
  policy.bands = {{"high", "", 80}, {"middle", "", 60}, {"low", "", 0}};
  return policy;
}

Sheet sheet(const std::string& assessor, const Amount& service, const Amount& files) {
  return {.assessor = assessor, .marks = {{"service", service}, {"files", files}}};
}

Scores scores(std::vector<Sheet> sheets, const Decimal& street = 40) {
  return {{"panel", Sheets{std::move(sheets)}}, {"street", Points{street}}};
}

Evaluation run(const Policy& policy, const Scores& scores, const assay::Circumstances& circumstances = {},
               const assay::Agreement& agreement = {}, const Outputs& outputs = {}) {
  const Plan plan(policy, agreement);
  return plan.run(plan.bind(outputs, scores, circumstances));
}

// "code pointer" of everything that a call is refused for.
template <typename Call>
std::vector<std::string> refusals(Call call) {
  std::vector<std::string> list;
  for (const auto& problem : station::problems_of(call)) {
    list.push_back(std::string(name(problem.code)) + ' ' + problem.pointer);
  }
  return list;
}

// Codes of notes.
std::vector<std::string> notes(const Evaluation& evaluation) {
  std::vector<std::string> list;
  for (const auto& note : evaluation.notes()) list.push_back(std::string(name(note.problem.code)));
  return list;
}

using List = std::vector<std::string>;

const Amount not_applicable = Amount::not_applicable();

}  // namespace

TEST_CASE("one sheet without a name makes the raw score by criteria") {
  const Evaluation e = run(policy(), scores({sheet("", 63, number("25.5"))}));
  CHECK(text(e, "parties/panel/criteria/service/points") == "63");
  CHECK(text(e, "parties/panel/sum") == "88.5");
  CHECK(text(e, "parties/panel/applicable") == "100");
  CHECK(text(e, "parties/panel/raw") == "88.5");
  CHECK(text(e, "parties/panel/points") == "53.1");  // 88.5 × 60 ÷ 100
  CHECK(text(e, "total") == "93.1");
  CHECK(e.grade().id == "high");
}

TEST_CASE("a criterion that does not apply is left out and the rest is rescaled; both sums are kept") {
  const Evaluation e = run(policy(), scores({sheet("", 63, not_applicable)}));
  CHECK(text(e, "parties/panel/sum") == "63");
  CHECK(text(e, "parties/panel/applicable") == "70");
  CHECK(text(e, "parties/panel/raw") == "90");     // 63 × 100 ÷ 70
  CHECK(text(e, "parties/panel/points") == "54");  // 90 × 60 ÷ 100
}

TEST_CASE("several assessors are combined") {
  // service 60, 70, 56, 64, 40; records 20, 25, 30, 24, 21
  const std::vector<Sheet> sheets = {sheet("a", 60, 20), sheet("b", 70, 25), sheet("c", 56, 30), sheet("f", 64, 24),
                                     sheet("e", 40, 21)};
  Policy own = policy();
  assay::Panel& panel = own.parties[0].panel;

  SUBCASE("mean") {  // 290 ÷ 5 = 58, 120 ÷ 5 = 24
    const Evaluation e = run(own, scores(sheets));
    CHECK(text(e, "parties/panel/criteria/service/points") == "58");
    CHECK(text(e, "parties/panel/criteria/files/points") == "24");
    CHECK(text(e, "parties/panel/raw") == "82");
    CHECK(text(e, "parties/panel/sheets/f/criteria/service") == "64");
  }
  SUBCASE("median") {
    panel.combination = Combination::median;
    const Evaluation e = run(own, scores(sheets));
    CHECK(text(e, "parties/panel/criteria/service/points") == "60");
    CHECK(text(e, "parties/panel/criteria/files/points") == "24");
  }
  SUBCASE("median of an even number: between the two in the middle") {
    panel.combination = Combination::median;
    const Evaluation e = run(own, scores({sheets[0], sheets[1], sheets[2], sheets[3]}));
    CHECK(text(e, "parties/panel/criteria/service/points") == "62");  // 56 60 64 70
    CHECK(text(e, "parties/panel/criteria/files/points") == "24.5");  // 20 24 25 30
  }
  SUBCASE("trimmed by criterion") {
    panel = {.combination = Combination::trimmed_mean, .drop_highest = 1, .drop_lowest = 1};
    const Evaluation e = run(own, scores(sheets));
    CHECK(text(e, "parties/panel/criteria/service/points") == "60");  // (60 + 56 + 64) ÷ 3
    CHECK(text(e, "parties/panel/criteria/files/points") == "70/3");  // (25 + 24 + 21) ÷ 3
    CHECK(text(e, "parties/panel/raw") == "250/3");
  }
  SUBCASE("trimmed by sheet") {
    panel = {.combination = Combination::trimmed_mean, .by = CombinedBy::sheet, .drop_highest = 1, .drop_lowest = 1};
    const Evaluation e = run(own, scores(sheets));
    CHECK(text(e, "parties/panel/sheets/b/points") == "95");  // 80, 95, 86, 88, 61
    CHECK(text(e, "parties/panel/raw") == "254/3");           // (80 + 86 + 88) ÷ 3
  }
  SUBCASE("only the highest is dropped, and of equals it does not matter which") {
    panel = {.combination = Combination::trimmed_mean, .drop_highest = 1};
    const Evaluation e = run(own, scores({sheet("a", 50, 20), sheet("b", 60, 20), sheet("c", 60, 20)}));
    CHECK(text(e, "parties/panel/criteria/service/points") == "55");
    CHECK(text(e, "parties/panel/criteria/files/points") == "20");
  }
  SUBCASE("weighted") {
    panel.combination = Combination::weighted_mean;
    Sheet first = sheet("a", 60, 20), second = sheet("b", 70, 30);
    second.weight = 3;
    const Evaluation e = run(own, scores({first, second}));
    CHECK(text(e, "parties/panel/criteria/service/points") == "67.5");  // (60 + 3 × 70) ÷ 4
    CHECK(text(e, "parties/panel/criteria/files/points") == "27.5");
  }
  SUBCASE("consensus") {
    panel.combination = Combination::consensus;
    CHECK(text(run(own, scores({sheet("a", 60, 20), sheet("b", number("60.0"), 20)})), "parties/panel/raw") == "80");
    CHECK(refusals([&] {
            run(own, scores({sheet("a", 60, 20), sheet("b", 61, 20)}));
          }) == List{"no_consensus /scores/panel/sheets/1"});
  }
  SUBCASE("the steps of the schedule round") {
    panel = {.combination = Combination::trimmed_mean, .drop_highest = 1, .drop_lowest = 1};
    own.rounding.criterion = Rounding{RoundingMode::half_up, 1};
    own.rounding.raw_score = Rounding{RoundingMode::down, 0};
    own.rounding.party_points = Rounding{RoundingMode::half_up, 1};
    const Evaluation e = run(own, scores(sheets));
    CHECK(text(e, "parties/panel/criteria/files/points") == "23.3");
    CHECK(text(e, "parties/panel/sum") == "83.3");
    CHECK(text(e, "parties/panel/raw") == "83");
    CHECK(text(e, "parties/panel/points") == "49.8");  // 83 × 0.6
  }
  SUBCASE("a sheet's sum rounds by its own step") {
    panel.by = CombinedBy::sheet;
    own.rounding.sheet = Rounding{RoundingMode::half_up, 0};
    const Evaluation e = run(own, scores({sheet("a", number("60.5"), 20), sheet("b", 60, 20)}));
    CHECK(text(e, "parties/panel/sheets/a/points") == "81");
    CHECK(text(e, "parties/panel/raw") == "80.5");
  }
}

TEST_CASE("one who is recused does not count and is listed") {
  Sheet recused{.assessor = "c", .recused = true, .reason = "served this station"};
  const Evaluation e = run(policy(), scores({sheet("a", 60, 20), sheet("b", 70, 30), recused}));
  CHECK(text(e, "parties/panel/raw") == "90");  // 65 + 25
  CHECK(notes(e) == List{"assessor_recused"});
}

TEST_CASE("a sheet that is missing follows the policy") {
  Policy own = policy();
  const Sheet missing{.assessor = "c", .missing = true, .reason = "ill"};
  const Scores given = scores({sheet("a", 60, 20), sheet("b", 70, 30), missing});
  CHECK(refusals([&] { run(own, given); }) == List{"missing_sheet /scores/panel/sheets/2"});
  own.parties[0].panel.missing = MissingSheet::ignore;
  CHECK(text(run(own, given), "parties/panel/raw") == "90");
  CHECK(notes(run(own, given)) == List{"sheet_left_out"});
  own.parties[0].panel.missing = MissingSheet::zero;
  CHECK(text(run(own, given), "parties/panel/raw") == "60");  // 180 ÷ 3
  CHECK(notes(run(own, given)) == List{"sheet_left_out"});
}

TEST_CASE("a point that is missing follows the policy too") {
  Policy own = policy();
  const Scores given = scores({sheet("a", 60, 20), sheet("b", 70, Amount())});
  CHECK(refusals([&] { run(own, given); }) == List{"missing_mark /scores/panel/sheets/1/criteria/files"});
  own.parties[0].panel.missing = MissingSheet::ignore;
  CHECK(text(run(own, given), "parties/panel/raw") == "85");  // (60 + 70) ÷ 2 + 20
  own.parties[0].panel.by = CombinedBy::sheet;
  CHECK(text(run(own, given), "parties/panel/raw") == "80");  // the sheet of a alone
  own.parties[0].panel = {.missing = MissingSheet::zero};
  CHECK(text(run(own, given), "parties/panel/raw") == "75");  // 65 + 10
}

TEST_CASE("too few sheets, unknown criteria and points above the maximum are refused") {
  Policy own = policy();
  own.parties[0].panel = {.combination = Combination::trimmed_mean, .drop_highest = 1, .drop_lowest = 1};
  CHECK(refusals([&] {
          run(own, scores({sheet("a", 60, 20), sheet("b", 60, 20)}));
        }) == List{"too_few_sheets /scores/panel"});
  own.parties[0].panel = {.at_least = 2};
  CHECK(refusals([&] { run(own, scores({sheet("a", 60, 20)})); }) == List{"too_few_sheets /scores/panel"});
  CHECK(refusals([&] {
          run(own, scores({sheet("a", 60, 20), sheet("b", 60, not_applicable)}));
        }) == List{"too_few_sheets /scores/panel"});
  own.parties[0].panel = {};
  CHECK(refusals([&] {
          run(own, scores({sheet("a", 71, 20), sheet("a", -1, 30)}));
        }) == List{"score_above_maximum /scores/panel/sheets/0/criteria/service",
                   "duplicate_sheet /scores/panel/sheets/1/assessor",
                   "negative_score /scores/panel/sheets/1/criteria/service"});
  Sheet other = sheet("a", 60, 20);
  other.marks[1].criterion = "file";
  CHECK(refusals([&] { run(own, scores({other})); }) == List{"unknown_criterion /scores/panel/sheets/0/criteria/file"});
  Sheet raw{.assessor = "a", .raw = 80};
  CHECK(refusals([&] { run(own, scores({raw})); }) == List{"sheet_refused /scores/panel/sheets/0"});
  Sheet weightless = sheet("a", 60, 20);
  weightless.weight = 0;
  CHECK(refusals([&] { run(own, scores({weightless})); }) == List{"invalid_weight /scores/panel/sheets/0/weight"});
}

TEST_CASE("sheets of a party without criteria hold a raw score") {
  Policy own = policy();
  own.parties[0].criteria.clear();
  const Sheets sheets{{{.assessor = "a", .raw = 80}, {.assessor = "b", .raw = 90}}};
  const Evaluation e = run(own, {{"panel", sheets}, {"street", Points{30}}});
  CHECK(text(e, "parties/panel/raw") == "85");
  CHECK(text(e, "parties/panel/points") == "51");
  Sheets of_fifty = sheets;
  of_fifty.of = 90;
  CHECK(text(run(own, {{"panel", of_fifty}, {"street", Points{30}}}), "parties/panel/points") == "170/3");  // 85÷90×60
}

TEST_CASE("criteria form a tree, and tiers are judged in words") {
  Policy own = policy();
  own.parties[0].criteria = {
      {"service", "", 70, {{"plan", "", 30}, {"results", "", 40, {}, {{"full", "", 40}, {"half", "", 20}}}}},
      {"files", "", 30}};
  const auto mark = [&](const Mark& results) { return scores({{.marks = {{"plan", 27}, results, {"files", 30}}}}); };
  const Evaluation e = run(own, mark({"results", {}, "half"}));
  CHECK(text(e, "parties/panel/criteria/results/points") == "20");
  CHECK(text(e, "parties/panel/criteria/service/points") == "47");
  CHECK(text(e, "parties/panel/raw") == "77");
  // A part that does not apply: its group has what is left, and the raw score is rescaled once.
  const Evaluation left_out = run(own, mark({"results", not_applicable}));
  CHECK(text(left_out, "parties/panel/criteria/service/points") == "27");
  CHECK(text(left_out, "parties/panel/raw") == "95");  // 57 × 100 ÷ 60
  CHECK(refusals([&] {
          run(own, mark({"results", {}, "hlaf"}));
        }) == List{"unknown_tier /scores/panel/criteria/results"});
  CHECK(refusals([&] { run(own, mark({"results", 20})); }) == List{"wrong_mark /scores/panel/criteria/results"});
}

// ------------------------------------------------------------------------------------- computed from figures

namespace {

// One party of 100 with one criterion computed from the attainment of `visits`, whose target is 900.
Evaluation computed(const ComputedPoints& rule, const Amount& actual, const Amount& target = 900,
                    assay::Direction direction = assay::Direction::at_least, const Policy& base = {}) {
  Policy own = base;
  Criterion criterion{.id = "visits", .max = 20, .computed = rule}, rest{.id = "rest", .max = 80};
  own.parties = {{"all", "", 100, {criterion, rest}}};
  own.bands = {{"any", "", 0}};
  assay::Agreement agreement{.indicators = {{.id = "visits", .target = whole(target), .direction = direction}}};
  const Scores judged = {{"all", Sheets{{{.marks = {{"rest", 80}}}}}}};
  return run(own, judged, {}, agreement, {.indicators = {{"visits", whole(actual)}}});
}

std::string points(const Evaluation& evaluation) { return text(evaluation, "parties/all/criteria/visits/points"); }

const std::string attainment = "indicators/visits/attainment";

}  // namespace

TEST_CASE("proportional and capped") {
  const ComputedPoints rule{.figure = attainment};
  CHECK(points(computed(rule, 450)) == "10");     // 50 %
  CHECK(points(computed(rule, 700)) == "140/9");  // 7/9 of 20
  CHECK(points(computed(rule, 900)) == "20");
  CHECK(points(computed(rule, 1024)) == "20");
  CHECK(points(computed(rule, 0)) == "0");
  const Evaluation e = computed(rule, 700);
  CHECK(text(e, "total") == "860/9");  // 80 + 140/9
  CHECK(e.inputs(*e.find("parties/all/criteria/visits/points"))[0].index() == *e.find(attainment));
}

TEST_CASE("a rule may see the figure rounded or exact") {
  Policy rounds;
  rounds.rounding.attainment = Rounding{RoundingMode::half_up, 0};
  CHECK(points(computed({.figure = attainment}, 700, 900, assay::Direction::at_least, rounds)) == "15.6");  // 78 %
  const ComputedPoints exact{.figure = attainment, .value = assay::FigureValue::exact};
  CHECK(points(computed(exact, 700, 900, assay::Direction::at_least, rounds)) == "140/9");
}

TEST_CASE("reversed: no more than") {
  const ComputedPoints rule{.figure = "indicators/visits/actual", .rule = ScoringRule::reversed, .full = 900};
  CHECK(points(computed(rule, 900)) == "20");
  CHECK(points(computed(rule, 0)) == "20");
  CHECK(points(computed(rule, 1000)) == "18");  // 900 ÷ 1000 × 20
}

TEST_CASE("steps are closed below") {
  const ComputedPoints rule{
      .figure = attainment, .rule = ScoringRule::steps, .steps = {{100, 20}, {80, 15}, {60, number("7.5")}, {0, 0}}};
  CHECK(points(computed(rule, 900)) == "20");
  CHECK(points(computed(rule, 899)) == "15");
  CHECK(points(computed(rule, 720)) == "15");
  CHECK(points(computed(rule, 719)) == "7.5");
  CHECK(points(computed(rule, 1)) == "0");
}

TEST_CASE("pass or fail") {
  ComputedPoints rule{.figure = attainment, .rule = ScoringRule::pass, .full = 95};
  CHECK(points(computed(rule, 855)) == "20");  // 95 % exactly
  CHECK(points(computed(rule, 854)) == "0");
  rule.comparator = Comparator::above;
  CHECK(points(computed(rule, 855)) == "0");
}

TEST_CASE("without a percentage, a target that is met earns all points") {
  const ComputedPoints rule{.figure = attainment};
  CHECK(points(computed(rule, 0, 0)) == "20");  // met by definition
  CHECK(points(computed(rule, 5, 0)) == "20");  // more than nothing was asked for
  CHECK(points(computed(rule, 5, 0, assay::Direction::at_most)) == "0");
  CHECK(points(computed(rule, 0, 900, assay::Direction::at_most)) == "20");
}

TEST_CASE("what does not apply is left out, what is missing is missing") {
  const ComputedPoints rule{.figure = attainment};
  const Evaluation no_target = computed(rule, 5, Amount::none());
  CHECK(no_target.presence(*no_target.find("parties/all/criteria/visits/points")) == Presence::not_applicable);
  CHECK(text(no_target, "parties/all/raw") == "100");  // 80 of 80
  const Evaluation left_out = computed(rule, not_applicable);
  CHECK(text(left_out, "total") == "100");
  const Evaluation missing = computed(rule, Amount());
  CHECK(missing.presence(missing.plan().total()) == Presence::missing);
  CHECK(text(missing, "total_low") == "0");
  CHECK(text(missing, "total_high") == "100");
}

TEST_CASE("points judged beside computed ones count, and both are kept with the reason") {
  Policy own;
  own.parties = {{"all", "", 100, {{.id = "visits", .max = 100, .computed = ComputedPoints{.figure = attainment}}}}};
  own.bands = {{"any", "", 0}};
  const assay::Agreement agreement{.indicators = {{.id = "visits", .target = assay::whole(900)}}};
  const Outputs outputs{.indicators = {{"visits", assay::whole(450)}}};
  const Scores judged = {{"all", Sheets{{{.marks = {{"visits", 60, "", "flooded in May"}}}}}}};
  const Evaluation e = run(own, judged, {}, agreement, outputs);
  CHECK(text(e, "parties/all/criteria/visits/points") == "60");
  CHECK(text(e, "parties/all/criteria/visits/suggested") == "50");
  REQUIRE(notes(e) == List{"judged_differs"});
  CHECK(e.notes()[0].problem.values == List{"all", "visits", "60", "50", "flooded in May"});
  // A party that everything is computed for needs no score.
  const Evaluation alone = run(own, {}, {}, agreement, outputs);
  CHECK(text(alone, "total") == "50");
  CHECK(alone.notes().empty());
}

TEST_CASE("a criterion cannot be computed from what scores make, or from nothing") {
  const auto refused = [](const std::string& figure) { return refusals([&] { computed({.figure = figure}, 450); }); };
  const std::string place = " /policy/parties/0/criteria/0/computed/figure";
  CHECK(refused("total") == List{"figure_of_scores" + place});
  CHECK(refused("parties/all/points") == List{"figure_of_scores" + place});
  CHECK(refused("indicators/visit/attainment") == List{"unknown_figure" + place});
}

// ------------------------------------------------------------------------- adjustments, knock-outs, missing parties

namespace {

Policy two_parties() {
  Policy policy;
  policy.parties = {{"bureau", "", 40}, {"street", "", 60}};
  policy.bands = {{"high", "", 90}, {"middle", "", 80}, {"low", "", 60}, {"fail", "", 0}};
  return policy;
}

Scores points_of(const Decimal& bureau, const Decimal& street) {
  return {{"bureau", Points{bureau}}, {"street", Points{street}}};
}

using assay::AdjustmentKind;

}  // namespace

TEST_CASE("deductions and bonuses act on the subtotal") {
  Policy own = two_parties();
  own.adjustments.emplace();
  assay::Circumstances happened{{{.points = 3, .reason = "late"}, {"", AdjustmentKind::bonus, 5, "prize"}}};
  const auto total = [&] { return text(run(own, points_of(38, 55), happened), "total"); };
  CHECK(text(run(own, points_of(38, 55), happened), "subtotal") == "93");
  CHECK(total() == "95");
  own.adjustments->bonus_cap = 2;
  CHECK(total() == "92");
  own.adjustments->deduction_cap = number("0.5");
  CHECK(total() == "94.5");
  CHECK(notes(run(own, points_of(38, 55), happened)) == List{"adjustment_capped", "adjustment_capped"});
}

TEST_CASE("the total stays within floor and scale unless it may exceed it") {
  Policy own = two_parties();
  own.adjustments.emplace();
  const assay::Circumstances bonus{{{"", AdjustmentKind::bonus, 10, "prize"}}};
  CHECK(text(run(own, points_of(38, 58), bonus), "total") == "100");
  own.adjustments->may_exceed_scale = true;
  CHECK(text(run(own, points_of(38, 58), bonus), "total") == "106");
  CHECK(run(own, points_of(38, 58), bonus).grade().id == "high");
  const assay::Circumstances deduction{{{.points = 30, .reason = "fraud"}}};
  CHECK(text(run(own, points_of(10, 12), deduction), "total") == "0");
  own.adjustments->floor = 5;
  CHECK(text(run(own, points_of(10, 12), deduction), "total") == "5");
  CHECK(text(run(own, points_of(1, 2)), "total") == "3");  // the floor bounds only what is adjusted
}

TEST_CASE("items of the policy have their own caps") {
  Policy own = two_parties();
  own.adjustments = assay::AdjustmentRules{
      .items = {{"late", "", AdjustmentKind::deduction, 4}, {"prize", "", AdjustmentKind::bonus, {}}}};
  const assay::Circumstances happened{{{"late", AdjustmentKind::deduction, 3, "May"},
                                       {"late", AdjustmentKind::deduction, 3, "June"},
                                       {"prize", AdjustmentKind::deduction, 1, ""}}};
  const Evaluation e = run(own, points_of(38, 55), happened);
  CHECK(text(e, "adjustments/items/late") == "4");
  CHECK(text(e, "adjustments/items/late/uncapped") == "6");
  CHECK(text(e, "total") == "90");  // 93 − 4 + 1
  CHECK(refusals([&] {
          run(own, points_of(38, 55), {{{"lat", AdjustmentKind::deduction, 3, ""}}});
        }) == List{"unknown_item /adjustments/0/item"});
  CHECK(refusals([&] {
          run(own, points_of(38, 55), {{{"late", AdjustmentKind::deduction, -3, ""}}});
        }) == List{"invalid_adjustment /adjustments/0/points"});
  CHECK(refusals([&] { run(two_parties(), points_of(38, 55), happened); }) == List{"adjustments_refused /adjustments"});
}

TEST_CASE("a knock-out caps the grade or forces it") {
  Policy own = two_parties();
  own.knock_outs = {{"accident", "", assay::KnockOutEffect::cap, "low"},
                    {"fraud", "", assay::KnockOutEffect::force, "fail"}};
  const auto grade = [&](const Decimal& street, std::vector<assay::Fact> facts) {
    const Evaluation e = run(own, points_of(38, street), {{}, std::move(facts)});
    return e.band_of_total().id + " " + e.grade().id;
  };
  CHECK(grade(55, {}) == "high high");
  CHECK(grade(55, {{"accident", false}}) == "high high");
  CHECK(grade(55, {{"accident", true}}) == "high low");
  CHECK(grade(10, {{"accident", true}}) == "fail fail");  // a cap lifts nothing
  CHECK(grade(55, {{"accident", true}, {"fraud", true}}) == "high fail");
  const Evaluation e = run(own, points_of(38, 55), {{}, {{"accident", true, "a fall in March"}}});
  CHECK(text(e, "total") == "93");
  CHECK(e.knocked_out() == std::vector<std::uint32_t>{0});
  REQUIRE(notes(e) == List{"knock_out_applied"});
  CHECK(e.notes()[0].problem.values == List{"accident", "high", "low", "a fall in March", "high", "low"});
  CHECK(refusals([&] { run(own, points_of(38, 55), {{}, {{"fire", true}}}); }) == List{"unknown_fact /facts/fire"});
  own.knock_outs[1].required = true;
  CHECK(refusals([&] { run(own, points_of(38, 55)); }) == List{"missing_fact /facts"});
}

TEST_CASE("the lowest band may be forced on a better total, and a better one on a worse") {
  Policy own = two_parties();
  own.knock_outs = {{"pilot", "", assay::KnockOutEffect::force, "middle"}};
  CHECK(run(own, points_of(1, 1), {{}, {{"pilot", true}}}).grade().id == "middle");
}

TEST_CASE("a knock-out may hang on figures: retention below a threshold") {
  Policy own = two_parties();
  assay::Relation when{.left = {{{"staffing/retention", 1}}}, .comparator = Comparator::below, .right = {{}, 75}};
  own.knock_outs = {{"retention", "", assay::KnockOutEffect::cap, "middle", false, when}};
  const auto evaluated = [&](std::optional<Decimal> retained) {
    Outputs outputs;
    outputs.staffing = assay::Staffing{.retained = retained, .retention_base = 20};
    return run(own, points_of(38, 55), {}, {}, outputs);
  };
  CHECK(evaluated(15).grade().id == "high");  // 75 % exactly
  CHECK(evaluated(14).grade().id == "middle");
  CHECK(evaluated({}).grade().id == "high");
  CHECK(notes(evaluated({})) == List{"knock_out_undecided"});
  CHECK(refusals([&] {
          run(own, points_of(38, 55), {{}, {{"retention", true}}}, {}, {});
        }) == List{"unknown_fact /facts/retention"});  // nobody declares what figures say
}

TEST_CASE("a party without a score follows the policy") {
  Policy own = two_parties();
  const Scores street = {{"street", Points{54}}};
  Party& bureau = own.parties[0];

  CHECK(refusals([&] { run(own, street); }) == List{"missing_score /scores"});
  bureau.missing = MissingParty::zero;
  CHECK(text(run(own, street), "total") == "54");
  CHECK(notes(run(own, street)) == List{"party_missing"});
  bureau.missing = MissingParty::value;
  bureau.missing_points = 30;
  CHECK(text(run(own, street), "total") == "84");

  bureau.missing = MissingParty::renormalise;
  bureau.missing_points.reset();
  const Evaluation shared = run(own, street);
  CHECK(text(shared, "parties/street/max") == "100");
  CHECK(text(shared, "parties/street/points") == "90");  // 54 × 100 ÷ 60
  CHECK(shared.presence(*shared.find("parties/bureau/points")) == Presence::not_applicable);
  CHECK(shared.grade().id == "high");
  CHECK(text(run(own, {{"street", RawScore{number("77.7")}}}), "total") == "77.7");

  bureau.missing = MissingParty::hold;
  const Evaluation held = run(own, street);
  CHECK(held.presence(held.plan().total()) == Presence::missing);
  CHECK(held.presence(held.plan().grade()) == Presence::missing);
  CHECK(text(held, "total_low") == "54");
  CHECK(text(held, "total_high") == "94");
  List reachable;
  for (const auto& band : held.reachable_grades()) reachable.push_back(band.id);
  CHECK(reachable == List{"high", "middle", "low", "fail"});
  CHECK(refusals([&] { held.grade(); }) == List{"undecided_total /scores"});
  CHECK(text(held, "grade") == "");
  own.pass = "low";
  CHECK(run(own, street).passes() == std::nullopt);
  CHECK(run(own, {{"street", Points{60}}}).passes() == true);  // 60 to 100
  CHECK_FALSE(run(own, {{"street", Points{19}}}).passes() == true);
  CHECK(refusals([&] { run(own, {}); }) == List{"missing_score /scores", "missing_score /scores"});
}

// --------------------------------------------------------------------------------------- rounding, bands, payment

TEST_CASE("a score below its maximum is not rounded up to it where the schedule says so") {
  Policy own = two_parties();
  own.rounding.party_points = own.rounding.total = Rounding{RoundingMode::half_up, 2};
  const Scores raw = {{"bureau", RawScore{100}}, {"street", RawScore{number("99.995")}}};
  CHECK(text(run(own, raw), "parties/street/points") == "60.00");  // 59.997
  own.rounding.exact_maximum_only = true;
  CHECK(text(run(own, raw), "parties/street/points") == "59.99");
  CHECK(text(run(own, raw), "total") == "99.99");
  CHECK(text(run(own, {{"bureau", RawScore{100}}, {"street", RawScore{100}}}), "total") == "100.00");
  own.rounding.party_points.reset();
  CHECK(text(run(own, raw), "total") == "99.99");  // 99.997
}

TEST_CASE("the subtotal has a step of its own") {
  Policy own = two_parties();
  own.adjustments.emplace();
  own.rounding.subtotal = Rounding{RoundingMode::half_up, 0};
  const Evaluation e = run(own, points_of(number("38.25"), number("51.25")), {{{.points = number("0.5")}}});
  CHECK(text(e, "subtotal") == "90");  // 89.5
  CHECK(text(e, "total") == "89.5");
}

TEST_CASE("a schedule that makes the maximum unreachable is reported") {
  Policy own;
  own.parties = {{"a", "", number("33.33")}, {"b", "", number("66.67")}};
  own.bands = {{"any", "", 0}};
  const Scores raw = {{"a", RawScore{90}}, {"b", RawScore{90}}};
  CHECK(notes(run(own, raw)).empty());
  own.rounding.party_points = Rounding{RoundingMode::down, 1};
  const Evaluation e = run(own, raw);
  REQUIRE(notes(e) == List{"maximum_unreachable"});
  CHECK(e.notes()[0].problem.values == List{"99.9", "100"});  // 33.3 + 66.6
}

TEST_CASE("whole points: the ends of bands belong to them, and what is not on the step is refused") {
  Policy own = two_parties();
  own.step = 1;
  own.bands = {{"high", "", 90, 100}, {"middle", "", 80, 89}, {"low", "", 60, 79}, {"fail", "", 0, 59}};
  CHECK(run(own, points_of(38, 52)).grade().id == "high");
  CHECK(run(own, points_of(38, 51)).grade().id == "middle");
  CHECK(refusals([&] { run(own, points_of(38, number("51.5"))); }) == List{"total_off_step /scores"});
  own.rounding.total = Rounding{RoundingMode::half_up, 0};
  CHECK(run(own, points_of(38, number("51.5"))).grade().id == "high");
}

TEST_CASE("what looks as if it had been weighted twice, or was weighted already, is noted") {
  Policy own;
  own.parties = {{"quarter", "", 25}, {"rest", "", 75}};
  own.bands = {{"any", "", 0}};
  const auto noted = [&](const assay::Score& score) {
    return notes(run(own, {score, {"rest", Points{70}}})) == List{"weighted_twice"};
  };
  CHECK(noted({"quarter", Points{number("6.25")}}));  // 25 × 25 %
  CHECK_FALSE(noted({"quarter", Points{20}}));
  CHECK(noted({"quarter", RawScore{20}}));
  CHECK_FALSE(noted({"quarter", RawScore{80}}));
  CHECK_FALSE(noted({"quarter", RawScore{20, 25}}));
}

TEST_CASE("the final instalment hangs on grade and vacancies") {
  Policy own = two_parties();
  own.rounding.payment = Rounding{RoundingMode::half_up, 2};
  own.payment = assay::PaymentRules{.instalment = 30,
                                    .shares = {{"low", 80}, {"fail", 0}},
                                    .vacancies = {{{"staffing/required/all", 1}, {"staffing/worked/all", -1}}},
                                    .per_vacancy = number("1000.5")};
  const assay::Agreement agreement{.posts = {{"all", 220}}};
  Outputs outputs;
  outputs.staffing = assay::Staffing{.worked = {{"all", 218}}};
  const auto paid = [&](const Decimal& street) {
    return text(run(own, points_of(38, street), {{}, {}, 100000}, agreement, outputs), "payment/amount");
  };
  CHECK(paid(55) == "27999.00");              // 30 000 in full − 2 × 1000.5
  CHECK(paid(30) == "21999.00");              // 68: 80 % of 30 000 − 2001
  CHECK(paid(1) == "0.00");                   // not below zero
  outputs.staffing->worked = {{"all", 230}};  // a surplus earns nothing
  CHECK(paid(55) == "30000.00");
  CHECK(refusals([&] { run(own, points_of(38, 55), {}, agreement, outputs); }) == List{"missing_budget /project"});
}
