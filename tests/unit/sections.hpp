// The station of station.hpp with what its outputs hold beside actuals: a roster, a register, surveys, narratives.
#pragma once

#include <doctest/doctest.h>
#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

namespace sections {

// Assessed over eleven calendar months, September to July.
inline assay::Document document() {
  assay::Document document;
  document.project.term = assay::Span{{2023, 9, 8}, {2024, 9, 7}};
  document.project.assessed = assay::Span{{2023, 9, 8}, {2024, 7, 31}};
  document.policy = station::policy();
  document.agreement = station::agreement();
  document.outputs = station::outputs();
  document.scores = station::scores();
  return document;
}

inline std::string text(const assay::Evaluation& evaluation, std::string_view path) {
  const auto node = evaluation.find(path);
  return node ? evaluation.text(*node) : "no such figure";
}

// Before its rounding: "1600/27".
inline std::string exact(const assay::Evaluation& evaluation, std::string_view path) {
  const auto node = evaluation.find(path);
  const auto ratio = node ? evaluation.exact(*node) : std::nullopt;
  return ratio ? ratio->to_string() : "no value";
}

inline std::string presence(const assay::Evaluation& evaluation, std::string_view path) {
  const auto node = evaluation.find(path);
  return node ? std::string(name(evaluation.presence(*node))) : "no such figure";
}

// Where the inputs of a figure stand: paths of figures, pointers of places.
inline std::vector<std::string> inputs(const assay::Evaluation& evaluation, std::string_view path) {
  std::vector<std::string> found;
  const auto node = evaluation.find(path);
  if (!node) return {"no such figure"};
  for (const assay::Edge edge : evaluation.inputs(*node)) {
    found.push_back(edge.is_place() ? evaluation.pointer(edge.index()) : evaluation.path(edge.index()));
  }
  return found;
}

// The notes of one code, each with its place and its figures.
inline std::vector<std::string> notes(const assay::Evaluation& evaluation, assay::Code code) {
  std::vector<std::string> found;
  for (const assay::Note& note : evaluation.notes()) {
    if (note.problem.code != code) continue;
    found.push_back(note.problem.pointer + ": " + note.problem.message(assay::Language::en));
    for (const assay::Node figure : note.figures) found.back() += " (" + evaluation.path(figure) + ')';
  }
  return found;
}

// What a document is refused for, each as "code pointer: sentence".
inline std::vector<std::string> problems(const assay::Document& document) {
  std::vector<std::string> found;
  for (const assay::Diagnostic& problem : station::problems_of([&] { assay::evaluate(document); })) {
    found.push_back(std::string(name(problem.code)) + ' ' + problem.pointer + ": " +
                    problem.message(assay::Language::en));
  }
  return found;
}

using Lines = std::vector<std::string>;

}  // namespace sections
