#include "json/parts.hpp"

namespace assay::json {

namespace {

ScoreStep read_step(Reader& reader, ValueId id) {
  ScoreStep step;
  const auto number = [&](Decimal& to) { return [&](ValueId at) { to = reader.number(at).value_or(to); }; };
  reader.object(id, {{"from", number(step.from), true},
                     {"points", number(step.points), true},
                     {"to", [&](ValueId at) { step.to = reader.number(at); }}});
  return step;
}

ComputedPoints read_computed(Reader& reader, ValueId id) {
  ComputedPoints computed;
  reader.object(
      id,
      {{"figure", [&](ValueId at) { computed.figure = reader.id(at); }, true},
       {"rule",
        [&](ValueId at) {
          using enum ScoringRule;
          reader.choose(at, computed.rule, {proportional, reversed, steps, pass});
        }},
       {"full", [&](ValueId at) { computed.full = reader.number(at).value_or(computed.full); }},
       {"comparator", [&](ValueId at) { computed.comparator = read_comparator(reader, at); }},
       {"steps",
        [&](ValueId at) { reader.list(at, [&](ValueId step) { computed.steps.push_back(read_step(reader, step)); }); }},
       {"value", [&](ValueId at) {
          reader.choose(at, computed.value, {FigureValue::rounded, FigureValue::exact});
        }}});
  return computed;
}

Tier read_tier(Reader& reader, ValueId id) {
  Tier tier;
  reader.named_object(id, tier.id, tier.name,
                      {{"points", [&](ValueId at) { tier.points = reader.number(at).value_or(tier.points); }, true}});
  return tier;
}

// One that could not be read whole: nobody is asked to judge it, and no mark names it.
void make_unreadable(Reader& reader, Criterion& criterion) {
  reader.incomplete().criterion_ids = true;
  criterion.id.clear();
  criterion.max = 0;
  criterion.tiers.clear();
  criterion.computed = criterion.criteria.empty() ? Rare(ComputedPoints()) : Rare<ComputedPoints>();
}

Criterion read_criterion(Reader& reader, ValueId id) {
  Criterion criterion;
  const std::size_t before = reader.problems().size();
  reader.named_object(id, criterion.id, criterion.name,
                      {{"max", [&](ValueId at) { criterion.max = reader.number(at).value_or(criterion.max); }, true},
                       {"criteria", [&](ValueId at) { criterion.criteria = read_criteria(reader, at); }},
                       {"tiers",
                        [&](ValueId at) {
                          reader.list(at, [&](ValueId tier) { criterion.tiers.push_back(read_tier(reader, tier)); });
                        }},
                       {"computed", [&](ValueId at) { criterion.computed = read_computed(reader, at); }}});
  if (reader.problems().size() != before) make_unreadable(reader, criterion);
  return criterion;
}

}  // namespace

std::vector<Criterion> read_criteria(Reader& reader, ValueId id) {
  std::vector<Criterion> criteria;
  if (!reader.list(id, [&](ValueId element) { criteria.push_back(read_criterion(reader, element)); })) {
    make_unreadable(reader, criteria.emplace_back());
  }
  return criteria;
}

}  // namespace assay::json
