#include "json/parts.hpp"

namespace assay::json {

namespace {

// Reads a linear form: a term, or a list of terms. Its constants are added up.
class FormReader {
 public:
  FormReader(Reader& reader, ValueId id) : reader_(reader), id_(id) {}

  LinearForm read() {
    if (reader_.tree()[id_].kind == Kind::array) {
      reader_.list(id_, [&](ValueId term) { read_term(term); });
    } else {
      read_term(id_);
    }
    return std::move(form_);
  }

 private:
  void read_term(ValueId id) {
    switch (reader_.tree()[id].kind) {
      case Kind::number: return add_constant(id);
      case Kind::string: form_.terms.push_back({reader_.text(id), 1}); return;
      case Kind::object: return add_product(id);
      case Kind::array:
      case Kind::boolean:
      case Kind::null: break;
    }
    reader_.report_type(id, "数的路径、数或对象", "the path of a figure, a number or an object");
  }

  void add_constant(ValueId id) {
    const std::optional<Decimal> constant = reader_.number(id);
    if (!constant) return;
    const NumberResult sum = try_add(form_.constant, *constant);
    if (sum) {
      form_.constant = sum.value;
    } else {
      reader_.report(sum.code, id, {"Σ"});
    }
  }

  void add_product(ValueId id) {
    Term term;
    Remark remark;
    reader_.object(id,
                   {{"figure", [&](ValueId at) { term.figure = reader_.text(at); }, true},
                    {"times", [&](ValueId at) { term.times = reader_.number(at).value_or(Decimal(1)); }, true}},
                   &remark);
    // Remarks stand where the form is written: as a list of terms, its constant last.
    const std::string pointer = reader_.tree().pointer(id_);
    reader_.keep(model::child(pointer, form_.terms.size()), std::move(remark));
    form_.terms.push_back(std::move(term));
  }

  Reader& reader_;
  ValueId id_;
  LinearForm form_;
};

}  // namespace

LinearForm read_form(Reader& reader, ValueId id) { return FormReader(reader, id).read(); }

Comparator read_comparator(Reader& reader, ValueId id) {
  using enum Comparator;
  return reader.choice(id, {at_most, below, equals, at_least, above}).value_or(at_most);
}

Relation read_relation(Reader& reader, ValueId id) {
  Relation relation;
  const std::size_t before = reader.problems().size();
  const bool named =
      reader.named_object(id, relation.id, relation.name,
                          {{"left", [&](ValueId at) { relation.left = read_form(reader, at); }, true},
                           {"is", [&](ValueId at) { relation.comparator = read_comparator(reader, at); }, true},
                           {"right", [&](ValueId at) { relation.right = read_form(reader, at); }, true},
                           {"each_area", [&](ValueId at) { relation.each_area = reader.flag(at).value_or(false); }}});
  reader.incomplete().relation_ids |= !named;
  if (!named) relation.id.clear();
  // Half a relation is none.
  if (reader.problems().size() != before) {
    relation.left = relation.right = {};
    relation.each_area = false;
  }
  return relation;
}

Relation read_condition(Reader& reader, ValueId id) {
  Relation relation;
  reader.object(id, {{"left", [&](ValueId at) { relation.left = read_form(reader, at); }, true},
                     {"is", [&](ValueId at) { relation.comparator = read_comparator(reader, at); }, true},
                     {"right", [&](ValueId at) { relation.right = read_form(reader, at); }, true}});
  return relation;
}

}  // namespace assay::json
