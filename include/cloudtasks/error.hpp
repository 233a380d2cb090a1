// The error of a call, and the owners of C handles.
#pragma once

#include "version.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// Why a call failed. Copies share their content, so that copying never throws.
class Error : public std::runtime_error {
 public:
  /// Copies an error of C, which stays with its owner. `error` may be NULL.
  [[nodiscard]] static Error copy_of(cloudtasks_status status, const cloudtasks_error* error) {
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

  /// An error with a status and a message alone, as a mock returns it.
  Error(cloudtasks_status status, const std::string& message) : Error(status, message, Details()) {}

  /// How the call ended, such as CLOUDTASKS_NOT_FOUND.
  [[nodiscard]] cloudtasks_status status() const noexcept { return status_; }

  /// The path of the field that is wrong; empty if it is not about a field.
  [[nodiscard]] const std::string& path() const noexcept CLOUDTASKS_LIFETIMEBOUND { return details_->path; }

  /// The details that the service gave, as a JSON array; empty if there are none.
  [[nodiscard]] const std::string& details() const noexcept CLOUDTASKS_LIFETIMEBOUND { return details_->json; }

  /// On which side of the call it arose.
  [[nodiscard]] cloudtasks_error_kind kind() const noexcept { return details_->kind; }

  /// What the call was doing when it failed.
  [[nodiscard]] cloudtasks_phase phase() const noexcept { return details_->phase; }

  /// How often the request was tried.
  [[nodiscard]] std::uint32_t attempts() const noexcept { return details_->attempts; }

  /// Whether the service may have carried out the request. If false, it is safe to make the call again.
  [[nodiscard]] bool may_have_arrived() const noexcept { return details_->may_have_arrived; }

  /// The error of the last attempt if all retries failed, else nullptr. Valid as long as this error or a copy of it.
  [[nodiscard]] const Error* cause() const noexcept CLOUDTASKS_LIFETIMEBOUND { return details_->cause.get(); }

  /// The reason from ErrorInfo, for programs, such as "SERVICE_DISABLED"; empty if there is none.
  [[nodiscard]] const std::string& reason() const noexcept CLOUDTASKS_LIFETIMEBOUND { return details_->reason; }

  /// The domain in which the reason has its meaning; empty if there is none.
  [[nodiscard]] const std::string& domain() const noexcept CLOUDTASKS_LIFETIMEBOUND { return details_->domain; }

  /// The HTTP status of the last response; 0 if there was none.
  [[nodiscard]] int http_status() const noexcept { return details_->http_status; }

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

/// Throws an error. Without exceptions it ends the program, as a failed assertion does.
[[noreturn]] inline void raise(const Error& error) {
#if CLOUDTASKS_EXCEPTIONS
  throw error;
#else
  std::fprintf(stderr, "cloudtasks: %s\n", error.what());
  std::abort();
#endif
}

/// Throws the error of a setter. Without exceptions the object keeps its first error until a call uses the object.
inline void fail(std::optional<Error>& first, Error error) {
#if CLOUDTASKS_EXCEPTIONS
  static_cast<void>(first);
  throw error;
#else
  if (!first) first = std::move(error);
#endif
}

template <class Type, void (*Free)(Type*)>
struct Freed {
  void operator()(Type* handle) const noexcept { Free(handle); }
};

/// Owns a handle of C.
template <class Type, void (*Free)(Type*)>
using Handle = std::unique_ptr<Type, Freed<Type, Free>>;

}  // namespace detail

/// Owns a message of C.
using MessageHandle = detail::Handle<cloudtasks_message, cloudtasks_message_free>;

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
