// The C++ classes at work on the embedded emulator.
#include <cloudtasks.hpp>

#include "check.h"

namespace v2 = cloudtasks::v2;
namespace v2beta2 = cloudtasks::v2beta2;
using namespace std::chrono_literals;

static const std::string location = cloudtasks::location_path("p", "l");
static const std::string queue_name = cloudtasks::queue_path("p", "l", "q");

/// The status that a call fails with; CLOUDTASKS_OK if it does not.
template <class Call>
cloudtasks_status status_of(Call call) {
  try {
    call();
    return CLOUDTASKS_OK;
  } catch (const cloudtasks::Error& error) {
    return error.status();
  }
}

// A vector moves what it holds as it grows, and an exception is copied while another one may be under way.
static_assert(std::is_nothrow_move_constructible_v<v2::Task> && std::is_nothrow_move_assignable_v<v2::Task>);
static_assert(std::is_nothrow_move_constructible_v<v2::Client> && std::is_nothrow_move_constructible_v<cloudtasks::Options>);
static_assert(std::is_nothrow_copy_constructible_v<cloudtasks::Cancellation>);
using TaskPager = decltype(std::declval<const v2::Client&>().list_tasks(""));
static_assert(std::is_nothrow_move_constructible_v<TaskPager> && std::is_move_assignable_v<TaskPager>);
static_assert(std::is_nothrow_copy_constructible_v<cloudtasks::Error>);

// Only what can be absent has a has_… function.
template <class Message, class = void>
constexpr bool has_name_has_presence = false;
template <class Message>
constexpr bool has_name_has_presence<Message, std::void_t<decltype(std::declval<Message>().has_name())>> = true;
static_assert(!has_name_has_presence<v2::Task> && std::is_same_v<decltype(v2::Task().has_schedule_time()), bool>);

/// A task that is due tomorrow, so that nothing is dispatched.
static v2::Task later(const std::string& name = "") {
  v2::Task task;
  task.set_name(name).set_schedule_time(std::chrono::system_clock::now() + 24h);
  task.mutable_http_request().set_url("http://127.0.0.1:9/").put_headers("Content-Type", "text/plain").set_body("hi");
  return task;
}

static void a_task_is_made_read_and_deleted(const v2::Client& client) {
  const std::string name = queue_name + "/tasks/t";
  v2::Task made = client.create_task(queue_name, later(name));
  CHECK(made.name() == name && made.has_create_time());
  CHECK(made.http_request().headers().at("Content-Type") == "text/plain");
  v2::GetTaskRequest request;
  request.set_name(name).set_response_view(v2::TaskView::FULL);
  CHECK(client.get_task(request).http_request().body() == "hi");
  CHECK(status_of([&] { client.create_task(queue_name, later(name)); }) == CLOUDTASKS_ALREADY_EXISTS);
  client.delete_task(name);
  CHECK(status_of([&] { client.delete_task(name); }) == CLOUDTASKS_NOT_FOUND);
}

static void an_error_tells_status_path_and_message() {
  v2::Task task;
  try {
    task.set_schedule_time(cloudtasks::Timestamp::min());
    task.set_dispatch_count(1).mutable_http_request().put_headers("a", "b").set_url("\xff");
    CHECK(false);
  } catch (const cloudtasks::Error& error) {
    CHECK(error.status() == CLOUDTASKS_BAD_UTF8 && same(error.what(), "CLOUDTASKS_BAD_UTF8: value is not UTF-8: byte 0 is wrong"));
  }
}

static void a_list_is_a_range(const v2::Client& client) {
  std::vector<v2::Task> tasks(25, later());
  for (const auto& result : client.create_tasks(queue_name, tasks, 4)) CHECK(result.has_value());
  for (const auto& result : client.create_tasks(queue_name + "x", std::vector<v2::Task>(2, later())))
    CHECK(result.error().status() == CLOUDTASKS_NOT_FOUND);
  v2::ListTasksRequest request;
  request.set_parent(queue_name).set_page_size(10);
  int count = 0;
  for (v2::Task& task : client.list_tasks(request)) count += !task.name().empty();
  CHECK(count == 25);
  auto pages = client.list_tasks(request);
  CHECK(pages.next_page()->tasks().size() == 10 && !pages.next_page_token().empty());
  request.set_page_token(pages.next_page_token());
  count = 0;
  for (v2::Task& task : client.list_tasks(request)) count += !task.name().empty();
  CHECK(count == 15);
  CHECK(status_of([&] { (void)client.list_tasks(queue_name + "x").next(); }) == CLOUDTASKS_NOT_FOUND);
}

static void a_batch_ends_whole_or_not_at_all(const v2::Client& client) {
  std::vector<v2::CreateTaskRequest> requests(2);
  for (std::size_t i = 0; i < requests.size(); ++i)
    requests[i].set_parent(queue_name).set_task(later(queue_name + "/tasks/batch" + std::to_string(i)));
  auto creation = client.batch_create_tasks(queue_name, requests);
  CHECK(creation.wait(10s)->tasks().size() == 2 && creation.done());
  CHECK(creation.metadata()->state() == v2::BatchCreateTasksMetadataState::SUCCEEDED);
  CHECK(creation.operation().name().find("/operations/") != std::string::npos);

  // All names are taken: the operation is done, without a response and without an error.
  auto again = client.batch_create_tasks(queue_name, requests);
  again.refresh();
  CHECK(again.wait(10s) == std::nullopt && again.done());
  v2::BatchCreateTasksMetadata report = *again.metadata();
  CHECK(report.state() == v2::BatchCreateTasksMetadataState::FAILED && report.failed_requests().size() == 2);
  CHECK(report.failed_requests().at(1).code() == CLOUDTASKS_ALREADY_EXISTS);

  std::vector<std::string> names;
  for (const auto& request : requests) names.push_back(request.task().name());
  auto deletion = client.batch_delete_tasks(queue_name, names);
  CHECK(deletion.wait(10s).has_value());
  CHECK(status_of([&] { client.batch_delete_tasks(queue_name, names).wait(10s); }) == CLOUDTASKS_ABORTED);
  CHECK(status_of([&] { (void)client.batch_delete_tasks(queue_name, std::vector<std::string>()); }) == CLOUDTASKS_INVALID_ARGUMENT);
}

static void texts_hold_any_byte_or_are_refused() {
  using namespace std::string_view_literals;
  v2::Task task;
  task.set_name("a\0b"sv).mutable_http_request().set_body("\0\xff"sv);
  CHECK(task.name() == "a\0b"sv && task.http_request().body() == "\0\xff"sv);
  CHECK(v2::Task::from_json(task.to_json()) == task);
  task.set_name(std::string_view());
  CHECK(task.name().empty() && status_of([] { (void)v2::Task::from_json({}); }) == CLOUDTASKS_BAD_DATA);
  // Where C ends a text at its NUL, one within is an error instead of the end.
  CHECK(status_of([] { cloudtasks::queue_path("p", "l", "a\0b"sv); }) == CLOUDTASKS_INVALID_ARGUMENT);
  CHECK(status_of([] { cloudtasks::Options().api_key("a\0b"sv); }) == CLOUDTASKS_INVALID_ARGUMENT);
  v2::Task far = v2::Task::from_json(R"({"scheduleTime": "9999-12-31T00:00:00Z"})");
  CHECK(status_of([&] { far.schedule_time(); }) == CLOUDTASKS_OUT_OF_RANGE);
}

static void what_was_moved_from_is_refused_or_filled_again() {
  v2::Task task = later("a"), other = std::move(task);
  CHECK(status_of([&] { task.name(); }) == CLOUDTASKS_NULL_POINTER);
  task = other;
  CHECK(task == other);
  v2::Client client{cloudtasks::Options().anonymous()}, taken = std::move(client);
  CHECK(status_of([&] { client.get_queue(queue_name); }) == CLOUDTASKS_NULL_POINTER);
}

static void messages_are_values() {
  v2::Task task = later("a"), copy = task, moved = std::move(copy);
  CHECK(moved == task);
  moved.set_name("b");
  CHECK(moved != task && task.name() == "a");
  copy = moved;
  CHECK(copy.name() == "b");
  v2::Task& itself = copy;
  copy = itself;
  CHECK(copy.name() == "b");
  v2::HttpRequest request = task.http_request();
  request.set_url("http://other/");
  CHECK(task.http_request().url() == "http://127.0.0.1:9/");
  task.set_http_request(request);
  CHECK(task.http_request().url() == "http://other/");
  task.mutable_app_engine_http_request().set_relative_uri("/");
  CHECK(!task.has_http_request());
  task.set_dispatch_deadline(-1500ms);
  CHECK(task.dispatch_deadline() == std::optional<cloudtasks::Duration>(-1500ms));
  CHECK(v2::Task().schedule_time() == std::nullopt);
  v2::BatchCreateTasksRequest batch;
  batch.add_requests().set_parent("p").mutable_task().set_name("inner");
  for (auto item : batch.requests()) CHECK(item.task().name() == "inner");
  batch.mutable_requests(0).set_parent("q");
  CHECK(batch.requests()[0].parent() == "q");
}

/// Each of these looked at freed memory before views kept their message; AddressSanitizer and valgrind would see it.
static void views_keep_what_they_look_at(const v2::Client& client) {
  auto request = v2::ListTasksRequest().set_parent(queue_name).set_page_size(1);
  CHECK(request.parent() == queue_name);
  client.create_task(queue_name, later());
  auto view = client.get_queue(queue_name).rate_limits();
  CHECK(view.max_dispatches_per_second() > 0);
  int count = 0;
  for (auto task : client.list_tasks(request).next_page()->tasks()) count += !task.name().empty();
  CHECK(count == 1);
  v2::Task task;
  auto http = task.mutable_http_request();
  task = v2::Task();
  CHECK(http.set_url("http://other/").url() == "http://other/" && !task.has_http_request());
}

static void settings_are_values() {
  auto options = cloudtasks::Options().endpoint("http://127.0.0.1:9").anonymous();
  cloudtasks::Options copy = options, moved = std::move(copy);
  v2::Client client(options), again(moved);
  // All defaults would be the service itself.
  CHECK(status_of([&] { v2::Client production(copy); }) == CLOUDTASKS_NULL_POINTER);
  auto call = cloudtasks::CallOptions().no_retry();
  cloudtasks::CallOptions taken = std::move(call);
  CHECK(taken.handle() != nullptr && status_of([&] { client.get_queue(queue_name, call); }) == CLOUDTASKS_NULL_POINTER);
  cloudtasks::Options().method_defaults("create_task", {}).method_defaults("get_task", cloudtasks::CallOptions().no_retry())
      .universe_domain("example.com").connect_timeout(1s).max_connections(2).max_response_bytes(1 << 20).no_timeout().no_retry();
  CHECK(status_of([] { cloudtasks::Options().method_defaults("make_task", {}); }) == CLOUDTASKS_UNKNOWN_NAME);
  cloudtasks::Options().scopes({"https://www.googleapis.com/auth/cloud-tasks"});
  CHECK(status_of([] { cloudtasks::Options().scopes({std::string("a\0b", 3)}); }) == CLOUDTASKS_INVALID_ARGUMENT);
  CHECK(status_of([] { cloudtasks::Options().anonymous().impersonation("a@b", {"c@d"}, 1h); }) == CLOUDTASKS_INVALID_ARGUMENT);
  CHECK(status_of([] { cloudtasks::Options().max_connections(0); }) == CLOUDTASKS_INVALID_ARGUMENT);
  cloudtasks::Retry retry = cloudtasks::Retry().no_deadline().deadline(20ms), other = retry;
  CHECK(other.handle() != retry.handle());
}

static void an_error_tells_whether_the_request_may_have_arrived() {
  v2::Client lost(cloudtasks::Options().endpoint("http://127.0.0.1:9").anonymous());
  try {
    lost.create_task(queue_name, later());
    CHECK(false);
  } catch (const cloudtasks::Error& error) {
    CHECK(error.kind() == CLOUDTASKS_ERROR_TRANSPORT && error.phase() == CLOUDTASKS_PHASE_CONNECT);
    CHECK(!error.may_have_arrived() && error.attempts() == 1 && error.cause() == nullptr && error.reason().empty());
  }
  auto brief = cloudtasks::CallOptions().retry(cloudtasks::Retry().backoff(1ms, 1.5, 2ms).deadline(20ms));
  try {
    lost.create_task(queue_name, later(), brief);
    CHECK(false);
  } catch (const cloudtasks::Error& error) {
    CHECK(error.kind() == CLOUDTASKS_ERROR_RETRY && error.cause() && error.cause()->status() == CLOUDTASKS_UNAVAILABLE);
  }
}

static void an_emulator_plays_failures_and_time() {
  using Clock = std::chrono::system_clock;
  const Clock::time_point start{Clock::duration(1'800'000'000s)};
  cloudtasks::EmulatorOptions options;
  options.host("127.0.0.1").queue(queue_name).standing_clock(start).settings(R"({"max_queues": 1})").log(false);
  cloudtasks::Emulator emulator(options);
  v2::Client client(emulator.client_options());
  CHECK(status_of([&] { emulator.create_queue(queue_name + "2"); }) != CLOUDTASKS_OK);
  v2::Task task = later();
  task.set_schedule_time(start + 1h);
  client.create_task(queue_name, task);
  emulator.fail_next(1, 200);
  emulator.wait_idle(10s);
  CHECK(emulator.attempts() == "[]");
  emulator.advance(2h);
  emulator.wait_idle(10s);
  CHECK(emulator.attempts().find("\"http_status\":200") != std::string::npos);
  emulator.reset();
  CHECK(emulator.attempts() == "[]" && client.list_tasks(queue_name).next() == std::nullopt);
  CHECK(status_of([] { cloudtasks::EmulatorOptions().settings("{"); }) == CLOUDTASKS_BAD_DATA);
  CHECK(cloudtasks::Emulator::try_start(cloudtasks::EmulatorOptions().host("not an address")).has_value() == false);
}

static void times_before_1970_count_forward() {
  v2::Task task;
  task.set_schedule_time(cloudtasks::Timestamp(-1ns));
  CHECK(task.to_json() == R"({"scheduleTime":"1969-12-31T23:59:59.999999999Z"})" && task.schedule_time() == cloudtasks::Timestamp(-1ns));
}

static void options_and_names_reach_c(const cloudtasks::Emulator& emulator) {
  cloudtasks::Retry retry;
  retry.backoff(1ms, 2.0, 5ms).deadline(20ms).statuses({CLOUDTASKS_UNAVAILABLE});
  v2::Client lost(cloudtasks::Options().endpoint("http://127.0.0.1:9").anonymous().timeout(60s).retry(retry).no_proxy());
  CHECK(status_of([&] { lost.get_queue(queue_name); }) == CLOUDTASKS_DEADLINE_EXCEEDED);
  cloudtasks::CallOptions options;
  options.timeout(60s).no_retry().header("x-a", "b").deduplicate();
  CHECK(status_of([&] { lost.create_task(queue_name, later(), options); }) == CLOUDTASKS_UNAVAILABLE);
  v2beta2::Client other(lost);
  CHECK(other.handle() == lost.handle() && emulator.endpoint() == "http://" + emulator.host());
  CHECK(cloudtasks::parse_queue_path(queue_name)[2] == "q");
  CHECK(status_of([] { cloudtasks::parse_task_path(queue_name); }) == CLOUDTASKS_INVALID_ARGUMENT);
}

static void tokens_come_from_a_function(const cloudtasks::Emulator& emulator) {
  cloudtasks::Options options;
  options.endpoint(emulator.endpoint()).token_source([] { return cloudtasks::Token{"secret", 1h}; });
  CHECK(v2::Client(options).get_queue(queue_name).name() == queue_name);
  options.token_source([]() -> cloudtasks::Token { throw std::runtime_error("none"); });
  CHECK(status_of([&] { v2::Client(options).get_queue(queue_name); }) == CLOUDTASKS_UNAUTHENTICATED);
}

int main() {
  messages_are_values();
  texts_hold_any_byte_or_are_refused();
  what_was_moved_from_is_refused_or_filled_again();
  an_error_tells_status_path_and_message();
  cloudtasks::Emulator emulator;
  emulator.create_queue(queue_name);
  v2::Client client(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());
  a_task_is_made_read_and_deleted(client);
  a_list_is_a_range(client);
  a_batch_ends_whole_or_not_at_all(client);
  views_keep_what_they_look_at(client);
  settings_are_values();
  an_error_tells_whether_the_request_may_have_arrived();
  options_and_names_reach_c(emulator);
  tokens_come_from_a_function(emulator);
  an_emulator_plays_failures_and_time();
  times_before_1970_count_forward();
  return summary();
}
