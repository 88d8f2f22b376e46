// Audits the reports of planted_slips.py and prints what it finds, for it to judge. Each report comes as a line with
// three lengths in bytes, then a document, a template and a text of these lengths; without a template, the document's
// own claims are audited. Of each, one line of JSON:
//
//   {"claims": [{"figure", "where", "line", "column", "state"}],
//    "findings": [{"code", "severity", "silenced", "values", "claims": [number], "gave_up",
//                  "slips": [{"cost", "suspects": [{"claim": number | "pointer", "candidates", "slip"}]}]}]}
//   {"refused": "sentence"}                          instead of all that
//
// It judges nothing itself.

#include <assay/assay.hpp>

#include <cstddef>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

namespace {

// A string of JSON; reports hold no control characters but tabs and line feeds.
struct Quoted {
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const Quoted& quoted) {
  out << '"';
  for (const char c : quoted.text) {
    if (c == '"' || c == '\\') out << '\\';
    out << (c == '\t' || c == '\n' ? ' ' : c);
  }
  return out << '"';
}

// Items between commas.
template <typename Items, typename Print>
void print_list(const Items& items, Print print) {
  std::cout << '[';
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) std::cout << ',';
    is_first = false;
    print(item);
  }
  std::cout << ']';
}

void print_suspect(const assay::Suspect& suspect) {
  if (suspect.claim) {
    std::cout << R"({"claim":)" << *suspect.claim;
  } else {
    std::cout << R"({"pointer":)" << Quoted{suspect.pointer};
  }
  std::cout << R"(,"candidates":)";
  print_list(suspect.candidates, [](const assay::Decimal& value) { std::cout << Quoted{value.to_string()}; });
  std::cout << R"(,"slip":)" << Quoted{suspect.slip} << '}';
}

void print_finding(const assay::AuditFinding& finding) {
  std::cout << R"({"code":)" << Quoted{name(finding.problem.code)} << R"(,"severity":)"
            << Quoted{name(finding.severity)} << R"(,"silenced":)" << Quoted{finding.silenced} << R"(,"values":)";
  print_list(finding.problem.values, [](const std::string& value) { std::cout << Quoted{value}; });
  std::cout << R"(,"claims":)";
  print_list(finding.claims, [](std::size_t claim) { std::cout << claim; });
  std::cout << R"(,"gave_up":)" << (finding.gave_up ? "true" : "false") << R"(,"slips":)";
  print_list(finding.slips, [](const assay::Slip& slip) {
    std::cout << R"({"cost":)" << slip.cost << R"(,"suspects":)";
    print_list(slip.suspects, print_suspect);
    std::cout << '}';
  });
  std::cout << '}';
}

void print(const assay::Audit& audit) {
  std::cout << R"({"claims":)";
  print_list(audit.claims, [](const assay::CheckedClaim& checked) {
    const assay::Claim& claim = checked.claim;
    std::cout << R"({"figure":)" << Quoted{claim.figure} << R"(,"where":)" << Quoted{claim.where} << R"(,"line":)"
              << claim.place.line << R"(,"column":)" << claim.place.column << R"(,"state":)"
              << Quoted{name(checked.state)} << '}';
  });
  std::cout << R"(,"findings":)";
  print_list(audit.findings, print_finding);
  std::cout << '}';
}

std::string read(std::size_t bytes) {
  std::string text(bytes, '\0');
  std::cin.read(text.data(), static_cast<std::streamsize>(bytes));
  return text;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::size_t document_size = 0, form_size = 0, text_size = 0;
  while (std::cin >> document_size >> form_size >> text_size) {
    std::cin.ignore();
    const std::string json = read(document_size), form = read(form_size), text = read(text_size);
    try {
      const auto [document, evaluation] = assay::evaluate_json(json);
      print(form.empty()
                ? audit(document, evaluation)
                : audit(document, evaluation, find_claims(assay::Template::read(form), text, document, evaluation)));
    } catch (const std::exception& error) {
      std::cout << R"({"refused":)" << Quoted{error.what()} << '}';
    }
    std::cout << std::endl;  // what one prints is there even if the next ends the program
  }
}
