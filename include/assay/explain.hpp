// Explanation: how a figure came about, down to the places in the document.
//
// It reads the table of figures and computes none of them again. Each line is one figure: its formula with the numbers
// put in, the exact value and the rounding step, the same on every platform:
//   indicators/visits/attainment = 1078/900 × 100 = 1078/9 → half_up, 2 places → 119.78
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/language.hpp"
#include "assay/outcome.hpp"

namespace assay {

// One figure of a derivation, or a place in the document that it takes its number from.
//
// A formula is the same in every language. Its numbers are those that were computed with, as they are shown where that
// is exact, else as fractions; it has + − × / and parentheses, max(…, …) and min(…, …) where a bound acted, and a mode
// with places where one step rounds in passing: half_up(…, 2). Where it compares, the value follows from it, and → is
// read for =: 90.00 ≥ 90 → excellent.
struct DerivationLine {
  std::uint32_t depth = 0;          // 0 for the figure that was asked for
  std::optional<Node> figure = {};  // nothing for a place
  std::string name;                 // the figure's path, or the place's JSON pointer; of a cell of a CSV file that of
                                    // the file, which does not say the row and the column
  std::string source = {};          // of a place: where it stands, as it or the nearest object around it says
  std::string policy = {};          // of a place of a shipped policy, which the document only names: its name
  std::string formula = {};         // "1078/900 × 100"; empty where there is nothing to compute
  bool compares = false;            // the formula is a condition, which the value follows from
  std::string exact = {};           // before rounding; empty where there is none or it is the value
  std::optional<Rounding> rounding = {};
  std::string value = {};  // empty where there is none
  Presence presence = Presence::given;
  std::optional<Outcome> outcome = {};  // of an attainment without a value: why
  bool by_zero = false;                 // there is no value, since it would be divided by zero
  bool repeated = false;                // stands above; neither its formula nor its inputs are repeated
  bool cut = false;                     // the depth that was asked for leaves its inputs out

  friend bool operator==(const DerivationLine&, const DerivationLine&) = default;
};

// The figure first, each line's inputs after it, one deeper. `depth` is how many levels of inputs follow; nothing for
// all. Throws Code::unknown_figure, with the nearest names, for a path that is none; for the name of an indicator or a
// party these are its figures. The evaluation must be of that document. The lines are at most as many as the table has
// inputs, so that the cost grows with the table.
std::vector<DerivationLine> explain(const Document& document, const Evaluation& evaluation, std::string_view path,
                                    std::optional<std::uint32_t> depth = {});

// The same for every figure that nothing else is computed from: one derivation after another, first those that have a
// value. What stands in one of them is not repeated in the next. A figure without a value is left out where none of
// what it would be computed from, but the fraction of the term, has one or is said not to apply, unless it is an
// indicator's as a whole: the document says nothing of it.
std::vector<DerivationLine> explain_all(const Document& document, const Evaluation& evaluation,
                                        std::optional<std::uint32_t> depth = {});

// Text for a person to read; ends with a line feed.
std::string write_derivation_report(const std::vector<DerivationLine>& lines, Language language);

}  // namespace assay
