// What both forms of an evaluation, the results in JSON and the report in text, look up beside what a plan numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "assay/document.hpp"
#include "assay/evaluation.hpp"

namespace assay::report {

struct NamedFigure {
  std::string name;  // the rest of its path
  Node node;
};

// The figures of the tail whose paths begin so, in the order of their nodes.
std::vector<NamedFigure> figures_under(const Evaluation& evaluation, std::string_view prefix);

// The months of the roster, as "2023-09", in the order of their figures; none without a roster.
std::vector<std::string> roster_months(const Evaluation& evaluation);

// The areas as the agreement lists them, without the whole.
std::span<const std::uint32_t> inner_areas(const Plan& plan);

// "indicators/ID", or "indicators/ID/areas/ID".
std::string indicator_path(const Plan& plan, std::size_t indicator, std::uint32_t area);

// Which of agreed/0, agreed/1, … is in force.
std::size_t agreed_in_force(const Plan& plan, std::size_t indicator);

// The areas that say nothing where others do: what a coverage counts as missing, in the order of the agreement.
std::vector<std::uint32_t> missing_areas(const Evaluation& evaluation, std::size_t indicator);

// What the document says of an indicator beside its actuals.
struct Particular {
  const Narrative* narrative = nullptr;
  const Deviation* deviation = nullptr;
};
std::unordered_map<std::string_view, Particular> particulars_of(const Outputs& outputs);

// The person in charge, as the roster has them, or the totals without one.
struct Head {
  std::string certificate;
  std::optional<Decimal> years;
};
Head head_of(const Staffing& staffing);

// A relation in one area, or of the whole where `area` is empty: those of the agreement, and those that staffing and a
// register have by themselves. The areas of a relation follow its whole, without those that have neither side.
struct RelationSides {
  std::string id;
  std::string name;  // in words; empty where there is only the id
  std::string area;
  Comparator comparator = Comparator::at_most;
  Node left = 0, right = 0;
};
std::vector<RelationSides> relations_of(const Evaluation& evaluation);

// The left sides of relations that do not hold.
std::unordered_set<Node> broken_relations(const std::vector<Note>& notes);

std::unordered_map<std::string_view, const Score*> scores_by_party(const Document& document);

// How one party was scored, beside its figures.
class PartyScore {
 public:
  // `score` is null where the document has none.
  PartyScore(const Evaluation& evaluation, std::size_t party, const Score* score);

  // Whether it gave nothing and its criteria compute nothing, so that the policy says what stands for it.
  bool is_missing() const noexcept { return score_ == nullptr && !full_; }
  // As the document gives it; null where it does not.
  const RawScore* raw_score() const noexcept;
  // What a raw score made of criteria or sheets is out of; nothing where there is no such score.
  const std::optional<Decimal>& full() const noexcept { return full_; }
  // Whether its points are in proportion to more than its own weight, since another party's was shared out.
  bool is_grown() const;
  // The maxima of the criteria that apply, where some do not: the path of that figure below the party, or a sheet of
  // it.
  std::optional<Node> reduced_maximum(const std::string& path) const;

  // "parties/ID", and below it those of a criterion and of an assessor's sheet.
  const std::string& path() const noexcept { return path_; }
  std::string criterion_path(const std::string& criterion) const { return path_ + "/criteria/" + criterion; }
  std::string sheet_path(const Sheet& sheet) const { return path_ + "/sheets/" + sheet.assessor; }

  // The sheets of assessors. Marks that a party gave in its own name are no sheet, unless they are missing.
  std::span<const Sheet> sheets() const noexcept;
  // Whether anything of a sheet became a figure: not where it is recused or left out.
  bool counts(const Sheet& sheet) const;

  // What was said of a criterion beside its points: the tier that the party gave in its own name, and the first reason
  // that anybody gave whose sheet counts.
  struct Said {
    std::string_view tier, reason;
  };
  Said said(const std::string& criterion) const;

 private:
  bool counts(const Sheet& sheet, const std::vector<Criterion>& criteria) const;

  const Evaluation& evaluation_;
  const Party& party_;
  const Node max_;
  const Score* score_;
  std::optional<Decimal> full_;
  std::string path_;
  std::unordered_map<std::string_view, Said> said_;
};

// The knock-outs that hold, in the order of the policy.
struct KnockedOut {
  const KnockOut* knock_out;
  std::string_view reason;  // as the document gives it
};
std::vector<KnockedOut> knocked_out(const Document& document, const Evaluation& evaluation);

// Whether deductions or bonuses acted on the total.
bool is_adjusted(const Evaluation& evaluation);

}  // namespace assay::report
