// One Plan, its Inputs and an Evaluation, used by four threads at once.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "everything.hpp"
#include "station.hpp"

namespace {

constexpr int thread_count = 4;

// Runs it in each thread; counts those in which it was false.
template <typename Work>
int failures(Work work) {
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < thread_count; ++t) {
    threads.emplace_back([&, t] {
      if (!work(t)) ++failed;
    });
  }
  for (std::thread& thread : threads) thread.join();
  return failed;
}

}  // namespace

TEST_CASE("four threads run one plan with the same inputs and get the same figures") {
  const assay::Document document = assay::read_document(station::file("capi/examples/huadi-2024.json"));
  const assay::Plan plan = assay::evaluate(document).plan();  // with the targets that its tables give
  const assay::Inputs inputs = plan.bind(document.outputs, document.scores);
  const assay::Evaluation shared = plan.run(inputs);
  const std::string expected = station::table(shared);
  CHECK(failures([&](int) {
          assay::Evaluation own;
          for (int i = 0; i < 20; ++i) plan.run(inputs, own);
          return station::table(own) == expected && station::table(plan.run(inputs)) == expected;
        }) == 0);
  // And read one evaluation, and write it.
  const std::string json = assay::write_evaluation(document, shared),
                    text = assay::write_report(document, shared, assay::Language::zh);
  CHECK(failures([&](int) {
          return station::table(shared) == expected && assay::write_evaluation(document, shared) == json &&
                 assay::write_report(document, shared, assay::Language::zh) == text;
        }) == 0);
}

TEST_CASE("four threads bind outputs and scores of their own to one plan") {
  const assay::Plan plan(station::policy(), station::agreement());
  CHECK(failures([&](int t) {
          // 365 + 460 + 100t
          const assay::Evaluation evaluation = plan.run(
              plan.bind(station::outputs({{"east_1", 365}, {"east_2", 460}, {"west", 100 * t}}), station::scores()));
          return station::text(evaluation, "indicators/visits/actual") == std::to_string(825 + 100 * t);
        }) == 0);
}

TEST_CASE("four threads read and write documents, good and bad") {
  const std::string good(station::everything_text), bad = station::document({.project = R"({"nmae": 1})"});
  const std::string written = assay::write_document(assay::read_document(good));
  CHECK(failures([&](int) {
          const auto found = station::problems_of([&] { assay::read_document(bad); });
          return assay::write_document(assay::read_document(good)) == written && found.size() == 1 &&
                 found[0].message(assay::Language::en).find("\"name\"") != std::string::npos &&
                 assay::shipped_policy("guangzhou-2023").parties.size() == 4;
        }) == 0);
}
