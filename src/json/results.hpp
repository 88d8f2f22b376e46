// The results of an evaluation as JSON: what their sections share, and the sections.
//
// Every number is read from the table of figures; none is computed here. A key whose value does not exist is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"
#include "assay/interval.hpp"
#include "json/writer.hpp"

namespace assay::json {

struct Results {
  Results(const Document& d, const Evaluation& e) : document(d), evaluation(e), plan(e.plan()), notes(e.notes()) {}

  // A figure that was given, summed or rounded.
  void value(std::string_view key, Node node);
  // A figure with the value before its own rounding beside it, under key_exact. An unrounded quotient that ends is a
  // number too.
  void quotient(std::string_view key, Node node);
  // A figure that may have no number, with the reason under key_presence.
  void amount(std::string_view key, Node node);
  // The same by path, where there is such a figure.
  void value(std::string_view key, const std::string& path);
  void quotient(std::string_view key, const std::string& path);
  // Of an attainment: left out while it is open.
  void met(Node attainment);
  // Whether there is such a figure and it has a value.
  bool has(const std::string& path) const;

  const Document& document;
  const Evaluation& evaluation;
  const Plan plan;
  const std::vector<Note> notes;
  Writer out;
};

// Where the total is missing, since a party is on hold: the total's bounds and the grades within reach.
void write_reach(Results& results);

// As a member: both ends, each closed or not, and the step of its values; an end that goes on forever is left out.
void write_interval(Writer& out, std::string_view key, const Interval& interval,
                    const std::optional<Decimal>& step = {});

// The steps of a schedule that round, as a member.
void write_schedule(Writer& out, const RoundingSchedule& schedule);

// Each writes members of the root, where the document has anything for them.
void write_grade(Results& results);  // and the total
void write_adjustments(Results& results);
void write_parties(Results& results);
void write_payment(Results& results);
void write_indicators(Results& results);
void write_staffing(Results& results);
void write_register(Results& results);
void write_surveys(Results& results);

}  // namespace assay::json
