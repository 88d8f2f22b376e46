// Decimal: exact values that keep the digits they were shown with.
#include <doctest/doctest.h>

#include <assay/decimal.hpp>

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <type_traits>

using assay::Code;
using assay::Decimal;
using assay::Error;
using assay::NumberResult;

namespace {

Decimal number(std::string_view text) { return Decimal::parse(text); }

const std::string nines_38(38, '9');

}  // namespace

static_assert(std::is_trivially_copyable_v<Decimal>);
static_assert(!std::is_constructible_v<Decimal, double>);
static_assert(!std::is_constructible_v<Decimal, float>);
static_assert(!std::is_constructible_v<Decimal, long double>);
static_assert(!std::is_constructible_v<Decimal, bool>);
static_assert(!std::is_constructible_v<Decimal, char>);
static_assert(!std::is_constructible_v<Decimal, char32_t>);
static_assert(noexcept(assay::try_parse("")));
static_assert(noexcept(assay::try_add(Decimal(), Decimal())));
static_assert(noexcept(assay::try_subtract(Decimal(), Decimal())));
static_assert(noexcept(assay::try_multiply(Decimal(), Decimal())));

TEST_CASE("a number keeps the digits that it was written with") {
  for (const std::string text : {"0", "0.00", "20.00", "8.87", "-12.50", "0.5", "100", "1078", "-0.001", "7588.56",
                                 "12345678901234567890123456789012345678", "0.1234567890123456789012345678901234567"}) {
    CAPTURE(text);
    CHECK(number(text).to_string() == text);
    char printed[Decimal::max_text];
    CHECK(std::string(printed, number(text).print(printed)) == text);
  }
}

TEST_CASE("the longest number prints in 45 characters: a sign, 38 digits, 6 zeros") {
  const std::string longest = "-" + nines_38 + "000000";
  REQUIRE(longest.size() == Decimal::max_text);
  CHECK(number(longest).to_string() == longest);
  CHECK(number(longest).scale() == Decimal::min_scale);
}

TEST_CASE("there is no negative zero") {
  CHECK(number("-0").to_string() == "0");
  CHECK(number("-0.00").to_string() == "0.00");
  CHECK_FALSE(number("-0").is_negative());
  CHECK((-number("0.0")).to_string() == "0.0");
  CHECK((number("1.5") - number("1.5")).to_string() == "0.0");
  CHECK((number("-2") * number("0.0")).to_string() == "0.0");
}

TEST_CASE("only plain ASCII digits, one point and a minus sign are a number") {
  struct Refused {
    std::string text;
    std::size_t offset;  // of the first byte that no number could have there
  };
  for (const auto& [text, offset] : {
           Refused{"", 0},      Refused{"-", 1},     Refused{".5", 0},  Refused{"5.", 2},       Refused{"+5", 0},
           Refused{"05", 1},    Refused{"00", 1},    Refused{"-01", 2}, Refused{"1,000", 1},    Refused{"1e5", 1},
           Refused{"1E5", 1},   Refused{" 1", 0},    Refused{"1 ", 1},  Refused{"1\n", 1},      Refused{"--1", 1},
           Refused{"1.2.3", 3}, Refused{"0x10", 1},  Refused{"NaN", 0}, Refused{"Infinity", 0}, Refused{"１２", 0},
           Refused{"1２", 1},   Refused{"12.5%", 4}, Refused{"/", 0},   Refused{"—", 0},        Refused{"0,5", 1},
       }) {
    const std::string refused(text);
    CAPTURE(refused);
    const NumberResult result = assay::try_parse(text);
    CHECK(result.code == Code::number_syntax);
    CHECK(result.offset == offset);
    CHECK_THROWS_AS(Decimal::parse(text), Error);
  }
  // A byte 0 does not end the text.
  CHECK(assay::try_parse(std::string_view("1\0", 2)).code == Code::number_syntax);
}

TEST_CASE("38 digits and 37 places are held, and one more is an error") {
  CHECK(number(nines_38).to_string() == nines_38);
  CHECK(assay::try_parse(nines_38 + "9").code == Code::number_overflow);
  CHECK(assay::try_parse("-" + nines_38 + "9").code == Code::number_overflow);

  const std::string places_37 = "0." + std::string(36, '0') + "1", places_38 = "0." + std::string(37, '0') + "1";
  CHECK(number(places_37).to_string() == places_37);
  CHECK(assay::try_parse(places_38).code == Code::number_overflow);

  // 38 digits may stand on both sides of the point, 39 may not.
  const std::string split = "9." + std::string(37, '9');
  CHECK(number(split).to_string() == split);
  CHECK(assay::try_parse("9" + split).code == Code::number_overflow);
}

TEST_CASE("trailing zeros drop only to make a number fit") {
  // Written with 38 places, the last a zero: 37 are kept.
  CHECK(number("0.10000000000000000000000000000000000000").to_string() == "0.1000000000000000000000000000000000000");
  // 10^38 has 39 digits; it is held as 10^37 tens.
  const std::string ten_to_38 = "1" + std::string(38, '0');
  CHECK(number(ten_to_38).to_string() == ten_to_38);
  CHECK(number(ten_to_38).scale() == -1);
  // Six zeros are the most that a scale stands for.
  CHECK(number(nines_38 + "000000").to_string() == nines_38 + "000000");
  CHECK(assay::try_parse(nines_38 + "0000000").code == Code::number_overflow);
  CHECK(number("0." + std::string(40, '0')).to_string() == "0." + std::string(37, '0'));
}

TEST_CASE("the error of an unreadable number holds its text") {
  try {
    Decimal::parse("12,5");
    FAIL("read");
  } catch (const Error& error) {
    REQUIRE(error.diagnostics().size() == 1);
    CHECK(error.diagnostics()[0].code == Code::number_syntax);
    CHECK(std::string(error.what()).find("\"12,5\"") != std::string::npos);
  }
}

TEST_CASE("numbers compare by value, whatever digits they show") {
  CHECK(number("20") == number("20.00"));
  CHECK_FALSE(same_digits(number("20"), number("20.00")));
  CHECK(same_digits(number("20.00"), number("20.00")));
  CHECK((number("20") <=> number("20.00")) == std::weak_ordering::equivalent);
  CHECK(std::hash<Decimal>()(number("20")) == std::hash<Decimal>()(number("20.00")));
  CHECK(std::hash<Decimal>()(number("0")) == std::hash<Decimal>()(number("0.000")));
  CHECK(std::hash<Decimal>()(number("2000000")) == std::hash<Decimal>()(Decimal::from_parts(0, 2, -6)));
  CHECK(std::hash<Decimal>()(number("5")) != std::hash<Decimal>()(number("-5")));

  const std::string ascending[] = {"-10000", "-10", "-9.99", "-0.01", "0", "0.01", "8.87", "8.871", "9", "10", "100"};
  for (std::size_t i = 0; i + 1 < std::size(ascending); ++i) {
    CAPTURE(ascending[i]);
    CHECK(number(ascending[i]) < number(ascending[i + 1]));
    CHECK(number(ascending[i + 1]) > number(ascending[i]));
    CHECK(number(ascending[i]) != number(ascending[i + 1]));
  }
  // Aligned, these two are 43 digits apart: 9…9 millions and 10^−37.
  CHECK(number(nines_38 + "000000") > number("0.0000000000000000000000000000000000001"));
  CHECK(number("-" + nines_38 + "000000") < number("-0.0000000000000000000000000000000000001"));
}

TEST_CASE("sums keep the larger scale") {
  // The four parties of the real station.
  CHECK((number("20.00") + number("8.87") + number("14.90") + number("46.23")).to_string() == "90.00");
  CHECK((number("1") + number("0.10")).to_string() == "1.10");
  CHECK((number("220.5") - number("220")).to_string() == "0.5");
  CHECK((number("216") - number("110")).to_string() == "106");
  CHECK((number("0.1") + number("0.2")).to_string() == "0.3");  // not 0.30000000000000004
  CHECK((number("1.00") - number("2")).to_string() == "-1.00");
  CHECK((number("-1.5") + number("-2.25")).to_string() == "-3.75");
  CHECK((-number("8.87")).to_string() == "-8.87");
}

TEST_CASE("products add the scales") {
  CHECK((number("1.10") * number("2.0")).to_string() == "2.200");
  CHECK((number("84.05") * number("0.55")).to_string() == "46.2275");
  CHECK((number("-3") * number("0.5")).to_string() == "-1.5");
  CHECK((number("-3") * number("-3")).to_string() == "9");
}

TEST_CASE("a result that does not fit is an error, never a wrap") {
  const Decimal most = number(nines_38);
  // 10^38 − 1 + 1 = 10^38 ends in zeros and fits with a smaller scale; + 2 does not.
  CHECK((most + Decimal(1)).to_string() == "1" + std::string(38, '0'));
  CHECK(assay::try_add(most, 2).code == Code::number_overflow);
  CHECK(assay::try_subtract(-most, 2).code == Code::number_overflow);
  CHECK(assay::try_add(most, number("0.1")).code == Code::number_overflow);
  // × 10^6 fits with six zeros, × 10^7 does not.
  CHECK((most * Decimal(1000000)).to_string() == nines_38 + "000000");
  CHECK(assay::try_multiply(most, 10000000).code == Code::number_overflow);
  CHECK(assay::try_multiply(most, most).code == Code::number_overflow);
  // 10^−20 × 10^−20 has 40 places.
  const Decimal tiny = number("0.00000000000000000001");
  CHECK(assay::try_multiply(tiny, tiny).code == Code::number_overflow);

  CHECK_THROWS_AS(most + Decimal(2), Error);
  CHECK_THROWS_AS(-most - Decimal(2), Error);
  CHECK_THROWS_AS(most * most, Error);
  try {
    static_cast<void>(most * Decimal(3));
    FAIL("2999…7 has 39 digits");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find(nines_38 + " × 3") != std::string::npos);
  }
}

TEST_CASE("every integer of up to 64 bits is a number") {
  CHECK(Decimal(0).to_string() == "0");
  CHECK(Decimal(-7).to_string() == "-7");
  CHECK(Decimal(std::numeric_limits<std::int64_t>::min()).to_string() == "-9223372036854775808");
  CHECK(Decimal(std::numeric_limits<std::uint64_t>::max()).to_string() == "18446744073709551615");
  CHECK(Decimal(static_cast<signed char>(-1)).to_string() == "-1");
}

TEST_CASE("a number travels as two halves and a scale") {
  // 2^64 + 5 at two places.
  const Decimal value = Decimal::from_parts(1, 5, 2);
  CHECK(value.to_string() == "184467440737095516.21");
  CHECK(value.coefficient_high() == 1);
  CHECK(value.coefficient_low() == 5);
  CHECK(value.scale() == 2);
  // Two's complement: all bits set is −1.
  CHECK(Decimal::from_parts(-1, std::numeric_limits<std::uint64_t>::max(), 1).to_string() == "-0.1");

  CHECK_THROWS_AS(Decimal::from_parts(0, 1, Decimal::max_scale + 1), Error);
  CHECK_THROWS_AS(Decimal::from_parts(0, 1, Decimal::min_scale - 1), Error);
  CHECK_THROWS_AS(Decimal::from_parts(std::numeric_limits<std::int64_t>::max(), 0, 0), Error);
  CHECK_THROWS_AS(Decimal::from_parts(std::numeric_limits<std::int64_t>::min(), 0, 0), Error);
  // 10^38 = 5421010862427522170 × 2^64 + 687399551400673280: the first coefficient beyond the bounds, and the last
  // within.
  CHECK_THROWS_AS(Decimal::from_parts(5421010862427522170, 687399551400673280u, 0), Error);
  CHECK(Decimal::from_parts(5421010862427522170, 687399551400673279u, 0).to_string() == nines_38);
}
