/* Sockets of POSIX and of Windows, as far as the tests use them: socket, bind, accept, send and recv are the same. */
#ifndef SOCKETS_H
#define SOCKETS_H

#ifdef _WIN32
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
#else
#include <arpa/inet.h>
#include <netinet/in.h>
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
#endif

#endif
