/* Arguments that are too large, and a process that has little memory. */
#define _DEFAULT_SOURCE
#include "fixture.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* What a sanitizer or valgrind needs is more than such a limit leaves. */
static bool can_limit_memory(void) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;
#else
  const char *preloaded = getenv("LD_PRELOAD");
  return preloaded == NULL || strstr(preloaded, "vgpreload") == NULL;
#endif
}

static uint8_t *zeros(size_t size) {
  void *block = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK(block != MAP_FAILED);
  return block;
}

static void an_argument_has_a_greatest_size(void) {
  const size_t most = CLOUDTASKS_MAX_ARGUMENT_BYTES;
  uint8_t *block = zeros(most + 1);
  cloudtasks_message *task = make("Task");
  const char *const *texts = (const char *const *)(const void *)block;
  cloudtasks_options *options = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_bytes(task, "http_request.body", block, most, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_message_set_bytes(task, "http_request.body", block, most + 1, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_message_set_bytes(task, "http_request.body", block, SIZE_MAX, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_message_set_string(task, "name", (const char *)block, most + 1, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_scopes(options, texts, most / sizeof *texts + 1, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_scopes(options, texts, SIZE_MAX, &error));
  cloudtasks_options_free(options);
  cloudtasks_message_free(task);
  munmap(block, most + 1);
}

static void an_argument_that_there_is_no_memory_for_is_an_error(void) {
  const size_t size = 48 << 20;
  uint8_t *block = zeros(size);
  cloudtasks_message *task = make("Task");
  struct rlimit limit = {256 << 20, 256 << 20};
  int result = 0;
  pid_t child = fork();
  if (child == 0) {
    /* Takes what the limit leaves, but for some megabytes. */
    if (setrlimit(RLIMIT_AS, &limit) != 0) _exit(2);
    while (malloc(8 << 20) != NULL) continue;
    bool refused = cloudtasks_message_set_bytes(task, "http_request.body", block, size, NULL) == CLOUDTASKS_RESOURCE_EXHAUSTED;
    bool goes_on = cloudtasks_message_set_string(task, "name", "a", CLOUDTASKS_NUL_TERMINATED, NULL) == CLOUDTASKS_OK;
    _exit(refused && goes_on ? 0 : 1);
  }
  CHECK(waitpid(child, &result, 0) == child && WIFEXITED(result) && WEXITSTATUS(result) == 0);
  cloudtasks_message_free(task);
  munmap(block, size);
}

int main(void) {
  an_argument_has_a_greatest_size();
  if (can_limit_memory()) an_argument_that_there_is_no_memory_for_is_an_error();
  return summary();
}
