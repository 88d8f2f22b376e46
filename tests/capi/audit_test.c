/* Audits and marked reports: arguments, ownership, and whose text a problem is of. */
#include <stdlib.h>
#include <string.h>

#include "assay.h"
#include "check.h"
#include "documents.h"

/* Pointers that a function must overwrite. */
#define GARBAGE(type) ((type*)(uintptr_t)0x5A5A)

static const size_t form_size = sizeof report_form - 1;
static const size_t report_size = sizeof report_text - 1;

static assay_evaluation* evaluated(const char* document, size_t size) {
  assay_evaluation* evaluation = NULL;
  CHECK(assay_evaluate(document, size, &evaluation, NULL) == ASSAY_OK);
  return evaluation;
}

static assay_evaluation* claiming(void) { return evaluated(claims_document, sizeof claims_document - 1); }

static int holds(const assay_text* text, const char* expected) {
  const char* data = "";
  size_t size = 0;
  CHECK(assay_text_view(text, &data, &size) == ASSAY_OK);
  CHECK(size != 0 && data[size - 1] == '\n' && strlen(data) == size);
  return size != 0 && strstr(data, expected) != NULL;
}

static void check_problem(assay_error* error, int32_t code, const char* pointer, uint32_t line, const char* said) {
  size_t count = 0;
  CHECK(assay_error_count(error, &count) == ASSAY_OK);
  CHECK(count == 1);
  assay_diagnostic found = {0};
  found.struct_size = sizeof found;
  CHECK(assay_error_diagnostic(error, 0, ASSAY_EN, &found) == ASSAY_OK);
  CHECK(found.code == code);
  CHECK(strcmp(found.pointer, pointer) == 0);
  CHECK(found.line == line);
  CHECK(strstr(found.message, said) != NULL);
  assay_error_free(error);
}

/* The claims of the document: 90.00 is the total, but 1087 visits are not 1078. */
static void claims_of_the_document(void) {
  assay_evaluation* evaluation = claiming();
  /* In JSON, in a Chinese and in an English report. */
  const char* const expected[] = {"\"inconsistent\": 1", "共 2 个数字，核对了 2 个", "2 of 2 numbers checked"};
  for (int32_t language = ASSAY_ZH; language <= ASSAY_EN; ++language) {
    for (int32_t format = ASSAY_JSON; format <= ASSAY_REPORT; ++format) {
      for (int32_t options = 0; options <= ASSAY_UNCLAIMED; ++options) {
        assay_text* text = GARBAGE(assay_text);
        assay_error* error = GARBAGE(assay_error);
        int32_t discrepancies = -1;
        CHECK(assay_audit(evaluation, NULL, 0, NULL, 0, options, format, language, &discrepancies, &text, &error) ==
              ASSAY_OK);
        CHECK(error == NULL);
        CHECK(discrepancies == 1);
        CHECK(holds(text, expected[format == ASSAY_JSON ? 0 : 1 + language]));
        CHECK(holds(text, "1087"));
        assay_text_free(text);
      }
    }
  }
  assay_evaluation_free(evaluation);

  /* Without claims there is nothing that could be wrong. */
  evaluation = evaluated(good_document, sizeof good_document - 1);
  assay_text* text = NULL;
  int32_t discrepancies = -1;
  CHECK(assay_audit(evaluation, NULL, 0, NULL, 0, 0, ASSAY_JSON, ASSAY_ZH, &discrepancies, &text, NULL) == ASSAY_OK);
  CHECK(discrepancies == 0);
  CHECK(holds(text, "\"claims\": 0"));
  assay_text_free(text);
  assay_evaluation_free(evaluation);
}

/* What a template finds in a text: 1087 visits again, and a number that it does not speak of. */
static void claims_of_a_text(void) {
  assay_evaluation* evaluation = evaluated(good_document, sizeof good_document - 1);
  for (int32_t options = 0; options <= ASSAY_UNCLAIMED; ++options) {
    assay_text *text = NULL, *json = NULL;
    int32_t discrepancies = -1;
    CHECK(assay_audit(evaluation, report_form, form_size, report_text, report_size, options, ASSAY_REPORT, ASSAY_ZH,
                      &discrepancies, &text, NULL) == ASSAY_OK);
    CHECK(discrepancies == 1);
    CHECK(holds(text, "1087"));
    CHECK(holds(text, "12345") == (options == ASSAY_UNCLAIMED));
    assay_text_free(text);
    CHECK(assay_audit(evaluation, report_form, form_size, report_text, report_size, options, ASSAY_JSON, ASSAY_ZH,
                      &discrepancies, &json, NULL) == ASSAY_OK);
    CHECK(holds(json, "12345"));
    assay_text_free(json);
  }
  assay_evaluation_free(evaluation);
}

static void arguments_are_checked(void) {
  assay_evaluation* evaluation = claiming();
  assay_text* text = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  int32_t discrepancies = -1;
#define REFUSED(expected_code, said, evaluation, form, size, report, options, format, language, out, text)   \
  do {                                                                                                       \
    CHECK(assay_audit(evaluation, form, size, report, size, options, format, language, out, text, &error) == \
          expected_code);                                                                                    \
    check_problem(error, expected_code, "", 0, said);                                                        \
  } while (0)
  REFUSED(ASSAY_NULL_ARGUMENT, "evaluation", NULL, NULL, 0, NULL, 0, ASSAY_JSON, ASSAY_ZH, &discrepancies, &text);
  CHECK(text == NULL);
  CHECK(discrepancies == 0);
  REFUSED(ASSAY_NULL_ARGUMENT, "discrepancies", evaluation, NULL, 0, NULL, 0, ASSAY_JSON, ASSAY_ZH, NULL, &text);
  REFUSED(ASSAY_NULL_ARGUMENT, "text", evaluation, NULL, 0, NULL, 0, ASSAY_JSON, ASSAY_ZH, &discrepancies, NULL);
  REFUSED(ASSAY_NULL_ARGUMENT, "template_text", evaluation, NULL, 0, "r", 0, ASSAY_JSON, ASSAY_ZH, &discrepancies,
          &text);
  REFUSED(ASSAY_NULL_ARGUMENT, "report", evaluation, "t", 0, NULL, 0, ASSAY_JSON, ASSAY_ZH, &discrepancies, &text);
  REFUSED(ASSAY_NULL_ARGUMENT, "template_text", evaluation, NULL, 1, NULL, 0, ASSAY_JSON, ASSAY_ZH, &discrepancies,
          &text);
  const int32_t outside[] = {-1, 2, INT32_MAX, INT32_MIN};
  for (size_t i = 0; i < 4; ++i) {
    discrepancies = -1;
    text = GARBAGE(assay_text);
    REFUSED(ASSAY_INVALID_ARGUMENT, "options", evaluation, NULL, 0, NULL, outside[i], ASSAY_JSON, ASSAY_ZH,
            &discrepancies, &text);
    CHECK(text == NULL && discrepancies == 0);
    REFUSED(ASSAY_INVALID_ARGUMENT, "format", evaluation, NULL, 0, NULL, 0, outside[i], ASSAY_ZH, &discrepancies,
            &text);
    REFUSED(ASSAY_INVALID_ARGUMENT, "language", evaluation, NULL, 0, NULL, 0, ASSAY_JSON, outside[i], &discrepancies,
            &text);
  }
#undef REFUSED

  text = GARBAGE(assay_text);
  CHECK(assay_mark(NULL, "", 0, &text, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(text == NULL);
  check_problem(error, ASSAY_NULL_ARGUMENT, "", 0, "evaluation");
  CHECK(assay_mark(evaluation, NULL, 0, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_problem(error, ASSAY_NULL_ARGUMENT, "", 0, "report");
  CHECK(assay_mark(evaluation, "", 0, NULL, &error) == ASSAY_NULL_ARGUMENT);
  check_problem(error, ASSAY_NULL_ARGUMENT, "", 0, "text");
  CHECK(assay_mark(evaluation, "", 0, NULL, NULL) == ASSAY_NULL_ARGUMENT);
  assay_evaluation_free(evaluation);
}

/* The pointer says which of both texts the line is of. */
static void problems_of_the_texts(void) {
  assay_evaluation* evaluation = claiming();
  const struct {
    const char *form, *report;
    int32_t code;
    const char* pointer;
    const char* said;
  } all[] = {{"words\n【90.00｜总分", "r", 130, "/template", ""},
             {"words\n总分【90.00｜总粉】", "r", 133, "/template", "总粉"},
             {"words\n\xff", "r", 116, "/template", "UTF-8"},
             {"总分【90.00｜总分】", "r\n\xff", 116, "/report", "UTF-8"}};
  for (size_t i = 0; i < sizeof all / sizeof *all; ++i) {
    assay_text* text = GARBAGE(assay_text);
    assay_error* error = GARBAGE(assay_error);
    int32_t discrepancies = -1;
    CHECK_AT(assay_audit(evaluation, all[i].form, strlen(all[i].form), all[i].report, strlen(all[i].report), 0,
                         ASSAY_JSON, ASSAY_ZH, &discrepancies, &text, &error) == all[i].code,
             i);
    CHECK_AT(text == NULL && discrepancies == 0, i);
    check_problem(error, all[i].code, all[i].pointer, 2, all[i].said);
  }
  assay_text* text = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_mark(evaluation, "r\n\xff", 3, &text, &error) == 116);
  CHECK(text == NULL);
  check_problem(error, 116, "", 2, "UTF-8");
  assay_evaluation_free(evaluation);
}

/* Texts without a NUL, gone before what they made is read; what it made outlives the evaluation too. */
static void texts_are_read_during_the_call_only(void) {
  assay_evaluation* evaluation = evaluated(good_document, sizeof good_document - 1);
  char *form = malloc(form_size), *report = malloc(report_size);
  CHECK(form != NULL && report != NULL);
  memcpy(form, report_form, form_size);
  memcpy(report, report_text, report_size);
  assay_text *audit = NULL, *marked = NULL;
  int32_t discrepancies = -1;
  CHECK(assay_audit(evaluation, form, form_size, report, report_size, ASSAY_UNCLAIMED, ASSAY_REPORT, ASSAY_ZH,
                    &discrepancies, &audit, NULL) == ASSAY_OK);
  CHECK(assay_mark(evaluation, report, report_size, &marked, NULL) == ASSAY_OK);
  memset(form, 'x', form_size);
  memset(report, 'x', report_size);
  free(form);
  free(report);
  assay_evaluation_free(evaluation);
  CHECK(holds(audit, "12345"));
  CHECK(holds(marked, "【90.00｜")); /* the total */
  CHECK(holds(marked, "12345"));
  assay_text_free(audit);
  assay_text_free(marked);
}

int main(void) {
  claims_of_the_document();
  claims_of_a_text();
  arguments_are_checked();
  problems_of_the_texts();
  texts_are_read_during_the_call_only();
  return failures != 0;
}
