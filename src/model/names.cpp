#include <array>

#include "assay/amount.hpp"
#include "assay/document.hpp"
#include "assay/outcome.hpp"
#include "assay/policy.hpp"

namespace assay {

std::string_view name(Presence presence) noexcept {
  constexpr std::array<std::string_view, 4> names = {"missing", "none", "not_applicable", "given"};
  return names[static_cast<std::size_t>(presence)];
}

std::string_view name(Outcome outcome) noexcept {
  constexpr std::array<std::string_view, 6> names = {"ratio",     "not_applicable",    "no_target",
                                                     "no_actual", "met_by_definition", "over_zero_target"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name(Stage stage) noexcept { return stage == Stage::midterm ? "midterm" : "final"; }

std::string_view name(FindingKind kind) noexcept {
  constexpr std::array<std::string_view, 3> names = {"commendation", "concern", "recommendation"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(GradeOn grade_on) noexcept {
  return grade_on == GradeOn::rounded_total ? "rounded_total" : "exact_total";
}

}  // namespace assay
