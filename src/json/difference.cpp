// Which inputs of two documents differ, by the places of their values, and which figures, by their paths.
#include "assay/difference.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>

#include "json/document_writer.hpp"
#include "json/tree.hpp"

namespace assay {

namespace {

using json::Kind;
using json::Tree;
using json::ValueId;
using model::child;

// ---- Inputs ----

// Values in the order of the document, each by its place.
class InputValues {
 public:
  struct Value {
    const std::string* place;
    std::string text;
  };

  void add(const std::string& place, std::string_view text) {
    const auto at = numbers_.emplace(place, values_.size()).first;
    values_.push_back({&at->first, std::string(text)});
  }

  const std::vector<Value>& values() const noexcept { return values_; }

  // Null where nothing has that place.
  const std::string* find(const std::string& place) const {
    const auto found = numbers_.find(place);
    return found == numbers_.end() ? nullptr : &values_[found->second].text;
  }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<Value> values_;
};

// The names of the elements of one list: a second "x" is "x#2".
class Names {
 public:
  std::string next(std::string name) {
    const auto [at, is_new] = uses_.emplace(name, 1);
    if (is_new) return name;
    std::size_t& uses = at->second;
    std::string other;
    do {
      other = name + '#' + std::to_string(++uses);
    } while (!uses_.emplace(other, 1).second);
    return other;
  }

 private:
  std::unordered_map<std::string, std::size_t> uses_;
};

// By what an element is told from the others of its list: the first of these that it has.
constexpr std::array<std::string_view, 11> identifying = {"id",   "assessor", "item",  "figure", "quantity", "party",
                                                          "band", "date",     "where", "period", "kind"};

enum class PolicyAs { name, rules };

// Walks a document as it is written.
class Collector {
 public:
  Collector(const Document& document, const Tree& tree, InputValues& inputs)
      : document_(document), tree_(tree), inputs_(inputs) {
    if (const auto outputs = member(0, "outputs")) tables_ = member(*outputs, "tables");
  }

  void collect_members(ValueId object, const std::string& place) {
    const bool is_table = tables_ && tree_[object].parent == *tables_;
    for_each_child(tree_, object, [&](ValueId id) {
      const std::string_view key = tree_.key(id);
      if (is_table && key == "rows") return;
      collect_value(id, is_only_a_value(id) ? place : child(place, key));
    });
    if (is_table) collect_rows(document_.outputs.tables[tree_[object].key].rows, child(place, "rows"));
  }

 private:
  std::optional<ValueId> member(ValueId object, std::string_view key) const {
    std::optional<ValueId> found;
    for_each_child(tree_, object, [&](ValueId id) {
      if (tree_[id].is_member && tree_.key(id) == key) found = id;
    });
    return found;
  }

  bool is_under(ValueId id, std::string_view key) const { return tree_[id].is_member && tree_.key(id) == key; }

  // Whether a member stands in an object only because something is said beside it: a value and its source, a mark and
  // its reason, the cell of a whole and those of its areas.
  bool is_only_a_value(ValueId id) const {
    const std::string_view key = tree_.key(id);
    const ValueId object = tree_[id].parent, around = tree_[object].parent;
    if (key == "value" || key == "*") {
      return !is_under(object, "computed") && !is_under(object, "certificates") && !is_under(object, "leavers");
    }
    if (key == "holds") return is_under(around, "facts") && tree_[around].parent == 0;
    return (key == "points" || key == "tier") && is_under(around, "criteria") && tree_[around].kind == Kind::object;
  }

  void collect_value(ValueId id, const std::string& place) {
    switch (tree_[id].kind) {
      case Kind::object: return collect_members(id, place);
      case Kind::array: return collect_elements(id, place);
      case Kind::null: return inputs_.add(place, "null");
      case Kind::string:
      case Kind::number:
      case Kind::boolean: return inputs_.add(place, tree_.text(id));
    }
  }

  void collect_elements(ValueId list, const std::string& place) {
    Names names;
    for_each_child(tree_, list, [&](ValueId id) { collect_value(id, child(place, names.next(name(id)))); });
  }

  // The order in which ties are broken counts, so that their numbers are their names.
  std::string name(ValueId element) const {
    if (!is_under(tree_[element].parent, "ties")) {
      for (const std::string_view key : identifying) {
        if (const auto found = member(element, key)) return std::string(tree_.text(*found));
      }
    }
    return std::to_string(tree_[element].key);
  }

  // Of the model, since the rows of a file are not written. The first row and the first column name the others.
  void collect_rows(const std::vector<std::vector<std::string>>& rows, const std::string& place) {
    Names row_names;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::vector<std::string>& row = rows[r];
      const bool has_label = r != 0 && !row.empty() && !row[0].empty();
      const std::string row_place = child(place, row_names.next(has_label ? row[0] : std::to_string(r)));
      Names column_names;
      for (std::size_t c = 0; c < row.size(); ++c) {
        const bool has_head = c != 0 && c < rows[0].size() && !rows[0][c].empty();
        inputs_.add(child(row_place, column_names.next(has_head ? rows[0][c] : std::to_string(c))), row[c]);
      }
    }
  }

  const Document& document_;
  const Tree& tree_;
  InputValues& inputs_;
  std::optional<ValueId> tables_;
};

void collect_text(const Document& document, const std::string& text, const std::string& root, InputValues& inputs) {
  const Tree tree(text);
  Collector(document, tree, inputs).collect_members(0, root);
}

// The rules of a shipped policy and the values of a midterm document follow their names.
void collect(const Document& document, PolicyAs policy, const std::string& root, InputValues& inputs) {
  collect_text(document, write_document(document), root, inputs);
  if (policy == PolicyAs::rules && !document.policy_name.empty()) {
    json::DocumentWriter out({});
    out.Writer::object({}, [&] { json::write_policy(out, document.policy); });
    collect_text(document, out.take(), root, inputs);
  }
  if (document.midterm) collect(*document.midterm, PolicyAs::name, child(root, "midterm"), inputs);
}

std::vector<InputChange> changed_inputs(const Document& before, const Document& after) {
  const PolicyAs policy = before.policy_name == after.policy_name ? PolicyAs::name : PolicyAs::rules;
  InputValues from, to;
  collect(before, policy, "", from);
  collect(after, policy, "", to);
  std::vector<InputChange> changes;
  for (const auto& [place, text] : from.values()) {
    const std::string* const other = to.find(*place);
    if (other == nullptr || *other != text) changes.push_back({*place, text, other == nullptr ? "" : *other});
  }
  for (const auto& [place, text] : to.values()) {
    if (from.find(*place) == nullptr) changes.push_back({*place, "", text});
  }
  return changes;
}

// ---- Figures ----

std::string shown(const Evaluation& evaluation, std::optional<Node> node) {
  if (!node) return "";
  switch (evaluation.presence(*node)) {
    case Presence::given: return evaluation.text(*node);
    case Presence::none: return "/";
    case Presence::not_applicable: return "n/a";
    case Presence::missing: return "null";
  }
  return "";
}

std::vector<FigureChange> changed_figures(const Evaluation& before, const Evaluation& after) {
  std::vector<FigureChange> changes;
  for (Node node = 0; node < before.figure_count(); ++node) {
    std::string path = before.path(node);
    std::string from = shown(before, node), to = shown(after, after.find(path));
    if (from != to) changes.push_back({std::move(path), std::move(from), std::move(to)});
  }
  for (Node node = 0; node < after.figure_count(); ++node) {
    std::string path = after.path(node);
    if (!before.find(path)) changes.push_back({std::move(path), "", shown(after, node)});
  }
  return changes;
}

// Nothing while undecided.
Band grade_of(const Evaluation& evaluation) {
  return evaluation.presence(evaluation.plan().grade()) == Presence::given ? evaluation.grade() : Band();
}

}  // namespace

Difference difference(const EvaluatedDocument& before, const EvaluatedDocument& after) {
  const Evaluation &from = before.evaluation, &to = after.evaluation;
  const Band grade_before = grade_of(from), grade_after = grade_of(to);
  return {changed_inputs(before.document, after.document),
          changed_figures(from, to),
          from.text(from.plan().total()),
          to.text(to.plan().total()),
          grade_before.id,
          grade_after.id,
          grade_before.name,
          grade_after.name};
}

Difference what_if(std::string_view json, std::span<const Replacement> replacements,
                   std::span<const Attachment> attachments) {
  const EvaluatedDocument before = evaluate_json(json, attachments);
  const std::string changed = replace_values(json, replacements);
  try {
    return difference(before, evaluate_json(changed, attachments));
  } catch (const Error& error) {
    std::vector<Diagnostic> problems = error.diagnostics();
    for (Diagnostic& problem : problems) problem.line = problem.column = 0;
    throw Error(std::move(problems));
  }
}

}  // namespace assay
