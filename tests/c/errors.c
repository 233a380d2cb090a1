/* What an error tells beside its status, and what stops a call. */
#include "server.h"

#ifndef _WIN32
#include <dirent.h>
#include <signal.h>
#include <sys/time.h>
#endif

/* Makes a task on a server that answers so; gives the error, and the status that it must have. */
static cloudtasks_error *error_of(const char *answer, const cloudtasks_call_options *options, cloudtasks_status wanted) {
  struct server server;
  cloudtasks_message *request = task_request(NULL);
  cloudtasks_error *error = NULL;
  cloudtasks_client *own;
  start_server(&server, answer);
  own = connect_to(server.endpoint);
  CHECK(cloudtasks_v2_create_task(own, request, options, NULL, &error) == wanted);
  CHECK(cloudtasks_error_status(error) == wanted);
  cloudtasks_client_free(own);
  stop_server(&server);
  cloudtasks_message_free(request);
  return error;
}

static void a_refused_connection_and_one_that_breaks_after_sending_are_told_apart(void) {
  cloudtasks_message *request = task_request(NULL);
  cloudtasks_client *lost = connect_to("http://127.0.0.1:9");
  cloudtasks_error *refused = NULL, *reset = error_of(NULL, NULL, CLOUDTASKS_UNAVAILABLE);
  CHECK(cloudtasks_v2_create_task(lost, request, NULL, NULL, &refused) == CLOUDTASKS_UNAVAILABLE);
  CHECK(cloudtasks_error_kind_of(refused) == CLOUDTASKS_ERROR_TRANSPORT && cloudtasks_error_kind_of(reset) == CLOUDTASKS_ERROR_TRANSPORT);
  CHECK(cloudtasks_error_phase(refused) == CLOUDTASKS_PHASE_CONNECT && cloudtasks_error_phase(reset) == CLOUDTASKS_PHASE_RESPONSE);
  CHECK(!cloudtasks_error_may_have_arrived(refused) && cloudtasks_error_may_have_arrived(reset));
  CHECK(cloudtasks_error_attempts(refused) == 1 && cloudtasks_error_attempts(reset) == 1);
  CHECK(cloudtasks_error_http_status(reset) == 0 && cloudtasks_error_cause(reset) == NULL);
  CHECK(cloudtasks_error_reason(reset) == NULL && cloudtasks_error_details(reset) == NULL);
  cloudtasks_error_free(refused);
  cloudtasks_error_free(reset);
  cloudtasks_client_free(lost);
  cloudtasks_message_free(request);
}

static void an_error_tells_what_the_service_says(void) {
  static const char answer[] = HEAD("403 Forbidden", "304")
      "{\"error\":{\"code\":403,\"message\":\"Cloud Tasks API has not been used in project 1\",\"status\":\"PERMISSION_DENIED\","
      "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"SERVICE_DISABLED\","
      "\"domain\":\"googleapis.com\",\"metadata\":{\"service\":\"cloudtasks.googleapis.com\",\"consumer\":\"projects/1\"}}]}}";
  cloudtasks_error *error = error_of(answer, NULL, CLOUDTASKS_PERMISSION_DENIED);
  CHECK(cloudtasks_error_kind_of(error) == CLOUDTASKS_ERROR_SERVICE && cloudtasks_error_http_status(error) == 403);
  CHECK(!cloudtasks_error_may_have_arrived(error));
  CHECK(same(cloudtasks_error_reason(error), "SERVICE_DISABLED") && same(cloudtasks_error_domain(error), "googleapis.com"));
  CHECK(same(cloudtasks_error_metadata(error, "consumer"), "projects/1"));
  CHECK(cloudtasks_error_metadata(error, "producer") == NULL && cloudtasks_error_metadata(error, NULL) == NULL);
  CHECK(strstr(cloudtasks_error_details(error), "google.rpc.ErrorInfo") != NULL);
  cloudtasks_error_free(error);
}

static void an_answer_that_cannot_be_read_keeps_its_http_status(void) {
  cloudtasks_error *error = error_of(HEAD("200 OK", "5") "<html", NULL, CLOUDTASKS_UNKNOWN);
  CHECK(cloudtasks_error_kind_of(error) == CLOUDTASKS_ERROR_RESPONSE && cloudtasks_error_http_status(error) == 200);
  CHECK(cloudtasks_error_may_have_arrived(error));
  cloudtasks_error_free(error);
}

static void an_empty_answer_is_not_a_task(void) {
  cloudtasks_error *error = error_of(HEAD("200 OK", "0"), NULL, CLOUDTASKS_UNKNOWN);
  CHECK(cloudtasks_error_kind_of(error) == CLOUDTASKS_ERROR_RESPONSE && cloudtasks_error_http_status(error) == 200);
  CHECK(cloudtasks_error_may_have_arrived(error));
  cloudtasks_error_free(error);
}

static void a_page_token_that_comes_again_ends_the_list_with_an_error(void) {
  static const char page[] = HEAD("200 OK", "53") "{\"tasks\":[{\"name\":\"" "a" "\"}],\"nextPageToken\":\"same\"}      ";
  struct server server;
  cloudtasks_message *request = make("ListTasksRequest"), *task = NULL;
  cloudtasks_pager *pager = NULL;
  cloudtasks_client *own;
  set(request, "parent", QUEUE);
  start_server(&server, page);
  own = connect_to(server.endpoint);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(own, request, NULL, &pager, &error));
  for (int number = 0; number < 2; number++) {
    EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next(pager, &task, &error));
    cloudtasks_message_free(task);
  }
  /* The third page would be the second one again, without end. */
  EXPECT(CLOUDTASKS_UNKNOWN, cloudtasks_pager_next(pager, &task, &error));
  cloudtasks_pager_free(pager);
  cloudtasks_client_free(own);
  stop_server(&server);
  cloudtasks_message_free(request);
}

static void retries_that_are_used_up_tell_the_last_attempt(void) {
  cloudtasks_retry *retry = NULL;
  cloudtasks_call_options *options = NULL;
  cloudtasks_error *error;
  const cloudtasks_error *cause;
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_new(&retry, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_set_backoff(retry, 1, 1.5, 2, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_set_deadline(retry, 300, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_retry(options, retry, &error));
  error = error_of(HEAD("503 Service Unavailable", "0"), options, CLOUDTASKS_DEADLINE_EXCEEDED);
  cause = cloudtasks_error_cause(error);
  CHECK(cloudtasks_error_kind_of(error) == CLOUDTASKS_ERROR_RETRY && cloudtasks_error_http_status(error) == 503);
  CHECK(cloudtasks_error_attempts(error) >= 1);
  CHECK(cause != NULL && cloudtasks_error_status(cause) == CLOUDTASKS_UNAVAILABLE);
  CHECK(cause != NULL && cloudtasks_error_kind_of(cause) == CLOUDTASKS_ERROR_SERVICE && cloudtasks_error_http_status(cause) == 503);
  cloudtasks_error_free(error);
  cloudtasks_call_options_free(options);
  cloudtasks_retry_free(retry);
}

/* --- what stops a call ----------------------------------------------------------------------------------------- */

static cloudtasks_cancellation *token;

static cloudtasks_call_options *with_token(void) {
  cloudtasks_call_options *options = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_cancellation_new(&token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_no_timeout(options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_cancellation(options, token, &error));
  return options;
}

static void let_go(cloudtasks_call_options *options) {
  cloudtasks_call_options_free(options);
  cloudtasks_cancellation_free(token);
}

/* Windows has no timer that raises a signal. */
#ifndef _WIN32
static void on_alarm(int signal) {
  (void)signal;
  cloudtasks_cancellation_cancel(token);
}

/* Without the signal this would wait forever. */
static void a_signal_handler_stops_a_blocking_call(void) {
  struct sigaction action = {0}, before;
  struct itimerval soon = {{0, 0}, {0, 50000}};
  char endpoint[64];
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  cloudtasks_client *patient = connect_to(endpoint);
  cloudtasks_message *request = task_request(NULL);
  cloudtasks_call_options *options = with_token();
  action.sa_handler = on_alarm;
  CHECK(sigaction(SIGALRM, &action, &before) == 0 && setitimer(ITIMER_REAL, &soon, NULL) == 0);
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_v2_create_task(patient, request, options, NULL, &error));
  CHECK(sigaction(SIGALRM, &before, NULL) == 0);
  let_go(options);
  cloudtasks_client_free(patient);
  cloudtasks_message_free(request);
  close_socket(listener);
}
#endif

static void *cancel_soon(void *data) {
  (void)data;
  cloudtasks_cancellation_cancel(token);
  return NULL;
}

static void another_thread_stops_a_pager_and_an_operation(void) {
  char endpoint[64];
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  cloudtasks_client *patient = connect_to(endpoint);
  cloudtasks_message *list = make("ListTasksRequest"), *message = NULL, *item = NULL;
  cloudtasks_call_options *options = with_token();
  cloudtasks_operation *operation = NULL;
  cloudtasks_pager *pager = NULL;
  pthread_t thread;
  set(list, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(patient, list, options, &pager, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Operation", "{\"name\":\"projects/p/locations/l/operations/o\"}",
                                                     CLOUDTASKS_NUL_TERMINATED, 0, &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(patient, "v2", message, options, &operation, &error));
  CHECK(pthread_create(&thread, NULL, cancel_soon, NULL) == 0);
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_operation_wait(operation, 1000000000, &error));
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_pager_next(pager, &item, &error));
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_operation_refresh(operation, &error));
  CHECK(pthread_join(thread, NULL) == 0);
  cloudtasks_operation_free(operation);
  cloudtasks_pager_free(pager);
  cloudtasks_message_free(message);
  cloudtasks_message_free(list);
  let_go(options);
  cloudtasks_client_free(patient);
  close_socket(listener);
}

struct results {
  int ok, cancelled, total;
};

static bool stop_after_the_second(size_t index, cloudtasks_status status, const cloudtasks_message *task, const cloudtasks_error *error, void *data) {
  struct results *results = data;
  (void)index, (void)task, (void)error;
  results->ok += status == CLOUDTASKS_OK;
  results->cancelled += status == CLOUDTASKS_CANCELLED;
  return ++results->total != 2;
}

static void a_bulk_creation_is_stopped_by_its_callback_or_a_token(void) {
  cloudtasks_message *request = task_request(NULL), *task = NULL;
  const cloudtasks_message *tasks[5];
  struct results results = {0, 0, 0};
  cloudtasks_call_options *options = with_token();
  fresh_queue();
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_message(request, "task", &task, &error));
  for (int i = 0; i < 5; i++) tasks[i] = task;
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_create_tasks(client, QUEUE, tasks, 5, 1, options, stop_after_the_second, &results, &error));
  CHECK(results.ok == 2 && results.cancelled == 3 && results.total == 5);
  cloudtasks_cancellation_cancel(token);
  results.total = results.cancelled = 0;
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_create_tasks(client, QUEUE, tasks, 5, 2, options, stop_after_the_second, &results, &error));
  CHECK(results.cancelled == 5 && results.total == 5);
  let_go(options);
  cloudtasks_message_free(task);
  cloudtasks_message_free(request);
}

/* Only Linux tells in /proc which signals a thread blocks. */
#ifdef __linux__
/* Each thread of the library blocks each signal, so that signals go to threads of the program, whenever it blocks them. */
static void threads_of_the_library_take_no_signals(void) {
  struct heard heard = HEARD;
  cloudtasks_message *list = make("ListTasksRequest");
  DIR *tasks = opendir("/proc/self/task");
  struct dirent *entry;
  int others = 0;
  set(list, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(client, list, NULL, hear, &heard, &error));
  wait_for(&heard, 1);
  while (tasks && (entry = readdir(tasks)) != NULL) {
    char path[300], line[256];
    unsigned long long blocked = 0;
    FILE *status;
    if (entry->d_name[0] == '.' || atoi(entry->d_name) == (int)getpid()) continue;
    snprintf(path, sizeof path, "/proc/self/task/%s/status", entry->d_name);
    status = fopen(path, "r");
    while (status && fgets(line, sizeof line, status))
      if (sscanf(line, "SigBlk: %llx", &blocked) == 1) others++;
    if (status) {
      fclose(status);
      CHECK((blocked >> (SIGTERM - 1) & 1) && (blocked >> (SIGINT - 1) & 1) && (blocked >> (SIGPIPE - 1) & 1));
    }
  }
  closedir(tasks);
  CHECK(others >= 2);
  cloudtasks_message_free(list);
}
#endif

int main(void) {
  start();
  fresh_queue();
#ifdef __linux__
  threads_of_the_library_take_no_signals();
#endif
  a_refused_connection_and_one_that_breaks_after_sending_are_told_apart();
  an_error_tells_what_the_service_says();
  an_answer_that_cannot_be_read_keeps_its_http_status();
  an_empty_answer_is_not_a_task();
  a_page_token_that_comes_again_ends_the_list_with_an_error();
  retries_that_are_used_up_tell_the_last_attempt();
#ifndef _WIN32
  a_signal_handler_stops_a_blocking_call();
#endif
  another_thread_stops_a_pager_and_an_operation();
  a_bulk_creation_is_stopped_by_its_callback_or_a_token();
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
