/* assay: the command line, a C99 program on assay.h alone.
 *
 * Exit status: 0 done; 1 an audit found errors or warnings; 2 the input or the usage is wrong, or a file cannot be read
 * or written. Then every problem stands on standard error, one a line, and nothing on standard output. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assay.h"

enum { DONE = 0, DISCREPANCIES = 1, WRONG = 2 };

struct command;

struct request {
  int32_t language;
  int32_t format;
  int help;
  int version;
  const struct command* command; /* NULL where none was given */
  const char** files;            /* room for every argument, as the replacements have */
  size_t file_count;
  assay_replacement* replacements;
  size_t replacement_count;
  const char* report; /* of an audit, or what is marked; NULL where not given */
  const char* template_file;
  int unclaimed;
  int32_t depth; /* of an explanation; -1 where not given, for all */
};

struct command {
  const char* name;
  size_t least, most; /* files */
  int replaces;       /* whether it takes --set */
  int audits;         /* whether it takes --text, --template and --unclaimed */
  int (*help)(int32_t language);
  int (*run)(const struct request* request);
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

/* What is wrong where no place is named: the whole of this file. */
static const char* whole_of(const struct request* request, const char* file) {
  if (file == request->template_file) return in_language(request->language, "（模板）", "(the template)");
  if (file == request->report) return in_language(request->language, "（报告）", "(the report)");
  return in_language(request->language, "（整个文档）", "(the whole document)");
}

/* FILE:LINE:COLUMN: POINTER: MESSAGE [CODE NAME], on one line. Without a pointer, the words for the whole. */
static void print_problem(const struct request* request, const char* file, const assay_diagnostic* problem) {
  put(stderr, file, strlen(file));
  if (problem->line != 0) fprintf(stderr, ":%lu:%lu", (unsigned long)problem->line, (unsigned long)problem->column);
  fputs(": ", stderr);
  if (problem->pointer_size != 0) {
    put(stderr, problem->pointer, problem->pointer_size);
  } else {
    fputs(whole_of(request, file), stderr);
  }
  fputs(": ", stderr);
  put(stderr, problem->message, problem->message_size);
  const int is_text = file == request->template_file || file == request->report;
  if (is_text && strcmp(problem->name, "invalid_text") == 0) { /* often GBK, as editors on Windows save it */
    fputs(in_language(request->language, "；请把文件另存为 UTF-8", "; save the file as UTF-8"), stderr);
  }
  fprintf(stderr, " [%d %s]\n", (int)problem->code, problem->name);
}

/* The file of a problem of a call on all files, whose pointer is the number of a file, or the word for one. */
static const char* file_of(const struct request* request, assay_diagnostic* problem) {
  const char* pointer = problem->pointer;
  if (problem->pointer_size <= 1) return request->files[0];
  problem->pointer_size = 0;
  if (strcmp(pointer, "/template") == 0) return request->template_file;
  if (strcmp(pointer, "/report") == 0) return request->report;
  const unsigned long number = strtoul(pointer + 1, NULL, 10);
  return request->files[number < request->file_count ? number : 0];
}

/* Every problem of a call on the file, or on all where that is NULL. */
static void print_problems(const struct request* request, const char* file, int32_t code, const assay_error* error) {
  const int of_all = file == NULL;
  size_t count = 0;
  if (assay_error_count(error, &count) != ASSAY_OK) { /* not even the error found memory */
    if (of_all) file = request->files[0];
    put(stderr, file, strlen(file));
    fprintf(stderr, ": %s [%d]\n", reason(ENOMEM, request->language), (int)code);
  }
  for (size_t i = 0; i < count; ++i) {
    assay_diagnostic problem = {0};
    problem.struct_size = (uint32_t)sizeof problem;
    if (assay_error_diagnostic(error, i, request->language, &problem) != ASSAY_OK) continue;
    if (of_all) file = file_of(request, &problem);
    print_problem(request, file, &problem);
  }
}

static int misused(const struct request* request, const char* zh, const char* en, const char* argument) {
  fprintf(stderr, "assay: %s", in_language(request->language, zh, en));
  if (argument != NULL) {
    fputs(in_language(request->language, "“", " \""), stderr);
    put(stderr, argument, strlen(argument));
    fputs(in_language(request->language, "”", "\""), stderr);
  }
  const int has_command = request->command != NULL;
  fprintf(stderr, "%sassay %s%s--help\n", in_language(request->language, "；用法见 ", "; see "),
          has_command ? request->command->name : "", has_command ? " " : "");
  return WRONG;
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
  const char* text =
      in_language(language,
                  "assay：按协议和评估办法，精确计算一次服务评估\n"
                  "\n"
                  "用法：assay 命令 [选项]\n"
                  "\n"
                  "命令：\n"
                  "  evaluate 文件      算出各指标完成百分比、各方得分、总分和等级\n"
                  "  analyze 文件       等级有多确定，什么会改变它；改动某些值会怎样\n"
                  "  diff 原文件 现文件 两份文档的输入和数值有何不同，等级变了没有\n"
                  "  rank 文件...       给几份评估排名\n"
                  "  audit 文件         核对报告里印出的数字能不能成立，彼此是否一致\n"
                  "  mark 报告 文件     按文档的数值把报告标成模板的草稿\n"
                  "  explain 文件 [数]  一个数是怎样算出来的，直到文档里的出处\n"
                  "\n"
                  "选项：\n"
                  "  --lang zh|en       语言，错误信息也用它；默认 zh\n"
                  "  --help             帮助；写在命令之后是该命令的帮助\n"
                  "  --version          版本\n",
                  "assay: evaluates a service agreement exactly\n"
                  "\n"
                  "Usage: assay COMMAND [OPTIONS]\n"
                  "\n"
                  "Commands:\n"
                  "  evaluate FILE      attainment of every indicator, points, total and grade\n"
                  "  analyze FILE       how sure the grade is, what would change it, and what other values would make\n"
                  "  diff BEFORE AFTER  the inputs and figures in which two documents differ, and their grades\n"
                  "  rank FILE...       ranks several evaluations\n"
                  "  audit FILE         whether the numbers that a report prints can be true and agree\n"
                  "  mark REPORT FILE   a draft of a template: the report, marked by the document's values\n"
                  "  explain FILE [FIGURE]\n"
                  "                     how a figure came about, down to the places of the document\n"
                  "\n"
                  "Options:\n"
                  "  --lang zh|en       the language, also of error messages; zh by default\n"
                  "  --help             help; after a command, the help of that command\n"
                  "  --version          the version\n");
  return print(text, strlen(text), language);
}

/* The help of one command: its own part, its own options, and what all commands have in common. */
static int help_of(int32_t language, const char* own, const char* options) {
  const char* files =
      in_language(language,
                  "文件写作 - 时读标准输入。文档所引的文件（CSV 表格、中期文档）取自文档所在的\n"
                  "文件夹，标准输入时取自当前文件夹。\n"
                  "\n"
                  "选项：\n",
                  "A FILE of - is standard input. Files that a document names (tables in CSV, its midterm\n"
                  "document) are read from its folder, or from the current one for standard input.\n"
                  "\n"
                  "Options:\n");
  const char* common =
      in_language(language,
                  "  --lang zh|en     语言，错误信息也用它；默认 zh\n"
                  "  --help           本帮助\n"
                  "  --               其后不再有选项\n"
                  "\n"
                  "退出码：\n"
                  "  0  完成\n"
                  "  1  audit 查出了错误或警告；只有提示时为 0\n"
                  "  2  输入或用法有误，或文件不能读写。这时标准输出没有内容，每个问题在标准错误占一行：\n"
                  "     文件:行:列: 文档中的位置（JSON 指针）: 说明 [代码 名称]\n",
                  "  --lang zh|en     the language, also of error messages; zh by default\n"
                  "  --help           this help\n"
                  "  --               no options follow\n"
                  "\n"
                  "Exit status:\n"
                  "  0  done\n"
                  "  1  an audit found errors or warnings; notes alone are 0\n"
                  "  2  the input or the usage is wrong, or a file cannot be read or written. Then nothing is on\n"
                  "     standard output and every problem on one line of standard error:\n"
                  "     FILE:LINE:COLUMN: PLACE IN THE DOCUMENT (JSON POINTER): MESSAGE [CODE NAME]\n");
  char text[4096];
  const int length = snprintf(text, sizeof text, "%s%s%s%s", own, files, options, common);
  return print(text, (size_t)length, language);
}

/* Of a command that can print JSON. */
static int help_command(int32_t language, const char* own, const char* options) {
  char all[1024];
  snprintf(all, sizeof all, "%s%s", options,
           in_language(language, "  --json           输出 JSON，供程序读取\n",
                       "  --json           print JSON, for programs\n"));
  return help_of(language, own, all);
}

static int help_evaluate(int32_t language) {
  return help_command(language,
                      in_language(language,
                                  "用法：assay evaluate 文件 [--json] [--lang zh|en]\n"
                                  "\n"
                                  "评估一份文档（JSON），默认输出供人阅读的报告。\n",
                                  "Usage: assay evaluate FILE [--json] [--lang zh|en]\n"
                                  "\n"
                                  "Evaluates a document (JSON) and prints a report to read.\n"),
                      "");
}

static int help_analyze(int32_t language) {
  return help_command(
      language,
      in_language(language,
                  "用法：assay analyze 文件 [--set 位置=值]... [--json] [--lang zh|en]\n"
                  "\n"
                  "分析一份文档（JSON）的等级：公布的分数若是修约而来，等级是否还确定；离上下等级多远；\n"
                  "每个得分和权重改动多少会改变等级；换一种修约办法会怎样。\n"
                  "用 --set 时，改为输出把这些值换掉之后输入和数值的不同，以及等级变不变。\n",
                  "Usage: assay analyze FILE [--set POINTER=VALUE]... [--json] [--lang zh|en]\n"
                  "\n"
                  "Analyses the grade of a document (JSON): whether it is still sure where the published points\n"
                  "were rounded from something finer, how far the next grades are, which changes of scores and\n"
                  "weights change it, and what other ways of rounding make of it.\n"
                  "With --set it prints instead what differs, in inputs, figures and grade, with these values.\n"),
      in_language(language,
                  "  --set 位置=值    把这一处的值换掉，可写多次。位置是 JSON 指针，列表里的按序号；\n"
                  "                   值是 JSON：--set /scores/third_party/points=46.75\n",
                  "  --set POINTER=VALUE\n"
                  "                   replace the value at a JSON pointer, which counts what is in lists; VALUE is\n"
                  "                   JSON. May be repeated: --set /scores/third_party/points=46.75\n"));
}

static int help_diff(int32_t language) {
  return help_command(
      language,
      in_language(language,
                  "用法：assay diff 原文件 现文件 [--json] [--lang zh|en]\n"
                  "\n"
                  "比较两份文档（JSON）：哪些输入不同，哪些数值随之不同，等级变了没有。\n",
                  "Usage: assay diff BEFORE AFTER [--json] [--lang zh|en]\n"
                  "\n"
                  "Compares two documents (JSON): which inputs differ, which figures differ with them, and\n"
                  "whether the grade does.\n"),
      "");
}

static int help_rank(int32_t language) {
  return help_command(
      language,
      in_language(language,
                  "用法：assay rank 文件... [--json] [--lang zh|en]\n"
                  "\n"
                  "给几份文档（JSON）的评估排名，名称用文件名。评估办法须相同，同分时按它的规则。\n",
                  "Usage: assay rank FILE... [--json] [--lang zh|en]\n"
                  "\n"
                  "Ranks the evaluations of several documents (JSON), each under the name of its file. They must\n"
                  "have the same policy, whose rules break ties.\n"),
      "");
}

static int help_audit(int32_t language) {
  return help_command(
      language,
      in_language(language,
                  "用法：assay audit 文件 [--text 报告 --template 模板] [--unclaimed] [--json] [--lang zh|en]\n"
                  "\n"
                  "核对印出的数字：按文档算得的数值能不能成立，彼此是否一致，是怎样取整的，哪一处疑似\n"
                  "录入错误。数字取自文档（JSON）的 claims 和表格；给出模板时，改由模板在报告的文字里找。\n",
                  "Usage: assay audit FILE [--text REPORT --template TEMPLATE] [--unclaimed] [--json]\n"
                  "                        [--lang zh|en]\n"
                  "\n"
                  "Checks printed numbers: whether they can be true by what the document makes, whether they\n"
                  "agree, how they were rounded, and which place is the likeliest slip. The numbers are those of\n"
                  "the document's (JSON) claims and tables, or, with a template, what it finds in a report's text.\n"),
      in_language(language,
                  "  --text 报告      报告的文字（UTF-8）\n"
                  "  --template 模板  标注过的报告摘录，说明报告里的哪个数字是什么\n"
                  "  --unclaimed      也列出报告里模板没有提到的数字；JSON 里总有\n",
                  "  --text REPORT    the report's text (UTF-8)\n"
                  "  --template TEMPLATE\n"
                  "                   an annotated excerpt of a report, which says what its numbers are\n"
                  "  --unclaimed      list the numbers that the template does not speak of; JSON always does\n"));
}

static int help_mark(int32_t language) {
  return help_of(language,
                 in_language(language,
                             "用法：assay mark 报告 文件 [--lang zh|en]\n"
                             "\n"
                             "把报告的文字（UTF-8）标成模板的草稿：文档（JSON）里有数值能这样印的数字，都标成空位。\n",
                             "Usage: assay mark REPORT FILE [--lang zh|en]\n"
                             "\n"
                             "Prints a draft of a template: the report's text (UTF-8) with a hole around every number\n"
                             "that a value of the document (JSON) could print.\n"),
                 "");
}

static int help_explain(int32_t language) {
  return help_command(
      language,
      in_language(language,
                  "用法：assay explain 文件 [数] [--depth 层数] [--json] [--lang zh|en]\n"
                  "\n"
                  "说明一个数是怎样算出来的：每行是一个数，列出代入数字的算式、取整前的准确值和取整办法，\n"
                  "下面逐层是它用到的数，直到文档（JSON）里的位置。数用它的路径指明，如 total、\n"
                  "indicators/visits/attainment；不写时，说明所有没有被别的数用到的数。\n",
                  "Usage: assay explain FILE [FIGURE] [--depth N] [--json] [--lang zh|en]\n"
                  "\n"
                  "Says how a figure came about. Each line is a figure: its formula with the numbers put in, the\n"
                  "exact value and the rounding; what it was made of follows, level by level, down to the places\n"
                  "of the document (JSON). FIGURE is a path, such as total or indicators/visits/attainment; without\n"
                  "one, every figure is explained that no other is made of.\n"),
      in_language(language, "  --depth 层数     只列这么多层用到的数；默认到底\n",
                  "  --depth N        only so many levels of what a figure was made of; all by default\n"));
}

static int version(int32_t language) {
  char text[64];
  snprintf(text, sizeof text, "assay %s (ABI %lu)\n", assay_version(), (unsigned long)assay_abi_version());
  return print(text, strlen(text), language);
}

/* A document and the files that it names. */
struct input {
  char* document;
  size_t size;
  struct attachments attachments;
};

static void free_input(struct input* input) {
  free(input->document);
  free_attachments(&input->attachments);
}

static void say_unreadable(const struct request* request, const char* file, int problem) {
  put(stderr, file, strlen(file));
  fprintf(stderr, ": %s%s\n", in_language(request->language, "无法读取：", "cannot be read: "),
          reason(problem, request->language));
}

/* NULL where the file cannot be read, which is said. */
static char* read_text(const struct request* request, const char* file, size_t* size) {
  int problem;
  char* text = read_file(file, size, &problem);
  if (text == NULL) say_unreadable(request, file, problem);
  return text;
}

/* 0 where the file cannot be read, which is said. */
static int read_input(const struct request* request, const char* file, struct input* input) {
  int problem = ENOMEM;
  input->attachments = (struct attachments){NULL, 0};
  input->document = read_file(file, &input->size, &problem);
  if (input->document != NULL && attach_all(&input->attachments, file, input->document, input->size)) return 1;
  if (input->document != NULL) problem = ENOMEM;
  free_input(input);
  say_unreadable(request, file, problem);
  return 0;
}

/* NULL where the file cannot be read or is refused, which is said. */
static assay_evaluation* evaluated(const struct request* request, const char* file) {
  struct input input;
  assay_evaluation* evaluation = NULL;
  assay_error* error;
  if (!read_input(request, file, &input)) return NULL;
  const int32_t code = assay_evaluate_with(input.document, input.size, input.attachments.items, input.attachments.count,
                                           &evaluation, &error);
  free_input(&input);
  if (code != ASSAY_OK) print_problems(request, file, code, error);
  assay_error_free(error);
  return evaluation;
}

/* Prints what a call on the file made, or why it failed, and frees both. */
static int finish(const struct request* request, const char* file, int32_t code, assay_text* text, assay_error* error) {
  int status = WRONG;
  if (code == ASSAY_OK) {
    const char* data;
    size_t size;
    assay_text_view(text, &data, &size);
    status = print(data, size, request->language);
  } else {
    print_problems(request, file, code, error);
  }
  assay_text_free(text);
  assay_error_free(error);
  return status;
}

static int evaluate(const struct request* request) {
  assay_evaluation* evaluation = evaluated(request, request->files[0]);
  assay_text* text;
  assay_error* error;
  if (evaluation == NULL) return WRONG;
  const int32_t code = assay_evaluation_write(evaluation, request->format, request->language, &text, &error);
  assay_evaluation_free(evaluation);
  return finish(request, request->files[0], code, text, error);
}

static int what_if(const struct request* request) {
  struct input input;
  assay_text* text;
  assay_error* error;
  if (!read_input(request, request->files[0], &input)) return WRONG;
  const int32_t code =
      assay_what_if(input.document, input.size, input.attachments.items, input.attachments.count, request->replacements,
                    request->replacement_count, request->format, request->language, &text, &error);
  free_input(&input);
  return finish(request, request->files[0], code, text, error);
}

static int analyze(const struct request* request) {
  if (request->replacement_count != 0) return what_if(request);
  assay_evaluation* evaluation = evaluated(request, request->files[0]);
  assay_text* text;
  assay_error* error;
  if (evaluation == NULL) return WRONG;
  const int32_t code = assay_analyze(evaluation, request->format, request->language, &text, &error);
  assay_evaluation_free(evaluation);
  return finish(request, request->files[0], code, text, error);
}

/* Every file is evaluated, also after one that is refused, so that all problems are said. */
static int diff(const struct request* request) {
  assay_evaluation* before = evaluated(request, request->files[0]);
  assay_evaluation* after = evaluated(request, request->files[1]);
  int status = WRONG;
  if (before != NULL && after != NULL) {
    assay_text* text;
    assay_error* error;
    const int32_t code = assay_difference(before, after, request->format, request->language, &text, &error);
    status = finish(request, request->files[1], code, text, error);
  }
  assay_evaluation_free(before);
  assay_evaluation_free(after);
  return status;
}

static int rank_into(const struct request* request, const assay_evaluation** evaluations, size_t* name_sizes) {
  int status = DONE;
  for (size_t i = 0; i < request->file_count; ++i) {
    evaluations[i] = evaluated(request, request->files[i]);
    name_sizes[i] = strlen(request->files[i]);
    if (evaluations[i] == NULL) status = WRONG;
  }
  if (status != DONE) return status;
  assay_text* text;
  assay_error* error;
  const int32_t code = assay_rank(evaluations, request->files, name_sizes, request->file_count, request->format,
                                  request->language, &text, &error);
  return finish(request, NULL, code, text, error);
}

static int rank(const struct request* request) {
  const assay_evaluation** evaluations = calloc(request->file_count, sizeof *evaluations);
  size_t* name_sizes = calloc(request->file_count, sizeof *name_sizes);
  int status = WRONG;
  if (evaluations == NULL || name_sizes == NULL) {
    fprintf(stderr, "assay: %s\n", reason(ENOMEM, request->language));
  } else {
    status = rank_into(request, evaluations, name_sizes);
  }
  for (size_t i = 0; evaluations != NULL && i < request->file_count; ++i) {
    assay_evaluation_free((assay_evaluation*)evaluations[i]);
  }
  free(evaluations);
  free(name_sizes);
  return status;
}

/* With the texts of the report and the template, or NULL for both. */
static int audit_texts(const struct request* request, const char* report, size_t report_size, const char* template_text,
                       size_t template_size) {
  assay_evaluation* evaluation = evaluated(request, request->files[0]);
  int32_t discrepancies;
  assay_text* text;
  assay_error* error;
  if (evaluation == NULL) return WRONG;
  const int32_t code = assay_audit(evaluation, template_text, template_size, report, report_size,
                                   request->unclaimed ? ASSAY_UNCLAIMED : 0, request->format, request->language,
                                   &discrepancies, &text, &error);
  assay_evaluation_free(evaluation);
  const int status = finish(request, NULL, code, text, error);
  return status == DONE && discrepancies ? DISCREPANCIES : status;
}

static int audit(const struct request* request) {
  if (request->report == NULL) return audit_texts(request, NULL, 0, NULL, 0);
  size_t report_size, template_size;
  char* report = read_text(request, request->report, &report_size);
  char* template_text = read_text(request, request->template_file, &template_size);
  int status = WRONG;
  if (report != NULL && template_text != NULL) {
    status = audit_texts(request, report, report_size, template_text, template_size);
  }
  free(report);
  free(template_text);
  return status;
}

static int mark(const struct request* request) {
  if (request->format == ASSAY_JSON) return misused(request, "mark 不输出 JSON", "mark does not print JSON", NULL);
  size_t size;
  char* report = read_text(request, request->files[0], &size);
  assay_evaluation* evaluation = evaluated(request, request->files[1]);
  int status = WRONG;
  if (report != NULL && evaluation != NULL) {
    assay_text* text;
    assay_error* error;
    struct request of_report = *request;
    of_report.report = request->files[0];
    const int32_t code = assay_mark(evaluation, report, size, &text, &error);
    status = finish(&of_report, of_report.report, code, text, error);
  }
  assay_evaluation_free(evaluation);
  free(report);
  return status;
}

static int explain(const struct request* request) {
  assay_evaluation* evaluation = evaluated(request, request->files[0]);
  const char* figure = request->file_count > 1 ? request->files[1] : NULL;
  assay_text* text;
  assay_error* error;
  if (evaluation == NULL) return WRONG;
  const int32_t code = assay_explain(evaluation, figure, figure == NULL ? 0 : strlen(figure), request->depth,
                                     request->format, request->language, &text, &error);
  assay_evaluation_free(evaluation);
  return finish(request, request->files[0], code, text, error);
}

static const struct command commands[] = {{"evaluate", 1, 1, 0, 0, help_evaluate, evaluate},
                                          {"analyze", 1, 1, 1, 0, help_analyze, analyze},
                                          {"diff", 2, 2, 0, 0, help_diff, diff},
                                          {"rank", 1, SIZE_MAX, 0, 0, help_rank, rank},
                                          {"audit", 1, 1, 0, 1, help_audit, audit},
                                          {"mark", 2, 2, 0, 0, help_mark, mark},
                                          {"explain", 1, 2, 0, 0, help_explain, explain}};

static const struct command* command_named(const char* name) {
  for (size_t i = 0; i < sizeof commands / sizeof *commands; ++i) {
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  }
  return NULL;
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

/* The value of an option at argv[*at], as --option VALUE or --option=VALUE; NULL where it is another argument or has
 * none. */
static const char* option_value(const char* option, int argc, char** argv, int* at) {
  const size_t length = strlen(option);
  if (strncmp(argv[*at], option, length) != 0) return NULL;
  if (argv[*at][length] == '=') return argv[*at] + length + 1;
  if (argv[*at][length] == '\0' && *at + 1 < argc) return argv[++*at];
  return NULL;
}

/* The pointer ends at the first "=". */
static int add_replacement(struct request* request, const char* argument) {
  const char* equals = strchr(argument, '=');
  if (equals == NULL)
    return misused(request, "--set 之后应为 位置=值，不能是", "--set needs POINTER=VALUE, not", argument);
  assay_replacement* replacement = &request->replacements[request->replacement_count++];
  replacement->struct_size = sizeof *replacement;
  replacement->pointer = argument;
  replacement->pointer_size = (size_t)(equals - argument);
  replacement->value = equals + 1;
  replacement->value_size = strlen(equals + 1);
  return DONE;
}

static int set_depth(struct request* request, const char* argument) {
  const size_t digits = strspn(argument, "0123456789");
  if (digits == 0 || digits > 9 || argument[digits] != '\0') {
    return misused(request, "--depth 之后应为层数，不能是", "--depth needs a number of levels, not", argument);
  }
  request->depth = (int32_t)strtol(argument, NULL, 10);
  return DONE;
}

static int add_operand(struct request* request, const char* argument) {
  if (request->command == NULL) {
    request->command = command_named(argument);
    return request->command != NULL ? DONE : misused(request, "没有这个命令：", "there is no command", argument);
  }
  if (request->file_count == request->command->most) {
    return misused(request, "多余的参数", "one argument too many:", argument);
  }
  for (size_t i = 0; strcmp(argument, "-") == 0 && i < request->file_count; ++i) {
    if (strcmp(request->files[i], "-") == 0) {
      return misused(request, "标准输入只能读一次：", "standard input can be read only once:", argument);
    }
  }
  request->files[request->file_count++] = argument;
  return DONE;
}

static int parse(int argc, char** argv, struct request* request) {
  /* The language comes first: it is that of every complaint about the rest. */
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; ++i) {
    const char* value = option_value("--lang", argc, argv, &i);
    if (value != NULL) language_named(value, &request->language);
  }

  int options_ended = 0;
  int status = DONE;
  for (int i = 1; i < argc && status == DONE; ++i) {
    const char* argument = argv[i];
    int32_t language;
    const char* value;
    if (options_ended || argument[0] != '-' || argument[1] == '\0') {
      status = add_operand(request, argument);
    } else if (strcmp(argument, "--") == 0) {
      options_ended = 1;
    } else if (strcmp(argument, "--json") == 0) {
      request->format = ASSAY_JSON;
    } else if (strcmp(argument, "--help") == 0) {
      request->help = 1;
    } else if (strcmp(argument, "--version") == 0) {
      request->version = 1;
    } else if ((value = option_value("--set", argc, argv, &i)) != NULL) {
      status = add_replacement(request, value);
    } else if (strcmp(argument, "--set") == 0) {
      status = misused(request, "--set 之后缺少 位置=值", "--set needs POINTER=VALUE after it", NULL);
    } else if ((value = option_value("--text", argc, argv, &i)) != NULL) {
      request->report = value;
    } else if ((value = option_value("--template", argc, argv, &i)) != NULL) {
      request->template_file = value;
    } else if (strcmp(argument, "--text") == 0 || strcmp(argument, "--template") == 0) {
      status = misused(request, "其后缺少文件：", "a file is missing after", argument);
    } else if ((value = option_value("--depth", argc, argv, &i)) != NULL) {
      status = set_depth(request, value);
    } else if (strcmp(argument, "--depth") == 0) {
      status = misused(request, "--depth 之后缺少层数", "--depth needs a number of levels after it", NULL);
    } else if (strcmp(argument, "--unclaimed") == 0) {
      request->unclaimed = 1;
    } else if ((value = option_value("--lang", argc, argv, &i)) != NULL) {
      if (!language_named(value, &language)) {
        status = misused(request, "--lang 只能是 zh 或 en，不能是", "--lang is zh or en, not", value);
      }
    } else if (strcmp(argument, "--lang") == 0) {
      status = misused(request, "--lang 之后缺少 zh 或 en", "--lang needs zh or en after it", NULL);
    } else {
      status = misused(request, "不认识的选项", "there is no option", argument);
    }
  }
  return status;
}

/* The options of an audit: a text and a template go together, and standard input can be read only once. */
static int check_audit(const struct request* request) {
  if (!request->command->audits) {
    return misused(request, "只有 audit 可用 --text、--template 和 --unclaimed",
                   "only audit takes --text, --template and --unclaimed", NULL);
  }
  if (request->report == NULL || request->template_file == NULL) {
    return misused(request, "--text 和 --template 须一起给出，--unclaimed 也要它们",
                   "--text and --template go together, and --unclaimed needs them", NULL);
  }
  const char* const files[] = {request->files[0], request->report, request->template_file};
  int inputs = 0;
  for (size_t i = 0; i < 3; ++i) inputs += strcmp(files[i], "-") == 0;
  if (inputs <= 1) return DONE;
  return misused(request, "标准输入只能读一次：", "standard input can be read only once:", "-");
}

static int run(const struct request* request) {
  const struct command* command = request->command;
  if (request->version) return version(request->language);
  if (command == NULL) {
    return request->help ? help(request->language) : misused(request, "缺少命令", "a command is missing", NULL);
  }
  if (request->help) return command->help(request->language);
  if (request->replacement_count != 0 && !command->replaces) {
    return misused(request, "只有 analyze 可用 --set", "only analyze takes --set", NULL);
  }
  if (request->depth != -1 && command->run != explain) {
    return misused(request, "只有 explain 可用 --depth", "only explain takes --depth", NULL);
  }
  if (request->file_count < command->least) return misused(request, "缺少文件", "a file is missing", NULL);
  if (request->report != NULL || request->template_file != NULL || request->unclaimed) {
    const int status = check_audit(request);
    if (status != DONE) return status;
  }
  return command->run(request);
}

int main(int argc, char** argv) {
  struct request request = {ASSAY_ZH, ASSAY_REPORT, 0, 0, NULL, NULL, 0, NULL, 0, NULL, NULL, 0, -1};
  int status = WRONG;
  request.files = calloc((size_t)argc + 1, sizeof *request.files);
  request.replacements = calloc((size_t)argc + 1, sizeof *request.replacements);
  if (request.files == NULL || request.replacements == NULL) {
    fprintf(stderr, "assay: %s\n", reason(ENOMEM, request.language));
  } else if (parse(argc, argv, &request) == DONE) {
    status = run(&request);
  }
  free(request.files);
  free(request.replacements);
  return status;
}
