// Audits: what each disagreement becomes, and what it does not. The station is small enough to work out by hand:
//
//   visits    target 900, of which 365 + 460 + 253 = 1078 were made: 1078/900 × 100 = 119.777…
//   sessions  target 300, 139 + 184 + 83 = 406: 135.333…
//   cases     target 100, 98 at 11/12 of the term, when 91.666… were due
//   files     target 0, 1024
//   total     20.00 + 8.87 + 14.90 + 46.23 = 90.00, where excellent begins
#include <doctest/doctest.h>
#include <assay/assay.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "station.hpp"

using assay::Audit;
using assay::AuditFinding;
using assay::Claim;
using assay::ClaimRelation;
using assay::ClaimState;
using assay::Code;
using assay::Comparator;
using assay::Document;
using assay::Language;
using assay::RoundingMode;
using assay::Severity;

namespace {

Document report() {
  return assay::read_document(R"({
    "assay": 1,
    "project": {"id": "small", "term": {"from": "2023-09-08", "to": "2024-09-07"},
                "assessed": {"from": "2023-09-08", "to": "2024-07-31"}},
    "policy": "guangzhou-2023",
    "agreement": {
      "areas": [{"id": "a1", "name": "片区一"}, {"id": "a2", "name": "片区二"}, {"id": "a3", "name": "片区三"}],
      "indicators": [
        {"id": "visits", "name": "入户探访", "unit": "人次", "target": 900},
        {"id": "sessions", "name": "个案节数", "unit": "节", "target": 300},
        {"id": "cases", "name": "个案接案", "unit": "个", "target": 100, "proration": "months_touched"},
        {"id": "files", "name": "建档", "unit": "个", "target": 0},
        {"id": "funds", "name": "筹集资源", "unit": "元", "target": "/", "kind": "money"},
        {"id": "support", "name": "协助工作", "target": "/", "kind": "narrative"}],
      "posts": {"all": 220, "certified": 110}
    },
    "outputs": {
      "indicators": {
        "visits": {"a1": 365, "a2": 460, "a3": 253},
        "sessions": {"a1": 139, "a2": 184, "a3": 83},
        "cases": 98, "files": 1024, "funds": 470000
      },
      "staffing": {"worked": {"all": "220.5", "certified": 216}, "experienced": 181, "retained": 16, "retention_base": 20}
    },
    "scores": {"oversight": {"points": "8.87"}, "purchaser": {"points": "20.00"},
               "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}}
  })");
}

Claim figure(std::string path, std::string printed) { return {std::move(path), "", std::move(printed)}; }
Claim quantity(std::string key, std::string printed) { return {"", std::move(key), std::move(printed)}; }

Audit audit(Document document, std::vector<Claim> claims) {
  document.claims = std::move(claims);
  return assay::audit(document, assay::evaluate(document));
}
Audit audit(std::vector<Claim> claims) { return audit(report(), std::move(claims)); }

// "warning printed_conflict indicators/visits/actual", in the order of the findings.
std::vector<std::string> findings(const Audit& audit) {
  std::vector<std::string> list;
  for (const AuditFinding& finding : audit.findings) {
    list.push_back(std::string(name(finding.severity)) + ' ' + std::string(name(finding.problem.code)) + ' ' +
                   finding.about);
  }
  return list;
}

using List = std::vector<std::string>;

assay::LinearForm sum(std::vector<std::string> names) {
  assay::LinearForm form;
  for (std::string& each : names) form.terms.push_back({std::move(each), 1});
  return form;
}

ClaimRelation relation(assay::LinearForm left, Comparator comparator, assay::LinearForm right) {
  return {{"", "", std::move(left), comparator, std::move(right), false}, {}};
}

}  // namespace

TEST_CASE("what can be true is silent, under any one rounding") {
  const Audit result =
      audit({figure("indicators/visits/actual", "1,078人次"), figure("indicators/visits/attainment", "119.78％"),
             figure("indicators/visits/attainment", "120%"), figure("indicators/sessions/attainment", "135.33%"),
             figure("indicators/visits/areas/a2/actual", "４６０"), figure("indicators/cases/attainment", "98.00%"),
             figure("indicators/funds/actual", "约47万元"), figure("indicators/funds/target", "/"),
             figure("staffing/net/all", "0.5"), figure("staffing/retention", "80.00%"), figure("total", "90.00"),
             figure("grade", "优秀"), figure("parties/third_party/points", "46.23")});
  CHECK(findings(result) == List{});
  CHECK(!has_discrepancies(result));
  for (const assay::CheckedClaim& claim : result.claims) {
    CAPTURE(claim.claim.figure);
    CHECK(claim.state == ClaimState::consistent);
  }
  CHECK(result.claims[1].expected->to_string() == "1078/9");
  CHECK(result.claims[1].stands_for->values.to_string() == "(119.77, 119.79)");
  // Of 900, 1078 alone prints 119.78: 1077.93 < n < 1078.11; under 1078, d lies between 899.91… and 900.06….
  CHECK(result.claims[1].numerators->first == assay::Decimal(1078));
  CHECK(result.claims[1].numerators->last == assay::Decimal(1078));
  CHECK(result.claims[1].denominators->first == assay::Decimal(900));
  CHECK(result.claims[1].denominators->last == assay::Decimal(900));
  // 119.78 and 120 are not cut off and 135.33 is not rounded up: nearest modes make all three.
  CHECK(result.rounding.voting == 3);
  CHECK(result.rounding.outliers.empty());
  CHECK(result.rounding.modes.contains(RoundingMode::half_up));
  CHECK(!result.rounding.modes.contains(RoundingMode::down));
  CHECK(!result.rounding.modes.contains(RoundingMode::up));
}

TEST_CASE("sets that only touch agree where both ends belong to them") {
  // Awarded points are exact. 90.005 rounds up to 90.01 by half_up and down to 90.00 by half_down.
  Document document = report();
  document.policy_name.clear();
  document.scores[0].award = assay::Points{station::number("8.875")};
  document.policy.rounding.party_points.reset();
  document.policy.rounding.total.reset();
  Claim claim = figure("total", "90.00");
  claim.mode = RoundingMode::half_up;
  CHECK(findings(audit(document, {claim})) == List{"warning rounding_differs total"});
  claim.mode = RoundingMode::half_down;
  CHECK(findings(audit(document, {claim})) == List{});
  claim.mode.reset();
  CHECK(findings(audit(document, {claim})) == List{});
  // The report's own mode holds for claims that state none.
  document.audit.rounding = RoundingMode::half_up;
  const Audit result = audit(document, {claim});
  CHECK(findings(result) == List{"warning rounding_differs total"});
  CHECK(result.claims[0].gap == assay::Ratio(0));  // they touch at 90.005, which is open
}

TEST_CASE("a total that its parts do not make cannot be true") {
  const Audit result = audit({figure("indicators/visits/actual", "1087")});
  REQUIRE(findings(result) == List{"error total_not_sum indicators/visits/actual"});
  CHECK(result.claims[0].gap == assay::Ratio(9));
  CHECK(result.claims[0].state == ClaimState::inconsistent);
  CHECK(result.findings[0].problem.pointer == "/claims/0");
  CHECK(result.findings[0].problem.message(Language::zh) ==
        "“入户探访完成量”印作 1087，可代表 1087；各部分之和是 1078，相差 9");
  CHECK(result.findings[0].problem.message(Language::en) ==
        "indicators/visits/actual is printed as 1087, which stands for 1087; its parts add up to 1078, 9 away");
  CHECK(has_discrepancies(result));
}

TEST_CASE("a percentage that no rounding prints cannot be true") {
  // 98/100 is 98 exactly; 89 is its digits swapped.
  const Audit result = audit({figure("indicators/cases/attainment", "89.00%")});
  REQUIRE(findings(result) == List{"error figure_mismatch indicators/cases/attainment"});
  CHECK(result.claims[0].gap == assay::Ratio(station::number("8.99")));  // (88.99, 89.01) ends 8.99 below 98
}

TEST_CASE("one number in two places is a warning, and a note where it is counted in another way") {
  Claim other = figure("indicators/visits/actual", "1069人次");
  CHECK(findings(audit({figure("indicators/visits/actual", "1078"), other})) ==
        List{"warning printed_conflict indicators/visits/actual"});
  other.reading = "去重后";
  const Audit noted = audit({figure("indicators/visits/actual", "1078"), other});
  CHECK(findings(noted) == List{"note reading_differs indicators/visits/actual"});
  CHECK(!has_discrepancies(noted));
  CHECK(noted.findings[0].claims == std::vector<std::size_t>{1, 0});
  // An amount that the document gives, printed otherwise.
  CHECK(findings(audit({figure("indicators/visits/areas/a2/actual", "406")})) ==
        List{"warning given_mismatch indicators/visits/areas/a2/actual"});
}

TEST_CASE("an amount of the whole is given, not a sum, and only counts are whole") {
  CHECK(findings(audit({figure("indicators/cases/actual", "97")})) ==
        List{"warning given_mismatch indicators/cases/actual"});
  Document money = report();
  money.agreement.indicators[4].unit.clear();
  money.outputs.indicators[4].cells = assay::whole(station::number("7588.56"));
  CHECK(findings(audit(money, {figure("indicators/funds/actual", "7589")})) == List{});
  // 约 says that it need not be that one number.
  CHECK(findings(audit({figure("indicators/cases/actual", "约97个")})) == List{});
  // 365 of the first area, by the scope of the claim.
  Claim area = figure("indicators/visits/actual", "365");
  area.scope = "片区一";
  CHECK(findings(audit({area})) == List{});
}

TEST_CASE("what one assumed mode does not print, another may") {
  Document document = report();
  document.audit.rounding = RoundingMode::half_up;
  CHECK(findings(audit(document, {figure("indicators/sessions/attainment", "135.34%")})) ==
        List{"warning rounding_differs indicators/sessions/attainment"});
  CHECK(findings(audit(document, {figure("indicators/sessions/attainment", "135.36%")})) ==
        List{"error figure_mismatch indicators/sessions/attainment"});
}

TEST_CASE("what is on hold lies between bounds") {
  // Without the oversight authority's points: from 81.13 to 91.13, good or excellent.
  Document document = report();
  document.policy_name.clear();
  document.policy.parties[0].missing = assay::MissingParty::hold;
  document.scores.erase(document.scores.begin());
  CHECK(findings(audit(document, {figure("total", "85.00"), figure("grade", "良好")})) == List{});
  CHECK(findings(audit(document, {figure("total", "5.00"), figure("grade", "不合格")})) ==
        List{"error figure_mismatch total"});
  CHECK(findings(audit(document, {figure("grade", "不合格")})) == List{"error grade_mismatch grade"});
}

TEST_CASE("an amount that was typed wrong is found behind all that it spoils") {
  // 460 became 406: the sum is 1024 instead of the printed 1078, and 1024/900 is not 119.78 either.
  Document document = report();
  for (assay::Cell& cell : document.outputs.indicators[0].cells) {
    if (cell.area == "a2") cell.amount = 406;
  }
  const Audit result =
      audit(document, {figure("indicators/visits/actual", "1078"), figure("indicators/visits/attainment", "119.78%"),
                       figure("indicators/sessions/actual", "406")});
  REQUIRE(result.findings.size() == 2);
  CHECK(std::all_of(result.findings.begin(), result.findings.end(),
                    [](const AuditFinding& finding) { return finding.severity == Severity::error; }));
  REQUIRE(!result.findings[0].slips.empty());
  const assay::Slip& slip = result.findings[0].slips[0];
  REQUIRE(slip.suspects.size() == 1);
  CHECK(slip.suspects[0].pointer == "/outputs/indicators/visits/a2");
  CHECK(slip.suspects[0].printed == "406");
  REQUIRE(!slip.suspects[0].candidates.empty());
  CHECK(slip.suspects[0].candidates[0] == assay::Decimal(460));
  CHECK(slip.suspects[0].slip == "swap");
}

TEST_CASE("a percentage of nothing does not exist") {
  CHECK(findings(audit({figure("indicators/files/attainment", "0.00%")})) ==
        List{"error percentage_without_target indicators/files/attainment"});
  CHECK(findings(audit({figure("indicators/funds/attainment", "387")})) ==
        List{"error percentage_without_target indicators/funds/attainment"});
  // What is judged has no percentage at all.
  CHECK(findings(audit({figure("indicators/support/attainment", "387")})) ==
        List{"error percentage_without_target indicators/support/attainment"});
  // "/" is right there; and where there is a value, "/" says nothing that could be checked.
  const Audit absent = audit({figure("indicators/files/attainment", "/"), figure("indicators/cases/attainment", "—")});
  CHECK(findings(absent) == List{});
  CHECK(absent.claims[0].state == ClaimState::consistent);
  CHECK(absent.claims[1].state == ClaimState::not_checkable);
  CHECK(absent.claims[1].missing->code == Code::claim_without_value);
}

TEST_CASE("what nobody can read, and what has nothing to be compared with, is said") {
  const Audit result = audit({figure("indicators/cases/actual", "九十八八"), quantity("合作单位", "16个")});
  CHECK(findings(result) == List{"note claim_unreadable indicators/cases/actual"});
  CHECK(result.claims[0].state == ClaimState::not_checkable);
  CHECK(result.claims[0].missing->code == Code::printed_syntax);
  CHECK(result.claims[1].state == ClaimState::not_checkable);
  CHECK(result.claims[1].missing->code == Code::printed_once);
  // Without a target nothing is met or missed.
  const Audit open = audit({figure("indicators/funds/met", "完成")});
  CHECK(open.claims[0].state == ClaimState::not_checkable);
  CHECK(open.claims[0].missing->code == Code::figure_without_value);
}

TEST_CASE("an amount is a multiple of what it counts") {
  // Post-months are halves: 220.55 is none, and 0.55 away from what was worked.
  CHECK(findings(audit({figure("staffing/worked/all", "220.55")})) ==
        List{"warning off_step staffing/worked/all", "warning given_mismatch staffing/worked/all"});
  Claim stated = quantity("到岗", "8.258");
  stated.step = station::number("0.01");
  CHECK(findings(audit({stated})) == List{"error off_step 到岗"});
}

TEST_CASE("a grade follows from the total beside it") {
  CHECK(findings(audit({figure("total", "90.00"), figure("grade", "良好")})) == List{"error grade_mismatch grade"});
  CHECK(findings(audit({figure("grade", "excellent")})) == List{});
  // The printed total is wrong, and the grade is that of what is printed.
  CHECK(findings(audit({figure("total", "89.00"), figure("grade", "良好")})) == List{"error figure_mismatch total"});
}

TEST_CASE("a grade goes with the total that is counted in its way, and with the exact one where that decides") {
  Claim midterm = figure("total", "85.13"), midterm_grade = figure("grade", "良好");
  midterm.reading = midterm_grade.reading = "中期";
  const std::vector<Claim> claims = {midterm, figure("total", "90.00"), figure("grade", "优秀"), midterm_grade};
  // The midterm total is another number, which says so; its grade follows from it.
  CHECK(findings(audit(claims)) == List{"note reading_differs total"});
  // 90 is at least 80, and excellent.
  CHECK(findings(audit({figure("total", "80分以上"), figure("grade", "优秀")})) == List{});
  CHECK(findings(audit({figure("grade", "优秀等次")})) == List{"note claim_unreadable grade"});
  CHECK(audit({figure("grade", "/")}).claims[0].state == ClaimState::not_checkable);
  // 46.00 instead of 46.23 makes 89.77, which prints as 90 and is good.
  Document below = report();
  below.scores[3].award = assay::Points{station::number("46.00")};
  CHECK(findings(audit(below, {figure("total", "90分"), figure("grade", "优秀")})) ==
        List{"error grade_mismatch grade"});
  CHECK(findings(audit(below, {figure("total", "90分"), figure("grade", "良好")})) == List{});
}

TEST_CASE("words are held against numbers under every reading") {
  // 98 of 100 is behind the year and 98/(1100/12) = 106.9 % of what was due after eleven of twelve months.
  Claim words = figure("indicators/*/met", "按进度完成");
  const Audit open = audit({words});
  CHECK(findings(open) == List{"note words_by_reading indicators/*/met"});
  CHECK(open.claims[0].holds_by == List{"assessed"});
  words.reading = "assessed";
  CHECK(findings(audit({words})) == List{});
  words.reading = "term";
  CHECK(findings(audit({words})) == List{"note words_by_reading indicators/*/met"});
  CHECK(findings(audit({figure("indicators/visits/met", "完成")})) == List{});
  // What is denied is true where the target was missed.
  CHECK(findings(audit({figure("indicators/visits/met", "未达到")})) ==
        List{"warning words_fail indicators/visits/met"});
  CHECK(audit({figure("indicators/cases/met", "尚未完成")}).claims[0].holds_by == List{"term"});
  CHECK(audit({figure("indicators/cases/met", "/")}).claims[0].state == ClaimState::not_checkable);
  // 60 of 100 is met by no reading.
  Document behind = report();
  behind.outputs.indicators[2].cells = assay::whole(60);
  CHECK(findings(audit(behind, {figure("indicators/cases/met", "完成")})) ==
        List{"warning words_fail indicators/cases/met"});
}

TEST_CASE("a span is as long as one rule of counting makes it") {
  // 2023-09-08 to 2024-07-31 touches 11 calendar months and holds 10 whole ones; it has 328 days.
  const Audit result = audit({figure("spans/assessed/months", "11个月"), figure("spans/assessed/months", "10"),
                              figure("spans/assessed/days", "328天"), figure("spans/assessed/months", "12")});
  CHECK(findings(result) == List{"warning span_mismatch spans/assessed/months"});
  CHECK(result.claims[0].holds_by == List{"months_touched"});
  CHECK(result.claims[1].holds_by == List{"whole_months"});
  CHECK(result.claims[2].holds_by == List{"days"});
  CHECK(result.findings[0].claims == std::vector<std::size_t>{3});
}

TEST_CASE("one quantity in several places") {
  CHECK(findings(audit({quantity("微心愿", "156个"), quantity("微心愿", "一百五十六个")})) == List{});
  const Audit conflict = audit({quantity("微心愿", "156个"), quantity("微心愿", "165个"), quantity("微心愿", "156个")});
  REQUIRE(findings(conflict) == List{"warning quantity_conflict 微心愿"});
  CHECK(conflict.findings[0].problem.values[4] == "9");
  // Two places against one: the one is the likelier slip.
  REQUIRE(!conflict.findings[0].slips.empty());
  CHECK(conflict.findings[0].slips[0].suspects[0].claim == std::size_t{1});
  CHECK(conflict.findings[0].slips[0].suspects[0].candidates[0] == assay::Decimal(156));

  // What agrees with both of two others does not make them agree.
  CHECK(findings(audit({quantity("户数", "9672以上"), quantity("户数", "9682"), quantity("户数", "9,672")})) ==
        List{"warning quantity_conflict 户数"});

  Claim year = quantity("媒体报道", "78篇");
  year.reading = "全年";
  CHECK(findings(audit({quantity("媒体报道", "74篇"), year})) == List{"note reading_differs 媒体报道"});
  Claim east = quantity("开案", "34个"), whole = quantity("开案", "98个");
  east.scope = "片区一";
  CHECK(findings(audit({east, whole})) == List{});  // an area and the whole are two quantities
  // 约47万 and 470,000 can be one number.
  CHECK(findings(audit({quantity("资源", "约47万元"), quantity("资源", "472,300元")})) == List{});
}

TEST_CASE("relations between quantities hold, fail or cannot be checked") {
  Document document = report();
  document.audit.relations = {relation(sum({"国家级", "市级", "区级"}), Comparator::equals, sum({"报道"}))};
  const auto places = [](const char* total) {
    return std::vector<Claim>{quantity("国家级", "7篇"), quantity("市级", "25篇"), quantity("区级", "46篇"),
                              quantity("报道", total)};
  };
  CHECK(findings(audit(document, places("78篇"))) == List{});
  const Audit failed = audit(document, places("74篇"));
  REQUIRE(findings(failed) == List{"error relation_fails 国家级 + 市级 + 区级 = 报道"});
  CHECK(failed.claims[3].expected->to_string() == "78");
  CHECK(failed.claims[3].gap == assay::Ratio(4));
  CHECK(failed.claims[0].state == ClaimState::inconsistent);
  CHECK(findings(audit(document, {quantity("市级", "25篇")})) ==
        List{"note relation_unchecked 国家级 + 市级 + 区级 = 报道"});
  CHECK(findings(audit(document, std::vector<Claim>{})) == List{});

  // Counted in different ways, the sides need not agree.
  std::vector<Claim> other = places("74篇");
  for (std::size_t c = 0; c < 3; ++c) other[c].reading = "全年";
  const Audit noted = audit(document, other);
  REQUIRE(findings(noted) == List{"note reading_differs 报道"});
  CHECK(noted.findings[0].claims == std::vector<std::size_t>{3, 0, 1, 2});

  // 24 ÷ 47 is 51.06 %; 24万 is any of (23, 25)万 and 约47万 any of [46.5, 47.5]万, so 55 % is too much.
  ClaimRelation share = relation(sum({"困难人群资源"}), Comparator::equals, sum({"占比"}));
  share.percent_of = sum({"indicators/funds/actual"});
  document.audit.relations = {share};
  CHECK(findings(audit(document, {quantity("困难人群资源", "24万"), quantity("占比", "51%")})) == List{});
  CHECK(findings(audit(document, {quantity("困难人群资源", "24万"), quantity("占比", "55%")})) ==
        List{"error relation_fails 困难人群资源 ÷ indicators/funds/actual × 100 = 占比"});

  // 20 of 21 is 95.238 %: every place that prints it is held against that, whatever its unit.
  ClaimRelation rate = relation(sum({"到会"}), Comparator::equals, sum({"到会率"}));
  rate.percent_of = sum({"应到"});
  document.audit.relations = {rate};
  const auto rates = [&](std::vector<const char*> printed) {
    std::vector<Claim> claims = {quantity("到会", "20人"), quantity("应到", "21人")};
    for (const char* each : printed) claims.push_back(quantity("到会率", each));
    return findings(audit(document, claims));
  };
  CHECK(rates({"95"}) == List{});
  CHECK(rates({"95.24%", "95.25%"}) == List{"error relation_fails 到会 ÷ 应到 × 100 = 到会率"});
  CHECK(rates({"95.25%", "95.24%"}) == List{"error relation_fails 到会 ÷ 应到 × 100 = 到会率"});
  CHECK(findings(audit(document, {quantity("到会", "20人"), quantity("应到", "0人"), quantity("到会率", "0%")})) ==
        List{"error percentage_without_target 到会 ÷ 应到 × 100 = 到会率"});

  document.audit.relations = {relation(sum({"已探访"}), Comparator::at_most, sum({"空挂户"}))};
  CHECK(findings(audit(document, {quantity("空挂户", "259户"), quantity("已探访", "114户")})) == List{});
  CHECK(findings(audit(document, {quantity("空挂户", "259户"), quantity("已探访", "263户")})) ==
        List{"error relation_fails 已探访 ≤ 空挂户"});
}

TEST_CASE("a relation of each scope is checked where all of it is printed") {
  Document document = report();
  document.audit.relations = {relation(sum({"男", "女"}), Comparator::equals, sum({"人数"}))};
  document.audit.relations[0].relation.each_area = true;
  const auto in = [](const char* scope, const char* key, const char* printed) {
    Claim claim = quantity(key, printed);
    claim.scope = scope;
    return claim;
  };
  CHECK(findings(audit(document, {in("片区一", "男", "3人"), in("片区一", "女", "4人"), in("片区一", "人数", "7人"),
                                  in("片区二", "男", "5人"), in("片区二", "女", "5人"), in("片区二", "人数", "11人"),
                                  in("片区三", "男", "1人")})) == List{"error relation_fails 男 + 女 = 人数 @片区二"});
}

TEST_CASE("one way of rounding does not make every number") {
  // 181/220.5 is 82.086…: only cutting off prints 82.08, while 119.777… and 135.333… were rounded to the nearest.
  const std::vector<Claim> claims = {figure("indicators/visits/attainment", "119.78%"),
                                     figure("indicators/sessions/attainment", "135.33%"),
                                     figure("staffing/experienced_share", "82.08%")};
  const Audit result = audit(claims);
  REQUIRE(findings(result) == List{"warning mixed_rounding staffing/experienced_share"});
  CHECK(result.rounding.outliers == std::vector<std::size_t>{2});
  CHECK(result.findings[0].problem.values[4] == "down/floor");
  CHECK(result.findings[0].problem.values[5] == "2");
  // A claim that says how it was rounded needs no vote.
  std::vector<Claim> stated = claims;
  stated[2].mode = RoundingMode::down;
  CHECK(findings(audit(stated)) == List{});
}

TEST_CASE("the evaluation's own numbers break rules") {
  Document document = report();
  document.agreement.relations = {{"closed-opened", "", sum({"indicators/cases/actual"}), Comparator::at_most,
                                   sum({"indicators/visits/areas/a1/actual"}), false}};
  CHECK(findings(audit(document, std::vector<Claim>{})) == List{});
  document.outputs.indicators[2].cells = assay::whole(366);
  const Audit result = audit(document, {figure("indicators/cases/actual", "366")});
  REQUIRE(findings(result) == List{"error relation_fails indicators/cases/actual"});
  CHECK(result.findings[0].claims == std::vector<std::size_t>{0});
  CHECK(result.findings[0].problem.message(Language::en) ==
        "\"closed-opened\" cannot hold: 366 on the left and 365 on the right should be ≤");
  // Certified staff are a part of all.
  Document above = report();
  above.outputs.staffing->worked[1].value = 221;
  CHECK(findings(audit(above, std::vector<Claim>{})) == List{"error part_above_whole staffing/worked/certified"});
}

TEST_CASE("persons are at least as many as households") {
  Document document = report();
  document.outputs.registry = assay::read_outputs(R"({"register": {"categories": {"disabled": {
      "persons": {"a2": 22}, "households": {"a2": 194}}}}})")
                                  .registry;
  CHECK(findings(audit(document, std::vector<Claim>{})) ==
        List{"error persons_below_households register/persons/disabled/areas/a2"});
}

TEST_CASE("a kind of finding can be silenced, and its reason stands") {
  Document document = report();
  document.audit.silenced = {{"total_not_sum", "合计另含站部", "indicators/visits/actual"}};
  const Audit result =
      audit(document, {figure("indicators/visits/actual", "1087"), figure("indicators/sessions/actual", "460")});
  REQUIRE(findings(result) ==
          List{"error total_not_sum indicators/sessions/actual", "error total_not_sum indicators/visits/actual"});
  CHECK(result.findings[0].silenced.empty());
  CHECK(result.findings[1].silenced == "合计另含站部");
  document.audit.silenced[0].about.clear();
  CHECK(!has_discrepancies(audit(document, {figure("indicators/visits/actual", "1087")})));
}

TEST_CASE("what a text shows beside its numbers") {
  const Document document = report();
  assay::ReportClaims found;
  found.claims = {figure("indicators/visits/actual", "1078")};
  found.claims[0].place = {12, 5};
  found.annexes = {{"附件一", {3, 1}, {{90, 1}}}, {"附件二", {4, 1}, {}}, {"附件三", {5, 1}, {{95, 1}, {99, 1}}}};
  found.unmatched = {{{7, 1}, "电访【1】次", "电话访问 1 次", {20, 3}}};
  const Audit result = assay::audit(document, assay::evaluate(document), found);
  CHECK(findings(result) ==
        List{"warning annex_absent 附件二", "note annex_repeated 附件三", "note template_unmatched 电访【1】次"});
  CHECK(result.claims.size() == 1);
  CHECK(result.report.claims.empty());
}

TEST_CASE("the worst comes first, then what stands first in the text") {
  Document document = report();
  std::vector<Claim> claims = {quantity("甲", "1个"), quantity("甲", "2个"), figure("indicators/visits/actual", "1087"),
                               figure("indicators/sessions/actual", "460")};
  for (std::size_t c = 0; c < claims.size(); ++c) claims[c].place = {static_cast<std::uint32_t>(10 - c), 1};
  assay::ReportClaims found;
  found.claims = claims;
  CHECK(findings(assay::audit(document, assay::evaluate(document), found)) ==
        List{"error total_not_sum indicators/sessions/actual", "error total_not_sum indicators/visits/actual",
             "warning quantity_conflict 甲"});
}
