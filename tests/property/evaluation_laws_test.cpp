// Laws of an evaluation, held over random agreements, outputs and scores.
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
