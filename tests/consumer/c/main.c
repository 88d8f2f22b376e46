/* A C program that evaluates a document and is told what is wrong with another. */
#include <assay.h>
#include <stdio.h>
#include <string.h>

#include "document.h"

static int evaluates(void) {
  assay_evaluation *evaluation;
  assay_text *text = NULL;
  const char *data = "";
  size_t size;
  int good = assay_evaluate(document, strlen(document), &evaluation, NULL) == ASSAY_OK &&
             assay_evaluation_write(evaluation, ASSAY_JSON, ASSAY_EN, &text, NULL) == ASSAY_OK &&
             assay_text_view(text, &data, &size) == ASSAY_OK;
  fputs(data, stdout);
  good = good && strstr(data, "\"87.50\"") != NULL && strstr(data, "\"85.5\"") != NULL;
  assay_text_free(text);
  assay_evaluation_free(evaluation);
  return good;
}

static int refuses(void) {
  assay_evaluation *evaluation;
  assay_error *error;
  assay_diagnostic problem = {0};
  problem.struct_size = sizeof problem;
  const int32_t code = assay_evaluate("{", 1, &evaluation, &error);
  const int good = code == 100 && assay_error_diagnostic(error, 0, ASSAY_EN, &problem) == ASSAY_OK &&
                   strcmp(problem.name, "json_syntax") == 0;
  assay_error_free(error);
  return good;
}

int main(void) { return assay_abi_version() == ASSAY_ABI_VERSION && evaluates() && refuses() ? 0 : 1; }
