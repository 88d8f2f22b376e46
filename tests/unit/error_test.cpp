// Errors: the catalogue of codes, and for each code a document or a call that is refused with it — its pointer, its
// line and column, and a sentence in both languages that holds the values.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "station.hpp"

using assay::Agreement;
using assay::Code;
using assay::Decimal;
using assay::Diagnostic;
using assay::Language;
using assay::Outputs;
using assay::Plan;
using assay::Points;
using assay::Policy;
using assay::Ratio;
using assay::Rounding;
using assay::RoundingMode;
using assay::Scores;
using station::document;
using station::Parts;

namespace {

// Every code of error.hpp: the numbers whose name is not that of an unknown code.
std::vector<Code> all_codes() {
  std::vector<Code> codes;
  for (int number = 0; number < 2000; ++number) {
    const auto code = static_cast<Code>(number);
    if (name(code) != "internal" || code == Code::internal) codes.push_back(code);
  }
  return codes;
}

// The sentence of a code with the values ⟨0⟩, ⟨1⟩, …; those in `left_out` are empty.
std::string sentence(Code code, Language language, const std::set<int>& left_out = {}) {
  Diagnostic diagnostic{code, "", {}};
  for (int i = 0; i < 10; ++i) diagnostic.values.push_back(left_out.contains(i) ? "" : "⟨" + std::to_string(i) + "⟩");
  return diagnostic.message(language);
}

std::set<int> values_in(const std::string& sentence) {
  std::set<int> values;
  for (int i = 0; i < 10; ++i) {
    if (sentence.find("⟨" + std::to_string(i) + "⟩") != std::string::npos) values.insert(i);
  }
  return values;
}

// A document that is refused with one problem, at its mark "@".
struct Refused {
  Code code;
  std::string pointer;
  std::string document;
  std::string zh, en;  // what the sentences hold
  std::vector<assay::Attachment> files = {};
};

// A call that is refused with one problem.
struct RefusedCall {
  Code code;
  std::string pointer;
  std::function<void()> call;
  std::string zh, en;
};

// Objects one inside another, each in a list under this key; the innermost one is marked.
std::string nested(const std::string& key, int levels, const std::string& more = "") {
  std::string text;
  for (int level = 1; level <= levels; ++level) {
    text += std::string(level == levels ? "@" : "") + "{\"id\": \"l" + std::to_string(level) + "\"" + more;
    if (level != levels) text += ", \"" + key + "\": [";
  }
  for (int level = 1; level < levels; ++level) text += "}]";
  return text + "}";
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

// A document whose policy is this one, with a score for the parties a and b.
std::string with_policy(const std::string& policy,
                        const std::string& scores = R"({"a": {"points": 1}, "b": {"points": 1}})") {
  return document({.policy = policy, .scores = scores});
}

const std::string two_parties = R"("parties": [{"id": "a", "max": 40}, {"id": "b", "max": 60}])";
const std::string two_bands = R"("bands": [{"id": "yes", "from": 60}, {"id": "no", "from": 0}])";

// A policy with one more key, and one whose first party has one more.
std::string with_rule(const std::string& rule, const std::string& bands = two_bands) {
  return with_policy("{" + two_parties + ", " + rule + ", " + bands + "}");
}
std::string with_party_rule(const std::string& rule) {
  return with_policy(R"({"parties": [{"id": "a", "max": 40, )" + rule + R"(}, {"id": "b", "max": 60}], )" + two_bands +
                     "}");
}

// A criterion of the first party, worth ten points.
std::string with_criterion(const std::string& rule) {
  return with_party_rule(R"("criteria": [{"id": "v", "max": 10, )" + rule + "}]");
}
std::string with_computed(const std::string& rule) {
  return with_criterion(R"("computed": {"figure": "indicators/visits/attainment", )" + rule + "}");
}

std::string with_target(const std::string& target) {
  return document(
      {.agreement = R"({"areas": [{"id": "east"}, {"id": "west"}], "indicators": [{"id": "visits")" + target + "}]}",
       .outputs = ""});
}

std::string with_visits(const std::string& visits) {
  return document({.outputs = R"({"indicators": {"visits": )" + visits + "}}"});
}

std::string with_purchaser(const std::string& score) {
  return document(
      {.scores = R"({"oversight": {"points": 1}, "supervision_centre": {"points": 1}, "third_party": {"points": 1},
    "purchaser": )" +
                 score + "}"});
}

// A final document that names a midterm one, and such a midterm document.
std::string with_midterm(const std::string& file) {
  return document({.project = R"({"id": "p", "stage": "final"})"}).insert(1, "\"midterm\": " + file + ", ");
}

std::vector<assay::Attachment> midterm_file(const std::string& project) {
  return {{"mid.json", document({.project = project})}};
}

const std::string nines(38, '9');

std::vector<Refused> refused_documents() {
  const std::string deepest = "/agreement" + repeated("/areas/0", 17);
  return {
      // 100s: the text and its shape
      {Code::json_syntax, "", "{\"assay\": 1,\n \"policy\": @}", "无法按 JSON 读取", "this cannot be read as JSON"},
      {Code::json_encoding, "", "{\"assay\": 1,\n \"policy\": \"广州@\xff\"}", "UTF-8", "UTF-8"},
      {Code::json_depth, "", repeated("[", 64) + "@[", "64 层", "deeper than 64"},
      {Code::json_key_size, "", "{\"assay\": 1, \"" + repeated("k", 1025) + "@\": 2}", "1024 字节",
       "longer than 1024 bytes"},
      {Code::duplicate_key, "/project/name",
       document({.project = R"({"name": "甲", "stage": "final", @"name": "乙"})"}), "“name”重复",
       "\"name\" stands here twice"},
      {Code::unknown_key, "/project/nmae", document({.project = R"({"stage": "final", @"nmae": "甲"})"}),
       "不认识的键“nmae”，最接近的是“name”", "\"nmae\" is not known here; the nearest known key is \"name\""},
      {Code::missing_key, "", "@" + document({.scores = ""}), "缺少键“scores”", "\"scores\" is missing"},
      {Code::missing_one_of, "/claims/0", document({.claims = R"([@{"printed": "11"}])"}), "缺少键“figure”或“quantity”",
       "the key \"figure\" or \"quantity\" is missing"},
      {Code::wrong_type, "/project", document({.project = "@[]"}), "应为对象，实为数组",
       "expected an object, found an array"},
      {Code::unknown_word, "/project/stage", document({.project = R"({"stage": @"midtern"})"}),
       "“midtern”不在可用的词之内：midterm, final；最接近的是“midterm”",
       "\"midtern\" is none of the words allowed here: midterm, final; the nearest is \"midterm\""},
      {Code::invalid_id, "/agreement/areas/0/id",
       document({.agreement = R"({"areas": [{"id": @"a/b"}]})", .outputs = ""}), "“a/b”不能作标识",
       "\"a/b\" cannot be an id"},
      {Code::invalid_text, "/project/name", document({.project = R"({"name": @"a\u0007"})"}), "控制字符",
       "control characters"},
      {Code::invalid_date, "/project/date", document({.project = R"({"date": @"2023-02-29"})"}), "“2023-02-29”",
       "\"2023-02-29\""},
      {Code::reversed_span, "/project/term",
       document({.project = R"({"term": @{"from": "2024-09-07", "to": "2023-09-08"}})"}),
       "开始（2024-09-07）之前结束（2023-09-08）", "ends (2023-09-08) before it begins (2024-09-07)"},
      {Code::unknown_version, "/assay", document({.version = "@2"}), "版本为 2，本库只读版本 1",
       "version is 2; this library reads version 1"},
      {Code::mixed_cell, "/outputs/indicators/visits/value", with_visits(R"({"east": 2, "value": @1})"),
       "“value”不能与片区“east”", "\"value\" is a key of a cell and cannot stand beside the area \"east\""},
      {Code::mixed_score, "/scores/purchaser/raw", with_purchaser(R"({"points": 1, "raw": @2})"), "“purchaser”",
       "\"purchaser\""},
      {Code::mixed_claim, "/claims/0/quantity",
       document({.claims = R"([{"figure": "total", "quantity": @"months", "printed": "11"}])"}), "figure 或 quantity",
       "a figure or a quantity, not both"},
      {Code::missing_attachment, "/midterm", with_midterm("@\"mid.json\""), "没有提供文档所引的文件“mid.json”",
       "the file \"mid.json\", which the document names, was not provided"},
      {Code::attachment_problem, "/midterm", with_midterm("@\"mid.json\""),
       "文件“mid.json”的 /project/date 处：“2023-02-29”不是存在的日期",
       "in \"mid.json\", at \"/project/date\": \"2023-02-29\" is no date that exists",
       midterm_file(R"({"id": "p", "stage": "midterm", "date": "2023-02-29"})")},
      {Code::invalid_file_name, "/midterm", with_midterm("@\"../mid.json\""), "“../mid.json”不能作文件名",
       "\"../mid.json\" cannot name a file"},
      {Code::invalid_period, "/outputs/indicators/visits/records/2023-13",
       with_visits(R"({"records": {"2023-13": @1}})"), "“2023-13”不是时段", "\"2023-13\" is no period"},
      {Code::csv_syntax,
       "/outputs/tables/0/csv",
       document({.outputs = R"({"tables": [{"csv": @"annex.csv"}]})"}),
       "文件“annex.csv”第 2 行不是可读的 CSV",
       "line 2 of \"annex.csv\" cannot be read as CSV",
       {{"annex.csv", "片区,visits\nwest,\"253\n"}}},

      // 200s: numbers
      {Code::number_syntax, "/outputs/indicators/visits", with_visits("@1e5"), "“1e5”", "\"1e5\" is not a number"},
      {Code::number_overflow, "/outputs/indicators/visits", with_visits("@1" + nines), "1" + nines + " 超出 38 位",
       "1" + nines + " does not fit 38 digits"},
      {Code::places_out_of_range, "/policy/rounding/total/places",
       with_policy("{" + two_parties + R"(, "rounding": {"total": {"mode": "down", "places": @38}}, )" + two_bands +
                   "}"),
       "38 不是 -6 到 37 之间的整数", "38 is not a whole number of places from -6 to 37"},

      // 300s: the policy
      {Code::unknown_policy, "/policy", document({.policy = R"(@"guangzhou-2022")"}),
       "“guangzhou-2022”的评估办法，最接近的是“guangzhou-2023”",
       "\"guangzhou-2022\" is shipped; the nearest is \"guangzhou-2023\""},
      {Code::no_parties, "/policy", with_policy("@{\"parties\": [], " + two_bands + "}", "{}"), "没有评分方",
       "no parties"},
      {Code::duplicate_party, "/policy/parties/1/id",
       with_policy(R"({"parties": [{"id": "a", "max": 40}, {"id": @"a", "max": 60}], )" + two_bands + "}",
                   R"({"a": {"points": 1}})"),
       "“a”重复", "\"a\" stands here twice"},
      {Code::non_positive_weight, "/policy/parties/1/max",
       with_policy(R"({"parties": [{"id": "a", "max": 100}, {"id": "b", "max": @0}], )" + two_bands + "}",
                   R"({"a": {"points": 1}, "b": {"points": 0}})"),
       "“b”的分值为 0", "\"b\" weighs 0"},
      {Code::weights_total, "/policy/parties",
       with_policy(R"({"parties": @[{"id": "a", "max": 39.5}, {"id": "b", "max": 60}], )" + two_bands + "}"),
       "合计 99.5，应为 100（差 -0.5）", "total 99.5 instead of 100 (difference -0.5)"},
      {Code::invalid_thresholds, "/policy/deviation",
       with_policy("{" + two_parties + R"(, "deviation": @{"below": 100, "above": 99}, )" + two_bands + "}"),
       "偏差阈值 100 与 99 不可用", "the thresholds of deviation 100 and 99 cannot be used"},
      {Code::duplicate_category, "/policy/register/categories/1/id",
       with_policy("{" + two_parties + R"(, "register": {"categories": [{"id": "old"}, {"id": @"old"}]}, )" +
                   two_bands + "}"),
       "类别“old”重复", "the category \"old\" stands here twice"},
      {Code::no_bands, "/policy", with_policy("@{" + two_parties + R"(, "bands": []})"), "没有等级", "no grade bands"},
      {Code::duplicate_band, "/policy/bands/1/id",
       with_policy("{" + two_parties + R"(, "bands": [{"id": "yes", "from": 60}, {"id": @"yes", "from": 0}]})"),
       "“yes”重复", "\"yes\" stands here twice"},
      {Code::band_order, "/policy/bands/1/from",
       with_policy("{" + two_parties + R"(, "bands": [{"id": "no", "from": 0}, {"id": "yes", "from": @60}]})"),
       "等级“yes”的界限 60 与“no”的下限 0 次序不对",
       "the bound 60 of \"yes\" is out of order with the lower bound 0 of \"no\""},
      {Code::band_overlap, "/policy/bands/1/to",
       with_policy("{" + two_parties +
                   R"(, "bands": [{"id": "yes", "from": 60}, {"id": "no", "from": 0, "to": @61}]})"),
       "“no”与“yes”在 [60, 61) 重叠", "\"no\" and \"yes\" overlap on [60, 61)"},
      {Code::band_gap, "/policy/bands/1/to",
       with_policy("{" + two_parties +
                   R"(, "bands": [{"id": "yes", "from": 60}, {"id": "no", "from": 0, "to": @59.5}]})"),
       "“no”与“yes”之间空缺 [59.5, 60)", "no band holds [59.5, 60), between \"no\" and \"yes\""},
      {Code::band_ceiling, "/policy/bands/0/to",
       with_policy("{" + two_parties +
                   R"(, "bands": [{"id": "yes", "from": 60, "to": @100}, {"id": "no", "from": 0}]})"),
       "“yes”止于 100（不含），满分 100", "\"yes\" ends before 100, so the full score 100"},

      {Code::band_off_step, "/policy/bands/0/from",
       with_rule("\"step\": 1", R"("bands": [{"id": "yes", "from": @60.5}, {"id": "no", "from": 0}])"),
       "“yes”的界限 60.5 不是分数步长 1 的倍数", "the bound 60.5 of \"yes\" is no multiple of 1"},
      {Code::invalid_score_step, "/policy/step", with_rule("\"step\": @0"), "分数的步长 0 不可用",
       "the step 0 of the score cannot be used"},
      {Code::unknown_band, "/policy/pass", with_rule("\"pass\": @\"yess\""), "没有等级“yess”，最接近的是“yes”",
       "no grade band \"yess\"; the nearest is \"yes\""},
      {Code::duplicate_criterion, "/policy/parties/0/criteria/1/id",
       with_party_rule(R"("criteria": [{"id": "v", "max": 1}, {"id": @"v", "max": 2}])"), "评分项“v”重复",
       "the criterion \"v\" stands in the tree twice"},
      {Code::non_positive_criterion, "/policy/parties/0/criteria/0/max",
       with_party_rule(R"("criteria": [{"id": "v", "max": @0}])"), "“v”的满分为 0",
       "the maximum 0 of the criterion \"v\""},
      {Code::criteria_total, "/policy/parties/0/criteria/0/criteria",
       with_criterion(R"("criteria": @[{"id": "w", "max": 4}, {"id": "x", "max": 5.99}])"),
       "“v”各部分的满分合计 9.99，应为 10（差 -0.01）",
       "the maxima of the parts of \"v\" total 9.99 instead of 10 (difference -0.01)"},
      {Code::criteria_too_deep, "/policy/parties/0" + repeated("/criteria/0", 9),
       with_party_rule("\"criteria\": [" + nested("criteria", 9, ", \"max\": 10") + "]"), "超过 8 层",
       "deeper than 8 levels"},
      {Code::step_order, "/policy/parties/0/criteria/0/computed/steps/1/from",
       with_computed(R"("rule": "steps", "steps": [{"from": 60, "points": 1}, {"from": @80, "points": 2}])"),
       "“v”分档的界限 80 与下限 60 次序不对", "80 of a step of \"v\" is out of order with the lower bound 60"},
      {Code::step_gap, "/policy/parties/0/criteria/0/computed/steps/1/to",
       with_computed(
           R"("rule": "steps", "steps": [{"from": 100, "points": 2}, {"from": 80, "points": 1, "to": @99.9}])"),
       "“v”的分档不相接：一档止于 99.9（不含），上一档始于 100",
       "steps of \"v\" do not meet: one ends before 99.9, and the one above it begins at 100"},
      {Code::invalid_rule_points, "/policy/parties/0/criteria/0/tiers/0/points",
       with_criterion(R"("tiers": [{"id": "good", "points": @10.5}])"), "“v”的 10.5 分不在 0 到满分 10 之间",
       "the points 10.5 of \"v\" are not from 0 to its maximum 10"},
      {Code::invalid_tier, "/policy/parties/0/criteria/0/tiers/0/id",
       with_criterion(R"("tiers": [{"id": @"9", "points": 9}])"), "“9”不能作评分用的档次", "\"9\" cannot be a tier"},
      {Code::invalid_panel, "/policy/parties/0/panel/drop_highest",
       with_party_rule(R"("panel": {"combination": "mean", "drop_highest": @1})"),
       "“a”的 panel 不能这样写“drop_highest”", "the panel of \"a\" cannot have this \"drop_highest\""},
      {Code::invalid_full, "/policy/parties/0/criteria/0/computed/full", with_computed("\"full\": @0"),
       "“v”不能以 0 为满分的起点", "\"v\" cannot be full at 0"},
      {Code::mixed_criterion, "/policy/parties/0/criteria/0/computed/steps",
       with_computed(R"("steps": @[{"from": 0, "points": 1}])"), "“v”的写法有冲突", "\"v\" mixes what stands alone"},
      {Code::duplicate_rule, "/policy/knock_outs/1/id",
       with_rule(R"("knock_outs": [{"id": "fraud", "band": "no"}, {"id": @"fraud", "band": "no"}])"),
       "“fraud”的规则重复", "a rule for \"fraud\" twice"},
      {Code::invalid_limit, "/policy/payment/instalment", with_rule(R"("payment": {"instalment": @100.5})"),
       "“instalment”的值 100.5 不可用", "\"instalment\" cannot be 100.5"},
      {Code::missing_points_refused, "/policy/parties/0/missing_points",
       with_party_rule(R"("missing": "zero", "missing_points": @20)"), "“a”缺分时不取给定的分",
       "the party \"a\" has missing_points"},

      // 400s: the agreement
      {Code::duplicate_area, "/agreement/areas/1/id",
       document({.agreement = R"({"areas": [{"id": "东"}, {"id": @"东"}]})", .outputs = ""}), "“东”重复",
       "\"东\" stands in the tree twice"},
      {Code::areas_too_deep, deepest,
       document({.agreement = "{\"areas\": [" + nested("areas", 17) + "]}", .outputs = ""}), "超过 16 层",
       "deeper than 16 levels"},
      {Code::duplicate_indicator, "/agreement/indicators/1/id",
       document({.agreement = R"({"indicators": [{"id": "visits", "target": 1}, {"id": @"visits", "target": 1}]})",
                 .outputs = ""}),
       "“visits”重复", "\"visits\" stands here twice"},
      {Code::missing_target, "/agreement/indicators/0/target", with_target(R"(, "target": @null)"),
       "“visits”没有协议量", "\"visits\" has no target"},
      {Code::negative_target, "/agreement/indicators/0/target", with_target(R"(, "target": @-0.5)"),
       "“visits”的协议量 -0.5 为负", "the target -0.5 of \"visits\""},
      {Code::incomplete_targets, "/agreement/indicators/0/target", with_target(R"(, "target": @{"east": 300})"),
       "缺少“west”", "but not for \"west\""},
      {Code::target_conflict, "/agreement/indicators/0/target",
       with_target(R"(, "target": @{"*": 901, "east": 300, "west": 600})"),
       "在“*”的协议量 901 与其各片区合计 900 相差 1",
       "the target 901 of \"visits\" in \"*\" differs from the sum 900 of its areas by 1"},
      {Code::target_not_summable, "/agreement/indicators/0/target",
       with_target(R"(, "target": @{"east": 300, "west": "/"})"), "“visits”在“*”的协议量无法由各片区的协议量相加",
       "the target of \"visits\" in \"*\" cannot be summed"},
      {Code::unknown_target_area, "/agreement/indicators/0/target/esat",
       with_target(R"(, "target": {"esat": @300, "west": 600})"), "没有片区“esat”，最接近的是“east”",
       "no area \"esat\" is defined; the nearest is \"east\""},
      {Code::negative_post, "/agreement/posts/all",
       document({.agreement = R"({"posts": {"all": @-1}})", .outputs = ""}), "“all”的应到岗数 -1",
       "the post-months -1 required of \"all\""},

      // 500s: outputs and scores
      {Code::unknown_indicator, "/outputs/indicators/visit", document({.outputs = R"({"indicators": {"visit": @1}})"}),
       "没有指标“visit”，最接近的是“visits”", "no indicator \"visit\" is agreed; the nearest is \"visits\""},
      {Code::unknown_area, "/outputs/indicators/visits/north", with_visits(R"({"north": @1})"), "没有片区“north”",
       "no area \"north\" is defined"},
      {Code::value_conflict, "/outputs/indicators/visits/*", with_visits(R"({"west": 253, "*": @1078})"),
       "“visits”在“*”既有自己的完成量", "\"visits\" has a value of its own in \"*\""},
      {Code::mixed_amount, "/outputs/indicators/visits/reported", with_visits(R"({"value": 1, "reported": @2})"),
       "“reported”不能与“value”一起给出", "\"reported\" cannot be given beside \"value\""},
      {Code::mixed_table, "/outputs/tables/0/csv",
       document({.outputs = R"({"tables": [{"rows": [], "csv": @"annex.csv"}]})"}), "“rows”与“csv”只能给出一种",
       "rows or csv, one of the two"},
      {Code::wrong_stage, "/midterm", with_midterm("@\"mid.json\""), "（本文档：末期；“mid.json”：未写明）",
       "(this one: final; \"mid.json\": none stated)", midterm_file(R"({"id": "p"})")},
      {Code::wrong_project, "/midterm", with_midterm("@\"mid.json\""), "中期文档“mid.json”属于项目“q”，不是“p”",
       "the midterm document \"mid.json\" is of the project \"q\", not \"p\"",
       midterm_file(R"({"id": "q", "stage": "midterm"})")},
      {Code::unknown_post, "/outputs/staffing/worked/al",
       document({.outputs = R"({"staffing": {"worked": {"al": @1}}})"}), "没有岗位类别“al”，最接近的是“all”",
       "no post category \"al\" is agreed; the nearest is \"all\""},
      {Code::negative_count, "/outputs/staffing/retained", document({.outputs = R"({"staffing": {"retained": @-16}})"}),
       "“retained”为 -16", "\"retained\" is -16"},
      {Code::unknown_party, "/scores/village",
       document(
           {.scores = R"({"oversight": {"points": 1}, "supervision_centre": {"points": 1}, "third_party": {"points": 1},
        "purchaser": {"points": 1}, "village": @{"points": 1}})"}),
       "没有评分方“village”", "no party \"village\""},
      {Code::missing_score, "/scores",
       document(
           {.scores =
                R"(@{"oversight": {"points": 1}, "supervision_centre": {"points": 1}, "third_party": {"points": 1}})"}),
       "缺少评分方“purchaser”", "the party \"purchaser\" is missing"},
      {Code::score_above_maximum, "/scores/purchaser/points", with_purchaser(R"({"points": @"20.01"})"),
       "20.01 分超过上限 20（多 0.01）", "20.01 from the party \"purchaser\" is above the maximum 20 by 0.01"},
      {Code::negative_score, "/scores/purchaser/raw", with_purchaser(R"({"raw": @-1})"), "“purchaser”的评分 -1",
       "the score -1 of the party \"purchaser\""},
      {Code::invalid_score, "/scores/purchaser/of", with_purchaser(R"({"raw": 0, "of": @0})"), "满分为 0",
       "is out of 0"},
      {Code::unknown_figure, "/claims/0/figure",
       document({.claims = R"([{"figure": @"indicators/visit/actual", "printed": "1078"}])"}),
       "“indicators/visit/actual”", "\"indicators/visit/actual\""},
  };
}

std::vector<RefusedCall> refused_calls() {
  const auto evaluate = [](const Policy& policy, const Agreement& agreement, const Outputs& outputs,
                           const Scores& scores) { station::evaluate(policy, agreement, outputs, scores); };
  return {
      {Code::number_syntax, "", [] { Decimal::parse("１２"); }, "“１２”", "\"１２\" is not a number"},
      {Code::number_overflow, "", [] { static_cast<void>(Decimal::parse(nines) + Decimal(2)); }, nines + " + 2",
       nines + " + 2"},
      {Code::division_by_zero, "", [] { static_cast<void>(Decimal(1024) / Decimal(0)); }, "1024 除以零",
       "1024 is divided by zero"},
      {Code::ratio_overflow, "",
       [] {
         Ratio power(3);
         for (int i = 0; i < 16; ++i) power = power * power;
       },
       "65536", "65536"},
      {Code::places_out_of_range, "",
       [] {
         round(Decimal(1), {RoundingMode::down, 38});
       },
       "38", "38 is not a whole number of places"},
      {Code::empty_interval, "",
       [] {
         assay::unrounded(Decimal::parse("8.875"), {RoundingMode::half_up, 2});
       },
       "(8.87, 8.88) 内没有小数为 2 位的值", "no value of 2 places lies in (8.87, 8.88)"},
      {Code::unknown_policy, "", [] { assay::shipped_policy("shenzhen"); }, "“shenzhen”", "\"shenzhen\""},
      {Code::duplicate_target, "/agreement/indicators/0/target/west",
       [=] {
         Agreement agreement = station::agreement();
         agreement.indicators[0].target = {{"west", 1}, {"west", 2}};
         Plan(station::policy(), agreement);
       },
       "“west”的协议量重复", "the target of \"west\" stands here twice"},
      {Code::duplicate_post, "/agreement/posts/all",
       [=] {
         Agreement agreement = station::agreement();
         agreement.posts = {{"all", 1}, {"all", 2}};
         Plan(station::policy(), agreement);
       },
       "“all”重复", "\"all\" stands here twice"},
      {Code::too_many_figures, "/agreement",
       [] {
         Agreement agreement;
         for (int i = 0; i < 1300; ++i) agreement.areas.push_back({"a" + std::to_string(i), "", {}});
         for (int i = 0; i < 1100; ++i)
           agreement.indicators.push_back({"i" + std::to_string(i), "", "", "", assay::whole(1)});
         Plan(station::policy(), agreement);
       },
       "1100 个指标乘 1301 个片区（含全站）超过 4194304",
       "1100 indicators in 1301 areas, the whole included, make more than 4194304"},
      {Code::duplicate_output, "/outputs/indicators/visits",
       [=] {
         evaluate(station::policy(), station::agreement(), {{{"visits", {}}, {"visits", {}}}, {}}, station::scores());
       },
       "“visits”的完成量重复", "the outputs of \"visits\" stand here twice"},
      {Code::duplicate_cell, "/outputs/indicators/visits/west",
       [=] {
         evaluate(station::policy(), station::agreement(), station::outputs({{"west", 1}, {"west", 2}}),
                  station::scores());
       },
       "“west”的值重复", "the value of \"west\" stands here twice"},
      {Code::duplicate_score, "/scores/purchaser",
       [=] {
         Scores scores = station::scores();
         scores.push_back(scores[1]);
         evaluate(station::policy(), station::agreement(), station::outputs(), scores);
       },
       "“purchaser”的评分重复", "the score of the party \"purchaser\" stands here twice"},
      {Code::foreign_inputs, "",
       [] { Plan(station::policy(), {}).run(Plan(station::policy(), {}).bind({}, station::scores())); }, "另一个方案",
       "another plan"},
      {Code::figure_overflow, "",
       [] { assay::evaluate_json(with_visits(R"({"east_1": ")" + nines + R"(", "east_2": "0.1", "west": 0})")); },
       "“indicators/visits/areas/east/actual”", "\"indicators/visits/areas/east/actual\""},
      {Code::internal, "", [] { throw assay::Error(std::vector<Diagnostic>{}); }, "内部错误", "internal error"},
  };
}

}  // namespace

TEST_CASE("every code has a name of its own and a sentence in both languages") {
  std::set<std::string_view> names;
  for (const Code code : all_codes()) {
    CAPTURE(static_cast<int>(code));
    CHECK(names.insert(name(code)).second);
    CHECK_FALSE(name(code).empty());
    CHECK_FALSE(sentence(code, Language::zh).empty());
    CHECK_FALSE(sentence(code, Language::en).empty());
    CHECK(sentence(code, Language::zh) != sentence(code, Language::en));
  }
  // As the enumeration has them; a code that is added belongs here and in a table below.
  CHECK(names.size() == 227);
  CHECK(name(static_cast<Code>(1)) == "internal");  // what is no code
}

TEST_CASE("both languages say the same values") {
  // These carry words of each language as values: a reason, a type, a kind of indicator, a stage, what becomes of a
  // score, a whole sentence.
  const std::map<Code, std::pair<std::set<int>, std::set<int>>> by_language = {
      {Code::json_syntax, {{0}, {1}}},
      {Code::wrong_type, {{0, 1}, {2, 3}}},
      {Code::attachment_problem, {{0, 1, 2}, {0, 1, 3}}},
      {Code::csv_syntax, {{0, 1, 2}, {0, 1, 3}}},
      {Code::targets_not_summable, {{0, 1, 2}, {0, 1, 3}}},
      {Code::proration_refused, {{0, 1}, {0, 2}}},
      {Code::bounds_refused, {{0, 1}, {0, 2}}},
      {Code::key_refused, {{0, 1, 3}, {0, 2, 3}}},
      {Code::areas_not_summable, {{0, 1, 2}, {0, 1, 3}}},
      {Code::records_not_summable, {{0, 1, 2}, {0, 1, 3}}},
      {Code::wrong_kind, {{0, 1, 3}, {0, 2, 3}}},
      {Code::wrong_stage, {{0, 1, 2}, {1, 3, 4}}},
      {Code::unexplained_deviation, {{0, 1, 2, 3}, {0, 1, 2, 4}}},
      {Code::relation_broken, {{0, 1, 2, 3}, {1, 2, 3, 4}}},
      {Code::wrong_mark, {{0, 1}, {0, 2}}},
      {Code::sheet_refused, {{0, 1}, {0, 2}}},
      {Code::sheet_left_out, {{0, 1, 2, 4}, {0, 1, 3, 4}}},
      {Code::party_missing, {{0, 1}, {0, 2}}},
      {Code::knock_out_applied, {{0, 3, 4, 5}, {0, 1, 2, 3}}},
      {Code::adjustment_capped, {{1, 2, 3}, {0, 1, 2}}},
      {Code::template_syntax, {{0}, {1}}},
      {Code::template_scope, {{0}, {1}}},
      {Code::template_relation, {{0}, {1}}},
      {Code::printed_syntax, {{0, 1}, {0, 2}}},
      {Code::invalid_claim, {{0, 1}, {0, 2}}},
      {Code::figure_mismatch, {{0, 2, 3, 4, 5}, {1, 2, 3, 4, 5}}},
      {Code::total_not_sum, {{0, 2, 3, 4, 5}, {1, 2, 3, 4, 5}}},
      {Code::printed_conflict, {{0, 2, 3, 4}, {1, 2, 3, 4}}},
      {Code::given_mismatch, {{0, 2, 3, 4, 5}, {1, 2, 3, 4, 5}}},
      {Code::quantity_conflict, {{0, 2, 3, 4}, {1, 2, 3, 4}}},
      {Code::reading_differs, {{0, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6}}},
      {Code::percentage_without_target, {{0, 2, 3}, {1, 2, 3}}},
      {Code::persons_below_households, {{0, 2, 3}, {1, 2, 3}}},
      {Code::part_above_whole, {{0, 2, 3, 5}, {1, 2, 4, 5}}},
      {Code::words_by_reading, {{0, 1, 2, 5}, {0, 3, 4, 5}}},
      {Code::span_mismatch, {{0, 2, 3}, {1, 2, 4}}},
      {Code::grade_mismatch, {{0, 1, 2}, {0, 1, 3}}},
      {Code::mixed_rounding, {{0, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 6}}},
      {Code::claim_unreadable, {{0, 2, 3}, {1, 2, 4}}},
      {Code::off_step, {{0, 2, 3}, {1, 2, 3}}},
      {Code::figure_without_value, {{0}, {1}}},
      {Code::rounding_differs, {{0, 2, 3, 4}, {1, 2, 3, 4}}},
  };
  for (const Code code : all_codes()) {
    CAPTURE(name(code));
    const auto zh = values_in(sentence(code, Language::zh)), en = values_in(sentence(code, Language::en));
    const auto words = by_language.find(code);
    if (words != by_language.end()) {
      CHECK(zh == words->second.first);
      CHECK(en == words->second.second);
    } else {
      CHECK(zh == en);
      // Values are numbered without a gap.
      CHECK((zh.empty() || *zh.rbegin() + 1 == static_cast<int>(zh.size())));
    }
    // A part about a value that is not there is left out in both, or in neither.
    for (const int value : zh) {
      if (words != by_language.end()) continue;
      const auto shortened = [&](Language language) {
        return sentence(code, language, {value}).find("最接近") == std::string::npos &&
               sentence(code, language, {value}).find("nearest") == std::string::npos;
      };
      CHECK(shortened(Language::zh) == shortened(Language::en));
    }
    // No mark of the templates is left over.
    for (const Language language : {Language::zh, Language::en}) {
      const std::string text = sentence(code, language);
      CHECK(text.find("{0}") == std::string::npos);
      CHECK(text.find("[;") == std::string::npos);
      CHECK(text.find("[，") == std::string::npos);
    }
  }
}

TEST_CASE("the nearest name is left out where there is none") {
  const Diagnostic with{Code::unknown_key, "", {"a", "b"}}, without{Code::unknown_key, "", {"a", ""}},
      none{Code::unknown_key, "", {"a"}};
  CHECK(with.message(Language::en) == "the key \"a\" is not known here; the nearest known key is \"b\"");
  CHECK(without.message(Language::en) == "the key \"a\" is not known here");
  CHECK(none.message(Language::zh) == "不认识的键“a”");
  // Brackets and braces of a value stay as they are.
  CHECK(Diagnostic{Code::unknown_key, "", {"[{1}]", ""}}.message(Language::zh) == "不认识的键“[{1}]”");
  CHECK(Diagnostic{Code::band_gap, "", {"89", "90", "good", "excellent"}}.message(Language::en) ==
        "no band holds [89, 90), between \"good\" and \"excellent\"");
}

TEST_CASE("an error says its first problem and how many more there are") {
  const Diagnostic first{Code::no_bands, "/policy", {}}, second{Code::no_parties, "/policy", {}};
  CHECK(std::string(assay::Error(first).what()) == "/policy: the policy has no grade bands");
  CHECK(std::string(assay::Error({first, second, second}).what()) ==
        "/policy: the policy has no grade bands (and 2 more)");
  CHECK(std::string(assay::Error(Diagnostic{Code::foreign_inputs, "", {}}).what()) ==
        "another plan bound these inputs");
  CHECK_FALSE(assay::Error(std::vector<Diagnostic>{}).diagnostics().empty());
}

TEST_CASE("each refused document has its one problem, at its place") {
  for (const Refused& refused : refused_documents()) {
    CAPTURE(name(refused.code));
    const station::Marked marked = station::marked(refused.document);
    CAPTURE(marked.text);
    REQUIRE(marked.places.size() == 1);
    const auto found = station::problems_of([&] { assay::evaluate_json(marked.text, refused.files); });
    REQUIRE_FALSE(found.empty());
    CHECK(found.size() == 1);
    CHECK(name(found[0].code) == name(refused.code));
    CHECK(found[0].pointer == refused.pointer);
    station::check_says(found[0], marked.places[0], refused.zh, refused.en);
    // read_document makes every check that evaluation relies on.
    CHECK(station::problems_of([&] { assay::read_document(marked.text, refused.files); }) == found);
  }
}

TEST_CASE("each refused call has its one problem") {
  for (const RefusedCall& refused : refused_calls()) {
    CAPTURE(name(refused.code));
    const auto found = station::problems_of(refused.call);
    REQUIRE(found.size() == 1);
    CHECK(name(found[0].code) == name(refused.code));
    CHECK(found[0].pointer == refused.pointer);
    CHECK(found[0].line == 0);
    CHECK(found[0].column == 0);
    CHECK(found[0].message(Language::zh).find(refused.zh) != std::string::npos);
    CHECK(found[0].message(Language::en).find(refused.en) != std::string::npos);
  }
}

TEST_CASE("no code is without a test") {
  std::set<std::string_view> tested;
  for (const Refused& refused : refused_documents()) tested.insert(name(refused.code));
  for (const RefusedCall& refused : refused_calls()) tested.insert(name(refused.code));
  // json_limits_test.cpp has these: they need a long text.
  tested.insert({name(Code::json_size), name(Code::json_count), name(Code::more_problems)});
  // Rules that have a test of their own show theirs beside it.
  const std::vector<std::pair<std::string_view, std::vector<Code>>> beside_their_rules = {
      {"directions_test.cpp", {Code::missing_upper, Code::range_order, Code::unexpected_upper}},
      {"targets_test.cpp",
       {Code::targets_not_summable, Code::overlapping_periods, Code::period_outside_term, Code::amendment_order,
        Code::periods_conflict, Code::target_amended}},
      {"proration_test.cpp",
       {Code::proration_refused, Code::missing_spans, Code::term_not_months, Code::assessed_outside_term,
        Code::invalid_fraction, Code::no_instalments}},
      {"kinds_test.cpp",
       {Code::narrative_target, Code::invalid_scale, Code::key_refused, Code::areas_not_summable,
        Code::records_not_summable, Code::ambiguous_stock, Code::wrong_kind, Code::incomplete_ratio,
        Code::ratio_without_parts, Code::from_and_outputs, Code::not_narrative, Code::value_difference}},
      {"records_test.cpp",
       {Code::straddling_record, Code::record_excluded, Code::record_straddles, Code::partial_records,
        Code::records_overlap}},
      {"coverage_test.cpp", {Code::invalid_bounds, Code::bounds_refused, Code::partial_sum}},
      {"verification_test.cpp", {Code::adjusted, Code::unverified}},
      {"deviations_test.cpp", {Code::unexplained_deviation}},
      {"relations_test.cpp", {Code::duplicate_relation, Code::relation_broken}},
      {"stages_test.cpp", {Code::amount_fell, Code::target_changed, Code::rate_fell, Code::concern_repeated}},
      {"roster_test.cpp",
       {Code::invalid_part, Code::mixed_staffing, Code::mixed_presence, Code::invalid_step, Code::hidden_vacancy,
        Code::month_excluded}},
      {"register_test.cpp", {Code::unknown_category, Code::duplicate_entry, Code::section_too_large}},
      {"surveys_test.cpp", {Code::unknown_option, Code::tally_above_valid, Code::small_sample}},
      {"tables_test.cpp",
       {Code::unknown_label, Code::ambiguous_label, Code::ragged_table, Code::table_axes, Code::table_printed,
        Code::table_target_conflict, Code::unused_printed}},
      {"scoring_test.cpp",
       {Code::unknown_criterion, Code::missing_mark,        Code::missing_sheet,      Code::duplicate_sheet,
        Code::too_few_sheets,    Code::no_consensus,        Code::unknown_tier,       Code::wrong_mark,
        Code::sheet_refused,     Code::unknown_item,        Code::unknown_fact,       Code::figure_of_scores,
        Code::missing_fact,      Code::missing_budget,      Code::invalid_adjustment, Code::adjustments_refused,
        Code::invalid_weight,    Code::total_off_step,      Code::undecided_total,    Code::maximum_unreachable,
        Code::weighted_twice,    Code::sheet_left_out,      Code::assessor_recused,   Code::judged_differs,
        Code::knock_out_applied, Code::knock_out_undecided, Code::party_missing,      Code::adjustment_capped}},
      {"difference_test.cpp", {Code::unknown_pointer, Code::not_a_value}},
      {"ranking_test.cpp", {Code::different_policies}},
      {"printed_test.cpp", {Code::printed_syntax, Code::no_possible_value}},
      {"template_test.cpp", {Code::template_syntax, Code::template_scope, Code::template_relation}},
      {"find_claims_test.cpp", {Code::template_name}},
      {"json_claims_test.cpp", {Code::unknown_finding, Code::invalid_claim}},
      {"audit_test.cpp",
       {Code::figure_mismatch,
        Code::total_not_sum,
        Code::printed_conflict,
        Code::given_mismatch,
        Code::quantity_conflict,
        Code::reading_differs,
        Code::relation_fails,
        Code::percentage_without_target,
        Code::persons_below_households,
        Code::part_above_whole,
        Code::words_fail,
        Code::words_by_reading,
        Code::span_mismatch,
        Code::grade_mismatch,
        Code::mixed_rounding,
        Code::annex_absent,
        Code::annex_repeated,
        Code::claim_unreadable,
        Code::template_unmatched,
        Code::relation_unchecked,
        Code::printed_once,
        Code::figure_without_value,
        Code::claim_without_value,
        Code::off_step,
        Code::rounding_differs}}};
  for (const auto& beside : beside_their_rules) {
    const auto& file = beside.first;
    const auto& codes = beside.second;
    CAPTURE(file);
    const std::string text = station::file("tests/unit/" + std::string(file));
    for (const Code code : codes) {
      CAPTURE(name(code));
      CHECK(text.find(name(code)) != std::string::npos);
      tested.insert(name(code));
    }
  }
  // The C ABI has these.
  tested.insert({name(Code::out_of_memory), name(Code::null_argument), name(Code::invalid_argument)});
  tested.insert(name(Code::ok));
  for (const Code code : all_codes()) {
    CAPTURE(name(code));
    CHECK(tested.contains(name(code)));
  }
}
