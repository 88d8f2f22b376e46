#include "json/tree.hpp"

#include "boost.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <functional>

#include "assay/json.hpp"
#include "json/locate.hpp"
#include "model/text.hpp"

namespace assay::json {

namespace bj = boost::json;

// The handler of Boost's parser: appends values as they come. Numbers are taken as their text; the values that the
// parser computes beside them are not looked at.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = max_json_values;
  static constexpr std::size_t max_array_size = max_json_values;
  static constexpr std::size_t max_key_size = max_json_key_bytes;
  static constexpr std::size_t max_string_size = max_json_bytes;

  explicit TreeBuilder(Tree& tree) : tree_(tree) {}

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code& ec) { return open(Kind::object, ec); }
  bool on_object_end(std::size_t, bj::error_code&) { return close(); }
  bool on_array_begin(bj::error_code& ec) { return open(Kind::array, ec); }
  bool on_array_end(std::size_t, bj::error_code&) { return close(); }
  bool on_key_part(bj::string_view part, std::size_t, bj::error_code&) { return append(part); }
  bool on_key(bj::string_view part, std::size_t, bj::error_code&) {
    key_ = finish(part);
    return true;
  }
  bool on_string_part(bj::string_view part, std::size_t, bj::error_code&) { return append(part); }
  bool on_string(bj::string_view part, std::size_t, bj::error_code& ec) { return add(Kind::string, finish(part), ec); }
  bool on_number_part(bj::string_view part, bj::error_code&) { return append(part); }
  bool on_int64(std::int64_t, bj::string_view part, bj::error_code& ec) { return add(Kind::number, finish(part), ec); }
  bool on_uint64(std::uint64_t, bj::string_view part, bj::error_code& ec) {
    return add(Kind::number, finish(part), ec);
  }
  bool on_double(double, bj::string_view part, bj::error_code& ec) { return add(Kind::number, finish(part), ec); }
  bool on_bool(bool value, bj::error_code& ec) { return add(Kind::boolean, finish(value ? "true" : "false"), ec); }
  bool on_null(bj::error_code& ec) { return add(Kind::null, {}, ec); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  struct Text {
    std::uint32_t start = 0, size = 0;
  };

  bool append(bj::string_view part) {
    tree_.texts_.append(part.data(), part.size());
    return true;
  }

  // A text whose last part this is. The parser hands over a text without escapes in one part, out of the JSON text.
  Text finish(bj::string_view part) {
    const auto size = static_cast<std::uint32_t>(part.size());
    const char* const json = tree_.json_.data();
    const bool whole = tree_.texts_.size() == copied_;
    if (whole && std::greater_equal<>()(part.data(), json) &&
        std::less_equal<>()(part.data() + part.size(), json + tree_.json_.size())) {
      return {static_cast<std::uint32_t>(part.data() - json), size};
    }
    append(part);
    const Text text{static_cast<std::uint32_t>(tree_.json_.size() + copied_),
                    static_cast<std::uint32_t>(tree_.texts_.size() - copied_)};
    copied_ = tree_.texts_.size();
    return text;
  }

  bool open(Kind kind, bj::error_code& ec) {
    if (!add(kind, {}, ec)) return false;
    open_.push_back(static_cast<ValueId>(tree_.values_.size() - 1));
    return true;
  }

  bool close() {
    tree_.values_[open_.back()].end = static_cast<ValueId>(tree_.values_.size());
    open_.pop_back();
    return true;
  }

  bool add(Kind kind, Text text, bj::error_code& ec) {
    if (tree_.values_.size() == max_json_values) {
      ec = bj::error::array_too_large;
      return false;
    }
    const auto id = static_cast<ValueId>(tree_.values_.size());
    const ValueId parent = open_.empty() ? id : open_.back();
    const bool is_member = parent != id && tree_.values_[parent].kind == Kind::object;
    const std::uint32_t index = parent == id ? 0 : tree_.values_[parent].size++;
    const auto key_size = static_cast<std::uint16_t>(is_member ? key_.size : 0);
    tree_.values_.push_back(
        {kind, is_member, key_size, parent, id + 1, is_member ? key_.start : index, text.start, text.size});
    return true;
  }

  Tree& tree_;
  std::vector<ValueId> open_;
  Text key_;
  std::size_t copied_ = 0;  // texts before the one that is being read
};

namespace {

struct Reason {
  std::string_view zh, en;
};

Reason reason_of(const bj::error_code& ec) {
  switch (static_cast<bj::error>(ec.value())) {
    case bj::error::incomplete: return {"文本在值结束之前就断了", "the text ends before its value does"};
    case bj::error::extra_data: return {"值的后面还有内容", "something follows the value"};
    case bj::error::exponent_overflow: return {"指数过大", "the exponent is too large"};
    default: return {"此处的字符不合语法", "this character does not fit here"};
  }
}

// Whether the text before the error ends in a leading surrogate: Boost 1.81 calls it a plain syntax error when no
// second escape follows. `at` may stand one byte further, behind a backslash.
bool ends_in_leading_surrogate(std::string_view text) {
  if (text.ends_with('\\')) text.remove_suffix(1);
  constexpr std::size_t length = 6;  // \uD800
  if (text.size() < length) return false;
  const std::string_view escape = text.substr(text.size() - length);
  text.remove_suffix(length);
  const std::size_t backslashes = text.size() - (text.find_last_not_of('\\') + 1);
  return backslashes % 2 == 0 && escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') &&
         std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

bool is_surrogate_error(const bj::error_code& ec, std::string_view before) {
  const auto error = static_cast<bj::error>(ec.value());
  return error == bj::error::illegal_leading_surrogate || error == bj::error::illegal_trailing_surrogate ||
         error == bj::error::expected_utf16_escape || (error == bj::error::syntax && ends_in_leading_surrogate(before));
}

// The first byte that is not part of valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = model::utf8_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

Diagnostic describe(std::string_view json, const bj::error_code& ec, std::size_t at) {
  Diagnostic problem{Code::json_syntax, "", {}};
  const std::size_t invalid = find_invalid_utf8(json);
  if (static_cast<bj::error>(ec.value()) == bj::error::too_deep) {
    problem = {Code::json_depth, "", {std::to_string(max_json_depth)}};
  } else if (static_cast<bj::error>(ec.value()) == bj::error::array_too_large) {
    problem = {Code::json_count, "", {std::to_string(max_json_values)}};
  } else if (static_cast<bj::error>(ec.value()) == bj::error::key_too_large) {
    problem = {Code::json_key_size, "", {std::to_string(max_json_key_bytes)}};
  } else if (is_surrogate_error(ec, json.substr(0, at)) || invalid <= at) {
    problem.code = Code::json_encoding;
    if (invalid <= at) at = invalid;
  } else {
    const Reason reason = json.starts_with("\xEF\xBB\xBF")
                              ? Reason{"文本以字节顺序标记（BOM）开头", "the text begins with a byte order mark"}
                              : reason_of(ec);
    problem.values = {std::string(reason.zh), std::string(reason.en)};
  }
  const Position position = position_of(json, std::min(at, json.size()));
  problem.line = position.line;
  problem.column = position.column;
  return problem;
}

// No fewer values than the text has, and no more where its texts hold no punctuation: room for them is taken once.
std::size_t most_values(std::string_view json) {
  std::size_t count = 1;
  for (const char c : json) count += c == ',' || c == '{' || c == '[' ? 1 : 0;
  return std::min(count, max_json_values);
}

}  // namespace

Tree::Tree(std::string_view json) : json_(json) {
  if (json.size() > max_json_bytes) {
    throw Error(Diagnostic{Code::json_size, "", {std::to_string(json.size()), std::to_string(max_json_bytes)}});
  }
  values_.reserve(most_values(json));
  bj::parse_options options;
  options.max_depth = max_json_depth;
  bj::basic_parser<TreeBuilder> parser(options, *this);
  bj::error_code ec;
  const std::size_t consumed = parser.write_some(false, json.data(), json.size(), ec);
  // The parser stops after the first value and leaves what follows to its caller.
  if (!ec && consumed < json.size()) ec = bj::error::extra_data;
  if (ec) throw Error(describe(json, ec, consumed));
}

std::string Tree::pointer(ValueId id) const {
  if (values_[id].parent == id) return "";
  const std::string parent = pointer(values_[id].parent);
  return values_[id].is_member ? model::child(parent, key(id)) : model::child(parent, std::size_t{values_[id].key});
}

}  // namespace assay::json
