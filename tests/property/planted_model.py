"""What a report's numbers can mean, in exact fractions: which slips its own relations prove, and which they pin down.

A report prints quantities in cells, several times some of them, and declares relations between quantities. A cell
stands for an exact set of values by the digits that it shows. The library is not asked for anything here.

  provable   a relation that no values of its cells satisfy, or two cells of one quantity without a common value
  pinned     the changed cells are the only ones, of the fewest that do, whose change could satisfy everything again
"""

import itertools
import math
import re
from fractions import Fraction
from typing import NamedTuple, Optional

# --- sets of values ---------------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """The values between two ends; an end of None goes on forever."""

    low: Optional[Fraction]
    low_closed: bool
    high: Optional[Fraction]
    high_closed: bool

    def is_empty(self):
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or not (self.low_closed and self.high_closed)

    def meet(self, other):
        low, low_closed = self.low, self.low_closed
        if low is None or (other.low is not None and other.low > low):
            low, low_closed = other.low, other.low_closed
        elif other.low == low:
            low_closed = low_closed and other.low_closed
        high, high_closed = self.high, self.high_closed
        if high is None or (other.high is not None and other.high < high):
            high, high_closed = other.high, other.high_closed
        elif other.high == high:
            high_closed = high_closed and other.high_closed
        return Span(low, low_closed, high, high_closed)

    def plus(self, other):
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(low, self.low_closed and other.low_closed, high, self.high_closed and other.high_closed)

    def times(self, factor):
        """By a number that is not 0."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor > 0:
            return Span(low, self.low_closed, high, self.high_closed)
        return Span(high, self.high_closed, low, self.low_closed)

    def product(self, other):
        """Of two sets that matter where they are not negative."""
        a, b = self.meet(NOT_NEGATIVE), other.meet(NOT_NEGATIVE)
        high = None if a.high is None or b.high is None else a.high * b.high
        low_closed = (a.low_closed or b.low == 0) and (b.low_closed or a.low == 0)
        return Span(a.low * b.low, low_closed, high, a.high_closed and b.high_closed)

    def quotient(self, other):
        """The same, over a set that matters where it is positive."""
        a, b = self.meet(NOT_NEGATIVE), other.meet(NOT_NEGATIVE)
        if b.high == 0:
            return Span(Fraction(1), True, Fraction(0), True)  # nothing is a part of nothing
        low = Fraction(0) if b.high is None else a.low / b.high
        high = None if a.high is None or b.low == 0 else a.high / b.low
        low_closed = a.low_closed and (a.low == 0 or (b.high is not None and b.high_closed))
        return Span(low, low_closed, high, a.high_closed and b.low_closed)

    def on_grid(self, step):
        """Between the multiples of the step at its ends."""
        if step is None:
            return self
        low, high = self.low, self.high
        if low is not None:
            count = math.ceil(low / step)
            low = (count + (count * step == low and not self.low_closed)) * step
        if high is not None:
            count = math.floor(high / step)
            high = (count - (count * step == high and not self.high_closed)) * step
        return Span(low, True, high, True)


NOT_NEGATIVE = Span(Fraction(0), True, None, False)


def single(value):
    return Span(value, True, value, True)


# --- numbers as they are printed --------------------------------------------------------------------------------------

PRINTED = re.compile(r"(约|近|超过)?([0-9,]+)(?:\.([0-9]+))?(万)?(多|以上)?(.*)", re.DOTALL)
COUNTED = ("", "个", "节", "次", "人次", "人", "户", "篇", "场")


def unrounded(value, unit, mode):
    """The values that are printed so, none of them negative: by one mode, or by any."""
    half = Fraction(unit) / 2
    if mode is None:
        return Span(value - unit, False, value + unit, False)
    if mode in ("down", "floor"):
        return Span(value, True, value + unit, False)
    if mode in ("up", "ceiling"):
        return Span(value - unit, False, value, True)
    at_even = mode == "half_even" and value / unit % 2 == 0
    return Span(value - half, mode == "half_up" or at_even, value + half, mode == "half_down" or at_even)


def stands_for(text, mode, step):
    """What a printed number can mean; `step` where a document states it."""
    before, whole, places, ten_thousand, behind, unit = PRINTED.fullmatch(text).groups()
    places = places or ""
    scale = Fraction(10000 if ten_thousand else 1)
    value = int(whole.replace(",", "") + places) * scale / 10 ** len(places)
    last = scale / 10 ** len(places)
    if step is None and not places and not ten_thousand and unit in COUNTED:
        step = Fraction(1)
    if before == "约":
        meant = Span(value - last / 2, True, value + last / 2, True)
    elif before == "近":
        meant = Span(value - last, False, value, True)
    elif before == "超过":
        meant = Span(value, False, None, False)
    elif behind == "以上":
        meant = Span(value, True, None, False)
    elif behind == "多":
        while not places and value and value % (last * 10) == 0:
            last *= 10
        meant = Span(value, False, value + last, False)
    else:
        meant = unrounded(value, last, mode)
    return meant.on_grid(step)


# --- reports ----------------------------------------------------------------------------------------------------------


class Cell:
    """A number in its place, as it is printed when nothing is wrong."""

    def __init__(self, number, quantity, text, meaning, can_slip=True, most=None):
        self.number = number
        self.quantity = quantity
        self.text = text
        self.meaning = meaning  # of a text: what it can stand for
        self.can_slip = can_slip
        self.most = most  # an amount above it would be refused
        self.is_amount = False  # of the document, not a claim
        self.is_in_table = False
        self.where = self.figure = ""  # what the claim that prints it says
        self.pointers, self.aliases = [], ()  # of an amount


class Form(NamedTuple):
    terms: tuple  # of (factor, quantity)
    constant: Fraction = Fraction(0)


class Relation:
    """left, or left ÷ percent_of × 100, compared with right."""

    def __init__(self, left, comparator, right, percent_of=None, word=None):
        self.left, self.comparator, self.right, self.percent_of = left, comparator, right, percent_of
        self.word = word  # the cell of a word that the relation comes from
        forms = (left, right) + ((percent_of,) if percent_of else ())
        self.quantities = tuple(quantity for form in forms for _, quantity in form.terms)

    @staticmethod
    def value(form, domains, without=None):
        total = single(form.constant)
        for factor, quantity in form.terms:
            if quantity != without:
                total = total.plus(domains[quantity].times(factor))
        return total

    def sides(self, domains):
        left, right = self.value(self.left, domains), self.value(self.right, domains)
        if self.percent_of is not None:
            left = left.quotient(self.value(self.percent_of, domains)).times(100)
        return left, right

    def holds(self, domains):
        left, right = self.sides(domains)
        return not left.meet(allowed(right, self.comparator)).is_empty()

    def solved(self, quantity, domains):
        """The values of this quantity with which the relation holds, the others being any of theirs."""
        form = next(f for f in (self.left, self.right, self.percent_of) if f and quantity in dict_of(f))
        factor = dict_of(form)[quantity]
        rest = self.value(form, domains, quantity).times(-1)
        left, right = self.sides({**domains, quantity: NOT_NEGATIVE})
        if self.percent_of is None:
            wanted = allowed(right, self.comparator) if form is self.left else allowed(left, MIRRORED[self.comparator])
        elif form is self.right:
            wanted = left
        else:
            part, whole = self.value(self.left, domains), self.value(self.percent_of, domains)
            hundredth = Fraction(1, 100)
            is_part = form is self.left
            wanted = right.product(whole).times(hundredth) if is_part else part.quotient(right).times(100)
        return wanted.plus(rest).times(1 / Fraction(factor))


MIRRORED = {"equals": "equals", "at_most": "at_least", "at_least": "at_most", "below": "above", "above": "below"}


def dict_of(form):
    return {quantity: factor for factor, quantity in form.terms}


def allowed(right, comparator):
    """What the left side may be."""
    if comparator == "equals":
        return right
    if comparator in ("at_most", "below"):
        return Span(None, False, right.high, right.high_closed and comparator == "at_most")
    return Span(right.low, right.low_closed and comparator == "at_least", None, False)


class Checks:
    """The relations of a report, and what fails when some of its cells are printed otherwise."""

    def __init__(self, cells, steps, relations):
        self.cells, self.steps, self.relations = cells, steps, relations
        self.printings, self.about = {}, {}
        for cell in cells:
            self.printings.setdefault(cell.quantity, []).append(cell)
        for relation in relations:
            for quantity in relation.quantities:
                self.about.setdefault(quantity, []).append(relation)
        self.meanings = {cell: cell.meaning(cell.text) for cell in cells}
        self.domains = {quantity: self.domain(quantity, self.meanings) for quantity in steps}

    def domain(self, quantity, meanings, without=()):
        """The values that all cells of the quantity can have, but for some of the cells."""
        domain = NOT_NEGATIVE
        for cell in self.printings.get(quantity, ()):
            if cell not in without:
                domain = domain.meet(meanings[cell])
        return domain.on_grid(self.steps[quantity])

    def failures(self, texts):
        """Sets of the cells that cannot all be right, given what some cells say instead."""
        meanings = {**self.meanings, **{cell: cell.meaning(text) for cell, text in texts.items()}}
        failed, domains, choices = [], dict(self.domains), {}
        for quantity in {cell.quantity for cell in texts}:
            printings = self.printings[quantity]
            domains[quantity] = self.domain(quantity, meanings)
            for a, b in itertools.combinations(printings, 2):
                if meanings[a].meet(meanings[b]).on_grid(self.steps[quantity]).is_empty():
                    failed.append(frozenset((a, b)))
            if domains[quantity].is_empty():  # then each of its cells is held against the relations
                choices[quantity] = printings
        relations = {relation for cell in texts for relation in self.about.get(cell.quantity, ())}
        for relation in sorted(relations, key=self.relations.index):
            torn = [quantity for quantity in relation.quantities if quantity in choices]
            for chosen in itertools.product(*(choices[quantity] for quantity in torn)):
                if not relation.holds({**domains, **{q: meanings[cell] for q, cell in zip(torn, chosen)}}):
                    others = [c for q in relation.quantities if q not in torn for c in self.printings.get(q, ())]
                    word = () if relation.word is None else (relation.word,)
                    failed.append(frozenset((*chosen, *others, *word)))
        return failed

    def could_repair(self, changed, texts):
        """Whether other numbers in these cells might satisfy everything. It may say yes too often, never no."""
        meanings = {**self.meanings, **{cell: cell.meaning(text) for cell, text in texts.items()}}
        touched = {cell.quantity for cell in changed if cell.quantity in self.steps}
        domains = dict(self.domains)
        for quantity in touched | {cell.quantity for cell in texts}:
            domains[quantity] = self.domain(quantity, meanings, changed)
            if domains[quantity].is_empty():
                return False
        for relation in {r for cell in texts for r in self.about.get(cell.quantity, ())}:
            kept = relation.word not in changed and touched.isdisjoint(relation.quantities)
            if kept and not relation.holds(domains):
                return False
        for _ in range(1 if len(touched) == 1 else 3):
            for quantity in touched:
                for relation in self.about.get(quantity, ()):
                    if relation.word in changed:
                        continue
                    narrowed = domains[quantity].meet(relation.solved(quantity, domains))
                    domains[quantity] = narrowed.on_grid(self.steps[quantity])
                    if domains[quantity].is_empty():
                        return False
        return True

    def is_pinned(self, texts, failed):
        """Whether the changed cells are the only ones, of the fewest possible, that could repair what failed."""
        changed = frozenset(texts)
        singles = {cell for cell in frozenset.intersection(*failed) if self.could_repair({cell}, texts)}
        if len(changed) == 1 or singles:
            return len(changed) == 1 and singles == changed
        for first in failed[0]:
            left = [cells for cells in failed if first not in cells]
            for second in frozenset.intersection(*left) if left else self.beside(first):
                if first is not second and {first, second} != changed and self.could_repair({first, second}, texts):
                    return False
        return True

    def beside(self, cell):
        """The cells that one relation or quantity shares with it."""
        relations = self.about.get(cell.quantity, ())
        quantities = {cell.quantity}.union(*(relation.quantities for relation in relations))
        return {other for quantity in quantities for other in self.printings.get(quantity, ())}
