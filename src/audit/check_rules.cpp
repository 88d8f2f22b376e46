// The rules that the evaluation's own numbers break: parts above wholes, persons fewer than households, relations of
// the agreement. Their sentences are notes of the evaluation; of a printed report they are errors.
#include <string_view>
#include <unordered_map>
#include <utility>

#include "audit/work.hpp"

namespace assay::audit_detail {

namespace {

bool counts(const std::string& path, std::string_view what) { return path.find(what) != std::string::npos; }

}  // namespace

void check_rules(Work& work) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> claims_of;  // by figure
  for (std::size_t c = 0; c < work.audit.claims.size(); ++c) claims_of[work.claim(c).claim.figure].push_back(c);
  for (const Note& note : work.evaluation.notes()) {
    if (note.problem.code != Code::relation_broken) continue;
    AuditFinding finding;
    finding.severity = Severity::error;
    finding.figures.assign(note.figures.begin() + 2, note.figures.end());  // after the two sides
    std::vector<std::string> paths;
    for (const Node node : finding.figures) paths.push_back(work.evaluation.path(node));
    for (const std::string& path : paths) {
      for (const std::size_t c : claims_of[path]) {
        finding.claims.push_back(c);
        mark(work.claim(c), false);
      }
    }
    const std::vector<std::string>& values = note.problem.values;  // name, left, sign, right, id
    // A rule of the library's goes by its id in English; one of the agreement says itself what it is about.
    const bool own = values[0] != values[4];
    const bool two = own && paths.size() == 2;
    finding.about = paths.empty() ? values[4] : paths[0];
    if (two && counts(paths[0], "persons") && counts(paths[1], "households")) {
      finding.problem = {
          Code::persons_below_households, note.problem.pointer, {values[0], values[4], values[1], values[3]}};
    } else if (two && values[2] == "≤") {
      const Label part = label_of_figure(work.document, paths[0]), whole = label_of_figure(work.document, paths[1]);
      finding.problem = {
          Code::part_above_whole, note.problem.pointer, {part.zh, part.en, values[1], whole.zh, whole.en, values[3]}};
    } else {
      finding.problem = {Code::relation_fails, note.problem.pointer, {values[4], values[1], values[2], values[3]}};
    }
    work.add(std::move(finding));
  }
}

}  // namespace assay::audit_detail
