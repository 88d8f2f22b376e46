#include "audit/network.hpp"

#include "audit/solve.hpp"

namespace assay::audit_detail {

Interval values_of(const NetworkForm& form, const Network& network) { return add_up(form, network).interval(); }

bool is_satisfiable(const Constraint& constraint, const Network& network) {
  return can_hold(constraint, add_up(constraint, network));
}

}  // namespace assay::audit_detail
