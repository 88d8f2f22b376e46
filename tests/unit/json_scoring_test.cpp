// Reading and writing how scores are made: every form that criteria, panels, sheets, adjustments, knock-outs, payments
// and rankings may take, and each text that reading refuses, with its place and its sentence.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::Adjustment;
using assay::AdjustmentKind;
using assay::Amount;
using assay::Combination;
using assay::Comparator;
using assay::ComputedPoints;
using assay::Criterion;
using assay::Decimal;
using assay::Diagnostic;
using assay::Document;
using assay::Fact;
using assay::Mark;
using assay::MissingParty;
using assay::MissingSheet;
using assay::Party;
using assay::Policy;
using assay::RawScore;
using assay::Rounding;
using assay::RoundingMode;
using assay::Score;
using assay::ScoringRule;
using assay::Sheet;
using assay::Sheets;
using station::number;

namespace {

// A policy of one party, with these keys of the party and of the policy beside the necessary ones.
std::string policy_text(const std::string& party, const std::string& policy = "") {
  return R"({"parties": [{"id": "a", "max": 100)" + party + R"(}], "bands": [{"id": "b", "from": 0}])" + policy + "}";
}

Policy policy(const std::string& keys) { return assay::read_policy(policy_text("", keys)); }
Party party(const std::string& keys) { return assay::read_policy(policy_text(keys)).parties.at(0); }
Criterion criterion(const std::string& keys) {
  return party(R"(, "criteria": [{"id": "c", "max": 20)" + keys + "}]").criteria.at(0);
}
ComputedPoints computed(const std::string& keys) {
  return *criterion(R"(, "computed": {"figure": "staffing/retention")" + keys + "}").computed;
}
Score score(const std::string& text) { return assay::read_scores(R"({"a": )" + text + "}").at(0); }
Sheet sheet(const std::string& keys) {
  return std::get<Sheets>(score(R"({"sheets": [{"assessor": "li")" + keys + "}]}").award).sheets.at(0);
}
Mark mark(const std::string& text) { return sheet(R"(, "criteria": {"c": )" + text + "}").marks.at(0); }

// A document of that policy, with these scores and other members.
std::string document_text(const std::string& policy, const std::string& scores, const std::string& members = "") {
  return R"({"assay": 1, "project": {"budget": 10}, "policy": )" + policy + R"(, "scores": )" + scores + members + "}";
}

// The policy of a panel over one criterion in points and one in words.
std::string judged_policy(const std::string& panel = "{}") {
  return policy_text(R"(, "criteria": [{"id": "c", "max": 20}, {"id": "t", "max": 10, "tiers": [
    {"id": "good", "points": 10}, {"name": "差", "points": 0}]}], "panel": )" +
                     panel);
}

// A part that is refused with one problem, at its mark "@".
struct Refused {
  std::string problem;  // its name and pointer
  std::string text;
  std::string zh, en;  // what the sentences hold
};

template <typename Read>
void check_refused(Read read, const std::vector<Refused>& list) {
  for (const Refused& refused : list) {
    const station::Marked marked = station::marked(refused.text);
    CAPTURE(marked.text);
    REQUIRE(marked.places.size() == 1);
    const std::vector<Diagnostic> found = station::problems_of([&] { read(marked.text); });
    REQUIRE_FALSE(found.empty());
    std::vector<std::string> all;
    for (const Diagnostic& each : found) all.push_back(std::string(name(each.code)) + ' ' + each.pointer);
    CHECK(all == std::vector<std::string>{refused.problem});
    station::check_says(found[0], marked.places[0], refused.zh, refused.en);
  }
}

// What is written is read back as the same value, and written again as the same bytes.
void check_round_trip(const Document& value) {
  const std::string text = assay::write_document(value);
  CAPTURE(text);
  const Document back = assay::read_document(text);
  CHECK(back.policy == value.policy);
  CHECK(back.scores == value.scores);
  CHECK(back.adjustments == value.adjustments);
  CHECK(back.facts == value.facts);
  CHECK(back.remarks == value.remarks);
  CHECK(assay::write_document(back) == text);
}

}  // namespace

// ------------------------------------------------------------------------------------------- what a policy holds

TEST_CASE("rules of scoring that a policy leaves out are those that its type states") {
  const Policy read = policy(""), defaults;
  CHECK(read.parties.at(0).criteria.empty());
  CHECK(read.parties[0].panel == assay::Panel{});
  CHECK(read.parties[0].missing == MissingParty::refuse);
  CHECK_FALSE(read.parties[0].missing_points);
  CHECK(read.rounding == defaults.rounding);
  CHECK_FALSE(read.step);
  CHECK(read.pass.empty());
  CHECK_FALSE(read.adjustments);
  CHECK(read.knock_outs.empty());
  CHECK_FALSE(read.payment);
  CHECK(read.ranking == defaults.ranking);
}

TEST_CASE("every point of the schedule rounds by its own step") {
  const Policy read = policy(R"(, "rounding": {
    "attainment": {"mode": "half_up", "places": 0}, "rate": {"mode": "half_even", "places": 1},
    "criterion": {"mode": "half_down", "places": 2}, "sheet": {"mode": "down", "places": 3},
    "raw_score": {"mode": "up", "places": 4}, "party_points": {"mode": "floor", "places": 5},
    "subtotal": {"mode": "ceiling", "places": 6}, "total": {"mode": "half_up", "places": 7},
    "payment": {"mode": "down", "places": -1}, "exact_maximum_only": true})");
  CHECK(read.rounding.attainment == Rounding{RoundingMode::half_up, 0});
  CHECK(read.rounding.rate == Rounding{RoundingMode::half_even, 1});
  CHECK(read.rounding.criterion == Rounding{RoundingMode::half_down, 2});
  CHECK(read.rounding.sheet == Rounding{RoundingMode::down, 3});
  CHECK(read.rounding.raw_score == Rounding{RoundingMode::up, 4});
  CHECK(read.rounding.party_points == Rounding{RoundingMode::floor, 5});
  CHECK(read.rounding.subtotal == Rounding{RoundingMode::ceiling, 6});
  CHECK(read.rounding.total == Rounding{RoundingMode::half_up, 7});
  CHECK(read.rounding.payment == Rounding{RoundingMode::down, -1});
  CHECK(read.rounding.exact_maximum_only);
  CHECK_FALSE(policy(R"(, "rounding": {"exact_maximum_only": false})").rounding.exact_maximum_only);
}

TEST_CASE("a criterion has parts, tiers, a figure to compute it from, or none of them") {
  CHECK(criterion("") == Criterion{"c", "", 20});
  CHECK(criterion(R"(, "name": "the first", "criteria": [{"name": "甲", "max": "12.50"}, {"id": "x", "max": 7.5}])") ==
        Criterion{"c", "the first", 20, {{"甲", "甲", number("12.50")}, {"x", "", number("7.5")}}});
  CHECK(criterion(R"(, "tiers": [{"id": "good", "name": "好", "points": 20}, {"name": "差", "points": "0.0"}])") ==
        Criterion{"c", "", 20, {}, {{"good", "好", 20}, {"差", "差", 0}}});
  CHECK(computed("") == ComputedPoints{"staffing/retention"});
  const Criterion both = criterion(
      R"(, "computed": {"figure": "staffing/retention"}, "tiers": [{"id": "good", "points": 20}], "criteria": [])");
  CHECK(both.tiers.size() == 1);
  CHECK(both.computed);
}

TEST_CASE("points are computed by one of four rules") {
  using enum ScoringRule;
  CHECK(computed(R"(, "rule": "proportional", "full": "90.0")") ==
        ComputedPoints{"staffing/retention", proportional, 90});
  CHECK(computed(R"(, "rule": "reversed", "full": 5, "value": "rounded")") ==
        ComputedPoints{"staffing/retention", reversed, 5});
  CHECK(computed(R"(, "rule": "steps", "steps": [{"from": 90, "points": 20}, {"from": 60, "points": "10.0", "to": 90}],
                     "value": "exact")") == ComputedPoints{"staffing/retention",
                                                           steps,
                                                           100,
                                                           Comparator::at_least,
                                                           {{90, 20, {}}, {60, 10, Decimal(90)}},
                                                           assay::FigureValue::exact});
  for (const auto& [word, comparator] :
       std::vector<std::pair<std::string, Comparator>>{{"at_most", Comparator::at_most},
                                                       {"below", Comparator::below},
                                                       {"equals", Comparator::equals},
                                                       {"at_least", Comparator::at_least},
                                                       {"above", Comparator::above}}) {
    CHECK(computed(R"(, "rule": "pass", "full": 80, "comparator": ")" + word + '"') ==
          ComputedPoints{"staffing/retention", pass, 80, comparator});
  }
}

TEST_CASE("a panel combines in five ways, by criterion or by sheet") {
  using enum Combination;
  const auto panel = [](const std::string& text) { return party(R"(, "panel": )" + text).panel; };
  CHECK(panel("{}") == assay::Panel{});
  CHECK(panel(R"({"combination": "mean", "by": "criterion", "missing": "refuse", "at_least": 1})") == assay::Panel{});
  CHECK(panel(R"({"combination": "weighted_mean"})").combination == weighted_mean);
  CHECK(panel(R"({"combination": "median", "missing": "ignore"})") ==
        assay::Panel{median, assay::CombinedBy::criterion, 0, 0, MissingSheet::ignore});
  CHECK(
      panel(R"({"combination": "trimmed_mean", "by": "sheet", "drop_highest": 2, "drop_lowest": 1, "at_least": 5})") ==
      assay::Panel{trimmed_mean, assay::CombinedBy::sheet, 2, 1, MissingSheet::refuse, 5});
  CHECK(panel(R"({"combination": "consensus", "missing": "zero"})") ==
        assay::Panel{consensus, assay::CombinedBy::criterion, 0, 0, MissingSheet::zero});
}

TEST_CASE("a party that may be missing says what stands for its score") {
  CHECK(party(R"(, "missing": "refuse")").missing == MissingParty::refuse);
  CHECK(party(R"(, "missing": "hold")").missing == MissingParty::hold);
  CHECK(party(R"(, "missing": "zero")").missing == MissingParty::zero);
  CHECK(party(R"(, "missing": "renormalise")").missing == MissingParty::renormalise);
  const Party valued = party(R"(, "missing_points": "60.00", "missing": "value")");
  CHECK(valued.missing == MissingParty::value);
  CHECK(valued.missing_points->to_string() == "60.00");
}

TEST_CASE("adjustments, knock-outs, payments and ranks are rules of the policy") {
  CHECK(policy(R"(, "adjustments": {})").adjustments == assay::AdjustmentRules{});
  CHECK(policy(R"(, "adjustments": {
    "items": [{"id": "late", "name": "late papers", "kind": "deduction"}, {"name": "创新", "kind": "bonus", "cap": "3.0"}],
    "deduction_cap": 10, "bonus_cap": "5.0", "floor": 1, "may_exceed_scale": true})")
            .adjustments == assay::AdjustmentRules{{{"late", "late papers", AdjustmentKind::deduction, {}},
                                                    {"创新", "创新", AdjustmentKind::bonus, Decimal(3)}},
                                                   Decimal(10),
                                                   Decimal(5),
                                                   1,
                                                   true});
  const assay::Relation below{"", "", {{{"staffing/retention", 1}}, 0}, Comparator::below, {{}, 60}, false};
  CHECK(policy(R"(, "knock_outs": [{"id": "fraud", "band": "b"},
    {"name": "稳岗", "effect": "force", "band": "b", "required": true},
    {"id": "kept", "effect": "cap", "band": "b", "required": false,
     "when": {"left": "staffing/retention", "is": "below", "right": 60}}])")
            .knock_outs == std::vector<assay::KnockOut>{{"fraud", "", assay::KnockOutEffect::cap, "b", false, {}},
                                                        {"稳岗", "稳岗", assay::KnockOutEffect::force, "b", true, {}},
                                                        {"kept", "", assay::KnockOutEffect::cap, "b", false, below}});
  CHECK(policy(R"(, "payment": {})").payment == assay::PaymentRules{});
  CHECK(policy(R"(, "payment": {"instalment": "20.0", "shares": [{"band": "b", "percent": 90}],
    "vacancies": [{"figure": "staffing/net/all", "times": -1}, 2], "per_vacancy": 5000})")
            .payment == assay::PaymentRules{20, {{"b", 90}}, {{{"staffing/net/all", -1}}, 2}, 5000});
  CHECK(policy(R"(, "ranking": {"ranks": "competition"})").ranking == assay::RankingRules{});
  CHECK(policy(R"(, "ranking": {"ranks": "dense", "ties": [{"figure": "total"},
    {"figure": "staffing/retention", "lowest_first": true}]})")
            .ranking == assay::RankingRules{{{"total", false}, {"staffing/retention", true}}, assay::Ranks::dense});
  const Policy stepped = policy(R"(, "step": "1.0", "pass": "b")");
  CHECK(stepped.step->to_string() == "1.0");
  CHECK(stepped.pass == "b");
}

// ----------------------------------------------------------------------------------------- what a document holds

TEST_CASE("a score is points, a raw score, marks, or sheets") {
  CHECK(score(R"({"points": "8.870"})") == Score{"a", assay::Points{number("8.870")}});
  CHECK(score(R"({"raw": 84.05})") == Score{"a", RawScore{number("84.05"), 100}});
  CHECK(score(R"({"of": "50.0", "raw": 42})") == Score{"a", RawScore{42, number("50.0")}});
  Sheet only;
  only.marks = {{"c", 5}, {"t", {}, "good"}};
  CHECK(score(R"({"criteria": {"c": 5, "t": "good"}})") == Score{"a", Sheets{{only}}});
  CHECK(score(R"({"sheets": [{"criteria": {"c": 5, "t": "good"}}]})") == Score{"a", Sheets{{only}}});
  CHECK(score(R"({"criteria": {}})") == Score{"a", Sheets{{Sheet{}}}});
  CHECK(score(R"({"sheets": []})") == Score{"a", Sheets{}});
  CHECK(score(R"({"sheets": [{"assessor": "li", "raw": 41.50}, {"assessor": "王", "raw": "n/a"}], "of": 50})") ==
        Score{"a", Sheets{{{"li", 1, false, false, "", {}, number("41.50")},
                           {"王", 1, false, false, "", {}, Amount::not_applicable()}},
                          50}});
}

TEST_CASE("a sheet holds what its assessor gave, or why nothing") {
  CHECK(sheet(R"(, "criteria": {"c": 5}, "weight": "2.0")") == Sheet{"li", 2, false, false, "", {{"c", 5}}});
  CHECK(sheet(R"(, "raw": null)") == Sheet{"li"});
  CHECK(sheet(R"(, "recused": "a cousin")") == Sheet{"li", 1, true, false, "a cousin"});
  CHECK(sheet(R"(, "missing": "ill")") == Sheet{"li", 1, false, true, "ill"});
  CHECK(sheet(R"(, "missing": "")") == Sheet{"li", 1, false, true, ""});
}

TEST_CASE("a mark is points, none, or a tier; a text that reads as a number is one") {
  CHECK(mark("5") == Mark{"c", 5});
  CHECK(mark(R"("5.0")") == Mark{"c", number("5.0")});
  CHECK(mark(R"("-5")") == Mark{"c", -5});
  CHECK(mark(R"("n/a")") == Mark{"c", Amount::not_applicable()});
  CHECK(mark("null") == Mark{"c"});
  CHECK(mark(R"("优")") == Mark{"c", {}, "优"});
  CHECK(mark(R"("5分")") == Mark{"c", {}, "5分"});
  CHECK(mark(R"({"points": "5.0", "reason": "r"})") == Mark{"c", number("5.0"), "", "r"});
  CHECK(mark(R"({"points": "n/a"})") == Mark{"c", Amount::not_applicable()});
  CHECK(mark(R"({"points": null, "reason": "left early"})") == Mark{"c", {}, "", "left early"});
  CHECK(mark(R"({"tier": "优", "reason": "r"})") == Mark{"c", {}, "优", "r"});
}

TEST_CASE("what happened beside the scores is listed, and declared by knock-out") {
  const std::string rules = R"(, "adjustments": {"items": [{"id": "late", "kind": "deduction"}]},
    "knock_outs": [{"id": "fraud", "band": "b"}, {"id": "leak", "band": "b"}])";
  const Document read = assay::read_document(document_text(policy_text("", rules), R"({"a": {"points": 90}})", R"(,
    "adjustments": [{"item": "late", "points": "1.50", "reason": "r"}, {"kind": "bonus", "points": 2},
                    {"kind": "deduction", "points": 3}],
    "facts": {"fraud": {"holds": true, "reason": "found"}, "leak": false})"));
  CHECK(read.adjustments == std::vector<Adjustment>{{"late", AdjustmentKind::deduction, number("1.50"), "r"},
                                                    {"", AdjustmentKind::bonus, 2},
                                                    {"", AdjustmentKind::deduction, 3}});
  CHECK(read.facts == std::vector<Fact>{{"fraud", true, "found"}, {"leak", false}});
  check_round_trip(read);
}

// --------------------------------------------------------------------------------------------- written and read

TEST_CASE("numbers keep their digits, and a default with other digits is written") {
  const std::string criteria = R"(, "criteria": [{"id": "k", "max": 80},
    {"id": "c", "max": "20.0", "computed": {"figure": "staffing/retention", "full": "100.0"}}])";
  const std::string rules =
      R"(, "adjustments": {"floor": "0.00"}, "payment": {"instalment": "100.00", "per_vacancy": "0.0"})";
  const Document value = assay::read_document(
      document_text(policy_text(criteria, rules), R"({"a": {"criteria": {"c": "7.50", "k": "70.0"}}})"));
  const std::string text = assay::write_document(value);
  for (const std::string digits : {R"("max": "20.0")", R"("full": "100.0")", R"("floor": "0.00")",
                                   R"("instalment": "100.00")", R"("per_vacancy": "0.0")", R"("c": "7.50")"}) {
    CAPTURE(digits);
    CHECK(text.find(digits) != std::string::npos);
  }
  check_round_trip(value);
}

TEST_CASE("every word of the rules is written as it is read") {
  for (const std::string keys :
       {R"("panel": {"combination": "weighted_mean"})", R"("panel": {"combination": "median"})",
        R"("panel": {"combination": "trimmed_mean", "drop_lowest": 1, "at_least": 2})",
        R"("panel": {"combination": "consensus", "by": "sheet"})", R"("panel": {"missing": "ignore", "at_least": 1})",
        R"("panel": {"missing": "zero"})", R"("missing": "hold")", R"("missing": "zero")",
        R"("missing": "renormalise")", R"("missing": "value", "missing_points": "0.00")"}) {
    CAPTURE(keys);
    const Policy read = assay::read_policy(policy_text(", " + keys));
    Document value;
    value.policy = read;
    value.scores = {{"a", assay::Points{90}}};
    check_round_trip(value);
  }
  for (const std::string rule :
       {R"("rule": "proportional", "full": 50)", R"("rule": "reversed", "full": 0, "value": "exact")",
        R"("rule": "pass", "comparator": "at_most")", R"("rule": "pass", "comparator": "below")",
        R"("rule": "pass", "comparator": "equals")", R"("rule": "pass", "comparator": "above")",
        R"("rule": "steps", "steps": [{"from": 60, "points": 20}, {"from": 0, "points": 0, "to": 60}])"}) {
    CAPTURE(rule);
    check_round_trip(assay::read_document(document_text(
        policy_text(R"(, "criteria": [{"id": "c", "max": 20, "computed": {"figure": "staffing/retention", )" + rule +
                    "}}]"),
        R"({"a": {"criteria": {"c": 5}}})")));
  }
}

TEST_CASE("sheets are written whole, whatever is said of them") {
  const Sheet alone{"", 2, false, false, "", {{"c", 5}, {"t", {}, "good"}}}, recused{"li", 1, true, false, "r"},
      late{"王", number("1.00"), false, true, ""},
      judged{"b", 1, false, false, "", {{"c", number("5.0")}, {"t", {}, "差"}}};
  Document value;
  value.policy = assay::read_policy(judged_policy(R"({"missing": "ignore"})"));
  for (const Sheets& sheets : {Sheets{{alone}}, Sheets{{recused, judged, late}}, Sheets{{judged}, number("100.0")}}) {
    value.scores = {{"a", sheets}};
    check_round_trip(value);
  }
  // A party without criteria.
  value.policy = assay::read_policy(policy_text(""));
  const Sheet raw{"li", 1, false, false, "", {}, number("41.50")}, nameless{"", 1, false, false, "", {}, 40};
  for (const Sheets& sheets : {Sheets{{raw}, 50}, Sheets{{nameless}}, Sheets{{nameless}, number("50.0")}}) {
    value.scores = {{"a", sheets}};
    check_round_trip(value);
  }
}

TEST_CASE("remarks are written where they stand, in the form of the text that has them") {
  for (const std::string scores :
       {R"({"a": {"criteria": {"c": {"points": null, "note": "n"}, "t": "good", "note": "n"}, "source": "s"}})",
        R"({"a": {"sheets": [{"criteria": {"c": 5, "t": {"tier": "good", "note": "n"}}}]}})",
        R"({"a": {"sheets": [{"criteria": {"c": 5, "t": "n/a"}, "note": "the only one"}]}})"}) {
    CAPTURE(scores);
    const Document read = assay::read_document(document_text(judged_policy(R"({"missing": "zero"})"), scores));
    CHECK_FALSE(read.remarks.empty());
    check_round_trip(read);
  }
}

// ------------------------------------------------------------------------------------------------ what is refused

TEST_CASE("criteria that are misspelt are refused where they stand") {
  const auto in_criterion = [](const std::string& keys) {
    return policy_text(R"(, "criteria": [{"id": "c", "max": 20, )" + keys + "}]");
  };
  const auto in_computed = [&](const std::string& keys) {
    return in_criterion(R"("computed": {"figure": "staffing/retention", )" + keys + "}");
  };
  const auto in_step = [&](const std::string& step) {
    return in_computed(R"("rule": "steps", "steps": [)" + step + "]");
  };
  const std::string at = "/parties/0/criteria/0", of = at + "/computed";
  check_refused(
      assay::read_policy,
      {{"wrong_type /parties/0/criteria", policy_text(R"(, "criteria": @{})"), "应为数组", "expected an array"},
       {"wrong_type " + at, policy_text(R"(, "criteria": [@5])"), "应为对象", "expected an object"},
       {"missing_one_of " + at, policy_text(R"(, "criteria": [@{"max": 5}])"), "“id”或“name”", R"("id" or "name")"},
       {"missing_key " + at, policy_text(R"(, "criteria": [@{"id": "c"}])"), "“max”", "\"max\""},
       {"number_syntax " + at + "/max", policy_text(R"(, "criteria": [{"id": "c", "max": @"5分"}])"), "5分", "5分"},
       {"number_syntax " + at + "/criteria/1/max",
        in_criterion(R"("criteria": [{"id": "x", "max": 3}, {"id": "y", "max": @"x"}])"), "“x”", "\"x\""},
       {"wrong_type " + at + "/criteria", in_criterion(R"("criteria": @20)"), "应为数组", "expected an array"},
       {"unknown_key " + at + "/tier", in_criterion(R"(@"tier": [])"), "tiers", "tiers"},
       {"wrong_type " + at + "/tiers", in_criterion(R"("tiers": @{})"), "应为数组", "expected an array"},
       {"missing_key " + at + "/tiers/0", in_criterion(R"("tiers": [@{"id": "good"}])"), "“points”", "\"points\""},
       {"wrong_type " + at + "/tiers/0/points", in_criterion(R"("tiers": [{"id": "good", "points": @null}])"), "应为数",
        "expected a number"},
       {"missing_one_of " + at + "/tiers/0", in_criterion(R"("tiers": [@{"points": 3}])"), "“id”或“name”",
        R"("id" or "name")"},
       {"wrong_type " + of, in_criterion(R"("computed": @"staffing/retention")"), "应为对象", "expected an object"},
       {"missing_key " + of, in_criterion(R"("computed": @{"rule": "pass"})"), "“figure”", "\"figure\""},
       {"invalid_id " + of + "/figure", in_criterion(R"("computed": {"figure": @""})"), "", ""},
       {"unknown_word " + of + "/rule", in_computed(R"("rule": @"step")"), "steps", "steps"},
       {"unknown_word " + of + "/comparator", in_computed(R"("rule": "pass", "comparator": @">=")"), "at_least",
        "at_least"},
       {"unknown_word " + of + "/value", in_computed(R"("value": @"round")"), "rounded", "rounded"},
       {"wrong_type " + of + "/full", in_computed(R"("full": @[])"), "应为数", "expected a number"},
       {"wrong_type " + of + "/steps", in_computed(R"("rule": "steps", "steps": @{"90": 20})"), "应为数组",
        "expected an array"},
       {"missing_key " + of + "/steps/0", in_step(R"(@{"from": 90})"), "“points”", "\"points\""},
       {"missing_key " + of + "/steps/0", in_step(R"(@{"points": 90})"), "“from”", "\"from\""},
       {"number_syntax " + of + "/steps/0/to", in_step(R"({"from": 90, "points": 1, "to": @"+1"})"), "+1", "+1"}});
}

TEST_CASE("panels and missing parties that are misspelt are refused where they stand") {
  const auto in_panel = [](const std::string& keys) { return policy_text(R"(, "panel": {)" + keys + "}"); };
  const std::string at = "/parties/0/panel";
  check_refused(
      assay::read_policy,
      {{"wrong_type " + at, policy_text(R"(, "panel": @"mean")"), "应为对象", "expected an object"},
       {"unknown_word " + at + "/combination", in_panel(R"("combination": @"average", "drop_highest": 1)"),
        "weighted_mean", "weighted_mean"},
       {"unknown_word " + at + "/by", in_panel(R"("by": @"item")"), "criterion, sheet", "criterion, sheet"},
       {"unknown_word " + at + "/missing", in_panel(R"("missing": @"skip")"), "ignore", "ignore"},
       {"wrong_type " + at + "/drop_highest", in_panel(R"("combination": "trimmed_mean", "drop_highest": @"1")"),
        "应为较小的整数", "expected a small whole number, found a string"},
       {"wrong_type " + at + "/drop_lowest", in_panel(R"("combination": "trimmed_mean", "drop_lowest": @1.5)"),
        "应为较小的整数", "expected a small whole number"},
       {"wrong_type " + at + "/at_least", in_panel(R"("at_least": @99999999999)"), "应为较小的整数",
        "expected a small whole number"},
       {"unknown_word /parties/0/missing", policy_text(R"(, "missing": @"wait", "missing_points": 5)"), "hold", "hold"},
       {"wrong_type /parties/0/missing", policy_text(R"(, "missing": @null)"), "应为字符串", "expected a string"},
       {"number_syntax /parties/0/missing_points", policy_text(R"(, "missing": "value", "missing_points": @"half")"),
        "half", "half"}});
}

TEST_CASE("rules of a policy that are misspelt are refused where they stand") {
  const auto in_item = [](const std::string& keys) {
    return policy_text("", R"(, "adjustments": {"items": [)" + keys + "]}");
  };
  const auto in_knock_out = [](const std::string& keys) {
    return policy_text("", R"(, "knock_outs": [{"id": "k", "band": "b", )" + keys + "}]");
  };
  const auto in_payment = [](const std::string& keys) { return policy_text("", R"(, "payment": {)" + keys + "}"); };
  const auto in_ranking = [](const std::string& keys) { return policy_text("", R"(, "ranking": {)" + keys + "}"); };
  const std::string knock_out = "/knock_outs/0";
  check_refused(
      assay::read_policy,
      {{"unknown_key /rounding/criteria", policy_text("", R"(, "rounding": {@"criteria": {}})"), "criterion",
        "criterion"},
       {"wrong_type /rounding/exact_maximum_only", policy_text("", R"(, "rounding": {"exact_maximum_only": @1})"),
        "应为真假值", "expected true or false"},
       {"missing_key /rounding/subtotal", policy_text("", R"(, "rounding": {"subtotal": @{"mode": "down"}})"), "places",
        "places"},
       {"number_syntax /step", policy_text("", R"(, "step": @"1/2")"), "1/2", "1/2"},
       {"invalid_id /pass", policy_text("", R"(, "pass": @"")"), "", ""},
       {"wrong_type /pass", policy_text("", R"(, "pass": @60)"), "应为字符串", "expected a string"},
       {"wrong_type /adjustments", policy_text("", R"(, "adjustments": @[])"), "应为对象", "expected an object"},
       {"wrong_type /adjustments/items", policy_text("", R"(, "adjustments": {"items": @{}})"), "应为数组",
        "expected an array"},
       {"missing_key /adjustments/items/0", in_item(R"(@{"id": "late"})"), "“kind”", "\"kind\""},
       {"unknown_word /adjustments/items/0/kind", in_item(R"({"id": "late", "kind": @"minus"})"), "deduction, bonus",
        "deduction, bonus"},
       {"missing_one_of /adjustments/items/0", in_item(R"(@{"kind": "bonus"})"), "“id”或“name”", R"("id" or "name")"},
       {"wrong_type /adjustments/items/0/cap", in_item(R"({"id": "late", "kind": "bonus", "cap": @null})"), "应为数",
        "expected a number"},
       {"wrong_type /adjustments/bonus_cap", policy_text("", R"(, "adjustments": {"bonus_cap": @true})"), "应为数",
        "expected a number"},
       {"number_syntax /adjustments/floor", policy_text("", R"(, "adjustments": {"floor": @"none"})"), "none", "none"},
       {"wrong_type /adjustments/may_exceed_scale", policy_text("", R"(, "adjustments": {"may_exceed_scale": @"yes"})"),
        "应为真假值", "expected true or false"},
       {"wrong_type /knock_outs", policy_text("", R"(, "knock_outs": @{})"), "应为数组", "expected an array"},
       {"missing_key /knock_outs/0", policy_text("", R"(, "knock_outs": [@{"id": "k"}])"), "“band”", "\"band\""},
       {"unknown_word " + knock_out + "/effect", in_knock_out(R"("effect": @"fail")"), "cap, force", "cap, force"},
       {"wrong_type " + knock_out + "/required", in_knock_out(R"("required": @1)"), "应为真假值",
        "expected true or false"},
       {"wrong_type " + knock_out + "/when", in_knock_out(R"("when": @"staffing/retention < 60")"), "应为对象",
        "expected an object"},
       {"missing_key " + knock_out + "/when", in_knock_out(R"("when": @{"left": "total", "is": "below"})"), "“right”",
        "\"right\""},
       {"unknown_word " + knock_out + "/when/is", in_knock_out(R"("when": {"left": 0, "is": @"<", "right": 1})"),
        "below", "below"},
       {"unknown_key " + knock_out + "/when/each_area",
        in_knock_out(R"("when": {"left": 0, "is": "below", "right": 1, @"each_area": true})"), "each_area",
        "each_area"},
       {"unknown_key " + knock_out + "/when/id",
        in_knock_out(R"("when": {@"id": "k", "left": 0, "is": "below", "right": 1})"), "id", "id"},
       {"wrong_type /payment", policy_text("", R"(, "payment": @20)"), "应为对象", "expected an object"},
       {"number_syntax /payment/instalment", in_payment(R"("instalment": @"20%")"), "20%", "20%"},
       {"wrong_type /payment/shares", in_payment(R"("shares": @{"b": 90})"), "应为数组", "expected an array"},
       {"missing_key /payment/shares/0", in_payment(R"("shares": [@{"band": "b"}])"), "“percent”", "\"percent\""},
       {"missing_key /payment/shares/0", in_payment(R"("shares": [@{"percent": 1}])"), "“band”", "\"band\""},
       {"wrong_type /payment/vacancies", in_payment(R"("vacancies": @null)"), "数的路径", "the path of a figure"},
       {"wrong_type /payment/per_vacancy", in_payment(R"("per_vacancy": @{})"), "应为数", "expected a number"},
       {"wrong_type /ranking", policy_text("", R"(, "ranking": @"dense")"), "应为对象", "expected an object"},
       {"unknown_word /ranking/ranks", in_ranking(R"("ranks": @"ordinal")"), "competition, dense",
        "competition, dense"},
       {"wrong_type /ranking/ties", in_ranking(R"("ties": @"total")"), "应为数组", "expected an array"},
       {"missing_key /ranking/ties/0", in_ranking(R"("ties": [@{"lowest_first": true}])"), "“figure”", "\"figure\""},
       {"wrong_type /ranking/ties/0/lowest_first", in_ranking(R"("ties": [{"figure": "total", "lowest_first": @0}])"),
        "应为真假值", "expected true or false"}});
}

TEST_CASE("a score comes in one form") {
  const auto scores = [](const std::string& text) { return R"({"a": )" + text + "}"; };
  check_refused(assay::read_scores,
                {{"missing_one_of /a", scores("@{}"), "“points”或“raw”", R"("points" or "raw")"},
                 {"missing_one_of /a", scores(R"(@{"of": 50})"), "“points”或“raw”", R"("points" or "raw")"},
                 {"mixed_score /a/criteria", scores(R"({"points": 5, "criteria": @{}})"), "“a”", "\"a\""},
                 {"mixed_score /a/criteria", scores(R"({"criteria": @{}, "raw": 5})"), "“a”", "\"a\""},
                 {"mixed_score /a/sheets", scores(R"({"raw": 5, "sheets": @[]})"), "“a”", "\"a\""},
                 {"mixed_score /a/sheets", scores(R"({"criteria": {}, "sheets": @[], "of": 5})"), "“a”", "\"a\""},
                 {"mixed_score /a/of", scores(R"({"criteria": {}, "of": @50})"), "“a”", "\"a\""},
                 {"wrong_type /a/criteria", scores(R"({"criteria": @[]})"), "应为对象", "expected an object"},
                 {"wrong_type /a/sheets", scores(R"({"sheets": @{}})"), "应为数组", "expected an array"},
                 {"unknown_key /a/sheet", scores(R"({"sheets": [], @"sheet": []})"), "sheets", "sheets"},
                 {"number_syntax /a/of", scores(R"({"sheets": [], "of": @"fifty"})"), "fifty", "fifty"}});
}

TEST_CASE("a sheet holds one thing, and a mark one") {
  const auto in_sheet = [](const std::string& sheet) { return R"({"a": {"sheets": [)" + sheet + "]}}"; };
  const auto in_mark = [](const std::string& mark) { return R"({"a": {"criteria": {"c": )" + mark + "}}}"; };
  const std::string at = "/a/sheets/0", mark = "/a/criteria/c";
  check_refused(
      assay::read_scores,
      {{"wrong_type " + at, in_sheet("@5"), "应为对象", "expected an object"},
       {"missing_one_of " + at, in_sheet(R"(@{"assessor": "li"})"), "“criteria”或“raw”", R"("criteria" or "raw")"},
       {"missing_key /a/sheets/1", in_sheet(R"({"assessor": "li", "raw": 5}, @{"raw": 5})"), "“assessor”",
        "\"assessor\""},
       {"invalid_id " + at + "/assessor", in_sheet(R"({"assessor": @"", "raw": 5})"), "", ""},
       {"wrong_type " + at + "/assessor", in_sheet(R"({"assessor": @1, "raw": 5})"), "应为字符串", "expected a string"},
       {"number_syntax " + at + "/weight", in_sheet(R"({"assessor": "li", "weight": @"half", "raw": 5})"), "half",
        "half"},
       {"wrong_type " + at + "/recused", in_sheet(R"({"assessor": "li", "recused": @true})"), "应为字符串",
        "expected a string"},
       {"wrong_type " + at + "/missing", in_sheet(R"({"assessor": "li", "missing": @null})"), "应为字符串",
        "expected a string"},
       {"mixed_amount " + at + "/raw", in_sheet(R"({"assessor": "li", "criteria": {}, "raw": @5})"),
        "“raw”不能与“criteria”", R"("raw" cannot be given beside "criteria")"},
       {"mixed_amount " + at + "/criteria", in_sheet(R"({"assessor": "li", "recused": "r", "criteria": @{"c": 5}})"),
        "“criteria”不能与“recused”", R"("criteria" cannot be given beside "recused")"},
       {"mixed_amount " + at + "/missing", in_sheet(R"({"assessor": "li", "recused": "r", "missing": @"m"})"),
        "“missing”不能与“recused”", R"("missing" cannot be given beside "recused")"},
       {"number_syntax " + at + "/raw", in_sheet(R"({"assessor": "li", "raw": @"/"})"), "“/”", "\"/\""},
       {"wrong_type " + at + "/raw", in_sheet(R"({"assessor": "li", "raw": @{"value": 5}})"), "应为数",
        "expected a number"},
       {"wrong_type " + mark, in_mark("@true"), "档次", "a tier"},
       {"wrong_type " + mark, in_mark("@[5]"), "档次", "a tier"},
       {"number_syntax " + mark, in_mark(R"(@"/")"), "“/”", "\"/\""},
       {"invalid_id " + mark, in_mark(R"(@"")"), "", ""},
       {"number_overflow " + mark, in_mark('@' + std::string(39, '9')), "", ""},
       {"number_overflow " + mark, in_mark("@\"" + std::string(39, '9') + '"'), "", ""},
       {"missing_one_of " + mark, in_mark(R"(@{"reason": "r"})"), "“points”或“tier”", R"("points" or "tier")"},
       {"mixed_amount " + mark + "/tier", in_mark(R"({"tier": @"good", "points": 5})"), "“tier”不能与“points”",
        R"("tier" cannot be given beside "points")"},
       {"number_syntax " + mark + "/points", in_mark(R"({"points": @"/"})"), "“/”", "\"/\""},
       {"number_syntax " + mark + "/points", in_mark(R"({"points": @"good"})"), "good", "good"},
       {"wrong_type " + mark + "/tier", in_mark(R"({"tier": @5})"), "应为字符串", "expected a string"},
       {"unknown_key " + mark + "/value", in_mark(R"({@"value": 5, "points": 5})"), "value", "value"},
       {"duplicate_key " + mark, R"({"a": {"criteria": {"c": 5, @"c": 6}}})", "c", "c"}});
}

TEST_CASE("adjustments and facts that are misspelt are refused where they stand") {
  const std::string rules = policy_text("", R"(, "adjustments": {"items": [{"id": "late", "kind": "deduction"}]},
    "knock_outs": [{"id": "fraud", "band": "b", "required": true}])");
  const auto with = [&](const std::string& adjustments, const std::string& facts = R"({"fraud": false})") {
    return document_text(rules, R"({"a": {"points": 90}})",
                         R"(, "adjustments": )" + adjustments + R"(, "facts": )" + facts);
  };
  check_refused(
      [](const std::string& text) { assay::read_document(text); },
      {{"wrong_type /adjustments", with("@{}"), "应为数组", "expected an array"},
       {"wrong_type /adjustments/0", with("[@5]"), "应为对象", "expected an object"},
       {"missing_one_of /adjustments/0", with(R"([@{"points": 1, "reason": "r"}])"), "“item”或“kind”",
        R"("item" or "kind")"},
       {"mixed_amount /adjustments/0/kind", with(R"([{"item": "late", "kind": @"bonus", "points": 1}])"),
        "“kind”不能与“item”", R"("kind" cannot be given beside "item")"},
       {"unknown_word /adjustments/0/kind", with(R"([{"kind": @"minus", "points": 1}])"), "deduction, bonus",
        "deduction, bonus"},
       {"invalid_id /adjustments/0/item", with(R"([{"item": @"", "points": 1}])"), "", ""},
       {"missing_key /adjustments/0", with(R"([@{"kind": "bonus"}])"), "“points”", "\"points\""},
       {"number_syntax /adjustments/0/points", with(R"([{"kind": "bonus", "points": @"two"}])"), "two", "two"},
       {"wrong_type /adjustments/0/reason", with(R"([{"kind": "bonus", "points": 1, "reason": @5}])"), "应为字符串",
        "expected a string"},
       {"wrong_type /facts/fraud", with("[]", R"({"fraud": @"no"})"), "应为真假值", "expected true or false"},
       {"wrong_type /facts/fraud", with("[]", R"({"fraud": @null})"), "应为真假值", "expected true or false"},
       {"wrong_type /facts/fraud/holds", with("[]", R"({"fraud": {"holds": @0}})"), "应为真假值",
        "expected true or false"},
       {"missing_key /facts/fraud", with("[]", R"({"fraud": @{"reason": "r"}})"), "“holds”", "\"holds\""}});
}

// One slip is reported once: what could not be read is not missed a second time by what is matched with it.
TEST_CASE("what could not be read of a policy is not missed in the scores") {
  const auto criteria = [](const std::string& list) { return policy_text(R"(, "criteria": )" + list); };
  const std::string judged = R"({"a": {"criteria": {"c": 5, "t": "good"}}})", none = "{}";
  const std::string bands = R"("bands": [{"id": "b", "from": 80}, {"id": "c", "from": 0, "to": 79}])";
  const std::string read = R"({"a": {"points": 90}})";
  check_refused(
      [](const std::string& text) { assay::read_document(text); },
      {{"unknown_word /policy/parties/0/criteria/0/computed/rule",
        document_text(
            criteria(R"([{"id": "c", "max": 5, "computed": {"figure": "staffing/retention", "rule": @"x"}}])"), none),
        "proportional", "proportional"},
       {"number_syntax /policy/parties/0/criteria/0/max",
        document_text(
            criteria(R"([{"id": "c", "max": @"x"}, {"id": "t", "max": 3, "tiers": [{"id": "good", "points": 3}]}])"),
            judged),
        "“x”", "\"x\""},
       {"number_syntax /policy/parties/0/criteria/0/criteria/0/max",
        document_text(criteria(R"([{"id": "g", "max": 9, "criteria": [{"id": "c", "max": @"x"}]},
                                   {"id": "t", "max": 3, "tiers": [{"id": "good", "points": 3}]}])"),
                      judged),
        "“x”", "\"x\""},
       {"missing_one_of /policy/parties/0/criteria/1/tiers/0",
        document_text(criteria(R"([{"id": "c", "max": 5}, {"id": "t", "max": 3, "tiers": [@{"points": 3}]}])"), judged),
        "", ""},
       {"wrong_type /policy/parties/0/criteria", document_text(criteria("@{}"), judged), "应为数组",
        "expected an array"},
       {"wrong_type /policy/parties/0/criteria", document_text(criteria("@{}"), none), "应为数组", "expected an array"},
       {"unknown_word /policy/parties/0/panel/missing",
        document_text(judged_policy(R"({"missing": @"x"})"),
                      R"({"a": {"sheets": [
          {"assessor": "li", "criteria": {"c": 5}}, {"assessor": "wang", "missing": ""}]}})"),
        "ignore", "ignore"},
       {"unknown_word /policy/parties/1/missing",
        document_text(R"({"parties": [{"id": "a", "max": 50}, {"id": "z", "max": 50, "missing": @"x"}],
                          "bands": [{"id": "b", "from": 0}]})",
                      R"({"a": {"points": 5}})"),
        "hold", "hold"},
       {"number_syntax /policy/step",
        document_text(R"({"parties": [{"id": "a", "max": 100}], "step": @"x", )" + bands + "}", read), "“x”", "\"x\""},
       {"missing_one_of /policy/adjustments/items/0",
        document_text(policy_text("", R"(, "adjustments": {"items": [@{"kind": "bonus"}]})"), read,
                      R"(, "adjustments": [{"item": "late", "points": 1}])"),
        "", ""},
       {"wrong_type /policy/adjustments",
        document_text(policy_text("", R"(, "adjustments": @[])"), read,
                      R"(, "adjustments": [{"item": "late", "points": 1}])"),
        "应为对象", "expected an object"},
       {"missing_one_of /policy/knock_outs/0",
        document_text(policy_text("", R"(, "knock_outs": [@{"band": "b"}])"), read, R"(, "facts": {"fraud": true})"),
        "", ""},
       {"wrong_type /policy/payment/shares",
        R"({"assay": 1, "scores": {"a": {"points": 90}}, "policy": )" +
            policy_text("", R"(, "payment": {"shares": @5})") + "}",
        "应为数组", "expected an array"},
       {"number_syntax /project/budget",
        R"({"assay": 1, "project": {"budget": @"ten"}, "scores": {"a": {"points": 90}},
          "policy": )" +
            policy_text("", R"(, "payment": {})") + "}",
        "ten", "ten"},
       {"unknown_policy /policy",
        document_text(R"(@"guangzhou-2032")", read,
                      R"(, "adjustments": [{"item": "late", "points": 1}], "facts": {"fraud": true})"),
        "guangzhou-2023", "guangzhou-2023"},
       {"wrong_type /policy",
        document_text("@5", judged, R"(, "adjustments": [{"item": "late", "points": 1}], "facts": {"fraud": true})"),
        "应为对象", "expected an object"}});
}

TEST_CASE("what could not be read of a score is not missed in it") {
  const auto sheets = [](const std::string& list, const std::string& panel = "{}") {
    return document_text(judged_policy(panel), R"({"a": {"sheets": [)" + list + "]}}");
  };
  const std::string fine = R"({"assessor": "wang", "criteria": {"c": 5, "t": "good"}})", place = "/scores/a/sheets/";
  check_refused(
      [](const std::string& text) { assay::read_document(text); },
      {{"wrong_type " + place + "1", sheets(fine + ", @5", R"({"at_least": 2})"), "应为对象", "expected an object"},
       {"wrong_type " + place + "0/criteria/c",
        sheets(R"({"assessor": "li", "criteria": {"c": @true, "t": "good"}}, )" + fine,
               R"({"combination": "consensus"})"),
        "档次", "a tier"},
       {"wrong_type " + place + "0/assessor", sheets(R"({"assessor": @5, "criteria": {"c": 5, "t": "good"}}, )" + fine),
        "应为字符串", "expected a string"},
       {"wrong_type " + place + "0/recused", sheets(R"({"assessor": "li", "recused": @true}, )" + fine), "应为字符串",
        "expected a string"}});
}

TEST_CASE("what is wrong with a mark is reported where the text has it, with one sheet in either form") {
  const std::string in_sheet = R"({"a": {"sheets": [{"criteria": {"c": @21, "t": "good"}}]}})";
  check_refused(
      [](const std::string& text) { assay::read_document(text); },
      {{"score_above_maximum /scores/a/criteria/c",
        document_text(judged_policy(), R"({"a": {"criteria": {"c": @21, "t": "good"}}})"), "21", "21"},
       {"score_above_maximum /scores/a/criteria/c",
        document_text(judged_policy(), R"({"a": {"criteria": {"c": @{"points": 21}, "t": "good"}}})"), "21", "21"},
       {"score_above_maximum /scores/a/sheets/0/criteria/c", document_text(judged_policy(), in_sheet), "21", "21"},
       {"score_above_maximum /scores/a/sheets/1/criteria/c", document_text(judged_policy(), R"({"a": {"sheets": [
                    {"assessor": "li", "criteria": {"c": 20, "t": "good"}},
                    {"assessor": "wang", "criteria": {"c": @21, "t": "good"}}]}})"),
        "21", "21"}});
}
