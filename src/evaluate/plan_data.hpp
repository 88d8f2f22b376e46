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
#include "assay/ratio.hpp"
#include "model/check.hpp"
#include "model/tables.hpp"

namespace assay::detail {

using Index = std::unordered_map<std::string_view, std::uint32_t>;

// The known id nearest to one that nothing defines; empty where none is known or the search would cost too much.
std::string nearest_key(const Index& index, std::string_view id, const model::Diagnostics& problems);

// That nothing defines the id, with the one nearest to it.
void report_unknown(Code code, const model::Place& place, const std::string& id, const Index& index,
                    model::Diagnostics& problems);

enum class RoundingStep : std::uint8_t {
  exact,
  attainment,
  rate,
  party_points,
  total,
  criterion,
  sheet,
  raw_score,
  subtotal,
  payment,
};
inline constexpr std::size_t rounding_steps = 10;

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

// The figures that an indicator may have in an area, in the order of their nodes. Coverage stands in areas that have
// areas inside.
enum class Part : std::uint8_t {
  target,
  upper,
  numerator,
  denominator,
  expected,
  reported,
  missing,
  not_applicable,
  actual,
  attainment,
  prorated_target,
  prorated_upper,
  prorated_attainment,
  actual_low,
  actual_high,
  attainment_low,
  attainment_high,
};
inline constexpr std::size_t part_count = 17;
inline constexpr std::uint32_t coverage_parts = 4;
inline constexpr std::array<std::string_view, part_count> part_names = {"target",
                                                                        "upper",
                                                                        "numerator",
                                                                        "denominator",
                                                                        "coverage/expected",
                                                                        "coverage/reported",
                                                                        "coverage/missing",
                                                                        "coverage/not_applicable",
                                                                        "actual",
                                                                        "attainment",
                                                                        "prorated_target",
                                                                        "prorated_upper",
                                                                        "prorated_attainment",
                                                                        "actual_low",
                                                                        "actual_high",
                                                                        "attainment_low",
                                                                        "attainment_high"};

// The figures that a category of posts has, in the order of their nodes.
enum class PostPart : std::uint32_t { posts, required, worked, net };
inline constexpr std::uint32_t post_parts = 4;
inline constexpr std::array<std::string_view, post_parts> post_part_names = {"posts", "required", "worked", "net"};

// Where the figures of one indicator stand: first what it has once, then its parts by area.
struct IndicatorLayout {
  Node first = 0;            // agreed/0 …, periods/0/target …, proration
  std::uint32_t agreed = 0;  // with amendments: the original target and theirs
  std::uint32_t periods = 0;
  bool prorated = false;
  bool low_high = false;
  bool target_of_periods = false;                 // the whole's target is that of its periods
  Node cells = 0;                                 // the first figure of the first area
  std::uint32_t slots = 0;                        // parts in an area without areas inside
  std::array<std::int8_t, part_count> offsets{};  // of parts in such an area; -1 for those it has not
  std::uint32_t first_extra = 0;                  // place of agreed/0, …, then of the periods
  std::uint32_t fraction = 0;                     // its number among the prorated ones
  std::uint32_t ratio = 0;                        // its number among the ratios
};

// Node and place numbers. Figures: by indicator, the whole's own then parts by area; posts; the staffing totals and
// their two rates; weight and points by party; subtotal, total, grade, total_low, total_high.
struct Layout {
  std::uint32_t areas = 1;  // the whole included
  std::uint32_t posts = 0;
  std::uint32_t parties = 0;
  std::uint32_t extras = 0;  // places of agreed and periods
  std::uint32_t ratios = 0;
  std::uint32_t fractions = 0;
  std::vector<IndicatorLayout> indicators;
  std::vector<std::uint32_t> parents_before;  // by area: how many before it have areas inside; one more at the end
  Node first_post = 0;

  bool is_parent(std::size_t a) const noexcept { return parents_before[a + 1] != parents_before[a]; }
  Node cell(std::size_t i, std::size_t a) const noexcept {
    return indicators[i].cells + static_cast<Node>(a) * indicators[i].slots + coverage_parts * parents_before[a];
  }
  // Whether the indicator has the part in this area.
  bool has(std::size_t i, std::size_t a, Part part) const noexcept {
    if (part >= Part::expected && part <= Part::not_applicable) return is_parent(a);
    return indicators[i].offsets[static_cast<std::size_t>(part)] >= 0;
  }
  // Of a part that it has.
  Node node(std::size_t i, std::size_t a, Part part) const noexcept {
    const Node first = cell(i, a);
    const auto& offsets = indicators[i].offsets;
    const std::int8_t actual = offsets[static_cast<std::size_t>(Part::actual)];
    if (part >= Part::expected && part <= Part::not_applicable) {
      return first + static_cast<Node>(actual) + (static_cast<Node>(part) - static_cast<Node>(Part::expected));
    }
    const auto offset = static_cast<Node>(offsets[static_cast<std::size_t>(part)]);
    return first + offset + (part >= Part::actual && is_parent(a) ? coverage_parts : 0);
  }
  // Where the parts of a ratio stand among those of all ratios.
  std::size_t ratio_cell(std::size_t i, std::size_t a) const noexcept {
    return std::size_t{indicators[i].ratio} * areas + a;
  }
  Node proration(std::size_t i) const noexcept {
    return indicators[i].first + indicators[i].agreed + indicators[i].periods;
  }

  Node post(std::size_t p, PostPart part) const noexcept {
    return first_post + static_cast<Node>(p) * post_parts + static_cast<Node>(part);
  }
  Node staffing_total(StaffingTotal t) const noexcept { return post(posts, PostPart::posts) + static_cast<Node>(t); }
  Node experienced_share() const noexcept { return post(posts, PostPart::posts) + staffing_totals; }
  Node retention() const noexcept { return experienced_share() + 1; }
  Node max(std::size_t p) const noexcept { return retention() + 1 + 2 * static_cast<Node>(p); }
  Node points(std::size_t p) const noexcept { return max(p) + 1; }
  Node subtotal() const noexcept { return max(parties); }
  Node total() const noexcept { return subtotal() + 1; }
  Node grade() const noexcept { return subtotal() + 2; }
  Node total_low() const noexcept { return subtotal() + 3; }
  Node total_high() const noexcept { return subtotal() + 4; }
  std::size_t figures() const noexcept { return std::size_t{total_high()} + 1; }

  // Places: targets, actuals and upper ends by indicator and area; agreed and period targets; prorations by indicator;
  // the two spans of the project; posts and months of categories, post-months required and worked; staffing totals;
  // scores; weights; deductions and bonuses.
  std::uint32_t cells() const noexcept { return static_cast<std::uint32_t>(indicators.size()) * areas; }
  std::uint32_t target_place(std::size_t i, std::size_t a) const noexcept {
    return static_cast<std::uint32_t>(i * areas + a);
  }
  std::uint32_t actual_place(std::size_t i, std::size_t a) const noexcept { return cells() + target_place(i, a); }
  std::uint32_t upper_place(std::size_t i, std::size_t a) const noexcept { return 2 * cells() + target_place(i, a); }
  std::uint32_t extra_place(std::size_t extra) const noexcept {
    return 3 * cells() + static_cast<std::uint32_t>(extra);
  }
  std::uint32_t proration_place(std::size_t i) const noexcept {
    return extra_place(extras) + static_cast<std::uint32_t>(i);
  }
  std::uint32_t term_place() const noexcept { return proration_place(indicators.size()); }
  std::uint32_t assessed_place() const noexcept { return term_place() + 1; }
  std::uint32_t posts_place(std::size_t p) const noexcept {
    return assessed_place() + 1 + static_cast<std::uint32_t>(p);
  }
  std::uint32_t months_place(std::size_t p) const noexcept {
    return posts_place(posts) + static_cast<std::uint32_t>(p);
  }
  std::uint32_t required_place(std::size_t p) const noexcept {
    return months_place(posts) + static_cast<std::uint32_t>(p);
  }
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
  std::uint32_t deductions_place() const noexcept { return weight_place(parties); }
  std::uint32_t bonuses_place() const noexcept { return deductions_place() + 1; }
  std::uint32_t places() const noexcept { return bonuses_place() + 1; }
};

struct PlanData {
  Policy policy;
  Agreement agreement;
  Calendar calendar;

  Layout layout;
  bool areas_are_whole = true;              // every area was read, has an id of its own and is numbered
  std::vector<PlannedArea> areas;           // the areas inside an area before it; the whole last
  std::vector<std::uint32_t> listed_areas;  // in the order of the agreement, the whole first
  std::vector<std::uint32_t> first_child;   // by area, into children
  std::vector<std::uint32_t> children;
  std::vector<Amount> targets;                               // by target_place, in force, given or summed
  std::vector<Amount> uppers;                                // the same; empty where no indicator has a range
  std::vector<Amount> extras;                                // by extra_place
  std::vector<std::uint32_t> in_force;                       // by indicator: 0 the original target, then the amendment
  std::vector<Ratio> prorations;                             // by IndicatorLayout::fraction
  std::unordered_map<std::uint32_t, Ratio> area_prorations;  // by target_place: instalments of areas with their own

  // Views into policy and agreement, which never move once the data is shared.
  Index area_index, indicator_index, post_index, party_index;

  std::vector<PlannedFigure> figures;  // one more than there are, to end the last one's edges
  std::vector<Edge> edges;
  std::uint32_t quotients = 0;
  std::array<std::optional<Rounding>, rounding_steps> schedule;  // by RoundingStep

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
void check_references(const Document& document, const Inputs& inputs, const model::Incomplete& incomplete,
                      model::Diagnostics& problems);

// The data with every problem of policy and agreement. With problems it still resolves ids, so that outputs and scores
// can be checked too, but it has no figures to run.
std::shared_ptr<PlanData> prepare(Policy policy, Agreement agreement, Calendar calendar,
                                  const model::Incomplete& incomplete, model::Diagnostics& problems);

// An amount of the document in the unit of the indicator's figures: times its scale.
Amount scaled(const Indicator& indicator, const Amount& amount, const model::Place& place,
              model::Diagnostics& problems);

// Steps of preparing: the targets in force, by area; and the figures with their edges.
void place_targets(PlanData& data, const model::Incomplete& incomplete, model::Diagnostics& problems,
                   std::vector<bool>& summed);
void lay_out(PlanData& data, const std::vector<bool>& summed);

// The evaluation of the midterm document, where there is one.
struct Midterm {
  const Document& document;
  const Document& midterm;
  const Evaluation& evaluation;
};

struct PlanAccess {
  static Plan plan(std::shared_ptr<const PlanData> data) { return Plan(std::move(data)); }
  static const PlanData& data(const Plan& plan) noexcept { return *plan.data_; }
  static const PlanData& data(const Inputs& inputs) noexcept { return *inputs.plan_; }
  static const Tail& tail(const Inputs& inputs) noexcept { return *inputs.tail_; }
  static const Tail& tail(const Evaluation& evaluation) noexcept;
  // Where it adds problems, the inputs are not to be run.
  static Inputs bind(std::shared_ptr<const PlanData> plan, const Outputs& outputs, const Scores& scores,
                     const Circumstances& circumstances, const std::vector<model::TableMap>& tables,
                     const Midterm* midterm, const model::Incomplete& incomplete, model::Diagnostics& problems);
  static void run(const std::shared_ptr<const PlanData>& plan, const Inputs& inputs, Evaluation& evaluation);
  // Runs again what follows from the scores, in an evaluation of the same inputs but for them.
  static void rescore(const Inputs& inputs, Evaluation& evaluation);
  // What a party awarded, to be moved: by party, and by place of the tail for what a sheet holds.
  static std::optional<Score>& score(Inputs& inputs, std::size_t party) { return inputs.scores_[party]; }
  static Amount& amount(Inputs& inputs, std::uint32_t place);
};

// Policy, agreement and outputs of a document prepared and bound, with the targets that its tables give. Where it adds
// problems, the inputs are not to be run.
struct Prepared {
  std::shared_ptr<PlanData> plan;
  Inputs inputs;
};
Prepared prepare_document(const Document& document, const model::Incomplete& incomplete, model::Diagnostics& problems);

}  // namespace assay::detail
