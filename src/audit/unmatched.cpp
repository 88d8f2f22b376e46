#include "audit/unmatched.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/text.hpp"

namespace assay::audit_detail {

namespace {

// Of "UPPER/LABEL" the label.
std::string last_part(std::u32string_view label) {
  const std::size_t slash = label.rfind(U'/');
  return to_utf8(slash + 1 < label.size() ? label.substr(slash + 1) : label);
}

}  // namespace

void Unmatched::add(UnmatchedLine line, std::u32string_view words, const std::vector<TextRange>& ranges) {
  if (!sentences_) sentences_.emplace(report_);
  if (const std::optional<TextRange> nearest = sentences_->nearest(words, ranges)) {
    line.nearest = model::excerpt(report_.words(nearest->begin, nearest->end));
    line.place = report_.places[nearest->begin];
  }
  lines_.push_back(std::move(line));
}

void Unmatched::add(UnmatchedLine line, const detail::CellAddress& address,
                    const std::vector<const ReportTable*>& tables) {
  const std::string column = last_part(address.column.words), row = last_part(address.row);
  std::vector<std::string> labels;
  std::vector<TextPlace> places;
  for (const ReportTable* table : tables) {
    for (const std::vector<ReportCell>& cells : table->rows) {
      for (const ReportCell& cell : cells) {
        if (cell.begin == cell.end) continue;
        labels.push_back(to_utf8(std::u32string_view(report_.text).substr(cell.begin, cell.end - cell.begin)));
        places.push_back(report_.places[cell.begin]);
      }
    }
  }
  const bool has_column = std::find(labels.begin(), labels.end(), column) != labels.end();
  const std::vector<std::string_view> known(labels.begin(), labels.end());
  line.nearest = model::nearest(has_column && !address.any_row ? row : column, known);
  const auto found = std::find(labels.begin(), labels.end(), line.nearest);
  if (found != labels.end()) line.place = places[static_cast<std::size_t>(found - labels.begin())];
  lines_.push_back(std::move(line));
}

// In the language of the template's own words.
void Unmatched::add(UnmatchedLine line, std::string_view zh, std::string_view en, TextPlace place) {
  line.nearest = line.text.starts_with("table") ? en : zh;
  line.place = place;
  lines_.push_back(std::move(line));
}

std::vector<UnmatchedLine> Unmatched::take() {
  std::stable_sort(lines_.begin(), lines_.end(),
                   [](const UnmatchedLine& a, const UnmatchedLine& b) { return a.line.line < b.line.line; });
  return std::move(lines_);
}

}  // namespace assay::audit_detail
