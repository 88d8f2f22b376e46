// The bench program, Google Benchmark's with a check before it. A quick look at one part:
// assay_bench --benchmark_filter=station
#include <benchmark/benchmark.h>

#include <cstdio>
#include <exception>

#include "bench.hpp"

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  try {
    assay_bench::add_number_rows();
    assay_bench::add_station_rows();
    assay_bench::add_audit_rows();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "assay_bench: %s\n", problem.what());
    return 1;
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
