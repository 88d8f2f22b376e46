// Claims of figures: each recomputed from what it is made of, and compared as exact sets.
//
// What disagrees is told apart by what it would take to be true. A number that other places print as it was recomputed
// may be counted in another way (a warning, a note where it says so); a sum, a percentage or a difference that its own
// parts do not make cannot be true.
#include <string_view>
#include <utility>

#include "audit/forms.hpp"
#include "audit/steps.hpp"
#include "audit/work.hpp"

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
    Constraint constraint{
        std::move(form.form), std::move(form.percent_of), Comparator::equals, {{{work_.cell_of(c), 1}}, 0}};
    // What says that it is counted in another way proves nothing, and is no slip.
    const bool other_count = says_how_it_counts(claim.claim);
    const bool holds = other_count ? work_.would_hold(constraint) : work_.holds(std::move(constraint));
    mark(claim, holds);
    if (holds) return;
    claim.gap = claim.expected->gap(claim.stands_for->values);
    failures_.push_back({c, node, other_count ? std::nullopt : std::optional(work_.last_check())});
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
      claim.missing = Diagnostic{Code::figure_without_value, "", {std::string(name(evaluation_.presence(node)))}};
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

  // What the number can stand for; false where it can stand for nothing. An amount that is none of its kind is a slip
  // of its own, and is compared as if it were any number.
  bool read(std::size_t c, Node node) {
    CheckedClaim& claim = work_.audit.claims[c];
    const std::optional<Decimal> step =
        claim.claim.step ? claim.claim.step : steps_.of(claim.claim.figure, evaluation_.operation(node), claim.printed);
    return work_.read(c, step);
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
    const Label label = label_of_claim(work_.document, claim.claim);
    const std::string gap = claim.gap->to_string();
    AuditFinding finding;
    finding.claims = {failure.claim};
    finding.figures = {failure.node};
    finding.about = claim.claim.figure;
    const Operation operation = evaluation_.operation(failure.node);
    const bool one_count = operation == Operation::given || operation == Operation::roll_up;
    const Claim* second = other ? &work_.audit.claims[*other].claim : nullptr;
    if (!failure.constraint) {
      finding.severity = Severity::note;
      if (other) finding.claims.push_back(*other);
      finding.problem = {Code::reading_differs,
                         "",
                         {label.zh, label.en, claim.claim.printed, reading_of(claim.claim),
                          second != nullptr ? second->printed : text_of(*claim.expected, claim.printed),
                          second != nullptr ? reading_of(*second) : "—", gap}};
      return work_.add(std::move(finding));
    }
    if (second != nullptr && one_count) {
      finding.severity = Severity::warning;
      finding.claims.push_back(*other);
      finding.problem = {Code::printed_conflict, "", {label.zh, label.en, claim.claim.printed, second->printed, gap}};
    } else {
      finding.severity = operation == Operation::given ? Severity::warning : Severity::error;
      const Code code = operation == Operation::given     ? Code::given_mismatch
                        : operation == Operation::roll_up ? Code::total_not_sum
                                                          : Code::figure_mismatch;
      finding.problem = {code,
                         "",
                         {label.zh, label.en, claim.claim.printed, text_of(*claim.stands_for),
                          text_of(*claim.expected, claim.printed), gap}};
    }
    work_.fail(std::move(finding), *failure.constraint);
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
