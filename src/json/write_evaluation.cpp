#include "assay/json.hpp"
#include "json/results.hpp"
#include "report/lookup.hpp"

namespace assay {

namespace json {

void Results::value(std::string_view key, Node node) {
  const Decimal* value = evaluation.value(node);
  const std::optional<Ratio> exact = evaluation.exact(node);
  if (value != nullptr && (!exact || *exact == Ratio(*value))) {
    out.number(key, *value);
  } else {
    quotient(key, node);
  }
}

void Results::quotient(std::string_view key, Node node) {
  const std::optional<Ratio> exact = evaluation.exact(node);
  if (!exact) return;
  if (const Decimal* value = evaluation.value(node)) {
    out.number(key, *value);
  } else if (const std::optional<Decimal> decimal = exact->to_decimal()) {
    out.number(key, *decimal);
  }
  out.string(std::string(key) + "_exact", exact->to_string());
}

void Results::amount(std::string_view key, Node node) {
  const Presence presence = evaluation.presence(node);
  if (presence == Presence::given) {
    value(key, node);
  } else {
    out.string(std::string(key) + "_presence", name(presence));
  }
}

void Results::value(std::string_view key, const std::string& path) {
  if (const auto node = evaluation.find(path)) value(key, *node);
}

void Results::quotient(std::string_view key, const std::string& path) {
  if (const auto node = evaluation.find(path)) quotient(key, *node);
}

void Results::met(Node attainment) {
  const Met met = evaluation.met(attainment);
  if (met != Met::open) out.boolean("met", met == Met::yes);
}

bool Results::has(const std::string& path) const {
  const auto node = evaluation.find(path);
  return node && evaluation.presence(*node) == Presence::given;
}

}  // namespace json

namespace {

using json::Results;
using json::Writer;

class EvaluationWriter {
 public:
  EvaluationWriter(const Document& document, const Evaluation& evaluation)
      : document_(document),
        evaluation_(evaluation),
        results_(document, evaluation),
        plan_(results_.plan),
        out_(results_.out) {}

  std::string write() {
    out_.object({}, [&] {
      out_.integer("assay", 1);
      write_project();
      out_.string_if("policy", plan_.policy().id);
      json::write_grade(results_);
      json::write_adjustments(results_);
      json::write_schedule(out_, plan_.policy().rounding);
      json::write_parties(results_);
      json::write_payment(results_);
      json::write_indicators(results_);
      json::write_staffing(results_);
      json::write_register(results_);
      json::write_surveys(results_);
      write_verification();
      write_relations();
      write_midterm();
      write_notes();
    });
    return out_.take();
  }

 private:
  void write_project() {
    const Project& project = document_.project;
    if (project == Project{}) return;
    out_.object("project", [&] {
      out_.string_if("id", project.id);
      out_.string_if("name", project.name);
      if (project.stage) out_.string("stage", name(*project.stage));
    });
  }

  void write_verification() {
    if (!results_.has("verification/reported")) return;
    out_.object("verification", [&] {
      results_.value("reported", "verification/reported");
      results_.value("verified", "verification/verified");
      results_.quotient("rate", "verification/rate");
    });
  }

  void write_relations() {
    const std::vector<report::RelationSides> relations = report::relations_of(evaluation_);
    if (relations.empty()) return;
    const auto broken = report::broken_relations(results_.notes);
    const auto sides = [&](const report::RelationSides& relation) {
      results_.value("left", relation.left);
      results_.value("right", relation.right);
      const bool known = evaluation_.presence(relation.left) == Presence::given &&
                         evaluation_.presence(relation.right) == Presence::given;
      if (known) out_.boolean("holds", !broken.contains(relation.left));
    };
    out_.array("relations", [&] {
      for (std::size_t r = 0; r < relations.size();) {
        const std::string& id = relations[r].id;
        out_.object({}, [&] {
          out_.string("id", id);
          out_.string_if("name", relations[r].name);
          out_.string("is", name(relations[r].comparator));
          sides(relations[r++]);
          if (r == relations.size() || relations[r].id != id) return;
          out_.array("areas", [&] {
            for (; r < relations.size() && relations[r].id == id; ++r) {
              out_.object({}, [&] {
                out_.string("id", relations[r].area);
                sides(relations[r]);
              });
            }
          });
        });
      }
    });
  }

  // Figures by path, as those of this evaluation: the midterm's, and what has changed since.
  void write_midterm() {
    if (document_.midterm == nullptr) return;
    const auto figures = [&](const std::string& key) {
      out_.object(key, [&] {
        for (const report::NamedFigure& figure : report::figures_under(evaluation_, key + '/')) {
          results_.value(figure.name, figure.node);
        }
      });
    };
    figures("midterm");
    figures("progress");
  }

  void write_notes() {
    if (results_.notes.empty()) return;
    out_.array("notes", [&] {
      for (const Note& note : results_.notes) {
        out_.object({}, [&] {
          out_.string("code", name(note.problem.code));
          out_.string("pointer", note.problem.pointer);
          out_.array("figures", [&] {
            for (const Node node : note.figures) out_.string({}, evaluation_.path(node));
          });
          out_.object("message", [&] {
            out_.string("zh", note.problem.message(Language::zh));
            out_.string("en", note.problem.message(Language::en));
          });
        });
      }
    });
  }

  const Document& document_;
  const Evaluation& evaluation_;
  Results results_;
  const Plan& plan_;
  Writer& out_;
};

}  // namespace

std::string write_evaluation(const Document& document, const Evaluation& evaluation) {
  return EvaluationWriter(document, evaluation).write();
}

}  // namespace assay
