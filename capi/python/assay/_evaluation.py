"""What an evaluation found, as plain immutable values.

Numbers are Decimal with the digits shown. `*_exact` is the value before its own rounding and always a Fraction; where
the policy does not round a figure and no decimal holds it (1078/9), there is the Fraction alone. What does not exist is
None.
"""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Optional, Tuple

from . import _library


def _number(found, key) -> Optional[Decimal]:
    return Decimal(found[key]) if key in found else None


def _integer(digits: str) -> int:
    # In pieces: int() refuses more than 4300 digits, and an exact quotient may have 19 729 in each part.
    value = 0
    for at in range(0, len(digits), 4000):
        piece = digits[at : at + 4000]
        value = value * 10 ** len(piece) + int(piece)
    return value


def _exact(found, key) -> Optional[Fraction]:
    if key not in found:
        return None
    numerator, _, denominator = found[key].partition("/")
    if not denominator:
        return Fraction(numerator)
    magnitude = Fraction(_integer(numerator.lstrip("-")), _integer(denominator))
    return -magnitude if numerator.startswith("-") else magnitude


@dataclass(frozen=True)
class Project:
    id: Optional[str]
    name: Optional[str]
    stage: Optional[str]  # "midterm" or "final"


@dataclass(frozen=True)
class Rounding:
    mode: str
    places: int


@dataclass(frozen=True)
class RoundingSchedule:
    """The points at which the policy rounds; None where a step is exact."""

    attainment: Optional[Rounding]
    rate: Optional[Rounding]
    party_points: Optional[Rounding]
    total: Optional[Rounding]


@dataclass(frozen=True)
class Grade:
    id: str
    name: str


@dataclass(frozen=True)
class Party:
    id: str
    name: str
    max: Decimal
    points: Optional[Decimal]
    points_exact: Fraction
    raw: Optional[Decimal]  # of a raw score, with what it is out of; None where points were awarded directly
    of: Optional[Decimal]


@dataclass(frozen=True)
class Area:
    """What an indicator found in an area or service point."""

    id: str
    name: str
    target: Optional[Decimal]
    target_presence: Optional[str]  # why there is no target: "none" or "not_applicable"
    actual: Optional[Decimal]
    actual_presence: Optional[str]  # why there is no actual: "missing", "none" or "not_applicable"
    outcome: str  # "ratio" where there is an attainment, else why there is none
    attainment: Optional[Decimal]  # percent
    attainment_exact: Optional[Fraction]


@dataclass(frozen=True)
class Indicator(Area):
    unit: str
    group: str
    areas: Tuple[Area, ...]  # those of which something was said, an area before the areas inside it

    def area(self, id: str) -> Area:
        """The area or service point of that id; KeyError where nothing was said of it."""
        return _by_id(self.areas, id)


@dataclass(frozen=True)
class Post:
    id: str
    required: Optional[Decimal]
    worked: Optional[Decimal]
    net: Optional[Decimal]


@dataclass(frozen=True)
class Staffing:
    posts: Tuple[Post, ...]
    experienced: Optional[Decimal]
    experienced_share: Optional[Decimal]  # percent
    experienced_share_exact: Optional[Fraction]
    retained: Optional[Decimal]
    retention_base: Optional[Decimal]
    retention: Optional[Decimal]  # percent
    retention_exact: Optional[Fraction]
    head_count: Optional[Decimal]


@dataclass(frozen=True)
class Evaluation:
    project: Optional[Project]
    policy: Optional[str]
    total: Optional[Decimal]
    total_exact: Fraction
    grade: Grade
    grade_on: str  # "rounded_total" or "exact_total"
    rounding: RoundingSchedule
    parties: Tuple[Party, ...]
    indicators: Tuple[Indicator, ...]
    staffing: Optional[Staffing]
    json: str = field(repr=False)  # as `assay evaluate --json` prints it
    _document: bytes = field(repr=False, compare=False)

    def indicator(self, id: str) -> Indicator:
        """The indicator of that id; KeyError where there is none."""
        return _by_id(self.indicators, id)

    def party(self, id: str) -> Party:
        """The party of that id; KeyError where there is none."""
        return _by_id(self.parties, id)

    def report(self, lang: str = "zh") -> str:
        """The report for people to read. Evaluates the document once more: nothing of the library is held between."""
        return written(self._document, _library.REPORT, lang)


def _by_id(items, id):
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)


def written(document: bytes, format: int, lang: str) -> str:
    if lang not in _library.LANGUAGES:
        raise ValueError(f'lang is "zh" or "en", not {lang!r}')
    language = _library.LANGUAGES[lang]
    with _library.evaluation(document, language) as handle:
        return _library.write(handle, format, language)


def _area_values(found):
    return dict(
        id=found["id"],
        name=found.get("name", ""),
        target=_number(found, "target"),
        target_presence=found.get("target_presence"),
        actual=_number(found, "actual"),
        actual_presence=found.get("actual_presence"),
        outcome=found["outcome"],
        attainment=_number(found, "attainment"),
        attainment_exact=_exact(found, "attainment_exact"),
    )


def _schedule(found):
    steps = ("attainment", "rate", "party_points", "total")
    return RoundingSchedule(**{step: Rounding(found[step]["mode"], found[step]["places"]) if step in found else None for step in steps})


def _staffing(found):
    posts = tuple(
        Post(post["id"], _number(post, "required"), _number(post, "worked"), _number(post, "net"))
        for post in found["posts"]
    )
    return Staffing(
        posts=posts,
        experienced=_number(found, "experienced"),
        experienced_share=_number(found, "experienced_share"),
        experienced_share_exact=_exact(found, "experienced_share_exact"),
        retained=_number(found, "retained"),
        retention_base=_number(found, "retention_base"),
        retention=_number(found, "retention"),
        retention_exact=_exact(found, "retention_exact"),
        head_count=_number(found, "head_count"),
    )


def evaluated(document: bytes, lang: str) -> Evaluation:
    text = written(document, _library.JSON, lang)
    found = json.loads(text)
    project = found.get("project")
    return Evaluation(
        project=None if project is None else Project(project.get("id"), project.get("name"), project.get("stage")),
        policy=found.get("policy"),
        total=_number(found, "total"),
        total_exact=_exact(found, "total_exact"),
        grade=Grade(found["grade"]["id"], found["grade"].get("name", "")),
        grade_on=found["grade_on"],
        rounding=_schedule(found.get("rounding", {})),
        parties=tuple(
            Party(
                id=party["id"],
                name=party.get("name", ""),
                max=_number(party, "max"),
                points=_number(party, "points"),
                points_exact=_exact(party, "points_exact"),
                raw=_number(party, "raw"),
                of=_number(party, "of"),
            )
            for party in found["parties"]
        ),
        indicators=tuple(
            Indicator(
                **_area_values(indicator),
                unit=indicator.get("unit", ""),
                group=indicator.get("group", ""),
                areas=tuple(Area(**_area_values(area)) for area in indicator.get("areas", [])),
            )
            for indicator in found["indicators"]
        ),
        staffing=_staffing(found["staffing"]) if "staffing" in found else None,
        json=text,
        _document=document,
    )
