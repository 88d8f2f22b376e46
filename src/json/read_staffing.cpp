#include "json/parts.hpp"

namespace assay::json {

Staffing read_staffing(Reader& reader, ValueId id) {
  Staffing staffing;
  const auto counts = [&](std::vector<Count>& to) { return [&](ValueId at) { to = read_counts(reader, at); }; };
  const auto total = [&](std::optional<Decimal>& to) { return [&](ValueId at) { to = reader.count(at); }; };
  reader.object(id, {{"worked", counts(staffing.worked)},
                     {"experienced", total(staffing.experienced)},
                     {"retained", total(staffing.retained)},
                     {"retention_base", total(staffing.retention_base)},
                     {"head_count", total(staffing.head_count)},
                     {"certificates", counts(staffing.certificates)},
                     {"leavers", counts(staffing.leavers)},
                     {"head",
                      [&](ValueId head) {
                        reader.object(
                            head, {{"certificate", [&](ValueId at) { staffing.head_certificate = reader.text(at); }},
                                   {"years", total(staffing.head_years)}});
                      }},
                     {"roster", [&](ValueId at) { staffing.roster = read_roster(reader, at); }}});
  return staffing;
}

}  // namespace assay::json
