// A document that uses every key of the format, as text and as the value it is read to.
#pragma once

#include <assay/assay.hpp>

#include <string_view>

#include "station.hpp"

namespace station {

inline constexpr std::string_view everything_text = R"({
  "assay": 1,
  "source": "a report",
  "note": "two lines,\nand \"quotes\" \\ \t",
  "project": {
    "id": "p-1", "name": "一个 项目", "stage": "midterm", "date": "2024-02-29", "budget": {"value": 2400000, "source": "p. 1"},
    "term": {"from": "2023-09-08", "to": "2024-09-07", "note": "a year"},
    "assessed": {"from": "2023-09-08", "to": "2023-09-08"},
    "roles": {"operator": "承办方", "purchaser": "街道", "note": "as printed"},
    "source": "cover"
  },
  "policy": {
    "id": "own", "name": "our policy", "source": "a decree", "note": "read in part", "scale": "1000",
    "parties": [{"id": "street", "name": "街道 办", "max": 400, "source": "art. 3"}, {"name": "第三方", "max": "600.0"}],
    "rounding": {"attainment": {"mode": "half_even", "places": 1}, "total": {"mode": "down", "places": -1}},
    "grade_on": "exact_total",
    "bands": [{"id": "good", "name": "a good band", "from": "800", "note": "以上含本数"}, {"name": "差", "from": "-0.5", "to": 800}]
  },
  "agreement": {
    "source": "the agreement", "note": "signed",
    "areas": [
      {"id": "east", "name": "the east", "areas": [{"name": "一村", "note": "small"}, {"name": "二村"}], "source": "map"},
      {"name": "西区"}
    ],
    "indicators": [
      {"id": "visits", "name": "入户 探访", "unit": "人次", "group": "探访", "target": {"*": 900.0, "note": "the whole station"}},
      {"name": "小组", "target": {"value": "/", "source": "table 1"}},
      {"name": "建档", "target": "n/a", "note": "no target"},
      {"name": "电访", "target": {"east": "-0", "西区": {"value": 20.50, "note": "half"}}}
    ],
    "posts": {"all": 220, "certified": {"value": "110", "note": "half"}, "source": "art. 5"}
  },
  "outputs": {
    "source": "the annex",
    "indicators": {
      "visits": {"一村": "/", "二村": 7, "西区": {"value": null, "note": "not yet"}, "source": "table 2"},
      "小组": "35", "建档": {"value": "n/a"}, "电访": -1.5,
      "note": "as counted"
    },
    "staffing": {
      "worked": {"all": 220.5, "certified": {"value": 216, "source": "list"}, "note": "months"},
      "experienced": 181, "retained": {"value": 16, "note": "all year"}, "retention_base": 20, "head_count": 21,
      "certificates": {"level 2": 4, "note": "by level"}, "leavers": {"moved on": {"value": 2, "source": "list"}},
      "head": {"certificate": "level 2", "years": 6, "note": "since 2018"},
      "source": "section 6"
    }
  },
  "scores": {"street": {"points": "380.00", "source": "section 7"}, "第三方": {"raw": 84.05}, "note": "signed"},
  "findings": [
    {"party": "street", "kind": "concern", "scope": "east", "text": "few,\nand late", "about": "indicators/visits/areas/east/target", "source": "p. 9"},
    {"party": "第三方", "kind": "commendation", "text": "good"},
    {"party": "第三方", "kind": "recommendation", "text": "more"}
  ],
  "claims": [
    {"figure": "indicators/小组/attainment", "printed": "100.00%", "where": "table 1"},
    {"figure": "staffing/net/all", "printed": "0.5", "note": "sic"},
    {"quantity": "months", "printed": "11"}
  ]
}
)";

inline assay::Document everything() {
  using namespace assay;
  const Amount slash = Amount::none(), not_applicable = Amount::not_applicable(), missing;
  Document d;
  d.project = {"p-1",
               "一个 项目",
               Stage::midterm,
               Date{2024, 2, 29},
               Span{{2023, 9, 8}, {2024, 9, 7}},
               Span{{2023, 9, 8}, {2023, 9, 8}},
               Decimal(2400000),
               {{"operator", "承办方"}, {"purchaser", "街道"}}};
  d.policy = {"own",
              "our policy",
              "a decree",
              "read in part",
              1000,
              {{"street", "街道 办", 400}, {"第三方", "第三方", number("600.0")}},
              {Rounding{RoundingMode::half_even, 1}, {}, {}, Rounding{RoundingMode::down, -1}},
              GradeOn::exact_total,
              {{"good", "a good band", 800, {}}, {"差", "差", number("-0.5"), 800}}};
  d.agreement.areas = {{"east", "the east", {{"一村", "一村", {}}, {"二村", "二村", {}}}}, {"西区", "西区", {}}};
  d.agreement.indicators = {{"visits", "入户 探访", "人次", "探访", {{"*", number("900.0")}}},
                            {"小组", "小组", "", "", whole(slash)},
                            {"建档", "建档", "", "", whole(not_applicable)},
                            {"电访", "电访", "", "", {{"east", 0}, {"西区", number("20.50")}}}};
  d.agreement.posts = {{"all", 220}, {"certified", 110}};
  d.outputs.indicators = {{"visits", {{"一村", slash}, {"二村", 7}, {"西区", missing}}},
                          {"小组", whole(35)},
                          {"建档", whole(not_applicable)},
                          {"电访", whole(number("-1.5"))}};
  Staffing staffing;
  staffing.worked = {{"all", number("220.5")}, {"certified", 216}};
  staffing.experienced = 181;
  staffing.retained = 16;
  staffing.retention_base = 20;
  staffing.head_count = 21;
  staffing.certificates = {{"level 2", 4}};
  staffing.leavers = {{"moved on", 2}};
  staffing.head_certificate = "level 2";
  staffing.head_years = 6;
  d.outputs.staffing = staffing;
  d.scores = {{"street", Points{number("380.00")}}, {"第三方", RawScore{number("84.05"), 100}}};
  d.findings = {{"street", FindingKind::concern, "east", "few,\nand late", "indicators/visits/areas/east/target"},
                {"第三方", FindingKind::commendation, "", "good", ""},
                {"第三方", FindingKind::recommendation, "", "more", ""}};
  d.claims = {{"indicators/小组/attainment", "", "100.00%", "table 1"},
              {"staffing/net/all", "", "0.5", ""},
              {"", "months", "11", ""}};
  d.remarks = {{"", "a report", "two lines,\nand \"quotes\" \\ \t"},
               {"/project", "cover", ""},
               {"/project/budget", "p. 1", ""},
               {"/project/term", "", "a year"},
               {"/project/roles", "", "as printed"},
               {"/policy/parties/0", "art. 3", ""},
               {"/policy/bands/0", "", "以上含本数"},
               {"/agreement", "the agreement", "signed"},
               {"/agreement/areas/0", "map", ""},
               {"/agreement/areas/0/areas/0", "", "small"},
               {"/agreement/indicators/0/target", "", "the whole station"},
               {"/agreement/indicators/1/target", "table 1", ""},
               {"/agreement/indicators/2", "", "no target"},
               {"/agreement/indicators/3/target/西区", "", "half"},
               {"/agreement/posts", "art. 5", ""},
               {"/agreement/posts/certified", "", "half"},
               {"/outputs", "the annex", ""},
               {"/outputs/indicators", "", "as counted"},
               {"/outputs/indicators/visits", "table 2", ""},
               {"/outputs/indicators/visits/西区", "", "not yet"},
               {"/outputs/staffing", "section 6", ""},
               {"/outputs/staffing/worked", "", "months"},
               {"/outputs/staffing/worked/certified", "list", ""},
               {"/outputs/staffing/retained", "", "all year"},
               {"/outputs/staffing/certificates", "", "by level"},
               {"/outputs/staffing/leavers/moved on", "list", ""},
               {"/outputs/staffing/head", "", "since 2018"},
               {"/scores", "", "signed"},
               {"/scores/street", "section 7", ""},
               {"/findings/0", "p. 9", ""},
               {"/claims/1", "", "sic"}};
  return d;
}

}  // namespace station
