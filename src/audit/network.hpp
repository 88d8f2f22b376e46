// The checks of an audit as one network: cells that hold numbers as they are printed or given, and constraints between
// them. It is what slips are looked for in; it knows neither documents nor texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assay/audit.hpp"
#include "assay/relation.hpp"

namespace assay::audit_detail {

// A number that may be wrong.
struct NetworkCell {
  std::string printed;  // as it stands: "1,078次", "460"
  Decimal value;        // the number that this text shows
  Possible possible;    // what it can stand for, in the unit of the value; another text in its place stands for as
                        // much around its own value, by the place of its last digit
  Possible any;         // what it could be if it were wrong: everything of its kind, by its step; as a rule [0, ∞)
  int shown = 0;        // digits after the point, before 万 or 亿
  int scale = 0;        // power of ten of its 万 or 亿
};

// Σ times × cell + constant. A constant that is no single value holds what rounding on the way may add.
struct NetworkTerm {
  std::size_t cell;
  Ratio times = 1;
};
struct NetworkForm {
  std::vector<NetworkTerm> terms;  // each cell once
  Interval constant;               // 0
};

// left, or left ÷ percent_of × 100, compared with right. It is satisfiable where some values of its cells satisfy it,
// each side by itself. A percentage is of what is above zero: where that can only be zero, nothing satisfies it.
struct Constraint {
  NetworkForm left;
  std::optional<NetworkForm> percent_of = {};
  Comparator comparator = Comparator::equals;
  NetworkForm right;
};

struct Network {
  std::vector<NetworkCell> cells;
  std::vector<Constraint> constraints;
};

// The values that a form can take when each of its cells is any of its possible ones.
Interval values_of(const NetworkForm& form, const Network& network);

bool is_satisfiable(const Constraint& constraint, const Network& network);

// One set of constraints that fail and hang together, and the smallest sets of cells whose change satisfies them all
// without breaking another, likeliest first: one cell rather than two, since two slips that fit by chance are many;
// then by the smallest slip that leads to what is printed (slip_cost.hpp); then the cells that fewer other checks hold
// with, since each of these speaks for what is printed; then in the order of the cells.
//
// Failed constraints that share cells are one trouble where one cell explains them, or two that depend on each other:
// two numbers of one sum. Where two cells of no common constraint explain them, or only parts of them can be explained,
// each part is a trouble of its own.
struct SlipCell {
  std::size_t cell;
  // What it would have to be; of two cells, while the other is its first candidate. A cell in two parts of a percentage
  // is only tried: then from the least to the greatest candidate.
  Possible values;
  std::vector<Decimal> candidates;  // the likeliest first
  std::string slip;                 // what leads from the first candidate to what is printed, by slip_cost.hpp
};
struct SlipSet {
  std::vector<SlipCell> cells;
  int cost = 0;
};
struct Trouble {
  std::vector<std::size_t> failed;  // constraints
  std::vector<SlipSet> slips;
  bool gave_up = false;  // not all pairs were tried
};

// In one pass over the network, and time that grows with the failing constraints and their neighbours.
std::vector<Trouble> find_slips(const Network& network);

}  // namespace assay::audit_detail
