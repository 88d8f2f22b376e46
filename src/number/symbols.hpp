// A text as symbols: what each of its characters is to a number that people type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay::number {

enum class Kind : std::uint8_t {
  digit,       // 0–9, half or full width; value
  han_digit,   // 零〇一…九; value
  two,         // 两: a digit, but never one of several in a row
  power,       // 十百千: value is the power of ten
  big,         // 万亿: value is the power of ten
  han_point,   // 点
  point,       // . ．
  comma,       // ,
  wide_comma,  // ，: marks groups in a cell, ends a clause in running text
  plus,
  minus,  // - − － –, and 负, whose value is 1
  dash,   // — ―: no sign
  slash,
  percent,
  space,
  line,    // ends of lines, and tabs: what columns are made of
  letter,  // of Latin words
  other,
  invalid,  // no UTF-8
};

struct Symbol {
  std::size_t offset;  // bytes
  std::uint8_t size;   // bytes
  Kind kind;
  std::uint8_t value = 0;

  std::size_t end() const noexcept { return offset + size; }
};

inline bool is_numeral(Kind kind) noexcept {
  return kind == Kind::han_digit || kind == Kind::two || kind == Kind::power || kind == Kind::big;
}

// In time and space that grow with the text.
std::vector<Symbol> symbols_of(std::string_view text);

}  // namespace assay::number
