#include "document.hpp"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "assay/json.hpp"

namespace assay_bench {

namespace {

// Copies a JSON text that is known to be well formed, value by value.
class Minifier {
 public:
  explicit Minifier(std::string_view text) : text_(text) {}

  std::string run() {
    std::string out;
    value(out);
    return out;
  }

 private:
  static bool is_dropped(std::string_view key) {
    return key == "\"findings\"" || key == "\"source\"" || key == "\"note\"";
  }

  char peek() {
    at_ = text_.find_first_not_of(" \t\r\n", at_);
    return text_.at(at_);
  }

  std::string_view scalar() {
    const std::size_t start = at_;
    if (peek() == '"') {
      while (text_.at(++at_) != '"') at_ += text_[at_] == '\\' ? 1 : 0;
      ++at_;
    } else {
      at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    }
    return text_.substr(start, at_ - start);
  }

  void value(std::string& out) {
    const char open = peek();
    if (open != '{' && open != '[') {
      out += scalar();
      return;
    }
    const char close = open == '{' ? '}' : ']';
    out += text_[at_++];
    bool empty = true;
    while (peek() != close) {
      if (text_[at_] == ',') ++at_;
      std::string member;
      bool dropped = false;
      if (open == '{') {
        peek();
        const std::string_view key = scalar();
        dropped = is_dropped(key);
        member += key;
        member += ':';
        peek();
        ++at_;  // the colon
      }
      value(member);
      if (dropped) continue;
      if (!empty) out += ',';
      empty = false;
      out += member;
    }
    out += text_[at_++];
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Station load_station() {
  const std::string path = ASSAY_SOURCE_DIR "/capi/examples/huadi-2024.json";
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (text.empty()) throw std::runtime_error("cannot read " + path);

  const assay::EvaluatedDocument whole = assay::evaluate_json(text);
  std::string minified = Minifier(text).run();
  const assay::EvaluatedDocument small = assay::evaluate_json(minified);
  if (write_evaluation(small.document, small.evaluation) != write_evaluation(whole.document, whole.evaluation)) {
    throw std::runtime_error("the minified document gives other results");
  }
  if (!small.document.findings.empty() || !small.document.remarks.empty()) {
    throw std::runtime_error("the minified document still has findings, sources or notes");
  }
  const assay::Plan plan = whole.evaluation.plan();
  return {std::move(text), std::move(minified), whole.document, plan,
          plan.bind(whole.document.outputs, whole.document.scores)};
}

}  // namespace assay_bench
