#include "json/reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <unordered_map>

#include "json/locate.hpp"
#include "model/calendar.hpp"
#include "model/text.hpp"

namespace assay::json {

namespace {

struct TypeName {
  std::string_view zh, en;
};

constexpr TypeName type_name(Kind kind) {
  switch (kind) {
    case Kind::object: return {"对象", "an object"};
    case Kind::array: return {"数组", "an array"};
    case Kind::string: return {"字符串", "a string"};
    case Kind::number: return {"数", "a number"};
    case Kind::boolean: return {"真假值", "true or false"};
    case Kind::null: return {"null", "null"};
  }
  return {"", ""};
}

// The keys that make an object a cell. No id can take them.
constexpr std::array<std::string_view, 9> cell_keys = {"value",   "reported", "verified", "evidence", "reason",
                                                       "records", "n",        "d",        "printed"};

bool is_cell_key(std::string_view key) { return std::find(cell_keys.begin(), cell_keys.end(), key) != cell_keys.end(); }

// Finds the values that pointers name: the innermost one that exists. Objects are indexed when first asked, so that
// many problems in one large object cost no more than its size.
class Resolver {
 public:
  explicit Resolver(const Tree& tree) : tree_(tree) {}

  ValueId resolve(std::string_view pointer) {
    ValueId at = Reader::root;
    while (!pointer.empty()) {
      const std::string_view path = pointer;
      pointer.remove_prefix(1);
      const std::size_t end = std::min(pointer.find('/'), pointer.size());
      const std::string_view step = pointer.substr(0, end);
      const auto& children = index(at);
      auto found = children.find(std::string(step));
      // An id that was left out is the name.
      if (found == children.end() && pointer == "id") found = children.find("name");
      // The whole's own cell may stand under the key "*", or without it.
      if (found == children.end() && is_cell_key(step)) {
        const auto own = children.find("*");
        if (own == children.end()) break;
        at = own->second;
        pointer = path;
        continue;
      }
      // A sheet without an assessor may stand in a list, or without it.
      if (found == children.end() && (step == "criteria" || step == "raw")) {
        const auto sheets = children.find("sheets");
        if (sheets == children.end()) break;
        const Value& list = tree_[sheets->second];
        if (list.kind != Kind::array || list.size != 1) break;
        at = sheets->second + 1;
        pointer = path;
        continue;
      }
      if (found == children.end() && step != "*") break;
      if (found != children.end()) at = found->second;
      pointer.remove_prefix(end);
    }
    return at;
  }

 private:
  using Children = std::unordered_map<std::string, ValueId>;

  const Children& index(ValueId parent) {
    const auto entry = indexes_.find(parent);
    if (entry != indexes_.end()) return entry->second;
    Children& children = indexes_[parent];
    const bool records = tree_[parent].is_member && tree_.key(parent) == "records";
    for_each_child(tree_, parent, [&](ValueId id) {
      const std::string step =
          tree_[id].is_member ? model::child("", tree_.key(id)) : model::child("", std::size_t{tree_[id].key});
      children.emplace(step.substr(1), id);
      if (records) add_record(children, id);
    });
    return children;
  }

  // The model knows records by the shortest text of their period, however the document writes it.
  void add_record(Children& children, ValueId id) const {
    std::string_view text = tree_.key(id);
    if (!tree_[id].is_member) {
      text = {};
      for_each_child(tree_, id, [&](ValueId member) {
        if (tree_[member].is_member && tree_.key(member) == "period") text = tree_.text(member);
      });
    }
    const std::optional<Span> period = model::parse_period(text);
    if (period) children.emplace(model::child("", model::period_text(*period)).substr(1), id);
  }

  const Tree& tree_;
  std::unordered_map<ValueId, Children> indexes_;
};

}  // namespace

void Reader::report(Code code, ValueId at, std::vector<std::string> values) {
  if (problems_.size() < max_problems) places_.push_back(at);
  problems_.push_back({code, tree_.pointer(at), std::move(values)});
}

void Reader::report_type(ValueId id, std::string_view zh, std::string_view en) {
  const TypeName found = type_name(tree_[id].kind);
  report(Code::wrong_type, id, {std::string(zh), std::string(found.zh), std::string(en), std::string(found.en)});
}

void Reader::throw_if_problems() {
  if (problems_.empty()) return;
  std::vector<Diagnostic> problems = problems_.take();
  const Offsets offsets = locate(json_, tree_);
  Resolver resolver(tree_);
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    Diagnostic& problem = problems[i];
    // The model knows a whole's own target, but not whether the text has it under "*".
    const bool own_target = problem.code == Code::missing_target || problem.code == Code::negative_target;
    const ValueId id = i < places_.size() ? places_[i] : resolver.resolve(problem.pointer + (own_target ? "/*" : ""));
    problem.pointer = tree_.pointer(id);
    const bool at_key = problem.code == Code::unknown_key || problem.code == Code::duplicate_key;
    starts.push_back(problem.code == Code::more_problems ? json_.size() : at_key ? offsets.key[id] : offsets.value[id]);
  }
  std::vector<std::size_t> order(problems.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return starts[a] < starts[b]; });
  std::sort(starts.begin(), starts.end());
  const std::vector<Position> positions = positions_of(json_, starts);
  std::vector<Diagnostic> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    sorted.push_back(std::move(problems[order[i]]));
    if (sorted.back().code == Code::more_problems) continue;
    sorted.back().line = positions[i].line;
    sorted.back().column = positions[i].column;
  }
  throw Error(std::move(sorted));
}

std::vector<Remark> Reader::take_remarks() {
  std::sort(remarks_.begin(), remarks_.end(), [](const Remark& a, const Remark& b) { return a.pointer < b.pointer; });
  return std::move(remarks_);
}

bool Reader::check_object(ValueId id) {
  if (tree_[id].kind == Kind::object) return true;
  report_type(id, "对象", "an object");
  return false;
}

void Reader::report_unknown(ValueId member, std::vector<std::string_view> known) {
  known.insert(known.end(), {"source", "note"});
  const bool suggest = problems_.wants_suggestions();
  report(Code::unknown_key, member,
         {std::string(key(member)), suggest ? std::string(model::nearest(key(member), known)) : std::string()});
}

void Reader::keep(std::string pointer, Remark remark) {
  if (remark.source.empty() && remark.note.empty()) return;
  remark.pointer = std::move(pointer);
  remarks_.push_back(std::move(remark));
}

void Reader::keep(ValueId object, Remark remark) {
  if (remark.source.empty() && remark.note.empty()) return;
  keep(tree_.pointer(object), std::move(remark));
}

bool Reader::object(ValueId id, Fields fields, Fields more, Remark* own) {
  if (!check_object(id)) return false;
  std::uint64_t seen = 0;
  Remark remark;
  const auto for_each_field = [&](auto take) {
    std::uint64_t bit = 1;
    for (const Fields& list : {fields, more}) {
      for (const Field& field : list) {
        if (take(field, bit)) return true;
        bit <<= 1;
      }
    }
    return false;
  };
  members(id, remark, [&](ValueId member) {
    const std::string_view name = key(member);
    const bool known = for_each_field([&](const Field& field, std::uint64_t bit) {
      if (field.key != name) return false;
      seen |= bit;
      field.read(member);
      return true;
    });
    if (known) return;
    std::vector<std::string_view> keys;
    for_each_field([&](const Field& field, std::uint64_t) {
      keys.push_back(field.key);
      return false;
    });
    report_unknown(member, std::move(keys));
  });
  for_each_field([&](const Field& field, std::uint64_t bit) {
    if (field.required && (seen & bit) == 0) report(Code::missing_key, id, {std::string(field.key)});
    return false;
  });
  if (own != nullptr) {
    *own = std::move(remark);
  } else {
    keep(id, std::move(remark));
  }
  return true;
}

bool Reader::named_object(ValueId id, std::string& own_id, std::string& name, Fields fields) {
  bool has_id = false, has_name = false, readable = true;
  const auto read = [&](std::string& to, bool& has) {
    return [&](ValueId at) {
      has = true;
      const std::optional<std::string> text = string(at);
      readable = readable && text;
      to = text.value_or("");
    };
  };
  if (!object(id, fields, {{"id", read(own_id, has_id)}, {"name", read(name, has_name)}}, nullptr)) return false;
  if (!has_id && !has_name) report(Code::missing_one_of, id, {"id", "name"});
  if (!has_id) own_id = name;
  return readable && (has_id || has_name);
}

bool Reader::map(ValueId id, ReadValue read) {
  if (!check_object(id)) return false;
  Remark remark;
  members(id, remark, read);
  keep(id, std::move(remark));
  return true;
}

bool Reader::list(ValueId id, ReadValue read) {
  if (tree_[id].kind != Kind::array) {
    report_type(id, "数组", "an array");
    return false;
  }
  for_each_child(tree_, id, read);
  return true;
}

std::optional<std::string> Reader::string(ValueId id) {
  if (tree_[id].kind == Kind::string) return std::string(tree_.text(id));
  report_type(id, "字符串", "a string");
  return std::nullopt;
}

std::string Reader::id(ValueId id) {
  const std::optional<std::string> text = string(id);
  if (text && text->empty()) report(Code::invalid_id, id, {""});
  return text.value_or("");
}

std::optional<Decimal> Reader::decimal(ValueId id) {
  Decimal whole;
  if (whole_number(id, whole)) return whole;
  const std::string_view text = tree_.text(id);
  const NumberResult result = try_parse(text);
  if (result) return result.value;
  report(result.code, id, {std::string(text)});
  return std::nullopt;
}

std::optional<Decimal> Reader::number(ValueId id) {
  if (tree_[id].kind == Kind::number || tree_[id].kind == Kind::string) return decimal(id);
  report_type(id, "数", "a number");
  return std::nullopt;
}

std::optional<int> Reader::integer(ValueId id) {
  // Not a quantity: the number itself, and not a string that holds it.
  const std::string_view text = tree_[id].kind == Kind::number ? tree_.text(id) : std::string_view();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size()) return value;
  report_type(id, "较小的整数", "a small whole number");
  return std::nullopt;
}

std::optional<int> Reader::places(ValueId id) {
  // Not a quantity: the number itself, and not a string that holds it.
  if (tree_[id].kind != Kind::number) {
    report_type(id, "整数", "a whole number");
    return std::nullopt;
  }
  const std::optional<Decimal> value = number(id);
  if (!value) return std::nullopt;
  for (int places = Decimal::min_scale; places <= Decimal::max_scale; ++places) {
    if (*value == Decimal(places)) return places;
  }
  report(Code::places_out_of_range, id, {value->to_string()});
  return std::nullopt;
}

std::optional<bool> Reader::flag(ValueId id) {
  if (tree_[id].kind == Kind::boolean) return tree_.text(id) == "true";
  report_type(id, "真假值", "true or false");
  return std::nullopt;
}

std::optional<Date> Reader::date(ValueId id) {
  const std::optional<std::string> text = string(id);
  if (!text) return std::nullopt;
  const std::optional<Date> date = parse_date(*text);
  if (!date) report(Code::invalid_date, id, {*text});
  return date;
}

std::optional<Span> Reader::span(ValueId id) {
  std::optional<Date> from, to;
  object(id, {{"from", [&](ValueId at) { from = date(at); }, true}, {"to", [&](ValueId at) { to = date(at); }, true}});
  if (!from || !to) return std::nullopt;
  return Span{*from, *to};
}

std::optional<Span> Reader::period(ValueId id, std::string_view text) {
  const std::optional<Span> period = model::parse_period(text);
  if (!period) report(Code::invalid_period, id, {std::string(text)});
  return period;
}

std::optional<std::size_t> Reader::word(ValueId id, const std::vector<std::string_view>& words) {
  const std::optional<std::string> text = string(id);
  if (!text) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string all;
  for (const std::string_view each : words) all += (all.empty() ? "" : ", ") + std::string(each);
  report(Code::unknown_word, id, {*text, all, std::string(model::nearest(*text, words))});
  return std::nullopt;
}

std::optional<Decimal> Reader::count(ValueId id) {
  if (tree_[id].kind != Kind::object) return number(id);
  std::optional<Decimal> value;
  object(id, {{"value", [&](ValueId at) { value = number(at); }, true}});
  return value;
}

Amount Reader::amount(ValueId id) {
  switch (tree_[id].kind) {
    case Kind::null: return {};
    case Kind::string:
      if (tree_.text(id) == "/") return Amount::none();
      if (tree_.text(id) == "n/a") return Amount::not_applicable();
      [[fallthrough]];
    case Kind::number: {
      const std::optional<Decimal> value = decimal(id);
      return value ? Amount(*value) : Amount();
    }
    case Kind::array:
    case Kind::boolean:
    case Kind::object: break;
  }
  report_type(id, "数、“/”、null 或“n/a”", "a number, \"/\", null or \"n/a\"");
  return {};
}

std::optional<bool> Reader::is_map_of_areas(ValueId id) {
  std::optional<ValueId> cell_key, area;
  for_each_child(tree_, id, [&](ValueId member) {
    if (is_cell_key(key(member))) {
      if (!cell_key) cell_key = member;
    } else if (!area && !is_remark_key(key(member))) {
      area = member;
    }
  });
  if (!cell_key) return true;
  if (!area) return false;
  report(Code::mixed_cell, *cell_key, {std::string(key(*cell_key)), std::string(key(*area))});
  return std::nullopt;
}

Cells Reader::cells(ValueId id) {
  const auto cell = [&](ValueId at) {
    if (tree_[at].kind != Kind::object) return amount(at);
    Amount value;
    object(at, {{"value", [&](ValueId v) { value = amount(v); }, true}});
    return value;
  };
  if (tree_[id].kind != Kind::object) return whole(cell(id));
  const std::optional<bool> by_area = is_map_of_areas(id);
  if (!by_area) return {};
  if (!*by_area) return whole(cell(id));
  Cells cells;
  cells.reserve(tree_[id].size);
  Remark remark;
  members(id, remark, [&](ValueId member) {
    Cell& added = cells.emplace_back();
    added.area = key(member);
    added.amount = cell(member);
  });
  keep(id, std::move(remark));
  return cells;
}

}  // namespace assay::json
