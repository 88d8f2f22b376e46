"""An independent oracle for Decimal, Ratio and rounding: seeded cases with the result each must have.

    number_oracle.py --seed N --cases N | number_oracle_test N

Every expectation is derived from what include/assay/{decimal,ratio,rounding}.hpp promise, never from the library:

  which oracle            for what
  decimal.quantize        every rounding of a Decimal
  integer floor division  every rounding of a quotient; half_even is round(Fraction). Where the quotient terminates,
                          as all ties do, decimal division and quantize must agree, else this program stops
  integers                + - x of Decimals; decimal in a wide context must agree in value and exponent, case by case
  fractions               Ratio arithmetic, comparison, to_fraction, to_string
  re                      which texts are numbers and where the others stop being one
  integers                which values fit, and how many trailing zeros drop (fit below)

One case a line: kind, operands, " = ", expectation. A Decimal is written coefficient:scale, since text cannot tell a
negative scale; a result adds the text it prints. Texts to parse stand in quotes, odd bytes as %XX.
"""

import argparse
import collections
import decimal
import math
import random
import re
import sys
from fractions import Fraction

MAX = 10**38 - 1
MIN_SCALE, MAX_SCALE = -6, 37
MAX_BITS = 65536
P10 = [10**n for n in range(100)]

# Wide enough that + - x and every quantize below are exact; Inexact would otherwise hide a wrong oracle.
WIDE = decimal.Context(prec=200, traps=[decimal.Inexact, decimal.InvalidOperation, decimal.DivisionByZero])
QUOTIENT = decimal.Context(prec=200, traps=[])
# quantize rounds, so that it signals Inexact by design.
QUANTIZE = decimal.Context(prec=200, traps=[decimal.InvalidOperation])
UNIT = {places: decimal.Decimal((0, (1,), -places)) for places in range(MIN_SCALE, MAX_SCALE + 1)}
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "half_down": decimal.ROUND_HALF_DOWN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}
MODE_NAMES = list(MODES)

OVERFLOW = "number_overflow"
DIVISION_BY_ZERO = "division_by_zero"


# --- the contract -----------------------------------------------------------------------------------------------------


def fit(coefficient, scale):
    """The Decimal (coefficient, scale) that shows these digits, or None: zeros drop only as far as they must."""
    if scale < MIN_SCALE:
        coefficient *= P10[MIN_SCALE - scale]
        scale = MIN_SCALE
    while scale > MAX_SCALE or not -MAX <= coefficient <= MAX:
        if coefficient % 10 or scale == MIN_SCALE:
            return None
        coefficient //= 10
        scale -= 1
    return coefficient, scale


def text_of(number):
    coefficient, scale = number
    if scale <= 0:
        return str(coefficient * P10[-scale])
    digits = str(abs(coefficient)).rjust(scale + 1, "0")
    return f"{'-' if coefficient < 0 else ''}{digits[:-scale]}.{digits[-scale:]}"


def show(number):
    """What the test program prints for a result."""
    return OVERFLOW if number is None else f"{number[0]}:{number[1]} {text_of(number)}"


def put(*numbers):
    """Operands as the line holds them. A case whose operand is no Decimal would be a mistake of ours."""
    for coefficient, scale in numbers:
        if not (-MAX <= coefficient <= MAX and MIN_SCALE <= scale <= MAX_SCALE):
            raise AssertionError(f"no operand: {coefficient}:{scale}")
    return " ".join([f"{coefficient}:{scale}" for coefficient, scale in numbers])


def wide(number):
    return decimal.Decimal(f"{number[0]}E{-number[1]}")


def calculate(a, op, b):
    (ca, sa), (cb, sb) = a, b
    if op == "*":
        exact = ca * cb, sa + sb
        check = WIDE.multiply(wide(a), wide(b))
    else:
        scale = max(sa, sb)
        left, right = ca * P10[scale - sa], cb * P10[scale - sb]
        exact = (left + right if op == "+" else left - right), scale
        check = WIDE.add(wide(a), wide(b)) if op == "+" else WIDE.subtract(wide(a), wide(b))
    ours = wide(exact)
    if ours != check or not ours.same_quantum(check):
        raise AssertionError(f"oracles differ: {a} {op} {b}: {exact} and {check}")
    return fit(*exact)


def round_decimal(number, mode, places):
    rounded = wide(number).quantize(UNIT[places], rounding=MODES[mode], context=QUANTIZE)
    return fit(int(rounded.scaleb(places, WIDE)), places)


def round_fraction(numerator, denominator, mode, places):
    """By floor division of integers: exact, whatever the quotient."""
    if places >= 0:
        n, d = numerator * P10[places], denominator
    else:
        n, d = numerator, denominator * P10[-places]
    if d < 0:
        n, d = -n, -d
    sign, magnitude = (-1 if n < 0 else 1), abs(n)
    if mode == "floor":
        whole = n // d
    elif mode == "ceiling":
        whole = -(-n // d)
    elif mode == "down":
        whole = sign * (magnitude // d)
    elif mode == "up":
        whole = sign * -(-magnitude // d)
    elif mode == "half_up":  # floor(|x| + 1/2)
        whole = sign * ((2 * magnitude + d) // (2 * d))
    elif mode == "half_down":  # ceil(|x| - 1/2)
        whole = sign * -((d - 2 * magnitude) // (2 * d))
    else:
        whole = round(Fraction(n, d))
    return whole


def round_quotient(a, b, mode, places):
    (ca, sa), (cb, sb) = a, b
    shift = sb - sa  # a/b = ca/cb x 10^shift
    n, d = (ca * P10[shift], cb) if shift >= 0 else (ca, cb * P10[-shift])
    whole = round_fraction(n, d, mode, places)
    QUOTIENT.clear_flags()
    quotient = QUOTIENT.divide(wide(a), wide(b))
    if not QUOTIENT.flags[decimal.Inexact]:
        check = quotient.quantize(UNIT[places], rounding=MODES[mode], context=QUANTIZE)
        if whole != check.scaleb(places, WIDE):
            raise AssertionError(f"oracles differ: {a} / {b} {mode} {places}: {whole} and {check}")
    return fit(whole, places)


def fraction_of(number):
    coefficient, scale = number
    return Fraction(coefficient, P10[scale]) if scale >= 0 else Fraction(coefficient * P10[-scale])


def shortest(fraction):
    """The shortest decimal where a Decimal holds it, else the reduced fraction."""
    if P10[MAX_SCALE] % fraction.denominator == 0:
        scale = next(k for k in range(MAX_SCALE + 1) if P10[k] % fraction.denominator == 0)
        exact = fraction.numerator * (P10[scale] // fraction.denominator), scale
        if fit(*exact) is not None:
            return text_of(exact)
    return f"{fraction.numerator}/{fraction.denominator}"


NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# Whatever some number begins with. The longest such prefix ends where a text stops being a number: at the first byte
# that cannot continue one, or at the end of a text that ends too early.
BEGINNING = re.compile(rb"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)?")


def parsed(text):
    if not NUMBER.fullmatch(text):
        return f"number_syntax {BEGINNING.match(text).end()}"
    whole, _, part = text.decode().partition(".")
    return show(fit(int(whole + part), len(part)))


# --- the cases --------------------------------------------------------------------------------------------------------


# What a number never holds, or not everywhere: among them full-width 1 and -, a no-break space, an Arabic 1.
ODD = [b"+", b"-", b".", b",", b"0", b"5", b"00", b" ", b"\t", b"\n", b"\0", b"e", b"E5", b"e-2", b"_", b"'", b"%"]
ODD += [b"x", b"/", b":", b"inf", b"NaN", b"0x", b"\xff", b"\xef\xbc\x91", b"\xef\xbc\x8d", b"\xc2\xa0", b"\xd9\xa1"]


class Cases:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.random = self.rng.random
        self.bits = self.rng.getrandbits

    def below(self, n):  # n is small; much faster than randrange
        return int(self.random() * n)

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def chance(self, share):
        return self.random() < share

    def pick(self, items):
        return items[int(self.random() * len(items))]

    def sign(self, magnitude):
        return -magnitude if self.bits(1) else magnitude

    def magnitude(self, digits):
        """A non-negative integer of at most this many digits, with the shapes where carries and limits live."""
        shape = self.below(16)
        if shape == 0:
            return P10[digits] - 1 - self.below(2)
        if shape == 1:
            return P10[digits - 1] + self.below(2)
        if shape == 2:  # trailing zeros
            zeros = self.below(digits)
            return self.bits(140) % P10[digits - zeros] * P10[zeros]
        if shape == 3:
            return self.below(min(10, P10[digits]))
        return self.bits(140) % (9 * P10[digits - 1]) + P10[digits - 1]

    def number(self, digits=38, low=MIN_SCALE, high=MAX_SCALE):
        return self.sign(self.magnitude(self.between(1, digits))), self.between(low, high)

    def everyday(self):
        return self.sign(self.magnitude(self.between(1, 7))), self.between(0, 4)

    def rounding(self):
        places = self.between(0, 4) if self.bits(1) else self.between(MIN_SCALE, MAX_SCALE)
        return self.pick(MODE_NAMES), places

    # texts

    def parse(self):
        shape = self.below(10)
        sign = "-" if self.bits(1) else ""
        if shape < 6:  # fits as it stands, unless more than 37 digits follow the point
            text = text_of(self.number(high=40))
        elif shape == 6:  # 39 to 44 digits before the point: fits if enough of them are zeros
            zeros = self.between(0, 7)
            text = sign + str(self.magnitude(self.between(36, 38)) * P10[zeros])
        elif shape == 7:  # zeros after the point that must drop
            text = sign + text_of((self.magnitude(38), self.below(38)))
            zeros = "0" * self.between(1, self.pick((3, 60, 300)))
            text += zeros if "." in text else "." + zeros
        elif shape == 8:  # zero, at any length and with any sign
            text = sign + "0" + ("." + "0" * self.between(1, 60) if self.bits(1) else "")
        else:  # too long, in digits or in scale, but for its zeros
            digits = str(self.magnitude(38)) + "".join(self.pick("0000123456789") for _ in range(self.below(12)))
            digits = digits.lstrip("0") or "0"
            point = self.below(len(digits))
            whole, part = digits[:point] or "0", digits[point:]
            text = f"{sign}{whole}.{part}"
        return self.text_case(text.encode())

    def syntax(self):
        text = bytearray(text_of(self.number(self.pick((3, 6, 38)), high=6)).encode())
        for _ in range(self.between(1, 2)):
            shape = self.below(8)
            at = self.below(len(text) + 1)
            if shape < 4:
                text[at:at] = self.pick(ODD)
            elif shape == 4:
                text[at : at + 1] = self.pick(ODD)
            elif shape == 5:
                text = text[:at]
            elif shape == 6:
                text[0:0] = self.pick(ODD)
            else:
                text += self.pick(ODD)
        return self.text_case(bytes(text))

    def text_case(self, text):
        quoted = "".join(chr(b) if chr(b).isalnum() and b < 128 or b in b"+-.,_:/" else f"%{b:02X}" for b in text)
        expected = parsed(text)
        return f'parse "{quoted}"', expected

    def integer(self):
        edge = self.pick((0, 2**31, 2**32, 2**63, 2**64)) + self.between(-2, 2)
        value = self.sign(edge) if self.bits(1) else self.sign(self.bits(self.between(1, 64)))
        value = min(max(value, -(2**63)), 2**64 - 1)
        return f"integer {value}", show((value, 0))

    # comparison

    def compare(self):
        a = self.number()
        shape = self.below(8)
        if shape < 4:  # the same value in other digits, where they fit
            c, s = a
            if self.chance(0.3):
                c = c % P10[self.between(1, 12)] * P10[self.below(20)]
            a = c, s
            b = fit(c * P10[6], s + 6) if self.bits(1) else a
            b = b or a
            while self.bits(1) and b[0] % 10 == 0 and b[1] > MIN_SCALE:
                b = b[0] // 10, b[1] - 1
            if shape == 3 and -MAX < b[0] < MAX:  # one unit beside
                b = b[0] + self.sign(1), b[1]
        elif shape == 4:
            a, b = (0, a[1]), (self.sign(self.below(2)), self.between(MIN_SCALE, MAX_SCALE))
        elif shape == 5:  # magnitudes alike, far apart in scale
            b = -a[0] if self.bits(1) else a[0], self.between(MIN_SCALE, MAX_SCALE)
        else:
            b = self.number()
        if self.bits(1):
            a, b = b, a
        left, right = fraction_of(a), fraction_of(b)
        if left == right:
            expected = "= same" if a == b else "= other"
        else:
            expected = "<" if left < right else ">"
        return f"compare {put(a, b)}", expected

    def compare_ratios(self):
        a, b = (self.number(), self.divisor()), (self.number(), self.divisor())
        shape = self.below(3)
        if shape == 0:  # the same quotient, not reduced alike
            k = self.between(1, 99)
            a = (self.sign(self.magnitude(30)), a[0][1]), (self.sign(self.magnitude(30) + 1), a[1][1])
            b = (a[0][0] * k, a[0][1]), (a[1][0] * k, a[1][1])
            if self.bits(1):
                b = (b[0][0] + self.between(-1, 1), b[0][1]), b[1]
        left = fraction_of(a[0]) / fraction_of(a[1])
        right = fraction_of(b[0]) / fraction_of(b[1])
        fields = " ".join(f"{put(n)}/{put(d)}" for n, d in (a, b))
        return f"compare_ratios {fields}", "<" if left < right else ">" if left > right else "="

    # arithmetic

    def add(self):
        return self.sum_of("+", "add")

    def subtract(self):
        return self.sum_of("-", "subtract")

    def sum_of(self, op, kind):
        shape = self.below(20)
        if shape < 5:
            a, b = self.everyday(), self.everyday()
        elif shape < 13:  # near scales and many digits
            scale = self.between(MIN_SCALE, MAX_SCALE)
            a = self.number(37, scale, scale)
            b = self.number(36, max(scale - 3, MIN_SCALE), scale)
            b = b[0] // P10[scale - b[1]], b[1]
        elif shape < 15:  # cancels, wholly or nearly
            a = self.number(36, 2)
            b = (a[0] * (-1 if op == "+" else 1), a[1])
            if self.bits(1):
                b = b[0] + self.between(-2, 2), b[1]
            if b[0] % 10 == 0:
                b = b[0] // 10, b[1] - 1
        elif shape == 15:  # across the limit of 38 digits, where a zero at the end must drop
            scale = self.between(MIN_SCALE + 1, MAX_SCALE)
            a = MAX - self.below(30), scale
            b = self.below(60) * (1 if op == "+" else -1), scale
        elif shape == 16:  # a small scale and many zeros: fits only because they drop
            a = self.magnitude(38), self.between(MIN_SCALE, 0)
            b = 0 if self.bits(1) else self.magnitude(3) * P10[35], self.between(33, 37)
        elif shape == 17:  # scales far apart
            a, b = self.number(8, MIN_SCALE, 0), self.number(12, 18, 24)
        elif shape == 18:
            a, b = self.number(), (0, self.between(MIN_SCALE, MAX_SCALE))
        else:
            a, b = self.number(), self.number()
        if op == "+" and self.bits(1):
            a, b = b, a
        return f"{kind} {put(a, b)}", show(calculate(a, op, b))

    def multiply(self):
        shape = self.below(20)
        if shape < 5:
            a, b = self.everyday(), self.everyday()
        elif shape < 14:  # up to 38 digits in all, scales up to 37 in all
            digits = self.between(1, 37)
            scale = self.between(-3, 34)
            a = self.number(digits, scale, scale)
            b = self.number(38 - digits, max(-3, -6 - scale), min(MAX_SCALE, MAX_SCALE - scale))
        elif shape == 14:  # scales below -6 in all: zeros are appended
            digits = self.pick((16, 32, 36, 38))
            part = self.between(1, digits - 1)
            a = self.sign(self.magnitude(part)), self.between(MIN_SCALE, -3)
            b = self.sign(self.magnitude(digits - part)), self.between(MIN_SCALE, -3)
        elif shape == 15:  # powers of 2 and 5: many zeros that may drop
            k = self.between(1, 50)
            a = self.sign(5**k * self.between(1, 9)), self.between(0, 37)
            b = self.sign(2**k * self.between(1, 9)), self.between(0, 37)
        elif shape == 16:  # zeros at the end, one more than fits or one less
            a, b = self.number(19, 10, 20), self.number(19, 10, 20)
            a, b = (a[0] * P10[self.below(12)], a[1]), (b[0] * P10[self.below(12)], b[1])
        elif shape == 17:  # around the limit
            digits = self.between(1, 37)
            a = self.sign(MAX // P10[digits] + self.between(-1, 1)), self.between(0, 18)
            b = self.sign(P10[digits] + self.between(-1, 1)), self.between(0, 18)
        elif shape == 18:
            a, b = self.number(), (self.pick((0, 1, -1, 10)), self.between(MIN_SCALE, MAX_SCALE))
        else:
            a, b = self.number(), self.number()
        if self.bits(1):
            a, b = b, a
        a = a if -MAX <= a[0] <= MAX else (MAX, a[1])
        b = b if -MAX <= b[0] <= MAX else (MAX, b[1])
        return f"multiply {put(a, b)}", show(calculate(a, "*", b))

    def negate(self):
        a = self.number() if self.chance(0.9) else (0, self.between(MIN_SCALE, MAX_SCALE))
        return f"negate {put(a)}", show((-a[0], a[1]))

    # rounding

    def tie(self, places, digits):
        """A number half way between two of `places` places, as coefficient and scale (the scale may be 38)."""
        kept = 0 if self.chance(0.05) else self.magnitude(digits)
        return self.sign(kept * 10 + 5), places + 1

    def round(self):
        mode, places = self.rounding()
        shape = self.below(20)
        if shape < 11 and places < MAX_SCALE:  # exact ties, and the numbers next to them
            c, s = self.tie(places, self.between(1, 37))
            room = min(MAX_SCALE - s, 38 - len(str(abs(c))))
            zeros = self.between(0, room)
            c, s = c * P10[zeros], s + zeros
            if shape == 10 and -MAX < c < MAX:
                c += self.sign(1)
        elif shape < 14:  # rounds far above its own digits: to 0 or to one unit
            s = self.between(MIN_SCALE, MAX_SCALE)
            c = self.number(self.pick((1, 4, 38)))[0]
            places = self.between(MIN_SCALE, s)
        elif shape == 14:  # carries into a new digit
            digits = self.between(1, 38)
            c, s = self.sign(P10[digits] - self.between(1, 6)), self.between(MIN_SCALE, MAX_SCALE)
            places = max(MIN_SCALE, s - self.between(0, digits))
        elif shape < 17:  # zeros are appended, as many as 38 digits reach
            c, s = self.number()
            places = self.between(s, MAX_SCALE)
        else:
            c, s = self.number() if self.chance(0.95) else (0, self.between(MIN_SCALE, MAX_SCALE))
        return f"round {put((c, s))} {mode} {places}", show(round_decimal((c, s), mode, places))

    def divisor(self):
        c, s = self.number(self.pick((2, 5, 18, 38)))
        return c or self.between(1, 9), s

    def quotient(self):
        mode, places = self.rounding()
        shape = self.below(20)
        if shape < 11:  # exact ties: (half way) x divisor / divisor, and the quotients next to them
            digits = self.between(1, 35)
            c, s = self.tie(places, self.between(1, 36 - digits))
            b = self.sign(self.magnitude(digits) or 3)
            scale = self.between(max(MIN_SCALE, MIN_SCALE - s), min(MAX_SCALE, MAX_SCALE - s))
            a, b = (c * b, s + scale), (b, scale)
            if shape > 8:
                a = a[0] + self.sign(1), a[1]
        elif shape < 14:  # a percentage of everyday figures
            a = 100 * self.magnitude(self.between(1, 9)), self.between(0, 3)
            b = self.magnitude(self.between(1, 9)) or 7, self.between(0, 3)
            places = self.between(0, 6)
        elif shape < 18:  # never terminates, and fits
            b = self.divisor()
            b = (abs(b[0]) % 10**12 or 1) * 3, self.between(0, 10)
            a = self.number(18, 0, 10)
            places = self.between(MIN_SCALE, 16)
        elif shape == 18:  # at the limit of 38 digits
            b = self.between(1, 9), 0
            a = self.number(38, 0, 8)
            places = self.between(a[1] - 1, a[1] + 1)
        else:
            a, b = self.number(), self.divisor()
        line = f"quotient {put(a, b)} {mode} {places}"
        return line, show(round_quotient(a, b, mode, places))

    def chain(self):
        """Two to six operations from left to right on Decimals, one division, one rounding."""
        wild = self.chance(0.12)
        number = self.number if wild else self.everyday
        result = number()
        fields = [put(result)]
        for _ in range(self.between(2, 6)):
            op = self.pick("+-*")
            operand = number()
            if op == "*" and not wild:
                operand = self.sign(self.magnitude(4)), self.between(0, 2)
            fields += op, put(operand)
            if result is not None:
                result = calculate(result, op, operand)
        divisor = self.divisor() if wild else (self.pick((2, 3, 4, 7, 8, 16, 25, 36, 40, 2400, -5)), self.between(0, 2))
        mode, places = self.rounding()
        if not wild:
            places = self.between(-2, 9)
        fields += "/", put(divisor), mode, str(places)
        rounded = None if result is None else round_quotient(result, divisor, mode, places)
        return "chain " + " ".join(fields), show(rounded)

    def ratio(self):
        """One to four operations from left to right on quotients: reduced, shortest, and rounded once."""
        shape = self.below(5)
        if shape == 4:  # at the edges of 64-bit words: a product reaches 128 bits, a sum then passes them
            edge = lambda: 2 ** self.pick((32, 63, 64, 64, 126)) - self.between(-1, 2)
            operand = lambda: ((self.sign(edge()), 0), (edge() if self.chance(0.1) else 1, 0))
        elif shape == 3:  # wider than 256 bits
            operand = lambda: (self.number(38, 0, 12), (self.magnitude(38) or 7, self.between(0, 12)))
        elif shape == 2:  # terminates
            operand = lambda: (self.everyday(), (self.pick((1, 2, 4, 5, 8, 10, -16, 125, 1024)), self.between(0, 3)))
        else:
            divisor = lambda: self.sign(self.magnitude(self.between(1, 9)) or 7)
            operand = lambda: (self.everyday(), (divisor(), self.between(0, 2)))
        fields, result = [], None
        for step in range(self.between(2, 5)):
            n, d = operand()
            value = fraction_of(n) / fraction_of(d)
            op = "*" if shape == 4 and step == 1 else self.pick("+-*/")
            if op == "/" and value == 0:
                op = "+"
            if step == 0:
                result = value
            else:
                fields.append(op)
                if op == "+":
                    result += value
                elif op == "-":
                    result -= value
                elif op == "*":
                    result *= value
                else:
                    result /= value
            fields.append(f"{put(n)}/{put(d)}")
        mode, places = self.pick(MODE_NAMES), self.between(-3, 8)
        rounded = fit(round_fraction(result.numerator, result.denominator, mode, places), places)
        line = f"ratio {' '.join(fields)} {mode} {places}"
        return line, f"{result.numerator}/{result.denominator} {shortest(result)} {show(rounded)}"

    # refusals

    def zero_divisor(self):
        zero = f"0:{self.between(MIN_SCALE, MAX_SCALE)}"
        a, b = self.number() if self.bits(1) else (0, 0), self.divisor()
        mode, places = self.rounding()
        if self.bits(1):
            return f"quotient {put(a)} {zero} {mode} {places}", DIVISION_BY_ZERO
        return f"ratio {put(a)}/{put(b)} / {zero}/{put(b)} {mode} {places}", DIVISION_BY_ZERO

    def bad_places(self):
        a, b = self.number(), self.divisor()
        places = self.pick((-(2**31), -100, -8, -7, 38, 39, 100, 2**31 - 1))
        mode = self.pick(MODE_NAMES)
        if self.bits(1):
            return f"round {put(a)} {mode} {places}", "places_out_of_range"
        return f"quotient {put(a, b)} {mode} {places}", "places_out_of_range"

    def limit(self):
        """base^first x base^second, or 1 over it: exact up to MAX_BITS bits, refused beyond. No common factor helps."""
        base = self.pick((2, 2, 2, 3, 7, 999999937))
        most = int((MAX_BITS - 1) / math.log2(base))  # 2^65535 has 65536 bits
        total = most + self.between(-1, 2)
        first = self.between(total // 3, total // 2)
        part = self.pick(("above", "below"))
        fits = (base**total).bit_length() <= MAX_BITS
        return f"limit {part} {base} {first} {total - first}", "exact" if fits else "ratio_overflow"


# Kind and weight. The cases of `limit` are slow.
WEIGHTS = [
    (Cases.parse, 10),
    (Cases.syntax, 4),
    (Cases.integer, 1),
    (Cases.compare, 8),
    (Cases.compare_ratios, 2),
    (Cases.add, 9),
    (Cases.subtract, 8),
    (Cases.multiply, 11),
    (Cases.negate, 1),
    (Cases.round, 19),
    (Cases.quotient, 14),
    (Cases.chain, 6),
    (Cases.ratio, 5.68),
    (Cases.zero_divisor, 0.8),
    (Cases.bad_places, 0.5),
    (Cases.limit, 0.02),
]
# Of these at least this share must have a number as their result; cases made to be refused count against it.
ARITHMETIC = {"add", "subtract", "multiply", "negate", "round", "quotient", "chain", "ratio"}
REFUSALS = (OVERFLOW, DIVISION_BY_ZERO, "places_out_of_range")
REPRESENTABLE_SHARE = 0.8


def main():
    parser = argparse.ArgumentParser(description="Seeded cases for the numbers, with the result each must have.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--cases", type=int, required=True)
    options = parser.parse_args()
    print(f"number_oracle: seed {options.seed}", file=sys.stderr)
    print(f"# seed {options.seed} cases {options.cases}")

    cases = Cases(options.seed)
    kinds = random.Random(f"kinds {options.seed}")
    makers, weights = zip(*WEIGHTS)
    total, refused = collections.Counter(), collections.Counter()
    left = options.cases
    while left:
        lines = []
        for make in kinds.choices(makers, weights, k=min(left, 10000)):
            question, expected = make(cases)
            kind = question[: question.index(" ")]
            total[kind] += 1
            if expected.endswith(REFUSALS):
                refused[kind] += 1
            lines.append(f"{question} = {expected}\n")
        sys.stdout.writelines(lines)
        left -= len(lines)
    sys.stdout.flush()

    for kind in sorted(total):
        print(f"number_oracle: {kind}: {total[kind]} cases, {refused[kind]} refused", file=sys.stderr)
    arithmetic = sum(total[kind] for kind in ARITHMETIC)
    share = 1 - sum(refused[kind] for kind in ARITHMETIC) / arithmetic if arithmetic else 0
    print(f"number_oracle: {share:.1%} of {arithmetic} results of arithmetic and rounding are numbers", file=sys.stderr)
    return 0 if share >= REPRESENTABLE_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
