// Where each value of a JSON text stands, by its pointer: a reader of its own, to check the library's places against.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace json_places {

struct Place {
  std::uint32_t line = 1, column = 1;
  friend auto operator<=>(const Place&, const Place&) = default;
};

// For each pointer the places of its value and of its key; several where a key stands twice. The text must be JSON.
class Places {
 public:
  explicit Places(std::string_view json) : json_(json) {
    skip_space();
    value("");
  }

  bool has(const std::string& pointer) const { return places_.contains(pointer); }
  bool at(const std::string& pointer, Place place) const { return has(pointer) && places_.at(pointer).contains(place); }

 private:
  char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }

  void step() {
    const char c = json_[at_++];
    if (c == '\n') {
      place_ = {place_.line + 1, 1};
    } else if ((static_cast<unsigned char>(peek()) & 0xC0) != 0x80) {
      ++place_.column;
    }
  }

  void skip_space() {
    while (at_ < json_.size() && std::string_view(" \t\r\n").find(json_[at_]) != std::string_view::npos) step();
  }

  static void append(std::string& text, std::uint32_t c) {
    const auto byte = [&](std::uint32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (c < 0x80) {
      byte(c);
    } else if (c < 0x800) {
      byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
    } else {
      byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
    }
  }

  std::uint32_t hex4() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = json_[at_];
      value = value * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
      step();
    }
    return value;
  }

  std::string string() {
    std::string text;
    for (step(); peek() != '"'; step()) {
      if (peek() != '\\') {
        text += peek();
        continue;
      }
      step();
      if (peek() != 'u') {
        constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
        const auto found = from.find(peek());
        text += found == std::string_view::npos ? peek() : to[found];
        continue;
      }
      step();
      std::uint32_t c = hex4();
      if (c >= 0xD800 && c < 0xDC00) {
        step(), step();
        c = 0x10000 + ((c - 0xD800) << 10) + (hex4() - 0xDC00);
      }
      append(text, c);
      --at_, --place_.column;  // the loop steps over the last digit once more
    }
    step();
    return text;
  }

  static std::string escaped(const std::string& key) {
    std::string text;
    for (const char c : key) text += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return text;
  }

  void value(const std::string& pointer) {
    places_[pointer].insert(place_);
    if (peek() == '"') {
      string();
    } else if (peek() == '{' || peek() == '[') {
      const bool object = peek() == '{';
      step();
      skip_space();
      for (std::size_t index = 0; peek() != '}' && peek() != ']'; ++index) {
        std::string step_name = std::to_string(index);
        const Place start = place_;
        if (object) {
          step_name = escaped(string());
          skip_space();
          step();  // :
          skip_space();
        }
        const std::string inner = pointer + "/" + step_name;
        places_[inner].insert(start);
        value(inner);
        skip_space();
        if (peek() == ',') step();
        skip_space();
      }
      step();
    } else {
      while (at_ < json_.size() && std::string_view(" \t\r\n,]}").find(json_[at_]) == std::string_view::npos) step();
    }
  }

  std::string_view json_;
  std::size_t at_ = 0;
  Place place_;
  std::map<std::string, std::set<Place>> places_;
};

}  // namespace json_places
