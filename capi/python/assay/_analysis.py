"""What several evaluations have in common and in which they differ, as plain immutable values."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Optional, Tuple, Union

from ._evaluation import Grade, exact, number


class InputChange(NamedTuple):
    """A value of a document by its place, where what stands in a list is named by its id; None is absent."""

    pointer: str
    before: Optional[str]
    after: Optional[str]


class FigureChange(NamedTuple):
    """A figure by its path. One without a value is "/", "n/a" or "null"; None where there is no such figure."""

    path: str
    before: Optional[str]
    after: Optional[str]


@dataclass(frozen=True)
class Difference:
    """Totals and grades are None while a party is on hold."""

    grade_changed: bool
    total_before: Union[Decimal, Fraction, None]  # a Fraction where no decimal holds it
    total_after: Union[Decimal, Fraction, None]
    grade_before: Optional[str]  # ids
    grade_after: Optional[str]
    inputs: Tuple[InputChange, ...]
    figures: Tuple[FigureChange, ...]
    json: str = field(repr=False)  # as `assay diff --json` prints it


class Ranked(NamedTuple):
    rank: int  # from 1; equals share one
    name: str
    total: Optional[Decimal]
    total_exact: Fraction
    grade: Grade
    decided_by: Optional[str]  # the figure that sets it apart from the one before it, where totals are equal


def differing(text: str) -> Difference:
    found = json.loads(text)
    totals = [
        exact(found["total"], side) if "/" in found["total"].get(side, "") else number(found["total"], side)
        for side in ("before", "after")
    ]
    return Difference(
        found["grade_changed"],
        *totals,
        *(found["grade"].get(side) for side in ("before", "after")),
        tuple(InputChange(each["pointer"], each.get("before"), each.get("after")) for each in found["inputs"]),
        tuple(FigureChange(each["path"], each.get("before"), each.get("after")) for each in found["figures"]),
        text,
    )


def ranked(text: str) -> Tuple[Ranked, ...]:
    return tuple(
        Ranked(
            each["rank"],
            each["name"],
            number(each, "total"),
            exact(each, "total_exact"),
            Grade(each["grade"]["id"], each["grade"].get("name", "")),
            each.get("decided_by"),
        )
        for each in json.loads(text)["ranking"]
    )
