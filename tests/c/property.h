/* What the program that property.py writes stands on: random numbers, pools of live handles, and the checks. */
#include "fixture.h"

#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdatomic.h>

enum kind { CLIENT, OPTIONS, CALL_OPTIONS, RETRY, MESSAGE, PAGER, OPERATION, CANCELLATION, COMPLETIONS, EMULATOR, EMULATOR_OPTIONS, ERROR, KINDS };
/* As many as there are of each kind at most: an emulator has a thread, a directory and perhaps two ports. */
static const size_t room[KINDS] = {4, 6, 6, 4, 12, 4, 4, 4, 3, 2, 4, 6};

struct step {
  const char *name;
  void (*run)(void);
};

static void *pools[KINDS][12];
static size_t held[KINDS];
static const char *address, *current = "";
static atomic_int started, heard;
static int sources;
static atomic_int sources_freed;
static unsigned long step_number, succeeded;

/* --- random numbers: xorshift, the same on every machine --------------------------------------------------------- */

static uint64_t seed, state;

static size_t below(size_t limit) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return (size_t)(state >> 11) % limit;
}

static const char *choose(int count, ...) {
  const char *text = NULL;
  va_list texts;
  int wanted = (int)below((size_t)count);
  va_start(texts, count);
  for (int i = 0; i <= wanted; i++) text = va_arg(texts, const char *);
  va_end(texts);
  return text;
}

static size_t text_length(const char *text) {
  if (text == NULL) return below(2);
  return below(3) ? CLOUDTASKS_NUL_TERMINATED : below(strlen(text) + 1);
}

/* --- what functions lend ------------------------------------------------------------------------------------------ */

#define VIEWS 16
static struct view {
  const void *owner;
  const uint8_t *bytes;
  size_t length;
  uint64_t sum;
} views[VIEWS];
static size_t next_view;

/* Reads all of it, so that a sanitizer sees what is not there. */
static uint64_t sum_of(const uint8_t *bytes, size_t length) {
  uint64_t sum = 0;
  for (size_t i = 0; i < length; i++) sum = sum * 31 + bytes[i];
  return sum;
}

static inline void lend(const void *owner, const void *bytes, size_t length) {
  if (bytes == NULL) return;
  views[next_view++ % VIEWS] = (struct view){owner, bytes, length, sum_of(bytes, length)};
}

/* The owner changes or is freed: what it lent may be gone. */
static void forget(const void *owner) {
  for (int i = 0; i < VIEWS; i++)
    if (views[i].owner == owner && owner != NULL) views[i] = (struct view){0};
}

static bool views_last(void) {
  for (int i = 0; i < VIEWS; i++)
    if (views[i].bytes != NULL && sum_of(views[i].bytes, views[i].length) != views[i].sum) return false;
  return true;
}

/* --- handles ----------------------------------------------------------------------------------------------------- */

static void end(enum kind kind, void *handle) {
  forget(handle);
  switch (kind) {
    case CLIENT: cloudtasks_client_free(handle); break;
    case OPTIONS: cloudtasks_options_free(handle); break;
    case CALL_OPTIONS: cloudtasks_call_options_free(handle); break;
    case RETRY: cloudtasks_retry_free(handle); break;
    case MESSAGE: cloudtasks_message_free(handle); break;
    case PAGER: cloudtasks_pager_free(handle); break;
    case OPERATION: cloudtasks_operation_free(handle); break;
    case CANCELLATION: cloudtasks_cancellation_free(handle); break;
    case COMPLETIONS: cloudtasks_completions_free(handle); break;
    case EMULATOR: cloudtasks_emulator_stop(handle); break;
    case EMULATOR_OPTIONS: cloudtasks_emulator_options_free(handle); break;
    case ERROR: cloudtasks_error_free(handle); break;
    case KINDS: break;
  }
}

static void *remove_from(enum kind kind, size_t index) {
  void *handle = pools[kind][index];
  pools[kind][index] = pools[kind][--held[kind]];
  return handle;
}

/* Calls end within milliseconds, whatever is there to answer. */
static void keep_short_options(cloudtasks_options *options) {
  CHECK(options == NULL || cloudtasks_options_set_timeout(options, 20, NULL) != CLOUDTASKS_PANIC);
}

static void keep_short_call_options(cloudtasks_call_options *options) {
  CHECK(options == NULL || cloudtasks_call_options_set_timeout(options, 20, NULL) != CLOUDTASKS_PANIC);
}

static void put(enum kind kind, void *handle) {
  if (handle == NULL) return;
  if (kind == OPTIONS) keep_short_options(handle);
  if (kind == CALL_OPTIONS) keep_short_call_options(handle);
  if (held[kind] == room[kind]) end(kind, remove_from(kind, below(room[kind])));
  pools[kind][held[kind]++] = handle;
}

static void *other_handle(void) {
  enum kind kind = (enum kind)below(KINDS);
  return held[kind] ? pools[kind][below(held[kind])] : NULL;
}

/* A live handle, seldom NULL or any other. */
static void *pick(enum kind kind) {
  size_t chance = below(20);
  if (chance == 0) return NULL;
  if (chance == 1) return other_handle();
  return held[kind] ? pools[kind][below(held[kind])] : NULL;
}

/* A handle that is freed now: it leaves its pool. */
static void *to_free(enum kind kind) {
  if (below(20) == 0) {
    enum kind other = (enum kind)below(KINDS);
    return other != kind && held[other] ? pools[other][below(held[other])] : NULL;
  }
  /* Most of the time there is something to use. */
  return held[kind] > room[kind] / 2 ? remove_from(kind, below(held[kind])) : NULL;
}

/* --- arrays and callbacks ---------------------------------------------------------------------------------------- */

static const char *const ids[3] = {"p", "l", "q"};
static char *parsed[3];
static char **const places[3] = {&parsed[0], &parsed[1], &parsed[2]};
static const int codes[3] = {14, 4, 99};
static const uint8_t block[16] = "\x0a\x03" "abc";
static const cloudtasks_message *tasks[3];

static void count_heard(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *user_data) {
  (void)user_data;
  if (status == CLOUDTASKS_PANIC) abort();
  cloudtasks_message_free(response);
  cloudtasks_error_free(error);
  heard++;
}

static bool random_task_callback(size_t index, cloudtasks_status status, const cloudtasks_message *task, const cloudtasks_error *error, void *user_data) {
  (void)index, (void)task, (void)error, (void)user_data;
  if (status == CLOUDTASKS_PANIC) abort();
  return status == CLOUDTASKS_OK;
}

static bool random_token_source(cloudtasks_token *token, void *user_data) {
  (void)user_data;
  return cloudtasks_token_set(token, "token", 1000, NULL) == CLOUDTASKS_OK;
}

static void random_log_callback(cloudtasks_log_level level, const char *target, const char *message, void *user_data) {
  (void)level, (void)user_data;
  if (target == NULL || message == NULL) abort();
}

static void count_freed(void *user_data) {
  (void)user_data;
  sources_freed++;
}

/* --- the run ----------------------------------------------------------------------------------------------------- */

static void judge(cloudtasks_status status, cloudtasks_error *error, bool has_place) {
  bool is_failure = status != CLOUDTASKS_OK && status != CLOUDTASKS_DONE;
  bool is_right = status != CLOUDTASKS_PANIC && (error != NULL) == (is_failure && has_place);
  if (error != NULL) is_right = is_right && cloudtasks_error_status(error) == status && cloudtasks_error_message(error) != NULL;
  if (!is_right)
    fprintf(stderr, "step %lu, %s: %s: %s\n", step_number, current, cloudtasks_status_name(status),
            error ? cloudtasks_error_message(error) : "no error filled in");
  CHECK(is_right);
  succeeded += status == CLOUDTASKS_OK;
  put(ERROR, error);
}

static void set_environment(const char *name, const char *value) {
#ifdef _WIN32
  _putenv_s(name, value);
#else
  setenv(name, value, 1);
#endif
}

static unsigned long from_environment(const char *name, unsigned long otherwise) {
  const char *text = getenv(name);
  return text ? strtoul(text, NULL, 10) : otherwise;
}

static int run_steps(const struct step *steps, size_t count) {
  unsigned long wanted = from_environment("PROPERTY_STEPS", 3000);
  const char *host = NULL;
  seed = from_environment("PROPERTY_SEED", (unsigned long)time(NULL));
  state = seed * 2654435769u + 1;
  /* Shown where the run fails: with these it is the same again, but for what threads do. */
  fprintf(stderr, "PROPERTY_SEED=%lu PROPERTY_STEPS=%lu\n", (unsigned long)seed, wanted);
  start();
  fresh_queue();
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &address, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_host(emulator, &host, &error));
  /* What clients with all defaults use. */
  set_environment("CLOUD_TASKS_EMULATOR_HOST", host);
  set_environment("GOOGLE_APPLICATION_CREDENTIALS", "/no/such/file");
  cloudtasks_message *task = make("Task");
  for (int i = 0; i < 3; i++) tasks[i] = task;
  for (step_number = 1; step_number <= wanted && failed == 0; step_number++) {
    const struct step *step = &steps[below(count)];
    /* Two that are slow, compared with all others. */
    if ((strstr(step->name, "emulator_start") || strstr(step->name, "wait_idle")) && below(10)) continue;
    current = step->name;
    step->run();
    CHECK(views_last());
    for (int i = 0; i < 3; i++) cloudtasks_free(parsed[i]), parsed[i] = NULL;
  }
  if (failed) fprintf(stderr, "failed at step %lu, %s\n", step_number - 1, current);
  CHECK(cloudtasks_set_log_callback(NULL, 0, NULL, NULL) == CLOUDTASKS_OK);
  /* Clients first: their calls then end. Completions call back when they are freed. */
  for (int kind = 0; kind < KINDS; kind++)
    while (held[kind]) end((enum kind)kind, remove_from((enum kind)kind, 0));
  /* Else nothing but refusals would be tested. */
  CHECK(succeeded > wanted / 4);
  CHECK(started > 0 && started == heard);
  CHECK(sources == sources_freed);
  cloudtasks_message_free(task);
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
