/* Sockets and waits of POSIX and of Windows, as far as the tests use them: socket, bind, accept, send and recv are the same. */
#ifndef SOCKETS_H
#define SOCKETS_H

#include <cloudtasks.h>

#ifdef _WIN32
/* Without the macros that have names such as ERROR and min. */
#define NOGDI
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <winsock2.h>
#include <ws2tcpip.h>

static inline void start_sockets(void) {
  static WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
}

static inline void close_socket(int socket) {
  closesocket((SOCKET)socket);
}

/* Ends an accept that waits. The socket is closed by it. */
static inline void stop_listening(int listener) {
  closesocket((SOCKET)listener);
}

/* Whether completions wait to be delivered, now or before the time is over. */
static inline bool is_ready(cloudtasks_descriptor descriptor, int timeout_ms) {
  return WaitForSingleObject(descriptor, (DWORD)timeout_ms) == WAIT_OBJECT_0;
}
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static inline void start_sockets(void) {
}

static inline void close_socket(int socket) {
  close(socket);
}

static inline void stop_listening(int listener) {
  shutdown(listener, SHUT_RDWR);
}

static inline bool is_ready(cloudtasks_descriptor descriptor, int timeout_ms) {
  struct pollfd watched = {descriptor, POLLIN, 0};
  return poll(&watched, 1, timeout_ms) == 1;
}
#endif

#endif
