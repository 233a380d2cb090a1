// Reading and writing the fields of a message: a message is a handle of C, a part of one the path to it.
#pragma once

#include "result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// An instant of the API. Reaches from 1677 to 2262, where the API's own reaches from year 1 to 9999.
using Timestamp = std::chrono::time_point<std::chrono::system_clock, std::chrono::nanoseconds>;
/// A span of time of the API.
using Duration = std::chrono::nanoseconds;

template <class Item>
class List;

namespace detail {

constexpr std::int64_t nanos_per_second = 1'000'000'000;

/// Without exceptions a time that is out of range becomes the first or the last.
inline Duration to_nanoseconds(std::int64_t seconds, std::int32_t nanos) {
  if (seconds > INT64_MAX / nanos_per_second - 1 || seconds < INT64_MIN / nanos_per_second + 1) {
#if CLOUDTASKS_EXCEPTIONS
    throw Error(CLOUDTASKS_OUT_OF_RANGE, "the time lies outside of what std::chrono::nanoseconds can hold");
#else
    return seconds < 0 ? Duration::min() : Duration::max();
#endif
  }
  return Duration(seconds * nanos_per_second + nanos);
}

/// A message of C that its views share, and the error of the first setter that failed while exceptions were off.
struct Whole {
  MessageHandle handle;
  std::optional<Error> failure;
};

inline MessageHandle make(const char* version, const char* type) {
  return attempt_make<MessageHandle>(cloudtasks_message_new, version, type).value();
}

/// Reads fields of a message, or of a part of one.
class Fields {
 public:
  Fields(std::shared_ptr<Whole> message, std::string prefix)
      : message_(std::move(message)), prefix_(std::move(prefix)) {}

  /// The message of C that this is, or is a part of.
  const cloudtasks_message* whole() const noexcept { return message_ ? message_->handle.get() : nullptr; }

  /// The path to this part; empty for the whole.
  const std::string& path_to_part() const noexcept CLOUDTASKS_LIFETIMEBOUND { return prefix_; }

  /// Under -fno-exceptions: the error of the first setter of the message that failed, else nullptr. A call with the
  /// message gives this error.
  const Error* failed_write() const noexcept CLOUDTASKS_LIFETIMEBOUND {
    return message_ && message_->failure ? &*message_->failure : nullptr;
  }

 protected:
  std::string place(const char* field) const { return prefix_.empty() ? field : prefix_ + "." + field; }

  std::string place(const char* field, std::size_t index) const {
    return place(field) + "[" + std::to_string(index) + "]";
  }

  /// The place of a map entry; the key is quoted, so that it may hold any character.
  std::string place(const char* field, std::string_view key) const {
    std::string quoted = place(field) + "[\"";
    for (char c : key) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    return quoted + "\"]";
  }

  bool read_has(const char* field) const { return read<bool>(cloudtasks_message_has, field); }
  bool read_bool(const char* field) const { return read<bool>(cloudtasks_message_get_bool, field); }
  double read_double(const char* field) const { return read<double>(cloudtasks_message_get_double, field); }
  std::size_t read_count(const char* field) const { return read<std::size_t>(cloudtasks_message_count, field); }
  std::string read_string(const char* field) const { return text_at(place(field)); }

  template <class Int>
  Int read_int(const char* field) const {
    return static_cast<Int>(read<std::int64_t>(cloudtasks_message_get_int, field));
  }

  template <class Enum>
  Enum read_enum(const char* field) const {
    return static_cast<Enum>(read<std::int32_t>(cloudtasks_message_get_enum, field));
  }

  std::string read_bytes(const char* field) const {
    const std::uint8_t* data = nullptr;
    std::size_t length = 0;
    run(cloudtasks_message_get_bytes, whole(), place(field).c_str(), &data, &length);
    return std::string(reinterpret_cast<const char*>(data), length);
  }

  std::optional<Timestamp> read_timestamp(const char* field) const {
    auto time = read_time(cloudtasks_message_get_timestamp, field);
    return time ? std::optional<Timestamp>(Timestamp(*time)) : std::nullopt;
  }

  std::optional<Duration> read_duration(const char* field) const { return read_time(cloudtasks_message_get_duration, field); }

  std::vector<std::string> read_strings(const char* field) const {
    std::vector<std::string> items;
    std::size_t count = read_count(field);
    for (std::size_t index = 0; index < count; ++index) items.push_back(text_at(place(field, index)));
    return items;
  }

  std::map<std::string, std::string> read_map(const char* field) const {
    std::map<std::string, std::string> entries;
    std::size_t count = read_count(field);
    for (std::size_t position = 0; position < count; ++position) {
      const char *key = nullptr, *value = nullptr;
      std::size_t key_length = 0, value_length = 0;
      run(cloudtasks_message_entry, whole(), place(field).c_str(), position, &key, &key_length, &value, &value_length);
      entries.emplace(std::string(key, key_length), std::string(value, value_length));
    }
    return entries;
  }

  template <class Part>
  Part inner(const char* field) const {
    return Part(message_, place(field));
  }

  template <class Part>
  List<Part> list(const char* field) const {
    return List<Part>(message_, place(field), read_count(field));
  }

  template <class Part>
  std::map<std::int32_t, Part> int_map(const char* field) const {
    std::map<std::int32_t, Part> entries;
    for (const std::string& key : keys(field))
      entries.emplace(static_cast<std::int32_t>(std::stol(key)), Part(message_, place(field) + "[" + key + "]"));
    return entries;
  }

  /// Shared with every view of the message, so that a view never outlives what it looks at.
  std::shared_ptr<Whole> message_;
  std::string prefix_;

 private:
  template <class Value, class Function>
  Value read(Function function, const char* field) const {
    Value value{};
    run(function, whole(), place(field).c_str(), &value);
    return value;
  }

  template <class Function>
  std::optional<Duration> read_time(Function function, const char* field) const {
    std::int64_t seconds = 0;
    std::int32_t nanos = 0;
    if (!read_has(field)) return std::nullopt;
    run(function, whole(), place(field).c_str(), &seconds, &nanos);
    return to_nanoseconds(seconds, nanos);
  }

  std::string text_at(const std::string& path) const {
    const char* text = nullptr;
    std::size_t length = 0;
    run(cloudtasks_message_get_string, whole(), path.c_str(), &text, &length);
    return std::string(text, length);
  }

  std::vector<std::string> keys(const char* field) const {
    std::vector<std::string> keys;
    std::size_t count = read_count(field);
    for (std::size_t position = 0; position < count; ++position) {
      const char* key = nullptr;
      std::size_t length = 0;
      run(cloudtasks_message_entry, whole(), place(field).c_str(), position, &key, &length,
          static_cast<const char**>(nullptr), static_cast<std::size_t*>(nullptr));
      keys.emplace_back(key, length);
    }
    return keys;
  }
};

/// A copy of a message or of a part of one, of this type; empty where the part is not set.
inline Whole copy(const Fields& part, const char* version, const char* type) {
  const bool all = part.path_to_part().empty();
  Result<MessageHandle> copied =
      all ? attempt_make<MessageHandle>(cloudtasks_message_copy, part.whole())
          : attempt_make<MessageHandle>(cloudtasks_message_get_message, part.whole(), part.path_to_part().c_str());
  if (!copied && copied.error().status() == CLOUDTASKS_ABSENT) copied = make(version, type);
  std::optional<Error> failure;
  if (part.failed_write()) failure = *part.failed_write();
  return Whole{std::move(copied).value(), std::move(failure)};
}

template <class Part>
Whole copy(const Part& part) {
  return copy(part, Part::version_of_type, Part::name_of_type);
}

/// Writes fields, too. A part made from a message is a view: what it changes is the message, which lives as long as its
/// last view.
template <class Reading>
class Writing : public Reading {
 public:
  using ConstRef = Reading;

  using Reading::Reading;
  Writing(const Writing&) = default;
  Writing& operator=(const Writing&) = delete;

 protected:
  void write_string(const char* field, std::string_view value) { text_to(this->place(field), value); }
  void write_bool(const char* field, bool value) { write(cloudtasks_message_set_bool, field, value); }
  void write_int(const char* field, std::int64_t value) { write(cloudtasks_message_set_int, field, value); }
  void write_double(const char* field, double value) { write(cloudtasks_message_set_double, field, value); }
  void write_clear(const char* field) { write(cloudtasks_message_clear, field); }

  template <class Enum>
  void write_enum(const char* field, Enum value) {
    write(cloudtasks_message_set_enum, field, static_cast<std::int32_t>(value));
  }

  void write_bytes(const char* field, std::string_view value) {
    write(cloudtasks_message_set_bytes, field, reinterpret_cast<const std::uint8_t*>(value.data()), value.size());
  }

  /// The nanoseconds of an instant count forward, before 1970 too.
  void write_timestamp(const char* field, Timestamp value) {
    const std::int64_t count = value.time_since_epoch().count();
    std::int64_t seconds = count / nanos_per_second, nanos = count % nanos_per_second;
    if (nanos < 0) --seconds, nanos += nanos_per_second;
    write(cloudtasks_message_set_timestamp, field, seconds, static_cast<std::int32_t>(nanos));
  }

  void write_duration(const char* field, Duration value) {
    write(cloudtasks_message_set_duration, field, static_cast<std::int64_t>(value.count() / nanos_per_second),
          static_cast<std::int32_t>(value.count() % nanos_per_second));
  }

  template <class Part>
  void write_message(const char* field, const Part& value) {
    message_to(this->place(field), copy(value));
  }

  void write_item(const char* field, std::string_view value) {
    text_to(this->place(field, this->read_count(field)), value);
  }

  template <class Part, class = decltype(Part::name_of_type)>
  void write_item(const char* field, const Part& value) {
    message_to(this->place(field, this->read_count(field)), copy(value));
  }

  void write_entry(const char* field, std::string_view key, std::string_view value) {
    text_to(this->place(field, key), value);
  }

  void write_erase(const char* field, std::string_view key) {
    write_at(cloudtasks_message_clear, this->place(field, key));
  }

  /// A part to write to, made if it is not set.
  template <class Part>
  Part make_inner(const char* field) {
    return made_at<Part>(this->place(field));
  }

  template <class Part>
  Part inner_item(const char* field, std::size_t index) {
    return Part(this->message_, this->place(field, index));
  }

  template <class Part>
  Part add_item(const char* field) {
    return made_at<Part>(this->place(field, this->read_count(field)));
  }

  template <class Part>
  Part make_entry(const char* field, std::int32_t key) {
    return made_at<Part>(this->place(field) + "[" + std::to_string(key) + "]");
  }

  void rebind(std::shared_ptr<Whole> message) noexcept { this->message_ = std::move(message); }

 private:
  template <class Function, class... Values>
  void write(Function function, const char* field, Values... values) {
    write_at(function, this->place(field), values...);
  }

  template <class Function, class... Values>
  void write_at(Function function, const std::string& path, Values... values) {
    Result<void> done = attempt(function, writable(), path.c_str(), values...);
    if (!done) fail(std::move(done).error());
  }

  void fail(Error error) {
    if (!this->message_) raise(error);
    detail::fail(this->message_->failure, std::move(error));
  }

  void text_to(const std::string& path, std::string_view value) {
    // A view of nothing may have no address, which C would refuse.
    write_at(cloudtasks_message_set_string, path, value.data() ? value.data() : "", value.size());
  }

  void message_to(const std::string& path, Whole copied) {
    if (copied.failure) fail(*std::move(copied.failure));
    write_at(cloudtasks_message_set_message, path, static_cast<const cloudtasks_message*>(copied.handle.get()));
  }

  template <class Part>
  Part made_at(const std::string& path) {
    bool present = false;
    run(cloudtasks_message_has, writable(), path.c_str(), &present);
    if (!present) write_at(cloudtasks_message_set_empty, path);
    return Part(this->message_, path);
  }

  cloudtasks_message* writable() noexcept { return this->message_ ? this->message_->handle.get() : nullptr; }
};

}  // namespace detail
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
