/* What the program that walk.py writes stands on: good arguments of every type. */
#include "check.h"

#include <limits.h>
#include <math.h>

static cloudtasks_emulator *emulator;
static cloudtasks_emulator_options *emulator_options;
static cloudtasks_client *client;
static cloudtasks_options *options;
static cloudtasks_call_options *call_options;
static cloudtasks_retry *retry;
static cloudtasks_message *task;
static const cloudtasks_message *tasks[1];
static cloudtasks_pager *pager;
static cloudtasks_operation *operation;
static cloudtasks_cancellation *cancellation;
static cloudtasks_completions *completions;
static cloudtasks_error *some_error;
static cloudtasks_token *token;
static const int statuses[1] = {14};
static const char *const ids[3] = {"p", "l", "q"};
static const char *const *const scopes = ids, *const *const delegates = ids;
static char *parsed[3];
static char **const places[3] = {&parsed[0], &parsed[1], &parsed[2]};
static int tried;

static void free_all(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *user_data) {
  (void)status, (void)user_data;
  cloudtasks_message_free(response);
  cloudtasks_error_free(error);
}

static bool ignore(size_t index, cloudtasks_status status, const cloudtasks_message *made, const cloudtasks_error *error, void *user_data) {
  (void)index, (void)status, (void)made, (void)error, (void)user_data;
  return true;
}

static void ignore_log(cloudtasks_log_level level, const char *target, const char *message, void *user_data) {
  (void)level, (void)target, (void)message, (void)user_data;
}

/* In the program that is written. */
static bool walk_token(cloudtasks_token *place, void *user_data);

/* -1: any status will do. A failure fills the error in where it has a place, success does not. */
static void judge(const char *function, int wanted, cloudtasks_status got, cloudtasks_error *error, bool has_place) {
  if (wanted != -1 && wanted != (int)got)
    fprintf(stderr, "%s: expected %s, got %s: %s\n", function, cloudtasks_status_name(wanted), cloudtasks_status_name(got),
            error ? cloudtasks_error_message(error) : "no error filled in");
  CHECK(wanted == -1 || wanted == (int)got);
  CHECK(got != CLOUDTASKS_PANIC);
  CHECK((error != NULL) == (has_place && got != CLOUDTASKS_OK && got != CLOUDTASKS_DONE));
  CHECK(cloudtasks_error_status(error) == (error ? got : CLOUDTASKS_OK));
  cloudtasks_error_free(error);
  tried++;
}

static void set_up(void) {
  const char *endpoint = NULL;
  cloudtasks_message *message = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_start(NULL, &emulator, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_new(&emulator_options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_endpoint(options, endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_anonymous(options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &client, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&call_options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_new(&retry, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_cancellation_new(&cancellation, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_completions_new(&completions, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", "Task", &task, &error));
  tasks[0] = task;
  CHECK(cloudtasks_message_set_int(task, "name", 1, &some_error) == CLOUDTASKS_MISMATCH);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", "ListTasksRequest", &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(message, "parent", "projects/p/locations/l/queues/none", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, message, NULL, &pager, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(client, message, NULL, free_all, NULL, &error));
  cloudtasks_message_free(message);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Operation", "{\"name\":\"projects/p/locations/l/operations/o\",\"done\":true}",
                                     CLOUDTASKS_NUL_TERMINATED, 0, &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(client, "v2", message, NULL, &operation, &error));
  cloudtasks_message_free(message);
}

/* Makes a call with a client whose token source walks the function that only a token source can use. */
static void ask_for_a_token(void) {
  cloudtasks_options *own = NULL;
  cloudtasks_client *asking = NULL;
  cloudtasks_message *message = NULL;
  const char *endpoint = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&own, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_endpoint(own, endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_token_source(own, walk_token, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(own, &asking, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", "ListQueuesRequest", &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(message, "parent", "projects/p/locations/l", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_UNAUTHENTICATED, cloudtasks_v2_list_queues(asking, message, NULL, NULL, &error));
  CHECK(token != NULL);
  cloudtasks_message_free(message);
  cloudtasks_client_free(asking);
  cloudtasks_options_free(own);
}

static void tear_down(void) {
  for (int i = 0; i < 3; i++) cloudtasks_free(parsed[i]);
  cloudtasks_cancellation_free(cancellation);
  cloudtasks_completions_free(completions);
  cloudtasks_operation_free(operation);
  cloudtasks_pager_free(pager);
  cloudtasks_message_free(task);
  cloudtasks_retry_free(retry);
  cloudtasks_call_options_free(call_options);
  cloudtasks_options_free(options);
  cloudtasks_client_free(client);
  cloudtasks_error_free(some_error);
  cloudtasks_emulator_options_free(emulator_options);
  cloudtasks_emulator_stop(emulator);
}
