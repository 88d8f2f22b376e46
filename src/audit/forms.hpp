// Figures as forms over the places that they come from, read off the table of figures.
//
// A figure that is a sum or a difference of others, or one amount of the document, is a linear form; an attainment or a
// rate is a quotient of two. Every form is held against the figure's value: one that does not give it (a rule that is
// not linear, a rounding on the way) stands as the value itself, which no slip of its parts is looked for in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "assay/evaluation.hpp"
#include "audit/steps.hpp"
#include "audit/work.hpp"

namespace assay::audit_detail {

struct FigureForm {
  NetworkForm form;
  std::optional<NetworkForm> percent_of = {};
};

class Forms {
 public:
  explicit Forms(Work& work);

  // Of a figure that has a number: what it is before its own rounding step.
  FigureForm of(Node node);

 private:
  const NetworkForm& linear(Node node);
  NetworkForm attempt(Node node);
  NetworkForm place(Node node, Edge edge);
  bool stands_as_it_is(std::string_view path) const;
  // All inputs that are figures and have values, but for a first one that is taken `first` times.
  NetworkForm sum(std::span<const Edge> edges, int rest);
  bool gives(const NetworkForm& form, const Ratio& value) const;

  Work& work_;
  const Steps steps_;
  std::unordered_map<Node, NetworkForm> linear_;
  std::unordered_map<std::string, Possible> printed_;  // what amounts of the document can be, by pointer
};

}  // namespace assay::audit_detail
