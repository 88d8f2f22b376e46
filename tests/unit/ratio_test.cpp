// Ratio: the only result of a division, exact at any size up to its cap.
#include <doctest/doctest.h>

#include <assay/ratio.hpp>

#include <compare>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using assay::Code;
using assay::Decimal;
using assay::Error;
using assay::Ratio;

namespace {

Decimal number(std::string_view text) { return Decimal::parse(text); }
Ratio over(int a, int b) { return Ratio(a) / Ratio(b); }

// 1/a + 1/b for many unlike denominators outgrows 256 bits soon.
Ratio large() {
  Ratio sum;
  for (const int prime : {1000003, 1000033, 1000037, 1000039, 1000081, 1000099, 1000117, 1000121, 1000133, 1000151,
                          1000159, 1000171, 1000183, 1000187, 1000193, 1000199}) {
    sum = sum + over(1, prime);
  }
  return sum;
}

}  // namespace

static_assert(!std::is_constructible_v<Ratio, double>);
static_assert(!std::is_constructible_v<Ratio, bool>);
static_assert(std::is_nothrow_move_constructible_v<Ratio>);

TEST_CASE("a division of numbers is an exact quotient") {
  CHECK((number("1078") / number("9")).to_string() == "1078/9");
  CHECK((number("181") / number("220.5")).to_string() == "362/441");
  CHECK((number("16") / number("20")).to_string() == "0.8");
  // ⅓ three times is one, which no decimal can say.
  CHECK(over(1, 3) + over(1, 3) + over(1, 3) == Ratio(1));
}

TEST_CASE("a quotient prints as the shortest decimal, else as a reduced fraction") {
  CHECK(Ratio().to_string() == "0");
  CHECK(Ratio(number("90.00")).to_string() == "90");
  CHECK(Ratio(number("89.997")).to_string() == "89.997");
  CHECK(over(1, 8).to_string() == "0.125");
  CHECK(over(2, 6).to_string() == "1/3");
  CHECK(over(-2, 6).to_string() == "-1/3");
  CHECK(over(1, -3).to_string() == "-1/3");
  CHECK(over(-1, -3).to_string() == "1/3");
  CHECK(Ratio(2000000).to_string() == "2000000");

  CHECK(over(180, 2).to_fraction() == "90/1");
  CHECK(over(-2, 6).to_fraction() == "-1/3");
  CHECK(Ratio().to_fraction() == "0/1");

  // 2^−38 needs 38 places, one more than a Decimal has: it prints as a fraction, whose denominator is 2^38.
  Ratio half_38(1);
  for (int i = 0; i < 38; ++i) half_38 = half_38 / Ratio(2);
  CHECK_FALSE(half_38.to_decimal());
  CHECK(half_38.to_string() == "1/274877906944");
  CHECK((half_38 * Ratio(2)).to_decimal().has_value());
}

TEST_CASE("a quotient that ends is a decimal") {
  CHECK(over(1, 8).to_decimal().value().to_string() == "0.125");
  CHECK(over(1, 20).to_decimal().value().to_string() == "0.05");
  CHECK_FALSE(over(1, 3).to_decimal());
  CHECK(Ratio(number("20.00")).to_decimal().value().to_string() == "20");
}

TEST_CASE("quotients compare by cross-multiplication") {
  CHECK(over(1, 3) < over(34, 100));
  CHECK(over(1, 3) > over(33, 100));
  CHECK(over(2, 6) == over(1, 3));
  CHECK((over(2, 6) <=> over(1, 3)) == std::strong_ordering::equal);
  CHECK(over(-1, 3) < over(1, 3));
  CHECK(over(-1, 2) < over(-1, 3));
  CHECK(over(1, 3) != over(1, 4));
  CHECK(over(0, 5) == Ratio());
  CHECK_FALSE(over(0, -5).is_negative());
}

TEST_CASE("quotients add, subtract, multiply and divide exactly") {
  CHECK(over(1, 2) + over(1, 3) == over(5, 6));
  CHECK(over(1, 2) - over(1, 3) == over(1, 6));
  CHECK(over(1, 3) - over(1, 2) == over(-1, 6));
  CHECK(over(1, 4) + over(1, 2) == over(3, 4));  // one denominator a multiple of the other, both ways
  CHECK(over(1, 2) + over(1, 4) == over(3, 4));
  CHECK(over(2, 3) * over(3, 4) == over(1, 2));
  CHECK(over(2, 3) / over(-4, 3) == over(-1, 2));
  CHECK(-over(1, 3) == over(-1, 3));
  CHECK((-Ratio()).to_string() == "0");
  // The total before rounding of the raw scores: 20 + 8.87 + 14.8995 + 46.2275 = 89.997.
  const auto weighted = [](const char* raw, int weight) { return Ratio(number(raw)) * Ratio(weight) / Ratio(100); };
  CHECK((weighted("100", 20) + weighted("88.7", 10) + weighted("99.33", 15) + weighted("84.05", 55)).to_string() ==
        "89.997");
}

TEST_CASE("nothing is divided by zero") {
  try {
    static_cast<void>(number("1024") / number("0.00"));
    FAIL("a percentage of a zero target does not exist");
  } catch (const Error& error) {
    CHECK(error.diagnostics()[0].code == Code::division_by_zero);
    CHECK(std::string(error.what()).find("1024") != std::string::npos);
  }
}

TEST_CASE("quotients of more than 256 bits stay exact and copy whole") {
  const Ratio sum = large();
  Ratio rest = sum;
  for (const int prime : {1000199, 1000193, 1000187, 1000183, 1000171, 1000159, 1000151, 1000133, 1000121, 1000117,
                          1000099, 1000081, 1000039, 1000037, 1000033, 1000003}) {
    rest = rest - over(1, prime);
  }
  CHECK(rest.is_zero());

  Ratio copy = sum;
  CHECK(copy == sum);
  const Ratio& itself = copy;
  copy = itself;
  CHECK(copy == sum);
  Ratio moved = std::move(copy);
  CHECK(moved == sum);
  CHECK_NOTHROW(static_cast<void>(copy.to_string()));  // a moved-from quotient is still one,
  copy = over(1, 3);                                   // and takes a new value
  CHECK(copy == over(1, 3));
  copy = moved;
  CHECK(copy == sum);
  CHECK(sum > over(16, 1000199));
  CHECK(sum < over(16, 1000003));
  CHECK(sum * Ratio(2) - sum == sum);
  CHECK(sum / sum == Ratio(1));
}

TEST_CASE("a quotient beyond 65536 bits is an error, and one within is not") {
  Ratio power(3);
  int bits_at_least = 1;  // 3 > 2^1
  while (bits_at_least < 16384) {
    power = power * power;
    bits_at_least *= 2;
  }
  // 3^16384 has ⌊16384 · log2 3⌋ + 1 = 25969 bits; its square has 51937, its cube 77905.
  const Ratio square = power * power;
  CHECK(square / power == power);
  CHECK_THROWS_AS(square * power, Error);
  try {
    static_cast<void>(Ratio(1) / square / power);
    FAIL("3^−49152 is beyond the cap");
  } catch (const Error& error) {
    CHECK(error.diagnostics()[0].code == Code::ratio_overflow);
    CHECK(error.diagnostics()[0].values.at(0) == "65536");
  }
}
