#include "model/tables.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/calendar.hpp"

namespace assay::model {

namespace {

// What a word of the side of the areas stands for, as data and as what the table prints.
struct Word {
  std::string_view word;
  LineRole as_data;  // skipped: it is none
  LineRole as_printed;
};

constexpr std::array words = std::to_array<Word>({
    {"*", LineRole::area, LineRole::printed_area},
    {"完成量", LineRole::area, LineRole::printed_area},
    {"actual", LineRole::area, LineRole::printed_area},
    {"协议", LineRole::target, LineRole::printed_target},
    {"协议量", LineRole::target, LineRole::printed_target},
    {"指标要求", LineRole::target, LineRole::printed_target},
    {"target", LineRole::target, LineRole::printed_target},
    {"合计", LineRole::skipped, LineRole::printed_area},
    {"total", LineRole::skipped, LineRole::printed_area},
    {"百分比", LineRole::skipped, LineRole::printed_attainment},
    {"完成百分比", LineRole::skipped, LineRole::printed_attainment},
    {"attainment", LineRole::skipped, LineRole::printed_attainment},
});

constexpr std::array<std::string_view, 3> printed_marks = {"印:", "印：", "printed:"};

// A label as it stands on a line.
struct Label {
  std::string_view text;  // without the mark
  bool printed = false;
};

// Things by id, and by name where that is another. An id goes before a name that is like it; an empty one is none.
template <typename T>
class Names {
 public:
  void add(std::string_view id, std::string_view name, const T& thing) {
    if (!id.empty()) by_id_.emplace(id, thing);
    if (name != id) add_name(name, thing);
  }
  void add_name(std::string_view name, const T& thing) {
    if (name.empty()) return;
    if (const auto [entry, is_new] = by_name_.try_emplace(name, thing); !is_new) entry->second = std::nullopt;
  }

  // Null where nothing has the label; an optional without a value where several have the name.
  const std::optional<T>* find(std::string_view label) const {
    if (const auto found = by_id_.find(label); found != by_id_.end()) return &found->second;
    const auto found = by_name_.find(label);
    return found == by_name_.end() ? nullptr : &found->second;
  }

  void append_to(std::vector<std::string_view>& known) const {
    for (const auto& [id, thing] : by_id_) known.push_back(id);
    for (const auto& [name, thing] : by_name_) {
      if (name != "*") known.push_back(name);
    }
  }

 private:
  std::unordered_map<std::string_view, std::optional<T>> by_id_, by_name_;
};

// Areas as the agreement lists them, each before those inside it; not those that are too deep.
void list_areas(const std::vector<Area>& areas, int depth, std::vector<const Area*>& listed) {
  if (depth > max_area_depth) return;
  for (const Area& area : areas) {
    listed.push_back(&area);
    list_areas(area.areas, depth + 1, listed);
  }
}

std::vector<const Area*> list_areas(const Agreement& agreement) {
  std::vector<const Area*> listed;
  list_areas(agreement.areas, 1, listed);
  return listed;
}

// The text of a cell for a problem: with its place where a file holds the rows, as editors write it.
std::string quoted(const Table& table, std::size_t row, std::size_t column, std::string_view text) {
  if (table.csv.empty()) return std::string(text);
  return table.csv + ':' + std::to_string(row + 1) + ':' + std::to_string(column + 1) + ": " + std::string(text);
}

bool is_printed(const AreaLine& line) { return line.role >= LineRole::printed_area; }

// What stands where the two lines meet.
AreaLine meeting(AreaLine line, const IndicatorLine& indicator) {
  if (indicator.printed && line.role == LineRole::area) line.role = LineRole::printed_area;
  if (indicator.printed && line.role == LineRole::target) line.role = LineRole::printed_target;
  return line;
}

// Calls visit(table number, row, column, what stands there, indicator number) with every cell that has both lines.
template <typename Visit>
void for_each_cell(const std::vector<Table>& tables, const std::vector<TableMap>& maps, Visit visit) {
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const TableMap& map = maps[t];
    const std::vector<std::vector<std::string>>& rows = tables[t].rows;
    const std::size_t columns = map.areas_are_rows ? map.indicators.size() : map.areas.size();
    for (std::size_t r = 1; r < rows.size(); ++r) {
      for (std::size_t c = 1; c < std::min(columns, rows[r].size()); ++c) {
        const IndicatorLine& indicator = map.indicators[map.areas_are_rows ? c : r];
        const AreaLine line = meeting(map.areas[map.areas_are_rows ? r : c], indicator);
        if (line.role == LineRole::skipped || indicator.indicator == no_indicator) continue;
        visit(t, r, c, line, indicator.indicator);
      }
    }
  }
}

class Mapping {
 public:
  Mapping(const Agreement& agreement, const std::vector<Table>& tables, const Incomplete& incomplete,
          Diagnostics& problems)
      : tables_(tables), incomplete_(incomplete), problems_(problems) {
    const std::vector<const Area*> areas = list_areas(agreement);
    for (std::size_t a = 0; a < areas.size(); ++a) {
      const auto number = static_cast<std::uint32_t>(a + 1);
      areas_.add(areas[a]->id, areas[a]->name, {LineRole::area, number});
      printed_.add(areas[a]->id, areas[a]->name, {LineRole::printed_area, number});
    }
    for (const Word& word : words) {
      if (word.as_data != LineRole::skipped) areas_.add_name(word.word, {word.as_data, 0});
      printed_.add_name(word.word, {word.as_printed, 0});
    }
    for (std::size_t i = 0; i < agreement.indicators.size(); ++i) {
      indicators_.add(agreement.indicators[i].id, agreement.indicators[i].name, static_cast<std::uint32_t>(i));
    }
  }

  std::vector<TableMap> map_all() {
    const Place list("/outputs/tables");
    std::vector<TableMap> maps;
    for (table_ = 0; table_ < tables_.size(); ++table_) {
      const Place place(list, table_);
      listed_ = {table().printed.begin(), table().printed.end()};
      check_label(table().where, Place(place, "where"), problems_);
      check_period(place);
      maps.push_back(map_one(place));
      maps.back().incomplete |= !check_rows(place);
    }
    return maps;
  }

 private:
  const Table& table() const { return tables_[table_]; }
  std::size_t columns() const { return table().rows.empty() ? 0 : table().rows.front().size(); }

  void check_period(const Place& table_place) {
    if (!table().period) return;
    const Span& period = *table().period;
    const Place place(table_place, "period");
    for (const Date& date : {period.from, period.to}) {
      if (!exists(date)) problems_.push_back({Code::invalid_date, place.pointer(), {to_string(date)}});
    }
    if (period.to < period.from) {
      problems_.push_back({Code::reversed_span, place.pointer(), {to_string(period.from), to_string(period.to)}});
    }
  }

  // Whether the rows are of one length.
  bool check_rows(const Place& place) {
    bool even = true;
    const Place rows(place, "rows"), csv(place, "csv");
    for (std::size_t r = 1; r < table().rows.size(); ++r) {
      const std::size_t cells = table().rows[r].size();
      if (cells == columns()) continue;
      even = false;
      problems_.push_back({Code::ragged_table,
                           table().csv.empty() ? Place(rows, r).pointer() : csv.pointer(),
                           {std::to_string(r + 1), std::to_string(cells), std::to_string(columns())}});
    }
    return even;
  }

  TableMap map_one(const Place& place) {
    TableMap map;
    if (table().rows.empty()) {  // where it could not be read, that is reported
      map.incomplete = true;
      return map;
    }
    const std::size_t as_rows = votes(true), as_columns = votes(false);
    map.areas_are_rows = as_rows >= as_columns;
    map.areas.resize(lines(map.areas_are_rows));
    map.indicators.resize(lines(!map.areas_are_rows));
    if (columns() != 0) check_text(0, 0);
    check_printed(place);
    if (as_rows != as_columns) {
      map_areas(map);
      map_indicators(map);
      return map;
    }
    map.incomplete = true;
    if (!labels_incomplete()) {
      problems_.push_back({Code::table_axes, Place(place, table().csv.empty() ? "rows" : "csv").pointer(), {}});
    }
    return map;
  }

  bool labels_incomplete() const { return incomplete_.area_ids || incomplete_.indicator_ids; }

  // The label of a line, which may be left out of a ragged row.
  std::string_view text_at(bool of_rows, std::size_t line) const {
    if (!of_rows) return table().rows.front()[line];
    return table().rows[line].empty() ? std::string_view() : table().rows[line].front();
  }

  std::size_t lines(bool of_rows) const { return of_rows ? table().rows.size() : columns(); }

  Label label_at(bool of_rows, std::size_t line) const {
    const std::string_view text = text_at(of_rows, line);
    for (const std::string_view mark : printed_marks) {
      if (text.starts_with(mark)) return {text.substr(mark.size()), true};
    }
    return {text, listed_.contains(text)};
  }

  // How many labels fit where rows, or columns, are areas and the others indicators.
  std::size_t votes(bool areas_are_rows) const {
    std::size_t count = 0;
    for (std::size_t i = 1; i < lines(areas_are_rows); ++i) {
      if (find_area(label_at(areas_are_rows, i)) != nullptr) ++count;
    }
    for (std::size_t i = 1; i < lines(!areas_are_rows); ++i) {
      if (indicators_.find(label_at(!areas_are_rows, i).text) != nullptr) ++count;
    }
    return count;
  }

  const std::optional<AreaLine>* find_area(const Label& label) const {
    return (label.printed ? printed_ : areas_).find(label.text);
  }

  void map_areas(TableMap& map) {
    const bool of_rows = map.areas_are_rows;
    std::set<AreaLine> seen;
    for (std::size_t i = 1; i < lines(of_rows); ++i) {
      const Label label = label_at(of_rows, i);
      const std::optional<AreaLine>* const found = find_area(label);
      if (found == nullptr || !*found) {
        report_label(of_rows, i, found != nullptr, indicators_.find(label.text) != nullptr, areas_, true);
      } else if (!seen.insert(**found).second) {
        problems_.push_back({Code::duplicate_entry, pointer_of(of_rows, i), {quoted_at(of_rows, i)}});
      } else {
        map.areas[i] = **found;
      }
      map.incomplete |= map.areas[i].role == LineRole::skipped;
    }
  }

  void map_indicators(TableMap& map) {
    const bool of_rows = !map.areas_are_rows;
    std::set<IndicatorLine> seen;
    for (std::size_t i = 1; i < lines(of_rows); ++i) {
      const Label label = label_at(of_rows, i);
      const std::optional<std::uint32_t>* const found = indicators_.find(label.text);
      if (found == nullptr || !*found) {
        report_label(of_rows, i, found != nullptr, find_area(label) != nullptr, indicators_, false);
      } else if (!seen.insert({**found, label.printed}).second) {
        problems_.push_back({Code::duplicate_entry, pointer_of(of_rows, i), {quoted_at(of_rows, i)}});
      } else {
        map.indicators[i] = {**found, label.printed};
      }
      map.incomplete |= map.indicators[i].indicator == no_indicator;
    }
  }

  // A row that is shorter or longer may lack its label for that reason alone.
  bool is_ragged_without_label(bool of_rows, std::size_t line) const {
    return of_rows && table().rows[line].size() != columns() && text_at(of_rows, line).empty();
  }

  // Why a label cannot be taken.
  template <typename T>
  void report_label(bool of_rows, std::size_t line, bool ambiguous, bool is_other_side, const Names<T>& known,
                    bool of_areas) {
    if (is_ragged_without_label(of_rows, line)) return;
    const Label label = label_at(of_rows, line);
    const auto report = [&](Code code, std::vector<std::string> values) {
      problems_.push_back({code, pointer_of(of_rows, line), std::move(values)});
    };
    if (ambiguous) return report(Code::ambiguous_label, {quoted_at(of_rows, line)});
    if (is_other_side) return report(Code::table_axes, {});
    if (labels_incomplete()) return;
    if (of_areas && label.printed) return report(Code::table_printed, {quoted_at(of_rows, line)});
    std::vector<std::string_view> names;
    if (problems_.wants_suggestions()) known.append_to(names);
    const bool lacks_mark = of_areas && printed_.find(label.text) != nullptr;
    report(Code::unknown_label,
           {quoted_at(of_rows, line), lacks_mark ? "印:" + std::string(label.text) : nearest_name(label.text, names)});
  }

  std::string nearest_name(std::string_view text, std::vector<std::string_view>& names) const {
    constexpr std::size_t most_names = 500;  // a bound on the work that a hostile text can ask for
    if (text.empty() || !problems_.wants_suggestions() || names.size() > most_names) return {};
    std::sort(names.begin(), names.end());  // hash order is no order to break ties by
    return std::string(nearest(text, names));
  }

  // Every label that is listed as printed stands in the table.
  void check_printed(const Place& place) {
    if (table().printed.empty()) return;
    std::vector<std::string_view> labels;
    for (const bool of_rows : {true, false}) {
      for (std::size_t line = 1; line < lines(of_rows); ++line) labels.push_back(text_at(of_rows, line));
    }
    const std::unordered_set<std::string_view> standing(labels.begin(), labels.end());
    const Place list(place, "printed");
    for (std::size_t i = 0; i < table().printed.size(); ++i) {
      const std::string& label = table().printed[i];
      if (standing.contains(label)) continue;
      problems_.push_back({Code::unused_printed, Place(list, i).pointer(), {label, nearest_name(label, labels)}});
    }
  }

  void check_text(std::size_t row, std::size_t column) {
    if (is_valid_label(table().rows[row][column])) return;
    problems_.push_back({Code::invalid_text, cell_pointer(tables_, table_, row, column), {}});
  }

  std::string pointer_of(bool of_rows, std::size_t line) const {
    return cell_pointer(tables_, table_, of_rows ? line : 0, of_rows ? 0 : line);
  }
  std::string quoted_at(bool of_rows, std::size_t line) const {
    return quoted(table(), of_rows ? line : 0, of_rows ? 0 : line, text_at(of_rows, line));
  }

  const std::vector<Table>& tables_;
  const Incomplete& incomplete_;
  Diagnostics& problems_;
  Names<AreaLine> areas_, printed_;
  Names<std::uint32_t> indicators_;
  std::size_t table_ = 0;
  std::unordered_set<std::string_view> listed_;  // labels that the table lists as printed
};

// What a cell says; a problem where it cannot be read.
std::optional<Amount> read_cell(const std::vector<Table>& tables, std::size_t t, std::size_t r, std::size_t c,
                                Diagnostics& problems) {
  const std::string& text = tables[t].rows[r][c];
  if (text.empty()) return Amount();
  if (text == "/") return Amount::none();
  if (text == "n/a") return Amount::not_applicable();
  const NumberResult number = try_parse(text);
  if (number) return Amount(number.value);
  problems.push_back({number.code, cell_pointer(tables, t, r, c), {quoted(tables[t], r, c, text)}});
  return std::nullopt;
}

bool same_value(const Amount& a, const Amount& b) { return a.presence == b.presence && a.value == b.value; }

// A target, which is not missing, as a problem names it.
std::string target_text(const Amount& target) {
  if (target.given()) return target.value.to_string();
  return target.presence == Presence::none ? "/" : "n/a";
}

}  // namespace

std::vector<TableMap> map_tables(const Agreement& agreement, const std::vector<Table>& tables,
                                 const Incomplete& incomplete, Diagnostics& problems) {
  if (tables.empty()) return {};
  std::vector<TableMap> maps = Mapping(agreement, tables, incomplete, problems).map_all();
  for_each_cell(tables, maps, [&](std::size_t t, std::size_t r, std::size_t c, const AreaLine& line, std::uint32_t) {
    if (is_printed(line) && !is_valid_label(tables[t].rows[r][c])) {
      problems.push_back({Code::invalid_text, cell_pointer(tables, t, r, c), {}});
    }
  });
  return maps;
}

void fill_targets(Agreement& agreement, const std::vector<Table>& tables, const std::vector<TableMap>& maps,
                  Diagnostics& problems) {
  for_each_cell(tables, maps, [&](std::size_t t, std::size_t r, std::size_t c, const AreaLine& line, std::size_t i) {
    if (line.role != LineRole::target || tables[t].rows[r][c].empty()) return;
    Indicator& indicator = agreement.indicators[i];
    const auto own = std::find_if(indicator.target.begin(), indicator.target.end(),
                                  [](const Cell& cell) { return cell.area == "*"; });
    const std::optional<Amount> target = read_cell(tables, t, r, c, problems);
    if (own == indicator.target.end()) {
      indicator.target.push_back(whole(target.value_or(Amount::none())).front());
    } else if (target && own->amount.presence != Presence::missing && !same_value(own->amount, *target)) {
      problems.push_back({Code::table_target_conflict,
                          cell_pointer(tables, t, r, c),
                          {indicator.id, quoted(tables[t], r, c, target_text(*target)), target_text(own->amount)}});
    }
  });
  const auto is_incomplete = [](const TableMap& map) { return map.incomplete; };
  if (problems.empty() || std::none_of(maps.begin(), maps.end(), is_incomplete)) return;
  for (Indicator& indicator : agreement.indicators) {
    if (indicator.target.empty() && indicator.periods.empty()) indicator.target = whole(Amount::none());
  }
}

void for_each_actual(const std::vector<Table>& tables, const std::vector<TableMap>& maps, Diagnostics& problems,
                     const std::function<void(const TableActual&)>& take) {
  for_each_cell(tables, maps,
                [&](std::size_t t, std::size_t r, std::size_t c, const AreaLine& line, std::uint32_t indicator) {
                  if (line.role != LineRole::area || tables[t].rows[r][c].empty()) return;
                  if (const std::optional<Amount> amount = read_cell(tables, t, r, c, problems)) {
                    take({t, r, c, indicator, line.area, *amount});
                  }
                });
}

void for_each_target(const std::vector<Table>& tables, const std::vector<TableMap>& maps,
                     const std::function<void(std::uint32_t, std::string)>& take) {
  for_each_cell(tables, maps,
                [&](std::size_t t, std::size_t r, std::size_t c, const AreaLine& line, std::uint32_t indicator) {
                  if (line.role != LineRole::target || tables[t].rows[r][c].empty()) return;
                  take(indicator, cell_pointer(tables, t, r, c));
                });
}

std::vector<Claim> table_claims(const Agreement& agreement, const std::vector<Table>& tables,
                                const std::vector<TableMap>& maps) {
  const std::vector<const Area*> areas = list_areas(agreement);
  std::vector<Claim> claims;
  for_each_cell(tables, maps, [&](std::size_t t, std::size_t r, std::size_t c, const AreaLine& line, std::size_t i) {
    const std::string& printed = tables[t].rows[r][c];
    if (!is_printed(line) || printed.empty() || printed == "/" || printed == "n/a") return;
    std::string path = "indicators/" + agreement.indicators[i].id;
    if (line.area != 0) path += "/areas/" + areas[line.area - 1]->id;
    path += line.role == LineRole::printed_target       ? "/target"
            : line.role == LineRole::printed_attainment ? "/attainment"
                                                        : "/actual";
    Claim claim{path, "", printed, tables[t].where};
    if (tables[t].period && line.role != LineRole::printed_target) {
      claim.quantity = path + ' ' + period_text(*tables[t].period);
      claim.figure.clear();
    }
    claims.push_back(std::move(claim));
  });
  return claims;
}

std::string cell_pointer(const std::vector<Table>& tables, std::size_t table, std::size_t row, std::size_t column) {
  const Place list("/outputs/tables"), place(list, table);
  if (!tables[table].csv.empty()) return Place(place, "csv").pointer();
  const Place rows(place, "rows"), cells(rows, row);
  return Place(cells, column).pointer();
}

}  // namespace assay::model
