#include "json/parts.hpp"

namespace assay::json {

namespace {

using Award = decltype(Score::award);

// One of the forms of a score. What could not be read is worth no points.
Award read_award(Reader& reader, ValueId id) {
  std::optional<ValueId> points_key, raw_key, criteria_key, sheets_key, of_key;
  std::optional<Decimal> points, raw, of = Decimal(100);
  std::optional<Sheets> sheets;
  const auto number = [&](std::optional<ValueId>& key, std::optional<Decimal>& to) {
    return [&](ValueId at) {
      key = at;
      to = reader.number(at);
    };
  };
  const auto all = [&](std::optional<ValueId>& key, auto read) {
    return [&reader, &sheets, &key, read](ValueId at) {
      const std::size_t before = reader.problems().size();
      Sheets given;
      key = at;
      read(at, given.sheets);
      if (reader.problems().size() == before) sheets = std::move(given);
    };
  };
  const bool readable = reader.object(
      id, {{"points", number(points_key, points)},
           {"raw", number(raw_key, raw)},
           {"criteria",
            all(criteria_key, [&](ValueId at, auto& list) { list.emplace_back().marks = read_marks(reader, at); })},
           {"sheets", all(sheets_key,
                          [&](ValueId at, auto& list) {
                            const bool alone = reader.tree()[at].size == 1;
                            reader.list(at, [&](ValueId sheet) { list.push_back(read_sheet(reader, sheet, alone)); });
                          })},
           {"of", number(of_key, of)}});
  std::vector<ValueId> forms;
  for (const auto& key : {points_key, raw_key, criteria_key, sheets_key}) {
    if (key) forms.push_back(*key);
  }
  if (of_key && (points_key || criteria_key)) forms.push_back(*of_key);
  reader.incomplete().scores |= !readable;
  if (readable && forms.empty()) reader.report(Code::missing_one_of, id, {"points", "raw"});
  if (forms.size() > 1) reader.report(Code::mixed_score, forms[1], {std::string(reader.key(id))});
  if (points) return Points{*points};
  if (raw && of) return RawScore{*raw, *of};
  if (!sheets || !of) return Points{};
  sheets->of = *of;
  return *std::move(sheets);
}

}  // namespace

Scores read_scores(Reader& reader, ValueId id) {
  Scores scores;
  reader.incomplete().scores |= !reader.map(id, [&](ValueId score) {
    scores.push_back({std::string(reader.key(score)), read_award(reader, score)});
  });
  return scores;
}

}  // namespace assay::json
