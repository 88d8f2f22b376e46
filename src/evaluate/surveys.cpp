// Surveys: tallies make answers, satisfaction, mean points and the response rate, of each question and of a survey.
#include <array>
#include <unordered_set>

#include "evaluate/tail.hpp"

namespace assay::detail {

namespace {

using model::Place;

class SurveyReader {
 public:
  SurveyReader(const Section& section, const Survey& survey, const Place& place)
      : incomplete_(section.incomplete),
        problems_(section.problems),
        tail_(section.tail),
        survey_(survey),
        place_(place),
        path_("surveys/" + survey.id) {}

  void run() {
    model::check_names(survey_.id, survey_.name, place_, incomplete_.survey_ids, problems_);
    model::check_label(survey_.channel, Place(place_, "channel"), problems_);
    index_options();
    add_forms();
    const Place list(place_, "questions");
    std::unordered_set<std::string_view> ids;
    std::vector<Edges> questions;
    for (std::size_t q = 0; q < survey_.questions.size(); ++q) {
      const SurveyQuestion& question = survey_.questions[q];
      const Place place(list, q);
      check_entry(question.id, question.name, place, ids);
      const Place tally(place, "tally");
      const Edges edges = read_tally(question, tally);
      check_sum(question, tally);
      questions.push_back(add_figures(path_ + "/questions/" + question.id, edges, Operation::weighted, tally));
    }
    if (questions.empty()) return;
    Edges whole;
    for (const Edges& question : questions) {
      for (std::size_t s = 0; s < sums; ++s) whole[s].insert(whole[s].end(), question[s].begin(), question[s].end());
    }
    add_figures(path_, whole, Operation::sum, list);
  }

 private:
  // What is summed of answers: all, those with satisfied options, those with options that have points, and the points
  // times the latter, where points follow their answers as weights.
  enum Sum : std::size_t { answers, satisfied, scored, points, sums };
  using Edges = std::array<std::vector<Edge>, sums>;

  void check_entry(const std::string& id, const std::string& name, const Place& place,
                   std::unordered_set<std::string_view>& ids) {
    model::check_names(id, name, place, incomplete_.survey_ids, problems_);
    const bool readable = !id.empty() || !incomplete_.survey_ids;
    if (readable && !ids.insert(id).second)
      problems_.push_back({Code::duplicate_entry, Place(place, "id").pointer(), {id}});
  }

  void index_options() {
    const Place list(place_, "options");
    std::unordered_set<std::string_view> ids;
    for (std::size_t o = 0; o < survey_.options.size(); ++o) {
      const SurveyOption& option = survey_.options[o];
      check_entry(option.id, option.name, Place(list, o), ids);
      options_.emplace(option.id, static_cast<std::uint32_t>(o));
      has_satisfied_ = has_satisfied_ || option.satisfied;
      has_points_ = has_points_ || option.points;
    }
  }

  // Forms, where any are given. Returned are the valid and the invalid: one of them missing leaves them unknown.
  void add_forms() {
    const auto add = [&](std::string_view key, const std::optional<Decimal>& forms) {
      const Place place(place_, key);
      if (!forms) return tail_.place(Amount(), place.pointer());
      model::check_not_negative(key, *forms, place, problems_);
      return Edge::to_figure(tail_.given(path_ + '/' + std::string(key), *forms, place.pointer()));
    };
    if (survey_.minimum) model::check_not_negative("minimum", *survey_.minimum, Place(place_, "minimum"), problems_);
    if (!survey_.issued && !survey_.valid && !survey_.invalid) return;
    const Edge issued = add("issued", survey_.issued), valid = add("valid", survey_.valid),
               invalid = add("invalid", survey_.invalid);
    const Node returned = tail_.figure(path_ + "/returned", Operation::sum, {valid, invalid});
    tail_.figure(path_ + "/response_rate", Operation::rate, {Edge::to_figure(returned), issued}, RoundingStep::rate);
    if (survey_.valid && survey_.minimum && *survey_.valid < *survey_.minimum) {
      tail_.note({{Code::small_sample,
                   Place(place_, "valid").pointer(),
                   {survey_.id, survey_.valid->to_string(), survey_.minimum->to_string()}},
                  {valid.index()}});
    }
  }

  Edges read_tally(const SurveyQuestion& question, const Place& place) {
    Edges edges;
    std::unordered_set<std::string_view> seen;
    for (const Count& count : question.tally) {
      const Place at(place, count.label);
      model::check_not_negative(count.label, count.value, at, problems_);
      if (!seen.insert(count.label).second) problems_.push_back({Code::duplicate_cell, at.pointer(), {count.label}});
      const auto found = options_.find(count.label);
      if (found == options_.end()) {
        if (!incomplete_.survey_ids) {
          report_unknown(Code::unknown_option, at, count.label, options_, problems_);
        }
        continue;
      }
      const SurveyOption& option = survey_.options[found->second];
      const Edge given = tail_.place(count.value, at.pointer());
      edges[answers].push_back(given);
      if (option.satisfied) edges[satisfied].push_back(given);
      if (!option.points) continue;
      edges[scored].push_back(given);
      edges[points].push_back(given);
      edges[points].push_back(tail_.place(
          *option.points, Place(Place(Place(place_, "options"), std::size_t{found->second}), "points").pointer()));
    }
    return edges;
  }

  // A sum too large to be one is the run's to report.
  void check_sum(const SurveyQuestion& question, const Place& place) {
    if (!survey_.valid) return;
    NumberResult sum{Decimal(0)};
    for (const Count& count : question.tally) {
      if (sum) sum = try_add(sum.value, count.value);
    }
    if (sum && sum.value > *survey_.valid) {
      problems_.push_back(
          {Code::tally_above_valid, place.pointer(), {question.id, sum.value.to_string(), survey_.valid->to_string()}});
    }
  }

  // Of a question from its tally, or of the survey from the figures of its questions. What no option counts for has no
  // figure. The figures of the sums come back.
  Edges add_figures(const std::string& path, const Edges& edges, Operation of_points, const Place& place) {
    const auto sum = [&](std::string_view name, Sum which, Operation operation) {
      std::string full = path + '/' + std::string(name);
      // Nobody answered so: zero, as the tally says.
      const Node node = edges[which].empty() ? tail_.given(std::move(full), 0, place.pointer())
                                             : tail_.figure(std::move(full), operation, edges[which]);
      return Edge::to_figure(node);
    };
    Edges result;
    const Edge all = sum("answers", answers, Operation::sum);
    result[answers] = {all};
    if (has_satisfied_) {
      const Edge part = sum("satisfied", satisfied, Operation::sum);
      result[satisfied] = {part};
      tail_.figure(path + "/satisfaction", Operation::rate, {part, all}, RoundingStep::rate);
    }
    if (has_points_) {
      const Edge total = sum("points", points, of_points);
      const Edge with_points = sum("scored", scored, Operation::sum);
      result[points] = {total};
      result[scored] = {with_points};
      tail_.figure(path + "/mean_points", Operation::quotient, {total, with_points}, RoundingStep::rate);
    }
    return result;
  }

  const model::Incomplete& incomplete_;
  model::Diagnostics& problems_;
  TailBuilder& tail_;
  const Survey& survey_;
  const Place& place_;
  const std::string path_;
  Index options_;
  bool has_satisfied_ = false, has_points_ = false;
};

}  // namespace

void add_surveys(const Section& section) {
  const Place list("/outputs/surveys");
  std::unordered_set<std::string_view> ids;
  for (std::size_t s = 0; s < section.outputs.surveys.size(); ++s) {
    const Survey& survey = section.outputs.surveys[s];
    const Place place(list, s);
    const bool readable = !survey.id.empty() || !section.incomplete.survey_ids;
    if (readable && !ids.insert(survey.id).second)
      section.problems.push_back({Code::duplicate_entry, Place(place, "id").pointer(), {survey.id}});
    SurveyReader(section, survey, place).run();
  }
}

}  // namespace assay::detail
