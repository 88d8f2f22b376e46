"""The exported names agree four ways: exported_names.py NM SHARED_LIBRARY CAPI_FOLDER

header: what assay.h declares with ASSAY_API; script: what assay.map makes global; library: what nm sees in the shared
library; python: the prototypes of capi/python/assay. A name that only some of them have is a mistake in the others.
The library has no other symbol than these, so that nothing of C++ or of our renamed Boost is visible outside.
"""

import ast
import pathlib
import re
import subprocess
import sys


def without_comments(text):
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def header_names(header):
    return set(re.findall(r"^ASSAY_API\s[^;(]*?\b(\w+)\s*\(", without_comments(header.read_text()), flags=re.MULTILINE))


def script_names(script):
    exported = re.search(r"global:(.*?)local:\s*\*;", without_comments(script.read_text()), flags=re.DOTALL)
    return set(re.findall(r"(\S+);", exported[1]))


def library_names(nm, library):
    listing = subprocess.run(
        [nm, "--dynamic", "--defined-only", "--format=posix", library], check=True, capture_output=True, text=True
    )
    symbols = [line.split() for line in listing.stdout.splitlines()]
    # The version of the script is an absolute symbol of its own.
    return {name.split("@")[0] for name, kind, *_ in symbols if kind != "A"}


def python_names(package):
    for node in ast.walk(ast.parse((package / "_library.py").read_text())):
        if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["PROTOTYPES"]:
            return {key.value for key in node.value.keys}
    return set()


def main():
    nm, library, capi = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    found = {
        "header": header_names(capi / "include/assay.h"),
        "script": script_names(capi / "assay.map"),
        "library": library_names(nm, library),
        "python": python_names(capi / "python/assay"),
    }
    every = set().union(*found.values())
    faults = [
        f"{name}: in {', '.join(where for where in found if name in found[where])}, "
        f"but not in {', '.join(where for where in found if name not in found[where])}"
        for name in sorted(every)
        if any(name not in names for names in found.values())
    ]
    faults += [f"{name}: not of our namespace" for name in sorted(every) if not name.startswith("assay_")]
    if not every:
        faults.append("no name was found at all")
    print("\n".join(faults) if faults else f"{len(every)} names agree in {', '.join(found)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
