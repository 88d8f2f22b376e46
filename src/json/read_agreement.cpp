#include "json/parts.hpp"

namespace assay::json {

namespace {

// The text's own limit of depth bounds the recursion.
void read_areas(Reader& reader, ValueId id, std::vector<Area>& areas) {
  const bool readable = reader.list(id, [&](ValueId at) {
    Area area;
    const bool named = reader.named_object(
        at, area.id, area.name, {{"areas", [&](ValueId inside) { read_areas(reader, inside, area.areas); }}});
    reader.incomplete().area_ids |= !named;
    if (!named) area.id.clear();
    areas.push_back(std::move(area));
  });
  reader.incomplete().area_ids |= !readable;
}

void read_indicator(Reader& reader, ValueId id, std::vector<Indicator>& indicators) {
  Indicator indicator;
  const bool named = reader.named_object(id, indicator.id, indicator.name,
                                         {{"unit", [&](ValueId at) { indicator.unit = reader.text(at); }},
                                          {"group", [&](ValueId at) { indicator.group = reader.text(at); }},
                                          {"target", [&](ValueId at) {
                                             const std::size_t before = reader.problems().size();
                                             indicator.target = reader.cells(at);
                                             // Part of a target says nothing about the rest of it.
                                             if (reader.problems().size() != before) {
                                               indicator.target = whole(Amount::not_applicable());
                                             }
                                           }}});
  reader.incomplete().indicator_ids |= !named;
  if (!named) indicator.id.clear();
  indicators.push_back(std::move(indicator));
}

}  // namespace

Agreement read_agreement(Reader& reader, ValueId id) {
  Agreement agreement;
  auto& incomplete = reader.incomplete();
  const bool readable = reader.object(
      id, {{"areas", [&](ValueId at) { read_areas(reader, at, agreement.areas); }},
           {"indicators",
            [&](ValueId at) {
              incomplete.indicator_ids |=
                  !reader.list(at, [&](ValueId indicator) { read_indicator(reader, indicator, agreement.indicators); });
            }},
           {"posts", [&](ValueId at) {
              incomplete.post_ids |= !reader.map(at, [&](ValueId post) {
                const std::optional<Decimal> required = reader.count(post);
                agreement.posts.push_back({std::string(reader.key(post)), required.value_or(Decimal(0))});
              });
            }}});
  if (!readable) incomplete.area_ids = incomplete.indicator_ids = incomplete.post_ids = true;
  return agreement;
}

}  // namespace assay::json
