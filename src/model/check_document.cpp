#include <algorithm>
#include <unordered_set>
#include <vector>

#include "model/check.hpp"

namespace assay::model {

void check_date(const std::optional<Date>& date, const Place& place, Diagnostics& problems) {
  if (date && !exists(*date)) problems.push_back({Code::invalid_date, place.pointer(), {to_string(*date)}});
}

void check_span(const std::optional<Span>& span, const Place& place, Diagnostics& problems) {
  if (!span) return;
  check_date(span->from, Place(place, "from"), problems);
  check_date(span->to, Place(place, "to"), problems);
  if (span->to < span->from) {
    problems.push_back({Code::reversed_span, place.pointer(), {to_string(span->from), to_string(span->to)}});
  }
}

bool is_valid_file_name(std::string_view name) noexcept {
  return !name.empty() && name != "." && name != ".." && name.find_first_of("/\\") == std::string_view::npos &&
         is_valid_label(name);
}

StageWords stage_words(const std::optional<Stage>& stage) noexcept {
  if (!stage) return {"未写明", "none stated"};
  return *stage == Stage::midterm ? StageWords{"中期", "midterm"} : StageWords{"末期", "final"};
}

namespace {

void check_project(const Project& project, Diagnostics& problems) {
  const Place place("/project"), roles(place, "roles");
  if (!project.id.empty()) check_id(project.id, Place(place, "id"), problems);
  check_label(project.name, Place(place, "name"), problems);
  check_date(project.date, Place(place, "date"), problems);
  check_span(project.term, Place(place, "term"), problems);
  check_span(project.assessed, Place(place, "assessed"), problems);
  if (project.budget) check_not_negative("budget", *project.budget, Place(place, "budget"), problems);
  std::unordered_set<std::string_view> seen;
  for (const Role& role : project.roles) {
    if (!seen.insert(role.role).second) {
      problems.push_back({Code::duplicate_cell, Place(roles, role.role).pointer(), {role.role}});
    }
    check_id(role.role, Place(roles, role.role), problems);
    check_label(role.name, Place(roles, role.role), problems);
  }
}

// A midterm evaluation stands beside a final one of the same project, and has none beside itself.
void check_midterm(const Document& document, Diagnostics& problems) {
  const std::string& file = document.midterm_name;
  if (file.empty() && !document.midterm) return;
  const Place place("/midterm");
  if (!is_valid_file_name(file)) problems.push_back({Code::invalid_file_name, place.pointer(), {file}});
  const Document* const midterm = document.midterm.get();
  if (midterm == nullptr) {
    problems.push_back({Code::missing_attachment, place.pointer(), {file}});
    return;
  }
  const bool right_stages =
      document.project.stage == Stage::final && (midterm == nullptr || midterm->project.stage == Stage::midterm);
  if (!right_stages) {
    const StageWords own = stage_words(document.project.stage), other = stage_words(midterm->project.stage);
    problems.push_back(
        {Code::wrong_stage,
         place.pointer(),
         {std::string(own.zh), file, std::string(other.zh), std::string(own.en), std::string(other.en)}});
  }
  const std::string &id = document.project.id, &its_id = midterm->project.id;
  if (!id.empty() && !its_id.empty() && id != its_id) {
    problems.push_back({Code::wrong_project, place.pointer(), {file, its_id, id}});
  }
}

void check_claim(const Claim& claim, const Place& place, Diagnostics& problems) {
  check_label(claim.quantity, Place(place, "quantity"), problems);
  check_label(claim.printed, Place(place, "printed"), problems);
  check_label(claim.where, Place(place, "where"), problems);
  check_label(claim.scope, Place(place, "scope"), problems);
  check_label(claim.reading, Place(place, "reading"), problems);
  check_label(claim.unit, Place(place, "unit"), problems);
  check_date(claim.date, Place(place, "date"), problems);
  const auto refuse = [&](std::string_view key, std::string_view zh, std::string_view en) {
    problems.push_back(
        {Code::invalid_claim, Place(place, key).pointer(), {std::string(key), std::string(zh), std::string(en)}});
  };
  if (claim.place.line == 0 && claim.place.column != 0) refuse("column", "缺少 line", "there is no line");
  if (claim.step && *claim.step <= Decimal(0)) refuse("step", "应大于 0", "it is above 0");
}

void check_terms(const LinearForm& form, const Place& place, Diagnostics& problems) {
  for (const Term& term : form.terms) check_label(term.figure, place, problems);
}

// Every name of a finding's code.
std::vector<std::string_view> finding_names() {
  std::vector<std::string_view> names;
  for (int code = 800; code < 900; ++code) {
    const std::string_view found = name(static_cast<Code>(code));
    if (found != name(Code::internal)) names.push_back(found);
  }
  return names;
}

void check_silence(const Silence& silence, const Place& place, Diagnostics& problems) {
  const std::vector<std::string_view> names = finding_names();
  if (std::find(names.begin(), names.end(), silence.code) == names.end()) {
    problems.push_back({Code::unknown_finding,
                        Place(place, "code").pointer(),
                        {silence.code, std::string(nearest(silence.code, names))}});
  }
  if (silence.reason.empty()) problems.push_back({Code::missing_key, place.pointer(), {"reason"}});
  check_prose(silence.reason, Place(place, "reason"), problems);
  check_label(silence.about, Place(place, "about"), problems);
}

void check_audit_rules(const AuditRules& rules, Diagnostics& problems) {
  const Place audit("/audit"), relations(audit, "relations"), silenced(audit, "silenced");
  std::unordered_set<std::string_view> ids;
  for (std::size_t i = 0; i < rules.relations.size(); ++i) {
    const auto& [relation, percent_of] = rules.relations[i];
    const Place place(relations, i);
    if (!relation.id.empty()) {
      check_id(relation.id, Place(place, "id"), problems);
      if (!ids.insert(relation.id).second) {
        problems.push_back({Code::duplicate_relation, Place(place, "id").pointer(), {relation.id}});
      }
    }
    check_label(relation.name, Place(place, "name"), problems);
    check_terms(relation.left, Place(place, "left"), problems);
    check_terms(relation.right, Place(place, "right"), problems);
    check_terms(percent_of, Place(place, "percent_of"), problems);
  }
  for (std::size_t i = 0; i < rules.silenced.size(); ++i) {
    check_silence(rules.silenced[i], Place(silenced, i), problems);
  }
}

}  // namespace

void check_document(const Document& document, Diagnostics& problems) {
  check_project(document.project, problems);
  check_midterm(document, problems);
  const Place tables("/outputs/tables");
  for (std::size_t i = 0; i < document.outputs.tables.size(); ++i) {
    const std::string& csv = document.outputs.tables[i].csv;
    if (csv.empty() || is_valid_file_name(csv)) continue;
    problems.push_back({Code::invalid_file_name, Place(Place(tables, i), "csv").pointer(), {csv}});
  }
  const Place findings("/findings"), claims("/claims");
  for (std::size_t i = 0; i < document.findings.size(); ++i) {
    const Finding& finding = document.findings[i];
    const Place place(findings, i);
    check_label(finding.scope, Place(place, "scope"), problems);
    check_prose(finding.text, Place(place, "text"), problems);
  }
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    check_claim(document.claims[i], Place(claims, i), problems);
  }
  check_audit_rules(document.audit, problems);
  for (const Remark& remark : document.remarks) {
    const Place place(remark.pointer);
    check_prose(remark.source, Place(place, "source"), problems);
    check_prose(remark.note, Place(place, "note"), problems);
  }
}

}  // namespace assay::model
