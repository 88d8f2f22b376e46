// Agreement (协议): what was promised for the term — indicators with targets, by area, and posts to fill.
#pragma once

#include <string>
#include <vector>

#include "assay/amount.hpp"

namespace assay {

// An area (片区) or a service point (社工点), which is an area inside an area. Any depth up to max_area_depth.
struct Area {
  std::string id;  // unique in the whole tree
  std::string name;
  std::vector<Area> areas;

  friend bool operator==(const Area&, const Area&) = default;
};

inline constexpr int max_area_depth = 16;

// One promised quantity (指标). Its target (协议量) is one cell for the whole, or cells by area. A target is never
// missing: where none was agreed it is "/". A list that names one area names its siblings too; a whole without a target
// of its own takes the sum of its areas, and where both are numbers they agree.
struct Indicator {
  std::string id;
  std::string name;
  std::string unit;   // a label: 个, 节, 次, 场, 人次, 人, 户, 元
  std::string group;  // the heading under which a report lists it
  Cells target;

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

// Post-months (人次) required over the assessed period, by category. The category `all` is everybody.
struct Post {
  std::string category;
  Decimal required;

  friend bool operator==(const Post& a, const Post& b) {
    return a.category == b.category && same_digits(a.required, b.required);
  }
};

struct Agreement {
  std::vector<Area> areas;
  std::vector<Indicator> indicators;
  std::vector<Post> posts;

  friend bool operator==(const Agreement&, const Agreement&) = default;
};

}  // namespace assay
