// Links the units of all headers together. What could not, failed before this runs.
#include "assay.h"
#include "assay/assay.hpp"

int main() {
  return assay_abi_version() == ASSAY_ABI_VERSION && assay::Decimal::parse("20.00").to_string() == "20.00" ? 0 : 1;
}
