"""An independent oracle for verdicts and combinations: what analyze() says, derived again by brute force.

    analysis_oracle.py PROGRAM SEED CASES

PROGRAM is analysis_oracle_test, which prints policies with printed points and what the library says of them. Here
everything is an exact fraction, and nothing is as the library does it:

  weighted      every raw score of the grid is weighted and rounded, one by one; every combination of those that print
                as published is summed, adjusted, rounded and graded
  rounded       values at every half unit around the printed points, and between each two of them, are rounded: which of
                them print as published shows the interval and which of its ends belong to it
  its grades    totals at both ends, at every half unit near where a band begins, and between each two of them, are
                graded; and so are totals of random values of the parties, which must lie in the interval too
"""

import collections
import itertools
import json
import random
import subprocess
import sys
from fractions import Fraction

ENUMERATED = 4000  # up to so many combinations are listed one by one, more are summed party by party


# --- rounding and grading ---------------------------------------------------------------------------------------------


def round_to(value, mode, places):
    """A multiple of 10^-places, by floor division of integers."""
    sign = -1 if value < 0 else 1
    divisor = value.denominator
    whole, rest = divmod(abs(value.numerator) * 10**places, divisor)
    up = {
        "half_up": 2 * rest >= divisor,
        "half_even": 2 * rest > divisor or (2 * rest == divisor and whole % 2 == 1),
        "half_down": 2 * rest > divisor,
        "down": False,
        "up": rest > 0,
        "floor": rest > 0 and sign < 0,
        "ceiling": rest > 0 and sign > 0,
    }[mode]
    return Fraction(sign * (whole + up), 10**places)


def round_score(value, maximum, step, exact_maximum_only):
    mode, places = step
    rounded = round_to(value, mode, places)
    if exact_maximum_only and value < maximum <= rounded:
        return round_to(value, "floor", places)
    return rounded


class Case:
    def __init__(self, case):
        self.scale = Fraction(case["scale"])
        self.total_step = case["total_step"]
        self.only = case["exact_maximum_only"]
        self.rounds = case["grade_on"] == "rounded_total" and self.total_step is not None
        self.bands = [(name, Fraction(start)) for name, start in case["bands"]]
        self.names = [name for name, _ in self.bands]
        self.knock_outs = [(effect, self.names.index(band)) for effect, band in case["knock_outs"]]
        self.floor = Fraction(case.get("floor", 0))
        self.capped = not case.get("may_exceed_scale", True)
        self.adjusted = bool(case["adjustments"])
        self.change = sum(Fraction(points) * (1 if kind == "bonus" else -1) for kind, points in case["adjustments"])
        absent = [party for party in case["parties"] if "points" not in party and "raw" not in party]
        left_out = sum(Fraction(party["max"]) for party in absent if party["missing"] == "renormalise")
        self.growth = self.scale / (self.scale - left_out)
        self.fixed = Fraction(0)
        self.printed = []  # id, maximum, points, places
        for party in case["parties"]:
            maximum = Fraction(party["max"])
            if "points" in party:
                places = len(party["points"].partition(".")[2])
                self.printed.append((party["id"], maximum, Fraction(party["points"]), places))
            elif "raw" in party:
                self.fixed += Fraction(party["raw"]) / Fraction(party["of"]) * maximum * self.growth
            elif party["missing"] == "value":
                self.fixed += Fraction(party["missing_points"]) * self.growth

    def total(self, printed):
        total = printed * self.growth + self.fixed
        if not self.adjusted:
            return total
        total = max(total + self.change, self.floor)
        return min(total, self.scale) if self.capped else total

    def grade(self, total, step):
        seen = total if step is None else round_score(total, self.scale, step, self.only)
        band = next((b for b, (_, start) in enumerate(self.bands) if seen >= start), len(self.bands) - 1)
        forced = [to for effect, to in self.knock_outs if effect == "force"]
        if forced:
            band = max(forced)
        return self.names[max([band] + [to for effect, to in self.knock_outs if effect == "cap"])]

    def seen_grade(self, total):
        return self.grade(total, self.total_step if self.rounds else None)

    def prints(self, value, party, mode):
        _, maximum, points, places = party
        return 0 <= value <= maximum and round_score(value, maximum, (mode, places), self.only) == points

    def best_first(self, grades):
        return [name for name in self.names if name in grades]


# --- intervals, as [low, closed, high, closed] ------------------------------------------------------------------------


def between(points):
    """The points and what lies half way between neighbours."""
    points = sorted(set(points))
    return sorted(points + [(a + b) / 2 for a, b in zip(points, points[1:])])


def printing(case, party, mode):
    """The values that print as the party's points. Rounding changes only at half units and at the maximum."""
    _, maximum, points, places = party
    half = Fraction(10) ** -places / 2
    near = [points + k * half for k in range(-5, 6)]
    values = between([value for value in near if 0 <= value <= maximum] + [Fraction(0), maximum])
    fits = [case.prints(value, party, mode) for value in values]
    first = fits.index(True)
    last = len(fits) - 1 - fits[::-1].index(True)
    assert all(fits[first : last + 1]), "not an interval"
    ends = []
    for at, beside in ((first, -1), (last, 1)):
        # Points stand at even places. What lies between two of them prints alike, up to the points.
        ends += [values[at], True] if at % 2 == 0 else [values[at + beside], False]
    return ends


def contains(interval, value):
    low, low_closed, high, high_closed = interval
    return (low <= value if low_closed else low < value) and (value <= high if high_closed else value < high)


def image(case, interval):
    """The totals of printed points in this interval. A bound that holds the total beside an open end attains it."""
    low, low_closed, high, high_closed = interval
    bounds = [case.floor, case.scale] if case.adjusted else []
    turns = [(bound - case.change - case.fixed) / case.growth for bound in bounds]
    totals = [case.total(value) for value in between([low, high] + [turn for turn in turns if low < turn < high])]
    held_low, held_high = totals[0] in totals[1:], totals[-1] in totals[:-1]
    return [totals[0], low_closed or held_low, totals[-1], high_closed or held_high]


# --- the answers ------------------------------------------------------------------------------------------------------


def weighted(case, hypothesis):
    """By party: the raw scores of the grid that print its points, as points."""
    step = Fraction(10) ** -hypothesis["raw_places"]
    of = Fraction(hypothesis["raw_of"])
    found = []
    for party in case.printed:
        points = step * party[1] / of
        grid = (k * points for k in range(int(of / step) + 1))
        found.append([value for value in grid if case.prints(value, party, hypothesis["mode"])])
    return found


def sums_of(values):
    """How many combinations make each sum."""
    number = 1
    for each in values:
        number *= len(each)
    if number <= ENUMERATED:
        return collections.Counter(sum(combination, Fraction(0)) for combination in itertools.product(*values))
    sums = collections.Counter({Fraction(0): 1})
    for each in values:
        more = collections.Counter()
        for known, times in sums.items():
            for value in each:
                more[known + value] += times
        sums = more
    return sums


def once(case, mode):
    if case.total_step is not None or not case.printed:
        return case.total_step
    return mode, max(places for _, _, _, places in case.printed)


def expect_weighted(case, hypothesis):
    values = weighted(case, hypothesis)
    contradicting = [party[0] for party, each in zip(case.printed, values) if not each]
    sums = sums_of(values)
    step = once(case, hypothesis["mode"])
    exact, rounded, seen = collections.Counter(), collections.Counter(), set()
    for printed, times in sums.items():
        total = case.total(printed)
        exact[case.grade(total, None)] += times
        rounded[case.grade(total, step)] += times
        seen.add(case.seen_grade(total))
    counts = [[name, str(exact[name]), str(rounded[name])] for name in case.names]
    combinations = {"all": str(sum(sums.values())), "grades": counts}
    if contradicting:
        return None, [], contradicting, combinations
    totals = [case.total(printed) for printed in sums]
    return [min(totals), True, max(totals), True], case.best_first(seen), [], combinations


def expect_rounded(case, hypothesis, rng):
    intervals = []
    for party in case.printed:
        if hypothesis["reading"] == "direct":
            intervals.append([party[2], True, party[2], True])
        else:
            intervals.append(printing(case, party, hypothesis["mode"]))
    printed = [Fraction(0), True, Fraction(0), True]
    for low, low_closed, high, high_closed in intervals:
        printed = [printed[0] + low, printed[1] and low_closed, printed[2] + high, printed[3] and high_closed]
    total = image(case, printed)
    low, _, high, _ = total
    # A grade changes only at a band, the scale, or half a unit of the total step next to them.
    turns = [start for _, start in case.bands] + [case.scale]
    if case.rounds:
        half = Fraction(10) ** -case.total_step[1] / 2
        turns = [round_to(turn, "floor", case.total_step[1]) + k * half for turn in turns for k in range(-4, 7)] + turns
    tried = between([turn for turn in turns if low < turn < high] + [low, high])
    reached = {case.seen_grade(value) for value in tried if contains(total, value)}
    for _ in range(6):
        parts = []
        for interval in intervals:
            ends = [value for value in (interval[0], interval[2]) if contains(interval, value)]
            inner = interval[0] + (interval[2] - interval[0]) * Fraction(rng.randrange(1, 1000), 1000)
            parts.append(rng.choice(ends + [inner]))
        value = case.total(sum(parts, Fraction(0)))
        assert contains(total, value), f"{value} of {parts} is not in {total}"
        assert case.seen_grade(value) in reached, f"{value} has the grade {case.seen_grade(value)}"
    return total, case.best_first(reached), [], None


def check(answer, rng, seen):
    case = Case(answer["case"])
    counted = {each["hypothesis"]["id"]: each for each in answer["combinations"]}
    for verdict in answer["verdicts"]:
        hypothesis = verdict["hypothesis"]
        if hypothesis["reading"] == "weighted":
            total, grades, contradicting, combinations = expect_weighted(case, hypothesis)
        else:
            total, grades, contradicting, combinations = expect_rounded(case, hypothesis, rng)
        certainty = "contradicted" if contradicting else "decided" if len(grades) == 1 else "undecided"
        given = verdict["total"] and [part for value, closed in verdict["total"] for part in (Fraction(value), closed)]
        expected = certainty, total, grades, contradicting
        found = verdict["certainty"], given, verdict["grades"], verdict["contradicting"]
        if expected != found:
            raise AssertionError(f"{hypothesis['id']}: expected {expected}, found {found}")
        seen[f"{hypothesis['reading']} {certainty}"] += 1
        if combinations is None:
            continue
        found = {key: counted[hypothesis["id"]][key] for key in combinations}
        if combinations != found:
            raise AssertionError(f"{hypothesis['id']}: expected {combinations}, found {found}")
        seen["combinations"] += int(combinations["all"])


# Of each of these there must be some among the random cases, or the generator no longer shows what it is for.
KINDS = ["direct decided", "rounded decided", "rounded undecided"]
KINDS += ["weighted decided", "weighted undecided", "weighted contradicted"]


def main():
    if len(sys.argv) != 4:
        print("usage: analysis_oracle.py PROGRAM SEED CASES", file=sys.stderr)
        return 2
    program, seed, cases = sys.argv[1], sys.argv[2], int(sys.argv[3])
    print(f"analysis_oracle: seed {seed}, {cases} cases")
    rng = random.Random(seed)
    seen = collections.Counter()
    output = subprocess.run([program, seed, str(cases)], check=True, stdout=subprocess.PIPE).stdout.decode()
    answers = output.splitlines()
    failed = 0
    for number, line in enumerate(answers):
        answer = json.loads(line)
        try:
            check(answer, rng, seen)
        except AssertionError as error:
            failed += 1
            if failed <= 10:
                print(f"case {number}: {error}\n  {json.dumps(answer['case'])}", file=sys.stderr)
    for kind in sorted(seen):
        print(f"analysis_oracle: {kind}: {seen[kind]}")
    if len(answers) != cases or failed:
        print(f"analysis_oracle: {len(answers)} of {cases} cases came, {failed} failed", file=sys.stderr)
        return 1
    lacking = [kind for kind in KINDS if not seen[kind]] if cases > 100 else []
    if lacking:
        print(f"analysis_oracle: no case of {lacking}", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
