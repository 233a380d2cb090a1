/* Calls on the embedded emulator: blocking, paged, in bulk, long-running. */
#include "fixture.h"

static void a_task_is_made_read_and_deleted(void) {
  ct_message *request = task_request(QUEUE "/tasks/t1"), *task = NULL, *found = NULL;
  ct_error *error = NULL;
  fresh_queue();
  EXPECT(CT_OK, ct_v2_create_task(client, request, NULL, &task, &error));
  CHECK(same(get(task, "name"), QUEUE "/tasks/t1"));
  CHECK(ct_v2_create_task(client, request, NULL, &found, &error) == CT_ALREADY_EXISTS);
  CHECK(found == NULL && ct_error_http_status(error) == 409);
  CHECK(same(ct_error_message(error), "Requested entity already exists"));
  ct_error_free(error);
  ct_message_free(request);
  request = make("GetTaskRequest");
  set(request, "name", QUEUE "/tasks/t1");
  EXPECT(CT_OK, ct_v2_get_task(client, request, NULL, &found, &error));
  CHECK(same(get(found, "http_request.url"), "http://127.0.0.1:9/"));
  EXPECT(CT_MISMATCH, ct_v2_delete_task(client, request, NULL, NULL, &error));
  ct_message_free(request);
  request = make("DeleteTaskRequest");
  set(request, "name", QUEUE "/tasks/t1");
  EXPECT(CT_OK, ct_v2_delete_task(client, request, NULL, NULL, &error));
  EXPECT(CT_NOT_FOUND, ct_v2_delete_task(client, request, NULL, NULL, &error));
  ct_message_free(request);
  ct_message_free(found);
  ct_message_free(task);
}

struct results {
  size_t ok, failed;
  ct_status last;
};

static void count_result(size_t index, ct_status status, const ct_message *task, const ct_error *error, void *data) {
  struct results *results = data;
  (void)index;
  results->ok += status == CT_OK && task != NULL && error == NULL;
  results->failed += status != CT_OK && task == NULL && error != NULL;
  if (status != CT_OK) results->last = status;
}

static void many_tasks_are_made_at_once_and_listed_by_item_and_page(void) {
  enum { COUNT = 25 };
  ct_message *request = task_request(NULL), *tasks[COUNT], *item = NULL;
  struct results results = {0, 0, CT_OK};
  ct_pager *pager = NULL;
  ct_status status;
  size_t count = 0, length = 0;
  const char *token = NULL;
  fresh_queue();
  for (int i = 0; i < COUNT; i++) EXPECT(CT_OK, ct_message_get_message(request, "task", &tasks[i], &error));
  EXPECT(CT_OK, ct_create_tasks(client, QUEUE, (const ct_message *const *)tasks, COUNT, 4, NULL, count_result, &results, &error));
  CHECK(results.ok == COUNT && results.failed == 0);
  EXPECT(CT_OK, ct_create_tasks(client, QUEUE "x", (const ct_message *const *)tasks, 3, 9, NULL, count_result, &results, &error));
  CHECK(results.failed == 3 && results.last == CT_NOT_FOUND);
  EXPECT(CT_INVALID_ARGUMENT, ct_create_tasks(client, QUEUE, (const ct_message *const *)tasks, 1, 0, NULL, count_result, &results, &error));
  for (int i = 0; i < COUNT; i++) ct_message_free(tasks[i]);
  ct_message_free(request);

  request = make("ListTasksRequest");
  set(request, "parent", QUEUE);
  EXPECT(CT_OK, ct_message_set_int(request, "page_size", 10, &error));
  EXPECT(CT_OK, ct_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  while ((status = ct_pager_next(pager, &item, NULL)) == CT_OK) {
    count++;
    ct_message_free(item);
  }
  CHECK(status == CT_DONE && count == COUNT);
  EXPECT(CT_DONE, ct_pager_next_page(pager, &item, &error));
  ct_pager_free(pager);
  EXPECT(CT_OK, ct_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  EXPECT(CT_OK, ct_pager_next_page(pager, &item, &error));
  EXPECT(CT_OK, ct_message_count(item, "tasks", &count, &error));
  CHECK(count == 10);
  ct_message_free(item);
  EXPECT(CT_OK, ct_pager_next_page_token(pager, &token, &length, &error));
  CHECK(length > 0 && strlen(token) == length);
  set(request, "page_token", token);
  ct_pager_free(pager);
  EXPECT(CT_OK, ct_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  for (count = 0; ct_pager_next(pager, &item, NULL) == CT_OK; count++) ct_message_free(item);
  CHECK(count == COUNT - 10);
  ct_pager_free(pager);
  set(request, "parent", QUEUE "x");
  EXPECT(CT_OK, ct_message_clear(request, "page_token", &error));
  EXPECT(CT_OK, ct_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  EXPECT(CT_NOT_FOUND, ct_pager_next(pager, &item, &error));
  ct_pager_free(pager);
  ct_message_free(request);
}

static void an_operation_is_waited_for_and_unpacked(void) {
  static const char ended[] =
      "{\"name\":\"projects/p/locations/l/operations/o\",\"done\":true,"
      "\"metadata\":{\"@type\":\"type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksMetadata\",\"state\":2},"
      "\"response\":{\"@type\":\"type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksResponse\","
      "\"tasks\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}";
  static const char failed_whole[] = "{\"name\":\"o\",\"done\":true,\"error\":{\"code\":7,\"message\":\"no\"}}";
  ct_message *request = make("GetQueueRequest"), *message = NULL, *part = NULL;
  ct_operation *operation = NULL;
  int32_t state = 0;
  size_t count = 0;
  bool done = false;
  EXPECT(CT_OK, ct_message_from_json("v2", "Operation", ended, CT_NUL, 0, &message, &error));
  EXPECT(CT_MISMATCH, ct_operation_new(client, "v2", request, &operation, &error));
  EXPECT(CT_UNKNOWN_NAME, ct_operation_new(client, "v9", message, &operation, &error));
  EXPECT(CT_OK, ct_operation_new(client, "v2", message, &operation, &error));
  EXPECT(CT_OK, ct_operation_wait(operation, 10000, &error));
  EXPECT(CT_OK, ct_operation_done(operation, &done, &error));
  CHECK(done);
  EXPECT(CT_OK, ct_operation_response(operation, &part, &error));
  EXPECT(CT_OK, ct_message_count(part, "tasks", &count, &error));
  CHECK(count == 2);
  ct_message_free(part);
  EXPECT(CT_OK, ct_operation_metadata(operation, &part, &error));
  EXPECT(CT_OK, ct_message_get_enum(part, "state", &state, &error));
  CHECK(state == 2);
  ct_message_free(part);
  ct_operation_free(operation);
  ct_message_free(message);

  EXPECT(CT_OK, ct_message_from_json("v2", "Operation", failed_whole, CT_NUL, 0, &message, &error));
  EXPECT(CT_OK, ct_operation_new(client, "v2", message, &operation, &error));
  EXPECT(CT_PERMISSION_DENIED, ct_operation_wait(operation, 0, &error));
  EXPECT(CT_PERMISSION_DENIED, ct_operation_response(operation, &part, &error));
  EXPECT(CT_ABSENT, ct_operation_metadata(operation, &part, &error));
  ct_operation_free(operation);
  ct_message_free(message);
  ct_message_free(request);
}

/* A version's methods for batches. */
struct batch_methods {
  const char *version;
  ct_status (*create)(const ct_client *, const ct_message *, const ct_call_options *, ct_message **, ct_error **);
  ct_status (*delete)(const ct_client *, const ct_message *, const ct_call_options *, ct_message **, ct_error **);
};

static ct_message *make_in(const char *version, const char *type) {
  ct_message *message = NULL;
  EXPECT(CT_OK, ct_message_new(version, type, &message, &error));
  return message;
}

/* Sends a batch and waits for its end. */
static ct_operation *end_of(const struct batch_methods *methods, bool deletes, const ct_message *request) {
  ct_message *message = NULL;
  ct_operation *operation = NULL;
  bool done = false;
  EXPECT(CT_OK, (deletes ? methods->delete : methods->create)(client, request, NULL, &message, &error));
  EXPECT(CT_OK, ct_operation_new(client, methods->version, message, &operation, &error));
  ct_message_free(message);
  message = NULL;
  EXPECT(CT_OK, ct_operation_refresh(operation, &error));
  EXPECT(CT_OK, ct_operation_wait(operation, 10000, &error));
  EXPECT(CT_OK, ct_operation_done(operation, &done, &error));
  EXPECT(CT_OK, ct_operation_message(operation, &message, &error));
  CHECK(done && strstr(get(message, "name"), "/operations/") != NULL);
  ct_message_free(message);
  return operation;
}

/* Checks an operation's metadata: its state, how many parts failed, and the status of one that did. Frees it. */
static void expect_end(ct_operation *operation, const char *state, size_t failures, const char *path, int code) {
  ct_message *metadata = NULL;
  const char *found = NULL;
  size_t count = 0;
  int64_t number = 0;
  EXPECT(CT_OK, ct_operation_metadata(operation, &metadata, &error));
  EXPECT(CT_OK, ct_message_get_enum_name(metadata, "state", &found, NULL, &error));
  CHECK(same(found, state));
  EXPECT(CT_OK, ct_message_count(metadata, "failed_requests", &count, &error));
  CHECK(count == failures);
  if (path) {
    EXPECT(CT_OK, ct_message_get_int(metadata, path, &number, &error));
    CHECK(number == code);
  }
  ct_message_free(metadata);
  ct_operation_free(operation);
}

static void expect_created(ct_operation *operation, size_t wanted) {
  ct_message *response = NULL;
  size_t count = 0;
  EXPECT(CT_OK, ct_operation_response(operation, &response, &error));
  EXPECT(CT_OK, ct_message_count(response, "tasks", &count, &error));
  CHECK(count == wanted);
  ct_message_free(response);
}

/* A request to create or delete tasks 0 to 2. */
static ct_message *batch_of_three(const struct batch_methods *methods, bool deletes) {
  ct_message *request = make_in(methods->version, deletes ? "BatchDeleteTasksRequest" : "BatchCreateTasksRequest");
  char path[64], name[64];
  set(request, "parent", QUEUE);
  for (int i = 0; i < 3; i++) {
    snprintf(name, sizeof name, QUEUE "/tasks/b%d", i);
    snprintf(path, sizeof path, deletes ? "names[%d]" : "requests[%d].task.name", i);
    set(request, path, name);
    if (deletes) continue;
    snprintf(path, sizeof path, "requests[%d].parent", i);
    set(request, path, QUEUE);
    snprintf(path, sizeof path, "requests[%d].task.http_request.url", i);
    set(request, path, "http://127.0.0.1:9/");
    snprintf(path, sizeof path, "requests[%d].task.schedule_time", i);
    EXPECT(CT_OK, ct_message_set_timestamp(request, path, time(NULL) + 86400, 0, &error));
  }
  return request;
}

static void batches_end_whole_in_part_or_not_at_all(const struct batch_methods *methods) {
  ct_message *creation = batch_of_three(methods, false), *deletion = batch_of_three(methods, true), *response = NULL;
  ct_message *empty = make_in(methods->version, "BatchCreateTasksRequest");
  ct_operation *operation;
  fresh_queue();
  operation = end_of(methods, false, creation);
  expect_created(operation, 3);
  expect_end(operation, "SUCCEEDED", 0, NULL, 0);

  /* All names are taken: the operation is done, with neither a response nor an error of its own. */
  operation = end_of(methods, false, creation);
  EXPECT(CT_ABSENT, ct_operation_response(operation, &response, &error));
  CHECK(response == NULL);
  expect_end(operation, "FAILED", 3, "failed_requests[2].code", CT_ALREADY_EXISTS);

  set(creation, "requests[1].task.name", QUEUE "/tasks/new");
  operation = end_of(methods, false, creation);
  expect_created(operation, 1);
  expect_end(operation, "PARTIALLY_SUCCEEDED", 2, "failed_requests[0].code", CT_ALREADY_EXISTS);

  operation = end_of(methods, true, deletion);
  EXPECT(CT_OK, ct_operation_response(operation, &response, &error));
  ct_message_free(response);
  response = NULL;
  expect_end(operation, "SUCCEEDED", 0, NULL, 0);
  operation = end_of(methods, true, deletion);
  EXPECT(CT_ABSENT, ct_operation_response(operation, &response, &error));
  expect_end(operation, "FAILED", 3, "failed_requests[0].code", CT_NOT_FOUND);

  set(empty, "parent", QUEUE);
  EXPECT(CT_INVALID_ARGUMENT, methods->create(client, empty, NULL, &response, &error));
  CHECK(response == NULL);
  ct_message_free(empty);
  ct_message_free(deletion);
  ct_message_free(creation);
}

static void a_server_that_is_not_there_is_unavailable(void) {
  ct_message *request = task_request(NULL);
  ct_client *lost = connect_to("http://127.0.0.1:9");
  ct_pager *pager = NULL;
  ct_message *item = NULL, *list = make("ListTasksRequest");
  ct_retry *retry = NULL;
  ct_call_options *options = NULL;
  int statuses[] = {CT_UNAVAILABLE};
  EXPECT(CT_OK, ct_retry_new(&retry, &error));
  EXPECT(CT_OK, ct_retry_set_backoff(retry, 1, 1.5, 2, &error));
  EXPECT(CT_OK, ct_retry_set_deadline(retry, 20, &error));
  EXPECT(CT_OK, ct_retry_set_statuses(retry, statuses, 1, &error));
  EXPECT(CT_INVALID_ARGUMENT, ct_retry_set_backoff(retry, 1, 0.5, 2, &error));
  statuses[0] = 17;
  EXPECT(CT_INVALID_ARGUMENT, ct_retry_set_statuses(retry, statuses, 1, &error));
  EXPECT(CT_OK, ct_call_options_new(&options, &error));
  EXPECT(CT_UNAVAILABLE, ct_v2_create_task(lost, request, options, NULL, &error));
  EXPECT(CT_OK, ct_call_options_set_retry(options, retry, &error));
  EXPECT(CT_OK, ct_call_options_add_header(options, "x-test", "1", &error));
  EXPECT(CT_OK, ct_call_options_set_deduplicate(options, true, &error));
  EXPECT(CT_DEADLINE_EXCEEDED, ct_v2_create_task(lost, request, options, NULL, &error));
  EXPECT(CT_OK, ct_call_options_set_no_retry(options, &error));
  EXPECT(CT_UNAVAILABLE, ct_v2_create_task(lost, request, options, NULL, &error));
  EXPECT(CT_OK, ct_call_options_set_deduplicate(options, false, &error));
  set(list, "parent", QUEUE);
  EXPECT(CT_OK, ct_v2_list_tasks_pager(lost, list, options, &pager, &error));
  EXPECT(CT_UNAVAILABLE, ct_pager_next(pager, &item, &error));
  ct_client_free(lost);
  EXPECT(CT_CANCELLED, ct_pager_next(pager, &item, &error));
  ct_pager_free(pager);
  ct_call_options_free(options);
  ct_retry_free(retry);
  ct_message_free(list);
  ct_message_free(request);
}

/* What a token source gives, and how often it was asked and its data freed. */
struct tokens {
  const char *token;
  int asked, freed;
};

static bool give_token(ct_token *place, void *data) {
  struct tokens *tokens = data;
  tokens->asked++;
  return tokens->token != NULL && ct_token_set(place, tokens->token, 3600000, NULL) == CT_OK;
}

static void count_freed(void *data) {
  ((struct tokens *)data)->freed++;
}

static void credentials_come_from_a_source_or_a_file(void) {
  struct tokens tokens = {"secret", 0, 0};
  const char *endpoint = NULL;
  ct_options *options = NULL;
  ct_client *own = NULL;
  ct_message *request = make("ListQueuesRequest");
  set(request, "parent", "projects/p/locations/l");
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CT_OK, ct_options_new(&options, &error));
  EXPECT(CT_OK, ct_options_set_endpoint(options, endpoint, &error));
  EXPECT(CT_OK, ct_options_set_token_source(options, give_token, &tokens, count_freed, &error));
  EXPECT(CT_OK, ct_client_new(options, &own, &error));
  EXPECT(CT_OK, ct_v2_list_queues(own, request, NULL, NULL, &error));
  EXPECT(CT_OK, ct_v2_list_queues(own, request, NULL, NULL, &error));
  CHECK(tokens.asked == 1 && tokens.freed == 0);
  ct_client_free(own);
  tokens.token = NULL;
  EXPECT(CT_OK, ct_client_new(options, &own, &error));
  EXPECT(CT_UNAUTHENTICATED, ct_v2_list_queues(own, request, NULL, NULL, &error));
  ct_client_free(own);
  EXPECT(CT_INVALID_ARGUMENT, ct_options_set_credentials_file(options, "/no/such/file", &error));
  EXPECT(CT_BAD_DATA, ct_options_set_credentials_json(options, "{", CT_NUL, &error));
  EXPECT(CT_INVALID_ARGUMENT, ct_options_set_credentials_json(options, "{}", CT_NUL, &error));
  EXPECT(CT_OK, ct_options_set_api_key(options, "key", &error));
  CHECK(tokens.freed == 1);
  EXPECT(CT_OK, ct_client_new(options, &own, &error));
  EXPECT(CT_OK, ct_v2_list_queues(own, request, NULL, NULL, &error));
  ct_client_free(own);
  ct_options_free(options);
  ct_message_free(request);
}

static void names_are_built_and_parsed(void) {
  char *name = NULL, *queue = NULL, *task = NULL;
  EXPECT(CT_OK, ct_task_path("p", "l", "q", "t", &name, &error));
  CHECK(same(name, QUEUE "/tasks/t"));
  EXPECT(CT_OK, ct_parse_task_path(name, NULL, NULL, &queue, &task, &error));
  CHECK(same(queue, "q") && same(task, "t"));
  EXPECT(CT_INVALID_ARGUMENT, ct_parse_queue_path(name, NULL, NULL, &queue, &error));
  ct_free(name);
  EXPECT(CT_INVALID_ARGUMENT, ct_queue_path("p", "l", "a/b", &name, &error));
  EXPECT(CT_INVALID_ARGUMENT, ct_queue_path("p", "", "q", &name, &error));
  ct_free(queue);
  ct_free(task);
}

int main(void) {
  static const struct batch_methods v2 = {"v2", ct_v2_batch_create_tasks, ct_v2_batch_delete_tasks};
  static const struct batch_methods v2beta3 = {"v2beta3", ct_v2beta3_batch_create_tasks, ct_v2beta3_batch_delete_tasks};
  start();
  a_task_is_made_read_and_deleted();
  many_tasks_are_made_at_once_and_listed_by_item_and_page();
  an_operation_is_waited_for_and_unpacked();
  batches_end_whole_in_part_or_not_at_all(&v2);
  batches_end_whole_in_part_or_not_at_all(&v2beta3);
  a_server_that_is_not_there_is_unavailable();
  credentials_come_from_a_source_or_a_file();
  names_are_built_and_parsed();
  ct_client_free(client);
  ct_emulator_stop(emulator);
  return summary();
}
