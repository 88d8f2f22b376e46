// What the headers say does not allocate does not: counted by a replaced operator new, in a program of its own.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "station.hpp"

namespace {

std::atomic<long> allocations = 0;

void* allocate(std::size_t size) noexcept {
  ++allocations;
  return std::malloc(size != 0 ? size : 1);
}

void* allocate_or_throw(std::size_t size) {
  void* memory = allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

using assay::Decimal;
using assay::Evaluation;
using assay::Inputs;
using assay::Plan;
using assay::RawScore;
using assay::Scores;
using station::number;

template <typename Call>
long allocations_of(Call call) {
  const long before = allocations;
  call();
  return allocations - before;
}

Scores raw_scores(const char* third_party) {
  return {{"purchaser", RawScore{100}},
          {"oversight", RawScore{number("88.7")}},
          {"supervision_centre", RawScore{1, 3}},
          {"third_party", RawScore{number(third_party)}}};
}

}  // namespace

TEST_CASE("the counter counts") {
  CHECK(allocations_of([] { delete new int(1); }) == 1);
  CHECK(allocations_of([] { static_cast<void>(std::string(100, 'a')); }) == 1);
}

TEST_CASE("the second run of a plan allocates nothing: the real station, every figure") {
  const assay::Document document = assay::read_document(station::file("capi/examples/huadi-2024.json"));
  const Plan plan = assay::evaluate(document).plan();  // with the targets that its tables give
  const Inputs inputs = plan.bind(document.outputs, document.scores);
  Evaluation reuse;
  CHECK(allocations_of([&] { plan.run(inputs, reuse); }) > 0);  // the first makes room
  CHECK(allocations_of([&] { plan.run(inputs, reuse); }) == 0);
  CHECK(allocations_of([&] { plan.run(inputs, reuse); }) == 0);
}

TEST_CASE("nor does it with other inputs of the plan: raw scores, quotients that no step rounds, absent amounts") {
  assay::Policy policy = station::policy();
  policy.rounding = {};
  const Plan plan(policy, station::agreement());
  const Inputs first = plan.bind(station::outputs(), raw_scores("84.05"));
  const Inputs second =
      plan.bind(station::outputs({{"east", assay::Amount::none()}, {"west", number("0.001")}}), raw_scores("99.999"));
  const Inputs third = plan.bind({}, station::scores());
  Evaluation reuse;
  plan.run(first, reuse);
  for (const Inputs* inputs : {&second, &third, &first, &second}) {
    CHECK(allocations_of([&] { plan.run(*inputs, reuse); }) == 0);
  }
}

TEST_CASE("parsing, printing and arithmetic of numbers allocate nothing") {
  const std::string nines(38, '9');
  CHECK(allocations_of([&] {
          char text[Decimal::max_text];
          const Decimal long_one = Decimal::parse(nines), small = Decimal::parse("8.87");
          long_one.print(text);
          static_cast<void>(small + small - small * small);
          static_cast<void>(assay::try_parse("not a number"));
          static_cast<void>(assay::try_add(long_one, long_one));
          static_cast<void>(assay::try_multiply(long_one, long_one));
          static_cast<void>(assay::try_add(long_one, Decimal::from_parts(0, 1, 37)));
          static_cast<void>(long_one < small);
          static_cast<void>(assay::round(small, {assay::RoundingMode::half_up, 1}));
        }) == 0);
}

TEST_CASE("everyday quotients allocate nothing") {
  const Decimal actual = 1078, target = 900, half = number("220.5");
  CHECK(allocations_of([&] {
          const assay::Ratio share = assay::Ratio(actual) * 100 / target;
          static_cast<void>(assay::round(share, {assay::RoundingMode::half_up, 2}));
          assay::Ratio sum = share + assay::Ratio(half) / 55 - assay::Ratio(1);
          static_cast<void>(sum < share);
          assay::Ratio copy = sum;
          sum = std::move(copy);
        }) == 0);
}
