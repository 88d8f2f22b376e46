// Counts what two runs of the real station into one evaluation allocate. The second must allocate nothing.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "assay/evaluation.hpp"
#include "document.hpp"

namespace {

std::size_t allocations = 0;  // the program has one thread

void* count(void* memory) {
  ++allocations;
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// The forms for arrays and those that do not throw call these.
void* operator new(std::size_t size) { return count(std::malloc(size != 0 ? size : 1)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  return count(std::aligned_alloc(step, (size + step - 1) / step * step));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

int main() {
  try {
    const assay_bench::Station station = assay_bench::load_station();
    assay::Evaluation reuse;
    const auto run = [&] {
      const std::size_t before = allocations;
      station.plan.run(station.inputs, reuse);
      return allocations - before;
    };
    const std::size_t first = run(), second = run();
    std::printf("allocations: first run %zu, second run %zu; total %s\n", first, second,
                reuse.text(station.plan.total()).c_str());
    // A first run without any would mean that nothing is counted.
    return first != 0 && second == 0 ? 0 : 1;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "assay_bench_allocations: %s\n", problem.what());
    return 1;
  }
}
