// A derivation as an array of lines.
#include "assay/explain.hpp"
#include "assay/json.hpp"
#include "json/writer.hpp"

namespace assay {

std::string write_derivation(const std::vector<DerivationLine>& lines) {
  json::Writer out;
  out.object({}, [&] {
    out.integer("assay", 1);
    out.array("derivation", [&] {
      for (const DerivationLine& line : lines) {
        out.object({}, [&] {
          out.integer("depth", static_cast<int>(line.depth));
          out.string(line.figure ? "figure" : "pointer", line.name);
          out.string_if("source", line.source);
          out.string_if("policy", line.policy);
          out.string_if("formula", line.formula);
          if (line.compares) out.boolean("compares", true);
          out.string_if("exact", line.exact);
          if (line.rounding) {
            out.object("rounding", [&] {
              out.string("mode", name(line.rounding->mode));
              out.integer("places", line.rounding->places);
            });
          }
          out.string_if("value", line.value);
          out.string("presence", name(line.presence));
          if (line.outcome) out.string("outcome", name(*line.outcome));
          if (line.by_zero) out.boolean("by_zero", true);
          if (line.repeated) out.boolean("repeated", true);
          if (line.cut) out.boolean("cut", true);
        });
      }
    });
  });
  return out.take();
}

}  // namespace assay
