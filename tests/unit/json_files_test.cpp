// Files beside a document: which ones it names, what is read of them, and what is refused.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::Attachment;
using assay::Diagnostic;
using assay::Document;
using assay::Language;
using station::document;
using station::Parts;

namespace {

using List = std::vector<std::string>;
using Files = std::vector<Attachment>;

// The small station with the key `midterm` and a project.
std::string with_midterm(const std::string& midterm, const std::string& project = R"({"id": "p", "stage": "final"})") {
  std::string text = document({.project = project});
  return text.insert(1, "\"midterm\": " + midterm + ", ");
}

std::string midterm_text(const std::string& project = R"({"id": "p", "stage": "midterm"})") {
  return document({.project = project});
}

std::string with_tables(const std::string& tables) {
  return document({.agreement = R"({"areas": [{"id": "west"}], "indicators": [{"id": "visits", "target": 9}]})",
                   .outputs = "{\"tables\": " + tables + "}"});
}

const std::string csv = "片区,visits\r\nwest,253\r\n";

struct Refused {
  std::string problem;  // its name and pointer
  std::string text;     // with a mark "@" for each of its problems, all of them alike
  Files files;
  std::string zh, en;  // what the sentences hold
};

void check_refused(const std::vector<Refused>& list) {
  for (const Refused& refused : list) {
    const station::Marked marked = station::marked(refused.text);
    CAPTURE(marked.text);
    const std::vector<Diagnostic> found =
        station::problems_of([&] { assay::read_document(marked.text, refused.files); });
    for (const Diagnostic& each : found) CAPTURE(each.message(Language::en));
    REQUIRE(found.size() == 1);
    REQUIRE(marked.places.size() == 1);
    CHECK(std::string(name(found[0].code)) + ' ' + found[0].pointer == refused.problem);
    station::check_says(found[0], marked.places[0], refused.zh, refused.en);
  }
}

}  // namespace

TEST_CASE("the files that a document names, each once, in the order of the text") {
  CHECK(assay::attachment_names(document()).empty());
  CHECK(assay::attachment_names(with_midterm("\"mid.json\"")) == List{"mid.json"});
  CHECK(
      assay::attachment_names(
          R"({"outputs": {"tables": [{"csv": "b.csv"}, {"rows": []}, {"csv": "a.csv"}, {"csv": "b.csv"}]}, "midterm": "m.json"})") ==
      List{"b.csv", "a.csv", "m.json"});
  // What cannot name a file beside the document names none, and what stands elsewhere is no file.
  CHECK(
      assay::attachment_names(
          R"({"midterm": "../m.json", "csv": "a.csv", "outputs": {"csv": "b.csv", "tables": [{"csv": 5}, {"csv": "c\\d"}, [], 7]}})")
          .empty());
  // What cannot be read names none either.
  for (const std::string text :
       {"", "{", "[]", "5", R"({"outputs": 5, "midterm": ["m.json"]})", "{\"midterm\": \"m\""}) {
    CAPTURE(text);
    CHECK(assay::attachment_names(text).empty());
  }
}

TEST_CASE("the rows of a table may stand in a file, which keeps them") {
  const Document read =
      assay::read_document(with_tables(R"([{"where": "annex", "csv": "annex.csv"}])"), Files{{"annex.csv", csv}});
  REQUIRE(read.outputs.tables.size() == 1);
  CHECK(read.outputs.tables[0].csv == "annex.csv");
  CHECK(read.outputs.tables[0].rows == std::vector<List>{{"片区", "visits"}, {"west", "253"}});
  const std::string written = assay::write_document(read);
  CHECK(written.find("\"csv\": \"annex.csv\"") != std::string::npos);
  CHECK(written.find("253") == std::string::npos);
  CHECK(assay::read_document(written, Files{{"annex.csv", csv}}) == read);
}

TEST_CASE("a midterm document is read with the files that it names") {
  const std::string midterm =
      document({.project = R"({"stage": "midterm"})",
                .agreement = R"({"areas": [{"id": "west"}], "indicators": [{"id": "visits", "target": 9}]})",
                .outputs = R"({"tables": [{"csv": "annex.csv"}]})"});
  const Files files = {{"other.csv", "?"}, {"mid.json", midterm}, {"annex.csv", csv}};
  const Document read = assay::read_document(with_midterm("\"mid.json\""), files);
  CHECK(read.midterm_name == "mid.json");
  REQUIRE(read.midterm != nullptr);
  CHECK(*read.midterm == assay::read_document(midterm, files));
  CHECK(read.midterm->outputs.tables.at(0).rows.size() == 2);
  CHECK(assay::read_document(assay::write_document(read), files) == read);
}

TEST_CASE("refused: files") {
  const Files none, midterm = {{"mid.json", midterm_text()}};
  check_refused(
      {{"missing_attachment /midterm", with_midterm("@\"mid.json\""), none, "没有提供文档所引的文件“mid.json”",
        "the file \"mid.json\", which the document names, was not provided"},
       {"missing_attachment /outputs/tables/0/csv", with_tables(R"([{"csv": @"annex.csv"}])"), midterm, "“annex.csv”",
        "the file \"annex.csv\""},
       {"invalid_file_name /midterm", with_midterm("@\"../mid.json\""), midterm, "“../mid.json”不能作文件名",
        "\"../mid.json\" cannot name a file"},
       {"invalid_file_name /midterm", with_midterm("@\"..\""), none, "“..”", "\"..\""},
       {"invalid_file_name /midterm", with_midterm("@\"\""), none, "“”", "\"\""},
       {"invalid_file_name /outputs/tables/0/csv", with_tables(R"([{"csv": @"a\\b.csv"}])"), none, "“a\\b.csv”",
        "\"a\\b.csv\""},
       {"invalid_file_name /outputs/tables/0/csv", with_tables(R"([{"csv": @"a\u0007.csv"}])"), none, "不能作文件名",
        "cannot name a file"},
       {"wrong_type /midterm", with_midterm("@{}"), none, "应为字符串", "expected a string"},
       {"csv_syntax /outputs/tables/0/csv", with_tables(R"([{"csv": @"annex.csv"}])"),
        Files{{"annex.csv", "片区,visits\nwest,\"253\n"}}, "文件“annex.csv”第 2 行", "line 2 of \"annex.csv\""},
       {"mixed_table /outputs/tables/0/rows", with_tables(R"([{"csv": "annex.csv", "rows": @[]}])"),
        Files{{"annex.csv", csv}}, "只能给出一种", "one of the two"}});
}

TEST_CASE("refused: a midterm document that is no midterm evaluation of the same project") {
  check_refused(
      {{"wrong_stage /midterm", with_midterm("@\"mid.json\"", R"({"id": "p", "stage": "midterm"})"),
        Files{{"mid.json", midterm_text()}}, "（本文档：中期；“mid.json”：中期）",
        "(this one: midterm; \"mid.json\": midterm)"},
       {"wrong_stage /midterm", with_midterm("@\"mid.json\"", R"({"id": "p"})"), Files{{"mid.json", midterm_text()}},
        "（本文档：未写明；“mid.json”：中期）", "(this one: none stated; \"mid.json\": midterm)"},
       {"wrong_stage /midterm", with_midterm("@\"mid.json\""),
        Files{{"mid.json", midterm_text(R"({"id": "p", "stage": "final"})")}}, "（本文档：末期；“mid.json”：末期）",
        "(this one: final; \"mid.json\": final)"},
       {"wrong_stage /midterm", with_midterm("@\"mid.json\""), Files{{"mid.json", midterm_text(R"({"id": "p"})")}},
        "“mid.json”：未写明", "\"mid.json\": none stated"},
       {"wrong_project /midterm", with_midterm("@\"mid.json\""),
        Files{{"mid.json", midterm_text(R"({"id": "q", "stage": "midterm"})")}}, "“mid.json”属于项目“q”，不是“p”",
        "\"mid.json\" is of the project \"q\", not \"p\""}});
  // Where one of the two has no id, there is nothing to compare.
  CHECK_NOTHROW(
      assay::read_document(with_midterm("\"mid.json\""), Files{{"mid.json", midterm_text(R"({"stage": "midterm"})")}}));
}

TEST_CASE("every problem of a midterm document is reported where the document names it") {
  const std::string broken = R"({"assay": 1, "project": {"stage": "midterm", "date": "2023-02-29", "nmae": "小站"},
    "policy": "guangzhou-2023", "scores": )" +
                             Parts().scores + "}";
  const station::Marked marked = station::marked(with_midterm("@\"mid.json\""));
  const auto found = station::problems_of([&] { assay::read_document(marked.text, Files{{"mid.json", broken}}); });
  REQUIRE(found.size() == 2);
  for (const Diagnostic& problem : found) {
    CHECK(problem.code == assay::Code::attachment_problem);
    CHECK(problem.pointer == "/midterm");
    CHECK(problem.line == marked.places[0].line);
    CHECK(problem.column == marked.places[0].column);
  }
  CHECK(found[0].message(Language::zh) ==
        "文件“mid.json”的 /project/date 处：“2023-02-29”不是存在的日期（年-月-日，如 2024-08-23）");
  CHECK(found[1].message(Language::en) ==
        "in \"mid.json\", at \"/project/nmae\": the key \"nmae\" is not known here; the nearest known key is \"name\"");
}

TEST_CASE("a midterm document that is no JSON says at which line") {
  const auto found = station::problems_of([&] {
    assay::read_document(with_midterm("\"mid.json\""), Files{{"mid.json", "{\"assay\": 1,\n  oops}"}});
  });
  REQUIRE(found.size() == 1);
  CHECK(found[0].message(Language::en) ==
        "in \"mid.json\", at \"2:3\": this cannot be read as JSON: this character does not fit here");
}

TEST_CASE("a midterm document names no midterm document") {
  for (const std::string name : {"earlier.json", "mid.json"}) {
    const std::string inner = with_midterm("\"" + name + "\"", R"({"id": "p", "stage": "midterm"})");
    const auto found = station::problems_of([&] {
      assay::read_document(with_midterm("\"mid.json\""), Files{{"mid.json", inner}, {"earlier.json", midterm_text()}});
    });
    REQUIRE(found.size() == 1);
    CHECK(found[0].pointer == "/midterm");
    CHECK(found[0].message(Language::en) ==
          "in \"mid.json\", at \"/midterm\": only a final document names a midterm "
          "one (this one: midterm; \"" +
              name + "\": not read)");
  }
}

TEST_CASE("a document built by calls has a midterm document exactly where it names one") {
  const auto problems = [](const Document& each) {
    List result;
    for (const Diagnostic& problem : station::problems_of([&] { assay::evaluate(each); })) {
      result.push_back(std::string(name(problem.code)) + ' ' + problem.pointer);
    }
    return result;
  };
  Document final = assay::read_document(with_midterm("\"mid.json\""), Files{{"mid.json", midterm_text()}});
  CHECK(problems(final).empty());
  final.midterm_name = "";
  CHECK(problems(final) == List{"invalid_file_name /midterm"});
  final.midterm_name = "mid.json";
  final.midterm = nullptr;
  CHECK(problems(final) == List{"missing_attachment /midterm"});
}
