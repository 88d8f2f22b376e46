// An analysis as text and as JSON: each part from a value put together here, and the real station as it comes out.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <utility>

#include "station.hpp"

using assay::Analysis;
using assay::Certainty;
using assay::EvaluatedDocument;
using assay::Hypothesis;
using assay::Interval;
using assay::Language;
using assay::Ratio;
using assay::Reading;
using assay::RoundingMode;
using station::number;

namespace {

// 8.87 + 20.00 + 14.90 + 46.23 = 90.00 of 100, where excellent begins.
EvaluatedDocument evaluated() { return assay::evaluate_json(station::document()); }

std::string report(const Analysis& analysis, Language language) {
  const EvaluatedDocument station = evaluated();
  return assay::write_analysis_report(station.document, station.evaluation, analysis, language);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string packed(const std::string& json) {
  std::string text;
  bool start_of_line = false;
  for (const char c : json) {
    if (c == '\n') {
      start_of_line = true;
    } else if (!start_of_line || c != ' ') {
      text += c;
      start_of_line = false;
    }
  }
  return text;
}

std::string json(const Analysis& analysis) {
  const EvaluatedDocument station = evaluated();
  return packed(assay::write_analysis(station.document, station.evaluation, analysis));
}

bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE(part << " is not in " << text);
  return found;
}

Interval half_open(const char* low, const char* high) {
  return {{Ratio(number(low)), true}, {Ratio(number(high)), false}};
}

const Hypothesis direct;
const Hypothesis rounded{Reading::rounded, RoundingMode::half_up};
const Hypothesis truncated{Reading::rounded, RoundingMode::down};
const Hypothesis weighted{Reading::weighted, RoundingMode::half_even, 2, 100};

const assay::Verdict decided{direct, Certainty::decided, Interval(90), {"excellent"}, {}};
const assay::Verdict undecided{rounded, Certainty::undecided, half_open("89.98", "90.015"), {"excellent", "good"}, {}};
const assay::Verdict decided_too{truncated, Certainty::decided, half_open("90", "90.03"), {"excellent"}, {}};
const assay::Verdict contradicted{weighted, Certainty::contradicted, {}, {}, {"third_party", "purchaser"}};

Analysis of_verdicts(std::vector<assay::Verdict> verdicts) { return {std::move(verdicts), {}, {}, {}, {}, {}}; }

}  // namespace

TEST_CASE("the first line names the first reading that leaves the grade open, and counts the others") {
  CHECK(first_line(report(of_verdicts({decided, undecided, decided_too}), Language::zh)) ==
        "公布得分合计 90.00，等级 优秀；若各方得分是由更细的分数四舍五入而来，实际总分在 [89.98, 90.015) "
        "之间，等级可能是 良好 或 优秀。");
  CHECK(first_line(report(of_verdicts({decided, undecided, decided_too}), Language::en)) ==
        "The published points total 90.00, grade excellent; if the points of the parties were rounded (half_up) from "
        "something finer, the actual total lies in [89.98, 90.015), and the grade may be good or excellent.");
  assay::Verdict by_weight = undecided;
  by_weight.hypothesis = weighted;
  CHECK(first_line(report(of_verdicts({by_weight, undecided}), Language::zh)) ==
        "公布得分合计 90.00，等级 优秀；若各方得分是由满分 100、2 位小数的原始分加权后四舍六入五成双而来，实际总分在 "
        "[89.98, 90.015) 之间，等级可能是 良好 或 优秀；另有 1 种读法下等级也可能不同。");
  CHECK(first_line(report(of_verdicts({by_weight, undecided, undecided}), Language::en)) ==
        "The published points total 90.00, grade excellent; if the points of the parties were weighted from raw scores "
        "of 2 places out of 100 and rounded (half_even), the actual total lies in [89.98, 90.015), and the grade may "
        "be good or excellent; 2 other readings could change it too.");
}

TEST_CASE("the first line says so where no reading differs") {
  CHECK(first_line(report(of_verdicts({decided, decided_too}), Language::zh)) ==
        "公布得分合计 90.00，等级 优秀；按各种读法都是这个等级。");
  CHECK(first_line(report(of_verdicts({decided, decided_too}), Language::en)) ==
        "The published points total 90.00, grade excellent; every reading gives this grade.");
  CHECK(first_line(report(of_verdicts({decided, contradicted}), Language::zh)) ==
        "公布得分合计 90.00，等级 优秀；按与公布得分相符的各种读法都是这个等级。");
  CHECK(first_line(report(of_verdicts({contradicted}), Language::en)) ==
        "The published points total 90.00, grade excellent; no reading agrees with the published points.");
  CHECK(first_line(report({}, Language::zh)) == "公布得分合计 90.00，等级 优秀。");
}

TEST_CASE("a reading that decides for another grade is named where none is undecided") {
  const assay::Verdict other{direct, Certainty::decided, Interval(Ratio(number("89.997"))), {"good"}, {}};
  CHECK(first_line(report(of_verdicts({other, decided_too}), Language::zh)) ==
        "公布得分合计 90.00，等级 优秀；若各方得分是直接给出的，实际总分是 89.997，等级是 良好。");
  CHECK(first_line(report(of_verdicts({other, undecided}), Language::en)) ==
        "The published points total 90.00, grade excellent; if the points of the parties were rounded (half_up) from "
        "something finer, the actual total lies in [89.98, 90.015), and the grade may be good or excellent; 1 other "
        "reading could change it too.");
}

TEST_CASE("the first line while a party is on hold, and where something was adjusted") {
  const auto line = [](const std::string& policy, const std::string& scores, const std::string& more,
                       Language language) {
    const EvaluatedDocument each = assay::evaluate_json(
        R"({"assay": 1, "policy": {"bands": [{"id": "good", "from": 80}, {"id": "pass", "from": 60}, {"id": "fail", "from": 0}],)" +
        policy + R"(}, "agreement": {"indicators": []}, "outputs": {"indicators": {}}, "scores": )" + scores + more +
        "}");
    return first_line(assay::write_analysis_report(each.document, each.evaluation, {}, language));
  };
  // 50 and at most 20 more.
  const std::string hold = R"("parties": [{"id": "a", "max": 80}, {"id": "b", "max": 20, "missing": "hold"}])";
  CHECK(line(hold, R"({"a": {"points": 50}})", "", Language::zh) ==
        "有评分方尚未评分，总分在 50 至 70 之间，等级可能是 fail 或 pass。");
  CHECK(line(hold, R"({"a": {"points": 60}})", "", Language::en) ==
        "A party is on hold: the total lies from 60 to 80, and the grade may be pass or good.");
  CHECK(line(hold, R"({"a": {"points": 10}})", "", Language::en) ==
        "A party is on hold: the total lies from 10 to 30, and the grade is fail.");
  CHECK(line(R"("parties": [{"id": "a", "max": 100}], "adjustments": {})", R"({"a": {"points": 78}})",
             R"(, "adjustments": [{"kind": "bonus", "points": 2}])",
             Language::zh) == "公布得分合计 78，总分 80，等级 good。");
}

TEST_CASE("readings and combinations as tables") {
  Analysis analysis = of_verdicts({decided, undecided, contradicted});
  analysis.combinations = {{weighted, 420, {{"excellent", 137, 283}, {"good", 283, 137}, {"pass", 0, 0}}},
                           {rounded, {}, {}},
                           {truncated, 0, {{"excellent", 0, 0}}}};
  const std::string text = report(analysis, Language::zh);
  CHECK(holds(text, R"(
公布得分的读法
得分的由来                                        准确总分         等级          结论
---------------------------------------------------------------------------------------------------------------------------
直接给出                                          90               优秀          确定
由更细的分数四舍五入                              [89.98, 90.015)  良好 或 优秀  未定
由满分 100、2 位小数的原始分加权后四舍六入五成双  —                —             矛盾：第三方评估机构，购买方（街道办事处）

与公布得分相符的原始分组合
得分的由来                                              组合数  等级  按准确总分  按只修约一次的总分
----------------------------------------------------------------------------------------------------
由满分 100、2 位小数的原始分加权后四舍六入五成双           420  优秀         137                 283
                                                                良好         283                 137
由更细的分数四舍五入                              过多，未计数
由更细的分数去尾                                             0
)"));
  const std::string english = report(analysis, Language::en);
  CHECK(holds(english, "  contradicted: third_party, purchaser\n"));
  CHECK(holds(english, "too many to count\n"));
  const std::string written = json(analysis);
  CHECK(
      holds(written,
            R"("verdicts": [{"hypothesis": "direct","reading": "direct","certainty": "decided","total": {"low": "90",)"
            R"("low_closed": true,"high": "90","high_closed": true},"grades": ["excellent"]},)"
            R"({"hypothesis": "rounded/half_up","reading": "rounded","mode": "half_up","certainty": "undecided",)"
            R"("total": {"low": "89.98","low_closed": true,"high": "90.015","high_closed": false},)"
            R"("grades": ["excellent","good"]},{"hypothesis": "weighted/half_even/2","reading": "weighted",)"
            R"("mode": "half_even","raw_places": 2,"raw_of": "100","certainty": "contradicted",)"
            R"("contradicting": ["third_party","purchaser"]}])"));
  CHECK(holds(written, R"("combinations": [{"hypothesis": "weighted/half_even/2","all": "420","grades": [)"
                       R"({"grade": "excellent","by_exact_total": "137","by_rounded_once": "283"},)"
                       R"({"grade": "good","by_exact_total": "283","by_rounded_once": "137"},)"
                       R"({"grade": "pass","by_exact_total": "0","by_rounded_once": "0"}]},)"
                       R"({"hypothesis": "rounded/half_up"},)"));
}

TEST_CASE("distances, and what moving a score does") {
  Analysis analysis;
  analysis.distances = {{"good", 80, Ratio(10)}, {"excellent", 90, Ratio(-1) / Ratio(3)}};
  assay::ScoreSensitivity points;
  points.place = {"oversight", "", "", "/scores/oversight/points", number("8.87"), 10};
  points.grid = number("0.01");
  points.raise = number("0.02");
  points.raised_to = "excellent";
  points.lower_bound = assay::Bound::out_of_reach;
  points.needs = {{"excellent", number("8.89")}, {"good", number("0.00")}, {"fail", number("0.00")}};
  assay::ScoreSensitivity mark;
  mark.place = {"third_party", "k", "plan", "/scores/third_party/sheets/0/criteria/plan", 12, 20};
  mark.raise_bound = assay::Bound::already_there;
  mark.lower = number("-3");
  mark.lowered_to = "good";
  mark.needs = {{"excellent", {}}, {"good", 9}, {"fail", 0}};
  analysis.scores = {points, mark};
  CHECK(holds(report(analysis, Language::zh), R"(
与等级界的距离
等级  起点  总分与起点之差
--------------------------
良好    80             +10
优秀    90            -1/3

改变等级所需的最小变动
分数                       现为  满分  最小单位  提高等级      降低等级       优秀 至少需  良好 至少需
------------------------------------------------------------------------------------------------------
监督方（区民政局）         8.87    10      0.01  +0.02 → 优秀  到 0 分也不变         8.89         0.00
第三方评估机构 / k / plan    12    20      按档  已是最高      -3 → 良好                —            9
)"));
  const std::string english = report(analysis, Language::en);
  CHECK(holds(english, "  +0.02 → excellent  not even at zero "));
  CHECK(holds(english, "  tiers  already the best   -3 → good "));
  const std::string written = json(analysis);
  CHECK(holds(written, R"("total": "90.00","total_exact": "90","grade": "excellent","verdicts": [])"));
  CHECK(holds(written, R"("distances": [{"grade": "good","boundary": "80","difference": "10"},)"
                       R"({"grade": "excellent","boundary": "90","difference": "-1/3"}])"));
  CHECK(holds(written, R"("scores": [{"party": "oversight","pointer": "/scores/oversight/points","value": "8.87",)"
                       R"("max": "10","grid": "0.01","raise": {"by": "0.02","grade": "excellent"},)"
                       R"("lower_bound": "out_of_reach","needs": [{"grade": "excellent","least": "8.89"},)"
                       R"({"grade": "good","least": "0.00"},{"grade": "fail","least": "0.00"}]},)"
                       R"({"party": "third_party","assessor": "k","criterion": "plan",)"
                       R"("pointer": "/scores/third_party/sheets/0/criteria/plan","value": "12","max": "20",)"
                       R"("raise_bound": "already_there","lower": {"by": "-3","grade": "good"},)"
                       R"("needs": [{"grade": "excellent"},{"grade": "good","least": "9"},)"));
}

TEST_CASE("weights and schedules") {
  const Ratio now = Ratio(11) / Ratio(20), end = Ratio(109) / Ratio(184);
  Analysis analysis;
  analysis.weights = {{"third_party", now, {{Ratio(0), true}, {end, false}}, {{end, "good"}}, false, false},
                      {"purchaser", now, {{now, true}, {Ratio(1), true}}, {{now, "good"}}, true, false},
                      {"oversight", now, {{Ratio(0), true}, {Ratio(1), true}}, {}, false, true}};
  // One by one: a list of them makes g++ 12 believe that it reads what was never written.
  const auto add = [&](const std::string& id, assay::GradeOn grade_on, std::vector<std::string> texts) {
    assay::ScheduleResult result;
    result.schedule.id = id;
    result.schedule.grade_on = grade_on;
    texts.resize(6);
    result.total = texts[0];
    result.total_exact = texts[1];
    result.grade = texts[2];
    result.parts_at = texts[3];
    result.value = texts[4];
    result.policy_value = texts[5];
    analysis.schedules.push_back(result);
  };
  add("policy", assay::GradeOn::rounded_total, {"90.00", "90", "excellent"});
  add("exact", assay::GradeOn::exact_total,
      {"89.997", "89.997", "good", "parties/third_party/points", "46.2275", "46.23"});
  add("ours", assay::GradeOn::rounded_total, {});
  analysis.schedules[2].schedule.rounding.attainment = station::half_up_2;
  CHECK(holds(report(analysis, Language::zh), R"(
权重（占总分的比例，其他权重按比例变动）
评分方                现为  等级不变的范围  临界
--------------------------------------------------------------------------------------------
第三方评估机构        0.55  [0, 109/184)    109/184 → 良好
购买方（街道办事处）  0.55  [0.55, 1]       11/20 → 良好    总分正在等级界上，临界就是现权重
监督方（区民政局）    0.55  [0, 1]          —               总分与这一权重无关

不同修约办法
办法            总分  修约前  等级  从何处起不同                 此处为  原办法为
---------------------------------------------------------------------------------
办法规定       90.00      90  优秀
各步都不修约  89.997  89.997  良好  parties/third_party/points  46.2275     46.23
ours               —       —  —
)"));
  const std::string english = report(analysis, Language::en);
  CHECK(holds(english, "the total stands on a boundary: the break-even is the present weight\n"));
  CHECK(holds(english, "\nexact     89.997           89.997  good       parties/third_party/points  46.2275"));
  const std::string written = json(analysis);
  CHECK(holds(written,
              R"("weights": [{"party": "third_party","share": "0.55","keeps": {"low": "0","low_closed": true,)"
              R"("high": "109/184","high_closed": false},"break_evens": [{"share": "109/184","grade": "good"}]},)"));
  CHECK(holds(written, R"("break_evens": [{"share": "0.55","grade": "good"}],"on_boundary": true},)"));
  CHECK(holds(written, R"("break_evens": [],"indifferent": true}])"));
  CHECK(holds(written,
              R"("schedules": [{"id": "policy","grade_on": "rounded_total","total": "90.00","total_exact": "90",)"
              R"("grade": "excellent"},{"id": "exact","grade_on": "exact_total","total": "89.997",)"
              R"("total_exact": "89.997","grade": "good","parts_at": "parties/third_party/points",)"
              R"("value": "46.2275","policy_value": "46.23"},{"id": "ours",)"
              R"("rounding": {"attainment": {"mode": "half_up","places": 2}},"grade_on": "rounded_total"}])"));
}

TEST_CASE("an analysis while a party is on hold has what is within reach in place of total and grade") {
  const EvaluatedDocument each = assay::evaluate_json(
      R"({"assay": 1, "policy": {"parties": [{"id": "a", "max": 80}, {"id": "b", "max": 20, "missing": "hold"}],
      "bands": [{"id": "pass", "from": 60}, {"id": "fail", "from": 0}]}, "agreement": {"indicators": []},
      "outputs": {"indicators": {}}, "scores": {"a": {"points": 50}}})");
  CHECK(packed(assay::write_analysis(each.document, each.evaluation, {}))
            .starts_with(R"({"assay": 1,"total_low": "50","total_low_exact": "50","total_high": "70",)"
                         R"("total_high_exact": "70","grades_within_reach": ["pass","fail"],"verdicts": [])"));
}

TEST_CASE("the real station: what a signing officer reads first, and every table") {
  const EvaluatedDocument station = assay::evaluate_json(station::file("capi/examples/huadi-2024.json"));
  const Analysis analysis = assay::analyze(station.document);
  const std::string text = assay::write_analysis_report(station.document, station.evaluation, analysis, Language::zh);
  // Each of 8.87, 14.90 and 46.23 may be 0.005 less, and 20.00 too; up to 0.005 more, but 20.00 is all that there is.
  CHECK(first_line(text) ==
        "公布得分合计 90.00，等级 优秀；若各方得分是由更细的分数四舍五入而来，实际总分在 [89.98, 90.015) "
        "之间，等级可能是 良好 或 优秀；另有 5 种读法下等级也可能不同。");
  for (const std::string title :
       {"公布得分的读法", "与公布得分相符的原始分组合", "与等级界的距离", "改变等级所需的最小变动",
        "权重（占总分的比例，其他权重按比例变动）", "不同修约办法"}) {
    CHECK(holds(text, "\n\n" + title + '\n'));
  }
  CHECK(text.ends_with("\n"));
  CHECK(text.find(" \n") == std::string::npos);
}
