// One error model: what was refused, where, and why, in one sentence that holds the values.
//
// A Diagnostic is one problem: a stable code, the JSON pointer (RFC 6901) of its place in the document, and the
// values its sentence needs. An Error carries every problem that was found, in document order where a document was
// read; past max_problems the last one says how many more there are. Pointers are given for models built by calls too;
// line and column only where a text was read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "assay/language.hpp"

namespace assay {

// Numbers are never reused or renumbered; gaps are left for what comes.
// 100s the JSON text and its shape, 200s numbers, 300s policy, 400s agreement, 500s outputs and scores, 600s run,
// 900s internal.
enum class Code : std::int32_t {
  ok = 0,

  json_syntax = 100,
  json_encoding = 101,
  json_depth = 102,
  json_size = 103,
  json_count = 104,
  more_problems = 105,
  json_key_size = 106,
  duplicate_key = 110,
  unknown_key = 111,
  missing_key = 112,
  wrong_type = 113,
  unknown_word = 114,
  invalid_id = 115,
  invalid_text = 116,
  invalid_date = 117,
  reversed_span = 118,
  unknown_version = 119,
  mixed_cell = 120,
  mixed_score = 121,
  mixed_claim = 122,
  missing_one_of = 123,

  number_syntax = 200,
  number_overflow = 201,
  division_by_zero = 202,
  ratio_overflow = 203,
  places_out_of_range = 204,

  unknown_policy = 300,
  no_parties = 301,
  duplicate_party = 302,
  non_positive_weight = 303,
  weights_total = 304,
  no_bands = 310,
  duplicate_band = 311,
  band_order = 312,
  band_overlap = 313,
  band_gap = 314,
  band_ceiling = 315,

  duplicate_area = 400,
  areas_too_deep = 401,
  duplicate_indicator = 410,
  missing_target = 411,
  negative_target = 412,
  incomplete_targets = 413,
  target_conflict = 414,
  target_not_summable = 415,
  unknown_target_area = 416,
  duplicate_target = 417,
  negative_post = 420,
  duplicate_post = 421,
  too_many_figures = 440,

  unknown_indicator = 500,
  unknown_area = 501,
  duplicate_output = 502,
  duplicate_cell = 503,
  value_conflict = 504,
  unknown_post = 510,
  negative_count = 511,
  unknown_party = 520,
  missing_score = 521,
  duplicate_score = 522,
  score_above_maximum = 523,
  negative_score = 524,
  invalid_score = 525,
  unknown_figure = 530,
  foreign_inputs = 540,

  figure_overflow = 600,

  internal = 900,
  out_of_memory = 901,
  null_argument = 902,
  invalid_argument = 903,
};

// The stable name of a code, as in the enumeration ("weights_total").
std::string_view name(Code code) noexcept;

inline constexpr std::size_t max_problems = 1000;

struct Diagnostic {
  Code code = Code::ok;
  std::string pointer;              // RFC 6901; "" is the whole document
  std::vector<std::string> values;  // what the sentence holds, in the order of the code's template
  std::uint32_t line = 0;           // 1-based; 0 where no text was read
  std::uint32_t column = 0;         // 1-based, in Unicode code points

  std::string message(Language language) const;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// Thrown wherever data is refused. Never empty. what() is the first problem in English.
class Error : public std::exception {
 public:
  explicit Error(std::vector<Diagnostic> diagnostics);
  explicit Error(Diagnostic diagnostic);

  const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::string what_;
};

}  // namespace assay
