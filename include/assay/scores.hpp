// Scores: what each party awarded, matched by id, never by position.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "assay/amount.hpp"
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

// What an assessor gave for one criterion: points, or a tier in words, or "n/a" where it does not apply. `reason` says
// why judged points differ from those that the criterion computes.
struct Mark {
  std::string criterion;
  Amount points = {};
  std::string tier = {};
  std::string reason = {};

  friend bool operator==(const Mark&, const Mark&) = default;
};

// One assessor's sheet. One who is recused (回避) does not count and is listed. The sheet of a party without criteria
// holds one raw score.
struct Sheet {
  std::string assessor = {};  // empty where a party hands in one sheet without a name
  Decimal weight = 1;         // of weighted_mean
  bool recused = false;
  bool missing = false;     // nobody handed it in
  std::string reason = {};  // of the recusal, or why it is missing
  std::vector<Mark> marks = {};
  Amount raw = {};

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

// Sheets make a raw score by the party's criteria and panel; points = raw ÷ full maximum × the party's max. None are
// needed where every criterion is computed.
struct Sheets {
  std::vector<Sheet> sheets;
  Decimal of = 100;  // full maximum for a party without criteria

  friend bool operator==(const Sheets&, const Sheets&) = default;
};

struct Score {
  std::string party;
  std::variant<Points, RawScore, Sheets> award;

  friend bool operator==(const Score&, const Score&) = default;
};

using Scores = std::vector<Score>;

}  // namespace assay
