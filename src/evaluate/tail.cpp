#include "evaluate/tail.hpp"

#include "evaluate/actuals.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Place;

// Indicators whose actual is a figure of surveys, register or roster.
void link_indicators(const Section& section) {
  const PlanData& plan = section.plan;
  const Place list("/agreement/indicators");
  for (std::size_t i = 0; i < plan.layout.indicators.size(); ++i) {
    const std::string& from = plan.agreement.indicators[i].from;
    if (from.empty()) continue;
    const model::Incomplete& incomplete = section.incomplete;
    if (const std::optional<Node> source = section.tail.find(from)) {
      section.tail.link(plan.layout.actual_place(i, plan.layout.areas - 1), *source);
    } else if (!incomplete.survey_ids && !incomplete.category_ids && !incomplete.person_ids) {
      section.problems.push_back({Code::unknown_figure, Place(Place(list, i), "from").pointer(), {from}});
    }
  }
}

void add_deviations(const Section& section) {
  const PlanData& plan = section.plan;
  const Place list("/outputs/deviations");
  for (const Deviation& deviation : section.outputs.deviations) {
    const Place place(list, deviation.indicator);
    model::check_prose(deviation.reason, Place(place, "reason"), section.problems);
    model::check_prose(deviation.measure, Place(place, "measure"), section.problems);
    const auto found = plan.indicator_index.find(deviation.indicator);
    if (found == plan.indicator_index.end()) {
      if (section.incomplete.indicator_ids) continue;
      report_unknown(Code::unknown_indicator, place, deviation.indicator, plan.indicator_index, section.problems);
      continue;
    }
    const Explained explained{!deviation.reason.empty(), !deviation.measure.empty()};
    if (!section.tail.tail().explained.emplace(found->second, explained).second) {
      section.problems.push_back({Code::duplicate_entry, place.pointer(), {deviation.indicator}});
    }
  }
}

void note_amendments(const Section& section) {
  const PlanData& plan = section.plan;
  const Place list("/agreement/indicators");
  for (std::size_t i = 0; i < plan.layout.indicators.size(); ++i) {
    const Indicator& indicator = plan.agreement.indicators[i];
    const IndicatorLayout& layout = plan.layout.indicators[i];
    const Place own(list, i), amendments(own, "amendments");
    const auto text = [&](std::uint32_t k) { return written(plan.extras[layout.first_extra + k]); };
    for (std::uint32_t k = 1; k <= plan.in_force[i]; ++k) {
      const Amendment& amendment = indicator.amendments[k - 1];
      section.tail.note({{Code::target_amended,
                          Place(amendments, k - 1).pointer(),
                          {indicator.id, to_string(amendment.date), text(k - 1), text(k), amendment.reason}},
                         {layout.first + k - 1, layout.first + k}});
    }
  }
}

}  // namespace

MadeTail make_tail(const PlanData& plan, const TailParts& parts, Actuals actuals, std::vector<Judgement> judged,
                   const Midterm* midterm, const model::Incomplete& incomplete, model::Diagnostics& problems) {
  // Without figures there is nothing to stand behind.
  const bool laid_out = !plan.figures.empty();
  TailBuilder tail(laid_out ? static_cast<Node>(plan.layout.figures()) : 0, plan.layout.places());
  const Section section{plan, parts.outputs, parts.scores, parts.circumstances, incomplete, problems, tail};
  add_roster(section);
  add_register(section);
  add_surveys(section);
  add_narratives(section);
  link_indicators(section);
  tail.begin_derived();
  add_deviations(section);
  for (Note& note : actuals.notes) tail.note(std::move(note));
  if (laid_out) {
    note_amendments(section);
    add_adjustments(section, actuals);
    add_contacts(section);
  }
  tail.begin_scores();
  add_criteria(section);
  add_score_adjustments(section);
  add_knock_outs(section);
  tail.end_scores();
  if (laid_out) {
    if (problems.empty()) note_scores(section);
    add_payment(section);
    add_relations(section);
    if (midterm != nullptr) add_progress(section, *midterm);
  }
  tail.tail().judged = std::move(judged);
  tail.tail().two_values = std::move(actuals.two_values);
  tail.tail().origins = std::move(actuals.origins);
  MadeTail made;
  made.amounts = tail.take_amounts();
  made.tail = std::make_shared<const Tail>(tail.take());
  return made;
}

}  // namespace assay::detail
