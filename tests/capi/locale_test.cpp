// A host program that has set a comma-decimal locale, for C and for C++, gets the same bytes.
//
// The build makes the locale (localedef, with the definitions of Debian's package `locales`); LOCPATH and
// ASSAY_TEST_LOCALE say where and how it is named. Without it this test fails: it must not pass without having tried.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <locale>
#include <sstream>
#include <string>

#include "assay.h"
#include "check.h"
#include "documents.h"

namespace {

// Everything that the library says about a document.
std::string everything(const std::string& document) {
  std::string said;
  assay_evaluation* evaluation = nullptr;
  assay_error* error = nullptr;
  said += '0' + static_cast<char>(assay_evaluate(document.data(), document.size(), &evaluation, &error) != ASSAY_OK);
  for (const std::int32_t language : {ASSAY_ZH, ASSAY_EN}) {
    for (const std::int32_t format : {ASSAY_JSON, ASSAY_REPORT}) {
      if (evaluation == nullptr) continue;
      const assay_evaluation* const both[] = {evaluation, evaluation};
      const char* const names[] = {"a", "b"};
      const std::size_t sizes[] = {1, 1};
      const assay_replacement replacement = {sizeof replacement, lower_pointer, sizeof lower_pointer - 1, "46.5", 4};
      for (const int which : {0, 1, 2, 3, 4}) {
        assay_text* text = nullptr;
        const std::int32_t code = which == 0   ? assay_evaluation_write(evaluation, format, language, &text, nullptr)
                                  : which == 1 ? assay_analyze(evaluation, format, language, &text, nullptr)
                                  : which == 2 ? assay_what_if(document.data(), document.size(), nullptr, 0,
                                                               &replacement, 1, format, language, &text, nullptr)
                                  : which == 3
                                      ? assay_explain(evaluation, nullptr, 0, -1, format, language, &text, nullptr)
                                      : assay_rank(both, names, sizes, 2, format, language, &text, nullptr);
        CHECK_AT(code == ASSAY_OK, which);
        const char* data = nullptr;
        std::size_t size = 0;
        CHECK_AT(assay_text_view(text, &data, &size) == ASSAY_OK, which);
        said.append(data, size);
        assay_text_free(text);
      }
    }
    std::size_t count = 0;
    if (error != nullptr) CHECK(assay_error_count(error, &count) == ASSAY_OK);
    for (std::size_t i = 0; i < count; ++i) {
      assay_diagnostic found{};
      found.struct_size = sizeof found;
      CHECK(assay_error_diagnostic(error, i, language, &found) == ASSAY_OK);
      said.append(found.pointer, found.pointer_size).append(" ").append(found.message, found.message_size).append("\n");
    }
  }
  assay_evaluation_free(evaluation);
  assay_error_free(error);
  return said;
}

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The same for C++ streams, made by hand: glibc's newlocale, behind std::locale("de_DE.UTF-8"), leaks LOCPATH.
struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::string documents[] = {
      good_document, bad_document, read(argv[1]),
      "{\"assay\": 1, \"policy\": \"guangzhou-2023\", \"scores\": {\"purchaser\": {\"points\": \"1,5\"}}}",
      std::string(100, '[')};
  std::string before[std::size(documents)];
  for (std::size_t i = 0; i < std::size(documents); ++i) {
    before[i] = everything(documents[i]);
    CHECK_AT(before[i].size() > 1, i);
  }
  CHECK(before[0].find("\"119.78\"") != std::string::npos);
  CHECK(before[1].find("20.01") != std::string::npos);

  const char* const name = std::getenv("ASSAY_TEST_LOCALE");
  if (name == nullptr || std::setlocale(LC_ALL, name) == nullptr) {
    std::fprintf(stderr, "the locale %s is missing: is the Debian package `locales` installed, and LOCPATH set?\n",
                 name != nullptr ? name : "that ASSAY_TEST_LOCALE should name");
    return 1;
  }
  std::locale::global(std::locale(std::locale::classic(), new Comma));
  char printed[16];
  std::snprintf(printed, sizeof printed, "%.1f", 1234.5);
  std::ostringstream stream;
  stream << 1234567;
  CHECK(std::strcmp(printed, "1234,5") == 0 && stream.str() == "1.234.567");
  if (failures != 0) return 1;  // the locale is not what it should be

  for (std::size_t i = 0; i < std::size(documents); ++i) CHECK_AT(everything(documents[i]) == before[i], i);
  return failures != 0;
}
