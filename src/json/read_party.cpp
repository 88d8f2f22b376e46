#include "json/parts.hpp"

namespace assay::json {

namespace {

// One that could not be read whole asks nothing of the sheets.
Panel read_panel(Reader& reader, ValueId id) {
  Panel panel;
  const std::size_t before = reader.problems().size();
  const auto integer = [&](int& to) { return [&](ValueId at) { to = reader.integer(at).value_or(to); }; };
  reader.object(id, {{"combination",
                      [&](ValueId at) {
                        using enum Combination;
                        reader.choose(at, panel.combination, {mean, weighted_mean, median, trimmed_mean, consensus});
                      }},
                     {"by",
                      [&](ValueId at) {
                        reader.choose(at, panel.by, {CombinedBy::criterion, CombinedBy::sheet});
                      }},
                     {"drop_highest", integer(panel.drop_highest)},
                     {"drop_lowest", integer(panel.drop_lowest)},
                     {"missing",
                      [&](ValueId at) {
                        using enum MissingSheet;
                        reader.choose(at, panel.missing, {refuse, ignore, zero});
                      }},
                     {"at_least", integer(panel.at_least)}});
  if (reader.problems().size() == before) return panel;
  panel = {};
  panel.missing = MissingSheet::zero;
  return panel;
}

}  // namespace

Party read_party(Reader& reader, ValueId id) {
  Party party;
  std::optional<Decimal> max;
  bool missing_readable = true;
  const bool named =
      reader.named_object(id, party.id, party.name,
                          {{"max", [&](ValueId at) { max = reader.number(at); }, true},
                           {"criteria", [&](ValueId at) { party.criteria = read_criteria(reader, at); }},
                           {"panel", [&](ValueId at) { party.panel = read_panel(reader, at); }},
                           {"missing",
                            [&](ValueId at) {
                              using enum MissingParty;
                              const auto missing = reader.choice(at, {refuse, hold, zero, renormalise, value});
                              missing_readable = missing_readable && missing;
                              party.missing = missing.value_or(party.missing);
                            }},
                           {"missing_points", [&](ValueId at) {
                              party.missing_points = reader.number(at);
                              missing_readable = missing_readable && party.missing_points;
                            }}});
  reader.incomplete().party_ids |= !named;
  reader.incomplete().weights |= !max;
  if (!named) party.id.clear();
  // No score is above a maximum that is not known.
  party.max = max.value_or(Decimal::parse(std::string(Decimal::max_digits, '9')));
  // Nor is one missing where what stands for it is not known.
  if (!missing_readable) {
    party.missing = MissingParty::zero;
    party.missing_points.reset();
  }
  return party;
}

}  // namespace assay::json
