// The same inputs under several schedules of rounding.
#include <algorithm>

#include "analysis/parts.hpp"
#include "evaluate/tail.hpp"

namespace assay {

namespace {

// The steps that round, each by another mode.
RoundingSchedule by_mode(RoundingSchedule schedule, RoundingMode mode) {
  for (std::optional<Rounding>* step :
       {&schedule.attainment, &schedule.rate, &schedule.party_points, &schedule.total, &schedule.criterion,
        &schedule.sheet, &schedule.raw_score, &schedule.subtotal, &schedule.payment}) {
    if (*step) (*step)->mode = mode;
  }
  return schedule;
}

RoundingSchedule total_alone(const RoundingSchedule& schedule) {
  RoundingSchedule alone;
  alone.total = Rounding{RoundingMode::half_up, schedule.total ? schedule.total->places : 2};
  alone.exact_maximum_only = schedule.exact_maximum_only;
  return alone;
}

}  // namespace

std::vector<NamedSchedule> usual_schedules(const Policy& policy) {
  const RoundingSchedule& own = policy.rounding;
  return {{"policy", own, policy.grade_on},
          {"exact", {}, policy.grade_on},
          {"total_once", total_alone(own), GradeOn::rounded_total},
          {"half_even", by_mode(own, RoundingMode::half_even), policy.grade_on},
          {"down", by_mode(own, RoundingMode::down), policy.grade_on},
          {"exact_total", own, GradeOn::exact_total}};
}

}  // namespace assay

namespace assay::analysis {

namespace {

// Nodes in the order in which a run computes them.
std::vector<Node> run_order(const Subject& subject) {
  const detail::Layout& layout = subject.plan.layout;
  const detail::Tail& tail = detail::PlanAccess::tail(subject.inputs);
  std::vector<Node> order;
  const auto add = [&](std::size_t from, std::size_t to) {
    for (std::size_t node = from; node < to; ++node) order.push_back(static_cast<Node>(node));
  };
  add(tail.first_node, tail.first_node + tail.sources);
  add(0, layout.max(0));
  add(tail.first_node + tail.sources, tail.first_node + tail.scored);
  add(layout.max(0), layout.figures());
  add(tail.first_node + tail.scored, tail.first_node + tail.size());
  return order;
}

// Whether others compute with the same value: 100 and 100.00 do not part.
bool is_same(const Evaluation& a, const Evaluation& b, Node node) {
  const Decimal *x = a.value(node), *y = b.value(node);
  if (x != nullptr && y != nullptr) return *x == *y;
  const auto value = [&](const Evaluation& of, const Decimal* rounded) {
    return rounded != nullptr ? std::optional<Ratio>(*rounded) : of.exact(node);
  };
  const std::optional<Ratio> one = value(a, x), other = value(b, y);
  return one && other ? *one == *other : a.text(node) == b.text(node);
}

// Nothing where the total is off the step that the policy declares, or outgrows its bounds.
std::optional<Evaluation> evaluate_by(const NamedSchedule& schedule, Document& document) {
  document.policy.rounding = schedule.rounding;
  document.policy.grade_on = schedule.grade_on;
  model::Diagnostics problems;
  const detail::Prepared prepared = detail::prepare_document(document, {}, problems);
  if (!problems.empty()) throw Error(problems.take());
  try {
    Evaluation evaluation;
    detail::PlanAccess::run(prepared.plan, prepared.inputs, evaluation);
    return evaluation;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<ScheduleResult> compare_schedules(const Subject& subject, std::span<const NamedSchedule> schedules) {
  const Policy& policy = subject.plan.policy;
  const std::vector<Node> order = run_order(subject);
  const Evaluation& own = subject.evaluation;
  Document document = subject.document;
  std::vector<ScheduleResult> found;
  for (const NamedSchedule& schedule : schedules) {
    found.push_back({schedule, {}, {}, {}, {}, {}, {}});
    const bool is_own = schedule.rounding == policy.rounding && schedule.grade_on == policy.grade_on;
    const std::optional<Evaluation> other = is_own ? own : evaluate_by(schedule, document);
    if (!other) continue;
    ScheduleResult& result = found.back();
    const Node total = subject.plan.layout.total();
    result.total = other->text(total);
    if (const std::optional<Ratio> exact = other->exact(total)) result.total_exact = exact->to_string();
    result.grade = other->text(subject.plan.layout.grade());
    const auto part = [&](Node node) { return !is_same(own, *other, node); };
    const auto parts = std::find_if(order.begin(), order.end(), part);
    if (parts == order.end()) continue;
    result.parts_at = own.path(*parts);
    result.value = other->text(*parts);
    result.policy_value = own.text(*parts);
  }
  return found;
}

}  // namespace assay::analysis
