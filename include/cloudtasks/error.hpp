// Errors and handles: what every other header stands on.
#pragma once

#include "../cloudtasks.h"

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace cloudtasks {

/// What a call failed with. Copies share what it says, so that copying one never throws.
class Error : public std::runtime_error {
 public:
  /// From an error of C, which stays with its owner; NULL where none was filled in.
  static Error copy_of(ct_status status, const ct_error* error) {
    return Error(status, text(ct_error_message(error)), Details{text(ct_error_path(error)), text(ct_error_details(error)),
                                                                ct_error_http_status(error)});
  }

  /// One of these classes' own.
  Error(ct_status status, const std::string& message) : Error(status, message, Details()) {}

  /// How the call ended, such as CT_NOT_FOUND.
  ct_status status() const noexcept { return status_; }

  /// The path of the field that is wrong; empty if it is not about a field.
  const std::string& path() const noexcept { return details_->path; }

  /// The details that the service gave, as a JSON array; empty if there are none.
  const std::string& details() const noexcept { return details_->json; }

  /// The HTTP status of the answer; 0 if there was none.
  int http_status() const noexcept { return details_->http_status; }

 private:
  struct Details {
    std::string path, json;
    int http_status = 0;
  };

  Error(ct_status status, const std::string& message, Details details)
      : std::runtime_error(std::string(ct_status_name(status)) + ": " + message),
        status_(status),
        details_(std::make_shared<const Details>(std::move(details))) {}

  static std::string text(const char* text) { return text ? text : ""; }

  ct_status status_;
  std::shared_ptr<const Details> details_;
};

namespace detail {

template <class Type, void (*Free)(Type*)>
struct Freed {
  void operator()(Type* handle) const noexcept { Free(handle); }
};

/// A handle of C that is freed with its owner.
template <class Type, void (*Free)(Type*)>
using Handle = std::unique_ptr<Type, Freed<Type, Free>>;

using MessageHandle = Handle<ct_message, ct_message_free>;

/// Throws if a C function failed. Takes over its error.
inline void check(ct_status status, ct_error* error) {
  Handle<ct_error, ct_error_free> held(error);
  if (status != CT_OK) throw Error::copy_of(status, error);
}

/// Calls a C function with a place for its error, and throws if it failed.
template <class Function, class... Arguments>
void run(Function function, Arguments... arguments) {
  ct_error* error = nullptr;
  ct_status status = function(arguments..., &error);
  check(status, error);
}

/// A text as C wants it, which ends at the first NUL; so a text with one within is refused instead of being cut.
class CText {
 public:
  explicit CText(std::string_view text) : text_(text) {
    if (text_.find('\0') != std::string::npos) throw Error(CT_INVALID_ARGUMENT, "expected a text without a NUL within");
  }
  operator const char*() const noexcept { return text_.c_str(); }

 private:
  std::string text_;
};

/// Takes over a text that C gave away, which has no NUL within.
inline std::string take_text(char* text) {
  std::unique_ptr<char, void (*)(void*)> held(text, ct_free);
  return held ? std::string(held.get()) : std::string();
}

/// Takes over a text of this length.
inline std::string take_text(char* text, std::size_t length) {
  std::unique_ptr<char, void (*)(void*)> held(text, ct_free);
  return held ? std::string(held.get(), length) : std::string();
}

}  // namespace detail
}  // namespace cloudtasks
