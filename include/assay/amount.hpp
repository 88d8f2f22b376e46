// Amount: a quantity as a document gives it, or the reason why it gives none. Absent is not zero.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/decimal.hpp"

namespace assay {

enum class Presence : std::uint8_t {
  missing,         // nothing was said (null, or not listed)
  none,            // "/": none agreed as a target, none reported as an actual
  not_applicable,  // "n/a"
  given,           // a number, zero included
};

std::string_view name(Presence presence) noexcept;

struct Amount {
  Presence presence = Presence::missing;
  Decimal value;  // zero unless given

  Amount() = default;
  Amount(const Decimal& given) : presence(Presence::given), value(given) {}
  template <detail::Integer T>
  Amount(T given) : Amount(Decimal(given)) {}
  template <typename T>
  requires std::floating_point<T> ||(std::integral<T> && !detail::Integer<T>)Amount(T) = delete;

  static Amount none() { return absent(Presence::none); }
  static Amount not_applicable() { return absent(Presence::not_applicable); }

  bool given() const noexcept { return presence == Presence::given; }

  friend bool operator==(const Amount& a, const Amount& b) noexcept {
    return a.presence == b.presence && same_digits(a.value, b.value);
  }

 private:
  static Amount absent(Presence why) {
    Amount amount;
    amount.presence = why;
    return amount;
  }
};

// The amount of one area; "*" is the value of the whole itself, which stands beside its parts.
struct Cell {
  std::string area = "*";
  Amount amount;

  friend bool operator==(const Cell&, const Cell&) = default;
};

// The amounts of one indicator by area. An area that is not listed is missing.
using Cells = std::vector<Cell>;

// One amount for the whole.
inline Cells whole(Amount amount) { return {Cell{"*", amount}}; }

}  // namespace assay
