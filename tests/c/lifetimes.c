/* What lives how long: calls that outlast threads, callbacks that free, forks, servers that hang up. */
#include "fixture.h"

#ifndef _WIN32
#include <signal.h>
#include <sys/wait.h>
#endif

static void an_asynchronous_call_calls_back_once(void) {
  struct heard heard = HEARD;
  cloudtasks_message *request = task_request(QUEUE "/tasks/a");
  fresh_queue();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task_async(client, request, NULL, hear, &heard, &error));
  wait_for(&heard, 1);
  CHECK(heard.status == CLOUDTASKS_OK);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task_async(client, request, NULL, hear, &heard, &error));
  wait_for(&heard, 2);
  CHECK(heard.status == CLOUDTASKS_ALREADY_EXISTS);
  EXPECT(CLOUDTASKS_NULL_POINTER, cloudtasks_v2_create_task_async(client, request, NULL, NULL, &heard, &error));
  CHECK(heard.calls == 2);
  cloudtasks_message_free(request);
}

static void a_silent_server_ends_in_a_timeout_a_cancellation_or_with_its_client(void) {
  struct heard heard = HEARD;
  cloudtasks_message *request = task_request(NULL);
  cloudtasks_call_options *options = NULL;
  cloudtasks_cancellation *token = NULL;
  char endpoint[64];
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  cloudtasks_client *patient = connect_to(endpoint);

  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_timeout(options, 50, &error));
  EXPECT(CLOUDTASKS_DEADLINE_EXCEEDED, cloudtasks_v2_create_task(patient, request, options, NULL, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_call_options_set_timeout(options, -1, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_no_timeout(options, &error));

  EXPECT(CLOUDTASKS_OK, cloudtasks_cancellation_new(&token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_cancellation(options, token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task_async(patient, request, options, hear, &heard, &error));
  CHECK(!cloudtasks_cancellation_is_cancelled(token));
  cloudtasks_cancellation_cancel(token);
  cloudtasks_cancellation_cancel(token);
  wait_for(&heard, 1);
  CHECK(heard.status == CLOUDTASKS_CANCELLED && cloudtasks_cancellation_is_cancelled(token));
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_v2_create_task(patient, request, options, NULL, &error));
  cloudtasks_cancellation_free(token);
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_cancellation(options, NULL, &error));

  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task_async(patient, request, options, hear, &heard, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task_async(patient, request, options, hear, &heard, &error));
  cloudtasks_client_free(patient);
  CHECK(heard.calls == 3 && heard.status == CLOUDTASKS_CANCELLED);
  cloudtasks_call_options_free(options);
  cloudtasks_message_free(request);
  close_socket(listener);
}

/* A callback of a separate client: each tries to wait, the first starts another call, the second one more and then
 * frees the client under it. */
struct chain {
  struct heard heard;
  cloudtasks_client *own;
  cloudtasks_message *request;
  cloudtasks_status inside, started, statuses[3];
};

static void go_on(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  struct chain *chain = data;
  int call = chain->heard.calls;
  cloudtasks_message_free(response);
  cloudtasks_error_free(error);
  chain->statuses[call] = status;
  if (call < 2) {
    chain->inside = cloudtasks_v2_list_tasks(chain->own, chain->request, NULL, NULL, NULL);
    chain->started = cloudtasks_v2_list_tasks_async(chain->own, chain->request, NULL, go_on, chain, NULL);
  }
  if (call == 1) cloudtasks_client_free(chain->own);
  report(&chain->heard, status);
}

static void a_callback_starts_calls_and_frees_its_client(void) {
  const char *endpoint = NULL;
  struct chain chain = {HEARD, NULL, NULL, CLOUDTASKS_OK, CLOUDTASKS_OK, {CLOUDTASKS_UNKNOWN, CLOUDTASKS_UNKNOWN, CLOUDTASKS_UNKNOWN}};
  fresh_queue();
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  chain.own = connect_to(endpoint);
  chain.request = make("ListTasksRequest");
  set(chain.request, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(chain.own, chain.request, NULL, go_on, &chain, &error));
  wait_for(&chain.heard, 3);
  CHECK(chain.inside == CLOUDTASKS_WRONG_THREAD && chain.started == CLOUDTASKS_OK);
  CHECK(chain.statuses[0] == CLOUDTASKS_OK && chain.statuses[1] == CLOUDTASKS_OK && chain.statuses[2] == CLOUDTASKS_CANCELLED);
  cloudtasks_message_free(chain.request);
}

static bool free_the_client(size_t index, cloudtasks_status status, const cloudtasks_message *task, const cloudtasks_error *error, void *data) {
  cloudtasks_client **own = data;
  (void)index, (void)status, (void)task, (void)error;
  cloudtasks_client_free(*own);
  *own = NULL;
  return true;
}

static void a_bulk_callback_frees_its_client(void) {
  const char *endpoint = NULL;
  cloudtasks_message *task = NULL, *request = task_request(NULL);
  const cloudtasks_message *tasks[3];
  cloudtasks_client *own;
  fresh_queue();
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_message(request, "task", &task, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  own = connect_to(endpoint);
  tasks[0] = tasks[1] = tasks[2] = task;
  EXPECT(CLOUDTASKS_OK, cloudtasks_create_tasks(own, QUEUE, tasks, 3, 1, NULL, free_the_client, &own, &error));
  CHECK(own == NULL);
  cloudtasks_message_free(task);
  cloudtasks_message_free(request);
}

/* What a thread starts and leaves behind. */
struct left {
  struct heard heard;
  cloudtasks_client *patient;
  cloudtasks_call_options *options;
  cloudtasks_status started;
};

static void *start_and_end(void *data) {
  struct left *left = data;
  cloudtasks_message *request = NULL;
  left->started = cloudtasks_message_new("v2", "ListTasksRequest", &request, NULL);
  if (left->started == CLOUDTASKS_OK) left->started = cloudtasks_message_set_string(request, "parent", QUEUE, CLOUDTASKS_NUL_TERMINATED, NULL);
  if (left->started == CLOUDTASKS_OK)
    left->started = cloudtasks_v2_list_tasks_async(left->patient, request, left->options, hear, &left->heard, NULL);
  cloudtasks_message_free(request);
  return NULL;
}

static void a_call_outlasts_the_thread_that_started_it(void) {
  struct left left = {HEARD, NULL, NULL, CLOUDTASKS_UNKNOWN};
  cloudtasks_cancellation *token = NULL;
  pthread_t thread;
  char endpoint[64];
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  left.patient = connect_to(endpoint);
  EXPECT(CLOUDTASKS_OK, cloudtasks_cancellation_new(&token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&left.options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_cancellation(left.options, token, &error));
  CHECK(pthread_create(&thread, NULL, start_and_end, &left) == 0 && pthread_join(thread, NULL) == 0);
  CHECK(left.started == CLOUDTASKS_OK && left.heard.calls == 0);
  cloudtasks_call_options_free(left.options);
  cloudtasks_cancellation_cancel(token);
  wait_for(&left.heard, 1);
  CHECK(left.heard.status == CLOUDTASKS_CANCELLED);
  cloudtasks_cancellation_free(token);
  cloudtasks_client_free(left.patient);
  close_socket(listener);
}

static cloudtasks_pager *half_read_pager(void) {
  cloudtasks_message *request = task_request(NULL), *list = make("ListTasksRequest"), *item = NULL;
  cloudtasks_pager *pager = NULL;
  fresh_queue();
  for (int i = 0; i < 3; i++) EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task(client, request, NULL, NULL, &error));
  set(list, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_int(list, "page_size", 2, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, list, NULL, &pager, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next(pager, &item, &error));
  cloudtasks_message_free(item);
  cloudtasks_message_free(list);
  cloudtasks_message_free(request);
  return pager;
}

static void a_pager_is_freed_in_the_middle_of_a_page(void) {
  cloudtasks_pager_free(half_read_pager());
}

/* Windows has neither fork nor SIGPIPE. */
#ifndef _WIN32
static cloudtasks_operation *running_operation(void) {
  cloudtasks_message *message = NULL;
  cloudtasks_operation *operation = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Operation", "{\"name\":\"projects/p/locations/l/operations/o\"}", CLOUDTASKS_NUL_TERMINATED, 0,
                                     &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(client, "v2", message, NULL, &operation, &error));
  cloudtasks_message_free(message);
  return operation;
}

/* The child of a fork gets a status for what needs the threads or connections of the parent, may free all of it, and can
 * make its own. */
static void a_child_makes_its_own_client(void) {
  struct heard heard = HEARD;
  const char *endpoint = NULL;
  int result = 0;
  char silent[64];
  int listener = listen_on_loopback(silent, sizeof silent);
  cloudtasks_client *patient = connect_to(silent);
  cloudtasks_message *request = make("ListTasksRequest");
  cloudtasks_pager *pager = half_read_pager();
  cloudtasks_operation *operation = running_operation();
  cloudtasks_cancellation *token = NULL;
  cloudtasks_completions *completions = NULL;
  cloudtasks_call_options *options = NULL;
  pid_t child;
  set(request, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_cancellation_new(&token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_cancellation(options, token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(patient, request, options, hear, &heard, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_completions_new(&completions, &error));
  child = fork();
  if (child == 0) {
    cloudtasks_message *item = NULL;
    cloudtasks_client *own;
    bool right = cloudtasks_v2_list_tasks(client, request, NULL, NULL, NULL) == CLOUDTASKS_FORKED &&
                 cloudtasks_v2_list_tasks_async(client, request, NULL, hear, &heard, NULL) == CLOUDTASKS_FORKED &&
                 cloudtasks_pager_next(pager, &item, NULL) == CLOUDTASKS_OK && cloudtasks_pager_next_page(pager, &item, NULL) == CLOUDTASKS_FORKED &&
                 cloudtasks_operation_refresh(operation, NULL) == CLOUDTASKS_FORKED &&
                 cloudtasks_completions_deliver(completions, 1, NULL, NULL) == CLOUDTASKS_FORKED &&
                 cloudtasks_emulator_reset(emulator, NULL) == CLOUDTASKS_FORKED && cloudtasks_emulator_wait_idle(emulator, 0, NULL) == CLOUDTASKS_FORKED;
    cloudtasks_cancellation_cancel(token);
    own = connect_to(endpoint);
    right = right && cloudtasks_v2_list_tasks(own, request, NULL, NULL, NULL) == CLOUDTASKS_OK;
    cloudtasks_client_free(own);
    cloudtasks_pager_free(pager);
    cloudtasks_operation_free(operation);
    cloudtasks_cancellation_free(token);
    cloudtasks_completions_free(completions);
    cloudtasks_call_options_free(options);
    cloudtasks_client_free(patient);
    cloudtasks_client_free(client);
    cloudtasks_emulator_stop(emulator);
    cloudtasks_message_free(item);
    cloudtasks_message_free(request);
    /* By another program, since a leak checker would count what the child must leave behind. */
    execl("/bin/sh", "sh", "-c", right ? "exit 0" : "exit 1", (char *)NULL);
  }
  CHECK(waitpid(child, &result, 0) == child && WIFEXITED(result) && WEXITSTATUS(result) == 0);
  cloudtasks_completions_free(completions);
  /* The parent goes on as if nothing had been. */
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks(client, request, NULL, NULL, &error));
  CHECK(heard.calls == 0);
  cloudtasks_client_free(patient);
  CHECK(heard.calls == 1 && heard.status == CLOUDTASKS_CANCELLED);
  cloudtasks_cancellation_free(token);
  cloudtasks_call_options_free(options);
  cloudtasks_operation_free(operation);
  cloudtasks_pager_free(pager);
  cloudtasks_message_free(request);
  close_socket(listener);
}

static volatile sig_atomic_t pipe_signals;

static void count_signal(int number) {
  (void)number;
  pipe_signals++;
}

/* Hangs up while a request is being sent, until the socket is shut. */
static void *hang_up(void *data) {
  char start[64];
  for (int connection; (connection = (int)accept(*(int *)data, NULL, NULL)) >= 0; close_socket(connection))
    if (recv(connection, start, sizeof start, 0) < 0) break;
  return NULL;
}

/* A program that does not handle SIGPIPE, as most do not, must not die of a server that hangs up. */
static void a_server_that_hangs_up_sends_the_program_no_signal(void) {
  static uint8_t large[4 << 20];
  struct sigaction counting, before;
  struct heard heard = HEARD;
  cloudtasks_message *request = task_request(NULL);
  char endpoint[64];
  pthread_t server;
  sigset_t pending, only;
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  cloudtasks_client *own = connect_to(endpoint);

  memset(&counting, 0, sizeof counting);
  counting.sa_handler = count_signal;
  CHECK(sigaction(SIGPIPE, &counting, &before) == 0);
  CHECK(pthread_create(&server, NULL, hang_up, &listener) == 0);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_bytes(request, "task.http_request.body", large, sizeof large, &error));
  for (int i = 0; i < 2; i++) EXPECT(CLOUDTASKS_UNAVAILABLE, cloudtasks_v2_create_task(own, request, NULL, NULL, &error));
  for (int i = 1; i <= 2; i++) {
    EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task_async(own, request, NULL, hear, &heard, &error));
    wait_for(&heard, i);
    CHECK(heard.status == CLOUDTASKS_UNAVAILABLE);
  }
  CHECK(pipe_signals == 0);

  /* One that the program has blocked and pending itself stays pending. */
  sigemptyset(&only);
  sigaddset(&only, SIGPIPE);
  CHECK(pthread_sigmask(SIG_BLOCK, &only, NULL) == 0 && raise(SIGPIPE) == 0);
  EXPECT(CLOUDTASKS_UNAVAILABLE, cloudtasks_v2_create_task(own, request, NULL, NULL, &error));
  CHECK(sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1 && pipe_signals == 0);
  CHECK(pthread_sigmask(SIG_UNBLOCK, &only, NULL) == 0 && pipe_signals == 1);

  stop_listening(listener);
  CHECK(pthread_join(server, NULL) == 0 && sigaction(SIGPIPE, &before, NULL) == 0);
  cloudtasks_client_free(own);
  cloudtasks_message_free(request);
  close_socket(listener);
}
#endif

int main(void) {
  start();
  an_asynchronous_call_calls_back_once();
  a_silent_server_ends_in_a_timeout_a_cancellation_or_with_its_client();
  a_callback_starts_calls_and_frees_its_client();
  a_bulk_callback_frees_its_client();
  a_call_outlasts_the_thread_that_started_it();
  a_pager_is_freed_in_the_middle_of_a_page();
#ifndef _WIN32
  a_child_makes_its_own_client();
  a_server_that_hangs_up_sends_the_program_no_signal();
#endif
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
