// An evaluation as text for a person to read: project, indicators by area and what stands beside them, staffing with
// its attendance table, register, surveys, what has changed since midterm, parties, total, grade, findings and notes. A
// section stands only where the document has something for it.
//
// Plain UTF-8 in columns that align on a terminal where East Asian wide characters take two cells. Names are those of
// the document; in English the standard terms are English and parties, bands, indicators and areas show their ids.
#pragma once

#include <string>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/language.hpp"

namespace assay {

// The evaluation must be of that document. The same bytes on every platform; ends with a line feed.
std::string write_report(const Document& document, const Evaluation& evaluation, Language language);

}  // namespace assay
