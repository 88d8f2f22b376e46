// Documents in and out as JSON (RFC 8259), format version 1; share/assay/schema/assay-1.schema.json describes it.
//
// Reading keeps numbers as their text, never as floats, and refuses whatever it would have to guess, lose or repair:
// duplicate and unknown keys, wrong types, ids that nothing defines, dates that do not exist, scores above their
// maximum. Every problem of a document comes back in one Error, in the order of the text, each with its pointer, line
// and column. A text that is not JSON at all (codes 100–109) is reported alone. Invalid UTF-8 and lone surrogates are
// refused.
//
// Writing gives two-space indented UTF-8 that ends with a line feed, numbers as strings, the same bytes on every
// platform. All functions are pure; they are safe to call from many threads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"

namespace assay {

// Limits of a text; beyond them Code::json_size, json_depth, json_count, json_key_size. A value is anything between
// commas: an object, an array, a string, a number, true, false, null.
inline constexpr std::size_t max_json_bytes = std::size_t{256} << 20;
inline constexpr std::size_t max_json_depth = 64;
inline constexpr std::size_t max_json_values = std::size_t{1} << 24;
inline constexpr std::size_t max_json_key_bytes = 1024;

// A file that a document names and that its caller provides: the rows of a table (CSV), a midterm document.
struct Attachment {
  std::string name;  // as the document names it
  std::string bytes;
};

// The names of the files that the document needs, each once, in the order of the text; those that its midterm document
// names are not among them. A text that cannot be read names none: evaluating it says why.
std::vector<std::string> attachment_names(std::string_view json);

// A whole document, with every check that its evaluation relies on: codes 100–599. Reads back what write_document
// wrote, value for value.
Document read_document(std::string_view json, std::span<const Attachment> attachments = {});

// Parts standing alone, for a plan that is prepared once and run often: the value that the document holds under the
// part's key. Pointers start at the part. Keys `source` and `note` are allowed and, but for a policy's own, not kept.
// What spans parts (ids, maxima) is checked by Plan and Plan::bind.
Policy read_policy(std::string_view json);
Agreement read_agreement(std::string_view json);
Outputs read_outputs(std::string_view json);
Scores read_scores(std::string_view json);

// Every number, state, label and remark of the document, but not the layout of the text it was read from.
std::string write_document(const Document& document);

// Read, prepared, bound and run in one pass.
struct EvaluatedDocument {
  Document document;
  Evaluation evaluation;
};
EvaluatedDocument evaluate_json(std::string_view json, std::span<const Attachment> attachments = {});

// The results: project, total, grade, parties, indicators with their areas, staffing, register, surveys, verification,
// relations, what has changed since midterm, and notes with their sentences in both languages. A key whose value does
// not exist is left out; `…_exact` is the value before its own rounding, as the shortest decimal, else as "n/d"; an
// absent target or actual says why under `target_presence` and `actual_presence`.
std::string write_evaluation(const Document& document, const Evaluation& evaluation);

// The policies that ship with the library, embedded at build time. Throws Code::unknown_policy.
std::vector<std::string_view> shipped_policy_names();
Policy shipped_policy(std::string_view name);

}  // namespace assay
