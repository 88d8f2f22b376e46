"""The dependency direction between rooms, and no binary float: layering.py SOURCE_FOLDER

number <- model <- evaluate <- {analysis, audit, explain} <- report <- json; columnar on number and evaluate; capi on include/
alone. Read from the #include lines of include, src and capi. A public header belongs to the room that fills it.
"""

import pathlib
import re
import sys

# The base: what every room may use. src/boost.hpp and src/error.cpp belong to it too.
BASE = {"error", "language", "version"}
PUBLIC = {
    "number": {"decimal", "interval", "printed", "ratio", "rounding"},
    "model": {"adjustments", "agreement", "amount", "claims", "criteria", "date", "document", "outcome", "outputs", "policy",
              "registers", "relation", "scores", "staffing", "surveys", "tables"},
    "evaluate": {"plan", "evaluation", "note"},
    "analysis": {"analysis", "ranking"},
    "audit": {"audit", "template"},
    "explain": {"explain"},
    "report": {"report"},
    "json": {"difference", "json"},
    "base": BASE,
}
ROOM_OF_HEADER = {header: room for room, headers in PUBLIC.items() for header in headers}

# What a room may include, itself aside.
BELOW = {
    "base": set(),
    "number": {"base"},
    "model": {"base", "number"},
    "evaluate": {"base", "number", "model"},
    "columnar": {"base", "number", "evaluate"},
}
BELOW |= {room: {"base", "number", "model", "evaluate"} for room in ("analysis", "audit", "explain")}
BELOW["report"] = BELOW["analysis"] | {"analysis", "audit", "explain"}
BELOW["json"] = BELOW["report"] | {"report"}

# Boost.JSON calls its handler with a double too, which the handler drops unread.
FLOATS_ALLOWED = {"src/json/tree.cpp": "bool on_double(double, "}

NOT_CODE = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)" | "(\\.|[^"\\\n])*" | (?<![0-9a-fA-F])'(\\.|[^'\\\n])*'""",
    re.DOTALL | re.VERBOSE,
)
FLOAT = re.compile(r"\b(float|double)\b | (?<![\w.])(\d[\d']*\.\d* | \.\d+ | \d+[eE][+-]?\d+)", re.VERBOSE)


def includes(text):
    return re.findall(r'^\s*#\s*include\s*([<"])([^>"]+)', text, flags=re.MULTILINE)


def room_of(path):
    """The room of a file given by its path below the source folder."""
    parts = pathlib.PurePath(path).parts
    if parts[0] == "include":
        return ROOM_OF_HEADER.get(pathlib.PurePath(path).stem)
    return "base" if len(parts) == 2 else parts[1]


def check_include(path, kind, name, files):
    """Why this file may not include that, or None."""
    top = path.split("/")[0]
    if kind == "<":
        return "Boost is private to src" if name.startswith("boost/") and top != "src" else None
    if top == "capi":
        beside = (pathlib.PurePath(path).parent / name).as_posix()
        fine = name == "assay.h" or beside in files or (name.startswith("assay/") and path.startswith("capi/src/"))
        return None if fine else "capi uses only include/ and assay.h, its command only assay.h"
    if name.startswith("assay/"):
        target = f"include/{name}"
    elif top == "src":
        target = f"src/{name}"
    else:
        return "a public header includes public headers and the standard library"
    if target not in files:
        return "there is no such file"
    own, other = room_of(path), room_of(target)
    if path == "include/assay/assay.hpp" or own == other or other in BELOW.get(own, set()):
        return None
    return f"{own} may not know {other}"


def check(source):
    files = {
        file.relative_to(source).as_posix(): file.read_text()
        for top in ("include", "src", "capi")
        for file in sorted((source / top).rglob("*"))
        if file.suffix in {".hpp", ".cpp", ".h", ".c"}
    }
    public = {path for path in files if path.startswith("include/assay/")}
    whole = "include/assay/assay.hpp"
    listed = (source / "src/CMakeLists.txt").read_text()

    for path, text in files.items():
        room = "capi" if path.startswith("capi/") else room_of(path)
        if path != whole and room not in BELOW and room != "capi":
            yield f"{path}: of no room; add it to layering.py"
            continue
        wrapped = False
        for kind, name in includes(text):
            reason = check_include(path, kind, name, files)
            if reason:
                yield f"{path}: includes {name}: {reason}"
            wrapped = wrapped or (kind == '"' and name == "boost.hpp")
            if name.startswith("boost/") and not wrapped:
                yield f'{path}: includes {name} before "boost.hpp", which renames its namespace'
        code = NOT_CODE.sub(" ", text)
        code = code.replace(FLOATS_ALLOWED.get(path, "\0"), " ", 1)
        for line in code.splitlines():
            if FLOAT.search(line):
                yield f"{path}: a binary float: {line.strip()}"

    for path in public - {whole}:
        if ('"', path.removeprefix("include/")) not in includes(files[whole]):
            yield f"{whole}: leaves out {path}"
    for path in public:
        if path not in listed:
            yield f"src/CMakeLists.txt: does not list {path}, so that it is neither installed nor tested"


def main():
    faults = list(check(pathlib.Path(sys.argv[1])))
    print("\n".join(faults) if faults else "every include points downwards, and no code holds a binary float")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
