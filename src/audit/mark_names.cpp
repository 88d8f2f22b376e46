#include "audit/mark_names.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "assay/error.hpp"
#include "audit/report_text.hpp"

namespace assay::audit_detail {

namespace {

// What reports say about staffing, and what is counted.
struct StaffingWord {
  std::string_view part, word, unit;
};
constexpr std::array staffing_words = std::to_array<StaffingWord>({
    {"required", "应到岗", "人次"},
    {"worked", "实到岗", "人次"},
    {"net", "超配", "人次"},
    {"experienced", "从业经历", "人次"},
    {"retained", "在岗", "人"},
    {"retention", "稳岗率", "%"},
    {"experienced_share", "到岗人次的", "%"},
    {"head_count", "配备", "人"},
});

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == path.npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

template <typename Named>
const Named* named(const std::vector<Named>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Named& each) { return each.id == id; });
  return found == list.end() ? nullptr : &*found;
}

// Whether a hole may call a thing so: nothing else has the name, and no sign of the template's stands in it.
template <typename Named>
bool is_plain(const std::vector<Named>& list, std::string_view name) {
  for (const std::string_view sign : {"/", "；", ";", "：", ":", "｜", "|", "】"}) {
    if (name.find(sign) != name.npos) return false;
  }
  const auto has_it = [&](const Named& each) { return each.name == name || each.id == name; };
  return !name.empty() && name != "总分" && name != "等级" && std::count_if(list.begin(), list.end(), has_it) == 1;
}

void add_word(KnownNumber& number, std::string_view word) {
  if (!word.empty()) number.words.push_back(folded(word));
}

std::string_view unit_of(std::string_view persons_or_households) {
  return persons_or_households == "persons" ? "人" : "户";
}

// The part of an indicator, and how a hole says it behind the name; nothing of other figures.
std::optional<std::pair<MarkedPart, std::string_view>> part_of(std::string_view name) {
  if (name == "target") return std::pair(MarkedPart::target, "/协议量");
  if (name == "actual") return std::pair(MarkedPart::actual, "");
  if (name == "attainment") return std::pair(MarkedPart::attainment, "/百分比");
  return std::nullopt;
}

bool describe_indicator(const Document& document, std::span<const std::string_view> parts, KnownNumber& number) {
  if (parts.size() == 4 && parts[2] == "amounts") {
    add_word(number, parts[3]);
    return true;
  }
  const Indicator* indicator = named(document.agreement.indicators, parts[1]);
  const auto part = part_of(parts.back());
  if (indicator == nullptr || !part || parts.size() != 3) return false;
  number.part = part->first;
  number.unit = part->first == MarkedPart::attainment ? "%" : indicator->unit;
  const bool plain = is_plain(document.agreement.indicators, indicator->name);
  number.binding = (plain ? indicator->name : indicator->id) + std::string(part->second);
  add_word(number, indicator->name.empty() ? indicator->id : indicator->name);
  return true;
}

bool describe_staffing(std::span<const std::string_view> parts, KnownNumber& number) {
  const auto found = std::find_if(staffing_words.begin(), staffing_words.end(),
                                  [&](const StaffingWord& word) { return word.part == parts[1]; });
  if (found == staffing_words.end()) return false;
  number.unit = found->unit;
  add_word(number, found->word);
  return true;
}

bool describe_party(const Document& document, std::span<const std::string_view> parts, KnownNumber& number) {
  const Party* party = named(document.policy.parties, parts[1]);
  if (party == nullptr || parts.size() != 3 || (parts[2] != "points" && parts[2] != "max")) return false;
  number.part = parts[2] == "points" ? MarkedPart::points : MarkedPart::max;
  number.unit = "分";
  const bool plain = is_plain(document.policy.parties, party->name);
  number.binding = (plain ? party->name : party->id) + (number.part == MarkedPart::points ? "/得分" : "/分值");
  add_word(number, party->name);
  // 监督方（区民政局）: the role alone.
  if (const std::size_t inside = party->name.find("（"); inside != party->name.npos) {
    add_word(number, std::string_view(party->name).substr(0, inside));
  }
  return true;
}

bool describe_register(const Document& document, std::span<const std::string_view> parts, KnownNumber& number) {
  if (parts.size() != 3) return false;
  if (parts[1] == "coverage") {
    number.unit = "%";
    add_word(number, "建档率");
  } else if (parts[1] == "on_file" || parts[1] == "registered") {
    number.unit = unit_of(parts[2]);
    add_word(number, parts[1] == "on_file" ? "建档" : "在册");
  } else if (parts[1] == "persons" || parts[1] == "households") {
    number.unit = unit_of(parts[1]);
    const Category* category = named(document.policy.registry.categories, parts[2]);
    if (category != nullptr) add_word(number, category->name.empty() ? category->id : category->name);
  } else {
    return false;
  }
  return true;
}

// False for figures that no report prints, or that others stand for.
bool describe(const Document& document, std::span<const std::string_view> parts, KnownNumber& number) {
  if (parts.size() == 1 && parts[0] == "total") {
    number.binding = "总分";
    number.part = MarkedPart::points;
    number.unit = "分";
    add_word(number, "总分"), add_word(number, "总得分");
    return true;
  }
  if (parts.size() < 2) return false;
  if (parts[0] == "indicators") return describe_indicator(document, parts, number);
  if (parts[0] == "staffing") return describe_staffing(parts, number);
  if (parts[0] == "parties") return describe_party(document, parts, number);
  return parts[0] == "register" && describe_register(document, parts, number);
}

// Numerals as digits, as long as each number has one.
std::u32string with_digits(std::u32string_view words) {
  constexpr std::u32string_view numerals = U"零一二三四五六七八九";
  std::u32string result(words);
  for (char32_t& c : result) {
    if (const std::size_t digit = numerals.find(c); digit != numerals.npos) c = U'0' + static_cast<char32_t>(digit);
  }
  return result;
}

}  // namespace

AreaNames::AreaNames(const Evaluation& evaluation) : areas_(evaluation.plan().areas()) {
  for (const PlannedArea& area : areas_) {
    names_.push_back(&area == &areas_.back() ? "全站" : area.name.empty() ? area.id : area.name);
    words_.push_back(with_digits(folded(names_.back())));
  }
}

std::size_t AreaNames::in(std::u32string_view words) const {
  std::size_t found = whole(), longest = 0;
  for (std::size_t a = 0; a < whole(); ++a) {
    const std::u32string own = folded(names_[a]);
    if (own.size() <= longest || words.find(own) == words.npos) continue;
    found = a;
    longest = own.size();
  }
  return found;
}

std::optional<std::size_t> AreaNames::in_other_digits(std::u32string_view label) const {
  const auto found = std::find(words_.begin(), words_.end() - 1, with_digits(label));
  if (found == words_.end() - 1) return std::nullopt;
  return static_cast<std::size_t>(found - words_.begin());
}

AreaNames::Last AreaNames::last_in(std::u32string_view words) const {
  const std::u32string text = with_digits(words);
  // Where the last one ends, 0 where there is none. 片区12 does not name 片区1.
  const auto end_of = [&](std::u32string_view name) -> std::size_t {
    for (std::size_t at = text.rfind(name); at != text.npos; at = at == 0 ? text.npos : text.rfind(name, at - 1)) {
      const std::size_t end = at + name.size();
      if (end == words.size() || !is_digit(words[end - 1]) || !is_digit(words[end])) return end;
    }
    return 0;
  };
  Last last;
  std::size_t longest = 0;
  for (std::size_t a = 0; a < whole(); ++a) {
    const std::size_t end = end_of(words_[a]);
    if (end == 0 || std::pair(end, words_[a].size()) <= std::pair(last.end, longest)) continue;
    last.area = a;
    last.end = end;
    longest = words_[a].size();
  }
  for (const std::u32string_view word : {U"合计", U"总计", U"共计", U"总共", U"全站"}) {
    const std::size_t end = end_of(word);
    if (end <= last.end) continue;
    last.whole = true;
    last.end = end;
  }
  return last;
}

KnownNumbers::KnownNumbers(const Document& document, const Evaluation& evaluation)
    : whole_(evaluation.plan().areas().size() - 1) {
  for (Node node = 0; node < evaluation.figure_count(); ++node) add(document, evaluation, node);
  std::stable_sort(numbers_.begin(), numbers_.end(),
                   [](const KnownNumber& a, const KnownNumber& b) { return a.exact < b.exact; });
}

void KnownNumbers::add(const Document& document, const Evaluation& evaluation, Node node) {
  if (evaluation.presence(node) != Presence::given) return;
  const std::optional<Ratio> exact = evaluation.exact(node);
  if (!exact) return;
  const std::string path = evaluation.path(node);
  std::vector<std::string_view> parts = split(path);
  KnownNumber number{*exact, path, MarkedPart::other, whole_};
  // A figure of an area goes by the name that it has in the area's scope.
  const auto areas = std::find(parts.begin(), parts.end(), "areas");
  if (areas != parts.end() && areas + 1 != parts.end()) {
    const auto all = evaluation.plan().areas();
    const auto area =
        std::find_if(all.begin(), all.end(), [&](const PlannedArea& each) { return each.id == areas[1]; });
    if (area == all.end()) return;
    number.area = static_cast<std::size_t>(area - all.begin());
    number.binding.clear();
    for (auto part = parts.begin(); part != parts.end(); ++part) {
      number.binding += (part == parts.begin() ? "" : "/") + std::string(part == areas + 1 ? "{范围}" : *part);
    }
    parts.erase(areas, areas + 2);
  }
  if (!describe(document, parts, number)) return;
  const Decimal* value = evaluation.value(node);
  number.places =
      value == nullptr || number.unit == "%" ? std::numeric_limits<int>::max() : std::max(0, value->scale());
  numbers_.push_back(std::move(number));
}

std::vector<const KnownNumber*> KnownNumbers::printed_as(const Printed& printed, std::size_t area) const {
  std::vector<const KnownNumber*> found;
  if (!printed.has_value) return found;
  std::optional<Possible> possible;
  try {
    possible = stands_for(printed, {}, counting_step(printed));
  } catch (const Error&) {
    return found;  // it can stand for nothing
  }
  const End& low = possible->values.low();
  auto each = numbers_.begin();
  if (low.bounded) {
    each =
        std::partition_point(each, numbers_.end(), [&](const KnownNumber& known) { return known.exact < low.value; });
  }
  const End& high = possible->values.high();
  for (; each != numbers_.end() && !(high.bounded && high.value < each->exact); ++each) {
    if (each->area != area || !possible->contains(each->exact)) continue;
    if ((printed.unit == "%") != (each->unit == "%" || (printed.unit == "%" && each->part == MarkedPart::max)))
      continue;
    if (printed.scale == 0 && printed.shown > each->places) continue;
    found.push_back(&*each);
  }
  return found;
}

}  // namespace assay::audit_detail
