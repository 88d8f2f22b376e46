// A place in a document, as a chain of keys on the stack: its JSON pointer is written out only where there is a problem
// to report. A Place must not outlive the one it is inside of, nor its key.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay::model {

class Place {
 public:
  // A pointer to start from: "" is the whole document.
  explicit Place(std::string_view pointer) noexcept : key_(pointer) {}
  Place(const Place& outer, std::string_view key) noexcept : outer_(&outer), key_(key) {}
  Place(const Place& outer, std::size_t index) noexcept : outer_(&outer), index_(index), is_index_(true) {}

  // RFC 6901.
  std::string pointer() const;

 private:
  const Place* outer_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool is_index_ = false;
};

}  // namespace assay::model
