// The roster: who was in post in which month makes the post-months worked, the vacancies and surplus of each month,
// head count, retention and leavers.
//
// A month counts where the assessed span touches it. Dates count from the first to the last assessed day; a month of
// which only a part is assessed is divided by all of its days, as every month is, and is nobody's whole month.
#include <set>
#include <unordered_set>

#include "evaluate/tail.hpp"
#include "model/calendar.hpp"
#include "number/multiple.hpp"

namespace assay::detail {

namespace {

using model::Place;

struct Month {
  Span days;      // all of them
  Span assessed;  // those that count
  std::string text;
};

// One person's part in the assessed span.
struct Attendance {
  std::vector<std::optional<Node>> parts;  // by month
  std::size_t months = 0;                  // in post on any day
  std::size_t full_months = 0;             // in post on every assessed day
  bool in_first_month = false;
  bool in_last_month = false;
  bool at_end = false;  // in post on the last assessed day
};

class RosterReader {
 public:
  RosterReader(const Section& section, const Staffing& staffing)
      : plan_(section.plan),
        incomplete_(section.incomplete),
        problems_(section.problems),
        tail_(section.tail),
        staffing_(staffing),
        roster_(*staffing.roster) {}

  void run() {
    refuse_totals();
    check_step();
    find_months();
    members_.resize(plan_.layout.posts);
    std::unordered_set<std::string_view> ids;
    for (std::size_t i = 0; i < roster_.persons.size(); ++i) {
      const Person& person = roster_.persons[i];
      const Place place(persons_, i);
      const bool readable = !person.id.empty() || !incomplete_.person_ids;
      if (readable && !ids.insert(person.id).second)
        problems_.push_back({Code::duplicate_entry, Place(place, "id").pointer(), {person.id}});
      check(person, place);
      join_categories(person, i, place);
      attend(person, place);
    }
    if (months_.empty()) return;
    add_post_months();
    add_experienced();
    add_persons();
  }

 private:
  void refuse_totals() {
    const auto refuse = [&](bool given, std::string_view key) {
      if (given) problems_.push_back({Code::mixed_staffing, Place(staffing_place_, key).pointer(), {std::string(key)}});
    };
    refuse(!staffing_.worked.empty(), "worked");
    refuse(staffing_.experienced.has_value(), "experienced");
    refuse(staffing_.retained.has_value(), "retained");
    refuse(staffing_.retention_base.has_value(), "retention_base");
    refuse(staffing_.head_count.has_value(), "head_count");
    refuse(!staffing_.certificates.empty(), "certificates");
    refuse(!staffing_.leavers.empty(), "leavers");
    refuse(!staffing_.head_certificate.empty() || staffing_.head_years, "head");
  }

  void check_step() {
    step_is_usable_ = roster_.step > Decimal(0) && roster_.step <= Decimal(1);
    if (!step_is_usable_)
      problems_.push_back({Code::invalid_step, Place(place_, "step").pointer(), {roster_.step.to_string()}});
  }

  // Leaves none where there is no span to go by, which is reported here or with the project.
  void find_months() {
    const auto& assessed = plan_.calendar.assessed;
    if (!assessed) {
      if (!incomplete_.spans) problems_.push_back({Code::missing_spans, place_.pointer(), {"roster", "assessed"}});
      return;
    }
    if (!model::is_span(*assessed)) return;
    assessed_ = *assessed;
    const auto count = static_cast<std::size_t>(model::months_touched(assessed_));
    // In a month: a figure by person and an input of each of their categories; three figures by post.
    std::size_t figures = 3 * std::size_t{plan_.layout.posts};
    for (const Person& person : roster_.persons) figures += 3 + person.categories.size();
    figures *= count;
    if (figures > max_figures) {
      problems_.push_back({Code::section_too_large,
                           place_.pointer(),
                           {"roster", std::to_string(figures), std::to_string(max_figures)}});
      return;
    }
    Date first = assessed_.from;
    while (months_.size() < count) {
      const Span days = model::month_of(first);
      months_.push_back({days, model::intersection(days, assessed_), model::period_text(days)});
      if (months_.size() < count) first = model::date_of(model::day_number(days.to) + 1);
    }
  }

  void check(const Person& person, const Place& place) {
    model::check_names(person.id, person.name, place, incomplete_.person_ids, problems_);
    model::check_label(person.certificate, Place(place, "certificate"), problems_);
    model::check_label(person.leaving, Place(place, "leaving"), problems_);
    if (person.years) model::check_not_negative("years", *person.years, Place(place, "years"), problems_);
    const bool by_months = !person.months.empty(), by_dates = person.from || person.to;
    if (by_months == by_dates || (by_dates && !person.from)) {
      problems_.push_back({Code::mixed_presence, place.pointer(), {person.id}});
    } else if (by_dates && !person.to && !person.leaving.empty()) {
      problems_.push_back({Code::missing_key, place.pointer(), {"to"}});  // who left had a last day
    }
  }

  // Everybody is in `all`, and in `certified` who has a certificate, beside the categories that are listed.
  void join_categories(const Person& person, std::size_t number, const Place& place) {
    std::unordered_set<std::string_view> joined;
    const auto join = [&](std::string_view category) {
      joined.insert(category);
      const auto post = plan_.post_index.find(category);
      if (post == plan_.post_index.end()) return false;
      members_[post->second].push_back(number);
      return true;
    };
    join("all");
    if (!person.certificate.empty()) join("certified");
    const Place list(place, "categories");
    for (std::size_t c = 0; c < person.categories.size(); ++c) {
      const std::string& category = person.categories[c];
      const Place at(list, c);
      if (joined.contains(category)) {
        problems_.push_back({Code::duplicate_entry, at.pointer(), {category}});
      } else if (!join(category) && !incomplete_.post_ids) {
        report_unknown(Code::unknown_post, at, category, plan_.post_index, problems_);
      }
    }
  }

  void attend(const Person& person, const Place& place) {
    Attendance& attendance = attendances_.emplace_back();
    attendance.parts.resize(months_.size());
    if (person.from) {
      attend_by_dates(person, place, attendance);
    } else {
      attend_by_months(person, place, attendance);
    }
    if (!months_.empty()) add_sum("staffing/persons/" + person.id + "/worked", parts_of(attendance));
  }

  // A month that is not listed is one out of post.
  void attend_by_months(const Person& person, const Place& place, Attendance& attendance) {
    const Place list(place, "months");
    std::set<Date> seen;
    for (const auto& [date, part] : person.months) {
      if (!exists(date) || date.day != 1) {
        problems_.push_back({Code::invalid_period, Place(list, to_string(date)).pointer(), {to_string(date)}});
        continue;
      }
      const std::string text = model::period_text(model::month_of(date));
      const Place at(list, text);
      if (!seen.insert(date).second) {
        problems_.push_back({Code::duplicate_entry, at.pointer(), {text}});
        continue;
      }
      if (step_is_usable_ && (part.is_negative() || part > Decimal(1) || !number::is_multiple(part, roster_.step))) {
        problems_.push_back(
            {Code::invalid_part, at.pointer(), {person.id, text, part.to_string(), roster_.step.to_string()}});
      }
      if (months_.empty()) continue;
      const std::int64_t m = model::month_number(date) - model::month_number(assessed_.from);
      if (m < 0 || m >= static_cast<std::int64_t>(months_.size())) {
        tail_.note({{Code::month_excluded, list.pointer(), {person.id, text, part.to_string()}}, {}});
        continue;
      }
      const auto month = static_cast<std::size_t>(m);
      // A document may give many months under one key.
      attendance.parts[month] = tail_.given(part_path(person, month), part, list.pointer());
      if (!part.is_zero()) count_month(attendance, month, part == Decimal(1));
    }
    // Months cannot tell on which day somebody left.
    attendance.at_end = attendance.in_last_month && person.leaving.empty();
  }

  void attend_by_dates(const Person& person, const Place& place, Attendance& attendance) {
    const Place from(place, "from"), to(place, "to");
    const auto check_date = [&](const std::optional<Date>& date, const Place& at) {
      if (!date || exists(*date)) return true;
      problems_.push_back({Code::invalid_date, at.pointer(), {to_string(*date)}});
      return false;
    };
    const bool from_exists = check_date(person.from, from), to_exists = check_date(person.to, to);
    if (!from_exists || !to_exists) return;
    if (person.to && *person.to < *person.from) {
      problems_.push_back({Code::reversed_span, place.pointer(), {to_string(*person.from), to_string(*person.to)}});
      return;
    }
    if (months_.empty() || *person.from > assessed_.to || (person.to && *person.to < assessed_.from)) return;
    const Span in_post = model::intersection({*person.from, person.to.value_or(assessed_.to)}, assessed_);
    for (std::size_t m = 0; m < months_.size(); ++m) {
      const Month& month = months_[m];
      if (!model::overlap(in_post, month.days)) continue;
      const Span days = model::intersection(in_post, month.days);
      attendance.parts[m] = add_part(part_path(person, m), days, month.days, from.pointer());
      count_month(attendance, m, days == month.assessed);
    }
    attendance.at_end = in_post.to == assessed_.to;
  }

  // The part of a month that some days of it make.
  Node add_part(std::string path, const Span& days, const Span& month, std::string pointer) {
    const auto given = [&](const Decimal& part) { return tail_.given(std::move(path), part, std::move(pointer)); };
    switch (roster_.presence) {
      case PresenceRule::days: break;
      case PresenceRule::whole_months: return given(days == month ? 1 : 0);
      case PresenceRule::months_touched: return given(1);
      case PresenceRule::half_months: {
        const Date middle{month.from.year, month.from.month, 15}, after{month.from.year, month.from.month, 16};
        const int halves = static_cast<int>(model::contains(days, {month.from, middle})) +
                           static_cast<int>(model::contains(days, {after, month.to}));
        return given(halves == 1 ? Decimal::from_parts(0, 5, 1) : Decimal(halves / 2));
      }
    }
    const Edge of_month = tail_.place(Decimal(model::days_of(month)), Place(place_, "presence").pointer());
    return tail_.figure(std::move(path), Operation::quotient,
                        {tail_.place(Decimal(model::days_of(days)), std::move(pointer)), of_month});
  }

  void count_month(Attendance& attendance, std::size_t month, bool full) const {
    ++attendance.months;
    if (full) ++attendance.full_months;
    attendance.in_first_month = attendance.in_first_month || month == 0;
    attendance.in_last_month = attendance.in_last_month || month + 1 == months_.size();
  }

  void add_post_months() {
    const std::size_t posts = plan_.layout.posts;
    struct Sums {
      std::vector<Edge> worked, vacancy, surplus;
    };
    std::vector<Sums> sums(posts);
    std::vector<std::optional<Edge>> required;
    for (std::size_t p = 0; p < posts; ++p) required.push_back(posts_to_fill(p));
    for (std::size_t m = 0; m < months_.size(); ++m) {
      const std::string path = "staffing/months/" + months_[m].text;
      for (std::size_t p = 0; p < posts; ++p) {
        const std::string& category = plan_.agreement.posts[p].category;
        std::vector<Edge> parts;
        for (const std::size_t person : members_[p]) {
          if (const auto& part = attendances_[person].parts[m]) parts.push_back(Edge::to_figure(*part));
        }
        const Edge worked = Edge::to_figure(add_sum(path + "/worked/" + category, parts));
        sums[p].worked.push_back(worked);
        if (!required[p]) continue;
        sums[p].vacancy.push_back(
            Edge::to_figure(tail_.figure(path + "/vacancy/" + category, Operation::excess, {*required[p], worked})));
        sums[p].surplus.push_back(
            Edge::to_figure(tail_.figure(path + "/surplus/" + category, Operation::excess, {worked, *required[p]})));
      }
    }
    for (std::size_t p = 0; p < posts; ++p) {
      const std::string& category = plan_.agreement.posts[p].category;
      tail_.link(plan_.layout.worked_place(p), add_sum("staffing/roster/worked/" + category, sums[p].worked));
      if (sums[p].vacancy.empty()) continue;
      add_sum("staffing/vacancy/" + category, sums[p].vacancy);
      add_sum("staffing/surplus/" + category, sums[p].surplus);
    }
  }

  // Somebody whose years are not known is neither experienced nor not.
  void add_experienced() {
    const auto& years = plan_.policy.staffing.experienced_years;
    if (!years) return;
    std::vector<Edge> parts;
    for (std::size_t i = 0; i < attendances_.size(); ++i) {
      const Person& person = roster_.persons[i];
      if (!person.years && attendances_[i].months != 0) {
        parts.push_back(tail_.place(Amount(), Place(Place(persons_, i), "years").pointer()));
      } else if (person.years && *person.years >= *years) {
        const std::vector<Edge> own = parts_of(attendances_[i]);
        parts.insert(parts.end(), own.begin(), own.end());
      }
    }
    link(StaffingTotal::experienced, add_sum("staffing/roster/experienced", parts));
  }

  // Who is retained is in post at the end too, and so is part of every base.
  void add_persons() {
    std::vector<Edge> everyone, at_start, at_end, retained;
    std::vector<Label> certificates, leavers;
    std::unordered_map<std::string_view, std::size_t> certificate_index, leaver_index;
    const bool any_part = plan_.policy.staffing.retained == Retained::any_part;
    for (std::size_t i = 0; i < attendances_.size(); ++i) {
      const Person& person = roster_.persons[i];
      const Attendance& attendance = attendances_[i];
      const Edge one = tail_.place(1, Place(persons_, i).pointer());
      everyone.push_back(one);
      if (attendance.in_first_month) at_start.push_back(one);
      if (attendance.at_end) {
        at_end.push_back(one);
        if ((any_part ? attendance.months : attendance.full_months) == months_.size()) retained.push_back(one);
        count_label(person.certificate, one, certificates, certificate_index);
      } else if (attendance.months != 0) {
        count_label(person.leaving, one, leavers, leaver_index);
      }
    }
    link(StaffingTotal::head_count, add_count("staffing/roster/head_count", at_end));
    link(StaffingTotal::retained, add_count("staffing/roster/retained", retained));
    add_retention_base(everyone, at_start, at_end);
    for (const Label& level : certificates)
      add_count("staffing/certificates/" + std::string(level.text), level.persons);
    for (const Label& reason : leavers) add_count("staffing/leavers/" + std::string(reason.text), reason.persons);
  }

  void add_retention_base(const std::vector<Edge>& everyone, const std::vector<Edge>& at_start,
                          const std::vector<Edge>& at_end) {
    const std::string path = "staffing/roster/retention_base";
    switch (plan_.policy.staffing.retention_base) {
      case RetentionBase::posts: {
        const auto all = plan_.post_index.find("all");
        const auto posts = all == plan_.post_index.end() ? std::nullopt : posts_to_fill(all->second);
        if (posts) link(StaffingTotal::retention_base, tail_.figure(path, Operation::given, {*posts}));
        return;
      }
      case RetentionBase::head_count_end: return link(StaffingTotal::retention_base, add_count(path, at_end));
      case RetentionBase::head_count_start: return link(StaffingTotal::retention_base, add_count(path, at_start));
      case RetentionBase::everyone: return link(StaffingTotal::retention_base, add_count(path, everyone));
    }
  }

  struct Label {
    std::string_view text;
    std::vector<Edge> persons;
  };

  // In the order of the roster.
  static void count_label(std::string_view text, Edge person, std::vector<Label>& labels,
                          std::unordered_map<std::string_view, std::size_t>& index) {
    if (text.empty()) return;
    const auto [found, added] = index.emplace(text, labels.size());
    if (added) labels.push_back({text, {}});
    labels[found->second].persons.push_back(person);
  }

  static std::vector<Edge> parts_of(const Attendance& attendance) {
    std::vector<Edge> parts;
    for (const auto& part : attendance.parts) {
      if (part) parts.push_back(Edge::to_figure(*part));
    }
    return parts;
  }

  // At any time, where the agreement says it.
  std::optional<Edge> posts_to_fill(std::size_t p) {
    const Post& post = plan_.agreement.posts[p];
    if (!post.posts) return std::nullopt;
    const Place list("/agreement/posts"), place(list, post.category);
    return tail_.place(*post.posts, Place(place, "posts").pointer());
  }

  std::string part_path(const Person& person, std::size_t month) const {
    return "staffing/persons/" + person.id + "/months/" + months_[month].text;
  }

  // Of nobody it is zero: the roster says so.
  Node add_sum(std::string path, const std::vector<Edge>& parts) {
    if (parts.empty()) return tail_.given(std::move(path), 0, persons_.pointer());
    return tail_.figure(std::move(path), Operation::sum, parts);
  }
  Node add_count(std::string path, const std::vector<Edge>& persons) {
    if (persons.empty()) return tail_.given(std::move(path), 0, persons_.pointer());
    return tail_.figure(std::move(path), Operation::count, persons);
  }

  void link(StaffingTotal total, Node source) { tail_.link(plan_.layout.staffing_place(total), source); }

  const PlanData& plan_;
  const model::Incomplete& incomplete_;
  model::Diagnostics& problems_;
  TailBuilder& tail_;
  const Staffing& staffing_;
  const Roster& roster_;
  const Place staffing_place_{"/outputs/staffing"};
  const Place place_{staffing_place_, "roster"};
  const Place persons_{place_, "persons"};

  bool step_is_usable_ = false;
  Span assessed_;
  std::vector<Month> months_;
  std::vector<std::vector<std::size_t>> members_;  // by post
  std::vector<Attendance> attendances_;            // by person
};

}  // namespace

void add_roster(const Section& section) {
  if (section.outputs.staffing && section.outputs.staffing->roster)
    RosterReader(section, *section.outputs.staffing).run();
}

}  // namespace assay::detail
