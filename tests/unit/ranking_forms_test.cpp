// A ranking as JSON and as text. Who ranks where is given here; ranking it is tested elsewhere.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::Evaluation;
using assay::Language;
using assay::Ranked;
using station::number;

namespace {

using Names = std::vector<std::string>;

// One party of 100 points; a raw score of 89.995 makes as many points, 90.00 when the total is rounded.
Evaluation evaluation(decltype(assay::Score::award) award, assay::GradeOn grade_on = assay::GradeOn::rounded_total) {
  assay::Policy policy;
  policy.parties = {{"a", "", 100}};
  policy.rounding.total = station::half_up_2;
  policy.grade_on = grade_on;
  policy.bands = {{"high", "高", 90, {}}, {"low", "", 0, {}}};
  return station::evaluate(policy, {}, {}, {{"a", std::move(award)}});
}

struct Two {
  Evaluation first, second;
  std::vector<const Evaluation*> all{&first, &second};
};

}  // namespace

TEST_CASE("a ranking is written best first, whatever the order of the evaluations") {
  const Two two{evaluation(assay::Points{number("80")}), evaluation(assay::RawScore{number("89.995"), 100})};
  const std::vector<Ranked> ranking = {{1, 1, ""}, {0, 2, "parties/a/points"}};
  CHECK(assay::write_ranking(two.all, Names{"甲.json", "b \"2\""}, ranking) == R"({
  "assay": 1,
  "ranking": [
    {
      "rank": 1,
      "name": "b \"2\"",
      "total": "90.00",
      "total_exact": "89.995",
      "grade": {
        "id": "high",
        "name": "高"
      }
    },
    {
      "rank": 2,
      "name": "甲.json",
      "total": "80.00",
      "total_exact": "80",
      "grade": {
        "id": "low"
      },
      "decided_by": "parties/a/points"
    }
  ]
}
)");
  CHECK(assay::write_ranking_report(two.all, Names{"甲.json", "b"}, ranking, Language::zh) ==
        R"(名次  名称      总分  等级  同分时按
--------------------------------------------
   1  b        90.00  高
   2  甲.json  80.00  low   parties/a/points
)");
  CHECK(assay::write_ranking_report(two.all, Names{"甲.json", "b"}, ranking, Language::en) ==
        R"(rank  name     total  grade  tie decided by
---------------------------------------------
   1  b        90.00  high
   2  甲.json  80.00  low    parties/a/points
)");
}

TEST_CASE("where bands see the exact total, the text shows it too") {
  const auto exact = assay::GradeOn::exact_total;
  const Two two{evaluation(assay::Points{number("80")}, exact),
                evaluation(assay::RawScore{number("89.995"), 100}, exact)};
  CHECK(assay::write_ranking_report(two.all, Names{"a", "b"}, {{1, 1, ""}, {0, 2, ""}}, Language::en) ==
        R"(rank  name                           total  grade  tie decided by
-----------------------------------------------------------------
   1  b     90.00 (before rounding 89.995)  low
   2  a                              80.00  low
)");
}

TEST_CASE("nothing ranked is an empty ranking") {
  CHECK(assay::write_ranking({}, {}, {}) == "{\n  \"assay\": 1,\n  \"ranking\": []\n}\n");
}

TEST_CASE("a name that is not one line of text is refused") {
  const Two two{evaluation(assay::Points{number("80")}), evaluation(assay::Points{number("90")})};
  const std::vector<Ranked> ranking = {{1, 1, ""}, {0, 2, ""}};
  for (const char* name : {"\xFF", "a\nb", "\x1B[31m"}) {
    CAPTURE(name);
    const auto json = station::problems_of([&] { assay::write_ranking(two.all, Names{"a", name}, ranking); });
    const auto text = station::problems_of([&] {
      assay::write_ranking_report(two.all, Names{"a", name}, ranking, Language::zh);
    });
    REQUIRE(json.size() == 1);
    CHECK(json[0].code == assay::Code::invalid_text);
    CHECK(json[0].pointer == "/1");
    CHECK(text == json);
  }
}
