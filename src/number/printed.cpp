#include "assay/printed.hpp"

#include <array>

#include "number/printed_reader.hpp"
#include "number/printed_words.hpp"

namespace assay {

using number::Kind;
using number::Manner;
using number::PrintedNumber;
using number::PrintedReader;
using number::Symbol;

namespace {

constexpr std::array<std::string_view, 8> hedge_names = {"none",  "about",    "nearly", "over",
                                                         "above", "at_least", "below",  "at_most"};

struct Reason {
  std::string zh, en;
};

// Enough of what cannot be read to recognise it.
std::string excerpt(std::string_view text, const std::vector<Symbol>& symbols, std::size_t at) {
  constexpr std::size_t longest = 6;
  const std::size_t end = std::min(at + longest, symbols.size());
  std::string result;
  for (; at < end && symbols[at].kind != Kind::invalid; ++at) {
    result += symbols[at].kind == Kind::line ? " " : text.substr(symbols[at].offset, symbols[at].size);
  }
  return result;
}

// Why the number cannot go on here, or start here.
Reason reason(std::string_view text, const std::vector<Symbol>& symbols, std::size_t at, bool has_number) {
  const auto kind = [&](std::size_t i) { return i < symbols.size() ? symbols[i].kind : Kind::other; };
  const auto spaces_before_digit = [&] {
    std::size_t i = at;
    while (kind(i) == Kind::space || kind(i) == Kind::line) ++i;
    return i > at && kind(i) == Kind::digit;
  };
  if (at == symbols.size()) return {"没有数字", "it holds no number"};
  const std::string here = excerpt(text, symbols, at);
  switch (kind(at)) {
    case Kind::invalid: return {"文字不是 UTF-8", "it is not UTF-8"};
    case Kind::point: {
      const bool before_digit = kind(at + 1) == Kind::digit;
      if (!has_number) return {"小数点前没有数字", "no digit stands before the point"};
      return before_digit ? Reason{"小数点不止一个", "it has more than one point"}
                          : Reason{"小数点后没有数字", "no digit stands after the point"};
    }
    case Kind::comma:
    case Kind::wide_comma:
      return {"逗号之间不是三位一组：“" + here + "”", "commas do not part groups of three: \"" + here + "\""};
    case Kind::plus:
    case Kind::minus: return {"正负号的位置不对：“" + here + "”", "a sign stands where none can be: \"" + here + "\""};
    case Kind::digit:
      return {"“" + here + "”与前面的数合不成一个数",
              "\"" + here + "\" makes no one number with what stands before it"};
    case Kind::letter:
      if (has_number && kind(at - 1) == Kind::digit && (here.front() == 'e' || here.front() == 'E') &&
          (kind(at + 1) == Kind::digit || kind(at + 2) == Kind::digit)) {
        return {"指数写法“" + here + "”不读", "\"" + here + "\" is an exponent, which is not read"};
      }
      break;
    default: break;
  }
  if (spaces_before_digit()) {
    return {"空格两边可能是两个数", "the space may part two numbers"};
  }
  if (number::is_numeral(kind(at))) {
    return {"“" + here + "”不是一个确定的数", "\"" + here + "\" is not one definite number"};
  }
  if (!has_number) return {"“" + here + "”不是数字", "\"" + here + "\" is no digit"};
  return {"“" + here + "”不是已知的单位", "\"" + here + "\" is no known unit"};
}

[[noreturn]] void refuse(std::string_view text, Reason why, std::size_t offset) {
  throw Error(Diagnostic{
      Code::printed_syntax, "", {std::string(text), std::move(why.zh), std::move(why.en), std::to_string(offset)}});
}

// "/", "—", "－", white space.
bool is_no_value(const std::vector<Symbol>& symbols) {
  for (const Symbol& symbol : symbols) {
    if (symbol.kind != Kind::space && symbol.kind != Kind::line && symbol.kind != Kind::slash &&
        symbol.kind != Kind::dash && !(symbol.kind == Kind::minus && symbol.value == 0)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string_view name(Hedge hedge) noexcept { return hedge_names[static_cast<std::size_t>(hedge)]; }

Printed read_printed(std::string_view text, PrintedOptions options) {
  const std::vector<Symbol> symbols = number::symbols_of(text);
  if (is_no_value(symbols)) return {std::string(text), false, {}};

  const PrintedReader reader(text, symbols, Manner::cell, options);
  constexpr std::string_view percent_before = "百分之";
  std::size_t at = reader.gap(0);
  Hedge hedge = Hedge::none;
  if (const number::HedgeWord* word = word_at(number::hedges_before, reader.rest(at))) {
    hedge = word->hedge;
    at = reader.gap(reader.past(at, word->word.size()));
  }
  bool signed_once = false, negative = false;
  const auto read_sign = [&] {
    if (signed_once || !(reader.is(at, Kind::minus) || reader.is(at, Kind::plus))) return;
    signed_once = true;
    negative = reader.is(at, Kind::minus);
    at = reader.gap(at + 1);
  };
  read_sign();
  const bool percent = reader.rest(at).starts_with(percent_before);
  if (percent) {
    at = reader.gap(reader.past(at, percent_before.size()));
    read_sign();  // 百分之负五
  }

  const auto offset = [&](std::size_t i) { return i < symbols.size() ? symbols[i].offset : text.size(); };
  std::optional<PrintedNumber> number = reader.read(at, percent);
  if (!number) refuse(text, reason(text, symbols, at, false), offset(at));
  if (const std::size_t end = reader.gap(number->end); end != symbols.size()) {
    const std::size_t stop = reader.is(end, Kind::digit) ? number->end : end;  // the space says why
    refuse(text, reason(text, symbols, stop, true), offset(stop));
  }
  Printed& printed = number->printed;
  if (number->hedges_differ || (hedge != Hedge::none && printed.hedge != Hedge::none && hedge != printed.hedge)) {
    refuse(text, {"限定词互相矛盾", "its hedges contradict each other"}, 0);
  }
  if (number->overflows) throw Error(Diagnostic{Code::number_overflow, "", {std::string(text)}});
  if (printed.hedge == Hedge::none) printed.hedge = hedge;
  if (negative) printed.value = -printed.value;
  printed.raw = text;
  return std::move(printed);
}

}  // namespace assay
