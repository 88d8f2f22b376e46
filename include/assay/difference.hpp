// The difference of two documents: which inputs changed, which figures changed with them, and whether the grade did.
// And what-if: one document with some of its values replaced.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/json.hpp"
#include "assay/language.hpp"

namespace assay {

// A value of the document, by its pointer: "/policy/parties/third_party/max". What stands in a list is named by its id,
// or by what else tells it from the others there (assessor, item, figure, party, band, date, …), so that order does not
// matter; a second one of the same name is "name#2", and only what has none is counted from 0. The cells of a table are
// named by their row and column: "/outputs/tables/annex 1/rows/east/visits". A value that stands in an object for the
// sake of its source or reason has the place that it would have alone. Numbers as text, with their digits; absent is
// empty.
struct InputChange {
  std::string pointer;
  std::string before, after;
};

// A figure that one of the evaluations has another value of, or alone has. An absent one is "/", "n/a" or "null", as in
// documents; one that the evaluation does not have is empty.
struct FigureChange {
  std::string path;
  std::string before, after;
};

struct Difference {
  std::vector<InputChange> inputs;    // in the order of the first document, then those that only the second has
  std::vector<FigureChange> figures;  // in the order of the first table of figures, then those that only the second has
  std::string total_before, total_after;
  std::string grade_before, grade_after;  // ids; empty while undecided
  std::string grade_name_before, grade_name_after;

  bool grade_changed() const { return grade_before != grade_after; }
};

// Documents are compared as they would be written, together with the files that they name: defaults, layout and whether
// rows stand in a file make no difference. A number that shows other digits is another input. Shipped policies are
// compared by name, and by what they say where the names differ.
Difference difference(const EvaluatedDocument& before, const EvaluatedDocument& after);

// The JSON text with the values at some pointers (RFC 6901) replaced; a value is JSON text ("46.75", "\"n/a\""). Throws
// Code::unknown_pointer where there is nothing at a pointer, Code::not_a_value where the new value is not JSON or
// another replacement is made at the same place or around it.
struct Replacement {
  std::string pointer;
  std::string value;
};
std::string replace_values(std::string_view json, std::span<const Replacement> replacements);

// What the replaced values would make of the document. Throws Error as evaluate_json does, for the document as it is
// and for what it becomes; problems of the latter have no line, since nobody has seen its text.
Difference what_if(std::string_view json, std::span<const Replacement> replacements,
                   std::span<const Attachment> attachments = {});

// As JSON, and as text for a person to read: whether the grade changed, the totals, inputs and figures side by side.
// What is absent is left out of the JSON.
std::string write_difference(const Difference& difference);
std::string write_difference_report(const Difference& difference, Language language);

}  // namespace assay
