"""Computes the results of the real station again, from its document and its policy, and compares the golden files.

Nothing of Assay runs here: numbers are Python's decimal and fractions, rounding is done on integers, and the JSON is
written by json. The golden JSON must come out byte for byte; of the reports every row must show the computed numbers
and the columns must align. Where the printed report itself lies beside the checkout, each claim is looked up in it.

    python3 tests/golden/check_golden.py
"""

import decimal
import fractions
import json
import pathlib
import re
import sys
import unicodedata
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = SOURCE / "tests/golden"
PRINTED = SOURCE.parent / "shared/reference/huadi-2024-report.txt"

Fraction = fractions.Fraction
decimal.getcontext().prec = 200  # sums stay exact
decimal.getcontext().traps[decimal.Inexact] = True


def read(path):
    """JSON with every number as its text."""
    return json.loads(path.read_text(encoding="utf-8"), parse_int=str, parse_float=str)


# --- numbers ---


def rounded(value, step):
    """Half up at the step's places, on integers: floor of the magnitude and a half."""
    assert step["mode"] == "half_up", step
    places = int(step["places"])
    magnitude = abs(value) * 10**places
    units = (2 * magnitude.numerator + magnitude.denominator) // (2 * magnitude.denominator)
    sign = "-" if value < 0 and units else ""
    digits = str(units).rjust(places + 1, "0")
    return sign + digits[:-places] + "." + digits[-places:]


def exact(value):
    """The shortest decimal, else n/d."""
    rest, places = value.denominator, 0
    while 10**places % rest and places <= 37:
        places += 1
    if 10**places % rest:
        return f"{value.numerator}/{value.denominator}"
    units = value.numerator * 10**places // rest
    text = str(decimal.Decimal(units).scaleb(-places)) if places else str(units)
    return text


def with_exact(key, value, step):
    return {key: rounded(value, step), key + "_exact": exact(value)}


# --- amounts: a Decimal, or the name of the state ---


def amount(cell):
    if isinstance(cell, dict):
        cell = cell["value"]
    return {None: "missing", "/": "none", "n/a": "not_applicable"}.get(cell) or decimal.Decimal(cell)


def cells(value):
    """By area; "*" is the whole."""
    if value is None:
        return {}
    if not isinstance(value, dict) or "value" in value:
        return {"*": amount(value)}
    return {area: amount(cell) for area, cell in value.items() if area not in ("source", "note")}


def roll_up(areas, known, own):
    """The amount of an area, and into `known` those of all areas inside it."""
    parts = [roll_up(area.get("areas", []), known, area["id"]) for area in areas]
    if known.get(own, "missing") != "missing" or not parts:
        return known.setdefault(own, "missing")
    applying = [part for part in parts if part != "not_applicable"]
    states = {part for part in applying if isinstance(part, str)}
    if not applying:
        known[own] = "not_applicable"
    elif not states:
        known[own] = sum(applying)
    elif states == {"none"} and len(applying) == sum(isinstance(part, str) for part in applying):
        known[own] = "none"
    else:
        known[own] = "missing"
    return known[own]


def flat(areas):
    for area in areas:
        yield area
        yield from flat(area.get("areas", []))


def outcome(target, actual):
    if "not_applicable" in (target, actual):
        return "not_applicable"
    if target == "none":
        return "no_target"
    if actual in ("missing", "none"):
        return "no_actual"
    if target == 0:
        return "met_by_definition" if actual == 0 else "over_zero_target"
    return "ratio"


# --- the results ---


def area_results(target, actual, rounding):
    result = {}
    for key, value in (("target", target), ("actual", actual)):
        result[key + "_presence" if isinstance(value, str) else key] = str(value)
    result["outcome"] = outcome(target, actual)
    if result["outcome"] == "ratio":
        result |= with_exact("attainment", Fraction(actual) * 100 / Fraction(target), rounding["attainment"])
    return result


def indicator_results(indicator, outputs, areas, rounding):
    targets = cells(indicator["target"])
    assert set(targets) == {"*"}, "targets by area do not occur in this document"
    actuals = cells(outputs.get(indicator["id"]))
    roll_up(areas, actuals, "*")
    result = {key: indicator[key] for key in ("id", "name", "unit", "group") if key in indicator}
    result |= area_results(targets["*"], actuals["*"], rounding)
    below = [
        {"id": area["id"], "name": area["name"]} | area_results("none", actuals[area["id"]], rounding)
        for area in flat(areas)
        if actuals[area["id"]] != "missing"
    ]
    return result | ({"areas": below} if below else {})


def labelled(mapping):
    return {key: amount(value) for key, value in mapping.items() if key not in ("source", "note")}


def staffing_results(posts, staffing, rounding):
    worked = labelled(staffing["worked"])
    rows = [
        {"id": post, "required": str(required), "worked": str(worked[post]), "net": str(worked[post] - required)}
        for post, required in labelled(posts).items()
    ]
    total = {key: amount(staffing[key]) for key in ("experienced", "retained", "retention_base", "head_count")}
    rate = lambda part, whole: Fraction(part) * 100 / Fraction(whole)
    return (
        {"posts": rows, "experienced": str(total["experienced"])}
        | with_exact("experienced_share", rate(total["experienced"], worked["all"]), rounding["rate"])
        | {"retained": str(total["retained"]), "retention_base": str(total["retention_base"])}
        | with_exact("retention", rate(total["retained"], total["retention_base"]), rounding["rate"])
        | {"head_count": str(total["head_count"])}
    )


def results(document, policy):
    rounding = policy["rounding"]
    points = {party: amount(score["points"]) for party, score in document["scores"].items() if isinstance(score, dict)}
    total = Fraction(sum(points.values()))
    graded = Fraction(rounded(total, rounding["total"])) if policy["grade_on"] == "rounded_total" else total
    band = next(band for band in policy["bands"] if graded >= Fraction(band["from"]))
    steps = {
        step: {"mode": rounding[step]["mode"], "places": int(rounding[step]["places"])}
        for step in ("attainment", "rate", "party_points", "total")
    }
    return (
        {"assay": 1, "project": {key: document["project"][key] for key in ("id", "name", "stage")}, "policy": policy["id"]}
        | with_exact("total", total, rounding["total"])
        | {"grade": {"id": band["id"], "name": band["name"]}, "grade_on": policy["grade_on"], "rounding": steps}
        | {
            "parties": [
                {
                    "id": party["id"],
                    "name": party["name"],
                    "max": party["max"],
                    "points": str(points[party["id"]]),
                    "points_exact": exact(Fraction(points[party["id"]])),
                }
                for party in policy["parties"]
            ],
            "indicators": [
                indicator_results(
                    indicator, document["outputs"]["indicators"], document["agreement"]["areas"], rounding
                )
                for indicator in document["agreement"]["indicators"]
            ],
            "staffing": staffing_results(document["agreement"]["posts"], document["outputs"]["staffing"], rounding),
        }
    )


# --- the reports ---

WORDS = {
    "zh": {"over_zero_target": "协议量 0", "total": "总分", "all": "全部社工", "certified": "持证社工"},
    "en": {"over_zero_target": "target 0", "total": "total", "all": "all", "certified": "certified"},
}


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shown(results, key):
    """An amount as a table shows it."""
    return results.get(key) or {"none": "/", "not_applicable": "n/a", "missing": "—"}[results[key + "_presence"]]


def attainment(results, words):
    sign = {"no_target": "/", "not_applicable": "n/a", "over_zero_target": words["over_zero_target"]}
    return results["attainment"] + "%" if results["outcome"] == "ratio" else sign[results["outcome"]]


def expected_rows(results, document, language):
    """The rows of the tables, as lists of what their columns show; empty columns left out."""
    words = WORDS[language]
    label = lambda thing: thing["name"] if language == "zh" else thing["id"]
    columns = [area["id"] for area in document["agreement"]["areas"]]
    for indicator in results["indicators"]:
        by_area = {area["id"]: shown(area, "actual") for area in indicator.get("areas", [])}
        row = [label(indicator), indicator.get("unit", ""), shown(indicator, "target"), shown(indicator, "actual")]
        row += [attainment(indicator, words)] + [by_area.get(area, "—") for area in columns]
        yield [cell for cell in row if cell]
    for post in results["staffing"]["posts"]:
        sign = "+" if decimal.Decimal(post["net"]) > 0 else ""
        yield [words[post["id"]], post["required"], post["worked"], sign + post["net"]]
    for party in results["parties"]:
        yield [label(party), party["max"], party["points"]]
    yield [words["total"], "100", results["total"]]
    for party in results["parties"]:
        kinds = [f["kind"] for f in document["findings"] if f["party"] == party["id"]]
        yield [label(party)] + [str(kinds.count(kind)) for kind in ("commendation", "concern", "recommendation")]


class Golden(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = read(SOURCE / "capi/examples/huadi-2024.json")
        cls.policy = read(SOURCE / f"src/model/policies/{cls.document['policy']}.json")
        cls.results = results(cls.document, cls.policy)

    def test_the_results_are_those_computed_here(self):
        golden = (GOLDEN / "huadi-2024.json").read_text(encoding="utf-8")
        self.maxDiff = None
        self.assertEqual(json.loads(golden), self.results)
        self.assertEqual(golden, json.dumps(self.results, ensure_ascii=False, indent=2) + "\n")

    def test_what_the_issue_asks_of_them(self):
        self.assertEqual((self.results["total"], self.results["grade"]["id"]), ("90.00", "excellent"))
        self.assertEqual(self.results["staffing"]["experienced_share"], "82.09")

    def test_the_reports_show_them(self):
        for language in WORDS:
            text = (GOLDEN / f"huadi-2024.{language}.txt").read_text(encoding="utf-8")
            rows = [re.split(" {2,}", line.strip()) for line in text.splitlines()]
            for row in expected_rows(self.results, self.document, language):
                with self.subTest(language=language, row=row):
                    self.assertEqual(rows.count(row), 1)
            staffing = self.results["staffing"]
            for line in (
                f"16 / 20 = {staffing['retention']}%",
                f"181 / 220.5 = {staffing['experienced_share']}%",
            ):
                self.assertEqual(text.count(line + "\n"), 1)
            result = {"zh": "总分 90.00  等级 优秀", "en": "Total 90.00  Grade excellent"}[language]
            self.assertEqual(text.count("\n" + result), 1)

    def test_their_columns_align(self):
        for language in WORDS:
            text = (GOLDEN / f"huadi-2024.{language}.txt").read_text(encoding="utf-8")
            tables = 0
            for block in text.split("\n\n"):
                lines = block.splitlines()
                rules = {len(line) for line in lines if set(line) == {"-"}}
                if not rules:
                    continue
                tables += 1
                self.assertEqual(len(rules), 1)
                # Every table ends in a column of numbers, set to the right: the head and each row end at the rule's end.
                last = max(i for i, line in enumerate(lines) if re.search(r"(\d|%|—)$", line) and "  " in line)
                for line in lines[1 : last + 1]:
                    if not line.startswith("["):
                        with self.subTest(line):
                            self.assertEqual(width(line), rules.copy().pop())
            self.assertEqual(tables, 4)

    @unittest.skipUnless(PRINTED.exists(), "the printed report is not beside this checkout")
    def test_the_claims_stand_in_the_printed_report(self):
        printed = PRINTED.read_text(encoding="utf-8")
        for claim in self.document["claims"]:
            with self.subTest(claim["printed"]):
                self.assertRegex(printed, r"(?<![\d.])" + re.escape(claim["printed"]) + r"(?![\d.]*\d)")


if __name__ == "__main__":
    unittest.main()
