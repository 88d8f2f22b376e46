// The policy files that ship with the library, embedded at build time (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace assay::model {

struct ShippedPolicy {
  std::string_view name;  // of the file, without .json
  std::string_view json;
};

// In the order of their names.
std::span<const ShippedPolicy> shipped_policies() noexcept;

}  // namespace assay::model
