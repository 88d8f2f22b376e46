// Run: fills the table of figures. Everything was checked before; only a number that outgrows its bounds can stop it.
//
// The order is: the tail's sources, the plan's figures by their numbers, what the tail derives from them.
#include <algorithm>

#include "assay/evaluation.hpp"
#include "evaluate/kinds.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/rules.hpp"
#include "evaluate/score_rules.hpp"
#include "evaluate/tail.hpp"
#include "number/multiple.hpp"

namespace assay::detail {

namespace {

Decimal checked(const NumberResult& result) {
  if (!result) throw Error(Diagnostic{result.code, "", {}});
  return result.value;
}

}  // namespace

// One run. Each function below is one operation, or the figures of one cell in the order of their nodes.
class Run {
 public:
  Run(const PlanData& plan, const Inputs& inputs, const BoundOutputs& outputs, const Tail& tail,
      Evaluation& evaluation) noexcept
      : plan_(plan), layout_(plan.layout), inputs_(inputs), outputs_(outputs), tail_(tail), evaluation_(evaluation) {}

  void run() {
    try {
      for (std::size_t t = 0; t < tail_.sources; ++t) run_tail(t);
      for (std::size_t i = 0; i < layout_.indicators.size(); ++i) run_indicator(i);
      for (std::size_t p = 0; p < layout_.posts; ++p) run_post(p);
      run_staffing();
      for (std::size_t t = tail_.sources; t < tail_.first_score; ++t) run_tail(t);
      score();
    } catch (const Error& error) {
      report(error);
    }
  }

  void rescore() {
    try {
      score();
    } catch (const Error& error) {
      report(error);
    }
  }

 private:
  void score() {
    for (std::size_t t = tail_.first_score; t < tail_.scored; ++t) run_tail(t);
    run_scores();
    for (std::size_t t = tail_.scored; t < tail_.size(); ++t) run_tail(t);
  }

  [[noreturn]] void report(const Error& error) const {
    if (error.diagnostics().front().code == Code::total_off_step) throw error;
    throw Error(Diagnostic{
        Code::figure_overflow, "", {at_ < tail_.first_node ? plan_.path(at_) : tail_.paths[at_ - tail_.first_node]}});
  }

  // --- indicators

  void run_indicator(std::size_t i) {
    const IndicatorLayout& own = layout_.indicators[i];
    indicator_ = &plan_.agreement.indicators[i];
    next_ = own.first;
    for (std::uint32_t extra = 0; extra < own.agreed + own.periods; ++extra) {
      set(take(), plan_.extras[own.first_extra + extra]);
    }
    if (own.prorated) set_quotient(take(), plan_.prorations[own.fraction]);
    for (std::size_t a = 0; a < layout_.areas; ++a) run_cell(i, own, a);
  }

  void run_cell(std::size_t i, const IndicatorLayout& own, std::size_t a) {
    const std::size_t cell = layout_.target_place(i, a);
    const bool within = indicator_->direction == Direction::within;
    const Node target = take();
    set(target, plan_.targets[cell]);
    if (within) set(take(), plan_.uppers[cell]);
    const Node upper = target + 1;  // where there is one

    const bool ratio = indicator_->kind == IndicatorKind::ratio;
    const Node* linked = nullptr;
    if (!tail_.links.empty()) {
      const auto link = tail_.links.find(layout_.actual_place(i, a));
      if (link != tail_.links.end()) linked = &link->second;
    }
    Amount given = outputs_.actuals[cell];  // own
    const RatioParts* parts = ratio ? &outputs_.ratios[layout_.ratio_cell(i, a)] : nullptr;
    const Presence own_presence = linked != nullptr         ? status(*linked).presence
                                  : ratio && parts->given() ? Presence::given
                                                            : given.presence;
    const auto children = plan_.children_of(a);
    const bool rolls_up = own_presence == Presence::missing && !children.empty();
    const Node numerator = next_;
    if (ratio) {
      // A ratio that was given as such has no parts; one that was not is as absent as its parts are.
      const Presence none = own_presence == Presence::given ? Presence::not_applicable : own_presence;
      for (const Part part : {Part::numerator, Part::denominator}) {
        const Node node = take();
        const Amount& own_part = part == Part::numerator ? parts->numerator : parts->denominator;
        set(node, parts->given() ? own_part : rolls_up ? rolled_up(i, a, part) : Amount::absent(none));
      }
    }
    if (!children.empty()) {
      cover(i, a, rolls_up ? std::nullopt : std::optional(own_presence));
    }
    const Node actual = take();
    if (linked != nullptr) {
      copy(*linked, actual);
    } else if (ratio && (rolls_up || parts->given())) {
      divide(actual, numerator);
    } else if (rolls_up) {
      set(actual, rolled_up(i, a, Part::actual));
    } else {
      set(actual, given);
    }
    const bool narrative = indicator_->kind == IndicatorKind::narrative;
    if (narrative) {
      status(take()) = {Presence::not_applicable, Outcome::narrative, judged(i), false, false};
    } else {
      attain(take(), actual, target, upper);
    }
    if (own.prorated) {
      const Node prorated = next_;
      prorate(take(), target, i, a);
      if (within) prorate(take(), upper, i, a);
      attain(take(), actual, prorated, prorated + 1);
    }
    if (own.low_high) run_low_high(i, a, own_presence, actual, target);
  }

  // What the parts of an area make together, by the policy for missing parts.
  Amount rolled_up(std::size_t i, std::size_t a, Part part) {
    rules::RollUp<Decimal> sum(plan_.policy.missing_parts != MissingParts::sum_given);
    if (!is_summed_over_areas(indicator_->kind) && part == Part::actual) return {};
    for (const std::uint32_t child : plan_.children_of(a)) {
      const Node node = layout_.node(i, child, part);
      sum.add(status(node).presence, value(node));
    }
    return rules::amount_of(sum);
  }

  // Areas expected, reported, missing and not applicable: those inside, or the area itself where it has its own value.
  void cover(std::size_t i, std::size_t a, std::optional<Presence> own) {
    std::array<std::int64_t, coverage_parts> counts{};  // expected last, the sum of the others
    const auto add = [&](Presence presence) {
      ++counts[presence == Presence::given ? 1 : presence == Presence::not_applicable ? 3 : 2];
    };
    if (own) {
      add(*own);
    } else {
      for (const std::uint32_t child : plan_.children_of(a)) {
        if (!layout_.is_parent(child)) {
          add(status(layout_.node(i, child, Part::actual)).presence);
          continue;
        }
        const Node first = layout_.node(i, child, Part::expected);
        for (std::uint32_t k = 1; k < coverage_parts; ++k) {
          counts[k] += static_cast<std::int64_t>(value(first + k).coefficient_low());
        }
      }
    }
    counts[0] = counts[1] + counts[2] + counts[3];
    for (const std::int64_t count : counts) set(take(), Amount(count));
  }

  // A ratio: numerator ÷ denominator × its scale, where both are known and the denominator is not zero.
  void divide(Node node, Node numerator) {
    const Node denominator = numerator + 1;
    if (status(numerator).presence != Presence::given || status(denominator).presence != Presence::given) {
      status(node) = {rules::absence(amount(numerator), amount(denominator)), {}, {}, false, false};
    } else if (value(denominator).is_zero()) {
      status(node) = {Presence::not_applicable, {}, {}, false, false};
    } else {
      set_quotient(node, Ratio(value(numerator)) * Ratio(scale_of(*indicator_)) / Ratio(value(denominator)));
    }
  }

  Met judged(std::size_t i) const {
    if (tail_.judged.empty()) return Met::open;
    const Judgement judgement = tail_.judged[i];
    return judgement == Judgement::met ? Met::yes : judgement == Judgement::not_met ? Met::no : Met::open;
  }

  void attain(Node node, Node actual, Node target, Node upper) {
    const Presence of_target = status(target).presence, of_actual = status(actual).presence;
    if (of_target != Presence::given || of_actual != Presence::given) {
      const Outcome outcome = outcome_of(amount(target), amount(actual));
      status(node) = {rules::absence(amount(actual), amount(target)), outcome, Met::open, false, false};
      return;
    }
    const bool decimal = !status(actual).quotient && !status(target).quotient;
    if (decimal && indicator_->direction == Direction::at_least && !value(target).is_zero()) {
      const Met met = value(actual) >= value(target) ? Met::yes : Met::no;
      return set_quotient(node, rules::attain(Ratio(value(actual)), Ratio(value(target))), Outcome::ratio, met);
    }
    const bool within = indicator_->direction == Direction::within;
    const auto judged =
        rules::judge(indicator_->direction, exact(target), within ? exact(upper) : Ratio(), exact(actual));
    if (judged.attainment) return set_quotient(node, *judged.attainment, judged.outcome, judged.met);
    status(node) = {Presence::not_applicable, judged.outcome, judged.met, false, false};
  }

  void prorate(Node node, Node target, std::size_t i, std::size_t a) {
    if (status(target).presence != Presence::given) {
      status(node) = {status(target).presence, {}, {}, false, false};
      return;
    }
    const auto own = plan_.area_prorations.find(layout_.target_place(i, a));
    const Ratio& fraction =
        own == plan_.area_prorations.end() ? plan_.prorations[layout_.indicators[i].fraction] : own->second;
    set_quotient(node, Ratio(value(target)) * fraction);
  }

  // A bound of the document, in the unit of the figures.
  Decimal bound(const Decimal& stated) const {
    return indicator_->scale ? checked(try_scale(stated, *indicator_->scale)) : stated;
  }

  void run_low_high(std::size_t i, std::size_t a, Presence own, Node actual, Node target) {
    const Node low = next_;
    for (const Part part : {Part::actual_low, Part::actual_high}) {
      const Node node = take();
      const auto children = plan_.children_of(a);
      if (own == Presence::given || own == Presence::not_applicable) {
        copy(actual, node);
      } else if (!children.empty()) {  // nothing of its own: bounds are of its parts
        rules::RollUp<Decimal> sum;
        for (const std::uint32_t child : children) {
          const Node of_child = layout_.node(i, child, part);
          sum.add(status(of_child).presence, value(of_child));
        }
        set(node, rules::amount_of(sum));
      } else {
        const Bounds& bounds = *indicator_->bounds;
        set(node, bound(part == Part::actual_low ? bounds.from : bounds.to));
      }
    }
    if (indicator_->direction == Direction::within) return;
    const bool reversed = indicator_->direction == Direction::at_most;
    attain(take(), reversed ? low + 1 : low, target, target);
    attain(take(), reversed ? low : low + 1, target, target);
  }

  // --- staffing and scores

  void run_post(std::size_t p) {
    const Post& post = plan_.agreement.posts[p];
    next_ = layout_.post(p, PostPart::posts);
    set(take(), post.posts ? Amount(*post.posts) : Amount());
    const Node required = take();
    set(required, post.posts ? Amount(checked(try_multiply(*post.posts, *post.months))) : Amount(post.required));
    set_or_link(take(), outputs_.staffing[p], layout_.worked_place(p));
    net(take(), layout_.post(p, PostPart::worked), layout_.post(p, PostPart::required));
  }

  void run_staffing() {
    for (std::uint32_t t = 0; t < staffing_totals; ++t) {
      at_ = layout_.staffing_total(static_cast<StaffingTotal>(t));
      set_or_link(at_, outputs_.staffing[layout_.posts + t], layout_.staffing_place(static_cast<StaffingTotal>(t)));
    }
    for (const Node node : {layout_.experienced_share(), layout_.retention()}) rate(at_ = node, plan_.edges_of(node));
  }

  void run_scores() {
    const Ratio growth = weight_growth();
    for (std::size_t p = 0; p < layout_.parties; ++p) {
      weigh_party(at_ = layout_.max(p), p, growth);
      award(at_ = layout_.points(p), p, growth);
    }
    subtotal(at_ = layout_.subtotal());
    total(at_ = layout_.total());
    bound_total(at_ = layout_.total_low(), false);
    bound_total(at_ = layout_.total_high(), true);
    grade(at_ = layout_.grade());
  }

  // Whether the party gave nothing, neither a score nor what its criteria compute.
  bool is_missing(std::size_t party) const {
    return inputs_.score(party) == nullptr && linked(layout_.score_place(party)) == nullptr;
  }
  bool is_left_out(std::size_t party) const {
    return is_missing(party) && plan_.policy.parties[party].missing == MissingParty::renormalise;
  }

  // What the weights grow by where those of parties that are left out are shared out.
  Ratio weight_growth() const {
    Decimal left = plan_.policy.scale;
    for (std::size_t p = 0; p < layout_.parties; ++p) {
      if (is_left_out(p)) left = checked(try_subtract(left, plan_.policy.parties[p].max));
    }
    return Ratio(plan_.policy.scale) / Ratio(left);
  }

  void weigh_party(Node node, std::size_t party, const Ratio& growth) {
    const Decimal& max = plan_.policy.parties[party].max;
    if (is_left_out(party)) return set(node, Amount::not_applicable());
    if (growth == Ratio(1)) return set(node, max);
    set_shortest(node, Ratio(max) * growth);
  }

  void award(Node node, std::size_t party, const Ratio& growth) {
    const Party& own = plan_.policy.parties[party];
    const Ratio max = status(layout_.max(party)).presence == Presence::given ? exact(layout_.max(party)) : Ratio();
    if (const Node* raw = linked(layout_.score_place(party))) {
      if (status(*raw).presence != Presence::given) return set(node, Amount());
      const Ratio full(tail_.full.at(static_cast<std::uint32_t>(party)));
      return set_score(node, rules::award(shown(*raw), full, max), max);
    }
    const Score* score = inputs_.score(party);
    if (score == nullptr && own.missing == MissingParty::hold) return set(node, Amount());
    if (is_left_out(party)) return set(node, Amount::not_applicable());
    if (score != nullptr && std::holds_alternative<RawScore>(score->award)) {
      const auto& raw = std::get<RawScore>(score->award);
      return set_score(node, rules::award(Ratio(raw.raw), Ratio(raw.of), max), max);
    }
    const Decimal points = score != nullptr                     ? std::get<Points>(score->award).points
                           : own.missing == MissingParty::value ? *own.missing_points
                                                                : Decimal(0);
    if (growth == Ratio(1)) return set(node, points);
    set_score(node, Ratio(points) * growth, max);
  }

  // The sum of the parties' points; those that are left out have none.
  void subtotal(Node node) {
    bool decimal = true;
    for (std::size_t p = 0; p < layout_.parties; ++p) {
      const Evaluation::Status& points = status(layout_.points(p));
      if (points.presence == Presence::missing) return set(node, Amount());
      decimal = decimal && (points.decimal || points.presence != Presence::given);
    }
    if (!decimal) return set_score(node, sum_of_points(Ratio()), Ratio(plan_.policy.scale));
    Decimal sum;
    for (std::size_t p = 0; p < layout_.parties; ++p) sum = checked(try_add(sum, value(layout_.points(p))));
    set_decimal_score(node, sum);
  }

  // `missing` stands for the points of a party that is on hold, where it is a value and not its maximum.
  Ratio sum_of_points(const std::optional<Ratio>& missing) {
    Ratio sum;
    for (std::size_t p = 0; p < layout_.parties; ++p) {
      const Presence presence = status(layout_.points(p)).presence;
      if (presence == Presence::given) sum = sum + shown(layout_.points(p));
      if (presence == Presence::missing) sum = sum + (missing ? *missing : exact(layout_.max(p)));
    }
    return sum;
  }

  const Node* linked(std::uint32_t place) const {
    const auto link = tail_.links.find(place);
    return link == tail_.links.end() ? nullptr : &link->second;
  }

  void total(Node node) {
    const Node subtotal = layout_.subtotal();
    if (status(subtotal).presence != Presence::given) return set(node, Amount());
    if (is_adjusted()) return set_score(node, adjusted(shown(subtotal)), Ratio(plan_.policy.scale));
    // Points that rounded up may add up to more than the scale.
    if (!may_exceed_scale() && shown(subtotal) > Ratio(plan_.policy.scale)) {
      return set_decimal_score(node, plan_.policy.scale);
    }
    if (!status(subtotal).decimal) return set_score(node, quotient(subtotal), Ratio(plan_.policy.scale));
    set_decimal_score(node, value(subtotal));
  }

  bool is_adjusted() const {
    return linked(layout_.deductions_place()) != nullptr || linked(layout_.bonuses_place()) != nullptr;
  }

  bool may_exceed_scale() const { return plan_.policy.adjustments && plan_.policy.adjustments->may_exceed_scale; }

  Ratio adjusted(const Ratio& subtotal) {
    const Node* deductions = linked(layout_.deductions_place());
    const Node* bonuses = linked(layout_.bonuses_place());
    return rules::adjust(subtotal, deductions != nullptr ? shown(*deductions) : Ratio(),
                         bonuses != nullptr ? shown(*bonuses) : Ratio(), *plan_.policy.adjustments, plan_.policy.scale);
  }

  // The least and the most that the total can be while a party is on hold; else the total.
  void bound_total(Node node, bool high) {
    const Node total = layout_.total();
    const Ratio scale(plan_.policy.scale);
    if (status(total).presence == Presence::given) {
      if (status(total).quotient) return set_score(node, quotient(total), scale);
      return set(node, value(total));
    }
    Ratio subtotal = sum_of_points(high ? std::nullopt : std::optional(Ratio()));
    if (const auto& rounding = plan_.schedule[static_cast<std::size_t>(RoundingStep::subtotal)]) {
      subtotal = Ratio(checked(round_score(subtotal, scale, *rounding)));
    }
    set_score(node,
              is_adjusted()        ? adjusted(subtotal)
              : may_exceed_scale() ? subtotal
                                   : std::min(subtotal, scale),
              scale);
  }

  // The band of the total, or those of its bounds, after what knock-outs do to it.
  void grade(Node node) {
    evaluation_.knocked_out_.clear();
    for (const BoundKnockOut& knock_out : tail_.knock_outs) {
      if (is_knocked_out(knock_out)) evaluation_.knocked_out_.push_back(knock_out.index);
    }
    const Presence presence = status(layout_.total()).presence;
    status(node) = {presence, {}, {}, false, false};
    if (presence == Presence::given) {
      check_step(layout_.total());
      evaluation_.band_ = band_of(layout_.total());
      evaluation_.best_ = evaluation_.worst_ = knocked_out(evaluation_.band_);
    } else {
      evaluation_.best_ = knocked_out(band_of(layout_.total_high()));
      evaluation_.worst_ = knocked_out(band_of(layout_.total_low()));
    }
  }

  bool sees_exact(Node total) { return plan_.policy.grade_on == GradeOn::exact_total && status(total).quotient; }

  std::size_t band_of(Node total) {
    const std::span<const Band> bands(plan_.policy.bands);
    return sees_exact(total) || !status(total).decimal ? rules::step_at(bands, quotient(total))
                                                       : rules::step_at(bands, value(total));
  }

  // A policy that declares a step of the score has no grade for what lies between.
  void check_step(Node total) {
    if (!plan_.policy.step) return;
    const Ratio seen = sees_exact(total) ? quotient(total) : shown(total);
    if (number::is_multiple(seen, *plan_.policy.step)) return;
    throw Error(Diagnostic{Code::total_off_step, "/scores", {seen.to_string(), plan_.policy.step->to_string()}});
  }

  bool is_knocked_out(const BoundKnockOut& knock_out) {
    if (!knock_out.left) return knock_out.holds;
    const Node left = *knock_out.left, right = *knock_out.right;
    if (status(left).presence != Presence::given || status(right).presence != Presence::given) return false;
    return rules::holds(exact(left), plan_.policy.knock_outs[knock_out.index].when->comparator, exact(right));
  }

  std::size_t knocked_out(std::size_t band) const {
    return detail::knocked_out(plan_, tail_, evaluation_.knocked_out_, band);
  }

  // --- the tail

  void run_tail(std::size_t t) {
    const Node node = at_ = tail_.first_node + static_cast<Node>(t);
    const std::span<const Edge> edges = tail_.edges_of(t);
    switch (tail_.figures[t].operation) {
      case Operation::given: return set(node, amount(edges[0]));
      case Operation::sum: return sum(node, edges);
      case Operation::net: return subtract(node, edges, false);
      case Operation::excess: return subtract(node, edges, true);
      case Operation::product: return multiply(node, edges);
      case Operation::rate: return rate(node, edges);
      case Operation::quotient: return divide(node, edges);
      case Operation::weighted: return weigh(node, edges);
      case Operation::count: return set(node, Amount(edges.size()));
      case Operation::score: return score_figure(node, edges, tail_.rules.at(static_cast<std::uint32_t>(t)));
      case Operation::combine: return combine(node, edges, tail_.rules.at(static_cast<std::uint32_t>(t)));
      case Operation::criteria: return sum_criteria(node, edges);
      case Operation::applicable: return sum_applicable(node, edges);
      case Operation::rescale: return rescale(node, edges, tail_.rules.at(static_cast<std::uint32_t>(t)));
      case Operation::capped: return cap(node, edges);
      case Operation::share: return share_of_grade(node);
      case Operation::pay: return pay(node, edges);
      default: throw Error(Diagnostic{Code::internal, "", {"an operation in the tail"}});
    }
  }

  // --- scores in the tail

  Presence presence(Edge edge) const {
    return edge.is_place() ? place_amount(edge.index()).presence : evaluation_.statuses_[edge.index()].presence;
  }

  void score_figure(Node node, std::span<const Edge> edges, const TailRule& rule) {
    const Node figure = edges[0].index();
    const Evaluation::Status& from = status(figure);
    if (from.presence == Presence::given) {
      const bool rounded = rule.computed->value == FigureValue::rounded;
      return set_made(node, rules::score(*rule.computed, rounded ? shown(figure) : exact(figure), Ratio(rule.max)),
                      rule.max);
    }
    // No percentage, but its target is known to be met or not.
    if (from.met != Met::open) return set_made(node, from.met == Met::yes ? Ratio(rule.max) : Ratio(), rule.max);
    set(node, applies(figure) ? Amount() : Amount::not_applicable());
  }

  // Of a figure without a value. A narrative that nobody has judged met or not applies all the same, unless it was said
  // not to.
  bool applies(Node figure) {
    const Evaluation::Status& from = status(figure);
    if (from.outcome == Outcome::narrative) {
      return status(plan_.edges_of(figure)[0].index()).presence != Presence::not_applicable;
    }
    return from.presence != Presence::not_applicable && from.outcome != Outcome::no_target;
  }

  // Assessors who found that it does not apply are left out.
  void combine(Node node, std::span<const Edge> edges, const TailRule& rule) {
    const bool weighted = rule.panel->combination == Combination::weighted_mean;
    std::vector<Ratio> points, weights;
    for (std::size_t k = 0; k < edges.size(); k += weighted ? 2 : 1) {
      if (presence(edges[k]) == Presence::not_applicable) continue;
      if (presence(edges[k]) != Presence::given) return set(node, Amount());
      points.push_back(shown(edges[k]));
      if (weighted) weights.push_back(shown(edges[k + 1]));
    }
    if (points.empty()) return set(node, Amount::not_applicable());
    // Figures may show that a sheet does not apply, which nobody knew when the sheets were counted.
    const auto dropped = std::int64_t{rule.panel->drop_highest} + rule.panel->drop_lowest;
    if (static_cast<std::int64_t>(points.size()) <= dropped) return set(node, Amount());
    set_made(node, rules::combine<Ratio>(*rule.panel, points, weights), rule.max);
  }

  void sum_criteria(Node node, std::span<const Edge> edges) {
    rules::RollUp<Ratio> sum;
    for (const Edge edge : edges) {
      const bool given = presence(edge) == Presence::given;
      sum.add(presence(edge), given ? shown(edge) : Ratio());
    }
    if (sum.presence() != Presence::given) return set(node, Amount::absent(sum.presence()));
    set_shortest(node, sum.sum());
  }

  void sum_applicable(Node node, std::span<const Edge> edges) {
    Decimal sum;
    for (std::size_t k = 0; k < edges.size(); k += 2) {
      if (presence(edges[k]) != Presence::not_applicable) sum = checked(try_add(sum, decimal_of(edges[k + 1])));
    }
    set(node, sum);
  }

  void rescale(Node node, std::span<const Edge> edges, const TailRule& rule) {
    if (is_absent(node, edges)) return;
    set_made(node, shown(edges[0]) * shown(edges[2]) / shown(edges[1]), rule.max);
  }

  void cap(Node node, std::span<const Edge> edges) {
    if (is_absent(node, edges)) return;
    set_shortest(node, std::min(shown(edges[0]), shown(edges[1])));
  }

  // A grade that the policy states no share for is paid in full.
  void share_of_grade(Node node) {
    if (status(layout_.grade()).presence != Presence::given) return set(node, Amount());
    Decimal percent = 100;
    for (const GradeShare& share : plan_.policy.payment->shares) {
      if (share.band == plan_.policy.bands[evaluation_.best_].id) percent = share.percent;
    }
    set(node, percent);
  }

  void pay(Node node, std::span<const Edge> edges) {
    if (is_absent(node, edges)) return;
    const Ratio amount = edges.size() > 1 ? shown(edges[0]) - shown(edges[1]) : shown(edges[0]);
    set_made(node, std::max(amount, Ratio()), std::nullopt);
  }

  // Rounded by the figure's step where the schedule has it, else as short as it is.
  void set_made(Node node, const Ratio& exact, const std::optional<Decimal>& maximum) {
    if (!plan_.schedule[static_cast<std::size_t>(figure(node).step)]) return set_shortest(node, exact);
    maximum ? set_score(node, exact, Ratio(*maximum)) : set_quotient(node, exact);
  }

  // Where an input has no value the figure has none: not applicable before the others.
  bool is_absent(Node node, std::span<const Edge> edges) {
    std::optional<Presence> why;
    for (const Edge edge : edges) {
      const Presence presence = edge.is_place() ? amount(edge).presence : status(edge.index()).presence;
      if (presence == Presence::given || why == Presence::not_applicable) continue;
      if (!why || presence == Presence::not_applicable) why = presence;
    }
    if (why) status(node) = {*why, {}, {}, false, false};
    return why.has_value();
  }

  void sum(Node node, std::span<const Edge> edges) {
    if (is_absent(node, edges)) return;
    bool decimal = true;
    for (const Edge edge : edges) decimal = decimal && (edge.is_place() || status(edge.index()).decimal);
    if (decimal) {
      Decimal result;
      for (const Edge edge : edges) result = checked(try_add(result, decimal_of(edge)));
      return set(node, result);
    }
    Ratio result;
    for (const Edge edge : edges) result = result + shown(edge);
    set_quotient(node, result);
  }

  void subtract(Node node, std::span<const Edge> edges, bool not_below_zero) {
    if (is_absent(node, edges)) return;
    const Ratio difference = shown(edges[0]) - shown(edges[1]);
    set_shortest(node, not_below_zero && difference.is_negative() ? Ratio() : difference);
  }

  void multiply(Node node, std::span<const Edge> edges) {
    if (is_absent(node, edges)) return;
    Ratio result(1);
    for (const Edge edge : edges) result = result * exact(edge);
    set_shortest(node, result);
  }

  void weigh(Node node, std::span<const Edge> edges) {
    if (is_absent(node, edges)) return;
    Ratio result;
    for (std::size_t k = 0; k + 1 < edges.size(); k += 2) result = result + exact(edges[k]) * exact(edges[k + 1]);
    set_shortest(node, result);
  }

  void divide(Node node, std::span<const Edge> edges) { share(node, edges, false); }
  void rate(Node node, std::span<const Edge> edges) { share(node, edges, true); }

  void share(Node node, std::span<const Edge> edges, bool percent) {
    const Amount part = amount(edges[0]);
    const Amount whole = edges.size() > 1 ? amount(edges[1]) : Amount();
    if (!part.given() || !whole.given() || exact(edges[1]).is_zero()) {
      status(node) = {rules::absence(part, whole), {}, {}, false, false};
      return;
    }
    const Ratio a = exact(edges[0]), b = exact(edges[1]);
    set_quotient(node, percent ? rules::attain(a, b) : a / b);
  }

  void net(Node node, Node a, Node b) {
    if (status(a).presence != Presence::given || status(b).presence != Presence::given) {
      status(node) = {rules::absence(amount(a), amount(b)), {}, {}, false, false};
    } else if (status(a).decimal && status(b).decimal) {
      set(node, checked(try_subtract(value(a), value(b))));
    } else {
      set_quotient(node, shown(Edge::to_figure(a)) - shown(Edge::to_figure(b)));
    }
  }

  // --- values

  Node take() noexcept { return at_ = next_++; }

  void set(Node node, const Amount& amount) {
    status(node) = {amount.presence, {}, {}, amount.given(), false};
    value(node) = amount.value;
  }

  // Rounds by the figure's step, where the schedule has it.
  void set_quotient(Node node, const Ratio& exact, Outcome outcome = {}, Met met = {}) {
    const std::optional<Rounding>& rounding = plan_.schedule[static_cast<std::size_t>(figure(node).step)];
    status(node) = {Presence::given, outcome, met, rounding.has_value(), true};
    quotient(node) = exact;
    if (!rounding) return;
    const bool of_target = figure(node).step == RoundingStep::attainment;  // whose maximum is the target
    value(node) = checked(of_target ? round_score(exact, Ratio(100), *rounding) : try_round(exact, *rounding));
  }

  NumberResult round_score(const Ratio& exact, const Ratio& maximum, Rounding rounding) const {
    return rules::try_round_score(exact, maximum, rounding, plan_.policy.rounding.exact_maximum_only);
  }

  // A score out of its maximum.
  void set_score(Node node, const Ratio& exact, const Ratio& maximum) {
    const std::optional<Rounding>& rounding = plan_.schedule[static_cast<std::size_t>(figure(node).step)];
    status(node) = {Presence::given, {}, {}, rounding.has_value(), true};
    quotient(node) = exact;
    if (rounding) value(node) = checked(round_score(exact, maximum, *rounding));
  }

  void set_decimal_score(Node node, const Decimal& score) {
    if (!plan_.rounding_of(node)) return set(node, score);
    set_score(node, Ratio(score), Ratio(plan_.policy.scale));
  }

  // A decimal where it is one.
  void set_shortest(Node node, const Ratio& exact) {
    if (const std::optional<Decimal> decimal = exact.to_decimal()) return set(node, *decimal);
    set_quotient(node, exact);
  }

  void set_or_link(Node node, const Amount& amount, std::uint32_t place) {
    const auto link = tail_.links.find(place);
    if (link == tail_.links.end()) return set(node, amount);
    copy(link->second, node);
  }

  // Takes the value of a source; what the source shows rounded is taken exact.
  void copy(Node from, Node to) {
    if (status(from).quotient) return set_quotient(to, quotient(from));
    status(to) = status(from);
    value(to) = value(from);
  }

  const Amount& place_amount(std::uint32_t place) const noexcept { return outputs_.beside[place - tail_.first_place]; }

  // With its presence; the value only where it is a decimal.
  Amount amount(Edge edge) const { return edge.is_place() ? place_amount(edge.index()) : amount(edge.index()); }
  Amount amount(Node node) const {
    Amount result(evaluation_.values_[node]);
    result.presence = evaluation_.statuses_[node].presence;
    return result;
  }
  Decimal decimal_of(Edge edge) const {
    return edge.is_place() ? place_amount(edge.index()).value : evaluation_.values_[edge.index()];
  }

  // The value that others compute with: after its own rounding step.
  Ratio shown(Edge edge) { return edge.is_place() ? Ratio(place_amount(edge.index()).value) : shown(edge.index()); }
  Ratio shown(Node node) { return status(node).decimal ? Ratio(value(node)) : quotient(node); }

  // Before its own rounding step: what decides whether something holds.
  Ratio exact(Edge edge) { return edge.is_place() ? Ratio(place_amount(edge.index()).value) : exact(edge.index()); }
  Ratio exact(Node node) { return status(node).quotient ? quotient(node) : Ratio(value(node)); }

  const PlannedFigure& figure(Node node) const {
    return node < tail_.first_node ? plan_.figures[node] : tail_.figures[node - tail_.first_node];
  }
  Evaluation::Status& status(Node node) { return evaluation_.statuses_[node]; }
  Decimal& value(Node node) { return evaluation_.values_[node]; }
  Ratio& quotient(Node node) {
    return evaluation_
        .quotients_[node < tail_.first_node ? plan_.figures[node].quotient
                                            : plan_.quotients + tail_.figures[node - tail_.first_node].quotient];
  }

  const PlanData& plan_;
  const Layout& layout_;
  const Inputs& inputs_;
  const BoundOutputs& outputs_;
  const Tail& tail_;
  Evaluation& evaluation_;
  const Indicator* indicator_ = nullptr;
  Node next_ = 0;  // the figure to be computed next, where they go by number
  Node at_ = 0;    // the figure that is being computed
};

void PlanAccess::run(const std::shared_ptr<const PlanData>& plan, const Inputs& inputs, Evaluation& evaluation) {
  if (inputs.plan_ != plan) throw Error(Diagnostic{Code::foreign_inputs, "", {}});
  const std::size_t figures = plan->layout.figures() + inputs.tail_->size();
  const std::size_t quotients = std::size_t{plan->quotients} + inputs.tail_->quotients;
  if (evaluation.plan_ != plan || evaluation.statuses_.size() != figures || evaluation.quotients_.size() != quotients) {
    evaluation.plan_.reset();  // until all of it has room
    evaluation.statuses_.assign(figures, {});
    evaluation.values_.assign(figures, {});
    evaluation.quotients_.assign(quotients, {});
    evaluation.plan_ = plan;
  }
  evaluation.tail_ = inputs.tail_;
  Run(*plan, inputs, inputs.outputs_, *inputs.tail_, evaluation).run();
}

void PlanAccess::rescore(const Inputs& inputs, Evaluation& evaluation) {
  Run(*inputs.plan_, inputs, inputs.outputs_, *inputs.tail_, evaluation).rescore();
}

}  // namespace assay::detail
