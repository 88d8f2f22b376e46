// Values of a JSON text replaced where they stand; every other byte stays as it is.
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "assay/difference.hpp"
#include "json/locate.hpp"
#include "json/tree.hpp"
#include "model/check.hpp"
#include "model/text.hpp"

namespace assay {

namespace {

using json::Tree;
using json::ValueId;

// A part of a pointer without its escapes (RFC 6901 §4).
std::string unescaped(std::string_view part) {
  std::string text;
  for (std::size_t at = 0; at < part.size(); ++at) {
    const bool is_escape = part[at] == '~' && at + 1 < part.size() && (part[at + 1] == '0' || part[at + 1] == '1');
    text += !is_escape ? part[at] : part[++at] == '0' ? '~' : '/';
  }
  return text;
}

std::optional<ValueId> find_inside(const Tree& tree, ValueId parent, std::string_view part) {
  const std::string key = unescaped(part);
  std::optional<ValueId> found;
  for_each_child(tree, parent, [&](ValueId id) {
    if (tree[id].is_member ? tree.key(id) == key : std::to_string(tree[id].key) == part) found = id;
  });
  return found;
}

std::optional<ValueId> find(const Tree& tree, std::string_view pointer) {
  std::optional<ValueId> id = 0;
  while (id && !pointer.empty()) {
    if (pointer[0] != '/') return std::nullopt;
    pointer.remove_prefix(1);
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(part.size());
    id = find_inside(tree, *id, part);
  }
  return id;
}

// One past the value that starts there, in a text that is JSON.
std::size_t end_of_value(std::string_view json, std::size_t at) {
  std::size_t depth = 0;
  do {
    const char c = json[at++];
    if (c == '"') {
      for (; json[at] != '"'; ++at) at += json[at] == '\\' ? 1 : 0;
      ++at;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (depth == 0) {
      return std::min(json.find_first_of(" \t\r\n,]}", at), json.size());
    }
  } while (depth != 0);
  return at;
}

bool is_json(std::string_view text) {
  try {
    const Tree tree(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

// Where a value stands, and what stands there instead.
struct Cut {
  std::size_t begin = 0, end = 0;
  const Replacement* replacement = nullptr;
};

}  // namespace

std::string replace_values(std::string_view json, std::span<const Replacement> replacements) {
  const Tree tree(json);
  const std::vector<std::size_t> starts = json::locate(json, tree).value;
  model::Diagnostics problems;
  const auto refuse = [&](Code code, const std::string& pointer) {
    // One that names nothing may be no UTF-8 either.
    problems.push_back({code, model::is_valid_label(pointer) ? pointer : model::excerpt(pointer), {pointer}});
  };

  std::vector<Cut> cuts;
  for (const Replacement& replacement : replacements) {
    const std::optional<ValueId> id = find(tree, replacement.pointer);
    if (!id) {
      refuse(Code::unknown_pointer, replacement.pointer);
    } else if (!is_json(replacement.value)) {
      refuse(Code::not_a_value, replacement.pointer);
    } else {
      cuts.push_back({starts[*id], end_of_value(json, starts[*id]), &replacement});
    }
  }
  // Those at the same place in the order in which they were given.
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
    return std::pair(a.begin, a.replacement) < std::pair(b.begin, b.replacement);
  });

  std::string result;
  std::size_t at = 0;
  for (const Cut& cut : cuts) {
    if (cut.begin < at) {
      refuse(Code::not_a_value, cut.replacement->pointer);
      continue;
    }
    result.append(json.substr(at, cut.begin - at)).append(cut.replacement->value);
    at = cut.end;
  }
  if (!problems.empty()) throw Error(problems.take());
  return result.append(json.substr(at));
}

}  // namespace assay
