// Outputs: what was delivered — actuals (完成量) by indicator, area and period, and what is known beside them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/amount.hpp"
#include "assay/registers.hpp"
#include "assay/staffing.hpp"
#include "assay/surveys.hpp"
#include "assay/tables.hpp"

namespace assay {

// The actuals of one indicator. An area takes its own value, or what its areas make together (agreement.hpp says how,
// by kind; Policy::missing_parts, where some of them are missing). A value beside values of areas inside it is refused,
// unless the indicator says which one it prefers.
struct Output {
  std::string indicator;
  Cells cells = {};

  friend bool operator==(const Output&, const Output&) = default;
};

// How a narrative indicator was judged.
enum class Judgement : std::uint8_t { open, met, partly, not_met };

std::string_view name(Judgement judgement) noexcept;

// An amount that a narrative names.
struct NamedAmount {
  std::string name;
  Decimal value;
  std::string unit = {};

  friend bool operator==(const NamedAmount& a, const NamedAmount& b) {
    return a.name == b.name && same_digits(a.value, b.value) && a.unit == b.unit;
  }
};

// What was delivered for an indicator of the kind narrative.
struct Narrative {
  std::string indicator;
  std::string text = {};
  Judgement judged = Judgement::open;
  std::vector<NamedAmount> amounts = {};  // figures indicators/ID/amounts/NAME

  friend bool operator==(const Narrative&, const Narrative&) = default;
};

// Why an indicator is far from its target (偏差原因), and what is done about it (改进措施).
struct Deviation {
  std::string indicator;
  std::string reason = {};
  std::string measure = {};

  friend bool operator==(const Deviation&, const Deviation&) = default;
};

struct Outputs {
  std::vector<Output> indicators;
  std::optional<Staffing> staffing = {};
  std::vector<Narrative> narratives = {};
  std::vector<Deviation> deviations = {};
  std::vector<Table> tables = {};
  std::optional<Register> registry = {};  // `register` in a document
  std::vector<Survey> surveys = {};

  friend bool operator==(const Outputs&, const Outputs&) = default;
};

}  // namespace assay
