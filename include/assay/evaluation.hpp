// Evaluation: the table of figures of one run, by the node numbers of its plan.
//
// A figure has a value or the reason why it has none. Its value is a Decimal where it was given, summed from such or
// rounded by the schedule, and otherwise an exact quotient that nothing has rounded. Sums of criteria, capped sums and
// adjusted totals show no more digits than they need. exact() is the value before the
// figure's own rounding step. Reading is safe from many threads.
//
// The figures of the plan come first, by its node numbers, then a tail of those that depend on what the outputs and
// scores hold: first the ones that the plan's figures may be computed from (staffing of a roster, register, surveys),
// then the ones computed from them (adjustments), those that parties' points are made from (criteria, sheets,
// deductions, knock-outs), and those that follow (payment, relations, progress since midterm). What is said of a node
// below holds for all.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/amount.hpp"
#include "assay/note.hpp"
#include "assay/outcome.hpp"
#include "assay/plan.hpp"
#include "assay/ratio.hpp"

namespace assay {

namespace detail {
class Run;
}

class Evaluation {
 public:
  // Empty: for Plan::run to write into. Everything below needs a run.
  Evaluation() = default;

  Plan plan() const;

  // All figures, the tail included.
  std::size_t figure_count() const noexcept;
  std::string path(Node node) const;
  std::optional<Node> find(std::string_view path) const;
  Operation operation(Node node) const noexcept;
  std::span<const Edge> inputs(Node node) const noexcept;
  std::optional<Rounding> rounding(Node node) const noexcept;
  std::string pointer(std::uint32_t place) const;
  // The figure of the tail that a place of the plan takes its amount from, where it is not the document's own.
  std::optional<Node> source(std::uint32_t place) const;

  // Whether the figure has a value, or why not. The grade has one, its band, where the total has one. Attainments and
  // rates that have none say what their inputs say: not_applicable where one of them is, or the whole is zero; none
  // where "/" was given for one, the target first; else missing.
  Presence presence(Node node) const;

  // Of an attainment: what its target and actual gave. It has a value for Outcome::ratio alone.
  Outcome outcome(Node attainment) const;

  // The value as a Decimal; null where there is none or the value is an unrounded quotient.
  const Decimal* value(Node node) const;

  // The value before the figure's own rounding step; nothing where there is no value. The grade has none.
  std::optional<Ratio> exact(Node node) const;

  // The value in text: digits as shown, or the shortest exact form of an unrounded quotient, or the id of the grade's
  // band. Empty where there is no value.
  std::string text(Node node) const;

  // Of an attainment: whether its target is met.
  Met met(Node attainment) const;

  // The grade, and what it would be without knock-outs: the band of the total. Both throw Code::undecided_total where
  // the total is missing, since a party is on hold; then the grade's presence is missing too.
  const Band& grade() const;
  const Band& band_of_total() const;
  // The grades within reach, best first, bounded by those of total_low and total_high: one where there is a grade. The
  // knock-outs have acted.
  std::span<const Band> reachable_grades() const;
  // Whether the grade passes; nothing where the policy draws no line or the grades within reach differ in it.
  std::optional<bool> passes() const;
  // The knock-outs of the policy that hold, by index.
  const std::vector<std::uint32_t>& knocked_out() const noexcept { return knocked_out_; }

  // How a narrative indicator was judged; open for others.
  Judgement judgement(std::size_t indicator) const;

  // What there is to say beside the numbers, those of the outputs first.
  std::vector<Note> notes() const;

  // Whether anything was said of an indicator in an area: a target, or an actual, be it "/" or "n/a".
  bool mentions(std::size_t indicator, std::size_t area) const;

 private:
  friend struct detail::PlanAccess;
  friend class detail::Run;

  struct Status {
    Presence presence = Presence::missing;
    Outcome outcome = Outcome::ratio;  // of an attainment
    Met met = Met::open;               // of an attainment
    bool decimal : 1 = false;          // the value is in values_
    bool quotient : 1 = false;         // the value before rounding is in quotients_
  };

  const Ratio& quotient(Node node) const;

  std::shared_ptr<const detail::PlanData> plan_;
  std::shared_ptr<const detail::Tail> tail_;
  std::vector<Status> statuses_;
  std::vector<Decimal> values_;
  std::vector<Ratio> quotients_;  // by the plan's quotient number, for figures that can hold one
  std::size_t band_ = 0;          // of the total
  std::size_t best_ = 0;          // the grades within reach: indexes of bands
  std::size_t worst_ = 0;
  std::vector<std::uint32_t> knocked_out_;
};

// Prepare, bind and run of one document. Throws Error with every problem of the document.
struct Document;
Evaluation evaluate(const Document& document);

}  // namespace assay
