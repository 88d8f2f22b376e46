// The numbers that a report may print of an evaluation, their areas, and what a template and a report call them: what
// marking a report chooses from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/printed.hpp"

namespace assay::audit_detail {

enum class MarkedPart : std::uint8_t { target, actual, attainment, points, max, other };

struct KnownNumber {
  Ratio exact;
  std::string binding;  // as a hole names it in the scope of its area
  MarkedPart part = MarkedPart::other;
  std::size_t area = 0;                    // by the plan
  std::string unit = {};                   // "%" of percentages, 人 of persons; empty where it is not known
  int places = 0;                          // digits after the point that it has; of a quotient as many as anybody likes
  std::vector<std::u32string> words = {};  // folded: what a sentence about it says
};

// The areas of the plan by their names, and the whole by the words that speak of it.
class AreaNames {
 public:
  explicit AreaNames(const Evaluation& evaluation);

  std::size_t whole() const noexcept { return areas_.size() - 1; }

  // As a template names its scope.
  const std::string& name(std::size_t area) const { return names_[area]; }

  // The area whose name stands in the words, the longest where there are several; of none the whole.
  std::size_t in(std::u32string_view words) const;

  // The area that the label names in other digits: 片区1 is 片区一.
  std::optional<std::size_t> in_other_digits(std::u32string_view label) const;

  // The area that words of a sentence name last, in any digits; whether they speak of the whole behind it; and where
  // the last of these ends. Without an area, of the whole alone.
  struct Last {
    std::optional<std::size_t> area = {};
    bool whole = false;
    std::size_t end = 0;
  };
  Last last_in(std::u32string_view words) const;

 private:
  std::span<const PlannedArea> areas_;
  std::vector<std::string> names_;
  std::vector<std::u32string> words_;  // of each area, folded, numerals as digits
};

class KnownNumbers {
 public:
  KnownNumbers(const Document& document, const Evaluation& evaluation);

  // Those of the area, by the plan, that some way of rounding prints so.
  std::vector<const KnownNumber*> printed_as(const Printed& printed, std::size_t area) const;

  // By the plan.
  std::size_t whole() const noexcept { return whole_; }

 private:
  void add(const Document& document, const Evaluation& evaluation, Node node);

  std::vector<KnownNumber> numbers_;  // from the least to the greatest
  std::size_t whole_;
};

}  // namespace assay::audit_detail
