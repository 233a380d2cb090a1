/* What the program that walk.py writes stands on: good arguments of every type. */
#include "check.h"

#include <limits.h>
#include <math.h>

static ct_emulator *emulator;
static ct_client *client;
static ct_options *options;
static ct_call_options *call_options;
static ct_retry *retry;
static ct_message *task;
static const ct_message *tasks[1];
static ct_pager *pager;
static ct_operation *operation;
static ct_call *call;
static ct_error *some_error;
static ct_token *token;
static const int statuses[1] = {14};
static int tried;

static void free_all(ct_status status, ct_message *response, ct_error *error, void *user_data) {
  (void)status, (void)user_data;
  ct_message_free(response);
  ct_error_free(error);
}

static void ignore(size_t index, ct_status status, const ct_message *made, const ct_error *error, void *user_data) {
  (void)index, (void)status, (void)made, (void)error, (void)user_data;
}

/* In the program that is written. */
static bool walk_token(ct_token *place, void *user_data);

/* -1: any status will do. A failure fills the error in where it has a place, success does not. */
static void judge(const char *function, int wanted, ct_status got, ct_error *error, bool has_place) {
  if (wanted != -1 && wanted != (int)got)
    fprintf(stderr, "%s: expected %s, got %s: %s\n", function, ct_status_name(wanted), ct_status_name(got),
            error ? ct_error_message(error) : "no error filled in");
  CHECK(wanted == -1 || wanted == (int)got);
  CHECK(got != CT_PANIC);
  CHECK((error != NULL) == (has_place && got != CT_OK && got != CT_DONE));
  CHECK(ct_error_status(error) == (error ? got : CT_OK));
  ct_error_free(error);
  tried++;
}

static void set_up(void) {
  const char *endpoint = NULL;
  ct_message *message = NULL;
  EXPECT(CT_OK, ct_emulator_start(0, &emulator, &error));
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CT_OK, ct_options_new(&options, &error));
  EXPECT(CT_OK, ct_options_set_endpoint(options, endpoint, &error));
  EXPECT(CT_OK, ct_options_set_anonymous(options, &error));
  EXPECT(CT_OK, ct_client_new(options, &client, &error));
  EXPECT(CT_OK, ct_call_options_new(&call_options, &error));
  EXPECT(CT_OK, ct_retry_new(&retry, &error));
  EXPECT(CT_OK, ct_message_new("v2", "Task", &task, &error));
  tasks[0] = task;
  CHECK(ct_message_set_int(task, "name", 1, &some_error) == CT_MISMATCH);
  EXPECT(CT_OK, ct_message_new("v2", "ListTasksRequest", &message, &error));
  EXPECT(CT_OK, ct_message_set_string(message, "parent", "projects/p/locations/l/queues/none", CT_NUL, &error));
  EXPECT(CT_OK, ct_v2_list_tasks_pager(client, message, NULL, &pager, &error));
  EXPECT(CT_OK, ct_v2_list_tasks_async(client, message, NULL, free_all, NULL, &call, &error));
  ct_message_free(message);
  EXPECT(CT_OK, ct_message_from_json("v2", "Operation", "{\"name\":\"projects/p/locations/l/operations/o\",\"done\":true}",
                                     CT_NUL, 0, &message, &error));
  EXPECT(CT_OK, ct_operation_new(client, "v2", message, &operation, &error));
  ct_message_free(message);
}

/* Makes a call with a client whose token source walks the function that only a token source can use. */
static void ask_for_a_token(void) {
  ct_options *own = NULL;
  ct_client *asking = NULL;
  ct_message *message = NULL;
  const char *endpoint = NULL;
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CT_OK, ct_options_new(&own, &error));
  EXPECT(CT_OK, ct_options_set_endpoint(own, endpoint, &error));
  EXPECT(CT_OK, ct_options_set_token_source(own, walk_token, NULL, NULL, &error));
  EXPECT(CT_OK, ct_client_new(own, &asking, &error));
  EXPECT(CT_OK, ct_message_new("v2", "ListQueuesRequest", &message, &error));
  EXPECT(CT_OK, ct_message_set_string(message, "parent", "projects/p/locations/l", CT_NUL, &error));
  EXPECT(CT_UNAUTHENTICATED, ct_v2_list_queues(asking, message, NULL, NULL, &error));
  CHECK(token != NULL);
  ct_message_free(message);
  ct_client_free(asking);
  ct_options_free(own);
}

static void tear_down(void) {
  ct_call_free(call);
  ct_operation_free(operation);
  ct_pager_free(pager);
  ct_message_free(task);
  ct_retry_free(retry);
  ct_call_options_free(call_options);
  ct_options_free(options);
  ct_client_free(client);
  ct_error_free(some_error);
  ct_emulator_stop(emulator);
}
