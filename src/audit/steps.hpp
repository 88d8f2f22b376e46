// What the amounts of a figure are multiples of: post-months of a half, persons, cases and things of one; money, time
// and whatever is divided or weighted of nothing.
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
  std::unordered_map<std::string_view, std::string_view> units_;  // by indicator
};

}  // namespace assay::audit_detail
