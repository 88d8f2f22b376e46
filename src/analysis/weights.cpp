// What a party's weight decides, the other weights scaled in proportion.
//
// With a share w of the scale the unrounded total is a straight line in w: w × what this party gave of its maximum +
// (1 − w) × what the others gave of theirs together, × the scale. Deductions, bonuses and bounds never turn it around,
// so that the shares that keep a band lie between the two where the line meets the band's ends.
#include "analysis/grading.hpp"
#include "analysis/parts.hpp"

namespace assay::analysis {

namespace {

class Weights {
 public:
  explicit Weights(const Subject& subject)
      : subject_(subject), grading_(subject), bands_(subject.plan.policy.bands), scale_(subject.plan.policy.scale) {
    const detail::Layout& layout = subject.plan.layout;
    for (std::size_t p = 0; p < layout.parties; ++p) {
      if (const std::optional<Ratio> points = subject.evaluation.exact(layout.points(p))) sum_ = sum_ + *points;
    }
    band_ = rules::step_at(bands_, grading_.total(sum_));
  }

  // Nothing of a party whose weight is shared out among the others.
  std::optional<WeightSensitivity> of(std::size_t party) const {
    const detail::Layout& layout = subject_.plan.layout;
    const std::optional<Ratio> max = subject_.evaluation.exact(layout.max(party));
    if (!max) return std::nullopt;
    const Ratio points = *subject_.evaluation.exact(layout.points(party));
    WeightSensitivity result{
        subject_.plan.policy.parties[party].id, *max / scale_, Interval(End{0, true}, End{1, true}), {}, false, true};
    if (*max == scale_) return result;
    const Ratio without = scale_ * (sum_ - points) / (scale_ - *max), alone = scale_ * points / *max;
    result.indifferent = without == alone;
    if (!result.indifferent) keep({without, alone}, result);
    return result;
  }

 private:
  // Subtotals at the shares 0 and 1.
  struct Line {
    Ratio without, alone;

    Ratio share_of(const Ratio& subtotal) const { return (subtotal - without) / (alone - without); }
  };

  void keep(const Line& line, WeightSensitivity& result) const {
    End low{0, true}, high{1, true};
    const bool rises = line.without < line.alone;
    const Ratio least = grading_.total(rises ? line.without : line.alone);
    const Ratio most = grading_.total(rises ? line.alone : line.without);
    // Where the total crosses a number at all, no bound holds it there: it is the subtotal with what was adjusted.
    const auto meet = [&](const Decimal& from, bool closed, bool is_low, const std::string& beyond) {
      const Ratio share = line.share_of(Ratio(from) - grading_.shift());
      (is_low ? low : high) = {share, closed};
      result.break_evens.push_back({share, beyond});
      result.on_boundary = result.on_boundary || share == result.share;
    };
    // The band holds where it begins, and not where the next better one does.
    const auto meet_worse = [&] {
      const bool is_lowest = band_ + 1 == bands_.size();
      if (!is_lowest && least < Ratio(bands_[band_].from)) meet(bands_[band_].from, true, rises, bands_[band_ + 1].id);
    };
    const auto meet_better = [&] {
      const bool is_highest = band_ == 0;
      if (!is_highest && most >= Ratio(bands_[band_ - 1].from)) {
        meet(bands_[band_ - 1].from, false, !rises, bands_[band_ - 1].id);
      }
    };
    if (rises) {
      meet_worse();
      meet_better();
    } else {
      meet_better();
      meet_worse();
    }
    result.keeps = Interval(low, high);
  }

  const Subject& subject_;
  const Grading grading_;
  const std::span<const Band> bands_;
  const Ratio scale_;
  Ratio sum_;             // of exact points
  std::size_t band_ = 0;  // of the exact total
};

}  // namespace

std::vector<WeightSensitivity> weight_sensitivities(const Subject& subject) {
  const Weights weights(subject);
  std::vector<WeightSensitivity> found;
  for (std::size_t p = 0; p < subject.plan.layout.parties; ++p) {
    if (std::optional<WeightSensitivity> own = weights.of(p)) found.push_back(std::move(*own));
  }
  return found;
}

}  // namespace assay::analysis
