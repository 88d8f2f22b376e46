// The text report: the order of its sections, and how a figure is shown.
#include "report/text.hpp"

#include <algorithm>
#include <utility>

#include "assay/report.hpp"
#include "model/words.hpp"

namespace assay {

namespace report {

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return text;
}

std::string Page::area_label(std::uint32_t area) const {
  const PlannedArea& planned = plan.areas()[area];
  return area == plan.listed_areas()[0] ? say("全部", "all") : label(planned.id, planned.name);
}

std::string Page::category(const std::string& id) const {
  if (id == "all") return say("全部社工", id);
  return id == "certified" ? say("持证社工", id) : id;
}

std::string Page::grade(std::string_view band) const {
  const std::vector<Band>& bands = plan.policy().bands;
  const auto found = std::find_if(bands.begin(), bands.end(), [&](const Band& each) { return each.id == band; });
  return found == bands.end() ? std::string(band) : label(found->id, found->name);
}

std::string Page::grades(const std::vector<std::string>& bands) const {
  std::string text;
  for (std::size_t k = bands.size(); k-- > 0;) {
    if (!text.empty()) text += k == 0 ? say(" 或 ", " or ") : say("、", ", ");
    text += grade(bands[k]);
  }
  return text;
}

std::string Page::mode(RoundingMode mode) const { return std::string(model::words(mode, language)); }

namespace {

// A figure's value behind its sign.
std::string near(const Evaluation& evaluation, Node node, const std::string& sign) {
  const std::optional<Ratio> exact = evaluation.exact(node);
  if (evaluation.value(node) == nullptr && exact && !exact->to_decimal()) {
    const NumberResult rounded = try_round(*exact, {RoundingMode::half_up, 2});
    if (rounded) return "≈ " + sign + rounded.value.to_string();
  }
  return sign + evaluation.text(node);
}

}  // namespace

std::string Page::amount(Node node) const {
  switch (evaluation.presence(node)) {
    case Presence::given: return near(evaluation, node, "");
    case Presence::none: return "/";
    case Presence::not_applicable: return "n/a";
    case Presence::missing: return "—";
  }
  return "";
}

std::string Page::amount(const std::string& path) const {
  const auto node = evaluation.find(path);
  return node ? amount(*node) : "—";
}

std::string Page::signed_amount(Node node) const {
  const std::optional<Ratio> exact = evaluation.exact(node);
  return exact && *exact > Ratio(0) ? near(evaluation, node, "+") : amount(node);
}

std::string Page::percent(Node node) const { return has(node) ? amount(node) + "%" : "—"; }

std::string Page::percent(const std::string& path) const {
  const auto node = evaluation.find(path);
  return node ? percent(*node) : "—";
}

bool Page::has(const std::string& path) const {
  const auto node = evaluation.find(path);
  return node && has(*node);
}

}  // namespace report

std::string write_report(const Document& document, const Evaluation& evaluation, Language language) {
  report::Page page(document, evaluation, language);
  report::write_head(page);
  report::write_indicators(page);
  report::write_amendments(page);
  report::write_narratives(page);
  report::write_coverage(page);
  report::write_verification(page);
  report::write_deviations(page);
  report::write_staffing(page);
  report::write_attendance(page);
  report::write_register(page);
  report::write_surveys(page);
  report::write_progress(page);
  report::write_scores(page);
  report::write_sheets(page);
  report::write_adjustments(page);
  report::write_result(page);
  report::write_payment(page);
  report::write_findings(page);
  report::write_notes(page);
  return std::move(page.out);
}

}  // namespace assay
