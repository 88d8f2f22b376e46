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
    {Code::mixed_score, "mixed_score",
     "评分方“{0}”的评分只能给出 points、raw、criteria、sheets 之一；of 只随 raw 或 sheets",
     "the score of \"{0}\" must be one of points, raw, criteria and sheets; of goes with raw or sheets"},
    {Code::mixed_claim, "mixed_claim", "一条文中数字只能对应 figure 或 quantity 之一",
     "a claim names a figure or a quantity, not both"},
    {Code::missing_one_of, "missing_one_of", "缺少键“{0}”或“{1}”", "the key \"{0}\" or \"{1}\" is missing"},

    {Code::missing_attachment, "missing_attachment", "没有提供文档所引的文件“{0}”",
     "the file \"{0}\", which the document names, was not provided"},
    {Code::attachment_problem, "attachment_problem", "文件“{0}”[的 {1} 处]：{2}", "in \"{0}\"[, at \"{1}\"]: {3}"},
    {Code::invalid_file_name, "invalid_file_name", "“{0}”不能作文件名：只能是文档同一文件夹里的文件，不含 / 和 \\",
     "\"{0}\" cannot name a file: it is one beside the document, without / and \\"},
    {Code::invalid_period, "invalid_period",
     "“{0}”不是时段：月如 2024-03，日如 2024-03-05，起止如 2024-03-01/2024-03-15",
     "\"{0}\" is no period: a month as 2024-03, a day as 2024-03-05, or a span as 2024-03-01/2024-03-15"},
    {Code::csv_syntax, "csv_syntax", "文件“{0}”第 {1} 行不是可读的 CSV：{2}",
     "line {1} of \"{0}\" cannot be read as CSV: {3}"},
    {Code::number_syntax, "number_syntax", "“{0}”不是可读的数：只用数字、一个小数点和负号，如 -12.50",
     "\"{0}\" is not a number: digits, one point and a minus sign only, as in -12.50"},
    {Code::number_overflow, "number_overflow", "{0} 超出 38 位数字、37 位小数的范围",
     "{0} does not fit 38 digits and 37 places"},
    {Code::division_by_zero, "division_by_zero", "{0} 除以零", "{0} is divided by zero"},
    {Code::ratio_overflow, "ratio_overflow", "精确分数的分子或分母超过 {0} 个二进制位",
     "a part of an exact quotient needs more than {0} bits"},
    {Code::places_out_of_range, "places_out_of_range", "小数位数 {0} 不是 -6 到 37 之间的整数",
     "{0} is not a whole number of places from -6 to 37"},
    {Code::empty_interval, "empty_interval", "{0}, {1} 内没有[小数为 {2} 位的]值",
     "no value[ of {2} places] lies in {0}, {1}"},

    {Code::unknown_policy, "unknown_policy", "没有名为“{0}”的评估办法[，最接近的是“{1}”]",
     "no policy named \"{0}\" is shipped[; the nearest is \"{1}\"]"},
    {Code::no_parties, "no_parties", "评估办法没有评分方", "the policy has no parties"},
    {Code::duplicate_party, "duplicate_party", "评分方“{0}”重复", "the party \"{0}\" stands here twice"},
    {Code::non_positive_weight, "non_positive_weight", "评分方“{0}”的分值为 {1}，应大于 0",
     "the party \"{0}\" weighs {1}; a weight is above 0"},
    {Code::weights_total, "weights_total", "各方分值合计 {0}，应为 {1}（差 {2}）",
     "the weights total {0} instead of {1} (difference {2})"},
    {Code::invalid_thresholds, "invalid_thresholds", "偏差阈值 {0} 与 {1} 不可用：应大于 0，下限不高于上限",
     "the thresholds of deviation {0} and {1} cannot be used: both are above 0, and the lower one is not above the "
     "other"},
    {Code::duplicate_category, "duplicate_category", "类别“{0}”重复", "the category \"{0}\" stands here twice"},
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
    {Code::band_off_step, "band_off_step", "等级“{0}”的界限 {1} 不是分数步长 {2} 的倍数",
     "the bound {1} of \"{0}\" is no multiple of {2}, the step of the score"},
    {Code::invalid_score_step, "invalid_score_step", "分数的步长 {0} 不可用：应大于 0",
     "the step {0} of the score cannot be used: it is above 0"},
    {Code::unknown_band, "unknown_band", "评估办法中没有等级“{0}”[，最接近的是“{1}”]",
     "the policy has no grade band \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::duplicate_criterion, "duplicate_criterion", "评分项“{0}”重复",
     "the criterion \"{0}\" stands in the tree twice"},
    {Code::non_positive_criterion, "non_positive_criterion", "评分项“{0}”的满分为 {1}，应大于 0",
     "the maximum {1} of the criterion \"{0}\" is not above 0"},
    {Code::criteria_total, "criteria_total", "评分项“{0}”各部分的满分合计 {1}，应为 {2}（差 {3}）",
     "the maxima of the parts of \"{0}\" total {1} instead of {2} (difference {3})"},
    {Code::criteria_too_deep, "criteria_too_deep", "评分项嵌套超过 {0} 层",
     "criteria are nested deeper than {0} levels"},
    {Code::step_order, "step_order", "评分项“{0}”分档的界限 {1} 与下限 {2} 次序不对：各档应由高到低，上限高于下限",
     "the bound {1} of a step of \"{0}\" is out of order with the lower bound {2}: steps descend, and end above where "
     "they begin"},
    {Code::step_gap, "step_gap", "评分项“{2}”的分档不相接：一档止于 {0}（不含），上一档始于 {1}",
     "the steps of \"{2}\" do not meet: one ends before {0}, and the one above it begins at {1}"},
    {Code::invalid_rule_points, "invalid_rule_points", "评分项“{0}”的 {1} 分不在 0 到满分 {2} 之间",
     "the points {1} of \"{0}\" are not from 0 to its maximum {2}"},
    {Code::invalid_tier, "invalid_tier", "“{0}”不能作评分用的档次：它会读作分数、不适用或未约定",
     "\"{0}\" cannot be a tier: it reads as points, or as what has none"},
    {Code::invalid_panel, "invalid_panel",
     "评分方“{0}”的 panel 不能这样写“{1}”：只有 trimmed_mean 去掉最高最低，至少去掉一个，且不为负；at_least 不小于 1",
     "the panel of \"{0}\" cannot have this \"{1}\": only trimmed_mean drops, at least one and no negative number, and "
     "at_least is above 0"},
    {Code::invalid_full, "invalid_full",
     "评分项“{0}”不能以 {1} 为满分的起点：规则 proportional 要大于 0，reversed 要不小于 0",
     "\"{0}\" cannot be full at {1}: the rule proportional needs more than 0, and reversed no less"},
    {Code::mixed_criterion, "mixed_criterion",
     "评分项“{0}”的写法有冲突：有分项的没有 tiers 和 computed，只有规则 steps 有分档",
     "the criterion \"{0}\" mixes what stands alone: with parts it has neither tiers nor computed, and only the rule "
     "steps has steps"},
    {Code::duplicate_rule, "duplicate_rule", "评估办法中“{0}”的规则重复", "the policy has a rule for \"{0}\" twice"},
    {Code::invalid_limit, "invalid_limit", "“{0}”的值 {1} 不可用：应不小于 0，instalment 还应不大于 100",
     "\"{0}\" cannot be {1}: it is not below 0, and an instalment not above 100"},
    {Code::missing_points_refused, "missing_points_refused", "评分方“{0}”缺分时不取给定的分，不能有 missing_points",
     "the party \"{0}\" has missing_points, which need \"value\" as its rule for a missing score"},

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
    {Code::targets_not_summable, "targets_not_summable",
     "指标“{0}”是{2}，各部分的协议量不能相加；请给出“{1}”自己的协议量",
     "\"{0}\" is {3}, and targets of its parts do not add up; give \"{1}\" a target of its own"},
    {Code::narrative_target, "narrative_target", "指标“{0}”是文字指标，没有数字的协议量",
     "\"{0}\" is narrative and has no number as its target"},
    {Code::negative_post, "negative_post", "类别“{0}”的应到岗数 {1} 为负",
     "the post-months {1} required of \"{0}\" are negative"},
    {Code::duplicate_post, "duplicate_post", "岗位类别“{0}”重复", "the post category \"{0}\" stands here twice"},
    {Code::proration_refused, "proration_refused", "指标“{0}”是{1}，协议量不能按时间折算",
     "\"{0}\" is {2}, and its target is not prorated"},
    {Code::missing_spans, "missing_spans", "“{0}”需要 project 中的 {1}", "\"{0}\" needs {1} of the project"},
    {Code::term_not_months, "term_not_months", "协议期 {0} 至 {1} 不是整月数，不能按月折算；可按天数折算或给出分数",
     "the term from {0} to {1} is no whole number of months, so nothing is prorated by months; prorate by days or give "
     "a fraction"},
    {Code::assessed_outside_term, "assessed_outside_term", "考核期 {0} 至 {1} 不在协议期 {2} 至 {3} 之内",
     "the assessed span from {0} to {1} is not within the term from {2} to {3}"},
    {Code::invalid_fraction, "invalid_fraction", "折算分数 {0}/{1} 不可用：应大于 0，不大于 1",
     "the fraction {0}/{1} cannot be used: it is above 0 and not above 1"},
    {Code::missing_upper, "missing_upper", "指标“{0}”的方向为 within，在“{1}”缺少上限 upper",
     "\"{0}\" is to be within a range and has no upper end in \"{1}\""},
    {Code::range_order, "range_order", "指标“{0}”在“{1}”的上限 {3} 低于下限 {2}",
     "the range of \"{0}\" in \"{1}\" ends at {3}, below its start {2}"},
    {Code::unexpected_upper, "unexpected_upper", "指标“{0}”的方向不是 within，不能有上限 upper",
     "\"{0}\" is not to be within a range and cannot have an upper end"},
    {Code::overlapping_periods, "overlapping_periods", "时段 {0} 至 {1} 与前一时段重叠或次序不对",
     "the period from {0} to {1} overlaps the one before it or is out of order"},
    {Code::period_outside_term, "period_outside_term", "时段 {0} 至 {1} 不在协议期之内",
     "the period from {0} to {1} is not within the term"},
    {Code::too_many_figures, "too_many_figures", "{0} 个指标乘 {1} 个片区（含全站）超过 {2} 个数的上限",
     "{0} indicators in {1} areas, the whole included, make more than {2} figures"},

    {Code::amendment_order, "amendment_order", "补充协议的日期 {0} 不在前一份（{1}）之后",
     "the amendment of {0} does not come after the one before it ({1})"},
    {Code::invalid_scale, "invalid_scale", "指标“{0}”的 scale 为 {1}，应大于 0",
     "the scale {1} of \"{0}\" is not above 0"},
    {Code::invalid_bounds, "invalid_bounds", "指标“{0}”的界限 {1} 至 {2} 次序不对",
     "the bounds of \"{0}\", {1} and {2}, are out of order"},
    {Code::bounds_refused, "bounds_refused", "指标“{0}”是{1}，不能用界限代替缺报的部分",
     "\"{0}\" is {2}, and bounds cannot stand for its missing parts"},
    {Code::duplicate_relation, "duplicate_relation", "关系“{0}”重复", "the relation \"{0}\" stands here twice"},
    {Code::periods_conflict, "periods_conflict", "指标“{0}”在“{1}”的协议量 {2} 与其各时段 {3} 相差 {4}",
     "the target {2} of \"{0}\" in \"{1}\" differs from that of its periods, {3}, by {4}"},
    {Code::no_instalments, "no_instalments", "指标“{0}”按分期折算，却没有各时段的协议量",
     "\"{0}\" is prorated by instalments and has no targets of periods"},
    {Code::key_refused, "key_refused", "指标“{0}”是{1}，不能有“{3}”", "\"{0}\" is {2} and cannot have \"{3}\""},
    {Code::unknown_indicator, "unknown_indicator", "协议中没有指标“{0}”[，最接近的是“{1}”]",
     "no indicator \"{0}\" is agreed[; the nearest is \"{1}\"]"},
    {Code::unknown_area, "unknown_area", "没有片区“{0}”[，最接近的是“{1}”]",
     "no area \"{0}\" is defined[; the nearest is \"{1}\"]"},
    {Code::duplicate_output, "duplicate_output", "指标“{0}”的完成量重复", "the outputs of \"{0}\" stand here twice"},
    {Code::duplicate_cell, "duplicate_cell", "“{0}”的值重复", "the value of \"{0}\" stands here twice"},
    {Code::value_conflict, "value_conflict", "指标“{0}”在“{1}”既有自己的完成量，又有其片区的完成量；只能给出一种",
     "\"{0}\" has a value of its own in \"{1}\" and values of areas inside it; give one or the other"},
    {Code::areas_not_summable, "areas_not_summable", "指标“{0}”是{2}，各片区的数不能相加；请给出“{1}”自己的完成量",
     "\"{0}\" is {3}, and numbers of its areas do not add up; give \"{1}\" a value of its own"},
    {Code::records_not_summable, "records_not_summable", "指标“{0}”是{2}，“{1}”的多条记录不能相加",
     "\"{0}\" is {3}, and the records of \"{1}\" do not add up"},
    {Code::ambiguous_stock, "ambiguous_stock", "存量指标“{0}”在“{1}”有两条记录都止于 {2}",
     "two records of the stock \"{0}\" in \"{1}\" end on {2}"},
    {Code::straddling_record, "straddling_record", "指标“{0}”在“{1}”的记录 {2} 只有一部分在考核期内",
     "the record {2} of \"{0}\" in \"{1}\" lies only partly in the assessed span"},
    {Code::mixed_amount, "mixed_amount", "“{0}”不能与“{1}”一起给出", "\"{0}\" cannot be given beside \"{1}\""},
    {Code::unknown_post, "unknown_post", "协议中没有岗位类别“{0}”[，最接近的是“{1}”]",
     "no post category \"{0}\" is agreed[; the nearest is \"{1}\"]"},
    {Code::negative_count, "negative_count", "“{0}”为 {1}，应不小于 0", "\"{0}\" is {1}; a count is not negative"},
    {Code::wrong_kind, "wrong_kind", "指标“{0}”是{1}，不能用“{3}”给出完成量",
     "\"{0}\" is {2}, and its actual cannot be given as \"{3}\""},
    {Code::incomplete_ratio, "incomplete_ratio", "指标“{0}”在“{1}”只有 n 和 d 之一",
     "\"{0}\" has one of n and d in \"{1}\", not both"},
    {Code::ratio_without_parts, "ratio_without_parts", "比率指标“{0}”在“{1}”没有 n 和 d，无法汇总到“{2}”",
     "the ratio \"{0}\" has no n and d in \"{1}\", so it cannot roll up to \"{2}\""},
    {Code::from_and_outputs, "from_and_outputs", "指标“{0}”的完成量取自“{1}”，不能另外给出",
     "the actual of \"{0}\" comes from \"{1}\" and is not given beside it"},
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
    {Code::unknown_category, "unknown_category", "评估办法中没有类别“{0}”[，最接近的是“{1}”]",
     "the policy has no category \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::duplicate_entry, "duplicate_entry", "“{0}”重复", "\"{0}\" stands here twice"},
    {Code::invalid_part, "invalid_part", "“{0}”在 {1} 的到岗 {2} 应为 0 到 1 之间 {3} 的倍数",
     "\"{0}\" has {2} of {1}, which is no multiple of {3} from 0 to 1"},
    {Code::mixed_staffing, "mixed_staffing", "已有花名册，不能另外给出“{0}”",
     "\"{0}\" comes from the roster and is not given beside it"},
    {Code::unknown_figure, "unknown_figure", "没有名为“{0}”的数", "no figure is named \"{0}\""},
    {Code::mixed_presence, "mixed_presence", "“{0}”应有 months 或 from 之一",
     "\"{0}\" has months or dates, one of the two"},
    {Code::invalid_step, "invalid_step", "到岗的步长 {0} 不可用：应大于 0，不大于 1",
     "the step {0} of the roster cannot be used: it is above 0 and not above 1"},
    {Code::section_too_large, "section_too_large", "“{0}”需要 {1} 个数，上限为 {2} 个",
     "\"{0}\" needs {1} figures; the limit is {2}"},
    {Code::unknown_option, "unknown_option", "问卷没有选项“{0}”[，最接近的是“{1}”]",
     "the survey has no option \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::tally_above_valid, "tally_above_valid", "问题“{0}”有 {1} 个回答，多于有效问卷 {2}",
     "the question \"{0}\" has {1} answers, more than the {2} valid forms"},
    {Code::foreign_inputs, "foreign_inputs", "这些输入由另一个方案绑定", "another plan bound these inputs"},
    {Code::unknown_criterion, "unknown_criterion", "该评分方没有评分项“{0}”[，最接近的是“{1}”]",
     "the party has no criterion \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::missing_mark, "missing_mark", "评分方“{0}”的评分表[（评委“{1}”）]没有给“{2}”打分",
     "a sheet[ (by \"{1}\")] of the party \"{0}\" has no mark for \"{2}\""},
    {Code::missing_sheet, "missing_sheet", "评分方“{0}”缺少评分表[（评委“{1}”）]",
     "a sheet[ (by \"{1}\")] of the party \"{0}\" is missing"},
    {Code::duplicate_sheet, "duplicate_sheet", "评分表[（评委“{0}”）]重复", "a sheet[ (by \"{0}\")] stands here twice"},
    {Code::too_few_sheets, "too_few_sheets", "评分方“{0}”[的“{1}”]计入的评分表有 {2} 份，至少应有 {3} 份",
     "the sheets of the party \"{0}\" that count[ for \"{1}\"] are {2} and should be at least {3}"},
    {Code::no_consensus, "no_consensus", "评分方“{0}”[对“{1}”]没有一致的评分：“{4}”评 {2}，“{5}”评 {3}",
     "the assessors of \"{0}\" do not agree[ on \"{1}\"]: {2} by \"{4}\" and {3} by \"{5}\""},
    {Code::unknown_tier, "unknown_tier", "评分项“{0}”没有档次“{1}”[，最接近的是“{2}”]",
     "the criterion \"{0}\" has no tier \"{1}\"[; the nearest is \"{2}\"]"},
    {Code::wrong_mark, "wrong_mark", "评分项“{0}”应给{1}", "the criterion \"{0}\" takes {2}"},
    {Code::sheet_refused, "sheet_refused", "评分方“{0}”的评分不能用这种形式：{1}",
     "the score of the party \"{0}\" does not come in this form: {2}"},

    {Code::unknown_label, "unknown_label", "“{0}”不是片区或指标的标识或名称[，最接近的是“{1}”]",
     "\"{0}\" is the id or name of no area or indicator[; the nearest is \"{1}\"]"},
    {Code::ambiguous_label, "ambiguous_label", "“{0}”是多个片区或指标的名称，请用标识",
     "\"{0}\" names several areas or indicators; use an id"},
    {Code::ragged_table, "ragged_table", "第 {0} 行有 {1} 格，表头有 {2} 格",
     "row {0} has {1} cells, the header row {2}"},
    {Code::table_axes, "table_axes", "表头的行和列须一边是指标、一边是片区",
     "one side of the table names indicators and the other areas"},
    {Code::table_printed, "table_printed", "“{0}”不知印的是什么：应为合计、百分比、协议量或片区",
     "\"{0}\" is printed, but not known as a total, a percentage, a target or an area"},
    {Code::mixed_table, "mixed_table", "表格的“rows”与“csv”只能给出一种", "a table has rows or csv, one of the two"},
    {Code::table_target_conflict, "table_target_conflict", "表格中指标“{0}”的协议量 {1} 与别处给出的 {2} 不同",
     "the target {1} of \"{0}\" in the table differs from {2}, which is given elsewhere"},
    {Code::unused_printed, "unused_printed", "表格没有标为“{0}”的行或列[，最接近的是“{1}”]",
     "no row or column of the table is labelled \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::not_narrative, "not_narrative", "指标“{0}”不是文字指标", "\"{0}\" is not narrative"},
    {Code::wrong_stage, "wrong_stage", "只有末期文档可以引用中期文档（本文档：{0}；“{1}”：{2}）",
     "only a final document names a midterm one (this one: {3}; \"{1}\": {4})"},
    {Code::wrong_project, "wrong_project", "中期文档“{0}”属于项目“{1}”，不是“{2}”",
     "the midterm document \"{0}\" is of the project \"{1}\", not \"{2}\""},
    {Code::unknown_item, "unknown_item", "评估办法中没有加减分项“{0}”[，最接近的是“{1}”]",
     "the policy adjusts for no item \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::unknown_fact, "unknown_fact", "评估办法中没有一票否决项“{0}”[，最接近的是“{1}”]",
     "the policy has no knock-out \"{0}\"[; the nearest is \"{1}\"]"},
    {Code::figure_of_scores, "figure_of_scores", "“{0}”由评分算出，评分的依据不能引用它",
     "\"{0}\" is made of scores, and what scores are made from cannot name it"},
    {Code::missing_fact, "missing_fact", "没有说明一票否决项“{0}”是否成立",
     "nothing says whether the knock-out \"{0}\" holds"},
    {Code::missing_budget, "missing_budget", "按等级付款需要 project 中的 budget",
     "a payment by grade needs the budget of the project"},
    {Code::invalid_adjustment, "invalid_adjustment", "“{0}”的加减分 {1} 不可用：应大于 0",
     "the points {1} of the adjustment \"{0}\" cannot be used: they are above 0"},
    {Code::adjustments_refused, "adjustments_refused", "评估办法没有加减分的规则",
     "the policy has no rules for adjustments"},
    {Code::invalid_weight, "invalid_weight", "评分表[（评委“{0}”）]的权重 {1} 不可用：应大于 0",
     "the weight {1} of a sheet[ (by \"{0}\")] cannot be used: it is above 0"},
    {Code::figure_overflow, "figure_overflow", "计算“{0}”时数值超出范围", "a number outgrew its bounds in \"{0}\""},
    {Code::total_off_step, "total_off_step", "总分 {0} 不是分数步长 {1} 的倍数",
     "the total {0} is no multiple of {1}, the step of the score"},
    {Code::unknown_pointer, "unknown_pointer", "文档中没有“{0}”", "nothing stands at \"{0}\" in the document"},
    {Code::not_a_value, "not_a_value", "“{0}”处要放的不是单独一个值",
     "what is to stand at \"{0}\" is not a single value"},
    {Code::different_policies, "different_policies", "各份评估的满分或等级不同，不能一起排名",
     "the evaluations differ in their scale or grade bands and cannot be ranked together"},
    {Code::undecided_total, "undecided_total", "有评分方的评分暂缺，总分未定，还没有等级",
     "a party is on hold, so the total is undecided and there is no grade"},

    {Code::record_excluded, "record_excluded", "指标“{0}”在“{1}”的记录 {2}（{3}）不在考核期内，未计入",
     "the record {2} of \"{0}\" in \"{1}\" ({3}) lies outside the assessed span and does not count"},
    {Code::record_straddles, "record_straddles", "指标“{0}”在“{1}”的记录 {2}（{3}）只有一部分在考核期内，已全部计入",
     "the record {2} of \"{0}\" in \"{1}\" ({3}) lies only partly in the assessed span and counts whole"},
    {Code::partial_sum, "partial_sum", "指标“{0}”在“{1}”的合计缺 {3} 个片区中的 {2} 个",
     "the sum of \"{0}\" in \"{1}\" lacks {2} of {3} areas"},
    {Code::value_difference, "value_difference", "指标“{0}”在“{1}”自己的完成量 {2} 与各片区 {3} 相差 {4}",
     "the value {2} of \"{0}\" in \"{1}\" differs from that of its areas, {3}, by {4}"},
    {Code::adjusted, "adjusted", "指标“{0}”在“{1}”报告 {2}，核实 {3}，调整 {4}[，原因：{5}][，依据：{6}]",
     "\"{0}\" in \"{1}\" was reported as {2} and verified as {3}, {4}[; reason: {5}][; evidence: "
     "{6}]"},
    {Code::unverified, "unverified", "指标“{0}”在“{1}”报告的 {2} 未经核实",
     "\"{0}\" in \"{1}\" was reported as {2} and not verified"},
    {Code::unexplained_deviation, "unexplained_deviation", "指标“{0}”的完成百分比 {1} 超出阈值 {2}，缺少{3}",
     "the attainment {1} of \"{0}\" is beyond the threshold {2} and lacks {4}"},
    {Code::relation_broken, "relation_broken", "“{0}”不成立：{1} {2} {3}", "\"{4}\" does not hold: {1} {2} {3}"},
    {Code::small_sample, "small_sample", "调查“{0}”有效问卷 {1}，少于 {2}",
     "the survey \"{0}\" has {1} valid forms, fewer than {2}"},
    {Code::target_amended, "target_amended", "指标“{0}”的协议量自 {1} 起由 {2} 改为 {3}[，原因：{4}]",
     "the target of \"{0}\" changed on {1} from {2} to {3}[; reason: {4}]"},
    {Code::amount_fell, "amount_fell", "指标“{0}”由中期的 {1} 降为 {2}，而它只能增加",
     "\"{0}\" fell from {1} at midterm to {2}, and it can only grow"},
    {Code::target_changed, "target_changed", "指标“{0}”的协议量中期为 {1}，现为 {2}",
     "the target of \"{0}\" was {1} at midterm and is {2}"},
    {Code::rate_fell, "rate_fell", "“{0}”由中期的 {1} 降为 {2}", "\"{0}\" fell from {1} at midterm to {2}"},
    {Code::concern_repeated, "concern_repeated", "“{0}”对“{1}”的关注在中期已经提出",
     "the concern of \"{0}\" about \"{1}\" was raised at midterm"},
    {Code::hidden_vacancy, "hidden_vacancy", "“{0}”合计超配 {1}，仍有 {2} 人月缺岗",
     "\"{0}\" has a net surplus of {1} and still {2} vacant post-months"},
    {Code::month_excluded, "month_excluded", "“{0}”在 {1} 的到岗 {2} 不在考核期内，未计入",
     "{2} of {1} by \"{0}\" lies outside the assessed span and does not count"},
    {Code::partial_records, "partial_records", "指标“{0}”在“{1}”的合计缺 {3} 条记录中的 {2} 条",
     "the sum of \"{0}\" in \"{1}\" lacks {2} of {3} records"},
    {Code::records_overlap, "records_overlap", "指标“{0}”在“{1}”的记录 {2} 与 {3} 有重叠的日子，都已计入",
     "the records {2} and {3} of \"{0}\" in \"{1}\" have days in common, and both count"},
    {Code::maximum_unreachable, "maximum_unreachable", "各方都给满分，总分也只有 {0}，到不了满分 {1}",
     "full marks from every party make {0}, so the full score {1} is out of reach"},
    {Code::weighted_twice, "weighted_twice", "评分方“{0}”的 {1}（分值 {2}）像是多乘了一次权重",
     "{1} from the party \"{0}\", whose share is {2}, looks as if it had been weighted once too often"},
    {Code::sheet_left_out, "sheet_left_out", "评分方“{0}”的评分表[（评委“{1}”）]所缺的{2}[，原因：{4}]",
     "what a sheet[ (by \"{1}\")] of the party \"{0}\" lacks {3}[; reason: {4}]"},
    {Code::assessor_recused, "assessor_recused", "评分方“{0}”的评委“{1}”回避，不计入[，原因：{2}]",
     "\"{1}\", an assessor of the party \"{0}\", is recused and does not count[; reason: {2}]"},
    {Code::judged_differs, "judged_differs", "评分方“{0}”对“{1}”评 {2}，按数计算为 {3}[，原因：{4}]",
     "the party \"{0}\" judged \"{1}\" at {2}, where {3} is computed[; reason: {4}]"},
    {Code::knock_out_applied, "knock_out_applied",
     "一票否决项“{0}”成立[：总分的等级是“{4}”，最终等级是“{5}”][，原因：{3}]",
     "the knock-out \"{0}\" holds[: the total earns \"{1}\", and the grade is \"{2}\"][; reason: {3}]"},
    {Code::knock_out_undecided, "knock_out_undecided", "一票否决项“{0}”所依据的数没有值，无法判断",
     "whether the knock-out \"{0}\" holds is undecided, since figures that it needs have no value"},
    {Code::party_missing, "party_missing", "评分方“{0}”没有得分，{1}", "the party \"{0}\" has no points; {2}"},
    {Code::adjustment_capped, "adjustment_capped", "“{3}”合计 {1}，只计 {2}",
     "\"{0}\" adds up to {1}, of which {2} counts"},
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
