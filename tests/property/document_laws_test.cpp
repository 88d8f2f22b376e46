// Laws of documents, held over random and mutated ones.
#include <doctest/doctest.h>

#include <assay/assay.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/everything.hpp"
#include "../unit/station.hpp"
#include "json_places.hpp"
#include "random.hpp"

using assay::Amount;
using assay::Decimal;
using assay::Diagnostic;
using assay::Document;
using assay::Language;
using assay::Remark;
using random_case::Random;

namespace {

constexpr std::uint64_t seed = 20240823;

std::vector<Remark> sorted(std::vector<Remark> remarks) {
  std::sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) { return a.pointer < b.pointer; });
  return remarks;
}

// Equal but for the order in which remarks were found.
bool same_value(Document a, Document b) {
  a.remarks = sorted(std::move(a.remarks));
  b.remarks = sorted(std::move(b.remarks));
  return a == b;
}

// ---------------------------------------------------------------------------------------- random documents

class RandomDocument {
 public:
  explicit RandomDocument(std::uint64_t from) : random_(from) {}

  Document make() {
    Document d;
    if (random_.chance(70)) project(d.project);
    d.policy_name = random_.chance(50) ? "guangzhou-2023" : "";
    if (d.policy_name.empty()) {
      policy(d.policy);
    } else {
      d.policy = assay::shipped_policy(d.policy_name);
    }
    d.agreement.areas = areas(3);
    for (int i = random_.between(0, 4); i > 0; --i) indicator(d);
    for (int i = random_.between(0, 2); i > 0; --i) post(d);
    for (int i = random_.between(0, 2); i > 0; --i) {
      d.agreement.relations.push_back(
          {id(), label(), form(), static_cast<assay::Comparator>(random_.below(5)), form(), random_.chance(50)});
    }
    if (random_.chance(60)) staffing(d);
    if (random_.chance(40)) registry(d);
    for (int i = random_.between(0, 2); i > 0; --i) survey(d);
    for (const assay::Party& party : d.policy.parties) {
      if (random_.chance(50)) {
        d.scores.push_back({party.id, assay::Points{random_.chance(50) ? party.max : Decimal(0)}});
      } else {
        d.scores.push_back({party.id, assay::RawScore{random_.amount(99), 100}});
      }
    }
    random_.shuffle(d.scores);
    for (int i = random_.between(0, 2); i > 0; --i) {
      d.findings.push_back({random_.pick(d.policy.parties).id, static_cast<assay::FindingKind>(random_.below(3)),
                            label(), prose(), random_.chance(50) ? "total" : ""});
    }
    for (int i = random_.between(0, 2); i > 0; --i) {
      const bool figure = random_.chance(50);
      d.claims.push_back({figure ? "grade" : "", figure ? "" : "q" + label(), label(), label()});
      assay::Claim& claim = d.claims.back();
      claim.scope = label();
      claim.reading = label();
      claim.unit = label();
      if (random_.chance(50)) claim.place = {position(99), position(9)};
      if (random_.chance(50)) claim.date = assay::Date{2024, 2, 29};
      if (random_.chance(50)) claim.step = Decimal(random_.between(1, 9));
      if (random_.chance(50)) claim.mode = mode();
    }
    if (random_.chance(50)) audit_rules(d.audit);
    remarks(d);
    // As reading gives them.
    std::sort(d.remarks.begin(), d.remarks.end(), [](const auto& a, const auto& b) { return a.pointer < b.pointer; });
    return d;
  }

 private:
  std::string id() {
    return random_.pick(std::vector<std::string>{"a", "片区", "x-", "~0", "areas", "é", "😀"}) +
           std::to_string(next_id_++);
  }
  std::string label() {
    return random_.pick(std::vector<std::string>{"", "广州", "a b", "\"quoted\"", "back\\slash", "/", "“”", "e\u0301",
                                                 "😀", "{\"a\": 1}", "\u00a0"});
  }
  std::string prose() {
    return label() + random_.pick(std::vector<std::string>{"", "\n", "\ttab", "\r\n", "x"}) + label();
  }
  // Records of any time count, and half of them lie outside the assessed span: notes, and no refusal.
  std::vector<assay::Record> records() {
    std::vector<assay::Record> list;
    for (int i = random_.between(1, 4); i > 0; --i) {
      const int month = random_.between(1, 12), day = random_.between(1, 28);
      assay::Record record;
      switch (random_.below(3)) {
        case 0: record.period = {{2024, month, 1}, {2024, month, month == 2 ? 29 : random_.between(28, 30)}}; break;
        case 1: record.period = {{2024, month, day}, {2024, month, day}}; break;
        default: record.period = {{2023, 9, day}, {2024, month, day}}; break;
      }
      value(record.amount, record.particulars);
      list.push_back(record);
    }
    return list;
  }

  // A plain value, or what was reported and verified of it.
  void value(Amount& amount_of, assay::Rare<assay::Particulars>& particulars) {
    if (random_.chance(60)) {
      amount_of = amount();
      return;
    }
    assay::Particulars found;
    if (random_.chance(70)) found.reported = random_.amount(500);
    if (!found.reported || random_.chance(60)) found.verified = random_.amount(500);
    found.evidence = label();
    found.reason = label();
    particulars = found;
  }

  assay::Cell cell(const std::string& area) {
    assay::Cell cell;
    cell.area = area;
    if (random_.chance(30)) {
      cell.records = records();
    } else {
      value(cell.amount, cell.particulars);
    }
    return cell;
  }

  std::uint32_t position(std::size_t most) { return static_cast<std::uint32_t>(random_.below(most)) + 1; }
  assay::RoundingMode mode() { return static_cast<assay::RoundingMode>(random_.below(7)); }

  void audit_rules(assay::AuditRules& rules) {
    if (random_.chance(50)) rules.rounding = mode();
    for (int i = random_.between(0, 2); i > 0; --i) {
      rules.relations.push_back({{random_.chance(50) ? id() : "", label(), form(),
                                  static_cast<assay::Comparator>(random_.below(5)), form(), random_.chance(50)},
                                 form()});
      // A percentage of a constant alone is none.
      if (rules.relations.back().percent_of.terms.empty()) rules.relations.back().percent_of = {};
    }
    for (int i = random_.between(0, 2); i > 0; --i) {
      rules.silenced.push_back({random_.chance(50) ? "reading_differs" : "annex_absent", 'r' + prose(), label()});
    }
  }

  assay::LinearForm form() {
    assay::LinearForm form;
    for (int i = random_.between(0, 3); i > 0; --i) {
      form.terms.push_back(
          {random_.chance(50) ? "total" : "staffing/retention", random_.chance(50) ? Decimal(1) : random_.amount(9)});
    }
    if (random_.chance(50)) form.constant = random_.amount(99);
    return form;
  }

  Amount amount() {
    switch (random_.below(5)) {
      case 0: return Amount();
      case 1: return Amount::none();
      case 2: return Amount::not_applicable();
      default: return Amount(random_.chance(10) ? -random_.amount(50) : random_.amount(5000));
    }
  }

  void project(assay::Project& p) {
    p = {random_.chance(50) ? id() : "", label(), {}, {}, {}, {}, {}, {}};
    if (random_.chance(50)) p.stage = random_.chance(50) ? assay::Stage::midterm : assay::Stage::final;
    if (random_.chance(50))
      p.date = assay::Date{random_.between(1, 9999), random_.between(1, 12), random_.between(1, 28)};
    if (random_.chance(50)) p.term = assay::Span{{2023, 9, 8}, {2024, random_.between(8, 12), 7}};
    if (random_.chance(50))
      p.assessed = assay::Span{{2023, 9, 8}, {2024, random_.between(1, 7), 31 - random_.between(3, 20)}};
    if (random_.chance(50)) p.budget = random_.amount(2400000);
    for (int i = random_.between(0, 2); i > 0; --i) p.roles.push_back({id(), label()});
  }

  void policy(assay::Policy& p) {
    const auto rounding = [&]() -> std::optional<assay::Rounding> {
      if (random_.chance(40)) return std::nullopt;
      return assay::Rounding{static_cast<assay::RoundingMode>(random_.below(7)), random_.between(-6, 4)};
    };
    p.id = random_.chance(50) ? id() : "";
    p.name = label();
    p.source = prose();
    p.note = prose();
    p.parties = {{id(), label(), random_.amount(40) + Decimal(1)}, {id(), label(), 0}};
    p.parties[1].max = Decimal(100) - p.parties[0].max;
    p.rounding = {rounding(), rounding(), rounding(), rounding()};
    p.grade_on = random_.chance(50) ? assay::GradeOn::exact_total : assay::GradeOn::rounded_total;
    p.bands = {{id(), label(), 80, {}}, {id(), label(), random_.amount(50), Decimal(80)}, {id(), label(), -1, {}}};
    if (random_.chance(50)) p.bands[2].to = p.bands[1].from;
    if (random_.chance(50)) p.deviation = assay::DeviationRule{random_.amount(90) + Decimal(1), {}, {}};
    if (p.deviation && random_.chance(50)) p.deviation->above = random_.amount(300) + Decimal(100);
    p.missing_parts = static_cast<assay::MissingParts>(random_.below(3));
    p.counting = static_cast<assay::Counting>(random_.below(2));
    p.unverified = static_cast<assay::Unverified>(random_.below(2));
    p.straddling = random_.chance(50) ? assay::Straddling::counts : assay::Straddling::excluded;
    p.month_end = static_cast<assay::MonthEnd>(random_.below(2));
    p.staffing = {random_.chance(50) ? std::optional(random_.amount(9)) : std::nullopt,
                  static_cast<assay::Retained>(random_.below(2)), static_cast<assay::RetentionBase>(random_.below(4))};
    for (int i = random_.between(0, 3); i > 0; --i) p.registry.categories.push_back({id(), label()});
    p.registry.overlap = random_.chance(50);
  }

  std::vector<assay::Area> areas(int levels) {
    std::vector<assay::Area> list;
    for (int i = levels == 0 ? 0 : random_.between(0, 3); i > 0; --i) {
      list.push_back({id(), label(), {}});
      list.back().areas = areas(levels - 1);
    }
    for (const assay::Area& area : list) {
      if (area.areas.empty()) leaves_.push_back(area.id);
    }
    return list;
  }

  void indicator(Document& d) {
    const Amount target = amount();
    d.agreement.indicators.push_back({id(), label(), label(), label(),
                                      assay::whole(target.given() && target.value.is_negative()  ? Amount(0)
                                                   : target.presence == assay::Presence::missing ? Amount::none()
                                                                                                 : target)});
    assay::Indicator& made = d.agreement.indicators.back();
    made.direction = static_cast<assay::Direction>(random_.below(3));
    made.kind = random_.chance(20) ? assay::IndicatorKind::money : assay::IndicatorKind::count;
    made.prefer = static_cast<assay::Prefer>(random_.below(3));
    if (random_.chance(20)) made.scale = random_.amount(100) + Decimal(1);
    if (random_.chance(20)) made.bounds = assay::Bounds{random_.amount(5), random_.amount(50) + Decimal(10)};
    if (random_.chance(20)) made.proration = {assay::ProrationRule::fraction, random_.between(1, 11), 12};
    if (random_.chance(20)) d.outputs.deviations.push_back({made.id, prose(), prose()});
    if (random_.chance(20)) return narrative(d);
    // Records need a span to accumulate over.
    const bool plain = !d.project.assessed || !d.policy_name.empty();
    assay::Cells cells;
    for (const std::string& leaf : leaves_) {
      if (random_.chance(60)) cells.push_back(plain ? assay::Cell{leaf, amount(), {}, {}} : cell(leaf));
    }
    random_.shuffle(cells);
    if (random_.chance(30)) cells = plain ? assay::whole(amount()) : assay::Cells{cell("*")};
    d.outputs.indicators.push_back({made.id, cells});
  }

  void narrative(Document& d) {
    assay::Indicator told;
    told.id = id();
    told.kind = assay::IndicatorKind::narrative;
    assay::Narrative narrative{told.id, prose(), static_cast<assay::Judgement>(random_.below(4)), {}};
    for (int i = random_.between(0, 2); i > 0; --i) narrative.amounts.push_back({id(), random_.amount(99), label()});
    d.agreement.indicators.push_back(told);
    d.outputs.narratives.push_back(narrative);
  }

  void post(Document& d) {
    assay::Post post{id(), random_.amount(300), {}, {}};
    if (random_.chance(30)) post = {post.category, 0, random_.amount(20), random_.amount(12)};
    d.agreement.posts.push_back(post);
  }

  void registry(Document& d) {
    const auto numbers = [&] {
      assay::Cells cells;
      for (const std::string& leaf : leaves_) {
        if (random_.chance(60)) cells.push_back({leaf, random_.amount(99), {}, {}});
      }
      return random_.chance(40) ? assay::whole(random_.amount(999)) : cells;
    };
    assay::Register made;
    for (const assay::Category& category : d.policy.registry.categories) {
      if (random_.chance(60)) made.categories.push_back({category.id, numbers(), numbers()});
    }
    made.persons_on_file = numbers();
    made.households_on_file = numbers();
    made.persons_registered = numbers();
    d.outputs.registry = made;
  }

  void survey(Document& d) {
    assay::Survey survey;
    survey.id = id();
    survey.name = label();
    survey.channel = label();
    survey.valid = 1000;
    if (random_.chance(50)) survey.issued = random_.amount(5000);
    if (random_.chance(50)) survey.minimum = random_.amount(2000);
    for (int i = random_.between(0, 3); i > 0; --i) {
      survey.options.push_back(
          {id(), label(), random_.chance(50) ? std::optional(random_.amount(5)) : std::nullopt, random_.chance(50)});
    }
    assay::SurveyQuestion question{id(), label(), {}};
    for (const assay::SurveyOption& option : survey.options) {
      question.tally.push_back({option.id, random_.between(0, 300)});
    }
    if (random_.chance(70)) survey.questions.push_back(question);
    d.outputs.surveys.push_back(survey);
  }

  void staffing(Document& d) {
    assay::Staffing s;
    for (const assay::Post& post : d.agreement.posts) s.worked.push_back({post.category, random_.amount(300)});
    for (std::optional<assay::Decimal>* total :
         {&s.experienced, &s.retained, &s.retention_base, &s.head_count, &s.head_years}) {
      if (random_.chance(60)) *total = random_.amount(300);
    }
    for (int i = random_.between(0, 2); i > 0; --i)
      s.certificates.push_back({"level " + std::to_string(i), random_.amount(9)});
    for (int i = random_.between(0, 2); i > 0; --i)
      s.leavers.push_back({"reason " + std::to_string(i), random_.amount(9)});
    s.head_certificate = label();
    d.outputs.staffing = s;
  }

  void remarks(Document& d) {
    std::vector<std::string> places = {"", "/scores"};
    if (!d.agreement.areas.empty()) places.push_back("/agreement/areas/0");
    for (std::size_t i = 0; i < d.agreement.indicators.size(); ++i)
      places.push_back("/agreement/indicators/" + std::to_string(i));
    for (const assay::Output& output : d.outputs.indicators) {
      std::string pointer = "/outputs/indicators/";
      for (const char c : output.indicator) pointer += c == '~' ? std::string("~0") : std::string(1, c);
      places.push_back(pointer);
      const assay::Cells& cells = output.cells;
      const bool has_records = cells.size() == 1 && cells[0].area == "*" && !cells[0].records.empty();
      if (has_records && cells[0].records.size() == 1 && cells[0].records[0].period.from.day > 1 &&
          cells[0].records[0].period.from == cells[0].records[0].period.to) {
        places.push_back(pointer + "/records/" + to_string(cells[0].records[0].period.from));
      }
    }
    for (std::size_t i = 0; i < d.agreement.relations.size(); ++i) {
      const std::string pointer = "/agreement/relations/" + std::to_string(i);
      places.push_back(pointer);
      const auto& terms = d.agreement.relations[i].left.terms;
      if (!terms.empty()) places.push_back(pointer + "/left/" + std::to_string(terms.size() - 1));
    }
    if (d.outputs.registry) places.push_back("/outputs/register/on_file");
    if (!d.outputs.surveys.empty()) places.push_back("/outputs/surveys/0/valid");
    if (!d.findings.empty()) places.push_back("/findings/0");
    if (!d.claims.empty()) places.push_back("/claims/0");
    places.push_back("/audit");
    if (!d.audit.relations.empty()) places.push_back("/audit/relations/0");
    if (d.policy_name.empty()) places.push_back("/policy/bands/1");
    for (const std::string& place : places) {
      if (random_.chance(30)) d.remarks.push_back({place, "s" + prose(), random_.chance(50) ? prose() : ""});
    }
  }

  Random random_;
  int next_id_ = 0;
  std::vector<std::string> leaves_;
};

// ---------------------------------------------------------------------------------------- mutated documents

// Tokens of a JSON text: strings, numbers and words, single marks, and the space between.
std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"') {
      while (text[end] != '"') end += text[end] == '\\' ? 2 : 1;
      ++end;
    } else if (std::string_view("{}[]:,").find(text[at]) == std::string_view::npos) {
      while (end < text.size() && std::string_view("{}[]:,\"").find(text[end]) == std::string_view::npos) ++end;
    }
    tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

bool is_value(const std::string& token) {
  return token[0] == '"' || (token[0] >= '0' && token[0] <= '9') || token[0] == '-';
}

// A value in the place of another: most of what comes out is JSON still.
std::string with_other_values(Random& random, const std::vector<std::string>& tokens) {
  static const std::vector<std::string> values = {"0",
                                                  "-1",
                                                  "1e5",
                                                  "-0",
                                                  "12.50",
                                                  "100",
                                                  "38",
                                                  "99999999999999999999999999999999999999",
                                                  "0.00000000000000000000000000000000000001",
                                                  "null",
                                                  "true",
                                                  "{}",
                                                  "[]",
                                                  R"([5])",
                                                  R"({"value": 1})",
                                                  R"({"a": 1})",
                                                  R"("/")",
                                                  R"("n/a")",
                                                  R"("")",
                                                  R"("*")",
                                                  R"("a b")",
                                                  R"("１２")",
                                                  R"("a\u0007")",
                                                  R"("value")",
                                                  R"("note")",
                                                  R"("east")",
                                                  R"("一村")",
                                                  R"("visits")",
                                                  R"("2023-02-29")",
                                                  R"("2023-09")",
                                                  R"("2023-09-08/2023-10-07")",
                                                  R"("records")",
                                                  R"("reported")",
                                                  R"("within")",
                                                  R"("narrative")",
                                                  R"("ratio")",
                                                  R"("stock")",
                                                  R"("days")",
                                                  R"("yes")",
                                                  R"({"2023-09": 1})",
                                                  R"({"n": 1, "d": 3})",
                                                  R"("2024-09-07")",
                                                  R"("half_up")",
                                                  R"("excellent")",
                                                  R"("third_party")",
                                                  R"("~1")",
                                                  R"("a/b")"};
  std::vector<std::string> changed = tokens;
  for (int i = random.between(1, 2); i > 0;) {
    const std::size_t at = random.below(changed.size());
    std::string& token = changed[at];
    if ((token == "{" || token == "[") && at != 0) {  // the whole object or array
      int depth = 0;
      std::size_t end = at;
      do {
        depth += changed[end] == "{" || changed[end] == "[" ? 1 : changed[end] == "}" || changed[end] == "]" ? -1 : 0;
        changed[end++].clear();
      } while (depth != 0);
      token = random.pick(values);
      --i;
      continue;
    }
    if (token.empty() || !is_value(token)) continue;
    const bool is_key = at + 1 < changed.size() && changed[at + 1] == ":";
    const std::string& other = random.chance(60) ? random.pick(values) : random.pick(tokens);
    if (!is_value(other) || (is_key && other[0] != '"')) continue;
    token = other;
    --i;
  }
  std::string text;
  for (const std::string& token : changed) text += token;
  return text;
}

std::string with_other_bytes(Random& random, std::string text) {
  for (int i = random.between(1, 4); i > 0; --i) {
    const std::size_t at = random.below(text.size()),
                      count = random.below(std::min<std::size_t>(text.size() - at, 20)) + 1;
    switch (random.below(5)) {
      case 0: text[at] = static_cast<char>(random.below(256)); break;
      case 1: text.erase(at, count); break;
      case 2: text.insert(at, text.substr(random.below(text.size()), count)); break;
      case 3: text[at] = random.pick(std::string_view("{}[]:,\"\\0-.e \n")); break;
      default: text.resize(at + 1); break;
    }
    if (text.empty()) text = " ";
  }
  return text;
}

struct Counts {
  int evaluated = 0, refused = 0, not_json = 0;
};

// What is wrong with the answer to a document; nothing where it is as promised.
std::set<std::string> faults_of(const std::string& text, Counts& counts) {
  std::set<std::string> faults;
  const std::vector<Diagnostic> problems = station::problems_of([&] {
    const assay::EvaluatedDocument evaluated = assay::evaluate_json(text);
    ++counts.evaluated;
    if (assay::write_evaluation(evaluated.document, evaluated.evaluation).empty()) faults.insert("no results");
    for (const Language language : {Language::zh, Language::en}) {
      if (assay::write_report(evaluated.document, evaluated.evaluation, language).empty()) faults.insert("no report");
    }
    const std::string written = assay::write_document(evaluated.document);
    const Document back = assay::read_document(written);
    if (!same_value(back, evaluated.document)) faults.insert("not read back as it was written");
    if (assay::write_document(back) != written) faults.insert("not written again as it was");
  });
  if (problems.empty()) return faults;

  const bool is_json = static_cast<int>(problems[0].code) > 109;
  ++(is_json ? counts.refused : counts.not_json);
  if (!is_json && problems.size() != 1) faults.insert("not JSON, and not reported alone");
  if (!is_json) {
    const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
    if (problems[0].line < 1 || problems[0].line > lines || problems[0].column < 1)
      faults.insert("a syntax error outside the text");
    if (!problems[0].pointer.empty()) faults.insert("a syntax error with a pointer");
    return faults;
  }
  const json_places::Places places(text);
  std::uint32_t line = 0, column = 0;
  for (const Diagnostic& problem : problems) {
    const std::string what = std::string(name(problem.code)) + " at " + problem.pointer;
    if (problem.message(Language::zh).empty() || problem.message(Language::en).empty())
      faults.insert("no sentence: " + what);
    const bool of_run = problem.code == assay::Code::figure_overflow || problem.code == assay::Code::total_off_step;
    if (of_run) continue;  // which has no text
    if (!places.has(problem.pointer)) {
      faults.insert("points to nothing: " + what);
    } else if (!places.at(problem.pointer, {problem.line, problem.column})) {
      faults.insert("another place than its pointer's: " + what);
    }
    if (std::pair(problem.line, problem.column) < std::pair(line, column))
      faults.insert("not in the order of the text: " + what);
    line = problem.line;
    column = problem.column;
  }
  for (std::size_t i = 1; i < problems.size(); ++i) {
    if (std::count(problems.begin(), problems.end(), problems[i]) > 1)
      faults.insert("said twice: " + std::string(name(problems[i].code)) + " at " + problems[i].pointer);
  }
  return faults;
}

void hold(const std::string& text, int cases, std::uint64_t from) {
  const std::vector<std::string> tokens = tokens_of(text);
  Counts counts;
  std::set<std::string> all;
  for (int i = 0; i < cases; ++i) {
    Random random(from + static_cast<std::uint64_t>(i));
    const std::string mutated = random.chance(75) ? with_other_values(random, tokens) : with_other_bytes(random, text);
    const std::set<std::string> faults = faults_of(mutated, counts);
    for (const std::string& fault : faults) {
      // One example of each kind.
      const std::string kind = fault.substr(0, fault.find(" at "));
      if (std::none_of(all.begin(), all.end(), [&](const std::string& known) { return known.starts_with(kind); })) {
        CAPTURE(mutated);
        FAIL_CHECK(fault);
      }
      all.insert(fault);
    }
  }
  // The mutations reach all three ends.
  CHECK(counts.evaluated > cases / 100);
  CHECK(counts.refused > cases / 3);
  CHECK(counts.not_json > cases / 20);
}

}  // namespace

TEST_CASE("random documents are read back as they were written, value and bytes") {
  for (int i = 0; i < 400; ++i) {
    CAPTURE(i);
    const Document document = RandomDocument(seed + static_cast<std::uint64_t>(i)).make();
    const std::string text = assay::write_document(document);
    CAPTURE(text);
    const Document back = assay::read_document(text);
    CHECK(same_value(back, document));
    CHECK(assay::write_document(back) == text);
    CHECK(station::table(assay::evaluate(back)) == station::table(assay::evaluate(document)));
  }
}

TEST_CASE("a mutated document evaluates, or has problems whose pointers and places are in it: the small station") {
  hold(station::document(), 2000, seed + 10000);
}

TEST_CASE("a mutated document evaluates, or has problems whose pointers and places are in it: every key there is") {
  hold(std::string(station::everything_text), 2000, seed + 20000);
}

TEST_CASE("a mutated document evaluates, or has problems whose pointers and places are in it: the real station") {
  hold(station::file("capi/examples/huadi-2024.json"), 200, seed + 30000);
}
