// Checks of model values that need nothing but themselves. Plan calls them for models built by calls and read alike.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "assay/document.hpp"
#include "assay/error.hpp"
#include "model/place.hpp"
#include "model/text.hpp"

namespace assay::model {

// The problems found so far. A text can hold millions of them; past max_problems they are counted, not kept. Values are
// kept as excerpts: a text can be long too, and a model built by calls may hold bytes that are no UTF-8.
class Diagnostics {
 public:
  void push_back(Diagnostic problem) {
    if (list_.size() == max_problems) {
      ++dropped_;
      return;
    }
    // The sentences of another document's problem hold excerpts already.
    if (problem.code != Code::attachment_problem) {
      for (std::string& value : problem.values) value = excerpt(value);
    }
    list_.push_back(std::move(problem));
  }
  std::size_t size() const noexcept { return list_.size() + dropped_; }
  bool empty() const noexcept { return list_.empty(); }

  // Whether looking for a nearest name is still worth its cost.
  bool wants_suggestions() const noexcept { return list_.size() < max_problems / 10; }

  // All that were kept, and the number of the others as a last one.
  std::vector<Diagnostic> take() {
    if (dropped_ != 0) list_.push_back({Code::more_problems, "", {std::to_string(dropped_)}});
    return std::move(list_);
  }

 private:
  std::vector<Diagnostic> list_;
  std::size_t dropped_ = 0;
};

// Lists that a reader could not read whole: its problems are reported already, and checks that need the whole list
// would only repeat them in other words.
struct Incomplete {
  bool party_ids = false;
  bool weights = false;
  bool band_ids = false;
  bool bands = false;
  bool area_ids = false;
  bool indicator_ids = false;
  bool post_ids = false;
  bool relation_ids = false;
  bool scores = false;
  bool references = false;  // of findings and claims
  bool spans = false;       // the term or the assessed span of the project
  bool category_ids = false;
  bool person_ids = false;     // of the roster
  bool survey_ids = false;     // of surveys, their options and their questions
  bool criterion_ids = false;  // also their maxima
  bool knock_out_ids = false;  // and the facts about them
  bool item_ids = false;       // for which a policy adjusts; also what the adjustments of the document name
};

void check_id(std::string_view id, const Place& place, Diagnostics& problems);

// One line of text; `prose` may have several.
void check_label(std::string_view text, const Place& place, Diagnostics& problems);
void check_prose(std::string_view text, const Place& place, Diagnostics& problems);

void check_not_negative(std::string_view what, const Decimal& value, const Place& place, Diagnostics& problems);

// What has an id and a name, in an object at the place. An id that is the name is checked once, and one that the reader
// could not read not at all.
void check_names(std::string_view id, std::string_view name, const Place& place, bool ids_incomplete,
                 Diagnostics& problems);

// An id, at this place, that none before it in its list has.
void check_distinct(std::unordered_set<std::string_view>& before, std::string_view id, const Place& place,
                    Code duplicate, bool ids_incomplete, Diagnostics& problems);

// The first − the second with its sign, "?" where that is no number.
std::string signed_difference(const Decimal& a, const Decimal& b);

// A score of a party is from 0 to its maximum.
void check_score(const std::string& party, const Decimal& score, const Decimal& maximum, const Place& place,
                 Diagnostics& problems);

// The policy's place is "/policy" in a document and "" in a file of its own.
void check_policy(const Policy& policy, const Place& place, const Incomplete& incomplete, Diagnostics& problems);

// Its parts: how a party's score is made (criteria, panel, what stands for one that is missing), the grade bands, and
// what acts on the sum of the scores (the line that passes, adjustments, knock-outs, payment). Figures that they name
// are not looked up.
void check_party(const Party& party, const Place& place, const Incomplete& incomplete, Diagnostics& problems);
void check_bands(const Policy& policy, const Place& place, const Incomplete& incomplete, Diagnostics& problems);
void check_scoring(const Policy& policy, const Place& place, const Incomplete& incomplete, Diagnostics& problems);

// A label that can name a file beside the document, and no path.
bool is_valid_file_name(std::string_view name) noexcept;

// A date exists; a span of dates that exist does not end before it begins.
void check_date(const std::optional<Date>& date, const Place& place, Diagnostics& problems);
void check_span(const std::optional<Span>& span, const Place& place, Diagnostics& problems);

// A stage of a project, in words.
struct StageWords {
  std::string_view zh, en;
};
inline constexpr StageWords not_read = {"未读取", "not read"};
StageWords stage_words(const std::optional<Stage>& stage) noexcept;

// The parts that no plan looks at: project, texts of findings and claims, rules of audits, remarks, files, and whether
// the midterm document may be one.
void check_document(const Document& document, Diagnostics& problems);

}  // namespace assay::model
