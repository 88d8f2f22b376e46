// Claims found in reports of a few sentences, each written for what it shows.
#include <doctest/doctest.h>
#include <assay/json.hpp>
#include <assay/template.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "station.hpp"

using namespace assay;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view station_text = R"({
  "assay": 1,
  "project": {"id": "p", "term": {"from": "2023-09-08", "to": "2024-09-07"}},
  "policy": "guangzhou-2023",
  "agreement": {
    "areas": [{"id": "a1", "name": "片区一"}, {"id": "a2", "name": "片区二"}],
    "indicators": [
      {"id": "calls", "name": "电访", "target": 1200},
      {"id": "visits", "name": "入户探访", "target": 900},
      {"id": "events", "name": "团建、表彰", "target": 9}
    ]
  },
  "outputs": {"indicators": {"calls": {"a1": 800, "a2": 700}, "visits": {"a1": 500, "a2": 460}, "events": 9}},
  "scores": {"oversight": {"points": "8.87"}, "purchaser": {"points": "20.00"},
             "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}}
})";

const EvaluatedDocument& example() {
  static const EvaluatedDocument evaluated = evaluate_json(station_text);
  return evaluated;
}

ReportClaims found(std::string_view form, std::string_view report) {
  return find_claims(Template::read(form), report, example().document, example().evaluation);
}

// "line:column printed name", the name with @scope where there is one.
Texts claims(std::string_view form, std::string_view report) {
  Texts list;
  for (const Claim& claim : found(form, report).claims) {
    list.push_back(std::to_string(claim.place.line) + ':' + std::to_string(claim.place.column) + ' ' + claim.printed +
                   ' ' + claim.figure + claim.quantity + (claim.scope.empty() ? "" : '@' + claim.scope));
  }
  return list;
}

// "line text ~ line:column nearest".
Texts unmatched(std::string_view form, std::string_view report) {
  Texts list;
  for (const UnmatchedLine& line : found(form, report).unmatched) {
    list.push_back(std::to_string(line.line.line) + ' ' + line.text + " ~ " + std::to_string(line.place.line) + ':' +
                   std::to_string(line.place.column) + ' ' + line.nearest);
  }
  return list;
}

// "line:column printed".
Texts unclaimed(std::string_view form, std::string_view report) {
  Texts list;
  for (const UnclaimedNumber& number : found(form, report).unclaimed) {
    list.push_back(std::to_string(number.place.line) + ':' + std::to_string(number.place.column) + ' ' +
                   number.printed);
  }
  return list;
}

Texts where(std::string_view form, std::string_view report) {
  Texts list;
  for (const Claim& claim : found(form, report).claims) list.push_back(claim.where);
  return list;
}

// "line:column name ~ nearest".
Texts wrong_names(std::string_view form) {
  Texts list;
  for (const Diagnostic& problem : station::problems_of([&] { found(form, "无"); })) {
    list.push_back(std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' + problem.values[0] +
                   " ~ " + problem.values[1]);
    CHECK(problem.code == Code::template_name);
    CHECK(problem.pointer.empty());
  }
  return list;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a sentence gives the numbers in its holes, with their places") {
  CHECK(claims("电访【2867｜电访】次、入户探访【460｜入户探访】次", "本年电访1500次、入户探访960次。") ==
        Texts{"1:5 1500 indicators/calls/actual", "1:15 960 indicators/visits/actual"});
  CHECK(claims("电访【1｜电访】次", "电访。\r\n共计。\r\n今年电访 20 次。") == Texts{"3:6 20 indicators/calls/actual"});
}

TEST_CASE("white space, line ends and page breaks do not matter, nor do full-width forms") {
  const Texts once = {"1:6 1500 indicators/calls/actual"};
  CHECK(claims("完成（电访）【1｜电访】次，", "完成(电访)1500次,很好") == Texts{"1:7 1500 indicators/calls/actual"});
  CHECK(claims("完成(电访)【1|电访】次,", "完成（电访）1500次，很好") == Texts{"1:7 1500 indicators/calls/actual"});
  CHECK(claims("完 成 电访【1｜电访】 次", "完成　电访\t") == Texts{});
  CHECK(claims("完成电访【1｜电访】次", "完成\n\n电\n访1500次") == Texts{"4:2 1500 indicators/calls/actual"});
  CHECK(claims("电访【1｜电访】次", "完成电访\f15\n\n00\n次") == Texts{"1:6 1500 indicators/calls/actual"});
  CHECK(claims("电访【1｜电访】次", "完成电访 1５00次") == Texts{"1:6 1５00 indicators/calls/actual"});
}

TEST_CASE("a number is taken whole, as it is printed") {
  const auto taken = [](std::string_view sentence) {
    const ReportClaims all = found("【1｜量：k】元", sentence);
    return all.claims.size() == 1 ? all.claims[0].printed : std::to_string(all.claims.size());
  };
  CHECK(taken("共1,078.50元") == "1,078.50");
  CHECK(taken("共７，３３９元") == "７，３３９");
  // Two numbers, or one that its comma cut.
  CHECK(taken("共35，108元") == "0");
  CHECK(taken("共35, 108元") == "0");
  CHECK(taken("共1200，1080元") == "1080");  // a comma of the sentence
  CHECK(taken("共1亿2,000万元") == "1亿2,000万");
  CHECK(taken("共一万五千元") == "一万五千");
  CHECK(taken("下降-5元") == "-5");
  CHECK(taken("共/元") == "/");
  CHECK(taken("共——元") == "——");
  CHECK(taken("共元") == "0");
  // Nothing inside a run of digits, and nothing across the number of a list.
  CHECK(claims("第2【1｜量：k】次", "第278次") == Texts{});
  CHECK(claims("共【1｜量：k】8次", "共178次") == Texts{});
  CHECK(claims("共【1｜量：k】次", "共 1\n2.次") == Texts{});
  CHECK(claims("占【10%｜量：k】。", "占百分之八十。") == Texts{"1:2 百分之八十 k"});
  CHECK(claims("占【10｜量：k】%。", "占51％。") == Texts{"1:2 51 k"});
}

TEST_CASE("hedges belong to the number, wherever the template has them") {
  const auto taken = [](std::string_view form, std::string_view sentence) { return claims(form, sentence); };
  CHECK(taken("价值【47万｜量：k】元", "价值约 47 万元") == Texts{"1:3 约47万 k"});
  CHECK(taken("价值约【47万｜量：k】元", "价值约47万元") == Texts{"1:3 约47万 k"});
  CHECK(taken("报道【20多｜量：k】篇", "报道20多篇") == Texts{"1:3 20多 k"});
  CHECK(taken("报道【20｜量：k】多篇", "报道20多篇") == Texts{"1:3 20多 k"});
  CHECK(taken("具有【6｜量：k】年以上", "具有6年以上经验") == Texts{"1:3 6年以上 k"});
  CHECK(taken("具有【6年以上｜量：k】的", "具有 6 年以上的经验") == Texts{"1:4 6年以上 k"});
  CHECK(taken("合约【20｜量：k】份", "合约20份") == Texts{"1:3 20 k"});
  CHECK(taken("得分【46｜量：k】分", "得分46分\n\n以上各项") == Texts{"1:3 46 k"});
}

TEST_CASE("a unit is taken where the sample shows one") {
  CHECK(claims("服务【8人次｜量：k】", "服务12人次") == Texts{"1:3 12人次 k"});
  CHECK(claims("服务【8人次｜量：k】", "服务12户") == Texts{"1:3 12 k"});
  CHECK(claims("服务【8｜量：k】", "服务12人次") == Texts{"1:3 12 k"});
}

TEST_CASE("words may have alternatives and be left out") {
  const std::string form = "(电访|电话访问)(共|)【1｜电访】次";
  CHECK(claims(form, "电访5次") == Texts{"1:3 5 indicators/calls/actual"});
  CHECK(claims(form, "电话访问共5次") == Texts{"1:6 5 indicators/calls/actual"});
  CHECK(claims(form, "电话5次") == Texts{});
  CHECK(claims("服务（入户）【1｜入户探访】次", "服务(入户)5次") == Texts{"1:7 5 indicators/visits/actual"});
}

TEST_CASE("dots skip as little as they can, inside a sentence") {
  CHECK(claims("电访…【1｜电访】次", "电访很好，全年7次，去年8次。") == Texts{"1:8 7 indicators/calls/actual"});
  CHECK(claims("电访...共【1｜电访】次", "电访共7次") == Texts{"1:4 7 indicators/calls/actual"});
  CHECK(claims("电访…【1｜电访】次", "电访很好。全年7次。") == Texts{});
  CHECK(claims("电访…【1｜电访】次", "电访很好！\n全年7次。") == Texts{});
  CHECK(claims("电访…共【1｜电访】次", "电访很好\n2.探访共7次") == Texts{});
  CHECK(claims("电访…共【1｜电访】次", "电访很好\n并且共7次") == Texts{"2:4 7 indicators/calls/actual"});
  CHECK(claims("电访…【1｜电访】", "电访\t7\n") == Texts{});
  CHECK(claims("很好。全年【1｜电访】次", "电访很好。全年7次。") == Texts{"1:8 7 indicators/calls/actual"});
}

TEST_CASE("words in a hole are as few as what follows allows") {
  CHECK(claims("评为【优秀｜等级】等", "评为良好等，及格等") == Texts{"1:3 良好 grade"});
  CHECK(claims("指标【均已完成｜达标：*】。", "指标按进度均已达到。") == Texts{"1:3 按进度均已达到 indicators/*/met"});
  CHECK(claims("指标【均已完成｜达标：电访】次", "指标很好，电访20次") == Texts{});
  CHECK(claims("评为【优秀｜等级】等", "评为等") == Texts{});
  // Nothing follows: to the next stop, or to the end of the line.
  CHECK(claims("等级：【优秀｜等级】", "等级：良好，名次第一") == Texts{"1:4 良好 grade"});
  CHECK(claims("等级：【优秀｜等级】", "等级：良好\n结语如下") == Texts{"1:4 良好 grade"});
}

TEST_CASE("all places that match are bound, and one number once") {
  CHECK(claims("电访【1｜电访】次", "电访5次，又电访6次。\n电访7次") ==
        Texts{"1:3 5 indicators/calls/actual", "1:9 6 indicators/calls/actual", "2:3 7 indicators/calls/actual"});
  CHECK(claims("电访【1｜电访】次\n访【1｜电访】次", "电访5次") == Texts{"1:3 5 indicators/calls/actual"});
  CHECK(claims("电访【1｜电访】次\n访【1｜量：k】次", "电访5次") == Texts{"1:3 5 indicators/calls/actual", "1:3 5 k"});
}

TEST_CASE("a hole says how the number is counted") {
  const ReportClaims all =
      found("共【1｜量：k；口径：去重后；单位：人；日期：2024-08-23；步长：0.5；取整：down；范围：甲】人", "一、共5人");
  REQUIRE(all.claims.size() == 1);
  Claim expected;
  expected.figure = "";
  expected.quantity = "k";
  expected.printed = "5";
  expected.where = "一";
  expected.place = {1, 4};
  expected.scope = "甲";
  expected.reading = "去重后";
  expected.unit = "人";
  expected.date = Date(2024, 8, 23);
  expected.step = station::number("0.5");
  expected.mode = RoundingMode::down;
  CHECK(all.claims[0] == expected);
}

TEST_CASE("names are paths, indicators, parties, totals and what is met") {
  const auto figure = [](const std::string& binding) {
    const Texts list = claims("共【1｜" + binding + "】次", "共5次");
    return list.size() == 1 ? list[0].substr(6) : "";
  };
  CHECK(figure("indicators/calls/actual") == "indicators/calls/actual");
  CHECK(figure("电访") == "indicators/calls/actual");
  CHECK(figure("calls") == "indicators/calls/actual");
  CHECK(figure("电访/完成量") == "indicators/calls/actual");
  CHECK(figure("电访 / 协议量") == "indicators/calls/target");
  CHECK(figure("电访／指标要求") == "indicators/calls/target");
  CHECK(figure("calls/attainment") == "indicators/calls/attainment");
  CHECK(figure("团建、表彰/百分比") == "indicators/events/attainment");
  CHECK(figure("总分") == "total");
  CHECK(figure("等级") == "grade");
  CHECK(figure("purchaser/得分") == "parties/purchaser/points");
  CHECK(figure("市督导中心/分值") == "parties/supervision_centre/max");
  CHECK(figure("达标：电访") == "indicators/calls/met");
  CHECK(figure("met: *") == "indicators/*/met");
  CHECK(figure("indicators/calls/met") == "indicators/calls/met");
  CHECK(figure("spans/term/days") == "spans/term/days");
  CHECK(figure("量：任何 名称") == "任何 名称");
}

TEST_CASE("a name that the document does not define is refused with the nearest, whatever the report says") {
  CHECK(wrong_names("电访【1｜电坊】次\n表：a 行：b 列：c 【1｜入户探防/完成量】") ==
        Texts{"1:6 电坊 ~ 电访", "2:16 入户探防/完成量 ~ 入户探访/完成量"});
  CHECK(wrong_names("共【1｜indicators/call/actual】次") ==
        Texts{"1:5 indicators/call/actual ~ indicators/calls/actual"});
  CHECK(wrong_names("共【1｜达标：小组】次").size() == 1);
  CHECK(wrong_names("共【1｜spans/term/weeks】次").size() == 1);
  CHECK(wrong_names("共【1｜量：甲数】次\n关系：甲数 = 甲类") == Texts{"2:9 甲类 ~ 甲数"});
  CHECK(wrong_names("名称：a = b\n共【1｜a】次").size() == 2);
  // A name is looked up in the scope where it stands: areas have no target of their own here, but a figure for it.
  CHECK(wrong_names("## 范围：片区一\n共【1｜register/persons/areas/{范围}】次").size() == 1);
}

TEST_CASE("in the scope of an area names are that area's, and lines look only there") {
  const std::string report =
      "一、总体\n电访15次。\n二、各片区\n1. 片区一情况\n电访8次。\n2.片区二情况\n电访7次。\n三、结语\n电访9次。";
  CHECK(claims("## 范围：片区二 = 「2.片区二情况」…「三、结语」\n电访【1｜电访】次\n次数【1｜量：k】次", report) ==
        Texts{"7:3 7 indicators/calls/areas/a2/actual"});
  CHECK(claims("## 范围：a1 = 「1.片区一情况」…「2.片区二情况」\n电访【1｜量：k】次\n"
               "## 范围：其他 = 「三、结语」\n电访【1｜量：k】次\n"
               "## 范围：全站 = 「一、总体」…「二、」\n电访【1｜量：k】次",
               report) == Texts{"2:3 15 k", "5:3 8 k@片区一", "9:3 9 k@其他"});
  CHECK(claims("## 范围：片区一 = 「1.片区一」…「2.」\n电访【1｜indicators/calls/areas/{范围}/actual】次\n"
               "## 范围：*\n结语电访【1｜indicators/calls/areas/{范围}/actual】次",
               report) == Texts{"5:3 8 indicators/calls/areas/a1/actual", "9:3 9 indicators/calls/actual"});
  // What a hole says goes before; a total is nobody's in particular.
  CHECK(claims("## 范围：片区一 = 「1.片区一」…「2.」\n电访【1｜电访；范围：片区二】次", report) ==
        Texts{"5:3 8 indicators/calls/areas/a2/actual"});
  CHECK(claims("## 范围：结语 = 「三、结语」\n电访【1｜总分】次", report) == Texts{"9:3 9 total"});
}

TEST_CASE("a scope opens at every occurrence of its first words and ends at the next of its last") {
  const std::string report = "甲始 电访1次 终 电访2次 甲始 电访3次 甲始 电访4次 终 甲始 电访5次";
  CHECK(claims("## 范围： = 「甲始」…「终」\n电访【1｜量：k】次", report) == Texts{"1:6 1 k", "1:21 3 k", "1:29 4 k"});
  CHECK(claims("## 范围： = 「甲始」\n电访【1｜量：k】次", "电访1次 甲始 电访2次") == Texts{"1:11 2 k"});
  CHECK(claims("## 范围： = 「乙」\n电访【1｜量：k】次\n## 范围：\n电访【1｜量：m】次", "电访1次") == Texts{"1:3 1 m"});
  // The heading is what is said, not each of its lines.
  CHECK(unmatched("## 范围： = 「乙始」…「终」\n电访【1｜量：k】次", report) ==
        Texts{"1 ## 范围： = 「乙始」…「终」 ~ 0:0 "});
  CHECK(unmatched("## 范围： = 「甲始」…「终了的话」", "甲始。终了的词") ==
        Texts{"1 ## 范围： = 「甲始」…「终了的话」 ~ 1:4 终了的词"});
}

TEST_CASE("a label of the report stands for a name of the document") {
  CHECK(claims("名称：打电话 = 电访\n打电话【1｜打电话】次\n共【1｜打电话/协议量】次", "打电话5次，共6次") ==
        Texts{"1:4 5 indicators/calls/actual", "1:8 6 indicators/calls/target"});
  CHECK(claims("名称：一区 = 片区一\n## 范围：一区 = 「一区」\n电访【1｜电访】次\n共【1｜量：k】次",
               "一区 电访5次，共6次") == Texts{"1:6 5 indicators/calls/areas/a1/actual", "1:10 6 k@片区一"});
}

TEST_CASE("a cell of a table is found by the labels of its row and its column") {
  const std::string report =
      "情况统计表\n\n片区\t电访\t\t入户探访\t\n\t协议量\t完成量\t协议量\t完成量\n片区一\t/\t800\t\t500\n"
      "片区二\t—\t700\t\t460\n合计\t1200\t1,500\t900\t960\n";
  CHECK(
      claims("表：统计表 行：合计 列：电访/完成量 【1｜电访】\n表：统计表 行：合计 列：入户探访/完成量 【｜入户探访】",
             report) == Texts{"7:9 1,500 indicators/calls/actual", "7:19 960 indicators/visits/actual"});
  CHECK(claims("表：统计表 行：* 列：电访/完成量 【1｜电访】", report) ==
        Texts{"5:7 800 indicators/calls/areas/a1/actual", "6:7 700 indicators/calls/areas/a2/actual",
              "7:9 1,500 indicators/calls/actual"});
  CHECK(claims("表：统计表 行：片区二 列：电访/协议量 【1｜电访/协议量】", report) ==
        Texts{"6:5 — indicators/calls/areas/a2/target"});
  CHECK(claims("表：统计表 行：合计 列：完成量#2 【1｜入户探访】", report) ==
        Texts{"7:19 960 indicators/visits/actual"});
  CHECK(where("表：统计表 行：* 列：电访/完成量 【1｜电访】", report) ==
        Texts{"统计表 片区一 电访/完成量", "统计表 片区二 电访/完成量", "统计表 合计 电访/完成量"});
  // An empty cell is there, and holds nothing.
  CHECK(claims("表：统计表 行：片区一 列：入户探访/协议量 【1｜电访】", report) == Texts{});
  CHECK(unmatched("表：统计表 行：片区一 列：入户探访/协议量 【1｜电访】", report) == Texts{});
}

TEST_CASE("a column ends where a header begins again") {
  const std::string report =
      "表\n片区\t人数\t个案\t\n\t\t接案数\t结案数\n片区一\t7\t34\t32\n合计\t19\t98\t90\n"
      "片区\t人数\t小组\t\n\t\t协议数\t完成量\n片区一\t7\t12\t10\n合计\t20\t35\t33\n";
  CHECK(claims("表：表 行：合计 列：个案/接案数 【1｜量：k】", report) == Texts{"5:7 98 k"});
  CHECK(claims("表：表 行：合计 列：小组/完成量 【1｜量：k】", report) == Texts{"9:10 33 k"});
  CHECK(claims("表：表 行：合计 列：人数 【1｜量：k】", report) == Texts{"5:4 19 k", "9:4 20 k"});
  // A column of totals, whose label the last row has too.
  CHECK(claims("表：表 行：合计 列：合计 【1｜量：k】", "表\n\t电访\t合计\n片区一\t1\t3\n合计\t4\t9\n") ==
        Texts{"4:6 9 k"});
}

TEST_CASE("tables may stand side by side, and rows may have two levels") {
  const std::string beside =
      "表\n服务\t目标\t完成量\t服务\t目标\t完成量\t备注\n新增志愿者\t50\t68\t组织培育\t2\t3\t好\n";
  CHECK(claims("表：表 行：新增志愿者 列：完成量 【1｜量：k】\n表：表 行：组织培育 列：完成量 【1｜量：m】", beside) ==
        Texts{"3:10 68 k", "3:20 3 m"});
  CHECK(claims("表：表 行：新增志愿者 列：备注 【好｜量：k】\n表：表 行：组织培育 列：备注 【好｜量：m】", beside) ==
        Texts{"3:22 好 m"});
  // Where the labels of rows go by other names, the template has to say which column.
  const std::string unlike = "表\n服务\t完成量\t项目\t完成量\n新增志愿者\t68\t组织培育\t3\n";
  CHECK(claims("表：表 行：新增志愿者 列：完成量 【1｜量：k】", unlike) == Texts{});
  CHECK(claims("表：表 行：新增志愿者 列：完成量#1 【1｜量：k】\n表：表 行：组织培育 列：完成量 【1｜量：m】",
               unlike) == Texts{"3:7 68 k", "3:15 3 m"});
  const std::string levels = "表\n类\t项\t数\n甲\t电访\t1\n\t探访\t2\n乙\t电访\t3\n\t探访\t4\n";
  CHECK(claims("表：表 行：乙/探访 列：数 【1｜量：k】\n表：表 行：甲/电访 列：数 【1｜量：m】", levels) ==
        Texts{"3:6 1 m", "6:5 4 k"});
  CHECK(claims("表：表 行：探访 列：数 【1｜量：k】", levels) == Texts{"4:5 2 k", "6:5 4 k"});
}

TEST_CASE("tables are those of an annex, or right below some words, and counted from one") {
  const std::string report =
      "见下表：\n\t数\n甲\t1\n\n\t数量\n甲\t2\n附件：\n- 1. 第一 张表；\n- 2.第二张表。\n正文\n第一张表\n\t数\n甲\t3\n"
      "附件2：第二张表\n说明\n\t数\n甲\t4\n第一张表\n\t数\n甲\t5\n";
  CHECK(claims("表：附件1 行：甲 列：数 【1｜量：k】", report) == Texts{"13:3 3 k", "20:3 5 k"});
  CHECK(claims("表：附件1#2 行：甲 列：数 【1｜量：k】", report) == Texts{"20:3 5 k"});
  CHECK(claims("表：附件2 行：甲 列：数 【1｜量：k】", report) == Texts{"17:3 4 k"});
  CHECK(claims("表：见 下表 行：甲 列：数 【1｜量：k】", report) == Texts{"3:3 1 k"});
  CHECK(claims("表：说明 行：甲 列：数 【1｜量：k】", report) == Texts{"17:3 4 k"});
  CHECK(claims("## 范围： = 「附件：」…「正文」\n表：附件1 行：甲 列：数 【1｜量：k】", report) == Texts{});
  const std::vector<Annex> expected = {{"第一张表", {8, 6}, {{11, 1}, {18, 1}}}, {"第二张表", {9, 5}, {{14, 1}}}};
  CHECK(found("", report).annexes == expected);
}

TEST_CASE("annexes may be listed on the line of the word itself, and be absent") {
  const std::vector<Annex> expected = {{"甲表", {2, 6}, {{4, 1}}}, {"乙表", {3, 5}, {}}};
  CHECK(found("", "正文\n附件：1.甲表\n附件2：乙表\n甲表\n1.丙表").annexes == expected);
  CHECK(found("", "附件\n1.甲表").annexes.empty());
}

TEST_CASE("sentences inside cells are found, and never across cells") {
  const std::string report = "表\n甲\t评估期内电访 5 次\t共6次\n";
  CHECK(claims("电访【1｜电访】次", report) == Texts{"2:10 5 indicators/calls/actual"});
  CHECK(claims("次共【1｜电访】次", report) == Texts{});
  // A tab before a paragraph is an indent.
  CHECK(claims("电访…共【1｜电访】次", "\t电访很好，\n\t共5次") == Texts{"2:3 5 indicators/calls/actual"});
}

TEST_CASE("a claim says the headings that it stands under") {
  const std::string report =
      "共0次\n六、项目\n共1次\n（二） 服务\n1.执行\n(3) "
      "共2次\n2.指标\n共3次\n七、结果\n共4次\n附件：\n1.甲表\n甲表\n共5次";
  CHECK(where("共【1｜量：k】次", report) == Texts{"", "六", "六（二）1（3）", "六（二）2", "七", "附件1"});
}

TEST_CASE("a line that matches nowhere shows the sentence that is most like it") {
  const std::string report = "全年服务很好。电话访问共5次，入户探访6次。结束。";
  CHECK(unmatched("电话访问合计【1｜电访】次\n入户探访【1｜入户探访】次\n完全不同【1｜量：k】", report) ==
        Texts{"1 电话访问合计【1｜电访】次 ~ 1:8 电话访问共5次，入户探访6次。", "3 完全不同【1｜量：k】 ~ 0:0 "});
  CHECK(unmatched("忽略：没有的话", report) == Texts{});
  const std::string table = "情况表\n\t电访\t探访\n合计\t1\t2\n";
  CHECK(unmatched("表：情况表 行：合计 列：电坊 【1｜电访】\n表：情况表 行：合讦 列：电访 【1｜电访】\n"
                  "表：情况的表 行：合计 列：电访 【1｜电访】",
                  table) == Texts{"1 表：情况表 行：合计 列：电坊 【1｜电访】 ~ 2:2 电访",
                                  "2 表：情况表 行：合讦 列：电访 【1｜电访】 ~ 3:1 合计",
                                  "3 表：情况的表 行：合计 列：电访 【1｜电访】 ~ 1:1 情况表"});
}

TEST_CASE("relations name figures and quantities") {
  const std::string holes = "共【1｜量：甲】次，又【1｜量：a-b】次\n";
  const auto relation = [&](const std::string& text) {
    const ReportClaims all = found(holes + text, "");
    REQUIRE(all.relations.size() == 1);
    const auto form = [](const LinearForm& side) {
      std::string words;
      for (const Term& term : side.terms) words += term.times.to_string() + '*' + term.figure + ' ';
      return words + side.constant.to_string();
    };
    const ClaimRelation& own = all.relations[0];
    CHECK(own.relation.name == text.substr(text.find("：") + 3));
    return form(own.relation.left) + (own.percent_of.terms.empty() ? "" : " / " + form(own.percent_of)) + ' ' +
           std::string(name(own.relation.comparator)) + ' ' + form(own.relation.right) +
           (own.relation.each_area ? " each" : "");
  };
  CHECK(relation("关系：甲 + 2.5 × 电访 − 3 ≤ a-b@片区二") ==
        "1*甲 2.5*indicators/calls/actual -3 at_most 1*a-b@片区二 0");
  CHECK(relation("关系：甲 - 2*甲@a1 - a-b > 总分") == "1*甲 -2*甲@片区一 -1*a-b 0 above 1*total 0");
  CHECK(relation("关系（各范围）：甲 <= 入户探访/协议量") == "1*甲 0 at_most 1*indicators/visits/target 0 each");
  CHECK(relation("关系：甲 ÷ 电访 × 100 = a-b") == "1*甲 0 / 1*indicators/calls/actual 0 equals 1*a-b 0");
  CHECK(relation("关系：a-b ≥ 甲 / 电访/完成量 * 100") == "1*甲 0 / 1*indicators/calls/actual 0 at_most 1*a-b 0");
  CHECK(relation("关系：10 = 电访@片区二") == "10 equals 1*indicators/calls/areas/a2/actual 0");
}

TEST_CASE("numbers that nothing claims are listed, but those of lists, dates and documents") {
  const std::string report =
      "一、概况\n1.自2023年9月8日至2024年9月\n7日，2023-2024年度按穗民〔2023〕97号文件服务3人。\n（2）电访5次；"
      "(3)于2024.8.23第2次评估，见附件1。\n附件：\n1.甲表\n甲表\n片区1\t8户\n";
  CHECK(unclaimed("", report) == Texts{"3:31 3人", "4:6 5次", "8:3 1", "8:5 8户"});
  CHECK(unclaimed("电访【1｜电访】次", report) == Texts{"3:31 3人", "8:3 1", "8:5 8户"});
  CHECK(unclaimed("忽略：服务…人\n名称：片区1 = 片区一", report) == Texts{"4:6 5次", "8:5 8户"});
  const ReportClaims all =
      found("", "这是一句在数字之前写得很长很长很长的话，共有12名社工在岗，后面还有许多的话要说。");
  REQUIRE(all.unclaimed.size() == 1);
  CHECK(all.unclaimed[0].printed == "12名");
  CHECK(all.unclaimed[0].context == "…得很长很长很长的话，共有12名社工在岗，后面还有许多的…");
}

TEST_CASE("a report that is no UTF-8 is refused with its place") {
  const auto problems = station::problems_of([] { found("", "电访\n5\xC0次"); });
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] == Diagnostic{Code::invalid_text, "", {}, 2, 2});
}

// Each would take time that grows with a power of the length if what failed were tried again.
TEST_CASE("no pattern takes longer than its length times that of the report") {
  const std::string report = repeated("甲", 30000) + "1" + repeated("，1", 15000);
  CHECK(claims("甲…甲…甲…甲…甲…甲…乙【1｜量：k】", report) == Texts{});
  CHECK(claims("(甲|甲甲|)(甲|甲甲|)(甲|甲甲|)(甲|甲甲|)(甲|甲甲|)…丙…甲【1｜量：k】", report + "丙") == Texts{});
  CHECK(claims("甲【词｜量：k】甲【词｜量：m】甲…丁【1｜量：n】甲", report + "丁") == Texts{});
  CHECK(claims("【1｜量：k】…【1｜量：k】…甲", report) == Texts{});
  CHECK(claims("甲【词｜量：k】…戊", report + "戊").size() <= 1);
}
