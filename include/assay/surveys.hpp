// Satisfaction surveys (满意度调查): tallies by question and option.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/decimal.hpp"
#include "assay/staffing.hpp"

namespace assay {

struct SurveyOption {
  std::string id;
  std::string name = {};
  std::optional<Decimal> points = {};  // for the mean; left out where the option stands for no opinion
  bool satisfied = false;              // counts as satisfied

  friend bool operator==(const SurveyOption&, const SurveyOption&) = default;
};

struct SurveyQuestion {
  std::string id;
  std::string name = {};
  std::vector<Count> tally = {};  // answers by option; an option that is not listed got none

  friend bool operator==(const SurveyQuestion&, const SurveyQuestion&) = default;
};

// Satisfaction = answers with satisfied options ÷ all answers × 100; mean points = Σ points × answers ÷ Σ answers with
// points; response rate = (valid + invalid) ÷ issued × 100. No question has more answers than there are valid forms.
struct Survey {
  std::string id;
  std::string name = {};
  std::string channel = {};             // 电话, 问卷, …
  std::optional<Decimal> issued = {};   // forms sent or persons asked
  std::optional<Decimal> valid = {};    // forms that count
  std::optional<Decimal> invalid = {};  // forms returned that do not
  std::optional<Decimal> minimum = {};  // valid forms below which the sample is too small: a note
  std::vector<SurveyOption> options = {};
  std::vector<SurveyQuestion> questions = {};

  friend bool operator==(const Survey&, const Survey&) = default;
};

}  // namespace assay
