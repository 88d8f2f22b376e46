// A small generator of random cases, the same on every platform: a failing case is found again by its seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <assay/amount.hpp>
#include <assay/decimal.hpp>

namespace random_case {

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  // 0 … bound − 1
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }

  template <typename List>
  const auto& pick(const List& list) {
    return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list))));
  }

  template <typename T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

  // With 0 to 3 places.
  assay::Decimal amount(int most) {
    static constexpr int powers[] = {1, 10, 100, 1000};
    const int places = between(0, 3);
    return assay::Decimal::from_parts(
        0,
        static_cast<std::uint64_t>(between(0, most)) * static_cast<std::uint64_t>(powers[places]) +
            below(static_cast<std::size_t>(powers[places])),
        places);
  }

 private:
  std::uint64_t state_;
};

}  // namespace random_case
