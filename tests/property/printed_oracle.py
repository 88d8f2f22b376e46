"""An independent oracle for printed numbers: seeded cases with the result each must have.

    printed_oracle.py --seed N --cases N | printed_oracle_test N

Every expectation is derived from what include/assay/{printed,audit}.hpp promise, never from the library:

  kind     what is asked                             which oracle
  read     value, digits, scale, hedge, unit         what the text was made of
  refuse   that a text spoilt in one place is none   how it was spoilt
  stand    which of some values print so             each is rounded by decimal.quantize, in every mode or the one given;
                                                     what hedges mean by quantize or comparison; steps by division
  finger   modes that print so once, and twice       rounding of quotients by whole division
  whole    whole numerators and denominators         each of them tried in turn
  numeral  Chinese numerals                          cn2an writes them, or reads what people say
  found    the numbers of a running text             what the text was made of

One case a line, its fields between tabs, the expectation last. cn2an is a package of PyPI (requirements.txt beside this
file); cmake/deps.sh puts it where the test finds it.
"""

import argparse
import collections
import decimal
import random
import sys
from decimal import Decimal
from fractions import Fraction

import cn2an

WIDE = decimal.Context(prec=120, traps=[decimal.InvalidOperation])
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "half_down": decimal.ROUND_HALF_DOWN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}
FULL_WIDTH = str.maketrans("0123456789.,%+-", "０１２３４５６７８９．，％＋－")
COUNTED = ["个", "节", "次", "人次", "人", "名", "户", "篇", "场", "封", "面", "支", "份", "项", "件"]
MEASURED = ["元", "小时", "岁", "年", "月", "天", "日", "分", "个月"]
BEFORE = {
    "about": ["约", "大约", "约 "],
    "nearly": ["近"],
    "above": ["逾", "超", "超过"],
    "at_least": ["至少", "不少于"],
    "below": ["不足", "不到"],
    "at_most": ["不超过", "至多"],
}
BEHIND = {"about": "左右", "at_least": "以上", "at_most": "以下"}


def ten(exponent):
    return Decimal((0, (1,), exponent))


class Number:
    """A printed number and what it was made of."""

    def __init__(self, draw, hedged):
        pick = draw.choice
        size = pick((1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 9, 12))
        digits = str(draw.randrange(10 ** (size - 1) if size > 1 else 0, 10**size))
        if draw.random() < 0.2:  # round numbers
            kept = draw.randrange(1, size + 1)
            digits = digits[:kept] + "0" * (size - kept)
        self.power = pick((0, 0, 0, 0, 4, 4, 8, 12)) if size < 7 else 0
        places = pick((0, 0, 0, 1, 2, 2, 3, 6)) if size < 10 else 0
        fraction = "".join(pick("0123456789") for _ in range(places))
        self.typed = digits + ("." + fraction if fraction else "")
        self.shown = places
        self.negative = not hedged and draw.random() < 0.1
        self.hedge = pick(list(BEFORE) + ["over"]) if hedged else "none"
        self.unit = pick(["", "", "%"] + COUNTED + MEASURED)

        written = digits
        if size > 3 and draw.random() < 0.4:
            head = size % 3 or 3
            groups = [digits[:head]] + [digits[i : i + 3] for i in range(head, size, 3)]
            written = pick((",", " ", "\u00a0")).join(groups)
        written += "." + fraction if fraction else ""
        mark = {0: "", 4: "万", 8: "亿", 12: "万亿"}[self.power]
        unit = self.unit
        if self.negative:
            written = pick("-−－") + written
        elif not hedged and draw.random() < 0.05:
            written = "+" + written
        if draw.random() < 0.25:
            written = written.translate(FULL_WIDTH)
        before = behind = within = ""
        if unit == "%":
            if draw.random() < 0.3 and not self.power:
                before, unit = "百分之", ""
            else:
                unit = pick("%％")
        if self.hedge == "over":
            within = pick("多余")
        elif self.hedge in BEHIND and draw.random() < 0.5:
            behind = BEHIND[self.hedge]
        elif self.hedge != "none":
            before = pick(BEFORE[self.hedge]) + before
        first = bool(within) and draw.random() < 0.5  # 20多万
        space = pick(("", "", "", " "))
        self.text = before + written + (within if first else "") + space + mark + ("" if first else within)
        self.text += space * bool(unit) + unit + behind
        typed = Decimal(self.typed)
        self.value = WIDE.scaleb(-typed if self.negative and typed else typed, self.power)
        self.last = self.power - self.shown

    @property
    def value_text(self):
        return format(self.value.quantize(ten(-max(0, self.shown - self.power)), context=WIDE), "f")

    @property
    def significant(self):
        """The place of the last digit that is not zero."""
        digits = self.typed.replace(".", "")
        stripped = digits.rstrip("0")
        return self.last + (len(digits) - len(stripped) if stripped else 0)

    @property
    def hedged_place(self):
        return self.significant if not self.power and not self.shown else self.last


def quantized(value, place, mode):
    return value.quantize(ten(place), rounding=MODES[mode], context=WIDE)


def may_be(number, mode, value):
    """Whether this value prints as the number, without its step."""
    own = number.value
    if number.hedge == "above":
        return value > own
    if number.hedge == "at_least":
        return value >= own
    if number.hedge == "below":
        return 0 <= value < own
    if number.hedge == "at_most":
        return 0 <= value <= own
    if number.hedge == "about":
        place = number.hedged_place
        if not number.shown and not number.power and abs(value - own) <= 1:
            return True  # of a whole number, one on each side at least
        return own in (quantized(value, place, "half_up"), quantized(value, place, "half_down"))
    if number.hedge == "nearly":
        return quantized(value, number.hedged_place, "ceiling") == own
    if number.hedge == "over":
        return value != own and quantized(value, number.significant, "floor") == own
    return any(quantized(value, number.last, m) == own for m in ((mode,) if mode else MODES))


def rounded(numerator, denominator, mode):
    """A quotient rounded to a whole number, by division of magnitudes."""
    whole, rest = divmod(abs(numerator), denominator)
    if rest:
        twice = 2 * rest - denominator
        if mode == "half_up":
            whole += twice >= 0
        elif mode == "half_even":
            whole += twice > 0 or (twice == 0 and whole % 2)
        elif mode == "half_down":
            whole += twice > 0
        elif mode == "up":
            whole += 1
        elif mode == "floor":
            whole += numerator < 0
        elif mode == "ceiling":
            whole += numerator > 0
    return -whole if numerator < 0 else whole


class Cases:
    def __init__(self, seed):
        self.draw = random.Random(f"printed {seed}")

    def number(self, hedged=None):
        return Number(self.draw, self.draw.random() < 0.35 if hedged is None else hedged)

    def read(self):
        n = self.number()
        return "read", n.text, f"{n.value_text}|{n.shown}|{n.power}|{n.hedge}|{n.unit}"

    def refuse(self):
        n = self.number(hedged=False)
        kind = self.draw.randrange(7)
        digits = n.typed
        if kind == 0:
            text = digits + "." if "." not in digits else digits + ".5"
        elif kind == 1:
            text = digits.split(".")[0] + "," + self.draw.choice(("5", "55", "5555"))
        elif kind == 2:
            text = "--" + digits
        elif kind == 3:
            text = digits + self.draw.choice(("社区", "x", "几", "个案", "￥", "?", "％％"))
        elif kind == 4:
            text = "." + digits
        elif kind == 5:
            text = digits + "e5"
        else:
            text = "约" + digits + "多"
        return "refuse", text, "refused"

    def stand(self):
        n = self.number()
        draw = self.draw
        mode = draw.choice([None] + list(MODES))
        step = draw.choice((None, None, None, "counting", "counting", "0.5", "1", "7"))
        counted = n.unit in COUNTED + [""] and not n.shown and not n.power
        exact = Decimal(1) if step == "counting" and counted else Decimal(step) if step not in (None, "counting") else None
        unit = ten(n.hedged_place if n.hedge in ("about", "nearly") else n.significant if n.hedge == "over" else n.last)
        near = [Decimal(0), -unit, n.value * 3]
        for halves in range(-2, 3):
            middle = n.value + halves * unit / 2
            near += [middle - unit / 1000, middle, middle + unit / 1000]
        expected = [may_be(n, mode, value) for value in near]
        if exact:
            # Multiples of the step around both ends, and the nearest of any value.
            multiples = [(value / exact).to_integral_value() * exact for value in near]
            multiples = [m + shift * exact for m in multiples for shift in (-1, 0, 1)]
            if not any(may_be(n, mode, m) for m in multiples):
                return "stand", n.text, mode or "any", step, "-", "none"
            near = (near + multiples)[::2]
            expected = [value % exact == 0 and may_be(n, mode, value) for value in near]
        elif n.hedge in ("below",) and n.value <= 0:
            return "stand", n.text, mode or "any", step or "-", "-", "none"
        return (
            "stand",
            n.text,
            mode or "any",
            step or "-",
            " ".join(format(value, "f") for value in near),
            "".join("01"[e] for e in expected),
        )

    def finger(self):
        draw = self.draw
        if draw.random() < 0.2:  # ends within a few digits: ties, and numbers that do not vote
            numerator, denominator = draw.randrange(-(10**6), 10**6), 10 ** draw.randrange(5)
        else:
            numerator = 100 * draw.randrange(1, 10 ** draw.randrange(1, 6))
            denominator = draw.randrange(1, 10 ** draw.randrange(1, 5))
        places = draw.choice((0, 1, 2, 2, 2, 3))
        power = draw.choice((0, 0, 0, 4))
        units = denominator * 10**power

        def print_once(mode):
            return rounded(numerator * 10**places, units, mode)

        def print_twice(mode, more):
            return rounded(rounded(numerator * 10 ** (places + more), units, mode), 10**more, mode)

        mode = draw.choice(list(MODES))
        typed = print_twice(mode, draw.choice((1, 1, 2, 3))) if draw.random() < 0.3 else print_once(mode)
        if draw.random() < 0.1:
            typed += draw.choice((-1, 1))
        once = [m for m in MODES if print_once(m) == typed]
        twice = [m for m in MODES if m not in once and any(print_twice(m, k) == typed for k in (1, 2, 3))]
        votes = numerator * 10**places % units != 0 and bool(once or twice)
        digits = str(abs(typed)).rjust(places + 1, "0")
        text = digits[: len(digits) - places] + ("." + digits[len(digits) - places :] if places else "")
        text = ("-" if typed < 0 else "") + text + ("万" if power else "%")
        return "finger", f"{numerator}/{denominator}", text, f"{','.join(once)}|{','.join(twice)}|{int(votes)}"

    def whole(self):
        """Every numerator and denominator is tried up to where the percentage has left the ends behind."""
        draw = self.draw
        given = draw.randrange(0, 80)
        places = draw.choice((0, 1, 2))
        if draw.random() < 0.6 and given:  # around a percentage that whole numbers have
            middle = rounded(100 * draw.randrange(0, 60) * 10**places, given, "half_up")
            low, high = ((2 * middle + side, 2 * 10**places) for side in (-1, 1))
        else:
            ends = ((draw.randrange(-5, 300), draw.choice((1, 2, 3, 7))) for _ in range(2))
            low, high = sorted(ends, key=lambda end: Fraction(*end))
        low_closed, high_closed = draw.random() < 0.5, draw.random() < 0.5
        low_bounded, high_bounded = draw.random() < 0.9, draw.random() < 0.9
        if Fraction(*low) == Fraction(*high):
            low_closed = high_closed = True

        def holds(part, whole):
            above = 100 * part * low[1] - low[0] * whole
            below = high[0] * whole - 100 * part * high[1]
            return (not low_bounded or above > 0 or (low_closed and above == 0)) and (
                not high_bounded or below > 0 or (high_closed and below == 0)
            )

        def end(value, closed, bounded):
            return f"{value[0]}/{value[1]}:{int(closed)}" if bounded else "none"

        numerators, denominators = [], []
        if given and high_bounded:
            numerators = [n for n in range(0, max(0, high[0] * given // (100 * high[1])) + 2) if holds(n, given)]
        # Percentages that shrink to zero leave a positive low end behind, and no other.
        if given and low_bounded and low[0] > 0:
            denominators = [d for d in range(1, 100 * given * low[1] // low[0] + 2) if holds(given, d)]
        show = lambda found: f"{found[0]} {found[-1]}" if found else "none"
        return (
            "whole",
            end(low, low_closed, low_bounded),
            end(high, high_closed, high_bounded),
            str(given),
            f"{show(numerators)}|{show(denominators)}",
        )

    def numeral(self):
        draw = self.draw
        size = draw.randrange(1, 17)
        value = draw.randrange(0, 10**size)
        if draw.random() < 0.5:  # with zeros inside and at the end
            value = int("".join(d if draw.random() < 0.4 else "0" for d in str(value)))
        kind = draw.randrange(10)
        if kind < 4:
            return "numeral", cn2an.an2cn(value, "low"), str(value)
        if kind < 5:
            return "numeral", cn2an.an2cn(value, "up"), str(value)
        if kind < 6:
            digits = str(draw.randrange(100, 10**8))
            return "numeral", cn2an.an2cn(digits, "direct"), digits
        if kind < 7:
            text = f"{value % 10**8}.{draw.randrange(10**4):04}"
            return "numeral", cn2an.an2cn(text, "low"), text
        if kind < 8:
            text = cn2an.an2cn(value % 10**8, "low").replace("二千", "两千").replace("二万", "两万").replace("十两", "十二")
            return "numeral", text, str(value % 10**8)
        # As people say it: cn2an reads it too.
        big, small = draw.choice((("万", "千"), ("千", "百"), ("百", "十"), ("万", "")))
        text = draw.choice("一三四五六七八九两") + big
        if small and draw.random() < 0.4:
            text += draw.choice("一二三四五六七八九") + small
            big, small = small, {"千": "百", "百": "十", "十": ""}[small]
        if draw.random() < 0.5 and big in "万千百":
            text += draw.choice("一二三四五六七八九")
        return "numeral", text, str(cn2an.cn2an(text, "smart"))

    def found(self):
        draw = self.draw
        words = ["完成电访", "，其中", "。探访共", "；开展", "（见Q3、COVID-19）", "第十二年", "\t", "\n", "：", "分别完成", "、"]
        text, numbers = "", []
        for _ in range(draw.randrange(1, 6)):
            text += draw.choice(words) + draw.choice(("", " "))
            n = self.number()
            # What only a cell allows, or what the words before it would change.
            if n.negative or any(c in n.text for c in "，+＋\u00a0") or " " in n.text or n.unit in MEASURED:
                continue
            text += n.text
            numbers.append(n.text)
            text += draw.choice(("。", "，", "；", "）", "\n"))
        return "found", text.replace("\t", "\\t").replace("\n", "\\n"), "|".join(numbers)


# Kind and weight.
WEIGHTS = [
    (Cases.read, 20),
    (Cases.refuse, 5),
    (Cases.stand, 30),
    (Cases.finger, 20),
    (Cases.whole, 10),
    (Cases.numeral, 10),
    (Cases.found, 5),
]


def main():
    parser = argparse.ArgumentParser(description="Seeded cases for printed numbers, with the result each must have.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--cases", type=int, required=True)
    options = parser.parse_args()
    print(f"# seed {options.seed} cases {options.cases}")
    cases = Cases(options.seed)
    kinds = random.Random(f"kinds {options.seed}")
    makers, weights = zip(*WEIGHTS)
    for make in kinds.choices(makers, weights, k=options.cases):
        sys.stdout.write("\t".join(make(cases)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
