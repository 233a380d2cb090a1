// A value or an error, and the call of a C function.
#pragma once

#include "error.hpp"

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// A value, or the error that there is none for. The names are those of std::expected. Access is always checked: `value()`,
/// `*` and `->` throw the error if the result holds one. Without exceptions they end the program, so test first.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Error;

  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return !error_; }
  explicit operator bool() const noexcept { return !error_; }

  T& value() & CLOUDTASKS_LIFETIMEBOUND { return check(), *value_; }
  const T& value() const& CLOUDTASKS_LIFETIMEBOUND { return check(), *value_; }
  /// By value, so that a range-for over `call().value()` does not dangle.
  T value() && { return check(), std::move(*value_); }

  T& operator*() & CLOUDTASKS_LIFETIMEBOUND { return value(); }
  const T& operator*() const& CLOUDTASKS_LIFETIMEBOUND { return value(); }
  T operator*() && { return std::move(*this).value(); }
  T* operator->() CLOUDTASKS_LIFETIMEBOUND { return &value(); }
  const T* operator->() const CLOUDTASKS_LIFETIMEBOUND { return &value(); }

  template <class Other>
  T value_or(Other&& other) const& {
    return error_ ? static_cast<T>(std::forward<Other>(other)) : *value_;
  }
  template <class Other>
  T value_or(Other&& other) && {
    return error_ ? static_cast<T>(std::forward<Other>(other)) : std::move(*value_);
  }

  /// The error. Call it only if there is one.
  const Error& error() const& CLOUDTASKS_LIFETIMEBOUND { return error_.value(); }
  Error error() && { return std::move(error_).value(); }

 private:
  void check() const {
    if (error_) detail::raise(*error_);
  }

  std::optional<T> value_;
  std::optional<Error> error_;
};

/// Nothing, or an error.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  using error_type = Error;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return !error_; }
  explicit operator bool() const noexcept { return !error_; }

  void value() const {
    if (error_) detail::raise(*error_);
  }
  void operator*() const { value(); }

  const Error& error() const& CLOUDTASKS_LIFETIMEBOUND { return error_.value(); }
  Error error() && { return std::move(error_).value(); }

 private:
  std::optional<Error> error_;
};

namespace detail {

/// A string for C, which ends at its first NUL. attempt() refuses a string that contains one, instead of cutting it.
class CText {
 public:
  explicit CText(std::string_view text) : text_(text) {}
  bool has_nul() const noexcept { return text_.find('\0') != std::string::npos; }
  const char* c_str() const noexcept { return text_.c_str(); }

 private:
  std::string text_;
};

inline const char* to_c(const CText& text) { return text.c_str(); }
template <class Type>
Type to_c(Type argument) {
  return argument;
}

inline bool has_nul(const CText& text) { return text.has_nul(); }
template <class Type>
bool has_nul(const Type&) {
  return false;
}

inline Error nul_within() { return Error(CLOUDTASKS_INVALID_ARGUMENT, "expected a text without a NUL within"); }

/// The result of a C function. Takes over its error.
inline Result<void> taken(cloudtasks_status status, cloudtasks_error* error) {
  Handle<cloudtasks_error, cloudtasks_error_free> held(error);
  return status == CLOUDTASKS_OK ? Result<void>() : Result<void>(Error::copy_of(status, error));
}

/// Calls a C function with a place for its error.
template <class Function, class... Arguments>
Result<void> attempt(Function function, const Arguments&... arguments) {
  if ((has_nul(arguments) || ...)) return nul_within();
  cloudtasks_error* error = nullptr;
  cloudtasks_status status = function(to_c(arguments)..., &error);
  return taken(status, error);
}

/// The same, for a function that writes a result to its last argument.
template <class Value, class Function, class... Arguments>
Result<Value> attempt_get(Function function, const Arguments&... arguments) {
  Value value{};
  Result<void> done = attempt(function, arguments..., &value);
  if (!done) return std::move(done).error();
  return value;
}

/// The same, for a function that gives a handle.
template <class Owner, class Function, class... Arguments>
Result<Owner> attempt_make(Function function, const Arguments&... arguments) {
  typename Owner::pointer made = nullptr;
  Result<void> done = attempt(function, arguments..., &made);
  if (!done) return std::move(done).error();
  return Owner(made);
}

/// The same, for what only misuse makes fail.
template <class Function, class... Arguments>
void run(Function function, const Arguments&... arguments) {
  attempt(function, arguments...).value();
}

/// Takes over a string of C without a NUL within.
inline std::string take_text(char* text) {
  std::unique_ptr<char, void (*)(void*)> held(text, cloudtasks_free);
  return held ? std::string(held.get()) : std::string();
}

}  // namespace detail
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
