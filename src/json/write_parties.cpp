#include "json/document_writer.hpp"

namespace assay::json {

namespace {

class PartiesWriter {
 public:
  explicit PartiesWriter(DocumentWriter& out) : out_(out) {}

  void write_party(const Party& party, const std::string& pointer) {
    out_.names(party.id, party.name);
    out_.number("max", party.max);
    write_criteria(party.criteria, child(pointer, "criteria"));
    write_panel(party.panel, child(pointer, "panel"));
    out_.setting("missing", party.missing, MissingParty::refuse);
    out_.number_if("missing_points", party.missing_points);
  }

 private:
  void write_criteria(const std::vector<Criterion>& criteria, const std::string& pointer) {
    out_.objects("criteria", pointer, criteria, [&](const Criterion& criterion, const std::string& place) {
      out_.names(criterion.id, criterion.name);
      out_.number("max", criterion.max);
      write_criteria(criterion.criteria, child(place, "criteria"));
      out_.objects("tiers", child(place, "tiers"), criterion.tiers, [&](const Tier& tier, const std::string&) {
        out_.names(tier.id, tier.name);
        out_.number("points", tier.points);
      });
      if (criterion.computed) write_computed(*criterion.computed, child(place, "computed"));
    });
  }

  void write_computed(const ComputedPoints& computed, const std::string& pointer) {
    const ComputedPoints by_default;
    out_.object("computed", pointer, [&] {
      out_.string("figure", computed.figure);
      out_.setting("rule", computed.rule, by_default.rule);
      out_.number_unless("full", computed.full, by_default.full);
      out_.setting("comparator", computed.comparator, by_default.comparator);
      out_.objects("steps", child(pointer, "steps"), computed.steps, [&](const ScoreStep& step, const std::string&) {
        out_.number("from", step.from);
        out_.number("points", step.points);
        out_.number_if("to", step.to);
      });
      out_.setting("value", computed.value, by_default.value);
    });
  }

  void write_panel(const Panel& panel, const std::string& pointer) {
    const Panel by_default;
    if (panel == by_default && !out_.has_remark(pointer)) return;
    const auto integer = [&](std::string_view key, int value, int usual) {
      if (value != usual) out_.integer(key, value);
    };
    out_.object("panel", pointer, [&] {
      out_.setting("combination", panel.combination, by_default.combination);
      out_.setting("by", panel.by, by_default.by);
      integer("drop_highest", panel.drop_highest, by_default.drop_highest);
      integer("drop_lowest", panel.drop_lowest, by_default.drop_lowest);
      out_.setting("missing", panel.missing, by_default.missing);
      integer("at_least", panel.at_least, by_default.at_least);
    });
  }

  DocumentWriter& out_;
};

}  // namespace

void write_parties(DocumentWriter& out, const std::vector<Party>& parties) {
  out.array("parties", [&] {
    for (std::size_t i = 0; i < parties.size(); ++i) {
      const std::string place = child("/policy/parties", i);
      out.object({}, place, [&] { PartiesWriter(out).write_party(parties[i], place); });
    }
  });
}

}  // namespace assay::json
