#include "audit/unclaimed.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "assay/printed.hpp"

namespace assay::audit_detail {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_mark(char32_t c) { return c == row_mark || c == cell_mark; }
bool is_numeral(char32_t c) { return is_one_of(c, U"〇零一二三四五六七八九十"); }
bool is_latin(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }

// Marks digits that are no amounts.
class NotAmounts {
 public:
  NotAmounts(const ReportText& report, std::vector<bool>& settled) : report_(report), settled_(settled) {}

  void mark() {
    for (const ReportLine& line : report_.lines) settle(line.begin, line.begin + line.numbering);
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
    const auto digits_from = [&](std::size_t from) {
      std::size_t to = from;
      while (is_digit(at(to))) ++to;
      return to;
    };
    const std::size_t second = digits_from(end + 1);
    if (is_one_of(at(end), U"-~—–至到") && is_year(end + 1, second)) return settle(begin, second);
    if (!is_one_of(at(end), U"-./") || at(second) != at(end) || second == end + 1 || second - end > 3) return;
    const std::size_t third = digits_from(second + 1);
    if (third > second + 1 && third - second <= 3) settle(begin, third);
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
// and commas.
struct Stretch {
  std::string bytes;
  std::vector<std::size_t> places;
};
Stretch stretch_of(const ReportText& report, std::size_t begin, std::size_t end) {
  Stretch stretch;
  const auto parts = [](char32_t c) { return is_latin(c) || is_one_of(c, U",.、"); };
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && report.spaced[i] && (parts(report.text[i - 1]) || parts(report.text[i]))) {
      stretch.bytes += ' ';
      stretch.places.push_back(i);
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
