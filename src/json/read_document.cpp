#include <algorithm>

#include "assay/json.hpp"
#include "evaluate/plan_data.hpp"
#include "json/parts.hpp"
#include "model/policies.hpp"
#include "model/text.hpp"

namespace assay {

namespace {

using detail::PlanAccess;
using detail::PlanData;
using json::Attachments;
using json::Reader;
using json::ValueId;
using model::Place;

Project read_project(Reader& reader, ValueId id) {
  Project project;
  const auto span = [&](std::optional<Span>& to) {
    return [&](ValueId at) {
      to = reader.span(at);
      reader.incomplete().spans |= !to;
    };
  };
  const bool readable =
      reader.object(id, {{"id", [&](ValueId at) { project.id = reader.id(at); }},
                         {"name", [&](ValueId at) { project.name = reader.text(at); }},
                         {"stage",
                          [&](ValueId at) {
                            project.stage = reader.choice(at, {Stage::midterm, Stage::final});
                          }},
                         {"date", [&](ValueId at) { project.date = reader.date(at); }},
                         {"term", span(project.term)},
                         {"assessed", span(project.assessed)},
                         {"budget", [&](ValueId at) { project.budget = reader.count(at); }},
                         {"roles", [&](ValueId at) {
                            reader.map(at, [&](ValueId role) {
                              project.roles.push_back({std::string(reader.key(role)), reader.text(role)});
                            });
                          }}});
  reader.incomplete().spans |= !readable;
  return project;
}

Finding read_finding(Reader& reader, ValueId id) {
  Finding finding;
  std::optional<std::string> party;
  reader.object(id,
                {{"party", [&](ValueId at) { party = reader.string(at); }, true},
                 {"kind",
                  [&](ValueId at) {
                    using enum FindingKind;
                    finding.kind = reader.choice(at, {commendation, concern, recommendation}).value_or(commendation);
                  },
                  true},
                 {"scope", [&](ValueId at) { finding.scope = reader.text(at); }},
                 {"text", [&](ValueId at) { finding.text = reader.text(at); }, true},
                 {"about", [&](ValueId at) { finding.about = reader.id(at); }}});
  reader.incomplete().references |= !party;
  finding.party = party.value_or("");
  return finding;
}

void read_policy_or_name(Reader& reader, ValueId id, Document& document) {
  if (reader.tree()[id].kind != json::Kind::string) {
    document.policy = json::read_policy(reader, id);
    return;
  }
  document.policy_name = std::string(reader.tree().text(id));
  const auto names = shipped_policy_names();
  if (std::find(names.begin(), names.end(), document.policy_name) != names.end()) {
    document.policy = shipped_policy(document.policy_name);
    return;
  }
  reader.report(Code::unknown_policy, id,
                {document.policy_name, std::string(model::nearest(document.policy_name, names))});
  document.policy = json::unreadable_policy(reader);
}

struct Read {
  Document document;
  std::shared_ptr<PlanData> plan;
  Inputs inputs;
};

Read read_and_prepare(std::string_view json, Attachments attachments, bool is_midterm);

// A midterm document is read whole, with the files that it names. Its problems come back at the one place that names
// it.
void read_midterm(Reader& reader, ValueId id, Attachments attachments, Document& document) {
  const Attachment* const file = json::find_attachment(reader, id, attachments);
  if (file == nullptr) return;
  try {
    document.midterm = std::make_shared<const Document>(read_and_prepare(file->bytes, attachments, true).document);
    document.midterm_name = file->name;
  } catch (const Error& error) {
    for (const Diagnostic& problem : error.diagnostics()) {
      // A text that is no JSON has places, but no pointers.
      const std::string place = !problem.pointer.empty() || problem.line == 0
                                    ? problem.pointer
                                    : std::to_string(problem.line) + ':' + std::to_string(problem.column);
      reader.report(Code::attachment_problem, id,
                    {file->name, place, problem.message(Language::zh), problem.message(Language::en)});
    }
  }
}

Document read_values(Reader& reader, Attachments attachments, bool is_midterm) {
  Document document;
  bool has_policy = false, has_scores = false;
  std::optional<ValueId> midterm;
  const bool readable = reader.object(
      Reader::root, {{"assay",
                      [&](ValueId at) {
                        // Not a quantity: the number itself, and not a string that holds it.
                        if (reader.tree()[at].kind != json::Kind::number)
                          return reader.report_type(at, "数", "a number");
                        const std::optional<Decimal> version = reader.number(at);
                        if (version && *version != Decimal(1))
                          reader.report(Code::unknown_version, at, {version->to_string(), "1"});
                      },
                      true},
                     {"project", [&](ValueId at) { document.project = read_project(reader, at); }},
                     {"policy",
                      [&](ValueId at) {
                        has_policy = true;
                        read_policy_or_name(reader, at, document);
                      },
                      true},
                     {"agreement", [&](ValueId at) { document.agreement = json::read_agreement(reader, at); }},
                     {"outputs", [&](ValueId at) { document.outputs = json::read_outputs(reader, at, attachments); }},
                     {"scores",
                      [&](ValueId at) {
                        has_scores = true;
                        document.scores = json::read_scores(reader, at);
                      },
                      true},
                     {"adjustments", [&](ValueId at) { document.adjustments = json::read_adjustments(reader, at); }},
                     {"facts", [&](ValueId at) { document.facts = json::read_facts(reader, at); }},
                     {"findings",
                      [&](ValueId at) {
                        reader.list(
                            at, [&](ValueId finding) { document.findings.push_back(read_finding(reader, finding)); });
                      }},
                     {"claims", [&](ValueId at) { document.claims = json::read_claims(reader, at); }},
                     {"audit", [&](ValueId at) { document.audit = json::read_audit_rules(reader, at); }},
                     {"midterm", [&](ValueId at) {
                        midterm = at;
                        if (!is_midterm) read_midterm(reader, at, attachments, document);
                      }}});
  if (midterm && is_midterm) {
    const model::StageWords own = model::stage_words(document.project.stage), other = model::not_read;
    reader.report(Code::wrong_stage, *midterm,
                  {std::string(own.zh), reader.text(*midterm), std::string(other.zh), std::string(own.en),
                   std::string(other.en)});
  }
  if (!readable || !has_policy) document.policy = json::unreadable_policy(reader);
  if (!readable || !has_scores) reader.incomplete().scores = true;
  document.remarks = reader.take_remarks();
  return document;
}

Read read_and_prepare(std::string_view json, Attachments attachments, bool is_midterm) {
  Reader reader(json);
  Read read{read_values(reader, attachments, is_midterm), nullptr, {}};
  detail::Prepared prepared = detail::prepare_document(read.document, reader.incomplete(), reader.problems());
  reader.throw_if_problems();
  read.plan = std::move(prepared.plan);
  read.inputs = std::move(prepared.inputs);
  return read;
}

template <typename Function>
auto read_part(std::string_view json, Function read_it) {
  Reader reader(json);
  auto part = read_it(reader, Reader::root);
  reader.throw_if_problems();
  return part;
}

}  // namespace

Document read_document(std::string_view json, std::span<const Attachment> attachments) {
  return read_and_prepare(json, attachments, false).document;
}

EvaluatedDocument evaluate_json(std::string_view json, std::span<const Attachment> attachments) {
  Read read = read_and_prepare(json, attachments, false);
  EvaluatedDocument result{std::move(read.document), {}};
  PlanAccess::run(read.plan, read.inputs, result.evaluation);
  return result;
}

Policy read_policy(std::string_view json) {
  return read_part(json, [](Reader& reader, ValueId id) {
    Policy policy = json::read_policy(reader, id);
    model::check_policy(policy, Place(""), reader.incomplete(), reader.problems());
    return policy;
  });
}

Agreement read_agreement(std::string_view json) { return read_part(json, json::read_agreement); }
Outputs read_outputs(std::string_view json) {
  return read_part(json, [](Reader& reader, ValueId id) { return json::read_outputs(reader, id, {}); });
}
Scores read_scores(std::string_view json) { return read_part(json, json::read_scores); }

std::vector<std::string_view> shipped_policy_names() {
  std::vector<std::string_view> names;
  for (const model::ShippedPolicy& policy : model::shipped_policies()) names.push_back(policy.name);
  return names;
}

Policy shipped_policy(std::string_view name) {
  for (const model::ShippedPolicy& policy : model::shipped_policies()) {
    if (policy.name == name) return read_policy(policy.json);
  }
  throw Error(Diagnostic{
      Code::unknown_policy, "", {std::string(name), std::string(model::nearest(name, shipped_policy_names()))}});
}

}  // namespace assay
