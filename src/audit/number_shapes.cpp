#include "audit/number_shapes.hpp"

#include <algorithm>
#include <array>

#include "assay/error.hpp"
#include "assay/printed.hpp"
#include "number/printed_words.hpp"

namespace assay::audit_detail {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_large_scale(char32_t c) { return is_one_of(c, U"万亿"); }
bool is_scale(char32_t c) { return is_one_of(c, U"十百千万亿"); }
bool is_numeral(char32_t c) { return is_scale(c) || is_one_of(c, U"零〇一二两三四五六七八九"); }

// 最近, 附近; 合约, 节约: no hedges.
bool is_word(char32_t before, char32_t hedge) {
  return (hedge == U'近' && is_one_of(before, U"最附就邻临远靠")) ||
         (hedge == U'约' && is_one_of(before, U"合条契节签预制特"));
}

}  // namespace

NumberShapes::NumberShapes(const ReportText& report) : report_(report), joined_(report.size()) {
  for (const number::HedgeWord& hedge : number::hedges_before) hedges_before_.push_back(folded(hedge.word));
  for (const number::HedgeWord& hedge : number::hedges_within) hedges_behind_.push_back(folded(hedge.word));
  for (const number::HedgeWord& hedge : number::hedges_behind) hedges_behind_.push_back(folded(hedge.word));
  std::size_t run = 0;  // digits of the group before
  for (std::size_t i = 1; i < report.size(); ++i) {
    const char32_t before = at(i - 1), here = at(i);
    if (is_digit(before)) ++run;
    if (!is_digit(before)) run = 0;
    if (report.starts[i]) continue;
    const auto digit_follows = [&](std::size_t k) { return is_digit(at(k)) && !report.starts[k]; };
    if (is_digit(here)) {
      const bool after_scale = is_large_scale(before) && i >= 2 && is_digit(at(i - 2));
      joined_[i] = is_digit(before) || ((before == U'.' || before == U',') && joined_[i - 1]) || after_scale;
    } else if (here == U'.' && is_digit(before)) {
      joined_[i] = digit_follows(i + 1) && !report.spaced[i + 1];
    } else if (here == U',' && is_digit(before) && run <= 3) {
      // A comma of full width is one of the sentence, unless the digits are of full width too.
      const bool wide = report.raw[i] != U',';
      const bool fits =
          !wide || (!is_digit(report.raw[i - 1]) && i + 1 < report.size() && !is_digit(report.raw[i + 1]));
      joined_[i] = fits && !report.spaced[i] && digit_follows(i + 1) && digit_follows(i + 2) && digit_follows(i + 3) &&
                   !is_digit(at(i + 4)) && !report.spaced[i + 1];
    } else if (is_numeral(here) && is_numeral(before)) {
      joined_[i] = true;
    }
  }
}

// The characters of the hedge there; 0 where none is.
std::size_t NumberShapes::hedge_at(std::size_t begin) const {
  const std::u32string_view rest = std::u32string_view(report_.text).substr(begin);
  for (const std::u32string& hedge : hedges_before_) {
    if (rest.starts_with(hedge)) return hedge.size();
  }
  return 0;
}

std::vector<std::size_t> NumberShapes::ends(std::size_t begin, std::u32string_view unit) const {
  std::vector<std::size_t> found;
  const std::u32string_view text = report_.text;
  std::size_t end = begin + hedge_at(begin);
  if (is_one_of(at(end), U"+-") && is_digit(at(end + 1)) && (end == 0 || !is_digit(at(end - 1)))) ++end;
  const bool percent_in_words = text.substr(std::min(end, text.size())).starts_with(U"百分之");
  if (percent_in_words) end += 3;
  if (joined(end) && !percent_in_words) return {};
  if (is_digit(at(end)) || is_numeral(at(end))) {
    // Digits, then what multiplies them, then perhaps digits again: 1亿2000万.
    do {
      found.clear();
      do ++end;
      while (joined(end));
      found.push_back(end);
      if (is_one_of(at(end), U"多余") && is_large_scale(at(end + 1))) found.push_back(++end);
      while (is_scale(at(end)) && !joined(end)) found.push_back(++end);
    } while (joined(end));
    if (is_one_of(at(end), U"%‰")) found.push_back(++end);
  } else if (end == begin && is_one_of(at(end), U"/—-") && !is_digit(at(end + 1))) {
    found.push_back(++end);
    if (at(end) == U'—' && at(end - 1) == U'—') found.push_back(++end);
  } else {
    return {};
  }
  const auto add_hedge = [&](std::size_t after) {
    for (const std::u32string& hedge : hedges_behind_) {
      if (text.substr(after).starts_with(hedge)) return found.push_back(after + hedge.size());
    }
  };
  add_hedge(end);
  if (!unit.empty()) {
    for (std::size_t i = found.size(); i-- > 0;) {
      const std::size_t after = found[i];
      if (!text.substr(after).starts_with(unit)) continue;
      found.push_back(after + unit.size());
      add_hedge(after + unit.size());
    }
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  return found;
}

bool NumberShapes::is_hedge_before(std::size_t end, std::u32string_view hedge) const {
  if (end < hedge.size() || std::u32string_view(report_.text).substr(end - hedge.size(), hedge.size()) != hedge) {
    return false;
  }
  return hedge.size() > 1 || end == 1 || !is_word(report_.text[end - 2], hedge[0]);
}

NumberShapes::Extent NumberShapes::with_hedges(std::size_t begin, std::size_t end) const {
  const std::u32string_view text = report_.text;
  if (hedge_at(begin) == 0 && !report_.starts[begin]) {
    for (const std::u32string& hedge : hedges_before_) {
      if (!is_hedge_before(begin, hedge)) continue;
      begin -= hedge.size();
      break;
    }
  }
  // A unit may stand between: "6年以上". Whether that is one number is for reading to say; another line begins
  // something else, and so do words set apart behind a unit.
  constexpr std::size_t longest_unit = 2;
  for (std::size_t unit = 0; unit <= longest_unit && end + unit < text.size(); ++unit) {
    const std::size_t at = end + unit;
    if (report_.places[at].line != report_.places[end - 1].line || (unit > 0 && report_.spaced[at])) break;
    for (const std::u32string& hedge : hedges_behind_) {
      if (!text.substr(at).starts_with(hedge)) continue;
      try {
        if (read_printed(report_.words(begin, at + hedge.size())).hedge != Hedge::none)
          return {begin, at + hedge.size()};
      } catch (const Error&) {
        continue;
      }
    }
  }
  return {begin, end};
}

}  // namespace assay::audit_detail
