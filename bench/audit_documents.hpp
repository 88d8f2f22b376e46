// What the benches of the audit read: the real station's report, and documents that print many numbers.
#pragma once

#include <cstddef>
#include <string>

namespace assay_bench {

// A document with at least so many claims, a few of them wrong however many there are. Half are figures — indicators
// in three areas, with their totals twice and their percentage —, half are free quantities: three parts, their total
// twice and the share of the first, which relations bind.
std::string make_claims(std::size_t wanted);

// Both throw std::runtime_error where the file cannot be read.
std::string read_file(const std::string& path);
struct Report {
  std::string form;  // capi/examples/station-report.template.txt
  std::string text;  // tests/golden/station-report.txt
};
Report load_report();

}  // namespace assay_bench
