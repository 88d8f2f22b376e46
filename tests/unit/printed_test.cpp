// Numbers as documents print them: what is read, what is refused and why, what each can stand for, and where they are
// in a running text.
#include <doctest/doctest.h>

#include <assay/printed.hpp>

#include <string>
#include <vector>

using assay::Code;
using assay::counting_step;
using assay::Decimal;
using assay::Error;
using assay::find_printed;
using assay::Hedge;
using assay::Language;
using assay::Possible;
using assay::Printed;
using assay::Ratio;
using assay::read_printed;
using assay::RoundingMode;
using assay::stands_for;

namespace {

// "value", then what is not as usual: "shown 2", "scale 4", the hedge, the unit.
std::string told(const Printed& printed) {
  if (!printed.has_value) return "no value";
  std::string result = printed.value.to_string();
  if (printed.shown != 0) result += ", shown " + std::to_string(printed.shown);
  if (printed.scale != 0) result += ", scale " + std::to_string(printed.scale);
  if (printed.hedge != Hedge::none) result += ", " + std::string(name(printed.hedge));
  if (!printed.unit.empty()) result += ", " + printed.unit;
  return result;
}

std::string read(std::string_view text) { return told(read_printed(text)); }

// Where reading stopped and why.
std::string refused(std::string_view text) {
  try {
    return "read as " + read(text);
  } catch (const Error& error) {
    REQUIRE(error.diagnostics().size() == 1);
    const assay::Diagnostic& problem = error.diagnostics()[0];
    if (problem.code != Code::printed_syntax) return std::string(name(problem.code));
    REQUIRE(problem.values.size() == 4);
    CHECK(problem.values[0] == text);
    CHECK_FALSE(problem.values[1].empty());
    return problem.values[3] + ": " + problem.values[2];
  }
}

std::string values(std::string_view text, std::optional<RoundingMode> mode = {}) {
  return stands_for(read_printed(text), mode).values.to_string();
}
std::string counts(std::string_view text) {
  const Printed printed = read_printed(text);
  return stands_for(printed, {}, counting_step(printed)).values.to_string();
}

// The numbers of a running text; each of them reads alone as it was found.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> result;
  std::size_t end = 0;
  for (const assay::FoundNumber& number : find_printed(text)) {
    CHECK(number.offset >= end);
    end = number.offset + number.size;
    CHECK(text.substr(number.offset, number.size) == number.printed.raw);
    CHECK(read_printed(number.printed.raw) == number.printed);
    result.push_back(number.printed.raw);
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("digits, points, signs and percent signs of half and full width") {
  CHECK(read("1078") == "1078");
  CHECK(read("１０７８") == "1078");
  CHECK(read("90.00") == "90.00, shown 2");
  CHECK(read("９０．０") == "90.0, shown 1");
  CHECK(read("611.58%") == "611.58, shown 2, %");
  CHECK(read("６１１．５８％") == "611.58, shown 2, %");
  CHECK(read("611.58 ﹪") == "611.58, shown 2, %");
  for (const char* minus : {"-8.5", "−8.5", "－8.5", "–8.5", "- 8.5", "负8.5"}) CHECK(read(minus) == "-8.5, shown 1");
  for (const char* plus : {"+8.5", "＋8.5"}) CHECK(read(plus) == "8.5, shown 1");
  CHECK(read("08") == "8");
  CHECK(read("0.50") == "0.50, shown 2");
  CHECK(read("  1078\n") == "1078");
  CHECK(read_printed(" 1078人次").raw == " 1078人次");
}

TEST_CASE("groups of three, and spaces that cannot part two numbers") {
  CHECK(read("7,339") == "7339");
  CHECK(read("１，０７８") == "1078");
  CHECK(read("12,345,678.90") == "12345678.90, shown 2");
  CHECK(read("1 078") == "1078");
  CHECK(read("1\u00A0078\u3000人次") == "1078, 人次");
  CHECK(read("9 0.00") == "90.00, shown 2");
  CHECK(read("9 0 . 0 0") == "90.00, shown 2");
  CHECK(read("1, 078") == "1078");
  CHECK(read("1\u2060078\u00AD\u200D人次") == "1078, 人次");
  CHECK(refused("20 30") == "2: the space may part two numbers");
  CHECK(refused("1,07") == "1: commas do not part groups of three: \",07\"");
  CHECK(refused("12,3456") == "2: commas do not part groups of three: \",3456\"");
  CHECK(refused("1234,567") == "4: commas do not part groups of three: \",567\"");
  CHECK(refused("0,123") == "1: commas do not part groups of three: \",123\"");
}

TEST_CASE("万 and 亿 scale what stands before them") {
  CHECK(read("47万") == "470000, scale 4");
  CHECK(read("2.8万人") == "28000, shown 1, scale 4, 人");
  CHECK(read("1,100万") == "11000000, scale 4");
  CHECK(read("1亿2,000万") == "120000000, scale 4");
  CHECK(read("1.2亿") == "120000000, shown 1, scale 8");
  CHECK(read("1.23456万") == "12345.6, shown 5, scale 4");
  CHECK(read("2万亿") == "2000000000000, scale 12");
  CHECK(read("3千万元") == "30000000, scale 4, 元");
  CHECK(read("5千") == "5000");
  // A digit follows the 万: all of it is shown.
  CHECK(read("1万2000") == "12000");
  CHECK(read("3万5千") == "35000");
  CHECK(refused("3万5").ends_with("\"5\" makes no one number with what stands before it"));
  CHECK(refused("1万2亿").ends_with("\"2亿\" makes no one number with what stands before it"));
  CHECK(read_printed("90.00").last_place() == -2);
  CHECK(read_printed("47万").last_place() == 4);
  CHECK(read_printed("1.2亿").last_place() == 7);
  CHECK(read_printed("一万五千").last_place() == 0);
}

TEST_CASE("Chinese numerals") {
  struct Case {
    const char *text, *value;
  };
  for (const Case& c : {Case{"零", "0"},
                        {"〇", "0"},
                        {"两", "2"},
                        {"十", "10"},
                        {"二十三", "23"},
                        {"一百零五", "105"},
                        {"一百一十五", "115"},
                        {"两千八", "2800"},
                        {"两千零八", "2008"},
                        {"二百五", "250"},
                        {"一万五", "15000"},
                        {"一万五千", "15000"},
                        {"一万零五", "10005"},
                        {"十二万三千四百五十六", "123456"},
                        {"一亿二", "120000000"},
                        {"一亿零三十", "100000030"},
                        {"负二十三", "-23"},
                        {"二〇二四", "2024"},
                        {"二零二四", "2024"},
                        {"一〇五", "105"},
                        {"壹万零伍佰", "10500"}}) {
    CAPTURE(c.text);
    CHECK(read(c.text) == c.value);
  }
  CHECK(read("四十七万") == "470000, scale 4");
  CHECK(read("一亿二千万") == "120000000, scale 4");
  CHECK(read("三点一四") == "3.14, shown 2");
  CHECK(read("一点二亿") == "120000000, shown 1, scale 8");
  CHECK(read("百分之八十") == "80, %");
  CHECK(read("百分之八十点五") == "80.5, shown 1, %");
  CHECK(read("百分之80.5") == "80.5, shown 1, %");
  CHECK(read("百分之负五") == "-5, %");
  CHECK(read("负百分之五") == "-5, %");
  CHECK(refused("-百分之-5").starts_with("10: a sign"));
  CHECK(read("九百万点八零") == "9000000.80, shown 2");
  CHECK(read("二百四十万元") == "2400000, scale 4, 元");
  // Several readings: three to five, twenty to thirty, ten and some.
  CHECK(refused("三五") == "0: \"三五\" is not one definite number");
  CHECK(refused("二三十个").starts_with("0: "));
  CHECK(refused("十几个") == "3: \"几个\" is no known unit");
  CHECK(refused("半") == "0: \"半\" is no digit");
  CHECK(refused("百").starts_with("0: "));
  CHECK(refused("三十百").starts_with("0: "));
}

TEST_CASE("units stay as typed") {
  for (const char* unit :
       {"个", "节", "次", "人次", "人", "名", "户", "元", "篇", "场", "封", "面", "小时", "支", "份", "项",      "件",
        "岁", "年", "月", "个月", "天", "日", "分", "家", "条", "批", "位", "对", "期",   "类", "宗", "个百分点"}) {
    CAPTURE(unit);
    CHECK(read("8" + std::string(unit)) == "8, " + std::string(unit));
    CHECK(read("8 " + std::string(unit)) == "8, " + std::string(unit));
  }
  CHECK(read("约 47 万 元") == "470000, scale 4, about, 元");
  CHECK(refused("8社区") == "1: \"社区\" is no known unit");
  CHECK(refused("8个案") == "4: \"案\" is no known unit");
}

TEST_CASE("hedges before, within and behind") {
  CHECK(read("约47万") == "470000, scale 4, about");
  CHECK(read("大约20") == "20, about");
  CHECK(read("20人左右") == "20, about, 人");
  CHECK(read("约20人左右") == "20, about, 人");
  CHECK(read("近47万元") == "470000, scale 4, nearly, 元");
  CHECK(read("20多篇") == "20, over, 篇");
  CHECK(read("1万余人次") == "10000, scale 4, over, 人次");
  CHECK(read("20多万") == "200000, scale 4, over");
  CHECK(read("二十多万") == "200000, scale 4, over");
  CHECK(read("十多") == "10, over");
  CHECK(read("一百多") == "100, over");
  CHECK(read("三年多") == "3, over, 年");
  CHECK(read("超过20") == "20, above");
  CHECK(read("超 20%") == "20, above, %");
  CHECK(read("逾百分之二十") == "20, above, %");
  CHECK(read("500人以上") == "500, at_least, 人");
  CHECK(read("至少500人") == "500, at_least, 人");
  CHECK(read("不足20") == "20, below");
  CHECK(read("不到20") == "20, below");
  // The words after 不 do not count alone.
  CHECK(read("不超过20") == "20, at_most");
  CHECK(read("不少于20") == "20, at_least");
  CHECK(read("60分以下") == "60, at_most, 分");
  CHECK(refused("20多以上") == "0: its hedges contradict each other");
  CHECK(refused("不足20多") == "0: its hedges contradict each other");
}

TEST_CASE("no value is not zero") {
  for (const char* text : {"", " ", "　", "/", "／", "—", "——", "－", "-", " — ", "\t"}) {
    CAPTURE(text);
    CHECK(read(text) == "no value");
    CHECK(read_printed(text).raw == text);
    CHECK_FALSE(counting_step(read_printed(text)));
    CHECK_THROWS_AS(stands_for(read_printed(text), {}), Error);
  }
  CHECK(read("0") == "0");
  CHECK(refused("负").starts_with("3: "));
  CHECK(refused("无").starts_with("0: "));
}

TEST_CASE("an exponent is read where it is asked for") {
  CHECK(refused("1e5") == "1: \"e5\" is an exponent, which is not read");
  CHECK(refused("1.5E+3").starts_with("3: \"E+3\" is an exponent"));
  CHECK(told(read_printed("1e5", {true})) == "100000, scale 5");
  CHECK(told(read_printed("1.50E+3", {true})) == "1500, shown 2, scale 3");  // to the tens
  CHECK(told(read_printed("1.5e-3", {true})) == "0.0015, shown 4");
  CHECK(told(read_printed("12e-1", {true})) == "1.2, shown 1");
}

TEST_CASE("what cannot be read says where and why") {
  CHECK(refused("5.") == "1: no digit stands after the point");
  CHECK(refused(".5") == "0: no digit stands before the point");
  CHECK(refused("1.2.3") == "3: it has more than one point");
  CHECK(refused("--5") == "1: a sign stands where none can be: \"-5\"");
  CHECK(refused("5-") == "1: a sign stands where none can be: \"-\"");
  CHECK(refused("٣").starts_with("0: "));
  CHECK(refused("①").starts_with("0: "));
  CHECK(refused("5\xFF") == "1: it is not UTF-8");
  CHECK(refused("约") == "3: it holds no number");
  CHECK(refused("20%%") == "3: \"%\" is no known unit");
  CHECK(refused(std::string(39, '9')) == "number_overflow");
  CHECK(refused("0." + std::string(37, '0') + "1") == "number_overflow");
  try {
    read_printed("１２，３４");
    FAIL("a group of two");
  } catch (const Error& error) {
    const assay::Diagnostic& problem = error.diagnostics()[0];
    CHECK(problem.message(Language::zh) == "“１２，３４”不能读作数字：逗号之间不是三位一组：“，３４”");
    CHECK(problem.message(Language::en) ==
          "\"１２，３４\" cannot be read as a number: commas do not part groups of three: \"，３４\"");
  }
}

TEST_CASE("what a number can stand for, by mode and without one") {
  CHECK(values("8.87", RoundingMode::half_up) == "[8.865, 8.875)");
  CHECK(values("8.87", RoundingMode::down) == "[8.87, 8.88)");
  CHECK(values("8.87") == "(8.86, 8.88)");
  CHECK(values("90.0") == "(89.9, 90.1)");
  CHECK(values("90.00") == "(89.99, 90.01)");
  CHECK(values("-3") == "(-4, -2)");
  CHECK(values("0.00%") == "(-0.01, 0.01)");
  CHECK(values("2.8万", RoundingMode::half_up) == "[27500, 28500)");
  // Even in units of 0.1万: both ties.
  CHECK(values("2.8万", RoundingMode::half_even) == "[27500, 28500]");
  CHECK(values("1,100万", RoundingMode::half_up) == "[10995000, 11005000)");
  // 10^12 is more than the places of a rounding reach.
  CHECK(values("3万亿", RoundingMode::half_up) == "[2500000000000, 3500000000000)");
  CHECK(values("3万亿") == "(2000000000000, 4000000000000)");
}

TEST_CASE("what a hedged number can stand for") {
  CHECK(values("约47万") == "[465000, 475000]");
  CHECK(values("约50万") == "[495000, 505000]");
  CHECK(values("约200") == "[150, 250]");
  CHECK(values("约4207") == "[4206, 4208]");
  CHECK(values("约10") == "[5, 15]");
  CHECK(values("约0.50") == "[0.495, 0.505]");
  CHECK(values("近47万") == "(460000, 470000]");
  CHECK(values("近200") == "(100, 200]");
  CHECK(values("47万多") == "(470000, 480000)");
  CHECK(values("20多") == "(20, 30)");
  CHECK(values("20多万") == "(200000, 300000)");
  CHECK(values("1200余") == "(1200, 1300)");
  CHECK(values("逾20") == "(20, ∞)");
  CHECK(values("20以上") == "[20, ∞)");
  CHECK(values("不足20") == "[0, 20)");
  CHECK(values("不超过20") == "[0, 20]");
  // A mode adds nothing to a hedge.
  CHECK(values("20多", RoundingMode::half_up) == "(20, 30)");
  CHECK_THROWS_AS(stands_for(read_printed("不足0"), {}), Error);
}

TEST_CASE("counts have steps") {
  CHECK(counts("1078") == "1078");
  CHECK(counts("1078人次") == "1078");
  CHECK(counts("20多篇") == "[21, 29]");
  CHECK(counts("20人以上") == "[20, ∞)");
  CHECK(counts("逾20人") == "[21, ∞)");
  CHECK(counts("不足20人") == "[0, 19]");
  CHECK(counts("约25人") == "[24, 26]");
  for (const char* text : {"47万", "47万人", "8.5", "80%", "8294元", "2473小时", "11个月", "90分", "3个百分点"}) {
    CAPTURE(text);
    CHECK_FALSE(counting_step(read_printed(text)));
  }
  // Half post-months.
  const Possible half = stands_for(read_printed("220.5"), {}, Decimal::parse("0.5"));
  CHECK(half.values.to_string() == "220.5");
  CHECK(half.contains(Decimal::parse("220.5")));
  const Possible over = stands_for(read_printed("220多"), {}, Decimal::parse("0.5"));
  CHECK(over.values.to_string() == "[220.5, 229.5]");
  CHECK(over.contains(221));
  CHECK_FALSE(over.contains(Decimal::parse("221.25")));
  CHECK_FALSE(over.contains(220));
  // Whole cases do not make 8.5 of them by rounding down.
  try {
    stands_for(read_printed("8.5"), RoundingMode::down, 1);
    FAIL("no whole number prints as 8.5");
  } catch (const Error& error) {
    CHECK(error.diagnostics()[0].code == Code::no_possible_value);
    CHECK(error.diagnostics()[0].message(Language::en) == "\"8.5\" can stand for no value: no multiple of 1");
  }
}

TEST_CASE("numbers of a running text") {
  CHECK(found("电访7339人次，探访 1 078 人次；筹集约 47 万元，其中 8294 元") ==
        Texts{"7339人次", "1 078 人次", "约 47 万元", "8294 元"});
  CHECK(found("分别完成611.58%，119.78%；报道20多篇。") == Texts{"611.58%", "119.78%", "20多篇"});
  CHECK(found("划分了三个片区，百分之八十的居民，二级对象") == Texts{"三个", "百分之八十"});
  CHECK(found("募集1亿2,000万元；500人以上参加") == Texts{"1亿2,000万元", "500人以上"});
  CHECK(found("") == Texts{});
  const auto numbers = find_printed("共 8 场");
  REQUIRE(numbers.size() == 1);
  CHECK(numbers[0].offset == 4);
  CHECK(numbers[0].size == 5);
}

TEST_CASE("what is no number of a running text") {
  CHECK(found("第十二年、第 3 次、第2期") == Texts{});
  CHECK(found("Q3、3D、COVID-19、A1b2、v1.2") == Texts{});
  CHECK(found("2024.8.23，1.2.3") == Texts{});
  CHECK(found("三分之二，千分之5，5‰") == Texts{});
  CHECK(found("数十人，几十人，十几人，三五个") == Texts{});
  CHECK(found("片区一面临，一分为二") == Texts{});
  CHECK(found("3万5元") == Texts{});
  CHECK(found("万一，统一，十分之一") == Texts{});
  CHECK(found("一人一档、一户一案、一人一策、一老一小，一批，一些") == Texts{});
}

TEST_CASE("a hundred thousand numbers are found in time that grows with the text") {
  // Rows that look like one number with the next for as long as they go on; a search that looks back over them all
  // would take hours.
  for (const char* row : {"123 ", "123,", "1万", "一", "1.", "第1", "1多", "百分之"}) {
    CAPTURE(row);
    std::string text;
    for (int i = 0; i < 100000; ++i) text += row;
    CHECK(find_printed(text).size() <= 100000);
  }
}

TEST_CASE("signs, columns and hedges in a running text") {
  CHECK(found("60-80分，2023-2024年") == Texts{"60", "80分", "2023", "2024年"});
  CHECK(found("净增 -5 人，净增：−3人") == Texts{"-5 人", "−3人"});
  CHECK(found("35 35 100.00% 105 108 102.86%") == Texts{"35", "35", "100.00%", "105", "108", "102.86%"});
  CHECK(found("35\t108\n874 人") == Texts{"35", "108", "874 人"});
  CHECK(found("1,2,3 和 2022，2023") == Texts{"1", "2", "3", "2022", "2023"});
  CHECK(found("节约20元，附近20米，近三年，不超过20人") == Texts{"20元", "20米", "三年", "不超过20人"});
  CHECK(found("20人多次参加") == Texts{"20人"});
  CHECK(found("约20多篇") == Texts{"20多篇"});
  CHECK(found("一户家庭有一人，一次三人，十一批，1批") == Texts{"一户", "一人", "一次", "三人", "十一批", "1批"});
}
