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


GOOD = """
{
  "assay": 1,
  "project": {
    "id": "p-1", "name": "一个 项目", "stage": "midterm", "date": "2024-02-29", "budget": 2400000,
    "term": {"from": "2023-09-08", "to": "2024-09-07"}, "roles": {"operator": "承办方"}
  },
  "policy": {
    "name": "a policy", "scale": "1000",
    "parties": [{"id": "street", "max": 400}, {"name": "第三方", "max": "600.0"}],
    "rounding": {"total": {"mode": "half_even", "places": 2}},
    "grade_on": "exact_total",
    "bands": [{"id": "good", "name": "a band", "from": "800"}, {"name": "差", "from": "-0.5", "to": 800}]
  },
  "agreement": {
    "areas": [{"id": "east", "name": "the east", "areas": [{"name": "一村"}]}, {"name": "西区"}],
    "indicators": [
      {"id": "visits", "name": "入户 探访", "unit": "人次", "target": {"*": 900, "note": "whole station"}},
      {"name": "小组", "group": "小组", "target": {"value": "/", "source": "table 1"}},
      {"name": "建档", "target": "n/a"},
      {"name": "电访", "target": {"east": "-0", "西区": {"value": 20.50}}}
    ],
    "posts": {"all": 220, "certified": {"value": "110", "note": "half"}}
  },
  "outputs": {
    "indicators": {
      "visits": {"east": "/", "西区": {"value": null, "note": "not yet"}},
      "小组": "35", "建档": {"value": "n/a"}, "电访": -1.5
    },
    "staffing": {
      "worked": {"all": 220.5}, "experienced": 181, "retained": 16, "retention_base": 20, "head_count": 20,
      "certificates": {"level 2": 4}, "leavers": {"moved on": 2}, "head": {"certificate": "level 2", "years": 6}
    }
  },
  "scores": {"street": {"points": "380.00"}, "第三方": {"raw": 84.05, "of": 100, "source": "section 7"}},
  "findings": [
    {"party": "street", "kind": "concern", "scope": "east", "text": "few", "about": "indicators/visits/areas/east/target"}
  ],
  "claims": [
    {"figure": "indicators/小组/attainment", "printed": "100.00%", "where": "table 1"},
    {"figure": "staffing/net/all", "printed": "0.5"},
    {"quantity": "months", "printed": "11"}
  ]
}
"""

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
    ("indicator without a target", "/agreement/indicators/0/target", REMOVED, "/agreement/indicators/0"),
    ("target missing", "/agreement/indicators/0/target", None, "/agreement/indicators/0/target"),
    ("target missing in a cell", "/agreement/indicators/1/target/value", None, "/agreement/indicators/1/target/value"),
    ("target below zero", "/agreement/indicators/0/target/*", -1, "/agreement/indicators/0/target/*"),
    ("target below zero as text", "/agreement/indicators/2/target", "-0.01", "/agreement/indicators/2/target"),
    ("target with an exponent", "/agreement/indicators/2/target", "1e3", "/agreement/indicators/2/target"),
    ("target in a map that has a value", "/agreement/indicators/1/target/east", 5, "/agreement/indicators/1/target"),
    ("target of an area with a dot", "/agreement/indicators/3/target", {"a.b": 5}, "/agreement/indicators/3/target"),
    ("target without its value", "/agreement/indicators/3/target/西区", {}, "/agreement/indicators/3/target/西区"),
    ("post with a space", "/agreement/posts/half days", 3, "/agreement/posts"),
    ("post in an empty object", "/agreement/posts/certified", {}, "/agreement/posts/certified"),
    ("post that is not agreed", "/agreement/posts/certified/value", "/", "/agreement/posts/certified/value"),
    ("actual with a percent sign", "/outputs/indicators/小组", "35%", "/outputs/indicators/小组"),
    ("actual with full-width digits", "/outputs/indicators/小组", "３５", "/outputs/indicators/小组"),
    ("actual with a line break at its end", "/outputs/indicators/小组", "35\n", "/outputs/indicators/小组"),
    ("actual with a dash", "/outputs/indicators/visits/east", "—", "/outputs/indicators/visits/east"),
    ("actual without its value", "/outputs/indicators/visits/east", {}, "/outputs/indicators/visits/east"),
    ("verified amount, not read yet", "/outputs/indicators/建档", {"verified": 3}, "/outputs/indicators/建档"),
    ("evidence in a cell, not read yet", "/outputs/indicators/建档/evidence", "log", "/outputs/indicators/建档"),
    ("outputs of an indicator with a space", "/outputs/indicators/home visits", 3, "/outputs/indicators"),
    ("worked with a space", "/outputs/staffing/worked/half days", 3, "/outputs/staffing/worked"),
    ("worked below zero", "/outputs/staffing/worked/all", decimal.Decimal("-0.5"), "/outputs/staffing/worked/all"),
    ("score of a party with a space", "/scores/third party", {"points": 1}, "/scores"),
    ("score in both forms", "/scores/street/raw", 95, "/scores/street"),
    ("points with a scale", "/scores/street/of", 400, "/scores/street"),
    ("score with a unit", "/scores/第三方/raw", "84.05分", "/scores/第三方/raw"),
    ("finding of another kind", "/findings/0/kind", "praise", "/findings/0/kind"),
    ("finding without its text", "/findings/0/text", REMOVED, "/findings/0"),
    ("finding about no figure", "/findings/0/about", "visits", "/findings/0/about"),
    ("claim of a figure and a quantity", "/claims/0/quantity", "groups", "/claims/0"),
    ("claim of nothing", "/claims/2/quantity", REMOVED, "/claims/2"),
    ("claim without the printed number", "/claims/1/printed", REMOVED, "/claims/1"),
    ("claim of an unknown staffing figure", "/claims/1/figure", "staffing/net", "/claims/1/figure"),
]


def no_constant(word):
    raise ValueError(f"{word} is not JSON")


def read(text):
    """JSON with every number exact."""
    return json.loads(text, parse_float=decimal.Decimal, parse_constant=no_constant)


def read_file(path):
    return read(path.read_text(encoding="utf-8"))


def changed(document, pointer, value):
    """A copy in which the place that the pointer names is set or removed."""
    result = copy.deepcopy(document)
    *parents, key = pointer[1:].split("/")
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
            yield f"{pointer}/{key}", item
            yield from places(item, f"{pointer}/{key}")


def refusals(validator, document):
    """The JSON pointers at which the document is refused."""
    return {"".join(f"/{key}" for key in error.absolute_path) for error in validator.iter_errors(document)}


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
        for pointer, _ in places(good):
            with self.subTest(pointer), self.assertRaises(assay.DocumentError):
                assay.evaluate(text(changed(good, pointer, True)))

    def test_a_truth_value_stands_nowhere(self):
        good = read(GOOD)
        for pointer, _ in places(good):
            with self.subTest(pointer):
                self.assertEqual(refusals(self.document, changed(good, pointer, True)), {pointer})

    def test_a_reserved_word_is_no_key_except_as_a_label(self):
        good = read(GOOD)
        for pointer, item in [("", good), *places(good)]:
            if isinstance(item, dict) and not pointer.endswith(("/certificates", "/leavers")):
                with self.subTest(pointer):
                    self.assertIn(pointer, refusals(self.document, changed(good, f"{pointer}/reason", 1)))


if __name__ == "__main__":
    unittest.main()
