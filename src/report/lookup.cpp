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

std::unordered_map<std::string_view, const Score*> scores_by_party(const Document& document) {
  std::unordered_map<std::string_view, const Score*> scores;
  for (const Score& score : document.scores) scores.emplace(score.party, &score);
  return scores;
}

namespace {

const Sheets* sheets_of(const Score* score) noexcept {
  return score == nullptr ? nullptr : std::get_if<Sheets>(&score->award);
}

}  // namespace

PartyScore::PartyScore(const Evaluation& evaluation, std::size_t party, const Score* score)
    : evaluation_(evaluation),
      party_(evaluation.plan().policy().parties[party]),
      max_(evaluation.plan().max(party)),
      score_(score),
      path_("parties/" + party_.id) {
  const auto& full = detail::PlanAccess::tail(evaluation).full;
  const auto found = full.find(static_cast<std::uint32_t>(party));
  if (found != full.end()) full_ = found->second;
  const Sheets* const sheets = sheets_of(score);
  if (sheets == nullptr) return;
  for (const Sheet& sheet : sheets->sheets) {
    if (!this->sheets().empty() && !counts(sheet)) continue;
    for (const Mark& mark : sheet.marks) {
      Said& said = said_[mark.criterion];
      if (said.reason.empty()) said.reason = mark.reason;
      if (this->sheets().empty()) said.tier = mark.tier;
    }
  }
}

const RawScore* PartyScore::raw_score() const noexcept {
  return score_ == nullptr ? nullptr : std::get_if<RawScore>(&score_->award);
}

bool PartyScore::is_grown() const {
  const std::optional<Ratio> weight = evaluation_.exact(max_);
  return weight && *weight != Ratio(party_.max);
}

std::optional<Node> PartyScore::reduced_maximum(const std::string& path) const {
  const auto applicable = evaluation_.find(path + "/applicable");
  if (!applicable || !full_) return std::nullopt;
  const std::optional<Ratio> maximum = evaluation_.exact(*applicable);
  return maximum && *maximum != Ratio(*full_) ? applicable : std::nullopt;
}

std::span<const Sheet> PartyScore::sheets() const noexcept {
  const Sheets* const sheets = sheets_of(score_);
  if (sheets == nullptr) return {};
  const bool own = sheets->sheets.size() == 1 && sheets->sheets[0].assessor.empty() && !sheets->sheets[0].missing;
  return own ? std::span<const Sheet>() : std::span(sheets->sheets);
}

bool PartyScore::counts(const Sheet& sheet) const {
  if (sheet.assessor.empty()) return true;  // its marks are figures of the party
  const std::string path = sheet_path(sheet);
  return evaluation_.find(path + "/raw") || evaluation_.find(path + "/sum") || counts(sheet, party_.criteria);
}

bool PartyScore::counts(const Sheet& sheet, const std::vector<Criterion>& criteria) const {
  return std::any_of(criteria.begin(), criteria.end(), [&](const Criterion& criterion) {
    return evaluation_.find(sheet_path(sheet) + "/criteria/" + criterion.id) || counts(sheet, criterion.criteria);
  });
}

PartyScore::Said PartyScore::said(const std::string& criterion) const {
  const auto found = said_.find(criterion);
  return found == said_.end() ? Said() : found->second;
}

std::vector<KnockedOut> knocked_out(const Document& document, const Evaluation& evaluation) {
  const std::vector<KnockOut>& rules = evaluation.plan().policy().knock_outs;
  std::vector<KnockedOut> result;
  for (const std::uint32_t index : evaluation.knocked_out()) {
    const auto fact = std::find_if(document.facts.begin(), document.facts.end(),
                                   [&](const Fact& each) { return each.knock_out == rules[index].id; });
    result.push_back({&rules[index], fact == document.facts.end() ? std::string_view() : fact->reason});
  }
  return result;
}

bool is_adjusted(const Evaluation& evaluation) {
  return evaluation.find("adjustments/deductions") || evaluation.find("adjustments/bonuses");
}

}  // namespace assay::report
