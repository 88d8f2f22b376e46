#include "json/parts.hpp"

namespace assay::json {

namespace {

class IndicatorReader {
  // A part of what was agreed that cannot be read says nothing about the rest of it.
  template <typename Read>
  auto term(bool& is_broken, Read read) {
    return [this, &is_broken, read](ValueId at) {
      const std::size_t before = reader_.problems().size();
      read(at);
      is_broken = is_broken || reader_.problems().size() != before;
    };
  }

 public:
  explicit IndicatorReader(Reader& reader) : reader_(reader) {}

  Indicator read(ValueId id) {
    const bool named = reader_.named_object(
        id, indicator_.id, indicator_.name,
        {{"unit", [&](ValueId at) { indicator_.unit = reader_.text(at); }},
         {"group", [&](ValueId at) { indicator_.group = reader_.text(at); }},
         {"target", term(target_is_broken_, [&](ValueId at) { indicator_.target = reader_.cells(at); })},
         {"kind", term(kind_is_broken_, [&](ValueId at) { read_kind(at); })},
         {"direction", term(is_broken_, [&](ValueId at) { read_direction(at); })},
         {"upper", term(is_broken_, [&](ValueId at) { indicator_.upper = reader_.cells(at); })},
         {"scale", term(is_broken_, [&](ValueId at) { indicator_.scale = reader_.number(at); })},
         {"periods", term(is_broken_, [&](ValueId at) { read_periods(at); })},
         {"amendments", term(is_broken_, [&](ValueId at) { read_amendments(at); })},
         {"proration", term(is_broken_, [&](ValueId at) { read_proration(at); })},
         {"one_off", term(is_broken_, [&](ValueId at) { indicator_.one_off = reader_.flag(at).value_or(false); })},
         {"prefer", term(is_broken_, [&](ValueId at) { read_prefer(at); })},
         {"bounds", term(is_broken_, [&](ValueId at) { read_bounds(at); })},
         {"from", term(is_broken_, [&](ValueId at) { indicator_.from = reader_.text(at); })}});
    if (!named || kind_is_broken_) forget_id();
    if (is_broken_) forget_terms();
    if (target_is_broken_) indicator_.target = whole(Amount::not_applicable());
    return std::move(indicator_);
  }

 private:
  // Without its kind nothing can be said about its outputs either.
  void forget_id() {
    reader_.incomplete().indicator_ids = true;
    indicator_.id.clear();
    if (kind_is_broken_) is_broken_ = true;
  }

  // What is left is harmless: an indicator that no rule refuses. Figures may be missing that others name.
  void forget_terms() {
    reader_.incomplete().indicator_ids = true;
    Indicator left;
    left.id = std::move(indicator_.id);
    left.name = std::move(indicator_.name);
    left.unit = std::move(indicator_.unit);
    left.group = std::move(indicator_.group);
    left.kind = indicator_.kind;
    left.from = std::move(indicator_.from);
    if (left.kind != IndicatorKind::narrative) {
      left.target = whole(Amount::not_applicable());
      left.prefer = Prefer::own;
    }
    target_is_broken_ = false;
    indicator_ = std::move(left);
  }

  void read_kind(ValueId id) {
    using enum IndicatorKind;
    indicator_.kind = reader_.choice(id, {count, stock, distinct, ratio, money, narrative}).value_or(count);
  }

  void read_direction(ValueId id) {
    using enum Direction;
    indicator_.direction = reader_.choice(id, {at_least, at_most, exactly, within}).value_or(at_least);
  }

  void read_prefer(ValueId id) {
    indicator_.prefer = reader_.choice(id, {Prefer::own, Prefer::areas}).value_or(Prefer::neither);
  }

  void read_periods(ValueId id) {
    reader_.list(id, [&](ValueId element) {
      PeriodTarget period;
      std::optional<Date> from, to;
      reader_.object(element, {{"from", [&](ValueId at) { from = reader_.date(at); }, true},
                               {"to", [&](ValueId at) { to = reader_.date(at); }, true},
                               {"target", [&](ValueId at) { period.target = reader_.cells(at); }, true}});
      period.period = {from.value_or(Date{}), to.value_or(Date{})};
      indicator_.periods.push_back(std::move(period));
    });
  }

  void read_amendments(ValueId id) {
    reader_.list(id, [&](ValueId element) {
      Amendment amendment;
      reader_.object(element, {{"date", [&](ValueId at) { amendment.date = reader_.date(at).value_or(Date{}); }, true},
                               {"reason", [&](ValueId at) { amendment.reason = reader_.text(at); }},
                               {"target", [&](ValueId at) { amendment.target = reader_.cells(at); }, true},
                               {"upper", [&](ValueId at) { amendment.upper = reader_.cells(at); }}});
      indicator_.amendments.push_back(std::move(amendment));
    });
  }

  void read_proration(ValueId id) {
    Proration& proration = indicator_.proration;
    if (reader_.tree()[id].kind != Kind::object) {
      using enum ProrationRule;
      proration.rule = reader_.choice(id, {none, months_touched, whole_months, days, instalments}).value_or(none);
      return;
    }
    proration.rule = ProrationRule::fraction;
    reader_.object(id,
                   {{"n", [&](ValueId at) { proration.numerator = reader_.number(at).value_or(Decimal(1)); }, true},
                    {"d", [&](ValueId at) { proration.denominator = reader_.number(at).value_or(Decimal(1)); }, true}});
  }

  void read_bounds(ValueId id) {
    std::optional<Decimal> from, to;
    reader_.object(id, {{"from", [&](ValueId at) { from = reader_.number(at); }, true},
                        {"to", [&](ValueId at) { to = reader_.number(at); }, true}});
    if (from && to) indicator_.bounds = Bounds{*from, *to};
  }

  Reader& reader_;
  Indicator indicator_;
  bool target_is_broken_ = false, kind_is_broken_ = false, is_broken_ = false;
};

}  // namespace

Indicator read_indicator(Reader& reader, ValueId id) { return IndicatorReader(reader).read(id); }

}  // namespace assay::json
