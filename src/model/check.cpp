#include "model/check.hpp"

#include <unordered_set>

#include "model/steps.hpp"
#include "model/text.hpp"

namespace assay::model {

namespace {

void check_parties(const Policy& policy, const Place& policy_place, const Incomplete& incomplete,
                   Diagnostics& problems) {
  const Place list(policy_place, "parties");
  if (policy.parties.empty() && !incomplete.party_ids)
    problems.push_back({Code::no_parties, policy_place.pointer(), {}});
  std::unordered_set<std::string_view> ids;
  NumberResult sum{Decimal(0)};
  for (std::size_t i = 0; i < policy.parties.size(); ++i) {
    const Party& party = policy.parties[i];
    const Place place(list, i);
    check_names(party.id, party.name, place, incomplete.party_ids, problems);
    check_distinct(ids, party.id, Place(place, "id"), Code::duplicate_party, incomplete.party_ids, problems);
    if (party.max <= Decimal(0)) {
      problems.push_back({Code::non_positive_weight, Place(place, "max").pointer(), {party.id, party.max.to_string()}});
    }
    check_party(party, place, incomplete, problems);
    if (sum) sum = try_add(sum.value, party.max);
  }
  if (policy.parties.empty() || incomplete.weights) return;
  if (!sum) {
    problems.push_back({Code::number_overflow, list.pointer(), {"Σ max"}});
  } else if (sum.value != policy.scale) {
    problems.push_back({Code::weights_total,
                        list.pointer(),
                        {sum.value.to_string(), policy.scale.to_string(), signed_difference(sum.value, policy.scale)}});
  }
}

void check_rounding(const Policy& policy, const Place& policy_place, Diagnostics& problems) {
  for_each_step(policy.rounding, [&](std::string_view step, const std::optional<Rounding>& rounding) {
    if (!rounding || (rounding->places >= Decimal::min_scale && rounding->places <= Decimal::max_scale)) return;
    problems.push_back({Code::places_out_of_range,
                        Place(Place(Place(policy_place, "rounding"), step), "places").pointer(),
                        {std::to_string(rounding->places)}});
  });
}

// The thresholds as the document has them, "—" for one that is left out.
void check_deviation(const Policy& policy, const Place& policy_place, Diagnostics& problems) {
  if (!policy.deviation) return;
  const std::optional<Decimal>&below = policy.deviation->below, &above = policy.deviation->above;
  const auto refused = [](const std::optional<Decimal>& threshold) { return threshold && *threshold <= Decimal(0); };
  const bool out_of_order = below && above && *below > *above;
  if ((below || above) && !refused(below) && !refused(above) && !out_of_order) return;
  const auto text = [](const std::optional<Decimal>& threshold) { return threshold ? threshold->to_string() : "—"; };
  problems.push_back(
      {Code::invalid_thresholds, Place(policy_place, "deviation").pointer(), {text(below), text(above)}});
}

void check_staffing(const Policy& policy, const Place& policy_place, Diagnostics& problems) {
  const std::optional<Decimal>& years = policy.staffing.experienced_years;
  const Place place(policy_place, "staffing");
  if (years) check_not_negative("experienced_years", *years, Place(place, "experienced_years"), problems);
}

void check_categories(const Policy& policy, const Place& policy_place, const Incomplete& incomplete,
                      Diagnostics& problems) {
  const Place registry(policy_place, "register"), list(registry, "categories");
  std::unordered_set<std::string_view> ids;
  for (std::size_t i = 0; i < policy.registry.categories.size(); ++i) {
    const Category& category = policy.registry.categories[i];
    const Place place(list, i);
    check_names(category.id, category.name, place, incomplete.category_ids, problems);
    check_distinct(ids, category.id, Place(place, "id"), Code::duplicate_category, incomplete.category_ids, problems);
  }
}

}  // namespace

void check_id(std::string_view id, const Place& place, Diagnostics& problems) {
  if (!is_valid_id(id)) problems.push_back({Code::invalid_id, place.pointer(), {std::string(id)}});
}

void check_label(std::string_view text, const Place& place, Diagnostics& problems) {
  if (!is_valid_label(text)) problems.push_back({Code::invalid_text, place.pointer(), {}});
}

void check_prose(std::string_view text, const Place& place, Diagnostics& problems) {
  if (!is_valid_prose(text)) problems.push_back({Code::invalid_text, place.pointer(), {}});
}

void check_not_negative(std::string_view what, const Decimal& value, const Place& place, Diagnostics& problems) {
  if (value.is_negative())
    problems.push_back({Code::negative_count, place.pointer(), {std::string(what), value.to_string()}});
}

void check_names(std::string_view id, std::string_view name, const Place& place, bool ids_incomplete,
                 Diagnostics& problems) {
  if (!id.empty() || !ids_incomplete) check_id(id, Place(place, "id"), problems);
  if (name != id) check_label(name, Place(place, "name"), problems);
}

void check_distinct(std::unordered_set<std::string_view>& before, std::string_view id, const Place& place,
                    Code duplicate, bool ids_incomplete, Diagnostics& problems) {
  const bool readable = !id.empty() || !ids_incomplete;
  if (readable && !before.insert(id).second) problems.push_back({duplicate, place.pointer(), {std::string(id)}});
}

std::string signed_difference(const Decimal& a, const Decimal& b) {
  const NumberResult difference = try_subtract(a, b);
  return difference ? (difference.value.is_negative() ? "" : "+") + difference.value.to_string() : "?";
}

void check_score(const std::string& party, const Decimal& score, const Decimal& maximum, const Place& place,
                 Diagnostics& problems) {
  if (score.is_negative()) {
    problems.push_back({Code::negative_score, place.pointer(), {party, score.to_string()}});
  } else if (score > maximum) {
    const NumberResult excess = try_subtract(score, maximum);
    problems.push_back({Code::score_above_maximum,
                        place.pointer(),
                        {party, score.to_string(), maximum.to_string(), excess ? excess.value.to_string() : "?"}});
  }
}

void check_policy(const Policy& policy, const Place& place, const Incomplete& incomplete, Diagnostics& problems) {
  if (!policy.id.empty()) check_id(policy.id, Place(place, "id"), problems);
  check_label(policy.name, Place(place, "name"), problems);
  check_prose(policy.source, Place(place, "source"), problems);
  check_prose(policy.note, Place(place, "note"), problems);
  check_parties(policy, place, incomplete, problems);
  check_rounding(policy, place, problems);
  check_bands(policy, place, incomplete, problems);
  check_scoring(policy, place, incomplete, problems);
  check_deviation(policy, place, problems);
  check_staffing(policy, place, problems);
  check_categories(policy, place, incomplete, problems);
}

}  // namespace assay::model
