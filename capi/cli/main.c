/* assay: the command line, a C99 program on assay.h alone.
 *
 * Exit status: 0 done; 2 the input or the usage is wrong, or a file cannot be read or written. Then every problem
 * stands on standard error, one a line, and nothing on standard output. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assay.h"

enum { DONE = 0, WRONG = 2 };

struct request {
  int32_t language;
  int32_t format;
  int help;
  int version;
  const char* command; /* NULL where none was given */
  const char* file;
};

static const char* in_language(int32_t language, const char* zh, const char* en) {
  return language == ASSAY_EN ? en : zh;
}

/* ---- Output ---- */

/* Text that came from outside, on one line: control characters, which could break the line or drive the terminal, are
 * shown as \u00XX. */
static void put(FILE* out, const char* text, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    const unsigned char c = (unsigned char)text[i];
    if (c < 0x20 || c == 0x7F) {
      fprintf(out, "\\u%04x", (unsigned)c);
    } else if (c == 0xC2 && i + 1 < size && (unsigned char)text[i + 1] < 0xA0) {
      fprintf(out, "\\u%04x", (unsigned)(unsigned char)text[++i]); /* U+0080 to U+009F */
    } else {
      putc(c, out);
    }
  }
}

static const char* reason(int code, int32_t language) {
  switch (code) {
    case ENOENT: return in_language(language, "没有这个文件", "there is no such file");
    case EISDIR: return in_language(language, "这是目录，不是文件", "this is a directory, not a file");
    case EACCES: return in_language(language, "没有权限", "permission denied");
    case EFBIG: return in_language(language, "超过 256 MiB 的上限", "larger than the limit of 256 MiB");
    case ENOSPC: return in_language(language, "磁盘已满", "no space is left on the disk");
    case ENOMEM: return in_language(language, "内存不足", "out of memory");
    default: return strerror(code);
  }
}

static int print(const char* text, size_t size, int32_t language) {
  errno = 0;
  if (fwrite(text, 1, size, stdout) == size && fclose(stdout) == 0) return DONE;
  fprintf(stderr, "assay: %s%s\n", in_language(language, "无法写到标准输出：", "cannot write to standard output: "),
          reason(errno, language));
  return WRONG;
}

/* One line for each problem: FILE:LINE:COLUMN: POINTER: MESSAGE [CODE NAME]. */
static void print_problems(const char* file, int32_t code, const assay_error* error, int32_t language) {
  size_t count = 0;
  if (assay_error_count(error, &count) != ASSAY_OK) { /* not even the error found memory */
    put(stderr, file, strlen(file));
    fprintf(stderr, ": %s [%d]\n", reason(ENOMEM, language), (int)code);
  }
  for (size_t i = 0; i < count; ++i) {
    assay_diagnostic problem = {0};
    problem.struct_size = (uint32_t)sizeof problem;
    if (assay_error_diagnostic(error, i, language, &problem) != ASSAY_OK) continue;
    put(stderr, file, strlen(file));
    if (problem.line != 0) fprintf(stderr, ":%lu:%lu", (unsigned long)problem.line, (unsigned long)problem.column);
    fputs(": ", stderr);
    if (problem.pointer_size != 0) {
      put(stderr, problem.pointer, problem.pointer_size);
    } else {
      fputs(in_language(language, "（整个文档）", "(the whole document)"), stderr);
    }
    fputs(": ", stderr);
    put(stderr, problem.message, problem.message_size);
    fprintf(stderr, " [%d %s]\n", (int)problem.code, problem.name);
  }
}

/* ---- Input ---- */

/* All bytes of the stream, for the caller to free; NULL with an errno code in *problem. */
static char* read_stream(FILE* in, size_t* size, int* problem) {
  const size_t most = (size_t)ASSAY_MAX_DOCUMENT_SIZE;
  size_t capacity = 1 << 16;
  char* bytes = malloc(capacity);
  *size = 0;
  *problem = ENOMEM;
  while (bytes != NULL) {
    errno = 0;
    *size += fread(bytes + *size, 1, capacity - *size, in);
    if (ferror(in)) {
      *problem = errno != 0 ? errno : EIO;
      break;
    }
    if (feof(in) && *size <= most) return bytes;
    if (*size > most) {
      *problem = EFBIG;
      break;
    }
    capacity *= 2;
    char* larger = realloc(bytes, capacity);
    if (larger == NULL) break;
    bytes = larger;
  }
  free(bytes);
  return NULL;
}

static char* read_path(const char* path, size_t* size, int* problem) {
  FILE* in = fopen(path, "rb");
  if (in == NULL) {
    *problem = errno;
    return NULL;
  }
  char* bytes = read_stream(in, size, problem);
  fclose(in);
  return bytes;
}

static char* read_file(const char* file, size_t* size, int* problem) {
  return strcmp(file, "-") == 0 ? read_stream(stdin, size, problem) : read_path(file, size, problem);
}

/* ---- Attachments ---- */

/* The files that a document names, each owned by the array. A file that cannot be read is not among them; the library
 * says that it is missing, and where it is named. */
struct attachments {
  assay_attachment* items;
  size_t count;
};

static void free_attachments(struct attachments* attachments) {
  for (size_t i = 0; i < attachments->count; ++i) {
    free((char*)attachments->items[i].name);
    free((char*)attachments->items[i].data);
  }
  free(attachments->items);
}

static int is_attached(const struct attachments* attachments, const char* name, size_t size) {
  for (size_t i = 0; i < attachments->count; ++i) {
    const assay_attachment* item = &attachments->items[i];
    if (item->name_size == size && memcmp(item->name, name, size) == 0) return 1;
  }
  return 0;
}

/* The path of the file of that name beside the document, which is in the current folder where it is standard input. */
static char* path_beside(const char* document, const char* name, size_t size) {
  const char* slash = strcmp(document, "-") == 0 ? NULL : strrchr(document, '/');
  const size_t folder = slash == NULL ? 0 : (size_t)(slash - document) + 1;
  char* path = malloc(folder + size + 1);
  if (path == NULL) return NULL;
  memcpy(path, document, folder);
  memcpy(path + folder, name, size);
  path[folder + size] = '\0';
  return path;
}

/* Adds the file of that name beside the document, if it can be read. 0 where memory is too short. */
static int attach(struct attachments* attachments, const char* document, const char* name, size_t size) {
  char* path = path_beside(document, name, size);
  char* kept = malloc(size + 1);
  assay_attachment* larger = realloc(attachments->items, (attachments->count + 1) * sizeof *larger);
  if (larger != NULL) attachments->items = larger;
  const int enough = path != NULL && kept != NULL && larger != NULL;
  if (enough) {
    assay_attachment item = {sizeof item, kept, size, NULL, 0};
    int problem;
    memcpy(kept, name, size);
    item.data = read_path(path, &item.size, &problem);
    if (item.data != NULL) {
      attachments->items[attachments->count++] = item;
      kept = NULL;
    }
  }
  free(path);
  free(kept);
  return enough;
}

/* Adds every file that this text names. The names stand one a line. 0 where memory is too short. */
static int attach_named(struct attachments* attachments, const char* document, const char* text, size_t size) {
  assay_text* names;
  if (assay_attachment_names(text, size, &names, NULL) != ASSAY_OK) return 0;
  const char* name;
  size_t left;
  int enough = assay_text_view(names, &name, &left) == ASSAY_OK;
  while (enough && left != 0) {
    const size_t length = (size_t)((const char*)memchr(name, '\n', left) - name);
    if (!is_attached(attachments, name, length)) enough = attach(attachments, document, name, length);
    name += length + 1;
    left -= length + 1;
  }
  assay_text_free(names);
  return enough;
}

/* The files that the document names, and those that these name: its midterm document has tables of its own. */
static int attach_all(struct attachments* attachments, const char* document, const char* text, size_t size) {
  int enough = attach_named(attachments, document, text, size);
  const size_t own = attachments->count;
  for (size_t i = 0; enough && i < own; ++i) {
    enough = attach_named(attachments, document, attachments->items[i].data, attachments->items[i].size);
  }
  return enough;
}

/* ---- Commands ---- */

static int help(int32_t language) {
  const char* text = in_language(language,
                                 "assay：按协议和评估办法，精确计算一次服务评估\n"
                                 "\n"
                                 "用法：assay 命令 [选项]\n"
                                 "\n"
                                 "命令：\n"
                                 "  evaluate 文件    算出各指标完成百分比、各方得分、总分和等级\n"
                                 "\n"
                                 "选项：\n"
                                 "  --lang zh|en     语言，错误信息也用它；默认 zh\n"
                                 "  --help           帮助；写在命令之后是该命令的帮助\n"
                                 "  --version        版本\n",
                                 "assay: evaluates a service agreement exactly\n"
                                 "\n"
                                 "Usage: assay COMMAND [OPTIONS]\n"
                                 "\n"
                                 "Commands:\n"
                                 "  evaluate FILE    attainment of every indicator, points, total and grade\n"
                                 "\n"
                                 "Options:\n"
                                 "  --lang zh|en     the language, also of error messages; zh by default\n"
                                 "  --help           help; after a command, the help of that command\n"
                                 "  --version        the version\n");
  return print(text, strlen(text), language);
}

static int help_evaluate(int32_t language) {
  const char* text =
      in_language(language,
                  "用法：assay evaluate 文件 [--json] [--lang zh|en]\n"
                  "\n"
                  "评估一份文档（JSON），默认输出供人阅读的报告。文件写作 - 时读标准输入。\n"
                  "文档所引的文件（CSV 表格、中期文档）取自文档所在的文件夹，标准输入时取自当前文件夹。\n"
                  "\n"
                  "选项：\n"
                  "  --json           输出 JSON，供程序读取\n"
                  "  --lang zh|en     语言，错误信息也用它；默认 zh\n"
                  "  --help           本帮助\n"
                  "  --               其后不再有选项\n"
                  "\n"
                  "退出码：0 完成；2 输入或用法有误，或文件不能读写。这时标准输出没有内容，\n"
                  "每个问题在标准错误占一行：\n"
                  "  文件:行:列: 文档中的位置（JSON 指针）: 说明 [代码 名称]\n",
                  "Usage: assay evaluate FILE [--json] [--lang zh|en]\n"
                  "\n"
                  "Evaluates a document (JSON) and prints a report to read. A FILE of - is standard input.\n"
                  "Files that the document names (tables in CSV, its midterm document) are read from the folder\n"
                  "of FILE, or from the current one for standard input.\n"
                  "\n"
                  "Options:\n"
                  "  --json           print JSON, for programs\n"
                  "  --lang zh|en     the language, also of error messages; zh by default\n"
                  "  --help           this help\n"
                  "  --               no options follow\n"
                  "\n"
                  "Exit status: 0 done; 2 the input or the usage is wrong, or a file cannot be read or\n"
                  "written. Then nothing is on standard output and every problem on one line of standard error:\n"
                  "  FILE:LINE:COLUMN: PLACE IN THE DOCUMENT (JSON POINTER): MESSAGE [CODE NAME]\n");
  return print(text, strlen(text), language);
}

static int version(int32_t language) {
  char text[64];
  snprintf(text, sizeof text, "assay %s (ABI %lu)\n", assay_version(), (unsigned long)assay_abi_version());
  return print(text, strlen(text), language);
}

static int evaluate(const struct request* request) {
  size_t size;
  int problem;
  char* document = read_file(request->file, &size, &problem);
  struct attachments attachments = {NULL, 0};
  if (document != NULL && !attach_all(&attachments, request->file, document, size)) {
    free(document);
    document = NULL;
    problem = ENOMEM;
  }
  if (document == NULL) {
    free_attachments(&attachments);
    put(stderr, request->file, strlen(request->file));
    fprintf(stderr, ": %s%s\n", in_language(request->language, "无法读取：", "cannot be read: "),
            reason(problem, request->language));
    return WRONG;
  }

  assay_evaluation* evaluation;
  assay_error* error;
  assay_text* text = NULL;
  int32_t code = assay_evaluate_with(document, size, attachments.items, attachments.count, &evaluation, &error);
  free(document);
  free_attachments(&attachments);
  if (code == ASSAY_OK) code = assay_evaluation_write(evaluation, request->format, request->language, &text, &error);
  int status = WRONG;
  if (code == ASSAY_OK) {
    const char* data;
    assay_text_view(text, &data, &size);
    status = print(data, size, request->language);
  } else {
    print_problems(request->file, code, error, request->language);
  }
  assay_text_free(text);
  assay_error_free(error);
  assay_evaluation_free(evaluation);
  return status;
}

/* ---- Arguments ---- */

static int language_named(const char* name, int32_t* language) {
  if (strcmp(name, "zh") == 0) {
    *language = ASSAY_ZH;
  } else if (strcmp(name, "en") == 0) {
    *language = ASSAY_EN;
  } else {
    return 0;
  }
  return 1;
}

static int misused(const struct request* request, const char* zh, const char* en, const char* argument) {
  const int in_evaluate = request->command != NULL && strcmp(request->command, "evaluate") == 0;
  fprintf(stderr, "assay: %s", in_language(request->language, zh, en));
  if (argument != NULL) {
    fputs(in_language(request->language, "“", " \""), stderr);
    put(stderr, argument, strlen(argument));
    fputs(in_language(request->language, "”", "\""), stderr);
  }
  fprintf(stderr, "%s%s\n", in_language(request->language, "；用法见 ", "; see "),
          in_evaluate ? "assay evaluate --help" : "assay --help");
  return WRONG;
}

/* The value of --lang at argv[*at], as --lang VALUE or --lang=VALUE; NULL where it is another argument or has none. */
static const char* lang_value(int argc, char** argv, int* at) {
  if (strncmp(argv[*at], "--lang=", 7) == 0) return argv[*at] + 7;
  if (strcmp(argv[*at], "--lang") == 0 && *at + 1 < argc) return argv[++*at];
  return NULL;
}

static int parse(int argc, char** argv, struct request* request) {
  /* The language comes first: it is that of every complaint about the rest. */
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; ++i) {
    const char* value = lang_value(argc, argv, &i);
    if (value != NULL) language_named(value, &request->language);
  }

  int options_ended = 0;
  for (int i = 1; i < argc; ++i) {
    const char* argument = argv[i];
    int32_t language;
    const char* value;
    if (options_ended || argument[0] != '-' || argument[1] == '\0') {
      if (request->command == NULL) {
        request->command = argument;
      } else if (request->file == NULL) {
        request->file = argument;
      } else {
        return misused(request, "多余的参数", "one argument too many:", argument);
      }
    } else if (strcmp(argument, "--") == 0) {
      options_ended = 1;
    } else if (strcmp(argument, "--json") == 0) {
      request->format = ASSAY_JSON;
    } else if (strcmp(argument, "--help") == 0) {
      request->help = 1;
    } else if (strcmp(argument, "--version") == 0) {
      request->version = 1;
    } else if ((value = lang_value(argc, argv, &i)) != NULL) {
      if (!language_named(value, &language)) {
        return misused(request, "--lang 只能是 zh 或 en，不能是", "--lang is zh or en, not", value);
      }
    } else if (strcmp(argument, "--lang") == 0) {
      return misused(request, "--lang 之后缺少 zh 或 en", "--lang needs zh or en after it", NULL);
    } else {
      return misused(request, "不认识的选项", "there is no option", argument);
    }
  }
  return DONE;
}

int main(int argc, char** argv) {
  struct request request = {ASSAY_ZH, ASSAY_REPORT, 0, 0, NULL, NULL};
  if (parse(argc, argv, &request) != DONE) return WRONG;
  if (request.version) return version(request.language);
  if (request.command == NULL) {
    return request.help ? help(request.language) : misused(&request, "缺少命令", "a command is missing", NULL);
  }
  if (strcmp(request.command, "evaluate") != 0) {
    return misused(&request, "没有这个命令：", "there is no command", request.command);
  }
  if (request.help) return help_evaluate(request.language);
  if (request.file == NULL) return misused(&request, "缺少文件", "the file is missing", NULL);
  return evaluate(&request);
}
