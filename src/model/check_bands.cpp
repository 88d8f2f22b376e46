// Checks of a policy's grade bands: they descend without gap or overlap, and lie on the step of the score.
#include "model/check.hpp"
#include "number/multiple.hpp"

namespace assay::model {

namespace {

// Where a band leaves off by its published upper end: there, where that end is open, or at the next score, where the
// policy declares a step and the end belongs to the band.
Ratio open_end(const Band& band, const Policy& policy) {
  return policy.step ? Ratio(*band.to) + Ratio(*policy.step) : Ratio(*band.to);
}
std::string open_end_text(const Band& band, const Policy& policy) {
  return policy.step ? open_end(band, policy).to_string() : band.to->to_string();
}

// A bound that is no score leaves nothing to say about where bands meet.
bool is_score(const Decimal& bound, const Policy& policy) {
  return !policy.step || (*policy.step > Decimal(0) && number::is_multiple(bound, *policy.step));
}

void check_on_step(const Band& band, const Policy& policy, const Place& place, Diagnostics& problems) {
  if (!policy.step || *policy.step <= Decimal(0)) return;
  const auto check = [&](std::string_view key, const Decimal& bound) {
    if (is_score(bound, policy)) return;
    problems.push_back(
        {Code::band_off_step, Place(place, key).pointer(), {band.id, bound.to_string(), policy.step->to_string()}});
  };
  check("from", band.from);
  if (band.to) check("to", *band.to);
}

// `ends` where the band has an upper end to be held against the one above.
void check_neighbours(const Band& above, const Band& band, bool ends, const Policy& policy, const Place& place,
                      Diagnostics& problems) {
  if (band.from >= above.from) {
    problems.push_back({Code::band_order,
                        Place(place, "from").pointer(),
                        {band.id, band.from.to_string(), above.id, above.from.to_string()}});
    return;
  }
  if (!ends || !is_score(above.from, policy)) return;
  const Ratio end = open_end(band, policy);
  if (end < above.from) {
    problems.push_back({Code::band_gap,
                        Place(place, "to").pointer(),
                        {open_end_text(band, policy), above.from.to_string(), band.id, above.id}});
  } else if (end > above.from) {
    problems.push_back({Code::band_overlap,
                        Place(place, "to").pointer(),
                        {above.from.to_string(), open_end_text(band, policy), band.id, above.id}});
  }
}

}  // namespace

void check_bands(const Policy& policy, const Place& policy_place, const Incomplete& incomplete, Diagnostics& problems) {
  const Place list(policy_place, "bands");
  if (policy.bands.empty() && !incomplete.bands) problems.push_back({Code::no_bands, policy_place.pointer(), {}});
  if (policy.step && *policy.step <= Decimal(0)) {
    problems.push_back({Code::invalid_score_step, Place(policy_place, "step").pointer(), {policy.step->to_string()}});
  }
  std::unordered_set<std::string_view> ids;
  for (std::size_t i = 0; i < policy.bands.size(); ++i) {
    const Band& band = policy.bands[i];
    const Place place(list, i);
    check_names(band.id, band.name, place, incomplete.band_ids, problems);
    check_distinct(ids, band.id, Place(place, "id"), Code::duplicate_band, incomplete.band_ids, problems);
    if (incomplete.bands) continue;
    check_on_step(band, policy, place, problems);
    bool ends = band.to && is_score(*band.to, policy);
    if (ends && open_end(band, policy) <= band.from) {
      ends = false;
      problems.push_back({Code::band_order,
                          Place(place, "to").pointer(),
                          {band.id, band.to->to_string(), band.id, band.from.to_string()}});
    } else if (i == 0 && ends && open_end(band, policy) <= policy.scale &&
               (policy.bands.size() == 1 || policy.bands[1].from < band.from)) {
      problems.push_back({Code::band_ceiling,
                          Place(place, "to").pointer(),
                          {band.id, open_end_text(band, policy), policy.scale.to_string()}});
    }
    if (i > 0) check_neighbours(policy.bands[i - 1], band, ends, policy, place, problems);
  }
}

}  // namespace assay::model
