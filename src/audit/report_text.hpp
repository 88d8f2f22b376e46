// The text of a report as a template sees it: white space gone, full-width forms half-width, every character with the
// place where it stands. Lines with tabs are rows of tables; marks that no words match stand around them and between
// their cells, so that nothing is found across. The numbers of pages are left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/claims.hpp"

namespace assay::audit_detail {

inline constexpr char32_t row_mark = U'\n';
inline constexpr char32_t cell_mark = U'\t';

bool is_space(char32_t c) noexcept;
bool is_digit(char32_t c) noexcept;  // of folded text
bool is_one_of(char32_t c, std::u32string_view set) noexcept;
bool is_mark(char32_t c) noexcept;     // of rows and cells
bool is_numeral(char32_t c) noexcept;  // of Chinese numerals: 零〇一二两…九, 十百千万亿

// 。！？, which end sentences.
bool ends_sentence(char32_t c) noexcept;

// The half-width form of a full-width one, the straight quote of a curved one, and " " for white space; others as they
// are.
char32_t fold(char32_t c) noexcept;

// Folded, without white space.
std::u32string folded(std::u32string_view raw);
std::u32string folded(std::string_view text);

std::u32string to_code_points(std::string_view valid_utf8);
std::string to_utf8(std::u32string_view text);

// Lines without their ends (LF, CRLF); a byte order mark before them is dropped. Throws Error with Code::invalid_text,
// line and column, where the text is not valid UTF-8.
std::vector<std::u32string> read_lines(std::string_view text);

// What is not white space of a line, by indexes into the folded text.
struct ReportLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t number = 0;   // from 1
  bool is_row = false;        // of a table
  std::size_t numbering = 0;  // characters of the list or heading number that it begins with
};

class ReportText {
 public:
  explicit ReportText(std::string_view report);

  std::size_t size() const noexcept { return text.size(); }

  // As printed, but without white space.
  std::string words(std::size_t begin, std::size_t end) const;

  // The numbers of the headings above: "六（二）1"; empty where there are none.
  std::string_view heading(std::size_t at) const;

  // Whether no sentence goes on from the character before to this one: ends of sentences and tables, lines that begin
  // with a list or heading number.
  bool begins_sentence(std::size_t at) const;

  std::u32string_view line(const ReportLine& of) const {
    return std::u32string_view(text).substr(of.begin, of.end - of.begin);
  }

  std::u32string text;
  std::u32string raw;             // before folding, character by character
  std::vector<TextPlace> places;  // of each character
  std::vector<bool> starts;       // begins a line with a list or heading number
  std::vector<bool> spaced;       // white space stood before it
  std::vector<bool> parted;       // as wide as between columns: two blanks or more
  std::vector<ReportLine> lines;  // that hold anything

 private:
  struct Heading {
    std::size_t from;
    std::string name;
  };

  void add(std::u32string_view line, std::size_t from, std::uint32_t number);
  void mark(char32_t c, TextPlace place);

  std::vector<Heading> headings_;
};

}  // namespace assay::audit_detail
