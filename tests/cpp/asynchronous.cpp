// Futures: waiting, continuations, coroutines and cancellation, on the embedded emulator.
#include <cloudtasks.hpp>

#include "check.h"
#include "sockets.h"

#include <future>
#include <thread>

// Before version 16, clang cannot compile the views of libstdc++.
#if __cplusplus >= 202002L && (!defined(__clang__) || __clang_major__ >= 16)
#include <ranges>
#define HAS_VIEWS
#endif

namespace v2 = cloudtasks::v2;
using cloudtasks::CallOptions;
using cloudtasks::Error;
using cloudtasks::Future;
using cloudtasks::Promise;
using cloudtasks::Result;
using namespace std::chrono_literals;

static const std::string queue_name = cloudtasks::queue_path("p", "l", "q");

template <class Call>
cloudtasks_status status_of(Call call) {
  try {
    call();
    return CLOUDTASKS_OK;
  } catch (const Error& error) {
    return error.status();
  }
}

static v2::Task later(const std::string& name) {
  v2::Task task;
  task.set_name(queue_name + "/tasks/" + name).set_schedule_time(std::chrono::system_clock::now() + 24h);
  task.mutable_http_request().set_url("http://127.0.0.1:9/");
  return task;
}

static void futures_carry_answers_and_errors(const v2::AsyncClient& client) {
  v2::CreateTaskRequest request;
  request.set_parent(queue_name).set_task(later("f"));
  Future<v2::Task> task = client.create_task(request);
  CHECK(task.valid() && task.wait_for(1h) && task.is_ready());
  CHECK(task.get().name() == queue_name + "/tasks/f" && !task.valid());
  CHECK(status_of([&] { task.get(); }) == CLOUDTASKS_NULL_POINTER);
  // The overloads with single fields are those of the blocking client.
  CHECK(client.create_task(queue_name, later("f")).result().error().status() == CLOUDTASKS_ALREADY_EXISTS);
  Future<void> deleted = client.delete_task(queue_name + "/tasks/f");
  deleted.wait();
  deleted.get();
  CHECK(client.list_tasks(queue_name).get().tasks().empty());
}

static void what_cannot_be_started_is_an_error_of_the_future() {
  v2::AsyncClient client(cloudtasks::Options().anonymous()), taken = std::move(client);
  CHECK(client.get_queue(queue_name).result().error().status() == CLOUDTASKS_NULL_POINTER);
  CHECK(taken.get_queue("no queue").result().error().status() == CLOUDTASKS_INVALID_ARGUMENT);
}

static void operations_can_be_waited_for(const v2::AsyncClient& client) {
  std::vector<v2::CreateTaskRequest> requests(2);
  for (std::size_t i = 0; i < requests.size(); ++i)
    requests[i].set_parent(queue_name).set_task(later("batch" + std::to_string(i)));
  auto creation = client.batch_create_tasks(queue_name, requests).get();
  CHECK(creation.wait(10s)->tasks().size() == 2 && creation.done());
}

/// Whatever wins the race: the answer, its cancellation, or the end of the client.
static void a_future_always_becomes_ready(const cloudtasks::Emulator& emulator) {
  std::vector<Future<v2::Queue>> futures;
  {
    v2::AsyncClient brief(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());
    for (int i = 0; i < 20; ++i) {
      cloudtasks::Cancellation token;
      futures.push_back(brief.get_queue(queue_name, token));
      if (i % 2) token.cancel();
    }
  }
  for (auto& future : futures) {
    cloudtasks_status status = status_of([&] { future.get(); });
    CHECK(status == CLOUDTASKS_OK || status == CLOUDTASKS_CANCELLED);
  }
}

static void continuations_make_values_results_and_futures(const v2::AsyncClient& client) {
  auto name = client.get_queue(queue_name).then([](Result<v2::Queue> queue) { return queue->name(); });
  CHECK(name.get() == queue_name);
  auto nothing = client.get_queue(queue_name).then([](Result<v2::Queue>) {});
  nothing.get();
  auto refused = client.get_queue(queue_name).then([](Result<v2::Queue>) -> Result<int> { return Error(CLOUDTASKS_ABORTED, "no"); });
  CHECK(refused.result().error().status() == CLOUDTASKS_ABORTED);
  // A future is unwrapped: the second call starts when the first has ended.
  auto chained = client.get_queue(queue_name)
                     .then([&](Result<v2::Queue> queue) { return client.create_task(queue->name(), later("chained")); })
                     .then([&](Result<v2::Task> task) { return client.delete_task(task->name()); });
  chained.get();
  CHECK(client.get_task(queue_name + "/tasks/chained").result().error().status() == CLOUDTASKS_NOT_FOUND);
}

/// On the client's thread: an exception there would have to pass through C and Rust.
static void what_a_continuation_throws_is_in_its_future(const v2::AsyncClient& client) {
  auto ours = client.get_queue(queue_name + "x").then([](Result<v2::Queue> queue) { return queue->name(); });
  CHECK(status_of([&] { ours.get(); }) == CLOUDTASKS_NOT_FOUND);
  auto theirs = client.get_queue(queue_name).then([](Result<v2::Queue>) -> int { throw std::out_of_range("theirs"); });
  bool caught = false;
  try {
    theirs.get();
  } catch (const std::out_of_range& error) {
    caught = same(error.what(), "theirs");
  }
  CHECK(caught);
  auto through = client.get_queue(queue_name)
                     .then([](Result<v2::Queue>) -> int { throw 5; })
                     .then([](Result<int> result) { return result.error().status(); });
  CHECK(through.get() == CLOUDTASKS_UNKNOWN);
}

static void continuations_run_once_whichever_comes_first() {
  Promise<int> promise;
  auto before = promise.future().then([](Result<int> value) { return *value + 1; });
  CHECK(!before.is_ready());
  promise.set(1);
  CHECK(before.is_ready() && before.get() == 2);
  auto after = Future<int>(Result<int>(4)).then([](Result<int> value) { return Future<int>(Result<int>(*value + 1)); });
  CHECK(after.get() == 5);
  Future<int> orphan;
  {
    Promise<int> dropped;
    orphan = dropped.future();
  }
  CHECK(orphan.result().error().status() == CLOUDTASKS_CANCELLED);
  for (int round = 0; round < 200; ++round) {
    auto racing = std::make_unique<Promise<int>>();
    Future<int> future = racing->future();
    std::thread setter([&] { racing->set(round); });
    CHECK(future.then([](Result<int> value) { return *value; }).get() == round);
    setter.join();
  }
}

/// A call that nobody answers and that is retried until it is cancelled.
template <class Client>
auto endless(const Client& lost, CallOptions options) {
  return lost.get_queue(queue_name, options.no_timeout().retry(cloudtasks::Retry().no_deadline()));
}

static cloudtasks::Options nowhere() { return cloudtasks::Options().endpoint("http://127.0.0.1:9").anonymous(); }

static void a_continuation_on_the_clients_thread_cannot_wait_there() {
  v2::AsyncClient lost(nowhere());
  cloudtasks::Cancellation token;
  auto inside = endless(lost, token).then([&](Result<v2::Queue> queue) {
    CHECK(queue.error().status() == CLOUDTASKS_CANCELLED);
    return status_of([&] { v2::Client(lost).get_queue(queue_name); });
  });
  token.cancel();
  CHECK(inside.get() == CLOUDTASKS_WRONG_THREAD);
}

static void futures_can_become_ready_in_an_event_loop(const v2::AsyncClient& client) {
  cloudtasks::Completions completions;
  const auto here = std::this_thread::get_id();
  std::thread::id there;
  int waited = 0;
  auto future = client.get_queue(queue_name, CallOptions().completions(completions)).then([&](Result<v2::Queue> queue) {
    there = std::this_thread::get_id();
    // Here it may wait, too.
    return v2::Client(client).get_queue(queue->name()).name();
  });
  for (; !future.is_ready(); ++waited) {
    CHECK(is_ready(completions.descriptor(), -1));
    completions.deliver();
  }
  CHECK(there == here && waited > 0 && future.get() == queue_name);
}

#ifdef __cpp_lib_jthread
static void a_stop_token_ends_everything_that_waits(const cloudtasks::Emulator& emulator) {
  v2::Client client(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());
  std::stop_source source;
  auto pager = client.list_tasks(queue_name, source.get_token());
  auto operation = client.batch_create_tasks(
      queue_name, std::vector<v2::CreateTaskRequest>{v2::CreateTaskRequest().set_parent(queue_name).set_task(later("stopped"))},
      source.get_token());
  client.get_queue(queue_name, source.get_token());
  auto waiting = std::async(std::launch::async, [&] {
    return status_of([&] { endless(v2::Client(nowhere()), source.get_token()); });
  });
  CHECK(source.request_stop());
  CHECK(waiting.get() == CLOUDTASKS_CANCELLED);
  CHECK(status_of([&] { (void)pager.next(); }) == CLOUDTASKS_CANCELLED);
  CHECK(status_of([&] { operation.refresh(); }) == CLOUDTASKS_CANCELLED);
  CHECK(client.async().get_queue(queue_name, source.get_token()).result().error().status() == CLOUDTASKS_CANCELLED);
  for (const auto& result : client.create_tasks(queue_name, std::vector<v2::Task>(3, later("bulk")), 1, source.get_token()))
    CHECK(result.error().status() == CLOUDTASKS_CANCELLED);
  CallOptions replaced = source.get_token();
  replaced.cancellation(cloudtasks::Cancellation());
  client.get_queue(queue_name, replaced);
}
#endif

#ifdef HAS_VIEWS
static void a_pager_goes_through_views(const cloudtasks::Emulator& emulator) {
  v2::Client client(emulator.client_options());
  for (int i = 0; i < 4; ++i) client.create_task(queue_name, later("view" + std::to_string(i)));
  std::size_t count = 0;
  for (const v2::Task& task : client.list_tasks(queue_name) | std::views::take(3)) count += !task.name().empty();
  CHECK(count == 3);
  auto pager = client.list_tasks(queue_name);
  auto views = pager | std::views::filter([](const v2::Task& task) { return task.name().find("view") != std::string::npos; });
  CHECK(std::ranges::distance(views) == 4);
}
#endif

#ifdef __cpp_impl_coroutine
/// The least that a coroutine needs.
struct Coroutine {
  struct promise_type {
    Promise<int> result;
    Future<int> future = result.future();
    Coroutine get_return_object() { return {std::move(future)}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int value) { result.set(value); }
    void unhandled_exception() {
      try {
        throw;
      } catch (const Error& error) {
        result.set(error);
      }
    }
  };
  Future<int> future;
};

static Coroutine count_tasks(v2::AsyncClient client, std::string queue) {
  v2::Queue found = co_await client.get_queue(queue);
  v2::ListTasksResponse page = co_await client.list_tasks(found.name());
  Result<v2::Task> missing = co_await client.get_task(queue + "/tasks/none").as_result();
  CHECK(missing.error().status() == CLOUDTASKS_NOT_FOUND);
  co_return static_cast<int>(page.tasks().size());
}

static void coroutines_await_calls(const v2::AsyncClient& client) {
  int listed = static_cast<int>(client.list_tasks(queue_name).get().tasks().size());
  CHECK(count_tasks(client, queue_name).future.get() == listed);
  CHECK(count_tasks(client, queue_name + "x").future.result().error().status() == CLOUDTASKS_NOT_FOUND);
}
#endif

int main() {
  cloudtasks::Emulator emulator;
  emulator.create_queue(queue_name);
  v2::AsyncClient client(cloudtasks::Options().endpoint(emulator.endpoint()).anonymous());
  futures_carry_answers_and_errors(client);
  what_cannot_be_started_is_an_error_of_the_future();
  operations_can_be_waited_for(client);
  a_future_always_becomes_ready(emulator);
  continuations_make_values_results_and_futures(client);
  what_a_continuation_throws_is_in_its_future(client);
  continuations_run_once_whichever_comes_first();
  a_continuation_on_the_clients_thread_cannot_wait_there();
  futures_can_become_ready_in_an_event_loop(client);
#ifdef __cpp_lib_jthread
  a_stop_token_ends_everything_that_waits(emulator);
#endif
#ifdef HAS_VIEWS
  a_pager_goes_through_views(emulator);
#endif
#ifdef __cpp_impl_coroutine
  coroutines_await_calls(client);
#endif
  return summary();
}
