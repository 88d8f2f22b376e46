#include "json/document_writer.hpp"
#include "model/calendar.hpp"

namespace assay::json {

namespace {

class OutputsWriter {
 public:
  explicit OutputsWriter(DocumentWriter& out) : out_(out) {}

  void write(const Outputs& outputs) {
    out_.object("outputs", root_, [&] {
      const std::string indicators = child(root_, "indicators");
      out_.object_if(outputs.indicators, "indicators", indicators, [&] {
        for (const Output& output : outputs.indicators) {
          out_.cells(output.indicator, child(indicators, output.indicator), output.cells);
        }
      });
      if (outputs.staffing) write_staffing(out_, *outputs.staffing);
      write_narratives(outputs.narratives);
      write_deviations(outputs.deviations);
      out_.objects("tables", child(root_, "tables"), outputs.tables,
                   [&](const Table& table, const std::string&) { write_table(table); });
      if (outputs.registry) write_register(*outputs.registry);
      out_.objects("surveys", child(root_, "surveys"), outputs.surveys,
                   [&](const Survey& survey, const std::string& pointer) { write_survey(survey, pointer); });
    });
  }

 private:
  void write_narratives(const std::vector<Narrative>& narratives) {
    const std::string list = child(root_, "narratives");
    out_.object_if(narratives, "narratives", list, [&] {
      for (const Narrative& narrative : narratives) {
        const std::string pointer = child(list, narrative.indicator);
        out_.object(narrative.indicator, pointer, [&] {
          out_.string_if("text", narrative.text);
          if (narrative.judged != Judgement::open) out_.string("judged", name(narrative.judged));
          out_.object_if(narrative.amounts, "amounts", child(pointer, "amounts"), [&] {
            for (const NamedAmount& amount : narrative.amounts) {
              write_named_amount(amount, child(child(pointer, "amounts"), amount.name));
            }
          });
        });
      }
    });
  }

  void write_named_amount(const NamedAmount& amount, const std::string& pointer) {
    if (amount.unit.empty()) return out_.count(amount.name, pointer, amount.value);
    out_.object(amount.name, pointer, [&] {
      out_.number("value", amount.value);
      out_.string("unit", amount.unit);
    });
  }

  void write_deviations(const std::vector<Deviation>& deviations) {
    const std::string list = child(root_, "deviations");
    out_.object_if(deviations, "deviations", list, [&] {
      for (const Deviation& deviation : deviations) {
        out_.object(deviation.indicator, child(list, deviation.indicator), [&] {
          out_.string_if("reason", deviation.reason);
          out_.string_if("measure", deviation.measure);
        });
      }
    });
  }

  // Rows that a file holds stay there.
  void write_table(const Table& table) {
    out_.string_if("where", table.where);
    if (table.period) out_.string("period", model::period_text(*table.period));
    out_.strings("printed", table.printed);
    if (!table.csv.empty()) return out_.string("csv", table.csv);
    out_.array("rows", [&] {
      for (const std::vector<std::string>& row : table.rows) {
        out_.array({}, [&] {
          for (const std::string& field : row) out_.string({}, field);
        });
      }
    });
  }

  void write_register(const Register& registry) {
    const std::string pointer = child(root_, "register");
    out_.object("register", pointer, [&] {
      const std::string categories = child(pointer, "categories");
      out_.object_if(registry.categories, "categories", categories, [&] {
        for (const RegisterEntry& entry : registry.categories) {
          write_numbers(entry.category, child(categories, entry.category), entry.persons, entry.households, true);
        }
      });
      write_numbers("on_file", child(pointer, "on_file"), registry.persons_on_file, registry.households_on_file, false);
      write_numbers("registered", child(pointer, "registered"), registry.persons_registered,
                    registry.households_registered, false);
      out_.strings("contacts", registry.contacts);
    });
  }

  void write_numbers(std::string_view key, const std::string& pointer, const Cells& persons, const Cells& households,
                     bool even_if_empty) {
    const auto is_given = [&](std::string_view part, const Cells& cells) {
      return !cells.empty() || out_.has_remark(child(pointer, part));
    };
    const bool has_persons = is_given("persons", persons), has_households = is_given("households", households);
    if (!even_if_empty && !has_persons && !has_households && !out_.has_remark(pointer)) return;
    out_.object(key, pointer, [&] {
      if (has_persons) out_.cells("persons", child(pointer, "persons"), persons);
      if (has_households) out_.cells("households", child(pointer, "households"), households);
    });
  }

  void write_survey(const Survey& survey, const std::string& pointer) {
    out_.names(survey.id, survey.name);
    out_.string_if("channel", survey.channel);
    const auto count = [&](std::string_view key, const std::optional<Decimal>& value) {
      out_.count_if(key, child(pointer, key), value);
    };
    count("issued", survey.issued);
    count("valid", survey.valid);
    count("invalid", survey.invalid);
    count("minimum", survey.minimum);
    out_.objects("options", child(pointer, "options"), survey.options,
                 [&](const SurveyOption& option, const std::string&) {
                   out_.names(option.id, option.name);
                   out_.number_if("points", option.points);
                   out_.flag_if("satisfied", option.satisfied);
                 });
    out_.objects("questions", child(pointer, "questions"), survey.questions,
                 [&](const SurveyQuestion& question, const std::string& place) {
                   out_.names(question.id, question.name);
                   out_.counts("tally", child(place, "tally"), question.tally);
                 });
  }

  DocumentWriter& out_;
  const std::string root_ = "/outputs";
};

}  // namespace

void write_outputs(DocumentWriter& out, const Outputs& outputs) { OutputsWriter(out).write(outputs); }

}  // namespace assay::json
