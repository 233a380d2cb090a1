/* A pull queue: the worker leases tasks and acknowledges what it has done, on the embedded emulator.
 *
 *   cc pull_worker.c $(pkg-config --cflags --libs cloudtasks) && ./a.out */
#include <cloudtasks.h>
#include <stdio.h>
#include <stdlib.h>

#define LOCATION "projects/example/locations/europe-west1"
#define QUEUE LOCATION "/queues/jobs"

static void must(const char *what, ct_status status, ct_error *error) {
  if (status == CT_OK) return;
  fprintf(stderr, "%s: %s: %s\n", what, ct_status_name(status), error ? ct_error_message(error) : "");
  ct_error_free(error);
  exit(1);
}

static ct_message *request_of(const char *type) {
  ct_error *error = NULL;
  ct_message *request = NULL;
  must(type, ct_message_new("v2beta2", type, &request, &error), error);
  return request;
}

static void set(ct_message *request, const char *path, const char *value) {
  ct_error *error = NULL;
  must(path, ct_message_set_string(request, path, value, CT_NUL, &error), error);
}

static void produce(ct_client *client) {
  ct_error *error = NULL;
  ct_message *request = request_of("CreateQueueRequest"), *target = request_of("PullTarget");
  set(request, "parent", LOCATION);
  set(request, "queue.name", QUEUE);
  must("target", ct_message_set_message(request, "queue.pull_target", target, &error), error);
  must("create queue", ct_v2beta2_create_queue(client, request, NULL, NULL, &error), error);
  ct_message_free(target);
  ct_message_free(request);
  for (int number = 1; number <= 3; number++) {
    char payload[32];
    int length = snprintf(payload, sizeof payload, "job %d", number);
    request = request_of("CreateTaskRequest");
    set(request, "parent", QUEUE);
    must("payload", ct_message_set_bytes(request, "task.pull_message.payload", (const uint8_t *)payload, (size_t)length, &error), error);
    must("create task", ct_v2beta2_create_task(client, request, NULL, NULL, &error), error);
    ct_message_free(request);
  }
}

static void acknowledge(ct_client *client, const ct_message *task) {
  ct_error *error = NULL;
  ct_message *request = request_of("AcknowledgeTaskRequest");
  const char *name = NULL;
  int64_t seconds = 0;
  int32_t nanos = 0;
  must("name", ct_message_get_string(task, "name", &name, NULL, &error), error);
  must("time", ct_message_get_timestamp(task, "schedule_time", &seconds, &nanos, &error), error);
  set(request, "name", name);
  must("time", ct_message_set_timestamp(request, "schedule_time", seconds, nanos, &error), error);
  must("acknowledge", ct_v2beta2_acknowledge_task(client, request, NULL, NULL, &error), error);
  ct_message_free(request);
}

/* Leases what there is for a minute, does it, and tells so. */
static size_t lease_and_work(ct_client *client) {
  ct_error *error = NULL;
  ct_message *request = request_of("LeaseTasksRequest"), *leased = NULL;
  size_t count = 0;
  set(request, "parent", QUEUE);
  must("duration", ct_message_set_duration(request, "lease_duration", 60, 0, &error), error);
  must("most", ct_message_set_int(request, "max_tasks", 10, &error), error);
  must("view", ct_message_set_enum_name(request, "response_view", "FULL", &error), error);
  must("lease", ct_v2beta2_lease_tasks(client, request, NULL, &leased, &error), error);
  must("count", ct_message_count(leased, "tasks", &count, &error), error);
  for (size_t index = 0; index < count; index++) {
    ct_message *task = NULL;
    const uint8_t *payload = NULL;
    size_t length = 0;
    char path[32];
    snprintf(path, sizeof path, "tasks[%zu]", index);
    must("task", ct_message_get_message(leased, path, &task, &error), error);
    must("payload", ct_message_get_bytes(task, "pull_message.payload", &payload, &length, &error), error);
    printf("worker: %.*s\n", (int)length, (const char *)payload);
    acknowledge(client, task);
    ct_message_free(task);
  }
  ct_message_free(leased);
  ct_message_free(request);
  return count;
}

int main(void) {
  ct_error *error = NULL;
  ct_emulator *emulator = NULL;
  ct_options *options = NULL;
  ct_client *client = NULL;
  const char *endpoint = NULL;
  size_t first, second;

  must("emulator", ct_emulator_start(0, &emulator, &error), error);
  must("endpoint", ct_emulator_endpoint(emulator, &endpoint, &error), error);
  must("options", ct_options_new(&options, &error), error);
  must("endpoint", ct_options_set_endpoint(options, endpoint, &error), error);
  must("anonymous", ct_options_set_anonymous(options, &error), error);
  must("client", ct_client_new(options, &client, &error), error);
  ct_options_free(options);

  produce(client);
  first = lease_and_work(client);
  second = lease_and_work(client);
  printf("%zu jobs done, %zu left\n", first, second);

  ct_client_free(client);
  ct_emulator_stop(emulator);
  return first == 3 && second == 0 ? 0 : 1;
}
