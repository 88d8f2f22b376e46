// The register: numbers on file by category and area, coverage, contacts, and what should hold between them.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>

#include "sections.hpp"

using assay::Amount;
using assay::Cells;
using assay::Document;
using assay::Evaluation;
using assay::Register;
using sections::Lines;
using sections::presence;
using sections::problems;
using sections::text;

namespace {

const Amount missing, slash = Amount::none(), not_applicable = Amount::not_applicable();

Document with_register(Register registry) {
  Document document = sections::document();
  document.policy.registry.categories = {{"low_income", "低保"}, {"disabled", "残疾人"}};
  document.agreement.indicators.push_back({"calls", "电访", "人次", "", assay::whole(1200)});
  document.outputs.indicators.push_back({"calls", assay::whole(7339)});
  document.outputs.registry = std::move(registry);
  return document;
}

// As the real annex: the whole's own number has duplicates between areas removed.
//   persons    378 + 387 + 259 = 1024 in the areas, 1020 for the whole
Register real_register() {
  Register registry;
  registry.persons_on_file = {{"*", 1020}, {"east_1", 378}, {"east_2", 387}, {"west", 259}};
  registry.households_on_file = assay::whole(851);
  registry.persons_registered = {{"*", 1020}, {"east_1", 400}};
  registry.contacts = {"visits", "calls"};
  return registry;
}

std::string on_file(const Cells& persons, const std::string& area = "") {
  Register registry;
  registry.persons_on_file = persons;
  const std::string path = "register/on_file/persons" + (area.empty() ? "" : "/areas/" + area);
  const Evaluation e = assay::evaluate(with_register(registry));
  const std::string value = text(e, path);
  return value.empty() ? presence(e, path) : value;
}

// The relations that do not hold.
Lines broken(const Document& document) {
  Lines found;
  for (const assay::Note& note : assay::evaluate(document).notes()) {
    if (note.problem.code == assay::Code::relation_broken) found.push_back(note.problem.values.at(0));
  }
  return found;
}

}  // namespace

TEST_CASE("a whole keeps its own number on file, beside those of its areas") {
  const Evaluation e = assay::evaluate(with_register(real_register()));
  CHECK(text(e, "register/on_file/persons") == "1020");
  CHECK(text(e, "register/on_file/persons/areas/east_1") == "378");
  CHECK(text(e, "register/on_file/persons/areas/east") == "765");  // 378 + 387
  CHECK(sections::inputs(e, "register/on_file/persons") == Lines{"/outputs/register/on_file/persons"});
  CHECK(sections::inputs(e, "register/on_file/persons/areas/west") == Lines{"/outputs/register/on_file/persons/west"});
}

TEST_CASE("numbers on file roll up as sums; an area that is missing is not zero") {
  CHECK(on_file({{"east_1", 378}, {"east_2", 387}, {"west", 259}}) == "1024");
  CHECK(on_file({{"east", 700}, {"west", 259}}) == "959");
  CHECK(on_file({{"east", 700}, {"east_1", 378}, {"west", 259}}) == "959");  // its own, beside one inside it
  CHECK(on_file({{"east_1", 378}, {"west", 259}}) == "missing");
  CHECK(on_file({{"east_1", 378}, {"west", 259}}, "east") == "missing");
  CHECK(on_file({{"east_1", 378}, {"west", 259}}, "east_2") == "no such figure");
  CHECK(on_file({{"east_1", 378}, {"east_2", missing}, {"west", 259}}) == "missing");
  CHECK(on_file({{"east_1", 378}, {"east_2", slash}, {"west", 259}}) == "missing");
  CHECK(on_file({{"east_1", 378}, {"east_2", not_applicable}, {"west", 259}}) == "637");
  CHECK(on_file({{"east", not_applicable}, {"west", not_applicable}}) == "not_applicable");
  CHECK(on_file({{"east", slash}, {"west", slash}}) == "none");
}

TEST_CASE("coverage is on file by registered, where both are known") {
  const Evaluation e = assay::evaluate(with_register(real_register()));
  CHECK(text(e, "register/coverage/persons") == "100.00");
  CHECK(text(e, "register/coverage/persons/areas/east_1") == "94.50");  // 378 of 400
  CHECK(text(e, "register/coverage/persons/areas/west") == "no such figure");
  CHECK(text(e, "register/coverage/households") == "no such figure");
}

TEST_CASE("contacts per person are the actuals of contacts by persons on file") {
  const Evaluation e = assay::evaluate(with_register(real_register()));
  CHECK(text(e, "register/contacts") == "8417");             // 1078 + 7339
  CHECK(text(e, "register/contacts_per_person") == "8.25");  // 8417 / 1020 = 8.2519…
  CHECK(sections::exact(e, "register/contacts_per_person") == "8417/1020");
  CHECK(sections::inputs(e, "register/contacts") == Lines{"indicators/visits/actual", "indicators/calls/actual"});

  Register registry = real_register();
  registry.persons_on_file = assay::whole(0);
  registry.persons_registered.clear();
  registry.households_on_file.clear();
  CHECK(presence(assay::evaluate(with_register(registry)), "register/contacts_per_person") == "not_applicable");
}

TEST_CASE("what should hold between persons, households and categories is said where it does not") {
  Register registry;
  registry.categories = {{"low_income", assay::whole(90), assay::whole(70)},
                         {"disabled", assay::whole(22), assay::whole(194)}};
  registry.persons_on_file = assay::whole(113);
  // 22 persons in 194 households; 90 + 22 = 112 cannot be 113 different persons.
  Document document = with_register(registry);
  CHECK(broken(document) == Lines{"残疾人：人数不少于户数", "各类别人数之和不少于建档人数"});
  // Some are in both categories.
  document.outputs.registry->persons_on_file = assay::whole(100);
  CHECK(broken(document) == Lines{"残疾人：人数不少于户数"});
  document.policy.registry.overlap = false;
  CHECK(broken(document) == Lines{"残疾人：人数不少于户数", "各类别人数之和等于建档人数"});
  document.outputs.registry->persons_on_file = assay::whole(112);
  CHECK(broken(document) == Lines{"残疾人：人数不少于户数"});
  // Where a category is not counted, the others need not make up the whole.
  document.outputs.registry->categories.pop_back();
  CHECK(broken(document).empty());
}

TEST_CASE("persons and households are compared in every area that has both") {
  Register registry;
  registry.persons_on_file = {{"east", 10}, {"west", 20}};
  registry.households_on_file = {{"east", 11}, {"west", 9}};
  CHECK(broken(with_register(registry)) == Lines{"建档人数不少于户数 (east)"});
}

TEST_CASE("categories have their numbers by area") {
  Register registry;
  registry.categories = {{"low_income", {{"east_1", 40}, {"east_2", 30}, {"west", 20}}, assay::whole(70)}};
  const Evaluation e = assay::evaluate(with_register(registry));
  CHECK(text(e, "register/persons/low_income") == "90");
  CHECK(text(e, "register/persons/low_income/areas/east") == "70");
  CHECK(text(e, "register/households/low_income") == "70");
  CHECK(text(e, "register/persons/disabled") == "no such figure");
}

TEST_CASE("a register that names what is not there, or twice, is refused with every place") {
  Register registry;
  registry.categories = {{"low_incom", {{"eas", 1}}, {}}, {"disabled", {}, {}}, {"disabled", {}, {}}};
  registry.persons_on_file = {{"west", 1}, {"west", -2}, {"*", -3}};
  registry.contacts = {"visit", "calls", "calls", "rate"};
  Document document = with_register(registry);
  document.agreement.indicators.push_back({"rate", "", "", "", assay::whole(90), assay::IndicatorKind::ratio});
  const std::string at = "/outputs/register/";
  CHECK(problems(document) ==
        Lines{"unknown_category " + at +
                  "categories/low_incom: the policy has no category \"low_incom\"; the nearest "
                  "is \"low_income\"",
              "unknown_area " + at +
                  "categories/low_incom/persons/eas: no area \"eas\" is defined; the nearest is "
                  "\"east\"",
              "duplicate_entry " + at + "categories/disabled: \"disabled\" stands here twice",
              "negative_count " + at + "on_file/persons/west: \"west\" is -2; a count is not negative",
              "duplicate_cell " + at + "on_file/persons/west: the value of \"west\" stands here twice",
              "negative_count " + at + "on_file/persons: \"persons\" is -3; a count is not negative",
              "unknown_indicator " + at + "contacts/0: no indicator \"visit\" is agreed; the nearest is \"visits\"",
              "duplicate_entry " + at + "contacts/2: \"calls\" stands here twice",
              "key_refused " + at + "contacts/3: \"rate\" is a ratio and cannot have \"contacts\""});
}

TEST_CASE("a register of more numbers than can be held is refused") {
  Document document = with_register({});
  for (int i = 0; i < 2097; ++i) document.agreement.areas.push_back({"a" + std::to_string(i), "", {}});
  for (int i = 0; i < 1000; ++i) {
    document.policy.registry.categories.push_back({"c" + std::to_string(i), ""});
    document.outputs.registry->categories.push_back({"c" + std::to_string(i), assay::whole(1), assay::whole(1)});
  }
  // Two lists of each category and four beside them, in 2097 + 4 areas and the whole: 2004 × 2102.
  CHECK(problems(document) == Lines{"section_too_large /outputs/register: \"register\" needs 4212408 figures; the "
                                    "limit is 4194304"});
}
