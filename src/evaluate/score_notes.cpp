// Notes on scores: what looks like a mistake of weighting, which policy stood in for a missing party, what was judged
// beside what was computed, and what knock-outs and caps did.
#include <algorithm>

#include "assay/evaluation.hpp"
#include "evaluate/score_rules.hpp"
#include "evaluate/tail.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

// What full marks make, step by step, as run.cpp rounds them.
class FullMarks {
 public:
  explicit FullMarks(const Section& section) : section_(section), policy_(section.plan.policy) {}

  // Nothing where a number outgrows its bounds; then the run will say so.
  std::optional<Ratio> total() const {
    Ratio left(policy_.scale), sum;
    for (std::size_t p = 0; p < policy_.parties.size(); ++p) {
      if (is_left_out(p)) left = left - Ratio(policy_.parties[p].max);
    }
    if (left <= Ratio()) return std::nullopt;
    const Ratio growth = Ratio(policy_.scale) / left;
    for (std::size_t p = 0; p < policy_.parties.size(); ++p) {
      if (!is_left_out(p)) sum = sum + points(p, growth);
    }
    const Ratio scale(policy_.scale);
    return rounded(rounded(sum, scale, policy_.rounding.subtotal), scale, policy_.rounding.total);
  }

 private:
  bool is_left_out(std::size_t p) const {
    const Party& party = policy_.parties[p];
    return !section_.scores[p] && !is_computed(party) && party.missing == MissingParty::renormalise;
  }

  static Ratio rounded(const Ratio& score, const Ratio& maximum, const std::optional<Rounding>& rounding) {
    return rounding ? Ratio(round(score, *rounding)) : std::min(score, maximum);
  }

  Ratio points(std::size_t p, const Ratio& growth) const {
    const Party& party = policy_.parties[p];
    const Ratio max = Ratio(party.max) * growth;
    const std::optional<Score>& score = section_.scores[p];
    const bool given = score ? std::holds_alternative<Points>(score->award) : !is_computed(party);
    if (given && growth == Ratio(1)) return max;  // never rounded
    const auto* sheets = score ? std::get_if<Sheets>(&score->award) : nullptr;
    if (sheets == nullptr && !is_computed(party)) return rounded(max, max, policy_.rounding.party_points);
    const bool panel = sheets != nullptr &&
                       (sheets->sheets.size() > 1 || (!sheets->sheets.empty() && !sheets->sheets[0].assessor.empty()));
    const bool by_sheet = party.panel.by == CombinedBy::sheet && panel;
    Ratio raw = party.criteria.empty() ? Ratio(sheets->of) : Ratio();
    Ratio full = raw;
    for (const Criterion& criterion : party.criteria) add(criterion, panel && !by_sheet, raw, full);
    if (by_sheet && !party.criteria.empty()) raw = rounded(raw, full, policy_.rounding.sheet);
    raw = rounded(raw, full, policy_.rounding.raw_score);
    return rounded(rules::award(raw, full, max), max, policy_.rounding.party_points);
  }

  void add(const Criterion& criterion, bool combined, Ratio& raw, Ratio& full) const {
    for (const Criterion& part : criterion.criteria) add(part, combined, raw, full);
    if (!criterion.criteria.empty()) return;
    const Ratio max(criterion.max);
    full = full + max;
    raw = raw + (combined || criterion.computed ? rounded(max, max, policy_.rounding.criterion) : max);
  }

  const Section& section_;
  const Policy& policy_;
};

struct Words {
  std::string zh, en;
};

Words words(const Party& party) {
  switch (party.missing) {
    case MissingParty::hold:
      return {"得分待定，总分只有范围", "its points are open, and the total is known within bounds"};
    case MissingParty::zero: return {"按 0 分计", "it counts as zero"};
    case MissingParty::renormalise: return {"其分值按比例分给其他评分方", "its weight is shared out among the others"};
    case MissingParty::value: {
      const std::string points = party.missing_points->to_string();
      return {"按办法规定的 " + points + " 分计", "it counts with the " + points + " points that the policy states"};
    }
    case MissingParty::refuse: break;
  }
  return {};
}

// Points that may have been weighted once more, or a raw score that may be points already. A share above half of the
// scale says nothing: half of it is a score like others.
void note_weighted_twice(const Section& section, std::size_t p) {
  const Policy& policy = section.plan.policy;
  const Party& party = policy.parties[p];
  const Score& score = *section.scores[p];
  const Ratio max(party.max);
  if (max * Ratio(2) > Ratio(policy.scale)) return;
  Decimal value;
  bool suspicious = false;
  std::string_view key = "raw";
  if (const auto* points = std::get_if<Points>(&score.award)) {
    value = points->points;
    suspicious = Ratio(value) <= max * max / Ratio(policy.scale);
    key = "points";
  } else if (const auto* raw = std::get_if<RawScore>(&score.award)) {
    value = raw->raw;
    suspicious = raw->of > party.max && value <= party.max;
  }
  if (!suspicious || value.is_zero()) return;
  section.tail.note({{Code::weighted_twice,
                      model::child(model::child("/scores", party.id), key),
                      {party.id, value.to_string(), party.max.to_string()}},
                     {section.plan.layout.points(p)}});
}

}  // namespace

void note_scores(const Section& section) {
  const Policy& policy = section.plan.policy;
  for (std::size_t p = 0; p < policy.parties.size(); ++p) {
    const Party& party = policy.parties[p];
    if (section.scores[p]) {
      note_weighted_twice(section, p);
    } else if (!is_computed(party)) {
      const Words how = words(party);
      section.tail.note(
          {{Code::party_missing, "/scores", {party.id, how.zh, how.en}}, {section.plan.layout.points(p)}});
    }
  }
  const std::optional<Ratio> reached = FullMarks(section).total();
  if (reached && *reached != Ratio(policy.scale)) {
    section.tail.note(
        {{Code::maximum_unreachable, "/policy/rounding", {reached->to_string(), policy.scale.to_string()}},
         {section.plan.layout.total()}});
  }
}

void add_score_notes(const Evaluation& evaluation, const PlanData& plan, const Tail& tail, std::vector<Note>& notes) {
  const auto is_given = [&](Node node) { return evaluation.presence(node) == Presence::given; };
  for (std::size_t p = 0; p < plan.layout.parties; ++p) {
    const Node points = plan.layout.points(p);
    if (evaluation.presence(points) != Presence::missing || !tail.links.contains(plan.layout.score_place(p))) continue;
    notes.push_back(
        {{Code::party_missing,
          "/scores",
          {plan.policy.parties[p].id, "评分所依据的数没有值，得分待定，总分只有范围",
           "a figure that its points are computed from has no value, and the total is known within bounds"}},
         {points}});
  }
  for (const Judged& judged : tail.judged_points) {
    if (!is_given(judged.judged) || !is_given(judged.computed)) continue;
    if (*evaluation.exact(judged.judged) == *evaluation.exact(judged.computed)) continue;
    notes.push_back({{Code::judged_differs,
                      judged.pointer,
                      {judged.party, judged.criterion, evaluation.text(judged.judged), evaluation.text(judged.computed),
                       judged.reason}},
                     {judged.judged, judged.computed}});
  }
  for (const Capped& capped : tail.capped) {
    if (!is_given(capped.sum) || *evaluation.exact(capped.sum) <= Ratio(capped.cap)) continue;
    notes.push_back({{Code::adjustment_capped,
                      capped.pointer,
                      {capped.what, evaluation.text(capped.sum), capped.cap.to_string(), capped.what_zh}},
                     {capped.sum}});
  }
  const auto pointer = [](std::size_t k) { return model::child("/policy/knock_outs", k); };
  const Policy& policy = plan.policy;
  const auto label = [&](const KnockOut& knock_out) { return knock_out.name.empty() ? knock_out.id : knock_out.name; };
  for (const BoundKnockOut& bound : tail.knock_outs) {
    const KnockOut& knock_out = policy.knock_outs[bound.index];
    if (bound.left && (!is_given(*bound.left) || !is_given(*bound.right))) {
      notes.push_back({{Code::knock_out_undecided, pointer(bound.index), {label(knock_out)}}, {}});
      continue;
    }
    const auto& hit = evaluation.knocked_out();
    if (std::find(hit.begin(), hit.end(), bound.index) == hit.end()) continue;
    const Node grade = plan.layout.grade();
    const Band* before = is_given(grade) ? &evaluation.band_of_total() : nullptr;
    const auto band = [&](const Band* each) {
      return each == nullptr ? "" : each->name.empty() ? each->id : each->name;
    };
    std::vector<Node> figures = {grade};
    if (bound.left) figures.insert(figures.end(), {*bound.left, *bound.right});
    notes.push_back({{Code::knock_out_applied,
                      bound.left ? pointer(bound.index) : model::child("/facts", knock_out.id),
                      {label(knock_out), before != nullptr ? before->id : "", evaluation.text(grade), bound.reason,
                       band(before), band(before != nullptr ? &evaluation.grade() : nullptr)}},
                     std::move(figures)});
  }
}

}  // namespace assay::detail
