// Reads the cases of printed_oracle.py and compares each with what the library does.
#include <assay/audit.hpp>
#include <assay/printed.hpp>

#include <cstdlib>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using assay::Decimal;
using assay::End;
using assay::Error;
using assay::Interval;
using assay::Modes;
using assay::Possible;
using assay::Printed;
using assay::Ratio;
using assay::RoundingMode;

namespace {

using Fields = std::vector<std::string>;

Fields split(std::string_view text, char at) {
  Fields result;
  for (;;) {
    const std::size_t end = text.find(at);
    result.emplace_back(text.substr(0, end));
    if (end == text.npos) return result;
    text.remove_prefix(end + 1);
  }
}

Ratio ratio(std::string_view text) {
  const std::size_t slash = text.find('/');
  return Ratio(Decimal::parse(text.substr(0, slash))) / Ratio(Decimal::parse(text.substr(slash + 1)));
}

std::string read(const std::string& text) {
  const Printed printed = assay::read_printed(text);
  return printed.value.to_string() + '|' + std::to_string(printed.shown) + '|' + std::to_string(printed.scale) + '|' +
         std::string(name(printed.hedge)) + '|' + printed.unit;
}

std::string refuse(const std::string& text) {
  try {
    return "read as " + read(text);
  } catch (const Error& error) {
    return error.diagnostics()[0].code == assay::Code::printed_syntax ? "refused" : error.what();
  }
}

// Of each value whether the number may stand for it; closed ends must belong to it.
std::string stand(const Fields& fields) {
  const Printed printed = assay::read_printed(fields.at(0));
  const std::string& step_text = fields.at(2);
  const std::optional<Decimal> step = step_text == "-"          ? std::nullopt
                                      : step_text == "counting" ? counting_step(printed)
                                                                : std::optional(Decimal::parse(step_text));
  Possible possible;
  try {
    possible = stands_for(printed, assay::rounding_mode(fields.at(1)), step);
  } catch (const Error& error) {
    return error.diagnostics()[0].code == assay::Code::no_possible_value ? "none" : error.what();
  }
  for (const End& end : {possible.values.low(), possible.values.high()}) {
    if (end.closed && !possible.contains(end.value)) return "a closed end that is no value: " + end.value.to_string();
    if (step && end.bounded && !end.closed) return "an open end in spite of a step";
  }
  if (fields.at(3) == "-") return possible.values.to_string();
  std::string result;
  for (const std::string& value : split(fields.at(3), ' ')) {
    result += possible.contains(Decimal::parse(value)) ? '1' : '0';
  }
  return result;
}

std::string names(Modes modes) {
  std::string result;
  for (int i = 0; i < 7; ++i) {
    const auto mode = static_cast<RoundingMode>(i);
    if (modes.contains(mode)) result += (result.empty() ? "" : ",") + std::string(name(mode));
  }
  return result;
}

std::string finger(const Fields& fields) {
  const assay::Fingerprint found = fingerprint(ratio(fields.at(0)), assay::read_printed(fields.at(1)));
  return names(found.once) + '|' + names(found.twice) + '|' + (found.votes ? '1' : '0');
}

End end(const std::string& text) {
  if (text == "none") return End::none();
  const std::size_t colon = text.find(':');
  return {ratio(text.substr(0, colon)), text.substr(colon + 1) == "1"};
}

std::string whole(const Fields& fields) {
  const Interval percent(end(fields.at(0)), end(fields.at(1)));
  const Decimal given = Decimal::parse(fields.at(2));
  const auto show = [](const std::optional<assay::WholeRange>& range) {
    return range ? range->first.to_string() + ' ' + range->last.to_string() : "none";
  };
  return show(whole_numerators(percent, given)) + '|' + show(whole_denominators(percent, given));
}

std::string found(std::string text) {
  for (std::size_t at = 0; (at = text.find('\\', at)) != text.npos; ++at) {
    text.replace(at, 2, text[at + 1] == 't' ? "\t" : "\n");
  }
  std::string result;
  for (const assay::FoundNumber& number : assay::find_printed(text)) {
    if (!(assay::read_printed(number.printed.raw) == number.printed)) return "alone it reads otherwise";
    result += (result.empty() ? "" : "|") + text.substr(number.offset, number.size);
  }
  return result;
}

std::string run(const std::string& kind, const Fields& fields) {
  try {
    if (kind == "read") return read(fields.at(0));
    if (kind == "refuse") return refuse(fields.at(0));
    if (kind == "stand") return stand(fields);
    if (kind == "finger") return finger(fields);
    if (kind == "whole") return whole(fields);
    if (kind == "numeral") return assay::read_printed(fields.at(0)).value.to_string();
    if (kind == "found") return found(fields.at(0));
    return "an unknown kind of case";
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: printed_oracle.py --seed N --cases N | printed_oracle_test N\n";
    return 2;
  }
  const long wanted = std::strtol(argv[1], nullptr, 10);
  constexpr long shown = 20;
  std::ios::sync_with_stdio(false);
  std::string line;
  if (!std::getline(std::cin, line) || !line.starts_with("# seed ")) {
    std::cerr << "printed_oracle_test: no case arrived, or no seed before them\n";
    return 1;
  }
  std::cout << "printed_oracle_test:" << line.substr(1) << '\n';

  long cases = 0, differences = 0;
  std::map<std::string, long> kinds;
  while (std::getline(std::cin, line)) {
    Fields fields = split(line, '\t');
    const std::string kind = fields.front(), expected = fields.back();
    fields.erase(fields.begin());
    fields.pop_back();
    const std::string result = run(kind, fields);
    ++cases;
    ++kinds[kind];
    if (result == expected) continue;
    if (++differences <= shown) {
      std::cout << "case " << cases << ": " << line << "\n  expected " << expected << "\n  got      " << result << '\n';
    }
  }
  for (const auto& [kind, count] : kinds) std::cout << "  " << kind << ": " << count << '\n';
  std::cout << cases << " cases, " << differences << " differences\n";
  if (cases < wanted) std::cout << "but " << wanted << " cases were promised\n";
  return differences == 0 && cases >= wanted && wanted > 0 ? 0 : 1;
}
