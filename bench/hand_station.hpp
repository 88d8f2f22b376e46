// The evaluation of the real station by hand over an integer type: targets, actuals, attainments, staffing, points and
// grade by the same rules, written for this one document; the library computes proration, coverage, the register and
// relations beside them. One scale per indicator instead of one per value, rounding and places in the code, no overflow
// checks, no exact quotients kept, no raw scores, and a target for the whole alone: what somebody gains who needs no
// library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/plan.hpp"
#include "peers.hpp"

namespace assay_bench {

template <typename Integer>
class HandStation {
 public:
  HandStation(const assay::Document& document, const assay::Plan& plan, const assay::Inputs& inputs) {
    parts_.resize(plan.areas().size());
    for (std::size_t a = 0; a + 1 < parts_.size(); ++a) parts_[plan.areas()[a].parent].push_back(a);
    take_indicators(plan, inputs, document.outputs.registry.value());
    take_staffing(plan.agreement(), document.outputs.staffing.value());
    for (std::size_t p = 0; p < plan.policy().parties.size(); ++p) {
      points_.push_back(coefficient(std::get<assay::Points>(inputs.score(p)->award).points, places));
    }
    for (const assay::Band& band : plan.policy().bands) bands_.push_back(coefficient(band.from, places));
  }

  void run() {
    const std::size_t areas = parts_.size();
    for (std::size_t i = 0; i < indicators_; ++i) {
      const Given* const given = given_.data() + i * areas;
      Figures* const figures = figures_.data() + i * areas;
      for (std::size_t a = 0; a < areas; ++a) {
        if (parts_[a].empty() || given[a].actual.presence != assay::Presence::missing) {
          figures[a].actual = given[a].actual;
        } else {
          roll_up(figures, a);
        }
        attain(given[a].target, figures[a]);
        if (narrative_[i]) figures[a].outcome = assay::Outcome::narrative;
      }
    }
    for (Post& post : posts_) post.net = post.worked - post.required;
    experienced_share_ = percent(experienced_, posts_[all_].worked);
    retention_ = percent(retained_, retention_base_);
    total_ = 0;
    for (const Integer& points : points_) total_ += points;
    grade_ = 0;
    while (grade_ + 1 < bands_.size() && total_ < bands_[grade_]) ++grade_;
  }

  // Throws std::runtime_error where a figure differs from the library's.
  void compare(const assay::Plan& plan, const assay::Evaluation& evaluation) const {
    const auto same = [&](assay::Node node, assay::Presence presence, const Integer& value, int scale) {
      const assay::Decimal* const expected = evaluation.value(node);
      const bool given = presence == assay::Presence::given;
      if (evaluation.presence(node) == presence && given == (expected != nullptr) &&
          (!given || *expected == decimal(value, scale))) {
        return;
      }
      throw std::runtime_error("by hand, " + plan.path(node) + " is " +
                               (given ? decimal(value, scale).to_string() : "absent") + ", but " +
                               evaluation.text(node) + " by the library");
    };
    const auto same_number = [&](assay::Node node, const Integer& value, int scale) {
      same(node, assay::Presence::given, value, scale);
    };
    for (std::size_t i = 0; i < indicators_; ++i) {
      for (std::size_t a = 0; a < parts_.size(); ++a) {
        const Amount& target = given_[i * parts_.size() + a].target;
        const Figures& figures = figures_[i * parts_.size() + a];
        same(plan.target(i, a), target.presence, target.value, scales_[i]);
        same(plan.actual(i, a), figures.actual.presence, figures.actual.value, scales_[i]);
        const assay::Node attainment = plan.attainment(i, a);
        if (evaluation.outcome(attainment) != figures.outcome) {
          throw std::runtime_error("by hand, " + plan.path(attainment) + " has another outcome");
        }
        if (figures.outcome == assay::Outcome::ratio) same_number(attainment, figures.attainment, places);
      }
    }
    for (std::size_t p = 0; p < posts_.size(); ++p) {
      same_number(plan.required(p), posts_[p].required, staffing_scale);
      same_number(plan.worked(p), posts_[p].worked, staffing_scale);
      same_number(plan.net(p), posts_[p].net, staffing_scale);
    }
    same_number(plan.experienced(), experienced_, staffing_scale);
    same_number(plan.experienced_share(), experienced_share_, places);
    same_number(plan.retained(), retained_, staffing_scale);
    same_number(plan.retention_base(), retention_base_, staffing_scale);
    same_number(plan.retention(), retention_, places);
    same_number(plan.head_count(), head_count_, staffing_scale);
    for (std::size_t p = 0; p < points_.size(); ++p) same_number(plan.points(p), points_[p], places);
    same_number(plan.total(), total_, places);
    if (evaluation.grade().id != plan.policy().bands[grade_].id) {
      throw std::runtime_error("by hand, the grade is " + plan.policy().bands[grade_].id);
    }
  }

 private:
  static constexpr int places = 2;          // of percentages and points
  static constexpr int staffing_scale = 1;  // half months exist

  struct Amount {
    assay::Presence presence = assay::Presence::missing;
    Integer value{};
  };

  struct Given {
    Amount target, actual;
  };

  struct Figures {
    Amount actual;
    assay::Outcome outcome = assay::Outcome::ratio;
    Integer attainment{};  // in hundredths of a percent
  };

  struct Post {
    Integer required, worked, net;
  };

  static Integer coefficient(const assay::Decimal& value, int scale) {
    if (value.scale() > scale) throw std::runtime_error("the station has a scale that the hand code has not");
    const Scaled<Integer> scaled = parse<Integer>(value.to_string());
    return scaled.coefficient * power_of_ten<Integer>(scale - scaled.scale);
  }

  static Integer given_coefficient(const assay::Amount& amount) {
    if (!amount.given()) throw std::runtime_error("the station lacks a number that the hand code relies on");
    return coefficient(amount.value, staffing_scale);
  }

  static assay::Decimal decimal(const Integer& value, int scale) {
    char text[64];
    return assay::Decimal::parse({text, print(Scaled<Integer>{value, scale}, text)});
  }

  void take_indicators(const assay::Plan& plan, const assay::Inputs& inputs, const assay::Register& on_file) {
    const auto& indicators = plan.agreement().indicators;
    const std::size_t areas = parts_.size(), whole = areas - 1;
    indicators_ = indicators.size();
    figures_.resize(indicators_ * areas);
    for (std::size_t i = 0; i < indicators_; ++i) {
      // Where a target was agreed for parts of the station, compare() finds the difference.
      narrative_.push_back(indicators[i].kind == assay::IndicatorKind::narrative);
      const assay::Amount target = narrative_[i] ? assay::Amount::none() : indicators[i].target.at(0).amount;
      int scale = std::max(0, target.value.scale());
      for (std::size_t a = 0; a < areas; ++a) scale = std::max(scale, inputs.actual(i, a).value.scale());
      scales_.push_back(scale);
      for (std::size_t a = 0; a < areas; ++a) {
        assay::Amount actual = inputs.actual(i, a);
        if (a == whole && indicators[i].from == "register/on_file/persons")
          actual = on_file.persons_on_file.at(0).amount;
        if (a == whole && indicators[i].from == "register/on_file/households") {
          actual = on_file.households_on_file.at(0).amount;
        }
        Given given{{assay::Presence::none, Integer(0)}, {actual.presence, coefficient(actual.value, scale)}};
        if (a == whole) given.target = {target.presence, coefficient(target.value, scale)};
        given_.push_back(std::move(given));
      }
    }
  }

  void take_staffing(const assay::Agreement& agreement, const assay::Staffing& staffing) {
    for (const assay::Post& post : agreement.posts) {
      const auto worked = std::find_if(staffing.worked.begin(), staffing.worked.end(),
                                       [&](const assay::Count& count) { return count.label == post.category; });
      if (worked == staffing.worked.end()) throw std::runtime_error("a post has no months worked");
      if (post.category == "all") all_ = posts_.size();
      posts_.push_back({coefficient(post.posts ? *post.posts * *post.months : post.required, staffing_scale),
                        coefficient(worked->value, staffing_scale), Integer(0)});
    }
    experienced_ = given_coefficient(*staffing.experienced);
    retained_ = given_coefficient(*staffing.retained);
    retention_base_ = given_coefficient(*staffing.retention_base);
    head_count_ = given_coefficient(*staffing.head_count);
  }

  void roll_up(Figures* figures, std::size_t a) {
    using assay::Presence;
    Amount& sum = figures[a].actual;
    sum.value = 0;
    bool given = false, none = false, missing = false, not_applicable = false;
    for (const std::size_t part : parts_[a]) {
      const Amount& amount = figures[part].actual;
      switch (amount.presence) {
        case Presence::given:
          sum.value += amount.value;
          given = true;
          break;
        case Presence::none: none = true; break;
        case Presence::missing: missing = true; break;
        case Presence::not_applicable: not_applicable = true; break;
      }
    }
    sum.presence = missing || (none && given) ? Presence::missing
                   : given                    ? Presence::given
                   : none                     ? Presence::none
                   : not_applicable           ? Presence::not_applicable
                                              : Presence::missing;
  }

  static void attain(const Amount& target, Figures& figures) {
    using assay::Outcome;
    using assay::Presence;
    const Amount& actual = figures.actual;
    if (target.presence == Presence::not_applicable || actual.presence == Presence::not_applicable) {
      figures.outcome = Outcome::not_applicable;
    } else if (target.presence != Presence::given) {
      figures.outcome = Outcome::no_target;
    } else if (actual.presence != Presence::given) {
      figures.outcome = Outcome::no_actual;
    } else if (target.value == 0) {
      figures.outcome = actual.value == 0 ? Outcome::met_by_definition : Outcome::over_zero_target;
    } else {
      figures.outcome = Outcome::ratio;
      figures.attainment = percent(actual.value, target.value);
    }
  }

  // Of two numbers of one scale, in hundredths.
  static Integer percent(const Integer& part, const Integer& whole) {
    return divide_half_up<Integer>(part * 10000, whole);
  }

  std::vector<std::vector<std::size_t>> parts_;  // by area
  std::size_t indicators_ = 0;
  std::vector<Given> given_;      // by indicator, then area
  std::vector<Figures> figures_;  // the same
  std::vector<int> scales_;       // by indicator
  std::vector<bool> narrative_;   // the same
  std::vector<Post> posts_;
  std::size_t all_ = 0;  // the post that is everybody
  Integer experienced_, retained_, retention_base_, head_count_, experienced_share_, retention_;
  std::vector<Integer> points_, bands_;
  Integer total_;
  std::size_t grade_ = 0;
};

}  // namespace assay_bench
