#include "json/parts.hpp"

namespace assay::json {

namespace {

std::optional<Rounding> read_rounding(Reader& reader, ValueId id) {
  std::optional<RoundingMode> mode;
  std::optional<int> places;
  reader.object(id, {{"mode",
                      [&](ValueId at) {
                        using enum RoundingMode;
                        mode = reader.choice(at, {half_up, half_even, half_down, down, up, floor, ceiling});
                      },
                      true},
                     {"places", [&](ValueId at) { places = reader.places(at); }, true}});
  if (!mode || !places) return std::nullopt;
  return Rounding{*mode, *places};
}

void read_party(Reader& reader, ValueId id, Policy& policy) {
  Party party;
  std::optional<Decimal> max;
  const bool named =
      reader.named_object(id, party.id, party.name, {{"max", [&](ValueId at) { max = reader.number(at); }, true}});
  reader.incomplete().party_ids |= !named;
  reader.incomplete().weights |= !max;
  // No score is above a maximum that is not known.
  party.max = max.value_or(Decimal::parse(std::string(Decimal::max_digits, '9')));
  if (!named) party.id.clear();
  policy.parties.push_back(std::move(party));
}

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

// A word that cannot be read leaves the default.
template <typename Choice>
void set(Choice& to, std::optional<Choice> choice) {
  to = choice.value_or(to);
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
                                              set(rule.from, reader.choice(at, {target, prorated_target}));
                                            }}});
  if (readable && !has_one) reader.report(Code::missing_one_of, id, {"below", "above"});
  return rule;
}

void read_staffing_rules(Reader& reader, ValueId id, StaffingRules& rules) {
  reader.object(id,
                {{"experienced_years", [&](ValueId at) { rules.experienced_years = reader.number(at); }},
                 {"retained",
                  [&](ValueId at) {
                    using enum Retained;
                    set(rules.retained, reader.choice(at, {any_part, full_months}));
                  }},
                 {"retention_base", [&](ValueId at) {
                    using enum RetentionBase;
                    set(rules.retention_base, reader.choice(at, {posts, head_count_end, head_count_start, everyone}));
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

}  // namespace

Policy read_policy(Reader& reader, ValueId id) {
  Policy policy;
  Remark own;
  auto& incomplete = reader.incomplete();
  bool has_parties = false, has_bands = false;
  const auto step = [&](std::optional<Rounding>& rounding) {
    return [&](ValueId at) { rounding = read_rounding(reader, at); };
  };
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
        [&](ValueId at) { has_parties = reader.list(at, [&](ValueId party) { read_party(reader, party, policy); }); },
        true},
       {"rounding",
        [&](ValueId at) {
          reader.object(at, {{"attainment", step(policy.rounding.attainment)},
                             {"rate", step(policy.rounding.rate)},
                             {"party_points", step(policy.rounding.party_points)},
                             {"total", step(policy.rounding.total)}});
        }},
       {"grade_on",
        [&](ValueId at) {
          policy.grade_on = reader.choice(at, {GradeOn::rounded_total, GradeOn::exact_total}).value_or(policy.grade_on);
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
          set(policy.missing_parts, reader.choice(at, {require_all, sum_given, interval}));
        }},
       {"counting",
        [&](ValueId at) {
          set(policy.counting, reader.choice(at, {Counting::verified, Counting::reported}));
        }},
       {"unverified",
        [&](ValueId at) {
          set(policy.unverified, reader.choice(at, {Unverified::counts, Unverified::missing}));
        }},
       {"straddling",
        [&](ValueId at) {
          using enum Straddling;
          set(policy.straddling, reader.choice(at, {refused, counts, excluded}));
        }},
       {"month_end",
        [&](ValueId at) {
          set(policy.month_end, reader.choice(at, {MonthEnd::with_last_day, MonthEnd::before_last_day}));
        }},
       {"staffing", [&](ValueId at) { read_staffing_rules(reader, at, policy.staffing); }},
       {"register", [&](ValueId at) { read_register_rules(reader, at, policy.registry); }}},
      &own);
  incomplete.party_ids |= !readable || !has_parties;
  incomplete.weights |= !readable || !has_parties;
  incomplete.band_ids |= !readable || !has_bands;
  incomplete.bands |= !readable || !has_bands;
  policy.source = std::move(own.source);
  policy.note = std::move(own.note);
  return policy;
}

}  // namespace assay::json
