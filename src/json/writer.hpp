// Writes JSON: two-space indented UTF-8, keys in the order they are given, numbers as strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "assay/decimal.hpp"

namespace assay::json {

// Members take a key; elements of an array, and the root, take none: {}.
class Writer {
 public:
  template <typename Body>
  void object(std::string_view key, Body body) {
    nest(key, '{', '}', body);
  }
  template <typename Body>
  void array(std::string_view key, Body body) {
    nest(key, '[', ']', body);
  }
  void string(std::string_view key, std::string_view text) {
    begin(key);
    quote(text);
  }
  void string_if(std::string_view key, std::string_view text) {
    if (!text.empty()) string(key, text);
  }
  void number(std::string_view key, const Decimal& value) { string(key, value.to_string()); }
  // A number that a reader tells from a string.
  void plain_number(std::string_view key, const Decimal& value) {
    begin(key);
    out_ += value.to_string();
  }
  void null(std::string_view key) {
    begin(key);
    out_ += "null";
  }
  void boolean(std::string_view key, bool value) {
    begin(key);
    out_ += value ? "true" : "false";
  }
  // A small whole number of the format itself: a version, places.
  void integer(std::string_view key, int value) {
    begin(key);
    out_ += std::to_string(value);
  }

  // The text, once the root is closed.
  std::string take() {
    out_ += '\n';
    return std::move(out_);
  }

 private:
  template <typename Body>
  void nest(std::string_view key, char open, char close, Body body) {
    begin(key);
    out_ += open;
    const bool outer_empty = empty_;
    empty_ = true;
    ++depth_;
    body();
    --depth_;
    if (!empty_) new_line();
    empty_ = outer_empty;
    out_ += close;
    empty_ = false;
  }

  void begin(std::string_view key) {
    if (depth_ != 0) {
      if (!empty_) out_ += ',';
      new_line();
    }
    empty_ = false;
    if (key.data() == nullptr) return;
    quote(key);
    out_ += ": ";
  }

  void new_line() {
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
  }

  void quote(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    out_ += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (c == '\n') {
        out_ += "\\n";
      } else if (byte < 0x20 || byte == 0x7F) {
        out_ += "\\u00";
        out_ += hex[byte >> 4];
        out_ += hex[byte & 15];
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }

  std::string out_;
  std::size_t depth_ = 0;
  bool empty_ = true;
};

}  // namespace assay::json
