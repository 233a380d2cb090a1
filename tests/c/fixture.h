/* What the tests that make calls share: an emulator, a client, messages in one line, callbacks that can be waited for. */
#ifndef FIXTURE_H
#define FIXTURE_H

#define _POSIX_C_SOURCE 200809L
#include "check.h"
#include "sockets.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define QUEUE "projects/p/locations/l/queues/q"

static cloudtasks_emulator *emulator;
static cloudtasks_client *client;

static inline cloudtasks_message *make(const char *type) {
  cloudtasks_message *message = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", type, &message, &error));
  return message;
}

static inline void set(cloudtasks_message *message, const char *path, const char *value) {
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(message, path, value, CLOUDTASKS_NUL_TERMINATED, &error));
}

static inline const char *get(const cloudtasks_message *message, const char *path) {
  const char *text = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_string(message, path, &text, NULL, &error));
  return text;
}

/* A request for a task that is due tomorrow, so that nothing is dispatched. */
static inline cloudtasks_message *task_request(const char *name) {
  cloudtasks_message *request = make("CreateTaskRequest");
  set(request, "parent", QUEUE);
  set(request, "task.http_request.url", "http://127.0.0.1:9/");
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_timestamp(request, "task.schedule_time", time(NULL) + 86400, 0, &error));
  if (name) set(request, "task.name", name);
  return request;
}

static inline cloudtasks_client *connect_to(const char *endpoint) {
  cloudtasks_options *options = NULL;
  cloudtasks_client *made = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_endpoint(options, endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_anonymous(options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &made, &error));
  cloudtasks_options_free(options);
  return made;
}

static inline void start(void) {
  const char *endpoint = NULL, *host = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_start(NULL, &emulator, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_host(emulator, &host, &error));
  CHECK(strncmp(endpoint, "http://", 7) == 0 && same(endpoint + 7, host));
  client = connect_to(endpoint);
}

static inline void fresh_queue(void) {
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_reset(emulator, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_create_queue(emulator, QUEUE, &error));
}

/* What a callback tells the thread that waits for it. */
struct heard {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  int calls;
  cloudtasks_status status;
};

/* For the declaration of one. */
#define HEARD {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, CLOUDTASKS_OK}

static inline void report(struct heard *heard, cloudtasks_status status) {
  pthread_mutex_lock(&heard->lock);
  heard->calls++;
  heard->status = status;
  pthread_cond_broadcast(&heard->changed);
  pthread_mutex_unlock(&heard->lock);
}

static inline void hear(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  cloudtasks_message_free(response);
  cloudtasks_error_free(error);
  report(data, status);
}

static inline void wait_for(struct heard *heard, int calls) {
  pthread_mutex_lock(&heard->lock);
  while (heard->calls < calls) pthread_cond_wait(&heard->changed, &heard->lock);
  pthread_mutex_unlock(&heard->lock);
}

/* A socket to connect to. As long as nothing is done with it the kernel accepts and nobody answers. */
static inline int listen_on_loopback(char *endpoint, size_t size) {
  struct sockaddr_in address = {0};
  socklen_t length = sizeof address;
  int listener;
  start_sockets();
  listener = (int)socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(bind(listener, (struct sockaddr *)&address, length) == 0 && listen(listener, 8) == 0);
  CHECK(getsockname(listener, (struct sockaddr *)&address, &length) == 0);
  snprintf(endpoint, size, "http://127.0.0.1:%d", ntohs(address.sin_port));
  return listener;
}

#endif
