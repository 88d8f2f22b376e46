"""Computes the main numbers of the example documents again, from the documents alone, and compares the command's.

Python's fractions take the place of the library: targets in force, amounts by area and record, attainments, prorated
targets, coverage, rosters, registers, surveys, criteria, sheets, points, adjustments, knock-outs, payment and grades.
The command is the one at ASSAY_CLI.

    ASSAY_CLI=build/release/bin/assay python3 tests/golden/check_examples.py
"""

import calendar
import csv
import datetime
import json
import os
import pathlib
import subprocess
import unittest
from fractions import Fraction

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = SOURCE / "capi/examples"
NAMES = (
    "county-expenditure",
    "monthly-roster",
    "amendments",
    "missing-reports-sum",
    "missing-reports-interval",
    "riverside-midterm",
    "riverside-final",
    "thousand-points",
    "survey-register",
    "self-evaluation",
    "organisation-rating",
    "five-assessors",
    "knock-out",
    "on-hold",
    "bonus",
)
ABSENT = (None, "/", "n/a")


def read(path):
    """JSON with every number as its text."""
    return json.loads(path.read_text(encoding="utf-8"), parse_int=str, parse_float=str)


def plain(mapping):
    return {key: value for key, value in mapping.items() if key not in ("source", "note")}


def identity(thing):
    return thing.get("id", thing.get("name"))


def percent(part, whole):
    return Fraction(part) * 100 / Fraction(whole)


# --- days and months ---


def day(text):
    return datetime.date.fromisoformat(text)


def period(text):
    """The first and the last day of "2024-03", "2024-03-05" or "2024-03-01/2024-03-15"."""
    if "/" in text:
        return tuple(day(end) for end in text.split("/"))
    if len(text) == 10:
        return day(text), day(text)
    year, month = map(int, text.split("-"))
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def months_of(first, last):
    """The calendar months that a span touches, as "2024-03"."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    at = first.year * 12 + first.month - 1
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(at, at + count)]


# --- one document ---


class Example:
    def __init__(self, name):
        self.document = read(EXAMPLES / (name + ".json"))
        policy = self.document["policy"]
        self.policy = read(SOURCE / f"src/model/policies/{policy}.json") if isinstance(policy, str) else policy
        project = self.document["project"]
        self.term = tuple(day(project["term"][end]) for end in ("from", "to"))
        self.assessed = tuple(day(project["assessed"][end]) for end in ("from", "to"))
        self.agreement = {"indicators": [], **self.document.get("agreement", {})}
        self.outputs = self.document.get("outputs", {})
        self.areas = [identity(area) for area in self.agreement.get("areas", [])]  # no areas inside them here
        self.targets, self.tabled = {}, {}
        for table in self.outputs.get("tables", []):
            self.read_table(table)

    # --- tables ---

    def read_table(self, table):
        if "csv" in table:
            with open(EXAMPLES / table["csv"], encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
        else:
            rows = [[cell or "" for cell in row] for row in table["rows"]]
        indicators = {label: i["id"] for i in self.agreement["indicators"] for label in (i["id"], i["name"])}
        areas = {label: identity(a) for a in self.agreement["areas"] for label in (identity(a), a["name"])}
        if rows[0][1] in indicators:
            rows = list(map(list, zip(*rows)))
        for row in rows[1:]:
            for label, cell in zip(rows[0][1:], row[1:]):
                if label == "协议":
                    self.targets[indicators[row[0]]] = cell
                elif label in areas and cell:
                    self.tabled.setdefault(indicators[row[0]], {})[areas[label]] = cell

    # --- targets ---

    def in_force(self, indicator):
        """By area; "*" is the whole."""
        target = self.targets.get(identity(indicator), indicator.get("target"))
        if "periods" in indicator:
            target = str(sum(Fraction(p["target"]) for p in indicator["periods"]))
        for amendment in indicator.get("amendments", []):
            if day(amendment["date"]) <= self.assessed[1]:
                target = amendment["target"]
        scale = Fraction(indicator.get("scale", "1")) if indicator.get("kind") != "ratio" else 1
        by_area = target if isinstance(target, dict) else {"*": target}
        by_area = {area: None if cell in ABSENT else Fraction(cell) * scale for area, cell in plain(by_area).items()}
        return by_area if "*" in by_area else by_area | {"*": sum(by_area.values())}

    def fraction(self, indicator):
        rule = indicator.get("proration", "none")
        if isinstance(rule, dict):
            return Fraction(rule["n"]) / Fraction(rule["d"])
        if rule == "days":
            days = [(last - first).days + 1 for first, last in (self.assessed, self.term)]
            return Fraction(*days)
        if rule in ("whole_months", "months_touched"):
            # Spans of the examples that prorate by months begin and end with months.
            spans = (self.assessed, self.term)
            assert all(first.day == 1 and (last + datetime.timedelta(1)).day == 1 for first, last in spans)
            return Fraction(*(len(months_of(*span)) for span in spans))
        if rule == "instalments":
            due = [p for p in indicator["periods"] if day(p["to"]) <= self.assessed[1]]
            total = lambda periods: sum(Fraction(p["target"]) for p in periods)
            return total(due) / total(indicator["periods"])
        return None

    # --- actuals ---

    def amount(self, cell):
        """A number, a pair (n, d), or the word for why there is none."""
        if not isinstance(cell, dict):
            return cell if cell in ABSENT else Fraction(cell)
        if "n" in cell:
            return Fraction(cell["n"]), Fraction(cell["d"])
        if "value" in cell:
            return self.amount(cell["value"])
        order = ("verified", "reported") if self.policy.get("counting", "verified") == "verified" else ("reported",)
        return Fraction(next(cell[key] for key in order if key in cell))

    def counted(self, cell, kind):
        """What one cell gives, its records accumulated over the assessed span."""
        if not isinstance(cell, dict) or "records" not in cell:
            return self.amount(cell)
        records = cell["records"]
        if isinstance(records, list):
            records = [(period(r["period"]), r) for r in records]
        else:
            records = [(period(key), r) for key, r in plain(records).items()]
        inside = []
        for (first, last), record in records:
            begin, end = max(first, self.term[0]), min(last, self.term[1])
            if begin > end or begin > self.assessed[1] or end < self.assessed[0]:
                continue
            whole = self.assessed[0] <= begin and end <= self.assessed[1]
            assert whole or self.policy["straddling"] == "counts"
            inside.append((last, self.amount(record)))
        return max(inside)[1] if kind == "stock" else sum(amount for _, amount in inside)

    def actuals(self, indicator):
        """Amounts by area, with that of the whole, and how many areas were reported, missing, not applicable."""
        key, kind = identity(indicator), indicator.get("kind", "count")
        given = self.outputs.get("indicators", {}).get(key)
        is_map = isinstance(given, dict) and any(area in given for area in (*self.areas, "*"))
        by_area = {a: c for a, c in plain(given).items()} if is_map else {} if given is None else {"*": given}
        by_area |= self.tabled.get(key, {})
        amounts = {area: self.counted(cell, kind) for area, cell in by_area.items()}
        parts = [amounts.get(area) for area in self.areas]
        states = {"missing": parts.count(None), "not_applicable": parts.count("n/a")}
        states["reported"] = len(parts) - sum(states.values())
        states["expected"] = len(parts)
        if "*" in amounts or "from" in indicator:
            states = {"expected": 1, "reported": 1, "missing": 0, "not_applicable": 0}  # its own value is all it needs
        numbers = [part for part in parts if part not in ABSENT]
        if "*" in amounts:
            whole = amounts["*"]
        elif states["missing"] and self.policy.get("missing_parts", "require_all") != "sum_given":
            whole = None
        elif kind == "ratio":
            whole = tuple(map(sum, zip(*numbers))) or None
        else:
            whole = sum(numbers) if numbers else None
        low = high = None
        if whole is None and "bounds" in indicator and self.policy.get("missing_parts") == "interval":
            bounds = [Fraction(indicator["bounds"][end]) for end in ("from", "to")]
            low, high = (sum(numbers) + states["missing"] * bound for bound in bounds)
        scale = Fraction(indicator.get("scale", "100" if kind == "ratio" else "1"))
        value = lambda a: None if a in ABSENT else (a[0] / a[1] if isinstance(a, tuple) else a) * scale
        return {area: value(amount) for area, amount in (amounts | {"*": whole}).items()}, states, (low, high)

    def from_figure(self, path):
        kind, name, rest = path.split("/")
        if kind == "surveys":
            survey = next(s for s in self.outputs["surveys"] if s["id"] == name)
            return self.survey(survey)[rest]
        return self.coverage(rest)

    # --- surveys and register ---

    def survey(self, survey, questions=None):
        points = {o["id"]: o.get("points") for o in survey["options"]}
        happy = {o["id"] for o in survey["options"] if o.get("satisfied")}
        answers = [(o, Fraction(n)) for q in questions or survey["questions"] for o, n in q["tally"].items()]
        total = sum(n for _, n in answers)
        satisfied = sum(n for o, n in answers if o in happy)
        opinions = [(Fraction(points[o]), n) for o, n in answers if points[o] is not None]
        return {
            "answers": total,
            "satisfied": satisfied,
            "satisfaction": percent(satisfied, total),
            "mean_points": Fraction(sum(p * n for p, n in opinions)) / sum(n for _, n in opinions),
        }

    def head(self, cells):
        cells = plain(cells)
        return Fraction(cells["*"]) if "*" in cells else sum(map(Fraction, cells.values()))

    def coverage(self, unit):
        register = self.outputs["register"]
        return percent(self.head(register["on_file"][unit]), self.head(register["registered"][unit]))

    # --- scores ---

    def points(self, party):
        """None for a party that is on hold."""
        score = self.document["scores"].get(identity(party))
        if score is None and "criteria" not in party:
            assert party["missing"] == "hold"
            return None
        if score and "points" in score:
            return Fraction(score["points"])
        raw, full = self.raw(party, score or {})
        return self.rounded(raw * Fraction(party["max"]) / full, "party_points")

    def raw(self, party, score):
        """A party's raw score, and what it is out of."""
        if "raw" in score:
            return Fraction(score["raw"]), Fraction(score.get("of", "100"))
        sheets = [sheet for sheet in score.get("sheets", []) if "recused" not in sheet]
        if "criteria" not in party:
            return self.combined([Fraction(s["raw"]) for s in sheets], party), Fraction(score.get("of", "100"))
        points = self.criteria(party, score, sheets)
        full = sum(maximum for maximum, _ in points.values())
        given = [(maximum, value) for maximum, value in points.values() if value is not None]
        return sum(value for _, value in given) * full / sum(maximum for maximum, _ in given), full

    def criteria(self, party, score, sheets):
        """Maximum and points of each leaf; None for one that does not apply."""
        points = {}
        for leaf in leaves(party["criteria"]):
            key, maximum = identity(leaf), Fraction(leaf["max"])
            value = None
            if sheets:
                marks = [mark(leaf, sheet["criteria"][key]) for sheet in sheets]
                value = self.rounded(self.combined(marks, party), "criterion")
            elif key in score.get("criteria", {}):
                value = mark(leaf, score["criteria"][key])
            elif "computed" in leaf:
                value = self.computed(leaf, maximum)
            points[key] = maximum, value
        return points

    def computed(self, leaf, maximum):
        """Points in proportion to the completion before its rounding, from none to all."""
        rule = leaf["computed"]
        assert rule.keys() == {"figure", "value"} and rule["value"] == "exact"  # proportional, full at 100 %
        kind, key, attainment = rule["figure"].split("/")
        assert (kind, attainment) == ("indicators", "attainment")
        indicator = next(i for i in self.agreement["indicators"] if identity(i) == key)
        target, actual = self.in_force(indicator).get("*"), self.actuals(indicator)[0]["*"]
        if indicator["target"] == "n/a":
            return None
        completion = attained(indicator.get("direction", "at_least"), target, None, actual)[0]
        return self.rounded(min(completion / 100, 1) * maximum, "criterion")

    def combined(self, points, party):
        panel = party.get("panel", {})
        low, high = int(panel.get("drop_lowest", 0)), int(panel.get("drop_highest", 0))
        assert panel.get("combination", "mean") in ("mean", "trimmed_mean")
        assert panel.get("by", "criterion") == "criterion"
        kept = sorted(points)[low : len(points) - high]
        return sum(kept) / len(kept)

    def adjusted(self, subtotal):
        rules = self.policy.get("adjustments")
        if rules is None:
            return subtotal
        sums = {"bonus": 0, "deduction": 0}
        for item in rules["items"]:
            made = sum(Fraction(a["points"]) for a in self.document["adjustments"] if a["item"] == item["id"])
            sums[item["kind"]] += min(made, Fraction(item["cap"])) if "cap" in item else made
        total = subtotal - sums["deduction"] + min(sums["bonus"], Fraction(rules["bonus_cap"]))
        assert rules["may_exceed_scale"] and total >= 0
        return total

    def payment(self, grade):
        rules, staffing = self.policy["payment"], self.outputs["staffing"]
        posts = self.agreement["posts"]["all"]
        vacancies = Fraction(posts["posts"]) * Fraction(posts["months"]) - Fraction(staffing["worked"]["all"])
        assert rules["vacancies"] == {"figure": "staffing/net/all", "times": "-1"}
        share = next((Fraction(s["percent"]) for s in rules["shares"] if s["band"] == grade), 100)
        due = Fraction(self.document["project"]["budget"]) * Fraction(rules["instalment"]) / 100 * share / 100
        return max(due - max(vacancies, 0) * Fraction(rules["per_vacancy"]), 0)

    def knocked_out(self, band):
        """The number of a band after the knock-outs; they are listed best first."""
        ids = [identity(b) for b in self.policy["bands"]]
        for knock_out in self.policy.get("knock_outs", []):
            if "when" in knock_out:
                staffing, when = self.outputs["staffing"], knock_out["when"]
                assert (when["left"], when["is"]) == ("staffing/retention", "below")
                holds = percent(staffing["retained"], staffing["retention_base"]) < Fraction(when["right"])
            else:
                holds = self.document["facts"][identity(knock_out)]["holds"]
            if holds:
                to = ids.index(knock_out["band"])
                band = max(band, to) if knock_out["effect"] == "cap" else to
        return band

    def rounded(self, value, step):
        rule = self.policy["rounding"].get(step)
        if rule is None:
            return value
        units = value * 10 ** int(rule["places"])
        down, rest = divmod(units, 1)
        up = rest > Fraction(1, 2) or rest == Fraction(1, 2) and (rule["mode"] == "half_up" or down % 2 == 1)
        assert rule["mode"] in ("half_up", "half_even") and value >= 0
        return Fraction(down + up) / 10 ** int(rule["places"])

    def grade(self, exact):
        graded = exact if self.policy.get("grade_on") == "exact_total" else self.rounded(exact, "total")
        bands = self.policy["bands"]
        reached = next((k for k, b in enumerate(bands) if graded >= Fraction(b["from"])), len(bands) - 1)
        return identity(bands[self.knocked_out(reached)])


def leaves(criteria):
    for criterion in criteria:
        yield from leaves(criterion["criteria"]) if "criteria" in criterion else [criterion]


def mark(leaf, given):
    """The points of a mark: a number or a tier, alone or with its reason."""
    if isinstance(given, dict):
        given = given.get("points", given.get("tier"))
    tiers = {identity(tier): tier["points"] for tier in leaf.get("tiers", [])}
    return Fraction(tiers.get(given, given))


def attained(direction, target, upper, actual):
    """The percentage, and whether the target is met; None for what there is not."""
    if target is None or actual is None:
        return None, None
    if direction == "at_most":
        return (percent(target, actual) if actual and target else None), actual <= target
    if direction == "within":
        if target <= actual <= upper:
            return Fraction(100), True
        return (percent(actual, target) if actual < target else percent(upper, actual)), False
    return percent(actual, target), actual == target if direction == "exactly" else actual >= target


# --- what the command gives ---


def evaluate(name):
    run = subprocess.run(
        [os.environ["ASSAY_CLI"], "evaluate", EXAMPLES / (name + ".json"), "--json"], capture_output=True, check=False
    )
    if run.returncode:
        raise AssertionError(run.stderr.decode())
    return json.loads(run.stdout)


def exact(results, key):
    """The number before its rounding; None where there is none."""
    text = results.get(key + "_exact", results.get(key))
    return None if text is None else Fraction(text)


class Examples(unittest.TestCase):
    maxDiff = None

    def same(self, results, key, expected):
        with self.subTest(key):
            self.assertEqual(exact(results, key), expected)

    def test_targets_actuals_and_attainments(self):
        for name in NAMES:
            example, results = Example(name), evaluate(name)
            self.assertEqual(len(results["indicators"]), len(example.agreement["indicators"]))
            for indicator, found in zip(example.agreement["indicators"], results["indicators"]):
                with self.subTest(name, indicator=identity(indicator)):
                    if indicator.get("kind") == "narrative":
                        self.assertEqual(found["outcome"], "narrative")
                    else:
                        self.check_indicator(example, indicator, found)

    def check_indicator(self, example, indicator, found):
        targets = example.in_force(indicator)
        actuals, states, (low, high) = example.actuals(indicator)
        if "from" in indicator:
            actuals["*"] = example.from_figure(indicator["from"])
        direction = indicator.get("direction", "at_least")
        upper = Fraction(indicator["upper"]) if "upper" in indicator else None
        fraction = example.fraction(indicator)
        for area, place in [("*", found)] + [(a["id"], a) for a in found.get("areas", [])]:
            with self.subTest(area=area):
                target, actual = targets.get(area), actuals.get(area)
                attainment, met = attained(direction, target, upper, actual)
                self.same(place, "target", target)
                self.same(place, "actual", actual)
                self.same(place, "attainment", attainment)
                self.assertEqual(place.get("met"), met)
                if fraction is not None and target is not None:
                    self.same(place["proration"], "prorated_target", target * fraction)
                    due = attained(direction, target * fraction, None, actual)[0]
                    self.same(place["proration"], "attainment", due)
        self.assertEqual(fraction is not None, "proration" in found)
        if fraction is not None:
            self.assertEqual(Fraction(found["proration"]["fraction"]), fraction)
        for end, bound in (("low", low), ("high", high)):
            self.same(found, "actual_" + end, bound)
            self.same(found, "attainment_" + end, None if bound is None else percent(bound, targets["*"]))
        if example.areas and "coverage" in found:
            coverage = dict(found["coverage"])
            missing = coverage.pop("missing_areas", [])
            self.assertEqual({key: int(value) for key, value in coverage.items()}, states)
            # Those that are named are those without an actual, where any area has one.
            self.assertEqual(len(missing), states["missing"] if states["reported"] else 0)
            self.assertEqual([area for area in missing if actuals.get(area) is not None], [])

    def test_points_and_grades(self):
        for name in NAMES:
            example, results = Example(name), evaluate(name)
            with self.subTest(name):
                points = [example.points(party) for party in example.policy["parties"]]
                for party, found, expected in zip(example.policy["parties"], results["parties"], points):
                    self.assertEqual(found["id"], identity(party))
                    value = found.get("points", exact(found, "points"))
                    self.assertEqual(None if value is None else Fraction(value), expected)
                if None in points:
                    self.check_bounds(example, results, points)
                    continue
                total = example.adjusted(sum(points))
                self.same(results, "total", total)
                self.assertEqual(Fraction(results["total"]), example.rounded(total, "total"))
                self.assertEqual(results["grade"]["id"], example.grade(total))

    def check_bounds(self, example, results, points):
        """Nothing from the parties on hold, or all of theirs."""
        low = sum(value or 0 for value in points)
        held = sum(Fraction(p["max"]) for p, value in zip(example.policy["parties"], points) if value is None)
        self.assertNotIn("total", results)
        self.assertNotIn("grade", results)
        self.same(results, "total_low", low)
        self.same(results, "total_high", low + held)
        bands = [identity(band) for band in example.policy["bands"]]
        best, worst = (bands.index(example.grade(total)) for total in (low + held, low))
        self.assertEqual(results["grades_within_reach"], bands[best : worst + 1])

    def test_criteria(self):
        for name in ("self-evaluation", "five-assessors"):
            example, party = Example(name), evaluate(name)["parties"][0]
            score = example.document["scores"][party["id"]]
            sheets = [sheet for sheet in score.get("sheets", []) if "recused" not in sheet]
            found = {leaf["id"]: leaf for leaf in leaves(party["criteria"])}
            points = example.criteria(example.policy["parties"][0], score, sheets)
            self.assertEqual(list(found), list(points))
            for key, (_, value) in points.items():
                with self.subTest(name, criterion=key):
                    self.assertEqual(Fraction(found[key]["points"]) if found[key].get("applies", True) else None, value)
            self.same(party, "raw", example.raw(example.policy["parties"][0], score)[0])
            if name == "self-evaluation":  # both totals: of what applies, and of everything
                given = [(maximum, value) for maximum, value in points.values() if value is not None]
                self.same(party, "applicable", sum(maximum for maximum, _ in given))
                self.same(party, "sum", sum(value for _, value in given))

    def test_payment(self):
        example, results = Example("knock-out"), evaluate("knock-out")
        self.same(results["payment"], "amount", example.payment(results["grade"]["id"]))

    def test_the_roster(self):
        example, results = Example("monthly-roster"), evaluate("monthly-roster")["staffing"]
        roster = example.outputs["staffing"]["roster"]
        self.assertEqual(roster["presence"], "half_months")
        months = months_of(*example.assessed)
        present = {person["id"]: [part_of(person, month) for month in months] for person in roster["persons"]}
        member = {
            "all": lambda person: True,
            "certified": lambda person: "certificate" in person,
            "驻村": lambda person: "驻村" in person.get("categories", []),
        }
        for found in results["posts"]:
            post = example.agreement["posts"][found["id"]]
            staff = [present[p["id"]] for p in roster["persons"] if member[found["id"]](p)]
            worked = [sum(parts) for parts in zip(*staff)]
            over = [month - Fraction(post["posts"]) for month in worked]
            self.same(found, "required", Fraction(post["posts"]) * Fraction(post["months"]))
            self.same(found, "worked", sum(worked))
            self.same(found, "net", sum(over))
            self.same(found, "vacancy", -sum(month for month in over if month < 0))
            self.same(found, "surplus", sum(month for month in over if month > 0))
            by_month = {m["id"]: next(p for p in m["posts"] if p["id"] == found["id"]) for m in results["months"]}
            self.assertEqual({m: exact(p, "worked") for m, p in by_month.items()}, dict(zip(months, worked)))
        rules = example.policy["staffing"]
        self.assertEqual((rules["retained"], rules["retention_base"]), ("full_months", "posts"))
        retained = sum(all(part == 1 for part in parts) for parts in present.values())
        self.same(results, "retention", percent(retained, example.agreement["posts"]["all"]["posts"]))
        years = {p["id"]: Fraction(p.get("years", "0")) for p in roster["persons"]}
        old = sum(sum(parts) for p, parts in present.items() if years[p] >= Fraction(rules["experienced_years"]))
        self.same(results, "experienced_share", percent(old, sum(map(sum, present.values()))))
        self.same(results, "head_count", sum(parts[-1] > 0 for parts in present.values()))

    def test_rates_of_given_staffing(self):
        for name in ("riverside-midterm", "riverside-final"):
            staffing, found = Example(name).outputs["staffing"], evaluate(name)["staffing"]
            self.same(found, "retention", percent(staffing["retained"], staffing["retention_base"]))
            self.same(found, "experienced_share", percent(staffing["experienced"], staffing["worked"]["all"]))

    def test_progress_since_midterm(self):
        before, after = Example("riverside-midterm"), Example("riverside-final")
        progress = evaluate("riverside-final")["progress"]
        for indicator in after.agreement["indicators"]:
            if indicator.get("kind") == "ratio":
                continue  # its difference is a quotient, which is shown in another form
            gained = after.actuals(indicator)[0]["*"] - before.actuals(indicator)[0]["*"]
            self.assertEqual(Fraction(progress["indicators/" + indicator["id"]]), gained)

    def test_surveys_and_register(self):
        example, results = Example("survey-register"), evaluate("survey-register")
        for survey, found in zip(example.outputs["surveys"], results["surveys"]):
            returned = int(survey["valid"]) + int(survey["invalid"])
            self.same(found, "returned", returned)
            self.same(found, "response_rate", percent(returned, survey["issued"]))
            for key, expected in example.survey(survey).items():
                self.same(found, key, expected)
            for question, place in zip(survey["questions"], found["questions"]):
                for key, expected in example.survey(survey, [question]).items():
                    self.same(place, key, expected)
        register, found = example.outputs["register"], results["register"]
        for unit in ("persons", "households"):
            self.same(found["on_file"], unit, example.head(register["on_file"][unit]))
            self.same(found["coverage"], unit, example.coverage(unit))
            for category in found["categories"]:
                self.same(category, unit, example.head(register["categories"][category["id"]][unit]))
        indicators = {i["id"]: i for i in example.agreement["indicators"]}
        contacts = sum(example.actuals(indicators[name])[0]["*"] for name in register["contacts"])
        self.same(found, "contacts", contacts)
        self.same(found, "contacts_per_person", contacts / example.head(register["on_file"]["persons"]))


def part_of(person, month):
    """Of a month that somebody was in post: as listed, or halves of it by dates."""
    first, last = period(month)
    if "months" in person:
        for key, part in person["months"].items():
            begin, end = (key.split("/") * 2)[:2]
            if begin <= month <= end:
                return Fraction(part)
        return Fraction(0)
    begin = day(person["from"])
    end = day(person["to"]) if "to" in person else datetime.date.max
    halves = ((first, first.replace(day=15)), (first.replace(day=16), last))
    return Fraction(sum(begin <= half[0] and half[1] <= end for half in halves), 2)


if __name__ == "__main__":
    unittest.main()
