#include "json/locate.hpp"

#include <algorithm>

namespace assay::json {

std::vector<Position> positions_of(std::string_view text, const std::vector<std::size_t>& offsets) {
  std::vector<Position> result;
  Position position;
  std::size_t at = 0;
  for (const std::size_t offset : offsets) {
    for (; at < offset; ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte == '\n') {
        ++position.line;
        position.column = 1;
      } else if ((byte & 0xC0) != 0x80) {  // a byte that continues a code point takes no column
        ++position.column;
      }
    }
    result.push_back(position);
  }
  return result;
}

Position position_of(std::string_view text, std::size_t offset) { return positions_of(text, {offset}).front(); }

Offsets locate(std::string_view json, const Tree& tree) {
  Offsets offsets;
  offsets.value.reserve(tree.size());
  offsets.key.reserve(tree.size());
  const auto skip_string = [&](std::size_t at) {  // from its opening quote to one past its closing one
    for (++at; json[at] != '"'; ++at) at += json[at] == '\\' ? 1 : 0;
    return at + 1;
  };
  constexpr std::string_view between = " \t\r\n,:]}";
  std::size_t at = 0;
  for (ValueId id = 0; id < tree.size(); ++id) {
    at = json.find_first_not_of(between, at);
    offsets.key.push_back(at);
    if (tree[id].is_member) at = json.find_first_not_of(between, skip_string(at));
    offsets.value.push_back(at);
    switch (tree[id].kind) {
      case Kind::object:
      case Kind::array: ++at; break;
      case Kind::string: at = skip_string(at); break;
      case Kind::number:
      case Kind::boolean:
      case Kind::null: at = std::min(json.find_first_of(between, at), json.size()); break;
    }
  }
  return offsets;
}

}  // namespace assay::json
