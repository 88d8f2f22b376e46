#include "assay/date.hpp"

#include "model/calendar.hpp"

namespace assay {

bool exists(const Date& date) noexcept {
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1) return false;
  return date.day <= 28 || date.day <= model::days_in_month(date.year, date.month);
}

std::optional<Date> parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  bool digits = true;
  const auto number = [&](std::size_t first, std::size_t count) {
    int value = 0;
    for (std::size_t i = first; i < first + count; ++i) {
      digits = digits && text[i] >= '0' && text[i] <= '9';
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  return digits && exists(date) ? std::optional(date) : std::nullopt;
}

std::string to_string(const Date& date) {
  const auto padded = [](int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
  };
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

}  // namespace assay
