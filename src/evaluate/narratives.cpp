// Narratives: what was delivered for indicators that have no number, and the amounts that their texts name.
#include <unordered_set>

#include "evaluate/tail.hpp"

namespace assay::detail {

namespace {

using model::Diagnostics;
using model::Place;

void add_amounts(const Narrative& narrative, const Place& place, const Section& section) {
  Diagnostics& problems = section.problems;
  const Place list(place, "amounts");
  std::unordered_set<std::string_view> names;
  for (const NamedAmount& amount : narrative.amounts) {
    const Place at(list, amount.name);
    model::check_id(amount.name, at, problems);  // it stands in the path of a figure
    model::check_label(amount.unit, Place(at, "unit"), problems);
    model::check_not_negative(amount.name, amount.value, at, problems);
    if (!names.insert(amount.name).second) {
      problems.push_back({Code::duplicate_entry, at.pointer(), {amount.name}});
      continue;
    }
    section.tail.given("indicators/" + narrative.indicator + "/amounts/" + amount.name, amount.value, at.pointer());
  }
}

}  // namespace

void add_narratives(const Section& section) {
  const PlanData& plan = section.plan;
  Diagnostics& problems = section.problems;
  const Place list("/outputs/narratives");
  std::unordered_set<std::string_view> seen;
  for (const Narrative& narrative : section.outputs.narratives) {
    const Place place(list, narrative.indicator);
    model::check_prose(narrative.text, Place(place, "text"), problems);
    const auto indicator = plan.indicator_index.find(narrative.indicator);
    if (indicator == plan.indicator_index.end()) {
      if (!section.incomplete.indicator_ids) {
        report_unknown(Code::unknown_indicator, place, narrative.indicator, plan.indicator_index, problems);
      }
    } else if (plan.agreement.indicators[indicator->second].kind != IndicatorKind::narrative) {
      problems.push_back({Code::not_narrative, place.pointer(), {narrative.indicator}});
    }
    if (!seen.insert(narrative.indicator).second) {
      problems.push_back({Code::duplicate_entry, place.pointer(), {narrative.indicator}});
      continue;
    }
    add_amounts(narrative, place, section);
  }
}

}  // namespace assay::detail
