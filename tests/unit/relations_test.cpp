// Relations: plausibility rules as data. A broken one is a note with both numbers and their places, and changes
// nothing.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Comparator;
using assay::Decimal;
using assay::Document;
using assay::Evaluation;
using assay::IndicatorKind;
using assay::LinearForm;
using assay::Relation;
using sections::Lines;
using sections::notes;
using sections::text;
using station::check_refused;
using station::indicator;
using station::number;

namespace {

// Cases opened and closed, by area; persons after removing duplicates, and participations.
Document with(std::vector<Relation> relations, Cells opened = {{"east", 60}, {"west", 38}},
              Cells closed = {{"east", 50}, {"west", 40}}) {
  Document document = sections::document();
  document.agreement.indicators = {indicator("opened", assay::whole(100)), indicator("closed", assay::whole(90)),
                                   indicator("persons", assay::whole(50), IndicatorKind::distinct),
                                   indicator("visits", assay::whole(900))};
  document.outputs.indicators = {{"opened", std::move(opened)},
                                 {"closed", std::move(closed)},
                                 {"persons", assay::whole(1020)},
                                 {"visits", assay::whole(1024)}};
  document.agreement.relations = std::move(relations);
  return document;
}

LinearForm form(std::vector<assay::Term> terms, const Decimal& constant = 0) { return {std::move(terms), constant}; }

Lines broken(const Document& document) { return notes(assay::evaluate(document), Code::relation_broken); }

const std::string opened = "indicators/opened/actual", closed = "indicators/closed/actual";

}  // namespace

TEST_CASE("closed ≤ opened + carried in: it holds, and says nothing") {
  // 90 ≤ 98 + 3
  const Relation rule{"closed", "结案不多于开案与上期结转", form({{closed}}), Comparator::at_most, form({{opened}}, 3)};
  const Evaluation e = assay::evaluate(with({rule}));
  CHECK(e.notes().empty());
  CHECK(text(e, "relations/closed/left") == "90");
  CHECK(text(e, "relations/closed/right") == "101");
  CHECK(sections::inputs(e, "relations/closed/right") ==
        Lines{opened, "/agreement/relations/0/right", "/agreement/relations/0/right", "/agreement/relations/0/right"});
}

TEST_CASE("a broken relation is a note with both numbers, its place and the figures it names") {
  // West alone closed 40 and opened 38.
  const Relation rule{"closed", "结案不多于开案", form({{closed}}), Comparator::at_most, form({{opened}}), true};
  const Document document = with({rule});
  const Evaluation e = assay::evaluate(document);
  CHECK(
      notes(e, Code::relation_broken) ==
      Lines{
          "/agreement/relations/0: \"结案不多于开案 (west)\" does not hold: 40 ≤ 38 (relations/closed/areas/west/left) "
          "(relations/closed/areas/west/right) (indicators/closed/areas/west/actual) "
          "(indicators/opened/areas/west/actual)"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) == "“结案不多于开案 (west)”不成立：40 ≤ 38");
  CHECK(text(e, "relations/closed/areas/east/left") == "50");
  CHECK(text(e, "relations/closed/left") == "90");
  // It changes no number.
  Document without = document;
  without.agreement.relations.clear();
  CHECK(station::table(e) == station::table(assay::evaluate(without)));
}

TEST_CASE("each comparator, on each side of it and on it") {
  const std::vector<std::pair<Comparator, std::string>> broken_at = {{Comparator::at_most, ">"},
                                                                     {Comparator::below, "=>"},
                                                                     {Comparator::equals, "<>"},
                                                                     {Comparator::at_least, "<"},
                                                                     {Comparator::above, "<="}};
  for (const auto& each : broken_at) {
    const Comparator comparator = each.first;
    const std::string& signs = each.second;
    CAPTURE(name(comparator));
    for (const auto& [right, sign] : {std::pair(97, '>'), std::pair(98, '='), std::pair(99, '<')}) {  // 98 against it
      const Document document = with({{"r", "", form({{opened}}), comparator, form({}, right)}});
      CHECK(broken(document).size() == (signs.find(sign) != std::string::npos ? 1u : 0u));
    }
  }
  CHECK(broken(with({{"r", "", form({{opened}}), Comparator::below, form({}, 98)}})) ==
        Lines{"/agreement/relations/0: \"r\" does not hold: 98 < 98 (relations/r/left) (relations/r/right) "
              "(indicators/opened/actual)"});
}

TEST_CASE("a form is a sum of figures times numbers and a constant, compared exactly") {
  // 2 × 98 − 0.5 × 90 + 1.5 = 152.5
  const LinearForm left = form({{opened, 2}, {closed, number("-0.5")}}, number("1.5"));
  const Evaluation e = assay::evaluate(with({{"r", "", left, Comparator::equals, form({}, number("152.50"))}}));
  CHECK(text(e, "relations/r/left") == "152.5");
  CHECK(e.notes().empty());
  // Nothing on both sides is 0 = 0.
  CHECK(broken(with({{"r", "", form({}), Comparator::equals, form({})}})).empty());
  // 90 ÷ 98 × 100 = 91.8367…, and not what it is rounded to.
  Document document =
      with({{"r", "", form({{"indicators/rate/actual"}}), Comparator::below, form({}, number("91.84"))}});
  document.agreement.indicators.push_back(indicator("rate", assay::whole(90), IndicatorKind::ratio));
  document.outputs.indicators.push_back({"rate", {station::cell("*", station::parts(90, 98))}});
  CHECK(broken(document).empty());
  CHECK(sections::exact(assay::evaluate(document), "relations/r/left") == "4500/49");
}

TEST_CASE("a relation with a figure that has no value says nothing") {
  const Relation rule{"closed", "", form({{closed}}), Comparator::at_most, form({{opened}}), true};
  for (const Amount& amount : {Amount(), Amount::none(), Amount::not_applicable()}) {
    CHECK(broken(with({rule}, {{"east", amount}, {"west", 1}}, {{"east", 0}, {"west", 1}})).empty());
  }
}

TEST_CASE("in every area: figures of areas are those of the area, others stay as they are") {
  // Each area opened at most 60: the total of the scores is the same in all of them.
  const Relation rule{"share", "", form({{opened}}), Comparator::at_most, form({{"total"}}, -30), true};
  const Evaluation e = assay::evaluate(with({rule}));  // 90.00 − 30
  CHECK(text(e, "relations/share/areas/west/right") == "60");
  CHECK(notes(e, Code::relation_broken).size() == 1);  // the whole: 98
  // Where a figure does not stand in an area there is nothing to compare: an instalment is of the whole.
  Document document = with(
      {{"first", "", form({{"indicators/opened/periods/0/target"}}), Comparator::at_most, form({{opened}}), true}});
  document.agreement.indicators[0].periods = {{{{2023, 9, 8}, {2024, 9, 7}}, assay::whole(100)}};
  const Evaluation of_whole = assay::evaluate(document);
  CHECK(of_whole.find("relations/first/left"));
  CHECK_FALSE(of_whole.find("relations/first/areas/west/left"));
}

TEST_CASE("distinct ≤ raw holds of the real report's numbers") {
  CHECK(broken(with({{"distinct", "", form({{"indicators/persons/actual"}}), Comparator::at_most,
                      form({{"indicators/visits/actual"}})}}))
            .empty());  // 1020 ≤ 1024
}

TEST_CASE("certified staff are among all staff, without being asked") {
  Document document = sections::document();
  document.outputs.staffing = assay::Staffing{};
  document.outputs.staffing->worked = {{"all", 220}, {"certified", number("220.5")}};
  const Evaluation e = assay::evaluate(document);
  CHECK(notes(e, Code::relation_broken) ==
        Lines{"/outputs/staffing/worked: \"certified-within-all\" does not hold: 220.5 ≤ 220 "
              "(relations/certified-within-all/left) (relations/certified-within-all/right) "
              "(staffing/worked/certified) (staffing/worked/all)"});
  // An agreement that has a rule of that id means its own.
  document.agreement.relations = {{"certified-within-all", "", form({{"staffing/worked/certified"}}),
                                   Comparator::at_most, form({{"staffing/worked/all"}}, 1)}};
  const Evaluation own = assay::evaluate(document);
  CHECK(own.notes().empty());
  CHECK(text(own, "relations/certified-within-all/right") == "221");
}

TEST_CASE("a relation names figures that there are, and has an id of its own") {
  check_refused(with({{"r", "", form({{"indicators/open/actual"}}), Comparator::at_most, form({{opened}})}}),
                "unknown_figure /agreement/relations/0/left", "没有名为“indicators/open/actual”的数",
                "no figure is named \"indicators/open/actual\"");
  const Relation rule{"r", "", form({{closed}}), Comparator::at_most, form({{opened}})};
  check_refused(with({rule, rule}), "duplicate_relation /agreement/relations/1/id", "关系“r”重复",
                "the relation \"r\" stands here twice");
}

TEST_CASE("a form that outgrows a number is exact all the same") {
  const Decimal most = number(std::string(38, '9'));
  Document document = with({{"r", "", form({{opened, most}, {closed, most}}), Comparator::above, form({})}});
  CHECK(broken(document).empty());
}

TEST_CASE("comparators have names") {
  CHECK(name(Comparator::at_most) == "at_most");
  CHECK(name(Comparator::below) == "below");
  CHECK(name(Comparator::equals) == "equals");
  CHECK(name(Comparator::at_least) == "at_least");
  CHECK(name(Comparator::above) == "above");
}
