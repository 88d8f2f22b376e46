// The results of the register and of surveys.
#include <algorithm>

#include "json/results.hpp"
#include "report/lookup.hpp"

namespace assay::json {

namespace {

constexpr std::string_view units[] = {"persons", "households"};

// Persons and households of one list of the register, by the path of each: "register/persons/elderly" for the whole,
// and "/areas/ID" after it for an area.
using WriteFigure = void (Results::*)(std::string_view, const std::string&);
template <typename Path>
void write_list(Results& results, Path path, WriteFigure write = &Results::value) {
  const auto all = [&](const std::string& area) {
    for (const std::string_view unit : units) (results.*write)(unit, path(unit) + area);
  };
  const auto suffix = [&](std::uint32_t a) { return "/areas/" + results.plan.areas()[a].id; };
  const auto known = [&](std::uint32_t a) {
    return results.has(path(units[0]) + suffix(a)) || results.has(path(units[1]) + suffix(a));
  };
  all("");
  const auto areas = report::inner_areas(results.plan);
  if (std::none_of(areas.begin(), areas.end(), known)) return;
  results.out.array("areas", [&] {
    for (const std::uint32_t a : areas) {
      if (!known(a)) continue;
      results.out.object({}, [&] {
        results.out.string("id", results.plan.areas()[a].id);
        results.out.string_if("name", results.plan.areas()[a].name);
        all(suffix(a));
      });
    }
  });
}

// The figures that a survey and its questions have both.
void write_answers(Results& results, const std::string& path) {
  for (const std::string key : {"answers", "satisfied"}) results.value(key, path + key);
  for (const std::string key : {"satisfaction", "mean_points"}) results.quotient(key, path + key);
}

}  // namespace

void write_register(Results& results) {
  if (!results.document.outputs.registry) return;
  Writer& out = results.out;
  out.object("register", [&] {
    const std::vector<Category>& categories = results.plan.policy().registry.categories;
    if (!categories.empty()) {
      out.array("categories", [&] {
        for (const Category& category : categories) {
          out.object({}, [&] {
            out.string("id", category.id);
            out.string_if("name", category.name);
            write_list(results,
                       [&](std::string_view unit) { return "register/" + std::string(unit) + '/' + category.id; });
          });
        }
      });
    }
    for (const std::string list : {"on_file", "registered"}) {
      out.object(list, [&] {
        write_list(results, [&](std::string_view unit) { return "register/" + list + '/' + std::string(unit); });
      });
    }
    out.object("coverage", [&] {
      write_list(
          results, [](std::string_view unit) { return "register/coverage/" + std::string(unit); }, &Results::quotient);
    });
    results.value("contacts", "register/contacts");
    results.quotient("contacts_per_person", "register/contacts_per_person");
  });
}

void write_surveys(Results& results) {
  if (results.document.outputs.surveys.empty()) return;
  Writer& out = results.out;
  out.array("surveys", [&] {
    for (const Survey& survey : results.document.outputs.surveys) {
      const std::string path = "surveys/" + survey.id + '/';
      out.object({}, [&] {
        out.string("id", survey.id);
        out.string_if("name", survey.name);
        out.string_if("channel", survey.channel);
        for (const std::string key : {"issued", "valid", "invalid", "returned"}) results.value(key, path + key);
        if (survey.minimum) out.number("minimum", *survey.minimum);
        results.quotient("response_rate", path + "response_rate");
        write_answers(results, path);
        if (survey.questions.empty()) return;
        out.array("questions", [&] {
          for (const SurveyQuestion& question : survey.questions) {
            out.object({}, [&] {
              out.string("id", question.id);
              out.string_if("name", question.name);
              write_answers(results, path + "questions/" + question.id + '/');
            });
          }
        });
      });
    }
  });
}

}  // namespace assay::json
