/* Every function of an RPC, its asynchronous twin and its pager: each sends what the table says, to where it says, and
 * gives back a message of the type that it says. The table is routes.inc, which routes.py makes from the API table. */
#include "fixture.h"

struct route {
  const char *version, *line, *request, *field, *value, *response;
  cloudtasks_status (*call)(const cloudtasks_client *, const cloudtasks_message *, const cloudtasks_call_options *, cloudtasks_message **, cloudtasks_error **);
  cloudtasks_status (*start)(const cloudtasks_client *, const cloudtasks_message *, const cloudtasks_call_options *, cloudtasks_callback, void *, cloudtasks_error **);
  cloudtasks_status (*pager)(const cloudtasks_client *, const cloudtasks_message *, const cloudtasks_call_options *, cloudtasks_pager **, cloudtasks_error **);
};

static const struct route routes[] = {
#include "routes.inc"
};

/* --- a server that answers all with an empty object, and remembers the first line ------------------------------ */

static char last_line[512];

/* Reads a request with its body; false at the end of the connection. */
static bool read_request(int connection) {
  char text[4096];
  size_t length = 0;
  const char *end = NULL, *size;
  while (end == NULL || length < (size_t)(end - text)) {
    ssize_t got = recv(connection, text + length, sizeof text - 1 - length, 0);
    if (got <= 0) return false;
    length += (size_t)got;
    text[length] = '\0';
    end = strstr(text, "\r\n\r\n");
    if (end == NULL) continue;
    size = strstr(text, "content-length: ");
    end += 4 + (size ? strtol(size + 16, NULL, 10) : 0);
  }
  snprintf(last_line, sizeof last_line, "%.*s", (int)strcspn(text, "?\r"), text);
  return true;
}

static void *answer(void *listener) {
  static const char empty[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                              "Connection: close\r\n\r\n{}";
  for (int connection; (connection = (int)accept(*(int *)listener, NULL, NULL)) >= 0; close_socket(connection))
    if (read_request(connection) && send(connection, empty, sizeof empty - 1, 0) < 0) break;
  return NULL;
}

/* --- the walk -------------------------------------------------------------------------------------------------- */

static bool line_is(const char *wanted) {
  size_t length = strlen(wanted);
  bool right = strncmp(last_line, wanted, length) == 0 && (last_line[length] == '\0' || last_line[length] == ' ');
  if (!right) fprintf(stderr, "wanted: %s\nsent:   %s\n", wanted, last_line);
  last_line[0] = '\0';
  return right;
}

static void expect_type(const cloudtasks_message *message, const char *wanted) {
  const char *name = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_type_name(message, &name, NULL, &error));
  CHECK(same(name, wanted));
}

struct answered {
  struct heard heard;
  cloudtasks_message *response;
};

static void keep(cloudtasks_status status, cloudtasks_message *response, cloudtasks_error *error, void *data) {
  struct answered *answered = data;
  answered->response = response;
  cloudtasks_error_free(error);
  report(&answered->heard, status);
}

static void walk(const struct route *route) {
  struct answered answered = {HEARD, NULL};
  cloudtasks_message *request = NULL, *response = NULL;
  cloudtasks_pager *pager = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new(route->version, route->request, &request, &error));
  if (route->field) set(request, route->field, route->value);

  EXPECT(CLOUDTASKS_OK, route->call(client, request, NULL, &response, &error));
  CHECK(line_is(route->line));
  expect_type(response, route->response);
  cloudtasks_message_free(response);

  EXPECT(CLOUDTASKS_OK, route->start(client, request, NULL, keep, &answered, &error));
  wait_for(&answered.heard, 1);
  CHECK(answered.heard.status == CLOUDTASKS_OK && line_is(route->line));
  expect_type(answered.response, route->response);
  cloudtasks_message_free(answered.response);

  if (route->pager) {
    EXPECT(CLOUDTASKS_OK, route->pager(client, request, NULL, &pager, &error));
    EXPECT(CLOUDTASKS_DONE, cloudtasks_pager_next(pager, &response, &error));
    CHECK(line_is(route->line));
    cloudtasks_pager_free(pager);
  }
  cloudtasks_message_free(request);
}

int main(void) {
  char endpoint[64];
  pthread_t server;
  int listener = listen_on_loopback(endpoint, sizeof endpoint);
  CHECK(pthread_create(&server, NULL, answer, &listener) == 0);
  client = connect_to(endpoint);
  for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) walk(&routes[i]);
  cloudtasks_client_free(client);
  stop_listening(listener);
  CHECK(pthread_join(server, NULL) == 0);
  close_socket(listener);
  return summary();
}
