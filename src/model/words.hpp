// What rounding modes are called, in texts and in templates.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "assay/language.hpp"
#include "assay/rounding.hpp"

namespace assay::model {

// In the order of RoundingMode.
inline constexpr std::array<std::string_view, 7> rounding_words = {"四舍五入", "四舍六入五成双", "五舍六入", "去尾",
                                                                   "进一",     "向下取整",       "向上取整"};

// 四舍五入, half_up.
inline std::string_view words(RoundingMode mode, Language language) {
  return language == Language::zh ? rounding_words[static_cast<std::size_t>(mode)] : name(mode);
}

}  // namespace assay::model
