// What sentences call a figure or a quantity.
#pragma once

#include <string>

#include "assay/claims.hpp"
#include "assay/document.hpp"

namespace assay::audit_detail {

// In Chinese, and in English, where what the document names goes by its id or path.
struct Label {
  std::string zh, en;
};

Label label_of_figure(const Document& document, const std::string& path);
Label label_of_claim(const Document& document, const Claim& claim);

}  // namespace assay::audit_detail
