// The smallest sets of cells whose change makes failed constraints hold.
//
// Constraints that fail are grouped by the cells that they share; what one cell explains has that cell in all of them.
// A group that no cell explains is tried with pairs: one cell stands in the smallest constraint of the group, the other
// in all that the first does not touch, or, where it touches all, next to it in any. Cells that share no constraint
// need not be a pair: the group is parted into what each explains. A group that no pair explains is taken apart by the
// cells that explain most of it.
#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "audit/pairs.hpp"

namespace assay::audit_detail {

namespace {

// How many numbers are tried in pairs for one trouble and for all together, and how many pairs of a trouble are kept.
constexpr std::size_t max_trials = 20000;
constexpr std::size_t max_trials_of_all = 200000;
constexpr std::size_t max_pairs = 16;

bool contains(const Indexes& sorted, std::size_t index) {
  return std::binary_search(sorted.begin(), sorted.end(), index);
}

class Search {
 public:
  Search(const Network& network, Indexes failed)
      : network_(network), remedies_(network), pairs_(network, remedies_), failed_(std::move(failed)) {}

  std::vector<Trouble> run() {
    settle(groups(failed_), false);
    // What is taken apart leaves new groups at the end.
    for (std::size_t g = 0; g < unexplained_.size(); ++g) {
      if (!unexplained_[g].failed.empty()) explain_by_pairs(g);
    }
    std::sort(troubles_.begin(), troubles_.end(),
              [](const Trouble& a, const Trouble& b) { return a.failed.front() < b.failed.front(); });
    return std::move(troubles_);
  }

 private:
  // Sorted, each once.
  Indexes cells_of(std::size_t constraint) const {
    const Constraint& own = network_.constraints[constraint];
    Indexes cells;
    const auto add = [&](const NetworkForm& form) {
      for (const NetworkTerm& term : form.terms) cells.push_back(term.cell);
    };
    add(own.left);
    if (own.percent_of) add(*own.percent_of);
    add(own.right);
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
  }

  Indexes cells_of(const Indexes& constraints) const {
    Indexes cells;
    for (const std::size_t constraint : constraints) {
      const Indexes own = cells_of(constraint);
      cells.insert(cells.end(), own.begin(), own.end());
    }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
  }

  std::size_t size(std::size_t constraint) const {
    const Constraint& own = network_.constraints[constraint];
    return own.left.terms.size() + own.right.terms.size() + (own.percent_of ? own.percent_of->terms.size() : 0);
  }

  std::size_t smallest(const Indexes& constraints) const {
    return *std::min_element(constraints.begin(), constraints.end(),
                             [&](std::size_t a, std::size_t b) { return size(a) < size(b); });
  }

  // Cells that stand in every one of them.
  Indexes cells_of_all(const Indexes& constraints) const {
    Indexes cells = cells_of(smallest(constraints));
    std::erase_if(cells, [&](std::size_t cell) { return !remedies_.stands_in(cell, constraints); });
    return cells;
  }

  // Constraints that hang together by the cells that they share, each group in order.
  std::vector<Indexes> groups(const Indexes& constraints) const {
    std::unordered_map<std::size_t, std::size_t> by_cell;  // a constraint of each
    Indexes root(constraints.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
      while (root[i] != i) i = root[i] = root[root[i]];
      return i;
    };
    for (std::size_t i = 0; i < constraints.size(); ++i) {
      for (const std::size_t cell : cells_of(constraints[i])) {
        const std::size_t a = find(i), b = find(by_cell.try_emplace(cell, i).first->second);
        root[std::max(a, b)] = std::min(a, b);
      }
    }
    std::vector<Indexes> found(constraints.size());
    for (std::size_t i = 0; i < constraints.size(); ++i) found[find(i)].push_back(constraints[i]);
    std::erase_if(found, [](const Indexes& group) { return group.empty(); });
    return found;
  }

  // Checks that held and would go on holding: the fewer there are, the less speaks for what is printed.
  std::size_t held_checks(const SlipSet& set) const {
    std::size_t count = 0;
    for (const SlipCell& cell : set.cells) {
      for (const std::size_t c : remedies_.constraints_of(cell.cell)) count += contains(failed_, c) ? 0 : 1;
    }
    return count;
  }

  void rank(std::vector<SlipSet>& slips) const {
    std::vector<std::pair<std::size_t, std::size_t>> order;  // checks that held, and index
    for (std::size_t i = 0; i < slips.size(); ++i) order.push_back({held_checks(slips[i]), i});
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      if (slips[a.second].cost != slips[b.second].cost) return slips[a.second].cost < slips[b.second].cost;
      return a < b;
    });
    std::vector<SlipSet> ranked;
    for (const auto& [held, i] : order) ranked.push_back(std::move(slips[i]));
    slips = std::move(ranked);
  }

  std::vector<SlipSet> singles(const Indexes& group) {
    std::vector<SlipSet> slips;
    for (const std::size_t cell : cells_of_all(group)) {
      if (const std::optional<Remedy>& remedy = remedies_.alone(cell)) {
        slips.push_back({{slip_cell(cell, *remedy)}, remedy->cost()});
      }
    }
    rank(slips);
    return slips;
  }

  // Groups that one cell explains are done with; the others wait.
  void settle(std::vector<Indexes> groups, bool gave_up) {
    for (Indexes& group : groups) {
      std::vector<SlipSet> slips = singles(group);
      std::vector<Trouble>& list = slips.empty() ? unexplained_ : troubles_;
      list.push_back({std::move(group), std::move(slips), gave_up});
    }
  }

  // --- pairs

  void explain_by_pairs(std::size_t g) {
    pairs_.allow(std::min(max_trials, max_trials_of_all - std::min(max_trials_of_all, pairs_.trials())));
    Trouble trouble = std::move(unexplained_[g]);
    unexplained_[g].failed.clear();
    trouble.slips = likeliest_pairs(trouble.failed);
    trouble.gave_up = trouble.gave_up || pairs_.is_over();
    if (trouble.slips.empty()) return take_apart(std::move(trouble));
    const Indexes of_first = remedies_.constraints_of(trouble.slips.front().cells[0].cell);
    const Indexes of_second = remedies_.constraints_of(trouble.slips.front().cells[1].cell);
    if (in_both(of_first, of_second).empty()) {
      return settle({in_both(trouble.failed, of_first), in_both(trouble.failed, of_second)}, trouble.gave_up);
    }
    // The likeliest pair may reach over to another group and explain that one too.
    for (std::size_t other = g + 1; other < unexplained_.size(); ++other) {
      Indexes& failed = unexplained_[other].failed;
      if (failed.empty() || !touches(trouble.slips.front(), failed)) continue;
      std::erase_if(trouble.slips, [&](const SlipSet& set) { return !touches(set, failed); });
      trouble.failed.insert(trouble.failed.end(), failed.begin(), failed.end());
      failed.clear();
    }
    std::sort(trouble.failed.begin(), trouble.failed.end());
    if (trouble.slips.size() > max_pairs) trouble.slips.resize(max_pairs);
    troubles_.push_back(std::move(trouble));
  }

  // Whether each of the constraints holds one of the cells.
  bool touches(const SlipSet& set, const Indexes& constraints) const {
    Indexes rest = constraints;
    for (const SlipCell& cell : set.cells) rest = without(rest, remedies_.constraints_of(cell.cell));
    return rest.empty();
  }

  std::vector<SlipSet> likeliest_pairs(const Indexes& group) {
    std::vector<SlipSet> slips;
    const Indexes firsts = cells_of(smallest(group));
    for (const std::size_t first : firsts) {
      const Indexes own = remedies_.constraints_of(first);
      const Indexes rest = without(group, own);
      for (const std::size_t second : rest.empty() ? cells_of(own) : cells_of_all(rest)) {
        // Of two firsts, the pair is tried once.
        const bool is_tried = second < first && contains(firsts, second) && is_second_of(second, first, group);
        if (second == first || is_tried) continue;
        if (pairs_.is_over()) break;
        if (std::optional<SlipSet> set = pairs_.find(first, second)) slips.push_back(std::move(*set));
      }
    }
    rank(slips);
    return slips;
  }

  // Whether the second cell comes up for the first.
  bool is_second_of(std::size_t first, std::size_t second, const Indexes& group) const {
    const Indexes own = remedies_.constraints_of(first), others = remedies_.constraints_of(second);
    const Indexes rest = without(group, own);
    return rest.empty() ? !in_both(own, others).empty() : without(rest, others).empty();
  }

  // --- what no pair explains

  // The largest parts that one cell explains; what is left is grouped again. What no cell explains any part of stands
  // without an explanation.
  void take_apart(Trouble trouble) {
    std::unordered_set<std::size_t> left(trouble.failed.begin(), trouble.failed.end());
    const auto explained_by = [&](std::size_t cell) {
      Indexes explained = remedies_.constraints_of(cell);
      std::erase_if(explained, [&](std::size_t c) { return !left.contains(c); });
      return explained;
    };
    Indexes cells = cells_of(trouble.failed);
    std::erase_if(cells, [&](std::size_t cell) { return !remedies_.alone(cell); });
    std::size_t most = 0;
    for (const std::size_t cell : cells) most = std::max(most, explained_by(cell).size());
    if (most == 0) return troubles_.push_back(std::move(trouble));
    std::vector<Indexes> parts;
    for (const std::size_t cell : cells) {
      Indexes explained = explained_by(cell);
      if (explained.size() != most) continue;  // of those that others explain already, only some are left
      for (const std::size_t c : explained) left.erase(c);
      parts.push_back(std::move(explained));
    }
    Indexes rest(left.begin(), left.end());
    std::sort(rest.begin(), rest.end());
    for (Indexes& group : groups(rest)) parts.push_back(std::move(group));
    settle(std::move(parts), trouble.gave_up);
  }

  const Network& network_;
  Remedies remedies_;
  Pairs pairs_;
  Indexes failed_;
  std::vector<Trouble> troubles_, unexplained_;
};

}  // namespace

std::vector<Trouble> find_slips(const Network& network) {
  Indexes failed;
  for (std::size_t c = 0; c < network.constraints.size(); ++c) {
    if (!is_satisfiable(network.constraints[c], network)) failed.push_back(c);
  }
  return failed.empty() ? std::vector<Trouble>() : Search(network, std::move(failed)).run();
}

}  // namespace assay::audit_detail
