/* assay.h: the C ABI of Assay, which evaluates service agreements exactly. This header is its manual.
 *
 * Introduction
 *
 *   A document (JSON, format 1; share/assay/schema/assay-1.schema.json) goes in, an evaluation comes out: attainment of
 *   every indicator, points of every party, total and grade. It is written as JSON for machines or as a report for
 *   people, and so are an analysis of it (how sure its grade is, and what would change it), an explanation of its
 *   figures, an audit of the numbers that a report prints of it, the difference of two evaluations, and the ranking of
 *   several. Every number is decimal text, exact until the policy rounds it; there is no binary float anywhere.
 *
 *       assay_evaluation *evaluation;
 *       assay_error *error;
 *       assay_text *text;
 *       if (assay_evaluate(document, size, &evaluation, &error) == ASSAY_OK) {
 *         if (assay_evaluation_write(evaluation, ASSAY_JSON, ASSAY_ZH, &text, &error) == ASSAY_OK) {
 *           ... assay_text_view ...
 *           assay_text_free(text);
 *         }
 *         assay_evaluation_free(evaluation);
 *       }
 *       ... assay_error_diagnostic ...
 *       assay_error_free(error);
 *
 *   A document may name files beside it: tables in CSV, its midterm evaluation. The caller reads them and hands them
 *   over as attachments, since the library opens no file.
 *
 *   The library has no state: no initialisation, no globals, no locale, no environment, no files, no threads of its
 *   own.
 *
 * Ownership
 *
 *   A handle that a function gives out belongs to the caller, who frees it once, with the free function of its type.
 *   Free functions accept NULL. Everything else (strings of a text, an error or a diagnostic) is a view, borrowed from
 *   the handle it was read from and valid until that handle is freed. Handles do not depend on one another: a text
 *   outlives its evaluation. Arguments are read during the call only. None may be NULL, except `error`, what is freed,
 *   and an array of no elements.
 *
 * Threads
 *
 *   Every function may be called from any thread. A handle passed as pointer to const may be read by many threads at
 *   once; freeing it needs all of them to be done.
 *
 * Strings
 *
 *   UTF-8, as pointer and length. Those handed out are also followed by a NUL byte that the length does not count;
 *   a NUL byte may stand inside them too.
 *
 * Errors
 *
 *   A function that can fail returns ASSAY_OK or the code of the first problem. It never throws, aborts or exits. Where
 *   it takes `error` and that is not NULL, *error is set: to NULL on success, else to a new handle that holds every
 *   problem that was found. When memory is too short even for that handle, the code is ASSAY_OUT_OF_MEMORY and *error
 *   is NULL. On failure every other result is set to NULL or 0, except a struct, which is left as it was.
 *
 *   Codes are never renumbered or reused; an unknown code of a known hundred may come from a later library.
 *     100-199  the JSON text and its shape       500-599  outputs and scores
 *     200-299  a number                          600-699  a figure that outgrew its bounds
 *     300-399  the policy                        900-999  the call itself, below
 *     400-499  the agreement
 *   Each has a stable name, such as "weights_total", which diagnostics carry; include/assay/error.hpp lists them all.
 *
 * ABI
 *
 *   ASSAY_ABI_VERSION grows when something here is changed or removed, and the shared library's name with it
 *   (libassay_c.so.1). Within one ABI version functions and constants are only added, and structs grow only at their
 *   end. It is not the library's version. All of this header exists since ABI version 1, library version 0.1.0.
 */
#ifndef ASSAY_H
#define ASSAY_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ASSAY_API __attribute__((visibility("default")))
#else
#define ASSAY_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ---- */

#define ASSAY_ABI_VERSION 1

/* The ABI version of the library in use; a program checks it against ASSAY_ABI_VERSION when it loads the library by
 * hand. */
ASSAY_API uint32_t assay_abi_version(void);

/* The version of the library in use, such as "0.1.0": a static string. */
ASSAY_API const char* assay_version(void);

/* ---- Constants ---- */

#define ASSAY_OK 0
#define ASSAY_INTERNAL 900 /* a mistake in the library; please report it */
#define ASSAY_OUT_OF_MEMORY 901
#define ASSAY_NULL_ARGUMENT 902    /* an argument that may not be NULL was */
#define ASSAY_INVALID_ARGUMENT 903 /* a constant, index or struct_size outside what the function takes */

/* Languages of messages and reports. */
#define ASSAY_ZH 0
#define ASSAY_EN 1

/* Forms in which results are written. */
#define ASSAY_JSON 0   /* results as JSON with numbers as strings; the same in both languages */
#define ASSAY_REPORT 1 /* a report for people: columns that align on a terminal */

/* The longest document that is read, in bytes. */
#define ASSAY_MAX_DOCUMENT_SIZE 268435456

/* ---- Handles ---- */

typedef struct assay_evaluation assay_evaluation; /* a document and its figures; never changes */
typedef struct assay_text assay_text;             /* a string; never changes */
typedef struct assay_error assay_error;           /* the problems of one failed call; never changes */

/* ---- Evaluation ---- */

/* Reads `size` bytes of JSON at `document`, checks them, and evaluates. All problems of a document come back at once,
 * in the order of the text; past the first thousand, the last says how many more there are (code 105). A text that is
 * not JSON is reported alone. */
ASSAY_API int32_t assay_evaluate(const char* document, size_t size, assay_evaluation** evaluation, assay_error** error);

/* A file that a document names, and its bytes; the file system is the caller's. The caller sets struct_size to
 * sizeof(struct assay_attachment). It is the same for all structs of an array, and the distance from one to the next.
 * One below that of ABI version 1 is refused; one above the library's own, up to ASSAY_MAX_STRUCT_SIZE, is taken where
 * all that the struct holds beyond it is zeros, and refused else, since it asks for what the library does not know. The
 * same holds for every struct that is read from an array. */
typedef struct assay_attachment {
  size_t struct_size; /* set by the caller, never written */
  const char* name;   /* as the document has it, in UTF-8 */
  size_t name_size;
  const char* data;
  size_t size;
} assay_attachment;

#define ASSAY_MAX_STRUCT_SIZE 4096

/* The names of the files that a document needs, each once, in the order of its text: every name is followed by a line
 * feed, which no name contains. Those that its midterm document names are not among them; ask for the names of that
 * one too. A text that cannot be read names none, and evaluating it says why. */
ASSAY_API int32_t assay_attachment_names(const char* document, size_t size, assay_text** names, assay_error** error);

/* assay_evaluate, with `count` attachments. One that the document needs and does not find among them is a problem of
 * the document (code 124); one that it does not need is not read. */
ASSAY_API int32_t assay_evaluate_with(const char* document, size_t size, const assay_attachment* attachments,
                                      size_t count, assay_evaluation** evaluation, assay_error** error);

/* Writes the evaluation in a format and a language. The same evaluation gives the same bytes everywhere; they end with
 * a line feed. */
ASSAY_API int32_t assay_evaluation_write(const assay_evaluation* evaluation, int32_t format, int32_t language,
                                         assay_text** text, assay_error** error);

ASSAY_API void assay_evaluation_free(assay_evaluation* evaluation);

/* ---- Analysis ---- */

/* How sure the grade is and what would change it: what the printed points can mean, the distance to the next grades,
 * the smallest changes of scores and weights that change the grade, and other rounding schedules. Written as an
 * evaluation is. */
ASSAY_API int32_t assay_analyze(const assay_evaluation* evaluation, int32_t format, int32_t language, assay_text** text,
                                assay_error** error);

/* How a figure came about, down to the places of the document: a tree of figures, each with its formula, the exact
 * value and the rounding step; include/assay/explain.hpp describes its lines. `path` names the figure, such as "total"
 * or "indicators/visits/attainment", and is in UTF-8; where path_size is 0 it may be NULL, and every figure that
 * nothing else is computed from is explained. `depth` is how many levels of inputs follow the figure; -1 is all of
 * them. A path that names no figure is refused (code 530), with the nearest names. */
ASSAY_API int32_t assay_explain(const assay_evaluation* evaluation, const char* path, size_t path_size, int32_t depth,
                                int32_t format, int32_t language, assay_text** text, assay_error** error);

/* Options of an audit, which may be added up. */
#define ASSAY_UNCLAIMED 1 /* the report lists the numbers that nothing claimed; JSON always does */

/* Checks the numbers that a report prints against the evaluation and each other. Without a template the claims are the
 * document's own, and template_text and report are both NULL. With one, the claims are what the template, an annotated
 * excerpt of a report, finds in the report's text. A problem of the template has the pointer "/template" (codes
 * 130-133; 116 for what is no UTF-8), one of the text "/report" (116), each with line and column. `options` is 0 or
 * options from above. *discrepancies is 1 where errors or warnings remain that the document does not silence, else 0.
 */
ASSAY_API int32_t assay_audit(const assay_evaluation* evaluation, const char* template_text, size_t template_size,
                              const char* report, size_t report_size, int32_t options, int32_t format, int32_t language,
                              int32_t* discrepancies, assay_text** text, assay_error** error);

/* A draft of a template: the report's text with a hole around every number that a figure of the document could print. A
 * text that is no UTF-8 is refused (code 116). */
ASSAY_API int32_t assay_mark(const assay_evaluation* evaluation, const char* report, size_t report_size,
                             assay_text** text, assay_error** error);

/* The inputs and figures in which two evaluations differ, side by side, and whether the grades do. */
ASSAY_API int32_t assay_difference(const assay_evaluation* before, const assay_evaluation* after, int32_t format,
                                   int32_t language, assay_text** text, assay_error** error);

/* A value of a document and what stands in its place. struct_size is as in assay_attachment. */
typedef struct assay_replacement {
  size_t struct_size;  /* set by the caller, never written */
  const char* pointer; /* JSON pointer (RFC 6901) of a value that the document has, in UTF-8 */
  size_t pointer_size;
  const char* value; /* JSON text: 46.75, "46.75", null */
  size_t value_size;
} assay_replacement;

/* The difference that `replacement_count` replacements would make of a document, written as by assay_difference. The
 * document itself must be one that evaluates. A pointer to nothing is refused (code 610), and so is a value that is not
 * JSON, or a second replacement of the same value or of a part of it (code 611). Problems of the document that results
 * have pointers, but no lines, since the caller has not seen its text. */
ASSAY_API int32_t assay_what_if(const char* document, size_t size, const assay_attachment* attachments, size_t count,
                                const assay_replacement* replacements, size_t replacement_count, int32_t format,
                                int32_t language, assay_text** text, assay_error** error);

/* Ranks `count` evaluations by the rules of their policy, which must be the same for all, and writes them best first,
 * each under its name: one line of text in UTF-8. A problem has the pointer "/" and the index of the evaluation whose
 * it is: another policy than the first's (code 612), a total that is undecided (613), a name that is none (116). */
ASSAY_API int32_t assay_rank(const assay_evaluation* const* evaluations, const char* const* names,
                             const size_t* name_sizes, size_t count, int32_t format, int32_t language,
                             assay_text** text, assay_error** error);

/* ---- Text ---- */

/* A view of the whole text. */
ASSAY_API int32_t assay_text_view(const assay_text* text, const char** data, size_t* size);

ASSAY_API void assay_text_free(assay_text* text);

/* ---- Errors ---- */

/* One problem. The caller sets the struct to zeros and struct_size to sizeof(struct assay_diagnostic). At most
 * struct_size bytes are written; what a larger struct holds beyond the library's own is left as it was. A struct_size
 * below that of ABI version 1 is refused. */
typedef struct assay_diagnostic {
  uint32_t struct_size; /* set by the caller, never written */
  int32_t code;
  uint32_t line;    /* of the document's text, from 1; 0 where the problem has no place in it */
  uint32_t column;  /* in Unicode code points, from 1; 0 with line 0 */
  const char* name; /* the code's name */
  size_t name_size;
  const char* pointer; /* JSON pointer (RFC 6901) of the place in the document; "" is the whole of it */
  size_t pointer_size;
  const char* message; /* one sentence in the language asked for */
  size_t message_size;
} assay_diagnostic;

/* The number of problems, at least 1. */
ASSAY_API int32_t assay_error_count(const assay_error* error, size_t* count);

/* The problem of an index below the count. */
ASSAY_API int32_t assay_error_diagnostic(const assay_error* error, size_t index, int32_t language,
                                         assay_diagnostic* diagnostic);

ASSAY_API void assay_error_free(assay_error* error);

#ifdef __cplusplus
}
#endif

#endif
