#include "json/parts.hpp"
#include "json/records.hpp"
#include "model/calendar.hpp"

namespace assay::json {

namespace {

// What the months of all persons may come to: a few characters can stand for every month there is.
constexpr std::int64_t most_months = std::int64_t{1} << 20;

class RosterReader {
 public:
  explicit RosterReader(Reader& reader) : reader_(reader) {}

  Roster read(ValueId id) {
    const bool readable = reader_.object(
        id, {{"step",
              [&](ValueId at) {
                // Every part is a multiple of the smallest step.
                const Decimal smallest = Decimal::from_parts(0, 1, Decimal::max_scale);
                roster_.step = reader_.number(at).value_or(smallest);
              }},
             {"presence",
              [&](ValueId at) {
                using enum PresenceRule;
                roster_.presence = reader_.choice(at, {days, whole_months, months_touched, half_months}).value_or(days);
              }},
             {"persons", [&](ValueId at) {
                reader_.incomplete().person_ids |= !reader_.list(at, [&](ValueId person) { read_person(person); });
              }}});
    reader_.incomplete().person_ids |= !readable;
    return std::move(roster_);
  }

 private:
  void read_person(ValueId id) {
    Person person;
    bool presence_is_broken = false;
    const auto presence = [&](auto read) {
      return [&, read](ValueId at) {
        const std::size_t before = reader_.problems().size();
        read(at);
        presence_is_broken = presence_is_broken || reader_.problems().size() != before;
      };
    };
    const bool named =
        reader_.named_object(id, person.id, person.name,
                             {{"certificate", [&](ValueId at) { person.certificate = reader_.text(at); }},
                              {"categories",
                               [&](ValueId at) {
                                 reader_.list(at, [&](ValueId category) {
                                   if (auto text = reader_.string(category))
                                     person.categories.push_back(std::move(*text));
                                 });
                               }},
                              {"months", presence([&](ValueId at) { read_months(at, person.months); })},
                              {"from", presence([&](ValueId at) { person.from = reader_.date(at); })},
                              {"to", presence([&](ValueId at) { person.to = reader_.date(at); })},
                              {"years", [&](ValueId at) { person.years = reader_.count(at); }},
                              {"leaving", [&](ValueId at) { person.leaving = reader_.text(at); }},
                              {"head", [&](ValueId at) { person.head = reader_.flag(at).value_or(false); }}});
    const bool readable = reader_.tree()[id].kind == Kind::object;
    reader_.incomplete().person_ids |= !named;
    if (!named) person.id.clear();
    // Part of a presence says nothing about the rest: somebody who was never in any other place.
    if (presence_is_broken || !readable) {
      person.months.clear();
      person.from = Date{};
      person.to = std::nullopt;
    }
    roster_.persons.push_back(std::move(person));
  }

  void read_months(ValueId id, std::vector<MonthPresent>& months) {
    Remark remark;
    if (reader_.tree()[id].kind != Kind::object) return reader_.report_type(id, "对象", "an object");
    months.reserve(reader_.tree()[id].size);
    reader_.members(id, remark, [&](ValueId member) {
      const std::string_view key = reader_.key(member);
      const std::size_t slash = key.find('/');
      Span first, last;
      const bool readable = parse_month(key.substr(0, slash), first) &&
                            parse_month(slash == std::string_view::npos ? key : key.substr(slash + 1), last);
      const std::int64_t count = readable && first.from <= last.from ? model::months_touched({first.from, last.to}) : 0;
      months_ += count;
      if (count == 0 || months_ > most_months) {
        reader_.report(Code::invalid_period, member, {std::string(key)});
        return;
      }
      const std::optional<Decimal> part = reader_.number(member);
      if (!part) return;
      Date month = first.from;
      for (std::int64_t i = 0; i < count; ++i) {
        months.push_back({month, *part});
        month = month.month == 12 ? Date{month.year + 1, 1, 1} : Date{month.year, month.month + 1, 1};
      }
    });
    reader_.keep(id, std::move(remark));
  }

  Reader& reader_;
  Roster roster_;
  std::int64_t months_ = 0;
};

}  // namespace

Roster read_roster(Reader& reader, ValueId id) { return RosterReader(reader).read(id); }

}  // namespace assay::json
