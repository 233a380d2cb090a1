/* What a create_task costs through the C ABI: `create URL CALLS BYTES` prints microseconds a call.
 *
 * The work is that of crates/core/examples/ceiling.rs, which runs this program between its own rounds: the request is
 * made for each call, and the name is read from the answer. */
#define _POSIX_C_SOURCE 200809L
#include <cloudtasks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MUST(call)                                                                                   \
  do {                                                                                               \
    cloudtasks_error *error = NULL;                                                                          \
    if ((call) != CLOUDTASKS_OK) {                                                                           \
      fprintf(stderr, "%s: %s\n", #call, error ? cloudtasks_error_message(error) : "no reason was given");   \
      exit(1);                                                                                       \
    }                                                                                                \
  } while (0)

static void create(const cloudtasks_client *client, const uint8_t *body, size_t size) {
  cloudtasks_message *request = NULL, *task = NULL;
  const char *name = NULL;
  MUST(cloudtasks_message_new("v2", "CreateTaskRequest", &request, &error));
  MUST(cloudtasks_message_set_string(request, "parent", "projects/p/locations/us-central1/queues/q", CLOUDTASKS_NUL_TERMINATED, &error));
  MUST(cloudtasks_message_set_string(request, "task.http_request.url", "https://example.com/handler", CLOUDTASKS_NUL_TERMINATED, &error));
  MUST(cloudtasks_message_set_enum_name(request, "task.http_request.http_method", "POST", &error));
  MUST(cloudtasks_message_set_string(request, "task.http_request.headers[Content-Type]", "application/json", CLOUDTASKS_NUL_TERMINATED, &error));
  MUST(cloudtasks_message_set_bytes(request, "task.http_request.body", body, size, &error));
  MUST(cloudtasks_v2_create_task(client, request, NULL, &task, &error));
  MUST(cloudtasks_message_get_string(task, "name", &name, NULL, &error));
  if (name[0] == '\0') exit(1);
  cloudtasks_message_free(task);
  cloudtasks_message_free(request);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

int main(int argc, char **argv) {
  cloudtasks_options *options = NULL;
  cloudtasks_client *client = NULL;
  uint8_t *body;
  size_t size;
  long calls;
  double start;
  if (argc != 4) return fprintf(stderr, "usage: create URL CALLS BYTES\n"), 2;
  calls = strtol(argv[2], NULL, 10);
  size = (size_t)strtol(argv[3], NULL, 10);
  body = malloc(size);
  if (body == NULL) return 1;
  memset(body, 'x', size);
  MUST(cloudtasks_options_new(&options, &error));
  MUST(cloudtasks_options_set_endpoint(options, argv[1], &error));
  MUST(cloudtasks_options_set_anonymous(options, &error));
  MUST(cloudtasks_client_new(options, &client, &error));
  create(client, body, size);
  start = now();
  for (long i = 0; i < calls; i++) create(client, body, size);
  printf("%.3f\n", (now() - start) / (double)calls);
  cloudtasks_client_free(client);
  cloudtasks_options_free(options);
  free(body);
  return 0;
}
