// The main program of every doctest test.
//
// Where ASSAY_TEST_LOCALE is set, the program is a host that has chosen that locale for C and C++ before it calls the
// library. Nothing may come out differently.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <locale>
#include <string>
#include <string_view>

namespace {

// The locale for C++, made by hand: glibc's newlocale, behind std::locale(name), leaks LOCPATH.
struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

// False where the locale is not there or has a decimal point, since the test would then show nothing.
bool use_comma_locale(const char* name) {
  if (std::setlocale(LC_ALL, name) == nullptr) return false;
  std::locale::global(std::locale(std::locale::classic(), new Comma));
  return std::string_view(std::localeconv()->decimal_point) == ",";
}

}  // namespace

int main(int argc, char** argv) {
  if (const char* name = std::getenv("ASSAY_TEST_LOCALE"); name != nullptr && !use_comma_locale(name)) {
    std::cerr << "the locale " << name << " cannot be used or has no decimal comma\n";
    return 1;
  }
  return doctest::Context(argc, argv).run();
}
