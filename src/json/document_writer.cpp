#include "json/document_writer.hpp"

#include "json/records.hpp"
#include "model/calendar.hpp"

namespace assay::json {

namespace {

// Whether the particulars give the amount, which then has no plain value beside them.
bool give_amount(const Rare<Particulars>& particulars) {
  return particulars &&
         (particulars->reported || particulars->verified || particulars->numerator || particulars->denominator);
}

}  // namespace

bool DocumentWriter::has_remark_in(const std::string& pointer) const {
  if (has_remark(pointer)) return true;
  const std::string inside = pointer + '/';
  const auto first = remarks_.lower_bound(inside);
  return first != remarks_.end() && first->first.starts_with(inside);
}

void DocumentWriter::strings(std::string_view key, const std::vector<std::string>& list) {
  if (list.empty()) return;
  array(key, [&] {
    for (const std::string& each : list) string({}, each);
  });
}

void DocumentWriter::names(const std::string& id, const std::string& name) {
  string("id", id);
  string_if("name", name);
}

void DocumentWriter::number_if(std::string_view key, const std::optional<Decimal>& value) {
  if (value) number(key, *value);
}

void DocumentWriter::flag_if(std::string_view key, bool value) {
  if (value) boolean(key, value);
}

void DocumentWriter::number_unless(std::string_view key, const Decimal& value, const Decimal& by_default) {
  if (!same_digits(value, by_default)) number(key, value);
}

void DocumentWriter::count(std::string_view key, const std::string& pointer, const Decimal& value) {
  if (!has_remark(pointer)) return number(key, value);
  object(key, pointer, [&] { number("value", value); });
}

void DocumentWriter::count_if(std::string_view key, const std::string& pointer, const std::optional<Decimal>& value) {
  if (value) count(key, pointer, *value);
}

void DocumentWriter::counts(std::string_view key, const std::string& pointer, const std::vector<Count>& counts) {
  object_if(counts, key, pointer, [&] {
    for (const Count& each : counts) count(each.label, child(pointer, each.label), each.value);
  });
}

void DocumentWriter::span(std::string_view key, const std::string& pointer, const std::optional<Span>& span) {
  if (!span) return;
  object(key, pointer, [&] {
    string("from", to_string(span->from));
    string("to", to_string(span->to));
  });
}

void DocumentWriter::cells(std::string_view key, const std::string& pointer, const Cells& cells) {
  if (cells.size() == 1 && cells[0].area == "*" && !has_remark_in(child(pointer, "*"))) {
    return cell(key, pointer, cells[0]);
  }
  object(key, pointer, [&] {
    for (const Cell& each : cells) cell(each.area, child(pointer, each.area), each);
  });
}

void DocumentWriter::cell(std::string_view key, const std::string& pointer, const Cell& cell) {
  const std::string records_pointer = child(pointer, "records");
  const bool has_records = !cell.records.empty() || has_remark_in(records_pointer);
  if (!has_records && !cell.particulars && !has_remark(pointer)) return amount(key, cell.amount);
  object(key, pointer, [&] {
    if (!has_records && !give_amount(cell.particulars)) amount("value", cell.amount);
    if (has_records) records(records_pointer, cell.records);
    if (cell.particulars) particulars(*cell.particulars);
  });
}

void DocumentWriter::amount(std::string_view key, const Amount& amount) {
  switch (amount.presence) {
    case Presence::given: return number(key, amount.value);
    case Presence::none: return string(key, "/");
    case Presence::not_applicable: return string(key, "n/a");
    case Presence::missing: return null(key);
  }
}

void DocumentWriter::form(std::string_view key, const std::string& pointer, const LinearForm& form) {
  const bool has_constant = form.terms.empty() || !same_digits(form.constant, LinearForm().constant);
  if (form.terms.empty()) return plain_number(key, form.constant);
  if (form.terms.size() == 1 && !has_constant && !has_remark(child(pointer, 0))) {
    return term(key, child(pointer, 0), form.terms[0]);
  }
  array(key, [&] {
    for (std::size_t i = 0; i < form.terms.size(); ++i) term({}, child(pointer, i), form.terms[i]);
    if (has_constant) plain_number({}, form.constant);
  });
}

void DocumentWriter::term(std::string_view key, const std::string& pointer, const Term& term) {
  if (same_digits(term.times, Term().times) && !has_remark(pointer)) return string(key, term.figure);
  object(key, pointer, [&] {
    string("figure", term.figure);
    number("times", term.times);
  });
}

void DocumentWriter::particulars(const Particulars& particulars) {
  number_if("reported", particulars.reported);
  number_if("verified", particulars.verified);
  number_if("n", particulars.numerator);
  number_if("d", particulars.denominator);
  string_if("evidence", particulars.evidence);
  string_if("reason", particulars.reason);
  string_if("printed", particulars.printed);
}

void DocumentWriter::records(const std::string& pointer, const std::vector<Record>& records) {
  if (has_recurring_period(records)) {
    return array("records", [&] {
      for (std::size_t i = 0; i < records.size(); ++i) {
        object({}, child(pointer, i), [&] {
          string("period", model::period_text(records[i].period));
          record(records[i]);
        });
      }
    });
  }
  object("records", pointer, [&] {
    for (const Record& each : records) {
      const std::string period = model::period_text(each.period);
      const std::string place = child(pointer, period);
      if (!each.particulars && !has_remark(place)) {
        amount(period, each.amount);
      } else {
        object(period, place, [&] { record(each); });
      }
    }
  });
}

void DocumentWriter::record(const Record& record) {
  if (!give_amount(record.particulars)) amount("value", record.amount);
  if (record.particulars) particulars(*record.particulars);
}

}  // namespace assay::json
