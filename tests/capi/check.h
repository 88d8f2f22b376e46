/* CHECK for the tests of the C ABI, in C and C++: a failed one is printed and counted; main returns whether any failed.
 * It does not call operator new, so that the tests of failing allocations can use it. */
#ifndef ASSAY_TESTS_CHECK_H
#define ASSAY_TESTS_CHECK_H

#include <stdio.h>

static int failures;

#define CHECK(condition)                                                      \
  do {                                                                        \
    if (!(condition)) {                                                       \
      ++failures;                                                             \
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition); \
    }                                                                         \
  } while (0)

/* In a loop: says at which round. */
#define CHECK_AT(condition, round)                                                                           \
  do {                                                                                                       \
    if (!(condition)) {                                                                                      \
      ++failures;                                                                                            \
      fprintf(stderr, "%s:%d: failed at %lu: %s\n", __FILE__, __LINE__, (unsigned long)(round), #condition); \
    }                                                                                                        \
  } while (0)

#endif
