// What every writer of a part needs: objects with the remark of their place, and the amounts of documents.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "assay/document.hpp"
#include "json/writer.hpp"
#include "model/text.hpp"

namespace assay::json {

using model::child;

class DocumentWriter : public Writer {
 public:
  explicit DocumentWriter(const std::vector<Remark>& remarks) {
    for (const Remark& remark : remarks) remarks_.emplace(remark.pointer, &remark);
  }

  bool has_remark(std::string_view pointer) const { return remarks_.contains(pointer); }
  // At the place or inside it. What holds nothing but a remark, at any depth, is written for its sake.
  bool has_remark_in(const std::string& pointer) const;

  // An object with the remark of its place.
  template <typename Body>
  void object(std::string_view key, const std::string& pointer, Body body) {
    Writer::object(key, [&] {
      body();
      const auto remark = remarks_.find(pointer);
      if (remark == remarks_.end()) return;
      string_if("source", remark->second->source);
      string_if("note", remark->second->note);
    });
  }

  // An object of something that may hold nothing: then it is written where it has a remark.
  template <typename List, typename Body>
  void object_if(const List& list, std::string_view key, const std::string& pointer, Body body) {
    if (!list.empty() || has_remark(pointer)) object(key, pointer, body);
  }

  // Objects in a list: body(element, its pointer). An empty list is left out.
  template <typename List, typename Body>
  void objects(std::string_view key, const std::string& pointer, const List& list, Body body) {
    if (list.empty()) return;
    array(key, [&] {
      for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string place = child(pointer, i);
        object({}, place, [&] { body(list[i], place); });
      }
    });
  }

  void strings(std::string_view key, const std::vector<std::string>& list);
  void names(const std::string& id, const std::string& name);
  void number_if(std::string_view key, const std::optional<Decimal>& value);
  void flag_if(std::string_view key, bool value);
  // A default is left out.
  void number_unless(std::string_view key, const Decimal& value, const Decimal& by_default);
  template <typename Choice>
  void setting(std::string_view key, Choice value, Choice by_default) {
    if (value != by_default) string(key, name(value));
  }

  // A number, in an object where it has a remark.
  void count(std::string_view key, const std::string& pointer, const Decimal& value);
  void count_if(std::string_view key, const std::string& pointer, const std::optional<Decimal>& value);
  void counts(std::string_view key, const std::string& pointer, const std::vector<Count>& counts);

  void span(std::string_view key, const std::string& pointer, const std::optional<Span>& span);

  // The cell of a whole alone, or cells by area. None is left out, unless the place has a remark.
  void cells(std::string_view key, const std::string& pointer, const Cells& cells);
  void amount(std::string_view key, const Amount& amount);

  // A list of terms, its constant last; one of them alone where no remark needs the list.
  void form(std::string_view key, const std::string& pointer, const LinearForm& form);

 private:
  void term(std::string_view key, const std::string& pointer, const Term& term);
  void cell(std::string_view key, const std::string& pointer, const Cell& cell);
  void record(const Record& record);
  void particulars(const Particulars& particulars);
  void records(const std::string& pointer, const std::vector<Record>& records);

  std::map<std::string_view, const Remark*> remarks_;
};

void write_policy(DocumentWriter& out, const Policy& policy);
void write_parties(DocumentWriter& out, const std::vector<Party>& parties);
void write_adjustment_rules(DocumentWriter& out, const AdjustmentRules& rules);
void write_knock_out(DocumentWriter& out, const KnockOut& knock_out, const std::string& pointer);
void write_payment(DocumentWriter& out, const PaymentRules& rules);
void write_agreement(DocumentWriter& out, const Agreement& agreement);
void write_outputs(DocumentWriter& out, const Outputs& outputs);
void write_staffing(DocumentWriter& out, const Staffing& staffing);
void write_scores(DocumentWriter& out, const Scores& scores);
void write_adjustment(DocumentWriter& out, const Adjustment& adjustment);
void write_facts(DocumentWriter& out, const std::vector<Fact>& facts);

}  // namespace assay::json
