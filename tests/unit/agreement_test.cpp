// Agreement: areas of any depth, indicators with targets, posts; what fits together and what is refused.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>
#include <vector>

#include "station.hpp"

using assay::Agreement;
using assay::Amount;
using assay::Area;
using assay::Cells;
using assay::Code;
using assay::Diagnostic;
using assay::Language;
using assay::Plan;
using assay::Presence;
using station::number;

namespace {

const Amount slash = Amount::none(), not_applicable = Amount::not_applicable();

std::vector<Diagnostic> problems(const Agreement& agreement) {
  return station::problems_of([&] { Plan(station::policy(), agreement); });
}

std::string problem(const Agreement& agreement) {
  const auto found = problems(agreement);
  REQUIRE(found.size() == 1);
  return std::string(name(found[0].code)) + ' ' + found[0].pointer + ": " + found[0].message(Language::en);
}

Agreement with_target(Cells target) {
  Agreement agreement = station::agreement();
  agreement.indicators[0].target = std::move(target);
  return agreement;
}

// The target of an area ("*" is the whole) as the figures have it: a number, "/" or "n/a".
std::string target(const Agreement& agreement, const std::string& area) {
  const Plan plan(station::policy(), agreement);
  const auto evaluation = plan.run(plan.bind({}, station::scores()));
  const auto node = plan.find(area == "*" ? "indicators/visits/target" : "indicators/visits/areas/" + area + "/target");
  switch (evaluation.presence(node.value())) {
    case Presence::given: return evaluation.text(*node);
    case Presence::none: return "/";
    case Presence::not_applicable: return "n/a";
    case Presence::missing: break;
  }
  return "missing";
}

}  // namespace

TEST_CASE("areas are numbered from the inside out and listed as the agreement lists them") {
  const Plan plan(station::policy(), station::agreement());
  const auto areas = plan.areas();
  REQUIRE(areas.size() == 5);
  const auto id = [&](std::size_t i) { return areas[i].id; };
  CHECK(id(0) == "east_1");
  CHECK(id(1) == "east_2");
  CHECK(id(2) == "east");  // after the areas inside it
  CHECK(id(3) == "west");
  CHECK(id(4) == "*");  // the whole comes last
  CHECK(id(areas[0].parent) == "east");
  CHECK(id(areas[2].parent) == "*");
  CHECK(areas[4].parent == 4);
  CHECK(areas[0].depth == 2);
  CHECK(areas[3].depth == 1);
  CHECK(areas[4].depth == 0);

  std::vector<std::string> listed;
  for (const auto area : plan.listed_areas()) listed.push_back(id(area));
  CHECK(listed == std::vector<std::string>{"*", "east", "east_1", "east_2", "west"});
}

TEST_CASE("a whole target says nothing about the areas") {
  const Agreement agreement = with_target(assay::whole(900));
  CHECK(target(agreement, "*") == "900");
  for (const std::string area : {"east", "east_1", "east_2", "west"}) CHECK(target(agreement, area) == "/");
}

TEST_CASE("targets of areas sum up, at every level") {
  const Agreement agreement = with_target({{"west", 600}, {"east_1", 100}, {"east_2", number("200.0")}});
  CHECK(target(agreement, "east") == "300.0");
  CHECK(target(agreement, "*") == "900.0");
  const Agreement level_one = with_target({{"east", 300}, {"west", 600}});
  CHECK(target(level_one, "*") == "900");
  CHECK(target(level_one, "east_1") == "/");
}

TEST_CASE("a target of its own must agree with the sum of its areas") {
  CHECK(target(with_target({{"*", number("900.00")}, {"east", 300}, {"west", 600}}), "*") == "900.00");
  CHECK(target(with_target({{"*", number("0.3")}, {"east", number("0.1")}, {"west", number("0.2")}}), "*") == "0.3");
  CHECK(problem(with_target({{"*", 901}, {"east", 300}, {"west", 600}})) ==
        "target_conflict /agreement/indicators/0/target: the target 901 of \"visits\" in \"*\" differs from the sum "
        "900 of "
        "its areas by 1");
  CHECK(problem(with_target({{"west", 600}, {"east", 299}, {"east_1", 100}, {"east_2", 200}})) ==
        "target_conflict /agreement/indicators/0/target: the target 299 of \"visits\" in \"east\" differs from the sum "
        "300 "
        "of its areas by -1");
  // A sum of sums counts too: 100 + 200 + 600 = 900.
  CHECK(
      problem(with_target({{"*", 1000}, {"east_1", 100}, {"east_2", 200}, {"west", 600}})) ==
      "target_conflict /agreement/indicators/0/target: the target 1000 of \"visits\" in \"*\" differs from the sum 900 "
      "of its areas by 100");
}

TEST_CASE("a list that names one area names its siblings") {
  CHECK(
      problem(with_target({{"east", 300}})) ==
      "incomplete_targets /agreement/indicators/0/target: \"visits\" has targets for some areas but not for \"west\"; "
      "write \"/\" where none was agreed");
  CHECK(problem(with_target({{"*", 900}, {"east", 300}})).find("but not for \"west\"") != std::string::npos);
  CHECK(problem(with_target({{"*", 900}, {"east_1", 300}, {"west", 600}})) ==
        "incomplete_targets /agreement/indicators/0/target: \"visits\" has targets for some areas but not for "
        "\"east_2\"; "
        "write \"/\" where none was agreed");
  CHECK(problem(with_target({{"east_1", 100}, {"east_2", 200}})).starts_with("incomplete_targets"));
}

TEST_CASE("areas of which some agreed on nothing have no sum") {
  CHECK(problem(with_target({{"east", 300}, {"west", slash}})) ==
        "target_not_summable /agreement/indicators/0/target: the target of \"visits\" in \"*\" cannot be summed, since "
        "some "
        "of its areas have none agreed; give \"*\" a target of its own");
  CHECK(problem(with_target({{"east_1", 300}, {"east_2", slash}, {"west", 600}})).find("in \"east\"") !=
        std::string::npos);
  // With a target of its own the whole needs no sum.
  CHECK(target(with_target({{"*", 900}, {"east", 300}, {"west", slash}}), "*") == "900");
  CHECK(target(with_target({{"*", 900}, {"east", 300}, {"west", slash}}), "west") == "/");
}

TEST_CASE("areas without a target, and areas that do not apply, roll up as what they are") {
  CHECK(target(with_target({{"east", slash}, {"west", slash}}), "*") == "/");
  CHECK(target(with_target({{"east", not_applicable}, {"west", not_applicable}}), "*") == "n/a");
  CHECK(target(with_target({{"east", 300}, {"west", not_applicable}}), "*") == "300");
  CHECK(target(with_target({{"east", slash}, {"west", not_applicable}}), "*") == "/");
  CHECK(target(with_target({{"east", 0}, {"west", 0}}), "*") == "0");
  CHECK(target(with_target(assay::whole(slash)), "*") == "/");
  CHECK(target(with_target(assay::whole(not_applicable)), "*") == "n/a");
}

TEST_CASE("a target is there, is not negative, and names areas that exist, once") {
  CHECK(problem(with_target({})) ==
        "missing_target /agreement/indicators/0: the indicator \"visits\" has no target; write \"/\" where none was "
        "agreed");
  CHECK(problem(with_target(assay::whole(Amount()))) ==
        "missing_target /agreement/indicators/0/target: the indicator \"visits\" has no target; write \"/\" where none "
        "was "
        "agreed");
  CHECK(problem(with_target(assay::whole(number("-0.01")))) ==
        "negative_target /agreement/indicators/0/target: the target -0.01 of \"visits\" is negative");
  CHECK(problem(with_target({{"east", -1}, {"west", 1}}))
            .starts_with("negative_target /agreement/indicators/0/target/east"));
  CHECK(
      problem(with_target({{"eest", 300}, {"west", 600}})) ==
      "unknown_target_area /agreement/indicators/0/target/eest: no area \"eest\" is defined; the nearest is \"east\"");
  CHECK(problem(with_target({{"east", 300}, {"west", 600}, {"east", 300}})) ==
        "duplicate_target /agreement/indicators/0/target/east: the target of \"east\" stands here twice");
}

TEST_CASE("every problem of a target comes back, and none that follows from another") {
  const auto all = [](Cells target) {
    std::vector<std::string> result;
    for (const Diagnostic& each : problems(with_target(std::move(target))))
      result.push_back(each.message(Language::en));
    return result;
  };
  // 100 + 200 is not 301, and 301 + 600 is not 1000.
  const auto conflicts = all({{"*", 1000}, {"east", 301}, {"east_1", 100}, {"east_2", 200}, {"west", 600}});
  REQUIRE(conflicts.size() == 2);
  CHECK(conflicts[0].find("301 of \"visits\" in \"east\" differs from the sum 300 of its areas by 1") !=
        std::string::npos);
  CHECK(conflicts[1].find("1000 of \"visits\" in \"*\" differs from the sum 901 of its areas by 99") !=
        std::string::npos);
  // East has no sum, for which nobody can blame the whole.
  CHECK(all({{"east_1", 100}, {"west", 600}}).size() == 1);
  CHECK(all({{"east_1", 100}, {"east_2", slash}, {"west", 600}}).size() == 1);
}

TEST_CASE("ids are unique: an area in the whole tree, an indicator, a category of posts") {
  Agreement agreement = station::agreement();
  agreement.areas[1].areas = {{"east_1", "", {}}};
  CHECK(problem(agreement) ==
        "duplicate_area /agreement/areas/1/areas/0/id: the area \"east_1\" stands in the tree twice");

  agreement = station::agreement();
  agreement.indicators.push_back(agreement.indicators[0]);
  CHECK(problem(agreement) ==
        "duplicate_indicator /agreement/indicators/1/id: the indicator \"visits\" stands here twice");

  agreement = station::agreement();
  agreement.posts.push_back({"all", 1});
  CHECK(problem(agreement) == "duplicate_post /agreement/posts/all: the post category \"all\" stands here twice");
}

TEST_CASE("post-months required are not negative") {
  Agreement agreement = station::agreement();
  agreement.posts = {{"all", number("-0.5")}, {"certified", 0}};
  CHECK(problem(agreement) ==
        "negative_post /agreement/posts/all: the post-months -0.5 required of \"all\" are negative");
}

TEST_CASE("areas nest 16 levels deep and no deeper") {
  const auto nested = [](int depth) {
    std::vector<Area> areas;
    for (int level = depth; level >= 1; --level) areas = {{"level_" + std::to_string(level), "", std::move(areas)}};
    return areas;
  };
  Agreement agreement = station::agreement();
  agreement.areas = nested(assay::max_area_depth);
  CHECK(problems(agreement).empty());
  agreement.areas = nested(assay::max_area_depth + 1);
  std::string pointer = "/agreement";
  for (int level = 1; level <= assay::max_area_depth + 1; ++level) pointer += "/areas/0";
  CHECK(problem(agreement) == "areas_too_deep " + pointer + ": areas are nested deeper than 16 levels");
}

TEST_CASE("an id is 1 to 64 bytes of UTF-8 without what paths, pointers and cells need") {
  const auto accepted = [](const std::string& id) {
    Agreement agreement;
    agreement.areas = {{id, "", {}}};
    const auto found = problems(agreement);
    if (found.empty()) return true;
    CHECK(found.size() == 1);
    CHECK(found[0].code == Code::invalid_id);
    CHECK(found[0].pointer == "/agreement/areas/0/id");
    return false;
  };
  for (const std::string& id : std::vector<std::string>{"a", "片区一", "恒荔湾畔社区", "a-b", "a:b", "a*b", "~", "0",
                                                        "éß", "😀", "团建、表彰、培训", std::string(64, 'a')}) {
    CAPTURE(id);
    CHECK(accepted(id));
  }
  for (const std::string& id : std::vector<std::string>{"",
                                                        "a/b",
                                                        "a.b",
                                                        "{a",
                                                        "a}",
                                                        "a\"",
                                                        "a b",
                                                        " a",
                                                        "a\t",
                                                        "a\n",
                                                        std::string("a\0", 2),
                                                        "a\x7f",
                                                        "东\u3000区",  // the full-width space
                                                        "a\u00a0b",
                                                        "a\u2003b",
                                                        "a\u200b",
                                                        "a\u2028b",
                                                        "a\u202fb",
                                                        "a\u205fb",
                                                        "\ufeffa",
                                                        "a\u0085",
                                                        "*",
                                                        std::string(65, 'a'),
                                                        std::string(61, 'a') + "区区",  // 67 bytes
                                                        "\xff",
                                                        "a\xc3",
                                                        "\xed\xa0\x80",  // no UTF-8; a surrogate
                                                        "value",
                                                        "reported",
                                                        "verified",
                                                        "source",
                                                        "evidence",
                                                        "reason",
                                                        "records",
                                                        "note",
                                                        "n",
                                                        "d",
                                                        "printed"}) {
    CAPTURE(id);
    CHECK_FALSE(accepted(id));
  }
}

TEST_CASE("labels hold no control characters and are UTF-8") {
  Agreement agreement = station::agreement();
  agreement.areas[0].name = "a\nb";
  agreement.indicators[0].name = "a\x1b[1m";
  agreement.indicators[0].unit = "\xff";
  agreement.indicators[0].group = "a\u0085";
  const auto found = problems(agreement);
  REQUIRE(found.size() == 4);
  CHECK(found[0].pointer == "/agreement/areas/0/name");
  CHECK(found[1].pointer == "/agreement/indicators/0/name");
  CHECK(found[2].pointer == "/agreement/indicators/0/unit");
  CHECK(found[3].pointer == "/agreement/indicators/0/group");
  for (const Diagnostic& each : found) CHECK(each.code == Code::invalid_text);
}

TEST_CASE("more figures than a plan may hold are refused before they are laid out") {
  Agreement agreement;
  // 1199 areas and the whole by 1200 indicators by 3 figures: 4 320 000, above 2^22 = 4 194 304.
  for (int i = 0; i < 1199; ++i) agreement.areas.push_back({"a" + std::to_string(i), "", {}});
  for (int i = 0; i < 1200; ++i) agreement.indicators.push_back({"i" + std::to_string(i), "", "", "", assay::whole(1)});
  CHECK(
      problem(agreement) ==
      "too_many_figures /agreement: 1200 indicators in 1200 areas, the whole included, make more than 4194304 figures");
}

TEST_CASE("every problem of policy and agreement comes back at once") {
  assay::Policy policy = station::policy();
  policy.parties[0].max = 5;
  policy.bands.clear();
  Agreement agreement = station::agreement();
  agreement.areas[0].id = "a/b";
  agreement.posts[0].required = -1;
  agreement.indicators[0].target = assay::whole(-1);
  std::vector<Code> codes;
  for (const Diagnostic& each : station::problems_of([&] { Plan(policy, agreement); })) codes.push_back(each.code);
  CHECK(codes == std::vector<Code>{Code::weights_total, Code::no_bands, Code::invalid_id, Code::negative_post,
                                   Code::negative_target});
}
