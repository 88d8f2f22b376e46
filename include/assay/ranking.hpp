// Ranking several evaluations of one policy: by the value that its bands see, ties by the figures that its ranking
// rules name, in their order; what is still equal shares a rank. Values are compared exactly.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "assay/evaluation.hpp"

namespace assay {

struct Ranked {
  std::size_t index = 0;  // of the evaluation
  std::size_t rank = 1;
  std::string
      decided_by;  // the figure that sets it apart from the one ranked before it; empty for the total and for equals
};

// Best first; equals in the order in which they were given. A tie figure that an evaluation does not have counts as
// last. Throws Code::different_policies where scale, bands, grade_on or ranking rules differ, Code::undecided_total
// where an evaluation has no total; both name the evaluation by "/" and its index.
std::vector<Ranked> rank(std::span<const Evaluation* const> evaluations);

}  // namespace assay
