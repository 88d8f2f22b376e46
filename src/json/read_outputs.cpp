#include "json/parts.hpp"

namespace assay::json {

namespace {

std::vector<Count> read_counts(Reader& reader, ValueId id) {
  std::vector<Count> counts;
  reader.map(id, [&](ValueId at) {
    const std::optional<Decimal> value = reader.count(at);
    counts.push_back({std::string(reader.key(at)), value.value_or(Decimal(0))});
  });
  return counts;
}

Staffing read_staffing(Reader& reader, ValueId id) {
  Staffing staffing;
  const auto counts = [&](std::vector<Count>& to) { return [&](ValueId at) { to = read_counts(reader, at); }; };
  const auto total = [&](std::optional<Decimal>& to) { return [&](ValueId at) { to = reader.count(at); }; };
  reader.object(id, {{"worked", counts(staffing.worked)},
                     {"experienced", total(staffing.experienced)},
                     {"retained", total(staffing.retained)},
                     {"retention_base", total(staffing.retention_base)},
                     {"head_count", total(staffing.head_count)},
                     {"certificates", counts(staffing.certificates)},
                     {"leavers", counts(staffing.leavers)},
                     {"head", [&](ValueId head) {
                        reader.object(
                            head, {{"certificate", [&](ValueId at) { staffing.head_certificate = reader.text(at); }},
                                   {"years", total(staffing.head_years)}});
                      }}});
  return staffing;
}

}  // namespace

Outputs read_outputs(Reader& reader, ValueId id) {
  Outputs outputs;
  reader.object(id, {{"indicators",
                      [&](ValueId at) {
                        reader.map(at, [&](ValueId output) {
                          outputs.indicators.push_back({std::string(reader.key(output)), reader.cells(output)});
                        });
                      }},
                     {"staffing", [&](ValueId at) { outputs.staffing = read_staffing(reader, at); }}});
  return outputs;
}

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
