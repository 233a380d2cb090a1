// What the connections that mocks derive from stand on.
#pragma once

#include "connection.hpp"

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {
namespace detail {

inline Error not_mocked(const char* method) {
  return Error(CLOUDTASKS_UNIMPLEMENTED, std::string(method) + " is not overridden in this connection");
}

template <class Message>
Message typed(const cloudtasks_message* message) {
  return Message(attempt_make<MessageHandle>(cloudtasks_message_copy, message).value());
}

template <class Message>
Result<MessageHandle> untyped(Result<Message> response) {
  if (!response) return std::move(response).error();
  return attempt_make<MessageHandle>(cloudtasks_message_copy, static_cast<const cloudtasks_message*>(response.value().handle()));
}

inline Result<MessageHandle> untyped(Result<void> response) {
  if (!response) return std::move(response).error();
  return make("v2", "google.protobuf.Empty");
}

}  // namespace detail
}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
