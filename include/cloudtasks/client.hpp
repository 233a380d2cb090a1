// What the clients of all versions share: how a call is made, and what it gives.
#pragma once

#include "operation.hpp"
#include "pager.hpp"

#include <vector>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// The calls of a Client: they give values, and throw errors.
struct Throwing {
  template <class T>
  using Answer = T;
  template <class Item, class Page>
  using Paged = Pager<Item, Page, Throwing>;
  template <class Response, class Metadata>
  using Operation = LongRunning<Response, Metadata, Throwing>;

  template <class T>
  static T answer(Result<T> result) {
    return std::move(result).value();
  }
};

/// The calls of a NothrowClient: they give a Result.
struct Nothrow {
  template <class T>
  using Answer = Result<T>;
  template <class Item, class Page>
  using Paged = Pager<Item, Page, Nothrow>;
  template <class Response, class Metadata>
  using Operation = Result<LongRunning<Response, Metadata, Nothrow>>;

  template <class T>
  static Result<T> answer(Result<T> result) {
    return result;
  }
};

/// The calls of an AsyncClient: they give a Future at once. A list method gives one page.
struct Async {
  template <class T>
  using Answer = Future<T>;
  template <class, class Page>
  using Paged = Future<Page>;
  template <class Response, class Metadata>
  using Operation = Future<LongRunning<Response, Metadata, std::conditional_t<CLOUDTASKS_EXCEPTIONS, Throwing, Nothrow>>>;
};

/// What v2::Client and its siblings have in common. Copies share one connection. Any number of threads may call one client.
template <class Form>
class BasicClient {
 public:
  template <class T>
  using Answer = typename Form::template Answer<T>;

  /// Connects at the first call. If the options are wrong a Client throws here; of other clients every call gives the error.
  explicit BasicClient(const Options& options = Options()) : BasicClient(made(make_connection(options))) {}

  /// Calls through a connection, which may be a mock.
  explicit BasicClient(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}

  /// The client of C; nullptr if it has another connection than to the service.
  [[nodiscard]] const cloudtasks_client* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND {
    return connection_ ? connection_->handle() : nullptr;
  }

  [[nodiscard]] const std::shared_ptr<Connection>& connection() const noexcept CLOUDTASKS_LIFETIMEBOUND { return connection_; }

  /// Creates many tasks in one queue. Each is a separate call, and at most `max_in_flight` run at a time. Gives for each
  /// task, in order, the created task or its error.
  template <class Task>
  Answer<std::vector<Result<Task>>> create_tasks(std::string_view parent, const std::vector<Task>& tasks,
                                                 std::size_t max_in_flight = 64, const CallOptions& options = {}) const {
    static_assert(!std::is_same_v<Form, Async>, "create_tasks() waits for its calls: use Client or NothrowClient");
    return Form::answer(create_all(parent, tasks, max_in_flight, options));
  }

 protected:
  template <class Response, class Request>
  Answer<Response> call(const char* method, const Request& request, const CallOptions& options) const {
    if constexpr (std::is_same_v<Form, Async>) {
      if (auto failure = check(request, options)) return Result<Response>(*std::move(failure));
      return connection_->start(method, request.handle(), options).then(typed<Response>);
    } else {
      return Form::answer(wait<Response>(method, request, options));
    }
  }

  /// A list method: a pager, or asynchronously one page. `field` holds the items of a page.
  template <class Item, class Page, class Request>
  typename Form::template Paged<Item, Page> list(const char* method, const char* field, const Request& request, const CallOptions& options) const {
    if constexpr (std::is_same_v<Form, Async>) {
      static_cast<void>(field);
      return call<Page>(method, request, options);
    } else {
      return Pager<Item, Page, Form>(detail::Pages(connection_, method, field, request, options, check(request, options)));
    }
  }

  /// A method that starts a long-running operation.
  template <class Response, class Metadata, class Request>
  typename Form::template Operation<Response, Metadata> operate(const char* method, const Request& request,
                                                                const CallOptions& options) const {
    using Operation = typename detail::Unwrapped<typename Form::template Operation<Response, Metadata>>::type;
    auto make = [connection = connection_, options](Result<common::Operation> started) -> Result<Operation> {
      if (!started) return std::move(started).error();
      return Operation::make(connection, *std::move(started), options);
    };
    if constexpr (std::is_same_v<Form, Async>) {
      return call<common::Operation>(method, request, options).then(std::move(make));
    } else {
      return Form::answer(make(wait<common::Operation>(method, request, options)));
    }
  }

 private:
  static std::shared_ptr<Connection> made(Result<std::shared_ptr<Connection>> connection) {
    if constexpr (!std::is_same_v<Form, Throwing>) {
      if (!connection) return std::make_shared<detail::FailedConnection>(std::move(connection).error());
    }
    return std::move(connection).value();
  }

  template <class Request>
  std::optional<Error> check(const Request& request, const CallOptions& options) const {
    if (!connection_) return Error(CLOUDTASKS_NULL_POINTER, "the client was moved from");
    if (request.failed_write()) return *request.failed_write();
    return options.failure();
  }

  template <class Response>
  static Result<Response> typed(Result<MessageHandle> response) {
    if (!response) return std::move(response).error();
    if constexpr (std::is_void_v<Response>) {
      return {};
    } else {
      return Response(*std::move(response));
    }
  }

  template <class Response, class Request>
  Result<Response> wait(const char* method, const Request& request, const CallOptions& options) const {
    if (auto failure = check(request, options)) return *std::move(failure);
    return typed<Response>(connection_->call(method, request.handle(), options));
  }

  template <class Task>
  using Results = std::vector<Result<Task>>;

  template <class Task>
  Result<Results<Task>> create_all(std::string_view parent, const std::vector<Task>& tasks, std::size_t max_in_flight,
                                   const CallOptions& options) const {
    std::vector<const cloudtasks_message*> handles;
    for (const Task& task : tasks) {
      if (auto failure = check(task, options)) return *std::move(failure);
      handles.push_back(task.handle());
    }
    Results<Task> results(tasks.size(), Error(CLOUDTASKS_CANCELLED, "the task was not created"));
    if (!handle()) return create_each(parent, tasks, options, std::move(results));
    Result<void> done =
        detail::attempt(cloudtasks_create_tasks, handle(), detail::CText(parent),
                        static_cast<const cloudtasks_message* const*>(handles.data()), handles.size(), max_in_flight,
                        options.handle(), gather<Task>, static_cast<void*>(&results));
    // After a cancellation each task that was not created has that error.
    if (!done && done.error().status() != CLOUDTASKS_CANCELLED) return std::move(done).error();
    return results;
  }

  template <class Task>
  static bool gather(std::size_t index, cloudtasks_status status, const cloudtasks_message* task, const cloudtasks_error* error,
                     void* user_data) noexcept {
    Result<Task>& result = (*static_cast<Results<Task>*>(user_data))[index];
    if (status != CLOUDTASKS_OK) {
      result = Error::copy_of(status, error);
    } else {
      result = typed<Task>(detail::attempt_make<MessageHandle>(cloudtasks_message_copy, task));
    }
    return true;
  }

  /// Through a connection that is not to the service.
  template <class Task>
  Result<Results<Task>> create_each(std::string_view parent, const std::vector<Task>& tasks, const CallOptions& options,
                                    Results<Task> results) const {
    const std::string method = std::string(Task::version_of_type) + ".create_task";
    for (std::size_t index = 0; index < tasks.size() && !options.is_cancelled(); ++index) {
      detail::Request request(Task::version_of_type, "CreateTaskRequest");
      request.set("parent", parent);
      request.set("task", tasks[index]);
      results[index] = typed<Task>(connection_->call(method.c_str(), request.handle(), options));
    }
    return results;
  }

  std::shared_ptr<Connection> connection_;
};

/// Whether two clients share one connection.
template <class Form, class Other>
bool operator==(const BasicClient<Form>& a, const BasicClient<Other>& b) noexcept {
  return a.connection() == b.connection();
}
template <class Form, class Other>
bool operator!=(const BasicClient<Form>& a, const BasicClient<Other>& b) noexcept {
  return !(a == b);
}

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
