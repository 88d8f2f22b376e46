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

#include "assay/analysis.hpp"
#include "assay/audit.hpp"
#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/explain.hpp"
#include "assay/ranking.hpp"

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
//
// While a party is on hold there is neither total nor grade but `total_low`, `total_high` and `grades_within_reach`,
// best first. `passes` stands where the policy draws a line, and `knock_outs` lists those that hold; then
// `grade.of_total` is the band of the total. `subtotal` stands where a step rounds it or something was adjusted, and
// `adjustments` holds what deductions and bonuses come to, by item too, and each as it was made; `…_uncapped` is a sum
// that has a cap.
//
// A party has `max`, `weight` where it grew, and `points`; one that gave no score has `missing`, what the policy makes
// of it. A raw score stands with what it is out of under `raw` and `of`; one made of criteria has `sum` and
// `applicable` beside it where some do not apply (`applies` is false). `criteria` is a tree of points and of those that
// a figure `suggested`, with the `tier` and the `reason` that were given. `sheets` lists the assessors: one is
// `recused` or `missing`, with the reason, or has its marks; nothing counts of one that is `left_out`. `payment` holds
// the figures of the final instalment.
std::string write_evaluation(const Document& document, const Evaluation& evaluation);

// An analysis of that evaluation: total and grade (or what is within reach, as above), `verdicts`, `combinations`,
// `distances`, `scores`, `weights` and `schedules`, as analysis.hpp describes them. Numbers are strings, quotients the
// shortest decimal, else "n/d"; an interval has `low` and `high`, each closed or not; a score of which no move changes
// the grade says why under `raise_bound` or `lower_bound`, and one given as a tier has no `grid`.
std::string write_analysis(const Document& document, const Evaluation& evaluation, const Analysis& analysis);

// An audit of that document. `summary` counts the findings that are reported, by severity, those that are silenced, and
// the claims. `findings` are worst first, the silenced ones last: each has its code, its sentence in both languages,
// its places (by the index of the claim) and, where slips were looked for, the likeliest. `claims` are all that were
// checked: what each stands for, what was expected, and which ways of rounding print it (`once`, or only when rounding
// `twice`); one that is not checkable says why under `missing`. `rounding` is of the whole report. What only a template
// finds follows: `annexes`, its lines that were `unmatched`, and the numbers that it left `unclaimed`. Lines and
// columns count from 1; numbers and intervals are as in an analysis, where an end that goes on forever is left out.
std::string write_audit(const Document& document, const Evaluation& evaluation, const Audit& audit);

// A derivation (explain.hpp): its lines in their order under `derivation`, each with its `depth`, the path of its
// `figure` or the `pointer` of its place, and what else it has, by the names there.
std::string write_derivation(const std::vector<DerivationLine>& lines);

// A ranking of these evaluations, best first, each with its rank, name, total, grade and, after a tie, the figure that
// decided it. Names are one line of text each: Code::invalid_text with "/" and the index of one that is not.
std::string write_ranking(std::span<const Evaluation* const> evaluations, std::span<const std::string> names,
                          const std::vector<Ranked>& ranking);

// The policies that ship with the library, embedded at build time. Throws Code::unknown_policy.
std::vector<std::string_view> shipped_policy_names();
Policy shipped_policy(std::string_view name);

}  // namespace assay
