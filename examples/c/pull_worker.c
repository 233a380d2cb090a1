/* A pull queue: the worker leases tasks and acknowledges what it has done, on the embedded emulator.
 *
 *   cc pull_worker.c $(pkg-config --cflags --libs cloudtasks) && ./a.out */
#include <cloudtasks.h>
#include <stdio.h>
#include <stdlib.h>

#define LOCATION "projects/example/locations/europe-west1"
#define QUEUE LOCATION "/queues/jobs"

static void must(const char *what, cloudtasks_status status, cloudtasks_error *error) {
  if (status == CLOUDTASKS_OK) return;
  fprintf(stderr, "%s: %s: %s\n", what, cloudtasks_status_name(status), error ? cloudtasks_error_message(error) : "");
  cloudtasks_error_free(error);
  exit(1);
}

static cloudtasks_message *request_of(const char *type) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = NULL;
  must(type, cloudtasks_message_new("v2beta2", type, &request, &error), error);
  return request;
}

static void set(cloudtasks_message *request, const char *path, const char *value) {
  cloudtasks_error *error = NULL;
  must(path, cloudtasks_message_set_string(request, path, value, CLOUDTASKS_NUL_TERMINATED, &error), error);
}

static void produce(cloudtasks_client *client) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = request_of("CreateQueueRequest"), *target = request_of("PullTarget");
  set(request, "parent", LOCATION);
  set(request, "queue.name", QUEUE);
  must("target", cloudtasks_message_set_message(request, "queue.pull_target", target, &error), error);
  must("create queue", cloudtasks_v2beta2_create_queue(client, request, NULL, NULL, &error), error);
  cloudtasks_message_free(target);
  cloudtasks_message_free(request);
  for (int number = 1; number <= 3; number++) {
    char payload[32];
    int length = snprintf(payload, sizeof payload, "job %d", number);
    request = request_of("CreateTaskRequest");
    set(request, "parent", QUEUE);
    must("payload", cloudtasks_message_set_bytes(request, "task.pull_message.payload", (const uint8_t *)payload, (size_t)length, &error), error);
    must("create task", cloudtasks_v2beta2_create_task(client, request, NULL, NULL, &error), error);
    cloudtasks_message_free(request);
  }
}

static void acknowledge(cloudtasks_client *client, const cloudtasks_message *task) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = request_of("AcknowledgeTaskRequest");
  const char *name = NULL;
  int64_t seconds = 0;
  int32_t nanos = 0;
  must("name", cloudtasks_message_get_string(task, "name", &name, NULL, &error), error);
  must("time", cloudtasks_message_get_timestamp(task, "schedule_time", &seconds, &nanos, &error), error);
  set(request, "name", name);
  must("time", cloudtasks_message_set_timestamp(request, "schedule_time", seconds, nanos, &error), error);
  must("acknowledge", cloudtasks_v2beta2_acknowledge_task(client, request, NULL, NULL, &error), error);
  cloudtasks_message_free(request);
}

/* Leases what there is for a minute, does it, and tells so. */
static size_t lease_and_work(cloudtasks_client *client) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = request_of("LeaseTasksRequest"), *leased = NULL;
  size_t count = 0;
  set(request, "parent", QUEUE);
  must("duration", cloudtasks_message_set_duration(request, "lease_duration", 60, 0, &error), error);
  must("most", cloudtasks_message_set_int(request, "max_tasks", 10, &error), error);
  must("view", cloudtasks_message_set_enum_name(request, "response_view", "FULL", &error), error);
  must("lease", cloudtasks_v2beta2_lease_tasks(client, request, NULL, &leased, &error), error);
  must("count", cloudtasks_message_count(leased, "tasks", &count, &error), error);
  for (size_t index = 0; index < count; index++) {
    cloudtasks_message *task = NULL;
    const uint8_t *payload = NULL;
    size_t length = 0;
    char path[32];
    snprintf(path, sizeof path, "tasks[%zu]", index);
    must("task", cloudtasks_message_get_message(leased, path, &task, &error), error);
    must("payload", cloudtasks_message_get_bytes(task, "pull_message.payload", &payload, &length, &error), error);
    printf("worker: %.*s\n", (int)length, (const char *)payload);
    acknowledge(client, task);
    cloudtasks_message_free(task);
  }
  cloudtasks_message_free(leased);
  cloudtasks_message_free(request);
  return count;
}

int main(void) {
  cloudtasks_error *error = NULL;
  cloudtasks_emulator *emulator = NULL;
  cloudtasks_options *options = NULL;
  cloudtasks_client *client = NULL;
  const char *endpoint = NULL;
  size_t first, second;

  must("emulator", cloudtasks_emulator_start(NULL, &emulator, &error), error);
  must("endpoint", cloudtasks_emulator_endpoint(emulator, &endpoint, &error), error);
  must("options", cloudtasks_options_new(&options, &error), error);
  must("endpoint", cloudtasks_options_set_endpoint(options, endpoint, &error), error);
  must("anonymous", cloudtasks_options_set_anonymous(options, &error), error);
  must("client", cloudtasks_client_new(options, &client, &error), error);
  cloudtasks_options_free(options);

  produce(client);
  first = lease_and_work(client);
  second = lease_and_work(client);
  printf("%zu jobs done, %zu left\n", first, second);

  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  return first == 3 && second == 0 ? 0 : 1;
}
