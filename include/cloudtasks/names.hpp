// Resource names, built from their ids and parsed into them. Generated from the API table by `cargo xtask generate`.
#pragma once

#include "error.hpp"

#include <array>
#include <string>
#include <string_view>

namespace cloudtasks {

/// Builds `projects/{project}/locations/{location}/queues/{queue}`.
inline std::string queue_path(std::string_view project, std::string_view location, std::string_view queue) {
  char* name = nullptr;
  detail::run(cloudtasks_queue_path, detail::CText(project), detail::CText(location), detail::CText(queue), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/queues/{queue}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 3> parse_queue_path(std::string_view name) {
  char* ids[3] = {};
  detail::run(cloudtasks_parse_queue_path, detail::CText(name), &ids[0], &ids[1], &ids[2]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2])}};
}

/// Builds `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`.
inline std::string task_path(std::string_view project, std::string_view location, std::string_view queue, std::string_view task) {
  char* name = nullptr;
  detail::run(cloudtasks_task_path, detail::CText(project), detail::CText(location), detail::CText(queue), detail::CText(task), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/queues/{queue}/tasks/{task}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 4> parse_task_path(std::string_view name) {
  char* ids[4] = {};
  detail::run(cloudtasks_parse_task_path, detail::CText(name), &ids[0], &ids[1], &ids[2], &ids[3]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2]), detail::take_text(ids[3])}};
}

/// Builds `projects/{project}/locations/{location}`.
inline std::string location_path(std::string_view project, std::string_view location) {
  char* name = nullptr;
  detail::run(cloudtasks_location_path, detail::CText(project), detail::CText(location), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 2> parse_location_path(std::string_view name) {
  char* ids[2] = {};
  detail::run(cloudtasks_parse_location_path, detail::CText(name), &ids[0], &ids[1]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1])}};
}

/// Builds `projects/{project}`.
inline std::string project_path(std::string_view project) {
  char* name = nullptr;
  detail::run(cloudtasks_project_path, detail::CText(project), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_project_path(std::string_view name) {
  char* ids[1] = {};
  detail::run(cloudtasks_parse_project_path, detail::CText(name), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

/// Builds `projects/{project}/locations/{location}/cmekConfig`.
inline std::string cmek_config_path(std::string_view project, std::string_view location) {
  char* name = nullptr;
  detail::run(cloudtasks_cmek_config_path, detail::CText(project), detail::CText(location), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/cmekConfig`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 2> parse_cmek_config_path(std::string_view name) {
  char* ids[2] = {};
  detail::run(cloudtasks_parse_cmek_config_path, detail::CText(name), &ids[0], &ids[1]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1])}};
}

/// Builds `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`.
inline std::string crypto_key_path(std::string_view project, std::string_view location, std::string_view key_ring, std::string_view crypto_key) {
  char* name = nullptr;
  detail::run(cloudtasks_crypto_key_path, detail::CText(project), detail::CText(location), detail::CText(key_ring), detail::CText(crypto_key), &name);
  return detail::take_text(name);
}

/// The ids in `projects/{project}/locations/{location}/keyRings/{key_ring}/cryptoKeys/{crypto_key}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 4> parse_crypto_key_path(std::string_view name) {
  char* ids[4] = {};
  detail::run(cloudtasks_parse_crypto_key_path, detail::CText(name), &ids[0], &ids[1], &ids[2], &ids[3]);
  return {{detail::take_text(ids[0]), detail::take_text(ids[1]), detail::take_text(ids[2]), detail::take_text(ids[3])}};
}

/// Builds `billingAccounts/{billing_account}`.
inline std::string billing_account_path(std::string_view billing_account) {
  char* name = nullptr;
  detail::run(cloudtasks_billing_account_path, detail::CText(billing_account), &name);
  return detail::take_text(name);
}

/// The ids in `billingAccounts/{billing_account}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_billing_account_path(std::string_view name) {
  char* ids[1] = {};
  detail::run(cloudtasks_parse_billing_account_path, detail::CText(name), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

/// Builds `folders/{folder}`.
inline std::string folder_path(std::string_view folder) {
  char* name = nullptr;
  detail::run(cloudtasks_folder_path, detail::CText(folder), &name);
  return detail::take_text(name);
}

/// The ids in `folders/{folder}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_folder_path(std::string_view name) {
  char* ids[1] = {};
  detail::run(cloudtasks_parse_folder_path, detail::CText(name), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

/// Builds `organizations/{organization}`.
inline std::string organization_path(std::string_view organization) {
  char* name = nullptr;
  detail::run(cloudtasks_organization_path, detail::CText(organization), &name);
  return detail::take_text(name);
}

/// The ids in `organizations/{organization}`; throws CLOUDTASKS_INVALID_ARGUMENT for a name of another form.
inline std::array<std::string, 1> parse_organization_path(std::string_view name) {
  char* ids[1] = {};
  detail::run(cloudtasks_parse_organization_path, detail::CText(name), &ids[0]);
  return {{detail::take_text(ids[0])}};
}

}  // namespace cloudtasks
