// Outputs: what was delivered — actuals (完成量) by indicator and area, and staffing as totals of the assessed period.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/amount.hpp"

namespace assay {

// The actuals of one indicator. An area takes its own value, or the sum of its areas: of those to which the indicator
// applies, where all of them have one. A value beside values of areas inside it is refused.
struct Output {
  std::string indicator;
  Cells cells;

  friend bool operator==(const Output&, const Output&) = default;
};

struct Count {
  std::string label;
  Decimal value;

  friend bool operator==(const Count& a, const Count& b) { return a.label == b.label && same_digits(a.value, b.value); }
};

// Staffing (到岗) as totals. Rates that need a number that was not given have no value.
struct Staffing {
  std::vector<Count> worked;              // post-months worked by category, as in Agreement::posts; halves exist
  std::optional<Decimal> experienced;     // post-months worked by experienced staff; their share is of worked `all`
  std::optional<Decimal> retained;        // persons continuously in post
  std::optional<Decimal> retention_base;  // what the retention rate (稳岗率) divides by: posts or head count
  std::optional<Decimal> head_count;      // persons in post at the end
  std::vector<Count> certificates;        // persons by certificate level at the end
  std::vector<Count> leavers;             // persons by reason of leaving
  std::string head_certificate;           // of the person in charge
  std::optional<Decimal> head_years;      // experience of the person in charge, in years

  friend bool operator==(const Staffing&, const Staffing&) = default;
};

struct Outputs {
  std::vector<Output> indicators;
  std::optional<Staffing> staffing;

  friend bool operator==(const Outputs&, const Outputs&) = default;
};

}  // namespace assay
