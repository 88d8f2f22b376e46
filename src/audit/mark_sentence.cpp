#include "audit/mark_sentence.hpp"

#include <algorithm>
#include <utility>

#include "assay/error.hpp"
#include "audit/report_text.hpp"

namespace assay::audit_detail {

namespace {

// A name that stands further back names nothing.
constexpr std::size_t most_words = 200;

// The unit stays outside the hole, where it helps to find it.
std::string without_unit(const Printed& printed) {
  const std::string& raw = printed.raw;
  if (printed.unit.empty() || printed.unit == "%" || !raw.ends_with(printed.unit)) return raw;
  std::string sample = raw.substr(0, raw.size() - printed.unit.size());
  while (sample.ends_with(' ')) sample.pop_back();
  return sample;
}

std::string_view same_unit(std::string_view unit) { return unit == "名" || unit == "位" ? "人" : unit; }

// Of money, time, points and sizes, which stand for nothing else; not of what is counted.
bool is_measured(std::string_view unit) {
  if (unit.empty() || unit == "%") return false;
  try {
    const Printed one = read_printed('1' + std::string(unit));
    return one.unit == unit && !counting_step(one);
  } catch (const Error&) {
    return false;  // a unit that nobody knows
  }
}

// Units that never stand for each other: what is measured, persons and households are nothing else.
bool excludes(std::string_view printed, std::string_view known) {
  for (const std::string_view time : {"年", "月", "日", "天", "岁", "小时", "分钟", "个月", "周"}) {
    if (printed == time) return known != time;
  }
  if (printed.empty() || known.empty() || printed == known) return false;
  if (is_measured(printed) || is_measured(known)) return true;
  for (const std::string_view own : {"人", "户"}) {
    if (printed == own || known == own) return true;
  }
  return false;
}

bool has_few_digits(std::string_view number) {
  return std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }) < 3;
}

// Those whose name stands last, the longer one where two end together.
std::vector<const KnownNumber*> last_named(const std::vector<const KnownNumber*>& found, std::u32string_view words) {
  std::vector<const KnownNumber*> named;
  std::pair<std::size_t, std::size_t> last{0, 0};
  for (const KnownNumber* each : found) {
    std::pair<std::size_t, std::size_t> own{0, 0};
    for (const std::u32string& word : each->words) {
      const std::size_t at = words.rfind(word);
      if (at != words.npos) own = std::max(own, std::pair(at + word.size(), word.size()));
    }
    if (own.first == 0 || own < last) continue;
    if (own > last) named.clear();
    last = own;
    named.push_back(each);
  }
  return named;
}

// Of a target and the actual that reached it, what the words of the clause speak of.
std::vector<const KnownNumber*> of_one_part(std::vector<const KnownNumber*> found, std::u32string_view words) {
  const auto says = [&](std::u32string_view word) { return words.find(word) != words.npos; };
  const bool of_target = says(U"协议") || says(U"目标") || says(U"指标要求");
  const bool of_max = says(U"分值") || says(U"占比");
  const auto drop = [&](MarkedPart part, MarkedPart other) {
    const auto is_other = [&](const KnownNumber* each) { return each->part == other; };
    if (std::none_of(found.begin(), found.end(), is_other)) return;
    std::erase_if(found, [&](const KnownNumber* each) { return each->part == part; });
  };
  drop(of_target ? MarkedPart::actual : MarkedPart::target, of_target ? MarkedPart::target : MarkedPart::actual);
  drop(of_max ? MarkedPart::points : MarkedPart::max, of_max ? MarkedPart::max : MarkedPart::points);
  return found;
}

}  // namespace

std::string without_signs(std::string_view text, bool is_pattern) {
  std::u32string result;
  for (const char32_t c : to_code_points(text)) {
    const bool is_sign = c == U'【' || c == U'】' || (is_pattern && (c == U'|' || c == U'｜'));
    result += !is_sign ? c : is_pattern ? U'…' : c == U'【' ? U'〔' : U'〕';
  }
  return to_utf8(result);
}

MarkedSentence SentenceMarks::mark(std::string_view sentence, std::size_t area) {
  MarkedSentence marked;
  std::size_t done = 0, read = 0;
  for (const FoundNumber& number : find_printed(sentence)) {
    go_on(sentence.substr(read, number.offset - read));
    read = number.offset;
    const auto [names, guessed] = choose(number.printed, area);
    if (names.empty()) continue;
    const auto binding = [&](const KnownNumber& known) {
      return known.binding + (known.area == area ? "" : "；范围：" + areas_.name(known.area));
    };
    std::string comment = "# " + number.printed.raw + "：";
    for (const KnownNumber* each : names) comment += (each == names[0] ? "" : "、") + binding(*each);
    comment += '\n';
    marked.instead += comment;
    if (guessed || names.size() > 1) {
      marked.comments += comment;
      continue;
    }
    const std::string sample = without_unit(number.printed);
    marked.text += without_signs(sentence.substr(done, number.offset - done), true) + "【" + sample + "｜" +
                   binding(*names[0]) + "】";
    done = number.offset + sample.size();
    marked.holes.push_back(names[0]);
  }
  go_on(sentence.substr(read));
  marked.text += without_signs(sentence.substr(done), !marked.holes.empty());
  return marked;
}

void SentenceMarks::go_on(std::string_view text) {
  words_ += folded(text);
  if (words_.size() > most_words) words_.erase(0, words_.size() - most_words);
}

// An area that the clause names stands alone; one of an earlier clause leaves it open whose the number is that it has
// not.
SentenceMarks::Choice SentenceMarks::choose(const Printed& printed, std::size_t area) const {
  const AreaNames::Last last = areas_.last_in(words_);
  const std::size_t clause = words_.find_last_of(U",;") + 1;
  const bool in_clause = last.end > clause;
  if (last.area) {
    Choice choice = choose_in(printed, *last.area);
    if (!choice.names.empty() || (in_clause && !last.whole)) return choice;
  }
  Choice choice = choose_in(printed, area);
  choice.guessed = choice.guessed || (last.area && !in_clause && *last.area != area);
  if (choice.names.empty() && last.whole && in_clause) return choose_in(printed, areas_.whole());
  return choice;
}

SentenceMarks::Choice SentenceMarks::choose_in(const Printed& printed, std::size_t area) const {
  const std::u32string_view words = words_;
  const std::string_view unit = same_unit(printed.unit);
  Choice choice;
  std::vector<const KnownNumber*> found = known_.printed_as(printed, area);
  if (unit != "%") std::erase_if(found, [&](const KnownNumber* each) { return excludes(unit, each->unit); });
  choice.names = last_named(found, words);
  const bool is_open = printed.hedge != Hedge::none && printed.hedge != Hedge::about;
  choice.guessed = is_open;
  if (choice.names.empty()) {
    if (unit.empty() || is_open) return {};
    choice.guessed = unit != "%" && has_few_digits(printed.value.to_string());
    std::erase_if(found, [&](const KnownNumber* each) { return choice.guessed && each->unit != unit; });
    choice.names = std::move(found);
  }
  choice.names = of_one_part(std::move(choice.names), words.substr(words.find_last_of(U"，；、：,;:") + 1));
  return choice;
}

}  // namespace assay::audit_detail
