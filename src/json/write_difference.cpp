#include "assay/difference.hpp"
#include "json/writer.hpp"

namespace assay {

std::string write_difference(const Difference& difference) {
  json::Writer out;
  const auto sides = [&](const std::string& before, const std::string& after) {
    out.string_if("before", before);
    out.string_if("after", after);
  };
  out.object({}, [&] {
    out.integer("assay", 1);
    out.boolean("grade_changed", difference.grade_changed());
    out.object("total", [&] { sides(difference.total_before, difference.total_after); });
    out.object("grade", [&] { sides(difference.grade_before, difference.grade_after); });
    out.array("inputs", [&] {
      for (const InputChange& input : difference.inputs) {
        out.object({}, [&] {
          out.string("pointer", input.pointer);
          sides(input.before, input.after);
        });
      }
    });
    out.array("figures", [&] {
      for (const FigureChange& figure : difference.figures) {
        out.object({}, [&] {
          out.string("path", figure.path);
          sides(figure.before, figure.after);
        });
      }
    });
  });
  return out.take();
}

}  // namespace assay
