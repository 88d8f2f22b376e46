// The derivation of figures as a tree, depth first. A figure that several others use stands with its inputs once, so
// that the lines are as many as the table has edges at most.
#include "assay/explain.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <utility>

#include "assay/error.hpp"
#include "explain/steps.hpp"
#include "model/text.hpp"

namespace assay {

namespace derivation {

namespace {

// Where the document says that its places stand.
class Sources {
 public:
  explicit Sources(const Document& document) : tables_(document.outputs.tables), policy_(document.policy_name) {
    for (const Remark& remark : document.remarks) {
      if (!remark.source.empty() && !remark.pointer.empty()) sources_.emplace(remark.pointer, remark.source);
    }
  }

  // Of the place, or of the nearest object around it that says so; but not of the whole document.
  std::string of(std::string_view pointer) const {
    while (!pointer.empty()) {
      const auto found = sources_.find(pointer);
      if (found != sources_.end()) return std::string(found->second);
      if (const Table* const table = table_at(pointer)) return table->where;
      pointer = pointer.substr(0, pointer.rfind('/'));
    }
    return "";
  }

  // The shipped policy that the place stands in; empty where the document itself has it.
  std::string policy(std::string_view pointer) const { return pointer.starts_with("/policy/") ? policy_ : ""; }

 private:
  const Table* table_at(std::string_view pointer) const {
    constexpr std::string_view list = "/outputs/tables/";
    if (!pointer.starts_with(list)) return nullptr;
    pointer.remove_prefix(list.size());
    std::size_t index = 0;
    for (const char c : pointer) {
      if (c < '0' || c > '9' || index >= tables_.size()) return nullptr;
      index = 10 * index + static_cast<std::size_t>(c - '0');
    }
    return index < tables_.size() && !tables_[index].where.empty() ? &tables_[index] : nullptr;
  }

  const std::vector<Table>& tables_;
  const std::string& policy_;
  std::unordered_map<std::string_view, std::string_view> sources_;  // views into the document
};

class Derivation {
 public:
  Derivation(const Document& document, const Evaluation& evaluation, std::optional<std::uint32_t> depth)
      : evaluation_(evaluation),
        depth_(depth),
        steps_(document, evaluation),
        sources_(document),
        stood_(evaluation.figure_count()) {}

  void add(Node node, std::uint32_t depth = 0) {
    const std::size_t at = lines_.size();
    lines_.push_back(line(node, depth));
    const bool at_end = depth_ && depth == *depth_;
    if (stood_[node] == Stood::whole || (stood_[node] == Stood::cut && at_end)) {
      lines_[at].repeated = true;
      return;
    }
    Step step = steps_.of(node);
    lines_[at].compares = step.compares;
    lines_[at].by_zero = step.by_zero;
    say_rounding(lines_[at], node, !step.formula.empty());
    lines_[at].formula = std::move(step.formula);
    if (at_end && !step.inputs.empty()) {
      lines_[at].cut = true;
      stood_[node] = Stood::cut;
      return;
    }
    stood_[node] = Stood::whole;
    for (StepInput& input : step.inputs) {
      if (const Node* const figure = std::get_if<Node>(&input)) {
        add(*figure, depth + 1);
      } else {
        add(std::move(std::get<PlaceInput>(input)), depth + 1);
      }
    }
  }

  // Every figure that nothing else is computed from, those without a value last.
  void add_all() {
    std::vector<bool> used(evaluation_.figure_count());
    for (Node node = 0; node < used.size(); ++node) {
      for (const StepInput& input : steps_.of(node).inputs) {
        if (const Node* const figure = std::get_if<Node>(&input)) used[*figure] = true;
      }
    }
    std::vector<std::optional<bool>> known(used.size());
    for (const bool with_value : {true, false}) {
      for (Node node = 0; node < used.size(); ++node) {
        const bool has_value = evaluation_.presence(node) == Presence::given;
        if (!used[node] && has_value == with_value && (has_value || is_spoken_of(node, known))) add(node);
      }
    }
  }

  std::vector<DerivationLine> take() { return std::move(lines_); }

 private:
  enum class Stood : std::uint8_t { no, cut, whole };

  static bool says_something(Presence presence) {
    return presence == Presence::given || presence == Presence::not_applicable;
  }

  // Whether it or anything that it is computed from says something. The agreement names its indicators, whatever is
  // known of them.
  bool is_spoken_of(Node node, std::vector<std::optional<bool>>& known) {
    if (known[node]) return *known[node];
    const std::string path = evaluation_.path(node);
    bool is = says_something(evaluation_.presence(node)) ||
              (path.starts_with("indicators/") && path.find("/areas/") == path.npos);
    if (!is) {
      std::vector<StepInput> inputs = steps_.of(node).inputs;
      // The fraction of a prorated target is that of the term.
      if (evaluation_.operation(node) == Operation::prorate) inputs.erase(inputs.begin() + 1, inputs.end());
      is = std::any_of(inputs.begin(), inputs.end(), [&](const StepInput& input) {
        const Node* const figure = std::get_if<Node>(&input);
        return figure != nullptr ? is_spoken_of(*figure, known) : says_something(std::get<PlaceInput>(input).presence);
      });
    }
    known[node] = is;
    return is;
  }

  DerivationLine line(Node node, std::uint32_t depth) const {
    DerivationLine line;
    line.depth = depth;
    line.figure = node;
    line.name = evaluation_.path(node);
    line.value = evaluation_.text(node);
    line.presence = evaluation_.presence(node);
    const bool has_outcome = evaluation_.operation(node) == Operation::attain;
    if (has_outcome && line.presence != Presence::given) line.outcome = evaluation_.outcome(node);
    return line;
  }

  // What was given, or taken over as it was given, is shown as it is, whatever the schedule says of its step.
  void say_rounding(DerivationLine& line, Node node, bool is_computed) const {
    const Decimal* const value = evaluation_.value(node);
    const std::optional<Ratio> exact = evaluation_.exact(node);
    if (value == nullptr || !exact || !is_computed) return;
    if (Ratio(*value) != *exact) line.exact = exact->to_string();
    const std::optional<Rounding> rounding = evaluation_.rounding(node);
    if (rounding && (!line.exact.empty() || value->scale() == rounding->places)) line.rounding = rounding;
  }

  void add(PlaceInput place, std::uint32_t depth) {
    DerivationLine line;
    line.depth = depth;
    line.source = sources_.of(place.pointer);
    line.policy = sources_.policy(place.pointer);
    line.name = std::move(place.pointer);
    line.value = std::move(place.value);
    line.presence = place.presence;
    lines_.push_back(std::move(line));
  }

  const Evaluation& evaluation_;
  const std::optional<std::uint32_t> depth_;
  Steps steps_;
  const Sources sources_;
  std::vector<Stood> stood_;
  std::vector<DerivationLine> lines_;
};

// How much of both ends of a path a mistyped one shares with it.
std::size_t common_ends(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t head = 0, tail = 0;
  while (head < most && a[head] == b[head]) ++head;
  while (tail < most - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  return head + tail;
}

constexpr std::size_t most_named = 3;

// The figures of the indicator or party of that name or id; none where there is none.
std::vector<std::string> figures_of(const Document& document, const Evaluation& evaluation, std::string_view name) {
  const auto of = [&](const auto& list, std::string_view kind, std::initializer_list<std::string_view> parts) {
    std::vector<std::string> paths;
    const auto owner = std::find_if(list.begin(), list.end(), [&](const auto& each) {
      return each.id == name || (!each.name.empty() && each.name == name);
    });
    if (owner == list.end()) return paths;
    for (const std::string_view part : parts) {
      std::string path = std::string(kind) + '/' + owner->id + '/' + std::string(part);
      if (evaluation.find(path)) paths.push_back(std::move(path));
    }
    return paths;
  };
  const std::vector<std::string> own =
      of(document.agreement.indicators, "indicators", {"actual", "attainment", "target"});
  return !own.empty() ? own : of(document.policy.parties, "parties", {"points", "max"});
}

// The names nearest to the path, the nearest first; of an indicator's or party's name its figures. Edit distances are
// costly, so they are taken of those paths alone that share most of their ends with it.
std::vector<std::string> nearest_paths(const Document& document, const Evaluation& evaluation, std::string_view path) {
  constexpr std::size_t most_compared = 200;
  std::vector<std::pair<std::size_t, Node>> shared;
  for (Node node = 0; node < evaluation.figure_count(); ++node) {
    const std::string known = evaluation.path(node);
    // What is not alike is as much against a path as what is alike is for it.
    const std::size_t longer = std::max(known.size(), path.size());
    shared.emplace_back(longer - common_ends(path, known), node);
  }
  const auto end = shared.begin() + static_cast<std::ptrdiff_t>(std::min(shared.size(), most_compared));
  std::partial_sort(shared.begin(), end, shared.end());
  std::vector<std::string> paths;
  for (auto at = shared.begin(); at != end; ++at) paths.push_back(evaluation.path(at->second));
  std::vector<std::string> names = figures_of(document, evaluation, path);
  std::vector<std::string_view> known;
  for (const std::string& each : paths) {
    if (std::find(names.begin(), names.end(), each) == names.end()) known.push_back(each);
  }
  while (names.size() < most_named) {
    const std::string_view nearest = model::nearest(path, known);
    if (nearest.empty()) break;
    names.emplace_back(nearest);
    known.erase(std::find(known.begin(), known.end(), nearest));
  }
  return names;
}

}  // namespace

}  // namespace derivation

std::vector<DerivationLine> explain(const Document& document, const Evaluation& evaluation, std::string_view path,
                                    std::optional<std::uint32_t> depth) {
  const std::optional<Node> node = evaluation.find(path);
  if (!node) {
    std::vector<std::string> values = derivation::nearest_paths(document, evaluation, path);
    values.insert(values.begin(), model::excerpt(path));
    throw Error(Diagnostic{Code::unknown_figure, "", std::move(values)});
  }
  derivation::Derivation derivation(document, evaluation, depth);
  derivation.add(*node);
  return derivation.take();
}

std::vector<DerivationLine> explain_all(const Document& document, const Evaluation& evaluation,
                                        std::optional<std::uint32_t> depth) {
  derivation::Derivation derivation(document, evaluation, depth);
  derivation.add_all();
  return derivation.take();
}

}  // namespace assay
