// A JSON text as a flat tree in the order of the text: what the reader walks. Numbers stay text. Keys and texts without
// escapes are views of the JSON text, which must outlive the tree; only the others are copied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"

namespace assay::json {

enum class Kind : std::uint8_t { object, array, string, number, boolean, null };

using ValueId = std::uint32_t;

// There can be millions of them: each is as small as it can be.
struct Value {
  Kind kind;
  bool is_member;          // of an object, with a key
  std::uint16_t key_size;  // max_json_key_bytes fits
  ValueId parent;          // itself for the root
  ValueId end;             // one past the last value inside; the next sibling, if there is one, starts there
  std::uint32_t key;       // where its text starts; for an element of an array its index
  std::uint32_t text;      // where it starts: of a string, a number, true or false
  std::uint32_t size;      // of the text; of an object or array the number of its members or elements
};

class Tree {
 public:
  // Throws Error with one diagnostic, codes 100–109, for a text that is not JSON or beyond the limits of json.hpp.
  explicit Tree(std::string_view json);

  const Value& operator[](ValueId id) const noexcept { return values_[id]; }
  std::size_t size() const noexcept { return values_.size(); }
  std::string_view key(ValueId id) const noexcept { return view(values_[id].key, values_[id].key_size); }
  std::string_view text(ValueId id) const noexcept { return view(values_[id].text, values_[id].size); }

  std::string pointer(ValueId id) const;

 private:
  friend class TreeBuilder;

  // Starts count through the JSON text and on through the copied ones.
  std::string_view view(std::uint32_t start, std::uint32_t size) const noexcept {
    return {start < json_.size() ? json_.data() + start : texts_.data() + (start - json_.size()), size};
  }

  std::string_view json_;
  std::vector<Value> values_;
  std::string texts_;
};

// Calls f with each member or element of a value, in order.
template <typename Function>
void for_each_child(const Tree& tree, ValueId parent, Function f) {
  for (ValueId id = parent + 1; id < tree[parent].end; id = tree[id].end) f(id);
}

}  // namespace assay::json
