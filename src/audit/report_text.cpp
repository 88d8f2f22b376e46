#include "audit/report_text.hpp"

#include <algorithm>
#include <array>

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

// Which lines are rows of a table: those with a tab after words. A tab before words alone may be an indent; it makes a
// row after another one, and before one of as many cells.
std::vector<bool> find_rows(const std::vector<std::u32string>& lines) {
  std::vector<bool> rows(lines.size());
  const auto has_words = [&](std::size_t i) { return !std::all_of(lines[i].begin(), lines[i].end(), is_space); };
  const auto tabs = [&](std::size_t i) { return std::count(lines[i].begin(), lines[i].end(), U'\t'); };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (tabs(i) == 0 || !has_words(i)) continue;
    const auto words = std::find_if_not(lines[i].begin(), lines[i].end(), is_space);
    rows[i] = (i > 0 && rows[i - 1]) || std::find(words, lines[i].end(), U'\t') != lines[i].end();
  }
  for (std::size_t i = lines.size(); i-- > 1;) {
    if (rows[i] && !rows[i - 1] && has_words(i - 1)) rows[i - 1] = tabs(i) == tabs(i - 1);
  }
  return rows;
}

}  // namespace

bool is_space(char32_t c) noexcept {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

bool ends_sentence(char32_t c) noexcept { return c == U'。' || c == U'!' || c == U'?'; }

char32_t fold(char32_t c) noexcept {
  if (is_space(c)) return U' ';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c;
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
  const std::vector<std::u32string> all = read_lines(report);
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
  for (std::size_t i = from; i < line.size(); ++i) {
    if (is_space(line[i])) {
      space = true;
      continue;
    }
    text += fold(line[i]);
    raw += line[i];
    places.push_back({number, static_cast<std::uint32_t>(i + 1)});
    starts.push_back(false);
    spaced.push_back(space);
    space = false;
  }
}

void ReportText::mark(char32_t c, TextPlace place) {
  text += c;
  raw += c;
  places.push_back(place);
  starts.push_back(false);
  spaced.push_back(true);
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
  const auto splits = [](char32_t c) { return c == row_mark || c == cell_mark; };
  return splits(text[at]) || splits(text[at - 1]) || ends_sentence(text[at - 1]);
}

}  // namespace assay::audit_detail
