// Enqueues tasks and works them off, on the embedded emulator: no account, no network, no other process.
//
//   c++ -std=c++17 producer_and_worker.cpp $(pkg-config --cflags --libs cloudtasks) -lpthread && ./a.out
//
// Against the real service leave out the emulator and the options of the client.
#include <cloudtasks.hpp>
#include <iostream>
#include <thread>
// After it: headers of Windows have macros such as DELETE.
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

namespace v2 = cloudtasks::v2;
using namespace std::chrono_literals;

// The worker: an HTTP server in a few lines of sockets.
class Worker {
 public:
  Worker() {
#ifdef _WIN32
    WSADATA sockets;
    WSAStartup(MAKEWORD(2, 2), &sockets);
#endif
    listener_ = static_cast<int>(socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    socklen_t length = sizeof address;
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), length) || listen(listener_, 16) ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length))
      throw std::runtime_error("cannot listen on the loopback interface");
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/send";
  }
  ~Worker() { close(listener_); }

  const std::string& url() const { return url_; }

  // The first attempt fails, so that the queue is seen to try again.
  void serve(int requests) {
    for (int served = 0; served < requests; ++served) answer(static_cast<int>(accept(listener_, nullptr, nullptr)), served ? "200 OK" : "503 Busy");
  }

 private:
  // The bodies of the example end in '!', which spares it reading the length.
  static void answer(int connection, const std::string& status) {
    std::string request;
    char part[2048];
    while (request.empty() || request.back() != '!') {
      const auto got = recv(connection, part, sizeof part, 0);
      if (got <= 0) break;
      request.append(part, static_cast<std::size_t>(got));
    }
    std::cout << "worker: " << request.substr(request.rfind('\n') + 1) << " -> " << status << std::endl;
    const std::string head = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    if (send(connection, head.data(), head.size(), 0) < 0) std::cerr << "the answer was not sent\n";
    close(connection);
  }

  int listener_ = -1;
  std::string url_;
};

int main() try {
  constexpr int count = 3;
  const std::string location = cloudtasks::location_path("example", "europe-west1");
  const std::string queue_name = cloudtasks::queue_path("example", "europe-west1", "mail");

  Worker worker;
  std::thread serving([&] { worker.serve(count + 1); });
  cloudtasks::Emulator emulator;
  v2::Client client(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());

  v2::Queue queue;
  queue.set_name(queue_name).mutable_retry_config().set_min_backoff(10ms);
  client.create_queue(location, queue);
  for (int number = 1; number <= count; ++number) {
    v2::Task task;
    task.mutable_http_request().set_url(worker.url()).set_body("mail " + std::to_string(number) + "!");
    std::cout << "producer: " << client.create_task(queue_name, task).name() << std::endl;
  }
  emulator.wait_idle(20s);
  serving.join();
  std::cout << "all " << count << " tasks are done" << std::endl;
} catch (const cloudtasks::Error& error) {
  std::cerr << error.what() << "\n";
  // The worker may still wait for a request that will not come.
  std::_Exit(1);
}
