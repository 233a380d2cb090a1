// Errors and handles: what every other header stands on.
#pragma once

#if __cplusplus < 201703L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 201703L)
#error "cloudtasks.hpp needs C++17: compile with -std=c++17 or later"
#endif

#include "../cloudtasks.h"

#include <cstddef>
#include <cstdint>
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
  static Error copy_of(cloudtasks_status status, const cloudtasks_error* error) {
    Details details;
    details.path = text(cloudtasks_error_path(error));
    details.json = text(cloudtasks_error_details(error));
    details.reason = text(cloudtasks_error_reason(error));
    details.domain = text(cloudtasks_error_domain(error));
    details.kind = cloudtasks_error_kind_of(error);
    details.phase = cloudtasks_error_phase(error);
    details.attempts = cloudtasks_error_attempts(error);
    details.may_have_arrived = cloudtasks_error_may_have_arrived(error);
    details.http_status = cloudtasks_error_http_status(error);
    if (const cloudtasks_error* cause = cloudtasks_error_cause(error))
      details.cause = std::make_shared<const Error>(copy_of(cloudtasks_error_status(cause), cause));
    return Error(status, text(cloudtasks_error_message(error)), std::move(details));
  }

  /// One of these classes' own.
  Error(cloudtasks_status status, const std::string& message) : Error(status, message, Details()) {}

  /// How the call ended, such as CLOUDTASKS_NOT_FOUND.
  cloudtasks_status status() const noexcept { return status_; }

  /// The path of the field that is wrong; empty if it is not about a field.
  const std::string& path() const noexcept { return details_->path; }

  /// The details that the service gave, as a JSON array; empty if there are none.
  const std::string& details() const noexcept { return details_->json; }

  /// On which side of the call it arose.
  cloudtasks_error_kind kind() const noexcept { return details_->kind; }

  /// What the call was doing when it failed.
  cloudtasks_phase phase() const noexcept { return details_->phase; }

  /// How often the request was tried.
  std::uint32_t attempts() const noexcept { return details_->attempts; }

  /// Whether the service may have carried the request out. Where this is false it is safe to make the call again.
  bool may_have_arrived() const noexcept { return details_->may_have_arrived; }

  /// The error of the last attempt, where retries were used up; else nullptr. Valid as long as this or a copy of it.
  const Error* cause() const noexcept { return details_->cause.get(); }

  /// The cause for programs, such as "SERVICE_DISABLED", from ErrorInfo; empty if there is none.
  const std::string& reason() const noexcept { return details_->reason; }

  /// Who gives the reason its meaning; empty if there is none.
  const std::string& domain() const noexcept { return details_->domain; }

  /// The HTTP status of the answer, of the last one where retries were used up; 0 if there was none.
  int http_status() const noexcept { return details_->http_status; }

 private:
  struct Details {
    std::string path, json, reason, domain;
    cloudtasks_error_kind kind = CLOUDTASKS_ERROR_REQUEST;
    cloudtasks_phase phase = CLOUDTASKS_PHASE_NONE;
    std::uint32_t attempts = 0;
    bool may_have_arrived = false;
    int http_status = 0;
    std::shared_ptr<const Error> cause;
  };

  Error(cloudtasks_status status, const std::string& message, Details details)
      : std::runtime_error(std::string(cloudtasks_status_name(status)) + ": " + message),
        status_(status),
        details_(std::make_shared<const Details>(std::move(details))) {}

  static std::string text(const char* text) { return text ? text : ""; }

  cloudtasks_status status_;
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

using MessageHandle = Handle<cloudtasks_message, cloudtasks_message_free>;

/// Throws if a C function failed. Takes over its error.
inline void check(cloudtasks_status status, cloudtasks_error* error) {
  Handle<cloudtasks_error, cloudtasks_error_free> held(error);
  if (status != CLOUDTASKS_OK) throw Error::copy_of(status, error);
}

/// Calls a C function with a place for its error, and throws if it failed.
template <class Function, class... Arguments>
void run(Function function, Arguments... arguments) {
  cloudtasks_error* error = nullptr;
  cloudtasks_status status = function(arguments..., &error);
  check(status, error);
}

/// A text as C wants it, which ends at the first NUL; so a text with one within is refused instead of being cut.
class CText {
 public:
  explicit CText(std::string_view text) : text_(text) {
    if (text_.find('\0') != std::string::npos) throw Error(CLOUDTASKS_INVALID_ARGUMENT, "expected a text without a NUL within");
  }
  operator const char*() const noexcept { return text_.c_str(); }

 private:
  std::string text_;
};

/// Takes over a text that C gave away, which has no NUL within.
inline std::string take_text(char* text) {
  std::unique_ptr<char, void (*)(void*)> held(text, cloudtasks_free);
  return held ? std::string(held.get()) : std::string();
}

/// Takes over a text of this length.
inline std::string take_text(char* text, std::size_t length) {
  std::unique_ptr<char, void (*)(void*)> held(text, cloudtasks_free);
  return held ? std::string(held.get(), length) : std::string();
}

}  // namespace detail
}  // namespace cloudtasks
