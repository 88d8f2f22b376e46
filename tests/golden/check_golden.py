"""Computes the results of the real station again, from its document and its policy, and compares the golden files.

Nothing of Assay runs here: numbers are Python's decimal and fractions, rounding is done on integers, and the JSON is
written by json. The golden JSON must come out byte for byte; of the reports every row and line must show the computed
numbers and the columns must align. Where the printed report itself lies beside the checkout, each claim is looked up in
it. Only what this document uses is known here: a part of the format that it does not use is an error.

    python3 tests/golden/check_golden.py
"""

import datetime
import decimal
import fractions
import json
import pathlib
import re
import sys
import unicodedata
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = SOURCE / "tests/golden"
PRINTED = SOURCE.parent / "shared/reference/huadi-2024-report.txt"

Fraction = fractions.Fraction
decimal.getcontext().prec = 200  # sums stay exact
decimal.getcontext().traps[decimal.Inexact] = True


def read(path):
    """JSON with every number as its text."""
    return json.loads(path.read_text(encoding="utf-8"), parse_int=str, parse_float=str)


# --- numbers ---


def rounded(value, step):
    """Half up at the step's places, on integers: floor of the magnitude and a half."""
    assert step["mode"] == "half_up", step
    places = int(step["places"])
    magnitude = abs(value) * 10**places
    units = (2 * magnitude.numerator + magnitude.denominator) // (2 * magnitude.denominator)
    sign = "-" if value < 0 and units else ""
    digits = str(units).rjust(places + 1, "0")
    return sign + digits[:-places] + "." + digits[-places:]


def exact(value):
    """The shortest decimal, else n/d."""
    rest, places = value.denominator, 0
    while 10**places % rest and places <= 37:
        places += 1
    if 10**places % rest:
        return f"{value.numerator}/{value.denominator}"
    units = value.numerator * 10**places // rest
    text = str(decimal.Decimal(units).scaleb(-places)) if places else str(units)
    return text


def with_exact(key, value, step):
    return {key: rounded(value, step), key + "_exact": exact(value)}


def unrounded(key, value):
    """A quotient that no step rounds: a number too where it ends."""
    text = exact(value)
    return ({} if "/" in text else {key: text}) | {key + "_exact": text}


# --- amounts: a Decimal, or the name of the state ---

STATES = {None: "missing", "": "missing", "/": "none", "n/a": "not_applicable"}


def amount(cell):
    if isinstance(cell, dict):
        cell = cell["value"]
    return STATES.get(cell) or decimal.Decimal(cell)


def is_number(value):
    return isinstance(value, decimal.Decimal)


def cells(value):
    """By area; "*" is the whole."""
    if value is None:
        return {}
    if not isinstance(value, dict) or "value" in value:
        return {"*": amount(value)}
    return {area: amount(cell) for area, cell in value.items() if area not in ("source", "note")}


def roll_up(areas, known, own):
    """The amount of an area, and into `known` those of all areas inside it."""
    parts = [roll_up(area.get("areas", []), known, area["id"]) for area in areas]
    if known.get(own, "missing") != "missing" or not parts:
        return known.setdefault(own, "missing")
    applying = [part for part in parts if part != "not_applicable"]
    states = {part for part in applying if isinstance(part, str)}
    if not applying:
        known[own] = "not_applicable"
    elif not states:
        known[own] = sum(applying)
    elif states == {"none"} and len(applying) == sum(isinstance(part, str) for part in applying):
        known[own] = "none"
    else:
        known[own] = "missing"
    return known[own]


def flat(areas):
    for area in areas:
        yield area
        yield from flat(area.get("areas", []))


def labelled(mapping):
    return {key: value for key, value in mapping.items() if key not in ("source", "note")}


# --- tables: what they give, and what they print ---

TARGET, WHOLE, TOTAL, PERCENT, MARK = ("协议", "指标要求"), "完成量", "合计", "百分比", "印:"


class Tables:
    """Targets by indicator, actuals by indicator and area, and printed texts by figure."""

    def __init__(self, document):
        self.areas = self.ids(flat(document["agreement"]["areas"]))
        self.indicators = self.ids(document["agreement"]["indicators"])
        self.targets, self.actuals, self.printed = {}, {}, []
        for table in document["outputs"]["tables"]:
            rows = [[cell or "" for cell in row] for row in table["rows"]]
            if rows[0][1].removeprefix(MARK) not in self.indicators:
                rows = [list(column) for column in zip(*rows)]  # indicators become columns
            for row in rows[1:]:
                for head, cell in zip(rows[0][1:], row[1:], strict=True):
                    self.read(row[0], head, cell)

    @staticmethod
    def ids(things):
        return {label: thing["id"] for thing in things for label in (thing["id"], thing["name"])}

    def read(self, line, head, cell):
        indicator = self.indicators[head.removeprefix(MARK)]
        label = line.removeprefix(MARK)
        if MARK in line + head:
            part = "target" if label in TARGET else "attainment" if label == PERCENT else "actual"
            area = "" if label in (*TARGET, TOTAL, WHOLE, PERCENT) else f"/areas/{self.areas[label]}"
            if cell not in STATES:
                self.printed.append((f"indicators/{indicator}{area}/{part}", cell))
        elif label in TARGET:
            if cell != "":
                self.targets[indicator] = amount(cell)
        elif cell != "":
            area = "*" if label == WHOLE else self.areas[label]
            assert area not in self.actuals.setdefault(indicator, {})
            self.actuals[indicator][area] = amount(cell)


# --- indicators ---


def outcome(target, actual):
    if "not_applicable" in (target, actual):
        return "not_applicable"
    if target == "none":
        return "no_target"
    if actual in ("missing", "none"):
        return "no_actual"
    if target == 0:
        return "met_by_definition" if actual == 0 else "over_zero_target"
    return "ratio"


def coverage(areas, own, area):
    """Areas that say something themselves count once; of the others those inside them."""
    state = own.get(area, "missing")
    if state == "missing" and areas:
        parts = [coverage(inner.get("areas", []), own, inner["id"]) for inner in areas]
        return {key: sum(part[key] for part in parts) for key in parts[0]}
    key = "reported" if is_number(state) else "not_applicable" if state == "not_applicable" else "missing"
    return {"expected": 1, "reported": 0, "missing": 0, "not_applicable": 0} | {key: 1}


def months(span):
    """The calendar months that a span touches; and its whole months, counted from its first day."""
    start, end = (datetime.date.fromisoformat(span[key]) for key in ("from", "to"))
    touched = (end.year - start.year) * 12 + end.month - start.month + 1
    after = end + datetime.timedelta(days=1)
    assert start.day <= 28
    return touched, (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)


class Evaluation:
    def __init__(self, document, policy):
        self.document, self.policy, self.rounding = document, policy, policy["rounding"]
        self.agreement, self.outputs = document["agreement"], document["outputs"]
        self.areas = self.agreement["areas"]
        self.tables = Tables(document)
        self.figures = {}  # what relations and claims name: Decimal where there is a value
        self.notes = []
        project = document["project"]
        self.proration = Fraction(months(project["assessed"])[0], months(project["term"])[1])

    def keep(self, path, known):
        """Figures of the whole and of areas: an "indicators/ID" takes the part behind the area."""
        *front, part = path.split("/")
        for area, value in known.items():
            inner = "" if area == "*" else f"/areas/{area}"
            full = "/".join(front) + inner + "/" + part if path.startswith("indicators/") else path + inner
            if is_number(value):
                self.figures[full] = value

    # --- indicators

    def indicator(self, indicator):
        used = {"id", "name", "unit", "group", "target", "kind", "scale", "proration", "from", "source", "note"}
        assert set(indicator) <= used, indicator
        key, kind = indicator["id"], indicator.get("kind", "count")
        result = {name: indicator[name] for name in ("id", "name", "unit", "group") if name in indicator}
        if kind != "count":
            result["kind"] = kind
        if kind == "narrative":
            return result | self.narrative(indicator)
        targets = cells(indicator["target"]) if "target" in indicator else {"*": self.tables.targets[key]}
        assert set(targets) == {"*"}, "targets by area do not occur in this document"
        own = self.tables.actuals.get(key) or cells(self.outputs["indicators"].get(key))
        if "from" in indicator:
            own = {"*": self.figures[indicator["from"]]}
        if "scale" in indicator:
            own = {area: value * decimal.Decimal(indicator["scale"]) for area, value in own.items()}
        known = dict(own)
        roll_up(self.areas, known, "*")
        assert kind != "distinct" or set(own) == {"*"}, "persons of areas are not added up"
        self.keep(f"indicators/{key}/actual", known)
        self.keep(f"indicators/{key}/target", targets)
        result |= self.area("*", self.areas, targets["*"], known, own, indicator.get("proration"))
        if "attainment" in result:
            self.figures[f"indicators/{key}/attainment"] = decimal.Decimal(result["attainment"])
        below = [
            {key: area[key] for key in ("id", "name")}
            | self.area(area["id"], area.get("areas"), "none", known, own, None)
            for area in flat(self.areas)
            if known[area["id"]] != "missing"
        ]
        return result | ({"areas": below} if below else {})

    def area(self, area, inside, target, known, own, proration):
        actual = known[area]
        result = {}
        for key, value in (("target", target), ("actual", actual)):
            result[key if is_number(value) else key + "_presence"] = str(value)
        result["outcome"] = outcome(target, actual)
        if is_number(target) and is_number(actual):
            result["met"] = actual >= target
        percent = lambda whole: Fraction(actual) * 100 / Fraction(whole)
        if result["outcome"] == "ratio":
            result |= with_exact("attainment", percent(target), self.rounding["attainment"])
        if proration:
            assert proration == "months_touched" and result["outcome"] == "ratio"
            due = Fraction(target) * self.proration
            result["proration"] = (
                {"rule": proration, "fraction": f"{self.proration.numerator}/{self.proration.denominator}"}
                | unrounded("prorated_target", due)
                | with_exact("attainment", percent(due), self.rounding["attainment"])
                | {"met": Fraction(actual) >= due}
            )
        if inside:
            result["coverage"] = {key: str(count) for key, count in coverage(inside, own, area).items()}
        return result

    def narrative(self, indicator):
        given = self.outputs["narratives"][indicator["id"]]
        assert indicator["target"] == "/" and set(given) <= {"text", "amounts", "source", "note"}
        result = {"target_presence": "none", "actual_presence": "missing", "outcome": "narrative", "judged": "open"}
        amounts = [{"id": name} | cell for name, cell in given.get("amounts", {}).items()]
        for each in amounts:
            self.figures[f"indicators/{indicator['id']}/amounts/{each['id']}"] = amount(each["value"])
        return result | {"text": given["text"]} | ({"amounts": amounts} if amounts else {})

    # --- staffing and register

    def staffing(self):
        staffing, rows = self.outputs["staffing"], []
        for category, post in labelled(self.agreement["posts"]).items():
            worked = amount(staffing["worked"][category])
            required = amount(post["posts"]) * amount(post["months"])
            net = worked - required
            for key, value in (("required", required), ("worked", worked), ("net", net)):
                self.figures[f"staffing/{key}/{category}"] = value
            numbers = {"required": str(required), "worked": str(worked), "net": str(net)}
            rows.append({"id": category, "posts": post["posts"], "months": post["months"]} | numbers)
        total = {key: amount(staffing[key]) for key in ("experienced", "retained", "retention_base", "head_count")}
        rate = lambda part, whole: Fraction(total[part]) * 100 / Fraction(whole)
        share = with_exact(
            "experienced_share", rate("experienced", self.figures["staffing/worked/all"]), self.rounding["rate"]
        )
        retention = with_exact("retention", rate("retained", total["retention_base"]), self.rounding["rate"])
        counts = lambda key: [{"id": label, "persons": count} for label, count in labelled(staffing[key]).items()]
        self.figures |= {
            "staffing/head_count": total["head_count"],
            "staffing/retention": decimal.Decimal(retention["retention"]),
            "staffing/experienced_share": decimal.Decimal(share["experienced_share"]),
        }
        return (
            {"posts": rows, "experienced": str(total["experienced"])}
            | share
            | {"retained": str(total["retained"]), "retention_base": str(total["retention_base"])}
            | retention
            | {"head_count": str(total["head_count"])}
            | {"certificates": counts("certificates"), "leavers": counts("leavers"), "head": staffing["head"]}
        )

    def by_area(self, path, show):
        """What stands under a path of the register, for each unit: the whole, then the areas that have a number."""
        figure = lambda unit, area: self.figures.get(path(unit) + (area and f"/areas/{area}"))
        units = lambda area: {
            key: text
            for unit in ("persons", "households")
            if figure(unit, area) is not None
            for key, text in show(unit, figure(unit, area)).items()
        }
        inner = [
            {"id": area["id"], "name": area["name"]} | units(area["id"])
            for area in flat(self.areas)
            if units(area["id"])
        ]
        return units("") | ({"areas": inner} if inner else {})

    def read_register(self):
        """Its figures; the indicators that are taken from it come after it."""
        register = self.outputs["register"]
        entries = register["categories"].items()
        lists = {f"{unit}/{key}": given for key, entry in entries for unit, given in labelled(entry).items()}
        lists |= {f"{key}/{unit}": given for key in ("on_file", "registered") for unit, given in register[key].items()}
        for path, given in lists.items():
            known = cells(given)
            roll_up(self.areas, known, "*")
            self.keep("register/" + path, known)
        for path in [path for path in self.figures if path.startswith("register/registered/")]:
            part = self.figures.get(path.replace("registered", "on_file"))
            if part is not None:
                rate = Fraction(part) * 100 / Fraction(self.figures[path])
                self.figures[path.replace("registered", "coverage")] = rate

    def register(self):
        plain = lambda unit, value: {unit: str(value)}
        listed = lambda name: self.by_area(lambda unit: f"register/{name}/{unit}", plain)
        contacts = sum(self.figures[f"indicators/{i}/actual"] for i in self.outputs["register"]["contacts"])
        persons = self.figures["register/on_file/persons"]
        return (
            {
                "categories": [
                    category | self.by_area(lambda unit: f"register/{unit}/{category['id']}", plain)
                    for category in self.policy["register"]["categories"]
                ],
                "on_file": listed("on_file"),
                "registered": listed("registered"),
                "coverage": self.by_area(
                    lambda unit: f"register/coverage/{unit}",
                    lambda unit, value: with_exact(unit, value, self.rounding["rate"]),
                ),
                "contacts": str(contacts),
            }
            | with_exact("contacts_per_person", Fraction(contacts) / Fraction(persons), self.rounding["rate"])
        )

    # --- relations

    SIGNS = {"at_most": "≤", "at_least": "≥"}

    def own_relations(self):
        """Those of staffing and of the register, with the place that they speak of."""
        yield "/outputs/staffing/worked", {
            "id": "certified-within-all", "name": "持证社工实到岗不多于全部社工",
            "left": "staffing/worked/certified", "is": "at_most", "right": "staffing/worked/all",
        }  # fmt: skip
        given, place = self.outputs["register"]["categories"], "/outputs/register"
        rule = {"is": "at_least", "each_area": True}
        for category in self.policy["register"]["categories"]:
            if {"persons", "households"} <= set(given.get(category["id"], {})):
                yield place, rule | {
                    "id": "register-persons-households-" + category["id"],
                    "name": f"{category['name']}：人数不少于户数",
                    "left": "register/persons/" + category["id"], "right": "register/households/" + category["id"],
                }  # fmt: skip
        yield place, rule | {
            "id": "register-persons-households", "name": "建档人数不少于户数",
            "left": "register/on_file/persons", "right": "register/on_file/households",
        }  # fmt: skip
        # Nothing is said of the sum of categories: not each of them has persons, and not each has households.
        for unit in ("persons", "households"):
            assert any(unit not in given[category["id"]] for category in self.policy["register"]["categories"])

    def sides(self, relation, pointer, area):
        paths = []
        for side in ("left", "right"):
            path = relation[side]
            assert isinstance(path, str), "sums and numbers do not occur in this document"
            if area and path.startswith("indicators/"):
                head, key, part = path.split("/", 2)
                path = f"{head}/{key}/areas/{area}/{part}"
            elif area:
                path += f"/areas/{area}"
            paths.append(path)
        left, right = (self.figures.get(path) for path in paths)
        result = {side: str(value) for side, value in (("left", left), ("right", right)) if value is not None}
        if len(result) < 2:
            return result
        holds = left <= right if relation["is"] == "at_most" else left >= right
        if not holds:
            own = f"relations/{relation['id']}" + (area and f"/areas/{area}")
            name = relation["name"] + (area and f" ({area})")
            # The library's own rules have Chinese names alone, and are called by their ids in English.
            english = name if pointer.startswith("/agreement") else relation["id"] + (area and f" ({area})")
            text = f"{left} {self.SIGNS[relation['is']]} {right}"
            self.notes.append({
                "code": "relation_broken", "pointer": pointer,
                "figures": [own + "/left", own + "/right", *paths],
                "message": {"zh": f"“{name}”不成立：{text}", "en": f'"{english}" does not hold: {text}'},
            })  # fmt: skip
        return result | {"holds": holds}

    def relations(self):
        listed = [(f"/agreement/relations/{i}", relation) for i, relation in enumerate(self.agreement["relations"])]
        for pointer, relation in listed + list(self.own_relations()):
            result = {key: relation[key] for key in ("id", "name", "is")} | self.sides(relation, pointer, "")
            if relation.get("each_area"):
                areas = [{"id": area["id"]} | self.sides(relation, pointer, area["id"]) for area in flat(self.areas)]
                result["areas"] = [area for area in areas if "holds" in area]
            yield result

    # --- all of it

    def results(self):
        policy, rounding = self.policy, self.rounding
        assert "deviation" not in policy and "deviations" not in self.outputs
        scores = labelled(self.document["scores"])
        points = {party: amount(score["points"]) for party, score in scores.items()}
        total = Fraction(sum(points.values()))
        graded = Fraction(rounded(total, rounding["total"])) if policy["grade_on"] == "rounded_total" else total
        band = next(band for band in policy["bands"] if graded >= Fraction(band["from"]))
        steps = {
            step: {"mode": rounding[step]["mode"], "places": int(rounding[step]["places"])}
            for step in ("attainment", "rate", "party_points", "total")
        }
        project = {key: self.document["project"][key] for key in ("id", "name", "stage")}
        result = (
            {"assay": 1, "project": project, "policy": policy["id"]}
            | with_exact("total", total, rounding["total"])
            | {"grade": {"id": band["id"], "name": band["name"]}, "grade_on": policy["grade_on"], "rounding": steps}
        )
        result["parties"] = [
            {
                "id": party["id"],
                "name": party["name"],
                "max": party["max"],
                "points": str(points[party["id"]]),
                "points_exact": exact(Fraction(points[party["id"]])),
            }
            for party in policy["parties"]
        ]
        self.read_register()
        result["indicators"] = [self.indicator(indicator) for indicator in self.agreement["indicators"]]
        result["staffing"] = self.staffing()
        result["register"] = self.register()
        result["relations"] = list(self.relations())
        return result | {"notes": self.notes}


# --- the reports ---

WORDS = {
    "zh": {
        "indicators": "指标完成情况", "narratives": "文字指标", "staffing": "人员到岗", "register": "建档与在册",
        "scores": "评分", "findings": "评估意见（条）", "notes": "提示", "result": "总分 90.00  等级 优秀（按修约后的总分）",
        "over_zero_target": "协议量 0", "total": "总分", "all": "全部社工", "certified": "持证社工", "open": "未判定",
        "on_file": "建档合计（不重复）", "registered": "应建档", "coverage": "建档率", "comma": "，", "in": "（", "out": "）",
        "prorated": "折算：按涉及的月数 {}", "retention": "稳岗率：{}", "experienced": "有经验社工占比：{}",
        "head_count": "期末在岗人数：{}", "certificates": "持证：{}", "leavers": "离开：{}", "head": "项目负责人：{}，{} 年",
        "contacts": "服务联系：{}，人均 {}",
    },
    "en": {
        "indicators": "Indicators", "narratives": "Narrative indicators", "staffing": "Staffing", "register": "Register",
        "scores": "Scores", "findings": "Findings", "notes": "Notes",
        "result": "Total 90.00  Grade excellent (on the rounded total)",
        "over_zero_target": "target 0", "total": "total", "all": "all", "certified": "certified", "open": "open",
        "on_file": "on file, each once", "registered": "to be on file", "coverage": "coverage", "comma": ", ",
        "in": " (", "out": ")", "prorated": "Prorated: by months touched {}", "retention": "Retention: {}",
        "experienced": "Experienced staff: {}", "head_count": "Head count at the end: {}",
        "certificates": "Certificates: {}", "leavers": "Leavers: {}", "head": "Person in charge: {}, {} years",
        "contacts": "Contacts: {}, per person {}",
    },
}  # fmt: skip


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Report:
    """The rows and lines of each section, each as a list of what its columns show; empty columns left out."""

    def __init__(self, results, document, language):
        self.results, self.document, self.language, self.words = results, document, language, WORDS[language]

    def label(self, thing):
        return thing["name"] if self.language == "zh" else thing["id"]

    def attainment(self, result):
        if result["outcome"] == "ratio":
            return result["attainment"] + "%"
        sign = {"no_target": "/", "not_applicable": "n/a", "narrative": self.words["open"]}
        return sign.get(result["outcome"]) or self.words[result["outcome"]]

    @staticmethod
    def shown(result, key):
        return result.get(key) or {"none": "/", "not_applicable": "n/a", "missing": "—"}[result[key + "_presence"]]

    @staticmethod
    def near(result, key):
        """A number, or what no decimal holds near its value."""
        text = result[key + "_exact"]
        return "≈ " + rounded(Fraction(text), {"mode": "half_up", "places": "2"}) if "/" in text else result[key]

    def indicators(self):
        columns = [area["id"] for area in self.document["agreement"]["areas"]]
        fraction = None
        for each in self.results["indicators"]:
            by_area = {area["id"]: self.shown(area, "actual") for area in each.get("areas", [])}
            row = [self.label(each), each.get("unit", ""), self.shown(each, "target"), self.shown(each, "actual")]
            row.append(self.attainment(each))
            if "proration" in each:
                fraction = each["proration"]["fraction"]
                row += [self.near(each["proration"], "prorated_target"), each["proration"]["attainment"] + "%"]
            yield [cell for cell in row + [by_area.get(area, "—") for area in columns] if cell]
        yield [self.words["prorated"].format(fraction)]

    def narratives(self):
        for each in self.results["indicators"]:
            if each["outcome"] == "narrative":
                amounts = [f"{a['id']} {a['value']} {a['unit']}" for a in each.get("amounts", [])]
                row = [self.label(each), self.words["open"], self.words["comma"].join(amounts)]
                yield [cell for cell in row if cell]

    def staffing(self):
        staffing, words = self.results["staffing"], self.words
        for post in staffing["posts"]:
            sign = "+" if decimal.Decimal(post["net"]) > 0 else ""
            yield [words[post["id"]], post["required"], post["worked"], sign + post["net"]]
        worked = next(post["worked"] for post in staffing["posts"] if post["id"] == "all")
        quotient = lambda part, whole, rate: f"{part} / {whole} = {rate}%"
        retention = (staffing[key] for key in ("retained", "retention_base", "retention"))
        yield [words["retention"].format(quotient(*retention))]
        yield [words["experienced"].format(quotient(staffing["experienced"], worked, staffing["experienced_share"]))]
        yield [words["head_count"].format(staffing["head_count"])]
        for key in ("certificates", "leavers"):
            counts = [f"{each['id']} {each['persons']}" for each in staffing[key]]
            yield [words[key].format(words["comma"].join(counts))]
        yield [words["head"].format(staffing["head"]["certificate"], staffing["head"]["years"])]

    def register(self):
        register = self.results["register"]
        lists = [(self.label(category), category, "") for category in register["categories"]]
        lists += [(self.words[key], register[key], "") for key in ("on_file", "registered")]
        lists.append((self.words["coverage"], register["coverage"], "%"))
        for label, numbers, sign in lists:
            for name, each in [(label, numbers)] + [(self.label(area), area) for area in numbers.get("areas", [])]:
                yield [name] + [each[unit] + sign if unit in each else "—" for unit in ("persons", "households")]
        yield [self.words["contacts"].format(register["contacts"], register["contacts_per_person"])]

    def scores(self):
        for party in self.results["parties"]:
            yield [self.label(party), party["max"], party["points"]]
        yield [self.words["total"], "100", self.results["total"]]

    def findings(self):
        for party in self.results["parties"]:
            kinds = [f["kind"] for f in self.document["findings"] if f["party"] == party["id"]]
            counts = [str(kinds.count(kind)) for kind in ("commendation", "concern", "recommendation")]
            yield [self.label(party), *counts]

    def notes(self):
        for note in self.results["notes"]:
            yield ["- " + note["message"][self.language] + self.words["in"] + note["pointer"] + self.words["out"]]


class Golden(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = read(SOURCE / "capi/examples/huadi-2024.json")
        cls.policy = read(SOURCE / f"src/model/policies/{cls.document['policy']}.json")
        cls.evaluation = Evaluation(cls.document, cls.policy)
        cls.results = cls.evaluation.results()

    def blocks(self, language):
        text = (GOLDEN / f"huadi-2024.{language}.txt").read_text(encoding="utf-8")
        self.assertTrue(text.endswith("\n"))
        return [block.splitlines() for block in text.split("\n\n")]

    def test_the_results_are_those_computed_here(self):
        golden = (GOLDEN / "huadi-2024.json").read_text(encoding="utf-8")
        self.maxDiff = None
        self.assertEqual(json.loads(golden), self.results)
        self.assertEqual(golden, json.dumps(self.results, ensure_ascii=False, indent=2) + "\n")

    def test_what_is_known_of_them_by_hand(self):
        by_id = {indicator["id"]: indicator for indicator in self.results["indicators"]}
        self.assertEqual((self.results["total"], self.results["grade"]["id"]), ("90.00", "excellent"))
        self.assertEqual(self.results["staffing"]["experienced_share"], "82.09")
        cases = by_id["cases_opened"]
        self.assertEqual((cases["attainment"], cases["proration"]["attainment"]), ("98.00", "106.91"))
        self.assertEqual((cases["met"], cases["proration"]["met"]), (False, True))
        self.assertEqual(by_id["resources_raised"]["actual"], "470000")
        self.assertEqual(len(self.results["notes"]), 1)

    def test_what_the_tables_print_is_what_is_computed(self):
        figures, printed = self.evaluation.figures, self.evaluation.tables.printed
        self.assertGreater(len(printed), 30)
        differing = [(path, text) for path, text in printed if figures.get(path) != amount(text.rstrip("%"))]
        # A percentage of a zero target does not exist.
        self.assertEqual(differing, [("indicators/files/attainment", "0.00%")])

    def test_the_reports_show_them(self):
        for language, words in WORDS.items():
            report = Report(self.results, self.document, language)
            first, *blocks = self.blocks(language)
            project = self.document["project"]
            dates = [project["date"], *project["term"].values(), *project["assessed"].values()]
            self.assertEqual(re.findall(r"\d{4}-\d\d-\d\d", "\n".join(first)), dates)
            self.assertEqual(re.findall(r"\d+(?= 元| yuan)", "\n".join(first)), [project["budget"]])
            titles = ["indicators", "narratives", "staffing", "register", "scores", "result", "findings", "notes"]
            self.assertEqual([block[0] for block in blocks], [words[title] for title in titles])
            for title, block in zip(titles, blocks):
                if title == "result":
                    self.assertEqual(len(block), 1)
                    continue
                body = block[1:] if title == "notes" else block[2:]  # the head of the table
                lines = [line for line in body if set(line) != {"-"} and not line.startswith("[")]
                rows = [re.split(" {2,}", line.strip()) for line in lines]
                with self.subTest(language=language, section=title):
                    self.maxDiff = None
                    self.assertEqual(rows, list(getattr(report, title)()))

    def test_their_columns_align(self):
        for language in WORDS:
            tables = 0
            for lines in self.blocks(language):
                rules = {len(line) for line in lines if set(line) == {"-"}}
                if not rules:
                    continue
                tables += 1
                self.assertEqual(len(rules), 1)
                rule = rules.pop()
                # Amounts of narratives are text, set to the left; every other table ends in a column of numbers, set to
                # the right: the head and each row end at the rule's end.
                ends = lambda line: width(line) == rule
                if lines[0] == WORDS[language]["narratives"]:
                    ends = lambda line: width(line) <= rule
                last = max(i for i, line in enumerate(lines) if "  " in line)
                for line in lines[1 : last + 1]:
                    if not line.startswith("["):
                        with self.subTest(line):
                            self.assertTrue(ends(line))
            self.assertEqual(tables, 6)

    @unittest.skipUnless(PRINTED.exists(), "the printed report is not beside this checkout")
    def test_the_claims_stand_in_the_printed_report(self):
        printed = PRINTED.read_text(encoding="utf-8")
        texts = [claim["printed"] for claim in self.document["claims"]]
        for text in texts + [text for _, text in self.evaluation.tables.printed]:
            with self.subTest(text):
                self.assertRegex(printed, r"(?<![\d.])" + re.escape(text) + r"(?![\d.]*\d)")


if __name__ == "__main__":
    unittest.main()
