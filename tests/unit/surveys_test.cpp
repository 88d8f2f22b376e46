// Surveys: what tallies say of satisfaction, mean points and response.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>

#include "sections.hpp"

using assay::Decimal;
using assay::Document;
using assay::Evaluation;
using assay::Survey;
using sections::exact;
using sections::Lines;
using sections::notes;
using sections::presence;
using sections::problems;
using sections::text;
using station::number;

namespace {

//                     very  fairly  neutral  not  no opinion
//   points               5       4        3    1  –
//   staff               60      30       10    5  5    answers 110, satisfied 90, points 455 of 105
//   activities          50      40       10            answers 100, satisfied 90, points 440 of 100
Survey residents() {
  Survey survey;
  survey.id = "residents";
  survey.channel = "电话";
  survey.issued = 120;
  survey.valid = 110;
  survey.invalid = 5;
  survey.options = {{"very", "很满意", Decimal(5), true},
                    {"fairly", "满意", Decimal(4), true},
                    {"neutral", "一般", Decimal(3), false},
                    {"not", "不满意", Decimal(1), false},
                    {"no_opinion", "不清楚", {}, false}};
  survey.questions = {
      {"staff", "社工态度", {{"very", 60}, {"fairly", 30}, {"neutral", 10}, {"not", 5}, {"no_opinion", 5}}},
      {"activities", "活动安排", {{"very", 50}, {"fairly", 40}, {"neutral", 10}}}};
  return survey;
}

Document with_surveys(std::vector<Survey> surveys) {
  Document document = sections::document();
  document.outputs.surveys = std::move(surveys);
  return document;
}

Evaluation evaluation(const Survey& survey) { return assay::evaluate(with_surveys({survey})); }

}  // namespace

TEST_CASE("satisfaction is satisfied answers by all answers, of a question and of the survey") {
  const Evaluation e = evaluation(residents());
  CHECK(text(e, "surveys/residents/questions/staff/answers") == "110");
  CHECK(text(e, "surveys/residents/questions/staff/satisfied") == "90");
  CHECK(text(e, "surveys/residents/questions/staff/satisfaction") == "81.82");
  CHECK(exact(e, "surveys/residents/questions/staff/satisfaction") == "900/11");  // 9000 / 110
  CHECK(text(e, "surveys/residents/questions/activities/satisfaction") == "90.00");
  CHECK(text(e, "surveys/residents/answers") == "210");
  CHECK(text(e, "surveys/residents/satisfied") == "180");
  CHECK(text(e, "surveys/residents/satisfaction") == "85.71");  // 18000 / 210, not the mean of the two
}

TEST_CASE("mean points are of the answers that have points") {
  const Evaluation e = evaluation(residents());
  // 60 × 5 + 30 × 4 + 10 × 3 + 5 × 1 = 455 of 105 answers; 250 + 160 + 30 = 440 of 100
  CHECK(text(e, "surveys/residents/questions/staff/mean_points") == "4.33");
  CHECK(exact(e, "surveys/residents/questions/staff/mean_points") == "13/3");
  CHECK(text(e, "surveys/residents/questions/activities/mean_points") == "4.40");
  CHECK(exact(e, "surveys/residents/mean_points") == "179/41");  // 895 / 205
  CHECK(sections::inputs(e, "surveys/residents/questions/activities/points") ==
        Lines{"/outputs/surveys/0/questions/1/tally/very", "/outputs/surveys/0/options/0/points",
              "/outputs/surveys/0/questions/1/tally/fairly", "/outputs/surveys/0/options/1/points",
              "/outputs/surveys/0/questions/1/tally/neutral", "/outputs/surveys/0/options/2/points"});
}

TEST_CASE("the response rate is what was returned by what was issued") {
  const Evaluation e = evaluation(residents());
  CHECK(text(e, "surveys/residents/returned") == "115");
  CHECK(text(e, "surveys/residents/response_rate") == "95.83");  // 11500 / 120
  Survey survey = residents();
  survey.invalid.reset();  // not zero: nobody said
  CHECK(presence(evaluation(survey), "surveys/residents/returned") == "missing");
  CHECK(presence(evaluation(survey), "surveys/residents/response_rate") == "missing");
  survey.issued = 0;
  survey.invalid = 0;
  CHECK(presence(evaluation(survey), "surveys/residents/response_rate") == "not_applicable");
  survey.issued = survey.valid = survey.invalid = std::nullopt;
  CHECK(text(evaluation(survey), "surveys/residents/response_rate") == "no such figure");
  CHECK(text(evaluation(survey), "surveys/residents/satisfaction") == "85.71");
}

TEST_CASE("what no option stands for has no figure, and what nobody chose is zero") {
  Survey survey = residents();
  for (assay::SurveyOption& option : survey.options) option.satisfied = false;
  CHECK(text(evaluation(survey), "surveys/residents/satisfaction") == "no such figure");
  CHECK(text(evaluation(survey), "surveys/residents/mean_points") == "4.37");  // 179 / 41 = 4.365…
  for (assay::SurveyOption& option : survey.options) option.points.reset();
  CHECK(text(evaluation(survey), "surveys/residents/questions/staff/mean_points") == "no such figure");

  survey = residents();
  survey.questions = {{"staff", "", {{"no_opinion", 4}}}, {"activities", "", {}}};
  const Evaluation e = evaluation(survey);
  CHECK(text(e, "surveys/residents/questions/staff/satisfaction") == "0.00");
  CHECK(presence(e, "surveys/residents/questions/staff/mean_points") == "not_applicable");
  CHECK(text(e, "surveys/residents/questions/activities/answers") == "0");
  CHECK(presence(e, "surveys/residents/questions/activities/satisfaction") == "not_applicable");
}

TEST_CASE("a sample below its minimum is a note") {
  Survey survey = residents();
  survey.minimum = 110;
  CHECK(notes(evaluation(survey), assay::Code::small_sample).empty());
  survey.minimum = 111;
  CHECK(notes(evaluation(survey), assay::Code::small_sample) ==
        Lines{"/outputs/surveys/0/valid: the survey \"residents\" has 110 valid forms, fewer than 111 "
              "(surveys/residents/valid)"});
}

TEST_CASE("an indicator may take its actual from a survey") {
  Document document = with_surveys({residents()});
  document.agreement.indicators.push_back({"satisfaction", "满意率", "%", "", assay::whole(90)});
  document.agreement.indicators.back().kind = assay::IndicatorKind::ratio;
  document.agreement.indicators.back().from = "surveys/residents/questions/activities/satisfaction";
  const Evaluation e = assay::evaluate(document);
  CHECK(text(e, "indicators/satisfaction/attainment") == "100.00");  // 90 of 90
}

TEST_CASE("a survey that does not add up is refused, every problem with its place") {
  Survey survey = residents();
  survey.channel = "by\nphone";
  survey.options[4].id = "very";
  survey.questions[1].id = "staff";
  survey.questions[0].tally = {{"very", 100}, {"fairly", 11}};
  survey.questions[1].tally = {{"vary", 1}, {"not", -1}, {"not", 2}};
  survey.issued = -1;
  const std::string at = "/outputs/surveys/0/";
  CHECK(problems(with_surveys({survey})) ==
        Lines{"invalid_text " + at + "channel: the text is not valid UTF-8 or holds control characters",
              "duplicate_entry " + at + "options/4/id: \"very\" stands here twice",
              "negative_count " + at + "issued: \"issued\" is -1; a count is not negative",
              "tally_above_valid " + at +
                  "questions/0/tally: the question \"staff\" has 111 answers, more than the "
                  "110 valid forms",
              "duplicate_entry " + at + "questions/1/id: \"staff\" stands here twice",
              "unknown_option " + at +
                  "questions/1/tally/vary: the survey has no option \"vary\"; the nearest is "
                  "\"very\"",
              "negative_count " + at + "questions/1/tally/not: \"not\" is -1; a count is not negative",
              "duplicate_cell " + at + "questions/1/tally/not: the value of \"not\" stands here twice"});
  CHECK(problems(with_surveys({residents(), residents()})) ==
        Lines{"duplicate_entry /outputs/surveys/1/id: \"residents\" stands here twice"});
}
