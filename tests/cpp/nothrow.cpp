// The client without exceptions. tests/c/run compiles this with -fno-exceptions -fno-rtti, too.
#include <cloudtasks.hpp>

#include "check.h"

namespace v2 = cloudtasks::v2;
using cloudtasks::Result;
using namespace std::chrono_literals;

static const std::string queue_name = *cloudtasks::try_queue_path("p", "l", "q");

static v2::Task later(const std::string& name = "") {
  v2::Task task;
  task.set_name(name).set_schedule_time(std::chrono::system_clock::now() + 24h);
  task.mutable_http_request().set_url("http://127.0.0.1:9/");
  return task;
}

static void results_have_a_value_or_an_error(const v2::NothrowClient& client) {
  Result<v2::Task> made = client.create_task(queue_name, later(queue_name + "/tasks/t"));
  CHECK(made && made.has_value() && made->name() == queue_name + "/tasks/t" && (*made).has_schedule_time());
  Result<v2::Task> again = client.create_task(queue_name, later(queue_name + "/tasks/t"));
  CHECK(!again && again.error().status() == CLOUDTASKS_ALREADY_EXISTS);
  CHECK(std::move(again).value_or(v2::Task()).name().empty());
  Result<void> deleted = client.delete_task(queue_name + "/tasks/t");
  CHECK(deleted.has_value());
  CHECK(client.delete_task(queue_name + "/tasks/t").error().status() == CLOUDTASKS_NOT_FOUND);
  for (const auto& result : *client.create_tasks(queue_name, std::vector<v2::Task>(5, later()))) CHECK(result.has_value());
  CHECK(client.create_tasks(queue_name, std::vector<v2::Task>(1), 0).error().status() == CLOUDTASKS_INVALID_ARGUMENT);
}

static void a_pager_gives_results_and_ends_with_an_error(const v2::NothrowClient& client) {
  int count = 0;
  for (Result<v2::Task>& task : client.list_tasks(queue_name)) count += task.has_value();
  CHECK(count == 5);
  for (Result<v2::Task>& task : client.list_tasks(queue_name + "x")) {
    CHECK(task.error().status() == CLOUDTASKS_NOT_FOUND);
    ++count;
  }
  CHECK(count == 6);
  auto pages = client.list_tasks(v2::ListTasksRequest().set_parent(queue_name).set_page_size(3));
  CHECK((*pages.next_page())->tasks().size() == 3 && !pages.next_page_token()->empty());
  std::size_t rest = 0;
  while (auto page = *pages.next_page()) rest += page->tasks().size();
  CHECK(rest == 2 && pages.next_page_token()->empty());
}

static void operations_give_results(const v2::NothrowClient& client) {
  std::vector<v2::CreateTaskRequest> requests(1);
  requests[0].set_parent(queue_name).set_task(later());
  auto creation = client.batch_create_tasks(queue_name, requests);
  CHECK(creation && (*creation->wait(10s))->tasks().size() == 1 && *creation->done());
  CHECK((*creation->metadata())->state() == v2::BatchCreateTasksMetadataState::SUCCEEDED);
  CHECK(client.batch_delete_tasks(queue_name, std::vector<std::string>()).error().status() == CLOUDTASKS_INVALID_ARGUMENT);
}

static void futures_give_results(const v2::NothrowClient& client) {
  auto name = client.async().get_queue(queue_name).then([](Result<v2::Queue> queue) { return queue->name(); });
  CHECK(*name.result() == queue_name);
  CHECK(client.async().get_queue(queue_name + "x").result().error().status() == CLOUDTASKS_NOT_FOUND);
}

static void what_is_parsed_gives_results() {
  CHECK((*cloudtasks::try_parse_queue_path(queue_name))[2] == "q");
  CHECK(cloudtasks::try_parse_queue_path("q").error().status() == CLOUDTASKS_INVALID_ARGUMENT);
  CHECK(cloudtasks::try_queue_path("p", "l", std::string_view("a\0b", 3)).error().status() == CLOUDTASKS_INVALID_ARGUMENT);
  CHECK(v2::Task::try_from_json("{").error().status() == CLOUDTASKS_BAD_DATA);
  CHECK(v2::Task::try_from_json(R"({"name": "n"})")->name() == "n" && *v2::Task().try_to_json() == "{}");
  cloudtasks::Cancellation token;
  CHECK(cloudtasks::make_connection(cloudtasks::Options().anonymous()).has_value());
}

static void a_client_whose_options_are_wrong_says_so_at_each_call() {
  cloudtasks::Options options, moved = std::move(options);
  CHECK(options.failure()->status() == CLOUDTASKS_NULL_POINTER && !moved.failure());
  v2::NothrowClient client(options);
  CHECK(client.get_queue(queue_name).error().status() == CLOUDTASKS_NULL_POINTER);
  CHECK(v2::AsyncClient(options).get_queue(queue_name).result().error().status() == CLOUDTASKS_NULL_POINTER);
  CHECK((*client.list_tasks(queue_name).begin()).error().status() == CLOUDTASKS_NULL_POINTER);
}

#if !CLOUDTASKS_EXCEPTIONS
/// Setters have no result, so their error comes with the call.
static void setters_that_fail_make_the_call_fail(const v2::NothrowClient& client) {
  v2::Task task = later();
  task.mutable_http_request().set_url("\xff").set_body("b");
  CHECK(task.failed_write()->status() == CLOUDTASKS_BAD_UTF8 && task.http_request().body() == "b");
  v2::CreateTaskRequest request;
  request.set_parent(queue_name).set_task(task);
  CHECK(client.create_task(request).error().status() == CLOUDTASKS_BAD_UTF8);
  CHECK(client.async().create_task(request).result().error().status() == CLOUDTASKS_BAD_UTF8);
  CHECK(client.create_tasks(queue_name, std::vector<v2::Task>{task}).error().status() == CLOUDTASKS_BAD_UTF8);
  v2::Task copy = task;
  CHECK(copy.failed_write() != nullptr && later().failed_write() == nullptr);
  auto options = cloudtasks::CallOptions().header("a\nb", "c");
  CHECK(client.get_queue(queue_name, options).error().status() == CLOUDTASKS_INVALID_ARGUMENT);
  v2::NothrowClient wrong(cloudtasks::Options().anonymous().max_connections(0).no_proxy());
  CHECK(wrong.get_queue(queue_name).error().status() == CLOUDTASKS_INVALID_ARGUMENT);
  v2::Task far = *v2::Task::try_from_json(R"({"scheduleTime": "9999-12-31T00:00:00Z"})");
  CHECK(far.schedule_time() == cloudtasks::Timestamp::max());
}
#endif

int main() {
  cloudtasks::Emulator emulator;
  CHECK(emulator.try_create_queue(queue_name).has_value());
  v2::NothrowClient client(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());
  results_have_a_value_or_an_error(client);
  a_pager_gives_results_and_ends_with_an_error(client);
  operations_give_results(client);
  futures_give_results(client);
  what_is_parsed_gives_results();
  a_client_whose_options_are_wrong_says_so_at_each_call();
#if !CLOUDTASKS_EXCEPTIONS
  setters_that_fail_make_the_call_fail(client);
#endif
  return summary();
}
