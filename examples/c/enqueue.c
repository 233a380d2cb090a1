/* The main job: enqueue HTTP tasks, see them done. On the embedded emulator: no account, no network, no environment.
 *
 *   cc enqueue.c $(pkg-config --cflags --libs cloudtasks) && ./a.out
 *
 * Against the real service leave out the emulator, and pass NULL options to cloudtasks_client_new. */
#include <cloudtasks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define QUEUE "projects/example/locations/europe-west1/queues/mail"
#define TASKS 3

/* Ends the program with the reason if a call failed. */
static void must(const char *what, cloudtasks_status status, cloudtasks_error *error) {
  if (status == CLOUDTASKS_OK) return;
  fprintf(stderr, "%s: %s: %s\n", what, cloudtasks_status_name(status), error ? cloudtasks_error_message(error) : "");
  cloudtasks_error_free(error);
  exit(1);
}

static cloudtasks_emulator *start_emulator(void) {
  cloudtasks_error *error = NULL;
  cloudtasks_emulator_options *options = NULL;
  cloudtasks_emulator *emulator = NULL;
  must("options", cloudtasks_emulator_options_new(&options, &error), error);
  must("queue", cloudtasks_emulator_options_add_queue(options, QUEUE, &error), error);
  must("emulator", cloudtasks_emulator_start(options, &emulator, &error), error);
  cloudtasks_emulator_options_free(options);
  return emulator;
}

static cloudtasks_client *connect_to(const char *endpoint) {
  cloudtasks_error *error = NULL;
  cloudtasks_options *options = NULL;
  cloudtasks_client *client = NULL;
  must("options", cloudtasks_options_new(&options, &error), error);
  must("endpoint", cloudtasks_options_set_endpoint(options, endpoint, &error), error);
  must("anonymous", cloudtasks_options_set_anonymous(options, &error), error);
  must("client", cloudtasks_client_new(options, &client, &error), error);
  cloudtasks_options_free(options);
  return client;
}

/* With `deduplicate` the call is tried again when it fails, and never makes a second task. */
static void enqueue(const cloudtasks_client *client, const char *url) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = NULL, *task = NULL;
  cloudtasks_call_options *options = NULL;
  const char *name = NULL;
  must("request", cloudtasks_message_new("v2", "CreateTaskRequest", &request, &error), error);
  must("parent", cloudtasks_message_set_string(request, "parent", QUEUE, CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("url", cloudtasks_message_set_string(request, "task.http_request.url", url, CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("method", cloudtasks_message_set_enum_name(request, "task.http_request.http_method", "GET", &error), error);
  must("options", cloudtasks_call_options_new(&options, &error), error);
  must("deduplicate", cloudtasks_call_options_set_deduplicate(options, true, &error), error);
  must("create task", cloudtasks_v2_create_task(client, request, options, &task, &error), error);
  must("name", cloudtasks_message_get_string(task, "name", &name, NULL, &error), error);
  printf("enqueued %s\n", name);
  cloudtasks_call_options_free(options);
  cloudtasks_message_free(task);
  cloudtasks_message_free(request);
}

int main(void) {
  cloudtasks_error *error = NULL;
  cloudtasks_emulator *emulator = start_emulator();
  cloudtasks_client *client;
  const char *endpoint = NULL;
  char url[128], *attempts = NULL;
  int result = 0;
  must("endpoint", cloudtasks_emulator_endpoint(emulator, &endpoint, &error), error);
  client = connect_to(endpoint);
  /* In place of a worker: the emulator itself answers this address with 200. */
  snprintf(url, sizeof url, "%s/emulator/health", endpoint);
  for (int number = 0; number < TASKS; number++) enqueue(client, url);
  must("wait", cloudtasks_emulator_wait_idle(emulator, 20000, &error), error);
  must("attempts", cloudtasks_emulator_attempts(emulator, &attempts, NULL, &error), error);
  printf("attempts: %s\n", attempts);
  if (strstr(attempts, "\"success\":true") == NULL || strstr(attempts, "\"success\":false") != NULL) {
    fputs("a task was not done at once\n", stderr);
    result = 1;
  }
  cloudtasks_free(attempts);
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return result;
}
