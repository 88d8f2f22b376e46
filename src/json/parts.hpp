// The parts of a document, each read from its value. Problems go to the reader; what comes back is as much of the part
// as could be read.
#pragma once

#include "assay/adjustments.hpp"
#include "assay/agreement.hpp"
#include "assay/claims.hpp"
#include "assay/outputs.hpp"
#include "assay/policy.hpp"
#include "assay/scores.hpp"
#include "json/attachments.hpp"
#include "json/reader.hpp"

namespace assay::json {

Policy read_policy(Reader& reader, ValueId id);
// In the place of a policy that could not be read, or found: nothing is missed in it.
Policy unreadable_policy(Reader& reader);
Agreement read_agreement(Reader& reader, ValueId id);
Outputs read_outputs(Reader& reader, ValueId id, Attachments attachments);
Scores read_scores(Reader& reader, ValueId id);
std::vector<Adjustment> read_adjustments(Reader& reader, ValueId id);
std::vector<Fact> read_facts(Reader& reader, ValueId id);
std::vector<Claim> read_claims(Reader& reader, ValueId id);
AuditRules read_audit_rules(Reader& reader, ValueId id);

// Of a policy.
RoundingSchedule read_schedule(Reader& reader, ValueId id);
Party read_party(Reader& reader, ValueId id);
std::vector<Criterion> read_criteria(Reader& reader, ValueId id);
AdjustmentRules read_adjustment_rules(Reader& reader, ValueId id);
KnockOut read_knock_out(Reader& reader, ValueId id);
std::optional<PaymentRules> read_payment(Reader& reader, ValueId id);

// Of scores.
std::vector<Mark> read_marks(Reader& reader, ValueId id);
// One that is alone needs no assessor.
Sheet read_sheet(Reader& reader, ValueId id, bool alone);

// A relation without a name of its own, and its parts.
Relation read_condition(Reader& reader, ValueId id);
LinearForm read_form(Reader& reader, ValueId id);
Comparator read_comparator(Reader& reader, ValueId id);

// Of an agreement.
Indicator read_indicator(Reader& reader, ValueId id);
Relation read_relation(Reader& reader, ValueId id);

// Of outputs.
Cells read_actuals(Reader& reader, ValueId id);
Staffing read_staffing(Reader& reader, ValueId id);
Roster read_roster(Reader& reader, ValueId id);
Table read_table(Reader& reader, ValueId id, Attachments attachments);
Register read_register(Reader& reader, ValueId id);
Survey read_survey(Reader& reader, ValueId id);

// Counts by label.
std::vector<Count> read_counts(Reader& reader, ValueId id);

}  // namespace assay::json
