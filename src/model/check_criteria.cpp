// Checks of how a party's score is made: its criteria, its panel, and what stands for a score that is missing.
#include "model/check.hpp"

namespace assay::model {

namespace {

class CriteriaCheck {
 public:
  // Criteria that a reader could not read whole leave nothing to say about their numbers.
  CriteriaCheck(const Incomplete& incomplete, Diagnostics& problems)
      : incomplete_(incomplete.criterion_ids), problems_(problems) {}

  void check(const std::vector<Criterion>& criteria, const Place& list, int depth = 1) {
    for (std::size_t i = 0; i < criteria.size(); ++i) {
      const Criterion& criterion = criteria[i];
      const Place place(list, i), parts(place, "criteria");
      check_names(criterion.id, criterion.name, place, incomplete_, problems_);
      check_distinct(ids_, criterion.id, Place(place, "id"), Code::duplicate_criterion, incomplete_, problems_);
      if (depth > max_criteria_depth) {
        problems_.push_back({Code::criteria_too_deep, place.pointer(), {std::to_string(max_criteria_depth)}});
        continue;
      }
      check_shape(criterion, place, parts);
      check_tiers(criterion, Place(place, "tiers"));
      if (!incomplete_) {
        if (criterion.max <= Decimal(0)) {
          problems_.push_back(
              {Code::non_positive_criterion, Place(place, "max").pointer(), {criterion.id, criterion.max.to_string()}});
        }
        check_total(criterion, parts);
        if (criterion.computed) check_computed(criterion, Place(place, "computed"));
      }
      check(criterion.criteria, parts, depth + 1);
    }
  }

 private:
  void check_shape(const Criterion& criterion, const Place& place, const Place& parts) {
    const auto refuse = [&](const Place& at) {
      problems_.push_back({Code::mixed_criterion, at.pointer(), {criterion.id}});
    };
    if (!criterion.criteria.empty() && (!criterion.tiers.empty() || criterion.computed)) refuse(parts);
    if (!criterion.computed || criterion.computed->rule == ScoringRule::steps) return;
    const Place computed(place, "computed");
    if (!criterion.computed->steps.empty()) refuse(Place(computed, "steps"));
  }

  void check_total(const Criterion& criterion, const Place& parts) {
    if (criterion.criteria.empty()) return;
    NumberResult sum{Decimal(0)};
    for (const Criterion& part : criterion.criteria) {
      if (sum) sum = try_add(sum.value, part.max);
    }
    if (!sum) {
      problems_.push_back({Code::number_overflow, parts.pointer(), {"Σ max"}});
    } else if (sum.value != criterion.max) {
      problems_.push_back({Code::criteria_total,
                           parts.pointer(),
                           {criterion.id, sum.value.to_string(), criterion.max.to_string(),
                            signed_difference(sum.value, criterion.max)}});
    }
  }

  void check_tiers(const Criterion& criterion, const Place& list) {
    std::unordered_set<std::string_view> ids;
    for (std::size_t i = 0; i < criterion.tiers.size(); ++i) {
      const Tier& tier = criterion.tiers[i];
      const Place place(list, i), id(place, "id");
      if (reads_as_amount(tier.id)) {
        problems_.push_back({Code::invalid_tier, id.pointer(), {tier.id}});
        if (tier.name != tier.id) check_label(tier.name, Place(place, "name"), problems_);
      } else {
        check_names(tier.id, tier.name, place, incomplete_, problems_);
      }
      check_distinct(ids, tier.id, id, Code::duplicate_rule, incomplete_, problems_);
      if (!incomplete_) check_points(criterion, tier.points, Place(place, "points"));
    }
  }

  // What a mark means by it is no tier.
  static bool reads_as_amount(std::string_view word) noexcept {
    return word == "n/a" || word == "/" || try_parse(word).code != Code::number_syntax;
  }

  void check_points(const Criterion& criterion, const Decimal& points, const Place& place) {
    const bool above = criterion.max > Decimal(0) && points > criterion.max;
    if (!above && !points.is_negative()) return;
    problems_.push_back(
        {Code::invalid_rule_points, place.pointer(), {criterion.id, points.to_string(), criterion.max.to_string()}});
  }

  void check_computed(const Criterion& criterion, const Place& place) {
    const ComputedPoints& computed = *criterion.computed;
    const bool no_full = (computed.rule == ScoringRule::proportional && computed.full <= Decimal(0)) ||
                         (computed.rule == ScoringRule::reversed && computed.full.is_negative());
    if (no_full) {
      problems_.push_back(
          {Code::invalid_full, Place(place, "full").pointer(), {criterion.id, computed.full.to_string()}});
    }
    if (computed.rule != ScoringRule::steps) return;
    if (computed.steps.empty()) problems_.push_back({Code::missing_key, place.pointer(), {"steps"}});
    const Place list(place, "steps");
    for (std::size_t i = 0; i < computed.steps.size(); ++i) {
      const Place at(list, i);
      check_step(criterion, i == 0 ? nullptr : &computed.steps[i - 1], computed.steps[i], at);
      check_points(criterion, computed.steps[i].points, Place(at, "points"));
    }
  }

  // Against the next step above, where there is one.
  void check_step(const Criterion& criterion, const ScoreStep* above, const ScoreStep& step, const Place& place) {
    const auto refuse = [&](std::string_view key, const Decimal& bound, const Decimal& from) {
      problems_.push_back(
          {Code::step_order, Place(place, key).pointer(), {criterion.id, bound.to_string(), from.to_string()}});
    };
    const bool ends_below = step.to && *step.to <= step.from;
    if (ends_below) refuse("to", *step.to, step.from);
    if (above == nullptr) return;
    if (step.from >= above->from) {
      refuse("from", step.from, above->from);
    } else if (step.to && !ends_below && *step.to != above->from) {
      problems_.push_back({Code::step_gap,
                           Place(place, "to").pointer(),
                           {step.to->to_string(), above->from.to_string(), criterion.id}});
    }
  }

  bool incomplete_;
  Diagnostics& problems_;
  std::unordered_set<std::string_view> ids_;  // of the whole tree
};

void check_panel(const Party& party, const Place& place, Diagnostics& problems) {
  const Panel& panel = party.panel;
  const auto refuse = [&](std::string_view key) {
    problems.push_back({Code::invalid_panel, Place(place, key).pointer(), {party.id, std::string(key)}});
  };
  const bool trims = panel.combination == Combination::trimmed_mean;
  const auto is_fine = [&](int dropped) { return trims ? dropped >= 0 : dropped == 0; };
  const bool highest = is_fine(panel.drop_highest), lowest = is_fine(panel.drop_lowest);
  if (!highest) refuse("drop_highest");
  if (!lowest) refuse("drop_lowest");
  if (trims && panel.drop_highest == 0 && panel.drop_lowest == 0) refuse("combination");
  if (panel.at_least < 1) refuse("at_least");
}

void check_missing(const Party& party, const Place& place, Diagnostics& problems) {
  const Place points(place, "missing_points");
  const bool by_value = party.missing == MissingParty::value;
  if (!party.missing_points) {
    if (by_value) problems.push_back({Code::missing_key, place.pointer(), {"missing_points"}});
  } else if (!by_value) {
    problems.push_back({Code::missing_points_refused, points.pointer(), {party.id}});
  } else if (party.max > Decimal(0) || party.missing_points->is_negative()) {
    check_score(party.id, *party.missing_points, party.max, points, problems);
  }
}

}  // namespace

void check_party(const Party& party, const Place& place, const Incomplete& incomplete, Diagnostics& problems) {
  CriteriaCheck(incomplete, problems).check(party.criteria, Place(place, "criteria"));
  check_panel(party, Place(place, "panel"), problems);
  check_missing(party, place, problems);
}

}  // namespace assay::model
