#include "report/lookup.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "evaluate/plan_data.hpp"
#include "evaluate/tail.hpp"

namespace assay::report {

std::vector<NamedFigure> figures_under(const Evaluation& evaluation, std::string_view prefix) {
  std::vector<NamedFigure> figures;
  for (std::size_t n = evaluation.plan().figure_count(); n < evaluation.figure_count(); ++n) {
    const auto node = static_cast<Node>(n);
    const std::string path = evaluation.path(node);
    if (path.starts_with(prefix)) figures.push_back({path.substr(prefix.size()), node});
  }
  return figures;
}

std::vector<std::string> roster_months(const Evaluation& evaluation) {
  std::vector<std::string> months;
  std::unordered_set<std::string> seen;
  for (const NamedFigure& figure : figures_under(evaluation, "staffing/months/")) {
    std::string month = figure.name.substr(0, figure.name.find('/'));
    if (seen.insert(month).second) months.push_back(std::move(month));
  }
  return months;
}

std::span<const std::uint32_t> inner_areas(const Plan& plan) { return plan.listed_areas().subspan(1); }

std::string indicator_path(const Plan& plan, std::size_t indicator, std::uint32_t area) {
  const std::string path = "indicators/" + plan.agreement().indicators[indicator].id;
  return area == plan.listed_areas()[0] ? path : path + "/areas/" + plan.areas()[area].id;
}

std::vector<std::uint32_t> missing_areas(const Evaluation& evaluation, std::size_t indicator) {
  const Plan plan = evaluation.plan();
  const auto is_covered = [&](std::uint32_t area) {  // nothing inside it is missing: it, or all of it, was reported
    const auto missing = plan.figure(indicator, area, "coverage/missing");
    const Decimal* const count = missing ? evaluation.value(*missing) : nullptr;
    return count == nullptr || count->is_zero();
  };
  std::vector<std::uint32_t> result;
  for (const std::uint32_t area : inner_areas(plan)) {
    if (plan.figure(indicator, area, "coverage/missing")) continue;  // the areas inside it speak
    const Presence presence = evaluation.presence(plan.actual(indicator, area));
    if (presence != Presence::missing && presence != Presence::none) continue;
    bool expected = true;
    for (std::uint32_t outer = area; expected && plan.areas()[outer].depth > 0;) {
      outer = plan.areas()[outer].parent;
      expected = !is_covered(outer);
    }
    if (expected) result.push_back(area);
  }
  return result;
}

std::size_t agreed_in_force(const Plan& plan, std::size_t indicator) {
  return detail::PlanAccess::data(plan).in_force[indicator];
}

std::unordered_map<std::string_view, Particular> particulars_of(const Outputs& outputs) {
  std::unordered_map<std::string_view, Particular> particulars;
  for (const Narrative& narrative : outputs.narratives) particulars[narrative.indicator].narrative = &narrative;
  for (const Deviation& deviation : outputs.deviations) particulars[deviation.indicator].deviation = &deviation;
  return particulars;
}

Head head_of(const Staffing& staffing) {
  if (staffing.roster) {
    for (const Person& person : staffing.roster->persons) {
      if (person.head) return {person.certificate, person.years};
    }
  }
  return {staffing.head_certificate, staffing.head_years};
}

std::vector<RelationSides> relations_of(const Evaluation& evaluation) {
  const auto absent = [&](Node node) { return evaluation.presence(node) != Presence::given; };
  std::vector<RelationSides> relations;
  for (const detail::BoundRelation& bound : detail::PlanAccess::tail(evaluation).relations) {
    const bool is_whole = bound.area.empty();
    if (!is_whole && absent(bound.left) && absent(bound.right)) continue;
    RelationSides relation{bound.id, "", bound.area, bound.comparator, bound.left, bound.right};
    if (is_whole && bound.name != bound.id) relation.name = bound.name;
    relations.push_back(std::move(relation));
  }
  return relations;
}

std::unordered_set<Node> broken_relations(const std::vector<Note>& notes) {
  std::unordered_set<Node> broken;
  for (const Note& note : notes) {
    if (note.problem.code == Code::relation_broken) broken.insert(note.figures.front());
  }
  return broken;
}

}  // namespace assay::report
