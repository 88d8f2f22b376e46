// How the held benches time: the mean of some turns, and the median of rounds.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace assay_bench {

// Of one turn, in seconds.
template <typename Work>
double seconds(Work work, int turns) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < turns; ++i) work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / turns;
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace assay_bench
