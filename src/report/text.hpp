// The text report: what its sections share, and the sections. Every number is read from the table of figures; none is
// computed here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/language.hpp"

namespace assay::report {

class Page {
 public:
  Page(const Document& d, const Evaluation& e, Language l)
      : document(d), evaluation(e), plan(e.plan()), notes(e.notes()), language(l) {}

  std::string say(std::string_view zh, std::string_view en) const {
    return std::string(language == Language::zh ? zh : en);
  }
  // The document's name for something, or its id in English, where the name may be Chinese.
  std::string label(const std::string& id, const std::string& name) const {
    return language == Language::zh && !name.empty() ? name : id;
  }
  std::string label(const Indicator& indicator) const { return label(indicator.id, indicator.name); }
  // Of the whole: 全部.
  std::string area_label(std::uint32_t area) const;
  // The two usual categories of posts have words of their own.
  std::string category(const std::string& id) const;
  // By the id of its band.
  std::string grade(std::string_view band) const;
  // Ids of bands, best first, as "良好 或 优秀": the lowest first, as intervals have it.
  std::string grades(const std::vector<std::string>& bands) const;
  // What rounding is called: 四舍五入.
  std::string mode(RoundingMode mode) const;
  // Several words in one cell.
  void join(std::string& list, const std::string& word) const { list += (list.empty() ? "" : say("，", ", ")) + word; }

  void line(const std::string& text) { out += text + '\n'; }
  // A blank line and the title of a section.
  void title(const std::string& text) {
    if (!out.empty()) out += '\n';
    line(text);
  }

  // A figure, or the sign of why it has no value: "/", "n/a", "—". A quotient that no step rounds and no decimal holds
  // is shown near its value: "≈ 535.79".
  std::string amount(Node node) const;
  std::string amount(const std::string& path) const;
  // With its sign, +, where it is above zero.
  std::string signed_amount(Node node) const;
  std::string percent(Node node) const;
  std::string percent(const std::string& path) const;
  bool has(Node node) const { return evaluation.presence(node) == Presence::given; }
  bool has(const std::string& path) const;

  const Document& document;
  const Evaluation& evaluation;
  const Plan plan;
  const std::vector<Note> notes;
  const Language language;
  std::string out;
};

// How a narrative indicator was judged, in words.
std::string judgement(const Page& page, Judgement judged);

// Text of a document in a cell of a table: on one line.
std::string one_line(std::string text);

// Throws Code::invalid_text with "/" and the index of each name that is not one line of text.
void check_names(std::span<const std::string> names);

// Each adds its section, where the document has anything for it.
void write_head(Page& page);
void write_indicators(Page& page);
void write_amendments(Page& page);
void write_narratives(Page& page);
void write_coverage(Page& page);
void write_verification(Page& page);
void write_deviations(Page& page);
void write_staffing(Page& page);
void write_attendance(Page& page);
void write_register(Page& page);
void write_surveys(Page& page);
void write_progress(Page& page);
void write_scores(Page& page);
void write_sheets(Page& page);
void write_adjustments(Page& page);
void write_result(Page& page);
void write_payment(Page& page);
void write_findings(Page& page);
void write_notes(Page& page);

}  // namespace assay::report
