// Checks of what acts on the sum of the parties' scores: the line that passes, adjustments, knock-outs, payment.
#include "model/check.hpp"

namespace assay::model {

namespace {

class ScoringCheck {
 public:
  ScoringCheck(const Policy& policy, const Incomplete& incomplete, Diagnostics& problems)
      : policy_(policy), incomplete_(incomplete), problems_(problems) {
    for (const Band& band : policy.bands) bands_.insert(band.id);
  }

  void run(const Place& place) {
    if (!policy_.pass.empty()) check_band(policy_.pass, Place(place, "pass"));
    if (policy_.adjustments) check_adjustments(*policy_.adjustments, Place(place, "adjustments"));
    check_knock_outs(Place(place, "knock_outs"));
    if (policy_.payment) check_payment(*policy_.payment, Place(place, "payment"));
  }

 private:
  void check_band(const std::string& id, const Place& place) {
    if (incomplete_.band_ids || bands_.contains(id)) return;
    constexpr std::size_t most_names = 500;  // a bound on the work that a hostile text can ask for
    std::vector<std::string_view> known;
    if (problems_.wants_suggestions() && policy_.bands.size() <= most_names) {
      for (const Band& band : policy_.bands) known.push_back(band.id);
    }
    problems_.push_back({Code::unknown_band, place.pointer(), {id, std::string(nearest(id, known))}});
  }

  void refuse_limit(std::string_view key, const Decimal& value, const Place& object) {
    problems_.push_back({Code::invalid_limit, Place(object, key).pointer(), {std::string(key), value.to_string()}});
  }

  void check_limit(std::string_view key, const std::optional<Decimal>& value, const Place& object) {
    if (value && value->is_negative()) refuse_limit(key, *value, object);
  }

  void check_adjustments(const AdjustmentRules& rules, const Place& place) {
    std::unordered_set<std::string_view> ids;
    const Place list(place, "items");
    for (std::size_t i = 0; i < rules.items.size(); ++i) {
      const AdjustmentItem& item = rules.items[i];
      const Place at(list, i);
      check_names(item.id, item.name, at, incomplete_.item_ids, problems_);
      check_distinct(ids, item.id, Place(at, "id"), Code::duplicate_rule, incomplete_.item_ids, problems_);
      check_limit("cap", item.cap, at);
    }
    check_limit("deduction_cap", rules.deduction_cap, place);
    check_limit("bonus_cap", rules.bonus_cap, place);
    check_limit("floor", rules.floor, place);
  }

  void check_knock_outs(const Place& list) {
    std::unordered_set<std::string_view> ids;
    for (std::size_t i = 0; i < policy_.knock_outs.size(); ++i) {
      const KnockOut& knock_out = policy_.knock_outs[i];
      const Place place(list, i);
      check_names(knock_out.id, knock_out.name, place, incomplete_.knock_out_ids, problems_);
      check_distinct(ids, knock_out.id, Place(place, "id"), Code::duplicate_rule, incomplete_.knock_out_ids, problems_);
      const bool readable = !knock_out.band.empty() || !incomplete_.knock_out_ids;
      if (readable) check_band(knock_out.band, Place(place, "band"));
    }
  }

  void check_payment(const PaymentRules& rules, const Place& place) {
    if (rules.instalment.is_negative() || rules.instalment > Decimal(100)) {
      refuse_limit("instalment", rules.instalment, place);
    }
    check_limit("per_vacancy", rules.per_vacancy, place);
    std::unordered_set<std::string_view> bands;
    const Place list(place, "shares");
    for (std::size_t i = 0; i < rules.shares.size(); ++i) {
      const GradeShare& share = rules.shares[i];
      const Place at(list, i), band(at, "band");
      check_band(share.band, band);
      check_distinct(bands, share.band, band, Code::duplicate_rule, incomplete_.band_ids, problems_);
      check_limit("percent", share.percent, at);
    }
  }

  const Policy& policy_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
  std::unordered_set<std::string_view> bands_;
};

}  // namespace

void check_scoring(const Policy& policy, const Place& place, const Incomplete& incomplete, Diagnostics& problems) {
  ScoringCheck(policy, incomplete, problems).run(place);
}

}  // namespace assay::model
