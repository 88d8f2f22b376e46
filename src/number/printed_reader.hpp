// Reads one printed number from its first digit on: groups, point, 万 and 亿, hedges and unit. What stands before the
// digits is for the caller, since a cell is read forwards and a running text is searched for digits.
#pragma once

#include <optional>
#include <span>

#include "assay/printed.hpp"
#include "number/symbols.hpp"

namespace assay::number {

enum class Manner {
  cell,     // the text is one number: whatever can be read so is
  running,  // other words and numbers may follow
};

struct PrintedNumber {
  std::size_t end = 0;   // symbols
  std::size_t unit = 0;  // where the unit starts
  Printed printed;       // without raw text, and not negative
  bool is_numeral = false;
  bool overflows = false;
  bool is_open = false;        // digits follow that make no number with it: 3万5
  bool hedges_differ = false;  // 20多以上
};

class PrintedReader {
 public:
  PrintedReader(std::string_view text, std::span<const Symbol> symbols, Manner manner, PrintedOptions options = {})
      : text_(text), symbols_(symbols), manner_(manner), options_(options) {}

  // Nothing where no number starts there. Percent: 百分之 stands before it, so that no unit follows.
  std::optional<PrintedNumber> read(std::size_t at, bool percent) const;

  // Past white space that may stand inside a number.
  std::size_t gap(std::size_t at) const;
  bool is(std::size_t at, Kind kind) const { return at < symbols_.size() && symbols_[at].kind == kind; }
  std::string_view rest(std::size_t at) const {
    return at < symbols_.size() ? text_.substr(symbols_[at].offset) : std::string_view();
  }
  // Past a word of so many bytes.
  std::size_t past(std::size_t at, std::size_t bytes) const;
  std::size_t past_digits(std::size_t at) const;

 private:
  struct Term {
    std::string whole, fraction;
    std::size_t end = 0;
    int power = 0;  // of what is shown: 7 of 3千万
    int scale = 0;  // of 万 and 亿 alone
    Hedge hedge = Hedge::none;
  };

  std::optional<Term> read_term(std::size_t at) const;
  std::size_t append_digits(std::string& to, std::size_t at) const;
  void join_commas(Term& term) const;
  void join_spaces(Term& term, std::size_t first) const;
  bool is_counted_next(std::size_t at) const;
  void read_fraction(Term& term) const;
  void read_exponent(Term& term) const;
  void read_powers(Term& term) const;
  Hedge read_hedge_within(std::size_t& end) const;
  bool read_arabic(PrintedNumber& to, std::size_t at) const;
  bool read_numeral(PrintedNumber& to, std::size_t at) const;
  void read_words(PrintedNumber& to, bool percent) const;

  std::string_view text_;
  std::span<const Symbol> symbols_;
  Manner manner_;
  PrintedOptions options_;
};

}  // namespace assay::number
