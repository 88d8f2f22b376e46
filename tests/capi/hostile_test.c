/* Documents made to break a reader: each is refused with a code and a sentence, and nothing else happens. Run it under
 * the sanitizers too. The real station, damaged, is the last of them. */
#include <stdlib.h>
#include <string.h>

#include "assay.h"
#include "check.h"

/* Well-formed UTF-8 without a byte order mark, as RFC 3629 has it. */
static int is_utf8(const char* text, size_t size) {
  const unsigned char *s = (const unsigned char*)text, *end = s + size;
  while (s < end) {
    const unsigned char c = *s++;
    int more = c < 0x80 ? 0 : c >= 0xC2 && c <= 0xDF ? 1 : c >= 0xE0 && c <= 0xEF ? 2 : c >= 0xF0 && c <= 0xF4 ? 3 : -1;
    if (more < 0 || end - s < more) return 0;
    if ((c == 0xE0 && *s < 0xA0) || (c == 0xED && *s > 0x9F) || (c == 0xF0 && *s < 0x90) || (c == 0xF4 && *s > 0x8F)) {
      return 0;
    }
    for (; more > 0; --more, ++s) {
      if ((*s & 0xC0) != 0x80) return 0;
    }
  }
  return 1;
}

/* At least one problem, all of them readable; their number, and the code of the first. */
static size_t check_readable(const assay_error* error, int32_t code) {
  size_t count = 0;
  CHECK(error != NULL && assay_error_count(error, &count) == ASSAY_OK && count >= 1);
  for (size_t i = 0; i < count; ++i) {
    for (int32_t language = ASSAY_ZH; language <= ASSAY_EN; ++language) {
      assay_diagnostic found = {0};
      found.struct_size = sizeof found;
      CHECK(assay_error_diagnostic(error, i, language, &found) == ASSAY_OK);
      CHECK_AT(found.code >= 100 && found.code < 900, found.code);
      if (i == 0) CHECK(found.code == code);
      CHECK_AT(found.message_size != 0 && is_utf8(found.message, found.message_size), found.code);
      CHECK_AT(is_utf8(found.pointer, found.pointer_size), found.code);
      CHECK_AT((found.line == 0) == (found.column == 0), found.code);
    }
  }
  return count;
}

/* Refused, with readable problems; the code of the first, and their number. */
static size_t problems;
static int32_t refused(const char* document, size_t size) {
  assay_evaluation* evaluation = NULL;
  assay_error* error = NULL;
  const int32_t code = assay_evaluate(document, size, &evaluation, &error);
  CHECK(evaluation == NULL);
  CHECK_AT(code >= 100 && code < 900, code);
  problems = check_readable(error, code);
  assay_evaluation_free(evaluation);
  assay_error_free(error);
  return code;
}

#define REFUSED(text) refused(text, sizeof(text) - 1)

static void no_json(void) {
  CHECK(REFUSED("") == 100);
  CHECK(REFUSED(" \n\t ") == 100);
  CHECK(REFUSED("\0") == 100);
  CHECK(REFUSED("{") == 100);
  CHECK(REFUSED("{}{}") == 100);
  CHECK(REFUSED("{} x") == 100);
  CHECK(REFUSED("[1] x") == 100);
  CHECK(REFUSED("{\"assay\": 1,}") == 100);
  CHECK(REFUSED("{\"assay\": 01}") == 100);
  CHECK(REFUSED("{\"assay\": NaN}") == 100);
  CHECK(REFUSED("{\"assay\": 1 /* a comment */}") == 100);
  CHECK(REFUSED("{\"assay\": 1}\0") == 100);
  CHECK(REFUSED("{\"note\": \"a\nb\"}") == 100); /* a control character inside a string */
  CHECK(REFUSED("{\"note\": \"\\x\"}") == 100);
  REFUSED("\xEF\xBB\xBF{\"assay\": 1}"); /* a byte order mark */
}

static void no_utf8(void) {
  CHECK(REFUSED("{\"note\": \"\xFF\"}") == 101);
  CHECK(REFUSED("{\"note\": \"\xC0\x80\"}") == 101);         /* overlong */
  CHECK(REFUSED("{\"note\": \"\xED\xA0\x80\"}") == 101);     /* a surrogate */
  CHECK(REFUSED("{\"note\": \"\xF4\x90\x80\x80\"}") == 101); /* above U+10FFFF */
  CHECK(REFUSED("{\"note\": \"\xE4\xB8\"}") == 101);         /* cut short */
  CHECK(REFUSED("{\"note\": \"\\ud800\"}") == 101);          /* a lone surrogate, escaped */
  CHECK(REFUSED("{\"note\": \"\\udc00\\ud800\"}") == 101);
  CHECK(REFUSED("{\"\xFF\": 1}") == 101);
}

/* `count` times `unit`. */
static char* repeat(const char* unit, size_t count, size_t* size) {
  const size_t length = strlen(unit);
  char* text = malloc(length * count + 1);
  CHECK(text != NULL);
  if (text == NULL) exit(1);
  for (size_t i = 0; i < count; ++i) memcpy(text + i * length, unit, length);
  *size = length * count;
  text[*size] = '\0';
  return text;
}

static void limits(void) {
  size_t size;
  char* text = repeat("[", 1000000, &size);
  CHECK(refused(text, size) == 102);
  free(text);
  text = repeat("{\"areas\":", 1000000, &size);
  CHECK(refused(text, size) == 102);
  free(text);

  /* One byte more than the limit, and a size that no memory has: refused before a byte is read. */
  CHECK(refused("{}", (size_t)ASSAY_MAX_DOCUMENT_SIZE + 1) == 103);
  CHECK(refused("{}", SIZE_MAX) == 103);
}

static void numbers(void) {
  CHECK(REFUSED("{\"assay\": 1e999999999}") >= 100);
  CHECK(REFUSED("{\"assay\": -0.0e-99999999999999999999}") >= 100);
  CHECK(REFUSED("{\"assay\": \"1\"}") >= 100);
  CHECK(REFUSED("{\"assay\": 99999999999999999999999999999999999999999999999999}") >= 100);
  size_t size;
  char* digits = repeat("9", 1000000, &size);
  char* text = malloc(size + 32);
  if (text == NULL) exit(1);
  const int length = snprintf(text, size + 32, "{\"assay\": %s}", digits);
  refused(text, (size_t)length);
  free(text);
  free(digits);
}

/* `size` bytes of members before a member of the library's own. */
static int32_t refused_members(const char* members, size_t size) {
  char* text = malloc(size + 32);
  if (text == NULL) exit(1);
  const int length = snprintf(text, size + 32, "{%s\"assay\": 1}", members);
  const int32_t code = refused(text, (size_t)length);
  free(text);
  return code;
}

/* Many problems, long keys, control characters in keys: every sentence stays readable. */
static void many_problems(void) {
  size_t size;
  char* members = repeat("\"\\u0000\\u001b[31m\\n~/\\\"\": 1, ", 10000, &size);
  CHECK(refused_members(members, size) == 111); /* an unknown key, which then stands there 9999 times more */
  CHECK_AT(problems == 1001, problems);         /* a thousand, and how many more */
  free(members);

  char* key = repeat("\xE4\xB8\xAD", 100000, &size);
  members = malloc(size + 8);
  if (members == NULL) exit(1);
  const int length = snprintf(members, size + 8, "\"%s\": 1, ", key);
  CHECK(refused_members(members, (size_t)length) == 106); /* a pointer would repeat it for every value inside */
  CHECK_AT(problems == 1, problems);
  free(members);
  free(key);

  /* Each of the wrong type. */
  CHECK(REFUSED(
            "{\"assay\": 1, \"project\": [], \"policy\": 1, \"agreement\": \"x\", \"outputs\": null, \"scores\": true,"
            " \"findings\": {}, \"claims\": 0}") == 113);
  CHECK(REFUSED("[]") == 113);
  CHECK(REFUSED("null") == 113);
  CHECK(REFUSED("\"\"") == 113);
}

/* Pointers and values made to break what reads them, in a document that is none of them. */
static void replacements(void) {
  static const char document[] =
      "{\"assay\": 1, \"policy\": \"guangzhou-2023\", \"scores\": {\"oversight\": {\"points\": 1},"
      " \"purchaser\": {\"points\": 1}, \"supervision_centre\": {\"points\": 1}, \"third_party\": {\"points\": 1}}}";
  static const char points[] = "/scores/oversight/points";
  size_t deep_size, long_size, digits_size;
  char* deep = repeat("[", 1000000, &deep_size);
  char* slashes = repeat("/", 1000000, &long_size);
  char* digits = repeat("9", 1000000, &digits_size);
  const struct {
    const char* pointer;
    size_t pointer_size;
    const char* value;
    size_t value_size;
    int32_t code;
  } hostile[] = {
      {"\xFF\xFE", 2, "1", 1, 610},
      {"/\0", 2, "1", 1, 610},
      {"/scores/\xE4\xB8", 10, "1", 1, 610},
      {"/scores/\x1B[31m", 13, "1", 1, 610},
      {"~", 1, "1", 1, 610},
      {"/~", 2, "1", 1, 610},
      {slashes, long_size, "1", 1, 610},
      {digits, digits_size, "1", 1, 610},
      {points, sizeof points - 1, "", 0, 611},
      {points, sizeof points - 1, "\0", 1, 611},
      {points, sizeof points - 1, "\"\xFF\"", 3, 611},
      {points, sizeof points - 1, "\"\\ud800\"", 8, 611},
      {points, sizeof points - 1, "1}, \"x\": {\"points\": 1", 22, 611},
      {points, sizeof points - 1, deep, deep_size, 611},
      {points, sizeof points - 1, digits, digits_size, 201},
      {"", 0, "[]", 2, 113},
      {"", 0, "null", 4, 113},
  };
  for (size_t i = 0; i < sizeof hostile / sizeof *hostile; ++i) {
    const assay_replacement replacement = {sizeof replacement, hostile[i].pointer, hostile[i].pointer_size,
                                           hostile[i].value, hostile[i].value_size};
    assay_text* text = NULL;
    assay_error* error = NULL;
    const int32_t code =
        assay_what_if(document, sizeof document - 1, NULL, 0, &replacement, 1, ASSAY_JSON, ASSAY_ZH, &text, &error);
    CHECK_AT(code == hostile[i].code, i);
    CHECK_AT(text == NULL, i);
    check_readable(error, code);
    assay_text_free(text);
    assay_error_free(error);
  }
  free(deep);
  free(slashes);
  free(digits);
}

/* The real station cut short, and with one byte replaced, which may leave it a document. */
static void the_station(const char* path) {
  FILE* file = fopen(path, "rb");
  CHECK(file != NULL);
  if (file == NULL) return;
  static char station[1 << 20];
  const size_t size = fread(station, 1, sizeof station, file);
  fclose(file);
  CHECK(size > 1000 && size < sizeof station);
  size_t end = size;
  while (end > 0 && station[end - 1] != '}') --end;
  for (size_t cut = 0; cut < end; cut += 61) {
    const int32_t code = refused(station, cut);
    CHECK_AT(code == 100 || code == 101, cut); /* a string cut inside a character is no UTF-8 */
  }
  static const char replacement[] = {'\0', '"', '{', ']', ',', '9', '-', '.', '\\', '\xFF', '\xE4', '/'};
  for (size_t at = 0; at < size; at += 41) {
    const char kept = station[at];
    station[at] = replacement[at % sizeof replacement];
    assay_evaluation* evaluation;
    assay_error* error;
    const int32_t code = assay_evaluate(station, size, &evaluation, &error);
    CHECK_AT(code >= 0 && code < 700, at);
    CHECK_AT((evaluation != NULL) == (code == ASSAY_OK) && (error != NULL) == (code != ASSAY_OK), at);
    assay_evaluation_free(evaluation);
    assay_error_free(error);
    station[at] = kept;
  }
}

int main(int argc, char** argv) {
  no_json();
  no_utf8();
  limits();
  numbers();
  many_problems();
  replacements();
  CHECK(argc == 2);
  if (argc == 2) the_station(argv[1]);
  return failures != 0;
}
