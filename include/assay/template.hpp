// Template: an annotated excerpt of a report that finds the claims of every report of that form.
//
// A template is written from a real report by someone who writes reports: a sentence with its numbers set as holes,
// each with its sample and what it is: "电访【2867｜电访】次、入户探访【460｜探访】次". Nothing is guessed: a line of
// the template that matches nowhere is said, and one that matches several places binds all of them. One line is one
// thing, and full-width and half-width forms of a sign are the same:
//
//   # …                          a comment. Lines without a hole are for the reader as well.
//   ## 范围：NAME = 「A」…「B」    what follows stands between A (included) and B (not), or to the next A or the end.
//                                NAME (`scope`) is an area by id or name, * or 全站 for the whole, nothing where only
//                                the words count, or another label, under which stand quantities, 总分, 等级 and whole
//                                paths alone. A heading number in A or B counts where a line or a sentence begins.
//   名称：B = A                  (`name`) B is what the report calls an area, an indicator or a party of the document.
//   忽略：PATTERN                (`ignore`) its numbers are not listed as unclaimed.
//   关系：A + 2 × B ≤ C          (`relation`) a ClaimRelation: + − ×, = ≤ < ≥ >, or A ÷ B × 100 = P. A name is KEY,
//                                KEY@SCOPE or what a hole may name. 关系（各范围）： holds in each scope.
//   表：T 行：R 列：C 【…】       (`table`, `row`, `column`) a cell. Tables are lines whose cells are parted by tabs.
//       T    附件N, the N-th of the report's list of annexes, or words of the title above; #2 for its second table
//       C    a label, or UPPER/LABEL under a two-level header; #2 where a header has it twice
//       R    a label left of the column, or UPPER/LABEL; * is every area and, for 合计 and 总计, the whole
//            Rows whose cells do not stand below their header's (merged cells left out) bind nothing.
//   any other line with a hole   a pattern: (a|b) are other words, (a|) may be missing, … skips within a sentence.
//
// A hole is 【SAMPLE｜BINDING】 or 【SAMPLE｜BINDING；KEY：VALUE；…】. A sample that is a number finds printed numbers,
// with their hedges, 万 and 亿, but the unit only where the sample shows one; "/" and "—" are found as no value, empty
// cells are not. Another sample finds words, as few as can be, within a clause. Part of a range, a ratio or a fraction
// (35-40, 三分之二) is found only where the template shows the mark beside the hole. KEYs: 范围/scope, 口径/reading,
// 单位/unit, 日期/date, 步长/step, 取整/rounding. A BINDING is the first of these that it can be:
//
//   量：KEY (`quantity`)          a free quantity
//   达标：NAME, 达标：* (`met`)    words that an indicator, or all, reached the target
//   a path of a figure           as Evaluation::find and claims.hpp have them; {范围} or {scope} is the area's id
//   总分, 等级                    total, grade
//   PARTY/得分, PARTY/分值        points, max
//   INDICATOR                    its actual; with /完成量, /协议量, /百分比 (actual, target, attainment) that; of the
//                                area of the scope or the row, else of the whole
//
// White space, line breaks between words, page numbers, curved quotes and full-width forms do not matter. A line break
// or two blanks between digits part two numbers, unless the line matches nowhere otherwise.
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

// A line of the template that no place of the report matches, and the sentence or label that comes nearest; or why a
// line on a table binds none of its cells or not all: its rows differ in length, or columns have the same label.
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
// names what they could be; so does a bound that a figure keeps (90分以上). A table without a title is said to need
// one. Numbers that none prints stay as they are.
std::string mark_report(std::string_view report, const Document& document, const Evaluation& evaluation);

}  // namespace assay
