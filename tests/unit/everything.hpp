// A document that uses every key of the format but those of a roster and of files beside it, as text and as the value
// it is read to.
#pragma once

#include <assay/assay.hpp>

#include <string_view>

#include "station.hpp"

namespace station {

inline constexpr std::string_view everything_text = R"({
  "assay": 1,
  "source": "a report",
  "note": "two lines,\nand \"quotes\" \\ \t",
  "project": {
    "id": "p-1", "name": "一个 项目", "stage": "midterm", "date": "2024-02-29", "budget": {"value": 2400000, "source": "p. 1"},
    "term": {"from": "2023-09-08", "to": "2024-09-07", "note": "a year"},
    "assessed": {"from": "2023-09-08", "to": "2024-03-07"},
    "roles": {"operator": "承办方", "purchaser": "街道", "note": "as printed"},
    "source": "cover"
  },
  "policy": {
    "id": "own", "name": "our policy", "source": "a decree", "note": "read in part", "scale": "1000",
    "parties": [
      {"id": "street", "name": "街道 办", "max": 400, "source": "art. 3"},
      {"name": "第三方", "max": "200.0"},
      {"id": "experts", "max": 300,
       "panel": {"combination": "trimmed_mean", "by": "sheet", "drop_highest": 1, "drop_lowest": 1, "missing": "ignore",
                 "at_least": 3, "note": "five were asked"},
       "criteria": [
        {"id": "work", "name": "the work", "max": "60.0", "note": "judged", "criteria": [
          {"id": "plan", "max": 20},
          {"name": "质量", "max": 40, "tiers": [{"id": "strong", "name": "优 秀", "points": "40.0"}, {"name": "一般", "points": 25, "note": "so so"}]}]},
        {"id": "reach", "max": 40, "computed": {
          "figure": "indicators/lessons/actual", "rule": "steps", "value": "exact", "source": "art. 8",
          "steps": [{"from": 40, "points": "40.0"}, {"from": "20.0", "points": 30, "to": 40, "note": "less"}]}}]},
      {"id": "team", "max": 60, "panel": {"note": "one sheet"}, "criteria": [
        {"id": "thrift", "max": 50, "computed": {"figure": "indicators/小组/actual", "rule": "reversed", "full": "12.0"}},
        {"id": "talk", "max": 40, "tiers": [{"id": "yes", "points": 40}, {"id": "no", "points": 0}]}, {"id": "order", "max": 10},
        {"id": "gear", "max": 20}]},
      {"id": "village", "max": 40, "missing": "value", "missing_points": "30.0"}
    ],
    "rounding": {
      "attainment": {"mode": "half_even", "places": 1}, "rate": {"mode": "up", "places": 4},
      "criterion": {"mode": "half_up", "places": 2, "note": "each"}, "sheet": {"mode": "half_down", "places": 3},
      "raw_score": {"mode": "floor", "places": 4}, "party_points": {"mode": "half_up", "places": 5},
      "subtotal": {"mode": "ceiling", "places": 6}, "total": {"mode": "down", "places": -1}, "payment": {"mode": "down", "places": 0},
      "exact_maximum_only": true, "source": "art. 11"
    },
    "grade_on": "exact_total",
    "bands": [{"id": "good", "name": "a good band", "from": "800", "note": "以上含本数"}, {"name": "差", "from": "-0.5", "to": 799.5}],
    "step": "0.50", "pass": "good",
    "adjustments": {
      "items": [{"id": "late", "name": "late papers", "kind": "deduction", "cap": "5.0", "note": "a day each"}, {"name": "创新", "kind": "bonus"}],
      "deduction_cap": 20, "bonus_cap": "30.0", "floor": "10.0", "may_exceed_scale": true, "source": "art. 12"
    },
    "knock_outs": [
      {"id": "fraud", "name": "faked records", "effect": "force", "band": "差", "required": true, "note": "by law"},
      {"id": "leak", "effect": "cap", "band": "差"},
      {"name": "稳岗", "band": "good", "when": {"left": "staffing/retention", "is": "below",
        "right": [{"figure": "staffing/head_count", "times": 1, "note": "in persons"}, 40], "source": "art. 13"}}
    ],
    "payment": {
      "instalment": "40.0", "shares": [{"band": "good", "percent": 100}, {"band": "差", "percent": "0.0", "note": "nothing"}],
      "vacancies": {"figure": "staffing/net/all", "times": -1, "note": "those not filled"}, "per_vacancy": "500.00", "source": "art. 14"
    },
    "ranking": {"ties": [{"figure": "parties/street/points"}, {"figure": "staffing/retention", "lowest_first": true, "note": "last"}],
                "ranks": "dense", "source": "art. 15"},
    "deviation": {"below": 100, "above": "200.0", "from": "prorated_target", "note": "ours"},
    "missing_parts": "sum_given", "counting": "reported", "unverified": "missing", "straddling": "counts",
    "month_end": "before_last_day",
    "staffing": {"experienced_years": 2, "retained": "full_months", "retention_base": "posts", "note": "asked"},
    "register": {"overlap": false, "categories": [{"id": "old", "name": "高 龄"}, {"name": "残疾人", "note": "by card"}], "source": "a list"}
  },
  "agreement": {
    "source": "the agreement", "note": "signed",
    "areas": [
      {"id": "east", "name": "the east", "areas": [{"name": "一村", "note": "small"}, {"name": "二村"}], "source": "map"},
      {"name": "西区"}
    ],
    "indicators": [
      {"id": "visits", "name": "入户 探访", "unit": "人次", "group": "探访", "target": {"*": 900.0, "note": "the whole station"}},
      {"name": "小组", "target": {"value": "/", "source": "table 1"}},
      {"name": "建档", "target": "n/a", "note": "no target"},
      {"name": "电访", "target": {"east": "-0", "西区": {"value": 20.50, "note": "half"}}, "prefer": "areas", "bounds": {"from": "0.0", "to": 50, "note": "at most"}},
      {"id": "lessons", "target": 100, "proration": "instalments", "periods": [
        {"from": "2023-09-08", "to": "2024-03-07", "target": 40, "note": "first half"},
        {"from": "2024-03-08", "to": "2024-09-07", "target": {"value": "60", "source": "art. 4"}}]},
      {"id": "complaints", "direction": "at_most", "target": 12, "proration": {"n": 11, "d": "12.0", "source": "art. 9"}},
      {"id": "closed", "kind": "ratio", "target": 90, "scale": "100.0"},
      {"id": "size", "kind": "count", "direction": "within", "target": 10, "upper": {"value": 20, "note": "in a room"}},
      {"id": "files", "kind": "stock", "target": 50, "amendments": [
        {"date": "2024-01-01", "reason": "more\npeople", "target": 60, "note": "signed"}]},
      {"id": "fund", "unit": "元", "kind": "money", "direction": "exactly", "target": 2, "scale": 10000, "one_off": true},
      {"name": "故事", "kind": "narrative"},
      {"id": "satisfied", "target": 85, "from": "surveys/phone/satisfaction"},
      {"id": "tabled", "target": 7}
    ],
    "posts": {"all": 220, "certified": {"value": "110", "note": "half"}, "team": {"posts": 2, "months": "11.0", "note": "each"}, "source": "art. 5"},
    "relations": [
      {"id": "part", "name": "part of the whole", "left": "indicators/小组/actual", "is": "at_most",
       "right": [{"figure": "indicators/lessons/actual", "times": 2, "note": "twice"}, "staffing/worked/all", 5], "each_area": false, "note": "usual"},
      {"name": "none-below-none", "left": 0, "is": "below", "right": [1.50, {"figure": "total", "times": "1", "source": "s"}, 2], "each_area": true}
    ]
  },
  "outputs": {
    "source": "the annex",
    "indicators": {
      "visits": {"一村": "/", "二村": 7, "西区": {"value": null, "note": "not yet"}, "source": "table 2"},
      "小组": "35", "建档": {"value": "n/a"}, "电访": -1.5,
      "lessons": {"reported": 41, "verified": "40.0", "evidence": "a log", "reason": "one twice", "printed": "41节", "source": "p. 4"},
      "closed": {"一村": {"n": 9, "d": 10, "printed": "90%"}, "二村": {"n": "1", "d": "4.0"}},
      "complaints": {"records": {"2023-09": 2, "2023-10-01/2023-10-08": {"value": "n/a", "note": "holidays"}, "2023-11-01": null, "note": "by month"}},
      "files": {"西区": {"records": [
        {"period": "2023-09-08/2023-09-30", "reported": 40, "note": "first"},
        {"period": "2023-10-01/2023-10-31", "value": "41"}], "printed": "41", "note": "on file"}},
      "fund": {"records": [
        {"period": "2023-12", "value": "0.5", "source": "receipt 1"},
        {"period": "2023-12", "verified": 1, "note": "receipt 2"}], "note": "in two parts"},
      "note": "as counted"
    },
    "staffing": {
      "worked": {"all": 220.5, "certified": {"value": 216, "source": "list"}, "note": "months"},
      "experienced": 181, "retained": {"value": 16, "note": "all year"}, "retention_base": 20, "head_count": 21,
      "certificates": {"level 2": 4, "note": "by level"}, "leavers": {"moved on": {"value": 2, "source": "list"}},
      "head": {"certificate": "level 2", "years": 6, "note": "since 2018"},
      "source": "section 6"
    },
    "narratives": {
      "故事": {"text": "long,\nand good", "judged": "partly",
        "amounts": {"raised": {"value": 7588.56, "unit": "元", "note": "in all"}, "people": {"value": 3, "source": "list"}, "note": "from the text"},
        "source": "p. 12"},
      "note": "n"
    },
    "deviations": {"visits": {"reason": "rain", "measure": "umbrellas", "note": "often"}, "source": "p. 13"},
    "tables": [{"where": "annex 1", "period": "2023-10", "printed": ["合计"], "note": "typed",
      "rows": [["", "tabled"], ["一村", 3.0], ["二村", null], ["合计", "3"]]}],
    "register": {
      "categories": {"old": {"persons": {"east": 3, "西区": {"value": 2, "note": "new"}}, "households": 5}, "残疾人": {"note": "none"}},
      "on_file": {"persons": 6, "households": {"value": 4, "note": "about"}, "source": "ledger"},
      "registered": {"persons": {"east": 10, "西区": 5, "note": "of 2023"}},
      "contacts": ["小组"], "note": "kept by hand"
    },
    "surveys": [
      {"id": "phone", "name": "a survey", "channel": "电话", "issued": 100, "valid": {"value": 80, "note": "n"}, "invalid": 2, "minimum": 50,
       "options": [{"id": "yes", "name": "满 意", "points": "5.0", "satisfied": true}, {"name": "一般", "points": 3, "satisfied": false, "note": "so so"}, {"name": "不知道"}],
       "questions": [{"name": "总体", "tally": {"yes": 60, "一般": {"value": 10, "source": "sheet"}, "note": "q"}, "note": "the only one"}],
       "source": "annex 3"}
    ]
  },
  "scores": {
    "street": {"points": "380.00", "source": "section 7"}, "第三方": {"raw": 84.05},
    "experts": {"sheets": [
      {"assessor": "王", "weight": "2.0", "criteria": {"plan": 20, "质量": "strong"}},
      {"assessor": "li", "criteria": {"plan": {"points": "15.0", "reason": "late,\nand short"}, "质量": {"tier": "一般", "reason": "thin", "note": "n"}, "note": "by hand"}},
      {"assessor": "zhao", "criteria": {"plan": "10.00", "质量": "一般"}, "note": "by mail"},
      {"assessor": "zhou", "recused": "a cousin"},
      {"assessor": "sun", "missing": "ill", "source": "a call"}], "note": "five"},
    "team": {"criteria": {"thrift": {"points": 44, "reason": "two were ours"}, "talk": {"tier": "no", "source": "p. 8"}, "order": 6.0, "gear": "n/a", "note": "as agreed"}},
    "note": "signed"
  },
  "adjustments": [
    {"item": "late", "points": "3.0", "reason": "six\ndays", "source": "p. 10"}, {"item": "创新", "points": 7}, {"kind": "bonus", "points": 2.9}
  ],
  "facts": {"fraud": {"holds": false, "reason": "checked,\ntwice", "source": "p. 11"}, "leak": false, "note": "all"},
  "findings": [
    {"party": "street", "kind": "concern", "scope": "east", "text": "few,\nand late", "about": "indicators/visits/areas/east/target", "source": "p. 9"},
    {"party": "第三方", "kind": "commendation", "text": "good"},
    {"party": "第三方", "kind": "recommendation", "text": "more"}
  ],
  "claims": [
    {"figure": "indicators/小组/attainment", "printed": "100.00%", "where": "table 1"},
    {"figure": "staffing/net/all", "printed": "0.5", "note": "sic"},
    {"quantity": "months", "printed": "11"},
    {"figure": "indicators/*/met", "printed": "all of them", "reading": "assessed"},
    {"figure": "indicators/visits/met", "printed": "as agreed", "line": 7},
    {"figure": "spans/term/months", "printed": "12个月", "where": "p. 1", "line": 3, "column": 14},
    {"quantity": "post-months", "printed": "220.5", "scope": "east", "reading": "去重后", "unit": "人次", "date": "2024-02-29",
     "step": "0.50", "rounding": "down", "source": "p. 14"}
  ],
  "audit": {
    "rounding": "half_even",
    "relations": [
      {"id": "sum", "name": "parts of the whole", "left": ["post-months", {"figure": "post-months@east", "times": "-1.0", "note": "less these"}],
       "is": "at_least", "right": 0, "each_scope": true, "source": "p. 15"},
      {"left": {"figure": "months", "times": 2}, "is": "equals", "right": [1.50, "indicators/小组/actual"],
       "percent_of": ["staffing/worked/all", 3]}
    ],
    "silenced": [
      {"code": "reading_differs", "reason": "two counts,\non purpose", "about": "months", "note": "agreed"},
      {"code": "annex_absent", "reason": "a draft"}
    ],
    "source": "a letter"
  }
}
)";

inline assay::Document everything() {
  using namespace assay;
  const Amount slash = Amount::none(), not_applicable = Amount::not_applicable(), missing;
  Document d;
  d.project = {"p-1",
               "一个 项目",
               Stage::midterm,
               Date{2024, 2, 29},
               Span{{2023, 9, 8}, {2024, 9, 7}},
               Span{{2023, 9, 8}, {2024, 3, 7}},
               Decimal(2400000),
               {{"operator", "承办方"}, {"purchaser", "街道"}}};
  d.policy = {"own",
              "our policy",
              "a decree",
              "read in part",
              1000,
              {{"street", "街道 办", 400},
               {"第三方", "第三方", number("200.0")},
               {"experts", "", 300},
               {"team", "", 60},
               {"village", "", 40}},
              {Rounding{RoundingMode::half_even, 1}, Rounding{RoundingMode::up, 4}, Rounding{RoundingMode::half_up, 5},
               Rounding{RoundingMode::down, -1}},
              GradeOn::exact_total,
              {{"good", "a good band", 800, {}}, {"差", "差", number("-0.5"), number("799.5")}}};
  d.policy.rounding.criterion = Rounding{RoundingMode::half_up, 2};
  d.policy.rounding.sheet = Rounding{RoundingMode::half_down, 3};
  d.policy.rounding.raw_score = Rounding{RoundingMode::floor, 4};
  d.policy.rounding.subtotal = Rounding{RoundingMode::ceiling, 6};
  d.policy.rounding.payment = Rounding{RoundingMode::down, 0};
  d.policy.rounding.exact_maximum_only = true;
  auto& parties = d.policy.parties;
  parties[2].criteria = {
      {"work",
       "the work",
       number("60.0"),
       {{"plan", "", 20}, {"质量", "质量", 40, {}, {{"strong", "优 秀", number("40.0")}, {"一般", "一般", 25}}}}},
      {"reach",
       "",
       40,
       {},
       {},
       ComputedPoints{"indicators/lessons/actual",
                      ScoringRule::steps,
                      100,
                      Comparator::at_least,
                      {{40, number("40.0"), {}}, {number("20.0"), 30, Decimal(40)}},
                      FigureValue::exact}}};
  parties[2].panel = {Combination::trimmed_mean, CombinedBy::sheet, 1, 1, MissingSheet::ignore, 3};
  parties[3].criteria = {
      {"thrift", "", 50, {}, {}, ComputedPoints{"indicators/小组/actual", ScoringRule::reversed, number("12.0")}},
      {"talk", "", 40, {}, {{"yes", "", 40}, {"no", "", 0}}},
      {"order", "", 10},
      {"gear", "", 20}};
  parties[4].missing = MissingParty::value;
  parties[4].missing_points = number("30.0");
  d.policy.step = number("0.50");
  d.policy.pass = "good";
  d.policy.adjustments = AdjustmentRules{
      {{"late", "late papers", AdjustmentKind::deduction, number("5.0")}, {"创新", "创新", AdjustmentKind::bonus, {}}},
      Decimal(20),
      number("30.0"),
      number("10.0"),
      true};
  const Relation below{
      "", "", {{{"staffing/retention", 1}}, 0}, Comparator::below, {{{"staffing/head_count", 1}}, 40}, false};
  d.policy.knock_outs = {{"fraud", "faked records", KnockOutEffect::force, "差", true, {}},
                         {"leak", "", KnockOutEffect::cap, "差", false, {}},
                         {"稳岗", "稳岗", KnockOutEffect::cap, "good", false, below}};
  d.policy.payment = PaymentRules{
      number("40.0"), {{"good", 100}, {"差", number("0.0")}}, {{{"staffing/net/all", -1}}, 0}, number("500.00")};
  d.policy.ranking = {{{"parties/street/points", false}, {"staffing/retention", true}}, Ranks::dense};
  d.policy.deviation = DeviationRule{Decimal(100), number("200.0"), DeviationFrom::prorated_target};
  d.policy.missing_parts = MissingParts::sum_given;
  d.policy.counting = Counting::reported;
  d.policy.unverified = Unverified::missing;
  d.policy.straddling = Straddling::counts;
  d.policy.month_end = MonthEnd::before_last_day;
  d.policy.staffing = {Decimal(2), Retained::full_months, RetentionBase::posts};
  d.policy.registry = {{{"old", "高 龄"}, {"残疾人", "残疾人"}}, false};
  d.agreement.areas = {{"east", "the east", {{"一村", "一村", {}}, {"二村", "二村", {}}}}, {"西区", "西区", {}}};
  d.agreement.indicators = {{"visits", "入户 探访", "人次", "探访", {{"*", number("900.0")}}},
                            {"小组", "小组", "", "", whole(slash)},
                            {"建档", "建档", "", "", whole(not_applicable)},
                            {"电访", "电访", "", "", {{"east", 0}, {"西区", number("20.50")}}},
                            {"lessons", "", "", "", whole(100)},
                            {"complaints", "", "", "", whole(12)},
                            {"closed", "", "", "", whole(90), IndicatorKind::ratio},
                            {"size", "", "", "", whole(10), IndicatorKind::count, Direction::within, whole(20)},
                            {"files", "", "", "", whole(50), IndicatorKind::stock},
                            {"fund", "", "元", "", whole(2), IndicatorKind::money, Direction::exactly},
                            {"故事", "故事", "", "", {}, IndicatorKind::narrative},
                            {"satisfied", "", "", "", whole(85)},
                            {"tabled", "", "", "", whole(7)}};
  auto& indicators = d.agreement.indicators;
  indicators[3].prefer = Prefer::areas;
  indicators[3].bounds = Bounds{number("0.0"), 50};
  indicators[4].proration.rule = ProrationRule::instalments;
  indicators[4].periods = {{{{2023, 9, 8}, {2024, 3, 7}}, whole(40)}, {{{2024, 3, 8}, {2024, 9, 7}}, whole(60)}};
  indicators[5].direction = Direction::at_most;
  indicators[5].proration = {ProrationRule::fraction, 11, number("12.0")};
  indicators[6].scale = number("100.0");
  indicators[8].amendments = {{{2024, 1, 1}, "more\npeople", whole(60), {}}};
  indicators[9].scale = 10000;
  indicators[9].one_off = true;
  indicators[11].from = "surveys/phone/satisfaction";
  d.agreement.posts = {{"all", 220, {}, {}}, {"certified", 110, {}, {}}, {"team", 0, Decimal(2), number("11.0")}};
  d.agreement.relations = {
      {"part",
       "part of the whole",
       {{{"indicators/小组/actual", 1}}, 0},
       Comparator::at_most,
       {{{"indicators/lessons/actual", 2}, {"staffing/worked/all", 1}}, 5},
       false},
      {"none-below-none", "none-below-none", {{}, 0}, Comparator::below, {{{"total", 1}}, number("3.50")}, true}};

  Particulars lessons;
  lessons.reported = 41;
  lessons.verified = number("40.0");
  lessons.evidence = "a log";
  lessons.reason = "one twice";
  lessons.printed = "41节";
  Particulars first_village, second_village, on_file, reported, verified;
  first_village.numerator = 9;
  first_village.denominator = 10;
  first_village.printed = "90%";
  second_village.numerator = 1;
  second_village.denominator = number("4.0");
  on_file.printed = "41";
  reported.reported = 40;
  verified.verified = 1;
  const Span september{{2023, 9, 1}, {2023, 9, 30}}, in_september{{2023, 9, 8}, {2023, 9, 30}},
      october{{2023, 10, 1}, {2023, 10, 31}}, holidays{{2023, 10, 1}, {2023, 10, 8}},
      one_day{{2023, 11, 1}, {2023, 11, 1}}, december{{2023, 12, 1}, {2023, 12, 31}};
  d.outputs.indicators = {
      {"visits", {{"一村", slash}, {"二村", 7}, {"西区", missing}}},
      {"小组", whole(35)},
      {"建档", whole(not_applicable)},
      {"电访", whole(number("-1.5"))},
      {"lessons", {{"*", missing, {}, lessons}}},
      {"closed", {{"一村", missing, {}, first_village}, {"二村", missing, {}, second_village}}},
      {"complaints",
       {{"*", missing, {{september, 2, {}}, {holidays, not_applicable, {}}, {one_day, missing, {}}}, {}}}},
      {"files", {{"西区", missing, {{in_september, missing, reported}, {october, 41, {}}}, on_file}}},
      {"fund", {{"*", missing, {{december, number("0.5"), {}}, {december, missing, verified}}, {}}}}};
  Staffing staffing;
  staffing.worked = {{"all", number("220.5")}, {"certified", 216}};
  staffing.experienced = 181;
  staffing.retained = 16;
  staffing.retention_base = 20;
  staffing.head_count = 21;
  staffing.certificates = {{"level 2", 4}};
  staffing.leavers = {{"moved on", 2}};
  staffing.head_certificate = "level 2";
  staffing.head_years = 6;
  d.outputs.staffing = staffing;
  d.outputs.narratives = {
      {"故事", "long,\nand good", Judgement::partly, {{"raised", number("7588.56"), "元"}, {"people", 3, ""}}}};
  d.outputs.deviations = {{"visits", "rain", "umbrellas"}};
  d.outputs.tables = {
      {"annex 1", october, {"合计"}, "", {{"", "tabled"}, {"一村", "3.0"}, {"二村", ""}, {"合计", "3"}}}};
  d.outputs.registry = Register{{{"old", {{"east", 3}, {"西区", 2}}, whole(5)}, {"残疾人", {}, {}}},
                                whole(6),
                                whole(4),
                                {{"east", 10}, {"西区", 5}},
                                {},
                                {"小组"}};
  d.outputs.surveys = {
      {"phone",
       "a survey",
       "电话",
       Decimal(100),
       Decimal(80),
       Decimal(2),
       Decimal(50),
       {{"yes", "满 意", number("5.0"), true}, {"一般", "一般", Decimal(3), false}, {"不知道", "不知道", {}, false}},
       {{"总体", "总体", {{"yes", 60}, {"一般", 10}}}}}};
  const Sheet wang{"王", number("2.0"), false, false, "", {{"plan", 20}, {"质量", {}, "strong"}}},
      li{"li", 1, false, false, "", {{"plan", number("15.0"), "", "late,\nand short"}, {"质量", {}, "一般", "thin"}}},
      zhao{"zhao", 1, false, false, "", {{"plan", number("10.00")}, {"质量", {}, "一般"}}},
      zhou{"zhou", 1, true, false, "a cousin"}, sun{"sun", 1, false, true, "ill"};
  Sheet team;
  team.marks = {
      {"thrift", 44, "", "two were ours"}, {"talk", {}, "no"}, {"order", number("6.0")}, {"gear", not_applicable}};
  d.scores = {{"street", Points{number("380.00")}},
              {"第三方", RawScore{number("84.05"), 100}},
              {"experts", Sheets{{wang, li, zhao, zhou, sun}}},
              {"team", Sheets{{team}}}};
  d.adjustments = {{"late", AdjustmentKind::deduction, number("3.0"), "six\ndays"},
                   {"创新", AdjustmentKind::deduction, 7},  // the item's kind counts
                   {"", AdjustmentKind::bonus, number("2.9")}};
  d.facts = {{"fraud", false, "checked,\ntwice"}, {"leak", false}};
  d.findings = {{"street", FindingKind::concern, "east", "few,\nand late", "indicators/visits/areas/east/target"},
                {"第三方", FindingKind::commendation, "", "good", ""},
                {"第三方", FindingKind::recommendation, "", "more", ""}};
  d.claims = {{"indicators/小组/attainment", "", "100.00%", "table 1"},
              {"staffing/net/all", "", "0.5", ""},
              {"", "months", "11", ""},
              {.figure = "indicators/*/met", .printed = "all of them", .reading = "assessed"},
              {.figure = "indicators/visits/met", .printed = "as agreed", .place = {7, 0}},
              {.figure = "spans/term/months", .printed = "12个月", .where = "p. 1", .place = {3, 14}},
              {.figure = "",
               .quantity = "post-months",
               .printed = "220.5",
               .scope = "east",
               .reading = "去重后",
               .unit = "人次",
               .date = Date{2024, 2, 29},
               .step = number("0.50"),
               .mode = RoundingMode::down}};
  d.audit.rounding = RoundingMode::half_even;
  d.audit.relations = {
      {{"sum",
        "parts of the whole",
        {{{"post-months", 1}, {"post-months@east", number("-1.0")}}, 0},
        Comparator::at_least,
        {{}, 0},
        true},
       {}},
      {{"", "", {{{"months", 2}}, 0}, Comparator::equals, {{{"indicators/小组/actual", 1}}, number("1.50")}, false},
       {{{"staffing/worked/all", 1}}, 3}}};
  d.audit.silenced = {{"reading_differs", "two counts,\non purpose", "months"}, {"annex_absent", "a draft"}};
  d.remarks = {{"", "a report", "two lines,\nand \"quotes\" \\ \t"},
               {"/project", "cover", ""},
               {"/project/budget", "p. 1", ""},
               {"/project/term", "", "a year"},
               {"/project/roles", "", "as printed"},
               {"/policy/parties/0", "art. 3", ""},
               {"/policy/parties/2/panel", "", "five were asked"},
               {"/policy/parties/2/criteria/0", "", "judged"},
               {"/policy/parties/2/criteria/0/criteria/1/tiers/1", "", "so so"},
               {"/policy/parties/2/criteria/1/computed", "art. 8", ""},
               {"/policy/parties/2/criteria/1/computed/steps/1", "", "less"},
               {"/policy/parties/3/panel", "", "one sheet"},
               {"/policy/rounding", "art. 11", ""},
               {"/policy/rounding/criterion", "", "each"},
               {"/policy/bands/0", "", "以上含本数"},
               {"/policy/adjustments", "art. 12", ""},
               {"/policy/adjustments/items/0", "", "a day each"},
               {"/policy/knock_outs/0", "", "by law"},
               {"/policy/knock_outs/2/when", "art. 13", ""},
               {"/policy/knock_outs/2/when/right/0", "", "in persons"},
               {"/policy/payment", "art. 14", ""},
               {"/policy/payment/shares/1", "", "nothing"},
               {"/policy/payment/vacancies/0", "", "those not filled"},
               {"/policy/ranking", "art. 15", ""},
               {"/policy/ranking/ties/1", "", "last"},
               {"/policy/deviation", "", "ours"},
               {"/policy/staffing", "", "asked"},
               {"/policy/register", "a list", ""},
               {"/policy/register/categories/1", "", "by card"},
               {"/agreement", "the agreement", "signed"},
               {"/agreement/areas/0", "map", ""},
               {"/agreement/areas/0/areas/0", "", "small"},
               {"/agreement/indicators/0/target", "", "the whole station"},
               {"/agreement/indicators/1/target", "table 1", ""},
               {"/agreement/indicators/2", "", "no target"},
               {"/agreement/indicators/3/target/西区", "", "half"},
               {"/agreement/indicators/3/bounds", "", "at most"},
               {"/agreement/indicators/4/periods/0", "", "first half"},
               {"/agreement/indicators/4/periods/1/target", "art. 4", ""},
               {"/agreement/indicators/5/proration", "art. 9", ""},
               {"/agreement/indicators/7/upper", "", "in a room"},
               {"/agreement/indicators/8/amendments/0", "", "signed"},
               {"/agreement/posts", "art. 5", ""},
               {"/agreement/posts/team", "", "each"},
               {"/agreement/relations/0", "", "usual"},
               {"/agreement/relations/0/right/0", "", "twice"},
               {"/agreement/relations/1/right/0", "s", ""},  // the second in the text, after a constant
               {"/agreement/posts/certified", "", "half"},
               {"/outputs", "the annex", ""},
               {"/outputs/indicators", "", "as counted"},
               {"/outputs/indicators/visits", "table 2", ""},
               {"/outputs/indicators/visits/西区", "", "not yet"},
               {"/outputs/indicators/lessons", "p. 4", ""},
               {"/outputs/indicators/complaints/records", "", "by month"},
               {"/outputs/indicators/complaints/records/2023-10-01~12023-10-08", "", "holidays"},
               {"/outputs/indicators/files/西区", "", "on file"},
               // Records that need no list are written as an object.
               {"/outputs/indicators/files/西区/records/2023-09-08~12023-09-30", "", "first"},
               {"/outputs/indicators/fund", "", "in two parts"},
               {"/outputs/indicators/fund/records/0", "receipt 1", ""},
               {"/outputs/indicators/fund/records/1", "", "receipt 2"},
               {"/outputs/narratives", "", "n"},
               {"/outputs/narratives/故事", "p. 12", ""},
               {"/outputs/narratives/故事/amounts", "", "from the text"},
               {"/outputs/narratives/故事/amounts/raised", "", "in all"},
               {"/outputs/narratives/故事/amounts/people", "list", ""},
               {"/outputs/deviations", "p. 13", ""},
               {"/outputs/deviations/visits", "", "often"},
               {"/outputs/tables/0", "", "typed"},
               {"/outputs/register", "", "kept by hand"},
               {"/outputs/register/categories/old/persons/西区", "", "new"},
               {"/outputs/register/categories/残疾人", "", "none"},
               {"/outputs/register/on_file", "ledger", ""},
               {"/outputs/register/on_file/households", "", "about"},
               {"/outputs/register/registered/persons", "", "of 2023"},
               {"/outputs/surveys/0", "annex 3", ""},
               {"/outputs/surveys/0/valid", "", "n"},
               {"/outputs/surveys/0/options/1", "", "so so"},
               {"/outputs/surveys/0/questions/0", "", "the only one"},
               {"/outputs/surveys/0/questions/0/tally", "", "q"},
               {"/outputs/surveys/0/questions/0/tally/一般", "sheet", ""},
               {"/outputs/staffing", "section 6", ""},
               {"/outputs/staffing/worked", "", "months"},
               {"/outputs/staffing/worked/certified", "list", ""},
               {"/outputs/staffing/retained", "", "all year"},
               {"/outputs/staffing/certificates", "", "by level"},
               {"/outputs/staffing/leavers/moved on", "list", ""},
               {"/outputs/staffing/head", "", "since 2018"},
               {"/scores", "", "signed"},
               {"/scores/street", "section 7", ""},
               {"/scores/experts", "", "five"},
               {"/scores/experts/sheets/1/criteria", "", "by hand"},
               {"/scores/experts/sheets/1/criteria/质量", "", "n"},
               {"/scores/experts/sheets/2", "", "by mail"},
               {"/scores/experts/sheets/4", "a call", ""},
               {"/scores/team/criteria", "", "as agreed"},
               {"/scores/team/criteria/talk", "p. 8", ""},
               {"/adjustments/0", "p. 10", ""},
               {"/facts", "", "all"},
               {"/facts/fraud", "p. 11", ""},
               {"/findings/0", "p. 9", ""},
               {"/claims/1", "", "sic"},
               {"/claims/6", "p. 14", ""},
               {"/audit", "a letter", ""},
               {"/audit/relations/0", "p. 15", ""},
               {"/audit/relations/0/left/1", "", "less these"},
               {"/audit/silenced/0", "", "agreed"}};
  return d;
}

}  // namespace station
