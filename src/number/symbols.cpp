#include "number/symbols.hpp"

namespace assay::number {

namespace {

struct CodePoint {
  char32_t value;
  std::uint8_t size;
  bool valid = true;
};

CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::uint8_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < size) return {0, 1, false};
  char32_t value = first & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0, 1, false};
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  const char32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {0, 1, false};
  return {value, size};
}

struct Meaning {
  Kind kind;
  std::uint8_t value = 0;
};

constexpr bool is_between(char32_t c, char32_t first, char32_t last) noexcept { return c >= first && c <= last; }

// Chinese characters, with the forms that amounts of money are written in.
Meaning han(char32_t c) noexcept {
  switch (c) {
    case U'零':
    case U'〇': return {Kind::han_digit, 0};
    case U'一':
    case U'壹': return {Kind::han_digit, 1};
    case U'二':
    case U'贰': return {Kind::han_digit, 2};
    case U'三':
    case U'叁': return {Kind::han_digit, 3};
    case U'四':
    case U'肆': return {Kind::han_digit, 4};
    case U'五':
    case U'伍': return {Kind::han_digit, 5};
    case U'六':
    case U'陆': return {Kind::han_digit, 6};
    case U'七':
    case U'柒': return {Kind::han_digit, 7};
    case U'八':
    case U'捌': return {Kind::han_digit, 8};
    case U'九':
    case U'玖': return {Kind::han_digit, 9};
    case U'两': return {Kind::two, 2};
    case U'十':
    case U'拾': return {Kind::power, 1};
    case U'百':
    case U'佰': return {Kind::power, 2};
    case U'千':
    case U'仟': return {Kind::power, 3};
    case U'万':
    case U'萬': return {Kind::big, 4};
    case U'亿':
    case U'億': return {Kind::big, 8};
    case U'点': return {Kind::han_point};
    case U'负': return {Kind::minus, 1};
    default: return {Kind::other};
  }
}

Meaning meaning(char32_t c) noexcept {
  if (is_between(c, 0xFF01, 0xFF5E) && c != U'，' && c != U'－') c -= 0xFEE0;  // full width to ASCII
  if (is_between(c, U'0', U'9')) return {Kind::digit, static_cast<std::uint8_t>(c - U'0')};
  if (is_between(c, U'a', U'z') || is_between(c, U'A', U'Z')) return {Kind::letter};
  if (is_between(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) return {Kind::letter};
  if (is_between(c, 0x2000, 0x200D)) return {Kind::space};
  switch (c) {
    case U'.': return {Kind::point};
    case U',': return {Kind::comma};
    case U'，': return {Kind::wide_comma};
    case U'+': return {Kind::plus};
    case U'-':
    case 0x2212:  // minus sign
    case 0x2013:  // en dash
    case 0xFE63:
    case 0xFF0D: return {Kind::minus};
    case 0x2014:
    case 0x2015: return {Kind::dash};
    case U'/': return {Kind::slash};
    case U'%':
    case 0xFE6A: return {Kind::percent};
    case U' ':
    case 0xA0:
    case 0xAD:
    case 0x202F:
    case 0x205F:
    case 0x2060:
    case 0x3000:
    case 0xFEFF: return {Kind::space};
    case U'\t':
    case U'\n':
    case U'\v':
    case U'\f':
    case U'\r':
    case 0x2028:
    case 0x2029: return {Kind::line};
    default: return han(c);
  }
}

}  // namespace

std::vector<Symbol> symbols_of(std::string_view text) {
  std::vector<Symbol> result;
  result.reserve(text.size() / 2 + 1);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const Meaning means = c.valid ? meaning(c.value) : Meaning{Kind::invalid};
    result.push_back({at, c.size, means.kind, means.value});
    at += c.size;
  }
  return result;
}

}  // namespace assay::number
