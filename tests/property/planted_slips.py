"""Plants slips in consistent reports and measures what the audit makes of them.

    planted_slips.py PROGRAM --tuned N --seed N --reports N    measures both seeds; the limits hold for both
    planted_slips.py PROGRAM --seed N --only N                 shows what was missed or misranked in one report

PROGRAM is planted_slips_test. Reports are made from "SEED/NUMBER" alone (planted_reports.py), and what their relations
prove is worked out without the library (planted_model.py). The first seed is the one that was looked at while audits
were made better; the rates that count are those of the other. Three rates:

  found   of the changed cells that a relation proves wrong: those for which an error or a warning names the cell, or a
          number of a relation that it breaks
  first   of the slips that the relations pin down: those whose first suspects are exactly the changed cells
  false   errors and warnings on reports that nobody changed: none
"""

import argparse
import collections
import functools
import json
import multiprocessing
import random
import re
import subprocess
import sys
from fractions import Fraction

from planted_reports import LAYOUTS, make

CHUNK = 50
FOUND, FIRST = 0.99, 0.90
# From so many reports on, each layout and kind of slip must have been found and pinned down somewhere.
ENOUGH = 400
SINGLES, PAIRS = 4, 2
MOST_SHOWN = 12

# --- slips ------------------------------------------------------------------------------------------------------------

NUMBER = re.compile(r"([^0-9]*)([0-9][0-9,]*(?:\.[0-9]+)?)(.*)", re.DOTALL)


def parts(text):
    before, number, behind = NUMBER.fullmatch(text).groups()
    return before, number, behind


def with_number(cell, number):
    """The cell's text with another number, or None where nobody would print that or the document refuse it."""
    before, old, behind = parts(cell.text)
    if not re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]+)?", number) or not number.strip("0."):
        return None
    if cell.most is not None and Fraction(number) > cell.most:
        return None
    if "," in old:
        whole, *places = number.split(".")
        number = ".".join([f"{int(whole):,}", *places])
    text = before + number + behind
    return None if text == cell.text else text


def wrong_digit(number, rng):
    i = rng.choice([i for i, c in enumerate(number) if c != "."])
    return number[:i] + rng.choice("0123456789".replace(number[i], "")) + number[i + 1 :]


def swapped_digits(number, rng):
    at = [i for i in range(len(number) - 1) if "." not in number[i : i + 2]]
    i = rng.choice(at) if at else 0
    return number[:i] + number[i : i + 2][::-1] + number[i + 2 :]


def lost_digit(number, rng):
    i = rng.choice([i for i, c in enumerate(number) if c != "."])
    return number[:i] + number[i + 1 :]


def doubled_digit(number, rng):
    i = rng.choice([i for i, c in enumerate(number) if c != "."])
    return number[: i + 1] + number[i:]


def moved_point(number, rng):
    whole, _, places = number.partition(".")
    if not places:
        return number
    at = rng.choice((len(whole) - 1, len(whole) + 1, len(whole + places)))
    moved = (whole + places)[:at] + "." + (whole + places)[at:]
    return moved.rstrip(".")


def shifted_unit(cell, rng):
    """万 forgotten, or one too many."""
    before, number, behind = parts(cell.text)
    if behind.startswith("万"):
        return before + number + behind[1:]
    is_count = not cell.is_in_table and "%" not in behind and "." not in number
    return before + number + "万" + behind if is_count else None


DIGIT_SLIPS = (wrong_digit, swapped_digits, lost_digit, doubled_digit, moved_point)
KINDS = ("digit", "swap", "lost digit", "doubled digit", "point", "unit", "cells swapped", "two cells")


def one_slip(cell, rng):
    """What the cell says instead, and the kind of the slip; or None."""
    kind = rng.randrange(len(DIGIT_SLIPS) + 1)
    if kind == len(DIGIT_SLIPS):
        text = shifted_unit(cell, rng)
    else:
        text = with_number(cell, DIGIT_SLIPS[kind](parts(cell.text)[1].replace(",", ""), rng))
    return None if text is None else (text, KINDS[kind])


def swapped_cells(a, b):
    """Both cells with each other's number; of one kind, neither hedged nor in 万."""
    (before_a, number_a, behind_a), (before_b, number_b, behind_b) = parts(a.text), parts(b.text)
    if before_a or before_b or any(c in behind_a + behind_b for c in "万多以") or ("%" in behind_a) != ("%" in behind_b):
        return None
    texts = {a: with_number(a, number_b.replace(",", "")), b: with_number(b, number_a.replace(",", ""))}
    return None if None in texts.values() else texts


def slips_of(report, rng):
    """Changed cells with their texts, and the kind of the slip, some of one cell and some of two."""
    cells = [cell for cell in report.cells if cell.can_slip]
    slips = []
    while len(slips) < SINGLES:
        cell = rng.choice(cells)
        slip = one_slip(cell, rng)
        if slip:
            slips.append(({cell: slip[0]}, slip[1]))
    while len(slips) < SINGLES + PAIRS:
        if rng.random() < 0.5:
            a, b = rng.choice(report.neighbours)
            texts = swapped_cells(a, b) if a.can_slip and b.can_slip else None
            if texts:
                slips.append((texts, KINDS[6]))
            continue
        a = rng.choice(cells)
        near = sorted(report.checks.beside(a), key=lambda cell: cell.number)
        b = rng.choice(near if rng.random() < 0.5 else cells)
        ours, theirs = one_slip(a, rng), one_slip(b, rng)
        if a is not b and b.can_slip and ours and theirs:
            slips.append(({a: ours[0], b: theirs[0]}, KINDS[7]))
    return slips


# --- audits -----------------------------------------------------------------------------------------------------------


class Case:
    """A report with its cells as they are, or some changed: what is audited, and where its cells then stand."""

    def __init__(self, report, texts):
        document = json.dumps(report.document(texts), ensure_ascii=False)
        self.report, self.texts = report, texts
        self.files = [part.encode() for part in (document, report.template, report.written(texts))]
        self.by_pointer = {pointer: cell for cell in report.cells for pointer in cell.pointers}
        claimed = [cell for cell in report.cells if not cell.is_amount]
        self.by_place = {}
        for cell in claimed:
            if report.text:
                first, last = cell.columns
                self.by_place |= {(cell.line, column): cell for column in range(first, last + 1)}
            else:
                self.by_place[cell.where, cell.figure] = cell
        self.claimed = set(claimed)

    def cell_of(self, claim):
        if self.report.text:
            return self.by_place.get((claim["line"], claim["column"]))
        key = claim["where"], claim["figure"] if claim["where"] == "附表" else ""
        return self.by_place.get(key)


def audited(program, cases):
    """What the program prints of each case."""
    given = b"".join(b" ".join(b"%d" % len(f) for f in c.files) + b"\n" + b"".join(c.files) for c in cases)
    ended = subprocess.run([program], input=given, capture_output=True)
    lines = ended.stdout.decode().splitlines()
    if len(lines) != len(cases):
        last = b"".join(cases[len(lines)].files).decode()
        raise SystemExit(f"{program} ended with {ended.returncode}: {ended.stderr.decode()}\n{last}")
    return [json.loads(line) for line in lines]


class Verdict:
    """What an audit says of the cells of a case."""

    def __init__(self, case, audit):
        if "refused" in audit:
            raise SystemExit(f"refused: {audit['refused']}\n{b''.join(case.files).decode()}")
        cells = [case.cell_of(claim) for claim in audit["claims"]]
        self.unread = case.claimed - set(cells)
        self.unchecked = sum(claim["state"] == "not_checkable" for claim in audit["claims"])
        self.loud = [f for f in audit["findings"] if f["severity"] != "note" and not f["silenced"]]
        given = case.by_pointer
        place = lambda suspect: cells[suspect["claim"]] if "claim" in suspect else given.get(suspect["pointer"])
        self.named, self.first, self.gave_up = set(), set(), False
        for finding in self.loud:
            self.named |= {cells[claim] for claim in finding["claims"]}
            self.named |= {place(suspect) for slip in finding["slips"] for suspect in slip["suspects"]}
            if finding["slips"]:
                self.first |= {place(suspect) for suspect in finding["slips"][0]["suspects"]}
            self.gave_up = self.gave_up or finding["gave_up"]


def measured(program, seed, numbers):
    """Counts, and the slips that were missed or misranked, each with the number of its report."""
    reports = [make(seed, i) for i in numbers]
    slips = [slips_of(report, random.Random(f"{seed}/{i}/slips")) for i, report in zip(numbers, reports)]
    cases = [Case(report, {}) for report in reports]
    planted = []
    for i, report, some in zip(numbers, reports, slips):
        for texts, kind in some:
            planted.append((i, report, texts, kind))
            cases.append(Case(report, texts))
    verdicts = [Verdict(case, audit) for case, audit in zip(cases, audited(program, cases))]
    counts, amiss = collections.Counter(), []
    for i, report, case, verdict in zip(numbers, reports, cases, verdicts):
        counts["reports"] += 1
        counts["cells"] += len(report.cells)
        counts["false"] += len(verdict.loud)
        counts["unread"] += len(verdict.unread)
        counts["unchecked"] += verdict.unchecked
        if verdict.loud or verdict.unread:
            unread = [f"{cell.text} not read" for cell in verdict.unread]
            amiss.append((i, "false", unread + [brief(finding) for finding in verdict.loud]))
    for (i, report, texts, kind), case, verdict in zip(planted, cases[len(reports) :], verdicts[len(reports) :]):
        counts["slips"] += 1
        counts["unread"] += len(verdict.unread)
        failed = report.checks.failures(texts)
        story = [f"{report.layout}, {kind}: " + ", ".join(f"{told(c)} -> {text}" for c, text in texts.items())]
        for cell in texts:
            broken = [cells for cells in failed if cell in cells]
            if not broken:
                continue
            found = not verdict.named.isdisjoint(frozenset.union(*broken))
            for about in ("", report.layout, kind):
                counts["provable", about] += 1
                counts["found", about] += found
            if not found:
                amiss.append((i, "missed", story + [f"breaks {sorted(map(told, broken[0]))}"]))
        if failed and report.checks.is_pinned(texts, failed):
            first = verdict.first == set(texts)
            for about in ("", report.layout, kind):
                counts["pinned", about] += 1
                counts["first", about] += first
            if not first:
                suspects = f"first suspects {sorted(map(told, verdict.first))}" + ", gave up" * verdict.gave_up
                amiss.append((i, "misranked", story + [suspects]))
        elif failed:
            counts["open"] += 1
            counts["open, first"] += verdict.first == set(texts)
    return counts, amiss


def told(cell):
    return "?" if cell is None else f"{cell.quantity} [{cell.text}]{'' if not cell.is_amount else ' (given)'}"


def brief(finding):
    return f"{finding['severity']} {finding['code']}: {' | '.join(finding['values'])}"


# --- running ----------------------------------------------------------------------------------------------------------


def rate(counts, part, whole, about=""):
    n, of = counts[part, about], counts[whole, about]
    return f"{n}/{of} ({100 * n / of:.2f} %)" if of else "none"


def measure(program, seed, reports):
    chunks = [range(i, min(i + CHUNK, reports)) for i in range(0, reports, CHUNK)]
    counts, amiss = collections.Counter(), []
    with multiprocessing.Pool(2) as pool:
        for some, some_amiss in pool.imap(functools.partial(measured, program, seed), chunks):
            counts += some
            amiss += some_amiss
    return counts, amiss


def show(what, seed, counts, amiss):
    print(f"{what} seed {seed}: {counts['reports']} reports, {counts['slips']} slips")
    print(f"  provable cells found: {rate(counts, 'found', 'provable')}")
    print(f"  pinned slips whose first suspects are right: {rate(counts, 'first', 'pinned')}")
    print(f"  provable slips that other cells explain too: {counts['open']}, right at first in {counts['open, first']}")
    print(f"  errors and warnings on untouched reports: {counts['false']}")
    print(f"  numbers not read: {counts['unread']}; not checkable in untouched reports: {counts['unchecked']}")
    for about in LAYOUTS + KINDS:
        found, first = rate(counts, "found", "provable", about), rate(counts, "first", "pinned", about)
        print(f"    {about}: found {found}, first {first}")
    by_kind = collections.Counter()
    for i, kind, story in amiss:
        by_kind[kind] += 1
        if by_kind[kind] <= MOST_SHOWN:
            print(f"  {kind} in report {i}: " + "; ".join(story[:4]))


def holds(counts):
    enough = counts["reports"] < ENOUGH or all(
        counts["found", about] and counts["first", about] for about in LAYOUTS + KINDS
    )
    return (
        enough
        and counts["found", ""] >= FOUND * counts["provable", ""] > 0
        and counts["first", ""] >= FIRST * counts["pinned", ""] > 0
        and counts["false"] == 0
        and counts["unread"] == 0
    )


def main():
    parser = argparse.ArgumentParser(description="Measures what the audit makes of slips that are planted.")
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--tuned", type=int)
    parser.add_argument("--reports", type=int, default=600)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()
    if options.only is not None:
        counts, amiss = measured(options.program, options.seed, [options.only])
        report = make(options.seed, options.only)
        print(json.dumps(report.document({}), ensure_ascii=False, indent=1) + report.written({}))
        show("only", options.seed, counts, amiss)
        return 1 if amiss else 0
    held = True
    for what, seed in (("tuned", options.tuned), ("other", options.seed)):
        if seed is not None:
            counts, amiss = measure(options.program, seed, options.reports)
            show(what, seed, counts, amiss)
            held = holds(counts) and held
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
