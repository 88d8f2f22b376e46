// Steps of the operations of scores: weights, points, totals, the grade, and what criteria and panels make.
#include <algorithm>
#include <utility>

#include "assay/ratio.hpp"
#include "evaluate/score_rules.hpp"
#include "explain/steps.hpp"
#include "model/text.hpp"

namespace assay::derivation {

// --- parties

// Weights of parties that are left out are shared out among the others.
Step Steps::weight(Node node, Edges edges) {
  const std::uint32_t at = edges[0].index();
  const Decimal& max = plan_.policy.parties[at - plan_.layout.weight_place(0)].max;
  if (evaluation_.exact(node) == Ratio(max)) return {"", false, {place(at)}};
  std::vector<std::string> left;
  for (std::size_t p = 0; p < plan_.layout.parties; ++p) {
    const bool counts = evaluation_.presence(plan_.layout.max(p)) == Presence::given;
    if (counts) left.push_back(plan_.policy.parties[p].max.to_string());
  }
  return {max.to_string() + " × " + plan_.policy.scale.to_string() + "/(" + sum_of(left) + ')', false, inputs(edges)};
}

Step Steps::award(Node node, Edges edges) {
  const std::uint32_t at = edges[0].index();
  const Node max = edges[1].index();
  const std::size_t number = at - plan_.layout.score_place(0);
  const Party& party = plan_.policy.parties[number];
  if (const std::optional<Node> raw = evaluation_.source(at)) {
    const Decimal& full = tail_.full.at(static_cast<std::uint32_t>(number));
    return {factor(shown(*raw)) + '/' + full.to_string() + " × " + factor(exact(max)), false, {*raw, max}};
  }
  const auto found = scores_.find(party.id);
  const Score* const score = found == scores_.end() ? nullptr : found->second;
  PlaceInput given{evaluation_.pointer(at), Presence::missing};
  if (const RawScore* const raw = score == nullptr ? nullptr : std::get_if<RawScore>(&score->award)) {
    given.presence = Presence::given;
    given.value = raw->raw.to_string() + '/' + raw->of.to_string();
    std::string formula = given.value + " × " + factor(exact(max));
    return {std::move(formula), false, {std::move(given), max}};
  }
  Step step;
  std::string points = "0";
  if (const Points* const own = score == nullptr ? nullptr : std::get_if<Points>(&score->award)) {
    points = own->points.to_string();
    given.presence = Presence::given;
    given.value = points;
    step.inputs.push_back(std::move(given));
  } else {
    const std::string policy = model::child("/policy/parties", number);
    step.inputs.push_back(std::move(given));
    const bool by_value = party.missing == MissingParty::value;
    if (by_value) points = party.missing_points->to_string();
    step.inputs.push_back(PlaceInput{policy + (by_value ? "/missing_points" : "/missing"), Presence::given,
                                     by_value ? points : std::string(name(party.missing))});
  }
  // Points grow with the party's weight.
  if (evaluation_.presence(node) == Presence::given && evaluation_.exact(max) != Ratio(party.max)) {
    step.formula = points + '/' + party.max.to_string() + " × " + factor(exact(max));
    step.inputs.push_back(max);
  }
  return step;
}

// What does not apply is left out.
Step Steps::points_of(Edges edges) {
  std::vector<std::string> terms;
  for (const Edge edge : edges) {
    if (has(edge)) terms.push_back(shown(edge));
  }
  return {sum_of(terms), false, inputs(edges)};
}

// --- the total

// The subtotal after deductions and bonuses. A bound is put in where the total stands on it.
std::string Steps::adjusted(std::string subtotal, Node node, Edges places, std::vector<StepInput>& inputs) {
  bool is_adjusted = false;
  for (const Edge place : places) {
    const std::optional<Node> source = evaluation_.source(place.index());
    if (!source) continue;
    const bool deducted = place.index() == plan_.layout.deductions_place();
    subtotal += (deducted ? " − " : " + ") + factor(shown(*source));
    inputs.push_back(*source);
    is_adjusted = true;
  }
  const auto& rules = plan_.policy.adjustments;
  const std::optional<Ratio> total = evaluation_.exact(node);
  if (is_adjusted && total == Ratio(rules->floor)) subtotal = "max(" + subtotal + ", " + rules->floor.to_string() + ')';
  const bool may_exceed_scale = rules && rules->may_exceed_scale;
  if (may_exceed_scale || total != Ratio(plan_.policy.scale) || subtotal == total->to_string()) return subtotal;
  return "min(" + subtotal + ", " + plan_.policy.scale.to_string() + ')';
}

Step Steps::total(Node node, Edges edges) {
  Step step;
  step.inputs.push_back(edges[0].index());
  step.formula = adjusted(shown(edges[0]), node, edges.subspan(1), step.inputs);
  return step;
}

// Where a party is on hold, nothing or all of its points.
Step Steps::total_bound(Node node, Edges edges) {
  const Node total = plan_.layout.total();
  if (evaluation_.presence(total) == Presence::given) return {exact(total), false, {total}};
  const bool is_high = evaluation_.operation(node) == Operation::total_high;
  const std::size_t parties = 2 * std::size_t{plan_.layout.parties};
  Step step;
  std::vector<std::string> terms;
  for (std::size_t k = 0; k < parties; k += 2) {
    const Node points = edges[k].index(), max = edges[k + 1].index();
    step.inputs.push_back(points);
    if (has(edges[k])) terms.push_back(shown(points));
    if (evaluation_.presence(points) != Presence::missing) continue;
    terms.push_back(is_high ? exact(max) : "0");
    if (is_high) step.inputs.push_back(max);
  }
  std::string subtotal = sum_of(terms);
  if (const auto rounding = evaluation_.rounding(plan_.layout.subtotal())) {
    subtotal = std::string(name(rounding->mode)) + '(' + subtotal + ", " + std::to_string(rounding->places) + ')';
  }
  step.formula = adjusted(std::move(subtotal), node, edges.subspan(parties), step.inputs);
  return step;
}

// The band of the total, and the knock-outs that hold.
Step Steps::grade() {
  const Policy& policy = plan_.policy;
  const Node total = plan_.layout.total();
  Step step{"", true, {total}};
  for (const detail::BoundKnockOut& knock_out : tail_.knock_outs) {
    const auto& holding = evaluation_.knocked_out();
    if (std::find(holding.begin(), holding.end(), knock_out.index) == holding.end()) continue;
    if (knock_out.left) {
      step.inputs.push_back(*knock_out.left);
      step.inputs.push_back(*knock_out.right);
    } else {
      step.inputs.push_back(
          PlaceInput{model::child("/facts", policy.knock_outs[knock_out.index].id), Presence::given, "true"});
    }
  }
  if (evaluation_.presence(total) != Presence::given) return step;
  const Band& band = evaluation_.band_of_total();
  const std::string seen = policy.grade_on == GradeOn::exact_total ? exact(total) : shown(total);
  const auto at = static_cast<std::size_t>(&band - policy.bands.data());
  const bool is_lowest = at + 1 == policy.bands.size();
  step.formula = is_lowest && at != 0 ? seen + " < " + policy.bands[at - 1].from.to_string()
                                      : seen + " ≥ " + band.from.to_string();
  if (evaluation_.knocked_out().empty()) return step;
  step.formula += " → " + band.id;
  for (const std::uint32_t index : evaluation_.knocked_out()) {
    const KnockOut& knock_out = policy.knock_outs[index];
    step.formula += "; " + knock_out.id + (knock_out.effect == KnockOutEffect::cap ? " ≤ " : " = ") + knock_out.band;
  }
  return step;
}

// --- criteria and panels

namespace {

std::string_view negated(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_most: return ">";
    case Comparator::below: return "≥";
    case Comparator::equals: return "≠";
    case Comparator::at_least: return "<";
    case Comparator::above: return "≤";
  }
  return "";
}

}  // namespace

Step Steps::score(Node node, Edges edges) {
  const detail::TailRule& rule = tail_.rules.at(node - tail_.first_node);
  const ComputedPoints& computed = *rule.computed;
  const Node figure = edges[0].index();
  const std::string max = rule.max.to_string(), full = computed.full.to_string();
  Step step;
  step.inputs = inputs(edges);
  if (evaluation_.presence(figure) != Presence::given) {  // no percentage, but its target is known to be met or not
    step.compares = true;
    step.formula = evaluation_.met(figure) == Met::yes ? "met" : "not met";
    return step;
  }
  const bool rounded = computed.value == FigureValue::rounded;
  const std::string seen = rounded ? shown(figure) : exact(figure);
  const Ratio value = rounded ? number(edges[0]) : *evaluation_.exact(figure);
  const auto compare = [&](std::string_view sign, const std::string& with) {
    step.formula = seen + ' ' + std::string(sign) + ' ' + with;
    step.compares = true;
  };
  switch (computed.rule) {
    case ScoringRule::proportional:
      step.formula = factor(seen) + '/' + full + " × " + max;
      if (value > Ratio(computed.full)) step.formula = "min(" + step.formula + ", " + max + ')';
      if (value.is_negative()) step.formula = "max(" + step.formula + ", 0)";
      break;
    case ScoringRule::reversed:
      if (value <= Ratio(computed.full)) {
        compare("≤", full);
      } else {
        step.formula = full + '/' + factor(seen) + " × " + max;
      }
      break;
    case ScoringRule::steps: {
      const std::span<const ScoreStep> steps(computed.steps);
      const std::size_t at = rules::step_at(steps, value);
      const bool is_lowest = at + 1 == steps.size() && at != 0;
      compare(is_lowest ? "<" : "≥", steps[is_lowest ? at - 1 : at].from.to_string());
      break;
    }
    case ScoringRule::pass: {
      const bool holds = rules::holds(value, computed.comparator, Ratio(computed.full));
      compare(holds ? model::sign(computed.comparator) : negated(computed.comparator), full);
      break;
    }
  }
  return step;
}

// Of the assessors who found that it applies; highest and lowest as the panel drops them.
Step Steps::combine(Node node, Edges edges) {
  const Panel& panel = *tail_.rules.at(node - tail_.first_node).panel;
  Step step;
  step.inputs = inputs(edges);
  std::vector<Edge> points;
  std::vector<std::string> terms, weights;
  const bool is_weighted = panel.combination == Combination::weighted_mean;
  for (std::size_t k = 0; k < edges.size(); k += is_weighted ? 2 : 1) {
    if (!has(edges[k])) continue;
    points.push_back(edges[k]);
    if (!is_weighted) continue;
    weights.push_back(shown(edges[k + 1]));
    terms.push_back(factor(shown(edges[k])) + " × " + factor(weights.back()));
  }
  if (points.empty()) return step;
  if (is_weighted) {
    step.formula = '(' + sum_of(terms) + ")/(" + sum_of(weights) + ')';
    return step;
  }
  std::size_t from = 0, to = points.size();
  if (panel.combination == Combination::median || panel.combination == Combination::trimmed_mean) {
    std::stable_sort(points.begin(), points.end(), [&](Edge a, Edge b) { return number(a) < number(b); });
    const bool is_median = panel.combination == Combination::median;
    from = is_median ? (to - 1) / 2 : static_cast<std::size_t>(panel.drop_lowest);
    to = is_median ? to / 2 + 1 : to - std::min(to, static_cast<std::size_t>(panel.drop_highest));
  } else if (panel.combination == Combination::consensus) {
    to = 1;
  }
  for (std::size_t k = from; k < to; ++k) terms.push_back(shown(points[k]));
  step.formula = terms.size() == 1 ? terms[0] : '(' + sum_of(terms) + ")/" + std::to_string(terms.size());
  return step;
}

// The maxima of the criteria that apply, and what does not.
Step Steps::applicable(Edges edges) {
  Step step;
  std::vector<std::string> terms;
  for (std::size_t k = 0; k < edges.size(); k += 2) {
    if (presence(edges[k]) == Presence::not_applicable) {
      step.inputs.push_back(input(edges[k]));
      continue;
    }
    step.inputs.push_back(input(edges[k + 1]));
    terms.push_back(shown(edges[k + 1]));
  }
  step.formula = sum_of(terms);
  return step;
}

}  // namespace assay::derivation
