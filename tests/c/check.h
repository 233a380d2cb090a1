/* The little that the tests share: a check that counts, and its summary. */
#ifndef CHECK_H
#define CHECK_H

#include <cloudtasks.h>
#include <stdio.h>
#include <string.h>

static int passed, failed;

/* Counts a condition, and says which one fails. */
#define CHECK(condition) \
  ((condition) ? (void)++passed : (void)(++failed, fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition)))

/* Counts a status, and says what came instead. Frees the error. */
static inline void expect_at(const char *file, int line, cloudtasks_status wanted, cloudtasks_status got, cloudtasks_error *error) {
  if (wanted == got) {
    ++passed;
  } else {
    ++failed;
    fprintf(stderr, "%s:%d: expected %s, got %s: %s\n", file, line, cloudtasks_status_name(wanted), cloudtasks_status_name(got),
            error ? cloudtasks_error_message(error) : "no error filled in");
  }
  cloudtasks_error_free(error);
}

/* EXPECT(CLOUDTASKS_OK, call(…, &error)): the call may name the variable `error`, which is NULL before it. */
#define EXPECT(wanted, call)                                  \
  do {                                                        \
    cloudtasks_error *error = NULL;                                   \
    cloudtasks_status status_of_call = (call);                        \
    expect_at(__FILE__, __LINE__, wanted, status_of_call, error); \
  } while (0)

static inline bool same(const char *a, const char *b) {
  return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* The last line of every test program, which the runner adds up. */
static inline int summary(void) {
  printf("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}

#endif
