/* The layout of the public structs, locked: a change here is a new ABI version. */
#include "assay.h"

/* Four 32-bit numbers, then three pairs of pointer and length; no padding on 32 or 64 bits. */
_Static_assert(offsetof(assay_diagnostic, struct_size) == 0, "struct_size");
_Static_assert(offsetof(assay_diagnostic, code) == 4, "code");
_Static_assert(offsetof(assay_diagnostic, line) == 8, "line");
_Static_assert(offsetof(assay_diagnostic, column) == 12, "column");
_Static_assert(offsetof(assay_diagnostic, name) == 16, "name");
_Static_assert(offsetof(assay_diagnostic, name_size) == 16 + sizeof(void*), "name_size");
_Static_assert(offsetof(assay_diagnostic, pointer) == 16 + 2 * sizeof(void*), "pointer");
_Static_assert(offsetof(assay_diagnostic, pointer_size) == 16 + 3 * sizeof(void*), "pointer_size");
_Static_assert(offsetof(assay_diagnostic, message) == 16 + 4 * sizeof(void*), "message");
_Static_assert(offsetof(assay_diagnostic, message_size) == 16 + 5 * sizeof(void*), "message_size");
_Static_assert(sizeof(assay_diagnostic) == 16 + 6 * sizeof(void*), "assay_diagnostic");
_Static_assert(sizeof(size_t) == sizeof(void*), "size_t");

/* Five of the size of a pointer. */
_Static_assert(offsetof(assay_attachment, struct_size) == 0, "struct_size");
_Static_assert(offsetof(assay_attachment, name) == sizeof(void*), "name");
_Static_assert(offsetof(assay_attachment, name_size) == 2 * sizeof(void*), "name_size");
_Static_assert(offsetof(assay_attachment, data) == 3 * sizeof(void*), "data");
_Static_assert(offsetof(assay_attachment, size) == 4 * sizeof(void*), "size");
_Static_assert(sizeof(assay_attachment) == 5 * sizeof(void*), "assay_attachment");

_Static_assert(offsetof(assay_replacement, struct_size) == 0, "struct_size");
_Static_assert(offsetof(assay_replacement, pointer) == sizeof(void*), "pointer");
_Static_assert(offsetof(assay_replacement, pointer_size) == 2 * sizeof(void*), "pointer_size");
_Static_assert(offsetof(assay_replacement, value) == 3 * sizeof(void*), "value");
_Static_assert(offsetof(assay_replacement, value_size) == 4 * sizeof(void*), "value_size");
_Static_assert(sizeof(assay_replacement) == 5 * sizeof(void*), "assay_replacement");

/* And every constant. */
_Static_assert(ASSAY_ABI_VERSION == 1, "ASSAY_ABI_VERSION");
_Static_assert(ASSAY_OK == 0 && ASSAY_INTERNAL == 900 && ASSAY_OUT_OF_MEMORY == 901 && ASSAY_NULL_ARGUMENT == 902 &&
                   ASSAY_INVALID_ARGUMENT == 903,
               "codes");
_Static_assert(ASSAY_ZH == 0 && ASSAY_EN == 1, "languages");
_Static_assert(ASSAY_JSON == 0 && ASSAY_REPORT == 1, "formats");
_Static_assert(ASSAY_UNCLAIMED == 1, "options of an audit");
_Static_assert(ASSAY_MAX_DOCUMENT_SIZE == 256 * 1024 * 1024, "ASSAY_MAX_DOCUMENT_SIZE");
_Static_assert(ASSAY_MAX_STRUCT_SIZE == 4096, "ASSAY_MAX_STRUCT_SIZE");

/* The signatures: an assignment between unlike function types does not compile. */
static uint32_t (*const abi_version)(void) = assay_abi_version;
static const char* (*const version)(void) = assay_version;
static int32_t (*const evaluate)(const char*, size_t, assay_evaluation**, assay_error**) = assay_evaluate;
static int32_t (*const attachment_names)(const char*, size_t, assay_text**, assay_error**) = assay_attachment_names;
static int32_t (*const evaluate_with)(const char*, size_t, const assay_attachment*, size_t, assay_evaluation**,
                                      assay_error**) = assay_evaluate_with;
static int32_t (*const write_evaluation)(const assay_evaluation*, int32_t, int32_t, assay_text**,
                                         assay_error**) = assay_evaluation_write;
static int32_t (*const analyze)(const assay_evaluation*, int32_t, int32_t, assay_text**, assay_error**) = assay_analyze;
static int32_t (*const audit)(const assay_evaluation*, const char*, size_t, const char*, size_t, int32_t, int32_t,
                              int32_t, int32_t*, assay_text**, assay_error**) = assay_audit;
static int32_t (*const explain)(const assay_evaluation*, const char*, size_t, int32_t, int32_t, int32_t, assay_text**,
                                assay_error**) = assay_explain;
static int32_t (*const mark)(const assay_evaluation*, const char*, size_t, assay_text**, assay_error**) = assay_mark;
static int32_t (*const difference)(const assay_evaluation*, const assay_evaluation*, int32_t, int32_t, assay_text**,
                                   assay_error**) = assay_difference;
static int32_t (*const what_if)(const char*, size_t, const assay_attachment*, size_t, const assay_replacement*, size_t,
                                int32_t, int32_t, assay_text**, assay_error**) = assay_what_if;
static int32_t (*const rank)(const assay_evaluation* const*, const char* const*, const size_t*, size_t, int32_t,
                             int32_t, assay_text**, assay_error**) = assay_rank;
static int32_t (*const text_view)(const assay_text*, const char**, size_t*) = assay_text_view;
static int32_t (*const error_count)(const assay_error*, size_t*) = assay_error_count;
static int32_t (*const error_diagnostic)(const assay_error*, size_t, int32_t,
                                         assay_diagnostic*) = assay_error_diagnostic;
static void (*const evaluation_free)(assay_evaluation*) = assay_evaluation_free;
static void (*const text_free)(assay_text*) = assay_text_free;
static void (*const error_free)(assay_error*) = assay_error_free;

int main(void) {
  return !(abi_version() == ASSAY_ABI_VERSION && version && evaluate && attachment_names && evaluate_with &&
           write_evaluation && analyze && audit && explain && mark && difference && what_if && rank && text_view &&
           error_count && error_diagnostic && evaluation_free && text_free && error_free);
}
