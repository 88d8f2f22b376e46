#include "audit/labels.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace assay::audit_detail {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array parts = std::to_array<Word>({
    {"target", "协议量"},
    {"actual", "完成量"},
    {"attainment", "完成百分比"},
    {"prorated_target", "考核期应完成量"},
    {"prorated_attainment", "按考核期的完成百分比"},
    {"points", "得分"},
    {"max", "分值"},
    {"met", "达标"},
});

constexpr std::array whole_names = std::to_array<Word>({
    {"total", "总分"},
    {"grade", "等级"},
    {"subtotal", "小计"},
    {"staffing/retention", "稳岗率"},
    {"staffing/experienced_share", "有经验社工到岗占比"},
    {"staffing/head_count", "社工人数"},
    {"spans/term/months", "协议期月数"},
    {"spans/term/days", "协议期天数"},
    {"spans/assessed/months", "考核期月数"},
    {"spans/assessed/days", "考核期天数"},
});

template <std::size_t N>
std::string_view word_of(const std::array<Word, N>& words, std::string_view key) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.first == key; });
  return found == words.end() ? std::string_view() : found->second;
}

// The name, or the id where it has none.
template <typename Named>
std::string name_of(const std::vector<Named>& list, std::string_view id) {
  for (const Named& each : list) {
    if (each.id == id) return each.name.empty() ? each.id : each.name;
  }
  return std::string(id);
}

std::string name_of_area(const std::vector<Area>& areas, std::string_view id) {
  for (const Area& area : areas) {
    if (area.id == id) return area.name.empty() ? area.id : area.name;
    if (const std::string inside = name_of_area(area.areas, id); !inside.empty()) return inside;
  }
  return {};
}

// The text up to the next slash, which is taken from the path.
std::string_view take(std::string_view& path) {
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view first = path.substr(0, slash);
  path.remove_prefix(std::min(slash + 1, path.size()));
  return first;
}

std::string chinese_name(const Document& document, std::string_view path) {
  if (const std::string_view whole = word_of(whole_names, path); !whole.empty()) return std::string(whole);
  std::string_view rest = path;
  const std::string_view room = take(rest);
  if (room != "indicators" && room != "parties") return {};
  const std::string_view id = take(rest);
  std::string name = room == "parties" ? name_of(document.policy.parties, id)
                     : id == "*"       ? "各项指标"
                                       : name_of(document.agreement.indicators, id);
  if (rest.starts_with("areas/")) {
    take(rest);
    const std::string_view area = take(rest);
    const std::string area_name = name_of_area(document.agreement.areas, area);
    name += "（" + (area_name.empty() ? std::string(area) : area_name) + "）";
  }
  const std::string_view part = word_of(parts, rest);
  return part.empty() ? std::string() : name + std::string(part);
}

}  // namespace

Label label_of_figure(const Document& document, const std::string& path) {
  const std::string chinese = chinese_name(document, path);
  return {chinese.empty() ? path : chinese, path};
}

Label label_of_claim(const Document& document, const Claim& claim) {
  if (!claim.figure.empty()) return label_of_figure(document, claim.figure);
  return {claim.quantity + (claim.scope.empty() ? "" : "（" + claim.scope + "）"),
          claim.quantity + (claim.scope.empty() ? "" : " (" + claim.scope + ")")};
}

}  // namespace assay::audit_detail
