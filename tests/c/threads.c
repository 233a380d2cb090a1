/* Eight threads on one client, each with every kind of call at once. The runner also builds it for detectors of races. */
#include "fixture.h"

enum { THREADS = 8, ROUNDS = 10 };

/* Shared by all: a client, and messages and options that are only read. */
static cloudtasks_message *list, *wrong;
static cloudtasks_call_options *patient;

struct worker {
  pthread_t thread;
  int number;
  struct heard heard;
  bool right;
};

static bool name_of(cloudtasks_message *message, const char *path, int worker, int round) {
  char name[80];
  snprintf(name, sizeof name, QUEUE "/tasks/w%d-%d", worker, round);
  return cloudtasks_message_set_string(message, path, name, CLOUDTASKS_NUL_TERMINATED, NULL) == CLOUDTASKS_OK;
}

static bool makes_and_reads(cloudtasks_message *creation, int worker, int round) {
  cloudtasks_message *made = NULL;
  const char *name = NULL, *wanted = NULL;
  bool right = name_of(creation, "task.name", worker, round) &&
               cloudtasks_v2_create_task(client, creation, patient, &made, NULL) == CLOUDTASKS_OK &&
               cloudtasks_message_get_string(made, "name", &name, NULL, NULL) == CLOUDTASKS_OK &&
               cloudtasks_message_get_string(creation, "task.name", &wanted, NULL, NULL) == CLOUDTASKS_OK && same(name, wanted);
  cloudtasks_message_free(made);
  return right;
}

static bool hears_of_a_failure(void) {
  cloudtasks_error *error = NULL;
  bool right = cloudtasks_v2_list_tasks(client, wrong, NULL, NULL, &error) == CLOUDTASKS_NOT_FOUND && cloudtasks_error_http_status(error) == 404;
  cloudtasks_error_free(error);
  return right;
}

static bool walks_a_page(void) {
  cloudtasks_pager *pager = NULL;
  cloudtasks_message *item = NULL;
  bool right = cloudtasks_v2_list_tasks_pager(client, list, NULL, &pager, NULL) == CLOUDTASKS_OK && cloudtasks_pager_next(pager, &item, NULL) == CLOUDTASKS_OK;
  cloudtasks_message_free(item);
  cloudtasks_pager_free(pager);
  return right;
}

/* Two calls that end by themselves, and one that may or may not be cancelled in time. */
static bool starts_calls(struct worker *self) {
  cloudtasks_cancellation *token = NULL;
  cloudtasks_call_options *options = NULL;
  bool right = cloudtasks_cancellation_new(&token, NULL) == CLOUDTASKS_OK &&
               cloudtasks_call_options_new(&options, NULL) == CLOUDTASKS_OK &&
               cloudtasks_call_options_set_cancellation(options, token, NULL) == CLOUDTASKS_OK &&
               cloudtasks_v2_list_tasks_async(client, list, NULL, hear, &self->heard, NULL) == CLOUDTASKS_OK &&
               cloudtasks_v2_list_tasks_async(client, wrong, patient, hear, &self->heard, NULL) == CLOUDTASKS_OK &&
               cloudtasks_v2_list_tasks_async(client, list, options, hear, &self->heard, NULL) == CLOUDTASKS_OK;
  cloudtasks_cancellation_cancel(token);
  cloudtasks_cancellation_free(token);
  cloudtasks_call_options_free(options);
  return right;
}

static void *work(void *data) {
  struct worker *self = data;
  cloudtasks_message *creation = NULL;
  self->right = cloudtasks_message_new("v2", "CreateTaskRequest", &creation, NULL) == CLOUDTASKS_OK &&
                cloudtasks_message_set_string(creation, "parent", QUEUE, CLOUDTASKS_NUL_TERMINATED, NULL) == CLOUDTASKS_OK &&
                cloudtasks_message_set_string(creation, "task.http_request.url", "http://127.0.0.1:9/", CLOUDTASKS_NUL_TERMINATED, NULL) == CLOUDTASKS_OK &&
                cloudtasks_message_set_timestamp(creation, "task.schedule_time", time(NULL) + 86400, 0, NULL) == CLOUDTASKS_OK;
  for (int round = 0; self->right && round < ROUNDS; round++)
    self->right = makes_and_reads(creation, self->number, round) && hears_of_a_failure() && walks_a_page() && starts_calls(self);
  cloudtasks_message_free(creation);
  return NULL;
}

static void eight_threads_use_one_client(void) {
  static struct worker workers[THREADS];
  static const struct heard unheard = HEARD;
  size_t count = 0;
  cloudtasks_message *page = NULL;
  for (int i = 0; i < THREADS; i++) {
    workers[i].number = i;
    workers[i].heard = unheard;
    CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
  }
  /* The threads may be gone before their calls are. */
  for (int i = 0; i < THREADS; i++) CHECK(pthread_join(workers[i].thread, NULL) == 0 && workers[i].right);
  for (int i = 0; i < THREADS; i++) wait_for(&workers[i].heard, 3 * ROUNDS);
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_tasks(client, list, NULL, &page, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(page, "tasks", &count, &error));
  CHECK(count == THREADS * ROUNDS);
  cloudtasks_message_free(page);
}

int main(void) {
  start();
  fresh_queue();
  list = make("ListTasksRequest");
  set(list, "parent", QUEUE);
  wrong = make("ListTasksRequest");
  set(wrong, "parent", QUEUE "x");
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&patient, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_timeout(patient, 60000, &error));
  eight_threads_use_one_client();
  cloudtasks_call_options_free(patient);
  cloudtasks_message_free(wrong);
  cloudtasks_message_free(list);
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
