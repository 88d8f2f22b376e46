// Register (建档、在册): persons and households on file, by category and area.
#pragma once

#include <string>
#include <vector>

#include "assay/amount.hpp"

namespace assay {

// One category of the policy. A person may be in several where the policy says that they overlap.
struct RegisterEntry {
  std::string category;
  Cells persons = {};
  Cells households = {};

  friend bool operator==(const RegisterEntry&, const RegisterEntry&) = default;
};

// Numbers by area roll up as sums of all areas, whatever the policy for missing parts of indicators: a person is
// registered in one area. A whole with a number of its own keeps it, since
// it may have duplicates between areas removed.
struct Register {
  std::vector<RegisterEntry> categories;
  Cells persons_on_file = {};  // each person once
  Cells households_on_file = {};
  Cells persons_registered = {};  // who ought to be on file: what the coverage rate (建档率) divides by
  Cells households_registered = {};
  std::vector<std::string> contacts = {};  // indicators whose actuals are contacts with persons on file

  friend bool operator==(const Register&, const Register&) = default;
};

}  // namespace assay
