// Bind: outputs and scores are matched by id, never by position, and checked whole.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "station.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Diagnostic;
using assay::Language;
using assay::Outputs;
using assay::Plan;
using assay::Points;
using assay::Presence;
using assay::RawScore;
using assay::Scores;
using assay::Staffing;
using station::number;

namespace {

const Amount missing, slash = Amount::none(), not_applicable = Amount::not_applicable();

Plan station_plan() { return Plan(station::policy(), station::agreement()); }

std::vector<Diagnostic> problems(const Outputs& outputs, const Scores& scores) {
  return station::problems_of([&] { station_plan().bind(outputs, scores); });
}

std::string only(const std::vector<Diagnostic>& found) {
  REQUIRE(found.size() == 1);
  return std::string(name(found[0].code)) + ' ' + found[0].pointer + ": " + found[0].message(Language::en);
}
std::string problem(const Outputs& outputs) { return only(problems(outputs, station::scores())); }
std::string problem(const Cells& visits) { return problem(station::outputs(visits)); }
std::string problem(const Scores& scores) { return only(problems(station::outputs(), scores)); }
std::string problem(const Staffing& staffing) { return problem(Outputs{{}, staffing}); }

bool accepted(const Cells& visits) { return problems(station::outputs(visits), station::scores()).empty(); }

Scores with_score(std::size_t party, assay::Score score) {
  Scores scores = station::scores();
  scores[party] = std::move(score);
  return scores;
}

}  // namespace

TEST_CASE("scores are matched by id: the real report lists its parties in two orders") {
  const Plan plan = station_plan();
  Scores scores = station::scores();
  std::sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.party < b.party; });
  do {
    const assay::Inputs inputs = plan.bind(station::outputs(), scores);
    CHECK(std::get<Points>(inputs.score(0)->award).points == number("8.87"));   // oversight, first in the policy
    CHECK(std::get<Points>(inputs.score(3)->award).points == number("46.23"));  // third_party, last
    CHECK(plan.run(inputs).text(plan.points(1)) == "20.00");                   // purchaser
  } while (std::next_permutation(scores.begin(), scores.end(),
                                 [](const auto& a, const auto& b) { return a.party < b.party; }));
}

TEST_CASE("outputs are matched by id, indicators and areas alike") {
  assay::Agreement agreement = station::agreement();
  agreement.indicators.push_back({"calls", "", "", "", assay::whole(1)});
  const Plan plan(station::policy(), agreement);
  const assay::Inputs inputs =
      plan.bind({{{"calls", assay::whole(7)}, {"visits", {{"west", 253}, {"east_1", 365}}}}, {}}, station::scores());
  CHECK(inputs.actual(0, 0) == Amount(365));  // visits in east_1
  CHECK(inputs.actual(0, 3) == Amount(253));  // visits in west
  CHECK(inputs.actual(1, 4) == Amount(7));    // calls, the whole
  CHECK(inputs.actual(0, 1) == missing);      // an area that is not listed is missing
  CHECK(inputs.actual(1, 0) == missing);
}

TEST_CASE("what no agreement and no policy defines is refused with the nearest that one does") {
  CHECK(problem(Outputs{{{"visit", assay::whole(1)}}, {}}) ==
        "unknown_indicator /outputs/indicators/visit: no indicator \"visit\" is agreed; the nearest is \"visits\"");
  CHECK(problem({{"eastt", 1}}) ==
        "unknown_area /outputs/indicators/visits/eastt: no area \"eastt\" is defined; the nearest is \"east\"");
  Staffing staffing;
  staffing.worked = {{"al", 1}};
  CHECK(problem(staffing) ==
        "unknown_post /outputs/staffing/worked/al: no post category \"al\" is agreed; the nearest is \"all\"");
  Scores scores = station::scores();
  scores.push_back({"purchasser", Points{1}});
  CHECK(problem(scores) ==
        "unknown_party /scores/purchasser: the policy has no party \"purchasser\"; the nearest is \"purchaser\"");
}

TEST_CASE("where nothing is defined there is no nearest") {
  const auto found = station::problems_of([] {
    assay::Agreement agreement;
    agreement.indicators = {{"visits", "", "", "", assay::whole(1)}};
    Plan(station::policy(), agreement).bind(station::outputs({{"east", 1}}), station::scores());
  });
  CHECK(only(found) == "unknown_area /outputs/indicators/visits/east: no area \"east\" is defined");
}

TEST_CASE("a pointer escapes what its key needs escaped") {
  CHECK(problem(Outputs{{{"a/b~c", assay::whole(1)}}, {}}).find(" /outputs/indicators/a~1b~0c: ") != std::string::npos);
}

TEST_CASE("nothing is given twice") {
  CHECK(problem(Outputs{{{"visits", assay::whole(1)}, {"visits", assay::whole(1)}}, {}}) ==
        "duplicate_output /outputs/indicators/visits: the outputs of \"visits\" stand here twice");
  CHECK(problem({{"west", 1}, {"west", 1}}) ==
        "duplicate_cell /outputs/indicators/visits/west: the value of \"west\" stands here twice");
  Staffing staffing;
  staffing.worked = {{"all", 1}, {"all", 1}};
  CHECK(problem(staffing) == "duplicate_cell /outputs/staffing/worked/all: the value of \"all\" stands here twice");
  Scores scores = station::scores();
  scores.push_back(scores[1]);
  CHECK(problem(scores) == "duplicate_score /scores/purchaser: the score of the party \"purchaser\" stands here twice");
}

TEST_CASE("a value of its own beside values of its areas is refused, at any distance") {
  const char* const in_whole =
      "value_conflict /outputs/indicators/visits/*: \"visits\" has a value of its own in \"*\" and values of areas "
      "inside "
      "it; give one or the other";
  CHECK(problem({{"*", 1078}, {"east", 825}}) == in_whole);
  CHECK(problem({{"east_1", 365}, {"*", 1078}}) == in_whole);  // two levels apart, in any order
  CHECK(problem({{"east", 825}, {"east_1", 365}}) ==
        "value_conflict /outputs/indicators/visits/east: \"visits\" has a value of its own in \"east\" and values of "
        "areas "
        "inside it; give one or the other");
  // The sum does not excuse it: 365 + 460 = 825.
  CHECK(problem({{"east", 825}, {"east_1", 365}, {"east_2", 460}}).starts_with("value_conflict"));
  // "/" and "n/a" are values too; only missing is none.
  CHECK(problem({{"east", slash}, {"east_1", 365}}).starts_with("value_conflict"));
  CHECK(problem({{"east", 825}, {"east_1", not_applicable}}).starts_with("value_conflict"));
  CHECK(accepted({{"east", missing}, {"east_1", 365}}));
  CHECK(accepted({{"east", 825}, {"east_1", missing}}));
  CHECK(accepted({{"east", 825}, {"west", 253}}));  // siblings
  // Both conflicts come back: 1078 over east and west, 825 over east_1.
  CHECK(problems(station::outputs({{"*", 1078}, {"east", 825}, {"east_1", 365}}), station::scores()).size() == 2);
}

TEST_CASE("counts of staff are not negative") {
  const auto with = [](auto set) {
    Staffing staffing;
    set(staffing);
    return problem(staffing);
  };
  const assay::Decimal negative = number("-0.5");
  CHECK(with([](Staffing& s) {
          s.worked = {{"all", number("-0.5")}};
        }) == "negative_count /outputs/staffing/worked/all: \"all\" is -0.5; a count is not negative");
  CHECK(with([&](Staffing& s) {
          s.experienced = negative;
        }).starts_with("negative_count /outputs/staffing/experienced:"));
  CHECK(with([&](Staffing& s) { s.retained = negative; }).starts_with("negative_count /outputs/staffing/retained:"));
  CHECK(with([&](Staffing& s) {
          s.retention_base = negative;
        }).starts_with("negative_count /outputs/staffing/retention_base:"));
  CHECK(
      with([&](Staffing& s) { s.head_count = negative; }).starts_with("negative_count /outputs/staffing/head_count:"));
  CHECK(
      with([&](Staffing& s) { s.head_years = negative; }).starts_with("negative_count /outputs/staffing/head/years:"));
  CHECK(with([](Staffing& s) {
          s.certificates = {{"中级社工师", -1}};
        }).starts_with("negative_count /outputs/staffing/certificates/中级社工师:"));
  CHECK(with([](Staffing& s) {
          s.leavers = {{"moved", -1}};
        }).starts_with("negative_count /outputs/staffing/leavers/moved:"));
  CHECK(with([](Staffing& s) {
          s.head_certificate = "a\nb";
        }).starts_with("invalid_text /outputs/staffing/head/certificate:"));
  CHECK(with([](Staffing& s) {
          s.leavers = {{"a\tb", 1}};
        }).starts_with("invalid_text /outputs/staffing/leavers/a\tb:"));
}

TEST_CASE("every party scores, within its share") {
  CHECK(problem(Scores{station::scores()[0], station::scores()[1], station::scores()[3]}) ==
        "missing_score /scores: the score of the party \"supervision_centre\" is missing");
  CHECK(problem(with_score(1, {"purchaser", Points{number("20.01")}})) ==
        "score_above_maximum /scores/purchaser/points: 20.01 from the party \"purchaser\" is above the maximum 20 by "
        "0.01");
  CHECK(problem(with_score(1, {"purchaser", Points{number("-0.01")}})) ==
        "negative_score /scores/purchaser/points: the score -0.01 of the party \"purchaser\" is below 0");
  CHECK(problem(with_score(1, {"purchaser", RawScore{101, 100}})) ==
        "score_above_maximum /scores/purchaser/raw: 101 from the party \"purchaser\" is above the maximum 100 by 1");
  CHECK(problem(with_score(1, {"purchaser", RawScore{4, 3}})) ==
        "score_above_maximum /scores/purchaser/raw: 4 from the party \"purchaser\" is above the maximum 3 by 1");
  CHECK(problem(with_score(1, {"purchaser", RawScore{-1, 100}})) ==
        "negative_score /scores/purchaser/raw: the score -1 of the party \"purchaser\" is below 0");
  CHECK(problem(with_score(1, {"purchaser", RawScore{0, 0}})) ==
        "invalid_score /scores/purchaser/of: the raw score of the party \"purchaser\" is out of 0; its maximum must be "
        "above 0");
  CHECK(problem(with_score(1, {"purchaser", RawScore{5, -3}})).starts_with("invalid_score /scores/purchaser/of"));
  // 25 points of a share of 20 weighted once more: a published mistake (25 × 25 % = 6.25), seen here as above the
  // share.
  CHECK(problem(with_score(1, {"purchaser", Points{25}})).starts_with("score_above_maximum"));

  for (const assay::Score& score :
       {assay::Score{"purchaser", Points{0}}, assay::Score{"purchaser", Points{number("20.00")}},
        assay::Score{"purchaser", RawScore{0, 100}}, assay::Score{"purchaser", RawScore{3, 3}},
        assay::Score{"purchaser", RawScore{850, 1000}}}) {
    CHECK(problems(station::outputs(), with_score(1, score)).empty());
  }
}

TEST_CASE("every problem of outputs and scores comes back at once") {
  Outputs outputs = station::outputs({{"*", 1}, {"west", 2}, {"north", 3}});
  outputs.indicators.push_back({"calls", assay::whole(1)});
  outputs.staffing = Staffing{};
  outputs.staffing->retained = -1;
  std::vector<Code> codes;
  for (const Diagnostic& each : problems(outputs, {{"oversight", Points{11}}, {"purchaser", Points{-1}}}))
    codes.push_back(each.code);
  // The trees of areas are looked at once tables and outputs are both read.
  CHECK(codes == std::vector<Code>{Code::unknown_area, Code::unknown_indicator, Code::value_conflict,
                                   Code::negative_count, Code::score_above_maximum, Code::negative_score,
                                   Code::missing_score, Code::missing_score});
}
