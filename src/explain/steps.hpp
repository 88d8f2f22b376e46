// How one figure was made, as a formula with the numbers put in, and from what.
//
// The numbers are those of the table of figures and of the document; nothing is run again. What a formula leaves out,
// such as a bound that did not act, is left out because the table shows that it did not act.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "evaluate/tail.hpp"

namespace assay::derivation {

// A place of the document and what it gives.
struct PlaceInput {
  std::string pointer;
  Presence presence = Presence::given;
  std::string value = {};  // empty where it gives none, or something that is no number
};

using StepInput = std::variant<Node, PlaceInput>;

struct Step {
  std::string formula = {};
  bool compares = false;  // the value follows from the formula, and does not equal it
  std::vector<StepInput> inputs = {};
  bool by_zero = false;  // there is no value, since it would be divided by zero
};

class Steps {
 public:
  Steps(const Document& document, const Evaluation& evaluation);

  Step of(Node node);

 private:
  using Edges = std::span<const Edge>;

  // An indicator in an area, by plan numbers.
  struct Cell {
    std::size_t indicator, area;
  };

  Step made(Node node, Edges edges);

  // --- indicators and staffing
  Step given(Node node, Edges edges);
  Step roll_up(Node node, Edges edges);
  Step attain(Edges edges);
  Step coverage(Node node, Edges edges);
  Step low_high(Node node, Edges edges);
  Step prorate(Node node, Edges edges);
  Step fraction(Edges edges);
  std::string months_or_days(const Indicator& indicator) const;
  std::optional<std::size_t> ratio_of(Node node, Edges edges) const;
  Step ratio(const Indicator& indicator, Edges edges);
  Cell cell_of(std::uint32_t place) const;
  const Indicator* scaled_indicator(std::uint32_t place) const;
  bool rolls_up(Cell cell) const;

  // --- sums and quotients
  Step sum(Node node, Edges edges);
  Step difference(Node node, Edges edges);
  Step quotient(Node node, Edges edges, std::string_view times);
  Step product(Edges edges);
  Step weighted(Edges edges);

  // --- scores
  Step weight(Node node, Edges edges);
  Step award(Node node, Edges edges);
  Step points_of(Edges edges);
  Step total(Node node, Edges edges);
  Step total_bound(Node node, Edges edges);
  Step grade();
  Step score(Node node, Edges edges);
  Step combine(Node node, Edges edges);
  Step applicable(Edges edges);
  std::string adjusted(std::string subtotal, Node node, Edges places, std::vector<StepInput>& inputs);

  // --- numbers
  // What others compute with: after the figure's own rounding step, or before it. Empty where there is none.
  std::string shown(Node node) const;
  std::string shown(Edge edge);
  std::string exact(Node node) const;
  std::string exact(Edge edge);
  Ratio number(Edge edge);
  Presence presence(Edge edge);
  bool has(Edge edge) { return presence(edge) == Presence::given; }
  // Of a place whose number the plan or the inputs keep.
  Amount amount(std::uint32_t place);

  PlaceInput place(std::uint32_t place);
  StepInput input(Edge edge);
  std::vector<StepInput> inputs(Edges edges);

  const Document& document_;
  const Evaluation& evaluation_;
  const Plan own_plan_;  // keeps what plan_ refers to
  const detail::PlanData& plan_;
  const detail::Tail& tail_;
  std::unordered_map<std::string_view, const Score*> scores_;  // by party
  std::unordered_set<std::uint32_t> own_counts_;               // cells whose own value goes before those of their areas
  std::optional<Inputs> inputs_;                               // bound again where a place of the tail is asked for
};

// "365 + 460 + (-3)"
std::string sum_of(const std::vector<std::string>& terms);
// "900", "(-3)", "(1078/9)": what may stand beside × and ÷.
std::string factor(const std::string& number);

}  // namespace assay::derivation
