// Evaluates the documents of scoring_oracle.py, one a line, and prints what each comes to for it to compare:
//
//   path TAB presence TAB text TAB exact value       for each figure; empty fields where there is no value
//   :grades TAB grade TAB band of the total TAB grades within reach TAB passes TAB knock-outs that hold
//   ! code TAB pointer                               instead of all that, for each problem of one that is refused
//
// and an empty line after each document. It judges nothing itself.

#include <assay/assay.hpp>

#include <exception>
#include <iostream>
#include <optional>
#include <string>

namespace {

using assay::Evaluation;
using assay::Node;

void print_figures(const Evaluation& evaluation) {
  for (Node node = 0; node < evaluation.figure_count(); ++node) {
    const std::optional<assay::Ratio> exact = evaluation.exact(node);
    std::cout << evaluation.path(node) << '\t' << name(evaluation.presence(node)) << '\t' << evaluation.text(node)
              << '\t' << (exact ? exact->to_fraction() : "") << '\n';
  }
}

void print_grades(const Evaluation& evaluation) {
  const bool decided = evaluation.presence(evaluation.plan().grade()) == assay::Presence::given;
  std::cout << ":grades\t" << (decided ? evaluation.grade().id : "") << '\t'
            << (decided ? evaluation.band_of_total().id : "") << '\t';
  for (const assay::Band& band : evaluation.reachable_grades()) std::cout << band.id << ' ';
  const std::optional<bool> passes = evaluation.passes();
  std::cout << '\t' << (passes ? *passes ? "yes" : "no" : "") << '\t';
  for (const std::uint32_t knock_out : evaluation.knocked_out()) std::cout << knock_out << ' ';
  std::cout << '\n';
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    try {
      const Evaluation evaluation = assay::evaluate_json(line).evaluation;
      print_figures(evaluation);
      print_grades(evaluation);
    } catch (const assay::Error& error) {
      for (const assay::Diagnostic& problem : error.diagnostics()) {
        std::cout << "! " << name(problem.code) << '\t' << problem.pointer << '\n';
      }
    } catch (const std::exception& error) {
      std::cout << "! " << error.what() << "\t\n";
    }
    std::cout << std::endl;  // what one prints is there even if the next ends the program
  }
}
