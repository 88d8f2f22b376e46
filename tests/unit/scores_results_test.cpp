// The scoring model in the results and in the text report: parties and what stands for one that is missing, criteria,
// sheets, what acts on the total and the grade, payment.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>

#include "station.hpp"

using assay::Language;

namespace {

// A document without outputs but one indicator, 90 of 100: its attainment is 90 percent.
struct Parts {
  std::string parties = R"([{"id": "a", "name": "甲方", "max": 100}])";
  std::string policy = "";  // further members
  std::string scores = R"({"a": {"points": "85.0"}})";
  std::string document = "";  // further members
};

std::string text_of(const Parts& parts) {
  return R"({"assay": 1, "policy": {"parties": )" + parts.parties +
         R"(, "bands": [{"id": "good", "name": "良好", "from": 80}, {"id": "pass", "name": "合格", "from": 60},
                        {"id": "fail", "name": "不合格", "from": 0}])" +
         parts.policy + R"(}, "agreement": {"indicators": [{"id": "visits", "target": 100}]},
    "outputs": {"indicators": {"visits": 90}}, "scores": )" +
         parts.scores + parts.document + "}";
}

// The results without their layout.
std::string results(const Parts& parts) {
  const assay::EvaluatedDocument evaluated = assay::evaluate_json(text_of(parts));
  std::string packed;
  bool start_of_line = false;
  for (const char c : assay::write_evaluation(evaluated.document, evaluated.evaluation)) {
    if (c == '\n') {
      start_of_line = true;
    } else if (!start_of_line || c != ' ') {
      packed += c;
      start_of_line = false;
    }
  }
  return packed;
}

// The report from the scores on, without the notes.
std::string report(const Parts& parts, Language language) {
  const assay::EvaluatedDocument evaluated = assay::evaluate_json(text_of(parts));
  const std::string text = assay::write_report(evaluated.document, evaluated.evaluation, language);
  const std::size_t from = text.find(language == Language::zh ? "\n评分\n" : "\nScores\n");
  const std::size_t to = text.find(language == Language::zh ? "\n提示\n" : "\nNotes\n");
  return text.substr(from, to == std::string::npos ? to : to - from);
}

bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE(part << " is not in " << text);
  return found;
}

bool lacks(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (found) MESSAGE(part << " is in " << text);
  return !found;
}

// Four assessors count and a fifth is recused. plan: of 10, 14, 16, 20 the middle ones, 30 ÷ 2 = 15. order: 27 by all.
// reach: 90 percent of 50 is 45, and all gave 40. 15 + 27 + 40 = 82 of 100, which is 32.8 of 40.
Parts panel() {
  Parts parts;
  parts.parties = R"([{"id": "street", "name": "街道", "max": 60},
    {"id": "experts", "name": "专家组", "max": 40,
     "panel": {"combination": "trimmed_mean", "drop_highest": 1, "drop_lowest": 1}, "criteria": [
      {"id": "work", "name": "工作", "max": 50, "criteria": [{"id": "plan", "name": "计划", "max": 20},
        {"id": "order", "name": "秩序", "max": 30}]},
      {"id": "reach", "name": "覆盖", "max": 50, "computed": {"figure": "indicators/visits/attainment"}}]}])";
  parts.scores = R"({"street": {"points": 54}, "experts": {"sheets": [
    {"assessor": "k", "criteria": {"plan": 10, "order": 27, "reach": {"points": 40, "reason": "late data"}}},
    {"assessor": "l", "criteria": {"plan": 14, "order": 27, "reach": 40}},
    {"assessor": "m", "criteria": {"plan": 16, "order": 27, "reach": 40}},
    {"assessor": "o", "criteria": {"plan": 20, "order": 27, "reach": 40}},
    {"assessor": "p", "recused": "kin of the head"}]}})";
  return parts;
}

}  // namespace

TEST_CASE("a document that uses nothing of it has none of the keys, and no remarks") {
  const std::string text = results({});
  for (const std::string key :
       {"of_total", "passes", "knock_outs", "total_low", "grades_within_reach", "subtotal", "adjustments", "rounding",
        "weight", "missing", "raw", "of", "sum", "applicable", "criteria", "sheets", "payment"}) {
    CAPTURE(key);
    CHECK(lacks(text, '"' + key + '"'));
  }
  CHECK(holds(text, R"("total": "85.0","total_exact": "85","grade": {"id": "good","name": "良好"},)"
                    R"("grade_on": "rounded_total","parties": [)"
                    R"({"id": "a","name": "甲方","max": "100","points": "85.0","points_exact": "85"}])"));
  CHECK(report({}, Language::zh) == R"(
评分
评分方  分值  原始分  得分
--------------------------
甲方     100          85.0
--------------------------
总分     100          85.0

总分 85.0  等级 良好
)");
}

TEST_CASE("criteria, a suggestion beside what was judged, and sheets with one recused in the results") {
  const std::string text = results(panel());
  CHECK(holds(text, R"("id": "experts","name": "专家组","max": "40","points": "32.8","points_exact": "32.8",)"
                    R"("raw": "82","of": "100","criteria": [{"id": "work","name": "工作","max": "50","points": "42",)"
                    R"("criteria": [{"id": "plan","name": "计划","max": "20","points": "15"},)"
                    R"({"id": "order","name": "秩序","max": "30","points": "27"}]},)"
                    R"({"id": "reach","name": "覆盖","max": "50","points": "40","suggested": "45",)"
                    R"("reason": "late data"}])"));
  CHECK(holds(text, R"("sheets": [{"assessor": "k","criteria": [{"id": "plan","points": "10"},)"
                    R"({"id": "order","points": "27"},{"id": "reach","points": "40","reason": "late data"}]},)"
                    R"({"assessor": "l","criteria": [)"));
  CHECK(holds(text, R"({"assessor": "p","recused": "kin of the head"}])"));
}

TEST_CASE("criteria below their party, and assessors as columns, in the report") {
  CHECK(report(panel(), Language::zh) == R"(
评分
评分方    分值    原始分  得分  说明
------------------------------------------------------------
街道        60              54
专家组      40  82 / 100  32.8
  工作           42 / 50
    计划         15 / 20
    秩序         27 / 30
  覆盖           40 / 50        按数计算 45，原因：late data
------------------------------------------------------------
总分       100            86.8

评分表：专家组
合成：按评分项，去掉高低分后平均（最高 1 个，最低 1 个）
评分项  满分   k   l   m   o  合成
----------------------------------
工作      50                    42
  计划    20  10  14  16  20    15
  秩序    30  27  27  27  27    27
覆盖      50  40  40  40  40    40
----------------------------------
原始分   100                    82
回避：p；原因：kin of the head

总分 86.8  等级 良好
)");
  const std::string english = report(panel(), Language::en);
  CHECK(holds(english, "\n  reach               40 / 50          computed 45, reason: late data\n"));
  CHECK(holds(english, "\nCombined: each criterion by trimmed mean (highest 1, lowest 1)\n"));
  CHECK(holds(english, "\nRecused: p; reason: kin of the head\n"));
}

TEST_CASE("criteria that do not apply keep both sums, and a tier shows as its word") {
  // 18 of 20 and 8 of 10 make 26 of 30; of all 40 that is 104/3, which is 34.67, and × 100 ÷ 40 it is 86.675.
  const Parts parts{.parties = R"([{"id": "a", "max": 100, "criteria": [{"id": "x", "max": 10}, {"id": "y", "max": 20},
      {"id": "z", "max": 10, "tiers": [{"id": "fine", "name": "较好", "points": 8}]}]}])",
                    .policy = R"(, "rounding": {"raw_score": {"mode": "half_up", "places": 2}})",
                    .scores = R"({"a": {"criteria": {"x": "n/a", "y": 18, "z": "fine"}}})"};
  CHECK(holds(results(parts),
              R"("points": "86.675","points_exact": "86.675","sum": "26","applicable": "30","raw": "34.67",)"
              R"("raw_exact": "104/3","of": "40","criteria": [{"id": "x","max": "10","applies": false},)"
              R"({"id": "y","max": "20","points": "18"},{"id": "z","max": "10","points": "8","tier": "fine"}]})"));
  const std::string text = report(parts, Language::zh);
  CHECK(holds(text, R"(
a        100  34.67 / 40  86.675  适用部分 26 / 30，按满分折算
  x                  n/a
  y              18 / 20
  z               8 / 10          较好
)"));
  CHECK(lacks(text, "评分表"));
  CHECK(holds(report(parts, Language::en), "34.67 / 40  86.675  26 / 30 of what applies, scaled up\n"));
}

TEST_CASE("whole sheets by weight, one of them incomplete and one not handed in") {
  // a: 10 + 30 = 40 of 50, weight 3. b: 12 of 20, the rest does not apply, 12 × 50 ÷ 20 = 30, weight 1. (3 × 40 + 30) ÷
  // 4 = 37.5 of 50.
  const Parts parts{.parties = R"([{"id": "p", "max": 100, "panel": {"combination": "weighted_mean", "by": "sheet",
      "missing": "ignore"}, "criteria": [{"id": "x", "max": 20}, {"id": "y", "max": 30}]}])",
                    .scores = R"({"p": {"sheets": [{"assessor": "a", "weight": 3, "criteria": {"x": 10, "y": 30}},
      {"assessor": "b", "criteria": {"x": 12, "y": "n/a"}}, {"assessor": "c", "criteria": {"x": 20}},
      {"assessor": "e", "missing": "ill"}]}})"};
  CHECK(holds(results(parts),
              R"("points": "75","points_exact": "75","raw": "37.5","of": "50",)"
              R"("criteria": [{"id": "x","max": "20"},{"id": "y","max": "30"}],"sheets": [)"
              R"({"assessor": "a","weight": "3","points": "40","criteria": [{"id": "x","points": "10"},)"
              R"({"id": "y","points": "30"}]},{"assessor": "b","weight": "1","sum": "12","applicable": "20",)"
              R"("points": "30","criteria": [{"id": "x","points": "12"},{"id": "y","applies": false}]},)"
              R"({"assessor": "c","weight": "1","left_out": true},)"
              R"({"assessor": "e","weight": "1","missing": "ill","left_out": true}])"));
  CHECK(holds(report(parts, Language::zh), R"(
评分表：p
合成：按整张评分表，加权平均
评分项      满分   a    b  合成
-------------------------------
x             20  10   12
y             30  30  n/a
-------------------------------
适用项合计        40   12
适用项满分        50   20
原始分        50  40   30  37.5
权重               3    1
评分表不全：c，不计
缺评分表：e，不计；原因：ill
)"));
}

TEST_CASE("sheets of one raw score each, a missing one counting as zero") {
  // (40 + 50 + 0) ÷ 3 = 30 of 50, which is 60 of 100.
  const Parts parts{
      .parties = R"([{"id": "p", "max": 100, "panel": {"missing": "zero"}}])",
      .scores =
          R"({"p": {"of": 50, "sheets": [{"assessor": "a", "raw": 40}, {"assessor": "b", "raw": 50}, {"assessor": "c", "missing": "late"}]}})"};
  CHECK(holds(results(parts), R"("points": "60","points_exact": "60","raw": "30","of": "50","sheets": [)"
                              R"({"assessor": "a","raw": "40"},{"assessor": "b","raw": "50"},)"
                              R"({"assessor": "c","missing": "late","raw": "0"}]})"));
  CHECK(holds(report(parts, Language::en), R"(
Sheets: p
Combined: mean
criterion  maximum   a   b  c  combined
---------------------------------------
raw score       50  40  50  0        30
Missing: c, counts as zero; reason: late
)"));
}

TEST_CASE("the one sheet of a party, not handed in and counting as zero") {
  const Parts parts{
      .parties = R"([{"id": "p", "max": 100, "panel": {"missing": "zero"}, "criteria": [{"id": "x", "max": 20}]}])",
      .scores = R"({"p": {"sheets": [{"missing": "lost"}]}})"};
  CHECK(holds(results(parts), R"("raw": "0","of": "20","criteria": [{"id": "x","max": "20","points": "0"}],)"
                              R"("sheets": [{"missing": "lost"}]})"));
  CHECK(holds(report(parts, Language::zh), "\n评分表：p\n合成：按评分项，平均\n缺评分表：p，按 0 分计；原因：lost\n"));
}

TEST_CASE("a party on hold leaves a total within bounds, and the grades within reach") {
  // a gave 50, c counts as zero, e as 7.5: 57.5, and at most 20 more from b. 57.5 fails and 77.5 passes.
  const Parts parts{
      .parties = R"([{"id": "a", "max": 60}, {"id": "b", "max": 20, "missing": "hold"},
      {"id": "c", "max": 10, "missing": "zero"}, {"id": "e", "max": 10, "missing": "value", "missing_points": "7.5"}])",
      .policy = R"(, "pass": "pass", "payment": {"instalment": 30, "shares": [{"band": "pass", "percent": 80}]})",
      .scores = R"({"a": {"points": 50}})",
      .document = R"(, "project": {"budget": 1000})"};
  const std::string text = results(parts);
  CHECK(holds(text, R"("total_low": "57.5","total_low_exact": "57.5","total_high": "77.5","total_high_exact": "77.5",)"
                    R"("grades_within_reach": ["pass","fail"],"grade_on": "rounded_total","parties": [)"
                    R"({"id": "a","max": "60","points": "50","points_exact": "50"},)"
                    R"({"id": "b","max": "20","missing": "hold"},)"
                    R"({"id": "c","max": "10","points": "0","points_exact": "0","missing": "zero"},)"
                    R"({"id": "e","max": "10","points": "7.5","points_exact": "7.5","missing": "value"}],)"
                    R"("payment": {"instalment": "300"})"));
  CHECK(lacks(text, R"("total":)"));
  CHECK(lacks(text, R"("grade":)"));
  CHECK(lacks(text, R"("passes":)"));
  CHECK(report(parts, Language::zh) == R"(
评分
评分方  分值  原始分  得分  说明
---------------------------------------------------------
a         60            50
b         20             —  缺评分，待定
c         10             0  缺评分，按 0 分计
e         10           7.5  缺评分，按办法规定的 7.5 分计
---------------------------------------------------------
总分     100             —

总分待定，在 57.5 至 77.5 之间  等级可能是 不合格 或 合格
是否通过：待定（通过线：合格）

经费支付
末期款（元）      300
按等级支付          —
按等级应付（元）    —
应付（元）          —
)");
  const std::string english = report(parts, Language::en);
  CHECK(holds(english, "\nTotal on hold, from 57.5 to 77.5  Grade may be fail or pass\nPasses: open (line: pass)\n"));
  CHECK(holds(english, "  no score: counts with the 7.5 points that the policy states\n"));
}

TEST_CASE("one grade is within reach of a party on hold") {
  // 85 already, and at most 10 more.
  const Parts parts{.parties = R"([{"id": "a", "max": 90}, {"id": "b", "max": 10, "missing": "hold"}])",
                    .policy = R"(, "pass": "pass")",
                    .scores = R"({"a": {"points": 85}})"};
  CHECK(holds(results(parts), R"("grades_within_reach": ["good"],"grade_on": "rounded_total","passes": true,)"));
  CHECK(
      holds(report(parts, Language::zh), "\n总分待定，在 85 至 95 之间  等级 良好\n是否通过：通过（通过线：合格）\n"));
}

TEST_CASE("a weight that is shared out shows how the others grew") {
  // 40 and 20 of 60 grow to 200/3 and 100/3: 36 becomes 60, 15 becomes 25.
  const Parts parts{.parties = R"([{"id": "a", "max": 40}, {"id": "b", "max": 20},
      {"id": "c", "max": 40, "missing": "renormalise"}])",
                    .policy = R"(, "rounding": {"party_points": {"mode": "half_up", "places": 2}})",
                    .scores = R"({"a": {"points": 36}, "b": {"raw": 75}})"};
  CHECK(holds(results(parts),
              R"({"id": "a","max": "40","weight_exact": "200/3","points": "60.00","points_exact": "60"},)"
              R"({"id": "b","max": "20","weight_exact": "100/3","points": "25.00","points_exact": "25",)"
              R"("raw": "75","of": "100"},{"id": "c","max": "40","missing": "renormalise"}])"));
  CHECK(holds(report(parts, Language::zh), R"(
a       ≈ 66.67            60.00  分值原为 40
b       ≈ 33.33  75 / 100  25.00  分值原为 20
c           n/a              n/a  缺评分，其 40 分按比例分给其他评分方
)"));
  CHECK(holds(report(parts, Language::en), "  maximum grown from 40\n"));
}

TEST_CASE("deductions and bonuses, with their caps and what they make of the total") {
  // late: 1 + 2 = 3, of which 2 count. Bonuses: 2.5 + 1 = 3.5, of which 3 count. 99 − 2 + 3 = 100.
  Parts parts{.policy = R"(, "adjustments": {"bonus_cap": 3, "items": [
      {"id": "late", "name": "迟交", "kind": "deduction", "cap": 2}, {"id": "new", "name": "创新", "kind": "bonus"},
      {"id": "never", "kind": "bonus"}]})",
              .scores = R"({"a": {"points": 99}})",
              .document = R"(, "adjustments": [{"item": "late", "points": 1, "reason": "a day"},
      {"item": "late", "points": 2}, {"item": "new", "points": "2.5"}, {"kind": "bonus", "points": 1, "reason": "prize"}])"};
  CHECK(holds(results(parts),
              R"("subtotal": "99","subtotal_exact": "99","adjustments": {"deductions": "2","bonuses": "3",)"
              R"("bonuses_uncapped": "3.5","items": [{"id": "late","name": "迟交","kind": "deduction","points": "2",)"
              R"("points_uncapped": "3"},{"id": "new","name": "创新","kind": "bonus","points": "2.5"}],)"
              R"("made": [{"item": "late","points": "1","reason": "a day"},{"item": "late","points": "2"},)"
              R"({"item": "new","points": "2.5"},{"kind": "bonus","points": "1","reason": "prize"}]})"));
  CHECK(report(parts, Language::zh) == R"(
评分
评分方  分值  原始分  得分
--------------------------
甲方     100            99
--------------------------
小计     100            99
扣分                    -2
加分                    +3
总分     100           100

加减分
事项  分数  原因
-----------------
迟交    -1  a day
迟交    -2
创新  +2.5
加分    +1  prize

总分 100  等级 良好
)");
  // 100 − 2 + 3 = 101 is cut to the scale; 1 − 2 + 0 is raised to the floor.
  parts.scores = R"({"a": {"points": 100}})";
  CHECK(holds(report(parts, Language::zh), "\n总分     100           100  不超过 100\n"));
  parts.scores = R"({"a": {"points": 1}})";
  parts.document = R"(, "adjustments": [{"item": "late", "points": 2}])";
  CHECK(holds(report(parts, Language::en), "\ntotal           100                  0  at least 0\n"));
}

TEST_CASE("a subtotal that a step rounds is shown, and the schedule with it") {
  // 85.46 is 85.5 at one place.
  const Parts parts{.policy = R"(, "rounding": {"subtotal": {"mode": "half_up", "places": 1},
      "payment": {"mode": "down", "places": 0}, "exact_maximum_only": true})",
                    .scores = R"({"a": {"points": "85.46"}})"};
  CHECK(holds(results(parts),
              R"("grade_on": "rounded_total","subtotal": "85.5","subtotal_exact": "85.46",)"
              R"("rounding": {"subtotal": {"mode": "half_up","places": 1},"payment": {"mode": "down","places": 0},)"
              R"("exact_maximum_only": true},)"));
  CHECK(holds(report(parts, Language::zh), "\n小计     100           85.5\n总分     100           85.5\n"));
}

TEST_CASE("knock-outs that hold, what they make of the grade, and the line that passes") {
  // 85 earns good. The attainment of 90 is below 95, and caps the grade; a declared fact fixes it.
  Parts parts{.policy = R"(, "pass": "good", "knock_outs": [
      {"id": "fraud", "name": "弄虚作假", "effect": "force", "band": "fail"},
      {"id": "reach", "name": "完成不足", "band": "pass", "when": {"left": "indicators/visits/attainment", "is": "below", "right": 95}},
      {"id": "debt", "band": "fail"}])"};
  std::string text = results(parts);
  CHECK(holds(text, R"("grade": {"id": "pass","name": "合格","of_total": "good"},"grade_on": "rounded_total",)"
                    R"("passes": false,"knock_outs": [{"id": "reach","name": "完成不足","effect": "cap",)"
                    R"("band": "pass","is": "below","left": "90","right": "95"}],)"));
  CHECK(holds(report(parts, Language::zh), R"(
总分 85.0  等级 合格
总分等级 良好，因“完成不足”按 合格 计
一票否决：完成不足（90 < 95），等级不高于 合格
是否通过：不通过（通过线：良好）
)"));
  parts.document = R"(, "facts": {"fraud": {"holds": true, "reason": "two reports"}, "debt": false})";
  CHECK(holds(results(parts), R"("knock_outs": [{"id": "fraud","name": "弄虚作假","effect": "force","band": "fail",)"
                              R"("reason": "two reports"},{"id": "reach",)"));
  CHECK(holds(report(parts, Language::en), R"(
Total 85.0  Grade fail
The total earns good; for "fraud", "reach" it counts as fail
Knock-out: fraud, grade fixed at fail; reason: two reports
Knock-out: reach (90 < 95), grade no better than pass
Passes: no (line: good)
)"));
  // 65 is no better than a pass anyhow.
  parts.scores = R"({"a": {"points": 65}})";
  parts.document = "";
  CHECK(holds(results(parts), R"("grade": {"id": "pass","name": "合格","of_total": "pass"})"));
  CHECK(holds(report(parts, Language::zh), "\n总分等级 合格，因“完成不足”而不变\n"));
  // On hold the knock-outs stand alone.
  parts.parties = R"([{"id": "a", "max": 90}, {"id": "b", "max": 10, "missing": "hold"}])";
  CHECK(holds(report(parts, Language::zh), "  等级 合格\n一票否决：完成不足（90 < 95），等级不高于 合格\n"));
}

TEST_CASE("the final instalment by grade and vacancies") {
  // 30 % of 100000 is 30000, a pass earns 80 % of it, 24000; 90 × 0.1 = 9 vacancies at 500 are 4500: 19500 are left.
  const Parts parts{.policy = R"(, "payment": {"instalment": 30, "shares": [{"band": "pass", "percent": 80}],
      "vacancies": {"figure": "indicators/visits/actual", "times": "0.1"}, "per_vacancy": 500})",
                    .scores = R"({"a": {"points": 70}})",
                    .document = R"(, "project": {"budget": 100000})"};
  CHECK(holds(results(parts), R"("payment": {"instalment": "30000","share": "80","due": "24000","vacancies": "9",)"
                              R"("deduction": "4500","amount": "19500"})"));
  CHECK(holds(report(parts, Language::en), R"(
Payment
instalment (yuan)          30000
share for the grade          80%
due for the grade (yuan)   24000
vacancies                      9
deduction for them (yuan)  -4500
to be paid (yuan)          19500
)"));
}
