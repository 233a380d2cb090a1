/* Enqueues tasks and works them off, on the embedded emulator: no account, no network, no other process.
 *
 *   cc producer_and_worker.c $(pkg-config --cflags --libs cloudtasks) -lpthread && ./a.out
 *
 * Against the real service leave out the emulator, and pass NULL options to ct_client_new. */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <cloudtasks.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LOCATION "projects/example/locations/europe-west1"
#define QUEUE LOCATION "/queues/mail"
#define TASKS 3

/* Ends the program with the reason if a call failed. */
static void must(const char *what, ct_status status, ct_error *error) {
  if (status == CT_OK) return;
  fprintf(stderr, "%s: %s: %s\n", what, ct_status_name(status), error ? ct_error_message(error) : "");
  ct_error_free(error);
  exit(1);
}

/* --- the worker: an HTTP server in a few lines of sockets ------------------------------------------------------ */

static int listen_on_loopback(int *port) {
  struct sockaddr_in address = {0};
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 16) ||
      getsockname(listener, (struct sockaddr *)&address, &length)) {
    perror("listen");
    exit(1);
  }
  *port = ntohs(address.sin_port);
  return listener;
}

/* Reads one request and answers it with a status. The bodies of the example end in '!', which spares it the length. */
static void serve_one(int connection, const char *status) {
  char request[8192] = "", answer[128];
  const char *body;
  size_t length = 0;
  while (length == 0 || request[length - 1] != '!') {
    ssize_t got = read(connection, request + length, sizeof request - 1 - length);
    if (got <= 0) break;
    length += (size_t)got;
    request[length] = '\0';
  }
  body = strrchr(request, '\n');
  printf("worker: %s -> %s\n", body ? body + 1 : "", status);
  snprintf(answer, sizeof answer, "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status);
  if (write(connection, answer, strlen(answer)) < 0) perror("write");
  close(connection);
}

/* The first attempt fails, so that the queue is seen to try again. */
static void *work(void *listener) {
  for (int served = 0; served < TASKS + 1; served++) {
    int connection = accept(*(int *)listener, NULL, NULL);
    serve_one(connection, served == 0 ? "503 Busy" : "200 OK");
  }
  return NULL;
}

/* --- the producer ---------------------------------------------------------------------------------------------- */

static void create_queue(ct_client *client) {
  ct_error *error = NULL;
  ct_message *request = NULL;
  must("request", ct_message_new("v2", "CreateQueueRequest", &request, &error), error);
  must("parent", ct_message_set_string(request, "parent", LOCATION, CT_NUL, &error), error);
  must("name", ct_message_set_string(request, "queue.name", QUEUE, CT_NUL, &error), error);
  must("backoff", ct_message_set_duration(request, "queue.retry_config.min_backoff", 0, 10000000, &error), error);
  must("create queue", ct_v2_create_queue(client, request, NULL, NULL, &error), error);
  ct_message_free(request);
}

static void create_task(ct_client *client, const char *url, int number) {
  ct_error *error = NULL;
  ct_message *request = NULL, *task = NULL;
  const char *name = NULL;
  char body[32];
  int length = snprintf(body, sizeof body, "mail %d!", number);
  must("request", ct_message_new("v2", "CreateTaskRequest", &request, &error), error);
  must("parent", ct_message_set_string(request, "parent", QUEUE, CT_NUL, &error), error);
  must("url", ct_message_set_string(request, "task.http_request.url", url, CT_NUL, &error), error);
  must("body", ct_message_set_bytes(request, "task.http_request.body", (const uint8_t *)body, (size_t)length, &error), error);
  must("header", ct_message_set_string(request, "task.http_request.headers[Content-Type]", "text/plain", CT_NUL, &error), error);
  must("create task", ct_v2_create_task(client, request, NULL, &task, &error), error);
  must("name", ct_message_get_string(task, "name", &name, NULL, &error), error);
  printf("producer: %s\n", name);
  ct_message_free(task);
  ct_message_free(request);
}

int main(void) {
  ct_error *error = NULL;
  ct_emulator *emulator = NULL;
  ct_options *options = NULL;
  ct_client *client = NULL;
  const char *endpoint = NULL;
  pthread_t worker;
  char url[64];
  int port = 0, listener = listen_on_loopback(&port);

  pthread_create(&worker, NULL, work, &listener);
  must("emulator", ct_emulator_start(0, &emulator, &error), error);
  must("endpoint", ct_emulator_endpoint(emulator, &endpoint, &error), error);
  must("options", ct_options_new(&options, &error), error);
  must("endpoint", ct_options_set_endpoint(options, endpoint, &error), error);
  must("anonymous", ct_options_set_anonymous(options, &error), error);
  must("client", ct_client_new(options, &client, &error), error);
  ct_options_free(options);

  create_queue(client);
  snprintf(url, sizeof url, "http://127.0.0.1:%d/send", port);
  for (int number = 1; number <= TASKS; number++) create_task(client, url, number);
  must("wait", ct_emulator_wait_idle(emulator, 20000, &error), error);
  pthread_join(worker, NULL);
  printf("all %d tasks are done\n", TASKS);

  ct_client_free(client);
  ct_emulator_stop(emulator);
  close(listener);
  return 0;
}
