"""The JSON Schema of the document, held against an existing validator.

The shipped examples and policies satisfy it, and a small good document stops satisfying it after any one of the
changes below, where the table says; the library agrees. Run by ctest, with a Python that has jsonschema 4.10 or newer.
"""

import copy
import decimal
import json
import pathlib
import re
import unittest

import assay
import jsonschema

SOURCE = pathlib.Path(__file__).resolve().parents[2]
REMOVED = object()


def text(document):
    """JSON text with numbers as numbers, digit for digit."""
    numbers = []

    def mark(number):
        numbers.append(format(number, "f"))
        return f"@number {len(numbers) - 1}"

    marked = json.dumps(document, default=mark)
    return re.sub(r'"@number (\d+)"', lambda found: numbers[int(found[1])], marked)


def no_constant(word):
    raise ValueError(f"{word} is not JSON")


def read(text):
    """JSON with every number exact."""
    return json.loads(text, parse_float=decimal.Decimal, parse_constant=no_constant)


GOOD = """
{
  "assay": 1,
  "project": {
    "id": "p-1", "name": "一个 项目", "stage": "midterm", "date": "2024-02-29", "budget": 2400000,
    "term": {"from": "2023-09-08", "to": "2024-09-07"}, "assessed": {"from": "2023-09-08", "to": "2024-03-07"}, "roles": {"operator": "承办方"}
  },
  "policy": {
    "name": "a policy", "scale": "1000",
    "parties": [
      {"id": "street", "max": 400}, {"name": "第三方", "max": "200.0"},
      {"id": "experts", "max": 300,
       "panel": {"combination": "trimmed_mean", "by": "sheet", "drop_highest": 1, "drop_lowest": 1, "missing": "ignore", "at_least": 3},
       "criteria": [
         {"id": "work", "name": "the work", "max": 60, "criteria": [
           {"id": "plan", "max": 20}, {"name": "质量", "max": "40.0", "tiers": [{"id": "strong", "points": 40}, {"name": "一般", "points": 25}]}]},
         {"id": "reach", "max": 40, "computed": {"figure": "indicators/lessons/actual", "rule": "steps", "value": "exact",
           "steps": [{"from": 40, "points": 40}, {"from": "20.0", "points": 30, "to": 40}]}}]},
      {"id": "team", "max": 60, "criteria": [
        {"id": "thrift", "max": 50, "computed": {"figure": "indicators/小组/actual", "rule": "pass", "comparator": "at_most", "full": "12.0"}},
        {"id": "gear", "max": 50}]},
      {"id": "village", "max": 40, "missing": "value", "missing_points": "30.0"}
    ],
    "rounding": {"total": {"mode": "half_even", "places": 2}, "criterion": {"mode": "down", "places": 1}, "exact_maximum_only": true},
    "grade_on": "exact_total",
    "bands": [{"id": "good", "name": "a band", "from": "800"}, {"name": "差", "from": "-0.5", "to": 799.9}],
    "step": "0.1", "pass": "good",
    "adjustments": {"items": [{"id": "late", "name": "late papers", "kind": "deduction", "cap": 5}, {"name": "创新", "kind": "bonus"}],
      "deduction_cap": 20, "bonus_cap": "30.0", "floor": 10, "may_exceed_scale": true},
    "knock_outs": [{"id": "fraud", "effect": "force", "band": "差", "required": true}, {"id": "leak", "band": "差"},
      {"name": "稳岗", "band": "good", "when": {"left": "staffing/retention", "is": "below", "right": [50, {"figure": "staffing/head_count", "times": 0}]}}],
    "payment": {"instalment": "40.0", "shares": [{"band": "good", "percent": 100}],
      "vacancies": {"figure": "staffing/net/all", "times": -1}, "per_vacancy": "500.00"},
    "ranking": {"ties": [{"figure": "parties/street/points"}, {"figure": "staffing/retention", "lowest_first": true}], "ranks": "dense"},
    "deviation": {"below": 100, "above": "200.0", "from": "prorated_target"},
    "missing_parts": "sum_given", "counting": "reported", "unverified": "missing", "straddling": "counts",
    "month_end": "before_last_day",
    "staffing": {"experienced_years": 2, "retained": "full_months", "retention_base": "posts"},
    "register": {"overlap": false, "categories": [{"id": "old", "name": "高 龄"}, {"name": "残疾人"}]}
  },
  "agreement": {
    "areas": [{"id": "east", "name": "the east", "areas": [{"name": "一村"}]}, {"name": "西区"}],
    "indicators": [
      {"id": "visits", "name": "入户 探访", "unit": "人次", "target": {"*": 900, "note": "whole station"}},
      {"name": "小组", "group": "小组", "target": {"value": "/", "source": "table 1"}},
      {"name": "建档", "target": "n/a"},
      {"name": "电访", "target": {"east": "-0", "西区": {"value": 20.50}}, "prefer": "areas", "bounds": {"from": "0.0", "to": 50}},
      {"id": "lessons", "target": 100, "proration": "instalments", "periods": [
        {"from": "2023-09-08", "to": "2024-03-07", "target": 40}, {"from": "2024-03-08", "to": "2024-09-07", "target": {"value": "60"}}]},
      {"id": "complaints", "direction": "at_most", "target": 12, "proration": {"n": 11, "d": "12.0"}},
      {"id": "closed", "kind": "ratio", "target": 90, "scale": "100.0"},
      {"id": "size", "direction": "within", "target": 10, "upper": {"value": 20, "note": "in a room"}},
      {"id": "files", "kind": "stock", "target": 50, "amendments": [{"date": "2024-01-01", "reason": "more people", "target": 60}]},
      {"id": "fund", "unit": "元", "kind": "money", "direction": "exactly", "target": 2, "one_off": true},
      {"name": "故事", "kind": "narrative"},
      {"id": "satisfied", "target": 85, "from": "surveys/phone/satisfaction"},
      {"id": "tabled", "target": 7}
    ],
    "posts": {"all": 220, "certified": {"value": "110", "note": "half"}, "team": {"posts": 2, "months": "11.0"}},
    "relations": [
      {"id": "part", "name": "part of the whole", "left": "indicators/小组/actual", "is": "at_most",
       "right": [{"figure": "indicators/lessons/actual", "times": 2}, "staffing/worked/all", 5], "each_area": false}
    ]
  },
  "outputs": {
    "indicators": {
      "visits": {"east": "/", "西区": {"value": null, "note": "not yet"}},
      "小组": "35", "建档": {"value": "n/a"}, "电访": -1.5,
      "lessons": {"reported": 41, "verified": "40.0", "evidence": "a log", "reason": "one twice", "printed": "41节"},
      "closed": {"east": {"n": 9, "d": 10, "printed": "90%"}, "西区": {"n": "1", "d": "4.0"}},
      "complaints": {"records": {"2023-09": 2, "2023-10-01/2023-10-08": {"value": "n/a", "note": "holidays"}, "2023-11-01": null}},
      "files": {"西区": {"records": {"2023-09-08/2023-09-30": {"reported": 40, "verified": 39, "reason": "one twice"}}, "printed": "41"}},
      "fund": {"records": [{"period": "2023-12", "value": "0.5"}, {"period": "2023-12", "verified": 1, "note": "receipt 2"}]}
    },
    "staffing": {
      "worked": {"all": 220.5}, "experienced": 181, "retained": 16, "retention_base": 20, "head_count": 20,
      "certificates": {"level 2": 4}, "leavers": {"moved on": 2}, "head": {"certificate": "level 2", "years": 6}
    },
    "narratives": {
      "故事": {"text": "long, and good", "judged": "partly", "amounts": {"raised": {"value": 7588.56, "unit": "元"}, "people": 3}}
    },
    "deviations": {"visits": {"reason": "rain", "measure": "umbrellas"}},
    "tables": [{"where": "annex 1", "period": "2023-10", "printed": ["合计"], "rows": [["", "tabled"], ["一村", 3.0], ["西区", null], ["合计", "3"]]}],
    "register": {
      "categories": {"old": {"persons": {"east": 3, "西区": {"value": 2}}, "households": 5}},
      "on_file": {"persons": 6, "households": {"value": 4}}, "registered": {"persons": {"east": 10, "西区": 5}}, "contacts": ["小组"]
    },
    "surveys": [
      {"id": "phone", "name": "a survey", "channel": "电话", "issued": 100, "valid": 80, "invalid": 2, "minimum": 50,
       "options": [{"id": "yes", "name": "满 意", "points": "5.0", "satisfied": true}, {"name": "不知道"}],
       "questions": [{"name": "总体", "tally": {"yes": 60, "不知道": {"value": 10}}}]}
    ]
  },
  "scores": {
    "street": {"points": "380.00"}, "第三方": {"raw": 84.05, "of": 100, "source": "section 7"},
    "experts": {"sheets": [
      {"assessor": "王", "weight": 2, "criteria": {"plan": 20, "质量": "strong"}},
      {"assessor": "li", "criteria": {"plan": {"points": "15.0", "reason": "late"}, "质量": {"tier": "一般", "note": "n"}, "note": "by hand"}},
      {"assessor": "zhao", "criteria": {"plan": "10.0", "质量": "一般"}},
      {"assessor": "zhou", "recused": "a cousin"}, {"assessor": "sun", "missing": "ill"}]},
    "team": {"criteria": {"thrift": "n/a", "gear": 30}}
  },
  "adjustments": [{"item": "late", "points": 3, "reason": "a week"}, {"kind": "bonus", "points": "2.0"}],
  "facts": {"fraud": {"holds": false, "reason": "checked"}, "leak": false},
  "findings": [
    {"party": "street", "kind": "concern", "scope": "east", "text": "few", "about": "indicators/visits/areas/east/target"}
  ],
  "claims": [
    {"figure": "indicators/小组/attainment", "printed": "100.00%", "where": "table 1"},
    {"figure": "staffing/net/all", "printed": "0.5"},
    {"quantity": "months", "printed": "11"},
    {"figure": "indicators/*/met", "printed": "all met", "reading": "assessed"},
    {"figure": "indicators/visits/met", "printed": "met"},
    {"figure": "spans/assessed/months", "printed": "6个月", "line": 3, "column": 14},
    {"quantity": "post-months", "printed": "220.5", "scope": "east", "reading": "去重后", "unit": "人次", "date": "2024-02-29",
     "step": "0.50", "rounding": "half_up", "line": 12, "note": "by hand"}
  ],
  "audit": {
    "rounding": "half_even",
    "relations": [
      {"id": "sum", "name": "parts make the whole", "left": ["post-months", {"figure": "post-months@east", "times": -1}], "is": "at_least",
       "right": 0, "each_scope": false},
      {"left": "post-months", "is": "equals", "right": 82.08, "percent_of": [{"figure": "staffing/worked/all", "times": "2.0", "note": "n"}, 1]}
    ],
    "silenced": [{"code": "reading_differs", "reason": "counted twice, on purpose", "about": "months"}, {"code": "annex_absent", "reason": "a draft", "note": "n"}],
    "note": "agreed"
  }
}
"""

# In the place of the totals of staffing.
ROSTER = read(
    """
{
  "roster": {
    "step": "0.25", "presence": "half_months",
    "persons": [
      {"id": "wang", "name": "王 某", "certificate": "level 2", "categories": ["team"], "years": {"value": 3}, "head": true,
       "months": {"2023-10/2023-12": 1, "2024-01": "0.50"}},
      {"name": "李某", "from": "2023-09-08", "to": "2023-12-31", "leaving": "moved on"}
    ]
  }
}
"""
)

# Name of the change; the pointer that is set (or removed); to what; the pointer at which the schema then refuses.
REFUSED = [
    ("version left out", "/assay", REMOVED, ""),
    ("version unknown", "/assay", 2, "/assay"),
    ("policy left out", "/policy", REMOVED, ""),
    ("scores left out", "/scores", REMOVED, ""),
    ("stage of another name", "/project/stage", "interim", "/project/stage"),
    ("date with slashes", "/project/date", "2024/08/23", "/project/date"),
    ("date with a month 13", "/project/date", "2024-13-01", "/project/date"),
    ("date with full-width digits", "/project/date", "２０２４-08-23", "/project/date"),
    ("term without an end", "/project/term/to", REMOVED, "/project/term"),
    ("budget with a comma", "/project/budget", "2,400,000", "/project/budget"),
    ("role with a slash", "/project/roles", {"a/b": "承办方"}, "/project/roles"),
    ("policy name with a space", "/policy", "guangzhou 2023", "/policy"),
    ("policy without parties", "/policy/parties", [], "/policy/parties"),
    ("policy that names no bands", "/policy/bands", REMOVED, "/policy"),
    ("policy without bands", "/policy/bands", [], "/policy/bands"),
    ("grade on something else", "/policy/grade_on", "total", "/policy/grade_on"),
    ("party without a maximum", "/policy/parties/0/max", REMOVED, "/policy/parties/0"),
    ("party without id and name", "/policy/parties/1/name", REMOVED, "/policy/parties/1"),
    ("party whose name cannot be its id", "/policy/parties/1/name", "third party", "/policy/parties/1/name"),
    ("maximum below zero", "/policy/parties/0/max", "-400", "/policy/parties/0/max"),
    ("criteria by id", "/policy/parties/3/criteria", {"gear": 100}, "/policy/parties/3/criteria"),
    ("criterion without a maximum", "/policy/parties/3/criteria/1/max", REMOVED, "/policy/parties/3/criteria/1"),
    ("criterion without id and name", "/policy/parties/3/criteria/1/id", REMOVED, "/policy/parties/3/criteria/1"),
    ("criterion with a space", "/policy/parties/2/criteria/0/criteria/0/id", "a plan", "/policy/parties/2/criteria/0/criteria/0/id"),
    ("parts beside tiers", "/policy/parties/2/criteria/0/tiers", [{"id": "good", "points": 1}], "/policy/parties/2/criteria/0/tiers"),
    ("parts beside a figure", "/policy/parties/2/criteria/0/computed", {"figure": "staffing/retention"},
     "/policy/parties/2/criteria/0/computed"),
    ("tier without points", "/policy/parties/2/criteria/0/criteria/1/tiers/0/points", REMOVED,
     "/policy/parties/2/criteria/0/criteria/1/tiers/0"),
    ("tier below zero", "/policy/parties/2/criteria/0/criteria/1/tiers/0/points", -1,
     "/policy/parties/2/criteria/0/criteria/1/tiers/0/points"),
    ("computed from nothing", "/policy/parties/3/criteria/0/computed/figure", REMOVED, "/policy/parties/3/criteria/0/computed"),
    ("computed from no figure", "/policy/parties/3/criteria/0/computed/figure", "小组", "/policy/parties/3/criteria/0/computed/figure"),
    ("rule of another name", "/policy/parties/3/criteria/0/computed/rule", "linear", "/policy/parties/3/criteria/0/computed/rule"),
    ("comparator of another name", "/policy/parties/3/criteria/0/computed/comparator", "<=",
     "/policy/parties/3/criteria/0/computed/comparator"),
    ("value of another name", "/policy/parties/2/criteria/1/computed/value", "printed", "/policy/parties/2/criteria/1/computed/value"),
    ("full at a percent sign", "/policy/parties/3/criteria/0/computed/full", "12%", "/policy/parties/3/criteria/0/computed/full"),
    ("rule by steps without them", "/policy/parties/2/criteria/1/computed/steps", REMOVED, "/policy/parties/2/criteria/1/computed"),
    ("rule by no steps", "/policy/parties/2/criteria/1/computed/steps", [], "/policy/parties/2/criteria/1/computed/steps"),
    ("steps of another rule", "/policy/parties/2/criteria/1/computed/rule", "reversed", "/policy/parties/2/criteria/1/computed/steps"),
    ("step without points", "/policy/parties/2/criteria/1/computed/steps/0/points", REMOVED,
     "/policy/parties/2/criteria/1/computed/steps/0"),
    ("panel of another name", "/policy/parties/2/panel/combination", "average", "/policy/parties/2/panel/combination"),
    ("panel by something else", "/policy/parties/2/panel/by", "item", "/policy/parties/2/panel/by"),
    ("half a sheet dropped", "/policy/parties/2/panel/drop_lowest", decimal.Decimal("0.5"), "/policy/parties/2/panel/drop_lowest"),
    ("sheets dropped as text", "/policy/parties/2/panel/drop_highest", "1", "/policy/parties/2/panel/drop_highest"),
    ("fewer than no sheets dropped", "/policy/parties/2/panel/drop_lowest", -1, "/policy/parties/2/panel/drop_lowest"),
    ("no sheet needed", "/policy/parties/2/panel/at_least", 0, "/policy/parties/2/panel/at_least"),
    ("missing sheets of another name", "/policy/parties/2/panel/missing", "skip", "/policy/parties/2/panel/missing"),
    ("missing party of another name", "/policy/parties/4/missing", "wait", "/policy/parties/4/missing"),
    ("missing party of no value", "/policy/parties/4/missing_points", REMOVED, "/policy/parties/4"),
    ("value of a party that may not be missing", "/policy/parties/4/missing", "refuse", "/policy/parties/4"),
    ("value of a party that says nothing", "/policy/parties/0/missing_points", 3, "/policy/parties/0"),
    ("step of the score below zero", "/policy/step", "-0.1", "/policy/step"),
    ("line of no id", "/policy/pass", "a good band", "/policy/pass"),
    ("item of no kind", "/policy/adjustments/items/0/kind", REMOVED, "/policy/adjustments/items/0"),
    ("item of another kind", "/policy/adjustments/items/0/kind", "minus", "/policy/adjustments/items/0/kind"),
    ("item without id and name", "/policy/adjustments/items/1/name", REMOVED, "/policy/adjustments/items/1"),
    ("cap below zero", "/policy/adjustments/items/0/cap", -5, "/policy/adjustments/items/0/cap"),
    ("floor below zero", "/policy/adjustments/floor", "-10", "/policy/adjustments/floor"),
    ("knock-out to no band", "/policy/knock_outs/1/band", REMOVED, "/policy/knock_outs/1"),
    ("knock-out of another effect", "/policy/knock_outs/0/effect", "fail", "/policy/knock_outs/0/effect"),
    ("knock-out when half a relation holds", "/policy/knock_outs/2/when/right", REMOVED, "/policy/knock_outs/2/when"),
    ("knock-out in each area", "/policy/knock_outs/2/when/each_area", False, "/policy/knock_outs/2/when"),
    ("knock-out of no figure", "/policy/knock_outs/2/when/left", "retention", "/policy/knock_outs/2/when/left"),
    ("instalment with a percent sign", "/policy/payment/instalment", "40%", "/policy/payment/instalment"),
    ("share of no band", "/policy/payment/shares/0/band", REMOVED, "/policy/payment/shares/0"),
    ("share below zero", "/policy/payment/shares/0/percent", -1, "/policy/payment/shares/0/percent"),
    ("vacancies of no figure", "/policy/payment/vacancies/figure", "vacancies", "/policy/payment/vacancies/figure"),
    ("ranks of another name", "/policy/ranking/ranks", "ordinal", "/policy/ranking/ranks"),
    ("tie of no figure", "/policy/ranking/ties/0/figure", REMOVED, "/policy/ranking/ties/0"),
    ("rounding mode of another name", "/policy/rounding/total/mode", "half-even", "/policy/rounding/total/mode"),
    ("rounding without places", "/policy/rounding/total/places", REMOVED, "/policy/rounding/total"),
    ("places beyond the last digit", "/policy/rounding/total/places", 38, "/policy/rounding/total/places"),
    ("places beyond the millions", "/policy/rounding/total/places", -7, "/policy/rounding/total/places"),
    ("band without a start", "/policy/bands/0/from", REMOVED, "/policy/bands/0"),
    ("id that is a reserved word", "/agreement/areas/0/id", "value", "/agreement/areas/0/id"),
    ("id with a line break at its end", "/agreement/areas/0/id", "east\n", "/agreement/areas/0/id"),
    ("id with a full-width space", "/agreement/areas/0/id", "东　区", "/agreement/areas/0/id"),
    ("id that stands for the parent", "/agreement/areas/0/id", "*", "/agreement/areas/0/id"),
    ("id of 65 characters", "/agreement/areas/0/id", "e" * 65, "/agreement/areas/0/id"),
    ("target missing", "/agreement/indicators/0/target", None, "/agreement/indicators/0/target"),
    ("target missing in a cell", "/agreement/indicators/1/target/value", None, "/agreement/indicators/1/target/value"),
    ("target below zero", "/agreement/indicators/0/target/*", -1, "/agreement/indicators/0/target/*"),
    ("target below zero as text", "/agreement/indicators/2/target", "-0.01", "/agreement/indicators/2/target"),
    ("target with an exponent", "/agreement/indicators/2/target", "1e3", "/agreement/indicators/2/target"),
    ("target in a map that has a value", "/agreement/indicators/1/target/east", 5, "/agreement/indicators/1/target"),
    ("target of an area with a dot", "/agreement/indicators/3/target", {"a.b": 5}, "/agreement/indicators/3/target"),
    ("target without its value", "/agreement/indicators/3/target/西区", {}, "/agreement/indicators/3/target/西区"),
    ("thresholds of nothing", "/policy/deviation", {"from": "target"}, "/policy/deviation"),
    ("threshold with a percent sign", "/policy/deviation/above", "200%", "/policy/deviation/above"),
    ("thresholds of another target", "/policy/deviation/from", "prorated", "/policy/deviation/from"),
    ("rule for missing parts of another name", "/policy/missing_parts", "sum", "/policy/missing_parts"),
    ("counting of another name", "/policy/counting", "both", "/policy/counting"),
    ("rule for unverified amounts of another name", "/policy/unverified", "zero", "/policy/unverified"),
    ("straddling of another name", "/policy/straddling", "split", "/policy/straddling"),
    ("month end of another name", "/policy/month_end", "last", "/policy/month_end"),
    ("retained of another name", "/policy/staffing/retained", "some", "/policy/staffing/retained"),
    ("retention base of another name", "/policy/staffing/retention_base", "all", "/policy/staffing/retention_base"),
    ("experience below zero", "/policy/staffing/experienced_years", -1, "/policy/staffing/experienced_years"),
    ("category without id and name", "/policy/register/categories/1/name", REMOVED, "/policy/register/categories/1"),
    ("category with a space", "/policy/register/categories/0/id", "old age", "/policy/register/categories/0/id"),
    ("kind of another name", "/agreement/indicators/6/kind", "rate", "/agreement/indicators/6/kind"),
    ("direction of another name", "/agreement/indicators/5/direction", "less", "/agreement/indicators/5/direction"),
    ("upper end missing", "/agreement/indicators/7/upper/value", None, "/agreement/indicators/7/upper/value"),
    ("scale below zero", "/agreement/indicators/6/scale", -100, "/agreement/indicators/6/scale"),
    ("period without a target", "/agreement/indicators/4/periods/0/target", REMOVED, "/agreement/indicators/4/periods/0"),
    ("period without an end", "/agreement/indicators/4/periods/0/to", REMOVED, "/agreement/indicators/4/periods/0"),
    ("amendment without a date", "/agreement/indicators/8/amendments/0/date", REMOVED, "/agreement/indicators/8/amendments/0"),
    ("proration of another name", "/agreement/indicators/4/proration", "monthly", "/agreement/indicators/4/proration"),
    ("proration by half a fraction", "/agreement/indicators/5/proration/d", REMOVED, "/agreement/indicators/5/proration"),
    ("preference of another name", "/agreement/indicators/3/prefer", "neither", "/agreement/indicators/3/prefer"),
    ("bounds with one end", "/agreement/indicators/3/bounds/to", REMOVED, "/agreement/indicators/3/bounds"),
    ("actual from no figure", "/agreement/indicators/11/from", "surveys/phone", "/agreement/indicators/11/from"),
    ("posts without months", "/agreement/posts/team/months", REMOVED, "/agreement/posts/team"),
    ("posts beside a value", "/agreement/posts/team/value", 22, "/agreement/posts/team"),
    ("relation without a right side", "/agreement/relations/0/right", REMOVED, "/agreement/relations/0"),
    ("relation of another name", "/agreement/relations/0/is", "<=", "/agreement/relations/0/is"),
    ("relation of no figure", "/agreement/relations/0/left", "小组", "/agreement/relations/0/left"),
    ("term without its factor", "/agreement/relations/0/right/0/times", REMOVED, "/agreement/relations/0/right/0"),
    ("term that is missing", "/agreement/relations/0/right/1", None, "/agreement/relations/0/right/1"),
    ("post with a space", "/agreement/posts/half days", 3, "/agreement/posts"),
    ("post in an empty object", "/agreement/posts/certified", {}, "/agreement/posts/certified"),
    ("post that is not agreed", "/agreement/posts/certified/value", "/", "/agreement/posts/certified/value"),
    ("actual with a percent sign", "/outputs/indicators/小组", "35%", "/outputs/indicators/小组"),
    ("actual with full-width digits", "/outputs/indicators/小组", "３５", "/outputs/indicators/小组"),
    ("actual with a line break at its end", "/outputs/indicators/小组", "35\n", "/outputs/indicators/小组"),
    ("actual with a dash", "/outputs/indicators/visits/east", "—", "/outputs/indicators/visits/east"),
    ("actual without its value", "/outputs/indicators/visits/east", {}, "/outputs/indicators/visits/east"),
    ("actual that is only printed", "/outputs/indicators/小组", {"printed": "35"}, "/outputs/indicators/小组"),
    ("value beside a verified amount", "/outputs/indicators/建档/verified", 3, "/outputs/indicators/建档"),
    ("value beside records", "/outputs/indicators/complaints/value", 3, "/outputs/indicators/complaints"),
    ("evidence beside records", "/outputs/indicators/complaints/evidence", "log", "/outputs/indicators/complaints"),
    ("reported amount beside a ratio", "/outputs/indicators/closed/east/reported", 9, "/outputs/indicators/closed/east"),
    ("reported amount that is none", "/outputs/indicators/lessons/reported", "/", "/outputs/indicators/lessons/reported"),
    ("ratio without its denominator", "/outputs/indicators/closed/east/d", REMOVED, "/outputs/indicators/closed/east"),
    ("area beside a key of a cell", "/outputs/indicators/lessons/west", 1, "/outputs/indicators/lessons"),
    ("record of a month 13", "/outputs/indicators/complaints/records", {"2023-13": 1}, "/outputs/indicators/complaints/records"),
    ("record of a year", "/outputs/indicators/complaints/records", {"2023": 1}, "/outputs/indicators/complaints/records"),
    ("records as a number", "/outputs/indicators/complaints/records", 12, "/outputs/indicators/complaints/records"),
    ("record that is printed", "/outputs/indicators/files/西区/records/2023-09-08~12023-09-30/printed", "40",
     "/outputs/indicators/files/西区/records/2023-09-08~12023-09-30"),
    ("record of no period", "/outputs/indicators/fund/records/0/period", REMOVED, "/outputs/indicators/fund/records/0"),
    ("record of a period that is none", "/outputs/indicators/fund/records/0/period", "Q4",
     "/outputs/indicators/fund/records/0/period"),
    ("record of no amount", "/outputs/indicators/fund/records/0/value", REMOVED, "/outputs/indicators/fund/records/0"),
    ("records in records", "/outputs/indicators/fund/records/0/records", {}, "/outputs/indicators/fund/records/0"),
    ("outputs of an indicator with a space", "/outputs/indicators/home visits", 3, "/outputs/indicators"),
    ("worked with a space", "/outputs/staffing/worked/half days", 3, "/outputs/staffing/worked"),
    ("worked below zero", "/outputs/staffing/worked/all", decimal.Decimal("-0.5"), "/outputs/staffing/worked/all"),
    ("roster by weeks", "/outputs/staffing", ROSTER | {"roster": {"presence": "weeks"}}, "/outputs/staffing/roster/presence"),
    ("judgement of another name", "/outputs/narratives/故事/judged", "done", "/outputs/narratives/故事/judged"),
    ("named amount without its value", "/outputs/narratives/故事/amounts/raised/value", REMOVED,
     "/outputs/narratives/故事/amounts/raised"),
    ("deviation with another key", "/outputs/deviations/visits/measures", "umbrellas", "/outputs/deviations/visits"),
    ("table without rows", "/outputs/tables/0/rows", REMOVED, "/outputs/tables/0"),
    ("table with rows and a file", "/outputs/tables/0/csv", "annex.csv", "/outputs/tables/0"),
    ("table in another folder", "/outputs/tables/0", {"csv": "../annex.csv"}, "/outputs/tables/0/csv"),
    ("table of no period", "/outputs/tables/0/period", "autumn", "/outputs/tables/0/period"),
    ("cell of a table that is a cell", "/outputs/tables/0/rows/1/1", {"value": 3}, "/outputs/tables/0/rows/1/1"),
    ("persons below zero", "/outputs/register/on_file/persons", -6, "/outputs/register/on_file/persons"),
    ("persons without their value", "/outputs/register/categories/old/persons/西区", {},
     "/outputs/register/categories/old/persons/西区"),
    ("contacts of no id", "/outputs/register/contacts/0", "a b", "/outputs/register/contacts/0"),
    ("survey without id and name", "/outputs/surveys/0", {"valid": 80}, "/outputs/surveys/0"),
    ("option without id and name", "/outputs/surveys/0/options/1/name", REMOVED, "/outputs/surveys/0/options/1"),
    ("answers with a unit", "/outputs/surveys/0/questions/0/tally/yes", "60份", "/outputs/surveys/0/questions/0/tally/yes"),
    ("valid forms below zero", "/outputs/surveys/0/valid", -1, "/outputs/surveys/0/valid"),
    ("midterm document in another folder", "/midterm", "old/midterm.json", "/midterm"),
    ("midterm document that is a folder", "/midterm", "..", "/midterm"),
    ("score of a party with a space", "/scores/third party", {"points": 1}, "/scores"),
    ("score in both forms", "/scores/street/raw", 95, "/scores/street"),
    ("points with a scale", "/scores/street/of", 400, "/scores/street"),
    ("score with a unit", "/scores/第三方/raw", "84.05分", "/scores/第三方/raw"),
    ("marks beside points", "/scores/street/criteria", {}, "/scores/street"),
    ("marks beside sheets", "/scores/experts/criteria", {}, "/scores/experts"),
    ("marks out of a maximum", "/scores/team/of", 100, "/scores/team"),
    ("sheets by assessor", "/scores/experts/sheets", {"li": {}}, "/scores/experts/sheets"),
    ("sheet of nobody", "/scores/experts/sheets/1/assessor", REMOVED, "/scores/experts/sheets/1"),
    ("sheet of nothing", "/scores/experts/sheets/3/recused", REMOVED, "/scores/experts/sheets/3"),
    ("sheet of one who is recused", "/scores/experts/sheets/3/criteria", {}, "/scores/experts/sheets/3"),
    ("sheet that is missing and not", "/scores/experts/sheets/0/missing", "lost", "/scores/experts/sheets/0"),
    ("recused without a reason", "/scores/experts/sheets/3/recused", None, "/scores/experts/sheets/3/recused"),
    ("assessor with a space", "/scores/experts/sheets/1/assessor", "li yi", "/scores/experts/sheets/1/assessor"),
    ("weight below zero", "/scores/experts/sheets/0/weight", -2, "/scores/experts/sheets/0/weight"),
    ("mark that was not agreed", "/scores/team/criteria/gear", "/", "/scores/team/criteria/gear"),
    ("mark with a unit and a dot", "/scores/team/criteria/gear", "30.5分", "/scores/team/criteria/gear"),
    ("mark below zero", "/scores/team/criteria/gear", "-1", "/scores/team/criteria/gear"),
    ("mark of nothing", "/scores/team/criteria/gear", {"reason": "r"}, "/scores/team/criteria/gear"),
    ("mark in points and words", "/scores/experts/sheets/1/criteria/质量/points", 3, "/scores/experts/sheets/1/criteria/质量"),
    ("mark for a criterion with a space", "/scores/team/criteria/the gear", 3, "/scores/team/criteria"),
    ("adjustment of an item and a kind", "/adjustments/0/kind", "bonus", "/adjustments/0"),
    ("adjustment of nothing", "/adjustments/0/item", REMOVED, "/adjustments/0"),
    ("adjustment of another kind", "/adjustments/1/kind", "plus", "/adjustments/1/kind"),
    ("adjustment without points", "/adjustments/0/points", REMOVED, "/adjustments/0"),
    ("adjustment below zero", "/adjustments/0/points", -3, "/adjustments/0/points"),
    ("fact in words", "/facts/leak", "no", "/facts/leak"),
    ("fact without an answer", "/facts/fraud/holds", REMOVED, "/facts/fraud"),
    ("fact of no id", "/facts/a leak", True, "/facts"),
    ("finding of another kind", "/findings/0/kind", "praise", "/findings/0/kind"),
    ("finding without its text", "/findings/0/text", REMOVED, "/findings/0"),
    ("finding about no figure", "/findings/0/about", "visits", "/findings/0/about"),
    ("claim of a figure and a quantity", "/claims/0/quantity", "groups", "/claims/0"),
    ("claim of nothing", "/claims/2/quantity", REMOVED, "/claims/2"),
    ("claim without the printed number", "/claims/1/printed", REMOVED, "/claims/1"),
    ("claim of an unknown staffing figure", "/claims/1/figure", "staffing/net", "/claims/1/figure"),
    ("claim of words about an area", "/claims/4/figure", "indicators/visits/areas/east/met", "/claims/4/figure"),
    ("claim of a span in weeks", "/claims/5/figure", "spans/assessed/weeks", "/claims/5/figure"),
    ("line 0", "/claims/5/line", 0, "/claims/5/line"),
    ("line as text", "/claims/5/line", "3", "/claims/5/line"),
    ("column below zero", "/claims/5/column", -1, "/claims/5/column"),
    ("column of no line", "/claims/5/line", REMOVED, "/claims/5"),
    ("claim of a date with slashes", "/claims/6/date", "2024/02/29", "/claims/6/date"),
    ("step of zero", "/claims/6/step", "0.0", "/claims/6/step"),
    ("step below zero", "/claims/6/step", -1, "/claims/6/step"),
    ("rounding of another name", "/claims/6/rounding", "truncate", "/claims/6/rounding"),
    ("rounding with places", "/claims/6/rounding", {"mode": "half_up", "places": 2}, "/claims/6/rounding"),
    ("audit with another rounding", "/audit/rounding", "nearest", "/audit/rounding"),
    ("audit of claims", "/audit/claims", [], "/audit"),
    ("audit's relation without a comparator", "/audit/relations/0/is", REMOVED, "/audit/relations/0"),
    ("audit's relation in each area", "/audit/relations/0/each_area", True, "/audit/relations/0"),
    ("audit's relation with a space in its id", "/audit/relations/0/id", "a sum", "/audit/relations/0/id"),
    ("audit's term times nothing", "/audit/relations/0/left/1/times", REMOVED, "/audit/relations/0/left/1"),
    ("percentage of nothing", "/audit/relations/1/percent_of", None, "/audit/relations/1/percent_of"),
    ("silenced by a number", "/audit/silenced/0/code", 805, "/audit/silenced/0/code"),
    ("silenced by a sentence", "/audit/silenced/0/code", "readings differ", "/audit/silenced/0/code"),
    ("silenced for no reason", "/audit/silenced/0/reason", "", "/audit/silenced/0/reason"),
    ("silenced without a reason", "/audit/silenced/1/reason", REMOVED, "/audit/silenced/1"),
]


def read_file(path):
    return read(path.read_text(encoding="utf-8"))


def changed(document, pointer, value):
    """A copy in which the place that the pointer names is set or removed."""
    result = copy.deepcopy(document)
    *parents, key = (step.replace("~1", "/") for step in pointer[1:].split("/"))
    place = result
    for parent in parents:
        place = place[int(parent) if isinstance(place, list) else parent]
    key = int(key) if isinstance(place, list) else key
    if value is REMOVED:
        del place[key]
    else:
        place[key] = value
    return result


def places(value, pointer=""):
    """Every place below a value: its pointer and what stands there."""
    if isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            place = f"{pointer}/{str(key).replace('/', '~1')}"
            yield place, item
            yield from places(item, place)


def may_be_true(pointer):
    """Whether a truth value may stand in the place of what stands here: a fact."""
    return pointer.startswith("/facts/") and pointer.count("/") == 2


def refusals(validator, document):
    """The JSON pointers at which the document is refused."""
    return {
        "".join("/" + str(key).replace("/", "~1") for key in error.absolute_path)
        for error in validator.iter_errors(document)
    }


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = read_file(SOURCE / "src/json/assay-1.schema.json")
        cls.document = jsonschema.Draft202012Validator(cls.schema)

    def satisfied_by_all(self, validator, folder):
        paths = sorted((SOURCE / folder).glob("*.json"))
        self.assertTrue(paths, f"nothing in {folder}")
        for path in paths:
            with self.subTest(path.name):
                self.assertEqual(refusals(validator, read_file(path)), set())

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_a_decimal_is_a_number_and_no_truth_value_is(self):
        self.assertTrue(self.document.is_type(decimal.Decimal("0.1"), "number"))
        self.assertFalse(self.document.is_type(True, "number"))

    def test_every_example_satisfies_it(self):
        self.satisfied_by_all(self.document, "capi/examples")

    def test_every_shipped_policy_satisfies_its_part(self):
        policy = jsonschema.Draft202012Validator({"$ref": "#/$defs/policy", "$defs": self.schema["$defs"]})
        self.satisfied_by_all(policy, "src/model/policies")

    def test_the_good_document_satisfies_it(self):
        self.assertEqual(refusals(self.document, read(GOOD)), set())

    def test_each_change_is_refused_where_it_was_made(self):
        good = read(GOOD)
        for name, pointer, value, place in REFUSED:
            with self.subTest(name):
                self.assertEqual(refusals(self.document, changed(good, pointer, value)), {place})

    def test_the_library_agrees(self):
        """What satisfies the schema here is read, and what does not is refused."""
        good = read(GOOD)
        self.assertIsNotNone(assay.evaluate(text(good)).total)
        for name, pointer, value, _ in REFUSED:
            with self.subTest(name), self.assertRaises(assay.DocumentError):
                assay.evaluate(text(changed(good, pointer, value)))
        for pointer, item in places(good):
            if not isinstance(item, bool) and not may_be_true(pointer):
                with self.subTest(pointer), self.assertRaises(assay.DocumentError):
                    assay.evaluate(text(changed(good, pointer, True)))

    def test_a_truth_value_stands_only_for_a_truth_value(self):
        for good in (read(GOOD), changed(read(GOOD), "/outputs/staffing", ROSTER)):
            for pointer, item in places(good):
                with self.subTest(pointer):
                    other = 1 if isinstance(item, bool) or may_be_true(pointer) else True
                    self.assertEqual(refusals(self.document, changed(good, pointer, other)), {pointer})

    def test_a_roster_stands_in_the_place_of_totals(self):
        good = changed(read(GOOD), "/outputs/staffing", ROSTER)
        self.assertEqual(refusals(self.document, good), set())
        self.assertIsNotNone(assay.evaluate(text(good)).total)
        roster = "/outputs/staffing/roster"
        for name, pointer, value, place in [
            ("step with a slash", "/step", "1/4", "/step"),
            ("month 13", "/persons/0/months", {"2023-13": 1}, "/persons/0/months"),
            ("day among months", "/persons/0/months", {"2023-10-01": 1}, "/persons/0/months"),
            ("month that is all", "/persons/0/months/2024-01", "all", "/persons/0/months/2024-01"),
            ("person without id and name", "/persons/1/name", REMOVED, "/persons/1"),
            ("category with a space", "/persons/0/categories/0", "a b", "/persons/0/categories/0"),
            ("first day with slashes", "/persons/1/from", "2023/09/08", "/persons/1/from"),
        ]:
            with self.subTest(name):
                bad = changed(good, roster + pointer, value)
                self.assertEqual(refusals(self.document, bad), {roster + place})
                with self.assertRaises(assay.DocumentError):
                    assay.evaluate(text(bad))

    def test_files_stand_beside_the_document(self):
        good = read(GOOD)
        self.assertEqual(refusals(self.document, changed(good, "/outputs/tables/0", {"csv": "附件 1.csv"})), set())
        self.assertEqual(refusals(self.document, changed(good, "/midterm", "midterm.json")), set())

    def test_a_target_may_be_left_out(self):
        """Tables or periods may have it; that none has it is for the library to say."""
        self.assertEqual(refusals(self.document, changed(read(GOOD), "/agreement/indicators/0/target", REMOVED)), set())

    def test_a_reserved_word_is_no_key_except_as_a_label(self):
        good = read(GOOD)
        for pointer, item in [("", good), *places(good)]:
            if isinstance(item, dict) and not pointer.endswith(("/certificates", "/leavers")):
                with self.subTest(pointer):
                    # Where it has a meaning, it is refused for its type.
                    refused = refusals(self.document, changed(good, f"{pointer}/reason", 1))
                    self.assertTrue(refused & {pointer, f"{pointer}/reason"}, refused)


if __name__ == "__main__":
    unittest.main()
