// What acts on a score from outside the parties' shares: deductions and bonuses (加减分), knock-outs (一票否决), and
// the final instalment that hangs on the grade. The rules are the policy's, what happened is the document's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/decimal.hpp"
#include "assay/relation.hpp"

namespace assay {

enum class AdjustmentKind : std::uint8_t { deduction, bonus };

std::string_view name(AdjustmentKind kind) noexcept;

// A reason for which a policy adjusts; what is adjusted for it counts up to its cap.
struct AdjustmentItem {
  std::string id;
  std::string name = {};
  AdjustmentKind kind = AdjustmentKind::deduction;
  std::optional<Decimal> cap = {};

  friend bool operator==(const AdjustmentItem&, const AdjustmentItem&) = default;
};

// total = subtotal − deductions + bonuses, each capped, then not below the floor, and not above the scale unless it may
// exceed it. Where nothing is adjusted the floor is no bound. Caps and floor are not below zero.
struct AdjustmentRules {
  std::vector<AdjustmentItem> items = {};  // none: adjustments name only a reason
  std::optional<Decimal> deduction_cap = {};
  std::optional<Decimal> bonus_cap = {};
  Decimal floor = 0;
  bool may_exceed_scale = false;

  friend bool operator==(const AdjustmentRules&, const AdjustmentRules&) = default;
};

// What a knock-out does to the grade of the total: no better than a band, or that band in any case.
enum class KnockOutEffect : std::uint8_t { cap, force };

std::string_view name(KnockOutEffect effect) noexcept;

// Its condition is a fact that the document declares, or a relation on figures that no score makes. A fact that nobody
// declared did not happen, unless it is required; a relation without values is undecided, and a note says so.
struct KnockOut {
  std::string id;
  std::string name = {};
  KnockOutEffect effect = KnockOutEffect::cap;
  std::string band;  // id
  bool required = false;
  std::optional<Relation> when = {};  // its id and name are the knock-out's

  friend bool operator==(const KnockOut&, const KnockOut&) = default;
};

// The share of the final instalment that a grade is paid, in percent. One without a share is paid in full.
struct GradeShare {
  std::string band;
  Decimal percent;

  friend bool operator==(const GradeShare&, const GradeShare&) = default;
};

// payment = budget × instalment % × the grade's share % − vacancies × per_vacancy, not below zero. Vacancies are what
// the linear form comes to, or nothing where that is negative.
struct PaymentRules {
  Decimal instalment = 100;  // percent of the project's budget
  std::vector<GradeShare> shares = {};
  LinearForm vacancies = {};
  Decimal per_vacancy = 0;

  friend bool operator==(const PaymentRules&, const PaymentRules&) = default;
};

// A deduction or bonus as it was made: of an item of the policy, whose kind it has, or by its kind. Points are
// positive.
struct Adjustment {
  std::string item = {};
  AdjustmentKind kind = AdjustmentKind::deduction;
  Decimal points;
  std::string reason = {};

  friend bool operator==(const Adjustment& a, const Adjustment& b) {
    return a.item == b.item && a.kind == b.kind && same_digits(a.points, b.points) && a.reason == b.reason;
  }
};

// Whether the condition of a knock-out holds.
struct Fact {
  std::string knock_out;
  bool holds = false;
  std::string reason = {};

  friend bool operator==(const Fact&, const Fact&) = default;
};

// What happened beside the scores.
struct Circumstances {
  std::vector<Adjustment> adjustments = {};
  std::vector<Fact> facts = {};
  std::optional<Decimal> budget = {};  // of the project, for the payment

  friend bool operator==(const Circumstances&, const Circumstances&) = default;
};

}  // namespace assay
