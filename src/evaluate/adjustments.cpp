// What was reported and what was verified: each difference as figures, and how much of what was reported is verified.
#include <map>
#include <unordered_set>

#include "evaluate/actuals.hpp"
#include "evaluate/kinds.hpp"

namespace assay::detail {

namespace {

std::string base_path(const PlanData& plan, std::uint32_t i, std::uint32_t a) {
  std::string path = "indicators/" + plan.agreement.indicators[i].id + '/';
  if (a + 1 != plan.layout.areas) path += "areas/" + plan.areas[a].id + '/';
  return path;
}

struct Sides {
  std::vector<Edge> reported, verified;
};

// Whether what was given in an area takes part in the figures of the areas around it: another value may go before it.
class Counting {
 public:
  Counting(const PlanData& plan, const std::vector<TwoValues>& two_values) : plan_(plan) {
    for (const TwoValues& values : two_values) {
      (values.own_counts ? own_counts_ : areas_count_).insert(plan.layout.target_place(values.indicator, values.area));
    }
  }

  bool operator()(std::uint32_t i, std::uint32_t a) const {
    const auto cell = [&](std::uint32_t area) { return plan_.layout.target_place(i, area); };
    if (areas_count_.contains(cell(a))) return false;
    while (a + 1 != plan_.layout.areas) {
      a = plan_.areas[a].parent;
      if (own_counts_.contains(cell(a))) return false;
    }
    return true;
  }

 private:
  const PlanData& plan_;
  std::unordered_set<std::uint32_t> own_counts_, areas_count_;  // cells with two values, by which of them counts
};

}  // namespace

void add_adjustments(const Section& section, const Actuals& actuals) {
  const PlanData& plan = section.plan;
  TailBuilder& tail = section.tail;
  const Counting counts(plan, actuals.two_values);
  std::map<std::uint32_t, Sides> of_areas;  // by indicator
  const auto add_net = [&](const std::string& path, Node reported, Node verified) {
    return tail.figure(path + "adjustment", Operation::net, {Edge::to_figure(verified), Edge::to_figure(reported)});
  };
  // What it does to the attainment of the whole, in percentage points.
  const auto add_effect = [&](const std::string& path, std::uint32_t i, Node net) {
    const Indicator& indicator = plan.agreement.indicators[i];
    const bool divides = indicator.direction == Direction::at_least || indicator.direction == Direction::exactly;
    if (!divides || !is_summed_over_areas(indicator.kind)) return;
    const Node target = plan.layout.node(i, plan.layout.areas - 1, Part::target);
    tail.figure(path + "adjustment_effect", Operation::rate, {Edge::to_figure(net), Edge::to_figure(target)},
                RoundingStep::attainment);
  };
  for (const Adjustment& adjustment : actuals.adjustments) {
    const std::string path = base_path(plan, adjustment.indicator, adjustment.area);
    const Node reported = tail.given(path + "reported", adjustment.reported, adjustment.pointer);
    const Node verified = tail.given(path + "verified", adjustment.verified, adjustment.pointer);
    const Node net = add_net(path, reported, verified);
    if (adjustment.area + 1 == plan.layout.areas) add_effect(path, adjustment.indicator, net);
    const bool adds_up = is_summed_over_areas(plan.agreement.indicators[adjustment.indicator].kind);
    if (adjustment.area + 1 != plan.layout.areas && adds_up && counts(adjustment.indicator, adjustment.area)) {
      Sides& sides = of_areas[adjustment.indicator];
      sides.reported.push_back(Edge::to_figure(reported));
      sides.verified.push_back(Edge::to_figure(verified));
    }
    if (adjustment.reported == adjustment.verified) continue;
    const NumberResult difference = try_subtract(adjustment.verified, adjustment.reported);
    const std::string sign = difference && !difference.value.is_negative() ? "+" : "";
    tail.note({{Code::adjusted,
                adjustment.pointer,
                {plan.agreement.indicators[adjustment.indicator].id, plan.areas[adjustment.area].id,
                 adjustment.reported.to_string(), adjustment.verified.to_string(),
                 difference ? sign + difference.value.to_string() : "?", adjustment.reason, adjustment.evidence}},
               {reported, verified, net}});
  }
  for (const auto& [i, sides] : of_areas) {
    const std::string path = base_path(plan, i, plan.layout.areas - 1);
    if (tail.find(path + "reported")) continue;  // the whole has its own
    const Node reported = tail.figure(path + "reported", Operation::sum, sides.reported);
    add_effect(path, i, add_net(path, reported, tail.figure(path + "verified", Operation::sum, sides.verified)));
  }
  if (actuals.verification.reported == 0) return;
  const std::string place = "/outputs/indicators";
  const Node reported = tail.given("verification/reported", Amount(actuals.verification.reported), place);
  const Node verified = tail.given("verification/verified", Amount(actuals.verification.verified), place);
  tail.figure("verification/rate", Operation::rate, {Edge::to_figure(verified), Edge::to_figure(reported)},
              RoundingStep::rate);
}

}  // namespace assay::detail
