"""What must not compile, each beside a twin that must: compile_fail.py COMPILER INCLUDE_DIR...

A case alone could fail to compile for any reason, a typing mistake too. Its twin differs only in what the header
forbids, and the message must speak of that: `deleted`, `private`, and so on, in the words of g++ and clang.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

DELETED = "deleted"
NO_CONVERSION = "conversion|convert|no match|no viable"
PRIVATE = "private"

# name, what must not compile, its twin, what the message says
CASES = [
    # Numbers enter as text or scaled integers, never as binary floats; truth values and characters are no numbers.
    ("a Decimal from a double", "Decimal x = 0.1;", 'Decimal x = Decimal::parse("0.1");', DELETED),
    ("a Decimal from a double, asked for", "Decimal x(0.1);", "Decimal x(1);", DELETED),
    ("a Decimal from a whole double", "Decimal x = 1.0;", "Decimal x = 1;", DELETED),
    ("a Decimal from a float", "Decimal x = 0.1f;", 'Decimal x = Decimal::parse("0.1");', DELETED),
    ("a Decimal from a long double", "Decimal x = 0.1L;", 'Decimal x = Decimal::parse("0.1");', DELETED),
    ("a Decimal from a bool", "Decimal x = true;", "Decimal x = 1;", DELETED),
    ("a Decimal from a char", "Decimal x = '7';", "Decimal x = 7;", DELETED),
    ("a Decimal from a char32_t", "Decimal x = U'7';", "Decimal x = 7u;", DELETED),
    ("a Decimal from a text", 'Decimal x = "0.1";', 'Decimal x = Decimal::parse("0.1");', NO_CONVERSION),
    ("a double from a Decimal", "double x = Decimal(1);", "Decimal x = Decimal(1);", NO_CONVERSION),
    ("a Decimal plus a double", "auto x = Decimal(1) + 0.5;", "auto x = Decimal(1) + 5;", DELETED),
    ("a double times a Decimal", "auto x = 0.5 * Decimal(1);", "auto x = 5 * Decimal(1);", DELETED),
    ("a Decimal compared with a double", "bool x = Decimal(1) == 1.0;", "bool x = Decimal(1) == 1;", DELETED),
    ("a Decimal below a double", "bool x = Decimal(1) < 1.5;", "bool x = Decimal(1) < 2;", DELETED),
    ("a Ratio from a double", "Ratio x = 0.5;", "Ratio x = 5;", DELETED),
    ("a Ratio from a bool", "Ratio x = true;", "Ratio x = 1;", DELETED),
    ("a Ratio divided by a double", "auto x = Ratio(1) / 3.0;", "auto x = Ratio(1) / 3;", DELETED),
    ("an Amount from a double", "Amount x = 0.5;", 'Amount x = Decimal::parse("0.5");', DELETED),
    ("an Amount from a bool", "Amount x = false;", "Amount x = 0;", DELETED),
    ("cells from a double", "Cells x = whole(20.5);", "Cells x = whole(20);", DELETED),
    ("points from a double", "Points x{99.5};", "Points x{99};", DELETED),
    ("a raw score from a double", "RawScore x{88.7};", 'RawScore x{Decimal::parse("88.7")};', DELETED),
    ("a party's maximum from a double", 'Party x{"a", "", 10.0};', 'Party x{"a", "", 10};', DELETED),
    # Division is exact, and only a Rounding makes a Decimal of its result.
    ("a Decimal from a division", "Decimal x = Decimal(1) / Decimal(3);", "Ratio x = Decimal(1) / Decimal(3);",
     NO_CONVERSION),
    ("a Decimal from a Ratio", "Decimal x = Ratio(1);", "Decimal x = round(Ratio(1), Rounding{});", NO_CONVERSION),
    ("rounding to places without a mode", "auto x = round(Ratio(1), 2);",
     "auto x = round(Ratio(1), {RoundingMode::half_up, 2});", NO_CONVERSION),
    # What has been checked is made by what checks it.
    ("a Plan of nothing", "Plan x;", "Plan x(Policy{}, Agreement{});", NO_CONVERSION),
    ("a Plan of a policy alone", "Plan x(Policy{});", "Plan x(Policy{}, Agreement{});", NO_CONVERSION),
    ("Inputs written by hand", "inputs.outputs_.actuals.clear();", "inputs.actual(0, 0);", PRIVATE),
    ("an Evaluation of a plan without a run", "Evaluation x(plan);", "Evaluation x = plan.run(inputs);", NO_CONVERSION),
    ("a figure written by hand", "evaluation.values_.clear();", "evaluation.value(0);", PRIVATE),
    ("a figure's value changed", "*evaluation.value(0) = 1;", "Decimal x = *evaluation.value(0);",
     "discards qualifiers|not marked const|no viable overloaded '='"),
    ("an Edge that says neither figure nor place", "Edge x(0);", "Edge x = Edge::to_figure(0);", PRIVATE),
    ("an Error without a diagnostic", "Error x;", "Error x{Diagnostic{}};", NO_CONVERSION),
    # The handles of the C ABI are distinct types.
    ("a text freed as an error", "assay_error_free(text);", "assay_text_free(text);", NO_CONVERSION),
]

HEADER = """#include "assay/assay.hpp"
#include "assay.h"
"""

UNIT = """using namespace assay;
[[maybe_unused]] static void %s([[maybe_unused]] const Plan& plan, [[maybe_unused]] const Inputs& inputs,
                                [[maybe_unused]] Evaluation& evaluation, [[maybe_unused]] assay_text* text) {
  [[maybe_unused]] int unused;
  %s
}
"""


def run(command, source):
    """The compiler's messages, or None where it is content."""
    done = subprocess.run(command, input=source, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    return None if done.returncode == 0 else done.stderr


def check(compile_unit, case):
    name, forbidden, twin, reason = case
    faults = []
    messages = compile_unit(UNIT % ("forbidden", forbidden))
    if messages is None:
        faults.append(f"{name}: this compiles and must not:\n    {forbidden}")
    else:
        errors = [line for line in messages.splitlines() if "error:" in line]
        if not any(re.search(reason, line) for line in errors):
            faults.append(f"{name}: refused, but not as {reason}:\n    {forbidden}\n" + "\n".join(errors))
    messages = compile_unit(UNIT % ("twin", twin))
    if messages is not None:
        faults.append(f"{name}: the twin must compile and does not:\n    {twin}\n{messages}")
    return faults


def main():
    compiler, *includes = sys.argv[1:]
    command = [compiler, "-std=c++20", "-w", *[f"-I{folder}" for folder in includes]]
    with tempfile.TemporaryDirectory() as folder:
        # The headers are compiled once; both compilers find the result beside the header they are told to include.
        header = pathlib.Path(folder, "all.hpp")
        header.write_text(HEADER)
        messages = run([*command, "-x", "c++-header", header, "-o", f"{header}.gch"], None)
        if messages is not None:
            sys.exit(f"the headers do not compile:\n{messages}")
        syntax = [*command, "-include", header, "-fsyntax-only", "-x", "c++", "-"]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = pool.map(lambda case: check(lambda source: run(syntax, source), case), CASES)
            faults = [fault for found in results for fault in found]
    print("\n".join(faults) if faults else f"{len(CASES)} cases are refused, {len(CASES)} twins compile")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
