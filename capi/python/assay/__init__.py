"""Assay evaluates service agreements exactly.

    >>> import assay
    >>> evaluation = assay.evaluate(open("huadi-2024.json", "rb").read())
    >>> evaluation.total, evaluation.grade.id
    (Decimal('90.00'), 'excellent')

Numbers are decimal.Decimal with the digits shown, or fractions.Fraction where a value is exact; a float is neither
given nor taken. All functions are pure and may be called from many threads.
"""

import contextlib
import json
import os
import pathlib
from typing import Any, Mapping, NamedTuple, Optional, Tuple, Union

from . import _library
from ._analysis import Difference, FigureChange, InputChange, Ranked, differing, ranked
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
    language_of,
)

__all__ = [
    "Amount",
    "Area",
    "Coverage",
    "Diagnostic",
    "Difference",
    "DocumentError",
    "Evaluation",
    "FigureChange",
    "Grade",
    "Indicator",
    "InputChange",
    "Note",
    "Party",
    "Post",
    "Project",
    "Proration",
    "Ranked",
    "Rounding",
    "RoundingSchedule",
    "Staffing",
    "analyze",
    "attachment_names",
    "audit",
    "difference",
    "evaluate",
    "evaluate_file",
    "explain",
    "mark",
    "rank",
    "version",
    "what_if",
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
    """A document was refused. `diagnostics` holds every problem, in the order of the document.

    Where there were several documents, `name` says which it was: "before" or "after", or the name under which it is
    ranked.
    """

    def __init__(self, diagnostics, name=None):
        start = "" if name is None else f"{name}: "
        super().__init__("\n".join(start + str(diagnostic) for diagnostic in diagnostics))
        self.diagnostics: Tuple[Diagnostic, ...] = tuple(diagnostics)
        self.name: Optional[str] = name

    def __reduce__(self):  # the message is made from the diagnostics, not the other way round
        return type(self), (self.diagnostics, self.name)


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


def _source(document, attachments={}):
    """The bytes of a document, its attachments as pairs, and whether the caller has seen those bytes."""
    if isinstance(document, Evaluation):
        return document._document, document._attachments, False
    text, is_text = _text(document)
    return text, tuple(_attached(attachments)), is_text


@contextlib.contextmanager
def _refusals(is_text, name=None):
    """What the library refuses, as the errors of this package."""
    try:
        yield
        return
    except _library.Failure as failure:
        problems, code = [Diagnostic(*problem) for problem in failure.problems], failure.code
    if code == _library.OUT_OF_MEMORY:
        raise MemoryError from None
    if code >= _library.INTERNAL:
        raise RuntimeError(problems[0].message) from None
    if not is_text:  # line and column would be those of a text that the caller has never seen
        problems = [problem._replace(line=0, column=0) for problem in problems]
    raise DocumentError(problems, name) from None


@contextlib.contextmanager
def _handle(document, language, attachments={}, name=None):
    """The library's evaluation of a document, for a with block."""
    text, files, is_text = _source(document, attachments)
    with contextlib.ExitStack() as stack:
        with _refusals(is_text, name):
            handle = stack.enter_context(_library.evaluation(text, files, language))
        yield handle


def evaluate(
    document: Union[str, bytes, dict], lang: str = "zh", attachments: Mapping[str, Union[str, bytes]] = {}
) -> Evaluation:
    """Reads, checks and evaluates a document.

    The document is JSON text (str, or bytes in UTF-8), or the same structure as a dict of str, int, Decimal, bool, None,
    dicts and lists. A float raises TypeError, which names its JSON pointer. `attachments` holds the files that the
    document names (tables in CSV, its midterm document and the tables of that one) by their names. A document that the
    library refuses, for a file that is missing too, raises DocumentError, with messages in `lang` ("zh" or "en").
    """
    text, files, is_text = _source(document, attachments)
    with _refusals(is_text):
        return evaluated(text, files, lang)


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


def analyze(
    document: Union[str, bytes, dict, Evaluation], lang: str = "zh", attachments: Mapping[str, Union[str, bytes]] = {}
) -> dict:
    """How sure the grade is, and what would change it: what `assay analyze --json` prints, as dicts and lists.

    Numbers are str with their digits, for Decimal, or for Fraction where they are quotients ("109/184").
    """
    language = language_of(lang)
    with _handle(document, language, attachments) as handle, _refusals(False):
        return json.loads(_library.analysis(handle, language))


def _plain_text(text, what):
    """The bytes of a report or a template."""
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytes, bytearray)):
        return bytes(text)
    raise TypeError(f"the {what} is str or bytes, not {type(text).__name__}")


def audit(
    document: Union[str, bytes, dict, Evaluation],
    template: Union[str, bytes, None] = None,
    report: Union[str, bytes, None] = None,
    lang: str = "zh",
    attachments: Mapping[str, Union[str, bytes]] = {},
) -> dict:
    """Whether printed numbers can be true: what `assay audit --json` prints, as dicts and lists.

    The claims of the document, or, with a template, those that it finds in the text of a report; then both are given.
    Problems of the template have the pointer "/template" and those of the text "/report", with line and column.
    """
    language = language_of(lang)
    if (template is None) != (report is None):
        raise TypeError("a template and a report go together")
    texts = (None, None) if template is None else (_plain_text(template, "template"), _plain_text(report, "report"))
    with _handle(document, language, attachments) as handle, _refusals(True):
        return json.loads(_library.audit(handle, *texts, language))


def mark(
    document: Union[str, bytes, dict, Evaluation],
    report: Union[str, bytes],
    lang: str = "zh",
    attachments: Mapping[str, Union[str, bytes]] = {},
) -> str:
    """A draft of a template: the report's text with holes where figures of the document could stand."""
    language = language_of(lang)
    text = _plain_text(report, "report")
    with _handle(document, language, attachments) as handle, _refusals(True):
        return _library.mark(handle, text, language)


def explain(
    document: Union[str, bytes, dict, Evaluation],
    figure: Optional[str] = None,
    depth: Optional[int] = None,
    lang: str = "zh",
    attachments: Mapping[str, Union[str, bytes]] = {},
) -> list:
    """How a figure came about, down to the places of the document: the lines that `assay explain --json` prints.

    The figure comes first, such as "indicators/visits/attainment"; each line's inputs follow it, one deeper, as dicts of
    str, bool and int: `formula` with the numbers put in, `exact` before the `rounding`, `value`. Without a figure every
    one is explained that nothing else is computed from. `depth` is how many levels of inputs follow; None is all.
    A figure that there is none of raises DocumentError, which names the nearest.
    """
    language = language_of(lang)
    if depth is not None and (isinstance(depth, bool) or not isinstance(depth, int)):
        raise TypeError(f"a depth is int, not {type(depth).__name__}")
    if depth is not None and not 0 <= depth < 2**31:
        raise ValueError("a depth is from 0 to 2147483647")
    if figure is not None and not isinstance(figure, str):
        raise TypeError(f"a figure is named by str, not {type(figure).__name__}")
    path = b"" if figure is None else figure.encode("utf-8", "surrogatepass")
    if figure == "":
        raise ValueError("the name of a figure is empty")
    with _handle(document, language, attachments) as handle, _refusals(False):
        return json.loads(_library.derivation(handle, path, -1 if depth is None else depth, language))["derivation"]


def difference(
    before: Union[str, bytes, dict, Evaluation], after: Union[str, bytes, dict, Evaluation], lang: str = "zh"
) -> Difference:
    """The inputs and figures in which two documents differ, and whether the grade does.

    A document that names files is given as its evaluation, which has them.
    """
    language = language_of(lang)
    with _handle(before, language, name="before") as first, _handle(after, language, name="after") as second:
        with _refusals(False):
            return differing(_library.difference(first, second, language))


def what_if(
    document: Union[str, bytes, dict, Evaluation],
    values: Mapping[str, Any],
    lang: str = "zh",
    attachments: Mapping[str, Union[str, bytes]] = {},
) -> Difference:
    """The difference that other values would make: {"/scores/third_party/points": Decimal("46.75")}.

    Keys are JSON pointers (RFC 6901) of what the document has; values are as in a document that is a dict. DocumentError
    where there is nothing at a pointer, or where the document is refused with these values.
    """
    language = language_of(lang)
    text, files, is_text = _source(document, attachments)
    replacements = [
        (pointer.encode("utf-8", "surrogatepass"), to_json(value, pointer)) for pointer, value in values.items()
    ]
    with _refusals(is_text):
        return differing(_library.what_if(text, files, replacements, language))


def rank(documents: Mapping[str, Union[str, bytes, dict, Evaluation]], lang: str = "zh") -> Tuple[Ranked, ...]:
    """The evaluations of documents of one policy, best first, under their names.

    DocumentError where one is refused, or where they cannot be ranked together: then each problem has the pointer "/"
    and the number of its document, from 0.
    """
    language = language_of(lang)
    names = [name.encode("utf-8", "surrogatepass") for name in documents]
    with contextlib.ExitStack() as stack:
        handles = [stack.enter_context(_handle(each, language, name=name)) for name, each in documents.items()]
        with _refusals(False):
            return ranked(_library.ranking(handles, names, language))


def version() -> str:
    """The version of the library in use."""
    return _library.library.assay_version().decode()


__version__ = version()
