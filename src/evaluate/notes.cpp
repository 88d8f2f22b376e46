// The notes of an evaluation: those that binding found, and those that its numbers show. Nothing is computed here but
// comparisons.
#include <algorithm>

#include "assay/evaluation.hpp"
#include "evaluate/kinds.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/score_rules.hpp"
#include "evaluate/tail.hpp"
#include "model/text.hpp"

namespace assay {

namespace {

using detail::PlanData;
using detail::Tail;

// Why a side of an explanation is asked for.
struct Wanted {
  std::string_view zh, en;
};

class Notes {
 public:
  Notes(const Evaluation& evaluation, const PlanData& plan, const Tail& tail)
      : evaluation_(evaluation), plan_(plan), tail_(tail) {}

  std::vector<Note> run() {
    notes_ = tail_.notes;
    if (plan_.policy.missing_parts == MissingParts::sum_given) note_partial_sums();
    for (const detail::TwoValues& values : tail_.two_values) note_two_values(values);
    if (plan_.policy.deviation) note_deviations();
    note_hidden_vacancies();
    for (const detail::BoundRelation& relation : tail_.relations) note_relation(relation);
    detail::add_score_notes(evaluation_, plan_, tail_, notes_);
    for (const detail::Progress& progress : tail_.progress) note_progress(progress);
    if (tail_.dropped_notes != 0) add(Code::more_problems, "", {std::to_string(tail_.dropped_notes)}, {});
    return std::move(notes_);
  }

 private:
  void add(Code code, std::string pointer, std::vector<std::string> values, std::vector<Node> figures) {
    notes_.push_back({{code, std::move(pointer), std::move(values)}, std::move(figures)});
  }

  bool is_given(Node node) const { return evaluation_.presence(node) == Presence::given; }

  // A sum that stands although some of its areas say nothing. Only the innermost sums are named: the others follow.
  void note_partial_sums() {
    for (std::size_t i = 0; i < plan_.layout.indicators.size(); ++i) {
      for (std::size_t a = 0; a < plan_.layout.areas; ++a) {
        if (!plan_.layout.is_parent(a)) continue;
        const Node expected = plan_.layout.node(i, a, detail::Part::expected), missing = expected + 2;
        const Node actual = plan_.layout.node(i, a, detail::Part::actual);
        if (!is_given(actual) || evaluation_.value(missing)->is_zero()) continue;
        const auto children = plan_.children_of(a);
        const bool own_part = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
          const Presence presence = evaluation_.presence(plan_.layout.node(i, child, detail::Part::actual));
          return presence == Presence::missing || presence == Presence::none;
        });
        if (!own_part) continue;
        add(Code::partial_sum, plan_.pointer(plan_.layout.actual_place(i, a)),
            {plan_.agreement.indicators[i].id, plan_.areas[a].id, evaluation_.text(missing),
             evaluation_.text(expected)},
            {actual, missing});
      }
    }
  }

  void note_two_values(const detail::TwoValues& values) {
    const std::size_t i = values.indicator, a = values.area;
    const Node actual = plan_.layout.node(i, a, detail::Part::actual);
    std::optional<Ratio> own = values.own, parts;
    if (values.own_counts) {
      if (is_given(actual)) own = evaluation_.exact(actual);
      parts = of_areas(i, a);
    } else if (is_given(actual)) {
      parts = evaluation_.exact(actual);
    }
    if (own && parts && *own == *parts) return;
    if (values.own_counts ? own && !parts : !own) return;  // what is missing in an area may be the difference
    const auto text = [&](const std::optional<Ratio>& value) {
      return value ? value->to_string() : detail::written(evaluation_.presence(actual));
    };
    add(Code::value_difference, evaluation_.pointer(plan_.layout.actual_place(i, a)),
        {plan_.agreement.indicators[i].id, plan_.areas[a].id, text(own), text(parts),
         own && parts ? (*own - *parts).to_string() : "?"},
        {actual});
  }

  // What the areas inside an area make together; nothing where one of them is missing, which may be the difference.
  std::optional<Ratio> of_areas(std::size_t i, std::size_t a) const {
    const Indicator& indicator = plan_.agreement.indicators[i];
    if (indicator.kind != IndicatorKind::ratio) return sum_of(i, a, detail::Part::actual);
    const std::optional<Ratio> numerator = sum_of(i, a, detail::Part::numerator);
    const std::optional<Ratio> denominator = sum_of(i, a, detail::Part::denominator);
    if (!numerator || !denominator || denominator->is_zero()) return std::nullopt;
    return *numerator * Ratio(detail::scale_of(indicator)) / *denominator;
  }

  std::optional<Ratio> sum_of(std::size_t i, std::size_t a, detail::Part part) const {
    Ratio sum;
    for (const std::uint32_t child : plan_.children_of(a)) {
      const Presence presence = evaluation_.presence(plan_.layout.node(i, child, detail::Part::actual));
      const Node node = plan_.layout.node(i, child, part);
      if (presence == Presence::not_applicable) continue;
      if (!is_given(node)) return std::nullopt;
      sum = sum + *evaluation_.exact(node);
    }
    return sum;
  }

  // Attainments of the whole beyond the policy's thresholds, before rounding, that lack an explanation.
  void note_deviations() {
    const DeviationRule& rule = *plan_.policy.deviation;
    for (std::size_t i = 0; i < plan_.layout.indicators.size(); ++i) {
      const std::size_t whole = plan_.layout.areas - 1;
      const bool prorated = rule.from == DeviationFrom::prorated_target && plan_.layout.indicators[i].prorated;
      const Node node =
          plan_.layout.node(i, whole, prorated ? detail::Part::prorated_attainment : detail::Part::attainment);
      if (!is_given(node)) continue;
      const Ratio attainment = *evaluation_.exact(node);
      const bool below = rule.below && attainment < Ratio(*rule.below);
      const bool above = rule.above && attainment > Ratio(*rule.above);
      if (!below && !above) continue;
      const auto found = tail_.explained.find(static_cast<std::uint32_t>(i));
      const detail::Explained explained = found == tail_.explained.end() ? detail::Explained{} : found->second;
      if (explained.reason && explained.measure) continue;
      const Wanted wanted = explained.reason    ? Wanted{"改进措施", "a measure"}
                            : explained.measure ? Wanted{"偏差原因", "a reason"}
                                                : Wanted{"偏差原因和改进措施", "a reason and a measure"};
      const std::string text = evaluation_.text(node) + "%";
      add(Code::unexplained_deviation, model::child("/agreement/indicators", i),
          {plan_.agreement.indicators[i].id, text, (below ? *rule.below : *rule.above).to_string() + "%",
           std::string(wanted.zh), std::string(wanted.en)},
          {node});
    }
  }

  // A net surplus hides vacant months.
  void note_hidden_vacancies() {
    for (std::size_t p = 0; p < plan_.layout.posts; ++p) {
      const std::string& category = plan_.agreement.posts[p].category;
      const std::optional<Node> vacancy = evaluation_.find("staffing/vacancy/" + category);
      const Node net = plan_.layout.post(p, detail::PostPart::net);
      if (!vacancy || !is_given(*vacancy) || !is_given(net)) continue;
      if (evaluation_.exact(*vacancy)->is_zero() || evaluation_.exact(net)->is_negative()) continue;
      add(Code::hidden_vacancy, "/outputs/staffing", {category, evaluation_.text(net), evaluation_.text(*vacancy)},
          {net, *vacancy});
    }
  }

  void note_relation(const detail::BoundRelation& relation) {
    if (!is_given(relation.left) || !is_given(relation.right)) return;
    if (rules::holds(*evaluation_.exact(relation.left), relation.comparator, *evaluation_.exact(relation.right)))
      return;
    std::vector<Node> figures = {relation.left, relation.right};
    figures.insert(figures.end(), relation.figures.begin(), relation.figures.end());
    const std::string inside = relation.area.empty() ? "" : " (" + relation.area + ")";
    add(Code::relation_broken, relation.pointer,
        {relation.name + inside, evaluation_.text(relation.left), std::string(model::sign(relation.comparator)),
         evaluation_.text(relation.right), (relation.own ? relation.id : relation.name) + inside},
        std::move(figures));
  }

  void note_progress(const detail::Progress& progress) {
    using enum detail::Progress::What;
    if (!is_given(progress.now)) return;
    const Ratio now = *evaluation_.exact(progress.now), &then = progress.exact_then;
    // A fall that neither evaluation shows is none to speak of.
    const bool shows = evaluation_.text(progress.now) != evaluation_.text(progress.then);
    const bool speaks = progress.what == target ? now != then : now < then && shows;
    if (!speaks) return;
    const Code code = progress.what == amount   ? Code::amount_fell
                      : progress.what == target ? Code::target_changed
                                                : Code::rate_fell;
    add(code, "/midterm", {progress.name, evaluation_.text(progress.then), evaluation_.text(progress.now)},
        {progress.then, progress.now});
  }

  const Evaluation& evaluation_;
  const PlanData& plan_;
  const Tail& tail_;
  std::vector<Note> notes_;
};

}  // namespace

std::vector<Note> Evaluation::notes() const { return Notes(*this, *plan_, *tail_).run(); }

}  // namespace assay
