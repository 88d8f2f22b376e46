// Claims of figures: each recomputed from what it is made of, and compared as exact sets.
//
// What disagrees is told apart by what it would take to be true. A number that other places print as it was recomputed
// may be counted in another way (a warning, a note where it says so); a sum, a percentage or a difference that its own
// parts do not make cannot be true.
#include <algorithm>
#include <string_view>
#include <utility>

#include "audit/forms.hpp"
#include "audit/steps.hpp"
#include "audit/work.hpp"
#include "number/multiple.hpp"

namespace assay::audit_detail {

namespace {

class Figures {
 public:
  explicit Figures(Work& work) : work_(work), evaluation_(work.evaluation), forms_(work), steps_(work.document) {}

  void run() {
    for (std::size_t c = 0; c < work_.audit.claims.size(); ++c) {
      const CheckedClaim& claim = work_.audit.claims[c];
      if (claim.claim.figure.empty() || claim.claim.figure == "grade") continue;
      if (const std::optional<Node> node = evaluation_.find(claim.claim.figure)) check(c, *node);
    }
    for (const Failure& failure : failures_) report(failure);
  }

 private:
  struct Failure {
    std::size_t claim;
    Node node;
    std::optional<std::size_t> constraint;  // nothing where it proves nothing
    bool is_sum = false;                    // of several amounts
  };

  void check(std::size_t c, Node node) {
    CheckedClaim& claim = work_.audit.claims[c];
    if (claim.missing) return;  // it cannot be read
    const std::optional<Ratio> exact = evaluation_.exact(node);
    if (!claim.printed.has_value) return check_absent(claim, node, exact.has_value());
    if (!exact) return check_without_value(c, node);
    if (!read(c, node)) return;
    FigureForm form = forms_.of(node);
    const Interval left = work_.values(form.form);
    claim.expected = form.percent_of ? left * Interval(Ratio(100)) / work_.values(*form.percent_of) : left;
    if (claim.expected->is_single()) claim.modes = fingerprint(claim.expected->low().value, claim.printed);
    list_whole_parts(claim, node);
    const bool is_sum = form.form.terms.size() > 1;
    Constraint constraint{
        std::move(form.form), std::move(form.percent_of), Comparator::equals, {{{work_.cell_of(c), 1}}, 0}};
    // What says that it is counted in another way proves nothing, and is no slip.
    const bool other_count = says_how_it_counts(claim.claim);
    const bool holds = other_count ? work_.would_hold(constraint) : work_.holds(std::move(constraint));
    mark(claim, holds);
    if (holds) return;
    claim.gap = claim.expected->gap(claim.stands_for->values);
    failures_.push_back({c, node, other_count ? std::nullopt : std::optional(work_.last_check()), is_sum});
  }

  // "/" for what has no value, and only for that.
  void check_absent(CheckedClaim& claim, Node node, bool has_value) {
    if (!has_value) return mark(claim, true);
    claim.missing = Diagnostic{Code::claim_without_value, "", {claim.claim.printed, evaluation_.text(node)}};
  }

  void check_without_value(std::size_t c, Node node) {
    CheckedClaim& claim = work_.audit.claims[c];
    const Outcome outcome = evaluation_.outcome(node);
    // What is judged has no percentage either.
    const bool no_target = outcome == Outcome::no_target || outcome == Outcome::over_zero_target ||
                           outcome == Outcome::met_by_definition || outcome == Outcome::narrative;
    if (evaluation_.operation(node) != Operation::attain || !no_target) {
      if (check_bounds(c, node)) return;
      claim.missing = absent(evaluation_.presence(node));
      return;
    }
    mark(claim, false);
    const Label label = label_of_claim(work_.document, claim.claim);
    const Node target = evaluation_.inputs(node)[1].index();
    const std::string agreed = evaluation_.exact(target) ? evaluation_.text(target) : "/";
    AuditFinding finding = finding_of(Severity::error, Code::percentage_without_target,
                                      {label.zh, label.en, claim.claim.printed, agreed}, {c}, claim.claim.figure);
    finding.figures = {node};
    work_.add(std::move(finding));
  }

  // Where parts are missing, what the whole can be lies between two figures. False where there are none.
  bool check_bounds(std::size_t c, Node node) {
    CheckedClaim& claim = work_.audit.claims[c];
    const auto bound = [&](const char* end) -> std::optional<Ratio> {
      const std::optional<Node> found = evaluation_.find(claim.claim.figure + end);
      return found ? evaluation_.exact(*found) : std::nullopt;
    };
    const std::optional<Ratio> low = bound("_low"), high = bound("_high");
    if (!low || !high || !read(c, node)) return false;
    claim.expected = Interval(End{std::min(*low, *high)}, End{std::max(*low, *high)});
    const bool holds = claim.expected->overlaps(claim.stands_for->values);
    mark(claim, holds);
    if (holds) return true;
    claim.gap = claim.expected->gap(claim.stands_for->values);
    report(Failure{c, node, std::nullopt, false}, Severity::error, Code::figure_mismatch);
    return true;
  }

  // What the number can stand for; false where it can stand for nothing. An amount that is none of its kind is a slip
  // of its own, and is compared as if it were any number.
  bool read(std::size_t c, Node node) {
    CheckedClaim& claim = work_.audit.claims[c];
    const std::optional<Decimal> step =
        claim.claim.step ? claim.claim.step : steps_.of(claim.claim.figure, evaluation_.operation(node), claim.printed);
    // What the evaluation itself counts in other steps is no count.
    const std::optional<Ratio> exact = evaluation_.exact(node);
    const bool other_steps = !claim.claim.step && step && exact && !number::is_multiple(*exact, *step);
    return work_.read(c, other_steps ? std::nullopt : step);
  }

  // The whole numbers that would print the percentage, where its parts are whole.
  void list_whole_parts(CheckedClaim& claim, Node node) const {
    if (evaluation_.operation(node) != Operation::attain && evaluation_.operation(node) != Operation::rate) return;
    const std::span<const Edge> edges = evaluation_.inputs(node);
    if (edges.size() < 2 || edges[0].is_place() || edges[1].is_place()) return;
    const std::optional<Ratio> part = evaluation_.exact(edges[0].index()), whole = evaluation_.exact(edges[1].index());
    if (!part || !whole || whole->is_zero() || *part * Ratio(100) / *whole != *evaluation_.exact(node)) return;
    claim.numerators = whole_numerators(claim.stands_for->values, *whole);
    if (!part->is_zero()) claim.denominators = whole_denominators(claim.stands_for->values, *part);
  }

  // --- what a failed comparison becomes

  void report(const Failure& failure) {
    const CheckedClaim& claim = work_.audit.claims[failure.claim];
    const std::optional<std::size_t> other = claim_that_agrees(failure);
    const CheckedClaim* second = other ? &work_.audit.claims[*other] : nullptr;
    const Operation operation = evaluation_.operation(failure.node);
    const bool given = operation == Operation::given || (operation == Operation::roll_up && !failure.is_sum);
    if (!failure.constraint) {
      if (second != nullptr) return report_reading(failure, *other);
      return report(failure, Severity::note, Code::reading_differs);
    }
    if (second != nullptr && (given || operation == Operation::roll_up)) {
      // A unit that another place does not print may be another count.
      if (counts_otherwise(claim, *second)) return report_reading(failure, *other);
      const Label label = label_of_claim(work_.document, claim.claim);
      return work_.fail(
          finding_of(Severity::warning, Code::printed_conflict,
                     {label.zh, label.en, claim.claim.printed, second->claim.printed, gap_text(*claim.gap)},
                     {failure.claim, *other}, claim.claim.figure),
          *failure.constraint);
    }
    if (given) return report(failure, Severity::warning, Code::given_mismatch);
    if (only_mode_differs(claim)) return report(failure, Severity::warning, Code::rounding_differs);
    report(failure, Severity::error, operation == Operation::roll_up ? Code::total_not_sum : Code::figure_mismatch);
  }

  void report_reading(const Failure& failure, std::size_t other) {
    const CheckedClaim &claim = work_.audit.claims[failure.claim], &second = work_.audit.claims[other];
    const Label label = label_of_claim(work_.document, claim.claim);
    work_.add(finding_of(Severity::note, Code::reading_differs,
                         {label.zh, label.en, claim.claim.printed, reading_of(claim.claim), second.claim.printed,
                          reading_of(second.claim), gap_text(*claim.gap)},
                         {failure.claim, other}, claim.claim.figure));
  }

  void report(const Failure& failure, Severity severity, Code code) {
    const CheckedClaim& claim = work_.audit.claims[failure.claim];
    const Label label = label_of_claim(work_.document, claim.claim);
    const std::string expected = text_of(*claim.expected, claim.printed), gap = gap_text(*claim.gap);
    std::vector<std::string> values = {label.zh, label.en, claim.claim.printed};
    if (code == Code::reading_differs) {
      values.insert(values.end(), {reading_of(claim.claim), expected, "—", gap});
    } else if (code == Code::rounding_differs) {
      values.insert(values.end(), {expected, std::string(name(mode_of(claim)))});
    } else {
      values.insert(values.end(), {text_of(*claim.stands_for), expected, gap});
    }
    AuditFinding finding = finding_of(severity, code, std::move(values), {failure.claim}, claim.claim.figure);
    finding.figures = {failure.node};
    if (failure.constraint) return work_.fail(std::move(finding), *failure.constraint);
    work_.add(std::move(finding));
  }

  RoundingMode mode_of(const CheckedClaim& claim) const {
    return claim.claim.mode ? *claim.claim.mode : *work_.document.audit.rounding;
  }

  // Whether the number could be printed so if it was not rounded as the document says.
  bool only_mode_differs(const CheckedClaim& claim) const {
    if (!claim.claim.mode && !work_.document.audit.rounding) return false;
    return stands_for(claim.printed, std::nullopt).values.overlaps(*claim.expected);
  }

  // Another claim of the figure that prints what was recomputed.
  std::optional<std::size_t> claim_that_agrees(const Failure& failure) {
    if (by_figure_.empty()) {
      for (std::size_t c = 0; c < work_.audit.claims.size(); ++c) {
        const CheckedClaim& claim = work_.audit.claims[c];
        if (!claim.claim.figure.empty() && claim.state == ClaimState::consistent && claim.expected) {
          by_figure_.try_emplace(claim.claim.figure, c);
        }
      }
    }
    const auto found = by_figure_.find(work_.audit.claims[failure.claim].claim.figure);
    return found == by_figure_.end() ? std::nullopt : std::optional(found->second);
  }

  Work& work_;
  const Evaluation& evaluation_;
  Forms forms_;
  const Steps steps_;
  std::vector<Failure> failures_;
  std::unordered_map<std::string_view, std::size_t> by_figure_;
};

}  // namespace

void check_figures(Work& work) { Figures(work).run(); }

}  // namespace assay::audit_detail
