// Derivations: how figures explain themselves. What a formula says is computed again here, from its text alone.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Attachment;
using assay::Cells;
using assay::Code;
using assay::DerivationLine;
using assay::Direction;
using assay::Document;
using assay::EvaluatedDocument;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::Language;
using assay::Node;
using assay::Operation;
using assay::Presence;
using assay::Ratio;
using sections::Lines;
using station::cell;
using station::document_of;
using station::indicator;
using station::number;
using station::parts;

namespace {

// --- documents

void attach(std::string_view json, std::vector<Attachment>& attachments) {
  for (const std::string& name : assay::attachment_names(json)) {
    attachments.push_back({name, station::file("capi/examples/" + name)});
    if (name.ends_with(".json")) attach(std::string(attachments.back().bytes), attachments);
  }
}

EvaluatedDocument example(const std::string& name) {
  const std::string json = station::file("capi/examples/" + name);
  std::vector<Attachment> attachments;
  attach(json, attachments);
  return assay::evaluate_json(json, attachments);
}

EvaluatedDocument evaluated(Document document) {
  Evaluation evaluation = assay::evaluate(document);
  return {std::move(document), std::move(evaluation)};
}

std::vector<std::string> example_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(ASSAY_SOURCE_DIR "/capi/examples")) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// --- derivations

std::vector<DerivationLine> explained(const EvaluatedDocument& of, std::string_view path,
                                      std::optional<std::uint32_t> depth = {}) {
  return assay::explain(of.document, of.evaluation, path, depth);
}

std::string told(const EvaluatedDocument& of, std::string_view path, std::optional<std::uint32_t> depth = {},
                 Language language = Language::en) {
  return assay::write_derivation_report(explained(of, path, depth), language);
}

// The figure's own line.
std::string line(const EvaluatedDocument& of, std::string_view path, Language language = Language::en) {
  std::string text = told(of, path, {}, language);
  return text.substr(0, text.find('\n'));
}

Lines names(const std::vector<DerivationLine>& lines) {
  Lines result;
  for (const DerivationLine& each : lines) result.push_back(std::to_string(each.depth) + ' ' + each.name);
  return result;
}

// --- what a formula comes to

class Formula {
 public:
  explicit Formula(std::string_view text) : rest_(text) {}

  Ratio value() {
    const Ratio result = sum();
    REQUIRE_MESSAGE(rest_.empty(), "unread: ", std::string(rest_));
    return result;
  }

  // "90.00 ≥ 90", "900 ≤ 950 ≤ 1000": whether all of it holds.
  bool holds() {
    bool result = true;
    for (Ratio left = sum(); !rest_.empty();) {
      const auto sign = take_sign();
      const Ratio right = sum();
      result = result && (sign == "≥"   ? left >= right
                          : sign == "≤" ? left <= right
                          : sign == "<" ? left < right
                          : sign == ">" ? left > right
                          : sign == "=" ? left == right
                                        : left != right);
      left = right;
    }
    return result;
  }

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::string_view take_sign() {
    for (const std::string_view sign : {" ≥ ", " ≤ ", " < ", " > ", " = ", " ≠ "}) {
      if (take(sign)) return sign.substr(1, sign.size() - 2);
    }
    FAIL("no sign: ", std::string(rest_));
    return "";
  }

  Ratio sum() {
    Ratio result = product();
    while (true) {
      if (take(" + ")) {
        result = result + product();
      } else if (take(" − ")) {
        result = result - product();
      } else {
        return result;
      }
    }
  }

  Ratio product() {
    Ratio result = atom();
    while (true) {
      if (take(" × ")) {
        result = result * atom();
      } else if (take("/")) {
        result = result / atom();
      } else {
        return result;
      }
    }
  }

  Ratio atom() {
    if (take("(")) {
      const Ratio result = sum();
      REQUIRE(take(")"));
      return result;
    }
    for (const std::string_view name : {"min(", "max("}) {
      if (!take(name)) continue;
      const Ratio first = sum();
      REQUIRE(take(", "));
      const Ratio second = sum();
      REQUIRE(take(")"));
      return name == "min(" ? std::min(first, second) : std::max(first, second);
    }
    for (const std::string_view name : {"half_up", "half_even", "half_down", "down", "up", "floor", "ceiling"}) {
      if (!rest_.starts_with(name) || !take(std::string(name) + '(')) continue;
      const Ratio exact = sum();
      REQUIRE(take(", "));
      const Ratio places = sum();
      REQUIRE(take(")"));
      return assay::round(exact, {assay::rounding_mode(name).value(), std::stoi(places.to_string())});
    }
    const std::size_t end = std::min(rest_.find_first_not_of("0123456789.", rest_.starts_with('-')), rest_.size());
    REQUIRE_MESSAGE(end != 0, "no number: ", std::string(rest_));
    const Ratio result = number(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return result;
  }

  std::string_view rest_;
};

// The number before rounding, as the line has it: a decimal or a fraction.
Ratio exact_of(const DerivationLine& line) { return Formula(line.exact.empty() ? line.value : line.exact).value(); }

// That each formula comes to what its line says, and that each comparison holds. Knock-outs and words are not numbers.
void check_formulas(const std::vector<DerivationLine>& lines) {
  for (const DerivationLine& each : lines) {
    if (each.formula.empty()) continue;
    CAPTURE(each.name);
    CAPTURE(each.formula);
    const std::string comparison = each.formula.substr(0, each.formula.find(" → "));
    if (!each.compares) {
      CHECK(Formula(each.formula).value() == exact_of(each));
    } else if (comparison[0] == '-' || (comparison[0] >= '0' && comparison[0] <= '9')) {
      CHECK(Formula(comparison).holds());
    }
    if (each.rounding) CHECK(Ratio(number(each.value)) == Ratio(assay::round(exact_of(each), *each.rounding)));
  }
}

// What the lines of all derivations say of a document, checked. Each figure stands in one of them, unless nothing is
// said of it. Those that have a value come first.
std::vector<DerivationLine> check_all(const EvaluatedDocument& of) {
  std::vector<DerivationLine> lines = assay::explain_all(of.document, of.evaluation);
  check_formulas(lines);
  std::set<Node> stood;
  std::size_t inputs = 0;
  bool valued = true;
  for (const DerivationLine& each : lines) {
    if (each.figure) CHECK(stood.insert(*each.figure).second != each.repeated);
    CHECK(!each.cut);
    if (each.depth != 0) continue;
    CHECK((valued || each.presence != Presence::given));
    valued = each.presence == Presence::given;
  }
  for (Node node = 0; node < of.evaluation.figure_count(); ++node) {
    if (stood.contains(node)) continue;
    for (const DerivationLine& each : explained(of, of.evaluation.path(node))) {
      if (each.name.ends_with("/proration")) break;  // of the term, and the last
      CHECK((each.presence == Presence::missing || each.presence == Presence::none));
    }
  }
  // No more lines than figures and their inputs; a scale and a bound stand beside the place that they act on.
  for (Node node = 0; node < of.evaluation.figure_count(); ++node) inputs += of.evaluation.inputs(node).size();
  CHECK(lines.size() <= of.evaluation.figure_count() + 2 * inputs);
  return lines;
}

}  // namespace

// --- the real station

TEST_CASE("a line is the formula with its numbers, the exact fraction, the rounding step and the value") {
  const EvaluatedDocument station = example("huadi-2024.json");
  CHECK(line(station, "indicators/visits/attainment") ==
        "indicators/visits/attainment = 1078/900 × 100 = 1078/9 → half_up, 2 places → 119.78");
  CHECK(line(station, "indicators/visits/attainment", Language::zh) ==
        "indicators/visits/attainment = 1078/900 × 100 = 1078/9 → 四舍五入，2 位小数 → 119.78");
  // 181/220.5 = 362/441; 36200 ÷ 441 = 82.0861….
  CHECK(line(station, "staffing/experienced_share") ==
        "staffing/experienced_share = 181/220.5 × 100 = 36200/441 → half_up, 2 places → 82.09");
  // What needs no rounding says its value once: 16 ÷ 20 = 80 %, and 220.5 − 20 × 11.
  CHECK(line(station, "staffing/retention") == "staffing/retention = 16/20 × 100 = 80.00");
  CHECK(line(station, "staffing/net/all") == "staffing/net/all = 220.5 − 220 = 0.5");
  CHECK(line(station, "indicators/visits/actual") == "indicators/visits/actual = 365 + 460 + 253 = 1078");
  CHECK(line(station, "staffing/required/all") == "staffing/required/all = 20 × 11 = 220");
  // Eleven months touched of twelve: 900 × 11/12 = 825.
  CHECK(line(station, "indicators/visits/prorated_target") == "indicators/visits/prorated_target = 900 × 11/12 = 825");
  CHECK(line(station, "grade") == "grade = 90.00 ≥ 90 → excellent");
}

TEST_CASE("a tree comes down to the places of the document, and where they stand") {
  const EvaluatedDocument station = example("huadi-2024.json");
  CHECK(told(station, "indicators/visits/attainment") ==
        "indicators/visits/attainment = 1078/900 × 100 = 1078/9 → half_up, 2 places → 119.78\n"
        "  indicators/visits/actual = 365 + 460 + 253 = 1078\n"
        "    indicators/visits/areas/area_1/actual = 365\n"
        "      /outputs/tables/0/rows/2/4: 365 (附件1 表一，上半)\n"
        "    indicators/visits/areas/area_2/actual = 460\n"
        "      /outputs/tables/0/rows/3/4: 460 (附件1 表一，上半)\n"
        "    indicators/visits/areas/area_3/actual = 253\n"
        "      /outputs/tables/0/rows/4/4: 253 (附件1 表一，上半)\n"
        "  indicators/visits/target = 900\n"
        "    /outputs/tables/0/rows/1/4: 900 (附件1 表一，上半)\n");
  // The total adds what the parties gave, in the order of the policy: 8.87 + 20.00 + 14.90 + 46.23.
  const std::vector<DerivationLine> grade = explained(station, "grade");
  CHECK(names(grade) == Lines{"0 grade", "1 total", "2 subtotal", "3 parties/oversight/points", "4 /scores/oversight",
                              "3 parties/purchaser/points", "4 /scores/purchaser",
                              "3 parties/supervision_centre/points", "4 /scores/supervision_centre",
                              "3 parties/third_party/points", "4 /scores/third_party"});
  CHECK(grade[2].formula == "8.87 + 20.00 + 14.90 + 46.23");
  CHECK(grade[2].value == "90.00");
  CHECK(grade[10].source == "七（四）");
  CHECK(grade[10].value == "46.23");
  CHECK(!grade[10].figure);
  CHECK(grade[9].figure == station.evaluation.plan().points(3));
  // Points that were awarded as such are not rounded.
  CHECK(!grade[9].rounding);
  CHECK(grade[1].rounding == station::half_up_2);
}

TEST_CASE("every figure of every example explains itself, and its formula comes to its value") {
  std::set<Operation> operations;
  for (const std::string& name : example_names()) {
    CAPTURE(name);
    const EvaluatedDocument of = example(name);
    for (const DerivationLine& each : check_all(of)) {
      if (each.figure && each.presence == Presence::given) operations.insert(of.evaluation.operation(*each.figure));
    }
    for (Node node = 0; node < of.evaluation.figure_count(); ++node) {
      const std::vector<DerivationLine> own = explained(of, of.evaluation.path(node), 0);
      REQUIRE(own.size() == 1);
      CHECK(own[0].figure == node);
      CHECK(own[0].value == of.evaluation.text(node));
      CHECK(own[0].presence == of.evaluation.presence(node));
    }
  }
  // Every operation there is, `pay` being the last.
  CHECK(operations.size() == static_cast<std::size_t>(Operation::pay) + 1);
}

// --- indicators

TEST_CASE("the direction decides what is divided by what") {
  const auto attained = [](Direction direction, const Amount& actual) {
    Indicator x = indicator("x", assay::whole(40), IndicatorKind::count, direction);
    if (direction == Direction::within) x.upper = assay::whole(50);
    const EvaluatedDocument of = evaluated(document_of(x, assay::whole(actual)));
    check_all(of);
    return line(of, "indicators/x/attainment").substr(sizeof "indicators/x/attainment");
  };
  CHECK(attained(Direction::at_least, 30) == "= 30/40 × 100 = 75.00");
  CHECK(attained(Direction::exactly, 30) == "= 30/40 × 100 = 75.00");
  CHECK(attained(Direction::at_most, 30) == "= 40/30 × 100 = 400/3 → half_up, 2 places → 133.33");
  CHECK(attained(Direction::within, 30) == "= 30/40 × 100 = 75.00");
  CHECK(attained(Direction::within, 45) == "= 40 ≤ 45 ≤ 50 → 100.00");
  CHECK(attained(Direction::within, 50) == "= 40 ≤ 50 ≤ 50 → 100.00");
  CHECK(attained(Direction::within, 80) == "= 50/80 × 100 = 62.50");
}

TEST_CASE("a figure without a value says why") {
  const auto why = [](const Amount& target, const Amount& actual, Language language = Language::en,
                      Direction direction = Direction::at_least) {
    const Indicator x = indicator("x", assay::whole(target), IndicatorKind::count, direction);
    return line(evaluated(document_of(x, assay::whole(actual))), "indicators/x/attainment", language);
  };
  const std::string start = "indicators/x/attainment: no value: ";
  CHECK(why(Amount::none(), 5) == start + "no target was agreed");
  CHECK(why(10, Amount::none()) == start + "there is no actual");
  CHECK(why(10, Amount::not_applicable()) == start + "it does not apply");
  CHECK(why(0, 0) == start + "target and actual are 0, which meets it");
  CHECK(why(0, 1024) == start + "a target of 0 has no percentage");
  CHECK(why(0, 1024, Language::zh) == "indicators/x/attainment：没有数：目标为 0，没有百分比");
  CHECK(why(5, 0, Language::en, Direction::at_most) == start + "an actual of 0 meets it and has no percentage");

  Document document = sections::document();
  document.outputs.staffing.emplace();
  document.outputs.staffing->retained = 3;
  document.outputs.staffing->retention_base = 0;
  const EvaluatedDocument of = evaluated(document);
  CHECK(told(of, "staffing/retention") ==
        "staffing/retention: no value: the divisor is 0\n"
        "  staffing/retained = 3\n"
        "    /outputs/staffing/retained: 3\n"
        "  staffing/retention_base = 0\n"
        "    /outputs/staffing/retention_base: 0\n");
  CHECK(line(of, "staffing/experienced_share") == "staffing/experienced_share: no value: data is missing");
  const DerivationLine retention = explained(of, "staffing/retention")[0];
  CHECK(retention.by_zero);
  CHECK(retention.presence == Presence::not_applicable);
  CHECK(retention.formula.empty());
}

TEST_CASE("an area is its own value or the sum of its areas, whichever counted") {
  const auto actual = [](const Indicator& x, const Cells& cells, const std::string& part = "actual") {
    const EvaluatedDocument of = evaluated(document_of(x, cells));
    check_all(of);
    return told(of, "indicators/x/" + part, 1);
  };
  const std::string own = "indicators/x/actual = 70\n  /outputs/indicators/x: 70\n";
  Indicator x = indicator("x", assay::whole(100));
  CHECK(actual(x, assay::whole(70)) == own);
  // What does not apply is no part of the sum.
  CHECK(actual(x, {{"east", 30}, {"west", Amount::not_applicable()}}) ==
        "indicators/x/actual = 30\n"
        "  indicators/x/areas/east/actual = 30 (its inputs are left out)\n"
        "  indicators/x/areas/west/actual: no value: it does not apply (its inputs are left out)\n");
  // Both were given: 70 is not 30 + 45.
  x.prefer = assay::Prefer::own;
  CHECK(actual(x, {{"*", 70}, {"east", 30}, {"west", 45}}) == own);
  x.prefer = assay::Prefer::areas;
  CHECK(actual(x, {{"*", 70}, {"east", 30}, {"west", 45}}) ==
        "indicators/x/actual = 30 + 45 = 75\n"
        "  indicators/x/areas/east/actual = 30 (its inputs are left out)\n"
        "  indicators/x/areas/west/actual = 45 (its inputs are left out)\n");
  // Where one is missing there is no sum, and which one it is.
  CHECK(actual(x, {{"east", 30}}) ==
        "indicators/x/actual: no value: data is missing\n"
        "  indicators/x/areas/east/actual = 30 (its inputs are left out)\n"
        "  indicators/x/areas/west/actual: no value: data is missing (its inputs are left out)\n");
  // Distinct persons are not added.
  CHECK(actual(indicator("x", assay::whole(100), IndicatorKind::distinct), {{"*", 70}, {"east", 30}, {"west", 45}}) ==
        own);
  // Σ numerators ÷ Σ denominators, of which an area's own are 45 of 50.
  const Indicator ratio = indicator("x", assay::whole(90), IndicatorKind::ratio);
  const Cells pairs = {cell("east", parts(45, 50)), cell("west", parts(10, 100))};
  CHECK(actual(ratio, pairs).starts_with("indicators/x/actual = 55/150 × 100 = 110/3 → half_up, 2 places → 36.67"));
  CHECK(actual(ratio, pairs, "numerator").starts_with("indicators/x/numerator = 45 + 10 = 55\n"));
  CHECK(
      actual(ratio, pairs, "areas/east/actual").starts_with("indicators/x/areas/east/actual = 45/50 × 100 = 90.00\n"));
  CHECK(actual(ratio, assay::whole(70)) == own);
  // Two of three areas reported, both below east.
  CHECK(actual(indicator("x", assay::whole(100)), {{"east_1", 1}, {"east_2", 2}}, "coverage/reported") ==
        "indicators/x/coverage/reported = 2 + 0 = 2\n"
        "  indicators/x/areas/east/coverage/reported = 1 + 1 = 2 (its inputs are left out)\n"
        "  indicators/x/areas/west/actual: no value: data is missing (its inputs are left out)\n");
}

TEST_CASE("targets are sums of areas or of periods, and the last of a stock's") {
  const auto target = [](const Indicator& x) {
    const EvaluatedDocument of = evaluated(document_of(x, assay::whole(70)));  // whose actual is of the whole
    check_all(of);
    return line(of, "indicators/x/target");
  };
  CHECK(target(indicator("x", {{"east", 20}, {"west", 60}})) == "indicators/x/target = 20 + 60 = 80");
  Indicator x = indicator("x", {});
  x.periods = {{{{2023, 9, 8}, {2023, 12, 31}}, assay::whole(20)}, {{{2024, 1, 1}, {2024, 9, 7}}, assay::whole(80)}};
  CHECK(target(x) == "indicators/x/target = 20 + 80 = 100");
  x.kind = IndicatorKind::stock;
  CHECK(target(x) == "indicators/x/target = 80");
  // 1.5 万元 are 15000 元, and the place has what was written.
  Indicator money = indicator("x", assay::whole(number("1.5")), IndicatorKind::money);
  money.scale = 10000;
  const EvaluatedDocument of = evaluated(document_of(money));
  CHECK(told(of, "indicators/x/target") ==
        "indicators/x/target = 1.5 × 10000 = 15000\n"
        "  /agreement/indicators/0/target: 1.5\n"
        "  /agreement/indicators/0/scale: 10000\n");
}

TEST_CASE("the fraction of a term is months, days, instalments or as given") {
  const auto prorated = [](Indicator x, assay::ProrationRule rule) {
    x.proration = {rule, 5, 6};
    const EvaluatedDocument of = evaluated(document_of(x, assay::whole(50)));
    check_all(of);
    return told(of, "indicators/x/proration");
  };
  const std::string spans = "  /project/term: 2023-09-08/2024-09-07\n  /project/assessed: 2023-09-08/2024-07-31\n";
  const Indicator x = indicator("x", assay::whole(100));
  using enum assay::ProrationRule;
  // 11 calendar months; 10 whole ones; 328 of 366 days, the year having a 29th of February.
  CHECK(prorated(x, months_touched) ==
        "indicators/x/proration = 11/12\n  /agreement/indicators/0/proration: months_touched\n" + spans);
  CHECK(prorated(x, whole_months) ==
        "indicators/x/proration = 10/12 = 5/6\n  /agreement/indicators/0/proration: whole_months\n" + spans);
  CHECK(prorated(x, days) ==
        "indicators/x/proration = 328/366 = 164/183\n  /agreement/indicators/0/proration: days\n" + spans);
  CHECK(prorated(x, fraction) == "indicators/x/proration = 5/6\n  /agreement/indicators/0/proration: 5/6\n");

  // Of the whole (20 + 50) ÷ 100; in the east, whose periods have targets of their own, 5 ÷ 20.
  Indicator by_period = indicator("x", {});
  by_period.periods = {{{{2023, 9, 8}, {2024, 7, 31}}, {{"east", 5}, {"west", 65}}},
                       {{{2024, 8, 1}, {2024, 9, 7}}, {{"east", 15}, {"west", 15}}}};
  by_period.proration = {instalments};
  const EvaluatedDocument of = evaluated(document_of(by_period, {{"east", 10}, {"west", 10}}));
  check_all(of);
  CHECK(line(of, "indicators/x/proration") == "indicators/x/proration = (70)/(70 + 30) = 0.7");
  CHECK(told(of, "indicators/x/areas/east/prorated_target", 1) ==
        "indicators/x/areas/east/prorated_target = 20 × 0.25 = 5\n"
        "  indicators/x/areas/east/target = 20 (its inputs are left out)\n"
        "  /agreement/indicators/0/periods: 0.25\n");
}

// --- scores

TEST_CASE("raw scores, weights that grow and totals that are bounded") {
  Document document = station::published("46.23");
  document.scores[3].award = assay::RawScore{number("84.05"), 100};
  // 84.05 × 0.55 = 46.2275
  CHECK(line(evaluated(document), "parties/third_party/points") ==
        "parties/third_party/points = 84.05/100 × 55 = 46.2275 → half_up, 2 places → 46.23");

  // Without the supervision centre the others grow to 100 from 85: 55 × 100 ÷ 85 = 1100/17.
  document.policy.parties[2].missing = assay::MissingParty::renormalise;
  document.scores.erase(document.scores.begin() + 2);
  EvaluatedDocument of = evaluated(document);
  check_all(of);
  CHECK(line(of, "parties/third_party/max") == "parties/third_party/max = 55 × 100/(10 + 20 + 55) = 1100/17");
  CHECK(line(of, "parties/third_party/points") ==
        "parties/third_party/points = 84.05/100 × (1100/17) = 18491/340 → half_up, 2 places → 54.39");
  CHECK(line(of, "parties/oversight/points") ==
        "parties/oversight/points = 8.87/10 × (200/17) = 887/85 → half_up, 2 places → 10.44");
  CHECK(line(of, "parties/supervision_centre/points") ==
        "parties/supervision_centre/points: no value: it does not apply");

  // A party that gave nothing has what the policy says.
  document.policy.parties[2].missing = assay::MissingParty::value;
  document.policy.parties[2].missing_points = 12;
  CHECK(told(evaluated(document), "parties/supervision_centre/points") ==
        "parties/supervision_centre/points = 12\n"
        "  /scores/supervision_centre: no value: data is missing\n"
        "  /policy/parties/2/missing_points: 12\n");

  // 90.00 + 15 is above 100, and 90.00 − 85 below the floor of 10.
  document = station::published("46.23");
  document.policy.adjustments.emplace();
  document.policy.adjustments->floor = 10;
  document.adjustments = {{"", assay::AdjustmentKind::bonus, 15, "a prize"}};
  of = evaluated(document);
  check_all(of);
  CHECK(line(of, "total") == "total = min(90.00 + 15, 100) = 100.00");
  document.adjustments = {{"", assay::AdjustmentKind::deduction, 85, "late"}};
  of = evaluated(document);
  check_all(of);
  CHECK(line(of, "total") == "total = max(90.00 − 85, 10) = 10.00");
  document.adjustments = {{"", assay::AdjustmentKind::deduction, 5, "late"},
                          {"", assay::AdjustmentKind::bonus, 1, "a prize"}};
  CHECK(line(evaluated(document), "total") == "total = 90.00 − 5 + 1 = 86.00");
}

TEST_CASE("a party on hold leaves bounds, each with the step that rounds the subtotal") {
  Document document = station::published("46.23");
  document.policy.parties[3].missing = assay::MissingParty::hold;
  document.scores.pop_back();
  EvaluatedDocument of = evaluated(document);
  check_all(of);
  CHECK(line(of, "total") == "total: no value: data is missing");
  CHECK(line(of, "total_low") == "total_low = 8.87 + 20.00 + 14.90 + 0 = 43.77");
  CHECK(line(of, "total_high") == "total_high = 8.87 + 20.00 + 14.90 + 55 = 98.77");
  const std::string all = assay::write_derivation_report(assay::explain_all(of.document, of.evaluation), Language::en);
  CHECK(all.find("  parties/third_party/points: no value (see above)\n") != std::string::npos);
  document.policy.rounding.subtotal = assay::Rounding{assay::RoundingMode::half_up, 1};
  of = evaluated(document);
  check_all(of);
  CHECK(line(of, "total_low") == "total_low = half_up(8.87 + 20.00 + 14.90 + 0, 1) = 43.80");
}

TEST_CASE("the grade compares the value that the policy grades on, and names what knocked it out") {
  Document document = station::published("46.23");
  document.scores[3].award = assay::RawScore{number("84.05"), 100};
  document.policy.rounding.party_points = {};
  document.policy.grade_on = assay::GradeOn::exact_total;
  // 8.87 + 20.00 + 14.90 + 46.2275 = 89.9975
  CHECK(line(evaluated(document), "grade") == "grade = 89.9975 ≥ 80 → good");
  document.policy.knock_outs = {{"fraud", "", assay::KnockOutEffect::force, "fail"},
                                {"leak", "", assay::KnockOutEffect::cap, "pass"},
                                {"fire", "", assay::KnockOutEffect::cap, "pass"}};
  document.facts = {{"leak", true, ""}, {"fraud", true, ""}, {"fire", false, ""}};
  EvaluatedDocument of = evaluated(document);
  CHECK(told(of, "grade", 1) ==
        "grade = 89.9975 ≥ 80 → good; fraud = fail; leak ≤ pass → fail\n"
        "  total = 89.9975 → half_up, 2 places → 90.00 (its inputs are left out)\n"
        "  /facts/fraud: true\n"
        "  /facts/leak: true\n");
  // The lowest band has no lower end.
  document = station::published("0");
  CHECK(line(evaluated(document), "grade") == "grade = 43.77 < 60 → fail");
}

// --- surveys and linear forms

TEST_CASE("answers are weighed by their points; a factor of 1 and a constant of 0 say nothing") {
  Document document = sections::document();
  assay::Survey survey;
  survey.id = "s";
  survey.valid = 70;
  survey.options = {{"yes", "", 5, true}, {"no", "", 3, false}};
  survey.questions = {{"q", "", {{"yes", 60}, {"no", 0}}}};
  document.outputs.surveys = {survey};
  document.policy.knock_outs = {{"few", "", assay::KnockOutEffect::cap, "pass", false, assay::Relation{}}};
  assay::Relation& when = *document.policy.knock_outs[0].when;
  when.left = {{{"surveys/s/answers", 1}, {"staffing/required/all", -2}}, 0};
  when.right = {{}, 0};
  const EvaluatedDocument of = evaluated(document);
  check_all(of);
  CHECK(told(of, "surveys/s/questions/q/points") ==
        "surveys/s/questions/q/points = 60 × 5 + 0 × 3 = 300\n"
        "  /outputs/surveys/0/questions/0/tally/yes: 60\n"
        "  /outputs/surveys/0/options/0/points: 5\n"
        "  /outputs/surveys/0/questions/0/tally/no: 0\n"
        "  /outputs/surveys/0/options/1/points: 3\n");
  CHECK(line(of, "surveys/s/mean_points") == "surveys/s/mean_points = 300/60 = 5.00");
  CHECK(told(of, "knock_outs/few/left", 1) ==
        "knock_outs/few/left = 60 + 220 × (-2) = -380\n"
        "  surveys/s/answers = 60 (its inputs are left out)\n"
        "  staffing/required/all = 220 (its inputs are left out)\n"
        "  /policy/knock_outs/0/when/left: -2\n");
  CHECK(told(of, "knock_outs/few/right") == "knock_outs/few/right = 0\n  /policy/knock_outs/0/when/right: 0\n");
}

// --- what stands once

TEST_CASE("what several figures use stands once with its inputs, and a depth cuts them") {
  const Document document = document_of(indicator("x", assay::whole(100)), {{"east", 30}, {"west", 45}});
  const EvaluatedDocument of = evaluated(document);
  const std::vector<DerivationLine> all = check_all(of);
  const auto times = [&](const std::string& name, bool repeated) {
    return std::count_if(all.begin(), all.end(),
                         [&](const DerivationLine& each) { return each.name == name && each.repeated == repeated; });
  };
  // Of the four numbers of areas, of the actual and of the area's own attainment.
  CHECK(times("indicators/x/areas/west/actual", false) == 1);
  CHECK(times("indicators/x/areas/west/actual", true) == 5);
  CHECK(times("/outputs/indicators/x/west", false) == 1);
  for (const DerivationLine& each : all) {
    if (each.repeated) CHECK((each.formula.empty() && each.exact.empty() && !each.rounding));
  }

  CHECK(names(explained(of, "indicators/x/attainment", 0)) == Lines{"0 indicators/x/attainment"});
  CHECK(told(of, "indicators/x/attainment", 0, Language::zh) ==
        "indicators/x/attainment = 75/100 × 100 = 75.00（以下略）\n");
  const std::vector<DerivationLine> one = explained(of, "indicators/x/attainment", 1);
  CHECK(names(one) == Lines{"0 indicators/x/attainment", "1 indicators/x/actual", "1 indicators/x/target"});
  CHECK(!one[0].cut);
  CHECK(one[1].cut);
  CHECK(one[1].formula == "30 + 45");
  // A depth that reaches the places cuts nothing.
  CHECK(explained(of, "indicators/x/attainment", 3) == explained(of, "indicators/x/attainment"));
  // What was cut once is told where the depth allows it: coverage is two above the areas, and the actual one.
  for (const DerivationLine& each : assay::explain_all(of.document, of.evaluation, 0)) CHECK(each.depth == 0);
  CHECK(told(of, "staffing/net/all", 1, Language::zh).find("（见上）") == std::string::npos);
}

TEST_CASE("lines grow with the table, however many figures share an input") {
  const auto lines_of = [](int areas) {
    Document document = document_of(indicator("x", assay::whole(100)));
    document.agreement.areas.clear();
    Cells cells;
    for (int a = 0; a < areas; ++a) {
      document.agreement.areas.push_back({"a" + std::to_string(a), "", {}});
      cells.push_back({"a" + std::to_string(a), a});
    }
    document.outputs.indicators = {{"x", cells}};
    const EvaluatedDocument of = evaluated(document);
    return assay::explain_all(of.document, of.evaluation).size();
  };
  const std::size_t none = lines_of(200), some = lines_of(400), more = lines_of(800);
  CHECK(more - some == 2 * (some - none));
}

// --- names

TEST_CASE("a mistyped figure gets the nearest names") {
  const EvaluatedDocument station = example("huadi-2024.json");
  const auto refused = [&](std::string_view path) {
    const auto problems = station::problems_of([&] { explained(station, path); });
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == Code::unknown_figure);
    CHECK(problems[0].pointer.empty());
    return problems[0].values;
  };
  CHECK(refused("indicators/vists/attainment")[0] == "indicators/vists/attainment");
  CHECK(refused("indicators/vists/attainment")[1] == "indicators/visits/attainment");
  CHECK(refused("totl")[1] == "total");
  CHECK(refused("parties/third-party/points")[1] == "parties/third_party/points");
  CHECK(refused("indicators/visits/areas/area1/actual")[1] == "indicators/visits/areas/area_1/actual");
  CHECK(refused("Grade")[1] == "grade");
  // A name is none either; its figures come first.
  CHECK(refused("入户探访") == std::vector<std::string>{"入户探访", "indicators/visits/actual",
                                                        "indicators/visits/attainment", "indicators/visits/target"});
  CHECK(refused("visits")[1] == "indicators/visits/actual");
  CHECK(refused("第三方评估机构")[1] == "parties/third_party/points");
  CHECK(refused("第三方评估机构")[2] == "parties/third_party/max");
  CHECK(refused("").size() == 4);  // the name and three
  // What no figure could be called is shown as far as it can be recognised.
  CHECK(refused("\xFF")[0] == "\uFFFD");
  CHECK(refused(std::string(100000, 'x')).size() == 1);
  CHECK(refused(std::string(100000, 'x'))[0].size() < 200);
}

// --- places

TEST_CASE("a place stands where it, or the nearest object around it, says") {
  station::Parts parts;
  parts.outputs = R"({"source": "the annex", "indicators": {"visits": {"source": "table 2",
    "east_1": {"value": 365, "source": "table 2,\nrow 1"}, "east_2": 460, "west": {"value": 253, "note": "sic"}}}})";
  parts.scores = R"({"source": "section 7", "oversight": {"points": "8.87", "source": "p. 9"},
    "purchaser": {"points": "20.00"}, "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}})";
  std::string text = station::document(parts);
  text.insert(1, "\"source\": \"the whole report\", ");
  const EvaluatedDocument of = assay::evaluate_json(text);
  CHECK(told(of, "indicators/visits/actual") ==
        "indicators/visits/actual = 825 + 253 = 1078\n"
        "  indicators/visits/areas/east/actual = 365 + 460 = 825\n"
        "    indicators/visits/areas/east_1/actual = 365\n"
        "      /outputs/indicators/visits/east_1: 365 (table 2, row 1)\n"
        "    indicators/visits/areas/east_2/actual = 460\n"
        "      /outputs/indicators/visits/east_2: 460 (table 2)\n"
        "  indicators/visits/areas/west/actual = 253\n"
        "    /outputs/indicators/visits/west: 253 (table 2)\n");
  const auto source = [&](std::string_view path) { return explained(of, path).back().source; };
  CHECK(source("parties/oversight/points") == "p. 9");
  CHECK(source("parties/purchaser/points") == "section 7");
  CHECK(source("staffing/retained") == "the annex");
  CHECK(source("indicators/visits/target").empty());  // nobody says more than that it is of the report
}

TEST_CASE("a place of a policy that the document only names is that policy's") {
  const EvaluatedDocument station = example("huadi-2024.json");
  CHECK(told(station, "parties/oversight/max") ==
        "parties/oversight/max = 10\n  /policy/parties/0/max: 10 (the shipped policy guangzhou-2023)\n");
  CHECK(told(station, "parties/oversight/max", {}, Language::zh) ==
        "parties/oversight/max = 10\n  /policy/parties/0/max：10（随附的评估办法 guangzhou-2023）\n");
  CHECK(assay::write_derivation(explained(station, "parties/oversight/max")).find("\"policy\": \"guangzhou-2023\"") !=
        std::string::npos);
  const EvaluatedDocument own = example("knock-out.json");
  CHECK(told(own, "parties/third_party/max") == "parties/third_party/max = 60\n  /policy/parties/1/max: 60\n");
}

TEST_CASE("what no place of the document holds stands in the formula alone") {
  const EvaluatedDocument of = example("knock-out.json");
  // 80 % of the 30 % of 1200000; three vacancies.
  CHECK(line(of, "payment/due") == "payment/due = 360000 × 80 × 0.01 = 288000");
  CHECK(line(of, "payment/vacancies") == "payment/vacancies = 3");
  for (const DerivationLine& each : explained(of, "payment/amount")) CHECK(each.name != "/policy/payment");
  CHECK(explained(of, "payment/vacancies", 1).size() == 2);
}

TEST_CASE("of all figures those with a value come first, and those that nothing is said of are left out") {
  Document document = document_of(indicator("x", assay::whole(100)));
  document.agreement.areas = {{"a", "", {}}, {"b", "", {}}};
  document.outputs.indicators = {{"x", Cells{{"a", 7}}}};
  const EvaluatedDocument of = evaluated(document);
  std::vector<std::string> names;
  for (const DerivationLine& each : assay::explain_all(of.document, of.evaluation, 0)) names.push_back(each.name);
  const auto at = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) - names.begin(); };
  const auto none = static_cast<std::ptrdiff_t>(names.size());
  CHECK(at("grade") < none);
  CHECK(at("grade") < at("indicators/x/areas/a/attainment"));  // without a target, but with an actual
  CHECK(at("indicators/x/areas/a/attainment") < none);
  CHECK(at("indicators/x/areas/b/attainment") == none);
  // The agreement names the indicator itself.
  document.agreement.indicators.push_back(indicator("y", assay::whole(Amount::none())));
  const EvaluatedDocument more = evaluated(document);
  names.clear();
  for (const DerivationLine& each : assay::explain_all(more.document, more.evaluation)) names.push_back(each.name);
  CHECK(std::find(names.begin(), names.end(), "indicators/y/attainment") != names.end());
  CHECK(std::find(names.begin(), names.end(), "indicators/y/areas/a/attainment") == names.end());
}

// --- JSON

TEST_CASE("a derivation as JSON has the same lines") {
  const EvaluatedDocument of = evaluated(document_of(indicator("x", assay::whole(900)), assay::whole(1078)));
  CHECK(assay::write_derivation(explained(of, "indicators/x/attainment")) == R"({
  "assay": 1,
  "derivation": [
    {
      "depth": 0,
      "figure": "indicators/x/attainment",
      "formula": "1078/900 × 100",
      "exact": "1078/9",
      "rounding": {
        "mode": "half_up",
        "places": 2
      },
      "value": "119.78",
      "presence": "given"
    },
    {
      "depth": 1,
      "figure": "indicators/x/actual",
      "value": "1078",
      "presence": "given"
    },
    {
      "depth": 2,
      "pointer": "/outputs/indicators/x",
      "value": "1078",
      "presence": "given"
    },
    {
      "depth": 1,
      "figure": "indicators/x/target",
      "value": "900",
      "presence": "given"
    },
    {
      "depth": 2,
      "pointer": "/agreement/indicators/0/target",
      "value": "900",
      "presence": "given"
    }
  ]
}
)");
  CHECK(assay::write_derivation({}) == "{\n  \"assay\": 1,\n  \"derivation\": []\n}\n");
  const std::string grade = assay::write_derivation(explained(of, "grade", 0));
  CHECK(grade.find("\"formula\": \"90.00 ≥ 90\",\n      \"compares\": true,\n      \"value\": \"excellent\"") !=
        std::string::npos);
  CHECK(grade.find("\"cut\": true") != std::string::npos);
}
