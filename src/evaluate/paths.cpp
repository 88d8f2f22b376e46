// The two ways to name what a plan holds: paths of figures and pointers of places, formatted and resolved on demand.
#include <algorithm>
#include <array>

#include "evaluate/plan_data.hpp"
#include "model/text.hpp"

namespace assay::detail {

namespace {

// The part of a path before its next "/", which is taken off with it.
std::string_view take_part(std::string_view& path) {
  const std::size_t end = path.find('/');
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  return part;
}

std::optional<std::uint32_t> find_in(const Index& index, std::string_view key) {
  const auto found = index.find(key);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> find_in(std::span<const std::string_view> names, std::string_view name) {
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  return std::nullopt;
}

// The figures after those of the parties, in the order of their nodes.
constexpr std::array<std::string_view, 5> score_names = {"subtotal", "total", "grade", "total_low", "total_high"};

// A small number without sign or leading zeros.
std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  if (text.empty() || text.size() > 6 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

// The indicator that the node is of.
std::size_t indicator_of(const Layout& layout, Node node) {
  const auto after = std::upper_bound(layout.indicators.begin(), layout.indicators.end(), node,
                                      [](Node n, const IndicatorLayout& indicator) { return n < indicator.first; });
  return static_cast<std::size_t>(after - layout.indicators.begin()) - 1;
}

std::string path_of_indicator(const PlanData& plan, Node node) {
  const Layout& layout = plan.layout;
  const std::size_t i = indicator_of(layout, node);
  const IndicatorLayout& own = layout.indicators[i];
  std::string path = "indicators/" + plan.agreement.indicators[i].id;
  if (node < own.first + own.agreed) return path + "/agreed/" + std::to_string(node - own.first);
  if (node < own.first + own.agreed + own.periods) {
    return path + "/periods/" + std::to_string(node - own.first - own.agreed) + "/target";
  }
  if (node < own.cells) return path + "/proration";
  std::size_t a = 0;
  for (std::size_t beyond = layout.areas; a + 1 < beyond;) {  // the last area whose first node is not after the node
    const std::size_t middle = a + (beyond - a) / 2;
    (layout.cell(i, middle) <= node ? a : beyond) = middle;
  }
  if (a + 1 != layout.areas) path += "/areas/" + plan.areas[a].id;
  for (std::size_t part = 0; part < part_count; ++part) {
    const auto each = static_cast<Part>(part);
    if (layout.has(i, a, each) && layout.node(i, a, each) == node) return path + '/' + std::string(part_names[part]);
  }
  return path;
}

std::optional<Node> find_in_indicators(const PlanData& plan, std::string_view path) {
  const Layout& layout = plan.layout;
  const auto i = find_in(plan.indicator_index, take_part(path));
  if (!i || *i >= layout.indicators.size()) return std::nullopt;
  const IndicatorLayout& own = layout.indicators[*i];
  std::optional<std::uint32_t> area = layout.areas - 1;
  if (path == "proration") return own.prorated ? std::optional(layout.proration(*i)) : std::nullopt;
  if (path.starts_with("agreed/") || path.starts_with("periods/")) {
    const bool agreed = take_part(path) == "agreed";
    const auto k = number(take_part(path));
    if (!k || *k >= (agreed ? own.agreed : own.periods)) return std::nullopt;
    return own.first + *k + (agreed ? 0 : own.agreed);
  }
  if (path.starts_with("areas/")) {
    take_part(path);
    area = find_in(plan.area_index, take_part(path));
  }
  const auto part = find_in(part_names, path);
  if (!area || !part || !layout.has(*i, *area, static_cast<Part>(*part))) return std::nullopt;
  return layout.node(*i, *area, static_cast<Part>(*part));
}

}  // namespace

std::string PlanData::path(Node node) const {
  if (node < layout.first_post) return path_of_indicator(*this, node);
  if (node < layout.staffing_total(StaffingTotal::experienced)) {
    const std::size_t post = (node - layout.first_post) / post_parts, part = (node - layout.first_post) % post_parts;
    return "staffing/" + std::string(post_part_names[part]) + '/' + agreement.posts[post].category;
  }
  if (node < layout.experienced_share()) {
    return "staffing/" + std::string(staffing_total_names[node - layout.staffing_total(StaffingTotal::experienced)]);
  }
  if (node == layout.experienced_share()) return "staffing/experienced_share";
  if (node == layout.retention()) return "staffing/retention";
  if (node < layout.subtotal()) {
    const std::size_t p = (node - layout.max(0)) / 2;
    return "parties/" + policy.parties[p].id + (node == layout.max(p) ? "/max" : "/points");
  }
  return std::string(score_names[node - layout.subtotal()]);
}

std::optional<Node> PlanData::find(std::string_view path) const {
  if (const auto k = find_in(score_names, path)) return layout.subtotal() + *k;
  if (path == "staffing/experienced_share") return layout.experienced_share();
  if (path == "staffing/retention") return layout.retention();
  const std::string_view whole = path;
  const std::string_view room = take_part(path);
  std::optional<Node> node;
  if (room == "indicators") {
    node = find_in_indicators(*this, path);
  } else if (room == "staffing") {
    const std::string_view first = take_part(path);
    if (const auto total = find_in(staffing_total_names, first)) {
      node = layout.staffing_total(static_cast<StaffingTotal>(*total));
    } else {
      const auto part = find_in(post_part_names, first);
      const auto post = find_in(post_index, take_part(path));
      if (part && post) node = layout.post(*post, static_cast<PostPart>(*part));
    }
  } else if (room == "parties") {
    const auto party = find_in(party_index, take_part(path));
    if (party && path == "max") node = layout.max(*party);
    if (party && path == "points") node = layout.points(*party);
  }
  // One path for each figure: what is left over, or an empty part, names none.
  return node && this->path(*node) == whole ? node : std::nullopt;
}

std::string PlanData::pointer(std::uint32_t place) const {
  const auto indicator = [&](std::size_t i) { return model::child("/agreement/indicators", i); };
  const auto cell = [&](std::string pointer, std::size_t a) {
    return a + 1 == layout.areas ? pointer : model::child(pointer, areas[a].id);
  };
  if (place < layout.extra_place(0)) {
    const std::uint32_t cells = layout.cells();
    const std::size_t i = place % cells / layout.areas, a = place % layout.areas;
    if (place >= cells && place < 2 * cells) {
      return cell(model::child("/outputs/indicators", agreement.indicators[i].id), a);
    }
    std::uint32_t amendment = in_force.empty() ? 0 : in_force[i];
    if (place >= cells) {  // an upper end stays until an amendment gives another
      while (amendment != 0 && agreement.indicators[i].amendments[amendment - 1].upper.empty()) --amendment;
    }
    const std::string from =
        amendment != 0 ? model::child(indicator(i) + "/amendments", std::size_t{amendment - 1}) : indicator(i);
    return cell(from + (place < cells ? "/target" : "/upper"), a);
  }
  if (place < layout.proration_place(0)) {
    const std::uint32_t extra = place - layout.extra_place(0);
    for (std::size_t i = 0; i < layout.indicators.size(); ++i) {
      const IndicatorLayout& own = layout.indicators[i];
      if (extra < own.first_extra || extra >= own.first_extra + own.agreed + own.periods) continue;
      const std::size_t k = extra - own.first_extra;
      if (k >= own.agreed) return model::child(indicator(i) + "/periods", k - own.agreed) + "/target";
      return k == 0 ? indicator(i) + "/target" : model::child(indicator(i) + "/amendments", k - 1) + "/target";
    }
  }
  if (place < layout.term_place()) return indicator(place - layout.proration_place(0)) + "/proration";
  if (place == layout.term_place()) return "/project/term";
  if (place == layout.assessed_place()) return "/project/assessed";
  const auto post = [&](std::string_view list, std::uint32_t first) {
    return model::child(list, agreement.posts[place - first].category);
  };
  if (place < layout.months_place(0)) return post("/agreement/posts", layout.posts_place(0)) + "/posts";
  if (place < layout.required_place(0)) return post("/agreement/posts", layout.months_place(0)) + "/months";
  if (place < layout.worked_place(0)) return post("/agreement/posts", layout.required_place(0));
  if (place < layout.worked_place(layout.posts)) return post("/outputs/staffing/worked", layout.worked_place(0));
  if (place < layout.score_place(0)) {
    return model::child("/outputs/staffing", staffing_total_names[place - layout.worked_place(layout.posts)]);
  }
  if (place < layout.weight_place(0)) return model::child("/scores", policy.parties[place - layout.score_place(0)].id);
  if (place >= layout.deductions_place()) return "/adjustments";
  return model::child("/policy/parties", std::size_t{place - layout.weight_place(0)}) + "/max";
}

}  // namespace assay::detail
