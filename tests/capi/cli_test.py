"""The command `assay`: exit statuses, streams, options, messages.

    ASSAY_CLI=build/release/bin/assay python3 tests/capi/cli_test.py
"""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

CLI = os.path.abspath(os.environ["ASSAY_CLI"])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
STATION = str(SOURCE / "capi" / "examples" / "huadi-2024.json")

# 8.87 + 20.00 + 14.90 + 46.23 = 90.00, where excellent (优秀) begins.
GOOD = """{"assay": 1, "policy": "guangzhou-2023", "scores": {
  "oversight": {"points": "8.87"}, "purchaser": {"points": "20.00"},
  "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}}}
"""
# An unknown key, a score 0.01 above its maximum, a score below 0: each on its own line.
BAD = """{"assay": 1, "policy": "guangzhou-2023",
  "scors": 1,
  "scores": {"oversight": {"points": "8.87"},
    "purchaser": {"points": "20.01"},
    "supervision_centre": {"points": "14.90"},
    "third_party": {"points": "-1"}}}
"""


# GOOD with an indicator whose actuals stand in a file beside the document: 365 + 713 = 1078.
TABLED = GOOD.replace(
    '"scores"',
    """"agreement": {"areas": [{"id": "east"}, {"id": "west"}], "indicators": [{"id": "visits", "target": 900}]},
  "outputs": {"tables": [{"csv": "annex.csv"}]}, "scores\"""",
)
ANNEX = ",visits\neast,365\nwest,713\n"


# GOOD with 0.01 less from the third party: 89.99, which is good (良好).
LOWER = GOOD.replace("46.23", "46.22")
# GOOD as a report prints it: the total, and 1087 visits where 1078 were made, two digits swapped. 12345 is not spoken of.
CLAIMS = GOOD.replace(
    '"scores"',
    """"agreement": {"indicators": [{"id": "visits", "name": "入户探访", "target": 900}]},
  "outputs": {"indicators": {"visits": 1078}},
  "claims": [{"figure": "total", "printed": "90.00"}, {"figure": "indicators/visits/actual", "printed": "1087"}],
  "scores\"""",
)
REPORT = "总分90.00分。\n完成入户探访1087次，另发传单12345份。\n"
TEMPLATE = "总分【90.00｜总分】分\n完成入户探访【1078｜入户探访】次\n"
COMMANDS = ("evaluate", "analyze", "diff", "rank", "audit", "mark", "explain")


def has_chinese(text):
    return any("\u4e00" <= character <= "\u9fff" for character in text)


class CliTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.good = self.file("good.json", GOOD)
        self.bad = self.file("bad.json", BAD)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def run_cli(self, *arguments, stdin=b"", stdout=subprocess.PIPE):
        """Runs in the temporary folder: exit status, standard output, standard error."""
        done = subprocess.run(
            [CLI, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE, cwd=self.folder.name, timeout=60
        )
        return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()

    def done(self, *arguments, **options):
        status, out, err = self.run_cli(*arguments, **options)
        self.assertEqual((status, err), (0, ""), arguments)
        return out

    def refused(self, *arguments, **options):
        """Exit 2, nothing on standard output; the lines of standard error."""
        status, out, err = self.run_cli(*arguments, **options)
        self.assertEqual((status, out), (2, ""), arguments)
        self.assertTrue(err.endswith("\n"), err)
        return err[:-1].split("\n")

    # ---- done ----

    def test_json(self):
        result = json.loads(self.done("evaluate", self.good, "--json"))
        self.assertEqual(result["total"], "90.00")
        self.assertEqual(result["total_exact"], "90")
        self.assertEqual(result["grade"]["id"], "excellent")

    def test_the_real_station(self):
        result = json.loads(self.done("evaluate", "--json", STATION))
        self.assertEqual((result["total"], result["grade"]["id"]), ("90.00", "excellent"))

    def test_the_bytes_are_those_of_the_library(self):
        golden = SOURCE / "tests" / "golden"
        for options, file in (("--json",), "json"), ((), "zh.txt"), (("--lang", "en"), "en.txt"):
            result = subprocess.run([CLI, "evaluate", STATION, *options], capture_output=True, check=True)
            self.assertEqual(result.stdout, (golden / f"huadi-2024.{file}").read_bytes())

    def test_the_report_is_the_default_and_chinese(self):
        report = self.done("evaluate", self.good)
        self.assertIn("90.00", report)
        self.assertIn("优秀", report)
        self.assertEqual(report, self.done("evaluate", self.good, "--lang", "zh"))
        english = self.done("evaluate", self.good, "--lang", "en")
        self.assertIn("90.00", english)
        self.assertIn("excellent", english)
        self.assertFalse(has_chinese(english))

    def test_options_stand_anywhere(self):
        expected = self.done("evaluate", self.good, "--json", "--lang", "en")
        for arguments in (
            ["evaluate", "--json", self.good, "--lang", "en"],
            ["evaluate", "--lang", "en", "--json", self.good],
            ["--lang=en", "--json", "evaluate", self.good],
            ["evaluate", "--json", "--", self.good],
            ["--json", "--", "evaluate", self.good],
            ["evaluate", "--json", "good.json"],
        ):
            self.assertEqual(self.done(*arguments), expected, arguments)
        self.assertEqual(self.done("evaluate", "--json", "-", stdin=GOOD.encode()), expected)

    def test_the_last_language_counts(self):
        self.assertEqual(self.done("--help", "--lang", "en", "--lang", "zh"), self.done("--help"))

    def test_a_file_that_looks_like_an_option(self):
        self.file("--json", GOOD)
        self.assertIn("优秀", self.done("evaluate", "--", "--json"))
        self.assertIn("优秀", self.done("evaluate", "./--json"))

    def test_standard_input_is_read_to_its_end(self):
        padding = " " * 300_000  # more than a pipe or a first buffer holds
        self.assertEqual(
            self.done("evaluate", "--json", "-", stdin=(padding + GOOD + padding).encode()),
            self.done("evaluate", "--json", self.good),
        )

    def test_help(self):
        own = [(command, arguments) for command in COMMANDS
               for arguments in ([command, "--help"], ["--help", command], [command, "missing", "--help"])]  # fmt: skip
        for command, arguments in [(None, ["--help"]), *own]:
            chinese, english = self.done(*arguments), self.done(*arguments, "--lang", "en")
            self.assertTrue(has_chinese(chinese))
            self.assertFalse(has_chinese(english))
            for text in (chinese, english):
                self.assertIn("assay " + (command or ""), text)
                self.assertIn("--lang", text)
                self.assertEqual("--json" in text, command not in (None, "mark"))
                self.assertEqual("--set" in text, command == "analyze")
                self.assertEqual("--template" in text, command == "audit")
                self.assertEqual("--depth" in text, command == "explain")
                if command is not None:
                    self.assertRegex(text, r"\n  0  .*\n  1  .*\n  2  ")  # all exit statuses in one list
                self.assertLessEqual(max(map(len, text.split("\n"))), 100)
                if command is None:
                    for each in COMMANDS:
                        self.assertRegex(text, rf"(?m)^  {each} ")

    def test_version(self):
        header = (SOURCE / "include" / "assay" / "version.hpp").read_text()
        library = re.search(r'define ASSAY_VERSION "(.*)"', header).group(1)
        self.assertEqual(self.done("--version"), f"assay {library} (ABI 1)\n")

    # ---- files that the document names ----

    def actual(self, *arguments, **options):
        return json.loads(self.done("evaluate", "--json", *arguments, **options))["indicators"][0]["actual"]

    def test_files_beside_the_document(self):
        folder = pathlib.Path(self.folder.name) / "elsewhere"
        folder.mkdir()
        self.file("elsewhere/tabled.json", TABLED)
        self.file("elsewhere/annex.csv", ANNEX)
        self.file("annex.csv", ANNEX.replace("713", "714"))  # of the current folder
        self.file("tabled.json", TABLED)
        self.assertEqual(self.actual("elsewhere/tabled.json"), "1078")
        self.assertEqual(self.actual(str(folder / "tabled.json")), "1078")
        self.assertEqual(self.actual("elsewhere/../tabled.json"), "1079")
        self.assertEqual(self.actual("tabled.json"), "1079")
        self.assertEqual(self.actual("-", stdin=TABLED.encode()), "1079")

    def test_a_midterm_document_and_its_own_table(self):
        midterm = '{"project": {"id": "p", "stage": "midterm"}, ' + TABLED[1:]
        self.file("midterm.json", midterm)
        self.file("annex.csv", ANNEX)
        final = midterm.replace('"midterm"', '"final"').replace('"tables": [{"csv": "annex.csv"}]', '"indicators": {"visits": 1100}')
        path = self.file("final.json", '{"midterm": "midterm.json", ' + final[1:])
        result = json.loads(self.done("evaluate", "--json", path))
        self.assertEqual(result["midterm"]["indicators/visits/actual"], "1078")
        self.assertEqual(result["progress"]["indicators/visits"], "22")  # 1100 - 1078

    def test_a_file_that_cannot_be_read_is_missing(self):
        path = self.file("tabled.json", TABLED)
        (pathlib.Path(self.folder.name) / "annex.csv").mkdir()
        for language in ("zh", "en"):
            (line,) = self.refused("evaluate", path, "--lang", language)
            self.assertRegex(line, r"tabled\.json:\d+:\d+: /outputs/tables/0/csv: .*annex\.csv.* \[124 missing_attachment\]$")

    def test_a_name_that_leads_elsewhere_is_refused(self):
        path = self.file("tabled.json", TABLED.replace("annex.csv", "../annex.csv"))
        (line,) = self.refused("evaluate", path)
        self.assertTrue(line.endswith(" [126 invalid_file_name]"), line)

    # ---- analyze, diff, rank ----

    def test_an_analysis(self):
        # Printed points rounded to two places from something finer: the total is from 89.98 to 90.015.
        for arguments, start, shown in (
            ([], "公布得分合计 90.00", "[89.98, 90.015)"),
            (["--lang", "en"], "The published points total 90.00", "[89.98, 90.015)"),
        ):
            report = self.done("analyze", self.good, *arguments)
            self.assertTrue(report.startswith(start), report)
            self.assertIn(shown, report)
        verdicts = json.loads(self.done("analyze", "--json", self.good))["verdicts"]
        self.assertEqual(verdicts[0]["certainty"], "decided")
        self.assertEqual(self.done("analyze", "-", stdin=GOOD.encode()), self.done("analyze", self.good))

    def test_the_difference_of_two_documents(self):
        lower = self.file("lower.json", LOWER)
        result = json.loads(self.done("diff", self.good, lower, "--json"))
        self.assertTrue(result["grade_changed"])
        self.assertEqual(result["grade"], {"before": "excellent", "after": "good"})
        self.assertEqual(result["total"], {"before": "90.00", "after": "89.99"})
        self.assertEqual(result["inputs"], [{"pointer": "/scores/third_party/points", "before": "46.23", "after": "46.22"}])
        self.assertIn({"path": "total", "before": "90.00", "after": "89.99"}, result["figures"])
        back = json.loads(self.done("diff", lower, self.good, "--json"))
        self.assertEqual(back["grade"], {"before": "good", "after": "excellent"})
        self.assertIn("由 优秀 变为 良好", self.done("diff", self.good, lower))
        self.assertIn("from excellent to good", self.done("diff", self.good, lower, "--lang", "en"))
        same = json.loads(self.done("diff", self.good, self.good, "--json"))
        self.assertEqual((same["grade_changed"], same["inputs"], same["figures"]), (False, [], []))
        for arguments in ([self.good, "-"], ["-", lower]):
            with_stdin = self.done("diff", "--json", *arguments, stdin=(LOWER if arguments[1] == "-" else GOOD).encode())
            self.assertEqual(json.loads(with_stdin), result)

    def test_each_document_has_its_own_files(self):
        for folder, west in ("draft", "713"), ("final", "714"):
            (pathlib.Path(self.folder.name) / folder).mkdir()
            self.file(f"{folder}/tabled.json", TABLED)
            self.file(f"{folder}/annex.csv", ANNEX.replace("713", west))
        result = json.loads(self.done("diff", "draft/tabled.json", "final/tabled.json", "--json"))
        self.assertEqual(
            result["inputs"], [{"pointer": "/outputs/tables/0/rows/west/visits", "before": "713", "after": "714"}]
        )
        (set_target,) = json.loads(
            self.done("analyze", "draft/tabled.json", "--json", "--set", "/agreement/indicators/0/target=1000")
        )["inputs"]
        self.assertEqual(set_target, {"pointer": "/agreement/indicators/visits/target", "before": "900", "after": "1000"})
        ranking = json.loads(self.done("rank", "draft/tabled.json", "final/tabled.json", "--json"))["ranking"]
        self.assertEqual([(each["rank"], each["name"]) for each in ranking], [(1, "draft/tabled.json"), (1, "final/tabled.json")])

    def test_what_other_values_would_make(self):
        lower = self.file("lower.json", LOWER)
        for arguments in (
            ["--set", "/scores/third_party/points=46.22"],
            ["--set=/scores/third_party/points=46.22"],
            ["--set", '/scores/third_party/points="46.22"'],
            ["--set", "/scores/third_party= {\n\"points\" : 46.22}"],
        ):
            self.assertEqual(self.done("analyze", self.good, *arguments), self.done("diff", self.good, lower), arguments)
            self.assertEqual(
                self.done("analyze", "--json", *arguments, self.good), self.done("diff", self.good, lower, "--json")
            )
        # 8.87 + 20.00 + 14.90 + 46.75 = 90.52, and 0.02 less from the oversight.
        several = ["--set", "/scores/third_party/points=46.75", "--set", "/scores/oversight/points=8.85"]
        self.assertEqual(json.loads(self.done("analyze", self.good, "--json", *several))["total"]["after"], "90.50")

    def test_what_cannot_be_set(self):
        for argument, pointer, end in (
            ("/scores/nobody/points=1", "/scores/nobody/points", " [610 unknown_pointer]"),
            ("scores=1", "scores", " [610 unknown_pointer]"),
            ("/scores/oversight/points=high", "/scores/oversight/points", " [611 not_a_value]"),
            ("/scores/oversight/points=", "/scores/oversight/points", " [611 not_a_value]"),
            ("/scores/oversight/points=1 2", "/scores/oversight/points", " [611 not_a_value]"),
            ("/scores/oversight/points=11", "/scores/oversight/points", " [523 score_above_maximum]"),
        ):
            for language in ("zh", "en"):
                (line,) = self.refused("analyze", "good.json", "--set", argument, "--lang", language)
                self.assertTrue(line.startswith(f"good.json: {pointer}: "), line)
                self.assertTrue(line.endswith(end), line)
        lines = self.refused("analyze", "good.json", "--set", "/a=1", "--set", "/scores=x", "--set", "/b=2")
        self.assertEqual([line.split(": ")[1] for line in lines], ["/a", "/scores", "/b"])
        self.assertEqual(
            self.refused("analyze", "bad.json", "--set", "/scores/purchaser/points=20"), self.refused("evaluate", "bad.json")
        )

    def test_a_ranking(self):
        self.file("lower.json", LOWER)
        self.file("-x.json", GOOD)
        result = json.loads(self.done("rank", "lower.json", "good.json", "--json", "--", "-x.json"))
        self.assertEqual(
            [(each["rank"], each["name"], each["total"], each["grade"]["id"]) for each in result["ranking"]],
            [
                (1, "good.json", "90.00", "excellent"),
                (1, "-x.json", "90.00", "excellent"),
                (3, "lower.json", "89.99", "good"),
            ],
        )
        for language, words in ("zh", ("名次", "优秀", "良好")), ("en", ("rank", "excellent", "good")):
            report = self.done("rank", "lower.json", "good.json", "--lang", language)
            for word in words:
                self.assertIn(word, report)
        self.assertIn("90.00", self.done("rank", "good.json"))
        self.assertIn('"name": "-"', self.done("rank", "good.json", "-", "--json", stdin=LOWER.encode()))

    # ---- audit, mark ----

    def audited(self, *arguments, **options):
        """An audit that found errors or warnings: exit 1, the result, nothing on standard error."""
        status, out, err = self.run_cli("audit", *arguments, **options)
        self.assertEqual((status, err), (1, ""), arguments)
        return out

    def test_an_audit_of_the_claims_of_a_document(self):
        path = self.file("claims.json", CLAIMS)
        result = json.loads(self.audited(path, "--json"))
        self.assertEqual([claim["state"] for claim in result["claims"]], ["consistent", "inconsistent"])
        self.assertGreaterEqual(result["summary"]["errors"] + result["summary"]["warnings"], 1)
        (place,) = [place for place in result["findings"][0]["places"] if place["claim"] == 1]
        self.assertEqual((place["pointer"], place["printed"]), ("/claims/1", "1087"))
        self.assertTrue(self.audited(path).startswith("共 2 个数字，核对了 2 个"))
        english = self.audited(path, "--lang", "en")
        self.assertTrue(english.startswith("2 of 2 numbers checked"))
        self.assertIn("1087", english)
        self.assertEqual(self.audited("-", "--json", stdin=CLAIMS.encode()), self.audited(path, "--json"))

    def test_an_audit_that_finds_nothing_wrong_is_done(self):
        right = self.file("right.json", CLAIMS.replace('"1087"', '"1078"'))
        self.assertIn("没有发现矛盾", self.done("audit", right))
        result = json.loads(self.done("audit", right, "--json"))
        self.assertEqual((result["summary"]["consistent"], result["findings"]), (2, []))
        self.assertEqual(json.loads(self.done("audit", self.good, "--json"))["summary"]["claims"], 0)

    def test_what_is_silenced_is_no_discrepancy(self):
        findings = json.loads(self.audited(self.file("claims.json", CLAIMS), "--json"))["findings"]
        silenced = [{"code": name, "reason": "known"} for name in {finding["name"] for finding in findings}]
        path = self.file("silenced.json", '{"audit": %s, %s' % (json.dumps({"silenced": silenced}), CLAIMS[1:]))
        self.assertIn("known", self.done("audit", path))
        summary = json.loads(self.done("audit", path, "--json"))["summary"]
        self.assertEqual((summary["errors"], summary["warnings"], summary["silenced"]), (0, 0, len(findings)))

    def test_an_audit_of_a_text(self):
        self.file("claims.json", CLAIMS)
        self.file("report.txt", REPORT)
        self.file("form.txt", TEMPLATE)
        texts = ["--text", "report.txt", "--template", "form.txt"]
        result = json.loads(self.audited("claims.json", "--json", *texts))
        places = [(claim["printed"], claim["line"], claim["column"], claim["state"]) for claim in result["claims"]]
        # 总分 are two characters, 完成入户探访 six.
        self.assertEqual(places, [("90.00", 1, 3, "consistent"), ("1087", 2, 7, "inconsistent")])
        self.assertEqual([number["printed"] for number in result["unclaimed"]], ["12345份"])
        report = self.audited("claims.json", *texts)
        self.assertIn("2:7", report)
        self.assertNotIn("12345", report)
        self.assertIn("12345", self.audited("claims.json", "--unclaimed", *texts))
        for arguments, stdin in (
            (["-", *texts], CLAIMS),
            (["claims.json", "--text", "-", "--template=form.txt"], REPORT),
            (["claims.json", "--text=report.txt", "--template", "-"], TEMPLATE),
        ):
            self.assertEqual(self.audited(*arguments, stdin=stdin.encode()), report, arguments)

    def test_problems_of_a_template_name_its_file_line_and_column(self):
        self.file("report.txt", REPORT)
        for template, line, end in (
            ("words\n【90.00｜总分", 2, " [130 template_syntax]"),
            ("words\n总分【90.00｜总粉】", 2, " [133 template_name]"),
            (b"\xff", 1, " [116 invalid_text]"),
        ):
            self.file("form.txt", template)
            for language, words in ("zh", "（模板）"), ("en", "(the template)"):
                (problem,) = self.refused(
                    "audit", "good.json", "--text", "report.txt", "--template", "form.txt", "--lang", language
                )
                self.assertRegex(problem, rf"^form\.txt:{line}:\d+: {re.escape(words)}: ")
                self.assertTrue(problem.endswith(end), problem)

    def test_problems_of_a_report_and_of_a_document_name_theirs(self):
        self.file("report.txt", b"words\n\xff")
        self.file("form.txt", TEMPLATE)
        self.file("claims.json", CLAIMS)
        texts = ["--text", "report.txt", "--template", "form.txt"]
        (problem,) = self.refused("audit", "claims.json", *texts)
        self.assertTrue(problem.startswith("report.txt:2:1: （报告）: ") and problem.endswith(" [116 invalid_text]"), problem)
        self.assertEqual(self.refused("mark", "report.txt", "good.json"), [problem])
        # Whoever wrote the file knows how to save it.
        self.assertIn("另存为 UTF-8", problem)
        (problem,) = self.refused("mark", "report.txt", "good.json", "--lang", "en")
        self.assertTrue(problem.startswith("report.txt:2:1: (the report): "), problem)
        self.assertIn("save the file as UTF-8", problem)
        (problem,) = self.refused("audit", "good.json", "--text", "form.txt", "--template", "report.txt")
        self.assertIn("（模板）: ", problem)
        self.assertIn("另存为 UTF-8", problem)
        self.assertEqual(self.refused("audit", "bad.json", *texts), self.refused("evaluate", "bad.json"))
        self.assertEqual(self.refused("audit", "bad.json"), self.refused("evaluate", "bad.json"))
        lines = self.refused("audit", "good.json", "--text", "no.txt", "--template", "none.txt")
        self.assertEqual([line.split(":")[0] for line in lines], ["no.txt", "none.txt"])
        lines = self.refused("mark", "no.txt", "bad.json")
        self.assertEqual([line.split(":")[0] for line in lines], ["no.txt"] + ["bad.json"] * 3)

    def test_a_marked_report_is_a_template(self):
        self.file("report.txt", REPORT)
        marked = self.done("mark", "report.txt", "good.json")
        self.assertIn("【90.00｜", marked)
        self.assertIn("12345", marked)
        self.assertEqual(self.done("mark", "-", "good.json", stdin=REPORT.encode()), marked)
        self.file("form.txt", marked)
        result = json.loads(self.done("audit", "good.json", "--json", "--text", "report.txt", "--template", "form.txt"))
        self.assertEqual([(claim["printed"], claim["state"]) for claim in result["claims"]], [("90.00", "consistent")])

    # ---- explain ----

    def test_the_explanation_of_a_figure(self):
        report = self.done("explain", self.good, "subtotal")
        self.assertEqual(
            report.split("\n")[:3],
            [
                "subtotal = 8.87 + 20.00 + 14.90 + 46.23 = 90.00",
                "  parties/oversight/points = 8.87",
                "    /scores/oversight：8.87",
            ],
        )
        english = self.done("explain", STATION, "indicators/visits/attainment", "--lang", "en")
        self.assertTrue(
            english.startswith(
                "indicators/visits/attainment = 1078/900 × 100 = 1078/9 → half_up, 2 places → 119.78\n"
            )
        )
        (line,) = json.loads(self.done("explain", self.good, "grade", "--json", "--depth", "0"))["derivation"]
        self.assertEqual((line["formula"], line["value"], line["cut"]), ("90.00 ≥ 90", "excellent", True))
        lines = json.loads(self.done("explain", "--depth=2", self.good, "--json", "grade"))["derivation"]
        self.assertEqual([(each["depth"], each["figure"]) for each in lines], [(0, "grade"), (1, "total"), (2, "subtotal")])
        self.assertEqual(self.done("explain", "-", "subtotal", stdin=GOOD.encode()), report)

    def test_the_explanation_of_every_figure(self):
        report = self.done("explain", self.good, "--lang", "en")
        self.assertIn("\ngrade = 90.00 ≥ 90 → excellent\n  total = 90.00\n", report)
        self.assertNotIn("staffing/retention", report)  # nothing is said of it
        lines = json.loads(self.done("explain", self.good, "--json"))["derivation"]
        self.assertEqual(len(lines), report.count("\n"))

    def test_a_figure_that_there_is_none_of(self):
        self.file("claims.json", CLAIMS)
        for language, words in ("zh", "（整个文档）"), ("en", "(the whole document)"):
            (line,) = self.refused("explain", "claims.json", "入户探访", "--lang", language)
            self.assertIn("indicators/visits/actual", line)
            (line,) = self.refused("explain", "good.json", "totl", "--lang", language)
            self.assertTrue(line.startswith(f"good.json: {words}: ") and line.endswith(" [530 unknown_figure]"), line)
            self.assertIn("totl", line)
        self.assertEqual(self.refused("explain", "bad.json", "total"), self.refused("evaluate", "bad.json"))

    def test_problems_of_several_files_name_theirs(self):
        expected = [line for _ in range(2) for line in self.refused("evaluate", "bad.json")]
        for command in ("diff", "rank"):
            self.assertEqual(self.refused(command, "bad.json", "bad.json"), expected)
            (line,) = self.refused(command, "good.json", "nowhere.json")
            self.assertTrue(line.startswith("nowhere.json: "), line)
            lines = self.refused(command, "nowhere.json", "bad.json")
            self.assertEqual([line.split(":")[0] for line in lines], ["nowhere.json"] + ["bad.json"] * 3)

    def test_what_cannot_be_ranked_names_its_file(self):
        policy = """{"parties": [{"id": "a", "max": 60}, {"id": "b", "max": 40, "missing": "hold"}],
            "bands": [{"id": "any", "from": 0}]}"""
        self.file("held.json", '{"assay": 1, "policy": %s, "scores": {"a": {"points": 30}}}' % policy)
        for files, named, end in (
            (["good.json", "good.json", "held.json"], "held.json", " [612 different_policies]"),
            (["held.json", "good.json"], "held.json", " [613 undecided_total]"),
            (["good.json", "a\x1bb.json"], r"a\u001bb.json", " [116 invalid_text]"),
        ):
            self.file("a\x1bb.json", GOOD)
            for language in ("zh", "en"):
                whole = "（整个文档）" if language == "zh" else "(the whole document)"
                lines = self.refused("rank", *files, "--lang", language)
                self.assertTrue(any(line.startswith(f"{named}: {whole}: ") and line.endswith(end) for line in lines), lines)

    def test_the_ranking_of_evaluations_with_other_policies_names_each(self):
        other = GOOD.replace('"guangzhou-2023"', """{"parties": [{"id": "oversight", "max": 10}, {"id": "purchaser", "max": 20},
            {"id": "supervision_centre", "max": 15}, {"id": "third_party", "max": 55}], "bands": [{"id": "any", "from": 0}]}""")
        for name in ("b.json", "c.json"):
            self.file(name, other)
        lines = self.refused("rank", "good.json", "b.json", "good.json", "c.json")
        self.assertEqual([line.split(":")[0] for line in lines], ["b.json", "c.json"])

    # ---- the input is wrong ----

    def test_every_problem_on_a_line(self):
        for language in ("zh", "en"):
            lines = self.refused("evaluate", "bad.json", "--lang", language)
            expected = [
                ("bad.json:2:3: /scors: ", " [111 unknown_key]"),
                ("bad.json:4:29: /scores/purchaser/points: ", " [523 score_above_maximum]"),
                ("bad.json:6:31: /scores/third_party/points: ", " [524 negative_score]"),
            ]
            self.assertEqual(len(lines), len(expected), lines)
            for line, (start, end) in zip(lines, expected):
                self.assertTrue(line.startswith(start), line)
                self.assertTrue(line.endswith(end), line)
                self.assertEqual(has_chinese(line), language == "zh", line)
            self.assertIn("20.01", lines[1])
        self.assertEqual(self.refused("evaluate", "bad.json", "--json"), self.refused("evaluate", "bad.json"))

    def test_standard_input_is_named_as_it_was_given(self):
        lines = self.refused("evaluate", "-", stdin=BAD.encode())
        self.assertTrue(lines[0].startswith("-:2:3: /scors: "), lines)

    def test_a_problem_of_the_whole_document(self):
        path = self.file("empty.json", "")
        (line,) = self.refused("evaluate", path)
        self.assertTrue(line.startswith(f"{path}:1:1: （整个文档）: ") and line.endswith(" [100 json_syntax]"), line)
        (line,) = self.refused("evaluate", path, "--lang", "en")
        self.assertTrue(line.startswith(f"{path}:1:1: (the whole document): "), line)

    def test_a_problem_without_a_line(self):
        # Past a thousand problems, the last line says how many more there are: here one unknown key, which is a key
        # that stands there twice 1499 times, so 500 are not listed.
        members = ", ".join(['"x": 1'] * 1500)
        path = self.file("many.json", GOOD.replace('{"assay": 1', '{%s, "assay": 1' % members))
        lines = self.refused("evaluate", path, "--lang", "en")
        self.assertEqual(len(lines), 1001)
        self.assertEqual(lines[-1], f"{path}: (the whole document): more problems are not listed: 500 [105 more_problems]")

    def test_control_characters_do_not_reach_the_terminal(self):
        key = r"a\u001b[31m\nb\u007f\u0085"
        path = self.file("keys.json", GOOD.replace('"assay": 1', '"assay": 1, "%s": 2' % key))
        status, out, err = self.run_cli("evaluate", path)
        self.assertEqual((status, out, err.count("\n")), (2, "", 1), err)
        for character in "\x1b\x7f\x85":
            self.assertNotIn(character, err)
        self.assertIn(r"/a\u001b[31m\u000ab\u007f\u0085: ", err)

    # ---- a file that cannot be read ----

    def test_files_that_cannot_be_read(self):
        huge = pathlib.Path(self.folder.name) / "huge.json"
        with open(huge, "wb") as file:
            file.truncate(256 * 2**20 + 1)
        for path, chinese, english in (
            ("missing.json", "没有这个文件", "no such file"),
            ("", "没有这个文件", "no such file"),
            (self.folder.name, "目录", "a directory"),
            (str(huge), "256 MiB", "256 MiB"),
        ):
            for language, reason in (("zh", chinese), ("en", english)):
                (line,) = self.refused("evaluate", "--lang", language, "--json", "--", path)
                self.assertTrue(line.startswith(path + ": "), line)
                self.assertIn(reason, line)

    def test_a_directory_as_standard_input(self):
        folder = os.open(self.folder.name, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        done = subprocess.run([CLI, "evaluate", "-"], stdin=folder, capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn("目录", done.stderr.decode())

    # ---- a result that cannot be written ----

    def test_a_full_disk(self):
        for arguments in (["evaluate", self.good], ["evaluate", "--json", STATION], ["analyze", self.good],
                          ["diff", self.good, self.good], ["rank", self.good], ["audit", self.good],
                          ["mark", self.good, self.good], ["explain", self.good], ["--help"], ["--version"]):  # fmt: skip
            with open("/dev/full", "wb") as full:
                status, _, err = self.run_cli(*arguments, stdout=full)
            self.assertEqual(status, 2, arguments)
            self.assertIn("磁盘已满", err)
            self.assertEqual(err.count("\n"), 1)

    def test_a_closed_standard_output(self):
        done = subprocess.run(
            ["sh", "-c", 'exec "$0" "$@" >&-', CLI, "evaluate", "--lang", "en", self.good],
            stderr=subprocess.PIPE,
            timeout=60,
        )
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot write to standard output", done.stderr.decode())

    # ---- the usage is wrong ----

    def test_usage(self):
        evaluate, general = "assay evaluate --help", "assay --help"
        for arguments, hint, named in (
            ([], general, ""),
            (["--json"], general, ""),
            (["evaluat", self.good], general, "evaluat"),
            (["evaluat", "--help"], general, "evaluat"),
            (["--jsn"], general, "--jsn"),
            (["--", "--help"], general, "--help"),
            (["evaluate"], evaluate, ""),
            (["evaluate", "--json"], evaluate, ""),
            (["evaluate", self.good, self.bad], evaluate, self.bad),
            (["evaluate", self.good, "--jsn"], evaluate, "--jsn"),
            (["evaluate", self.good, "-j"], evaluate, "-j"),
            (["evaluate", self.good, "--json=yes"], evaluate, "--json=yes"),
            (["evaluate", self.good, "--lang"], evaluate, "--lang"),
            (["evaluate", self.good, "--lang", "de"], evaluate, "de"),
            (["evaluate", self.good, "--lang="], evaluate, "--lang"),
            (["evaluate", self.good, "--lang", "--json"], evaluate, "--json"),
            (["evaluate", self.good, "--lang", "ZH"], evaluate, "ZH"),
            (["evaluate", self.good, "\x1b[31m"], evaluate, r"\u001b[31m"),
            (["evaluate", self.good, "--set", "/a=1"], evaluate, "--set"),
            (["analyze"], "assay analyze --help", ""),
            (["analyze", self.good, self.bad], "assay analyze --help", self.bad),
            (["analyze", self.good, "--set", "/a"], "assay analyze --help", "/a"),
            (["analyze", self.good, "--set="], "assay analyze --help", "--set"),
            (["diff", self.good], "assay diff --help", ""),
            (["diff", self.good, self.good, self.bad], "assay diff --help", self.bad),
            (["diff", "-", "-"], "assay diff --help", "-"),
            (["diff", self.good, self.good, "--set", "/a=1"], "assay diff --help", "--set"),
            (["rank"], "assay rank --help", ""),
            (["rank", "-", self.good, "-"], "assay rank --help", "-"),
            (["analyze", self.good, "--set"], "assay analyze --help", "--set"),
            (["audit"], "assay audit --help", ""),
            (["audit", self.good, self.bad], "assay audit --help", self.bad),
            (["audit", self.good, "--text", self.good], "assay audit --help", "--template"),
            (["audit", self.good, "--template", self.good], "assay audit --help", "--text"),
            (["audit", self.good, "--unclaimed"], "assay audit --help", "--unclaimed"),
            (["audit", "-", "--text", "-", "--template", self.good], "assay audit --help", "-"),
            (["audit", self.good, "--text", "-", "--template", "-"], "assay audit --help", "-"),
            (["audit", self.good, "--text"], "assay audit --help", "--text"),
            (["audit", self.good, "--template"], "assay audit --help", "--template"),
            (["evaluate", self.good, "--unclaimed"], evaluate, "--unclaimed"),
            (["analyze", self.good, "--text", self.good, "--template", self.good], "assay analyze --help", "audit"),
            (["mark", self.good], "assay mark --help", ""),
            (["explain"], "assay explain --help", ""),
            (["explain", self.good, "total", "grade"], "assay explain --help", "grade"),
            (["explain", self.good, "--depth"], "assay explain --help", "--depth"),
            (["explain", self.good, "--depth", "-1"], "assay explain --help", "-1"),
            (["explain", self.good, "--depth="], "assay explain --help", "--depth"),
            (["explain", self.good, "--depth=1.5"], "assay explain --help", "1.5"),
            (["explain", self.good, "--depth", "1000000000"], "assay explain --help", "1000000000"),
            (["analyze", self.good, "--depth", "1"], "assay analyze --help", "explain"),
            (["mark", "-", "-"], "assay mark --help", "-"),
            (["mark", self.good, self.good, "--json"], "assay mark --help", "JSON"),
        ):
            (line,) = self.refused(*arguments)
            self.assertTrue(line.startswith("assay: "), line)
            self.assertTrue(line.endswith(hint), line)
            self.assertIn(named, line)
            self.assertTrue(has_chinese(line), line)
            if arguments[-1:] == ["--lang"] or arguments[:1] == ["--"]:
                continue
            (english,) = self.refused("--lang", "en", *arguments)
            self.assertTrue(english.startswith("assay: ") and english.endswith(hint), english)
            self.assertFalse(has_chinese(english), english)
            self.assertIn(named, english)

    def test_the_language_of_a_complaint_may_come_after_its_cause(self):
        (line,) = self.refused("evaluate", "--jsn", self.good, "--lang", "en")
        self.assertIn("there is no option", line)


if __name__ == "__main__":
    unittest.main()
