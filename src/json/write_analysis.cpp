// The results of an analysis.
#include "assay/analysis.hpp"
#include "assay/json.hpp"
#include "json/results.hpp"

namespace assay {

namespace json {

void write_interval(Writer& out, std::string_view key, const Interval& interval, const std::optional<Decimal>& step) {
  const auto end = [&](const std::string& side, const End& value) {
    if (!value.bounded) return;
    out.string(side, value.value.to_string());
    out.boolean(side + "_closed", value.closed);
  };
  out.object(key, [&] {
    end("low", interval.low());
    end("high", interval.high());
    if (step) out.number("step", *step);
  });
}

}  // namespace json

namespace {

using json::Writer;

class AnalysisWriter {
 public:
  AnalysisWriter(const Document& document, const Evaluation& evaluation, const Analysis& analysis)
      : analysis_(analysis), results_(document, evaluation), out_(results_.out) {}

  std::string write() {
    out_.object({}, [&] {
      out_.integer("assay", 1);
      if (results_.evaluation.presence(results_.plan.total()) == Presence::given) {
        results_.quotient("total", results_.plan.total());
        out_.string("grade", results_.evaluation.grade().id);
      } else {
        json::write_reach(results_);
      }
      objects("verdicts", analysis_.verdicts, [&](const Verdict& verdict) { write_verdict(verdict); });
      objects("combinations", analysis_.combinations, [&](const Combinations& each) { write_combinations(each); });
      objects("distances", analysis_.distances, [&](const Distance& distance) { write_distance(distance); });
      objects("scores", analysis_.scores, [&](const ScoreSensitivity& score) { write_score(score); });
      objects("weights", analysis_.weights, [&](const WeightSensitivity& weight) { write_weight(weight); });
      objects("schedules", analysis_.schedules, [&](const ScheduleResult& result) { write_schedule(result); });
    });
    return out_.take();
  }

 private:
  template <typename Element, typename Body>
  void objects(std::string_view key, const std::vector<Element>& list, Body body) {
    out_.array(key, [&] {
      for (const Element& element : list) {
        out_.object({}, [&] { body(element); });
      }
    });
  }

  void strings(std::string_view key, const std::vector<std::string>& list) {
    out_.array(key, [&] {
      for (const std::string& text : list) out_.string({}, text);
    });
  }

  void ratio(std::string_view key, const Ratio& value) { out_.string(key, value.to_string()); }

  void write_verdict(const Verdict& verdict) {
    const Hypothesis& hypothesis = verdict.hypothesis;
    out_.string("hypothesis", hypothesis.id());
    out_.string("reading", name(hypothesis.reading));
    if (hypothesis.reading != Reading::direct) out_.string("mode", name(hypothesis.mode));
    if (hypothesis.reading == Reading::weighted) {
      out_.integer("raw_places", hypothesis.raw_places);
      out_.number("raw_of", hypothesis.raw_of);
    }
    out_.string("certainty", name(verdict.certainty));
    if (verdict.total) json::write_interval(out_, "total", *verdict.total);
    if (!verdict.grades.empty()) strings("grades", verdict.grades);
    if (!verdict.contradicting.empty()) strings("contradicting", verdict.contradicting);
  }

  void write_combinations(const Combinations& combinations) {
    out_.string("hypothesis", combinations.hypothesis.id());
    if (!combinations.all) return;
    out_.number("all", *combinations.all);
    objects("grades", combinations.grades, [&](const GradeCount& count) {
      out_.string("grade", count.grade);
      out_.number("by_exact_total", count.by_exact_total);
      out_.number("by_rounded_once", count.by_rounded_once);
    });
  }

  void write_distance(const Distance& distance) {
    out_.string("grade", distance.grade);
    out_.number("boundary", distance.boundary);
    ratio("difference", distance.difference);
  }

  void write_score(const ScoreSensitivity& score) {
    out_.string("party", score.place.party);
    out_.string_if("assessor", score.place.assessor);
    out_.string_if("criterion", score.place.criterion);
    out_.string("pointer", score.place.pointer);
    out_.number("value", score.place.value);
    out_.number("max", score.place.max);
    if (!score.grid.is_zero()) out_.number("grid", score.grid);
    write_move("raise", score.raise, score.raised_to, score.raise_bound);
    write_move("lower", score.lower, score.lowered_to, score.lower_bound);
    objects("needs", score.needs, [&](const Need& need) {
      out_.string("grade", need.grade);
      if (need.least) out_.number("least", *need.least);
    });
  }

  void write_move(const std::string& key, const std::optional<Decimal>& by, const std::string& grade, Bound bound) {
    if (!by) return out_.string(key + "_bound", name(bound));
    out_.object(key, [&] {
      out_.number("by", *by);
      out_.string("grade", grade);
    });
  }

  void write_weight(const WeightSensitivity& weight) {
    out_.string("party", weight.party);
    ratio("share", weight.share);
    json::write_interval(out_, "keeps", weight.keeps);
    objects("break_evens", weight.break_evens, [&](const BreakEven& end) {
      ratio("share", end.share);
      out_.string("grade", end.grade);
    });
    if (weight.on_boundary) out_.boolean("on_boundary", true);
    if (weight.indifferent) out_.boolean("indifferent", true);
  }

  void write_schedule(const ScheduleResult& result) {
    out_.string("id", result.schedule.id);
    json::write_schedule(out_, result.schedule.rounding);
    out_.string("grade_on", name(result.schedule.grade_on));
    out_.string_if("total", result.total);
    out_.string_if("total_exact", result.total_exact);
    out_.string_if("grade", result.grade);
    out_.string_if("parts_at", result.parts_at);
    out_.string_if("value", result.value);
    out_.string_if("policy_value", result.policy_value);
  }

  const Analysis& analysis_;
  json::Results results_;
  Writer& out_;
};

}  // namespace

std::string write_analysis(const Document& document, const Evaluation& evaluation, const Analysis& analysis) {
  return AnalysisWriter(document, evaluation, analysis).write();
}

}  // namespace assay
