// What every reader of a part needs: walks a tree, collects problems and remarks, and never stops at the first problem.
//
// A value that cannot be read is reported and replaced by something harmless, so that one slip is reported once.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/amount.hpp"
#include "assay/date.hpp"
#include "assay/document.hpp"
#include "json/tree.hpp"
#include "model/check.hpp"

namespace assay::json {

// A key that an object may have.
struct Field {
  std::string_view key;
  std::function<void(ValueId)> read;
  bool required = false;
};

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
  bool object(ValueId id, std::vector<Field> fields, Remark* own = nullptr);

  // The same with id and name, of which one is required; an id left out is the name. False where it has neither.
  bool named_object(ValueId id, std::string& own_id, std::string& name, std::vector<Field> fields);

  // An object whose keys are ids or labels.
  bool map(ValueId id, const std::function<void(ValueId)>& read);

  bool list(ValueId id, const std::function<void(ValueId)>& read);

  // Checks of texts, ids and spans are those of the model (model/check.hpp), not made here a second time.
  std::optional<std::string> string(ValueId id);
  std::string text(ValueId id) { return string(id).value_or(""); }
  // An id that may be left out, but not be empty.
  std::string id(ValueId id);
  std::optional<Decimal> number(ValueId id);
  std::optional<int> places(ValueId id);
  std::optional<Date> date(ValueId id);
  std::optional<Span> span(ValueId id);

  // The choice whose name the string is.
  template <typename Choice>
  std::optional<Choice> choice(ValueId id, std::initializer_list<Choice> choices) {
    std::vector<std::string_view> names;
    for (const Choice each : choices) names.push_back(name(each));
    const std::optional<std::size_t> found = word(id, names);
    return found ? std::optional(choices.begin()[*found]) : std::nullopt;
  }

  // A plain number, or an object with `value`.
  std::optional<Decimal> count(ValueId id);

  // One cell, or an object of cells by area. A cell that could not be read is missing.
  Cells cells(ValueId id);

 private:
  bool check_object(ValueId id);
  std::optional<std::size_t> word(ValueId id, const std::vector<std::string_view>& words);
  Amount amount(ValueId id);
  void keep(ValueId object, Remark remark);
  std::optional<Decimal> decimal(ValueId id);

  // Calls read with each member but source and note, and but those whose key stood before.
  void members(ValueId id, Remark& own, const std::function<void(ValueId)>& read);

  std::string_view json_;
  Tree tree_;
  model::Diagnostics problems_;
  std::vector<ValueId> places_;  // of the problems reported here, in step with problems_ until others add theirs
  model::Incomplete incomplete_;
  std::vector<Remark> remarks_;
};

}  // namespace assay::json
