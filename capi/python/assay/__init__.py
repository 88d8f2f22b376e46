"""Assay evaluates service agreements exactly.

    >>> import assay
    >>> evaluation = assay.evaluate(open("huadi-2024.json", "rb").read())
    >>> evaluation.total, evaluation.grade.id
    (Decimal('90.00'), 'excellent')

Numbers are decimal.Decimal with the digits shown, or fractions.Fraction where a value is exact; a float is neither
given nor taken. All functions are pure and may be called from many threads.
"""

import os
import pathlib
from typing import Mapping, NamedTuple, Tuple, Union

from . import _library
from ._document import to_json
from ._evaluation import (
    Amount,
    Area,
    Coverage,
    Evaluation,
    Grade,
    Indicator,
    Note,
    Party,
    Post,
    Project,
    Proration,
    Rounding,
    RoundingSchedule,
    Staffing,
    evaluated,
)

__all__ = [
    "Amount",
    "Area",
    "Coverage",
    "Diagnostic",
    "DocumentError",
    "Evaluation",
    "Grade",
    "Indicator",
    "Note",
    "Party",
    "Post",
    "Project",
    "Proration",
    "Rounding",
    "RoundingSchedule",
    "Staffing",
    "attachment_names",
    "evaluate",
    "evaluate_file",
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


def _text(document):
    """The bytes of a document, and whether the caller has seen them."""
    if isinstance(document, str):
        # A lone surrogate goes through, for the library to refuse.
        return document.encode("utf-8", "surrogatepass"), True
    if isinstance(document, (bytes, bytearray)):
        return bytes(document), True
    if isinstance(document, dict):
        return to_json(document), False
    raise TypeError(f"a document is str, bytes or dict, not {type(document).__name__}")


def _attached(attachments):
    if not isinstance(attachments, Mapping):
        raise TypeError(f"attachments are a mapping of names, not {type(attachments).__name__}")
    for name, data in attachments.items():
        if not isinstance(name, str):
            raise TypeError(f"the name of an attachment is str, not {type(name).__name__}")
        if isinstance(data, str):
            data = data.encode("utf-8", "surrogatepass")
        elif not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"the attachment {name!r} is bytes or str, not {type(data).__name__}")
        yield name.encode("utf-8", "surrogatepass"), bytes(data)


def evaluate(
    document: Union[str, bytes, dict], lang: str = "zh", attachments: Mapping[str, Union[str, bytes]] = {}
) -> Evaluation:
    """Reads, checks and evaluates a document.

    The document is JSON text (str, or bytes in UTF-8), or the same structure as a dict of str, int, Decimal, bool, None,
    dicts and lists. A float raises TypeError, which names its JSON pointer. `attachments` holds the files that the
    document names (tables in CSV, its midterm document and the tables of that one) by their names. A document that the
    library refuses, for a file that is missing too, raises DocumentError, with messages in `lang` ("zh" or "en").
    """
    text, is_text = _text(document)
    files = tuple(_attached(attachments))
    try:
        return evaluated(text, files, lang)
    except _library.Failure as failure:
        problems, code = [Diagnostic(*problem) for problem in failure.problems], failure.code
    if code == _library.OUT_OF_MEMORY:
        raise MemoryError
    if code >= _library.INTERNAL:
        raise RuntimeError(problems[0].message)
    if not is_text:  # line and column would be those of a text that the caller has never seen
        problems = [problem._replace(line=0, column=0) for problem in problems]
    raise DocumentError(problems)


def attachment_names(document: Union[str, bytes, dict]) -> Tuple[str, ...]:
    """The names of the files that a document needs, in its order; none where it cannot be read.

    Those that its midterm document names are not among them.
    """
    return _library.attachment_names(_text(document)[0])


def evaluate_file(path: Union[str, os.PathLike], lang: str = "zh") -> Evaluation:
    """Evaluates the document at a path, with the files beside it that it names.

    OSError where the document cannot be read. A file that it names and that cannot be read is missing: DocumentError.
    """
    path = pathlib.Path(path)
    document = path.read_bytes()
    attachments = {}

    def attach(text):
        for name in attachment_names(text):
            try:
                attachments.setdefault(name, (path.parent / name).read_bytes())
            except OSError:
                pass

    attach(document)
    for text in list(attachments.values()):  # a midterm document has tables of its own
        attach(text)
    return evaluate(document, lang, attachments)


def version() -> str:
    """The version of the library in use."""
    return _library.library.assay_version().decode()


__version__ = version()
