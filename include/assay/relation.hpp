// Relation: a linear form of figures, a comparator, and another linear form. Plausibility rules are relations: part ≤
// whole, closed ≤ opened + carried in, persons ≥ households, distinct ≤ raw.
//
// A relation that does not hold is a note with both numbers and their places (note.hpp); it never changes a number. One
// that names a figure without a value says nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/decimal.hpp"

namespace assay {

enum class Comparator : std::uint8_t { at_most, below, equals, at_least, above };

std::string_view name(Comparator comparator) noexcept;

// A figure times a number.
struct Term {
  std::string figure;  // its path
  Decimal times = 1;

  friend bool operator==(const Term& a, const Term& b) { return a.figure == b.figure && same_digits(a.times, b.times); }
};

struct LinearForm {
  std::vector<Term> terms;
  Decimal constant = 0;

  friend bool operator==(const LinearForm& a, const LinearForm& b) {
    return a.terms == b.terms && same_digits(a.constant, b.constant);
  }
};

struct Relation {
  std::string id = {};
  std::string name = {};  // the rule in words
  LinearForm left = {};
  Comparator comparator = Comparator::at_most;
  LinearForm right = {};
  bool each_area = false;  // in every area too, by the figures of that area

  friend bool operator==(const Relation&, const Relation&) = default;
};

}  // namespace assay
