// What walk.cpp stands on: reading a field through C, and checks that hold for every field.
#pragma once

#include <cloudtasks.hpp>

#include "check.h"

namespace v2 = cloudtasks::v2;
namespace v2beta2 = cloudtasks::v2beta2;
namespace v2beta3 = cloudtasks::v2beta3;
namespace common = cloudtasks::common;

static const cloudtasks::Timestamp some_time{std::chrono::seconds(5)};
static const cloudtasks::Duration some_span{std::chrono::seconds(5)};
static int walked = 0;

template <class Value, class Function, class Message>
Value in_c(Function function, const Message& message, const char* path) {
  Value value{};
  EXPECT(CLOUDTASKS_OK, function(message.handle(), path, &value, &error));
  return value;
}

template <class Message>
std::string string_in_c(const Message& message, const char* path) {
  const char* text = "";
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_string(message.handle(), path, &text, nullptr, &error));
  return text;
}

template <class Message>
std::string bytes_in_c(const Message& message, const char* path) {
  const std::uint8_t* data = nullptr;
  std::size_t length = 0;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_bytes(message.handle(), path, &data, &length, &error));
  return std::string(reinterpret_cast<const char*>(data), length);
}

template <class Function, class Message>
std::int64_t time_in_c(Function function, const Message& message, const char* path) {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  EXPECT(CLOUDTASKS_OK, function(message.handle(), path, &seconds, &nanos, &error));
  return nanos == 0 ? seconds : -1;
}

template <class Message>
std::size_t count_in_c(const Message& message, const char* path) {
  return in_c<std::size_t>(cloudtasks_message_count, message, path);
}

/// An Any has a JSON form only if it holds a message of a known type.
template <class Message>
bool has_json(const Message&) {
  return std::string_view(Message::name_of_type) != "google.protobuf.Any";
}

template <class Message>
void expect_empty(const Message& message) {
  CHECK(message == Message());
  CHECK(!has_json(message) || message.to_json() == (std::string_view(Message::name_of_type) == "google.protobuf.FieldMask" ? "\"\"" : "{}"));
}

/// The field just set is there in C++ and C, makes the message another, and survives a copy and the way through JSON.
template <class Message>
void expect_present(const Message& message, bool has, const char* path) {
  ++walked;
  CHECK(has && in_c<bool>(cloudtasks_message_has, message, path));
  CHECK(message != Message() && Message(message) == message);
  CHECK(!has_json(message) || Message::from_json(message.to_json()) == message);
}
