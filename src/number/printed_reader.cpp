#include "number/printed_reader.hpp"

#include "number/numeral.hpp"
#include "number/printed_words.hpp"

namespace assay::number {

namespace {

constexpr std::size_t group = 3;
// More groups than digits of a Decimal; so that a list of numbers is looked through once only.
constexpr std::size_t most_groups = 13;
constexpr std::size_t most_exponent_digits = 3;
constexpr std::size_t widest_gap = 2;  // in running text; more are columns

// (whole + fraction) × 10^power as a text that Decimal reads; a power below zero moves the point to the left.
std::string plain_text(std::string whole, std::string fraction, int power) {
  if (power >= 0) {
    const std::size_t up = static_cast<std::size_t>(power), moved = std::min(up, fraction.size());
    whole.append(fraction, 0, moved).append(up - moved, '0');
    fraction.erase(0, moved);
  } else {
    const auto down = static_cast<std::size_t>(-power);
    if (whole.size() <= down) whole.insert(0, down + 1 - whole.size(), '0');
    fraction.insert(0, whole, whole.size() - down);
    whole.erase(whole.size() - down);
  }
  const std::size_t first = std::min(whole.find_first_not_of('0'), whole.size() - 1);
  return whole.substr(first) + (fraction.empty() ? "" : "." + fraction);
}

}  // namespace

std::size_t PrintedReader::gap(std::size_t at) const {
  if (manner_ == Manner::cell) {
    while (is(at, Kind::space) || is(at, Kind::line)) ++at;
    return at;
  }
  for (std::size_t i = 0; i < widest_gap && is(at, Kind::space); ++i) ++at;
  return at;
}

std::size_t PrintedReader::past(std::size_t at, std::size_t bytes) const {
  for (const std::size_t end = symbols_[at].offset + bytes; at < symbols_.size() && symbols_[at].offset < end;) ++at;
  return at;
}

std::size_t PrintedReader::past_digits(std::size_t at) const {
  while (is(at, Kind::digit)) ++at;
  return at;
}

std::size_t PrintedReader::append_digits(std::string& to, std::size_t at) const {
  for (; is(at, Kind::digit); ++at) to += static_cast<char>('0' + symbols_[at].value);
  return at;
}

// "1,078", in a cell also "1，078" and with spaces. Groups that are not all of three join nothing: a list of numbers,
// or a slip.
void PrintedReader::join_commas(Term& term) const {
  const bool cell = manner_ == Manner::cell;
  const auto past_comma = [&](std::size_t at) {
    const std::size_t comma = cell ? gap(at) : at;
    if (!is(comma, Kind::comma) && !(cell && is(comma, Kind::wide_comma))) return at;
    return cell ? gap(comma + 1) : comma + 1;
  };
  std::string whole = term.whole;
  std::size_t end = term.end;
  for (std::size_t groups = 0; groups < most_groups; ++groups) {
    const std::size_t next = past_comma(end);
    if (next == end || !is(next, Kind::digit)) {
      term.whole = std::move(whole);
      term.end = end;
      return;
    }
    if (past_digits(next) - next != group) return;
    end = append_digits(whole, next);
  }
}

// What is counted, or 万 and 亿, directly behind.
bool PrintedReader::is_counted_next(std::size_t at) const {
  at = gap(at);
  if (is(at, Kind::big)) return true;
  const Unit* unit = word_at(units, rest(at));
  return unit && unit->kind == UnitKind::counted;
}

// "1 078" and, in a cell, "1 0 7 8".
void PrintedReader::join_spaces(Term& term, std::size_t first) const {
  const bool cell = manner_ == Manner::cell;
  const auto past_space = [&](std::size_t at) { return cell ? gap(at) : is(at, Kind::space) ? at + 1 : at; };
  const auto join = [&](std::size_t size) {
    std::string whole = term.whole;
    std::size_t end = term.end;
    for (std::size_t pieces = 0; pieces < most_groups * group; ++pieces) {
      const std::size_t next = past_space(end);
      if (next == end || !is(next, Kind::digit)) {
        if (!cell && !is_counted_next(end)) return false;
        term.whole = std::move(whole);
        term.end = end;
        return true;
      }
      if (past_digits(next) - next != size) return false;
      end = append_digits(whole, next);
    }
    return false;
  };
  // The last column before this one would be a group too.
  if (!cell && first >= 2 && is(first - 1, Kind::space) && is(first - 2, Kind::digit)) return;
  const bool grouped = term.whole.size() <= group && term.whole.front() != '0' && join(group);
  if (!grouped && cell && term.whole.size() == 1) join(1);
}

void PrintedReader::read_fraction(Term& term) const {
  const bool cell = manner_ == Manner::cell;
  const std::size_t point = cell ? gap(term.end) : term.end;
  if (!is(point, Kind::point)) return;
  std::size_t digits = cell ? gap(point + 1) : point + 1;
  if (!is(digits, Kind::digit)) return;
  term.end = append_digits(term.fraction, digits);
  // "9 0 . 0 0": single digits all along.
  if (!cell || term.fraction.size() != 1) return;
  for (digits = gap(term.end); digits > term.end && is(digits, Kind::digit) && !is(digits + 1, Kind::digit);
       digits = gap(term.end)) {
    term.end = append_digits(term.fraction, digits);
  }
}

void PrintedReader::read_exponent(Term& term) const {
  if (!options_.exponents || !(rest(term.end).starts_with('e') || rest(term.end).starts_with('E'))) return;
  const std::size_t sign = term.end + 1;
  const std::size_t digits = is(sign, Kind::plus) || is(sign, Kind::minus) ? sign + 1 : sign;
  std::string exponent;
  const std::size_t end = append_digits(exponent, digits);
  if (exponent.empty() || exponent.size() > most_exponent_digits) return;
  term.power = std::stoi(exponent) * (is(sign, Kind::minus) ? -1 : 1);
  term.end = end;
  if (term.power > 0) {
    term.scale = term.power;
  } else {  // the digits that it shows are those of the plain number
    const std::string plain = plain_text(term.whole, term.fraction, term.power);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    term.whole = plain.substr(0, point);
    term.fraction = point < plain.size() ? plain.substr(point + 1) : "";
    term.power = 0;
  }
}

// 百 or 千, then 万 and 亿.
void PrintedReader::read_powers(Term& term) const {
  std::size_t at = gap(term.end);
  if (const Unit* unit = word_at(units, rest(at)); unit && is(at, Kind::power)) return;  // 千克, 百分点
  if (is(at, Kind::power) && symbols_[at].value > 1 && term.fraction.empty()) {
    term.power += symbols_[at].value;
    term.end = at + 1;
    at = gap(term.end);
  }
  for (const int value : {4, 8}) {
    if (!is(at, Kind::big) || symbols_[at].value != value) continue;
    term.power += value;
    term.scale += value;
    term.end = at + 1;
    at = gap(term.end);
  }
}

Hedge PrintedReader::read_hedge_within(std::size_t& end) const {
  const std::size_t at = gap(end);
  const HedgeWord* word = word_at(hedges_within, rest(at));
  if (!word) return Hedge::none;
  end = past(at, word->word.size());
  return word->hedge;
}

std::optional<PrintedReader::Term> PrintedReader::read_term(std::size_t at) const {
  if (!is(at, Kind::digit)) return std::nullopt;
  Term term;
  term.end = append_digits(term.whole, at);
  const std::size_t first_end = term.end;
  if (term.whole.size() <= group && term.whole.front() != '0') join_commas(term);
  if (term.end == first_end) join_spaces(term, at);
  read_fraction(term);
  read_exponent(term);
  if (term.power != 0) return term;
  std::size_t hedged = term.end;
  const Hedge hedge = read_hedge_within(hedged);
  if (hedge == Hedge::none) {
    read_powers(term);
    term.hedge = read_hedge_within(term.end);
  } else {  // 20多万
    term.end = hedged;
    term.hedge = hedge;
    read_powers(term);
  }
  return term;
}

bool PrintedReader::read_arabic(PrintedNumber& to, std::size_t at) const {
  std::optional<Term> term = read_term(at);
  if (!term) return false;
  Decimal value;
  for (;;) {
    const NumberResult read = try_parse(plain_text(term->whole, term->fraction, term->power));
    const NumberResult sum = read ? try_add(value, read.value) : read;
    to.overflows = to.overflows || !sum;
    value = sum.value;
    to.end = term->end;
    to.printed.shown = static_cast<int>(std::min<std::size_t>(term->fraction.size(), 1000));
    to.printed.scale = term->scale;
    to.printed.hedge = term->hedge;
    // 1亿2,000万: what follows stays below the last 亿, 万 or 千. 3万5 may be 35000 or 30005.
    const std::size_t next_at = manner_ == Manner::cell ? gap(term->end) : term->end;
    if (term->power <= 0 || !is(next_at, Kind::digit)) break;
    std::optional<Term> next = read_term(next_at);
    const bool continues = term->fraction.empty() && term->hedge == Hedge::none &&
                           (next->power > 0 || next->whole.size() > 1) &&
                           next->whole.size() + static_cast<std::size_t>(std::max(next->power, 0)) <=
                               static_cast<std::size_t>(term->power);
    if (!continues) {
      to.is_open = true;
      break;
    }
    term = std::move(next);
  }
  to.printed.value = value;
  return true;
}

bool PrintedReader::read_numeral(PrintedNumber& to, std::size_t at) const {
  const std::optional<Numeral> numeral = number::read_numeral(symbols_.subspan(at));
  if (!numeral) return false;
  const NumberResult read = try_parse(plain_text(numeral->whole, numeral->fraction, numeral->power));
  to.overflows = !read;
  to.end = at + numeral->end;
  to.is_numeral = true;
  to.printed.value = read.value;
  to.printed.shown = static_cast<int>(numeral->fraction.size());
  to.printed.scale = numeral->scale;
  to.printed.hedge = read_hedge_within(to.end);
  // 二十多万
  if (to.printed.hedge != Hedge::none && to.printed.scale == 0 && numeral->fraction.empty()) {
    Term term;
    term.end = to.end;
    read_powers(term);
    if (term.scale == 0 || term.power != term.scale) return true;
    const NumberResult scaled = try_parse(plain_text(numeral->whole, {}, term.power));
    to.overflows = to.overflows || !scaled;
    to.printed.value = scaled.value;
    to.printed.scale = term.scale;
    to.end = term.end;
  }
  return true;
}

void PrintedReader::read_words(PrintedNumber& to, bool percent) const {
  if (percent) {
    to.printed.unit = "%";
  } else if (std::size_t at = gap(to.end); is(at, Kind::percent)) {
    to.printed.unit = "%";
    to.end = at + 1;
  } else if (const Unit* unit = word_at(units, rest(at))) {
    to.printed.unit = unit->word;
    to.unit = at;
    to.end = past(at, unit->word.size());
  }
  const std::size_t at = gap(to.end);
  const HedgeWord* word = word_at(hedges_behind, rest(at));
  // 三年多, but in running text 20人多次.
  if (!word && manner_ == Manner::cell) word = word_at(hedges_within, rest(at));
  if (!word) return;
  to.hedges_differ = to.printed.hedge != Hedge::none && to.printed.hedge != word->hedge;
  to.printed.hedge = word->hedge;
  to.end = past(at, word->word.size());
}

std::optional<PrintedNumber> PrintedReader::read(std::size_t at, bool percent) const {
  PrintedNumber result;
  if (!read_arabic(result, at) && !read_numeral(result, at)) return std::nullopt;
  if (!result.is_open) read_words(result, percent);
  return result;
}

}  // namespace assay::number
