// Laws of an evaluation, held over random agreements, outputs and scores.
//
// The model of the last laws is as rich as the format: every kind and direction, records, verified amounts, targets by
// area, amended and prorated.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../unit/station.hpp"
#include "random.hpp"

using assay::Agreement;
using assay::Amount;
using assay::Area;
using assay::Cells;
using assay::Decimal;
using assay::Evaluation;
using assay::Node;
using assay::Plan;
using assay::Policy;
using assay::Presence;
using assay::Rounding;
using assay::RoundingMode;
using assay::Scores;
using random_case::Random;

namespace {

constexpr std::uint64_t seed = 20240823;
constexpr int cases = 300;

// A random tree of areas, at most four levels deep. The ids are also words of paths and pointers.
std::vector<Area> random_areas(Random& random, int levels, int& count) {
  static const std::vector<std::string> words = {"areas", "target", "actual", "attainment", "indicators", "total",
                                                 "grade", "points", "片区",   "~1",         "~",          "0"};
  std::vector<Area> areas;
  for (int i = random.between(0, 3); i > 0 && count < 40; --i) {
    const auto number = static_cast<std::size_t>(count++);
    Area area{number < words.size() ? words[number] : "a" + std::to_string(number), "", {}};
    if (levels > 1) area.areas = random_areas(random, levels - 1, count);
    areas.push_back(std::move(area));
  }
  return areas;
}

Amount random_amount(Random& random) {
  switch (random.below(8)) {
    case 0: return Amount();
    case 1: return Amount::none();
    case 2: return Amount::not_applicable();
    default: return Amount(random.amount(100));
  }
}

// An amount for each area that has no areas inside it, so that no value stands beside its parts.
void fill_leaves(Random& random, const std::vector<Area>& areas, Cells& cells) {
  for (const Area& area : areas) {
    if (area.areas.empty()) {
      if (random.chance(90)) cells.push_back({area.id, random_amount(random)});
    } else {
      fill_leaves(random, area.areas, cells);
    }
  }
}

struct Case {
  Agreement agreement;
  assay::Outputs outputs;
};

Case random_case_of(Random& random) {
  static const std::vector<std::string> words = {"areas", "target", "visits", "total", "points", "入户探访"};
  Case result;
  int count = 0;
  result.agreement.areas = random_areas(random, 4, count);
  for (std::size_t i = 0; i < 1 + random.below(words.size()); ++i) {
    const Amount target = random.chance(20)   ? Amount::none()
                          : random.chance(20) ? Amount(0)
                                              : Amount(random.amount(50));
    result.agreement.indicators.push_back({words[i], "", "", "", assay::whole(target)});
    Cells cells;
    fill_leaves(random, result.agreement.areas, cells);
    if (cells.empty()) cells = assay::whole(random_amount(random));
    result.outputs.indicators.push_back({words[i], std::move(cells)});
  }
  result.agreement.posts = {{"all", random.amount(20)}, {"experienced", random.amount(20)}};
  assay::Staffing staffing;
  staffing.worked = {{"all", random.amount(20)}};
  staffing.experienced = random.amount(20);
  if (random.chance(50)) staffing.retained = random.amount(20);
  staffing.retention_base = random.amount(3);
  result.outputs.staffing = staffing;
  return result;
}

// What the areas add up to, computed from the tree alone and on integers: thousandths and the state.
struct Sum {
  Presence presence = Presence::missing;
  std::int64_t thousandths = 0;
};

std::int64_t thousandths(const Decimal& value) {
  const Decimal scaled = assay::round(value * Decimal(1000), {RoundingMode::down, 0});
  return std::stoll(scaled.to_string());
}

Sum add_up(const std::vector<Area>& areas, const std::map<std::string, Amount>& amounts, const std::string& own) {
  if (const auto found = amounts.find(own); found != amounts.end() && found->second.presence != Presence::missing) {
    return {found->second.presence, found->second.given() ? thousandths(found->second.value) : 0};
  }
  if (areas.empty()) return {};
  std::map<Presence, int> states;
  Sum sum;
  for (const Area& area : areas) {
    const Sum part = add_up(area.areas, amounts, area.id);
    ++states[part.presence];
    sum.thousandths += part.thousandths;
  }
  const int applying = static_cast<int>(areas.size()) - states[Presence::not_applicable];
  sum.presence = applying == 0                         ? Presence::not_applicable
                 : states[Presence::given] == applying ? Presence::given
                 : states[Presence::none] == applying  ? Presence::none
                                                       : Presence::missing;
  if (sum.presence != Presence::given) sum.thousandths = 0;
  return sum;
}

void for_each_area(const std::vector<Area>& areas, const auto& call) {
  for (const Area& area : areas) {
    call(area);
    for_each_area(area.areas, call);
  }
}

void shuffle_areas(Random& random, std::vector<Area>& areas) {
  random.shuffle(areas);
  for (Area& area : areas) shuffle_areas(random, area.areas);
}

// Lines of a table in an order that does not depend on the numbering of nodes.
std::vector<std::string> sorted_table(const Evaluation& evaluation) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : station::table(evaluation)) {
    if (c != '\n') {
      line += c;
    } else {
      lines.push_back(std::move(line));
      line.clear();
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::optional<Rounding> random_rounding(Random& random) {
  static constexpr RoundingMode modes[] = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down,
                                           RoundingMode::down,    RoundingMode::up,        RoundingMode::floor,
                                           RoundingMode::ceiling};
  if (random.chance(30)) return std::nullopt;
  return Rounding{random.pick(modes), random.between(-1, 3)};
}

Policy random_policy(Random& random) {
  Policy policy = station::policy();
  policy.rounding = {random_rounding(random), random_rounding(random), random_rounding(random),
                     random_rounding(random)};
  policy.grade_on = random.chance(50) ? assay::GradeOn::exact_total : assay::GradeOn::rounded_total;
  return policy;
}

// A score of a share: points with two places, or a raw score of some maximum.
assay::Score random_score(Random& random, const assay::Party& party) {
  if (random.chance(50)) {
    const Decimal points = random.amount(100) * party.max * assay::Decimal::from_parts(0, 1, 2);
    return {party.id, assay::Points{points > party.max ? party.max : points}};
  }
  const Decimal of = random.chance(50) ? Decimal(100) : Decimal(random.between(1, 9));
  const Decimal raw = random.amount(100);
  return {party.id, assay::RawScore{raw > of ? of : raw, of}};
}

Scores random_scores(Random& random, const Policy& policy) {
  Scores scores;
  for (const assay::Party& party : policy.parties) scores.push_back(random_score(random, party));
  return scores;
}

}  // namespace

TEST_CASE("amounts roll up to what a recount of the tree gives, area by area") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + static_cast<std::uint64_t>(i));
    const Case each = random_case_of(random);
    const Evaluation evaluation = station::evaluate(station::policy(), each.agreement, each.outputs, station::scores());
    for (const assay::Output& output : each.outputs.indicators) {
      std::map<std::string, Amount> amounts;
      for (const assay::Cell& cell : output.cells) amounts.emplace(cell.area, cell.amount);
      const auto check = [&](const std::string& path, const Sum& expected) {
        CAPTURE(path);
        const Node node = evaluation.plan().find(path).value();
        CHECK(evaluation.presence(node) == expected.presence);
        if (expected.presence == Presence::given) CHECK(thousandths(*evaluation.value(node)) == expected.thousandths);
      };
      const std::string indicator = "indicators/" + output.indicator;
      check(indicator + "/actual", add_up(each.agreement.areas, amounts, "*"));
      for_each_area(each.agreement.areas, [&](const Area& area) {
        check(indicator + "/areas/" + area.id + "/actual", add_up(area.areas, amounts, area.id));
      });
    }
  }
}

TEST_CASE("no order matters: of cells, of areas, of indicators, of outputs, of scores") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 1000 + static_cast<std::uint64_t>(i));
    const Policy policy = random_policy(random);
    const Scores scores = random_scores(random, policy);
    const Case each = random_case_of(random);
    const auto expected = sorted_table(station::evaluate(policy, each.agreement, each.outputs, scores));

    Case shuffled = each;
    shuffle_areas(random, shuffled.agreement.areas);
    random.shuffle(shuffled.agreement.indicators);
    random.shuffle(shuffled.agreement.posts);
    random.shuffle(shuffled.outputs.indicators);
    for (assay::Output& output : shuffled.outputs.indicators) random.shuffle(output.cells);
    Scores shuffled_scores = scores;
    random.shuffle(shuffled_scores);
    Policy shuffled_policy = policy;
    random.shuffle(shuffled_policy.parties);
    CHECK(sorted_table(station::evaluate(shuffled_policy, shuffled.agreement, shuffled.outputs, shuffled_scores)) ==
          expected);
  }
}

TEST_CASE("targets sum up like amounts, and a target of its own that agrees changes nothing") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 2000 + static_cast<std::uint64_t>(i));
    Agreement agreement;
    int count = 0;
    agreement.areas = random_areas(random, 4, count);
    Cells cells;
    std::int64_t sum = 0;
    const auto fill = [&](const auto& self, const std::vector<Area>& areas) -> void {
      for (const Area& area : areas) {
        if (!area.areas.empty()) {
          self(self, area.areas);
        } else {
          cells.push_back({area.id, random.amount(100)});
          sum += thousandths(cells.back().amount.value);
        }
      }
    };
    fill(fill, agreement.areas);
    if (cells.empty()) continue;
    random.shuffle(cells);
    agreement.indicators = {{"visits", "", "", "", cells}};
    const Evaluation summed = station::evaluate(station::policy(), agreement, {}, station::scores());
    const Decimal whole = *summed.value(summed.plan().find("indicators/visits/target").value());
    CHECK(thousandths(whole) == sum);
    // Said once more for the whole, it is accepted; a thousandth more is not.
    agreement.indicators[0].target.push_back({"*", whole});
    const Evaluation said = station::evaluate(station::policy(), agreement, {}, station::scores());
    CHECK(sorted_table(said) == sorted_table(summed));
    agreement.indicators[0].target.back().amount = whole + Decimal::from_parts(0, 1, 3);
    const auto found = station::problems_of([&] { Plan(station::policy(), agreement); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == assay::Code::target_conflict);
  }
}

TEST_CASE("paths and figures name each other one to one, and inputs have smaller numbers") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 3000 + static_cast<std::uint64_t>(i));
    const Plan plan(station::policy(), random_case_of(random).agreement);
    std::set<std::string> paths;
    for (Node node = 0; node < plan.figure_count(); ++node) {
      const std::string path = plan.path(node);
      CHECK(plan.find(path) == node);
      CHECK(paths.insert(path).second);
      for (const assay::Edge edge : plan.inputs(node)) {
        if (!edge.is_place() && edge.index() >= node) FAIL_CHECK(path);
        if (edge.is_place() && plan.pointer(edge.index()).empty()) FAIL_CHECK(path);
      }
    }
    // A path with a byte too many or too few names nothing, or something else.
    const std::string path = plan.path(static_cast<Node>(random.below(plan.figure_count())));
    for (const std::string& other :
         {path + "/", "/" + path, path + "x", path.substr(1), path.substr(0, path.size() - 1)}) {
      const auto node = plan.find(other);
      CHECK((!node || plan.path(*node) == other));
    }
  }
}

TEST_CASE("an evaluation that is written into again is the same as a new one") {
  Random random(seed + 4000);
  Evaluation reused;
  for (int i = 0; i < 60; ++i) {
    CAPTURE(i);
    const Policy policy = random_policy(random);
    const Case each = random_case_of(random);
    const Plan plan(policy, each.agreement);
    for (int round = 0; round < 3; ++round) {
      assay::Outputs outputs = each.outputs;
      for (assay::Output& output : outputs.indicators) {
        for (assay::Cell& cell : output.cells) cell.amount = random_amount(random);
      }
      const assay::Inputs inputs = plan.bind(outputs, random_scores(random, policy));
      plan.run(inputs, reused);
      CHECK(station::table(reused) == station::table(plan.run(inputs)));
      CHECK(station::table(plan.run(inputs)) == station::table(plan.run(inputs)));
    }
  }
}

TEST_CASE("a higher score never lowers the total or the grade") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 5000 + static_cast<std::uint64_t>(i));
    const Policy policy = random_policy(random);
    const auto standing = [&](const Scores& scores) {
      const Evaluation evaluation = station::evaluate(policy, {}, {}, scores);
      const auto total = evaluation.plan().total();
      const Decimal* rounded = evaluation.value(total);
      const auto band = std::find(policy.bands.begin(), policy.bands.end(), evaluation.grade()) - policy.bands.begin();
      return std::pair(rounded != nullptr ? assay::Ratio(*rounded) : *evaluation.exact(total), -band);
    };
    Scores scores = random_scores(random, policy);
    const auto before = standing(scores);
    // One party gives more, in the way in which it gave.
    assay::Score& raised = scores[random.below(scores.size())];
    const auto between = [&](const Decimal& low, const Decimal& high) {
      return low + (high - low) * Decimal::from_parts(0, static_cast<std::uint64_t>(random.between(0, 100)), 2);
    };
    if (auto* points = std::get_if<assay::Points>(&raised.award)) {
      const auto party = std::find_if(policy.parties.begin(), policy.parties.end(),
                                      [&](const auto& p) { return p.id == raised.party; });
      points->points = between(points->points, party->max);
    } else {
      auto& raw = std::get<assay::RawScore>(raised.award);
      raw.raw = between(raw.raw, raw.of);
    }
    const auto after = standing(scores);
    CHECK(after.first >= before.first);
    CHECK(after.second >= before.second);
  }
}

TEST_CASE("a percentage half up at two places is floor((20000·C + A) / (2·A)) hundredths") {
  Random random(seed + 6000);
  Agreement agreement;
  for (int i = 0; i < 1000; ++i) {
    const int target = random.between(1, 4000), actual = random.between(0, 9000);
    CAPTURE(target);
    CAPTURE(actual);
    agreement.indicators = {{"visits", "", "", "", assay::whole(target)}};
    const Evaluation evaluation =
        station::evaluate(station::policy(), agreement, station::outputs(assay::whole(actual)), station::scores());
    const int hundredths = (20000 * actual + target) / (2 * target);
    CHECK(station::text(evaluation, "indicators/visits/attainment") ==
          Decimal::from_parts(0, static_cast<std::uint64_t>(hundredths), 2).to_string());
  }
}

TEST_CASE("attainment does not depend on the unit of measure, and meeting the target is 100") {
  Random random(seed + 7000);
  Policy exact = station::policy();
  exact.rounding = {};
  for (int i = 0; i < cases; ++i) {
    const Decimal target = random.amount(50) + Decimal(1), actual = random.amount(500),
                  factor = random.amount(9) + Decimal(1);
    CAPTURE(target.to_string());
    CAPTURE(actual.to_string());
    CAPTURE(factor.to_string());
    const auto attainment = [&](const Decimal& of, const Decimal& done) {
      Agreement agreement;
      agreement.indicators = {{"visits", "", "", "", assay::whole(of)}};
      return station::text(station::evaluate(exact, agreement, station::outputs(assay::whole(done)), station::scores()),
                           "indicators/visits/attainment");
    };
    CHECK(attainment(target * factor, actual * factor) == attainment(target, actual));
    CHECK(attainment(target, target) == "100");
  }
}

// ------------------------------------------------------------------------------------- of sums, trees and coverage

namespace {

using assay::Bounds;
using assay::Direction;
using assay::Indicator;
using assay::IndicatorKind;
using assay::MissingParts;
using assay::Record;
using assay::Span;

const assay::Calendar calendar{Span{{2023, 9, 8}, {2024, 9, 7}}, Span{{2023, 9, 8}, {2024, 7, 31}}};

std::vector<std::string> leaves_of(const std::vector<Area>& areas) {
  std::vector<std::string> ids;
  for_each_area(areas, [&](const Area& area) {
    if (area.areas.empty()) ids.push_back(area.id);
  });
  return ids;
}

// Another tree over the same leaves, with new areas in between.
std::vector<Area> tree_over(Random& random, const std::vector<std::string>& leaves, int levels, int& count) {
  std::vector<Area> areas;
  for (std::size_t from = 0; from < leaves.size();) {
    const std::size_t size = std::min(leaves.size() - from, 1 + random.below(4));
    if (levels == 0 || size == 1) {
      areas.push_back({leaves[from++], "", {}});
      continue;
    }
    const std::vector<std::string> inside(leaves.begin() + static_cast<std::ptrdiff_t>(from),
                                          leaves.begin() + static_cast<std::ptrdiff_t>(from + size));
    areas.push_back({"between_" + std::to_string(count++), "", tree_over(random, inside, levels - 1, count)});
    from += size;
  }
  return areas;
}

Evaluation evaluate_in(const Policy& policy, const Agreement& agreement, const assay::Outputs& outputs) {
  const Plan plan(policy, agreement, calendar);
  return plan.run(plan.bind(outputs, station::scores()));
}

std::string shown(const Evaluation& evaluation, const std::string& path) {
  const Node node = evaluation.find(path).value();
  const auto exact = evaluation.exact(node);
  return std::string(name(evaluation.presence(node))) + ' ' + (exact ? exact->to_string() : "-");
}

assay::Date day_of_span(int day) {  // the 0th is 2023-10-01; months of 28 days are enough
  const int month = 9 + day / 28;
  return {2023 + month / 12, month % 12 + 1, day % 28 + 1};
}

assay::Particulars random_parts(Random& random) {
  assay::Particulars parts;
  parts.numerator = random.amount(50);
  parts.denominator = random.amount(50);
  return parts;
}

assay::Particulars random_check(Random& random) {
  assay::Particulars check;
  if (random.chance(80)) check.reported = random.amount(50);
  if (!check.reported || random.chance(70)) check.verified = random.amount(50);
  return check;
}

assay::Cell random_cell(Random& random, const std::string& area, IndicatorKind kind) {
  if (kind == IndicatorKind::narrative) return {area, Amount::none()};
  if (random.chance(25)) return {area, random_amount(random).given() ? Amount() : Amount::not_applicable()};
  const auto particulars = [&] { return kind == IndicatorKind::ratio ? random_parts(random) : random_check(random); };
  if (random.chance(40) || kind == IndicatorKind::ratio) return {area, {}, {}, particulars()};
  if (random.chance(50) && kind != IndicatorKind::distinct) {
    std::vector<Record> records;
    for (int r = random.between(1, 4); r > 0; --r) {
      const assay::Date day = day_of_span(r * 20);
      records.push_back({{day, day}, random_amount(random), {}});
    }
    return {area, {}, std::move(records), {}};
  }
  return {area, random.amount(100)};
}

// An agreement with an indicator of every kind and direction, and outputs that fit.
Case rich_case(Random& random) {
  Case result;
  int count = 0;
  result.agreement.areas = random_areas(random, 3, count);
  const std::vector<std::string> leaves = leaves_of(result.agreement.areas);
  int number = 0;
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::stock, IndicatorKind::distinct,
                                   IndicatorKind::ratio, IndicatorKind::money, IndicatorKind::narrative}) {
    for (const Direction direction : {Direction::at_least, Direction::at_most, Direction::exactly, Direction::within}) {
      if (kind == IndicatorKind::narrative && direction != Direction::at_least) continue;
      Indicator x;
      x.id = "i" + std::to_string(number++);
      x.kind = kind;
      x.direction = direction;
      const bool numeric = kind != IndicatorKind::narrative;
      x.target = numeric ? assay::whole(random.chance(20) ? Decimal(0) : random.amount(50)) : Cells{};
      if (direction == Direction::within) x.upper = assay::whole(x.target[0].amount.value + random.amount(50));
      const bool grows = kind == IndicatorKind::count || kind == IndicatorKind::money;
      if (grows && random.chance(50)) x.proration = {assay::ProrationRule::days};
      if ((grows || kind == IndicatorKind::stock) && random.chance(60)) x.bounds = Bounds{0, random.amount(20)};
      if (numeric && random.chance(30)) {
        x.amendments = {{{2024, 1, random.between(1, 31)}, "", assay::whole(random.amount(40))},
                        {{2024, random.between(2, 9), 1}, "", assay::whole(random.amount(40))}};
        if (direction == Direction::within) x.upper = assay::whole(100);
      }
      Cells cells;
      if (kind == IndicatorKind::distinct) {
        cells = {random_cell(random, "*", kind)};
      } else {
        for (const std::string& leaf : leaves) {
          if (random.chance(80)) cells.push_back(random_cell(random, leaf, kind));
        }
      }
      result.agreement.indicators.push_back(std::move(x));
      if (!cells.empty())
        result.outputs.indicators.push_back({result.agreement.indicators.back().id, std::move(cells)});
    }
  }
  result.agreement.posts = {{"all", 0, random.amount(20), 11}, {"certified", random.amount(9)}};
  assay::Relation relation;
  relation.id = "counts";
  relation.left.terms = {{"indicators/i0/actual"}};
  relation.right.terms = {{"indicators/i16/actual", 2}};
  relation.each_area = true;
  result.agreement.relations = {relation};
  return result;
}

Policy rich_policy(Random& random) {
  Policy policy = random_policy(random);
  for (auto* step : {&policy.rounding.attainment, &policy.rounding.rate}) {
    if (*step) (*step)->places = 2;
  }
  policy.missing_parts =
      random.pick(std::vector{MissingParts::require_all, MissingParts::sum_given, MissingParts::interval});
  policy.counting = random.chance(50) ? assay::Counting::verified : assay::Counting::reported;
  policy.unverified = random.chance(50) ? assay::Unverified::counts : assay::Unverified::missing;
  policy.deviation = assay::DeviationRule{100, 200};
  return policy;
}

}  // namespace

TEST_CASE("the shape of the tree does not matter to a sum, a ratio or a number of areas, only its leaves") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 8000 + static_cast<std::uint64_t>(i));
    std::vector<std::string> leaves;
    for (std::size_t n = 1 + random.below(12); n > 0; --n) leaves.push_back("leaf_" + std::to_string(n));
    Policy policy = station::policy();
    policy.missing_parts = random.chance(50) ? MissingParts::sum_given : MissingParts::interval;
    Agreement agreement;
    assay::Outputs outputs;
    for (const IndicatorKind kind :
         {IndicatorKind::count, IndicatorKind::stock, IndicatorKind::money, IndicatorKind::ratio}) {
      Indicator x;
      x.id = name(kind);
      x.kind = kind;
      x.target = assay::whole(10);
      if (kind != IndicatorKind::ratio) x.bounds = Bounds{1, 7};
      agreement.indicators.push_back(x);
      Cells cells;
      for (const std::string& leaf : leaves) {
        if (random.chance(80)) cells.push_back(random_cell(random, leaf, kind));
      }
      if (!cells.empty()) outputs.indicators.push_back({x.id, std::move(cells)});
    }
    std::optional<std::vector<std::string>> expected;
    for (const int levels : {0, 1, 2, 5}) {
      int count = 0;
      random.shuffle(leaves);
      agreement.areas = tree_over(random, leaves, levels, count);
      for (assay::Output& output : outputs.indicators) random.shuffle(output.cells);
      const Evaluation evaluation = evaluate_in(policy, agreement, outputs);
      std::vector<std::string> said;
      for (const Indicator& x : agreement.indicators) {
        std::vector<std::string> parts = {"actual",
                                          "attainment",
                                          "coverage/expected",
                                          "coverage/reported",
                                          "coverage/missing",
                                          "coverage/not_applicable"};
        if (evaluation.find("indicators/" + x.id + "/actual_low")) parts.push_back("actual_high");
        for (const std::string& part : parts) said.push_back(shown(evaluation, "indicators/" + x.id + "/" + part));
      }
      if (!expected) expected = said;
      CHECK(said == *expected);
    }
  }
}

TEST_CASE("splitting a record into shorter ones never changes a total, nor does their order") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 9000 + static_cast<std::uint64_t>(i));
    Agreement agreement;
    agreement.indicators = {{"x", "", "", "", assay::whole(100)}, {"rate", "", "", "", assay::whole(100)}};
    agreement.indicators[0].kind = random.chance(50) ? IndicatorKind::money : IndicatorKind::count;
    agreement.indicators[1].kind = IndicatorKind::ratio;
    const Decimal total = random.amount(1000), n = random.amount(500), d = random.amount(500) + Decimal(1);
    assay::Particulars whole;
    whole.numerator = n;
    whole.denominator = d;
    const Evaluation once =
        evaluate_in(station::policy(), agreement, {{{"x", assay::whole(total)}, {"rate", {{"*", {}, {}, whole}}}}, {}});
    // Cut at random days, each piece with a random share of what is left; the last takes the rest.
    std::vector<Record> amounts, ratios;
    Decimal left = total, left_n = n, left_d = d;
    for (int day = 0; day < 270;) {
      const int next = day + random.between(5, 90);
      const bool last = next >= 270;
      const auto share = [&](Decimal& of) {
        const Decimal part = last ? of : random.amount(1) * Decimal::from_parts(0, 1, 1);
        const Decimal taken = !last && part > of ? Decimal(0) : part;
        of = of - taken;
        return taken;
      };
      const Span period{day_of_span(day), day_of_span(last ? 269 : next - 1)};
      amounts.push_back({period, share(left), {}});
      assay::Particulars parts;
      parts.numerator = share(left_n);
      parts.denominator = share(left_d);
      ratios.push_back({period, {}, parts});
      day = next;
    }
    random.shuffle(amounts);
    random.shuffle(ratios);
    const Evaluation cut = evaluate_in(station::policy(), agreement,
                                       {{{"x", {{"*", {}, amounts, {}}}}, {"rate", {{"*", {}, ratios, {}}}}}, {}});
    for (const std::string path :
         {"indicators/x/actual", "indicators/x/attainment", "indicators/rate/actual", "indicators/rate/attainment"}) {
      CHECK(shown(cut, path) == shown(once, path));
    }
  }
}

TEST_CASE("coverage adds up in every area, and the whole's is that of all that report for themselves") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 10000 + static_cast<std::uint64_t>(i));
    const Case each = rich_case(random);
    const Evaluation e = evaluate_in(rich_policy(random), each.agreement, each.outputs);
    const Plan plan = e.plan();
    const auto number = [&](std::size_t x, std::size_t a, std::string_view part) {
      return e.value(plan.figure(x, a, part).value())->coefficient_low();
    };
    for (std::size_t x = 0; x < each.agreement.indicators.size(); ++x) {
      for (std::size_t a = 0; a < plan.areas().size(); ++a) {
        if (!plan.figure(x, a, "coverage/expected")) continue;
        CHECK(number(x, a, "coverage/expected") == number(x, a, "coverage/reported") +
                                                       number(x, a, "coverage/missing") +
                                                       number(x, a, "coverage/not_applicable"));
        // The outermost areas that have no areas inside, or speak for themselves. Here only leaves and the whole do.
        std::uint64_t units = 0, given = 0;
        for (std::size_t leaf = 0; leaf + 1 < plan.areas().size(); ++leaf) {
          if (plan.figure(x, leaf, "coverage/expected")) continue;
          std::size_t up = leaf;
          while (up != a && up + 1 != plan.areas().size()) up = plan.areas()[up].parent;
          if (up != a) continue;
          ++units;
          given += e.presence(plan.actual(x, leaf)) == Presence::given ? 1 : 0;
        }
        const bool own = a + 1 == plan.areas().size() && each.agreement.indicators[x].kind == IndicatorKind::distinct &&
                         e.presence(plan.actual(x, a)) != Presence::missing;
        CHECK(number(x, a, "coverage/expected") == (own ? 1 : units));
        if (!own) CHECK(number(x, a, "coverage/reported") == given);
      }
    }
  }
}

TEST_CASE("every figure is found by its path, the tail included, and follows what it is computed from") {
  for (int i = 0; i < 60; ++i) {
    CAPTURE(i);
    Random random(seed + 11000 + static_cast<std::uint64_t>(i));
    const Case each = rich_case(random);
    const Evaluation e = evaluate_in(rich_policy(random), each.agreement, each.outputs);
    const std::size_t of_plan = e.plan().figure_count();
    std::set<std::string> paths;
    for (Node node = 0; node < e.figure_count(); ++node) {
      const std::string path = e.path(node);
      if (e.find(path) != node || !paths.insert(path).second) FAIL_CHECK(path);
      for (const assay::Edge edge : e.inputs(node)) {
        if (edge.is_place() ? e.pointer(edge.index()).empty() : edge.index() >= node) FAIL_CHECK(path);
        if (!edge.is_place() && node < of_plan && edge.index() >= of_plan) FAIL_CHECK(path);
      }
    }
    // Every note speaks of figures that there are.
    for (const assay::Note& note : e.notes()) {
      for (const Node node : note.figures) CHECK(node < e.figure_count());
    }
  }
}

TEST_CASE("met agrees with the comparison of the exact values, against both targets") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 12000 + static_cast<std::uint64_t>(i));
    const Case each = rich_case(random);
    const Evaluation e = evaluate_in(rich_policy(random), each.agreement, each.outputs);
    const Plan plan = e.plan();
    for (std::size_t x = 0; x < each.agreement.indicators.size(); ++x) {
      const Indicator& indicator = each.agreement.indicators[x];
      for (std::size_t a = 0; a < plan.areas().size(); ++a) {
        for (const std::string prefix : {"", "prorated_"}) {
          const auto attainment = plan.figure(x, a, prefix + "attainment");
          if (!attainment || indicator.kind == IndicatorKind::narrative) continue;
          const auto actual = e.exact(plan.actual(x, a)),
                     target = e.exact(plan.figure(x, a, prefix + "target").value());
          assay::Met expected = assay::Met::open;
          if (actual && target) {
            bool met = false;
            switch (indicator.direction) {
              case Direction::at_least: met = *actual >= *target; break;
              case Direction::at_most: met = *actual <= *target; break;
              case Direction::exactly: met = *actual == *target; break;
              case Direction::within:
                met = *actual >= *target && *actual <= *e.exact(plan.figure(x, a, prefix + "upper").value());
                break;
            }
            expected = met ? assay::Met::yes : assay::Met::no;
          }
          CHECK(e.met(*attainment) == expected);
        }
      }
    }
  }
}

TEST_CASE(
    "more of a sum never lowers an at-least attainment, nor raises an at-most one; the interval holds the value") {
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    Random random(seed + 13000 + static_cast<std::uint64_t>(i));
    Policy policy = station::policy();
    policy.missing_parts = MissingParts::interval;
    Agreement agreement;
    agreement.areas = {{"a", "", {}}, {"b", "", {}}};
    agreement.indicators = {{"least", "", "", "", assay::whole(random.amount(50) + Decimal(1))},
                            {"most", "", "", "", assay::whole(random.amount(50) + Decimal(1))}};
    agreement.indicators[1].direction = Direction::at_most;
    const Decimal low = random.amount(20), high = low + random.amount(20);
    for (Indicator& x : agreement.indicators) x.bounds = Bounds{low, high};
    const auto with = [&](const Decimal& a, const Amount& b) {
      return evaluate_in(policy, agreement, {{{"least", {{"a", a}, {"b", b}}}, {"most", {{"a", a}, {"b", b}}}}, {}});
    };
    const auto exact = [](const Evaluation& e, const std::string& path) { return *e.exact(e.find(path).value()); };
    const Decimal a = random.amount(50) + Decimal(1), more = a + random.amount(10);
    const Decimal b = low + (high - low) * Decimal::from_parts(0, static_cast<std::uint64_t>(random.between(0, 10)), 1);
    const Evaluation now = with(a, b), then = with(more, b), unknown = with(a, Amount());
    CHECK(exact(then, "indicators/least/attainment") >= exact(now, "indicators/least/attainment"));
    CHECK(exact(then, "indicators/most/attainment") <= exact(now, "indicators/most/attainment"));
    // B lies between its bounds, and so does everything that depends on it.
    for (const std::string x : {"least", "most"}) {
      const std::string of = "indicators/" + x + "/";
      CHECK(exact(unknown, of + "actual_low") <= exact(now, of + "actual"));
      CHECK(exact(now, of + "actual") <= exact(unknown, of + "actual_high"));
      CHECK(exact(unknown, of + "attainment_low") <= exact(now, of + "attainment"));
      CHECK(exact(now, of + "attainment") <= exact(unknown, of + "attainment_high"));
    }
  }
}

TEST_CASE("a rich evaluation that is written into again is the same as a new one") {
  Evaluation reused;
  for (int i = 0; i < 40; ++i) {
    CAPTURE(i);
    Random random(seed + 14000 + static_cast<std::uint64_t>(i));
    const Case first = rich_case(random);
    const Policy policy = rich_policy(random);
    const Plan plan(policy, first.agreement, calendar);
    const assay::Inputs inputs = plan.bind(first.outputs, station::scores()), none = plan.bind({}, station::scores());
    for (const assay::Inputs* each : {&inputs, &none, &inputs}) {
      plan.run(*each, reused);
      CHECK(station::table(reused) == station::table(plan.run(*each)));
    }
  }
}
