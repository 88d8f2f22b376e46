// Prepare, bind, run.
//
//   Plan plan(policy, agreement);                checked and indexed once
//   Inputs inputs = plan.bind(outputs, scores);  ids resolved, every check made
//   Evaluation evaluation = plan.run(inputs);    can fail only by numeric overflow, which names the figure, or by a
//   total
//                                                that is not on the step that the policy declares
//
// A plan holds the skeleton of the table of figures: for each figure its node number, operation, inputs and rounding
// step. Node numbers are the same for every run of a plan, and every figure's inputs have smaller numbers than its own.
// Figures that depend on what outputs and scores hold (rosters, registers, surveys, criteria, sheets) follow them as a
// tail, which comes with the Inputs; evaluation.hpp describes both.
// Plans and Inputs are immutable and safe to share between threads; copying a Plan is cheap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/adjustments.hpp"
#include "assay/agreement.hpp"
#include "assay/date.hpp"
#include "assay/outputs.hpp"
#include "assay/policy.hpp"
#include "assay/rounding.hpp"
#include "assay/scores.hpp"

namespace assay {

class Evaluation;

using Node = std::uint32_t;

// The largest number of figures that one plan may hold; more is Code::too_many_figures.
inline constexpr std::size_t max_figures = std::size_t{1} << 22;

enum class Operation : std::uint8_t {
  given,       // the one input, as the document has it; records there accumulate over the assessed span
  roll_up,     // the area's own value where it has one, else what its areas make together, by the indicator's kind
  attain,      // actual and target (and upper), by the indicator's direction, × 100
  net,         // the first − the second
  rate,        // part ÷ whole × 100
  award,       // points as given, or raw ÷ of × max
  subtotal,    // the sum of the parties' points
  total,       // subtotal − deductions + bonuses, within floor and scale
  grade,       // the band of the total, after what knock-outs do to it
  prorate,     // target × proration
  fraction,    // the part of the term, by the indicator's rule
  low,         // the least that a roll-up can be, its missing parts at their lower bounds; and its attainment
  high,        // the most
  coverage,    // a number of areas
  product,     // the product of all inputs
  sum,         // the sum of all inputs
  weighted,    // Σ input × weight, inputs and weights in turns
  excess,      // the first − the second, or 0 where that is negative
  quotient,    // the first ÷ the second
  count,       // how many inputs there are
  weight,      // what a party gives at most: its max, or grown where another party's weight is shared out
  total_low,   // the least that the total can be where a party is on hold: nothing from it
  total_high,  // the most: all of its points
  score,       // points that a criterion's rule makes of a figure
  combine,     // what a panel makes of its assessors' points; weighted_mean takes points and weights in turns
  criteria,    // the sum of those that apply
  applicable,  // the maxima of criteria that apply: criteria and maxima in turns
  rescale,     // the first × the third ÷ the second
  capped,      // the sum of all inputs but the last, not above the last
  share,       // of the grade's band, in percent
  pay,         // the first − the second, not below zero
};

std::string_view name(Operation operation) noexcept;

// What a figure is computed from: another figure, or a place in the document.
class Edge {
 public:
  static constexpr Edge to_figure(Node node) noexcept { return Edge(node); }
  static constexpr Edge to_place(std::uint32_t place) noexcept { return Edge(place | place_bit); }

  constexpr bool is_place() const noexcept { return (bits_ & place_bit) != 0; }
  // A Node, or a place number for Plan::pointer.
  constexpr std::uint32_t index() const noexcept { return bits_ & ~place_bit; }

 private:
  static constexpr std::uint32_t place_bit = std::uint32_t{1} << 31;
  explicit constexpr Edge(std::uint32_t bits) noexcept : bits_(bits) {}
  std::uint32_t bits_;
};

namespace detail {
struct PlanData;
struct PlanAccess;
struct Tail;

// Outputs by plan numbers.
struct RatioParts {
  Amount numerator;
  Amount denominator;

  bool given() const noexcept { return numerator.given(); }
};
struct BoundOutputs {
  std::vector<Amount> actuals;     // by indicator, then area
  std::vector<RatioParts> ratios;  // by ratio, then area
  std::vector<Amount> staffing;    // worked by post, then the totals in the plan's order
  std::vector<Amount> beside;      // by place of the tail
};
}  // namespace detail

// The spans that proration, records and amendments go by. Without an assessed span records are held against the term.
struct Calendar {
  std::optional<Span> term;      // 协议期
  std::optional<Span> assessed;  // 考核期

  friend bool operator==(const Calendar&, const Calendar&) = default;
};

// An area as the plan numbers it. The whole comes last, every area after the areas inside it.
struct PlannedArea {
  std::string id;            // "*" for the whole
  std::string name;          // empty for the whole
  std::uint32_t parent = 0;  // its own number for the whole
  std::uint32_t depth = 0;   // 0 for the whole
};

// Outputs and scores in the plan's numbering: dense, without ids. Plan::bind makes them; others are empty.
class Inputs {
 public:
  // What was reported for an indicator in an area, by plan numbers.
  const Amount& actual(std::size_t indicator, std::size_t area) const;
  // What each party awarded; nothing where a party is missing that may be.
  const Score* score(std::size_t party) const;

 private:
  friend struct detail::PlanAccess;
  std::shared_ptr<const detail::PlanData> plan_;
  detail::BoundOutputs outputs_;
  std::vector<std::optional<Score>> scores_;  // by party
  std::shared_ptr<const detail::Tail> tail_;
};

class Plan {
 public:
  // Throws Error with every problem of all; pointers under /policy, /agreement and /project.
  Plan(Policy policy, Agreement agreement, Calendar calendar = {});

  const Policy& policy() const noexcept;
  const Agreement& agreement() const noexcept;
  const Calendar& calendar() const noexcept;

  // Throws Error with every problem of all; pointers under /outputs, /scores, /adjustments and /facts.
  Inputs bind(const Outputs& outputs, const Scores& scores, const Circumstances& circumstances = {}) const;

  // Throws Error with Code::figure_overflow, Code::total_off_step where the policy declares a step of the score and the
  // total is not on it, or Code::foreign_inputs where another plan bound the inputs. The second form writes into an
  // evaluation whose storage it reuses: from its second run on a plan on it allocates nothing, unless a panel combines
  // sheets or the arithmetic of an exact quotient outgrows 128 bits. What the evaluation holds after an error is
  // unspecified but valid.
  Evaluation run(const Inputs& inputs) const;
  void run(const Inputs& inputs, Evaluation& reuse) const;

  // The areas in the plan's numbering, and their numbers in the order in which the agreement lists them: the whole
  // first, an area before the areas inside it.
  std::span<const PlannedArea> areas() const noexcept;
  std::span<const std::uint32_t> listed_areas() const noexcept;

  // The skeleton. Node must be below figure_count().
  std::size_t figure_count() const noexcept;
  Operation operation(Node node) const noexcept;
  std::span<const Edge> inputs(Node node) const noexcept;
  // The step of the schedule at which the figure rounds, if it does; points given directly are never rounded.
  std::optional<Rounding> rounding(Node node) const noexcept;

  // Paths are formatted on demand: "indicators/visits/areas/area_1/actual", "parties/oversight/points", "total".
  std::string path(Node node) const;
  std::optional<Node> find(std::string_view path) const;

  // The JSON pointer of a place.
  std::string pointer(std::uint32_t place) const;

  // Nodes by plan numbers: indicators, posts and parties as the agreement and the policy list them, areas as above.
  Node target(std::size_t indicator, std::size_t area) const noexcept;
  Node actual(std::size_t indicator, std::size_t area) const noexcept;
  Node attainment(std::size_t indicator, std::size_t area) const noexcept;
  // Those that not every indicator has: the path's last part, "prorated_target", "numerator", "coverage/expected".
  std::optional<Node> figure(std::size_t indicator, std::size_t area, std::string_view part) const noexcept;
  Node required(std::size_t post) const noexcept;
  Node worked(std::size_t post) const noexcept;
  Node net(std::size_t post) const noexcept;
  Node experienced() const noexcept;
  Node experienced_share() const noexcept;
  Node retained() const noexcept;
  Node retention_base() const noexcept;
  Node retention() const noexcept;
  Node head_count() const noexcept;
  Node max(std::size_t party) const noexcept;  // its weight
  Node points(std::size_t party) const noexcept;
  Node subtotal() const noexcept;
  Node total() const noexcept;
  Node grade() const noexcept;
  Node total_low() const noexcept;
  Node total_high() const noexcept;

 private:
  friend class Evaluation;
  friend struct detail::PlanAccess;
  explicit Plan(std::shared_ptr<const detail::PlanData> data) noexcept : data_(std::move(data)) {}

  std::shared_ptr<const detail::PlanData> data_;
};

}  // namespace assay
