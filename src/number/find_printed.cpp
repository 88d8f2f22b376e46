#include "number/printed_reader.hpp"
#include "number/printed_words.hpp"

namespace assay {

using number::Kind;
using number::Manner;
using number::PrintedNumber;
using number::PrintedReader;
using number::Symbol;

namespace {

// Words that begin like a unit behind a Chinese numeral: 片区一面临, 三分之二, 一对于.
constexpr auto words_of_other_sense = std::to_array<std::string_view>(
    {"面临", "面对", "面向", "面前", "面积", "分之", "分别", "分析", "分类", "分工", "分布", "分层", "分享",
     "分为", "对象", "对于", "对接", "对应", "对一", "家庭", "年级", "年代", "日常", "次要", "人员", "期间",
     "位于", "位置", "条件", "类似", "户籍", "名称", "场所", "场地", "节日", "支持", "支援", "批评", "起来",
     "本身", "处理", "处于", "门槛", "组织", "组成", "部分", "部署", "所有", "只有", "则是", "段落"});

// What a short hedge is the end of: 节约20元, 附近20米.
struct Longer {
  std::string_view hedge, before;
};
constexpr auto longer_words = std::to_array<Longer>(
    {{"约", "节"}, {"约", "预"}, {"约", "合"}, {"约", "签"}, {"约", "契"}, {"约", "公"}, {"约", "特"},
     {"约", "邀"}, {"约", "履"}, {"约", "违"}, {"约", "制"}, {"近", "附"}, {"近", "最"}, {"近", "邻"},
     {"近", "靠"}, {"近", "临"}, {"近", "亲"}, {"近", "远"}, {"超", "反"}, {"超", "高"}});

// 近三年 are the last three years.
constexpr auto units_of_time = std::to_array<std::string_view>({"年", "月", "个月", "周", "天", "日", "期"});

class Finder {
 public:
  explicit Finder(std::string_view text)
      : text_(text), symbols_(number::symbols_of(text)), reader_(text, symbols_, Manner::running) {}

  std::vector<FoundNumber> find() {
    for (std::size_t at = 0; at < symbols_.size();) at = is(at, Kind::digit) ? digits(at) : numeral(at);
    return std::move(found_);
  }

 private:
  bool is(std::size_t at, Kind kind) const { return reader_.is(at, kind); }
  bool is_numeral(std::size_t at) const { return at < symbols_.size() && number::is_numeral(symbols_[at].kind); }
  std::string_view before(std::size_t at) const { return text_.substr(0, offset(at)); }
  std::size_t offset(std::size_t at) const { return at < symbols_.size() ? symbols_[at].offset : text_.size(); }

  // The symbol that so many bytes before this one start with.
  std::size_t back(std::size_t at, std::size_t bytes) const {
    for (const std::size_t to = offset(at) - bytes; offset(at) > to;) --at;
    return at;
  }

  // Past a word, a date, a version: whatever digits, letters and points hang together.
  std::size_t past_word(std::size_t at) const {
    while (is(at, Kind::digit) || is(at, Kind::letter) || (is(at, Kind::point) && is(at + 1, Kind::digit))) ++at;
    return at;
  }

  bool is_ordinal(std::size_t at) const {
    return before(is(at - 1, Kind::space) ? at - 1 : at).ends_with("第");  // at > 0
  }

  // 三分之 before a digit; 百分之 is a share in hundredths.
  bool is_fraction(std::size_t at) const { return before(at).ends_with("分之") && !is_percent(at); }
  bool is_percent(std::size_t at) const { return before(at).ends_with("百分之"); }

  // Where digits are part of a Latin word: Q3, COVID-19, but not the 9 of 3-9.
  bool is_in_word(std::size_t at) const {
    if (at == 0) return false;
    if (is(at - 1, Kind::letter)) return true;
    return at > 1 && is(at - 1, Kind::minus) && is(at - 2, Kind::letter);
  }

  std::size_t digits(std::size_t at) {
    if (is_in_word(at)) return past_word(at);
    std::optional<PrintedNumber> number = reader_.read(at, is_percent(at));
    const std::size_t end = number->end;
    const bool is_bare = number->printed.unit.empty();
    // Several points, or letters behind the digits: nothing of it is a number.
    if (is_bare && (is(end, Kind::letter) || (is(end, Kind::point) && is(end + 1, Kind::digit)))) return past_word(end);
    const bool is_part =
        at > 0 && (is_ordinal(at) || is_fraction(at) || is(at - 1, Kind::power) || is(at - 1, Kind::big));
    const bool goes_on =
        number->is_open || (is_bare && (is_numeral(end) || text_.substr(offset(end)).starts_with("‰")));
    if (!is_part && !goes_on && !number->overflows) add(at, *number);
    return end;
  }

  std::size_t numeral(std::size_t at) {
    if (!is_numeral(at)) return at + 1;
    std::size_t row = at;
    while (is_numeral(row)) ++row;
    const std::string_view left = before(at);
    if (at > 0 && (is_ordinal(at) || left.ends_with("几") || left.ends_with("数") || left.ends_with("好"))) return row;
    if (is_fraction(at)) return row;
    const bool percent = is_percent(at);
    std::optional<PrintedNumber> number = reader_.read(at, percent);
    if (!number || number->overflows || number->printed.unit.empty()) return row;
    if (!percent && (is_other_word(*number) || is_idiom(at, row))) return row;
    add(at, *number);
    return number->end;
  }

  bool is_one(std::size_t at) const { return is(at, Kind::han_digit) && symbols_[at].value == 1; }

  // 一人一档, 一老一小, 一批.
  bool is_idiom(std::size_t at, std::size_t end) const {
    if (end != at + 1 || !is_one(at)) return false;
    const auto is_pair = [&](std::size_t first) {
      return is_one(first) && is(first + 1, Kind::other) && is_one(first + 2) && is(first + 3, Kind::other);
    };
    return is_pair(at) || (at >= 2 && is_pair(at - 2)) || text_.substr(offset(end)).starts_with("批");
  }

  // The unit is the beginning of another word.
  bool is_other_word(const PrintedNumber& number) const {
    const std::string_view unit = text_.substr(offset(number.unit));
    return std::any_of(words_of_other_sense.begin(), words_of_other_sense.end(),
                       [&](std::string_view word) { return unit.starts_with(word); });
  }

  // Takes in what stands before the digits: 百分之, a sign, a hedge.
  void add(std::size_t at, PrintedNumber& number) {
    Printed& printed = number.printed;
    constexpr std::string_view percent = "百分之";
    if (is_percent(at)) at = back(at, percent.size());
    if (at > last_ && (is(at - 1, Kind::minus) || is(at - 1, Kind::plus)) && may_stand_before_sign(at - 1)) {
      --at;
      if (is(at, Kind::minus)) printed.value = -printed.value;
    }
    std::size_t word_end = at;
    for (int i = 0; i < 2 && word_end > last_ && is(word_end - 1, Kind::space); ++i) --word_end;
    const number::HedgeWord* hedge = hedge_before(word_end, printed);
    if (hedge && (printed.hedge == Hedge::none || printed.hedge == hedge->hedge)) {
      at = back(word_end, hedge->word.size());
      printed.hedge = hedge->hedge;
    }
    printed.raw = text_.substr(offset(at), offset(number.end) - offset(at));
    found_.push_back({offset(at), printed.raw.size(), std::move(printed)});
    last_ = number.end;
  }

  // A dash behind words and numbers is none: 60-80, 2023年-2024年.
  bool may_stand_before_sign(std::size_t sign) const {
    if (sign == 0) return true;
    switch (symbols_[sign - 1].kind) {
      case Kind::space:
      case Kind::line:
      case Kind::comma:
      case Kind::wide_comma: return true;
      case Kind::other: break;
      default: return false;
    }
    constexpr auto openers = std::to_array<std::string_view>(
        {"（", "(", "：", ":", "、", "=", "＝", "；", "。", "|", "[", "约", "近", "足", "到", "过"});
    return std::any_of(openers.begin(), openers.end(), [&](std::string_view o) { return before(sign).ends_with(o); });
  }

  const number::HedgeWord* hedge_before(std::size_t end, const Printed& printed) const {
    const std::string_view left = before(end).substr(offset(last_));
    for (const number::HedgeWord& word : number::hedges_before) {
      if (!left.ends_with(word.word)) continue;
      const std::string_view more = left.substr(0, left.size() - word.word.size());
      const bool is_other =
          std::any_of(longer_words.begin(), longer_words.end(),
                      [&](const Longer& l) { return l.hedge == word.word && more.ends_with(l.before); }) ||
          (word.hedge == Hedge::nearly &&
           std::find(units_of_time.begin(), units_of_time.end(), printed.unit) != units_of_time.end());
      return is_other ? nullptr : &word;
    }
    return nullptr;
  }

  std::string_view text_;
  std::vector<Symbol> symbols_;
  PrintedReader reader_;
  std::size_t last_ = 0;  // past the number found last
  std::vector<FoundNumber> found_;
};

}  // namespace

std::vector<FoundNumber> find_printed(std::string_view text) { return Finder(text).find(); }

}  // namespace assay
