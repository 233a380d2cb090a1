/* Calls on the embedded emulator: blocking, paged, in bulk, long-running, asynchronous. */
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define QUEUE "projects/p/locations/l/queues/q"

static ct_emulator *emulator;
static ct_client *client;

static ct_message *make(const char *type) {
  ct_message *message = NULL;
  EXPECT(CT_OK, ct_message_new("v2", type, &message, &error));
  return message;
}

static void set(ct_message *message, const char *path, const char *value) {
  EXPECT(CT_OK, ct_message_set_string(message, path, value, CT_NUL, &error));
}

static const char *get(const ct_message *message, const char *path) {
  const char *text = NULL;
  EXPECT(CT_OK, ct_message_get_string(message, path, &text, NULL, &error));
  return text;
}

/* A request for a task that is due tomorrow, so that nothing is dispatched. */
static ct_message *task_request(const char *name) {
  ct_message *request = make("CreateTaskRequest");
  set(request, "parent", QUEUE);
  set(request, "task.http_request.url", "http://127.0.0.1:9/");
  EXPECT(CT_OK, ct_message_set_timestamp(request, "task.schedule_time", time(NULL) + 86400, 0, &error));
  if (name) set(request, "task.name", name);
  return request;
}

static ct_client *connect_to(const char *endpoint) {
  ct_options *options = NULL;
  ct_client *made = NULL;
  EXPECT(CT_OK, ct_options_new(&options, &error));
  EXPECT(CT_OK, ct_options_set_endpoint(options, endpoint, &error));
  EXPECT(CT_OK, ct_options_set_anonymous(options, &error));
  EXPECT(CT_OK, ct_client_new(options, &made, &error));
  ct_options_free(options);
  return made;
}

static void start(void) {
  const char *endpoint = NULL, *host = NULL;
  EXPECT(CT_OK, ct_emulator_start(0, &emulator, &error));
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CT_OK, ct_emulator_host(emulator, &host, &error));
  CHECK(strncmp(endpoint, "http://", 7) == 0 && same(endpoint + 7, host));
  client = connect_to(endpoint);
}

static void fresh_queue(void) {
  EXPECT(CT_OK, ct_emulator_reset(emulator, &error));
  EXPECT(CT_OK, ct_emulator_create_queue(emulator, QUEUE, &error));
}

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

/* What a callback tells the thread that waits for it. */
struct heard {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int calls;
  ct_status status;
  ct_status inside;
};

static void hear(ct_status status, ct_message *response, ct_error *error, void *data) {
  struct heard *heard = data;
  ct_message *request = NULL;
  ct_status inside = ct_message_new("v2", "ListQueuesRequest", &request, NULL);
  if (inside == CT_OK) inside = ct_message_set_string(request, "parent", "projects/p/locations/l", CT_NUL, NULL);
  if (inside == CT_OK) inside = ct_v2_list_queues(client, request, NULL, NULL, NULL);
  ct_message_free(request);
  ct_message_free(response);
  ct_error_free(error);
  pthread_mutex_lock(&heard->lock);
  heard->calls++;
  heard->status = status;
  heard->inside = inside;
  pthread_cond_broadcast(&heard->changed);
  pthread_mutex_unlock(&heard->lock);
}

static void wait_for(struct heard *heard, int calls) {
  pthread_mutex_lock(&heard->lock);
  while (heard->calls < calls) pthread_cond_wait(&heard->changed, &heard->lock);
  pthread_mutex_unlock(&heard->lock);
}

static void an_asynchronous_call_calls_back_once(void) {
  struct heard heard = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, CT_OK, CT_OK};
  ct_message *request = task_request(QUEUE "/tasks/a");
  fresh_queue();
  EXPECT(CT_OK, ct_v2_create_task_async(client, request, NULL, hear, &heard, NULL, &error));
  wait_for(&heard, 1);
  CHECK(heard.status == CT_OK);
  CHECK(heard.inside == CT_WRONG_THREAD);
  EXPECT(CT_OK, ct_v2_create_task_async(client, request, NULL, hear, &heard, NULL, &error));
  wait_for(&heard, 2);
  CHECK(heard.status == CT_ALREADY_EXISTS);
  EXPECT(CT_NULL, ct_v2_create_task_async(client, request, NULL, NULL, &heard, NULL, &error));
  CHECK(heard.calls == 2);
  ct_message_free(request);
}

/* A server that takes connections and never answers: the kernel accepts into the backlog. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

static int listen_silently(char *endpoint, size_t size) {
  struct sockaddr_in address = {0};
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(bind(listener, (struct sockaddr *)&address, length) == 0 && listen(listener, 8) == 0);
  CHECK(getsockname(listener, (struct sockaddr *)&address, &length) == 0);
  snprintf(endpoint, size, "http://127.0.0.1:%d", ntohs(address.sin_port));
  return listener;
}

static void a_silent_server_ends_in_a_timeout_a_cancellation_or_with_its_client(void) {
  struct heard heard = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, CT_OK, CT_OK};
  ct_message *request = task_request(NULL);
  ct_call_options *options = NULL;
  ct_call *call = NULL;
  char endpoint[64];
  int listener = listen_silently(endpoint, sizeof endpoint);
  ct_client *patient = connect_to(endpoint);

  EXPECT(CT_OK, ct_call_options_new(&options, &error));
  EXPECT(CT_OK, ct_call_options_set_timeout(options, 50, &error));
  EXPECT(CT_DEADLINE_EXCEEDED, ct_v2_create_task(patient, request, options, NULL, &error));
  EXPECT(CT_INVALID_ARGUMENT, ct_call_options_set_timeout(options, -1, &error));
  EXPECT(CT_OK, ct_call_options_set_no_timeout(options, &error));

  EXPECT(CT_OK, ct_v2_create_task_async(patient, request, options, hear, &heard, &call, &error));
  EXPECT(CT_OK, ct_call_cancel(call, &error));
  EXPECT(CT_OK, ct_call_cancel(call, &error));
  wait_for(&heard, 1);
  CHECK(heard.status == CT_CANCELLED);
  EXPECT(CT_OK, ct_call_cancel(call, &error));
  ct_call_free(call);

  EXPECT(CT_OK, ct_v2_create_task_async(patient, request, options, hear, &heard, NULL, &error));
  EXPECT(CT_OK, ct_v2_create_task_async(patient, request, options, hear, &heard, NULL, &error));
  ct_client_free(patient);
  CHECK(heard.calls == 3 && heard.status == CT_CANCELLED);
  ct_call_options_free(options);
  ct_message_free(request);
  close(listener);
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

/* The child of a fork gets a status for the parent's client, and can make its own. */
static void a_child_makes_its_own_client(void) {
  const char *endpoint = NULL;
  int result = 0;
  pid_t child;
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  child = fork();
  if (child == 0) {
    ct_message *request = NULL;
    ct_client *own;
    bool right = ct_message_new("v2", "ListQueuesRequest", &request, NULL) == CT_OK &&
                 ct_message_set_string(request, "parent", "projects/p/locations/l", CT_NUL, NULL) == CT_OK &&
                 ct_v2_list_queues(client, request, NULL, NULL, NULL) == CT_FORKED;
    own = connect_to(endpoint);
    right = right && ct_v2_list_queues(own, request, NULL, NULL, NULL) == CT_OK;
    ct_client_free(own);
    ct_client_free(client);
    ct_message_free(request);
    /* By another program, since a leak checker would count what the child must leave behind. */
    execl("/bin/sh", "sh", "-c", right ? "exit 0" : "exit 1", (char *)NULL);
  }
  CHECK(waitpid(child, &result, 0) == child && WIFEXITED(result) && WEXITSTATUS(result) == 0);
}

static void *list_often(void *data) {
  ct_message *request = data;
  for (int i = 0; i < 50; i++)
    if (ct_v2_list_tasks(client, request, NULL, NULL, NULL) != CT_OK) return data;
  return NULL;
}

static void eight_threads_use_one_client(void) {
  pthread_t threads[8];
  ct_message *request = make("ListTasksRequest");
  void *result;
  set(request, "parent", QUEUE);
  fresh_queue();
  for (int i = 0; i < 8; i++) CHECK(pthread_create(&threads[i], NULL, list_often, request) == 0);
  for (int i = 0; i < 8; i++) CHECK(pthread_join(threads[i], &result) == 0 && result == NULL);
  ct_message_free(request);
}

int main(void) {
  start();
  if (getenv("ONLY_THREADS") == NULL) {
    a_task_is_made_read_and_deleted();
    many_tasks_are_made_at_once_and_listed_by_item_and_page();
    an_operation_is_waited_for_and_unpacked();
    an_asynchronous_call_calls_back_once();
    a_silent_server_ends_in_a_timeout_a_cancellation_or_with_its_client();
    a_server_that_is_not_there_is_unavailable();
    credentials_come_from_a_source_or_a_file();
    names_are_built_and_parsed();
    a_child_makes_its_own_client();
  }
  eight_threads_use_one_client();
  ct_client_free(client);
  ct_emulator_stop(emulator);
  return summary();
}
