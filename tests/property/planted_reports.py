"""Seeded reports whose numbers agree, for planted_slips.py, in four layouts, each with the relations that it declares.

  table    a document whose areas and indicators come from a typed table that prints totals and percentages; prose
           repeats some of them
  free     quantities that no figure is, related by what the document says of them
  text     a report in prose with a table of two header levels, found by one template for all reports of the layout
  scoring  points, total and grade; posts and months

One report rounds in one way, which the document may or may not state. Whatever a report says follows from its seed.
"""

import random
from fractions import Fraction

from number_oracle import MODE_NAMES
from planted_model import Cell, Checks, Form, Relation, single, stands_for
from sensitivity_oracle import round_to

LAYOUTS = ("table", "free", "text", "scoring")
AREAS = ("片区一", "片区二", "片区三", "片区四")
INDICATORS = (
    ("files", "建档", "个"),
    ("calls", "电访", "人次"),
    ("visits", "入户探访", "人次"),
    ("opened", "个案接案", "个"),
    ("closed", "个案结案", "个"),
    ("groups", "小组", "个"),
    ("sessions", "小组节数", "节"),
    ("activities", "社区活动", "次"),
    ("volunteers", "新增志愿者", "人"),
)
BANDS = (("excellent", "优秀", 90), ("good", "良好", 80), ("pass", "合格", 60), ("fail", "不合格", 0))
PARTIES = (("oversight", "监督方"), ("purchaser", "购买方"), ("centre", "督导中心"), ("third", "第三方"))
WHOLE, HALF = Fraction(1), Fraction(1, 2)


def digits(value, places):
    """A number that shows so many places, and has no more."""
    count = int(value * 10**places)
    text = str(count).rjust(places + 1, "0")
    return text if places == 0 else f"{text[:-places]}.{text[-places:]}"


def grouped(text):
    return f"{int(text):,}"


class Report:
    """What is being written: cells, what relates them, and where they stand."""

    def __init__(self, layout, rng):
        self.layout, self.rng = layout, rng
        self.mode = rng.choice(MODE_NAMES)
        self.is_mode_stated = rng.random() < 0.3
        self.cells, self.steps, self.relations, self.neighbours = [], {}, [], []
        self.claims, self.rules = [], []
        self.text = []  # pieces and cells, in their order
        self.template = ""
        self.agreement = {"areas": [], "indicators": []}
        self.outputs = {}
        self.scores = {"all": {"points": 90}}
        self.policy = {
            "parties": [{"id": "all", "max": 100}],
            "bands": [{"id": band, "name": name, "from": low} for band, name, low in BANDS],
        }

    # cells

    def quantity(self, name, step=None):
        self.steps[name] = step

    def printed(self, quantity, text, step=None):
        """A cell that prints the quantity so; with a step where the document states one."""
        mode = self.mode if self.is_mode_stated else None
        cell = Cell(len(self.cells), quantity, text, lambda printed: stands_for(printed, mode, step))
        self.cells.append(cell)
        return cell

    def amount(self, quantity, text, can_slip=True, most=None, aliases=()):
        """A number of the document's own, which is exact; `aliases` are what else its place may be called."""
        exact = lambda given: single(Fraction(given))
        cell = Cell(len(self.cells), quantity, text, exact, can_slip=can_slip, most=most)
        cell.is_amount = cell.is_in_table = True
        cell.aliases = aliases
        self.cells.append(cell)
        return cell

    def claim(self, name, cell, kind="figure", **more):
        """A claim of the document that prints this cell."""
        cell.where = f"c{cell.number}"
        self.claims.append({kind: name, "printed": cell, "where": cell.where, **more})
        return cell

    def rounded(self, value, places):
        return digits(round_to(value, self.mode, places), places)

    def percent(self, part, whole, places=2):
        return self.rounded(Fraction(part) * 100 / whole, places) + "%"

    def counted(self, value, unit=""):
        """A count as prose prints it, in one of many ways; and whether its digits say that it is whole."""
        style = self.rng.randrange(12)
        if style < 5 or value < 100:
            return str(value) + (unit if style % 2 else ""), True
        if style < 7:
            return grouped(str(value)) + unit, True
        unit_of_ten_thousand = Fraction(value, 10000)
        if style < 10 and value >= 1000:
            # About what is nearest, nearly what is above.
            hedge, mode = (("约", "half_up"), ("近", "up"), ("", self.mode))[style - 7]
            places = 2 if value < 100000 else 1
            shown = digits(round_to(unit_of_ten_thousand, mode, places), places)
            return f"{hedge}{shown}万{unit}", False
        unit_above = 10 ** (len(str(value)) - 2)
        below = value // unit_above * unit_above
        if value == below or style == 11:
            return (f"{value}{unit}以上", False) if unit == "" else (f"{value}{unit}", True)
        return (f"{below}多{unit}" if style == 10 else f"超过{below}{unit}"), False

    # relations

    def relate(self, left, comparator, right, percent_of=None, constant=0, word=None):
        """Forms as lists of names or (factor, name); the constant stands on the right."""
        form = lambda terms, extra=0: Form(
            tuple((Fraction(1), t) if isinstance(t, str) else (Fraction(t[0]), t[1]) for t in terms), Fraction(extra)
        )
        part = form(percent_of) if percent_of else None
        self.relations.append(Relation(form(left), comparator, form(right, constant), part, word))

    def state(self, left, comparator, right, percent_of=None, each_scope=False):
        """A relation as a document states it."""
        form = lambda terms: [t if isinstance(t, str) else {"figure": t[1], "times": str(t[0])} for t in terms]
        rule = {"left": form(left), "is": comparator, "right": form(right)}
        if percent_of:
            rule["percent_of"] = form(percent_of)
        if each_scope:
            rule["each_scope"] = True
        self.rules.append(rule)

    def relate_and_state(self, left, comparator, right, percent_of=None):
        self.relate(left, comparator, right, percent_of)
        self.state(left, comparator, right, percent_of)

    # the whole

    def close(self):
        self.checks = Checks([c for c in self.cells if c.meaning], self.steps, self.relations)
        return self

    def document(self, texts):
        """The document with these texts in some of its cells; cells learn their pointers."""

        def put(value, pointer):
            if isinstance(value, Cell):
                if value.is_amount:
                    value.pointers = [pointer, *value.aliases]
                return texts.get(value, value.text)
            if isinstance(value, dict):
                return {key: put(each, f"{pointer}/{key}") for key, each in value.items()}
            if isinstance(value, (list, tuple)):
                return [put(each, f"{pointer}/{i}") for i, each in enumerate(value)]
            return value

        made = {"assay": 1, "project": {}, "policy": self.policy, "agreement": self.agreement}
        made |= {"outputs": self.outputs, "scores": self.scores, "claims": self.claims}
        if self.rules or self.is_mode_stated:
            made["audit"] = {"relations": self.rules} if self.rules else {}
            if self.is_mode_stated:
                made["audit"]["rounding"] = self.mode
        return put(made, "")

    def written(self, texts):
        """The text of the report; cells learn their lines and columns, first and last."""
        written, line, column = [], 1, 1
        for piece in self.text:
            text = texts.get(piece, piece.text) if isinstance(piece, Cell) else piece
            if isinstance(piece, Cell):
                piece.line, piece.columns = line, (column, column + len(text) - 1)
            written.append(text)
            line += text.count("\n")
            column = len(text) - text.rfind("\n") if "\n" in text else column + len(text)
        return "".join(written)


# --- what reports are made of -----------------------------------------------------------------------------------------


class Service:
    """Indicators in areas: what was agreed, what each area did, totals and percentages, as quantities."""

    def __init__(self, report, names, areas):
        rng = report.rng
        self.report, self.names, self.areas = report, names, areas
        self.actual, self.target = {}, {}
        for name, _, _ in names:
            size = rng.choice((30, 60, 400, 400, 3000, 3000))
            done = [rng.randint(1, size) for _ in areas]
            if name == "closed" and "opened" in self.actual:
                done = [rng.randint(0, opened) for opened in self.actual["opened"]]
                done[0] = done[0] or 1
            self.actual[name] = done
            self.target[name] = None if rng.random() < 0.15 else max(5, round(sum(done) * rng.randint(20, 110) / 100))
            for area in areas:
                report.quantity(f"{name}@{area}", WHOLE)
            report.quantity(name, WHOLE)
            report.relate([f"{name}@{area}" for area in areas], "equals", [name])
            if self.target[name] is not None:
                report.quantity(f"{name}/target", WHOLE)
                report.quantity(f"{name}/percent")
                report.relate([name], "equals", [f"{name}/percent"], [f"{name}/target"])
        report.agreement["areas"] = [{"id": f"a{i}", "name": area} for i, area in enumerate(areas)]
        report.agreement["indicators"] = [
            {"id": name, "name": label, "unit": unit, "target": "/"}
            if self.target[name] is None
            else {"id": name, "name": label, "unit": unit}
            for name, label, unit in names
        ]

    def total(self, name):
        return sum(self.actual[name])

    def percent(self, name, places=2):
        return self.report.percent(self.total(name), self.target[name], places)


def table_report(rng):
    report = Report("table", rng)
    areas = AREAS[: rng.randint(2, 4)]
    names = sorted(rng.sample(INDICATORS, rng.randint(3, 6)), key=INDICATORS.index)
    service = Service(report, names, areas)
    rows = [["服务片区"] + [label for _, label, _ in names], ["协议"]]
    for i, (name, _, _) in enumerate(names):
        target, place = service.target[name], f"/agreement/indicators/{i}/target"  # which the table fills
        rows[-1].append("/" if target is None else report.amount(f"{name}/target", str(target), aliases=(place,)))
    for i, area in enumerate(areas):
        rows.append([area] + [report.amount(f"{name}@{area}", str(service.actual[name][i])) for name, _, _ in names])
    rows.append(["印:合计"] + [report.printed(name, str(service.total(name))) for name, _, _ in names])
    rows.append(["印:百分比"])
    for name, _, _ in names:
        has_target = service.target[name] is not None
        rows[-1].append(report.printed(f"{name}/percent", service.percent(name)) if has_target else "/")
    for row, part in ((rows[-2], "actual"), (rows[-1], "attainment")):
        for cell, (name, _, _) in zip(row[1:], names):
            if isinstance(cell, Cell):
                cell.is_in_table, cell.where, cell.figure = True, "附表", f"indicators/{name}/{part}"
    report.outputs = {"tables": [{"where": "附表", "rows": rows}]}
    for row in rows[2:-1]:
        report.neighbours += list(zip(row[1:], row[2:]))
    for above, below in zip(rows[2:-2], rows[3:-1]):
        report.neighbours += list(zip(above[1:], below[1:]))

    for name, _, unit in names:  # what prose says again
        said = []
        if rng.random() < 0.75:
            text, is_whole = report.counted(service.total(name), unit)
            more = {} if is_whole else {"step": "1"}
            step = None if is_whole else WHOLE
            said.append(report.claim(f"indicators/{name}/actual", report.printed(name, text, step), **more))
        if service.target[name] is not None and rng.random() < 0.6:
            text = service.percent(name, rng.choice((2, 2, 2, 1, 0)))
            report.claim(f"indicators/{name}/attainment", report.printed(f"{name}/percent", text))
        for i, area in enumerate(areas):
            if rng.random() < 0.5:
                cell = report.printed(f"{name}@{area}", str(service.actual[name][i]) + rng.choice(("", unit)))
                said.append(report.claim(f"indicators/{name}/areas/a{i}/actual", cell))
        report.neighbours += list(zip(said, said[1:]))
        if rng.random() < 0.15:
            # Another reading is another quantity: it is for the reader to confirm.
            apart = f"{name}/apart"
            report.quantity(apart, WHOLE)
            less = report.printed(apart, str(max(1, service.total(name) - rng.randint(0, 9))))
            report.claim(f"indicators/{name}/actual", less, reading="去重后")
            less.can_slip = False
    if {"opened", "closed"} <= {name for name, _, _ in names} and all(
        c <= o for c, o in zip(service.actual["closed"], service.actual["opened"])
    ):
        report.relate(["closed"], "at_most", ["opened"])
        report.state(["indicators/closed/actual"], "at_most", ["indicators/opened/actual"])
    if rng.random() < 0.5:
        add_points(report)
    if rng.random() < 0.5:
        add_staffing(report)
    return report


def add_points(report):
    """Points of the parties, their total and its grade; as a document gives them, and as claims print them."""
    rng = report.rng
    parties = PARTIES[: rng.randint(3, 4)]
    shares = {3: (20, 30, 50), 4: (10, 20, 15, 55)}[len(parties)]
    quality = rng.randint(55, 100)
    points = [Fraction(rng.randint(share * (quality - 5), share * min(quality + 5, 100)), 100) for share in shares]
    total = sum(points)
    two_places = {"mode": rng.choice(MODE_NAMES), "places": 2}
    report.policy = {
        "parties": [{"id": party, "name": name, "max": share} for (party, name), share in zip(parties, shares)],
        "bands": report.policy["bands"],
        "rounding": {"party_points": two_places, "total": two_places, "attainment": {"mode": "half_up", "places": 2}},
    }
    report.scores, printed = {}, []
    report.quantity("total")
    for (party, _), share, got in zip(parties, shares, points):
        report.quantity(f"points/{party}")
        given = report.amount(f"points/{party}", digits(got, 2), most=Fraction(share), aliases=(f"/scores/{party}",))
        report.scores[party] = {"points": given}
        for _ in range(rng.choice((1, 1, 2))):
            cell = report.printed(f"points/{party}", digits(got, 2) + rng.choice(("", "分")))
            printed.append(report.claim(f"parties/{party}/points", cell))
    report.neighbours += list(zip(printed, printed[1:]))
    report.relate([f"points/{party}" for party, _ in parties], "equals", ["total"])
    for _ in range(rng.choice((1, 2))):
        report.claim("total", report.printed("total", digits(total, 2) + rng.choice(("", "分"))))
    add_grade(report, total)


def add_grade(report, total):
    """The word for the total's band, and what it says of the total."""
    rank = next(i for i, (_, _, low) in enumerate(BANDS) if total >= low)
    word = Cell(len(report.cells), "grade", BANDS[rank][1], None, can_slip=False)
    report.cells.append(word)
    report.relate(["total"], "at_least", [], constant=BANDS[rank][2], word=word)
    if rank > 0:
        report.relate(["total"], "below", [], constant=BANDS[rank - 1][2], word=word)
    if report.layout != "text":
        report.claim("grade", word)
    return word


def add_staffing(report):
    """Post-months required, worked and above what is required, half months among them; shares of persons."""
    rng = report.rng
    posts, months = rng.randint(8, 30), rng.randint(6, 12)
    required = Fraction(posts * months)
    worked = required + Fraction(rng.randint(0, 21), 2)
    experienced = Fraction(rng.randint(int(worked), int(worked * 2)), 2)
    base = rng.randint(posts, posts + 3)
    retained = rng.randint(base // 2, base)
    report.agreement["posts"] = {"all": {"posts": posts, "months": months}}
    quantities = {"required": (required, WHOLE), "worked": (worked, HALF), "net": (worked - required, HALF)}
    quantities |= {"experienced": (experienced, HALF), "retained": (retained, WHOLE), "base": (base, WHOLE)}
    for name, (_, step) in quantities.items():
        report.quantity(name, step)
    half = lambda value: digits(value, 1 if value.denominator == 2 else rng.choice((0, 1)))
    text = {name: half(Fraction(value)) for name, (value, step) in quantities.items() if step == HALF}
    report.outputs["staffing"] = {
        "worked": {"all": report.amount("worked", half(worked))},
        "experienced": report.amount("experienced", half(experienced)),
        "retained": report.amount("retained", str(retained)),
        "retention_base": report.amount("base", str(base)),
        "head_count": base,
    }
    report.relate(["worked"], "equals", ["net", "required"])
    report.relate(["required"], "equals", [], constant=required)
    for name, part, whole in (("share", "experienced", "worked"), ("retention", "retained", "base")):
        report.quantity(name)
        report.relate([part], "equals", [name], [whole])
    halves = {"step": "0.5"}
    said = [
        report.claim("staffing/required/all", report.printed("required", str(required))),
        report.claim("staffing/worked/all", report.printed("worked", text["worked"], HALF), **halves),
        report.claim("staffing/net/all", report.printed("net", text["net"], HALF), **halves),
    ]
    report.neighbours += list(zip(said, said[1:]))
    if rng.random() < 0.6:
        report.claim("staffing/experienced", report.printed("experienced", text["experienced"], HALF), **halves)
    if rng.random() < 0.6:
        report.claim("staffing/retained", report.printed("retained", f"{retained}人"))
    report.claim("staffing/experienced_share", report.printed("share", report.percent(experienced, worked)))
    report.claim("staffing/retention", report.printed("retention", report.percent(retained, base)))


def free_report(rng):
    report = Report("free", rng)
    claim = lambda key, cell, **more: report.claim(key, cell, "quantity", **more)
    areas = AREAS[: rng.randint(2, 4)]

    # Sums by scope, printed once or several times; in each scope the parts of two kinds make a third.
    kinds = ("上门服务", "站内服务", "服务合计")
    actual = {}
    for kind in kinds[:2]:
        actual[kind] = [rng.randint(5, rng.choice((90, 900, 9000))) for _ in areas]
    actual[kinds[2]] = [a + b for a, b in zip(actual[kinds[0]], actual[kinds[1]])]
    for kind in kinds:
        row = []
        for area, done in zip(areas, actual[kind]):
            report.quantity(f"{kind}@{area}", WHOLE)
            for _ in range(rng.choice((1, 1, 2))):
                cell = report.printed(f"{kind}@{area}", str(done) + rng.choice(("", "人次")))
                row.append(claim(kind, cell, scope=area, unit="人次"))
        report.neighbours += list(zip(row, row[1:]))
        report.quantity(kind, WHOLE)
        for _ in range(rng.choice((1, 2, 3))):
            text, is_whole = report.counted(sum(actual[kind]))
            more = {} if is_whole else {"step": "1"}
            claim(kind, report.printed(kind, text, None if is_whole else WHOLE), unit="人次", **more)
        report.relate_and_state([f"{kind}@{area}" for area in areas], "equals", [kind])
    for scope in [f"@{area}" for area in areas] + [""]:
        report.relate([kinds[0] + scope, kinds[1] + scope], "equals", [kinds[2] + scope])
    report.state(kinds[:2], "equals", kinds[2:], each_scope=True)
    for area in [f"@{area}" for area in areas] + [""]:
        if rng.random() < 0.5:
            continue
        # A share of the kind in the scope.
        index = None if area == "" else areas.index(area[1:])
        part, whole = (sum(actual[k]) if index is None else actual[k][index] for k in (kinds[0], kinds[2]))
        report.quantity(f"上门占比{area}")
        scope = {} if index is None else {"scope": areas[index]}
        for places in rng.sample((2, 1, 2), rng.choice((1, 2))):
            claim("上门占比", report.printed(f"上门占比{area}", report.percent(part, whole, places)), **scope)
        report.relate_and_state([kinds[0] + area], "equals", [f"上门占比{area}"], [kinds[2] + area])

    # A weighted sum: prices times counts make the money spent.
    prices = rng.sample((15, 20, 30, 45, 50, 80, 120), 2)
    counts = [rng.randint(3, 400) for _ in prices]
    for name, count in zip(("物资甲", "物资乙"), counts):
        report.quantity(name, WHOLE)
        for _ in range(rng.choice((1, 2))):
            claim(name, report.printed(name, f"{count}个"), unit="个")
    spent = sum(p * c for p, c in zip(prices, counts))
    report.quantity("物资支出")
    for _ in range(rng.choice((1, 2))):
        claim("物资支出", report.printed("物资支出", f"{rng.choice((str(spent), grouped(str(spent))))}.00元"), unit="元")
    report.relate_and_state([(prices[0], "物资甲"), (prices[1], "物资乙")], "equals", ["物资支出"])

    # A difference, an equality and bounds.
    registered = rng.randint(50, 1500)
    on_file = rng.randint(registered // 2, registered)
    said = []
    for name, value in (("在册", registered), ("建档", on_file), ("未建档", registered - on_file), ("档案", on_file)):
        report.quantity(name, WHOLE)
        for _ in range(rng.choice((1, 2))):
            said.append(claim(name, report.printed(name, str(value) + rng.choice(("", "人"))), unit="人"))
    report.neighbours += list(zip(said, said[1:]))
    report.relate_and_state(["在册", (-1, "建档")], "equals", ["未建档"])
    report.relate_and_state(["档案"], "equals", ["建档"])
    report.relate_and_state(["建档"], "at_most", ["在册"])
    return report


def scoring_report(rng):
    report = Report("scoring", rng)
    add_points(report)
    add_staffing(report)
    # A raw score and its weight, as quantities of their own: 84.05 of 100, of which 55 % count.
    weights = (Fraction(55, 100), Fraction(45, 100))
    raws = [Fraction(rng.randint(6000, 9900), 100) for _ in weights]
    exact = sum(w * r for w, r in zip(weights, raws))
    for name, raw in zip(("现场原始分", "资料原始分"), raws):
        report.quantity(name, Fraction(1, 100))
        for _ in range(rng.choice((1, 2))):
            cell = report.printed(name, digits(raw, 2), Fraction(1, 100))
            report.claim(name, cell, "quantity", unit="分", step="0.01")
    report.quantity("加权得分")
    for places in rng.choice(((2,), (2, 1), (2, 2))):
        report.claim("加权得分", report.printed("加权得分", report.rounded(exact, places)), "quantity", unit="分")
    left = [("0.55", "现场原始分"), ("0.45", "资料原始分")]
    report.relate_and_state(left, "equals", ["加权得分"])
    return report


# --- a report in its own words ----------------------------------------------------------------------------------------

TEXT_AREAS = AREAS[:3]
TEXT_INDICATORS = (INDICATORS[1], INDICATORS[2], INDICATORS[3])

# The template of the layout: what it finds is written into every report of it below.
TEXT_TEMPLATE = """# 社工服务站评估报告
名称：片区1 = 片区一
名称：片区2 = 片区二
名称：片区3 = 片区三
关系：新增志愿者@片区一 + 新增志愿者@片区二 + 新增志愿者@片区三 = 新增志愿者
关系：受助志愿者 ÷ 新增志愿者 × 100 = 受助占比

评估期内(，|)全站完成电访【2867｜电访】次、入户探访【460｜入户探访】次，个案接案【34｜个案接案】个。
电访完成率为【611.58%｜电访/百分比】，入户探访完成率为【119.78%｜入户探访/百分比】，个案接案完成率为【98.00%｜个案接案/百分比】。
全站新增志愿者【36｜量：新增志愿者】名，其中…受助家庭的有【9｜量：受助志愿者】名，占【25.00%｜量：受助占比】。
## 范围：片区一 = 「1.片区一服务情况」…「2.片区二服务情况」
(片区|本片区)完成电访【2823｜电访】次、入户探访【365｜入户探访】次，新增志愿者【12｜量：新增志愿者】名
## 范围：片区二 = 「2.片区二服务情况」…「3.片区三服务情况」
(片区|本片区)完成电访【2823｜电访】次、入户探访【365｜入户探访】次，新增志愿者【12｜量：新增志愿者】名
## 范围：片区三 = 「3.片区三服务情况」…「四、评估结果」
(片区|本片区)完成电访【2823｜电访】次、入户探访【365｜入户探访】次，新增志愿者【12｜量：新增志愿者】名
## 范围：全站
监督方得分：【8.87｜监督方/得分】分，购买方得分：【20.00｜购买方/得分】分，第三方得分：【46.23｜第三方/得分】分
总得分：【90.00｜总分】分，等级：【优秀｜等级】。
表：附件1 行：* 列：电访/完成量 【2823｜电访】
表：附件1 行：* 列：入户探访/完成量 【365｜入户探访】
表：附件1 行：* 列：个案接案/完成量 【34｜个案接案】
表：附件1 行：合计 列：电访/协议量 【1200｜电访/协议量】
表：附件1 行：合计 列：入户探访/协议量 【900｜入户探访/协议量】
表：附件1 行：合计 列：个案接案/协议量 【100｜个案接案/协议量】
表：附件1 行：合计 列：电访/百分比 【611.58%｜电访/百分比】
表：附件1 行：合计 列：入户探访/百分比 【119.78%｜入户探访/百分比】
表：附件1 行：合计 列：个案接案/百分比 【98.00%｜个案接案/百分比】
"""


def text_report(rng):
    report = Report("text", rng)
    report.template = TEXT_TEMPLATE
    service = Service(report, TEXT_INDICATORS, TEXT_AREAS)
    for i, (name, _, _) in enumerate(TEXT_INDICATORS):
        if service.target[name] is None:
            service.target[name] = rng.randint(5, 900)
            report.quantity(f"{name}/target", WHOLE)
            report.quantity(f"{name}/percent")
            report.relate([name], "equals", [f"{name}/percent"], [f"{name}/target"])
        report.agreement["indicators"][i]["target"] = report.amount(
            f"{name}/target", str(service.target[name]), can_slip=False
        )
    report.outputs["indicators"] = {
        name: {
            f"a{i}": report.amount(f"{name}@{area}", str(service.actual[name][i]), can_slip=False)
            for i, area in enumerate(TEXT_AREAS)
        }
        for name, _, _ in TEXT_INDICATORS
    }
    parties = (PARTIES[0], PARTIES[1], PARTIES[3])
    shares = (15, 25, 60)
    points = [Fraction(rng.randint(share * 60, share * 100), 100) for share in shares]
    report.policy["parties"] = [{"id": p, "name": name, "max": share} for (p, name), share in zip(parties, shares)]
    report.scores, report.policy["rounding"] = {}, {"total": {"mode": "half_up", "places": 2}}
    report.quantity("total")
    for (party, _), got in zip(parties, points):
        report.quantity(f"points/{party}")
        report.scores[party] = {"points": report.amount(f"points/{party}", digits(got, 2), can_slip=False)}
    report.relate([f"points/{party}" for party, _ in parties], "equals", ["total"])

    volunteers = [rng.randint(3, 240) for _ in TEXT_AREAS]
    helped = rng.randint(1, sum(volunteers))
    for area in TEXT_AREAS:
        report.quantity(f"新增志愿者@{area}", WHOLE)
    for name, step in (("新增志愿者", WHOLE), ("受助志愿者", WHOLE), ("受助占比", None)):
        report.quantity(name, step)
    report.relate([f"新增志愿者@{area}" for area in TEXT_AREAS], "equals", ["新增志愿者"])
    report.relate(["受助志愿者"], "equals", ["受助占比"], ["新增志愿者"])
    share = report.percent(helped, sum(volunteers))

    # Its words. Prose may break its lines and use full-width forms.
    calls, visits, opened = (name for name, _, _ in TEXT_INDICATORS)
    total = lambda name: report.printed(name, str(service.total(name)))
    percent = lambda name: report.printed(f"{name}/percent", service.percent(name))
    pause = lambda: rng.choice(("", "", "", "\n", " "))
    say = report.text.extend
    say(["评估报告\n\n一、基本情况\n\n全站划分三个片区。\n\n二、总体服务情况\n\n", "评估期内", rng.choice(("，", ","))])
    said = [total(calls), total(visits), total(opened)]
    report.neighbours += list(zip(said, said[1:]))
    say(["全站完成电访", said[0], "次、", pause(), "入户探访", said[1], "次，个案接案", pause(), said[2], "个。"])
    said = [percent(calls), percent(visits), percent(opened)]
    report.neighbours += list(zip(said, said[1:]))
    say(["电访完成率为", said[0], "，入户探访", pause(), "完成率为", said[1], "，个案接案完成率为", said[2], "。"])
    everyone = report.printed("新增志愿者", str(sum(volunteers)))
    say(["全站新增志愿者", everyone, "名，其中", rng.choice(("", "来自", "本人出自")), "受助家庭的有"])
    say([report.printed("受助志愿者", str(helped)), "名，", pause(), "占", report.printed("受助占比", share), "。\n\n"])
    say(["三、片区服务情况\n\n"])
    for i, area in enumerate(TEXT_AREAS):
        said = [report.printed(f"{name}@{area}", str(service.actual[name][i])) for name in (calls, visits)]
        said.append(report.printed(f"新增志愿者@{area}", str(volunteers[i])))
        report.neighbours += list(zip(said, said[1:]))
        say([f"{i + 1}.{area}服务情况\n\n", rng.choice(("片区", "本片区")), "完成电访", said[0], "次、", pause()])
        say(["入户探访", said[1], rng.choice(("次，", "次,")), "新增志愿者", said[2], "名，服务有序。\n\n"])
    say(["四、评估结果\n\n"])
    said = []
    for k, (party, name) in enumerate(parties):
        said.append(report.printed(f"points/{party}", digits(points[k], 2)))
        say([f"{name}得分：", said[-1], "分，" if k < 2 else "分。\n"])
    report.neighbours += list(zip(said, said[1:]))
    say(["三方总得分：", report.printed("total", digits(sum(points), 2)), "分，等级："])
    say([add_grade(report, sum(points)), "。\n\n附件：\n1.指标完成情况统计表\n\n指标完成情况统计表\n\n"])
    say(["服务片区", *(f"\t{label}\t\t" for _, label, _ in TEXT_INDICATORS), "\n", "\t协议量\t完成量\t百分比" * 3, "\n"])
    above = None
    for i in range(4):
        say(["合计" if i == 3 else f"片区{i + 1}"])
        row = []
        for name in (calls, visits, opened):
            done = service.actual[name][i] if i < 3 else service.total(name)
            row.append(report.printed(f"{name}@{TEXT_AREAS[i]}" if i < 3 else name, str(done)))
            if i < 3:
                say(["\t/\t", row[-1], "\t/"])
            else:
                target = report.printed(f"{name}/target", str(service.target[name]))
                report.neighbours.append((target, row[-1]))
                say(["\t", target, "\t", row[-1], "\t", percent(name)])
        say(["\n"])
        for cell in row:
            cell.is_in_table = True
        report.neighbours += list(zip(row, row[1:])) + (list(zip(above, row)) if above else [])
        above = row
    return report


def make(seed, number):
    """The report of this number."""
    rng = random.Random(f"{seed}/{number}")
    layout = LAYOUTS[number % len(LAYOUTS)]
    return globals()[f"{layout}_report"](rng).close()
