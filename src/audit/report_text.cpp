#include "audit/report_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "assay/error.hpp"
#include "audit/heading_numbers.hpp"
#include "model/text.hpp"

namespace assay::audit_detail {

namespace {

char32_t code_point(std::string_view bytes) noexcept {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (bytes.size() == 1) return lead;
  char32_t c = lead & (0xFFu >> (bytes.size() + 1));
  for (const char byte : bytes.substr(1)) c = (c << 6) | (static_cast<unsigned char>(byte) & 0x3F);
  return c;
}

// The width of white space in blanks; of some signs that count as such nothing can be seen.
std::size_t width(char32_t c) {
  if (c == 0x3000) return 2;
  return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xAD || c == 0xFEFF ? 0 : 1;
}

// Where the words of a line begin that a tab behind its list or heading number sets in, as word processors number
// paragraphs; nothing where there is none.
std::optional<std::size_t> numbered_indent(const std::u32string& line) {
  const auto words = std::find_if_not(line.begin(), line.end(), is_space);
  const auto tab = std::find(words, line.end(), U'\t');
  if (words == line.end() || tab == line.end()) return std::nullopt;
  if (!is_heading_number(folded(std::u32string_view(words, tab)))) return std::nullopt;
  return static_cast<std::size_t>(std::find_if_not(tab, line.end(), is_space) - line.begin());
}

// Which lines are rows of a table: those with a tab after words. A tab before words alone may be an indent, and so may
// one behind the number of a list; it makes a row after another one, and before one of as many cells.
std::vector<bool> find_rows(const std::vector<std::u32string>& lines) {
  std::vector<bool> rows(lines.size());
  const auto has_words = [&](std::size_t i) { return !std::all_of(lines[i].begin(), lines[i].end(), is_space); };
  const auto tabs = [&](std::size_t i) { return std::count(lines[i].begin(), lines[i].end(), U'\t'); };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (tabs(i) == 0 || !has_words(i)) continue;
    const std::optional<std::size_t> numbered = numbered_indent(lines[i]);
    const auto first = std::find_if_not(lines[i].begin(), lines[i].end(), is_space);
    const auto words = numbered ? lines[i].begin() + static_cast<std::ptrdiff_t>(*numbered) : first;
    const bool goes_on = i > 0 && rows[i - 1] && (!numbered || tabs(i) == tabs(i - 1));
    rows[i] = goes_on || std::find(words, lines[i].end(), U'\t') != lines[i].end();
  }
  for (std::size_t i = lines.size(); i-- > 1;) {
    if (rows[i] && !rows[i - 1] && has_words(i - 1)) rows[i - 1] = tabs(i) == tabs(i - 1);
  }
  return rows;
}

// "- 3 -", "第 3 页", "第3页 共9页": whatever stands around it.
bool is_page_words(std::u32string_view words) {
  std::size_t at = 0;
  const auto take = [&](std::u32string_view set) {
    const bool fits = at < words.size() && is_one_of(words[at], set);
    if (fits) ++at;
    return fits;
  };
  const auto take_digits = [&] {
    const std::size_t from = at;
    while (at < words.size() && is_digit(words[at])) ++at;
    return at > from;
  };
  constexpr std::u32string_view dashes = U"-–—";
  if (take(dashes)) return take_digits() && take(dashes) && at == words.size();
  if (!take(U"第") || !take_digits() || !take(U"页")) return false;
  if (at == words.size()) return true;
  take(U"/,");
  return take(U"共") && take_digits() && take(U"页") && at == words.size();
}

// Empties the lines that are numbers of pages. A number alone on its line is one beside a form feed, or between empty
// lines where all such numbers of the report count on by one; others may be cells of a table that lost its tabs.
void drop_page_numbers(std::vector<std::u32string>& lines) {
  constexpr std::size_t most_digits = 3;
  std::vector<std::size_t> between;
  bool counts_on = true;
  std::optional<int> last;
  bool was_empty = false, was_fed = false;  // the line before, as it was
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool has_tab = lines[i].find(U'\t') != lines[i].npos;
    const std::u32string words = folded(lines[i]);
    const bool fed =
        was_fed || lines[i].find(U'\f') != lines[i].npos || (i + 1 < lines.size() && lines[i + 1].starts_with(U'\f'));
    const bool before = i > 0 && was_empty;
    const bool after = i + 1 == lines.size() || std::all_of(lines[i + 1].begin(), lines[i + 1].end(), is_space);
    was_empty = words.empty();
    was_fed = lines[i].ends_with(U'\f');
    if (has_tab || words.empty()) continue;
    if (is_page_words(words)) {
      lines[i].clear();
    } else if (words.size() <= most_digits && std::all_of(words.begin(), words.end(), is_digit)) {
      if (fed) {
        lines[i].clear();
      } else if (before && after) {
        const int page = std::stoi(to_utf8(words));
        counts_on = counts_on && (!last || page == *last + 1);
        last = page;
        between.push_back(i);
      }
    }
  }
  if (!counts_on) return;
  for (const std::size_t i : between) lines[i].clear();
}

}  // namespace

bool is_space(char32_t c) noexcept {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200D) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
         c == 0x3000 || c == 0xAD || c == 0xFEFF;
}

bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

bool is_one_of(char32_t c, std::u32string_view set) noexcept { return set.find(c) != set.npos; }

bool is_mark(char32_t c) noexcept { return c == row_mark || c == cell_mark; }

bool is_numeral(char32_t c) noexcept { return is_one_of(c, U"零〇一二两三四五六七八九十百千万亿"); }

bool ends_sentence(char32_t c) noexcept { return c == U'。' || c == U'!' || c == U'?'; }

char32_t fold(char32_t c) noexcept {
  if (is_space(c)) return U' ';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case U'“':
    case U'”': return U'"';
    case U'‘':
    case U'’': return U'\'';
    case 0xFE6A: return U'%';
    default: return c;
  }
}

std::u32string folded(std::u32string_view raw) {
  std::u32string result;
  for (const char32_t c : raw) {
    if (!is_space(c)) result += fold(c);
  }
  return result;
}

std::u32string folded(std::string_view text) { return folded(to_code_points(text)); }

std::u32string to_code_points(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const std::size_t length = model::utf8_length(text);
    result += code_point(text.substr(0, length));
    text.remove_prefix(length);
  }
  return result;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  const auto put = [&](char32_t bits) { result += static_cast<char>(static_cast<unsigned char>(bits)); };
  for (const char32_t c : text) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    }
  }
  return result;
}

std::vector<std::u32string> read_lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::u32string> lines(1);
  while (!text.empty()) {
    const std::size_t length = model::utf8_length(text);
    if (length == 0) {
      throw Error({Code::invalid_text,
                   "",
                   {},
                   static_cast<std::uint32_t>(lines.size()),
                   static_cast<std::uint32_t>(lines.back().size() + 1)});
    }
    if (text[0] == '\n') {
      if (lines.back().ends_with(U'\r')) lines.back().pop_back();
      lines.emplace_back();
    } else {
      lines.back() += code_point(text.substr(0, length));
    }
    text.remove_prefix(length);
  }
  return lines;
}

ReportText::ReportText(std::string_view report) {
  std::array<std::u32string, heading_levels> numbers;
  std::vector<std::u32string> all = read_lines(report);
  drop_page_numbers(all);
  const std::vector<bool> rows = find_rows(all);
  for (std::uint32_t number = 1; number <= all.size(); ++number) {
    const std::u32string& line = all[number - 1];
    const bool row = rows[number - 1];
    if (row) mark(row_mark, {number, 1});
    const std::size_t begin = size();
    std::size_t cell = 0;
    while (row) {
      const std::size_t tab = line.find(U'\t', cell);
      if (tab == line.npos) break;
      add(std::u32string_view(line).substr(0, tab), cell, number);
      mark(cell_mark, {number, static_cast<std::uint32_t>(tab + 1)});
      cell = tab + 1;
    }
    add(line, cell, number);
    const std::size_t end = size();
    if (row) mark(row_mark, {number, static_cast<std::uint32_t>(line.size() + 1)});
    if (begin == end) continue;
    ReportLine& own = lines.emplace_back(ReportLine{begin, end, number, row, 0});
    if (row) continue;
    const HeadingNumber heading = heading_number(*this, own);
    own.numbering = heading.size;
    starts[begin] = heading.size != 0;
    if (heading.label.empty()) continue;
    numbers[heading.level] = heading.label;
    std::fill(numbers.begin() + static_cast<std::ptrdiff_t>(heading.level) + 1, numbers.end(), std::u32string());
    std::u32string name;
    for (const std::u32string& each : numbers) name += each;
    headings_.push_back({begin, to_utf8(name)});
  }
}

void ReportText::add(std::u32string_view line, std::size_t from, std::uint32_t number) {
  bool space = true;
  std::size_t blanks = 0;
  for (std::size_t i = from; i < line.size(); ++i) {
    if (is_space(line[i])) {
      space = true;
      blanks += line[i] == U'\t' ? 2 : width(line[i]);
      continue;
    }
    text += fold(line[i]);
    raw += line[i];
    places.push_back({number, static_cast<std::uint32_t>(i + 1)});
    starts.push_back(false);
    spaced.push_back(space);
    parted.push_back(blanks > 1);
    space = false;
    blanks = 0;
  }
}

void ReportText::mark(char32_t c, TextPlace place) {
  text += c;
  raw += c;
  places.push_back(place);
  starts.push_back(false);
  spaced.push_back(true);
  parted.push_back(true);
}

std::string ReportText::words(std::size_t begin, std::size_t end) const {
  return to_utf8(std::u32string_view(raw).substr(begin, end - begin));
}

std::string_view ReportText::heading(std::size_t at) const {
  const auto after = std::upper_bound(headings_.begin(), headings_.end(), at,
                                      [](std::size_t place, const Heading& heading) { return place < heading.from; });
  return after == headings_.begin() ? std::string_view() : std::prev(after)->name;
}

bool ReportText::begins_sentence(std::size_t at) const {
  if (at == 0 || starts[at]) return true;
  return is_mark(text[at]) || is_mark(text[at - 1]) || ends_sentence(text[at - 1]);
}

}  // namespace assay::audit_detail
