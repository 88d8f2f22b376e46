// The table of figures as its readers see it, and the evaluation of a whole document.
#include "assay/evaluation.hpp"

#include "assay/document.hpp"
#include "evaluate/plan_data.hpp"
#include "evaluate/tail.hpp"

namespace assay {

using detail::PlanAccess;

Plan Evaluation::plan() const { return PlanAccess::plan(plan_); }

std::size_t Evaluation::figure_count() const noexcept { return statuses_.size(); }

std::string Evaluation::path(Node node) const {
  return node < tail_->first_node ? plan_->path(node) : tail_->paths[node - tail_->first_node];
}

std::optional<Node> Evaluation::find(std::string_view path) const {
  if (const std::optional<Node> node = plan_->find(path)) return node;
  const auto found = tail_->index.find(path);
  return found == tail_->index.end() ? std::nullopt : std::optional(found->second);
}

Operation Evaluation::operation(Node node) const noexcept {
  return node < tail_->first_node ? plan_->figures[node].operation : tail_->figures[node - tail_->first_node].operation;
}

std::span<const Edge> Evaluation::inputs(Node node) const noexcept {
  return node < tail_->first_node ? plan_->edges_of(node) : tail_->edges_of(node - tail_->first_node);
}

std::optional<Node> Evaluation::source(std::uint32_t place) const {
  const auto found = tail_->links.find(place);
  return found == tail_->links.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Rounding> Evaluation::rounding(Node node) const noexcept {
  if (node < tail_->first_node) return plan_->rounding_of(node);
  return plan_->schedule[static_cast<std::size_t>(tail_->figures[node - tail_->first_node].step)];
}

std::string Evaluation::pointer(std::uint32_t place) const {
  if (place >= tail_->first_place) return tail_->pointers[place - tail_->first_place];
  const auto origin = tail_->origins.find(place);
  return origin == tail_->origins.end() ? plan_->pointer(place) : origin->second;
}

Presence Evaluation::presence(Node node) const { return statuses_[node].presence; }

Outcome Evaluation::outcome(Node attainment) const { return statuses_[attainment].outcome; }

Met Evaluation::met(Node attainment) const { return statuses_[attainment].met; }

const Decimal* Evaluation::value(Node node) const { return statuses_[node].decimal ? &values_[node] : nullptr; }

const Ratio& Evaluation::quotient(Node node) const {
  return quotients_[node < tail_->first_node ? plan_->figures[node].quotient
                                             : plan_->quotients + tail_->figures[node - tail_->first_node].quotient];
}

std::optional<Ratio> Evaluation::exact(Node node) const {
  if (statuses_[node].quotient) return quotient(node);
  return statuses_[node].decimal ? std::optional<Ratio>(values_[node]) : std::nullopt;
}

std::string Evaluation::text(Node node) const {
  if (node == plan_->layout.grade()) return presence(node) == Presence::given ? grade().id : std::string();
  if (const Decimal* decimal = value(node)) return decimal->to_string();
  return statuses_[node].quotient ? quotient(node).to_string() : std::string();
}

bool Evaluation::mentions(std::size_t indicator, std::size_t area) const {
  const Node target = plan_->layout.node(indicator, area, detail::Part::target);
  const Node actual = plan_->layout.node(indicator, area, detail::Part::actual);
  return presence(target) != Presence::none || presence(actual) != Presence::missing;
}

const Band& Evaluation::grade() const {
  if (presence(plan_->layout.grade()) != Presence::given) throw Error(Diagnostic{Code::undecided_total, "/scores", {}});
  return plan_->policy.bands[best_];
}

const Band& Evaluation::band_of_total() const {
  if (presence(plan_->layout.total()) != Presence::given) throw Error(Diagnostic{Code::undecided_total, "/scores", {}});
  return plan_->policy.bands[band_];
}

std::span<const Band> Evaluation::reachable_grades() const {
  return std::span(plan_->policy.bands).subspan(best_, worst_ - best_ + 1);
}

std::optional<bool> Evaluation::passes() const {
  if (plan_->policy.pass.empty()) return std::nullopt;
  const auto passes = [&](std::size_t band) {
    for (std::size_t b = band; b < plan_->policy.bands.size(); ++b) {
      if (plan_->policy.bands[b].id == plan_->policy.pass) return true;
    }
    return false;
  };
  return passes(best_) == passes(worst_) ? std::optional(passes(best_)) : std::nullopt;
}

Judgement Evaluation::judgement(std::size_t indicator) const {
  return tail_->judged.empty() ? Judgement::open : tail_->judged[indicator];
}

namespace detail {

const Tail& PlanAccess::tail(const Evaluation& evaluation) noexcept { return *evaluation.tail_; }

namespace {

// The midterm evaluation; what is wrong in its document is reported at the place that names it.
std::optional<Evaluation> evaluate_midterm(const Document& document, model::Diagnostics& problems) {
  if (!document.midterm) return std::nullopt;
  try {
    return evaluate(*document.midterm);
  } catch (const Error& error) {
    for (const Diagnostic& problem : error.diagnostics()) {
      problems.push_back(
          {Code::attachment_problem,
           "/midterm",
           {document.midterm_name, problem.pointer, problem.message(Language::zh), problem.message(Language::en)}});
    }
    return std::nullopt;
  }
}

}  // namespace

Prepared prepare_document(const Document& document, const model::Incomplete& incomplete, model::Diagnostics& problems) {
  model::check_document(document, problems);
  const std::optional<Evaluation> midterm = evaluate_midterm(document, problems);
  Agreement agreement = document.agreement;
  const auto tables = model::map_tables(agreement, document.outputs.tables, incomplete, problems);
  model::fill_targets(agreement, document.outputs.tables, tables, problems);
  Prepared prepared;
  prepared.plan = prepare(document.policy, std::move(agreement), {document.project.term, document.project.assessed},
                          incomplete, problems);
  std::optional<Midterm> stages;
  if (midterm) stages.emplace(Midterm{document, *document.midterm, *midterm});
  const Circumstances circumstances{document.adjustments, document.facts, document.project.budget};
  prepared.inputs = PlanAccess::bind(prepared.plan, document.outputs, document.scores, circumstances, tables,
                                     stages ? &*stages : nullptr, incomplete, problems);
  check_references(document, prepared.inputs, incomplete, problems);
  return prepared;
}

}  // namespace detail

Evaluation evaluate(const Document& document) {
  model::Diagnostics problems;
  const detail::Prepared prepared = detail::prepare_document(document, {}, problems);
  if (!problems.empty()) throw Error(problems.take());
  Evaluation evaluation;
  PlanAccess::run(prepared.plan, prepared.inputs, evaluation);
  return evaluation;
}

}  // namespace assay
