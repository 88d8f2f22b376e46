#include "model/text.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "model/place.hpp"

namespace assay::model {

namespace {

// "*" is the whole beside its areas.
constexpr std::array<std::string_view, 12> reserved = {
    "*", "value", "reported", "verified", "source", "evidence", "reason", "records", "note", "n", "d", "printed"};
constexpr std::size_t max_id_bytes = 64;

bool is_control(std::string_view text, std::size_t at) noexcept {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7F) return true;
  // U+0080…U+009F, the second row of control characters, and U+2028/2029, which end lines.
  if (byte == 0xC2) return static_cast<unsigned char>(text[at + 1]) < 0xA0;
  return text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9";
}

template <typename Allowed>
bool all_characters(std::string_view text, Allowed allowed) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text.substr(at));
    if (length == 0 || !allowed(at)) return false;
    at += length;
  }
  return true;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t utf8_length(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  // Overlong forms, surrogates and what lies above U+10FFFF.
  if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F) || (first == 0xF0 && byte(1) < 0x90) ||
      (first == 0xF4 && byte(1) > 0x8F)) {
    return 0;
  }
  return length;
}

bool is_valid_label(std::string_view text) noexcept {
  return all_characters(text, [&](std::size_t at) { return !is_control(text, at); });
}

bool is_valid_prose(std::string_view text) noexcept {
  return all_characters(text, [&](std::size_t at) {
    return !is_control(text, at) || text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
  });
}

bool is_valid_id(std::string_view id) noexcept {
  if (id.empty() || id.size() > max_id_bytes) return false;
  if (std::find(reserved.begin(), reserved.end(), id) != reserved.end()) return false;
  return all_characters(id, [&](std::size_t at) {
    if (is_control(id, at) || std::string_view("/.{}\" ").find(id[at]) != std::string_view::npos) return false;
    // The spaces of Unicode that people type: no-break, the U+2000 row, narrow no-break, mathematical, ideographic; and
    // the byte order mark.
    const std::string_view rest = id.substr(at);
    if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x81\x9F") ||
        rest.starts_with("\xE3\x80\x80") || rest.starts_with("\xEF\xBB\xBF")) {
      return false;
    }
    return !(rest.starts_with("\xE2\x80") && static_cast<unsigned char>(rest[2]) <= 0x8B);
  });
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 160;
  std::string result;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    const std::string_view next = length == 0 ? "\uFFFD" : text.substr(0, length);
    if (result.size() + next.size() > most) return result + "…";
    result += next;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return result;
}

std::string child(std::string_view pointer, std::string_view key) {
  std::string result(pointer);
  result += '/';
  for (const char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string Place::pointer() const {
  if (outer_ == nullptr) return std::string(key_);
  return is_index_ ? child(outer_->pointer(), index_) : child(outer_->pointer(), key_);
}

std::string child(std::string_view pointer, std::size_t index) { return child(pointer, std::to_string(index)); }

std::string_view sign(Comparator comparator) noexcept {
  constexpr std::array<std::string_view, 5> signs = {"≤", "<", "=", "≥", ">"};
  return signs[static_cast<std::size_t>(comparator)];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t best_distance = std::numeric_limits<std::size_t>::max();
  // The distance costs the product of the lengths; what is far longer than any id is near to none.
  constexpr std::size_t most_bytes = 2 * max_id_bytes;
  if (word.size() > most_bytes) return best;
  for (const std::string_view name : known) {
    if (name.size() > most_bytes) continue;
    const std::size_t distance = edit_distance(word, name);
    if (distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace assay::model
