// Resource names, built from their ids and parsed into them. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "result.hpp"

#include <array>
#include <string>
#include <string_view>

namespace cloudtasks {
inline namespace CLOUDTASKS_NAMESPACE {

/// Builds `projects/{project}/locations/{location}/queues/{queue}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_queue_path(std::string_view project, std::string_view location, std::string_view queue) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_queue_path, detail::CText(project), detail::CText(location), detail::CText(queue), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string queue_path(std::string_view project, std::string_view location, std::string_view queue) { return try_queue_path(project, location, queue).value(); }

/// The ids in `projects/{project}/locations/{location}/queues/{queue}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 3>> try_parse_queue_path(std::string_view name) {
  char* ids[3] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_queue_path, detail::CText(name), &ids[0], &ids[1], &ids[2]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 3>{{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2])}};
}
inline std::array<std::string, 3> parse_queue_path(std::string_view name) { return try_parse_queue_path(name).value(); }

/// Builds `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_task_path(std::string_view project, std::string_view location, std::string_view queue, std::string_view task) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_task_path, detail::CText(project), detail::CText(location), detail::CText(queue), detail::CText(task), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string task_path(std::string_view project, std::string_view location, std::string_view queue, std::string_view task) { return try_task_path(project, location, queue, task).value(); }

/// The ids in `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 4>> try_parse_task_path(std::string_view name) {
  char* ids[4] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_task_path, detail::CText(name), &ids[0], &ids[1], &ids[2], &ids[3]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 4>{{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2]), detail::take_text(ids[3])}};
}
inline std::array<std::string, 4> parse_task_path(std::string_view name) { return try_parse_task_path(name).value(); }

/// Builds `projects/{project}/locations/{location}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_location_path(std::string_view project, std::string_view location) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_location_path, detail::CText(project), detail::CText(location), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string location_path(std::string_view project, std::string_view location) { return try_location_path(project, location).value(); }

/// The ids in `projects/{project}/locations/{location}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 2>> try_parse_location_path(std::string_view name) {
  char* ids[2] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_location_path, detail::CText(name), &ids[0], &ids[1]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 2>{{detail::take_text(ids[0]), detail::take_text(ids[1])}};
}
inline std::array<std::string, 2> parse_location_path(std::string_view name) { return try_parse_location_path(name).value(); }

/// Builds `projects/{project}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_project_path(std::string_view project) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_project_path, detail::CText(project), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string project_path(std::string_view project) { return try_project_path(project).value(); }

/// The ids in `projects/{project}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 1>> try_parse_project_path(std::string_view name) {
  char* ids[1] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_project_path, detail::CText(name), &ids[0]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 1>{{detail::take_text(ids[0])}};
}
inline std::array<std::string, 1> parse_project_path(std::string_view name) { return try_parse_project_path(name).value(); }

/// Builds `projects/{project}/locations/{location}/cmekConfig`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_cmek_config_path(std::string_view project, std::string_view location) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_cmek_config_path, detail::CText(project), detail::CText(location), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string cmek_config_path(std::string_view project, std::string_view location) { return try_cmek_config_path(project, location).value(); }

/// The ids in `projects/{project}/locations/{location}/cmekConfig`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 2>> try_parse_cmek_config_path(std::string_view name) {
  char* ids[2] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_cmek_config_path, detail::CText(name), &ids[0], &ids[1]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 2>{{detail::take_text(ids[0]), detail::take_text(ids[1])}};
}
inline std::array<std::string, 2> parse_cmek_config_path(std::string_view name) { return try_parse_cmek_config_path(name).value(); }

/// Builds `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_crypto_key_path(std::string_view project, std::string_view location, std::string_view key_ring, std::string_view crypto_key) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_crypto_key_path, detail::CText(project), detail::CText(location), detail::CText(key_ring), detail::CText(crypto_key), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string crypto_key_path(std::string_view project, std::string_view location, std::string_view key_ring, std::string_view crypto_key) { return try_crypto_key_path(project, location, key_ring, crypto_key).value(); }

/// The ids in `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 4>> try_parse_crypto_key_path(std::string_view name) {
  char* ids[4] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_crypto_key_path, detail::CText(name), &ids[0], &ids[1], &ids[2], &ids[3]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 4>{{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2]), detail::take_text(ids[3])}};
}
inline std::array<std::string, 4> parse_crypto_key_path(std::string_view name) { return try_parse_crypto_key_path(name).value(); }

/// Builds `billingAccounts/{billing_account}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_billing_account_path(std::string_view billing_account) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_billing_account_path, detail::CText(billing_account), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string billing_account_path(std::string_view billing_account) { return try_billing_account_path(billing_account).value(); }

/// The ids in `billingAccounts/{billing_account}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 1>> try_parse_billing_account_path(std::string_view name) {
  char* ids[1] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_billing_account_path, detail::CText(name), &ids[0]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 1>{{detail::take_text(ids[0])}};
}
inline std::array<std::string, 1> parse_billing_account_path(std::string_view name) { return try_parse_billing_account_path(name).value(); }

/// Builds `folders/{folder}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_folder_path(std::string_view folder) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_folder_path, detail::CText(folder), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string folder_path(std::string_view folder) { return try_folder_path(folder).value(); }

/// The ids in `folders/{folder}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 1>> try_parse_folder_path(std::string_view name) {
  char* ids[1] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_folder_path, detail::CText(name), &ids[0]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 1>{{detail::take_text(ids[0])}};
}
inline std::array<std::string, 1> parse_folder_path(std::string_view name) { return try_parse_folder_path(name).value(); }

/// Builds `organizations/{organization}`. CLOUDTASKS_INVALID_ARGUMENT if an id cannot be part of a name.
inline Result<std::string> try_organization_path(std::string_view organization) {
  char* name = nullptr;
  Result<void> done = detail::attempt(cloudtasks_organization_path, detail::CText(organization), &name);
  if (!done) return std::move(done).error();
  return detail::take_text(name);
}
inline std::string organization_path(std::string_view organization) { return try_organization_path(organization).value(); }

/// The ids in `organizations/{organization}`. CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline Result<std::array<std::string, 1>> try_parse_organization_path(std::string_view name) {
  char* ids[1] = {};
  Result<void> done = detail::attempt(cloudtasks_parse_organization_path, detail::CText(name), &ids[0]);
  if (!done) return std::move(done).error();
  return std::array<std::string, 1>{{detail::take_text(ids[0])}};
}
inline std::array<std::string, 1> parse_organization_path(std::string_view name) { return try_parse_organization_path(name).value(); }

}  // namespace CLOUDTASKS_NAMESPACE
}  // namespace cloudtasks
