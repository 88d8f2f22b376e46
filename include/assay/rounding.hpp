// Rounding: the only way from an exact quotient to a decimal.
//
// Mode names and meanings are those of the General Decimal Arithmetic specification. The nearest modes, `down` and
// `up` work on the magnitude; `floor` and `ceiling` do not. 四舍五入 is `half_up`, GB/T 8170 is `half_even`, 去尾 is
// `down`. GB/T 8170 also allows one rounding only, which is why a value is rounded at a declared point, once.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "assay/decimal.hpp"

namespace assay {

class Ratio;

enum class RoundingMode : std::uint8_t { half_up, half_even, half_down, down, up, floor, ceiling };

inline constexpr std::array rounding_modes = {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down,
                                              RoundingMode::down,    RoundingMode::up,        RoundingMode::floor,
                                              RoundingMode::ceiling};

std::string_view name(RoundingMode mode) noexcept;
std::optional<RoundingMode> rounding_mode(std::string_view name) noexcept;

// A mode and the places kept after the point: −6 (millions) to 37.
struct Rounding {
  RoundingMode mode = RoundingMode::half_up;
  int places = 0;

  friend bool operator==(const Rounding&, const Rounding&) = default;
};

// The value rounded once. The result shows exactly `places` digits after the point, unless its 38 digits do not reach:
// then trailing zeros drop, and a value that still does not fit is Code::number_overflow. Places outside −6…37 are
// Code::places_out_of_range. `round` throws Error, `try_round` returns the code.
// Neither allocates while the fraction's parts scaled to the places stay within 128 bits.
Decimal round(const Ratio& value, Rounding rounding);
Decimal round(const Decimal& value, Rounding rounding);
NumberResult try_round(const Ratio& value, Rounding rounding);
NumberResult try_round(const Decimal& value, Rounding rounding) noexcept;

}  // namespace assay
