// The parts of a Ratio, as 128-bit integers where they fit and as Boost integers where they do not.
#pragma once

#include "number/wide.hpp"

namespace assay::number {

inline bool is_small(const Ratio& value) noexcept {
  return detail::RatioAccess::numerator(value).size() <= 2 && detail::RatioAccess::denominator(value).size() <= 2;
}

inline Uint128 small(const detail::Integer256& value) noexcept {
  const std::uint64_t* limbs = value.data();
  const Uint128 low = value.size() > 0 ? limbs[0] : 0, high = value.size() > 1 ? limbs[1] : 0;
  return (high << 64) | low;
}

// The caller has asked is_small.
struct SmallRatio {
  Uint128 numerator, denominator;
  bool negative;

  explicit SmallRatio(const Ratio& value) noexcept
      : numerator(small(detail::RatioAccess::numerator(value))),
        denominator(small(detail::RatioAccess::denominator(value))),
        negative(value.is_negative()) {}
};

inline BigInt big(const detail::Integer256& value) {
  BigInt result;
  if (value.size() == 0) return result;  // Boost 1.81 writes out of bounds when it imports no limbs
  import_bits(result, value.data(), value.data() + value.size(), 64, false);
  return value.negative() ? BigInt(-result) : result;
}

inline BigInt big_numerator(const Ratio& value) { return big(detail::RatioAccess::numerator(value)); }
inline BigInt big_denominator(const Ratio& value) { return big(detail::RatioAccess::denominator(value)); }

}  // namespace assay::number
