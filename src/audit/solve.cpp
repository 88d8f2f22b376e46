#include "audit/solve.hpp"

#include "evaluate/rules.hpp"
#include "number/multiple.hpp"

namespace assay::audit_detail {

namespace {

Interval above_zero() { return {{0, false}, End::none()}; }

// The values of left − right with which a comparison holds.
Interval differences(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_most: return {End::none(), {0, true}};
    case Comparator::below: return {End::none(), {0, false}};
    case Comparator::equals: break;
    case Comparator::at_least: return {{0, true}, End::none()};
    case Comparator::above: return {{0, false}, End::none()};
  }
  return 0;
}

// The wholes above zero that some part is a share of, out of the shares. Parts and shares of one sign make them; a part
// that is zero has the share zero of every whole. Where both can have either sign both can be zero, so that the result
// never has a gap.
std::optional<Interval> wholes(const Interval& parts, const Interval& shares) {
  if (parts.contains(0) && shares.contains(0)) return above_zero();
  const Interval below_zero = above_zero() * Ratio(-1);
  for (const Interval& sign : {above_zero(), below_zero}) {
    const std::optional<Interval> part = common(parts, sign), share = common(shares, sign);
    if (part && share) return *part / *share;
  }
  return std::nullopt;
}

// The values that times × value + rest takes into the wanted ones.
std::optional<Interval> undo(const Interval& wanted, const Interval& rest, const Ratio& times) {
  return (wanted - rest) * (Ratio(1) / times);
}

// Ends moved inwards to the next multiple. An end of more steps than a Decimal counts stays where it is.
End to_step(const End& end, const Decimal& step, Decimal (&whole)(const End&)) {
  if (!end.bounded) return end;
  const End steps{end.value / Ratio(step), end.closed};
  if (!try_round(steps.value, {RoundingMode::down, 0})) return end;
  return {Ratio(whole(steps)) * Ratio(step), true};
}

}  // namespace

void IntervalSum::Side::add(const End& end) {
  if (!end.bounded) {
    ++endless;
    return;
  }
  value = value + end.value;
  open += end.closed ? 0 : 1;
}

void IntervalSum::Side::remove(const End& end) {
  if (!end.bounded) {
    --endless;
    return;
  }
  value = value - end.value;
  open -= end.closed ? 0 : 1;
}

End IntervalSum::Side::end() const { return endless != 0 ? End::none() : End{value, open == 0}; }

void IntervalSum::add(const Interval& interval) {
  low_.add(interval.low());
  high_.add(interval.high());
}

void IntervalSum::remove(const Interval& interval) {
  low_.remove(interval.low());
  high_.remove(interval.high());
}

Interval IntervalSum::interval() const { return {low_.end(), high_.end()}; }

IntervalSum& Sums::of(Part part) noexcept {
  return part == Part::left ? left : part == Part::percent_of ? percent_of : right;
}

Interval contribution(const Interval& values, const Ratio& times) { return times == 1 ? values : values * times; }

IntervalSum add_up(const NetworkForm& form, const Network& network) {
  IntervalSum sum;
  sum.add(form.constant);
  for (const NetworkTerm& term : form.terms) {
    sum.add(contribution(network.cells[term.cell].possible.values, term.times));
  }
  return sum;
}

Sums add_up(const Constraint& constraint, const Network& network) {
  Sums sums;
  sums.left = add_up(constraint.left, network);
  if (constraint.percent_of) sums.percent_of = add_up(*constraint.percent_of, network);
  sums.right = add_up(constraint.right, network);
  return sums;
}

bool can_hold(const Constraint& constraint, const Sums& sums) { return solve(constraint, sums, {}).has_value(); }

bool is_tangled(const Constraint& constraint, const Multiples& cell) {
  const int parts =
      (cell.left.is_zero() ? 0 : 1) + (cell.percent_of.is_zero() ? 0 : 1) + (cell.right.is_zero() ? 0 : 1);
  return constraint.percent_of && parts > 1;
}

std::optional<Interval> solve(const Constraint& constraint, const Sums& others, const Multiples& cell) {
  const Interval wanted = differences(constraint.comparator);
  const Interval left = others.left.interval(), right = others.right.interval();
  const auto anything_if = [](bool holds) {
    return holds ? std::optional(Interval(End::none(), End::none())) : std::nullopt;
  };
  if (!constraint.percent_of) {
    const Ratio times = cell.left - cell.right;
    if (times.is_zero()) return anything_if(wanted.overlaps(left - right));
    return undo(wanted, left - right, times);
  }
  // left ÷ whole × 100 = percentages, exactly: each of these is one that the right side allows.
  const Interval percentages = wanted + right;
  const Interval whole = others.percent_of.interval();
  if (!cell.percent_of.is_zero()) {
    const std::optional<Interval> asked = wholes(left * Ratio(100), percentages);
    if (!asked) return std::nullopt;
    // Either way the whole is above zero; `whole` is what the other cells add to it.
    return undo(*asked, whole, cell.percent_of);
  }
  const std::optional<Interval> positive = common(whole, above_zero());
  if (!positive) return std::nullopt;
  if (!cell.left.is_zero()) return undo(percentages * *positive * (Ratio(1) / Ratio(100)), left, cell.left);
  const Interval share = rules::attain(left, *positive);
  if (!cell.right.is_zero()) return undo(share - wanted, right, cell.right);
  return anything_if(share.overlaps(percentages));
}

std::optional<Interval> common(const Interval& a, const Interval& b) {
  return a.overlaps(b) ? std::optional(intersection(a, b)) : std::nullopt;
}

std::optional<Possible> in_steps(const Interval& values, const std::optional<Decimal>& step) {
  if (!step) return Possible{values, {}};
  const End low = to_step(values.low(), *step, number::first_whole),
            high = to_step(values.high(), *step, number::last_whole);
  if (low.bounded && high.bounded && low.value > high.value) return std::nullopt;
  return Possible{{low, high}, step};
}

}  // namespace assay::audit_detail
