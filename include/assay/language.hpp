// The two languages in which Assay writes sentences for people: diagnostics and reports.
#pragma once

#include <cstdint>

namespace assay {

enum class Language : std::uint8_t { zh, en };

}  // namespace assay
