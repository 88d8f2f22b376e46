// An evaluation as text for a person to read: project, indicators by area and what stands beside them, staffing with
// its attendance table, register, surveys, what has changed since midterm, parties with their criteria and their
// assessors' sheets, deductions and bonuses, total and grade with what knocked it out, payment, findings and notes. A
// section stands only where the document has something for it.
//
// Plain UTF-8 in columns that align on a terminal where East Asian wide characters take two cells. Names are those of
// the document; in English the standard terms are English and parties, bands, indicators and areas show their ids.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/analysis.hpp"
#include "assay/audit.hpp"
#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/language.hpp"
#include "assay/ranking.hpp"

namespace assay {

// The evaluation must be of that document. The same bytes on every platform; ends with a line feed.
std::string write_report(const Document& document, const Evaluation& evaluation, Language language);

// The analysis of that evaluation. Its first line is what a signing officer needs: what the published points add up to,
// the grade, and under which reading of them it could be another one. Tables follow: readings, combinations, distances,
// smallest changes and what each grade needs, weights, schedules. Values are exact; a fraction that does not end prints
// as one.
std::string write_analysis_report(const Document& document, const Evaluation& evaluation, const Analysis& analysis,
                                  Language language);

// The audit of that document. Its first line is what a signing officer needs: how many numbers were checked, and how
// many errors, warnings and notes there are. The findings follow, worst first, each with its places and the likely
// slip; then how the report rounds, what is silenced and why, lines of the template that matched nowhere, what could
// not be checked and why, and, where it is asked for, the numbers that nothing claimed.
std::string write_audit_report(const Document& document, const Evaluation& evaluation, const Audit& audit,
                               Language language, bool unclaimed);

// A ranking of these evaluations as a table, best first. Names as for write_ranking in json.hpp.
std::string write_ranking_report(std::span<const Evaluation* const> evaluations, std::span<const std::string> names,
                                 const std::vector<Ranked>& ranking, Language language);

}  // namespace assay
