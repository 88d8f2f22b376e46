// Amount: a quantity as a document gives it, or the reason why it gives none. Absent is not zero.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/date.hpp"
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

  // No number, and why: any presence but given.
  static Amount absent(Presence why) {
    Amount amount;
    amount.presence = why;
    return amount;
  }
  static Amount none() { return absent(Presence::none); }
  static Amount not_applicable() { return absent(Presence::not_applicable); }

  bool given() const noexcept { return presence == Presence::given; }

  friend bool operator==(const Amount& a, const Amount& b) noexcept {
    return a.presence == b.presence && same_digits(a.value, b.value);
  }
};

// A T that few values have: one pointer, copied with what it holds.
template <typename T>
class Rare {
 public:
  Rare() noexcept = default;
  Rare(T value) : held_(std::make_unique<T>(std::move(value))) {}
  Rare(const Rare& other) : held_(other.held_ ? std::make_unique<T>(*other.held_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (this != &other) held_ = other.held_ ? std::make_unique<T>(*other.held_) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&&) noexcept = default;

  explicit operator bool() const noexcept { return held_ != nullptr; }
  const T& operator*() const noexcept { return *held_; }
  const T* operator->() const noexcept { return held_.get(); }
  T* operator->() noexcept { return held_.get(); }

  friend bool operator==(const Rare& a, const Rare& b) { return a.held_ && b.held_ ? *a == *b : !a.held_ && !b.held_; }

 private:
  std::unique_ptr<T> held_;
};

// What an amount may have beside, or instead of, its plain value. The amount itself is missing where these give it.
struct Particulars {
  // What the operator reported and what an evaluator found (证据为本); the policy says which counts.
  std::optional<Decimal> reported;
  std::optional<Decimal> verified = {};
  std::string evidence = {};  // what verified it: a label
  std::string reason = {};    // why the two differ
  // Of a ratio, which rolls up as Σ numerators ÷ Σ denominators. `n` and `d` in a document.
  std::optional<Decimal> numerator = {};
  std::optional<Decimal> denominator = {};
  std::string printed = {};  // the number as the document prints it: a claim

  friend bool operator==(const Particulars&, const Particulars&) = default;
};

// What was delivered in a part of the term: a month, a day or any span of days.
struct Record {
  Span period;
  Amount amount;
  Rare<Particulars> particulars = {};

  friend bool operator==(const Record&, const Record&) = default;
};

// The amount of one area; "*" is the value of the whole itself, which stands beside its parts. An actual may come as
// records instead: then the amount is missing, and what the records say accumulates over the assessed span.
struct Cell {
  std::string area = "*";
  Amount amount;
  std::vector<Record> records = {};
  Rare<Particulars> particulars = {};

  friend bool operator==(const Cell&, const Cell&) = default;
};

// The amounts of one indicator by area. An area that is not listed is missing.
using Cells = std::vector<Cell>;

// One amount for the whole.
inline Cells whole(Amount amount) {
  Cells cells(1);
  cells[0].amount = amount;
  return cells;
}

}  // namespace assay
