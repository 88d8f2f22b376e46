#include "json/parts.hpp"

namespace assay::json {

namespace {

// A plain number, or an object that also holds its unit.
NamedAmount read_named_amount(Reader& reader, ValueId id) {
  NamedAmount amount;
  amount.name = reader.key(id);
  if (reader.tree()[id].kind != Kind::object) {
    amount.value = reader.number(id).value_or(Decimal(0));
    return amount;
  }
  reader.object(id, {{"value", [&](ValueId at) { amount.value = reader.number(at).value_or(Decimal(0)); }, true},
                     {"unit", [&](ValueId at) { amount.unit = reader.text(at); }}});
  return amount;
}

Narrative read_narrative(Reader& reader, ValueId id) {
  Narrative narrative;
  narrative.indicator = reader.key(id);
  reader.object(
      id, {{"text", [&](ValueId at) { narrative.text = reader.text(at); }},
           {"judged",
            [&](ValueId at) {
              using enum Judgement;
              narrative.judged = reader.choice(at, {open, met, partly, not_met}).value_or(open);
            }},
           {"amounts", [&](ValueId at) {
              reader.map(at, [&](ValueId amount) { narrative.amounts.push_back(read_named_amount(reader, amount)); });
            }}});
  return narrative;
}

Deviation read_deviation(Reader& reader, ValueId id) {
  Deviation deviation;
  deviation.indicator = reader.key(id);
  reader.object(id, {{"reason", [&](ValueId at) { deviation.reason = reader.text(at); }},
                     {"measure", [&](ValueId at) { deviation.measure = reader.text(at); }}});
  return deviation;
}

}  // namespace

std::vector<Count> read_counts(Reader& reader, ValueId id) {
  std::vector<Count> counts;
  reader.map(id, [&](ValueId at) {
    const std::optional<Decimal> value = reader.count(at);
    counts.push_back({std::string(reader.key(at)), value.value_or(Decimal(0))});
  });
  return counts;
}

Outputs read_outputs(Reader& reader, ValueId id, Attachments attachments) {
  Outputs outputs;
  auto& incomplete = reader.incomplete();
  const bool readable = reader.object(
      id, {{"indicators",
            [&](ValueId at) {
              reader.make_room(outputs.indicators, at);
              reader.map(at, [&](ValueId output) {
                outputs.indicators.push_back({std::string(reader.key(output)), read_actuals(reader, output)});
              });
            }},
           {"staffing", [&](ValueId at) { outputs.staffing = read_staffing(reader, at); }},
           {"narratives",
            [&](ValueId at) {
              reader.map(at, [&](ValueId each) { outputs.narratives.push_back(read_narrative(reader, each)); });
            }},
           {"deviations",
            [&](ValueId at) {
              reader.map(at, [&](ValueId each) { outputs.deviations.push_back(read_deviation(reader, each)); });
            }},
           {"tables",
            [&](ValueId at) {
              const bool are_tables = reader.list(
                  at, [&](ValueId table) { outputs.tables.push_back(read_table(reader, table, attachments)); });
              if (!are_tables) outputs.tables.emplace_back();
            }},
           {"register", [&](ValueId at) { outputs.registry = read_register(reader, at); }},
           {"surveys", [&](ValueId at) {
              incomplete.survey_ids |=
                  !reader.list(at, [&](ValueId survey) { outputs.surveys.push_back(read_survey(reader, survey)); });
            }}});
  if (!readable) {
    incomplete.person_ids = incomplete.survey_ids = true;
    outputs.tables.emplace_back();  // one that could not be read
  }
  return outputs;
}

}  // namespace assay::json
