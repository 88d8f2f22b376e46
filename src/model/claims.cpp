// The claims of a document, wherever they stand.
#include <iterator>
#include <unordered_map>

#include "assay/document.hpp"
#include "model/tables.hpp"

namespace assay {

namespace {

// Of the cells of outputs that have a number as printed.
void add_printed_cells(const Document& document, std::vector<Claim>& claims) {
  std::unordered_map<std::string_view, std::string_view> sources;  // by pointer
  for (const Remark& remark : document.remarks) sources.emplace(remark.pointer, remark.source);
  const model::Place list("/outputs/indicators");
  for (const Output& output : document.outputs.indicators) {
    const model::Place place(list, output.indicator);
    for (const Cell& cell : output.cells) {
      if (!cell.particulars || cell.particulars->printed.empty()) continue;
      std::string figure = "indicators/" + output.indicator;
      if (cell.area != "*") figure += "/areas/" + cell.area;
      // The whole's own cell may stand without a map of areas around it.
      auto source = sources.find(model::Place(place, cell.area).pointer());
      if (source == sources.end() && output.cells.size() == 1) source = sources.find(place.pointer());
      const std::string_view where = source == sources.end() ? std::string_view() : source->second;
      claims.push_back({figure + "/actual", "", cell.particulars->printed, std::string(where)});
    }
  }
}

}  // namespace

std::vector<Claim> all_claims(const Document& document) {
  std::vector<Claim> claims = document.claims;
  add_printed_cells(document, claims);
  model::Diagnostics ignored;
  const auto maps = model::map_tables(document.agreement, document.outputs.tables, {}, ignored);
  std::vector<Claim> printed = model::table_claims(document.agreement, document.outputs.tables, maps);
  claims.insert(claims.end(), std::make_move_iterator(printed.begin()), std::make_move_iterator(printed.end()));
  return claims;
}

}  // namespace assay
