// What an audit costs: of the real station's document, of the text of its report, and of generated claims from 10^2 to
// 10^5, a handful of them wrong. Texts of other reports of that form may be named as arguments.
//
// Held: a claim of 10^4 costs at most `most_growth` times what one of 10^3 does. Both are audited in turns, so that a
// busy machine slows both, and the median round counts. A claim and its checks are some kilobytes, so that more of them
// leave the caches; what is not linear would cost ten times as much.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "assay/audit.hpp"
#include "assay/json.hpp"
#include "assay/template.hpp"
#include "audit_documents.hpp"
#include "document.hpp"
#include "timing.hpp"

namespace {

using assay_bench::median;
using assay_bench::seconds;

constexpr double most_growth = 1.5;
constexpr std::size_t rounds = 21;
constexpr int audits_in_a_round = 10;

template <typename Audit>
void show(const char* what, Audit run) {
  const std::size_t claims = run().claims.size();
  std::vector<double> times;
  for (std::size_t round = 0; round < rounds; ++round) times.push_back(seconds(run, audits_in_a_round));
  std::printf("%-34s %6zu claims   %10.1f us\n", what, claims, 1e6 * median(times));
}

void show_station(const std::vector<std::string>& other_texts) {
  const assay_bench::Station station = assay_bench::load_station();
  const assay::Evaluation evaluation = station.plan.run(station.inputs);
  show("the station's document", [&] { return audit(station.document, evaluation); });
  const assay_bench::Report report = assay_bench::load_report();
  const assay::Template form = assay::Template::read(report.form);
  const auto audit_text = [&](const std::string& text) {
    return audit(station.document, evaluation, find_claims(form, text, station.document, evaluation));
  };
  show("the text of its report", [&] { return audit_text(report.text); });
  for (const std::string& path : other_texts) {
    const std::string text = assay_bench::read_file(path);
    show(path.c_str(), [&] { return audit_text(text); });
  }
}

class Claims {
 public:
  explicit Claims(std::size_t wanted) : read_(assay::evaluate_json(assay_bench::make_claims(wanted))) {
    const assay::Audit checked = audit(read_.document, read_.evaluation);
    count_ = checked.claims.size();
    turns_ = static_cast<int>(std::max<std::size_t>(1, 10000 / count_));
    if (!has_discrepancies(checked)) throw std::runtime_error("the audit saw no slip");
  }

  std::size_t count() const { return count_; }
  double seconds_a_claim() const {
    const auto run = [&] { return audit(read_.document, read_.evaluation); };
    return seconds(run, turns_) / static_cast<double>(count_);
  }

 private:
  assay::EvaluatedDocument read_;
  std::size_t count_ = 0;
  int turns_ = 1;  // in a round: few claims are audited many times, so that the clock sees them
};

bool hold_growth() {
  std::printf("   claims   ns/claim\n");
  for (const std::size_t wanted : {std::size_t{100}, std::size_t{100000}}) {
    const Claims claims(wanted);
    std::printf("%9zu   %8.1f\n", claims.count(), 1e9 * claims.seconds_a_claim());
  }
  const Claims fewer(1000), more(10000);
  std::vector<double> times_of_fewer, times_of_more, ratios;
  for (std::size_t round = 0; round < rounds; ++round) {
    times_of_fewer.push_back(fewer.seconds_a_claim());
    times_of_more.push_back(more.seconds_a_claim());
    ratios.push_back(times_of_more.back() / times_of_fewer.back());
  }
  std::printf("%9zu   %8.1f\n", fewer.count(), 1e9 * median(times_of_fewer));
  std::printf("%9zu   %8.1f\n", more.count(), 1e9 * median(times_of_more));
  const double growth = median(ratios);
  std::printf("cost of a claim of %zu / of %zu, median of %zu: %.2f   limit %.2f\n", more.count(), fewer.count(),
              rounds, growth, most_growth);
  return growth <= most_growth;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    show_station({argv + 1, argv + argc});
    return hold_growth() ? 0 : 1;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "assay_bench_audit: %s\n", problem.what());
    return 1;
  }
}
