#include "number/ratio_parts.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace assay {

using detail::DecimalAccess;
using detail::Integer256;
using detail::RatioAccess;
using number::BigInt;
using number::Uint128;

namespace {

void store(Integer256& to, Uint128 magnitude, bool negative) noexcept {
  to.assign(static_cast<std::uint64_t>(magnitude), static_cast<std::uint64_t>(magnitude >> 64), negative);
}

void store(Integer256& to, const BigInt& value) {
  const bool negative = value < 0;
  const BigInt magnitude = abs(value);
  if (magnitude == 0) return store(to, 0, false);
  std::vector<std::uint64_t> limbs;
  export_bits(magnitude, std::back_inserter(limbs), 64, false);
  to.assign(limbs.data(), static_cast<std::uint32_t>(limbs.size()), negative);
}

Ratio make(Uint128 numerator, Uint128 denominator, bool negative) {
  Ratio result;
  store(RatioAccess::numerator(result), numerator, negative);
  store(RatioAccess::denominator(result), denominator, false);
  return result;
}

// Parts that leave the inline bits are reduced, so that sums of many quotients grow no faster than they must.
Ratio make(BigInt numerator, BigInt denominator) {
  constexpr auto inline_bits = Integer256::inline_limbs * 64;
  if (msb(denominator) >= inline_bits || (numerator != 0 && msb(abs(numerator)) >= inline_bits)) {
    const BigInt divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    if (msb(denominator) >= Ratio::max_bits || (numerator != 0 && msb(abs(numerator)) >= Ratio::max_bits)) {
      throw Error(Diagnostic{Code::ratio_overflow, "", {std::to_string(Ratio::max_bits)}});
    }
  }
  Ratio result;
  store(RatioAccess::numerator(result), numerator);
  store(RatioAccess::denominator(result), denominator);
  return result;
}

// Both parts of both operands in at most 128 bits, with their widths.
struct SmallPair {
  number::SmallRatio a, b;
  int an, ad, bn, bd;

  SmallPair(const Ratio& x, const Ratio& y) noexcept
      : a(x),
        b(y),
        an(number::bit_width(a.numerator)),
        ad(number::bit_width(a.denominator)),
        bn(number::bit_width(b.numerator)),
        bd(number::bit_width(b.denominator)) {}
};

bool both_small(const Ratio& a, const Ratio& b) noexcept { return number::is_small(a) && number::is_small(b); }

Ratio product(const Ratio& a, const Ratio& b, bool invert_b) {
  if (both_small(a, b)) {
    SmallPair p(a, b);
    if (invert_b) {
      std::swap(p.b.numerator, p.b.denominator);
      std::swap(p.bn, p.bd);
    }
    if (number::product_fits(p.an, p.bn) && number::product_fits(p.ad, p.bd)) {
      return make(p.a.numerator * p.b.numerator, p.a.denominator * p.b.denominator, p.a.negative != p.b.negative);
    }
  }
  BigInt numerator = number::big_numerator(b), denominator = number::big_denominator(b);
  if (invert_b) {
    std::swap(numerator, denominator);
    if (denominator < 0) {
      numerator = -numerator;
      denominator = -denominator;
    }
  }
  return make(BigInt(number::big_numerator(a) * numerator), BigInt(number::big_denominator(a) * denominator));
}

Ratio sum(const Ratio& a, const Ratio& b, bool negate_b) {
  if (both_small(a, b)) {
    SmallPair p(a, b);
    // Equal denominators, or one a multiple of the other, are the everyday case: amounts of one scale.
    Uint128 x = p.a.numerator, y = p.b.numerator, denominator = p.a.denominator, rest = 0;
    bool fits = true;
    if (p.a.denominator == p.b.denominator) {
      // as they are
    } else if (const Uint128 up = number::divide(p.a.denominator, p.b.denominator, rest); rest == 0) {
      fits = number::product_fits(p.bn, number::bit_width(up));
      y *= up;
    } else if (const Uint128 down = number::divide(p.b.denominator, p.a.denominator, rest); rest == 0) {
      fits = number::product_fits(p.an, number::bit_width(down));
      x *= down;
      denominator = p.b.denominator;
    } else {
      fits = number::product_fits(p.an, p.bd) && number::product_fits(p.bn, p.ad) && number::product_fits(p.ad, p.bd);
      x *= p.b.denominator;
      y *= p.a.denominator;
      denominator *= p.b.denominator;
    }
    if (fits) {
      const bool negative_b = p.b.negative != negate_b;
      if (p.a.negative == negative_b) {
        if (const Uint128 total = x + y; total >= x) return make(total, denominator, p.a.negative);
      } else {
        return x >= y ? make(x - y, denominator, p.a.negative) : make(y - x, denominator, negative_b);
      }
    }
  }
  const BigInt ad = number::big_denominator(a), bd = number::big_denominator(b);
  const BigInt divisor = gcd(ad, bd), up_a = bd / divisor, up_b = ad / divisor;
  const BigInt x = number::big_numerator(a) * up_a, y = number::big_numerator(b) * up_b;
  return make(negate_b ? BigInt(x - y) : BigInt(x + y), BigInt(ad * up_a));
}

int compare(const Ratio& a, const Ratio& b) {
  if (a.is_negative() != b.is_negative()) return a.is_negative() ? -1 : 1;
  if (both_small(a, b)) {
    const SmallPair p(a, b);
    if (number::product_fits(p.an, p.bd) && number::product_fits(p.bn, p.ad)) {
      const Uint128 x = p.a.numerator * p.b.denominator, y = p.b.numerator * p.a.denominator;
      const int magnitude = x < y ? -1 : x > y ? 1 : 0;
      return a.is_negative() ? -magnitude : magnitude;
    }
  }
  const BigInt x = number::big_numerator(a) * number::big_denominator(b);
  const BigInt y = number::big_numerator(b) * number::big_denominator(a);
  return x.compare(y);
}

struct Reduced {
  BigInt numerator, denominator;

  explicit Reduced(const Ratio& value)
      : numerator(number::big_numerator(value)), denominator(number::big_denominator(value)) {
    const BigInt divisor = gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  std::string text() const { return numerator.str() + "/" + denominator.str(); }
};

std::optional<Decimal> decimal_of(const Reduced& value) {
  // A reduced fraction ends in decimals exactly when its denominator is 2^a × 5^b; it then needs max(a, b) places.
  BigInt rest = value.denominator;
  int twos = 0, fives = 0;
  for (; rest % 2 == 0 && twos <= Decimal::max_scale; rest /= 2) ++twos;
  for (; rest % 5 == 0 && fives <= Decimal::max_scale; rest /= 5) ++fives;
  const int places = std::max(twos, fives);
  if (rest != 1 || places > Decimal::max_scale) return std::nullopt;
  const BigInt scaled = abs(value.numerator) * number::widen<BigInt>(number::power_of_ten(places)) / value.denominator;
  const NumberResult result = DecimalAccess::fit_wide<BigInt>(scaled, value.numerator < 0, places);
  return result ? std::optional(result.value) : std::nullopt;
}

}  // namespace

Ratio::Ratio() noexcept { store(denominator_, 1, false); }

Ratio::Ratio(const Decimal& value) noexcept {
  const Uint128 magnitude = DecimalAccess::magnitude(value);
  if (value.scale() >= 0) {
    store(numerator_, magnitude, value.is_negative());
    store(denominator_, number::power_of_ten(value.scale()), false);
    return;
  }
  // At most 44 digits: three limbs, still inline.
  const auto factor = static_cast<std::uint64_t>(number::power_of_ten(-value.scale()));
  const Uint128 low = static_cast<Uint128>(static_cast<std::uint64_t>(magnitude)) * factor;
  const Uint128 high = static_cast<Uint128>(static_cast<std::uint64_t>(magnitude >> 64)) * factor + (low >> 64);
  const std::uint64_t limbs[3] = {static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(high),
                                  static_cast<std::uint64_t>(high >> 64)};
  numerator_.assign(limbs, limbs[2] != 0 ? 3 : limbs[1] != 0 ? 2 : limbs[0] != 0 ? 1 : 0, value.is_negative());
  store(denominator_, 1, false);
}

std::optional<Decimal> Ratio::to_decimal() const { return decimal_of(Reduced(*this)); }

std::string Ratio::to_string() const {
  const Reduced reduced(*this);
  const std::optional<Decimal> decimal = decimal_of(reduced);
  return decimal ? decimal->to_string() : reduced.text();
}

std::string Ratio::to_fraction() const { return Reduced(*this).text(); }

Ratio operator+(const Ratio& a, const Ratio& b) { return sum(a, b, false); }
Ratio operator-(const Ratio& a, const Ratio& b) { return sum(a, b, true); }
Ratio operator*(const Ratio& a, const Ratio& b) { return product(a, b, false); }

Ratio operator/(const Ratio& a, const Ratio& b) {
  if (b.is_zero()) throw Error(Diagnostic{Code::division_by_zero, "", {a.to_string()}});
  return product(a, b, true);
}

Ratio operator-(Ratio a) noexcept {
  a.numerator_.set_negative(!a.is_negative());
  return a;
}

bool operator==(const Ratio& a, const Ratio& b) { return compare(a, b) == 0; }

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) { return compare(a, b) <=> 0; }

}  // namespace assay
