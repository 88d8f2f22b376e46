// Ratio: an exact quotient of two integers, the only result of a division.
//
// Exact at any size up to max_bits for each of its parts, then Code::ratio_overflow. The first 256 bits of each part
// are held inline, so that everyday figures never allocate; arithmetic whose products stay within 128 bits does not
// allocate either. Not kept reduced: compared by cross-multiplication, reduced when printed.
// Operators throw Error (Code::division_by_zero, Code::ratio_overflow) or std::bad_alloc.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

#include "assay/decimal.hpp"

namespace assay {

namespace detail {

// A signed magnitude in 64-bit limbs, least significant first, without leading zero limbs; the first 256 bits are held
// inline. Storage only: arithmetic lives in the library. What was moved from is some number that is not zero, or as it
// was.
class Integer256 {
 public:
  static constexpr std::uint32_t inline_limbs = 4;

  Integer256() noexcept : inline_{} {}
  Integer256(const Integer256& other) : inline_{} { assign(other.data(), other.size_, other.negative_); }
  Integer256(Integer256&& other) noexcept : inline_{} { take(other); }
  Integer256& operator=(const Integer256& other) {
    if (this != &other) assign(other.data(), other.size_, other.negative_);
    return *this;
  }
  Integer256& operator=(Integer256&& other) noexcept {
    if (this != &other) {
      release();
      take(other);
    }
    return *this;
  }
  ~Integer256() { release(); }

  const std::uint64_t* data() const noexcept { return capacity_ == inline_limbs ? inline_ : heap_; }
  std::uint32_t size() const noexcept { return size_; }
  bool negative() const noexcept { return negative_; }
  void set_negative(bool negative) noexcept { negative_ = negative && size_ != 0; }

  void assign(const std::uint64_t* limbs, std::uint32_t size, bool negative) {
    std::uint64_t* to = reserve(size);
    if (size != 0) std::memmove(to, limbs, size * sizeof(std::uint64_t));
    size_ = size;
    negative_ = negative && size != 0;
  }

  // What most values need: any storage has room for it.
  void assign(std::uint64_t low, std::uint64_t high, bool negative) noexcept {
    std::uint64_t* to = capacity_ == inline_limbs ? inline_ : heap_;
    to[0] = low;
    to[1] = high;
    size_ = high != 0 ? 2 : low != 0 ? 1 : 0;
    negative_ = negative && size_ != 0;
  }

 private:
  std::uint64_t* reserve(std::uint32_t size) {
    if (size > capacity_) {
      auto* grown = new std::uint64_t[size];
      release();
      heap_ = grown;
      capacity_ = static_cast<std::uint16_t>(size);
    }
    return capacity_ == inline_limbs ? inline_ : heap_;
  }
  void release() noexcept {
    if (capacity_ != inline_limbs) delete[] heap_;
    capacity_ = inline_limbs;
  }
  void take(Integer256& other) noexcept {
    capacity_ = other.capacity_;
    size_ = other.size_;
    negative_ = other.negative_;
    if (capacity_ == inline_limbs) {
      std::memcpy(inline_, other.inline_, sizeof inline_);
    } else {
      heap_ = other.heap_;
      other.capacity_ = inline_limbs;
      other.assign(1, 0, false);  // a value that a denominator may have
    }
  }

  union {
    std::uint64_t inline_[inline_limbs];
    std::uint64_t* heap_;
  };
  std::uint32_t size_ = 0;
  std::uint16_t capacity_ = inline_limbs;  // max_bits of Ratio is 1024 limbs
  bool negative_ = false;
};

struct RatioAccess;

}  // namespace detail

class Ratio {
 public:
  static constexpr std::size_t max_bits = 65536;

  Ratio() noexcept;  // 0
  Ratio(const Decimal& value) noexcept;
  template <detail::Integer T>
  Ratio(T value) noexcept : Ratio(Decimal(value)) {}
  template <typename T>
  requires std::floating_point<T> ||(std::integral<T> && !detail::Integer<T>)Ratio(T) = delete;

  bool is_zero() const noexcept { return numerator_.size() == 0; }
  bool is_negative() const noexcept { return numerator_.negative(); }

  // The value as a Decimal in as few digits as it needs, where it has one.
  std::optional<Decimal> to_decimal() const;

  // The shortest decimal ("89.997", "90"), else the reduced fraction ("1078/9"). A decimal too long for Decimal prints
  // as a fraction too.
  std::string to_string() const;

  // The reduced fraction always: "90/1", "-1/3".
  std::string to_fraction() const;

  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);
  friend Ratio operator-(Ratio a) noexcept;

  friend bool operator==(const Ratio& a, const Ratio& b);
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

 private:
  friend struct detail::RatioAccess;

  detail::Integer256 numerator_;    // carries the sign
  detail::Integer256 denominator_;  // positive
};

inline Ratio operator/(const Decimal& a, const Decimal& b) { return Ratio(a) / Ratio(b); }

}  // namespace assay
