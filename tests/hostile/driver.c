/* Calls to hostile servers from C: see crates/core/tests/reliability/hostile.rs, which starts this.
 *
 * Each line of the standard input has a call, its target and its timeout. Each line of the output has the statuses with which
 * the calls ended, the worst lateness beyond a timeout in milliseconds, and the peak memory of the process in KiB. */
#define _POSIX_C_SOURCE 200809L
#include <cloudtasks.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define QUEUE "projects/p/locations/l/queues/q"
#define PARTS 6
#define STATUSES 64

static void need(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "%s\n", what);
  exit(1);
}

#define NEED(call) need((call) == CLOUDTASKS_OK, #call)

static double now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long peak_kib(void) {
  char line[256];
  long peak = -1;
  FILE *status = fopen("/proc/self/status", "r");
  need(status != NULL, "/proc/self/status");
  while (fgets(line, sizeof line, status) != NULL)
    if (sscanf(line, "VmHWM: %ld kB", &peak) == 1) break;
  fclose(status);
  return peak;
}

static cloudtasks_client *connect_to(const char *endpoint, const char *proxy, const char *credentials_file) {
  cloudtasks_options *options = NULL;
  cloudtasks_client *client = NULL;
  NEED(cloudtasks_options_new(&options, NULL));
  NEED(cloudtasks_options_set_endpoint(options, endpoint, NULL));
  if (*proxy) NEED(cloudtasks_options_set_proxy(options, proxy, NULL));
  if (*credentials_file)
    NEED(cloudtasks_options_set_credentials_file(options, credentials_file, NULL));
  else
    NEED(cloudtasks_options_set_anonymous(options, NULL));
  NEED(cloudtasks_client_new(options, &client, NULL));
  cloudtasks_options_free(options);
  return client;
}

static cloudtasks_message *request_of(bool creates) {
  cloudtasks_message *request = NULL;
  NEED(cloudtasks_message_new("v2", creates ? "CreateTaskRequest" : "ListTasksRequest", &request, NULL));
  NEED(cloudtasks_message_set_string(request, "parent", QUEUE, CLOUDTASKS_NUL_TERMINATED, NULL));
  if (creates)
    NEED(cloudtasks_message_set_string(request, "task.http_request.url", "https://example.com/once", CLOUDTASKS_NUL_TERMINATED, NULL));
  return request;
}

/* Makes one call with a new client. */
static cloudtasks_status call_once(char **parts, long timeout_ms) {
  bool creates = strcmp(parts[0], "create") == 0;
  cloudtasks_client *client = connect_to(parts[1], parts[2], parts[3]);
  cloudtasks_message *request = request_of(creates), *response = NULL;
  cloudtasks_call_options *options = NULL;
  NEED(cloudtasks_call_options_new(&options, NULL));
  NEED(cloudtasks_call_options_set_timeout(options, timeout_ms, NULL));
  const char *method = creates ? "v2.create_task" : "v2.list_tasks";
  cloudtasks_status status = cloudtasks_call(client, method, request, options, &response, NULL);
  cloudtasks_message_free(response);
  cloudtasks_message_free(request);
  cloudtasks_call_options_free(options);
  cloudtasks_client_free(client);
  return status;
}

static void run(char **parts) {
  bool met[STATUSES] = {false};
  double latest = 0;
  long timeout_ms = strtol(parts[4], NULL, 10), runs = strtol(parts[5], NULL, 10);
  for (long nth = 0; nth < runs; nth++) {
    long limit = timeout_ms * (1 + nth % 5);
    double began = now_ms();
    cloudtasks_status status = call_once(parts, limit);
    double late = now_ms() - began - (double)limit;
    latest = late > latest ? late : latest;
    need(status >= 0 && status < STATUSES, "a status out of range");
    met[status] = true;
  }
  const char *separator = "row\t";
  for (int status = 0; status < STATUSES; status++) {
    if (!met[status]) continue;
    printf("%s%s", separator, cloudtasks_status_name(status) + strlen("CLOUDTASKS_"));
    separator = ",";
  }
  printf("\t%.1f\t%ld\n", latest, peak_kib());
}

int main(void) {
  char line[2048];
  while (fgets(line, sizeof line, stdin) != NULL) {
    char *parts[PARTS], *rest = line;
    for (int part = 0; part < PARTS; part++) {
      parts[part] = rest;
      rest += strcspn(rest, "\t\n");
      need(*rest != '\0', "expected six parts in a line");
      *rest++ = '\0';
    }
    run(parts);
  }
  return 0;
}
