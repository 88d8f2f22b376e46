// Plan and Inputs as their callers see them.
#include "assay/plan.hpp"

#include <algorithm>
#include <array>

#include "assay/evaluation.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/tail.hpp"

namespace assay {

using detail::Part;
using detail::PlanAccess;
using detail::PostPart;
using detail::StaffingTotal;

std::string_view name(Operation operation) noexcept {
  constexpr std::array<std::string_view, 31> names = {
      "given",    "roll_up",  "attain",     "net",     "rate",   "award",     "subtotal",   "total",
      "grade",    "prorate",  "fraction",   "low",     "high",   "coverage",  "product",    "sum",
      "weighted", "excess",   "quotient",   "count",   "weight", "total_low", "total_high", "score",
      "combine",  "criteria", "applicable", "rescale", "capped", "share",     "pay"};
  return names[static_cast<std::size_t>(operation)];
}

const Amount& Inputs::actual(std::size_t indicator, std::size_t area) const {
  return outputs_.actuals[indicator * plan_->layout.areas + area];
}

const Score* Inputs::score(std::size_t party) const { return scores_[party] ? &*scores_[party] : nullptr; }

Plan::Plan(Policy policy, Agreement agreement, Calendar calendar) {
  model::Diagnostics problems;
  data_ = detail::prepare(std::move(policy), std::move(agreement), calendar, {}, problems);
  if (!problems.empty()) throw Error(problems.take());
}

const Policy& Plan::policy() const noexcept { return data_->policy; }
const Agreement& Plan::agreement() const noexcept { return data_->agreement; }
const Calendar& Plan::calendar() const noexcept { return data_->calendar; }

Inputs Plan::bind(const Outputs& outputs, const Scores& scores, const Circumstances& circumstances) const {
  model::Diagnostics problems;
  const auto tables = model::map_tables(data_->agreement, outputs.tables, {}, problems);
  if (!outputs.tables.empty()) {
    Agreement agreed = data_->agreement;  // a table's targets are those of the plan
    model::fill_targets(agreed, outputs.tables, tables, problems);
  }
  Inputs inputs = PlanAccess::bind(data_, outputs, scores, circumstances, tables, nullptr, {}, problems);
  if (!problems.empty()) throw Error(problems.take());
  return inputs;
}

Evaluation Plan::run(const Inputs& inputs) const {
  Evaluation evaluation;
  run(inputs, evaluation);
  return evaluation;
}

void Plan::run(const Inputs& inputs, Evaluation& reuse) const { PlanAccess::run(data_, inputs, reuse); }

std::span<const PlannedArea> Plan::areas() const noexcept { return data_->areas; }
std::span<const std::uint32_t> Plan::listed_areas() const noexcept { return data_->listed_areas; }

std::size_t Plan::figure_count() const noexcept { return data_->layout.figures(); }
Operation Plan::operation(Node node) const noexcept { return data_->figures[node].operation; }
std::span<const Edge> Plan::inputs(Node node) const noexcept { return data_->edges_of(node); }
std::optional<Rounding> Plan::rounding(Node node) const noexcept { return data_->rounding_of(node); }

std::string Plan::path(Node node) const { return data_->path(node); }
std::optional<Node> Plan::find(std::string_view path) const { return data_->find(path); }
std::string Plan::pointer(std::uint32_t place) const { return data_->pointer(place); }

Node Plan::target(std::size_t i, std::size_t a) const noexcept { return data_->layout.node(i, a, Part::target); }
Node Plan::actual(std::size_t i, std::size_t a) const noexcept { return data_->layout.node(i, a, Part::actual); }
Node Plan::attainment(std::size_t i, std::size_t a) const noexcept {
  return data_->layout.node(i, a, Part::attainment);
}
std::optional<Node> Plan::figure(std::size_t i, std::size_t a, std::string_view part) const noexcept {
  const auto found = std::find(detail::part_names.begin(), detail::part_names.end(), part);
  if (found == detail::part_names.end()) return std::nullopt;
  const auto which = static_cast<Part>(found - detail::part_names.begin());
  return data_->layout.has(i, a, which) ? std::optional(data_->layout.node(i, a, which)) : std::nullopt;
}
Node Plan::required(std::size_t post) const noexcept { return data_->layout.post(post, PostPart::required); }
Node Plan::worked(std::size_t post) const noexcept { return data_->layout.post(post, PostPart::worked); }
Node Plan::net(std::size_t post) const noexcept { return data_->layout.post(post, PostPart::net); }
Node Plan::experienced() const noexcept { return data_->layout.staffing_total(StaffingTotal::experienced); }
Node Plan::experienced_share() const noexcept { return data_->layout.experienced_share(); }
Node Plan::retained() const noexcept { return data_->layout.staffing_total(StaffingTotal::retained); }
Node Plan::retention_base() const noexcept { return data_->layout.staffing_total(StaffingTotal::retention_base); }
Node Plan::retention() const noexcept { return data_->layout.retention(); }
Node Plan::head_count() const noexcept { return data_->layout.staffing_total(StaffingTotal::head_count); }
Node Plan::max(std::size_t party) const noexcept { return data_->layout.max(party); }
Node Plan::points(std::size_t party) const noexcept { return data_->layout.points(party); }
Node Plan::subtotal() const noexcept { return data_->layout.subtotal(); }
Node Plan::total() const noexcept { return data_->layout.total(); }
Node Plan::grade() const noexcept { return data_->layout.grade(); }
Node Plan::total_low() const noexcept { return data_->layout.total_low(); }
Node Plan::total_high() const noexcept { return data_->layout.total_high(); }

}  // namespace assay
