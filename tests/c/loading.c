/* A program that loads the library while it runs, as plug-ins do, and lets go of it with a thread of it still alive. The
 * runner links this one with nothing of ours. */
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <pthread.h>
#ifdef _WIN32
#include <windows.h>
#define LIBRARY "cloudtasks.dll"
#define open_library(name) ((void *)LoadLibraryA(name))
#define find_function(library, name) ((void *)(intptr_t)GetProcAddress((HMODULE)(library), name))
#define close_library(library) (!FreeLibrary((HMODULE)(library)))
#else
#include <dlfcn.h>
#ifdef __APPLE__
#define LIBRARY "libcloudtasks.0.dylib"
#else
#define LIBRARY "libcloudtasks.so.0"
#endif
#define open_library(name) dlopen(name, RTLD_NOW | RTLD_LOCAL)
#define find_function dlsym
#define close_library dlclose
#endif

/* The functions that are used, by their names in the header. */
#define FUNCTIONS(X) \
  X(cloudtasks_version) X(cloudtasks_emulator_start) X(cloudtasks_emulator_endpoint) X(cloudtasks_emulator_stop) X(cloudtasks_options_new) X(cloudtasks_options_free) \
  X(cloudtasks_options_set_endpoint) X(cloudtasks_options_set_anonymous) X(cloudtasks_client_new_for) X(cloudtasks_client_free) X(cloudtasks_message_new) \
  X(cloudtasks_message_free) X(cloudtasks_message_set_string) X(cloudtasks_call) X(cloudtasks_call_async)

#define DECLARE(name) static __typeof__(name) *my_##name;
#define FIND(name) right = right && (*(void **)&my_##name = find_function(library, #name)) != NULL;
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
static void hear(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *client) {
  (void)status, (void)error;
  my_cloudtasks_message_free(response);
  my_cloudtasks_client_free(client);
  change(&heard);
}

static cloudtasks_client *connect_to(cloudtasks_emulator *emulator) {
  const char *endpoint = NULL;
  cloudtasks_options *options = NULL;
  cloudtasks_client *client = NULL;
  CHECK(my_cloudtasks_emulator_endpoint(emulator, &endpoint, NULL) == CLOUDTASKS_OK);
  CHECK(my_cloudtasks_options_new(&options, NULL) == CLOUDTASKS_OK);
  CHECK(my_cloudtasks_options_set_endpoint(options, endpoint, NULL) == CLOUDTASKS_OK);
  CHECK(my_cloudtasks_options_set_anonymous(options, NULL) == CLOUDTASKS_OK);
  CHECK(my_cloudtasks_client_new_for(options, CLOUDTASKS_LANGUAGE, &client, NULL) == CLOUDTASKS_OK);
  my_cloudtasks_options_free(options);
  return client;
}

struct caller {
  cloudtasks_client *client;
  cloudtasks_message *request;
  cloudtasks_status status;
};

/* Has called, so that the library has data of this thread, and ends after the library was let go. */
static void *call_and_linger(void *data) {
  struct caller *caller = data;
  caller->status = my_cloudtasks_call(caller->client, "v2.list_queues", caller->request, NULL, NULL, NULL);
  change(&heard);
  wait_for(&closed, 1);
  return NULL;
}

static void *load(void) {
  void *library = open_library(LIBRARY);
  bool right = library != NULL;
  FUNCTIONS(FIND)
  CHECK(right);
  return right ? library : NULL;
}

static void use_and_let_go(void) {
  void *library = load();
  cloudtasks_emulator *emulator = NULL;
  struct caller caller = {NULL, NULL, CLOUDTASKS_UNKNOWN};
  pthread_t thread;
  if (library == NULL) return;
  heard = closed = 0;
  CHECK(same(my_cloudtasks_version(), CLOUDTASKS_VERSION));
  CHECK(my_cloudtasks_emulator_start(NULL, &emulator, NULL) == CLOUDTASKS_OK);
  caller.client = connect_to(emulator);
  CHECK(my_cloudtasks_message_new("v2", "ListQueuesRequest", &caller.request, NULL) == CLOUDTASKS_OK);
  CHECK(my_cloudtasks_message_set_string(caller.request, "parent", "projects/p/locations/l", CLOUDTASKS_NUL_TERMINATED, NULL) == CLOUDTASKS_OK);
  CHECK(pthread_create(&thread, NULL, call_and_linger, &caller) == 0);
  wait_for(&heard, 1);
  CHECK(caller.status == CLOUDTASKS_OK);
  CHECK(my_cloudtasks_call_async(caller.client, "v2.list_queues", caller.request, NULL, hear, caller.client, NULL) == CLOUDTASKS_OK);
  wait_for(&heard, 2);
  my_cloudtasks_message_free(caller.request);
  my_cloudtasks_emulator_stop(emulator);
  CHECK(close_library(library) == 0);
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
