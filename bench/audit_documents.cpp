#include "audit_documents.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace assay_bench {

namespace {

constexpr std::size_t areas = 3, claims_of_a_group = 6;
constexpr std::array<const char*, areas> area_names = {"片区一", "片区二", "片区三"};

std::string text_of(std::size_t value) { return std::to_string(value); }

// A percentage with two places, 四舍五入.
std::string percent(std::size_t part, std::size_t whole) {
  const std::size_t hundredths = (20000 * part + whole) / (2 * whole);
  const std::string places = text_of(hundredths % 100);
  return text_of(hundredths / 100) + '.' + (places.size() == 1 ? "0" : "") + places + '%';
}

// What one group of numbers comes to. Every group has other numbers.
struct Group {
  std::array<std::size_t, areas> parts;
  std::size_t total = 0, target = 0;
};

Group make_group(std::size_t number) {
  Group group{};
  std::size_t seed = number * 7919 + 17;
  for (std::size_t& part : group.parts) {
    seed = (seed * 1103515245 + 12345) % 2147483648U;
    part = 1 + seed / 65536 % 3000;
    group.total += part;
  }
  group.target = 1 + seed / 16 % 3000;
  return group;
}

class Writer {
 public:
  explicit Writer(std::size_t groups) : every_(groups / 5 + 1) {}

  void add_indicator(std::size_t number) {
    const Group group = make_group(number);
    const std::string id = 'i' + text_of(number), path = R"("figure":"indicators/)" + id;
    indicators_ +=
        comma(indicators_) + R"({"id":")" + id + R"(","unit":"人次","target":)" + text_of(group.target) + '}';
    actuals_ += comma(actuals_) + '"' + id + R"(":{)";
    for (std::size_t a = 0; a < areas; ++a) {
      actuals_ += (a == 0 ? "\"a" : ",\"a") + text_of(a) + "\":" + text_of(group.parts[a]);
      claim(path + "/areas/a" + text_of(a) + "/actual\"", text_of(group.parts[a]));
    }
    actuals_ += '}';
    claim(path + "/actual\"", text_of(is_wrong(number) ? group.total + 90 : group.total));
    claim(path + "/actual\"", text_of(group.total) + "人次");
    claim(path + "/attainment\"", percent(group.total, group.target));
  }

  void add_quantity(std::size_t number) {
    const Group group = make_group(number + 1000000);
    const std::string key = 'q' + text_of(number), name = R"("quantity":")" + key + '"';
    std::string sum;
    for (std::size_t a = 0; a < areas; ++a) {
      claim(name + R"(,"scope":")" + area_names[a] + '"', text_of(group.parts[a]));
      sum += (a == 0 ? "\"" : ",\"") + key + '@' + area_names[a] + '"';
    }
    claim(name, text_of(is_wrong(number) ? group.total + 90 : group.total));
    claim(name, text_of(group.total));
    claim(R"("quantity":"share of )" + key + '"', percent(group.parts[0], group.total));
    relations_ += comma(relations_) + R"({"left":[)" + sum + R"(],"is":"equals","right":")" + key + R"("},{"left":")" +
                  key + '@' + area_names[0] + R"(","percent_of":")" + key + R"(","is":"equals","right":"share of )" +
                  key + "\"}";
  }

  std::string text() const {
    return R"({"assay":1,"project":{},"policy":{"parties":[{"id":"all","max":100}],"bands":[{"id":"pass","from":60},)"
           R"({"id":"fail","from":0}]},"scores":{"all":{"points":90}},"agreement":{"areas":[{"id":"a0"},{"id":"a1"},)"
           R"({"id":"a2"}],"indicators":[)" +
           indicators_ + R"(]},"outputs":{"indicators":{)" + actuals_ + R"(}},"claims":[)" + claims_ +
           R"(],"audit":{"relations":[)" + relations_ + "]}}";
  }

 private:
  static std::string comma(const std::string& list) { return list.empty() ? "" : ","; }

  // Five of the figures and five of the quantities.
  bool is_wrong(std::size_t number) const { return number % every_ == every_ / 2; }

  void claim(const std::string& of, const std::string& printed) {
    claims_ += comma(claims_) + '{' + of + R"(,"printed":")" + printed + "\"}";
  }

  std::size_t every_;
  std::string indicators_, actuals_, claims_, relations_;
};

}  // namespace

std::string make_claims(std::size_t wanted) {
  const std::size_t groups = (wanted + 2 * claims_of_a_group - 1) / (2 * claims_of_a_group);
  Writer writer(groups);
  for (std::size_t number = 0; number < groups; ++number) {
    writer.add_indicator(number);
    writer.add_quantity(number);
  }
  return writer.text();
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (text.empty()) throw std::runtime_error("cannot read " + path);
  return text;
}

Report load_report() {
  return {read_file(ASSAY_SOURCE_DIR "/capi/examples/station-report.template.txt"),
          read_file(ASSAY_SOURCE_DIR "/tests/golden/station-report.txt")};
}

}  // namespace assay_bench
