#include "json/document_writer.hpp"

namespace assay::json {

namespace {

class ScoreWriter {
 public:
  explicit ScoreWriter(DocumentWriter& out) : out_(out) {}

  void write(const Points& points, const std::string&) { out_.number("points", points.points); }

  void write(const RawScore& raw, const std::string&) {
    out_.number("raw", raw.raw);
    out_.number("of", raw.of);
  }

  void write(const Sheets& sheets, const std::string& pointer) {
    const std::string list = child(pointer, "sheets");
    if (is_marks_only(sheets) && !out_.has_remark_in(list)) {
      return write_marks(sheets.sheets[0].marks, child(pointer, "criteria"));
    }
    out_.array("sheets", [&] {
      for (std::size_t i = 0; i < sheets.sheets.size(); ++i) {
        const std::string place = child(list, i);
        out_.object({}, place, [&] { write_sheet(sheets.sheets[i], place); });
      }
    });
    out_.number_unless("of", sheets.of, Sheets().of);
  }

 private:
  // One sheet without a name.
  static bool is_marks_only(const Sheets& sheets) {
    if (sheets.sheets.size() != 1 || !same_digits(sheets.of, Sheets().of)) return false;
    const Sheet& sheet = sheets.sheets[0];
    return sheet.assessor.empty() && same_digits(sheet.weight, Sheet().weight) && !sheet.recused && !sheet.missing &&
           sheet.raw == Amount();
  }

  void write_sheet(const Sheet& sheet, const std::string& pointer) {
    out_.string_if("assessor", sheet.assessor);
    out_.number_unless("weight", sheet.weight, Sheet().weight);
    if (sheet.recused) return out_.string("recused", sheet.reason);
    if (sheet.missing) return out_.string("missing", sheet.reason);
    if (sheet.raw != Amount()) return out_.amount("raw", sheet.raw);
    write_marks(sheet.marks, child(pointer, "criteria"));
  }

  void write_marks(const std::vector<Mark>& marks, const std::string& pointer) {
    out_.object("criteria", pointer, [&] {
      for (const Mark& mark : marks) write_mark(mark, child(pointer, mark.criterion));
    });
  }

  void write_mark(const Mark& mark, const std::string& pointer) {
    if (mark.reason.empty() && !out_.has_remark(pointer)) {
      return mark.tier.empty() ? out_.amount(mark.criterion, mark.points) : out_.string(mark.criterion, mark.tier);
    }
    out_.object(mark.criterion, pointer, [&] {
      if (mark.tier.empty()) {
        out_.amount("points", mark.points);
      } else {
        out_.string("tier", mark.tier);
      }
      out_.string_if("reason", mark.reason);
    });
  }

  DocumentWriter& out_;
};

}  // namespace

void write_scores(DocumentWriter& out, const Scores& scores) {
  const std::string pointer = "/scores";
  out.object("scores", pointer, [&] {
    for (const Score& score : scores) {
      const std::string place = child(pointer, score.party);
      out.object(score.party, place,
                 [&] { std::visit([&](const auto& award) { ScoreWriter(out).write(award, place); }, score.award); });
    }
  });
}

}  // namespace assay::json
