// Chinese numerals: 二十三, 一万五千, 两千八, 三点一四, 二〇二四.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "number/symbols.hpp"

namespace assay::number {

// (whole + fraction) × 10^power.
struct Numeral {
  std::size_t end = 0;   // symbols read
  std::string whole;     // digits before the point, as Arabic ones: "15000"
  std::string fraction;  // digits after the point
  int power = 0;         // 8 of 一点二亿
  int scale = 0;         // power of ten of the 万 or 亿 that nothing follows: 4 of 四十七万
};

// The numeral that these symbols start with; nothing where none does, or where it could be several: 三五 may be 35 or
// three to five. Numerals with powers reach to 9999万亿; digits in a row, at least three or with a zero among them, are
// read one by one.
std::optional<Numeral> read_numeral(std::span<const Symbol> symbols);

}  // namespace assay::number
