#include "json/parts.hpp"

namespace assay::json {

namespace {

// The text's own limit of depth bounds the recursion.
void read_areas(Reader& reader, ValueId id, std::vector<Area>& areas) {
  reader.make_room(areas, id);
  const bool readable = reader.list(id, [&](ValueId at) {
    Area area;
    const bool named = reader.named_object(
        at, area.id, area.name, {{"areas", [&](ValueId inside) { read_areas(reader, inside, area.areas); }}});
    reader.incomplete().area_ids |= !named;
    if (!named) area.id.clear();
    areas.push_back(std::move(area));
  });
  reader.incomplete().area_ids |= !readable;
}

// Post-months as a number, or as posts × months.
Post read_post(Reader& reader, ValueId id) {
  Post post{std::string(reader.key(id)), 0, {}, {}};
  if (reader.tree()[id].kind != Kind::object) {
    post.required = reader.number(id).value_or(Decimal(0));
    return post;
  }
  std::string_view first;  // of value, posts and months
  bool has_posts = false, has_months = false;
  const auto amount = [&](bool is_factor, auto read) {
    return [&, is_factor, read](ValueId at) {
      const bool is_mixed = !first.empty() && (first == "value") == is_factor;
      if (is_mixed) return reader.report(Code::mixed_amount, at, {std::string(reader.key(at)), std::string(first)});
      if (first.empty()) first = reader.key(at);
      read(at);
    };
  };
  reader.object(id,
                {{"value", amount(false, [&](ValueId at) { post.required = reader.number(at).value_or(Decimal(0)); })},
                 {"posts", amount(true,
                                  [&](ValueId at) {
                                    has_posts = true;
                                    post.posts = reader.number(at);
                                  })},
                 {"months", amount(true, [&](ValueId at) {
                    has_months = true;
                    post.months = reader.number(at);
                  })}});
  if (first.empty()) {
    reader.report(Code::missing_key, id, {"value"});
  } else if (has_posts != has_months) {
    reader.report(Code::missing_key, id, {has_posts ? "months" : "posts"});
  }
  // Where one factor could not be read, the other one is none.
  if (!post.posts || !post.months) post.posts = post.months = std::nullopt;
  return post;
}

}  // namespace

Agreement read_agreement(Reader& reader, ValueId id) {
  Agreement agreement;
  auto& incomplete = reader.incomplete();
  const bool readable = reader.object(
      id, {{"areas", [&](ValueId at) { read_areas(reader, at, agreement.areas); }},
           {"indicators",
            [&](ValueId at) {
              reader.make_room(agreement.indicators, at);
              incomplete.indicator_ids |= !reader.list(
                  at, [&](ValueId indicator) { agreement.indicators.push_back(read_indicator(reader, indicator)); });
            }},
           {"posts",
            [&](ValueId at) {
              incomplete.post_ids |=
                  !reader.map(at, [&](ValueId post) { agreement.posts.push_back(read_post(reader, post)); });
            }},
           {"relations", [&](ValueId at) {
              incomplete.relation_ids |= !reader.list(
                  at, [&](ValueId relation) { agreement.relations.push_back(read_relation(reader, relation)); });
            }}});
  if (!readable) {
    incomplete.area_ids = incomplete.indicator_ids = incomplete.post_ids = incomplete.relation_ids = true;
  }
  return agreement;
}

}  // namespace assay::json
