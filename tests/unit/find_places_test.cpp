// Where a template looks: anchors of its scopes, tables with gaps and merged cells, annexes that are titled in other
// words; and what it refuses rather than take one place for another.
#include <doctest/doctest.h>
#include <assay/json.hpp>
#include <assay/template.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using namespace assay;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view station_text = R"({
  "assay": 1,
  "project": {"id": "p", "term": {"from": "2023-09-08", "to": "2024-09-07"}},
  "policy": "guangzhou-2023",
  "agreement": {
    "areas": [{"id": "a1", "name": "片区一"}, {"id": "a2", "name": "片区二"}, {"id": "a3", "name": "片区三"}],
    "indicators": [
      {"id": "calls", "name": "电访", "target": 1200},
      {"id": "visits", "name": "入户探访", "target": 900},
      {"id": "groups", "name": "小组", "target": 35}
    ]
  },
  "outputs": {"indicators": {"calls": {"a1": 2823, "a2": 2867, "a3": 1649}, "visits": {"a1": 365, "a2": 460, "a3": 253},
                             "groups": {"a1": 12, "a2": 13, "a3": 10}}},
  "scores": {"oversight": {"points": "8.87"}, "purchaser": {"points": "20.00"},
             "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}}
})";

ReportClaims found(std::string_view form, std::string_view report) {
  static const EvaluatedDocument evaluated = evaluate_json(station_text);
  return find_claims(Template::read(form), report, evaluated.document, evaluated.evaluation);
}

// "line printed name", the name with @scope where there is one.
Texts claims(std::string_view form, std::string_view report) {
  Texts list;
  for (const Claim& claim : found(form, report).claims) {
    list.push_back(std::to_string(claim.place.line) + ' ' + claim.printed + ' ' + claim.figure + claim.quantity +
                   (claim.scope.empty() ? "" : '@' + claim.scope));
  }
  return list;
}

// "line ~ line:column nearest".
Texts unmatched(std::string_view form, std::string_view report) {
  Texts list;
  for (const UnmatchedLine& line : found(form, report).unmatched) {
    list.push_back(std::to_string(line.line.line) + " ~ " + std::to_string(line.place.line) + ':' +
                   std::to_string(line.place.column) + ' ' + line.nearest);
  }
  return list;
}

// "line:column code", and what the sentence in Chinese holds of these words.
Texts refused(std::string_view form) {
  Texts list;
  for (const Diagnostic& problem : station::problems_of([&] { found(form, "无"); })) {
    list.push_back(std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' +
                   std::string(name(problem.code)) + ' ' +
                   (problem.code == Code::template_name ? problem.values[0] + " ~ " + problem.values[1] : ""));
  }
  return list;
}

std::string sentence_of(std::string_view form) {
  const auto problems = station::problems_of([&] { found(form, "无"); });
  return problems.size() == 1 ? problems[0].values[0] : std::to_string(problems.size());
}

bool holds(const std::string& text, std::string_view words) { return text.find(words) != text.npos; }

Texts titles(std::string_view report) {
  Texts list;
  for (const Annex& annex : found("", report).annexes) {
    std::string lines = annex.name + ':';
    for (const TextPlace& title : annex.titled) lines += ' ' + std::to_string(title.line);
    list.push_back(lines);
  }
  return list;
}

constexpr std::string_view calls_of_all = "indicators/calls/actual", visits_of_all = "indicators/visits/actual";

}  // namespace

TEST_CASE("an upper header whose merged cells were left out is not counted off") {
  // 入户探访 stands above the fifth to the seventh column, but third in its row.
  const std::string dropped =
      "表\n片区\t电访\t入户探访\n\t协议量\t完成量\t百分比\t协议量\t完成量\t百分比\n"
      "合计\t1200\t7339\t611.58%\t900\t1078\t119.78%\n";
  const std::string uneven = "表中各行的格数不同，合并的格子没有留出空格";
  CHECK(claims("表：表 行：合计 列：入户探访/完成量 【1｜入户探访】", dropped) == Texts{});
  CHECK(unmatched("表：表 行：合计 列：入户探访/完成量 【1｜入户探访】", dropped) == Texts{"1 ~ 4:1 " + uneven});
  CHECK(claims("表：表 行：合计 列：完成量#2 【1｜入户探访】", dropped) ==
        Texts{"4 1078 " + std::string(visits_of_all)});
  // The lower header lacks its first cell.
  const std::string shifted =
      "表\n片区\t电访\t\t\t入户探访\t\t\n协议量\t完成量\t百分比\t协议量\t完成量\t百分比\n"
      "合计\t1200\t7339\t611.58%\t900\t1078\t119.78%\n";
  CHECK(claims("表：表 行：合计 列：电访/完成量 【1｜电访】\n表：表 行：合计 列：完成量#1 【1｜电访】", shifted) ==
        Texts{});
  CHECK(unmatched("表：表 行：* 列：电访/完成量 【1｜电访】", shifted) == Texts{"1 ~ 4:1 " + uneven});
  // One header, one merged cell of which is left out.
  CHECK(claims("表：表 行：合计 列：探访 【1｜量：k】", "表\n片区\t电访\t探访\n合计\t1\t2\t3\n") == Texts{});
}

TEST_CASE("empty cells at the end of a row may be missing") {
  const std::string stripped =
      "表\n片区\t电访\t\t入户探访\n\t协议量\t完成量\t协议量\t完成量\n片区一\t/\t2823\n合计\t1200\t7339\t900\t1078\n";
  CHECK(claims("表：表 行：合计 列：入户探访/完成量 【1｜入户探访】", stripped) ==
        Texts{"5 1078 " + std::string(visits_of_all)});
  CHECK(claims("表：表 行：* 列：电访/完成量 【1｜电访】", stripped) ==
        Texts{"4 2823 indicators/calls/areas/a1/actual", "5 7339 " + std::string(calls_of_all)});
  CHECK(unmatched("表：表 行：片区一 列：入户探访/完成量 【1｜入户探访】", stripped).size() == 1);
  // Nothing but the last label can span.
  const std::string last = "表\n片区\t人数\t小组\n\t\t协议量\t完成量\n合计\t19\t35\t36\n";
  CHECK(claims("表：表 行：合计 列：小组/完成量 【1｜量：k】\n表：表 行：合计 列：人数 【1｜量：m】", last) ==
        Texts{"4 19 m", "4 36 k"});
  const std::string merged_down = "表\n片区\t电访\t\t备注\n\t协议量\t完成量\n合计\t1\t2\t好\n";
  CHECK(claims("表：表 行：合计 列：电访/完成量 【1｜量：k】\n表：表 行：合计 列：备注 【好｜量：m】", merged_down) ==
        Texts{"4 2 k", "4 好 m"});
}

TEST_CASE("of several areas in a row the nearest left of the column is the row's") {
  const std::string beside = "表\n片区\t电访\t\t社区\t小组\n片区一\t2823\t\t片区二\t13\n合计\t7339\t\t合计\t35\n";
  CHECK(claims("表：表 行：* 列：小组 【1｜小组】", beside) ==
        Texts{"3 13 indicators/groups/areas/a2/actual", "4 35 indicators/groups/actual"});
  CHECK(claims("表：表 行：* 列：电访 【1｜电访】", beside) ==
        Texts{"3 2823 indicators/calls/areas/a1/actual", "4 7339 indicators/calls/actual"});
  CHECK(claims("表：表 行：片区一 列：小组 【1｜小组】", beside) == Texts{});
  CHECK(claims("表：表 行：片区二 列：电访 【1｜电访】", beside) == Texts{});
}

TEST_CASE("words with a heading number are an anchor where a line or sentence begins, and not in the contents") {
  const std::string form = "## 范围：片区二 = 「2.片区二服务」…「3.片区三服务」\n电访【1｜电访】次";
  const auto with = [&](const std::string& contents) {
    return claims(form,
                  contents + "\n1.片区一服务\n电访2823次。\n2.片区二服务\n电访2867次。\n3.片区三服务\n电访1649次。");
  };
  CHECK(with("一\n见2.片区二服务。") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  CHECK(with("一\n2.片区二服务 5") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  CHECK(with("一\n2.片区二服务………5") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  CHECK(with("一\n2.片区二服务......... 15") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  CHECK(with("一\n2.片区二服务\t5") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  CHECK(with("一\n21.片区二服务") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  CHECK(with("一\n12.片区二服务 5") == Texts{"6 2867 indicators/calls/areas/a2/actual"});
  // A paragraph whose line ends in a number is no contents.
  CHECK(claims("## 范围：片区一 = 「1.到岗」\n实到【1｜量：k】\n人次", "1.到岗：应到岗 110，这期间实到 216\n人次") ==
        Texts{"1 216 k@片区一"});
  // After a bullet, and words without a number anywhere.
  CHECK(claims("## 范围： = 「1.片区」\n电访【1｜量：k】次", "电访5次\n- 1.片区\n电访6次") == Texts{"3 6 k"});
  CHECK(claims("## 范围： = 「结语如下」\n电访【1｜量：k】次", "电访5次，结语如下，电访6次") == Texts{"1 6 k"});
  // A number is no part of a longer one.
  CHECK(claims("## 范围： = 「表1」\n电访【1｜量：k】次", "表11 电访5次。表1 电访6次") == Texts{"1 6 k"});
}

TEST_CASE("what is met in an area says so") {
  const std::string report = "1.片区一\n电访均已完成。\n2.片区二\n电访未完成。";
  CHECK(claims("## 范围：a1 = 「1.片区一」…「2.」\n电访【均已完成｜达标：电访】。\n"
               "## 范围：\n电访【未完成｜达标：*；范围：片区二】。",
               report)[0] == "2 均已完成 indicators/calls/met@片区一");
  CHECK(claims("## 范围：\n电访【未完成｜达标：*；范围：片区二】。", report) ==
        Texts{"2 均已完成 indicators/*/met@片区二", "4 未完成 indicators/*/met@片区二"});
  CHECK(claims("电访【未完成｜达标：*】。", "电访未完成。") == Texts{"1 未完成 indicators/*/met"});
}

TEST_CASE("the number of a table or annex is no part of a longer one") {
  const std::string report =
      "表11 其他\n\t数\n合计\t5\n附件10：甲\n\t数\n合计\t6\n表1 电访\n\t数\n合计\t7\n附件1：乙\n\t数\n合计\t8\n";
  CHECK(claims("表：表1 行：合计 列：数 【1｜量：k】", report) == Texts{"9 7 k"});
  CHECK(claims("表：附件1 行：合计 列：数 【1｜量：k】", report) == Texts{"12 8 k"});
}

TEST_CASE("under a heading that names no area only what needs none is found") {
  const std::string scope = "## 范围：片区01\n";
  CHECK(refused(scope + "电访【1｜电访】次，探访【1｜入户探访】次") == Texts{"1:1 template_scope "});
  CHECK(holds(sentence_of(scope + "电访【1｜电访】次"), "最接近的片区是“片区"));
  CHECK(refused(scope + "得分【1｜purchaser/得分】分") == Texts{"1:1 template_scope "});
  CHECK(refused(scope + "共【1｜indicators/calls/areas/{范围}/actual】次") == Texts{"1:1 template_scope "});
  CHECK(refused(scope + "均【完成｜达标：*】。") == Texts{"1:1 template_scope "});
  CHECK(
      claims(
          scope +
              "电访【1｜量：k】次，共【1｜电访；范围：片区一】次，又【1｜indicators/calls/actual】次，得【1｜总分】分",
          "电访1次，共2次，又3次，得4分") ==
      Texts{"1 1 k@片区01", "1 2 indicators/calls/areas/a1/actual", "1 3 indicators/calls/actual", "1 4 total"});
  for (const std::string line : {"范围：片区二 = 「电访」", "# 范围：片区二", "scope: x", "＃ scope：x"}) {
    CAPTURE(line);
    CHECK(refused(line) == Texts{"1:1 template_syntax "});
    CHECK(holds(sentence_of(line), "## 范围："));
  }
}

TEST_CASE("an annex is titled by its number or by words that begin as those of the list") {
  CHECK(
      titles("附件：\n1.服务指标完成情况表\n2.满意度调查表（样表）\n3.到岗表\n\n附件1\n片区\t电访\n合计\t7339\n附件2\n"
             "满意度调查表\n附件三：到岗表（按月）\n") ==
      Texts{"服务指标完成情况表: 6", "满意度调查表（样表）: 9", "到岗表: 11"});
  CHECK(titles("附件：1.甲表 2.乙表；3.丙表。\n附件1：甲表（2023-2024年）\n乙表\n附件 3 丙表") ==
        Texts{"甲表: 2", "乙表: 3", "丙表: 4"});
  CHECK(titles("附件：\n附件一：甲表\n附件二：乙表\n附件二\n附件2为乙表，附件1甲表另见。\n附件1甲表，见下页") ==
        Texts{"甲表:", "乙表: 4"});
  CHECK(titles("附件：\n1.到岗表（一）\n2.到岗表（二）\n到岗表\n到岗表（二）") ==
        Texts{"到岗表（一）:", "到岗表（二）: 5"});
  const std::string report = "附件：\n1.甲表\n2.乙表\n附件1\n\t数\n合计\t7\n附件二\n\t数\n合计\t8\n";
  CHECK(claims("表：附件1 行：合计 列：数 【1｜量：k】", report) == Texts{"6 7 k"});
  CHECK(claims("表：附件二 行：合计 列：数 【1｜量：k】", report) == Texts{"9 8 k"});
}

TEST_CASE("a label has one name, and one that the document knows") {
  CHECK(refused("名称：打电话 = 电访\n名称：打电话 = 入户探访\n打电话【1｜打电话】次") ==
        Texts{"2:4 template_syntax "});
  CHECK(refused("名称：打电话 = 电仿") == Texts{"1:10 template_name 电仿 ~ 电访"});
  CHECK(refused("名称：一片 = 片区1").size() == 1);
  CHECK(refused("名称：合 计 = 合计\n名称：全街 = 全站\n名称：购买者 = purchaser\n名称：一片 = a1") == Texts{});
}

TEST_CASE("a table goes on over blank lines and page numbers") {
  const std::string rows = "片区二\t2867\n片区三\t1649\n合计\t7339\n";
  const Texts all = {"3 2823", "6 2867", "7 1649", "8 7339"};
  const auto printed = [](const std::string& report) {
    Texts list;
    for (const Claim& claim : found("表：附表 行：* 列：电访 【1｜电访】", report).claims) {
      list.push_back(std::to_string(claim.place.line) + ' ' + claim.printed);
    }
    return list;
  };
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n\n12\n" + rows) == all);
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n\n- 12 -\n" + rows) == all);
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n第 3 页\n片区\t电访\n" + rows) == all);
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n\n片区\t电访\n" + rows) == all);
  CHECK(printed("附表\n\n片区\t电访\n\n片区一\t2823\n\n片区二\t2867\n") == Texts{"5 2823", "7 2867"});
  // Another header, other cells or words between begin another table.
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n\n片区\t探访\n片区二\t460\n") == Texts{"3 2823"});
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n\n片区二\t2867\t460\n") == Texts{"3 2823"});
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n另表\n片区二\t2867\n") == Texts{"3 2823"});
  CHECK(printed("附表\n片区\t电访\n片区一\t2823\n\n\t2023\n片区二\t2867\n") == Texts{"3 2823"});
}

TEST_CASE("a unit or a few short lines may stand between a title and its table") {
  const std::string table = "片区\t电访\n合计\t7339\n";
  const auto is_found = [&](const std::string& above) {
    return claims("表：附表 行：合计 列：电访 【1｜量：k】", above + table).size() == 1;
  };
  CHECK(is_found("附表\n"));
  CHECK(is_found("附表\n单位：人次\n"));
  CHECK(is_found("附表\n填表单位：花地街社工站 填表日期：2024年8月23日\n（单位：人次）\n"));
  CHECK(is_found("附表\n甲\n\n乙\n丙\n"));
  CHECK_FALSE(is_found("附表\n甲\n乙\n丙\n丁\n"));
  CHECK_FALSE(is_found("附表如下。\n甲\n"));
  CHECK_FALSE(is_found("附表\n\t数\n甲\t1\n又一表\n"));
}

TEST_CASE("a column's label that several columns have chooses none") {
  const std::string report = "表\n片区\t完成量\t完成量\n合计\t7339\t1078\n";
  CHECK(claims("表：表 行：合计 列：完成量 【1｜电访】", report) == Texts{});
  CHECK(unmatched("表：表 行：合计 列：完成量 【1｜电访】", report) ==
        Texts{"1 ~ 2:4 有 2 列是这个标签，用 #1 到 #2 选一列"});
  CHECK(unmatched("table: 表 row: 合计 column: 完成量 【1|电访】", report) ==
        Texts{"1 ~ 2:4 2 columns have the label, #1 to #2 chooses one"});
  CHECK(claims("表：表 行：合计 列：完成量#2 【1｜入户探访】", report) ==
        Texts{"3 1078 " + std::string(visits_of_all)});
  const std::string upper = "表\n片区\t个案\t\t\n\t协议量\t完成量\t完成量\n合计\t1\t2\t3\n";
  CHECK(claims("表：表 行：合计 列：个案/完成量 【1｜量：k】", upper) == Texts{});
  // Beside it stands another table, whose rows have labels of their own.
  const std::string beside = "表\n片区\t电访\t片区\t电访\n片区一\t1\t片区二\t2\n";
  CHECK(claims("表：表 行：* 列：电访 【1｜电访】", beside) ==
        Texts{"3 1 indicators/calls/areas/a1/actual", "3 2 indicators/calls/areas/a2/actual"});
}

TEST_CASE("where a report has no tables, it is said what tables are") {
  CHECK(unmatched("表：附表 行：合计 列：电访 【1｜电访】", "附表\n片区 电访\n合计 7339") ==
        Texts{"1 ~ 0:0 报告里没有表格，表格是格与格之间有制表符的行"});
}

TEST_CASE("of a name's two parts the wrong one is mended") {
  CHECK(refused("共【1｜电访/完成】次") == Texts{"1:5 template_name 电访/完成 ~ 电访/完成量"});
  CHECK(refused("共【1｜电仿/完成】次") == Texts{"1:5 template_name 电仿/完成 ~ 电访/完成量"});
  CHECK(refused("共【1｜purchaser/分数】次")[0].find("purchaser/") != std::string::npos);
  CHECK(claims("共【1｜电访/完成率】次，又【1｜电访/完成百分比】次", "共1次，又2次") ==
        Texts{"1 1 indicators/calls/attainment", "1 2 indicators/calls/attainment"});
}

TEST_CASE("rounding goes by its Chinese names too") {
  const auto mode = [](const std::string& name) {
    return found("共【1｜量：k；取整：" + name + "】次", "共1次").claims[0].mode;
  };
  CHECK(mode("四舍五入") == RoundingMode::half_up);
  CHECK(mode("四舍六入五成双") == RoundingMode::half_even);
  CHECK(mode("五舍六入") == RoundingMode::half_down);
  CHECK(mode("去尾") == RoundingMode::down);
  CHECK(mode("进一") == RoundingMode::up);
  CHECK(mode("向下取整") == RoundingMode::floor);
  CHECK(mode("向上取整") == RoundingMode::ceiling);
  CHECK(mode("half_up") == RoundingMode::half_up);
  CHECK(holds(sentence_of("共【1｜量：k；取整：四舍】次"), "四舍五入、四舍六入五成双、"));
}

TEST_CASE("a hole in square brackets is refused, other brackets are words") {
  CHECK(refused("电访[7339|电访]人次") == Texts{"1:1 template_syntax "});
  CHECK(refused("电访［7339｜电访］人次") == Texts{"1:1 template_syntax "});
  CHECK(holds(sentence_of("电访[7339|电访]人次"), "【样例｜名称】"));
  CHECK(claims("(电访|访问)[1](共|)【1｜电访】次", "电访[1]5次") == Texts{"1 5 " + std::string(calls_of_all)});
}

TEST_CASE("a number may stand behind the name that it multiplies") {
  const auto relation = [](const std::string& text) {
    const ReportClaims all = found("共【1｜量：甲】次\n" + text, "");
    const LinearForm& left = all.relations[0].relation.left;
    return left.terms[0].times.to_string() + ' ' + left.terms[0].figure;
  };
  CHECK(relation("关系：甲 × 2 ≤ 5") == "2 甲");
  CHECK(relation("关系：甲*2.5 ≤ 5") == "2.5 甲");
  CHECK(relation("关系：- 甲 × 2 ≤ 5") == "-2 甲");
  CHECK(relation("关系：2 × 甲 ≤ 5") == "2 甲");
}
