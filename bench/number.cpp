// One operation on a number at a time: the library beside Boost's cpp_int and beside __int128 by hand (peers.hpp), on
// the same values. Each row is one operation over all values of a set; `each` is the time of one.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/decimal.hpp"
#include "assay/ratio.hpp"
#include "assay/rounding.hpp"
#include "bench.hpp"
#include "peers.hpp"

namespace assay_bench {

namespace {

struct Assay {
  static constexpr std::string_view name = "assay";
  static constexpr assay::Rounding two_places{assay::RoundingMode::half_up, 2};
  using Number = assay::Decimal;

  static Number parse(std::string_view text) { return Number::parse(text); }
  static std::size_t print(const Number& a, char* out) { return a.print(out); }
  static Number add(const Number& a, const Number& b) { return a + b; }
  static Number subtract(const Number& a, const Number& b) { return a - b; }
  static Number multiply(const Number& a, const Number& b) { return a * b; }
  static Number divide(const Number& a, const Number& b) { return round(a / b, two_places); }
  static Number percent(const Number& a, const Number& b) {
    return round(assay::Ratio(a) * assay::Ratio(100) / assay::Ratio(b), two_places);
  }
};

template <typename Integer>
struct Peer {
  using Number = Scaled<Integer>;

  static Number parse(std::string_view text) { return assay_bench::parse<Integer>(text); }
  static std::size_t print(const Number& a, char* out) { return assay_bench::print(a, out); }
  static Number add(const Number& a, const Number& b) { return assay_bench::add(a, b); }
  static Number subtract(const Number& a, const Number& b) { return assay_bench::subtract(a, b); }
  static Number multiply(const Number& a, const Number& b) { return assay_bench::multiply(a, b); }
  static Number divide(const Number& a, const Number& b) { return assay_bench::divide(a, b); }
  static Number percent(const Number& a, const Number& b) { return assay_bench::divide(a, b, 2); }
};

struct Boost : Peer<BoostInteger> {
  static constexpr std::string_view name = "cpp_int";
};

struct Hand : Peer<Int128> {
  static constexpr std::string_view name = "int128";
};

struct Text {
  char bytes[assay::Decimal::max_text];
  std::size_t size;
};

template <typename Contender>
struct Item {
  std::string_view text;  // of x
  typename Contender::Number x, y;
};

struct Parse {
  static constexpr std::string_view name = "parse";
  template <typename C>
  static auto run(const Item<C>& item) {
    return C::parse(item.text);
  }
};

struct Print {
  static constexpr std::string_view name = "print";
  template <typename C>
  static Text run(const Item<C>& item) {
    Text text;
    text.size = C::print(item.x, text.bytes);
    return text;
  }
};

struct Add {
  static constexpr std::string_view name = "add";
  template <typename C>
  static auto run(const Item<C>& item) {
    return C::add(item.x, item.y);
  }
};

struct Subtract {
  static constexpr std::string_view name = "subtract";
  template <typename C>
  static auto run(const Item<C>& item) {
    return C::subtract(item.x, item.y);
  }
};

struct Multiply {
  static constexpr std::string_view name = "multiply";
  template <typename C>
  static auto run(const Item<C>& item) {
    return C::multiply(item.x, item.y);
  }
};

struct Divide {
  static constexpr std::string_view name = "divide_2_places";
  template <typename C>
  static auto run(const Item<C>& item) {
    return C::divide(item.x, item.y);
  }
};

struct Percent {
  static constexpr std::string_view name = "percent_2_places";
  template <typename C>
  static auto run(const Item<C>& item) {
    return C::percent(item.x, item.y);
  }
};

struct Pair {
  std::string x, y;
};

struct Set {
  std::string name;
  std::vector<Pair> pairs;
};

// A number of up to `digits` digits with one of the scales. The generator's bits are used directly: distributions of
// the standard library differ between implementations.
std::string number(std::mt19937_64& random, int digits, std::string_view scales) {
  const std::uint64_t magnitude = random() % static_cast<std::uint64_t>(power_of_ten<Int128>(digits));
  Scaled<Int128> value{static_cast<Int128>(magnitude), scales[random() % scales.size()] - '0'};
  if (random() % 16 == 0) value.coefficient = -value.coefficient;
  char text[64];
  return std::string(text, print(value, text));
}

Set make_set(std::string name, int digits, std::string_view scales) {
  constexpr std::size_t size = 2048;
  std::mt19937_64 random(20240823);
  Set set{std::move(name), {}};
  for (std::size_t i = 0; i < size; ++i) {
    Pair pair{number(random, digits, scales), ""};
    do {
      pair.y = number(random, digits, scales);
    } while (pair.y.find_first_not_of("-0.") == std::string::npos);
    if (i % 8 == 0) pair.y = "800";  // percentages of it end in eighths, half of them exact ties at two places
    set.pairs.push_back(std::move(pair));
  }
  return set;
}

template <typename C>
std::vector<Item<C>> items(const Set& set) {
  std::vector<Item<C>> result;
  for (const Pair& pair : set.pairs) result.push_back({pair.x, C::parse(pair.x), C::parse(pair.y)});
  return result;
}

template <typename C>
std::string to_text(const typename C::Number& value) {
  char text[64];
  return std::string(text, C::print(value, text));
}

template <typename C>
std::string to_text(const Text& text) {
  return std::string(text.bytes, text.size);
}

template <typename Operation, typename C>
std::vector<std::string> results(const Set& set) {
  std::vector<std::string> texts;
  for (const Item<C>& item : items<C>(set)) texts.push_back(to_text<C>(Operation::run(item)));
  return texts;
}

// The same work means the same texts; without that there is nothing to compare.
template <typename Operation, typename C>
void require(const Set& set, const std::vector<std::string>& expected) {
  const std::vector<std::string> found = results<Operation, C>(set);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (found[i] == expected[i]) continue;
    throw std::runtime_error(std::string(Operation::name) + " of " + set.pairs[i].x + " and " + set.pairs[i].y + ": " +
                             std::string(C::name) + " gives " + found[i] + ", assay " + expected[i]);
  }
}

template <typename Operation, typename C>
void add_row(const Set& set) {
  const std::string name = std::string(Operation::name) + "/" + set.name + "/" + std::string(C::name);
  benchmark::RegisterBenchmark(name.c_str(), [&set](benchmark::State& state) {
    const std::vector<Item<C>> all = items<C>(set);
    for (auto _ : state) {
      for (const Item<C>& item : all) {
        auto result = Operation::run(item);
        benchmark::DoNotOptimize(result);
      }
    }
    using benchmark::Counter;
    state.counters["each"] =
        Counter(static_cast<double>(all.size()), Counter::kIsIterationInvariantRate | Counter::kInvert);
  });
}

template <typename Operation>
void add_rows(const Set& set) {
  const std::vector<std::string> expected = results<Operation, Assay>(set);
  require<Operation, Boost>(set, expected);
  require<Operation, Hand>(set, expected);
  add_row<Operation, Assay>(set);
  add_row<Operation, Boost>(set);
  add_row<Operation, Hand>(set);
}

}  // namespace

void add_number_rows() {
  // What reports hold; and coefficients of one machine word, whose products need two.
  static const Set sets[] = {make_set("everyday", 7, "0000122"), make_set("long", 18, "0123456789")};
  for (const Set& set : sets) {
    add_rows<Parse>(set);
    add_rows<Print>(set);
    add_rows<Add>(set);
    add_rows<Subtract>(set);
    add_rows<Multiply>(set);
    add_rows<Divide>(set);
    add_rows<Percent>(set);
  }
}

}  // namespace assay_bench
