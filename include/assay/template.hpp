// Template: an annotated excerpt of a report that finds the claims of every report of that form.
//
// A template is written from a real report by someone who writes reports: a sentence with its numbers set as holes,
// each with its sample and what it is: "电访【2867｜电访】次、入户探访【460｜探访】次". README describes the form
// whole. Finding compares words after folding white space, line breaks inside sentences and full-width forms; tables
// are read by tabs and addressed by table, row and column label. Nothing is guessed: a line of the template that
// matches nowhere is said, and one that matches several places binds all of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/claims.hpp"
#include "assay/document.hpp"
#include "assay/evaluation.hpp"

namespace assay {

namespace detail {
struct TemplateData;
}

class Template {
 public:
  // Throws Error with every problem of the text, each with line and column: Code::template_syntax, template_scope,
  // template_relation; invalid_text for a text that is no UTF-8.
  static Template read(std::string_view text);

  const detail::TemplateData& data() const noexcept { return *data_; }

 private:
  explicit Template(std::shared_ptr<const detail::TemplateData> data) noexcept;

  std::shared_ptr<const detail::TemplateData> data_;
};

// An annex that the report's list names, and the lines whose title it is.
struct Annex {
  std::string name;
  TextPlace listed;
  std::vector<TextPlace> titled = {};

  friend bool operator==(const Annex&, const Annex&) = default;
};

// A line of the template that no place of the report matches, and the sentence or label that comes nearest.
struct UnmatchedLine {
  TextPlace line;  // in the template
  std::string text;
  std::string nearest = {};
  TextPlace place = {};  // of the nearest, in the report

  friend bool operator==(const UnmatchedLine&, const UnmatchedLine&) = default;
};

// A number of the report that no hole claimed and no line ignored. Numbers of lists and headings, dates, years and the
// numbers of official documents (穗府办〔2023〕7号) are none.
struct UnclaimedNumber {
  TextPlace place;
  std::string printed;
  std::string context = {};  // the words around it

  friend bool operator==(const UnclaimedNumber&, const UnclaimedNumber&) = default;
};

// What a template finds in a report. Lists are in the order of the report's text, unmatched lines in that of the
// template.
struct ReportClaims {
  std::vector<Claim> claims = {};
  std::vector<ClaimRelation> relations = {};  // that the template states
  std::vector<Annex> annexes = {};
  std::vector<UnmatchedLine> unmatched = {};
  std::vector<UnclaimedNumber> unclaimed = {};

  friend bool operator==(const ReportClaims&, const ReportClaims&) = default;
};

// The document gives the names that holes use: indicators, areas, figures. Throws Error with every hole that names what
// it does not define (Code::template_name, with the nearest name), and invalid_text for a report that is no UTF-8.
ReportClaims find_claims(const Template& form, std::string_view report, const Document& document,
                         const Evaluation& evaluation);

// The report's text with a hole around every number that one figure of the document, or one of the indicator or area
// that the words before it name, could print; a draft of a template. What several could print, an unnamed number of one
// or two digits, and a sentence whose words match other numbers too become a comment line before the sentence that
// names what they could be. Numbers that none prints stay as they are.
std::string mark_report(std::string_view report, const Document& document, const Evaluation& evaluation);

}  // namespace assay
