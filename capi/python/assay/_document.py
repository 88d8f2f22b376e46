"""A document given as Python values, written as the JSON that the library reads.

Only values without a binary float anywhere are written: None, bool, int, str, Decimal, and dicts, lists and tuples of
them. A Decimal becomes a string with all its digits, so that 20.00 stays 20.00. Whether a value fits its place is
for the library to say.
"""

import json
from decimal import Decimal

# The library's numbers have at most 38 digits and 37 places; an exponent beyond this is refused here, since Decimal
# would otherwise write a billion zeros.
_LARGEST_EXPONENT = 1000

# As deep as the library reads; also the end of a structure that holds itself.
_DEEPEST = 64


def _plain(value, place):
    if not value.is_finite():
        raise ValueError(f"{place}: {value} is not a number that a document can hold")
    if abs(value.as_tuple().exponent) > _LARGEST_EXPONENT:
        raise ValueError(f"{place}: the exponent of {value} is out of range")
    return '"' + format(value, "f") + '"'


def _write(value, pointer, out, depth=0):
    place = pointer or "the document"
    if depth > _DEEPEST:
        raise ValueError(f"{place}: nested deeper than {_DEEPEST} levels")
    if value is None:
        out.append("null")
    elif isinstance(value, bool):
        out.append("true" if value else "false")
    elif isinstance(value, str):
        out.append(json.dumps(value))
    elif isinstance(value, int):
        out.append(format(Decimal(value), "f"))  # str() refuses more than 4300 digits
    elif isinstance(value, Decimal):
        out.append(_plain(value, place))
    elif isinstance(value, float):
        raise TypeError(f"{place}: {value!r} is a float, which does not hold most decimal numbers; use Decimal, int or str")
    elif isinstance(value, dict):
        out.append("{")
        for index, (key, item) in enumerate(value.items()):
            if not isinstance(key, str):
                raise TypeError(f"{place}: the key {key!r} is not a str")
            out.append((", " if index else "") + json.dumps(key) + ": ")
            _write(item, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), out, depth + 1)
        out.append("}")
    elif isinstance(value, (list, tuple)):
        out.append("[")
        for index, item in enumerate(value):
            out.append(", " if index else "")
            _write(item, f"{pointer}/{index}", out, depth + 1)
        out.append("]")
    else:
        raise TypeError(f"{place}: a {type(value).__name__} cannot stand in a document")


def to_json(document, pointer=""):
    """Bytes of JSON; TypeError or ValueError names the JSON pointer of a value that cannot be written exactly."""
    out = []
    _write(document, pointer, out)
    return "".join(out).encode("ascii")
