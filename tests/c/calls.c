/* Calls on the embedded emulator: blocking, paged, in bulk, long-running. */
#include "fixture.h"

static void a_task_is_made_read_and_deleted(void) {
  cloudtasks_message *request = task_request(QUEUE "/tasks/t1"), *task = NULL, *found = NULL;
  cloudtasks_error *error = NULL;
  fresh_queue();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task(client, request, NULL, &task, &error));
  CHECK(same(get(task, "name"), QUEUE "/tasks/t1"));
  CHECK(cloudtasks_v2_create_task(client, request, NULL, &found, &error) == CLOUDTASKS_ALREADY_EXISTS);
  CHECK(found == NULL && cloudtasks_error_http_status(error) == 409);
  CHECK(same(cloudtasks_error_message(error), "Requested entity already exists"));
  cloudtasks_error_free(error);
  cloudtasks_message_free(request);
  request = make("GetTaskRequest");
  set(request, "name", QUEUE "/tasks/t1");
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_get_task(client, request, NULL, &found, &error));
  CHECK(same(get(found, "http_request.url"), "http://127.0.0.1:9/"));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_v2_delete_task(client, request, NULL, NULL, &error));
  cloudtasks_message_free(request);
  request = make("DeleteTaskRequest");
  set(request, "name", QUEUE "/tasks/t1");
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_delete_task(client, request, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_NOT_FOUND, cloudtasks_v2_delete_task(client, request, NULL, NULL, &error));
  cloudtasks_message_free(request);
  cloudtasks_message_free(found);
  cloudtasks_message_free(task);
}

struct results {
  size_t ok, failed;
  cloudtasks_status last;
};

static bool count_result(size_t index, cloudtasks_status status, const cloudtasks_message *task, const cloudtasks_error *error, void *data) {
  struct results *results = data;
  (void)index;
  results->ok += status == CLOUDTASKS_OK && task != NULL && error == NULL;
  results->failed += status != CLOUDTASKS_OK && task == NULL && error != NULL;
  if (status != CLOUDTASKS_OK) results->last = status;
  return true;
}

static void many_tasks_are_made_at_once_and_listed_by_item_and_page(void) {
  enum { COUNT = 25 };
  cloudtasks_message *request = task_request(NULL), *tasks[COUNT], *item = NULL;
  struct results results = {0, 0, CLOUDTASKS_OK};
  cloudtasks_pager *pager = NULL;
  cloudtasks_status status;
  size_t count = 0, length = 0;
  const char *token = NULL;
  fresh_queue();
  for (int i = 0; i < COUNT; i++) EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_message(request, "task", &tasks[i], &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_create_tasks(client, QUEUE, (const cloudtasks_message *const *)tasks, COUNT, 4, NULL, count_result, &results, &error));
  CHECK(results.ok == COUNT && results.failed == 0);
  EXPECT(CLOUDTASKS_OK, cloudtasks_create_tasks(client, QUEUE "x", (const cloudtasks_message *const *)tasks, 3, 9, NULL, count_result, &results, &error));
  CHECK(results.failed == 3 && results.last == CLOUDTASKS_NOT_FOUND);
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_create_tasks(client, QUEUE, (const cloudtasks_message *const *)tasks, 1, 0, NULL, count_result, &results, &error));
  for (int i = 0; i < COUNT; i++) cloudtasks_message_free(tasks[i]);
  cloudtasks_message_free(request);

  request = make("ListTasksRequest");
  set(request, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_int(request, "page_size", 10, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  while ((status = cloudtasks_pager_next(pager, &item, NULL)) == CLOUDTASKS_OK) {
    count++;
    cloudtasks_message_free(item);
  }
  CHECK(status == CLOUDTASKS_DONE && count == COUNT);
  EXPECT(CLOUDTASKS_DONE, cloudtasks_pager_next_page(pager, &item, &error));
  cloudtasks_pager_free(pager);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next_page(pager, &item, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(item, "tasks", &count, &error));
  CHECK(count == 10);
  cloudtasks_message_free(item);
  EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next_page_token(pager, &token, &length, &error));
  CHECK(length > 0 && strlen(token) == length);
  set(request, "page_token", token);
  cloudtasks_pager_free(pager);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  for (count = 0; cloudtasks_pager_next(pager, &item, NULL) == CLOUDTASKS_OK; count++) cloudtasks_message_free(item);
  CHECK(count == COUNT - 10);
  cloudtasks_pager_free(pager);
  set(request, "parent", QUEUE "x");
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_clear(request, "page_token", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, request, NULL, &pager, &error));
  EXPECT(CLOUDTASKS_NOT_FOUND, cloudtasks_pager_next(pager, &item, &error));
  cloudtasks_pager_free(pager);
  cloudtasks_message_free(request);
}

static void an_operation_is_waited_for_and_unpacked(void) {
  static const char ended[] =
      "{\"name\":\"projects/p/locations/l/operations/o\",\"done\":true,"
      "\"metadata\":{\"@type\":\"type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksMetadata\",\"state\":2},"
      "\"response\":{\"@type\":\"type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksResponse\","
      "\"tasks\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}";
  static const char failed_whole[] = "{\"name\":\"o\",\"done\":true,\"error\":{\"code\":7,\"message\":\"no\"}}";
  cloudtasks_message *request = make("GetQueueRequest"), *message = NULL, *part = NULL;
  cloudtasks_operation *operation = NULL;
  int32_t state = 0;
  size_t count = 0;
  bool done = false;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Operation", ended, CLOUDTASKS_NUL_TERMINATED, 0, &message, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_operation_new(client, "v2", request, NULL, &operation, &error));
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_operation_new(client, "v9", message, NULL, &operation, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(client, "v2", message, NULL, &operation, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_wait(operation, 10000, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_done(operation, &done, &error));
  CHECK(done);
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_response(operation, &part, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(part, "tasks", &count, &error));
  CHECK(count == 2);
  cloudtasks_message_free(part);
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_metadata(operation, &part, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_enum(part, "state", &state, &error));
  CHECK(state == 2);
  cloudtasks_message_free(part);
  cloudtasks_operation_free(operation);
  cloudtasks_message_free(message);

  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Operation", failed_whole, CLOUDTASKS_NUL_TERMINATED, 0, &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(client, "v2", message, NULL, &operation, &error));
  EXPECT(CLOUDTASKS_PERMISSION_DENIED, cloudtasks_operation_wait(operation, 0, &error));
  EXPECT(CLOUDTASKS_PERMISSION_DENIED, cloudtasks_operation_response(operation, &part, &error));
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_operation_metadata(operation, &part, &error));
  cloudtasks_operation_free(operation);
  cloudtasks_message_free(message);
  cloudtasks_message_free(request);
}

/* A version's methods for batches. */
struct batch_methods {
  const char *version;
  cloudtasks_status (*create)(const cloudtasks_client *, const cloudtasks_message *, const cloudtasks_call_options *, cloudtasks_message **, cloudtasks_error **);
  cloudtasks_status (*delete)(const cloudtasks_client *, const cloudtasks_message *, const cloudtasks_call_options *, cloudtasks_message **, cloudtasks_error **);
};

static cloudtasks_message *make_in(const char *version, const char *type) {
  cloudtasks_message *message = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new(version, type, &message, &error));
  return message;
}

/* Sends a batch and waits for its end, which gives this status. */
static cloudtasks_operation *end_of(const struct batch_methods *methods, bool deletes, const cloudtasks_message *request,
                                    cloudtasks_status end) {
  cloudtasks_message *message = NULL;
  cloudtasks_operation *operation = NULL;
  bool done = false;
  EXPECT(CLOUDTASKS_OK, (deletes ? methods->delete : methods->create)(client, request, NULL, &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(client, methods->version, message, NULL, &operation, &error));
  cloudtasks_message_free(message);
  message = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_refresh(operation, &error));
  EXPECT(end, cloudtasks_operation_wait(operation, 10000, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_done(operation, &done, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_message(operation, &message, &error));
  CHECK(done && strstr(get(message, "name"), "/operations/") != NULL);
  cloudtasks_message_free(message);
  return operation;
}

/* Checks an operation's metadata: its state, how many parts failed, and the status of one that did. Frees it. */
static void expect_end(cloudtasks_operation *operation, const char *state, size_t failures, const char *path, int code) {
  cloudtasks_message *metadata = NULL;
  const char *found = NULL;
  size_t count = 0;
  int64_t number = 0;
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_metadata(operation, &metadata, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_enum_name(metadata, "state", &found, NULL, &error));
  CHECK(same(found, state));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(metadata, "failed_requests", &count, &error));
  CHECK(count == failures);
  if (path) {
    EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_int(metadata, path, &number, &error));
    CHECK(number == code);
  }
  cloudtasks_message_free(metadata);
  cloudtasks_operation_free(operation);
}

static void expect_created(cloudtasks_operation *operation, size_t wanted) {
  cloudtasks_message *response = NULL;
  size_t count = 0;
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_response(operation, &response, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(response, "tasks", &count, &error));
  CHECK(count == wanted);
  cloudtasks_message_free(response);
}

/* A request to create or delete tasks 0 to 2. */
static cloudtasks_message *batch_of_three(const struct batch_methods *methods, bool deletes) {
  cloudtasks_message *request = make_in(methods->version, deletes ? "BatchDeleteTasksRequest" : "BatchCreateTasksRequest");
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
    EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_timestamp(request, path, time(NULL) + 86400, 0, &error));
  }
  return request;
}

static void batches_end_whole_in_part_or_not_at_all(const struct batch_methods *methods) {
  cloudtasks_message *creation = batch_of_three(methods, false), *deletion = batch_of_three(methods, true), *response = NULL;
  cloudtasks_message *empty = make_in(methods->version, "BatchCreateTasksRequest");
  cloudtasks_operation *operation;
  fresh_queue();
  operation = end_of(methods, false, creation, CLOUDTASKS_OK);
  expect_created(operation, 3);
  expect_end(operation, "SUCCEEDED", 0, NULL, 0);

  /* All names are taken: the operation is done, without a response and without an error. */
  operation = end_of(methods, false, creation, CLOUDTASKS_OK);
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_operation_response(operation, &response, &error));
  CHECK(response == NULL);
  expect_end(operation, "FAILED", 3, "failed_requests[2].code", CLOUDTASKS_ALREADY_EXISTS);

  set(creation, "requests[1].task.name", QUEUE "/tasks/new");
  operation = end_of(methods, false, creation, CLOUDTASKS_OK);
  expect_created(operation, 1);
  expect_end(operation, "PARTIALLY_SUCCEEDED", 2, "failed_requests[0].code", CLOUDTASKS_ALREADY_EXISTS);

  operation = end_of(methods, true, deletion, CLOUDTASKS_OK);
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_response(operation, &response, &error));
  cloudtasks_message_free(response);
  response = NULL;
  expect_end(operation, "SUCCEEDED", 0, NULL, 0);
  operation = end_of(methods, true, deletion, CLOUDTASKS_ABORTED);
  EXPECT(CLOUDTASKS_ABORTED, cloudtasks_operation_response(operation, &response, &error));
  expect_end(operation, "PARTIALLY_SUCCEEDED", 3, "failed_requests[0].code", CLOUDTASKS_NOT_FOUND);

  set(empty, "parent", QUEUE);
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, methods->create(client, empty, NULL, &response, &error));
  CHECK(response == NULL);
  cloudtasks_message_free(empty);
  cloudtasks_message_free(deletion);
  cloudtasks_message_free(creation);
}

static void a_server_that_is_not_there_is_unavailable(void) {
  cloudtasks_message *request = task_request(NULL);
  cloudtasks_client *lost = connect_to("http://127.0.0.1:9");
  cloudtasks_pager *pager = NULL;
  cloudtasks_message *item = NULL, *list = make("ListTasksRequest");
  cloudtasks_retry *retry = NULL;
  cloudtasks_call_options *options = NULL;
  int statuses[] = {CLOUDTASKS_UNAVAILABLE};
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_new(&retry, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_set_backoff(retry, 1, 1.5, 2, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_set_deadline(retry, 20, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_set_statuses(retry, statuses, 1, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_retry_set_backoff(retry, 1, 0.5, 2, &error));
  statuses[0] = 17;
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_retry_set_statuses(retry, statuses, 1, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&options, &error));
  EXPECT(CLOUDTASKS_UNAVAILABLE, cloudtasks_v2_create_task(lost, request, options, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_retry(options, retry, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_add_header(options, "x-test", "1", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_deduplicate(options, true, &error));
  EXPECT(CLOUDTASKS_DEADLINE_EXCEEDED, cloudtasks_v2_create_task(lost, request, options, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_no_retry(options, &error));
  EXPECT(CLOUDTASKS_UNAVAILABLE, cloudtasks_v2_create_task(lost, request, options, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_deduplicate(options, false, &error));
  set(list, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(lost, list, options, &pager, &error));
  EXPECT(CLOUDTASKS_UNAVAILABLE, cloudtasks_pager_next(pager, &item, &error));
  cloudtasks_client_free(lost);
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_pager_next(pager, &item, &error));
  cloudtasks_pager_free(pager);
  cloudtasks_call_options_free(options);
  cloudtasks_retry_free(retry);
  cloudtasks_message_free(list);
  cloudtasks_message_free(request);
}

/* What a token source gives, and how often it was asked and its data freed. */
struct tokens {
  const char *token;
  int64_t lifetime_ms;
  int asked, freed;
};

static bool give_token(cloudtasks_token *place, void *data) {
  struct tokens *tokens = data;
  tokens->asked++;
  return tokens->token != NULL && cloudtasks_token_set(place, tokens->token, tokens->lifetime_ms, NULL) == CLOUDTASKS_OK;
}

static void count_freed(void *data) {
  ((struct tokens *)data)->freed++;
}

static void credentials_come_from_a_source_or_a_file(void) {
  struct tokens tokens = {"secret", 3600000, 0, 0};
  const char *endpoint = NULL;
  cloudtasks_options *options = NULL;
  cloudtasks_client *own = NULL;
  cloudtasks_message *request = make("ListQueuesRequest");
  set(request, "parent", "projects/p/locations/l");
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_endpoint(options, endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_token_source(options, give_token, &tokens, count_freed, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &own, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_queues(own, request, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_queues(own, request, NULL, NULL, &error));
  CHECK(tokens.asked == 1 && tokens.freed == 0);
  cloudtasks_client_free(own);
  /* A time that no clock can tell is as good as none. */
  tokens.lifetime_ms = INT64_MAX;
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &own, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_queues(own, request, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_queues(own, request, NULL, NULL, &error));
  CHECK(tokens.asked == 2);
  cloudtasks_client_free(own);
  tokens.token = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &own, &error));
  EXPECT(CLOUDTASKS_UNAUTHENTICATED, cloudtasks_v2_list_queues(own, request, NULL, NULL, &error));
  cloudtasks_client_free(own);
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_credentials_file(options, "/no/such/file", &error));
  EXPECT(CLOUDTASKS_BAD_DATA, cloudtasks_options_set_credentials_json(options, "{", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_credentials_json(options, "{}", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_api_key(options, "key", &error));
  CHECK(tokens.freed == 1);
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &own, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_queues(own, request, NULL, NULL, &error));
  cloudtasks_client_free(own);
  cloudtasks_options_free(options);
  cloudtasks_message_free(request);
}

static void names_are_built_and_parsed(void) {
  char *name = NULL, *queue = NULL, *task = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_task_path("p", "l", "q", "t", &name, &error));
  CHECK(same(name, QUEUE "/tasks/t"));
  EXPECT(CLOUDTASKS_OK, cloudtasks_parse_task_path(name, NULL, NULL, &queue, &task, &error));
  CHECK(same(queue, "q") && same(task, "t"));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_parse_queue_path(name, NULL, NULL, &queue, &error));
  cloudtasks_free(name);
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_queue_path("p", "l", "a/b", &name, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_queue_path("p", "", "q", &name, &error));
  cloudtasks_free(queue);
  cloudtasks_free(task);
}

int main(void) {
  static const struct batch_methods v2 = {"v2", cloudtasks_v2_batch_create_tasks, cloudtasks_v2_batch_delete_tasks};
  static const struct batch_methods v2beta3 = {"v2beta3", cloudtasks_v2beta3_batch_create_tasks, cloudtasks_v2beta3_batch_delete_tasks};
  start();
  a_task_is_made_read_and_deleted();
  many_tasks_are_made_at_once_and_listed_by_item_and_page();
  an_operation_is_waited_for_and_unpacked();
  batches_end_whole_in_part_or_not_at_all(&v2);
  batches_end_whole_in_part_or_not_at_all(&v2beta3);
  a_server_that_is_not_there_is_unavailable();
  credentials_come_from_a_source_or_a_file();
  names_are_built_and_parsed();
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
