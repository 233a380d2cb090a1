// Errors and handles: what every other header stands on.
#pragma once

#include "../cloudtasks.h"

#include <memory>
#include <stdexcept>
#include <string>

namespace cloudtasks {

/// What a call failed with.
class Error : public std::runtime_error {
 public:
  /// Takes over the error of a C function; NULL where it filled none in.
  Error(ct_status status, ct_error* error) : Error(copy_of(status, error)) { ct_error_free(error); }

  /// From an error that stays with its owner.
  static Error copy_of(ct_status status, const ct_error* error) { return Error(status, error, Copied()); }

  /// How the call ended, such as CT_NOT_FOUND.
  ct_status status() const noexcept { return status_; }

  /// The path of the field that is wrong; empty if it is not about a field.
  const std::string& path() const noexcept { return path_; }

  /// The details that the service gave, as a JSON array; empty if there are none.
  const std::string& details() const noexcept { return details_; }

  /// The HTTP status of the answer; 0 if there was none.
  int http_status() const noexcept { return http_status_; }

 private:
  struct Copied {};

  Error(ct_status status, const ct_error* error, Copied)
      : std::runtime_error(message_of(status, error)),
        status_(status),
        path_(text(ct_error_path(error))),
        details_(text(ct_error_details(error))),
        http_status_(ct_error_http_status(error)) {}

  static std::string text(const char* text) { return text ? text : ""; }

  static std::string message_of(ct_status status, const ct_error* error) {
    return std::string(ct_status_name(status)) + ": " + text(ct_error_message(error));
  }

  ct_status status_;
  std::string path_;
  std::string details_;
  int http_status_;
};

namespace detail {

/// Throws if a C function failed.
inline void check(ct_status status, ct_error* error) {
  if (status != CT_OK) throw Error(status, error);
}

/// Calls a C function with a place for its error, and throws if it failed.
template <class Function, class... Arguments>
void run(Function function, Arguments... arguments) {
  ct_error* error = nullptr;
  ct_status status = function(arguments..., &error);
  check(status, error);
}

template <class Type, void (*Free)(Type*)>
struct Freed {
  void operator()(Type* handle) const noexcept { Free(handle); }
};

/// A handle of C that is freed with its owner.
template <class Type, void (*Free)(Type*)>
using Handle = std::unique_ptr<Type, Freed<Type, Free>>;

using MessageHandle = Handle<ct_message, ct_message_free>;

/// Takes over a text that C gave away.
inline std::string take_text(char* text) {
  std::unique_ptr<char, void (*)(void*)> held(text, ct_free);
  return held ? std::string(held.get()) : std::string();
}

}  // namespace detail
}  // namespace cloudtasks
