// Words of a derivation that other texts say too.
#pragma once

#include <array>
#include <string_view>

#include "assay/language.hpp"
#include "assay/rounding.hpp"

namespace assay::derivation {

// What a rounding mode is called: 四舍五入, half_up.
inline std::string_view words(RoundingMode mode, Language language) {
  constexpr std::array<std::string_view, 7> zh = {"四舍五入", "四舍六入五成双", "五舍六入", "去尾",
                                                  "进一",     "向下取整",       "向上取整"};
  return language == Language::zh ? zh[static_cast<std::size_t>(mode)] : name(mode);
}

}  // namespace assay::derivation
