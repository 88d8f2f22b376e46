#include "audit/steps.hpp"

namespace assay::audit_detail {

namespace {

bool is_divided(Operation operation) {
  return operation == Operation::attain || operation == Operation::rate || operation == Operation::quotient ||
         operation == Operation::prorate || operation == Operation::fraction;
}

bool is_of_scores(std::string_view path) {
  return path.starts_with("parties/") || path.starts_with("adjustments/") || path.starts_with("payment/") ||
         path.starts_with("total") || path == "subtotal";
}

bool is_post_months(std::string_view path) {
  for (const std::string_view part : {"required/", "worked/", "net/", "vacancy/", "surplus/", "experienced"}) {
    if (path.starts_with("staffing/") && path.substr(std::string_view("staffing/").size()).starts_with(part))
      return true;
  }
  return false;
}

}  // namespace

Steps::Steps(const Document& document) {
  for (const Indicator& indicator : document.agreement.indicators) units_.emplace(indicator.id, indicator.unit);
}

std::optional<Decimal> Steps::of(std::string_view path, Operation operation, Printed printed) const {
  if (is_divided(operation) || is_of_scores(path)) return std::nullopt;
  if (is_post_months(path)) return Decimal::from_parts(0, 5, 1);
  constexpr std::string_view room = "indicators/";
  if (printed.unit.empty() && path.starts_with(room)) {
    const std::string_view id = path.substr(room.size(), path.find('/', room.size()) - room.size());
    if (const auto found = units_.find(id); found != units_.end()) printed.unit = found->second;
  }
  return counting_step(printed);
}

}  // namespace assay::audit_detail
