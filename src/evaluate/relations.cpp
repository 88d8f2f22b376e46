// Relations bound to figures: each side becomes one, and notes compare them once they have values.
#include "evaluate/tail.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

using model::Place;

// The figure that a path names in an area: its own of each indicator and of the register, the same for the rest.
std::string path_in_area(const std::string& path, const std::string& area) {
  const std::string_view indicators = "indicators/";
  if (path.find("/areas/") != std::string::npos) return path;  // of one area already
  if (path.starts_with("register/")) return path + "/areas/" + area;
  if (!path.starts_with(indicators)) return path;
  const std::size_t slash = path.find('/', indicators.size());
  return slash == std::string::npos ? path : path.substr(0, slash) + "/areas/" + area + path.substr(slash);
}

class RelationBinding {
 public:
  explicit RelationBinding(const Section& section) : section_(section) {}

  // `own` where the rule is the library's.
  void bind(const Relation& relation, const Place& place, bool own = false) {
    const std::size_t before = section_.problems.size();
    check(relation.left, Place(place, "left"));
    check(relation.right, Place(place, "right"));
    if (section_.problems.size() != before) return;
    add(relation, place, "*", own);
    if (!relation.each_area) return;
    for (const std::uint32_t a : std::span(section_.plan.listed_areas).subspan(1)) {
      add(relation, place, section_.plan.areas[a].id, own);
    }
  }

 private:
  std::optional<Node> find(const std::string& path) const {
    if (const std::optional<Node> node = section_.plan.find(path)) return node;
    return section_.tail.find(path);
  }

  void check(const LinearForm& form, const Place& place) {
    for (const Term& term : form.terms) {
      const std::optional<Node> node = find(term.figure);
      if (node && *node != section_.plan.layout.grade()) continue;  // a grade is no number
      section_.problems.push_back({Code::unknown_figure, place.pointer(), {term.figure}});
    }
  }

  // Both sides in one area; nothing where a figure does not stand in it.
  void add(const Relation& relation, const Place& place, const std::string& area, bool own) {
    BoundRelation bound;
    bound.id = relation.id;
    bound.name = relation.name.empty() ? relation.id : relation.name;
    if (area != "*") bound.area = area;
    bound.own = own;
    bound.pointer = place.pointer();
    bound.comparator = relation.comparator;
    std::vector<Edge> left, right;
    if (!edges_of(relation.left, Place(place, "left"), area, left, bound.figures)) return;
    if (!edges_of(relation.right, Place(place, "right"), area, right, bound.figures)) return;
    const std::string path = "relations/" + relation.id + (area == "*" ? "" : "/areas/" + area);
    bound.left = section_.tail.figure(path + "/left", Operation::weighted, left);
    bound.right = section_.tail.figure(path + "/right", Operation::weighted, right);
    section_.tail.tail().relations.push_back(std::move(bound));
  }

  bool edges_of(const LinearForm& form, const Place& place, const std::string& area, std::vector<Edge>& edges,
                std::vector<Node>& figures) {
    for (const Term& term : form.terms) {
      const std::optional<Node> node = find(area == "*" ? term.figure : path_in_area(term.figure, area));
      if (!node) return false;
      edges.push_back(Edge::to_figure(*node));
      edges.push_back(section_.tail.place(term.times, place.pointer()));
      figures.push_back(*node);
    }
    if (!form.constant.is_zero()) {
      edges.push_back(section_.tail.place(form.constant, place.pointer()));
      edges.push_back(section_.tail.place(Decimal(1), place.pointer()));
    }
    return true;
  }

  const Section& section_;
};

// Who holds a certificate is one of everybody.
std::optional<Relation> certified_within_all(const PlanData& plan) {
  if (!plan.post_index.contains("all") || !plan.post_index.contains("certified")) return std::nullopt;
  return Relation{"certified-within-all", "持证社工实到岗不多于全部社工",    {{{"staffing/worked/certified", 1}}, 0},
                  Comparator::at_most,    {{{"staffing/worked/all", 1}}, 0}, false};
}

}  // namespace

std::optional<Node> figure_before_scores(const Section& section, const std::string& path, const Place& place) {
  const PlanData& plan = section.plan;
  if (plan.figures.empty()) return std::nullopt;  // what it names has been refused already
  if (const std::optional<Node> node = plan.find(path)) {
    if (*node < plan.layout.max(0)) return node;
    section.problems.push_back({Code::figure_of_scores, place.pointer(), {path}});
    return std::nullopt;
  }
  const TailBuilder& tail = section.tail;
  if (const std::optional<Node> node = tail.find(path)) {
    if (!tail.is_of_scores(*node)) return node;
    section.problems.push_back({Code::figure_of_scores, place.pointer(), {path}});
    return std::nullopt;
  }
  const model::Incomplete& incomplete = section.incomplete;
  if (incomplete.survey_ids || incomplete.category_ids || incomplete.person_ids) return std::nullopt;
  section.problems.push_back({Code::unknown_figure, place.pointer(), {path}});
  return std::nullopt;
}

std::optional<Node> add_form(const Section& section, const LinearForm& form, std::string path, const Place& place) {
  std::vector<Edge> edges;
  for (const Term& term : form.terms) {
    const std::optional<Node> node = figure_before_scores(section, term.figure, place);
    if (!node) return std::nullopt;
    edges.push_back(Edge::to_figure(*node));
    edges.push_back(section.tail.place(term.times, place.pointer()));
  }
  edges.push_back(section.tail.place(form.constant, place.pointer()));
  edges.push_back(section.tail.place(Decimal(1), place.pointer()));
  return section.tail.figure(std::move(path), Operation::weighted, edges);
}

void add_relations(const Section& section) {
  RelationBinding binding(section);
  const Place list("/agreement/relations");
  for (std::size_t i = 0; i < section.plan.agreement.relations.size(); ++i) {
    binding.bind(section.plan.agreement.relations[i], Place(list, i));
  }
  // A rule of ours that the agreement has under the same id is left to it.
  const auto bind_own = [&](const Relation& rule, const Place& place) {
    if (!section.tail.find("relations/" + rule.id + "/left")) binding.bind(rule, place, true);
  };
  if (const auto certified = certified_within_all(section.plan))
    bind_own(*certified, Place("/outputs/staffing/worked"));
  if (!section.outputs.registry) return;
  const Place registry("/outputs/register");
  for (const Relation& relation : register_relations(section.plan, *section.outputs.registry)) {
    bind_own(relation, registry);
  }
}

}  // namespace assay::detail
