#include "json/attachments.hpp"

#include <algorithm>
#include <unordered_set>

namespace assay {

namespace {

using json::Kind;
using json::Tree;
using json::ValueId;

template <typename Function>
void for_each_member(const Tree& tree, ValueId id, Function f) {
  if (tree[id].kind != Kind::object) return;
  json::for_each_child(tree, id, [&](ValueId member) { f(tree.key(member), member); });
}

}  // namespace

namespace json {

const Attachment* find_attachment(Reader& reader, ValueId id, Attachments attachments) {
  const std::optional<std::string> name = reader.string(id);
  if (!name) return nullptr;
  if (!model::is_valid_file_name(*name)) {
    reader.report(Code::invalid_file_name, id, {*name});
    return nullptr;
  }
  const auto found = std::find_if(attachments.begin(), attachments.end(),
                                  [&](const Attachment& attachment) { return attachment.name == *name; });
  if (found != attachments.end()) return &*found;
  reader.report(Code::missing_attachment, id, {*name});
  return nullptr;
}

}  // namespace json

std::vector<std::string> attachment_names(std::string_view json) {
  std::vector<std::string> names;
  try {
    const Tree tree(json);
    std::unordered_set<std::string> seen;
    const auto add = [&](ValueId id) {
      std::string name(tree.text(id));
      const bool named = tree[id].kind == Kind::string && model::is_valid_file_name(name);
      if (named && seen.insert(name).second) names.push_back(std::move(name));
    };
    for_each_member(tree, json::Reader::root, [&](std::string_view key, ValueId id) {
      if (key == "midterm") add(id);
      if (key != "outputs") return;
      for_each_member(tree, id, [&](std::string_view part, ValueId tables) {
        if (part != "tables" || tree[tables].kind != Kind::array) return;
        json::for_each_child(tree, tables, [&](ValueId table) {
          for_each_member(tree, table, [&](std::string_view name, ValueId file) {
            if (name == "csv") add(file);
          });
        });
      });
    });
  } catch (const Error&) {
  }
  return names;
}

}  // namespace assay
