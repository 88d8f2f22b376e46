#include "audit/match.hpp"

#include <algorithm>

namespace assay::audit_detail {

namespace {

using detail::Element;
using detail::ElementKind;
using detail::Hole;
using detail::Pattern;

// What words in a hole do not go beyond.
bool stops_words(char32_t c) { return ends_sentence(c) || is_mark(c) || is_one_of(c, U",;、"); }

}  // namespace

WordIndex::WordIndex(const ReportText& report) : report_(report) {
  for (std::size_t i = 0; i < report.size(); ++i) places_[report.text[i]].push_back(static_cast<std::uint32_t>(i));
}

std::vector<std::size_t> WordIndex::of(std::u32string_view words, TextRange within) const {
  const std::vector<std::uint32_t>* rarest = nullptr;
  std::size_t offset = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = places_.find(words[i]);
    if (found == places_.end()) return {};
    if (rarest != nullptr && rarest->size() <= found->second.size()) continue;
    rarest = &found->second;
    offset = i;
  }
  std::vector<std::size_t> result;
  if (rarest == nullptr) return result;
  auto next = std::lower_bound(rarest->begin(), rarest->end(), within.begin + offset);
  for (; next != rarest->end() && *next - offset + words.size() <= within.end; ++next) {
    if (report_.text.compare(*next - offset, words.size(), words) == 0) result.push_back(*next - offset);
  }
  return result;
}

// Whether the words stand there that no match is without.
bool Matcher::may_match(const Pattern& pattern, TextRange range) const {
  return std::all_of(pattern.elements.begin(), pattern.elements.end(), [&](const Element& element) {
    return element.kind != ElementKind::words || element.words.size() != 1 ||
           !words_.of(element.words[0], range).empty();
  });
}

std::vector<Match> Matcher::find(const Pattern& pattern, const std::vector<TextRange>& ranges) {
  pattern_ = &pattern;
  std::vector<Match> matches = find(ranges, NumberShapes::Cuts::part);
  return matches.empty() ? find(ranges, NumberShapes::Cuts::join) : matches;
}

std::vector<Match> Matcher::find(const std::vector<TextRange>& ranges, NumberShapes::Cuts cuts) {
  std::vector<Match> matches;
  const Pattern& pattern = *pattern_;
  cuts_ = cuts;
  holes_.assign(pattern.holes.size(), {});
  failed_.resize(std::max(failed_.size(), pattern.elements.size() * report_.size() / 64 + 1));
  for (const TextRange range : ranges) {
    if (!may_match(pattern, range)) continue;
    end_ = range.end;
    line_words_ = {};
    std::size_t next = range.begin;
    const auto attempt = [&](std::size_t at) {
      if (at < next || !match(0, at)) return;
      matches.push_back({{at, match_end_}, holes_});
      next = std::max(match_end_, at + 1);
    };
    const Element& first = pattern.elements.front();
    if (first.kind == ElementKind::words && first.words.size() == 1) {
      for (const std::size_t at : words_.of(first.words[0], range)) attempt(at);
    } else {
      for (std::size_t at = range.begin; at < range.end; ++at) attempt(at);
    }
    // Another range may end later.
    for (const std::size_t word : touched_) failed_[word] = 0;
    touched_.clear();
  }
  return matches;
}

bool Matcher::has_failed(std::size_t element, std::size_t at) const {
  const std::size_t bit = element * report_.size() + at;
  return at < report_.size() && (failed_[bit / 64] >> (bit % 64) & 1) != 0;
}

void Matcher::fail(std::size_t element, std::size_t at) {
  if (at >= report_.size()) return;
  const std::size_t bit = element * report_.size() + at;
  if (failed_[bit / 64] == 0) touched_.push_back(bit / 64);
  failed_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

bool Matcher::match(std::size_t index, std::size_t at) {
  if (index == pattern_->elements.size()) {
    match_end_ = at;
    return true;
  }
  if (has_failed(index, at)) return false;
  const Element& element = pattern_->elements[index];
  bool found = false;
  switch (element.kind) {
    case ElementKind::words:
      for (const std::u32string& words : element.words) {
        if (words.size() > end_ - at || report_.text.compare(at, words.size(), words) != 0) continue;
        found = match(index + 1, at + words.size());
        if (found) break;
      }
      break;
    case ElementKind::number: found = match_number(index, at); break;
    case ElementKind::skip: return match_skip(index, at);
    case ElementKind::any_words: return match_words(index, at);
  }
  if (!found) fail(index, at);
  return found;
}

// Whether the template has the words that stand there, so that it knows what they make of the number beside them.
bool Matcher::is_shown(std::size_t index) const {
  if (index >= pattern_->elements.size()) return false;
  const Element& element = pattern_->elements[index];
  return element.kind == ElementKind::words &&
         std::none_of(element.words.begin(), element.words.end(), [](const auto& words) { return words.empty(); });
}

bool Matcher::match_number(std::size_t index, std::size_t at) {
  const Hole& hole = pattern_->holes[pattern_->elements[index].hole];
  if ((index == 0 || !is_shown(index - 1)) && numbers_.is_part_before(at)) return false;
  const bool shows_end = is_shown(index + 1);
  for (const std::size_t end : numbers_.ends(at, hole.unit, cuts_)) {
    if (end > end_ || (!shows_end && numbers_.is_part_behind(end))) continue;
    holes_[pattern_->elements[index].hole] = {at, end};
    if (match(index + 1, end)) return true;
  }
  return false;
}

bool Matcher::match_skip(std::size_t index, std::size_t at) {
  for (std::size_t to = at; to <= end_; ++to) {
    if (to > at && has_failed(index, to)) break;
    if (match(index + 1, to)) return true;
    fail(index, to);
    const bool ends = to == end_ || is_mark(report_.text[to]) || ends_sentence(report_.text[to]);
    if (ends || (to + 1 < end_ && report_.starts[to + 1])) break;
  }
  return false;
}

bool Matcher::match_words(std::size_t index, std::size_t at) {
  const std::size_t hole = pattern_->elements[index].hole;
  const bool takes_all =
      index + 1 == pattern_->elements.size() || pattern_->elements[index + 1].kind == ElementKind::skip;
  const auto goes_on = [&](std::size_t to) {
    return to < end_ && !stops_words(report_.text[to]) && (to == at || !report_.starts[to]);
  };
  if (takes_all) {
    // Nothing says where they end but the line; from any character of theirs that is the same end.
    if (at < line_words_.begin || at >= line_words_.end) {
      std::size_t to = at;
      while (goes_on(to) && report_.places[to].line == report_.places[at].line) ++to;
      line_words_ = {at, to};
    }
    holes_[hole] = {at, line_words_.end};
    if (at < line_words_.end && match(index + 1, line_words_.end)) return true;
    fail(index, at);
    return false;
  }
  for (std::size_t to = at; goes_on(to);) {
    fail(index, to);
    ++to;
    holes_[hole] = {at, to};
    if (match(index + 1, to)) return true;
    if (has_failed(index, to)) break;
  }
  return false;
}

}  // namespace assay::audit_detail
