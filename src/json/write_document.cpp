#include <algorithm>
#include <unordered_map>

#include "assay/json.hpp"
#include "json/writer.hpp"
#include "model/steps.hpp"
#include "model/text.hpp"

namespace assay {

namespace {

using json::Writer;
using model::child;

class DocumentWriter {
 public:
  explicit DocumentWriter(const Document& document) : document_(document) {
    for (const Remark& remark : document.remarks) remarks_.emplace(remark.pointer, &remark);
  }

  std::string write() {
    object({}, "", [&] {
      out_.integer("assay", 1);
      if (document_.project != Project{} || has_remark_in("/project")) write_project();
      write_policy();
      if (document_.agreement != Agreement{} || has_remark_in("/agreement")) write_agreement();
      if (document_.outputs != Outputs{} || has_remark_in("/outputs")) write_outputs();
      object("scores", "/scores", [&] {
        for (const Score& score : document_.scores) write_score(score);
      });
      if (!document_.findings.empty()) write_findings();
      if (!document_.claims.empty()) write_claims();
    });
    return out_.take();
  }

 private:
  // An object with the remark of its place.
  template <typename Body>
  void object(std::string_view key, const std::string& pointer, Body body) {
    out_.object(key, [&] {
      body();
      const auto remark = remarks_.find(pointer);
      if (remark == remarks_.end()) return;
      out_.string_if("source", remark->second->source);
      out_.string_if("note", remark->second->note);
    });
  }

  // An object that holds nothing but a remark, at any depth, is written for its sake.
  bool has_remark_in(const std::string& pointer) const {
    return std::any_of(document_.remarks.begin(), document_.remarks.end(), [&](const Remark& remark) {
      return remark.pointer == pointer || remark.pointer.starts_with(pointer + "/");
    });
  }

  void write_project() {
    const Project& project = document_.project;
    object("project", "/project", [&] {
      out_.string_if("id", project.id);
      out_.string_if("name", project.name);
      if (project.stage) out_.string("stage", name(*project.stage));
      if (project.date) out_.string("date", to_string(*project.date));
      write_span("term", project.term);
      write_span("assessed", project.assessed);
      if (project.budget) write_count("budget", "/project/budget", *project.budget);
      if (project.roles.empty() && !remarks_.contains("/project/roles")) return;
      object("roles", "/project/roles", [&] {
        for (const Role& role : project.roles) out_.string(role.role, role.name);
      });
    });
  }

  void write_span(std::string_view key, const std::optional<Span>& span) {
    if (!span) return;
    object(key, child("/project", key), [&] {
      out_.string("from", to_string(span->from));
      out_.string("to", to_string(span->to));
    });
  }

  void write_policy() {
    if (!document_.policy_name.empty()) return out_.string("policy", document_.policy_name);
    const Policy& policy = document_.policy;
    object("policy", "/policy", [&] {
      out_.string_if("id", policy.id);
      out_.string_if("name", policy.name);
      out_.number("scale", policy.scale);
      out_.array("parties", [&] {
        for (std::size_t i = 0; i < policy.parties.size(); ++i) {
          const Party& party = policy.parties[i];
          object({}, child("/policy/parties", i), [&] {
            write_names(party.id, party.name);
            out_.number("max", party.max);
          });
        }
      });
      write_schedule(policy.rounding);
      out_.string("grade_on", name(policy.grade_on));
      out_.array("bands", [&] {
        for (std::size_t i = 0; i < policy.bands.size(); ++i) {
          const Band& band = policy.bands[i];
          object({}, child("/policy/bands", i), [&] {
            write_names(band.id, band.name);
            out_.number("from", band.from);
            if (band.to) out_.number("to", *band.to);
          });
        }
      });
      out_.string_if("source", policy.source);
      out_.string_if("note", policy.note);
    });
  }

  void write_schedule(const RoundingSchedule& schedule) {
    const std::string pointer = "/policy/rounding";
    if (schedule == RoundingSchedule{} && !remarks_.contains(pointer)) return;
    object("rounding", pointer, [&] {
      model::for_each_step(schedule, [&](std::string_view key, const std::optional<Rounding>& rounding) {
        if (!rounding) return;
        object(key, child(pointer, key), [&] {
          out_.string("mode", name(rounding->mode));
          out_.integer("places", rounding->places);
        });
      });
    });
  }

  void write_names(const std::string& id, const std::string& name) {
    out_.string("id", id);
    out_.string_if("name", name);
  }

  void write_agreement() {
    const Agreement& agreement = document_.agreement;
    object("agreement", "/agreement", [&] {
      write_areas(agreement.areas, "/agreement/areas");
      if (!agreement.indicators.empty()) {
        out_.array("indicators", [&] {
          for (std::size_t i = 0; i < agreement.indicators.size(); ++i) {
            const Indicator& indicator = agreement.indicators[i];
            const std::string pointer = child("/agreement/indicators", i);
            object({}, pointer, [&] {
              write_names(indicator.id, indicator.name);
              out_.string_if("unit", indicator.unit);
              out_.string_if("group", indicator.group);
              write_cells("target", child(pointer, "target"), indicator.target);
            });
          }
        });
      }
      if (agreement.posts.empty() && !remarks_.contains("/agreement/posts")) return;
      object("posts", "/agreement/posts", [&] {
        for (const Post& post : agreement.posts) {
          write_count(post.category, child("/agreement/posts", post.category), post.required);
        }
      });
    });
  }

  void write_areas(const std::vector<Area>& areas, const std::string& pointer) {
    if (areas.empty()) return;
    out_.array("areas", [&] {
      for (std::size_t i = 0; i < areas.size(); ++i) {
        const std::string place = child(pointer, i);
        object({}, place, [&] {
          write_names(areas[i].id, areas[i].name);
          write_areas(areas[i].areas, child(place, "areas"));
        });
      }
    });
  }

  void write_outputs() {
    const Outputs& outputs = document_.outputs;
    object("outputs", "/outputs", [&] {
      if (!outputs.indicators.empty() || remarks_.contains("/outputs/indicators")) {
        object("indicators", "/outputs/indicators", [&] {
          for (const Output& output : outputs.indicators) {
            write_cells(output.indicator, child("/outputs/indicators", output.indicator), output.cells);
          }
        });
      }
      if (outputs.staffing) write_staffing(*outputs.staffing);
    });
  }

  void write_staffing(const Staffing& staffing) {
    const std::string pointer = "/outputs/staffing";
    object("staffing", pointer, [&] {
      const auto total = [&](std::string_view key, const std::optional<Decimal>& value) {
        if (value) write_count(key, child(pointer, key), *value);
      };
      write_counts("worked", child(pointer, "worked"), staffing.worked);
      total("experienced", staffing.experienced);
      total("retained", staffing.retained);
      total("retention_base", staffing.retention_base);
      total("head_count", staffing.head_count);
      write_counts("certificates", child(pointer, "certificates"), staffing.certificates);
      write_counts("leavers", child(pointer, "leavers"), staffing.leavers);
      const std::string head = child(pointer, "head");
      if (staffing.head_certificate.empty() && !staffing.head_years && !remarks_.contains(head)) return;
      object("head", head, [&] {
        out_.string_if("certificate", staffing.head_certificate);
        if (staffing.head_years) write_count("years", child(head, "years"), *staffing.head_years);
      });
    });
  }

  void write_counts(std::string_view key, const std::string& pointer, const std::vector<Count>& counts) {
    if (counts.empty() && !remarks_.contains(pointer)) return;
    object(key, pointer, [&] {
      for (const Count& count : counts) write_count(count.label, child(pointer, count.label), count.value);
    });
  }

  void write_count(std::string_view key, const std::string& pointer, const Decimal& value) {
    write_cell(key, pointer, Amount(value));
  }

  void write_cell(std::string_view key, const std::string& pointer, const Amount& amount) {
    if (remarks_.contains(pointer)) return object(key, pointer, [&] { write_amount("value", amount); });
    write_amount(key, amount);
  }

  void write_amount(std::string_view key, const Amount& amount) {
    switch (amount.presence) {
      case Presence::given: return out_.number(key, amount.value);
      case Presence::none: return out_.string(key, "/");
      case Presence::not_applicable: return out_.string(key, "n/a");
      case Presence::missing: return out_.null(key);
    }
  }

  void write_cells(std::string_view key, const std::string& pointer, const Cells& cells) {
    if (cells.size() == 1 && cells[0].area == "*" && !remarks_.contains(child(pointer, "*"))) {
      return write_cell(key, pointer, cells[0].amount);
    }
    object(key, pointer, [&] {
      for (const Cell& cell : cells) write_cell(cell.area, child(pointer, cell.area), cell.amount);
    });
  }

  void write_score(const Score& score) {
    object(score.party, child("/scores", score.party), [&] {
      if (const auto* points = std::get_if<Points>(&score.award)) return out_.number("points", points->points);
      const auto& raw = std::get<RawScore>(score.award);
      out_.number("raw", raw.raw);
      out_.number("of", raw.of);
    });
  }

  void write_findings() {
    out_.array("findings", [&] {
      for (std::size_t i = 0; i < document_.findings.size(); ++i) {
        const Finding& finding = document_.findings[i];
        object({}, child("/findings", i), [&] {
          out_.string("party", finding.party);
          out_.string("kind", name(finding.kind));
          out_.string_if("scope", finding.scope);
          out_.string("text", finding.text);
          out_.string_if("about", finding.about);
        });
      }
    });
  }

  void write_claims() {
    out_.array("claims", [&] {
      for (std::size_t i = 0; i < document_.claims.size(); ++i) {
        const Claim& claim = document_.claims[i];
        object({}, child("/claims", i), [&] {
          if (claim.quantity.empty()) {
            out_.string("figure", claim.figure);
          } else {
            out_.string("quantity", claim.quantity);
          }
          out_.string("printed", claim.printed);
          out_.string_if("where", claim.where);
        });
      }
    });
  }

  const Document& document_;
  std::unordered_map<std::string_view, const Remark*> remarks_;
  Writer out_;
};

}  // namespace

std::string write_document(const Document& document) { return DocumentWriter(document).write(); }

}  // namespace assay
