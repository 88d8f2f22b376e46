// The results of scoring: total and grade, what acted on them, and how each party's points came about.
#include <algorithm>
#include <unordered_map>

#include "json/results.hpp"
#include "model/steps.hpp"
#include "report/lookup.hpp"

namespace assay::json {

namespace {

using report::PartyScore;

class PartyWriter {
 public:
  PartyWriter(Results& results, std::size_t party, const Score* score)
      : results_(results),
        out_(results.out),
        number_(party),
        party_(results.plan.policy().parties[party]),
        score_(results.evaluation, party, score) {}

  void write() {
    out_.string("id", party_.id);
    out_.string_if("name", party_.name);
    out_.number("max", party_.max);
    if (score_.is_grown()) results_.quotient("weight", results_.plan.max(number_));
    results_.quotient("points", results_.plan.points(number_));
    if (score_.is_missing()) out_.string("missing", name(party_.missing));
    if (const RawScore* raw = score_.raw_score()) {
      out_.number("raw", raw->raw);
      out_.number("of", raw->of);
    }
    if (!score_.full()) return;
    write_reduced(score_.path());
    results_.value("raw", score_.path() + "/raw");
    out_.number("of", *score_.full());
    write_criteria(party_.criteria);
    write_sheets();
  }

 private:
  // The sum of what applies, and of its maxima, where some criteria do not apply.
  void write_reduced(const std::string& path) {
    const auto maximum = score_.reduced_maximum(path);
    if (!maximum) return;
    results_.value("sum", path + "/sum");
    results_.value("applicable", *maximum);
  }

  void write_criteria(const std::vector<Criterion>& criteria) {
    if (criteria.empty()) return;
    out_.array("criteria", [&] {
      for (const Criterion& criterion : criteria) {
        out_.object({}, [&] { write_criterion(criterion); });
      }
    });
  }

  void write_criterion(const Criterion& criterion) {
    const std::string path = score_.criterion_path(criterion.id);
    const PartyScore::Said said = score_.said(criterion.id);
    out_.string("id", criterion.id);
    out_.string_if("name", criterion.name);
    out_.number("max", criterion.max);
    write_points(path + "/points");
    results_.value("suggested", path + "/suggested");
    out_.string_if("tier", said.tier);
    out_.string_if("reason", said.reason);
    write_criteria(criterion.criteria);
  }

  void write_points(const std::string& path) {
    const auto node = results_.evaluation.find(path);
    if (!node) return;
    results_.value("points", *node);
    if (results_.evaluation.presence(*node) == Presence::not_applicable) out_.boolean("applies", false);
  }

  void write_sheets() {
    if (score_.sheets().empty()) return;
    out_.array("sheets", [&] {
      for (const Sheet& sheet : score_.sheets()) {
        out_.object({}, [&] { write_sheet(sheet); });
      }
    });
  }

  void write_sheet(const Sheet& sheet) {
    out_.string_if("assessor", sheet.assessor);
    if (party_.panel.combination == Combination::weighted_mean) out_.number("weight", sheet.weight);
    if (sheet.recused) return out_.string("recused", sheet.reason);
    if (sheet.missing) out_.string("missing", sheet.reason);
    if (!score_.counts(sheet)) return out_.boolean("left_out", true);
    const std::string path = score_.sheet_path(sheet);
    results_.value("raw", path + "/raw");
    write_reduced(path);
    results_.value("points", path + "/points");
    if (party_.criteria.empty() || sheet.assessor.empty()) return;
    std::unordered_map<std::string_view, const Mark*> marks;
    for (const Mark& mark : sheet.marks) marks.emplace(mark.criterion, &mark);
    out_.array("criteria", [&] { write_marks(party_.criteria, path, marks); });
  }

  // In the order of the policy; a group has no mark.
  void write_marks(const std::vector<Criterion>& criteria, const std::string& sheet,
                   const std::unordered_map<std::string_view, const Mark*>& marks) {
    for (const Criterion& criterion : criteria) {
      write_marks(criterion.criteria, sheet, marks);
      const std::string path = sheet + "/criteria/" + criterion.id;
      if (!results_.evaluation.find(path)) continue;
      out_.object({}, [&] {
        out_.string("id", criterion.id);
        write_points(path);
        const auto mark = marks.find(criterion.id);
        if (mark == marks.end()) return;
        out_.string_if("tier", mark->second->tier);
        out_.string_if("reason", mark->second->reason);
      });
    }
  }

  Results& results_;
  Writer& out_;
  const std::size_t number_;
  const Party& party_;
  const PartyScore score_;
};

void write_knock_outs(Results& results) {
  const auto knock_outs = report::knocked_out(results.document, results.evaluation);
  if (knock_outs.empty()) return;
  Writer& out = results.out;
  out.array("knock_outs", [&] {
    for (const report::KnockedOut& hit : knock_outs) {
      const KnockOut& knock_out = *hit.knock_out;
      out.object({}, [&] {
        out.string("id", knock_out.id);
        out.string_if("name", knock_out.name);
        out.string("effect", name(knock_out.effect));
        out.string("band", knock_out.band);
        out.string_if("reason", hit.reason);
        if (!knock_out.when) return;
        const std::string path = "knock_outs/" + knock_out.id;
        out.string("is", name(knock_out.when->comparator));
        results.value("left", path + "/left");
        results.value("right", path + "/right");
      });
    }
  });
}

}  // namespace

void write_schedule(Writer& out, const RoundingSchedule& schedule) {
  if (schedule == RoundingSchedule{}) return;
  out.object("rounding", [&] {
    model::for_each_step(schedule, [&](std::string_view key, const std::optional<Rounding>& rounding) {
      if (!rounding) return;
      out.object(key, [&] {
        out.string("mode", name(rounding->mode));
        out.integer("places", rounding->places);
      });
    });
    if (schedule.exact_maximum_only) out.boolean("exact_maximum_only", true);
  });
}

void write_reach(Results& results) {
  results.quotient("total_low", results.plan.total_low());
  results.quotient("total_high", results.plan.total_high());
  results.out.array("grades_within_reach", [&] {
    for (const Band& band : results.evaluation.reachable_grades()) results.out.string({}, band.id);
  });
}

void write_grade(Results& results) {
  const Evaluation& evaluation = results.evaluation;
  const Plan& plan = results.plan;
  Writer& out = results.out;
  if (evaluation.presence(plan.total()) == Presence::given) {
    results.quotient("total", plan.total());
    out.object("grade", [&] {
      out.string("id", evaluation.grade().id);
      out.string_if("name", evaluation.grade().name);
      if (!evaluation.knocked_out().empty()) out.string("of_total", evaluation.band_of_total().id);
    });
  } else {
    write_reach(results);
  }
  out.string("grade_on", name(plan.policy().grade_on));
  if (const std::optional<bool> passes = evaluation.passes()) out.boolean("passes", *passes);
  write_knock_outs(results);
}

void write_adjustments(Results& results) {
  const bool adjusted = report::is_adjusted(results.evaluation);
  const Policy& policy = results.plan.policy();
  if (adjusted || policy.rounding.subtotal) results.quotient("subtotal", results.plan.subtotal());
  if (!adjusted) return;
  Writer& out = results.out;
  // What counts, and its sum where a cap may have cut it.
  const auto write_capped = [&](const std::string& key, const std::string& path) {
    results.value(key, path);
    results.value(key + "_uncapped", path + "/uncapped");
  };
  out.object("adjustments", [&] {
    write_capped("deductions", "adjustments/deductions");
    write_capped("bonuses", "adjustments/bonuses");
    const std::vector<AdjustmentItem>& items = policy.adjustments->items;
    const auto path_of = [](const AdjustmentItem& item) { return "adjustments/items/" + item.id; };
    const auto is_made = [&](const AdjustmentItem& item) { return results.has(path_of(item)); };
    if (std::any_of(items.begin(), items.end(), is_made)) {
      out.array("items", [&] {
        for (const AdjustmentItem& item : items) {
          if (!is_made(item)) continue;
          out.object({}, [&] {
            out.string("id", item.id);
            out.string_if("name", item.name);
            out.string("kind", name(item.kind));
            write_capped("points", path_of(item));
          });
        }
      });
    }
    out.array("made", [&] {
      for (std::size_t k = 0; k < results.document.adjustments.size(); ++k) {
        const Adjustment& made = results.document.adjustments[k];
        out.object({}, [&] {
          made.item.empty() ? out.string("kind", name(made.kind)) : out.string("item", made.item);
          results.value("points", "adjustments/" + std::to_string(k) + "/points");
          out.string_if("reason", made.reason);
        });
      }
    });
  });
}

void write_parties(Results& results) {
  const auto scores = report::scores_by_party(results.document);
  const std::vector<Party>& parties = results.plan.policy().parties;
  results.out.array("parties", [&] {
    for (std::size_t p = 0; p < parties.size(); ++p) {
      const auto score = scores.find(parties[p].id);
      results.out.object({}, [&] { PartyWriter(results, p, score == scores.end() ? nullptr : score->second).write(); });
    }
  });
}

void write_payment(Results& results) {
  if (!results.plan.policy().payment) return;
  results.out.object("payment", [&] {
    for (const std::string key : {"instalment", "share", "due", "vacancies", "deduction", "amount"}) {
      results.value(key, "payment/" + key);
    }
  });
}

}  // namespace assay::json
