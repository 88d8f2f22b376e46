#include "json/records.hpp"

#include <algorithm>
#include <tuple>

#include "model/calendar.hpp"
#include "model/text.hpp"

namespace assay::json {

bool has_recurring_period(const std::vector<Record>& records) {
  const auto before = [](const Span& a, const Span& b) { return std::tie(a.from, a.to) < std::tie(b.from, b.to); };
  const auto ascend = [&](const Record& a, const Record& b) { return !before(a.period, b.period); };
  if (std::adjacent_find(records.begin(), records.end(), ascend) == records.end()) return false;
  std::vector<Span> periods;
  for (const Record& record : records) periods.push_back(record.period);
  std::sort(periods.begin(), periods.end(), before);
  return std::adjacent_find(periods.begin(), periods.end()) != periods.end();
}

std::string record_pointer(std::string_view records_pointer, const std::vector<Record>& records, std::size_t i,
                           bool is_list) {
  return is_list ? model::child(records_pointer, i)
                 : model::child(records_pointer, model::period_text(records[i].period));
}

}  // namespace assay::json
