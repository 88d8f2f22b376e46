#include "audit/annexes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "audit/heading_numbers.hpp"

namespace assay::audit_detail {

namespace {

constexpr std::u32string_view word = U"附件";

std::u32string number_text(std::size_t number) { return to_code_points(std::to_string(number)); }

bool is_separator(char32_t c) { return c == U':' || c == U'.' || c == U'、'; }

// The characters of "附件1：" that a line begins with; 0 where it does not.
std::size_t leading_number(std::u32string_view text) {
  std::size_t size = annex_reference(text).size;
  while (size != 0 && size < text.size() && is_separator(text[size])) ++size;
  return size;
}

// The characters of a line before the name of the annex of this number: "1.", "- 1.", "附件1："; 0 where it is no such
// line.
std::size_t numbering(const ReportText& report, const ReportLine& line, std::size_t number) {
  const HeadingNumber heading = heading_number(report, line);
  if (heading.label == number_text(number)) return heading.size;
  const std::u32string_view text = report.line(line);
  return annex_reference(text).number == number ? leading_number(text) : 0;
}

// Without the stop that ends an entry of a list.
std::size_t end_of_name(std::u32string_view text) {
  std::size_t end = text.size();
  while (end > 0 && std::u32string_view(U";。,.").find(text[end - 1]) != std::u32string_view::npos) --end;
  return end;
}

// Where the entry of this number begins on the same line; the end of the line where it does not.
std::size_t next_entry(const ReportText& report, const ReportLine& line, std::size_t from, std::size_t number) {
  // Titles are short; a long line is none of a list.
  constexpr std::size_t most_characters = 400;
  const std::u32string_view text = report.line(line);
  if (text.size() > most_characters) return text.size();
  for (std::size_t at = from + 1; at < text.size(); ++at) {
    ReportLine rest = line;
    rest.begin += at;
    const bool parted = report.spaced[rest.begin] || text[at - 1] == U';' || text[at - 1] == U'。';
    if (parted && numbering(report, rest, number) != 0) return at;
  }
  return text.size();
}

// Without the parentheses at its end: （样表）, （2023-2024年）.
std::u32string_view bare(std::u32string_view title) {
  while (title.ends_with(U')')) {
    const std::size_t open = title.rfind(U'(');
    if (open == title.npos || open == 0) break;
    title = title.substr(0, open);
  }
  return title;
}

// Whether words after 附件N are the title of that annex, written longer or shorter; a sentence is none.
bool begins_alike(std::u32string_view words, std::u32string_view name) {
  constexpr std::size_t fewest = 2;
  if (words.find_first_of(U",。;") != words.npos) return false;
  const std::u32string_view own = bare(words), listed = bare(name);
  return own.starts_with(listed) || (own.size() >= fewest && listed.starts_with(own));
}

// Which annex a line is the title of.
class Titles {
 public:
  explicit Titles(const std::vector<std::u32string>& names) : names_(names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      by_name_.try_emplace(names[i], i);
      const auto [same, is_new] = by_bare_name_.try_emplace(bare(names[i]), i);
      if (!is_new) same->second = names.size();  // which one is not said
    }
  }

  std::optional<std::size_t> annex_of(std::u32string_view line) const {
    const std::u32string_view words = line.substr(leading_number(line));
    if (const auto same = by_name_.find(words); same != by_name_.end()) return same->second;
    const std::size_t number = annex_reference(line).number;
    if (number == 0) {
      const auto same = by_bare_name_.find(bare(words));
      return same == by_bare_name_.end() || same->second == names_.size() ? std::nullopt : std::optional(same->second);
    }
    if (number > names_.size()) return std::nullopt;
    return words.empty() || begins_alike(words, names_[number - 1]) ? std::optional(number - 1) : std::nullopt;
  }

 private:
  const std::vector<std::u32string>& names_;
  std::unordered_map<std::u32string_view, std::size_t> by_name_, by_bare_name_;
};

}  // namespace

AnnexReference annex_reference(std::u32string_view words) {
  constexpr std::u32string_view numerals = U"一二三四五六七八九";
  constexpr std::size_t most_digits = 6;
  if (!words.starts_with(word)) return {};
  std::size_t size = word.size(), number = 0;
  while (size < words.size() && is_digit(words[size])) ++size;
  if (size > word.size() + most_digits) return {};
  for (const char32_t digit : words.substr(word.size(), size - word.size())) number = number * 10 + (digit - U'0');
  if (size > word.size()) return {number, size};
  const auto take_numeral = [&]() -> std::size_t {
    const std::size_t digit = size < words.size() ? numerals.find(words[size]) : numerals.npos;
    if (digit == numerals.npos) return 0;
    ++size;
    return digit + 1;
  };
  number = take_numeral();
  if (size < words.size() && words[size] == U'十') {
    ++size;
    number = std::max<std::size_t>(number, 1) * 10 + take_numeral();
  }
  return number == 0 ? AnnexReference{} : AnnexReference{number, size};
}

const AnnexPart* Annexes::part_at(std::size_t at) const {
  const auto after = std::upper_bound(parts.begin(), parts.end(), at,
                                      [](std::size_t i, const AnnexPart& part) { return i < part.begin; });
  return after == parts.begin() ? nullptr : &*std::prev(after);
}

Annexes find_annexes(const ReportText& report) {
  Annexes annexes;
  std::vector<std::u32string> names;
  std::size_t next = 0;
  // All entries of a line: there may be several.
  const auto add = [&](ReportLine line) {
    const std::size_t before = names.size();
    while (!line.is_row && line.begin < line.end) {
      const std::u32string_view text = report.line(line);
      const std::size_t size = numbering(report, line, names.size() + 1);
      if (size == 0) break;
      const std::size_t end = next_entry(report, line, size, names.size() + 2);
      const std::size_t length = end_of_name(text.substr(0, end));
      if (size >= length) break;
      names.emplace_back(text.substr(size, length - size));
      const std::size_t from = line.begin + size;
      annexes.listed.push_back({report.words(from, line.begin + length), report.places[from], {}});
      line.begin += end;
    }
    return names.size() != before;
  };
  for (; next < report.lines.size() && names.empty(); ++next) {
    ReportLine line = report.lines[next];
    std::u32string_view text = report.line(line);
    if (line.is_row || !text.starts_with(U"附件:")) continue;
    line.begin += word.size() + 1;
    std::size_t entry = next + 1;
    if (line.begin < line.end && !add(line)) continue;
    while (entry < report.lines.size() && add(report.lines[entry])) ++entry;
    if (!names.empty()) next = entry - 1;
  }
  const Titles titles(names);
  std::size_t numbered = report.size();  // where the line before begins, if it is 附件N alone
  for (; next < report.lines.size() && !names.empty(); ++next) {
    const ReportLine& line = report.lines[next];
    const std::size_t before = std::exchange(numbered, report.size());
    if (line.is_row) continue;
    const std::optional<std::size_t> annex = titles.annex_of(report.line(line));
    if (!annex) continue;
    if (leading_number(report.line(line)) == line.end - line.begin) numbered = line.begin;
    // The title below its number is the same heading.
    if (before != report.size() && annexes.parts.back().annex == *annex) continue;
    annexes.listed[*annex].titled.push_back(report.places[line.begin]);
    if (!annexes.parts.empty()) annexes.parts.back().end = line.begin;
    annexes.parts.push_back({*annex, line.begin, report.size()});
  }
  return annexes;
}

}  // namespace assay::audit_detail
