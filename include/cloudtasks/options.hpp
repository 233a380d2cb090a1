// Settings of clients and calls.
#pragma once

#include "error.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cloudtasks {

namespace detail {

/// Settings of C. Copies are their own; what was moved from is refused instead of being taken for all defaults.
template <class Type, void (*Free)(Type*), cloudtasks_status (*Copy)(const Type*, Type**, cloudtasks_error**)>
class Settings {
 public:
  explicit Settings(Type* made) : handle_(made) {}
  Settings(Settings&&) noexcept = default;
  Settings(const Settings& other) : handle_(copy(other.get())) {}
  Settings& operator=(Settings other) noexcept {
    handle_ = std::move(other.handle_);
    return *this;
  }

  Type* get() const {
    if (!handle_) throw Error(CLOUDTASKS_NULL_POINTER, "the settings were moved from");
    return handle_.get();
  }

 private:
  static Type* copy(const Type* from) {
    Type* made = nullptr;
    run(Copy, from, &made);
    return made;
  }

  Handle<Type, Free> handle_;
};

template <class Type>
Type* made_by(cloudtasks_status (*make)(Type**, cloudtasks_error**)) {
  Type* made = nullptr;
  run(make, &made);
  return made;
}

}  // namespace detail

/// When a failed call is tried again: by default what idempotent methods have, see cloudtasks_retry_new.
class Retry {
 public:
  Retry() : handle_(detail::made_by(cloudtasks_retry_new)) {}

  /// The waits: the greatest first one, the factor from one to the next, the greatest of all.
  Retry& backoff(std::chrono::milliseconds initial, double multiplier, std::chrono::milliseconds maximum) {
    detail::run(cloudtasks_retry_set_backoff, handle_.get(), static_cast<std::int64_t>(initial.count()), multiplier,
                static_cast<std::int64_t>(maximum.count()));
    return *this;
  }

  /// For how long a call is tried at most.
  Retry& deadline(std::chrono::milliseconds deadline) {
    detail::run(cloudtasks_retry_set_deadline, handle_.get(), static_cast<std::int64_t>(deadline.count()));
    return *this;
  }

  /// Lets only the timeout of the call end the retries.
  Retry& no_deadline() {
    detail::run(cloudtasks_retry_set_no_deadline, handle_.get());
    return *this;
  }

  /// Which statuses are tried again, in place of those before.
  Retry& statuses(const std::vector<cloudtasks_status>& statuses) {
    std::vector<int> numbers(statuses.begin(), statuses.end());
    detail::run(cloudtasks_retry_set_statuses, handle_.get(), static_cast<const int*>(numbers.data()), numbers.size());
    return *this;
  }

  const cloudtasks_retry* handle() const { return handle_.get(); }

 private:
  detail::Settings<cloudtasks_retry, cloudtasks_retry_free, cloudtasks_retry_copy> handle_;
};

/// An access token and how long it is good for; 0 for until the service refuses it.
struct Token {
  std::string text;
  std::chrono::milliseconds lifetime{0};
};

class CallOptions;

/// Settings of a client.
class Options {
 public:
  Options() : handle_(detail::made_by(cloudtasks_options_new)) {}

  /// The address to call: "host", "host:port", or with "https://" (the default) or "http://" before it.
  Options& endpoint(std::string_view endpoint) { return set(cloudtasks_options_set_endpoint, detail::CText(endpoint)); }
  /// Uses what the environment gives; the default, except on an emulator.
  Options& default_credentials() { return set(cloudtasks_options_set_default_credentials); }
  /// Uses no credentials, as emulators want it.
  Options& anonymous() { return set(cloudtasks_options_set_anonymous); }
  /// Uses an API key.
  Options& api_key(std::string_view key) { return set(cloudtasks_options_set_api_key, detail::CText(key)); }
  /// Uses an access token as it is, until the service refuses it.
  Options& access_token(std::string_view token) { return set(cloudtasks_options_set_access_token, detail::CText(token)); }
  /// Uses a credentials file of any kind, such as a service account's key. Take it only from those whom you trust.
  Options& credentials_file(std::string_view file) { return set(cloudtasks_options_set_credentials_file, detail::CText(file)); }
  /// Uses the content of a credentials file.
  Options& credentials_json(std::string_view json) {
    return set(cloudtasks_options_set_credentials_json, json.data() ? json.data() : "", json.size());
  }
  /// Gets access tokens from a function, which may block; it is called on another thread. What it throws makes the call
  /// fail with CLOUDTASKS_UNAUTHENTICATED.
  Options& token_source(std::function<Token()> source) {
    auto held = std::make_unique<std::function<Token()>>(std::move(source));
    return set(cloudtasks_options_set_token_source, call_source, static_cast<void*>(held.release()), free_source);
  }
  /// How long a call may take as a whole, where it says nothing itself.
  Options& timeout(std::chrono::milliseconds timeout) {
    return set(cloudtasks_options_set_timeout, static_cast<std::int64_t>(timeout.count()));
  }
  /// Lets calls that say nothing themselves take as long as they take.
  Options& no_timeout() { return set(cloudtasks_options_set_no_timeout); }
  /// Tries calls that say nothing themselves once.
  Options& no_retry() { return set(cloudtasks_options_set_no_retry); }
  /// What calls of one method, such as "create_task", have where they say nothing themselves.
  Options& method_defaults(std::string_view method, const CallOptions& defaults);
  /// The domain of another Google Cloud universe, in place of "googleapis.com".
  Options& universe_domain(std::string_view domain) {
    return set(cloudtasks_options_set_universe_domain, detail::CText(domain));
  }
  /// Bounds the making of one connection within the timeout of the call.
  Options& connect_timeout(std::chrono::milliseconds timeout) {
    return set(cloudtasks_options_set_connect_timeout, static_cast<std::int64_t>(timeout.count()));
  }
  /// How many connections over TLS the client opens to a server that speaks HTTP/2, from 1 on.
  Options& max_connections(std::size_t connections) { return set(cloudtasks_options_set_max_connections, connections); }
  /// How large a response may be, in bytes.
  Options& max_response_bytes(std::size_t bytes) { return set(cloudtasks_options_set_max_response_bytes, bytes); }
  /// Certificate authorities in PEM form that are trusted beside those of the system.
  Options& root_certificates(std::string_view pem) {
    return set(cloudtasks_options_set_root_certificates, bytes(pem), pem.size());
  }
  /// A certificate chain and its private key in PEM form, by which the client identifies itself.
  Options& client_certificate(std::string_view chain, std::string_view key) {
    return set(cloudtasks_options_set_client_certificate, bytes(chain), chain.size(), bytes(key), key.size());
  }
  /// How calls are tried again, where they say nothing themselves.
  Options& retry(const Retry& retry) { return set(cloudtasks_options_set_retry, retry.handle()); }
  /// Sends an HTTP header with every request.
  Options& header(std::string_view name, std::string_view value) {
    return set(cloudtasks_options_add_header, detail::CText(name), detail::CText(value));
  }
  /// The project that quota and cost are counted on, if it is not the caller's.
  Options& quota_project(std::string_view project) { return set(cloudtasks_options_set_quota_project, detail::CText(project)); }
  /// The proxy to call through, in place of what HTTPS_PROXY says.
  Options& proxy(std::string_view url) { return set(cloudtasks_options_set_proxy, detail::CText(url)); }
  /// Calls without a proxy, whatever HTTPS_PROXY says.
  Options& no_proxy() { return set(cloudtasks_options_set_proxy, static_cast<const char*>(nullptr)); }
  /// What stands in User-Agent before the name of this library.
  Options& user_agent(std::string_view user_agent) { return set(cloudtasks_options_set_user_agent, detail::CText(user_agent)); }

  const cloudtasks_options* handle() const { return handle_.get(); }

 private:
  static const std::uint8_t* bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

  static bool call_source(cloudtasks_token* place, void* user_data) noexcept {
    try {
      Token token = (*static_cast<std::function<Token()>*>(user_data))();
      return cloudtasks_token_set(place, detail::CText(token.text), token.lifetime.count(), nullptr) == CLOUDTASKS_OK;
    } catch (...) {
      return false;
    }
  }

  static void free_source(void* user_data) noexcept { delete static_cast<std::function<Token()>*>(user_data); }

  template <class Function, class... Values>
  Options& set(Function function, Values... values) {
    detail::run(function, handle_.get(), values...);
    return *this;
  }

  detail::Settings<cloudtasks_options, cloudtasks_options_free, cloudtasks_options_copy> handle_;
};

/// Stops calls that wait, from any thread and from a signal handler. Copies are the same token; once cancelled it stays so.
class Cancellation {
 public:
  Cancellation() {
    cloudtasks_cancellation* made = nullptr;
    detail::run(cloudtasks_cancellation_new, &made);
    handle_.reset(made, cloudtasks_cancellation_free);
  }

  /// Ends the calls that have the token, and those that are made with it later, with CLOUDTASKS_CANCELLED.
  void cancel() const noexcept { cloudtasks_cancellation_cancel(handle_.get()); }

  bool is_cancelled() const noexcept { return cloudtasks_cancellation_is_cancelled(handle_.get()); }

  const cloudtasks_cancellation* handle() const noexcept { return handle_.get(); }

 private:
  std::shared_ptr<cloudtasks_cancellation> handle_;
};

/// Settings of one call. Left as they are made they cost nothing: all is up to the client and the method.
class CallOptions {
 public:
  /// How long the call may take as a whole: token, connection, every attempt, the waits between.
  CallOptions& timeout(std::chrono::milliseconds timeout) {
    return set(cloudtasks_call_options_set_timeout, static_cast<std::int64_t>(timeout.count()));
  }
  /// Lets the call take as long as it takes.
  CallOptions& no_timeout() { return set(cloudtasks_call_options_set_no_timeout); }
  /// Tries the call again by a policy, also where the method is not idempotent.
  CallOptions& retry(const Retry& retry) { return set(cloudtasks_call_options_set_retry, retry.handle()); }
  /// Tries the call once.
  CallOptions& no_retry() { return set(cloudtasks_call_options_set_no_retry); }
  /// Sends an HTTP header with the call.
  CallOptions& header(std::string_view name, std::string_view value) {
    return set(cloudtasks_call_options_add_header, detail::CText(name), detail::CText(value));
  }
  /// Lets a token stop the call, and the pager or operation that is made with these options.
  CallOptions& cancellation(const Cancellation& token) { return set(cloudtasks_call_options_set_cancellation, token.handle()); }
  /// Makes creating a task safe to try again, see cloudtasks_call_options_set_deduplicate.
  CallOptions& deduplicate(bool deduplicate = true) { return set(cloudtasks_call_options_set_deduplicate, deduplicate); }

  /// NULL where nothing was set.
  const cloudtasks_call_options* handle() const { return handle_ ? handle_->get() : nullptr; }

 private:
  template <class Function, class... Values>
  CallOptions& set(Function function, Values... values) {
    if (!handle_) handle_.emplace(detail::made_by(cloudtasks_call_options_new));
    detail::run(function, handle_->get(), values...);
    return *this;
  }

  using Held = detail::Settings<cloudtasks_call_options, cloudtasks_call_options_free, cloudtasks_call_options_copy>;
  std::optional<Held> handle_;
};

inline Options& Options::method_defaults(std::string_view method, const CallOptions& defaults) {
  // Where nothing was set C has no options to take.
  static const CallOptions none = CallOptions().deduplicate(false);
  return set(cloudtasks_options_set_method_defaults, detail::CText(method), (defaults.handle() ? defaults : none).handle());
}

}  // namespace cloudtasks
