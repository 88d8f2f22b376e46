// Boost.JSON's basic_parser with a handler that does nothing: the cost of reading JSON before anything is done with it,
// numbers converted and UTF-8 validated. The limit that runs are held against.
#pragma once

#include <string_view>

namespace assay_bench {

// Whether the text is one JSON value.
bool parse_with_empty_handler(std::string_view json);

}  // namespace assay_bench
