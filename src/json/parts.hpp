// The parts of a document, each read from its value. Problems go to the reader; what comes back is as much of the part
// as could be read.
#pragma once

#include "assay/agreement.hpp"
#include "assay/outputs.hpp"
#include "assay/policy.hpp"
#include "assay/scores.hpp"
#include "json/attachments.hpp"
#include "json/reader.hpp"

namespace assay::json {

Policy read_policy(Reader& reader, ValueId id);
Agreement read_agreement(Reader& reader, ValueId id);
Outputs read_outputs(Reader& reader, ValueId id, Attachments attachments);
Scores read_scores(Reader& reader, ValueId id);

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
