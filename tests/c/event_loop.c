/* Completions that an event loop delivers: on its thread alone, each exactly once, whatever ends first. */
#include "fixture.h"

static cloudtasks_completions *completions;
static cloudtasks_call_options *collected;
static pthread_t loop_thread;

static void begin(void) {
  EXPECT(CLOUDTASKS_OK, cloudtasks_completions_new(&completions, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&collected, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_completions(collected, completions, &error));
}

static void finish(void) {
  cloudtasks_completions_free(completions);
  cloudtasks_call_options_free(collected);
}

/* --- what callbacks note --------------------------------------------------------------------------------------- */

struct noted {
  int calls, elsewhere;
  cloudtasks_status status;
  cloudtasks_message *response;
};

static void note(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  struct noted *noted = data;
  noted->calls++;
  noted->elsewhere += !pthread_equal(pthread_self(), loop_thread);
  noted->status = status;
  CHECK((error != NULL) == (status != CLOUDTASKS_OK && status != CLOUDTASKS_DONE));
  cloudtasks_error_free(error);
  cloudtasks_message_free(noted->response);
  noted->response = response;
}

static bool something_waits(int timeout_ms) {
  cloudtasks_descriptor descriptor;
  EXPECT(CLOUDTASKS_OK, cloudtasks_completions_descriptor(completions, &descriptor, &error));
  return is_ready(descriptor, timeout_ms);
}

static size_t deliver(size_t limit) {
  size_t delivered = 0;
  EXPECT(CLOUDTASKS_OK, cloudtasks_completions_deliver(completions, limit, &delivered, &error));
  return delivered;
}

/* The event loop, until this number of calls are noted. */
static void loop_until(const struct noted *noted, int calls) {
  while (noted->calls < calls && something_waits(20000)) deliver(SIZE_MAX);
  CHECK(noted->calls == calls && noted->elsewhere == 0);
}

static cloudtasks_message *list_request(void) {
  cloudtasks_message *list = make("ListTasksRequest");
  set(list, "parent", QUEUE);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_int(list, "page_size", 2, &error));
  return list;
}

static void add_tasks(int count) {
  cloudtasks_message *request = task_request(NULL);
  fresh_queue();
  for (int i = 0; i < count; i++) EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task(client, request, NULL, NULL, &error));
  cloudtasks_message_free(request);
}

/* --- the tests ------------------------------------------------------------------------------------------------- */

static void callbacks_wait_for_the_loop_and_as_many_run_as_it_says(void) {
  struct noted noted = {0};
  cloudtasks_message *list = list_request();
  begin();
  CHECK(!something_waits(0) && deliver(SIZE_MAX) == 0);
  for (int i = 0; i < 3; i++) EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(client, list, collected, note, &noted, &error));
  CHECK(something_waits(20000) && noted.calls == 0);
  CHECK(deliver(0) == 0 && noted.calls == 0 && something_waits(0));
  while (noted.calls < 3 && something_waits(20000)) CHECK(deliver(1) == 1);
  CHECK(noted.calls == 3 && noted.elsewhere == 0 && noted.status == CLOUDTASKS_OK && !something_waits(0));
  cloudtasks_message_free(noted.response);
  cloudtasks_message_free(list);
  finish();
}

static void a_pager_gives_items_and_pages_without_waiting(void) {
  struct noted noted = {0};
  cloudtasks_message *list = list_request(), *item = NULL;
  cloudtasks_pager *pager = NULL;
  add_tasks(5);
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, list, collected, &pager, &error));
  for (int items = 1; items <= 5; items++) {
    EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next_async(pager, note, &noted, &error));
    loop_until(&noted, items);
    CHECK(noted.status == CLOUDTASKS_OK && strstr(get(noted.response, "name"), "/tasks/") != NULL);
  }
  EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next_async(pager, note, &noted, &error));
  loop_until(&noted, 6);
  CHECK(noted.status == CLOUDTASKS_DONE && noted.response == NULL);
  EXPECT(CLOUDTASKS_DONE, cloudtasks_pager_next(pager, &item, &error));
  cloudtasks_pager_free(pager);

  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(client, list, collected, &pager, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next_page_async(pager, note, &noted, &error));
  /* The call goes on without the handle. */
  cloudtasks_pager_free(pager);
  loop_until(&noted, 7);
  CHECK(noted.status == CLOUDTASKS_OK && strstr(get(noted.response, "next_page_token"), "") != NULL);
  cloudtasks_message_free(noted.response);
  cloudtasks_message_free(list);
  finish();
}

static void a_pager_or_operation_that_a_call_uses_is_busy(void) {
  struct noted noted = {0};
  char silent[64];
  int listener = listen_on_loopback(silent, sizeof silent);
  cloudtasks_client *waiting = connect_to(silent);
  cloudtasks_message *list = list_request(), *message = NULL;
  cloudtasks_pager *pager = NULL;
  cloudtasks_operation *operation = NULL;
  const char *token = NULL;
  bool done = false;
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_pager(waiting, list, collected, &pager, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_pager_next_async(pager, note, &noted, &error));
  EXPECT(CLOUDTASKS_BUSY, cloudtasks_pager_next_async(pager, note, &noted, &error));
  EXPECT(CLOUDTASKS_BUSY, cloudtasks_pager_next(pager, &message, &error));
  EXPECT(CLOUDTASKS_BUSY, cloudtasks_pager_next_page_token(pager, &token, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Operation", "{\"name\":\"projects/p/locations/l/operations/o\"}",
                                                     CLOUDTASKS_NUL_TERMINATED, 0, &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(waiting, "v2", message, collected, &operation, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_set_polling(operation, 1, 1.5, 2, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_wait_async(operation, 20000, note, &noted, &error));
  EXPECT(CLOUDTASKS_BUSY, cloudtasks_operation_refresh_async(operation, note, &noted, &error));
  EXPECT(CLOUDTASKS_BUSY, cloudtasks_operation_done(operation, &done, &error));
  CHECK(noted.calls == 0);
  /* Ends both calls, and runs their callbacks here. */
  cloudtasks_completions_free(completions);
  CHECK(noted.calls == 2 && noted.elsewhere == 0 && noted.status == CLOUDTASKS_CANCELLED);
  EXPECT(CLOUDTASKS_CANCELLED, cloudtasks_pager_next_async(pager, note, &noted, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_done(operation, &done, &error));
  CHECK(!done && noted.calls == 2);
  cloudtasks_operation_free(operation);
  cloudtasks_pager_free(pager);
  cloudtasks_message_free(message);
  cloudtasks_message_free(list);
  cloudtasks_client_free(waiting);
  cloudtasks_call_options_free(collected);
  close_socket(listener);
}

static void an_operation_is_waited_for_without_waiting(void) {
  struct noted noted = {0};
  cloudtasks_message *request = make("BatchCreateTasksRequest"), *message = NULL, *response = NULL;
  cloudtasks_operation *operation = NULL;
  fresh_queue();
  begin();
  set(request, "parent", QUEUE);
  set(request, "requests[0].parent", QUEUE);
  set(request, "requests[0].task.http_request.url", "http://127.0.0.1:9/");
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_timestamp(request, "requests[0].task.schedule_time", time(NULL) + 86400, 0, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_batch_create_tasks(client, request, NULL, &message, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_bool(message, "done", false, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_new(client, "v2", message, collected, &operation, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_refresh_async(operation, note, &noted, &error));
  loop_until(&noted, 1);
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_wait_async(operation, 20000, note, &noted, &error));
  loop_until(&noted, 2);
  CHECK(noted.status == CLOUDTASKS_OK && noted.response == NULL);
  EXPECT(CLOUDTASKS_OK, cloudtasks_operation_response(operation, &response, &error));
  cloudtasks_message_free(response);
  cloudtasks_operation_free(operation);
  cloudtasks_message_free(message);
  cloudtasks_message_free(request);
  finish();
}

enum { MANY = 40 };

struct bulk {
  int heard[MANY], ok, cancelled, stop_after;
  struct noted done;
};

static bool note_task(size_t index, cloudtasks_status status, const cloudtasks_message *task, const cloudtasks_error *error, void *data) {
  struct bulk *bulk = data;
  bulk->heard[index]++;
  bulk->ok += status == CLOUDTASKS_OK;
  bulk->cancelled += status == CLOUDTASKS_CANCELLED;
  CHECK((task != NULL) == (status == CLOUDTASKS_OK) && (error != NULL) == (status != CLOUDTASKS_OK));
  CHECK(pthread_equal(pthread_self(), loop_thread) && bulk->done.calls == 0);
  return bulk->ok != bulk->stop_after;
}

static void note_end(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  note(status, response, error, &((struct bulk *)data)->done);
}

static void many_tasks_are_heard_of_once_each(struct bulk *bulk, const cloudtasks_client *from, cloudtasks_cancellation *token, cloudtasks_status end) {
  cloudtasks_message *request = task_request(NULL), *task = NULL;
  const cloudtasks_message *tasks[MANY];
  fresh_queue();
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_cancellation(collected, token, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_message(request, "task", &task, &error));
  for (int i = 0; i < MANY; i++) tasks[i] = task;
  EXPECT(CLOUDTASKS_OK, cloudtasks_create_tasks_async(from, QUEUE, tasks, MANY, 4, collected, note_task, note_end, bulk, &error));
  cloudtasks_message_free(task);
  cloudtasks_message_free(request);
  cloudtasks_cancellation_cancel(token);
  loop_until(&bulk->done, 1);
  CHECK(bulk->done.status == (bulk->ok == MANY ? CLOUDTASKS_OK : end) && bulk->ok + bulk->cancelled == MANY);
  for (int i = 0; i < MANY; i++) CHECK(bulk->heard[i] == 1);
  finish();
}

static void many_tasks_are_made_and_can_be_stopped(void) {
  struct bulk all = {.stop_after = -1}, stopped = {.stop_after = 1}, cancelled = {.stop_after = -1}, none = {.stop_after = -1};
  char silent[64];
  int listener = listen_on_loopback(silent, sizeof silent);
  cloudtasks_client *waiting = connect_to(silent);
  cloudtasks_cancellation *token = NULL;
  many_tasks_are_heard_of_once_each(&all, client, NULL, CLOUDTASKS_OK);
  CHECK(all.ok == MANY);
  /* Those that end before it hears of the stop are told as they ended; it may be all. */
  many_tasks_are_heard_of_once_each(&stopped, client, NULL, CLOUDTASKS_CANCELLED);
  EXPECT(CLOUDTASKS_OK, cloudtasks_cancellation_new(&token, &error));
  many_tasks_are_heard_of_once_each(&cancelled, waiting, token, CLOUDTASKS_CANCELLED);
  CHECK(cancelled.cancelled == MANY);
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_create_tasks_async(client, QUEUE, NULL, 0, 4, collected, note_task, note_end, &none, &error));
  loop_until(&none.done, 1);
  CHECK(none.done.status == CLOUDTASKS_OK);
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_create_tasks_async(client, QUEUE, NULL, 0, 0, collected, note_task, note_end, &none, &error));
  EXPECT(CLOUDTASKS_NULL_POINTER, cloudtasks_create_tasks_async(client, QUEUE, NULL, 0, 4, collected, note_task, NULL, &none, &error));
  finish();
  cloudtasks_cancellation_free(token);
  cloudtasks_client_free(waiting);
  close_socket(listener);
}

static void calls_of_a_freed_client_are_delivered_as_cancelled(void) {
  struct noted noted = {0};
  char silent[64];
  int listener = listen_on_loopback(silent, sizeof silent);
  cloudtasks_client *waiting = connect_to(silent);
  cloudtasks_message *list = list_request();
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(waiting, list, collected, note, &noted, &error));
  cloudtasks_client_free(waiting);
  CHECK(noted.calls == 0);
  loop_until(&noted, 1);
  CHECK(noted.status == CLOUDTASKS_CANCELLED);
  cloudtasks_message_free(list);
  finish();
  close_socket(listener);
}

/* Waits for another call, starts one, and frees the completions that it is delivered by. */
static void call_and_free(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  cloudtasks_message *list = list_request();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks(client, list, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(client, list, collected, note, data, &error));
  cloudtasks_message_free(list);
  cloudtasks_completions_free(completions);
  note(status, response, error, data);
}

static void a_delivered_callback_may_wait_and_free_its_completions(void) {
  struct noted noted = {0};
  cloudtasks_message *list = list_request();
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(client, list, collected, call_and_free, &noted, &error));
  while (noted.calls == 0 && something_waits(20000)) EXPECT(CLOUDTASKS_OK, cloudtasks_completions_deliver(completions, 1, NULL, &error));
  CHECK(noted.calls == 2 && noted.elsewhere == 0);
  cloudtasks_message_free(noted.response);
  cloudtasks_message_free(list);
  cloudtasks_call_options_free(collected);
}

static void free_on_the_thread_of_the_client(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  cloudtasks_completions_free(completions);
  hear(status, response, error, data);
}

static void completions_freed_on_the_thread_of_a_client_do_not_wait_for_its_calls(void) {
  struct heard heard = HEARD, cancelled = HEARD;
  char silent[64];
  int listener = listen_on_loopback(silent, sizeof silent);
  cloudtasks_client *waiting = connect_to(silent);
  cloudtasks_message *list = list_request();
  cloudtasks_call_options *brief = NULL;
  begin();
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&brief, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_timeout(brief, 1, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(waiting, list, collected, hear, &cancelled, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks_async(waiting, list, brief, free_on_the_thread_of_the_client, &heard, &error));
  wait_for(&heard, 1);
  wait_for(&cancelled, 1);
  CHECK(cancelled.status == CLOUDTASKS_CANCELLED);
  cloudtasks_client_free(waiting);
  cloudtasks_call_options_free(brief);
  cloudtasks_message_free(list);
  cloudtasks_call_options_free(collected);
  close_socket(listener);
}

int main(void) {
  loop_thread = pthread_self();
  start();
  fresh_queue();
  callbacks_wait_for_the_loop_and_as_many_run_as_it_says();
  a_pager_gives_items_and_pages_without_waiting();
  a_pager_or_operation_that_a_call_uses_is_busy();
  an_operation_is_waited_for_without_waiting();
  many_tasks_are_made_and_can_be_stopped();
  calls_of_a_freed_client_are_delivered_as_cancelled();
  a_delivered_callback_may_wait_and_free_its_completions();
  completions_freed_on_the_thread_of_a_client_do_not_wait_for_its_calls();
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
