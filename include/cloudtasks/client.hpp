// What the clients of all versions share: how a call is made, waited for, and made in bulk.
#pragma once

#include "message.hpp"
#include "options.hpp"

#include <future>
#include <type_traits>
#include <variant>

namespace cloudtasks {

/// Cancels the asynchronous call that it was passed to.
class Canceller {
 public:
  /// The future then fails with CT_CANCELLED, if the call has not ended before.
  void cancel() {
    if (handle_) detail::run(ct_call_cancel, static_cast<const ct_call*>(handle_.get()));
  }

 private:
  friend class Client;
  detail::Handle<ct_call, ct_call_free> handle_;
};

/// Makes calls of any version; v2::Client and its siblings give them names and types. Copies share one client. All
/// methods may be called from any thread at once.
class Client {
 public:
  using Function = ct_status (*)(const ct_client*, const ct_message*, const ct_call_options*, ct_message**, ct_error**);
  using AsyncFunction = ct_status (*)(const ct_client*, const ct_message*, const ct_call_options*, ct_callback, void*,
                                      ct_call**, ct_error**);

  /// Does no I/O: it connects at the first call.
  explicit Client(const Options& options = Options()) {
    ct_client* made = nullptr;
    detail::run(ct_client_new, options.handle(), &made);
    handle_.reset(made, ct_client_free);
  }

  const ct_client* handle() const noexcept { return handle_.get(); }

  /// Makes many tasks in one queue, each by its own call, at most `max_in_flight` at a time. Gives for each in order
  /// what the service made of it, or its error.
  template <class Task>
  std::vector<std::variant<Task, Error>> create_tasks(std::string_view parent, const std::vector<Task>& tasks,
                                                      std::size_t max_in_flight = 64,
                                                      const CallOptions& options = {}) const {
    std::vector<const ct_message*> handles;
    for (const Task& task : tasks) handles.push_back(task.handle());
    Gathered<Task> gathered(tasks.size());
    detail::run(ct_create_tasks, handle(), detail::CText(parent), static_cast<const ct_message* const*>(handles.data()),
                handles.size(), max_in_flight, options.handle(), gather<Task>, static_cast<void*>(&gathered));
    if (gathered.failure) std::rethrow_exception(gathered.failure);
    return std::move(gathered.results);
  }

 protected:
  template <class Response, class Request>
  Response call(Function function, const Request& request, const CallOptions& options) const {
    if constexpr (std::is_void_v<Response>) {
      detail::run(function, handle(), request.handle(), options.handle(), static_cast<ct_message**>(nullptr));
    } else {
      ct_message* response = nullptr;
      detail::run(function, handle(), request.handle(), options.handle(), &response);
      return Response(detail::MessageHandle(response));
    }
  }

  template <class Response, class Request>
  std::future<Response> start(AsyncFunction function, const Request& request, const CallOptions& options,
                              Canceller* canceller) const {
    auto promise = std::make_unique<std::promise<Response>>();
    std::future<Response> future = promise->get_future();
    ct_call* call = nullptr;
    detail::run(function, handle(), request.handle(), options.handle(), fulfil<Response>,
                static_cast<void*>(promise.get()), canceller ? &call : nullptr);
    // The callback owns it from here on; it may even have freed it.
    static_cast<void>(promise.release());
    if (canceller) canceller->handle_.reset(call);
    return future;
  }

 private:
  template <class Response>
  static void fulfil(ct_status status, ct_message* response, ct_error* error, void* user_data) noexcept {
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
    explicit Gathered(std::size_t size) : results(size, Error::copy_of(CT_UNKNOWN, nullptr)) {}
    std::vector<std::variant<Task, Error>> results;
    std::exception_ptr failure;
  };

  /// No exception may pass through C, so it is kept until the call is over.
  template <class Task>
  static void gather(std::size_t index, ct_status status, const ct_message* task, const ct_error* error,
                     void* user_data) noexcept {
    auto* gathered = static_cast<Gathered<Task>*>(user_data);
    try {
      if (status == CT_OK) {
        ct_message* copied = nullptr;
        detail::run(ct_message_copy, task, &copied);
        gathered->results[index] = Task(detail::MessageHandle(copied));
      } else {
        gathered->results[index] = Error::copy_of(status, error);
      }
    } catch (...) {
      gathered->failure = std::current_exception();
    }
  }

  std::shared_ptr<ct_client> handle_;
};

}  // namespace cloudtasks
