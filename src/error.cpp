// The catalogue of problems: for each code its name and its sentence in both languages.
//
// {0}, {1}, … stand for the diagnostic's values; a part in [ ] is left out where one of its values is empty. A [ right
// before a value is an interval's.
#include "assay/error.hpp"

#include <algorithm>
#include <array>

namespace assay {

namespace {

struct Entry {
  Code code;
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};

// In the order of the codes.
constexpr std::array catalogue = std::to_array<Entry>({
    {Code::ok, "ok", "没有问题", "no problem"},

    {Code::json_syntax, "json_syntax", "无法按 JSON 读取：{0}", "this cannot be read as JSON: {1}"},
    {Code::json_encoding, "json_encoding", "文本不是合法的 UTF-8，或含有不成对的代理项",
     "the text is not valid UTF-8, or holds a lone surrogate"},
    {Code::json_depth, "json_depth", "嵌套超过 {0} 层", "values are nested deeper than {0} levels"},
    {Code::json_size, "json_size", "文本有 {0} 字节，上限为 {1} 字节", "the text has {0} bytes, the limit is {1}"},
    {Code::json_count, "json_count", "文本中的值超过 {0} 个", "the text holds more than {0} values"},
    {Code::more_problems, "more_problems", "还有 {0} 个问题没有列出", "more problems are not listed: {0}"},
    {Code::json_key_size, "json_key_size", "键超过 {0} 字节", "a key is longer than {0} bytes"},
    {Code::duplicate_key, "duplicate_key", "键“{0}”重复出现", "the key \"{0}\" stands here twice"},
    {Code::unknown_key, "unknown_key", "不认识的键“{0}”[，最接近的是“{1}”]",
     "the key \"{0}\" is not known here[; the nearest known key is \"{1}\"]"},
    {Code::missing_key, "missing_key", "缺少键“{0}”", "the key \"{0}\" is missing"},
    {Code::wrong_type, "wrong_type", "应为{0}，实为{1}", "expected {2}, found {3}"},
    {Code::unknown_word, "unknown_word", "“{0}”不在可用的词之内：{1}[；最接近的是“{2}”]",
     "\"{0}\" is none of the words allowed here: {1}[; the nearest is \"{2}\"]"},
    {Code::invalid_id, "invalid_id",
     "“{0}”不能作标识：须为 1–64 字节的 UTF-8，不含 / . { } \" 空格和控制字符，且不是“*”或 "
     "value、reported、verified、source、evidence、reason、records、note、n、d、printed",
     "\"{0}\" cannot be an id: 1 to 64 bytes of UTF-8 without / . { } \" spaces or control characters, and not \"*\", "
     "value, "
     "reported, verified, source, evidence, reason, records, note, n, d or printed"},
    {Code::invalid_text, "invalid_text", "文字不是合法的 UTF-8，或含有控制字符",
     "the text is not valid UTF-8 or holds control characters"},
    {Code::invalid_date, "invalid_date", "“{0}”不是存在的日期（年-月-日，如 2024-08-23）",
     "\"{0}\" is no date that exists (YYYY-MM-DD)"},
    {Code::reversed_span, "reversed_span", "时段在开始（{0}）之前结束（{1}）",
     "the span ends ({1}) before it begins ({0})"},
    {Code::unknown_version, "unknown_version", "文档版本为 {0}，本库只读版本 {1}",
     "the document's version is {0}; this library reads version {1}"},
    {Code::mixed_cell, "mixed_cell", "单元格的键“{0}”不能与片区“{1}”放在同一个对象里",
     "\"{0}\" is a key of a cell and cannot stand beside the area \"{1}\" in one object"},
    {Code::mixed_score, "mixed_score", "评分方“{0}”的评分在 points 之外还有 raw 或 of；只能给出一种",
     "the score of \"{0}\" has raw or of beside points; give one or the other"},
    {Code::mixed_claim, "mixed_claim", "一条文中数字只能对应 figure 或 quantity 之一",
     "a claim names a figure or a quantity, not both"},
    {Code::missing_one_of, "missing_one_of", "缺少键“{0}”或“{1}”", "the key \"{0}\" or \"{1}\" is missing"},

    {Code::number_syntax, "number_syntax", "“{0}”不是可读的数：只用数字、一个小数点和负号，如 -12.50",
     "\"{0}\" is not a number: digits, one point and a minus sign only, as in -12.50"},
    {Code::number_overflow, "number_overflow", "{0} 超出 38 位数字、37 位小数的范围",
     "{0} does not fit 38 digits and 37 places"},
    {Code::division_by_zero, "division_by_zero", "{0} 除以零", "{0} is divided by zero"},
    {Code::ratio_overflow, "ratio_overflow", "精确分数的分子或分母超过 {0} 个二进制位",
     "a part of an exact quotient needs more than {0} bits"},
    {Code::places_out_of_range, "places_out_of_range", "小数位数 {0} 不是 -6 到 37 之间的整数",
     "{0} is not a whole number of places from -6 to 37"},

    {Code::unknown_policy, "unknown_policy", "没有名为“{0}”的评估办法[，最接近的是“{1}”]",
     "no policy named \"{0}\" is shipped[; the nearest is \"{1}\"]"},
    {Code::no_parties, "no_parties", "评估办法没有评分方", "the policy has no parties"},
    {Code::duplicate_party, "duplicate_party", "评分方“{0}”重复", "the party \"{0}\" stands here twice"},
    {Code::non_positive_weight, "non_positive_weight", "评分方“{0}”的分值为 {1}，应大于 0",
     "the party \"{0}\" weighs {1}; a weight is above 0"},
    {Code::weights_total, "weights_total", "各方分值合计 {0}，应为 {1}（差 {2}）",
     "the weights total {0} instead of {1} (difference {2})"},
    {Code::no_bands, "no_bands", "评估办法没有等级", "the policy has no grade bands"},
    {Code::duplicate_band, "duplicate_band", "等级“{0}”重复", "the grade band \"{0}\" stands here twice"},
    {Code::band_order, "band_order", "等级“{0}”的界限 {1} 与“{2}”的下限 {3} 次序不对：等级应由高到低，上限高于下限",
     "the bound {1} of \"{0}\" is out of order with the lower bound {3} of \"{2}\": bands descend, and end above where "
     "they begin"},
    {Code::band_overlap, "band_overlap", "等级“{2}”与“{3}”在 [{0}, {1}) 重叠",
     "\"{2}\" and \"{3}\" overlap on [{0}, {1})"},
    {Code::band_gap, "band_gap", "等级“{2}”与“{3}”之间空缺 [{0}, {1})",
     "no band holds [{0}, {1}), between \"{2}\" and \"{3}\""},
    {Code::band_ceiling, "band_ceiling", "最高等级“{0}”止于 {1}（不含），满分 {2} 没有等级",
     "the highest band \"{0}\" ends before {1}, so the full score {2} has no grade"},

    {Code::duplicate_area, "duplicate_area", "片区“{0}”重复", "the area \"{0}\" stands in the tree twice"},
    {Code::areas_too_deep, "areas_too_deep", "片区嵌套超过 {0} 层", "areas are nested deeper than {0} levels"},
    {Code::duplicate_indicator, "duplicate_indicator", "指标“{0}”重复", "the indicator \"{0}\" stands here twice"},
    {Code::missing_target, "missing_target", "指标“{0}”没有协议量；未约定的写“/”",
     "the indicator \"{0}\" has no target; write \"/\" where none was agreed"},
    {Code::negative_target, "negative_target", "指标“{0}”的协议量 {1} 为负", "the target {1} of \"{0}\" is negative"},
    {Code::incomplete_targets, "incomplete_targets", "指标“{0}”给出了部分片区的协议量，缺少“{1}”；未约定的写“/”",
     "\"{0}\" has targets for some areas but not for \"{1}\"; write \"/\" where none was agreed"},
    {Code::target_conflict, "target_conflict", "指标“{0}”在“{1}”的协议量 {2} 与其各片区合计 {3} 相差 {4}",
     "the target {2} of \"{0}\" in \"{1}\" differs from the sum {3} of its areas by {4}"},
    {Code::target_not_summable, "target_not_summable",
     "指标“{0}”在“{1}”的协议量无法由各片区的协议量相加得出：有的片区未约定；请给出“{1}”自己的协议量",
     "the target of \"{0}\" in \"{1}\" cannot be summed, since some of its areas have none agreed; give \"{1}\" a "
     "target "
     "of its own"},
    {Code::unknown_target_area, "unknown_target_area", "没有片区“{0}”[，最接近的是“{1}”]",
     "no area \"{0}\" is defined[; the nearest is \"{1}\"]"},
    {Code::duplicate_target, "duplicate_target", "“{0}”的协议量重复", "the target of \"{0}\" stands here twice"},
    {Code::negative_post, "negative_post", "类别“{0}”的应到岗数 {1} 为负",
     "the post-months {1} required of \"{0}\" are negative"},
    {Code::duplicate_post, "duplicate_post", "岗位类别“{0}”重复", "the post category \"{0}\" stands here twice"},
    {Code::too_many_figures, "too_many_figures", "{0} 个指标乘 {1} 个片区（含全站）超过 {2} 个数的上限",
     "{0} indicators in {1} areas, the whole included, make more than {2} figures"},

    {Code::unknown_indicator, "unknown_indicator", "协议中没有指标“{0}”[，最接近的是“{1}”]",
     "no indicator \"{0}\" is agreed[; the nearest is \"{1}\"]"},
    {Code::unknown_area, "unknown_area", "没有片区“{0}”[，最接近的是“{1}”]",
     "no area \"{0}\" is defined[; the nearest is \"{1}\"]"},
    {Code::duplicate_output, "duplicate_output", "指标“{0}”的完成量重复", "the outputs of \"{0}\" stand here twice"},
    {Code::duplicate_cell, "duplicate_cell", "“{0}”的值重复", "the value of \"{0}\" stands here twice"},
    {Code::value_conflict, "value_conflict", "指标“{0}”在“{1}”既有自己的完成量，又有其片区的完成量；只能给出一种",
     "\"{0}\" has a value of its own in \"{1}\" and values of areas inside it; give one or the other"},
    {Code::unknown_post, "unknown_post", "协议中没有岗位类别“{0}”[，最接近的是“{1}”]",
     "no post category \"{0}\" is agreed[; the nearest is \"{1}\"]"},
    {Code::negative_count, "negative_count", "“{0}”为 {1}，应不小于 0", "\"{0}\" is {1}; a count is not negative"},
    {Code::unknown_party, "unknown_party", "评估办法中没有评分方“{0}”[，最接近的是“{1}”]",
     "the policy has no party \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::missing_score, "missing_score", "缺少评分方“{0}”的评分", "the score of the party \"{0}\" is missing"},
    {Code::duplicate_score, "duplicate_score", "评分方“{0}”的评分重复",
     "the score of the party \"{0}\" stands here twice"},
    {Code::score_above_maximum, "score_above_maximum", "评分方“{0}”的 {1} 分超过上限 {2}（多 {3}）",
     "{1} from the party \"{0}\" is above the maximum {2} by {3}"},
    {Code::negative_score, "negative_score", "评分方“{0}”的评分 {1} 小于 0",
     "the score {1} of the party \"{0}\" is below 0"},
    {Code::invalid_score, "invalid_score", "评分方“{0}”的原始分满分为 {1}，应大于 0",
     "the raw score of the party \"{0}\" is out of {1}; its maximum must be above 0"},
    {Code::unknown_figure, "unknown_figure", "没有名为“{0}”的数", "no figure is named \"{0}\""},
    {Code::foreign_inputs, "foreign_inputs", "这些输入由另一个方案绑定", "another plan bound these inputs"},

    {Code::figure_overflow, "figure_overflow", "计算“{0}”时数值超出范围", "a number outgrew its bounds in \"{0}\""},

    {Code::internal, "internal", "内部错误：{0}", "internal error: {0}"},
    {Code::out_of_memory, "out_of_memory", "内存不足", "out of memory"},
    {Code::null_argument, "null_argument", "参数 {0} 为空指针", "the argument {0} is a null pointer"},
    {Code::invalid_argument, "invalid_argument", "参数 {0} 的值 {1} 不可用", "the argument {0} cannot be {1}"},
});

const Entry& entry(Code code) noexcept {
  const auto found = std::find_if(catalogue.begin(), catalogue.end(), [&](const Entry& e) { return e.code == code; });
  return found != catalogue.end() ? *found : *std::find_if(catalogue.begin(), catalogue.end(), [](const Entry& e) {
    return e.code == Code::internal;
  });
}

}  // namespace

std::string_view name(Code code) noexcept { return entry(code).name; }

std::string Diagnostic::message(Language language) const {
  const Entry& found = entry(code);
  const std::string_view sentence = language == Language::zh ? found.zh : found.en;
  std::string text;
  std::size_t optional_start = 0;
  bool in_optional = false, leave_out = false;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    const char c = sentence[at];
    const bool placeholder = c == '{' && at + 2 < sentence.size() && sentence[at + 2] == '}' &&
                             sentence[at + 1] >= '0' && sentence[at + 1] <= '9';
    if (placeholder) {
      const auto index = static_cast<std::size_t>(sentence[at + 1] - '0');
      const bool empty = index >= values.size() || values[index].empty();
      if (!empty) text += values[index];
      leave_out = leave_out || empty;
      at += 2;
    } else if (c == '[' && sentence.find(']', at) != std::string_view::npos && sentence[at + 1] != '{') {
      in_optional = true;
      leave_out = false;
      optional_start = text.size();
    } else if (c == ']' && in_optional) {
      if (leave_out) text.resize(optional_start);
      in_optional = false;
    } else {
      text += c;
    }
  }
  return text;
}

Error::Error(std::vector<Diagnostic> diagnostics) : diagnostics_(std::move(diagnostics)) {
  if (diagnostics_.empty()) diagnostics_.push_back({Code::internal, "", {"an Error without a diagnostic"}});
  what_ = diagnostics_.front().message(Language::en);
  if (!diagnostics_.front().pointer.empty()) what_ = diagnostics_.front().pointer + ": " + what_;
  if (diagnostics_.size() > 1) what_ += " (and " + std::to_string(diagnostics_.size() - 1) + " more)";
}

Error::Error(Diagnostic diagnostic) : Error(std::vector<Diagnostic>{std::move(diagnostic)}) {}

}  // namespace assay
