// A document built by calls: the same checks as when it is read, and the same figures.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <utility>
#include <vector>

#include "everything.hpp"
#include "station.hpp"

using assay::Code;
using assay::Date;
using assay::Diagnostic;
using assay::Document;
using assay::Span;

namespace {

Document small_station() {
  Document document;
  document.policy = station::policy();
  document.agreement = station::agreement();
  document.outputs = station::outputs();
  document.scores = station::scores();
  return document;
}

// "name pointer" of each problem after a change.
template <typename Change>
std::vector<std::string> problems_after(Change change) {
  Document document = small_station();
  change(document);
  std::vector<std::string> result;
  for (const Diagnostic& each : station::problems_of([&] { assay::evaluate(document); })) {
    result.push_back(std::string(name(each.code)) + ' ' + each.pointer);
    CHECK(each.line == 0);  // there is no text
  }
  return result;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("a document evaluates as its parts do") {
  const assay::Evaluation evaluation = assay::evaluate(small_station());
  CHECK(station::table(evaluation) == station::table(station::evaluate(station::policy(), station::agreement(),
                                                                       station::outputs(), station::scores())));
  CHECK(station::text(evaluation, "indicators/visits/attainment") == "119.78");
  // 380.00; 84.05 % of 200.0 = 168.1; of 100, 80 and 75 the middle one, 80 % of 300 = 240; 44 + 0 + 6.0 out of the 100
  // that apply, half of 60 = 30; 30.0 for the missing one: 848.1. Less 3.0, and 7 + 2.9 more: 855, down to tens.
  CHECK(station::text(assay::evaluate(station::everything()), "total") == "850");
}

TEST_CASE("a project built by calls has dates that exist, spans that end after they begin, and ids") {
  CHECK(problems_after([](Document& d) {
          d.project.id = "a/b";
          d.project.name = "a\nb";
          d.project.date = Date{2023, 2, 29};
          d.project.term = Span{{2024, 9, 7}, {2023, 9, 8}};
          d.project.assessed = Span{{2024, 13, 1}, {2025, 1, 32}};
          d.project.budget = -1;
          d.project.roles = {{"a b", "x"}, {"operator", "a\tb"}};
        }) == List{"invalid_id /project/id", "invalid_text /project/name", "invalid_date /project/date",
                   "reversed_span /project/term", "invalid_date /project/assessed/from",
                   "invalid_date /project/assessed/to", "negative_count /project/budget",
                   "invalid_id /project/roles/a b", "invalid_text /project/roles/operator"});
}

TEST_CASE("findings, claims and remarks built by calls hold texts, and name what exists") {
  CHECK(problems_after([](Document& d) {
          d.findings = {{"oversight", assay::FindingKind::concern, "a\nb", "c\x1b", ""},
                        {"nobody", assay::FindingKind::concern, "", "fine\nfine", "nothing"}};
          d.claims = {
              {"total", "", "\xff", "a\nb"}, {"totl", "", "1", ""}, {"total", "months", "1", ""}, {"", "", "1", ""}};
          d.remarks = {{"/scores", "a\x07", "fine\nfine"}};
        }) == List{"invalid_text /findings/0/scope", "invalid_text /findings/0/text", "invalid_text /claims/0/printed",
                   "invalid_text /claims/0/where", "invalid_text /scores/source", "unknown_party /findings/1/party",
                   "unknown_figure /findings/1/about", "unknown_figure /claims/1/figure",
                   "mixed_claim /claims/2/quantity", "missing_one_of /claims/3"});
}

TEST_CASE("all parts of a document built by calls are checked at once") {
  CHECK(problems_after([](Document& d) {
          d.project.date = Date{2023, 2, 30};
          d.policy.parties[0].max = 9;
          d.agreement.posts[0].required = -1;
          d.outputs.indicators[0].indicator = "calls";
          d.scores.pop_back();
        }) == List{"invalid_date /project/date", "weights_total /policy/parties", "negative_post /agreement/posts/all",
                   "unknown_indicator /outputs/indicators/calls", "missing_score /scores"});
}

TEST_CASE("stages and kinds of findings have names") {
  CHECK(name(assay::Stage::midterm) == "midterm");
  CHECK(name(assay::Stage::final) == "final");
  CHECK(name(assay::FindingKind::commendation) == "commendation");
  CHECK(name(assay::FindingKind::concern) == "concern");
  CHECK(name(assay::FindingKind::recommendation) == "recommendation");
}
