// What the names in a template's holes stand for: figures of the evaluation, or free quantities.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/template.hpp"
#include "audit/template_data.hpp"

namespace assay::audit_detail {

// What part of the project a hole speaks of.
struct NamedScope {
  std::string name = {};  // of the area, or any other label; empty for the whole
  std::string area = {};  // its id, where it is one
};

struct Binding {
  std::string figure = {};
  std::string quantity = {};  // where it is no figure
  bool in_scope = false;      // the scope says of which area the figure is
};

class Names {
 public:
  Names(const detail::TemplateData& form, const Document& document, const Evaluation& evaluation);

  NamedScope scope(std::string_view name) const;
  // The area with this id or name, or the whole for 合计 and the like; nothing for other labels.
  std::optional<NamedScope> row_scope(std::u32string_view label) const;

  // Nothing where it names nothing.
  std::optional<Binding> bind(std::string_view binding, const NamedScope& scope) const;
  // A term of a relation: a figure, or the key of a quantity that some hole binds, with @SCOPE or without.
  std::optional<std::string> term(std::string_view name) const;

  // Whether a label may stand for this: an area, an indicator, a party, the whole.
  bool names_something(std::string_view name) const;

  // The known name most like this one, with what follows it ("/完成量"); empty where there is none.
  std::string nearest(std::string_view name) const;
  std::string nearest_area(std::string_view name) const;
  // Of what a label may stand for.
  std::string nearest_named(std::string_view name) const;

 private:
  using Ids = std::unordered_map<std::u32string, std::string>;

  std::u32string resolved(std::u32string_view name) const;
  std::optional<std::string> path(std::string_view binding, const NamedScope& scope) const;
  std::optional<std::string> found(std::string path) const;
  std::string nearest_part(std::string_view owner, std::string_view part) const;
  std::optional<std::string> named_figure(std::u32string_view name, const NamedScope& scope) const;

  const Evaluation& evaluation_;
  std::unordered_map<std::u32string, std::u32string> aliases_;
  Ids areas_, indicators_, parties_;                         // by folded id and name
  std::unordered_map<std::string, std::string> area_names_;  // by id
  std::set<std::string> quantities_;
  std::vector<std::string> known_;        // what a hole may name, as written
  std::vector<std::string> named_;        // what a label may stand for
  std::vector<std::string> known_areas_;  // by name
};

}  // namespace assay::audit_detail
