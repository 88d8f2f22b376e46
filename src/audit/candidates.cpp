#include "audit/candidates.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "audit/solve.hpp"

namespace assay::audit_detail {

namespace {

constexpr std::int64_t few = 10;

Ratio distance(const Ratio& a, const Ratio& b) { return a < b ? b - a : a - b; }

TypedNumber as_printed(const NetworkCell& cell) {
  const std::optional<TypedNumber> typed = TypedNumber::of(cell.value, cell.shown, cell.scale);
  // A value of more digits than are shown is taken as it is.
  return typed ? *typed : *TypedNumber::of(cell.value, std::max(0, cell.value.scale()), 0);
}

class Candidates {
 public:
  Candidates(const NetworkCell& cell, const Possible& values)
      : cell_(cell), values_(values), standing_(cell), is_exact_(standing_.is_exact()) {}

  std::vector<Candidate> find() {
    list_values();
    // Whoever knows the values exactly has seen them all, unless they are many.
    const bool all_seen = is_exact_ && listed_ && (values_.values.is_single() || values_.step);
    if (!all_seen) {
      for (TypedNumber& typed : near(standing_.printed())) add(std::move(typed));
    }
    std::stable_sort(found_.begin(), found_.end(), [&](const Candidate& a, const Candidate& b) {
      if (a.slip.cost != b.slip.cost) return a.slip.cost < b.slip.cost;
      const Ratio from_a = distance(a.typed.value(), cell_.value), from_b = distance(b.typed.value(), cell_.value);
      return from_a != from_b ? from_a < from_b : a.typed.value() < b.typed.value();
    });
    std::unordered_set<Decimal> seen;
    std::erase_if(found_, [&](const Candidate& candidate) { return !seen.insert(candidate.typed.value()).second; });
    return std::move(found_);
  }

 private:
  // All values of the grid that the cell's numbers stand on, where they are few.
  void list_values() {
    const Interval& values = values_.values;
    if (!values.low().bounded || !values.high().bounded) return;
    if (is_exact_ && values.is_single()) {
      listed_ = true;
      return type(values.low().value);
    }
    const Interval& possible = cell_.possible.values;
    if (!possible.low().bounded || !possible.high().bounded) return;
    const Ratio grid = is_exact_ && values_.step ? Ratio(*values_.step) : power_of_ten(cell_.scale - cell_.shown);
    const Ratio value(cell_.value);
    // A number stands for one of the values where its own, from this far below it to that far above, meet them.
    const NumberResult first =
        try_round((values.low().value - (possible.high().value - value)) / grid, {RoundingMode::ceiling, 0});
    const NumberResult last =
        try_round((values.high().value - (possible.low().value - value)) / grid, {RoundingMode::floor, 0});
    // Two more than few, as the first and the last may be open ends.
    if (!first || !last || last.value - first.value > Decimal(few + 1)) return;
    std::vector<Ratio> fitting;
    for (Decimal k = first.value; k <= last.value; k = k + Decimal(1)) {
      const Ratio number = Ratio(k) * grid;
      if (fits(number)) fitting.push_back(number);
    }
    if (fitting.size() > static_cast<std::size_t>(few)) return;
    listed_ = true;
    for (const Ratio& number : fitting) type(number);
  }

  bool fits(const Ratio& number) const {
    if (is_exact_) return values_.contains(number);
    const std::optional<TypedNumber> typed = TypedNumber::of(number, cell_.shown, cell_.scale);
    return typed && fits(*typed);
  }

  bool fits(const TypedNumber& typed) const {
    const std::optional<Interval> met = common(standing_.of(typed), values_.values);
    return met && in_steps(*met, values_.step);
  }

  // In as many digits as the place shows, or as few as it takes and some zeros: 46.20 became 4620, 47 became 4.7.
  void type(const Ratio& number) {
    if (number == Ratio(cell_.value)) return;
    const std::optional<Decimal> decimal = number.to_decimal();
    if (!decimal) return;
    const int needed = std::max(0, decimal->scale() + cell_.scale);
    std::optional<Candidate> best;
    const auto attempt = [&](int shown) {
      std::optional<TypedNumber> typed = TypedNumber::of(number, shown, cell_.scale);
      if (!typed) return;
      const SlipKind slip = slip_between(*typed, standing_.printed());
      if (!best || slip.cost < best->slip.cost) best = Candidate{std::move(*typed), slip};
    };
    attempt(cell_.shown);
    for (int shown = needed; shown < needed + 3; ++shown) attempt(shown);
    if (best) found_.push_back(std::move(*best));
  }

  void add(TypedNumber typed) {
    const SlipKind slip = slip_between(typed, standing_.printed());
    // A rounded number that shows less is met by more: 119.8 would do for 119.87, whose place shows two digits.
    const bool shows_less = slip.name == "extra_digit" && typed.shown() < cell_.shown;
    if (slip.cost >= other_value.cost || (shows_less && !is_exact_)) return;
    if (typed.value() != cell_.value && fits(typed)) found_.push_back({std::move(typed), slip});
  }

  const NetworkCell& cell_;
  const Possible& values_;
  Standing standing_;
  bool is_exact_;
  bool listed_ = false;  // all values were few
  std::vector<Candidate> found_;
};

}  // namespace

Standing::Standing(const NetworkCell& cell) : printed_(as_printed(cell)) {
  const Interval& own = cell.possible.values;
  const Ratio value(cell.value), last_place = power_of_ten(printed_.last_place());
  const auto from_value = [&](const End& end) { return end.bounded ? End{end.value - value, end.closed} : end; };
  below_ = from_value(own.low());
  above_ = from_value(own.high());
  // What is rounded lies around its value, within one of its last place.
  const bool has_value = own.low().bounded && (below_.value < 0 || (below_.value.is_zero() && below_.closed));
  is_rounded_ = has_value && above_.bounded && -below_.value <= last_place && above_.value <= last_place;
  begins_at_zero_ = own.low().bounded && own.low().closed && own.low().value.is_zero() && value > 0;
}

int Standing::place(const TypedNumber& typed) const noexcept {
  return is_rounded_ ? typed.last_place() : typed.last_digit_place();
}

Interval Standing::of(const TypedNumber& typed) const {
  const Ratio value(typed.value());
  if (is_exact()) return Interval(value + below_.value);
  const Ratio growth = power_of_ten(place(typed) - place(printed_));
  const auto end = [&](const End& from_value) {
    return from_value.bounded ? End{value + from_value.value * growth, from_value.closed} : from_value;
  };
  return {begins_at_zero_ && value > 0 ? End{0} : end(below_), end(above_)};
}

std::vector<Candidate> candidates(const NetworkCell& cell, const Possible& values) {
  return Candidates(cell, values).find();
}

}  // namespace assay::audit_detail
