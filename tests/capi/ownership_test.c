/* Who owns what, and for how long. Memory errors show under AddressSanitizer. */
#include <stdlib.h>
#include <string.h>

#include "assay.h"
#include "check.h"
#include "documents.h"

static void free_functions_accept_null(void) {
  assay_evaluation_free(NULL);
  assay_text_free(NULL);
  assay_error_free(NULL);
}

static void the_document_is_read_during_the_call_only(void) {
  const size_t size = sizeof good_document - 1; /* without the NUL: no byte beyond the size is read */
  char* copy = malloc(size);
  CHECK(copy != NULL);
  memcpy(copy, good_document, size);
  assay_evaluation* evaluation = NULL;
  CHECK(assay_evaluate(copy, size, &evaluation, NULL) == ASSAY_OK);
  memset(copy, 'x', size);
  free(copy);
  assay_text* text = NULL;
  CHECK(assay_evaluation_write(evaluation, ASSAY_REPORT, ASSAY_ZH, &text, NULL) == ASSAY_OK);
  assay_evaluation_free(evaluation);

  /* The text outlives its evaluation. */
  const char* data = NULL;
  size_t bytes = 0;
  CHECK(assay_text_view(text, &data, &bytes) == ASSAY_OK);
  CHECK(strstr(data, "入户探访") != NULL);
  CHECK(data[bytes] == '\0' && bytes == strlen(data));
  CHECK(data[bytes - 1] == '\n');
  assay_text_free(text);
}

static void attachments_are_read_during_the_call_only(void) {
  char* name = malloc(sizeof annex_name - 1); /* neither is followed by a NUL */
  char* data = malloc(sizeof annex - 1);
  CHECK(name != NULL && data != NULL);
  memcpy(name, annex_name, sizeof annex_name - 1);
  memcpy(data, annex, sizeof annex - 1);
  assay_attachment* attachment = malloc(sizeof *attachment);
  CHECK(attachment != NULL);
  *attachment = (assay_attachment){sizeof *attachment, name, sizeof annex_name - 1, data, sizeof annex - 1};
  assay_evaluation* evaluation = NULL;
  CHECK(assay_evaluate_with(tabled_document, sizeof tabled_document - 1, attachment, 1, &evaluation, NULL) == ASSAY_OK);
  memset(name, 'x', sizeof annex_name - 1);
  memset(data, 'x', sizeof annex - 1);
  free(name);
  free(data);
  free(attachment);
  assay_text* text = NULL;
  CHECK(assay_evaluation_write(evaluation, ASSAY_JSON, ASSAY_ZH, &text, NULL) == ASSAY_OK);
  assay_evaluation_free(evaluation);
  const char* view = NULL;
  size_t size = 0;
  CHECK(assay_text_view(text, &view, &size) == ASSAY_OK);
  CHECK(strstr(view, "\"actual\": \"1078\"") != NULL);
  assay_text_free(text);
}

static void replacements_are_read_during_the_call_only(void) {
  char* pointer = malloc(sizeof lower_pointer - 1); /* neither is followed by a NUL */
  char* value = malloc(sizeof lower_value - 1);
  CHECK(pointer != NULL && value != NULL);
  memcpy(pointer, lower_pointer, sizeof lower_pointer - 1);
  memcpy(value, lower_value, sizeof lower_value - 1);
  assay_replacement* replacement = malloc(sizeof *replacement);
  CHECK(replacement != NULL);
  *replacement =
      (assay_replacement){sizeof *replacement, pointer, sizeof lower_pointer - 1, value, sizeof lower_value - 1};
  assay_text* text = NULL;
  CHECK(assay_what_if(good_document, sizeof good_document - 1, NULL, 0, replacement, 1, ASSAY_JSON, ASSAY_ZH, &text,
                      NULL) == ASSAY_OK);
  memset(pointer, 'x', sizeof lower_pointer - 1);
  memset(value, 'x', sizeof lower_value - 1);
  free(pointer);
  free(value);
  free(replacement);
  const char* view = NULL;
  size_t size = 0;
  CHECK(assay_text_view(text, &view, &size) == ASSAY_OK);
  CHECK(strstr(view, "\"pointer\": \"/scores/third_party/points\"") != NULL);
  CHECK(strstr(view, "\"after\": \"46.22\"") != NULL);
  assay_text_free(text);
}

static void texts_outlive_the_evaluations_they_compare(void) {
  assay_evaluation *before = NULL, *after = NULL;
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &before, NULL) == ASSAY_OK);
  CHECK(assay_evaluate(lower_document, sizeof lower_document - 1, &after, NULL) == ASSAY_OK);
  assay_text *analysis = NULL, *explanation = NULL, *difference = NULL, *ranking = NULL;
  CHECK(assay_analyze(before, ASSAY_REPORT, ASSAY_ZH, &analysis, NULL) == ASSAY_OK);
  CHECK(assay_difference(before, after, ASSAY_REPORT, ASSAY_ZH, &difference, NULL) == ASSAY_OK);
  char* path = malloc(5); /* "total", without a NUL */
  CHECK(path != NULL);
  memcpy(path, "total", 5);
  CHECK(assay_explain(before, path, 5, -1, ASSAY_REPORT, ASSAY_ZH, &explanation, NULL) == ASSAY_OK);
  memset(path, 'x', 5);
  free(path);
  const assay_evaluation** evaluations = malloc(2 * sizeof *evaluations);
  char* name = malloc(2); /* "a" and "b", without a NUL */
  CHECK(evaluations != NULL && name != NULL);
  evaluations[0] = before;
  evaluations[1] = after;
  memcpy(name, "ab", 2);
  const char* names[] = {name, name + 1};
  const size_t sizes[] = {1, 1};
  CHECK(assay_rank(evaluations, names, sizes, 2, ASSAY_JSON, ASSAY_ZH, &ranking, NULL) == ASSAY_OK);
  memset(name, 'x', 2);
  free(name);
  free(evaluations);
  assay_evaluation_free(before);
  assay_evaluation_free(after);
  const struct {
    assay_text* text;
    const char* expected;
  } texts[] = {{analysis, "优秀"},
               {difference, "等级由 优秀 变为 良好"},
               {ranking, "\"name\": \"b\""},
               {explanation, "/scores/third_party：46.23"}};
  for (size_t i = 0; i < 4; ++i) {
    const char* data = NULL;
    size_t size = 0;
    CHECK_AT(assay_text_view(texts[i].text, &data, &size) == ASSAY_OK, i);
    CHECK_AT(strstr(data, texts[i].expected) != NULL, i);
    assay_text_free(texts[i].text);
  }
}

static void views_are_of_one_text(void) {
  assay_evaluation* evaluation = NULL;
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &evaluation, NULL) == ASSAY_OK);
  assay_text *first = NULL, *second = NULL;
  CHECK(assay_evaluation_write(evaluation, ASSAY_JSON, ASSAY_ZH, &first, NULL) == ASSAY_OK);
  CHECK(assay_evaluation_write(evaluation, ASSAY_JSON, ASSAY_EN, &second, NULL) == ASSAY_OK);
  assay_evaluation_free(evaluation);
  const char *a = NULL, *again = NULL, *b = NULL;
  size_t a_size = 0, again_size = 0, b_size = 0;
  CHECK(assay_text_view(first, &a, &a_size) == ASSAY_OK);
  CHECK(assay_text_view(first, &again, &again_size) == ASSAY_OK);
  CHECK(a == again && a_size == again_size);
  CHECK(assay_text_view(second, &b, &b_size) == ASSAY_OK);
  CHECK(a != b && a_size == b_size && memcmp(a, b, a_size) == 0); /* JSON is the same in both languages */
  CHECK(strstr(a, "\"total\": \"90.00\"") != NULL);
  CHECK(strstr(a, "\"attainment\": \"119.78\"") != NULL);
  CHECK(strstr(a, "\"id\": \"excellent\"") != NULL);
  assay_text_free(first);
  CHECK(strstr(b, "\"total\": \"90.00\"") != NULL);
  assay_text_free(second);
}

static void an_error_outlives_everything_else(void) {
  const size_t size = sizeof bad_document - 1;
  char* copy = malloc(size);
  CHECK(copy != NULL);
  memcpy(copy, bad_document, size);
  assay_evaluation* evaluation = NULL;
  assay_error* error = NULL;
  CHECK(assay_evaluate(copy, size, &evaluation, &error) == 500);
  memset(copy, 'x', size);
  free(copy);
  assay_diagnostic found = {0};
  found.struct_size = sizeof found;
  CHECK(assay_error_diagnostic(error, 0, ASSAY_EN, &found) == ASSAY_OK);
  CHECK(strcmp(found.pointer, "/outputs/indicators/visit") == 0);
  assay_error_free(error);
}

int main(void) {
  free_functions_accept_null();
  the_document_is_read_during_the_call_only();
  attachments_are_read_during_the_call_only();
  replacements_are_read_during_the_call_only();
  texts_outlive_the_evaluations_they_compare();
  views_are_of_one_text();
  an_error_outlives_everything_else();
  return failures != 0;
}
