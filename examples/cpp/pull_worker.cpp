// A pull queue: the worker leases tasks and acknowledges what it has done, on the embedded emulator.
//
//   c++ -std=c++17 pull_worker.cpp $(pkg-config --cflags --libs cloudtasks) && ./a.out
#include <cloudtasks.hpp>
#include <iostream>

namespace v2beta2 = cloudtasks::v2beta2;
using namespace std::chrono_literals;

// Leases what there is for a minute, does it, and tells so.
static std::size_t lease_and_work(const v2beta2::Client& client, const std::string& queue) {
  v2beta2::LeaseTasksRequest request;
  request.set_parent(queue).set_lease_duration(60s).set_max_tasks(10).set_response_view(v2beta2::TaskView::FULL);
  v2beta2::LeaseTasksResponse leased = client.lease_tasks(request);
  for (auto task : leased.tasks()) {
    std::cout << "worker: " << task.pull_message().payload() << "\n";
    client.acknowledge_task(task.name(), *task.schedule_time());
  }
  return leased.tasks().size();
}

int main() try {
  const std::string queue_name = cloudtasks::queue_path("example", "europe-west1", "jobs");
  cloudtasks::Emulator emulator;
  v2beta2::Client client(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());

  v2beta2::Queue queue;
  queue.set_name(queue_name).mutable_pull_target();
  client.create_queue(cloudtasks::location_path("example", "europe-west1"), queue);
  std::vector<v2beta2::Task> jobs(3);
  for (v2beta2::Task& job : jobs) job.mutable_pull_message().set_payload("job");
  client.create_tasks(queue_name, jobs);

  std::size_t first = lease_and_work(client, queue_name), second = lease_and_work(client, queue_name);
  std::cout << first << " jobs done, " << second << " left\n";
  return first == 3 && second == 0 ? 0 : 1;
} catch (const cloudtasks::Error& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
