#include "audit/bind_names.hpp"

#include <array>
#include <utility>
#include <variant>

#include "audit/report_text.hpp"
#include "model/text.hpp"

namespace assay::audit_detail {

namespace {

using detail::Hole;
using detail::TemplateData;

struct Word {
  std::u32string_view word;
  std::string_view part;  // of a path
};
constexpr std::array<Word, 10> indicator_parts = {{{U"完成量", "actual"},
                                                   {U"actual", "actual"},
                                                   {U"协议量", "target"},
                                                   {U"指标要求", "target"},
                                                   {U"目标", "target"},
                                                   {U"target", "target"},
                                                   {U"百分比", "attainment"},
                                                   {U"完成百分比", "attainment"},
                                                   {U"完成率", "attainment"},
                                                   {U"attainment", "attainment"}}};
constexpr std::array<Word, 4> party_parts = {
    {{U"得分", "points"}, {U"points", "points"}, {U"分值", "max"}, {U"max", "max"}}};
constexpr std::array<Word, 2> totals = {{{U"总分", "total"}, {U"等级", "grade"}}};
constexpr std::array<std::string_view, 4> spans = {"spans/term/months", "spans/term/days", "spans/assessed/months",
                                                   "spans/assessed/days"};

template <std::size_t N>
std::optional<std::string> part_of(const std::array<Word, N>& words, std::u32string_view word) {
  for (const Word& each : words) {
    if (each.word == word) return std::string(each.part);
  }
  return std::nullopt;
}

// What follows one of two words and a colon, as written; nothing where neither leads.
std::optional<std::string> after_keyword(std::string_view binding, std::u32string_view zh, std::u32string_view en) {
  const std::u32string written = to_code_points(binding);
  const std::size_t colon = written.find_first_of(U":：");
  if (colon == written.npos) return std::nullopt;
  const std::u32string word = folded(std::u32string_view(written).substr(0, colon));
  if (word != zh && word != en) return std::nullopt;
  std::u32string_view rest = std::u32string_view(written).substr(colon + 1);
  while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  return to_utf8(rest);
}

bool is_whole(std::u32string_view name) { return name == U"*" || name == U"全站"; }
bool is_total(std::u32string_view label) { return label == U"合计" || label == U"总计" || label == U"total"; }

template <typename Use>
void each_hole(const TemplateData& form, Use use) {
  for (const detail::TemplateLine& line : form.lines) {
    if (const auto* pattern = std::get_if<detail::Pattern>(&line.what)) {
      for (const Hole& hole : pattern->holes) use(hole);
    } else if (const auto* address = std::get_if<detail::CellAddress>(&line.what)) {
      use(address->hole);
    }
  }
}

std::optional<std::string> quantity_of(std::string_view binding) {
  std::optional<std::string> key = after_keyword(binding, U"量", U"quantity");
  return key && !key->empty() ? key : std::nullopt;
}

// An id stands before a name that is the same as another's id.
void add_names(std::unordered_map<std::u32string, std::string>& ids, const std::string& id, const std::string& name,
               std::vector<std::string>& known) {
  ids[folded(id)] = id;
  known.push_back(id);
  if (name.empty() || name == id) return;
  ids.try_emplace(folded(name), id);
  known.push_back(name);
}

}  // namespace

Names::Names(const TemplateData& form, const Document& document, const Evaluation& evaluation)
    : evaluation_(evaluation) {
  for (const Indicator& indicator : document.agreement.indicators) {
    add_names(indicators_, indicator.id, indicator.name, known_);
  }
  for (const Party& party : document.policy.parties) add_names(parties_, party.id, party.name, known_);
  named_ = known_;
  for (const Word& word : totals) known_.push_back(to_utf8(word.word));
  for (const detail::Alias& alias : form.aliases) {
    aliases_[alias.label] = folded(alias.name);
    known_.push_back(to_utf8(alias.label));
  }
  const Plan plan = evaluation.plan();
  for (const PlannedArea& area : plan.areas()) {
    if (area.id == "*") continue;
    add_names(areas_, area.id, area.name, named_);
    known_areas_.push_back(area.name.empty() ? area.id : area.name);
    area_names_[area.id] = known_areas_.back();
  }
  each_hole(form, [&](const Hole& hole) {
    if (std::optional<std::string> key = quantity_of(hole.binding)) quantities_.insert(std::move(*key));
  });
}

std::u32string Names::resolved(std::u32string_view name) const {
  std::u32string key = folded(name);
  const auto alias = aliases_.find(key);
  return alias == aliases_.end() ? std::move(key) : alias->second;
}

NamedScope Names::scope(std::string_view name) const {
  const std::u32string key = resolved(to_code_points(name));
  if (key.empty() || is_whole(key)) return {};
  const auto area = areas_.find(key);
  if (area == areas_.end()) return {std::string(name), {}};
  return {area_names_.at(area->second), area->second};
}

std::optional<NamedScope> Names::row_scope(std::u32string_view label) const {
  const std::u32string key = resolved(label);
  if (is_total(key)) return NamedScope{};
  const auto area = areas_.find(key);
  if (area == areas_.end()) return std::nullopt;
  return NamedScope{area_names_.at(area->second), area->second};
}

std::optional<std::string> Names::found(std::string path) const {
  return evaluation_.find(path) ? std::optional(std::move(path)) : std::nullopt;
}

// A path as it stands, with the scope's area put in; of the whole without one.
std::optional<std::string> Names::path(std::string_view binding, const NamedScope& scope) const {
  std::string path(binding);
  for (const std::string_view word : {"{范围}", "{scope}"}) {
    const std::string inside = "/areas/" + std::string(word);
    const std::size_t whole = path.find(inside), at = path.find(word);
    if (scope.area.empty() && whole != path.npos) {
      path.erase(whole, inside.size());
    } else if (!scope.area.empty() && at != path.npos) {
      path.replace(at, word.size(), scope.area);
    }
  }
  for (const std::string_view span : spans) {
    if (path == span) return path;
  }
  constexpr std::string_view before = "indicators/", behind = "/met";
  if (path.starts_with(before) && path.ends_with(behind) && path.size() > before.size() + behind.size()) {
    const std::string id = path.substr(before.size(), path.size() - before.size() - behind.size());
    const auto indicator = indicators_.find(folded(id));
    if (id == "*" || (indicator != indicators_.end() && indicator->second == id)) return path;
  }
  return found(std::move(path));
}

std::optional<std::string> Names::named_figure(std::u32string_view name, const NamedScope& scope) const {
  if (std::optional<std::string> total = part_of(totals, folded(name))) return total;
  const std::string inside = scope.area.empty() ? "" : "/areas/" + scope.area;
  const auto indicator = indicators_.find(resolved(name));
  if (indicator != indicators_.end()) return found("indicators/" + indicator->second + inside + "/actual");
  const std::size_t slash = name.find_last_of(U"/／");
  if (slash == name.npos) return std::nullopt;
  const std::u32string owner = resolved(name.substr(0, slash)), word = folded(name.substr(slash + 1));
  const auto party = parties_.find(owner);
  const std::optional<std::string> of_party = part_of(party_parts, word);
  if (party != parties_.end() && of_party) return found("parties/" + party->second + '/' + *of_party);
  const auto parted = indicators_.find(owner);
  const std::optional<std::string> of_indicator = part_of(indicator_parts, word);
  if (parted == indicators_.end() || !of_indicator) return std::nullopt;
  return found("indicators/" + parted->second + inside + '/' + *of_indicator);
}

std::optional<Binding> Names::bind(std::string_view binding, const NamedScope& scope) const {
  if (std::optional<std::string> key = quantity_of(binding)) return Binding{{}, std::move(*key), false};
  if (const std::optional<std::string> met = after_keyword(binding, U"达标", U"met")) {
    const std::u32string name = resolved(to_code_points(*met));
    if (name == U"*") return Binding{"indicators/*/met", {}, true};
    const auto indicator = indicators_.find(name);
    if (indicator == indicators_.end()) return std::nullopt;
    return Binding{"indicators/" + indicator->second + "/met", {}, true};
  }
  if (std::optional<std::string> figure = path(binding, scope)) {
    const bool has_scope = binding.find("{范围}") != binding.npos || binding.find("{scope}") != binding.npos;
    return Binding{std::move(*figure), {}, has_scope};
  }
  std::optional<std::string> figure = named_figure(to_code_points(binding), scope);
  if (!figure) return std::nullopt;
  const bool is_total = figure->find('/') == figure->npos;
  return Binding{std::move(*figure), {}, !is_total};
}

std::optional<std::string> Names::term(std::string_view name) const {
  const std::size_t at = name.rfind('@');
  const std::string key(name.substr(0, at));
  if (quantities_.contains(key)) {
    const std::string scope_name = at == name.npos ? "" : scope(name.substr(at + 1)).name;
    return scope_name.empty() ? key : key + '@' + scope_name;
  }
  const std::optional<Binding> bound = bind(key, at == name.npos ? NamedScope() : scope(name.substr(at + 1)));
  if (!bound || bound->figure.empty()) return std::nullopt;
  return bound->figure;
}

std::string Names::nearest(std::string_view name) const {
  std::vector<std::string_view> names(known_.begin(), known_.end());
  for (const std::string& key : quantities_) names.push_back(key);
  // Paths are many; they are like what is written as one.
  constexpr std::size_t most_paths = 20000;
  const bool is_path = name.find('/') != name.npos && static_cast<unsigned char>(name[0]) < 0x80;
  std::vector<std::string> paths;
  if (is_path) {
    for (Node node = 0; node < evaluation_.figure_count() && node < most_paths; ++node) {
      paths.push_back(evaluation_.path(node));
    }
    names.assign(paths.begin(), paths.end());
    return std::string(model::nearest(name, names));
  }
  const std::size_t slash = name.rfind('/');
  std::string best(model::nearest(name.substr(0, slash), names));
  if (!best.empty() && slash != name.npos) best += '/' + nearest_part(best, name.substr(slash + 1));
  return best;
}

// The part as it stands, or the one most like it that the indicator or party has.
std::string Names::nearest_part(std::string_view owner, std::string_view part) const {
  const auto choose = [&](const auto& words) {
    if (part_of(words, folded(part))) return std::string(part);
    std::vector<std::string> known;
    for (const Word& each : words) known.push_back(to_utf8(each.word));
    const std::vector<std::string_view> views(known.begin(), known.end());
    return std::string(model::nearest(part, views));
  };
  return parties_.contains(resolved(to_code_points(owner))) ? choose(party_parts) : choose(indicator_parts);
}

bool Names::names_something(std::string_view name) const {
  const std::u32string key = folded(name);
  return areas_.contains(key) || indicators_.contains(key) || parties_.contains(key) || is_whole(key) || is_total(key);
}

std::string Names::nearest_area(std::string_view name) const {
  const std::vector<std::string_view> names(known_areas_.begin(), known_areas_.end());
  return std::string(model::nearest(name, names));
}

std::string Names::nearest_named(std::string_view name) const {
  const std::vector<std::string_view> names(named_.begin(), named_.end());
  return std::string(model::nearest(name, names));
}

}  // namespace assay::audit_detail
