// Holds one whole analysis of the real station against one run of it: at most 500 times as long. Both are timed in
// turns, so that a busy machine slows both, and the median round counts.
#include <cstddef>
#include <cstdio>
#include <exception>
#include <vector>

#include "assay/analysis.hpp"
#include "document.hpp"
#include "timing.hpp"

namespace {

using assay_bench::median;
using assay_bench::seconds;

constexpr double limit = 500.0;
constexpr std::size_t rounds = 101;
constexpr int runs_in_a_round = 50;

int hold() {
  const assay_bench::Station station = assay_bench::load_station();
  assay::Evaluation reuse;
  std::size_t verdicts = 0;
  std::vector<double> runs, analyses, ratios;
  for (std::size_t round = 0; round < rounds; ++round) {
    runs.push_back(seconds([&] { station.plan.run(station.inputs, reuse); }, runs_in_a_round));
    analyses.push_back(seconds([&] { verdicts += analyze(station.document).verdicts.size(); }, 1));
    ratios.push_back(analyses.back() / runs.back());
  }
  if (verdicts == 0) {
    std::fputs("the station has no verdict\n", stderr);
    return 1;
  }
  const double ratio = median(ratios);
  std::printf("run, %zu figures:              %8.2f us\n", station.plan.figure_count(), 1e6 * median(runs));
  std::printf("analyze:                       %8.2f us\n", 1e6 * median(analyses));
  std::printf("analyze / run, median of %zu:   %7.1f   limit %.0f\n", rounds, ratio, limit);
  return ratio <= limit ? 0 : 1;
}

}  // namespace

int main() {
  try {
    return hold();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "assay_bench_analysis: %s\n", problem.what());
    return 1;
  }
}
