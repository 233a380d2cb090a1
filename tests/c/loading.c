/* A program that loads the library while it runs, as plug-ins do, and lets go of it with a thread of it still alive. The
 * runner links this one with nothing of ours. */
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <dlfcn.h>
#include <pthread.h>

/* The functions that are used, by their names in the header. */
#define FUNCTIONS(X) \
  X(ct_version) X(ct_emulator_start) X(ct_emulator_endpoint) X(ct_emulator_stop) X(ct_options_new) X(ct_options_free) \
  X(ct_options_set_endpoint) X(ct_options_set_anonymous) X(ct_client_new) X(ct_client_free) X(ct_message_new) \
  X(ct_message_free) X(ct_message_set_string) X(ct_v2_list_queues) X(ct_v2_list_queues_async)

#define DECLARE(name) static __typeof__(name) *my_##name;
#define FIND(name) right = right && (*(void **)&my_##name = dlsym(library, #name)) != NULL;
FUNCTIONS(DECLARE)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int heard, closed;

static void change(int *what) {
  pthread_mutex_lock(&lock);
  ++*what;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&lock);
}

static void wait_for(const int *what, int count) {
  pthread_mutex_lock(&lock);
  while (*what < count) pthread_cond_wait(&changed, &lock);
  pthread_mutex_unlock(&lock);
}

/* Frees the client on its own thread, which then still has to end. */
static void hear(ct_status status, ct_message *response, ct_error *error, void *client) {
  (void)status, (void)error;
  my_ct_message_free(response);
  my_ct_client_free(client);
  change(&heard);
}

static ct_client *connect_to(ct_emulator *emulator) {
  const char *endpoint = NULL;
  ct_options *options = NULL;
  ct_client *client = NULL;
  CHECK(my_ct_emulator_endpoint(emulator, &endpoint, NULL) == CT_OK);
  CHECK(my_ct_options_new(&options, NULL) == CT_OK);
  CHECK(my_ct_options_set_endpoint(options, endpoint, NULL) == CT_OK);
  CHECK(my_ct_options_set_anonymous(options, NULL) == CT_OK);
  CHECK(my_ct_client_new(options, &client, NULL) == CT_OK);
  my_ct_options_free(options);
  return client;
}

struct caller {
  ct_client *client;
  ct_message *request;
  ct_status status;
};

/* Has called, so that the library has data of this thread, and ends after the library was let go. */
static void *call_and_linger(void *data) {
  struct caller *caller = data;
  caller->status = my_ct_v2_list_queues(caller->client, caller->request, NULL, NULL, NULL);
  change(&heard);
  wait_for(&closed, 1);
  return NULL;
}

static void *load(void) {
  void *library = dlopen("libcloudtasks.so.0", RTLD_NOW | RTLD_LOCAL);
  bool right = library != NULL;
  FUNCTIONS(FIND)
  CHECK(right);
  return right ? library : NULL;
}

static void use_and_let_go(void) {
  void *library = load();
  ct_emulator *emulator = NULL;
  struct caller caller = {NULL, NULL, CT_UNKNOWN};
  pthread_t thread;
  if (library == NULL) return;
  heard = closed = 0;
  CHECK(same(my_ct_version(), CT_VERSION));
  CHECK(my_ct_emulator_start(0, &emulator, NULL) == CT_OK);
  caller.client = connect_to(emulator);
  CHECK(my_ct_message_new("v2", "ListQueuesRequest", &caller.request, NULL) == CT_OK);
  CHECK(my_ct_message_set_string(caller.request, "parent", "projects/p/locations/l", CT_NUL, NULL) == CT_OK);
  CHECK(pthread_create(&thread, NULL, call_and_linger, &caller) == 0);
  wait_for(&heard, 1);
  CHECK(caller.status == CT_OK);
  CHECK(my_ct_v2_list_queues_async(caller.client, caller.request, NULL, hear, caller.client, NULL, NULL) == CT_OK);
  wait_for(&heard, 2);
  my_ct_message_free(caller.request);
  my_ct_emulator_stop(emulator);
  CHECK(dlclose(library) == 0);
  change(&closed);
  CHECK(pthread_join(thread, NULL) == 0);
}

int main(void) {
  use_and_let_go();
  use_and_let_go();
#define DISCARD(name) (void)my_##name;
  FUNCTIONS(DISCARD)
  return summary();
}
