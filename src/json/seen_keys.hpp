// Finds the keys that stand in an object for the second time. Keys in ascending order cost one comparison each and no
// memory; a few others are compared with each other, many are hashed into one block.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "json/tree.hpp"

namespace assay::json {

class SeenKeys {
 public:
  SeenKeys(const Tree& tree, ValueId object) : ascending_(ascend(tree, object)) {
    if (ascending_ || tree[object].size <= few) return;
    std::size_t size = 1;
    while (size < std::size_t{tree[object].size} * 2) size *= 2;
    many_.resize(size);
  }

  // False where the key was inserted before. Keys come in the order of the object.
  bool insert(std::string_view key) {
    if (ascending_) return true;
    if (!many_.empty()) return insert_many(key);
    for (std::size_t i = 0; i < count_; ++i) {
      if (few_[i] == key) return false;
    }
    few_[count_++] = key;
    return true;
  }

 private:
  static constexpr std::size_t few = 16;

  static bool ascend(const Tree& tree, ValueId object) {
    bool ascending = true;
    std::string_view previous;
    for_each_child(tree, object, [&](ValueId member) {
      const std::string_view key = tree.key(member);
      ascending = ascending && (member == object + 1 || previous < key);
      previous = key;
    });
    return ascending;
  }

  bool insert_many(std::string_view key) {
    // A slot without data is free: an empty key has data.
    const std::size_t mask = many_.size() - 1;
    for (std::size_t at = std::hash<std::string_view>()(key) & mask;; at = (at + 1) & mask) {
      if (many_[at].data() == nullptr) {
        many_[at] = key;
        return true;
      }
      if (many_[at] == key) return false;
    }
  }

  bool ascending_;
  std::size_t count_ = 0;
  std::array<std::string_view, few> few_;
  std::vector<std::string_view> many_;
};

}  // namespace assay::json
