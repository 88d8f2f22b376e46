#include "audit/mark_check.hpp"

#include <optional>
#include <variant>

#include "assay/error.hpp"
#include "assay/template.hpp"

namespace assay::audit_detail {

namespace {

// The line alone, as a template; nothing where it is none, or says something else.
template <typename What>
std::optional<What> read_as(const std::string& line) {
  try {
    const Template form = Template::read(line);
    const auto& lines = form.data().lines;
    if (lines.size() != 1) return std::nullopt;
    const What* what = std::get_if<What>(&lines[0].what);
    return what == nullptr ? std::nullopt : std::optional(*what);
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool is_printed(const KnownNumber& known, const std::string& words) {
  try {
    const Printed printed = read_printed(words);
    return printed.has_value && stands_for(printed, {}, counting_step(printed)).contains(known.exact);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

bool MarkCheck::finds(const std::string& line, const std::vector<const KnownNumber*>& holes, TextRange range) {
  const std::optional<detail::Pattern> pattern = read_as<detail::Pattern>(line);
  if (!pattern || pattern->holes.size() != holes.size()) return false;
  const std::vector<Match> matches = matcher_.find(*pattern, {range});
  for (const Match& match : matches) {
    for (std::size_t h = 0; h < holes.size(); ++h) {
      if (!is_printed(*holes[h], report_.words(match.holes[h].begin, match.holes[h].end))) return false;
    }
  }
  return !matches.empty();
}

bool MarkCheck::addresses(const std::string& line, const detail::CellAddress& address) {
  const std::optional<detail::CellAddress> read = read_as<detail::CellAddress>(line);
  return read && read->any_row == address.any_row && (read->any_row || read->row == address.row) &&
         read->column.words == address.column.words && read->column.pick == address.column.pick;
}

}  // namespace assay::audit_detail
