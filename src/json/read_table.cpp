#include "json/parts.hpp"
#include "model/csv.hpp"

namespace assay::json {

namespace {

std::string read_field(Reader& reader, ValueId id) {
  switch (reader.tree()[id].kind) {
    case Kind::null: return "";
    case Kind::number:
    case Kind::string: return std::string(reader.tree().text(id));
    case Kind::object:
    case Kind::array:
    case Kind::boolean: break;
  }
  reader.report_type(id, "字符串、数或 null", "a string, a number or null");
  return "";
}

void read_rows(Reader& reader, ValueId id, Table& table) {
  reader.list(id, [&](ValueId row) {
    auto& fields = table.rows.emplace_back();
    reader.list(row, [&](ValueId field) { fields.push_back(read_field(reader, field)); });
  });
}

void read_file(Reader& reader, ValueId id, Attachments attachments, Table& table) {
  const Attachment* const file = find_attachment(reader, id, attachments);
  if (file == nullptr) return;
  table.csv = file->name;
  model::Csv csv = model::read_csv(file->bytes);
  if (csv.error) {
    reader.report(
        Code::csv_syntax, id,
        {file->name, std::to_string(csv.error->line), std::string(csv.error->zh), std::string(csv.error->en)});
  } else {
    table.rows = std::move(csv.rows);
  }
}

}  // namespace

Table read_table(Reader& reader, ValueId id, Attachments attachments) {
  Table table;
  std::optional<ValueId> rows, csv;
  const std::size_t before = reader.problems().size();
  const bool readable = reader.object(
      id, {{"where", [&](ValueId at) { table.where = reader.text(at); }},
           {"period",
            [&](ValueId at) {
              if (const auto text = reader.string(at)) table.period = reader.period(at, *text);
            }},
           {"printed",
            [&](ValueId at) { reader.list(at, [&](ValueId label) { table.printed.push_back(reader.text(label)); }); }},
           {"rows",
            [&](ValueId at) {
              rows = at;
              if (csv) return reader.report(Code::mixed_table, at, {});
              read_rows(reader, at, table);
            }},
           {"csv", [&](ValueId at) {
              csv = at;
              if (rows) return reader.report(Code::mixed_table, at, {});
              read_file(reader, at, attachments, table);
            }}});
  if (readable && !rows && !csv) reader.report(Code::missing_one_of, id, {"rows", "csv"});
  // Part of a table says nothing about the rest of it; one without rows is one that could not be read.
  return reader.problems().size() == before ? table : Table{};
}

}  // namespace assay::json
