/* Eight threads on one client, each with every kind of call at once. The runner also builds it for detectors of races. */
#include "fixture.h"

enum { THREADS = 8, ROUNDS = 10 };

/* Shared by all: a client, and messages and options that are only read. */
static ct_message *list, *wrong;
static ct_call_options *patient;

struct worker {
  pthread_t thread;
  int number;
  struct heard heard;
  bool right;
};

static bool name_of(ct_message *message, const char *path, int worker, int round) {
  char name[80];
  snprintf(name, sizeof name, QUEUE "/tasks/w%d-%d", worker, round);
  return ct_message_set_string(message, path, name, CT_NUL, NULL) == CT_OK;
}

static bool makes_and_reads(ct_message *creation, int worker, int round) {
  ct_message *made = NULL;
  const char *name = NULL, *wanted = NULL;
  bool right = name_of(creation, "task.name", worker, round) &&
               ct_v2_create_task(client, creation, patient, &made, NULL) == CT_OK &&
               ct_message_get_string(made, "name", &name, NULL, NULL) == CT_OK &&
               ct_message_get_string(creation, "task.name", &wanted, NULL, NULL) == CT_OK && same(name, wanted);
  ct_message_free(made);
  return right;
}

static bool hears_of_a_failure(void) {
  ct_error *error = NULL;
  bool right = ct_v2_list_tasks(client, wrong, NULL, NULL, &error) == CT_NOT_FOUND && ct_error_http_status(error) == 404;
  ct_error_free(error);
  return right;
}

static bool walks_a_page(void) {
  ct_pager *pager = NULL;
  ct_message *item = NULL;
  bool right = ct_v2_list_tasks_pager(client, list, NULL, &pager, NULL) == CT_OK && ct_pager_next(pager, &item, NULL) == CT_OK;
  ct_message_free(item);
  ct_pager_free(pager);
  return right;
}

/* Two calls that end by themselves, and one that may or may not be cancelled in time. */
static bool starts_calls(struct worker *self) {
  ct_call *call = NULL;
  bool right = ct_v2_list_tasks_async(client, list, NULL, hear, &self->heard, NULL, NULL) == CT_OK &&
               ct_v2_list_tasks_async(client, wrong, patient, hear, &self->heard, NULL, NULL) == CT_OK &&
               ct_v2_list_tasks_async(client, list, NULL, hear, &self->heard, &call, NULL) == CT_OK &&
               ct_call_cancel(call, NULL) == CT_OK;
  ct_call_free(call);
  return right;
}

static void *work(void *data) {
  struct worker *self = data;
  ct_message *creation = NULL;
  self->right = ct_message_new("v2", "CreateTaskRequest", &creation, NULL) == CT_OK &&
                ct_message_set_string(creation, "parent", QUEUE, CT_NUL, NULL) == CT_OK &&
                ct_message_set_string(creation, "task.http_request.url", "http://127.0.0.1:9/", CT_NUL, NULL) == CT_OK &&
                ct_message_set_timestamp(creation, "task.schedule_time", time(NULL) + 86400, 0, NULL) == CT_OK;
  for (int round = 0; self->right && round < ROUNDS; round++)
    self->right = makes_and_reads(creation, self->number, round) && hears_of_a_failure() && walks_a_page() && starts_calls(self);
  ct_message_free(creation);
  return NULL;
}

static void eight_threads_use_one_client(void) {
  static struct worker workers[THREADS];
  static const struct heard unheard = HEARD;
  size_t count = 0;
  ct_message *page = NULL;
  for (int i = 0; i < THREADS; i++) {
    workers[i].number = i;
    workers[i].heard = unheard;
    CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
  }
  /* The threads may be gone before their calls are. */
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(workers[i].thread, NULL) == 0 && workers[i].right);
  for (int i = 0; i < THREADS; i++) wait_for(&workers[i].heard, 3 * ROUNDS);
  EXPECT(CT_OK, ct_v2_list_tasks(client, list, NULL, &page, &error));
  EXPECT(CT_OK, ct_message_count(page, "tasks", &count, &error));
  CHECK(count == THREADS * ROUNDS);
  ct_message_free(page);
}

int main(void) {
  start();
  fresh_queue();
  list = make("ListTasksRequest");
  set(list, "parent", QUEUE);
  wrong = make("ListTasksRequest");
  set(wrong, "parent", QUEUE "x");
  EXPECT(CT_OK, ct_call_options_new(&patient, &error));
  EXPECT(CT_OK, ct_call_options_set_timeout(patient, 60000, &error));
  eight_threads_use_one_client();
  ct_call_options_free(patient);
  ct_message_free(wrong);
  ct_message_free(list);
  ct_client_free(client);
  ct_emulator_stop(emulator);
  return summary();
}
