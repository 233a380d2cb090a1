/* A server that answers the first request with one text, all later ones with another or the same, or hangs up. */
#ifndef SERVER_H
#define SERVER_H

#include "fixture.h"

#define HEAD(status, length) "HTTP/1.1 " status "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " length "\r\n\r\n"

struct server {
  int listener;
  /* NULL: the connection is reset once the request is there. */
  const char *first, *later;
  pthread_t thread;
  char endpoint[64];
  /* The request that came last; to be read once the server has stopped. */
  char request[4096];
};

static inline void *serve(void *data) {
  struct server *server = data;
  struct linger reset = {1, 0};
  const char *answer = server->first;
  for (int connection; (connection = (int)accept(server->listener, NULL, NULL)) >= 0; close_socket(connection)) {
    ssize_t length = recv(connection, server->request, sizeof server->request - 1, 0);
    if (length <= 0) continue;
    server->request[length] = '\0';
    if (answer == NULL)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, (const void *)&reset, sizeof reset);
    else if (send(connection, answer, strlen(answer), 0) < 0)
      break;
    answer = server->later;
  }
  return NULL;
}

static inline void start_server_of_two(struct server *server, const char *first, const char *later) {
  server->first = first;
  server->later = later;
  server->request[0] = '\0';
  server->listener = listen_on_loopback(server->endpoint, sizeof server->endpoint);
  CHECK(pthread_create(&server->thread, NULL, serve, server) == 0);
}

static inline void start_server(struct server *server, const char *answer) {
  start_server_of_two(server, answer, answer);
}

static inline void stop_server(struct server *server) {
  stop_listening(server->listener);
  CHECK(pthread_join(server->thread, NULL) == 0);
  close_socket(server->listener);
}

#endif
