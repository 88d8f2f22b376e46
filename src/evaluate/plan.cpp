// Plan, Inputs and Evaluation as their callers see them, and the two ways to name what they hold: paths and pointers.
#include "assay/plan.hpp"

#include <array>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "evaluate/plan_data.hpp"
#include "model/text.hpp"

namespace assay {

using detail::Layout;
using detail::PlanAccess;
using detail::PlanData;
using detail::StaffingTotal;

namespace detail {

namespace {

constexpr std::array<std::string_view, 3> cell_figures = {"target", "actual", "attainment"};
constexpr std::array<std::string_view, 3> post_figures = {"required", "worked", "net"};

// The part of a path before its next "/", which is taken off with it.
std::string_view take_part(std::string_view& path) {
  const std::size_t end = path.find('/');
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  return part;
}

std::optional<std::uint32_t> find_in(const Index& index, std::string_view key) {
  const auto found = index.find(key);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> find_in(std::span<const std::string_view> names, std::string_view name) {
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  return std::nullopt;
}

}  // namespace

std::string PlanData::path(Node node) const {
  if (node < layout.required(0)) {
    const std::size_t cell = node / 3, i = cell / layout.areas, a = cell % layout.areas;
    std::string path = "indicators/" + agreement.indicators[i].id;
    if (a + 1 != layout.areas) path += "/areas/" + areas[a].id;
    return path + '/' + std::string(cell_figures[node % 3]);
  }
  if (node < layout.required(layout.posts)) {
    const std::size_t post = (node - layout.required(0)) / 3, figure = (node - layout.required(0)) % 3;
    return "staffing/" + std::string(post_figures[figure]) + '/' + agreement.posts[post].category;
  }
  if (node < layout.experienced_share()) {
    return "staffing/" + std::string(staffing_total_names[node - layout.required(layout.posts)]);
  }
  if (node == layout.experienced_share()) return "staffing/experienced_share";
  if (node == layout.retention()) return "staffing/retention";
  if (node < layout.total()) return "parties/" + policy.parties[node - layout.points(0)].id + "/points";
  return node == layout.total() ? "total" : "grade";
}

std::optional<Node> PlanData::find(std::string_view path) const {
  if (path == "total") return layout.total();
  if (path == "grade") return layout.grade();
  if (path == "staffing/experienced_share") return layout.experienced_share();
  if (path == "staffing/retention") return layout.retention();
  const std::string_view whole = path;
  const std::string_view room = take_part(path), first = take_part(path);
  std::optional<Node> node;
  if (room == "indicators") {
    const auto indicator = find_in(indicator_index, first);
    std::optional<std::uint32_t> area = layout.areas - 1;
    std::string_view last = take_part(path);
    if (last == "areas") {
      area = find_in(area_index, take_part(path));
      last = take_part(path);
    }
    const auto figure = find_in(cell_figures, last);
    if (indicator && area && figure) node = layout.target(*indicator, *area) + *figure;
  } else if (room == "staffing") {
    if (const auto total = find_in(staffing_total_names, first)) {
      node = layout.staffing_total(static_cast<StaffingTotal>(*total));
    } else {
      const auto figure = find_in(post_figures, first);
      const auto post = find_in(post_index, take_part(path));
      if (figure && post) node = layout.required(*post) + *figure;
    }
  } else if (room == "parties") {
    const auto party = find_in(party_index, first);
    if (party && take_part(path) == "points") node = layout.points(*party);
  }
  // One path for each figure: what is left over, or an empty part, names none.
  return node && this->path(*node) == whole ? node : std::nullopt;
}

std::string PlanData::pointer(std::uint32_t place) const {
  const std::uint32_t cells = layout.cells();
  if (place < 2 * cells) {
    const bool target = place < cells;
    const std::uint32_t cell = target ? place : place - cells;
    const std::size_t i = cell / layout.areas, a = cell % layout.areas;
    std::string pointer = target ? model::child("/agreement/indicators", i) + "/target"
                                 : model::child("/outputs/indicators", agreement.indicators[i].id);
    return a + 1 == layout.areas ? pointer : model::child(pointer, areas[a].id);
  }
  if (place < layout.worked_place(0)) {
    return model::child("/agreement/posts", agreement.posts[place - layout.required_place(0)].category);
  }
  if (place < layout.worked_place(layout.posts)) {
    return model::child("/outputs/staffing/worked", agreement.posts[place - layout.worked_place(0)].category);
  }
  if (place < layout.score_place(0)) {
    return model::child("/outputs/staffing", staffing_total_names[place - layout.worked_place(layout.posts)]);
  }
  if (place < layout.weight_place(0)) return model::child("/scores", policy.parties[place - layout.score_place(0)].id);
  return model::child("/policy/parties", std::size_t{place - layout.weight_place(0)}) + "/max";
}

}  // namespace detail

std::string_view name(Operation operation) noexcept {
  constexpr std::array<std::string_view, 8> names = {"given", "roll_up", "attain", "net",
                                                     "rate",  "award",   "total",  "grade"};
  return names[static_cast<std::size_t>(operation)];
}

const Amount& Inputs::actual(std::size_t indicator, std::size_t area) const {
  return actuals_[indicator * plan_->layout.areas + area];
}

const Score& Inputs::score(std::size_t party) const { return scores_[party]; }

Plan::Plan(Policy policy, Agreement agreement) {
  model::Diagnostics problems;
  data_ = detail::prepare(std::move(policy), std::move(agreement), {}, problems);
  if (!problems.empty()) throw Error(problems.take());
}

const Policy& Plan::policy() const noexcept { return data_->policy; }
const Agreement& Plan::agreement() const noexcept { return data_->agreement; }

Inputs Plan::bind(const Outputs& outputs, const Scores& scores) const {
  model::Diagnostics problems;
  Inputs inputs = PlanAccess::bind(data_, outputs, scores, {}, problems);
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

Node Plan::target(std::size_t i, std::size_t a) const noexcept { return data_->layout.target(i, a); }
Node Plan::actual(std::size_t i, std::size_t a) const noexcept { return data_->layout.target(i, a) + 1; }
Node Plan::attainment(std::size_t i, std::size_t a) const noexcept { return data_->layout.target(i, a) + 2; }
Node Plan::required(std::size_t post) const noexcept { return data_->layout.required(post); }
Node Plan::worked(std::size_t post) const noexcept { return data_->layout.required(post) + 1; }
Node Plan::net(std::size_t post) const noexcept { return data_->layout.required(post) + 2; }
Node Plan::experienced() const noexcept { return data_->layout.staffing_total(StaffingTotal::experienced); }
Node Plan::experienced_share() const noexcept { return data_->layout.experienced_share(); }
Node Plan::retained() const noexcept { return data_->layout.staffing_total(StaffingTotal::retained); }
Node Plan::retention_base() const noexcept { return data_->layout.staffing_total(StaffingTotal::retention_base); }
Node Plan::retention() const noexcept { return data_->layout.retention(); }
Node Plan::head_count() const noexcept { return data_->layout.staffing_total(StaffingTotal::head_count); }
Node Plan::points(std::size_t party) const noexcept { return data_->layout.points(party); }
Node Plan::total() const noexcept { return data_->layout.total(); }
Node Plan::grade() const noexcept { return data_->layout.grade(); }

Plan Evaluation::plan() const { return PlanAccess::plan(plan_); }

Presence Evaluation::presence(Node node) const { return statuses_[node].presence; }

Outcome Evaluation::outcome(Node attainment) const { return statuses_[attainment].outcome; }

const Decimal* Evaluation::value(Node node) const { return statuses_[node].decimal ? &values_[node] : nullptr; }

std::optional<Ratio> Evaluation::exact(Node node) const {
  if (statuses_[node].quotient) return quotients_[plan_->figures[node].quotient];
  return statuses_[node].decimal ? std::optional<Ratio>(values_[node]) : std::nullopt;
}

std::string Evaluation::text(Node node) const {
  if (node == plan_->layout.grade()) return grade().id;
  if (const Decimal* decimal = value(node)) return decimal->to_string();
  return statuses_[node].quotient ? quotients_[plan_->figures[node].quotient].to_string() : std::string();
}

bool Evaluation::mentions(std::size_t indicator, std::size_t area) const {
  const Node target = plan_->layout.target(indicator, area);
  return presence(target) != Presence::none || presence(target + 1) != Presence::missing;
}

const Band& Evaluation::grade() const { return plan_->policy.bands[grade_]; }

Evaluation evaluate(const Document& document) {
  model::Diagnostics problems;
  model::check_document(document, problems);
  const auto plan = detail::prepare(document.policy, document.agreement, {}, problems);
  const Inputs inputs = PlanAccess::bind(plan, document.outputs, document.scores, {}, problems);
  detail::check_references(document, *plan, {}, problems);
  if (!problems.empty()) throw Error(problems.take());
  Evaluation evaluation;
  PlanAccess::run(plan, inputs, evaluation);
  return evaluation;
}

}  // namespace assay
