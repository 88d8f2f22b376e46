// What the kind of an indicator allows, and how it is called where something is refused.
#pragma once

#include <string_view>

#include "assay/agreement.hpp"
#include "assay/ratio.hpp"

namespace assay::detail {

struct KindName {
  std::string_view zh, en;
};

// With the reason in it why its parts do not add up.
inline KindName kind_name(const Indicator& indicator) {
  switch (indicator.kind) {
    case IndicatorKind::count: return {"计数", "a count"};
    case IndicatorKind::stock: return {"存量", "a stock"};
    case IndicatorKind::distinct:
      return {"去重人数（同一人可在几处出现）", "a number of distinct persons, who may recur"};
    case IndicatorKind::ratio: return {"比率", "a ratio"};
    case IndicatorKind::money: return {"金额", "money"};
    case IndicatorKind::narrative: return {"文字指标", "narrative"};
  }
  return {};
}

// Of a ratio: what its n ÷ d is multiplied by.
inline Decimal scale_of(const Indicator& ratio) { return ratio.scale.value_or(Decimal(100)); }

// A number of the document in the unit of the figures, in as few digits as it needs: 12.5 万元 are 125000 元, not
// 125000.0.
inline NumberResult try_scale(const Decimal& value, const Decimal& scale) {
  NumberResult product = try_multiply(value, scale);
  if (product) product.value = Ratio(product.value).to_decimal().value_or(product.value);
  return product;
}

constexpr bool is_summed_over_areas(IndicatorKind kind) noexcept {
  return kind == IndicatorKind::count || kind == IndicatorKind::stock || kind == IndicatorKind::money;
}

constexpr bool is_summed_over_time(IndicatorKind kind) noexcept {
  return kind == IndicatorKind::count || kind == IndicatorKind::money;
}

// A stock, a ratio and what is done once do not grow with the term.
constexpr bool may_be_prorated(const Indicator& indicator) noexcept {
  return !indicator.one_off && (is_summed_over_time(indicator.kind) || indicator.kind == IndicatorKind::distinct);
}

}  // namespace assay::detail
