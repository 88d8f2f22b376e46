// What one score must be for each grade, and the smallest move that changes the grade.
//
// Everything that scores go through keeps their order: raising one never lowers the total or the grade. So each
// question is a search by halves among the values that the score may take, each tried by running the scores again.
#include <algorithm>

#include "analysis/grading.hpp"
#include "analysis/parts.hpp"
#include "analysis/seen.hpp"
#include "model/text.hpp"

namespace assay::analysis {

namespace {

using detail::PlanAccess;

// The values that a score may take, numbered from the lowest: by its grid from 0 up to its maximum, which counts where
// the grid does not meet it too; or the points of its criterion's tiers.
class Values {
 public:
  // Nothing where the grid is too fine to number its points.
  static std::optional<Values> on_grid(const Decimal& value, const Decimal& max) {
    Values values;
    values.places_ = std::max(value.scale(), 0);
    const NumberResult most = try_round(max, {RoundingMode::floor, values.places_});
    if (!most || most.value.scale() != values.places_ || most.value.coefficient_high() != 0) return std::nullopt;
    values.last_ = most.value.coefficient_low();
    if (most.value != max) {
      values.maximum_ = max;
      ++values.last_;
    }
    return values;
  }

  static Values of_tiers(const std::vector<Tier>& tiers) {
    Values values;
    for (const Tier& tier : tiers) values.listed_.push_back(tier.points);
    std::sort(values.listed_.begin(), values.listed_.end());
    values.last_ = values.listed_.size() - 1;
    return values;
  }

  std::uint64_t last() const noexcept { return last_; }
  Decimal operator[](std::uint64_t k) const {
    if (!listed_.empty()) return listed_[k];
    return maximum_ && k == last_ ? *maximum_ : Decimal::from_parts(0, k, places_);
  }
  // 0 for tiers.
  Decimal grid() const { return listed_.empty() ? Decimal::from_parts(0, 1, places_) : Decimal(0); }

 private:
  int places_ = 0;
  std::uint64_t last_ = 0;
  std::optional<Decimal> maximum_;  // where the grid does not meet it
  std::vector<Decimal> listed_;
};

// A score that can be moved, and where: marks stand in places of the tail.
struct Movable {
  ScorePlace place;
  std::optional<Values> values;
  std::size_t party = 0;
  std::vector<std::uint32_t> marks = {};

  void set(Inputs& inputs, const Decimal& value) const {
    for (const std::uint32_t mark : marks) PlanAccess::amount(inputs, mark).value = value;
    if (!marks.empty()) return;
    auto& award = PlanAccess::score(inputs, party)->award;
    if (auto* points = std::get_if<Points>(&award)) points->points = value;
    if (auto* raw = std::get_if<RawScore>(&award)) raw->raw = value;
  }
};

const Criterion* find_criterion(const std::vector<Criterion>& criteria, std::string_view id) {
  for (const Criterion& criterion : criteria) {
    if (criterion.id == id) return &criterion;
    if (const Criterion* part = find_criterion(criterion.criteria, id)) return part;
  }
  return nullptr;
}

// The scores that the document gives and that count: by party, sheets and their marks in its order.
class Movables {
 public:
  explicit Movables(const Subject& subject) : subject_(subject) {}

  std::vector<Movable> list() {
    for (std::size_t p = 0; p < subject_.plan.policy.parties.size(); ++p) {
      const Score* score = subject_.inputs.score(p);
      if (score == nullptr) continue;
      if (const auto* points = std::get_if<Points>(&score->award)) {
        add_whole(p, "points", points->points, party(p).max);
      } else if (const auto* raw = std::get_if<RawScore>(&score->award)) {
        add_whole(p, "raw", raw->raw, raw->of);
      } else {
        add_sheets(p, std::get<Sheets>(score->award));
      }
    }
    return std::move(found_);
  }

 private:
  const Party& party(std::size_t p) const { return subject_.plan.policy.parties[p]; }

  void add_whole(std::size_t p, std::string_view key, const Decimal& value, const Decimal& max) {
    const std::string& id = party(p).id;
    const std::string pointer = model::child(model::child("/scores", id), key);
    found_.push_back({{id, "", "", pointer, value, max}, Values::on_grid(value, max), p});
  }

  void add_sheets(std::size_t p, const Sheets& sheets) {
    const std::size_t first = found_.size();
    for (const Sheet& sheet : sheets.sheets) {
      std::string path = "parties/" + party(p).id;
      if (!sheet.assessor.empty()) path += "/sheets/" + sheet.assessor;
      if (sheet.raw.given()) add_mark(p, first, sheet, nullptr, path + "/raw", sheets.of);
      for (const Mark& mark : sheet.marks) {
        const Criterion* criterion = find_criterion(party(p).criteria, mark.criterion);
        const std::string_view end = sheet.assessor.empty() ? "/points" : "";
        const bool is_said = mark.points.given() || !mark.tier.empty();
        if (is_said)
          add_mark(p, first, sheet, criterion, path + "/criteria/" + criterion->id + std::string(end), criterion->max);
      }
    }
  }

  // What is recused or left out has no figure.
  void add_mark(std::size_t p, std::size_t first, const Sheet& sheet, const Criterion* criterion,
                const std::string& path, const Decimal& max) {
    const std::optional<Node> node = subject_.evaluation.find(path);
    if (!node || subject_.evaluation.operation(*node) != Operation::given) return;
    const std::uint32_t mark = subject_.evaluation.inputs(*node)[0].index();
    const std::string id = criterion != nullptr ? criterion->id : "";
    // Who must agree moves together, and the mark is the party's.
    const bool together = party(p).panel.combination == Combination::consensus;
    for (std::size_t k = first; together && k < found_.size(); ++k) {
      if (found_[k].place.criterion == id) return found_[k].marks.push_back(mark);
    }
    const Decimal& value = *subject_.evaluation.value(*node);
    const bool in_words = criterion != nullptr && !criterion->tiers.empty();
    found_.push_back({{party(p).id, together ? "" : sheet.assessor, id, subject_.evaluation.pointer(mark), value, max},
                      in_words ? Values::of_tiers(criterion->tiers) : Values::on_grid(value, max),
                      p,
                      {mark}});
  }

  const Subject& subject_;
  std::vector<Movable> found_;
};

// One score moved, in a copy of the inputs and of the evaluation.
class Search {
 public:
  explicit Search(const Subject& subject)
      : subject_(subject),
        grading_(subject),
        bands_(subject.plan.policy.bands),
        inputs_(subject.inputs),
        evaluation_(subject.evaluation),
        present_(grading_.grade(seen(evaluation_), std::nullopt)) {}

  ScoreSensitivity of(const Movable& movable) {
    movable_ = &movable;
    values_ = &*movable.values;
    lowest_ = at(0);
    highest_ = at(values_->last());
    ScoreSensitivity result;
    result.place = movable.place;
    result.grid = values_->grid();
    std::vector<std::optional<std::uint64_t>> least;
    for (std::size_t grade = 0; grade < bands_.size(); ++grade) {
      least.push_back(least_with(grade));
      result.needs.push_back({bands_[grade].id, std::nullopt});
      if (least.back()) result.needs.back().least = (*values_)[*least.back()];
    }
    const auto move = [&](const std::optional<std::uint64_t>& to, const Band& last, std::optional<Decimal>& by,
                          std::string& grade, Bound& bound) {
      if (to) {
        by = (*values_)[*to] - movable.place.value;
        grade = bands_[at(*to).grade].id;
      } else {
        bound = grade_from(last) == present_ ? Bound::already_there : Bound::out_of_reach;
      }
    };
    const auto better = present_ > 0 ? least[present_ - 1] : std::nullopt;
    move(better, bands_.front(), result.raise, result.raised_to, result.raise_bound);
    move(most_below(present_), bands_.back(), result.lower, result.lowered_to, result.lower_bound);
    return result;
  }

  // The next score is moved with the others where they were.
  void put_back(const Movable& movable) { movable.set(inputs_, movable.place.value); }

 private:
  // What the bands see of the total, its grade, and whether the policy has a grade for such a total at all.
  struct Tried {
    Ratio total;
    std::size_t grade = 0;
    bool has_grade = true;
  };

  Ratio seen(const Evaluation& evaluation) const {
    return seen_total(subject_.plan.policy, evaluation, subject_.plan.layout.total());
  }

  std::size_t grade_from(const Band& band) const { return grading_.grade(Ratio(band.from), std::nullopt); }

  Tried at(std::uint64_t k) {
    movable_->set(inputs_, (*values_)[k]);
    Tried tried;
    try {
      PlanAccess::rescore(inputs_, evaluation_);
    } catch (const Error& error) {
      if (error.diagnostics().front().code != Code::total_off_step) throw;
      tried.has_grade = false;  // the total itself was computed before
    }
    tried.total = seen(evaluation_);
    tried.grade = grading_.grade(tried.total, std::nullopt);
    return tried;
  }

  // The lowest value that makes the total at least this one, or more than it. As the total is nearly a straight line,
  // every other try is where that would meet it; the others halve.
  std::optional<std::uint64_t> first(const Ratio& total, bool more) {
    const auto makes = [&](const Tried& tried) { return more ? tried.total > total : tried.total >= total; };
    std::uint64_t low = 0, high = values_->last();
    if (makes(lowest_)) return low;
    if (!makes(highest_)) return std::nullopt;
    Ratio below = lowest_.total, above = highest_.total;
    for (bool halve = false; high - low > 1; halve = !halve) {
      const std::uint64_t width = high - low;
      std::uint64_t step = width / 2;
      if (!halve) {
        const Decimal met = round((total - below) / (above - below) * Ratio(width), {RoundingMode::ceiling, 0});
        step = std::clamp(met.coefficient_low(), std::uint64_t{1}, width - 1);
      }
      Tried tried = at(low + step);
      const bool is_high = makes(tried);
      (is_high ? high : low) = low + step;
      (is_high ? above : below) = std::move(tried.total);
    }
    return high;
  }

  // The highest value that does not.
  std::optional<std::uint64_t> last_before(const Ratio& total, bool more) {
    const std::optional<std::uint64_t> from = first(total, more);
    if (!from) return values_->last();
    return *from == 0 ? std::nullopt : std::optional(*from - 1);
  }

  // The worst band that a total with at least this grade is in.
  std::optional<std::size_t> worst_band_with(std::size_t grade) const {
    for (std::size_t band = bands_.size(); band-- > 0;) {
      if (grade_from(bands_[band]) <= grade) return band;
    }
    return std::nullopt;
  }

  // The multiple of the policy's step next to a total that is none.
  Ratio next(const Ratio& total, RoundingMode mode) const {
    const Ratio step(*subject_.plan.policy.step);
    return Ratio(round(total / step, {mode, 0})) * step;
  }

  // The least value with at least this grade. A total off the policy's step has no grade: from there it goes on to the
  // next multiple, and to the one after it where no value makes that.
  std::optional<std::uint64_t> least_with(std::size_t grade) {
    const std::optional<std::size_t> band = worst_band_with(grade);
    if (!band) return std::nullopt;
    const bool any = *band + 1 == bands_.size();
    std::optional<std::uint64_t> found = any ? 0 : first(Ratio(bands_[*band].from), false);
    for (int steps = 0; found && steps < max_steps; ++steps) {
      const Tried tried = at(*found);
      if (tried.has_grade) return found;
      found = first(next(tried.total, RoundingMode::ceiling), false);
    }
    return std::nullopt;
  }

  // The greatest value with a worse grade.
  std::optional<std::uint64_t> most_below(std::size_t grade) {
    const std::size_t band = *worst_band_with(grade);
    if (band + 1 == bands_.size()) return std::nullopt;
    std::optional<std::uint64_t> found = last_before(Ratio(bands_[band].from), false);
    for (int steps = 0; found && steps < max_steps; ++steps) {
      const Tried tried = at(*found);
      if (tried.has_grade) return found;
      found = last_before(next(tried.total, RoundingMode::floor), true);
    }
    return std::nullopt;
  }

  // A bound on the work that a hostile text can ask for: a step is a point, or some tenths of one.
  static constexpr int max_steps = 1000;

  const Subject& subject_;
  const Grading grading_;
  const std::span<const Band> bands_;
  Inputs inputs_;
  Evaluation evaluation_;
  const std::size_t present_;  // grade
  const Movable* movable_ = nullptr;
  const Values* values_ = nullptr;
  Tried lowest_, highest_;
};

// A number on the way may need more digits than there are, though the document's own did not.
bool is_overflow(const Error& error) {
  const Code code = error.diagnostics().front().code;
  return code == Code::figure_overflow || code == Code::number_overflow;
}

}  // namespace

std::vector<ScoreSensitivity> score_sensitivities(const Subject& subject) {
  std::vector<ScoreSensitivity> found;
  Search search(subject);
  for (const Movable& movable : Movables(subject).list()) {
    if (!movable.values) continue;
    try {
      found.push_back(search.of(movable));
    } catch (const Error& error) {
      if (!is_overflow(error)) throw;
    }
    search.put_back(movable);
  }
  return found;
}

}  // namespace assay::analysis
