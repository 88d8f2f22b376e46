// Rules of the texts in a model: ids, names, JSON pointers and the nearest of some known names.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "assay/relation.hpp"

namespace assay::model {

// 1–64 bytes of UTF-8 without / . { } " spaces or control characters, and neither "*" nor a name that a cell or any
// object may use as a key.
bool is_valid_id(std::string_view id) noexcept;

// Valid UTF-8 without control characters, so that it may stand in a table on a terminal.
bool is_valid_label(std::string_view text) noexcept;

// The same, but lines may end and tabs stand: findings, notes.
bool is_valid_prose(std::string_view text) noexcept;

// The bytes of the code point that starts here, 0 where it is not valid UTF-8.
std::size_t utf8_length(std::string_view text) noexcept;

// Enough of a text to recognise it, cut between code points; what is not valid UTF-8 becomes U+FFFD.
std::string excerpt(std::string_view text);

// pointer + "/" + the key, escaped by RFC 6901.
std::string child(std::string_view pointer, std::string_view key);
std::string child(std::string_view pointer, std::size_t index);

// "≤", "<", "=", "≥" or ">".
std::string_view sign(Comparator comparator) noexcept;

// The known name with the smallest edit distance, the earlier on a tie; empty where none is known.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace assay::model
