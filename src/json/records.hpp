// The two forms of records in a document: an object by period, and a list where a period recurs. A list without
// recurring periods is the same value as the object, and remarks stand where the object has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/amount.hpp"
#include "model/calendar.hpp"

namespace assay::json {

// A month as "2023-09", which most periods are. There can be millions of them; others are for model::parse_period.
inline bool parse_month(std::string_view text, Span& span) noexcept {
  constexpr std::size_t size = 7, dash = 4;
  if (text.size() != size || text[dash] != '-') return false;
  int year = 0, month = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i == dash) continue;
    if (text[i] < '0' || text[i] > '9') return false;
    int& part = i < dash ? year : month;
    part = part * 10 + (text[i] - '0');
  }
  if (year < 1 || month < 1 || month > 12) return false;
  span = {{year, month, 1}, {year, month, model::days_in_month(year, month)}};
  return true;
}

// Whether the records have to be a list.
bool has_recurring_period(const std::vector<Record>& records);

// The pointer of a record below that of all of them.
std::string record_pointer(std::string_view records_pointer, const std::vector<Record>& records, std::size_t i,
                           bool is_list);

}  // namespace assay::json
