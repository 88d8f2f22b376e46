#include "assay/json.hpp"
#include "json/writer.hpp"
#include "report/text.hpp"

namespace assay {

std::string write_ranking(std::span<const Evaluation* const> evaluations, std::span<const std::string> names,
                          const std::vector<Ranked>& ranking) {
  report::check_names(names);
  json::Writer out;
  out.object({}, [&] {
    out.integer("assay", 1);
    out.array("ranking", [&] {
      for (const Ranked& ranked : ranking) {
        const Evaluation& evaluation = *evaluations[ranked.index];
        const Node total = evaluation.plan().total();
        out.object({}, [&] {
          out.plain_number("rank", ranked.rank);
          out.string("name", names[ranked.index]);
          if (const Decimal* value = evaluation.value(total)) out.number("total", *value);
          if (const std::optional<Ratio> exact = evaluation.exact(total)) out.string("total_exact", exact->to_string());
          out.object("grade", [&] {
            out.string("id", evaluation.grade().id);
            out.string_if("name", evaluation.grade().name);
          });
          out.string_if("decided_by", ranked.decided_by);
        });
      }
    });
  });
  return out.take();
}

}  // namespace assay
