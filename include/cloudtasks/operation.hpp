// Long-running operations.
#pragma once

#include "common.hpp"
#include "connection.hpp"

#include <algorithm>
#include <chrono>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

struct Throwing;

/// A long-running operation, which ends with a Response and reports Metadata until then.
template <class Response, class Metadata, class Form = Throwing>
class [[nodiscard]] LongRunning {
 public:
  template <class T>
  using Answer = typename Form::template Answer<T>;

  /// From the message that the method gave, or that was saved to continue with it later.
  static Result<LongRunning> make(std::shared_ptr<Connection> connection, const common::Operation& message,
                                  const CallOptions& options = {}) {
    auto made = handle_of(*connection, message, options);
    if (!made) return std::move(made).error();
    return LongRunning(std::move(connection), options, *std::move(made));
  }

  /// Whether it had ended when it was last refreshed.
  Answer<bool> done() const { return Form::answer(is_done()); }

  /// Gets its state from the service.
  Answer<void> refresh() { return Form::answer(refreshed()); }

  /// How long wait() waits before each look at the operation: first, by what factor more each time, and at most.
  Answer<void> set_polling(std::chrono::milliseconds initial, double multiplier, std::chrono::milliseconds maximum) {
    polling_ = Polling{initial, multiplier, maximum};
    return Form::answer(polling_set());
  }

  /// Waits until it has ended, and gives its response(). CLOUDTASKS_DEADLINE_EXCEEDED if that takes longer. The cancellation
  /// in the options of the call stops the wait, but not the operation.
  Answer<std::optional<Response>> wait(std::chrono::milliseconds timeout) {
    Result<void> ended = ended_within(timeout);
    return Form::answer(ended ? part<Response>(cloudtasks_operation_response) : Optional<Response>(std::move(ended).error()));
  }

  /// What it ended with; std::nullopt while it runs, and for a batch of which every part failed.
  Answer<std::optional<Response>> response() const { return Form::answer(part<Response>(cloudtasks_operation_response)); }

  /// How far it is; std::nullopt if it does not say.
  Answer<std::optional<Metadata>> metadata() const { return Form::answer(part<Metadata>(cloudtasks_operation_metadata)); }

  /// The operation as it was when it was last refreshed. Another process can continue with its name.
  Answer<common::Operation> operation() const { return Form::answer(message()); }

 private:
  using Owner = detail::Handle<cloudtasks_operation, cloudtasks_operation_free>;
  /// The defaults are those of C.
  struct Polling {
    std::chrono::milliseconds initial{100};
    double multiplier = 1.3;
    std::chrono::milliseconds maximum{10'000};
  };
  template <class T>
  using Optional = Result<std::optional<T>>;

  LongRunning(std::shared_ptr<Connection> connection, const CallOptions& options, Owner handle)
      : connection_(std::move(connection)), options_(options), handle_(std::move(handle)) {}

  static Result<Owner> handle_of(const Connection& connection, const common::Operation& message, const CallOptions& options) {
    static constexpr auto no_service = [] { return make_connection(Options().endpoint("http://127.0.0.1:9").anonymous()); };
    // An operation of C needs a client. This one is never called.
    Result<std::shared_ptr<Connection>> offline = connection.handle() ? std::shared_ptr<Connection>() : no_service();
    if (!offline) return std::move(offline).error();
    const Connection& service = connection.handle() ? connection : *offline.value();
    return detail::attempt_make<Owner>(cloudtasks_operation_new, service.handle(), Metadata::version_of_type, message.handle(),
                                       options.handle());
  }

  const cloudtasks_operation* readable() const { return handle_.get(); }

  Result<bool> is_done() const { return detail::attempt_get<bool>(cloudtasks_operation_done, readable()); }

  Result<common::Operation> message() const {
    auto message = detail::attempt_make<MessageHandle>(cloudtasks_operation_message, readable());
    if (!message) return std::move(message).error();
    return common::Operation(*std::move(message));
  }

  template <class Part, class Function>
  Optional<Part> part(Function function) const {
    auto message = detail::attempt_make<MessageHandle>(function, readable());
    if (!message && message.error().status() == CLOUDTASKS_ABSENT) return std::optional<Part>();
    if (!message) return std::move(message).error();
    return std::optional<Part>(Part(*std::move(message)));
  }

  Result<void> polling_set() {
    return detail::attempt(cloudtasks_operation_set_polling, handle_.get(), detail::to_ms(polling_.initial), polling_.multiplier,
                           detail::to_ms(polling_.maximum));
  }

  Result<void> refreshed() {
    if (connection_->handle()) return detail::attempt(cloudtasks_operation_refresh, handle_.get());
    common::GetOperationRequest request;
    Result<common::Operation> before = message();
    if (!before) return std::move(before).error();
    request.set_name(before.value().name());
    const std::string method = std::string(Metadata::version_of_type) + ".get_operation";
    auto now = connection_->call(method.c_str(), request.handle(), options_);
    if (!now) return std::move(now).error();
    auto made = handle_of(*connection_, common::Operation(*std::move(now)), options_);
    if (!made) return std::move(made).error();
    handle_ = *std::move(made);
    return {};
  }

  Result<void> ended_within(std::chrono::milliseconds timeout) {
    if (connection_->handle()) return detail::attempt(cloudtasks_operation_wait, handle_.get(), detail::to_ms(timeout));
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds slice(10);
    const detail::State<void> never;
    const auto end = Clock::now() + timeout;
    std::chrono::duration<double, std::milli> pause = polling_.initial;
    for (; !is_done().value_or(true); pause = std::min(pause * polling_.multiplier, decltype(pause)(polling_.maximum))) {
      for (const auto next = Clock::now() + pause; Clock::now() < next; never.wait_until(Clock::now() + slice)) {
        if (options_.is_cancelled()) return Error(CLOUDTASKS_CANCELLED, "the wait was cancelled; the operation goes on");
        if (Clock::now() >= end) return Error(CLOUDTASKS_DEADLINE_EXCEEDED, "the operation has not ended in time; it goes on");
      }
      Result<void> refreshed_now = refreshed();
      if (!refreshed_now) return refreshed_now;
    }
    return {};
  }

  std::shared_ptr<Connection> connection_;
  CallOptions options_;
  Owner handle_;
  Polling polling_;
};

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
