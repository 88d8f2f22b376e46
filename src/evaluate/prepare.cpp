// Prepare: checks a policy and an agreement and lays out the figures.
#include <algorithm>
#include <memory>

#include "evaluate/plan_data.hpp"
#include "evaluate/rules.hpp"
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
    model::check_policy(data_.policy, Place("/policy"), incomplete_, problems_);
    for (std::size_t i = 0; i < data_.policy.parties.size(); ++i) {
      data_.party_index.emplace(data_.policy.parties[i].id, static_cast<std::uint32_t>(i));
    }
    number_areas();
    index_indicators();
    index_posts();
    data_.layout = {static_cast<std::uint32_t>(data_.areas.size()),
                    static_cast<std::uint32_t>(data_.agreement.indicators.size()),
                    static_cast<std::uint32_t>(data_.agreement.posts.size()),
                    static_cast<std::uint32_t>(data_.policy.parties.size())};
    const std::size_t cells = data_.areas.size() * data_.agreement.indicators.size();
    if (cells > max_figures / 3 || data_.agreement.posts.size() > max_figures / 4 ||
        data_.policy.parties.size() > max_figures / 4 ||
        3 * cells + 3 * data_.agreement.posts.size() + data_.policy.parties.size() + 8 > max_figures) {
      problems_.push_back({Code::too_many_figures,
                           "/agreement",
                           {std::to_string(data_.agreement.indicators.size()), std::to_string(data_.areas.size()),
                            std::to_string(max_figures)}});
      data_.layout.indicators = 0;  // nothing is indexed by cell after this
      return;
    }
    place_targets();
    if (problems_.empty()) lay_out();
  }

 private:
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
    }
  }

  void index_posts() {
    for (std::size_t i = 0; i < data_.agreement.posts.size(); ++i) {
      const Post& post = data_.agreement.posts[i];
      const Place list("/agreement/posts"), place(list, post.category);
      model::check_id(post.category, place, problems_);
      if (post.required.is_negative()) {
        problems_.push_back({Code::negative_post, place.pointer(), {post.category, post.required.to_string()}});
      }
      if (!data_.post_index.emplace(post.category, static_cast<std::uint32_t>(i)).second) {
        problems_.push_back({Code::duplicate_post, place.pointer(), {post.category}});
      }
      data_.required.push_back(post.required);
    }
  }

  void place_targets() {
    data_.targets.resize(data_.layout.cells());
    summed_.resize(data_.layout.cells());
    for (std::size_t i = 0; i < data_.agreement.indicators.size(); ++i) {
      const std::size_t before = problems_.size();
      place_cells(i);
      const bool readable = !data_.agreement.indicators[i].id.empty() || !incomplete_.indicator_ids;
      if (readable && data_.areas_are_whole && problems_.size() == before) complete_targets(i);
    }
  }

  void place_cells(std::size_t i) {
    const Cells& cells = data_.agreement.indicators[i].target;
    const Place indicators("/agreement/indicators"), indicator(indicators, i), list(indicator, "target");
    std::vector<bool> seen(data_.areas.size());
    for (const Cell& cell : cells) {
      const Place place = cells.size() == 1 && cell.area == "*" ? list : Place(list, cell.area);
      const auto found = data_.area_index.find(cell.area);
      if (found == data_.area_index.end()) {
        if (data_.areas_are_whole) {
          problems_.push_back({Code::unknown_target_area,
                               place.pointer(),
                               {cell.area, nearest_key(data_.area_index, cell.area, problems_)}});
        }
        continue;
      }
      if (seen[found->second]) problems_.push_back({Code::duplicate_target, place.pointer(), {cell.area}});
      seen[found->second] = true;
      if (cell.amount.presence == Presence::missing) {
        problems_.push_back({Code::missing_target, place.pointer(), {data_.agreement.indicators[i].id}});
      } else if (cell.amount.given() && cell.amount.value.is_negative()) {
        problems_.push_back({Code::negative_target,
                             place.pointer(),
                             {data_.agreement.indicators[i].id, cell.amount.value.to_string()}});
      }
      data_.targets[data_.layout.target_place(i, found->second)] = cell.amount;
    }
  }

  // Every area gets a target, "/" or "n/a": its own, or the sum of its areas, or "/" where none of them is named. The
  // sums are made here, once; a run takes them as they are.
  void complete_targets(std::size_t i) {
    const Place indicators("/agreement/indicators"), place(indicators, i);
    std::vector<Amount> known(data_.areas.size());  // own or summed
    std::vector<bool> broken(data_.areas.size());   // without a target of its own, and with a problem inside
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      const Amount own = data_.targets[data_.layout.target_place(i, a)];
      known[a] = own;
      const auto parts = data_.children_of(a);
      const auto is_named = [&](std::uint32_t part) {
        return known[part].presence != Presence::missing || broken[part];
      };
      if (std::none_of(parts.begin(), parts.end(), is_named)) continue;
      const std::optional<Amount> sum = sum_targets(i, a, known, broken);
      if (!sum) {
        broken[a] = own.presence == Presence::missing;
      } else if (own.presence == Presence::missing) {
        known[a] = *sum;
        summed_[data_.layout.target_place(i, a)] = true;
      } else if (own.given() && sum->given() && own.value != sum->value) {
        const NumberResult difference = try_subtract(own.value, sum->value);
        problems_.push_back({Code::target_conflict,
                             Place(place, "target").pointer(),
                             {data_.agreement.indicators[i].id, data_.areas[a].id, own.value.to_string(),
                              sum->value.to_string(), difference ? difference.value.to_string() : "?"}});
      }
    }
    if (known.back().presence == Presence::missing && !broken.back()) {
      problems_.push_back({Code::missing_target, place.pointer(), {data_.agreement.indicators[i].id}});
    }
    for (std::size_t a = 0; a < data_.areas.size(); ++a) {
      data_.targets[data_.layout.target_place(i, a)] =
          known[a].presence == Presence::missing ? Amount::none() : known[a];
    }
  }

  // The sum of the targets inside an area, as far as it is needed; nothing where there is a problem, which is reported.
  std::optional<Amount> sum_targets(std::size_t i, std::size_t a, const std::vector<Amount>& known,
                                    const std::vector<bool>& broken) {
    const std::string& indicator = data_.agreement.indicators[i].id;
    const Place indicators("/agreement/indicators"), own(indicators, i), place(own, "target");
    rules::RollUp<Decimal> sum;
    bool complete = true;
    for (const std::uint32_t part : data_.children_of(a)) {
      complete = complete && !broken[part];
      if (known[part].presence != Presence::missing || broken[part]) continue;
      problems_.push_back({Code::incomplete_targets, place.pointer(), {indicator, data_.areas[part].id}});
      complete = false;
    }
    if (!complete) return std::nullopt;
    try {
      for (const std::uint32_t part : data_.children_of(a)) sum.add(known[part].presence, known[part].value);
    } catch (const Error&) {
      problems_.push_back({Code::number_overflow, place.pointer(), {"Σ " + indicator}});
      return std::nullopt;
    }
    Amount result(sum.sum());
    result.presence = sum.presence();
    // Some areas agreed a number and others none: the whole needs a target of its own, and it may have one.
    if (result.presence == Presence::missing && known[a].presence == Presence::missing) {
      problems_.push_back({Code::target_not_summable, place.pointer(), {indicator, data_.areas[a].id}});
      return std::nullopt;
    }
    return result;
  }

  void lay_out() {
    const Layout& layout = data_.layout;
    data_.schedule = {std::nullopt, data_.policy.rounding.attainment, data_.policy.rounding.rate,
                      data_.policy.rounding.party_points, data_.policy.rounding.total};
    data_.figures.reserve(layout.figures() + 1);
    for (std::size_t i = 0; i < layout.indicators; ++i) {
      for (std::size_t a = 0; a < layout.areas; ++a) {
        const auto parts = data_.children_of(a);
        const bool summed = summed_[layout.target_place(i, a)];
        place_edge(layout.target_place(i, a));
        if (summed) {
          for (const std::uint32_t part : parts) figure_edge(layout.target(i, part));
        }
        add(summed ? Operation::roll_up : Operation::given);
        place_edge(layout.actual_place(i, a));
        for (const std::uint32_t part : parts) figure_edge(layout.target(i, part) + 1);
        add(parts.empty() ? Operation::given : Operation::roll_up);
        figure_edge(layout.target(i, a) + 1);
        figure_edge(layout.target(i, a));
        add(Operation::attain, RoundingStep::attainment, true);
      }
    }
    for (std::size_t p = 0; p < layout.posts; ++p) {
      place_edge(layout.required_place(p));
      add(Operation::given);
      place_edge(layout.worked_place(p));
      add(Operation::given);
      figure_edge(layout.required(p) + 1);
      figure_edge(layout.required(p));
      add(Operation::net);
    }
    for (std::uint32_t t = 0; t < staffing_totals; ++t) {
      place_edge(layout.staffing_place(static_cast<StaffingTotal>(t)));
      add(Operation::given);
    }
    figure_edge(layout.staffing_total(StaffingTotal::experienced));
    if (const auto all = data_.post_index.find("all"); all != data_.post_index.end()) {
      figure_edge(layout.required(all->second) + 1);
    }
    add(Operation::rate, RoundingStep::rate, true);
    figure_edge(layout.staffing_total(StaffingTotal::retained));
    figure_edge(layout.staffing_total(StaffingTotal::retention_base));
    add(Operation::rate, RoundingStep::rate, true);
    for (std::size_t p = 0; p < layout.parties; ++p) {
      place_edge(layout.score_place(p));
      place_edge(layout.weight_place(p));
      add(Operation::award, RoundingStep::party_points, true);
    }
    for (std::size_t p = 0; p < layout.parties; ++p) figure_edge(layout.points(p));
    add(Operation::total, RoundingStep::total, true);
    figure_edge(layout.total());
    add(Operation::grade);
    data_.figures.push_back(
        {static_cast<std::uint32_t>(data_.edges.size()), no_quotient, Operation::given, RoundingStep::exact});
  }

  void place_edge(std::uint32_t place) { data_.edges.push_back(Edge::to_place(place)); }
  void figure_edge(Node node) { data_.edges.push_back(Edge::to_figure(node)); }

  // Adds the figure whose edges have just been added.
  void add(Operation operation, RoundingStep step = RoundingStep::exact, bool quotient = false) {
    data_.figures.push_back({next_edge_, quotient ? data_.quotients++ : no_quotient, operation, step});
    next_edge_ = static_cast<std::uint32_t>(data_.edges.size());
  }

  PlanData& data_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
  std::vector<bool> summed_;  // by target_place: the target is the sum of the areas' targets
  std::uint32_t next_edge_ = 0;
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

std::shared_ptr<PlanData> prepare(Policy policy, Agreement agreement, const Incomplete& incomplete,
                                  Diagnostics& problems) {
  auto data = std::make_shared<PlanData>();
  data->policy = std::move(policy);
  data->agreement = std::move(agreement);
  Preparation(*data, incomplete, problems).run();
  return data;
}

}  // namespace assay::detail
