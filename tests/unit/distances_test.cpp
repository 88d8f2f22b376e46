// How far a total stands from where bands begin: from the value that the bands see, exactly.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::Document;
using assay::GradeOn;
using assay::Points;
using assay::RawScore;
using station::number;
using station::published;

namespace {

using Lines = std::vector<std::string>;

// Each as "grade boundary difference".
Lines distances(const Document& document) {
  Lines found;
  for (const assay::Distance& distance : analyze(document).distances) {
    found.push_back(distance.grade + ' ' + distance.boundary.to_string() + ' ' + distance.difference.to_string());
  }
  return found;
}

}  // namespace

TEST_CASE("a total on a boundary is no distance from it, and nothing is better than the best band") {
  CHECK(distances(published("46.23")) == Lines{"excellent 90 0"});
  CHECK(distances(published("46.75")) == Lines{"excellent 90 0.52"});
}

TEST_CASE("below the best band there are two: to where the present one begins, and to the next better one") {
  CHECK(distances(published("46.22")) == Lines{"good 80 9.99", "excellent 90 -0.01"});
  CHECK(distances(published("36.23")) == Lines{"good 80 0", "excellent 90 -10"});
}

TEST_CASE("the lowest band takes everything below it too, so that only the better one is a distance away") {
  CHECK(distances(published("6.23")) == Lines{"pass 60 -10"});
}

TEST_CASE("the distance is that of what the bands see, rounded or exact") {
  // 84.05 × 55 % = 46.2275, so that the exact total is 89.9975 and the rounded one 90.00.
  Document document = published("0");
  document.scores[3].award = RawScore{number("84.05"), 100};
  document.policy.rounding.party_points.reset();
  CHECK(distances(document) == Lines{"excellent 90 0"});
  document.policy.grade_on = GradeOn::exact_total;
  CHECK(distances(document) == Lines{"good 80 9.9975", "excellent 90 -0.0025"});
  // 2 ÷ 3 × 55 = 110/3, which with 43.77 makes 24131/300: nothing rounds a distance.
  document.scores[3].award = RawScore{2, 3};
  CHECK(distances(document) == Lines{"good 80 131/300", "excellent 90 -2869/300"});
}

TEST_CASE("distances are those of the total: knock-outs change the grade alone") {
  Document document = published("46.75");
  document.policy.knock_outs = {{"fraud", "", assay::KnockOutEffect::force, "fail"}};
  document.facts = {{"fraud", true}};
  CHECK(distances(document) == Lines{"excellent 90 0.52"});
}

TEST_CASE("one band for every total has nothing to be distant from") {
  Document document = published("46.23");
  document.policy.bands = {{"all", "", 0}};
  CHECK(distances(document) == Lines{});
}
