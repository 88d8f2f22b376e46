// Prepare: checks a policy and an agreement, numbers what they name and lays out the figures.
#include <algorithm>
#include <iterator>
#include <memory>
#include <unordered_set>

#include "evaluate/kinds.hpp"
#include "evaluate/plan_data.hpp"
#include "model/calendar.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Diagnostics;
using model::Incomplete;
using model::Place;

class Preparation {
 public:
  Preparation(PlanData& data, const Incomplete& incomplete, Diagnostics& problems)
      : data_(data), incomplete_(incomplete), problems_(problems) {}

  void run() {
    data_.areas_are_whole = !incomplete_.area_ids;
    readable_spans_ = are_readable();
    model::check_policy(data_.policy, Place("/policy"), incomplete_, problems_);
    for (std::size_t i = 0; i < data_.policy.parties.size(); ++i) {
      data_.party_index.emplace(data_.policy.parties[i].id, static_cast<std::uint32_t>(i));
    }
    number_areas();
    index_indicators();
    index_posts();
    check_relations();
    const auto& assessed = data_.calendar.assessed;
    const auto& term = data_.calendar.term;
    if (readable_spans_ && assessed && term && !model::contains(*term, *assessed)) {
      problems_.push_back(
          {Code::assessed_outside_term,
           "/project/assessed",
           {to_string(assessed->from), to_string(assessed->to), to_string(term->from), to_string(term->to)}});
    }
    if (!number_figures()) {
      problems_.push_back({Code::too_many_figures,
                           "/agreement",
                           {std::to_string(data_.agreement.indicators.size()), std::to_string(data_.areas.size()),
                            std::to_string(max_figures)}});
      data_.layout.indicators.clear();  // nothing is indexed by cell after this
      return;
    }
    prorate();
    std::vector<bool> summed;
    place_targets(data_, incomplete_, problems_, summed);
    if (problems_.empty()) lay_out(data_, summed);
  }

 private:
  // Spans that do not exist are reported elsewhere, and nothing is counted by them.
  bool are_readable() const {
    const auto fine = [](const std::optional<Span>& span) { return !span || model::is_span(*span); };
    return fine(data_.calendar.term) && fine(data_.calendar.assessed);
  }

  // Numbers the areas inside an area before it, so that sums run in the order of the numbers.
  void number_areas() {
    std::vector<std::vector<std::uint32_t>> inside;
    const auto number = [&](const auto& self, const std::vector<Area>& areas, const Place& list,
                            std::uint32_t depth) -> std::vector<std::uint32_t> {
      std::vector<std::uint32_t> numbers;
      for (std::size_t i = 0; i < areas.size(); ++i) {
        const Area& area = areas[i];
        const Place place(list, i);
        model::check_names(area.id, area.name, place, incomplete_.area_ids, problems_);
        if (depth > static_cast<std::uint32_t>(max_area_depth)) {
          problems_.push_back({Code::areas_too_deep, place.pointer(), {std::to_string(max_area_depth)}});
          data_.areas_are_whole = false;
          continue;
        }
        const bool is_new = data_.area_index.emplace(area.id, 0).second;
        const bool readable = !area.id.empty() || !incomplete_.area_ids;
        data_.areas_are_whole = data_.areas_are_whole && (is_new || !readable);
        if (!is_new && readable) problems_.push_back({Code::duplicate_area, Place(place, "id").pointer(), {area.id}});
        const std::size_t listed = data_.listed_areas.size();
        data_.listed_areas.push_back(0);
        auto parts = self(self, area.areas, Place(place, "areas"), depth + 1);
        const auto own = static_cast<std::uint32_t>(data_.areas.size());
        data_.listed_areas[listed] = own;
        for (const std::uint32_t part : parts) data_.areas[part].parent = own;
        inside.push_back(std::move(parts));
        data_.areas.push_back({area.id, area.name, 0, depth});
        if (is_new) data_.area_index[area.id] = own;
        numbers.push_back(own);
      }
      return numbers;
    };
    data_.listed_areas.push_back(0);
    auto parts = number(number, data_.agreement.areas, Place("/agreement/areas"), 1);
    const auto whole = static_cast<std::uint32_t>(data_.areas.size());
    data_.listed_areas[0] = whole;
    for (const std::uint32_t part : parts) data_.areas[part].parent = whole;
    inside.push_back(std::move(parts));
    data_.areas.push_back({"*", "", whole, 0});
    data_.area_index.emplace("*", whole);
    // A plan is kept for long: no slack.
    data_.areas = std::vector<PlannedArea>(std::make_move_iterator(data_.areas.begin()),
                                           std::make_move_iterator(data_.areas.end()));
    for (const auto& list : inside) {
      data_.first_child.push_back(static_cast<std::uint32_t>(data_.children.size()));
      data_.children.insert(data_.children.end(), list.begin(), list.end());
    }
    data_.first_child.push_back(static_cast<std::uint32_t>(data_.children.size()));
  }

  void index_indicators() {
    for (std::size_t i = 0; i < data_.agreement.indicators.size(); ++i) {
      const Indicator& indicator = data_.agreement.indicators[i];
      const Place list("/agreement/indicators"), place(list, i);
      model::check_names(indicator.id, indicator.name, place, incomplete_.indicator_ids, problems_);
      model::check_label(indicator.unit, Place(place, "unit"), problems_);
      model::check_label(indicator.group, Place(place, "group"), problems_);
      const bool is_new = data_.indicator_index.emplace(indicator.id, static_cast<std::uint32_t>(i)).second;
      if (!is_new && (!indicator.id.empty() || !incomplete_.indicator_ids)) {
        problems_.push_back({Code::duplicate_indicator, Place(place, "id").pointer(), {indicator.id}});
      }
      check_indicator(indicator, place);
    }
  }

  void index_posts() {
    for (std::size_t i = 0; i < data_.agreement.posts.size(); ++i) {
      const Post& post = data_.agreement.posts[i];
      const Place list("/agreement/posts"), place(list, post.category);
      model::check_id(post.category, place, problems_);
      const auto check = [&](const Decimal& value, const Place& at) {
        if (value.is_negative()) {
          problems_.push_back({Code::negative_post, at.pointer(), {post.category, value.to_string()}});
        }
      };
      if (post.posts && post.months) {
        check(*post.posts, Place(place, "posts"));
        check(*post.months, Place(place, "months"));
      } else if (post.posts || post.months) {
        problems_.push_back({Code::missing_key, place.pointer(), {post.posts ? "months" : "posts"}});
      } else {
        check(post.required, place);
      }
      if (!data_.post_index.emplace(post.category, static_cast<std::uint32_t>(i)).second) {
        problems_.push_back({Code::duplicate_post, place.pointer(), {post.category}});
      }
    }
  }

  // What the kind and the direction of an indicator allow, and what stands alone.
  void check_indicator(const Indicator& indicator, const Place& place) {
    const auto refuse = [&](Code code, std::string_view key) {
      const bool for_being_done_once = code == Code::proration_refused && indicator.one_off;
      const KindName kind = for_being_done_once ? KindName{"一次性指标", "done once"} : kind_name(indicator);
      problems_.push_back({code,
                           Place(place, key).pointer(),
                           {indicator.id, std::string(kind.zh), std::string(kind.en), std::string(key)}});
    };
    const bool numeric = indicator.kind != IndicatorKind::narrative;
    if (!numeric) {
      if (indicator.direction != Direction::at_least) refuse(Code::key_refused, "direction");
      if (!indicator.periods.empty()) refuse(Code::key_refused, "periods");
      if (!indicator.amendments.empty()) refuse(Code::key_refused, "amendments");
      if (!indicator.from.empty()) refuse(Code::key_refused, "from");
    }
    if (indicator.scale && (!numeric || indicator.kind == IndicatorKind::distinct)) {
      refuse(Code::key_refused, "scale");
    } else if (indicator.scale && *indicator.scale <= Decimal(0)) {
      problems_.push_back(
          {Code::invalid_scale, Place(place, "scale").pointer(), {indicator.id, indicator.scale->to_string()}});
    }
    const bool instalments = indicator.proration.rule == ProrationRule::instalments;
    if (indicator.proration.rule != ProrationRule::none &&
        (!may_be_prorated(indicator) || (instalments && !is_summed_over_time(indicator.kind)))) {
      refuse(Code::proration_refused, "proration");
    }
    if (indicator.bounds) {
      const Bounds& bounds = *indicator.bounds;
      if (!is_summed_over_areas(indicator.kind)) {
        refuse(Code::bounds_refused, "bounds");
      } else if (bounds.from > bounds.to) {
        problems_.push_back({Code::invalid_bounds,
                             Place(place, "bounds").pointer(),
                             {indicator.id, bounds.from.to_string(), bounds.to.to_string()}});
      }
    }
    if (indicator.direction != Direction::within) check_no_upper(indicator, place);
    check_times(indicator, place);
  }

  void check_no_upper(const Indicator& indicator, const Place& place) {
    const auto check = [&](const Cells& upper, const Place& at) {
      if (!upper.empty()) problems_.push_back({Code::unexpected_upper, Place(at, "upper").pointer(), {indicator.id}});
    };
    check(indicator.upper, place);
    const Place amendments(place, "amendments");
    for (std::size_t k = 0; k < indicator.amendments.size(); ++k) {
      check(indicator.amendments[k].upper, Place(amendments, k));
    }
  }

  void check_times(const Indicator& indicator, const Place& place) {
    const auto check_date = [&](const Date& date, const Place& at) {
      if (!exists(date)) problems_.push_back({Code::invalid_date, at.pointer(), {to_string(date)}});
      return exists(date);
    };
    const Place periods(place, "periods"), amendments(place, "amendments");
    const Span* before = nullptr;
    for (std::size_t k = 0; k < indicator.periods.size(); ++k) {
      const Span& period = indicator.periods[k].period;
      const Place at(periods, k);
      const bool from = check_date(period.from, Place(at, "from"));
      const bool to = check_date(period.to, Place(at, "to"));
      if (!from || !to) continue;
      const std::vector<std::string> values = {to_string(period.from), to_string(period.to)};
      if (period.to < period.from) {
        problems_.push_back({Code::reversed_span, at.pointer(), values});
        continue;
      }
      if (before != nullptr && period.from <= before->to) {
        problems_.push_back({Code::overlapping_periods, at.pointer(), values});
      }
      if (readable_spans_ && data_.calendar.term && !model::contains(*data_.calendar.term, period)) {
        problems_.push_back({Code::period_outside_term, at.pointer(), values});
      }
      before = &period;
    }
    for (std::size_t k = 0; k < indicator.amendments.size(); ++k) {
      const Amendment& amendment = indicator.amendments[k];
      const Place at(amendments, k);
      model::check_prose(amendment.reason, Place(at, "reason"), problems_);
      if (!check_date(amendment.date, Place(at, "date"))) continue;
      if (k > 0 && amendment.date <= indicator.amendments[k - 1].date) {
        problems_.push_back({Code::amendment_order,
                             Place(at, "date").pointer(),
                             {to_string(amendment.date), to_string(indicator.amendments[k - 1].date)}});
      }
    }
    if (!indicator.amendments.empty() && !data_.calendar.assessed && !incomplete_.spans) {
      problems_.push_back({Code::missing_spans, amendments.pointer(), {indicator.id, "assessed"}});
    }
  }

  void check_relations() {
    std::unordered_set<std::string_view> ids;
    const Place list("/agreement/relations");
    for (std::size_t i = 0; i < data_.agreement.relations.size(); ++i) {
      const Relation& relation = data_.agreement.relations[i];
      const Place place(list, i);
      model::check_names(relation.id, relation.name, place, incomplete_.relation_ids, problems_);
      const bool readable = !relation.id.empty() || !incomplete_.relation_ids;
      if (readable && !ids.insert(relation.id).second) {
        problems_.push_back({Code::duplicate_relation, Place(place, "id").pointer(), {relation.id}});
      }
    }
  }

  // The fraction of each indicator's term that is due.
  void prorate() {
    data_.prorations.assign(data_.layout.fractions, Ratio(1));
    for (std::size_t i = 0; i < data_.agreement.indicators.size(); ++i) {
      const Indicator& indicator = data_.agreement.indicators[i];
      const IndicatorLayout& layout = data_.layout.indicators[i];
      if (layout.prorated) data_.prorations[layout.fraction] = fraction_of(indicator, i);
    }
  }

  Ratio fraction_of(const Indicator& indicator, std::size_t i) {
    const Place indicators("/agreement/indicators"), own(indicators, i), place(own, "proration");
    const Proration& proration = indicator.proration;
    const auto refuse = [&](Code code, std::vector<std::string> values) {
      problems_.push_back({code, place.pointer(), std::move(values)});
      return Ratio(1);
    };
    if (proration.rule == ProrationRule::fraction) {
      if (proration.denominator <= Decimal(0) || proration.numerator <= Decimal(0) ||
          proration.numerator > proration.denominator) {
        return refuse(Code::invalid_fraction, {proration.numerator.to_string(), proration.denominator.to_string()});
      }
      return proration.numerator / proration.denominator;
    }
    const auto& [term, assessed] = data_.calendar;
    const bool by_instalments = proration.rule == ProrationRule::instalments;
    if (by_instalments && indicator.periods.empty()) return refuse(Code::no_instalments, {indicator.id});
    if (!assessed || (!term && !by_instalments)) {
      if (incomplete_.spans) return Ratio(1);
      const bool needs_term = !term && !by_instalments;
      return refuse(Code::missing_spans, {indicator.id, assessed     ? "term"
                                                        : needs_term ? "term, assessed"
                                                                     : "assessed"});
    }
    if (!readable_spans_ || by_instalments) return Ratio(1);  // place_targets knows the instalments
    if (proration.rule == ProrationRule::days) {
      return Decimal(model::days_of(*assessed)) / Decimal(model::days_of(*term));
    }
    const MonthEnd rule = data_.policy.month_end;
    if (!model::is_whole_months(*term, rule)) {
      return refuse(Code::term_not_months, {to_string(term->from), to_string(term->to)});
    }
    const std::int64_t months = model::whole_months(*term, rule);
    const std::int64_t due = proration.rule == ProrationRule::months_touched ? model::months_touched(*assessed)
                                                                             : model::whole_months(*assessed, rule);
    return Decimal(std::min(due, months)) / Decimal(months);
  }

  // Gives every figure its node. False where there are too many.
  bool number_figures() {
    Layout& layout = data_.layout;
    const Agreement& agreement = data_.agreement;
    layout.areas = static_cast<std::uint32_t>(data_.areas.size());
    layout.posts = static_cast<std::uint32_t>(agreement.posts.size());
    layout.parties = static_cast<std::uint32_t>(data_.policy.parties.size());
    std::uint32_t parents = 0;
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      layout.parents_before.push_back(parents);
      if (!data_.children_of(a).empty()) ++parents;
    }
    layout.parents_before.push_back(parents);
    std::size_t next = 0;
    layout.indicators.reserve(agreement.indicators.size());
    for (const Indicator& indicator : agreement.indicators) {
      IndicatorLayout own;
      own.first = static_cast<Node>(next);
      own.agreed = indicator.amendments.empty() ? 0 : static_cast<std::uint32_t>(indicator.amendments.size() + 1);
      own.periods = static_cast<std::uint32_t>(indicator.periods.size());
      own.prorated = indicator.proration.rule != ProrationRule::none && may_be_prorated(indicator);
      own.low_high = indicator.bounds && data_.policy.missing_parts == MissingParts::interval;
      own.first_extra = layout.extras;
      layout.extras += own.agreed + own.periods;
      const bool ratio = indicator.kind == IndicatorKind::ratio;
      if (ratio) own.ratio = layout.ratios++;
      if (own.prorated) own.fraction = layout.fractions++;
      const bool within = indicator.direction == Direction::within;
      const auto has = [&](Part part) {
        switch (part) {
          case Part::upper: return within;
          case Part::numerator:
          case Part::denominator: return ratio;
          case Part::prorated_target:
          case Part::prorated_attainment: return own.prorated;
          case Part::prorated_upper: return own.prorated && within;
          case Part::actual_low:
          case Part::actual_high: return own.low_high;
          case Part::attainment_low:
          case Part::attainment_high: return own.low_high && !within;
          case Part::expected:
          case Part::reported:
          case Part::missing:
          case Part::not_applicable: return false;
          case Part::target:
          case Part::actual:
          case Part::attainment: return true;
        }
        return false;
      };
      for (std::size_t part = 0; part < part_count; ++part) {
        own.offsets[part] = has(static_cast<Part>(part)) ? static_cast<std::int8_t>(own.slots++) : std::int8_t{-1};
      }
      next += std::size_t{own.agreed} + own.periods + (own.prorated ? 1 : 0);
      own.cells = static_cast<Node>(next);
      next += data_.areas.size() * own.slots + std::size_t{coverage_parts} * parents;
      if (next > max_figures) return false;
      layout.indicators.push_back(own);
    }
    layout.first_post = static_cast<Node>(next);
    return next + post_parts * agreement.posts.size() + 2 * data_.policy.parties.size() + 11 <= max_figures;
  }

  PlanData& data_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
  bool readable_spans_ = true;
};

}  // namespace

std::string nearest_key(const Index& index, std::string_view id, const Diagnostics& problems) {
  constexpr std::size_t most_names = 500;  // a bound on the work that a hostile text can ask for
  if (!problems.wants_suggestions() || index.size() > most_names) return {};
  std::vector<std::string_view> known;
  for (const auto& [key, value] : index) {
    if (key != "*") known.push_back(key);
  }
  std::sort(known.begin(), known.end());  // hash order is no order to break ties by
  return std::string(model::nearest(id, known));
}

void report_unknown(Code code, const Place& place, const std::string& id, const Index& index, Diagnostics& problems) {
  problems.push_back({code, place.pointer(), {id, nearest_key(index, id, problems)}});
}

std::shared_ptr<PlanData> prepare(Policy policy, Agreement agreement, Calendar calendar, const Incomplete& incomplete,
                                  Diagnostics& problems) {
  auto data = std::make_shared<PlanData>();
  data->policy = std::move(policy);
  data->agreement = std::move(agreement);
  data->calendar = calendar;
  Preparation(*data, incomplete, problems).run();
  return data;
}

}  // namespace assay::detail
