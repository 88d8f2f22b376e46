// The real station: one whole run beside the same figures by hand, and what reading and writing its document costs
// beside a JSON parser that does nothing else. limit.cpp holds a run against that parser.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "assay/json.hpp"
#include "bench.hpp"
#include "document.hpp"
#include "empty_parser.hpp"
#include "hand_station.hpp"

namespace assay_bench {

namespace {

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

template <typename Integer>
void add_hand_row(const char* name, const Station& station, const assay::Evaluation& evaluation) {
  HandStation<Integer> hand(station.document, station.plan, station.inputs);
  hand.run();
  hand.compare(station.plan, evaluation);
  benchmark::RegisterBenchmark(name, [hand](benchmark::State& state) mutable {
    for (auto _ : state) {
      hand.run();
      benchmark::ClobberMemory();
    }
  });
}

void add_parser_row(const char* name, std::string_view json) {
  if (!parse_with_empty_handler(json)) throw std::runtime_error("Boost's parser refuses the station");
  benchmark::RegisterBenchmark(name, [json](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(parse_with_empty_handler(json));
    count_bytes(state, json.size());
  });
}

}  // namespace

void add_station_rows() {
  static const Station station = load_station();
  static const assay::Evaluation evaluation = station.plan.run(station.inputs);

  benchmark::RegisterBenchmark("station/run/assay", [](benchmark::State& state) {
    assay::Evaluation reuse;
    for (auto _ : state) {
      station.plan.run(station.inputs, reuse);
      benchmark::ClobberMemory();
    }
  });
  add_hand_row<BoostInteger>("station/run/cpp_int", station, evaluation);
  add_hand_row<Int128>("station/run/int128", station, evaluation);

  add_parser_row("station/basic_parser_empty_handler", station.minified);
  add_parser_row("station/basic_parser_empty_handler/whole_text", station.text);
  benchmark::RegisterBenchmark("station/evaluate_json/whole_text", [](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(assay::evaluate_json(station.text));
    count_bytes(state, station.text.size());
  });
  benchmark::RegisterBenchmark("station/write_evaluation", [](benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state) bytes = assay::write_evaluation(station.document, evaluation).size();
    count_bytes(state, bytes);
  });
}

}  // namespace assay_bench
