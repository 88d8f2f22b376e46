// Note: what an evaluation says beside its numbers — records left out, parts missing, adjustments, deviations that
// nobody explained, relations that do not hold, what changed since midterm. Nothing is refused for a note, and none
// changes a number.
#pragma once

#include <string>
#include <vector>

#include "assay/error.hpp"
#include "assay/plan.hpp"

namespace assay {

struct Note {
  // Codes 700–799, with the place it speaks of and its sentence. No line and column.
  Diagnostic problem;
  std::vector<Node> figures;  // that it speaks of

  friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace assay
