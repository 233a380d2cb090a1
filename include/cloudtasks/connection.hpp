// What a client calls: the service, or what a test puts in its place.
#pragma once

#include "future.hpp"
#include "message.hpp"
#include "options.hpp"

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// Makes the calls of clients. make_connection() gives one to the service. Derive from it to see every call, for example to
/// log or to count, and pass the calls on to another connection. To mock single methods, derive from v2::Connection.
///
/// Any number of threads may use a connection at once.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  /// Makes a call and waits for its response. `method` is its version and name, such as "v2.create_task"; a pager makes a
  /// call for each page.
  virtual Result<MessageHandle> call(const char* method, const cloudtasks_message* request, const CallOptions& options) = 0;

  /// Starts a call. If it is not overridden, it makes the call and gives a future that is ready.
  virtual Future<MessageHandle> start(const char* method, const cloudtasks_message* request, const CallOptions& options) {
    return call(method, request, options);
  }

  /// The client of C that makes the calls; nullptr if the connection is not to the service.
  [[nodiscard]] const cloudtasks_client* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return handle_.get(); }

 protected:
  explicit Connection(std::shared_ptr<const cloudtasks_client> handle) : handle_(std::move(handle)) {}

 private:
  const std::shared_ptr<const cloudtasks_client> handle_;
};

namespace detail {

/// The connection to the service.
class ServiceConnection final : public Connection {
 public:
  explicit ServiceConnection(std::shared_ptr<const cloudtasks_client> handle) : Connection(std::move(handle)) {}

  Result<MessageHandle> call(const char* method, const cloudtasks_message* request, const CallOptions& options) override {
    return attempt_make<MessageHandle>(cloudtasks_call, handle(), method, request, options.handle());
  }

  Future<MessageHandle> start(const char* method, const cloudtasks_message* request, const CallOptions& options) override {
    auto started = std::make_unique<Started>(Started{{}, options});
    Future<MessageHandle> future = started->promise.future();
    Result<void> done = attempt(cloudtasks_call_async, handle(), method, request, options.handle(), fulfil,
                                static_cast<void*>(started.get()));
    // The callback owns it from here on, and may have freed it already.
    if (done) static_cast<void>(started.release());
    if (!done) started->promise.set(std::move(done).error());
    return future;
  }

 private:
  struct Started {
    Promise<MessageHandle> promise;
    /// They hold the std::stop_callback.
    CallOptions options;
  };

  /// Nothing that a continuation throws gets here, and through C.
  static void fulfil(cloudtasks_status status, cloudtasks_message* response, cloudtasks_error* error, void* user_data) noexcept {
    std::unique_ptr<Started> started(static_cast<Started*>(user_data));
    MessageHandle held(response);
    Result<void> done = taken(status, error);
    done ? started->promise.set(std::move(held)) : started->promise.set(std::move(done).error());
  }
};

/// In place of a connection that could not be made: every call gives the error.
class FailedConnection final : public Connection {
 public:
  explicit FailedConnection(Error error) : error_(std::move(error)) {}

  Result<MessageHandle> call(const char*, const cloudtasks_message*, const CallOptions&) override { return error_; }

 private:
  Error error_;
};

}  // namespace detail

/// A connection to the service, or an error of the options. It does no I/O: the first call connects.
[[nodiscard]] inline Result<std::shared_ptr<Connection>> make_connection(const Options& options = Options()) {
  if (auto failure = options.failure()) return *std::move(failure);
  cloudtasks_client* made = nullptr;
  Result<void> done = detail::attempt(cloudtasks_client_new, options.handle(), &made);
  if (!done) return std::move(done).error();
  std::shared_ptr<const cloudtasks_client> handle(made, cloudtasks_client_free);
  return std::shared_ptr<Connection>(std::make_shared<detail::ServiceConnection>(std::move(handle)));
}

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
