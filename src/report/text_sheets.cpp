// The sheets of a party's assessors side by side, and what its panel made of them.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "report/lookup.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay::report {

namespace {

// Assessors are columns, criteria are rows. Those whose sheets do not count stand below, each with the reason.
class SheetTable {
 public:
  SheetTable(Page& page, const Party& party, const PartyScore& score)
      : page_(page), party_(party), score_(score), full_(score.full()->to_string()) {
    for (const Sheet& sheet : score.sheets()) {
      if (score.counts(sheet) && !sheet.assessor.empty()) counted_.push_back(&sheet);
    }
  }

  void print() {
    page_.title(page_.say("评分表：", "Sheets: ") + page_.label(party_.id, party_.name));
    page_.line(combination());
    if (!counted_.empty()) print_table();
    for (const Sheet& sheet : score_.sheets()) print_apart(sheet);
  }

 private:
  void print_table() {
    std::vector<Align> align(counted_.size() + 3, Align::right);
    align[0] = Align::left;
    Table table(std::move(align));
    std::vector<std::string> head = {page_.say("评分项", "criterion"), page_.say("满分", "maximum")};
    for (const Sheet* const sheet : counted_) head.push_back(sheet->assessor);
    head.push_back(page_.say("合成", "combined"));
    table.row(std::move(head));
    table.rule();
    const std::string raw = page_.amount(score_.path() + "/raw");
    const auto by_suffix = [&](const std::string& suffix) {
      return [this, suffix](const Sheet& sheet) { return figure(score_.sheet_path(sheet) + suffix); };
    };
    if (party_.criteria.empty()) {
      add_row(table, page_.say("原始分", "raw score"), full_, by_suffix("/raw"), raw);
    } else {
      add_criteria(table, party_.criteria, 0);
      table.rule();
      const bool by_sheet = party_.panel.by == CombinedBy::sheet;
      const auto reduced = [&](const Sheet* sheet) {
        return score_.reduced_maximum(score_.sheet_path(*sheet)).has_value();
      };
      if (by_sheet && std::any_of(counted_.begin(), counted_.end(), reduced)) {
        add_row(table, page_.say("适用项合计", "sum of what applies"), "", by_suffix("/sum"), "");
        add_row(table, page_.say("适用项满分", "maximum of what applies"), "", by_suffix("/applicable"), "");
      }
      add_row(table, page_.say("原始分", "raw score"), full_, by_suffix("/points"), raw);
    }
    if (party_.panel.combination == Combination::weighted_mean) {
      add_row(
          table, page_.say("权重", "weight"), "", [](const Sheet& sheet) { return sheet.weight.to_string(); }, "");
    }
    page_.out += table.print();
  }

  template <typename Cell>
  void add_row(Table& table, std::string label, std::string maximum, Cell cell, std::string combined) const {
    std::vector<std::string> cells = {std::move(label), std::move(maximum)};
    for (const Sheet* const sheet : counted_) cells.push_back(cell(*sheet));
    cells.push_back(std::move(combined));
    table.row(std::move(cells));
  }

  void add_criteria(Table& table, const std::vector<Criterion>& criteria, std::size_t depth) const {
    for (const Criterion& criterion : criteria) {
      add_row(
          table, std::string(depth * 2, ' ') + page_.label(criterion.id, criterion.name), criterion.max.to_string(),
          [&](const Sheet& sheet) { return figure(score_.sheet_path(sheet) + "/criteria/" + criterion.id); },
          figure(score_.criterion_path(criterion.id) + "/points"));
      add_criteria(table, criterion.criteria, depth + 1);
    }
  }

  // Empty where there is no such figure: nobody was asked for it.
  std::string figure(const std::string& path) const {
    const auto node = page_.evaluation.find(path);
    return node ? page_.amount(*node) : "";
  }

  std::string combination() const {
    constexpr std::array<std::string_view, 5> zh = {"平均", "加权平均", "中位数", "去掉高低分后平均", "一致意见"};
    const Panel& panel = party_.panel;
    std::string text = page_.say("合成：", "Combined: ");
    if (!party_.criteria.empty()) {
      text += panel.by == CombinedBy::sheet ? page_.say("按整张评分表，", "whole sheets by ")
                                            : page_.say("按评分项，", "each criterion by ");
    }
    text += page_.say(zh[static_cast<std::size_t>(panel.combination)], words_of(name(panel.combination)));
    if (panel.combination == Combination::trimmed_mean) {
      text += page_.say("（最高 ", " (highest ") + std::to_string(panel.drop_highest) +
              page_.say(" 个，最低 ", ", lowest ") + std::to_string(panel.drop_lowest) + page_.say(" 个）", ")");
    }
    return text;
  }

  static std::string words_of(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
  }

  // A sheet that does not count as it should have been handed in.
  void print_apart(const Sheet& sheet) {
    const bool counts = score_.counts(sheet);
    if (!sheet.recused && !sheet.missing && counts) return;
    std::string text = sheet.recused   ? page_.say("回避：", "Recused: ")
                       : sheet.missing ? page_.say("缺评分表：", "Missing: ")
                                       : page_.say("评分表不全：", "Incomplete: ");
    text += sheet.assessor.empty() ? page_.label(party_.id, party_.name) : sheet.assessor;
    if (!sheet.recused) {
      text += counts ? page_.say("，按 0 分计", ", counts as zero") : page_.say("，不计", ", left out");
    }
    if (!sheet.reason.empty()) text += page_.say("；原因：", "; reason: ") + one_line(sheet.reason);
    page_.line(text);
  }

  Page& page_;
  const Party& party_;
  const PartyScore& score_;
  const std::string full_;
  std::vector<const Sheet*> counted_;
};

}  // namespace

void write_sheets(Page& page) {
  const auto scores = scores_by_party(page.document);
  const std::vector<Party>& parties = page.plan.policy().parties;
  for (std::size_t p = 0; p < parties.size(); ++p) {
    const auto found = scores.find(parties[p].id);
    const PartyScore score(page.evaluation, p, found == scores.end() ? nullptr : found->second);
    if (!score.sheets().empty()) SheetTable(page, parties[p], score).print();
  }
}

}  // namespace assay::report
