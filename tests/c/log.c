/* What the log callback hears, and that it hears nothing once it is unset. */
#include "server.h"

#ifndef _WIN32
#include <sys/wait.h>
#endif

struct told {
  pthread_mutex_t lock;
  int messages, after_unset;
  bool unset;
  /* The last of each level. */
  char last[5][512];
};

static struct told told = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void note(cloudtasks_log_level level, const char *target, const char *message, void *data) {
  struct told *into = data;
  cloudtasks_message *task = NULL;
  pthread_mutex_lock(&into->lock);
  into->messages++;
  into->after_unset += into->unset;
  snprintf(into->last[level], sizeof into->last[level], "%s: %s", target, message);
  pthread_mutex_unlock(&into->lock);
  /* Any function may be called but one. */
  CHECK(cloudtasks_message_new("v2", "Task", &task, NULL) == CLOUDTASKS_OK);
  cloudtasks_message_free(task);
  CHECK(cloudtasks_set_log_callback(NULL, 0, NULL, NULL) == CLOUDTASKS_WRONG_THREAD);
}

/* A call that is answered with 503, and when it is tried again with 400. */
static void call_with_a_retry(void) {
  struct server server;
  cloudtasks_message *request = task_request(NULL);
  cloudtasks_call_options *options = NULL;
  cloudtasks_retry *retry = NULL;
  cloudtasks_client *own;
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_new(&retry, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_retry_set_backoff(retry, 0, 1, 0, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_set_retry(options, retry, &error));
  start_server_of_two(&server, HEAD("503 Service Unavailable", "0"), HEAD("400 Bad Request", "0"));
  own = connect_to(server.endpoint);
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_v2_create_task(own, request, options, NULL, &error));
  cloudtasks_client_free(own);
  stop_server(&server);
  cloudtasks_call_options_free(options);
  cloudtasks_retry_free(retry);
  cloudtasks_message_free(request);
}

static void attempts_and_retries_are_told_by_level(void) {
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_set_log_callback(note, 0, &told, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_set_log_callback(note, 5, &told, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_set_log_callback(note, CLOUDTASKS_LOG_WARN, &told, &error));
  call_with_a_retry();
  CHECK(told.messages == 0);
  EXPECT(CLOUDTASKS_OK, cloudtasks_set_log_callback(note, CLOUDTASKS_LOG_INFO, &told, &error));
  call_with_a_retry();
  CHECK(strstr(told.last[CLOUDTASKS_LOG_INFO], "cloudtasks::client: a call is retried method=\"create_task\" attempt=1 ") != NULL);
  CHECK(told.last[CLOUDTASKS_LOG_DEBUG][0] == '\0');
  EXPECT(CLOUDTASKS_OK, cloudtasks_set_log_callback(note, CLOUDTASKS_LOG_DEBUG, &told, &error));
  call_with_a_retry();
  CHECK(strstr(told.last[CLOUDTASKS_LOG_DEBUG], "method=\"create_task\" status=400 attempt=2 ") != NULL);
}

/* Windows has no fork. */
#ifndef _WIN32
static void the_child_of_a_fork_has_no_callback_until_it_sets_one(void) {
  struct told in_child = {.lock = PTHREAD_MUTEX_INITIALIZER};
  int result = 0, before = told.messages;
  pid_t child = fork();
  if (child == 0) {
    bool right;
    call_with_a_retry();
    right = told.messages == before && cloudtasks_set_log_callback(note, CLOUDTASKS_LOG_DEBUG, &in_child, NULL) == CLOUDTASKS_OK;
    call_with_a_retry();
    right = right && in_child.messages > 0 && failed == 0;
    execl("/bin/sh", "sh", "-c", right ? "exit 0" : "exit 1", (char *)NULL);
  }
  CHECK(waitpid(child, &result, 0) == child && WIFEXITED(result) && WEXITSTATUS(result) == 0);
}
#endif

static void nothing_is_told_once_it_is_unset(void) {
  struct heard heard = HEARD;
  cloudtasks_message *list = make("ListQueuesRequest");
  enum { CALLS = 50 };
  set(list, "parent", "projects/p/locations/l");
  for (int i = 0; i < CALLS; i++) EXPECT(CLOUDTASKS_OK, cloudtasks_v2_list_queues_async(client, list, NULL, hear, &heard, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_set_log_callback(NULL, 0, NULL, &error));
  pthread_mutex_lock(&told.lock);
  told.unset = true;
  pthread_mutex_unlock(&told.lock);
  wait_for(&heard, CALLS);
  CHECK(told.after_unset == 0);
  cloudtasks_message_free(list);
}

int main(void) {
  start();
  attempts_and_retries_are_told_by_level();
#ifndef _WIN32
  the_child_of_a_fork_has_no_callback_until_it_sets_one();
#endif
  nothing_is_told_once_it_is_unset();
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return summary();
}
