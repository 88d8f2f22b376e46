"""What a document of the scoring model comes to, with exact fractions: the model of scoring_oracle.py.

It follows what include/assay/{criteria,adjustments,policy,scores,evaluation}.hpp promise, never the library. Documents
are read as scoring_documents.py writes them: whole, but for the mistakes that a panel of assessors can make.
"""

import collections
import functools
import math
from fractions import Fraction
from typing import NamedTuple, Optional

from number_oracle import P10, round_fraction, shortest, text_of

# --- numbers ----------------------------------------------------------------------------------------------------------


class Value(NamedTuple):
    """A number with the places it shows, or an exact quotient, which has none."""

    number: Fraction
    places: Optional[int] = None

    def text(self):
        if self.places is None:
            return shortest(self.number)
        return text_of((self.number.numerator * P10[self.places] // self.number.denominator, self.places))


ZERO = Value(Fraction(0), 0)


@functools.lru_cache(4096)
def value(given):
    """A number as a document gives it: digits, or an integer."""
    whole, _, part = str(given).partition(".")
    return Value(Fraction(int(whole + part), P10[len(part)]), len(part))


def number(given):
    return value(given).number


def add(values):
    """A sum is a decimal where all that it adds are."""
    values = list(values)
    places = None if any(v.places is None for v in values) else max((v.places for v in values), default=0)
    return Value(sum((v.number for v in values), Fraction(0)), places)


def total_of(values):
    """Points of criteria, capped points, or what adjustments leave of a total: a sum, as short as it is."""
    sum_of = add(values)
    if P10[37] % sum_of.number.denominator:
        return quotient(sum_of.number)
    return Value(sum_of.number, next(k for k in range(38) if P10[k] % sum_of.number.denominator == 0))


def minus(left, right):
    return add((left, Value(-right.number, right.places)))


def quotient(fraction):
    return Value(Fraction(fraction))


# --- the contract -----------------------------------------------------------------------------------------------------


class Figure(NamedTuple):
    shown: Value
    exact: Fraction


class Refused(Exception):
    """Of (code, pointer) pairs, the only argument."""


class Unstated(Exception):
    """No header says what such a document comes to."""


NOT_APPLICABLE, NONE, MISSING = "not_applicable", "none", "missing"
COMPARE = {
    "at_most": lambda a, b: a <= b,
    "below": lambda a, b: a < b,
    "equals": lambda a, b: a == b,
    "at_least": lambda a, b: a >= b,
    "above": lambda a, b: a > b,
}


def leaves(criteria):
    for criterion in criteria:
        if "criteria" in criterion:
            yield from leaves(criterion["criteria"])
        else:
            yield criterion


def amount(given):
    """A Value, or why there is none."""
    if given is None:
        return MISSING
    if given in ("/", "n/a"):
        return NONE if given == "/" else NOT_APPLICABLE
    return value(given)


class Model:
    """What a document comes to. Raises Refused where it is refused."""

    def __init__(self, document):
        self.document = document
        self.policy = document["policy"]
        self.schedule = self.policy.get("rounding", {})
        self.scale = number(self.policy.get("scale", 100))
        self.bands = [(band["id"], number(band["from"])) for band in self.policy["bands"]]
        self.figures = {}
        self.met_without_percentage = {}  # path of an attainment: whether its target is met
        self.problems = []

        for indicator in document["agreement"]["indicators"]:
            self.measure(indicator)
        self.count_staff(document["outputs"].get("staffing", {}))
        self.award()
        self.check_facts()
        if self.problems:
            raise Refused(self.problems)
        self.adjust()
        self.grade()
        if "payment" in self.policy:
            self.pay()

    # figures

    def set(self, path, given, step=None, maximum=None):
        self.figures[path] = Figure(self.rounded(given, step, maximum), given.number)
        return self.figures[path].shown

    def rounded(self, given, step, maximum):
        rule = self.schedule.get(step)
        if rule is None:
            return given
        places = rule["places"]
        whole = round_fraction(given.number.numerator, given.number.denominator, rule["mode"], places)
        if self.schedule.get("exact_maximum_only") and maximum is not None and given.number < maximum:
            whole = min(whole, math.ceil(maximum * P10[places]) - 1)
        return Value(Fraction(whole, P10[places]), places)

    def set_or_absent(self, path, given, step=None, maximum=None):
        return self.absent(path, given) if isinstance(given, str) else self.set(path, given, step, maximum)

    def absent(self, path, why):
        self.figures[path] = why
        return why

    def form(self, terms):
        """A linear form, or why it has no value."""
        total, absent = [], []
        for term in terms if isinstance(terms, list) else [terms]:
            if isinstance(term, str):
                term = {"figure": term, "times": 1}
            if not isinstance(term, dict):
                total.append(value(term))
                continue
            figure = self.figures[term["figure"]]
            if isinstance(figure, str):
                absent.append(figure)
            else:
                total.append(quotient(figure.exact * number(term["times"])))
        return add(total) if not absent else NOT_APPLICABLE if NOT_APPLICABLE in absent else absent[0]

    # what was delivered

    def measure(self, indicator):
        path = f"indicators/{indicator['id']}"
        target = amount(indicator["target"])
        actual = amount(self.document["outputs"]["indicators"].get(indicator["id"]))
        for part, given in (("target", target), ("actual", actual)):
            if isinstance(given, str):
                self.absent(f"{path}/{part}", given)
            else:
                self.set(f"{path}/{part}", given)
        path += "/attainment"
        if NOT_APPLICABLE in (target, actual):
            self.absent(path, NOT_APPLICABLE)
        elif NONE in (target, actual):
            self.absent(path, NONE)
        elif actual == MISSING:
            self.absent(path, MISSING)
        else:
            upper = number(indicator["upper"]) if "upper" in indicator else None
            self.attain(path, indicator.get("direction", "at_least"), target.number, actual.number, upper)

    def count_staff(self, staffing):
        part, whole = (amount(staffing.get(key)) for key in ("retained", "retention_base"))
        if isinstance(part, str) or isinstance(whole, str):
            self.absent("staffing/retention", MISSING)
        elif whole.number == 0:
            self.absent("staffing/retention", NOT_APPLICABLE)
        else:
            self.set("staffing/retention", quotient(part.number * 100 / whole.number), "rate")

    def attain(self, path, direction, target, actual, upper):
        met = {
            "at_least": actual >= target,
            "at_most": actual <= target,
            "exactly": actual == target,
            "within": upper is not None and target <= actual <= upper,
        }[direction]
        if direction == "at_most":
            part, whole = (target, actual) if target else (1, 0)
        elif direction == "within" and target <= actual <= upper:
            part, whole = 1, 1
        elif direction == "within" and actual > upper:
            part, whole = (upper, actual) if upper else (1, 0)
        else:
            part, whole = actual, target
        if whole == 0:
            self.met_without_percentage[path] = met
            self.absent(path, NOT_APPLICABLE)
        else:
            self.set(path, quotient(part * 100 / whole), "attainment", 100)

    # what criteria and sheets make

    def computed(self, criterion):
        rule, maximum = criterion["computed"], number(criterion["max"])
        path = rule["figure"]
        figure = self.figures[path]
        if path in self.met_without_percentage:
            return quotient(maximum if self.met_without_percentage[path] else 0)
        if isinstance(figure, str):
            return self.why_not_computed(path)
        x = figure.exact if rule.get("value") == "exact" else figure.shown.number
        full = number(rule.get("full", 100))
        kind = rule.get("rule", "proportional")
        if kind == "proportional":
            return quotient(min(max(x / full, 0), 1) * maximum)
        if kind == "reversed":
            return quotient(maximum if x <= full else full / x * maximum)
        if kind == "pass":
            return quotient(maximum if COMPARE[rule.get("comparator", "at_least")](x, full) else 0)
        for step in rule["steps"]:
            if x >= number(step["from"]):
                break
        return quotient(number(step["points"]))

    def why_not_computed(self, path):
        """Nothing agreed leaves a criterion out; agreed but not delivered leaves its points open."""
        if self.figures[path] == NOT_APPLICABLE:
            return NOT_APPLICABLE
        base, _, part = path.rpartition("/")
        if part == "attainment" and self.figures[f"{base}/target"] == NONE:
            return NOT_APPLICABLE
        return MISSING

    def mark(self, criterion, marks):
        """What a sheet gave for a criterion: a Value, n/a, or missing."""
        given = marks.get(criterion["id"])
        if isinstance(given, dict):
            given = given["tier"] if "tier" in given else given["points"]
        for tier in criterion.get("tiers", ()):
            if tier["id"] == given:
                return value(tier["points"])
        return amount(given)

    def counting_sheets(self, party, score):
        """Of each sheet that counts: its path, place, weight and marks; a mark that does not count is None."""
        panel = party.get("panel", {})
        missing = panel.get("missing", "refuse")
        unnamed = "criteria" in score
        known = len(self.problems)
        counting = []
        for i, sheet in enumerate([score] if unnamed else score["sheets"]):
            path = f"parties/{party['id']}/sheets/{sheet.get('assessor')}"
            place = f"/scores/{party['id']}" + ("" if unnamed else f"/sheets/{i}")
            if "recused" in sheet or "missing" in sheet and missing == "ignore":
                continue
            if "missing" in sheet and missing == "refuse":
                self.problems.append(("missing_sheet", place))
                continue
            if "criteria" in party:
                marks = {c["id"]: self.counted(c, sheet, missing, place) for c in leaves(party["criteria"])}
                lacks = any(marks[c["id"]] is None and "computed" not in c for c in leaves(party["criteria"]))
            else:
                marks = {None: self.counted(None, sheet, missing, place)}
                lacks = marks[None] is None
            if lacks and (panel.get("by") == "sheet" or all(v is None for v in marks.values())):
                continue
            counting.append((path, place, number(sheet.get("weight", 1)), marks))
        if len(self.problems) == known:
            self.check_panel(party, counting)
        if len(self.problems) > known:
            return None
        if not unnamed:
            for path, _, _, marks in counting:
                for name, v in marks.items():
                    if v is not None:
                        self.set_or_absent(f"{path}/raw" if name is None else f"{path}/criteria/{name}", v)
        return counting

    def counted(self, criterion, sheet, missing, place):
        marks = sheet.get("criteria", {})
        given = amount(sheet.get("raw")) if criterion is None else self.mark(criterion, marks)
        if given != MISSING:
            return given
        if criterion is not None and "computed" in criterion:
            return None
        if missing == "refuse":
            where = "/raw" if criterion is None else "/criteria"
            where += f"/{criterion['id']}" if criterion and criterion["id"] in marks else ""
            self.problems.append(("missing_mark", place + where))
        return ZERO if missing == "zero" else None

    def needed(self, party):
        panel = party.get("panel", {})
        return max(panel.get("at_least", 1), panel.get("drop_highest", 0) + panel.get("drop_lowest", 0) + 1)

    def check_panel(self, party, counting):
        """Whether enough assessors count, and whether they agree where they must."""
        few = ("too_few_sheets", f"/scores/{party['id']}")
        needed = self.needed(party)
        criteria = list(leaves(party["criteria"])) if "criteria" in party else [{"id": None}]
        if len(counting) < needed:
            self.problems.append(few)
        elif party.get("panel", {}).get("by") == "sheet":  # one on which nothing applies has no points
            applying = sum(any(v != NOT_APPLICABLE for v in marks.values()) for *_, marks in counting)
            if 0 < applying < needed:
                self.problems.append(few)
        else:
            for criterion in criteria:
                marks = [marks[criterion["id"]] for *_, marks in counting]
                number_of = sum(isinstance(v, Value) for v in marks)
                judged = any(v is not None for v in marks)
                if number_of < needed and (number_of or not judged and "computed" not in criterion):
                    self.problems.append(few)
        if party.get("panel", {}).get("combination") != "consensus":
            return
        for criterion in criteria:
            # Who leaves what is computed as it is disagrees with who judges it.
            given = [(place, marks[criterion["id"]]) for _, place, _, marks in counting]
            given = [v for v in given if v[1] is not None or "computed" in criterion]
            for place, v in given[1:]:
                first = given[0][1]
                same = v.number == first.number if isinstance(v, Value) and isinstance(first, Value) else v == first
                if not same:
                    self.problems.append(("no_consensus", place))

    def suggest(self, party, criterion, judged):
        where = f"parties/{party['id']}/criteria/{criterion['id']}/{'suggested' if judged else 'points'}"
        return self.set_or_absent(where, self.computed(criterion), "criterion", number(criterion["max"]))

    def by_criterion(self, party, counting, unnamed):
        panel = party.get("panel", {})
        path = f"parties/{party['id']}"
        results = {}
        for criterion in leaves(party["criteria"]):
            name = criterion["id"]
            marks = [(marks[name], weight) for *_, weight, marks in counting if marks[name] is not None]
            if "computed" in criterion:
                results[name] = self.suggest(party, criterion, bool(marks))
            if marks:
                given = [mark for mark in marks if mark[0] != NOT_APPLICABLE]
                judged = NOT_APPLICABLE if not given else given[0][0] if unnamed else self.combine(panel, given)
                step = None if unnamed else "criterion"  # what a document gives is never rounded
                where = f"{path}/criteria/{name}/points"
                results[name] = self.set_or_absent(where, judged, step, number(criterion["max"]))
        self.sum_groups(path, party["criteria"], results)
        applying = [c for c in leaves(party["criteria"]) if results[c["id"]] != NOT_APPLICABLE]
        points = [results[c["id"]] for c in applying]
        full = sum(number(c["max"]) for c in party["criteria"])
        return self.rescaled(path, "raw", points, applying, full, "raw_score"), full

    def sum_groups(self, path, criteria, results):
        """The points of those of these that apply; groups become figures."""
        points = []
        for criterion in criteria:
            if "criteria" in criterion:
                parts = self.sum_groups(path, criterion["criteria"], results)
                where = f"{path}/criteria/{criterion['id']}/points"
                if MISSING in parts or not parts:
                    got = self.absent(where, MISSING if parts else NOT_APPLICABLE)
                else:
                    got = self.set(where, total_of(parts))
            else:
                got = results[criterion["id"]]
            if got != NOT_APPLICABLE:
                points.append(got)
        return points

    def by_sheet(self, party, counting):
        full = sum(number(c["max"]) for c in party["criteria"])
        suggestions = {}
        for criterion in leaves(party["criteria"]):
            if "computed" in criterion:
                judged = any(marks[criterion["id"]] is not None for *_, marks in counting)
                suggestions[criterion["id"]] = self.suggest(party, criterion, judged)
        given = []
        for path, _, weight, marks in counting:
            marks = {name: suggestions[name] if v is None else v for name, v in marks.items()}
            applying = [c for c in leaves(party["criteria"]) if marks[c["id"]] != NOT_APPLICABLE]
            points = [marks[c["id"]] for c in applying]
            given.append((self.rescaled(path, "points", points, applying, full, "sheet"), weight))
        path = f"parties/{party['id']}/raw"
        if any(v == MISSING for v, _ in given):
            return self.absent(path, MISSING), full
        given = [mark for mark in given if mark[0] != NOT_APPLICABLE]
        if not given:
            return self.absent(path, NOT_APPLICABLE), full
        if len(given) < self.needed(party):
            raise Unstated("fewer sheets than needed have anything that applies, since figures do not")
        return self.set(path, self.combine(party.get("panel", {}), given), "raw_score", full), full

    def rescaled(self, path, part, points, applying, full, step):
        """Figures of the points that apply, their maxima, and the points out of the full maximum."""
        applicable = self.set(f"{path}/applicable", add(value(c["max"]) for c in applying))
        if MISSING in points or not points:
            why = self.absent(f"{path}/sum", MISSING if points else NOT_APPLICABLE)
            return self.absent(f"{path}/{part}", why)
        total = self.set(f"{path}/sum", total_of(points))
        return self.set(f"{path}/{part}", quotient(total.number * full / applicable.number), step, full)

    def combine(self, panel, given):
        """What values and their weights make together."""
        kind = panel.get("combination", "mean")
        values = [v.number for v, _ in given]
        if kind == "weighted_mean":
            return quotient(sum(v.number * w for v, w in given) / sum(w for _, w in given))
        if kind == "consensus":
            return quotient(values[0])
        values.sort()
        if kind == "median":
            middle = len(values) // 2
            values = values[middle : middle + 1] if len(values) % 2 else values[middle - 1 : middle + 1]
        elif kind == "trimmed_mean":
            values = values[panel.get("drop_lowest", 0) : len(values) - panel.get("drop_highest", 0)]
        return quotient(sum(values) / len(values))

    def raw_of(self, party, score):
        """The raw score that criteria and sheets make, and what it is out of."""
        unnamed = "criteria" in score
        counting = self.counting_sheets(party, score) if unnamed or score.get("sheets") else []
        if counting is None:
            return MISSING, 1
        if "criteria" not in party:
            full = number(score.get("of", 100))
            marks = [(marks[None], weight) for *_, weight, marks in counting]
            raw = self.combine(party.get("panel", {}), marks)
            return self.set(f"parties/{party['id']}/raw", raw, "raw_score", full), full
        if party.get("panel", {}).get("by") == "sheet" and counting and not unnamed:
            return self.by_sheet(party, counting)
        return self.by_criterion(party, counting, unnamed)

    # what parties give

    def missing_parties(self):
        """By party that gave no score, what the policy makes of it."""
        scores, missing = self.document["scores"], {}
        for party in self.policy["parties"]:
            score = scores.get(party["id"])
            computed = "criteria" in party and all("computed" in c for c in leaves(party["criteria"]))
            if not computed and (score is None or score.get("sheets") == []):
                missing[party["id"]] = party.get("missing", "refuse") if score is None else "refuse"
        # Where nobody gave a score there is nothing that a rule could make up for.
        nobody = not scores and len(missing) == len(self.policy["parties"])
        self.problems += [("missing_score", "/scores") for rule in missing.values() if rule == "refuse" or nobody]
        return missing

    def award(self):
        missing = self.missing_parties()
        left_out = sum(number(p["max"]) for p in self.policy["parties"] if missing.get(p["id"]) == "renormalise")
        growth = self.scale / (self.scale - left_out) if left_out < self.scale else 1
        self.points, self.held = [], []
        for party in self.policy["parties"]:
            path, rule = f"parties/{party['id']}", missing.get(party["id"])
            if rule == "refuse":
                continue
            if rule == "renormalise":
                self.absent(f"{path}/max", NOT_APPLICABLE)
                self.absent(f"{path}/points", NOT_APPLICABLE)
                continue
            own = value(party["max"])
            most = self.set(f"{path}/max", own if growth == 1 else quotient(own.number * growth))
            points = self.points_of(party, rule, f"{path}/points", growth, most.number)
            if points == MISSING:
                self.held.append(most)
            else:
                self.points.append(points)

    def points_of(self, party, rule, path, growth, most):
        score = self.document["scores"].get(party["id"], {})
        if rule == "hold":
            return self.absent(path, MISSING)
        if rule is None and "points" not in score:
            if "raw" in score:
                raw, full = value(score["raw"]), number(score.get("of", 100))
            else:
                raw, full = self.raw_of(party, score)
            if isinstance(raw, str):
                return self.absent(path, MISSING)
            return self.set(path, quotient(raw.number * most / full), "party_points", most)
        given = ZERO if rule == "zero" else value(party["missing_points"] if rule == "value" else score["points"])
        if growth == 1:
            return self.set(path, given)
        return self.set(path, quotient(given.number * growth), "party_points", most)

    # the total and the grade

    def adjust(self):
        rules = self.policy.get("adjustments", {})
        items = {item["id"]: item for item in rules.get("items", ())}
        made = {"deduction": [], "bonus": []}
        by_item = collections.defaultdict(list)
        for k, adjustment in enumerate(self.document.get("adjustments", ())):
            points = self.set(f"adjustments/{k}/points", value(adjustment["points"]))
            if "item" in adjustment:
                by_item[adjustment["item"]].append(points)
            else:
                made[adjustment["kind"]].append(points)
        for name, points in by_item.items():
            made[items[name]["kind"]].append(self.capped(f"adjustments/items/{name}", points, items[name].get("cap")))
        self.adjusted = False
        self.moved = {}
        for kind, plural in (("deduction", "deductions"), ("bonus", "bonuses")):
            self.moved[kind] = ZERO
            if made[kind]:
                self.moved[kind] = self.capped(f"adjustments/{plural}", made[kind], rules.get(f"{kind}_cap"))
                self.adjusted = True
        if self.held:
            self.absent("subtotal", MISSING)
            self.absent("total", MISSING)
            low, high = self.total([ZERO]), self.total(self.held)
        else:
            self.set("subtotal", add(self.points), "subtotal", self.scale)
            low = high = self.total([])
            self.set("total", low, "total", self.scale)
        self.set("total_low", low, "total", self.scale)
        self.set("total_high", high, "total", self.scale)

    def capped(self, path, points, cap):
        total = add(points)
        if cap is None:
            return self.set(path, total)
        self.set(f"{path}/uncapped", total)
        return self.set(path, total_of([min(total, value(cap), key=lambda v: v.number)]))

    def total(self, held):
        """The total before its step, with these points from the parties on hold."""
        rules = self.policy.get("adjustments", {})
        total = self.rounded(add(self.points + held), "subtotal", self.scale)
        if self.adjusted:
            total = add([minus(total, self.moved["deduction"]), self.moved["bonus"]])
            total = max(total, value(rules.get("floor", 0)), key=lambda v: v.number)
        if not rules.get("may_exceed_scale"):
            total = min(total, value(self.policy.get("scale", 100)), key=lambda v: v.number)
        return total_of([total]) if self.adjusted or held else total

    def seen(self, path):
        figure = self.figures[path]
        return figure.exact if self.policy.get("grade_on") == "exact_total" else figure.shown.number

    def band(self, score):
        return next((i for i, (_, least) in enumerate(self.bands) if score >= least), len(self.bands) - 1)

    def check_facts(self):
        facts = self.document.get("facts", {})
        for k, rule in enumerate(self.policy.get("knock_outs", ())):
            if "when" not in rule and rule.get("required") and rule["id"] not in facts:
                self.problems.append(("missing_fact", "/facts"))

    def holds(self, rule):
        if "when" not in rule:
            fact = self.document.get("facts", {}).get(rule["id"], False)
            return fact["holds"] if isinstance(fact, dict) else fact
        sides = []
        for side in ("left", "right"):
            path = f"knock_outs/{rule['id']}/{side}"
            form = self.form(rule["when"][side])
            if isinstance(form, str):
                self.absent(path, form)
            else:
                self.set(path, form)
                sides.append(form.number)
        return len(sides) == 2 and COMPARE[rule["when"]["is"]](*sides)

    def grade(self):
        knock_outs = self.policy.get("knock_outs", [])
        self.knocked_out = [k for k, rule in enumerate(knock_outs) if self.holds(rule)]
        index = {name: i for i, (name, _) in enumerate(self.bands)}

        def after_knock_outs(band):
            forced = [index[knock_outs[k]["band"]] for k in self.knocked_out if knock_outs[k].get("effect") == "force"]
            caps = [index[knock_outs[k]["band"]] for k in self.knocked_out if knock_outs[k].get("effect") != "force"]
            return max([max(forced, default=band)] + caps)

        best, worst = (self.band(self.seen(path)) for path in ("total_high", "total_low"))
        self.decided = not self.held
        self.of_total = worst if self.decided else None
        best, worst = after_knock_outs(best), after_knock_outs(worst)
        self.reachable = range(best, worst + 1)
        self.final = self.bands[worst][0] if self.decided else None
        self.passes = None
        if "pass" in self.policy:
            ways = {i <= index[self.policy["pass"]] for i in self.reachable}
            self.passes = ways.pop() if len(ways) == 1 else None
        if self.decided and "step" in self.policy:
            if (self.seen("total") / number(self.policy["step"])).denominator != 1:
                raise Refused([("total_off_step", "/scores")])

    def pay(self):
        rules = self.policy["payment"]
        budget = number(self.document["project"]["budget"])
        instalment = self.set("payment/instalment", quotient(budget * number(rules.get("instalment", 100)) / 100))
        deduction = self.deduct(rules) if rules.get("vacancies") else ZERO
        share = due = amount = MISSING
        if self.decided:
            stated = (value(share["percent"]) for share in rules.get("shares", ()) if share["band"] == self.final)
            share = next(stated, value(100))
            due = amount = quotient(instalment.number * share.number / 100)
        if isinstance(deduction, str):
            amount = NOT_APPLICABLE if NOT_APPLICABLE in (due, deduction) else MISSING if due == MISSING else deduction
        elif self.decided:
            amount = quotient(max(due.number - deduction.number, 0))
        self.set_or_absent("payment/share", share)
        self.set_or_absent("payment/due", due)
        self.set_or_absent("payment/amount", amount, "payment")

    def deduct(self, rules):
        """What vacancies cost."""
        counted = self.set_or_absent("payment/vacancies/counted", self.form(rules["vacancies"]))
        if isinstance(counted, str):
            self.absent("payment/vacancies", counted)
            return self.absent("payment/deduction", counted)
        vacancies = self.set("payment/vacancies", max(counted, ZERO, key=lambda v: v.number))
        return self.set("payment/deduction", quotient(vacancies.number * number(rules.get("per_vacancy", 0))))

    # as the program prints it

    def printed(self):
        lines = {}
        lines["grade"] = ("given", self.final, "") if self.decided else (MISSING, "", "")
        for path, figure in self.figures.items():
            if isinstance(figure, str):
                lines[path] = (figure, "", "")
            else:
                exact = f"{figure.exact.numerator}/{figure.exact.denominator}"
                lines[path] = ("given", figure.shown.text(), exact)
        names = [name for name, _ in self.bands]
        lines[":grades"] = (
            self.final or "",
            names[self.of_total] if self.decided else "",
            "".join(f"{names[i]} " for i in self.reachable),
            "" if self.passes is None else "yes" if self.passes else "no",
            "".join(f"{k} " for k in self.knocked_out),
        )
        return lines


def expected(document):
    """Figures by path as scoring_oracle_test prints them; (code, pointer) pairs where refused; None where unstated."""
    try:
        return Model(document).printed()
    except Refused as refused:
        return sorted(refused.args[0])
    except Unstated:
        return None
