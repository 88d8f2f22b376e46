// Steps of every operation but those of scores, and the numbers that all of them put in.
#include "explain/steps.hpp"

#include <algorithm>
#include <utility>

#include "evaluate/kinds.hpp"
#include "model/calendar.hpp"
#include "model/text.hpp"

namespace assay::derivation {

using detail::Part;
using detail::PlanAccess;

std::string factor(const std::string& number) {
  const bool is_plain = number.find('/') == std::string::npos && !number.starts_with('-');
  return is_plain ? number : '(' + number + ')';
}

std::string sum_of(const std::vector<std::string>& terms) {
  std::string text;
  for (const std::string& term : terms) {
    if (text.empty()) {
      text = term;
    } else {
      text += " + " + (term.starts_with('-') ? factor(term) : term);
    }
  }
  return text;
}

Steps::Steps(const Document& document, const Evaluation& evaluation)
    : document_(document),
      evaluation_(evaluation),
      own_plan_(evaluation.plan()),
      plan_(PlanAccess::data(own_plan_)),
      tail_(PlanAccess::tail(evaluation)) {
  for (const Score& score : document.scores) scores_.emplace(score.party, &score);
  for (const detail::TwoValues& values : tail_.two_values) {
    if (values.own_counts) own_counts_.insert(plan_.layout.target_place(values.indicator, values.area));
  }
}

Step Steps::of(Node node) {
  Step step = made(node, evaluation_.inputs(node));
  if (evaluation_.presence(node) != Presence::given) {
    step.formula.clear();
    step.compares = false;
  }
  return step;
}

Step Steps::made(Node node, Edges edges) {
  switch (evaluation_.operation(node)) {
    case Operation::given: return given(node, edges);
    case Operation::roll_up: return roll_up(node, edges);
    case Operation::attain: return attain(edges);
    case Operation::net:
    case Operation::excess:
    case Operation::pay: return difference(node, edges);
    case Operation::rate: return quotient(node, edges, " × 100");
    case Operation::quotient: return quotient(node, edges, "");
    case Operation::award: return award(node, edges);
    case Operation::subtotal:
    case Operation::criteria: return points_of(edges);
    case Operation::total: return total(node, edges);
    case Operation::grade: return grade();
    case Operation::prorate: return prorate(node, edges);
    case Operation::fraction: return fraction(edges);
    case Operation::low:
    case Operation::high: return low_high(node, edges);
    case Operation::coverage: return coverage(node, edges);
    case Operation::product: return product(edges);
    case Operation::sum: return sum(node, edges);
    case Operation::weighted: return weighted(edges);
    case Operation::count: return {std::to_string(edges.size()) + " × 1", false, inputs(edges)};
    case Operation::weight: return weight(node, edges);
    case Operation::total_low:
    case Operation::total_high: return total_bound(node, edges);
    case Operation::score: return score(node, edges);
    case Operation::combine: return combine(node, edges);
    case Operation::applicable: return applicable(edges);
    case Operation::rescale:
      return {factor(shown(edges[0])) + '/' + factor(shown(edges[1])) + " × " + factor(shown(edges[2])), false,
              inputs(edges)};
    case Operation::capped: return {"min(" + shown(edges[0]) + ", " + shown(edges[1]) + ')', false, inputs(edges)};
    case Operation::share: return {shown(edges[0]), true, inputs(edges)};
  }
  return {};
}

// --- indicators

Steps::Cell Steps::cell_of(std::uint32_t place) const {
  const std::uint32_t cell = place % plan_.layout.cells();
  return {cell / plan_.layout.areas, cell % plan_.layout.areas};
}

// Whose amounts are multiplied as they are read, where the place is one of them.
const Indicator* Steps::scaled_indicator(std::uint32_t place) const {
  const detail::Layout& layout = plan_.layout;
  std::size_t i = 0;
  if (place < layout.extra_place(0)) {
    i = cell_of(place).indicator;
  } else if (place < layout.proration_place(0)) {
    const std::uint32_t extra = place - layout.extra_place(0);
    const auto after = std::upper_bound(
        layout.indicators.begin(), layout.indicators.end(), extra,
        [](std::uint32_t number, const detail::IndicatorLayout& own) { return number < own.first_extra; });
    i = static_cast<std::size_t>(after - layout.indicators.begin()) - 1;
  } else {
    return nullptr;
  }
  const Indicator& indicator = plan_.agreement.indicators[i];
  const bool is_scaled = indicator.scale && indicator.kind != IndicatorKind::ratio && !indicator.scale->is_zero();
  return is_scaled ? &indicator : nullptr;
}

// Whether the areas inside speak for the area. An own value that was given beside theirs is among the own_counts_.
bool Steps::rolls_up(Cell cell) const {
  const auto children = plan_.children_of(cell.area);
  const auto [i, a] = cell;
  const Indicator& indicator = plan_.agreement.indicators[i];
  const bool adds_up = detail::is_summed_over_areas(indicator.kind) || indicator.kind == IndicatorKind::ratio;
  if (!adds_up || children.empty() || own_counts_.contains(plan_.layout.target_place(i, a))) return false;
  const auto presence_in = [&](std::size_t area) {
    return evaluation_.presence(plan_.layout.node(cell.indicator, area, Part::actual));
  };
  return presence_in(a) == Presence::missing || std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
           return presence_in(child) != Presence::missing;
         });
}

// The indicator whose ratio the figure is.
std::optional<std::size_t> Steps::ratio_of(Node node, Edges edges) const {
  if (node >= plan_.layout.first_post || edges.size() < 3 || !edges[0].is_place()) return std::nullopt;
  const auto [i, a] = cell_of(edges[0].index());
  const bool is_ratio = plan_.agreement.indicators[i].kind == IndicatorKind::ratio;
  return is_ratio && node == plan_.layout.node(i, a, Part::actual) ? std::optional(i) : std::nullopt;
}

Step Steps::ratio(const Indicator& indicator, Edges edges) {
  Step step;
  step.formula = factor(shown(edges[1])) + '/' + factor(shown(edges[2]));
  const Decimal scale = detail::scale_of(indicator);
  if (scale != Decimal(1)) step.formula += " × " + scale.to_string();
  step.inputs = inputs(edges.subspan(1));
  step.by_zero = has(edges[1]) && has(edges[2]) && number(edges[2]).is_zero();
  return step;
}

Step Steps::given(Node node, Edges edges) {
  const std::uint32_t at = edges[0].index();
  if (const std::optional<Node> source = evaluation_.source(at)) return {exact(*source), false, {*source}};
  if (const auto i = ratio_of(node, edges); i && has(edges[1])) return ratio(plan_.agreement.indicators[*i], edges);
  PlaceInput place{evaluation_.pointer(at), evaluation_.presence(node), evaluation_.text(node)};
  const Indicator* const scaled = node < tail_.first_node ? scaled_indicator(at) : nullptr;
  if (scaled == nullptr || place.presence != Presence::given) return {"", false, {std::move(place)}};
  // The document has the number before it was multiplied.
  place.value = (*evaluation_.exact(node) / Ratio(*scaled->scale)).to_string();
  const auto i = static_cast<std::size_t>(scaled - plan_.agreement.indicators.data());
  PlaceInput scale{model::child("/agreement/indicators", i) + "/scale", Presence::given, scaled->scale->to_string()};
  std::string formula = factor(place.value) + " × " + scale.value;
  return {std::move(formula), false, {std::move(place), std::move(scale)}};
}

Step Steps::roll_up(Node node, Edges edges) {
  const std::uint32_t at = edges[0].index();
  if (evaluation_.source(at)) return given(node, edges);
  const bool of_target = at < plan_.layout.cells();  // which has areas only where they make it
  if (!of_target && !rolls_up(cell_of(at))) return given(node, edges);
  if (const auto i = ratio_of(node, edges)) return ratio(plan_.agreement.indicators[*i], edges);
  return sum(node, edges.subspan(1));
}

Step Steps::attain(Edges edges) {
  const auto [i, a] = cell_of(evaluation_.inputs(edges[0].index())[0].index());
  const Direction direction = plan_.agreement.indicators[i].direction;
  const auto percentage = [&](std::size_t part, std::size_t whole) {
    return factor(exact(edges[part])) + '/' + factor(exact(edges[whole])) + " × 100";
  };
  Step step;
  step.inputs = inputs(edges);
  const auto below = [&](std::size_t one, std::size_t other) {
    return evaluation_.exact(edges[one].index()) < evaluation_.exact(edges[other].index());
  };
  if (direction != Direction::within) {
    step.formula = direction == Direction::at_most ? percentage(1, 0) : percentage(0, 1);
  } else if (below(0, 1)) {
    step.formula = percentage(0, 1);
  } else if (below(2, 0)) {
    step.formula = percentage(2, 0);
  } else {
    step.formula = exact(edges[1]) + " ≤ " + exact(edges[0]) + " ≤ " + exact(edges[2]);
    step.compares = true;
  }
  return step;
}

Step Steps::coverage(Node node, Edges edges) {
  const auto cell = cell_of(edges[0].index());
  const auto part = node - plan_.layout.node(cell.indicator, cell.area, Part::expected);
  if (!rolls_up(cell)) return {"", false, {plan_.layout.node(cell.indicator, cell.area, Part::actual)}};
  std::vector<std::string> terms;
  for (const Edge edge : edges.subspan(1)) {
    if (evaluation_.operation(edge.index()) == Operation::coverage) {
      terms.push_back(shown(edge));
      continue;
    }
    const Presence presence = evaluation_.presence(edge.index());
    const Node own = presence == Presence::given ? 1 : presence == Presence::not_applicable ? 3 : 2;
    terms.emplace_back(part == 0 || part == own ? "1" : "0");
  }
  return {sum_of(terms), false, inputs(edges.subspan(1))};
}

// Of an actual, from what was given, the areas inside or the bounds of what was not; of an attainment from such.
Step Steps::low_high(Node node, Edges edges) {
  if (!edges[0].is_place()) return attain(edges);
  const auto cell = cell_of(edges[0].index());
  const Node actual = plan_.layout.node(cell.indicator, cell.area, Part::actual);
  const Presence own = evaluation_.presence(actual);
  const bool is_own = (own == Presence::given || own == Presence::not_applicable) && !rolls_up(cell);
  if (is_own) return {exact(actual), false, {actual}};
  if (edges.size() > 1) return sum(node, edges.subspan(1));
  const Indicator& indicator = plan_.agreement.indicators[cell.indicator];
  const bool is_low = evaluation_.operation(node) == Operation::low;
  const std::string place = model::child("/agreement/indicators", cell.indicator);
  const std::string stated = (is_low ? indicator.bounds->from : indicator.bounds->to).to_string();
  Step step;
  step.inputs = {actual, PlaceInput{place + "/bounds/" + (is_low ? "from" : "to"), Presence::given, stated}};
  if (indicator.scale) {
    step.formula = factor(stated) + " × " + indicator.scale->to_string();
    step.inputs.push_back(PlaceInput{place + "/scale", Presence::given, indicator.scale->to_string()});
  }
  return step;
}

Step Steps::prorate(Node node, Edges edges) {
  const Edge target = evaluation_.inputs(edges[0].index())[0];
  Step step;
  step.formula = factor(shown(edges[0])) + " × ";
  step.inputs = {edges[0].index()};
  // An area whose periods have targets of their own has its own fraction.
  const auto own = target.is_place() ? plan_.area_prorations.find(plan_.layout.target_place(
                                           cell_of(target.index()).indicator, cell_of(target.index()).area))
                                     : plan_.area_prorations.end();
  if (own == plan_.area_prorations.end()) {
    step.formula += exact(edges[1]);
    step.inputs.push_back(edges[1].index());
    return step;
  }
  step.formula += own->second.to_string();
  const std::string periods = model::child("/agreement/indicators", cell_of(target.index()).indicator) + "/periods";
  step.inputs.push_back(PlaceInput{periods, evaluation_.presence(node), own->second.to_string()});
  return step;
}

Step Steps::fraction(Edges edges) {
  const std::uint32_t at = edges[0].index();
  const Indicator& indicator = plan_.agreement.indicators[at - plan_.layout.proration_place(0)];
  const Proration& proration = indicator.proration;
  Step step;
  const bool as_given = proration.rule == ProrationRule::fraction;
  const std::string stated = factor(proration.numerator.to_string()) + '/' + factor(proration.denominator.to_string());
  step.inputs.push_back(
      PlaceInput{evaluation_.pointer(at), Presence::given, as_given ? stated : std::string(name(proration.rule))});
  std::vector<std::string> due, all;
  std::size_t period = 0;
  for (const Edge edge : edges.subspan(1)) {
    if (edge.is_place()) {
      const bool is_term = edge.index() == plan_.layout.term_place();
      const auto& span = is_term ? plan_.calendar.term : plan_.calendar.assessed;
      step.inputs.push_back(PlaceInput{evaluation_.pointer(edge.index()), Presence::given, model::period_text(*span)});
      continue;
    }
    const bool is_due = model::contains(*plan_.calendar.assessed, indicator.periods[period++].period);
    step.inputs.push_back(edge.index());
    if (!has(edge)) continue;
    all.push_back(shown(edge));
    if (is_due) due.push_back(shown(edge));
  }
  if (as_given) {
    step.formula = stated;
  } else if (proration.rule == ProrationRule::instalments) {
    step.formula = (due.empty() ? "0" : '(' + sum_of(due) + ')') + "/(" + sum_of(all) + ')';
  } else {
    step.formula = months_or_days(indicator);
  }
  return step;
}

std::string Steps::months_or_days(const Indicator& indicator) const {
  const Span &term = *plan_.calendar.term, &assessed = *plan_.calendar.assessed;
  const auto over = [](std::int64_t due, std::int64_t all) {
    return std::to_string(std::min(due, all)) + '/' + std::to_string(all);
  };
  const MonthEnd rule = plan_.policy.month_end;
  switch (indicator.proration.rule) {
    case ProrationRule::days: return over(model::days_of(assessed), model::days_of(term));
    case ProrationRule::months_touched: return over(model::months_touched(assessed), model::whole_months(term, rule));
    default: return over(model::whole_months(assessed, rule), model::whole_months(term, rule));
  }
}

// --- sums and quotients

// What was not given of areas or periods is no part of the sum; a stock's target is that of its last period.
Step Steps::sum(Node node, Edges edges) {
  std::vector<Edge> parts(edges.begin(), edges.end());
  const bool of_periods = node < plan_.layout.first_post && evaluation_.operation(node) == Operation::sum;
  if (of_periods) {
    const auto after = std::upper_bound(plan_.layout.indicators.begin(), plan_.layout.indicators.end(), node,
                                        [](Node n, const detail::IndicatorLayout& own) { return n < own.first; });
    const auto i = static_cast<std::size_t>(after - plan_.layout.indicators.begin()) - 1;
    if (plan_.agreement.indicators[i].kind == IndicatorKind::stock) parts.erase(parts.begin(), parts.end() - 1);
  }
  std::vector<std::string> terms;
  for (const Edge edge : parts) {
    if (has(edge)) terms.push_back(shown(edge));
  }
  return {sum_of(terms), false, inputs(parts)};
}

// The first − the second, or 0 where that may not be negative. Payment is less by vacancies − 0, where the 0 is no
// number of the document.
Step Steps::difference(Node node, Edges edges) {
  if (edges.size() > 1 && edges[1].is_place() && number(edges[1]).is_zero()) edges = edges.subspan(0, 1);
  Step step{shown(edges[0]), false, inputs(edges)};
  if (edges.size() > 1) step.formula += " − " + factor(shown(edges[1]));
  const bool is_bounded = evaluation_.operation(node) != Operation::net;
  if (is_bounded && has(edges[0]) && (edges.size() == 1 || has(edges[1]))) {
    const Ratio second = edges.size() > 1 ? number(edges[1]) : Ratio();
    if (number(edges[0]) < second) step.formula = "max(" + step.formula + ", 0)";
  }
  return step;
}

// Of places that only the midterm document has, the exact value is the two numbers.
Step Steps::quotient(Node node, Edges edges, std::string_view times) {
  Step step;
  step.inputs = inputs(edges);
  const std::string part = exact(edges[0]), whole = edges.size() > 1 ? exact(edges[1]) : std::string();
  if (part.empty() || whole.empty()) {
    const std::optional<Ratio> value = evaluation_.exact(node);
    if (value) step.formula = value->to_fraction();
  } else {
    step.formula = factor(part) + '/' + factor(whole) + std::string(times);
    step.by_zero = number(edges[1]).is_zero();
  }
  return step;
}

// The 0.01 of a percentage stands in the formula, and nowhere in the document.
Step Steps::product(Edges edges) {
  Step step;
  for (const Edge edge : edges) {
    step.formula += (step.formula.empty() ? "" : " × ") + factor(exact(edge));
    const bool is_percent = edge.is_place() && evaluation_.pointer(edge.index()) == "/policy/payment";
    if (!is_percent) step.inputs.push_back(input(edge));
  }
  return step;
}

// A weight of 1, and a constant of 0 beside others, say nothing.
Step Steps::weighted(Edges edges) {
  Step step;
  std::vector<std::string> terms;
  for (std::size_t k = 0; k + 1 < edges.size(); k += 2) {
    const std::string value = exact(edges[k]), weight = exact(edges[k + 1]);
    if (edges[k].is_place() && value == "0" && weight == "1" && edges.size() > 2) continue;
    terms.push_back(weight == "1" ? value : factor(value) + " × " + factor(weight));
    step.inputs.push_back(input(edges[k]));
    if (weight != "1") step.inputs.push_back(input(edges[k + 1]));
  }
  step.formula = sum_of(terms);
  return step;
}

// --- numbers

std::string Steps::shown(Node node) const { return evaluation_.text(node); }

std::string Steps::shown(Edge edge) {
  if (!edge.is_place()) return shown(edge.index());
  const Amount found = amount(edge.index());
  return found.given() ? found.value.to_string() : std::string();
}

std::string Steps::exact(Node node) const {
  const std::optional<Ratio> value = evaluation_.exact(node);
  if (!value) return "";
  const Decimal* const decimal = evaluation_.value(node);
  return decimal != nullptr && Ratio(*decimal) == *value ? decimal->to_string() : value->to_string();
}

std::string Steps::exact(Edge edge) { return edge.is_place() ? shown(edge) : exact(edge.index()); }

Ratio Steps::number(Edge edge) {
  if (edge.is_place()) return amount(edge.index()).value;
  const Decimal* const decimal = evaluation_.value(edge.index());
  return decimal != nullptr ? Ratio(*decimal) : evaluation_.exact(edge.index()).value_or(Ratio());
}

Presence Steps::presence(Edge edge) {
  return edge.is_place() ? amount(edge.index()).presence : evaluation_.presence(edge.index());
}

Amount Steps::amount(std::uint32_t place) {
  const detail::Layout& layout = plan_.layout;
  const auto from = [](const std::optional<Decimal>& number) { return number ? Amount(*number) : Amount(); };
  if (place >= tail_.first_place) {
    // The evaluation has the places, and the inputs what they give.
    if (!inputs_) {
      inputs_ = own_plan_.bind(document_.outputs, document_.scores,
                               {document_.adjustments, document_.facts, document_.project.budget});
    }
    const bool is_bound = place - tail_.first_place < PlanAccess::tail(*inputs_).pointers.size();
    return is_bound ? PlanAccess::amount(*inputs_, place) : Amount();  // else of the midterm document
  }
  if (place >= layout.posts_place(0) && place < layout.required_place(0)) {
    const bool is_months = place >= layout.months_place(0);
    const Post& post = plan_.agreement.posts[place - layout.posts_place(0) - (is_months ? layout.posts : 0)];
    return from(is_months ? post.months : post.posts);
  }
  if (place >= layout.weight_place(0) && place < layout.deductions_place()) {
    return plan_.policy.parties[place - layout.weight_place(0)].max;
  }
  return {};
}

PlaceInput Steps::place(std::uint32_t place) {
  const Amount found = amount(place);
  return {evaluation_.pointer(place), found.presence, found.given() ? found.value.to_string() : std::string()};
}

StepInput Steps::input(Edge edge) {
  if (!edge.is_place()) return edge.index();
  if (const std::optional<Node> source = evaluation_.source(edge.index())) return *source;
  return place(edge.index());
}

std::vector<StepInput> Steps::inputs(Edges edges) {
  std::vector<StepInput> result;
  for (const Edge edge : edges) result.push_back(input(edge));
  return result;
}

}  // namespace assay::derivation
