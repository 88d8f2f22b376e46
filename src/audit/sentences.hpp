// The sentences and cells of a report, and which of them is most like some words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/match.hpp"
#include "audit/report_text.hpp"

namespace assay::audit_detail {

class Sentences {
 public:
  // Linear in the report.
  explicit Sentences(const ReportText& report);

  // The one that shares most pairs of neighbouring characters with the words, by Dice's measure, the first on a tie; of
  // those that begin inside the ranges. Nothing where none shares any.
  std::optional<TextRange> nearest(std::u32string_view words, const std::vector<TextRange>& ranges) const;

 private:
  std::vector<TextRange> sentences_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_pair_;  // each sentence once
};

}  // namespace assay::audit_detail
