// Runs the cases of number_oracle.py through the public API and compares each result with what the line expects.
//
//   number_oracle.py --seed N --cases N | number_oracle_test N
//
// Operands are built from coefficient and scale and results are read back the same way, so that a fault in parsing
// and one in printing cannot hide each other. Every operation runs in its throwing and its try_ form. Exits 1 on any
// difference, and when fewer cases arrive than argv[1] says, so that a broken pipe is not taken for success.

#include <algorithm>
#include <compare>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/decimal.hpp"
#include "assay/error.hpp"
#include "assay/ratio.hpp"
#include "assay/rounding.hpp"

namespace {

using assay::Code;
using assay::Decimal;
using assay::NumberResult;
using assay::Ratio;
using assay::Rounding;

__extension__ typedef unsigned __int128 Magnitude;

using Fields = std::vector<std::string_view>;

[[noreturn]] void bad_line(const std::string& why) { throw std::runtime_error("cannot read the case: " + why); }

// --- lines ---

Fields split(std::string_view text, char at) {
  Fields fields;
  for (;;) {
    const auto end = text.find(at);
    fields.push_back(text.substr(0, end));
    if (end == text.npos) return fields;
    text.remove_prefix(end + 1);
  }
}

Magnitude magnitude(std::string_view digits) {
  Magnitude value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') bad_line("a digit is expected");
    value = value * 10 + static_cast<unsigned>(digit - '0');
  }
  return value;
}

int integer(std::string_view text) { return std::stoi(std::string(text)); }

// coefficient:scale, by way of from_parts, so that no parsing or printing of the library is needed to state a case.
Decimal decimal(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 2) bad_line("coefficient:scale is expected");
  const bool negative = parts[0].starts_with('-');
  Magnitude bits = magnitude(parts[0].substr(negative ? 1 : 0));
  if (negative) bits = ~bits + 1;
  return Decimal::from_parts(static_cast<std::int64_t>(static_cast<std::uint64_t>(bits >> 64)),
                             static_cast<std::uint64_t>(bits), integer(parts[1]));
}

Ratio ratio(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() != 2) bad_line("a quotient is expected");
  return decimal(parts[0]) / decimal(parts[1]);
}

Rounding rounding(std::string_view mode, std::string_view places) {
  const auto known = assay::rounding_mode(mode);
  if (!known || name(*known) != mode) bad_line("no rounding mode " + std::string(mode));
  return {*known, integer(places)};
}

// The text between quotes; %XX stands for any byte.
std::string quoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') bad_line("a text in quotes is expected");
  std::string bytes;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '%') {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

// --- results ---

std::string show(const Decimal& value) {
  Magnitude rest =
      static_cast<Magnitude>(static_cast<std::uint64_t>(value.coefficient_high())) << 64 | value.coefficient_low();
  if (value.is_negative()) rest = ~rest + 1;
  std::string digits;
  do {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (value.is_negative()) digits += '-';
  std::reverse(digits.begin(), digits.end());

  const std::string text = value.to_string();
  char printed[Decimal::max_text];
  if (std::string_view(printed, value.print(printed)) != text) return "print and to_string differ for " + text;
  if (value.is_zero() != (digits == "0")) return "is_zero is wrong for " + text;
  return digits + ':' + std::to_string(value.scale()) + ' ' + text;
}

std::string show(const NumberResult& result) {
  if (bool(result) != (result.code == Code::ok)) return "the result and its code disagree";
  if (result) return show(result.value);
  std::string text(name(result.code));
  if (result.code == Code::number_syntax) text += ' ' + std::to_string(result.offset);
  return text;
}

std::string refusal(const assay::Error& error) {
  if (error.diagnostics().size() != 1) return "an error of " + std::to_string(error.diagnostics().size()) + " problems";
  return std::string(name(error.diagnostics().front().code));
}

template <typename Try, typename Throwing>
std::string both(Try try_form, Throwing throwing_form) {
  const std::string tried = show(try_form());
  std::string thrown;
  try {
    thrown = show(throwing_form());
  } catch (const assay::Error& error) {
    thrown = refusal(error);
  }
  // The offset of a syntax error is the try_ form's alone.
  if (tried != thrown && tried.substr(0, tried.find(' ')) != thrown) return tried + ", but throwing: " + thrown;
  return tried;
}

template <typename Value>
std::string both_rounded(const Value& value, Rounding rule) {
  return both([&] { return try_round(value, rule); }, [&] { return round(value, rule); });
}

// --- kinds ---

std::string parse(const Fields& fields) {
  const std::string text = quoted(fields.at(0));
  const std::string result = both([&] { return assay::try_parse(text); }, [&] { return Decimal::parse(text); });
  // What is printed is read again as the same value; a negative scale is not in the text.
  if (const NumberResult first = assay::try_parse(text)) {
    const Decimal again = Decimal::parse(first.value.to_string());
    if (first.value.scale() >= 0 ? !same_digits(again, first.value) : again != first.value)
      return result + ", but printed and read again: " + show(again);
  }
  return result;
}

std::string from_integer(const Fields& fields) {
  const std::string text(fields.at(0));
  return text.starts_with('-') ? show(Decimal(std::int64_t{std::stoll(text)}))
                               : show(Decimal(std::uint64_t{std::stoull(text)}));
}

template <typename Order>
std::string sign_of(Order order) {
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

// "<", "=" or ">" where every comparison operator says the same, else what they say.
template <typename Value>
std::string compared(const Value& a, const Value& b) {
  const std::string order = sign_of(a <=> b);
  const std::string mirror = order == "<" ? ">" : order == ">" ? "<" : "=";
  if ((a == b) != (order == "=") || (a != b) == (order == "=") || (a < b) != (order == "<") ||
      (a > b) != (order == ">") || sign_of(b <=> a) != mirror || (b == a) != (order == "=")) {
    return "comparisons disagree with " + order;
  }
  return order;
}

std::string compare(const Fields& fields) {
  const Decimal a = decimal(fields.at(0));
  const Decimal b = decimal(fields.at(1));
  std::string result = compared(a, b);
  if (compared(Ratio(a), Ratio(b)) != result) return result + ", but not as ratios";
  if (result != "=") return same_digits(a, b) ? result + " same" : result;
  if (std::hash<Decimal>()(a) != std::hash<Decimal>()(b)) return "= with unlike hashes";
  return result + (same_digits(a, b) ? " same" : " other");
}

std::string compare_ratios(const Fields& fields) { return compared(ratio(fields.at(0)), ratio(fields.at(1))); }

NumberResult try_operation(const Decimal& a, char operation, const Decimal& b) {
  switch (operation) {
    case '+': return try_add(a, b);
    case '-': return try_subtract(a, b);
    case '*': return try_multiply(a, b);
    default: bad_line("an operation is expected");
  }
}

template <typename Value>
Value operation(const Value& a, char sign, const Value& b) {
  switch (sign) {
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    default: bad_line("an operation is expected");
  }
}

std::string arithmetic(const Fields& fields, char sign) {
  const Decimal a = decimal(fields.at(0));
  const Decimal b = decimal(fields.at(1));
  return both([&] { return try_operation(a, sign, b); }, [&] { return operation(a, sign, b); });
}

std::string quotient(const Fields& fields) {
  return both_rounded(decimal(fields.at(0)) / decimal(fields.at(1)), rounding(fields.at(2), fields.at(3)));
}

// a op b op c … / divisor mode places
std::string chain(const Fields& fields) {
  Decimal result = decimal(fields.at(0));
  std::size_t i = 1;
  for (; fields.at(i) != "/"; i += 2) result = operation(result, fields[i].front(), decimal(fields.at(i + 1)));
  return both_rounded(result / decimal(fields.at(i + 1)), rounding(fields.at(i + 2), fields.at(i + 3)));
}

// n/d op n/d … mode places: the reduced fraction, the shortest text, and the value rounded.
std::string ratios(const Fields& fields) {
  Ratio result = ratio(fields.at(0));
  std::size_t i = 1;
  for (; i + 2 < fields.size(); i += 2) {
    const char sign = fields[i].front();
    const Ratio operand = ratio(fields[i + 1]);
    result = sign == '/' ? result / operand : operation(result, sign, operand);
  }
  const std::string shortest = result.to_string();
  const auto value = result.to_decimal();
  const bool is_decimal = shortest.find('/') == shortest.npos;
  if (value.has_value() != is_decimal || (value && (value->to_string() != shortest || Ratio(*value) != result)))
    return "to_string gives " + shortest + ", but to_decimal " + (value ? show(*value) : "nothing");
  if (!(result + -result).is_zero() || (-result).is_negative() != (result > 0)) return "-r is wrong for " + shortest;
  return result.to_fraction() + ' ' + shortest + ' ' + both_rounded(result, rounding(fields.at(i), fields.at(i + 1)));
}

Ratio power(Ratio base, unsigned long exponent) {
  Ratio result = 1;
  for (int bit = 31; bit >= 0; --bit) {  // from the top, so that no step is larger than the result
    result = result * result;
    if (exponent >> bit & 1) result = result * base;
  }
  return result;
}

// base^first x base^second above 1, or below 1 over it.
std::string limit(const Fields& fields) {
  const Ratio integer = decimal(std::string(fields.at(1)) + ":0");
  const Ratio base = fields.at(0) == "below" ? 1 / integer : integer;
  const Ratio first = power(base, std::stoul(std::string(fields.at(2))));
  const Ratio second = power(base, std::stoul(std::string(fields.at(3))));
  const Ratio product = first * second;
  if (product / second != first || product == first) return "a product that is wrong";
  return "exact";
}

std::string run(std::string_view kind, const Fields& fields) {
  try {
    if (kind == "parse") return parse(fields);
    if (kind == "integer") return from_integer(fields);
    if (kind == "compare") return compare(fields);
    if (kind == "compare_ratios") return compare_ratios(fields);
    if (kind == "add") return arithmetic(fields, '+');
    if (kind == "subtract") return arithmetic(fields, '-');
    if (kind == "multiply") return arithmetic(fields, '*');
    if (kind == "negate") return show(-decimal(fields.at(0)));
    if (kind == "round") return both_rounded(decimal(fields.at(0)), rounding(fields.at(1), fields.at(2)));
    if (kind == "quotient") return quotient(fields);
    if (kind == "chain") return chain(fields);
    if (kind == "ratio") return ratios(fields);
    if (kind == "limit") return limit(fields);
    return "an unknown kind of case";
  } catch (const assay::Error& error) {
    return refusal(error);
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: number_oracle.py --seed N --cases N | number_oracle_test N\n";
    return 2;
  }
  const long wanted = std::strtol(argv[1], nullptr, 10);
  constexpr long shown = 20;
  constexpr std::string_view equals = " = ";

  std::ios::sync_with_stdio(false);
  std::string line;
  if (!std::getline(std::cin, line) || !line.starts_with("# seed ")) {
    std::cerr << "number_oracle_test: no case arrived, or no seed before them\n";
    return 1;
  }
  std::cout << "number_oracle_test:" << line.substr(1) << '\n';

  long cases = 0;
  long differences = 0;
  std::map<std::string, long, std::less<>> kinds;
  while (std::getline(std::cin, line)) {
    const std::string_view whole = line;
    const auto end = whole.find(equals);
    if (end == whole.npos) {
      std::cout << "not a case: " << line << '\n';
      ++differences;
      continue;
    }
    const std::string_view expected = whole.substr(end + equals.size());
    Fields fields = split(whole.substr(0, end), ' ');
    const std::string kind(fields.front());
    fields.erase(fields.begin());
    const std::string result = run(kind, fields);
    ++cases;
    ++kinds[kind];
    if (result == expected) continue;
    if (++differences <= shown)
      std::cout << "case " << cases << ": " << whole.substr(0, end) << "\n  expected " << expected << "\n  got      "
                << result << '\n';
  }

  for (const auto& [kind, count] : kinds) std::cout << "  " << kind << ": " << count << '\n';
  std::cout << cases << " cases, " << differences << " differences\n";
  if (cases < wanted) std::cout << "but " << wanted << " cases were promised\n";
  return differences == 0 && cases >= wanted && wanted > 0 ? 0 : 1;
}
