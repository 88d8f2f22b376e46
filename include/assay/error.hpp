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
// 700s notes (note.hpp), which refuse nothing, 900s internal.
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
  missing_attachment = 124,
  attachment_problem = 125,
  invalid_file_name = 126,
  invalid_period = 127,
  csv_syntax = 128,
  template_syntax = 130,
  template_scope = 131,
  template_relation = 132,
  template_name = 133,

  number_syntax = 200,
  number_overflow = 201,
  division_by_zero = 202,
  ratio_overflow = 203,
  places_out_of_range = 204,
  empty_interval = 205,
  printed_syntax = 206,
  no_possible_value = 207,

  unknown_policy = 300,
  no_parties = 301,
  duplicate_party = 302,
  non_positive_weight = 303,
  weights_total = 304,
  invalid_thresholds = 305,
  duplicate_category = 306,
  no_bands = 310,
  duplicate_band = 311,
  band_order = 312,
  band_overlap = 313,
  band_gap = 314,
  band_ceiling = 315,
  band_off_step = 316,
  invalid_score_step = 317,
  unknown_band = 318,
  duplicate_criterion = 320,
  non_positive_criterion = 321,
  criteria_total = 322,
  criteria_too_deep = 323,
  step_order = 324,
  step_gap = 325,
  invalid_rule_points = 326,
  invalid_tier = 327,
  invalid_panel = 328,
  invalid_full = 329,
  mixed_criterion = 330,
  duplicate_rule = 331,
  invalid_limit = 332,
  missing_points_refused = 333,

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
  targets_not_summable = 418,
  narrative_target = 419,
  negative_post = 420,
  duplicate_post = 421,
  proration_refused = 430,
  missing_spans = 431,
  term_not_months = 432,
  assessed_outside_term = 433,
  invalid_fraction = 434,
  missing_upper = 435,
  range_order = 436,
  unexpected_upper = 437,
  overlapping_periods = 438,
  period_outside_term = 439,
  too_many_figures = 440,
  amendment_order = 441,
  invalid_scale = 442,
  invalid_bounds = 443,
  bounds_refused = 444,
  duplicate_relation = 445,
  periods_conflict = 446,
  no_instalments = 447,
  key_refused = 448,

  unknown_indicator = 500,
  unknown_area = 501,
  duplicate_output = 502,
  duplicate_cell = 503,
  value_conflict = 504,
  areas_not_summable = 505,
  records_not_summable = 506,
  ambiguous_stock = 507,
  straddling_record = 508,
  mixed_amount = 509,
  unknown_post = 510,
  negative_count = 511,
  wrong_kind = 512,
  incomplete_ratio = 513,
  ratio_without_parts = 514,
  from_and_outputs = 515,
  unknown_party = 520,
  missing_score = 521,
  duplicate_score = 522,
  score_above_maximum = 523,
  negative_score = 524,
  invalid_score = 525,
  unknown_category = 526,
  duplicate_entry = 527,
  invalid_part = 528,
  mixed_staffing = 529,
  unknown_figure = 530,
  mixed_presence = 531,
  invalid_step = 532,
  section_too_large = 533,
  unknown_option = 535,
  tally_above_valid = 536,
  foreign_inputs = 540,
  unknown_criterion = 541,
  missing_mark = 542,
  missing_sheet = 543,
  duplicate_sheet = 544,
  too_few_sheets = 545,
  no_consensus = 546,
  unknown_tier = 547,
  wrong_mark = 548,
  sheet_refused = 549,
  unknown_label = 550,
  ambiguous_label = 551,
  ragged_table = 552,
  table_axes = 553,
  table_printed = 554,
  mixed_table = 555,
  table_target_conflict = 556,
  unused_printed = 557,
  not_narrative = 560,
  wrong_stage = 561,
  wrong_project = 562,
  unknown_item = 565,
  unknown_fact = 566,
  figure_of_scores = 567,
  missing_fact = 568,
  missing_budget = 569,
  invalid_adjustment = 570,
  adjustments_refused = 571,
  invalid_weight = 572,
  unknown_finding = 573,
  invalid_claim = 574,

  figure_overflow = 600,
  total_off_step = 601,
  unknown_pointer = 610,
  not_a_value = 611,
  different_policies = 612,
  undecided_total = 613,

  record_excluded = 700,
  record_straddles = 701,
  partial_sum = 702,
  value_difference = 703,
  adjusted = 704,
  unverified = 705,
  unexplained_deviation = 706,
  relation_broken = 707,
  small_sample = 708,
  target_amended = 709,
  amount_fell = 710,
  target_changed = 711,
  rate_fell = 712,
  concern_repeated = 713,
  hidden_vacancy = 714,
  month_excluded = 715,
  partial_records = 716,
  records_overlap = 717,
  maximum_unreachable = 720,
  weighted_twice = 721,
  sheet_left_out = 722,
  assessor_recused = 723,
  judged_differs = 724,
  knock_out_applied = 725,
  knock_out_undecided = 726,
  party_missing = 727,
  adjustment_capped = 728,

  figure_mismatch = 800,
  total_not_sum = 801,
  printed_conflict = 802,
  given_mismatch = 803,
  quantity_conflict = 804,
  reading_differs = 805,
  relation_fails = 806,
  percentage_without_target = 807,
  persons_below_households = 808,
  part_above_whole = 809,
  words_fail = 810,
  words_by_reading = 811,
  span_mismatch = 812,
  grade_mismatch = 813,
  mixed_rounding = 814,
  annex_absent = 815,
  annex_repeated = 816,
  claim_unreadable = 817,
  template_unmatched = 818,
  relation_unchecked = 819,
  printed_once = 820,
  figure_without_value = 821,
  claim_without_value = 822,
  off_step = 823,
  rounding_differs = 824,

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
