// Claim: a number, or words about numbers, that a report prints, with what it is said to be and where it stands.
//
// A claim speaks of a figure of the evaluation, or of a free quantity: one that no figure is, known by its key and by
// what narrows it — scope, date, reading, unit. Claims of one key that agree in all four speak of one quantity.
// Beside the paths of figures a claim may name:
//   indicators/ID/met, indicators/*/met   words that say a target was reached; `reading` says against what: "term" the
//                                          target of the term, "assessed" that of the assessed period, or nothing
//   spans/{term,assessed}/{months,days}    how long the project's spans are said to be
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assay/date.hpp"
#include "assay/decimal.hpp"
#include "assay/relation.hpp"
#include "assay/rounding.hpp"

namespace assay {

// In a text: both count from 1, columns in code points. Line 0 is nowhere.
struct TextPlace {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

struct Claim {
  std::string figure;         // path of a figure; empty for a free quantity
  std::string quantity = {};  // key of a free quantity; empty for a figure
  std::string printed = {};   // as printed, "611.58%"
  std::string where = {};     // where it stands, in words
  TextPlace place = {};       // where it stands, in the report's text
  // What part of the project it speaks of: an area, a table. An indicator's figure in an area is that of the area.
  std::string scope = {};
  std::string reading = {};               // how it was counted: "去重后"
  std::string unit = {};                  // where the printed number shows none
  std::optional<Date> date = {};          // as of when
  std::optional<Decimal> step = {};       // its values are multiples of it: 1, or 0.5 for post-months
  std::optional<RoundingMode> mode = {};  // how it was rounded, where that is known

  friend bool operator==(const Claim&, const Claim&) = default;
};

// What claims of a report have to satisfy. A term of the relation names a figure or a free quantity: KEY, or
// KEY@SCOPE; one without a scope means the claims without one. With `percent_of` the relation speaks of
// left ÷ percent_of × 100. With `each_area` it holds in each scope that prints all of its quantities.
struct ClaimRelation {
  Relation relation;
  LinearForm percent_of = {};  // no terms: none

  friend bool operator==(const ClaimRelation&, const ClaimRelation&) = default;
};

// A kind of finding that is not to be reported, and why.
struct Silence {
  std::string code;        // the finding's name: "reading_differs"
  std::string reason;      // never empty
  std::string about = {};  // only of this figure or quantity; empty for all

  friend bool operator==(const Silence&, const Silence&) = default;
};

struct AuditRules {
  std::optional<RoundingMode> rounding = {};  // how the report rounds, where that is known
  std::vector<ClaimRelation> relations = {};
  std::vector<Silence> silenced = {};

  friend bool operator==(const AuditRules&, const AuditRules&) = default;
};

}  // namespace assay
