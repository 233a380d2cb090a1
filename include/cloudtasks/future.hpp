// The result of an asynchronous call: to wait for, to continue with, or to co_await.
#pragma once

#include "result.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <type_traits>

#if __cplusplus >= 202002L && __has_include(<coroutine>)
#include <coroutine>
#endif

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

template <class T>
class Future;

namespace detail {

/// What runs when a result is there.
class Continuation {
 public:
  virtual ~Continuation() = default;
  virtual void run() noexcept = 0;
};

template <class Function>
class ContinuationOf final : public Continuation {
 public:
  explicit ContinuationOf(Function function) : function_(std::move(function)) {}
  void run() noexcept override { function_(); }

 private:
  Function function_;
};

template <class Function>
std::unique_ptr<Continuation> make_continuation(Function function) {
  return std::make_unique<ContinuationOf<Function>>(std::move(function));
}

/// What a promise and its future share: whether the result is there, and what runs then.
class SharedState {
 public:
  [[nodiscard]] bool ready() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return ready_;
  }

  void wait() const {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return ready_; });
  }

  template <class Time>
  bool wait_until(const Time& time) const {
    std::unique_lock<std::mutex> lock(mutex_);
    return changed_.wait_until(lock, time, [this] { return ready_; });
  }

  /// False if the result is there already: then it does not take the continuation. The caller must hold the state, which
  /// the continuation may let go on another thread.
  bool set_continuation(std::unique_ptr<Continuation>& next) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!ready_) next_ = std::move(next);
    return !ready_;
  }

 protected:
  void set_ready() noexcept {
    std::unique_ptr<Continuation> next;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ready_ = true;
      next = std::move(next_);
      changed_.notify_all();
    }
    if (next) next->run();
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::unique_ptr<Continuation> next_;
  bool ready_ = false;
};

template <class T>
class State : public SharedState {
 public:
  void set(Result<T> result) noexcept {
    result_.emplace(std::move(result));
    set_ready();
  }

  /// With something that is not an Error, which a continuation has thrown.
  void set_exception(std::exception_ptr thrown) noexcept {
    result_.emplace(Error(CLOUDTASKS_UNKNOWN, "a continuation threw an exception that is not a cloudtasks::Error"));
    thrown_ = std::move(thrown);
    set_ready();
  }

  Result<T> take() { return *std::move(result_); }

  [[nodiscard]] const std::exception_ptr& thrown() const noexcept { return thrown_; }

 private:
  std::optional<Result<T>> result_;
  std::exception_ptr thrown_;
};

/// Calls `function` with the state when the result is there, maybe at once.
template <class T, class Function>
void on_ready(const std::shared_ptr<State<T>>& state, Function function) {
  // The state holds the continuation, which holds the state until it has run.
  auto next = make_continuation([state, function = std::move(function)]() mutable {
    const auto done = std::move(state);
    function(*done);
  });
  if (!state->set_continuation(next)) next->run();
}

/// What a function that returns `T`, `Result<T>` or `Future<T>` leads to.
template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<Result<T>> {
  using type = T;
};
template <class T>
struct Unwrapped<Future<T>> {
  using type = T;
};

}  // namespace detail

/// The result of an asynchronous call. It can be taken once, by one of get(), result(), then() and co_await. A future that
/// is destroyed does not stop its call; a Cancellation does.
///
/// Continuations and coroutines run on the thread of the client, or at once if the result is there. On the client's thread
/// a function that waits for the service gives CLOUDTASKS_WRONG_THREAD, and get() of a future of that client never returns.
template <class T>
class [[nodiscard]] Future {
 public:
  /// A future without a result, only to be assigned to.
  Future() = default;

  /// A future that is ready, as a mock returns it.
  Future(Result<T> result) : state_(std::make_shared<detail::State<T>>()) { state_->set(std::move(result)); }

  explicit Future(std::shared_ptr<detail::State<T>> state) : state_(std::move(state)) {}

  Future(Future&&) noexcept = default;
  Future& operator=(Future&&) noexcept = default;
  Future(const Future&) = delete;
  Future& operator=(const Future&) = delete;

  /// Whether the result was not taken yet.
  [[nodiscard]] bool valid() const noexcept { return state_ != nullptr; }

  /// Whether get() would return at once.
  [[nodiscard]] bool is_ready() const { return state_ && state_->ready(); }

  void wait() const { state().wait(); }

  /// Waits for the result, at most this long. Gives is_ready().
  template <class Rep, class Period>
  bool wait_for(std::chrono::duration<Rep, Period> time) const {
    return state().wait_until(std::chrono::steady_clock::now() + time);
  }

  /// Waits for the value, and throws the error if there is none.
  T get() {
    auto state = take();
    state->wait();
    if (state->thrown()) std::rethrow_exception(state->thrown());
    return state->take().value();
  }

  /// Waits for the value or the error.
  Result<T> result() {
    auto state = take();
    state->wait();
    return state->take();
  }

  /// Calls `function` with the Result<T> when it is there. It may return a value, a Result, a Future, or nothing; the
  /// returned future has that value, or what the function throws. `function` should not block.
  template <class Function>
  auto then(Function function) {
    using Returned = std::invoke_result_t<Function&, Result<T>>;
    using Next = typename detail::Unwrapped<Returned>::type;
    auto next = std::make_shared<detail::State<Next>>();
    detail::on_ready(take(), [next, function = std::move(function)](detail::State<T>& done) mutable {
#if CLOUDTASKS_EXCEPTIONS
      try {
        continue_with<Returned>(function, done.take(), next);
      } catch (const Error& error) {
        next->set(error);
      } catch (...) {
        next->set_exception(std::current_exception());
      }
#else
      continue_with<Returned>(function, done.take(), next);
#endif
    });
    return Future<Next>(next);
  }

#ifdef __cpp_impl_coroutine
  /// Gives the value, or throws the error.
  auto operator co_await() && { return Awaiter<true>{take()}; }

  /// To co_await, like the future: gives the Result<T>.
  [[nodiscard]] auto as_result() && { return Awaiter<false>{take()}; }
#endif

 private:
  template <class Other>
  friend class Future;

  const detail::State<T>& state() const {
    if (!state_) detail::raise(taken());
    return *state_;
  }

  std::shared_ptr<detail::State<T>> take() {
    if (!state_) detail::raise(taken());
    return std::exchange(state_, nullptr);
  }

  static Error taken() { return Error(CLOUDTASKS_NULL_POINTER, "the future has no result, or it was taken"); }

  template <class Returned, class Function, class Next>
  static void continue_with(Function& function, Result<T> result, const std::shared_ptr<detail::State<Next>>& next) {
    if constexpr (std::is_void_v<Returned>) {
      function(std::move(result));
      next->set({});
    } else if constexpr (std::is_same_v<Returned, Future<Next>>) {
      detail::on_ready(function(std::move(result)).take(), [next](detail::State<Next>& done) {
        done.thrown() ? next->set_exception(done.thrown()) : next->set(done.take());
      });
    } else {
      next->set(function(std::move(result)));
    }
  }

#ifdef __cpp_impl_coroutine
  template <bool Throws>
  struct Awaiter {
    std::shared_ptr<detail::State<T>> state;

    bool await_ready() const { return state->ready(); }

    bool await_suspend(std::coroutine_handle<> waiting) {
      const auto held = state;
      auto next = detail::make_continuation([waiting] { waiting.resume(); });
      return held->set_continuation(next);
    }

    auto await_resume() {
      if constexpr (Throws) {
        if (state->thrown()) std::rethrow_exception(state->thrown());
        return state->take().value();
      } else {
        return state->take();
      }
    }
  };
#endif

  std::shared_ptr<detail::State<T>> state_;
};

/// Makes a future and sets its result later, for mocks of asynchronous calls. A promise that is destroyed without a result
/// gives its future CLOUDTASKS_CANCELLED.
template <class T>
class Promise {
 public:
  Promise() : state_(std::make_shared<detail::State<T>>()), future_(state_) {}
  Promise(Promise&&) noexcept = default;
  Promise& operator=(Promise&& other) noexcept {
    Promise old(std::move(*this));
    state_ = std::move(other.state_);
    future_ = std::move(other.future_);
    return *this;
  }
  ~Promise() {
    if (state_) set(Error(CLOUDTASKS_CANCELLED, "the promise was destroyed without a result"));
  }

  /// The future; once.
  Future<T> future() { return std::move(future_); }

  /// Sets the result; once. Runs the continuation of the future.
  void set(Result<T> result) {
    if (!state_) detail::raise(Error(CLOUDTASKS_FAILED_PRECONDITION, "the promise has its result already"));
    std::exchange(state_, nullptr)->set(std::move(result));
  }

 private:
  std::shared_ptr<detail::State<T>> state_;
  Future<T> future_;
};

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
