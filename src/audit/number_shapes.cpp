#include "audit/number_shapes.hpp"

#include <algorithm>

#include "assay/error.hpp"
#include "assay/printed.hpp"
#include "number/printed_words.hpp"

namespace assay::audit_detail {

namespace {

bool is_large_scale(char32_t c) { return is_one_of(c, U"万亿"); }
bool is_scale(char32_t c) { return is_one_of(c, U"十百千万亿"); }
bool is_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

constexpr std::u32string_view percent_before = U"百分之";

// 最近, 附近; 合约, 节约: no hedges.
bool is_word(char32_t before, char32_t hedge) {
  return (hedge == U'近' && is_one_of(before, U"最附就邻临远靠")) ||
         (hedge == U'约' && is_one_of(before, U"合条契节签预制特"));
}

}  // namespace

NumberShapes::NumberShapes(const ReportText& report)
    : report_(report), joined_(report.size()), cut_(report.size()), numbering_(report.size()) {
  for (const number::HedgeWord& hedge : number::hedges_before) hedges_before_.push_back(folded(hedge.word));
  for (const number::HedgeWord& hedge : number::hedges_within) hedges_behind_.push_back(folded(hedge.word));
  for (const number::HedgeWord& hedge : number::hedges_behind) hedges_behind_.push_back(folded(hedge.word));
  for (const ReportLine& line : report.lines) {
    for (std::size_t i = line.begin; i < line.begin + line.numbering; ++i) numbering_[i] = true;
  }
  join_characters();
  find_cuts();
}

void NumberShapes::join_characters() {
  std::size_t run = 0;      // digits of the group before
  bool is_percent = false;  // nothing but numerals stands behind 百分之
  for (std::size_t i = 1; i < report_.size(); ++i) {
    const char32_t before = at(i - 1), here = at(i);
    run = !is_digit(before) ? 0 : report_.spaced[i - 1] ? 1 : run + 1;
    is_percent = is_before(i, percent_before) || (is_percent && is_numeral(before));
    if (report_.starts[i] || report_.parted[i]) continue;
    if (is_digit(here)) {
      const bool after_mark = (before == U'.' || before == U',') && joined_[i - 1];
      const bool after_scale = is_large_scale(before) && i >= 2 && is_digit(at(i - 2));
      const bool apart = report_.spaced[i] && !(run <= 3 && is_before_group(i - 1));
      joined_[i] = after_mark || ((is_digit(before) || after_scale) && !starts_line(i) && !apart);
    } else if (here == U'.' && is_digit(before)) {
      // Behind a point the end of a line has cut a number; a blank may part two.
      const bool goes_on = !numbering_[i] && is_digit(at(i + 1)) && !report_.starts[i + 1] && !report_.parted[i + 1];
      joined_[i] = goes_on && (!report_.spaced[i + 1] || starts_line(i + 1));
    } else if (here == U',' && is_digit(before)) {
      joined_[i] = is_joined_comma(i, run);
    } else if (here == U'点') {
      joined_[i] = is_percent && is_numeral(before) && is_numeral(at(i + 1));
    } else if (is_numeral(here)) {
      joined_[i] = is_numeral(before) || (before == U'点' && joined_[i - 1]);
    }
  }
}

// A number that is alone on its line is not cut behind.
void NumberShapes::find_cuts() {
  for (const ReportLine& line : report_.lines) {
    for (std::size_t i = line.begin + 1; i < line.end; ++i) {
      cut_[i] = is_digit(at(i - 1)) && is_digit(at(i)) && !joined_[i] && !report_.parted[i];
    }
    const std::size_t next = line.end;
    if (line.is_row || next >= report_.size() || report_.starts[next]) continue;
    const std::u32string_view words = report_.line(line);
    cut_[next] = is_digit(words.back()) && is_digit(at(next)) && !std::all_of(words.begin(), words.end(), is_digit);
  }
}

// A comma of full width is one of the sentence, unless the digits are of full width too.
bool NumberShapes::is_joined_comma(std::size_t i, std::size_t run) const {
  if (run > 3 || !is_before_group(i) || report_.spaced[i] || report_.spaced[i + 1]) return false;
  return report_.raw[i] == U',' || (!is_digit(report_.raw[i - 1]) && !is_digit(report_.raw[i + 1]));
}

// Three digits, and no more, stand behind.
bool NumberShapes::is_before_group(std::size_t i) const {
  const auto digit = [&](std::size_t k) { return is_digit(at(k)) && !report_.starts[k]; };
  return digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
}

// Whether the mark there stands between two numbers that it makes one range, ratio or list of.
bool NumberShapes::joins_numbers(std::size_t mark) const {
  if (mark == 0 || mark + 1 >= report_.size()) return false;
  if (report_.starts[mark] || report_.starts[mark + 1] || numbering_[mark - 1]) return false;
  const char32_t before = at(mark - 1), behind = at(mark + 1);
  const bool digits = (is_digit(before) || is_one_of(before, U"%‰万亿")) && is_digit(behind);
  if (!digits && !(is_numeral(before) && is_numeral(behind))) return false;
  if (at(mark) != U',') return is_one_of(at(mark), U"-~–—−〜至到/:∶、");
  // A comma of full width parts a sentence, but may be one of a number before three digits.
  return report_.raw[mark] == U',' || is_before_group(mark);
}

bool NumberShapes::is_part_before(std::size_t begin) const {
  if (begin == 0 || report_.starts[begin]) return false;
  if (is_one_of(at(begin), U"+-") && joins_numbers(begin)) return true;
  if (!is_digit(at(begin)) && !is_numeral(at(begin))) return false;
  if (is_before(begin, U"分之") || is_one_of(at(begin - 1), U"第几")) return true;
  return joins_numbers(begin - 1);
}

bool NumberShapes::is_part_behind(std::size_t end) const {
  while (end < report_.size() && !report_.starts[end] && is_one_of(at(end), U"%‰万亿")) ++end;
  if (end >= report_.size() || report_.starts[end]) return false;
  if (std::u32string_view(report_.text).substr(end).starts_with(U"分之") || at(end) == U'几') return true;
  if (at(end) == U'来') return word_at(number::units, to_utf8(std::u32string(1, at(end + 1)))) != nullptr;
  return joins_numbers(end);
}

bool NumberShapes::is_before(std::size_t end, std::u32string_view words) const {
  return end >= words.size() && std::u32string_view(report_.text).substr(end - words.size(), words.size()) == words;
}

// The characters of the hedge there; 0 where none is.
std::size_t NumberShapes::hedge_at(std::size_t begin) const {
  const std::u32string_view rest = std::u32string_view(report_.text).substr(begin);
  for (const std::u32string& hedge : hedges_before_) {
    if (rest.starts_with(hedge)) return hedge.size();
  }
  return 0;
}

// The characters of the hedge behind a number; 0 where none is. 多 and 余 may begin another word: 多于, 余额; behind a
// unit any may: 7339次多于去年.
std::size_t NumberShapes::hedge_behind(std::size_t end, bool is_behind_unit) const {
  const std::u32string_view rest = std::u32string_view(report_.text).substr(std::min(end, report_.size()));
  for (const std::u32string& hedge : hedges_behind_) {
    if (!rest.starts_with(hedge)) continue;
    const char32_t next = at(end + hedge.size());
    const bool is_other_word =
        hedge.size() == 1 && (is_behind_unit ? is_ideograph(next) : is_one_of(next, U"于额下款"));
    return is_other_word ? 0 : hedge.size();
  }
  return 0;
}

std::vector<std::size_t> NumberShapes::ends(std::size_t begin, std::u32string_view unit, Cuts cuts) const {
  std::vector<std::size_t> found = ends_of(begin, unit, Cuts::part);
  if (cuts == Cuts::part) return found;
  const std::size_t apart = found.size();
  for (const std::size_t end : ends_of(begin, unit, Cuts::join)) {
    const auto known = found.begin() + static_cast<std::ptrdiff_t>(apart);
    if (std::find(found.begin(), known, end) == known) found.push_back(end);
  }
  return found;
}

std::vector<std::size_t> NumberShapes::ends_of(std::size_t begin, std::u32string_view unit, Cuts cuts) const {
  std::vector<std::size_t> found;
  const std::u32string_view text = report_.text;
  std::size_t end = begin + hedge_at(begin);
  if (is_one_of(at(end), U"+-") && is_digit(at(end + 1)) && (end == 0 || !is_digit(at(end - 1)))) ++end;
  const bool percent_in_words = text.substr(std::min(end, text.size())).starts_with(percent_before);
  if (percent_in_words) end += percent_before.size();
  if (joined(end, cuts) && !percent_in_words) return {};
  if (end > 0 && is_scale(at(end)) && is_digit(at(end - 1))) return {};  // the 万 of 47万
  if (is_digit(at(end)) || is_numeral(at(end))) {
    // Digits, then what multiplies them, then perhaps digits again: 1亿2000万.
    do {
      found.clear();
      do ++end;
      while (joined(end, cuts));
      found.push_back(end);
      if (is_one_of(at(end), U"多余") && is_large_scale(at(end + 1))) found.push_back(++end);
      // 百 and 千 of the next line begin other words.
      const auto scales = [&] { return starts_line(end) ? is_large_scale(at(end)) : is_scale(at(end)); };
      while (end < report_.size() && scales() && !report_.parted[end] && !joined(end, cuts)) found.push_back(++end);
    } while (joined(end, cuts));
    if (is_one_of(at(end), U"%‰")) found.push_back(++end);
  } else if (end == begin && is_one_of(at(end), U"/—-") && !is_digit(at(end + 1))) {
    found.push_back(++end);
    if (at(end) == U'—' && at(end - 1) == U'—') found.push_back(++end);
  } else {
    return {};
  }
  const auto add_hedge = [&](std::size_t after, bool is_behind_unit) {
    const std::size_t size = hedge_behind(after, is_behind_unit);
    if (size != 0) found.push_back(after + size);
  };
  add_hedge(end, false);
  if (!unit.empty()) {
    for (std::size_t i = found.size(); i-- > 0;) {
      const std::size_t after = found[i];
      if (!text.substr(after).starts_with(unit)) continue;
      found.push_back(after + unit.size());
      add_hedge(after + unit.size(), true);
    }
  }
  std::sort(found.begin(), found.end(), std::greater<>());
  return found;
}

bool NumberShapes::is_hedge_before(std::size_t end, std::u32string_view hedge) const {
  if (!is_before(end, hedge)) return false;
  return hedge.size() > 1 || end == 1 || !is_word(report_.text[end - 2], hedge[0]);
}

NumberShapes::Extent NumberShapes::with_words_around(std::size_t begin, std::size_t end, bool with_scale) const {
  if (hedge_at(begin) == 0 && !report_.starts[begin]) {
    for (const std::u32string& hedge : hedges_before_) {
      if (!is_hedge_before(begin, hedge)) continue;
      begin -= hedge.size();
      break;
    }
  }
  const auto is_amount = [&](char32_t c) { return is_digit(c) || is_numeral(c) || is_one_of(c, U"多余"); };
  while (with_scale && is_large_scale(at(end)) && !report_.starts[end] && is_amount(at(end - 1))) ++end;
  // A unit may stand between: "6年以上". Whether that is one number is for reading to say; another line begins
  // something else, and so do words set apart behind a unit.
  constexpr std::size_t longest_unit = 2;
  for (std::size_t unit = 0; unit <= longest_unit && end + unit < report_.size(); ++unit) {
    const std::size_t after = end + unit;
    if (report_.places[after].line != report_.places[end - 1].line || (unit > 0 && report_.spaced[after])) break;
    const std::size_t hedge = hedge_behind(after, unit > 0);
    if (hedge == 0) continue;
    try {
      if (read_printed(report_.words(begin, after + hedge)).hedge != Hedge::none) return {begin, after + hedge};
    } catch (const Error&) {
      continue;
    }
  }
  return {begin, end};
}

}  // namespace assay::audit_detail
