"""Seeded documents for scoring_oracle.py: every rule of the scoring model, in every combination, and mistakes."""

import copy
import itertools
import math
import random
from fractions import Fraction

from number_oracle import MODE_NAMES, P10
from scoring_model import COMPARE, Value, expected, leaves, number

# --- documents --------------------------------------------------------------------------------------------------------


STEPS = ("attainment", "rate", "criterion", "sheet", "raw_score", "party_points", "subtotal", "total", "payment")
COMBINATIONS = ("mean", "weighted_mean", "median", "trimmed_mean", "consensus")


class Maker:
    """Makes one document. Whatever it draws comes from one source."""

    def __init__(self, name):
        self.rng = random.Random(name)
        self.random = self.rng.random

    def below(self, n):
        return int(self.random() * n)

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def chance(self, share):
        return self.random() < share

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def put(self, fraction, places=0):
        """In a document: text, or an integer where it is one; with this many places at least, at times."""
        fraction = Fraction(fraction)
        while (fraction * P10[places]).denominator != 1:
            places += 1
        if places == 0 and self.chance(0.5):
            return int(fraction)
        return Value(fraction, places).text()

    def up_to(self, most):
        """A number from 0 to this one, often at an end or near it."""
        shape = self.below(10)
        places = self.between(0, 3)
        unit = Fraction(1, P10[places])
        if shape == 0:
            return self.put(most, places)
        if shape == 1:
            return self.put(max(most - unit, 0), places)
        if shape == 2 and self.chance(0.5):
            return self.put(0, places)
        low = math.floor(most * P10[places] * Fraction(self.between(3, 9), 10)) if shape < 9 else 0
        return self.put(self.between(low, math.floor(most * P10[places])) * unit, places)

    def parts(self, total, n):
        """This many numbers above 0 that total this one, on a grid that allows it."""
        places = 0
        while total * P10[places] < 2 * n or (total * P10[places]).denominator != 1:
            places += 1
        places += self.between(0, 1)
        units = int(total * P10[places])
        cuts = sorted(self.rng.sample(range(1, units), n - 1))
        return [Fraction(b - a, P10[places]) for a, b in zip([0] + cuts, cuts + [units])]

    def rounding(self):
        return {"mode": self.pick(MODE_NAMES), "places": self.between(0, 3)}

    # what was delivered

    def indicator(self, i):
        target = self.pick(("/", "n/a", 0)) if self.chance(0.25) else self.put(self.between(1, 240), self.below(2))
        made = {"id": f"i{i}", "direction": self.pick(("at_least", "at_most", "exactly", "within")), "target": target}
        if made["direction"] == "within":
            # A range has both ends or neither.
            made["upper"] = target if target in ("/", "n/a") else self.put(number(target) + self.below(60))
        elif made["direction"] == "at_least" and self.chance(0.5):
            del made["direction"]
        return made

    def actual(self, indicator):
        shape = self.below(20)
        if shape < 5:
            return ("/", "n/a", None, 0, "0.0")[shape]
        near = number(indicator["target"]) if indicator["target"] not in ("/", "n/a") else 50
        if shape == 5:
            return self.put(near)
        if shape == 6:
            return self.put(-near / 2)
        return self.put(near * Fraction(self.between(10, 150), 100), self.below(2))

    # criteria

    def computed(self, maximum):
        figure = f"indicators/{self.pick(self.indicators)['id']}/{'attainment' if self.chance(0.8) else 'actual'}"
        made = {"figure": "staffing/retention" if self.chance(0.1) else figure}
        rule = self.pick(("proportional", "reversed", "steps", "pass"))
        if rule != "proportional" or self.chance(0.5):
            made["rule"] = rule
        if rule != "steps" and self.chance(0.6):
            made["full"] = self.put(self.between(1, 150), self.below(2))
        if rule == "reversed" and self.chance(0.1):
            made["full"] = self.put(0)
        if rule == "pass" and self.chance(0.7):
            made["comparator"] = self.pick(tuple(COMPARE))
        if rule == "steps":
            froms = sorted(self.rng.sample(range(0, 130), self.between(1, 4)), reverse=True)
            made["steps"] = [{"from": self.put(x), "points": self.up_to(maximum)} for x in froms]
            for above, step in zip(froms, made["steps"][1:]):
                if self.chance(0.3):
                    step["to"] = self.put(above)
        if self.chance(0.3):
            made["value"] = self.pick(("rounded", "exact"))
        return made

    def criteria(self, total, depth=0):
        made = []
        for maximum in self.parts(total, self.between(1 if depth else 2, 4 - depth)):
            criterion = {"id": f"c{next(self.ids)}", "max": self.put(maximum, self.below(2))}
            made.append(criterion)
            shape = self.random()
            if depth < 2 and shape < 0.25:
                criterion["criteria"] = self.criteria(maximum, depth + 1)
                continue
            if self.all_computed or 0.25 <= shape < 0.5:
                criterion["computed"] = self.computed(maximum)
            if 0.45 <= shape < 0.6 and not self.all_computed:
                words = ("优", "良", "中", "差")[: self.between(2, 4)]
                criterion["tiers"] = [{"id": word, "points": self.up_to(maximum)} for word in words]
        return made

    def panel(self):
        made = {"combination": self.pick(COMBINATIONS)}
        if made["combination"] == "mean" and self.chance(0.5):
            del made["combination"]
        dropped = 0
        if made.get("combination") == "trimmed_mean":
            made["drop_highest"], made["drop_lowest"] = self.pick(((1, 1), (1, 1), (1, 0), (0, 1), (2, 1), (0, 2)))
            dropped = made["drop_highest"] + made["drop_lowest"]
        if self.chance(0.7 if dropped else 0.3):
            made["at_least"] = dropped + self.between(1, 2)
        if self.chance(0.45):
            made["by"] = self.pick(("criterion", "sheet"))
        if self.chance(0.7):
            made["missing"] = self.pick(("refuse", "ignore", "zero"))
        return made

    def party(self, name, maximum):
        party = {"id": name, "max": self.put(maximum, self.below(3))}
        if self.chance(0.6):
            self.ids = itertools.count()
            self.all_computed = self.chance(0.12)
            total = Fraction(self.pick((10, 20, 50, 100, 100, 100, self.between(5, 300))))
            party["criteria"] = self.criteria(total)
        if self.chance(0.75):
            party["panel"] = self.panel()
        if self.chance(0.5):
            party["missing"] = self.pick(("refuse", "hold", "zero", "renormalise", "value"))
            if party["missing"] == "value":
                party["missing_points"] = self.up_to(maximum)
        return party

    # scores

    def mark(self, criterion):
        if "tiers" in criterion:
            word = self.pick(criterion["tiers"])["id"]
            return word if self.chance(0.7) else {"tier": word, "reason": "查阅记录"}
        points = self.up_to(number(criterion["max"]))
        return points if self.chance(0.85) else {"points": points, "reason": "现场核对"}

    def marks(self, party, inapplicable, computed, alike):
        """Of one assessor. Those of a panel that needs many must be much alike, or it is refused."""
        absent = 0.002 if party.get("panel", {}).get("missing", "refuse") == "refuse" else 0.08
        marks = {}
        for criterion in leaves(party["criteria"]):
            if criterion["id"] in inapplicable and self.chance(alike):
                marks[criterion["id"]] = self.pick(("n/a", "n/a", {"points": "n/a", "reason": "无此项服务"}))
            elif criterion["id"] in computed and self.chance(alike):
                continue
            elif self.chance(absent):
                if self.chance(0.5):
                    marks[criterion["id"]] = None
            else:
                marks[criterion["id"]] = "n/a" if self.chance(0.02) else self.mark(criterion)
        return marks

    def agreeing(self, agreed):
        """Marks of an assessor who agrees with these but for a slip, and perhaps lacks one."""
        marks = copy.deepcopy(agreed)
        for name in agreed:
            if self.chance(0.01):
                marks[name] = self.pick((None, "n/a"))
            elif isinstance(agreed[name], str) and "." in agreed[name]:
                marks[name] += "0" * self.below(3)
        return marks

    def sheets(self, party):
        panel = party.get("panel", {})
        needed = max(panel.get("at_least", 1), panel.get("drop_highest", 0) + panel.get("drop_lowest", 0) + 1)
        if "criteria" in party:
            share = self.pick((0, 0, 0.2, 0.2, 1 if self.chance(0.1) else 0.4))
            inapplicable = {c["id"] for c in leaves(party["criteria"]) if self.chance(share)}
            computed = {c["id"] for c in leaves(party["criteria"]) if "computed" in c and self.chance(0.65)}
            marks = lambda: self.marks(party, inapplicable, computed, 0.9 if needed == 1 else 0.99)
            if self.chance(0.3 if needed == 1 else 0.01):
                return {"criteria": marks()}
            agreed = marks()
        of = self.pick((100, 10, 50, 1000))
        raw = self.up_to(of)
        consensus = panel.get("combination") == "consensus"
        sheets = []
        for name in range(needed + (-1 if self.chance(0.01) else self.between(2, 5))):
            sheet = {"assessor": f"评委{name}"}
            if self.chance(0.4):
                sheet["weight"] = self.put(Fraction(self.between(1, 40), 10))
            shape = self.random()
            if shape < 0.08:
                sheet["recused"] = "与承办方有关联"
            elif shape < (0.082 if panel.get("missing", "refuse") == "refuse" else 0.16):
                sheet["missing"] = "未交"
            elif "criteria" in party:
                sheet["criteria"] = self.agreeing(agreed) if consensus else marks()
            else:
                sheet["raw"] = raw if consensus else self.up_to(of)
                if self.chance(0.005):
                    sheet["raw"] = None
            sheets.append(sheet)
        made = {"sheets": sheets}
        if of != 100 and "criteria" not in party:
            made["of"] = of
        return made

    def score(self, party):
        shape = self.random()
        if "criteria" in party:
            shape *= 10
        if shape < 0.35:
            return {"points": self.up_to(number(party["max"]))}
        if shape < 0.7:
            of = self.pick((100, 100, 10, 120, number(party["max"])))
            made = {"raw": self.up_to(of)}
            if of != 100 or self.chance(0.3):
                made["of"] = self.put(of)
            return made
        return self.sheets(party)

    # what acts on the total

    def adjustments(self, document, scale):
        rules = {}
        bound = lambda: self.put(scale * Fraction(self.between(1, 20), 100))
        if self.chance(0.6):
            kind = lambda: self.pick(("deduction", "bonus"))
            rules["items"] = [{"id": f"k{k}", "kind": kind()} for k in range(self.between(1, 3))]
            for item in rules["items"]:
                if self.chance(0.5):
                    item["cap"] = bound()
        for key in ("deduction_cap", "bonus_cap", "floor"):
            if self.chance(0.4):
                rules[key] = bound()
        if self.chance(0.3):
            rules["floor"] = self.put(scale * Fraction(self.between(0, 90), 100))
        if self.chance(0.5):
            rules["may_exceed_scale"] = self.chance(0.7)
        document["policy"]["adjustments"] = rules
        made = document["adjustments"] = []
        for _ in range(self.pick((0, 0, 1, 2, 3, 5))):
            points = self.put(scale * Fraction(self.between(1, 150), 1000), self.below(3))
            made.append({"points": points, "reason": "核查"})
            if "items" in rules:
                made[-1]["item"] = self.pick(rules["items"])["id"]
            else:
                made[-1]["kind"] = self.pick(("deduction", "bonus"))

    def term(self):
        path = f"indicators/{self.pick(self.indicators)['id']}/{self.pick(('attainment', 'actual', 'target'))}"
        if self.chance(0.2):
            path = "staffing/retention"
        return path if self.chance(0.5) else {"figure": path, "times": self.put(Fraction(self.between(-20, 30), 10))}

    def knock_outs(self, document):
        policy = document["policy"]
        policy["knock_outs"], document["facts"] = [], {}
        for k in range(self.between(1, 3)):
            rule = {"id": f"x{k}", "band": self.pick(policy["bands"])["id"]}
            if self.chance(0.7):
                rule["effect"] = self.pick(("cap", "force"))
            if self.chance(0.5):
                left = self.term() if self.chance(0.6) else [self.term(), self.term(), self.between(-50, 50)]
                rule["when"] = {"left": left, "is": self.pick(tuple(COMPARE)), "right": self.between(0, 150)}
                if self.chance(0.2):
                    rule["when"]["right"] = self.term()
            else:
                if self.chance(0.3):
                    rule["required"] = self.chance(0.7)
                if self.chance(0.98 if rule.get("required") else 0.7):
                    holds = self.chance(0.5)
                    document["facts"][rule["id"]] = holds if self.chance(0.5) else {"holds": holds, "reason": "通报"}
            policy["knock_outs"].append(rule)

    def payment(self, document):
        document["project"]["budget"] = self.put(self.between(1, 10**7), self.below(3))
        rules = document["policy"]["payment"] = {}
        if self.chance(0.7):
            rules["instalment"] = self.put(self.between(1, 100), self.below(2))
        if self.chance(0.8):
            share = lambda: self.put(Fraction(self.between(0, 220), 2))
            bands = document["policy"]["bands"]
            rules["shares"] = [{"band": b["id"], "percent": share()} for b in bands if self.chance(0.8)]
        if self.chance(0.6):
            rules["vacancies"] = [self.term(), self.between(-30, 30)] if self.chance(0.6) else self.between(0, 9)
            rules["per_vacancy"] = self.put(self.between(0, 60000), self.below(3))

    def bands(self, scale, step):
        unit = step or Fraction(1, P10[self.between(0, 2)])
        most = int(scale / unit)
        n = min(self.between(1, 5), most)
        froms = sorted(self.rng.sample(range(most // 4, most + 1), min(n, most - most // 4)), reverse=True)
        if self.chance(0.6):
            froms[-1] = 0
        bands = [{"id": f"b{i}", "from": self.put(x * unit)} for i, x in enumerate(froms)]
        for above, band in zip(froms, bands[1:]):
            if self.chance(0.15):
                band["to"] = self.put((above - 1) * unit if step else above * unit)
        return bands

    def document(self):
        scale = Fraction(self.pick((10, 100, 100, 100, 1000, self.between(10, 1000))))
        self.indicators = [self.indicator(i) for i in range(self.between(1, 4))]
        policy = {"parties": []}
        if scale != 100 or self.chance(0.3):
            policy["scale"] = self.put(scale)
        parties = self.parts(scale, self.between(1, 4))
        for name, maximum in enumerate(parties):
            policy["parties"].append(self.party(f"p{name}", maximum))
        policy["rounding"] = {}
        often = self.pick((0, 0.3, 0.6, 1))
        for step in STEPS:
            if self.chance(often):
                policy["rounding"][step] = self.rounding()
        if self.chance(0.4):
            policy["rounding"]["exact_maximum_only"] = self.chance(0.8)
        step = None
        if self.chance(0.1):
            step = Fraction(1, self.pick((1, 2, 10)))
            policy["step"] = self.put(step)
            policy["rounding"]["total"] = {"mode": self.pick(MODE_NAMES), "places": 0}
        policy["bands"] = self.bands(scale, step)
        if self.chance(0.4):
            policy["grade_on"] = self.pick(("rounded_total", "exact_total"))
        if self.chance(0.5):
            policy["pass"] = self.pick(policy["bands"])["id"]
        document = {"assay": 1, "project": {}, "policy": policy, "agreement": {"indicators": self.indicators}}
        document["outputs"] = {"indicators": {}}
        for indicator in self.indicators:
            if self.chance(0.95):
                document["outputs"]["indicators"][indicator["id"]] = self.actual(indicator)
        if self.chance(0.6):
            base = self.between(1, 40) if self.chance(0.95) else 0
            document["outputs"]["staffing"] = {"retained": self.between(0, base), "retention_base": base}
        document["scores"] = {}
        for party in policy["parties"]:
            given = 0.6 if len(parties) > 1 and party.get("missing", "refuse") != "refuse" else 0.99
            if self.chance(given):
                document["scores"][party["id"]] = self.score(party)
        if self.chance(0.4):
            self.adjustments(document, scale)
        if self.chance(0.4):
            self.knock_outs(document)
        if self.chance(0.35):
            self.payment(document)
        if not document["project"]:
            del document["project"]
        return document


def tune(maker, document, came_to):
    """Moves a bound of a band to where the total stands, or beside it."""
    _, shown, exact = came_to["total_low"]
    total = Fraction(exact if maker.chance(0.5) else shown)
    total = Fraction(round(total * 1000), 1000) + maker.pick((0, 0, 0, Fraction(-1, 1000), Fraction(1, 1000)))
    bands = document["policy"]["bands"]
    i = maker.below(len(bands))
    above = number(bands[i - 1]["from"]) if i else None
    below = number(bands[i + 1]["from"]) if i + 1 < len(bands) else None
    if (above is None or total < above) and (below is None or total > below):
        bands[i]["from"] = maker.put(total)
        for band in bands:
            band.pop("to", None)


# --- mistakes ---------------------------------------------------------------------------------------------------------


def placed_criteria(document):
    """Each criterion with its place, its party and its depth, from 1 on."""

    def walk(criteria, place, party, depth):
        for i, criterion in enumerate(criteria):
            yield criterion, f"{place}/{i}", party, depth
            yield from walk(criterion.get("criteria", ()), f"{place}/{i}/criteria", party, depth + 1)

    for p, party in enumerate(document["policy"]["parties"]):
        yield from walk(party.get("criteria", ()), f"/policy/parties/{p}/criteria", party, 1)


def placed_sheets(document):
    """Each sheet that holds marks or a raw score, with its place and its party."""
    parties = {party["id"]: party for party in document["policy"]["parties"]}
    for name, score in document["scores"].items():
        if "criteria" in score:
            yield score, f"/scores/{name}", parties[name]
        for i, sheet in enumerate(score.get("sheets", ())):
            if "criteria" in sheet or sheet.get("raw") is not None:
                yield sheet, f"/scores/{name}/sheets/{i}", parties[name]


class Mistakes(Maker):
    """Each puts one mistake into a document that has none, and says what is reported; nothing where it has no place."""

    def _some(self, found):
        found = list(found)
        return self.pick(found) if found else None

    def weights_total(self, document):
        party = self.pick(document["policy"]["parties"])
        party["max"] = self.put(number(party["max"]) + Fraction(1, 100))
        return "/policy/parties"

    def duplicate_party(self, document):
        parties, scores = document["policy"]["parties"], document["scores"]
        if len(parties) > 1 and "p0" in scores:
            parties[1]["id"] = "p0"
            scores.pop("p1", None)
            return "/policy/parties/1/id"

    def _set_points(self, document, change):
        """Changes points that some party or assessor gave, by their maximum, and says where they stand."""
        found = []
        for party in document["policy"]["parties"]:
            score = document["scores"].get(party["id"], {})
            if "points" in score:
                found.append((score, "points", number(party["max"]), f"/scores/{party['id']}/points"))
            if "raw" in score:
                found.append((score, "raw", number(score.get("of", 100)), f"/scores/{party['id']}/raw"))
        for sheet, place, party in placed_sheets(document):
            if "raw" in sheet:
                of = number(document["scores"][party["id"]].get("of", 100))
                found.append((sheet, "raw", of, f"{place}/raw"))
                continue
            for criterion in leaves(party["criteria"]):
                if criterion["id"] in sheet["criteria"] and "tiers" not in criterion:
                    where = f"{place}/criteria/{criterion['id']}"
                    found.append((sheet["criteria"], criterion["id"], number(criterion["max"]), where))
        if found:
            holder, key, maximum, place = self.pick(found)
            holder[key] = self.put(change(maximum))
            return place

    def score_above_maximum(self, document):
        return self._set_points(document, lambda maximum: maximum + Fraction(1, 1000))

    def negative_score(self, document):
        return self._set_points(document, lambda maximum: Fraction(-1, 1000))

    def invalid_score(self, document):
        party = self._some(name for name, score in document["scores"].items() if "raw" in score)
        if party:
            document["scores"][party] = {"raw": 0, "of": self.pick((0, "0.00", -100))}
            return f"/scores/{party}/of"

    def unknown_party(self, document):
        document["scores"]["p9"] = {"points": 1}
        return "/scores/p9"

    def unknown_criterion(self, document):
        found = self._some(placed for placed in placed_sheets(document) if "criteria" in placed[0])
        if found:
            found[0]["criteria"]["c99"] = 1
            return f"{found[1]}/criteria/c99"

    def _mark_of(self, document, tiered):
        found = []
        for sheet, place, party in placed_sheets(document):
            for criterion in leaves(party.get("criteria", ())):
                if ("tiers" in criterion) == tiered and criterion["id"] in sheet["criteria"]:
                    found.append((sheet["criteria"], criterion["id"], f"{place}/criteria/{criterion['id']}"))
        return self._some(found)

    def unknown_tier(self, document):
        found = self._mark_of(document, True)
        if found:
            found[0][found[1]] = self.pick(("无此档", {"tier": "无此档"}))
            return found[2]

    def wrong_mark(self, document):
        tiered = self.chance(0.5)
        found = self._mark_of(document, tiered)
        if found:
            found[0][found[1]] = self.pick((0, {"points": "0.0"})) if tiered else self.pick(("优", {"tier": "优"}))
            return found[2]

    def sheet_refused(self, document):
        found = self._some(placed for placed in placed_sheets(document) if "sheets" in placed[1])
        if found:
            found[0].update({"raw": 1} if "criteria" in found[0] else {"criteria": {"c0": 1}})
            found[0].pop("criteria" if "raw" in found[0] and "criteria" in found[2] else "raw")
            return found[1]

    def invalid_weight(self, document):
        found = self._some(placed for placed in placed_sheets(document) if "sheets" in placed[1])
        if found:
            found[0]["weight"] = self.pick((0, "0.0", "-1.5"))
            return f"{found[1]}/weight"

    def duplicate_sheet(self, document):
        found = self._some(placed for placed in placed_sheets(document) if "sheets" in placed[1])
        if found and not found[1].endswith("/0"):
            found[0]["assessor"] = document["scores"][found[2]["id"]]["sheets"][0]["assessor"]
            return f"{found[1]}/assessor"

    def criteria_total(self, document):
        found = self._some(p for p in placed_criteria(document) if "criteria" in p[0] and p[3] == 1)
        if found:
            found[0]["max"] = self.put(number(found[0]["max"]) + Fraction(1, 100))
            return f"{found[1]}/criteria"

    def _add_criterion(self, document, name, maximum):
        """Adds one that nobody need judge to those of a party, and says where it stands."""
        found = self._some((p, party) for p, party in enumerate(document["policy"]["parties"]) if "criteria" in party)
        if found:
            p, party = found
            party["criteria"].append({"id": name, "max": maximum, "computed": {"figure": "indicators/i0/actual"}})
            return f"/policy/parties/{p}/criteria/{len(party['criteria']) - 1}"

    def non_positive_criterion(self, document):
        place = self._add_criterion(document, "c99", self.pick((0, "-0.5")))
        return place and f"{place}/max"

    def duplicate_criterion(self, document):
        place = self._add_criterion(document, "c0", 1)
        return place and f"{place}/id"

    def mixed_criterion(self, document):
        found = self._some(p for p in placed_criteria(document) if "criteria" in p[0])
        if found:
            found[0]["tiers"] = [{"id": "优", "points": 0}]
            return f"{found[1]}/criteria"

    def invalid_tier(self, document):
        found = self._some(p for p in placed_criteria(document) if "tiers" in p[0])
        if found:
            found[0]["tiers"].append({"id": self.pick(("5", "-0.50", "n/a", "/")), "points": 0})
            return f"{found[1]}/tiers/{len(found[0]['tiers']) - 1}/id"

    def invalid_rule_points(self, document):
        found = self._some(p for p in placed_criteria(document) if "steps" in p[0].get("computed", ()))
        if found:
            step = self.below(len(found[0]["computed"]["steps"]))
            wrong = self.pick((Fraction(-1, 100), number(found[0]["max"]) + Fraction(1, 100)))
            found[0]["computed"]["steps"][step]["points"] = self.put(wrong)
            return f"{found[1]}/computed/steps/{step}/points"

    def _lower_step(self, document):
        found = self._some(p for p in placed_criteria(document) if len(p[0].get("computed", {}).get("steps", ())) > 1)
        if found:
            steps = found[0]["computed"]["steps"]
            return steps[-2], steps[-1], f"{found[1]}/computed/steps/{len(steps) - 1}"

    def step_order(self, document):
        found = self._lower_step(document)
        if found:
            found[1]["from"] = found[0]["from"]
            found[1].pop("to", None)
            return f"{found[2]}/from"

    def step_gap(self, document):
        found = self._lower_step(document)
        if found:
            found[1]["to"] = self.put(number(found[0]["from"]) + self.pick((Fraction(-1, 100), Fraction(1, 100))))
            return f"{found[2]}/to"

    def invalid_full(self, document):
        rules = {"proportional": (0, "-1"), "reversed": ("-0.5", -1)}
        rule = lambda criterion: criterion.get("computed", {"rule": None}).get("rule", "proportional")
        found = self._some(p for p in placed_criteria(document) if rule(p[0]) in rules)
        if found:
            found[0]["computed"]["full"] = self.pick(rules[rule(found[0])])
            return f"{found[1]}/computed/full"

    def _name_figure(self, document, figure):
        """Has a rule of the policy name this figure, and says where."""
        made_of_criteria = lambda party: not {"points", "raw"} & set(document["scores"].get(party, {"raw": 0}))
        found = self._some(p for p in placed_criteria(document) if "computed" in p[0] and made_of_criteria(p[2]["id"]))
        if found:
            found[0]["computed"]["figure"] = figure
            return f"{found[1]}/computed/figure"
        for k, rule in enumerate(document["policy"].get("knock_outs", ())):
            if "when" in rule:
                rule["when"]["left"] = {"figure": figure, "times": 1}
                return f"/policy/knock_outs/{k}/when/left"

    def figure_of_scores(self, document):
        return self._name_figure(document, self.pick(("total", "grade", "subtotal", "parties/p0/points", "total_low")))

    def unknown_figure(self, document):
        return self._name_figure(document, self.pick(("indicators/i9/actual", "indicators/i0/nothing", "nothing")))

    def invalid_panel(self, document):
        p = self.below(len(document["policy"]["parties"]))
        panel = document["policy"]["parties"][p].setdefault("panel", {})
        key = self.pick(("at_least", "combination", "drop_lowest"))
        if key == "at_least":
            panel["at_least"] = 0
        else:
            panel["combination"] = "trimmed_mean"
            panel["drop_highest"], panel["drop_lowest"] = (0, 0) if key == "combination" else (1, -1)
        return f"/policy/parties/{p}/panel/{key}"

    def missing_points_refused(self, document):
        p = self.below(len(document["policy"]["parties"]))
        party = document["policy"]["parties"][p]
        if party.get("missing") != "value":
            party["missing_points"] = 0
            return f"/policy/parties/{p}/missing_points"

    def band_order(self, document):
        bands = document["policy"]["bands"]
        if len(bands) > 1:
            bands[1]["from"] = bands[0]["from"]
            for band in bands:
                band.pop("to", None)
            return "/policy/bands/1/from"

    def _band_between(self, document, step):
        """Has the second band end this much beside where the first one begins."""
        bands = document["policy"]["bands"]
        if len(bands) > 1 and "step" not in document["policy"]:
            bands[1]["to"] = self.put(number(bands[0]["from"]) + step)
            return "/policy/bands/1/to"

    def band_gap(self, document):
        return self._band_between(document, Fraction(-1, 10000))

    def band_overlap(self, document):
        return self._band_between(document, Fraction(1, 10000))

    def band_ceiling(self, document):
        policy = document["policy"]
        scale = number(policy.get("scale", 100))
        if number(policy["bands"][0]["from"]) < scale and "step" not in policy:
            policy["bands"][0]["to"] = self.put(scale)
            return "/policy/bands/0/to"

    def band_off_step(self, document):
        policy = document["policy"]
        if "step" in policy:
            policy["bands"][-1]["from"] = self.put(number(policy["bands"][-1]["from"]) - number(policy["step"]) / 4)
            policy["bands"][-1].pop("to", None)
            return f"/policy/bands/{len(policy['bands']) - 1}/from"

    def unknown_band(self, document):
        document["policy"]["pass"] = "b9"
        return "/policy/pass"

    def invalid_limit(self, document):
        rules = document["policy"].get("adjustments")
        if rules is not None:
            key = self.pick(("floor", "deduction_cap", "bonus_cap"))
            rules[key] = "-0.01"
            return f"/policy/adjustments/{key}"

    def unknown_item(self, document):
        if document.get("adjustments"):
            document["adjustments"][0].pop("kind", None)
            document["adjustments"][0]["item"] = "k9"
            return "/adjustments/0/item"

    def invalid_adjustment(self, document):
        if document.get("adjustments"):
            document["adjustments"][0]["points"] = self.pick((0, "-1"))
            return "/adjustments/0/points"

    def adjustments_refused(self, document):
        if "adjustments" not in document["policy"]:
            document["adjustments"] = [{"kind": "bonus", "points": 1}]
            return "/adjustments"

    def unknown_fact(self, document):
        """A condition on figures is not declared."""
        names = [rule["id"] for rule in document["policy"].get("knock_outs", ()) if "when" in rule]
        name = self.pick(names + ["x9"])
        document.setdefault("facts", {})[name] = self.chance(0.5)
        return f"/facts/{name}"

    def missing_budget(self, document):
        if "payment" in document["policy"]:
            document["project"] = {}
            return "/project"


MISTAKES = [mistake for name, mistake in vars(Mistakes).items() if not name.startswith("_")]
MISTAKEN_SHARE = 0.15


def make(seed, i):
    """The document of this number, and what it must come to."""
    maker = Mistakes(f"{seed}/{i}")
    document = maker.document()
    wanted = expected(document)
    if isinstance(wanted, dict) and "step" not in document["policy"] and maker.chance(0.3):
        tune(maker, document, wanted)
        wanted = expected(document)
    if isinstance(wanted, dict) and maker.chance(MISTAKEN_SHARE):
        for mistake in maker.rng.sample(MISTAKES, len(MISTAKES)):
            place = mistake(maker, document)
            if place is not None:
                return document, [(mistake.__name__, place)]
    return document, wanted
