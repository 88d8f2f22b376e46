/* One evaluation and one error, read by many threads at once. ThreadSanitizer sees what goes wrong by luck alone. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <string.h>

#include "assay.h"
#include "check.h"
#include "documents.h"

enum { threads = 8, rounds = 50 };

struct expected {
  int32_t format, language;
  const char* data;
  size_t size;
};

static assay_evaluation *evaluation, *lower;
static assay_error* error;
static struct expected expected[4];
static struct expected made[4];
static pthread_barrier_t start;

/* An analysis, a difference, an explanation, a ranking. */
static int32_t make(size_t which, assay_text** text) {
  static const char* const names[] = {"a", "b"};
  static const size_t sizes[] = {1, 1};
  const assay_evaluation* const both[] = {evaluation, lower};
  switch (which) {
    case 0: return assay_analyze(evaluation, ASSAY_JSON, ASSAY_ZH, text, NULL);
    case 1: return assay_difference(evaluation, lower, ASSAY_REPORT, ASSAY_ZH, text, NULL);
    case 2: return assay_explain(evaluation, NULL, 0, -1, ASSAY_REPORT, ASSAY_EN, text, NULL);
    default: return assay_rank(both, names, sizes, 2, ASSAY_REPORT, ASSAY_EN, text, NULL);
  }
}

/* The number of differences seen by this thread. */
static void* read_all(void* result) {
  size_t* differences = result;
  pthread_barrier_wait(&start);
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < 4; ++i) {
      assay_text* text;
      const char* data;
      size_t size;
      *differences +=
          assay_evaluation_write(evaluation, expected[i].format, expected[i].language, &text, NULL) != ASSAY_OK ||
          assay_text_view(text, &data, &size) != ASSAY_OK || size != expected[i].size ||
          memcmp(data, expected[i].data, size) != 0;
      assay_text_free(text);
    }
    assay_diagnostic found = {0};
    found.struct_size = sizeof found;
    *differences += assay_error_diagnostic(error, 2, round % 2, &found) != ASSAY_OK || found.code != 524 ||
                    strlen(found.message) != found.message_size;

    /* What is made of them: each thread has its own text. */
    for (size_t i = 0; round % 10 == 0 && i < 4; ++i) {
      assay_text* text;
      const char* data;
      size_t size;
      *differences += make(i, &text) != ASSAY_OK || assay_text_view(text, &data, &size) != ASSAY_OK ||
                      size != made[i].size || memcmp(data, made[i].data, size) != 0;
      assay_text_free(text);
    }

    /* And evaluations of their own beside it. */
    assay_evaluation* own;
    *differences += assay_evaluate(good_document, sizeof good_document - 1, &own, NULL) != ASSAY_OK;
    assay_evaluation_free(own);
  }
  return NULL;
}

int main(void) {
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &evaluation, NULL) == ASSAY_OK);
  CHECK(assay_evaluate(lower_document, sizeof lower_document - 1, &lower, NULL) == ASSAY_OK);
  assay_evaluation* none;
  CHECK(assay_evaluate(bad_document, sizeof bad_document - 1, &none, &error) == 500);
  assay_text* texts[4];
  for (int32_t i = 0; i < 4; ++i) {
    expected[i].format = i / 2;
    expected[i].language = i % 2;
    CHECK(assay_evaluation_write(evaluation, i / 2, i % 2, &texts[i], NULL) == ASSAY_OK);
    CHECK(assay_text_view(texts[i], &expected[i].data, &expected[i].size) == ASSAY_OK);
  }
  assay_text* made_texts[4];
  for (size_t i = 0; i < 4; ++i) {
    CHECK(make(i, &made_texts[i]) == ASSAY_OK);
    CHECK(assay_text_view(made_texts[i], &made[i].data, &made[i].size) == ASSAY_OK);
  }
  if (failures != 0) return 1;

  pthread_t running[threads];
  size_t differences[threads] = {0};
  CHECK(pthread_barrier_init(&start, NULL, threads) == 0);
  for (int i = 0; i < threads; ++i) CHECK(pthread_create(&running[i], NULL, read_all, &differences[i]) == 0);
  for (int i = 0; i < threads; ++i) {
    CHECK(pthread_join(running[i], NULL) == 0);
    CHECK_AT(differences[i] == 0, i);
  }
  pthread_barrier_destroy(&start);

  for (int i = 0; i < 4; ++i) assay_text_free(texts[i]);
  for (int i = 0; i < 4; ++i) assay_text_free(made_texts[i]);
  assay_evaluation_free(evaluation);
  assay_evaluation_free(lower);
  assay_error_free(error);
  return failures != 0;
}
