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
    setting("kind", indicator.kind, Indicator().kind);
    setting("direction", indicator.direction, Indicator().direction);
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
    setting("prefer", indicator.prefer, Indicator().prefer);
    if (indicator.bounds) {
      out_.object("bounds", child(pointer, "bounds"), [&] {
        out_.number("from", indicator.bounds->from);
        out_.number("to", indicator.bounds->to);
      });
    }
    out_.string_if("from", indicator.from);
  }

  template <typename Choice>
  void setting(std::string_view key, Choice value, Choice by_default) {
    if (value != by_default) out_.string(key, name(value));
  }

  void cells_if(std::string_view key, const std::string& parent, const Cells& cells) {
    const std::string pointer = child(parent, key);
    if (!cells.empty() || out_.has_remark(pointer)) out_.cells(key, pointer, cells);
  }

  void write_proration(const Proration& proration, const std::string& pointer) {
    if (proration.rule != ProrationRule::fraction) return setting("proration", proration.rule, Proration().rule);
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
    write_form("left", child(pointer, "left"), relation.left);
    out_.string("is", name(relation.comparator));
    write_form("right", child(pointer, "right"), relation.right);
    out_.flag_if("each_area", relation.each_area);
  }

  // A list of terms, its constant last; one of them alone where no remark needs the list.
  void write_form(std::string_view key, const std::string& pointer, const LinearForm& form) {
    const bool has_constant = form.terms.empty() || !same_digits(form.constant, LinearForm().constant);
    if (form.terms.empty()) return out_.plain_number(key, form.constant);
    if (form.terms.size() == 1 && !has_constant && !out_.has_remark(child(pointer, 0))) {
      return write_term(key, child(pointer, 0), form.terms[0]);
    }
    out_.array(key, [&] {
      for (std::size_t i = 0; i < form.terms.size(); ++i) write_term({}, child(pointer, i), form.terms[i]);
      if (has_constant) out_.plain_number({}, form.constant);
    });
  }

  void write_term(std::string_view key, const std::string& pointer, const Term& term) {
    if (same_digits(term.times, Term().times) && !out_.has_remark(pointer)) return out_.string(key, term.figure);
    out_.object(key, pointer, [&] {
      out_.string("figure", term.figure);
      out_.number("times", term.times);
    });
  }

  DocumentWriter& out_;
};

}  // namespace

void write_agreement(DocumentWriter& out, const Agreement& agreement) { AgreementWriter(out).write(agreement); }

}  // namespace assay::json
