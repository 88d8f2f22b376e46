// The skeleton of the table of figures: for each figure its operation, inputs and rounding step, in the order of the
// node numbers.
#include <algorithm>

#include "evaluate/plan_data.hpp"

namespace assay::detail {

namespace {

class Skeleton {
 public:
  Skeleton(PlanData& data, const std::vector<bool>& summed) : data_(data), layout_(data.layout), summed_(summed) {}

  void run() {
    const RoundingSchedule& rounding = data_.policy.rounding;
    data_.schedule = {std::nullopt,      rounding.attainment, rounding.rate,  rounding.party_points,
                      rounding.total,    rounding.criterion,  rounding.sheet, rounding.raw_score,
                      rounding.subtotal, rounding.payment};
    data_.figures.reserve(layout_.figures() + 1);
    data_.edges.reserve(layout_.figures() + layout_.figures() / 2);
    for (std::size_t i = 0; i < layout_.indicators.size(); ++i) add_indicator(i);
    for (std::size_t p = 0; p < layout_.posts; ++p) add_post(p);
    add_staffing();
    add_scores();
    data_.figures.push_back(
        {static_cast<std::uint32_t>(data_.edges.size()), no_quotient, Operation::given, RoundingStep::exact});
  }

 private:
  void add_indicator(std::size_t i) {
    const IndicatorLayout& own = layout_.indicators[i];
    for (std::uint32_t extra = 0; extra < own.agreed + own.periods; ++extra) {
      place_edge(layout_.extra_place(own.first_extra + extra));
      add(Operation::given);
    }
    if (own.prorated) add_proration(i);
    for (std::size_t a = 0; a < layout_.areas; ++a) add_cell(i, a);
  }

  void add_proration(std::size_t i) {
    const IndicatorLayout& own = layout_.indicators[i];
    place_edge(layout_.proration_place(i));
    const ProrationRule rule = data_.agreement.indicators[i].proration.rule;
    if (rule == ProrationRule::instalments) {
      for (std::uint32_t k = 0; k < own.periods; ++k) figure_edge(own.first + own.agreed + k);
    } else if (rule != ProrationRule::fraction) {
      place_edge(layout_.term_place());
    }
    if (rule != ProrationRule::fraction) place_edge(layout_.assessed_place());
    add(Operation::fraction, RoundingStep::exact, true);
  }

  void add_cell(std::size_t i, std::size_t a) {
    const IndicatorLayout& own = layout_.indicators[i];
    const Indicator& indicator = data_.agreement.indicators[i];
    const bool ratio = indicator.kind == IndicatorKind::ratio;
    const bool within = indicator.direction == Direction::within;
    const auto node = [&](Part part) { return layout_.node(i, a, part); };
    const std::uint32_t actual_place = layout_.actual_place(i, a);
    const bool parent = layout_.is_parent(a);
    const bool linked = !indicator.from.empty() && a + 1 == layout_.areas;  // to a figure that may be a quotient

    add_target(i, a);
    if (within) {
      place_edge(layout_.upper_place(i, a));
      add(Operation::given);
    }
    if (ratio) {
      for (const Part part : {Part::numerator, Part::denominator}) add_roll_up(i, a, part);
    }
    if (parent) {
      for (std::uint32_t k = 0; k < coverage_parts; ++k) {
        place_edge(actual_place);
        for (const std::uint32_t child : data_.children_of(a)) {
          figure_edge(layout_.is_parent(child) ? layout_.node(i, child, Part::expected) + k
                                               : layout_.node(i, child, Part::actual));
        }
        add(Operation::coverage);
      }
    }
    if (ratio) {
      place_edge(actual_place);
      figure_edge(node(Part::numerator));
      figure_edge(node(Part::denominator));
      add(parent ? Operation::roll_up : Operation::given, RoundingStep::rate, true);
    } else {
      add_roll_up(i, a, Part::actual, linked);
    }
    // Without a target there is nothing to divide by.
    const bool divides = data_.targets[layout_.target_place(i, a)].given();
    add_attain(node(Part::actual), node(Part::target), within ? std::optional(node(Part::upper)) : std::nullopt,
               divides);
    if (own.prorated) {
      for (const Part part : {Part::target, Part::upper}) {
        if (part == Part::upper && !within) continue;
        figure_edge(node(part));
        figure_edge(layout_.proration(i));
        add(Operation::prorate, RoundingStep::exact, divides);
      }
      add_attain(node(Part::actual), node(Part::prorated_target),
                 within ? std::optional(node(Part::prorated_upper)) : std::nullopt, divides);
    }
    if (own.low_high) {
      for (const Part part : {Part::actual_low, Part::actual_high}) {
        place_edge(actual_place);
        for (const std::uint32_t child : data_.children_of(a)) figure_edge(layout_.node(i, child, part));
        add(part == Part::actual_low ? Operation::low : Operation::high, RoundingStep::exact, linked);
      }
      if (within) return;
      const bool reversed = indicator.direction == Direction::at_most;  // the most spent attains least
      for (const Operation operation : {Operation::low, Operation::high}) {
        const bool low = (operation == Operation::low) != reversed;
        figure_edge(node(low ? Part::actual_low : Part::actual_high));
        figure_edge(node(Part::target));
        add(operation, RoundingStep::attainment, divides);
      }
    }
  }

  void add_target(std::size_t i, std::size_t a) {
    const bool whole = a + 1 == layout_.areas;
    const IndicatorLayout& own = layout_.indicators[i];
    if (whole && own.target_of_periods) {
      for (std::uint32_t k = 0; k < own.periods; ++k) figure_edge(own.first + own.agreed + k);
      return add(Operation::sum);
    }
    const bool summed = summed_[layout_.target_place(i, a)];
    place_edge(layout_.target_place(i, a));
    if (summed) {
      for (const std::uint32_t child : data_.children_of(a)) figure_edge(layout_.node(i, child, Part::target));
    }
    add(summed ? Operation::roll_up : Operation::given);
  }

  void add_roll_up(std::size_t i, std::size_t a, Part part, bool quotient = false) {
    place_edge(layout_.actual_place(i, a));
    const auto children = data_.children_of(a);
    for (const std::uint32_t child : children) figure_edge(layout_.node(i, child, part));
    // What comes from a figure that is a rate is one too.
    const RoundingStep step = quotient ? RoundingStep::rate : RoundingStep::exact;
    add(children.empty() ? Operation::given : Operation::roll_up, step, quotient);
  }

  void add_attain(Node actual, Node target, std::optional<Node> upper, bool divides) {
    figure_edge(actual);
    figure_edge(target);
    if (upper) figure_edge(*upper);
    add(Operation::attain, RoundingStep::attainment, divides);
  }

  void add_post(std::size_t p) {
    const Post& post = data_.agreement.posts[p];
    place_edge(layout_.posts_place(p));
    add(Operation::given);
    if (post.posts) {
      place_edge(layout_.posts_place(p));
      place_edge(layout_.months_place(p));
      add(Operation::product);
    } else {
      place_edge(layout_.required_place(p));
      add(Operation::given);
    }
    place_edge(layout_.worked_place(p));
    add(Operation::given, RoundingStep::exact, true);
    figure_edge(layout_.post(p, PostPart::worked));
    figure_edge(layout_.post(p, PostPart::required));
    add(Operation::net, RoundingStep::exact, true);
  }

  void add_staffing() {
    for (std::uint32_t t = 0; t < staffing_totals; ++t) {
      place_edge(layout_.staffing_place(static_cast<StaffingTotal>(t)));
      add(Operation::given, RoundingStep::exact, true);
    }
    figure_edge(layout_.staffing_total(StaffingTotal::experienced));
    if (const auto all = data_.post_index.find("all"); all != data_.post_index.end()) {
      figure_edge(layout_.post(all->second, PostPart::worked));
    }
    add(Operation::rate, RoundingStep::rate, true);
    figure_edge(layout_.staffing_total(StaffingTotal::retained));
    figure_edge(layout_.staffing_total(StaffingTotal::retention_base));
    add(Operation::rate, RoundingStep::rate, true);
  }

  void add_scores() {
    const std::vector<Party>& parties = data_.policy.parties;
    const bool shares_out = std::any_of(parties.begin(), parties.end(),
                                        [](const Party& party) { return party.missing == MissingParty::renormalise; });
    for (std::size_t p = 0; p < layout_.parties; ++p) {
      place_edge(layout_.weight_place(p));
      for (std::size_t other = 0; shares_out && other < layout_.parties; ++other) {
        if (other != p) place_edge(layout_.weight_place(other));
      }
      add(Operation::weight, RoundingStep::exact, shares_out);
      place_edge(layout_.score_place(p));
      figure_edge(layout_.max(p));
      add(Operation::award, RoundingStep::party_points, true);
    }
    for (std::size_t p = 0; p < layout_.parties; ++p) figure_edge(layout_.points(p));
    add(Operation::subtotal, RoundingStep::subtotal, true);
    figure_edge(layout_.subtotal());
    add_adjusted(Operation::total);
    figure_edge(layout_.total());
    add(Operation::grade);
    for (const Operation operation : {Operation::total_low, Operation::total_high}) {
      for (std::size_t p = 0; p < layout_.parties; ++p) {
        figure_edge(layout_.points(p));
        figure_edge(layout_.max(p));
      }
      add_adjusted(operation);
    }
  }

  void add_adjusted(Operation operation) {
    if (data_.policy.adjustments) {
      place_edge(layout_.deductions_place());
      place_edge(layout_.bonuses_place());
    }
    add(operation, RoundingStep::total, true);
  }

  void place_edge(std::uint32_t place) { data_.edges.push_back(Edge::to_place(place)); }
  void figure_edge(Node node) { data_.edges.push_back(Edge::to_figure(node)); }

  // Adds the figure whose edges have just been added.
  void add(Operation operation, RoundingStep step = RoundingStep::exact, bool quotient = false) {
    data_.figures.push_back({next_edge_, quotient ? data_.quotients++ : no_quotient, operation, step});
    next_edge_ = static_cast<std::uint32_t>(data_.edges.size());
  }

  PlanData& data_;
  const Layout& layout_;
  const std::vector<bool>& summed_;
  std::uint32_t next_edge_ = 0;
};

}  // namespace

void lay_out(PlanData& data, const std::vector<bool>& summed) { Skeleton(data, summed).run(); }

}  // namespace assay::detail
