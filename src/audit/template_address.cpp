// Cells of tables by their labels: 表：附件1 行：合计 列：电访/完成量 【7339｜电访】
#include <algorithm>
#include <optional>

#include "audit/annexes.hpp"
#include "audit/template_line.hpp"

namespace assay::audit_detail {

namespace {

using detail::CellAddress;
using detail::CellLabel;

// Where " 行:" begins, and where what it names does.
struct Keyword {
  std::size_t at = 0;
  std::size_t after = 0;
};
std::optional<Keyword> find_keyword(std::u32string_view text, std::u32string_view zh, std::u32string_view en) {
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != U' ') continue;
    for (const std::u32string_view word : {zh, en}) {
      if (text.substr(at + 1).starts_with(word)) return Keyword{at, at + 1 + word.size()};
    }
  }
  return std::nullopt;
}

// "完成量#2"; a "#" that no number follows belongs to the label.
CellLabel read_label(const Slice& written) {
  const std::size_t hash = written.text.rfind(U'#');
  if (hash != written.text.npos) {
    const std::u32string_view digits = written.text.substr(hash + 1);
    constexpr std::size_t most_digits = 6;
    if (!digits.empty() && digits.size() <= most_digits && std::all_of(digits.begin(), digits.end(), is_digit)) {
      return {folded(written.raw.substr(0, hash)), static_cast<std::size_t>(std::stoul(to_utf8(digits)))};
    }
  }
  return {folded(written.raw), 0};
}

}  // namespace

CellAddress read_address(const Slice& line, TemplateProblems& problems) {
  CellAddress address;
  const auto problem = [&](const Slice& at, std::string zh, std::string en) {
    problems.add(Code::template_syntax, at.place(), std::move(zh), std::move(en));
  };
  const std::size_t open = std::min(line.text.find(U'【'), line.size());
  const std::size_t close = line.text.find(U'】', open);
  const Slice labels = line.part(0, open);
  const auto row = find_keyword(labels.text, U"行:", U"row:");
  const auto column = find_keyword(labels.text, U"列:", U"column:");
  if (close == line.text.npos || !row || !column || row->at > column->at) {
    problem(line, "表格里的一格要写成“表：… 行：… 列：… 【样例｜名称】”",
            "a cell of a table is written as \"table: … row: … column: … 【sample|name】\"");
    return address;
  }
  const Slice table = labels.part(0, row->at).trimmed();
  const Slice row_label = labels.part(row->after, column->at - row->after).trimmed();
  const Slice column_label = labels.part(column->after).trimmed();
  if (table.size() == 0 || row_label.size() == 0 || column_label.size() == 0) {
    problem(line, "表、行、列都要有标签", "table, row and column need a label each");
  }
  address.table = read_label(table);
  const AnnexReference annex = annex_reference(address.table.words);
  if (annex.size == address.table.words.size()) address.annex = annex.number;
  address.column = read_label(column_label);
  address.row = folded(row_label.raw);
  address.any_row = address.row == U"*";
  address.table_text = table.written();
  address.row_text = row_label.written();
  address.column_text = column_label.written();
  address.hole = read_hole(line.part(open + 1, close - open - 1), true, problems);
  const Slice rest = line.part(close + 1).trimmed();
  if (rest.size() != 0) problem(rest, "“】”之后还有文字", "text stands after the hole");
  return address;
}

}  // namespace assay::audit_detail
