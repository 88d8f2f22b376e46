// The results of indicators.
#include <algorithm>
#include <unordered_map>

#include "json/results.hpp"
#include "report/lookup.hpp"

namespace assay::json {

namespace {

class IndicatorWriter {
 public:
  IndicatorWriter(Results& results, const report::Particular& particular, std::size_t indicator, bool verified)
      : results_(results),
        out_(results.out),
        plan_(results.plan),
        particular_(particular),
        i_(indicator),
        indicator_(results.plan.agreement().indicators[indicator]),
        verified_(verified) {}

  void write() {
    out_.string("id", indicator_.id);
    out_.string_if("name", indicator_.name);
    out_.string_if("unit", indicator_.unit);
    out_.string_if("group", indicator_.group);
    if (indicator_.kind != IndicatorKind::count) out_.string("kind", name(indicator_.kind));
    if (indicator_.direction != Direction::at_least) out_.string("direction", name(indicator_.direction));
    write_area(plan_.listed_areas()[0]);
    write_agreed();
    write_periods();
    write_narrative();
    if (particular_.deviation != nullptr) {
      out_.object("deviation", [&] {
        out_.string_if("reason", particular_.deviation->reason);
        out_.string_if("measure", particular_.deviation->measure);
      });
    }
    write_areas();
  }

 private:
  std::optional<Node> part(std::uint32_t a, std::string_view name) const { return plan_.figure(i_, a, name); }

  std::string path(std::uint32_t a, std::string_view part) const {
    return report::indicator_path(plan_, i_, a) + '/' + std::string(part);
  }

  void write_area(std::uint32_t a) {
    results_.amount("target", plan_.target(i_, a));
    if (const auto upper = part(a, "upper")) results_.amount("upper", *upper);
    results_.amount("actual", plan_.actual(i_, a));
    for (const std::string_view key : {"numerator", "denominator", "actual_low", "actual_high"}) {
      if (const auto node = part(a, key)) results_.value(key, *node);
    }
    if (verified_) {
      for (const std::string_view key : {"reported", "verified", "adjustment"}) results_.value(key, path(a, key));
      results_.quotient("adjustment_effect", path(a, "adjustment_effect"));
    }
    out_.string("outcome", name(results_.evaluation.outcome(plan_.attainment(i_, a))));
    results_.met(plan_.attainment(i_, a));
    results_.quotient("attainment", plan_.attainment(i_, a));
    for (const std::string_view key : {"attainment_low", "attainment_high"}) {
      if (const auto node = part(a, key)) results_.quotient(key, *node);
    }
    write_proration(a);
    write_coverage(a);
  }

  // The rule and the part of the term are those of the indicator, and stand with the whole.
  void write_proration(std::uint32_t a) {
    const auto target = part(a, "prorated_target");
    const auto attainment = part(a, "prorated_attainment");
    const bool whole = a == plan_.listed_areas()[0];
    if (!target || !attainment || (!whole && results_.evaluation.presence(*target) != Presence::given)) return;
    out_.object("proration", [&] {
      if (whole) {
        out_.string("rule", name(indicator_.proration.rule));
        if (const auto fraction = results_.evaluation.find(path(a, "proration"))) {
          if (const auto exact = results_.evaluation.exact(*fraction)) out_.string("fraction", exact->to_fraction());
        }
      }
      results_.quotient("prorated_target", *target);
      if (const auto upper = part(a, "prorated_upper")) results_.quotient("prorated_upper", *upper);
      results_.quotient("attainment", *attainment);
      results_.met(*attainment);
    });
  }

  // A narrative has no number to come from areas.
  void write_coverage(std::uint32_t a) {
    if (!part(a, "coverage/expected") || indicator_.kind == IndicatorKind::narrative) return;
    out_.object("coverage", [&] {
      for (const std::string_view key : {"expected", "reported", "missing", "not_applicable"}) {
        if (const auto node = part(a, "coverage/" + std::string(key))) results_.value(key, *node);
      }
      if (a == plan_.listed_areas()[0]) write_missing_areas();
    });
  }

  // Where some reported, those that did not.
  void write_missing_areas() {
    const Decimal* const reported = results_.evaluation.value(*part(plan_.listed_areas()[0], "coverage/reported"));
    if (reported == nullptr || reported->is_zero()) return;
    const std::vector<std::uint32_t> areas = report::missing_areas(results_.evaluation, i_);
    if (areas.empty()) return;
    out_.array("missing_areas", [&] {
      for (const std::uint32_t area : areas) out_.string({}, plan_.areas()[area].id);
    });
  }

  // The original target and those of the amendments, in their order.
  void write_agreed() {
    if (indicator_.amendments.empty()) return;
    const std::size_t in_force = report::agreed_in_force(plan_, i_);
    out_.array("agreed", [&] {
      for (std::size_t k = 0; k <= indicator_.amendments.size(); ++k) {
        out_.object({}, [&] {
          if (k != 0) {
            out_.string("date", to_string(indicator_.amendments[k - 1].date));
            out_.string_if("reason", indicator_.amendments[k - 1].reason);
          }
          results_.value("target", path(plan_.listed_areas()[0], "agreed/" + std::to_string(k)));
          write_stated("upper", k == 0 ? indicator_.upper : indicator_.amendments[k - 1].upper);
          write_stated("targets", k == 0 ? indicator_.target : indicator_.amendments[k - 1].target);
          if (k == in_force) out_.boolean("in_force", true);
        });
      }
    });
  }

  // What was agreed beside the target of the whole, as the agreement has it: the upper end of a range, and by area.
  void write_stated(std::string_view key, const Cells& cells) {
    const bool by_area = cells.size() > 1 || (cells.size() == 1 && cells[0].area != "*");
    if (!by_area && key == "targets") return;
    if (!by_area && cells.size() == 1 && cells[0].amount.given()) return out_.number(key, cells[0].amount.value);
    if (!by_area) return;
    out_.array(key, [&] {
      for (const Cell& cell : cells) {
        out_.object({}, [&] {
          out_.string("id", cell.area);
          if (cell.amount.given()) out_.number("target", cell.amount.value);
        });
      }
    });
  }

  void write_periods() {
    if (indicator_.periods.empty()) return;
    out_.array("periods", [&] {
      for (std::size_t k = 0; k < indicator_.periods.size(); ++k) {
        out_.object({}, [&] {
          out_.string("from", to_string(indicator_.periods[k].period.from));
          out_.string("to", to_string(indicator_.periods[k].period.to));
          results_.value("target", path(plan_.listed_areas()[0], "periods/" + std::to_string(k) + "/target"));
        });
      }
    });
  }

  void write_narrative() {
    if (indicator_.kind != IndicatorKind::narrative) return;
    out_.string("judged", name(results_.evaluation.judgement(i_)));
    if (particular_.narrative == nullptr) return;
    out_.string_if("text", particular_.narrative->text);
    if (particular_.narrative->amounts.empty()) return;
    out_.array("amounts", [&] {
      for (const NamedAmount& amount : particular_.narrative->amounts) {
        out_.object({}, [&] {
          out_.string("id", amount.name);
          results_.value("value", path(plan_.listed_areas()[0], "amounts/" + amount.name));
          out_.string_if("unit", amount.unit);
        });
      }
    });
  }

  // The areas that have a target or an actual; of the others nothing was said.
  void write_areas() {
    const auto areas = report::inner_areas(plan_);
    const auto mentioned = [&](std::uint32_t a) { return results_.evaluation.mentions(i_, a); };
    if (std::none_of(areas.begin(), areas.end(), mentioned)) return;
    out_.array("areas", [&] {
      for (const std::uint32_t a : areas) {
        if (!mentioned(a)) continue;
        out_.object({}, [&] {
          out_.string("id", plan_.areas()[a].id);
          out_.string_if("name", plan_.areas()[a].name);
          write_area(a);
        });
      }
    });
  }

  Results& results_;
  Writer& out_;
  const Plan& plan_;
  const report::Particular& particular_;
  const std::size_t i_;
  const Indicator& indicator_;
  const bool verified_;  // whether any amount was reported and verified
};

}  // namespace

void write_indicators(Results& results) {
  const auto particulars = report::particulars_of(results.document.outputs);
  const bool verified = results.has("verification/reported");
  results.out.array("indicators", [&] {
    for (std::size_t i = 0; i < results.plan.agreement().indicators.size(); ++i) {
      const auto found = particulars.find(results.plan.agreement().indicators[i].id);
      const report::Particular particular = found == particulars.end() ? report::Particular{} : found->second;
      results.out.object({}, [&] { IndicatorWriter(results, particular, i, verified).write(); });
    }
  });
}

}  // namespace assay::json
