// What a Plan holds: the model, its indexes by id, and the skeleton of the table of figures.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/plan.hpp"
#include "model/check.hpp"

namespace assay::detail {

using Index = std::unordered_map<std::string_view, std::uint32_t>;

// The known id nearest to one that nothing defines; empty where none is known or the search would cost too much.
std::string nearest_key(const Index& index, std::string_view id, const model::Diagnostics& problems);

enum class RoundingStep : std::uint8_t { exact, attainment, rate, party_points, total };

inline constexpr std::uint32_t no_quotient = std::numeric_limits<std::uint32_t>::max();

struct PlannedFigure {
  std::uint32_t first_edge;
  std::uint32_t quotient;  // where an Evaluation keeps the exact quotient, or no_quotient
  Operation operation;
  RoundingStep step;
};

// The totals of staffing that are no category of posts, in the order of their places and figures.
enum class StaffingTotal : std::uint32_t { experienced, retained, retention_base, head_count };
inline constexpr std::uint32_t staffing_totals = 4;
inline constexpr std::array<std::string_view, staffing_totals> staffing_total_names = {"experienced", "retained",
                                                                                       "retention_base", "head_count"};

// Node and place numbers follow from the three counts alone.
struct Layout {
  std::uint32_t areas = 1;  // the whole included
  std::uint32_t indicators = 0;
  std::uint32_t posts = 0;
  std::uint32_t parties = 0;

  // Figures: target, actual, attainment by indicator and area; required, worked, net by post; the staffing totals and
  // their two rates; points by party; total; grade.
  Node target(std::size_t i, std::size_t a) const noexcept { return static_cast<Node>((i * areas + a) * 3); }
  Node required(std::size_t p) const noexcept { return target(indicators, 0) + static_cast<Node>(p * 3); }
  Node staffing_total(StaffingTotal t) const noexcept { return required(posts) + static_cast<Node>(t); }
  Node experienced_share() const noexcept { return required(posts) + staffing_totals; }
  Node retention() const noexcept { return experienced_share() + 1; }
  Node points(std::size_t p) const noexcept { return retention() + 1 + static_cast<Node>(p); }
  Node total() const noexcept { return points(parties); }
  Node grade() const noexcept { return total() + 1; }
  std::size_t figures() const noexcept { return std::size_t{grade()} + 1; }

  // Places: targets and actuals by indicator and area, posts required, posts worked, staffing totals, scores, weights.
  std::uint32_t cells() const noexcept { return indicators * areas; }
  std::uint32_t target_place(std::size_t i, std::size_t a) const noexcept {
    return static_cast<std::uint32_t>(i * areas + a);
  }
  std::uint32_t actual_place(std::size_t i, std::size_t a) const noexcept { return cells() + target_place(i, a); }
  std::uint32_t required_place(std::size_t p) const noexcept { return 2 * cells() + static_cast<std::uint32_t>(p); }
  std::uint32_t worked_place(std::size_t p) const noexcept {
    return required_place(posts) + static_cast<std::uint32_t>(p);
  }
  std::uint32_t staffing_place(StaffingTotal t) const noexcept {
    return worked_place(posts) + static_cast<std::uint32_t>(t);
  }
  std::uint32_t score_place(std::size_t p) const noexcept {
    return worked_place(posts) + staffing_totals + static_cast<std::uint32_t>(p);
  }
  std::uint32_t weight_place(std::size_t p) const noexcept {
    return score_place(parties) + static_cast<std::uint32_t>(p);
  }
};

struct PlanData {
  Policy policy;
  Agreement agreement;

  Layout layout;
  bool areas_are_whole = true;              // every area was read, has an id of its own and is numbered
  std::vector<PlannedArea> areas;           // the areas inside an area before it; the whole last
  std::vector<std::uint32_t> listed_areas;  // in the order of the agreement, the whole first
  std::vector<std::uint32_t> first_child;   // by area, into children
  std::vector<std::uint32_t> children;
  std::vector<Amount> targets;   // by target_place, given or summed
  std::vector<Amount> required;  // by post

  // Views into policy and agreement, which never move once the data is shared.
  Index area_index, indicator_index, post_index, party_index;

  std::vector<PlannedFigure> figures;  // one more than there are, to end the last one's edges
  std::vector<Edge> edges;
  std::uint32_t quotients = 0;
  std::array<std::optional<Rounding>, 5> schedule;  // by RoundingStep

  std::span<const std::uint32_t> children_of(std::size_t area) const noexcept {
    return {children.data() + first_child[area], children.data() + first_child[area + 1]};
  }
  std::span<const Edge> edges_of(std::size_t node) const noexcept {
    return {edges.data() + figures[node].first_edge, edges.data() + figures[node + 1].first_edge};
  }
  const std::optional<Rounding>& rounding_of(std::size_t node) const noexcept {
    return schedule[static_cast<std::size_t>(figures[node].step)];
  }

  std::string path(Node node) const;
  std::optional<Node> find(std::string_view path) const;
  std::string pointer(std::uint32_t place) const;
};

// What findings and claims name must exist, but for ids whose list could not be read whole.
void check_references(const Document& document, const PlanData& plan, const model::Incomplete& incomplete,
                      model::Diagnostics& problems);

// The data with every problem of policy and agreement. With problems it still resolves ids, so that outputs and scores
// can be checked too, but it has no figures to run.
std::shared_ptr<PlanData> prepare(Policy policy, Agreement agreement, const model::Incomplete& incomplete,
                                  model::Diagnostics& problems);

struct PlanAccess {
  static Plan plan(std::shared_ptr<const PlanData> data) { return Plan(std::move(data)); }
  static const PlanData& data(const Plan& plan) noexcept { return *plan.data_; }
  // Where it adds problems, the inputs are not to be run.
  static Inputs bind(std::shared_ptr<const PlanData> plan, const Outputs& outputs, const Scores& scores,
                     const model::Incomplete& incomplete, model::Diagnostics& problems);
  static void run(const std::shared_ptr<const PlanData>& plan, const Inputs& inputs, Evaluation& evaluation);
};

}  // namespace assay::detail
