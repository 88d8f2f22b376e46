// A ranking as a table.
#include "assay/report.hpp"
#include "model/check.hpp"
#include "model/place.hpp"
#include "report/text.hpp"
#include "report/width.hpp"

namespace assay {

namespace report {

void check_names(std::span<const std::string> names) {
  model::Diagnostics problems;
  const model::Place root("");
  for (std::size_t i = 0; i < names.size(); ++i) {
    model::check_label(names[i], model::Place(root, i), problems);
  }
  if (!problems.empty()) throw Error(problems.take());
}

}  // namespace report

// The total that decides is the exact one where the bands see that.
std::string write_ranking_report(std::span<const Evaluation* const> evaluations, std::span<const std::string> names,
                                 const std::vector<Ranked>& ranking, Language language) {
  using report::Align;
  report::check_names(names);
  const auto say = [&](std::string_view zh, std::string_view en) {
    return std::string(language == Language::zh ? zh : en);
  };
  report::Table table({Align::right, Align::left, Align::right, Align::left, Align::left});
  table.row({say("名次", "rank"), say("名称", "name"), say("总分", "total"), say("等级", "grade"),
             say("同分时按", "tie decided by")});
  table.rule();
  for (const Ranked& ranked : ranking) {
    const Evaluation& evaluation = *evaluations[ranked.index];
    const Node total = evaluation.plan().total();
    std::string points = evaluation.text(total);
    const Decimal* rounded = evaluation.value(total);
    const std::optional<Ratio> exact = evaluation.exact(total);
    if (evaluation.plan().policy().grade_on == GradeOn::exact_total && rounded != nullptr &&
        *exact != Ratio(*rounded)) {
      points += say("（修约前 ", " (before rounding ") + exact->to_string() + say("）", ")");
    }
    const Band& grade = evaluation.grade();
    table.row({std::to_string(ranked.rank), names[ranked.index], points,
               say(grade.name.empty() ? grade.id : grade.name, grade.id), ranked.decided_by});
  }
  return table.print();
}

}  // namespace assay
