#include "audit/steps.hpp"

namespace assay::audit_detail {

namespace {

// Whether the value is made of amounts by adding alone.
bool is_added(Operation operation) {
  return operation == Operation::given || operation == Operation::roll_up || operation == Operation::sum ||
         operation == Operation::net;
}

// The text up to the next slash, which is taken from the path.
std::string_view take(std::string_view& path) {
  const std::size_t slash = path.find('/');
  const std::string_view first = path.substr(0, slash);
  path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  return first;
}

// Of staffing/REST.
std::optional<Decimal> of_staffing(std::string_view rest) {
  const std::string_view part = take(rest);
  for (const std::string_view months : {"required", "worked", "net", "vacancy", "surplus", "experienced"}) {
    if (part == months) return Decimal::from_parts(0, 5, 1);
  }
  if (part == "head_count" || part == "retained" || part == "retention_base") return 1;
  return std::nullopt;
}

}  // namespace

Steps::Steps(const Document& document) {
  for (const Indicator& indicator : document.agreement.indicators) indicators_.emplace(indicator.id, &indicator);
}

std::optional<Decimal> Steps::of(std::string_view path, Operation operation, Printed printed) const {
  if (!is_added(operation)) return std::nullopt;
  const std::string_view room = take(path);
  if (room == "staffing") return of_staffing(path);
  if (room == "register")
    return path.starts_with("persons") || path.starts_with("households") || path.starts_with("on_file") ||
                   path.starts_with("registered")
               ? std::optional<Decimal>(1)
               : std::nullopt;
  if (room != "indicators") return std::nullopt;
  const auto found = indicators_.find(take(path));
  if (found == indicators_.end()) return std::nullopt;
  const Indicator& indicator = *found->second;
  const bool counts = indicator.kind == IndicatorKind::count || indicator.kind == IndicatorKind::stock ||
                      indicator.kind == IndicatorKind::distinct;
  if (!counts || path.starts_with("amounts/")) return std::nullopt;
  if (printed.unit.empty()) printed.unit = indicator.unit;
  return counting_step(printed);
}

}  // namespace assay::audit_detail
