// The actuals of a bind: what outputs and tables say of each indicator in each area, checked and accumulated over the
// assessed span.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "evaluate/tail.hpp"
#include "model/tables.hpp"

namespace assay::detail {

// What was both reported and verified of an indicator in an area.
struct Adjustment {
  std::uint32_t indicator = 0;
  std::uint32_t area = 0;
  Decimal reported;
  Decimal verified;
  std::string reason;
  std::string evidence;
  std::string pointer;
};

// Amounts that were reported, and of them verified.
struct Verification {
  std::uint64_t reported = 0;
  std::uint64_t verified = 0;
};

struct Actuals {
  std::vector<Amount> amounts;
  std::vector<RatioParts> ratios;
  std::vector<Adjustment> adjustments;
  std::vector<TwoValues> two_values;
  Verification verification;
  std::unordered_map<std::uint32_t, std::string> origins;  // pointers of places that are cells of tables
  std::vector<Note> notes;
};

Actuals bind_actuals(const PlanData& plan, const Outputs& outputs, const std::vector<model::TableMap>& tables,
                     const model::Incomplete& incomplete, model::Diagnostics& problems);

}  // namespace assay::detail
