#include "json/document_writer.hpp"
#include "model/steps.hpp"

namespace assay::json {

namespace {

class PolicyWriter {
 public:
  PolicyWriter(DocumentWriter& out, const Policy& policy) : out_(out), policy_(policy) {}

  void write() {
    out_.object("policy", "/policy", [&] {
      out_.string_if("id", policy_.id);
      out_.string_if("name", policy_.name);
      out_.number("scale", policy_.scale);
      write_parties(out_, policy_.parties);
      write_schedule();
      out_.string("grade_on", name(policy_.grade_on));
      write_bands();
      write_deviation();
      out_.setting("missing_parts", policy_.missing_parts, Policy().missing_parts);
      out_.setting("counting", policy_.counting, Policy().counting);
      out_.setting("unverified", policy_.unverified, Policy().unverified);
      out_.setting("straddling", policy_.straddling, Policy().straddling);
      out_.setting("month_end", policy_.month_end, Policy().month_end);
      write_staffing_rules();
      write_register_rules();
      out_.number_if("step", policy_.step);
      out_.string_if("pass", policy_.pass);
      if (policy_.adjustments) write_adjustment_rules(out_, *policy_.adjustments);
      out_.objects(
          "knock_outs", "/policy/knock_outs", policy_.knock_outs,
          [&](const KnockOut& knock_out, const std::string& place) { write_knock_out(out_, knock_out, place); });
      if (policy_.payment) write_payment(out_, *policy_.payment);
      write_ranking();
      out_.string_if("source", policy_.source);
      out_.string_if("note", policy_.note);
    });
  }

 private:
  void write_schedule() {
    const std::string pointer = "/policy/rounding";
    if (policy_.rounding == RoundingSchedule{} && !out_.has_remark(pointer)) return;
    out_.object("rounding", pointer, [&] {
      model::for_each_step(policy_.rounding, [&](std::string_view key, const std::optional<Rounding>& rounding) {
        if (!rounding) return;
        out_.object(key, child(pointer, key), [&] {
          out_.string("mode", name(rounding->mode));
          out_.integer("places", rounding->places);
        });
      });
      out_.flag_if("exact_maximum_only", policy_.rounding.exact_maximum_only);
    });
  }

  void write_bands() {
    out_.array("bands", [&] {
      for (std::size_t i = 0; i < policy_.bands.size(); ++i) {
        const Band& band = policy_.bands[i];
        out_.object({}, child("/policy/bands", i), [&] {
          out_.names(band.id, band.name);
          out_.number("from", band.from);
          out_.number_if("to", band.to);
        });
      }
    });
  }

  void write_deviation() {
    if (!policy_.deviation) return;
    const DeviationRule& rule = *policy_.deviation;
    out_.object("deviation", "/policy/deviation", [&] {
      out_.number_if("below", rule.below);
      out_.number_if("above", rule.above);
      out_.setting("from", rule.from, DeviationRule().from);
    });
  }

  void write_staffing_rules() {
    const StaffingRules& rules = policy_.staffing;
    const std::string pointer = "/policy/staffing";
    if (rules == StaffingRules{} && !out_.has_remark(pointer)) return;
    out_.object("staffing", pointer, [&] {
      out_.number_if("experienced_years", rules.experienced_years);
      out_.setting("retained", rules.retained, StaffingRules().retained);
      out_.setting("retention_base", rules.retention_base, StaffingRules().retention_base);
    });
  }

  void write_register_rules() {
    const RegisterRules& rules = policy_.registry;
    const std::string pointer = "/policy/register";
    if (rules == RegisterRules{} && !out_.has_remark(pointer)) return;
    out_.object("register", pointer, [&] {
      out_.boolean("overlap", rules.overlap);
      out_.objects("categories", child(pointer, "categories"), rules.categories,
                   [&](const Category& category, const std::string&) { out_.names(category.id, category.name); });
    });
  }

  void write_ranking() {
    const RankingRules& rules = policy_.ranking;
    const std::string pointer = "/policy/ranking";
    if (rules == RankingRules{} && !out_.has_remark(pointer)) return;
    out_.object("ranking", pointer, [&] {
      out_.objects("ties", child(pointer, "ties"), rules.ties, [&](const TieRule& tie, const std::string&) {
        out_.string("figure", tie.figure);
        out_.flag_if("lowest_first", tie.lowest_first);
      });
      out_.setting("ranks", rules.ranks, RankingRules().ranks);
    });
  }

  DocumentWriter& out_;
  const Policy& policy_;
};

}  // namespace

void write_policy(DocumentWriter& out, const Policy& policy) { PolicyWriter(out, policy).write(); }

}  // namespace assay::json
