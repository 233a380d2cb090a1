// Tests of users' code without a service: a mock of single methods, and a connection that sees every call. No gmock here;
// gmock.cpp is the same with it.
#include <cloudtasks.hpp>
#include <cloudtasks/v2_connection.hpp>

#include "check.h"

namespace v2 = cloudtasks::v2;
using cloudtasks::CallOptions;
using cloudtasks::Error;
using cloudtasks::Future;
using cloudtasks::MessageHandle;
using cloudtasks::Result;
using namespace std::chrono_literals;

/// What is tested: it makes a reminder, and takes a reminder that is there already for done.
static std::string remind(const v2::Client& client, const std::string& queue, const std::string& user) {
  v2::Task task;
  task.set_name(queue + "/tasks/" + user).mutable_http_request().set_url("https://example.com/remind/" + user);
  try {
    return client.create_task(queue, task).name();
  } catch (const Error& error) {
    if (error.status() != CLOUDTASKS_ALREADY_EXISTS) throw;
    return task.name();
  }
}

class Mock : public v2::Connection {
 public:
  Result<v2::Task> create_task(const v2::CreateTaskRequest& request, const CallOptions&) override {
    created.push_back(request);
    if (status != CLOUDTASKS_OK) return Error(status, "as the test wants it");
    return v2::Task(request.task());
  }

  Result<v2::ListTasksResponse> list_tasks(const v2::ListTasksRequest& request, const CallOptions&) override {
    v2::ListTasksResponse page;
    page.add_tasks().set_name("a" + request.page_token());
    page.add_tasks().set_name("b" + request.page_token());
    page.set_next_page_token(endless ? "2" : request.page_token().empty() ? "2" : "");
    return page;
  }

  Result<cloudtasks::common::Operation> batch_create_tasks(const v2::BatchCreateTasksRequest&, const CallOptions&) override {
    return cloudtasks::common::Operation::from_json(R"({"name": "o"})");
  }

  Result<cloudtasks::common::Operation> get_operation(const cloudtasks::common::GetOperationRequest& request, const CallOptions&) override {
    ++looks;
    return cloudtasks::common::Operation::from_json(R"({"name": ")" + request.name() + R"(", "done": )" + (looks > 1 ? "true" : "false") + R"(,
      "metadata": {"@type": "type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksMetadata", "state": "SUCCEEDED"},
      "response": {"@type": "type.googleapis.com/google.cloud.tasks.v2.BatchCreateTasksResponse", "tasks": [{"name": "t"}]}})");
  }

  Result<void> delete_task(const v2::DeleteTaskRequest&, const CallOptions&) override { return {}; }

  std::vector<v2::CreateTaskRequest> created;
  cloudtasks_status status = CLOUDTASKS_OK;
  bool endless = false;
  int looks = 0;
};

template <class Call>
cloudtasks_status status_of(Call call) {
  try {
    call();
    return CLOUDTASKS_OK;
  } catch (const Error& error) {
    return error.status();
  }
}

static void a_mock_sees_requests_and_gives_answers() {
  auto mock = std::make_shared<Mock>();
  v2::Client client(mock);
  CHECK(remind(client, "q", "ann") == "q/tasks/ann");
  CHECK(mock->created.at(0).parent() == "q" && mock->created.at(0).task().http_request().url() == "https://example.com/remind/ann");
  mock->status = CLOUDTASKS_ALREADY_EXISTS;
  CHECK(remind(client, "q", "ann") == "q/tasks/ann");
  mock->status = CLOUDTASKS_UNAVAILABLE;
  CHECK(status_of([&] { remind(client, "q", "ann"); }) == CLOUDTASKS_UNAVAILABLE && mock->created.size() == 3);
  client.delete_task("q/tasks/ann");
  CHECK(client.nothrow().get_task("t").error().status() == CLOUDTASKS_UNIMPLEMENTED && client.handle() == nullptr);
}

// The documentation of tests includes what is between the marks.
static void a_queue_can_be_full() {
  // --8<-- [start:mock]
  struct FullQueue : v2::Connection {
    Result<v2::Task> create_task(const v2::CreateTaskRequest&, const CallOptions&) override {
      return Error(CLOUDTASKS_RESOURCE_EXHAUSTED, "the queue is full");
    }
  };
  v2::Client client(std::make_shared<FullQueue>());
  // --8<-- [end:mock]
  CHECK(status_of([&] { remind(client, "q", "ann"); }) == CLOUDTASKS_RESOURCE_EXHAUSTED);
}

static void a_mock_serves_futures_pagers_operations_and_bulk() {
  auto mock = std::make_shared<Mock>();
  v2::Client client(mock);
  CHECK(client.async().create_task("q", v2::Task()).then([](Result<v2::Task> task) { return task.has_value(); }).get());
  std::string names;
  for (const v2::Task& task : client.list_tasks("q")) names += task.name() + " ";
  CHECK(names == "a b a2 b2 ");
  auto pager = client.list_tasks("q");
  CHECK(pager.next()->name() == "a" && pager.next_page_token() == "2" && pager.next_page()->tasks().size() == 2);
  CHECK(pager.next() == std::nullopt && pager.next_page() == std::nullopt);
  mock->endless = true;
  CHECK(status_of([&] { for (const v2::Task& task : client.list_tasks("q")) CHECK(!task.name().empty()); }) == CLOUDTASKS_BAD_DATA);
  auto operation = client.batch_create_tasks("q", {});
  CHECK(!operation.done() && operation.wait(1h)->tasks()[0].name() == "t" && mock->looks == 2);
  CHECK(operation.metadata()->state() == v2::BatchCreateTasksMetadataState::SUCCEEDED && operation.operation().name() == "o");
  cloudtasks::Cancellation token;
  token.cancel();
  mock->looks = -1000;
  CHECK(status_of([&] { client.batch_create_tasks("q", {}, token).wait(1h); }) == CLOUDTASKS_CANCELLED);
  CHECK(status_of([&] { client.batch_create_tasks("q", {}).wait(0ms); }) == CLOUDTASKS_DEADLINE_EXCEEDED);
  CHECK(client.create_tasks("q", std::vector<v2::Task>(3)).at(2).has_value());
  CHECK(client.create_tasks("q", std::vector<v2::Task>(3), 1, token).at(0).error().status() == CLOUDTASKS_CANCELLED);
}

/// Passes every call on, as one that logs or counts would.
class Counting : public cloudtasks::Connection {
 public:
  explicit Counting(std::shared_ptr<cloudtasks::Connection> inner) : inner_(std::move(inner)) {}

  Result<MessageHandle> call(const char* method, const cloudtasks_message* request, const CallOptions& options) override {
    ++calls;
    last = method;
    return inner_->call(method, request, options);
  }
  Future<MessageHandle> start(const char* method, const cloudtasks_message* request, const CallOptions& options) override {
    ++calls;
    last = method;
    return inner_->start(method, request, options);
  }

  int calls = 0;
  std::string last;

 private:
  std::shared_ptr<cloudtasks::Connection> inner_;
};

static void a_connection_can_pass_calls_on() {
  const std::string queue = cloudtasks::queue_path("p", "l", "q");
  cloudtasks::Emulator emulator;
  emulator.create_queue(queue);
  auto service = cloudtasks::make_connection(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous()).value();
  auto counting = std::make_shared<Counting>(service);
  v2::Client client(counting);
  CHECK(client.get_queue(queue).name() == queue && client.async().get_queue(queue).get().name() == queue);
  CHECK(counting->calls == 2 && counting->last == "v2.get_queue");
  CHECK(client.list_tasks(queue).next() == std::nullopt && counting->last == "v2.list_tasks");
}

static void clients_are_equal_that_share_a_connection() {
  auto mock = std::make_shared<Mock>();
  v2::Client a(mock), b(a), other(std::make_shared<Mock>());
  CHECK(a == b && a == a.async() && a != other);
  v2::Client first(cloudtasks::Options().anonymous()), second(cloudtasks::Options().anonymous());
  CHECK(first != second && first == v2::Client(first.nothrow()) && first.handle() == first.async().handle());
}

int main() {
  a_mock_sees_requests_and_gives_answers();
  a_queue_can_be_full();
  a_mock_serves_futures_pagers_operations_and_bulk();
  a_connection_can_pass_calls_on();
  clients_are_equal_that_share_a_connection();
  return summary();
}
