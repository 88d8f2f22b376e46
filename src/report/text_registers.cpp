// The register and the surveys.
#include <utility>

#include "report/lookup.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

void write_register(Page& page) {
  if (!page.document.outputs.registry) return;
  page.title(page.say("建档与在册", "Register"));
  Table table({Align::left, Align::right, Align::right});
  table.row({page.say("类别", "category"), page.say("人", "persons"), page.say("户", "households")});
  table.rule();
  // The whole, and below it the areas that have numbers, each as `show` prints it. `path` gives that of persons or
  // households.
  const auto rows = [&](const std::string& label, auto path, auto show) {
    const std::string persons = path("persons"), households = path("households");
    std::vector<std::vector<std::string>> inner;
    for (const std::uint32_t a : inner_areas(page.plan)) {
      const PlannedArea& area = page.plan.areas()[a];
      const std::string suffix = "/areas/" + area.id;
      if (!page.has(persons + suffix) && !page.has(households + suffix)) continue;
      inner.push_back(
          {std::string(area.depth * 2, ' ') + page.area_label(a), show(persons + suffix), show(households + suffix)});
    }
    if (inner.empty() && !page.has(persons) && !page.has(households)) return;
    table.row({label, show(persons), show(households)});
    for (std::vector<std::string>& row : inner) table.row(std::move(row));
  };
  const auto amount = [&](const std::string& path) { return page.amount(path); };
  const auto percent = [&](const std::string& path) { return page.percent(path); };
  for (const Category& category : page.plan.policy().registry.categories) {
    rows(
        page.label(category.id, category.name),
        [&](const std::string& unit) { return "register/" + unit + '/' + category.id; }, amount);
  }
  rows(
      page.say("建档合计（不重复）", "on file, each once"),
      [](const std::string& unit) { return "register/on_file/" + unit; }, amount);
  rows(
      page.say("应建档", "to be on file"), [](const std::string& unit) { return "register/registered/" + unit; },
      amount);
  rows(
      page.say("建档率", "coverage"), [](const std::string& unit) { return "register/coverage/" + unit; }, percent);
  page.out += table.print();
  if (page.has("register/contacts")) {
    page.line(page.say("服务联系：", "Contacts: ") + page.amount("register/contacts") +
              (page.has("register/contacts_per_person")
                   ? page.say("，人均 ", ", per person ") + page.amount("register/contacts_per_person")
                   : ""));
  }
}

void write_surveys(Page& page) {
  for (const Survey& survey : page.document.outputs.surveys) {
    const std::string path = "surveys/" + survey.id + '/';
    page.title(page.say("满意度调查：", "Survey: ") + page.label(survey.id, survey.name) +
               (survey.channel.empty() ? "" : page.say("（", " (") + survey.channel + page.say("）", ")")));
    std::string forms;
    const auto form = [&](std::string_view zh, std::string_view en, const std::string& key) {
      if (page.has(path + key)) page.join(forms, page.say(zh, en) + ' ' + page.amount(path + key));
    };
    form("发放", "issued", "issued");
    form("回收", "returned", "returned");
    form("有效", "valid", "valid");
    form("无效", "invalid", "invalid");
    if (page.has(path + "response_rate"))
      page.join(forms, page.say("回收率 ", "response ") + page.percent(path + "response_rate"));
    if (!forms.empty()) page.line(forms);
    if (survey.questions.empty()) continue;
    Table table({Align::left, Align::right, Align::right, Align::right, Align::right});
    table.row({page.say("问题", "question"), page.say("回答", "answers"), page.say("满意", "satisfied"),
               page.say("满意率", "satisfaction"), page.say("平均分", "mean points")});
    table.rule();
    const auto row = [&](std::string label, const std::string& of) {
      table.row({std::move(label), page.amount(of + "answers"), page.amount(of + "satisfied"),
                 page.percent(of + "satisfaction"), page.amount(of + "mean_points")});
    };
    for (const SurveyQuestion& question : survey.questions) {
      row(page.label(question.id, question.name), path + "questions/" + question.id + '/');
    }
    table.rule();
    row(page.say("合计", "all"), path);
    page.out += table.print();
  }
}

}  // namespace assay::report
