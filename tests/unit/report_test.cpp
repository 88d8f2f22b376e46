// The text report: every number as the figures have it, in columns that align on a terminal.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "everything.hpp"
#include "station.hpp"

using assay::Language;
using station::document;

namespace {

std::string report(const std::string& text, Language language) {
  const assay::EvaluatedDocument evaluated = assay::evaluate_json(text);
  return assay::write_report(evaluated.document, evaluated.evaluation, language);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// The one line that starts with this.
std::string line_with(const std::string& text, const std::string& start) {
  std::string found;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with(start)) found += (found.empty() ? "" : " | ") + line;
  }
  return found;
}

// A station with these area and indicator names, one row of actuals.
std::string named(const std::string& east, const std::string& indicator) {
  return document(
      {.agreement = R"({"areas": [{"id": "east", "name": ")" + east + R"("}, {"id": "west", "name": "西"}],
    "indicators": [{"id": "i", "name": ")" +
                    indicator +
                    R"(", "unit": "x", "target": 10}, {"id": "j", "name": "plain", "unit": "y", "target": 10}]})",
       .outputs = R"({"indicators": {"i": {"east": 1, "west": 2}, "j": {"east": 3, "west": 4}}})"});
}

}  // namespace

TEST_CASE("the whole report of a small station in Chinese") {
  // 365 + 713 = 1078 of 900 is 119.777…; 220.5 − 220 = +0.5; 100 − 110 = −10; 88.7 of 100 by 10 is 8.87.
  const std::string text = document(
      {.project =
           R"({"name": "小站", "stage": "final", "date": "2024-08-23", "term": {"from": "2023-09-08", "to": "2024-09-07"}, "budget": 2400000})",
       .agreement = R"({"areas": [{"id": "east", "name": "东片"}, {"id": "west", "name": "西片"}],
        "indicators": [{"id": "visits", "name": "入户探访", "unit": "人次", "group": "探访", "target": 900},
          {"id": "files", "name": "建档", "unit": "个", "target": 0}], "posts": {"all": 220, "certified": 110}})",
       .outputs = R"({"indicators": {"visits": {"east": 365, "west": 713}, "files": 1024},
        "staffing": {"worked": {"all": "220.5", "certified": 100}, "retained": 16, "retention_base": 20}})",
       .scores =
           R"({"oversight": {"raw": "88.7"}, "purchaser": {"points": "20.00"}, "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}})",
       .findings = R"([{"party": "purchaser", "kind": "concern", "text": "t"}])"});
  const assay::Policy policy = assay::shipped_policy("guangzhou-2023");
  CHECK(report(text, Language::zh).starts_with(R"(小站  末期评估
评估日期：2024-08-23
协议期：2023-09-08 至 2024-09-07
服务经费：2400000 元
评估办法：广州市社工服务站评估（2023年办法）
修约：完成百分比 四舍五入 2 位；其他百分比 四舍五入 2 位；各方得分 四舍五入 2 位；总分 四舍五入 2 位

指标完成情况
指标      单位  协议量  完成量    百分比  东片  西片
----------------------------------------------------
[探访]
入户探访  人次     900    1078   119.78%   365   713
[—]
建档      个         0    1024  协议量 0     —     —

人员到岗
类别      应到岗人次  实到岗人次  超配(+)/缺岗(-)
-------------------------------------------------
全部社工         220       220.5             +0.5
持证社工         110         100              -10
稳岗率：16 / 20 = 80.00%

评分
)"));
  CHECK(report(text, Language::zh).find("\n总分 90.00  等级 优秀（按修约后的总分）\n") != std::string::npos);
}

TEST_CASE("the whole report of a small station in English") {
  const std::string text = document(
      {.policy =
           R"({"id": "own", "parties": [{"id": "street", "name": "街道", "max": 40}, {"id": "third_party", "max": 60}],
      "rounding": {"total": {"mode": "down", "places": 1}}, "grade_on": "exact_total", "bands": [{"id": "good", "name": "良好", "from": 80}, {"id": "poor", "from": 0}]})",
       .agreement =
           R"({"indicators": [{"id": "visits", "name": "入户探访", "unit": "times", "target": 900}, {"id": "calls", "target": "/"}]})",
       .outputs = R"({"indicators": {"visits": 1078}})",
       .scores = R"({"street": {"points": "38.00"}, "third_party": {"raw": 2, "of": 3}})",
       .findings =
           R"([{"party": "street", "kind": "concern", "text": "t"}, {"party": "street", "kind": "concern", "text": "t"},
      {"party": "third_party", "kind": "commendation", "text": "t"}])"});
  // 1078/900 × 100 = 1078/9 as no step rounds it; 2/3 of 60 is 40; 38.00 + 40 = 78.
  CHECK(report(text, Language::en) == R"(Policy: own
Rounding: attainment exact; rates exact; party points exact; total down 1 place

Indicators
indicator  unit   target  actual  attainment
--------------------------------------------
visits     times     900    1078     1078/9%
calls                  /       —           /

Scores
party        maximum  raw score  points
---------------------------------------
street            40              38.00
third_party       60      2 / 3      40
---------------------------------------
total            100               78.0

Total 78.0  Grade poor (on the exact total)

Findings
party        commendations  concerns  recommendations
-----------------------------------------------------
street                   0         2                0
third_party              1         0                0
)");
}

TEST_CASE("a total that rounding moved is shown before it, too") {
  const std::string text = document(
      {.policy = R"({"parties": [{"id": "a", "max": 100}], "rounding": {"total": {"mode": "half_up", "places": 2}},
      "grade_on": "exact_total", "bands": [{"id": "excellent", "name": "优秀", "from": 90}, {"id": "good", "name": "良好", "from": 0}]})",
       .agreement = "",
       .outputs = "",
       .scores = R"({"a": {"points": "89.997"}})"});
  CHECK(line_with(report(text, Language::zh), "总分 9") == "总分 90.00（修约前 89.997）  等级 良好（按修约前的总分）");
  CHECK(line_with(report(text, Language::en), "Total ") ==
        "Total 90.00 (before rounding 89.997)  Grade good (on the exact total)");
}

TEST_CASE("what is not there is shown as what it is") {
  const std::string text = report(
      document(
          {.agreement =
               R"({"indicators": [{"id": "i1", "target": "/"}, {"id": "i2", "target": "n/a"}, {"id": "i3", "target": 5},
      {"id": "i4", "target": 0}, {"id": "i5", "target": 0}, {"id": "i6", "target": 5}]})",
           .outputs = R"({"indicators": {"i1": 1, "i2": 1, "i3": "/", "i4": 0, "i5": 3}})"}),
      Language::en);
  CHECK(line_with(text, "i1 ") == "i1                    /       1              /");
  CHECK(line_with(text, "i2 ") == "i2                  n/a       1            n/a");
  CHECK(line_with(text, "i3 ") == "i3                    5       /      no actual");
  CHECK(line_with(text, "i4 ") == "i4                    0       0  target 0, met");
  CHECK(line_with(text, "i5 ") == "i5                    0       3       target 0");
  CHECK(line_with(text, "i6 ") == "i6                    5       —      no actual");
}

TEST_CASE("areas are columns where they are few and have no targets of their own, else rows below their indicator") {
  const std::string agreement =
      R"({"areas": [{"id": "east", "areas": [{"id": "east_1"}, {"id": "east_2"}]}, {"id": "west"}],
    "indicators": [{"id": "visits", "target": {"east_1": 400, "east_2": 300, "west": 200}}]})";
  const std::string rows = report(document({.agreement = agreement}), Language::en);
  CHECK(rows.find(R"(
indicator   unit  target  actual  attainment
--------------------------------------------
visits               900    1078     119.78%
  east               700     825     117.86%
    east_1           400     365      91.25%
    east_2           300     460     153.33%
  west               200     253     126.50%
)") != std::string::npos);

  const std::string columns = report(document(), Language::en);
  CHECK(columns.find(R"(
indicator  unit  target  actual  attainment  east  east_1  east_2  west
-----------------------------------------------------------------------
visits     人次     900    1078     119.78%   825     365     460   253
)") != std::string::npos);

  // Seven areas are too many for columns.
  std::string areas, cells;
  for (int i = 1; i <= 7; ++i) {
    areas += (i == 1 ? "" : ", ") + ("{\"id\": \"a" + std::to_string(i) + "\"}");
    cells += (i == 1 ? "" : ", ") + ("\"a" + std::to_string(i) + "\": 1");
  }
  const std::string many = report(
      document({.agreement = "{\"areas\": [" + areas + "], \"indicators\": [{\"id\": \"visits\", \"target\": 7}]}",
                .outputs = "{\"indicators\": {\"visits\": {" + cells + "}}}"}),
      Language::en);
  CHECK(line_with(many, "  a7") == "  a7                  /       1           /");
}

TEST_CASE("columns align by the cells that characters take on a terminal") {
  // Each name with its width: East Asian wide and full-width characters and emoji take two cells, marks none.
  struct Name {
    std::string text;
    std::size_t width;
  };
  for (const auto& [name, width] :
       {Name{"plain", 5}, Name{"入户探访", 8}, Name{"ＡＢ１", 6}, Name{"ｱｲ", 2}, Name{"한글", 4}, Name{"かな", 4},
        Name{"「」、。", 8}, Name{"😀", 2}, Name{"e\u0301", 1}, Name{"𠮷", 2}, Name{"é—…", 3}, Name{"（a）", 5},
        Name{"が\u3099", 2}, Name{"Ωж", 2}}) {
    const std::string named_so = name;
    CAPTURE(named_so);
    const std::string text = report(named("east", name), Language::zh);
    const std::string row = line_with(text, name), plain = line_with(text, "plain ");
    // Its padding makes up the difference to the widest name of the column: "plain", or itself.
    const std::size_t column = std::max<std::size_t>(5, width);
    if (name != "plain") {
      CHECK(row.starts_with(name + std::string(column - width + 2, ' ') + "x "));
      CHECK(plain.starts_with("plain" + std::string(column - 5 + 2, ' ') + "y "));
    }
    // The same as the head of a column of numbers, which are right-aligned under it.
    const std::string headed = report(named(name, "other"), Language::zh);
    const std::string numbers = line_with(headed, "plain ");
    CHECK(numbers.ends_with(std::string(std::max<std::size_t>(width, 1) + 2 - 1, ' ') + "3   4"));
  }
}

TEST_CASE("a report ends with a line feed and its lines do not end in spaces") {
  for (const std::string& text :
       {document(), std::string(station::everything_text), station::file("capi/examples/huadi-2024.json")}) {
    for (const Language language : {Language::zh, Language::en}) {
      const std::string written = report(text, language);
      CHECK(written.ends_with("\n"));
      CHECK_FALSE(written.ends_with("\n\n"));
      CHECK(written.find(" \n") == std::string::npos);
      CHECK(written.find('\t') == std::string::npos);
    }
  }
}
