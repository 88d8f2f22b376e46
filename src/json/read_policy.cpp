#include "json/parts.hpp"

namespace assay::json {

namespace {

void read_band(Reader& reader, ValueId id, Policy& policy) {
  Band band;
  std::optional<Decimal> from;
  const bool named = reader.named_object(
      id, band.id, band.name,
      {{"from", [&](ValueId at) { from = reader.number(at); }, true}, {"to", [&](ValueId at) {
                                                                         band.to = reader.number(at);
                                                                         reader.incomplete().bands |= !band.to;
                                                                       }}});
  reader.incomplete().band_ids |= !named;
  reader.incomplete().bands |= !from;
  if (!named) band.id.clear();
  band.from = from.value_or(Decimal(0));
  policy.bands.push_back(std::move(band));
}

DeviationRule read_deviation(Reader& reader, ValueId id) {
  DeviationRule rule;
  bool has_one = false;
  const auto threshold = [&](std::optional<Decimal>& to) {
    return [&](ValueId at) {
      has_one = true;
      to = reader.number(at);
    };
  };
  const bool readable = reader.object(id, {{"below", threshold(rule.below)},
                                           {"above", threshold(rule.above)},
                                           {"from", [&](ValueId at) {
                                              using enum DeviationFrom;
                                              reader.choose(at, rule.from, {target, prorated_target});
                                            }}});
  if (readable && !has_one) reader.report(Code::missing_one_of, id, {"below", "above"});
  return rule;
}

void read_staffing_rules(Reader& reader, ValueId id, StaffingRules& rules) {
  reader.object(id, {{"experienced_years", [&](ValueId at) { rules.experienced_years = reader.number(at); }},
                     {"retained",
                      [&](ValueId at) {
                        using enum Retained;
                        reader.choose(at, rules.retained, {any_part, full_months});
                      }},
                     {"retention_base", [&](ValueId at) {
                        using enum RetentionBase;
                        reader.choose(at, rules.retention_base, {posts, head_count_end, head_count_start, everyone});
                      }}});
}

void read_register_rules(Reader& reader, ValueId id, RegisterRules& rules) {
  bool& incomplete = reader.incomplete().category_ids;
  incomplete |=
      !reader.object(id, {{"overlap", [&](ValueId at) { rules.overlap = reader.flag(at).value_or(rules.overlap); }},
                          {"categories", [&](ValueId at) {
                             incomplete |= !reader.list(at, [&](ValueId element) {
                               Category category;
                               const bool named = reader.named_object(element, category.id, category.name, {});
                               incomplete |= !named;
                               if (!named) category.id.clear();
                               rules.categories.push_back(std::move(category));
                             });
                           }}});
}

RankingRules read_ranking(Reader& reader, ValueId id) {
  RankingRules rules;
  const auto read_tie = [&](ValueId element) {
    TieRule& tie = rules.ties.emplace_back();
    reader.object(element, {{"figure", [&](ValueId at) { tie.figure = reader.id(at); }, true},
                            {"lowest_first", [&](ValueId at) { tie.lowest_first = reader.flag(at).value_or(false); }}});
  };
  reader.object(id, {{"ties", [&](ValueId at) { reader.list(at, read_tie); }},
                     {"ranks", [&](ValueId at) {
                        reader.choose(at, rules.ranks, {Ranks::competition, Ranks::dense});
                      }}});
  return rules;
}

}  // namespace

Policy unreadable_policy(Reader& reader) {
  auto& incomplete = reader.incomplete();
  incomplete.party_ids = incomplete.weights = incomplete.band_ids = incomplete.bands = true;
  incomplete.criterion_ids = incomplete.knock_out_ids = incomplete.item_ids = true;
  Policy policy;
  policy.adjustments.emplace();
  return policy;
}

Policy read_policy(Reader& reader, ValueId id) {
  Policy policy;
  Remark own;
  auto& incomplete = reader.incomplete();
  bool has_parties = false, has_bands = false;
  const bool readable = reader.object(
      id,
      {{"id", [&](ValueId at) { policy.id = reader.id(at); }},
       {"name", [&](ValueId at) { policy.name = reader.text(at); }},
       {"scale",
        [&](ValueId at) {
          const std::optional<Decimal> scale = reader.number(at);
          incomplete.weights |= !scale;
          policy.scale = scale.value_or(policy.scale);
        }},
       {"parties",
        [&](ValueId at) {
          has_parties = reader.list(at, [&](ValueId party) { policy.parties.push_back(read_party(reader, party)); });
        },
        true},
       {"rounding", [&](ValueId at) { policy.rounding = read_schedule(reader, at); }},
       {"grade_on",
        [&](ValueId at) {
          reader.choose(at, policy.grade_on, {GradeOn::rounded_total, GradeOn::exact_total});
        }},
       {"bands",
        [&](ValueId at) { has_bands = reader.list(at, [&](ValueId band) { read_band(reader, band, policy); }); }, true},
       {"deviation",
        [&](ValueId at) {
          const std::size_t before = reader.problems().size();
          const DeviationRule rule = read_deviation(reader, at);
          if (reader.problems().size() == before) policy.deviation = rule;
        }},
       {"missing_parts",
        [&](ValueId at) {
          using enum MissingParts;
          reader.choose(at, policy.missing_parts, {require_all, sum_given, interval});
        }},
       {"counting",
        [&](ValueId at) {
          reader.choose(at, policy.counting, {Counting::verified, Counting::reported});
        }},
       {"unverified",
        [&](ValueId at) {
          reader.choose(at, policy.unverified, {Unverified::counts, Unverified::missing});
        }},
       {"straddling",
        [&](ValueId at) {
          using enum Straddling;
          reader.choose(at, policy.straddling, {refused, counts, excluded});
        }},
       {"month_end",
        [&](ValueId at) {
          reader.choose(at, policy.month_end, {MonthEnd::with_last_day, MonthEnd::before_last_day});
        }},
       {"staffing", [&](ValueId at) { read_staffing_rules(reader, at, policy.staffing); }},
       {"register", [&](ValueId at) { read_register_rules(reader, at, policy.registry); }},
       {"step",
        [&](ValueId at) {
          policy.step = reader.number(at);
          incomplete.bands |= !policy.step;  // it says which gaps are none
        }},
       {"pass", [&](ValueId at) { policy.pass = reader.id(at); }},
       {"adjustments", [&](ValueId at) { policy.adjustments = read_adjustment_rules(reader, at); }},
       {"knock_outs",
        [&](ValueId at) {
          incomplete.knock_out_ids |=
              !reader.list(at, [&](ValueId element) { policy.knock_outs.push_back(read_knock_out(reader, element)); });
        }},
       {"payment", [&](ValueId at) { policy.payment = read_payment(reader, at); }},
       {"ranking", [&](ValueId at) { policy.ranking = read_ranking(reader, at); }}},
      &own);
  if (!readable) return unreadable_policy(reader);
  incomplete.party_ids |= !has_parties;
  incomplete.weights |= !has_parties;
  incomplete.band_ids |= !has_bands;
  incomplete.bands |= !has_bands;
  policy.source = std::move(own.source);
  policy.note = std::move(own.note);
  return policy;
}

}  // namespace assay::json
