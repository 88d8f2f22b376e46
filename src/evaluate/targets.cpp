// The targets in force: of each indicator in each area, from what stands in the agreement by area, period and
// amendment.
#include <algorithm>

#include "evaluate/kinds.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/rules.hpp"
#include "model/calendar.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Diagnostics;
using model::Incomplete;
using model::Place;

// By area, as far as they are known.
struct Known {
  std::vector<Amount> amounts;  // own or summed; missing where nothing was said
  std::vector<bool> summed;
  bool readable = true;  // without problems
};

class Targets {
 public:
  Targets(PlanData& data, const Incomplete& incomplete, Diagnostics& problems, std::vector<bool>& summed)
      : data_(data), incomplete_(incomplete), problems_(problems), summed_(summed) {}

  void run() {
    const std::vector<Indicator>& indicators = data_.agreement.indicators;
    data_.targets.resize(data_.layout.cells());
    summed_.resize(data_.layout.cells());
    data_.extras.resize(data_.layout.extras);
    data_.in_force.resize(indicators.size());
    const auto has_range = [](const Indicator& indicator) { return indicator.direction == Direction::within; };
    if (std::any_of(indicators.begin(), indicators.end(), has_range)) data_.uppers.resize(data_.layout.cells());
    const Place list("/agreement/indicators");
    for (std::size_t i = 0; i < indicators.size(); ++i) place_indicator(i, Place(list, i));
  }

 private:
  void place_indicator(std::size_t i, const Place& place) {
    const Indicator& indicator = data_.agreement.indicators[i];
    if (indicator.kind == IndicatorKind::narrative) return place_narrative(i, place);
    const IndicatorLayout& layout = data_.layout.indicators[i];
    const std::size_t before = problems_.size();
    const Place target(place, "target"), periods(place, "periods"), amendments(place, "amendments");

    std::vector<Known> parts;
    for (std::size_t k = 0; k < indicator.periods.size(); ++k) {
      const Place at(periods, k);
      parts.push_back(
          complete(indicator, own(i, indicator.periods[k].target, Place(at, "target")), Place(at, "target")));
      data_.extras[layout.first_extra + layout.agreed + k] = or_none(parts.back().amounts.back());
    }
    std::vector<Amount> stated = own(i, indicator.target, target);
    const std::vector<Amount> of_periods = total_of(indicator, parts, periods);
    const bool whole_stated = stated.back().presence != Presence::missing;
    if (!of_periods.empty()) agree_with_periods(indicator, stated, of_periods, target);
    Known known = complete(indicator, std::move(stated), target);
    data_.layout.indicators[i].target_of_periods = !of_periods.empty() && !whole_stated && !known.summed.back();
    const Place upper_of_range(place, "upper");
    Known upper;
    if (!data_.uppers.empty()) upper = complete(indicator, own(i, indicator.upper, upper_of_range), upper_of_range);

    if (layout.agreed != 0) {
      data_.extras[layout.first_extra] = or_none(known.amounts.back());
      if (known.readable && problems_.size() == before && known.amounts.back().presence == Presence::missing) {
        problems_.push_back({Code::missing_target, place.pointer(), {indicator.id}});
      }
    }
    for (std::size_t k = 0; k < indicator.amendments.size(); ++k) {
      const Amendment& amendment = indicator.amendments[k];
      const Place at(amendments, k), target_place(at, "target"), upper_place(at, "upper");
      Known amended = complete(indicator, own(i, amendment.target, target_place), target_place);
      if (amended.readable && amended.amounts.back().presence == Presence::missing) {
        problems_.push_back({Code::missing_target, at.pointer(), {indicator.id}});
      }
      data_.extras[layout.first_extra + k + 1] = or_none(amended.amounts.back());
      if (!data_.calendar.assessed || data_.calendar.assessed->to < amendment.date) continue;
      data_.in_force[i] = static_cast<std::uint32_t>(k + 1);
      data_.layout.indicators[i].target_of_periods = false;
      known = std::move(amended);
      if (!amendment.upper.empty()) upper = complete(indicator, own(i, amendment.upper, upper_place), upper_place);
    }
    const bool id_readable = !indicator.id.empty() || !incomplete_.indicator_ids;
    const bool readable = problems_.size() == before && known.readable && id_readable && data_.areas_are_whole;
    if (readable && known.amounts.back().presence == Presence::missing) {
      problems_.push_back({Code::missing_target, place.pointer(), {indicator.id}});
    }
    if (readable && indicator.direction == Direction::within) check_range(indicator, known, upper, place);
    keep(i, known, upper);
    if (readable && indicator.proration.rule == ProrationRule::instalments && layout.prorated) {
      set_instalments(i, parts, place);
    }
  }

  void place_narrative(std::size_t i, const Place& place) {
    const Indicator& indicator = data_.agreement.indicators[i];
    const Place target(place, "target");
    const std::vector<Amount> amounts = own(i, indicator.target, target);
    if (std::any_of(amounts.begin(), amounts.end(), [](const Amount& amount) { return amount.given(); })) {
      problems_.push_back({Code::narrative_target, target.pointer(), {indicator.id}});
    }
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      data_.targets[data_.layout.target_place(i, a)] = or_none(amounts[a]);
    }
  }

  static Amount or_none(const Amount& amount) { return amount.presence == Presence::missing ? Amount::none() : amount; }

  // What the cells say, by area, in the unit of the figures.
  std::vector<Amount> own(std::size_t i, const Cells& cells, const Place& list) {
    const Indicator& indicator = data_.agreement.indicators[i];
    std::vector<Amount> result(data_.areas.size());
    seen_.assign(data_.areas.size(), false);
    whole_list_ = true;
    for (const Cell& cell : cells) {
      const Place place = cells.size() == 1 && cell.area == "*" ? list : Place(list, cell.area);
      const auto found = data_.area_index.find(cell.area);
      if (found == data_.area_index.end()) {
        whole_list_ = false;
        if (data_.areas_are_whole) {
          report_unknown(Code::unknown_target_area, place, cell.area, data_.area_index, problems_);
        }
        continue;
      }
      if (seen_[found->second]) {
        whole_list_ = false;
        problems_.push_back({Code::duplicate_target, place.pointer(), {cell.area}});
      }
      seen_[found->second] = true;
      if (!cell.records.empty() || cell.particulars) {
        problems_.push_back({Code::mixed_amount, place.pointer(), {"target", "records"}});
      } else if (cell.amount.presence == Presence::missing) {
        whole_list_ = false;
        problems_.push_back({Code::missing_target, place.pointer(), {indicator.id}});
      } else if (cell.amount.given() && cell.amount.value.is_negative()) {
        problems_.push_back({Code::negative_target, place.pointer(), {indicator.id, cell.amount.value.to_string()}});
      }
      result[found->second] = scaled(indicator, cell.amount, place, problems_);
    }
    return result;
  }

  // The target of all periods together, by area; empty where there are none, or they do not add up.
  std::vector<Amount> total_of(const Indicator& indicator, const std::vector<Known>& parts, const Place& periods) {
    const auto is_readable = [](const Known& known) { return known.readable; };
    if (parts.empty() || !std::all_of(parts.begin(), parts.end(), is_readable)) return {};
    if (indicator.kind == IndicatorKind::stock) return parts.back().amounts;
    if (!is_summed_over_time(indicator.kind)) {
      if (indicator.target.empty() && indicator.amendments.empty())
        refuse_sum(indicator, data_.areas.size() - 1, periods);
      return {};
    }
    std::vector<Amount> result(data_.areas.size());
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      rules::RollUp<Decimal> sum;
      try {
        for (const Known& part : parts) sum.add(part.amounts[a].presence, part.amounts[a].value);
      } catch (const Error&) {
        problems_.push_back({Code::number_overflow, periods.pointer(), {"Σ " + indicator.id}});
        return {};
      }
      // A period that agreed none adds none.
      result[a] = sum.any() ? Amount(sum.sum()) : parts.front().amounts[a];
    }
    return result;
  }

  void agree_with_periods(const Indicator& indicator, std::vector<Amount>& stated,
                          const std::vector<Amount>& of_periods, const Place& place) {
    for (std::size_t a = 0; a < stated.size(); ++a) {
      if (stated[a].presence == Presence::missing) {
        stated[a] = of_periods[a];
      } else if (stated[a].given() && of_periods[a].given() && stated[a].value != of_periods[a].value) {
        whole_list_ = false;  // its sums would only say so again
        problems_.push_back({Code::periods_conflict,
                             place.pointer(),
                             {indicator.id, data_.areas[a].id, stated[a].value.to_string(),
                              of_periods[a].value.to_string(), difference(stated[a].value, of_periods[a].value)}});
      }
    }
  }

  static std::string difference(const Decimal& a, const Decimal& b) {
    const NumberResult result = try_subtract(a, b);
    return result ? result.value.to_string() : "?";
  }

  // Every area gets its own target, or the sum of its areas. The sums are made here, once; a run takes them as they
  // are.
  Known complete(const Indicator& indicator, std::vector<Amount> stated, const Place& place) {
    Known known{std::move(stated), std::vector<bool>(data_.areas.size()), whole_list_};
    const std::size_t before = problems_.size();
    if (!data_.areas_are_whole || known.amounts.empty() || !whole_list_) return known;
    std::vector<bool>& broken = broken_;  // without a target of its own, and with a problem inside
    broken.assign(data_.areas.size(), false);
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      const Amount stated_here = known.amounts[a];
      const auto parts = data_.children_of(a);
      const auto is_named = [&](std::uint32_t part) {
        return known.amounts[part].presence != Presence::missing || broken[part];
      };
      if (std::none_of(parts.begin(), parts.end(), is_named)) continue;
      const std::optional<Amount> sum = sum_of(indicator, a, known.amounts, broken, place);
      if (!sum) {
        broken[a] = stated_here.presence == Presence::missing;
      } else if (stated_here.presence == Presence::missing) {
        known.amounts[a] = *sum;
        known.summed[a] = sum->presence != Presence::missing;
      } else if (stated_here.given() && sum->given() && stated_here.value != sum->value) {
        problems_.push_back({Code::target_conflict,
                             place.pointer(),
                             {indicator.id, data_.areas[a].id, stated_here.value.to_string(), sum->value.to_string(),
                              difference(stated_here.value, sum->value)}});
      }
    }
    known.readable = problems_.size() == before;
    return known;
  }

  // The sum of the targets inside an area, as far as it is needed; nothing where there is a problem, which is reported.
  std::optional<Amount> sum_of(const Indicator& indicator, std::size_t a, const std::vector<Amount>& known,
                               const std::vector<bool>& broken, const Place& place) {
    rules::RollUp<Decimal> sum;
    bool complete = true;
    for (const std::uint32_t part : data_.children_of(a)) {
      complete = complete && !broken[part];
      if (known[part].presence != Presence::missing || broken[part]) continue;
      problems_.push_back({Code::incomplete_targets, place.pointer(), {indicator.id, data_.areas[part].id}});
      complete = false;
    }
    if (!complete) return std::nullopt;
    const bool stated = known[a].presence != Presence::missing;
    try {
      for (const std::uint32_t part : data_.children_of(a)) sum.add(known[part].presence, known[part].value);
    } catch (const Error&) {
      problems_.push_back({Code::number_overflow, place.pointer(), {"Σ " + indicator.id}});
      return std::nullopt;
    }
    const Amount result = rules::amount_of(sum);
    if (!is_summed_over_areas(indicator.kind) && sum.any()) {
      if (stated) return Amount();
      refuse_sum(indicator, a, place);
      return std::nullopt;
    }
    // Some areas agreed a number and others none: the whole needs a target of its own, and it may have one.
    if (result.presence == Presence::missing && !stated) {
      problems_.push_back({Code::target_not_summable, place.pointer(), {indicator.id, data_.areas[a].id}});
      return std::nullopt;
    }
    return result;
  }

  void refuse_sum(const Indicator& indicator, std::size_t a, const Place& place) {
    const KindName kind = kind_name(indicator);
    problems_.push_back({Code::targets_not_summable,
                         place.pointer(),
                         {indicator.id, data_.areas[a].id, std::string(kind.zh), std::string(kind.en)}});
  }

  void check_range(const Indicator& indicator, const Known& lower, const Known& upper, const Place& place) {
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      const Amount &from = lower.amounts[a], &to = upper.amounts[a];
      if (!from.given() || !upper.readable) continue;
      if (!to.given()) {
        problems_.push_back({Code::missing_upper, place.pointer(), {indicator.id, data_.areas[a].id}});
      } else if (to.value < from.value) {
        problems_.push_back({Code::range_order,
                             Place(place, "upper").pointer(),
                             {indicator.id, data_.areas[a].id, from.value.to_string(), to.value.to_string()}});
      }
    }
  }

  void keep(std::size_t i, const Known& known, const Known& upper) {
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      const std::size_t cell = data_.layout.target_place(i, a);
      data_.targets[cell] = or_none(known.amounts[a]);
      summed_[cell] = known.summed[a];
      if (data_.agreement.indicators[i].direction == Direction::within) data_.uppers[cell] = or_none(upper.amounts[a]);
    }
  }

  // What is due of the instalments, as a fraction of all: of the whole, and of areas whose periods have targets too.
  void set_instalments(std::size_t i, const std::vector<Known>& parts, const Place& place) {
    if (!data_.calendar.assessed || parts.empty()) return;  // refused already
    const std::size_t whole = data_.areas.size() - 1;
    // How an amendment is spread over the periods nobody has said: the whole's fraction holds in every area then.
    for (std::size_t a = 0; a < whole && data_.in_force[i] == 0; ++a) {
      if (const std::optional<Ratio> fraction = due(i, a, parts)) {
        data_.area_prorations.emplace(data_.layout.target_place(i, a), *fraction);
      }
    }
    const std::optional<Ratio> fraction = due(i, whole, parts);
    if (fraction) {
      data_.prorations[data_.layout.indicators[i].fraction] = *fraction;
    } else {
      problems_.push_back(
          {Code::no_instalments, Place(place, "proration").pointer(), {data_.agreement.indicators[i].id}});
    }
  }

  // The targets of the periods within the assessed span ÷ those of all periods; nothing where these are none or zero.
  std::optional<Ratio> due(std::size_t i, std::size_t a, const std::vector<Known>& parts) const {
    Ratio due, all;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const Amount& amount = parts[k].amounts[a];
      if (!amount.given()) continue;
      all = all + Ratio(amount.value);
      const Span& period = data_.agreement.indicators[i].periods[k].period;
      if (model::contains(*data_.calendar.assessed, period)) due = due + Ratio(amount.value);
    }
    return all.is_zero() ? std::nullopt : std::optional(due / all);
  }

  PlanData& data_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
  std::vector<bool>& summed_;
  bool whole_list_ = true;           // of the cells read last: it says of every area what it means
  std::vector<bool> seen_, broken_;  // kept for their storage
};

}  // namespace

Amount scaled(const Indicator& indicator, const Amount& amount, const model::Place& place,
              model::Diagnostics& problems) {
  if (!indicator.scale || indicator.kind == IndicatorKind::ratio || !amount.given()) return amount;
  const NumberResult product = try_scale(amount.value, *indicator.scale);
  if (product) return product.value;
  problems.push_back({product.code, place.pointer(), {amount.value.to_string()}});
  return amount;
}

void place_targets(PlanData& data, const Incomplete& incomplete, Diagnostics& problems, std::vector<bool>& summed) {
  Targets(data, incomplete, problems, summed).run();
}

}  // namespace assay::detail
