// Bind: resolves the ids of outputs and scores and makes every check that a run relies on.
#include <algorithm>
#include <unordered_set>

#include "evaluate/actuals.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/tail.hpp"

namespace assay::detail {

namespace {

using model::Diagnostics;
using model::Incomplete;
using model::Place;

class Binding {
 public:
  Binding(const PlanData& plan, const Incomplete& incomplete, Diagnostics& problems)
      : plan_(plan), incomplete_(incomplete), problems_(problems) {}

  std::vector<Amount> staffing(const std::optional<Staffing>& staffing) {
    std::vector<Amount> result(plan_.layout.posts + staffing_totals);
    if (!staffing) return result;
    const Place place("/outputs/staffing"), worked(place, "worked"), head(place, "head");
    std::vector<bool> seen(plan_.layout.posts);
    for (const Count& count : staffing->worked) {
      const Place at(worked, count.label);
      model::check_not_negative(count.label, count.value, at, problems_);
      const auto post = find(plan_.post_index, count.label);
      if (!post) {
        if (!incomplete_.post_ids) report_unknown(Code::unknown_post, at, count.label, plan_.post_index, problems_);
        continue;
      }
      if (seen[*post]) problems_.push_back({Code::duplicate_cell, at.pointer(), {count.label}});
      seen[*post] = true;
      result[*post] = count.value;
    }
    const std::optional<Decimal>* const totals[staffing_totals] = {&staffing->experienced, &staffing->retained,
                                                                   &staffing->retention_base, &staffing->head_count};
    for (std::size_t t = 0; t < staffing_totals; ++t) {
      if (!*totals[t]) continue;
      model::check_not_negative(staffing_total_names[t], **totals[t], Place(place, staffing_total_names[t]), problems_);
      result[plan_.layout.posts + t] = **totals[t];
    }
    if (staffing->head_years)
      model::check_not_negative("years", *staffing->head_years, Place(head, "years"), problems_);
    check_counts(staffing->certificates, Place(place, "certificates"));
    check_counts(staffing->leavers, Place(place, "leavers"));
    model::check_label(staffing->head_certificate, Place(head, "certificate"), problems_);
    return result;
  }

  // How each indicator was judged; what a narrative names is checked with its amounts.
  std::vector<Judgement> judged(const std::vector<Narrative>& narratives) const {
    std::vector<Judgement> result(narratives.empty() ? 0 : plan_.layout.indicators.size());
    for (const Narrative& narrative : narratives) {
      const auto indicator = find(plan_.indicator_index, narrative.indicator);
      if (indicator && *indicator < result.size()) result[*indicator] = narrative.judged;
    }
    return result;
  }

  // By party; nothing for those that gave none and need not, or may be missing.
  std::vector<std::optional<Score>> scores(const Scores& scores) {
    std::vector<std::optional<Score>> result(plan_.policy.parties.size());
    const Place list("/scores");
    for (const Score& score : scores) {
      const Place place(list, score.party);
      const auto party = find(plan_.party_index, score.party);
      if (!party) {
        if (!incomplete_.party_ids)
          report_unknown(Code::unknown_party, place, score.party, plan_.party_index, problems_);
        continue;
      }
      if (result[*party]) problems_.push_back({Code::duplicate_score, place.pointer(), {score.party}});
      check_award(score, plan_.policy.parties[*party], place);
      result[*party] = score;
    }
    if (incomplete_.scores) return result;
    bool any = false;
    for (std::size_t p = 0; p < result.size(); ++p) any = any || result[p] || is_computed(plan_.policy.parties[p]);
    for (const Party& party : plan_.policy.parties) {
      const bool readable = !party.id.empty() || !incomplete_.party_ids;
      if (!readable || result[plan_.party_index.at(party.id)] || is_computed(party)) continue;
      // Where nobody scores there is nothing to make up for.
      if (party.missing == MissingParty::refuse || !any) {
        problems_.push_back({Code::missing_score, "/scores", {party.id}});
      }
    }
    return result;
  }

 private:
  static std::optional<std::uint32_t> find(const Index& index, std::string_view id) {
    const auto found = index.find(id);
    return found == index.end() ? std::nullopt : std::optional(found->second);
  }

  void check_counts(const std::vector<Count>& counts, const Place& place) {
    std::unordered_set<std::string_view> seen;
    for (const Count& count : counts) {
      if (!seen.insert(count.label).second) {
        problems_.push_back({Code::duplicate_cell, Place(place, count.label).pointer(), {count.label}});
      }
      model::check_not_negative(count.label, count.value, Place(place, count.label), problems_);
      model::check_label(count.label, Place(place, count.label), problems_);
      // Any object has these for itself.
      if (count.label == "source" || count.label == "note") {
        problems_.push_back({Code::invalid_id, Place(place, count.label).pointer(), {count.label}});
      }
    }
  }

  void check_award(const Score& score, const Party& party, const Place& place) {
    const auto check = [&](const Decimal& value, const Decimal& maximum, std::string_view key) {
      model::check_score(score.party, value, maximum, Place(place, key), problems_);
    };
    if (const auto* points = std::get_if<Points>(&score.award)) {
      check(points->points, party.max, "points");
      return;
    }
    if (std::holds_alternative<Sheets>(score.award)) return;  // its party's criteria know
    const auto& raw = std::get<RawScore>(score.award);
    if (raw.of <= Decimal(0)) {
      problems_.push_back({Code::invalid_score, Place(place, "of").pointer(), {score.party, raw.of.to_string()}});
    }
    if (raw.of > Decimal(0) || raw.raw.is_negative()) check(raw.raw, raw.of, "raw");
  }

  const PlanData& plan_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
};

}  // namespace

Inputs PlanAccess::bind(std::shared_ptr<const PlanData> plan, const Outputs& outputs, const Scores& scores,
                        const Circumstances& circumstances, const std::vector<model::TableMap>& tables,
                        const Midterm* midterm, const Incomplete& incomplete, Diagnostics& problems) {
  Binding binding(*plan, incomplete, problems);
  Actuals actuals = bind_actuals(*plan, outputs, tables, incomplete, problems);
  Inputs inputs;
  inputs.outputs_.actuals = std::move(actuals.amounts);
  inputs.outputs_.ratios = std::move(actuals.ratios);
  inputs.outputs_.staffing = binding.staffing(outputs.staffing);
  inputs.scores_ = binding.scores(scores);
  MadeTail made = make_tail(*plan, {outputs, inputs.scores_, circumstances}, std::move(actuals),
                            binding.judged(outputs.narratives), midterm, incomplete, problems);
  inputs.tail_ = std::move(made.tail);
  inputs.outputs_.beside = std::move(made.amounts);
  inputs.plan_ = std::move(plan);
  return inputs;
}

Amount& PlanAccess::amount(Inputs& inputs, std::uint32_t place) {
  return inputs.outputs_.beside[place - inputs.tail_->first_place];
}

}  // namespace assay::detail
