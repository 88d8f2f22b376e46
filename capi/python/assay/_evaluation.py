"""What an evaluation found, as plain immutable values.

Numbers are Decimal with the digits shown. `*_exact` is the value before its own rounding and always a Fraction; where
the policy does not round a figure and no decimal holds it (1078/9), there is the Fraction alone. What does not exist is
None.
"""

import json
import re
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from typing import Optional, Tuple, Union

from . import _library


def number(found, key) -> Optional[Decimal]:
    return Decimal(found[key]) if key in found else None


def _integer(digits: str) -> int:
    # In pieces: int() refuses more than 4300 digits, and an exact quotient may have 19 729 in each part.
    value = 0
    for at in range(0, len(digits), 4000):
        piece = digits[at : at + 4000]
        value = value * 10 ** len(piece) + int(piece)
    return value


def exact(found, key) -> Optional[Fraction]:
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
    criterion: Optional[Rounding]
    sheet: Optional[Rounding]
    raw_score: Optional[Rounding]
    subtotal: Optional[Rounding]
    payment: Optional[Rounding]


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
    points_exact: Optional[Fraction]  # None while the party is on hold
    raw: Optional[Decimal]  # of a raw score, with what it is out of; None where points were awarded directly
    of: Optional[Decimal]
    missing: Optional[str]  # of a party that gave no score, what the policy makes of it: "hold", "zero", …


@dataclass(frozen=True)
class Coverage:
    """How many of the areas that make a sum were expected and what came of them."""

    expected: Decimal
    reported: Decimal
    missing: Decimal
    not_applicable: Decimal
    missing_areas: Tuple[str, ...] = ()  # of the whole, where some reported


@dataclass(frozen=True)
class Proration:
    """The part of the target that is due by the end of the assessed span."""

    rule: Optional[str]  # of the whole indicator; None in areas, where rule and fraction are the same
    fraction: Optional[Fraction]
    target: Optional[Decimal]
    target_exact: Optional[Fraction]
    attainment: Optional[Decimal]  # percent
    attainment_exact: Optional[Fraction]
    met: Optional[bool]


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
    met: Optional[bool]  # decided on the exact values; None where there is nothing to decide on
    proration: Optional[Proration]
    coverage: Optional[Coverage]


@dataclass(frozen=True)
class Amount:
    """What a narrative names."""

    id: str
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Indicator(Area):
    unit: str
    group: str
    kind: str  # "count", "stock", "distinct", "ratio", "money" or "narrative"
    direction: str  # "at_least", "at_most", "exactly" or "within"
    judged: Optional[str]  # of a narrative: "open", "met", "partly" or "not_met"
    amounts: Tuple[Amount, ...]  # of a narrative
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
    vacancy: Optional[Decimal]  # summed over the months of a roster, whatever the surplus of others
    surplus: Optional[Decimal]


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
class Note:
    """What the evaluation says beside its numbers. It refuses nothing and changes no number."""

    name: str  # of its code, as "record_excluded"
    pointer: str  # JSON pointer of its place
    figures: Tuple[str, ...]  # paths of the figures that it speaks of
    zh: str
    en: str


# Where figures stand in the results, and how a number is told from a name.
_FIGURES = {
    "adjustments", "indicators", "knock_outs", "midterm", "parties", "payment", "progress", "register", "relations",
    "staffing", "surveys", "verification",
}  # fmt: skip
_TOTALS = {"subtotal", "total", "total_low", "total_high"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+|/[0-9]+)?")

# The same by path, where the two differ.
_PLACES = [
    (re.compile(pattern), place)
    for pattern, place in (
        (r"(indicators/.*)/prorated_(target|upper)", r"\1/proration/prorated_\2"),
        (r"(indicators/.*)/prorated_(attainment)", r"\1/proration/\2"),
        (r"(indicators/[^/]*)/proration", r"\1/proration/fraction"),
        (r"(indicators/[^/]*/agreed/[0-9]+)", r"\1/target"),
        (r"(indicators/[^/]*/amounts/[^/]*)", r"\1/value"),
        (r"staffing/(required|worked|net|posts|vacancy|surplus)/([^/]*)", r"staffing/posts/\2/\1"),
        (r"staffing/months/([^/]*)/([^/]*)/([^/]*)", r"staffing/months/\1/posts/\3/\2"),
        (r"staffing/(leavers|certificates)/(.*)", r"staffing/\1/\2/persons"),
        (r"register/(persons|households)/([^/]*)(/areas/[^/]*)?", r"register/categories/\2\3/\1"),
        (r"register/(on_file|registered)/([^/]*)(/areas/[^/]*)?", r"register/\1\3/\2"),
        (r"(parties/[^/]*/sheets/[^/]*/criteria/[^/]*)", r"\1/points"),
        (r"adjustments/([0-9]+)/points", r"adjustments/made/\1/points"),
        (r"(adjustments/items/[^/]*)", r"\1/points"),
        (r"(adjustments/items/[^/]*)/uncapped", r"\1/points_uncapped"),
        (r"(adjustments/(deductions|bonuses))/uncapped", r"\1_uncapped"),
    )
]


def _member(found, key):
    """What stands in an object under a key, or in a list under an id or a number; criteria may stand inside others."""
    if isinstance(found, dict):
        return found[key]
    for item in found:
        if item.get("id", item.get("assessor")) == key:
            return item
    for item in found:
        if "max" in item and "criteria" in item:
            try:
                return _member(item["criteria"], key)
            except KeyError:
                pass
    if key.isdigit() and int(key) < len(found) and "id" not in found[int(key)]:
        return found[int(key)]
    raise KeyError(key)


def _look_up(results, path):
    parent, _, last = path.partition("/")
    if parent in ("midterm", "progress"):  # these hold figures by their paths
        return results[parent], last
    for pattern, place in _PLACES:
        match = pattern.fullmatch(path)
        if match:
            path = match.expand(place)
            break
    *parents, last = path.split("/")
    if last in ("id", "name"):  # the id of anything may look like a number
        raise KeyError(last)
    for key in parents:
        results = _member(results, key)
    if not isinstance(results, dict):
        raise KeyError(last)
    if last == "max" and "weight" in results:  # a party's, which grew
        last = "weight"
    return results, last


@dataclass(frozen=True)
class Evaluation:
    project: Optional[Project]
    policy: Optional[str]
    total: Optional[Decimal]
    total_exact: Optional[Fraction]
    grade: Optional[Grade]
    total_low: Optional[Decimal]  # while a party is on hold: then there is neither total nor grade
    total_high: Optional[Decimal]
    grades_within_reach: Tuple[str, ...]  # ids, best first
    passes: Optional[bool]  # None where the policy draws no line, or that is undecided
    grade_on: str  # "rounded_total" or "exact_total"
    rounding: RoundingSchedule
    parties: Tuple[Party, ...]
    indicators: Tuple[Indicator, ...]
    staffing: Optional[Staffing]
    notes: Tuple[Note, ...]
    json: str = field(repr=False)  # as `assay evaluate --json` prints it
    _document: bytes = field(repr=False, compare=False)
    _attachments: tuple = field(repr=False, compare=False)  # pairs of name and bytes
    _results: dict = field(repr=False, compare=False)  # what json holds

    def indicator(self, id: str) -> Indicator:
        """The indicator of that id; KeyError where there is none."""
        return _by_id(self.indicators, id)

    def party(self, id: str) -> Party:
        """The party of that id; KeyError where there is none."""
        return _by_id(self.parties, id)

    def figure(self, path: str) -> Union[Decimal, Fraction]:
        """The value of a figure by its path, as "indicators/visits/areas/east/actual" or "staffing/net/all".

        A Decimal with the digits shown, or a Fraction where no decimal holds the value. KeyError where there is no such
        figure or it has no value.
        """
        if path not in _TOTALS and path.partition("/")[0] not in _FIGURES:
            raise KeyError(path)
        try:
            results, key = _look_up(self._results, path)
        except (KeyError, AttributeError):
            raise KeyError(path) from None
        for found in (key, key + "_exact"):
            text = results.get(found)
            if isinstance(text, str) and _NUMBER.fullmatch(text):
                return exact(results, found) if "/" in text else Decimal(text)
        raise KeyError(path)

    def report(self, lang: str = "zh") -> str:
        """The report for people to read. Evaluates the document once more: nothing of the library is held between."""
        return written(self._document, self._attachments, _library.REPORT, lang)


def _by_id(items, id):
    for item in items:
        if item.id == id:
            return item
    raise KeyError(id)


def language_of(lang: str) -> int:
    if lang not in _library.LANGUAGES:
        raise ValueError(f'lang is "zh" or "en", not {lang!r}')
    return _library.LANGUAGES[lang]


def written(document: bytes, attachments: tuple, format: int, lang: str) -> str:
    language = language_of(lang)
    with _library.evaluation(document, attachments, language) as handle:
        return _library.write(handle, format, language)


def _area_values(found):
    return dict(
        id=found["id"],
        name=found.get("name", ""),
        target=number(found, "target"),
        target_presence=found.get("target_presence"),
        actual=number(found, "actual"),
        actual_presence=found.get("actual_presence"),
        outcome=found["outcome"],
        attainment=number(found, "attainment"),
        attainment_exact=exact(found, "attainment_exact"),
        met=found.get("met"),
        proration=_proration(found["proration"]) if "proration" in found else None,
        coverage=_coverage(found["coverage"]) if "coverage" in found else None,
    )


def _coverage(found):
    counts = {part: Decimal(count) for part, count in found.items() if part != "missing_areas"}
    return Coverage(**counts, missing_areas=tuple(found.get("missing_areas", ())))


def _proration(found):
    return Proration(
        rule=found.get("rule"),
        fraction=exact(found, "fraction"),
        target=number(found, "prorated_target"),
        target_exact=exact(found, "prorated_target_exact"),
        attainment=number(found, "attainment"),
        attainment_exact=exact(found, "attainment_exact"),
        met=found.get("met"),
    )


def _indicator(found):
    return Indicator(
        **_area_values(found),
        unit=found.get("unit", ""),
        group=found.get("group", ""),
        kind=found.get("kind", "count"),
        direction=found.get("direction", "at_least"),
        judged=found.get("judged"),
        amounts=tuple(
            Amount(amount["id"], Decimal(amount["value"]), amount.get("unit", "")) for amount in found.get("amounts", [])
        ),
        areas=tuple(Area(**_area_values(area)) for area in found.get("areas", [])),
    )


def _schedule(found):
    steps = [step.name for step in fields(RoundingSchedule)]
    return RoundingSchedule(**{step: Rounding(found[step]["mode"], found[step]["places"]) if step in found else None for step in steps})


def _staffing(found):
    posts = tuple(
        Post(post["id"], *(number(post, key) for key in ("required", "worked", "net", "vacancy", "surplus")))
        for post in found["posts"]
    )
    return Staffing(
        posts=posts,
        experienced=number(found, "experienced"),
        experienced_share=number(found, "experienced_share"),
        experienced_share_exact=exact(found, "experienced_share_exact"),
        retained=number(found, "retained"),
        retention_base=number(found, "retention_base"),
        retention=number(found, "retention"),
        retention_exact=exact(found, "retention_exact"),
        head_count=number(found, "head_count"),
    )


def evaluated(document: bytes, attachments: tuple, lang: str) -> Evaluation:
    text = written(document, attachments, _library.JSON, lang)
    found = json.loads(text)
    project = found.get("project")
    return Evaluation(
        project=None if project is None else Project(project.get("id"), project.get("name"), project.get("stage")),
        policy=found.get("policy"),
        total=number(found, "total"),
        total_exact=exact(found, "total_exact"),
        grade=Grade(found["grade"]["id"], found["grade"].get("name", "")) if "grade" in found else None,
        total_low=number(found, "total_low"),
        total_high=number(found, "total_high"),
        grades_within_reach=tuple(found.get("grades_within_reach", ())),
        passes=found.get("passes"),
        grade_on=found["grade_on"],
        rounding=_schedule(found.get("rounding", {})),
        parties=tuple(
            Party(
                id=party["id"],
                name=party.get("name", ""),
                max=number(party, "max"),
                points=number(party, "points"),
                points_exact=exact(party, "points_exact"),
                raw=number(party, "raw"),
                of=number(party, "of"),
                missing=party.get("missing"),
            )
            for party in found["parties"]
        ),
        indicators=tuple(_indicator(indicator) for indicator in found["indicators"]),
        staffing=_staffing(found["staffing"]) if "staffing" in found else None,
        notes=tuple(
            Note(note["code"], note["pointer"], tuple(note["figures"]), note["message"]["zh"], note["message"]["en"])
            for note in found.get("notes", [])
        ),
        json=text,
        _document=document,
        _attachments=attachments,
        _results=found,
    )
