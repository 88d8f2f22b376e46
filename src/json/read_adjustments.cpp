// What acts on a score from outside the parties' shares: the policy's rules, and what the document says happened.
#include "json/parts.hpp"

namespace assay::json {

namespace {

AdjustmentKind read_kind(Reader& reader, ValueId id) {
  using enum AdjustmentKind;
  return reader.choice(id, {deduction, bonus}).value_or(deduction);
}

AdjustmentItem read_item(Reader& reader, ValueId id) {
  AdjustmentItem item;
  const bool named = reader.named_object(id, item.id, item.name,
                                         {{"kind", [&](ValueId at) { item.kind = read_kind(reader, at); }, true},
                                          {"cap", [&](ValueId at) { item.cap = reader.number(at); }}});
  reader.incomplete().item_ids |= !named;
  if (!named) item.id.clear();
  return item;
}

GradeShare read_share(Reader& reader, ValueId id) {
  GradeShare share;
  reader.object(id, {{"band", [&](ValueId at) { share.band = reader.id(at); }, true},
                     {"percent", [&](ValueId at) { share.percent = reader.number(at).value_or(Decimal(0)); }, true}});
  return share;
}

Adjustment read_adjustment(Reader& reader, ValueId id) {
  Adjustment adjustment;
  adjustment.points = 1;
  std::optional<ValueId> item, kind;
  const bool readable = reader.object(
      id, {{"item",
            [&](ValueId at) {
              item = at;
              adjustment.item = reader.id(at);
              reader.incomplete().item_ids |= adjustment.item.empty();
            }},
           {"kind",
            [&](ValueId at) {
              kind = at;
              adjustment.kind = read_kind(reader, at);
            }},
           {"points", [&](ValueId at) { adjustment.points = reader.number(at).value_or(adjustment.points); }, true},
           {"reason", [&](ValueId at) { adjustment.reason = reader.text(at); }}});
  if (!readable) return adjustment;
  if (!item && !kind) reader.report(Code::missing_one_of, id, {"item", "kind"});
  if (item && kind) reader.report(Code::mixed_amount, *kind, {"kind", "item"});
  return adjustment;
}

// True, false, or an object that says why.
Fact read_fact(Reader& reader, ValueId id) {
  Fact fact;
  fact.knock_out = reader.key(id);
  const auto read_holds = [&](ValueId at) { fact.holds = reader.flag(at).value_or(false); };
  if (reader.tree()[id].kind != Kind::object) {
    read_holds(id);
  } else {
    reader.object(id, {{"holds", read_holds, true}, {"reason", [&](ValueId at) { fact.reason = reader.text(at); }}});
  }
  return fact;
}

}  // namespace

AdjustmentRules read_adjustment_rules(Reader& reader, ValueId id) {
  AdjustmentRules rules;
  bool& incomplete = reader.incomplete().item_ids;
  const auto cap = [&](std::optional<Decimal>& to) { return [&](ValueId at) { to = reader.number(at); }; };
  const bool readable = reader.object(
      id, {{"items",
            [&](ValueId at) {
              incomplete |= !reader.list(at, [&](ValueId item) { rules.items.push_back(read_item(reader, item)); });
            }},
           {"deduction_cap", cap(rules.deduction_cap)},
           {"bonus_cap", cap(rules.bonus_cap)},
           {"floor", [&](ValueId at) { rules.floor = reader.number(at).value_or(rules.floor); }},
           {"may_exceed_scale", [&](ValueId at) { rules.may_exceed_scale = reader.flag(at).value_or(false); }}});
  incomplete |= !readable;
  return rules;
}

KnockOut read_knock_out(Reader& reader, ValueId id) {
  KnockOut knock_out;
  const bool named =
      reader.named_object(id, knock_out.id, knock_out.name,
                          {{"effect",
                            [&](ValueId at) {
                              reader.choose(at, knock_out.effect, {KnockOutEffect::cap, KnockOutEffect::force});
                            }},
                           {"band", [&](ValueId at) { knock_out.band = reader.id(at); }, true},
                           {"required", [&](ValueId at) { knock_out.required = reader.flag(at).value_or(false); }},
                           {"when", [&](ValueId at) { knock_out.when = read_condition(reader, at); }}});
  reader.incomplete().knock_out_ids |= !named || knock_out.band.empty();
  if (!named) knock_out.id.clear();
  return knock_out;
}

std::optional<PaymentRules> read_payment(Reader& reader, ValueId id) {
  PaymentRules rules;
  const std::size_t before = reader.problems().size();
  const auto number = [&](Decimal& to) { return [&](ValueId at) { to = reader.number(at).value_or(to); }; };
  reader.object(id, {{"instalment", number(rules.instalment)},
                     {"shares",
                      [&](ValueId at) {
                        reader.list(at, [&](ValueId share) { rules.shares.push_back(read_share(reader, share)); });
                      }},
                     {"vacancies", [&](ValueId at) { rules.vacancies = read_form(reader, at); }},
                     {"per_vacancy", number(rules.per_vacancy)}});
  return reader.problems().size() == before ? std::optional(std::move(rules)) : std::nullopt;
}

std::vector<Adjustment> read_adjustments(Reader& reader, ValueId id) {
  std::vector<Adjustment> adjustments;
  reader.list(id, [&](ValueId element) { adjustments.push_back(read_adjustment(reader, element)); });
  return adjustments;
}

std::vector<Fact> read_facts(Reader& reader, ValueId id) {
  std::vector<Fact> facts;
  reader.incomplete().knock_out_ids |= !reader.map(id, [&](ValueId fact) { facts.push_back(read_fact(reader, fact)); });
  return facts;
}

}  // namespace assay::json
