// The entry points of assay.h.
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay.h"
#include "assay/analysis.hpp"
#include "assay/audit.hpp"
#include "assay/difference.hpp"
#include "assay/explain.hpp"
#include "assay/json.hpp"
#include "assay/ranking.hpp"
#include "assay/report.hpp"
#include "assay/template.hpp"
#include "assay/version.hpp"
#include "guard.hpp"

struct assay_evaluation {
  assay::EvaluatedDocument evaluated;
};

struct assay_text {
  std::string text;
};

namespace {

using assay::Code;
using assay::Language;
using assay::capi::guard;
using assay::capi::result;

static_assert(ASSAY_OK == static_cast<int>(Code::ok) && ASSAY_INTERNAL == static_cast<int>(Code::internal) &&
              ASSAY_OUT_OF_MEMORY == static_cast<int>(Code::out_of_memory) &&
              ASSAY_NULL_ARGUMENT == static_cast<int>(Code::null_argument) &&
              ASSAY_INVALID_ARGUMENT == static_cast<int>(Code::invalid_argument));
static_assert(ASSAY_MAX_DOCUMENT_SIZE == assay::max_json_bytes);

// Of ABI version 1; they stay when the structs grow.
constexpr std::size_t first_diagnostic_size = offsetof(assay_diagnostic, message_size) + sizeof(std::size_t);
constexpr std::size_t first_attachment_size = offsetof(assay_attachment, size) + sizeof(std::size_t);
constexpr std::size_t first_replacement_size = offsetof(assay_replacement, value_size) + sizeof(std::size_t);

[[noreturn]] void refuse(const char* argument, std::string value) {
  throw assay::Error({Code::invalid_argument, "", {argument, std::move(value)}});
}

Language language_of(std::int32_t language) {
  switch (language) {
    case ASSAY_ZH: return Language::zh;
    case ASSAY_EN: return Language::en;
    default: refuse("language", std::to_string(language));
  }
}

// How results are written.
struct Form {
  Language language;
  bool is_json;
};

Form form_of(std::int32_t format, std::int32_t language) {
  const Language spoken = language_of(language);
  if (format != ASSAY_JSON && format != ASSAY_REPORT) refuse("format", std::to_string(format));
  return {spoken, format == ASSAY_JSON};
}

[[noreturn]] void refuse_null(const std::string& argument) {
  throw assay::Error({Code::null_argument, "", {argument}});
}

std::string bytes_of(const char* data, std::size_t size, const std::string& argument) {
  if (data == nullptr) refuse_null(argument);
  return {data, size};
}

std::string element(const std::string& array, std::size_t index) { return array + '[' + std::to_string(index) + ']'; }

// Calls read with each struct of an array and its name. Read byte by byte, since the caller's structs may be of another
// size than ours.
template <typename Struct, typename Read>
void for_each_struct(const std::string& array, const Struct* first, std::size_t count, std::size_t first_size,
                     Read read) {
  if (count == 0) return;
  if (first == nullptr) refuse_null(array);
  const std::size_t stride = first->struct_size;
  if (stride < first_size || stride > ASSAY_MAX_STRUCT_SIZE) refuse("struct_size", std::to_string(stride));
  const auto* at = reinterpret_cast<const char*>(first);
  for (std::size_t i = 0; i < count; ++i, at += stride) {
    Struct given{};
    std::memcpy(&given, at, std::min(stride, sizeof given));
    const bool unknown =
        std::any_of(at + std::min(stride, sizeof given), at + stride, [](char byte) { return byte != 0; });
    if (given.struct_size != stride || unknown) refuse("struct_size", std::to_string(given.struct_size));
    read(given, element(array, i));
  }
}

std::vector<assay::Attachment> attachments_of(const assay_attachment* first, std::size_t count) {
  std::vector<assay::Attachment> attachments;
  for_each_struct("attachments", first, count, first_attachment_size,
                  [&](const assay_attachment& given, const std::string& argument) {
                    attachments.push_back({bytes_of(given.name, given.name_size, argument + ".name"),
                                           bytes_of(given.data, given.size, argument + ".data")});
                  });
  return attachments;
}

std::vector<assay::Replacement> replacements_of(const assay_replacement* first, std::size_t count) {
  std::vector<assay::Replacement> replacements;
  for_each_struct("replacements", first, count, first_replacement_size,
                  [&](const assay_replacement& given, const std::string& argument) {
                    replacements.push_back({bytes_of(given.pointer, given.pointer_size, argument + ".pointer"),
                                            bytes_of(given.value, given.value_size, argument + ".value")});
                  });
  return replacements;
}

// The pointer of a problem says which of both texts its line and column are of.
assay::ReportClaims claims_of(std::string_view template_text, std::string_view report,
                              const assay::EvaluatedDocument& evaluated) {
  bool is_read = false;
  try {
    const auto form = assay::Template::read(template_text);
    is_read = true;
    return assay::find_claims(form, report, evaluated.document, evaluated.evaluation);
  } catch (const assay::Error& error) {
    std::vector<assay::Diagnostic> problems = error.diagnostics();
    for (assay::Diagnostic& problem : problems) {
      problem.pointer = is_read && problem.code == Code::invalid_text ? "/report" : "/template";
    }
    throw assay::Error(std::move(problems));
  }
}

assay_text* written(const assay::Difference& difference, Form form) {
  return new assay_text{form.is_json ? assay::write_difference(difference)
                                     : assay::write_difference_report(difference, form.language)};
}

}  // namespace

extern "C" {

std::uint32_t assay_abi_version(void) { return ASSAY_ABI_VERSION; }

const char* assay_version(void) { return ASSAY_VERSION; }

std::int32_t assay_evaluate(const char* document, std::size_t size, assay_evaluation** evaluation,
                            assay_error** error) {
  return guard(error, {{"document", document}, result("evaluation", evaluation)},
               [&] { *evaluation = new assay_evaluation{assay::evaluate_json(std::string_view(document, size))}; });
}

std::int32_t assay_attachment_names(const char* document, std::size_t size, assay_text** names, assay_error** error) {
  return guard(error, {{"document", document}, result("names", names)}, [&] {
    std::string lines;
    for (const std::string& name : assay::attachment_names(std::string_view(document, size))) lines += name + '\n';
    *names = new assay_text{std::move(lines)};
  });
}

std::int32_t assay_evaluate_with(const char* document, std::size_t size, const assay_attachment* attachments,
                                 std::size_t count, assay_evaluation** evaluation, assay_error** error) {
  return guard(error, {{"document", document}, result("evaluation", evaluation)}, [&] {
    const std::vector<assay::Attachment> files = attachments_of(attachments, count);
    *evaluation = new assay_evaluation{assay::evaluate_json(std::string_view(document, size), files)};
  });
}

std::int32_t assay_evaluation_write(const assay_evaluation* evaluation, std::int32_t format, std::int32_t language,
                                    assay_text** text, assay_error** error) {
  return guard(error, {{"evaluation", evaluation}, result("text", text)}, [&] {
    const auto& [document, figures] = evaluation->evaluated;
    const Form form = form_of(format, language);
    *text = new assay_text{form.is_json ? assay::write_evaluation(document, figures)
                                        : assay::write_report(document, figures, form.language)};
  });
}

void assay_evaluation_free(assay_evaluation* evaluation) { delete evaluation; }

std::int32_t assay_analyze(const assay_evaluation* evaluation, std::int32_t format, std::int32_t language,
                           assay_text** text, assay_error** error) {
  return guard(error, {{"evaluation", evaluation}, result("text", text)}, [&] {
    const auto& [document, figures] = evaluation->evaluated;
    const Form form = form_of(format, language);
    const assay::Analysis analysis = assay::analyze(document);
    *text = new assay_text{form.is_json ? assay::write_analysis(document, figures, analysis)
                                        : assay::write_analysis_report(document, figures, analysis, form.language)};
  });
}

std::int32_t assay_explain(const assay_evaluation* evaluation, const char* path, std::size_t path_size,
                           std::int32_t depth, std::int32_t format, std::int32_t language, assay_text** text,
                           assay_error** error) {
  return guard(error, {{"evaluation", evaluation}, result("text", text)}, [&] {
    const auto& [document, figures] = evaluation->evaluated;
    const Form form = form_of(format, language);
    if (path == nullptr && path_size != 0) refuse_null("path");
    if (depth < -1) refuse("depth", std::to_string(depth));
    std::optional<std::uint32_t> levels;
    if (depth >= 0) levels = static_cast<std::uint32_t>(depth);
    const std::vector<assay::DerivationLine> lines =
        path_size == 0 ? assay::explain_all(document, figures, levels)
                       : assay::explain(document, figures, std::string_view(path, path_size), levels);
    *text = new assay_text{form.is_json ? assay::write_derivation(lines)
                                        : assay::write_derivation_report(lines, form.language)};
  });
}

std::int32_t assay_audit(const assay_evaluation* evaluation, const char* template_text, std::size_t template_size,
                         const char* report, std::size_t report_size, std::int32_t options, std::int32_t format,
                         std::int32_t language, std::int32_t* discrepancies, assay_text** text, assay_error** error) {
  return guard(error, {{"evaluation", evaluation}, result("discrepancies", discrepancies), result("text", text)}, [&] {
    const auto& [document, figures] = evaluation->evaluated;
    const Form form = form_of(format, language);
    if (options != 0 && options != ASSAY_UNCLAIMED) refuse("options", std::to_string(options));
    const bool by_template = template_text != nullptr || report != nullptr || template_size != 0 || report_size != 0;
    if (by_template && template_text == nullptr) refuse_null("template_text");
    if (by_template && report == nullptr) refuse_null("report");
    const assay::Audit audit =
        !by_template
            ? assay::audit(document, figures)
            : assay::audit(document, figures,
                           claims_of({template_text, template_size}, {report, report_size}, evaluation->evaluated));
    *text =
        new assay_text{form.is_json ? assay::write_audit(document, figures, audit)
                                    : assay::write_audit_report(document, figures, audit, form.language, options != 0)};
    *discrepancies = assay::has_discrepancies(audit) ? 1 : 0;
  });
}

std::int32_t assay_mark(const assay_evaluation* evaluation, const char* report, std::size_t report_size,
                        assay_text** text, assay_error** error) {
  return guard(error, {{"evaluation", evaluation}, {"report", report}, result("text", text)}, [&] {
    const auto& [document, figures] = evaluation->evaluated;
    *text = new assay_text{assay::mark_report({report, report_size}, document, figures)};
  });
}

std::int32_t assay_difference(const assay_evaluation* before, const assay_evaluation* after, std::int32_t format,
                              std::int32_t language, assay_text** text, assay_error** error) {
  return guard(error, {{"before", before}, {"after", after}, result("text", text)}, [&] {
    const Form form = form_of(format, language);
    *text = written(assay::difference(before->evaluated, after->evaluated), form);
  });
}

std::int32_t assay_what_if(const char* document, std::size_t size, const assay_attachment* attachments,
                           std::size_t count, const assay_replacement* replacements, std::size_t replacement_count,
                           std::int32_t format, std::int32_t language, assay_text** text, assay_error** error) {
  return guard(error, {{"document", document}, result("text", text)}, [&] {
    const Form form = form_of(format, language);
    const std::vector<assay::Attachment> files = attachments_of(attachments, count);
    const std::vector<assay::Replacement> values = replacements_of(replacements, replacement_count);
    *text = written(assay::what_if(std::string_view(document, size), values, files), form);
  });
}

std::int32_t assay_rank(const assay_evaluation* const* evaluations, const char* const* names,
                        const std::size_t* name_sizes, std::size_t count, std::int32_t format, std::int32_t language,
                        assay_text** text, assay_error** error) {
  return guard(error, {result("text", text)}, [&] {
    const Form form = form_of(format, language);
    if (count != 0 && evaluations == nullptr) refuse_null("evaluations");
    if (count != 0 && names == nullptr) refuse_null("names");
    if (count != 0 && name_sizes == nullptr) refuse_null("name_sizes");
    std::vector<const assay::Evaluation*> ranked;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < count; ++i) {
      if (evaluations[i] == nullptr) refuse_null(element("evaluations", i));
      ranked.push_back(&evaluations[i]->evaluated.evaluation);
      shown.push_back(bytes_of(names[i], name_sizes[i], element("names", i)));
    }
    const std::vector<assay::Ranked> ranking = assay::rank(ranked);
    *text = new assay_text{form.is_json ? assay::write_ranking(ranked, shown, ranking)
                                        : assay::write_ranking_report(ranked, shown, ranking, form.language)};
  });
}

std::int32_t assay_text_view(const assay_text* text, const char** data, std::size_t* size) {
  return guard(nullptr, {{"text", text}, result("data", data), result("size", size)}, [&] {
    *data = text->text.c_str();
    *size = text->text.size();
  });
}

void assay_text_free(assay_text* text) { delete text; }

std::int32_t assay_error_count(const assay_error* error, std::size_t* count) {
  return guard(nullptr, {{"error", error}, result("count", count)}, [&] { *count = error->problems.size(); });
}

std::int32_t assay_error_diagnostic(const assay_error* error, std::size_t index, std::int32_t language,
                                    assay_diagnostic* diagnostic) {
  return guard(nullptr, {{"error", error}, {"diagnostic", diagnostic}}, [&] {
    const std::size_t room = diagnostic->struct_size;
    if (room < first_diagnostic_size) refuse("struct_size", std::to_string(room));
    if (index >= error->problems.size()) refuse("index", std::to_string(index));
    const auto& [found, zh, en] = error->problems[index];
    const std::string& message = language_of(language) == Language::zh ? zh : en;
    const std::string_view name = assay::name(found.code);  // a literal, so a NUL follows it

    assay_diagnostic full{};
    full.struct_size = diagnostic->struct_size;
    full.code = static_cast<std::int32_t>(found.code);
    full.line = found.line;
    full.column = found.column;
    full.name = name.data();
    full.name_size = name.size();
    full.pointer = found.pointer.c_str();
    full.pointer_size = found.pointer.size();
    full.message = message.c_str();
    full.message_size = message.size();
    std::memcpy(diagnostic, &full, std::min(room, sizeof full));
  });
}

void assay_error_free(assay_error* error) { delete error; }

}  // extern "C"
