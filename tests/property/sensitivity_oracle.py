"""An independent oracle for distances, moves of scores, weights and schedules: what analyze() says, by brute force.

    sensitivity_oracle.py PROGRAM --seed N --cases N    compares every answer; exit 1 at a difference
    sensitivity_oracle.py PROGRAM --seed N --only N     shows one document, and how its answers differ

PROGRAM is sensitivity_oracle_test. Policies and scores are random, made from "SEED/NUMBER" alone; what scores come to
is written here once more, in exact fractions. Nothing is searched, everything is tried:

  scores     every value of a score's grid, and its maximum, is graded; what each grade needs and the smallest moves are
             read from that list, and that a higher score never has a worse grade
  weights    shares at both ends of an interval, next to them on both sides, and random ones are graded
  schedules  the scores are made once more, by each schedule
"""

import argparse
import collections
import functools
import itertools
import json
import random
import subprocess
import sys
from fractions import Fraction
from typing import Callable, NamedTuple

MODES = ("half_up", "half_even", "half_down", "down", "up", "floor", "ceiling")
TINY = Fraction(1, 10**40)
COMBINATIONS = ("mean", "weighted_mean", "median", "trimmed_mean", "consensus")
STEPS = ("criterion", "sheet", "raw_score", "party_points", "subtotal", "total")


# --- what scores come to ----------------------------------------------------------------------------------------------


def round_to(number, mode, places):
    unit = Fraction(1, 10**places)
    whole, rest = divmod(abs(number) / unit, 1)
    away = {
        "half_up": rest * 2 >= 1,
        "half_even": rest * 2 > 1 or (rest * 2 == 1 and whole % 2 == 1),
        "half_down": rest * 2 > 1,
        "down": False,
        "up": rest > 0,
        "floor": rest > 0 and number < 0,
        "ceiling": rest > 0 and number > 0,
    }[mode]
    return (whole + away) * unit * (-1 if number < 0 else 1)


def out_of(number, maximum, step, exact_maximum_only):
    """A score after its step."""
    if step is None:
        return number
    rounded = round_to(number, step["mode"], step["places"])
    if exact_maximum_only and number < maximum <= rounded:
        return round_to(number, "floor", step["places"])
    return rounded


class Scoring:
    """A document's policy with one schedule; scores are given from outside, so that one of them can be moved."""

    def __init__(self, document, rounding=None, grade_on=None):
        policy = document["policy"]
        self.document, self.policy = document, policy
        self.rounding = policy.get("rounding", {}) if rounding is None else rounding
        self.sees_exact = (grade_on or policy.get("grade_on")) == "exact_total"
        self.scale = Fraction(policy["scale"])
        self.bands = [Fraction(band["from"]) for band in policy["bands"]]
        self.parties = policy["parties"]
        missing = [p for p in self.parties if p["id"] not in document["scores"]]
        self.left_out = {p["id"] for p in missing if p["missing"] == "renormalise"}
        left = self.scale - sum(Fraction(p["max"]) for p in self.parties if p["id"] in self.left_out)
        self.growth = self.scale / left
        self.deductions, self.bonuses = self.adjustments()

    def step(self, number, maximum, name):
        return out_of(number, maximum, self.rounding.get(name), self.rounding.get("exact_maximum_only", False))

    def max(self, party):
        return Fraction(party["max"]) * self.growth

    # a party's points, after their step and before it

    def points(self, party, score):
        maximum = self.max(party)
        if score is None or "points" in score:
            missing = party.get("missing_points", "0")
            given = missing if score is None else score["points"]
            exact = Fraction(given) * self.growth
            return (exact if self.growth == 1 else self.step(exact, maximum, "party_points")), exact
        if "raw" in score:
            exact = Fraction(score["raw"]) * maximum / Fraction(score["of"])
        else:
            raw, full = self.raw(party, score)
            exact = raw * maximum / full
        return self.step(exact, maximum, "party_points"), exact

    def raw(self, party, score):
        criteria = party.get("criteria")
        leaves = [leaf for each in criteria for leaf in each.get("criteria", [each])] if criteria else [None]
        maxima = [Fraction(leaf["max"]) for leaf in leaves] if criteria else [Fraction(score["of"])]
        full = sum(maxima)
        if "criteria" in score:  # one sheet without a name
            marks = [self.mark(leaf, score["criteria"][leaf["id"]]) for leaf in leaves]
            return self.step(self.rescaled(marks, maxima), full, "raw_score"), full
        panel = party.get("panel", {})
        counting = [sheet for sheet in score["sheets"] if "recused" not in sheet]
        weights = [Fraction(sheet.get("weight", 1)) for sheet in counting]
        sheets = []
        for sheet in counting:
            if criteria:
                sheets.append([self.mark(leaf, sheet["criteria"][leaf["id"]]) for leaf in leaves])
            else:
                sheets.append([Fraction(sheet["raw"])])
        if not criteria:
            return self.step(self.combined(panel, [s[0] for s in sheets], weights), full, "raw_score"), full
        if panel.get("by") == "sheet":
            sums = [self.step(self.rescaled(marks, maxima), full, "sheet") for marks in sheets]
            return self.step(self.combined(panel, sums, weights), full, "raw_score"), full
        columns = [self.combined(panel, column, weights) for column in zip(*sheets)]
        columns = [c if c is None else self.step(c, most, "criterion") for c, most in zip(columns, maxima)]
        return self.step(self.rescaled(columns, maxima), full, "raw_score"), full

    @staticmethod
    def mark(leaf, given):
        if given == "n/a":
            return None
        return Fraction(next((t["points"] for t in leaf.get("tiers", ()) if t["id"] == given), given))

    @staticmethod
    def rescaled(marks, maxima):
        applying = [(m, most) for m, most in zip(marks, maxima) if m is not None]
        return sum(m for m, _ in applying) * sum(maxima) / sum(most for _, most in applying)

    @staticmethod
    def combined(panel, given, weights):
        pairs = [(v, w) for v, w in zip(given, weights) if v is not None]
        if not pairs:
            return None
        kind = panel.get("combination", "mean")
        if kind == "weighted_mean":
            return sum(v * w for v, w in pairs) / sum(w for _, w in pairs)
        values = [v for v, _ in pairs]
        if kind == "consensus":
            return values[0]
        values.sort()
        if kind == "median":
            while len(values) > 2:
                values = values[1:-1]
        if kind == "trimmed_mean":
            values = values[panel["drop_lowest"] : len(values) - panel["drop_highest"]]
        return sum(values) / len(values)

    # the total and its grade

    def adjustments(self):
        rules = self.policy.get("adjustments")
        sums = collections.defaultdict(lambda: None)
        items = {item["id"]: item for item in rules["items"]} if rules else {}
        for own in items.values():
            made = [Fraction(a["points"]) for a in self.document["adjustments"] if a.get("item") == own["id"]]
            if made:
                total = min(sum(made), Fraction(own["cap"])) if "cap" in own else sum(made)
                sums[own["kind"]] = (sums[own["kind"]] or 0) + total
        for a in self.document.get("adjustments", ()):
            if "kind" in a:
                sums[a["kind"]] = (sums[a["kind"]] or 0) + Fraction(a["points"])
        for kind in ("deduction", "bonus"):
            if sums[kind] is not None and f"{kind}_cap" in rules:
                sums[kind] = min(sums[kind], Fraction(rules[f"{kind}_cap"]))
        return sums["deduction"], sums["bonus"]

    def adjusted(self, subtotal):
        if self.deductions is None and self.bonuses is None:
            return subtotal
        rules = self.policy["adjustments"]
        total = max(subtotal - (self.deductions or 0) + (self.bonuses or 0), Fraction(rules.get("floor", 0)))
        return total if rules.get("may_exceed_scale") else min(total, self.scale)

    def total(self, points):
        """Before its step, and as the bands see it."""
        exact = self.adjusted(self.step(points, self.scale, "subtotal"))
        shown = self.step(exact, self.scale, "total")
        return exact, shown, exact if self.sees_exact else shown

    def band(self, total):
        return next((b for b, start in enumerate(self.bands) if total >= start), len(self.bands) - 1)

    def knocked_out(self, band):
        ids = [b["id"] for b in self.policy["bands"]]
        holding = [k for k in self.policy.get("knock_outs", ()) if self.document["facts"].get(k["id"])]
        forced = [ids.index(k["band"]) for k in holding if k["effect"] == "force"]
        caps = [ids.index(k["band"]) for k in holding if k["effect"] == "cap"]
        return max([max(forced) if forced else band] + caps)

    def grade(self, seen):
        """None where the policy declares a step of the score and has no grade for what lies between."""
        if "step" in self.policy and seen % Fraction(self.policy["step"]) != 0:
            return None
        return self.knocked_out(self.band(seen))

    def run(self):
        """(exact total, shown total, what the bands see, grade) of the document as it stands."""
        points = sum(
            self.points(p, self.document["scores"].get(p["id"]))[0]
            for p in self.parties
            if p["id"] not in self.left_out
        )
        exact, shown, seen = self.total(points)
        return exact, shown, seen, self.grade(seen)


# --- random documents -------------------------------------------------------------------------------------------------


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def pick(self, *choices):
        return self.random.choice(choices)

    def digits(self, number, places):
        whole = int(number * 10**places)
        text = str(whole).rjust(places + 1, "0")
        return f"{text[:-places]}.{text[-places:]}" if places else text

    def value(self, maximum, places=None):
        """Up to a maximum, in so many places that its grid stays small; often near the top."""
        most = next(p for p in (2, 1, 0) if maximum * 10**p <= 500)
        places = self.random.randint(0, most) if places is None else min(places, most)
        last = int(maximum * 10**places)
        low = 0 if self.chance(15) else last // 2
        return self.digits(Fraction(self.random.randint(low, last), 10**places), places)

    def document(self):
        scale = self.pick(10, 20, 40, 100)
        count = self.random.randint(1, 4)
        cuts = sorted(self.random.sample(range(1, 2 * scale), count - 1))
        shares = [Fraction(b - a, 2) for a, b in zip([0] + cuts, cuts + [2 * scale])]
        parties = [{"id": f"p{i}", "max": self.digits(share, 1)} for i, share in enumerate(shares)]
        policy = {"id": "random", "scale": str(scale), "parties": parties, "rounding": self.rounding()}
        policy["grade_on"] = self.pick("rounded_total", "rounded_total", "exact_total")
        document = {"assay": 1, "policy": policy, "agreement": {"indicators": []}, "scores": {}}
        scored = self.random.randrange(count)
        for i, party in enumerate(parties):
            if i != scored and self.chance(12):
                party["missing"] = self.pick("zero", "renormalise", "value")
                if party["missing"] == "value":
                    party["missing_points"] = self.value(Fraction(party["max"]))
            else:
                document["scores"][party["id"]] = self.score(party)
        if self.chance(35):
            self.adjust(document, scale)
        if self.chance(20):
            policy["step"] = self.pick("1", "0.5", "2", "0.1")
            if self.chance(60):
                places = 1 if policy["step"] == "0.1" else 0
                policy["rounding"]["total"] = {"mode": self.pick(*MODES), "places": places}
        policy["bands"] = [{"id": "only", "from": "0"}]
        policy["bands"] = self.bands(document, scale)
        if self.chance(25):
            policy["knock_outs"], document["facts"] = [], {}
            for k in range(self.random.randint(1, 3)):
                band = self.pick(*policy["bands"])["id"]
                policy["knock_outs"].append({"id": f"k{k}", "effect": self.pick("cap", "cap", "force"), "band": band})
                document["facts"][f"k{k}"] = self.chance(60)
        return document

    def rounding(self):
        rounding = {}
        for step in STEPS:
            if self.chance(55 if step in ("party_points", "total") else 25):
                rounding[step] = {"mode": self.pick(*MODES), "places": self.random.randint(0, 3)}
        if self.chance(25):
            rounding["exact_maximum_only"] = True
        return rounding

    def score(self, party):
        kind = self.random.randrange(10)
        maximum = Fraction(party["max"])
        if kind < 4:
            return {"points": self.value(maximum)}
        if kind < 7:
            of = self.pick("10", "12.345", "50", "100", party["max"])
            return {"raw": self.value(Fraction(of)), "of": of}
        return self.sheets(party)

    def criterion(self, name):
        criterion = {"id": name, "max": self.pick("1", "2.5", "4", "10")}
        if self.chance(20):
            worth = sorted({self.value(Fraction(criterion["max"])) for _ in range(3)}, key=Fraction)
            criterion["tiers"] = [{"id": f"t{i}", "points": points} for i, points in enumerate(worth)]
        return criterion

    def sheets(self, party):
        leaves = [self.criterion(f"c{i}") for i in range(self.random.randint(1, 3))] if self.chance(75) else []
        if len(leaves) > 2:
            total = sum(Fraction(leaf["max"]) for leaf in leaves[1:])
            party["criteria"] = [leaves[0], {"id": "group", "max": self.digits(total, 1), "criteria": leaves[1:]}]
        elif leaves:
            party["criteria"] = leaves
        if leaves and self.chance(25):
            marks = [self.mark(leaf) for leaf in leaves]
            if self.chance(30) and len(leaves) > 1:
                marks[0] = "n/a"
            return {"criteria": {leaf["id"]: mark for leaf, mark in zip(leaves, marks)}}
        panel = party["panel"] = {"combination": self.pick(*COMBINATIONS)}
        if self.chance(50):
            panel["by"] = "sheet"
        number = self.random.randint(1, 4)
        if panel["combination"] == "trimmed_mean":
            panel["drop_highest"], panel["drop_lowest"] = self.pick((1, 0), (0, 1), (1, 1))
            number = max(number, panel["drop_highest"] + panel["drop_lowest"] + 1)
        of = self.pick("10", "50", "12.345")
        agreed = [self.mark(leaf) for leaf in leaves] or [self.value(Fraction(of))]
        everywhere = self.chance(20) and len(leaves) > 1  # the first criterion does not apply
        alone = self.chance(25) and len(leaves) > 1 and panel["combination"] in ("mean", "weighted_mean", "median")
        sheets = []
        for i in range(number):
            sheet = {"assessor": f"a{i}"}
            if panel["combination"] == "weighted_mean":
                sheet["weight"] = self.pick("1", "2", "0.5")
            if panel["combination"] == "consensus":
                marks = list(agreed)
            else:
                marks = [self.mark(leaf) for leaf in leaves] or [self.value(Fraction(of))]
            if everywhere or (alone and i > 0 and self.chance(30)):
                marks[0] = "n/a"
            if leaves:
                sheet["criteria"] = {leaf["id"]: mark for leaf, mark in zip(leaves, marks)}
            else:
                sheet["raw"] = marks[0]
            sheets.append(sheet)
        if self.chance(20):
            sheets.insert(self.random.randint(0, number), {"assessor": "kin", "recused": "a relative"})
        return {"sheets": sheets} if leaves else {"sheets": sheets, "of": of}

    def mark(self, leaf):
        if "tiers" in leaf:
            return self.pick(*leaf["tiers"])["id"]
        return self.value(Fraction(leaf["max"]))

    def adjust(self, document, scale):
        rules = {"items": [{"id": "late", "kind": "deduction"}, {"id": "award", "kind": "bonus"}]}
        for item in rules["items"]:
            if self.chance(40):
                item["cap"] = self.pick("0.5", "1", "3")
        for key in ("deduction_cap", "bonus_cap"):
            if self.chance(30):
                rules[key] = self.pick("1", "2.5")
        if self.chance(30):
            rules["floor"] = self.digits(Fraction(self.random.randint(0, scale)), 0)
        if self.chance(40):
            rules["may_exceed_scale"] = True
        document["policy"]["adjustments"] = rules
        document["adjustments"] = [
            {"item": self.pick("late", "award"), "points": self.pick("0.25", "1", "3"), "reason": "so"}
            if self.chance(60)
            else {"kind": self.pick("deduction", "bonus"), "points": self.pick("0.5", "2"), "reason": "so"}
            for _ in range(self.random.randint(0, 3))
        ]

    def bands(self, document, scale):
        """Where bands begin: often at the total that the bands see, or next to it."""
        exact, _, seen, _ = Scoring(document).run()
        starts = set()
        for _ in range(self.random.randint(0, 4)):
            aside = self.pick("0", "0", "0.01", "-0.001", "1", "-1", "-0.5")
            near = self.pick(exact, seen) + Fraction(aside)
            start = round_to(near, "half_up", 3) if self.chance(70) else Fraction(self.random.randint(1, scale))
            step = Fraction(document["policy"].get("step", "0.001"))
            starts.add(max(start // step * step, Fraction(0)))
        starts = sorted(starts | {Fraction(0)}, reverse=True)
        return [{"id": f"b{i}", "from": self.digits(start, 3)} for i, start in enumerate(starts)]


# --- what is expected -------------------------------------------------------------------------------------------------


def leaves(party):
    return [leaf for each in party.get("criteria", ()) for leaf in each.get("criteria", [each])]


class Moved(NamedTuple):
    """A score that can be moved, and the party's score with another value in its place."""

    party: dict
    assessor: str
    criterion: str
    value: str
    maximum: str
    tiers: list
    with_value: Callable


class Expected:
    """What should be said of a document. Numbers are fractions, what is not there is an empty text."""

    def __init__(self, document):
        self.document = document
        self.scoring = Scoring(document)
        self.names = [band["id"] for band in document["policy"]["bands"]]
        self.given = [
            (party, document["scores"].get(party["id"]))
            for party in self.scoring.parties
            if party["id"] not in self.scoring.left_out
        ]
        _, _, self.seen, self.present = self.scoring.run()

    def distances(self):
        band = self.scoring.band(self.seen)
        return [
            [self.names[b], self.scoring.bands[b], self.seen - self.scoring.bands[b]]
            for b in (band, band - 1)
            if 0 <= b < len(self.names) - 1
        ]

    # scores

    def movables(self):
        for party, score in self.given:
            if score is None:
                continue
            for key, maximum in (("points", party["max"]), ("raw", score.get("of"))):
                if key in score:
                    yield Moved(party, "", "", score[key], maximum, None, functools.partial(changed, score, key))
            if "criteria" in score:
                yield from self.marks(party, "", score["criteria"], functools.partial(changed, score, "criteria"))
            yield from self.of_sheets(party, score)

    def of_sheets(self, party, score):
        # Who must agree moves together.
        together = party.get("panel", {}).get("combination") == "consensus"
        counting = [i for i, sheet in enumerate(score.get("sheets", ())) if "recused" not in sheet]
        for i in counting[:1] if together else counting:
            sheet = score["sheets"][i]
            moving = counting if together else [i]
            assessor = "" if together else sheet["assessor"]

            def with_sheet(key, value, moving=moving):
                sheets = [changed(s, key, value) if k in moving else s for k, s in enumerate(score["sheets"])]
                return changed(score, "sheets", sheets)

            if "raw" in sheet:
                yield Moved(party, assessor, "", sheet["raw"], score["of"], None, functools.partial(with_sheet, "raw"))
            marks = sheet.get("criteria", {})
            yield from self.marks(party, assessor, marks, functools.partial(with_sheet, "criteria"))

    @staticmethod
    def marks(party, assessor, marks, with_marks):
        for leaf in leaves(party):
            given = marks.get(leaf["id"], "n/a")
            if given == "n/a":
                continue
            tiers = {tier["id"]: tier["points"] for tier in leaf.get("tiers", ())}
            yield Moved(
                party,
                assessor,
                leaf["id"],
                tiers.get(given, given),
                leaf["max"],
                list(tiers.values()),
                lambda value, leaf=leaf: with_marks(changed(marks, leaf["id"], value)),
            )

    def scores(self):
        points = {party["id"]: self.scoring.points(party, score)[0] for party, score in self.given}
        for moved in self.movables():
            others = sum(number for party, number in points.items() if party != moved.party["id"])
            value, maximum = Fraction(moved.value), Fraction(moved.maximum)
            grid = Fraction(0) if moved.tiers else Fraction(1, 10 ** len(moved.value.partition(".")[2]))
            if moved.tiers:
                values = {Fraction(points) for points in moved.tiers}
            else:
                values = {k * grid for k in range(maximum // grid + 1)} | {maximum}
            graded = []
            for v in sorted(values):
                own, _ = self.scoring.points(moved.party, moved.with_value(v))
                graded.append((v, self.scoring.grade(self.scoring.total(others + own)[2])))
            graded = [(v, grade) for v, grade in graded if grade is not None]
            assert all(a[1] >= b[1] for a, b in zip(graded, graded[1:])), "a higher score has a worse grade"
            place = [moved.party["id"], moved.assessor, moved.criterion, value, maximum, grid]
            yield place + self.moves(value, graded)

    def moves(self, value, graded):
        best, worst = self.scoring.knocked_out(0), self.scoring.knocked_out(len(self.names) - 1)
        up = min(((v, grade) for v, grade in graded if grade < self.present), default=None)
        down = max(((v, grade) for v, grade in graded if grade > self.present), default=None)
        found = []
        for move, last in ((up, best), (down, worst)):
            if move:
                found += [move[0] - value, self.names[move[1]], "none"]
            else:
                found += ["", "", "already_there" if last == self.present else "out_of_reach"]
        needs = []
        for b, name in enumerate(self.names):
            needs.append([name, min((v for v, grade in graded if grade <= b), default="")])
        return found + [needs]

    def schedules(self):
        rounding = self.document["policy"]["rounding"]
        own = self.document["policy"]["grade_on"]
        flag = {key: step for key, step in rounding.items() if key == "exact_maximum_only"}
        steps = {key: step for key, step in rounding.items() if key not in flag}
        places = steps.get("total", {"places": 2})["places"]

        def by(mode):
            return flag | {key: step | {"mode": mode} for key, step in steps.items()}

        for name, other, grade_on in (
            ("policy", rounding, own),
            ("exact", {}, own),
            ("total_once", flag | {"total": {"mode": "half_up", "places": places}}, "rounded_total"),
            ("half_even", by("half_even"), own),
            ("down", by("down"), own),
            ("exact_total", rounding, "exact_total"),
        ):
            exact, shown, _, grade = Scoring(self.document, other, grade_on).run()
            yield [name, "", "", ""] if grade is None else [name, shown, exact, self.names[grade]]

    # weights

    def weights(self):
        return [party["id"] for party, _ in self.given]

    def faults_of_weight(self, answer, dice):
        """What is wrong with what is said of a weight."""
        party, share, low, low_closed, high, high_closed, on_boundary, indifferent, break_evens = answer
        scale, adjusted = self.scoring.scale, self.scoring.adjusted
        parts = {p["id"]: (self.scoring.max(p), self.scoring.points(p, score)[1]) for p, score in self.given}
        maximum, points = parts.pop(party)
        present = maximum / scale
        if share != present:
            yield f"the share is {present}"
        if maximum == scale:
            if answer[2:] != [0, "yes", 1, "yes", "no", "yes", []]:
                yield "the only weight can have no other share"
            return

        def subtotal(w):
            """What each gave of its maximum, by weights: w, and the others scaled to what is left."""
            rest = (1 - w) / (1 - present)
            return w * scale * points / maximum + sum(rest * most * given / most for most, given in parts.values())

        def band(w):
            return self.scoring.band(adjusted(subtotal(w)))

        def keeps(w):
            above = low < w or (low == w and low_closed == "yes")
            return above and (w < high or (w == high and high_closed == "yes"))

        own = band(present)
        tried = [Fraction(0), Fraction(1), present] + [Fraction(dice.randint(0, 1000), 1000) for _ in range(8)]
        tried += [end + aside for end in (low, high) for aside in (-TINY, 0, TINY)]
        for w in tried:
            if 0 <= w <= 1 and keeps(w) != (band(w) == own):
                yield f"the share {w} has {self.names[band(w)]}, the present one {self.names[own]}"
        expected = []
        for end, closed, beyond in ((low, low_closed, low - TINY), (high, high_closed, high + TINY)):
            beyond = beyond if closed == "yes" else end
            if 0 <= beyond <= 1:
                expected.append([end, self.names[band(beyond)]])
        if break_evens != expected:
            yield f"break-evens are {expected}"
        if (on_boundary == "yes") != (band(present - TINY) != own or band(present + TINY) != own):
            yield "on_boundary"
        if (indifferent == "yes") != (subtotal(0) == subtotal(1)):
            yield "indifferent"


def changed(mapping, key, value):
    return {**mapping, key: value}


def numbers(answer):
    """The same with fractions for texts that are numbers."""
    if isinstance(answer, list):
        return [numbers(each) for each in answer]
    try:
        return Fraction(answer)
    except ValueError:
        return answer


def faults(document, answer, seed):
    """What is wrong with an answer; yields sentences."""
    expected = Expected(document)
    if expected.present is None:
        if answer != {"error": "total_off_step /scores"}:
            yield "the total is off the step of the score"
        return
    if "error" in answer:
        yield answer["error"]
        return
    for part in ("distances", "scores", "schedules"):
        said, right = numbers(answer[part]), list(getattr(expected, part)())
        for a, b in itertools.zip_longest(said, right):
            if a != b:
                yield f"{part}: {a} instead of {b}"
    weights = numbers(answer["weights"])
    if [weight[0] for weight in weights] != expected.weights():
        yield "weights of other parties"
        return
    for weight in weights:
        for fault in expected.faults_of_weight(weight, random.Random(seed)):
            yield f"weights: {weight}: {fault}"


# --- the comparison ---------------------------------------------------------------------------------------------------


def count(document, answer, tally):
    """What the answers were, so that a run shows what it tried."""
    if "error" in answer:
        tally["refused for a total off the step"] += 1
        return
    tally["scores moved"] += len(answer["scores"])
    for score in answer["scores"]:
        for bound in (score[8], score[11]):
            tally[f"moves: {'found' if bound == 'none' else bound}"] += 1
        tally["needs met"] += sum(least != "" for _, least in score[12])
        tally["needs not met"] += sum(least == "" for _, least in score[12])
    for weight in answer["weights"]:
        tally["weights"] += 1
        tally["weights on a boundary"] += weight[6] == "yes"
        tally["weights that change nothing"] += weight[7] == "yes"
        tally["break-evens"] += len(weight[8])
    tally["distances"] += len(answer["distances"])
    tally["schedules"] += len(answer["schedules"])
    tally["schedules without a grade"] += sum(result[3] == "" for result in answer["schedules"])
    tally["documents with a step of the score"] += "step" in document["policy"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--cases", type=int)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    cases = range(options.cases) if options.only is None else [options.only]
    print(f"sensitivity_oracle: seed {options.seed}, {len(cases)} documents")

    wrong, tally = 0, collections.Counter()
    with subprocess.Popen([options.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        for case in cases:
            seed = f"{options.seed}/{case}"
            document = Maker(seed).document()
            program.stdin.write(json.dumps(document) + "\n")
            program.stdin.flush()
            answer = json.loads(program.stdout.readline())
            found = list(faults(document, answer, seed))
            count(document, answer, tally)
            if options.only is not None:
                print(json.dumps(document, indent=1), json.dumps(answer, indent=1), sep="\n")
            if found:
                wrong += 1
                print(f"document {case}:", *found[:5], sep="\n  ")
        program.stdin.close()
    for what, number in sorted(tally.items()):
        print(f"sensitivity_oracle: {what}: {number}")
    print(f"sensitivity_oracle: {wrong} of {len(cases)} documents differ")
    return 1 if wrong or program.returncode != 0 else 0


if __name__ == "__main__":
    sys.exit(main())
