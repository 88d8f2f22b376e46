// The limits of a text, and what is said where there is too much to say.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using assay::Code;
using assay::Diagnostic;
using assay::Language;
using station::document;

namespace {

std::vector<Diagnostic> problems(std::string_view text) {
  return station::problems_of([&] { assay::read_document(text); });
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// Zero pages that nobody touches take no memory.
char untouched[assay::max_json_bytes + 1];

}  // namespace

TEST_CASE("values nest 64 levels deep and no deeper") {
  // Readable to the end, and then of the wrong type: the root is no object.
  CHECK(problems(repeated("[", 64) + repeated("]", 64))[0].code == Code::wrong_type);
  CHECK(problems(repeated("{\"a\":", 64) + "1" + repeated("}", 64))[0].code != Code::json_depth);
  for (const std::string& text :
       {repeated("[", 65) + repeated("]", 65), repeated("{\"a\":", 65) + "1" + repeated("}", 65),
        repeated("{\"a\":[", 33) + repeated("]}", 33), repeated("[", 100000)}) {
    const auto found = problems(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == Code::json_depth);
    CHECK(found[0].message(Language::en) == "values are nested deeper than 64 levels");
    CHECK(found[0].line == 1);
  }
  CHECK(problems("\n" + repeated("[", 65))[0].line == 2);
  CHECK(problems("\n" + repeated("[", 65))[0].column == 65);
}

TEST_CASE("a text is at most 256 MiB long, and one that is longer is not looked at") {
  const auto found = problems(std::string_view(untouched, sizeof untouched));
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == Code::json_size);
  CHECK(found[0].message(Language::en) == "the text has 268435457 bytes, the limit is 268435456");
  CHECK(found[0].message(Language::zh) == "文本有 268435457 字节，上限为 268435456 字节");
  for (auto read : {+[](std::string_view text) { assay::read_policy(text); },
                    +[](std::string_view text) { assay::read_outputs(text); },
                    +[](std::string_view text) { assay::evaluate_json(text); }}) {
    CHECK(station::problems_of([&] { read(std::string_view(untouched, sizeof untouched)); })[0].code ==
          Code::json_size);
  }
}

TEST_CASE("a text holds at most 2^24 values") {
  // Reaching the limit takes a gigabyte, so that only its sentence is looked at here.
  CHECK(assay::max_json_values == 16777216);
  const Diagnostic problem{Code::json_count, "", {std::to_string(assay::max_json_values)}};
  CHECK(problem.message(Language::en) == "the text holds more than 16777216 values");
}

TEST_CASE("past a thousand problems, the last one says how many more there are") {
  const auto with_unknown_keys = [](int count) {
    std::string project = "{";
    for (int i = 0; i < count; ++i) project += (i == 0 ? "\"x" : ",\n\"x") + std::to_string(i) + "\": 1";
    return document({.project = project + "}"});
  };
  CHECK(problems(with_unknown_keys(999)).size() == 999);
  const auto exactly = problems(with_unknown_keys(1000));
  REQUIRE(exactly.size() == 1000);
  CHECK(exactly.back().code == Code::unknown_key);

  const auto found = problems(with_unknown_keys(1001));
  REQUIRE(found.size() == 1001);
  CHECK(found.back().code == Code::more_problems);
  CHECK(found.back().message(Language::en) == "more problems are not listed: 1");
  CHECK(problems(with_unknown_keys(5000)).back().message(Language::zh) == "还有 4000 个问题没有列出");
  // The thousand are in the order of the text, each at its own line: "x0" stands on line 2, with the key of the
  // project.
  for (std::size_t i = 0; i < 1000; ++i) {
    if (found[i].pointer != "/project/x" + std::to_string(i)) FAIL_CHECK(found[i].pointer);
    if (found[i].line != 2 + i) FAIL_CHECK(found[i].line);
  }
}

TEST_CASE("the same limit holds for a model built by calls") {
  assay::Agreement agreement;
  for (int i = 0; i < 1500; ++i)
    agreement.indicators.push_back({"i" + std::to_string(i), "", "", "", assay::whole(-1)});
  const auto found = station::problems_of([&] { assay::Plan(station::policy(), agreement); });
  REQUIRE(found.size() == 1001);
  CHECK(found[999].pointer == "/agreement/indicators/999/target");
  CHECK(found.back().code == Code::more_problems);
  CHECK(found.back().message(Language::en) == "more problems are not listed: 500");

  assay::Outputs outputs;
  for (int i = 0; i < 1500; ++i) outputs.indicators.push_back({"i" + std::to_string(i), assay::whole(1)});
  const auto bound = station::problems_of([&] { assay::Plan(station::policy(), {}).bind(outputs, station::scores()); });
  REQUIRE(bound.size() == 1001);
  CHECK(bound.back().message(Language::en) == "more problems are not listed: 500");
}

TEST_CASE("a long value is not repeated whole") {
  const std::string megabyte(1 << 20, '7');
  for (const std::string& text :
       {document({.outputs = "{\"indicators\": {\"visits\": " + megabyte + "}}"}),
        document({.outputs = "{\"indicators\": {\"visits\": \"" + megabyte + "x\"}}"}),
        document({.project = "{\"" + megabyte + "\": 1}"}), document({.policy = '"' + megabyte + '"'}),
        document({.project = "{\"date\": \"" + megabyte + "\"}"}),
        document({.project = "{\"stage\": \"" + megabyte + "\"}"}),
        document({.agreement = "{\"areas\": [{\"id\": \"" + megabyte + "\"}]}", .outputs = ""}),
        document({.outputs = "{\"indicators\": {\"" + megabyte + "\": 1}}"}),
        document({.claims = "[{\"figure\": \"" + megabyte + "\", \"printed\": \"1\"}]"})}) {
    const auto found = problems(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message(Language::en).size() < 1000);
    CHECK(found[0].message(Language::zh).size() < 1000);
  }
}

TEST_CASE("many areas, many keys, long texts: work stays in proportion to the text") {
  // 20 000 unknown keys with 20 000 duplicates behind them.
  std::string project = "{";
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 20000; ++i) project += (project.size() == 1 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  }
  CHECK(problems(document({.project = project + "}"})).back().message(Language::en) ==
        "more problems are not listed: 39000");
  // A wide tree of areas, all of them reported.
  std::string areas, cells;
  for (int i = 0; i < 20000; ++i) {
    areas += (i == 0 ? "" : ",") + ("{\"id\": \"a" + std::to_string(i) + "\"}");
    cells += (i == 0 ? "" : ",") + ("\"a" + std::to_string(i) + "\": 1");
  }
  const auto evaluated = assay::evaluate_json(
      document({.agreement = "{\"areas\": [" + areas + "], \"indicators\": [{\"id\": \"visits\", \"target\": 10000}]}",
                .outputs = "{\"indicators\": {\"visits\": {" + cells + "}}}"}));
  CHECK(station::text(evaluated.evaluation, "indicators/visits/actual") == "20000");
  CHECK(station::text(evaluated.evaluation, "indicators/visits/attainment") == "200.00");
}
