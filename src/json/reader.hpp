// What every reader of a part needs: walks a tree, collects problems and remarks, and never stops at the first problem.
//
// A value that cannot be read is reported and replaced by something harmless, so that one slip is reported once.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "assay/amount.hpp"
#include "assay/date.hpp"
#include "assay/document.hpp"
#include "json/seen_keys.hpp"
#include "json/tree.hpp"
#include "model/check.hpp"

namespace assay::json {

// A function of a value that its caller keeps for as long as the call that takes it: nothing is copied or allocated.
class ReadValue {
 public:
  template <typename Function>
  requires(!std::is_same_v<std::remove_cvref_t<Function>, ReadValue>) ReadValue(Function&& function)
  noexcept
      : function_(std::addressof(function)), call_([](const void* to, ValueId id) {
          (*static_cast<std::remove_reference_t<Function>*>(const_cast<void*>(to)))(id);
        }) {}

  void operator()(ValueId id) const { call_(function_, id); }

 private:
  const void* function_;
  void (*call_)(const void*, ValueId);
};

// A key that an object may have.
struct Field {
  std::string_view key;
  ReadValue read;
  bool required = false;
};
using Fields = std::initializer_list<Field>;

class Reader {
 public:
  explicit Reader(std::string_view json) : json_(json), tree_(json) {}

  const Tree& tree() const noexcept { return tree_; }
  std::string_view key(ValueId id) const noexcept { return tree_.key(id); }
  static constexpr ValueId root = 0;

  model::Diagnostics& problems() noexcept { return problems_; }
  model::Incomplete& incomplete() noexcept { return incomplete_; }
  // In the order of their pointers, whatever the order of the text.
  std::vector<Remark> take_remarks();

  void report(Code code, ValueId at, std::vector<std::string> values);
  void report_type(ValueId id, std::string_view expected_zh, std::string_view expected_en);

  // Throws Error if there are problems: in the order of the text, with lines and columns.
  void throw_if_problems();

  // An object with these keys, and source and note, which become a remark, or go to `own` where it keeps its own.
  // False where it is no object. A null is not an object.
  bool object(ValueId id, Fields fields, Remark* own = nullptr) { return object(id, fields, {}, own); }

  // The same with id and name, of which one is required; an id left out is the name. False where it has neither.
  bool named_object(ValueId id, std::string& own_id, std::string& name, Fields fields);

  // An object whose keys are ids or labels.
  bool map(ValueId id, ReadValue read);

  // What `object` and `map` are made of, for what there can be very many of: calls read with each member but source and
  // note, which go to `own`, and but those whose key stood before. The value must be an object.
  template <typename Read>
  void members(ValueId id, Remark& own, Read read) {
    SeenKeys seen(tree_, id);
    for_each_child(tree_, id, [&](ValueId member) {
      const std::string_view name = key(member);
      if (!seen.insert(name)) return report(Code::duplicate_key, member, {std::string(name)});
      if (!is_remark_key(name)) return read(member);
      (name == "source" ? own.source : own.note) = text(member);
    });
  }
  void report_unknown(ValueId member, std::vector<std::string_view> known);
  // Does nothing for a remark that says nothing.
  void keep(std::string pointer, Remark remark);
  void keep(ValueId object, Remark remark);

  static bool is_remark_key(std::string_view key) noexcept { return key == "source" || key == "note"; }

  bool list(ValueId id, ReadValue read);

  // Room in a vector for the members or elements of a value, so that it does not grow step by step.
  template <typename Element>
  void make_room(std::vector<Element>& to, ValueId id) const {
    if (tree_[id].kind == Kind::array || tree_[id].kind == Kind::object) to.reserve(tree_[id].size);
  }

  // Checks of texts, ids and spans are those of the model (model/check.hpp), not made here a second time.
  std::optional<std::string> string(ValueId id);
  std::string text(ValueId id) { return string(id).value_or(""); }
  // An id that may be left out, but not be empty.
  std::string id(ValueId id);
  std::optional<Decimal> number(ValueId id);
  // The number where it is a small whole one, as most are; what this leaves alone is for `number` to read.
  bool whole_number(ValueId id, Decimal& value) const noexcept {
    constexpr std::size_t most_digits = 18;
    if (tree_[id].kind != Kind::number && tree_[id].kind != Kind::string) return false;
    const std::string_view text = tree_.text(id);
    if (text.empty() || text.size() > most_digits || (text[0] == '0' && text.size() > 1)) return false;
    std::uint64_t sum = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return false;
      sum = sum * 10 + static_cast<std::uint64_t>(c - '0');
    }
    value = sum;
    return true;
  }
  // A small whole number of the format itself.
  std::optional<int> integer(ValueId id);
  std::optional<int> places(ValueId id);
  std::optional<bool> flag(ValueId id);
  std::optional<Date> date(ValueId id);
  std::optional<Span> span(ValueId id);
  // A month, a day or a span of days, as a text that stands at the value: its own, or its key.
  std::optional<Span> period(ValueId id, std::string_view text);

  // The choice whose name the string is.
  template <typename Choice>
  std::optional<Choice> choice(ValueId id, std::initializer_list<Choice> choices) {
    std::vector<std::string_view> names;
    for (const Choice each : choices) names.push_back(name(each));
    const std::optional<std::size_t> found = word(id, names);
    return found ? std::optional(choices.begin()[*found]) : std::nullopt;
  }

  // A word that cannot be read leaves what was there.
  template <typename Choice>
  void choose(ValueId id, Choice& to, std::initializer_list<Choice> choices) {
    to = choice(id, choices).value_or(to);
  }

  // A plain number, or an object with `value`.
  std::optional<Decimal> count(ValueId id);

  // A number, "/", null or "n/a"; missing where it could not be read.
  Amount amount(ValueId id);

  // One cell, or an object of cells by area. A cell that could not be read is missing.
  Cells cells(ValueId id);

  // Whether an object is a map of areas, and not a cell; nothing where it mixes the two, which is reported.
  std::optional<bool> is_map_of_areas(ValueId id);

 private:
  bool object(ValueId id, Fields fields, Fields more, Remark* own);
  bool check_object(ValueId id);
  std::optional<std::size_t> word(ValueId id, const std::vector<std::string_view>& words);
  std::optional<Decimal> decimal(ValueId id);

  std::string_view json_;
  Tree tree_;
  model::Diagnostics problems_;
  std::vector<ValueId> places_;  // of the problems reported here, in step with problems_ until others add theirs
  model::Incomplete incomplete_;
  std::vector<Remark> remarks_;
};

}  // namespace assay::json
