// Each entry point with the Nth allocation failing, for N = 1, 2, 3, … until it succeeds, and with the Nth and all
// later ones failing: no leak, no crash, ASSAY_OUT_OF_MEMORY and cleared results.
//
// The program replaces operator new, so it must link the static library. The exceptions themselves come from malloc.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <string_view>

#include "assay.h"
#include "check.h"
#include "documents.h"

namespace {

constexpr long never = -1;
long until_failure = never;  // allocations still granted
bool fail_once = false;
bool failed = false;        // an allocation that must not fail did: it threw
bool went_without = false;  // one that may fail did: std::stable_sort does without its buffer
long live = 0;

void* allocate(std::size_t size) {
  if (until_failure == 0) {
    if (fail_once) until_failure = never;
    return nullptr;
  }
  if (until_failure > 0) --until_failure;
  void* memory = std::malloc(size != 0 ? size : 1);
  if (memory != nullptr) ++live;
  return memory;
}

void* allocate_or_throw(std::size_t size) {
  void* memory = allocate(size);
  if (memory != nullptr) return memory;
  failed = true;
  throw std::bad_alloc();
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  --live;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate_or_throw(size); }
void* operator new[](std::size_t size) { return allocate_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* memory = allocate(size);
  went_without = went_without || memory == nullptr;
  return memory;
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return operator new(size, tag); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace {

// Calls with the Nth allocation failing, for rising N, until a call needs fewer. `call` returns the code and checks its
// own results; `code` is the one without a failure.
template <typename Call>
void fail_each(const char* what, std::int32_t code, long step, Call call) {
  for (const bool once : {true, false}) {
    long n = 0;
    for (;; n += step) {
      const long before = live;
      until_failure = n;
      fail_once = once;
      failed = went_without = false;
      const std::int32_t found = call(once, n);
      until_failure = never;
      CHECK_AT(live == before, n);
      CHECK_AT(found == (failed ? ASSAY_OUT_OF_MEMORY : code), n);
      if (!failed && !went_without) break;
    }
    std::printf("%s: %ld allocations\n", what, n);
    CHECK(n > 0);
  }
}

// An error handle that says so, if there was memory for one. Reading it needs none.
void check_error(assay_error* error, std::int32_t code, bool once, long n) {
  if (code == ASSAY_OK) CHECK_AT(error == nullptr, n);
  if (code == ASSAY_OUT_OF_MEMORY && !once) CHECK_AT(error == nullptr, n);
  if (error != nullptr) {
    std::size_t count = 0;
    assay_diagnostic found{};
    found.struct_size = sizeof found;
    CHECK_AT(assay_error_count(error, &count) == ASSAY_OK && count >= 1, n);
    CHECK_AT(assay_error_diagnostic(error, 0, ASSAY_EN, &found) == ASSAY_OK, n);
    CHECK_AT(found.code == code, n);
    CHECK_AT(std::strlen(found.message) == found.message_size && found.message_size != 0, n);
  }
  assay_error_free(error);
}

void evaluating(const char* what, const char* document, std::size_t size, std::int32_t code, long step) {
  fail_each(what, code, step, [&](bool once, long n) {
    assay_evaluation* evaluation = nullptr;
    assay_error* error = nullptr;
    const std::int32_t found = assay_evaluate(document, size, &evaluation, &error);
    CHECK_AT((evaluation != nullptr) == (found == ASSAY_OK), n);
    check_error(error, found, once, n);
    assay_evaluation_free(evaluation);
    return found;
  });
}

void evaluating_with(const char* what, const char* name, std::int32_t code) {
  const assay_attachment attachment = {sizeof attachment, name, std::strlen(name), annex, sizeof annex - 1};
  fail_each(what, code, 1, [&](bool once, long n) {
    assay_evaluation* evaluation = nullptr;
    assay_error* error = nullptr;
    const std::int32_t found =
        assay_evaluate_with(tabled_document, sizeof tabled_document - 1, &attachment, 1, &evaluation, &error);
    CHECK_AT((evaluation != nullptr) == (found == ASSAY_OK), n);
    check_error(error, found, once, n);
    assay_evaluation_free(evaluation);
    return found;
  });
}

void naming() {
  fail_each("names of attachments", ASSAY_OK, 1, [&](bool once, long n) {
    assay_text* names = nullptr;
    assay_error* error = nullptr;
    const std::int32_t found = assay_attachment_names(tabled_document, sizeof tabled_document - 1, &names, &error);
    CHECK_AT((names != nullptr) == (found == ASSAY_OK), n);
    check_error(error, found, once, n);
    assay_text_free(names);
    return found;
  });
}

// Without an error handle, a refused document needs no memory to say so beyond what found its problems.
void evaluating_without_error(const char* what, const char* document, std::size_t size, std::int32_t code) {
  fail_each(what, code, 1, [&](bool, long n) {
    assay_evaluation* evaluation = nullptr;
    const std::int32_t found = assay_evaluate(document, size, &evaluation, nullptr);
    CHECK_AT((evaluation != nullptr) == (found == ASSAY_OK), n);
    assay_evaluation_free(evaluation);
    return found;
  });
}

void writing(const char* what, std::int32_t format, std::int32_t language) {
  assay_evaluation* evaluation = nullptr;
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &evaluation, nullptr) == ASSAY_OK);
  fail_each(what, ASSAY_OK, 1, [&](bool once, long n) {
    assay_text* text = nullptr;
    assay_error* error = nullptr;
    const std::int32_t found = assay_evaluation_write(evaluation, format, language, &text, &error);
    CHECK_AT((text != nullptr) == (found == ASSAY_OK), n);
    check_error(error, found, once, n);
    assay_text_free(text);
    return found;
  });
  assay_evaluation_free(evaluation);
}

// A call that writes a text.
template <typename Call>
void making_text(const char* what, std::int32_t code, long step, Call call) {
  fail_each(what, code, step, [&](bool once, long n) {
    assay_text* text = nullptr;
    assay_error* error = nullptr;
    const std::int32_t found = call(&text, &error);
    CHECK_AT((text != nullptr) == (found == ASSAY_OK), n);
    check_error(error, found, once, n);
    assay_text_free(text);
    return found;
  });
}

void analysing() {
  assay_evaluation *good = nullptr, *lower = nullptr;
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &good, nullptr) == ASSAY_OK);
  CHECK(assay_evaluate(lower_document, sizeof lower_document - 1, &lower, nullptr) == ASSAY_OK);
  const assay_evaluation* const evaluations[] = {lower, good};
  const char* const names[] = {"a name longer than what a string holds in itself", "b"};
  const std::size_t sizes[] = {std::strlen(names[0]), 1};
  for (const std::int32_t format : {ASSAY_JSON, ASSAY_REPORT}) {
    making_text("an analysis", ASSAY_OK, 13, [&](assay_text** text, assay_error** error) {
      return assay_analyze(good, format, ASSAY_ZH, text, error);
    });
    making_text("an explanation", ASSAY_OK, 1, [&](assay_text** text, assay_error** error) {
      return assay_explain(good, nullptr, 0, -1, format, ASSAY_ZH, text, error);
    });
    making_text("a difference", ASSAY_OK, 1, [&](assay_text** text, assay_error** error) {
      return assay_difference(good, lower, format, ASSAY_ZH, text, error);
    });
    making_text("a ranking", ASSAY_OK, 1, [&](assay_text** text, assay_error** error) {
      return assay_rank(evaluations, names, sizes, 2, format, ASSAY_ZH, text, error);
    });
  }
  making_text("an explanation of nothing", 530, 1, [&](assay_text** text, assay_error** error) {
    return assay_explain(good, "totl", 4, -1, ASSAY_JSON, ASSAY_ZH, text, error);
  });
  making_text("a ranking of another name", 116, 1, [&](assay_text** text, assay_error** error) {
    const char* const odd[] = {"a", "\n"};
    const std::size_t one[] = {1, 1};
    return assay_rank(evaluations, odd, one, 2, ASSAY_JSON, ASSAY_ZH, text, error);
  });
  assay_evaluation_free(good);
  assay_evaluation_free(lower);
}

void auditing() {
  assay_evaluation *good = nullptr, *claiming = nullptr;
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &good, nullptr) == ASSAY_OK);
  CHECK(assay_evaluate(claims_document, sizeof claims_document - 1, &claiming, nullptr) == ASSAY_OK);
  const auto audit = [](const assay_evaluation* evaluation, const std::string_view form, const std::string_view report,
                        std::int32_t format, assay_text** text, assay_error** error) {
    std::int32_t discrepancies = -1;
    const std::int32_t code = assay_audit(evaluation, form.data(), form.size(), report.data(), report.size(),
                                          ASSAY_UNCLAIMED, format, ASSAY_ZH, &discrepancies, text, error);
    CHECK(discrepancies == (code == ASSAY_OK ? 1 : 0));
    return code;
  };
  const std::string_view form(report_form, sizeof report_form - 1), report(report_text, sizeof report_text - 1);
  for (const std::int32_t format : {ASSAY_JSON, ASSAY_REPORT}) {
    making_text("an audit of claims", ASSAY_OK, 1,
                [&](assay_text** text, assay_error** error) { return audit(claiming, {}, {}, format, text, error); });
    making_text("an audit of a text", ASSAY_OK, 7,
                [&](assay_text** text, assay_error** error) { return audit(good, form, report, format, text, error); });
  }
  making_text("a template that is none", 130, 1, [&](assay_text** text, assay_error** error) {
    return audit(good, "【90.00｜总分", report, ASSAY_JSON, text, error);
  });
  making_text("a report that is none", 116, 1, [&](assay_text** text, assay_error** error) {
    return audit(good, form, "\xff", ASSAY_JSON, text, error);
  });
  making_text("a marked report", ASSAY_OK, 1, [&](assay_text** text, assay_error** error) {
    return assay_mark(good, report_text, sizeof report_text - 1, text, error);
  });
  assay_evaluation_free(good);
  assay_evaluation_free(claiming);
}

void replacing(const char* what, const char* pointer, const char* value, std::int32_t code, long step) {
  const assay_attachment attachment = {sizeof attachment, annex_name, sizeof annex_name - 1, annex, sizeof annex - 1};
  const assay_replacement replacement = {sizeof replacement, pointer, std::strlen(pointer), value, std::strlen(value)};
  making_text(what, code, step, [&](assay_text** text, assay_error** error) {
    return assay_what_if(tabled_document, sizeof tabled_document - 1, &attachment, 1, &replacement, 1, ASSAY_JSON,
                         ASSAY_ZH, text, error);
  });
}

void refusing_arguments() {
  fail_each("a null argument", ASSAY_NULL_ARGUMENT, 1, [&](bool once, long n) {
    assay_evaluation* evaluation = nullptr;
    assay_error* error = nullptr;
    const std::int32_t found = assay_evaluate(nullptr, 0, &evaluation, &error);
    CHECK_AT(evaluation == nullptr, n);
    check_error(error, found, once, n);
    return found;
  });
}

// Views and diagnostics succeed without any memory, and what they refuse is refused by a code.
void reading() {
  assay_evaluation* evaluation = nullptr;
  assay_error* error = nullptr;
  assay_text* text = nullptr;
  CHECK(assay_evaluate(bad_document, sizeof bad_document - 1, &evaluation, &error) == 500);
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &evaluation, nullptr) == ASSAY_OK);
  CHECK(assay_evaluation_write(evaluation, ASSAY_JSON, ASSAY_ZH, &text, nullptr) == ASSAY_OK);
  const long before = live;

  until_failure = 0;
  fail_once = false;
  const char* data = nullptr;
  std::size_t size = 0;
  CHECK(assay_text_view(text, &data, &size) == ASSAY_OK);
  CHECK(size > 0 && data[size] == '\0');
  std::size_t count = 0;
  CHECK(assay_error_count(error, &count) == ASSAY_OK);
  CHECK(count == 3);
  assay_diagnostic found{};
  found.struct_size = sizeof found;
  for (std::size_t i = 0; i < count; ++i) {
    CHECK(assay_error_diagnostic(error, i, ASSAY_ZH, &found) == ASSAY_OK);
    CHECK(found.message_size > 0);
  }
  CHECK(assay_error_diagnostic(error, count, ASSAY_ZH, &found) == ASSAY_OUT_OF_MEMORY);
  CHECK(assay_text_view(nullptr, &data, &size) == ASSAY_OUT_OF_MEMORY);
  CHECK(assay_error_count(nullptr, &count) == ASSAY_OUT_OF_MEMORY);
  until_failure = never;

  CHECK(live == before);
  assay_text_free(text);
  assay_evaluation_free(evaluation);
  assay_error_free(error);
}

}  // namespace

int main(int argc, char** argv) {
  evaluating("good", good_document, sizeof good_document - 1, ASSAY_OK, 1);
  evaluating("bad", bad_document, sizeof bad_document - 1, 500, 1);
  evaluating("no JSON", "{\"assay\": ", 10, 100, 1);
  evaluating_with("a table in a file", annex_name, ASSAY_OK);
  evaluating_with("a file that is missing", "other.csv", 124);
  naming();
  evaluating_without_error("good, no error wanted", good_document, sizeof good_document - 1, ASSAY_OK);
  evaluating_without_error("bad, no error wanted", bad_document, sizeof bad_document - 1, 500);
  writing("JSON", ASSAY_JSON, ASSAY_ZH);
  writing("report in Chinese", ASSAY_REPORT, ASSAY_ZH);
  writing("report in English", ASSAY_REPORT, ASSAY_EN);
  analysing();
  auditing();
  replacing("a value replaced", lower_pointer, lower_value, ASSAY_OK, 1);
  replacing("a value above its maximum", lower_pointer, "56", 523, 1);
  replacing("a value of nothing", "/nothing", "1", 610, 1);
  replacing("a value that is none", lower_pointer, "x", 611, 1);
  refusing_arguments();
  reading();

  // The real station, at every 37th allocation.
  CHECK(argc == 2);
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  const std::string station{std::istreambuf_iterator<char>(file), {}};
  CHECK(!station.empty());
  evaluating("the real station", station.data(), station.size(), ASSAY_OK, 37);
  return failures != 0;
}
