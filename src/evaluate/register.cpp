// The register: persons and households on file by category and area, coverage, contacts, and what should hold between
// them.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "evaluate/kinds.hpp"
#include "evaluate/rules.hpp"
#include "evaluate/tail.hpp"

namespace assay::detail {

namespace {

using model::Place;

// At most: two lists of each category and four beside them, in every area.
std::size_t figures_of(const PlanData& plan, const Register& registry) {
  return (2 * registry.categories.size() + 4) * plan.layout.areas;
}

bool fits(const PlanData& plan, const Register& registry) { return figures_of(plan, registry) <= max_figures; }

class RegisterReader {
 public:
  RegisterReader(const Section& section, const Register& registry)
      : plan_(section.plan),
        incomplete_(section.incomplete),
        problems_(section.problems),
        tail_(section.tail),
        registry_(registry) {}

  void run() {
    if (!fits(plan_, registry_)) {
      problems_.push_back({Code::section_too_large,
                           place_.pointer(),
                           {"register", std::to_string(figures_of(plan_, registry_)), std::to_string(max_figures)}});
      return;
    }
    add_categories();
    const Place on_file(place_, "on_file"), registered(place_, "registered");
    const auto add = [&](const Cells& cells, const std::string& list, const Place& place, std::string_view unit) {
      return add_cells(cells, "register/" + list + '/' + std::string(unit), Place(place, unit), unit);
    };
    const Nodes persons = add(registry_.persons_on_file, "on_file", on_file, "persons");
    const Nodes households = add(registry_.households_on_file, "on_file", on_file, "households");
    add_coverage("persons", persons, add(registry_.persons_registered, "registered", registered, "persons"));
    add_coverage("households", households,
                 add(registry_.households_registered, "registered", registered, "households"));
    check_contacts();
  }

 private:
  using Nodes = std::vector<std::optional<Node>>;  // by area

  void add_categories() {
    Index known;
    for (std::size_t c = 0; c < plan_.policy.registry.categories.size(); ++c) {
      known.emplace(plan_.policy.registry.categories[c].id, static_cast<std::uint32_t>(c));
    }
    std::unordered_set<std::string_view> seen;
    const Place list(place_, "categories");
    for (const RegisterEntry& entry : registry_.categories) {
      const Place place(list, entry.category);
      if (!seen.insert(entry.category).second)
        problems_.push_back({Code::duplicate_entry, place.pointer(), {entry.category}});
      if (!known.contains(entry.category) && !incomplete_.category_ids) {
        report_unknown(Code::unknown_category, place, entry.category, known, problems_);
      }
      add_cells(entry.persons, "register/persons/" + entry.category, Place(place, "persons"), "persons");
      add_cells(entry.households, "register/households/" + entry.category, Place(place, "households"), "households");
    }
  }

  // Figures of every area that has a number of its own or areas inside it that have one, and of the whole.
  Nodes add_cells(const Cells& cells, const std::string& path, const Place& place, std::string_view unit) {
    Nodes nodes(plan_.layout.areas);
    if (cells.empty()) return nodes;
    const std::vector<Amount> own = read_cells(cells, place, unit);
    std::vector<Presence> presences(plan_.layout.areas);
    for (std::size_t a = 0; a < plan_.layout.areas; ++a) {
      const bool is_whole = a + 1 == plan_.layout.areas;
      std::string full = is_whole ? path : path + "/areas/" + plan_.areas[a].id;
      const auto children = plan_.children_of(a);
      presences[a] = own[a].presence;
      if (own[a].presence != Presence::missing || children.empty()) {
        if (own[a].presence != Presence::missing || is_whole)
          nodes[a] = tail_.given(std::move(full), own[a],
                                 is_whole ? place.pointer() : Place(place, plan_.areas[a].id).pointer());
        continue;
      }
      rules::RollUp<Decimal> roll_up;
      for (const std::uint32_t child : children) roll_up.add(presences[child], Decimal());
      presences[a] = roll_up.presence();
      const bool is_named = std::any_of(children.begin(), children.end(), [&](auto child) { return nodes[child]; });
      if (is_named || is_whole)
        nodes[a] =
            tail_.figure(std::move(full), Operation::sum, parts_of(children, presences, nodes, presences[a], place));
    }
    return nodes;
  }

  std::vector<Amount> read_cells(const Cells& cells, const Place& place, std::string_view unit) {
    std::vector<Amount> own(plan_.layout.areas);
    std::vector<bool> seen(plan_.layout.areas);
    for (const Cell& cell : cells) {
      const bool is_whole = cell.area == "*";
      const Place at = is_whole ? place : Place(place, cell.area);
      if (!cell.records.empty() || cell.particulars) {
        problems_.push_back({Code::mixed_amount, at.pointer(), {"register", "records"}});
      }
      model::check_not_negative(is_whole ? unit : cell.area, cell.amount.value, at, problems_);
      const auto area = plan_.area_index.find(cell.area);
      if (area == plan_.area_index.end()) {
        if (plan_.areas_are_whole) {
          report_unknown(Code::unknown_area, at, cell.area, plan_.area_index, problems_);
        }
        continue;
      }
      if (seen[area->second]) problems_.push_back({Code::duplicate_cell, at.pointer(), {cell.area}});
      seen[area->second] = true;
      own[area->second] = cell.amount;
    }
    return own;
  }

  // What does not apply is left out of a sum, unless nothing applies; what is absent stays in it and makes it so.
  std::vector<Edge> parts_of(std::span<const std::uint32_t> children, const std::vector<Presence>& presences,
                             const Nodes& nodes, Presence sum, const Place& place) {
    std::vector<Edge> parts;
    for (const std::uint32_t child : children) {
      const Presence presence = presences[child];
      if (presence == Presence::not_applicable && sum != Presence::not_applicable) continue;
      // Of numbers beside "/" the sum is missing, and not "/".
      const bool unknown = presence == Presence::none && sum == Presence::missing;
      parts.push_back(nodes[child] && !unknown ? Edge::to_figure(*nodes[child])
                                               : tail_.place(Amount(), Place(place, plan_.areas[child].id).pointer()));
    }
    return parts;
  }

  void add_coverage(std::string_view unit, const Nodes& on_file, const Nodes& registered) {
    const std::string path = "register/coverage/" + std::string(unit);
    for (std::size_t a = 0; a < plan_.layout.areas; ++a) {
      if (!on_file[a] || !registered[a]) continue;
      const bool is_whole = a + 1 == plan_.layout.areas;
      tail_.figure(is_whole ? path : path + "/areas/" + plan_.areas[a].id, Operation::rate,
                   {Edge::to_figure(*on_file[a]), Edge::to_figure(*registered[a])}, RoundingStep::rate);
    }
  }

  void check_contacts() {
    const Place list(place_, "contacts");
    std::unordered_set<std::string_view> seen;
    for (std::size_t c = 0; c < registry_.contacts.size(); ++c) {
      const std::string& id = registry_.contacts[c];
      const Place place(list, c);
      if (!seen.insert(id).second) problems_.push_back({Code::duplicate_entry, place.pointer(), {id}});
      const auto found = plan_.indicator_index.find(id);
      if (found == plan_.indicator_index.end()) {
        if (!incomplete_.indicator_ids) {
          report_unknown(Code::unknown_indicator, place, id, plan_.indicator_index, problems_);
        }
        continue;
      }
      const Indicator& indicator = plan_.agreement.indicators[found->second];
      if (is_summed_over_areas(indicator.kind)) continue;
      const KindName kind = kind_name(indicator);
      problems_.push_back(
          {Code::key_refused, place.pointer(), {id, std::string(kind.zh), std::string(kind.en), "contacts"}});
    }
  }

  const PlanData& plan_;
  const model::Incomplete& incomplete_;
  model::Diagnostics& problems_;
  TailBuilder& tail_;
  const Register& registry_;
  const Place place_{"/outputs/register"};
};

}  // namespace

void add_register(const Section& section) {
  if (section.outputs.registry) RegisterReader(section, *section.outputs.registry).run();
}

void add_contacts(const Section& section) {
  if (!section.outputs.registry) return;
  const Layout& layout = section.plan.layout;
  std::vector<Edge> contacts;
  for (const std::string& id : section.outputs.registry->contacts) {
    const auto indicator = section.plan.indicator_index.find(id);
    if (indicator == section.plan.indicator_index.end() || indicator->second >= layout.indicators.size()) continue;
    contacts.push_back(Edge::to_figure(layout.node(indicator->second, layout.areas - 1, Part::actual)));
  }
  if (contacts.empty()) return;
  const Node sum = section.tail.figure("register/contacts", Operation::sum, contacts);
  const auto persons = section.tail.find("register/on_file/persons");
  if (!persons) return;
  section.tail.figure("register/contacts_per_person", Operation::quotient,
                      {Edge::to_figure(sum), Edge::to_figure(*persons)}, RoundingStep::rate);
}

std::vector<Relation> register_relations(const PlanData& plan, const Register& registry) {
  std::vector<Relation> relations;
  if (!fits(plan, registry)) return relations;  // it has no figures
  const auto form = [](std::vector<std::string> figures) {
    LinearForm result;
    for (std::string& figure : figures) result.terms.push_back({std::move(figure)});
    return result;
  };
  const auto add = [&](std::string id, std::string name, std::vector<std::string> left, Comparator comparator,
                       std::string right) {
    relations.push_back(
        {std::move(id), std::move(name), form(std::move(left)), comparator, form({std::move(right)}), true});
  };

  std::vector<std::string> persons, households;
  std::unordered_map<std::string_view, const RegisterEntry*> entries;
  for (const RegisterEntry& each : registry.categories) entries.emplace(each.category, &each);
  for (const Category& category : plan.policy.registry.categories) {
    const auto found = entries.find(category.id);
    if (found == entries.end()) continue;
    const RegisterEntry* const entry = found->second;
    if (!entry->persons.empty()) persons.push_back("register/persons/" + category.id);
    if (!entry->households.empty()) households.push_back("register/households/" + category.id);
    if (entry->persons.empty() || entry->households.empty()) continue;
    const std::string& label = category.name.empty() ? category.id : category.name;
    add("register-persons-households-" + category.id, label + "：人数不少于户数", {persons.back()},
        Comparator::at_least, households.back());
  }
  if (!registry.persons_on_file.empty() && !registry.households_on_file.empty()) {
    add("register-persons-households", "建档人数不少于户数", {"register/on_file/persons"}, Comparator::at_least,
        "register/on_file/households");
  }

  // The categories make up what is on file where all of them are counted.
  const RegisterRules& rules = plan.policy.registry;
  const Comparator comparator = rules.overlap ? Comparator::at_least : Comparator::equals;
  const std::string holds = rules.overlap ? "之和不少于建档" : "之和等于建档";
  const auto all = [&](const std::vector<std::string>& counted) {
    return !counted.empty() && counted.size() == rules.categories.size();
  };
  if (all(persons) && !registry.persons_on_file.empty())
    add("register-categories-persons", "各类别人数" + holds + "人数", persons, comparator, "register/on_file/persons");
  if (all(households) && !registry.households_on_file.empty()) {
    add("register-categories-households", "各类别户数" + holds + "户数", households, comparator,
        "register/on_file/households");
  }
  return relations;
}

}  // namespace assay::detail
