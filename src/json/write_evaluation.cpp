#include <algorithm>
#include <unordered_map>

#include "assay/json.hpp"
#include "json/writer.hpp"
#include "model/steps.hpp"

namespace assay {

namespace {

using json::Writer;

class EvaluationWriter {
 public:
  EvaluationWriter(const Document& document, const Evaluation& evaluation)
      : document_(document), evaluation_(evaluation), plan_(evaluation.plan()) {
    for (const Score& score : document.scores) scores_.emplace(score.party, &score);
  }

  std::string write() {
    out_.object({}, [&] {
      out_.integer("assay", 1);
      write_project();
      out_.string_if("policy", plan_.policy().id);
      write_quotient("total", plan_.total());
      out_.object("grade", [&] {
        out_.string("id", evaluation_.grade().id);
        out_.string_if("name", evaluation_.grade().name);
      });
      out_.string("grade_on", name(plan_.policy().grade_on));
      write_schedule();
      write_parties();
      write_indicators();
      if (document_.outputs.staffing || !plan_.agreement().posts.empty()) write_staffing();
    });
    return out_.take();
  }

 private:
  // A figure that was given, summed or rounded.
  void write_value(std::string_view key, Node node) {
    if (const Decimal* value = evaluation_.value(node)) out_.number(key, *value);
  }

  // A figure with the value before its own rounding beside it. An unrounded quotient that ends is a number too.
  void write_quotient(const std::string& key, Node node) {
    const std::optional<Ratio> exact = evaluation_.exact(node);
    if (!exact) return;
    if (const Decimal* value = evaluation_.value(node)) {
      out_.number(key, *value);
    } else if (const std::optional<Decimal> decimal = exact->to_decimal()) {
      out_.number(key, *decimal);
    }
    out_.string(key + "_exact", exact->to_string());
  }

  void write_project() {
    const Project& project = document_.project;
    if (project == Project{}) return;
    out_.object("project", [&] {
      out_.string_if("id", project.id);
      out_.string_if("name", project.name);
      if (project.stage) out_.string("stage", name(*project.stage));
    });
  }

  void write_schedule() {
    const RoundingSchedule& schedule = plan_.policy().rounding;
    if (schedule == RoundingSchedule{}) return;
    out_.object("rounding", [&] {
      model::for_each_step(schedule, [&](std::string_view key, const std::optional<Rounding>& rounding) {
        if (!rounding) return;
        out_.object(key, [&] {
          out_.string("mode", name(rounding->mode));
          out_.integer("places", rounding->places);
        });
      });
    });
  }

  void write_parties() {
    out_.array("parties", [&] {
      for (std::size_t p = 0; p < plan_.policy().parties.size(); ++p) {
        const Party& party = plan_.policy().parties[p];
        out_.object({}, [&] {
          out_.string("id", party.id);
          out_.string_if("name", party.name);
          out_.number("max", party.max);
          write_quotient("points", plan_.points(p));
          if (const auto* raw = std::get_if<RawScore>(&scores_.at(party.id)->award)) {
            out_.number("raw", raw->raw);
            out_.number("of", raw->of);
          }
        });
      }
    });
  }

  void write_indicators() {
    out_.array("indicators", [&] {
      for (std::size_t i = 0; i < plan_.agreement().indicators.size(); ++i) {
        const Indicator& indicator = plan_.agreement().indicators[i];
        out_.object({}, [&] {
          out_.string("id", indicator.id);
          out_.string_if("name", indicator.name);
          out_.string_if("unit", indicator.unit);
          out_.string_if("group", indicator.group);
          const std::uint32_t whole = plan_.listed_areas()[0];
          write_area(i, whole);
          write_areas(i);
        });
      }
    });
  }

  // The areas that have a target or an actual; of the others nothing was said.
  void write_areas(std::size_t i) {
    const auto areas = plan_.listed_areas().subspan(1);
    const auto mentioned = [&](std::uint32_t a) { return evaluation_.mentions(i, a); };
    if (std::none_of(areas.begin(), areas.end(), mentioned)) return;
    out_.array("areas", [&] {
      for (const std::uint32_t a : areas) {
        if (!mentioned(a)) continue;
        out_.object({}, [&] {
          out_.string("id", plan_.areas()[a].id);
          out_.string_if("name", plan_.areas()[a].name);
          write_area(i, a);
        });
      }
    });
  }

  void write_area(std::size_t i, std::uint32_t a) {
    write_amount("target", plan_.target(i, a));
    write_amount("actual", plan_.actual(i, a));
    out_.string("outcome", name(evaluation_.outcome(plan_.attainment(i, a))));
    write_quotient("attainment", plan_.attainment(i, a));
  }

  void write_amount(const std::string& key, Node node) {
    const Presence presence = evaluation_.presence(node);
    if (presence == Presence::given) {
      write_value(key, node);
    } else {
      out_.string(key + "_presence", name(presence));
    }
  }

  void write_staffing() {
    out_.object("staffing", [&] {
      out_.array("posts", [&] {
        for (std::size_t p = 0; p < plan_.agreement().posts.size(); ++p) {
          out_.object({}, [&] {
            out_.string("id", plan_.agreement().posts[p].category);
            write_value("required", plan_.required(p));
            write_value("worked", plan_.worked(p));
            write_value("net", plan_.net(p));
          });
        }
      });
      write_value("experienced", plan_.experienced());
      write_quotient("experienced_share", plan_.experienced_share());
      write_value("retained", plan_.retained());
      write_value("retention_base", plan_.retention_base());
      write_quotient("retention", plan_.retention());
      write_value("head_count", plan_.head_count());
    });
  }

  const Document& document_;
  const Evaluation& evaluation_;
  const Plan plan_;
  std::unordered_map<std::string_view, const Score*> scores_;  // by party
  Writer out_;
};

}  // namespace

std::string write_evaluation(const Document& document, const Evaluation& evaluation) {
  return EvaluationWriter(document, evaluation).write();
}

}  // namespace assay
