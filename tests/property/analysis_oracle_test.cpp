// Random policies and printed points with what analyze() says of them, one case a line, for analysis_oracle.py:
//
//   analysis_oracle_test SEED CASES
//
// The first case is the real station. The others are small, so that every combination of their raw scores can be
// listed. Numbers are written as texts; nothing is derived here that the oracle checks.
#include <algorithm>
#include <cstdint>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <assay/assay.hpp>

#include "random.hpp"

namespace {

using assay::Decimal;
using assay::Document;
using assay::Hypothesis;
using assay::Policy;
using assay::Ratio;
using assay::Reading;
using assay::Rounding;
using assay::RoundingMode;
using random_case::Random;

// --- the cases

struct Case {
  Document document;
  std::vector<Hypothesis> hypotheses;
};

Decimal number(std::string_view text) { return Decimal::parse(text); }

Decimal decimal(int units, int places) { return Decimal::from_parts(0, static_cast<std::uint64_t>(units), places); }

Case station() {
  Case made;
  made.document.policy = assay::shipped_policy("guangzhou-2023");
  made.document.scores = {{"oversight", assay::Points{number("8.87")}},
                          {"purchaser", assay::Points{number("20.00")}},
                          {"supervision_centre", assay::Points{number("14.90")}},
                          {"third_party", assay::Points{number("46.23")}}};
  made.hypotheses = assay::usual_hypotheses();
  return made;
}

class RandomCase {
 public:
  explicit RandomCase(std::uint64_t seed) : random_(seed) {}

  Case make() {
    made_ = {};
    raw_places_ = random_.between(0, 1);
    raw_of_ = random_.pick(std::vector<int>{10, 20, raw_places_ == 0 || random_.chance(20) ? 100 : 25});
    full_ = random_.chance(20);
    weigh();
    step();
    for (std::size_t p = 0; p < policy().parties.size(); ++p) score(p);
    bands();
    circumstances();
    made_.hypotheses = {{}};
    std::vector<RoundingMode> modes = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down,
                                       RoundingMode::down};
    modes.push_back(
        random_.pick(std::vector<RoundingMode>{RoundingMode::up, RoundingMode::floor, RoundingMode::ceiling}));
    for (const RoundingMode mode : modes) {
      made_.hypotheses.push_back({Reading::rounded, mode, raw_places_, raw_of_});
      made_.hypotheses.push_back({Reading::weighted, mode, raw_places_, raw_of_});
    }
    return std::move(made_);
  }

 private:
  Policy& policy() { return made_.document.policy; }

  // Weights of whole points or tenths, and of hundredths where steps round: then a maximum is no result of some.
  void weigh() {
    const int number = random_.between(2, 4);
    const int places = random_.between(0, 2);
    const int unit = places == 0 ? 1 : places == 1 ? 10 : 100;
    int left = random_.between(10, 100) * unit;
    policy().scale = decimal(left, places);
    for (int p = 0; p < number; ++p) {
      const int others = number - 1 - p;
      const int weight = others == 0 ? left : random_.between(std::max(1, left / 8), left - others * (left / 8 + 1));
      left -= weight;
      policy().parties.push_back({"party_" + std::to_string(p), "", decimal(weight, places)});
    }
    if (random_.chance(15)) policy().parties.back().missing = assay::MissingParty::renormalise;
    if (random_.chance(10)) {
      policy().parties.back().missing = assay::MissingParty::value;
      policy().parties.back().missing_points = policy().parties.back().max * decimal(random_.between(1, 9), 1);
    }
  }

  RoundingMode mode() { return static_cast<RoundingMode>(random_.below(7)); }

  void step() {
    if (full_ || random_.chance(70)) policy().rounding.total = Rounding{mode(), random_.between(0, full_ ? 0 : 2)};
    if (random_.chance(50)) policy().rounding.party_points = Rounding{mode(), random_.between(0, 2)};
    policy().rounding.exact_maximum_only = random_.chance(full_ ? 80 : 30);
    policy().grade_on = random_.chance(60) ? assay::GradeOn::rounded_total : assay::GradeOn::exact_total;
  }

  void score(std::size_t p) {
    const assay::Party& party = policy().parties[p];
    if (party.missing != assay::MissingParty::refuse) return;
    const int grid = raw_of_ * (raw_places_ == 0 ? 1 : 10);
    const int least = full_ ? grid - grid / 8 : random_.chance(90) ? grid / 2 : 0;
    const int raw = random_.chance(15) ? grid : random_.between(least, grid);
    const Ratio exact = Ratio(decimal(raw, raw_places_)) * Ratio(party.max) / Ratio(raw_of_);
    sum_ = sum_ + exact;
    if (random_.chance(15)) {
      made_.document.scores.push_back({party.id, assay::RawScore{decimal(raw, raw_places_), raw_of_}});
      return;
    }
    int places = random_.between(0, 2);
    // Where one place would print many raw scores alike there are too many combinations to list.
    if (Ratio(grid) / party.max > Ratio(random_.chance(90) ? 12 : 30)) places = std::max(places, 1);
    Decimal points = assay::round(exact, {mode(), places});
    if (random_.chance(20)) points = points + decimal(1, places);  // maybe nothing prints so
    if (points > party.max) points = assay::round(party.max, {RoundingMode::down, places});
    if (random_.chance(10)) points = party.max;
    made_.document.scores.push_back({party.id, assay::Points{points}});
  }

  // Near the total and near the scale, where something may hang on them.
  void bands() {
    std::vector<Decimal> from;
    const int number = random_.between(1, 5);
    for (int b = 0; b < number; ++b) {
      const int places = random_.between(0, 3);
      const Ratio around = random_.chance(20) ? Ratio(policy().scale) : sum_;
      const Decimal away = decimal(random_.between(0, 20), 1) * decimal(random_.between(0, 10), random_.between(1, 2));
      const Ratio near = random_.chance(50) ? around + Ratio(away) : around - Ratio(away);
      from.push_back(assay::round(near, {RoundingMode::half_even, places}));
    }
    if (random_.chance(full_ ? 70 : 10)) from.push_back(policy().scale);
    std::sort(from.begin(), from.end(), [](const Decimal& a, const Decimal& b) { return a > b; });
    from.erase(std::unique(from.begin(), from.end()), from.end());
    for (const Decimal& value : from) {
      if (value <= policy().scale) policy().bands.push_back({"g" + std::to_string(policy().bands.size()), "", value});
    }
    if (policy().bands.empty()) policy().bands.push_back({"g0", "", 0});
  }

  void circumstances() {
    if (random_.chance(25)) {
      policy().adjustments.emplace();
      policy().adjustments->may_exceed_scale = random_.chance(50);
      if (random_.chance(30))
        policy().adjustments->floor = assay::round(policy().scale * decimal(8, 1), {RoundingMode::down, 1});
      using assay::AdjustmentKind;
      for (const AdjustmentKind kind : {AdjustmentKind::deduction, AdjustmentKind::bonus}) {
        if (!random_.chance(60)) continue;
        made_.document.adjustments.push_back({"", kind, decimal(random_.between(1, 300), 2), "because"});
      }
    }
    if (!random_.chance(25)) return;
    for (int k = 0; k < 2; ++k) {
      const std::string id = "k" + std::to_string(k);
      policy().knock_outs.push_back({id, "",
                                     random_.chance(70) ? assay::KnockOutEffect::cap : assay::KnockOutEffect::force,
                                     random_.pick(policy().bands).id});
      made_.document.facts.push_back({id, random_.chance(60), ""});
    }
  }

  Random random_;
  Case made_;
  int raw_places_ = 0;
  int raw_of_ = 100;
  bool full_ = false;  // nearly all of each maximum was awarded
  Ratio sum_;          // of the points, about
};

// --- as JSON; no text here needs an escape

using Members = std::vector<std::pair<std::string, std::string>>;

std::string text(std::string_view value) { return '"' + std::string(value) + '"'; }
std::string text(const Decimal& value) { return text(value.to_string()); }
std::string text(const Ratio& value) { return text(value.to_fraction()); }
std::string flag(bool value) { return value ? "true" : "false"; }

std::string object(const Members& members) {
  std::string result;
  for (const auto& [key, value] : members) result += (result.empty() ? "" : ", ") + text(key) + ": " + value;
  return '{' + result + '}';
}

template <typename List, typename Write>
std::string array(const List& list, Write write) {
  std::string result;
  for (const auto& each : list) result += (result.empty() ? "" : ", ") + write(each);
  return '[' + result + ']';
}

std::string text(const std::optional<Rounding>& rounding) {
  return rounding ? '[' + text(name(rounding->mode)) + ", " + std::to_string(rounding->places) + ']' : "null";
}

std::string text(const assay::End& end) { return '[' + text(end.value) + ", " + flag(end.closed) + ']'; }

const auto as_text = [](const std::string& each) { return text(each); };

std::string question(const Case& made) {
  const Policy& policy = made.document.policy;
  const auto party = [&](const assay::Party& each) {
    Members members = {{"id", text(each.id)}, {"max", text(each.max)}, {"missing", text(name(each.missing))}};
    if (each.missing_points) members.push_back({"missing_points", text(*each.missing_points)});
    for (const assay::Score& score : made.document.scores) {
      if (score.party != each.id) continue;
      if (const auto* points = std::get_if<assay::Points>(&score.award))
        members.push_back({"points", text(points->points)});
      if (const auto* raw = std::get_if<assay::RawScore>(&score.award)) {
        members.push_back({"raw", text(raw->raw)});
        members.push_back({"of", text(raw->of)});
      }
    }
    return object(members);
  };
  Members members = {
      {"scale", text(policy.scale)},
      {"total_step", text(policy.rounding.total)},
      {"exact_maximum_only", flag(policy.rounding.exact_maximum_only)},
      {"grade_on", text(name(policy.grade_on))},
      {"parties", array(policy.parties, party)},
      {"bands",
       array(policy.bands, [](const assay::Band& band) { return '[' + text(band.id) + ", " + text(band.from) + ']'; })},
      {"adjustments", array(made.document.adjustments, [](const assay::Adjustment& each) {
         return '[' + text(name(each.kind)) + ", " + text(each.points) + ']';
       })}};
  if (policy.adjustments) {
    members.push_back({"floor", text(policy.adjustments->floor)});
    members.push_back({"may_exceed_scale", flag(policy.adjustments->may_exceed_scale)});
  }
  std::vector<std::string> holding;
  for (std::size_t k = 0; k < policy.knock_outs.size(); ++k) {
    const assay::KnockOut& knock_out = policy.knock_outs[k];
    if (made.document.facts[k].holds) {
      holding.push_back('[' + text(name(knock_out.effect)) + ", " + text(knock_out.band) + ']');
    }
  }
  members.push_back({"knock_outs", array(holding, [](const std::string& each) { return each; })});
  return object(members);
}

std::string hypothesis(const Hypothesis& each) {
  return object({{"id", text(each.id())},
                 {"reading", text(name(each.reading))},
                 {"mode", text(name(each.mode))},
                 {"raw_places", std::to_string(each.raw_places)},
                 {"raw_of", text(each.raw_of)}});
}

std::string verdict(const assay::Verdict& each) {
  return object({{"hypothesis", hypothesis(each.hypothesis)},
                 {"certainty", text(name(each.certainty))},
                 {"total", each.total ? '[' + text(each.total->low()) + ", " + text(each.total->high()) + ']' : "null"},
                 {"grades", array(each.grades, as_text)},
                 {"contradicting", array(each.contradicting, as_text)}});
}

std::string combinations(const assay::Combinations& each) {
  const auto grade = [](const assay::GradeCount& count) {
    return '[' + text(count.grade) + ", " + text(count.by_exact_total) + ", " + text(count.by_rounded_once) + ']';
  };
  return object({{"hypothesis", hypothesis(each.hypothesis)},
                 {"all", each.all ? text(*each.all) : "null"},
                 {"grades", array(each.grades, grade)}});
}

void print(const Case& made) {
  assay::AnalysisOptions options;
  options.hypotheses = made.hypotheses;
  options.schedules.emplace();
  const assay::Analysis analysis = assay::analyze(made.document, options);
  std::cout << object({{"case", question(made)},
                       {"verdicts", array(analysis.verdicts, verdict)},
                       {"combinations", array(analysis.combinations, combinations)}})
            << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: analysis_oracle_test SEED CASES\n";
    return 2;
  }
  try {
    const std::uint64_t seed = std::stoull(arguments[1]);
    const std::uint64_t cases = std::stoull(arguments[2]);
    print(station());
    Random seeds(seed);
    for (std::uint64_t k = 1; k < cases; ++k) print(RandomCase(seeds.next()).make());
  } catch (const std::exception& error) {
    std::cerr << "analysis_oracle_test: " << error.what() << '\n';
    return 1;
  }
}
