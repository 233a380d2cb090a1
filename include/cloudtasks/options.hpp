// Settings of clients and calls.
#pragma once

#include "result.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if __cplusplus >= 202002L && __has_include(<stop_token>)
#include <stop_token>
#endif

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

namespace detail {

/// Settings of C. A copy is independent. Using a moved-from one is an error; it does not mean all defaults.
template <class Type, void (*Free)(Type*), cloudtasks_status (*Make)(Type**, cloudtasks_error**),
          cloudtasks_status (*Copy)(const Type*, Type**, cloudtasks_error**)>
class Settings {
  using Owner = Handle<Type, Free>;

 public:
  Settings() : handle_(attempt_make<Owner>(Make).value()) {}
  Settings(Settings&&) noexcept = default;
  Settings(const Settings& other) : failure_(other.failure()) {
    if (other.handle_) handle_ = attempt_make<Owner>(Copy, static_cast<const Type*>(other.handle_.get())).value();
  }
  Settings& operator=(Settings other) noexcept {
    handle_ = std::move(other.handle_);
    failure_ = std::move(other.failure_);
    return *this;
  }

  const Type* get() const noexcept { return handle_.get(); }

  template <class Function, class... Values>
  void set(Function function, const Values&... values) {
    Result<void> done = handle_ ? attempt(function, handle_.get(), values...) : Result<void>(moved_from());
    if (!done) fail(failure_, std::move(done).error());
  }

  /// Adds the error of other settings, which are to be part of these.
  void check(const std::optional<Error>& failure) {
    if (failure) fail(failure_, *failure);
  }

  /// Why these settings cannot be used.
  std::optional<Error> failure() const { return handle_ ? failure_ : moved_from(); }

 private:
  static Error moved_from() { return Error(CLOUDTASKS_NULL_POINTER, "the settings were moved from"); }

  Owner handle_;
  std::optional<Error> failure_;
};

inline std::int64_t to_ms(std::chrono::milliseconds span) { return static_cast<std::int64_t>(span.count()); }

}  // namespace detail

/// When a failed call is tried again. A new policy is that of idempotent methods, see cloudtasks_retry_new.
class Retry {
 public:
  /// The waits between attempts: the longest first wait, the factor from one to the next, and the longest of all.
  Retry& backoff(std::chrono::milliseconds initial, double multiplier, std::chrono::milliseconds maximum) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_retry_set_backoff, detail::to_ms(initial), multiplier, detail::to_ms(maximum));
  }
  /// How long a call is tried at most.
  Retry& deadline(std::chrono::milliseconds deadline) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_retry_set_deadline, detail::to_ms(deadline));
  }
  /// Lets only the timeout of the call end the retries.
  Retry& no_deadline() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_retry_set_no_deadline); }
  /// The statuses that are tried again. They replace the previous ones.
  Retry& statuses(const std::vector<cloudtasks_status>& statuses) CLOUDTASKS_LIFETIMEBOUND {
    std::vector<int> numbers(statuses.begin(), statuses.end());
    return set(cloudtasks_retry_set_statuses, static_cast<const int*>(numbers.data()), numbers.size());
  }

  [[nodiscard]] const cloudtasks_retry* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return settings_.get(); }

  /// Why the policy cannot be used: it was moved from or, under -fno-exceptions, a setter failed.
  [[nodiscard]] std::optional<Error> failure() const { return settings_.failure(); }

 private:
  template <class Function, class... Values>
  Retry& set(Function function, const Values&... values) {
    settings_.set(function, values...);
    return *this;
  }

  detail::Settings<cloudtasks_retry, cloudtasks_retry_free, cloudtasks_retry_new, cloudtasks_retry_copy> settings_;
};

/// Stops waiting calls from any thread and from a signal handler. Copies are the same token. It cannot be reset.
class Cancellation {
 public:
  Cancellation() {
    cloudtasks_cancellation* made = nullptr;
    detail::run(cloudtasks_cancellation_new, &made);
    handle_.reset(made, cloudtasks_cancellation_free);
  }

  /// Ends the calls that have the token, now and later, with CLOUDTASKS_CANCELLED.
  void cancel() const noexcept { cloudtasks_cancellation_cancel(handle_.get()); }

  [[nodiscard]] bool is_cancelled() const noexcept { return cloudtasks_cancellation_is_cancelled(handle_.get()); }

  [[nodiscard]] const cloudtasks_cancellation* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return handle_.get(); }

 private:
  std::shared_ptr<cloudtasks_cancellation> handle_;
};

/// Collects the ends of asynchronous calls for an event loop: futures of calls with it become ready, and their continuations
/// run, in deliver() on the thread of the loop. Several clients and calls may share one.
///
/// Its destructor cancels the calls that have not ended, and delivers the rest.
class Completions {
 public:
  Completions() : handle_(detail::attempt_make<Owner>(cloudtasks_completions_new).value()) {}

  /// The file descriptor that is readable while ends wait to be delivered, for poll, epoll or libuv; on Windows the HANDLE of
  /// an event that is signaled then, for WaitForMultipleObjects. Do not read, write, set or close it.
  [[nodiscard]] cloudtasks_descriptor descriptor() const {
    return detail::attempt_get<cloudtasks_descriptor>(cloudtasks_completions_descriptor, handle()).value();
  }

  /// Delivers what waits, at most `limit`, without waiting for more. Returns how many there were.
  std::size_t deliver(std::size_t limit = SIZE_MAX) const {
    return detail::attempt_get<std::size_t>(cloudtasks_completions_deliver, handle(), limit).value();
  }

  [[nodiscard]] const cloudtasks_completions* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return handle_.get(); }

 private:
  using Owner = detail::Handle<cloudtasks_completions, cloudtasks_completions_free>;
  Owner handle_;
};

/// Settings of one call. New ones cost nothing: the defaults of the client and the method apply.
class CallOptions {
 public:
  CallOptions() = default;

  /// Options with nothing but a cancellation, so that a token can be passed to a call: `client.get_queue(name, token)`.
  CallOptions(const Cancellation& token) { cancellation(token); }
#ifdef __cpp_lib_jthread
  CallOptions(const std::stop_token& token) { cancellation(token); }
#endif

  /// How long the call may take as a whole: token, connection, all attempts, and the waits between them.
  CallOptions& timeout(std::chrono::milliseconds timeout) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_call_options_set_timeout, detail::to_ms(timeout));
  }
  /// Lets the call take any time.
  CallOptions& no_timeout() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_call_options_set_no_timeout); }
  /// Retries the call by a policy, even if the method is not idempotent.
  CallOptions& retry(const Retry& retry) CLOUDTASKS_LIFETIMEBOUND {
    made().check(retry.failure());
    return set(cloudtasks_call_options_set_retry, retry.handle());
  }
  /// Tries the call once.
  CallOptions& no_retry() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_call_options_set_no_retry); }
  /// Sends an HTTP header with the call.
  CallOptions& header(std::string_view name, std::string_view value) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_call_options_add_header, detail::CText(name), detail::CText(value));
  }
  /// Lets a token stop the call, and the pager or operation that is made with these options.
  CallOptions& cancellation(const Cancellation& token) CLOUDTASKS_LIFETIMEBOUND {
    cancellation_.emplace(token);
    stop_.reset();
    return set(cloudtasks_call_options_set_cancellation, token.handle());
  }
#ifdef __cpp_lib_jthread
  /// The same for the token of a std::stop_source or std::jthread. It replaces a Cancellation.
  CallOptions& cancellation(const std::stop_token& token) CLOUDTASKS_LIFETIMEBOUND {
    Cancellation stopped;
    cancellation(stopped);
    auto cancel = [stopped] { stopped.cancel(); };
    stop_ = std::make_shared<std::stop_callback<decltype(cancel)>>(token, std::move(cancel));
    return *this;
  }
#endif
  /// Lets the future of an asynchronous call become ready in Completions::deliver(), not on the client's thread.
  CallOptions& completions(const Completions& completions) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_call_options_set_completions, completions.handle());
  }
  /// Makes it safe to retry the creation of a task, see cloudtasks_call_options_set_deduplicate.
  CallOptions& deduplicate(bool deduplicate = true) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_call_options_set_deduplicate, deduplicate);
  }

  /// NULL if nothing was set.
  [[nodiscard]] const cloudtasks_call_options* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND {
    return settings_ ? settings_->get() : nullptr;
  }

  /// Whether the token of these options was cancelled.
  [[nodiscard]] bool is_cancelled() const noexcept { return cancellation_ && cancellation_->is_cancelled(); }

  /// Why the options cannot be used: they were moved from or, under -fno-exceptions, a setter failed.
  [[nodiscard]] std::optional<Error> failure() const { return settings_ ? settings_->failure() : std::nullopt; }

 private:
  using Settings =
      detail::Settings<cloudtasks_call_options, cloudtasks_call_options_free, cloudtasks_call_options_new, cloudtasks_call_options_copy>;

  Settings& made() {
    if (!settings_) settings_.emplace();
    return *settings_;
  }

  template <class Function, class... Values>
  CallOptions& set(Function function, const Values&... values) {
    made().set(function, values...);
    return *this;
  }

  std::optional<Settings> settings_;
  std::optional<Cancellation> cancellation_;
  /// The std::stop_callback, if there is one: it lives as long as a copy of these options.
  std::shared_ptr<const void> stop_;
};

/// An access token and its lifetime; 0 if it is valid until the service refuses it.
struct Token {
  std::string text;
  std::chrono::milliseconds lifetime{0};
};

/// Settings of a client.
class Options {
 public:
  /// The address to call: "host", "host:port", or with "https://" (the default) or "http://" before it.
  Options& endpoint(std::string_view endpoint) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_endpoint, detail::CText(endpoint));
  }
  /// Uses the credentials of the environment. This is the default, except with an emulator.
  Options& default_credentials() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_options_set_default_credentials); }
  /// Uses no credentials, for emulators.
  Options& anonymous() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_options_set_anonymous); }
  /// Uses an API key.
  Options& api_key(std::string_view key) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_api_key, detail::CText(key));
  }
  /// Uses one access token until the service refuses it.
  Options& access_token(std::string_view token) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_access_token, detail::CText(token));
  }
  /// Uses a credentials file of any kind, such as a service account key. The file must come from a trusted source.
  Options& credentials_file(std::string_view file) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_credentials_file, detail::CText(file));
  }
  /// Uses the content of a credentials file.
  Options& credentials_json(std::string_view json) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_credentials_json, json.data() ? json.data() : "", json.size());
  }
  /// Gets access tokens from a callable `Token()`, which may block. The library calls it on its own thread. If it throws,
  /// the call fails with CLOUDTASKS_UNAUTHENTICATED.
  template <class Source>
  Options& token_source(Source source) CLOUDTASKS_LIFETIMEBOUND {
    auto held = std::make_unique<Source>(std::move(source));
    return set(cloudtasks_options_set_token_source, call_source<Source>, static_cast<void*>(held.release()), free_source<Source>);
  }
  /// The scopes of access tokens. The default is all of Google Cloud.
  Options& scopes(const std::vector<std::string>& scopes) CLOUDTASKS_LIFETIMEBOUND {
    const auto texts = pointers(scopes);
    return set(cloudtasks_options_set_scopes, static_cast<const char* const*>(texts.data()), texts.size());
  }
  /// Acts as a service account in the right of the credentials that are set already, see
  /// cloudtasks_options_set_impersonation. A lifetime of 0 is an hour.
  Options& impersonation(std::string_view principal, const std::vector<std::string>& delegates = {},
                         std::chrono::milliseconds lifetime = {}) CLOUDTASKS_LIFETIMEBOUND {
    const auto texts = pointers(delegates);
    return set(cloudtasks_options_set_impersonation, detail::CText(principal), static_cast<const char* const*>(texts.data()),
               texts.size(), detail::to_ms(lifetime));
  }
  /// How long a call may take as a whole, if it has no timeout.
  Options& timeout(std::chrono::milliseconds timeout) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_timeout, detail::to_ms(timeout));
  }
  /// Lets calls without a timeout take any time.
  Options& no_timeout() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_options_set_no_timeout); }
  /// How calls without a policy are retried.
  Options& retry(const Retry& retry) CLOUDTASKS_LIFETIMEBOUND {
    settings_.check(retry.failure());
    return set(cloudtasks_options_set_retry, retry.handle());
  }
  /// Tries calls without a policy once.
  Options& no_retry() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_options_set_no_retry); }
  /// The defaults of the calls of one method, such as "create_task".
  Options& method_defaults(std::string_view method, const CallOptions& defaults) CLOUDTASKS_LIFETIMEBOUND {
    settings_.check(defaults.failure());
    // C takes no NULL here.
    const CallOptions none = CallOptions().deduplicate(false);
    return set(cloudtasks_options_set_method_defaults, detail::CText(method), (defaults.handle() ? defaults : none).handle());
  }
  /// The domain of another Google Cloud universe. It replaces "googleapis.com".
  Options& universe_domain(std::string_view domain) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_universe_domain, detail::CText(domain));
  }
  /// How long it may take to connect, within the timeout of the call.
  Options& connect_timeout(std::chrono::milliseconds timeout) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_connect_timeout, detail::to_ms(timeout));
  }
  /// How many TLS connections the client opens to a server with HTTP/2, at least 1.
  Options& max_connections(std::size_t connections) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_max_connections, connections);
  }
  /// How large a response may be, in bytes.
  Options& max_response_bytes(std::size_t bytes) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_max_response_bytes, bytes);
  }
  /// Certificate authorities to trust in addition to those of the system, in PEM form.
  Options& root_certificates(std::string_view pem) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_root_certificates, bytes(pem), pem.size());
  }
  /// The certificate chain and private key that identify the client, in PEM form.
  Options& client_certificate(std::string_view chain, std::string_view key) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_client_certificate, bytes(chain), chain.size(), bytes(key), key.size());
  }
  /// Sends an HTTP header with every request.
  Options& header(std::string_view name, std::string_view value) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_add_header, detail::CText(name), detail::CText(value));
  }
  /// The project for quota and billing, if it is not the caller's.
  Options& quota_project(std::string_view project) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_quota_project, detail::CText(project));
  }
  /// The proxy to call through. It replaces that of HTTPS_PROXY.
  Options& proxy(std::string_view url) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_proxy, detail::CText(url));
  }
  /// Calls without a proxy, and ignores HTTPS_PROXY.
  Options& no_proxy() CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_options_set_proxy, static_cast<const char*>(nullptr)); }
  /// The product to put before the name of this library in User-Agent.
  Options& user_agent(std::string_view user_agent) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_options_set_user_agent, detail::CText(user_agent));
  }

  [[nodiscard]] const cloudtasks_options* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return settings_.get(); }

  /// Why the options cannot be used: they were moved from or, under -fno-exceptions, a setter failed.
  [[nodiscard]] std::optional<Error> failure() const { return settings_.failure(); }

 private:
  static const std::uint8_t* bytes(std::string_view text) { return reinterpret_cast<const std::uint8_t*>(text.data()); }

  std::vector<const char*> pointers(const std::vector<std::string>& texts) {
    std::vector<const char*> pointers;
    for (const std::string& text : texts) {
      if (text.find('\0') != std::string::npos) settings_.check(detail::nul_within());
      pointers.push_back(text.c_str());
    }
    return pointers;
  }

  template <class Source>
  static bool call_source(cloudtasks_token* place, void* user_data) noexcept {
#if CLOUDTASKS_EXCEPTIONS
    try {
      return put(place, (*static_cast<Source*>(user_data))());
    } catch (...) {
      return false;
    }
#else
    return put(place, (*static_cast<Source*>(user_data))());
#endif
  }

  static bool put(cloudtasks_token* place, const Token& token) {
    return detail::attempt(cloudtasks_token_set, place, detail::CText(token.text), detail::to_ms(token.lifetime)).has_value();
  }

  template <class Source>
  static void free_source(void* user_data) noexcept {
    delete static_cast<Source*>(user_data);
  }

  template <class Function, class... Values>
  Options& set(Function function, const Values&... values) {
    settings_.set(function, values...);
    return *this;
  }

  detail::Settings<cloudtasks_options, cloudtasks_options_free, cloudtasks_options_new, cloudtasks_options_copy> settings_;
};

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
