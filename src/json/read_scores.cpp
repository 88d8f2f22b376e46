#include "json/parts.hpp"

namespace assay::json {

Scores read_scores(Reader& reader, ValueId id) {
  Scores scores;
  reader.incomplete().scores |= !reader.map(id, [&](ValueId at) {
    std::optional<ValueId> points_key, raw_key, of_key;
    std::optional<Decimal> points, raw, of = Decimal(100);
    if (!reader.object(at, {{"points",
                             [&](ValueId v) {
                               points_key = v;
                               points = reader.number(v);
                             }},
                            {"raw",
                             [&](ValueId v) {
                               raw_key = v;
                               raw = reader.number(v);
                             }},
                            {"of", [&](ValueId v) {
                               of_key = v;
                               of = reader.number(v);
                             }}})) {
      reader.incomplete().scores = true;
      return;
    }
    if (!points_key && !raw_key) {
      reader.report(Code::missing_one_of, at, {"points", "raw"});
    } else if (points_key && (raw_key || of_key)) {
      reader.report(Code::mixed_score, raw_key ? *raw_key : *of_key, {std::string(reader.key(at))});
    }
    Score score{std::string(reader.key(at)), Points{}};
    if (points) {
      score.award = Points{*points};
    } else if (raw && of) {
      score.award = RawScore{*raw, *of};
    }
    scores.push_back(std::move(score));
  });
  return scores;
}

}  // namespace assay::json
