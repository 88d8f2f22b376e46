// What a template holds once it has been read. Words are folded (report_text.hpp), places are those in the template.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "assay/claims.hpp"
#include "assay/relation.hpp"

namespace assay::detail {

// What a number or words of the report are said to be.
struct Hole {
  TextPlace place;           // of the binding
  std::string binding;       // as written
  bool is_number = true;     // or words
  std::u32string unit = {};  // that the sample shows
  std::optional<std::string> scope = {};
  std::string reading = {};
  std::string unit_given = {};
  std::optional<Date> date = {};
  std::optional<Decimal> step = {};
  std::optional<RoundingMode> mode = {};
};

enum class ElementKind : std::uint8_t { words, skip, number, any_words };

struct Element {
  ElementKind kind = ElementKind::words;
  std::vector<std::u32string> words = {};  // any of them
  std::size_t hole = 0;                    // of a number or any words
};

struct Pattern {
  std::vector<Element> elements = {};
  std::vector<Hole> holes = {};
  std::u32string sample = {};  // the words of the line, samples in their holes
};

// A label, or UPPER/LABEL; `pick` is the number after #, 0 where there is none.
struct CellLabel {
  std::u32string words = {};
  std::size_t pick = 0;
};

struct CellAddress {
  CellLabel table = {};
  std::size_t annex = 0;  // the number of 附件N; 0 where the table is named otherwise
  CellLabel column = {};
  std::u32string row = {};
  bool any_row = false;
  std::string table_text = {}, row_text = {}, column_text = {};  // as written
  Hole hole = {};
};

struct Ignored {
  Pattern pattern = {};
};

struct TemplateLine {
  TextPlace place;
  std::string text;       // as written
  std::size_t scope = 0;  // of the scopes
  std::variant<Pattern, Ignored, CellAddress> what;
};

struct Scope {
  TextPlace place = {};
  std::string text = {};
  std::string name = {};      // as written; empty where there is none
  std::u32string first = {};  // empty: the whole report
  std::u32string last = {};   // empty: to the end
};

struct Alias {
  std::u32string label = {};
  std::string name = {};
  TextPlace place = {};  // of the name
};

// A term by the name that the template uses.
struct NamedTerm {
  TextPlace place = {};
  std::string name = {};
  Decimal times = 1;
};

struct NamedForm {
  std::vector<NamedTerm> terms = {};
  Decimal constant = 0;
};

struct NamedRelation {
  std::string text = {};
  NamedForm left = {};
  NamedForm percent_of = {};  // no terms: none
  Comparator comparator = Comparator::equals;
  NamedForm right = {};
  bool each_area = false;
};

struct TemplateData {
  std::vector<Scope> scopes = {Scope{}};  // the first is the whole report, where no heading stands
  std::vector<TemplateLine> lines = {};
  std::vector<Alias> aliases = {};
  std::vector<NamedRelation> relations = {};
};

}  // namespace assay::detail
