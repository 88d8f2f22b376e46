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
    const bool readable = !party.id.empty() || !incomplete.party_ids;
    if (readable && !ids.insert(party.id).second)
      problems.push_back({Code::duplicate_party, Place(place, "id").pointer(), {party.id}});
    if (party.max <= Decimal(0)) {
      problems.push_back({Code::non_positive_weight, Place(place, "max").pointer(), {party.id, party.max.to_string()}});
    }
    if (sum) sum = try_add(sum.value, party.max);
  }
  if (policy.parties.empty() || incomplete.weights) return;
  if (!sum) {
    problems.push_back({Code::number_overflow, list.pointer(), {"Σ max"}});
  } else if (sum.value != policy.scale) {
    const NumberResult difference = try_subtract(sum.value, policy.scale);
    problems.push_back(
        {Code::weights_total,
         list.pointer(),
         {sum.value.to_string(), policy.scale.to_string(),
          difference ? (difference.value.is_negative() ? "" : "+") + difference.value.to_string() : "?"}});
  }
}

void check_neighbours(const Band& above, const Band& band, const Place& place, Diagnostics& problems) {
  if (band.from >= above.from) {
    problems.push_back({Code::band_order,
                        Place(place, "from").pointer(),
                        {band.id, band.from.to_string(), above.id, above.from.to_string()}});
  } else if (band.to && *band.to < above.from) {
    problems.push_back({Code::band_gap,
                        Place(place, "to").pointer(),
                        {band.to->to_string(), above.from.to_string(), band.id, above.id}});
  } else if (band.to && *band.to > above.from) {
    problems.push_back({Code::band_overlap,
                        Place(place, "to").pointer(),
                        {above.from.to_string(), band.to->to_string(), band.id, above.id}});
  }
}

void check_bands(const Policy& policy, const Place& policy_place, const Incomplete& incomplete, Diagnostics& problems) {
  const Place list(policy_place, "bands");
  if (policy.bands.empty() && !incomplete.bands) problems.push_back({Code::no_bands, policy_place.pointer(), {}});
  std::unordered_set<std::string_view> ids;
  for (std::size_t i = 0; i < policy.bands.size(); ++i) {
    const Band& band = policy.bands[i];
    const Place place(list, i);
    check_names(band.id, band.name, place, incomplete.band_ids, problems);
    const bool readable = !band.id.empty() || !incomplete.band_ids;
    if (readable && !ids.insert(band.id).second)
      problems.push_back({Code::duplicate_band, Place(place, "id").pointer(), {band.id}});
    if (incomplete.bands) continue;
    if (band.to && *band.to <= band.from) {
      problems.push_back({Code::band_order,
                          Place(place, "to").pointer(),
                          {band.id, band.to->to_string(), band.id, band.from.to_string()}});
    } else if (i == 0 && band.to && *band.to <= policy.scale &&
               (policy.bands.size() == 1 || policy.bands[1].from < band.from)) {
      problems.push_back({Code::band_ceiling,
                          Place(place, "to").pointer(),
                          {band.id, band.to->to_string(), policy.scale.to_string()}});
    }
    if (i > 0) check_neighbours(policy.bands[i - 1], band, place, problems);
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
    const bool readable = !category.id.empty() || !incomplete.category_ids;
    if (readable && !ids.insert(category.id).second)
      problems.push_back({Code::duplicate_category, Place(place, "id").pointer(), {category.id}});
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

void check_policy(const Policy& policy, const Place& place, const Incomplete& incomplete, Diagnostics& problems) {
  if (!policy.id.empty()) check_id(policy.id, Place(place, "id"), problems);
  check_label(policy.name, Place(place, "name"), problems);
  check_prose(policy.source, Place(place, "source"), problems);
  check_prose(policy.note, Place(place, "note"), problems);
  check_parties(policy, place, incomplete, problems);
  check_rounding(policy, place, problems);
  check_bands(policy, place, incomplete, problems);
  check_deviation(policy, place, problems);
  check_staffing(policy, place, problems);
  check_categories(policy, place, incomplete, problems);
}

}  // namespace assay::model
