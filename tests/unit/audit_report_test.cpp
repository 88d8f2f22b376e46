// An audit as text: its first line, and each section, from an audit put together by hand.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>

#include "audits.hpp"

using assay::Audit;
using assay::Language;

namespace {

std::string report(const Audit& audit, Language language, bool unclaimed = false) {
  const assay::EvaluatedDocument station = audits::evaluated();
  return assay::write_audit_report(station.document, station.evaluation, audit, language, unclaimed);
}

std::string report(Language language, bool unclaimed = false) {
  return report(audits::audit(audits::evaluated()), language, unclaimed);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// From the title to the next blank line.
std::string section(const std::string& text, const std::string& title) {
  const std::size_t start = text.find('\n' + title + '\n');
  if (start == std::string::npos) return "no section " + title + " in " + text;
  return text.substr(start + title.size() + 2, text.find("\n\n", start + 1) - start - title.size() - 1);
}

bool holds(const std::string& text, const std::string& part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE(part << " is not in " << text);
  return found;
}

std::string sentence(const assay::AuditFinding& finding, Language language) {
  return finding.problem.message(language);
}

}  // namespace

TEST_CASE("the first line says how many numbers were checked, and what was found") {
  // Of four, one is words that cannot be checked.
  CHECK(first_line(report(Language::zh)) ==
        "共 4 个数字，核对了 3 个：错误 1 项，警告 1 项，提示 2 项；另有 1 项按说明不报。");
  CHECK(first_line(report(Language::en)) ==
        "3 of 4 numbers checked: 1 error, 1 warning, 2 notes; 1 finding is silenced.");
}

TEST_CASE("an audit that finds nothing is one line") {
  Audit audit;
  audit.claims = {audits::checked({.figure = "total", .printed = "90.00"}, "90.00", assay::ClaimState::consistent)};
  CHECK(report(audit, Language::zh, true) == "共 1 个数字，核对了 1 个：没有发现矛盾。\n");
  CHECK(report(audit, Language::en, true) == "1 of 1 number checked: no contradiction found.\n");
  // Where nothing was checked, nothing can be said to agree.
  CHECK(report(Audit{}, Language::zh) == "共 0 个数字，核对了 0 个：没有可以核对的。\n");
  CHECK(report(Audit{}, Language::en) == "0 of 0 numbers checked: nothing could be checked.\n");
}

TEST_CASE("findings are grouped, worst first, each with its code, its places and the likely slips") {
  const assay::EvaluatedDocument station = audits::evaluated();
  const Audit audit = audits::audit(station);
  const std::string zh = report(Language::zh), en = report(Language::en);
  CHECK(section(zh, "错误（不可能成立）") ==
        "1. " + sentence(audit.findings[0], Language::zh) +
            " [808 persons_below_households]\n"
            "   persons：“1,024人”\n"
            "   40:9：“1020人以上 ”\n"
            "   疑似录入错误：persons 的“1,024人”应为 1020（错一位数字）\n"
            "   或者：persons 的“1,024人”应为 (1, 9) 内 1 的倍数；同时 文档 /outputs/indicators/visits/west "
            "的“253”应为 352（相邻两位颠倒） 或 235 或 25 或 2530 或 25.3 等\n"
            "   查找录入错误到限度为止，可能还有别的解释\n");
  CHECK(section(en, "Errors (cannot be true)") ==
        "1. " + sentence(audit.findings[0], Language::en) +
            " [808 persons_below_households]\n"
            "   persons: \"1,024人\"\n"
            "   40:9: \"1020人以上 \"\n"
            "   likely slip: persons, \"1,024人\" should be 1020 (one digit differs)\n"
            "   or: persons, \"1,024人\" should be in (1, 9), a multiple of 1; and the document's "
            "/outputs/indicators/visits/west, \"253\" should be 352 (two digits swapped) or 235 or 25 or 2530 or 25.3, "
            "among others\n"
            "   the search for slips stopped at its bound: there may be other explanations\n");
  CHECK(section(zh, "警告（在所述假定下自相矛盾）") == "1. " + sentence(audit.findings[1], Language::zh) +
                                                           " [800 figure_mismatch]\n"
                                                           "   12:5 附件1：“119.77%”\n"
                                                           "      分母不变时，印得出它的整数分子：1077 至 1078\n"
                                                           "      分子不变时，印得出它的整数分母：900\n");
  CHECK(holds(en,
              "      over the same denominator, whole numerators that print so: 1077 to 1078\n"
              "      under the same numerator, whole denominators that print so: 900\n"));
  // Page breaks of the report do not reach the terminal; lines that match nowhere stand elsewhere.
  const assay::Diagnostic annex{assay::Code::annex_repeated, "", {"附件 3", "2"}};
  CHECK(section(zh, "提示（请确认）") == "1. " + annex.message(Language::zh) + " [816 annex_repeated]\n");
}

TEST_CASE("how the report rounds: the ways that explain most numbers, and those that they leave out") {
  CHECK(section(report(Language::zh), "取整方式") ==
        "没有一种取整方式能印出全部。能看出取整方式的 3 个数字中，2 个合：四舍五入，四舍六入五成双。其余：\n"
        "位置        数值                印作     精确值  一次取整印得出  两次取整印得出\n"
        "-------------------------------------------------------------------------------\n"
        "12:5 附件1  入户探访完成百分比  119.77%  1078/9  去尾，向下取整  五舍六入\n");
  CHECK(holds(section(report(Language::en), "Rounding"),
              "No way of rounding prints all. Of 3 numbers that tell, 2 fit: half_up, half_even. The others:\n"));
  Audit audit;
  audit.rounding = {audits::modes({assay::RoundingMode::half_up}), 5, {}};
  CHECK(section(report(audit, Language::zh), "取整方式") == "能看出取整方式的 5 个数字都合：四舍五入\n");
  CHECK(section(report(audit, Language::en), "Rounding") ==
        "5 numbers tell how they were rounded, and all fit: half_up\n");
  audit.rounding.voting = 0;
  CHECK(report(audit, Language::zh).find("取整方式") == std::string::npos);
}

TEST_CASE("what is silenced is listed with its reason") {
  CHECK(section(report(Language::zh), "按说明不报") ==
        sentence(audits::audit(audits::evaluated()).findings[4], Language::zh) +
            " [805 reading_differs]\n   40:9：“1020人以上 ”\n   原因：two counts, on purpose\n");
  CHECK(holds(section(report(Language::en), "Silenced"), "   because: two counts, on purpose\n"));
}

TEST_CASE("lines of the template that match nowhere show what comes nearest, but for those that are silenced") {
  CHECK(section(report(Language::zh), "模板中没有找到的行") ==
        "模板第 8 行：line eight\n   最接近的是 45:2：“near eight”\n模板第 9 行：line nine\n");
  CHECK(section(report(Language::en), "Lines of the template that match nowhere") ==
        "line 8: line eight\n   the nearest is 45:2: \"near eight\"\nline 9: line nine\n");
  Audit audit = audits::audit(audits::evaluated());
  audit.findings[3].silenced = "of another form";
  CHECK(section(report(audit, Language::zh), "模板中没有找到的行") == "模板第 9 行：line nine\n");
  CHECK(holds(section(report(audit, Language::zh), "按说明不报"), "原因：of another form\n"));
}

TEST_CASE("what cannot be checked says why") {
  CHECK(section(report(Language::zh), "不能核对的数字") ==
        "行:列  数值          印作     缺少什么                               位置\n"
        "-------------------------------------------------------------------------\n"
        "41     各项指标达标  all met  没有名为“indicators/calls/target”的数\n");
  CHECK(holds(section(report(Language::en), "What cannot be checked"),
              "no figure is named \"indicators/calls/target\"\n"));
}

TEST_CASE("numbers that nothing claimed are listed where asked for") {
  CHECK(section(report(Language::zh, true), "模板没有提到的数字") ==
        "行:列  印作  上下文\n"
        "-----------------------\n"
        "44:3   47万  about 47万\n"
        "45        7\n");
  CHECK(holds(report(Language::en, true), "\nNumbers that the template does not speak of\n"));
  CHECK(report(Language::zh).find("模板没有提到的数字") == std::string::npos);
}

TEST_CASE("the text ends with a line feed and never speaks of blame") {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string text = report(language, true);
    CHECK(text.back() == '\n');
    CHECK(text.find("责任") == std::string::npos);
    CHECK(text.find('\f') == std::string::npos);
  }
}
