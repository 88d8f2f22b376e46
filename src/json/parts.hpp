// The parts of a document, each read from its value. Problems go to the reader; what comes back is as much of the part
// as could be read.
#pragma once

#include "assay/agreement.hpp"
#include "assay/outputs.hpp"
#include "assay/policy.hpp"
#include "assay/scores.hpp"
#include "json/reader.hpp"

namespace assay::json {

Policy read_policy(Reader& reader, ValueId id);
Agreement read_agreement(Reader& reader, ValueId id);
Outputs read_outputs(Reader& reader, ValueId id);
Scores read_scores(Reader& reader, ValueId id);

}  // namespace assay::json
