"""Assay evaluates service agreements exactly.

    >>> import assay
    >>> evaluation = assay.evaluate(open("huadi-2024.json", "rb").read())
    >>> evaluation.total, evaluation.grade.id
    (Decimal('90.00'), 'excellent')

Numbers are decimal.Decimal with the digits shown, or fractions.Fraction where a value is exact; a float is neither
given nor taken. All functions are pure and may be called from many threads.
"""

from typing import NamedTuple, Tuple, Union

from . import _library
from ._document import to_json
from ._evaluation import (
    Area,
    Evaluation,
    Grade,
    Indicator,
    Party,
    Post,
    Project,
    Rounding,
    RoundingSchedule,
    Staffing,
    evaluated,
)

__all__ = [
    "Area",
    "Diagnostic",
    "DocumentError",
    "Evaluation",
    "Grade",
    "Indicator",
    "Party",
    "Post",
    "Project",
    "Rounding",
    "RoundingSchedule",
    "Staffing",
    "evaluate",
    "version",
]


class Diagnostic(NamedTuple):
    """One problem of a document."""

    code: int
    name: str  # stable, as "weights_total"
    pointer: str  # JSON pointer (RFC 6901) of its place; "" is the whole document
    line: int  # from 1; 0 where no text was read, or the problem has no place in it
    column: int
    message: str

    def __str__(self):
        at = f"{self.line}:{self.column}: " if self.line else ""
        return f"{at}{self.pointer or '(document)'}: {self.message} [{self.code} {self.name}]"


class DocumentError(ValueError):
    """A document was refused. `diagnostics` holds every problem, in the order of the document."""

    def __init__(self, diagnostics):
        super().__init__("\n".join(str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics: Tuple[Diagnostic, ...] = tuple(diagnostics)

    def __reduce__(self):  # the message is made from the diagnostics, not the other way round
        return type(self), (self.diagnostics,)


def evaluate(document: Union[str, bytes, dict], lang: str = "zh") -> Evaluation:
    """Reads, checks and evaluates a document.

    The document is JSON text (str, or bytes in UTF-8), or the same structure as a dict of str, int, Decimal, bool, None,
    dicts and lists. A float raises TypeError, which names its JSON pointer. A document that the library refuses raises
    DocumentError, with messages in `lang` ("zh" or "en").
    """
    if isinstance(document, str):
        # A lone surrogate goes through, for the library to refuse.
        text, is_text = document.encode("utf-8", "surrogatepass"), True
    elif isinstance(document, (bytes, bytearray)):
        text, is_text = bytes(document), True
    elif isinstance(document, dict):
        text, is_text = to_json(document), False
    else:
        raise TypeError(f"a document is str, bytes or dict, not {type(document).__name__}")
    try:
        return evaluated(text, lang)
    except _library.Failure as failure:
        problems, code = [Diagnostic(*problem) for problem in failure.problems], failure.code
    if code == _library.OUT_OF_MEMORY:
        raise MemoryError
    if code >= _library.INTERNAL:
        raise RuntimeError(problems[0].message)
    if not is_text:  # line and column would be those of a text that the caller has never seen
        problems = [problem._replace(line=0, column=0) for problem in problems]
    raise DocumentError(problems)


def version() -> str:
    """The version of the library in use."""
    return _library.library.assay_version().decode()


__version__ = version()
