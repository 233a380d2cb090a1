// The emulator, in this process.
#pragma once

#include "error.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace cloudtasks {

/// Cloud Tasks on a port of this machine, served by a thread of this process, until it is destroyed.
class Emulator {
 public:
  /// Starts it on a port of 127.0.0.1; 0 picks a free one.
  explicit Emulator(std::uint16_t port = 0) {
    cloudtasks_emulator_options* made = nullptr;
    detail::run(cloudtasks_emulator_options_new, &made);
    detail::Handle<cloudtasks_emulator_options, cloudtasks_emulator_options_free> options(made);
    detail::run(cloudtasks_emulator_options_set_port, options.get(), port);
    cloudtasks_emulator* started = nullptr;
    detail::run(cloudtasks_emulator_start, options.get(), &started);
    handle_.reset(started);
  }

  /// "127.0.0.1:PORT", as CLOUD_TASKS_EMULATOR_HOST wants it.
  std::string host() const { return text(cloudtasks_emulator_host); }

  /// "http://127.0.0.1:PORT", as Options::endpoint wants it.
  std::string endpoint() const { return text(cloudtasks_emulator_endpoint); }

  /// Makes a queue with default settings, by its resource name.
  void create_queue(std::string_view name) {
    detail::run(cloudtasks_emulator_create_queue, handle_.get(), detail::CText(name));
  }

  /// Forgets all queues and tasks.
  void reset() { detail::run(cloudtasks_emulator_reset, handle_.get()); }

  /// Waits until no task is due, under way or waiting for another attempt; throws CLOUDTASKS_DEADLINE_EXCEEDED after `timeout`.
  void wait_idle(std::chrono::milliseconds timeout) {
    detail::run(cloudtasks_emulator_wait_idle, handle_.get(), static_cast<std::int64_t>(timeout.count()));
  }

 private:
  template <class Function>
  std::string text(Function function) const {
    const char* text = nullptr;
    detail::run(function, handle_.get(), &text);
    return text;
  }

  detail::Handle<cloudtasks_emulator, cloudtasks_emulator_stop> handle_;
};

}  // namespace cloudtasks
