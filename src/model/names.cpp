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
  constexpr std::array<std::string_view, 9> names = {"ratio",       "not_applicable",    "no_target",
                                                     "no_actual",   "met_by_definition", "over_zero_target",
                                                     "zero_actual", "in_range",          "narrative"};
  return names[static_cast<std::size_t>(outcome)];
}

std::string_view name(Met met) noexcept {
  constexpr std::array<std::string_view, 3> names = {"open", "no", "yes"};
  return names[static_cast<std::size_t>(met)];
}

std::string_view name(Stage stage) noexcept { return stage == Stage::midterm ? "midterm" : "final"; }

std::string_view name(FindingKind kind) noexcept {
  constexpr std::array<std::string_view, 3> names = {"commendation", "concern", "recommendation"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(GradeOn grade_on) noexcept {
  return grade_on == GradeOn::rounded_total ? "rounded_total" : "exact_total";
}

std::string_view name(IndicatorKind kind) noexcept {
  constexpr std::array<std::string_view, 6> names = {"count", "stock", "distinct", "ratio", "money", "narrative"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(Direction direction) noexcept {
  constexpr std::array<std::string_view, 4> names = {"at_least", "at_most", "exactly", "within"};
  return names[static_cast<std::size_t>(direction)];
}

std::string_view name(ProrationRule rule) noexcept {
  constexpr std::array<std::string_view, 6> names = {"none", "months_touched", "whole_months",
                                                     "days", "instalments",    "fraction"};
  return names[static_cast<std::size_t>(rule)];
}

std::string_view name(Prefer prefer) noexcept {
  constexpr std::array<std::string_view, 3> names = {"neither", "own", "areas"};
  return names[static_cast<std::size_t>(prefer)];
}

std::string_view name(Comparator comparator) noexcept {
  constexpr std::array<std::string_view, 5> names = {"at_most", "below", "equals", "at_least", "above"};
  return names[static_cast<std::size_t>(comparator)];
}

std::string_view name(PresenceRule rule) noexcept {
  constexpr std::array<std::string_view, 4> names = {"days", "whole_months", "months_touched", "half_months"};
  return names[static_cast<std::size_t>(rule)];
}

std::string_view name(Judgement judgement) noexcept {
  constexpr std::array<std::string_view, 4> names = {"open", "met", "partly", "not_met"};
  return names[static_cast<std::size_t>(judgement)];
}

std::string_view name(DeviationFrom from) noexcept {
  constexpr std::array<std::string_view, 2> names = {"target", "prorated_target"};
  return names[static_cast<std::size_t>(from)];
}

std::string_view name(MissingParts parts) noexcept {
  constexpr std::array<std::string_view, 3> names = {"require_all", "sum_given", "interval"};
  return names[static_cast<std::size_t>(parts)];
}

std::string_view name(Counting counting) noexcept {
  constexpr std::array<std::string_view, 2> names = {"verified", "reported"};
  return names[static_cast<std::size_t>(counting)];
}

std::string_view name(Unverified unverified) noexcept {
  constexpr std::array<std::string_view, 2> names = {"counts", "missing"};
  return names[static_cast<std::size_t>(unverified)];
}

std::string_view name(Straddling straddling) noexcept {
  constexpr std::array<std::string_view, 3> names = {"refused", "counts", "excluded"};
  return names[static_cast<std::size_t>(straddling)];
}

std::string_view name(MonthEnd month_end) noexcept {
  constexpr std::array<std::string_view, 2> names = {"with_last_day", "before_last_day"};
  return names[static_cast<std::size_t>(month_end)];
}

std::string_view name(Retained retained) noexcept {
  constexpr std::array<std::string_view, 2> names = {"any_part", "full_months"};
  return names[static_cast<std::size_t>(retained)];
}

std::string_view name(RetentionBase base) noexcept {
  constexpr std::array<std::string_view, 4> names = {"posts", "head_count_end", "head_count_start", "everyone"};
  return names[static_cast<std::size_t>(base)];
}

std::string_view name(MissingParty missing) noexcept {
  constexpr std::array<std::string_view, 5> names = {"refuse", "hold", "zero", "renormalise", "value"};
  return names[static_cast<std::size_t>(missing)];
}

std::string_view name(Ranks ranks) noexcept {
  constexpr std::array<std::string_view, 2> names = {"competition", "dense"};
  return names[static_cast<std::size_t>(ranks)];
}

std::string_view name(ScoringRule rule) noexcept {
  constexpr std::array<std::string_view, 4> names = {"proportional", "reversed", "steps", "pass"};
  return names[static_cast<std::size_t>(rule)];
}

std::string_view name(FigureValue value) noexcept {
  constexpr std::array<std::string_view, 2> names = {"rounded", "exact"};
  return names[static_cast<std::size_t>(value)];
}

std::string_view name(Combination combination) noexcept {
  constexpr std::array<std::string_view, 5> names = {"mean", "weighted_mean", "median", "trimmed_mean", "consensus"};
  return names[static_cast<std::size_t>(combination)];
}

std::string_view name(CombinedBy by) noexcept {
  constexpr std::array<std::string_view, 2> names = {"criterion", "sheet"};
  return names[static_cast<std::size_t>(by)];
}

std::string_view name(MissingSheet missing) noexcept {
  constexpr std::array<std::string_view, 3> names = {"refuse", "ignore", "zero"};
  return names[static_cast<std::size_t>(missing)];
}

std::string_view name(AdjustmentKind kind) noexcept {
  constexpr std::array<std::string_view, 2> names = {"deduction", "bonus"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view name(KnockOutEffect effect) noexcept {
  constexpr std::array<std::string_view, 2> names = {"cap", "force"};
  return names[static_cast<std::size_t>(effect)];
}

bool operator==(const Document& a, const Document& b) {
  const bool same_midterm = a.midterm && b.midterm ? *a.midterm == *b.midterm : !a.midterm && !b.midterm;
  return same_midterm && a.project == b.project && a.policy_name == b.policy_name && a.policy == b.policy &&
         a.agreement == b.agreement && a.outputs == b.outputs && a.scores == b.scores &&
         a.adjustments == b.adjustments && a.facts == b.facts && a.findings == b.findings && a.claims == b.claims &&
         a.audit == b.audit && a.remarks == b.remarks && a.midterm_name == b.midterm_name;
}

}  // namespace assay
