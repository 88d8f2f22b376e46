// Narratives: the named amounts in the texts of indicators that have no number.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <string>

#include "sections.hpp"

using assay::Document;
using assay::Evaluation;
using assay::Judgement;
using assay::Narrative;
using sections::Lines;
using sections::problems;
using station::number;

namespace {

Document with_narratives(std::vector<Narrative> narratives) {
  Document document = sections::document();
  document.agreement.indicators.push_back({"fund", "慈善基金", "", "", {}, assay::IndicatorKind::narrative});
  document.outputs.narratives = std::move(narratives);
  return document;
}

// The fund of the real report.
Narrative fund() { return {"fund", "raised and spent", Judgement::met, {{"raised", number("7588.56"), "元"}}}; }

}  // namespace

TEST_CASE("an amount that a narrative names is a figure of its indicator") {
  const Evaluation e = assay::evaluate(with_narratives({fund()}));
  CHECK(sections::text(e, "indicators/fund/amounts/raised") == "7588.56");
  CHECK(sections::inputs(e, "indicators/fund/amounts/raised") == Lines{"/outputs/narratives/fund/amounts/raised"});
  CHECK(e.judgement(1) == Judgement::met);
}

TEST_CASE("narratives are of narrative indicators, once, with names that can stand in a path") {
  Narrative other = fund(), unknown = fund(), counted = fund();
  other.text = "a\x01z";
  other.amounts = {{"spent", number("1"), "元\n"}, {"spent", number("-2"), ""}, {"a/b", number("3"), ""}};
  unknown.indicator = "fond";
  counted.indicator = "visits";
  const std::string at = "/outputs/narratives/";
  CHECK(problems(with_narratives({unknown, counted, other})) ==
        Lines{"unknown_indicator " + at + "fond: no indicator \"fond\" is agreed; the nearest is \"fund\"",
              "not_narrative " + at + "visits: \"visits\" is not narrative",
              "invalid_text " + at + "fund/text: the text is not valid UTF-8 or holds control characters",
              "invalid_text " + at + "fund/amounts/spent/unit: the text is not valid UTF-8 or holds control characters",
              "negative_count " + at + "fund/amounts/spent: \"spent\" is -2; a count is not negative",
              "duplicate_entry " + at + "fund/amounts/spent: \"spent\" stands here twice",
              "invalid_id " + at + "fund/amounts/a~1b: " +
                  assay::Diagnostic{assay::Code::invalid_id, "", {"a/b"}}.message(assay::Language::en)});
  CHECK(problems(with_narratives({fund(), fund()})) ==
        Lines{"duplicate_entry " + at + "fund: \"fund\" stands here twice"});
}
