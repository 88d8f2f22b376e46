// What acts on the total and the grade from outside the parties' shares, and what the grade is paid.
#include <algorithm>
#include <unordered_set>

#include "evaluate/tail.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Place;

class ScoreAdjustments {
 public:
  ScoreAdjustments(const Section& section, const AdjustmentRules& rules) : section_(section), rules_(rules) {}

  void run() {
    for (std::size_t i = 0; i < rules_.items.size(); ++i)
      items_.emplace(rules_.items[i].id, static_cast<std::uint32_t>(i));
    of_items_.resize(rules_.items.size());
    const Place list("/adjustments");
    for (std::size_t k = 0; k < section_.circumstances.adjustments.size(); ++k) add(k, Place(list, k));
    for (std::size_t i = 0; i < rules_.items.size(); ++i) {
      if (!of_items_[i].empty()) add_item(i);
    }
    const Layout& layout = section_.plan.layout;
    add_all(AdjustmentKind::deduction, "deductions", deductions_, rules_.deduction_cap, layout.deductions_place());
    add_all(AdjustmentKind::bonus, "bonuses", bonuses_, rules_.bonus_cap, layout.bonuses_place());
  }

 private:
  void add(std::size_t k, const Place& place) {
    const Adjustment& adjustment = section_.circumstances.adjustments[k];
    model::check_prose(adjustment.reason, Place(place, "reason"), section_.problems);
    if (adjustment.points <= Decimal(0)) {
      section_.problems.push_back({Code::invalid_adjustment,
                                   Place(place, "points").pointer(),
                                   {std::to_string(k), adjustment.points.to_string()}});
    }
    const Edge edge = Edge::to_figure(section_.tail.given("adjustments/" + std::to_string(k) + "/points",
                                                          adjustment.points, Place(place, "points").pointer()));
    if (adjustment.item.empty()) {
      (adjustment.kind == AdjustmentKind::bonus ? bonuses_ : deductions_).push_back(edge);
      return;
    }
    const auto item = items_.find(adjustment.item);
    if (item != items_.end()) {
      of_items_[item->second].push_back(edge);
    } else if (!section_.incomplete.item_ids) {
      report_unknown(Code::unknown_item, Place(place, "item"), adjustment.item, items_, section_.problems);
    }
  }

  void add_item(std::size_t i) {
    const AdjustmentItem& item = rules_.items[i];
    const Place policy("/policy/adjustments/items"), own(policy, i);
    const Edge edge = add_capped("adjustments/items/" + item.id, item.id, item.name.empty() ? item.id : item.name,
                                 of_items_[i], item.cap, Place(own, "cap").pointer());
    (item.kind == AdjustmentKind::bonus ? bonuses_ : deductions_).push_back(edge);
  }

  void add_all(AdjustmentKind kind, const std::string& key, const std::vector<Edge>& edges,
               const std::optional<Decimal>& cap, std::uint32_t place) {
    if (edges.empty()) return;
    const std::string pointer =
        kind == AdjustmentKind::bonus ? "/policy/adjustments/bonus_cap" : "/policy/adjustments/deduction_cap";
    section_.tail.link(place, add_capped("adjustments/" + key, key, kind == AdjustmentKind::bonus ? "加分" : "扣分",
                                         edges, cap, pointer)
                                  .index());
  }

  // The sum, and what of it counts where there is a cap.
  Edge add_capped(const std::string& path, const std::string& what, const std::string& what_zh,
                  const std::vector<Edge>& edges, const std::optional<Decimal>& cap, const std::string& pointer) {
    if (!cap) return Edge::to_figure(section_.tail.figure(path, Operation::sum, edges));
    const Node sum = section_.tail.figure(path + "/uncapped", Operation::sum, edges);
    section_.tail.tail().capped.push_back({what, what_zh, pointer, sum, *cap});
    return Edge::to_figure(
        section_.tail.figure(path, Operation::capped, {Edge::to_figure(sum), section_.tail.place(*cap, pointer)}));
  }

  const Section& section_;
  const AdjustmentRules& rules_;
  Index items_;
  std::vector<std::vector<Edge>> of_items_;
  std::vector<Edge> deductions_, bonuses_;
};

// The number of a band of the policy; the checks of the policy have seen that there is one.
std::uint32_t band_of(const Policy& policy, std::string_view id) {
  std::uint32_t band = 0;
  while (band + 1 < policy.bands.size() && policy.bands[band].id != id) ++band;
  return band;
}

}  // namespace

void add_score_adjustments(const Section& section) {
  const auto& rules = section.plan.policy.adjustments;
  if (rules) {
    ScoreAdjustments(section, *rules).run();
  } else if (!section.circumstances.adjustments.empty()) {
    section.problems.push_back({Code::adjustments_refused, "/adjustments", {}});
  }
}

void add_knock_outs(const Section& section) {
  const std::vector<KnockOut>& knock_outs = section.plan.policy.knock_outs;
  const Place policy("/policy/knock_outs"), facts("/facts");
  Index index;
  for (std::size_t k = 0; k < knock_outs.size(); ++k) index.emplace(knock_outs[k].id, static_cast<std::uint32_t>(k));
  std::vector<const Fact*> declared(knock_outs.size());
  for (const Fact& fact : section.circumstances.facts) {
    const Place place(facts, fact.knock_out);
    model::check_prose(fact.reason, Place(place, "reason"), section.problems);
    const auto found = index.find(fact.knock_out);
    // A condition on figures is not declared.
    if (found == index.end() || knock_outs[found->second].when) {
      if (!section.incomplete.knock_out_ids) {
        report_unknown(Code::unknown_fact, place, fact.knock_out, index, section.problems);
      }
    } else if (declared[found->second] != nullptr) {
      section.problems.push_back({Code::duplicate_entry, place.pointer(), {fact.knock_out}});
    } else {
      declared[found->second] = &fact;
    }
  }
  for (std::size_t k = 0; k < knock_outs.size(); ++k) {
    const KnockOut& knock_out = knock_outs[k];
    BoundKnockOut bound;
    bound.index = static_cast<std::uint32_t>(k);
    bound.band = band_of(section.plan.policy, knock_out.band);
    const Place place(policy, k);
    if (knock_out.when) {
      const Place when(place, "when");
      const std::string path = "knock_outs/" + knock_out.id;
      bound.left = add_form(section, knock_out.when->left, path + "/left", Place(when, "left"));
      bound.right = add_form(section, knock_out.when->right, path + "/right", Place(when, "right"));
      if (!bound.left || !bound.right) continue;
    } else if (declared[k] != nullptr) {
      bound.holds = declared[k]->holds;
      bound.reason = declared[k]->reason;
    } else if (knock_out.required && !section.incomplete.knock_out_ids) {
      section.problems.push_back({Code::missing_fact, "/facts", {knock_out.id}});
    }
    section.tail.tail().knock_outs.push_back(std::move(bound));
  }
}

// Bands are listed best first: the worst that is forced stands for the total's, and no cap lets a better one stand.
std::size_t knocked_out(const PlanData& plan, const Tail& tail, const std::vector<std::uint32_t>& holding,
                        std::size_t band) {
  std::optional<std::size_t> forced;
  std::size_t cap = 0;
  for (const BoundKnockOut& knock_out : tail.knock_outs) {
    if (std::find(holding.begin(), holding.end(), knock_out.index) == holding.end()) continue;
    const std::size_t to = knock_out.band;
    if (plan.policy.knock_outs[knock_out.index].effect == KnockOutEffect::cap)
      cap = std::max(cap, to);
    else
      forced = std::max(forced.value_or(to), to);
  }
  return std::max(forced.value_or(band), cap);
}

void add_payment(const Section& section) {
  const auto& rules = section.plan.policy.payment;
  if (!rules) return;
  TailBuilder& tail = section.tail;
  if (!section.circumstances.budget) section.problems.push_back({Code::missing_budget, "/project", {}});
  const Place place("/policy/payment");
  const Edge budget = tail.place(section.circumstances.budget.value_or(Decimal(0)), "/project/budget");
  const Edge percent = tail.place(Decimal::parse("0.01"), place.pointer());
  const auto edge = [](Node node) { return Edge::to_figure(node); };
  const Node instalment =
      tail.figure("payment/instalment", Operation::product,
                  {budget, tail.place(rules->instalment, Place(place, "instalment").pointer()), percent});
  const Node share = tail.figure("payment/share", Operation::share, {edge(section.plan.layout.grade())});
  const Node due = tail.figure("payment/due", Operation::product, {edge(instalment), edge(share), percent});
  std::vector<Edge> amount = {edge(due)};
  if (rules->vacancies != LinearForm{}) {
    const Place at(place, "vacancies");
    const auto counted = add_form(section, rules->vacancies, "payment/vacancies/counted", at);
    if (!counted) return;
    const Node vacancies =
        tail.figure("payment/vacancies", Operation::excess, {edge(*counted), tail.place(Decimal(0), at.pointer())});
    amount.push_back(
        edge(tail.figure("payment/deduction", Operation::product,
                         {edge(vacancies), tail.place(rules->per_vacancy, Place(place, "per_vacancy").pointer())})));
  }
  tail.figure("payment/amount", Operation::pay, amount, RoundingStep::payment);
}

}  // namespace assay::detail
