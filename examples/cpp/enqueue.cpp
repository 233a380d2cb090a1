// Enqueues an HTTP task and reads it back, on the embedded emulator: no account, no network, no environment variable.
//
//   c++ -std=c++17 enqueue.cpp $(pkg-config --cflags --libs cloudtasks) && ./a.out
//
// For the real service leave out the emulator, and create the client with `v2::Client client;`.
#include <cloudtasks.hpp>
#include <iostream>

namespace v2 = cloudtasks::v2;
using namespace std::chrono_literals;

int main() try {
  const std::string queue = cloudtasks::queue_path("example", "europe-west1", "mail");
  cloudtasks::Emulator emulator;
  emulator.create_queue(queue);
  v2::Client client(emulator.client_options());

  v2::Task task;
  task.set_schedule_time(std::chrono::system_clock::now() + 1h);
  task.mutable_http_request()
      .set_url("https://example.com/send")
      .put_headers("Content-Type", "application/json")
      .set_body(R"({"to": "ann"})");
  // Deduplication makes the retry of a creation safe.
  const v2::Task created = client.create_task(queue, task, cloudtasks::CallOptions().deduplicate().timeout(10s));
  std::cout << "created " << created.name() << "\n";

  for (const v2::Task& waiting : client.list_tasks(queue))
    std::cout << "waiting " << waiting.http_request().url() << ", attempts: " << waiting.dispatch_count() << "\n";
} catch (const cloudtasks::Error& error) {
  std::cerr << error.what() << (error.may_have_arrived() ? " (the task may exist)" : "") << "\n";
  return 1;
}
