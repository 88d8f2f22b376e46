// Reported and verified amounts (证据为本): which counts, every adjustment and its effect, and the verification rate.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Cells;
using assay::Code;
using assay::Counting;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::Unverified;
using sections::Lines;
using sections::notes;
using sections::text;
using station::amount;
using station::cell;
using station::checked;
using station::document_of;
using station::indicator;
using station::number;
using station::record;

namespace {

assay::Particulars reported(const assay::Decimal& value) {
  assay::Particulars particulars;
  particulars.reported = value;
  return particulars;
}
assay::Particulars verified(const assay::Decimal& value) {
  assay::Particulars particulars;
  particulars.verified = value;
  return particulars;
}

// East reports 100, of which 96 are verified; west 50, all of them.
const Cells both = {cell("east", checked(100, 96, "4 without a record")), cell("west", checked(50, 50))};

Document with(const Cells& actual, Counting counting = Counting::verified, Unverified unverified = Unverified::counts) {
  Document document = document_of(indicator("x", assay::whole(200)), actual);
  document.policy.counting = counting;
  document.policy.unverified = unverified;
  return document;
}

std::string actual(const Document& document) { return amount(assay::evaluate(document), "indicators/x/actual"); }

}  // namespace

TEST_CASE("the policy says which amount counts: the verified one by default") {
  CHECK(actual(with(both)) == "146");                      // 96 + 50
  CHECK(actual(with(both, Counting::reported)) == "150");  // 100 + 50
  CHECK(assay::Policy{}.counting == Counting::verified);
  CHECK(assay::Policy{}.unverified == Unverified::counts);
}

TEST_CASE("every adjustment is listed with its effect and its reason, whichever amount counts") {
  for (const Counting counting : {Counting::verified, Counting::reported}) {
    const Evaluation e = assay::evaluate(with(both, counting));
    CHECK(text(e, "indicators/x/areas/east/reported") == "100");
    CHECK(text(e, "indicators/x/areas/east/verified") == "96");
    CHECK(text(e, "indicators/x/areas/east/adjustment") == "-4");
    CHECK(text(e, "indicators/x/areas/west/adjustment") == "0");
    CHECK(text(e, "indicators/x/reported") == "150");
    CHECK(text(e, "indicators/x/verified") == "146");
    CHECK(text(e, "indicators/x/adjustment") == "-4");
    CHECK(text(e, "indicators/x/adjustment_effect") == "-2.00");  // -4 of the target 200, in percentage points
    CHECK(notes(e, Code::adjusted) ==
          Lines{"/outputs/indicators/x/east: \"x\" in \"east\" was reported as 100 and verified as 96, -4; reason: 4 "
                "without a record (indicators/x/areas/east/reported) (indicators/x/areas/east/verified) "
                "(indicators/x/areas/east/adjustment)"});
    CHECK(e.notes()[0].problem.message(assay::Language::zh) ==
          "指标“x”在“east”报告 100，核实 96，调整 -4，原因：4 without a record");
  }
  // More may be verified than was reported, and nobody need say why.
  const Evaluation more = assay::evaluate(with({cell("*", checked(number("99.5"), 100))}));
  CHECK(more.notes()[0].problem.message(assay::Language::en) ==
        "\"x\" in \"*\" was reported as 99.5 and verified as 100, +0.5");
}

TEST_CASE("the verification rate counts amounts: two of three were verified") {
  const Evaluation e = assay::evaluate(
      with({cell("east_1", checked(10, 9)), cell("east_2", checked(5, 5)), cell("west", reported(50))}));
  CHECK(text(e, "verification/reported") == "3");
  CHECK(text(e, "verification/verified") == "2");
  CHECK(text(e, "verification/rate") == "66.67");
  CHECK(notes(e, Code::unverified) ==
        Lines{"/outputs/indicators/x/west: \"x\" in \"west\" was reported as 50 and not verified"});
  // Where nothing was reported as such, there is no rate.
  CHECK_FALSE(assay::evaluate(with(assay::whole(5))).find("verification/rate"));
}

TEST_CASE("a reported amount that nobody verified counts, or is missing, as the policy says") {
  const Cells cells = {cell("east", checked(100, 96)), cell("west", reported(50))};
  CHECK(actual(with(cells)) == "146");  // 96 + 50
  CHECK(actual(with(cells, Counting::verified, Unverified::missing)) == "missing");
  CHECK(actual(with(cells, Counting::reported, Unverified::missing)) == "150");
  const Evaluation e = assay::evaluate(with(cells, Counting::verified, Unverified::missing));
  CHECK(amount(e, "indicators/x/areas/west/actual") == "missing");
  CHECK(e.notes().front().problem.message(assay::Language::zh) == "指标“x”在“west”报告的 50 未经核实");
  // What was verified without a report is verified, and counts either way.
  CHECK(actual(with({cell("*", verified(7))})) == "7");
  CHECK(actual(with({cell("*", verified(7))}, Counting::reported)) == "7");
  CHECK_FALSE(assay::evaluate(with({cell("*", verified(7))})).find("verification/reported"));
}

TEST_CASE("records are reported and verified each for itself") {
  const Cells cells = {cell("*", std::vector{record({2024, 1, 1}, {2024, 1, 31}, checked(10, 9, "twice")),
                                             record({2024, 2, 1}, {2024, 2, 29}, checked(20, 17, "no list")),
                                             record({2024, 3, 1}, {2024, 3, 31}, checked(5, 4, "twice")),
                                             record({2024, 4, 1}, {2024, 4, 30}, reported(8))})};
  const Evaluation e = assay::evaluate(with(cells));
  CHECK(text(e, "indicators/x/actual") == "38");    // 9 + 17 + 4 + 8
  CHECK(text(e, "indicators/x/reported") == "35");  // of those that were both
  CHECK(text(e, "indicators/x/verified") == "30");
  CHECK(text(e, "verification/rate") == "75.00");  // 3 of 4
  CHECK(notes(e, Code::adjusted) ==
        Lines{"/outputs/indicators/x: \"x\" in \"*\" was reported as 35 and verified as 30, -5; reason: twice; no list "
              "(indicators/x/reported) (indicators/x/verified) (indicators/x/adjustment)"});
  CHECK(notes(e, Code::unverified) ==
        Lines{"/outputs/indicators/x/records/2024-04: \"x\" in \"*\" was reported as 8 and not verified"});
}

TEST_CASE("of a stock the last record is adjusted, and no sum of records") {
  std::vector<assay::Record> records = {record({2024, 1, 1}, {2024, 1, 31}, checked(10, 9, "old")),
                                        record({2024, 2, 1}, {2024, 2, 29}, checked(12, 11, "new"))};
  for (int order = 0; order < 2; ++order, std::swap(records[0], records[1])) {
    Document document = with({cell("*", records)});
    document.agreement.indicators[0].kind = IndicatorKind::stock;
    const Evaluation e = assay::evaluate(document);
    CHECK(text(e, "indicators/x/actual") == "11");
    CHECK(text(e, "indicators/x/reported") == "12");
    CHECK(text(e, "indicators/x/verified") == "11");
    CHECK(text(e, "verification/reported") == "2");
    CHECK(e.notes()[0].problem.values[5] == "new");
  }
}

TEST_CASE("distinct persons of areas are adjusted each, and never added") {
  Document document = with({cell("*", checked(50, 48)), cell("east", checked(30, 29)), cell("west", checked(40, 40))});
  document.agreement.indicators[0].kind = IndicatorKind::distinct;
  Evaluation e = assay::evaluate(document);
  CHECK(text(e, "indicators/x/reported") == "50");
  CHECK(text(e, "indicators/x/areas/east/adjustment") == "-1");
  document.outputs.indicators[0].cells[0] = {"*", 48};
  e = assay::evaluate(document);
  CHECK_FALSE(e.find("indicators/x/reported"));  // not 30 + 40
  CHECK(e.find("indicators/x/areas/west/reported"));
}

TEST_CASE("amounts that another value goes before are adjusted, and take no part in the sums") {
  // East has 60 of its own (58 verified), beside 20 and 30 of its areas (19 and 30); west has 40.
  Document document = with({cell("east", checked(60, 58)), cell("east_1", checked(20, 19)),
                            cell("east_2", checked(30, 30)), cell("west", checked(40, 40))});
  Indicator& x = document.agreement.indicators[0];
  x.prefer = assay::Prefer::own;
  Evaluation e = assay::evaluate(document);
  CHECK(text(e, "indicators/x/actual") == "98");  // 58 + 40
  CHECK(text(e, "indicators/x/verified") == "98");
  CHECK(text(e, "indicators/x/reported") == "100");  // 60 + 40
  x.prefer = assay::Prefer::areas;
  e = assay::evaluate(document);
  CHECK(text(e, "indicators/x/actual") == "89");  // 19 + 30 + 40
  CHECK(text(e, "indicators/x/verified") == "89");
  CHECK(text(e, "indicators/x/reported") == "90");  // 20 + 30 + 40
  CHECK(notes(e, Code::adjusted).size() == 2);      // east and east_1
}

TEST_CASE("evidence and reason are labels and prose") {
  assay::Particulars odd = checked(5, 4, "a\x01");
  odd.evidence = "a\nb";
  std::vector<std::string> found;
  for (const auto& problem : station::problems_of([&] { assay::evaluate(with({cell("*", odd)})); })) {
    CHECK(problem.code == Code::invalid_text);
    found.push_back(problem.pointer);
  }
  CHECK(found == Lines{"/outputs/indicators/x/evidence", "/outputs/indicators/x/reason"});
}

TEST_CASE("the settings have names") {
  CHECK(name(Counting::verified) == "verified");
  CHECK(name(Counting::reported) == "reported");
  CHECK(name(Unverified::counts) == "counts");
  CHECK(name(Unverified::missing) == "missing");
}
