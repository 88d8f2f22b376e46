// The words that stand around printed numbers: hedges and units.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "assay/printed.hpp"

namespace assay::number {

struct HedgeWord {
  std::string_view word;
  Hedge hedge;
};

// Of words that start or end alike, the longer stands first.
inline constexpr auto hedges_before = std::to_array<HedgeWord>({
    {"大约", Hedge::about},     {"约", Hedge::about},        {"近", Hedge::nearly},       {"没有超过", Hedge::at_most},
    {"没超过", Hedge::at_most}, {"未超过", Hedge::at_most},  {"不超过", Hedge::at_most},  {"不多于", Hedge::at_most},
    {"不高于", Hedge::at_most}, {"至多", Hedge::at_most},    {"不超", Hedge::at_most},    {"未超", Hedge::at_most},
    {"超过", Hedge::above},     {"多于", Hedge::above},      {"高于", Hedge::above},      {"超", Hedge::above},
    {"逾", Hedge::above},       {"不少于", Hedge::at_least}, {"不低于", Hedge::at_least}, {"至少", Hedge::at_least},
    {"少于", Hedge::below},     {"低于", Hedge::below},      {"不足", Hedge::below},      {"不到", Hedge::below},
    {"不满", Hedge::below},     {"未满", Hedge::below},
});

// Behind a number and its 万 or 亿, before the unit.
inline constexpr auto hedges_within = std::to_array<HedgeWord>({{"多", Hedge::over}, {"余", Hedge::over}});

inline constexpr auto hedges_behind = std::to_array<HedgeWord>({
    {"以上", Hedge::at_least},
    {"以下", Hedge::at_most},
    {"以内", Hedge::at_most},
    {"左右", Hedge::about},
});

enum class UnitKind : std::uint8_t { counted, measured };

struct Unit {
  std::string_view word;
  UnitKind kind = UnitKind::counted;
};

// Persons, cases and things are counted; money, time, shares, scores and sizes are measured.
inline constexpr auto units = std::to_array<Unit>({
    {"个百分点", UnitKind::measured},
    {"百分点", UnitKind::measured},
    {"个小时", UnitKind::measured},
    {"小时", UnitKind::measured},
    {"个工作日", UnitKind::measured},
    {"工作日", UnitKind::measured},
    {"个月", UnitKind::measured},
    {"课时", UnitKind::measured},
    {"分钟", UnitKind::measured},
    {"学时", UnitKind::measured},
    {"平方米", UnitKind::measured},
    {"千克", UnitKind::measured},
    {"千米", UnitKind::measured},
    {"公斤", UnitKind::measured},
    {"公里", UnitKind::measured},
    {"人次"},
    {"人份"},
    {"户次"},
    {"场次"},
    {"元", UnitKind::measured},
    {"年", UnitKind::measured},
    {"月", UnitKind::measured},
    {"周", UnitKind::measured},
    {"天", UnitKind::measured},
    {"日", UnitKind::measured},
    {"岁", UnitKind::measured},
    {"秒", UnitKind::measured},
    {"分", UnitKind::measured},
    {"米", UnitKind::measured},
    {"斤", UnitKind::measured},
    {"吨", UnitKind::measured},
    {"期"},
    {"个"},
    {"人"},
    {"名"},
    {"户"},
    {"节"},
    {"次"},
    {"篇"},
    {"场"},
    {"封"},
    {"面"},
    {"支"},
    {"份"},
    {"项"},
    {"件"},
    {"家"},
    {"条"},
    {"批"},
    {"位"},
    {"对"},
    {"类"},
    {"宗"},
    {"例"},
    {"起"},
    {"本"},
    {"册"},
    {"张"},
    {"套"},
    {"部"},
    {"台"},
    {"辆"},
    {"间"},
    {"所"},
    {"处"},
    {"种"},
    {"门"},
    {"组"},
    {"队"},
    {"幅"},
    {"袋"},
    {"盒"},
    {"箱"},
    {"瓶"},
    {"只"},
    {"则"},
    {"堂"},
    {"段"},
    {"轮"},
    {"笔"},
    {"栋"},
    {"幢"},
    {"座"},
});

// The first of these words that the text starts with, or null.
template <typename Words>
const typename Words::value_type* word_at(const Words& words, std::string_view text) noexcept {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& w) { return text.starts_with(w.word); });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace assay::number
