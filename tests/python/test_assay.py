"""The Python package on the C ABI.

ctest runs it as python.assay, with the shared library at ASSAY_LIBRARY, the command at ASSAY_CLI and capi/python in
PYTHONPATH.
"""

import copy
import ctypes
import dataclasses
import decimal
import json
import os
import pathlib
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction
from unittest import mock

import assay
from assay import _library

SOURCE = pathlib.Path(__file__).resolve().parents[2]
STATION = (SOURCE / "capi" / "examples" / "huadi-2024.json").read_bytes()

# Visits: 365 + 713 = 1078 of 900, which is 119.777…. Points: 8.87 + 20.00 + 14.90 + 46.23 = 90.00.
SMALL = {
    "assay": 1,
    "policy": "guangzhou-2023",
    "agreement": {
        "areas": [{"id": "east", "name": "东片"}, {"id": "west"}],
        "indicators": [{"id": "visits", "name": "入户探访", "unit": "人次", "group": "探访", "target": 900}],
    },
    "outputs": {"indicators": {"visits": {"east": 365, "west": Decimal(713)}}},
    "scores": {
        "oversight": {"points": Decimal("8.87")},
        "purchaser": {"points": Decimal("20.00")},
        "supervision_centre": {"points": Decimal("14.90")},
        "third_party": {"points": Decimal("46.23")},
    },
}


# The actuals of SMALL come from a file: 365 + 713 = 1078, and 40 + 58 = 98 of 100 calls.
TABLED = copy.deepcopy(SMALL)
TABLED["agreement"]["indicators"].append({"id": "calls", "name": "电访", "target": 100})
TABLED["outputs"] = {"tables": [{"where": "annex", "csv": "annex.csv"}]}
ANNEX = "片区,入户探访,电访\n东片,365,40\nwest,713,58\n"

# A document that uses what an agreement and its outputs may hold beside plain counts. Visits: 98 of 100 in 11 of 12
# months, so 98 ÷ (100 × 11/12) = 1176/11 percent of what was due. Complaints: at most 5, and 6 came: 5/6 of 100 percent.
# Cases closed: 9 of 10. Post-months: 1 + 1 and 1 + 0.5 of 2 posts × 2 months.
RICH = {
    "assay": 1,
    "project": {
        "term": {"from": "2023-09-08", "to": "2024-09-07"},
        "assessed": {"from": "2023-09-08", "to": "2024-07-31"},
    },
    "policy": "guangzhou-2023",
    "agreement": {
        "indicators": [
            {"id": "visits", "target": 100, "proration": "months_touched"},
            {"id": "complaints", "direction": "at_most", "target": 5},
            {"id": "closed", "kind": "ratio", "target": 95},
            {"id": "fund", "kind": "narrative"},
        ],
        "posts": {"all": {"posts": 2, "months": 2}},
        "relations": [{"id": "calm", "left": "indicators/complaints/actual", "is": "below", "right": "indicators/complaints/target"}],
    },
    "outputs": {
        "indicators": {"visits": {"reported": 99, "verified": 98, "reason": "one twice"}, "complaints": 6, "closed": {"n": 9, "d": 10}},
        "narratives": {"fund": {"text": "t", "judged": "partly", "amounts": {"raised": {"value": "7588.56", "unit": "元"}}}},
    },
    "scores": SMALL["scores"],
}


def changed(path, value):
    """SMALL with the value at a path of keys, given with slashes."""
    document = copy.deepcopy(SMALL)
    *parents, last = path.split("/")
    at = document
    for key in parents:
        at = at[key]
    at[last] = value
    return document


class Results(unittest.TestCase):
    def test_numbers_show_their_digits(self):
        evaluation = assay.evaluate(SMALL)
        self.assertEqual(str(evaluation.total), "90.00")
        self.assertEqual(evaluation.total_exact, 90)
        self.assertEqual(evaluation.grade, assay.Grade("excellent", "优秀"))
        self.assertEqual(evaluation.policy, "guangzhou-2023")
        self.assertEqual(evaluation.grade_on, "rounded_total")
        self.assertEqual(evaluation.rounding.total, assay.Rounding("half_up", 2))
        visits = evaluation.indicator("visits")
        self.assertEqual((visits.name, visits.unit, visits.group), ("入户探访", "人次", "探访"))
        self.assertEqual((str(visits.target), str(visits.actual), visits.outcome), ("900", "1078", "ratio"))
        self.assertEqual(str(visits.attainment), "119.78")
        self.assertEqual(visits.attainment_exact, Fraction(107800, 900))
        self.assertEqual(visits.area("east").actual, 365)
        self.assertEqual(visits.area("east").name, "东片")
        self.assertEqual(visits.area("east").outcome, "no_target")
        self.assertEqual(visits.area("east").target_presence, "none")
        self.assertIsNone(visits.area("east").target)
        self.assertIsNone(visits.area("east").attainment)
        purchaser = evaluation.party("purchaser")
        self.assertEqual((str(purchaser.points), purchaser.max, purchaser.points_exact), ("20.00", 20, 20))
        self.assertIsNone(purchaser.raw)
        self.assertIsNone(evaluation.project)
        self.assertIsNone(evaluation.staffing)

    def test_what_is_not_there(self):
        evaluation = assay.evaluate(SMALL)
        for look_up in (evaluation.indicator, evaluation.party, evaluation.indicator("visits").area):
            with self.assertRaises(KeyError) as raised:
                look_up("nowhere")
            self.assertEqual(raised.exception.args, ("nowhere",))

    def test_no_float_anywhere(self):
        def values(of):
            for value in dataclasses.astuple(of) if dataclasses.is_dataclass(of) else of:
                yield from values(value) if isinstance(value, tuple) else [value]

        for value in values(assay.evaluate(STATION)):
            self.assertNotIsInstance(value, float)

    def test_immutable(self):
        evaluation = assay.evaluate(SMALL)
        with self.assertRaises(dataclasses.FrozenInstanceError):
            evaluation.total = Decimal(91)
        self.assertEqual(evaluation, assay.evaluate(SMALL))
        self.assertEqual(hash(evaluation), hash(assay.evaluate(SMALL)))

    def test_the_real_station(self):
        evaluation = assay.evaluate(STATION)
        self.assertEqual((str(evaluation.total), evaluation.grade.id), ("90.00", "excellent"))
        self.assertEqual(evaluation.project, assay.Project("huadi-2024", "广州市花地街社工服务站", "final"))
        # As the report prints them; 611.58: 7339 of 1200, 102.86: 108 of 105, 135.33: 406 of 300, 98.00: 98 of 100.
        for id, printed in (
            ("visits", "119.78"),
            ("phone_calls", "611.58"),
            ("cases_opened", "98.00"),
            ("case_sessions", "135.33"),
            ("groups", "100.00"),
            ("group_sessions", "102.86"),
            ("group_participations", "291.33"),
            ("activities", "297.50"),
        ):
            self.assertEqual(str(evaluation.indicator(id).attainment), printed, id)
        # Delivered although the agreed number is 0: there is no percentage, whatever the report prints.
        files = evaluation.indicator("files")
        self.assertEqual((files.target, files.actual, files.outcome), (0, 1024, "over_zero_target"))
        self.assertIsNone(files.attainment)
        staffing = evaluation.staffing
        self.assertEqual(str(staffing.experienced_share), "82.09")  # 181 of 220.5 = 82.0861…
        self.assertEqual(staffing.experienced_share_exact, Fraction(18100 * 2, 441))
        self.assertEqual(str(staffing.retention), "80.00")  # 16 of 20
        posts = {post.id: (post.required, post.worked, post.net) for post in staffing.posts}
        self.assertEqual(posts["all"], (220, Decimal("220.5"), Decimal("0.5")))
        self.assertEqual(posts["certified"], (110, 216, 106))

    def test_json_and_report(self):
        evaluation = assay.evaluate(STATION)
        result = json.loads(evaluation.json)
        self.assertEqual((result["total"], result["grade"]["id"]), ("90.00", "excellent"))
        chinese, english = evaluation.report(), evaluation.report("en")
        self.assertEqual(chinese, evaluation.report(lang="zh"))
        self.assertIn("优秀", chinese)
        self.assertIn("excellent", english)
        self.assertTrue(chinese.endswith("\n"))
        for expected, options in (
            (evaluation.json, ["--json"]),
            (chinese, []),
            (english, ["--lang", "en"]),
        ):  # the same bytes as the command's
            command = [os.environ["ASSAY_CLI"], "evaluate", "-", *options]
            printed = subprocess.run(command, input=STATION, stdout=subprocess.PIPE, check=True).stdout
            self.assertEqual(printed.decode(), expected)
        for lang in ("de", None, 0):
            with self.assertRaises(ValueError):
                evaluation.report(lang)
            with self.assertRaises(ValueError):
                assay.evaluate(SMALL, lang=lang)


class Richer(unittest.TestCase):
    """What RICH says, from its comment."""

    def setUp(self):
        self.evaluation = assay.evaluate(RICH)

    def test_both_completions(self):
        visits = self.evaluation.indicator("visits")
        self.assertEqual((str(visits.attainment), visits.met), ("98.00", False))
        due = visits.proration
        self.assertEqual((due.rule, due.fraction, due.target_exact), ("months_touched", Fraction(11, 12), Fraction(275, 3)))
        self.assertEqual((str(due.attainment), due.attainment_exact, due.met), ("106.91", Fraction(1176, 11), True))
        self.assertIsNone(self.evaluation.indicator("complaints").proration)

    def test_kinds_and_directions(self):
        kinds = [(indicator.kind, indicator.direction, indicator.met) for indicator in self.evaluation.indicators]
        self.assertEqual(
            kinds,
            [
                ("count", "at_least", False),
                ("count", "at_most", False),
                ("ratio", "at_least", False),
                ("narrative", "at_least", None),
            ],
        )
        self.assertEqual(str(self.evaluation.indicator("complaints").attainment), "83.33")
        fund = self.evaluation.indicator("fund")
        self.assertEqual((fund.judged, fund.outcome), ("partly", "narrative"))
        self.assertEqual(fund.amounts, (assay.Amount("raised", Decimal("7588.56"), "元"),))
        self.assertIsNone(self.evaluation.indicator("visits").judged)

    def test_figures_by_their_paths(self):
        for path, value in (
            ("total", Decimal("90.00")),
            ("parties/purchaser/points", Decimal("20.00")),
            ("indicators/visits/actual", Decimal(98)),
            ("indicators/visits/proration", Fraction(11, 12)),
            ("indicators/visits/prorated_target", Fraction(275, 3)),
            ("indicators/visits/prorated_attainment", Decimal("106.91")),
            ("indicators/visits/adjustment", Decimal(-1)),
            ("indicators/closed/numerator", Decimal(9)),
            ("indicators/closed/actual", Decimal(90)),
            ("indicators/fund/amounts/raised", Decimal("7588.56")),
            ("staffing/required/all", Decimal(4)),
            ("staffing/posts/all", Decimal(2)),
            ("verification/rate", Decimal(100)),
            ("relations/calm/left", Decimal(6)),
        ):
            found = self.evaluation.figure(path)
            self.assertEqual((found, type(found)), (value, type(value)), path)
        for path in ("", "grade", "policy", "total/x", "indicators", "indicators/visits", "indicators/visits/outcome",
                     "indicators/visits/met", "indicators/visits/id", "indicators/nowhere/actual", "indicators/fund/actual",
                     "indicators/visits/actual/x", "staffing/worked/all"):  # fmt: skip
            with self.assertRaises(KeyError) as raised:
                self.evaluation.figure(path)
            self.assertEqual(raised.exception.args, (path,))

    def test_figures_of_areas(self):
        evaluation = assay.evaluate(SMALL)
        self.assertEqual(evaluation.figure("indicators/visits/areas/east/actual"), 365)
        self.assertEqual(evaluation.figure("indicators/visits/coverage/expected"), 2)
        self.assertEqual(evaluation.indicator("visits").coverage, assay.Coverage(2, 2, 0, 0))

    def test_notes(self):
        self.assertEqual([note.name for note in self.evaluation.notes], ["adjusted", "relation_broken"])
        adjusted, broken = self.evaluation.notes
        self.assertEqual(adjusted.pointer, "/outputs/indicators/visits")
        self.assertIn("one twice", adjusted.zh)
        self.assertIn("one twice", adjusted.en)
        self.assertEqual(broken.pointer, "/agreement/relations/0")
        self.assertEqual(assay.evaluate(SMALL).notes, ())
        for note in self.evaluation.notes:
            for path in note.figures:
                self.evaluation.figure(path)

    def test_every_figure_that_a_note_of_the_examples_names_can_be_looked_up(self):
        examples = sorted((SOURCE / "capi" / "examples").glob("*.json"))
        self.assertGreaterEqual(len(examples), 7)
        for example in examples:
            evaluation = assay.evaluate_file(example)
            for note in evaluation.notes:
                for path in note.figures:
                    # The grade is no number, and what a party gives that is on hold is none yet.
                    held = [f"parties/{party.id}/points" for party in evaluation.parties if party.points_exact is None]
                    if path not in ("grade", *held):
                        evaluation.figure(path)

    def test_a_roster(self):
        document = copy.deepcopy(RICH)
        document["project"]["assessed"] = {"from": "2023-10-01", "to": "2023-11-30"}
        document["outputs"]["staffing"] = {
            "roster": {
                "persons": [
                    {"id": "a", "months": {"2023-10": 1, "2023-11": 1}},
                    {"id": "b", "months": {"2023-10": 1, "2023-11": "0.5"}},
                ]
            }
        }
        evaluation = assay.evaluate(document)
        (post,) = evaluation.staffing.posts
        self.assertEqual((post.required, post.worked, post.net), (4, Decimal("3.5"), Decimal("-0.5")))
        self.assertEqual((post.vacancy, post.surplus), (Decimal("0.5"), 0))
        for path, value in (
            ("staffing/months/2023-11/worked/all", Decimal("1.5")),
            ("staffing/months/2023-11/vacancy/all", Decimal("0.5")),
            ("staffing/vacancy/all", Decimal("0.5")),
            ("staffing/persons/b/worked", Decimal("1.5")),
            ("staffing/persons/b/months/2023-11", Decimal("0.5")),
            ("staffing/head_count", Decimal(2)),
        ):
            self.assertEqual(evaluation.figure(path), value, path)


# 30 of 60 points from one party, and another of 40 on hold: from 30 to 70, where high begins at 50, the pass line.
HELD = {
    "assay": 1,
    "policy": {
        "parties": [{"id": "a", "max": 60}, {"id": "b", "max": 40, "missing": "hold"}],
        "bands": [{"id": "high", "name": "高", "from": 50}, {"id": "low", "from": 0}],
        "pass": "high",
    },
    "scores": {"a": {"points": 30}},
}

# Two assessors, 8 and 6 of 10 for one criterion and 20 and 22 of 30 for another inside a group: 7 + 21 = 28 of 40, which
# is 70 of a weight of 100. Then 3 and 4 are taken off, of which 5 count, and 2 are added.
JUDGED = {
    "assay": 1,
    "policy": {
        "parties": [
            {
                "id": "a",
                "max": 100,
                "criteria": [
                    {"id": "plan", "max": 10},
                    {"id": "work", "max": 30, "criteria": [{"id": "visits", "max": 30}]},
                ],
            }
        ],
        "bands": [{"id": "any", "from": 0}],
        "adjustments": {"items": [{"id": "late", "kind": "deduction", "cap": 5}]},
    },
    "scores": {
        "a": {
            "sheets": [
                {"assessor": "x", "criteria": {"plan": 8, "visits": 20}},
                {"assessor": "y", "criteria": {"plan": 6, "visits": 22}},
            ]
        }
    },
    "adjustments": [
        {"item": "late", "points": 3, "reason": "March"},
        {"item": "late", "points": 4, "reason": "April"},
        {"kind": "bonus", "points": 2, "reason": "a prize"},
    ],
}


class Scoring(unittest.TestCase):
    def test_while_a_party_is_on_hold(self):
        evaluation = assay.evaluate(HELD)
        self.assertEqual((evaluation.total, evaluation.total_exact, evaluation.grade), (None, None, None))
        self.assertEqual((evaluation.total_low, evaluation.total_high), (30, 70))
        self.assertEqual(evaluation.grades_within_reach, ("high", "low"))
        self.assertIsNone(evaluation.passes)
        self.assertEqual([(party.points, party.missing) for party in evaluation.parties], [(30, None), (None, "hold")])
        self.assertEqual((evaluation.figure("total_low"), evaluation.figure("total_high")), (30, 70))
        with self.assertRaises(KeyError):
            evaluation.figure("total")
        self.assertIn("high", evaluation.report("en"))

    def test_where_none_is(self):
        document = copy.deepcopy(HELD)
        document["scores"]["b"] = {"points": 20}
        evaluation = assay.evaluate(document)
        self.assertEqual((evaluation.total, evaluation.grade), (50, assay.Grade("high", "高")))
        self.assertEqual((evaluation.total_low, evaluation.total_high, evaluation.grades_within_reach), (None, None, ()))
        self.assertIs(evaluation.passes, True)

    def test_a_weight_that_grew(self):
        document = copy.deepcopy(HELD)
        document["policy"]["parties"][1]["missing"] = "renormalise"
        evaluation = assay.evaluate(document)
        self.assertEqual(evaluation.party("a").max, 60)
        self.assertEqual(evaluation.figure("parties/a/max"), 100)

    def test_figures_of_criteria_and_adjustments(self):
        evaluation = assay.evaluate(JUDGED)
        self.assertEqual(evaluation.total, 67)  # 70 - 5 + 2
        for path, value in (
            ("parties/a/sheets/x/criteria/plan", 8),
            ("parties/a/sheets/y/criteria/visits", 22),
            ("parties/a/criteria/plan/points", 7),
            ("parties/a/criteria/work/points", 21),
            ("parties/a/criteria/visits/points", 21),
            ("parties/a/raw", 28),
            ("parties/a/points", 70),
            ("adjustments/0/points", 3),
            ("adjustments/items/late", 5),
            ("adjustments/items/late/uncapped", 7),
            ("adjustments/deductions", 5),
            ("adjustments/bonuses", 2),
            ("subtotal", 70),
        ):
            with self.subTest(path):
                self.assertEqual(evaluation.figure(path), value)
        for path in ("parties/a/criteria/nothing/points", "parties/a/sheets/z/raw", "adjustments/3/points", "payment"):
            with self.subTest(path), self.assertRaises(KeyError):
                evaluation.figure(path)


class Analyses(unittest.TestCase):
    def test_an_analysis_is_what_the_command_prints(self):
        analysis = assay.analyze(STATION)
        command = [os.environ["ASSAY_CLI"], "analyze", "-", "--json"]
        printed = subprocess.run(command, input=STATION, stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(analysis, json.loads(printed))
        self.assertEqual(analysis, assay.analyze(assay.evaluate(STATION), "en"))
        # Rounded half up from something finer: each of four scores may be 0.005 less, and almost as much more.
        verdict = next(each for each in analysis["verdicts"] if each["hypothesis"] == "rounded/half_up")
        self.assertEqual((verdict["certainty"], Decimal(verdict["total"]["low"])), ("undecided", Decimal("89.98")))
        self.assertEqual(Fraction(verdict["total"]["high"]), Fraction("90.02") - Fraction("0.005"))

    def test_no_float_anywhere(self):
        def values(of):
            for value in of.values() if isinstance(of, dict) else of:
                yield from values(value) if isinstance(value, (dict, list)) else [value]

        for value in values(assay.analyze(STATION)):
            self.assertIsInstance(value, (str, int))

    def test_a_document_with_files(self):
        with self.assertRaises(assay.DocumentError):
            assay.analyze(TABLED)
        analysis = assay.analyze(TABLED, attachments={"annex.csv": ANNEX})
        self.assertEqual(analysis, assay.analyze(assay.evaluate(TABLED, attachments={"annex.csv": ANNEX})))

    def test_refusals(self):
        with self.assertRaises(assay.DocumentError) as raised:
            assay.analyze("{}", "en")
        self.assertEqual(raised.exception.diagnostics[0].line, 1)
        for call in (
            lambda: assay.analyze(SMALL, "de"),
            lambda: assay.difference(SMALL, SMALL, "de"),
            lambda: assay.what_if(SMALL, {}, "de"),
            lambda: assay.rank({}, "de"),
        ):
            with self.assertRaisesRegex(ValueError, "lang is"):
                call()


class Explanations(unittest.TestCase):
    def test_an_explanation_is_what_the_command_prints(self):
        for arguments, command in (
            (("indicators/visits/attainment",), ["indicators/visits/attainment"]),
            (("total", 1), ["total", "--depth", "1"]),
            ((), []),
            ((None, 0), ["--depth=0"]),
        ):
            lines = assay.explain(STATION, *arguments)
            command = [os.environ["ASSAY_CLI"], "explain", "-", "--json", *command]
            printed = subprocess.run(command, input=STATION, stdout=subprocess.PIPE, check=True).stdout
            self.assertEqual(lines, json.loads(printed)["derivation"])
            self.assertEqual(lines, assay.explain(assay.evaluate(STATION), *arguments, lang="en"))

    def test_a_figure_and_what_it_is_made_of(self):
        lines = assay.explain(SMALL, "indicators/visits/attainment")
        self.assertEqual(
            lines[0],
            {
                "depth": 0,
                "figure": "indicators/visits/attainment",
                "formula": "1078/900 × 100",
                "exact": "1078/9",
                "rounding": {"mode": "half_up", "places": 2},
                "value": "119.78",
                "presence": "given",
            },
        )
        self.assertEqual([line["formula"] for line in lines if "formula" in line][1:], ["365 + 713"])
        places = {line["pointer"]: line["value"] for line in lines if "pointer" in line}
        self.assertEqual(
            places,
            {
                "/outputs/indicators/visits/east": "365",
                "/outputs/indicators/visits/west": "713",
                "/agreement/indicators/0/target": "900",
            },
        )
        self.assertEqual([line["depth"] for line in assay.explain(SMALL, "grade", 2)], [0, 1, 2])

    def test_every_figure(self):
        evaluation = assay.evaluate(RICH)
        values = {line["figure"]: line["value"] for line in assay.explain(RICH) if "figure" in line and "value" in line}
        for path in ("indicators/visits/prorated_attainment", "indicators/complaints/attainment",
                     "indicators/closed/actual", "parties/third_party/points", "total"):  # fmt: skip
            with self.subTest(path):
                self.assertEqual(Fraction(values[path]), Fraction(evaluation.figure(path)))
        self.assertEqual(values["grade"], evaluation.grade.id)

    def test_a_document_with_files(self):
        (line, *_) = assay.explain(TABLED, "indicators/calls/actual", attachments={"annex.csv": ANNEX})
        self.assertEqual(line["formula"], "40 + 58")

    def test_refusals(self):
        with self.assertRaises(assay.DocumentError) as raised:
            assay.explain(SMALL, "indicators/vists/attainment", lang="en")
        (problem,) = raised.exception.diagnostics
        self.assertEqual((problem.code, problem.name, problem.pointer), (530, "unknown_figure", ""))
        self.assertIn("indicators/vists/attainment", problem.message)
        for path in ("\ud800", "total\0", "x" * 100000):
            with self.assertRaises(assay.DocumentError):
                assay.explain(SMALL, path)
        with self.assertRaises(assay.DocumentError) as raised:
            assay.explain("{}", "total")
        self.assertEqual(raised.exception.diagnostics[0].line, 1)

    def test_arguments(self):
        for call in (
            lambda: assay.explain(SMALL, 1),
            lambda: assay.explain(SMALL, b"total"),
            lambda: assay.explain(SMALL, "total", "1"),
            lambda: assay.explain(SMALL, "total", True),
            lambda: assay.explain(SMALL, "total", 1.0),
        ):
            with self.assertRaises(TypeError):
                call()
        for call in (
            lambda: assay.explain(SMALL, ""),
            lambda: assay.explain(SMALL, "total", -1),
            lambda: assay.explain(SMALL, "total", 2**31),
            lambda: assay.explain(SMALL, "total", lang="de"),
        ):
            with self.assertRaises(ValueError) as raised:
                call()
            self.assertNotIsInstance(raised.exception, assay.DocumentError)


class Audits(unittest.TestCase):
    # The total is right; 1087 visits are 1078 with two digits swapped.
    CLAIMS = [
        {"figure": "total", "printed": "90.00"},
        {"figure": "indicators/visits/actual", "printed": "1087次", "step": Decimal("1"), "rounding": "half_up"},
    ]
    REPORT = "总分90.00分。\n完成入户探访1087次，另发传单12345份。\n"
    TEMPLATE = "总分【90.00｜总分】分\n完成入户探访【1078｜入户探访】次\n"

    def command(self, *arguments):
        printed = subprocess.run([os.environ["ASSAY_CLI"], *arguments], stdout=subprocess.PIPE)
        self.assertIn(printed.returncode, (0, 1))
        return printed.stdout.decode()

    def test_an_audit_is_what_the_command_prints(self):
        document = SMALL | {"claims": self.CLAIMS}
        with tempfile.TemporaryDirectory() as folder:
            path, text, form = (pathlib.Path(folder, name) for name in ("a.json", "report.txt", "form.txt"))
            path.write_text(json.dumps(document, default=str))
            text.write_text(self.REPORT)
            form.write_text(self.TEMPLATE)
            found = assay.audit(document)
            self.assertEqual(found, json.loads(self.command("audit", path, "--json")))
            self.assertEqual(found, assay.audit(assay.evaluate(document), lang="en"))
            of_text = assay.audit(document, self.TEMPLATE, self.REPORT)
            self.assertEqual(of_text, json.loads(self.command("audit", path, "--json", "--text", text, "--template", form)))
            self.assertEqual(of_text, assay.audit(document, self.TEMPLATE.encode(), bytearray(self.REPORT.encode())))
            self.assertEqual(assay.mark(document, self.REPORT), self.command("mark", text, path))
        self.assertEqual([claim["state"] for claim in found["claims"]], ["consistent", "inconsistent"])
        self.assertEqual([(claim["printed"], claim["line"], claim["column"]) for claim in of_text["claims"]],
                         [("90.00", 1, 3), ("1087", 2, 7)])  # fmt: skip
        self.assertEqual([number["printed"] for number in of_text["unclaimed"]], ["12345份"])
        self.assertGreaterEqual(found["summary"]["errors"] + found["summary"]["warnings"], 1)

    def test_no_float_anywhere(self):
        def values(of):
            for value in of.values() if isinstance(of, dict) else of:
                yield from values(value) if isinstance(value, (dict, list)) else [value]

        for value in values(assay.audit(SMALL | {"claims": self.CLAIMS})):
            self.assertIsInstance(value, (str, int))

    def test_a_document_with_files(self):
        found = assay.audit(TABLED | {"claims": self.CLAIMS}, attachments={"annex.csv": ANNEX})
        self.assertEqual([claim["state"] for claim in found["claims"]], ["consistent", "inconsistent"])
        self.assertIn("【90.00｜", assay.mark(TABLED, self.REPORT, attachments={"annex.csv": ANNEX}))

    def test_refusals(self):
        for template, report, pointer, code in (
            ("words\n【90.00｜总分", self.REPORT, "/template", 130),
            ("words\n总分【90.00｜总粉】", self.REPORT, "/template", 133),
            (b"words\n\xff", self.REPORT, "/template", 116),
            (self.TEMPLATE, b"words\n\xff", "/report", 116),
            (self.TEMPLATE, "words\n\ud800", "/report", 116),
        ):
            with self.subTest(template), self.assertRaises(assay.DocumentError) as raised:
                assay.audit(SMALL, template, report)
            (problem,) = raised.exception.diagnostics
            self.assertEqual((problem.pointer, problem.code, problem.line), (pointer, code, 2))
        with self.assertRaises(assay.DocumentError):
            assay.mark(SMALL, b"\xff")
        with self.assertRaises(assay.DocumentError) as raised:
            assay.audit("{}")
        self.assertEqual(raised.exception.diagnostics[0].line, 1)

    def test_arguments(self):
        for call, error in (
            (lambda: assay.audit(SMALL, self.TEMPLATE), "go together"),
            (lambda: assay.audit(SMALL, report=self.REPORT), "go together"),
            (lambda: assay.audit(SMALL, 1, self.REPORT), "the template is str or bytes, not int"),
            (lambda: assay.audit(SMALL, self.TEMPLATE, 1), "the report is str or bytes, not int"),
            (lambda: assay.mark(SMALL, None), "the report is str or bytes, not NoneType"),
        ):
            with self.assertRaisesRegex(TypeError, error):
                call()
        for call in (lambda: assay.audit(SMALL, lang="de"), lambda: assay.mark(SMALL, "", "de")):
            with self.assertRaisesRegex(ValueError, "lang is"):
                call()


class Differences(unittest.TestCase):
    def test_of_two_documents(self):
        # 90.00 - 0.01 = 89.99
        lower = changed("scores/third_party/points", Decimal("46.22"))
        found = assay.difference(SMALL, lower)
        self.assertTrue(found.grade_changed)
        self.assertEqual((str(found.total_before), str(found.total_after)), ("90.00", "89.99"))
        self.assertEqual((found.grade_before, found.grade_after), ("excellent", "good"))
        self.assertEqual(found.inputs, (assay.InputChange("/scores/third_party/points", "46.23", "46.22"),))
        self.assertIn(assay.FigureChange("grade", "excellent", "good"), found.figures)
        self.assertEqual(found, assay.difference(assay.evaluate(SMALL), json.dumps(lower, default=str)))
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, document in ("a.json", SMALL), ("b.json", lower):
                paths.append(pathlib.Path(folder, name))
                paths[-1].write_text(json.dumps(document, default=str))
            command = [os.environ["ASSAY_CLI"], "diff", *paths, "--json"]
            self.assertEqual(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode(), found.json)

    def test_of_documents_with_files(self):
        files = [{"annex.csv": annex} for annex in (ANNEX, ANNEX.replace("58", "59"))]
        found = assay.difference(*(assay.evaluate(TABLED, attachments=each) for each in files))
        self.assertEqual(found.inputs, (assay.InputChange("/outputs/tables/annex/rows/west/电访", "58", "59"),))
        self.assertIn(assay.FigureChange("indicators/calls/actual", "98", "99"), found.figures)

    def test_what_is_absent(self):
        held = copy.deepcopy(HELD)
        held["scores"]["b"] = {"points": 20}
        found = assay.difference(HELD, held)
        self.assertEqual((found.total_before, found.grade_before, found.total_after), (None, None, 50))
        self.assertEqual(found.inputs, (assay.InputChange("/scores/b/points", None, "20"),))
        self.assertIn(assay.FigureChange("total", "null", "50"), found.figures)

    def test_a_total_that_no_decimal_holds(self):
        document = copy.deepcopy(HELD)
        document["scores"] = {"a": {"points": 30}, "b": {"raw": 1, "of": 3}}
        found = assay.difference(document, document)
        self.assertEqual((found.total_before, found.inputs, found.figures), (Fraction(130, 3), (), ()))

    def test_which_document_is_refused(self):
        for arguments, name in (({}, SMALL), "before"), ((SMALL, "{}"), "after"):
            with self.assertRaises(assay.DocumentError) as raised:
                assay.difference(*arguments)
            self.assertEqual(raised.exception.name, name)
            self.assertTrue(str(raised.exception).startswith(name + ": "))
            again = pickle.loads(pickle.dumps(raised.exception))
            self.assertEqual((str(again), again.name), (str(raised.exception), name))

    def test_what_if(self):
        expected = assay.difference(SMALL, changed("scores/third_party/points", Decimal("46.22")))
        for document in (SMALL, json.dumps(SMALL, default=str), assay.evaluate(SMALL)):
            for value in (Decimal("46.22"), "46.22"):
                self.assertEqual(assay.what_if(document, {"/scores/third_party/points": value}), expected)
        several = {"/agreement/indicators/0/target": 1000, "/outputs/indicators/visits": {"east": 1, "west": None}}
        found = assay.what_if(SMALL, several)
        self.assertEqual(
            [(each.pointer, each.before, each.after) for each in found.inputs],
            [
                ("/agreement/indicators/visits/target", "900", "1000"),
                ("/outputs/indicators/visits/east", "365", "1"),
                ("/outputs/indicators/visits/west", "713", "null"),
            ],
        )
        self.assertEqual(assay.what_if(TABLED, {}, attachments={"annex.csv": ANNEX}).inputs, ())

    def test_what_cannot_be_replaced(self):
        for values, name, pointer in (
            ({"/nothing": 1}, "unknown_pointer", "/nothing"),
            ({"/scores": {}, "/scores/oversight": {}}, "not_a_value", "/scores/oversight"),
            ({"/scores/oversight/points": 11}, "score_above_maximum", "/scores/oversight/points"),
        ):
            with self.assertRaises(assay.DocumentError) as raised:
                assay.what_if(json.dumps(SMALL, default=str), values)
            self.assertEqual([(each.name, each.pointer, each.line) for each in raised.exception.diagnostics], [(name, pointer, 0)])
        for value in (8.5, b"8.5", [{"x": 8.5}]):
            with self.assertRaisesRegex(TypeError, "^/scores/oversight/points"):
                assay.what_if(SMALL, {"/scores/oversight/points": value})


class Rankings(unittest.TestCase):
    def test_best_first_under_their_names(self):
        lower = changed("scores/third_party/points", Decimal("46.22"))
        ranking = assay.rank({"低": lower, "a": SMALL, "b": assay.evaluate(SMALL)})
        excellent, good = assay.Grade("excellent", "优秀"), assay.Grade("good", "良好")
        self.assertEqual(
            ranking,
            (
                assay.Ranked(1, "a", Decimal("90.00"), Fraction(90), excellent, None),
                assay.Ranked(1, "b", Decimal("90.00"), Fraction(90), excellent, None),
                assay.Ranked(3, "低", Decimal("89.99"), Fraction("89.99"), good, None),
            ),
        )
        self.assertEqual(assay.rank({}), ())

    def test_what_cannot_be_ranked(self):
        for documents, name, expected in (
            ({"a": SMALL, "b": "{}"}, "b", ["missing_key"] * 3),
            ({"a": SMALL, "b": HELD}, None, ["different_policies"]),
            ({"b": HELD}, None, ["undecided_total"]),
            ({"a\nb": SMALL}, None, ["invalid_text"]),
            ({"\ud800": SMALL}, None, ["invalid_text"]),
        ):
            with self.subTest(documents.keys()), self.assertRaises(assay.DocumentError) as raised:
                assay.rank(documents)
            self.assertEqual([each.name for each in raised.exception.diagnostics], expected)
            self.assertEqual(raised.exception.name, name)
            if name is None:
                self.assertEqual([each.pointer for each in raised.exception.diagnostics], [f"/{len(documents) - 1}"])


class Attachments(unittest.TestCase):
    def test_files_are_given_by_name(self):
        self.assertEqual(assay.attachment_names(TABLED), ("annex.csv",))
        self.assertEqual(assay.attachment_names(SMALL), ())
        self.assertEqual(assay.attachment_names("no JSON"), ())
        for annex in (ANNEX, ANNEX.encode(), bytearray(ANNEX.encode())):
            evaluation = assay.evaluate(TABLED, attachments={"annex.csv": annex, "other.csv": b"not read"})
            self.assertEqual(evaluation.indicator("visits").actual, 1078)
            self.assertEqual(str(evaluation.indicator("calls").attainment), "98.00")
            self.assertIn("1078", evaluation.report("en"))  # which evaluates once more

    def test_a_file_that_is_missing_is_a_problem_of_the_document(self):
        for attachments in ({}, {"annex": ANNEX}):
            with self.assertRaises(assay.DocumentError) as raised:
                assay.evaluate(TABLED, "en", attachments)
            (problem,) = raised.exception.diagnostics
            self.assertEqual((problem.name, problem.pointer), ("missing_attachment", "/outputs/tables/0/csv"))
            self.assertIn("annex.csv", problem.message)

    def test_what_no_attachment_can_be(self):
        for attachments in ({"annex.csv": 1}, {1: ANNEX}, {"annex.csv": None}, {"annex.csv": {"a": 1}}):
            with self.assertRaises(TypeError):
                assay.evaluate(TABLED, attachments=attachments)

    def test_a_document_on_disk_with_the_files_beside_it(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "station.json")
            path.write_text(json.dumps(TABLED, default=str))
            with self.assertRaises(assay.DocumentError):
                assay.evaluate_file(path)
            pathlib.Path(folder, "annex.csv").write_text(ANNEX, encoding="utf-8")
            for form in (path, str(path)):
                self.assertEqual(assay.evaluate_file(form).indicator("visits").actual, 1078)
            # A final document whose midterm one has that table.
            midterm = {**TABLED, "project": {"id": "p", "stage": "midterm"}}
            pathlib.Path(folder, "midterm.json").write_text(json.dumps(midterm, default=str))
            final = {**SMALL, "project": {"id": "p", "stage": "final"}, "midterm": "midterm.json"}
            path.write_text(json.dumps(final, default=str))
            self.assertEqual(assay.attachment_names(final), ("midterm.json",))
            evaluation = assay.evaluate_file(path)
            self.assertEqual(evaluation.figure("midterm/indicators/visits/actual"), 1078)
            self.assertEqual(evaluation.figure("progress/indicators/visits"), 0)
            printed = subprocess.run([os.environ["ASSAY_CLI"], "evaluate", "--json", str(path)], capture_output=True, check=True)
            self.assertEqual(printed.stdout.decode(), evaluation.json)
        with self.assertRaises(FileNotFoundError):
            assay.evaluate_file(path)


class RoundingSchedules(unittest.TestCase):
    """Raw scores 88.7, 100, 99.33, 84.05 of 100, weighted 10, 20, 15, 55: 8.87, 20, 14.8995, 46.2275."""

    def evaluate(self, rounding, grade_on):
        hundredths = {"mode": "half_up", "places": 2}
        document = {
            "assay": 1,
            "policy": {
                "name": "guangzhou-raw",
                "parties": [
                    {"id": "oversight", "max": 10},
                    {"id": "purchaser", "max": 20},
                    {"id": "supervision_centre", "max": 15},
                    {"id": "third_party", "max": 55},
                ],
                "rounding": {step: hundredths for step in rounding},
                "grade_on": grade_on,
                "bands": [
                    {"id": "excellent", "from": 90},
                    {"id": "good", "from": 80},
                    {"id": "pass", "from": 60},
                    {"id": "fail", "from": 0},
                ],
            },
            "scores": {
                "purchaser": {"raw": 100},
                "oversight": {"raw": Decimal("88.7")},
                "supervision_centre": {"raw": Decimal("99.33")},
                "third_party": {"raw": Decimal("84.05"), "of": Decimal("100")},
            },
        }
        return assay.evaluate(document)

    def test_points_rounded_then_added(self):
        evaluation = self.evaluate(["party_points", "total"], "rounded_total")
        points = [str(party.points) for party in evaluation.parties]
        self.assertEqual(points, ["8.87", "20.00", "14.90", "46.23"])
        self.assertEqual(evaluation.party("third_party").points_exact, Fraction("46.2275"))
        self.assertEqual((evaluation.party("third_party").raw, evaluation.party("third_party").of), (Decimal("84.05"), 100))
        self.assertEqual((str(evaluation.total), evaluation.total_exact), ("90.00", 90))
        self.assertEqual(evaluation.grade.id, "excellent")

    def test_nothing_rounded_but_the_total_which_is_not_graded(self):
        evaluation = self.evaluate(["total"], "exact_total")
        self.assertEqual(evaluation.total_exact, Fraction("89.997"))
        self.assertEqual(str(evaluation.total), "90.00")
        self.assertEqual(evaluation.grade.id, "good")

    def test_nothing_rounded_at_all(self):
        evaluation = self.evaluate([], "exact_total")
        self.assertEqual(str(evaluation.total), "89.997")
        self.assertEqual(evaluation.grade.id, "good")
        self.assertIsNone(evaluation.rounding.total)

    def test_the_total_rounded_once_and_graded(self):
        evaluation = self.evaluate(["total"], "rounded_total")
        self.assertEqual(str(evaluation.total), "90.00")
        self.assertEqual(evaluation.total_exact, Fraction("89.997"))
        self.assertEqual(evaluation.grade.id, "excellent")

    def test_a_quotient_that_no_decimal_holds(self):
        document = {
            "assay": 1,
            "policy": {"name": "p", "parties": [{"id": "a", "max": 100}], "bands": [{"id": "any", "from": 0}]},
            "scores": {"a": {"raw": 1, "of": 3}},
        }
        evaluation = assay.evaluate(document)  # 1/3 of 100, never rounded
        self.assertIsNone(evaluation.total)
        self.assertEqual(evaluation.total_exact, Fraction(100, 3))
        self.assertIsNone(evaluation.party("a").points)
        self.assertEqual(evaluation.party("a").points_exact, Fraction(100, 3))

    def test_quotients_longer_than_python_reads_at_once(self):
        # 200 parties, each 1 ÷ (10^37 + k) of 1 point: a common denominator of about 7400 digits.
        parties = {f"p{k}": 10**37 + k for k in range(200)}
        document = {
            "assay": 1,
            "policy": {
                "name": "p",
                "scale": 200,
                "parties": [{"id": id, "max": 1} for id in parties],
                "bands": [{"id": "any", "from": 0}],
            },
            "scores": {id: {"raw": 1, "of": of} for id, of in parties.items()},
        }
        expected = sum(Fraction(1, of) for of in parties.values())
        self.assertGreater(expected.denominator, 10**4300)
        self.assertEqual(assay.evaluate(document).total_exact, expected)

    def test_a_quotient_below_zero(self):
        document = changed("outputs/indicators/visits", Decimal("-0.1"))
        document["policy"] = {
            "name": "p",
            "parties": [{"id": "a", "max": 100}],
            "bands": [{"id": "any", "from": 0}],
        }
        document["scores"] = {"a": {"points": 1}}
        visits = assay.evaluate(document).indicator("visits")  # -0.1 of 900 is -1/90 percent
        self.assertEqual((visits.attainment, visits.attainment_exact), (None, Fraction(-1, 90)))


class Documents(unittest.TestCase):
    def test_text_bytes_and_structure_are_the_same(self):
        expected = assay.evaluate(STATION).json
        structure = json.loads(STATION, parse_float=Decimal)
        for document in (STATION, bytearray(STATION), STATION.decode(), structure, json.dumps(json.loads(STATION))):
            self.assertEqual(assay.evaluate(document).json, expected)

    def test_decimals_are_written_exactly(self):
        for value, shown in (
            (Decimal("46.23"), "46.23"),
            (Decimal("20.00"), "20.00"),
            (Decimal("1E+1"), "10"),
            (Decimal("2.5E+1"), "25"),
            (Decimal("1E-30"), "0." + "0" * 29 + "1"),
            (Decimal("0E+3"), "0"),
            (Decimal("12345678901234567890123456789e-27"), "12.345678901234567890123456789"),
            (7, "7"),
            ("7.10", "7.10"),
        ):
            with decimal.localcontext() as context:
                context.prec = 3  # the caller's context rounds nothing
                evaluation = assay.evaluate(changed("scores/third_party/points", value))
            self.assertEqual(format(evaluation.party("third_party").points, "f"), shown, value)

    def test_tuples_are_lists(self):
        self.assertEqual(
            assay.evaluate(changed("agreement/areas", ({"id": "east"}, {"id": "west"}))).indicator("visits").actual, 1078
        )

    def test_a_float_is_refused_by_its_place(self):
        for path, pointer in (
            ("outputs/indicators/visits", "/outputs/indicators/visits/east"),
            ("outputs/indicators/a~b", "/outputs/indicators/a~0b/east"),
        ):
            with self.assertRaises(TypeError) as raised:
                assay.evaluate(changed(path, {"east": 365.5}))
            self.assertTrue(str(raised.exception).startswith(pointer + ": 365.5 "), raised.exception)
        document = copy.deepcopy(SMALL)
        document["agreement"]["areas"][1]["x/y"] = float("nan")
        with self.assertRaisesRegex(TypeError, "^/agreement/areas/1/x~1y: nan "):
            assay.evaluate(document)

    def test_other_types_are_refused_by_their_place(self):
        for value in (Fraction(1, 3), b"8.87", {1, 2}, object(), 1j):
            with self.assertRaisesRegex(TypeError, "^/scores/oversight/points: "):
                assay.evaluate(changed("scores/oversight/points", value))
        with self.assertRaisesRegex(TypeError, "^/scores: the key 1 "):
            assay.evaluate(changed("scores", {1: {"points": 1}}))
        for value in (Decimal("NaN"), Decimal("-Infinity"), Decimal("sNaN"), Decimal("1E+1000000000"), Decimal("1E-5000")):
            with self.assertRaisesRegex(ValueError, "^/scores/oversight/points: ") as raised:
                assay.evaluate(changed("scores/oversight/points", value))
            self.assertNotIsInstance(raised.exception, assay.DocumentError)
        for document in (None, 1, [SMALL], pathlib.Path("x")):
            with self.assertRaises(TypeError):
                assay.evaluate(document)

    def test_what_only_the_library_refuses(self):
        for value in (True, False, [], {}, "８", "1e1", " 8", Decimal(10) ** 40, 10**40, 10**5000):
            with self.assertRaises(assay.DocumentError) as raised:
                assay.evaluate(changed("scores/oversight/points", value))
            (problem,) = raised.exception.diagnostics
            self.assertEqual(problem.pointer, "/scores/oversight/points", value)


class Errors(unittest.TestCase):
    def problems(self, document, lang="zh"):
        with self.assertRaises(assay.DocumentError) as raised:
            assay.evaluate(document, lang)
        self.assertIsInstance(raised.exception, ValueError)
        for problem in raised.exception.diagnostics:
            self.assertIn(problem.message, str(raised.exception))
            self.assertIn(f"[{problem.code} {problem.name}]", str(raised.exception))
        return raised.exception.diagnostics

    def test_every_problem_with_its_place(self):
        text = """{"assay": 1, "policy": "guangzhou-2023",
  "agreement": {"indicators": [{"id": "visits", "target": 900}]},
  "outputs": {"indicators": {"visit": 1078}},
  "scores": {"oversight": {"points": "8.87"}, "supervision_centre": {"points": "14.90"},
    "purchaser": {"points": "20.01"},
    "third_party": {"points": "-1"}}}"""
        chinese, english = self.problems(text), self.problems(text, "en")
        expected = [
            (500, "unknown_indicator", "/outputs/indicators/visit", 3, 39),
            (523, "score_above_maximum", "/scores/purchaser/points", 5, 29),
            (524, "negative_score", "/scores/third_party/points", 6, 31),
        ]
        for found in (chinese, english):
            self.assertEqual([problem[:5] for problem in found], expected)
        self.assertIn("超过", chinese[1].message)
        self.assertIn("above the maximum", english[1].message)

    def test_a_structure_has_places_but_no_lines(self):
        (problem,) = self.problems(changed("scores/purchaser/points", Decimal("20.01")))
        self.assertEqual(problem[:5], (523, "score_above_maximum", "/scores/purchaser/points", 0, 0))
        self.assertEqual(problem.code, 523)
        self.assertIn("0.01", problem.message)

    def test_a_refusal_can_be_pickled(self):
        with self.assertRaises(assay.DocumentError) as raised:
            assay.evaluate("{}", "en")
        again = pickle.loads(pickle.dumps(raised.exception))
        self.assertEqual((str(again), again.diagnostics), (str(raised.exception), raised.exception.diagnostics))

    def test_a_structure_without_end_is_refused(self):
        endless = []
        endless.append(endless)
        with self.assertRaisesRegex(ValueError, "nested deeper than 64 levels"):
            assay.evaluate({"assay": endless})

    def test_text_that_is_no_json(self):
        (problem,) = self.problems('{"assay": 1')
        self.assertEqual((problem.code, problem.pointer, problem.line), (100, "", 1))
        (problem,) = self.problems(b'{"note": "\xff"}')
        self.assertEqual(problem.code, 101)
        (problem,) = self.problems('{"note": "\ud800"}')  # a lone surrogate in a str
        self.assertEqual(problem.code, 101)
        (problem,) = self.problems(b"")
        self.assertEqual(problem.code, 100)

    def test_failures_of_the_call_are_no_document_errors(self):
        for code, problems, error in (
            (901, [], MemoryError),
            (901, [(901, "out_of_memory", "", 0, 0, "内存不足")], MemoryError),
            (900, [(900, "internal", "", 0, 0, "内部错误：x")], RuntimeError),
        ):
            with mock.patch.object(_library, "evaluation", side_effect=_library.Failure(code, problems)):
                with self.assertRaises(error):
                    assay.evaluate(SMALL)


class Library(unittest.TestCase):
    def test_version(self):
        header = (SOURCE / "include" / "assay" / "version.hpp").read_text()
        self.assertEqual(assay.version(), re.search(r'define ASSAY_VERSION "(.*)"', header).group(1))
        self.assertEqual(assay.__version__, assay.version())

    def test_structs_are_laid_out_as_in_c(self):
        self.assertEqual(ctypes.sizeof(_library.Diagnostic), 16 + 6 * ctypes.sizeof(ctypes.c_void_p))
        self.assertEqual(ctypes.sizeof(_library.Attachment), 5 * ctypes.sizeof(ctypes.c_void_p))
        self.assertEqual(ctypes.sizeof(_library.Replacement), 5 * ctypes.sizeof(ctypes.c_void_p))

    def handles_in_use(self, action):
        """How many handles of each type an action leaves behind."""
        library, held = _library.library, {"evaluation": 0, "text": 0, "error": 0}

        class Counting:
            def __getattr__(self, name):
                function = getattr(library, name)

                def call(*arguments):
                    result = function(*arguments)
                    if name.endswith("_free"):
                        held[name[len("assay_") : -len("_free")]] -= bool(arguments[0])
                    elif _library.PROTOTYPES[name][1][-2:] == [ctypes.POINTER(ctypes.c_void_p)] * 2:
                        kind = "evaluation" if name == "assay_evaluate_with" else "text"
                        held[kind] += bool(arguments[-2]._obj)
                        held["error"] += bool(arguments[-1]._obj)
                    return result

                return call

        with mock.patch.object(_library, "library", Counting()):
            action()
        return held

    def test_every_handle_is_freed(self):
        nothing = {"evaluation": 0, "text": 0, "error": 0}
        self.assertEqual(self.handles_in_use(lambda: assay.evaluate(SMALL).report()), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.attachment_names(TABLED)), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.analyze(SMALL)), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.explain(SMALL)), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.audit(SMALL)), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.mark(SMALL, "90.00")), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.difference(SMALL, HELD)), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.what_if(SMALL, {})), nothing)
        self.assertEqual(self.handles_in_use(lambda: assay.rank({"a": SMALL, "b": SMALL})), nothing)

        def refused():
            for call in (
                lambda: assay.evaluate("{}"),
                lambda: assay.audit(SMALL, b"\xff", "90.00"),
                lambda: assay.mark(SMALL, b"\xff"),
                lambda: assay.explain(SMALL, "totl"),
                lambda: assay.difference(SMALL, "{}"),
                lambda: assay.what_if(SMALL, {"/nothing": 1}),
                lambda: assay.rank({"a": SMALL, "b": "{}"}),
                lambda: assay.rank({"a": SMALL, "b": HELD}),
            ):
                with self.assertRaises(assay.DocumentError):
                    call()

        self.assertEqual(self.handles_in_use(refused), nothing)

        def interrupted():
            with mock.patch.object(_library, "_bytes", side_effect=KeyboardInterrupt):
                with self.assertRaises(KeyboardInterrupt):
                    assay.evaluate(SMALL)
                with self.assertRaises(KeyboardInterrupt):
                    assay.evaluate("{}")

        self.assertEqual(self.handles_in_use(interrupted), nothing)

    def python(self, code, **environment):
        kept = {name: value for name, value in os.environ.items() if name not in ("ASSAY_LIBRARY", "PYTHONPATH")}
        return subprocess.run(
            [sys.executable, "-c", code], env={**kept, **environment}, capture_output=True, text=True, timeout=60
        )

    def test_a_chosen_library_that_is_missing(self):
        package = str(SOURCE / "capi" / "python")
        done = self.python("import assay", PYTHONPATH=package, ASSAY_LIBRARY="/nowhere/libassay_c.so.1")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("ImportError", done.stderr)
        self.assertIn("/nowhere/libassay_c.so.1", done.stderr)
        self.assertIn("ASSAY_LIBRARY", done.stderr)

    def test_a_library_that_is_another(self):
        package = str(SOURCE / "capi" / "python")
        done = self.python("import assay", PYTHONPATH=package, ASSAY_LIBRARY="libc.so.6")
        self.assertIn("ImportError", done.stderr)
        self.assertIn("assay_abi_version", done.stderr)

    def test_the_library_is_found_in_a_moved_prefix(self):
        with tempfile.TemporaryDirectory() as prefix:
            for package, library in (("share/assay/python", "lib"), ("site-packages", "site-packages/assay")):
                package, library = pathlib.Path(prefix, package), pathlib.Path(prefix, library)
                shutil.copytree(SOURCE / "capi" / "python" / "assay", package / "assay")
                library.mkdir(exist_ok=True)
                shutil.copy(os.environ["ASSAY_LIBRARY"], library / "libassay_c.so.1")
                done = self.python(
                    "import assay; print(assay._library.library._name)", PYTHONPATH=str(package), PYTHONDONTWRITEBYTECODE="1"
                )
                self.assertEqual(done.stdout.strip(), str((library / "libassay_c.so.1").resolve()), done.stderr)


if __name__ == "__main__":
    unittest.main()
