#include "audit/unclaimed.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "assay/printed.hpp"
#include "number/printed_words.hpp"

namespace assay::audit_detail {

namespace {

bool is_latin(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }

// Marks digits that are no amounts.
class NotAmounts {
 public:
  NotAmounts(const ReportText& report, std::vector<bool>& settled) : report_(report), settled_(settled) {}

  void mark() {
    for (const ReportLine& line : report_.lines) {
      settle(line.begin, line.begin + line.numbering);
      if (!line.is_row && line.numbering == 0) mark_levels(line);
    }
    for (std::size_t at = 0; at < report_.size();) {
      const bool arabic = is_digit(report_.text[at]);
      if (!arabic && !is_numeral(report_.text[at])) {
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < report_.size() && !report_.starts[end] &&
             (arabic ? is_digit(report_.text[end]) : is_numeral(report_.text[end]))) {
        ++end;
      }
      mark_date(at, end);
      if (arabic) {
        mark_span(at, end);
        mark_short_date(at, end);
        mark_time(at, end);
        mark_ordinals(at, end);
        mark_document(at, end);
        mark_item(at, end);
      }
      at = end;
    }
  }

 private:
  char32_t at(std::size_t i) const { return i < report_.size() ? report_.text[i] : row_mark; }
  bool follows(std::size_t end, std::u32string_view words) const {
    return std::u32string_view(report_.text).substr(0, end).ends_with(words);
  }
  std::size_t past_digits(std::size_t from) const {
    while (is_digit(at(from))) ++from;
    return from;
  }
  // The value of so few digits; nothing where they are none or more than two.
  std::optional<int> small(std::size_t begin, std::size_t end) const {
    if (begin >= end || end - begin > 2) return std::nullopt;
    int value = 0;
    for (std::size_t i = begin; i < end; ++i) value = value * 10 + static_cast<int>(at(i) - U'0');
    return value;
  }
  bool is_within(std::size_t begin, std::size_t end, int first, int last) const {
    const std::optional<int> value = small(begin, end);
    return value && first <= *value && *value <= last;
  }
  bool is_month(std::size_t begin, std::size_t end) const { return is_within(begin, end, 1, 12); }
  bool is_day(std::size_t begin, std::size_t end) const { return is_within(begin, end, 1, 31); }
  bool is_year(std::size_t begin, std::size_t end) const {
    return end - begin == 4 &&
           ((at(begin) == U'1' && at(begin + 1) == U'9') || (at(begin) == U'2' && at(begin + 1) == U'0'));
  }
  void settle(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) settled_[i] = true;
  }

  // 2023年, 9月, 8日, 二〇二三年.
  void mark_date(std::size_t begin, std::size_t end) {
    const std::size_t digits = end - begin;
    const bool is_unit = (at(end) == U'年' && digits == 4) || (is_one_of(at(end), U"月日") && digits <= 2);
    // A day by another word: 8月23号.
    const bool is_day = at(end) == U'号' && digits <= 2 && begin > 0 && at(begin - 1) == U'月';
    if (is_unit || is_day) settle(begin, end + 1);
  }

  // 2023-2024, 2024-08-23, 2024.8.23, 2024/8/23.
  void mark_span(std::size_t begin, std::size_t end) {
    if (!is_year(begin, end)) return;
    const std::size_t second = past_digits(end + 1);
    if (is_one_of(at(end), U"-~—–至到") && is_year(end + 1, second)) return settle(begin, second);
    if (!is_one_of(at(end), U"-./") || at(second) != at(end) || second == end + 1 || second - end > 3) return;
    const std::size_t third = past_digits(second + 1);
    if (third > second + 1 && third - second <= 3) settle(begin, third);
  }

  // 20240823, 23/8/2024, 08-23.
  void mark_short_date(std::size_t begin, std::size_t end) {
    if (end - begin == 8 && is_year(begin, begin + 4) && is_month(begin + 4, begin + 6) && is_day(begin + 6, end)) {
      return settle(begin, end);
    }
    if (!is_one_of(at(end), U"-./")) return;
    const std::size_t second = past_digits(end + 1), third = past_digits(second + 1);
    const bool day_first = is_day(begin, end) && is_month(end + 1, second);
    if (!day_first && !(is_month(begin, end) && is_day(end + 1, second))) return;
    if (at(second) == at(end) && is_year(second + 1, third)) return settle(begin, third);
    // An amount begins with no zero: 08-23, but not 5-10 or 0.5.
    const bool padded = at(begin) == U'0' && end - begin == 2 && second - end == 3;
    if (padded && !day_first && at(end) == U'-' && (begin == 0 || at(begin - 1) != U'-')) settle(begin, second);
  }

  // 9:30, 9时30分.
  void mark_time(std::size_t begin, std::size_t end) {
    if (!is_within(begin, end, 0, 24)) return;
    const std::size_t second = past_digits(end + 1);
    const bool minutes = is_within(end + 1, second, 0, 59);
    if (at(end) == U':' && minutes && second - end == 3) return settle(begin, second);
    if (at(end) == U'时') settle(begin, minutes && at(second) == U'分' ? second + 1 : end + 1);
  }

  // 第1-3项, No.5.
  void mark_ordinals(std::size_t begin, std::size_t end) {
    const bool numbered = begin >= 3 && at(begin - 1) == U'.' && (at(begin - 2) | 0x20) == U'o' &&
                          (at(begin - 3) | 0x20) == U'n' && (begin == 3 || !is_latin(at(begin - 4)));
    if (numbered) return settle(begin, end);
    if (begin == 0 || at(begin - 1) != U'第') return;
    while (is_one_of(at(end), U"-~—–至到、") && is_digit(at(end + 1))) end = past_digits(end + 1);
    settle(begin, end);
  }

  // "1.1 概况", "1.1.2概况" at the beginning of a line; "1.5 万元" is an amount.
  void mark_levels(const ReportLine& line) {
    const auto past = [&](std::size_t from) {
      while (from < line.end && is_digit(at(from))) ++from;
      return from;
    };
    std::size_t end = past(line.begin), levels = 0;
    if (end == line.begin) return;
    for (; end + 1 < line.end && at(end) == U'.' && is_digit(at(end + 1)); ++levels) end = past(end + 1);
    const bool is_amount = levels == 1 && (end >= line.end || !report_.spaced[end] || !is_title(end, line.end));
    if (levels == 0 || is_amount) return;
    settle(line.begin, end);
  }

  // Words that no unit stands before, nor any that ends a sentence behind.
  bool is_title(std::size_t begin, std::size_t end) const {
    if (is_one_of(at(begin), U"万亿%‰") || is_digit(at(begin)) || ends_sentence(at(end - 1))) return false;
    const std::string words = report_.words(begin, end);
    const number::Unit* unit = word_at(number::units, words);
    return unit == nullptr || unit->kind == number::UnitKind::counted;
  }

  // 〔2023〕7号, [2023]7号, (2023)7号; 第7号.
  void mark_document(std::size_t begin, std::size_t end) {
    const char32_t before = begin > 0 ? at(begin - 1) : row_mark;
    const bool in_brackets = is_one_of(before, U"〔[(【") && is_one_of(at(end), U"〕])】");
    if (in_brackets && is_year(begin, end)) settle(begin, end);
    if (at(end) == U'号' && is_one_of(before, U"〕])】第")) settle(begin, end);
  }

  // "；(2)" inside a paragraph; 附件1, 表2.
  void mark_item(std::size_t begin, std::size_t end) {
    constexpr std::array<std::u32string_view, 5> owners = {U"附件", U"附表", U"附录", U"图", U"表"};
    const bool owned = std::any_of(owners.begin(), owners.end(), [&](auto word) { return follows(begin, word); });
    const bool listed = begin > 0 && at(begin - 1) == U'(' && at(end) == U')' && end - begin <= 2 &&
                        (begin == 1 || is_one_of(at(begin - 2), U"。;:!?"));
    if (owned || listed) settle(begin, end);
  }

  const ReportText& report_;
  std::vector<bool>& settled_;
};

// A sentence or a cell as printed, with the place of each byte. White space stays where it parts a number from letters
// and commas, and from another number.
struct Stretch {
  std::string bytes;
  std::vector<std::size_t> places;
};
Stretch stretch_of(const ReportText& report, std::size_t begin, std::size_t end) {
  Stretch stretch;
  const auto parts = [](char32_t c) { return is_latin(c) || is_one_of(c, U",.、"); };
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && report.spaced[i]) {
      const char32_t before = report.text[i - 1], here = report.text[i];
      const bool numbers = (is_digit(before) || is_one_of(before, U"万亿")) && is_digit(here);
      if (numbers || parts(before) || parts(here)) {
        const bool wide = report.parted[i] || report.places[i].line != report.places[i - 1].line;
        stretch.bytes += numbers && wide ? '\n' : ' ';
        stretch.places.push_back(i);
      }
    }
    stretch.bytes += to_utf8(std::u32string_view(report.raw).substr(i, 1));
    stretch.places.resize(stretch.bytes.size(), i);
  }
  stretch.places.push_back(end);
  return stretch;
}

std::string context_of(const ReportText& report, std::size_t begin, std::size_t end, std::size_t from, std::size_t to) {
  constexpr std::size_t around = 12;
  const std::size_t first = begin - from > around ? begin - around : from;
  const std::size_t last = to - end > around ? end + around : to;
  return (first > from ? "…" : "") + report.words(first, last) + (last < to ? "…" : "");
}

}  // namespace

std::vector<UnclaimedNumber> find_unclaimed(const ReportText& report, std::vector<bool> settled) {
  NotAmounts(report, settled).mark();
  std::vector<UnclaimedNumber> unclaimed;
  for (std::size_t from = 0; from < report.size();) {
    std::size_t to = from + 1;
    while (to < report.size() && !report.begins_sentence(to)) ++to;
    const Stretch stretch = is_mark(report.text[from]) ? Stretch() : stretch_of(report, from, to);
    for (const FoundNumber& found : find_printed(stretch.bytes)) {
      const std::size_t begin = stretch.places[found.offset], end = stretch.places[found.offset + found.size];
      const auto first = settled.begin() + static_cast<std::ptrdiff_t>(begin);
      if (std::find(first, settled.begin() + static_cast<std::ptrdiff_t>(end), true) !=
          settled.begin() + static_cast<std::ptrdiff_t>(end))
        continue;
      unclaimed.push_back({report.places[begin], report.words(begin, end), context_of(report, begin, end, from, to)});
    }
    from = to;
  }
  return unclaimed;
}

}  // namespace assay::audit_detail
