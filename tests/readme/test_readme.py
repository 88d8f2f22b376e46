"""The README's examples compile, run, and print what the README says.

test_readme.py CXX CC BUILD_LIB_DIR: needs libassay.a and libassay_c.a there, ASSAY_LIBRARY and PYTHONPATH for Python,
and ASSAY_CLI, the command.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    """The code blocks in a language, each with the text from it to the next block or heading."""
    return re.findall(rf"^```{language}\n(.*?)^```\n(.*?)(?=^```|^## )", README, re.S | re.M)


def block(language):
    (only,) = blocks(language)
    return only


def promised_output(prose):
    return re.search(r"It prints `([^`]*)`", prose).group(1)


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8")
    assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
    return result.stdout


class ReadmeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_cpp(self):
        self.assertEqual(len(blocks("cpp")), 2)
        for code, prose in blocks("cpp"):
            with self.subTest(promised_output(prose)):
                source = self.folder / "example.cpp"
                source.write_text(code, encoding="utf-8")
                run(CXX, "-std=c++20", "-Wall", "-Werror", "-I", ROOT / "include", source, LIB / "libassay.a",
                    "-o", self.folder / "example")
                self.assertEqual(run(self.folder / "example").strip(), promised_output(prose))

    def test_c(self):
        code, _ = block("c")
        source = self.folder / "example.c"
        source.write_text(code, encoding="utf-8")
        run(CC, "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-I", ROOT / "capi/include", source,
            LIB / "libassay_c.a", "-lstdc++", "-lm", "-o", self.folder / "example")
        report = run(self.folder / "example")
        # 84.05 of 100 weighs 46.2275 of 55, which rounds to 46.23; 20.00 + 8.87 + 14.90 + 46.23 = 90.00.
        self.assertRegex(report, r"third_party +55 +84\.05 / 100 +46\.23\n")
        self.assertIn("Total 90.00  Grade excellent", report)

    def test_python(self):
        code, prose = block("python")
        self.assertEqual(run(sys.executable, "-c", code).strip(), promised_output(prose))

    def test_cpp_is_short(self):
        for code, _ in blocks("cpp"):
            self.assertLessEqual(len(code.splitlines()), 20)

    def test_the_verdicts_are_those_of_the_station(self):
        analysis = json.loads(run(os.environ["ASSAY_CLI"], "analyze", ROOT / "capi/examples/huadi-2024.json", "--json"))
        found = {}
        for verdict in analysis["verdicts"]:
            total = verdict["total"]
            ends = "(["[total["low_closed"]] + total["low"] + ", " + total["high"] + ")]"[total["high_closed"]]
            one = total["low"] if total["low"] == total["high"] else ends
            found[verdict["hypothesis"]] = (one, verdict["certainty"] + ": " + ", ".join(verdict["grades"]))
        promised = re.findall(r"^\|[^|]*\| `([\w/]+)` \| ([^|]*) \| ([^|]*) \|$", README, re.M)
        self.assertEqual(len(promised), 4)
        for hypothesis, total, grade in promised:
            self.assertEqual(found[hypothesis], (total, grade))

    def test_the_combinations_are_those_of_the_station(self):
        prose = re.search(r"(\d+) combinations .*?; (\d+) of them have a total below 90, and (\d+) still", README, re.S)
        analysis = json.loads(run(os.environ["ASSAY_CLI"], "analyze", ROOT / "capi/examples/huadi-2024.json", "--json"))
        (counted,) = [c for c in analysis["combinations"] if c["hypothesis"] == "weighted/half_up/2"]
        (good,) = [grade for grade in counted["grades"] if grade["grade"] == "good"]
        self.assertEqual(prose.groups(), (counted["all"], good["by_exact_total"], good["by_rounded_once"]))

    def test_the_policies_are_those_that_ship(self):
        listed = README[README.index("## Policies that ship"):README.index("## How sure a grade is")]
        self.assertEqual(
            sorted(re.findall(r"^\| `([\w-]+)`", listed, re.M)),
            sorted(path.stem for path in (ROOT / "src/model/policies").iterdir()),
        )

    def test_the_examples_are_those_that_there_are(self):
        folder = ROOT / "capi/examples"
        listed = README[README.index("## Examples"):README.index("## Promises")]
        self.assertEqual(
            sorted(re.findall(r"`([\w-]+\.(?:json|csv|template\.txt))`", listed)), sorted(path.name for path in folder.iterdir())
        )


if __name__ == "__main__":
    CXX, CC, LIB = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    unittest.main(argv=sys.argv[:1])
