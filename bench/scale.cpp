// What a value costs as documents grow: reading and evaluating texts of indicator × area × month records from 10^3 to
// 10^6 values, beside an empty parse of the same text, and the memory that it takes at its peak beyond the text.
//
// Held: at 10^5 values at most `most_times` empty parses, the median of rounds in which both take turns; everywhere
// fewer than `most_bytes` bytes a value; and from 10^3 to 10^6 values neither the least time nor the memory a value
// moves by more than `flat`. Indicators and areas grow alike, and each amount of a year has twelve records.
#include <malloc.h>
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/json.hpp"
#include "empty_parser.hpp"
#include "timing.hpp"

namespace {

using assay_bench::median;
using assay_bench::seconds;

// Bytes that are in use, and the most that ever were since it was reset. The program has one thread.
std::size_t in_use = 0, peak = 0;

void* taken(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  in_use += malloc_usable_size(memory);
  peak = std::max(peak, in_use);
  return memory;
}

void given_back(void* memory) noexcept {
  if (memory != nullptr) in_use -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return taken(std::malloc(size != 0 ? size : 1)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  return taken(std::aligned_alloc(step, (size + step - 1) / step * step));
}
void operator delete(void* memory) noexcept { given_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { given_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { given_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { given_back(memory); }

namespace {

constexpr std::size_t months = 12;

std::string text_of(std::size_t value) { return std::to_string(value); }

// A year of monthly records of every indicator in every area, with targets of the whole. The figures vary, so that
// numbers have one to four digits.
std::string make_document(std::size_t indicators, std::size_t areas) {
  std::string text =
      R"({"assay":1,"project":{"term":{"from":"2023-01-01","to":"2023-12-31"},"assessed":{"from":"2023-01-01","to":"2023-12-31"}},)"
      R"("policy":{"parties":[{"id":"all","max":100}],"bands":[{"id":"pass","from":60},{"id":"fail","from":0}],)"
      R"("rounding":{"attainment":{"mode":"half_up","places":2}}},"agreement":{"areas":[)";
  for (std::size_t a = 0; a < areas; ++a) text += (a == 0 ? "" : ",") + (R"({"id":"area_)" + text_of(a) + "\"}");
  text += R"(],"indicators":[)";
  for (std::size_t i = 0; i < indicators; ++i) {
    text += (i == 0 ? "" : ",") + (R"({"id":"indicator_)" + text_of(i)) + R"(","unit":"次","target":)" +
            text_of(areas * 1000) + "}";
  }
  text += R"(]},"outputs":{"indicators":{)";
  std::size_t seed = 1;
  for (std::size_t i = 0; i < indicators; ++i) {
    text += (i == 0 ? "" : ",") + (R"("indicator_)" + text_of(i)) + R"(":{)";
    for (std::size_t a = 0; a < areas; ++a) {
      text += (a == 0 ? "" : ",") + (R"("area_)" + text_of(a)) + R"(":{"records":{)";
      for (std::size_t m = 1; m <= months; ++m) {
        seed = (seed * 1103515245 + 12345) % 2147483648U;
        const std::size_t digits = 1 + seed / 65536 % 4;
        const std::size_t bound = digits == 1 ? 10 : digits == 2 ? 100 : digits == 3 ? 1000 : 10000;
        text += (m == 1 ? "" : ",") + (R"("2023-)" + std::string(m < 10 ? "0" : "")) + text_of(m) +
                "\":" + text_of(seed / 16 % bound);
      }
      text += "}}";
    }
    text += "}";
  }
  return text + R"(}},"scores":{"all":{"points":90}}})";
}

struct Cost {
  std::size_t values = 0;
  double nanoseconds = 0, times = 0, bytes = 0;
};

Cost measure(std::size_t wanted) {
  std::size_t side = 1;
  while (side * side * months < wanted) ++side;
  const std::string text = make_document(side, side);
  Cost cost;
  cost.values = side * side * months;
  // Short texts are read many times in a round, so that the clock sees them.
  const int turns = static_cast<int>(std::max<std::size_t>(1, 100000 / cost.values));
  const std::size_t rounds = wanted >= 1000000 ? 7 : 21;
  std::vector<double> ours, ratios;
  for (std::size_t round = 0; round < rounds; ++round) {
    bool fine = true;
    const double parse = seconds([&] { fine = assay_bench::parse_with_empty_handler(text) && fine; }, turns);
    const auto evaluate = [&] {
      const std::size_t before = in_use;
      peak = in_use;
      const assay::EvaluatedDocument evaluated = assay::evaluate_json(text);
      cost.bytes = static_cast<double>(peak - before) / static_cast<double>(cost.values);
      fine = fine && evaluated.evaluation.figure_count() > cost.values / months;
    };
    const double whole = seconds(evaluate, turns);
    if (!fine) throw std::runtime_error("the document was not evaluated");
    ours.push_back(whole);
    ratios.push_back(whole / parse);
  }
  cost.nanoseconds = 1e9 * *std::min_element(ours.begin(), ours.end()) / static_cast<double>(cost.values);
  cost.times = median(ratios);
  return cost;
}

constexpr double most_times = 4.0, most_bytes = 500.0, flat = 0.20;

// Whether the largest and the smallest are within `flat` of each other.
bool is_flat(const char* what, const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const double spread = *most / *least - 1;
  std::printf("%s: largest over smallest %+.1f %%   limit %.0f %%\n", what, 100 * spread, 100 * flat);
  return spread <= flat;
}

}  // namespace

int main() {
  try {
    bool held = true;
    std::vector<double> times, bytes;
    std::printf("   values   ns/value   / empty parse   bytes/value\n");
    for (const std::size_t wanted :
         {std::size_t{1000}, std::size_t{10000}, std::size_t{100000}, std::size_t{1000000}}) {
      const Cost cost = measure(wanted);
      std::printf("%9zu   %8.1f   %13.2f   %11.1f\n", cost.values, cost.nanoseconds, cost.times, cost.bytes);
      times.push_back(cost.nanoseconds);
      bytes.push_back(cost.bytes);
      held = held && cost.bytes < most_bytes && (wanted != 100000 || cost.times <= most_times);
    }
    held = is_flat("time", times) && held;
    held = is_flat("memory", bytes) && held;
    return held ? 0 : 1;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "assay_bench_scale: %s\n", problem.what());
    return 1;
  }
}
