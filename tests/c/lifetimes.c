/* What lives how long: calls that outlast threads, callbacks that free, forks, servers that hang up. */
#include "fixture.h"

#include <signal.h>
#include <sys/wait.h>

static void an_asynchronous_call_calls_back_once(void) {
  struct heard heard = HEARD;
  ct_message *request = task_request(QUEUE "/tasks/a");
  fresh_queue();
  EXPECT(CT_OK, ct_v2_create_task_async(client, request, NULL, hear, &heard, NULL, &error));
  wait_for(&heard, 1);
  CHECK(heard.status == CT_OK);
  EXPECT(CT_OK, ct_v2_create_task_async(client, request, NULL, hear, &heard, NULL, &error));
  wait_for(&heard, 2);
  CHECK(heard.status == CT_ALREADY_EXISTS);
  EXPECT(CT_NULL, ct_v2_create_task_async(client, request, NULL, NULL, &heard, NULL, &error));
  CHECK(heard.calls == 2);
  ct_message_free(request);
}

static void a_silent_server_ends_in_a_timeout_a_cancellation_or_with_its_client(void) {
  struct heard heard = HEARD;
  ct_message *request = task_request(NULL);
  ct_call_options *options = NULL;
  ct_call *call = NULL;
  char endpoint[64];
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
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

/* A callback of a client of its own: each tries to wait, the first starts another call, the second one more and then
 * frees the client under it. */
struct chain {
  struct heard heard;
  ct_client *own;
  ct_message *request;
  ct_status inside, started, statuses[3];
};

static void go_on(ct_status status, ct_message *response, ct_error *error, void *data) {
  struct chain *chain = data;
  int call = chain->heard.calls;
  ct_message_free(response);
  ct_error_free(error);
  chain->statuses[call] = status;
  if (call < 2) {
    chain->inside = ct_v2_list_tasks(chain->own, chain->request, NULL, NULL, NULL);
    chain->started = ct_v2_list_tasks_async(chain->own, chain->request, NULL, go_on, chain, NULL, NULL);
  }
  if (call == 1) ct_client_free(chain->own);
  tell(&chain->heard, status);
}

static void a_callback_starts_calls_and_frees_its_client(void) {
  const char *endpoint = NULL;
  struct chain chain = {HEARD, NULL, NULL, CT_OK, CT_OK, {CT_UNKNOWN, CT_UNKNOWN, CT_UNKNOWN}};
  fresh_queue();
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  chain.own = connect_to(endpoint);
  chain.request = make("ListTasksRequest");
  set(chain.request, "parent", QUEUE);
  EXPECT(CT_OK, ct_v2_list_tasks_async(chain.own, chain.request, NULL, go_on, &chain, NULL, &error));
  wait_for(&chain.heard, 3);
  CHECK(chain.inside == CT_WRONG_THREAD && chain.started == CT_OK);
  CHECK(chain.statuses[0] == CT_OK && chain.statuses[1] == CT_OK && chain.statuses[2] == CT_CANCELLED);
  ct_message_free(chain.request);
}

static void free_the_client(size_t index, ct_status status, const ct_message *task, const ct_error *error, void *data) {
  ct_client **own = data;
  (void)index, (void)status, (void)task, (void)error;
  ct_client_free(*own);
  *own = NULL;
}

static void a_bulk_callback_frees_its_client(void) {
  const char *endpoint = NULL;
  ct_message *task = NULL, *request = task_request(NULL);
  const ct_message *tasks[3];
  ct_client *own;
  fresh_queue();
  EXPECT(CT_OK, ct_message_get_message(request, "task", &task, &error));
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  own = connect_to(endpoint);
  tasks[0] = tasks[1] = tasks[2] = task;
  EXPECT(CT_OK, ct_create_tasks(own, QUEUE, tasks, 3, 1, NULL, free_the_client, &own, &error));
  CHECK(own == NULL);
  ct_message_free(task);
  ct_message_free(request);
}

/* What a thread starts and leaves behind. */
struct left {
  struct heard heard;
  ct_client *patient;
  ct_call *call;
  ct_status started;
};

static void *start_and_end(void *data) {
  struct left *left = data;
  ct_message *request = NULL;
  left->started = ct_message_new("v2", "ListTasksRequest", &request, NULL);
  if (left->started == CT_OK) left->started = ct_message_set_string(request, "parent", QUEUE, CT_NUL, NULL);
  if (left->started == CT_OK)
    left->started = ct_v2_list_tasks_async(left->patient, request, NULL, hear, &left->heard, &left->call, NULL);
  ct_message_free(request);
  return NULL;
}

static void a_call_outlasts_the_thread_that_started_it(void) {
  struct left left = {HEARD, NULL, NULL, CT_UNKNOWN};
  pthread_t thread;
  char endpoint[64];
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  left.patient = connect_to(endpoint);
  CHECK(pthread_create(&thread, NULL, start_and_end, &left) == 0 && pthread_join(thread, NULL) == 0);
  CHECK(left.started == CT_OK && left.heard.calls == 0);
  EXPECT(CT_OK, ct_call_cancel(left.call, &error));
  wait_for(&left.heard, 1);
  CHECK(left.heard.status == CT_CANCELLED);
  ct_call_free(left.call);
  ct_client_free(left.patient);
  close(listener);
}

static ct_pager *half_read_pager(void) {
  ct_message *request = task_request(NULL), *list = make("ListTasksRequest"), *item = NULL;
  ct_pager *pager = NULL;
  fresh_queue();
  for (int i = 0; i < 3; i++) EXPECT(CT_OK, ct_v2_create_task(client, request, NULL, NULL, &error));
  set(list, "parent", QUEUE);
  EXPECT(CT_OK, ct_message_set_int(list, "page_size", 2, &error));
  EXPECT(CT_OK, ct_v2_list_tasks_pager(client, list, NULL, &pager, &error));
  EXPECT(CT_OK, ct_pager_next(pager, &item, &error));
  ct_message_free(item);
  ct_message_free(list);
  ct_message_free(request);
  return pager;
}

static void a_pager_is_freed_in_the_middle_of_a_page(void) {
  ct_pager_free(half_read_pager());
}

static ct_operation *running_operation(void) {
  ct_message *message = NULL;
  ct_operation *operation = NULL;
  EXPECT(CT_OK, ct_message_from_json("v2", "Operation", "{\"name\":\"projects/p/locations/l/operations/o\"}", CT_NUL, 0,
                                     &message, &error));
  EXPECT(CT_OK, ct_operation_new(client, "v2", message, &operation, &error));
  ct_message_free(message);
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
  ct_client *patient = connect_to(silent);
  ct_message *request = make("ListTasksRequest");
  ct_pager *pager = half_read_pager();
  ct_operation *operation = running_operation();
  ct_call *call = NULL;
  pid_t child;
  set(request, "parent", QUEUE);
  EXPECT(CT_OK, ct_v2_list_tasks_async(patient, request, NULL, hear, &heard, &call, &error));
  EXPECT(CT_OK, ct_emulator_endpoint(emulator, &endpoint, &error));
  child = fork();
  if (child == 0) {
    ct_message *item = NULL;
    ct_client *own;
    bool right = ct_v2_list_tasks(client, request, NULL, NULL, NULL) == CT_FORKED &&
                 ct_v2_list_tasks_async(client, request, NULL, hear, &heard, NULL, NULL) == CT_FORKED &&
                 ct_pager_next(pager, &item, NULL) == CT_OK && ct_pager_next_page(pager, &item, NULL) == CT_FORKED &&
                 ct_operation_refresh(operation, NULL) == CT_FORKED && ct_call_cancel(call, NULL) == CT_FORKED &&
                 ct_emulator_reset(emulator, NULL) == CT_FORKED && ct_emulator_wait_idle(emulator, 0, NULL) == CT_FORKED;
    own = connect_to(endpoint);
    right = right && ct_v2_list_tasks(own, request, NULL, NULL, NULL) == CT_OK;
    ct_client_free(own);
    ct_pager_free(pager);
    ct_operation_free(operation);
    ct_call_free(call);
    ct_client_free(patient);
    ct_client_free(client);
    ct_emulator_stop(emulator);
    ct_message_free(item);
    ct_message_free(request);
    /* By another program, since a leak checker would count what the child must leave behind. */
    execl("/bin/sh", "sh", "-c", right ? "exit 0" : "exit 1", (char *)NULL);
  }
  CHECK(waitpid(child, &result, 0) == child && WIFEXITED(result) && WEXITSTATUS(result) == 0);
  /* The parent goes on as if nothing had been. */
  EXPECT(CT_OK, ct_v2_list_tasks(client, request, NULL, NULL, &error));
  CHECK(heard.calls == 0);
  ct_client_free(patient);
  CHECK(heard.calls == 1 && heard.status == CT_CANCELLED);
  ct_call_free(call);
  ct_operation_free(operation);
  ct_pager_free(pager);
  ct_message_free(request);
  close(listener);
}

static volatile sig_atomic_t pipe_signals;

static void count_signal(int number) {
  (void)number;
  pipe_signals++;
}

/* Hangs up while a request is being sent, until the socket is shut. */
static void *hang_up(void *data) {
  char start[64];
  for (int connection; (connection = accept(*(int *)data, NULL, NULL)) >= 0; close(connection))
    if (read(connection, start, sizeof start) < 0) break;
  return NULL;
}

/* A program that does not handle SIGPIPE, as most do not, must not die of a server that hangs up. */
static void a_server_that_hangs_up_sends_the_program_no_signal(void) {
  static uint8_t large[4 << 20];
  struct sigaction counting, before;
  struct heard heard = HEARD;
  ct_message *request = task_request(NULL);
  char endpoint[64];
  pthread_t server;
  sigset_t pending, only;
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  ct_client *own = connect_to(endpoint);

  memset(&counting, 0, sizeof counting);
  counting.sa_handler = count_signal;
  CHECK(sigaction(SIGPIPE, &counting, &before) == 0);
  CHECK(pthread_create(&server, NULL, hang_up, &listener) == 0);
  EXPECT(CT_OK, ct_message_set_bytes(request, "task.http_request.body", large, sizeof large, &error));
  for (int i = 0; i < 2; i++) EXPECT(CT_UNAVAILABLE, ct_v2_create_task(own, request, NULL, NULL, &error));
  for (int i = 1; i <= 2; i++) {
    EXPECT(CT_OK, ct_v2_create_task_async(own, request, NULL, hear, &heard, NULL, &error));
    wait_for(&heard, i);
    CHECK(heard.status == CT_UNAVAILABLE);
  }
  CHECK(pipe_signals == 0);

  /* One that the program has blocked and pending itself stays pending. */
  sigemptyset(&only);
  sigaddset(&only, SIGPIPE);
  CHECK(pthread_sigmask(SIG_BLOCK, &only, NULL) == 0 && raise(SIGPIPE) == 0);
  EXPECT(CT_UNAVAILABLE, ct_v2_create_task(own, request, NULL, NULL, &error));
  CHECK(sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1 && pipe_signals == 0);
  CHECK(pthread_sigmask(SIG_UNBLOCK, &only, NULL) == 0 && pipe_signals == 1);

  shutdown(listener, SHUT_RDWR);
  CHECK(pthread_join(server, NULL) == 0 && sigaction(SIGPIPE, &before, NULL) == 0);
  ct_client_free(own);
  ct_message_free(request);
  close(listener);
}

int main(void) {
  start();
  an_asynchronous_call_calls_back_once();
  a_silent_server_ends_in_a_timeout_a_cancellation_or_with_its_client();
  a_callback_starts_calls_and_frees_its_client();
  a_bulk_callback_frees_its_client();
  a_call_outlasts_the_thread_that_started_it();
  a_pager_is_freed_in_the_middle_of_a_page();
  a_child_makes_its_own_client();
  a_server_that_hangs_up_sends_the_program_no_signal();
  ct_client_free(client);
  ct_emulator_stop(emulator);
  return summary();
}
