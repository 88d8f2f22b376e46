"""Computes every formula that `assay explain` prints of the example documents again, and looks up what it says of places.

Python's fractions take the place of the library: a formula's text alone must come to the exact value of its line, that
value rounded must be the value shown, a comparison must hold, and a place must give in the document's JSON what the
derivation says that it gives. Every figure's value is that of the line that explains it. The command is the one at
ASSAY_CLI.

    ASSAY_CLI=build/release/bin/assay python3 tests/golden/check_explain.py
"""

import json
import os
import pathlib
import re
import subprocess
import unittest
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = SOURCE / "capi/examples"
TOKEN = re.compile(r" ?(-?\d+(?:\.\d+)?|[+−×/(),≥≤<>=≠]|[a-z_]+) ?")
MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_DOWN}
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def explain(name, *arguments):
    command = [os.environ["ASSAY_CLI"], "explain", str(EXAMPLES / name), "--json", *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["derivation"]


def rounded(exact, mode, places):
    """Of a fraction: the quotient and what is left decide."""
    scaled = abs(exact) * 10**places
    whole, left = divmod(scaled.numerator, scaled.denominator)
    twice = Fraction(2 * left, scaled.denominator)
    up = mode != ROUND_DOWN and (twice > 1 or (twice == 1 and (mode == ROUND_HALF_UP or whole % 2 == 1)))
    return Fraction(whole + up, 10**places) * (-1 if exact < 0 else 1)


class Formula:
    """Sums of products of numbers, parentheses, and the smaller or the larger of two."""

    def __init__(self, text):
        self.tokens, at = [], 0
        while at < len(text):
            match = TOKEN.match(text, at)
            assert match, f"cannot read {text[at:]!r}"
            self.tokens.append(match[1])
            at = match.end()

    def next(self):
        return self.tokens[0] if self.tokens else None

    def take(self, wanted=None):
        token = self.tokens.pop(0)
        assert wanted in (None, token), f"{token} instead of {wanted}"
        return token

    def value(self):
        result = self.sum()
        assert not self.tokens, f"left over: {self.tokens}"
        return result

    def holds(self):
        compare = {
            "≥": Fraction.__ge__,
            "≤": Fraction.__le__,
            "<": Fraction.__lt__,
            ">": Fraction.__gt__,
            "=": Fraction.__eq__,
            "≠": Fraction.__ne__,
        }
        left, result = self.sum(), True
        assert self.tokens, "no comparison"
        while self.tokens:
            sign, right = self.take(), None
            right = self.sum()
            result, left = result and compare[sign](left, right), right
        return result

    def sum(self):
        result = self.product()
        while self.next() in ("+", "−"):
            sign = 1 if self.take() == "+" else -1
            result += sign * self.product()
        return result

    def product(self):
        result = self.atom()
        while self.next() in ("×", "/"):
            if self.take() == "×":
                result *= self.atom()
            else:
                result /= self.atom()
        return result

    def atom(self):
        token = self.take()
        if token == "(":
            result = self.sum()
            self.take(")")
            return result
        if token in ("min", "max"):
            self.take("(")
            first = self.sum()
            self.take(",")
            second = self.sum()
            self.take(")")
            return min(first, second) if token == "min" else max(first, second)
        return Fraction(token)


def pointed(document, pointer):
    """What stands at a JSON pointer; None where nothing does."""
    at = document
    for key in pointer.split("/")[1:]:
        key = key.replace("~1", "/").replace("~0", "~")
        if isinstance(at, list):
            at = at[int(key)] if key.isdigit() and int(key) < len(at) else None
        else:
            at = at.get(key) if isinstance(at, dict) else None
    return at


def number_at(document, pointer):
    """The text of the number, or the word, that a place gives; None where it is none or several."""
    found = pointed(document, pointer)
    for key in ("value", "points"):
        if isinstance(found, dict) and key in found:
            return found[key]
    if isinstance(found, dict) and "raw" in found:
        return f"{found['raw']}/{found.get('of', '100')}"
    return found if isinstance(found, str) else None


def read(name):
    document = json.loads((EXAMPLES / name).read_text("utf-8"), parse_int=str, parse_float=str)
    if isinstance(document["policy"], str):
        path = SOURCE / f"src/model/policies/{document['policy']}.json"
        document["policy"] = json.loads(path.read_text("utf-8"), parse_int=str, parse_float=str)
    return document


NAMES = sorted(path.name for path in EXAMPLES.glob("*.json"))


class Explanations(unittest.TestCase):
    def test_formulas(self):
        computed = 0
        for name in NAMES:
            for line in explain(name):
                formula = line.get("formula")
                with self.subTest(name, line=line):
                    if formula is None:
                        self.assertNotIn("exact", line)
                    elif line.get("compares"):
                        comparison = formula.split(" → ")[0]
                        if NUMBER.match(comparison):  # else a grade by its name, or whether a target is met
                            self.assertTrue(Formula(comparison).holds())
                    else:
                        computed += 1
                        exact = Fraction(line.get("exact", line["value"]))
                        self.assertEqual(Formula(formula).value(), exact)
                        if "rounding" in line:
                            mode, places = MODES[line["rounding"]["mode"]], line["rounding"]["places"]
                            self.assertEqual(Fraction(line["value"]), rounded(exact, mode, places))
                            self.assertEqual(-Decimal(line["value"]).as_tuple().exponent, places)
        self.assertGreater(computed, 500)

    def test_places_give_what_is_said_of_them(self):
        looked_up = 0
        for name in NAMES:
            document = read(name)
            for line in explain(name):
                given = number_at(document, line["pointer"]) if "pointer" in line else None
                if given is None or "value" not in line:
                    continue
                with self.subTest(name, line=line, given=given):
                    if NUMBER.fullmatch(given) and NUMBER.fullmatch(line["value"]):
                        looked_up += 1
                        self.assertEqual(Fraction(line["value"]), Fraction(given))
                    elif re.fullmatch(r"[a-z_]+|[\d.]+/[\d.]+", given):
                        self.assertEqual(line["value"], given)
        self.assertGreater(looked_up, 500)

    def test_the_tree(self):
        """A line is at most one deeper than the one before it; only figures have lines below them."""
        for name in NAMES:
            above = None
            for line in explain(name):
                with self.subTest(name, line=line):
                    if above is None or "pointer" in above or above.get("repeated"):
                        self.assertLessEqual(line["depth"], 0 if above is None else above["depth"])
                    else:
                        self.assertLessEqual(line["depth"], above["depth"] + 1)
                above = line

    def test_the_numbers_are_those_of_the_results(self):
        for name in NAMES:
            command = [os.environ["ASSAY_CLI"], "evaluate", str(EXAMPLES / name), "--json"]
            results = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            lines = {line["figure"]: line for line in explain(name) if "figure" in line and not line.get("repeated")}
            with self.subTest(name):
                self.assertEqual(lines["total"].get("value"), results.get("total", results.get("total_exact")))
                self.assertEqual(lines["grade"].get("value"), results.get("grade", {}).get("id"))
                for party in results["parties"]:
                    line = lines[f"parties/{party['id']}/points"]
                    self.assertEqual(line.get("value"), party.get("points", party.get("points_exact")))
                for indicator in results["indicators"]:
                    line = lines[f"indicators/{indicator['id']}/attainment"]
                    self.assertEqual(line.get("value"), indicator.get("attainment"))
                    if "exact" in line:
                        self.assertEqual(line["exact"], indicator["attainment_exact"])


if __name__ == "__main__":
    unittest.main()
