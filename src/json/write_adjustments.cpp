// What acts on a score from outside the parties' shares: the policy's rules, and what the document says happened.
#include "json/document_writer.hpp"

namespace assay::json {

void write_adjustment_rules(DocumentWriter& out, const AdjustmentRules& rules) {
  const std::string pointer = "/policy/adjustments";
  out.object("adjustments", pointer, [&] {
    out.objects("items", child(pointer, "items"), rules.items, [&](const AdjustmentItem& item, const std::string&) {
      out.names(item.id, item.name);
      out.string("kind", name(item.kind));
      out.number_if("cap", item.cap);
    });
    out.number_if("deduction_cap", rules.deduction_cap);
    out.number_if("bonus_cap", rules.bonus_cap);
    out.number_unless("floor", rules.floor, AdjustmentRules().floor);
    out.flag_if("may_exceed_scale", rules.may_exceed_scale);
  });
}

void write_knock_out(DocumentWriter& out, const KnockOut& knock_out, const std::string& pointer) {
  out.names(knock_out.id, knock_out.name);
  out.setting("effect", knock_out.effect, KnockOut().effect);
  out.string("band", knock_out.band);
  out.flag_if("required", knock_out.required);
  if (!knock_out.when) return;
  const std::string when = child(pointer, "when");
  out.object("when", when, [&] {
    out.form("left", child(when, "left"), knock_out.when->left);
    out.string("is", name(knock_out.when->comparator));
    out.form("right", child(when, "right"), knock_out.when->right);
  });
}

void write_payment(DocumentWriter& out, const PaymentRules& rules) {
  const PaymentRules by_default;
  const std::string pointer = "/policy/payment";
  out.object("payment", pointer, [&] {
    out.number_unless("instalment", rules.instalment, by_default.instalment);
    out.objects("shares", child(pointer, "shares"), rules.shares, [&](const GradeShare& share, const std::string&) {
      out.string("band", share.band);
      out.number("percent", share.percent);
    });
    if (rules.vacancies != by_default.vacancies) out.form("vacancies", child(pointer, "vacancies"), rules.vacancies);
    out.number_unless("per_vacancy", rules.per_vacancy, by_default.per_vacancy);
  });
}

void write_adjustment(DocumentWriter& out, const Adjustment& adjustment) {
  if (adjustment.item.empty()) {
    out.string("kind", name(adjustment.kind));
  } else {
    out.string("item", adjustment.item);
  }
  out.number("points", adjustment.points);
  out.string_if("reason", adjustment.reason);
}

void write_facts(DocumentWriter& out, const std::vector<Fact>& facts) {
  const std::string pointer = "/facts";
  out.object_if(facts, "facts", pointer, [&] {
    for (const Fact& fact : facts) {
      const std::string place = child(pointer, fact.knock_out);
      if (fact.reason.empty() && !out.has_remark(place)) {
        out.boolean(fact.knock_out, fact.holds);
        continue;
      }
      out.object(fact.knock_out, place, [&] {
        out.boolean("holds", fact.holds);
        out.string_if("reason", fact.reason);
      });
    }
  });
}

}  // namespace assay::json
