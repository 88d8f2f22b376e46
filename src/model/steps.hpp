// The steps of a rounding schedule with the keys that documents give them, in their order.
#pragma once

#include <optional>
#include <string_view>

#include "assay/policy.hpp"

namespace assay::model {

template <typename Function>
void for_each_step(const RoundingSchedule& schedule, Function f) {
  f(std::string_view("attainment"), schedule.attainment);
  f(std::string_view("rate"), schedule.rate);
  f(std::string_view("criterion"), schedule.criterion);
  f(std::string_view("sheet"), schedule.sheet);
  f(std::string_view("raw_score"), schedule.raw_score);
  f(std::string_view("party_points"), schedule.party_points);
  f(std::string_view("subtotal"), schedule.subtotal);
  f(std::string_view("total"), schedule.total);
  f(std::string_view("payment"), schedule.payment);
}

}  // namespace assay::model
