// How small a slip turns one typed number into another.
//
// A slip is the likelier the fewer texts it could have led to: two digits swapped has one text for each pair of
// neighbours, one digit wrong has nine for each digit, so that an equal fit by chance says less. Hence the order:
//   swap         two neighbouring digits swapped                                             1
//   digit        one digit wrong: of alike shape (1 7, 3 8, 0 6, 5 6, 6 9), or another    2, 3
//   lost_digit   one digit left out, also the only one after the point                       4
//   extra_digit  one digit too many                                                          4
//   point        the point moved by one place, lost or added                                 5
//   unit         a hundred or ten thousand times as much, or as little: %, 万                6
//   sign         the sign lost or added                                                      7
//   digits       two digits wrong                                                            8
//   value        anything else                                                              12
//   exchanged    of two cells, each holds the other's number                                 3, for both
// Anything else costs more than slips of one digit in two cells together: sets of one size are ranked by the sum.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/ratio.hpp"

namespace assay::audit_detail {

Ratio power_of_ten(int exponent);

// A number as it is typed: "46.23", or "47" before 万.
struct TypedNumber {
  std::string digits;  // with a point where digits follow it; "0.5", never ".5" or "05"
  bool negative = false;
  int scale = 0;  // power of ten of the 万 or 亿 behind it

  // Nothing where the value has more digits than are shown.
  static std::optional<TypedNumber> of(const Ratio& value, int shown, int scale);

  Decimal value() const;
  int shown() const noexcept;
  int last_place() const noexcept { return scale - shown(); }
  int last_digit_place() const noexcept;  // of the last digit that is not zero; of 0 the last place
};

struct SlipKind {
  std::string_view name;
  int cost;
};

inline constexpr SlipKind other_value{"value", 12}, exchanged{"exchanged", 3};

// The smallest that turns the true number into the one that stands there; they are not equal.
SlipKind slip_between(const TypedNumber& truth, const TypedNumber& printed);

// The numbers that a slip of one digit, of the point, the unit or the sign turns into the one that stands there; some
// of them several times.
std::vector<TypedNumber> near(const TypedNumber& printed);

}  // namespace assay::audit_detail
