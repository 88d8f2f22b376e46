// What both forms of an evaluation, the results in JSON and the report in text, look up beside what a plan numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"

namespace assay::report {

struct NamedFigure {
  std::string name;  // the rest of its path
  Node node;
};

// The figures of the tail whose paths begin so, in the order of their nodes.
std::vector<NamedFigure> figures_under(const Evaluation& evaluation, std::string_view prefix);

// The months of the roster, as "2023-09", in the order of their figures; none without a roster.
std::vector<std::string> roster_months(const Evaluation& evaluation);

// The areas as the agreement lists them, without the whole.
std::span<const std::uint32_t> inner_areas(const Plan& plan);

// "indicators/ID", or "indicators/ID/areas/ID".
std::string indicator_path(const Plan& plan, std::size_t indicator, std::uint32_t area);

// Which of agreed/0, agreed/1, … is in force.
std::size_t agreed_in_force(const Plan& plan, std::size_t indicator);

// The areas that say nothing where others do: what a coverage counts as missing, in the order of the agreement.
std::vector<std::uint32_t> missing_areas(const Evaluation& evaluation, std::size_t indicator);

// What the document says of an indicator beside its actuals.
struct Particular {
  const Narrative* narrative = nullptr;
  const Deviation* deviation = nullptr;
};
std::unordered_map<std::string_view, Particular> particulars_of(const Outputs& outputs);

// The person in charge, as the roster has them, or the totals without one.
struct Head {
  std::string certificate;
  std::optional<Decimal> years;
};
Head head_of(const Staffing& staffing);

// A relation in one area, or of the whole where `area` is empty: those of the agreement, and those that staffing and a
// register have by themselves. The areas of a relation follow its whole, without those that have neither side.
struct RelationSides {
  std::string id;
  std::string name;  // in words; empty where there is only the id
  std::string area;
  Comparator comparator = Comparator::at_most;
  Node left = 0, right = 0;
};
std::vector<RelationSides> relations_of(const Evaluation& evaluation);

// The left sides of relations that do not hold.
std::unordered_set<Node> broken_relations(const std::vector<Note>& notes);

}  // namespace assay::report
