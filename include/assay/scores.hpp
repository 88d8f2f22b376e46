// Scores: what each party awarded, matched by id, never by position.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "assay/decimal.hpp"

namespace assay {

// Points out of the party's share, awarded directly: exact, taken as they are.
struct Points {
  Decimal points;

  friend bool operator==(const Points& a, const Points& b) { return same_digits(a.points, b.points); }
};

// A raw score out of a stated maximum; points = raw ÷ of × the party's max.
struct RawScore {
  Decimal raw;
  Decimal of = 100;

  friend bool operator==(const RawScore& a, const RawScore& b) {
    return same_digits(a.raw, b.raw) && same_digits(a.of, b.of);
  }
};

struct Score {
  std::string party;
  std::variant<Points, RawScore> award;

  friend bool operator==(const Score&, const Score&) = default;
};

using Scores = std::vector<Score>;

}  // namespace assay
