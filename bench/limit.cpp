// Holds one whole run of the real station against one pass of an empty JSON parser over its minified document: at most
// twice as long. Both are timed in turns, so that a busy machine slows both, and the median round counts.
#include <cstddef>
#include <cstdio>
#include <exception>
#include <vector>

#include "assay/evaluation.hpp"
#include "document.hpp"
#include "empty_parser.hpp"
#include "timing.hpp"

namespace {

using assay_bench::median;
using assay_bench::seconds;

constexpr double limit = 2.0;
constexpr std::size_t rounds = 301;
constexpr int turns = 10;  // of each in a round

int hold() {
  const assay_bench::Station station = assay_bench::load_station();
  assay::Evaluation reuse;
  bool parsed = true;
  std::vector<double> runs, passes, ratios;
  for (std::size_t round = 0; round < rounds; ++round) {
    runs.push_back(seconds([&] { station.plan.run(station.inputs, reuse); }, turns));
    passes.push_back(
        seconds([&] { parsed = assay_bench::parse_with_empty_handler(station.minified) && parsed; }, turns));
    ratios.push_back(runs.back() / passes.back());
  }
  if (!parsed) {
    std::fputs("Boost's parser refuses the station\n", stderr);
    return 1;
  }
  const double ratio = median(ratios);
  std::printf("run, %zu figures:              %8.2f us\n", station.plan.figure_count(), 1e6 * median(runs));
  std::printf("empty parser, %zu bytes:      %8.2f us\n", station.minified.size(), 1e6 * median(passes));
  std::printf("run / parser, median of %zu:    %7.2f   limit %.1f\n", rounds, ratio, limit);
  return ratio <= limit ? 0 : 1;
}

}  // namespace

int main() {
  try {
    return hold();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "assay_bench_limit: %s\n", problem.what());
    return 1;
  }
}
