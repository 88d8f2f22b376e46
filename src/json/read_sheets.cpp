#include "json/parts.hpp"

namespace assay::json {

namespace {

// A number, null or "n/a".
Amount read_points(Reader& reader, ValueId id) {
  // Nothing was agreed here that "/" could deny: it is refused as no number.
  if (reader.tree()[id].kind != Kind::string || reader.tree().text(id) != "/") return reader.amount(id);
  reader.number(id);
  return {};
}

void read_judged(Reader& reader, ValueId id, Mark& mark) {
  std::optional<ValueId> points, tier;
  if (!reader.object(id, {{"points",
                           [&](ValueId at) {
                             points = at;
                             mark.points = read_points(reader, at);
                           }},
                          {"tier",
                           [&](ValueId at) {
                             tier = at;
                             mark.tier = reader.id(at);
                           }},
                          {"reason", [&](ValueId at) { mark.reason = reader.text(at); }}})) {
    return;
  }
  if (!points && !tier) reader.report(Code::missing_one_of, id, {"points", "tier"});
  if (points && tier) reader.report(Code::mixed_amount, *tier, {"tier", "points"});
}

// Points, a tier, or an object that says why. A text is a tier where it is neither "n/a" nor a number.
Mark read_mark(Reader& reader, ValueId id) {
  Mark mark;
  mark.criterion = reader.key(id);
  const auto is_tier = [](std::string_view text) {
    return text != "n/a" && text != "/" && try_parse(text).code == Code::number_syntax;
  };
  switch (reader.tree()[id].kind) {
    case Kind::string:
      if (is_tier(reader.tree().text(id))) {
        mark.tier = reader.id(id);
        break;
      }
      [[fallthrough]];
    case Kind::number:
    case Kind::null: mark.points = read_points(reader, id); break;
    case Kind::object: read_judged(reader, id, mark); break;
    case Kind::array:
    case Kind::boolean:
      reader.report_type(id, "数、“n/a”、null、档次或对象", "a number, \"n/a\", null, a tier or an object");
      break;
  }
  return mark;
}

}  // namespace

std::vector<Mark> read_marks(Reader& reader, ValueId id) {
  std::vector<Mark> marks;
  reader.make_room(marks, id);
  reader.map(id, [&](ValueId mark) { marks.push_back(read_mark(reader, mark)); });
  return marks;
}

Sheet read_sheet(Reader& reader, ValueId id, bool alone) {
  Sheet sheet;
  // At most one of these stands in a sheet.
  std::optional<ValueId> given;
  const auto only = [&](auto read) {
    return [&reader, &given, read](ValueId at) {
      if (given) {
        reader.report(Code::mixed_amount, at, {std::string(reader.key(at)), std::string(reader.key(*given))});
      }
      given = at;
      read(at);
    };
  };
  const auto why = [&](bool& flag) {
    return only([&](ValueId at) {
      flag = true;
      sheet.reason = reader.text(at);
    });
  };
  if (reader.object(id, {{"assessor", [&](ValueId at) { sheet.assessor = reader.id(at); }, !alone},
                         {"weight", [&](ValueId at) { sheet.weight = reader.number(at).value_or(sheet.weight); }},
                         {"recused", why(sheet.recused)},
                         {"missing", why(sheet.missing)},
                         {"criteria", only([&](ValueId at) { sheet.marks = read_marks(reader, at); })},
                         {"raw", only([&](ValueId at) { sheet.raw = read_points(reader, at); })}}) &&
      !given) {
    reader.report(Code::missing_one_of, id, {"criteria", "raw"});
  }
  return sheet;
}

}  // namespace assay::json
