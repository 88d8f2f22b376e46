// What the parts of an audit share: the claims as they were read, the network of checks, and the findings so far. Each
// part is in a file of its own; audit.cpp runs them one after another.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "assay/audit.hpp"
#include "audit/labels.hpp"
#include "audit/network.hpp"

namespace assay::audit_detail {

class Work {
 public:
  Work(const Document& of_document, const Evaluation& of_evaluation, Audit& result)
      : document(of_document), evaluation(of_evaluation), audit(result) {}

  const Document& document;
  const Evaluation& evaluation;
  Audit& audit;

  CheckedClaim& claim(std::size_t index) { return audit.claims[index]; }

  // What the claim's number can stand for, as the report rounds; its step is that of what it counts.
  Possible possible_of(const CheckedClaim& claim, const std::optional<Decimal>& step) const;

  // Sets what the claim stands for; false where it can stand for nothing, which it then says is missing. A number that
  // no multiple of the step prints is a finding, and then stands for any number that prints so.
  bool read(std::size_t claim, const std::optional<Decimal>& step);

  // The cell of a claim that has a number; made where there is none yet, from what the claim stands for.
  std::size_t cell_of(std::size_t claim);
  // The cell of a place of the plan or its tail that holds this number. Cells of one CSV file share a pointer.
  std::size_t cell_at(std::uint32_t place, const std::string& pointer, const Decimal& value,
                      const std::optional<Possible>& possible, const std::optional<Decimal>& step);

  Interval values(const NetworkForm& form) const { return values_of(form, network_); }

  // Whether the check holds; either way slips are looked for with it in mind.
  bool holds(Constraint constraint);
  // Whether a check holds that proves nothing.
  bool would_hold(const Constraint& constraint) const { return is_satisfiable(constraint, network_); }
  void add(AuditFinding finding) { audit.findings.push_back(std::move(finding)); }
  std::size_t last_check() const noexcept { return network_.constraints.size() - 1; }
  // What a check becomes that does not hold.
  void fail(AuditFinding finding, std::size_t check);

  // Gives the findings of failed checks the slips that explain them, the first of them in the order that `before` says.
  template <typename Before>
  void look_for_slips(Before before) {
    for (Trouble& trouble : troubles()) {
      std::optional<std::size_t> first;
      for (const std::size_t constraint : trouble.failed) {
        const auto found = findings_of_.find(constraint);
        if (found == findings_of_.end()) continue;
        if (!first || before(audit.findings[found->second], audit.findings[*first])) first = found->second;
      }
      if (first) explain(audit.findings[*first], trouble);
    }
  }

 private:
  // What a cell is: a claim, or a place in the document.
  struct Origin {
    std::optional<std::size_t> claim = {};
    std::string pointer = {};
  };

  std::vector<Trouble> troubles() const;
  void explain(AuditFinding& finding, Trouble& trouble) const;

  Network network_;
  std::vector<Origin> origins_;                                 // by cell
  std::unordered_map<std::size_t, std::size_t> claim_cells_;    // by claim
  std::unordered_map<std::uint32_t, std::size_t> place_cells_;  // by place
  std::unordered_map<std::size_t, std::size_t> findings_of_;    // by constraint
};

AuditFinding finding_of(Severity severity, Code code, std::vector<std::string> values, std::vector<std::size_t> claims,
                        std::string about);

// Why there is nothing to compare a claim with.
Diagnostic absent(Presence why);
Diagnostic absent(std::string zh, std::string en);

// A number's claim becomes inconsistent once, whatever else holds.
void mark(CheckedClaim& claim, bool consistent);

// form + times × other, each cell once.
void add_times(NetworkForm& form, const NetworkForm& other, const Ratio& times);

// Whether two claims of one name say themselves that they are counted in different ways: by reading, date, scope or
// unit; and how one says it is counted.
bool counts_otherwise(const CheckedClaim& a, const CheckedClaim& b);
bool says_how_it_counts(const Claim& claim);
std::string reading_of(const Claim& claim);

// How far apart two sets are: ">0" where they touch at an end that does not belong to them.
std::string gap_text(const Ratio& gap);

// "[89.995, 90.005)"; of whole numbers or half ones that are one, the number alone.
std::string text_of(const Possible& possible);

// What was recomputed: a number that does not end as its first digits, "82.08616…", three more than were printed.
std::string text_of(const Interval& expected, const Printed& printed);

// The parts, in the order in which they run.
void check_figures(Work& work);
void check_grade(Work& work);
void check_words(Work& work);
void check_spans(Work& work);
void check_quantities(Work& work);
void check_rules(Work& work);
void check_rounding(Work& work);
void check_text(Work& work);

}  // namespace assay::audit_detail
