// Analyses documents, one a line on standard input, and writes a line of JSON for each, of lists and texts alone.
// sensitivity_oracle.py runs it and compares.
//
//   {"error": "CODE POINTER"}, or
//   {"distances": [[grade, boundary, difference], …],
//    "scores": [[party, assessor, criterion, value, max, grid, raise, raised to, its bound, lower, lowered to,
//                its bound, [[grade, least], …]], …],
//    "weights": [[party, share, low, closed, high, closed, on boundary, indifferent, [[share, grade], …]], …],
//    "schedules": [[id, total, exact total, grade], …]}

#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/analysis.hpp"
#include "assay/json.hpp"

namespace {

using assay::Decimal;
using assay::Ratio;

std::string json(std::string_view text) { return '"' + std::string(text) + '"'; }
std::string json(const Decimal& number) { return json(number.to_string()); }
std::string json(const Ratio& number) { return json(number.to_fraction()); }
std::string json(bool is) { return json(std::string_view(is ? "yes" : "no")); }
std::string json(const std::optional<Decimal>& number) { return number ? json(*number) : json(std::string_view()); }

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return '[' + text + ']';
}

template <typename... Fields>
std::string list(const Fields&... fields) {
  return join({fields...});
}

template <typename Rows, typename Row>
std::string rows(const Rows& all, Row row) {
  std::vector<std::string> parts;
  for (const auto& each : all) parts.push_back(row(each));
  return join(parts);
}

std::string json(const assay::Distance& distance) {
  return list(json(distance.grade), json(distance.boundary), json(distance.difference));
}

std::string json(const assay::ScoreSensitivity& score) {
  const assay::ScorePlace& place = score.place;
  const auto need = [](const assay::Need& each) { return list(json(each.grade), json(each.least)); };
  return list(json(place.party), json(place.assessor), json(place.criterion), json(place.value), json(place.max),
              json(score.grid), json(score.raise), json(score.raised_to), json(name(score.raise_bound)),
              json(score.lower), json(score.lowered_to), json(name(score.lower_bound)), rows(score.needs, need));
}

std::string json(const assay::WeightSensitivity& weight) {
  const assay::End &low = weight.keeps.low(), &high = weight.keeps.high();
  const auto break_even = [](const assay::BreakEven& each) { return list(json(each.share), json(each.grade)); };
  return list(json(weight.party), json(weight.share), json(low.value), json(low.closed), json(high.value),
              json(high.closed), json(weight.on_boundary), json(weight.indifferent),
              rows(weight.break_evens, break_even));
}

std::string json(const assay::ScheduleResult& result) {
  return list(json(result.schedule.id), json(result.total), json(result.total_exact), json(result.grade));
}

std::string json(const assay::Analysis& analysis) {
  const auto all = [](const auto& list) { return rows(list, [](const auto& each) { return json(each); }); };
  return "{\"distances\": " + all(analysis.distances) + ", \"scores\": " + all(analysis.scores) +
         ", \"weights\": " + all(analysis.weights) + ", \"schedules\": " + all(analysis.schedules) + '}';
}

std::string answer(const std::string& document) {
  assay::AnalysisOptions options;
  options.hypotheses.clear();
  try {
    return json(analyze(assay::read_document(document), options));
  } catch (const assay::Error& error) {
    const assay::Diagnostic& first = error.diagnostics().front();
    return "{\"error\": " + json(std::string(name(first.code)) + ' ' + first.pointer) + '}';
  }
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(line) << std::endl;
  return 0;
}
