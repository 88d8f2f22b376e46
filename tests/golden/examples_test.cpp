// The example documents: each is evaluated as a user would evaluate it, and its numbers are those worked out by hand in
// the comments.
//
// check_examples.py computes the main ones again, from the documents alone.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../unit/station.hpp"

using assay::Attachment;
using assay::Code;
using assay::EvaluatedDocument;
using assay::Evaluation;
using assay::Met;
using assay::Node;
using assay::Note;
using assay::Outcome;

namespace {

std::string text_of_file(const std::string& name) { return station::file("capi/examples/" + name); }

// The files that a document names, and those that they name.
void attach(std::string_view json, std::vector<Attachment>& attachments) {
  for (const std::string& name : assay::attachment_names(json)) {
    attachments.push_back({name, text_of_file(name)});
    if (name.ends_with(".json")) attach(std::string(attachments.back().bytes), attachments);
  }
}

EvaluatedDocument example(const std::string& name) {
  const std::string json = text_of_file(name);
  std::vector<Attachment> attachments;
  attach(json, attachments);
  return assay::evaluate_json(json, attachments);
}

Node node(const Evaluation& evaluation, std::string_view path) {
  const std::optional<Node> found = evaluation.find(path);
  REQUIRE_MESSAGE(found, "no figure ", std::string(path));
  return *found;
}

// As a report shows it; empty where it has no value.
std::string text(const Evaluation& evaluation, std::string_view path) {
  return evaluation.text(node(evaluation, path));
}

// Before its own rounding: the shortest decimal, else n/d in lowest terms; empty where it has no value.
std::string exact(const Evaluation& evaluation, std::string_view path) {
  const std::optional<assay::Ratio> value = evaluation.exact(node(evaluation, path));
  return value ? value->to_string() : "";
}

Met met(const Evaluation& evaluation, std::string_view path) { return evaluation.met(node(evaluation, path)); }

Outcome outcome(const Evaluation& evaluation, std::string_view path) {
  return evaluation.outcome(node(evaluation, path));
}

// What is said with that code: of each note the values that its sentence holds, "value, value, …".
std::vector<std::string> said(const Evaluation& evaluation, Code code) {
  std::vector<std::string> result;
  for (const Note& note : evaluation.notes()) {
    if (note.problem.code != code) continue;
    std::string values;
    for (const std::string& value : note.problem.values) values += (values.empty() ? "" : ", ") + value;
    result.push_back(values);
  }
  return result;
}

std::vector<std::string> pointers(const Evaluation& evaluation, Code code) {
  std::vector<std::string> result;
  for (const Note& note : evaluation.notes()) {
    if (note.problem.code == code) result.push_back(note.problem.pointer);
  }
  return result;
}

// What the document prints of its figures, "path: printed".
std::vector<std::string> printed(const assay::Document& document) {
  std::vector<std::string> result;
  for (const assay::Claim& claim : assay::all_claims(document)) result.push_back(claim.figure + ": " + claim.printed);
  return result;
}

// What a call is refused for.
template <typename Call>
Code refusal(Call call) {
  const auto problems = station::problems_of(call);
  REQUIRE(problems.size() == 1);
  return problems[0].code;
}

std::size_t notes_in_all(const Evaluation& evaluation) { return evaluation.notes().size(); }

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("county expenditure: every direction of a target, and deviations that ask for a reason and a measure") {
  const EvaluatedDocument evaluated = example("county-expenditure.json");
  const Evaluation& e = evaluated.evaluation;

  // At least: 63.5 / 62 = 102.419…; exactly 340 of 340, and 11 of 12 = 91.666….
  CHECK(text(e, "indicators/新装波形护栏/attainment") == "102.42");
  CHECK(text(e, "indicators/更换标志牌/attainment") == "100.00");
  CHECK(met(e, "indicators/更换标志牌/attainment") == Met::yes);
  CHECK(text(e, "indicators/新建错车道/attainment") == "91.67");
  CHECK(met(e, "indicators/新建错车道/attainment") == Met::no);

  // A ratio: 27 / 28 = 96.4285… %, and of the 95 agreed 101.503…; 279 / 300 = 93 %, of 90 103.333….
  CHECK(exact(e, "indicators/一次验收合格率/actual") == "675/7");
  CHECK(text(e, "indicators/一次验收合格率/attainment") == "101.50");
  CHECK(exact(e, "indicators/沿线群众满意度/actual") == "93");
  CHECK(text(e, "indicators/沿线群众满意度/attainment") == "103.33");

  // Within 38 to 42: 43 is above, 42 / 43 = 97.674…. Within 110 to 120: 115 is, which is 100.
  CHECK(text(e, "indicators/标线涂料用量/attainment") == "97.67");
  CHECK(met(e, "indicators/标线涂料用量/attainment") == Met::no);
  CHECK(outcome(e, "indicators/护栏立柱埋深/attainment") == Outcome::in_range);
  CHECK(exact(e, "indicators/护栏立柱埋深/attainment") == "100");
  CHECK(met(e, "indicators/护栏立柱埋深/attainment") == Met::yes);

  // At most: 180 / 192 = 93.75, exceeded.
  CHECK(exact(e, "indicators/施工工期/attainment") == "93.75");
  CHECK(met(e, "indicators/施工工期/attainment") == Met::no);

  // 万元 become 元: 480 and 456.6 are 4800000 and 4566000; 480 / 456.6 = 105.1248…, so the cost was kept.
  CHECK(exact(e, "indicators/项目总成本/target") == "4800000");
  CHECK(exact(e, "indicators/项目总成本/actual") == "4566000");
  CHECK(text(e, "indicators/项目总成本/attainment") == "105.12");
  CHECK(met(e, "indicators/项目总成本/attainment") == Met::yes);
  // 6.30 / 6.32 = 99.683….
  CHECK(text(e, "indicators/每公里护栏成本/attainment") == "99.68");
  CHECK(met(e, "indicators/每公里护栏成本/attainment") == Met::no);

  // At most 0 and none; at most 5 and none, where 5 / 0 does not exist and the target is met all the same.
  CHECK(outcome(e, "indicators/施工安全事故/attainment") == Outcome::met_by_definition);
  CHECK(met(e, "indicators/施工安全事故/attainment") == Met::yes);
  CHECK(outcome(e, "indicators/群众投诉/attainment") == Outcome::zero_actual);
  CHECK(text(e, "indicators/群众投诉/attainment").empty());
  CHECK(met(e, "indicators/群众投诉/attainment") == Met::yes);

  // 1210 / 600 = 201.666…, beyond the 150 at which too much asks for a reason too.
  CHECK(text(e, "indicators/安全宣讲覆盖群众/attainment") == "201.67");

  // Judged, not counted, with the amounts that its text names.
  CHECK(outcome(e, "indicators/管护制度/attainment") == Outcome::narrative);
  CHECK(e.judgement(12) == assay::Judgement::partly);
  CHECK(text(e, "indicators/管护制度/amounts/已聘管护员") == "46");
  CHECK(text(e, "indicators/管护制度/amounts/管护经费") == "83000.00");

  // Four fell short of 100 and one is beyond 150. Explained in full are the lay-bys, the days and the cost; of the
  // paint the measure is missing, of the talks both.
  CHECK(said(e, Code::unexplained_deviation) ==
        Texts{"标线涂料用量, 97.67%, 100%, 改进措施, a measure",
              "安全宣讲覆盖群众, 201.67%, 150%, 偏差原因和改进措施, a reason and a measure"});
  CHECK(notes_in_all(e) == 2);

  // 456.6 of 480 makes 9.5125 of 10 points, 9.51; 9.51 + 46.80 + 28.50 + 9.60 = 94.41.
  CHECK(exact(e, "parties/预算执行率/points") == "9.5125");
  CHECK(text(e, "parties/预算执行率/points") == "9.51");
  CHECK(text(e, "total") == "94.41");
  CHECK(e.grade().id == "优");
}

TEST_CASE("monthly roster: a net surplus with vacant months, and who is retained by which rule") {
  EvaluatedDocument evaluated = example("monthly-roster.json");
  const Evaluation& e = evaluated.evaluation;

  // Persons in post by month, January to June:
  //   p1, p2, p4   1    1    1    1    1    1     6 each
  //   p3           1    0.5  1    1    1    1     5.5
  //   p5           1    1    0.5                  2.5   until 20 March: its first half
  //   p6           1    1                         2
  //   p7                          0.5  1    1     2.5   from 16 April
  //   p8                               1    1     2
  //   all          6    5.5  4.5  4.5  6    6    32.5   of 5 posts × 6 months = 30
  CHECK(text(e, "staffing/required/all") == "30");
  CHECK(exact(e, "staffing/worked/all") == "32.5");
  CHECK(exact(e, "staffing/net/all") == "2.5");
  const std::vector<std::pair<std::string, std::string>> by_month = {
      {"2024-01", "6"}, {"2024-02", "5.5"}, {"2024-03", "4.5"}, {"2024-04", "4.5"}, {"2024-05", "6"}, {"2024-06", "6"}};
  for (const auto& month : by_month) {
    CAPTURE(month.first);
    CHECK(exact(e, "staffing/months/" + month.first + "/worked/all") == month.second);
  }
  // Half a post was vacant in March and in April: 1. The surplus of the others: 1 + 0.5 + 1 + 1 = 3.5.
  CHECK(exact(e, "staffing/months/2024-03/vacancy/all") == "0.5");
  CHECK(exact(e, "staffing/months/2024-03/surplus/all") == "0");
  CHECK(exact(e, "staffing/vacancy/all") == "1");
  CHECK(exact(e, "staffing/surplus/all") == "3.5");

  // Certified, all but p4 and p6: 32.5 − 6 − 2 = 24.5 of 3 × 6 = 18, and never below 3 in a month.
  CHECK(text(e, "staffing/required/certified") == "18");
  CHECK(exact(e, "staffing/worked/certified") == "24.5");
  CHECK(exact(e, "staffing/vacancy/certified") == "0");
  CHECK(exact(e, "staffing/surplus/certified") == "6.5");

  // In the villages p4, p5 and p7: 6 + 2.5 + 2.5 = 11 of 12; 2 a month but 1.5 in March and April.
  CHECK(exact(e, "staffing/worked/驻村") == "11");
  CHECK(exact(e, "staffing/net/驻村") == "-1");
  CHECK(exact(e, "staffing/vacancy/驻村") == "1");
  CHECK(exact(e, "staffing/surplus/驻村") == "0");

  // A net surplus hides vacancies of all; where the net is negative nothing is hidden.
  CHECK(said(e, Code::hidden_vacancy).size() == 1);
  CHECK(said(e, Code::hidden_vacancy)[0].starts_with("all, "));
  // July is not assessed.
  CHECK(said(e, Code::month_excluded) == Texts{"p1, 2024-07, 1"});
  CHECK(notes_in_all(e) == 2);

  // At the end p1, p2, p3, p4, p7, p8.
  CHECK(text(e, "staffing/head_count") == "6");
  CHECK(text(e, "staffing/certificates/中级社工师") == "2");
  CHECK(text(e, "staffing/certificates/助理社工师") == "3");
  CHECK(text(e, "staffing/leavers/考入事业单位") == "1");
  CHECK(text(e, "staffing/leavers/家庭原因") == "1");

  // Two years and more: p1, p2, p3, p5, p8 worked 6 + 6 + 5.5 + 2.5 + 2 = 22 of 32.5, 67.692… %.
  CHECK(exact(e, "staffing/experienced") == "22");
  CHECK(exact(e, "staffing/experienced_share") == "880/13");
  CHECK(text(e, "staffing/experienced_share") == "67.69");

  // Six full months: p1, p2, p4, of 5 posts.
  CHECK(text(e, "staffing/retained") == "3");
  CHECK(text(e, "staffing/retention_base") == "5");
  CHECK(text(e, "staffing/retention") == "60.00");

  // Term 366 days, assessed 182 and 6 of 12 months: 900 × 182/366 = 447.5…, of which 441 is 98.538…; 33 of 30 is 110.
  CHECK(exact(e, "indicators/visits/proration") == "91/183");
  CHECK(exact(e, "indicators/visits/prorated_target") == "27300/61");
  CHECK(text(e, "indicators/visits/attainment") == "49.00");
  CHECK(text(e, "indicators/visits/prorated_attainment") == "98.54");
  CHECK(exact(e, "indicators/cases/proration") == "0.5");
  CHECK(text(e, "indicators/cases/attainment") == "55.00");
  CHECK(text(e, "indicators/cases/prorated_attainment") == "110.00");
  CHECK(text(e, "indicators/plan/attainment") == "100.00");

  // 88 × 30 % = 26.40, 18.50, and 86.45 × 50 % = 43.225, a tie that goes to the even 43.22: 88.12.
  CHECK(text(e, "parties/third_party/points") == "43.22");
  CHECK(text(e, "total") == "88.12");
  CHECK(e.grade().id == "good");

  SUBCASE("the same roster by other rules") {
    // Any part of every month: p3 too. Divided by the six there at the end, or in January, or by all eight.
    assay::StaffingRules& rules = evaluated.document.policy.staffing;
    rules.retained = assay::Retained::any_part;
    rules.retention_base = assay::RetentionBase::posts;
    CHECK(text(assay::evaluate(evaluated.document), "staffing/retention") == "80.00");  // 4 / 5
    rules.retention_base = assay::RetentionBase::head_count_end;
    CHECK(text(assay::evaluate(evaluated.document), "staffing/retention") == "66.67");  // 4 / 6
    rules.retention_base = assay::RetentionBase::head_count_start;
    CHECK(text(assay::evaluate(evaluated.document), "staffing/retention") == "66.67");  // 4 / 6
    rules.retention_base = assay::RetentionBase::everyone;
    CHECK(text(assay::evaluate(evaluated.document), "staffing/retention") == "50.00");  // 4 / 8
  }
}

TEST_CASE("amendments: the target in force, five ways of proration, and records outside the assessed span") {
  const EvaluatedDocument evaluated = example("amendments.json");
  const Evaluation& e = evaluated.evaluation;

  // Agreed 460 + 340 = 800; from July 560 + 400 = 960; from January 2025, after the assessed span, 580 + 420 = 1000.
  CHECK(text(e, "indicators/visits/agreed/0") == "800");
  CHECK(text(e, "indicators/visits/agreed/1") == "960");
  CHECK(text(e, "indicators/visits/agreed/2") == "1000");
  CHECK(text(e, "indicators/visits/target") == "960");
  CHECK(text(e, "indicators/visits/areas/east/target") == "560");

  // East: 40+42+45+38+41+36+44+47+43 = 376. West: 30+33+35+29+31+28+34+36+34 = 290. Not the 39 and 32 of December, nor
  // the 12 of February, before the term.
  CHECK(text(e, "indicators/visits/areas/east/actual") == "376");
  CHECK(text(e, "indicators/visits/areas/west/actual") == "290");
  CHECK(text(e, "indicators/visits/actual") == "666");
  // 666 / 960 = 69.375; 376 / 560 = 67.142…; 290 / 400 = 72.5.
  CHECK(text(e, "indicators/visits/attainment") == "69.38");
  CHECK(text(e, "indicators/visits/areas/east/attainment") == "67.14");
  CHECK(text(e, "indicators/visits/areas/west/attainment") == "72.50");
  // March to November have 275 days of the term's 365: 55/73. 960 × 55/73 = 52800/73 = 723.28…, of which 666 is
  // 92.079…; 560 × 55/73 = 30800/73 = 421.91…, of which 376 is 89.116….
  CHECK(exact(e, "indicators/visits/proration") == "55/73");
  CHECK(exact(e, "indicators/visits/prorated_target") == "52800/73");
  CHECK(text(e, "indicators/visits/prorated_attainment") == "92.08");
  CHECK(text(e, "indicators/visits/areas/east/prorated_attainment") == "89.12");

  // Instalments: 6 + 8 + 10 + 6 = 30, of which 24 were due: 4/5. Delivered 6 + 7 + 10 = 23: 76.666…, and of 24 95.833….
  CHECK(text(e, "indicators/groups/target") == "30");
  CHECK(text(e, "indicators/groups/periods/1/target") == "8");
  CHECK(exact(e, "indicators/groups/proration") == "0.8");
  CHECK(text(e, "indicators/groups/actual") == "23");
  CHECK(text(e, "indicators/groups/attainment") == "76.67");
  CHECK(text(e, "indicators/groups/prorated_attainment") == "95.83");

  // Nine of twelve months: 918 / 1200 = 76.5, and of 900 102; a record that ends in December counts whole by this
  // policy, 17 + 9 + 3 = 29 of 36, 80.555…, and of 27 107.407…; 8 of 12, 66.666…, and of 9 88.888….
  CHECK(exact(e, "indicators/calls/prorated_target") == "900");
  CHECK(text(e, "indicators/calls/prorated_attainment") == "102.00");
  CHECK(text(e, "indicators/activities/actual") == "29");
  CHECK(text(e, "indicators/activities/attainment") == "80.56");
  CHECK(text(e, "indicators/activities/prorated_attainment") == "107.41");
  CHECK(text(e, "indicators/trainings/prorated_attainment") == "88.89");

  // 35600.50 + 20000 + 8000 + 41200 = 104800.50, that of the last day too; of 150000 69.867, and of three quarters of
  // it, 112500, 93.156.
  CHECK(text(e, "indicators/resources/actual") == "104800.50");
  CHECK(exact(e, "indicators/resources/attainment") == "69.867");
  CHECK(exact(e, "indicators/resources/prorated_target") == "112500");
  CHECK(exact(e, "indicators/resources/prorated_attainment") == "93.156");

  // Of a stock the last record counts, 196 of 200; 463 distinct persons of 500.
  CHECK(text(e, "indicators/volunteers/actual") == "196");
  CHECK(text(e, "indicators/volunteers/attainment") == "98.00");
  CHECK(text(e, "indicators/persons/attainment") == "92.60");
  CHECK_FALSE(e.find("indicators/volunteers/prorated_target"));

  // Left out: three months of visits and one sum. They stay in view with their amounts.
  CHECK(said(e, Code::record_excluded) == Texts{"visits, east, 2024-12, 39", "visits, west, 2024-02, 12",
                                                "visits, west, 2024-12, 32", "resources, *, 2024-12-02, 15000"});
  CHECK(said(e, Code::record_straddles) == Texts{"activities, *, 2024-11-21/2024-12-10, 3"});
  // Trainings alone are below 90 % of what was due, and that is explained. The amendments in force are told.
  CHECK(said(e, Code::unexplained_deviation).empty());
  CHECK(said(e, Code::target_amended) == Texts{"visits, 2024-07-01, 800, 960, 东片新增两个安置小区",
                                               "resources, 2024-09-15, 120000, 150000, 设立社区基金"});

  // 91.50 × 40 % = 36.60 and 88.95 × 60 % = 53.37 make 89.97, which this policy rounds to one place before it grades.
  CHECK(exact(e, "total") == "89.97");
  CHECK(text(e, "total") == "90.0");
  CHECK(e.grade().id == "excellent");
}

TEST_CASE("missing reports: the sum of what is there, with what is missing beside it") {
  const EvaluatedDocument evaluated = example("missing-reports-sum.json");
  const Evaluation& e = evaluated.evaluation;

  // The rows of the document total 591 + 605 + 628 + 663 = 2487 visits of 2700, 92.111…; two of thirty are missing.
  CHECK(text(e, "indicators/visits/actual") == "2487");
  CHECK(text(e, "indicators/visits/attainment") == "92.11");
  CHECK(text(e, "indicators/visits/coverage/expected") == "30");
  CHECK(text(e, "indicators/visits/coverage/reported") == "28");
  CHECK(text(e, "indicators/visits/coverage/missing") == "2");
  CHECK(text(e, "indicators/visits/coverage/not_applicable") == "0");

  // Meals in 25 villages, 2703 + 2744 + 3447 + 3285 = 12179 of 12000, 101.491…; three villages have no canteen.
  CHECK(text(e, "indicators/meals/actual") == "12179");
  CHECK(text(e, "indicators/meals/attainment") == "101.49");
  CHECK(text(e, "indicators/meals/coverage/reported") == "25");
  CHECK(text(e, "indicators/meals/coverage/missing") == "2");
  CHECK(text(e, "indicators/meals/coverage/not_applicable") == "3");

  // A value of the whole itself lacks nothing.
  CHECK(text(e, "indicators/team/attainment") == "100.00");
  CHECK(said(e, Code::partial_sum) == Texts{"visits, *, 2, 30", "meals, *, 2, 30"});
  CHECK(notes_in_all(e) == 2);

  CHECK(text(e, "total") == "84.75");  // 41.5 + 43.25
  CHECK(e.grade().id == "good");

  // Where all are required, there is no sum of 28 of them.
  assay::Document strict = evaluated.document;
  strict.policy.missing_parts = assay::MissingParts::require_all;
  const Evaluation none = assay::evaluate(strict);
  CHECK(text(none, "indicators/visits/actual").empty());
  CHECK(outcome(none, "indicators/visits/attainment") == Outcome::no_actual);
  CHECK(text(none, "indicators/visits/coverage/reported") == "28");
}

TEST_CASE("missing reports: an interval where bounds are known, and no number where they are not") {
  const EvaluatedDocument evaluated = example("missing-reports-interval.json");
  const Evaluation& e = evaluated.evaluation;

  // By the lines of the table 96 + 108 + 96 + 88 + 88 + 62 + 97 + 102 + 69 + 75 = 881 in 28 villages. The other two
  // have 10 to 45 each: 901 to 971, which of 930 is 96.881… to 104.408…; whether the target is met is open.
  CHECK(text(e, "indicators/elders/actual").empty());
  CHECK(text(e, "indicators/elders/actual_low") == "901");
  CHECK(text(e, "indicators/elders/actual_high") == "971");
  CHECK(text(e, "indicators/elders/attainment").empty());
  CHECK(text(e, "indicators/elders/attainment_low") == "96.88");
  CHECK(text(e, "indicators/elders/attainment_high") == "104.41");
  CHECK(met(e, "indicators/elders/attainment") == Met::open);
  CHECK(text(e, "indicators/elders/coverage/reported") == "28");
  CHECK(text(e, "indicators/elders/coverage/missing") == "2");
  CHECK(text(e, "indicators/elders/areas/白石/actual") == "24");
  CHECK(text(e, "indicators/elders/areas/古渡/actual").empty());

  // Nothing is known of the two villages' checks, so that 506 in the others say nothing of the whole.
  CHECK(text(e, "indicators/checks/actual").empty());
  CHECK(outcome(e, "indicators/checks/attainment") == Outcome::no_actual);
  CHECK_FALSE(e.find("indicators/checks/actual_low"));

  CHECK(text(e, "total") == "83.50");  // 33.6 + 49.9
}

TEST_CASE("riverside: a final evaluation beside its midterm one") {
  const EvaluatedDocument evaluated = example("riverside-final.json");
  const Evaluation& e = evaluated.evaluation;

  // Midterm: 8.60 + 18.20 + 13.10 and 84.05 × 55 % = 46.2275, 46.23: 86.13.
  CHECK(text(example("riverside-midterm.json").evaluation, "total") == "86.13");
  CHECK(text(e, "midterm/total") == "86.13");
  // Final: 8.20 + 17.90 + 12.60 and 79.30 × 55 % = 43.615, 43.62: 82.32.
  CHECK(text(e, "total") == "82.32");
  CHECK(e.grade().id == "good");

  // Visits 172 + 148 = 320, then 398 + 340 = 738: 418 more. Of 720 it is 102.5. The target had been 600.
  CHECK(text(e, "midterm/indicators/visits/actual") == "320");
  CHECK(text(e, "progress/indicators/visits") == "418");
  CHECK(text(e, "indicators/visits/attainment") == "102.50");
  CHECK(said(e, Code::target_changed) == Texts{"visits, 600, 720"});

  // Cases closed, 12 + 9 = 21, are 18 + 1 = 19 in the end: such a count only grows.
  CHECK(text(e, "progress/indicators/cases_closed") == "-2");
  const Texts fell = said(e, Code::amount_fell);
  CHECK(std::find(fell.begin(), fell.end(), "cases_closed, 21, 19") != fell.end());

  // Volunteers, 85 and then 82, are a stock, which may fall without a word.
  CHECK(text(e, "progress/indicators/volunteers") == "-3");
  CHECK(std::none_of(fell.begin(), fell.end(), [](const std::string& f) { return f.starts_with("volunteers"); }));

  // Requests resolved: (44 + 27) / (50 + 30) = 88.75 %, then (96 + 66) / (104 + 71) = 162 / 175 = 92.571… %.
  CHECK(exact(e, "midterm/indicators/resolved/actual") == "88.75");
  CHECK(exact(e, "indicators/resolved/actual") == "648/7");

  // Retention 9 of 10, then 7 of 10. The share of the experienced rose: 40 / 59.5 = 67.2… %, 82 / 118 = 69.4… %.
  CHECK(text(e, "midterm/staffing/retention") == "90.00");
  CHECK(text(e, "staffing/retention") == "70.00");
  CHECK(exact(e, "progress/staffing/retention") == "-20");
  const Texts rates = said(e, Code::rate_fell);
  REQUIRE(rates.size() == 1);
  CHECK(rates[0].starts_with("staffing/retention, 90"));

  // One concern stands in both, about volunteers.
  CHECK(said(e, Code::concern_repeated).size() == 1);
  CHECK(pointers(e, Code::concern_repeated) == Texts{"/findings/0"});
}

TEST_CASE("a thousand points: raw scores out of other maxima, five bands, and a total that only prints as 850") {
  const EvaluatedDocument evaluated = example("thousand-points.json");
  const Evaluation& e = evaluated.evaluation;

  // 47/50 × 100 = 94; 4.5/5 × 100 = 90; 577/700 × 650 = 7501/14 = 535.785…; 4.34/5 × 150 = 130.2.
  CHECK(exact(e, "parties/registry/points") == "94");
  CHECK(exact(e, "parties/authority/points") == "90");
  CHECK(exact(e, "parties/experts/points") == "7501/14");
  CHECK(exact(e, "parties/public/points") == "130.2");
  // Together 59499/70 = 849.985…, printed as 850.0; graded before that rounding it is not yet 4A.
  CHECK(exact(e, "total") == "59499/70");
  CHECK(text(e, "total") == "850.0");
  CHECK(e.grade().id == "3A");
  assay::Document rounded = evaluated.document;
  rounded.policy.grade_on = assay::GradeOn::rounded_total;
  CHECK(assay::evaluate(rounded).grade().id == "4A");

  // 351.20 and 320 万元: 109.75, to one place 109.8.
  CHECK(exact(e, "indicators/income/actual") == "3512000");
  CHECK(text(e, "indicators/income/attainment") == "109.8");
  // 2.40 of 3.20 million is 75 %; 392000 of it 12.25 %, above the 12 that were allowed: 12 / 12.25 = 97.959….
  CHECK(exact(e, "indicators/programme_share/actual") == "75");
  CHECK(exact(e, "indicators/management_share/actual") == "12.25");
  CHECK(text(e, "indicators/management_share/attainment") == "98.0");
  CHECK(met(e, "indicators/management_share/attainment") == Met::no);
  CHECK(text(e, "indicators/beneficiaries/attainment") == "104.4");  // 2714 / 2600 = 104.384…
  CHECK(outcome(e, "indicators/participations/attainment") == Outcome::no_target);

  CHECK(met(e, "indicators/governance/attainment") == Met::yes);
  CHECK(met(e, "indicators/disclosure/attainment") == Met::open);
  CHECK(text(e, "indicators/disclosure/amounts/迟公开天数") == "92");

  // 2714 ≤ 19360, and 75 + 12.25 ≤ 100.
  CHECK(exact(e, "relations/shares/left") == "87.25");
  CHECK(exact(e, "relations/shares/right") == "100");
  CHECK(notes_in_all(e) == 0);
}

TEST_CASE("surveys and register: rates that indicators take, amounts verified, and a table beside the document") {
  const EvaluatedDocument evaluated = example("survey-register.json");
  const Evaluation& e = evaluated.evaluation;

  // By telephone: 120 + 8 of 160 answered, 80 %. On the whole 52 + 35 = 87 of 120 are satisfied, 72.5 %; with the
  // manner 60 + 40 = 100 of 115. Together 187 of 235, 79.574… %.
  CHECK(text(e, "surveys/phone/returned") == "128");
  CHECK(text(e, "surveys/phone/response_rate") == "80.00");
  CHECK(text(e, "surveys/phone/questions/overall/satisfied") == "87");
  CHECK(exact(e, "surveys/phone/questions/overall/satisfaction") == "72.5");
  CHECK(exact(e, "surveys/phone/satisfaction") == "3740/47");
  // Points of those with an opinion: 52×5 + 35×4 + 20×3 + 8×1 = 468 over 115; 60×5 + 40×4 + 12×3 + 3×1 = 499 over 115.
  CHECK(exact(e, "surveys/phone/questions/overall/mean_points") == "468/115");
  CHECK(exact(e, "surveys/phone/mean_points") == "967/230");
  // On paper: 45 + 15 of 300, and 45 are fewer than the 50 that were asked for; 36 of 45 satisfied.
  CHECK(text(e, "surveys/form/response_rate") == "20.00");
  CHECK(exact(e, "surveys/form/satisfaction") == "80");
  CHECK(exact(e, "surveys/form/mean_points") == "80");
  CHECK(said(e, Code::small_sample) == Texts{"form, 45, 50"});

  // The indicator takes the rate: 79.57 and not the 80 agreed, 99.468….
  CHECK(text(e, "indicators/satisfied/attainment") == "99.47");
  CHECK(met(e, "indicators/satisfied/attainment") == Met::no);

  // Register: 131 + 98 = 229 files of 226 persons, as the whole says; 226 / 240 = 94.166… %, of 95 99.122….
  CHECK(text(e, "register/on_file/persons") == "226");
  CHECK(text(e, "register/on_file/persons/areas/liuwan") == "98");
  CHECK(text(e, "register/coverage/persons") == "94.17");
  CHECK(text(e, "register/coverage/households") == "96.25");  // (88 + 66) / (92 + 68)
  CHECK(text(e, "indicators/coverage/attainment") == "99.12");
  CHECK(text(e, "register/persons/dibao") == "105");  // 60 + 45
  CHECK(text(e, "register/households/disabled/areas/liuwan") == "33");

  // Verified: visits 204 + 150 = 354, 6 fewer than reported; calls 320, which nobody verified, + 265 = 585.
  CHECK(text(e, "indicators/visits/actual") == "354");
  CHECK(text(e, "indicators/visits/areas/taoyuan/reported") == "210");
  CHECK(text(e, "indicators/visits/areas/taoyuan/verified") == "204");
  CHECK(text(e, "indicators/visits/areas/taoyuan/adjustment") == "-6");
  CHECK(text(e, "indicators/visits/attainment") == "98.33");  // 354 / 360
  CHECK(text(e, "indicators/calls/actual") == "585");
  CHECK(text(e, "indicators/calls/attainment") == "106.36");  // 585 / 550
  CHECK(text(e, "verification/reported") == "4");
  CHECK(text(e, "verification/verified") == "3");
  CHECK(text(e, "verification/rate") == "75.00");
  CHECK(said(e, Code::adjusted) == Texts{"visits, taoyuan, 210, 204, -6, 6 份记录没有日期, 探访记录表",
                                         "calls, liuwan, 280, 265, -15, 15 次没有接通, 通话清单"});
  CHECK(said(e, Code::unverified) == Texts{"calls, taoyuan, 320"});
  // If what was reported counts: 210 + 150 = 360.
  assay::Document reported = evaluated.document;
  reported.policy.counting = assay::Counting::reported;
  CHECK(text(assay::evaluate(reported), "indicators/visits/attainment") == "100.00");

  // Contacts: 354 + 585 = 939 with 226 persons.
  CHECK(text(e, "register/contacts") == "939");
  CHECK(exact(e, "register/contacts_per_person") == "939/226");

  // The CSV file: 7 + 6 groups of 12, 11 + 8 activities of 20; of volunteering one community is missing.
  CHECK(text(e, "indicators/groups/target") == "12");
  CHECK(text(e, "indicators/groups/actual") == "13");
  CHECK(text(e, "indicators/groups/attainment") == "108.33");
  CHECK(text(e, "indicators/activities/areas/liuwan/actual") == "8");
  CHECK(text(e, "indicators/activities/attainment") == "95.00");
  CHECK(text(e, "indicators/volunteering/areas/liuwan/actual") == "186");
  CHECK(text(e, "indicators/volunteering/actual").empty());
  CHECK(text(e, "indicators/volunteering/coverage/missing") == "1");
  // What it prints is no data: two totals and two percentages to be checked.
  CHECK(printed(evaluated.document) == Texts{"indicators/groups/actual: 13", "indicators/groups/attainment: 108.33%",
                                             "indicators/activities/actual: 19",
                                             "indicators/activities/attainment: 95.00%"});

  // Closed 16 + 10 = 26, opened 12 + 9 = 21 and 4 carried in: one too many. The categories overlap, 105 + 87 + 90 = 282
  // for 226 persons, and there are more persons than households.
  CHECK(text(e, "relations/closed_cases/left") == "26");
  CHECK(text(e, "relations/closed_cases/right") == "25");
  CHECK(text(e, "relations/overlap/left") == "282");
  CHECK(text(e, "relations/overlap/areas/taoyuan/left") == "160");  // 60 + 48 + 52
  REQUIRE(said(e, Code::relation_broken).size() == 1);
  CHECK(pointers(e, Code::relation_broken) == Texts{"/agreement/relations/0"});

  CHECK(text(e, "total") == "85.75");  // 35.50 + 83.75 × 60 %
  CHECK(e.grade().id == "good");
}

TEST_CASE("self-evaluation: points from completion, reversed for at most, and what does not apply left out") {
  const EvaluatedDocument evaluated = example("self-evaluation.json");
  const Evaluation& e = evaluated.evaluation;

  // Spent 114.6 of 120, 95.5 %, of 10 points 9.55. Meals 34200 / 36000 = 95 %, of 12.5 points 11.875, half up 11.88.
  CHECK(text(e, "parties/self/criteria/budget_execution/points") == "9.55");
  CHECK(exact(e, "parties/self/criteria/output_quantity/points") == "11.875");
  CHECK(text(e, "parties/self/criteria/output_quantity/points") == "11.88");
  // Samples passed 59 / 60 = 98.33… % of the 98 agreed is more than all, which earns no more than 12.5.
  CHECK(text(e, "indicators/output_quality/attainment") == "100.34");
  CHECK(text(e, "parties/self/criteria/output_quality/points") == "12.50");
  // At most 15 days, and it took 16: 15 / 16 of 12.5 is 11.71875. At most 5.00 a meal, and it cost 4.80.
  CHECK(exact(e, "parties/self/criteria/output_timeliness/points") == "11.71875");
  CHECK(text(e, "parties/self/criteria/output_timeliness/points") == "11.72");
  CHECK(text(e, "parties/self/criteria/output_cost/points") == "12.50");
  // 11.88 + 12.50 + 11.72 + 12.50
  CHECK(exact(e, "parties/self/criteria/outputs/points") == "48.6");

  // Two of the four benefits do not apply. Persons 412 of 400: 7.5. The team is judged, since it is met in part.
  CHECK(e.presence(node(e, "parties/self/criteria/benefit_economic/points")) == assay::Presence::not_applicable);
  CHECK(e.presence(node(e, "parties/self/criteria/benefit_ecological/points")) == assay::Presence::not_applicable);
  CHECK(text(e, "parties/self/criteria/benefit_social/points") == "7.50");
  CHECK(text(e, "parties/self/criteria/benefit_sustainable/points") == "5.50");
  // 171 / 200 = 85.5 %, of 90 it is 95 %: 9.50 by the rule, which stays beside the 9.00 that the unit gave itself.
  CHECK(text(e, "parties/self/criteria/satisfaction/suggested") == "9.50");
  CHECK(text(e, "parties/self/criteria/satisfaction/points") == "9.00");
  CHECK(pointers(e, Code::judged_differs) == Texts{"/scores/self/criteria/satisfaction"});
  CHECK(notes_in_all(e) == 1);

  // 9.55 + 48.60 + 13.00 + 9.00 = 80.15 of the 100 − 2 × 7.5 = 85 that apply; of 100 it is 1603/17 = 94.294….
  CHECK(exact(e, "parties/self/sum") == "80.15");
  CHECK(exact(e, "parties/self/applicable") == "85");
  CHECK(exact(e, "parties/self/raw") == "1603/17");
  CHECK(text(e, "total") == "94.29");
  CHECK(e.grade().id == "excellent");
  CHECK_FALSE(e.passes());  // the form draws no line
}

TEST_CASE("organisation rating: whole points, and a total between them is refused") {
  const EvaluatedDocument evaluated = example("organisation-rating.json");
  const Evaluation& e = evaluated.evaluation;

  // (846 + 851 + 844) / 3 = 2541 / 3 = 847, which is 4A from 800 to 899, and passes from 3A up.
  CHECK(text(e, "parties/experts/raw") == "847");
  CHECK(text(e, "total") == "847");
  CHECK(e.grade().id == "4A");
  CHECK(e.passes() == true);
  CHECK(text(e, "indicators/certified/attainment") == "106.06");  // 14 / 22 = 63.63… %, of 60
  CHECK(notes_in_all(e) == 0);

  const auto of = [&](const char* points) {
    assay::Document document = evaluated.document;
    document.scores = {{"experts", assay::Points{assay::Decimal::parse(points)}}};
    return assay::evaluate(document);
  };
  // Each boundary of the table, and the point below it.
  const std::vector<std::pair<const char*, const char*>> grades = {
      {"1000", "5A"}, {"900", "5A"}, {"899", "4A"}, {"800", "4A"}, {"799", "3A"},
      {"700", "3A"},  {"699", "2A"}, {"600", "2A"}, {"599", "1A"}, {"0", "1A"}};
  for (const auto& each : grades) {
    CAPTURE(each.first);
    CHECK(of(each.first).grade().id == each.second);
    CHECK(of(each.first).passes() == (std::string_view(each.second) >= "3A"));
  }
  // The table says nothing of 899.5; nor of (846 + 851 + 845) / 3.
  CHECK(refusal([&] { of("899.5"); }) == Code::total_off_step);
  assay::Document document = evaluated.document;
  std::get<assay::Sheets>(document.scores[0].award).sheets[2].raw = assay::Decimal(845);
  CHECK(refusal([&] { assay::evaluate(document); }) == Code::total_off_step);
}

TEST_CASE("five assessors: one is recused, the highest and the lowest of each criterion are dropped") {
  const EvaluatedDocument evaluated = example("five-assessors.json");
  const Evaluation& e = evaluated.evaluation;

  // Of four sheets the two in the middle count:
  //   cases       24   25   26.5  28     25.75
  //   groups      15.5 16.5 17    18     16.75
  //   management  22   22   24    26     23      one of the two that gave 22
  //   files        8   15   15    20     15      in words
  //                                      80.5    of 100
  CHECK(exact(e, "parties/panel/criteria/cases/points") == "25.75");
  CHECK(exact(e, "parties/panel/criteria/groups/points") == "16.75");
  CHECK(exact(e, "parties/panel/criteria/service/points") == "42.5");
  CHECK(exact(e, "parties/panel/criteria/management/points") == "23");
  CHECK(exact(e, "parties/panel/criteria/files/points") == "15");
  CHECK(text(e, "parties/panel/sheets/戊/criteria/files") == "8");
  CHECK(exact(e, "parties/panel/raw") == "80.5");
  CHECK_FALSE(e.find("parties/panel/sheets/丁/criteria/cases"));
  REQUIRE(said(e, Code::assessor_recused).size() == 1);
  CHECK(said(e, Code::assessor_recused)[0].starts_with("panel, 丁, "));
  CHECK(notes_in_all(e) == 1);

  // 80.5 × 70 % = 56.35, and 24.80.
  CHECK(text(e, "parties/panel/points") == "56.35");
  CHECK(text(e, "total") == "81.15");
  CHECK(e.grade().id == "good");
  CHECK(e.passes() == true);

  // All four counted: 103.5/4 + 67/4 + 94/4 + 58/4 = 80.625, each rounded to 25.88 + 16.75 + 23.50 + 14.50 = 80.63.
  assay::Document untrimmed = evaluated.document;
  untrimmed.policy.parties[0].panel = {};
  CHECK(exact(assay::evaluate(untrimmed), "parties/panel/raw") == "80.63");
  // With the trimming, three sheets are the least that leave one.
  auto& sheets = std::get<assay::Sheets>(untrimmed.scores[0].award).sheets;
  untrimmed.policy = evaluated.document.policy;
  sheets.erase(sheets.begin(), sheets.begin() + 2);
  CHECK(refusal([&] { assay::evaluate(untrimmed); }) == Code::too_few_sheets);
}

TEST_CASE("knock-out: a total that is excellent, retention that is not, and what is paid then") {
  const EvaluatedDocument evaluated = example("knock-out.json");
  const Evaluation& e = evaluated.evaluation;

  // 90.00 × 60 % = 54.00, and 37.20.
  CHECK(text(e, "total") == "91.20");
  CHECK(e.band_of_total().id == "excellent");
  // Retained 8 of 12, 66.66… %, below 75: no better than a pass.
  CHECK(exact(e, "staffing/retention") == "200/3");
  CHECK(exact(e, "knock_outs/retention/left") == "200/3");
  CHECK(e.grade().id == "pass");
  CHECK(e.passes() == true);
  CHECK(said(e, Code::knock_out_applied).size() == 1);
  CHECK(notes_in_all(e) == 1);

  // 30 % of 1200000 is 360000, of which a pass is paid 80 %: 288000. Worked 141 of 144: 3 months at 2000 less.
  CHECK(text(e, "payment/instalment") == "360000");
  CHECK(text(e, "payment/due") == "288000");
  CHECK(text(e, "payment/vacancies") == "3");
  CHECK(text(e, "payment/amount") == "282000.00");

  // 9 of 12 is 75 %, which is not below 75: the grade is that of the total, paid in full.
  assay::Document retained = evaluated.document;
  retained.outputs.staffing->retained = assay::Decimal(9);
  const Evaluation kept = assay::evaluate(retained);
  CHECK(kept.grade().id == "excellent");
  CHECK(text(kept, "payment/amount") == "354000.00");
  // An accident forces the grade, whatever else; nothing is paid, and nothing is asked back.
  assay::Document accident = retained;
  accident.facts[0].holds = true;
  const Evaluation failed = assay::evaluate(accident);
  CHECK(failed.grade().id == "fail");
  CHECK(failed.passes() == false);
  CHECK(text(failed, "payment/amount") == "0.00");
}

TEST_CASE("on hold: without one party's points the total has bounds, and two grades are within reach") {
  const EvaluatedDocument evaluated = example("on-hold.json");
  const Evaluation& e = evaluated.evaluation;

  // 88.40 × 55 % = 48.62; 17.60 + 13.05 + 48.62 = 79.27, and up to 10 more.
  CHECK(text(e, "parties/third_party/points") == "48.62");
  CHECK(text(e, "total").empty());
  CHECK(text(e, "total_low") == "79.27");
  CHECK(text(e, "total_high") == "89.27");
  Texts reachable;
  for (const assay::Band& band : e.reachable_grades()) reachable.push_back(band.id);
  CHECK(reachable == Texts{"good", "pass"});
  CHECK(e.passes() == true);
  CHECK(refusal([&] { e.grade(); }) == Code::undecided_total);
  CHECK(said(e, Code::party_missing).size() == 1);
  CHECK(notes_in_all(e) == 1);

  // 0.73 more is what good begins with.
  const auto with = [&](const char* points) {
    assay::Document document = evaluated.document;
    document.scores.push_back({"oversight", assay::Points{assay::Decimal::parse(points)}});
    return assay::evaluate(document).grade().id;
  };
  CHECK(with("0.72") == "pass");
  CHECK(with("0.73") == "good");
}

TEST_CASE("bonus: capped by item and in all, and above 100") {
  const EvaluatedDocument evaluated = example("bonus.json");
  const Evaluation& e = evaluated.evaluation;

  // 39.40 and 98.50 × 60 % = 59.10.
  CHECK(text(e, "subtotal") == "98.50");
  // Honours 2 + 2 count 3; with innovation 4.5 of at most 5.
  CHECK(text(e, "adjustments/items/honours/uncapped") == "4");
  CHECK(text(e, "adjustments/items/honours") == "3");
  CHECK(text(e, "adjustments/bonuses") == "4.5");
  CHECK(text(e, "adjustments/deductions") == "0.5");
  // 98.50 − 0.5 + 4.5
  CHECK(text(e, "total") == "102.50");
  CHECK(e.grade().id == "excellent");
  CHECK(said(e, Code::adjustment_capped).size() == 1);
  CHECK(notes_in_all(e) == 1);

  // Where the total may not pass the maximum it ends there.
  assay::Document within = evaluated.document;
  within.policy.adjustments->may_exceed_scale = false;
  CHECK(text(assay::evaluate(within), "total") == "100.00");
}

TEST_CASE("every example written as a document and read back has the same results") {
  for (const char* name :
       {"county-expenditure.json", "monthly-roster.json", "amendments.json", "missing-reports-sum.json",
        "missing-reports-interval.json", "riverside-midterm.json", "riverside-final.json", "thousand-points.json",
        "survey-register.json", "self-evaluation.json", "organisation-rating.json", "five-assessors.json",
        "knock-out.json", "on-hold.json", "bonus.json"}) {
    CAPTURE(name);
    const EvaluatedDocument evaluated = example(name);
    const std::string written = assay::write_document(evaluated.document);
    std::vector<Attachment> attachments;
    attach(text_of_file(name), attachments);
    const EvaluatedDocument again = assay::evaluate_json(written, attachments);
    CHECK(again.document == evaluated.document);
    CHECK(assay::write_evaluation(again.document, again.evaluation) ==
          assay::write_evaluation(evaluated.document, evaluated.evaluation));
  }
}
