// What the clients of all versions share: how a call is made, waited for, and made in bulk.
#pragma once

#include "message.hpp"
#include "options.hpp"

#include <future>
#include <type_traits>
#include <variant>

namespace cloudtasks {

/// Makes calls of any version; v2::Client and its siblings give them names and types. Copies share one client. All
/// methods may be called from any thread at once.
class Client {
 public:
  /// Does no I/O: it connects at the first call.
  explicit Client(const Options& options = Options()) {
    cloudtasks_client* made = nullptr;
    detail::run(cloudtasks_client_new, options.handle(), &made);
    handle_.reset(made, cloudtasks_client_free);
  }

  const cloudtasks_client* handle() const noexcept { return handle_.get(); }

  /// Makes many tasks in one queue, each by its own call, at most `max_in_flight` at a time. Gives for each in order
  /// what the service made of it, or its error.
  template <class Task>
  std::vector<std::variant<Task, Error>> create_tasks(std::string_view parent, const std::vector<Task>& tasks,
                                                      std::size_t max_in_flight = 64,
                                                      const CallOptions& options = {}) const {
    std::vector<const cloudtasks_message*> handles;
    for (const Task& task : tasks) handles.push_back(task.handle());
    Gathered<Task> gathered(tasks.size());
    cloudtasks_error* error = nullptr;
    cloudtasks_status status =
        cloudtasks_create_tasks(handle(), detail::CText(parent), static_cast<const cloudtasks_message* const*>(handles.data()),
                                handles.size(), max_in_flight, options.handle(), gather<Task>, &gathered, &error);
    if (gathered.failure) {
      cloudtasks_error_free(error);
      std::rethrow_exception(gathered.failure);
    }
    // What was cancelled has an error for each task that was not made.
    if (status != CLOUDTASKS_CANCELLED) {
      detail::check(status, error);
    } else {
      cloudtasks_error_free(error);
    }
    return std::move(gathered.results);
  }

 protected:
  template <class Response, class Request>
  Response call(const char* method, const Request& request, const CallOptions& options) const {
    if constexpr (std::is_void_v<Response>) {
      detail::run(cloudtasks_call, handle(), method, request.handle(), options.handle(),
                  static_cast<cloudtasks_message**>(nullptr));
    } else {
      cloudtasks_message* response = nullptr;
      detail::run(cloudtasks_call, handle(), method, request.handle(), options.handle(), &response);
      return Response(detail::MessageHandle(response));
    }
  }

  template <class Response, class Request>
  std::future<Response> start(const char* method, const Request& request, const CallOptions& options) const {
    auto promise = std::make_unique<std::promise<Response>>();
    std::future<Response> future = promise->get_future();
    detail::run(cloudtasks_call_async, handle(), method, request.handle(), options.handle(), fulfil<Response>,
                static_cast<void*>(promise.get()));
    // The callback owns it from here on; it may even have freed it.
    static_cast<void>(promise.release());
    return future;
  }

 private:
  template <class Response>
  static void fulfil(cloudtasks_status status, cloudtasks_message* response, cloudtasks_error* error, void* user_data) noexcept {
    detail::MessageHandle held(response);
    std::unique_ptr<std::promise<Response>> promise(static_cast<std::promise<Response>*>(user_data));
    try {
      detail::check(status, error);
      if constexpr (std::is_void_v<Response>) {
        promise->set_value();
      } else {
        promise->set_value(Response(std::move(held)));
      }
    } catch (...) {
      promise->set_exception(std::current_exception());
    }
  }

  /// What a bulk creation has heard so far.
  template <class Task>
  struct Gathered {
    explicit Gathered(std::size_t size) : results(size, Error::copy_of(CLOUDTASKS_UNKNOWN, nullptr)) {}
    std::vector<std::variant<Task, Error>> results;
    std::exception_ptr failure;
  };

  /// No exception may pass through C, so it is kept until the call is over.
  template <class Task>
  static bool gather(std::size_t index, cloudtasks_status status, const cloudtasks_message* task, const cloudtasks_error* error,
                     void* user_data) noexcept {
    auto* gathered = static_cast<Gathered<Task>*>(user_data);
    try {
      if (status == CLOUDTASKS_OK) {
        cloudtasks_message* copied = nullptr;
        detail::run(cloudtasks_message_copy, task, &copied);
        gathered->results[index] = Task(detail::MessageHandle(copied));
      } else {
        gathered->results[index] = Error::copy_of(status, error);
      }
    } catch (...) {
      gathered->failure = std::current_exception();
    }
    return !gathered->failure;
  }

  std::shared_ptr<cloudtasks_client> handle_;
};

}  // namespace cloudtasks
