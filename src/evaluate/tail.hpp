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

struct Tail {
  Node first_node = 0;                 // the plan's number of figures
  std::uint32_t first_place = 0;       // the plan's number of places
  std::size_t sources = 0;             // of the figures; the rest is derived
  std::vector<PlannedFigure> figures;  // one more than there are, to end the last one's edges
  std::vector<std::string> paths;
  std::vector<Edge> edges;
  std::vector<Amount> amounts;                             // by place
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
    tail_.amounts.push_back(amount);
    tail_.pointers.push_back(std::move(pointer));
    return Edge::to_place(tail_.first_place + static_cast<std::uint32_t>(tail_.amounts.size() - 1));
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

  // What was added before is the sources.
  void begin_derived() { tail_.sources = tail_.paths.size(); }

  // A figure that was added; none with that path is nothing.
  std::optional<Node> find(const std::string& path) const {
    const auto found = found_.find(path);
    return found == found_.end() ? std::nullopt : std::optional(found->second);
  }

  // The finished tail.
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
  std::unordered_map<std::string, Node> found_;
};

// What a section of the tail needs to know.
struct Section {
  const PlanData& plan;
  const Outputs& outputs;
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

// What should hold between the numbers of a register, to stand beside the agreement's relations.
std::vector<Relation> register_relations(const PlanData& plan, const Register& registry);

// All of it.
std::shared_ptr<const Tail> make_tail(const PlanData& plan, const Outputs& outputs, Actuals actuals,
                                      std::vector<Judgement> judged, const Midterm* midterm,
                                      const model::Incomplete& incomplete, model::Diagnostics& problems);

}  // namespace assay::detail
