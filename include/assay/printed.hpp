// Printed: a number as a document prints it, and the values that it can stand for.
//
// read_printed reads UTF-8 as people type it: half- and full-width digits, signs, points and percent signs; groups of
// three between commas ("7,339", "1,100万"); 万 and 亿, also mixed ("1亿2,000万"); Chinese numerals (二十三, 一万五千,
// 两千八, 百分之八十, 零, 〇); spaces inside; a unit behind; a hedge before or behind. Text that is only "/", "—",
// "－",
// "-" or white space is no value and never 0. A point, a sign or a group that cannot be, a digit that is none, or words
// that no unit is, are refused with the byte at which reading stopped: Code::printed_syntax, which says why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/interval.hpp"

namespace assay {

enum class Hedge : std::uint8_t {
  none,
  about,     // 约, 大约, 左右: nearest, by the place that a hedge speaks of
  nearly,    // 近: not above it, by less than one of that place
  over,      // 余, 多: above it, by less than one of its last digit that is not zero
  above,     // 逾, 超, 超过, 多于, 高于: above it
  at_least,  // 以上, 至少, 不少于, 不低于: it or above (Civil Code art. 1259)
  below,     // 不足, 不到, 不满, 少于, 低于: below it
  at_most,   // 以下, 以内, 至多, 不超过: it or below (Civil Code art. 1259)
};

std::string_view name(Hedge hedge) noexcept;

struct Printed {
  std::string raw;        // as it was given
  bool has_value = true;  // false for "/", "—" and empty
  Decimal value;  // exact: 470000 for 47万, 80 for 80%; shows the digits after the point that were typed, where
                  // no 万 or 亿 moves it
  int shown = 0;  // digits typed after the point; zeros count
  int scale = 0;  // power of ten of the last 万 or 亿 that no digit follows: 0, 4, 8 or 12; or the exponent
  Hedge hedge = Hedge::none;
  std::string unit = {};  // as typed: "人次", "%" for every way to say percent, or empty

  // The power of ten of the last digit shown: −2 of 90.00, 4 of 47万, 0 of 1078 and of 一万五千.
  int last_place() const noexcept { return scale - shown; }

  friend bool operator==(const Printed& a, const Printed& b) {
    return a.raw == b.raw && a.has_value == b.has_value && same_digits(a.value, b.value) && a.shown == b.shown &&
           a.scale == b.scale && a.hedge == b.hedge && a.unit == b.unit;
  }
};

struct PrintedOptions {
  bool exponents = false;  // read 1e5 as 100000; else it is refused
};

// In time that grows with the text. Spaces join digits where they cannot be two numbers: groups of three ("1 078") or
// single digits ("9 0.00"). Throws Error with Code::printed_syntax (values: the text, why in zh, why in en, the byte)
// or Code::number_overflow.
Printed read_printed(std::string_view text, PrintedOptions options = {});

// The numbers in a running text, from left to right, with the units and hedges that belong to them; each can be read by
// read_printed alone. Digits inside Latin words ("Q3", "3D") and with several points ("2024.8.23") are none. Chinese
// numerals count where a unit or 百分之 makes them a number ("三个片区"); an ordinal (第十二年) is none. A dash between
// numbers is no sign. Spaces join groups of three only before what is counted ("1 078 人次", but not "35 108 7"), and
// nothing joins over ends of lines and tabs. Linear in the text.
struct FoundNumber {
  std::size_t offset = 0;  // bytes, of the whole with hedge and unit
  std::size_t size = 0;
  Printed printed;
};
std::vector<FoundNumber> find_printed(std::string_view text);

// Values between two ends, and of these only the multiples of the step where there is one.
struct Possible {
  Interval values;
  std::optional<Decimal> step = {};  // positive; then closed ends are multiples of it

  bool contains(const Ratio& value) const;

  friend bool operator==(const Possible& a, const Possible& b) { return a.values == b.values && a.step == b.step; }
};

// The step of what counts: 1 where the number is whole, without 万 or 亿, and its unit is none, or one of persons,
// cases and things (个 节 次 人次 人 名 户 篇 场 封 面 …), but not of money, time or percent. Else nothing.
std::optional<Decimal> counting_step(const Printed& printed);

// All values that print so. An unknown mode means any of the seven: all within one of the last place, both ends open.
// With a step, only its multiples: of a count 1078 that is 1078 alone. A hedge says more than the mode:
//   约47万 [465000, 475000]   近47万 (460000, 470000]   47万多 (470000, 480000)   20多 (20, 30)
//   逾20 (20, ∞)              20以上 [20, ∞)            不足20 [0, 20)             不超过20 [0, 20]
// 约 and 近 speak of the last digit shown before 万 or 亿, or after the point; of a whole number without them, of its
// last digit that is not zero, 约 by one at least: 约200 is [150, 250], 约4207 [4206, 4208].
// Throws Code::no_possible_value where no multiple of the step prints so, or where the number has no value.
Possible stands_for(const Printed& printed, std::optional<RoundingMode> mode, std::optional<Decimal> step = {});

}  // namespace assay
