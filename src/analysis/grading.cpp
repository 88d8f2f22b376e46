#include "analysis/grading.hpp"

#include "analysis/seen.hpp"
#include "evaluate/tail.hpp"

namespace assay::analysis {

namespace {

// Of ends from which on something holds: whether the first lets in a value that the second does not.
bool precedes(const End& a, const End& b) { return a.value < b.value || (a.value == b.value && a.closed && !b.closed); }

// Whether a value of the interval lies at the end or past it.
bool reaches_to(const Interval& values, const End& end) {
  const End& high = values.high();
  return high.value > end.value || (high.value == end.value && high.closed && end.closed);
}

}  // namespace

Grading::Grading(const Subject& subject) : subject_(subject) {
  const auto adjustment = [&](std::uint32_t place) {
    const std::optional<Node> node = subject.evaluation.source(place);
    if (!node) return Ratio();
    is_adjusted_ = true;
    return shown(subject.evaluation, *node);
  };
  deductions_ = adjustment(subject.plan.layout.deductions_place());
  bonuses_ = adjustment(subject.plan.layout.bonuses_place());
}

const std::optional<Rounding>& Grading::total_step() const noexcept { return policy().rounding.total; }

std::optional<Rounding> Grading::seen() const noexcept {
  return policy().grade_on == GradeOn::rounded_total ? total_step() : std::nullopt;
}

std::size_t Grading::grade(const Ratio& total, const std::optional<Rounding>& rounding) const {
  const std::span<const Band> bands(policy().bands);
  if (!rounding) return knocked_out(rules::step_at(bands, total));
  const NumberResult rounded =
      rules::try_round_score(total, Ratio(policy().scale), *rounding, policy().rounding.exact_maximum_only);
  if (!rounded) throw Error(Diagnostic{rounded.code, "", {total.to_string()}});
  return knocked_out(rules::step_at(bands, rounded.value));
}

// From where on exact totals are seen in this band or a better one.
End Grading::beginning(const Band& band) const {
  const std::optional<Rounding> rounding = seen();
  const Ratio from(band.from), scale(policy().scale);
  if (!rounding) return {from, true};
  const End end = reaches(from, *rounding);
  // Where only the scale itself is seen as reaching so far, what is below it does not round up to it.
  const bool only_scale = policy().rounding.exact_maximum_only && end.value < scale &&
                          Ratio(round(from, {RoundingMode::ceiling, rounding->places})) >= scale;
  return only_scale ? End{scale, true} : end;
}

// A band has a total where the totals reach to where it begins, some lie before the next better one, and there is
// something between these two: three intervals that meet in pairs have a point in common.
std::vector<std::size_t> Grading::grades(const Interval& totals) const {
  const std::vector<Band>& bands = policy().bands;
  std::vector<std::size_t> grades;
  std::optional<End> better;
  for (std::size_t b = 0; b < bands.size() && (!better || precedes(totals.low(), *better)); ++b) {
    const bool is_lowest = b + 1 == bands.size();
    const End from = beginning(bands[b]);
    if (is_lowest || (reaches_to(totals, from) && (!better || precedes(from, *better)))) {
      const std::size_t grade = knocked_out(b);
      if (grades.empty() || grades.back() != grade) grades.push_back(grade);
    }
    better = from;
  }
  return grades;
}

std::size_t Grading::knocked_out(std::size_t band) const {
  return detail::knocked_out(subject_.plan, detail::PlanAccess::tail(subject_.inputs),
                             subject_.evaluation.knocked_out(), band);
}

}  // namespace assay::analysis
