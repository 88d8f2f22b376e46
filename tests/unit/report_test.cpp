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
  // 1078/900 × 100 = 1078/9 = 119.777…, which no step rounds; 2/3 of 60 is 40; 38.00 + 40 = 78.
  CHECK(report(text, Language::en) == R"(Policy: own
Rounding: attainment exact; rates exact; party points exact; total down 1 place

Indicators
indicator  unit   target  actual  attainment
--------------------------------------------
visits     times     900    1078   ≈ 119.78%
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

TEST_CASE("a value that no step rounds is shown near it, and the total that decides a grade exactly, too") {
  // 20/21 of 70 is 200/3 = 66.666…; with 23.33 that is 26999/300 = 89.99666…, which is not yet excellent.
  const std::string text =
      document({.policy = R"({"parties": [{"id": "a", "max": 70}, {"id": "b", "max": 30}], "grade_on": "exact_total",
      "bands": [{"id": "excellent", "name": "优秀", "from": 90}, {"id": "good", "name": "良好", "from": 0}]})",
                .agreement = "",
                .outputs = "",
                .scores = R"({"a": {"raw": 20, "of": 21}, "b": {"points": "23.33"}})"});
  const std::string zh = report(text, Language::zh);
  CHECK(line_with(zh, "a  ") == "a         70  20 / 21  ≈ 66.67");
  CHECK(line_with(zh, "总分 ≈") == "总分 ≈ 90.00（准确值 26999/300）  等级 良好");
  CHECK(line_with(report(text, Language::en), "Total ≈") == "Total ≈ 90.00 (exactly 26999/300)  Grade good");
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

namespace {

// From the title of a section to the blank line after it.
std::string section(const std::string& text, const std::string& title) {
  const std::size_t from = text.find("\n\n" + title + "\n");
  if (from == std::string::npos) return "no such section";
  return text.substr(from + 2, text.find("\n\n", from + 2) - from - 1);
}

const std::string eleven_months =
    R"({"term": {"from": "2023-09-08", "to": "2024-09-07"}, "assessed": {"from": "2023-09-08", "to": "2024-07-31"}})";

}  // namespace

TEST_CASE("both completions stand side by side where a target is prorated") {
  // 11 of 12 months: 100 × 11/12 = 275/3 = 91.666…, which no step rounds; 98 of it is 1176/11 = 106.9090… percent; the
  // stock is not prorated.
  const std::string text = document({.project = eleven_months,
                                     .agreement = R"({"indicators": [
      {"id": "cases", "name": "个案", "target": 100, "proration": "months_touched"},
      {"id": "files", "name": "建档", "kind": "stock", "target": 50}]})",
                                     .outputs = R"({"indicators": {"cases": 98, "files": 60}})"});
  CHECK(section(report(text, Language::zh), "指标完成情况") == R"(指标完成情况
指标  单位  协议量  完成量   百分比  折算协议量  折算百分比
-----------------------------------------------------------
个案           100      98   98.00%     ≈ 91.67     106.91%
建档            50      60  120.00%
折算：按涉及的月数 11/12
)");
  CHECK(line_with(report(text, Language::en), "Prorated") == "Prorated: by months touched 11/12");
}

TEST_CASE("directions show in the target, and whether it is met stands beside the percentage") {
  // 5 of 6 is 83.333… percent; at most 4 and none; 35 of 38 is 92.105… percent; 40 is in the range; 27 of 28 are
  // 675/7 = 96.428… percent, and that of 95 is 101.503…
  const std::string text = report(document({.agreement = R"({"indicators": [
      {"id": "days", "direction": "at_most", "target": 5}, {"id": "none", "direction": "at_most", "target": 4},
      {"id": "low", "direction": "within", "target": 38, "upper": 42},
      {"id": "inside", "direction": "within", "target": 38, "upper": 42},
      {"id": "just", "direction": "exactly", "target": 2}, {"id": "closed", "kind": "ratio", "target": 95},
      {"id": "fund", "kind": "narrative"}]})",
                                            .outputs = R"({"indicators": {"days": 6, "none": 0, "low": 35, "inside": 40,
      "just": 2, "closed": {"n": 27, "d": 28}},
      "narratives": {"fund": {"text": "t", "judged": "partly",
        "amounts": {"raised": {"value": "7588.56", "unit": "yuan"}, "years": 3}}}})"}),
                                  Language::en);
  CHECK(section(text, "Indicators") == R"(Indicators
indicator  unit  target  actual     attainment  met
---------------------------------------------------
days                ≤ 5       6         83.33%   no
none                ≤ 4       0  actual 0, met  yes
low               38–42      35         92.11%   no
inside            38–42      40       in range  yes
just                = 2       2        100.00%  yes
closed               95   96.43        101.50%  yes
fund                  /       —     partly met    —
closed: 27 / 28
)");
  CHECK(section(text, "Narrative indicators") == R"(Narrative indicators
indicator  judged      amounts
---------------------------------------------------
fund       partly met  raised 7588.56 yuan, years 3
)");
}

TEST_CASE("amendments show every target and which one is in force") {
  const std::string text =
      report(document({.project = eleven_months,
                       .agreement = R"({"indicators": [{"id": "visits", "target": 800, "amendments": [
      {"date": "2024-01-01", "reason": "more houses", "target": 900},
      {"date": "2024-08-01", "reason": "later", "target": 1000}]}]})",
                       .outputs = R"({"indicators": {"visits": 900}})"}),
             Language::en);
  CHECK(section(text, "Amendments") == R"(Amendments
indicator  from        target            reason
----------------------------------------------------
visits     original       800
           2024-01-01     900  in force  more houses
           2024-08-01    1000            later
)");
}

TEST_CASE("an amended range shows both of its ends") {
  const std::string text =
      report(document({.project = eleven_months,
                       .agreement = R"({"indicators": [{"id": "days", "direction": "within", "target": 5, "upper": 9,
      "amendments": [{"date": "2024-01-01", "reason": "rain", "target": 5, "upper": 20}]}]})",
                       .outputs = R"({"indicators": {"days": 12}})"}),
             Language::en);
  CHECK(section(text, "Amendments") == R"(Amendments
indicator  from        target            reason
-----------------------------------------------
days       original       5–9
           2024-01-01    5–20  in force  rain
)");
}

TEST_CASE("coverage, verification, deviations and notes show where there is something to say") {
  // North is missing: 40 + 30 of three areas. 42 was reported of the east and 40 found: −2, also of the whole.
  const std::string text = report(
      document(
          {.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "any", "from": 0}],
      "rounding": {"rate": {"mode": "half_up", "places": 2}}, "missing_parts": "sum_given", "deviation": {"below": 80}})",
           .agreement = R"({"areas": [{"id": "east"}, {"id": "west"}, {"id": "north"}],
      "indicators": [{"id": "visits", "target": 100}]})",
           .outputs = R"({"indicators": {"visits": {"east": {"reported": 42, "verified": 40, "reason": "two twice"},
      "west": 30}}, "deviations": {"visits": {"reason": "rain"}}})",
           .scores = R"({"a": {"points": 80}})"}),
      Language::en);
  CHECK(section(text, "Coverage") == R"(Coverage
indicator  area  expected  reported  missing  n/a  missing areas
----------------------------------------------------------------
visits     all          3         2        1    0  north
)");
  CHECK(section(text, "Verification").starts_with("Verification\nVerified: 1 / 1 = 100.00%\n"));
  CHECK(line_with(section(text, "Verification"), "visits     east") ==
        "visits     east        42        40          -2");
  CHECK(section(text, "Deviations") == R"(Deviations
indicator  reason  measure
--------------------------
visits     rain    —
)");
  const std::string notes = text.substr(text.find("\nNotes\n"));
  CHECK(notes.find("lacks 1 of 3 areas (/") != std::string::npos);
  CHECK(notes.find("reason: two twice (/outputs/indicators/visits/east)\n") != std::string::npos);
  CHECK(notes.find("lacks a measure (/agreement/indicators/0)\n") != std::string::npos);
}

TEST_CASE("a roster prints its attendance by person, month and category") {
  // 2 posts: in January 1 + 0.5, vacant 0.5; in December 1 + 1 + 1, one too many. Worked 4.5 of 4.
  const std::string text = document({.project =
                                         R"({"term": {"from": "2023-12-01", "to": "2024-01-31"},
      "assessed": {"from": "2023-12-01", "to": "2024-01-31"}})",
                                     .agreement = R"({"posts": {"all": {"posts": 2, "months": 2}, "certified": 2}})",
                                     .outputs = R"({"staffing": {"roster": {"persons": [
      {"id": "a", "name": "甲", "certificate": "社工师", "years": 6, "head": true, "months": {"2023-12": 1, "2024-01": 1}},
      {"id": "b", "name": "乙", "months": {"2023-12": 1, "2024-01": "0.5"}},
      {"id": "c", "name": "丙", "months": {"2023-12": 1}, "leaving": "升学"}]}}})"});
  CHECK(section(report(text, Language::zh), "到岗表（人月）") == R"(到岗表（人月）
人员             2023-12  2024-01  合计
---------------------------------------
甲                     1        1     2
乙                     1      0.5   1.5
丙                     1              1
---------------------------------------
全部社工 应到岗        2        2     4
全部社工 实到岗        3      1.5   4.5
全部社工 缺岗          0      0.5   0.5
全部社工 超配          1        0     1
---------------------------------------
持证社工 实到岗        1        1     2
)");
  const std::string staffing = section(report(text, Language::en), "Staffing");
  CHECK(line_with(staffing, "all ") ==
        "all                           4     4.5  +0.5                  0.5                  1");
  CHECK(line_with(staffing, "Leavers") == "Leavers: 升学 1");
  CHECK(line_with(staffing, "Certificates") == "Certificates: 社工师 1");
  CHECK(line_with(staffing, "Person in charge") == "Person in charge: 社工师, 6 years");
}

TEST_CASE("register and surveys") {
  // 30 + 20 = 50 of 80 to be on file: 62.5 percent; 100 contacts, 2 each, at the two places of rates. 8 of 10 answers
  // are satisfied; the mean is (8 × 5 + 2 × 2) ÷ 10 = 4.4; 12 of 20 forms came back, fewer valid ones than 15.
  const std::string text = report(
      document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "any", "from": 0}],
      "rounding": {"rate": {"mode": "half_up", "places": 2}}, "register": {"categories": [{"id": "old"}, {"id": "ill"}]}})",
                .agreement =
                    R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [{"id": "visits", "target": 90}]})",
                .outputs = R"({"indicators": {"visits": 100},
      "register": {"categories": {"old": {"persons": {"east": 30, "west": 20}}, "ill": {"persons": {"east": 5}}},
        "on_file": {"persons": 50}, "registered": {"persons": 80}, "contacts": ["visits"]},
      "surveys": [{"id": "phone", "channel": "telephone", "issued": 20, "valid": 10, "invalid": 2, "minimum": 15,
        "options": [{"id": "good", "points": 5, "satisfied": true}, {"id": "poor", "points": 2}],
        "questions": [{"id": "all", "tally": {"good": 8, "poor": 2}}]}]})",
                .scores = R"({"a": {"points": 80}})"}),
      Language::en);
  CHECK(section(text, "Register") == R"(Register
category            persons  households
---------------------------------------
old                      50           —
  east                   30           —
  west                   20           —
ill                       —           —
  east                    5           —
on file, each once       50           —
to be on file            80           —
coverage             62.50%           —
Contacts: 100, per person 2.00
)");
  CHECK(section(text, "Survey: phone (telephone)") == R"(Survey: phone (telephone)
issued 20, returned 12, valid 10, invalid 2, response 60.00%
question  answers  satisfied  satisfaction  mean points
-------------------------------------------------------
all            10          8        80.00%         4.40
-------------------------------------------------------
all            10          8        80.00%         4.40
)");
  CHECK(line_with(text, "- the survey") ==
        "- the survey \"phone\" has 10 valid forms, fewer than 15 (/outputs/surveys/0/valid)");
}

TEST_CASE("a final evaluation stands beside its midterm one") {
  // 738 − 320 = +418; closed cases fell from 21 to 19.
  const auto station = [](const std::string& stage, const std::string& visits, const std::string& closed) {
    return document(
        {.project = R"({"id": "p", "stage": ")" + stage + "\"}",
         .agreement = R"({"indicators": [{"id": "visits", "target": 720}, {"id": "closed", "target": 40}]})",
         .outputs = R"({"indicators": {"visits": )" + visits + ", \"closed\": " + closed + "}}"});
  };
  const std::vector<assay::Attachment> files = {{"midterm.json", station("midterm", "320", "21")}};
  std::string text = station("final", "738", "19");
  text.insert(1, R"("midterm": "midterm.json", )");
  const assay::EvaluatedDocument evaluated = assay::evaluate_json(text, files);
  const std::string written = assay::write_report(evaluated.document, evaluated.evaluation, Language::en);
  CHECK(section(written, "Since midterm") == R"(Since midterm
indicator  midterm    now  change
---------------------------------
visits         320    738    +418
closed          21     19      -2
total        90.00  90.00       0
)");
  CHECK(line_with(written, "- \"closed\" fell from 21 at midterm to 19").ends_with(" (/midterm)"));
}
