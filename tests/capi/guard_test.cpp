// Everything that C++ can throw, thrown through the guard.
#include "guard.hpp"

#include <cstring>
#include <ios>
#include <memory>
#include <string_view>

#include "check.h"

using assay::Code;
using assay::capi::guard;
using assay::capi::result;

namespace {

std::string_view name(const assay_error* error, std::size_t index) {
  return assay::name(error->problems[index].diagnostic.code);
}

// Throws from a guard, checks the code with and without an error handle, and that the one problem's sentences hold a
// text. Diagnostics of the library come in both languages.
template <typename Throw>
void expect(std::int32_t code, std::string_view code_name, const char* text, Throw thrower) {
  CHECK(guard(nullptr, {}, thrower) == code);
  auto* error = reinterpret_cast<assay_error*>(0x5A5A);
  CHECK(guard(&error, {}, thrower) == code);
  CHECK(error != nullptr);
  if (error == nullptr) return;
  CHECK(error->problems.size() == 1);
  CHECK(name(error, 0) == code_name);
  CHECK(error->problems[0].zh.find(text) != std::string::npos);
  CHECK(error->problems[0].en.find(text) != std::string::npos);
  CHECK(error->problems[0].zh != error->problems[0].en);
  assay_error_free(error);
}

struct NotAnException {};

void every_kind() {
  expect(304, "weights_total", "99.9", [] {
    throw assay::Error({Code::weights_total, "/policy/parties", {"99.9", "100", "-0.1"}});
  });
  expect(901, "out_of_memory", "", [] { throw std::bad_alloc(); });
  expect(901, "out_of_memory", "", [] { throw std::bad_array_new_length(); });
  expect(901, "out_of_memory", "", [] { (void)std::string(std::string().max_size() + 1, 'x'); });
  expect(900, "internal", "what it says", [] { throw std::logic_error("what it says"); });
  expect(900, "internal", "what it says", [] { throw std::runtime_error("what it says"); });
  expect(900, "internal", "", [] { (void)std::string().at(1); });
  expect(900, "internal", "a failure", [] { throw std::ios_base::failure("a failure"); });
  expect(900, "internal", "unknown", [] { throw 42; });
  expect(900, "internal", "unknown", [] { throw "a text"; });
  expect(900, "internal", "unknown", [] { throw NotAnException(); });
  expect(900, "internal", "unknown", [] { throw std::make_unique<int>(1); });
  expect(900, "internal", "unknown", [] { throw static_cast<const std::exception*>(nullptr); });
}

void an_error_keeps_every_problem() {
  assay_error* error = nullptr;
  const auto code = guard(&error, {}, [] {
    assay::Diagnostic first{Code::missing_score, "/scores", {"purchaser"}};
    first.line = 3;
    first.column = 7;
    throw assay::Error({first, {Code::no_bands, "/policy/bands", {}}});
  });
  CHECK(code == 521);  // of the first
  CHECK(error != nullptr && error->problems.size() == 2);
  if (error == nullptr) return;
  CHECK(name(error, 0) == "missing_score" && name(error, 1) == "no_bands");
  CHECK(error->problems[0].diagnostic.pointer == "/scores" && error->problems[0].diagnostic.line == 3 &&
        error->problems[0].diagnostic.column == 7);
  assay_error_free(error);
}

void the_body_runs_once_and_only_with_its_pointers() {
  int runs = 0;
  int value = 5;
  int* out = &value;
  assay_error* error = nullptr;
  CHECK(guard(&error, {{"in", &value}, result("out", &out)}, [&] { ++runs; }) == ASSAY_OK);
  CHECK(runs == 1 && error == nullptr && out == nullptr);

  out = &value;
  CHECK(guard(&error, {{"in", nullptr}, result("out", &out)}, [&] { ++runs; }) == ASSAY_NULL_ARGUMENT);
  CHECK(runs == 1 && out == nullptr);
  CHECK(error != nullptr && error->problems[0].en.find("in") != std::string::npos);
  assay_error_free(error);

  CHECK(guard(nullptr, {result("out", static_cast<int**>(nullptr))}, [&] { ++runs; }) == ASSAY_NULL_ARGUMENT);
  CHECK(runs == 1);
}

}  // namespace

int main() {
  every_kind();
  an_error_keeps_every_problem();
  the_body_runs_once_and_only_with_its_pointers();
  return failures != 0;
}
