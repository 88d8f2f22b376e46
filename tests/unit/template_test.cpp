// Templates as texts: what is refused, with the place and the reason of every problem.
#include <doctest/doctest.h>
#include <assay/template.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using namespace assay;

namespace {

using Texts = std::vector<std::string>;

// "line:column code: why", in English.
Texts problems(std::string_view text) {
  Texts found;
  for (const Diagnostic& problem : station::problems_of([&] { Template::read(text); })) {
    found.push_back(std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' +
                    std::string(name(problem.code)) + ": " + (problem.values.size() == 2 ? problem.values[1] : ""));
  }
  return found;
}

}  // namespace

TEST_CASE("comments, prose, names, ignored words, relations and scopes are lines of their own") {
  CHECK(problems("") == Texts{});
  CHECK(problems("# a comment 【\n\nA line of prose (with | signs).\r\n  ＃ another\n") == Texts{});
  CHECK(problems("名称：甲 = 乙\nname: a = b\n忽略：第(一|二)…次\nignore: twice (a|)\n") == Texts{});
  CHECK(problems(
            "## 范围：甲 = 「一」…「二」\n## 范围：\n## 范围： = 「一」\n## scope: a = \"x\"...\"y\"\n## scope: *") ==
        Texts{});
  CHECK(problems("关系：a + 2 × b − 1 <= c\n关系（各范围）：a ≥ b\nrelation (each scope): a - b = 0\n") == Texts{});
  CHECK(problems("电访【1,078｜电访】次（【/|q】）\n表：附件1#2 行：合计 列：电访/完成量#3 【｜电访】\n") == Texts{});
  CHECK(problems("\xEF\xBB\xBF# a byte order mark") == Texts{});
}

TEST_CASE("holes that are not closed, not opened, empty or without words are refused where they stand") {
  CHECK(problems("电访【2867｜电访次") == Texts{"1:3 template_syntax: a 【 is not closed"});
  CHECK(problems("甲【1｜a乙【2｜b】") == Texts{"1:2 template_syntax: a 【 is not closed"});
  CHECK(problems("\n  电访2867｜电访】次") == Texts{"2:12 template_syntax: a 】 without its 【"});
  CHECK(problems("电访【2867】次") == Texts{"1:4 template_syntax: a hole is written as \"sample|name\""});
  CHECK(problems("电访【2867｜ 】次") == Texts{"1:4 template_syntax: a hole is written as \"sample|name\""});
  CHECK(problems("电访【｜电访】次") == Texts{"1:4 template_syntax: a hole has no sample"});
  CHECK(problems("电访【1｜a】【2｜b】次") == Texts{"1:8 template_syntax: words are missing between two holes"});
  CHECK(problems("【优秀｜等级】【良好｜等级】的") ==
        Texts{"1:8 template_syntax: words are missing between two holes"});
  const std::string no_words = "template_syntax: words are missing that the report is sure to have";
  CHECK(problems("【1｜a】") == Texts{"1:1 " + no_words});
  CHECK(problems("  (共|)…【1｜a】…") == Texts{"1:3 " + no_words});
  CHECK(problems("忽略：…") == Texts{"1:4 " + no_words});
  CHECK(problems("忽略：电访【1｜a】") == Texts{"1:6 template_syntax: what is ignored has no holes"});
}

TEST_CASE("parentheses are alternatives where they hold a bar, and then hold nothing else") {
  const std::string why = " template_syntax: alternatives are not closed, or hold another parenthesis";
  CHECK(problems("(电访|电话【1｜a】") == Texts{"1:1" + why});
  CHECK(problems("共（电访｜电话（手机）访问）【1｜a】") == Texts{"1:2" + why});
  CHECK(problems("共(电访|【1｜a】)") == Texts{"1:2" + why});
  CHECK(problems("共（含(甲|乙)）【1｜a】个") == Texts{});
}

TEST_CASE("what a hole says beside its name is one of six keys") {
  CHECK(problems("甲【1｜量：k；范围：片区一；口径：去重后；单位：人；日期：2024-08-23；步长：0.5；取整：down】") ==
        Texts{});
  CHECK(
      problems("a 【1|quantity: k; scope: x; reading: y; unit: z; date: 2024-08-23; step: 1; rounding: half_even】") ==
      Texts{});
  CHECK(problems("甲【1｜k；单价：人】") ==
        Texts{"1:7 template_syntax: \"单价：人\" is no scope, reading, unit, date, step or rounding"});
  CHECK(problems("甲【1｜k；日期：2024-02-30】") == Texts{"1:7 template_syntax: a date is written as 2024-08-23"});
  CHECK(problems("甲【1｜k； 步长：0】") == Texts{"1:8 template_syntax: a step is a number above 0"});
  CHECK(problems("甲【1｜k；步长：半】") == Texts{"1:7 template_syntax: a step is a number above 0"});
  CHECK(
      problems("甲【1｜k；取整：四舍六入】") ==
      Texts{
          "1:7 template_syntax: there is no rounding \"四舍六入\", but half_up, half_even, half_down, down, up, floor, "
          "ceiling"});
}

TEST_CASE("a cell of a table has a table, a row, a column and one hole") {
  const std::string form =
      "template_syntax: a cell of a table is written as \"table: … row: … column: … 【sample|name】\"";
  CHECK(problems("表：附件1 行：合计 【1｜a】") == Texts{"1:3 " + form});
  CHECK(problems("表：附件1 列：电访 行：合计 【1｜a】") == Texts{"1:3 " + form});
  CHECK(problems("table: annex row: total column: calls") == Texts{"1:8 " + form});
  CHECK(problems("表：附件1 行： 列：电访 【1｜a】") ==
        Texts{"1:3 template_syntax: table, row and column need a label each"});
  CHECK(problems("表：附件1 行：合计 列：电访 【1｜a】次") ==
        Texts{"1:22 template_syntax: text stands after the hole"});
}

TEST_CASE("a scope is a name, or a name and words in quotes") {
  CHECK(problems("## 说明") == Texts{"1:1 template_scope: a line that begins with ## is \"## scope: …\""});
  CHECK(problems("## 范围：甲 = 一…二") ==
        Texts{"1:11 template_scope: words in quotes are expected after the equals sign"});
  CHECK(problems("## 范围：甲 = 「一…二") == Texts{"1:11 template_scope: a quote is not closed"});
  CHECK(problems("## 范围：甲 = 「」…「二」") == Texts{"1:12 template_scope: the first words are empty"});
  CHECK(problems("## 范围：甲 = 「一」…「 」") == Texts{"1:16 template_scope: the last words are empty"});
  CHECK(problems("## 范围：甲 = 「一」…「二」三") == Texts{"1:18 template_scope: text stands after the quotes"});
}

TEST_CASE("a name stands for another") {
  const std::string why = "template_syntax: a name is written as \"label in the report = name in the document\"";
  CHECK(problems("名称：片区1") == Texts{"1:4 " + why});
  CHECK(problems("名称：= 片区一") == Texts{"1:4 " + why});
  CHECK(problems("名称：片区1 =") == Texts{"1:4 " + why});
}

TEST_CASE("a relation is two forms and a sign between them") {
  CHECK(problems("关系：甲 + 乙") == Texts{"1:4 template_relation: one of =, ≤, <, ≥ and > is missing"});
  CHECK(problems("关系：甲 + = 乙") == Texts{"1:8 template_relation: a term is missing"});
  CHECK(problems("关系： = 乙") == Texts{"1:5 template_relation: a term is missing"});
  CHECK(problems("关系：甲 ÷ 乙 = 丙") == Texts{"1:8 template_relation: a quotient is taken × 100"});
  CHECK(problems("关系：甲 × 乙 = 丙") == Texts{"1:4 template_relation: a term is \"number × name\""});
  CHECK(problems("关系：2 × = 丙") == Texts{"1:4 template_relation: a term is missing"});
}

TEST_CASE("all problems come back together, in the order of the lines") {
  CHECK(problems("电访【1\n## x\n关系：a\n名称：a\n") ==
        Texts{"1:3 template_syntax: a 【 is not closed",
              "2:1 template_scope: a line that begins with ## is \"## scope: …\"",
              "3:4 template_relation: one of =, ≤, <, ≥ and > is missing",
              "4:4 template_syntax: a name is written as \"label in the report = name in the document\""});
}

TEST_CASE("a text that is no UTF-8 is refused alone, with its place") {
  CHECK(problems("电访【1\n甲乙\xFF") == Texts{"2:3 invalid_text: "});
}
