// What was reported and what was verified: each difference as figures, and how much of what was reported is verified.
#include <map>

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

// Whether what was given in the area takes part in the figures of the areas around it: another value may go before it.
bool counts(const PlanData& plan, const Actuals& actuals, std::uint32_t i, std::uint32_t a) {
  const auto is_inside = [&](std::uint32_t outer) {
    std::uint32_t area = a;
    while (area != outer && area + 1 != plan.layout.areas) area = plan.areas[area].parent;
    return area == outer;
  };
  for (const TwoValues& values : actuals.two_values) {
    if (values.indicator != i) continue;
    if (values.own_counts ? values.area != a && is_inside(values.area) : values.area == a) return false;
  }
  return true;
}

}  // namespace

void add_adjustments(const Section& section, const Actuals& actuals) {
  const PlanData& plan = section.plan;
  TailBuilder& tail = section.tail;
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
    if (adjustment.area + 1 != plan.layout.areas && adds_up &&
        counts(plan, actuals, adjustment.indicator, adjustment.area)) {
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
                 difference ? sign + difference.value.to_string() : "?", adjustment.reason}},
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
