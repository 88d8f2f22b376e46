// A station small enough to check by hand, as a model and as a document.
//
//   the whole ─┬─ east ─┬─ east_1     visits: target 900
//              │        └─ east_2     posts: 220 post-months required of all, 110 of certified staff
//              └─ west                scores: 8.87 + 20.00 + 14.90 + 46.23 = 90.00, where excellent begins
#pragma once

#include <doctest/doctest.h>
#include <assay/assay.hpp>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A failing check of lists shows what is in them.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& each : list) text += (text.empty() ? "" : "; ") + each;
    return text.c_str();
  }
};

namespace station {

inline assay::Decimal number(std::string_view text) { return assay::Decimal::parse(text); }

// The problems that a call is refused for; none where it succeeds.
template <typename Call>
std::vector<assay::Diagnostic> problems_of(Call call) {
  try {
    call();
  } catch (const assay::Error& error) {
    return error.diagnostics();
  }
  return {};
}

// ------------------------------------------------------------------------------------------------ as a model

inline const assay::Rounding half_up_2{assay::RoundingMode::half_up, 2};

// The weights and bands that guangzhou-2023 ships with, typed again.
inline assay::Policy policy() {
  assay::Policy policy;
  policy.parties = {
      {"oversight", "", 10}, {"purchaser", "", 20}, {"supervision_centre", "", 15}, {"third_party", "", 55}};
  policy.rounding = {.attainment = half_up_2, .rate = half_up_2, .party_points = half_up_2, .total = half_up_2};
  policy.bands = {
      {"excellent", "优秀", 90, {}}, {"good", "良好", 80, {}}, {"pass", "合格", 60, {}}, {"fail", "不合格", 0, {}}};
  return policy;
}

inline assay::Agreement agreement() {
  assay::Agreement agreement;
  agreement.areas = {{"east", "", {{"east_1", "", {}}, {"east_2", "", {}}}}, {"west", "", {}}};
  agreement.indicators = {{"visits", "入户探访", "人次", "", assay::whole(900)}};
  agreement.posts = {{"all", 220}, {"certified", 110}};
  return agreement;
}

inline assay::Outputs outputs(assay::Cells visits) { return {{{"visits", std::move(visits)}}, {}}; }

// 365 + 460 + 253 = 1078
inline assay::Outputs outputs() { return outputs({{"east_1", 365}, {"east_2", 460}, {"west", 253}}); }

inline assay::Scores scores() {
  return {{"oversight", assay::Points{number("8.87")}},
          {"purchaser", assay::Points{number("20.00")}},
          {"supervision_centre", assay::Points{number("14.90")}},
          {"third_party", assay::Points{number("46.23")}}};
}

inline assay::Evaluation evaluate(const assay::Policy& policy, const assay::Agreement& agreement,
                                  const assay::Outputs& outputs, const assay::Scores& scores) {
  const assay::Plan plan(policy, agreement);
  return plan.run(plan.bind(outputs, scores));
}

// The station's policy, with third-party points of one's own beside 8.87 + 20.00 + 14.90 = 43.77.
inline assay::Document published(std::string_view third_party) {
  assay::Document document;
  document.policy = policy();
  document.scores = scores();
  document.scores[3].award = assay::Points{number(third_party)};
  return document;
}

// The text of a figure by its path, as an evaluation shows it.
inline std::string text(const assay::Evaluation& evaluation, std::string_view path) {
  const auto node = evaluation.find(path);
  return node ? evaluation.text(*node) : "no such figure";
}

// Everything that an evaluation says, figure by figure.
inline std::string table(const assay::Evaluation& evaluation) {
  const assay::Plan plan = evaluation.plan();
  std::string text;
  for (assay::Node node = 0; node < plan.figure_count(); ++node) {
    const auto exact = evaluation.exact(node);
    text += plan.path(node) + ' ' + std::string(name(evaluation.presence(node))) + ' ' + evaluation.text(node) + ' ' +
            (exact ? exact->to_fraction() : "-");
    if (plan.operation(node) == assay::Operation::attain) text += ' ' + std::string(name(evaluation.outcome(node)));
    text += '\n';
  }
  return text;
}

// --------------------------------------------------------------------------------------------- as a document

// The parts of a document; an empty one is left out.
struct Parts {
  std::string version = "1";
  std::string project = "";
  std::string policy = R"("guangzhou-2023")";
  std::string agreement = R"({"areas": [{"id": "east", "areas": [{"id": "east_1"}, {"id": "east_2"}]}, {"id": "west"}],
    "indicators": [{"id": "visits", "name": "入户探访", "unit": "人次", "target": 900}],
    "posts": {"all": 220, "certified": 110}})";
  std::string outputs = R"({"indicators": {"visits": {"east_1": 365, "east_2": 460, "west": 253}}})";
  std::string scores = R"({"oversight": {"points": "8.87"}, "purchaser": {"points": "20.00"},
    "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}})";
  std::string findings = "";
  std::string claims = "";
};

// A file of the source tree.
inline std::string file(const std::string& path) {
  std::ifstream stream(ASSAY_SOURCE_DIR "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::string document(const Parts& parts = {}) {
  std::string text;
  const auto member = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    text += (text.empty() ? "{\"" : ",\n \"") + std::string(key) + "\": " + value;
  };
  member("assay", parts.version);
  member("project", parts.project);
  member("policy", parts.policy);
  member("agreement", parts.agreement);
  member("outputs", parts.outputs);
  member("scores", parts.scores);
  member("findings", parts.findings);
  member("claims", parts.claims);
  return text + "}\n";
}

// -------------------------------------------------------------------------- where a problem is expected

struct Place {
  std::uint32_t line = 1, column = 1;  // column in code points
  friend bool operator==(const Place&, const Place&) = default;
};

// A text without its marks "@", and where they stood.
struct Marked {
  std::string text;
  std::vector<Place> places;
};

inline Marked marked(std::string_view with_marks) {
  Marked result;
  Place place;
  for (const char c : with_marks) {
    if (c == '@') {
      result.places.push_back(place);
      continue;
    }
    result.text += c;
    const bool continues_code_point = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (c == '\n') {
      place = {place.line + 1, 1};
    } else if (!continues_code_point) {
      ++place.column;
    }
  }
  return result;
}

// That a problem of a marked text stands where the mark does, and what its sentences hold.
inline void check_says(const assay::Diagnostic& problem, const Place& place, std::string_view in_zh,
                       std::string_view in_en) {
  CHECK(problem.line == place.line);
  CHECK(problem.column == place.column);
  const std::string zh = problem.message(assay::Language::zh), en = problem.message(assay::Language::en);
  CAPTURE(zh);
  CAPTURE(en);
  CHECK(zh.find(in_zh) != std::string::npos);
  CHECK(en.find(in_en) != std::string::npos);
}

}  // namespace station
