// What the amounts of a figure are multiples of: post-months of a half; counts, stocks and distinct persons of one, if
// their unit is no measure; persons and households on file and staff of one; and everything else of nothing.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "assay/document.hpp"
#include "assay/plan.hpp"
#include "assay/printed.hpp"

namespace assay::audit_detail {

class Steps {
 public:
  // The document must outlive it.
  explicit Steps(const Document& document);

  // By the figure's path and the unit that it is printed with, else that of its indicator.
  std::optional<Decimal> of(std::string_view path, Operation operation, Printed printed) const;

 private:
  std::unordered_map<std::string_view, const Indicator*> indicators_;
};

}  // namespace assay::audit_detail
