// The results of an audit.
#include <algorithm>

#include "assay/audit.hpp"
#include "assay/json.hpp"
#include "json/results.hpp"
#include "model/text.hpp"

namespace assay {

namespace {

using json::Writer;

class AuditWriter {
 public:
  AuditWriter(const Document& document, const Evaluation& evaluation, const Audit& audit)
      : document_(document), evaluation_(evaluation), audit_(audit) {}

  std::string write() {
    out_.object({}, [&] {
      out_.integer("assay", 1);
      write_summary();
      objects("findings", audit_.findings, [&](const AuditFinding& finding) { write_finding(finding); });
      objects("claims", audit_.claims, [&](const CheckedClaim& claim) { write_claim(claim); });
      write_rounding();
      objects("annexes", audit_.report.annexes, [&](const Annex& annex) {
        out_.string("name", annex.name);
        place(annex.listed);
        objects("titled", annex.titled, [&](const TextPlace& title) { place(title); });
      });
      objects("unmatched", audit_.report.unmatched, [&](const UnmatchedLine& line) { write_unmatched(line); });
      objects("unclaimed", audit_.report.unclaimed, [&](const UnclaimedNumber& number) {
        out_.string("printed", number.printed);
        place(number.place);
        out_.string_if("context", number.context);
      });
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

  template <typename Names>
  void strings(std::string_view key, const Names& list) {
    out_.array(key, [&] {
      for (const auto& text : list) out_.string({}, text);
    });
  }

  void count(std::string_view key, std::size_t number) { out_.plain_number(key, Decimal(number)); }
  void indexes(std::string_view key, const std::vector<std::size_t>& list) {
    out_.array(key, [&] {
      for (const std::size_t index : list) count({}, index);
    });
  }

  void place(const TextPlace& at) {
    if (at.line != 0) count("line", at.line);
    if (at.column != 0) count("column", at.column);
  }

  void message(const Diagnostic& problem) {
    out_.object("message", [&] {
      out_.string("zh", problem.message(Language::zh));
      out_.string("en", problem.message(Language::en));
    });
  }

  void modes(std::string_view key, Modes modes) {
    out_.array(key, [&] {
      for (const RoundingMode mode : rounding_modes) {
        if (modes.contains(mode)) out_.string({}, name(mode));
      }
    });
  }

  void range(std::string_view key, const std::optional<WholeRange>& range) {
    if (!range) return;
    out_.object(key, [&] {
      out_.number("first", range->first);
      out_.number("last", range->last);
    });
  }

  void write_summary() {
    const auto of = [&](Severity severity) {
      return static_cast<std::size_t>(std::count_if(
          audit_.findings.begin(), audit_.findings.end(),
          [&](const AuditFinding& finding) { return finding.silenced.empty() && finding.severity == severity; }));
    };
    const auto in = [&](ClaimState state) {
      return static_cast<std::size_t>(std::count_if(audit_.claims.begin(), audit_.claims.end(),
                                                    [&](const CheckedClaim& claim) { return claim.state == state; }));
    };
    const std::size_t errors = of(Severity::error), warnings = of(Severity::warning), notes = of(Severity::note);
    out_.object("summary", [&] {
      count("errors", errors);
      count("warnings", warnings);
      count("notes", notes);
      count("silenced", audit_.findings.size() - errors - warnings - notes);
      count("claims", audit_.claims.size());
      for (const ClaimState state : {ClaimState::consistent, ClaimState::inconsistent, ClaimState::not_checkable}) {
        count(name(state), in(state));
      }
    });
  }

  void write_finding(const AuditFinding& finding) {
    out_.plain_number("code", Decimal(static_cast<int>(finding.problem.code)));
    out_.string("name", name(finding.problem.code));
    out_.string("severity", name(finding.severity));
    message(finding.problem);
    out_.string_if("about", finding.about);
    out_.string_if("pointer", finding.problem.pointer);
    objects("places", finding.claims, [&](std::size_t index) { write_place(index); });
    out_.array("figures", [&] {
      for (const Node figure : finding.figures) out_.string({}, evaluation_.path(figure));
    });
    if (!finding.slips.empty()) objects("slips", finding.slips, [&](const Slip& slip) { write_slip(slip); });
    if (finding.gave_up) out_.boolean("gave_up", true);
    out_.string_if("silenced", finding.silenced);
  }

  void write_place(std::size_t index) {
    const Claim& claim = audit_.claims[index].claim;
    count("claim", index);
    out_.string_if("where", claim.where);
    place(claim.place);
    // The claims of the document come first; those of a template are none of its own.
    const bool is_own = index < document_.claims.size() && document_.claims[index] == claim;
    if (is_own) out_.string("pointer", model::child("/claims", index));
    out_.string("printed", claim.printed);
  }

  void write_slip(const Slip& slip) {
    out_.plain_number("cost", Decimal(slip.cost));
    objects("suspects", slip.suspects, [&](const Suspect& suspect) {
      if (suspect.claim) count("claim", *suspect.claim);
      out_.string_if("pointer", suspect.pointer);
      out_.string("printed", suspect.printed);
      json::write_interval(out_, "values", suspect.values.values, suspect.values.step);
      out_.array("candidates", [&] {
        for (const Decimal& candidate : suspect.candidates) out_.number({}, candidate);
      });
      out_.string_if("slip", suspect.slip);
    });
  }

  void write_claim(const CheckedClaim& checked) {
    const Claim& claim = checked.claim;
    out_.string_if("figure", claim.figure);
    out_.string_if("quantity", claim.quantity);
    out_.string("printed", claim.printed);
    if (checked.printed.has_value) out_.number("value", checked.printed.value);
    out_.string_if("where", claim.where);
    place(claim.place);
    out_.string_if("scope", claim.scope);
    out_.string_if("reading", claim.reading);
    out_.string_if("unit", claim.unit);
    if (claim.date) out_.string("date", to_string(*claim.date));
    out_.string("state", name(checked.state));
    if (checked.missing) {
      out_.object("missing", [&] {
        out_.plain_number("code", Decimal(static_cast<int>(checked.missing->code)));
        out_.string("name", name(checked.missing->code));
        message(*checked.missing);
      });
    }
    if (const auto& possible = checked.stands_for) {
      json::write_interval(out_, "stands_for", possible->values, possible->step);
    }
    if (checked.expected) json::write_interval(out_, "expected", *checked.expected);
    if (checked.gap) out_.string("gap", checked.gap->to_string());
    if (checked.modes) {
      out_.object("modes", [&] {
        modes("once", checked.modes->once);
        modes("twice", checked.modes->twice);
        out_.boolean("votes", checked.modes->votes);
      });
    }
    range("numerators", checked.numerators);
    range("denominators", checked.denominators);
    if (!checked.holds_by.empty()) strings("holds_by", checked.holds_by);
  }

  void write_rounding() {
    out_.object("rounding", [&] {
      modes("modes", audit_.rounding.modes);
      count("voting", audit_.rounding.voting);
      indexes("outliers", audit_.rounding.outliers);
    });
  }

  void write_unmatched(const UnmatchedLine& line) {
    place(line.line);
    out_.string("text", line.text);
    if (line.nearest.empty()) return;
    out_.object("nearest", [&] {
      out_.string("text", line.nearest);
      place(line.place);
    });
  }

  const Document& document_;
  const Evaluation& evaluation_;
  const Audit& audit_;
  Writer out_;
};

}  // namespace

std::string write_audit(const Document& document, const Evaluation& evaluation, const Audit& audit) {
  return AuditWriter(document, evaluation, audit).write();
}

}  // namespace assay
