// Months and days of spans, by the proleptic Gregorian calendar. Dates exist; spans do not end before they begin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "assay/date.hpp"
#include "assay/policy.hpp"

namespace assay::model {

int days_in_month(int year, int month) noexcept;

// Days since 0000-12-31: 0001-01-01 is 1.
std::int64_t day_number(const Date& date) noexcept;
Date date_of(std::int64_t day_number) noexcept;

// Months since January of the year 0.
std::int64_t month_number(const Date& date) noexcept;

// Whether its dates exist and it does not end before it begins, as everything below asks of a span.
bool is_span(const Span& span) noexcept;

// Both ends included.
std::int64_t days_of(const Span& span) noexcept;

// Calendar months with any day in the span: 11 from 2023-09-08 to 2024-07-31.
std::int64_t months_touched(const Span& span) noexcept;

// Whole months counted from the first day of the span: 10 from 2023-09-08 to 2024-07-31, the last of which ends on
// 2024-07-07. The rule says where a month ends that has no day like the first one.
std::int64_t whole_months(const Span& span, MonthEnd rule) noexcept;

// Whether the span ends with its last whole month: 2023-09-08 to 2024-09-07 does.
bool is_whole_months(const Span& span, MonthEnd rule) noexcept;

bool contains(const Span& outer, const Span& inner) noexcept;
bool overlap(const Span& a, const Span& b) noexcept;
// What both have; only where they overlap.
Span intersection(const Span& a, const Span& b) noexcept;

// The month of a date, whole.
Span month_of(const Date& date) noexcept;

// A month "2024-03", a day "2024-03-05" or a span "2024-03-01/2024-03-15" that does not end before it begins.
std::optional<Span> parse_period(std::string_view text) noexcept;
// The shortest of the three that says it.
std::string period_text(const Span& span);

}  // namespace assay::model
