// What a document says of a report's numbers: its claims, and the rules by which they are audited.
#include "json/parts.hpp"

namespace assay::json {

namespace {

std::optional<RoundingMode> read_mode(Reader& reader, ValueId id) {
  using enum RoundingMode;
  return reader.choice(id, {half_up, half_even, half_down, down, up, floor, ceiling});
}

// A line or a column: both count from 1.
std::uint32_t read_position(Reader& reader, ValueId id, std::string_view key) {
  const std::optional<int> position = reader.integer(id);
  if (!position) return 0;
  if (*position >= 1) return static_cast<std::uint32_t>(*position);
  reader.report(Code::invalid_claim, id, {std::string(key), "应从 1 起数", "it counts from 1"});
  return 0;
}

TextPlace read_place(std::optional<ValueId> line, std::optional<ValueId> column, Reader& reader) {
  TextPlace place;
  if (line) place.line = read_position(reader, *line, "line");
  // A column of a line that could not be read is no problem of its own.
  if (column) place.column = read_position(reader, *column, "column");
  if (line && place.line == 0) place.column = 0;
  return place;
}

// Names like those of an agreement's relations, but neither is required.
ClaimRelation read_claim_relation(Reader& reader, ValueId id) {
  ClaimRelation claimed;
  Relation& relation = claimed.relation;
  std::optional<ValueId> percent_of;
  const std::size_t before = reader.problems().size();
  reader.object(id, {{"id", [&](ValueId at) { relation.id = reader.id(at); }},
                     {"name", [&](ValueId at) { relation.name = reader.text(at); }},
                     {"left", [&](ValueId at) { relation.left = read_form(reader, at); }, true},
                     {"is", [&](ValueId at) { relation.comparator = read_comparator(reader, at); }, true},
                     {"right", [&](ValueId at) { relation.right = read_form(reader, at); }, true},
                     {"percent_of",
                      [&](ValueId at) {
                        percent_of = at;
                        claimed.percent_of = read_form(reader, at);
                      }},
                     {"each_scope", [&](ValueId at) { relation.each_area = reader.flag(at).value_or(false); }}});
  // Half a relation is none.
  if (reader.problems().size() != before) return {};
  if (percent_of && claimed.percent_of.terms.empty()) {
    reader.report_type(*percent_of, "含有数值或量的式子", "a form that names a figure or a quantity");
    return {};
  }
  return claimed;
}

Silence read_silence(Reader& reader, ValueId id) {
  // What the model finds nothing wrong with, where one of them cannot be read.
  Silence silence{std::string(name(Code::figure_mismatch)), "?"};
  const auto text = [&](std::string& to) { return [&](ValueId at) { to = reader.string(at).value_or(to); }; };
  reader.object(id, {{"code", text(silence.code), true},
                     {"reason", text(silence.reason), true},
                     {"about", [&](ValueId at) { silence.about = reader.text(at); }}});
  return silence;
}

Claim read_claim(Reader& reader, ValueId id) {
  Claim claim;
  bool readable = true;
  std::optional<ValueId> line, column;
  const auto name = [&](std::string& to) {
    return [&](ValueId at) {
      const std::optional<std::string> text = reader.string(at);
      readable = readable && text;
      to = text.value_or("");
    };
  };
  const auto text = [&](std::string& to) { return [&](ValueId at) { to = reader.text(at); }; };
  readable = reader.object(id, {{"figure", name(claim.figure)},
                                {"quantity", name(claim.quantity)},
                                {"printed", text(claim.printed), true},
                                {"where", text(claim.where)},
                                {"line", [&](ValueId at) { line = at; }},
                                {"column", [&](ValueId at) { column = at; }},
                                {"scope", text(claim.scope)},
                                {"reading", text(claim.reading)},
                                {"unit", text(claim.unit)},
                                {"date", [&](ValueId at) { claim.date = reader.date(at); }},
                                {"step", [&](ValueId at) { claim.step = reader.number(at); }},
                                {"rounding", [&](ValueId at) { claim.mode = read_mode(reader, at); }}}) &&
             readable;
  claim.place = read_place(line, column, reader);
  reader.incomplete().references |= !readable;
  return claim;
}

}  // namespace

std::vector<Claim> read_claims(Reader& reader, ValueId id) {
  std::vector<Claim> claims;
  reader.make_room(claims, id);
  reader.list(id, [&](ValueId claim) { claims.push_back(read_claim(reader, claim)); });
  return claims;
}

AuditRules read_audit_rules(Reader& reader, ValueId id) {
  AuditRules rules;
  reader.object(
      id, {{"rounding", [&](ValueId at) { rules.rounding = read_mode(reader, at); }},
           {"relations",
            [&](ValueId at) {
              reader.list(at,
                          [&](ValueId relation) { rules.relations.push_back(read_claim_relation(reader, relation)); });
            }},
           {"silenced", [&](ValueId at) {
              reader.list(at, [&](ValueId silence) { rules.silenced.push_back(read_silence(reader, silence)); });
            }}});
  return rules;
}

}  // namespace assay::json
