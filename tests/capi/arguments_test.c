/* What each function does with arguments that are null, out of range, or structs of another size. */
#include <stdlib.h>
#include <string.h>

#include "assay.h"
#include "check.h"
#include "documents.h"

/* Pointers that a function must overwrite. */
#define GARBAGE(type) ((type*)(uintptr_t)0x5A5A)

static assay_evaluation* good_evaluation(void) {
  assay_evaluation* evaluation = GARBAGE(assay_evaluation);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &evaluation, &error) == ASSAY_OK);
  CHECK(evaluation != NULL);
  CHECK(error == NULL);
  return evaluation;
}

static assay_error* bad_error(void) {
  assay_evaluation* evaluation = GARBAGE(assay_evaluation);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_evaluate(bad_document, sizeof bad_document - 1, &evaluation, &error) == 500);
  CHECK(evaluation == NULL);
  CHECK(error != NULL);
  return error;
}

static assay_diagnostic diagnostic_of(const assay_error* error, size_t index, int32_t language) {
  assay_diagnostic found = {0};
  found.struct_size = sizeof found;
  CHECK(assay_error_diagnostic(error, index, language, &found) == ASSAY_OK);
  return found;
}

static int is(const char* data, size_t size, const char* expected) {
  return size == strlen(expected) && memcmp(data, expected, size) == 0 && data[size] == '\0';
}

/* The error holds one problem with the call itself: its code, its place (none) and a sentence that names the argument.
 */
static void check_call_error(assay_error* error, int32_t code, const char* name, const char* argument) {
  size_t count = 0;
  CHECK(assay_error_count(error, &count) == ASSAY_OK);
  CHECK(count == 1);
  const assay_diagnostic found = diagnostic_of(error, 0, ASSAY_EN);
  CHECK(found.code == code);
  CHECK(is(found.name, found.name_size, name));
  CHECK(is(found.pointer, found.pointer_size, ""));
  CHECK(found.line == 0 && found.column == 0);
  CHECK(strstr(found.message, argument) != NULL);
  assay_error_free(error);
}

static void nulls_are_refused(void) {
  assay_evaluation* evaluation = GARBAGE(assay_evaluation);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_evaluate(NULL, 0, &evaluation, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(evaluation == NULL);
  check_call_error(error, 902, "null_argument", "document");

  error = GARBAGE(assay_error);
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, NULL, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "evaluation");

  assay_text* text = GARBAGE(assay_text);
  error = GARBAGE(assay_error);
  CHECK(assay_evaluation_write(NULL, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(text == NULL);
  check_call_error(error, 902, "null_argument", "evaluation");

  assay_evaluation* good = good_evaluation();
  error = GARBAGE(assay_error);
  CHECK(assay_evaluation_write(good, ASSAY_JSON, ASSAY_ZH, NULL, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "text");

  const char* data = "x";
  size_t size = 7;
  CHECK(assay_text_view(NULL, &data, &size) == ASSAY_NULL_ARGUMENT);
  CHECK(data == NULL && size == 0);
  CHECK(assay_evaluation_write(good, ASSAY_JSON, ASSAY_ZH, &text, NULL) == ASSAY_OK);
  size = 7;
  CHECK(assay_text_view(text, NULL, &size) == ASSAY_NULL_ARGUMENT);
  CHECK(size == 0);
  data = "x";
  CHECK(assay_text_view(text, &data, NULL) == ASSAY_NULL_ARGUMENT);
  CHECK(data == NULL);
  assay_text_free(text);
  assay_evaluation_free(good);

  size_t count = 7;
  CHECK(assay_error_count(NULL, &count) == ASSAY_NULL_ARGUMENT);
  CHECK(count == 0);
  assay_diagnostic found = {0};
  found.struct_size = sizeof found;
  CHECK(assay_error_diagnostic(NULL, 0, ASSAY_ZH, &found) == ASSAY_NULL_ARGUMENT);
  error = bad_error();
  CHECK(assay_error_count(error, NULL) == ASSAY_NULL_ARGUMENT);
  CHECK(assay_error_diagnostic(error, 0, ASSAY_ZH, NULL) == ASSAY_NULL_ARGUMENT);
  assay_error_free(error);
}

static assay_attachment annex_attachment(void) {
  const assay_attachment attachment = {sizeof attachment, annex_name, sizeof annex_name - 1, annex, sizeof annex - 1};
  return attachment;
}

static void attachments_are_checked(void) {
  const size_t size = sizeof tabled_document - 1;
  assay_evaluation* evaluation = GARBAGE(assay_evaluation);
  assay_error* error = GARBAGE(assay_error);
  assay_attachment attachments[2] = {annex_attachment(), annex_attachment()};
  CHECK(assay_evaluate_with(tabled_document, size, attachments, 1, &evaluation, &error) == ASSAY_OK);
  CHECK(evaluation != NULL && error == NULL);
  assay_evaluation_free(evaluation);

  /* None may be given, and a document that needs none takes them as they are. */
  CHECK(assay_evaluate_with(good_document, sizeof good_document - 1, NULL, 0, &evaluation, &error) == ASSAY_OK);
  assay_evaluation_free(evaluation);
  CHECK(assay_evaluate_with(good_document, sizeof good_document - 1, attachments, 1, &evaluation, &error) == ASSAY_OK);
  assay_evaluation_free(evaluation);
  CHECK(assay_evaluate_with(tabled_document, size, NULL, 0, &evaluation, &error) == 124);
  CHECK(evaluation == NULL);
  const assay_diagnostic missing = diagnostic_of(error, 0, ASSAY_EN);
  CHECK(is(missing.name, missing.name_size, "missing_attachment"));
  CHECK(is(missing.pointer, missing.pointer_size, "/outputs/tables/0/csv"));
  CHECK(strstr(missing.message, annex_name) != NULL);
  assay_error_free(error);

  evaluation = GARBAGE(assay_evaluation);
  CHECK(assay_evaluate_with(NULL, 0, attachments, 1, &evaluation, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(evaluation == NULL);
  check_call_error(error, 902, "null_argument", "document");
  CHECK(assay_evaluate_with(tabled_document, size, attachments, 1, NULL, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "evaluation");
  evaluation = GARBAGE(assay_evaluation);
  CHECK(assay_evaluate_with(tabled_document, size, NULL, 1, &evaluation, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(evaluation == NULL);
  check_call_error(error, 902, "null_argument", "attachments");
  attachments[1].name = NULL;
  CHECK(assay_evaluate_with(tabled_document, size, attachments, 2, &evaluation, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "attachments[1].name");
  attachments[1] = annex_attachment();
  attachments[1].data = NULL;
  CHECK(assay_evaluate_with(tabled_document, size, attachments, 2, &evaluation, NULL) == ASSAY_NULL_ARGUMENT);
  attachments[1] = annex_attachment();
  attachments[1].struct_size += sizeof(void*); /* unlike the first */
  CHECK(assay_evaluate_with(tabled_document, size, attachments, 2, &evaluation, &error) == ASSAY_INVALID_ARGUMENT);
  check_call_error(error, 903, "invalid_argument", "struct_size");
}

/* A caller of an older or newer header: two structs, each followed by what the library does not know of it. */
static void attachments_of_other_sizes(void) {
  const size_t known = sizeof(assay_attachment);
  const size_t sizes[] = {
      0, 1, known - 1, known, known + 8, known + 64, ASSAY_MAX_STRUCT_SIZE, ASSAY_MAX_STRUCT_SIZE + 1, SIZE_MAX};
  for (int fill = 0; fill <= 1; ++fill) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
      const size_t size = sizes[i];
      const int possible = size >= known && size <= ASSAY_MAX_STRUCT_SIZE;
      const size_t stride = possible ? size : known;
      unsigned char* bytes = calloc(2, stride);
      CHECK(bytes != NULL);
      if (bytes == NULL) exit(1);
      assay_attachment attachment = annex_attachment();
      attachment.struct_size = size;
      attachment.name_size -= 1; /* of the first: not the file that is looked for */
      memcpy(bytes, &attachment, known);
      attachment.name_size += 1;
      memcpy(bytes + stride, &attachment, known);
      if (fill && stride > known) bytes[2 * stride - 1] = 1;
      const int taken = possible && (!fill || size == known);
      assay_evaluation* evaluation = NULL;
      const int32_t code = assay_evaluate_with(tabled_document, sizeof tabled_document - 1,
                                               (const assay_attachment*)(const void*)bytes, 2, &evaluation, NULL);
      CHECK_AT(code == (taken ? ASSAY_OK : ASSAY_INVALID_ARGUMENT), size);
      CHECK_AT((evaluation != NULL) == taken, size);
      assay_evaluation_free(evaluation);
      free(bytes);
    }
  }
}

static void attachment_names(void) {
  const struct {
    const char* document;
    const char* names;
  } expected[] = {
      {tabled_document, "附件.csv\n"}, {good_document, ""}, {"", ""}, {"{\"midterm\": \"m.json\"}", "m.json\n"}};
  for (size_t i = 0; i < sizeof expected / sizeof *expected; ++i) {
    assay_text* names = GARBAGE(assay_text);
    assay_error* error = GARBAGE(assay_error);
    const char* data = NULL;
    size_t size = 0;
    CHECK_AT(assay_attachment_names(expected[i].document, strlen(expected[i].document), &names, &error) == ASSAY_OK, i);
    CHECK_AT(error == NULL, i);
    CHECK_AT(assay_text_view(names, &data, &size) == ASSAY_OK, i);
    CHECK_AT(is(data, size, expected[i].names), i);
    assay_text_free(names);
  }
  assay_text* names = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_attachment_names(NULL, 0, &names, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(names == NULL);
  check_call_error(error, 902, "null_argument", "document");
  CHECK(assay_attachment_names(good_document, sizeof good_document - 1, NULL, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "names");
}

/* One of each kind of call that writes a text about an evaluation, or about several. */
enum { ANALYZE, EXPLAIN, DIFFERENCE, WHAT_IF, RANK, CALLS };

static assay_replacement lower_replacement(void) {
  const assay_replacement replacement = {sizeof replacement, lower_pointer, sizeof lower_pointer - 1, lower_value,
                                         sizeof lower_value - 1};
  return replacement;
}

static int32_t call(int which, const assay_evaluation* good, int32_t format, int32_t language, assay_text** text,
                    assay_error** error) {
  const assay_evaluation* const both[] = {good, good};
  const char* const names[] = {"a", "b"};
  const size_t sizes[] = {1, 1};
  const assay_replacement replacement = lower_replacement();
  switch (which) {
    case ANALYZE: return assay_analyze(good, format, language, text, error);
    case EXPLAIN: return assay_explain(good, NULL, 0, -1, format, language, text, error);
    case DIFFERENCE: return assay_difference(good, good, format, language, text, error);
    case WHAT_IF:
      return assay_what_if(good_document, sizeof good_document - 1, NULL, 0, &replacement, 1, format, language, text,
                           error);
    default: return assay_rank(both, names, sizes, 2, format, language, text, error);
  }
}

static int holds(const assay_text* text, const char* expected) {
  const char* data = "";
  size_t size = 0;
  CHECK(assay_text_view(text, &data, &size) == ASSAY_OK);
  CHECK(size != 0 && data[size - 1] == '\n' && strlen(data) == size);
  return size != 0 && strstr(data, expected) != NULL;
}

static void every_form_and_language(void) {
  /* What each says in JSON, in a Chinese and in an English report: 8.87 + 20.00 + 14.90 + 46.23 = 90.00. */
  const char* const expected[CALLS][3] = {
      {"\"verdicts\": [", "优秀", "excellent"},
      {"\"value\": \"excellent\"", "随附的评估办法 guangzhou-2023", "the shipped policy guangzhou-2023"},
      {"\"grade_changed\": false", "等级不变：优秀", "The grade stays excellent"},
      {"\"grade_changed\": true", "由 优秀 变为 良好", "from excellent to good"},
      {"\"rank\": 1", "名次", "rank"}};
  assay_evaluation* good = good_evaluation();
  for (int which = 0; which < CALLS; ++which) {
    for (int32_t language = ASSAY_ZH; language <= ASSAY_EN; ++language) {
      for (int32_t format = ASSAY_JSON; format <= ASSAY_REPORT; ++format) {
        assay_text* text = GARBAGE(assay_text);
        assay_error* error = GARBAGE(assay_error);
        CHECK_AT(call(which, good, format, language, &text, &error) == ASSAY_OK, which);
        CHECK_AT(error == NULL, which);
        CHECK_AT(holds(text, expected[which][format == ASSAY_JSON ? 0 : 1 + language]), which);
        assay_text_free(text);
      }
    }

    const int32_t outside[] = {-1, 2, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < 4; ++i) {
      assay_text* text = GARBAGE(assay_text);
      assay_error* error = GARBAGE(assay_error);
      CHECK_AT(call(which, good, outside[i], ASSAY_ZH, &text, &error) == ASSAY_INVALID_ARGUMENT, which);
      CHECK(text == NULL);
      check_call_error(error, 903, "invalid_argument", "format");
      text = GARBAGE(assay_text);
      CHECK_AT(call(which, good, ASSAY_JSON, outside[i], &text, &error) == ASSAY_INVALID_ARGUMENT, which);
      CHECK(text == NULL);
      check_call_error(error, 903, "invalid_argument", "language");
    }
    assay_error* error = GARBAGE(assay_error);
    CHECK_AT(call(which, good, ASSAY_JSON, ASSAY_ZH, NULL, &error) == ASSAY_NULL_ARGUMENT, which);
    check_call_error(error, 902, "null_argument", "text");
    CHECK_AT(call(which, good, ASSAY_JSON, ASSAY_ZH, NULL, NULL) == ASSAY_NULL_ARGUMENT, which);
  }
  assay_evaluation_free(good);
}

static void nulls_of_analyses_are_refused(void) {
  assay_evaluation* good = good_evaluation();
  assay_text* text = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_analyze(NULL, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(text == NULL);
  check_call_error(error, 902, "null_argument", "evaluation");
  CHECK(assay_explain(NULL, "total", 5, -1, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(text == NULL);
  check_call_error(error, 902, "null_argument", "evaluation");
  CHECK(assay_explain(good, NULL, 5, -1, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(text == NULL);
  check_call_error(error, 902, "null_argument", "path");
  CHECK(assay_difference(NULL, good, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "before");
  CHECK(assay_difference(good, NULL, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "after");

  const assay_evaluation* evaluations[] = {good, NULL};
  const char* names[] = {"a", NULL};
  const size_t sizes[] = {1, 1};
  CHECK(assay_rank(NULL, names, sizes, 1, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "evaluations");
  CHECK(assay_rank(evaluations, NULL, sizes, 1, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "names");
  CHECK(assay_rank(evaluations, names, NULL, 1, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "name_sizes");
  CHECK(assay_rank(evaluations, names, sizes, 2, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "evaluations[1]");
  evaluations[1] = good;
  CHECK(assay_rank(evaluations, names, sizes, 2, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "names[1]");
  CHECK(assay_rank(NULL, NULL, NULL, 0, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_OK);
  CHECK(holds(text, "\"ranking\": []"));
  assay_text_free(text);
  assay_evaluation_free(good);
}

static void explanations_are_of_a_figure_and_a_depth(void) {
  assay_evaluation* good = good_evaluation();
  assay_text* text = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  /* Not more of the path than its length. */
  CHECK(assay_explain(good, "subtotal/", 8, 0, ASSAY_REPORT, ASSAY_EN, &text, &error) == ASSAY_OK);
  CHECK(holds(text, "subtotal = 8.87 + 20.00 + 14.90 + 46.23 = 90.00 (its inputs are left out)\n"));
  CHECK(!holds(text, "parties/"));
  assay_text_free(text);
  CHECK(assay_explain(good, "subtotal", 8, INT32_MAX, ASSAY_REPORT, ASSAY_EN, &text, &error) == ASSAY_OK);
  CHECK(holds(text, "    /scores/oversight: 8.87\n"));
  assay_text_free(text);
  /* None of the path is all figures that the document says anything of. */
  CHECK(assay_explain(good, "total", 0, 0, ASSAY_REPORT, ASSAY_EN, &text, &error) == ASSAY_OK);
  CHECK(!holds(text, "staffing/retention"));
  CHECK(holds(text, "\ntotal_high = 90.00 ("));
  assay_text_free(text);
  const int32_t outside[] = {-2, INT32_MIN};
  for (size_t i = 0; i < 2; ++i) {
    text = GARBAGE(assay_text);
    CHECK(assay_explain(good, "total", 5, outside[i], ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_INVALID_ARGUMENT);
    CHECK(text == NULL);
    check_call_error(error, 903, "invalid_argument", "depth");
  }
  /* A path that is none, and one that is no UTF-8. */
  const char* const wrong[] = {"totl", "\xff"};
  for (size_t i = 0; i < 2; ++i) {
    text = GARBAGE(assay_text);
    CHECK(assay_explain(good, wrong[i], strlen(wrong[i]), -1, ASSAY_JSON, ASSAY_ZH, &text, &error) == 530);
    CHECK(text == NULL);
    check_call_error(error, 530, "unknown_figure", i == 0 ? "totl" : "\xef\xbf\xbd");
  }
  assay_evaluation_free(good);
}

static int32_t replace(const assay_replacement* replacements, size_t count, assay_text** text, assay_error** error) {
  return assay_what_if(good_document, sizeof good_document - 1, NULL, 0, replacements, count, ASSAY_JSON, ASSAY_ZH,
                       text, error);
}

static void replacements_are_checked(void) {
  assay_replacement replacements[2] = {lower_replacement(), lower_replacement()};
  assay_text* text = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_what_if(NULL, 0, NULL, 0, replacements, 1, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_NULL_ARGUMENT);
  CHECK(text == NULL);
  check_call_error(error, 902, "null_argument", "document");
  CHECK(replace(NULL, 1, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "replacements");
  CHECK(replace(NULL, 0, &text, &error) == ASSAY_OK);
  CHECK(holds(text, "\"inputs\": []"));
  assay_text_free(text);
  replacements[1].pointer = NULL;
  CHECK(replace(replacements, 2, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "replacements[1].pointer");
  replacements[1] = lower_replacement();
  replacements[1].value = NULL;
  CHECK(replace(replacements, 2, &text, &error) == ASSAY_NULL_ARGUMENT);
  check_call_error(error, 902, "null_argument", "replacements[1].value");
  replacements[1] = lower_replacement();
  replacements[1].struct_size += sizeof(void*); /* unlike the first */
  CHECK(replace(replacements, 2, &text, &error) == ASSAY_INVALID_ARGUMENT);
  check_call_error(error, 903, "invalid_argument", "struct_size");

  /* Two at one place; nothing at a place; no JSON, since the size ends it; a score above its maximum, on no line. */
  replacements[1] = lower_replacement();
  CHECK(replace(replacements, 2, &text, NULL) == 611);
  CHECK(text == NULL);
  replacements[0].pointer = "/scores/nobody";
  replacements[0].pointer_size = strlen(replacements[0].pointer);
  CHECK(replace(replacements, 1, &text, NULL) == 610);
  replacements[0] = lower_replacement();
  replacements[0].value_size -= 1;
  CHECK(replace(replacements, 1, &text, NULL) == 611);
  replacements[0].value = "56";
  replacements[0].value_size = 2;
  CHECK(replace(replacements, 1, &text, &error) == 523);
  CHECK(text == NULL);
  const assay_diagnostic above = diagnostic_of(error, 0, ASSAY_EN);
  CHECK(is(above.pointer, above.pointer_size, lower_pointer));
  CHECK(above.line == 0 && above.column == 0);
  assay_error_free(error);

  /* The document itself has to evaluate, and its problems have lines; its files come with it. */
  const assay_replacement none = lower_replacement();
  CHECK(assay_what_if(bad_document, sizeof bad_document - 1, NULL, 0, &none, 1, ASSAY_JSON, ASSAY_ZH, &text, &error) ==
        500);
  CHECK(diagnostic_of(error, 0, ASSAY_EN).line == 3);
  assay_error_free(error);
  const assay_attachment attachment = annex_attachment();
  CHECK(assay_what_if(tabled_document, sizeof tabled_document - 1, &attachment, 1, &none, 1, ASSAY_JSON, ASSAY_ZH,
                      &text, &error) == ASSAY_OK);
  CHECK(holds(text, "\"after\": \"89.99\""));
  assay_text_free(text);
  CHECK(assay_what_if(tabled_document, sizeof tabled_document - 1, NULL, 0, &none, 1, ASSAY_JSON, ASSAY_ZH, &text,
                      NULL) == 124);
}

/* As for attachments: two structs of another size, the first of which has a value at another place. */
static void replacements_of_other_sizes(void) {
  static const char purchaser[] = "/scores/purchaser/points";
  const size_t known = sizeof(assay_replacement);
  const size_t sizes[] = {0, known - 1, known, known + 8, ASSAY_MAX_STRUCT_SIZE, ASSAY_MAX_STRUCT_SIZE + 1, SIZE_MAX};
  for (int fill = 0; fill <= 1; ++fill) {
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
      const size_t size = sizes[i];
      const int possible = size >= known && size <= ASSAY_MAX_STRUCT_SIZE;
      const size_t stride = possible ? size : known;
      unsigned char* bytes = calloc(2, stride);
      CHECK(bytes != NULL);
      if (bytes == NULL) exit(1);
      assay_replacement replacement = lower_replacement();
      replacement.struct_size = size;
      memcpy(bytes + stride, &replacement, known);
      replacement.pointer = purchaser;
      replacement.pointer_size = sizeof purchaser - 1;
      replacement.value = "19";
      replacement.value_size = 2;
      memcpy(bytes, &replacement, known);
      if (fill && stride > known) bytes[2 * stride - 1] = 1;
      const int taken = possible && (!fill || size == known);
      assay_text* text = NULL;
      const int32_t code = replace((const assay_replacement*)(const void*)bytes, 2, &text, NULL);
      CHECK_AT(code == (taken ? ASSAY_OK : ASSAY_INVALID_ARGUMENT), size);
      CHECK_AT((text != NULL) == taken, size);
      if (taken) CHECK_AT(holds(text, "\"after\": \"88.99\""), size); /* 8.87 + 19 + 14.90 + 46.22 */
      assay_text_free(text);
      free(bytes);
    }
  }
}

static void ranks_name_the_evaluation_at_fault(void) {
  assay_evaluation* good = good_evaluation();
  assay_evaluation *lower = NULL, *held = NULL;
  CHECK(assay_evaluate(lower_document, sizeof lower_document - 1, &lower, NULL) == ASSAY_OK);
  CHECK(assay_evaluate(held_document, sizeof held_document - 1, &held, NULL) == ASSAY_OK);
  const assay_evaluation* evaluations[] = {lower, good, held};
  const char* names[] = {"lower", "good", "held"};
  size_t sizes[] = {5, 4, 4};
  assay_text* text = GARBAGE(assay_text);
  assay_error* error = GARBAGE(assay_error);
  CHECK(assay_rank(evaluations, names, sizes, 2, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_OK);
  const char* data = NULL;
  size_t size = 0;
  CHECK(assay_text_view(text, &data, &size) == ASSAY_OK);
  const char *best = strstr(data, "\"name\": \"good\""), *second = strstr(data, "\"name\": \"lower\"");
  CHECK(best != NULL && second != NULL && best < second);
  CHECK(strstr(data, "\"rank\": 2") != NULL);
  assay_text_free(text);

  const struct {
    size_t first, count;
    int32_t code;
    const char* pointer;
  } expected[] = {{0, 3, 612, "/2"}, {2, 1, 613, "/0"}};
  for (size_t i = 0; i < 2; ++i) {
    const size_t first = expected[i].first;
    CHECK_AT(assay_rank(evaluations + first, names + first, sizes + first, expected[i].count, ASSAY_JSON, ASSAY_ZH,
                        &text, &error) == expected[i].code,
             i);
    CHECK_AT(text == NULL, i);
    const assay_diagnostic found = diagnostic_of(error, 0, ASSAY_EN);
    CHECK_AT(is(found.pointer, found.pointer_size, expected[i].pointer), i);
    assay_error_free(error);
  }
  names[1] = "a\nb";
  sizes[1] = 3;
  CHECK(assay_rank(evaluations, names, sizes, 2, ASSAY_REPORT, ASSAY_ZH, &text, &error) == 116);
  const assay_diagnostic found = diagnostic_of(error, 0, ASSAY_EN);
  CHECK(is(found.pointer, found.pointer_size, "/1"));
  assay_error_free(error);
  assay_evaluation_free(good);
  assay_evaluation_free(lower);
  assay_evaluation_free(held);
}

/* Of a total that is undecided there is still an evaluation, an analysis and a difference. */
static void an_undecided_total_can_be_written(void) {
  assay_evaluation* held = NULL;
  CHECK(assay_evaluate(held_document, sizeof held_document - 1, &held, NULL) == ASSAY_OK);
  for (int32_t format = ASSAY_JSON; format <= ASSAY_REPORT; ++format) {
    assay_text* text = NULL;
    CHECK(assay_evaluation_write(held, format, ASSAY_EN, &text, NULL) == ASSAY_OK);
    CHECK(holds(text, "low"));
    assay_text_free(text);
    CHECK(assay_analyze(held, format, ASSAY_EN, &text, NULL) == ASSAY_OK);
    CHECK(holds(text, "low"));
    assay_text_free(text);
    CHECK(assay_difference(held, held, format, ASSAY_EN, &text, NULL) == ASSAY_OK);
    CHECK(holds(text, format == ASSAY_JSON ? "\"grade\": {}" : "undecided"));
    assay_text_free(text);
  }
  assay_evaluation_free(held);
}

static void the_error_is_optional(void) {
  assay_evaluation* evaluation = GARBAGE(assay_evaluation);
  CHECK(assay_evaluate(bad_document, sizeof bad_document - 1, &evaluation, NULL) == 500);
  CHECK(evaluation == NULL);
  CHECK(assay_evaluate(NULL, 0, NULL, NULL) == ASSAY_NULL_ARGUMENT);
  CHECK(assay_evaluate(good_document, sizeof good_document - 1, &evaluation, NULL) == ASSAY_OK);
  CHECK(assay_evaluation_write(evaluation, 9, ASSAY_ZH, NULL, NULL) == ASSAY_NULL_ARGUMENT);
  assay_evaluation_free(evaluation);
}

static void unknown_constants_are_refused(void) {
  assay_evaluation* evaluation = good_evaluation();
  const int32_t outside[] = {-1, 2, INT32_MAX, INT32_MIN};
  const char* printed[] = {"-1", "2", "2147483647", "-2147483648"};
  for (size_t i = 0; i < 4; ++i) {
    assay_text* text = GARBAGE(assay_text);
    assay_error* error = GARBAGE(assay_error);
    CHECK(assay_evaluation_write(evaluation, outside[i], ASSAY_ZH, &text, &error) == ASSAY_INVALID_ARGUMENT);
    CHECK(text == NULL);
    CHECK(strstr(diagnostic_of(error, 0, ASSAY_EN).message, printed[i]) != NULL);
    check_call_error(error, 903, "invalid_argument", "format");

    for (int32_t format = ASSAY_JSON; format <= ASSAY_REPORT; ++format) {
      text = GARBAGE(assay_text);
      CHECK(assay_evaluation_write(evaluation, format, outside[i], &text, &error) == ASSAY_INVALID_ARGUMENT);
      CHECK(text == NULL);
      check_call_error(error, 903, "invalid_argument", "language");
    }
  }
  assay_evaluation_free(evaluation);
}

static void diagnostics_are_read_by_index_and_language(void) {
  assay_error* error = bad_error();
  size_t count = 0;
  CHECK(assay_error_count(error, &count) == ASSAY_OK);
  CHECK(count == 3);

  const struct {
    int32_t code;
    const char *name, *pointer;
    uint32_t line, column;
    const char* value; /* that the sentence holds in both languages */
  } expected[] = {{500, "unknown_indicator", "/outputs/indicators/visit", 3, 25, "visit"},
                  {523, "score_above_maximum", "/scores/purchaser/points", 5, 27, "20.01"},
                  {524, "negative_score", "/scores/third_party/points", 7, 29, "-1"}};
  for (size_t i = 0; i < 3; ++i) {
    const assay_diagnostic zh = diagnostic_of(error, i, ASSAY_ZH), en = diagnostic_of(error, i, ASSAY_EN);
    CHECK_AT(zh.struct_size == sizeof zh, i);
    CHECK_AT(zh.code == expected[i].code && en.code == expected[i].code, i);
    CHECK_AT(is(zh.name, zh.name_size, expected[i].name), i);
    CHECK_AT(is(zh.pointer, zh.pointer_size, expected[i].pointer), i);
    CHECK_AT(zh.line == expected[i].line, i);
    CHECK_AT(zh.column == expected[i].column, zh.column);
    CHECK_AT(strlen(zh.message) == zh.message_size && strstr(zh.message, expected[i].value) != NULL, i);
    CHECK_AT(strlen(en.message) == en.message_size && strstr(en.message, expected[i].value) != NULL, i);
    CHECK_AT(strcmp(zh.message, en.message) != 0, i);
    CHECK_AT(zh.name == en.name && zh.pointer == en.pointer, i); /* views of the one error, not copies */
  }
  CHECK(strstr(diagnostic_of(error, 1, ASSAY_ZH).message, "超过上限 20") != NULL);
  CHECK(strstr(diagnostic_of(error, 1, ASSAY_EN).message, "above the maximum 20") != NULL);

  assay_diagnostic untouched, found;
  memset(&untouched, 0x5A, sizeof untouched);
  untouched.struct_size = sizeof untouched;
  found = untouched;
  CHECK(assay_error_diagnostic(error, 3, ASSAY_ZH, &found) == ASSAY_INVALID_ARGUMENT);
  CHECK(assay_error_diagnostic(error, SIZE_MAX, ASSAY_ZH, &found) == ASSAY_INVALID_ARGUMENT);
  CHECK(assay_error_diagnostic(error, 0, 2, &found) == ASSAY_INVALID_ARGUMENT);
  CHECK(assay_error_diagnostic(error, 0, -1, &found) == ASSAY_INVALID_ARGUMENT);
  CHECK(memcmp(&found, &untouched, sizeof found) == 0);
  assay_error_free(error);
}

/* A caller of an older or newer header: the struct inside a larger piece of memory filled with a byte. */
static void structs_of_other_sizes(void) {
  assay_error* error = bad_error();
  const size_t known = sizeof(assay_diagnostic);
  enum { room = 256 };
  for (int fill = 0; fill <= 0xA5; fill += 0xA5) { /* a larger struct of zeros, and of anything else */
    union {
      assay_diagnostic diagnostic;
      unsigned char bytes[room];
    } caller;
    const uint32_t sizes[] = {0, 1, 4, (uint32_t)known - 1, (uint32_t)known, (uint32_t)known + 1, room, UINT32_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
      memset(&caller, fill, sizeof caller);
      caller.diagnostic.struct_size = sizes[i];
      const int32_t code = assay_error_diagnostic(error, 1, ASSAY_ZH, &caller.diagnostic);
      CHECK_AT(caller.diagnostic.struct_size == sizes[i], sizes[i]);
      if (sizes[i] < known) {
        CHECK_AT(code == ASSAY_INVALID_ARGUMENT, sizes[i]);
        for (size_t at = 4; at < room; ++at) CHECK_AT(caller.bytes[at] == fill, at);
      } else {
        CHECK_AT(code == ASSAY_OK, sizes[i]);
        CHECK_AT(caller.diagnostic.code == 523, sizes[i]);
        CHECK_AT(strlen(caller.diagnostic.message) == caller.diagnostic.message_size, sizes[i]);
        for (size_t at = known; at < room; ++at) CHECK_AT(caller.bytes[at] == fill, at);
      }
    }
  }
  assay_error_free(error);
}

static void versions(void) {
  CHECK(assay_abi_version() == 1);
  CHECK(assay_version() == assay_version()); /* a static string */
  unsigned major = 0, minor = 0, patch = 0;
  char rest = 0;
  CHECK(sscanf(assay_version(), "%u.%u.%u%c", &major, &minor, &patch, &rest) == 3);
}

int main(void) {
  nulls_are_refused();
  attachments_are_checked();
  attachments_of_other_sizes();
  attachment_names();
  every_form_and_language();
  nulls_of_analyses_are_refused();
  replacements_are_checked();
  replacements_of_other_sizes();
  explanations_are_of_a_figure_and_a_depth();
  ranks_name_the_evaluation_at_fault();
  an_undecided_total_can_be_written();
  the_error_is_optional();
  unknown_constants_are_refused();
  diagnostics_are_read_by_index_and_language();
  structs_of_other_sizes();
  versions();
  return failures != 0;
}
