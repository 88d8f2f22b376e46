// Stages: a final evaluation beside its midterm one — what fell, what changed, what repeats, and the progress between
// the two.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <memory>
#include <string>
#include <vector>

#include "refused.hpp"

using assay::Amount;
using assay::Cells;
using assay::Code;
using assay::Document;
using assay::Evaluation;
using assay::Indicator;
using assay::IndicatorKind;
using assay::Stage;
using sections::exact;
using sections::Lines;
using sections::notes;
using sections::text;
using station::cell;
using station::check_refused;
using station::document_of;
using station::indicator;
using station::number;
using station::parts;

namespace {

// Midterm is assessed to the end of February.
struct Stages {
  Document final, midterm;

  explicit Stages(const Indicator& x, const Cells& then, const Cells& now)
      : final(document_of(x, now)), midterm(document_of(x, then)) {
    final.project.id = midterm.project.id = "station-1";
    final.project.stage = Stage::final;
    midterm.project.stage = Stage::midterm;
    midterm.project.assessed->to = {2024, 2, 29};
  }

  Document document() const {
    Document result = final;
    result.midterm_name = "midterm.json";
    result.midterm = std::make_shared<const Document>(midterm);
    return result;
  }
  Evaluation evaluation() const { return assay::evaluate(document()); }
};

Indicator of_kind(IndicatorKind kind) { return indicator("x", assay::whole(100), kind); }

std::string zh(const Evaluation& e) {
  const auto all = e.notes();
  return all.size() == 1 ? all[0].problem.message(assay::Language::zh) : std::to_string(all.size()) + " notes";
}

}  // namespace

TEST_CASE("each indicator's progress is what came after midterm") {
  const Evaluation e = Stages(indicator("cases", assay::whole(100)), assay::whole(45), assay::whole(98)).evaluation();
  CHECK(text(e, "midterm/indicators/cases/actual") == "45");
  CHECK(text(e, "midterm/indicators/cases/target") == "100");
  CHECK(text(e, "midterm/indicators/cases/attainment") == "45.00");
  CHECK(text(e, "progress/indicators/cases") == "53");  // 98 − 45
  CHECK(text(e, "midterm/total") == "90.00");
  CHECK(text(e, "progress/total") == "0");
  CHECK(sections::inputs(e, "progress/indicators/cases") ==
        Lines{"indicators/cases/actual", "midterm/indicators/cases/actual"});
  CHECK(e.notes().empty());
}

TEST_CASE("an amount that may only grow and fell is a note; a stock may fall") {
  for (const IndicatorKind kind : {IndicatorKind::count, IndicatorKind::money, IndicatorKind::distinct}) {
    const Evaluation e = Stages(of_kind(kind), assay::whole(45), assay::whole(44)).evaluation();
    CHECK(notes(e, Code::amount_fell) == Lines{"/midterm: \"x\" fell from 45 at midterm to 44, and it can only grow "
                                               "(midterm/indicators/x/actual) (indicators/x/actual)"});
    CHECK(zh(e) == "指标“x”由中期的 45 降为 44，而它只能增加");
    CHECK(text(e, "progress/indicators/x") == "-1");
    CHECK(Stages(of_kind(kind), assay::whole(45), assay::whole(45)).evaluation().notes().empty());
  }
  const Evaluation stock = Stages(of_kind(IndicatorKind::stock), assay::whole(45), assay::whole(44)).evaluation();
  CHECK(stock.notes().empty());
  CHECK(text(stock, "progress/indicators/x") == "-1");
}

TEST_CASE("a rate that fell is a note, as both evaluations show it") {
  // 90 of 98 cases were closed at midterm, 91.83… %; 89 of 97 are 91.75… %.
  const Indicator x = of_kind(IndicatorKind::ratio);
  Stages stages(x, {cell("*", parts(90, 98))}, {cell("*", parts(89, 97))});
  Evaluation e = stages.evaluation();
  CHECK(notes(e, Code::rate_fell) == Lines{"/midterm: \"x\" fell from 91.84 at midterm to 91.75 "
                                           "(midterm/indicators/x/actual) (indicators/x/actual)"});
  CHECK(zh(e) == "“x”由中期的 91.84 降为 91.75");
  CHECK(text(e, "progress/indicators/x") == "-0.09");
  // Where no step rounds rates, they are compared as quotients.
  stages.final.policy.rounding.rate.reset();
  stages.midterm.policy.rounding.rate.reset();
  e = stages.evaluation();
  CHECK(exact(e, "midterm/indicators/x/actual") == "4500/49");
  // 8900/97 − 4500/49 = (436100 − 436500) / 4753
  CHECK(exact(e, "progress/indicators/x") == "-400/4753");
  CHECK(notes(e, Code::rate_fell) == Lines{"/midterm: \"x\" fell from 4500/49 at midterm to 8900/97 "
                                           "(midterm/indicators/x/actual) (indicators/x/actual)"});
  CHECK(Stages(x, {cell("*", parts(90, 98))}, {cell("*", parts(45, 49))}).evaluation().notes().empty());  // the same
  // Of at most so many percent, a fall is no news.
  Indicator complaints = x;
  complaints.direction = assay::Direction::at_most;
  CHECK(Stages(complaints, {cell("*", parts(90, 98))}, {cell("*", parts(1, 98))}).evaluation().notes().empty());
}

TEST_CASE("the retention rate is watched as both evaluations show it") {
  Stages stages(indicator("x", assay::whole(100)), assay::whole(1), assay::whole(1));
  const auto retained = [](int persons, int base) {
    assay::Staffing staffing;
    staffing.retained = persons;
    staffing.retention_base = base;
    return staffing;
  };
  stages.midterm.outputs.staffing = retained(17, 20);
  stages.final.outputs.staffing = retained(16, 20);
  const Evaluation e = stages.evaluation();
  CHECK(text(e, "progress/staffing/retention") == "-5");  // 80.00 − 85.00
  CHECK(notes(e, Code::rate_fell) ==
        Lines{"/midterm: \"staffing/retention\" fell from 85.00 at midterm to 80.00 (midterm/staffing/retention) "
              "(staffing/retention)"});
  // 2 of 3 and 66667 of 100000 both show 66.67.
  stages.midterm.outputs.staffing = retained(66667, 100000);
  stages.final.outputs.staffing = retained(2, 3);
  CHECK(stages.evaluation().notes().empty());
}

TEST_CASE("a target that changed is a note") {
  Stages stages(indicator("x", assay::whole(100)), assay::whole(45), assay::whole(98));
  stages.final.agreement.indicators[0].target = assay::whole(95);
  const Evaluation e = stages.evaluation();
  CHECK(notes(e, Code::target_changed) == Lines{"/midterm: the target of \"x\" was 100 at midterm and is 95 "
                                                "(midterm/indicators/x/target) (indicators/x/target)"});
  CHECK(zh(e) == "指标“x”的协议量中期为 100，现为 95");
  // As another number; not as other digits.
  stages.final.agreement.indicators[0].target = assay::whole(number("100.0"));
  CHECK(stages.evaluation().notes().empty());
}

TEST_CASE("a concern of one party about one thing that is raised again is a note") {
  Stages stages(indicator("x", assay::whole(100)), assay::whole(45), assay::whole(98));
  using assay::FindingKind;
  stages.midterm.findings = {{"purchaser", FindingKind::concern, "staffing", "…"},
                             {"oversight", FindingKind::concern, "", "…", "indicators/x/actual"},
                             {"purchaser", FindingKind::recommendation, "records", "…"}};
  stages.final.findings = {{"purchaser", FindingKind::concern, "staffing", "again"},
                           {"oversight", FindingKind::concern, "", "again", "indicators/x/actual"},
                           {"third_party", FindingKind::concern, "staffing", "another party"},
                           {"purchaser", FindingKind::concern, "records", "it was a recommendation"},
                           {"purchaser", FindingKind::commendation, "staffing", "better"},
                           {"purchaser", FindingKind::concern, "", "of no scope"}};
  const Evaluation e = stages.evaluation();
  CHECK(notes(e, Code::concern_repeated) ==
        Lines{"/findings/0: the concern of \"purchaser\" about \"staffing\" was raised at midterm",
              "/findings/1: the concern of \"oversight\" about \"indicators/x/actual\" was raised at midterm"});
  CHECK(e.notes()[0].problem.message(assay::Language::zh) == "“purchaser”对“staffing”的关注在中期已经提出");
}

TEST_CASE("without a value then there is no progress, and without one now it says so") {
  const Evaluation then =
      Stages(of_kind(IndicatorKind::count), assay::whole(Amount::none()), assay::whole(5)).evaluation();
  CHECK_FALSE(then.find("progress/indicators/x"));
  const Evaluation now = Stages(of_kind(IndicatorKind::count), assay::whole(5), assay::whole(Amount())).evaluation();
  CHECK(station::amount(now, "progress/indicators/x") == "missing");
  CHECK(now.notes().empty());
  // An indicator that was not there at midterm has none either.
  Stages other(indicator("x", assay::whole(100)), assay::whole(45), assay::whole(98));
  other.midterm.agreement.indicators[0].id = other.midterm.outputs.indicators[0].indicator = "y";
  CHECK_FALSE(other.evaluation().find("progress/indicators/x"));
}

TEST_CASE("only a final document names a midterm one, of the same project") {
  const Stages right(indicator("x", assay::whole(100)), assay::whole(45), assay::whole(98));
  const auto refused = [&](std::optional<Stage> own, std::optional<Stage> its, const std::string& zh,
                           const std::string& en) {
    Stages stages = right;
    stages.final.project.stage = own;
    stages.midterm.project.stage = its;
    check_refused(stages.document(), "wrong_stage /midterm", "只有末期文档可以引用中期文档（" + zh + "）",
                  "only a final document names a midterm one (" + en + ")");
  };
  refused(Stage::midterm, Stage::midterm, "本文档：中期；“midterm.json”：中期",
          "this one: midterm; \"midterm.json\": midterm");
  refused(Stage::final, Stage::final, "本文档：末期；“midterm.json”：末期", "this one: final; \"midterm.json\": final");
  refused({}, Stage::midterm, "本文档：未写明；“midterm.json”：中期",
          "this one: none stated; \"midterm.json\": midterm");
  refused(Stage::final, {}, "本文档：末期；“midterm.json”：未写明", "this one: final; \"midterm.json\": none stated");
  Stages other = right;
  other.midterm.project.id = "station-2";
  check_refused(other.document(), "wrong_project /midterm",
                "中期文档“midterm.json”属于项目“station-2”，不是“station-1”",
                "the midterm document \"midterm.json\" is of the project \"station-2\", not \"station-1\"");
  // What is wrong in it is said at the place that names it.
  Stages broken = right;
  broken.midterm.outputs.indicators[0].indicator = "y";
  check_refused(
      broken.document(), "attachment_problem /midterm",
      "文件“midterm.json”的 /outputs/indicators/y 处：协议中没有指标“y”，最接近的是“x”",
      "in \"midterm.json\", at \"/outputs/indicators/y\": no indicator \"y\" is agreed; the nearest is \"x\"");
}
