#include "json/document_writer.hpp"

namespace assay::json {

namespace {

class AgreementWriter {
 public:
  explicit AgreementWriter(DocumentWriter& out) : out_(out) {}

  void write(const Agreement& agreement) {
    out_.object("agreement", "/agreement", [&] {
      write_areas(agreement.areas, "/agreement/areas");
      out_.objects(
          "indicators", "/agreement/indicators", agreement.indicators,
          [&](const Indicator& indicator, const std::string& pointer) { write_indicator(indicator, pointer); });
      out_.object_if(agreement.posts, "posts", "/agreement/posts", [&] {
        for (const Post& post : agreement.posts) write_post(post, child("/agreement/posts", post.category));
      });
      out_.objects("relations", "/agreement/relations", agreement.relations,
                   [&](const Relation& relation, const std::string& pointer) { write_relation(relation, pointer); });
    });
  }

 private:
  void write_areas(const std::vector<Area>& areas, const std::string& pointer) {
    out_.objects("areas", pointer, areas, [&](const Area& area, const std::string& place) {
      out_.names(area.id, area.name);
      write_areas(area.areas, child(place, "areas"));
    });
  }

  // A default is left out.
  void write_indicator(const Indicator& indicator, const std::string& pointer) {
    out_.names(indicator.id, indicator.name);
    out_.string_if("unit", indicator.unit);
    out_.string_if("group", indicator.group);
    out_.setting("kind", indicator.kind, Indicator().kind);
    out_.setting("direction", indicator.direction, Indicator().direction);
    cells_if("target", pointer, indicator.target);
    cells_if("upper", pointer, indicator.upper);
    out_.number_if("scale", indicator.scale);
    out_.objects("periods", child(pointer, "periods"), indicator.periods,
                 [&](const PeriodTarget& period, const std::string& place) {
                   out_.string("from", to_string(period.period.from));
                   out_.string("to", to_string(period.period.to));
                   out_.cells("target", child(place, "target"), period.target);
                 });
    out_.objects("amendments", child(pointer, "amendments"), indicator.amendments,
                 [&](const Amendment& amendment, const std::string& place) {
                   out_.string("date", to_string(amendment.date));
                   out_.string_if("reason", amendment.reason);
                   out_.cells("target", child(place, "target"), amendment.target);
                   cells_if("upper", place, amendment.upper);
                 });
    write_proration(indicator.proration, child(pointer, "proration"));
    out_.flag_if("one_off", indicator.one_off);
    out_.setting("prefer", indicator.prefer, Indicator().prefer);
    if (indicator.bounds) {
      out_.object("bounds", child(pointer, "bounds"), [&] {
        out_.number("from", indicator.bounds->from);
        out_.number("to", indicator.bounds->to);
      });
    }
    out_.string_if("from", indicator.from);
  }

  void cells_if(std::string_view key, const std::string& parent, const Cells& cells) {
    const std::string pointer = child(parent, key);
    if (!cells.empty() || out_.has_remark(pointer)) out_.cells(key, pointer, cells);
  }

  void write_proration(const Proration& proration, const std::string& pointer) {
    if (proration.rule != ProrationRule::fraction) return out_.setting("proration", proration.rule, Proration().rule);
    out_.object("proration", pointer, [&] {
      out_.number("n", proration.numerator);
      out_.number("d", proration.denominator);
    });
  }

  void write_post(const Post& post, const std::string& pointer) {
    if (!post.posts && !post.months) return out_.count(post.category, pointer, post.required);
    out_.object(post.category, pointer, [&] {
      out_.number_if("posts", post.posts);
      out_.number_if("months", post.months);
    });
  }

  void write_relation(const Relation& relation, const std::string& pointer) {
    out_.names(relation.id, relation.name);
    out_.form("left", child(pointer, "left"), relation.left);
    out_.string("is", name(relation.comparator));
    out_.form("right", child(pointer, "right"), relation.right);
    out_.flag_if("each_area", relation.each_area);
  }

  DocumentWriter& out_;
};

}  // namespace

void write_agreement(DocumentWriter& out, const Agreement& agreement) { AgreementWriter(out).write(agreement); }

}  // namespace assay::json
