#include "assay/json.hpp"
#include "json/document_writer.hpp"

namespace assay {

namespace {

using json::DocumentWriter;
using model::child;

void write_project(DocumentWriter& out, const Project& project) {
  const std::string pointer = "/project";
  out.object("project", pointer, [&] {
    out.string_if("id", project.id);
    out.string_if("name", project.name);
    if (project.stage) out.string("stage", name(*project.stage));
    if (project.date) out.string("date", to_string(*project.date));
    out.span("term", child(pointer, "term"), project.term);
    out.span("assessed", child(pointer, "assessed"), project.assessed);
    out.count_if("budget", child(pointer, "budget"), project.budget);
    out.object_if(project.roles, "roles", child(pointer, "roles"), [&] {
      for (const Role& role : project.roles) out.string(role.role, role.name);
    });
  });
}

void write_finding(DocumentWriter& out, const Finding& finding) {
  out.string("party", finding.party);
  out.string("kind", name(finding.kind));
  out.string_if("scope", finding.scope);
  out.string("text", finding.text);
  out.string_if("about", finding.about);
}

// A default is left out.
void write_claim(DocumentWriter& out, const Claim& claim) {
  if (claim.quantity.empty()) {
    out.string("figure", claim.figure);
  } else {
    out.string("quantity", claim.quantity);
  }
  out.string("printed", claim.printed);
  out.string_if("where", claim.where);
  if (claim.place.line != 0) out.plain_number("line", claim.place.line);
  if (claim.place.column != 0) out.plain_number("column", claim.place.column);
  out.string_if("scope", claim.scope);
  out.string_if("reading", claim.reading);
  out.string_if("unit", claim.unit);
  if (claim.date) out.string("date", to_string(*claim.date));
  out.number_if("step", claim.step);
  if (claim.mode) out.string("rounding", name(*claim.mode));
}

void write_claim_relation(DocumentWriter& out, const ClaimRelation& claimed, const std::string& pointer) {
  const Relation& relation = claimed.relation;
  out.string_if("id", relation.id);
  out.string_if("name", relation.name);
  out.form("left", child(pointer, "left"), relation.left);
  out.string("is", name(relation.comparator));
  out.form("right", child(pointer, "right"), relation.right);
  if (!claimed.percent_of.terms.empty()) out.form("percent_of", child(pointer, "percent_of"), claimed.percent_of);
  out.flag_if("each_scope", relation.each_area);
}

void write_silence(DocumentWriter& out, const Silence& silence) {
  out.string("code", silence.code);
  out.string("reason", silence.reason);
  out.string_if("about", silence.about);
}

void write_audit_rules(DocumentWriter& out, const AuditRules& rules) {
  const std::string pointer = "/audit";
  out.object("audit", pointer, [&] {
    if (rules.rounding) out.string("rounding", name(*rules.rounding));
    out.objects(
        "relations", child(pointer, "relations"), rules.relations,
        [&](const ClaimRelation& relation, const std::string& place) { write_claim_relation(out, relation, place); });
    out.objects("silenced", child(pointer, "silenced"), rules.silenced,
                [&](const Silence& silence, const std::string&) { write_silence(out, silence); });
  });
}

}  // namespace

std::string write_document(const Document& document) {
  DocumentWriter out(document.remarks);
  out.object({}, "", [&] {
    out.integer("assay", 1);
    if (document.project != Project{} || out.has_remark_in("/project")) write_project(out, document.project);
    out.string_if("midterm", document.midterm_name);
    if (document.policy_name.empty()) {
      write_policy(out, document.policy);
    } else {
      out.string("policy", document.policy_name);
    }
    if (document.agreement != Agreement{} || out.has_remark_in("/agreement")) write_agreement(out, document.agreement);
    if (document.outputs != Outputs{} || out.has_remark_in("/outputs")) write_outputs(out, document.outputs);
    write_scores(out, document.scores);
    out.objects("adjustments", "/adjustments", document.adjustments,
                [&](const Adjustment& adjustment, const std::string&) { write_adjustment(out, adjustment); });
    write_facts(out, document.facts);
    out.objects("findings", "/findings", document.findings,
                [&](const Finding& finding, const std::string&) { write_finding(out, finding); });
    out.objects("claims", "/claims", document.claims,
                [&](const Claim& claim, const std::string&) { write_claim(out, claim); });
    if (document.audit != AuditRules{} || out.has_remark_in("/audit")) write_audit_rules(out, document.audit);
  });
  return out.take();
}

}  // namespace assay
