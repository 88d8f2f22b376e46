#include "audit/forms.hpp"

#include <algorithm>
#include <utility>

namespace assay::audit_detail {

namespace {

NetworkForm constant(const Ratio& value) { return {{}, Interval(value)}; }

}  // namespace

// A cell of outputs that says how it is printed may stand for more than the number it gives: 约 47 万.
Forms::Forms(Work& work) : work_(work), steps_(work.document) {
  for (const Output& output : work.document.outputs.indicators) {
    for (const Cell& cell : output.cells) {
      if (!cell.particulars || cell.particulars->printed.empty()) continue;
      const std::string inside = cell.area == "*" ? "" : "/areas/" + cell.area;
      const std::optional<Node> node = work.evaluation.find("indicators/" + output.indicator + inside + "/actual");
      if (!node || work.evaluation.value(*node) == nullptr) continue;
      try {
        CheckedClaim claim;
        claim.printed = read_printed(cell.particulars->printed);
        if (!claim.printed.has_value) continue;
        Possible possible = work.possible_of(claim, counting_step(claim.printed));
        if (!possible.contains(Ratio(*work.evaluation.value(*node)))) continue;
        printed_.emplace(work.evaluation.pointer(work.evaluation.inputs(*node)[0].index()), std::move(possible));
      } catch (const Error&) {
        continue;  // its claim says why it cannot be read
      }
    }
  }
}

FigureForm Forms::of(Node node) {
  const Evaluation& evaluation = work_.evaluation;
  const Operation operation = evaluation.operation(node);
  if (operation != Operation::attain && operation != Operation::rate) return {linear(node)};
  const std::span<const Edge> edges = evaluation.inputs(node);
  const Ratio exact = *evaluation.exact(node);
  if (edges.size() < 2 || edges[0].is_place() || edges[1].is_place()) return {constant(exact)};
  // At most so many is the reverse.
  for (const bool reversed : {false, true}) {
    const Node part = edges[reversed ? 1 : 0].index(), whole = edges[reversed ? 0 : 1].index();
    const std::optional<Ratio> a = evaluation.exact(part), b = evaluation.exact(whole);
    if (a && b && !b->is_zero() && *a * Ratio(100) / *b == exact) return {linear(part), linear(whole)};
  }
  return {constant(exact)};
}

const NetworkForm& Forms::linear(Node node) {
  const auto known = linear_.find(node);
  if (known != linear_.end()) return known->second;
  const Ratio exact = *work_.evaluation.exact(node);
  NetworkForm form = attempt(node);
  if (!gives(form, exact)) form = constant(exact);
  return linear_.emplace(node, std::move(form)).first->second;
}

NetworkForm Forms::attempt(Node node) {
  const Evaluation& evaluation = work_.evaluation;
  const std::span<const Edge> edges = evaluation.inputs(node);
  const Ratio exact = *evaluation.exact(node);
  switch (evaluation.operation(node)) {
    case Operation::given:
    case Operation::award: return place(node, edges[0]);
    case Operation::roll_up: {
      NetworkForm form = sum(edges, 1);
      return gives(form, exact) ? form : place(node, edges[0]);
    }
    case Operation::sum:
    case Operation::subtotal:
    case Operation::total: return sum(edges, 1);
    case Operation::net: return sum(edges, -1);
    case Operation::prorate: {
      NetworkForm form;
      if (!evaluation.exact(edges[0].index()) || !evaluation.exact(edges[1].index())) return constant(exact);
      add_times(form, linear(edges[0].index()), *evaluation.exact(edges[1].index()));
      return form;
    }
    default: return constant(exact);
  }
}

NetworkForm Forms::place(Node node, Edge edge) {
  const Evaluation& evaluation = work_.evaluation;
  if (!edge.is_place()) return linear(edge.index());
  if (const std::optional<Node> source = evaluation.source(edge.index())) return linear(*source);
  const Decimal* value = evaluation.value(node);
  if (value == nullptr) return constant(*evaluation.exact(node));
  const std::string path = evaluation.path(node);
  if (!stands_as_it_is(path)) return constant(Ratio(*value));
  // Points stand in an object of their own.
  const bool points = evaluation.operation(node) == Operation::award;
  const std::string pointer = evaluation.pointer(edge.index()) + (points ? "/points" : "");
  const auto printed = printed_.find(pointer);
  const std::optional<Possible> possible = printed == printed_.end() ? std::nullopt : std::optional(printed->second);
  const std::optional<Decimal> step = steps_.of(path, evaluation.operation(node), {});
  return {{{work_.cell_at(edge.index(), pointer, *value, possible, step), 1}}, 0};
}

// Whether the document holds the figure's number at its place: not as the parts of a ratio, as a raw score, marks or
// words, and not in another document.
bool Forms::stands_as_it_is(std::string_view path) const {
  if (path.ends_with("/numerator") || path.ends_with("/denominator") || path.starts_with("midterm/")) return false;
  constexpr std::string_view room = "parties/", points = "/points";
  if (!path.starts_with(room)) return true;
  if (!path.ends_with(points)) return false;
  const std::string_view party = path.substr(room.size(), path.size() - room.size() - points.size());
  const auto score = std::find_if(work_.document.scores.begin(), work_.document.scores.end(),
                                  [&](const Score& each) { return each.party == party; });
  return score != work_.document.scores.end() && std::holds_alternative<Points>(score->award);
}

NetworkForm Forms::sum(std::span<const Edge> edges, int rest) {
  NetworkForm form;
  bool first = true;
  for (const Edge edge : edges) {
    if (edge.is_place() || !work_.evaluation.exact(edge.index())) continue;
    add_times(form, linear(edge.index()), first ? 1 : rest);
    first = false;
  }
  return form;
}

bool Forms::gives(const NetworkForm& form, const Ratio& value) const { return work_.values(form).contains(value); }

}  // namespace assay::audit_detail
