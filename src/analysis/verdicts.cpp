// Verdicts: what printed points may have been under a hypothesis, the totals that follow, and their grades.
#include <algorithm>

#include "analysis/combinations.hpp"

namespace assay::analysis {

namespace {

void check(const Hypothesis& hypothesis) {
  if (hypothesis.reading != Reading::weighted) return;
  const int places = hypothesis.raw_places;
  if (places < Decimal::min_scale || places > Decimal::max_scale) {
    throw Error(Diagnostic{Code::places_out_of_range, "", {std::to_string(places)}});
  }
  if (hypothesis.raw_of <= Decimal(0)) {
    throw Error(Diagnostic{Code::invalid_argument, "", {"raw_of", hypothesis.raw_of.to_string()}});
  }
}

// A party that gave points.
struct Printed {
  const Party& party;
  Decimal points;
};

class Verdicts {
 public:
  explicit Verdicts(const Subject& subject) : grading_(subject) {
    const detail::Layout& layout = subject.plan.layout;
    for (std::size_t p = 0; p < layout.parties; ++p) {
      const Party& party = subject.plan.policy.parties[p];
      const Score* score = subject.inputs.score(p);
      if (const auto* points = score != nullptr ? std::get_if<Points>(&score->award) : nullptr) {
        printed_.push_back({party, points->points});
        growth_ = *subject.evaluation.exact(layout.max(p)) / Ratio(party.max);
      } else if (const auto exact = subject.evaluation.exact(layout.points(p))) {
        fixed_ = fixed_ + *exact;
      }
    }
  }

  Verdict of(const Hypothesis& hypothesis, std::vector<Combinations>& combinations) const {
    Verdict verdict;
    verdict.hypothesis = hypothesis;
    if (hypothesis.reading == Reading::weighted) {
      weigh(verdict, combinations);
    } else {
      Interval sum;
      for (const Printed& printed : printed_) {
        const bool direct = hypothesis.reading == Reading::direct;
        sum = sum + (direct ? Interval(Ratio(printed.points)) : unprinted(printed, hypothesis.mode));
      }
      verdict.total = total(sum);
      name_grades(verdict);
    }
    if (verdict.total) {
      verdict.certainty = verdict.grades.size() == 1 ? Certainty::decided : Certainty::undecided;
    } else {
      verdict.certainty = Certainty::contradicted;
    }
    return verdict;
  }

 private:
  Interval total(const Interval& printed) const { return grading_.total(printed * growth_ + Interval(fixed_)); }

  void name_grades(Verdict& verdict) const {
    for (const std::size_t grade : grading_.grades(*verdict.total)) {
      verdict.grades.push_back(grading_.policy().bands[grade].id);
    }
  }

  // All points of the party that a rounding step prints so.
  Interval unprinted(const Printed& printed, RoundingMode mode) const {
    const Ratio points(printed.points), max(printed.party.max);
    const Rounding rounding{mode, printed.points.scale()};
    const Interval within = intersection(unrounded(printed.points, rounding), Interval({Ratio(), true}, {max, true}));
    if (!grading_.policy().rounding.exact_maximum_only) return within;
    // What would round up to the maximum stays below it: it prints as the last result before.
    if (points == max) return max;
    const Ratio next = points + Ratio(Decimal::from_parts(0, 1, rounding.places));
    return next >= max && reaches(max, rounding).value < max ? Interval(within.low(), {max, false}) : within;
  }

  // The raw scores on the grid that are weighted to such points; nothing where there are none.
  std::optional<GridScores> on_grid(const Printed& printed, const Hypothesis& hypothesis) const {
    const Interval points = unprinted(printed, hypothesis.mode);
    const Ratio max(printed.party.max), of(hypothesis.raw_of);
    const auto raw = [&](const End& end, RoundingMode inwards, int step) {
      const Ratio exact = rules::award(end.value, max, of);
      const Decimal score = round(exact, {inwards, hypothesis.raw_places});
      const bool beside = !end.closed && Ratio(score) == exact;
      return beside ? score + Decimal(step) * Decimal::from_parts(0, 1, hypothesis.raw_places) : score;
    };
    const Decimal first = raw(points.low(), RoundingMode::ceiling, 1),
                  last = raw(points.high(), RoundingMode::floor, -1);
    return first > last ? std::nullopt : std::optional(GridScores{printed.party.max, first, last});
  }

  void weigh(Verdict& verdict, std::vector<Combinations>& combinations) const {
    const Hypothesis& hypothesis = verdict.hypothesis;
    GridSums sums{{}, fixed_, growth_};
    for (const Printed& printed : printed_) {
      if (const auto scores = on_grid(printed, hypothesis)) {
        sums.parties.push_back(*scores);
      } else {
        verdict.contradicting.push_back(printed.party.id);
      }
    }
    if (!verdict.contradicting.empty()) return combinations.push_back(none(hypothesis));
    const Combinations& counted =
        combinations.emplace_back(count(sums, grading_, hypothesis, rounded_once(hypothesis.mode)));
    const Ratio of(hypothesis.raw_of);
    Ratio least, most;
    for (const GridScores& scores : sums.parties) {
      least = least + rules::award(Ratio(scores.first), of, Ratio(scores.max));
      most = most + rules::award(Ratio(scores.last), of, Ratio(scores.max));
    }
    verdict.total = total(Interval({least, true}, {most, true}));
    if (!counted.all) return name_grades(verdict);
    for (const GradeCount& grade : counted.grades) {
      if (!(grading_.seen() ? grade.by_rounded_once : grade.by_exact_total).is_zero()) {
        verdict.grades.push_back(grade.grade);
      }
    }
  }

  // What counting rounds the total by; nothing where there is nothing that was printed.
  std::optional<Rounding> rounded_once(RoundingMode mode) const {
    if (grading_.total_step() || printed_.empty()) return grading_.total_step();
    int places = Decimal::min_scale;
    for (const Printed& printed : printed_) places = std::max(places, printed.points.scale());
    return Rounding{mode, places};
  }

  Combinations none(const Hypothesis& hypothesis) const {
    Combinations result{hypothesis, Decimal(0), {}};
    for (const Band& band : grading_.policy().bands) result.grades.push_back({band.id, 0, 0});
    return result;
  }

  const Grading grading_;
  std::vector<Printed> printed_;
  Ratio fixed_;       // the points of the other parties
  Ratio growth_ = 1;  // of weights, where others are left out
};

}  // namespace

std::vector<Verdict> verdicts(const Subject& subject, std::span<const Hypothesis> hypotheses,
                              std::vector<Combinations>& combinations) {
  for (const Hypothesis& hypothesis : hypotheses) check(hypothesis);
  const Verdicts verdicts(subject);
  std::vector<Verdict> result;
  for (const Hypothesis& hypothesis : hypotheses) result.push_back(verdicts.of(hypothesis, combinations));
  return result;
}

}  // namespace assay::analysis
