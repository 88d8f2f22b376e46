// Writing documents and evaluations: the same bytes everywhere, numbers as strings, and nothing lost on the way back.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "everything.hpp"
#include "station.hpp"

using assay::Document;
using assay::Remark;
using station::document;
using station::number;

namespace {

// Remarks in the order of their pointers: reading finds them in the order of the text.
std::vector<Remark> sorted(std::vector<Remark> remarks) {
  std::sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) { return a.pointer < b.pointer; });
  return remarks;
}

// What is written is read back as the same value, and written again as the same bytes.
void check_round_trip(const Document& value) {
  const std::string text = assay::write_document(value);
  CAPTURE(text);
  const Document back = assay::read_document(text);
  CHECK(back.project == value.project);
  CHECK(back.policy == value.policy);
  CHECK(back.policy_name == value.policy_name);
  CHECK(back.agreement == value.agreement);
  CHECK(back.outputs == value.outputs);
  CHECK(back.scores == value.scores);
  CHECK(back.adjustments == value.adjustments);
  CHECK(back.facts == value.facts);
  CHECK(back.findings == value.findings);
  CHECK(back.claims == value.claims);
  CHECK(back.audit == value.audit);
  CHECK(sorted(back.remarks) == sorted(value.remarks));
  CHECK(assay::write_document(back) == text);
}

void check_round_trip(const std::string& text) { check_round_trip(assay::read_document(text)); }

// A policy under which records of any time count.
std::string lenient_policy() {
  return R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}], "straddling": "counts"})";
}

std::string evaluate(const std::string& text) {
  const assay::EvaluatedDocument evaluated = assay::evaluate_json(text);
  return assay::write_evaluation(evaluated.document, evaluated.evaluation);
}

}  // namespace

TEST_CASE("a document is written in the order of its parts, indented by two, numbers as strings") {
  Document value;
  value.project.name = "小站 \"甲\"";
  value.project.stage = assay::Stage::final;
  value.policy_name = "guangzhou-2023";
  value.agreement.areas = {{"east", "", {}}, {"west", "西片", {}}};
  value.agreement.indicators = {{"visits", "", "人次", "", assay::whole(900)}};
  value.outputs.indicators = {{"visits", {{"east", number("365.0")}, {"west", assay::Amount::none()}}}};
  value.scores = {{"oversight", assay::Points{number("8.870")}}, {"purchaser", assay::RawScore{100, 100}}};
  value.remarks = {{"/outputs/indicators/visits/west", "table 1", "line\nbreak"}};
  CHECK(assay::write_document(value) == R"({
  "assay": 1,
  "project": {
    "name": "小站 \"甲\"",
    "stage": "final"
  },
  "policy": "guangzhou-2023",
  "agreement": {
    "areas": [
      {
        "id": "east"
      },
      {
        "id": "west",
        "name": "西片"
      }
    ],
    "indicators": [
      {
        "id": "visits",
        "unit": "人次",
        "target": "900"
      }
    ]
  },
  "outputs": {
    "indicators": {
      "visits": {
        "east": "365.0",
        "west": {
          "value": "/",
          "source": "table 1",
          "note": "line\nbreak"
        }
      }
    }
  },
  "scores": {
    "oversight": {
      "points": "8.870"
    },
    "purchaser": {
      "raw": "100",
      "of": "100"
    }
  }
}
)");
}

TEST_CASE("what was read is written and read back: the station, the real station, and every key there is") {
  check_round_trip(document());
  check_round_trip(station::file("capi/examples/huadi-2024.json"));
  check_round_trip(std::string(station::everything_text));
  check_round_trip(document({.agreement = "", .outputs = ""}));
}

TEST_CASE("texts are written so that they are read back") {
  Document value = assay::read_document(document());
  value.project.name = "\\ \" / 广州 😀 <&>";
  value.findings = {
      {"oversight", assay::FindingKind::concern, "", "tab\tline\nreturn\r backslash\\ quote\" {} []", ""}};
  value.remarks = {{"", "\"", "\\"}, {"/scores/purchaser", "a\r\n\tb", ""}};
  check_round_trip(value);
}

TEST_CASE("cells are read back in every form") {
  for (const std::string visits :
       {R"(1078)", R"("/")", R"("n/a")", R"(null)", R"({})", R"({"*": 1})", R"({"*": {"value": 1, "note": "n"}})",
        R"({"value": null, "note": "n"})", R"({"west": 1, "note": "n"})", R"({"*": 1, "note": "n"})",
        R"({"*": null, "west": {"value": "n/a", "source": "s"}})",
        R"({"source": "s", "west": "/", "east_1": "0.00"})"}) {
    CAPTURE(visits);
    check_round_trip(document({.outputs = "{\"indicators\": {\"visits\": " + visits + "}}"}));
  }
}

TEST_CASE("a remark on a step of the rounding schedule is kept") {
  check_round_trip(document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}],
    "rounding": {"total": {"mode": "down", "places": 1, "note": "art. 7"}}})",
                             .agreement = "",
                             .outputs = "",
                             .scores = R"({"a": {"points": 1}})"}));
  check_round_trip(document({.policy = R"({"parties": [{"id": "a", "max": 100}], "bands": [{"id": "b", "from": 0}],
    "rounding": {"note": "none published"}})",
                             .agreement = "",
                             .outputs = "",
                             .scores = R"({"a": {"points": 1}})"}));
}

TEST_CASE("a remark on an object that holds nothing else is kept") {
  check_round_trip(document({.project = R"({"roles": {"note": "none named"}})"}));
  check_round_trip(document({.agreement = R"({"posts": {"note": "none agreed"}})", .outputs = ""}));
  check_round_trip(document({.outputs = R"({"indicators": {"note": "none reported"}})"}));
  check_round_trip(document({.outputs = R"({"staffing": {"note": "not asked"}})"}));
  check_round_trip(document(
      {.outputs =
           R"({"staffing": {"worked": {"note": "n"}, "certificates": {"note": "n"}, "leavers": {"note": "n"}, "head": {"note": "n"}}})"}));
  check_round_trip(
      document({.project = R"({"note": "n"})", .agreement = R"({"note": "n"})", .outputs = R"({"note": "n"})"}));
}

TEST_CASE("actuals are read back in every form, with what is remarked of them") {
  for (
      const std::string visits :
      {R"({"reported": 41, "verified": "40.0", "evidence": "log", "reason": "one twice", "printed": "41", "note": "n"})",
       R"({"value": "/", "printed": "—"})", R"({"value": null, "evidence": "none"})", R"({"verified": 3})",
       R"({"west": {"reported": 2}, "east": {"value": 1, "printed": "1"}, "note": "n"})",
       R"({"*": {"records": {"2023-09": {"value": 1, "note": "n"}}}})",
       R"({"*": {"records": {"2023-09": 1}, "note": "n"}, "note": "m"})",
       R"({"west": {"records": {"note": "none kept"}}})",
       R"({"records": {"2024-03": 1, "2023-12-31": "0.50", "2024-01-01/2024-01-15": {"value": "n/a", "source": "s"}}})",
       R"({"records": [{"period": "2024-03", "value": 1, "note": "n"}, {"value": 2, "period": "2024-04"}]})",
       R"({"records": [{"period": "2024-03", "value": 1, "note": "a"}, {"value": 2, "period": "2024-03", "note": "b"}]})",
       R"({"records": {"2024-03": {"value": 1, "note": "a"}, "2024-03-01/2024-03-31": {"value": 2, "note": "b"}}})"}) {
    CAPTURE(visits);
    check_round_trip(document({.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-09-07"}})",
                               .policy = lenient_policy(),
                               .outputs = "{\"indicators\": {\"visits\": " + visits + "}}",
                               .scores = R"({"a": {"points": 1}})"}));
  }
}

TEST_CASE("records are written as an object, and as a list where a period recurs") {
  const auto written = [](const std::string& records) {
    const std::string text = assay::write_document(
        assay::read_document(document({.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-09-07"}})",
                                       .policy = lenient_policy(),
                                       .outputs = R"({"indicators": {"visits": {"records": )" + records + "}}}",
                                       .scores = R"({"a": {"points": 1}})"})));
    const std::size_t first = text.find("\"records\": ");
    return text.substr(first, text.find("\n      }", first) - first);
  };
  CHECK(
      written(
          R"([{"period": "2024-03-01/2024-03-31", "value": 1}, {"period": "2024-04-05", "value": 2, "note": "n"}])") ==
      R"("records": {
          "2024-03": "1",
          "2024-04-05": {
            "value": "2",
            "note": "n"
          }
        })");
  CHECK(written(R"({"2024-03": 1, "2024-03-01/2024-03-31": {"reported": 2, "note": "n"}})") == R"("records": [
          {
            "period": "2024-03",
            "value": "1"
          },
          {
            "period": "2024-03",
            "reported": "2",
            "note": "n"
          }
        ])");
}

TEST_CASE("linear forms are written so that they are read back, constants as JSON numbers") {
  for (const std::string form :
       {R"("total")", "0", "-1.50", R"([0.00, "total"])", R"([1, "total", {"figure": "total", "times": "1.0"}])",
        R"([{"figure": "total", "times": 1, "note": "n"}])", R"({"figure": "total", "times": 1, "source": "s"})",
        R"([2, {"figure": "total", "times": -1, "note": "n"}, 3])"}) {
    CAPTURE(form);
    check_round_trip(
        document({.agreement = R"({"relations": [{"id": "r", "left": )" + form + R"(, "is": "above", "right": 5}]})",
                  .outputs = ""}));
  }
}

TEST_CASE("a roster is written and read back") {
  check_round_trip(
      document({.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-01-31"}})", .outputs = R"({"staffing": {
    "roster": {"step": "0.25", "presence": "half_months", "note": "kept by the station", "persons": [
      {"id": "wang", "name": "王 某", "certificate": "level 2", "years": {"value": 3, "note": "n"}, "head": true,
       "months": {"2023-10/2023-12": 1, "2024-01": "0.50", "note": "sick in January"}, "source": "p. 3"},
      {"name": "李某", "from": "2023-09-08", "to": "2023-12-31", "leaving": "moved on"}]},
    "leavers": {"note": "as told"}}})"}));
}

TEST_CASE("a remark on an object of the new parts that holds nothing else is kept") {
  check_round_trip(document({.outputs = R"({"narratives": {"note": "n"}, "deviations": {"note": "n"},
    "register": {"note": "n", "categories": {"note": "n"}, "on_file": {"note": "n"}, "registered": {"persons": {"note": "n"}}}})"}));
  check_round_trip(document(
      {.project = R"({"assessed": {"from": "2023-09-08", "to": "2024-01-31"}})",
       .outputs =
           R"({"register": {}, "staffing": {"roster": {"note": "n"}}, "surveys": [{"id": "s", "note": "n"}]})"}));
}

TEST_CASE("a staffing total of zero is not a missing one") {
  Document value = assay::read_document(document());
  value.outputs.staffing = assay::Staffing{};
  check_round_trip(value);
  value.outputs.staffing->experienced = 0;
  check_round_trip(value);
}

TEST_CASE("results: what has a value is written with the value before its rounding, what has none says why") {
  // 365 + 460 + 253 = 1078 of 900: 119.777…, exactly 1078/9. 8.87 + 20.00 + 14.90 + 46.23 = 90.00. Of the whole's four
  // areas without areas inside three reported visits and one has none to report; files are reported for the whole.
  CHECK(
      evaluate(document(
          {.project = R"({"id": "p", "name": "小站", "stage": "midterm", "date": "2024-08-23"})",
           .agreement =
               R"({"areas": [{"id": "east", "name": "东", "areas": [{"id": "east_1"}, {"id": "east_2"}]}, {"id": "west"}, {"id": "north"}],
      "indicators": [{"id": "visits", "name": "入户探访", "unit": "人次", "group": "探访", "target": 900}, {"id": "files", "target": 0}, {"id": "calls", "target": "n/a"}]})",
           .outputs =
               R"({"indicators": {"visits": {"east_1": 365, "east_2": 460, "west": 253, "north": "n/a"}, "files": 1024}})"})) ==
      R"({
  "assay": 1,
  "project": {
    "id": "p",
    "name": "小站",
    "stage": "midterm"
  },
  "policy": "guangzhou-2023",
  "total": "90.00",
  "total_exact": "90",
  "grade": {
    "id": "excellent",
    "name": "优秀"
  },
  "grade_on": "rounded_total",
  "rounding": {
    "attainment": {
      "mode": "half_up",
      "places": 2
    },
    "rate": {
      "mode": "half_up",
      "places": 2
    },
    "party_points": {
      "mode": "half_up",
      "places": 2
    },
    "total": {
      "mode": "half_up",
      "places": 2
    }
  },
  "parties": [
    {
      "id": "oversight",
      "name": ")" +
          assay::shipped_policy("guangzhou-2023").parties[0].name + R"(",
      "max": "10",
      "points": "8.87",
      "points_exact": "8.87"
    },
    {
      "id": "purchaser",
      "name": ")" +
          assay::shipped_policy("guangzhou-2023").parties[1].name + R"(",
      "max": "20",
      "points": "20.00",
      "points_exact": "20"
    },
    {
      "id": "supervision_centre",
      "name": "市督导中心",
      "max": "15",
      "points": "14.90",
      "points_exact": "14.9"
    },
    {
      "id": "third_party",
      "name": "第三方评估机构",
      "max": "55",
      "points": "46.23",
      "points_exact": "46.23"
    }
  ],
  "indicators": [
    {
      "id": "visits",
      "name": "入户探访",
      "unit": "人次",
      "group": "探访",
      "target": "900",
      "actual": "1078",
      "outcome": "ratio",
      "met": true,
      "attainment": "119.78",
      "attainment_exact": "1078/9",
      "coverage": {
        "expected": "4",
        "reported": "3",
        "missing": "0",
        "not_applicable": "1"
      },
      "areas": [
        {
          "id": "east",
          "name": "东",
          "target_presence": "none",
          "actual": "825",
          "outcome": "no_target",
          "coverage": {
            "expected": "2",
            "reported": "2",
            "missing": "0",
            "not_applicable": "0"
          }
        },
        {
          "id": "east_1",
          "target_presence": "none",
          "actual": "365",
          "outcome": "no_target"
        },
        {
          "id": "east_2",
          "target_presence": "none",
          "actual": "460",
          "outcome": "no_target"
        },
        {
          "id": "west",
          "target_presence": "none",
          "actual": "253",
          "outcome": "no_target"
        },
        {
          "id": "north",
          "target_presence": "none",
          "actual_presence": "not_applicable",
          "outcome": "not_applicable"
        }
      ]
    },
    {
      "id": "files",
      "target": "0",
      "actual": "1024",
      "outcome": "over_zero_target",
      "met": true,
      "coverage": {
        "expected": "1",
        "reported": "1",
        "missing": "0",
        "not_applicable": "0"
      }
    },
    {
      "id": "calls",
      "target_presence": "not_applicable",
      "actual_presence": "missing",
      "outcome": "not_applicable",
      "coverage": {
        "expected": "4",
        "reported": "0",
        "missing": "4",
        "not_applicable": "0"
      }
    }
  ]
}
)");
}

TEST_CASE("results: an unrounded total is its exact value, as a decimal where it has one") {
  const auto with = [](const char* raw) {
    return evaluate(
        document({.policy = R"({"id": "own", "parties": [{"id": "a", "max": 100}], "grade_on": "exact_total",
      "bands": [{"id": "yes", "from": 60}, {"id": "no", "from": 0}]})",
                  .agreement = "",
                  .outputs = "",
                  .scores = "{\"a\": " + std::string(raw) + "}"}));
  };
  // 2 of 3 is 200/3, which no decimal ends at.
  CHECK(with(R"({"raw": 2, "of": 3})") == R"({
  "assay": 1,
  "policy": "own",
  "total_exact": "200/3",
  "grade": {
    "id": "yes"
  },
  "grade_on": "exact_total",
  "parties": [
    {
      "id": "a",
      "max": "100",
      "points_exact": "200/3",
      "raw": "2",
      "of": "3"
    }
  ],
  "indicators": []
}
)");
  // 1 of 8 is 12.5.
  const std::string eighth = with(R"({"raw": 1, "of": 8})");
  CHECK(eighth.find("\"total\": \"12.5\",\n  \"total_exact\": \"12.5\"") != std::string::npos);
  CHECK(eighth.find("\"id\": \"no\"") != std::string::npos);
}

TEST_CASE("results: staffing, where there is any") {
  const std::string text = evaluate(
      document({.outputs = R"({"staffing": {"worked": {"all": "220.5"}, "experienced": 181, "retained": 16}})"}));
  const std::string staffing = R"(  "staffing": {
    "posts": [
      {
        "id": "all",
        "required": "220",
        "worked": "220.5",
        "net": "0.5"
      },
      {
        "id": "certified",
        "required": "110"
      }
    ],
    "experienced": "181",
    "experienced_share": "82.09",
    "experienced_share_exact": "36200/441",
    "retained": "16"
  })";
  CHECK(text.find(staffing) != std::string::npos);
}

TEST_CASE("results of a document are the same by way of its value") {
  for (const std::string& text :
       {document(), std::string(station::everything_text), station::file("capi/examples/huadi-2024.json")}) {
    const Document value = assay::read_document(text);
    const assay::EvaluatedDocument evaluated = assay::evaluate_json(text);
    CHECK(evaluated.document == value);
    const assay::Evaluation again = assay::evaluate(value);
    CHECK(station::table(again) == station::table(evaluated.evaluation));
    CHECK(assay::write_evaluation(value, again) == assay::write_evaluation(evaluated.document, evaluated.evaluation));
  }
}
