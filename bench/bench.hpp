// The rows of the bench program. Each function first proves that all contenders of its rows give the same results, and
// throws std::runtime_error where they do not: nothing is timed then.
#pragma once

namespace assay_bench {

void add_number_rows();   // number.cpp
void add_station_rows();  // station.cpp
void add_audit_rows();    // audit_rows.cpp

}  // namespace assay_bench
