// The tail of the table of figures: those that depend on what the outputs hold. It comes with the Inputs.
//
// A tail figure has its path written out, since there are few of them; the plan's many cells format theirs on demand.
// Sources come first: figures that the plan's may be computed from, through links. Derived figures follow them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assay/note.hpp"
#include "evaluate/plan_data.hpp"

namespace assay::detail {

// How notes write an amount: as a document does.
inline std::string written(Presence presence) {
  return presence == Presence::none ? "/" : presence == Presence::not_applicable ? "n/a" : "null";
}
inline std::string written(const Amount& amount) {
  return amount.given() ? amount.value.to_string() : written(amount.presence);
}

// Sides of a relation, to be compared once they have values.
struct BoundRelation {
  std::string id;
  std::string name;  // the id where it has none
  std::string area;  // empty for the whole
  bool own = false;  // a rule of the library's, whose name is Chinese: in English it goes by its id
  std::string pointer;
  Comparator comparator = Comparator::at_most;
  Node left = 0, right = 0;
  std::vector<Node> figures;  // that its terms name
};

// A figure and what it was at midterm.
struct Progress {
  enum class What : std::uint8_t { amount, target, rate } what = What::amount;
  std::string name;
  Node now = 0, then = 0;
  Ratio exact_then;  // before its own rounding step, which may be another one
};

// An area's own value beside those of its areas, where the indicator says which counts. `own` is left out where it is
// the one that counts: then the table of figures has it.
struct TwoValues {
  std::uint32_t indicator = 0;
  std::uint32_t area = 0;
  std::optional<Ratio> own;
  bool own_counts = false;
};

// Which of the two explanations of a deviation were given.
struct Explained {
  bool reason = false, measure = false;
};

// What a figure of the scores is computed by, beside its inputs. The rules are the policy's.
struct TailRule {
  const ComputedPoints* computed = nullptr;
  const Panel* panel = nullptr;
  Decimal max = 0;
};

// A knock-out: a fact that was declared, or a relation to be compared once it has values.
struct BoundKnockOut {
  std::uint32_t index = 0;  // in the policy
  std::uint32_t band = 0;
  bool holds = false;  // as declared
  std::optional<Node> left = {}, right = {};
  std::string reason = {};
};

// Points judged beside those that the criterion computes.
struct Judged {
  std::string party, criterion, reason, pointer;
  Node judged = 0, computed = 0;
};

// A sum that a cap may have cut.
struct Capped {
  std::string what, what_zh, pointer;
  Node sum = 0;
  Decimal cap;
};

struct Tail {
  Node first_node = 0;                 // the plan's number of figures
  std::uint32_t first_place = 0;       // the plan's number of places
  std::size_t sources = 0;             // of the figures; the rest is derived
  std::size_t scored = 0;              // those before the parties' points: the sources, and what scores are made from
  std::vector<PlannedFigure> figures;  // one more than there are, to end the last one's edges
  std::vector<std::string> paths;
  std::vector<Edge> edges;
  std::vector<std::string> pointers;                       // by place
  std::uint32_t quotients = 0;                             // after the plan's
  std::unordered_map<std::string_view, Node> index;        // views into paths, which is complete by then
  std::unordered_map<std::uint32_t, Node> links;           // from a place of the plan to the source that it takes
  std::unordered_map<std::uint32_t, std::string> origins;  // pointers of the plan's places that are cells of tables
  // What notes are made of: those known before a run, and what it takes to find the others after it.
  std::vector<Note> notes;
  std::size_t dropped_notes = 0;  // beyond max_problems
  std::vector<TwoValues> two_values;
  std::vector<BoundRelation> relations;
  std::vector<Progress> progress;
  std::unordered_map<std::uint32_t, Explained> explained;  // by indicator

  std::vector<Judgement> judged;  // by indicator; empty where nothing is judged

  std::size_t first_score = 0;                        // the first figure that scores make
  std::unordered_map<std::uint32_t, TailRule> rules;  // by figure of the tail
  std::unordered_map<std::uint32_t, Decimal> full;    // by party: the full maximum of a raw score that sheets make
  std::vector<BoundKnockOut> knock_outs;
  std::vector<Judged> judged_points;
  std::vector<Capped> capped;

  std::size_t size() const noexcept { return paths.size(); }
  std::span<const Edge> edges_of(std::size_t figure) const noexcept {
    return {edges.data() + figures[figure].first_edge, edges.data() + figures[figure + 1].first_edge};
  }
};

class TailBuilder {
 public:
  TailBuilder(Node first_node, std::uint32_t first_place) {
    tail_.first_node = first_node;
    tail_.first_place = first_place;
  }

  // An amount of the document with its place, as an input of figures.
  Edge place(const Amount& amount, std::string pointer) {
    amounts_.push_back(amount);
    tail_.pointers.push_back(std::move(pointer));
    return Edge::to_place(tail_.first_place + static_cast<std::uint32_t>(amounts_.size() - 1));
  }

  // A figure computed from the edges. Inputs that are figures were added before it, or are of the plan where it is
  // derived. Absence of an input is absence of the figure, by rules::absence.
  Node figure(std::string path, Operation operation, const std::vector<Edge>& edges,
              RoundingStep step = RoundingStep::exact) {
    tail_.figures.push_back({static_cast<std::uint32_t>(tail_.edges.size()), tail_.quotients++, operation, step});
    tail_.edges.insert(tail_.edges.end(), edges.begin(), edges.end());
    const Node node = tail_.first_node + static_cast<Node>(tail_.paths.size());
    found_.emplace(path, node);
    tail_.paths.push_back(std::move(path));
    return node;
  }

  // The same, of what a rule computes.
  Node figure(std::string path, Operation operation, const std::vector<Edge>& edges, const TailRule& rule,
              RoundingStep step) {
    const Node node = figure(std::move(path), operation, edges, step);
    tail_.rules.emplace(node - tail_.first_node, rule);
    return node;
  }

  // An amount of the document as a figure of its own.
  Node given(std::string path, const Amount& amount, std::string pointer) {
    return figure(std::move(path), Operation::given, {place(amount, std::move(pointer))});
  }

  // The plan's place takes the value of a source.
  void link(std::uint32_t plan_place, Node source) { tail_.links.emplace(plan_place, source); }

  // Past max_problems they are counted, not kept: a text can hold millions of records.
  void note(Note note) {
    if (tail_.notes.size() == max_problems) {
      ++tail_.dropped_notes;
    } else {
      tail_.notes.push_back(std::move(note));
    }
  }

  Tail& tail() noexcept { return tail_; }

  // What was added before is the sources; what scores are made from; what is computed before the parties' points.
  void begin_derived() { tail_.sources = tail_.paths.size(); }
  void begin_scores() { tail_.first_score = tail_.paths.size(); }
  void end_scores() { tail_.scored = tail_.paths.size(); }

  // Whether a figure that was added is one that scores make.
  bool is_of_scores(Node node) const noexcept {
    const std::size_t figure = node - tail_.first_node;
    return figure >= tail_.first_score && (tail_.scored == 0 || figure < tail_.scored);
  }

  // A figure that was added; none with that path is nothing.
  std::optional<Node> find(const std::string& path) const {
    const auto found = found_.find(path);
    return found == found_.end() ? std::nullopt : std::optional(found->second);
  }

  // The amounts by place; the finished tail.
  std::vector<Amount> take_amounts() { return std::move(amounts_); }
  Tail take() {
    tail_.figures.push_back(
        {static_cast<std::uint32_t>(tail_.edges.size()), no_quotient, Operation::given, RoundingStep::exact});
    for (std::size_t i = 0; i < tail_.paths.size(); ++i) {
      tail_.index.emplace(tail_.paths[i], tail_.first_node + static_cast<Node>(i));
    }
    return std::move(tail_);
  }

 private:
  Tail tail_;
  std::vector<Amount> amounts_;
  std::unordered_map<std::string, Node> found_;
};

// What a section of the tail needs to know.
struct Section {
  const PlanData& plan;
  const Outputs& outputs;
  const std::vector<std::optional<Score>>& scores;  // by party
  const Circumstances& circumstances;
  const model::Incomplete& incomplete;
  model::Diagnostics& problems;
  TailBuilder& tail;
};

// Sources, each in a file of its own. They check what they read.
void add_roster(const Section& section);
void add_register(const Section& section);
void add_surveys(const Section& section);
void add_narratives(const Section& section);

// Derived: what the outputs were reported and verified as; relations; progress since midterm.
struct Actuals;
void add_adjustments(const Section& section, const Actuals& actuals);
void add_relations(const Section& section);
void add_progress(const Section& section, const Midterm& midterm);

// Derived: contacts with persons on file, from the actuals of indicators. add_register checked them.
void add_contacts(const Section& section);

// Derived: what scores are made from. Sheets and criteria; deductions, bonuses and knock-outs. What follows from the
// grade.
void add_criteria(const Section& section);
void add_score_adjustments(const Section& section);
void add_knock_outs(const Section& section);
void add_payment(const Section& section);

// What looks like a mistake in the scores, and which parties are missing; and what the numbers show of them after a
// run.
void note_scores(const Section& section);
void add_score_notes(const Evaluation& evaluation, const PlanData& plan, const Tail& tail, std::vector<Note>& notes);

// The band that a total's becomes where these knock-outs of the policy hold, by index.
std::size_t knocked_out(const PlanData& plan, const Tail& tail, const std::vector<std::uint32_t>& holding,
                        std::size_t band);

// Whether every criterion of a party is computed, so that it needs no score.
bool is_computed(const Party& party);

// The figure that a path names, where it is there before any score is made; else nothing, and a problem unless a list
// that may hold its id could not be read.
std::optional<Node> figure_before_scores(const Section& section, const std::string& path, const model::Place& place);

// A linear form of such figures, as a figure.
std::optional<Node> add_form(const Section& section, const LinearForm& form, std::string path,
                             const model::Place& place);

// What should hold between the numbers of a register, to stand beside the agreement's relations.
std::vector<Relation> register_relations(const PlanData& plan, const Register& registry);

// All of it, and its amounts by place.
struct TailParts {
  const Outputs& outputs;
  const std::vector<std::optional<Score>>& scores;
  const Circumstances& circumstances;
};
struct MadeTail {
  std::shared_ptr<const Tail> tail;
  std::vector<Amount> amounts;
};
MadeTail make_tail(const PlanData& plan, const TailParts& parts, Actuals actuals, std::vector<Judgement> judged,
                   const Midterm* midterm, const model::Incomplete& incomplete, model::Diagnostics& problems);

}  // namespace assay::detail
