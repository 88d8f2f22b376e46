#include "audit/mark_table.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "assay/error.hpp"
#include "audit/mark_check.hpp"

namespace assay::audit_detail {

namespace {

using detail::CellAddress;

bool holds(std::u32string_view text, std::u32string_view words) { return text.find(words) != text.npos; }

// The number that a cell holds, and nothing else.
std::optional<Printed> number_of(const std::string& words) {
  try {
    Printed printed = read_printed(words);
    if (printed.has_value) return printed;
  } catch (const Error&) {
    // words
  }
  return std::nullopt;
}

// "/", "—" or nothing.
bool is_absent(const std::string& words) {
  try {
    return !read_printed(words).has_value;
  } catch (const Error&) {
    return false;
  }
}

// Which part of an indicator a column is, by its label and what it holds.
MarkedPart part_of(std::u32string_view label, const Printed& printed) {
  for (const std::u32string_view word : {U"百分比", U"比例", U"率", U"%"}) {
    if (holds(label, word)) return MarkedPart::attainment;
  }
  if (printed.unit == "%") return MarkedPart::attainment;
  if (holds(label, U"协议") || holds(label, U"目标") || holds(label, U"指标要求")) return MarkedPart::target;
  return MarkedPart::actual;
}

// How much a label says of a number: its very name, more than it, less, or nothing.
int closeness(std::u32string_view label, const KnownNumber& known) {
  int best = 0;
  for (const std::u32string& word : known.words) {
    best = std::max(best, label == word ? 3 : holds(label, word) ? 2 : !label.empty() && holds(word, label) ? 1 : 0);
  }
  return best;
}

class TableMarks {
 public:
  TableMarks(const ReportText& report, const ReportTable& table, const std::string& name, const KnownNumbers& known,
             const std::vector<LabelledArea>& areas, std::size_t area)
      : report_(report), table_(table), name_(name), known_(known), areas_(areas), area_(area) {}

  std::vector<std::string> run() {
    for (std::size_t row = 1; row < table_.rows.size(); ++row) {
      for (std::size_t column = 1; column < table_.rows[row].size(); ++column) mark(row, column);
    }
    unite();
    std::vector<std::string> lines;
    for (const Line& line : lines_) {
      if (line.united) continue;
      std::string text = "表：" + name_ + " 行：" + line.row + " 列：" + line.column + " 【" + line.sample + "｜" +
                         line.binding + "】";
      if (MarkCheck::addresses(text, line.address)) lines.push_back(std::move(text));
    }
    lines.insert(lines.end(), comments_.begin(), comments_.end());
    return lines;
  }

 private:
  struct Line {
    CellAddress address;
    std::size_t cell;  // where it begins
    bool of_area;      // its row is an area's, or the whole's
    std::string row, column, sample, binding;
    bool united = false;  // another line stands for it
  };

  std::u32string_view at(std::size_t row, std::size_t column) const {
    if (column >= table_.rows[row].size()) return {};
    const ReportCell& cell = table_.rows[row][column];
    return std::u32string_view(report_.text).substr(cell.begin, cell.end - cell.begin);
  }
  std::string words(std::size_t row, std::size_t column) const {
    const ReportCell& cell = table_.rows[row][column];
    return report_.words(cell.begin, cell.end);
  }
  bool is_label(std::size_t row, std::size_t column) const {
    return at(row, column).size() > 1 && !number_of(words(row, column));
  }

  // The cell above that is a label, and the one above that which spans it.
  struct Labels {
    std::u32string upper, label;
    std::string column;  // as a template writes it
  };
  std::vector<Labels> columns_of(std::size_t row, std::size_t column) const {
    std::vector<Labels> found;
    for (std::size_t above = row; above-- > 0;) {
      if (!is_label(above, column)) continue;
      const std::u32string label(at(above, column));
      std::size_t span = column;
      while (above > 0 && span > 0 && at(above - 1, span).empty()) --span;
      if (above > 0 && is_label(above - 1, span)) {
        const std::u32string upper(at(above - 1, span));
        found.push_back({upper, label, words(above - 1, span) + '/' + words(above, column)});
      }
      found.push_back({{}, label, words(above, column)});
      break;
    }
    return found;
  }

  std::optional<std::size_t> area_of(std::u32string_view label) const {
    const auto found =
        std::find_if(areas_.begin(), areas_.end(), [&](const LabelledArea& each) { return each.label == label; });
    return found == areas_.end() ? std::nullopt : std::optional(found->area);
  }

  void mark(std::size_t row, std::size_t column) {
    const std::optional<Printed> printed = number_of(words(row, column));
    if (!printed) return;
    std::size_t left = column - 1;
    while (left > 0 && !is_label(row, left)) --left;
    if (!is_label(row, left)) return;
    const std::vector<Labels> columns = columns_of(row, column);
    if (columns.empty()) return;
    const std::optional<std::size_t> area = area_of(at(row, left));
    const std::u32string_view own = area ? std::u32string_view() : at(row, left);
    const std::vector<const KnownNumber*> names = choose(*printed, area.value_or(area_), own, columns.front());
    if (names.empty()) return;
    if (names.size() > 1) {
      std::string comment = "# " + words(row, column) + "（" + words(row, left) + "，" + columns.front().column + "）：";
      for (const KnownNumber* each : names) comment += (each == names[0] ? "" : "、") + each->binding;
      comments_.push_back(std::move(comment));
      return;
    }
    for (const Labels& labels : columns) {
      if (add(row, column, left, labels, *names[0], area.has_value())) return;
    }
  }

  // Those that print so and that the labels speak of most closely; where they speak of none, the only one.
  std::vector<const KnownNumber*> choose(const Printed& printed, std::size_t area, std::u32string_view row,
                                         const Labels& labels) const {
    std::vector<const KnownNumber*> names;
    int closest = 0;
    const MarkedPart part = part_of(labels.label, printed);
    for (const KnownNumber* each : known_.printed_as(printed, area)) {
      if (each->part != part) continue;
      const int close =
          std::max({closeness(row, *each), closeness(labels.upper, *each), closeness(labels.label, *each)});
      if (close < closest) continue;
      if (close > closest) names.clear();
      closest = close;
      names.push_back(each);
    }
    if (closest == 0 && names.size() > 1) names.clear();
    return names;
  }

  // With the first address that names this cell alone.
  bool add(std::size_t row, std::size_t column, std::size_t left, const Labels& labels, const KnownNumber& known,
           bool of_area) {
    CellAddress address;
    address.column.words = labels.upper.empty() ? labels.label : labels.upper + U'/' + labels.label;
    address.row = at(row, left);
    const std::size_t cell = table_.rows[row][column].begin;
    for (address.column.pick = 0; address.column.pick <= table_.rows[row].size(); ++address.column.pick) {
      const std::vector<AddressedCell> found = cells_of(address);
      if (found.size() != 1 || found[0].cell.begin != cell) continue;
      const std::string pick = address.column.pick == 0 ? "" : '#' + std::to_string(address.column.pick);
      lines_.push_back(
          {address, cell, of_area, words(row, left), labels.column + pick, words(row, column), known.binding});
      return true;
    }
    return false;
  }

  // One line for all areas of a column, where it says the same of each.
  void unite() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].united || !lines_[i].of_area) continue;
      std::vector<std::size_t> same;
      for (std::size_t k = i + 1; k < lines_.size(); ++k) {
        if (lines_[k].of_area && lines_[k].column == lines_[i].column) same.push_back(k);
      }
      const auto says_the_same = [&](std::size_t k) { return lines_[k].binding == lines_[i].binding; };
      if (same.empty() || !std::all_of(same.begin(), same.end(), says_the_same)) continue;
      if (amounts_in(lines_[i].address) != same.size() + 1) continue;
      lines_[i].row = "*";
      lines_[i].address.any_row = true;
      for (const std::size_t k : same) lines_[k].united = true;
    }
  }

  std::vector<AddressedCell> cells_of(const CellAddress& address) const {
    return find_cells(report_, table_, address, [&](std::u32string_view label) { return area_of(label).has_value(); })
        .cells;
  }

  // How many rows of areas say anything in the column.
  std::size_t amounts_in(CellAddress address) const {
    address.any_row = true;
    const std::vector<AddressedCell> found = cells_of(address);
    return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](const AddressedCell& each) {
      const auto label = std::u32string_view(report_.text).substr(each.label.begin, each.label.end - each.label.begin);
      return area_of(label) && !is_absent(report_.words(each.cell.begin, each.cell.end));
    }));
  }

  const ReportText& report_;
  const ReportTable& table_;
  const std::string& name_;
  const KnownNumbers& known_;
  const std::vector<LabelledArea>& areas_;
  const std::size_t area_;
  std::vector<Line> lines_;
  std::vector<std::string> comments_;  // on cells that could be several things
};

}  // namespace

std::vector<std::string> mark_table(const ReportText& report, const ReportTable& table, const std::string& name,
                                    const KnownNumbers& known, const std::vector<LabelledArea>& areas,
                                    std::size_t area) {
  return TableMarks(report, table, name, known, areas, area).run();
}

}  // namespace assay::audit_detail
