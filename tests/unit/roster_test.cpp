// The roster: presence by month and by dates, and the staffing that follows from it.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <initializer_list>
#include <string>
#include <utility>

#include "sections.hpp"

using assay::Date;
using assay::Decimal;
using assay::Document;
using assay::Evaluation;
using assay::Person;
using assay::PresenceRule;
using assay::Retained;
using assay::RetentionBase;
using assay::Roster;
using sections::Lines;
using sections::notes;
using sections::problems;
using station::number;

namespace {

// The first month is September 2023, the eleventh July 2024.
Date month(int which) { return which <= 4 ? Date{2023, which + 8, 1} : Date{2024, which - 4, 1}; }

// In post from one month to another, in full.
Person person(std::string id, int from, int to) {
  Person person;
  person.id = std::move(id);
  for (int m = from; m <= to; ++m) person.months.push_back({month(m), 1});
  return person;
}

Person leaver(std::string id, int from, int to, std::string reason) {
  Person leaver = person(std::move(id), from, to);
  leaver.certificate = "assistant";
  leaver.leaving = std::move(reason);
  leaver.years = 1;
  return leaver;
}

Person joiner(std::string id, int from) {
  Person joiner = person(std::move(id), from, 11);
  joiner.certificate = "assistant";
  joiner.years = 0;
  return joiner;
}

Document with_roster(Roster roster) {
  Document document = sections::document();
  document.outputs.staffing.emplace().roster = std::move(roster);
  return document;
}

Document with_persons(std::vector<Person> persons) {
  Roster roster;
  roster.persons = std::move(persons);
  return with_roster(std::move(roster));
}

// Twenty posts over eleven months. Sixteen of them are held throughout; the other four:
//
//   month     1    2    3    4    5    6    7    8 – 11        post-months
//   post 1   L1   L1   L1   L1   L1   J1   J1   J1             5 + 6
//   post 2   L2   L2   L2   ½L2+J2 J2 J2   J2   J2             3.5 + 8
//   post 3   L3   L3   L4   L4   L4   L4   J3   J3             2 + 4 + 5
//   post 4   L5   L6   L6   L6   –    J4   J4   J4             1 + 3 + 6
//   beside them in month 7: L7                                 1
//
// Worked 16 × 11 + 11 + 11.5 + 11 + 10 + 1 = 220.5 of 20 × 11 = 220. L2 and L5 have no certificate: 220.5 − 3.5 − 1 =
// 216 of 10 × 11 = 110. Experienced are the sixteen and L1: 176 + 5 = 181. Seven left, twenty are there at the end.
Roster station_roster() {
  Roster roster;
  for (int i = 1; i <= 16; ++i) {
    Person stays = person("S" + std::to_string(i), 1, 11);
    stays.certificate = i <= 4 ? "social worker" : "assistant";
    stays.years = 2;
    stays.head = i == 1;
    roster.persons.push_back(stays);
  }
  roster.persons.push_back(leaver("L1", 1, 5, "contract ended early"));
  roster.persons.back().years = number("2.5");
  roster.persons.push_back(leaver("L2", 1, 3, "contract ended early"));
  roster.persons.back().months.push_back({month(4), number("0.5")});
  roster.persons.back().certificate.clear();
  roster.persons.push_back(leaver("L3", 1, 2, "moved to another project"));
  roster.persons.push_back(leaver("L4", 3, 6, "contract ended early"));
  roster.persons.push_back(leaver("L5", 1, 1, "contract ended early"));
  roster.persons.back().certificate.clear();
  roster.persons.push_back(leaver("L6", 2, 4, "contract ended early"));
  roster.persons.push_back(leaver("L7", 7, 7, "moved to another project"));
  roster.persons.push_back(joiner("J1", 6));
  roster.persons.push_back(joiner("J2", 4));
  roster.persons.push_back(joiner("J3", 7));
  roster.persons.push_back(joiner("J4", 6));
  return roster;
}

Document station_document() {
  Document document = with_roster(station_roster());
  document.agreement.posts = {{"all", 0, Decimal(20), Decimal(11)}, {"certified", 0, Decimal(10), Decimal(11)}};
  document.policy.staffing.experienced_years = 2;
  return document;
}

Evaluation station_evaluation() { return assay::evaluate(station_document()); }

// From 8 September to 15 November 2023: September and November are assessed in part.
Document dated(PresenceRule rule) {
  Roster roster;
  roster.presence = rule;
  Person stays, leaves;
  stays.id = "stays";
  stays.from = Date{2020, 1, 1};
  leaves.id = "leaves";
  leaves.from = Date{2023, 9, 20};
  leaves.to = Date{2023, 10, 15};
  leaves.leaving = "moved";
  roster.persons = {stays, leaves};
  Document document = with_roster(std::move(roster));
  document.project.assessed->to = Date{2023, 11, 15};
  return document;
}

}  // namespace

TEST_CASE("a roster gives the post-months that the real report prints as totals") {
  const Evaluation e = station_evaluation();
  const auto text = [&](std::string_view path) { return sections::text(e, path); };
  CHECK(text("staffing/required/all") == "220");
  CHECK(text("staffing/worked/all") == "220.5");
  CHECK(text("staffing/net/all") == "0.5");
  CHECK(text("staffing/worked/certified") == "216");
  CHECK(text("staffing/net/certified") == "106");
  CHECK(text("staffing/experienced") == "181");
  // 181 / 220.5 = 362 / 441
  CHECK(text("staffing/experienced_share") == "82.09");
  CHECK(sections::exact(e, "staffing/experienced_share") == "36200/441");
  CHECK(text("staffing/head_count") == "20");
  CHECK(text("staffing/retained") == "16");
  CHECK(text("staffing/retention") == "80.00");  // 16 of 20
}

TEST_CASE("vacancies and surplus are counted by month: a net surplus does not hide them") {
  const Evaluation e = station_evaluation();
  const auto text = [&](std::string_view path) { return sections::text(e, path); };
  CHECK(text("staffing/months/2023-09/worked/all") == "20");    // 16 + L1 + L2 + L3 + L5
  CHECK(text("staffing/months/2023-12/worked/all") == "20.5");  // 16 + L1 + ½ L2 + J2 + L4 + L6
  CHECK(text("staffing/months/2023-12/surplus/all") == "0.5");
  CHECK(text("staffing/months/2024-01/worked/all") == "19");  // post 4 is vacant
  CHECK(text("staffing/months/2024-01/vacancy/all") == "1");
  CHECK(text("staffing/months/2024-01/surplus/all") == "0");
  CHECK(text("staffing/months/2024-03/surplus/all") == "1");  // L7
  CHECK(text("staffing/vacancy/all") == "1");
  CHECK(text("staffing/surplus/all") == "1.5");                     // 0.5 + 1; 1.5 − 1 is the net surplus
  CHECK(text("staffing/months/2023-09/worked/certified") == "18");  // without L2 and L5
  CHECK(text("staffing/vacancy/certified") == "0");
  CHECK(text("staffing/surplus/certified") == "106");
  CHECK(text("staffing/months/2024-08/worked/all") == "no such figure");  // not assessed
  CHECK(notes(e, assay::Code::hidden_vacancy).size() == 1);
}

TEST_CASE("every number of a roster is computed from figures and places that can be followed") {
  const Evaluation e = station_evaluation();
  CHECK(sections::inputs(e, "staffing/months/2023-12/vacancy/all") ==
        Lines{"/agreement/posts/all/posts", "staffing/months/2023-12/worked/all"});
  CHECK(sections::inputs(e, "staffing/persons/L2/worked") ==
        Lines{"staffing/persons/L2/months/2023-09", "staffing/persons/L2/months/2023-10",
              "staffing/persons/L2/months/2023-11", "staffing/persons/L2/months/2023-12"});
  CHECK(sections::text(e, "staffing/persons/L2/worked") == "3.5");
  CHECK(sections::inputs(e, "staffing/persons/L2/months/2023-12") ==
        Lines{"/outputs/staffing/roster/persons/17/months"});
  CHECK(sections::inputs(e, "staffing/leavers/moved to another project") ==
        Lines{"/outputs/staffing/roster/persons/18", "/outputs/staffing/roster/persons/22"});
}

TEST_CASE("certificates are those at the end, leavers those who left by then") {
  const Evaluation e = station_evaluation();
  CHECK(sections::text(e, "staffing/certificates/social worker") == "4");
  CHECK(sections::text(e, "staffing/certificates/assistant") == "16");  // twelve of the sixteen, and J1 to J4
  CHECK(sections::text(e, "staffing/leavers/contract ended early") == "5");
  CHECK(sections::text(e, "staffing/leavers/moved to another project") == "2");
}

TEST_CASE("the policy says what the retention rate divides by and who is retained") {
  const auto base = [](RetentionBase by) {
    Document document = station_document();
    document.policy.staffing.retention_base = by;
    const Evaluation e = assay::evaluate(document);
    return sections::text(e, "staffing/retention_base") + ": " + sections::text(e, "staffing/retention");
  };
  CHECK(base(RetentionBase::posts) == "20: 80.00");
  CHECK(base(RetentionBase::head_count_end) == "20: 80.00");    // 16 + J1 to J4
  CHECK(base(RetentionBase::head_count_start) == "20: 80.00");  // 16 + L1, L2, L3, L5
  CHECK(base(RetentionBase::everyone) == "27: 59.26");          // 1600 / 27 = 59.259…

  const auto retained = [](Retained rule) {
    Document document = station_document();
    document.policy.staffing.retained = rule;
    document.outputs.staffing->roster->persons[0].months[5].part = number("0.5");
    return sections::text(assay::evaluate(document), "staffing/retained");
  };
  CHECK(retained(Retained::any_part) == "16");
  CHECK(retained(Retained::full_months) == "15");
}

TEST_CASE("without posts to be filled there are no vacancies by month") {
  Document document = station_document();
  document.agreement.posts = {{"all", 220, {}, {}}};
  document.policy.staffing.retention_base = RetentionBase::posts;
  const Evaluation e = assay::evaluate(document);
  CHECK(sections::text(e, "staffing/net/all") == "0.5");
  CHECK(sections::text(e, "staffing/months/2024-01/worked/all") == "19");
  CHECK(sections::text(e, "staffing/months/2024-01/vacancy/all") == "no such figure");
  CHECK(sections::text(e, "staffing/vacancy/all") == "no such figure");
  CHECK(sections::presence(e, "staffing/retention") == "missing");
}

TEST_CASE("experience that is not known is not none") {
  Document document = station_document();
  document.outputs.staffing->roster->persons[26].years.reset();
  CHECK(sections::presence(assay::evaluate(document), "staffing/experienced") == "missing");
  document.policy.staffing.experienced_years.reset();  // nobody is asked for it
  CHECK(sections::presence(assay::evaluate(document), "staffing/experienced_share") == "missing");
  CHECK(sections::text(assay::evaluate(document), "staffing/worked/all") == "220.5");
}

TEST_CASE("dates in post become parts of months by the rule that the roster states") {
  const auto worked = [](PresenceRule rule) {
    const Evaluation e = assay::evaluate(dated(rule));
    std::string parts;
    for (const std::string m : {"2023-09", "2023-10", "2023-11"})
      parts += sections::text(e, "staffing/months/" + m + "/worked/all") + ' ';
    return parts + "= " + sections::text(e, "staffing/worked/all");
  };
  // September: 23 days of the 30, and 11; October: 31 of 31, and 15; November: 15 of 30.
  // 34/30 = 17/15; 1 + 15/31 = 46/31; in all (1054 + 1380 + 465) / 930.
  CHECK(worked(PresenceRule::days) == "17/15 46/31 0.5 = 2899/930");
  // Only October is assessed as a whole, and only one of them is there throughout.
  CHECK(worked(PresenceRule::whole_months) == "0 1 0 = 1");
  CHECK(worked(PresenceRule::months_touched) == "2 2 1 = 5");
  // 16–30 September, October and 1–15 November; and 1–15 October.
  CHECK(worked(PresenceRule::half_months) == "0.5 1.5 0.5 = 2.5");
}

TEST_CASE("dates tell who is there at the end and who stayed") {
  Document document = dated(PresenceRule::whole_months);
  document.policy.staffing.retained = Retained::full_months;
  const Evaluation e = assay::evaluate(document);
  CHECK(sections::text(e, "staffing/head_count") == "1");
  CHECK(sections::text(e, "staffing/retained") == "1");  // on all the assessed days, though not in whole months
  CHECK(sections::text(e, "staffing/leavers/moved") == "1");

  // Who leaves after the last assessed day has not left yet.
  document.outputs.staffing->roster->persons[1].to = Date{2023, 12, 1};
  const Evaluation later = assay::evaluate(document);
  CHECK(sections::text(later, "staffing/head_count") == "2");
  CHECK(sections::text(later, "staffing/leavers/moved") == "no such figure");
}

TEST_CASE("who is listed in the last month with a reason of leaving is not there at its end") {
  Document document = with_persons({person("stays", 1, 11), leaver("leaves", 1, 11, "moved")});
  const Evaluation e = assay::evaluate(document);
  CHECK(sections::text(e, "staffing/months/2024-07/worked/all") == "2");
  CHECK(sections::text(e, "staffing/head_count") == "1");
  CHECK(sections::text(e, "staffing/retained") == "1");
  CHECK(sections::text(e, "staffing/leavers/moved") == "1");
  CHECK(sections::text(e, "staffing/certificates/assistant") == "no such figure");
}

TEST_CASE("a month that is not assessed is listed and does not count") {
  Person early = person("early", 1, 2);
  early.months.insert(early.months.begin(), {{2023, 8, 1}, number("0.5")});
  const Evaluation e = assay::evaluate(with_persons({early}));
  CHECK(sections::text(e, "staffing/worked/all") == "2");
  CHECK(notes(e, assay::Code::month_excluded) ==
        Lines{"/outputs/staffing/roster/persons/0/months: 0.5 of 2023-08 by \"early\" lies outside the "
              "assessed span and does not count"});
}

TEST_CASE("a month in which nobody is in post is a month of zero") {
  const Evaluation e = assay::evaluate(with_persons({person("one", 1, 1)}));
  CHECK(sections::text(e, "staffing/months/2023-10/worked/all") == "0");
  CHECK(sections::text(e, "staffing/worked/certified") == "0");
  CHECK(sections::text(e, "staffing/head_count") == "0");
  CHECK(sections::presence(e, "staffing/retention") == "not_applicable");  // 0 of 0
}

TEST_CASE("further categories count who is listed in them") {
  Document document = sections::document();
  document.agreement.posts.push_back({"night", 6, {}, {}});
  Person night = person("night owl", 1, 3);
  night.id = "owl";
  night.categories = {"night"};
  document.outputs.staffing.emplace().roster.emplace().persons = {night, person("lark", 1, 11)};
  const Evaluation e = assay::evaluate(document);
  CHECK(sections::text(e, "staffing/net/night") == "-3");
  CHECK(sections::text(e, "staffing/worked/all") == "14");
}

TEST_CASE("a part of a month is a multiple of the step from 0 to 1") {
  const auto problem = [](const char* part, const char* step) {
    Person someone = person("someone", 1, 1);
    someone.months[0].part = number(part);
    Roster roster;
    roster.step = number(step);
    roster.persons = {someone};
    return problems(with_roster(roster));
  };
  const std::string at = "invalid_part /outputs/staffing/roster/persons/0/months/2023-09: \"someone\" has ";
  CHECK(problem("0.25", "0.5") == Lines{at + "0.25 of 2023-09, which is no multiple of 0.5 from 0 to 1"});
  CHECK(problem("1.5", "0.5") == Lines{at + "1.5 of 2023-09, which is no multiple of 0.5 from 0 to 1"});
  CHECK(problem("-0.5", "0.5") == Lines{at + "-0.5 of 2023-09, which is no multiple of 0.5 from 0 to 1"});
  CHECK(problem("0.250", "0.125").empty());
  CHECK(problem("0", "0.5").empty());
  CHECK(problem("1", "0") == Lines{"invalid_step /outputs/staffing/roster/step: the step 0 of the roster cannot be "
                                   "used: it is above 0 and not above 1"});
  CHECK(problem("1", "1.1").size() == 1);
}

TEST_CASE("a roster that contradicts itself is refused, every problem with its place") {
  const std::string persons = "/outputs/staffing/roster/persons/";
  Person both = person("both", 1, 1), neither = person("neither", 1, 0), only_to = neither, no_end = neither,
         reversed = neither, not_a_date = neither;
  both.from = Date{2023, 9, 8};
  only_to.id = "only_to";
  only_to.to = Date{2023, 9, 8};
  no_end.id = "no_end";
  no_end.from = Date{2023, 9, 8};
  no_end.leaving = "moved";
  reversed.id = "reversed";
  reversed.from = Date{2023, 10, 2};
  reversed.to = Date{2023, 10, 1};
  not_a_date.id = "not_a_date";
  not_a_date.from = Date{2023, 9, 31};
  CHECK(problems(with_persons({both, neither, only_to, no_end, reversed, not_a_date})) ==
        Lines{"mixed_presence " + persons + "0: \"both\" has months or dates, one of the two",
              "mixed_presence " + persons + "1: \"neither\" has months or dates, one of the two",
              "mixed_presence " + persons + "2: \"only_to\" has months or dates, one of the two",
              "missing_key " + persons + "3: the key \"to\" is missing",
              "reversed_span " + persons + "4: the span ends (2023-10-01) before it begins (2023-10-02)",
              "invalid_date " + persons + "5/from: \"2023-09-31\" is no date that exists (YYYY-MM-DD)"});

  Person twice = person("twice", 1, 1), again = twice, nameless = person("", 1, 1), negative = person("negative", 1, 1);
  twice.months.push_back(twice.months[0]);
  again.months[0].month.day = 2;
  negative.years = -1;
  CHECK(problems(with_persons({twice, again, negative})) ==
        Lines{"duplicate_entry " + persons + "0/months/2023-09: \"2023-09\" stands here twice",
              "duplicate_entry " + persons + "1/id: \"twice\" stands here twice",
              "invalid_period " + persons +
                  "1/months/2023-09-02: \"2023-09-02\" is no period: a month as 2024-03, a "
                  "day as 2024-03-05, or a span as 2024-03-01/2024-03-15",
              "negative_count " + persons + "2/years: \"years\" is -1; a count is not negative"});
  CHECK(problems(with_persons({nameless})).size() == 1);

  Person member = person("member", 1, 1);
  member.certificate = "a\nb";
  member.categories = {"certifed", "all"};
  CHECK(problems(with_persons({member})) ==
        Lines{"invalid_text " + persons + "0/certificate: the text is not valid UTF-8 or holds control characters",
              "unknown_post " + persons +
                  "0/categories/0: no post category \"certifed\" is agreed; the nearest is "
                  "\"certified\"",
              "duplicate_entry " + persons + "0/categories/1: \"all\" stands here twice"});
}

TEST_CASE("totals are not given beside a roster") {
  Document document = with_persons({person("one", 1, 11)});
  assay::Staffing& staffing = *document.outputs.staffing;
  staffing.worked = {{"all", 11}};
  staffing.experienced = staffing.retained = staffing.retention_base = staffing.head_count = Decimal(1);
  staffing.certificates = {{"assistant", 1}};
  staffing.leavers = {{"moved", 1}};
  staffing.head_years = 6;
  Lines expected;
  for (const std::string key :
       {"worked", "experienced", "retained", "retention_base", "head_count", "certificates", "leavers", "head"}) {
    expected.push_back("mixed_staffing /outputs/staffing/" + key + ": \"" + key +
                       "\" comes from the roster and is not given beside it");
  }
  CHECK(problems(document) == expected);
}

TEST_CASE("a roster needs the assessed span, of a length that can be held") {
  Document document = with_persons({person("one", 1, 11)});
  document.project.term.reset();
  document.project.assessed.reset();
  CHECK(problems(document) ==
        Lines{"missing_spans /outputs/staffing/roster: \"roster\" needs assessed of the project"});

  // 9999 years are 119 988 months; of each 40 persons with 3 figures or inputs and 2 posts with 3 figures.
  document.project.assessed = assay::Span{{1, 1, 1}, {9999, 12, 31}};
  std::vector<Person>& persons = document.outputs.staffing->roster->persons;
  persons.clear();
  for (int i = 0; i < 40; ++i) persons.push_back(person("p" + std::to_string(i), 1, 1));
  CHECK(problems(document) == Lines{"section_too_large /outputs/staffing/roster: \"roster\" needs 15118488 figures; "
                                    "the limit is 4194304"});  // 126 × 119 988
}
