// Names of what an analysis says, and the hypotheses that it usually looks at.
#include <array>

#include "assay/analysis.hpp"

namespace assay {

std::string_view name(Reading reading) noexcept {
  constexpr std::array<std::string_view, 3> names = {"direct", "rounded", "weighted"};
  return names[static_cast<std::size_t>(reading)];
}

std::string_view name(Certainty certainty) noexcept {
  constexpr std::array<std::string_view, 3> names = {"decided", "undecided", "contradicted"};
  return names[static_cast<std::size_t>(certainty)];
}

std::string_view name(Bound bound) noexcept {
  constexpr std::array<std::string_view, 3> names = {"none", "already_there", "out_of_reach"};
  return names[static_cast<std::size_t>(bound)];
}

std::string Hypothesis::id() const {
  std::string id(name(reading));
  if (reading != Reading::direct) id += '/' + std::string(name(mode));
  if (reading == Reading::weighted) id += '/' + std::to_string(raw_places);
  return id;
}

std::vector<Hypothesis> usual_hypotheses() {
  std::vector<Hypothesis> hypotheses(1);
  for (const Reading reading : {Reading::rounded, Reading::weighted}) {
    for (const RoundingMode mode :
         {RoundingMode::half_up, RoundingMode::half_even, RoundingMode::half_down, RoundingMode::down}) {
      hypotheses.push_back({reading, mode});
    }
  }
  return hypotheses;
}

}  // namespace assay
