// Lines and columns, by a second scan of a text that has problems; a text without problems is never scanned twice.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "json/tree.hpp"

namespace assay::json {

struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in code points
};

Position position_of(std::string_view text, std::size_t offset);

// The same for offsets in ascending order, in one pass.
std::vector<Position> positions_of(std::string_view text, const std::vector<std::size_t>& offsets);

// Where each value of a tree starts in the text, and its key where it is a member (else the value again).
struct Offsets {
  std::vector<std::size_t> value;
  std::vector<std::size_t> key;
};

// The text must be the JSON that the tree was read from.
Offsets locate(std::string_view json, const Tree& tree);

}  // namespace assay::json
