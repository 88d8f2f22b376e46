// Run: fills the table of figures, in the order of the node numbers. Everything was checked before; only a number that
// outgrows its bounds can stop it.
#include "assay/evaluation.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/rules.hpp"

namespace assay::detail {

namespace {

Decimal checked(const NumberResult& result) {
  if (!result) throw Error(Diagnostic{result.code, "", {}});
  return result.value;
}

}  // namespace

// One run. The loop in run() is the whole order of evaluation; each function below is one operation.
class Run {
 public:
  Run(const PlanData& plan, const std::vector<Amount>& actuals, const std::vector<Amount>& staffing,
      const std::vector<Score>& scores, Evaluation& evaluation) noexcept
      : plan_(plan),
        layout_(plan.layout),
        actuals_(actuals),
        staffing_(staffing),
        scores_(scores),
        evaluation_(evaluation) {}

  void run() {
    Node node = 0;
    try {
      for (const auto last = static_cast<Node>(layout_.figures()); node < last; ++node) compute(node);
    } catch (const Error&) {
      throw Error(Diagnostic{Code::figure_overflow, "", {plan_.path(node)}});
    }
  }

 private:
  void compute(Node node) {
    switch (plan_.figures[node].operation) {
      case Operation::given: return set(node, amount_at(plan_.edges_of(node)[0].index()));
      case Operation::roll_up: return roll_up(node);
      case Operation::attain: return attain(node);
      case Operation::net: return net(node);
      case Operation::rate: return rate(node);
      case Operation::award: return award(node);
      case Operation::total: return total(node);
      case Operation::grade: return grade(node);
    }
  }

  const Amount& amount_at(std::uint32_t place) const noexcept {
    const std::uint32_t cells = layout_.cells();
    if (place < cells) return plan_.targets[place];
    if (place < 2 * cells) return actuals_[place - cells];
    place -= 2 * cells;
    return place < layout_.posts ? plan_.required[place] : staffing_[place - layout_.posts];
  }

  void roll_up(Node node) {
    const auto edges = plan_.edges_of(node);
    const Amount& own = amount_at(edges[0].index());
    if (own.presence != Presence::missing) return set(node, own);
    rules::RollUp<Decimal> sum;
    for (const Edge part : edges.subspan(1)) sum.add(status(part.index()).presence, value(part.index()));
    status(node) = {sum.presence(), {}, sum.presence() == Presence::given, false};
    if (status(node).decimal) value(node) = sum.sum();
  }

  void attain(Node node) {
    const auto edges = plan_.edges_of(node);
    const Node actual = edges[0].index(), target = edges[1].index();
    const Outcome outcome = outcome_of(amount(target), amount(actual));
    if (outcome != Outcome::ratio) {
      status(node) = {rules::absence(amount(actual), amount(target)), outcome, false, false};
      return;
    }
    set_quotient(node, rules::attain(Ratio(value(actual)), Ratio(value(target))), outcome);
  }

  void net(Node node) {
    const auto edges = plan_.edges_of(node);
    const Node worked = edges[0].index(), required = edges[1].index();
    if (!is_given(worked) || !is_given(required)) {
      status(node) = {rules::absence(amount(worked), amount(required)), {}, false, false};
      return;
    }
    set(node, checked(try_subtract(value(worked), value(required))));
  }

  void rate(Node node) {
    const auto edges = plan_.edges_of(node);
    const Amount part = amount(edges[0].index());
    const Amount whole = edges.size() > 1 ? amount(edges[1].index()) : Amount();
    if (!part.given() || !whole.given() || whole.value.is_zero()) {
      status(node) = {rules::absence(part, whole), {}, false, false};
      return;
    }
    set_quotient(node, rules::attain(Ratio(part.value), Ratio(whole.value)));
  }

  void award(Node node) {
    const std::size_t party = plan_.edges_of(node)[0].index() - layout_.score_place(0);
    if (const auto* points = std::get_if<Points>(&scores_[party].award)) return set(node, points->points);
    const auto& raw = std::get<RawScore>(scores_[party].award);
    set_quotient(node, rules::award(Ratio(raw.raw), Ratio(raw.of), Ratio(plan_.policy.parties[party].max)));
  }

  void total(Node node) {
    bool decimal = true;
    for (const Edge party : plan_.edges_of(node)) decimal = decimal && status(party.index()).decimal;
    if (!decimal) {
      Ratio sum;
      for (const Edge party : plan_.edges_of(node)) {
        const Node points = party.index();
        sum = sum + (status(points).decimal ? Ratio(value(points)) : quotient(points));
      }
      return set_quotient(node, sum);
    }
    Decimal sum;
    for (const Edge party : plan_.edges_of(node)) sum = checked(try_add(sum, value(party.index())));
    if (plan_.rounding_of(node)) return set_quotient(node, Ratio(sum));
    set(node, sum);
  }

  void grade(Node node) {
    const Node total = plan_.edges_of(node)[0].index();
    const std::span<const Band> bands(plan_.policy.bands);
    const bool exact = plan_.policy.grade_on == GradeOn::exact_total && status(total).quotient;
    evaluation_.grade_ =
        exact || !status(total).decimal ? rules::step_at(bands, quotient(total)) : rules::step_at(bands, value(total));
    status(node) = {Presence::given, {}, false, false};
  }

  void set(Node node, const Amount& amount) {
    status(node) = {amount.presence, {}, amount.given(), false};
    value(node) = amount.value;
  }

  // Rounds by the figure's step, where the schedule has it.
  void set_quotient(Node node, const Ratio& exact, Outcome outcome = {}) {
    const std::optional<Rounding>& rounding = plan_.rounding_of(node);
    status(node) = {Presence::given, outcome, rounding.has_value(), true};
    quotient(node) = exact;
    if (rounding) value(node) = checked(try_round(exact, *rounding));
  }

  bool is_given(Node node) const { return evaluation_.statuses_[node].presence == Presence::given; }

  Amount amount(Node node) const {
    Amount result(evaluation_.values_[node]);
    result.presence = evaluation_.statuses_[node].presence;
    return result;
  }

  Evaluation::Status& status(Node node) { return evaluation_.statuses_[node]; }
  Decimal& value(Node node) { return evaluation_.values_[node]; }
  Ratio& quotient(Node node) { return evaluation_.quotients_[plan_.figures[node].quotient]; }

  const PlanData& plan_;
  const Layout& layout_;
  const std::vector<Amount>& actuals_;
  const std::vector<Amount>& staffing_;
  const std::vector<Score>& scores_;
  Evaluation& evaluation_;
};

void PlanAccess::run(const std::shared_ptr<const PlanData>& plan, const Inputs& inputs, Evaluation& evaluation) {
  if (inputs.plan_ != plan) throw Error(Diagnostic{Code::foreign_inputs, "", {}});
  if (evaluation.plan_ != plan) {
    evaluation.plan_.reset();  // until all of it has room
    evaluation.statuses_.assign(plan->layout.figures(), {});
    evaluation.values_.assign(plan->layout.figures(), {});
    evaluation.quotients_.assign(plan->quotients, {});
    evaluation.plan_ = plan;
  }
  Run(*plan, inputs.actuals_, inputs.staffing_, inputs.scores_, evaluation).run();
}

}  // namespace assay::detail
