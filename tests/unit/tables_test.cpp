// Tables resolved against an agreement: labels, targets, actuals and claims, and every way to get one wrong.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/tables.hpp"
#include "station.hpp"

using assay::Agreement;
using assay::Amount;
using assay::Cells;
using assay::Claim;
using assay::Code;
using assay::Decimal;
using assay::Diagnostic;
using assay::Indicator;
using assay::Table;
using assay::model::Diagnostics;
using assay::model::Incomplete;
using assay::model::LineRole;
using assay::model::TableActual;
using assay::model::TableMap;
using Rows = std::vector<std::vector<std::string>>;
using Strings = std::vector<std::string>;

namespace {

Indicator indicator(std::string id, std::string name, Cells target = {}) {
  Indicator result;
  result.id = std::move(id);
  result.name = std::move(name);
  result.target = std::move(target);
  return result;
}

// Three areas, of which the first has two inside it, so that the areas are listed 1 area_1, 2 east, 3 west, 4 area_2,
// 5 area_3; and three indicators.
Agreement agreement() {
  Agreement result;
  result.areas = {{"area_1", "片区一", {{"east", "东社区", {}}, {"west", "西社区", {}}}},
                  {"area_2", "片区二", {}},
                  {"area_3", "片区三", {}}};
  result.indicators = {indicator("phone_calls", "电访"), indicator("visits", "入户探访"), indicator("files", "建档")};
  return result;
}

Table table(Rows rows) {
  Table result;
  result.where = "附件1";
  result.rows = std::move(rows);
  return result;
}

// A problem as one text.
std::string problem(Code code, const std::string& pointer, const Strings& values = {}) {
  std::string text = std::string(name(code)) + ' ' + pointer;
  for (const std::string& value : values) text += " | " + value;
  return text;
}

// What resolving, filling and reading find, in that order.
struct Resolved {
  Agreement agreement;
  std::vector<TableMap> maps;
  std::vector<std::string> actuals;  // "indicator area value", the area by its number
  std::vector<Claim> claims;
  Strings problems;
};

Resolved resolve(const std::vector<Table>& tables, Agreement agreed = agreement(), Incomplete incomplete = {}) {
  Diagnostics problems;
  Resolved result;
  result.maps = map_tables(agreed, tables, incomplete, problems);
  fill_targets(agreed, tables, result.maps, problems);
  for_each_actual(tables, result.maps, problems, [&](const TableActual& actual) {
    const std::string value =
        actual.amount.given() ? actual.amount.value.to_string() : std::string(name(actual.amount.presence));
    result.actuals.push_back(agreed.indicators[actual.indicator].id + ' ' + std::to_string(actual.area) + ' ' + value);
    CHECK(actual.table < tables.size());
    CHECK(tables[actual.table].rows[actual.row][actual.column] == (actual.amount.given() ? value
                                                                   : actual.amount.presence == assay::Presence::none
                                                                       ? "/"
                                                                       : "n/a"));
  });
  result.claims = table_claims(agreed, tables, result.maps);
  result.agreement = std::move(agreed);
  for (const Diagnostic& each : problems.take())
    result.problems.push_back(problem(each.code, each.pointer, each.values));
  return result;
}

}  // namespace

TEST_CASE("rows are areas and columns indicators, by id or name") {
  const Resolved found =
      resolve({table({{"", "电访", "files"}, {"片区一", "2823", "378"}, {"area_2", "2867", "387.0"}})});
  CHECK(found.problems.empty());
  CHECK(found.maps[0].areas_are_rows);
  CHECK(found.actuals == Strings{"phone_calls 1 2823", "files 1 378", "phone_calls 4 2867", "files 4 387.0"});
  CHECK(found.claims.empty());
}

TEST_CASE("rows are indicators and columns areas, of any depth") {
  const Resolved found =
      resolve({table({{"年度", "东社区", "*", "area_3"}, {"电访", "1", "10", "3"}, {"建档", "4", "11", "6"}})});
  CHECK(found.problems.empty());
  CHECK_FALSE(found.maps[0].areas_are_rows);
  CHECK(found.actuals ==
        Strings{"phone_calls 2 1", "phone_calls 0 10", "phone_calls 5 3", "files 2 4", "files 0 11", "files 5 6"});
}

TEST_CASE("a table of targets and actuals of the whole needs no areas") {
  const Rows rows = {
      {"", "指标要求", "完成量", "印:百分比"}, {"电访", "1200", "7339", "611.58%"}, {"建档", "0", "1024", "/"}};
  const Resolved found = resolve({table(rows)});
  CHECK(found.problems.empty());
  CHECK_FALSE(found.maps[0].areas_are_rows);
  CHECK(found.agreement.indicators[0].target == assay::whole(1200));
  CHECK(found.agreement.indicators[1].target.empty());
  CHECK(found.agreement.indicators[2].target == assay::whole(0));
  CHECK(found.actuals == Strings{"phone_calls 0 7339", "files 0 1024"});
  CHECK(found.claims == std::vector<Claim>{{"indicators/phone_calls/attainment", "", "611.58%", "附件1"}});
}

TEST_CASE("an empty cell says nothing; / and n/a are said") {
  const Resolved found =
      resolve({table({{"", "电访", "入户探访", "建档"}, {"片区一", "", "/", "n/a"}, {"协议", "", "/", "n/a"}})});
  CHECK(found.problems.empty());
  CHECK(found.actuals == Strings{"visits 1 none", "files 1 not_applicable"});
  CHECK(found.agreement.indicators[0].target.empty());
  CHECK(found.agreement.indicators[1].target == assay::whole(Amount::none()));
  CHECK(found.agreement.indicators[2].target == assay::whole(Amount::not_applicable()));
  CHECK(resolve({table({})}).problems.empty());
  CHECK(resolve({}).maps.empty());
}

TEST_CASE("what is marked as printed becomes claims and no data") {
  const Rows rows = {{"", "电访", "建档"},         {"协议", "1200", "0"},      {"片区一", "2823", "378"},
                     {"印:片区一", "2832", "378"}, {"印：合计", "约2800", ""}, {"printed:attainment", "235.25%", "/"},
                     {"印:协议量", "1,200", "n/a"}};
  const Resolved found = resolve({table(rows)});
  CHECK(found.problems.empty());
  CHECK(found.actuals == Strings{"phone_calls 1 2823", "files 1 378"});
  CHECK(found.claims == std::vector<Claim>{{"indicators/phone_calls/areas/area_1/actual", "", "2832", "附件1"},
                                           {"indicators/files/areas/area_1/actual", "", "378", "附件1"},
                                           {"indicators/phone_calls/actual", "", "约2800", "附件1"},
                                           {"indicators/phone_calls/attainment", "", "235.25%", "附件1"},
                                           {"indicators/phone_calls/target", "", "1,200", "附件1"}});
}

TEST_CASE("labels may be listed as printed instead") {
  Table printed = table({{"", "片区一", "合计", "百分比"}, {"电访", "10", "11", "12%"}});
  printed.printed = {"合计", "百分比"};
  const Resolved found = resolve({printed});
  CHECK(found.problems.empty());
  CHECK(found.actuals == Strings{"phone_calls 1 10"});
  CHECK(found.claims == std::vector<Claim>{{"indicators/phone_calls/actual", "", "11", "附件1"},
                                           {"indicators/phone_calls/attainment", "", "12%", "附件1"}});
}

TEST_CASE("in a printed column of an indicator everything is printed") {
  Table lower = table({{"", "建档", "印:电访", "入户探访"},
                       {"协议", "7", "1200", "900"},
                       {"片区一", "1", "2", "3"},
                       {"完成量", "", "4", "/"},
                       {"印:百分比", "5%", "6%", "7%"}});
  lower.printed = {"入户探访"};
  const Resolved found = resolve({lower});
  CHECK(found.problems.empty());
  CHECK(found.actuals == Strings{"files 1 1"});
  CHECK(found.agreement.indicators[0].target.empty());
  CHECK(found.agreement.indicators[2].target == assay::whole(7));
  CHECK(found.claims == std::vector<Claim>{{"indicators/phone_calls/target", "", "1200", "附件1"},
                                           {"indicators/visits/target", "", "900", "附件1"},
                                           {"indicators/phone_calls/areas/area_1/actual", "", "2", "附件1"},
                                           {"indicators/visits/areas/area_1/actual", "", "3", "附件1"},
                                           {"indicators/phone_calls/actual", "", "4", "附件1"},
                                           {"indicators/files/attainment", "", "5%", "附件1"},
                                           {"indicators/phone_calls/attainment", "", "6%", "附件1"},
                                           {"indicators/visits/attainment", "", "7%", "附件1"}});
  // It may stand beside the data that it repeats.
  CHECK(resolve({table({{"", "电访", "印:电访"}, {"片区一", "1", "2"}})}).problems.empty());
}

TEST_CASE("what a table of one month prints is no figure, but its target is") {
  Table march = table({{"", "电访"}, {"片区一", "5"}, {"印:合计", "6"}, {"印:片区一", "7"}, {"印:协议", "1200"}});
  march.period = assay::Span{{2024, 3, 1}, {2024, 3, 31}};
  const Resolved found = resolve({march});
  CHECK(found.problems.empty());
  CHECK(found.claims == std::vector<Claim>{{"", "indicators/phone_calls/actual 2024-03", "6", "附件1"},
                                           {"", "indicators/phone_calls/areas/area_1/actual 2024-03", "7", "附件1"},
                                           {"indicators/phone_calls/target", "", "1200", "附件1"}});
}

TEST_CASE("a label that nothing has is refused with the nearest one that could stand there") {
  CHECK(resolve({table({{"", "电访", "入户探坊"}, {"片区1", "1", "2"}, {"area_2", "3", "4"}, {"合计", "4", "6"}})})
            .problems == Strings{problem(Code::unknown_label, "/outputs/tables/0/rows/1/0", {"片区1", "片区一"}),
                                 problem(Code::unknown_label, "/outputs/tables/0/rows/3/0", {"合计", "印:合计"}),
                                 problem(Code::unknown_label, "/outputs/tables/0/rows/0/2", {"入户探坊", "入户探访"})});
  CHECK(resolve({table({{"", "电访", ""}, {"area_2", "3", ""}})}).problems ==
        Strings{problem(Code::unknown_label, "/outputs/tables/0/rows/0/2", {"", ""})});
  CHECK(resolve({table({{"", "电访", "合计"}, {"area_2", "3", "4"}})}).problems ==
        Strings{problem(Code::unknown_label, "/outputs/tables/0/rows/0/2", {"合计", "电访"})});
  // An area without a name is not the one that an empty label means.
  Agreement nameless = agreement();
  nameless.areas[1].name.clear();
  CHECK(resolve({table({{"", "电访"}, {"", "3"}})}, nameless).problems ==
        Strings{problem(Code::unknown_label, "/outputs/tables/0/rows/1/0", {"", ""})});
  // Labels are taken as they are written.
  CHECK(resolve({table({{"", "电访"}, {" area_2", "3"}})}).problems ==
        Strings{problem(Code::unknown_label, "/outputs/tables/0/rows/1/0", {" area_2", "area_2"})});
}

TEST_CASE("labels that may be those of an unreadable list are skipped") {
  Incomplete incomplete;
  incomplete.area_ids = true;
  const Resolved found = resolve({table({{"", "电访"}, {"片区1", "1"}, {"area_2", "2"}})}, agreement(), incomplete);
  CHECK(found.problems.empty());
  CHECK(found.actuals == Strings{"phone_calls 4 2"});
}

TEST_CASE("a name that several have is ambiguous, and an id is not") {
  Agreement agreed = agreement();
  agreed.areas[1].name = "片区一";
  agreed.areas[2].name = "area_1";         // the id of another
  agreed.indicators[1].name = "片区一";    // on the other side it is no matter
  agreed.areas[0].areas[0].name = "协议";  // a word that means the target
  const Resolved found = resolve({table({{"", "电访", "片区一"},
                                         {"片区一", "1", "2"},
                                         {"area_1", "3", "4"},
                                         {"协议", "5", "6"},
                                         {"指标要求", "7", "8"}})},
                                 agreed);
  CHECK(found.problems == Strings{problem(Code::ambiguous_label, "/outputs/tables/0/rows/1/0", {"片区一"}),
                                  problem(Code::ambiguous_label, "/outputs/tables/0/rows/3/0", {"协议"})});
  CHECK(found.actuals == Strings{"phone_calls 1 3", "visits 1 4"});
  CHECK(found.agreement.indicators[0].target == assay::whole(7));
}

TEST_CASE("one side names areas and the other indicators") {
  CHECK(resolve({table({{"", "谁", "何"}, {"x", "1", "2"}})}).problems ==
        Strings{problem(Code::table_axes, "/outputs/tables/0/rows")});
  CHECK(resolve({table({{""}})}).problems == Strings{problem(Code::table_axes, "/outputs/tables/0/rows")});
  // As many indicators on one side as on the other.
  CHECK(resolve({table({{"", "电访"}, {"建档", "1"}})}).problems ==
        Strings{problem(Code::table_axes, "/outputs/tables/0/rows")});
  // One label on the wrong side.
  CHECK(resolve({table({{"", "电访", "片区二"}, {"片区一", "1", "2"}})}).problems ==
        Strings{problem(Code::table_axes, "/outputs/tables/0/rows/0/2")});
  CHECK(resolve({table({{"", "电访", "建档"}, {"片区一", "1", "2"}, {"入户探访", "1", "2"}})}).problems ==
        Strings{problem(Code::table_axes, "/outputs/tables/0/rows/2/0")});
  CHECK(resolve({table({{"", "电访", "印:合计"}, {"片区一", "1", "2"}})}).problems ==
        Strings{problem(Code::table_axes, "/outputs/tables/0/rows/0/2")});
}

TEST_CASE("rows have as many cells as the header row") {
  const Resolved found = resolve(
      {table({{"", "电访", "建档"}, {"片区一", "1"}, {"片区二", "2", "3", "4"}, {}, {""}, {"片区三", "5", "6"}})});
  CHECK(found.problems == Strings{problem(Code::ragged_table, "/outputs/tables/0/rows/1", {"2", "2", "3"}),
                                  problem(Code::ragged_table, "/outputs/tables/0/rows/2", {"3", "4", "3"}),
                                  problem(Code::ragged_table, "/outputs/tables/0/rows/3", {"4", "0", "3"}),
                                  problem(Code::ragged_table, "/outputs/tables/0/rows/4", {"5", "1", "3"})});
  CHECK(found.actuals == Strings{"phone_calls 1 1", "phone_calls 4 2", "files 4 3", "phone_calls 5 5", "files 5 6"});
  CHECK(resolve({table({{}, {"片区一", "1"}})}).problems ==
        Strings{problem(Code::ragged_table, "/outputs/tables/0/rows/1", {"2", "2", "0"})});
}

TEST_CASE("a row or column stands in a table once") {
  CHECK(resolve({table({{"", "电访", "phone_calls"}, {"片区一", "1", "2"}, {"area_1", "3", "4"}})}).problems ==
        Strings{problem(Code::duplicate_entry, "/outputs/tables/0/rows/2/0", {"area_1"}),
                problem(Code::duplicate_entry, "/outputs/tables/0/rows/0/2", {"phone_calls"})});
  CHECK(
      resolve({table({{"", "*", "完成量", "印:合计", "印:total", "协议", "target"}, {"电访", "", "", "", "", "", ""}})})
          .problems == Strings{problem(Code::duplicate_entry, "/outputs/tables/0/rows/0/2", {"完成量"}),
                               problem(Code::duplicate_entry, "/outputs/tables/0/rows/0/4", {"印:total"}),
                               problem(Code::duplicate_entry, "/outputs/tables/0/rows/0/6", {"target"})});
  // Another table may have them too.
  CHECK(resolve({table({{"", "电访"}, {"片区一", "1"}}), table({{"", "电访"}, {"片区一", "1"}})}).problems.empty());
}

TEST_CASE("what is printed is a total, a percentage, a target or an area") {
  CHECK(resolve({table({{"", "电访", "印:建挡"}, {"片区一", "1", "2"}, {"印:小计", "3", "4"}})}).problems ==
        Strings{problem(Code::table_printed, "/outputs/tables/0/rows/2/0", {"印:小计"}),
                problem(Code::unknown_label, "/outputs/tables/0/rows/0/2", {"印:建挡", "建档"})});
  Table listed = table({{"", "电访"}, {"片区一", "1"}, {"合计", "3"}});
  listed.printed = {"合计", "合記", "谁"};
  CHECK(resolve({listed}).problems ==
        Strings{problem(Code::unused_printed, "/outputs/tables/0/printed/1", {"合記", "合计"}),
                problem(Code::unused_printed, "/outputs/tables/0/printed/2", {"谁", "合计"})});
}

TEST_CASE("a cell that is no number is refused where it stands") {
  const Resolved found = resolve(
      {table({{"", "电访", "建档"}, {"片区一", "1,200", "８"}, {"协议", "约2", "1e3"}, {"印:合计", "约 1,200", "八"}}),
       table({{"", "电访"}, {"片区二", " 5"}, {"片区三", "999999999999999999999999999999999999999"}})});
  CHECK(found.problems == Strings{problem(Code::number_syntax, "/outputs/tables/0/rows/2/1", {"约2"}),
                                  problem(Code::number_syntax, "/outputs/tables/0/rows/2/2", {"1e3"}),
                                  problem(Code::number_syntax, "/outputs/tables/0/rows/1/1", {"1,200"}),
                                  problem(Code::number_syntax, "/outputs/tables/0/rows/1/2", {"８"}),
                                  problem(Code::number_syntax, "/outputs/tables/1/rows/1/1", {" 5"}),
                                  problem(Code::number_overflow, "/outputs/tables/1/rows/2/1",
                                          {"999999999999999999999999999999999999999"})});
  // Targets that could not be read are not missing as well.
  CHECK(found.agreement.indicators[0].target == assay::whole(Amount::none()));
  CHECK(found.agreement.indicators[2].target == assay::whole(Amount::none()));
  CHECK(found.agreement.indicators[1].target.empty());
}

TEST_CASE("problems of a file are at its name and say its row and column") {
  Table file = table({{"", "电访", "建挡"}, {"片区一", "12x", "1"}, {"片区4", "1", "2", "3"}, {"协议", "5", ""}});
  file.csv = "年报.csv";
  Agreement agreed = agreement();
  agreed.indicators[0].target = assay::whole(6);
  CHECK(resolve({file}, agreed).problems ==
        Strings{problem(Code::unknown_label, "/outputs/tables/0/csv", {"年报.csv:3:1: 片区4", "片区一"}),
                problem(Code::unknown_label, "/outputs/tables/0/csv", {"年报.csv:1:3: 建挡", "建档"}),
                problem(Code::ragged_table, "/outputs/tables/0/csv", {"3", "4", "3"}),
                problem(Code::table_target_conflict, "/outputs/tables/0/csv", {"phone_calls", "年报.csv:4:2: 5", "6"}),
                problem(Code::number_syntax, "/outputs/tables/0/csv", {"年报.csv:2:2: 12x"})});
}

TEST_CASE("texts and periods are checked") {
  Table bad = table({{"\x01", "电访"}, {"印:合计", "a\nb"}, {"\xFF", "1"}});
  bad.where = "\xC3";
  bad.period = assay::Span{{2024, 2, 30}, {2024, 2, 1}};
  CHECK(resolve({bad}).problems ==
        Strings{problem(Code::invalid_text, "/outputs/tables/0/where"),
                problem(Code::invalid_date, "/outputs/tables/0/period", {"2024-02-30"}),
                problem(Code::reversed_span, "/outputs/tables/0/period", {"2024-02-30", "2024-02-01"}),
                problem(Code::invalid_text, "/outputs/tables/0/rows/0/0"),
                problem(Code::unknown_label, "/outputs/tables/0/rows/2/0", {"\uFFFD", "east"}),
                problem(Code::invalid_text, "/outputs/tables/0/rows/1/1")});
}

TEST_CASE("a target row gives targets of the whole, and agrees with the agreement and other tables") {
  Agreement agreed = agreement();
  agreed.indicators[0].target = assay::whole(1200);
  agreed.indicators[1].target = {{"area_1", 500, {}, {}}, {"area_2", 300, {}, {}}, {"area_3", 100, {}, {}}};
  const Rows rows = {{"", "电访", "入户探访", "建档"}, {"协议", "1200.0", "900", "7"}};

  SUBCASE("the same number, and numbers where there were none") {
    const Resolved found = resolve({table(rows), table({{"", "target"}, {"建档", "7"}})}, agreed);
    CHECK(found.problems.empty());
    CHECK(found.agreement.indicators[0].target == agreed.indicators[0].target);
    // Beside targets of areas it is the whole's own, and whether they agree is checked as ever.
    CHECK(found.agreement.indicators[1].target.size() == 4);
    CHECK(found.agreement.indicators[1].target.back() == assay::whole(900).front());
    CHECK(found.agreement.indicators[2].target == assay::whole(7));
  }
  SUBCASE("another number") {
    agreed.indicators[0].target = assay::whole(1000);
    agreed.indicators[2].target = assay::whole(Amount::none());
    CHECK(resolve({table(rows)}, agreed).problems ==
          Strings{problem(Code::table_target_conflict, "/outputs/tables/0/rows/1/1", {"phone_calls", "1200.0", "1000"}),
                  problem(Code::table_target_conflict, "/outputs/tables/0/rows/1/3", {"files", "7", "/"})});
  }
  SUBCASE("another number in another table") {
    CHECK(resolve({table(rows), table({{"", "协议量"}, {"建档", "8"}, {"入户探访", "n/a"}})}, agreed).problems ==
          Strings{problem(Code::table_target_conflict, "/outputs/tables/1/rows/1/1", {"files", "8", "7"}),
                  problem(Code::table_target_conflict, "/outputs/tables/1/rows/2/1", {"visits", "n/a", "900"})});
  }
  SUBCASE("a target that is refused for itself is not compared") {
    agreed.indicators[0].target = assay::whole(Amount());
    CHECK(resolve({table(rows)}, agreed).problems.empty());
  }
}

TEST_CASE("a target that may stand in a line that was refused is not missing as well") {
  Agreement agreed = agreement();
  agreed.indicators[1].periods = {{{{2024, 1, 1}, {2024, 3, 31}}, assay::whole(9)}};
  const Resolved found = resolve({table({{"", "电访", "建挡"}, {"协议", "5", "6"}})}, agreed);
  CHECK(found.problems.size() == 1);
  CHECK(found.agreement.indicators[1].target.empty());  // its periods have targets
  CHECK(found.agreement.indicators[2].target == assay::whole(Amount::none()));
  // Without a problem nothing is filled in: the target is missing.
  CHECK(resolve({table({{"", "电访"}, {"协议", "5"}})}).agreement.indicators[2].target.empty());
  CHECK(resolve({table({})}).agreement.indicators[2].target.empty());
}

TEST_CASE("areas that are too deep are not numbered") {
  Agreement agreed = agreement();
  assay::Area* at = &agreed.areas[0];
  for (int depth = 2; depth <= assay::max_area_depth + 1; ++depth) {
    at->areas = {{"d" + std::to_string(depth), "", {}}};
    at = &at->areas[0];
  }
  // area_1 and d2…d16 are 16 areas.
  const Resolved found = resolve({table({{"", "电访"}, {"d16", "1"}, {"area_2", "2"}, {"d17", "3"}})}, agreed);
  CHECK(found.actuals == Strings{"phone_calls 16 1", "phone_calls 17 2"});
  CHECK(found.problems.size() == 1);
}

// The annex of the report as it prints it: two halves of a table, of which the second repeats a column, and the total
// services. Each row is a line of a document too; with the frames of three tables that is 32 lines.
TEST_CASE("the annex of the report") {
  Agreement agreed;
  agreed.areas = {{"area_1", "片区一", {}}, {"area_2", "片区二", {}}, {"area_3", "片区三", {}}};
  for (const auto& [id, name] :
       std::vector<std::pair<std::string, std::string>>{{"staff_deployed", "投入社工人数"},
                                                        {"files", "困难群众和特殊群体建档"},
                                                        {"phone_calls", "电访"},
                                                        {"visits", "入户探访"},
                                                        {"cases_opened", "个案接案"},
                                                        {"case_sessions", "个案节数"},
                                                        {"cases_closed", "个案结案"},
                                                        {"groups", "小组"},
                                                        {"group_sessions", "小组节数"},
                                                        {"group_participations", "小组人次"},
                                                        {"activities", "社区活动"},
                                                        {"activity_participations", "社区活动人次"},
                                                        {"volunteers_new", "新增志愿者"},
                                                        {"key_volunteers_new", "新增志愿者骨干"},
                                                        {"volunteer_participations", "志愿服务人次"},
                                                        {"volunteer_teams_new", "新志愿队伍培育"},
                                                        {"volunteer_teams_kept", "旧志愿队伍维系"},
                                                        {"social_organisations", "社会组织培育"},
                                                        {"team_events", "团建、表彰、培训"},
                                                        {"community_surveys", "社区调研"},
                                                        {"public_problems", "社区公共问题"}}) {
    agreed.indicators.push_back(indicator(id, name));
  }
  agreed.indicators[0].target = assay::whole(Amount::none());  // the table has no cell for it
  // clang-format off
  const std::vector<Table> annex = {
      table({{"", "投入社工人数", "困难群众和特殊群体建档", "电访", "入户探访", "个案接案", "个案节数", "个案结案"},
             {"协议",   "", "0", "1200", "900", "100", "300", "/"},
             {"片区一", "7", "378", "2823", "365", "34", "139", "32"},
             {"片区二", "7", "387", "2867", "460", "44", "184", "40"},
             {"片区三", "5", "259", "1649", "253", "20", "83", "18"},
             {"印:合计", "19", "1024", "7339", "1078", "98", "406", "90"},
             {"印:百分比", "", "0.00%", "611.58%", "119.78%", "98.00%", "135.33%", "/"}}),
      table({{"", "印:投入社工人数", "小组", "小组节数", "小组人次", "社区活动", "社区活动人次"},
             {"协议",   "", "35", "105", "300", "40", "1400"},
             {"片区一", "7", "12", "36", "334", "39", "1488"},
             {"片区二", "7", "13", "42", "318", "47", "2775"},
             {"片区三", "5", "10", "30", "222", "33", "2681"},
             {"印:合计", "19", "35", "108", "874", "119", "6944"},
             {"印:百分比", "", "100.00%", "102.86%", "291.33%", "297.50%", "496.00%"}}),
      table({{"", "指标要求", "完成量", "印:百分比"},
             {"新增志愿者", "50", "68", "136.00%"},
             {"新增志愿者骨干", "20", "20", "100.00%"},
             {"志愿服务人次", "500", "856", "171.20%"},
             {"新志愿队伍培育", "2", "2", "100.00%"},
             {"旧志愿队伍维系", "8", "8", "100.00%"},
             {"社会组织培育", "2", "2", "100.00%"},
             {"团建、表彰、培训", "9", "9", "100.00%"},
             {"社区调研", "4", "4", "100.00%"},
             {"社区公共问题", "/", "/", "/"}})};
  // clang-format on
  const Resolved found = resolve(annex, agreed);
  CHECK(found.problems.empty());

  // 12 indicators × 3 areas, and 9 of the whole.
  CHECK(found.actuals.size() == 45);
  CHECK(found.actuals.front() == "staff_deployed 1 7");
  CHECK(found.actuals[35] == "activity_participations 3 2681");
  CHECK(found.actuals.back() == "public_problems 0 none");
  for (const Indicator& each : found.agreement.indicators) CHECK(each.target.size() == 1);
  CHECK(found.agreement.indicators[2].target == assay::whole(1200));
  CHECK(found.agreement.indicators[6].target == assay::whole(Amount::none()));
  CHECK(found.agreement.indicators[14].target == assay::whole(500));

  // 7 totals and 5 percentages (none of staff and of closed cases); 3 areas of the repeated column; 6 totals and 5
  // percentages; 8 percentages of the total services.
  CHECK(found.claims.size() == 34);
  CHECK(found.claims[2] == Claim{"indicators/phone_calls/actual", "", "7339", "附件1"});
  CHECK(found.claims[8] == Claim{"indicators/phone_calls/attainment", "", "611.58%", "附件1"});
  CHECK(found.claims[13] == Claim{"indicators/staff_deployed/areas/area_2/actual", "", "7", "附件1"});
  CHECK(found.claims[33] == Claim{"indicators/community_surveys/attainment", "", "100.00%", "附件1"});
}
