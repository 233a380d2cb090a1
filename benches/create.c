/* What a create_task costs through the C ABI: `create URL CALLS BYTES` prints microseconds a call.
 *
 * The work is that of crates/core/examples/ceiling.rs, which runs this program between its own rounds: the request is
 * made anew for each call, and the name is read from the answer. */
#define _POSIX_C_SOURCE 200809L
#include <cloudtasks.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MUST(call)                                                                                   \
  do {                                                                                               \
    ct_error *error = NULL;                                                                          \
    if ((call) != CT_OK) {                                                                           \
      fprintf(stderr, "%s: %s\n", #call, error ? ct_error_message(error) : "no reason was given");   \
      exit(1);                                                                                       \
    }                                                                                                \
  } while (0)

static void create(const ct_client *client, const uint8_t *body, size_t size) {
  ct_message *request = NULL, *task = NULL;
  const char *name = NULL;
  MUST(ct_message_new("v2", "CreateTaskRequest", &request, &error));
  MUST(ct_message_set_string(request, "parent", "projects/p/locations/us-central1/queues/q", CT_NUL, &error));
  MUST(ct_message_set_string(request, "task.http_request.url", "https://example.com/handler", CT_NUL, &error));
  MUST(ct_message_set_enum_name(request, "task.http_request.http_method", "POST", &error));
  MUST(ct_message_set_string(request, "task.http_request.headers[Content-Type]", "application/json", CT_NUL, &error));
  MUST(ct_message_set_bytes(request, "task.http_request.body", body, size, &error));
  MUST(ct_v2_create_task(client, request, NULL, &task, &error));
  MUST(ct_message_get_string(task, "name", &name, NULL, &error));
  if (name[0] == '\0') exit(1);
  ct_message_free(task);
  ct_message_free(request);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

int main(int argc, char **argv) {
  ct_options *options = NULL;
  ct_client *client = NULL;
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
  MUST(ct_options_new(&options, &error));
  MUST(ct_options_set_endpoint(options, argv[1], &error));
  MUST(ct_options_set_anonymous(options, &error));
  MUST(ct_client_new(options, &client, &error));
  create(client, body, size);
  start = now();
  for (long i = 0; i < calls; i++) create(client, body, size);
  printf("%.3f\n", (now() - start) / (double)calls);
  ct_client_free(client);
  ct_options_free(options);
  free(body);
  return 0;
}
