// Marking a report: the draft of a template that its numbers and a document make.
//
// 片区一 is 365 + 460 = 825 visits, 片区二 is 253; together 1078 of 900 agreed, 119.777… %.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "station.hpp"

using assay::Claim;
using assay::EvaluatedDocument;
using assay::ReportClaims;

namespace {

EvaluatedDocument two_areas() {
  station::Parts parts;
  parts.agreement = R"({"areas": [{"id": "one", "name": "片区一", "areas": [{"id": "one_1"}, {"id": "one_2"}]},
                                  {"id": "two", "name": "片区二"}],
    "indicators": [{"id": "visits", "name": "入户探访", "unit": "人次", "target": 900}],
    "posts": {"all": 220, "certified": 110}})";
  parts.outputs = R"({"indicators": {"visits": {"one_1": 365, "one_2": 460, "two": 253}}})";
  return assay::evaluate_json(station::document(parts));
}

// Without the line that says what a draft is.
std::string marked(const std::string& report, const EvaluatedDocument& evaluated = two_areas()) {
  const std::string text = assay::mark_report(report, evaluated.document, evaluated.evaluation);
  return text.substr(text.find('\n') + 1);
}

ReportClaims found(const std::string& form, const std::string& report, const EvaluatedDocument& evaluated) {
  return assay::find_claims(assay::Template::read(form), report, evaluated.document, evaluated.evaluation);
}

// Whether the claim's figure has a value that some way of rounding prints so.
bool is_printed(const Claim& claim, const assay::Evaluation& evaluation) {
  const auto node = evaluation.find(claim.figure);
  if (!node || !evaluation.exact(*node)) return false;
  const assay::Printed printed = assay::read_printed(claim.printed);
  return stands_for(printed, {}, counting_step(printed)).contains(*evaluation.exact(*node));
}

// How many claims hold, after those of other figures or other numbers were checked to be none.
std::size_t consistent_claims(const std::string& report, const EvaluatedDocument& evaluated) {
  const std::string form = assay::mark_report(report, evaluated.document, evaluated.evaluation);
  const ReportClaims claims = found(form, report, evaluated);
  for (const auto& line : claims.unmatched) FAIL_CHECK(line.text);
  for (const Claim& claim : claims.claims) {
    CAPTURE(claim.figure);
    CAPTURE(claim.printed);
    CHECK((claim.printed == "/" || is_printed(claim, evaluated.evaluation)));
  }
  return claims.claims.size();
}

}  // namespace

TEST_CASE("a number goes by the name before it, and its unit stays outside") {
  CHECK(marked("入户探访 1,078 次，完成协议量 900 次的 119.78%。") ==
        "入户探访 【1,078｜入户探访】 次，完成协议量 【900｜入户探访/协议量】 次的 【119.78%｜入户探访/百分比】。\n");
}

TEST_CASE("a number that no figure prints stays as it is") {
  CHECK(marked("入户探访 1069 次，第 2 章。") == "入户探访 1069 次，第 2 章。\n");
  CHECK(marked("入户探访 1078.0 次。") == "入户探访 1078.0 次。\n");  // nobody counts tenths of a visit
  CHECK(marked("60 分以上算合格。") == "60 分以上算合格。\n");        // a bound, which 90.00 only happens to keep
}

TEST_CASE("each sentence has a line, and a name holds until its sentence ends") {
  CHECK(marked("入户探访共有\n1078 次。全部 1078 次。") ==
        "入户探访共有\n【1078｜入户探访】 次。\n全部 【1078｜入户探访】 次。\n");
  // Nothing names the second: without a unit it may be anything.
  CHECK(marked("入户探访 1078。编号 1078。") == "入户探访 【1078｜入户探访】。\n编号 1078。\n");
  CHECK(marked("入户探访：\n1. 编号 1078") == "入户探访：\n1. 编号 1078\n");
}

TEST_CASE("a small number that nothing names is a guess, for a comment") {
  CHECK(marked("得分 20 分。") == "# 20 分：购买方（街道办事处）/得分\n得分 20 分。\n");
  CHECK(marked("购买方给了 20.00 分。") == "购买方给了 【20.00｜购买方（街道办事处）/得分】 分。\n");
  CHECK(marked("购买方占比 20%。") == "购买方占比 【20%｜购买方（街道办事处）/分值】。\n");
}

TEST_CASE("names that a number could have all stand in the comment before its sentence") {
  // 220 post-months are required of all, and an indicator has been given as many.
  station::Parts parts;
  parts.agreement = R"({"areas": [], "indicators": [{"id": "talks", "name": "讲座", "unit": "人次", "target": 300}],
    "posts": {"all": 220}})";
  parts.outputs = R"({"indicators": {"talks": 220}})";
  const EvaluatedDocument evaluated = assay::evaluate_json(station::document(parts));
  CHECK(marked("一共 220 人次。", evaluated) == "# 220 人次：讲座、staffing/required/all\n一共 220 人次。\n");
  CHECK(marked("应到岗 220 人次。", evaluated) == "应到岗 【220｜staffing/required/all】 人次。\n");
}

TEST_CASE("of two figures of one value the name that stands last is meant, its target where the clause says so") {
  station::Parts parts;
  parts.agreement = R"({"areas": [], "indicators": [{"id": "talks", "name": "讲座", "unit": "场", "target": 300},
    {"id": "walks", "name": "走访", "unit": "次", "target": 300}], "posts": {"all": 220}})";
  parts.outputs = R"({"indicators": {"talks": 300, "walks": 300}})";
  const EvaluatedDocument evaluated = assay::evaluate_json(station::document(parts));
  CHECK(marked("讲座和走访 300 次。", evaluated) == "讲座和走访 【300｜走访】 次。\n");
  CHECK(marked("走访和讲座 300 场。", evaluated) == "走访和讲座 【300｜讲座】 场。\n");
  CHECK(marked("讲座的协议量 300 场，完成 300 场。", evaluated) ==
        "讲座的协议量 【300｜讲座/协议量】 场，完成 【300｜讲座】 场。\n");
  CHECK(marked("走访 300 人。", evaluated) == "走访 300 人。\n");  // visits are no persons
}

TEST_CASE("words that stand before other numbers too make no hole") {
  CHECK(marked("探访 1078 次。\n探访 300 次。") == "# 1078 次：入户探访\n探访 1078 次。\n探访 300 次。\n");
}

TEST_CASE("a heading that names an area opens its scope, and the next of its rank ends it") {
  CHECK(marked("一、片区一\n(1) 探访 825 次。\n二、总体\n探访 1078 次。\n") ==
        "## 范围：片区一 = 「一、片区一」…「二、总体」\n一、片区一\n(1) 探访 【825｜入户探访】 次。\n"
        "## 范围： = 「二、总体」\n二、总体\n探访 【1078｜入户探访】 次。\n\n");
  // One of a lower rank goes on with the area.
  CHECK(marked("一、片区一\n（一）成效\n探访 825 次。") ==
        "## 范围：片区一 = 「一、片区一」\n一、片区一\n（一）成效\n探访 【825｜入户探访】 次。\n");
  // The number of another area is none of its own.
  CHECK(marked("一、片区二\n探访 825 次。") == "## 范围：片区二 = 「一、片区二」\n一、片区二\n探访 825 次。\n");
}

TEST_CASE("a number is of the area that its clause names") {
  CHECK(marked("片区一探访825次，片区2探访253次。") ==
        "片区一探访【825｜入户探访；范围：片区一】次，片区2探访【253｜入户探访；范围：片区二】次。\n");
  // That of the whole, or of another area, is none of its own.
  CHECK(marked("片区一入户探访1078次。") == "片区一入户探访1078次。\n");
  CHECK(marked("片区二入户探访825次。") == "片区二入户探访825次。\n");
  CHECK(marked("片区一和片区二合计入户探访1078次。") == "片区一和片区二合计入户探访【1078｜入户探访】次。\n");
  // A clause behind it may go on with the area, or not.
  CHECK(marked("片区一较好，入户探访825次。") == "片区一较好，入户探访【825｜入户探访；范围：片区一】次。\n");
  CHECK(marked("片区一较好，入户探访1078次。") == "# 1078次：入户探访\n片区一较好，入户探访1078次。\n");
  // The clause goes before the heading.
  CHECK(marked("一、片区二\n片区一探访825次，全站1078次。") ==
        "## 范围：片区二 = 「一、片区二」\n一、片区二\n"
        "片区一探访【825｜入户探访；范围：片区一】次，全站【1078｜入户探访；范围：全站】次。\n");
  const EvaluatedDocument evaluated = two_areas();
  const std::string report = "片区一探访825次，片区2探访253次，全站1078次。";
  const ReportClaims claims =
      found(assay::mark_report(report, evaluated.document, evaluated.evaluation), report, evaluated);
  REQUIRE(claims.claims.size() == 3);
  CHECK(claims.claims[0].figure == "indicators/visits/areas/one/actual");
  CHECK(claims.claims[1].figure == "indicators/visits/areas/two/actual");
  CHECK(claims.claims[2].figure == "indicators/visits/actual");
}

TEST_CASE("a bound, and a number of another unit, make no hole") {
  CHECK(marked("总分90分以上为优秀。") == "# 90分以上：总分\n总分90分以上为优秀。\n");
  CHECK(marked("入户探访逾1000次。") == "# 逾1000次：入户探访\n入户探访逾1000次。\n");
  CHECK(marked("入户探访约1100次。") == "入户探访【约1100｜入户探访】次。\n");
  CHECK(marked("公里数1078公里。") == "公里数1078公里。\n");
  CHECK(marked("入户探访1078小时。") == "入户探访1078小时。\n");
}

TEST_CASE("cells of a table are addressed below it") {
  const std::string table =
      "片区\t入户探访\t\n"
      "\t协议量\t完成量\n"
      "片区1\t/\t825\n"
      "片区2\t/\t253\n"
      "合计\t900\t1078\n";
  CHECK(marked("附件：\n1.统计表\n\n统计表\n" + table) == "附件：\n1.统计表\n\n统计表\n" + table +
                                                              "名称：片区1 = 片区一\n"
                                                              "名称：片区2 = 片区二\n"
                                                              "表：附件1 行：* 列：入户探访/完成量 【825｜入户探访】\n"
                                                              "表：附件1 行：合计 列：入户探访/协议量 "
                                                              "【900｜入户探访/协议量】\n\n");
  const std::string one = "探访\n片区\t完成量\n片区一\t825\n", other = "探访\n片区\t完成量\n片区二\t253\n";
  CHECK(marked(one + "\n" + other) == one + "表：探访#1 行：片区一 列：完成量 【825｜入户探访】\n\n" + other +
                                          "表：探访#2 行：片区二 列：完成量 【253｜入户探访】\n\n");
  // A cell that differs keeps the others from standing in one line.
  const std::string wrong =
      "片区\t完成量\n"
      "片区一\t825\n"
      "片区二\t252\n"
      "合计\t1078\n";
  const std::string text = marked("探访\n" + wrong);
  CHECK(text.find(
            "表：探访 行：片区一 列：完成量 【825｜入户探访】\n表：探访 行：合计 列：完成量 【1078｜入户探访】\n") !=
        std::string::npos);
  CHECK(text.find("252｜") == std::string::npos);
}

TEST_CASE("a column of percentages is known by any name, and what a cell could be besides stands in a comment") {
  const std::string table = "探访\n片区\t次数\t比例\n合计\t1078\t119.78%\n";
  CHECK(marked(table) == table +
                             "表：探访 行：合计 列：次数 【1078｜入户探访】\n"
                             "表：探访 行：合计 列：比例 【119.78%｜入户探访/百分比】\n\n");
  station::Parts parts;
  parts.agreement = R"({"areas": [], "indicators": [{"id": "a", "name": "探访甲", "target": 300},
    {"id": "b", "name": "探访乙", "target": 300}]})";
  parts.outputs = R"({"indicators": {"a": 150, "b": 150}})";
  const std::string both = "表一\n项目\t比例\n探访\t50.00%\n";
  CHECK(marked(both, assay::evaluate_json(station::document(parts))) ==
        both + "# 50.00%（探访，比例）：探访甲/百分比、探访乙/百分比\n\n");
}

TEST_CASE("a table without a title is said to need one") {
  const std::string table = "片区\t完成量\n片区一\t825\n";
  const std::string text = marked(table);
  CHECK(text.starts_with(table + "# "));
  CHECK(text.find("标题") != std::string::npos);
  CHECK(text.find("表：") == std::string::npos);
}

TEST_CASE("what a template would read as its own is none of it") {
  CHECK(marked("# 入户探访 1078 次") == "# 1078 次：入户探访\n# # 入户探访 1078 次\n");
  CHECK(marked("关系：见附件") == "# 关系：见附件\n");
  CHECK(marked("【注】见后") == "〔注〕见后\n");
  CHECK(marked("【注】入户探访 1078 次") == "…注…入户探访 【1078｜入户探访】 次\n");
}

TEST_CASE("a marked report is a template that finds what it marked") {
  const std::string report =
      "一、总体\n入户探访 1078 次，完成目标的119.78%。\n二、片区一\n入户探访 825 次。\n三、结果\n总得分：90.00分\n";
  CHECK(consistent_claims(report, two_areas()) == 4);

  const EvaluatedDocument evaluated = assay::evaluate_json(station::file("capi/examples/huadi-2024.json"));
  const std::string long_report = station::file("tests/golden/station-report.txt");
  // 48 amounts, totals and percentages of the first two tables, 27 of the third without "/", and as many in sentences.
  CHECK(consistent_claims(long_report, evaluated) > 150);
}

TEST_CASE("a report that is no UTF-8 is refused") {
  const auto problems = station::problems_of([] { marked("探访\n\xff"); });
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == assay::Code::invalid_text);
  CHECK(problems[0].line == 2);
}
