#include "evaluate/actuals.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "evaluate/kinds.hpp"
#include "evaluate/rules.hpp"
#include "model/calendar.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Diagnostics;
using model::Incomplete;
using model::Place;

// One cell or record, read: a number or why there is none, or the parts of a ratio.
struct Said {
  Amount amount;
  RatioParts parts;

  Presence presence() const noexcept { return parts.given() ? Presence::given : amount.presence; }
};

// Whole numbers, which most amounts are, added up as such while 64 bits hold them.
class WholeSum {
 public:
  // False where the amount is not one of them.
  bool add(const Amount& amount) noexcept {
    const auto low = static_cast<std::int64_t>(amount.value.coefficient_low());
    if (!amount.given() || amount.value.scale() != 0 || amount.value.coefficient_high() != low >> 63) return false;
    std::int64_t sum = 0;
    if (__builtin_add_overflow(sum_, low, &sum)) return false;
    sum_ = sum;
    any_ = true;
    return true;
  }

  bool any() const noexcept { return any_; }
  Decimal sum() const noexcept { return sum_; }

 private:
  std::int64_t sum_ = 0;
  bool any_ = false;
};

class ActualsBinding {
 public:
  ActualsBinding(const PlanData& plan, const Incomplete& incomplete, Diagnostics& problems)
      : plan_(plan), incomplete_(incomplete), problems_(problems) {
    result_.amounts.resize(plan.layout.cells());
    result_.ratios.resize(std::size_t{plan.layout.ratios} * plan.layout.areas);
    const auto& [term, assessed] = plan.calendar;
    if (term && model::is_span(*term)) term_ = term;
    if (assessed && model::is_span(*assessed)) assessed_ = assessed;
    if (!assessed) assessed_ = term_;  // all of the term is assessed
  }

  Actuals bind(const Outputs& outputs, const std::vector<model::TableMap>& maps) {
    take_tables(outputs.tables, maps);
    const Place list("/outputs/indicators");
    std::vector<bool> seen_indicator(plan_.layout.indicators.size());
    for (const Output& output : outputs.indicators) {
      const Place place(list, output.indicator);
      const auto found = plan_.indicator_index.find(output.indicator);
      if (found == plan_.indicator_index.end()) {
        if (!incomplete_.indicator_ids)
          report_unknown(Code::unknown_indicator, place, output.indicator, plan_.indicator_index, problems_);
        continue;
      }
      if (found->second >= plan_.layout.indicators.size()) continue;  // too many figures, reported already
      if (seen_indicator[found->second]) {
        problems_.push_back({Code::duplicate_output, place.pointer(), {output.indicator}});
      }
      seen_indicator[found->second] = true;
      take_output(found->second, output, place);
    }
    for (const auto& [cell, table_cell] : from_tables_) finish_table_cell(cell, table_cell);
    for (std::size_t i = 0; i < plan_.layout.indicators.size(); ++i) {
      if (touched_[i]) check_tree(i, Place(list, plan_.agreement.indicators[i].id));
    }
    return std::move(result_);
  }

 private:
  static constexpr std::size_t most_counting = 64;

  struct TableCell {
    Amount amount;
    std::vector<Record> records;
    std::string pointer;
  };

  // --- from tables

  void take_tables(const std::vector<Table>& tables, const std::vector<model::TableMap>& maps) {
    touched_.resize(plan_.layout.indicators.size());
    model::for_each_target(tables, maps, [&](std::uint32_t indicator, std::string pointer) {
      if (indicator >= plan_.layout.indicators.size()) return;
      result_.origins.emplace(plan_.layout.target_place(indicator, plan_.layout.areas - 1), std::move(pointer));
    });
    model::for_each_actual(tables, maps, problems_, [&](const model::TableActual& actual) {
      if (actual.indicator >= plan_.layout.indicators.size() || actual.area >= plan_.listed_areas.size()) return;
      const std::uint32_t area = plan_.listed_areas[actual.area];
      const auto pointer = [&] { return model::cell_pointer(tables, actual.table, actual.row, actual.column); };
      const Indicator& indicator = plan_.agreement.indicators[actual.indicator];
      if (!indicator.from.empty()) {
        problems_.push_back({Code::from_and_outputs, pointer(), {indicator.id, indicator.from}});
        return;
      }
      TableCell& cell = from_tables_[plan_.layout.target_place(actual.indicator, area)];
      const std::optional<Span>& period = tables[actual.table].period;
      const bool second = !cell.pointer.empty() && (!period || cell.records.empty());
      if (second) {
        problems_.push_back({Code::duplicate_cell, pointer(), {plan_.areas[area].id}});
        return;
      }
      if (cell.pointer.empty()) cell.pointer = pointer();
      if (period) {
        cell.records.push_back({*period, actual.amount, {}});
      } else {
        cell.amount = actual.amount;
      }
    });
  }

  void finish_table_cell(std::uint32_t cell, const TableCell& from) {
    const std::size_t i = cell / plan_.layout.areas, a = cell % plan_.layout.areas;
    const Place place(from.pointer);
    result_.origins.emplace(plan_.layout.actual_place(i, a), from.pointer);
    in_table_ = true;
    keep(i, a, read(i, a, from.amount, from.records, nullptr, place));
    in_table_ = false;
  }

  // --- from outputs.indicators

  void take_output(std::size_t i, const Output& output, const Place& place) {
    if (!plan_.agreement.indicators[i].from.empty()) {
      problems_.push_back(
          {Code::from_and_outputs, place.pointer(), {output.indicator, plan_.agreement.indicators[i].from}});
    }
    seen_area_.assign(plan_.layout.areas, false);
    for (const Cell& cell : output.cells) {
      const auto area = plan_.area_index.find(cell.area);
      if (area == plan_.area_index.end()) {
        if (plan_.areas_are_whole)
          report_unknown(Code::unknown_area, Place(place, cell.area), cell.area, plan_.area_index, problems_);
        continue;
      }
      const std::size_t a = area->second;
      const bool alone = output.cells.size() == 1 && a + 1 == plan_.layout.areas;
      const Place inside(place, cell.area);
      const Place& at = alone ? place : inside;
      if (seen_area_[a]) problems_.push_back({Code::duplicate_cell, inside.pointer(), {cell.area}});
      seen_area_[a] = true;
      if (!from_tables_.empty() && merge_table_cell(i, a, cell, at)) continue;
      keep(i, a, read(i, a, cell.amount, cell.records, cell.particulars ? &*cell.particulars : nullptr, at));
    }
  }

  // Records add to those of a table; anything else beside a table's amount stands twice.
  bool merge_table_cell(std::size_t i, std::size_t a, const Cell& cell, const Place& place) {
    const auto found = from_tables_.find(plan_.layout.target_place(i, a));
    if (found == from_tables_.end()) return false;
    if (found->second.records.empty() || cell.records.empty()) {
      problems_.push_back({Code::duplicate_cell, place.pointer(), {cell.area}});
      return true;
    }
    std::vector<Record> records = cell.records;
    records.insert(records.end(), found->second.records.begin(), found->second.records.end());
    keep(i, a, read(i, a, Amount(), records, nullptr, place));
    from_tables_.erase(found);
    return true;
  }

  void keep(std::size_t i, std::size_t a, const Said& said) {
    touched_[i] = true;
    result_.amounts[plan_.layout.target_place(i, a)] = said.amount;
    if (said.parts.given()) {
      result_.ratios[plan_.layout.ratio_cell(i, a)] = said.parts;
    }
  }

  // --- one cell

  Said read(std::size_t i, std::size_t a, const Amount& amount, const std::vector<Record>& records,
            const Particulars* particulars, const Place& place) {
    Totals totals;
    Said said;
    if (records.empty()) {
      said = read_amount(i, a, amount, particulars, place, totals);
    } else {
      if (amount.presence != Presence::missing) refuse_mix("records", "value", Place(place, "records"));
      if (particulars != nullptr) check_beside_records(*particulars, place);
      said = accumulate(i, a, records, place, totals);
    }
    result_.verification.reported += totals.reported_amounts;
    result_.verification.verified += totals.verified_amounts;
    if (totals.compared) {
      result_.adjustments.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(a), totals.reported,
                                     totals.verified, std::move(totals.reason), std::move(totals.evidence),
                                     place.pointer()});
    }
    return said;
  }

  // Each record has its own; only what is printed is of all of them.
  void check_beside_records(const Particulars& more, const Place& place) {
    const auto refuse = [&](bool given, std::string_view key) {
      if (given) refuse_mix("records", key, Place(place, "records"));
    };
    refuse(more.reported.has_value(), "reported");
    refuse(more.verified.has_value(), "verified");
    refuse(!more.evidence.empty(), "evidence");
    refuse(!more.reason.empty(), "reason");
    refuse(more.numerator.has_value(), "n");
    refuse(more.denominator.has_value(), "d");
    model::check_label(more.printed, Place(place, "printed"), problems_);
  }

  // What was reported and verified in one cell.
  struct Totals {
    std::uint64_t reported_amounts = 0, verified_amounts = 0;
    bool compared = false;  // an amount was both
    Decimal reported, verified;
    std::string reason, evidence;
  };

  // Adds what is not yet among those joined.
  static void join(std::string& all, const std::string& text) {
    constexpr std::string_view between = "; ";
    if (text.empty() ||
        (std::string(between) + all + std::string(between)).find(std::string(between) + text + std::string(between)) !=
            std::string::npos) {
      return;
    }
    all += (all.empty() ? "" : std::string(between)) + text;
  }

  Said read_amount(std::size_t i, std::size_t a, const Amount& amount, const Particulars* particulars,
                   const Place& place, Totals& totals) {
    const Indicator& indicator = plan_.agreement.indicators[i];
    if (indicator.kind == IndicatorKind::narrative && amount.given()) refuse_kind(indicator, "value", place);
    if (particulars == nullptr) return {scaled(indicator, amount, place, problems_), {}};
    const Particulars& more = *particulars;
    model::check_label(more.evidence, Place(place, "evidence"), problems_);
    model::check_prose(more.reason, Place(place, "reason"), problems_);
    model::check_label(more.printed, Place(place, "printed"), problems_);
    const bool parts = more.numerator || more.denominator, checked = more.reported || more.verified;
    if (amount.presence != Presence::missing && (parts || checked)) {
      refuse_mix(checked ? "reported, verified" : "n, d", "value", place);
    }
    if (parts && checked) refuse_mix("n, d", "reported, verified", place);
    if (parts) return read_ratio(indicator, a, more, place);
    if (checked) return {read_verified(indicator, a, more, place, totals), {}};
    return {scaled(indicator, amount, place, problems_), {}};
  }

  Said read_ratio(const Indicator& indicator, std::size_t a, const Particulars& more, const Place& place) {
    if (indicator.kind != IndicatorKind::ratio) {
      refuse_kind(indicator, "n", place);
      return {};
    }
    if (!more.numerator || !more.denominator) {
      problems_.push_back({Code::incomplete_ratio, place.pointer(), {indicator.id, plan_.areas[a].id}});
      return {};
    }
    model::check_not_negative("n", *more.numerator, Place(place, "n"), problems_);
    model::check_not_negative("d", *more.denominator, Place(place, "d"), problems_);
    return {Amount(), {*more.numerator, *more.denominator}};
  }

  // The one of the two that counts by the policy.
  Amount read_verified(const Indicator& indicator, std::size_t a, const Particulars& more, const Place& place,
                       Totals& totals) {
    if (indicator.kind == IndicatorKind::narrative) refuse_kind(indicator, "reported", place);
    const Amount reported = more.reported ? scaled(indicator, *more.reported, place, problems_) : Amount();
    const Amount verified = more.verified ? scaled(indicator, *more.verified, place, problems_) : Amount();
    if (more.reported) ++totals.reported_amounts;
    if (more.reported && more.verified) {
      ++totals.verified_amounts;
      totals.compared = true;
      totals.reported = reported.value;
      totals.verified = verified.value;
      if (reported.value != verified.value) totals.reason = more.reason;
      totals.evidence = more.evidence;
    }
    if (plan_.policy.counting == Counting::reported) return more.reported ? reported : verified;
    if (more.verified) return verified;
    note(Code::unverified, place, {indicator.id, plan_.areas[a].id, reported.value.to_string()});
    return plan_.policy.unverified == Unverified::counts ? reported : Amount();
  }

  void add(Decimal& sum, const Decimal& value, const Indicator& indicator, const Place& place) {
    const NumberResult result = try_add(sum, value);
    if (!result) problems_.push_back({Code::number_overflow, place.pointer(), {"Σ " + indicator.id}});
    sum = result.value;
  }

  // --- records

  static bool recurs_in(const std::vector<Record>& records) {
    std::set<std::pair<Date, Date>> periods;
    return !std::all_of(records.begin(), records.end(), [&](const Record& record) {
      return periods.emplace(record.period.from, record.period.to).second;
    });
  }

  Said accumulate(std::size_t i, std::size_t a, const std::vector<Record>& records, const Place& place,
                  Totals& totals) {
    const Indicator& indicator = plan_.agreement.indicators[i];
    const Place inside(place, "records");
    const Place& list = in_table_ ? place : inside;
    if (indicator.kind == IndicatorKind::narrative) {
      refuse_kind(indicator, "records", list);
      return {};
    }
    const bool require_all = plan_.policy.missing_parts != MissingParts::sum_given;
    rules::RollUp<Decimal> sum(require_all), numerators(require_all), denominators(require_all);
    std::size_t counted = 0, silent = 0;  // records of the span, and of them without an amount
    std::optional<Date> last;             // the end of the latest record of a stock
    bool recurs = false;                  // and whether two records end then
    Said latest;
    const bool plain = !indicator.scale && is_summed_over_time(indicator.kind);
    WholeSum whole;
    std::optional<bool> in_list;  // whether the document has them in a list, since periods recur
    for (std::size_t k = 0; k < records.size(); ++k) {
      const Record& record = records[k];
      if (!counts_as_before(k, record.period) && !counts(indicator, a, record, list)) continue;
      ++counted;
      if (plain && !record.particulars) {  // what most records are
        if (whole.add(record.amount)) continue;
        add(sum, record.amount, indicator, list);
        silent += is_silent(record.amount.presence);
        continue;
      }
      if (!in_list) in_list = !in_table_ && recurs_in(records);
      const std::string period = model::period_text(record.period);
      const Place at = *in_list ? Place(list, k) : Place(list, period);
      Totals own;
      const Said said = read_amount(i, a, record.amount, record.particulars ? &*record.particulars : nullptr, at, own);
      silent += is_silent(said.presence());
      const bool replaces = indicator.kind == IndicatorKind::stock;
      take_totals(totals, std::move(own), replaces && last && record.period.to < *last, replaces, indicator, at);
      switch (indicator.kind) {
        case IndicatorKind::stock:
          if (last && record.period.to < *last) break;
          recurs = last && *last == record.period.to;
          last = record.period.to;
          latest = said;
          break;
        case IndicatorKind::ratio:
          if (said.amount.given()) refuse_kind(indicator, "value", at);
          add(numerators, said.parts.given() ? said.parts.numerator : said.amount, indicator, at);
          add(denominators, said.parts.given() ? said.parts.denominator : said.amount, indicator, at);
          break;
        case IndicatorKind::distinct: latest = said; break;
        case IndicatorKind::count:
        case IndicatorKind::money: add(sum, said.amount, indicator, at); break;
        case IndicatorKind::narrative: break;
      }
    }
    if (recurs) {
      problems_.push_back({Code::ambiguous_stock, list.pointer(), {indicator.id, plan_.areas[a].id, to_string(*last)}});
    }
    if (whole.any()) add(sum, whole.sum(), indicator, list);
    note_overlap(indicator, a, records, list);
    if (indicator.kind == IndicatorKind::distinct && counted > 1) {
      const KindName kind = kind_name(indicator);
      problems_.push_back({Code::records_not_summable,
                           list.pointer(),
                           {indicator.id, plan_.areas[a].id, std::string(kind.zh), std::string(kind.en)}});
    }
    const bool adds_up = is_summed_over_time(indicator.kind) || indicator.kind == IndicatorKind::ratio;
    if (adds_up && silent != 0 && silent != counted) {
      note(Code::partial_records, list,
           {indicator.id, plan_.areas[a].id, std::to_string(silent), std::to_string(counted)});
    }
    if (indicator.kind == IndicatorKind::ratio) {
      if (numerators.presence() != Presence::given) return {Amount::absent(numerators.presence()), {}};
      return {Amount(), {numerators.sum(), denominators.sum()}};
    }
    if (!is_summed_over_time(indicator.kind)) return latest;
    return {rules::amount_of(sum), {}};
  }

  // Adds what was reported and verified in one record to those before it. Of a stock the latest record counts alone,
  // but every amount was verified or not.
  void take_totals(Totals& totals, Totals&& own, bool is_past, bool replaces, const Indicator& indicator,
                   const Place& place) {
    totals.reported_amounts += own.reported_amounts;
    totals.verified_amounts += own.verified_amounts;
    if (is_past) return;
    if (replaces) {
      totals.compared = own.compared;
      totals.reported = own.reported;
      totals.verified = own.verified;
      totals.reason = std::move(own.reason);
      totals.evidence = std::move(own.evidence);
      return;
    }
    totals.compared = totals.compared || own.compared;
    add(totals.reported, own.reported, indicator, place);
    add(totals.verified, own.verified, indicator, place);
    join(totals.reason, own.reason);
    join(totals.evidence, own.evidence);
  }

  // Records that have days in common may count something twice. Several on one day are a diary, and a stock's latest
  // record stands alone.
  void note_overlap(const Indicator& indicator, std::size_t a, const std::vector<Record>& records, const Place& list) {
    const auto follows = [](const Record& before, const Record& after) { return before.period.to < after.period.from; };
    if (indicator.kind == IndicatorKind::stock ||
        std::adjacent_find(records.begin(), records.end(), std::not_fn(follows)) == records.end()) {
      return;
    }
    std::vector<Span> periods;
    for (const Record& record : records) periods.push_back(record.period);
    std::sort(periods.begin(), periods.end(),
              [](const Span& x, const Span& y) { return std::tie(x.from, x.to) < std::tie(y.from, y.to); });
    const Span* longest = &periods.front();
    for (const Span& period : std::span(periods).subspan(1)) {
      const bool same_day = period == *longest && period.from == period.to;
      if (period.from <= longest->to && !same_day) {
        return note(Code::records_overlap, list,
                    {indicator.id, plan_.areas[a].id, model::period_text(*longest), model::period_text(period)});
      }
      if (longest->to < period.to) longest = &period;
    }
  }

  static bool is_silent(Presence presence) noexcept {
    return presence == Presence::missing || presence == Presence::none;
  }

  void add(rules::RollUp<Decimal>& sum, const Amount& amount, const Indicator& indicator, const Place& place) {
    try {
      sum.add(amount.presence, amount.value);
    } catch (const Error&) {
      problems_.push_back({Code::number_overflow, place.pointer(), {"Σ " + indicator.id}});
    }
  }

  // Whether a record at this position had this period before, and counted. Most cells have the periods of another.
  bool counts_as_before(std::size_t position, const Span& period) const noexcept {
    return position < counting_.size() && counting_[position] == period;
  }

  // Whether a record is of the assessed span. What is left out of it, or lies partly outside, is noted or refused.
  bool counts(const Indicator& indicator, std::size_t a, const Record& record, const Place& list) {
    const Span& period = record.period;
    if (!model::is_span(period)) {
      problems_.push_back({Code::reversed_span, list.pointer(), {to_string(period.from), to_string(period.to)}});
      return false;
    }
    if (!assessed_ || model::contains(*assessed_, period)) {
      if (counting_.size() < most_counting) counting_.push_back(period);
      return true;
    }
    const auto values = [&] {
      std::string value = written(record.amount);
      if (record.particulars && !record.amount.given()) value = what_it_says(*record.particulars);
      return std::vector<std::string>{indicator.id, plan_.areas[a].id, model::period_text(period), std::move(value)};
    };
    // Nothing of a term was delivered outside of it.
    const bool in_term = !term_ || model::overlap(*term_, period);
    const Span of_term = term_ && in_term ? model::intersection(*term_, period) : period;
    if (in_term && model::contains(*assessed_, of_term)) return true;
    if (!in_term || !model::overlap(*assessed_, of_term)) {
      note(Code::record_excluded, list, values());
      return false;
    }
    switch (plan_.policy.straddling) {
      case Straddling::refused: problems_.push_back({Code::straddling_record, list.pointer(), values()}); return false;
      case Straddling::counts: note(Code::record_straddles, list, values()); return true;
      case Straddling::excluded: note(Code::record_excluded, list, values()); return false;
    }
    return false;
  }

  static std::string what_it_says(const Particulars& more) {
    if (more.verified) return more.verified->to_string();
    if (more.reported) return more.reported->to_string();
    return more.numerator && more.denominator ? more.numerator->to_string() + "/" + more.denominator->to_string() : "";
  }

  // --- an indicator's tree of areas

  bool has_parts(std::size_t i, std::size_t a) const {
    return plan_.agreement.indicators[i].kind == IndicatorKind::ratio &&
           result_.ratios[plan_.layout.ratio_cell(i, a)].given();
  }

  // An area's own value beside values inside it would count twice, or leave one of them out; and some kinds of values
  // do not add up to one of the area.
  void check_tree(std::size_t i, const Place& place) {
    const Indicator& indicator = plan_.agreement.indicators[i];
    Amount* const row = result_.amounts.data() + plan_.layout.target_place(i, 0);
    filled_.assign(plan_.layout.areas, false);  // whether areas inside have something
    given_.assign(plan_.layout.areas, false);   // whether they have numbers that do not roll up
    for (std::size_t a = 0; a < plan_.layout.areas; ++a) {
      const std::uint32_t parent = plan_.areas[a].parent;
      const bool own = row[a].presence != Presence::missing || has_parts(i, a);
      if (own && filled_[a] && indicator.kind != IndicatorKind::distinct) settle(i, a, row[a], place);
      if (!own && given_[a]) refuse_roll_up(i, a, place);
      if (own || filled_[a]) filled_[parent] = true;
      const bool lone =
          (indicator.kind == IndicatorKind::distinct || indicator.kind == IndicatorKind::ratio) && row[a].given();
      if (lone) given_[parent] = true;
    }
  }

  void settle(std::size_t i, std::size_t a, Amount& own, const Place& place) {
    const Indicator& indicator = plan_.agreement.indicators[i];
    const auto number = [](std::size_t index) { return static_cast<std::uint32_t>(index); };
    switch (indicator.prefer) {
      case Prefer::neither:
        problems_.push_back({Code::value_conflict, pointer_of(i, a, place), {indicator.id, plan_.areas[a].id}});
        return;
      case Prefer::own: result_.two_values.push_back({number(i), number(a), {}, true}); return;
      case Prefer::areas:
        result_.two_values.push_back({number(i), number(a), own_value(i, a, own), false});
        own = Amount();
        if (has_parts(i, a)) {
          result_.ratios[plan_.layout.ratio_cell(i, a)] = {};
        }
        return;
    }
  }

  // Where an area's value stands: in a table, or below the indicator.
  std::string pointer_of(std::size_t i, std::size_t a, const Place& place) const {
    const auto origin = result_.origins.find(plan_.layout.actual_place(i, a));
    return origin == result_.origins.end() ? Place(place, plan_.areas[a].id).pointer() : origin->second;
  }

  // As a figure would have it.
  std::optional<Ratio> own_value(std::size_t i, std::size_t a, const Amount& own) const {
    if (own.given()) return Ratio(own.value);
    if (!has_parts(i, a)) return std::nullopt;
    const RatioParts& parts = result_.ratios[plan_.layout.ratio_cell(i, a)];
    if (parts.denominator.value.is_zero()) return std::nullopt;
    return Ratio(parts.numerator.value) * Ratio(scale_of(plan_.agreement.indicators[i])) /
           Ratio(parts.denominator.value);
  }

  void refuse_roll_up(std::size_t i, std::size_t a, const Place& place) {
    const Indicator& indicator = plan_.agreement.indicators[i];
    const std::string& area = plan_.areas[a].id;
    if (indicator.kind == IndicatorKind::distinct) {
      const KindName kind = kind_name(indicator);
      problems_.push_back({Code::areas_not_summable,
                           place.pointer(),
                           {indicator.id, area, std::string(kind.zh), std::string(kind.en)}});
      return;
    }
    for (const std::uint32_t child : plan_.children_of(a)) {
      if (!result_.amounts[plan_.layout.target_place(i, child)].given()) continue;
      problems_.push_back(
          {Code::ratio_without_parts, pointer_of(i, child, place), {indicator.id, plan_.areas[child].id, area}});
    }
  }

  // --- problems and notes

  void refuse_kind(const Indicator& indicator, std::string_view key, const Place& place) {
    const KindName kind = kind_name(indicator);
    problems_.push_back({Code::wrong_kind,
                         place.pointer(),
                         {indicator.id, std::string(kind.zh), std::string(kind.en), std::string(key)}});
  }

  void refuse_mix(std::string_view one, std::string_view other, const Place& place) {
    problems_.push_back({Code::mixed_amount, place.pointer(), {std::string(one), std::string(other)}});
  }

  void note(Code code, const Place& place, std::vector<std::string> values) {
    result_.notes.push_back({{code, place.pointer(), std::move(values)}, {}});
  }

  const PlanData& plan_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
  std::optional<Span> term_, assessed_;
  Actuals result_;
  std::map<std::uint32_t, TableCell> from_tables_;  // by target_place
  bool in_table_ = false;                           // what is read stands in a cell of a table
  std::vector<bool> touched_;                       // by indicator
  std::vector<Span> counting_;                      // periods of the first cells, by position
  std::vector<bool> seen_area_, filled_, given_;    // kept for their storage
};

}  // namespace

Actuals bind_actuals(const PlanData& plan, const Outputs& outputs, const std::vector<model::TableMap>& tables,
                     const Incomplete& incomplete, Diagnostics& problems) {
  return ActualsBinding(plan, incomplete, problems).bind(outputs, tables);
}

}  // namespace assay::detail
