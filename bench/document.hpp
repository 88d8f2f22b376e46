// The real station, capi/examples/huadi-2024.json, ready to be run.
#pragma once

#include <string>

#include "assay/document.hpp"
#include "assay/plan.hpp"

namespace assay_bench {

struct Station {
  std::string text;      // the document as it stands
  std::string minified;  // without its findings, sources, notes and white space; numbers and strings byte for byte
  assay::Document document;
  assay::Plan plan;
  assay::Inputs inputs;
};

// Throws std::runtime_error where the document cannot be read, or where the minified text evaluates to other results.
Station load_station();

}  // namespace assay_bench
