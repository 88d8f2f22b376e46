// Records: monthly or dated amounts accumulate over the assessed span, and what lies outside is said, never counted
// silently. The station is assessed from 2023-09-08, with which its term begins, to 2024-07-31; the term ends on
// 2024-09-07.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Code;
using assay::Document;
using assay::Evaluation;
using assay::Record;
using assay::Straddling;
using sections::Lines;
using sections::notes;
using sections::text;
using station::amount;
using station::cell;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;
using station::record;

namespace {

const std::string at = "/outputs/indicators/x/records";

Document with(std::vector<Record> records, Straddling straddling = Straddling::refused) {
  Document document = document_of(indicator("x", assay::whole(100)), {cell("*", std::move(records))});
  document.policy.straddling = straddling;
  return document;
}

Record month(int year, int number, Amount value) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year == 2024 && number == 2;
  return record({year, number, 1}, {year, number, leap ? 29 : days[number - 1]}, value);
}

std::string actual(const Document& document) { return amount(assay::evaluate(document), "indicators/x/actual"); }

}  // namespace

TEST_CASE("months, days and spans add up, those that recur too") {
  CHECK(actual(with({month(2024, 1, 10), record({2024, 2, 5}, {2024, 2, 5}, number("2.5")),
                     record({2024, 2, 5}, {2024, 2, 5}, 3), record({2024, 3, 1}, {2024, 3, 15}, -1)})) ==
        "14.5");  // 10 + 2.5 + 3 − 1
  // The first and the last day are within.
  CHECK(actual(with({record({2023, 9, 8}, {2023, 9, 8}, 1), record({2024, 7, 31}, {2024, 7, 31}, 2)})) == "3");
}

TEST_CASE("records need each other as areas do") {
  CHECK(actual(with({month(2024, 1, 10), month(2024, 2, Amount())})) == "missing");
  CHECK(actual(with({month(2024, 1, 10), month(2024, 2, Amount::none())})) == "missing");
  CHECK(actual(with({month(2024, 1, 10), month(2024, 2, Amount::not_applicable())})) == "10");
  CHECK(actual(with({month(2024, 1, Amount::none())})) == "/");
  // A sum that stands without some of them says so.
  Document document = with({month(2024, 1, 10), month(2024, 2, Amount()), month(2024, 3, Amount::none())});
  document.policy.missing_parts = assay::MissingParts::sum_given;
  const Evaluation e = assay::evaluate(document);
  CHECK(text(e, "indicators/x/actual") == "10");
  CHECK(notes(e, Code::partial_records) == Lines{at + ": the sum of \"x\" in \"*\" lacks 2 of 3 records"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) == "指标“x”在“*”的合计缺 3 条记录中的 2 条");
}

TEST_CASE("records outside the assessed span are listed and not counted") {
  const Evaluation e = assay::evaluate(with({month(2024, 7, 10), month(2024, 8, 7), month(2023, 8, 5)}));
  CHECK(text(e, "indicators/x/actual") == "10");
  CHECK(notes(e, Code::record_excluded) ==
        Lines{at + ": the record 2024-08 of \"x\" in \"*\" (7) lies outside the assessed span and does not "
                   "count",
              at + ": the record 2023-08 of \"x\" in \"*\" (5) lies outside the assessed span and does not "
                   "count"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) == "指标“x”在“*”的记录 2024-08（7）不在考核期内，未计入");
  // With all of them outside, nothing was reported.
  CHECK(actual(with({month(2024, 8, 7)})) == "missing");
  // What they say is said as it was given.
  const auto value_of = [](Record excluded) {
    return assay::evaluate(with({std::move(excluded)})).notes().at(0).problem.values.at(3);
  };
  CHECK(value_of(month(2024, 8, Amount::none())) == "/");
  CHECK(value_of(record({2024, 8, 1}, {2024, 8, 1}, station::checked(9, 8))) == "8");
  assay::Particulars with_evidence;
  with_evidence.evidence = "a list";
  Record shown = month(2024, 8, 7);
  shown.particulars = with_evidence;
  CHECK(value_of(shown) == "7");
}

TEST_CASE("a record across the end of the assessed span: refused, counted whole, or left out, as the policy says") {
  const Record across = record({2024, 7, 15}, {2024, 8, 14}, 31);
  check_refused(with({across}), "straddling_record " + at,
                "指标“x”在“*”的记录 2024-07-15/2024-08-14 只有一部分在考核期内",
                "the record 2024-07-15/2024-08-14 of \"x\" in \"*\" lies only partly in the assessed span");
  const Evaluation counted = assay::evaluate(with({across}, Straddling::counts));
  CHECK(text(counted, "indicators/x/actual") == "31");
  CHECK(notes(counted, Code::record_straddles) ==
        Lines{at + ": the record 2024-07-15/2024-08-14 of \"x\" in \"*\" (31) lies only partly in the assessed "
                   "span and counts whole"});
  CHECK(counted.notes()[0].problem.message(assay::Language::zh) ==
        "指标“x”在“*”的记录 2024-07-15/2024-08-14（31）只有一部分在考核期内，已全部计入");
  const Evaluation excluded = assay::evaluate(with({across, month(2024, 1, 10)}, Straddling::excluded));
  CHECK(text(excluded, "indicators/x/actual") == "10");
  CHECK(notes(excluded, Code::record_excluded).size() == 1);
}

TEST_CASE("what lies outside the term is no part of a record: the month in which the term begins counts") {
  const Evaluation e = assay::evaluate(with({month(2023, 9, 4)}));
  CHECK(text(e, "indicators/x/actual") == "4");
  CHECK(e.notes().empty());
  // Without a term that is not known.
  Document document = with({month(2023, 9, 4)});
  document.project.term.reset();
  CHECK(sections::problems(document).size() == 1);
  // The month in which the assessed span ends, but not the term, is not whole.
  document = with({month(2024, 7, 4)});
  document.project.assessed->to = {2024, 7, 30};
  CHECK(sections::problems(document).size() == 1);
}

TEST_CASE("without an assessed span records are held against the term, and without either every record counts") {
  Document document = with({month(2019, 1, 1), month(2024, 1, 2), month(2030, 1, 4)});
  document.project.assessed = std::nullopt;
  CHECK(actual(document) == "2");
  CHECK(assay::evaluate(document).notes().size() == 2);
  document.project = {};
  CHECK(actual(document) == "7");
}

TEST_CASE("a period of a model is one") {
  check_refused(with({record({2024, 2, 30}, {2024, 3, 1}, 1)}), "reversed_span " + at,
                "时段在开始（2024-02-30）之前结束（2024-03-01）",
                "the span ends (2024-03-01) before it begins (2024-02-30)");
  check_refused(with({record({2024, 3, 2}, {2024, 3, 1}, 1)}), "reversed_span " + at,
                "时段在开始（2024-03-02）之前结束（2024-03-01）",
                "the span ends (2024-03-01) before it begins (2024-03-02)");
}

TEST_CASE("a sum that outgrows a number is refused at its records") {
  CHECK(sections::problems(with({month(2024, 1, number(std::string(38, '9'))), month(2024, 2, number("0.1"))})) ==
        Lines{"number_overflow " + at + ": Σ x does not fit 38 digits and 37 places"});
}

TEST_CASE("rules for records across the end have names") {
  CHECK(name(Straddling::refused) == "refused");
  CHECK(name(Straddling::counts) == "counts");
  CHECK(name(Straddling::excluded) == "excluded");
}

TEST_CASE("records with days in common are noted, a diary's are not") {
  const Document document = with({month(2023, 10, 5), record({2023, 10, 5}, {2023, 10, 5}, 1)});
  CHECK(actual(document) == "6");  // both count: nobody can say which one holds the other
  const Evaluation e = assay::evaluate(document);
  CHECK(notes(e, Code::records_overlap) ==
        Lines{at + ": the records 2023-10 and 2023-10-05 of \"x\" in \"*\" have days in common, and both count"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) ==
        "指标“x”在“*”的记录 2023-10 与 2023-10-05 有重叠的日子，都已计入");
  const Document diary = with({record({2023, 10, 5}, {2023, 10, 5}, 1), record({2023, 10, 5}, {2023, 10, 5}, 2)});
  CHECK(assay::evaluate(diary).notes().empty());
}

TEST_CASE("a month without an amount is named where all are required, too") {
  const Evaluation e = assay::evaluate(with({month(2024, 1, 10), month(2024, 2, Amount())}));
  CHECK(notes(e, Code::partial_records) == Lines{at + ": the sum of \"x\" in \"*\" lacks 1 of 2 records"});
}
