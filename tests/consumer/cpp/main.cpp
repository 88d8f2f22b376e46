// A C++ program that evaluates a document and reads its figures.
#include <iostream>

#include "assay/assay.hpp"
#include "document.h"

int main() {
  const auto [parsed, evaluation] = assay::evaluate_json(document);
  const assay::Plan plan = evaluation.plan();
  const auto visits = plan.find("indicators/visits/attainment");
  if (!visits) return 1;
  std::cout << evaluation.text(*visits) << ' ' << evaluation.text(plan.total()) << ' ' << evaluation.grade().id << '\n';
  if (evaluation.text(*visits) != "87.50" || evaluation.text(plan.total()) != "85.5") return 1;

  try {
    assay::read_document("{");
    return 1;
  } catch (const assay::Error& error) {
    return error.diagnostics().front().code == assay::Code::json_syntax ? 0 : 1;
  }
}
