// Combinations of raw scores on a grid, counted by the sums that they make.
#pragma once

#include <vector>

#include "analysis/grading.hpp"

namespace assay::analysis {

// The raw scores of one party that print as its points: every one of the grid from the first to the last.
struct GridScores {
  Decimal max;  // what the party gives at most
  Decimal first, last;
};

// Every combination of them makes a subtotal: what is fixed, and each party's raw ÷ the hypothesis' raw_of × max ×
// growth.
struct GridSums {
  std::vector<GridScores> parties;
  Ratio fixed;
  Ratio growth;
};

// How many there are, and how many have each grade: with the exact total, and with the one that is rounded so.
Combinations count(const GridSums& sums, const Grading& grading, const Hypothesis& hypothesis,
                   const std::optional<Rounding>& once);

}  // namespace assay::analysis
