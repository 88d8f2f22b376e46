// What a document is refused for, in full: the code, its place, and its sentence in both languages.
#pragma once

#include <doctest/doctest.h>
#include <assay/assay.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "sections.hpp"

namespace station {

// That the document has this problem and no other: "code pointer", then both sentences.
inline void check_refused(const assay::Document& document, const std::string& what, const std::string& zh,
                          const std::string& en) {
  CAPTURE(what);
  const auto found = problems_of([&] { assay::evaluate(document); });
  std::vector<std::string> all;
  for (const assay::Diagnostic& each : found) all.push_back(std::string(name(each.code)) + ' ' + each.pointer);
  CHECK(all == std::vector<std::string>{what});
  if (found.size() != 1) return;
  CHECK(found[0].message(assay::Language::zh) == zh);
  CHECK(found[0].message(assay::Language::en) == en);
}

// The station with one indicator of its own, and what was delivered for it.
inline assay::Document document_of(const assay::Indicator& indicator, const assay::Cells& actual = {}) {
  assay::Document document = sections::document();
  document.agreement.indicators = {indicator};
  document.outputs.indicators.clear();
  if (!actual.empty()) document.outputs.indicators = {{indicator.id, actual}};
  return document;
}

inline assay::Indicator indicator(std::string id, assay::Cells target,
                                  assay::IndicatorKind kind = assay::IndicatorKind::count,
                                  assay::Direction direction = assay::Direction::at_least) {
  assay::Indicator indicator;
  indicator.id = std::move(id);
  indicator.target = std::move(target);
  indicator.kind = kind;
  indicator.direction = direction;
  return indicator;
}

// A cell that gives something else than a plain value.
inline assay::Cell cell(std::string area, assay::Particulars particulars) {
  return {std::move(area), {}, {}, std::move(particulars)};
}
inline assay::Particulars parts(const assay::Decimal& numerator, const assay::Decimal& denominator) {
  assay::Particulars particulars;
  particulars.numerator = numerator;
  particulars.denominator = denominator;
  return particulars;
}
inline assay::Particulars checked(const assay::Decimal& reported, const assay::Decimal& verified,
                                  std::string reason = "") {
  assay::Particulars particulars;
  particulars.reported = reported;
  particulars.verified = verified;
  particulars.reason = std::move(reason);
  return particulars;
}

// Records of days, months and spans by hand.
inline assay::Record record(assay::Date from, assay::Date to, assay::Amount amount) { return {{from, to}, amount, {}}; }
inline assay::Record record(assay::Date from, assay::Date to, assay::Particulars particulars) {
  return {{from, to}, {}, std::move(particulars)};
}
inline assay::Cell cell(std::string area, std::vector<assay::Record> records) {
  return {std::move(area), {}, std::move(records), {}};
}

// An amount as a document writes it: a number, "/", "n/a", or "missing".
inline std::string amount(const assay::Evaluation& evaluation, std::string_view path) {
  const auto node = evaluation.find(path);
  if (!node) return "no such figure";
  switch (evaluation.presence(*node)) {
    case assay::Presence::given: return evaluation.text(*node);
    case assay::Presence::none: return "/";
    case assay::Presence::not_applicable: return "n/a";
    case assay::Presence::missing: break;
  }
  return "missing";
}

}  // namespace station
