// Which digits of a report are one number, where a number ends, and which digits are no amounts.
#include <doctest/doctest.h>

#include <assay/json.hpp>
#include <assay/template.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace assay;

namespace {

using Texts = std::vector<std::string>;

constexpr std::string_view station_text = R"({
  "assay": 1,
  "project": {"id": "p", "term": {"from": "2023-09-08", "to": "2024-09-07"}},
  "policy": "guangzhou-2023",
  "agreement": {
    "areas": [{"id": "a1", "name": "片区一"}, {"id": "a2", "name": "片区二"}],
    "indicators": [{"id": "calls", "name": "电访", "target": 1200}]
  },
  "outputs": {"indicators": {"calls": {"a1": 800, "a2": 700}}},
  "scores": {"oversight": {"points": "8.87"}, "purchaser": {"points": "20.00"},
             "supervision_centre": {"points": "14.90"}, "third_party": {"points": "46.23"}}
})";

ReportClaims found(std::string_view form, std::string_view report) {
  static const EvaluatedDocument evaluated = evaluate_json(station_text);
  return find_claims(Template::read(form), report, evaluated.document, evaluated.evaluation);
}

Texts claims(std::string_view form, std::string_view report) {
  Texts list;
  for (const Claim& claim : found(form, report).claims) list.push_back(claim.printed);
  return list;
}

Texts unclaimed(std::string_view report) {
  Texts list;
  for (const UnclaimedNumber& number : found("", report).unclaimed) list.push_back(number.printed);
  return list;
}

}  // namespace

TEST_CASE("digits of two lines or two columns are two numbers") {
  CHECK(claims("总得分：【90.00｜量：k】", "总得分：90.00\n2024年8月23日") == Texts{"90.00"});
  CHECK(claims("【2024｜量：k】年", "总得分：90.00\n2024年8月23日") == Texts{"2024"});
  CHECK(claims("总得分：【90.00｜量：k】", "总得分：90.00 2024年") == Texts{"90.00"});
  CHECK(claims("合计【7339｜量：k】", "合计    7339   1078") == Texts{"7339"});
  CHECK(claims("合计【7339｜量：k】", "合计 7339 1078") == Texts{"7339"});
  CHECK(claims("合计【7339｜量：k】", "合计　7339　1078") == Texts{"7339"});
  CHECK(claims("筹集【47万｜量：k】", "筹集47万\n2024年") == Texts{"47万"});
  CHECK(claims("得分【90｜量：k】", "得分：90\n百分制") == Texts{});
  CHECK(claims("得分：【90｜量：k】", "得分：90\n百分制") == Texts{"90"});
}

TEST_CASE("digits that a pattern needs on both sides of a line end are one number") {
  CHECK(claims("电访【7339｜量：k】人次", "全年电访73\n39人次。") == Texts{"7339"});
  CHECK(claims("电访【7339｜量：k】人次", "全年电访73 39人次。") == Texts{"7339"});
  CHECK(claims("电访【7339｜量：k】人次", "全年电访 7 339人次。") == Texts{"7339"});
  CHECK(claims("电访【7339｜量：k】人次", "全年电访\n12\n7339人次。") == Texts{});
  CHECK(claims("电访【7339｜量：k】人次", "全年电访73  39人次。") == Texts{});
  CHECK(claims("完成率【119.78｜量：k】%", "完成率119.\n78%") == Texts{"119.78"});
  CHECK(claims("率…【78｜量：k】%", "完成率119.\n78%") == Texts{"119.78"});
}

TEST_CASE("a part of a range, a ratio, a list or a fraction is no number alone") {
  for (const char* report : {"开展小组35-40个", "开展小组35～40个", "开展小组35、40个", "开展小组35至40个",
                             "开展小组35—40个", "35%-40个", "35万-40万个", "2/3的", "1:3的", "三分之二的", "十来个",
                             "十几个", "第3个", "1，078次", "1, 078次", "三至五个"}) {
    CAPTURE(report);
    CHECK(claims("【35｜量：k】(个|的|次)", report) == Texts{});
    CHECK(claims("(开展小组|)【35｜量：k】…(个|的|次)", report) == Texts{});
  }
  // A template that shows the mark says what the parts are.
  CHECK(claims("小组【35｜量：k】-【40｜量：m】个", "小组35-40个") == Texts{"35", "40"});
  CHECK(claims("分别为【1｜量：k】、【2｜量：m】、【3｜量：n】次", "分别为5、6、7次") == Texts{"5", "6", "7"});
  CHECK(claims("占百分之【80｜量：k】。", "占百分之八十。") == Texts{"八十"});
  CHECK(claims("占【80%｜量：k】。", "占百分之六百一十一点五八。") == Texts{"百分之六百一十一点五八"});
  // What a list is numbered with is no part of it.
  CHECK(claims("【3｜量：k】个片区", "1、 35个片区") == Texts{"35"});
}

TEST_CASE("万 and 亿 that the template shows behind a hole belong to the number, unless they are its unit") {
  CHECK(claims("筹集【47｜量：k】万元", "筹集47万元") == Texts{"47万"});
  CHECK(claims("筹集【47｜量：k】万多元", "筹集47万多元") == Texts{"47万多"});
  CHECK(claims("筹集【1.2｜量：k】亿元", "筹集1.2亿元") == Texts{"1.2亿"});
  CHECK(claims("筹集【47｜量：k；单位：万元】万元", "筹集47万元") == Texts{"47"});
}

TEST_CASE("多 and 余 that begin another word are no hedges") {
  CHECK(claims("电访【7339｜量：k】次", "电访7339次多于去年") == Texts{"7339"});
  CHECK(claims("电访【7339次｜量：k】", "电访7339次多于去年") == Texts{"7339次"});
  CHECK(claims("电访【7339｜量：k】", "电访7339多于去年") == Texts{"7339"});
  CHECK(claims("历时【3｜量：k】年", "历时3年多，") == Texts{"3年多"});
  CHECK(claims("电访【20｜量：k】", "电访20余次") == Texts{"20余"});
}

TEST_CASE("a tab behind the number of a list is an indent") {
  CHECK(claims("电访【1｜量：k】次，探访【1｜量：m】次", "（1）\t电访5次，\n探访6次") == Texts{"5", "6"});
  CHECK(claims("## 范围： = 「2.片区二」\n共【1｜量：k】次", "1.\t片区一服务\n共4次\n2.\t片区二服务\n共5次") ==
        Texts{"5"});
  CHECK(found("", "合计\t5\t6\n1.\t概况\n共5次").unclaimed.size() == 3);
  // A column of numbers stays one.
  CHECK(claims("表：表 行：电访 列：数 【1｜量：k】", "表\n序号\t项目\t数\n1.\t电访\t7\n2.\t探访\t8\n") == Texts{"7"});
  CHECK(claims("表：表 行：2. 列：项目 【甲｜量：k】", "表\n序号\t项目\n1.\t甲\n2.\t乙\n") == Texts{"乙"});
}

TEST_CASE("numbers of pages are no part of the text") {
  for (const char* page : {"- 3 -", "—3—", "第 3 页", "第3页 共9页", "\f3", "\n3\n", "\n\n- 3 -\n\n"}) {
    CAPTURE(page);
    CHECK(claims("电访共【7339｜量：k】人次", "电访\n" + std::string(page) + "\n共7339人次") == Texts{"7339"});
    CHECK(unclaimed("电访\n" + std::string(page) + "\n共7339人次") == Texts{"7339人次"});
  }
  CHECK(claims("电访【7339｜量：k】人次", "电访73\n\f12\n39人次") == Texts{"7339"});
  CHECK(unclaimed("电访\n\n3\n\n共5次\n\n4\n\n又6次") == Texts{"5次", "6次"});
  // Cells that lost their tabs do not count on by one.
  CHECK(unclaimed("电访\n\n35\n\n探访\n\n108\n\n完") == Texts{"35", "108"});
  CHECK(unclaimed("电访\n3\n次") == Texts{"3次"});
  CHECK(unclaimed("得分：90.00\n2024个") == Texts{"90.00", "2024个"});
}

TEST_CASE("signs that cannot be seen, curved quotes and small percent signs") {
  CHECK(claims("电访【1｜量：k】次", "电\u00AD访\u206073\u200B39\uFEFF次") == Texts{"7339"});
  CHECK(claims("“电访”的‘次’【1｜量：k】", "\"电访\"的'次'5。") == Texts{"5"});
  CHECK(claims("\"电访\"【1｜量：k】", "“电访”5。") == Texts{"5"});
  CHECK(claims("占【1｜量：k】%", "占5﹪") == Texts{"5"});
}

TEST_CASE("dates, times, ordinals, headings and idioms are no amounts") {
  CHECK(unclaimed("于23/8/2024、2024/8/23、20240823开展，08-23结束，9:30开始，9时30分、9时结束，共5次") ==
        Texts{"5次"});
  CHECK(unclaimed("见第1-3项、第2、4条，No.5，共5次") == Texts{"5次"});
  CHECK(unclaimed("1.1 服务概况\n1.1.2服务概况\n1.5 万元\n1.5%\n共5次") == Texts{"1.5万元", "1.5%", "5次"});
  CHECK(unclaimed("一人一档、一户一案、一人一策、一老一小，一批社工，一次活动") == Texts{"一次"});
  // Amounts that look alike.
  CHECK(unclaimed("完成35-40个，得分9.5，比例1:3") == Texts{"35", "40个", "9.5", "1", "3"});
}

// A search that joins what a blank or a line end may have cut would look again over all that follows.
TEST_CASE("rows of digits take time that grows with the report") {
  for (const char* row : {"1 ", "12\n", "1-", "1、", "1，078", "一点", "1万", "1.\n", "7次多", "3\n\n"}) {
    CAPTURE(row);
    std::string report;
    for (int i = 0; i < 10000; ++i) report += row;
    CHECK(claims("甲【1｜量：k】乙", report + "甲乙") == Texts{});
    CHECK(claims("【1｜量：k】…乙", report + "乙").size() <= 10000);
  }
}

TEST_CASE("two digits and a stop number a heading; a line that is a number is none") {
  const auto where = [](std::string_view report) {
    const ReportClaims all = found("共【1｜量：k】次", report);
    return all.claims.empty() ? "none" : all.claims[0].where;
  };
  CHECK(where("12.概况\n共5次") == "12");
  CHECK(where("100、概况\n共5次") == "");
  CHECK(claims("得分【90.00｜量：k】分", "得分90.\n00分") == Texts{"90.00"});
  CHECK(claims("得分【90.00｜量：k】分", "得分\n90.\n00分") == Texts{"90.00"});
}
