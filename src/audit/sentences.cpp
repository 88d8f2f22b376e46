#include "audit/sentences.hpp"

#include <algorithm>
#include <unordered_set>

namespace assay::audit_detail {

namespace {

std::uint64_t pair_of(std::u32string_view text, std::size_t at) {
  return std::uint64_t{text[at]} << 32 | std::uint64_t{text[at + 1]};
}

}  // namespace

Sentences::Sentences(const ReportText& report) {
  const auto ends_before = [&](std::size_t at) { return report.begins_sentence(at) || report.text[at - 1] == U';'; };
  for (std::size_t at = 0; at < report.size();) {
    std::size_t end = at + 1;
    while (end < report.size() && !ends_before(end)) ++end;
    if (!is_mark(report.text[at])) sentences_.push_back({at, end});
    at = end;
  }
  for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
    for (std::size_t at = sentences_[i].begin; at + 1 < sentences_[i].end; ++at) {
      std::vector<std::uint32_t>& holders = by_pair_[pair_of(report.text, at)];
      if (holders.empty() || holders.back() != i) holders.push_back(i);
    }
  }
}

std::optional<TextRange> Sentences::nearest(std::u32string_view words, const std::vector<TextRange>& ranges) const {
  std::unordered_set<std::uint64_t> pairs;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) pairs.insert(pair_of(words, at));
  std::unordered_map<std::uint32_t, std::size_t> shared;
  for (const std::uint64_t pair : pairs) {
    const auto holders = by_pair_.find(pair);
    if (holders == by_pair_.end()) continue;
    for (const std::uint32_t sentence : holders->second) ++shared[sentence];
  }
  std::optional<TextRange> best;
  std::size_t best_shared = 0, best_size = 1;
  for (const auto& entry : shared) {
    const TextRange sentence = sentences_[entry.first];
    const bool inside = std::any_of(ranges.begin(), ranges.end(), [&](const TextRange& range) {
      return range.begin <= sentence.begin && sentence.begin < range.end;
    });
    if (!inside) continue;
    const std::size_t size = pairs.size() + (sentence.end - sentence.begin);
    const std::size_t left = entry.second * best_size, right = best_shared * size;
    if (left < right || (left == right && best && best->begin < sentence.begin)) continue;
    best = sentence;
    best_shared = entry.second;
    best_size = size;
  }
  return best;
}

}  // namespace assay::audit_detail
