"""The shared library: where it is found, the prototypes of its functions, and calls that free what they take.

It is looked for at ASSAY_LIBRARY (that path alone, where it is set), beside this package, in lib of any folder above it
(so that an installed prefix can be moved), and last by its name where the system's loader looks.
"""

import contextlib
import ctypes
import os
import pathlib
import sysconfig
from ctypes import POINTER, Structure, c_char_p, c_int32, c_size_t, c_uint32, c_void_p

ABI_VERSION = 1
NAME = "libassay_c.so.1"

OK, INTERNAL, OUT_OF_MEMORY = 0, 900, 901
LANGUAGES = {"zh": 0, "en": 1}
JSON, REPORT = 0, 1


class Diagnostic(Structure):
    """struct assay_diagnostic."""

    _fields_ = [
        ("struct_size", c_uint32),
        ("code", c_int32),
        ("line", c_uint32),
        ("column", c_uint32),
        ("name", c_void_p),
        ("name_size", c_size_t),
        ("pointer", c_void_p),
        ("pointer_size", c_size_t),
        ("message", c_void_p),
        ("message_size", c_size_t),
    ]


class Attachment(Structure):
    """struct assay_attachment."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("name", c_char_p),
        ("name_size", c_size_t),
        ("data", c_char_p),
        ("size", c_size_t),
    ]


class Replacement(Structure):
    """struct assay_replacement."""

    _fields_ = [
        ("struct_size", c_size_t),
        ("pointer", c_char_p),
        ("pointer_size", c_size_t),
        ("value", c_char_p),
        ("value_size", c_size_t),
    ]


# Every function of assay.h: result, arguments. Handles are void pointers.
PROTOTYPES = {
    "assay_abi_version": (c_uint32, []),
    "assay_analyze": (c_int32, [c_void_p, c_int32, c_int32, POINTER(c_void_p), POINTER(c_void_p)]),
    "assay_attachment_names": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p)]),
    "assay_audit": (
        c_int32,
        [
            c_void_p,
            c_char_p,
            c_size_t,
            c_char_p,
            c_size_t,
            c_int32,
            c_int32,
            c_int32,
            POINTER(c_int32),
            POINTER(c_void_p),
            POINTER(c_void_p),
        ],
    ),
    "assay_difference": (c_int32, [c_void_p, c_void_p, c_int32, c_int32, POINTER(c_void_p), POINTER(c_void_p)]),
    "assay_error_count": (c_int32, [c_void_p, POINTER(c_size_t)]),
    "assay_error_diagnostic": (c_int32, [c_void_p, c_size_t, c_int32, POINTER(Diagnostic)]),
    "assay_error_free": (None, [c_void_p]),
    "assay_evaluate": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p)]),
    "assay_evaluate_with": (
        c_int32,
        [c_char_p, c_size_t, POINTER(Attachment), c_size_t, POINTER(c_void_p), POINTER(c_void_p)],
    ),
    "assay_evaluation_free": (None, [c_void_p]),
    "assay_evaluation_write": (c_int32, [c_void_p, c_int32, c_int32, POINTER(c_void_p), POINTER(c_void_p)]),
    "assay_explain": (
        c_int32,
        [c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_int32, POINTER(c_void_p), POINTER(c_void_p)],
    ),
    "assay_mark": (c_int32, [c_void_p, c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p)]),
    "assay_rank": (
        c_int32,
        [
            POINTER(c_void_p),
            POINTER(c_char_p),
            POINTER(c_size_t),
            c_size_t,
            c_int32,
            c_int32,
            POINTER(c_void_p),
            POINTER(c_void_p),
        ],
    ),
    "assay_text_free": (None, [c_void_p]),
    "assay_text_view": (c_int32, [c_void_p, POINTER(c_void_p), POINTER(c_size_t)]),
    "assay_version": (c_char_p, []),
    "assay_what_if": (
        c_int32,
        [
            c_char_p,
            c_size_t,
            POINTER(Attachment),
            c_size_t,
            POINTER(Replacement),
            c_size_t,
            c_int32,
            c_int32,
            POINTER(c_void_p),
            POINTER(c_void_p),
        ],
    ),
}


def _candidates():
    chosen = os.environ.get("ASSAY_LIBRARY")
    if chosen:
        return [chosen]
    package = pathlib.Path(__file__).resolve().parent
    folders = [package]
    multiarch = sysconfig.get_config_var("MULTIARCH")
    for parent in package.parents:
        folders += [parent / "lib", parent / "lib64"]
        if multiarch:
            folders.append(parent / "lib" / multiarch)
    return [str(folder / NAME) for folder in folders if (folder / NAME).exists()] + [NAME]


def _load():
    failures = []
    for path in _candidates():
        try:
            library = ctypes.CDLL(path)
            for name, (result, arguments) in PROTOTYPES.items():
                function = getattr(library, name)
                function.restype, function.argtypes = result, arguments
        except (OSError, AttributeError) as failure:
            failures.append(f"  {failure}")
            continue
        if library.assay_abi_version() == ABI_VERSION:
            return library
        failures.append(f"  {path}: ABI version {library.assay_abi_version()}, not {ABI_VERSION}")
    raise ImportError(
        "the shared library of Assay cannot be used; set ASSAY_LIBRARY to its path. Tried:\n" + "\n".join(failures)
    )


library = _load()


def _bytes(pointer, size):
    return ctypes.string_at(pointer, size) if size else b""


def _problems(error, language):
    """The diagnostics of an error as tuples: code, name, pointer, line, column, message."""
    count = c_size_t()
    library.assay_error_count(error, ctypes.byref(count))
    for index in range(count.value):
        found = Diagnostic(struct_size=ctypes.sizeof(Diagnostic))
        library.assay_error_diagnostic(error, index, language, ctypes.byref(found))
        yield (
            found.code,
            _bytes(found.name, found.name_size).decode(),
            _bytes(found.pointer, found.pointer_size).decode(),
            found.line,
            found.column,
            _bytes(found.message, found.message_size).decode(),
        )


class Failure(Exception):
    """A call returned something else than OK; problems is empty where memory was too short for them."""

    def __init__(self, code, problems):
        super().__init__(code)
        self.code = code
        self.problems = problems


def _call(function, *arguments, language):
    """Calls a function whose last two parameters are a handle to give out and an error; the handle."""
    handle, error = c_void_p(), c_void_p()
    try:
        code = function(*arguments, ctypes.byref(handle), ctypes.byref(error))
        if code != OK:
            raise Failure(code, list(_problems(error, language)))
    finally:
        library.assay_error_free(error)
    return handle


def _structs(struct, pairs):
    """An array of Attachment or Replacement: of pairs of bytes."""
    size = ctypes.sizeof(struct)
    return (struct * len(pairs))(*(struct(size, first, len(first), second, len(second)) for first, second in pairs))


@contextlib.contextmanager
def evaluation(document, attachments, language):
    """The handle of an evaluated document, freed at the end of the with block. Attachments: pairs of name and bytes."""
    files = _structs(Attachment, attachments)
    handle = _call(library.assay_evaluate_with, document, len(document), files, len(files), language=language)
    try:
        yield handle
    finally:
        library.assay_evaluation_free(handle)


def _taken(text):
    """What a text holds; frees it."""
    try:
        data, size = c_void_p(), c_size_t()
        library.assay_text_view(text, ctypes.byref(data), ctypes.byref(size))
        return _bytes(data, size.value).decode()
    finally:
        library.assay_text_free(text)


def write(handle, format, language):
    return _taken(_call(library.assay_evaluation_write, handle, format, language, language=language))


def analysis(handle, language):
    return _taken(_call(library.assay_analyze, handle, JSON, language, language=language))


def audit(handle, template, report, language):
    """Template and report: bytes, or both None."""
    texts = template, len(template or b""), report, len(report or b"")
    discrepancies = ctypes.byref(c_int32())  # which the result says too
    return _taken(_call(library.assay_audit, handle, *texts, 0, JSON, language, discrepancies, language=language))


def mark(handle, report, language):
    return _taken(_call(library.assay_mark, handle, report, len(report), language=language))


def derivation(handle, path, depth, language):
    """Path: bytes, empty for all figures. Depth: -1 for all levels."""
    return _taken(_call(library.assay_explain, handle, path, len(path), depth, JSON, language, language=language))


def difference(before, after, language):
    return _taken(_call(library.assay_difference, before, after, JSON, language, language=language))


def what_if(document, attachments, replacements, language):
    """Attachments: pairs of name and bytes. Replacements: pairs of pointer and JSON."""
    files, values = _structs(Attachment, attachments), _structs(Replacement, replacements)
    arguments = document, len(document), files, len(files), values, len(values), JSON, language
    return _taken(_call(library.assay_what_if, *arguments, language=language))


def ranking(handles, names, language):
    count = len(handles)
    evaluations = (c_void_p * count)(*(handle.value for handle in handles))
    sizes = (c_size_t * count)(*map(len, names))
    arguments = evaluations, (c_char_p * count)(*names), sizes, count, JSON, language
    return _taken(_call(library.assay_rank, *arguments, language=language))


def attachment_names(document):
    names = _taken(_call(library.assay_attachment_names, document, len(document), language=LANGUAGES["en"]))
    return tuple(names.split("\n")[:-1])
