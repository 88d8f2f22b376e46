// A JSON text as a flat tree in the order of the text: what the reader walks. Numbers stay text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"

namespace assay::json {

enum class Kind : std::uint8_t { object, array, string, number, boolean, null };

using ValueId = std::uint32_t;

struct Value {
  Kind kind;
  bool is_member;     // of an object, with a key
  ValueId parent;     // itself for the root
  ValueId end;        // one past the last value inside; the next sibling, if there is one, starts there
  std::uint32_t key;  // start in texts; for an element of an array its index
  std::uint32_t key_size;
  std::uint32_t text;  // start in texts: of a string, a number, true or false
  std::uint32_t text_size;
  std::uint32_t count;  // members or elements
};

class Tree {
 public:
  // Throws Error with one diagnostic, codes 100–109, for a text that is not JSON or beyond the limits of json.hpp.
  explicit Tree(std::string_view json);

  const Value& operator[](ValueId id) const noexcept { return values_[id]; }
  std::size_t size() const noexcept { return values_.size(); }
  std::string_view key(ValueId id) const noexcept { return view(values_[id].key, values_[id].key_size); }
  std::string_view text(ValueId id) const noexcept { return view(values_[id].text, values_[id].text_size); }

  std::string pointer(ValueId id) const;

 private:
  friend class TreeBuilder;

  std::string_view view(std::uint32_t start, std::uint32_t size) const noexcept {
    return std::string_view(texts_).substr(start, size);
  }

  std::vector<Value> values_;
  std::string texts_;
};

// Calls f with each member or element of a value, in order.
template <typename Function>
void for_each_child(const Tree& tree, ValueId parent, Function f) {
  for (ValueId id = parent + 1; id < tree[parent].end; id = tree[id].end) f(id);
}

}  // namespace assay::json
