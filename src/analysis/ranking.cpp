#include "assay/ranking.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "analysis/seen.hpp"

namespace assay {

namespace {

// What an evaluation is ranked by: its total, then its tie figures in the order of the rules.
struct Standing {
  Ratio total;
  std::vector<std::optional<Ratio>> ties;
};

Standing standing_of(const Evaluation& evaluation) {
  const Plan plan = evaluation.plan();
  Standing standing{analysis::seen_total(plan.policy(), evaluation, plan.total()), {}};
  for (const TieRule& rule : plan.policy().ranking.ties) {
    const std::optional<Node> figure = evaluation.find(rule.figure);
    standing.ties.push_back(figure ? evaluation.exact(*figure) : std::nullopt);
  }
  return standing;
}

bool is_same_policy(const Policy& a, const Policy& b) {
  return a.scale == b.scale && a.bands == b.bands && a.grade_on == b.grade_on && a.ranking == b.ranking;
}

void check(std::span<const Evaluation* const> evaluations) {
  std::vector<Diagnostic> problems;
  for (std::size_t k = 0; k < evaluations.size(); ++k) {
    const Plan plan = evaluations[k]->plan();
    const std::string pointer = '/' + std::to_string(k);
    if (!is_same_policy(evaluations[0]->plan().policy(), plan.policy())) {
      problems.push_back({Code::different_policies, pointer, {}});
    } else if (evaluations[k]->presence(plan.total()) != Presence::given) {
      problems.push_back({Code::undecided_total, pointer, {}});
    }
  }
  if (!problems.empty()) throw Error(std::move(problems));
}

// Which of two comes first by one value, and whether they differ in it: what has none comes last.
std::strong_ordering order(const std::optional<Ratio>& a, const std::optional<Ratio>& b, bool lowest_first) {
  if (!a || !b) return b.has_value() <=> a.has_value();
  return lowest_first ? *a <=> *b : *b <=> *a;
}

constexpr std::size_t by_total = 0;

// The first of total (0) and tie figures (1 and on) in which two standings differ, and how.
struct Difference {
  std::size_t by = by_total;
  std::strong_ordering order = std::strong_ordering::equal;
};

Difference compare(const Standing& a, const Standing& b, const std::vector<TieRule>& rules) {
  if (a.total != b.total) return {by_total, b.total <=> a.total};
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const std::strong_ordering found = order(a.ties[k], b.ties[k], rules[k].lowest_first);
    if (found != 0) return {k + 1, found};
  }
  return {};
}

}  // namespace

std::vector<Ranked> rank(std::span<const Evaluation* const> evaluations) {
  if (evaluations.empty()) return {};
  check(evaluations);
  std::vector<Standing> standings;
  for (const Evaluation* evaluation : evaluations) standings.push_back(standing_of(*evaluation));
  const Plan plan = evaluations[0]->plan();
  const RankingRules& rules = plan.policy().ranking;

  std::vector<std::size_t> best_first(evaluations.size());
  std::iota(best_first.begin(), best_first.end(), std::size_t{0});
  std::stable_sort(best_first.begin(), best_first.end(), [&](std::size_t a, std::size_t b) {
    return compare(standings[a], standings[b], rules.ties).order < 0;
  });

  std::vector<Ranked> ranked;
  for (const std::size_t index : best_first) {
    Ranked own{index, 1, {}};
    if (!ranked.empty()) {
      const Ranked& before = ranked.back();
      const Difference difference = compare(standings[before.index], standings[index], rules.ties);
      const bool is_equal = difference.order == 0;
      own.rank = is_equal ? before.rank : rules.ranks == Ranks::dense ? before.rank + 1 : ranked.size() + 1;
      if (difference.by != by_total) own.decided_by = rules.ties[difference.by - 1].figure;
    }
    ranked.push_back(std::move(own));
  }
  return ranked;
}

}  // namespace assay
