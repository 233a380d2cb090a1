/* Enqueues tasks and works them off, on the embedded emulator: no account, no network, no other process.
 *
 *   cc producer_and_worker.c $(pkg-config --cflags --libs cloudtasks) -lpthread && ./a.out
 *
 * Against the real service leave out the emulator, and pass NULL options to cloudtasks_client_new. */
#define _POSIX_C_SOURCE 200809L
#include <cloudtasks.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#define close closesocket
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

#define LOCATION "projects/example/locations/europe-west1"
#define QUEUE LOCATION "/queues/mail"
#define TASKS 3

/* Ends the program with the reason if a call failed. */
static void must(const char *what, cloudtasks_status status, cloudtasks_error *error) {
  if (status == CLOUDTASKS_OK) return;
  fprintf(stderr, "%s: %s: %s\n", what, cloudtasks_status_name(status), error ? cloudtasks_error_message(error) : "");
  cloudtasks_error_free(error);
  exit(1);
}

/* --- the worker: an HTTP server in a few lines of sockets ------------------------------------------------------ */

static int listen_on_loopback(int *port) {
  struct sockaddr_in address = {0};
  socklen_t length = sizeof address;
  int listener = (int)socket(AF_INET, SOCK_STREAM, 0);
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
    ssize_t got = recv(connection, request + length, sizeof request - 1 - length, 0);
    if (got <= 0) break;
    length += (size_t)got;
    request[length] = '\0';
  }
  body = strrchr(request, '\n');
  printf("worker: %s -> %s\n", body ? body + 1 : "", status);
  snprintf(answer, sizeof answer, "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status);
  if (send(connection, answer, strlen(answer), 0) < 0) perror("send");
  close(connection);
}

/* The first attempt fails, so that the queue is seen to try again. */
static void *work(void *listener) {
  for (int served = 0; served < TASKS + 1; served++) {
    int connection = (int)accept(*(int *)listener, NULL, NULL);
    serve_one(connection, served == 0 ? "503 Busy" : "200 OK");
  }
  return NULL;
}

/* --- the producer ---------------------------------------------------------------------------------------------- */

static void create_queue(cloudtasks_client *client) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = NULL;
  must("request", cloudtasks_message_new("v2", "CreateQueueRequest", &request, &error), error);
  must("parent", cloudtasks_message_set_string(request, "parent", LOCATION, CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("name", cloudtasks_message_set_string(request, "queue.name", QUEUE, CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("backoff", cloudtasks_message_set_duration(request, "queue.retry_config.min_backoff", 0, 10000000, &error), error);
  must("create queue", cloudtasks_v2_create_queue(client, request, NULL, NULL, &error), error);
  cloudtasks_message_free(request);
}

static void create_task(cloudtasks_client *client, const char *url, int number) {
  cloudtasks_error *error = NULL;
  cloudtasks_message *request = NULL, *task = NULL;
  const char *name = NULL;
  char body[32];
  int length = snprintf(body, sizeof body, "mail %d!", number);
  must("request", cloudtasks_message_new("v2", "CreateTaskRequest", &request, &error), error);
  must("parent", cloudtasks_message_set_string(request, "parent", QUEUE, CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("url", cloudtasks_message_set_string(request, "task.http_request.url", url, CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("body", cloudtasks_message_set_bytes(request, "task.http_request.body", (const uint8_t *)body, (size_t)length, &error), error);
  must("header", cloudtasks_message_set_string(request, "task.http_request.headers[Content-Type]", "text/plain", CLOUDTASKS_NUL_TERMINATED, &error), error);
  must("create task", cloudtasks_v2_create_task(client, request, NULL, &task, &error), error);
  must("name", cloudtasks_message_get_string(task, "name", &name, NULL, &error), error);
  printf("producer: %s\n", name);
  cloudtasks_message_free(task);
  cloudtasks_message_free(request);
}

int main(void) {
  cloudtasks_error *error = NULL;
  cloudtasks_emulator *emulator = NULL;
  cloudtasks_options *options = NULL;
  cloudtasks_client *client = NULL;
  const char *endpoint = NULL;
  pthread_t worker;
  char url[64];
  int port = 0, listener;

#ifdef _WIN32
  WSADATA sockets;
  WSAStartup(MAKEWORD(2, 2), &sockets);
#endif
  listener = listen_on_loopback(&port);
  pthread_create(&worker, NULL, work, &listener);
  must("emulator", cloudtasks_emulator_start(NULL, &emulator, &error), error);
  must("endpoint", cloudtasks_emulator_endpoint(emulator, &endpoint, &error), error);
  must("options", cloudtasks_options_new(&options, &error), error);
  must("endpoint", cloudtasks_options_set_endpoint(options, endpoint, &error), error);
  must("anonymous", cloudtasks_options_set_anonymous(options, &error), error);
  must("client", cloudtasks_client_new(options, &client, &error), error);
  cloudtasks_options_free(options);

  create_queue(client);
  snprintf(url, sizeof url, "http://127.0.0.1:%d/send", port);
  for (int number = 1; number <= TASKS; number++) create_task(client, url, number);
  must("wait", cloudtasks_emulator_wait_idle(emulator, 20000, &error), error);
  pthread_join(worker, NULL);
  printf("all %d tasks are done\n", TASKS);

  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
  close(listener);
  return 0;
}
