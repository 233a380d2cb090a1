// The emulator, in this process.
#pragma once

#include "options.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// Settings of an emulator. New ones mean a free port of 127.0.0.1, with queues and tasks in memory.
class EmulatorOptions {
 public:
  /// The address to listen on. The emulator has no access control: keep it off networks.
  EmulatorOptions& host(std::string_view host) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_emulator_options_set_host, detail::CText(host));
  }
  /// The port to listen on; 0 picks a free one.
  EmulatorOptions& port(std::uint16_t port) CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_emulator_options_set_port, port); }
  /// Another port, for the keys of OIDC tokens. It serves the same as the first.
  EmulatorOptions& issuer_port(std::uint16_t port) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_emulator_options_set_issuer_port, port);
  }
  /// Adds a queue to start with, by its resource name.
  EmulatorOptions& queue(std::string_view name) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_emulator_options_add_queue, detail::CText(name));
  }
  /// A file of queues to start with, see cloudtasks_emulator_options_set_queues_file.
  EmulatorOptions& queues_file(std::string_view file) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_emulator_options_set_queues_file, detail::CText(file));
  }
  /// Keeps queues and tasks in this directory, also after the emulator has stopped.
  EmulatorOptions& data_dir(std::string_view directory) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_emulator_options_set_data_dir, detail::CText(directory));
  }
  /// Whether it writes a line to standard error for each attempt.
  EmulatorOptions& log(bool log = true) CLOUDTASKS_LIFETIMEBOUND { return set(cloudtasks_emulator_options_set_log, log); }
  /// Stops its clock at this time. Then only Emulator::advance() moves it.
  EmulatorOptions& standing_clock(std::chrono::system_clock::time_point time) CLOUDTASKS_LIFETIMEBOUND {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch());
    return set(cloudtasks_emulator_options_set_standing_clock, static_cast<std::int64_t>(seconds.count()));
  }
  /// Limits and switches as a JSON object, such as {"max_queues": 10}. They replace all those set before.
  EmulatorOptions& settings(std::string_view json) CLOUDTASKS_LIFETIMEBOUND {
    return set(cloudtasks_emulator_options_set_settings, json.data() ? json.data() : "", json.size());
  }

  [[nodiscard]] const cloudtasks_emulator_options* handle() const noexcept CLOUDTASKS_LIFETIMEBOUND { return handle_.get(); }

  /// Under -fno-exceptions: the error of the first setter that failed.
  [[nodiscard]] std::optional<Error> failure() const {
    if (!handle_) return Error(CLOUDTASKS_NULL_POINTER, "the settings were moved from");
    return failure_;
  }

 private:
  using Owner = detail::Handle<cloudtasks_emulator_options, cloudtasks_emulator_options_free>;

  template <class Function, class... Values>
  EmulatorOptions& set(Function function, const Values&... values) {
    Result<void> done = detail::attempt(function, handle_.get(), values...);
    if (!done) detail::fail(failure_, std::move(done).error());
    return *this;
  }

  Owner handle_ = detail::attempt_make<Owner>(cloudtasks_emulator_options_new).value();
  std::optional<Error> failure_;
};

/// Cloud Tasks on a port of this machine, served by a thread of this process, until it is destroyed. The functions with
/// `try_` give a Result and do not throw.
class Emulator {
 public:
  explicit Emulator(const EmulatorOptions& options = {}) : Emulator(started(options).value()) {}
  /// Starts it on a port of 127.0.0.1; 0 picks a free one.
  explicit Emulator(std::uint16_t port) : Emulator(EmulatorOptions().port(port)) {}

  [[nodiscard]] static Result<Emulator> try_start(const EmulatorOptions& options = {}) {
    auto owner = started(options);
    if (!owner) return std::move(owner).error();
    return Emulator(*std::move(owner));
  }

  /// "127.0.0.1:PORT", for CLOUD_TASKS_EMULATOR_HOST.
  [[nodiscard]] std::string host() const { return text(cloudtasks_emulator_host); }

  /// "http://127.0.0.1:PORT", for Options::endpoint.
  [[nodiscard]] std::string endpoint() const { return text(cloudtasks_emulator_endpoint); }

  /// Options for a client that calls this emulator.
  [[nodiscard]] Options client_options() const { return Options().endpoint(endpoint()).anonymous(); }

  /// Creates a queue with default settings, by its resource name.
  void create_queue(std::string_view name) { try_create_queue(name).value(); }
  Result<void> try_create_queue(std::string_view name) {
    return detail::attempt(cloudtasks_emulator_create_queue, handle_.get(), detail::CText(name));
  }

  /// Deletes all queues, tasks and attempts, undoes advance(), and creates the queues of the options again.
  void reset() { detail::run(cloudtasks_emulator_reset, handle_.get()); }

  /// Waits until no task is due, being dispatched, or waiting for a retry. CLOUDTASKS_DEADLINE_EXCEEDED after `timeout`.
  void wait_idle(std::chrono::milliseconds timeout) { try_wait_idle(timeout).value(); }
  Result<void> try_wait_idle(std::chrono::milliseconds timeout) {
    return detail::attempt(cloudtasks_emulator_wait_idle, handle_.get(), detail::to_ms(timeout));
  }

  /// Moves the clock forward. Tasks that become due are dispatched at once.
  void advance(std::chrono::milliseconds by) { detail::run(cloudtasks_emulator_advance, handle_.get(), detail::to_ms(by)); }

  /// Makes the next attempts fail with this HTTP status without sending them; 0 as if the target could not be reached.
  void fail_next(std::uint32_t count, std::uint16_t http_status = 503) {
    detail::run(cloudtasks_emulator_fail_next, handle_.get(), count, http_status);
  }

  /// The attempts that ended, oldest first, as a JSON array, see cloudtasks_emulator_attempts.
  [[nodiscard]] std::string attempts() const {
    char* json = nullptr;
    detail::run(cloudtasks_emulator_attempts, readable(), &json, static_cast<std::size_t*>(nullptr));
    return detail::take_text(json);
  }

  /// Reads the file of EmulatorOptions::queues_file again.
  void reload_queues() { detail::run(cloudtasks_emulator_reload_queues, handle_.get()); }

 private:
  using Owner = detail::Handle<cloudtasks_emulator, cloudtasks_emulator_stop>;

  explicit Emulator(Owner handle) : handle_(std::move(handle)) {}

  static Result<Owner> started(const EmulatorOptions& options) {
    if (auto failure = options.failure()) return *std::move(failure);
    return detail::attempt_make<Owner>(cloudtasks_emulator_start, options.handle());
  }

  const cloudtasks_emulator* readable() const noexcept { return handle_.get(); }

  template <class Function>
  std::string text(Function function) const {
    const char* text = nullptr;
    detail::run(function, readable(), &text);
    return text;
  }

  Owner handle_;
};

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
