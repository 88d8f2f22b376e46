// The numbers that a report may print of an evaluation, and what a template and a report call them: what marking a
// report chooses from.
#pragma once

#include <cstddef>
#include <cstdint>
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
