// Criteria and sheets: what parties' raw scores are made of, as figures that their points are computed from.
#include <algorithm>
#include <unordered_set>

#include "evaluate/tail.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Place;

// A criterion without parts. A party without criteria has one, without an id.
struct Leaf {
  std::string id;
  Decimal max;
  std::string pointer;  // of its maximum
  const Criterion* criterion = nullptr;
  std::optional<Node> computed = {};  // the figure that its rule makes
};

struct Words {
  std::string_view zh, en;
};

Words words(MissingSheet missing) {
  return missing == MissingSheet::zero ? Words{"按 0 分计", "counts as zero"} : Words{"不计", "is left out"};
}

class PartyScoring {
 public:
  PartyScoring(const Section& section, std::size_t party, const Sheets& sheets)
      : section_(section),
        tail_(section.tail),
        problems_(section.problems),
        number_(party),
        party_(section.plan.policy.parties[party]),
        sheets_(sheets),
        place_(model::child("/scores", party_.id)),
        path_("parties/" + party_.id) {}

  void run() {
    const std::size_t before = problems_.size();
    const Place parties("/policy/parties"), own(parties, number_), criteria(own, "criteria");
    if (!add_up()) {
      problems_.push_back({Code::number_overflow, criteria.pointer(), {"Σ max"}});
      return;
    }
    list_leaves(party_.criteria, criteria);
    if (party_.criteria.empty()) leaves_.push_back({"", sheets_.of, place_ + "/of"});
    for (std::size_t l = 0; l < leaves_.size(); ++l) index_.emplace(leaves_[l].id, static_cast<std::uint32_t>(l));
    check_sheets();
    if (problems_.size() != before) return;
    for (Leaf& leaf : leaves_) add_computed(leaf);
    if (problems_.size() != before) return;
    const bool by_sheet = party_.panel.by == CombinedBy::sheet && is_panel();
    const Node raw = by_sheet ? combine_sheets() : combine_criteria();
    tail_.link(section_.plan.layout.score_place(number_), raw);
    tail_.tail().full.emplace(static_cast<std::uint32_t>(number_), full_);
  }

 private:
  // What a sheet gives for a leaf.
  struct Given {
    Amount amount;
    std::string pointer, reason;
  };

  // Several assessors, or one by name.
  bool is_panel() const { return sheets_.sheets.size() > 1 || (!counted_.empty() && !counted_[0]->assessor.empty()); }

  void list_leaves(const std::vector<Criterion>& criteria, const Place& list) {
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      const Place place(list, c);
      if (criteria[c].criteria.empty()) {
        leaves_.push_back({criteria[c].id, criteria[c].max, Place(place, "max").pointer(), &criteria[c]});
      } else {
        list_leaves(criteria[c].criteria, Place(place, "criteria"));
      }
    }
  }

  // The full maximum of the raw score.
  bool add_up() {
    if (party_.criteria.empty()) {
      full_ = sheets_.of;
      return true;
    }
    NumberResult sum{Decimal(0)};
    for (const Criterion& criterion : party_.criteria) {
      if (sum) sum = try_add(sum.value, criterion.max);
    }
    full_ = sum.value;
    return bool(sum);
  }

  // --- what the document gives

  void check_sheets() {
    const std::size_t before = problems_.size();
    const Place score(place_), list(score, "sheets");
    if (party_.criteria.empty() && sheets_.of <= Decimal(0)) {
      problems_.push_back({Code::invalid_score, place_ + "/of", {party_.id, sheets_.of.to_string()}});
    }
    std::unordered_set<std::string_view> assessors;
    for (std::size_t s = 0; s < sheets_.sheets.size(); ++s) {
      const Sheet& sheet = sheets_.sheets[s];
      const bool alone = sheet.assessor.empty() && sheets_.sheets.size() == 1;
      const Place place(list, s);
      const std::string pointer = alone ? place_ : place.pointer();
      if (!alone) {
        model::check_id(sheet.assessor, Place(place, "assessor"), problems_);
        if (!assessors.insert(sheet.assessor).second) {
          problems_.push_back({Code::duplicate_sheet, Place(place, "assessor").pointer(), {sheet.assessor}});
        }
      }
      model::check_prose(sheet.reason, place, problems_);
      const bool counts = !sheet.recused && !sheet.missing;
      if ((sheet.recused && sheet.missing) || (!counts && (!sheet.marks.empty() || sheet.raw != Amount()))) {
        const Words form = sheet.recused && sheet.missing
                               ? Words{"既回避又缺交", "both a recusal and a missing sheet"}
                               : Words{"不计的评分表上的打分", "points on a sheet that does not count"};
        problems_.push_back({Code::sheet_refused, pointer, {party_.id, std::string(form.zh), std::string(form.en)}});
      }
      if (sheet.weight <= Decimal(0)) {
        problems_.push_back(
            {Code::invalid_weight, Place(place, "weight").pointer(), {sheet.assessor, sheet.weight.to_string()}});
      }
      if (sheet.recused) {
        section_.tail.note({{Code::assessor_recused, place.pointer(), {party_.id, sheet.assessor, sheet.reason}}, {}});
        continue;
      }
      read_sheet(sheet, pointer);
    }
    if (sheets_.sheets.empty() && !is_computed(party_)) {
      problems_.push_back({Code::missing_score, "/scores", {party_.id}});
    }
    if (problems_.size() != before) return;
    check_number();
    if (party_.panel.combination == Combination::consensus) check_consensus();
  }

  // The marks of one sheet by leaf, or why it does not count.
  void read_sheet(const Sheet& sheet, const std::string& pointer) {
    std::vector<const Mark*> marks(leaves_.size());
    bool readable = true;
    const Place place(pointer);
    const Place criteria(place, "criteria");
    if (party_.criteria.empty() ? !sheet.marks.empty() : sheet.raw != Amount()) {
      const Words form = party_.criteria.empty() ? Words{"按评分细则的打分", "points by criteria"}
                                                 : Words{"未分细则的原始分", "a raw score without criteria"};
      problems_.push_back({Code::sheet_refused, pointer, {party_.id, std::string(form.zh), std::string(form.en)}});
      return;
    }
    for (const Mark& mark : sheet.marks) {
      const Place at(criteria, mark.criterion);
      const auto found = index_.find(mark.criterion);
      if (found == index_.end()) {
        readable = false;  // what it was to be a mark of is not missing as well
        if (!section_.incomplete.criterion_ids) {
          report_unknown(Code::unknown_criterion, at, mark.criterion, index_, problems_);
        }
        continue;
      }
      if (marks[found->second] != nullptr) {
        problems_.push_back({Code::duplicate_cell, at.pointer(), {mark.criterion}});
      }
      marks[found->second] = &mark;
      model::check_prose(mark.reason, Place(at, "reason"), problems_);
    }
    std::vector<std::optional<Given>> given(leaves_.size());
    const MissingSheet missing = party_.panel.missing;
    bool lacks = sheet.missing;
    for (std::size_t l = 0; l < leaves_.size(); ++l) {
      const Leaf& leaf = leaves_[l];
      const bool whole = party_.criteria.empty();
      const std::string at = whole ? Place(place, "raw").pointer() : Place(criteria, leaf.id).pointer();
      const std::size_t before = problems_.size();
      const Amount amount = whole ? sheet.raw : marks[l] != nullptr ? points_of(*marks[l], leaf, at) : Amount();
      if (problems_.size() != before) continue;
      if (amount.presence != Presence::missing) {
        const std::string& what = leaf.id.empty() ? party_.id : leaf.id;
        if (amount.given()) model::check_score(what, amount.value, leaf.max, Place(at), problems_);
        given[l] = Given{amount, at, marks[l] != nullptr ? marks[l]->reason : std::string()};
      } else if (leaf.criterion == nullptr || !leaf.criterion->computed) {
        lacks = true;
        if (missing == MissingSheet::zero) given[l] = Given{Decimal(0), at, {}};
        if (missing == MissingSheet::refuse && !sheet.missing && readable) {
          problems_.push_back({Code::missing_mark, at, {party_.id, sheet.assessor, leaf.id}});
        }
      }
    }
    if (sheet.missing && missing == MissingSheet::refuse) {
      problems_.push_back({Code::missing_sheet, pointer, {party_.id, sheet.assessor}});
    }
    const bool none = std::none_of(given.begin(), given.end(), [](const auto& each) { return each.has_value(); });
    if (lacks && missing != MissingSheet::refuse) {
      const Words how = words(missing);
      section_.tail.note({{Code::sheet_left_out,
                           pointer,
                           {party_.id, sheet.assessor, std::string(how.zh), std::string(how.en), sheet.reason}},
                          {}});
    }
    // By sheet, one that lacks a point is left out as a whole.
    if (lacks && missing == MissingSheet::ignore && (party_.panel.by == CombinedBy::sheet || none)) return;
    counted_.push_back(&sheet);
    given_.push_back(std::move(given));
    counted_places_.push_back(pointer);
  }

  // A mark as points: those of its tier where the criterion has tiers.
  Amount points_of(const Mark& mark, const Leaf& leaf, const std::string& pointer) {
    const std::vector<Tier>& tiers = leaf.criterion->tiers;
    const bool both = !mark.tier.empty() && mark.points != Amount();
    if (mark.points.presence == Presence::none || both || (!mark.tier.empty() && tiers.empty())) {
      problems_.push_back({Code::wrong_mark, pointer, {leaf.id, "分数", "points"}});
      return {};
    }
    if (mark.tier.empty()) {
      if (mark.points.given() && !tiers.empty()) {
        problems_.push_back({Code::wrong_mark, pointer, {leaf.id, "档次", "a tier"}});
      }
      return mark.points;
    }
    const auto tier = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& each) { return each.id == mark.tier; });
    if (tier != tiers.end()) return tier->points;
    Index known;
    for (const Tier& each : tiers) known.emplace(each.id, 0);
    problems_.push_back({Code::unknown_tier, pointer, {leaf.id, mark.tier, nearest_key(known, mark.tier, problems_)}});
    return {};
  }

  // Enough assessors for each criterion that any of them found to apply.
  void check_number() {
    if (sheets_.sheets.empty()) return;
    const Panel& panel = party_.panel;
    const auto needed =
        std::max<std::int64_t>(panel.at_least, std::int64_t{panel.drop_highest} + panel.drop_lowest + 1);
    const auto refuse = [&](const std::string& criterion, std::size_t number) {
      problems_.push_back(
          {Code::too_few_sheets, place_, {party_.id, criterion, std::to_string(number), std::to_string(needed)}});
    };
    if (static_cast<std::int64_t>(counted_.size()) < needed) return refuse("", counted_.size());
    if (panel.by == CombinedBy::sheet) {
      const auto applies = [](const auto& sheet) {  // to anything: points were given, or a figure may make some
        return std::any_of(sheet.begin(), sheet.end(), [](const auto& each) { return !each || each->amount.given(); });
      };
      const auto applying = std::count_if(given_.begin(), given_.end(), applies);
      if (applying != 0 && applying < needed) refuse("", static_cast<std::size_t>(applying));
      return;
    }
    for (std::size_t l = 0; l < leaves_.size(); ++l) {
      std::size_t number = 0;
      bool any = false;
      for (const auto& given : given_) {
        any = any || given[l].has_value();
        number += given[l] && given[l]->amount.given() ? 1 : 0;
      }
      const bool applies = number != 0 || (!any && leaves_[l].criterion != nullptr && !leaves_[l].criterion->computed);
      if (applies && static_cast<std::int64_t>(number) < needed) refuse(leaves_[l].id, number);
    }
  }

  void check_consensus() {
    for (std::size_t l = 0; l < leaves_.size(); ++l) {
      // A point that was left out disagrees with none; computed points that were left as they are do.
      const bool computed = leaves_[l].criterion != nullptr && leaves_[l].criterion->computed;
      std::size_t one = 0;
      while (one < given_.size() && !given_[one][l] && !computed) ++one;
      for (std::size_t s = one + 1; s < given_.size(); ++s) {
        if (!given_[s][l] && !computed) continue;
        const auto text = [&](std::size_t k) {
          return given_[k][l] ? written(given_[k][l]->amount) : written(Presence::missing);
        };
        const Amount first = given_[one][l] ? given_[one][l]->amount : Amount(),
                     other = given_[s][l] ? given_[s][l]->amount : Amount();
        if (first.presence == other.presence && first.value == other.value) continue;
        problems_.push_back(
            {Code::no_consensus,
             counted_places_[s],
             {party_.id, leaves_[l].id, text(one), text(s), counted_[one]->assessor, counted_[s]->assessor}});
      }
    }
  }

  // --- figures

  void add_computed(Leaf& leaf) {
    if (leaf.criterion == nullptr || !leaf.criterion->computed) return;
    const ComputedPoints& computed = *leaf.criterion->computed;
    const std::string at = leaf.pointer.substr(0, leaf.pointer.rfind('/')) + "/computed";
    const std::optional<Node> figure = figure_before_scores(section_, computed.figure, Place(Place(at), "figure"));
    if (!figure) return;
    bool judged = false;
    for (const auto& given : given_) judged = judged || given[index_.at(leaf.id)].has_value();
    leaf.computed = tail_.figure(criterion_path(leaf) + (judged ? "/suggested" : "/points"), Operation::score,
                                 {Edge::to_figure(*figure), tail_.place(leaf.max, leaf.pointer)},
                                 {&computed, nullptr, leaf.max}, RoundingStep::criterion);
  }

  std::string criterion_path(const Leaf& leaf) const { return path_ + "/criteria/" + leaf.id; }

  // One assessor's points for a leaf, as a figure.
  Node add_given(std::size_t sheet, std::size_t leaf) {
    const Given& given = *given_[sheet][leaf];
    std::string path = path_ + "/sheets/" + counted_[sheet]->assessor;
    path += leaves_[leaf].id.empty() ? "/raw" : "/criteria/" + leaves_[leaf].id;
    return tail_.given(std::move(path), given.amount, given.pointer);
  }

  // What the panel makes of figures of its assessors, whose numbers are those of their sheets.
  Node add_combined(std::string path, const std::vector<std::pair<Node, std::size_t>>& points, const Decimal& max,
                    RoundingStep step) {
    std::vector<Edge> edges;
    for (const auto& [node, sheet] : points) {
      edges.push_back(Edge::to_figure(node));
      if (party_.panel.combination == Combination::weighted_mean) {
        edges.push_back(tail_.place(counted_[sheet]->weight, counted_places_[sheet] + "/weight"));
      }
    }
    return tail_.figure(std::move(path), Operation::combine, edges, {nullptr, &party_.panel, max}, step);
  }

  // Each leaf from all sheets, then their sum.
  Node combine_criteria() {
    std::vector<Node> nodes;
    for (std::size_t l = 0; l < leaves_.size(); ++l) nodes.push_back(combine_leaf(l));
    if (party_.criteria.empty()) return nodes[0];
    add_groups(party_.criteria, nodes);
    return add_sum(path_, nodes, "raw", RoundingStep::raw_score);
  }

  Node combine_leaf(std::size_t l) {
    const Leaf& leaf = leaves_[l];
    std::string path = leaf.id.empty() ? path_ + "/raw" : criterion_path(leaf) + "/points";
    const RoundingStep step = leaf.id.empty() ? RoundingStep::raw_score : RoundingStep::criterion;
    std::vector<std::pair<Node, std::size_t>> points;
    std::string reason, pointer;
    std::optional<Node> judged;
    for (std::size_t s = 0; s < given_.size(); ++s) {
      if (!given_[s][l]) continue;
      if (reason.empty()) reason = given_[s][l]->reason;
      if (pointer.empty()) pointer = given_[s][l]->pointer;
      if (is_panel()) {
        points.emplace_back(add_given(s, l), s);
      } else {
        judged = tail_.given(path, given_[s][l]->amount, given_[s][l]->pointer);
      }
    }
    if (!points.empty()) judged = add_combined(std::move(path), points, leaf.max, step);
    if (judged && leaf.computed) {
      add_judged(l, {{}, pointer, reason}, *judged);
    }
    // Judged by nobody, and computed from nothing: every sheet found that it does not apply, or the checks refused it.
    return judged ? *judged : *leaf.computed;
  }

  void add_judged(std::size_t l, const Given& given, Node judged) {
    tail_.tail().judged_points.push_back(
        {party_.id, leaves_[l].id, given.reason, given.pointer, judged, *leaves_[l].computed});
  }

  // Groups of criteria, parts first.
  Node add_group(const Criterion& criterion, const std::vector<Node>& leaves, std::size_t& next) {
    if (criterion.criteria.empty()) return leaves[next++];
    std::vector<Edge> edges;
    for (const Criterion& part : criterion.criteria) edges.push_back(Edge::to_figure(add_group(part, leaves, next)));
    return tail_.figure(path_ + "/criteria/" + criterion.id + "/points", Operation::criteria, edges);
  }

  void add_groups(const std::vector<Criterion>& criteria, const std::vector<Node>& leaves) {
    std::size_t next = 0;
    for (const Criterion& criterion : criteria) add_group(criterion, leaves, next);
  }

  // The sum of leaves as it was given, the maxima of those that apply, and the sum out of the full maximum.
  Node add_sum(const std::string& path, const std::vector<Node>& nodes, std::string_view name, RoundingStep step) {
    std::vector<Edge> points, applicable;
    for (std::size_t l = 0; l < nodes.size(); ++l) {
      points.push_back(Edge::to_figure(nodes[l]));
      applicable.push_back(points.back());
      applicable.push_back(tail_.place(leaves_[l].max, leaves_[l].pointer));
    }
    const Node sum = tail_.figure(path + "/sum", Operation::criteria, points);
    const Node all = tail_.figure(path + "/applicable", Operation::applicable, applicable);
    return tail_.figure(path + '/' + std::string(name), Operation::rescale,
                        {Edge::to_figure(sum), Edge::to_figure(all), full_place()}, {nullptr, nullptr, full_}, step);
  }

  Edge full_place() { return tail_.place(full_, "/policy/parties/" + std::to_string(number_) + "/criteria"); }

  // Each sheet's sum, then one from all of them.
  Node combine_sheets() {
    std::vector<std::pair<Node, std::size_t>> points;
    for (std::size_t s = 0; s < given_.size(); ++s) {
      std::vector<Node> nodes;
      for (std::size_t l = 0; l < leaves_.size(); ++l) {
        nodes.push_back(given_[s][l] ? add_given(s, l) : *leaves_[l].computed);
        if (given_[s][l] && leaves_[l].computed) add_judged(l, *given_[s][l], nodes.back());
      }
      const std::string path = path_ + "/sheets/" + counted_[s]->assessor;
      points.emplace_back(party_.criteria.empty() ? nodes[0] : add_sum(path, nodes, "points", RoundingStep::sheet), s);
    }
    return add_combined(path_ + "/raw", points, full_, RoundingStep::raw_score);
  }

  const Section& section_;
  TailBuilder& tail_;
  model::Diagnostics& problems_;
  const std::size_t number_;
  const Party& party_;
  const Sheets& sheets_;
  Decimal full_;
  const std::string place_;  // of the score
  const std::string path_;
  std::vector<Leaf> leaves_;
  Index index_;                                           // of leaves
  std::vector<const Sheet*> counted_;                     // neither recused nor left out
  std::vector<std::string> counted_places_;               // their places
  std::vector<std::vector<std::optional<Given>>> given_;  // by counted sheet and leaf
};

bool all_computed(const std::vector<Criterion>& criteria) {
  return std::all_of(criteria.begin(), criteria.end(), [](const Criterion& criterion) {
    return criterion.criteria.empty() ? bool(criterion.computed) : all_computed(criterion.criteria);
  });
}

}  // namespace

bool is_computed(const Party& party) { return !party.criteria.empty() && all_computed(party.criteria); }

void add_criteria(const Section& section) {
  const std::vector<Party>& parties = section.plan.policy.parties;
  for (std::size_t p = 0; p < parties.size(); ++p) {
    const Sheets none;
    const std::optional<Score>& score = section.scores[p];
    const Sheets* sheets = score ? std::get_if<Sheets>(&score->award) : nullptr;
    if (sheets == nullptr && (score || !is_computed(parties[p]))) continue;
    PartyScoring(section, p, sheets != nullptr ? *sheets : none).run();
  }
}

}  // namespace assay::detail
