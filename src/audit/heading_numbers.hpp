// The numbers that headings and items of lists begin with: 一、 （一） 1. （1）, also after a bullet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "audit/report_text.hpp"

namespace assay::audit_detail {

inline constexpr std::size_t heading_levels = 4;

struct HeadingNumber {
  std::size_t size = 0;       // characters, the bullet and what follows the number included; 0 where there is none
  std::size_t level = 0;      // 0 for 一、, 3 for （1）
  std::u32string label = {};  // "一", "（一）", "1", "（1）"; empty for a bullet alone
};

// Whether the folded words are nothing but such a number.
bool is_heading_number(std::u32string_view words);

HeadingNumber heading_number(const ReportText& report, const ReportLine& line);

}  // namespace assay::audit_detail
