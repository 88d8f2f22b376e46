// The audit of the real station's document and of its report's text, and of generated claims. audit.cpp holds what a
// claim costs as they grow.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include "assay/audit.hpp"
#include "assay/json.hpp"
#include "assay/template.hpp"
#include "audit_documents.hpp"
#include "bench.hpp"
#include "document.hpp"

namespace assay_bench {

namespace {

void audit_generated(benchmark::State& state) {
  const assay::EvaluatedDocument read = assay::evaluate_json(make_claims(static_cast<std::size_t>(state.range(0))));
  const std::size_t claims = audit(read.document, read.evaluation).claims.size();
  for (auto _ : state) benchmark::DoNotOptimize(audit(read.document, read.evaluation));
  state.SetItemsProcessed(static_cast<std::int64_t>(claims) * state.iterations());
}

}  // namespace

void add_audit_rows() {
  static const Station station = load_station();
  static const assay::Evaluation evaluation = station.plan.run(station.inputs);
  static const Report report = load_report();
  static const assay::Template form = assay::Template::read(report.form);
  if (find_claims(form, report.text, station.document, evaluation).claims.empty()) {
    throw std::runtime_error("the template finds nothing in the report");
  }

  benchmark::RegisterBenchmark("audit/station/document", [](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(audit(station.document, evaluation));
  });
  benchmark::RegisterBenchmark("audit/station/find_claims", [](benchmark::State& state) {
    for (auto _ : state) {
      benchmark::DoNotOptimize(find_claims(form, report.text, station.document, evaluation));
    }
  });
  benchmark::RegisterBenchmark("audit/station/text", [](benchmark::State& state) {
    for (auto _ : state) {
      benchmark::DoNotOptimize(
          audit(station.document, evaluation, find_claims(form, report.text, station.document, evaluation)));
    }
  });
  benchmark::RegisterBenchmark("audit/claims", audit_generated)->RangeMultiplier(10)->Range(100, 100000);
}

}  // namespace assay_bench
