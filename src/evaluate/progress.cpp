// Progress since midterm: what the midterm evaluation of the same project has, beside the figures of this one.
#include <set>
#include <string_view>
#include <tuple>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "evaluate/kinds.hpp"
#include "evaluate/tail.hpp"

namespace assay::detail {

namespace {

class ProgressBinding {
 public:
  ProgressBinding(const Section& section, const Midterm& midterm) : section_(section), midterm_(midterm) {}

  void run() {
    const PlanData& plan = section_.plan;
    for (std::size_t i = 0; i < plan.layout.indicators.size(); ++i) {
      const Indicator& indicator = plan.agreement.indicators[i];
      const std::string path = "indicators/" + indicator.id;
      using enum Progress::What;
      add(path + "/target", path + "/target", target, indicator.id, false);
      const bool grows = is_summed_over_time(indicator.kind) || indicator.kind == IndicatorKind::distinct;
      const bool is_rate = indicator.kind == IndicatorKind::ratio && indicator.direction == Direction::at_least;
      const std::optional<Progress::What> watched = grows     ? std::optional(amount)
                                                    : is_rate ? std::optional(rate)
                                                              : std::nullopt;
      add(path + "/actual", path, watched, indicator.id, true);
      add(path + "/attainment", path + "/attainment", std::nullopt, indicator.id, false);
    }
    for (const std::string path : {"staffing/retention", "staffing/experienced_share", "register/coverage/persons",
                                   "register/coverage/households"}) {
      add(path, path, Progress::What::rate, path, true);
    }
    for (const Survey& survey : section_.outputs.surveys) {
      const std::string path = "surveys/" + survey.id + "/satisfaction";
      add(path, path, Progress::What::rate, path, true);
    }
    add("total", "total", std::nullopt, "total", true);
    repeat_concerns();
  }

 private:
  // The figure of both evaluations, and their difference where it says something.
  void add(const std::string& path, const std::string& progress, std::optional<Progress::What> watched,
           const std::string& name, bool difference) {
    std::optional<Node> now = section_.plan.find(path);
    if (!now) now = section_.tail.find(path);
    const std::optional<Node> then = midterm_.evaluation.find(path);
    if (!now || !then || midterm_.evaluation.presence(*then) != Presence::given) return;
    const std::optional<Node> midterm_figure = add_midterm("midterm/" + path, *then);
    if (!midterm_figure) return;
    const Node midterm = *midterm_figure;
    if (difference) {
      section_.tail.figure("progress/" + progress, Operation::net, {Edge::to_figure(*now), Edge::to_figure(midterm)});
    }
    if (watched)
      section_.tail.tail().progress.push_back({*watched, name, *now, midterm, *midterm_.evaluation.exact(*then)});
  }

  // As the midterm evaluation shows it: a number, or a quotient that no step rounded. One whose parts are no numbers of
  // a document cannot stand beside it.
  std::optional<Node> add_midterm(std::string path, Node then) const {
    TailBuilder& tail = section_.tail;
    if (const Decimal* value = midterm_.evaluation.value(then)) return tail.given(std::move(path), *value, "/midterm");
    const Ratio exact = *midterm_.evaluation.exact(then);
    if (const auto decimal = exact.to_decimal()) return tail.given(std::move(path), *decimal, "/midterm");
    const std::string fraction = exact.to_fraction();
    const std::size_t slash = fraction.find('/');
    const NumberResult over = try_parse(std::string_view(fraction).substr(0, slash));
    const NumberResult under = try_parse(std::string_view(fraction).substr(slash + 1));
    if (!over || !under) return std::nullopt;
    return tail.figure(std::move(path), Operation::quotient,
                       {tail.place(over.value, "/midterm"), tail.place(under.value, "/midterm")});
  }

  // A concern that names the same scope or the same figure as one of the same party at midterm.
  void repeat_concerns() {
    std::set<std::tuple<std::string_view, bool, std::string_view>> before;  // party, and scope or figure
    for (const Finding& finding : midterm_.midterm.findings) {
      if (finding.kind != FindingKind::concern) continue;
      before.emplace(finding.party, true, finding.scope);
      before.emplace(finding.party, false, finding.about);
    }
    const std::vector<Finding>& findings = midterm_.document.findings;
    for (std::size_t k = 0; k < findings.size(); ++k) {
      const Finding& finding = findings[k];
      if (finding.kind != FindingKind::concern) continue;
      const bool same_scope = !finding.scope.empty() && before.contains({finding.party, true, finding.scope});
      const bool same_figure = !finding.about.empty() && before.contains({finding.party, false, finding.about});
      if (!same_scope && !same_figure) continue;
      const std::string& what = finding.scope.empty() ? finding.about : finding.scope;
      section_.tail.note({{Code::concern_repeated, "/findings/" + std::to_string(k), {finding.party, what}}, {}});
    }
  }

  const Section& section_;
  const Midterm& midterm_;
};

}  // namespace

void add_progress(const Section& section, const Midterm& midterm) { ProgressBinding(section, midterm).run(); }

}  // namespace assay::detail
