#include "json/parts.hpp"

namespace assay::json {

namespace {

// Persons and households, each a number or numbers by area.
void read_numbers(Reader& reader, ValueId id, Cells& persons, Cells& households) {
  reader.object(id, {{"persons", [&](ValueId at) { persons = reader.cells(at); }},
                     {"households", [&](ValueId at) { households = reader.cells(at); }}});
}

}  // namespace

Register read_register(Reader& reader, ValueId id) {
  Register read;
  reader.object(
      id, {{"categories",
            [&](ValueId at) {
              reader.map(at, [&](ValueId category) {
                RegisterEntry entry;
                entry.category = reader.key(category);
                read_numbers(reader, category, entry.persons, entry.households);
                read.categories.push_back(std::move(entry));
              });
            }},
           {"on_file", [&](ValueId at) { read_numbers(reader, at, read.persons_on_file, read.households_on_file); }},
           {"registered",
            [&](ValueId at) { read_numbers(reader, at, read.persons_registered, read.households_registered); }},
           {"contacts", [&](ValueId at) {
              reader.list(at, [&](ValueId indicator) {
                if (auto text = reader.string(indicator)) read.contacts.push_back(std::move(*text));
              });
            }}});
  return read;
}

}  // namespace assay::json
