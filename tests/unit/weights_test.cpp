// What each weight decides, the others scaled in proportion: with a share w of the scale the unrounded total is the
// scale × (w × what the party gave of its maximum + (1 − w) × what the others gave of theirs together).
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using assay::Document;
using assay::Points;
using assay::RawScore;
using station::number;
using station::published;

namespace {

using Lines = std::vector<std::string>;

// Two parties of half the scale each, of which `a` gives nothing and `b` everything: the total is 100 − 100 w for the
// weight of a, and 100 w for that of b.
Document halves(std::vector<assay::Band> bands) {
  Document document;
  document.policy.parties = {{"a", "", 50}, {"b", "", 50}};
  document.policy.bands = std::move(bands);
  document.scores = {{"a", Points{0}}, {"b", Points{50}}};
  return document;
}

// Each as "party share: what it keeps; break-even → grade …".
Lines weights(const Document& document) {
  Lines found;
  for (const assay::WeightSensitivity& weight : analyze(document).weights) {
    std::string line = weight.party + ' ' + weight.share.to_string() + ": " + weight.keeps.to_string();
    for (const assay::BreakEven& end : weight.break_evens) line += "; " + end.share.to_fraction() + " → " + end.grade;
    if (weight.on_boundary) line += "; on a boundary";
    if (weight.indifferent) line += "; indifferent";
    found.push_back(line);
  }
  return found;
}

}  // namespace

TEST_CASE("the station at 90.52: how far each weight may go before the grade is another") {
  // The third party gave 46.75 ÷ 55 = 0.85, the others 43.77 ÷ 45. 85 w + 4377/45 (1 − w) = 90 where w = 109/184.
  CHECK(weights(published("46.75")) ==
        Lines{"oversight 0.1: [0, 5/14]; 5/14 → good", "purchaser 0.2: [37/237, 1]; 37/237 → good",
              "supervision_centre 0.15: [66/661, 1]; 66/661 → good", "third_party 0.55: [0, 109/184]; 109/184 → good"});
}

TEST_CASE("where the exact total stands on the boundary every break-even is the present weight") {
  CHECK(weights(published("46.23")) == Lines{"oversight 0.1: [0, 0.1]; 1/10 → good; on a boundary",
                                             "purchaser 0.2: [0.2, 1]; 1/5 → good; on a boundary",
                                             "supervision_centre 0.15: [0.15, 1]; 3/20 → good; on a boundary",
                                             "third_party 0.55: [0, 0.55]; 11/20 → good; on a boundary"});
}

TEST_CASE("a band holds from where it begins to before the next better one") {
  // The total is 50. Falling in w for a: 80 at 0.2, 40 at 0.6. Rising for b: 40 at 0.4, 80 at 0.8.
  const std::vector<assay::Band> bands = {{"top", "", 80}, {"middle", "", 40}, {"bottom", "", 0}};
  CHECK(weights(halves(bands)) ==
        Lines{"a 0.5: (0.2, 0.6]; 1/5 → top; 3/5 → bottom", "b 0.5: [0.4, 0.8); 2/5 → bottom; 4/5 → top"});
  // A boundary that is met at the very end of the scale is one: a whole weight of b makes 100, none of it 0.
  CHECK(weights(halves({{"full", "", 100}, {"some", "", number("0.01")}, {"none", "", 0}})) ==
        Lines{"a 0.5: (0, 0.9999]; 0/1 → full; 9999/10000 → none", "b 0.5: [0.0001, 1); 1/10000 → none; 1/1 → full"});
  // No weight makes less than 0 or more than 100.
  CHECK(weights(halves({{"never", "", 101}, {"always", "", 0}, {"below", "", -1}})) ==
        Lines{"a 0.5: [0, 1]", "b 0.5: [0, 1]"});
}

TEST_CASE("a weight decides nothing where the party gave as much of its own as the others did") {
  Document document = halves({{"high", "", 50}, {"low", "", 0}});
  document.scores = {{"a", Points{25}}, {"b", Points{25}}};
  CHECK(weights(document) == Lines{"a 0.5: [0, 1]; indifferent", "b 0.5: [0, 1]; indifferent"});
  document.policy.parties = {{"b", "", 100}};
  document.scores = {{"b", Points{25}}};
  CHECK(weights(document) == Lines{"b 1: [0, 1]; indifferent"});
}

TEST_CASE("weights are of unrounded points: the grade kept is that of the exact total") {
  // 84.05 of 100 is 46.2275 points, printed 46.23: the exact total 89.9975 is good, though 90.00 is excellent.
  // 84.05 w + 4377/45 (1 − w) = 90 where w = (4377/45 − 90) ÷ (4377/45 − 84.05) = 6540/11895 = 436/793.
  Document document = published("0");
  document.scores[3].award = RawScore{number("84.05"), 100};
  CHECK(evaluate(document).grade().id == "excellent");
  CHECK(weights(document)[3] == "third_party 0.55: (436/793, 1]; 436/793 → excellent");
}

TEST_CASE("deductions and bonuses move the total, and its bounds hold it") {
  // The total is 50 + 10 for a bonus; 100 w + 10 = 80 where w = 0.7, and = 100 from 0.9 on.
  Document document = halves({{"full", "", 100}, {"top", "", 80}, {"bottom", "", 0}});
  document.policy.adjustments = assay::AdjustmentRules{};
  document.adjustments = {{"", assay::AdjustmentKind::bonus, 10, "an award"}};
  CHECK(weights(document)[1] == "b 0.5: [0, 0.7); 7/10 → top");
  // Now the total is 96: 86 points for b, and a bonus. It reaches 100 at w = 0.9 and is never above.
  document.policy.parties[0].max = 14;
  document.policy.parties[1].max = 86;
  document.scores[1].award = Points{86};
  CHECK(weights(document)[1] == "b 0.86: [0.7, 0.9); 7/10 → bottom; 9/10 → full");
  document.policy.bands[0].from = 101;
  CHECK(weights(document)[1] == "b 0.86: [0.7, 1]; 7/10 → bottom");
  document.policy.adjustments->may_exceed_scale = true;
  CHECK(weights(document)[1] == "b 0.86: [0.7, 0.91); 7/10 → bottom; 91/100 → full");
  // No total is below a floor, so that none falls to the lowest band.
  document.policy.adjustments->floor = 80;
  CHECK(weights(document)[1] == "b 0.86: [0, 0.91); 91/100 → full");
}

TEST_CASE("a party whose weight is shared out has none; one that gave nothing counts with zero") {
  Document document = published("46.75");
  document.scores.erase(document.scores.begin());  // oversight, 10 points
  document.policy.parties[0].missing = assay::MissingParty::renormalise;
  // Of 90 the others hold 20, 15 and 55: shares 2/9, 1/6, 11/18.
  Lines found = weights(document);
  REQUIRE(found.size() == 3);
  CHECK(found[0].starts_with("purchaser 2/9: "));
  CHECK(found[1].starts_with("supervision_centre 1/6: "));
  CHECK(found[2].starts_with("third_party 11/18: "));
  // (20 + 14.90 + 46.75) = 81.65 of 100 is good. Without oversight the others gave 81.65 of 90:
  // (1 − w) × 81.65/0.9 = 90 where w = 13/1633, and = 80 where w = 193/1633.
  document.policy.parties[0].missing = assay::MissingParty::zero;
  found = weights(document);
  REQUIRE(found.size() == 4);
  CHECK(found[0] == "oversight 0.1: (13/1633, 193/1633]; 13/1633 → excellent; 193/1633 → pass");
}

TEST_CASE("knock-outs stay outside: the band of the total is what a weight keeps") {
  Document document = published("46.75");
  document.policy.knock_outs = {{"fraud", "", assay::KnockOutEffect::force, "fail"}};
  document.facts = {{"fraud", true}};
  CHECK(weights(document)[3] == "third_party 0.55: [0, 109/184]; 109/184 → good");
}
