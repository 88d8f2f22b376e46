#include "json/document_writer.hpp"
#include "model/calendar.hpp"

namespace assay::json {

namespace {

void write_person(DocumentWriter& out, const Person& person, const std::string& pointer) {
  out.names(person.id, person.name);
  out.string_if("certificate", person.certificate);
  out.strings("categories", person.categories);
  out.object_if(person.months, "months", child(pointer, "months"), [&] {
    for (const MonthPresent& month : person.months) {
      out.number(model::period_text(model::month_of(month.month)), month.part);
    }
  });
  if (person.from) out.string("from", to_string(*person.from));
  if (person.to) out.string("to", to_string(*person.to));
  out.count_if("years", child(pointer, "years"), person.years);
  out.string_if("leaving", person.leaving);
  out.flag_if("head", person.head);
}

}  // namespace

void write_staffing(DocumentWriter& out, const Staffing& staffing) {
  const std::string pointer = "/outputs/staffing";
  out.object("staffing", pointer, [&] {
    const auto total = [&](std::string_view key, const std::optional<Decimal>& value) {
      out.count_if(key, child(pointer, key), value);
    };
    out.counts("worked", child(pointer, "worked"), staffing.worked);
    total("experienced", staffing.experienced);
    total("retained", staffing.retained);
    total("retention_base", staffing.retention_base);
    total("head_count", staffing.head_count);
    out.counts("certificates", child(pointer, "certificates"), staffing.certificates);
    out.counts("leavers", child(pointer, "leavers"), staffing.leavers);
    const std::string head = child(pointer, "head");
    if (!staffing.head_certificate.empty() || staffing.head_years || out.has_remark(head)) {
      out.object("head", head, [&] {
        out.string_if("certificate", staffing.head_certificate);
        out.count_if("years", child(head, "years"), staffing.head_years);
      });
    }
    if (!staffing.roster) return;
    const std::string roster = child(pointer, "roster");
    out.object("roster", roster, [&] {
      out.number("step", staffing.roster->step);
      out.string("presence", name(staffing.roster->presence));
      out.objects("persons", child(roster, "persons"), staffing.roster->persons,
                  [&](const Person& person, const std::string& place) { write_person(out, person, place); });
    });
  });
}

}  // namespace assay::json
