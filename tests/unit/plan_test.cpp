// Plan: the skeleton of the table of figures — nodes, operations, inputs, rounding steps, and the two ways to name
// them.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "station.hpp"

using assay::Edge;
using assay::Node;
using assay::Operation;
using assay::Plan;

namespace {

Plan station_plan() { return Plan(station::policy(), station::agreement()); }

// The inputs of a figure: paths of figures, pointers of places.
std::vector<std::string> inputs(const Plan& plan, std::string_view path) {
  std::vector<std::string> result;
  for (const Edge edge : plan.inputs(plan.find(path).value())) {
    result.push_back(edge.is_place() ? plan.pointer(edge.index()) : plan.path(edge.index()));
  }
  return result;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("every figure of the station has its path") {
  const Plan plan = station_plan();
  std::set<std::string> expected = {"staffing/posts/all",
                                    "staffing/posts/certified",
                                    "staffing/required/all",
                                    "staffing/worked/all",
                                    "staffing/net/all",
                                    "staffing/required/certified",
                                    "staffing/worked/certified",
                                    "staffing/net/certified",
                                    "staffing/experienced",
                                    "staffing/experienced_share",
                                    "staffing/retained",
                                    "staffing/retention_base",
                                    "staffing/retention",
                                    "staffing/head_count",
                                    "parties/oversight/max",
                                    "parties/oversight/points",
                                    "parties/purchaser/max",
                                    "parties/purchaser/points",
                                    "parties/supervision_centre/max",
                                    "parties/supervision_centre/points",
                                    "parties/third_party/max",
                                    "parties/third_party/points",
                                    "subtotal",
                                    "total",
                                    "grade",
                                    "total_low",
                                    "total_high"};
  for (const std::string of : {"", "areas/east/", "areas/east_1/", "areas/east_2/", "areas/west/"}) {
    for (const std::string figure : {"target", "actual", "attainment"})
      expected.insert("indicators/visits/" + of + figure);
  }
  for (const std::string of : {"", "areas/east/"}) {  // what has areas inside
    for (const std::string figure : {"expected", "reported", "missing", "not_applicable"})
      expected.insert("indicators/visits/" + of + "coverage/" + figure);
  }
  std::set<std::string> paths;
  for (Node node = 0; node < plan.figure_count(); ++node) paths.insert(plan.path(node));
  // 5 areas × 3, 2 of them × 4 of coverage, 2 posts × 4, 4 totals, 2 rates, 4 parties × 2, subtotal, total, grade and
  // the two bounds of the total
  CHECK(plan.figure_count() == 50);
  CHECK(paths == expected);
}

TEST_CASE("a path names one figure, and nothing else names it") {
  const Plan plan = station_plan();
  for (Node node = 0; node < plan.figure_count(); ++node) CHECK(plan.find(plan.path(node)) == node);
  for (const std::string path : {"",
                                 "/",
                                 "total/",
                                 "/total",
                                 "Total",
                                 "grade/id",
                                 "indicators",
                                 "indicators/",
                                 "indicators/visits",
                                 "indicators/visits/",
                                 "indicators/visits/areas",
                                 "indicators/visits/areas/east",
                                 "indicators/visits/areas/*/target",
                                 "indicators/visits/areas//target",
                                 "indicators/visits/target/",
                                 "indicators/visits/areas/east/target/x",
                                 "indicators//target",
                                 "indicators/visit/target",
                                 "indicators/visits/targets",
                                 "indicators/visits/coverage",
                                 "indicators/visits/coverage/",
                                 "indicators/visits/coverage/all",
                                 "indicators/visits/areas/west/coverage/expected",  // it has no areas inside
                                 "indicators/visits/upper",                         // of ranges only
                                 "indicators/visits/numerator",                     // of ratios only
                                 "indicators/visits/proration",
                                 "indicators/visits/prorated_target",
                                 "indicators/visits/agreed/0",
                                 "indicators/visits/periods/0/target",
                                 "indicators/visits/actual_low",
                                 "indicators/visits/areas/north/target",
                                 "indicators/visits/areas/areas/east/target",
                                 "staffing",
                                 "staffing/net",
                                 "staffing/net/",
                                 "staffing/net/nobody",
                                 "staffing/net/all/",
                                 "staffing/experienced/all",
                                 "staffing/experienced/",
                                 "parties/oversight",
                                 "parties/oversight/max/",
                                 "parties/oversight/points/",
                                 "parties//points",
                                 "scores/oversight/points"}) {
    CAPTURE(path);
    CHECK_FALSE(plan.find(path));
  }
}

TEST_CASE("ids that are also words of a path are no trouble") {
  assay::Policy policy = station::policy();
  policy.parties = {{"points", "", 50}, {"parties", "", 50}};
  assay::Agreement agreement;
  agreement.areas = {{"areas", "", {{"target", "", {}}}}};
  agreement.indicators = {{"areas", "", "", "", assay::whole(1)}, {"actual", "", "", "", assay::whole(1)}};
  agreement.posts = {{"experienced", 1}, {"net", 1}};
  const Plan plan(policy, agreement);
  for (Node node = 0; node < plan.figure_count(); ++node) CHECK(plan.find(plan.path(node)) == node);
  CHECK(plan.find("indicators/areas/areas/areas/actual"));
  CHECK(plan.find("indicators/actual/actual") != plan.find("indicators/actual/areas/target/actual"));
}

TEST_CASE("nodes are found by plan numbers too") {
  const Plan plan = station_plan();
  const std::size_t east = 2, whole = 4;
  CHECK(plan.path(plan.target(0, east)) == "indicators/visits/areas/east/target");
  CHECK(plan.path(plan.actual(0, east)) == "indicators/visits/areas/east/actual");
  CHECK(plan.path(plan.attainment(0, whole)) == "indicators/visits/attainment");
  CHECK(plan.path(plan.required(1)) == "staffing/required/certified");
  CHECK(plan.path(plan.worked(1)) == "staffing/worked/certified");
  CHECK(plan.path(plan.net(0)) == "staffing/net/all");
  CHECK(plan.path(plan.experienced()) == "staffing/experienced");
  CHECK(plan.path(plan.experienced_share()) == "staffing/experienced_share");
  CHECK(plan.path(plan.retained()) == "staffing/retained");
  CHECK(plan.path(plan.retention_base()) == "staffing/retention_base");
  CHECK(plan.path(plan.retention()) == "staffing/retention");
  CHECK(plan.path(plan.head_count()) == "staffing/head_count");
  CHECK(plan.path(plan.points(3)) == "parties/third_party/points");
  CHECK(plan.path(plan.max(3)) == "parties/third_party/max");
  CHECK(plan.path(plan.subtotal()) == "subtotal");
  CHECK(plan.path(plan.total()) == "total");
  CHECK(plan.path(plan.grade()) == "grade");
  CHECK(plan.path(plan.total_low()) == "total_low");
  CHECK(plan.path(plan.total_high()) == "total_high");
}

TEST_CASE("each figure says what it is computed from") {
  const Plan plan = station_plan();
  const auto operation = [&](std::string_view path) { return plan.operation(plan.find(path).value()); };

  CHECK(operation("indicators/visits/target") == Operation::given);
  CHECK(inputs(plan, "indicators/visits/target") == List{"/agreement/indicators/0/target"});
  CHECK(operation("indicators/visits/areas/east_1/actual") == Operation::given);
  CHECK(inputs(plan, "indicators/visits/areas/east_1/actual") == List{"/outputs/indicators/visits/east_1"});
  CHECK(operation("indicators/visits/areas/east/actual") == Operation::roll_up);
  CHECK(inputs(plan, "indicators/visits/areas/east/actual") == List{"/outputs/indicators/visits/east",
                                                                    "indicators/visits/areas/east_1/actual",
                                                                    "indicators/visits/areas/east_2/actual"});
  CHECK(operation("indicators/visits/actual") == Operation::roll_up);
  CHECK(inputs(plan, "indicators/visits/actual") == List{"/outputs/indicators/visits",
                                                         "indicators/visits/areas/east/actual",
                                                         "indicators/visits/areas/west/actual"});
  CHECK(operation("indicators/visits/attainment") == Operation::attain);
  CHECK(inputs(plan, "indicators/visits/attainment") == List{"indicators/visits/actual", "indicators/visits/target"});

  CHECK(operation("staffing/required/all") == Operation::given);
  CHECK(inputs(plan, "staffing/required/all") == List{"/agreement/posts/all"});
  CHECK(inputs(plan, "staffing/worked/certified") == List{"/outputs/staffing/worked/certified"});
  CHECK(operation("staffing/net/all") == Operation::net);
  CHECK(inputs(plan, "staffing/net/all") == List{"staffing/worked/all", "staffing/required/all"});
  CHECK(inputs(plan, "staffing/experienced") == List{"/outputs/staffing/experienced"});
  CHECK(inputs(plan, "staffing/head_count") == List{"/outputs/staffing/head_count"});
  CHECK(operation("staffing/experienced_share") == Operation::rate);
  CHECK(inputs(plan, "staffing/experienced_share") == List{"staffing/experienced", "staffing/worked/all"});
  CHECK(operation("staffing/retention") == Operation::rate);
  CHECK(inputs(plan, "staffing/retention") == List{"staffing/retained", "staffing/retention_base"});

  CHECK(operation("parties/purchaser/points") == Operation::award);
  CHECK(inputs(plan, "parties/purchaser/points") == List{"/scores/purchaser", "parties/purchaser/max"});
  CHECK(operation("parties/purchaser/max") == Operation::weight);
  CHECK(inputs(plan, "parties/purchaser/max") == List{"/policy/parties/1/max"});
  CHECK(operation("subtotal") == Operation::subtotal);
  CHECK(inputs(plan, "subtotal") == List{"parties/oversight/points", "parties/purchaser/points",
                                         "parties/supervision_centre/points", "parties/third_party/points"});
  CHECK(operation("total") == Operation::total);
  CHECK(inputs(plan, "total") == List{"subtotal"});
  CHECK(operation("grade") == Operation::grade);
  CHECK(inputs(plan, "grade") == List{"total"});
}

TEST_CASE("each figure that an agreement may ask for says what it is computed from") {
  assay::Agreement agreement = station::agreement();
  agreement.posts = {{"all", 0, 20, 11}};
  assay::Indicator ratio{"closed", "", "", "", assay::whole(90), assay::IndicatorKind::ratio};
  assay::Indicator range{"size", "", "", "", assay::whole(10)};
  range.direction = assay::Direction::within;
  range.upper = assay::whole(15);
  range.proration = {assay::ProrationRule::days};
  assay::Indicator changed{"lessons", "", "", "", {}};
  changed.periods = {{{{2023, 9, 8}, {2024, 3, 7}}, assay::whole(30)},
                     {{{2024, 3, 8}, {2024, 9, 7}}, assay::whole(70)}};
  changed.proration = {assay::ProrationRule::instalments};
  assay::Indicator amended{"calls", "", "", "", assay::whole(10)};
  amended.amendments = {{{2024, 1, 1}, "", assay::whole(12)}};
  amended.bounds = assay::Bounds{0, 5};
  agreement.indicators = {ratio, range, changed, amended};
  assay::Policy policy = station::policy();
  policy.missing_parts = assay::MissingParts::interval;
  const Plan plan(policy, agreement,
                  {assay::Span{{2023, 9, 8}, {2024, 9, 7}}, assay::Span{{2023, 9, 8}, {2024, 7, 31}}});
  const auto operation = [&](std::string_view path) { return plan.operation(plan.find(path).value()); };

  CHECK(operation("indicators/closed/actual") == Operation::roll_up);
  CHECK(inputs(plan, "indicators/closed/actual") ==
        List{"/outputs/indicators/closed", "indicators/closed/numerator", "indicators/closed/denominator"});
  CHECK(inputs(plan, "indicators/closed/denominator") == List{"/outputs/indicators/closed",
                                                              "indicators/closed/areas/east/denominator",
                                                              "indicators/closed/areas/west/denominator"});
  CHECK(operation("indicators/closed/coverage/missing") == Operation::coverage);
  CHECK(inputs(plan, "indicators/closed/coverage/missing") == List{"/outputs/indicators/closed",
                                                                   "indicators/closed/areas/east/coverage/missing",
                                                                   "indicators/closed/areas/west/actual"});

  CHECK(inputs(plan, "indicators/size/upper") == List{"/agreement/indicators/1/upper"});
  CHECK(inputs(plan, "indicators/size/attainment") ==
        List{"indicators/size/actual", "indicators/size/target", "indicators/size/upper"});
  CHECK(operation("indicators/size/proration") == Operation::fraction);
  CHECK(inputs(plan, "indicators/size/proration") ==
        List{"/agreement/indicators/1/proration", "/project/term", "/project/assessed"});
  CHECK(operation("indicators/size/prorated_upper") == Operation::prorate);
  CHECK(inputs(plan, "indicators/size/prorated_upper") == List{"indicators/size/upper", "indicators/size/proration"});
  CHECK(inputs(plan, "indicators/size/prorated_attainment") ==
        List{"indicators/size/actual", "indicators/size/prorated_target", "indicators/size/prorated_upper"});

  CHECK(inputs(plan, "indicators/lessons/periods/1/target") == List{"/agreement/indicators/2/periods/1/target"});
  CHECK(operation("indicators/lessons/target") == Operation::sum);
  CHECK(inputs(plan, "indicators/lessons/target") ==
        List{"indicators/lessons/periods/0/target", "indicators/lessons/periods/1/target"});
  CHECK(inputs(plan, "indicators/lessons/proration") ==
        List{"/agreement/indicators/2/proration", "indicators/lessons/periods/0/target",
             "indicators/lessons/periods/1/target", "/project/assessed"});

  CHECK(inputs(plan, "indicators/calls/agreed/0") == List{"/agreement/indicators/3/target"});
  CHECK(inputs(plan, "indicators/calls/agreed/1") == List{"/agreement/indicators/3/amendments/0/target"});
  CHECK(inputs(plan, "indicators/calls/target") == List{"/agreement/indicators/3/amendments/0/target"});
  CHECK(operation("indicators/calls/actual_low") == Operation::low);
  CHECK(inputs(plan, "indicators/calls/areas/east/actual_high") == List{"/outputs/indicators/calls/east",
                                                                        "indicators/calls/areas/east_1/actual_high",
                                                                        "indicators/calls/areas/east_2/actual_high"});
  CHECK(operation("indicators/calls/attainment_high") == Operation::high);
  CHECK(inputs(plan, "indicators/calls/attainment_high") ==
        List{"indicators/calls/actual_high", "indicators/calls/target"});

  CHECK(inputs(plan, "staffing/posts/all") == List{"/agreement/posts/all/posts"});
  CHECK(operation("staffing/required/all") == Operation::product);
  CHECK(inputs(plan, "staffing/required/all") == List{"/agreement/posts/all/posts", "/agreement/posts/all/months"});

  // Each by its path, in both directions, and after what it is computed from.
  for (Node node = 0; node < plan.figure_count(); ++node) {
    CAPTURE(plan.path(node));
    CHECK(plan.find(plan.path(node)) == node);
    for (const Edge edge : plan.inputs(node)) CHECK((edge.is_place() || edge.index() < node));
  }
  // And by the plan's numbers, where an indicator has it.
  CHECK(plan.figure(1, 4, "prorated_upper") == plan.find("indicators/size/prorated_upper"));
  CHECK(plan.figure(1, 2, "coverage/expected") == plan.find("indicators/size/areas/east/coverage/expected"));
  CHECK_FALSE(plan.figure(1, 0, "coverage/expected"));
  CHECK_FALSE(plan.figure(0, 4, "upper"));
  CHECK_FALSE(plan.figure(0, 4, "no part"));
}

TEST_CASE("a target that is summed says so") {
  assay::Agreement agreement = station::agreement();
  agreement.indicators[0].target = {{"east", 300}, {"west", 600}};
  const Plan plan(station::policy(), agreement);
  const Node node = plan.find("indicators/visits/target").value();
  CHECK(plan.operation(node) == Operation::roll_up);
  CHECK(inputs(plan, "indicators/visits/target") == List{"/agreement/indicators/0/target",
                                                         "indicators/visits/areas/east/target",
                                                         "indicators/visits/areas/west/target"});
}

TEST_CASE("every figure's inputs have smaller numbers than its own") {
  const Plan plan = station_plan();
  for (Node node = 0; node < plan.figure_count(); ++node) {
    for (const Edge edge : plan.inputs(node)) {
      if (!edge.is_place()) CHECK(edge.index() < node);
    }
  }
}

TEST_CASE("each step of the rounding schedule stands at its own figures") {
  assay::Policy policy = station::policy();
  const auto step = [](int places) { return assay::Rounding{assay::RoundingMode::down, places}; };
  policy.rounding = {step(1), step(2), step(3), step(4)};
  const auto places = [](const Plan& plan, std::string_view path) {
    const auto rounding = plan.rounding(plan.find(path).value());
    return rounding ? rounding->places : -1;
  };
  const Plan plan(policy, station::agreement());
  CHECK(places(plan, "indicators/visits/attainment") == 1);
  CHECK(places(plan, "indicators/visits/areas/west/attainment") == 1);
  CHECK(places(plan, "staffing/retention") == 2);
  CHECK(places(plan, "staffing/experienced_share") == 2);
  CHECK(places(plan, "parties/third_party/points") == 3);
  CHECK(places(plan, "total") == 4);
  for (const std::string path :
       {"indicators/visits/target", "indicators/visits/actual", "staffing/net/all", "staffing/retained", "grade"}) {
    CHECK(places(plan, path) == -1);
  }
  policy.rounding = {};  // a step that is absent is exact
  const Plan exact(policy, station::agreement());
  for (Node node = 0; node < exact.figure_count(); ++node) CHECK_FALSE(exact.rounding(node));
}

TEST_CASE("a plan keeps what it was made from, and copies share it") {
  const Plan plan = station_plan();
  CHECK(plan.policy() == station::policy());
  CHECK(plan.agreement() == station::agreement());
  const Plan copy = plan;
  CHECK(&copy.policy() == &plan.policy());
  // Inputs that one of them bound run on the other.
  CHECK(copy.run(plan.bind(station::outputs(), station::scores())).text(copy.total()) == "90.00");
}

TEST_CASE("a plan without indicators, areas and posts still scores") {
  const auto evaluation = station::evaluate(station::policy(), {}, {}, station::scores());
  CHECK(evaluation.plan().figure_count() == 19);  // 4 totals, 2 rates, 4 parties × 2, and 5 of the total
  CHECK(station::text(evaluation, "total") == "90.00");
}

TEST_CASE("operations have names") {
  const std::map<Operation, std::string_view> names = {{Operation::given, "given"},
                                                       {Operation::roll_up, "roll_up"},
                                                       {Operation::attain, "attain"},
                                                       {Operation::net, "net"},
                                                       {Operation::rate, "rate"},
                                                       {Operation::award, "award"},
                                                       {Operation::total, "total"},
                                                       {Operation::grade, "grade"},
                                                       {Operation::prorate, "prorate"},
                                                       {Operation::fraction, "fraction"},
                                                       {Operation::low, "low"},
                                                       {Operation::high, "high"},
                                                       {Operation::coverage, "coverage"},
                                                       {Operation::product, "product"},
                                                       {Operation::sum, "sum"},
                                                       {Operation::weighted, "weighted"},
                                                       {Operation::excess, "excess"},
                                                       {Operation::quotient, "quotient"},
                                                       {Operation::count, "count"},
                                                       {Operation::weight, "weight"},
                                                       {Operation::subtotal, "subtotal"},
                                                       {Operation::total_low, "total_low"},
                                                       {Operation::total_high, "total_high"},
                                                       {Operation::score, "score"},
                                                       {Operation::combine, "combine"},
                                                       {Operation::criteria, "criteria"},
                                                       {Operation::applicable, "applicable"},
                                                       {Operation::rescale, "rescale"},
                                                       {Operation::capped, "capped"},
                                                       {Operation::share, "share"},
                                                       {Operation::pay, "pay"}};
  for (const auto& [operation, expected] : names) CHECK(name(operation) == expected);
}
